"""Tables that other people keep, in and out: workbooks, CSV and frames ⇄ the results of a ledger.

* ``sheet.py`` Sheet and SheetCell: a table as a spreadsheet holds it
* ``entry_workbook.py`` write the workbooks in which departments enter their results · ``entry_form.py`` what
  such a workbook asks for, row by row

May import ``storage`` and what is below it.
"""

import dxmodel.storage  # noqa: F401  before its modules, or two threads can wait for each other
from dxmodel.public import set_public_module
from dxmodel.tables.entry_workbook import write_entry_workbooks
from dxmodel.tables.sheet import Sheet, SheetCell, column_letters, column_number

__all__ = ["Sheet", "SheetCell", "column_letters", "column_number", "write_entry_workbooks"]

set_public_module(__name__, __all__, globals())
