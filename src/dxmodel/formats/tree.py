"""Mapped and Listed: mappings and lists with the line and column of each part, as YAML and CSV are read."""

from typing import Any

__all__ = ["Listed", "Mapped", "Mark"]

Mark = tuple[int, int]
"""Line and column, both from 1."""


class Mapped(dict[str, Any]):
    """A mapping; ``marks`` has the position of each key, ``mark`` that of the mapping.

    The marks of a row of CSV also have the positions of keys that the row leaves empty.
    """

    __slots__ = ("mark", "marks")

    def __init__(self, mark: Mark, marks: dict[str, Mark] | None = None) -> None:
        self.mark = mark
        self.marks: dict[str, Mark] = {} if marks is None else marks


class Listed(list[Any]):
    """A list; ``marks`` has the position of each item, ``mark`` that of the list."""

    __slots__ = ("mark", "marks")

    def __init__(self, mark: Mark) -> None:
        self.mark = mark
        self.marks: list[Mark] = []
