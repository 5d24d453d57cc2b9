"""FiscalSpan: from a fiscal year or month to another, both included, possibly open."""

import re
from collections.abc import Iterator
from datetime import date

import attrs

from dxmodel.errors import InvalidValueError, ParseError, unknown_language
from dxmodel.fiscal.day import read_day
from dxmodel.fiscal.era import ERA, NUMBER, number
from dxmodel.fiscal.month import Month, check_not_rewritten, read_month
from dxmodel.fiscal.text import between, ends, excerpt, plain
from dxmodel.fiscal.year import FiscalYear, read_year, read_year_end
from dxmodel.printing import shown

__all__ = ["FiscalSpan", "as_fiscal_span", "as_optional_span"]

End = FiscalYear | Month
SPELLINGS = ("R4/R10", "令和4年度～令和10年度", "令和8年度以降", "令和4年12月～令和8年度")


def _check_end(span: "FiscalSpan", field: "attrs.Attribute[End | None]", end: object) -> None:
    if not isinstance(end, End | None):
        accepted = ("FiscalYear(2024)", "Month(2024, 1)", "None")
        raise InvalidValueError("fiscal.not_fiscal", found=shown(end), accepted=accepted)


@attrs.frozen(repr=False)
class FiscalSpan:
    """A run of fiscal years, both ends included; an end may be a month, and one end may be open.

    The canonical text puts a slash between the ends, as ISO 8601 does: ``R4/R10``, ``R8/``,
    ``/R6``, ``2022-12/R8``; a single year or month is written without: ``R6``.

    Raises:
        InvalidValueError: no end at all, or an end before the start.

    >>> span = FiscalSpan(FiscalYear(2022), FiscalYear(2028))
    >>> f"{span} {span:ja} {span:en}"
    'R4/R10 令和4年度～令和10年度 FY2022–FY2028'
    >>> span.length, FiscalYear(2024) in span, date(2029, 4, 1) in span
    (7, True, False)
    >>> len(FiscalSpan(Month(2024, 1), Month(2024, 3)).months)
    3
    """

    start: End | None = attrs.field(default=None, validator=_check_end)
    end: End | None = attrs.field(default=None, validator=_check_end)

    def __attrs_post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise InvalidValueError("fiscal.no_end")
        if self.start and self.end and self.start.first_day > self.end.last_day:
            raise InvalidValueError("fiscal.backwards", start=self.start, end=self.end)

    @classmethod
    def parse(cls, text: str, *, year_ok: bool = False) -> "FiscalSpan":
        """Read a span as it is printed, with any dash or wave between its ends.

        An era, century or unit that one end leaves out is taken from the other: 令和4～6年度, 2022～26年度.
        A length beside both ends, as in 令和5年度から令和7年度までの3年間, must be theirs.  Days are read
        where they are the first and the last of a month.
        ``year_ok=True`` reads calendar years as fiscal years, as in :meth:`FiscalYear.parse`.

        Raises:
            ParseError: anything else.
            InvalidValueError: an end before the start, or another length than stated.

        >>> str(FiscalSpan.parse("令和4年度から8年間")), str(FiscalSpan.parse("令和４年12月〜令和８年度"))
        ('R4/R11', '2022-12/R8')
        >>> str(FiscalSpan.parse("令和6年度上半期")), str(FiscalSpan.parse("令和6年度第4四半期"))
        ('2024-04/2024-09', '2025-01/2025-03')
        """
        simple = plain(text)
        if year := read_year_end(simple):
            return cls(year, year)
        if span := _read_span(simple, year_ok):
            return span
        if span := _read_span(simple, True):
            accepted = (f"{span:ja}", str(span), f"{span:en}")
            raise ParseError("fiscal.calendar_year", text=excerpt(text), accepted=accepted)
        check_not_rewritten(text)
        raise ParseError("fiscal.unreadable_span", text=excerpt(text), accepted=SPELLINGS)

    @property
    def first_day(self) -> date | None:
        """The first day, or None if the span has no start."""
        return self.start.first_day if self.start else None

    @property
    def last_day(self) -> date | None:
        """The last day, or None if the span has no end."""
        return self.end.last_day if self.end else None

    @property
    def start_year(self) -> FiscalYear | None:
        """The first fiscal year that the span touches, or None."""
        return FiscalYear.of(self.start.first_day) if self.start else None

    @property
    def end_year(self) -> FiscalYear | None:
        """The last fiscal year that the span touches, or None."""
        return FiscalYear.of(self.end.last_day) if self.end else None

    @property
    def years(self) -> tuple[FiscalYear, ...]:
        """Every fiscal year that the span touches, in order.

        Raises:
            InvalidValueError: the span is open.
        """
        first, last = self._closed()
        start = FiscalYear.of(first)
        return tuple(start + n for n in range(FiscalYear.of(last) - start + 1))

    @property
    def months(self) -> tuple[Month, ...]:
        """Every month of the span, in order.

        Raises:
            InvalidValueError: the span is open.
        """
        first, last = self._closed()
        start = Month.of(first)
        return tuple(start + n for n in range(Month.of(last) - start + 1))

    @property
    def length(self) -> int | None:
        """How many fiscal years the span touches, or None if it is open."""
        return len(self.years) if self.start and self.end else None

    @property
    def is_whole_years(self) -> bool:
        """Whether the start, if any, begins a fiscal year, and the end, if any, closes one."""
        starts = self.start is None or self.start.first_day.month == 4
        return starts and (self.end is None or self.end.last_day.month == 3)

    def contains(self, other: "FiscalSpan | End") -> bool:
        """Whether every day of *other* is a day of this span.

        >>> FiscalSpan.parse("R4/R10").contains(FiscalSpan.parse("R8/"))
        False
        """
        (first, last), (other_first, other_last) = _days(self), _days(other)
        return first <= other_first and other_last <= last

    def overlaps(self, other: "FiscalSpan | End") -> bool:
        """Whether any day of *other* is a day of this span."""
        (first, last), (other_first, other_last) = _days(self), _days(other)
        return first <= other_last and other_first <= last

    def __contains__(self, item: object) -> bool:
        """Whether a day or month lies in the span, or it touches a fiscal year, as iteration does."""
        if isinstance(item, date):
            first, last = _days(self)
            return first <= date(item.year, item.month, item.day) <= last
        return isinstance(item, End) and self.overlaps(item)

    def __iter__(self) -> Iterator[FiscalYear]:
        return iter(self.years)

    def _closed(self) -> tuple[date, date]:
        if self.start is None or self.end is None:
            raise InvalidValueError("fiscal.open_span", span=self)
        return self.start.first_day, self.end.last_day

    def __repr__(self) -> str:
        return f"FiscalSpan({self.start!r}, {self.end!r})"

    def __str__(self) -> str:
        return str(self.start) if self.start == self.end else f"{self.start or ''}/{self.end or ''}"

    def __format__(self, language: str) -> str:
        if not language:
            return str(self)
        if language not in _PHRASES:
            raise unknown_language(language)
        start = format(self.start, language) if self.start else ""
        end = format(self.end, language) if self.end else ""
        return start if start == end else between(_PHRASES[language], start, end)


