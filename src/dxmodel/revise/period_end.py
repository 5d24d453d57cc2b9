"""The targets that are due at the end of a period, and their due dates when the period is extended."""

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from dxmodel.changes import ExtendPeriod, Treatment
from dxmodel.fiscal import FiscalSpan, FiscalYear, Month
from dxmodel.plan import Due, Plan, Target

__all__ = ["due_at_the_end", "last_points", "moved_due", "moves"]


def last_points(period: FiscalSpan) -> tuple[FiscalYear | Month, ...]:
    """Return the points in time that name the end of a period: its last fiscal year, its last month, or both.

    >>> last_points(FiscalSpan.parse("R4/R6"))
    (FiscalYear(2024), Month(2025, 3))
    """
    match period.end:
        case FiscalYear() as year:
            return (year, Month(year.year + 1, 3))
        case Month(month=3) as month:
            return (month.fiscal_year, month)
        case Month() as month:
            return (month,)
        case _:
            return ()


def due_at_the_end(indicators: Iterable[Any], period: FiscalSpan) -> Iterator[tuple[str, Target]]:
    """Yield the ids of indicators that have not ended, with their targets due at the end of a period."""
    points, last = last_points(period), period.end_year
    for each in indicators:
        for target in each.targets:
            if target.due.by in points and not (each.ended and last and each.ended.last <= last):
                yield each.id, target


def moved_due(due: Due, to: FiscalYear | Month) -> Due:
    """Return the due date at a later end, with the same qualifier and without an earliest end.

    Where it is yearly, its first year stays.
    """
    return attrs.evolve(due, by=to, not_before=due.not_before if due.yearly else None)


def moves(change: ExtendPeriod, plan: Plan) -> Iterator[tuple[str, Due]]:
    """Yield the indicators and due dates whose targets an extension of a plan removes or sets."""
    exceptions = change.exceptions
    for id, target in due_at_the_end(plan.indicators, plan.period):
        treatment = exceptions.get(id, change.targets)
        if treatment is not Treatment.KEEP:
            yield id, target.due
            yield id, treatment.due if isinstance(treatment, Target) else moved_due(target.due, change.to)
