"""Mappings and lists of plain data that remember the line and column of their parts."""

from typing import Any

__all__ = ["Listed", "Mapped", "Mark"]

Mark = tuple[int, int]
"""Line and column, both from 1."""


class Mapped(dict[str, Any]):
    """A mapping; ``marks`` says where each key stands, ``mark`` where it begins itself."""

    __slots__ = ("mark", "marks")

    def __init__(self, mark: Mark) -> None:
        self.mark = mark
        self.marks: dict[str, Mark] = {}


class Listed(list[Any]):
    """A list; ``marks`` says where each item stands, ``mark`` where it begins itself."""

    __slots__ = ("mark", "marks")

    def __init__(self, mark: Mark) -> None:
        self.mark = mark
        self.marks: list[Mark] = []
