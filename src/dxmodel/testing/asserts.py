"""Asserts whose failure says what differs, and where."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

import attrs

from dxmodel.plan import Plan

__all__ = ["assert_plans_equal"]

SHOWN = 5


def assert_plans_equal(expected: Plan, actual: Plan) -> None:
    """Do nothing if two plans are equal; otherwise name the first paths at which they differ.

    Items are compared by their ids, so that one that is missing does not push the others out of place.

    Raises:
        AssertionError: they differ.

    >>> from dxmodel.testing import small_city
    >>> plan = small_city().plan
    >>> assert_plans_equal(plan, attrs.evolve(plan, version="Ver.2"))
    Traceback (most recent call last):
    AssertionError: the plans differ:
    $.version: expected None, found 'Ver.2'
    """
    found = list(islice(_differences("$", expected, actual), SHOWN + 1))
    if found:
        more = ["…"] * (len(found) > SHOWN)
        raise AssertionError("\n".join(["the plans differ:", *found[:SHOWN], *more]))


def _differences(path: str, expected: Any, actual: Any) -> Iterator[str]:
    """The innermost places at which two values differ."""
    if type(expected) is type(actual):
        if expected == actual:
            return
        if isinstance(expected, tuple):
            yield from _in_collections(path, expected, actual)
            return
        if attrs.has(type(expected)) and type(expected).__module__.startswith("dxmodel.plan"):
            for field in attrs.fields(type(expected)):
                here, there = getattr(expected, field.name), getattr(actual, field.name)
                yield from _differences(f"{path}.{field.name}", here, there)
            return
    yield f"{path}: expected {_shown(expected)}, found {_shown(actual)}"


def _in_collections(path: str, expected: tuple[Any, ...], actual: tuple[Any, ...]) -> Iterator[str]:
    mine, theirs = (_keyed(values) for values in (expected, actual))
    for key in dict.fromkeys([*mine, *theirs]):
        if key not in theirs:
            yield f"{path}[{key}]: expected {_shown(mine[key])}, found nothing"
        elif key not in mine:
            yield f"{path}[{key}]: expected nothing, found {_shown(theirs[key])}"
        else:
            yield from _differences(f"{path}[{key}]", mine[key], theirs[key])


def _keyed(values: tuple[Any, ...]) -> dict[Any, Any]:
    """By id where there is one, else by place."""
    return {getattr(value, "id", place): value for place, value in enumerate(values)}


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:79]}…"
