"""From values to plain data: the inverse of ``reading.py``, in one canonical form.

Fields at their default are not written, nor an ``order`` that the place in the list says already.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, get_args

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn, override

from dxmodel.amount import Amount
from dxmodel.amount.measure import Measure, measure, terms
from dxmodel.amount.table import TABLE, Unit
from dxmodel.fiscal import When
from dxmodel.formats.problems import RENAMED
from dxmodel.formats.unions import tag, unplaced
from dxmodel.ledger import Ledger
from dxmodel.plan import Indicator, Plan

__all__ = ["a_class", "a_date", "a_list", "a_plan", "a_scalar", "a_short_class", "a_union", "pairs"]

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
    """Write the first field alone, where it says everything."""
    first, *rest = attrs.fields(kind)
    write, write_first = a_class(kind, converter), converter.get_unstructure_hook(first.type)

    def hook(value: Any) -> Any:
        alone = getattr(value, first.name)
        if alone is None or any(getattr(value, field.name) != field.default for field in rest):
            return write(value)
        return write_first(alone)

    return hook


def a_date(kind: type[When], converter: Converter) -> Hook:
    """Write a date in doubt as text, unless there is a reason to tell."""
    write = a_class(kind, converter)
    return lambda value: str(value) if value.reason is None else write(value)


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
    """Write a list, without the order that the place of an item says already."""
    item = get_args(kind)[0]
    write = converter.get_unstructure_hook(item)
    return lambda values: [unplaced(write(value), item, index) for index, value in enumerate(values, 1)]


def a_plan(kind: type[Plan | Ledger], converter: Converter) -> Hook:
    """Write a plan, with the units that it or its observations define."""
    write = a_class(kind, converter)

    def hook(value: Plan | Ledger) -> dict[str, Any]:
        written: dict[str, Any] = write(value)
        if units := [converter.unstructure(each) for each in own_units(value)]:
            plan = written["plan"] if isinstance(value, Ledger) else written
            plan |= {"units": units}
        return written

    return hook


def own_units(value: Any) -> list[Unit]:
    """Return the units in use that are not in the table of the library, each after the one it is like."""
    own = [unit for unit in terms() if unit not in TABLE]
    if not own:
        return []
    used = {unit.name for name in _unit_names(value) for unit in _parts(measure(name))}
    used |= {unit.like for unit in own if unit.name in used}
    return [unit for unit in own if unit.name in used]


def _parts(of: Measure) -> Iterator[Unit]:
    yield of.unit
    if of.per is not None:
        yield from _parts(of.per)


def _unit_names(value: Any) -> Iterator[str]:
    """Every unit that is named in a value, however deep."""
    if isinstance(value, Amount | Indicator) and value.unit is not None:
        yield value.unit
    if isinstance(value, tuple):
        for each in value:
            yield from _unit_names(each)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from _unit_names(getattr(value, field.name))
