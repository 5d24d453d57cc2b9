"""Validation of ids, which are lower-case ASCII slugs, of keys across plans, and of positions in a list."""

import re
from collections.abc import Iterable
from typing import Any

import attrs

from dxmodel.errors import InvalidValueError
from dxmodel.plan.body import check_digit
from dxmodel.printing import shown
from dxmodel.typed_fields import LARGEST, as_tuple, conversion

__all__ = [
    "holds_ids",
    "ids",
    "is_across_plans",
    "is_slug",
    "plan_key",
    "position",
    "reference",
    "slug",
    "slugs",
]

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST = 80


def slug(_: Any, __: "attrs.Attribute[str]", value: object) -> None:
    """Validate an id: words of ``a-z`` and ``0-9`` joined by single hyphens, at most 80 letters.

    Raises:
        InvalidValueError: anything else, e.g. ``"RPA_Hours"`` or an empty text.
    """
    if type(value) is not str or len(value) > LONGEST or not _SLUG.fullmatch(value):
        raise InvalidValueError("plan.bad_id", id=shown(value))


def plan_key(_: Any, __: "attrs.Attribute[str]", value: object) -> None:
    """Validate the key of a plan: ``body/plan``, as :attr:`Plan.key <dxmodel.plan.Plan.key>` returns it.

    Raises:
        InvalidValueError: anything else, e.g. a code of five digits.
    """
    body, slash, plan = value.rpartition("/") if type(value) is str else ("", "", "")
    is_body = body.strip() == body != "" and (not body.isdigit() or _is_code(body))
    if not (slash and is_body and is_slug(plan)):
        raise InvalidValueError("plan.bad_key", found=shown(value), example="131211/dx-plan")


def reference(_: Any, field: "attrs.Attribute[str]", value: object) -> None:
    """Validate a reference: the id of an item, or ``body/plan/item`` for an item of another plan.

    Raises:
        InvalidValueError: anything else.
    """
    if type(value) is not str or not is_across_plans(value):
        return slug(None, field, value)
    key, _, item = value.rpartition("/")
    if not is_slug(item) or key.count("/") < 1:
        raise InvalidValueError("plan.bad_key", found=shown(value), example="131211/dx-plan/online-rate")
    plan_key(None, field, key)


def is_across_plans(reference: str) -> bool:
    """Return whether a reference is to an item of another plan.

    >>> is_across_plans("online-rate"), is_across_plans("131211/dx-plan/online-rate")
    (False, True)
    """
    return "/" in reference


def is_slug(text: str) -> bool:
    """Return whether a text can be an id.

    >>> is_slug("kpi-1-2"), is_slug("改定")
    (True, False)
    """
    return len(text) <= LONGEST and _SLUG.fullmatch(text) is not None


def _is_code(text: str) -> bool:
    return len(text) == 6 and text.isascii() and check_digit(text[:5]) == text[5]


def slugs(_: Any, field: "attrs.Attribute[Any]", values: tuple[object, ...]) -> None:
    """Validate a tuple of ids.

    Raises:
        InvalidValueError: one of them is no id.
    """
    for value in values:
        slug(None, field, value)


def holds_ids(field: "attrs.Attribute[Any]") -> bool:
    """Return whether a field of a class holds an id or several.

    >>> from dxmodel.plan import Link, Source
    >>> holds_ids(attrs.fields(Link).to), holds_ids(attrs.fields(Source).page)
    (True, False)
    """
    return conversion(field) is ids or _validates_ids(field.validator)


def _validates_ids(validator: Any) -> bool:
    """Return whether a validator is ``slug``, or made of it: an optional one, or several."""
    inner = (getattr(validator, "validator", None), *getattr(validator, "_validators", ()))
    return validator in (slug, slugs, reference) or any(
        _validates_ids(each) for each in inner if each is not None
    )


def ids(values: Iterable[str]) -> tuple[str, ...]:
    """Convert to a tuple of ids; a single text is refused, because it would be split into letters.

    Raises:
        InvalidValueError: a text instead of a list of texts, or the same id twice.
    """
    unique_ids = as_tuple(values)
    if not all(type(each) is str for each in unique_ids):
        return unique_ids  # the validator of the field refuses them
    if len(set(unique_ids)) != len(unique_ids):
        raise InvalidValueError("plan.repeated_reference", ids=unique_ids)
    return unique_ids


def position(_: Any, field: "attrs.Attribute[int]", value: object) -> None:
    """Validate a position among items: a whole number from 0 on.

    Raises:
        InvalidValueError: anything else.
    """
    if type(value) is not int or not 0 <= value < LARGEST:
        raise InvalidValueError("plan.bad_position", field=field.name, found=shown(value))
