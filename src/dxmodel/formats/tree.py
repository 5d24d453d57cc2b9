"""Mapped and Listed: mappings and lists with the line and column of each part, as YAML and CSV are read.

A position is kept as one number, because the garbage collector need not look at numbers: a file with
100,000 values is read in half the time.
"""

from collections.abc import Mapping
from typing import Any

__all__ = ["Listed", "Mapped", "Mark", "Row", "mark_at", "position"]

Mark = tuple[int, int]
"""Line and column, both from 1."""


def position(line: int, column: int) -> int:
    """Return a line and a column as one number.

    >>> mark_at(position(41, 7))
    (41, 7)
    """
    return line << 20 | column


def mark_at(number: int) -> Mark:
    """Return the line and the column of a position."""
    return number >> 20, number & 0xFFFFF


class Mapped(dict[str, Any]):
    """A mapping with its position; ``positions`` has that of each key."""

    __slots__ = ("position", "positions")

    def __init__(self, position: int) -> None:
        self.position = position
        self.positions: dict[str, int] = {}

    @property
    def mark(self) -> Mark:
        """The line and column of the mapping."""
        return mark_at(self.position)

    @property
    def marks(self) -> dict[str, Mark]:
        """The line and column of each key."""
        return {key: mark_at(number) for key, number in self.positions.items()}

    def mark_of(self, key: str) -> Mark:
        """Return the line and column of a key."""
        return mark_at(self.positions[key])


class Row(Mapped):
    """A mapping whose keys are in one row of a table; ``columns`` has also keys that the row leaves empty."""

    __slots__ = ("columns", "line")

    def __init__(self, line: int, columns: Mapping[str, int]) -> None:
        self.position = position(line, 1)
        self.line = line
        self.columns = columns

    @property
    def marks(self) -> dict[str, Mark]:
        """The line and column of each key."""
        return {key: (self.line, column) for key, column in self.columns.items()}

    def mark_of(self, key: str) -> Mark:
        """Return the line and column of a key."""
        return self.line, self.columns[key]


class Listed(list[Any]):
    """A list with its position; ``positions`` has that of each item."""

    __slots__ = ("position", "positions")

    def __init__(self, position: int) -> None:
        self.position = position
        self.positions: list[int] = []

    @property
    def mark(self) -> Mark:
        """The line and column of the list."""
        return mark_at(self.position)

    @property
    def marks(self) -> list[Mark]:
        """The line and column of each item."""
        return [mark_at(number) for number in self.positions]

    def mark_of(self, index: int) -> Mark:
        """Return the line and column of an item."""
        return mark_at(self.positions[index])
