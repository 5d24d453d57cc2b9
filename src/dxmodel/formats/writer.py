"""Hooks for cattrs that convert values to plain data; the inverse of ``reader.py``, in canonical form.

Fields at their default are not written, nor an ``order`` that follows from the position in the list.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, get_args

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn, override

from dxmodel.amount import Amount
from dxmodel.fiscal import When
from dxmodel.formats.errors import RENAMED
from dxmodel.formats.tagged_unions import stated_type, tag, unplaced

__all__ = ["a_changed_field", "a_class", "a_date", "a_list", "a_scalar", "a_short_class", "a_union", "pairs"]

Hook = Callable[[Any], Any]


def a_scalar(kind: Any, _: Converter) -> Hook:
    """Write numbers, true and false as they are, and everything else as its text."""
    return lambda value: value if isinstance(value, int | Decimal | None) else str(value)


def a_class(kind: type[Any], converter: Converter) -> Hook:
    """Write the fields that differ from their defaults."""
    renamed: dict[str, Any] = {
        name: override(rename=key) for name, key in RENAMED.items() if hasattr(attrs.fields(kind), name)
    }
    return make_dict_unstructure_fn(kind, converter, _cattrs_omit_if_default=True, **renamed)


def a_short_class(kind: type[Any], converter: Converter) -> Hook:
    """Write the first field alone, where the others have their defaults."""
    first, *rest = attrs.fields(kind)
    write, write_first = a_class(kind, converter), converter.get_unstructure_hook(first.type)

    def hook(value: Any) -> Any:
        alone = getattr(value, first.name)
        if alone is None or any(getattr(value, field.name) != field.default for field in rest):
            return write(value)
        return write_first(alone)

    return hook


def a_date(kind: type[When], converter: Converter) -> Hook:
    """Write a date as text, unless it has a reason."""
    write = a_class(kind, converter)
    return lambda value: str(value) if value.reason is None else write(value)


def a_changed_field(kind: Any, converter: Converter) -> Hook:
    """Write a field that a change may leave unchanged."""
    return converter.get_unstructure_hook(stated_type(kind))


def pairs(value: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Write pairs as a mapping."""
    return dict(value)


def a_union(kind: Any, converter: Converter) -> Hook:
    """Write a value under its tag, an amount as it is."""

    def hook(value: Any) -> Any:
        if value is None:
            return None
        written = converter.unstructure(value)
        return written if isinstance(value, Amount) else {tag(type(value)): written}

    return hook


def a_list(kind: Any, converter: Converter) -> Hook:
    """Write a list, without an order that follows from the position of an item."""
    item = get_args(kind)[0]
    write = converter.get_unstructure_hook(item)
    return lambda values: [unplaced(write(value), item, index) for index, value in enumerate(values, 1)]
