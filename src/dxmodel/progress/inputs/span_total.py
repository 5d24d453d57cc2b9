"""so_far: the sum or the mean of an indicator over a span of years, up to a year."""

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

__all__ = ["SpanTotal", "span_total"]


@attrs.frozen(kw_only=True)
class SpanTotal:
    """What the years of a span have come to, up to one of them.

    Attributes:
        value: their sum, or their yearly mean, in today's way of measuring; a range where one is rough.
        start: the first fiscal year of the span.
        due: the last one.
        years: how many years of it are in the value.
        of: how many years the span has.
        doubts: what the values rest on that is not sure.
        bridges: the breaks in series that values were carried over.
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

    Flows add up.  Of cumulative totals, the one before the span is taken off; without it the total counts
    only where the plan or the source says that counting began within the span.  Levels have a mean, but
    no sum, and neither have shares, nor rates other than those per year.  Where nobody says how the values
    of several years belong together, there is nothing: a missing year is never read as zero.

    Args:
        ledger: what was measured.
        indicator: of what.
        goal: the sum or the mean; its span must be of whole fiscal years.
        at: the last year to count; after the span, all of it is.

    >>> from dxmodel.testing import small_city
    >>> city = small_city()
    >>> goal = MeanOver("15分", "R4/R6")
    >>> found = span_total(city, city.plan.indicator("counter-time"), goal, FiscalYear(2023))
    >>> print(found.value, found.years, found.of)
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
    total = _come_to(indicator, used)
    if isinstance(total, Reason):
        return total
    return SpanTotal(
        value=total if isinstance(goal, TotalOver) or count == 1 else total / count,
        start=start,
        due=due,
        years=count,
        of=due - start + 1,
        doubts=dict.fromkeys(each.doubt for each in used if each.doubt is not None),
        bridges=dict.fromkeys(over for each in used for over in breaks_between(indicator, each.year)),
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
    """The readings that make up the value, oldest first; of cumulative totals the last and the one before."""
    adds = _adds_up(indicator.unit)
    match indicator.accumulation:
        case Accumulation.FLOW if adds or not of_sum:
            return _whole(resolve(ledger, indicator, year) for year in years)
        case Accumulation.STOCK if not of_sum:
            return _whole(resolve(ledger, indicator, year) for year in years)
        case Accumulation.CUMULATIVE if adds:
            before, last = (resolve(ledger, indicator, year) for year in (years[0] - 1, years[-1]))
            if before.amount is None and _begins_within(ledger, indicator, years):
                return _whole([last])
            return _whole([before, last])
        case _:
            return Reason.UNKNOWN_ACCUMULATION


def _adds_up(unit: str | None) -> bool:
    """Is a sum over years one of the same kind?  10% and 12% are not 22%, nor are sheets per month."""
    if unit is None:
        return True
    return unit.partition("/")[2] in ("", "年") and not compatible(unit, "%")


def _begins_within(ledger: Ledger, indicator: Indicator, years: list[FiscalYear]) -> bool:
    """Is it said that nothing was counted before these years?"""
    first = years[0]
    if indicator.span is not None and indicator.span.first_day is not None:
        return indicator.span.first_day >= first.first_day
    values = (resolve(ledger, indicator, year).value for year in (first - 1, *years))
    return any(isinstance(each, Missing) and each.reason is MissingReason.NOT_STARTED for each in values)


def _whole(readings: Iterable[ResolvedValue]) -> tuple[ResolvedValue, ...] | Reason:
    """All of them, if each has an amount; else why the first that has none is without."""
    all_readings = tuple(readings)
    return next((missing_reason(each) for each in all_readings if each.amount is None), all_readings)


def _come_to(indicator: Indicator, used: tuple[ResolvedValue, ...]) -> Amount | Reason:
    """Add the years up; of two cumulative totals, take the earlier from the later."""
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
