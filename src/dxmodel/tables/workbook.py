"""read_workbook: the sheets of a workbook of Excel (.xlsx).

The parts are read as the standard ISO/IEC 29500 describes them, once, as a stream: values, formulas, number
formats, merged cells, and what is hidden.  What else a workbook contains (drawings, filters, styles, links)
is not looked at, so that no fault in it matters.
"""

import re
from bisect import bisect_left, bisect_right
from datetime import date, datetime, time
from decimal import Decimal
from math import isfinite
from os import PathLike
from typing import Any, NoReturn

import attrs

from dxmodel.errors import DxError, Place, Problem, ValidationError
from dxmodel.formats.regular_file import checked_path, read_file
from dxmodel.formats.text import refuse
from dxmodel.tables.number_format import BUILTIN, day_or_time, is_date_format
from dxmodel.tables.open_elsewhere import check_not_open
from dxmodel.tables.package import Attributes, End, Package, Start, local_name
from dxmodel.tables.sheet import (
    GENERAL,
    LAST_ROW,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    CellContent,
    CellFault,
    Position,
    Sheet,
    SheetCell,
    column_number,
    is_blank,
)

__all__ = ["read_workbook"]

MAX_MERGED = 1_000_000
"""The greatest number of positions that merged cells of a sheet cover."""


def read_workbook(path: str | PathLike[str]) -> tuple[Sheet, ...]:
    """Read the sheets of a workbook of Excel, in their order; hidden ones are marked.

    Numbers are exact decimals of the shortest text of what is stored (0.1 is ``Decimal("0.1")``), and those
    that the spreadsheet shows as days or times are these.  Texts are as they were typed.  Cells that are
    empty, or contain nothing but spaces, are absent, and so are the cells that a merged cell covers.  A
    formula has the result that was stored with it, also one that refers to another workbook
    (``Sheet.external``); one without a stored result, and an error such as #REF!, is a
    :class:`~dxmodel.tables.CellFault`.

    Args:
        path: a file ``.xlsx``.

    Raises:
        ValidationError: one problem with the file as its place: another kind of file, ``.xls``, a workbook
            with a password or with macros, one that is open in Excel, one that is broken or too large, or
            that has no sheet; or no such file, a folder, no permission.
    """
    _, shown_name = checked_path(path)
    check_not_open(path, shown_name)
    return sheets_of(read_file(path), shown_name)


def sheets_of(data: bytes, file: str) -> tuple[Sheet, ...]:
    """Read the sheets of a workbook that is in memory; *file* is its name."""
    package = Package(data, file)
    book = _Book(package)
    if not book.sheets:
        refuse("tables.no_sheets", file)
    return tuple(_SheetReader(book, *each).sheet() for each in book.sheets)


