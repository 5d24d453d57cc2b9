"""Read scalars of files: texts, numbers, dates, amounts and words of closed sets."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any, Literal, NamedTuple, get_args, get_origin

from dxmodel.amount import LIBRARY, Amount, Unit, UnitTable
from dxmodel.errors import DxError, ParseError, nearest
from dxmodel.fiscal import FiscalSpan, FiscalYear, Month, When, as_fiscal_span, as_fiscal_year, as_when
from dxmodel.ledger.scale import End, as_end

__all__ = [
    "SCALARS",
    "OfTwoUnits",
    "Reader",
    "is_closed",
    "reader",
    "reading_units",
    "shown",
    "units",
    "unknown",
    "words_of",
]

Reader = Callable[[Any], Any]
LONGEST = 60


def shown(value: object) -> str:
    """Return what was found as an error quotes it."""
    match value:
        case dict():
            text = f"{{{', '.join(map(str, value))}}}"
        case list():
            text = f"[{', '.join(map(shown, value[:3]))}{', …' if len(value) > 3 else ''}]"
        case None | True | False:
            text = {None: "null", True: "true", False: "false"}[value]
        case _:
            text = str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def text(value: Any) -> str:
    """Read text; a number is refused, for who wrote it without quotes may have lost its zeros."""
    if type(value) is str:
        return value
    number = isinstance(value, int | Decimal) and type(value) is not bool
    raise ParseError("formats.quote_text" if number else "formats.not_text", found=shown(value))


def truth(value: Any) -> bool:
    """Read true or false, and no word for them."""
    if type(value) is bool:
        return value
    raise unknown(shown(value), ("true", "false"))


def whole(value: Any) -> int:
    """Read a whole number."""
    if type(value) is int:
        return value
    raise ParseError("formats.not_whole", found=shown(value))


_DECIMAL = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,12})?")


def decimal(value: Any) -> Decimal:
    """Read a number, or the text of one, exactly."""
    if type(value) is not bool and isinstance(value, int | Decimal | str) and _DECIMAL.fullmatch(str(value)):
        return Decimal(value)
    raise ParseError("formats.not_a_number", found=shown(value))


def end(value: Any) -> Decimal:
    """Read where a grade ends: a number, or the text of one or of a percentage."""
    return as_end(value) if type(value) is str and not _DECIMAL.fullmatch(value) else decimal(value)


def _day(value: str) -> date:
    day = as_when(value).exact
    if day is None:
        raise ParseError("formats.not_a_day", found=shown(value))
    return day


def _of_text(parse: Callable[[str], Any]) -> Reader:
    """Read a value from its text; texts come again and again, so each is parsed once."""
    parsed = lru_cache(maxsize=2**14)(parse)
    return lambda value: parsed(text(value))


_UNITS: ContextVar[UnitTable] = ContextVar("units", default=LIBRARY)


def units() -> UnitTable:
    """Return the table of units that amounts are read with here: that of the plan which is being read."""
    return _UNITS.get()


@contextmanager
def reading_units(table: UnitTable) -> Iterator[None]:
    """Read amounts with a table of units in here, in this thread; hooks of cattrs take no such argument."""
    token = _UNITS.set(table)
    try:
        yield
    finally:
        _UNITS.reset(token)


@lru_cache(maxsize=2**14)
def _amount_of_text(value: str, table: UnitTable) -> Amount:
    return Amount.parse(value, units=table)


class OfTwoUnits(NamedTuple):
    """A number without a unit, to which versions of the plan give two: none of them is chosen."""

    number: str
    units: tuple[str, ...]

    def __str__(self) -> str:
        return self.number


def amount(value: Any) -> Amount:
    """Read an amount; of a number alone, say that its unit belongs to it."""
    if isinstance(value, OfTwoUnits):
        accepted = [f"{value.number}{each}" for each in value.units]
        raise ParseError("formats.two_units", found=value.number, accepted=accepted)
    if type(value) in (int, Decimal):
        raise ParseError("formats.no_unit", found=shown(value))
    try:
        return _amount_of_text(text(value), _UNITS.get())
    except ParseError as error:
        raise (
            ParseError("formats.no_unit", found=value) if error.code == "amount.no_unit" else error
        ) from None


def unit(value: Any) -> Unit:
    """Read what an indicator counts in; a unit that nobody defines is declared by being written there."""
    return _UNITS.get().declared(text(value))


SCALARS: dict[type[Any], Reader] = {
    str: text,
    bool: truth,
    int: whole,
    Decimal: decimal,
    End: end,
    date: _of_text(_day),
    Amount: amount,
    Unit: unit,
    FiscalYear: _of_text(as_fiscal_year),
    Month: _of_text(Month.parse),
    FiscalSpan: _of_text(as_fiscal_span),
    When: _of_text(as_when),
}
"""Written as one scalar, all of them text but the first numbers."""


def reader(kind: Any) -> Reader:
    """Return how a class, an enumeration, a Literal, or a union of such is read."""
    if kind in SCALARS:
        return SCALARS[kind]
    if is_closed(kind):
        return one_of(words_of(kind))
    readers = tuple(reader(each) for each in get_args(kind) if each is not type(None))
    return first_of(readers, nullable=type(None) in get_args(kind))


def is_closed(kind: Any) -> bool:
    """Is it a closed set of words: an enumeration or a Literal?"""
    return get_origin(kind) is Literal or (isinstance(kind, type) and issubclass(kind, Enum))


def words_of(kind: Any) -> dict[str, Any]:
    """Return the words of a closed set, and what each means."""
    if get_origin(kind) is Literal:
        return {word: word for word in get_args(kind)}
    return {str(member.value): member for member in kind}


def one_of(members: dict[str, Any]) -> Reader:
    """Return a reader of a closed set of words."""

    def read(value: Any) -> Any:
        if type(value) is str and value in members:
            return members[value]
        raise unknown(shown(value), members)

    return read


def unknown(found: str, accepted: Iterable[str]) -> ParseError:
    """Return the error for a word that is none of those accepted; it names the nearest, or else all."""
    accepted = tuple(accepted)
    near = nearest(found, accepted)
    code = "formats.not_one_of_like" if near else "formats.not_one_of"
    return ParseError(code, found=found, nearest=near, accepted=accepted)


def first_of(readers: tuple[Reader, ...], *, nullable: bool) -> Reader:
    """Return a reader that takes what the first of several can read; if none can, it says what all accept."""

    def read(value: Any) -> Any:
        if value is None and nullable:
            return None
        errors = []
        for each in readers:
            try:
                return each(value)
            except DxError as error:
                errors.append(error)
        accepted = [spelling for error in errors for spelling in error.facts.get("accepted", ())]
        raise ParseError(errors[0].code, **errors[0].facts | {"accepted": accepted})

    return read
