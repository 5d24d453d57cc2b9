"""The exception classes of the library, and Problem and Place: what is wrong, and where in a file.

::

    DxError                               catches them all
    ├── ParseError          ValueError    text that is not what it should be
    ├── InvalidValueError   ValueError    a value that cannot exist
    ├── UnitMismatchError   TypeError     units that measure different quantities
    ├── UnknownNameError    KeyError      an unknown name; the nearest known one is offered
    ├── AmbiguousError      ValueError    the data allow more than one answer
    ├── ChangeError         ValueError    not a list of changes; see ValidationError
    ├── ValidationError     ValueError    many located problems, reported together
    └── MissingExtraError   ImportError   an optional package is not installed

Each is also a builtin exception, and each carries a stable ``code`` and its
``facts``, from which :mod:`dxmodel.messages` makes one sentence in Japanese or English.
"""

from collections.abc import Iterable
from typing import Any

import attrs

from dxmodel.known_names import KnownNames, nearest
from dxmodel.messages import LANGUAGES, Language, words
from dxmodel.printing import few_of_each_kind, first_texts, without_indexes
from dxmodel.public import set_public_module
from dxmodel.typed_fields import typed_fields
from dxmodel.visible_text import visible

__all__ = [
    "AmbiguousError",
    "ChangeError",
    "DxError",
    "InvalidValueError",
    "KnownNames",
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
    """The base class of every error that dxmodel raises deliberately.

    Attributes:
        code: the stable name of what went wrong, e.g. ``"fiscal.unreadable"``.
        facts: what was found and what would be accepted, by name.
    """

    def __init__(self, code: str, /, **facts: Any) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def describe(self, language: Language) -> str:
        """Return what went wrong as a sentence in one language, on one line."""
        return visible(words(self.code, language, **self.facts), one_line=True)

    def __str__(self) -> str:
        return self.describe("en")

    def __format__(self, language: str) -> str:
        return self.describe(language) if language in LANGUAGES else format(str(self), language)

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.code, self.facts)


def _rebuild(kind: type[DxError], code: str, facts: dict[str, Any]) -> DxError:
    return kind(code, **facts)


class ParseError(DxError, ValueError):
    """Text that cannot be read as what it should be; the message names what would be accepted."""


class InvalidValueError(DxError, ValueError):
    """A value that cannot exist, such as a period that ends before it starts."""


class UnitMismatchError(DxError, TypeError):
    """Amounts whose units measure different quantities."""


class UnknownNameError(DxError, KeyError):
    """An unknown name of an item, a unit, a scale or a language.

    Text that is to name one of an enumeration, such as the method of ``assess``, raises ParseError.

    ``facts["nearest"]`` is the nearest known one, or None; see :class:`KnownNames`.
    """


class AmbiguousError(DxError, ValueError):
    """The data allow more than one answer, and none is chosen by guessing."""


class ChangeError(DxError, ValueError):
    """Changes that are no list of changes.

    A change that does not fit its plan is a problem of the ValidationError that ``apply`` raises, beside
    those of the other changes.
    """


class MissingExtraError(DxError, ImportError):
    """A package of an optional extra is not installed."""


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
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
        return visible(":".join(str(part) for part in parts if part), one_line=True)


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class Problem:
    """One problem of an input, and where it is.

    Attributes:
        path: address in the data, e.g. ``"$.indicators[3].targets[0].due"``.
        code: stable name of the problem.
        facts: what was found and what would be accepted, by name.
        place: position in the file, if it is known.
    """

    path: str
    code: str
    facts: dict[str, Any] = attrs.field(factory=dict)
    place: Place | None = None

    @classmethod
    def of(cls, error: DxError, path: str, place: Place | None = None) -> "Problem":
        """Return the problem that an *error* describes, at a path and a place."""
        return cls(path=path, code=error.code, facts=error.facts, place=place)

    def as_error(self) -> DxError:
        """Return the problem as an error without a place."""
        return DxError(self.code, **self.facts)

    def describe(self, language: Language) -> str:
        """Return the place and the problem in one language, on one line."""
        where = f"{self.place}: " if self.place else ""
        return visible(f"{where}{self.path}: {words(self.code, language, **self.facts)}", one_line=True)

    def __str__(self) -> str:
        return self.describe("en")


class ValidationError(DxError, ValueError):
    """All problems of one input, one line each; of many alike the message has the first and the number.

    Attributes:
        problems: all :class:`Problem` values, in the order of the input.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("problems", problems=self.problems)

    def describe(self, language: Language) -> str:
        """Return the problems in one language, each on its own line.

        Of more than ten alike, which differ only in the place and in what was found, the first three are
        described, and the others counted on a line with their first places.
        """
        lines = []
        for position, rest in few_of_each_kind(map(_kind, self.problems)):
            lines.append(self.problems[position].describe(language))
            if rest:
                places = first_texts(
                    [str(each.place or each.path) for each in map(self.problems.__getitem__, rest)]
                )
                lines.append(words("terms.more_alike", language, count=len(rest), places=places))
        return "\n".join(lines)

    def __reduce__(self) -> tuple[Any, ...]:
        return ValidationError, (self.problems,)


def _kind(problem: Problem) -> tuple[str, str, str | None]:
    """Return what alike problems have in common: the code, the path without indexes, the file."""
    return problem.code, without_indexes(problem.path), problem.place.file if problem.place else None


def unknown_language(language: object) -> UnknownNameError:
    """Return the error for a language other than Japanese and English.

    >>> unknown_language("jp").facts["nearest"]
    'ja'
    """
    near = nearest(str(language).lower()[:2], LANGUAGES)
    return UnknownNameError("terms.unknown_language", found=language, accepted=LANGUAGES, nearest=near)


set_public_module(__name__, ("KnownNames", "nearest"), globals())
