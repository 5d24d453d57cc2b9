"""Rules about the definitions of indicators: units, baselines, due dates, directions, phases."""

from collections.abc import Iterator

from dxmodel.checks.finding import Finding, name, note, path_of, warning
from dxmodel.checks.queries import (
    EarlierBaselines,
    as_today,
    leads_elsewhere,
    starting_late,
    totals_of_phases,
    wholes_and_members,
)
from dxmodel.ledger import Ledger
from dxmodel.plan import Direction, Due, Indicator
from dxmodel.plan.direction import better_direction, needs_direction
from dxmodel.plan.goals import Reach

__all__ = ["INDICATOR_RULES"]


def no_target(ledger: Ledger) -> Iterator[Finding]:
    """An indicator is measured in numbers, and has no target."""
    for indicator in ledger.plan.indicators:
        if indicator.unit is not None and not indicator.targets:
            yield note("check.no_target", path_of(indicator), indicator=name(ledger, indicator))


def no_baseline(ledger: Ledger) -> Iterator[Finding]:
    """An indicator has a target level to reach, and no baseline."""
    for indicator in ledger.plan.indicators:
        targets = indicator.total_targets
        if indicator.baseline is None and any(isinstance(target.goal, Reach) for target in targets):
            yield note("check.no_baseline", path_of(indicator), indicator=name(ledger, indicator))


def due_outside_period(ledger: Ledger) -> Iterator[Finding]:
    """A target is due before the plan begins, or after its end, as plans often quote targets of others.

    A target of every year is, where its first or its last year is.
    """
    period, last = ledger.plan.period, ledger.plan.last_year
    for indicator in ledger.plan.indicators:
        for target in indicator.targets:
            ends = (target.due.by, target.due.not_before if target.due.yearly else None)
            outside = [Due(end).year for end in ends if end is not None and end not in period]
            if outside:
                path = f"{path_of(indicator)}.targets[{target.due}]"
                facts = {"indicator": name(ledger, indicator), "due": target.due, "period": period}
                is_later = all(last is not None and year is not None and year >= last for year in outside)
                find = note if is_later else warning
                yield find("check.due_outside_period", path, **facts)


def due_before_baseline(ledger: Ledger) -> Iterator[Finding]:
    """A target is due before or in the year of its baseline."""
    earlier = EarlierBaselines(ledger)
    for indicator in ledger.plan.indicators:
        base = indicator.baseline
        for target in starting_late(indicator, earlier):
            facts = {
                "indicator": name(ledger, indicator),
                "due": target.due,
                "start": base.year if base else None,
            }
            yield warning("check.due_before_baseline", f"{path_of(indicator)}.targets[{target.due}]", **facts)


def direction_disagrees(ledger: Ledger) -> Iterator[Finding]:
    """The declared direction is not the direction from the baseline to the targets after it.

    If all targets are due by the year of the baseline, the last of them counts.
    """
    for indicator in ledger.plan.indicators:
        stated = indicator.baseline
        base = as_today(indicator, stated.amount, stated.year) if stated is not None else None
        start, targets = stated.year if stated is not None else None, indicator.total_targets
        later = [each for each in targets if None in (start, each.due.year) or each.due.year > start]  # type: ignore[operator]
        for target in later or targets[-1:]:
            level = target.goal.amount if isinstance(target.goal, Reach) else None
            if base is not None and level is not None and leads_elsewhere(base, level, indicator.direction):
                facts = {"indicator": name(ledger, indicator), "direction": indicator.direction}
                path = f"{path_of(indicator)}.targets[{target.due}]"
                yield warning("check.direction_disagrees", path, **facts, baseline=base, target=level)


def direction_unknown(ledger: Ledger) -> Iterator[Finding]:
    """A level is to be reached or kept, and nothing states whether more or less is better.

    Left out are indicators with a break in series, whose levels are under several definitions.
    """
    for _, indicator, label in wholes_and_members(ledger):
        is_needed = any(needs_direction(each.goal) for each in indicator.total_targets)
        if is_needed and not indicator.breaks and better_direction(indicator) is Direction.UNKNOWN:
            yield note(
                "check.direction_unknown",
                f"{path_of(indicator)}.direction",
                indicator=label,
            )


def phases_disagree(ledger: Ledger) -> Iterator[Finding]:
    """The totals of phases that make up a span do not add up to the total of the span."""
    for indicator in ledger.plan.indicators:
        for whole, goal, total in totals_of_phases(indicator):
            if not goal.amount.agrees(total):
                facts = {"indicator": name(ledger, indicator), "whole": goal, "phases": total}
                path = f"{path_of(indicator)}.targets[{whole.due}]"
                yield warning("check.phases_disagree", path, **facts)


def unit_by_its_name(ledger: Ledger) -> Iterator[Finding]:
    """Indicators use a unit that is not defined, which may be a misspelling of a known one."""
    defined = {each.name for each in ledger.plan.units}
    indicators: dict[str, list[Indicator]] = {}
    for indicator in ledger.plan.indicators:
        for counter in dict.fromkeys(each for unit in indicator.units for each in unit.counters):
            if counter not in defined:
                indicators.setdefault(counter, []).append(indicator)
    for counter, measured in indicators.items():
        near = ledger.plan.unit_table.nearest(counter)
        code = "check.unit_by_its_name_like" if near else "check.unit_by_its_name"
        facts = {
            "unit": counter,
            "nearest": near,
            "indicators": tuple(name(ledger, each) for each in measured),
        }
        yield note(code, f"{path_of(measured[0])}.unit", **facts)


INDICATOR_RULES = (
    no_target,
    no_baseline,
    due_outside_period,
    due_before_baseline,
    direction_disagrees,
    direction_unknown,
    phases_disagree,
    unit_by_its_name,
)
