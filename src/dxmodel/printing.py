"""The ``__repr__`` of the value classes: only the fields not at their default; values in errors."""

from typing import Any

import attrs

__all__ = ["repr_without_defaults", "shown"]


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


def shown(value: object) -> str:
    """Return the expression for a value as an error quotes it: shortened, and never itself an error.

    >>> shown("a" * 100), shown(10**5000)
    ("'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", '<int>')
    """
    try:
        return repr(value)[:60]
    except Exception:  # of any class: Python refuses to write an int of 5,000 digits, and a program its own
        return f"<{type(value).__name__}>"
