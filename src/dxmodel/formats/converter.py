"""structure and unstructure: convert values to plain mappings, lists, texts and numbers, and back.

YAML and JSON share this form, which is derived from the classes:

* A class is a mapping; its keys are the fields.  A field with its default value is not written.
* Fiscal years, spans, dates and amounts are texts: ``R5``, ``R4/R10``, ``約5,300時間``.
* One of several classes is a mapping with one key, the tag of the class: ``{reach: 8,880時間}``.
* For some classes the first field may be written alone: ``label: 人材育成``; see ``tagged_unions.py``.
* A field that a change leaves unchanged is not written; ``null`` empties it.
* An item without ``order`` takes its position in the list.

Everything else is a mistake; all mistakes are reported together, each with its path.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar, cast, get_args, get_origin

import attrs
from cattrs import Converter

from dxmodel.amount import Unit
from dxmodel.fiscal import When
from dxmodel.formats import reader, writer
from dxmodel.formats.scalars import SCALARS, is_closed
from dxmodel.formats.tagged_unions import SHORT, is_tagged, stated_type, without_none
from dxmodel.plan import Due, OwnUnit

__all__ = ["is_pairs", "structure", "unstructure"]

T = TypeVar("T")


def structure(data: Any, kind: type[T]) -> T:
    """Return the value of a class that plain data describe.

    Raises:
        DxError, cattrs.BaseValidationError: every mistake; ``errors.py`` converts them to problems.
    """
    return converter().structure(data, kind)


def unstructure(value: object) -> dict[str, Any]:
    """Return the plain data that describe a value.

    >>> from dxmodel.goals import Reach
    >>> from dxmodel.plan import Target
    >>> unstructure(Target(due="R10", goal=Reach("8,880時間")))
    {'goal': {'reach': '8,880時間'}, 'due': 'R10'}
    """
    return cast(dict[str, Any], converter().unstructure(value))


@cache
def converter() -> Converter:
    """Return the converter, which is built on first use because that takes some milliseconds."""
    new_converter = Converter(forbid_extra_keys=True)
    # For some scalars cattrs has a lenient hook, which only a hook for the class itself replaces.
    for kind in SCALARS.keys() - {When}:
        new_converter.register_structure_hook(kind, reader.scalar_hook(kind, new_converter))
    new_converter.register_unstructure_hook(Unit, str)  # a Unit is a str, which cattrs would leave as it is
    for fits, read, write in HOOKS:
        new_converter.register_structure_hook_factory(fits, read)
        new_converter.register_unstructure_hook_factory(fits, write)
    return new_converter


def _is_scalar(kind: Any) -> bool:
    """Whether a type is a scalar, a closed set of words or a union of scalars; not an optional scalar."""
    several = without_none(kind)
    return (
        kind in SCALARS or is_closed(kind) or (len(several) > 1 and all(each in SCALARS for each in several))
    )


def _is_changed_field(kind: Any) -> bool:
    """Whether a change may leave a field of this type unchanged."""
    return bool(stated_type(kind) != kind)


def _is_list(kind: Any) -> bool:
    return get_origin(kind) is tuple


def is_pairs(kind: Any) -> bool:
    """Whether fields of a type are mappings in a file: breakdowns, translations, words and their meanings."""
    item = get_args(kind)[0] if _is_list(kind) else None
    return _is_list(item) and get_args(item)[0] is str and len(get_args(item)) == 2


# cattrs asks the last entry first.
HOOKS: tuple[tuple[Callable[[Any], bool], Any, Any], ...] = (
    (attrs.has, reader.class_hook, writer.class_hook),
    (lambda kind: kind is OwnUnit, reader.own_unit_hook, writer.class_hook),
    (lambda kind: kind in SHORT, reader.short_class_hook, writer.short_class_hook),
    (lambda kind: kind is Due, reader.due_hook, writer.short_class_hook),
    (_is_list, reader.list_hook, writer.list_hook),
    (is_pairs, reader.pairs_hook, writer.pairs_hook),
    (_is_scalar, reader.scalar_hook, writer.scalar_hook),
    (lambda kind: kind == bool | When, reader.done_hook, writer.done_hook),
    (is_tagged, reader.union_hook, writer.union_hook),
    (lambda kind: kind is When, reader.date_hook, writer.date_hook),
    (_is_changed_field, reader.changed_field_hook, writer.changed_field_hook),
)
