"""Read scalars of files: texts, numbers, dates, amounts and words of closed sets."""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any, Literal, NoReturn, TypeVar, get_args, get_origin

import attrs

import dxmodel.ledger  # noqa: F401  before its modules, or two threads can wait for each other
from dxmodel.amount import LIBRARY, Amount, Unit, UnitTable
from dxmodel.errors import DxError, ParseError, nearest
from dxmodel.fiscal import (
    CountingWindow,
    FiscalSpan,
    FiscalYear,
    Month,
    When,
    as_counting_window,
    as_fiscal_span,
    as_fiscal_year,
    as_when,
)
from dxmodel.ledger.scale import End, as_end

__all__ = [
    "SCALARS",
    "ReadLater",
    "Reader",
    "Refused",
    "current_units",
    "excerpt",
    "is_closed",
    "one_of",
    "parse_amount",
    "parsed_once",
    "read_amount",
    "reading_units",
    "scalar_reader",
    "unknown_word",
    "words_of",
]

T = TypeVar("T")

Reader = Callable[[Any], Any]
MAX_EXCERPT = 60


def excerpt(value: object) -> str:
    """Return the text of a value, shortened, as an error message quotes it."""
    match value:
        case dict():
            text = f"{{{', '.join(map(str, value))}}}"
        case list():
            text = f"[{', '.join(map(excerpt, value[:3]))}{', …' if len(value) > 3 else ''}]"
        case None | True | False:
            text = {None: "null", True: "true", False: "false"}[value]
        case _:
            text = str(value)
    return text if len(text) <= MAX_EXCERPT else f"{text[:MAX_EXCERPT]}…"


class ReadLater(ABC):
    """A value in plain data that is neither text nor number, because it is read only with its plan."""

    @abstractmethod
    def read(self, units: UnitTable) -> Any:
        """Return the value, or raise the DxError of a value that is refused."""


@attrs.frozen(eq=False)
class Refused(ReadLater):
    """A value that is refused where it is read, with the error."""

    error: DxError

    def read(self, _: UnitTable) -> NoReturn:
        """Raise a new copy of the error."""
        raise type(self.error)(self.error.code, **self.error.facts)


def read_text(value: Any) -> str:
    """Read text; refuse a number, which may have lost its leading zeros for want of quotes."""
    if type(value) is str:
        return value
    is_number = isinstance(value, int | Decimal) and type(value) is not bool
    raise ParseError("formats.quote_text" if is_number else "formats.not_text", found=excerpt(value))


def read_bool(value: Any) -> bool:
    """Read true or false; refuse texts such as ``yes``."""
    if type(value) is bool:
        return value
    raise unknown_word(excerpt(value), ("true", "false"))


def read_int(value: Any) -> int:
    """Read a whole number."""
    if type(value) is int:
        return value
    raise ParseError("formats.not_whole", found=excerpt(value))


_DECIMAL = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,12})?")


def read_decimal(value: Any) -> Decimal:
    """Read a number, or the text of a number, exactly."""
    text = f"{value:f}" if isinstance(value, Decimal) else value if isinstance(value, str) else f"{value}"
    if type(value) is not bool and isinstance(value, int | Decimal | str) and _DECIMAL.fullmatch(text):
        return Decimal(text)
    raise ParseError("formats.not_a_number", found=excerpt(value))


def read_end(value: Any) -> Decimal:
    """Read the end of a grade: a number, or the text of a number or of a percentage."""
    return as_end(value) if type(value) is str and not _DECIMAL.fullmatch(value) else read_decimal(value)


def _day(value: str) -> date:
    day = as_when(value).exact
    if day is None:
        raise ParseError("formats.not_a_day", found=excerpt(value))
    return day


def parsed_once(parse: Callable[..., T]) -> Callable[..., T]:
    """Return a function that parses equal texts once; a refused one is refused each time with a new error."""

    @lru_cache(maxsize=2**14)
    def outcome(*arguments: Any) -> T | DxError:
        try:
            return parse(*arguments)
        except DxError as error:
            return error.with_traceback(None)

    def read(*arguments: Any) -> T:
        result = outcome(*arguments)
        if isinstance(result, DxError):
            raise type(result)(result.code, **result.facts)
        return result

    return read


