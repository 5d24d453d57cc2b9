"""Rules about observations: contradictions, printed rates, days, doubt, and entries that are out of place."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from dxmodel.amount import Amount, compatible
from dxmodel.checks.finding import Finding, cell, name, note, path_of, warning
from dxmodel.checks.goal_rules import levels_asked_for
from dxmodel.checks.queries import as_today, contradicting_values, passed_bound, years
from dxmodel.checks.rates import PrintedRatio, disagrees, from_parts, is_otherwise_rounded, printed_ratios
from dxmodel.fiscal import FiscalSpan, FiscalYear, When, last_day
from dxmodel.ledger import Ledger, NoValue, Observation, resolve
from dxmodel.ledger.completion import done_before_plan
from dxmodel.ledger.day_of_counting import entry_of, is_counted, is_level_of_day
from dxmodel.ledger.observation import RESULTS
from dxmodel.ledger.parts_of_year import days_counted
from dxmodel.ledger.resolved_value import differing_from_baseline
from dxmodel.plan import Completion, Due, Indicator, Missing, Ratio
from dxmodel.plan.goals import Completed
from dxmodel.progress.inputs.places import counted_until

__all__ = ["OBSERVATION_RULES"]


def out_of_bounds(ledger: Ledger) -> Iterator[Finding]:
    """A value, a baseline or a level that a target asks for is outside the bounds of its indicator."""
    for indicator in ledger.plan.indicators:
        for code, path, amount, when in dict.fromkeys((*_values(ledger, indicator), *_levels(indicator))):
            if (limit := passed_bound(amount, indicator)) is not None:
                facts = {"when": when, "found": amount, "limit": limit}
                yield warning(code, path, indicator=name(ledger, indicator), **facts)


_Level = tuple[str, str, Amount, FiscalYear | FiscalSpan | Due | None]
"""The code of the finding about an amount, its path, the amount and when it is measured or due."""


def _values(ledger: Ledger, indicator: Indicator) -> Iterator[_Level]:
    """Yield the baseline and every value, under today's definition."""
    base = indicator.baseline
    if base is not None and (amount := as_today(indicator, base.amount, base.year)) is not None:
        yield "check.baseline_out_of_bounds", f"{path_of(indicator)}.baseline", amount, base.year
    for each in ledger.observations_of(indicator.id):
        stated = each.value.amount if isinstance(each.value, Ratio) else each.value
        today = as_today(indicator, stated, ledger.year_of(each)) if isinstance(stated, Amount) else None
        if today is not None:
            path = f"$.observations[{indicator.id}/{each.period}]"
            yield "check.out_of_bounds", path, today, each.period


def _levels(indicator: Indicator) -> Iterator[_Level]:
    for target in indicator.targets:
        levels = levels_asked_for(indicator, target)
        for level in levels.levels if levels is not None else ():
            path = f"{path_of(indicator)}.targets[{target.due}]"
            yield "check.target_out_of_bounds", path, level, target.due


def values_disagree(ledger: Ledger) -> Iterator[Finding]:
    """Two indicators measure the same, as the plan states, but their values of a year are contradictory."""
    for indicator in ledger.plan.indicators:
        for link in indicator.same_in_plan:
            other = ledger.plan.indicator(link.to)
            for year, amount, other_amount in contradicting_values(ledger, indicator, other):
                facts = {
                    "one": name(ledger, indicator),
                    "other": name(ledger, other),
                    "year": year,
                    "mine": amount,
                    "theirs": other_amount,
                }
                yield warning("check.values_disagree", f"{path_of(indicator)}.same_as[{other.id}]", **facts)


def contradiction(ledger: Ledger) -> Iterator[Finding]:
    """Several observations of one year cannot all be true, so none of them is used."""
    for indicator in ledger.plan.indicators:
        for year in years(ledger, indicator):
            if resolve(ledger, indicator, year).no_value is NoValue.CONTRADICTION:
                entries = ledger.observations_of(indicator.id, year)
                totals = [each for each in entries if not each.breakdown and each.status in RESULTS]
                whole = [each.value for each in totals if indicator.is_whole(each.period)]
                parts = [each.value for each in totals if not indicator.is_whole(each.period)]
                facts = {"indicator": name(ledger, indicator), "year": year}
                facts["values"] = tuple(each for each in whole if not isinstance(each, Missing))
                code = "check.contradiction"
                if parts:
                    code = "check.contradiction_of_parts" if facts["values"] else "check.parts_contradict"
                    facts["parts"] = tuple(each for each in parts if not isinstance(each, Missing))
                yield warning(code, path_of(indicator), **facts)


