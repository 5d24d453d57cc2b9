"""The ``__repr__`` of the value classes, without defaults; values in errors; the first of long lists."""

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any

import attrs

__all__ = ["few_of_each_kind", "first_texts", "repr_without_defaults", "shown", "without_indexes"]

MOST_ALIKE = 10
"""How many things of one kind are listed in full."""
FIRST_ALIKE = 3
"""How many of them are listed if they are more."""


def few_of_each_kind(kinds: Iterable[Hashable]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield the positions to list, in order: of many of one kind only the first, the last one with the rest.

    >>> [*few_of_each_kind("abaaaaaaaaaaa")]
    [(0, ()), (1, ()), (2, ()), (3, (4, 5, 6, 7, 8, 9, 10, 11, 12))]
    """
    positions: dict[Hashable, list[int]] = {}
    for position, kind in enumerate(kinds):
        positions.setdefault(kind, []).append(position)
    listed: dict[int, tuple[int, ...]] = {}
    for each in positions.values():
        rest = each[FIRST_ALIKE:] if len(each) > MOST_ALIKE else []
        listed |= dict.fromkeys(each[: len(each) - len(rest)], ())
        if rest:
            listed[each[FIRST_ALIKE - 1]] = tuple(rest)
    return iter(sorted(listed.items()))


def first_texts(texts: Sequence[str]) -> list[str]:
    """Return the first three texts, and an ellipsis for the others.

    >>> first_texts(["a", "b", "c", "d"])
    ['a', 'b', 'c', '…']
    """
    return [*texts[:FIRST_ALIKE], *(["…"] if len(texts) > FIRST_ALIKE else [])]


_INDEX = re.compile(r"\[[0-9]+\]")


def without_indexes(path: str) -> str:
    """Return a path in data without the positions in lists, which it has in common with others.

    >>> without_indexes("$.indicators[3].targets[0].due")
    '$.indicators[].targets[].due'
    """
    return _INDEX.sub("[]", path)


def repr_without_defaults(self: Any) -> str:
    """Return the expression that builds a value, without the fields that have their default.

    Used as ``__repr__``: a plan has dozens of fields, and most of them are empty.

    >>> from dxmodel.plan import Source
    >>> Source("extension", page="P6")
    Source(document='extension', page='P6')
    """
    stated_fields = (
        field
        for field in attrs.fields(type(self))
        if field.repr and getattr(self, field.name) != field.default
    )
    arguments = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in stated_fields)
    return f"{type(self).__name__}({arguments})"


def shown(value: object) -> str:
    """Return the expression for a value as an error quotes it: shortened, and never itself an error.

    >>> shown("a" * 100), shown(10**5000)
    ("'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", '<int>')
    """
    try:
        return repr(value)[:60]
    except Exception:  # of any class: Python refuses to write an int of 5,000 digits, and a program its own
        return f"<{type(value).__name__}>"