def _text_reader(parse: Callable[[str], Any]) -> Reader:
    """Return a reader that parses text; equal texts are parsed once.

    A whole number is parsed too, to be refused for what it is: 2024 may be a calendar year.
    """
    parsed = parsed_once(parse)
    return lambda value: parsed(str(value) if type(value) is int else read_text(value))


_UNITS: ContextVar[UnitTable] = ContextVar("units", default=LIBRARY)


def current_units() -> UnitTable:
    """Return the table of units of the plan that is being read in this context."""
    return _UNITS.get()


@contextmanager
def reading_units(table: UnitTable) -> Iterator[None]:
    """Set the table of units for this context, because hooks of cattrs take no such argument."""
    token = _UNITS.set(table)
    try:
        yield
    finally:
        _UNITS.reset(token)


@parsed_once
def parse_amount(value: str, unit: str | None, table: UnitTable) -> Amount:
    """Read the text of an amount; *unit* applies if it prints none."""
    return Amount.parse(value, unit, units=table)


def read_amount(value: Any) -> Amount:
    """Read an amount; refuse a number without a unit."""
    if type(value) in (int, Decimal):
        raise ParseError("formats.no_unit", found=excerpt(value))
    try:
        if isinstance(value, ReadLater):
            amount: Amount = value.read(_UNITS.get())
            return amount
        return parse_amount(read_text(value), None, _UNITS.get())
    except ParseError as error:
        if error.code != "amount.no_unit":
            raise
        raise ParseError("formats.no_unit", found=error.facts["text"]) from None


def read_unit(value: Any) -> Unit:
    """Read the unit of an indicator; an undefined unit is declared by its use here."""
    return _UNITS.get().declared(read_text(value))


SCALARS: dict[type[Any], Reader] = {
    str: read_text,
    bool: read_bool,
    int: read_int,
    Decimal: read_decimal,
    End: read_end,
    date: _text_reader(_day),
    Amount: read_amount,
    Unit: read_unit,
    FiscalYear: _text_reader(as_fiscal_year),
    Month: _text_reader(Month.parse),
    FiscalSpan: _text_reader(as_fiscal_span),
    When: _text_reader(as_when),
    CountingWindow: _text_reader(as_counting_window),
}
"""The readers of the types that a file writes as one scalar."""


def scalar_reader(kind: Any) -> Reader:
    """Return the reader of a class, an enumeration, a Literal, or a union of these."""
    if kind in SCALARS:
        return SCALARS[kind]
    if is_closed(kind):
        return one_of(words_of(kind))
    readers = tuple(scalar_reader(each) for each in get_args(kind) if each is not type(None))
    return first_of(readers, nullable=type(None) in get_args(kind))


def is_closed(kind: Any) -> bool:
    """Whether a type is a closed set of words: an enumeration or a Literal."""
    return get_origin(kind) is Literal or (isinstance(kind, type) and issubclass(kind, Enum))


def words_of(kind: Any) -> dict[str, Any]:
    """Return the members of a closed set by their words."""
    if get_origin(kind) is Literal:
        return {word: word for word in get_args(kind)}
    return {str(member.value): member for member in kind}


def one_of(members: dict[str, Any]) -> Reader:
    """Return a reader of a closed set of words."""

    def read(value: Any) -> Any:
        if type(value) is str and value in members:
            return members[value]
        raise unknown_word(excerpt(value), members)

    return read


def unknown_word(word: str, accepted: Iterable[str]) -> ParseError:
    """Return the error for a word that is not accepted; it names the nearest word, or else all."""
    accepted = tuple(accepted)
    near = nearest(word, accepted)
    code = "formats.not_one_of_like" if near else "formats.not_one_of"
    return ParseError(code, found=word, nearest=near, accepted=accepted)


def first_of(readers: tuple[Reader, ...], *, nullable: bool) -> Reader:
    """Return a reader that tries several in order; its error names what each of them accepts.

    What one of them understands and refuses, such as a calendar year, is refused for that reason.
    """

    def read(value: Any) -> Any:
        if value is None and nullable:
            return None
        errors = []
        for each in readers:
            try:
                return each(value)
            except DxError as error:
                errors.append(error)
        understood = (each for each in errors if ".unreadable" not in each.code)
        reported = next(understood, errors[0])
        if "accepted" not in reported.facts:
            raise reported
        accepted = [name for each in errors for name in each.facts.get("accepted", ())]
        raise ParseError(reported.code, **reported.facts | {"accepted": accepted})

    return read
