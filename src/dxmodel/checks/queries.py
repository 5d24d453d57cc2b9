"""Queries on a ledger that the rules of ``check`` use: counts, depths, amounts, years, contradictions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property, reduce
from operator import add

import dxmodel.progress  # noqa: F401  before its modules, or two threads can wait for each other
from dxmodel.amount import Amount, compatible
from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import Ledger, resolve
from dxmodel.plan import Countable, Direction, Indicator, Item, Label, Plan, Target, name_of
from dxmodel.plan.breaks import across
from dxmodel.plan.goals import MeanOver, TotalOver
from dxmodel.plan.names import member_name
from dxmodel.progress.inputs.member import members_with_targets, of_member
from dxmodel.revise import Revision, apply, writes
from dxmodel.revise.access import item_of, same_items, touched_items

__all__ = [
    "EarlierBaselines",
    "as_today",
    "circles",
    "contradicting_values",
    "depth",
    "in_doubt",
    "leads_elsewhere",
    "levels",
    "named",
    "passed_bound",
    "starting_late",
    "totals_of_phases",
    "wholes_and_members",
    "years",
]


def named(ledger: Ledger, of: Countable, level: int = 1) -> tuple[int, int]:
    """Count the items that are named: those of today, and with those of the plan as adopted that have ended.

    Of pillars, those of one level are counted, and of initiatives those that are part of no other.
    """
    items = [*_named(ledger.plan, of, level)]
    current = sum(getattr(each, "ended", None) is None for each in items)
    ended = sum(getattr(each, "ended", None) is not None and each.id in ledger.founding for each in items)
    return current, current + ended


def _named(plan: Plan, of: Countable, level: int) -> Iterator[Item]:
    match of:
        case Countable.VIEWPOINTS:
            yield from plan.viewpoints
        case Countable.PILLARS:
            parents = {pillar.id: pillar.parent for pillar in plan.pillars}
            yield from (each for each in plan.pillars if each.label and depth(each.id, parents) == level)
        case Countable.INITIATIVES | Countable.PRIORITIES:
            for each in plan.initiatives:
                is_counted = of is Countable.INITIATIVES or each.priority is not None
                if each.label is not None and each.parent is None and is_counted:
                    yield each
        case Countable.INDICATORS:
            yield from plan.indicators


def depth(id: str, parent: Mapping[str, str | None]) -> int:
    """Return the level of a pillar; 1 is the outermost."""
    level = 1
    while (parent_id := parent[id]) is not None:
        id, level = parent_id, level + 1
    return level


def levels(named: Sequence[str], count: int) -> list[str]:
    """Return *count* names of levels of pillars: those of the plan, then usual ones, then numbered ones.

    >>> levels([], 1), levels(["基本目標"], 3)
    (['柱'], ['基本目標', '施策', '第3層'])
    """
    usual = ("柱", "施策")
    others = [usual[index] if index < len(usual) else f"第{index + 1}層" for index in range(count)]
    return [*named, *others[len(named) :]]


def years(ledger: Ledger, indicator: Indicator) -> list[FiscalYear]:
    """Return the fiscal years that have an observation or the baseline of an indicator."""
    known_years = {*ledger.years_of(indicator.id)}
    if indicator.baseline is not None and indicator.baseline.year is not None:
        known_years.add(indicator.baseline.year)
    return sorted(known_years)


class EarlierBaselines:
    """The baselines that the indicators of a ledger had before its revisions."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def years(self, id: str) -> set[FiscalYear | None]:
        """Return the years of the baselines of an indicator before the revisions that changed it.

        None is among them where it had targets and no baseline.
        """
        return self._years.get(id, set())

    @cached_property
    def _years(self) -> dict[str, set[FiscalYear | None]]:
        years: dict[str, set[FiscalYear | None]] = {}
        has_corrections, plan = bool(self._ledger.corrections), self._ledger.founding
        for revision in self._ledger.revisions:
            if has_corrections:  # those of later revisions apply too
                plan = self._ledger.before(revision).plan
            for id in {item_of(path) for change in revision.changes for path in writes(change)}:
                indicator = plan.get(id)
                if not isinstance(indicator, Indicator):
                    continue
                if indicator.baseline is not None:
                    years.setdefault(id, set()).update(filter(None, [indicator.baseline.year]))
                elif indicator.targets:
                    years.setdefault(id, set()).add(None)
            if not has_corrections:
                plan = apply(plan, revision.changes)
        return years


def starting_late(indicator: Indicator, earlier: EarlierBaselines) -> Iterator[Target]:
    """Yield the targets that are due by the year of the baseline and never had an earlier baseline.

    Left out are sums and means over years, which start from no baseline; targets due before a break in
    series, which are under the old definition; targets that had an earlier baseline before a revision; and
    those that had none before a revision that set one for later targets.
    """
    start = indicator.baseline.year if indicator.baseline is not None else None
    if start is None or indicator.ended is not None:
        return
    leads_on = any(each.due.year is not None and each.due.year > start for each in indicator.total_targets)
    for target in indicator.total_targets:
        due = target.due.year
        if due is None or due > start or isinstance(target.goal, TotalOver | MeanOver):
            continue
        before_break = any(due <= each_break.since <= start for each_break in indicator.breaks)
        if not before_break and not any(
            year < due if year is not None else leads_on for year in earlier.years(indicator.id)
        ):
            yield target


