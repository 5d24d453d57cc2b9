"""The Japanese and English sentences of every code, and the functions that fill them with facts.

Every error, finding and reason in the library is a stable *code* such as ``"fiscal.unreadable"`` plus
*facts*.  The part before the dot is the file of this package that holds its two sentences side by side:

* ``fiscal.py``, ``amount.py``, ``plan.py``, ``revise.py``, ``ledger.py``, ``formats.py``, ``frame.py``,
  ``open_sdg.py``, ``testing.py``: errors of the packages, or of the input, of these names
* ``answers.py``: errors of answers as data · ``file.py``: errors of files as the system has them
* ``check.py``: findings · ``progress/``: verdicts, forecasts and comparisons · ``grading.py``: grades
* ``rollup.py``: roll-ups of several assessments · ``report.py``: texts of reports
* ``tables.py``: tables that other people keep · ``entry.py``: entry workbooks
* ``cli.py``: what the command line prints
* ``terms.py``: names of the members of enumerations, texts of goals

May import nothing of the library but :mod:`dxmodel.errors` and :mod:`dxmodel.visible_text`, because every
other package imports it.  A new
code goes into the file that its prefix names; both languages use the same facts.
"""

import importlib
import pkgutil
import string
from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from dxmodel.visible_text import visible

Language = Literal["ja", "en"]
LANGUAGES: tuple[Language, ...] = ("ja", "en")

__all__ = ["LANGUAGES", "Language", "fill", "has_words", "template", "words"]


def template(code: str, language: Language) -> str:
    """Return the template of *code* in one language, with the names of its facts in braces.

    Raises:
        UnknownNameError: a language other than ``ja`` and ``en``, or no such code; the nearest is named.
    """
    from dxmodel.errors import UnknownNameError, nearest, unknown_language  # it imports this module

    if language not in LANGUAGES:
        raise unknown_language(language)
    try:
        sentences = _sentences(str(code).partition(".")[0])[code]
    except (ModuleNotFoundError, KeyError):
        codes = [known for module in pkgutil.iter_modules(__path__) for known in _sentences(module.name)]
        raise UnknownNameError("terms.unknown_code", found=code, nearest=nearest(code, codes)) from None
    return dict(zip(LANGUAGES, sentences, strict=True))[language]


def has_words(code: str) -> bool:
    """Return whether the library has the sentences of a code."""
    try:
        return code in _sentences(code.partition(".")[0])
    except (ModuleNotFoundError, ValueError):  # no module has that name
        return False


def _sentences(subject: str) -> Mapping[str, tuple[str, str]]:
    table: Mapping[str, tuple[str, str]] = importlib.import_module(f"{__name__}.{subject}").MESSAGES
    return table


def words(code: str, language: Language, /, **facts: Any) -> str:
    """Return the sentence of *code*, filled with its *facts*, in one language.

    A fact may be any value; it is formatted with ``format(value, "ja")`` or ``format(value, "en")``
    where its class supports that, as fiscal years and amounts do.  Where an English sentence prints a text
    that may have no translation, ``{grade:quoted}`` puts it in quotation marks.  Control and direction characters are
    replaced by a visible form.

    Raises:
        UnknownNameError: a language other than ``ja`` and ``en``, or no such code; the nearest is named.
        KeyError: a fact of the sentence is missing.

    >>> words("plan.duplicate_id", "en", id="rpa-hours")
    'the id "rpa-hours" is used twice; every id in a plan is unique'
    """
    return fill(template(code, language), language, facts)


def fill(text: str, language: Language, facts: Mapping[str, Any]) -> str:
    """Return a template in one language, filled with its facts as :func:`words` does."""
    return _Formatter(language).vformat(text, (), facts)


class _Formatter(string.Formatter):
    """Format every fact in one language; join several with the language's comma."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        return visible(self._text(value, format_spec))

    def _text(self, value: Any, format_spec: str) -> str:
        if value is None:
            return "なし" if self._language == "ja" else "none"
        if isinstance(value, tuple | list):
            comma = "、" if self._language == "ja" else ", "
            return comma.join(dict.fromkeys(self.format_field(each, format_spec) for each in value))
        if format_spec == "quoted":
            return self._quoted(value)
        if format_spec or getattr(type(value), "__format__", None) is object.__format__:
            return str(super().format_field(value, format_spec))
        if isinstance(value, str | int | float | date) or type(value).__module__ == "decimal":
            return str(value)
        try:
            return format(value, self._language)
        except (TypeError, ValueError):  # its class formats itself, but in no language
            return str(value)

    def _quoted(self, value: Any) -> str:
        """Return a text as the source prints it in quotation marks; its translation, where it has one, without."""
        text = self._text(value, "")
        return text if text != str(value) else f"“{text}”"
