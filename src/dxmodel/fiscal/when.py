"""When: a date known to the day, to the month, to the fiscal year, or only within bounds."""

import re
from datetime import date, timedelta

import attrs

from dxmodel.errors import InvalidValueError, ParseError, unknown_language
from dxmodel.fiscal.day import read_day
from dxmodel.fiscal.month import ENGLISH, Month, calendar_year, check_not_rewritten, read_month
from dxmodel.fiscal.text import between, ends, excerpt, plain
from dxmodel.fiscal.year import FiscalYear, read_year
from dxmodel.printing import shown
from dxmodel.typed_fields import stored_fields

__all__ = ["DayOrMonth", "When", "as_day_or_month", "as_optional_when", "as_when", "last_day"]

DayOrMonth = date | Month
"""A day, or a month, which stands for its last day."""

SPELLINGS = ("2024-12-20", "2024-12", "R6", "令和6年12月20日", "2024-04-01/", "2024-04-01/2026-11-23")


def _check_day(when: "When", field: "attrs.Attribute[date | None]", day: object) -> None:
    if day is None:
        return
    if type(day) is not date:  # a datetime is an instance of date, too
        raise InvalidValueError("fiscal.not_fiscal", found=shown(day), accepted=("datetime.date", "None"))
    Month.of(day)  # raises for a day that lies in no fiscal year


@attrs.frozen(field_transformer=stored_fields)
class When:
    """The day of an event, known exactly or only within bounds: not before one day, not after another.

    Values have no order: of two dates known within bounds, either may come first.

    Attributes:
        not_before: the first day that is possible, or None.
        not_after: the last day that is possible, or None.
        reason: why it is not known more exactly; not part of the text form.

    Raises:
        InvalidValueError: no bound at all, or one before the other.

    >>> decided = When.parse("2024-04-01/")
    >>> f"{decided} {decided:ja} {decided:en}"
    '2024-04-01/ 令和6年4月1日以降 not before 1 April 2024'
    >>> decided.by(date(2023, 10, 1)), decided.by(date(2025, 1, 1))
    (False, None)
    """

    not_before: date | None = attrs.field(default=None, validator=_check_day)
    not_after: date | None = attrs.field(default=None, validator=_check_day)
    reason: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.not_before is None and self.not_after is None:
            raise InvalidValueError("fiscal.no_end")
        if self.not_before and self.not_after and self.not_before > self.not_after:
            raise InvalidValueError("fiscal.backwards", start=self.not_before, end=self.not_after)

    @classmethod
    def on(cls, time: "date | Month | FiscalYear", reason: str | None = None) -> "When":
        """Return a day, or some day in a month or fiscal year.

        >>> str(When.on(Month(2024, 12))), str(When.on(FiscalYear(2024)))
        ('2024-12', 'R6')
        """
        if isinstance(time, date):
            return cls(time, time, reason)
        return cls(time.first_day, time.last_day, reason)

    @classmethod
    def parse(cls, text: str, reason: str | None = None) -> "When":
        """Read a day, month or fiscal year, or an interval from one to another.

        The end of a month is its last day.

        Raises:
            ParseError: anything else; ``令和6年`` too, for it may be a fiscal year.
            InvalidValueError: an interval that ends before it starts.

        >>> When.parse("令和6年12月20日").exact, When.parse("R6.12.20").exact
        (datetime.date(2024, 12, 20), datetime.date(2024, 12, 20))
        """
        simple = plain(text)
        for start_text, end_text in ends(simple):
            start, end = _read_time(start_text), _read_time(end_text)
            if bool(start) == bool(start_text) and bool(end) == bool(end_text):
                return cls(start.not_before if start else None, end.not_after if end else None, reason)
        if year := read_year(simple, year_ok=True):
            accepted = (str(year), f"{year.year}-01/{year.year}-12")
            raise ParseError("fiscal.year_as_time", text=excerpt(text), accepted=accepted)
        check_not_rewritten(text)
        if re.fullmatch("[2-6][0-9]{4}", simple):
            day = _SPREADSHEET_DAY_0 + timedelta(days=int(simple))
            accepted = (str(day), _format_time(day, "ja"))
            raise ParseError("fiscal.number_of_day", text=excerpt(text), accepted=accepted)
        raise ParseError("fiscal.unreadable_when", text=excerpt(text), accepted=SPELLINGS)

    @property
    def exact(self) -> date | None:
        """The day, if it is known to the day."""
        return self.not_before if self.not_before == self.not_after else None

    def by(self, day: date) -> bool | None:
        """Whether it had happened by the end of *day*: True, False, or None where that is not known."""
        if self.not_after and self.not_after <= day:
            return True
        return False if self.not_before and self.not_before > day else None

    def __str__(self) -> str:
        time = self._time
        return str(time) if time else f"{self.not_before or ''}/{self.not_after or ''}"

    def __format__(self, language: str) -> str:
        if not language:
            return str(self)
        if language not in _PHRASES:
            raise unknown_language(language)
        if time := self._time:
            return _format_time(time, language)
        start = _format_time(self.not_before, language) if self.not_before else ""
        end = _format_time(self.not_after, language) if self.not_after else ""
        return between(_PHRASES[language], start, end)

    @property
    def _time(self) -> date | Month | FiscalYear | None:
        """The day, month or fiscal year that has exactly these bounds, if there is one."""
        if self.not_before is None or self.not_after is None:
            return None
        candidates = (self.not_before, Month.of(self.not_before), FiscalYear.of(self.not_before))
        return next((time for time in candidates if When.on(time, self.reason) == self), None)


