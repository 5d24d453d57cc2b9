"""Rules about values: what they cannot be, what is unlikely beside the others, and what they leave out."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from fractions import Fraction
from functools import reduce
from itertools import pairwise
from operator import add
from typing import Any

import attrs

from dxmodel.amount import Amount, compatible
from dxmodel.amount.size import is_implausible
from dxmodel.checks.finding import Finding, cell, name, note, path_of, warning
from dxmodel.checks.goal_rules import levels_asked_for
from dxmodel.checks.queries import as_today, years
from dxmodel.errors import DxError, InvalidValueError
from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import Ledger, Observation, resolve
from dxmodel.ledger.observation import RESULTS
from dxmodel.plan import Accumulation, Indicator, Missing, Ratio, Value
from dxmodel.plan.goals import MeanOver, TotalOver
from dxmodel.progress.engine.target_range import surely_below
from dxmodel.progress.inputs.member import members_with_targets
from dxmodel.progress.inputs.span_total import adds_up
from dxmodel.progress.inputs.time_series import WHOLES, bounds

__all__ = ["VALUE_RULES"]

Numbered = tuple[str, FiscalYear, Amount]
"""The path, the year and the amount of a value or a level."""

UNIT_FACTORS = (10**3, 10**4, 10**6, 10**8)
"""千, 万, 百万, 億: a value that is off by about one of them was probably written in another unit."""
LEAST_COUNT = 100
"""A smaller count may grow a thousandfold in a year, as that of a new service; an amount of money hardly."""
LEAST_DIGITS = 3
"""Two values of so many equal digits, ten times apart, are one number with a digit too many."""
ALIKE = Fraction(3, 2)
"""The values around an outlier differ by no more than this factor."""
NEAR_POWER = Fraction(1, 10)
"""An outlier lies so near to them, once it is divided by a power of ten."""
MOST_POWERS = 8
"""The greatest power is that of 億."""
NEARLY_THE_TOTAL = Fraction(1, 10)
"""Members whose sum is farther from the total need not be all of its parts."""


def running_total_falls(ledger: Ledger) -> Iterator[Finding]:
    """A running total is lower than in an earlier year."""
    for indicator in ledger.plan.indicators:
        if indicator.accumulation is not Accumulation.CUMULATIVE:
            continue
        for (_, earlier, before), (path, year, after) in pairwise(_values(ledger, indicator)):
            if surely_below(after, before):
                facts = {"year": year, "value": after, "earlier": earlier, "before": before}
                yield warning("check.running_total_falls", path, indicator=name(ledger, indicator), **facts)


def _values(ledger: Ledger, indicator: Indicator) -> list[Numbered]:
    """Return the values of the years, in the indicator's unit and under today's definition."""
    values: list[Numbered] = []
    for year in years(ledger, indicator):
        resolved = resolve(ledger, indicator, year)
        amount = _in_unit(indicator, as_today(indicator, resolved.amount, year))
        if amount is not None:
            path = f"$.observations[{indicator.id}/{year}]"
            path = f"{path_of(indicator)}.baseline" if resolved.is_baseline else path
            values.append((path, year, amount))
    return values


def _in_unit(indicator: Indicator, amount: Amount | None) -> Amount | None:
    """Return an amount in the unit of its indicator; None where it is too large in that."""
    try:
        return amount and amount.to(indicator.unit or amount.unit)
    except InvalidValueError:
        return None


def _goal_levels(indicator: Indicator) -> Iterator[Numbered]:
    for target in indicator.targets:
        levels, due = levels_asked_for(indicator, target), target.due.year
        for each in levels.levels if levels is not None else ():
            level = _in_unit(indicator, each)
            if due is not None and level is not None:
                yield f"{path_of(indicator)}.targets[{target.due}]", due, level


def below_zero(ledger: Ledger) -> Iterator[Finding]:
    """A count is below 0, though neither bounds nor a level of the plan allow that."""
    for indicator in ledger.plan.indicators:
        lowest, _ = bounds(indicator, FiscalYear.MAX)
        if indicator.bounds is not None or indicator.breaks or indicator.unit in WHOLES or lowest != 0:
            continue
        base = indicator.baseline.amount if indicator.baseline is not None else None
        levels = [*(amount for _, _, amount in _goal_levels(indicator)), *([base] if base else [])]
        goals = (each.goal for each in indicator.targets)
        levels += [each.amount for each in goals if isinstance(each, TotalOver | MeanOver)]
        if not any(_is_below_zero(each) for each in levels):
            for observation in ledger.observations_of(indicator.id):
                counted = _counted(observation.value)
                if counted is not None and _is_below_zero(counted):
                    facts = {"period": observation.period, "value": observation.value}
                    yield warning(
                        "check.below_zero",
                        cell(observation),
                        indicator=name(ledger, indicator),
                        **facts,
                    )


def _is_below_zero(amount: Amount) -> bool:
    return surely_below(amount, Amount(0, amount.unit))


def share_within_one(ledger: Ledger) -> Iterator[Finding]:
    """A percentage never leaves 0 to 1, so that 0.25 may stand for 25 %; beside a 1, it probably does."""
    for indicator in ledger.plan.indicators:
        if indicator.unit != "%" or indicator.bounds is not None or indicator.breaks:
            continue
        levels = (*_values(ledger, indicator), *_goal_levels(indicator))
        numbers = [amount.magnitude for _, _, amount in levels]
        between = [each for each in numbers if 0 < each < 1]
        if between and len(numbers) > 1 and all(0 <= each <= 1 for each in numbers):
            share = Amount(f"{(between[0] * 100).normalize():f}", "%")
            facts = {
                "indicator": name(ledger, indicator),
                "value": Amount(between[0], "%"),
                "share": share,
            }
            find = warning if 1 in numbers else note
            yield find("check.share_within_one", path_of(indicator), **facts)


def value_jumps(ledger: Ledger) -> Iterator[Finding]:
    """A value differs from its neighbour by a power of ten, or by about the factor of a unit.

    By a power of ten if both have the same digits, or if the values of the years before and after are near
    one another and the value lies between them, give or take a tenth, once it is divided by the power: that
    is a note where the value is lower than both, as it is in a year in which nearly nothing took place, and
    of the last year, in which the two before it are near one another, since it may have grown.  By a
    factor (千, 万, 百万, 億) if one of the two is far from all other values and levels of the indicator.
    Targets may be far above what there is, so that only those in money are compared; a growth towards a
    target is none of these jumps.
    """
    for indicator in ledger.plan.indicators:
        values, levels, reported = _values(ledger, indicator), [*_goal_levels(indicator)], set[str]()
        compared = [*values, *levels] if compatible(indicator.unit or "件", "円") else values
        outliers = {other[0] for one, other, later in _threes(values) if _is_outlier(one, other, later)}
        last = values[-1] if len(values) > 2 and _is_outlier(values[-3], values[-1], values[-2]) else None
        for one, other in pairwise(compared):
            if one[0] in reported or one[0] == other[0]:
                continue
            has_digit_too_many = other in values and _has_same_digits(one[2], other[2])
            is_certain = has_digit_too_many or _is_in_another_unit(one, other, values, levels)
            if is_certain or other[0] in outliers or other is last:
                reported.add(other[0])
                times = round(_times(one[2], other[2]) or 0)
                facts = {
                    "year": other[1],
                    "value": other[2],
                    "earlier": one[1],
                    "before": one[2],
                    "times": times,
                }
                is_doubtful = other is last or other[2].magnitude < one[2].magnitude
                find = note if is_doubtful and not is_certain else warning
                yield find("check.value_jumps", other[0], indicator=name(ledger, indicator), **facts)


def _threes(values: Sequence[Numbered]) -> Iterator[tuple[Numbered, Numbered, Numbered]]:
    return zip(values, values[1:], values[2:], strict=False)


def _is_outlier(before: Numbered, value: Numbered, after: Numbered) -> bool:
    """Return whether a value is a power of ten away from both neighbours, which are near one another."""
    numbers = [Fraction(each[2].magnitude) for each in (before, value, after)]
    digits = value[2].magnitude.normalize().as_tuple().digits
    if min(numbers) <= 0 or len(digits) < LEAST_DIGITS:
        return False
    low, high = sorted((numbers[0], numbers[2]))
    powers = (Fraction(10) ** power for power in range(-MOST_POWERS, MOST_POWERS + 1) if power)
    return high <= ALIKE * low and any(
        low * (1 - NEAR_POWER) <= numbers[1] / power <= high * (1 + NEAR_POWER) for power in powers
    )


def _times(one: Amount, other: Amount) -> Fraction | None:
    """Return how many times the smaller of two numbers the larger is; None where one is not above 0."""
    small, large = sorted((Fraction(one.magnitude), Fraction(other.magnitude)))
    return large / small if small > 0 else None


def _has_same_digits(one: Amount, other: Amount) -> bool:
    digits = [each.magnitude.normalize().as_tuple().digits for each in (one, other)]
    is_one_number = one.is_exact and other.is_exact and one.magnitude != other.magnitude
    return is_one_number and len(digits[0]) >= LEAST_DIGITS and digits[0] == digits[1]


def _is_in_another_unit(
    one: Numbered, other: Numbered, values: Sequence[Numbered], levels: Sequence[Numbered]
) -> bool:
    times, is_money = _times(one[2], other[2]), compatible(one[2].unit, "円")
    if times is None or not any(Fraction(1, 2) <= times / each <= 2 for each in UNIT_FACTORS):
        return False
    if not is_money and min(one[2].magnitude, other[2].magnitude) < LEAST_COUNT:
        return False
    if not _is_near_any(other, [*values, *levels]):
        return True
    return not _is_near_any(one, [*values, *levels]) and (is_money or not _is_near_any(other, levels))


def _is_near_any(number: Numbered, numbers: Sequence[Numbered]) -> bool:
    """Return whether a number is within ten times another one."""
    times = (_times(number[2], each[2]) for each in numbers if each is not number)
    return any(each is not None and each < 10 for each in times)


def implausible_size(ledger: Ledger) -> Iterator[Finding]:
    """A number is larger than anything that is counted."""
    for indicator in ledger.plan.indicators:
        base, path = indicator.baseline, path_of(indicator)
        stated: list[tuple[str, Any]] = [(f"{path}.baseline", base and base.value)]
        stated += [(f"{path}.targets[{each.due}]", each.goal) for each in indicator.targets]
        stated += [(cell(each), each.value) for each in ledger.observations_of(indicator.id)]
        for place, value in stated:
            if (large := next(filter(is_implausible, _amounts_in(value)), None)) is not None:
                yield warning("check.implausible_size", place, indicator=name(ledger, indicator), found=large)


def _amounts_in(value: Any) -> Iterator[Amount]:
    """Yield the amounts of a value or a goal."""
    if isinstance(value, Amount):
        yield value
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from _amounts_in(getattr(value, field.name))


def parts_disagree(ledger: Ledger) -> Iterator[Finding]:
    """The members of a dimension are not their total.

    That is a warning where the members of another year are; elsewhere they need not be all parts, so that
    it is a note, and only where they are nearly the total.
    """
    for indicator in ledger.plan.indicators:
        if indicator.unit is None or not adds_up(indicator.unit):
            continue
        sums = [*_sums(ledger, indicator)]
        partitions = {dimension for dimension, _, total, parts in sums if total.agrees(parts)}
        for dimension, year, total, parts in sums:
            is_partition = dimension in partitions
            if total.agrees(parts) or not (is_partition or _is_nearly(parts, total)):
                continue
            facts = {"year": year, "dimension": dimension, "parts": parts, "total": total}
            path, find = f"$.observations[{indicator.id}/{year}]", warning if is_partition else note
            yield find("check.parts_disagree", path, indicator=name(ledger, indicator), **facts)


def _is_nearly(parts: Amount, total: Amount) -> bool:
    whole = Fraction(total.magnitude)
    return abs(Fraction(parts.magnitude) - whole) <= NEARLY_THE_TOTAL * abs(whole)


def _sums(ledger: Ledger, indicator: Indicator) -> Iterator[tuple[str, FiscalYear, Amount, Amount]]:
    """Yield each dimension and year with the total of the year and the sum of the members."""
    groups: dict[tuple[str, FiscalYear], list[Observation]] = {}
    for each in ledger.observations_of(indicator.id):
        year = indicator.year_of(each.period) if indicator.is_whole(each.period) else None
        if len(each.breakdown) == 1 and year is not None and each.status in RESULTS:
            groups.setdefault((each.breakdown[0][0], year), []).append(each)
    for (dimension, year), members in groups.items():
        total = resolve(ledger, indicator, year)
        amounts = [each.value for each in members if isinstance(each.value, Amount)]
        is_whole = len({each.breakdown for each in members}) == len(amounts) == len(members) > 1
        if is_whole and total.amount is not None and not total.is_baseline:
            try:
                yield dimension, year, total.amount, _sum(amounts, total.amount)
            except DxError:
                continue  # rough to one side, or in units that do not add up


def _sum(amounts: Iterable[Amount], total: Amount) -> Amount:
    return reduce(add, (each.to(total.unit) for each in amounts))


def part_exceeds_whole(ledger: Ledger) -> Iterator[Finding]:
    """An indicator counts a part of another, as the plan states, and more than that one counts."""
    for indicator in ledger.plan.indicators:
        for link in indicator.part_of:
            whole = ledger.plan.indicator(link.to)
            for year in years(ledger, indicator):
                amounts = [_counted(resolve(ledger, each, year).value) for each in (indicator, whole)]
                part, total = amounts
                if part is None or total is None or not compatible(part.unit, total.unit):
                    continue
                if adds_up(part.unit) and surely_below(total, part.to(total.unit)):
                    facts = {"year": year, "whole": name(ledger, whole), "value": part, "total": total}
                    path = f"$.observations[{indicator.id}/{year}]"
                    yield warning(
                        "check.part_exceeds_whole", path, indicator=name(ledger, indicator), **facts
                    )


def _counted(value: Value | None) -> Amount | None:
    """Return what was counted: an amount, or the numerator of a share."""
    return value.numerator if isinstance(value, Ratio) else value if isinstance(value, Amount) else None


def total_missing(ledger: Ledger) -> Iterator[Finding]:
    """A year has numbers, but no result of the whole: of members only, or only forecast or planned.

    Members alone are in order where the plan has targets for members and none for the whole.
    """
    for indicator in ledger.plan.indicators:
        is_by_member = bool(members_with_targets(indicator)) and not indicator.total_targets
        for year in years(ledger, indicator) if indicator.unit is not None else ():
            entries = ledger.observations_of(indicator.id, year)
            known = [each for each in entries if not isinstance(each.value, Missing)]
            if not known or resolve(ledger, indicator, year).value is not None:
                continue
            facts = {"indicator": name(ledger, indicator), "year": year}
            if all(each.status not in RESULTS for each in known):
                yield note("check.only_expected", cell(known[0]), **facts, value=known[0].value)
            elif all(each.breakdown for each in known) and not is_by_member:
                members = tuple(member for each in known for _, member in each.breakdown)
                yield note("check.only_members", cell(known[0]), **facts, members=members)


def known_too_early(ledger: Ledger) -> Iterator[Finding]:
    """A result was known before its period began."""
    for observation in ledger.valid_observations:
        known, first_day = observation.known, observation.period.first_day
        is_result = observation.status in RESULTS and not isinstance(observation.value, Missing)
        if known is None or first_day is None or not is_result:
            continue
        if known.by(first_day - timedelta(days=1)) is True:
            indicator = name(ledger, ledger.plan.indicator(observation.indicator))
            facts = {"indicator": indicator, "period": observation.period, "known": known}
            yield warning("check.known_too_early", f"{cell(observation)}.known", **facts)


VALUE_RULES = (
    below_zero,
    share_within_one,
    value_jumps,
    implausible_size,
    running_total_falls,
    parts_disagree,
    part_exceeds_whole,
    total_missing,
    known_too_early,
)
