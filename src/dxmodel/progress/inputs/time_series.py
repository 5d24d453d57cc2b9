"""TimeSeries: the comparable values of an indicator by year, with its bounds, for a forecast."""

from collections.abc import Collection
from decimal import Decimal
from fractions import Fraction
from math import isclose

import attrs

from dxmodel.amount import Amount, Unit, factor
from dxmodel.errors import InvalidValueError
from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import Ledger, ResolvedValue
from dxmodel.ledger.parts_of_year import MAY_BE_NEGATIVE
from dxmodel.plan import Break, Indicator, Ratio
from dxmodel.plan.breaks import across
from dxmodel.plan.goals import Completed
from dxmodel.progress.engine.status import Reason
from dxmodel.progress.engine.target_range import TargetRange
from dxmodel.progress.inputs.breaks import breaks_between, bridged
from dxmodel.progress.inputs.latest_change import measured
from dxmodel.typed_fields import typed_fields

__all__ = ["WHOLES", "LeftOut", "Point", "TimeSeries", "bounds", "is_share", "middle_in_unit"]

WHOLES = {"%": 100, "‰": 1000, "割": 10}
"""The units of shares, and how many make the whole; 倍 is none, because it may be more than one."""


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class Point:
    """A value that forecasts use.

    Attributes:
        resolved: the measured value.
        amount: its amount, under the definition of the forecast.
        value: the number in the unit of the forecast; of a rough amount, the middle.
        bridges: the breaks in series over which it was converted.
    """

    resolved: ResolvedValue
    amount: Amount
    value: float
    bridges: tuple[Break, ...] = attrs.field(default=(), converter=tuple[Break, ...])

    @property
    def year(self) -> FiscalYear:
        """Its fiscal year."""
        return self.resolved.year


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class LeftOut:
    """A value that no forecast uses, and why.

    Attributes:
        resolved: the measured value.
        reason: known to one side only, under another definition, or out of range.
    """

    resolved: ResolvedValue
    reason: Reason


@attrs.frozen(kw_only=True)
class TimeSeries:
    """The values of an indicator up to a year, in one unit and under one definition.

    Attributes:
        indicator: the indicator whose values they are.
        at: the fiscal year up to which values count.
        points: the values that forecasts use, in the order of their years.
        left_out: the others, each with the reason.
    """

    indicator: Indicator
    at: FiscalYear
    points: tuple[Point, ...] = attrs.field(converter=tuple[Point, ...])
    left_out: tuple[LeftOut, ...] = attrs.field(converter=tuple[LeftOut, ...])

    @classmethod
    def of(cls, ledger: Ledger, indicator: Indicator, at: FiscalYear) -> "TimeSeries":
        """Collect the value of every year up to a year, the baseline among them."""
        definition = _definition_year(indicator, at)
        entries = [_point(indicator, each, definition) for each in measured(ledger, indicator, at)][::-1]
        points = [each for each in entries if isinstance(each, Point)]
        left_out = [each for each in entries if isinstance(each, LeftOut)]
        return cls(indicator=indicator, at=at, points=points, left_out=left_out)

    @property
    def unit(self) -> Unit | None:
        """The unit of all numbers."""
        return _unit(self.indicator, self.at)

    @property
    def numbers(self) -> list[tuple[Fraction, Fraction]]:
        """The places in time and the values of the points as exact numbers, in order."""
        return [
            (Fraction(each.resolved.place), middle_in_unit(each.amount, self.unit) or Fraction(0))
            for each in self.points
        ]

    @property
    def is_share(self) -> bool:
        """Whether the indicator is a share whose bounds lie within nothing and the whole."""
        return is_share(self.indicator, self.at)

    @property
    def bounds(self) -> tuple[Fraction | None, Fraction | None]:
        """The bounds of the values, as the plan states, else by the kind of unit."""
        has_parts = any(isinstance(each.resolved.value, Ratio) for each in self.points)
        return bounds(self.indicator, self.at, [value for _, value in self.numbers], has_parts=has_parts)

    def to_meet(self, goal: TargetRange | None) -> tuple[Fraction, int] | None:
        """Return the level that the last value misses, and 1 if it lies above, -1 if below; else None."""
        return self._missed(goal, self.numbers[-1][1]) if goal is not None and self.points else None

    def stays(self, goal: TargetRange | None, value: float) -> bool | None:
        """Return whether a value still meets the goal; None if the last does not, or without a direction."""
        if goal is None or not self.points or not goal.directed or self.to_meet(goal) is not None:
            return None
        ends = (end for end in self._ends(goal) if end is not None)
        return self._missed(goal, next((end for end in ends if isclose(end, value)), value)) is None

    def _ends(self, goal: TargetRange) -> tuple[Fraction | None, Fraction | None]:
        return middle_in_unit(goal.low, self.unit), middle_in_unit(goal.high, self.unit)

    def _missed(self, goal: TargetRange, value: Fraction | float) -> tuple[Fraction, int] | None:
        """Return the level that a value misses, and 1 if it lies above, -1 if below; else None."""
        low, high = self._ends(goal)
        if low is not None and (value < low or (goal.exclusive_low and value == low)):
            return low, 1
        if high is not None and (value > high or (goal.exclusive_high and value == high)):
            return high, -1
        return None


