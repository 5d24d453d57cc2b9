import io
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from unittest.mock import patch

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment

from dxmodel.errors import Place, ValidationError
from dxmodel.formats import limits
from dxmodel.tables import CellFault, Sheet, SheetCell, read_workbook, workbook
from tests.tables.written import MAIN, PARTS, RELATIONS, write_parts, written


def contents(sheet: Sheet) -> dict[str, object]:
    """Return what each cell contains, by its address."""
    return {
        str(sheet.place(row, column).cell): cell.content
        for row, cells in sheet.rows.items()
        for column, cell in cells.items()
    }


def cell_of(sheet: Sheet, row: int, column: int) -> SheetCell:
    """Return a cell that is not empty."""
    cell = sheet.cell_or_merged(row, column)
    assert cell is not None
    return cell


def problem_of(path: Path):
    """Return the one problem of a file."""
    with pytest.raises(ValidationError) as error:
        read_workbook(path)
    (problem,) = error.value.problems
    assert problem.describe("ja") != problem.describe("en")
    return problem


def test_cells_are_read_as_they_were_written(tmp_path):
    """Texts with their spaces, exact numbers, days, truth values; blank cells are absent."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "実績"
    sheet.append(["指標名", " 1,204 ", 0.1, 12345678901, True, date(2024, 4, 1), "", " \u3000\n", -0.5])
    sheet["C1"].number_format = '0.0"件"'
    sheet["A3"] = 0.505
    sheet["A3"].number_format = "0.0%"
    sheet["B3"] = datetime(2024, 4, 1, 12, 30)
    sheet["C3"] = 45383
    sheet["C3"].number_format = '[$-411]ggge"年度"'
    book.save(tmp_path / "a.xlsx")
    (read,) = read_workbook(tmp_path / "a.xlsx")
    assert contents(read) == {
        "A1": "指標名", "B1": " 1,204 ", "C1": Decimal("0.1"), "D1": Decimal(12345678901), "E1": True,
        "F1": date(2024, 4, 1), "I1": Decimal("-0.5"),
        "A3": Decimal("0.505"), "B3": datetime(2024, 4, 1, 12, 30), "C3": date(2024, 4, 1),
    }  # fmt: skip
    assert cell_of(read, 1, 3).number_format == '0.0"件"'
    assert read.place(3, 1) == Place(file=str(tmp_path / "a.xlsx"), sheet="実績", cell="A3")


def test_merged_hidden_and_commented_cells_are_marked(tmp_path):
    """A merged cell covers positions, hidden rows are read, the author of a comment is not."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in range(1, 5):
        sheet.append([None, row, row])
    sheet["A1"] = "登録者数"
    sheet.merge_cells("A1:A999")
    sheet["B2"].comment = Comment("福祉課 田中:\n6月に確定", "福祉課 田中")
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions.group("C", "E", hidden=True)
    book.create_sheet("履歴").sheet_state = "veryHidden"
    book.save(tmp_path / "a.xlsx")
    first, second = read_workbook(tmp_path / "a.xlsx")
    assert first.merged == {(row, 1): (1, 1) for row in (2, 3, 4)}
    assert cell_of(first, 4, 1).content == "登録者数"
    assert cell_of(first, 2, 2).comment == "6月に確定"
    assert (first.hidden_rows, first.hidden_columns) == (frozenset({2}), frozenset({3}))
    assert (first.is_hidden, second.is_hidden, second.name, second.last_row) == (False, True, "履歴", 0)


def test_a_formula_has_its_stored_result_or_is_a_fault(tmp_path):
    """Of a workbook that wants to be computed when it is opened, a stored zero is no result."""
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    sheet = book.add_worksheet("実績")
    sheet.write_formula("A1", "=B1/C1", None, 0.64)
    sheet.write_formula("A2", "=B2/C2")
    sheet.write_formula("A4", "=1/0", None, "#DIV/0!")
    sheet.write_number("A5", 0)
    book.close()
    (read,) = read_workbook(tmp_path / "a.xlsx")
    assert contents(read) == {
        "A1": Decimal("0.64"),
        "A2": CellFault("tables.not_computed", "B2/C2"),
        "A4": CellFault("tables.error_value", "#DIV/0!"),
        "A5": Decimal(0),
    }
    assert [cell_of(read, row, 1).is_computed for row in (1, 2, 4, 5)] == [True, True, True, False]
    saved = openpyxl.load_workbook(tmp_path / "a.xlsx")
    saved.save(tmp_path / "b.xlsx")  # openpyxl keeps no results
    (read,) = read_workbook(tmp_path / "b.xlsx")
    faults = [cell.content for cells in read.rows.values() for cell in cells.values() if cell.is_computed]
    assert faults == [CellFault("tables.not_computed", each) for each in ("B1/C1", "B2/C2", "1/0")]


