"""The verdicts, the reasons why there is none, and the one table that decides between them."""

from collections.abc import Callable
from typing import Any

import attrs

from dxmodel.progress import formulas
from dxmodel.term import Term

__all__ = ["RULES", "Facts", "Reason", "Status"]


class Status(Term):
    """What can be said of an indicator in a year."""

    ACHIEVED = "achieved"
    """The value is at the target or beyond it."""
    ON_COURSE = "on-course"
    """On the straight line from baseline to target, or ahead of it."""
    BEHIND = "behind"
    """Below that line."""
    MOVING_AWAY = "moving-away"
    """On the wrong side of the baseline."""
    AT_BASELINE = "at-baseline"
    """The year of the baseline itself: no time has gone, there is nothing to judge yet."""
    MISSED = "missed"
    """The year of the target has come, and the value is not there."""
    UNCERTAIN = "uncertain"
    """The value is known too roughly to decide between several verdicts."""
    NOT_ASSESSED = "not-assessed"
    """There is no verdict; a :class:`Reason` says why."""


class Reason(Term):
    """Why there is no verdict."""

    PENDING = "pending"
    NOT_STARTED = "not-started"
    NOT_IMPLEMENTED = "not-implemented"
    NOT_SURVEYED = "not-surveyed"
    NOT_APPLICABLE = "not-applicable"
    WITHHELD = "withheld"
    UNKNOWN = "unknown"
    NO_OBSERVATION = "no-observation"
    PART_OF_YEAR = "part-of-year"
    NOT_A_RESULT = "not-a-result"
    CONTRADICTION = "contradiction"
    IN_WORDS = "in-words"
    """The result is words or a list."""
    NO_TARGET = "no-target"
    TARGET_NOT_SET = "target-not-set"
    TARGET_IN_WORDS = "target-in-words"
    NEEDS_JUDGEMENT = "needs-judgement"
    """A milestone: somebody has to say whether it is done."""
    NEEDS_SEVERAL_YEARS = "needs-several-years"
    """A sum or a mean over a span, which one year's value cannot meet."""
    NO_DUE_YEAR = "no-due-year"
    NO_BASELINE = "no-baseline"
    NO_BASE_LEVEL = "no-base-level"
    """A cut by a share of a base that the plan does not give."""
    ROUGH_LEVEL = "rough-level"
    """The baseline or the target is itself known only to one side, or the share to cut only roughly."""
    TOO_ROUGH = "too-rough"
    """Both values are known only to one side, so that their difference may be anything."""
    OUT_OF_RANGE = "out-of-range"
    """A result is beyond the numbers that an amount can hold."""
    BEFORE_BASELINE = "before-baseline"
    PAST_THE_RANGE = "past-the-range"
    """It has gone through the range that the goal asks for, and out on the other side."""
    NO_SHARE = "no-share"
    """A share of nothing, or of a whole that is known too roughly."""
    UNDECIDED = "undecided"
    """Several observations agree, and none is more precise than the others."""
    NO_DIRECTION = "no-direction"
    """Target and baseline are equal, and the plan does not say which way is better."""
    NO_EARLIER_VALUE = "no-earlier-value"
    """No value of an earlier year to compare with."""
    ENDED = "ended"
    """The indicator was ended, merged or split before that year."""
    REDEFINED = "redefined"
    """What is to be compared was measured in different ways, and nothing leads from one to the other."""


@attrs.frozen(kw_only=True)
class Facts:
    """What the table of verdicts looks at; plain truth values, or arrays of them.

    Attributes:
        met: the value is at the target or beyond.
        overdue: the year of the target has come.
        at_start: no time has gone since the baseline.
        worse: the value is on the wrong side of the baseline.
        pace: progress over elapsed time; anything where it is undefined.
    """

    met: Any
    overdue: Any
    at_start: Any
    worse: Any
    pace: Any


RULES: tuple[tuple[Status, Callable[[Facts], Any]], ...] = (
    (Status.ACHIEVED, lambda facts: facts.met),
    (Status.MISSED, lambda facts: facts.overdue),
    (Status.AT_BASELINE, lambda facts: facts.at_start),
    (Status.MOVING_AWAY, lambda facts: facts.worse),
    (Status.ON_COURSE, lambda facts: formulas.keeps_pace(facts.pace)),
)
"""The first rule that holds gives the verdict; where none does, it is :attr:`Status.BEHIND`."""
