"""Iterate over nested mappings and lists of any shape, such as the data of a file with mistakes."""

from collections.abc import Iterable, Iterator
from typing import Any

__all__ = ["entries", "list_items", "mappings"]


def entries(data: Any) -> Iterator[tuple[str | None, Any]]:
    """Yield every value inside plain data, at any depth, with its key; None is the key of a list item.

    >>> [*entries({"a": [1, {"b": 2}]})]
    [('a', [1, {'b': 2}]), (None, 1), (None, {'b': 2}), ('b', 2)]
    """
    pairs: Iterable[tuple[str | None, Any]] = ((None, value) for value in list_items(data))
    for key, value in data.items() if isinstance(data, dict) else pairs:
        yield key, value
        yield from entries(value)


def list_items(value: Any) -> list[Any]:
    """Return a list unchanged, and an empty list for anything else."""
    return value if isinstance(value, list) else []


def mappings(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the mappings in a list, and none for anything else."""
    return (each for each in list_items(value) if isinstance(each, dict))
