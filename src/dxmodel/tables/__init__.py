"""Tables that other people keep, in and out: workbooks, CSV and frames ⇄ the results of a ledger.

* ``sheet.py`` Sheet and SheetCell: a table as a spreadsheet holds it
* ``workbook.py`` a workbook of Excel → sheets; ``package.py`` its parts, within limits;
  ``open_elsewhere.py`` whether it is open in a spreadsheet program
* ``delimited.py`` CSV → a sheet; ``read_sheets.py`` either, by the content of a file
* ``number_format.py`` what a spreadsheet shows for a cell
* ``entry_workbook.py`` write the workbooks in which departments enter their results · ``entry_form.py`` what
  such a workbook asks for, row by row

May import ``storage`` and what is below it.
"""

import dxmodel.storage  # noqa: F401  before its modules, or two threads can wait for each other
from dxmodel.public import set_public_module
from dxmodel.tables.delimited import read_delimited
from dxmodel.tables.entry_workbook import write_entry_workbooks
from dxmodel.tables.number_format import decimals_shown, shown
from dxmodel.tables.read_sheets import read_sheets
from dxmodel.tables.sheet import CellFault, Sheet, SheetCell, column_letters, column_number
from dxmodel.tables.workbook import read_workbook

__all__ = [
    "CellFault",
    "Sheet",
    "SheetCell",
    "column_letters",
    "column_number",
    "decimals_shown",
    "read_delimited",
    "read_sheets",
    "read_workbook",
    "shown",
    "write_entry_workbooks",
]

set_public_module(__name__, __all__, globals())