class _Book:
    """What the sheets of a workbook have in common."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.is_from_1904 = self.is_not_computed = False
        self.has_links = package.has_folder("xl/externalLinks/")
        related = package.related(package.workbook)
        self.sheets: list[tuple[str, bool, str]] = []
        listed: list[Attributes] = []

        def start(tag: str, attributes: Attributes) -> None:
            if tag == "sheet":
                listed.append(attributes)
            elif tag == "workbookPr":
                self.is_from_1904 = _is_true(attributes.get("date1904"))
            elif tag == "calcPr":
                self.is_not_computed = _is_true(attributes.get("fullCalcOnLoad"))

        package.parse(package.workbook, start)
        for each in listed:
            kind, part = related.get(local_name(each, "id"), ("", ""))
            if kind == "worksheet":
                is_hidden = each.get("state", "visible") != "visible"
                self.sheets.append((each.get("name", ""), is_hidden, part))
        parts = dict(related.values())
        self.texts = _shared_texts(package, parts.get("sharedStrings"))
        self.formats = _formats(package, parts.get("styles"))
        self.are_dates = [is_date_format(each) for each in self.formats]
        self.cells_left = MAX_CELLS


def _is_true(text: str | None) -> bool:
    return text in ("1", "true", "on")


_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


def _text(parts: list[str]) -> str:
    """Return a text, with the characters that XML cannot contain: _x000D_ is a carriage return."""
    text = "".join(parts)
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _shared_texts(package: Package, part: str | None) -> list[str]:
    """Return the texts that cells refer to, without their readings in kana."""
    texts: list[str] = []
    if part is None:
        return texts

    def handlers(parser: Any) -> tuple[Start, End]:
        letters: list[str] = []
        is_reading = False

        def start(tag: str, _: Attributes) -> None:
            nonlocal is_reading
            if tag == "t" and not is_reading:
                parser.CharacterDataHandler = letters.append
            elif tag == "rPh":
                is_reading = True

        def end(tag: str) -> None:
            nonlocal is_reading
            if tag == "t":
                parser.CharacterDataHandler = None
            elif tag == "rPh":
                is_reading = False
            elif tag == "si":
                texts.append(_text(letters))
                letters.clear()

        return start, end

    package.parse_with(part, handlers)
    return texts


def _formats(package: Package, part: str | None) -> list[str]:
    """Return the number format of each style that cells refer to."""
    own: dict[str, str] = {}
    formats: list[str] = []
    inside = ""

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal inside
        if tag in ("numFmts", "cellXfs"):
            inside = tag
        elif tag == "numFmt" and inside == "numFmts":
            own[attributes.get("numFmtId", "")] = attributes.get("formatCode", GENERAL)
        elif tag == "xf" and inside == "cellXfs":
            number = attributes.get("numFmtId", "0")
            formats.append(own.get(number) or BUILTIN.get(number, GENERAL))

    def end(tag: str) -> None:
        nonlocal inside
        if tag == inside:
            inside = ""

    if part is not None:
        package.parse(part, start, end)
    return formats


@attrs.define
class _Merged:
    first_row: int
    last_row: int
    first_column: int
    last_column: int


class _Columns(dict[str, int]):
    """The columns by their letters, each read once."""

    def __missing__(self, letters: str) -> int:
        self[letters] = number = column_number(letters)
        return number


class _Numbers(dict[str, "Decimal | CellFault"]):
    """The numbers by their texts, each read once."""

    def __missing__(self, text: str) -> Decimal | CellFault:
        number = _number(text)
        if len(self) < 2**16:
            self[text] = number
        return number


def _number(text: str) -> Decimal | CellFault:
    """Return the number that a text stores, with the shortest digits that distinguish it from others.

    >>> _number("0.50500000000000003"), _number("1E3")
    (Decimal('0.505'), Decimal('1000'))
    """
    if len(text) <= 15 and text.isdecimal() and text.isascii():
        return Decimal(text)
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if not isfinite(number):
        return CellFault("tables.broken_cell", text[:40])
    return Decimal(int(number)) if number.is_integer() else Decimal(repr(number))


_EXTERNAL = re.compile(r"(?<![\w\]])'?\[[0-9]+\]")
_ADDRESS = re.compile("([A-Z]{1,3})([0-9]{1,7})")


class _SheetReader:
    """Read the part of one sheet."""

    def __init__(self, book: _Book, name: str, is_hidden: bool, part: str) -> None:
        self._book, self._part, self._name, self._is_hidden = book, part, name, is_hidden
        self._rows: dict[int, dict[int, SheetCell]] = {}
        self._hidden_rows: set[int] = set()
        self._hidden_columns: list[tuple[int, int]] = []
        self._are_rows_hidden = False
        self._listed_rows: set[int] = set()
        self._merged: list[_Merged] = []
        self._external: list[Position] = []
        self._columns = _Columns()
        self._numbers = _Numbers()

    def sheet(self) -> Sheet:
        self._book.package.parse_with(self._part, self._handlers)
        self._add_comments()
        rows = {
            row: dict(sorted(cells.items())) if list(cells) != sorted(cells) else cells
            for row, cells in sorted(self._rows.items())
        }
        columns = sorted({column for cells in rows.values() for column in cells})
        merged = self._spread(rows, columns)
        for row, column in merged:
            rows[row].pop(column, None)
        hidden = {
            column
            for column in columns
            if any(first <= column <= last for first, last in self._hidden_columns)
        }
        hidden_rows = self._hidden_rows & rows.keys()
        if self._are_rows_hidden:
            hidden_rows |= rows.keys() - self._listed_rows
        return Sheet(
            file=self._book.package.file,
            name=self._name,
            rows={row: cells for row, cells in rows.items() if cells},
            merged=merged,
            hidden_rows=frozenset(hidden_rows),
            hidden_columns=frozenset(hidden),
            is_hidden=self._is_hidden,
            external=tuple(self._external),
        )

    # --- the elements of the part

    def _handlers(self, parser: Any) -> tuple[Start, End]:
        rows, letters = self._rows, list[str]()
        formula: list[str] = []
        shared_links: set[str] = set()
        row = column = 0
        cells: dict[int, SheetCell] = {}
        kind, style, address, shared = "n", "0", "", ""
        in_data = is_reading = has_formula = False

        def start(tag: str, attributes: Attributes) -> None:
            nonlocal row, column, cells, kind, style, address, in_data, is_reading, has_formula, shared
            if not in_data:
                in_data = tag == "sheetData"
                if not in_data:
                    self._outside(tag, attributes)
            elif tag == "c":
                address = attributes.get("r", "")
                column = self._column(address) if address else column + 1
                kind, style, has_formula = attributes.get("t", "n"), attributes.get("s", "0"), False
            elif tag == "v" or (tag == "t" and not is_reading):
                parser.CharacterDataHandler = letters.append
            elif tag == "f":
                has_formula, shared = True, attributes.get("si", "")
                parser.CharacterDataHandler = formula.append
            elif tag == "rPh":
                is_reading = True
            elif tag == "row":
                row, column, cells = self._row(attributes, row), 0, {}

        def end(tag: str) -> None:
            nonlocal in_data, is_reading
            if not in_data:
                return
            if tag == "c":
                text = "".join(letters)
                letters.clear()
                if not text and not has_formula:
                    return
                content = self._content(kind, text, style, has_formula, formula)
                if content is not None:
                    if not cells:
                        rows[row] = cells
                        self._check_rows(row)
                    cells[column] = SheetCell(content, self._format(style), has_formula)
                    self._check_cells(row, column, cells)
                if has_formula:
                    if self._book.has_links:
                        if _EXTERNAL.search("".join(formula)):
                            shared_links.add(shared)
                            self._external.append((row, column))
                        elif shared and not formula and shared in shared_links:
                            self._external.append((row, column))
                    formula.clear()
            elif tag in ("v", "t", "f"):
                parser.CharacterDataHandler = None
            elif tag == "rPh":
                is_reading = False
            elif tag == "sheetData":
                in_data = False

        return start, end

    def _row(self, attributes: Attributes, previous: int) -> int:
        text = attributes.get("r", "")
        row = int(text) if text.isdecimal() and len(text) <= 7 else previous + 1
        if not 1 <= row <= LAST_ROW:
            self._refuse("tables.broken_file", None, part=self._part)
        if _is_true(attributes.get("hidden")):
            self._hidden_rows.add(row)
        if self._are_rows_hidden:
            self._listed_rows.add(row)
        return row

    def _column(self, address: str) -> int:
        try:
            return self._columns[address.rstrip("0123456789")]
        except DxError:
            self._refuse("tables.broken_file", None, part=self._part)

    def _outside(self, tag: str, attributes: Attributes) -> None:
        """Read an element outside the rows: a hidden column, a merged cell."""
        if tag == "mergeCell":
            corners = [_ADDRESS.fullmatch(each) for each in attributes.get("ref", "").split(":")]
            match corners:
                case re.Match() as first, re.Match() as last:
                    of_columns = self._columns[first[1]], self._columns[last[1]]
                    self._merged.append(_Merged(int(first[2]), int(last[2]), *of_columns))
        elif tag == "col" and _is_true(attributes.get("hidden")):
            ends = [attributes.get(each, "") for each in ("min", "max")]
            if all(each.isdecimal() and len(each) <= 5 for each in ends):
                self._hidden_columns.append((int(ends[0]), int(ends[1])))
        elif tag == "sheetFormatPr":
            self._are_rows_hidden = _is_true(attributes.get("zeroHeight"))

    def _format(self, style: str) -> str:
        try:
            return self._book.formats[int(style)]
        except (IndexError, ValueError):
            return GENERAL

    def _content(
        self, kind: str, text: str, style: str, has_formula: bool, formula: list[str]
    ) -> CellContent | None:
        """Return what a cell contains; None if that is nothing, or nothing but spaces."""
        if kind == "n":
            if not text.strip():
                return CellFault("tables.not_computed", "".join(formula)) if has_formula else None
            number = self._numbers[text]
            if has_formula and self._book.is_not_computed and number == Decimal(0):
                return CellFault("tables.not_computed", "".join(formula))
            if isinstance(number, Decimal) and self._is_date(style):
                return day_or_time(number, is_from_1904=self._book.is_from_1904)
            return number
        if kind == "s":
            try:
                return _unless_blank(self._book.texts[int(text)])
            except (IndexError, ValueError):
                return CellFault("tables.broken_cell", text[:40])
        if kind in ("str", "inlineStr"):
            return _unless_blank(_text([text]))
        if kind == "b":
            return _is_true(text.strip())
        if kind == "e":
            return CellFault("tables.error_value", text.strip())
        return _day_of_iso(text) if kind == "d" else CellFault("tables.broken_cell", text[:40])

    def _is_date(self, style: str) -> bool:
        try:
            return self._book.are_dates[int(style)]
        except (IndexError, ValueError):
            return False

    # --- limits

    def _check_rows(self, row: int) -> None:
        if len(self._rows) > MAX_ROWS:
            self._refuse("tables.too_many_rows", f"A{row}", limit=MAX_ROWS)

    def _check_cells(self, row: int, column: int, cells: dict[int, SheetCell]) -> None:
        self._book.cells_left -= 1
        if self._book.cells_left < 0:
            self._refuse("tables.too_many_cells", None, limit=MAX_CELLS)
        if len(cells) > MAX_COLUMNS:
            self._refuse("tables.too_many_columns", f"A{row}", limit=MAX_COLUMNS)

    def _refuse(self, code: str, cell: str | None, **facts: object) -> NoReturn:
        place = Place(file=self._book.package.file, sheet=self._name, cell=cell)
        raise ValidationError([Problem(path="$", code=code, facts=facts, place=place)])

    # --- what other elements say about the cells

    def _spread(self, rows: dict[int, dict[int, SheetCell]], columns: list[int]) -> dict[Position, Position]:
        """Return the positions that merged cells cover, in rows and columns that are not empty."""
        merged: dict[Position, Position] = {}
        numbers = list(rows)
        for each in self._merged:
            corner = (each.first_row, each.first_column)
            of_rows = numbers[bisect_left(numbers, each.first_row) : bisect_right(numbers, each.last_row)]
            of_columns = columns[
                bisect_left(columns, each.first_column) : bisect_right(columns, each.last_column)
            ]
            if len(merged) + len(of_rows) * len(of_columns) > MAX_MERGED:
                self._refuse("tables.too_many_merged", None, limit=MAX_MERGED)
            merged.update(
                ((row, column), corner) for row in of_rows for column in of_columns if (row, column) != corner
            )
        return merged

    def _add_comments(self) -> None:
        package = self._book.package
        for kind, part in package.related(self._part).values():
            if kind == "comments":
                for address, comment in _comments(package, part):
                    match = _ADDRESS.fullmatch(address)
                    if match is None:
                        continue
                    cells = self._rows.get(int(match[2]), {})
                    cell = cells.get(self._columns[match[1]])
                    if cell is not None:
                        cells[self._columns[match[1]]] = attrs.evolve(cell, comment=comment)


def _unless_blank(text: str) -> str | None:
    return None if is_blank(text) else text


def _day_of_iso(text: str) -> CellContent:
    """Return the day or the time of a strict workbook, which has texts of ISO 8601."""
    kinds: tuple[type[date] | type[datetime] | type[time], ...] = (date, datetime, time)
    for kind in kinds:
        try:
            return kind.fromisoformat(text)
        except ValueError:
            continue
    return CellFault("tables.broken_cell", text[:40])


def _comments(package: Package, part: str) -> list[tuple[str, str]]:
    """Return the address and the text of each comment, without the name of its author on the first line."""
    comments: list[tuple[str, str]] = []
    if part not in package:
        return comments

    def handlers(parser: Any) -> tuple[Start, End]:
        letters: list[str] = []
        authors: list[str] = []
        address, author = "", ""
        is_reading = False

        def start(tag: str, attributes: Attributes) -> None:
            nonlocal address, author, is_reading
            if tag == "comment":
                address, author = attributes.get("ref", ""), attributes.get("authorId", "")
            elif tag == "author" or (tag == "t" and not is_reading):
                parser.CharacterDataHandler = letters.append
            elif tag == "rPh":
                is_reading = True

        def end(tag: str) -> None:
            nonlocal is_reading
            if tag in ("t", "author"):
                parser.CharacterDataHandler = None
            elif tag == "rPh":
                is_reading = False
            if tag == "author":
                authors.append(_text(letters))
                letters.clear()
            elif tag == "comment":
                name = authors[int(author)] if author.isdecimal() and int(author) < len(authors) else ""
                text = _text(letters).strip()
                comments.append((address, text.removeprefix(f"{name}:").strip() if name else text))
                letters.clear()

        return start, end

    package.parse_with(part, handlers)
    return comments
