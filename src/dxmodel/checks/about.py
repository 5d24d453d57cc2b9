"""What the rules ask of a ledger: counts, depths, amounts, years."""

from collections.abc import Iterator, Mapping

from dxmodel.amount import Amount, compatible
from dxmodel.fiscal import FiscalYear, Month
from dxmodel.ledger import Ledger, reading
from dxmodel.plan import Countable, Direction, Indicator, Plan, Reach

__all__ = ["amounts", "clashes", "depth", "fiscal_year", "leads_elsewhere", "named", "outside", "years"]


def named(plan: Plan, of: Countable, level: int = 1) -> int:
    """Count what is named in a plan: pillars of one level, initiatives that are part of no other."""
    whole = [each for each in plan.initiatives if each.parent is None]
    match of:
        case Countable.VIEWPOINTS:
            return len(plan.viewpoints)
        case Countable.PILLARS:
            parent = {each.id: each.parent for each in plan.pillars}
            return sum(each.label is not None and depth(each.id, parent) == level for each in plan.pillars)
        case Countable.INITIATIVES:
            return sum(each.label is not None for each in whole)
        case Countable.PRIORITIES:
            return sum(each.label is not None and each.priority is not None for each in whole)
        case Countable.INDICATORS:
            return len(plan.indicators)


def depth(id: str, parent: Mapping[str, str | None]) -> int:
    """On which level does a thing stand?  1 is the outermost."""
    level = 1
    while (above := parent[id]) is not None:
        id, level = above, level + 1
    return level


def fiscal_year(point: FiscalYear | Month | None) -> FiscalYear | None:
    """The fiscal year a point of time lies in."""
    return point.fiscal_year if isinstance(point, Month) else point


def years(ledger: Ledger, indicator: Indicator) -> list[FiscalYear]:
    """The fiscal years in which anything at all is noted for an indicator."""
    noted = {each.year for each in ledger.observations_of(indicator.id)}
    if indicator.baseline is not None:
        noted.add(indicator.baseline.year)
    return sorted(year for year in noted if year is not None)


def clashes(ledger: Ledger, one: Indicator, other: Indicator) -> Iterator[tuple[FiscalYear, Amount, Amount]]:
    """The years in which two indicators have values that cannot both be true of one thing."""
    if one.unit is None or other.unit is None or not compatible(one.unit, other.unit):
        return
    for year in years(ledger, one):
        mine, theirs = (reading(ledger, each, year).amount for each in (one, other))
        if mine is not None and theirs is not None and not mine.agrees(theirs):
            yield year, mine, theirs


def amounts(ledger: Ledger, indicator: Indicator) -> Iterator[tuple[str, Amount]]:
    """Every level that is stated for an indicator, and where."""
    here = f"$.indicators[{indicator.id}]"
    if indicator.baseline is not None and indicator.baseline.amount is not None:
        yield f"{here}.baseline", indicator.baseline.amount
    for target in indicator.targets:
        if isinstance(target.goal, Reach):
            yield f"{here}.targets[{target.due}]", target.goal.amount
    for observation in ledger.observations_of(indicator.id):
        if isinstance(observation.value, Amount):
            yield f"$.observations[{indicator.id}/{observation.period}]", observation.value


def outside(amount: Amount, indicator: Indicator) -> bool:
    """Does an amount surely lie outside the bounds of its indicator?"""
    low, high = (indicator.bounds.low, indicator.bounds.high) if indicator.bounds else (None, None)
    below = low is not None and not amount.agrees(low) and amount < low
    above = high is not None and not amount.agrees(high) and amount > high
    return below or above


def leads_elsewhere(baseline: Amount, level: Amount, declared: Direction) -> bool:
    """Is the declared direction not the way from the baseline to the level?"""
    if declared is Direction.UNKNOWN or baseline.agrees(level):
        return False
    return (level > baseline) is not (declared is Direction.UP)
