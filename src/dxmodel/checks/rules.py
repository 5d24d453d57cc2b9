"""The rules: one short function each, gathered in :data:`RULES`.

A rule takes a ledger and yields findings.  What cannot exist at all is refused where values are
built; what is merely unwise, or worth knowing, is found here.
"""

from collections.abc import Callable, Iterator
from typing import Any

from dxmodel.checks.about import amounts, clashes, depth, fiscal_year, leads_elsewhere, named, outside, years
from dxmodel.checks.finding import Finding, Severity
from dxmodel.ledger import Ledger, Observation, Silence, reading
from dxmodel.plan import ConstraintKind, Indicator, Reach

__all__ = ["RULES", "Rule"]

Rule = Callable[[Ledger], Iterator[Finding]]


def declared_count(ledger: Ledger) -> Iterator[Finding]:
    """The plan says it has so many items, and another number is named."""
    for declared in ledger.plan.declared:
        found = named(ledger.plan, declared.of, declared.level)
        if found != declared.count:
            facts = {"of": declared.of, "declared": declared.count, "named": found}
            yield _note("check.declared_count", f"$.declared[{declared.of}]", **facts)


def unnamed_item(ledger: Ledger) -> Iterator[Finding]:
    """An item is known to exist, but not by name."""
    for name in ("pillars", "initiatives"):
        for item in getattr(ledger.plan, name):
            if item.label is None:
                yield _note("check.unnamed_item", f"$.{name}[{item.id}].label", id=item.id)


def no_target(ledger: Ledger) -> Iterator[Finding]:
    """An indicator is measured in numbers, and nothing says how many there should be."""
    for indicator in ledger.plan.indicators:
        if indicator.unit is not None and not indicator.targets:
            yield _note("check.no_target", _at(indicator), indicator=indicator.label)


def no_baseline(ledger: Ledger) -> Iterator[Finding]:
    """A level is to be reached, and nothing says from where."""
    for indicator in ledger.plan.indicators:
        if indicator.baseline is None and any(isinstance(each.goal, Reach) for each in indicator.targets):
            yield _warning("check.no_baseline", _at(indicator), indicator=indicator.label)


def due_outside_period(ledger: Ledger) -> Iterator[Finding]:
    """A target is due when the plan does not run."""
    for indicator in ledger.plan.indicators:
        for target in indicator.targets:
            if target.due.by is not None and target.due.by not in ledger.plan.period:
                path = f"{_at(indicator)}.targets[{target.due}]"
                facts = {"indicator": indicator.label, "due": target.due, "period": ledger.plan.period}
                yield _warning("check.due_outside_period", path, **facts)


def successor_gap(ledger: Ledger) -> Iterator[Finding]:
    """The next plan does not start in the year after this one ends."""
    end, successor = ledger.plan.last_year, ledger.plan.successor
    if end is not None and successor is not None and successor.starts != end + 1:
        yield _warning("check.successor_gap", "$.successor.starts", starts=successor.starts, end=end)


def review_too_early(ledger: Ledger) -> Iterator[Finding]:
    """A review is fixed for a year before that which it waits for can be done."""
    for constraint in ledger.plan.constraints:
        review = next((each for each in ledger.plan.reviews if each.id == constraint.on), None)
        if constraint.kind is not ConstraintKind.WAITS_FOR or review is None or review.year is None:
            continue
        done = fiscal_year(constraint.span.end or constraint.span.start) if constraint.span else None
        if done is not None and review.year < done:
            facts = {"review": review.label, "year": review.year, "waits": constraint.text, "done": done}
            yield _warning("check.review_too_early", f"$.reviews[{review.id}].year", **facts)


def values_disagree(ledger: Ledger) -> Iterator[Finding]:
    """Two indicators are said to measure the same, and their values of one year cannot both be true."""
    for indicator in ledger.plan.indicators:
        for link in indicator.same_as:
            other = ledger.plan.indicator(link.to)
            for year, mine, theirs in clashes(ledger, indicator, other):
                facts = {
                    "one": indicator.label,
                    "other": other.label,
                    "year": year,
                    "mine": mine,
                    "theirs": theirs,
                }
                yield _warning("check.values_disagree", f"{_at(indicator)}.same_as[{other.id}]", **facts)