_PHRASES = {
    "ja": ("{start}以降", "{end}まで", "{start}～{end}"),
    "en": ("{start} onwards", "until {end}", "{start}–{end}"),
}


def as_fiscal_span(value: FiscalSpan | End | str) -> FiscalSpan:
    """Return a span as it is, a fiscal year or month as the span of itself, and text parsed.

    Raises:
        ParseError: anything else.

    >>> as_fiscal_span("R4/R6")
    FiscalSpan(FiscalYear(2022), FiscalYear(2024))
    """
    if isinstance(value, FiscalSpan):
        return value
    if isinstance(value, End):
        return FiscalSpan(value, value)
    if isinstance(value, str):
        return FiscalSpan.parse(value)
    raise ParseError("fiscal.not_fiscal", found=shown(value), accepted=("FiscalSpan", *SPELLINGS))


def as_optional_span(value: FiscalSpan | End | str | None) -> FiscalSpan | None:
    """Return None as it is, and anything else as :func:`as_fiscal_span` does."""
    return None if value is None else as_fiscal_span(value)


def _days(span: FiscalSpan | End) -> tuple[date, date]:
    return span.first_day or date.min, span.last_day or date.max


_YEARS = "(?:年間|[かカヵヶケ箇]年(?:間|計画)?)"
_DURATION = rf"(?P<start>.+)からの?(?P<years>{NUMBER}){_YEARS}"
_WITH_LENGTH = rf"(?P<span>.+?)(?:の(?P<years>{NUMBER})(?:年|{_YEARS})|\((?P<in_brackets>{NUMBER}){_YEARS}\))"


