"""UNCHANGED, and the fields of the plan and its items that a change can set or leave unchanged."""

import enum
from collections.abc import Callable, Iterable
from functools import partial, reduce
from operator import or_
from typing import Any, get_args

import attrs

from dxmodel.errors import InvalidValueError, ParseError, nearest
from dxmodel.plan import COLLECTIONS, Item, Plan
from dxmodel.printing import shown
from dxmodel.typed_fields import conversion, of_type, stored_fields
from dxmodel.vocabulary import Vocabulary

__all__ = [
    "AMENDED",
    "DEFINITION",
    "OF_THE_PLAN",
    "POSITION",
    "UNCHANGED",
    "Unchanged",
    "with_fields",
    "writable",
]


class Unchanged(enum.Enum):
    """The type of UNCHANGED, the value of a field that a change leaves as it is; None would empty it."""

    UNCHANGED = "unchanged"

    def __repr__(self) -> str:
        return "UNCHANGED"


UNCHANGED = Unchanged.UNCHANGED
"""The value of a field that a change leaves as it is."""

KINDS: tuple[type[Any], ...] = (*get_args(Item), Plan)

POSITION = ("parent", "pillars", "initiatives", "order")
"""The fields of an item that Move writes."""

DEFINITION = ("unit", "direction", "accumulation", "window", "kind", "bounds", "denominator", "scope")
"""The fields of an indicator that Redefine writes."""


def writable(kind: type[Any]) -> tuple[str, ...]:
    """Return the fields of an item or of the plan that Amend, Move and Redefine can write."""
    left_out = {*COLLECTIONS, "id", "successor"} if kind is Plan else {"id", "targets", "baseline"}
    return tuple(field.name for field in attrs.fields(kind) if field.name not in left_out)


AMENDED = tuple(dict.fromkeys(name for kind in KINDS for name in writable(kind) if name not in POSITION))
"""The fields that Amend writes, in the order of the items and the plan."""

_OF_ITEMS = {field.name for kind in get_args(Item) for field in attrs.fields(kind)}
OF_THE_PLAN = tuple(
    field.name for field in attrs.fields(Plan) if field.name not in {*COLLECTIONS, *_OF_ITEMS}
)
"""Fields that only the plan has; their paths have no id before them."""


def with_fields(names: Iterable[str], kinds: Iterable[type[Any]] = KINDS) -> Any:
    """Return an attrs field transformer that adds fields of other classes, each with UNCHANGED as default.

    A field is converted and validated as in the classes that have it; None is accepted if one of them
    accepts it.

    Args:
        names: the fields to add, in this order.
        kinds: the classes that have them.

    >>> from dxmodel.plan import Indicator
    >>> @attrs.frozen(field_transformer=with_fields(["scope"], [Indicator]))
    ... class Narrow:
    ...     pass
    >>> Narrow(scope="全手続"), Narrow()
    (Narrow(scope=Label(text='全手続')), Narrow(scope=UNCHANGED))
    """
    fields = {
        name: [field for kind in kinds if name in writable(kind) for field in [attrs.fields_dict(kind)[name]]]
        for name in names
    }
    return lambda kind, own: [*stored_fields(kind, own), *map(_or_unchanged, fields.values())]


def _or_unchanged(fields: "list[attrs.Attribute[Any]]") -> "attrs.Attribute[Any]":
    """Return the field for a change that writes any of several fields of one name."""
    kinds = dict.fromkeys(field.type for field in fields)
    kind: Any = reduce(or_, kinds)
    converter: Any = conversion(fields[0])
    validator: Any = fields[0].validator or of_type(kind)
    if all(isinstance(each, type) and issubclass(each, Vocabulary) for each in kinds) and len(kinds) > 1:
        kind, converter = str, _word_of(kinds)  # each class has its own vocabulary
        validator = of_type(str)
    return fields[0].evolve(
        type=kind | Unchanged,
        default=UNCHANGED,
        kw_only=True,
        converter=partial(_unless_unchanged, converter, type(None) in get_args(kind), fields[0].name),
        validator=_UnlessUnchanged(getattr(validator, "validator", validator)),  # without ``optional``
    )


def _unless_unchanged(
    converter: Callable[[Any], Any] | None, may_be_empty: bool, name: str, value: Any
) -> Any:
    if value is None and not may_be_empty:
        raise InvalidValueError("revise.cannot_be_empty", field=name)
    return value if value is None or value is UNCHANGED or converter is None else converter(value)


@attrs.frozen
class _UnlessUnchanged:
    """Validate a field that is given as in the classes that have it; a converter has refused a wrong None."""

    validator: Callable[[Any, Any, Any], None]

    def __call__(self, change: object, field: "attrs.Attribute[Any]", value: object) -> None:
        if value is not UNCHANGED and value is not None:
            self.validator(change, field, value)


def _word_of(vocabularies: Iterable[Any]) -> Callable[[object], str]:
    """Return the converter to the word of a member of one of several vocabularies.

    Raises:
        ParseError: the word of no member; the nearest one is named.
    """
    words = [str(member) for vocabulary in vocabularies for member in vocabulary]

    def word(value: object) -> str:
        text = str(value) if isinstance(value, str | Vocabulary) else shown(value)
        if text not in words:
            raise ParseError("terms.not_one_of", found=text, accepted=words, nearest=nearest(text, words))
        return text

    return word
