"""CountingWindow: the months of each year that an indicator is counted over; the place of a day in time."""

import re
from datetime import date
from fractions import Fraction
from typing import Literal

import attrs

from dxmodel.errors import InvalidValueError, ParseError, unknown_language
from dxmodel.fiscal.era import NUMBER, number
from dxmodel.fiscal.month import ENGLISH, Month
from dxmodel.fiscal.span import FiscalSpan
from dxmodel.fiscal.text import excerpt, plain
from dxmodel.fiscal.year import FiscalYear
from dxmodel.printing import shown
from dxmodel.typed_fields import stored_fields

__all__ = ["CountingWindow", "as_counting_window", "place_in_time"]

SPELLINGS = ("暦年", "7月～3月", "01/12", "10/09 end")


@attrs.frozen(repr=False, field_transformer=stored_fields)
class CountingWindow:
    """The months of each year that are counted, where they are no fiscal year: 暦年, 7月～3月.

    A window belongs to the fiscal year in which most of its months lie: 暦年2024 is R6.  Where each of two
    fiscal years has half of them, *year* states to which it belongs.

    Attributes:
        first: the number of its first month, 1 to 12.
        last: the number of its last month.
        year: the fiscal year that it starts in, or the one that it ends in; only where each has half of it.

    Raises:
        InvalidValueError: a number that is no month, or no *year* where it is needed, or one elsewhere.

    >>> window = CountingWindow.parse("暦年")
    >>> f"{window} {window:ja} {window:en}"
    '01/12 暦年 calendar year'
    >>> str(window.of(FiscalYear(2024))), window.year_of(FiscalSpan.parse("2024-01/2024-12"))
    ('2024-01/2024-12', FiscalYear(2024))
    """

    first: int
    last: int
    year: Literal["start", "end"] | None = None

    def __attrs_post_init__(self) -> None:
        for month in (self.first, self.last):
            if not 1 <= month <= 12:
                raise InvalidValueError("fiscal.no_window", text=shown(month), accepted=SPELLINGS)
        if (self.year is None) is self._is_halved:
            months = f"{self.first:02}/{self.last:02}"
            code = "fiscal.window_needs_year" if self._is_halved else "fiscal.window_has_year"
            raise InvalidValueError(code, months=months, accepted=[f"{months} start", f"{months} end"])

    @classmethod
    def parse(cls, text: str) -> "CountingWindow":
        """Read a window as it is printed: its first and its last month, or 暦年.

        Raises:
            ParseError: anything else.
            InvalidValueError: the fiscal year that it belongs to is in doubt, and not stated.

        >>> str(CountingWindow.parse("7月～翌年3月")), str(CountingWindow.parse("10～9月（終わる年度）"))
        ('07/03', '10/09 end')
        """
        simple = plain(text)
        if simple in ("暦年", "calendar year"):
            return cls(1, 12)
        match = re.fullmatch(_PRINTED, simple)
        first, last = (number(each) for each in match.group("first", "last")) if match else (0, 0)
        if not match or not (1 <= first <= 12 and 1 <= last <= 12):
            raise ParseError("fiscal.no_window", text=excerpt(text), accepted=SPELLINGS)
        return cls(first, last, _SIDES.get(match["side"]))

    @property
    def _is_calendar_year(self) -> bool:
        return (self.first, self.last) == (1, 12)

    @property
    def _length(self) -> int:
        return (self.last - self.first) % 12 + 1

    @property
    def _months_of_start(self) -> int:
        """How many of its months lie in the fiscal year that it starts in."""
        return min(self._length, (3 - self.first) % 12 + 1)

    @property
    def _is_halved(self) -> bool:
        return 2 * self._months_of_start == self._length

    @property
    def _years_to_its_own(self) -> int:
        """1 if it belongs to the fiscal year after the one that it starts in, else 0."""
        return int(self.year == "end" if self._is_halved else 2 * self._months_of_start < self._length)

    @property
    def months_to_end(self) -> int:
        """How many months lie between the January of a fiscal year and the end of its own months.

        >>> CountingWindow(4, 3).months_to_end, CountingWindow.parse("暦年").months_to_end
        (15, 12)
        """
        years = int(self.first < 4) - self._years_to_its_own
        return years * 12 + self.first - 1 + self._length

    def of(self, year: FiscalYear) -> FiscalSpan:
        """Return its months that belong to a fiscal year."""
        start = year.year - self._years_to_its_own
        first = Month(start + (self.first < 4), self.first)
        return FiscalSpan(first, first + (self._length - 1))

    def printed(self, year: FiscalYear, language: str) -> str:
        """Return the year whose months belong to a fiscal year, as it is printed: 令和6年 for 暦年.

        >>> CountingWindow.parse("暦年").printed(FiscalYear(2024), "ja")
        '令和6年'
        >>> CountingWindow.parse("7月～3月").printed(FiscalYear(2024), "ja")
        '令和6年度'
        """
        if not self._is_calendar_year:
            return format(year, language)
        last = self.of(year).months[-1]
        return format(last, language).removesuffix("12月").removeprefix("December ")

    def year_of(self, period: FiscalSpan) -> FiscalYear | None:
        """Return the fiscal year whose window a run of months lies in; None if it lies in none.

        >>> CountingWindow(1, 12).year_of(FiscalSpan.parse("2024-01/2024-06"))
        FiscalYear(2024)
        """
        if period.first_day is None or period.last_day is None:
            return None
        near = FiscalYear.of(period.first_day).year
        for year in range(max(near - 1, FiscalYear.MIN.year + 1), min(near + 2, FiscalYear.MAX.year)):
            if self.of(FiscalYear(year)).contains(period):
                return FiscalYear(year)
        return None

    def __repr__(self) -> str:
        return f"CountingWindow({', '.join(map(repr, filter(None, (self.first, self.last, self.year))))})"

    def __str__(self) -> str:
        months = f"{self.first:02}/{self.last:02}"
        return f"{months} {self.year}" if self.year else months

    def __format__(self, language: str) -> str:
        match language:
            case "":
                return str(self)
            case "ja":
                later = "翌年" if self.last < self.first else ""
                text = "暦年" if self._is_calendar_year else f"{self.first}月～{later}{self.last}月"
                return text + {"start": "（始まる年度）", "end": "（終わる年度）", None: ""}[self.year]
            case "en":
                months = f"{ENGLISH[self.first - 1]}–{ENGLISH[self.last - 1]}"
                text = "calendar year" if self._is_calendar_year else months
                return text + (f" (fiscal year of its {self.year})" if self.year else "")
        raise unknown_language(language)


