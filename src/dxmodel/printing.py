"""How the nouns print in a session: what was said of them, and no more."""

from typing import Any

import attrs

__all__ = ["as_written"]


def as_written(self: Any) -> str:
    """Return the expression that builds a value, without the fields that have their default.

    The ``__repr__`` of the nouns: a plan has dozens of fields, and most of them are empty.

    >>> from dxmodel.plan import Source
    >>> Source("extension", page="P6")
    Source(document='extension', page='P6')
    """
    said = (field for field in attrs.fields(type(self)) if getattr(self, field.name) != field.default)
    fields = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in said)
    return f"{type(self).__name__}({fields})"
