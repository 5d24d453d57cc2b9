"""Milestone: whether what a target asks to be completed was done when it was due, and in the year judged."""

from datetime import timedelta

import attrs

from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import Ledger
from dxmodel.ledger.completion import CompletionRecord
from dxmodel.plan import Completion, Indicator, Target
from dxmodel.plan.goals import Completed

__all__ = ["Milestone"]


@attrs.frozen(kw_only=True)
class Milestone:
    """Whether something was done by the due date of its target, and by the end of the year judged.

    Attributes:
        by_due: whether it was done by the last day on which it is due; None where that is not known, or the
            target has no date.  Before the due date only what is known of the future.
        by_year: whether it was done by the end of the year judged; None where nobody has stated it.
        completion: what is stated about the end of the year judged; None where nothing is.
    """

    by_due: bool | None
    by_year: bool | None
    completion: Completion | None

    @classmethod
    def of(cls, ledger: Ledger, indicator: Indicator, target: Target, at: FiscalYear) -> "Milestone":
        """Return the milestone of a target in a year.

        An entry up to the due date of an earlier milestone of the indicator is about that one, and so is one
        that states that it was done by then.  Of a target that is due every year, each year has its own
        entries.  What was not done when due, or later, is not done in the years after until an entry states
        otherwise.  Nothing is known where another milestone has the same due date, as no entry states which
        of them it is about.
        """
        due, last = target.due.day, at.last_day
        if _is_one_of_several(indicator, target):
            return cls(by_due=None, by_year=None, completion=None)
        milestones = [each for each in indicator.total_targets if isinstance(each.goal, Completed)]
        earlier = [each.due.day for each in milestones if each.due.day and due and each.due.day < due]
        after, until = max(earlier, default=None), None
        if target.due.yearly and target.due.year is not None and due is not None:
            after, until = target.due.year.first_day - timedelta(days=1), due
            last = min(last, due)
        record = CompletionRecord.of(ledger, indicator, due=due, after=after, until=until)
        return cls(
            by_due=record.is_done_by(due) if due else None,
            by_year=record.is_done_by(last),
            completion=record.completion_by(last),
        )


def _is_one_of_several(indicator: Indicator, target: Target) -> bool:
    """Return whether another milestone of the indicator has the same due date, and both are asked for."""
    return any(
        each != target
        and isinstance(each.goal, Completed)
        and each.due.day == target.due.day is not None
        and not (each.either and target.either)
        for each in indicator.total_targets
    )
