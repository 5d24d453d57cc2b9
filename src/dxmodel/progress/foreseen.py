"""What one method foresees, year by year, and the points that it rests on."""

from collections.abc import Iterable
from math import ceil

import attrs

from dxmodel.amount import Amount, round_half_up
from dxmodel.amount.number import last_place
from dxmodel.fiscal import FiscalYear, as_fiscal_year
from dxmodel.ledger import Reading
from dxmodel.messages import Language, words
from dxmodel.plan import Break
from dxmodel.progress.engine.formulas import TOLERANCE
from dxmodel.progress.engine.verdict import Reason
from dxmodel.term import Term

__all__ = ["Forecast", "ForecastMethod", "Foreseen", "LeftOut", "NoForecast", "Point", "around", "told"]


class ForecastMethod(Term):
    """How the values so far are continued; the formulas stand in :mod:`~dxmodel.progress.fits`."""

    LAST_CHANGE = "last-change"
    LEAST_SQUARES = "least-squares"
    THEIL_SEN = "theil-sen"
    CONSTANT_GROWTH = "constant-growth"
    SHARE_LINE = "share-line"


class NoForecast(Term):
    """Why a method gives no forecast, or a forecast no interval."""

    TOO_FEW_POINTS = "too-few-points"
    """Fewer points than the method, or the interval, needs."""
    SIGN_CHANGES = "sign-changes"
    """Growth is a ratio: it needs values of one sign, none of them zero."""
    NOT_A_SHARE = "not-a-share"
    """Not a share that lies strictly between nothing and the whole in every year."""
    NO_SCATTER = "no-scatter"
    """All points lie on one line, so that nothing says how far a value may lie from it."""
    OUT_OF_RANGE = "out-of-range"
    """It leads beyond the numbers that an amount can hold."""
    ENDED = "ended"
    """The indicator ends before the year of the forecast."""
    NO_YEAR = "no-year"
    """No year was asked for, and no target is due in a year still to come."""
    NEEDS_SCIPY = "needs-scipy"
    """The interval needs a package that is not installed: ``pip install "dxmodel[forecast]"``."""


@attrs.frozen(kw_only=True)
class Point:
    """A value that forecasts are made from.

    Attributes:
        reading: what was measured.
        amount: its amount, in the way of measuring that the forecast is in.
        value: the number that is continued, in the unit of the outlook; of a rough amount, the middle.
        bridges: the breaks in series that it was carried over.
    """

    reading: Reading
    amount: Amount
    value: float
    bridges: tuple[Break, ...] = attrs.field(default=(), converter=tuple[Break, ...])

    @property
    def year(self) -> FiscalYear:
        """Its fiscal year."""
        return self.reading.year


@attrs.frozen(kw_only=True)
class LeftOut:
    """A value that no forecast is made from, and why.

    Attributes:
        reading: what was measured.
        reason: known to one side only, measured in another way, or out of range.
    """

    reading: Reading
    reason: Reason


@attrs.frozen(kw_only=True)
class Foreseen:
    """What a method foresees for one fiscal year.

    Attributes:
        year: the fiscal year.
        value: the number, in the unit of the outlook; never clipped.
        low: the lower end of the 95 % prediction interval; None where there is no interval.
        high: its upper end.
        beyond_bounds: the value is one that the indicator cannot have.
        interval_beyond_bounds: the interval holds such values; it is not clipped either.
    """

    year: FiscalYear
    value: float
    low: float | None = None
    high: float | None = None
    beyond_bounds: bool = False
    interval_beyond_bounds: bool = False


