"""Mapped and Listed: mappings and lists with the line and column of each part, as YAML is read."""

from typing import Any

__all__ = ["Listed", "Mapped", "Mark"]

Mark = tuple[int, int]
"""Line and column, both from 1."""


class Mapped(dict[str, Any]):
    """A mapping; ``marks`` has the position of each key, ``mark`` that of the mapping."""

    __slots__ = ("mark", "marks")

    def __init__(self, mark: Mark) -> None:
        self.mark = mark
        self.marks: dict[str, Mark] = {}


class Listed(list[Any]):
    """A list; ``marks`` has the position of each item, ``mark`` that of the list."""

    __slots__ = ("mark", "marks")

    def __init__(self, mark: Mark) -> None:
        self.mark = mark
        self.marks: list[Mark] = []
