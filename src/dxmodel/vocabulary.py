"""Vocabulary: base class of enumerations that parse their values and have Japanese and English names."""

import enum
from typing import NoReturn, cast

from dxmodel.errors import ParseError, nearest
from dxmodel.messages import Language, template

__all__ = ["Vocabulary"]


class Vocabulary(enum.Enum):
    """An enumeration whose members have a Japanese and an English name.

    Calling the class with a value or a member returns the member, so the class can be the converter of a
    field.  The names are in ``messages/terms.py`` under ``terms.<class>_<value>``.

    Raises:
        ParseError: a value that is no member; the nearest one is named.
        UnknownNameError: a format code that is no language.

    >>> from dxmodel.plan import Direction
    >>> Direction("up"), Direction(Direction.UP)
    (Direction.UP, Direction.UP)
    >>> format(Direction.UP, "ja"), format(Direction.UP, "en"), format(Direction.UP)
    ('増やす', 'higher is better', 'up')
    """

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        known = [str(member.value) for member in cls]
        raise ParseError("terms.not_one_of", found=value, accepted=known, nearest=nearest(value, known))

    def __format__(self, language: str) -> str:
        if not language:
            return str(self.value)
        code = f"terms.{type(self).__name__.lower()}_{self.value}"
        return template(code, cast("Language", language))

    def __str__(self) -> str:
        return str(self.value)

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"