@attrs.frozen(kw_only=True)
class Forecast:
    """What one method makes of the points.

    Attributes:
        method: how the points are continued.
        points: those that it rests on.
        unit: the unit of the numbers.
        values: what it foresees, year by year.
        reason: why there is nothing; None where there is something.
        no_interval: why the line through all points has no prediction interval; the other methods have none.
        attained: when it meets the level of the judged target, as a decimal fiscal year: 2025.06 is a little
            after the value of FY2025.  Before the year of the last point where a fitted line runs ahead of
            the values.  None if it never does, or the last value is there already.
        stays: is the target that the last of the points meets still met in the last year?  None where that
            value does not meet it, or nobody can say.
    """

    method: ForecastMethod
    points: tuple[Point, ...] = attrs.field(converter=tuple[Point, ...])
    unit: str | None
    values: tuple[Foreseen, ...] = attrs.field(default=(), converter=tuple[Foreseen, ...])
    reason: NoForecast | None = None
    no_interval: NoForecast | None = None
    attained: float | None = None
    stays: bool | None = None

    def at(self, year: FiscalYear | str) -> Foreseen | None:
        """What it foresees for a fiscal year; None where it says nothing of it.

        Raises:
            Unreadable: a text that is not a fiscal year.
        """
        wanted = as_fiscal_year(year)
        return next((each for each in self.values if each.year == wanted), None)

    def words(self, language: Language) -> str:
        """Say the last value foreseen, its interval, when the target is met, and from which points."""
        points = told(self.points, language)
        if not self.values:
            why = {"method": self.method, "reason": self.reason}
            return words("progress.forecast_declined", language, points=points, **why)
        said, last = self.brief(language), self.values[-1].year
        said = words("progress.forecast_from", language, said=said, year=last, points=points)
        if self.stays is False:
            return words("progress.forecast_lost", language, said=said)
        if self.attained is None:
            return said
        when = around([self.attained], self.values[0].year, language)
        return words("progress.forecast_attained", language, said=said, when=when)

    def brief(self, language: Language) -> str:
        """Say the last value foreseen and the method, without the points."""
        value = self._said(self.values[-1], language) if self.values else format(self.reason or "", language)
        return words("progress.forecast_of", language, method=self.method, value=value)

    def _said(self, each: Foreseen, language: Language) -> str:
        value, low, high = (self._amount(number) for number in (each.value, each.low, each.high))
        notes = [words("progress.forecast_beyond", language)] if each.beyond_bounds else []
        if low is not None:
            notes.append(words("progress.forecast_interval", language, low=low, high=high))
        if each.interval_beyond_bounds and not each.beyond_bounds:
            notes.append(words("progress.forecast_interval_beyond", language))
        if self.no_interval is not None:
            notes.append(words("progress.forecast_no_interval", language, reason=self.no_interval))
        said = format(value, language) if value is not None else ""
        return words("progress.forecast_noted", language, value=said, notes=notes) if notes else said

    def _amount(self, number: float | None) -> Amount | None:
        """A number as finely as the points are printed; the answer itself keeps all digits."""
        if number is None or self.unit is None:
            return None
        places = max((_places(each, self.unit) for each in self.points), default=0)
        return Amount(round_half_up(number, places), self.unit)


def told(points: Iterable[Point], language: Language) -> list[str] | None:
    """Say the points as they are printed; None where there is none."""
    facts = ({"value": each.reading.value, "year": each.year} for each in points)
    return [words("progress.forecast_point", language, **each) for each in facts] or None


def around(times: Iterable[float], first: FiscalYear, language: Language) -> str:
    """Say the first fiscal years whose value meets a level, from the first that is foreseen on.

    Decimals would say more than is known, and what is met a little after the year that a target is due in
    is not met in that year; nor will have been what has not been met so far.

    >>> around([2026.26, 2030.01], FiscalYear(2025), "en"), around([2035.5], FiscalYear(2025), "ja")
    ('between about FY2027 and FY2031', '令和18年度ごろ')
    """
    years = [max(FiscalYear(ceil(time - TOLERANCE)), first) for time in times]
    earliest, latest = min(years), max(years)
    if earliest == latest:
        return words("progress.forecast_around", language, year=earliest)
    return words("progress.forecast_between", language, earliest=earliest, latest=latest)


def _places(point: Point, unit: str) -> int:
    """With how many decimals a point is printed, in the unit of the forecast; over a bridge, in its own."""
    printed = point.reading.amount or point.amount
    amount = printed if point.bridges else printed.to(unit)
    return max(0, -last_place(amount.magnitude))