def _read_span(text: str, year_ok: bool) -> FiscalSpan | None:
    if "年" in text and (duration := re.fullmatch(_DURATION, text)):
        return _read_duration(duration, year_ok)
    if "年" in text and (with_length := re.fullmatch(_WITH_LENGTH, text)):
        return _read_with_length(with_length, year_ok)
    for start_text, end_text in ends(text):
        start_text, end_text = _complete(start_text, end_text)
        start = _read_side(start_text, year_ok, first=True)
        end = _read_side(end_text, year_ok, first=False)
        if bool(start) == bool(start_text) and bool(end) == bool(end_text):
            return FiscalSpan(start, end)
    return None


def _read_end(text: str, year_ok: bool) -> End | None:
    return read_month(text) or read_year(text, year_ok=year_ok)


def _read_side(text: str, year_ok: bool, *, first: bool) -> End | None:
    return (
        _read_end(text, year_ok) or _month_at(text, first=first) or _month_of_part(text, year_ok, first=first)
    )


_PARTS = {"上半期": (0, 6), "上期": (0, 6), "下半期": (6, 6), "下期": (6, 6)}
"""The halves of a fiscal year by name: the months before each, and its length."""

_PART = rf"(?P<year>.+?)の?(?:(?P<half>{'|'.join(_PARTS)})|第?(?P<quarter>[1-4一二三四])四半期|Q(?P<q>[1-4]))"


def _month_of_part(text: str, year_ok: bool, *, first: bool) -> Month | None:
    """Read the first or the last month of a half or a quarter of a fiscal year: 令和6年度上半期, R6Q4."""
    match = re.fullmatch(_PART, text)
    year = read_year(match["year"], year_ok=year_ok) if match else None
    if match is None or year is None:
        return None
    quarter = match["quarter"] or match["q"]
    before, length = (3 * number(quarter) - 3, 3) if quarter else _PARTS[match["half"]]
    return Month.of(year.first_day) + (before if first else before + length - 1)


def _month_at(text: str, *, first: bool) -> Month | None:
    """Read a day as its month, if it is the first or the last one of it."""
    day = read_day(text)
    month = Month.of(day) if day else None
    return month if month and day == (month.first_day if first else month.last_day) else None


def _read_duration(match: re.Match[str], year_ok: bool) -> FiscalSpan | None:
    start, years = _read_end(match["start"], year_ok), number(match["years"])
    if isinstance(start, Month):
        return FiscalSpan(start, start + (12 * years - 1))
    return FiscalSpan(start, start + (years - 1)) if start else None


def _read_with_length(match: re.Match[str], year_ok: bool) -> FiscalSpan | None:
    """Read a span whose length is stated, too: 令和5年度から令和7年度までの3年間."""
    span = _read_span(match["span"], year_ok)
    if span is None or span.length is None:
        return None
    stated = number(match["years"] or match["in_brackets"])
    months = len(span.months)
    if months != 12 * stated and not (span.end and span.end.last_day.month == 3 and span.length == stated):
        raise InvalidValueError("fiscal.other_length", span=span, stated=stated, months=months)
    return span


_YEAR_OF_MONTH = rf"(.+年){NUMBER}月"


def _complete(start: str, end: str) -> tuple[str, str]:
    """Add to each end what only the other states: 令和4～6年度, 令和6年1月～3月, 2022～26年度."""
    if (era := re.match(ERA, start)) and re.fullmatch(rf"{NUMBER}年(?:度?末?|{NUMBER}月.*)", end):
        end = era[0] + end
    if (century := re.match("([0-9]{2})[0-9]{2}", start)) and re.fullmatch("[0-9]{2}年度?末?", end):
        end = century[1] + end
    if (year := re.fullmatch(_YEAR_OF_MONTH, start)) and re.fullmatch(rf"{NUMBER}月", end):
        end = year[1] + end
    if (
        (part := re.fullmatch(_PART, start))
        and not re.fullmatch(_PART, end)
        and re.fullmatch(_PART, f"_{end}")
    ):
        end = part["year"] + end
    if start and "年" not in start and (unit := re.search("年度?(?=末?$)", end)):
        start += unit[0]
    return start, end
