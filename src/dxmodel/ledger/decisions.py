"""Decisions by the days on which they were made, and the errors where such a day is in doubt."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

import attrs

from dxmodel.errors import AmbiguousError
from dxmodel.plan import COLLECTIONS, Plan
from dxmodel.revise import Revision

if TYPE_CHECKING:
    from dxmodel.ledger.ledger import Ledger

__all__ = ["decided_between", "in_doubt"]

MOST_DIFFERENCES = 5
"""The most differences of two states that an error names."""


def decided_between(revisions: Sequence[Revision], start: date, end: date) -> tuple[Revision, ...]:
    """Return the revisions that were decided after the end of one day, up to the end of another.

    Raises:
        AmbiguousError: whether a decision was made then is in doubt; ``facts["sure"]`` are the others.
    """
    certain = tuple(each for each in revisions if each.decided.by(end) and each.decided.by(start) is False)
    certain_ids = {each.id for each in certain}
    uncertain = [
        each
        for each in revisions
        if each.id not in certain_ids and each.decided.by(end) is not False and not each.decided.by(start)
    ]
    if uncertain:
        labels, days = [each.label for each in uncertain], [each.decided for each in uncertain]
        facts = {"revisions": labels, "decided": days, "sure": certain}
        raise AmbiguousError("ledger.between_in_doubt", first=start, last=end, **facts)
    return certain


def in_doubt(revisions: Sequence[Revision], day: date, before: "Ledger", after: "Ledger") -> AmbiguousError:
    """Return the error that a day lies within the doubt of decision dates.

    Args:
        revisions: the decisions in doubt.
        day: the day.
        before: the ledger of that day without them.
        after: the ledger of that day with them.
    """
    plans = before.plan, after.plan
    same_period = plans[0].period == plans[1].period
    return AmbiguousError(
        "ledger.decision_in_doubt_about" if same_period else "ledger.decision_in_doubt",
        day=day,
        revisions=[each.label for each in revisions],
        decided=[each.decided for each in revisions],
        period_before=plans[0].period,
        period_after=plans[1].period,
        differing=[*islice(_differing(*plans), MOST_DIFFERENCES)],
        before=before,
        after=after,
    )


def _differing(before: Plan, after: Plan) -> Iterator[str]:
    """Yield the paths at which two states of a plan differ."""
    fields = [each.name for each in attrs.fields(Plan) if each.name not in COLLECTIONS]
    yield from (name for name in fields if getattr(before, name) != getattr(after, name))
    items = [{each.id: each for each in plan.items()} for plan in (before, after)]
    for id in items[0] | items[1]:
        old, new = (each.get(id) for each in items)
        if old is None or new is None or type(old) is not type(new):
            yield id
        elif old != new:
            names = [each.name for each in attrs.fields(type(new))]
            yield from (f"{id}.{name}" for name in names if getattr(old, name) != getattr(new, name))
