"""assert_plans_equal: compare two plans, and name the paths at which they differ."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

import attrs

from dxmodel.plan import Plan

__all__ = ["assert_plans_equal"]

MOST_SHOWN = 5


def assert_plans_equal(expected: Plan, actual: Plan) -> None:
    """Do nothing if two plans are equal; otherwise name the first paths at which they differ.

    Items are compared by id, so that one missing item is one difference.

    Raises:
        AssertionError: they differ.

    >>> from dxmodel.testing import small_city
    >>> plan = small_city().plan
    >>> assert_plans_equal(plan, attrs.evolve(plan, version="Ver.2"))
    Traceback (most recent call last):
    AssertionError: the plans differ:
    $.version: expected None, found 'Ver.2'
    """
    differences = list(islice(_differences("$", expected, actual), MOST_SHOWN + 1))
    if differences:
        more = ["…"] * (len(differences) > MOST_SHOWN)
        raise AssertionError("\n".join(["the plans differ:", *differences[:MOST_SHOWN], *more]))


def _differences(path: str, expected: Any, actual: Any) -> Iterator[str]:
    """Yield the innermost paths at which two values differ."""
    if type(expected) is type(actual):
        if expected == actual:
            return
        if isinstance(expected, tuple):
            yield from _item_differences(path, expected, actual)
            return
        if attrs.has(type(expected)) and type(expected).__module__ in ("dxmodel.plan", "dxmodel.goals"):
            for field in attrs.fields(type(expected)):
                expected_value, actual_value = getattr(expected, field.name), getattr(actual, field.name)
                yield from _differences(f"{path}.{field.name}", expected_value, actual_value)
            return
    yield f"{path}: expected {_shortened_repr(expected)}, found {_shortened_repr(actual)}"


def _item_differences(path: str, expected: tuple[Any, ...], actual: tuple[Any, ...]) -> Iterator[str]:
    expected_items, actual_items = (_by_id_or_position(values) for values in (expected, actual))
    for key in dict.fromkeys([*expected_items, *actual_items]):
        if key not in actual_items:
            yield f"{path}[{key}]: expected {_shortened_repr(expected_items[key])}, found nothing"
        elif key not in expected_items:
            yield f"{path}[{key}]: expected nothing, found {_shortened_repr(actual_items[key])}"
        else:
            yield from _differences(f"{path}[{key}]", expected_items[key], actual_items[key])


def _by_id_or_position(values: tuple[Any, ...]) -> dict[Any, Any]:
    """Return the values by id where they have one, else by position."""
    return {getattr(value, "id", index): value for index, value in enumerate(values)}


def _shortened_repr(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:79]}…"
