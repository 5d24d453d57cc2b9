"""SpanGoal: what is known of a total or a mean over several years, and what forecast years make of it."""

from fractions import Fraction

import attrs

from dxmodel.amount import Amount
from dxmodel.errors import InvalidValueError
from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import Ledger
from dxmodel.plan import Accumulation, Indicator, Target
from dxmodel.plan.goals import MeanOver, TotalOver
from dxmodel.progress.engine.status import Reason
from dxmodel.progress.forecasting import models
from dxmodel.progress.inputs.span_total import span_total
from dxmodel.progress.inputs.target_range import target_range_over_span
from dxmodel.progress.inputs.time_series import TimeSeries, middle_in_unit

__all__ = ["SpanGoal"]


@attrs.frozen(kw_only=True)
class SpanGoal:
    """A total or a mean over several years, in the unit of a forecast.

    Attributes:
        so_far: the sum of its years up to the year of the forecast.
        left: its later years.
        due: its last year.
        level: the total or the mean that it asks for.
        sign: 1 if it must reach the level, -1 if it must stay at or below it.
        count: by how many years the sum is divided; 1 for a total.
        reached: the value of the last year, where values are totals since the start; else None.
    """

    so_far: Fraction
    left: tuple[FiscalYear, ...]
    due: FiscalYear
    level: Fraction
    sign: int
    count: int
    reached: Fraction | None

    @classmethod
    def of(
        cls, ledger: Ledger, indicator: Indicator, target: Target | None, series: TimeSeries
    ) -> "SpanGoal | None":
        """Return what is known of the goal of a target; None for another goal, or where nothing is known."""
        goal = None if target is None else target.goal
        if not isinstance(goal, TotalOver | MeanOver) or goal.span.end_year is None or not series.points:
            return None
        at, levels = series.at, target_range_over_span(goal, indicator)
        is_mean, due = isinstance(goal, MeanOver), goal.span.end_year
        span, start = span_total(ledger, indicator, goal, at), goal.span.start_year
        if due <= at or start is None or not levels.directed:
            return None
        has_begun = start <= at
        value = None if isinstance(span, Reason) else span.value
        known = Fraction(0) if not has_begun else None if value is None else _number(value, series)
        level = _number(goal.amount, series)
        if known is None or level is None:
            return None
        is_total = indicator.accumulation is Accumulation.CUMULATIVE and not is_mean
        return cls(
            so_far=known * (at - start + 1) if is_mean and has_begun else known,
            left=tuple(max(at + 1, start) + n for n in range(due - max(at, start - 1))),
            due=due,
            level=level,
            sign=1 if levels.low is not None else -1,
            count=due - start + 1 if is_mean else 1,
            reached=series.numbers[-1][1] if is_total else None,
        )

    def is_met(self, least: Fraction | None) -> bool:
        """Return whether a total is reached already, and no later year can lower it.

        Args:
            least: the least value of a year; None where that is not known.
        """
        is_total = self.count == 1 and self.sign > 0
        can_fall = self.reached is None and (least is None or least < 0)
        return is_total and not can_fall and self.so_far >= self.level

    @property
    def gap(self) -> tuple[Fraction, int] | None:
        """The level that a running total has to reach, above its last value; None for other values."""
        if self.reached is None or self.sign < 0 or self.so_far >= self.level:
            return None
        return self.reached + self.level - self.so_far, 1

    def total(self, curve: models.Curve) -> float:
        """Return the total or the mean of the whole span, its later years by a curve."""
        if self.reached is not None:
            return float(self.so_far + curve.at(Fraction(self.due.year)) - self.reached)
        return float(self._sum(curve, self.left) / self.count)

    def attained(self, curve: models.Curve, reached: float | None) -> float | None:
        """Return the year in which the goal is met by its due year; None if it is not."""
        if self.sign * (self.total(curve) - self.level) < 0:
            return None
        if self.reached is not None or self.sign < 0 or self.count > 1:
            return reached or float(self.due.year)
        first = (n for n in range(len(self.left)) if self._sum(curve, self.left[: n + 1]) >= self.level)
        return float(next((self.left[n].year for n in first), self.due.year))

    def _sum(self, curve: models.Curve, years: tuple[FiscalYear, ...]) -> Fraction | float:
        return self.so_far + sum(curve.at(Fraction(year.year)) for year in years)


def _number(amount: Amount, series: TimeSeries) -> Fraction | None:
    try:
        return middle_in_unit(amount, series.unit)
    except InvalidValueError:
        return None
