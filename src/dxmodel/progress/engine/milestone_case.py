"""MilestoneCase: judge whether something is done, and whether it was when it was due."""

from functools import cached_property
from math import isnan

import attrs

from dxmodel.progress.engine.merged import merged
from dxmodel.progress.engine.method import Method
from dxmodel.progress.engine.status import Reason
from dxmodel.progress.engine.trajectory import Trajectory
from dxmodel.progress.engine.verdict import Verdict, VerdictFacts, judge

__all__ = ["MilestoneCase"]


@attrs.frozen(kw_only=True, eq=False, slots=False)
class MilestoneCase:
    """Something that is to be done by a date, in a year.

    Attributes:
        method: the method of the assessment.
        at, due: the year, and the year of the due date; nan where there is none.
        done: whether it is done in the year; None where nobody has stated it.
        done_by_due: whether it was done by the due date; None where that is not known.
        facts: whether the due date has come or is over, and why no target asks for anything.
    """

    method: Method
    at: float
    due: float
    done: bool | None
    done_by_due: bool | None
    facts: VerdictFacts

    @cached_property
    def verdict(self) -> Verdict:
        """The verdict; achieved or achieved late, where what is done may have been done in time."""
        is_open = self.done_by_due is None and self.done
        by_due = [True, False] if is_open else [bool(self.done_by_due)]
        path = Trajectory.of_milestone(done=self.done, at=self.at, due=self.due)
        is_undated = isnan(self.due)
        is_unknown = self.done is None and (bool(self.facts.is_due) or is_undated)
        facts = attrs.evolve(
            self.facts,
            needs_people=Reason.NEEDS_JUDGEMENT if is_unknown else None,
            waits=not (is_undated or self.facts.is_due or self.done),
            missing=None,
            unclear=None,
            due_known=True,
            at_baseline=False,
        )
        return merged([judge(path, self.method, attrs.evolve(facts, met_at_due=met)) for met in by_due])
