"""Vocabulary: base class of enumerations that parse their values and have Japanese and English names."""

import enum
from typing import Any, cast

from dxmodel.errors import ParseError, nearest
from dxmodel.messages import Language, template
from dxmodel.printing import shown

__all__ = ["Vocabulary"]


class _ByWord(enum.EnumMeta):
    """Look a member up by its word; unlike Enum, compare and print no other value."""

    def __call__(cls, value: Any, *names: Any, **options: Any) -> Any:
        if names or options:  # a new enumeration
            return super().__call__(value, *names, **options)
        if isinstance(value, cls):
            return value
        known: dict[str, Any] = cls._value2member_map_
        if isinstance(value, str) and value in known:
            return known[value]
        text = value if isinstance(value, str) else shown(value)
        raise ParseError("terms.not_one_of", found=text, accepted=[*known], nearest=nearest(text, known))


class Vocabulary(enum.Enum, metaclass=_ByWord):
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
    ('増加', 'higher is better', 'up')
    """

    def __format__(self, language: str) -> str:
        if not language:
            return str(self.value)
        code = f"terms.{type(self).__name__.lower()}_{self.value}"
        return template(code, cast("Language", language))

    def __str__(self) -> str:
        return str(self.value)

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"
