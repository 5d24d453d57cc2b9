"""span_total: the sum or the mean of an indicator over a span of years, up to a year."""

from collections.abc import Iterable
from functools import reduce
from operator import add

import attrs

from dxmodel.amount import Amount, compatible
from dxmodel.errors import AmbiguousError, InvalidValueError
from dxmodel.fiscal import FiscalSpan, FiscalYear
from dxmodel.ledger import Ledger, ResolvedValue, resolve
from dxmodel.plan import Accumulation, Break, Doubt, Indicator, Missing, MissingReason
from dxmodel.plan.goals import MeanOver, TotalOver
from dxmodel.progress.engine.status import Reason
from dxmodel.progress.inputs.breaks import breaks_between, converted
from dxmodel.progress.inputs.missing_reason import missing_reason
from dxmodel.typed_fields import typed_fields

__all__ = ["SpanTotal", "adds_up", "span_total"]


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class SpanTotal:
    """The sum or the mean of the years of a span, up to one of them.

    Attributes:
        value: their sum, or their yearly mean, under today's definition; a range where one is rough.
        start: the first fiscal year of the span.
        due: the last one.
        years: the number of its years that are in the value.
        of: the number of all its years.
        doubts: the doubts of the values.
        bridges: the breaks in series over which values were converted.
    """

    value: Amount
    start: FiscalYear
    due: FiscalYear
    years: int
    of: int
    doubts: tuple[Doubt, ...] = attrs.field(default=(), converter=tuple[Doubt, ...])
    bridges: tuple[Break, ...] = attrs.field(default=(), converter=tuple[Break, ...])


def span_total(
    ledger: Ledger, indicator: Indicator, goal: TotalOver | MeanOver, at: FiscalYear
) -> SpanTotal | Reason:
    """Return the sum or the mean that a goal asks for, over the years of its span up to *at*.

    Flows are added.  Of a cumulative total, the total before the span is subtracted; where that is missing,
    the total is used only if the plan or the source states that counting began within the span.  Levels
    have a mean, but no sum, and neither have shares, nor rates other than those per year.  Where the
    accumulation is not stated, or a year is missing, there is no result: a missing year is not zero.

    Args:
        ledger: the plan and its results.
        indicator: the indicator whose values they are.
        goal: the sum or the mean; its span must be of whole fiscal years.
        at: the last year to count; for a year after the span, the whole span counts.

    >>> from dxmodel.testing import small_city
    >>> city = small_city()
    >>> goal = MeanOver("15分", "R4/R6")
    >>> mean = span_total(city, city.plan.indicator("counter-time"), goal, FiscalYear(2023))
    >>> print(mean.value, mean.years, mean.of)
    18分 2 3
    """
    span = _ends(goal.span)
    if isinstance(span, Reason):
        return span
    start, due = span
    if at < start:
        return Reason.BEFORE_BASELINE
    count = min(at, due) - start + 1
    used = _used(ledger, indicator, [start + n for n in range(count)], of_sum=isinstance(goal, TotalOver))
    if isinstance(used, Reason):
        return used
    total = _total(indicator, used)
    if isinstance(total, Reason):
        return total
    return SpanTotal(
        value=total if isinstance(goal, TotalOver) or count == 1 else total / count,
        start=start,
        due=due,
        years=count,
        of=due - start + 1,
        doubts=dict.fromkeys(each.doubt for each in used if each.doubt is not None),
        bridges=dict.fromkeys(bridge for each in used for bridge in breaks_between(indicator, each.year)),
    )


def _ends(span: FiscalSpan) -> tuple[FiscalYear, FiscalYear] | Reason:
    if not span.is_whole_years:
        return Reason.PART_OF_YEAR
    if span.start_year is None:
        return Reason.NO_BASELINE
    return Reason.NO_DUE_YEAR if span.end_year is None else (span.start_year, span.end_year)


def _used(
    ledger: Ledger, indicator: Indicator, years: list[FiscalYear], *, of_sum: bool
) -> tuple[ResolvedValue, ...] | Reason:
    """Return the values that the result is made of; of cumulative totals the one before and the last."""
    adds = adds_up(indicator.unit)
    match indicator.accumulation:
        case Accumulation.FLOW if adds or not of_sum:
            return _with_amounts(resolve(ledger, indicator, year) for year in years)
        case Accumulation.STOCK if not of_sum:
            return _with_amounts(resolve(ledger, indicator, year) for year in years)
        case Accumulation.CUMULATIVE if adds:
            before, last = (resolve(ledger, indicator, year) for year in (years[0] - 1, years[-1]))
            if before.amount is None and _begins_within(ledger, indicator, years):
                return _with_amounts([last])
            return _with_amounts([before, last])
        case _:
            return Reason.UNKNOWN_ACCUMULATION


def adds_up(unit: str | None) -> bool:
    """Return whether values of a unit can be added over years, unlike percentages and rates per month."""
    if unit is None:
        return True
    return unit.partition("/")[2] in ("", "年") and not compatible(unit, "%")


def _begins_within(ledger: Ledger, indicator: Indicator, years: list[FiscalYear]) -> bool:
    """Return whether the plan or the source states that nothing was counted before these years."""
    first = years[0]
    if indicator.span is not None and indicator.span.first_day is not None:
        return indicator.span.first_day >= first.first_day
    values = (resolve(ledger, indicator, year).value for year in (first - 1, *years))
    return any(isinstance(each, Missing) and each.reason is MissingReason.NOT_STARTED for each in values)


def _with_amounts(resolved: Iterable[ResolvedValue]) -> tuple[ResolvedValue, ...] | Reason:
    """Return all values, if each has an amount; else the reason of the first that has none."""
    values = tuple(resolved)
    return next((missing_reason(each) for each in values if each.amount is None), values)


def _total(indicator: Indicator, used: tuple[ResolvedValue, ...]) -> Amount | Reason:
    """Return the sum of the years; of two cumulative totals, the difference."""
    amounts = [converted(indicator, each.amount, each.year) for each in used]
    known = [each.to(indicator.unit or each.unit) for each in amounts if each is not None]
    if len(known) < len(used):
        return Reason.REDEFINED
    try:
        if indicator.accumulation is Accumulation.CUMULATIVE and len(known) > 1:
            return known[1] - known[0]
        return reduce(add, known)
    except AmbiguousError:
        return Reason.IMPRECISE_VALUE
    except InvalidValueError:
        return Reason.OUT_OF_RANGE