def rate_disagrees(ledger: Ledger) -> Iterator[Finding]:
    """A rate is printed beside its parts, and does not follow from them."""
    for printed, facts in _disagreeing_rates(ledger):
        if not is_otherwise_rounded(printed):
            yield warning("check.rate_disagrees", printed.path, **facts)


def rate_rounded(ledger: Ledger) -> Iterator[Finding]:
    """A printed rate follows from its parts only if it was not rounded half up."""
    for printed, facts in _disagreeing_rates(ledger):
        if is_otherwise_rounded(printed):
            yield note("check.rate_rounded", printed.path, **facts)


def _disagreeing_rates(ledger: Ledger) -> Iterator[tuple[PrintedRatio, dict[str, Any]]]:
    """Yield the rates that do not follow from their parts by rounding half up, with the facts about them."""
    for printed in printed_ratios(ledger):
        ratio = printed.ratio
        if disagrees(ratio):
            facts = {"indicator": name(ledger, ledger.plan.indicator(printed.indicator)), "of": printed.of}
            parts = {"numerator": ratio.numerator, "denominator": ratio.denominator}
            yield printed, facts | parts | {"printed": ratio.printed, "computed": from_parts(ratio)}


def part_of_year(ledger: Ledger) -> Iterator[Finding]:
    """A value covers only some months of a year without a value, and is not the level of a day."""
    for observation in ledger.valid_observations:
        indicator, breakdown = ledger.plan.indicator(observation.indicator), observation.breakdown
        is_whole = indicator.is_whole(observation.period) or _is_of_years(observation)
        is_missing = isinstance(observation.value, Missing)
        if is_whole or is_missing or is_level_of_day(observation, indicator):
            continue
        year = ledger.year_of(observation)
        results = ledger.of_member(indicator.id, breakdown) if breakdown else ledger
        resolved = None if year is None else resolve(results, indicator, year)
        is_used = resolved is not None and (
            resolved.value is not None
            or resolved.no_value is NoValue.CONTRADICTION
            or _decides(observation, indicator, resolved.year)
        )
        if not is_used:
            facts = {"indicator": name(ledger, indicator), "period": observation.period}
            if indicator.window is None:
                yield note("check.part_of_year", cell(observation), **facts)
                continue
            is_part = year is not None and entry_of(observation, indicator, year) is NoValue.PART_OF_YEAR
            code = "check.part_of_window" if is_part else "check.other_window"
            yield note(code, cell(observation), **facts, window=indicator.window)


def _decides(observation: Observation, indicator: Indicator, year: FiscalYear) -> bool:
    """Return whether it is of the months up to the day inside its year on which a target is due."""
    days = days_counted(observation)
    due_days = [counted_until(indicator, each, year) for each in indicator.targets if each.due.year == year]
    return days is not None and any(each is not None and days[1] <= each for each in due_days)


def _is_of_years(observation: Observation) -> bool:
    """Return whether it covers several whole fiscal years."""
    period = observation.period
    return isinstance(period, FiscalSpan) and period.is_whole_years and observation.year is None


def day_outside_year(ledger: Ledger) -> Iterator[Finding]:
    """A value or a baseline was counted on a day that lies outside its year."""
    for indicator in ledger.plan.indicators:
        base = indicator.baseline
        cells = [
            (cell(each), ledger.year_of(each), each.as_of) for each in ledger.observations_of(indicator.id)
        ]
        if base is not None:
            cells.append((f"{path_of(indicator)}.baseline.as_of", base.year, base.as_of))
        for path, year, day in cells:
            end = None if year is None else indicator.days_of(year)[1]
            if end is not None and day is not None and not is_counted(last_day(day), end):
                facts = {"indicator": name(ledger, indicator), "year": year, "day": When.on(day)}
                yield warning("check.day_outside_year", path, **facts)


def counted_later(ledger: Ledger) -> Iterator[Finding]:
    """A result became known before the day on which it was counted."""
    for observation in ledger.valid_observations:
        known, as_of = observation.known, observation.as_of
        if known is None or as_of is None or observation.status not in RESULTS:
            continue
        if known.by(last_day(as_of) - timedelta(days=1)):
            indicator = name(ledger, ledger.plan.indicator(observation.indicator))
            facts = {"indicator": indicator, "period": observation.period, "known": known}
            yield warning("check.counted_later", f"{cell(observation)}.as_of", **facts, day=When.on(as_of))


def baseline_differs(ledger: Ledger) -> Iterator[Finding]:
    """A result of the day of the baseline is another value."""
    for indicator in ledger.plan.indicators:
        for observation in differing_from_baseline(ledger, indicator):
            facts = {"indicator": name(ledger, indicator), "year": ledger.year_of(observation)}
            values = {"baseline": indicator.baseline and indicator.baseline.value, "value": observation.value}
            yield warning("check.baseline_differs", cell(observation), **facts, **values)