_PHRASES = {
    "ja": ("{start}以降", "{end}まで", "{start}～{end}"),
    "en": ("not before {start}", "not after {end}", "between {start} and {end}"),
}


def as_when(value: When | date | Month | FiscalYear | str) -> When:
    """Return a When as it is, a day, month or fiscal year as that time, and text parsed.

    Raises:
        ParseError: anything else.

    >>> as_when(date(2024, 12, 20)).exact
    datetime.date(2024, 12, 20)
    """
    if isinstance(value, When):
        return value
    if isinstance(value, str):
        return When.parse(value)
    if isinstance(value, date | Month | FiscalYear):
        return When.on(value)
    raise ParseError("fiscal.not_fiscal", found=shown(value), accepted=("When", "datetime.date", *SPELLINGS))


def as_optional_when(value: When | date | Month | FiscalYear | str | None) -> When | None:
    """Return None as it is, and anything else as :func:`as_when` does."""
    return None if value is None else as_when(value)


def as_day_or_month(value: DayOrMonth | str) -> DayOrMonth:
    """Return a day or a month as it is, and text parsed.

    Raises:
        ParseError: anything else.

    >>> as_day_or_month("令和4年5月25日"), as_day_or_month("2022-05")
    (datetime.date(2022, 5, 25), Month(2022, 5))
    """
    if isinstance(value, date | Month):
        return value
    if isinstance(value, str):
        time = When.parse(value)._time
        if isinstance(time, date | Month):
            return time
    accepted = ("2022-05-25", "2022-05", "令和4年5月25日", "令和4年5月")
    raise ParseError("fiscal.not_a_day_or_month", found=shown(value), accepted=accepted)


def last_day(time: DayOrMonth | FiscalYear) -> date:
    """Return a day as it is, and the last day of a month or of a fiscal year.

    >>> last_day(Month(2024, 2))
    datetime.date(2024, 2, 29)
    """
    return time if isinstance(time, date) else time.last_day


_SPREADSHEET_DAY_0 = date(1899, 12, 30)


def _format_time(time: date | Month | FiscalYear, language: str) -> str:
    if not isinstance(time, date):
        return format(time, language)
    if language == "ja":
        return f"{calendar_year(time)}年{time.month}月{time.day}日"
    return f"{time.day} {ENGLISH[time.month - 1]} {time.year}"


def _read_time(text: str) -> When | None:
    time = read_day(text) or read_month(text) or read_year(text, year_ok=False)
    return When.on(time) if time else None
