"""A walk through a value, for tests that look at every part of it."""

from enum import Enum

import attrs


def parts(value):
    """Every attrs value inside a value, itself included."""
    if isinstance(value, tuple):
        for each in value:
            yield from parts(each)
    elif attrs.has(type(value)) and not isinstance(value, Enum):
        yield value
        for field in attrs.fields(type(value)):
            yield from parts(getattr(value, field.name))
