"""Month: one calendar month, with its fiscal year; parsing and printing of months."""

import re
from datetime import date, timedelta
from typing import overload

import attrs

from dxmodel.errors import InvalidValueError, ParseError, unknown_language
from dxmodel.fiscal.era import GREGORIAN, NUMBER, YEAR, era_named, era_on, number, printed_year, western_year
from dxmodel.fiscal.text import MOMENT, excerpt, plain
from dxmodel.fiscal.year import FIRST, LAST, FiscalYear
from dxmodel.printing import shown

__all__ = ["Month"]

SPELLINGS = ("2024-01", "令和6年1月", "2024年1月")


@attrs.frozen(order=True, repr=False)
class Month:
    """A calendar month, from April 1868 to March 9999.

    Raises:
        InvalidValueError: not ints, not a month, or outside those years.

    >>> Month(2024, 1).fiscal_year
    FiscalYear(2023)
    >>> Month(2024, 1) - 1, Month(2024, 4) - Month(2024, 1)
    (Month(2023, 12), 3)
    >>> month = Month(2024, 1)
    >>> f"{month} {month:ja} {month:en}"
    '2024-01 令和6年1月 January 2024'
    """

    year: int
    month: int

    def __attrs_post_init__(self) -> None:
        is_month = type(self.year) is int and type(self.month) is int and 1 <= self.month <= 12
        if not (is_month and (FIRST, 4) <= (self.year, self.month) <= (LAST + 1, 3)):
            arguments = f"{shown(self.year)}, {shown(self.month)}"
            raise InvalidValueError(
                "fiscal.not_a_month", found=arguments, first=f"{FIRST}-04", last=f"{LAST + 1}-03"
            )

    @classmethod
    def parse(cls, text: str) -> "Month":
        """Read a month as it is printed, also as its end: 令和6年3月末時点.

        Raises:
            ParseError: anything else, and a month before its era began.

        >>> Month.parse("令和6年1月"), Month.parse("2024-01"), Month.parse("R6.1")
        (Month(2024, 1), Month(2024, 1), Month(2024, 1))
        """
        if month := read_month(plain(text)):
            return month
        check_not_rewritten(text)
        raise ParseError("fiscal.unreadable_month", text=excerpt(text), accepted=SPELLINGS)

    @classmethod
    def of(cls, day: date) -> "Month":
        """Return the month that a day lies in."""
        return cls(day.year, day.month)

    @property
    def fiscal_year(self) -> FiscalYear:
        """The fiscal year that the month lies in; January 2024 lies in R5."""
        return FiscalYear.of(self.first_day)

    @property
    def first_day(self) -> date:
        """The 1st."""
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        """The 28th, 29th, 30th or 31st."""
        in_next_month = date(self.year, self.month, 28) + timedelta(days=4)
        return in_next_month - timedelta(days=in_next_month.day)

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and (day.year, day.month) == (self.year, self.month)

    def __add__(self, months: int) -> "Month":
        if type(months) is not int:
            return NotImplemented
        year, month = divmod(self._count + months, 12)
        return Month(year, month + 1)

    @overload
    def __sub__(self, other: "Month") -> int: ...
    @overload
    def __sub__(self, other: int) -> "Month": ...
    def __sub__(self, other: "Month | int") -> "int | Month":
        if isinstance(other, Month):
            return self._count - other._count
        return self + -other if type(other) is int else NotImplemented

    @property
    def _count(self) -> int:
        return self.year * 12 + self.month - 1

    def __repr__(self) -> str:
        return f"Month({self.year}, {self.month})"

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02}"

    def __format__(self, language: str) -> str:
        match language:
            case "":
                return str(self)
            case "ja":
                return f"{calendar_year(self.first_day)}年{self.month}月"
            case "en":
                return f"{ENGLISH[self.month - 1]} {self.year}"
        raise unknown_language(language)


_NAMES = "January February March April May June July August September October November December"
ENGLISH = tuple(_NAMES.split())  # calendar.month_name would follow the machine's locale
_MONTH = rf"(?P<year>{YEAR})(?:年|\.)(?P<month>{NUMBER})月|(?P<dotted>{YEAR})\.(?P<m2>{NUMBER})"
_PRINTED = rf"(?:{_MONTH})(?:末日?)?{MOMENT}|(?P<iso>[0-9]{{4}}-[0-9]{{2}})"


def read_month(text: str) -> Month | None:
    """Read plain text; None if it is not a month."""
    match = re.fullmatch(_PRINTED, text)
    if not match:
        return None
    if match["iso"]:
        year, month = map(int, text.split("-"))
    else:
        year = western_year(match["year"] or match["dotted"])
        month = number(match["month"] or match["m2"])
    if match["month"] and not 1 <= month <= 12:
        raise ParseError("fiscal.no_such_month", text=text, month=month)
    if not (1 <= month <= 12 and (FIRST, 4) <= (year, month) <= (LAST + 1, 3)):
        return None
    check_begun(text, Month(year, month).last_day)
    return Month(year, month)


def check_begun(text: str, day: date) -> None:
    """Raise ParseError if *text* counts *day* in an era that had not begun: 令和元年3月."""
    era = era_named(text)
    if era and day < (start := max(era.start, GREGORIAN)):
        raise ParseError("fiscal.before_era", text=text, era=era, start=start)


_BY_SPREADSHEET = re.compile(rf"({'|'.join(name[:3] for name in ENGLISH)})-([0-9]{{2}})", re.IGNORECASE)


def check_not_rewritten(text: str) -> None:
    """Raise ParseError if *text* is how a spreadsheet rewrites a month: Dec-24 for 2024-12."""
    if match := _BY_SPREADSHEET.fullmatch(text.strip()):
        month = next(n for n, name in enumerate(ENGLISH, 1) if name.startswith(match[1].capitalize()))
        written = f"20{match[2]}-{month:02}"
        raise ParseError("fiscal.rewritten_month", text=text, accepted=(written, f"20{match[2]}年{month}月"))


def calendar_year(day: date) -> str:
    """Return the year of a day as Japanese text prints it: ``令和6``; ``1872`` for lunisolar years."""
    return printed_year(era_on(day), day.year) if day >= GREGORIAN else str(day.year)
