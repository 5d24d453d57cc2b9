from contextlib import suppress
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmodel.errors import DxError, Place, ValidationError
from dxmodel.tables import Sheet, delimited, read_delimited, read_sheets
from dxmodel.tables.sheet import is_blank
from tests.tables.written import written

TEXT = "指標名,実績（R6）\r\nコンビニ交付率,50.5％\r\nカバー率①,約5\r\n"
ROWS = [["指標名", "実績（R6）"], ["コンビニ交付率", "50.5％"], ["カバー率①", "約5"]]


def rows_of(sheet: Sheet) -> dict[int, dict[int, object]]:
    """Return the contents of the cells."""
    return {
        row: {column: cell.content for column, cell in cells.items()} for row, cells in sheet.rows.items()
    }


def read(data: bytes) -> dict[int, dict[int, object]]:
    """Return the contents of the cells of a file."""
    return rows_of(delimited.table_of(data, "a.csv"))


def numbered(rows) -> dict[int, dict[int, object]]:
    """Return rows by their numbers."""
    return {row: dict(enumerate(cells, 1)) for row, cells in enumerate(rows, 1)}


def problem_of(data: bytes):
    """Return the one problem of a file."""
    with pytest.raises(ValidationError) as error:
        read(data)
    (problem,) = error.value.problems
    assert problem.describe("ja") != problem.describe("en")
    return problem


def test_each_encoding_of_japanese_files_reads_alike():
    """With a mark or without; EUC-JP where it cannot be cp932."""
    for encoding in ("utf-8", "utf-8-sig", "cp932", "utf-16"):
        assert read(TEXT.encode(encoding)) == numbered(ROWS), encoding
    assert read("\ufeff".encode("utf-16-be") + TEXT.encode("utf-16-be")) == numbered(ROWS)
    without_mark = TEXT.replace("①", "")
    assert read(without_mark.encode("euc_jp")) == read(without_mark.encode())


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (TEXT.encode("utf-16-le"), "tables.other_encoding", None),
        (TEXT.replace("①", "").encode("iso2022_jp"), "tables.other_encoding", None),
        (TEXT.encode("utf-32"), "tables.other_encoding", None),
        (b"a,b\nc,\xff\xff\xfe", "tables.unknown_encoding", 2),
        (b"\xef\xbb\xbfa,\xff", "tables.unknown_encoding", 1),
        (b"a,b\nc,\0d\n" + b"x" * 100, "tables.nul", 2),
        (b'a,b\nc,"d\ne,f\n', "tables.open_quote", 2),
        (b'a,b\nc,"d"e\n', "formats.csv_syntax", 2),
        (b"", "tables.empty", None),
        (written(), "tables.not_delimited", None),
        (b"%PDF-1.7", "tables.not_delimited", None),
        (b"<html>", "tables.not_delimited", None),
    ],
)
def test_what_cannot_be_read_is_one_located_problem(data, code, line):
    """The message says how to save the file."""
    problem = problem_of(data)
    assert (problem.code, problem.place) == (code, Place(file="a.csv", line=line))


def test_commas_tabs_and_semicolons_are_told_apart():
    """By what stands equally often in most lines; numbers have commas too."""
    for separator in "\t;,":
        lines = ["令和6年度の実績", *(separator.join(f'"{cell}"' for cell in row) for row in ROWS)]
        assert read("\n".join(lines).encode()) == numbered([["令和6年度の実績"], *ROWS]), separator
    assert read("名\t値\n甲\t1,204\n乙\t2,500,000\n".encode()) == numbered(
        [["名", "値"], ["甲", "1,204"], ["乙", "2,500,000"]]
    )
    assert read("sep=;\r\n名,a;値\r\n".encode()) == numbered([["名,a", "値"]])
    assert read("甲\r乙\r".encode()) == numbered([["甲"], ["乙"]])


def test_cells_are_texts_as_they_stand():
    """Line breaks, quotes, spaces, days and leading zeros; blank cells and rows are absent, and counted."""
    text = 'a,"b\r\nc",\u3000\r\n\r\n 2025/6/30 ,"say ""x""",0086,="0012",1/2\r\n,,\r\nd\r\n'
    assert read(text.encode("cp932")) == {
        1: {1: "a", 2: "b\nc"},
        3: {1: " 2025/6/30 ", 2: 'say "x"', 3: "0086", 4: "0012", 5: "1/2"},
        5: {1: "d"},
    }


def test_the_size_is_limited():
    """The problem names the row that is too much."""
    for limit, code in (("MAX_ROWS", "rows"), ("MAX_COLUMNS", "columns"), ("MAX_CELLS", "cells")):
        with patch.object(delimited, limit, 2):
            problem = problem_of(b"a\nb\nc,d,e\n")
            assert (problem.code, problem.place.line) == (f"tables.too_many_{code}", 3)


def test_the_content_decides_what_a_file_is(tmp_path):
    """A name that contradicts it is a problem, whatever the case of its letters."""
    workbook, text = tmp_path / "a.xlsx", tmp_path / "a.CSV"
    workbook.write_bytes(written("<row><c><v>1</v></c></row>"))
    text.write_bytes(TEXT.encode("cp932"))
    assert [sheet.name for sheet in read_sheets(workbook)] == ["実績"]
    assert [rows_of(sheet) for sheet in read_sheets(text)] == [numbered(ROWS)]
    assert rows_of(read_delimited(text)) == numbered(ROWS)
    for data, name, code in (
        (TEXT.encode(), "b.xlsx", "tables.other_suffix"),
        (written(), "b.csv", "tables.other_suffix"),
        (b"%PDF-1.7", "b.csv", "tables.not_delimited"),
        (b"%PDF-1.7", "b.xlsx", "tables.not_a_workbook"),
        (b"", "b", "tables.empty"),
    ):
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(ValidationError) as error:
            read_sheets(path)
        assert [problem.code for problem in error.value.problems] == [code]


LETTERS = st.text(',;\t"\r\nあア①=a ', max_size=30).map(lambda each: each.encode("cp932"))


@given(st.one_of(st.binary(max_size=60), LETTERS))
def test_no_bytes_give_an_unplanned_exception(data):
    """They are a table, or an error of this library."""
    with suppress(DxError):
        read(data)


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), min_size=1).filter(
    lambda each: not is_blank(each) and not each.startswith("=")
)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=3), min_size=1, max_size=4))
def test_what_is_written_as_csv_is_read_back(rows):
    """Whatever the cells contain, in UTF-8 with a mark and all cells in quotes."""
    text = "".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\r\n" for row in rows)
    assert read(text.encode("utf-8-sig")) == numbered(rows)
