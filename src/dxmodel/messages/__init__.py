"""Codes and facts become Japanese and English here, and nowhere else.

Every error, finding and reason in the library is a stable *code* such as
``"fiscal.unreadable"`` plus *facts*.  The part before the dot names the file of
this folder that holds its two sentences, side by side:

* ``fiscal.py``, ``amount.py``, ``plan.py``, ``revise.py``, ``ledger.py``,
  ``formats.py``, ``report.py``, ``cli.py``: what can go wrong there
* ``check.py``: findings
* ``progress.py``: statuses, reasons, verdicts
* ``terms.py``: the names of things (table headings, kinds, directions)

May import nothing of the library: it is the ground everything stands on.  A new
code goes into the file its prefix names; both languages use the same facts.
"""

import enum
import importlib
import string
from collections.abc import Mapping
from typing import Any, Literal, cast

Language = Literal["ja", "en"]
LANGUAGES: tuple[Language, ...] = ("ja", "en")

__all__ = ["LANGUAGES", "Language", "Term", "template", "words"]


def template(code: str, language: Language) -> str:
    """Return the sentence behind *code*, its facts still in braces.

    Raises:
        KeyError: no such code, or a language other than ``ja`` and ``en``.
    """
    subject, _, _ = code.partition(".")
    table: Mapping[str, tuple[str, str]] = importlib.import_module(f"{__name__}.{subject}").MESSAGES
    return dict(zip(LANGUAGES, table[code], strict=True))[language]


def words(code: str, language: Language, /, **facts: Any) -> str:
    """Say *code* with its *facts* in one language.

    A fact may be any value: those that know how to say themselves in a language do
    so through ``format(value, "ja")``, as fiscal years and amounts do.

    Raises:
        KeyError: no such code, or a fact that the sentence needs is not given.

    >>> words("plan.duplicate_id", "en", id="rpa-hours")
    'the id "rpa-hours" is used twice; every id in a plan is unique'
    """
    return _Formatter(language).vformat(template(code, language), (), facts)


class _Formatter(string.Formatter):
    """Format every fact in one language; join several with the language's comma."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, tuple | list):
            comma = "、" if self._language == "ja" else ", "
            return comma.join(self.format_field(each, format_spec) for each in value)
        if format_spec or getattr(type(value), "__format__", None) is object.__format__:
            return str(super().format_field(value, format_spec))
        if isinstance(value, str | int | float) or type(value).__module__ in {"decimal", "datetime"}:
            return str(value)
        return format(value, self._language)


class Term(enum.Enum):
    """An enumeration whose members say themselves in Japanese and English.

    The words stand in ``terms.py`` under ``terms.<class>_<value>``.

    >>> class Direction(Term):
    ...     UP = "up"
    >>> format(Direction.UP, "ja"), format(Direction.UP, "en"), format(Direction.UP)
    ('増やす', 'higher is better', 'up')
    """

    def __format__(self, language: str) -> str:
        if not language:
            return str(self.value)
        return template(f"terms.{type(self).__name__.lower()}_{self.value}", cast(Language, language))

    def __str__(self) -> str:
        return str(self.value)

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"
