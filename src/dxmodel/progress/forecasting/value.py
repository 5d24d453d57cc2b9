"""Forecast: the values that one method forecasts, year by year, and the points that it uses."""

from collections.abc import Iterable, Sequence
from math import ceil, floor

import attrs

from dxmodel.amount import Amount, Interval, Unit, as_declared_unit, as_printed, round_half_up
from dxmodel.fiscal import CountingWindow, FiscalYear, When, as_fiscal_year
from dxmodel.ledger import ResolvedValue
from dxmodel.messages import Language, words
from dxmodel.progress.engine.formulas import TOLERANCE
from dxmodel.progress.inputs.time_series import Point
from dxmodel.progress.sentences import in_its_years, printed_amount, value_text
from dxmodel.typed_fields import typed_fields
from dxmodel.vocabulary import Vocabulary

_DIGITS = 9
"""The number of decimals of a forecast that count; the others are rounding errors."""

__all__ = [
    "Forecast",
    "ForecastMethod",
    "ForecastValue",
    "NoForecast",
    "around",
    "first_unknown_year",
    "printed",
]


class ForecastMethod(Vocabulary):
    """The method by which values are continued; the formulas are in
    :mod:`~dxmodel.progress.forecasting.models`."""

    LAST_CHANGE = "last-change"
    LEAST_SQUARES = "least-squares"
    THEIL_SEN = "theil-sen"
    CONSTANT_GROWTH = "constant-growth"
    SHARE_LINE = "share-line"


class NoForecast(Vocabulary):
    """Why a method gives no forecast, or a forecast no interval."""

    TOO_FEW_POINTS = "too-few-points"
    """Fewer points than the method, or the interval, needs."""
    SIGN_CHANGES = "sign-changes"
    """Growth is a ratio: it needs values of one sign, none of them zero."""
    NOT_A_SHARE = "not-a-share"
    """The values are not a share strictly between nothing and the whole in every year."""
    NO_SCATTER = "no-scatter"
    """All points lie on one line, so the scatter of values about it is unknown."""
    TOO_FAR = "too-far"
    """More than ten times the largest value, or more than fifty years ahead."""
    FALLING_TOTAL = "falling-total"
    """A running total would be below its last value."""
    OUT_OF_RANGE = "out-of-range"
    """A value is beyond the numbers that an amount can hold."""
    ENDED = "ended"
    """The indicator ends before the year of the forecast."""
    NO_YEAR = "no-year"
    """No last year was requested, and no target is due in a later year."""
    NEEDS_SCIPY = "needs-scipy"
    """The interval needs a package that is not installed: ``pip install "dxmodel[forecast]"``."""


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class ForecastValue:
    """The value that a method forecasts for one fiscal year.

    Attributes:
        year: the fiscal year.
        value: the number, in the unit of the forecast; never clipped.
        low: the lower end of the 95 % prediction interval; None where there is no interval.
        high: its upper end.
        beyond_bounds: whether the value is one that the indicator cannot have.
        interval_beyond_bounds: whether the interval holds such values; it is not clipped either.
    """

    year: FiscalYear
    value: float
    low: float | None = None
    high: float | None = None
    beyond_bounds: bool = False
    interval_beyond_bounds: bool = False


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class Forecast:
    """The forecast of one method.

    Attributes:
        method: the method.
        points: the points that it uses.
        unit: the unit of the numbers.
        values: the forecast values, year by year.
        reason: why there are no values; None where there are.
        no_interval: why the line through all points has no prediction interval; other methods never have one.
        attained: when it meets the level of the judged target, as a decimal fiscal year: 2025.06 is a little
            after the value of FY2025.  It is before the year of the last point where a fitted line is ahead
            of the values.  None if it does not meet the level within fifty years, or the last value meets it
            already.  Of a total or a mean over several years, the year by which it is met, at the latest when
            it is due.
        total: the total or the mean over several years that the target asks for, with the forecast years;
            None for other targets.
        due: the fiscal year in which the judged target is due; None without one.
        stays: whether the target that the last point meets is still met in the last year; None where that
            value does not meet it, or where that cannot be decided.
    """

    method: ForecastMethod
    points: tuple[Point, ...] = attrs.field(converter=tuple[Point, ...])
    unit: Unit | None = attrs.field(converter=attrs.converters.optional(as_declared_unit))
    values: tuple[ForecastValue, ...] = attrs.field(default=(), converter=tuple[ForecastValue, ...])
    reason: NoForecast | None = None
    no_interval: NoForecast | None = None
    attained: float | None = None
    total: float | None = None
    due: FiscalYear | None = None
    stays: bool | None = None

    def at(self, year: FiscalYear | str) -> ForecastValue | None:
        """Return the forecast value of a fiscal year; None where there is none.

        Raises:
            ParseError: a text that is not a fiscal year.
        """
        fiscal_year = as_fiscal_year(year)
        return next((each for each in self.values if each.year == fiscal_year), None)

    def describe(self, language: Language) -> str:
        """Return the last forecast value, when the target is met, and the points, as a sentence."""
        points = printed(self.points, language)
        if not self.values:
            facts = {"method": self.method, "reason": self.reason}
            return words("progress.forecast_declined", language, points=points, **facts)
        text, last = self.brief(language), self.values[-1].year
        window = self.points[-1].resolved.window
        facts = in_its_years(window, {"text": text, "year": last, "points": points}, language)
        text = words("progress.forecast_from", language, **facts)
        if self.stays is False:
            code = "progress.forecast_lost" if self.due is None else "progress.forecast_lost_when_due"
            return words(code, language, **in_its_years(window, {"text": text, "due": self.due}, language))
        if self.attained is None:
            return text
        first = first_unknown_year(self.points)
        when = around([self.attained], first, language, window)
        if self.due is None:
            return words("progress.forecast_attained", language, text=text, when=when)
        is_in_time = year_met(self.attained, first) <= self.due
        code = f"progress.forecast_attained_{'in_time' if is_in_time else 'late'}"
        facts = in_its_years(window, {"text": text, "when": when, "due": self.due}, language)
        return words(code, language, **facts)

    def brief(self, language: Language) -> str:
        """Return the last forecast value and the method as a clause, without the points."""
        value = self._text(self.values[-1], language) if self.values else format(self.reason or "", language)
        return words("progress.forecast_of", language, method=self.method, value=value)

    def brief_total(self, language: Language) -> str:
        """Return the total or the mean over several years and the method as a clause."""
        value = None if self.total is None else self._amount(self.total)
        if value is not None and any(each.beyond_bounds for each in self.values):
            notes = [words("progress.forecast_beyond", language)]
            text = words("progress.forecast_noted", language, value=value, notes=notes)
            return words("progress.forecast_of", language, method=self.method, value=text)
        return words("progress.forecast_of", language, method=self.method, value=value)

    def _text(self, last: ForecastValue, language: Language) -> str:
        value, interval = self._amount(last.value), self._interval(last)
        notes = [words("progress.forecast_beyond", language)] if last.beyond_bounds else []
        if interval is not None:
            notes.append(words("progress.forecast_interval", language, interval=interval))
        if last.interval_beyond_bounds and not last.beyond_bounds:
            notes.append(words("progress.forecast_interval_beyond", language))
        if self.no_interval is not None:
            notes.append(words("progress.forecast_no_interval", language, reason=self.no_interval))
        text = format(value, language) if value is not None else ""
        return words("progress.forecast_noted", language, value=text, notes=notes) if notes else text

    def _amount(self, number: float) -> Amount | None:
        """Return a number as it is printed."""
        return (
            None if self.unit is None else as_printed(_exact(number, self.unit), *self._inputs, quotient=True)
        )

    def _interval(self, last: ForecastValue) -> Amount | None:
        if last.low is None or last.high is None or self.unit is None:
            return None
        low, high = _exact(last.low, self.unit).magnitude, _exact(last.high, self.unit).magnitude
        interval = Amount.within(Interval(low, high), self.unit)
        return as_printed(interval, *self._inputs, quotient=True)

    @property
    def _inputs(self) -> list[Amount]:
        """The points as they are printed."""
        values = (printed_amount(each.resolved.value) for each in self.points)
        return [each for each in values if each is not None]


