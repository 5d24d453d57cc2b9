from decimal import Decimal
from pathlib import Path

import pytest

from dxmodel.errors import DxError
from dxmodel.tables import CellFault, Sheet, SheetCell, read_value, read_workbook
from tests.tables import samples

FILES = sorted(samples.FOLDER.glob("*.xlsx"))


def outcome(cell: SheetCell, unit: str) -> str:
    """Return the text of the value of a cell, or the code of its error."""
    try:
        return f"{read_value(cell, unit=unit).value:ja}"
    except DxError as error:
        return error.code


def rows_of(sheet: Sheet) -> dict[str, tuple[str, str]]:
    """Return the unit of each row by its name, and what is read from its result."""
    return {
        str(cells[1].content): (str(cells[2].content), outcome(cells[3], str(cells[2].content)))
        for row, cells in sheet.rows.items()
        if row > 2 and {1, 2, 3} <= cells.keys()
    }


def test_there_is_a_sample_of_each_program():
    """Of openpyxl and XlsxWriter, and each saved by LibreOffice."""
    assert [each.stem for each in FILES] == [
        "openpyxl", "openpyxl_libreoffice", "xlsxwriter", "xlsxwriter_libreoffice",
    ]  # fmt: skip


@pytest.mark.parametrize("path", FILES, ids=lambda each: each.stem)
def test_each_trap_of_a_sample_has_its_value_or_its_error(path):
    """All together in one sheet, whichever program saved it."""
    sheet, other = read_workbook(path)
    assert rows_of(sheet) == {name: (unit, result) for name, unit, _, _, result in samples.TRAPS}
    assert (sheet.name, other.name, other.is_hidden) == ("実績", "作業用", True)
    assert (sheet.hidden_rows, sheet.hidden_columns) == (frozenset({4}), frozenset({2}))
    assert sheet.last_row == len(samples.TRAPS) + 2
    title, first = sheet.cell_or_merged(1, 3), sheet.cell(3, 3)
    assert title is not None
    assert title.content == "令和6年度 進捗管理表"
    assert first is not None
    assert first.comment is not None
    assert first.comment.endswith("6月に確定")
    if path.stem.startswith("xlsxwriter"):
        computed = [sheet.rows[row][4] for row in (3, 4)]
        assert all(each.is_computed for each in computed)
        assert [each.content for each in computed] == [
            Decimal(1390), CellFault("tables.error_value", "#DIV/0!"),
        ]  # fmt: skip


@pytest.mark.parametrize("trap", samples.TRAPS, ids=lambda each: each[0])
def test_each_trap_alone_has_its_value_or_its_error(trap):
    """Without the file around it."""
    _, unit, content, number_format, result = trap
    number = Decimal(repr(content)) if isinstance(content, float | int) and content is not True else content
    assert outcome(SheetCell(number, number_format), unit) == result


def test_the_samples_are_those_of_the_script(tmp_path: Path):
    """After a change of the script they are written again."""
    for name, write in (
        ("openpyxl", samples.write_with_openpyxl),
        ("xlsxwriter", samples.write_with_xlsxwriter),
    ):
        write(tmp_path / "a.xlsx")
        written, committed = (
            read_workbook(each) for each in (tmp_path / "a.xlsx", samples.FOLDER / f"{name}.xlsx")
        )
        assert [sheet.rows for sheet in written] == [sheet.rows for sheet in committed]
