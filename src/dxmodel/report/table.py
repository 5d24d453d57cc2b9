"""Tables as values, independent of their output: cells, bands (headings across all columns), columns.

The texts of a report contain no control and direction characters: its classes convert each text when they are
built, so that no output has to.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

import attrs

from dxmodel.typed_fields import as_tuple, typed_fields, wrong_kind
from dxmodel.visible_text import visible

__all__ = ["Band", "Cell", "Column", "Marks", "Row", "Table", "visible_texts"]

Marks = tuple[tuple[int, int], ...]
"""Ranges of characters: start and end of each, the end excluded."""


def visible_texts(texts: Iterable[str]) -> tuple[str, ...]:
    """Convert texts to a tuple, with control and direction characters in a visible form."""
    return tuple(visible(text) for text in as_tuple(texts))


def _ranges(marked: Iterable[tuple[int, int]]) -> Marks:
    ranges: tuple[Any, ...] = tuple(map(as_tuple, as_tuple(marked)))
    return ranges  # the validator of the field refuses others than pairs of whole numbers


@attrs.frozen(field_transformer=typed_fields)
class Cell:
    """A cell of a table.

    Attributes:
        text: its text; may have several lines.
        tone: the kind of its content: a status such as ``"behind"``, ``"missing"``, ``"doubtful"``.
            An output may colour it; the text has the same information.
        notes: footnotes to it, as whole sentences.
        number: whether it is an amount, to be aligned to the right.
        marked: the ranges of characters to be underlined, in order.

    >>> Cell("80%（R10）", marked=[(4, 7)]).pieces
    (('80%（', False), ('R10', True), ('）', False))
    """

    text: str = attrs.field(converter=visible)
    tone: str = attrs.field(default="", kw_only=True)
    notes: tuple[str, ...] = attrs.field(default=(), converter=visible_texts, kw_only=True)
    number: bool = attrs.field(default=False, kw_only=True)
    marked: Marks = attrs.field(default=(), converter=_ranges, kw_only=True)

    @property
    def pieces(self) -> tuple[tuple[str, bool], ...]:
        """The text in pieces, and for each whether it is marked."""
        bounds = [0, *(end for marked_range in self.marked for end in marked_range), len(self.text)]
        pieces = [
            (self.text[start:end], bool(number % 2)) for number, (start, end) in enumerate(pairwise(bounds))
        ]
        return tuple((text, is_marked) for text, is_marked in pieces if text)


@attrs.frozen(field_transformer=typed_fields)
class Band:
    """A heading across all columns of a table.

    Attributes:
        text: its text.
        level: its level; 0 is the outermost.
        notes: footnotes to it.
    """

    text: str = attrs.field(converter=visible)
    level: int = 0
    notes: tuple[str, ...] = attrs.field(default=(), converter=visible_texts, kw_only=True)


def _check_size(_: object, field: Any, size: object) -> None:
    if type(size) is not int or not 1 <= size <= 4:
        raise wrong_kind(field.name, size, ("1", "2", "3", "4"))


@attrs.frozen(field_transformer=typed_fields)
class Column:
    """A column of a table.

    Attributes:
        title: its heading.
        size: its width relative to the others, from 1 to 4.
        essential: whether it is shown even where there is little space.
    """

    title: str = attrs.field(converter=visible)
    size: int = attrs.field(default=2, kw_only=True, validator=_check_size)
    essential: bool = attrs.field(default=True, kw_only=True)


Row = tuple[Cell, ...]


def _rows(rows: Iterable[Row | Band]) -> tuple[Row | Band, ...]:
    return tuple(row if isinstance(row, Band) else as_tuple(row) for row in as_tuple(rows))


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class Table:
    """A table; its footnotes are numbered in the order in which the cells refer to them.

    Attributes:
        title: its title.
        columns: its columns.
        rows: rows of one cell per column, and bands.
        essential: whether it is shown even where there is little space.
        named: whether the first cell of a row names what the row is about.

    >>> table = Table(title="", columns=[Column("a"), Column("b")],
    ...               rows=[(Cell("1", notes=["x", "y"]), Cell("2", notes=["x"]))])
    >>> table.notes, table.marks(table.rows[0][0]), table.marks(table.rows[0][1])
    (('x', 'y'), (1, 2), (1,))
    """

    title: str = attrs.field(converter=visible)
    columns: tuple[Column, ...] = attrs.field(converter=tuple[Column, ...])
    rows: tuple[Row | Band, ...] = attrs.field(converter=_rows)
    essential: bool = True
    named: bool = True

    @property
    def notes(self) -> tuple[str, ...]:
        """Every footnote once, in the order in which the cells refer to them."""
        return tuple(dict.fromkeys(note for cell in self.cells() for note in cell.notes))

    def marks(self, cell: Cell | Band) -> tuple[int, ...]:
        """Return the numbers of the footnotes of a cell of this table, from 1."""
        return tuple(self.notes.index(note) + 1 for note in cell.notes)

    @property
    def depth(self) -> int:
        """The number of levels of bands; 0 where there is no band."""
        return max((row.level + 1 for row in self.rows if isinstance(row, Band)), default=0)

    def is_numeric(self, index: int) -> bool:
        """Return whether most cells of a column are amounts, not counting empty and missing ones."""
        rows = [row for row in self.rows if not isinstance(row, Band)]
        are_numbers = [row[index].number for row in rows if row[index].tone not in ("empty", "missing")]
        return sum(are_numbers) * 2 > len(are_numbers)

    def is_right(self, cell: Cell, index: int) -> bool:
        """Return whether a cell is aligned to the right: an amount, or a dash in place of one."""
        return cell.number or (cell.tone == "empty" and self.is_numeric(index))

    def cells(self) -> Iterator[Cell | Band]:
        """Yield every cell and band, row by row."""
        for row in self.rows:
            yield from (row,) if isinstance(row, Band) else row
