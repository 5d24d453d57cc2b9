"""The exception classes of the library, and Problem and Place: what is wrong, and where in a file.

::

    DxError                               catches them all
    ├── ParseError          ValueError    text that is not what it should be
    ├── InvalidValueError   ValueError    a value that cannot exist
    ├── UnitMismatchError   TypeError     units that measure different kinds of thing
    ├── UnknownNameError    KeyError      an unknown name; the nearest known one is offered
    ├── AmbiguousError      ValueError    the data allow more than one answer
    ├── ChangeError         ValueError    a change that does not fit the plan
    ├── ValidationError     ValueError    many located problems, reported together
    └── MissingExtraError   ImportError   an optional package is not installed

Each is also a builtin exception, and each carries a stable ``code`` and its
``facts``, from which :mod:`dxmodel.messages` makes one sentence in Japanese or English.
"""

import functools
from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Any

import attrs

from dxmodel.messages import LANGUAGES, Language, words

__all__ = [
    "AmbiguousError",
    "ChangeError",
    "DxError",
    "InvalidValueError",
    "MissingExtraError",
    "ParseError",
    "Place",
    "Problem",
    "UnitMismatchError",
    "UnknownNameError",
    "ValidationError",
    "nearest",
    "unknown_language",
]


class DxError(Exception):
    """The base class of every error that dxmodel raises on purpose.

    Attributes:
        code: the stable name of what went wrong, e.g. ``"fiscal.unreadable"``.
        facts: what was found and what would be accepted, by name.
    """

    def __init__(self, code: str, /, **facts: Any) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def describe(self, language: Language) -> str:
        """Say what went wrong in one language."""
        return words(self.code, language, **self.facts)

    def __str__(self) -> str:
        return self.describe("en")

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.code, self.facts)


def _rebuild(kind: type[DxError], code: str, facts: dict[str, Any]) -> DxError:
    return kind(code, **facts)


class ParseError(DxError, ValueError):
    """Text that cannot be read as what it should be; says what would be accepted."""


class InvalidValueError(DxError, ValueError):
    """A value that cannot exist, such as a period that ends before it starts."""


class UnitMismatchError(DxError, TypeError):
    """Amounts whose units do not measure the same kind of thing."""


class UnknownNameError(DxError, KeyError):
    """An unknown name of a thing, a method, a unit or a language.

    ``facts["nearest"]`` is the nearest known one, or None.
    """


class AmbiguousError(DxError, ValueError):
    """The data allow more than one answer, and choosing one would be guessing."""


class ChangeError(DxError, ValueError):
    """A change that does not fit the plan it was applied to."""


class MissingExtraError(DxError, ImportError):
    """A package of an optional extra is not installed."""


@attrs.frozen(kw_only=True)
class Place:
    """The position of a problem in a file.

    Attributes:
        file: path of the file as the user would write it, e.g. ``"plan.yaml"``.
        line: line number from 1.
        column: column number from 1.
        sheet: name of a worksheet, e.g. ``"実績"``.
        cell: address in that sheet, e.g. ``"D14"``.

    >>> str(Place(file="plan.yaml", line=41, column=7))
    'plan.yaml:41:7'
    >>> str(Place(sheet="実績", cell="D14"))
    '実績!D14'
    """

    file: str | None = None
    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None

    def __str__(self) -> str:
        in_sheet = "!".join(part for part in (self.sheet, self.cell) if part)
        parts = (self.file, in_sheet, self.line, self.column)
        return ":".join(str(part) for part in parts if part)


@attrs.frozen(kw_only=True)
class Problem:
    """One thing that is wrong, and where.

    Attributes:
        path: address in the data, e.g. ``"$.indicators[3].targets[0].due"``.
        code: stable name of the problem.
        facts: what was found, what would be accepted.
        place: address in the file, if there is one.
    """

    path: str
    code: str
    facts: dict[str, Any] = attrs.field(factory=dict)
    place: Place | None = None

    @classmethod
    def of(cls, error: DxError, path: str, place: Place | None = None) -> "Problem":
        """Return the problem that an *error* describes, at a path and a place."""
        return cls(path=path, code=error.code, facts=error.facts, place=place)

    def describe(self, language: Language) -> str:
        """Say where and what, in one language, on one line."""
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.path}: {words(self.code, language, **self.facts)}"

    def __str__(self) -> str:
        return self.describe("en")


class ValidationError(DxError, ValueError):
    """Everything that is wrong with one input, one line each.

    Attributes:
        problems: the :class:`Problem` values, in the order of the input.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("problems", problems=self.problems)

    def describe(self, language: Language) -> str:
        """Every problem on a line of its own."""
        return "\n".join(problem.describe(language) for problem in self.problems)

    def __reduce__(self) -> tuple[Any, ...]:
        return ValidationError, (self.problems,)


def nearest(name: object, known: Iterable[str], *, cutoff: float = 0.6) -> str | None:
    """Return the known name most like *name*, or None if none is like it.

    The answer is that of ``difflib.get_close_matches``, in a tenth of the time: two names are compared only
    if the letters that they have in common allow a better match.

    Args:
        name: what was found; any value is compared by its text.
        known: the names to choose from.
        cutoff: how alike two names have to be, from 0 to 1.

    >>> nearest("indicater", ["indicator", "initiative"])
    'indicator'
    """
    text = str(name)

    def bound(other: str) -> float:
        """Return the greatest ratio that names of these lengths and letters can have."""
        length = len(text) + len(other)
        if cutoff * length > 2 * min(len(text), len(other)):
            return 0.0
        return 2.0 * len(_letters(text) & _letters(other)) / max(length, 1)

    matcher = SequenceMatcher(b=text)
    best = (cutoff, "")
    for greatest, other in sorted([(bound(other), other) for other in known], reverse=True):
        if greatest < best[0]:
            break
        matcher.set_seq1(other)
        best = max(best, (matcher.ratio(), other))
    return best[1] or None


@functools.lru_cache(maxsize=1024)
def _letters(name: str) -> frozenset[tuple[str, int]]:
    """Return the letters of a name, those that come again numbered: of "see", s1, e1, e2."""
    numbers: Counter[str] = Counter()
    numbered = []
    for letter in name:
        numbers[letter] += 1
        numbered.append((letter, numbers[letter]))
    return frozenset(numbered)


def unknown_language(language: object) -> UnknownNameError:
    """Return the error for a language that nothing can be said in.

    >>> unknown_language("jp").facts["nearest"]
    'ja'
    """
    near = nearest(str(language).lower()[:2], LANGUAGES, cutoff=0.5)
    return UnknownNameError("terms.unknown_language", found=language, accepted=LANGUAGES, nearest=near)
