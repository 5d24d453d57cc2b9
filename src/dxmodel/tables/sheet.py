"""Sheet and SheetCell: a table as a spreadsheet holds it, whatever file it was read from."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import get_args

import attrs

from dxmodel.errors import InvalidValueError, ParseError, Place
from dxmodel.typed_fields import typed_fields, wrong_kind

__all__ = ["CellContent", "CellFault", "Position", "Sheet", "SheetCell", "column_letters", "column_number"]


@attrs.frozen(field_transformer=typed_fields)
class CellFault:
    """What a cell holds in place of a value: an error such as #REF!, or a formula without a result.

    Attributes:
        code: the code of the message: ``tables.error_value``, ``tables.not_computed`` or
            ``tables.broken_cell``.
        found: the error, the formula, or the text that is no value.

    >>> str(CellFault("tables.error_value", "#REF!").as_error())
    'the cell shows the error #REF!; correct its formula, or write the value itself'
    """

    code: str
    found: str

    def as_error(self) -> ParseError:
        """Return the fault as an error."""
        return ParseError(self.code, found=self.found)


CellContent = str | Decimal | bool | date | datetime | time | CellFault
"""What a cell holds: a text, a number, a truth value, a day, a time, or what stands in place of a value."""
Position = tuple[int, int]
"""The row and the column of a cell, each counted from 1."""

GENERAL = "General"
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""The size of a sheet of Excel."""
MAX_CELLS = 1_000_000
"""The greatest number of cells that are not empty, in all sheets of a file together."""
MAX_ROWS, MAX_COLUMNS = 100_000, 1_000
"""The greatest number of rows of a sheet, and of cells of a row, that are not empty."""
_LETTERS = re.compile("[A-Z]{1,3}")


_KINDS = get_args(CellContent)


def _content(_: object, field: "attrs.Attribute[CellContent]", value: CellContent) -> None:
    if type(value) not in _KINDS or (type(value) is Decimal and not value.is_finite()):
        raise wrong_kind(field.name, value, _KINDS)


@attrs.frozen(field_transformer=typed_fields)
class SheetCell:
    """A cell that is not empty.

    Attributes:
        content: what it holds; the result of a formula.
        number_format: how the spreadsheet shows a number, a day or a time.
        is_computed: whether a formula computes it.
        comment: the comment on the cell.

    >>> SheetCell(Decimal("0.505"), "0.0%").content
    Decimal('0.505')
    """

    content: CellContent = attrs.field(validator=_content)
    number_format: str = GENERAL
    is_computed: bool = False
    comment: str | None = None


@attrs.frozen(kw_only=True, eq=False)  # a large container, which only readers build
class Sheet:
    """A sheet of a workbook, the table of a CSV file, or a frame.

    Attributes:
        file: the name of the file; None for a frame.
        name: the name of the sheet; None for a CSV file and a frame.
        rows: row → column → cell, rows and columns counted from 1 and in ascending order; what is empty is
            absent.  A merged cell stands at its upper left corner only.
        merged: for each position that a merged cell covers beyond its upper left corner, that corner; only
            in rows and columns that are not empty.
        hidden_rows: the rows that the spreadsheet does not show.
        hidden_columns: the columns that it does not show.
        is_hidden: whether it does not show the sheet itself.
        external: the positions of formulas that take values from another workbook; their results are those
            of the last time that it was read.

    >>> rows = {1: {1: SheetCell("指標名")}, 2: {1: SheetCell("登録者数")}}
    >>> sheet = Sheet(name="実績", rows=rows, merged={(3, 1): (2, 1)})
    >>> sheet.cell(2, 1).content, sheet.cell(3, 1), sheet.cell_or_merged(3, 1).content
    ('登録者数', None, '登録者数')
    >>> str(sheet.place(2, 1)), sheet.last_row
    ('実績!A2', 2)
    """

    file: str | None = None
    name: str | None = None
    rows: Mapping[int, Mapping[int, SheetCell]]
    merged: Mapping[Position, Position] = attrs.field(factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False
    external: tuple[Position, ...] = ()

    def row(self, row: int) -> Mapping[int, SheetCell]:
        """Return the cells of a row that are not empty, by their columns from left to right."""
        return self.rows.get(row, {})

    def cell(self, row: int, column: int) -> SheetCell | None:
        """Return a cell; None for an empty one."""
        return self.row(row).get(column)

    def cell_or_merged(self, row: int, column: int) -> SheetCell | None:
        """Return a cell, or the merged cell that covers its position; None for an empty one."""
        return self.cell(*self.merged.get((row, column), (row, column)))

    @property
    def last_row(self) -> int:
        """The last row with a cell that is not empty; 0 for an empty sheet."""
        return max(self.rows, default=0)

    def place(self, row: int, column: int | None = None) -> Place:
        """Return the place of a cell, or of a row, for a problem."""
        if self.name is None:
            return Place(file=self.file, line=row, column=column)
        address = str(row) if column is None else f"{column_letters(column)}{row}"
        return Place(file=self.file, sheet=self.name, cell=address)


_INVISIBLE = "\u200b\u2060\ufeff"


def is_blank(text: str) -> bool:
    """Return whether a text has nothing but spaces, line breaks and what has no width."""
    return not text.strip().strip(_INVISIBLE)


def column_letters(column: int) -> str:
    """Return the letters of a column that is counted from 1.

    Raises:
        InvalidValueError: a sheet has no such column.

    >>> column_letters(1), column_letters(28)
    ('A', 'AB')
    """
    if not 1 <= column <= LAST_COLUMN:
        raise InvalidValueError("tables.no_column", found=column, last=column_letters(LAST_COLUMN))
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the column with some letters, counted from 1.

    Raises:
        ParseError: the text names no column of a sheet.

    >>> column_number("AB")
    28
    """
    number = 0
    for letter in letters if _LETTERS.fullmatch(letters) else "":
        number = number * 26 + ord(letter) - ord("A") + 1
    if not 1 <= number <= LAST_COLUMN:
        raise ParseError("tables.no_column", found=letters, last=column_letters(LAST_COLUMN))
    return number