def contradiction(ledger: Ledger) -> Iterator[Finding]:
    """Several observations of one year cannot all be true, so none of them speaks."""
    for indicator in ledger.plan.indicators:
        for year in years(ledger, indicator):
            if reading(ledger, indicator, year).silence is Silence.CONTRADICTION:
                yield _warning("check.contradiction", _at(indicator), indicator=indicator.label, year=year)


def direction_disagrees(ledger: Ledger) -> Iterator[Finding]:
    """The declared direction is not the way from the baseline to the target."""
    for indicator in ledger.plan.indicators:
        base = indicator.baseline.amount if indicator.baseline else None
        for target in indicator.targets:
            level = target.goal.amount if isinstance(target.goal, Reach) else None
            if base is not None and level is not None and leads_elsewhere(base, level, indicator.direction):
                facts = {"indicator": indicator.label, "direction": indicator.direction}
                path = f"{_at(indicator)}.targets[{target.due}]"
                yield _warning("check.direction_disagrees", path, **facts, baseline=base, target=level)


def out_of_bounds(ledger: Ledger) -> Iterator[Finding]:
    """A value, a baseline or a target lies where the indicator's values cannot lie."""
    for indicator in ledger.plan.indicators:
        for path, amount in amounts(ledger, indicator):
            if outside(amount, indicator):
                yield _warning("check.out_of_bounds", path, indicator=indicator.label, found=amount)


def part_of_year(ledger: Ledger) -> Iterator[Finding]:
    """A value covers only some months, so it says nothing of the year."""
    for observation in ledger.observations:
        if not observation.is_whole_year:
            label = ledger.plan.indicator(observation.indicator).label
            yield _note("check.part_of_year", _cell(observation), indicator=label, period=observation.period)


def doubtful_reading(ledger: Ledger) -> Iterator[Finding]:
    """A cell of the source can be read in another way."""
    for observation in ledger.observations:
        if observation.doubt is not None and observation.doubt.alternatives:
            label = ledger.plan.indicator(observation.indicator).label
            facts = {
                "indicator": label,
                "period": observation.period,
                "confidence": observation.doubt.confidence,
                "alternatives": tuple(each.reading for each in observation.doubt.alternatives),
            }
            yield _note("check.doubtful_reading", _cell(observation), **facts)


def nothing_measured(ledger: Ledger) -> Iterator[Finding]:
    """No indicator measures an initiative, nor any part of it."""
    measured = {link.to for indicator in ledger.plan.indicators for link in indicator.initiatives}
    parents = {each.parent for each in ledger.plan.initiatives}
    for initiative in ledger.plan.initiatives:
        if initiative.id not in measured | parents:
            yield _note(
                "check.nothing_measured",
                f"$.initiatives[{initiative.id}]",
                initiative=initiative.label or initiative.id,
            )


def rough_decision(ledger: Ledger) -> Iterator[Finding]:
    """The day of a decision is known only within bounds."""
    for revision in ledger.revisions:
        if revision.decided.exact is None:
            path = f"$.revisions[{revision.id}].decided"
            yield _note("check.rough_decision", path, revision=revision.label, decided=revision.decided)


def levels_not_named(ledger: Ledger) -> Iterator[Finding]:
    """Pillars nest deeper than the plan has names for their levels."""
    parent = {each.id: each.parent for each in ledger.plan.pillars}
    deepest = max((depth(id, parent) for id in parent), default=0)
    if deepest > len(ledger.plan.levels):
        yield _warning("check.levels_not_named", "$.levels", depth=deepest, named=len(ledger.plan.levels))


RULES: tuple[Rule, ...] = (
    declared_count,
    unnamed_item,
    levels_not_named,
    nothing_measured,
    no_target,
    no_baseline,
    due_outside_period,
    direction_disagrees,
    out_of_bounds,
    successor_gap,
    review_too_early,
    values_disagree,
    contradiction,
    part_of_year,
    doubtful_reading,
    rough_decision,
)


def _warning(code: str, path: str, **facts: Any) -> Finding:
    return Finding(code=code, severity=Severity.WARNING, path=path, facts=facts)


def _note(code: str, path: str, **facts: Any) -> Finding:
    return Finding(code=code, severity=Severity.NOTE, path=path, facts=facts)


def _at(indicator: Indicator) -> str:
    return f"$.indicators[{indicator.id}]"


def _cell(observation: Observation) -> str:
    return f"$.observations[{observation.indicator}/{observation.period}]"