_PRINTED = (
    rf"(?P<first>{NUMBER})月?\s*(?:[/〜~–—―‐−-]|から)\s*(?:翌年?)?(?P<last>{NUMBER})月?(?:まで)?"
    r"\s*\(?(?P<side>start|end|始まる年度|終わる年度)?\)?"
)
_SIDES: dict[str, Literal["start", "end"]] = {
    "start": "start",
    "始まる年度": "start",
    "end": "end",
    "終わる年度": "end",
}


def as_counting_window(value: CountingWindow | str) -> CountingWindow:
    """Return a window as it is, and text parsed.

    Raises:
        ParseError: anything that is neither a window nor the text of one.

    >>> as_counting_window("7～3月")
    CountingWindow(7, 3)
    """
    if isinstance(value, CountingWindow):
        return value
    if isinstance(value, str):
        return CountingWindow.parse(value)
    raise ParseError("fiscal.not_fiscal", found=shown(value), accepted=("CountingWindow", *SPELLINGS))


def place_in_time(day: date, window: CountingWindow | None = None) -> Fraction:
    """Return the place of a day among the ends of fiscal years, which are the numbers of these years.

    31 March 2025, the end of FY2024, is 2024; a day later is 1/365 more: the fiscal year that ended before,
    plus the days since then over the days of the year.  The years of an indicator with a counting window of
    its own end with that window.

    >>> place_in_time(date(2025, 3, 31)), place_in_time(date(2022, 5, 25)) - 2021
    (Fraction(2024, 1), Fraction(11, 73))
    """
    year = FiscalYear.of(day).year
    ends = {number: _end(number, window) for number in range(year - 2, year + 2)}
    before = max(number for number, end in ends.items() if end < day.toordinal())
    return before + Fraction(day.toordinal() - ends[before], ends[before + 1] - ends[before])


_CYCLE = 400, 146_097
"""The calendar repeats after so many years, of so many days."""


def _end(year: int, window: CountingWindow | None) -> int:
    """Return the number of the last day of a fiscal year, or of the window that belongs to it."""
    months = CountingWindow(4, 3).months_to_end if window is None else window.months_to_end
    after_year, after_month = divmod(year * 12 + months, 12)
    earlier_years, days = _CYCLE  # so that a year after 9999 has a date, too
    return date(after_year - earlier_years, after_month + 1, 1).toordinal() - 1 + days
