"""Tables that other people keep, in and out: workbooks, CSV and frames ⇄ the results of a ledger.

* ``sheet.py`` Sheet and SheetCell: a table as a spreadsheet holds it

May import ``formats`` and what is below it.
"""

from dxmodel.public import set_public_module
from dxmodel.tables.sheet import Sheet, SheetCell, column_letters, column_number

__all__ = ["Sheet", "SheetCell", "column_letters", "column_number"]

set_public_module(__name__, __all__, globals())
