"""Hooks for cattrs that convert values to plain data in canonical form; the inverse of ``reader.py``.

A field with its default value is not written, nor an ``order`` that equals the position in the list.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, get_args

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn

from dxmodel.amount import Amount
from dxmodel.fiscal import When
from dxmodel.formats.errors import overrides
from dxmodel.formats.tagged_unions import stated_type, tag, without_order

__all__ = [
    "changed_field_hook",
    "class_hook",
    "date_hook",
    "done_hook",
    "list_hook",
    "pairs_hook",
    "scalar_hook",
    "short_class_hook",
    "union_hook",
]

Hook = Callable[[Any], Any]


def scalar_hook(kind: Any, _: Converter) -> Hook:
    """Write numbers and booleans unchanged, and every other value as its text."""
    return lambda value: value if isinstance(value, int | Decimal | None) else str(value)


def class_hook(kind: type[Any], converter: Converter) -> Hook:
    """Write the fields that differ from their defaults."""
    return make_dict_unstructure_fn(kind, converter, _cattrs_omit_if_default=True, **overrides(kind))


def short_class_hook(kind: type[Any], converter: Converter) -> Hook:
    """Write only the first field, if the others have their defaults."""
    first, *rest = attrs.fields(kind)
    write, write_first = class_hook(kind, converter), converter.get_unstructure_hook(first.type)

    def hook(value: Any) -> Any:
        first_value = getattr(value, first.name)
        if first_value is None or any(getattr(value, field.name) != field.default for field in rest):
            return write(value)
        return write_first(first_value)

    return hook


def date_hook(kind: type[When], converter: Converter) -> Hook:
    """Write a date as text, unless it has a reason."""
    write = class_hook(kind, converter)
    return lambda value: str(value) if value.reason is None else write(value)


def done_hook(kind: Any, converter: Converter) -> Hook:
    """Write true or false, or the date on which it was done."""
    write_date = converter.get_unstructure_hook(When)
    return lambda value: value if isinstance(value, bool) else write_date(value)


def changed_field_hook(kind: Any, converter: Converter) -> Hook:
    """Write a field that a change may leave unchanged."""
    return converter.get_unstructure_hook(stated_type(kind))


def pairs_hook(kind: Any, _: Converter) -> Hook:
    """Write pairs as a mapping."""
    return lambda value: {name: str(each) for name, each in value}


def union_hook(kind: Any, converter: Converter) -> Hook:
    """Write a value in a mapping with its tag, and an amount without one."""

    def hook(value: Any) -> Any:
        if value is None:
            return None
        data = converter.unstructure(value)
        return data if isinstance(value, Amount) else {tag(type(value)): data}

    return hook


def list_hook(kind: Any, converter: Converter) -> Hook:
    """Write a list, each item without an order that equals its position."""
    item = get_args(kind)[0]
    write = converter.get_unstructure_hook(item)
    return lambda values: [without_order(write(value), item, index) for index, value in enumerate(values, 1)]
