"""The ``__repr__`` of the value classes: only the fields that differ from their default."""

from typing import Any

import attrs

__all__ = ["repr_without_defaults"]


def repr_without_defaults(self: Any) -> str:
    """Return the expression that builds a value, without the fields that have their default.

    Used as ``__repr__``: a plan has dozens of fields, and most of them are empty.

    >>> from dxmodel.plan import Source
    >>> Source("extension", page="P6")
    Source(document='extension', page='P6')
    """
    stated_fields = (
        field
        for field in attrs.fields(type(self))
        if field.repr and getattr(self, field.name) != field.default
    )
    arguments = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in stated_fields)
    return f"{type(self).__name__}({arguments})"
