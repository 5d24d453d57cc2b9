"""structure and unstructure: convert values to plain mappings, lists, texts and numbers, and back.

YAML and JSON share it, and one mechanism reads and writes all of it from the classes:

* A class is a mapping; its keys are the fields.  Fields at their default are not written.
* Fiscal years, spans, dates and amounts are their text: ``R5``, ``R4/R10``, ``約5,300時間``.
* One of several classes is a mapping with one key, the class: ``{reach: 8,880時間}``.
* For some classes the first field may stand alone: ``label: 人材育成``; see ``tagged_unions.py``.
* What a change leaves as it is is not written; ``null`` empties it.
* The ``order`` of an item may be left to its place in the list.

Whatever else is found is a mistake; all of them are reported together, each with its path.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar, cast, get_origin

import attrs
from cattrs import Converter

from dxmodel.amount import Unit
from dxmodel.fiscal import When
from dxmodel.formats import reader, writer
from dxmodel.formats.scalars import SCALARS, is_closed
from dxmodel.formats.tagged_unions import SHORT, is_tagged, stated_type, without_none
from dxmodel.plan import OwnUnit

__all__ = ["PAIRS", "structure", "unstructure"]

T = TypeVar("T")

PAIRS = tuple[tuple[str, str], ...]
"""Fields of this type are mappings in a file: breakdowns, translations."""


def structure(data: Any, kind: type[T]) -> T:
    """Return the value of a class that plain data describe.

    Raises:
        DxError, cattrs.BaseValidationError: everything that is wrong; ``errors.py`` locates it.
    """
    return converter().structure(data, kind)


def unstructure(value: object) -> dict[str, Any]:
    """Return the plain data that describe a value.

    >>> from dxmodel.plan import Target

    >>> from dxmodel.plan.goals import Reach
    >>> unstructure(Target(due="R10", goal=Reach("8,880時間")))
    {'due': 'R10', 'goal': {'reach': '8,880時間'}}
    """
    return cast(dict[str, Any], converter().unstructure(value))


@cache
def converter() -> Converter:
    """Return the one converter.  Making it takes some milliseconds, so it waits for its first use."""
    new_converter = Converter(forbid_extra_keys=True)
    # For some scalars cattrs has a lenient hook of its own, which only a direct one replaces.
    for kind in SCALARS.keys() - {When}:
        new_converter.register_structure_hook(kind, reader.a_scalar(kind, new_converter))
    new_converter.register_unstructure_hook(Unit, str)  # which would pass through as the text that it is
    for fits, read, write in HOOKS:
        new_converter.register_structure_hook_factory(fits, read)
        new_converter.register_unstructure_hook_factory(fits, write)
    return new_converter


def _is_scalar(kind: Any) -> bool:
    """A scalar, a closed set of words, or one of several scalars; cattrs itself handles one or None."""
    several = without_none(kind)
    return (
        kind in SCALARS or is_closed(kind) or (len(several) > 1 and all(each in SCALARS for each in several))
    )


def _may_stay(kind: Any) -> bool:
    """May a change leave a field of this type as it is?  Then only what it may become is written."""
    return bool(stated_type(kind) != kind)


def _is_list(kind: Any) -> bool:
    return get_origin(kind) is tuple


# What stands later is asked first.
HOOKS: tuple[tuple[Callable[[Any], bool], Any, Any], ...] = (
    (attrs.has, reader.a_class, writer.a_class),
    (lambda kind: kind is OwnUnit, reader.own_unit, writer.a_class),
    (lambda kind: kind in SHORT, reader.a_short_class, writer.a_short_class),
    (_is_list, reader.a_list, writer.a_list),
    (lambda kind: kind == PAIRS, lambda *_: reader.pairs, lambda *_: writer.pairs),
    (_is_scalar, reader.a_scalar, writer.a_scalar),
    (is_tagged, reader.a_union, writer.a_union),
    (lambda kind: kind is When, reader.a_date, writer.a_date),
    (_may_stay, reader.a_changed_field, writer.a_changed_field),
)
