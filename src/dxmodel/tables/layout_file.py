"""load_layout: read the file of a layout, in which nothing may be left open."""

from collections.abc import Iterator
from os import PathLike
from typing import Any

from dxmodel.errors import Place, Problem, ValidationError
from dxmodel.formats import TableLayout, yaml
from dxmodel.formats.document import read
from dxmodel.formats.regular_file import read_file
from dxmodel.formats.tree import Listed, Mapped, mark_at

__all__ = ["OPEN", "load_layout"]

OPEN = "?"
"""What a draft has where somebody must decide."""


def load_layout(path: str | PathLike[str]) -> TableLayout:
    """Read a layout from its file.

    Raises:
        ValidationError: every place where the draft has a ``?``, else every problem of the layout, each with
            line and column.
    """
    file = str(path)
    data = yaml.parse(read_file(path), file)
    if problems := [*_open_points(data, "$", file)]:
        raise ValidationError(problems)
    return read(data, TableLayout, file)


def _open_points(data: Any, path: str, file: str) -> Iterator[Problem]:
    match data:
        case Mapped():
            parts = [(f"{path}.{key}", value, data.positions[key]) for key, value in data.items()]
        case Listed():
            pairs = zip(data, data.positions, strict=True)
            parts = [(f"{path}[{index}]", value, place) for index, (value, place) in enumerate(pairs)]
        case _:
            return
    for inner, value, position in parts:
        if value == OPEN:
            line, column = mark_at(position)
            place = Place(file=file, line=line, column=column)
            yield Problem(path=inner, code="tables.open_point", place=place)
        yield from _open_points(value, inner, file)
