"""Where an indicator is heading: several methods side by side, and from which points."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import cache
from typing import TypeAlias

import attrs

from dxmodel.errors import Impossible
from dxmodel.fiscal import FiscalYear, as_fiscal_year
from dxmodel.ledger import Ledger
from dxmodel.plan import Doubt, Indicator, Target
from dxmodel.progress import fits
from dxmodel.progress.aim import judged_target
from dxmodel.progress.course import WHOLES, Course
from dxmodel.progress.foreseen import Forecast, ForecastMethod, Foreseen, NoForecast
from dxmodel.progress.outlook import Outlook
from dxmodel.progress.ways import Before, judged_by

__all__ = ["forecast"]

LIMIT = 10**18
"""Beyond it no amount can be."""

FEWEST_FOR_INTERVAL = 4
"""A line through three points leaves one of them to show how far they scatter, which is too few."""

COVERED = 0.975
"""Where the upper end of a 95 % interval lies; the lower end is as far on the other side."""


def forecast(
    ledger: Ledger, indicator_id: str, until: FiscalYear | str | None = None, *, at: FiscalYear | str
) -> Outlook:
    """Say where an indicator is heading, by every method, and from which points.

    The points are the indicator's own values by fiscal year up to *at*, the baseline among them.  A value
    from before a break in series is carried over its bridge, and left out where there is none.  Of a rough
    value the middle counts; one that is known to one side only is left out, and named.  Two points give the
    last change and nothing else.

    Values that the indicator cannot have are marked, not clipped: beyond the bounds that the plan states;
    where it states none, beyond 0 and 100 % for a share, and below 0 for a count, unless a point is there
    itself.  The 95 % prediction interval of the line through all points wants four of them that do not all
    lie on the line, and the extra ``forecast`` (scipy).  It knows nothing of how roughly a value is known,
    nor of a course that changes.

    Args:
        ledger: what is planned and what was measured.
        indicator_id: whose values.
        until: the last year that is forecast, and whose target it is compared with: the next one due then or
            later, else the last.  By default the year in which the next target after *at* is due.
        at: the fiscal year up to which values count, e.g. ``"R5"``; the plan is the one in force then.

    Raises:
        Unreadable: a text that is not a fiscal year.
        UnknownName: no indicator has that id; the nearest known one is named.
        Impossible: *until* is not after *at*.

    >>> from dxmodel.testing import small_city
    >>> outlook = forecast(small_city(), "online-share", "R6", at="R5")
    >>> print(outlook["last-change"].words("en"))
    55% by the last change in FY2024, from 29% (FY2022), 42% (FY2023); the target would be met around FY2026
    """
    year, end = as_fiscal_year(at), None if until is None else as_fiscal_year(until)
    if end is not None and end <= year:
        raise Impossible("progress.forecast_not_ahead", until=end, at=year)
    standing = ledger.in_force(year)
    indicator = standing.plan.indicator(indicator_id)
    if indicator.ended is not None and year > indicator.ended.last:
        return _outlook(standing, indicator, None, year, end)
    before = cache(standing.before)
    found = judged_by(standing, indicator, year, before)
    if found is None:
        return _outlook(standing, indicator, None, year, end)
    target = _target(standing, indicator, found[1], end or _after(year), before)
    return _outlook(*found, target, year, end)


def _after(year: FiscalYear) -> FiscalYear:
    return min(year, FiscalYear.MAX - 1) + 1


def _target(
    ledger: Ledger, indicator: Indicator, measured: Indicator, year: FiscalYear, before: Before
) -> Target | None:
    """The target that a year is judged against; None if it is not in the way that values are *measured*."""
    target = judged_target(indicator, year)
    if measured is indicator and judged_by(ledger, indicator, year, before) is None:
        return None
    return target if target in measured.targets else None


def _outlook(
    ledger: Ledger, indicator: Indicator, target: Target | None, at: FiscalYear, until: FiscalYear | None
) -> Outlook:
    """The forecasts of one indicator, beside a target in the way of measuring of its values."""
    due = target.due.year if target is not None else None
    end = until or (due if due is not None and due > at else None)
    course = Course.of(ledger, indicator, at)
    to_meet = course.to_meet(target)
    forecasts = [_beside(_forecast(way, course, end, to_meet), course, target) for way in WAYS]
    compared = to_meet is not None or any(each.stays is not None for each in forecasts)
    held = (
        indicator,
        indicator.baseline if compared else None,
        target,
        *(each.reading for each in course.points),
    )
    return Outlook(
        indicator=indicator,
        at=at,
        until=end,
        target=target,
        level=None if to_meet is None else float(to_meet[0]),
        unit=course.unit,
        points=course.points,
        left_out=course.left_out,
        forecasts=forecasts,
        doubts=_each_once(each.doubt for each in held if each is not None),
    )


def _each_once(doubts: Iterable[Doubt | None]) -> tuple[Doubt, ...]:
    return tuple(dict.fromkeys(doubt for doubt in doubts if doubt is not None))


@attrs.frozen
class _Way:
    """A method: the fewest points it needs, its fit, why it refuses them, how many of the last it uses."""

    method: ForecastMethod
    fewest: int
    fit: Callable[[fits.Points, Course], fits.Curve]
    refuses: Callable[[fits.Points, Course], NoForecast | None] = lambda points, course: None
    uses: int | None = None


def _sign_changes(points: fits.Points, course: Course) -> NoForecast | None:
    signs = {(value > 0) - (value < 0) for _, value in points}
    return None if len(signs) == 1 and 0 not in signs else NoForecast.SIGN_CHANGES


def _no_share(points: fits.Points, course: Course) -> NoForecast | None:
    whole = _whole(course)
    between = all(0 < value < whole for _, value in points)
    return None if course.is_share and between else NoForecast.NOT_A_SHARE


def _whole(course: Course) -> int:
    return WHOLES.get(course.unit or "", 0)


WAYS = (
    _Way(ForecastMethod.LAST_CHANGE, 2, lambda points, _: fits.last_change(points), uses=2),
    _Way(ForecastMethod.LEAST_SQUARES, 3, lambda points, _: fits.least_squares(points)),
    _Way(ForecastMethod.THEIL_SEN, 3, lambda points, _: fits.theil_sen(points)),
    _Way(ForecastMethod.CONSTANT_GROWTH, 3, lambda points, _: fits.constant_growth(points), _sign_changes),
    _Way(
        ForecastMethod.SHARE_LINE,
        3,
        lambda points, course: fits.share_line(points, _whole(course)),
        _no_share,
    ),
)


def _forecast(
    way: _Way, course: Course, until: FiscalYear | None, to_meet: tuple[Fraction, int] | None
) -> Forecast:
    points = course.numbers
    bare = Forecast(method=way.method, points=course.points[-(way.uses or 0) :], unit=course.unit)
    reason = _refused(way, points, course, until)
    if reason is not None or until is None:
        return attrs.evolve(bare, reason=reason)
    try:
        curve = way.fit(points, course)
        values = [_foreseen(curve, year, course.bounds) for year in _years(course.at, until)]
    except OverflowError:
        values = []
    if not values or any(abs(each.value) >= LIMIT for each in values):
        return attrs.evolve(bare, reason=NoForecast.OUT_OF_RANGE)
    whole = attrs.evolve(bare, values=values, attained=_attained(curve, to_meet))
    if way.method is ForecastMethod.LEAST_SQUARES and isinstance(curve, fits.Line):
        return _with_interval(whole, curve, points, course.bounds)
    return whole


def _beside(given: Forecast, course: Course, target: Target | None) -> Forecast:
    """The forecast, and whether it stays where the target wants it."""
    last = given.values[-1].value if given.values else None
    return given if last is None else attrs.evolve(given, stays=course.stays(target, last))


def _refused(way: _Way, points: fits.Points, course: Course, until: FiscalYear | None) -> NoForecast | None:
    """Why a method has nothing to say; None where it has."""
    ended = course.indicator.ended
    if ended is not None and (course.at > ended.last or (until is not None and until > ended.last)):
        return NoForecast.ENDED
    if until is None:
        return NoForecast.NO_YEAR
    return NoForecast.TOO_FEW_POINTS if len(points) < way.fewest else way.refuses(points, course)


def _years(at: FiscalYear, until: FiscalYear) -> list[FiscalYear]:
    return [at + ahead for ahead in range(1, until - at + 1)]


Bounds: TypeAlias = tuple[Fraction | None, Fraction | None]


def _foreseen(curve: fits.Curve, year: FiscalYear, bounds: Bounds) -> Foreseen:
    value = curve.at(Fraction(year.year))
    return Foreseen(year=year, value=float(value), beyond_bounds=_is_beyond(value, bounds))


def _is_beyond(value: fits.Number, bounds: Bounds) -> bool:
    low, high = bounds
    return (low is not None and value < low) or (high is not None and value > high)


def _attained(curve: fits.Curve, to_meet: tuple[Fraction, int] | None) -> float | None:
    """When the curve meets the level, if it leads there and the calendar goes so far."""
    if to_meet is None or curve.slope * to_meet[1] <= 0:
        return None
    met = curve.meets(to_meet[0])
    return None if met is None or not FiscalYear.MIN.year <= met <= FiscalYear.MAX.year else float(met)


def _with_interval(given: Forecast, line: fits.Line, points: fits.Points, bounds: Bounds) -> Forecast:
    if len(points) < FEWEST_FOR_INTERVAL:
        return attrs.evolve(given, no_interval=NoForecast.TOO_FEW_POINTS)
    if not fits.scatter(points, line):
        return attrs.evolve(given, no_interval=NoForecast.NO_SCATTER)
    quantile = _quantile(len(points) - 2)
    if quantile is None:
        return attrs.evolve(given, no_interval=NoForecast.NEEDS_SCIPY)
    margins = (fits.margin(points, line, each.year.year, quantile) for each in given.values)
    values = [_between(each, margin, bounds) for each, margin in zip(given.values, margins, strict=True)]
    if any(max(abs(each.low or 0), abs(each.high or 0)) >= LIMIT for each in values):
        return attrs.evolve(given, no_interval=NoForecast.OUT_OF_RANGE)
    return attrs.evolve(given, values=values)


def _between(each: Foreseen, margin: float, bounds: Bounds) -> Foreseen:
    low, high = each.value - margin, each.value + margin
    beyond = _is_beyond(low, bounds) or _is_beyond(high, bounds)
    return attrs.evolve(each, low=low, high=high, interval_beyond_bounds=beyond)


def _quantile(freedom: int) -> float | None:
    """The point of Student's distribution that 97.5 % lie below; None where scipy is not installed."""
    try:
        from scipy.stats import t
    except ImportError:
        return None
    return float(t.ppf(COVERED, freedom))
