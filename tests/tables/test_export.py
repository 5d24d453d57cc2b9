"""Everything as one workbook or as CSV: what is read back is what the tables hold."""

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from openpyxl.utils import get_column_letter

import dxmodel as dx
from dxmodel.errors import ParseError, ValidationError
from dxmodel.ledger import Ledger
from dxmodel.tables import changed_cells, export, export_csv, export_workbook, tidy_tables
from dxmodel.testing import ledgers, small_city
from tests.report.town import town
from tests.scaling import examples
from tests.yaml_ledger import ledger_of

HOSTILE = ledger_of(
    """
    - {id: x, number: 1-1, label: "=1+1", unit: 件, owners: ["@総務課"], note: "+1"}
    - {id: y, number: "013121", label: "http://example.jp", unit: 件, note: "1行目\\n  2行目"}
    """,
    """
    - {indicator: x, period: R6, value: "123,456,789,012,345,678件", note: "-1"}
    - {indicator: y, period: R6, value: 0.000000000001件, printed: 1/2}
    - {indicator: y, period: R7, value: {text: "TRUE"}}
    """,
)
LEDGERS = {"city": small_city(), "town": town(), "hostile": HOSTILE, "adachi": dx.load_example("adachi")}


@pytest.mark.parametrize("name", LEDGERS)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_workbook_holds_each_cell_as_it_is(name: str, language: Any) -> None:
    """Numbers as numbers, texts as texts whatever they begin with; no formula, link or merged cell."""
    tables = tidy_tables(LEDGERS[name], language)
    book = openpyxl.load_workbook(io.BytesIO(export_workbook(LEDGERS[name], language)))
    assert book.sheetnames == [table.heading for table in tables]
    for table, sheet in zip(tables, book, strict=True):
        headings, *rows = sheet.iter_rows()
        assert [cell.value for cell in headings] == [column.heading for column in table.columns]
        assert len(rows) == len(table.rows)
        for row, cells in zip(rows, table.rows, strict=True):
            for cell, content, column in zip(row, cells, table.columns, strict=True):
                expected: object = content
                if isinstance(content, Decimal):
                    expected = pytest.approx(float(content), rel=1e-15, abs=0)
                assert cell.value == expected
                assert cell.data_type in {"string": "sn", "boolean": "bn"}.get(column.kind, "n")
                assert cell.hyperlink is None
                assert column.kind != "string" or cell.number_format == "@"
        assert not sheet.merged_cells.ranges
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.print_title_rows == "$1:$1"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.page_setup.fitToHeight == 0
        for number in range(1, len(table.columns) + 1):
            assert 8 <= sheet.column_dimensions[get_column_letter(number)].width <= 31


def test_a_workbook_made_twice_is_the_same_and_names_nobody() -> None:
    """The same bytes, also of a ledger that was read from a folder."""
    content = export_workbook(small_city())
    assert content == export_workbook(small_city())
    properties = openpyxl.load_workbook(io.BytesIO(content)).properties
    assert not properties.creator
    assert not properties.lastModifiedBy
    assert properties.title == "みなと野市DX推進計画"


def read(content: bytes) -> list[list[str]]:
    """Return the rows of a CSV file, which begins with the mark of UTF-8 and has line ends of Windows."""
    assert content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig")
    assert text.count("\n") == text.count("\r\n") == len(text.splitlines())
    return [*csv.reader(io.StringIO(text, newline=""), strict=True)]


@examples(0.5)
@given(ledger=ledgers())
def test_csv_and_its_descriptor_hold_the_tables(ledger: Ledger) -> None:
    """Each field of the descriptor is a heading of its file; each file has the rows of its table."""
    files = export_csv(ledger, "実績.csv")
    package = json.loads(files["datapackage.json"])
    assert [*files] == [*(resource["path"] for resource in package["resources"]), "datapackage.json"]
    for table, resource in zip(tidy_tables(ledger), package["resources"], strict=True):
        headings, *rows = read(files[resource["path"]])
        fields = resource["schema"]["fields"]
        assert headings == [field["name"] for field in fields]
        assert [field["title"] for field in fields] == [column.name for column in table.columns]
        for row, cells in zip(rows, table.rows, strict=True):
            for text, field, cell in zip(row, fields, cells, strict=True):
                assert _parsed(text, field["type"]) == cell


def _parsed(text: str, kind: str) -> object:
    if not text:
        return None
    match kind:
        case "integer":
            return int(text)
        case "number":
            return Decimal(text)
        case "boolean":
            return {"TRUE": True, "FALSE": False}[text]
    return text


def test_the_keys_of_the_descriptor_refer_to_rows_that_exist() -> None:
    """Each indicator of a result and of a target is a row of the indicators."""
    for ledger in LEDGERS.values():
        for language in ("ja", "en"):
            files = export_csv(ledger, "x.csv", language)
            resources = {each["name"]: each for each in json.loads(files["datapackage.json"])["resources"]}
            for resource in resources.values():
                for key in resource["schema"].get("foreignKeys", ()):
                    other = resources[key["reference"]["resource"]]
                    own_values = _column(files[resource["path"]], *key["fields"])
                    values = _column(files[other["path"]], *key["reference"]["fields"])
                    assert {*own_values} <= {*values}
                    assert len({*values}) == len(values)


def _column(content: bytes, heading: str) -> list[str]:
    headings, *rows = read(content)
    return [row[headings.index(heading)] for row in rows]


def test_the_cells_that_excel_would_change_are_named() -> None:
    """Numbers that look like days, codes with a zero, formulas, long numbers; in a workbook only the last."""
    texts = {text for _, _, text in changed_cells(HOSTILE)}
    days, formulas = {"1-1", "1/2"}, {"=1+1", "@総務課", "+1"}
    assert texts == {*days, *formulas, "013121", "123456789012345678", "0.000000000001"}
    in_workbook = [*changed_cells(HOSTILE, in_workbook=True)]
    assert in_workbook == [("実績", heading, "123456789012345678") for heading in ("値", "下限値", "上限値")]


def test_files_of_others_are_not_replaced_beside_the_one_that_is_named(tmp_path: Path) -> None:
    """An earlier export is; nothing is written where one file is refused, and the old ones stay whole."""
    target = tmp_path / "実績.csv"
    written = export(small_city(), target)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(path.name for path in written)
    assert export(town(), target) == written
    for name, content in (("datapackage.json", '{"resources": []}'), ("実績_指標.csv", "x")):
        folder = tmp_path / name.partition(".")[0]
        folder.mkdir()
        (folder / name).write_text(content, "utf-8")
        with pytest.raises(ValidationError) as error:
            export(small_city(), folder / "実績.csv")
        assert name in str(error.value)
        assert [path.name for path in folder.iterdir()] == [name]
        assert (folder / name).read_text("utf-8") == content
    with pytest.raises(ParseError):
        export(small_city(), tmp_path / "実績.xls")
