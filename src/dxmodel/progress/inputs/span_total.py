"""span_total: the sum or the mean of an indicator over a span of years, up to a year."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from operator import add

import attrs

from dxmodel.amount import Amount, Interval, compatible
from dxmodel.errors import AmbiguousError, InvalidValueError
from dxmodel.fiscal import FiscalSpan, FiscalYear
from dxmodel.ledger import Ledger, Observation, ObservationStatus, ResolvedValue, resolve
from dxmodel.ledger.resolved_value import resolve_span
from dxmodel.plan import Accumulation, Break, Doubt, Indicator, Missing, MissingReason, Source
from dxmodel.plan.goals import MeanOver, TotalOver
from dxmodel.progress.engine.status import Reason
from dxmodel.progress.inputs.breaks import breaks_between, converted
from dxmodel.progress.inputs.missing_reason import missing_reason
from dxmodel.progress.inputs.time_series import bounds
from dxmodel.typed_fields import typed_fields

__all__ = ["SpanTotal", "adds_up", "span_total"]


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class SpanTotal:
    """The sum or the mean of the years of a span, up to one of them.

    Attributes:
        value: their sum, or their yearly mean, under today's definition; a range where one is rough; None
            where a year is missing.
        start: the first fiscal year of the span.
        due: the last one.
        years: the number of its years that are in the value.
        years_in_all: the number of all its years.
        missing: the years up to then that have no value.
        reasons: why each of them has none.
        reason: why the first of them has none, or why there is no value for another cause.
        at_end: what the sum or the mean may be at the end of the span, by its known years and the bounds of
            the others; None where nothing is known of it.
        is_printed: whether the value is a figure for the whole span, not computed from its years.
        is_provisional: whether one of the values may still change.
        sources: where the values are printed.
        doubts: the doubts of the values.
        bridges: the breaks in series over which values were converted.
    """

    value: Amount | None
    start: FiscalYear
    due: FiscalYear
    years: int
    years_in_all: int
    missing: tuple[FiscalYear, ...] = attrs.field(default=(), converter=tuple[FiscalYear, ...])
    reasons: tuple[Reason, ...] = attrs.field(default=(), converter=tuple[Reason, ...])
    reason: Reason | None = None
    at_end: Amount | None = None
    is_printed: bool = False
    is_provisional: bool = False
    sources: tuple[Source, ...] = attrs.field(default=(), converter=tuple[Source, ...])
    doubts: tuple[Doubt, ...] = attrs.field(default=(), converter=tuple[Doubt, ...])
    bridges: tuple[Break, ...] = attrs.field(default=(), converter=tuple[Break, ...])

    def required_for_mean(self, mean: Amount) -> Amount | None:
        """Return what each year left has to come to on average, so that the mean is exactly this."""
        left = self.years_in_all - self.years
        if self.value is None or not left:
            return None
        # a sum, as the difference of two percentages would be points
        return (mean * self.years_in_all + -self.value.to(mean.unit) * self.years) / left


def span_total(
    ledger: Ledger, indicator: Indicator, goal: TotalOver | MeanOver, at: FiscalYear
) -> SpanTotal | Reason:
    """Return the sum or the mean that a goal asks for, over the years of its span up to *at*.

    A figure that is given for the whole span is used before its years; years that do not come to it
    contradict it.  Flows are added.  Of a cumulative total, the total before the span is subtracted; where
    that is missing, the total is used only if the plan or the source states that counting began within the
    span.  Levels have a mean, but no sum, and neither have shares, nor rates other than those per year.
    Where a sum is asked for and the accumulation is not stated, or a year is missing, there is no value: a
    missing year is not zero.

    Args:
        ledger: the plan and its results.
        indicator: the indicator whose values they are.
        goal: the sum or the mean; its span must be of whole fiscal years.
        at: the last year to count; for a year after the span, the whole span counts.

    Returns:
        A reason where the span has not begun, has an open end, or is not of whole years.

    >>> from dxmodel.testing import small_city
    >>> city = small_city()
    >>> goal = MeanOver("15分", "R4/R6")
    >>> mean = span_total(city, city.plan.indicator("counter-time"), goal, FiscalYear(2023))
    >>> print(mean.value, mean.years, mean.years_in_all)
    18分 2 3
    """
    span = _ends(goal.span)
    if isinstance(span, Reason):
        return span
    start, due = span
    if at < start:
        return Reason.NOT_DUE
    years = [start + n for n in range(min(at, due) - start + 1)]
    is_sum = isinstance(goal, TotalOver)
    empty = SpanTotal(value=None, start=start, due=due, years=len(years), years_in_all=due - start + 1)
    used = _used(ledger, indicator, years, of_sum=is_sum)
    total = empty if isinstance(used, Reason) else _of_years(indicator, used, empty, is_sum=is_sum)
    if isinstance(used, Reason):
        total = attrs.evolve(empty, reason=used)
    printed = resolve_span(ledger, indicator, FiscalSpan(start, due)) if at >= due else None
    return total if printed is None else _of_printed(indicator, printed, total)


def _ends(span: FiscalSpan) -> tuple[FiscalYear, FiscalYear] | Reason:
    if not span.is_whole_years:
        return Reason.PART_OF_YEAR
    if span.start_year is None:
        return Reason.NO_BASELINE
    return Reason.NO_DUE_YEAR if span.end_year is None else (span.start_year, span.end_year)


# --- from the values of its years


def _used(
    ledger: Ledger, indicator: Indicator, years: list[FiscalYear], *, of_sum: bool
) -> tuple[ResolvedValue, ...] | Reason:
    """Return the values that the result is made of; of cumulative totals the one before and the last."""
    adds = adds_up(indicator.unit)
    match indicator.accumulation:
        case Accumulation.CUMULATIVE if adds:
            before, last = (_value(ledger, indicator, year) for year in (years[0] - 1, years[-1]))
            is_from_zero = before.amount is None and _begins_within(ledger, indicator, years)
            return (last,) if is_from_zero else (before, last)
        case Accumulation.FLOW if adds or not of_sum:
            pass
        case Accumulation.STOCK | Accumulation.UNKNOWN if not of_sum:
            pass
        case _:
            return Reason.UNKNOWN_ACCUMULATION
    return tuple(_value(ledger, indicator, year) for year in years)


def _value(ledger: Ledger, indicator: Indicator, year: FiscalYear) -> ResolvedValue:
    """Return the value of a year; its result goes before a baseline, where no path starts."""
    value = resolve(ledger, indicator, year)
    if not value.is_baseline:
        return value
    result = resolve(ledger, attrs.evolve(indicator, baseline=None), year)
    return value if result.amount is None else result


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


def _of_years(
    indicator: Indicator, used: tuple[ResolvedValue, ...], empty: SpanTotal, *, is_sum: bool
) -> SpanTotal:
    """Return the sum or the mean of the values of years."""
    missing = [each for each in used if each.amount is None]
    converted_amounts = [converted(indicator, each.amount, each.year) for each in used if each not in missing]
    amounts = [each.to(indicator.unit or each.unit) for each in converted_amounts if each is not None]
    total = attrs.evolve(
        empty,
        missing=[each.year for each in missing],
        reasons=[missing_reason(each) for each in missing],
        is_provisional=_any_provisional(
            observation for each in used for observation in (each.observation, *each.parts)
        ),
        sources=dict.fromkeys(source for each in used for source in each.sources),
        doubts=dict.fromkeys(each.doubt for each in used if each.doubt is not None),
        bridges=dict.fromkeys(bridge for each in used for bridge in breaks_between(indicator, each.year)),
    )
    if len(amounts) < len(converted_amounts):
        return attrs.evolve(total, reason=Reason.REDEFINED)
    is_running = indicator.accumulation is Accumulation.CUMULATIVE
    try:
        if missing:
            at_end = None if is_running else _at_end(indicator, amounts, total.years_in_all, is_sum=is_sum)
            return attrs.evolve(total, reason=missing_reason(missing[0]), at_end=at_end)
        added = [amounts[1] - amounts[0]] if is_running and len(amounts) > 1 else amounts
        value = reduce(add, added)
        value = value if is_sum or total.years == 1 else value / total.years
        known = [value * total.years] if is_running and not is_sum else [value] if is_running else amounts
        left = total.years_in_all - total.years
        at_end = _at_end(indicator, known, len(known) + left, is_sum=is_sum, years_in_all=total.years_in_all)
        return attrs.evolve(total, value=value, at_end=at_end)
    except AmbiguousError:
        return attrs.evolve(total, reason=Reason.IMPRECISE_VALUE)
    except InvalidValueError:
        return attrs.evolve(total, reason=Reason.OUT_OF_RANGE)


def _at_end(
    indicator: Indicator,
    known: Sequence[Amount],
    parts: int,
    *,
    is_sum: bool,
    years_in_all: int | None = None,
) -> Amount | None:
    """Return what a sum or a mean may be at its end, by its known parts and the bounds of the others.

    Args:
        indicator: the indicator, whose bounds hold for each part.
        known: the known parts.
        parts: the number of all parts.
        is_sum: whether the sum is asked for, and not the mean.
        years_in_all: the number of years of a mean, where it is not the number of parts.
    """
    if not known:
        return None
    values = [Fraction(end) for each in known if (end := each.interval.low) is not None]
    low, high = bounds(indicator, FiscalYear.MAX, values) if len(values) == len(known) else (None, None)
    left, unit = parts - len(known), known[0].unit
    span = reduce(add, (each.interval for each in known))
    if left:
        span = span + Interval(_times(low, left), _times(high, left))
    if span.low is None and span.high is None:
        return None
    at_end = Amount.within(span, unit)
    return at_end if is_sum else at_end / (years_in_all or parts)


def _times(bound: Fraction | None, number: int) -> Decimal | None:
    if bound is None:
        return None
    product = bound * number
    return Decimal(product.numerator) / Decimal(product.denominator)


# --- from a figure for the whole span


def _of_printed(indicator: Indicator, printed: ResolvedValue, computed: SpanTotal) -> SpanTotal:
    """Return the figure for the whole span; a contradiction where it disagrees with its years."""
    if printed.no_value is not None:
        return attrs.evolve(computed, value=None, reason=missing_reason(printed), at_end=None)
    if printed.amount is None:
        return computed
    value = printed.amount.to(indicator.unit or printed.amount.unit)
    if computed.value is not None and not _agree(value, computed.value):
        return attrs.evolve(computed, value=None, reason=Reason.CONTRADICTION, at_end=None)
    return attrs.evolve(
        computed,
        value=value,
        years=computed.years_in_all,
        missing=(),
        reasons=(),
        reason=None,
        at_end=value,
        is_printed=True,
        is_provisional=_any_provisional([printed.observation]),
        sources=printed.sources,
        doubts=() if printed.doubt is None else (printed.doubt,),
        bridges=(),
    )


def _any_provisional(observations: Iterable[Observation | None]) -> bool:
    return any(each is not None and each.status is ObservationStatus.PROVISIONAL for each in observations)


def _agree(printed: Amount, computed: Amount) -> bool:
    """Return whether a computed figure is the printed one, up to half a unit of its last decimal."""
    exponent = printed.magnitude.as_tuple().exponent
    half = Decimal(5).scaleb(int(exponent) - 1) if int(exponent) < 0 else Decimal("0.5")
    ends = printed.interval
    low = None if ends.low is None else ends.low - half
    high = None if ends.high is None else ends.high + half
    return Amount.within(Interval(low, high), printed.unit).agrees(computed)
