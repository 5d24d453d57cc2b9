"""What is read in a workbook is what openpyxl, an independent reader, reads in it."""

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from dxmodel.tables import CellFault, read_workbook

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.xlsx"))


@pytest.mark.parametrize("path", SAMPLES, ids=[each.stem for each in SAMPLES])
def test_both_read_the_same_cells(path: Path) -> None:
    """The same sheets, positions, texts, numbers, number formats and merged cells.

    Where a cell has an error, a formula without a result or a day, the two have other words for it.
    """
    book = openpyxl.load_workbook(path, data_only=True)
    sheets = read_workbook(path)
    assert [each.name for each in sheets] == [each.title for each in book.worksheets]
    compared = 0
    for sheet, other in zip(sheets, book.worksheets, strict=True):
        for row, cells in sheet.rows.items():
            for column, cell in cells.items():
                value = other.cell(row, column).value
                if isinstance(cell.content, Decimal) and isinstance(value, int | float):
                    assert cell.content == Decimal(str(value))
                    assert cell.number_format.casefold() == other.cell(row, column).number_format.casefold()
                    compared += 1
                elif isinstance(cell.content, str):
                    assert cell.content.split() == str(value).split()
                    compared += 1
                else:
                    assert isinstance(cell.content, CellFault) or cell.content is not None
        empty = {
            (cell.row, cell.column)
            for cells in other.iter_rows()
            for cell in cells
            if cell.value is not None and str(cell.value).strip() and cell.column not in sheet.row(cell.row)
        }
        assert empty == set()
        corners = {(each.min_row, each.min_col) for each in other.merged_cells.ranges}
        assert set(sheet.merged.values()) == corners
    assert compared > 10
