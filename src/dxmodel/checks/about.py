"""What the rules ask of a ledger: counts, depths, amounts, years."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from dxmodel.amount import Amount, compatible
from dxmodel.fiscal import FiscalYear, Month
from dxmodel.ledger import Ledger, reading
from dxmodel.plan import Countable, Direction, Indicator, MeanOver, Plan, Reach, Target, TotalOver
from dxmodel.plan.breaks import across
from dxmodel.revise import Revision

__all__ = [
    "amounts",
    "as_today",
    "clashes",
    "depth",
    "fiscal_year",
    "in_doubt",
    "leads_elsewhere",
    "levels",
    "named",
    "outside",
    "starting_late",
    "years",
]


def named(plan: Plan, of: Countable, level: int = 1) -> int:
    """Count what is named in a plan: pillars of one level, initiatives that are part of no other.

    What has ended is not counted.
    """
    whole = [each for each in plan.initiatives if each.parent is None and each.ended is None]
    match of:
        case Countable.VIEWPOINTS:
            return len(plan.viewpoints)
        case Countable.PILLARS:
            parent = {each.id: each.parent for each in plan.pillars}
            there = (each for each in plan.pillars if each.label is not None and each.ended is None)
            return sum(depth(each.id, parent) == level for each in there)
        case Countable.INITIATIVES:
            return sum(each.label is not None for each in whole)
        case Countable.PRIORITIES:
            return sum(each.label is not None and each.priority is not None for each in whole)
        case Countable.INDICATORS:
            return sum(each.ended is None for each in plan.indicators)


def depth(id: str, parent: Mapping[str, str | None]) -> int:
    """On which level does a thing stand?  1 is the outermost."""
    level = 1
    while (above := parent[id]) is not None:
        id, level = above, level + 1
    return level


def levels(named: Sequence[str], count: int) -> list[str]:
    """So many names of levels of pillars: those that there are, then others that plans use, then numbers.

    >>> levels([], 1), levels(["基本目標"], 3)
    (['柱'], ['基本目標', '施策', '第3層'])
    """
    usual = ("柱", "施策")
    others = [usual[place] if place < len(usual) else f"第{place + 1}層" for place in range(count)]
    return [*named, *others[len(named) :]]


def fiscal_year(point: FiscalYear | Month | None) -> FiscalYear | None:
    """The fiscal year a point of time lies in."""
    return point.fiscal_year if isinstance(point, Month) else point


def years(ledger: Ledger, indicator: Indicator) -> list[FiscalYear]:
    """The fiscal years in which anything at all is noted for an indicator."""
    noted = {each.year for each in ledger.observations_of(indicator.id)}
    if indicator.baseline is not None:
        noted.add(indicator.baseline.year)
    return sorted(year for year in noted if year is not None)


def starting_late(ledger: Ledger, indicator: Indicator) -> Iterator[Target]:
    """The targets that are due by the year of the baseline, although nothing else led to them.

    A sum or a mean over years starts from no baseline; what was due before a break in series is in the way
    of measuring before it; and what was due before the baseline was set anew had one then.
    """
    start = indicator.baseline.year if indicator.baseline is not None else None
    if start is None or indicator.ended is not None:
        return
    for target in indicator.targets:
        due = target.due.year
        if due is None or due > start or isinstance(target.goal, TotalOver | MeanOver):
            continue
        of_another_way = any(due <= each.since <= start for each in indicator.breaks)
        if not of_another_way and not _had_a_start(ledger, indicator.id, due):
            yield target


def _had_a_start(ledger: Ledger, id: str, due: FiscalYear) -> bool:
    """Had the indicator a baseline of an earlier year, before one of the revisions?"""
    then = (each for revision in ledger.revisions for each in ledger.before(revision).plan.indicators)
    found = (each.baseline for each in then if each.id == id)
    return any(base is not None and base.year is not None and base.year < due for base in found)


def clashes(ledger: Ledger, one: Indicator, other: Indicator) -> Iterator[tuple[FiscalYear, Amount, Amount]]:
    """The years in which two indicators have values that cannot both be true of one thing.

    Values from before a break are taken as what they are today, or left out where no bridge leads there.
    """
    if one.unit is None or other.unit is None or not compatible(one.unit, other.unit):
        return
    for year in years(ledger, one):
        mine, theirs = (as_today(each, reading(ledger, each, year).amount, year) for each in (one, other))
        if mine is not None and theirs is not None and not mine.agrees(theirs):
            yield year, mine, theirs


def as_today(indicator: Indicator, amount: Amount | None, year: FiscalYear | None) -> Amount | None:
    """What an amount of a year is in today's way of measuring; None where no bridge leads there."""
    if amount is None or (year is None and not indicator.breaks):
        return amount
    return None if year is None else across(indicator.breaks, amount, year, FiscalYear.MAX)


def amounts(ledger: Ledger, indicator: Indicator) -> Iterator[tuple[str, Amount]]:
    """Every level that is stated for an indicator, as it is measured today, and where."""
    here = f"$.indicators[{indicator.id}]"
    stated: list[tuple[str, Amount | None]] = []
    if (base := indicator.baseline) is not None:
        stated.append((f"{here}.baseline", as_today(indicator, base.amount, base.year)))
    for target in indicator.targets:
        if isinstance(target.goal, Reach):
            stated.append((f"{here}.targets[{target.due}]", target.goal.amount))
    for seen in ledger.observations_of(indicator.id):
        if isinstance(seen.value, Amount):
            path = f"$.observations[{indicator.id}/{seen.period}]"
            stated.append((path, as_today(indicator, seen.value, seen.year)))
    return ((path, amount) for path, amount in stated if amount is not None)


def outside(amount: Amount, indicator: Indicator) -> bool:
    """Does an amount surely lie outside the bounds of its indicator?"""
    low, high = (indicator.bounds.low, indicator.bounds.high) if indicator.bounds else (None, None)
    below = low is not None and not amount.agrees(low) and amount < low
    above = high is not None and not amount.agrees(high) and amount > high
    return below or above


def in_doubt(revisions: Sequence[Revision]) -> Iterator[tuple[Revision, Revision]]:
    """Pairs of revisions of which either may have been decided first; two of one day stand as listed."""
    for index, one in enumerate(revisions):
        last = one.decided.not_after or date.max
        for other in revisions[index + 1 :]:
            if (other.decided.not_before or date.min) > last:
                break
            if one.decided.exact is None or one.decided.exact != other.decided.exact:
                yield one, other


def leads_elsewhere(baseline: Amount, level: Amount, declared: Direction) -> bool:
    """Is the declared direction not the way from the baseline to the level?"""
    if declared is Direction.UNKNOWN or baseline.agrees(level):
        return False
    return (level > baseline) is not (declared is Direction.UP)
