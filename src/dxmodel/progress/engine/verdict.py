"""The verdicts, the reasons why there is none, and the one table that decides between them."""

from collections.abc import Callable
from typing import Any

import attrs

from dxmodel.term import Term

__all__ = ["RULES", "UNJUDGED", "Facts", "Reason", "Status"]


class Status(Term):
    """What can be said of an indicator in a year."""

    ACHIEVED = "achieved"
    """The value is at the target or beyond it."""
    LOST = "lost"
    """It was achieved in an earlier year after the baseline, and is not any more."""
    ON_COURSE = "on-course"
    """On the path to the target, or ahead of it; by default a straight line."""
    BEHIND = "behind"
    """Below that path."""
    MOVING_AWAY = "moving-away"
    """On the wrong side of the baseline."""
    AT_BASELINE = "at-baseline"
    """The year of the baseline itself: no time has gone, there is nothing to judge yet."""
    MISSED = "missed"
    """The year of the target has come, and the value is not there."""
    NOT_YET_DUE = "not-yet-due"
    """The target lies ahead, and nothing can be said of the way there."""
    UNCERTAIN = "uncertain"
    """The value is known too roughly to decide between several verdicts."""
    NOT_ASSESSED = "not-assessed"
    """There is no verdict; a :class:`Reason` says why."""


UNJUDGED = (Status.NOT_ASSESSED, Status.AT_BASELINE, Status.NOT_YET_DUE)
"""The statuses that are no verdict: coverage does not count them."""


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
    UNKNOWN_ACCUMULATION = "unknown-accumulation"
    """A sum or a mean over years, of values that nobody says how to add up."""
    NO_WAY = "no-way"
    """The baseline already is where the goal wants it: a floor or a ceiling, and no share of a way."""
    AT_START = "at-start"
    """No time has gone since the baseline."""
    NO_EXPECTED = "no-expected"
    """An interim target lies behind the baseline, so that nothing of the way should be done yet."""
    NO_INTERIM = "no-interim"
    """No interim target was due yet."""
    NOT_POSITIVE = "not-positive"
    """A rate of achievement is a share of something above zero."""
    SIGN_CHANGES = "sign-changes"
    """Growth is a ratio, and undefined from, to or over zero."""
    TOO_FEW_POINTS = "too-few-points"
    """Fewer measured years than the method needs."""
    AT_EDGE = "at-edge"
    """Exactly on a level that does not count: over it or under it was asked for (超, 未満)."""
    LESS_IS_BETTER = "less-is-better"
    """The method measures a rise from zero."""
    NOT_DUE = "not-due"
    """The year of the target has not come, and the method, or the goal, says nothing before."""
    PAST_DUE = "past-due"
    """The year of the target has passed: there is nothing left to forecast."""
    REDEFINED = "redefined"
    """What is to be compared was measured in different ways, and nothing leads from one to the other."""


@attrs.frozen(kw_only=True)
class Facts:
    """What the table of verdicts looks at; plain truth values, or arrays of them.

    Attributes:
        met: the value is at the target or beyond.
        lost: an earlier year's value was.
        overdue: the year of the target has come.
        waiting: the method has nothing to say before that year.
        at_start: no time has gone since the baseline.
        worse: the value is on the wrong side of the baseline.
        on_course: the score is at the method's threshold or above.
    """

    met: Any
    lost: Any
    overdue: Any
    waiting: Any
    at_start: Any
    worse: Any
    on_course: Any


RULES: tuple[tuple[Status, Callable[[Facts], Any]], ...] = (
    (Status.ACHIEVED, lambda facts: facts.met),
    (Status.LOST, lambda facts: facts.lost),
    (Status.MISSED, lambda facts: facts.overdue),
    (Status.NOT_YET_DUE, lambda facts: facts.waiting),
    (Status.AT_BASELINE, lambda facts: facts.at_start),
    (Status.MOVING_AWAY, lambda facts: facts.worse),
    (Status.ON_COURSE, lambda facts: facts.on_course),
)
"""The first rule that holds gives the verdict; where none does, it is :attr:`Status.BEHIND`."""
