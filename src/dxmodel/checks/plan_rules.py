"""Rules about a plan and its items: counts, names, owners, its period, reviews, and what waits for what."""

from collections.abc import Iterator

from dxmodel.checks.finding import Finding, name, note, path_of, warning
from dxmodel.checks.printed_period import differs
from dxmodel.checks.queries import (
    circles,
    depth,
    levels,
    named,
)
from dxmodel.ledger import Ledger
from dxmodel.plan import Constraint, ConstraintKind
from dxmodel.plan.names import counted, level_name, name_of

__all__ = ["PLAN_RULES"]

MOST_NAMES = 3
"""How many names a finding about many items states."""


def declared_count(ledger: Ledger) -> Iterator[Finding]:
    """The number of items that the plan declares is not the number of named ones, today or as adopted."""
    for declared in ledger.plan.declared:
        current, with_ended = named(ledger, declared.of, declared.level)
        if declared.count not in (current, with_ended):
            facts = {
                "counted": counted(ledger.plan, declared),
                "declared": declared.count,
                "named": with_ended,
            }
            yield note("check.declared_count", f"$.declared[{declared.of}]", **facts)


def unnamed_item(ledger: Ledger) -> Iterator[Finding]:
    """An item is known to exist, but not by name."""
    for field in ("pillars", "initiatives", "indicators"):
        for item in getattr(ledger.plan, field):
            if item.label is None:
                facts = {"item": name(ledger, item), "id": item.id}
                yield note("check.unnamed_item", f"$.{field}[{item.id}].label", **facts)


def levels_not_named(ledger: Ledger) -> Iterator[Finding]:
    """Pillars nest deeper than the plan has names for their levels."""
    parent = {each.id: each.parent for each in ledger.plan.pillars}
    deepest = max((depth(id, parent) for id in parent), default=0)
    named = [level.text for level in ledger.plan.levels]
    if deepest > len(named):
        example = f"levels: [{', '.join(levels(named, deepest))}]"
        facts = {"depth": deepest, "named": len(named), "example": example}
        yield note("check.levels_not_named", "$.levels", **facts)


def nothing_measured(ledger: Ledger) -> Iterator[Finding]:
    """No indicator measures an initiative or a part of it."""
    measured = {link.to for indicator in ledger.plan.indicators for link in indicator.initiatives}
    parents = {initiative.parent for initiative in ledger.plan.initiatives}
    for initiative in ledger.plan.initiatives:
        if initiative.id not in measured | parents and initiative.ended is None:
            plan, path = ledger.plan, f"$.initiatives[{initiative.id}]"
            facts = {"initiative": name_of(plan, initiative), "level": level_name(plan, initiative)}
            yield note("check.nothing_measured", path, **facts)


def no_owner(ledger: Ledger) -> Iterator[Finding]:
    """Indicators that have not ended have no department in charge: one finding for all."""
    plan = ledger.plan
    lacking = [each for each in plan.indicators if each.ended is None and not plan.owners_of(each)]
    if lacking:
        names = tuple(name(ledger, each) for each in lacking[:MOST_NAMES])
        path = f"{path_of(lacking[0])}.owners"
        yield note("check.no_owner", path, count=len(lacking), indicators=names)


def period_disagrees(ledger: Ledger) -> Iterator[Finding]:
    """The period as printed, or the number of years that it states, is not the period of the plan."""
    period, printed = ledger.plan.period, ledger.plan.period_printed
    if printed is not None and differs(printed, period):
        yield warning("check.period_disagrees", "$.period_printed", printed=printed, period=period)


def predecessor_gap(ledger: Ledger) -> Iterator[Finding]:
    """The plan before does not end in the year before this one starts."""
    start, predecessor = ledger.plan.first_year, ledger.plan.predecessor
    end = predecessor.ends if predecessor is not None else None
    if start is not None and end is not None and end + 1 != start:
        yield note("check.predecessor_gap", "$.predecessor.ends", ends=end, start=start)


def successor_gap(ledger: Ledger) -> Iterator[Finding]:
    """The next plan does not start in the year after this one ends."""
    end, successor = ledger.plan.last_year, ledger.plan.successor
    if end is not None and successor is not None and successor.starts != end + 1:
        yield warning("check.successor_gap", "$.successor.starts", starts=successor.starts, end=end)


def review_too_early(ledger: Ledger) -> Iterator[Finding]:
    """A review is fixed for a year before the end of what it waits for."""
    for constraint in ledger.plan.constraints:
        review = next((review for review in ledger.plan.reviews if review.id == constraint.on), None)
        if constraint.kind is not ConstraintKind.WAITS_FOR or review is None or review.year is None:
            continue
        done = (constraint.span.end or constraint.span.start) if constraint.span else None
        done_year = done.fiscal_year if done else None
        if done_year is not None and review.year < done_year:
            facts = {"review": review.label, "year": review.year, "waits": constraint.text, "done": done_year}
            yield warning("check.review_too_early", f"$.reviews[{review.id}].year", **facts)


def waits_in_circle(ledger: Ledger) -> Iterator[Finding]:
    """Something waits for itself, directly or through what it waits for."""
    waits: dict[str, dict[str, Constraint]] = {}
    for each in ledger.plan.constraints:
        if each.kind is ConstraintKind.WAITS_FOR and each.by is not None:
            waits.setdefault(each.on, {})[each.by] = each
    for circle in circles(waits):
        first = waits[circle[0]][circle[1 % len(circle)]]
        plan = ledger.plan
        names = [plan.label if id == plan.id else name_of(plan, plan[id]) for id in circle]
        code = "check.waits_in_circle" if len(circle) > 1 else "check.waits_for_itself"
        yield warning(code, f"$.constraints[{first.id}]", names=names)


PLAN_RULES = (
    declared_count,
    unnamed_item,
    levels_not_named,
    nothing_measured,
    no_owner,
    period_disagrees,
    predecessor_gap,
    successor_gap,
    review_too_early,
    waits_in_circle,
)