def doubtful_reading(ledger: Ledger) -> Iterator[Finding]:
    """A cell of the source has another possible reading."""
    for observation in ledger.valid_observations:
        if observation.doubt is not None and observation.doubt.alternatives:
            label = name(ledger, ledger.plan.indicator(observation.indicator))
            facts = {
                "indicator": label,
                "period": observation.period,
                "confidence": observation.doubt.confidence,
                "alternatives": tuple(alternative.reading for alternative in observation.doubt.alternatives),
            }
            yield note("check.doubtful_reading", cell(observation), **facts)


def measured_after_its_end(ledger: Ledger) -> Iterator[Finding]:
    """An indicator has ended, and there is an observation of a later year."""
    for indicator in ledger.plan.indicators:
        last = indicator.ended.last if indicator.ended is not None else FiscalYear.MAX
        for observation in ledger.observations_of(indicator.id):
            if (year := ledger.year_of(observation)) is not None and year > last:
                facts = {"indicator": name(ledger, indicator), "last": last, "period": observation.period}
                yield note("check.measured_after_its_end", cell(observation), **facts)


def withdrawn(ledger: Ledger) -> Iterator[Finding]:
    """An observation was withdrawn, and there is no valid one of its indicator, period and breakdown."""
    valid_keys = {observation.key[:3] for observation in ledger.valid_observations}
    for observation in ledger.observations:
        if observation.withdrawn is not None and observation.key[:3] not in valid_keys:
            label = name(ledger, ledger.plan.indicator(observation.indicator))
            facts = {"indicator": label, "period": observation.period, "found": observation.value}
            yield note("check.withdrawn", cell(observation), **facts)


def done_too_early(ledger: Ledger) -> Iterator[Finding]:
    """By a result of the plan's years, something was done before the plan began."""
    for observation in ledger.valid_observations:
        if done_before_plan(ledger, observation):
            label = name(ledger, ledger.plan.indicator(observation.indicator))
            facts = {"indicator": label, "found": observation.value, "start": ledger.plan.period.start}
            yield warning("check.done_too_early", f"{cell(observation)}.value", **facts)


def done_after_its_year(ledger: Ledger) -> Iterator[Finding]:
    """Something was done after the period of its result, and nothing states when that became known."""
    for observation in ledger.valid_observations:
        done = observation.value.on if isinstance(observation.value, Completion) else None
        end, is_result = observation.period.last_day, observation.status in RESULTS
        if done is None or done.not_before is None or end is None or observation.known or not is_result:
            continue
        if done.not_before > end and not is_counted(done.not_before, end):
            label = name(ledger, ledger.plan.indicator(observation.indicator))
            facts = {"indicator": label, "period": observation.period, "done": done}
            yield warning("check.done_after_its_year", f"{cell(observation)}.value", **facts)


def done_before_its_year(ledger: Ledger) -> Iterator[Finding]:
    """Something that is to be done every year was done before the year of its result."""
    for indicator in ledger.plan.indicators:
        if not any(each.due.yearly and isinstance(each.goal, Completed) for each in indicator.targets):
            continue
        for observation in ledger.observations_of(indicator.id):
            done = observation.value.on if isinstance(observation.value, Completion) else None
            last, year = None if done is None else done.not_after, observation.year
            if last is not None and year is not None and last < year.first_day:
                facts = {"period": observation.period, "done": done}
                path = f"{cell(observation)}.value"
                yield warning("check.done_before_its_year", path, indicator=name(ledger, indicator), **facts)


def same_in_unlike_units(ledger: Ledger) -> Iterator[Finding]:
    """Two indicators measure the same, as the plan states, in units of different kinds."""
    for indicator in ledger.plan.indicators:
        for link in indicator.same_in_plan:
            units = [each.unit for each in (indicator, ledger.plan.indicator(link.to))]
            if None not in units and not compatible(units[0] or "", units[1] or ""):
                facts = {
                    "one": name(ledger, indicator),
                    "other": name(ledger, ledger.plan.indicator(link.to)),
                }
                path = f"{path_of(indicator)}.same_as[{link.to}]"
                yield warning("check.same_in_unlike_units", path, **facts, units=tuple(map(str, units)))


OBSERVATION_RULES = (
    out_of_bounds,
    values_disagree,
    contradiction,
    rate_disagrees,
    rate_rounded,
    part_of_year,
    day_outside_year,
    counted_later,
    baseline_differs,
    doubtful_reading,
    measured_after_its_end,
    withdrawn,
    done_too_early,
    done_after_its_year,
    done_before_its_year,
    same_in_unlike_units,
)