def is_share(indicator: Indicator, at: FiscalYear) -> bool:
    """Return whether an indicator is a share whose bounds lie within nothing and the whole."""
    whole, stated = WHOLES.get(_unit(indicator, at) or ""), _stated_bounds(indicator, at)
    if whole is None or stated is None:
        return whole is not None
    low, high = stated
    return (low is None or low >= 0) and (high is None or high <= whole)


def bounds(
    indicator: Indicator, at: FiscalYear, values: Collection[Fraction] = (), *, has_parts: bool = False
) -> tuple[Fraction | None, Fraction | None]:
    """Return the bounds of the values of an indicator, as the plan states, else by the kind of unit.

    A share with a denominator is from 0 to 100 %, as is what is done of a milestone, and a count is not below
    0.  Any other percentage without a denominator may be a growth rate, and has no bounds.

    Args:
        indicator: the indicator.
        at: the fiscal year whose definition applies to the numbers.
        values: the measured values; one that is beyond a bound of its kind of unit removes that bound.
        has_parts: whether a measured value has a numerator and a denominator.
    """
    stated = _stated_bounds(indicator, at)
    if stated is not None:
        return stated
    unit = _unit(indicator, at)
    whole = WHOLES.get(unit or "")
    if whole is not None and not (has_parts or _is_part_of_a_whole(indicator)):
        return None, None
    is_counted = unit is not None and not unit.endswith(MAY_BE_NEGATIVE)
    low = Fraction(0) if is_counted and min(values, default=0) >= 0 else None
    high = Fraction(whole) if whole is not None and max(values, default=0) <= whole else None
    return low, high


def _is_part_of_a_whole(indicator: Indicator) -> bool:
    baseline = indicator.baseline
    is_of_milestone = any(isinstance(each.goal, Completed) for each in indicator.targets)
    is_of_parts = baseline is not None and isinstance(baseline.value, Ratio)
    return indicator.denominator is not None or is_of_parts or is_of_milestone


def _unit(indicator: Indicator, at: FiscalYear) -> Unit | None:
    return indicator.unit_in(_definition_year(indicator, at))


def _stated_bounds(indicator: Indicator, at: FiscalYear) -> tuple[Fraction | None, Fraction | None] | None:
    """Return the bounds that the plan states, which are under today's definition; None under another."""
    stated, unit = indicator.bounds, _unit(indicator, at)
    if stated is None or _definition_year(indicator, at) != FiscalYear.MAX:
        return None
    low = stated.low.interval.low if stated.low else None
    high = stated.high.interval.high if stated.high else None
    return _in_unit(stated.low, low, unit), _in_unit(stated.high, high, unit)


def _definition_year(indicator: Indicator, at: FiscalYear) -> FiscalYear:
    """Return the year whose definition applies: today's if every break since has a bridge, else *at*."""
    return FiscalYear.MAX if bridged(breaks_between(indicator, at)) else at


def _point(indicator: Indicator, resolved: ResolvedValue, definition: FiscalYear) -> Point | LeftOut:
    if resolved.amount is None:
        return LeftOut(resolved=resolved, reason=Reason.QUALITATIVE)
    breaks = breaks_between(indicator, resolved.year, definition)
    unit = indicator.unit_in(definition)
    try:
        amount = across(breaks, resolved.amount, resolved.year, definition)
        if amount is None:
            return LeftOut(resolved=resolved, reason=Reason.REDEFINED)
        amount.to(unit or amount.unit)
    except InvalidValueError:
        return LeftOut(resolved=resolved, reason=Reason.OUT_OF_RANGE)
    middle = middle_in_unit(amount, unit)
    if middle is None:
        return LeftOut(resolved=resolved, reason=Reason.IMPRECISE_VALUE)
    return Point(resolved=resolved, amount=amount, value=float(middle), bridges=breaks)


def middle_in_unit(amount: Amount | None, unit: str | None) -> Fraction | None:
    """Return the middle of the interval of an amount, in a unit; None where it is open to one side."""
    if amount is None or amount.interval.low is None or amount.interval.high is None:
        return None
    if amount.is_exact:
        return _in_unit(amount, amount.magnitude, unit)
    return _in_unit(amount, (Fraction(amount.interval.low) + Fraction(amount.interval.high)) / 2, unit)


def _in_unit(amount: Amount | None, number: Fraction | Decimal | None, unit: str | None) -> Fraction | None:
    if amount is None or number is None:
        return None
    if unit is None or unit == amount.unit:
        return Fraction(number)
    return Fraction(number) * factor(amount.unit, unit)
