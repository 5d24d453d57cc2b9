"""Tables as values, independent of their output: cells, bands (headings across all columns), columns.

The texts of a report contain no control and direction characters: its classes convert each text when they are
built, so that no output has to.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any

import attrs

from dxmodel.typed_fields import as_tuple, typed_fields, wrong_kind
from dxmodel.visible_text import visible

__all__ = ["Band", "Cell", "Column", "Marks", "Piece", "Row", "Table", "visible_texts"]

Marks = tuple[tuple[int, int], ...]
"""Ranges of characters: start and end of each, the end excluded."""

Piece = tuple[str, bool, tuple[str, ...]]
"""A part of the text of a cell: the text, whether it is marked, and the footnotes whose numbers follow it."""


def visible_texts(texts: Iterable[str]) -> tuple[str, ...]:
    """Convert texts to a tuple, with control and direction characters in a visible form."""
    return tuple(visible(text) for text in as_tuple(texts))


def _ranges(marked: Iterable[tuple[int, int]]) -> Marks:
    ranges: tuple[Any, ...] = tuple(map(as_tuple, as_tuple(marked)))
    return ranges  # the validator of the field refuses others than pairs of whole numbers


def _check_note_lines(instance: "Cell | Band", field: Any, lines: tuple[int, ...]) -> None:
    count = instance.text.count("\n") + 1
    if not all(type(line) is int and 0 <= line < count for line in lines) or (
        lines and len(lines) != len(instance.notes)
    ):
        raise wrong_kind(field.name, lines, tuple(map(str, range(count))))


@attrs.frozen(field_transformer=typed_fields)
class Cell:
    """A cell of a table.

    Attributes:
        text: its text; may have several lines.
        tone: the kind of its content: a status such as ``"behind"``, ``"missing"``, ``"doubtful"``.
            An output may colour it; the text has the same information.
        notes: footnotes to it, as whole sentences.
        note_lines: the line of the text, from 0, that each footnote is about; all are about the last line
            where this is empty.
        number: whether it is an amount, to be aligned to the right.
        marked: the ranges of characters to be underlined, in order.

    >>> Cell("80%（R10）", marked=[(4, 7)]).pieces
    (('80%（', False, ()), ('R10', True, ()), ('）', False, ()))
    >>> Cell("100件\\n200件", notes=["速報"], note_lines=[0]).pieces
    (('100件', False, ('速報',)), ('\\n200件', False, ()))
    """

    text: str = attrs.field(converter=visible)
    tone: str = attrs.field(default="", kw_only=True)
    notes: tuple[str, ...] = attrs.field(default=(), converter=visible_texts, kw_only=True)
    note_lines: tuple[int, ...] = attrs.field(
        default=(), converter=tuple[int, ...], validator=_check_note_lines, kw_only=True
    )
    number: bool = attrs.field(default=False, kw_only=True)
    marked: Marks = attrs.field(default=(), converter=_ranges, kw_only=True)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The text in pieces, each with the footnotes that follow it."""
        return _pieces(self, self.marked)


def _pieces(cell: "Cell | Band", marked: Marks) -> tuple[Piece, ...]:
    text, notes = cell.text, _notes_by_position(cell)
    positions = {0, len(text), *notes, *(each for marked_range in marked for each in marked_range)}
    pieces = tuple(
        (text[start:end], any(first <= start < last for first, last in marked), notes.get(end, ()))
        for start, end in pairwise(sorted(positions))
    )
    return pieces or (("", False, cell.notes),)


def _notes_by_position(cell: "Cell | Band") -> dict[int, tuple[str, ...]]:
    """Return the footnotes of each line by the position of its end in the text."""
    ends = [position for position, character in enumerate(cell.text) if character == "\n"] + [len(cell.text)]
    notes: dict[int, tuple[str, ...]] = {}
    for note, line in zip(cell.notes, cell.note_lines or [-1] * len(cell.notes), strict=True):
        notes[ends[line]] = (*notes.get(ends[line], ()), note)
    return notes


@attrs.frozen(field_transformer=typed_fields)
class Band:
    """A heading across all columns of a table.

    Attributes:
        text: its text; may have several lines.
        level: its level; 0 is the outermost.
        notes: footnotes to it.
        note_lines: the line of the text that each footnote is about, as in :class:`Cell`.
    """

    text: str = attrs.field(converter=visible)
    level: int = 0
    notes: tuple[str, ...] = attrs.field(default=(), converter=visible_texts, kw_only=True)
    note_lines: tuple[int, ...] = attrs.field(
        default=(), converter=tuple[int, ...], validator=_check_note_lines, kw_only=True
    )

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The text in pieces, each with the footnotes that follow it; none is marked."""
        return _pieces(self, ())


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
    >>> table.notes, table.numbers(["y"])
    (('x', 'y'), (2,))
    """

    title: str = attrs.field(converter=visible)
    columns: tuple[Column, ...] = attrs.field(converter=tuple[Column, ...])
    rows: tuple[Row | Band, ...] = attrs.field(converter=_rows)
    essential: bool = True
    named: bool = True

    @property
    def notes(self) -> tuple[str, ...]:
        """Every footnote once, in the order in which the cells refer to them."""
        return tuple(self._numbers)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        notes = (note for cell in self.cells() for _, _, notes in cell.pieces for note in notes)
        return {note: number for number, note in enumerate(dict.fromkeys(notes), 1)}

    def numbers(self, notes: Sequence[str]) -> tuple[int, ...]:
        """Return the numbers of footnotes of this table, from 1."""
        return tuple(self._numbers[note] for note in notes)

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