def printed(points: Iterable[Point], language: Language) -> list[str] | None:
    """Return the points as they are printed; None where there is none."""
    facts = (
        in_its_years(
            each.resolved.window,
            {"value": _dated_value(each.resolved, language), "year": each.year},
            language,
        )
        for each in points
        if each.resolved.value
    )
    return [words("progress.forecast_point", language, **each) for each in facts] or None


def _dated_value(resolved: ResolvedValue, language: Language) -> str:
    """Return a value as text, with the day of counting where it is not the end of the year."""
    text = value_text(resolved.value, language) if resolved.value is not None else ""
    if resolved.day is None:
        return text
    return words("progress.value_as_of", language, value=text, day=When.on(resolved.day))


def first_unknown_year(points: Sequence[Point]) -> FiscalYear:
    """Return the first fiscal year whose end lies after the last of some points."""
    return FiscalYear(floor(points[-1].resolved.place) + 1)


def year_met(time: float, first: FiscalYear) -> FiscalYear:
    """Return the fiscal year of a time at which a level is met, not before *first*."""
    return max(FiscalYear(ceil(time - TOLERANCE)), first)


def around(
    times: Iterable[float], first: FiscalYear, language: Language, window: CountingWindow | None = None
) -> str:
    """Return the fiscal years of times at which a level is met as text, none of them before *first*.

    Times are rounded up to whole years: a level that is met a little after the value of a year is not met in
    that year, and a forecast is not more precise than a year.

    >>> around([2026.26, 2030.01], FiscalYear(2025), "en"), around([2035.5], FiscalYear(2025), "ja")
    ('between about FY2027 and FY2031', '令和18年度ごろ')
    """
    years = [year_met(time, first) for time in times]
    earliest, latest = min(years), max(years)
    facts = in_its_years(window, {"year": earliest, "earliest": earliest, "latest": latest}, language)
    return words(f"progress.forecast_{'around' if earliest == latest else 'between'}", language, **facts)


def _exact(number: float, unit: str) -> Amount:
    """Return the amount of a float, without the errors of its last digits."""
    return Amount(round_half_up(number, _DIGITS), unit)
