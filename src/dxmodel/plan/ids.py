"""Validation of ids: lower-case ASCII slugs, unique in a plan."""

import re
from collections.abc import Iterable
from typing import Any

import attrs

from dxmodel.errors import InvalidValueError

__all__ = ["ids", "slug"]

_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
LONGEST = 80


def slug(_: Any, __: "attrs.Attribute[str]", value: object) -> None:
    """Validate an id: words of ``a-z`` and ``0-9`` joined by single hyphens, at most 80 letters.

    Raises:
        InvalidValueError: anything else, e.g. ``"RPA_Hours"`` or an empty text.
    """
    if not isinstance(value, str) or len(value) > LONGEST or not re.fullmatch(_SLUG, value):
        raise InvalidValueError("plan.bad_id", id=repr(value)[:LONGEST])


def ids(values: Iterable[str]) -> tuple[str, ...]:
    """Convert to a tuple of ids; a single text is refused, because it would be split into letters.

    Raises:
        InvalidValueError: a text instead of a list of texts, or the same id twice.
    """
    if isinstance(values, str):
        raise InvalidValueError("plan.not_a_list", found=values)
    unique_ids = tuple(values)
    if len(set(unique_ids)) != len(unique_ids):
        raise InvalidValueError("plan.repeated_reference", ids=unique_ids)
    return unique_ids
