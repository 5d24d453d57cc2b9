"""Tables that other people keep, in and out: workbooks, CSV and frames ⇄ the results of a ledger.

* ``sheet.py`` Sheet and SheetCell: a table as a spreadsheet holds it
* ``workbook.py`` a workbook of Excel → sheets; ``package.py`` its parts, within limits;
  ``open_elsewhere.py`` whether it is open in a spreadsheet program
* ``cell_value.py`` a cell → the value of an indicator
* ``delimited.py`` CSV → a sheet; ``read_sheets.py`` either, by the content of a file
* ``number_format.py`` what a spreadsheet shows for a cell
* ``entry_workbook.py`` write the workbooks in which departments enter their results · ``entry_form.py`` what
  such a workbook asks for, row by row
* ``collect.py`` read the workbooks of a folder back · ``returned_workbook.py`` one of them, with what was
  issued · ``entered_value.py`` what a row states · ``collected.py`` what becomes of each row
* ``return_workbooks.py`` write those with problems again, with what is to be checked
* ``table_file.py`` read one table from a file
* ``layout_file.py`` read the file of a layout
* ``draft.py`` draft a layout · ``headings.py`` what a heading suggests
* ``layout_check.py`` whether a table still is as its layout describes it
* ``indicator_list.py`` found the indicators of a plan from a table
* ``proposed_plan.py`` the plan as a table has it, for the draft of a revision
* ``indicator_sheet.py`` the empty list of indicators of a new plan, and its layout
* ``own_year.py`` a fiscal year in brackets behind a value
* ``indicator_rows.py`` which rows are of which indicator
* ``compare_entries.py`` compare new entries with those of a ledger
* ``import_table.py`` read a table by its layout, and compare it with a ledger · ``table_import.py`` the
  result, cell by cell
* ``export.py`` write everything as one tidy workbook or as CSV · ``tidy_table.py`` the tables ·
  ``changed_by_excel.py`` what Excel would change in CSV · ``display_width.py`` how wide a text is

May import ``storage`` and what is below it.
"""

import dxmodel.storage  # noqa: F401  before its modules, or two threads can wait for each other
from dxmodel.public import set_public_module
from dxmodel.tables.cell_value import CellNote, CellValue, read_value
from dxmodel.tables.collect import collect
from dxmodel.tables.collected import Collected, CollectedRow, LockedChange, RowOutcome
from dxmodel.tables.delimited import read_delimited
from dxmodel.tables.draft import draft_layout
from dxmodel.tables.entry_workbook import write_entry_workbooks
from dxmodel.tables.export import changed_cells, export, export_csv, export_workbook
from dxmodel.tables.import_table import import_table
from dxmodel.tables.indicator_list import plan_with_indicators
from dxmodel.tables.indicator_sheet import indicator_sheet_layout, write_indicator_sheet
from dxmodel.tables.layout_check import check_layout
from dxmodel.tables.layout_file import load_layout
from dxmodel.tables.number_format import decimals_shown, shown
from dxmodel.tables.proposed_plan import proposed_plan
from dxmodel.tables.read_sheets import read_sheets
from dxmodel.tables.return_workbooks import return_workbooks
from dxmodel.tables.sheet import CellFault, Sheet, SheetCell, column_letters, column_number
from dxmodel.tables.table_file import read_table
from dxmodel.tables.table_import import CellOutcome, ImportedCell, PlanDifference, TableImport
from dxmodel.tables.tidy_table import TidyColumn, TidyTable, tidy_tables
from dxmodel.tables.workbook import read_workbook

__all__ = [
    "CellFault",
    "CellNote",
    "CellOutcome",
    "CellValue",
    "Collected",
    "CollectedRow",
    "ImportedCell",
    "LockedChange",
    "PlanDifference",
    "RowOutcome",
    "Sheet",
    "SheetCell",
    "TableImport",
    "TidyColumn",
    "TidyTable",
    "changed_cells",
    "check_layout",
    "collect",
    "column_letters",
    "column_number",
    "decimals_shown",
    "draft_layout",
    "export",
    "export_csv",
    "export_workbook",
    "import_table",
    "indicator_sheet_layout",
    "load_layout",
    "plan_with_indicators",
    "proposed_plan",
    "read_delimited",
    "read_sheets",
    "read_table",
    "read_value",
    "read_workbook",
    "return_workbooks",
    "shown",
    "tidy_tables",
    "write_entry_workbooks",
    "write_indicator_sheet",
]

set_public_module(__name__, __all__, globals())
