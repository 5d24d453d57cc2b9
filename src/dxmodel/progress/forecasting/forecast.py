"""forecast: continue the values of an indicator into later years by several methods."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import cache
from math import isclose
from typing import TypeAlias

import attrs

from dxmodel.errors import InvalidValueError
from dxmodel.fiscal import FiscalYear, as_fiscal_year
from dxmodel.ledger import Breakdown, Ledger
from dxmodel.ledger.observation import RESULTS
from dxmodel.ledger.secondary import secondary_sources
from dxmodel.plan import Accumulation, Doubt, Indicator, Target, name_of
from dxmodel.plan.label import as_pairs
from dxmodel.plan.names import member_name
from dxmodel.progress.engine.target_range import TargetRange
from dxmodel.progress.forecasting import models
from dxmodel.progress.forecasting.result import ForecastResult
from dxmodel.progress.forecasting.span_goal import SpanGoal
from dxmodel.progress.forecasting.value import Forecast, ForecastMethod, ForecastValue, NoForecast
from dxmodel.progress.inputs.definition import Definition, LedgerBefore, definition_for
from dxmodel.progress.inputs.member import of_member
from dxmodel.progress.inputs.question import Question
from dxmodel.progress.inputs.target_range import judged_target
from dxmodel.progress.inputs.time_series import WHOLES, TimeSeries
from dxmodel.progress.inputs.yearly_targets import with_dated_targets
from dxmodel.typed_fields import check_kind

__all__ = ["forecast"]

LIMIT = 10**18
"""Amounts are below this limit."""

FEWEST_FOR_INTERVAL = 4
"""The fewest points for a prediction interval: three leave only one degree of freedom, which is too few."""

COVERED = 0.975
"""The quantile of the upper end of a 95 % interval."""

FURTHEST = 50
"""The most years ahead for which there is a forecast."""

LARGEST = 10
"""The most times the largest value that a forecast may be."""

NEAR = 1e-9
"""The relative difference of two numbers that is a rounding error."""


def forecast(
    ledger: Ledger,
    indicator_id: str,
    until: FiscalYear | str | None = None,
    *,
    at: FiscalYear | str,
    breakdown: Mapping[str, str] | Iterable[tuple[str, str]] = (),
) -> ForecastResult:
    """Forecast an indicator by every method.

    The points are the indicator's own values by fiscal year up to *at*, the baseline among them.  A value
    from before a break in series is converted by its bridge, and left out where there is none.  Of a rough
    value the middle is used; one that is known to one side only is left out, and named.  Two points are
    enough for the last change only.

    Values that the indicator cannot have are marked, not clipped: beyond the bounds that the plan states;
    where it states none, beyond 0 and 100 % for a share with a denominator, and below 0 for a count, unless a
    point lies there itself.  A method declines where it leads beyond ten times the largest value (of a share,
    the largest value or complement), more than fifty years ahead, or a running total below its last value.
    A total or a mean over several years is compared with what is known of it together with the forecast
    years.

    The 95 % prediction interval of the line through all points needs four of them that do not all lie on the
    line, and the extra ``forecast`` (scipy).  It does not take into account how roughly a value is known, nor
    changes of the trend.

    Args:
        ledger: the plan and its results.
        indicator_id: the id of the indicator.
        until: the last year that is forecast, and whose target it is compared with: the next one due then or
            later, else the last.  By default the year in which the next target after *at* is due.
        at: the fiscal year up to which values count, e.g. ``"R5"``; the plan is the one in force then.
        breakdown: dimension → member, for the values and the targets of a member; without it the total.

    Raises:
        ParseError: a text that is not a fiscal year.
        UnknownNameError: no indicator has that id; the nearest known one is named.
        InvalidValueError: *until* is not after *at*.

    >>> from dxmodel.testing import small_city
    >>> result = forecast(small_city(), "online-share", "R6", at="R5")
    >>> result["last-change"].brief("en"), round(result["last-change"].attained, 2), result["last-change"].due
    ('55% by the latest change', 2025.92, FiscalYear(2028))
    """
    check_kind("ledger", ledger, Ledger)
    year, end = as_fiscal_year(at), None if until is None else as_fiscal_year(until)
    if end is not None and end <= year:
        raise InvalidValueError("progress.forecast_not_ahead", until=end, at=year)
    in_force = ledger.in_force(year)
    indicator = in_force.plan.indicator(indicator_id)
    member, before = as_pairs(breakdown), cache(in_force.before)
    known_in, defined = in_force, indicator
    has_ended = indicator.ended is not None and year > indicator.ended.last
    target = None
    if not has_ended and (definition := definition_for(in_force, indicator, year, before, member)):
        known_in, defined = definition.ledger, definition.indicator
        target = _target(in_force, indicator, definition, end or _next(year), before, member)
    if not member:
        return _result(known_in, defined, target, year, end)
    of_whole = target and attrs.evolve(target, breakdown=())
    result = _result(*of_member(known_in, defined, member), of_whole, year, end)
    return attrs.evolve(result, name=member_name(result.name, member), breakdown=member, target=target)


def _next(year: FiscalYear) -> FiscalYear:
    return min(year, FiscalYear.MAX - 1) + 1


def _target(
    ledger: Ledger,
    indicator: Indicator,
    of_values: Definition,
    year: FiscalYear,
    before: LedgerBefore,
    breakdown: Breakdown,
) -> Target | None:
    """Return the target that a year is assessed by; None if it is under another definition."""
    is_of_plan = of_values.ledger is ledger  # else the values are from before a break
    targets_of = of_values.indicator if is_of_plan else indicator
    target = judged_target(with_dated_targets(ledger.plan, targets_of, year), year, breakdown)
    if is_of_plan and definition_for(ledger, indicator, year, before, breakdown) is None:
        return None
    of_each_year = with_dated_targets(ledger.plan, of_values.indicator, year)
    return target if target in of_each_year.targets else None


def _result(
    ledger: Ledger, indicator: Indicator, target: Target | None, at: FiscalYear, until: FiscalYear | None
) -> ForecastResult:
    """Return the forecasts of one indicator, with a target under the definition of its values."""
    due = target.due.year if target is not None else None
    end = until or (due if due is not None and due > at else None)
    series = TimeSeries.of(ledger, indicator, at)
    goal = Question(indicator=indicator, at=at, target=target).goal_of_a_year
    span = SpanGoal.of(ledger, indicator, target, series)
    is_met = span is not None and span.is_met(series.bounds[0])
    span = None if is_met else span
    gap = None if is_met else series.to_meet(goal) if span is None else span.gap
    forecasts = [_forecast(method, series, end, gap, span) for method in _METHODS]
    forecasts = [attrs.evolve(_with_stays(each, series, goal, is_met=is_met), due=due) for each in forecasts]
    is_compared = gap is not None or any(each.stays is not None for each in forecasts)
    sources = (
        indicator,
        indicator.baseline if is_compared else None,
        target,
        *(each.resolved for each in series.points),
    )
    return ForecastResult(
        indicator=indicator,
        name=name_of(ledger.plan, indicator),
        at=at,
        until=end,
        target=target,
        target_level=_level(span, gap, forecasts, goal),
        unit=series.unit,
        points=series.points,
        left_out=series.left_out,
        forecasts=forecasts,
        members=() if series.points else _measured_members(ledger, indicator, at),
        doubts=_unique(each.doubt for each in sources if each is not None),
        secondary_sources=secondary_sources(
            ledger, (source for each in sources[1:] if each is not None for source in each.sources)
        ),
    )


def _measured_members(ledger: Ledger, indicator: Indicator, at: FiscalYear) -> tuple[Breakdown, ...]:
    """Return the breakdowns with results up to a year."""
    entries = ledger.observations_of(indicator.id)
    years = ((each, ledger.year_of(each)) for each in entries if each.status in RESULTS)
    known = (each.breakdown for each, year in years if each.breakdown and year is not None and year <= at)
    return tuple(dict.fromkeys(known))


def _level(
    span: SpanGoal | None,
    gap: tuple[Fraction, int] | None,
    forecasts: list[Forecast],
    goal: TargetRange | None,
) -> float | None:
    """Return the level that is not met yet; None where a value that does not lead to it may meet it too."""
    if span is not None:
        return float(span.level)
    is_directed = goal is None or goal.directed or any(each.attained is not None for each in forecasts)
    return float(gap[0]) if gap and is_directed else None


def _unique(doubts: Iterable[Doubt | None]) -> tuple[Doubt, ...]:
    return tuple(dict.fromkeys(doubt for doubt in doubts if doubt is not None))


@attrs.frozen
class _Method:
    """A method: the fewest points that it needs, its fit, why it declines, the number of points it uses."""

    method: ForecastMethod
    fewest: int
    fit: Callable[[models.Points, TimeSeries], models.Curve]
    declines: Callable[[models.Points, TimeSeries], NoForecast | None] = lambda points, series: None
    uses: int | None = None


def _sign_changes(points: models.Points, series: TimeSeries) -> NoForecast | None:
    signs = {(value > 0) - (value < 0) for _, value in points}
    return None if len(signs) == 1 and 0 not in signs else NoForecast.SIGN_CHANGES


def _not_a_share(points: models.Points, series: TimeSeries) -> NoForecast | None:
    whole = _whole(series)
    between = all(0 < value < whole for _, value in points)
    return None if series.is_share and between else NoForecast.NOT_A_SHARE


def _whole(series: TimeSeries) -> int:
    return WHOLES.get(series.unit or "", 0)


_METHODS = (
    _Method(ForecastMethod.LAST_CHANGE, 2, lambda points, _: models.last_change(points), uses=2),
    _Method(ForecastMethod.LEAST_SQUARES, 3, lambda points, _: models.least_squares(points)),
    _Method(ForecastMethod.THEIL_SEN, 3, lambda points, _: models.theil_sen(points)),
    _Method(
        ForecastMethod.CONSTANT_GROWTH, 3, lambda points, _: models.constant_growth(points), _sign_changes
    ),
    _Method(
        ForecastMethod.SHARE_LINE,
        3,
        lambda points, series: models.share_line(points, _whole(series)),
        _not_a_share,
    ),
)


def _forecast(
    method: _Method,
    series: TimeSeries,
    until: FiscalYear | None,
    gap: tuple[Fraction, int] | None,
    span: SpanGoal | None,
) -> Forecast:
    points = series.numbers
    empty = Forecast(method=method.method, points=series.points[-(method.uses or 0) :], unit=series.unit)
    reason = _no_forecast(method, points, series, until)
    if reason is not None or until is None:
        return attrs.evolve(empty, reason=reason)
    try:
        curve = method.fit(points, series)
        values = [_forecast_value(curve, year, series.bounds) for year in _years(series.at, until)]
    except OverflowError:
        return attrs.evolve(empty, reason=NoForecast.TOO_FAR)
    reason = _not_credible(values, method, series)
    if reason is not None:
        return attrs.evolve(empty, reason=reason)
    forecast = attrs.evolve(empty, values=values, attained=_attained(curve, gap, series.at))
    if span is not None and span.due <= until:
        forecast = attrs.evolve(
            forecast, total=span.total(curve), attained=span.attained(curve, forecast.attained)
        )
    if method.method is ForecastMethod.LEAST_SQUARES and isinstance(curve, models.Line):
        return _with_interval(forecast, curve, points, series.bounds)
    return forecast


def _with_stays(
    forecast: Forecast, series: TimeSeries, goal: TargetRange | None, *, is_met: bool
) -> Forecast:
    """Return the forecast with whether it still meets the goal in the last year; a total, once met, does."""
    last = forecast.values[-1].value if forecast.values else None
    if is_met and last is not None:
        return attrs.evolve(forecast, stays=True)
    return forecast if last is None else attrs.evolve(forecast, stays=series.stays(goal, last))


def _no_forecast(
    method: _Method, points: models.Points, series: TimeSeries, until: FiscalYear | None
) -> NoForecast | None:
    """Return why a method gives no forecast; None where it gives one."""
    ended = series.indicator.ended
    if ended is not None and (series.at > ended.last or (until is not None and until > ended.last)):
        return NoForecast.ENDED
    if until is None:
        return NoForecast.NO_YEAR
    if until - series.at > FURTHEST:
        return NoForecast.TOO_FAR
    return NoForecast.TOO_FEW_POINTS if len(points) < method.fewest else method.declines(points, series)


def _not_credible(values: list[ForecastValue], method: _Method, series: TimeSeries) -> NoForecast | None:
    """Return why values are not credible: too large, or a running total that falls.

    Of a share its complement counts too, so that its mirror image is declined alike; not of a growth, which
    has no mirror image.
    """
    numbers = [value for _, value in series.numbers]
    whole = 0 if method.method is ForecastMethod.CONSTANT_GROWTH else _whole(series)
    largest, last = max(max(abs(each), abs(whole - each)) for each in numbers), float(numbers[-1])
    limit = LARGEST * largest * (1 + NEAR)
    if any(max(abs(each.value), abs(whole - each.value)) > limit for each in values):
        return NoForecast.TOO_FAR
    if any(abs(each.value) >= LIMIT for each in values):
        return NoForecast.OUT_OF_RANGE
    is_total = series.indicator.accumulation is Accumulation.CUMULATIVE
    falls = any(each.value < last and not isclose(each.value, last, rel_tol=NEAR) for each in values)
    return NoForecast.FALLING_TOTAL if is_total and falls else None


def _years(at: FiscalYear, until: FiscalYear) -> list[FiscalYear]:
    return [at + ahead for ahead in range(1, until - at + 1)]


Bounds: TypeAlias = tuple[Fraction | None, Fraction | None]


def _forecast_value(curve: models.Curve, year: FiscalYear, bounds: Bounds) -> ForecastValue:
    value = curve.at(Fraction(year.year))
    ends = (float(end) for end in bounds if end is not None)
    number = next((end for end in ends if isclose(end, value, rel_tol=NEAR)), float(value))
    return ForecastValue(year=year, value=number, beyond_bounds=_is_beyond(number, bounds))


def _is_beyond(value: models.Number, bounds: Bounds) -> bool:
    low, high = (None if end is None else float(end) for end in bounds)
    return (low is not None and value < low) or (high is not None and value > high)


def _attained(curve: models.Curve, gap: tuple[Fraction, int] | None, at: FiscalYear) -> float | None:
    """Return the year in which the curve meets the level, if it does within the years of a forecast."""
    if gap is None or curve.slope * gap[1] <= 0:
        return None
    year = curve.meets(gap[0])
    latest = min(at.year + FURTHEST, FiscalYear.MAX.year)
    return None if year is None or not FiscalYear.MIN.year <= year <= latest else float(year)


def _with_interval(forecast: Forecast, line: models.Line, points: models.Points, bounds: Bounds) -> Forecast:
    if len(points) < FEWEST_FOR_INTERVAL:
        return attrs.evolve(forecast, no_interval=NoForecast.TOO_FEW_POINTS)
    if not models.scatter(points, line):
        return attrs.evolve(forecast, no_interval=NoForecast.NO_SCATTER)
    quantile = _quantile(len(points) - 2)
    if quantile is None:
        return attrs.evolve(forecast, no_interval=NoForecast.NEEDS_SCIPY)
    margins = (models.margin(points, line, each.year.year, quantile) for each in forecast.values)
    values = [_between(each, margin, bounds) for each, margin in zip(forecast.values, margins, strict=True)]
    if any(max(abs(each.low or 0), abs(each.high or 0)) >= LIMIT for each in values):
        return attrs.evolve(forecast, no_interval=NoForecast.OUT_OF_RANGE)
    return attrs.evolve(forecast, values=values)


def _between(each: ForecastValue, margin: float, bounds: Bounds) -> ForecastValue:
    low, high = each.value - margin, each.value + margin
    beyond = _is_beyond(low, bounds) or _is_beyond(high, bounds)
    return attrs.evolve(each, low=low, high=high, interval_beyond_bounds=beyond)


def _quantile(degrees_of_freedom: int) -> float | None:
    """Return the 97.5 % quantile of Student's distribution; None where scipy is not installed."""
    try:
        from scipy.stats import t
    except ImportError:
        return None
    return float(t.ppf(COVERED, degrees_of_freedom))