def wholes_and_members(ledger: Ledger) -> Iterator[tuple[Ledger, Indicator, Label]]:
    """Yield each indicator, and each member of a breakdown with a target as an indicator; and their names."""
    for indicator in ledger.plan.indicators:
        name = name_of(ledger.plan, indicator)
        yield ledger, indicator, name
        for breakdown in members_with_targets(indicator):
            yield *of_member(ledger, indicator, breakdown), member_name(name, breakdown)


def totals_of_phases(indicator: Indicator) -> Iterator[tuple[Target, TotalOver, Amount]]:
    """Yield each total over a span that phases make up, with its goal and the sum of the phases."""
    totals = [(each, each.goal) for each in indicator.targets if isinstance(each.goal, TotalOver)]
    for whole, goal in totals:
        phases = {
            phase.span.first_day: phase
            for target, phase in totals
            if target.breakdown == whole.breakdown and phase.span != goal.span
        }
        added: list[Amount] = []
        day = goal.span.first_day
        while day is not None and (phase := phases.pop(day, None)) is not None:
            added.append(phase.amount)
            last = phase.span.last_day
            if last is not None and last == goal.span.last_day:
                yield whole, goal, reduce(add, added)
            day = None if last is None else last + timedelta(days=1)


def contradicting_values(
    ledger: Ledger, indicator: Indicator, other: Indicator
) -> Iterator[tuple[FiscalYear, Amount, Amount]]:
    """Yield the years in which two indicators of the same measure have contradictory values, and these.

    Values from before a break are converted to today's definition; without a bridge, they are left out.
    """
    if indicator.unit is None or other.unit is None or not compatible(indicator.unit, other.unit):
        return
    for year in years(ledger, indicator):
        values = (as_today(each, resolve(ledger, each, year).amount, year) for each in (indicator, other))
        amount, other_amount = values
        if amount is not None and other_amount is not None and not amount.agrees(other_amount):
            yield year, amount, other_amount


def as_today(indicator: Indicator, amount: Amount | None, year: FiscalYear | None) -> Amount | None:
    """Convert the amount of a year to today's definition; None without a bridge."""
    if amount is None or (year is None and not indicator.breaks):
        return amount
    return None if year is None else across(indicator.breaks, amount, year, FiscalYear.MAX)


def passed_bound(amount: Amount, indicator: Indicator) -> Amount | None:
    """Return the bound of an indicator, or of a share of a whole, that an amount surely is beyond."""
    low, high = (indicator.bounds.low, indicator.bounds.high) if indicator.bounds else (None, None)
    if indicator.denominator is not None and indicator.unit == "%":
        low, high = low or Amount(0, "%"), high or Amount(100, "%")
    if low is not None and not amount.agrees(low) and amount < low:
        return low
    return high if high is not None and not amount.agrees(high) and amount > high else None


def circles(edges: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, ...]]:
    """Yield circles of a graph: each way that leads back to where it began, as far as a walk meets it.

    >>> [*circles({"a": ["b"], "b": ["c", "a"], "d": ["d"]})]
    [('a', 'b'), ('d',)]
    """
    finished: set[str] = set()
    for start in edges:
        path: dict[str, Iterator[str]] = {} if start in finished else {start: iter(edges[start])}
        while path:
            node = next(reversed(path))
            following = next(path[node], None)
            if following is None:
                finished.add(node)
                del path[node]
            elif following in path:
                way = [*path]
                yield tuple(way[way.index(following) :])
            elif following not in finished:
                path[following] = iter(edges.get(following, ()))


def in_doubt(revisions: Sequence[Revision]) -> Iterator[tuple[Revision, Revision]]:
    """Yield the pairs of revisions that concern the same items, of which either may have been decided first.

    Left out are pairs of the same day.
    """
    touched = [{item for change in each.changes for item in touched_items(change)} for each in revisions]
    by_item: dict[str, set[int]] = {}
    for index, items in enumerate(touched):
        for item in items:
            by_item.setdefault(item, set()).add(index)
    for index, revision in enumerate(revisions):
        last_day = revision.decided.not_after or date.max
        for other in (revisions[each] for each in same_items(touched[index], by_item) if each > index):
            if (other.decided.not_before or date.min) > last_day:
                break
            if revision.decided.exact is None or revision.decided.exact != other.decided.exact:
                yield revision, other


def leads_elsewhere(baseline: Amount, level: Amount, declared: Direction) -> bool:
    """Return whether the direction from the baseline to the level is not the declared one."""
    if declared is Direction.UNKNOWN or baseline.agrees(level):
        return False
    return (level > baseline) is not (declared is Direction.UP)
