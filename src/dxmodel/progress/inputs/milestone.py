"""Milestone: whether what a target asks to be completed was done when it was due, and in the year judged."""

import attrs

from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import Ledger
from dxmodel.ledger.completion import completion_by, done_by
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

        An entry up to the due date of an earlier milestone of the indicator is about that one.  What was not
        done when due, or later, is not done in the years after until an entry states otherwise.
        """
        due = target.due.day
        earlier = [
            each.due.day
            for each in indicator.total_targets
            if isinstance(each.goal, Completed) and each.due.day and due and each.due.day < due
        ]
        after = max(earlier, default=None)
        return cls(
            by_due=done_by(ledger, indicator, due, after) if due else None,
            by_year=done_by(ledger, indicator, at.last_day, after, due),
            completion=completion_by(ledger, indicator, at.last_day, after, due),
        )