def test_what_no_library_writes_is_read_too(tmp_path):
    """Readings in kana, runs of letters, escapes, cells without addresses, prefixes, days of ISO 8601."""
    texts = (
        "<si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh></si>"
        "<si><r><t>約</t></r><r><rPr/><t xml:space='preserve'> 5</t></r></si>"
        "<si><t>a_x000D_b_x005F_x000D_</t></si>"
    )
    styles = (
        "<numFmts><numFmt numFmtId='164' formatCode='0&quot;件&quot;'/></numFmts>"
        "<cellXfs><xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='57'/></cellXfs>"
    )
    rows = (
        "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c><c t='s'><v>2</v></c><c t='s'><v>9</v></c></row>"
        "<x:row xmlns:x='y'><x:c s='1'><x:v>5</x:v></x:c><x:c s='2'><x:v>45383</x:v></x:c></x:row>"
        "<row r='7'><c r='D7' t='inlineStr'><is><t>字</t></is></c><c t='d'><v>2024-04-01</v></c>"
        "<c><v>x</v></c>"
        "<c s='99'><v>1E3</v></c><c t='b'><v>0</v></c><c t='e'><v>#REF!</v></c><c s='1'/></row>"
        "<row r='5'><c r='C5' t='str'><f>IF(B5=2,&quot;&quot;,1)</f><v></v></c>"
        "<c r='B5'><v>2</v></c><c r='A5'><v>0.50500000000000003</v></c></row>"
    )
    parts = {
        "xl/sharedStrings.xml": f"<sst xmlns='{MAIN}'>{texts}</sst>",
        "xl/styles.xml": f"<styleSheet xmlns='{MAIN}'>{styles}</styleSheet>",
    }
    (sheet,) = read_workbook(write_parts(tmp_path / "a.xlsx", rows, parts=parts))
    assert list(contents(sheet).items()) == [
        ("A1", "東京"), ("B1", "約 5"), ("C1", "a\rb_x000D_"), ("D1", CellFault("tables.broken_cell", "9")),
        ("A2", Decimal(5)), ("B2", date(2024, 4, 1)),
        ("A5", Decimal("0.505")), ("B5", Decimal(2)),
        ("D7", "字"), ("E7", date(2024, 4, 1)), ("F7", CellFault("tables.broken_cell", "x")),
        ("G7", Decimal(1000)), ("H7", False), ("I7", CellFault("tables.error_value", "#REF!")),
    ]  # fmt: skip
    formats = [cell_of(sheet, 2, column).number_format for column in (1, 2)]
    assert formats == ['0"件"', "[$-411]ge.m.d"]


def test_values_from_another_workbook_are_marked(tmp_path):
    """They are those of the last time that it was read."""
    rows = (
        "<row><c><f>[1]実績!A1*2</f><v>5</v></c>"
        "<c><f t='shared' si='0' ref='B1:C1'>'[1]Sheet 1'!B1</f><v>6</v></c>"
        "<c><f t='shared' si='0'/><v>7</v></c><c><f>SUM(表1[1])</f><v>8</v></c></row>"
    )
    path = write_parts(tmp_path / "a.xlsx", rows, parts={"xl/externalLinks/externalLink1.xml": "<x/>"})
    assert read_workbook(path)[0].external == ((1, 1), (1, 2), (1, 3))


def test_rows_far_below_the_data_that_are_only_formatted_are_no_rows(tmp_path):
    """The used range of a sheet is what is not empty."""
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    sheet = book.add_worksheet()
    sheet.write("A1", "指標名")
    sheet.write_blank("XFD1048576", None, book.add_format({"bold": True}))
    sheet.write_string("B900000", " ")
    book.close()
    (read,) = read_workbook(tmp_path / "a.xlsx")
    assert (read.last_row, contents(read)) == (1, {"A1": "指標名"})


