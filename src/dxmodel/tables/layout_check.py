"""check_layout: whether a table still is as its layout describes it."""

import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence

from dxmodel.errors import DxError, ParseError, Problem, ValidationError
from dxmodel.formats import ColumnRole, TableLayout
from dxmodel.tables.sheet import CellFault, Position, Sheet, SheetCell, column_letters, column_number

__all__ = [
    "cell_position",
    "check_layout",
    "folded",
    "heading_of",
    "one_line",
    "repeats_headings",
    "text_of",
    "without_brackets",
]


def folded(text: str) -> str:
    """Return a name in the form in which names are compared: NFKC, without white space.

    >>> folded("オンライン　申請\\n（ＤＸ）")
    'オンライン申請(DX)'
    """
    return "".join(unicodedata.normalize("NFKC", text).split())


def one_line(text: str) -> str:
    """Return a text with each run of white space as one space.

    >>> one_line(" 現状値\\n（令和5年度） ")
    '現状値 （令和5年度）'
    """
    return " ".join(text.split())


def text_of(cell: SheetCell | None) -> str:
    """Return the text of a cell on one line; of a cell with an error, the error; empty for an empty cell."""
    content = "" if cell is None else cell.content
    return one_line(content.found if isinstance(content, CellFault) else str(content))


def without_brackets(unit: str) -> str:
    """Return a unit that stands in brackets as a whole, such as （人）, without them.

    >>> without_brackets("（人）"), without_brackets("件（人）")
    ('人', '件（人）')
    """
    return unit[1:-1] if unit[:1] in {"(", "（"} and unit[-1:] in {")", "）"} else unit


def heading_of(sheet: Sheet, rows: Iterable[int], column: int) -> str:
    """Return the heading of a column: the texts of its heading cells, from top to bottom.

    A merged cell is the heading of each column and row that it covers, once.
    """
    corners = dict.fromkeys(sheet.merged.get((row, column), (row, column)) for row in rows)
    return " ".join(filter(None, (text_of(sheet.cell(*corner)) for corner in corners)))


def repeats_headings(sheet: Sheet, header: Sequence[int], row: int) -> bool:
    """Return whether a row below the headings has nothing but the headings of its columns again."""
    cells = sheet.row(row)
    is_below = row not in header and len(cells) > 1
    return is_below and all(_is_heading(sheet, header, row, column) for column in cells)


def cell_position(address: str) -> Position:
    """Return the row and the column of an address such as ``B3``.

    Raises:
        ParseError: the text is no address of a cell.
    """
    letters = address.rstrip("0123456789")
    row = address[len(letters) :]
    if not letters or not row or int(row) == 0:
        raise ParseError("tables.no_address", found=address)
    return int(row), column_number(letters)


def check_layout(sheet: Sheet, layout: TableLayout) -> None:
    """Check that the title, the headings and the columns of a table are those of its layout.

    Raises:
        ValidationError: everything that has changed.
    """
    if problems := [*_changes(sheet, layout)]:
        raise ValidationError(problems)


def _changes(sheet: Sheet, layout: TableLayout) -> Iterator[Problem]:
    for address, expected in layout.title:
        try:
            position = cell_position(address)
        except DxError as error:
            yield Problem.of(error, "title")
            continue
        text = text_of(sheet.cell_or_merged(*position))
        if folded(text) != folded(expected):
            facts = {"found": text, "wanted": expected}
            yield Problem(path="title", code="tables.other_title", facts=facts, place=sheet.place(*position))
    header_row = layout.header[-1]
    for each in layout.columns:
        column = column_number(each.column)
        heading = heading_of(sheet, layout.header, column)
        if folded(heading) != folded(each.heading or ""):
            facts = {"found": heading, "wanted": each.heading or "", "column": each.column}
            place = sheet.place(header_row, column)
            yield Problem(path=each.column, code="tables.other_heading", facts=facts, place=place)
    described = {column_number(each.column) for each in layout.columns}
    first, last = rows_of(sheet, layout)
    yield from _other_tables(sheet, layout, range(first, last + 1))
    used: dict[int, int] = {}
    for row, cells in sheet.rows.items():
        if row in layout.header or first <= row <= last:
            for column in cells:
                used.setdefault(column, row)
    for column in sorted(used.keys() - described):
        facts = {"heading": heading_of(sheet, layout.header, column), "column": column_letters(column)}
        place = sheet.place(used[column], column)
        yield Problem(path=facts["column"], code="tables.new_column", facts=facts, place=place)


def _other_tables(sheet: Sheet, layout: TableLayout, rows: Container[int]) -> Iterator[Problem]:
    """Yield the rows in which the column of names has its heading again, and another has another heading."""
    read = {
        column_number(each.column): each.role
        for each in layout.columns
        if each.heading and each.role not in (ColumnRole.IGNORE, ColumnRole.NOTE)
    }
    keys = [column for column, role in read.items() if role in (ColumnRole.ID, ColumnRole.NAME)]
    for row, cells in sheet.rows.items():
        again = [column for column in keys if _is_heading(sheet, layout.header, row, column)]
        if row in rows and again:
            others = {
                column
                for column in read.keys() & cells.keys()
                if not _is_heading(sheet, layout.header, row, column)
            }
            for column in sorted(others):
                facts = {
                    "found": text_of(cells[column]),
                    "wanted": heading_of(sheet, layout.header, column),
                    "last": row - 1,
                }
                yield Problem(
                    path=column_letters(column),
                    code="tables.other_table",
                    facts=facts,
                    place=sheet.place(row, column),
                )


def _is_heading(sheet: Sheet, header: Iterable[int], row: int, column: int) -> bool:
    """Return whether a cell has the heading of its column again, or that of one row of headings."""
    text = folded(text_of(sheet.cell(row, column)))
    headings = {folded(text_of(sheet.cell_or_merged(each, column))) for each in header}
    return bool(text) and text in {*headings, folded(heading_of(sheet, header, column))}


def rows_of(sheet: Sheet, layout: TableLayout) -> tuple[int, int]:
    """Return the first and the last row with data."""
    first = max(layout.header, default=0) + 1 if layout.first_row is None else layout.first_row
    return first, sheet.last_row if layout.last_row is None else layout.last_row
