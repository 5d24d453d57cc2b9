"""Milestone: whether what a target asks to be completed was done when it was due, and in the year judged."""

from collections.abc import Mapping
from datetime import date

import attrs

from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import Ledger
from dxmodel.ledger.completion import CompletionRecord
from dxmodel.plan import Completion, Indicator, Target
from dxmodel.plan.goals import Completed

__all__ = ["Milestone", "records_of_milestones"]


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

        Each entry is about one of the milestones of the indicator, see
        :meth:`~dxmodel.ledger.completion.CompletionRecord.of_each`.  Of a target that is due every year, each
        year has its own entries.  What was not done when due, or later, is not done in the years after until
        an entry states otherwise.  Nothing is known where another milestone has the same due date, as no
        entry states which of them it is about.
        """
        due, last = target.due.day, at.last_day
        if _is_one_of_several(indicator, target):
            return cls(by_due=None, by_year=None, completion=None)
        record = records_of_milestones(ledger, indicator).get(due) if due else None
        record = record or CompletionRecord.of(ledger, indicator)
        if target.due.yearly and target.due.year is not None and due is not None:
            record, last = record.within(target.due.year.first_day, due), min(last, due)
        return cls(
            by_due=record.is_done_by(due) if due else None,
            by_year=record.is_done_by(last),
            completion=record.completion_by(last),
        )


def records_of_milestones(ledger: Ledger, indicator: Indicator) -> Mapping[date, CompletionRecord]:
    """Return what the entries of an indicator state about each of its milestones, by due day."""
    milestones = [each.due.day for each in indicator.total_targets if isinstance(each.goal, Completed)]
    days = {day for day in milestones if day is not None}
    return CompletionRecord.of(ledger, indicator).of_each(days)


def _is_one_of_several(indicator: Indicator, target: Target) -> bool:
    """Return whether another milestone of the indicator has the same due date, and both are asked for."""
    return any(
        each != target
        and isinstance(each.goal, Completed)
        and each.due.day == target.due.day is not None
        and not (each.either and target.either)
        for each in indicator.total_targets
    )