def _zipped(name: str, content: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500
MACRO_TYPES = PARTS["[Content_Types].xml"].replace(
    "openxmlformats-officedocument.spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main"
)
NO_SHEETS = f"<workbook xmlns='{MAIN}' xmlns:r='{RELATIONS}'><sheets/></workbook>"
NO_ENCODING = "<?xml version='1.0' encoding='x'?><a/>"
ENTITIES = '<!DOCTYPE x [<!ENTITY a "b">]><sst>&a;</sst>'
OUTSIDE = '<!DOCTYPE x SYSTEM "file:///etc/hostname"><workbook/>'
HALF = "<worksheet><sheetData>"
BROKEN = {
    "a sheet that is missing": written(parts={"xl/worksheets/sheet1.xml": None}),
    "half a file": written()[:-40],
    "half a sheet": written(parts={"xl/worksheets/sheet1.xml": HALF}),
    "entities": written(parts={"xl/sharedStrings.xml": ENTITIES}),
    "an external entity": written(parts={"xl/workbook.xml": OUTSIDE}),
    "deep elements": written("<row>" + "<a>" * 1000 + "</a>" * 1000 + "</row>"),
    "a column beyond the last": written("<row><c r='XFE1'><v>1</v></c></row>"),
    "a row beyond the last": written("<row r='1048577'><c><v>1</v></c></row>"),
    "another encoding": written(parts={"xl/workbook.xml": NO_ENCODING}),
}
BOMB = f"<worksheet>{' ' * 4_000_000}</worksheet>"
OTHER_FILES = {
    "an empty file": (b"", "tables.empty"),
    "a workbook with a password": (OLE + "EncryptedPackage".encode("utf-16-le"), "tables.encrypted"),
    "the old format": (OLE + "Workbook".encode("utf-16-le"), "tables.xls"),
    "another file of OLE": (OLE, "tables.not_a_workbook"),
    "CSV": ("指標名,実績\n".encode("cp932"), "tables.not_a_workbook"),
    "a page": (b"<html><table></table></html>", "tables.not_a_workbook"),
    "PDF": (b"%PDF-1.7", "tables.not_a_workbook"),
    "noise": (bytes(range(256)), "tables.not_a_workbook"),
    "a document": (_zipped("word/document.xml"), "tables.not_a_workbook"),
    "OpenDocument": (_zipped("mimetype"), "tables.not_a_workbook"),
    "macros": (written(parts={"[Content_Types].xml": MACRO_TYPES}), "tables.macros"),
    "a project of macros": (written(parts={"xl/vbaProject.bin": b""}), "tables.macros"),
    "no sheet": (written(parts={"xl/workbook.xml": NO_SHEETS}), "tables.no_sheets"),
    **{name: (data, "tables.broken_file") for name, data in BROKEN.items()},
}


@pytest.mark.parametrize("name", OTHER_FILES)
def test_what_is_no_workbook_is_one_located_problem(tmp_path, name):
    """Whatever its name says."""
    data, code = OTHER_FILES[name]
    path = tmp_path / "実績.xlsx"
    path.write_bytes(data)
    problem = problem_of(path)
    assert (problem.code, problem.place.file) == (code, str(path))


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path):
    """So is a workbook that claims to be small."""
    path = write_parts(tmp_path / "a.xlsx", parts={"xl/worksheets/sheet1.xml": BOMB})
    with patch.object(limits, "MAX_FILE_BYTES", 2**20):
        assert problem_of(path).code == "tables.unpacked_too_large"


def test_the_size_of_a_sheet_is_limited(tmp_path):
    """The problem names the first row that is too much."""
    rows = "".join(f"<row r='{row}'><c><v>1</v></c><c><v>2</v></c></row>" for row in range(1, 12))
    path = write_parts(
        tmp_path / "a.xlsx", rows, after="<mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>"
    )
    for limit, code, cell in (
        ("MAX_ROWS", "tables.too_many_rows", "A11"),
        ("MAX_COLUMNS", "tables.too_many_columns", "A1"),
        ("MAX_CELLS", "tables.too_many_cells", None),
        ("MAX_MERGED", "tables.too_many_merged", None),
    ):
        with patch.object(workbook, limit, 1 if limit == "MAX_COLUMNS" else 10):
            problem = problem_of(path)
            assert (problem.code, problem.place.cell, problem.place.sheet) == (code, cell, "実績")


def test_a_file_that_cannot_be_opened_is_one_problem(tmp_path):
    """None, a folder, one that is open in a spreadsheet program, and the lock of that."""
    assert problem_of(tmp_path / "a.xlsx").code == "file.missing"
    (tmp_path / "b.xlsx").mkdir()
    assert problem_of(tmp_path / "b.xlsx").code == "file.not_regular"
    path = write_parts(tmp_path / "c.xlsx")
    read_workbook(path)
    for lock in (tmp_path / "~$c.xlsx", tmp_path / ".~lock.c.xlsx#"):
        lock.write_bytes(b"x")
        problem = problem_of(path)
        assert (problem.code, problem.facts["lock"]) == ("tables.open_elsewhere", lock.name)
        if lock.name.startswith("~$"):
            assert problem_of(lock).facts == {"workbook": "c.xlsx"}
        lock.unlink()
