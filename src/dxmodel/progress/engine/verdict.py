"""Decide the status or the reason for none, by ordered tables of guards and rules."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

import attrs

from dxmodel.progress.engine import formulas
from dxmodel.progress.engine.methods import Method
from dxmodel.progress.engine.number import Number, Truth
from dxmodel.progress.engine.status import Reason, Status
from dxmodel.progress.engine.trajectory import Trajectory, is_nan

__all__ = ["AVAILABILITY", "GUARDS", "RULES", "Availability", "Facts", "Verdict", "first", "judge"]

Table = tuple[tuple[Any, Callable[[Any], Any]], ...]
"""Answers and their tests, in order; the first whose test holds is the answer."""


@attrs.frozen(kw_only=True, eq=False)
class Availability:
    """Whether there is anything to judge; plain truth values, or arrays of them.

    Attributes:
        ended: has the indicator ended before the year?
        redefined: were the value and the target measured in different ways?
        has_value: was anything measured?
        is_judged: is there a target, or a method that needs none?
    """

    ended: Truth
    redefined: Truth
    has_value: Truth
    is_judged: Truth


AVAILABILITY: tuple[tuple[Reason, Callable[[Availability], Truth]], ...] = (
    (Reason.ENDED, lambda data: data.ended),
    (Reason.REDEFINED, lambda data: data.redefined),
    (Reason.NO_OBSERVATION, lambda data: data.has_value == 0),
    (Reason.NO_TARGET, lambda data: data.is_judged == 0),
)
"""Why there is nothing to judge; a ledger knows of a missing value why it is missing."""


@attrs.frozen(kw_only=True, eq=False)
class Facts:
    """The inputs of the tables of guards and rules; one case, or many as arrays.

    Attributes:
        path: what is judged.
        method: the method that decides between on track and behind.
        score: its number; nan where it declines.
        out_of_range: is a number beyond what an amount can hold?
    """

    path: Trajectory
    method: Method
    score: Number
    out_of_range: Truth

    @cached_property
    def unmet(self) -> Truth:
        """Whether there is a target that is not met."""
        return self.path.has_target & (self.path.met == 0)

    @property
    def worse(self) -> Truth:
        """Whether the value is on the wrong side of the baseline; of a trend, whether it leads there."""
        trend = self.path.trend
        return (trend & (formulas.reaches(self.score, 0) == 0)) | ((trend == 0) & self.path.levels.worse)


GUARDS: tuple[tuple[Reason, Callable[[Facts], Truth]], ...] = (
    (Reason.OUT_OF_RANGE, lambda facts: facts.out_of_range),
    (Reason.BEFORE_BASELINE, lambda facts: facts.path.has_target & (facts.path.at < facts.path.start)),
    (Reason.NO_DIRECTION, lambda facts: facts.unmet & (facts.path.levels.has_direction == 0)),
    (Reason.NO_DUE_YEAR, lambda facts: facts.unmet & is_nan(facts.path.due)),
    (
        Reason.OVERSHOT_RANGE,
        lambda facts: facts.path.has_target & facts.path.overshot & (facts.path.is_due == 0),
    ),
)
"""Why there is no verdict, whatever the method."""


RULES: tuple[tuple[Status, Callable[[Facts], Truth]], ...] = (
    (Status.ACHIEVED, lambda facts: facts.path.met),
    (Status.NO_LONGER_ACHIEVED, lambda facts: facts.path.was_met),
    (Status.MISSED, lambda facts: facts.path.is_due),
    (Status.NOT_DUE, lambda facts: facts.method.waits),
    (Status.AT_BASELINE, lambda facts: facts.path.years_gone == 0),
    (Status.REGRESSING, lambda facts: facts.worse),
    (Status.ON_TRACK, lambda facts: formulas.reaches(facts.score, facts.method.on_course)),
)
"""The first rule that holds gives the verdict; where none does, it is :attr:`Status.BEHIND`."""


@attrs.frozen(kw_only=True, eq=False)
class Verdict:
    """The answer of the engine: members of the enumerations, or arrays of their codes.

    Attributes:
        status: the status.
        reason: why there is no verdict.
        score: the number of the method; nan where it declines.
        no_score: why it declines.
        possible: the statuses between which a rough amount cannot decide.
        score_range: the least and the greatest score over everything that a rough amount may be; None for
            an end that is open.
    """

    status: Any
    reason: Any
    score: Any
    no_score: Any
    possible: tuple[Status, ...] = ()
    score_range: tuple[float | None, float | None] | None = None


def _member(member: Any) -> Any:
    return member


def first(table: Table, facts: Any, where: Callable[..., Any], default: Any, code: Any = _member) -> Any:
    """Return the first entry of a table that holds, or the default; elementwise for arrays.

    Args:
        table: pairs of a member and the test for it.
        facts: what the tests look at.
        where: how to choose between two, or elementwise between two arrays.
        default: the answer where no test holds.
        code: what stands for a member in arrays.
    """
    answer = default
    for member, holds in reversed(table):
        answer = where(holds(facts), code(member), answer)
    return answer


def judge(
    trajectory: Trajectory,
    method: Method,
    *,
    out_of_range: Truth = False,
    none: Any = None,
    code: Callable[[Any], Any] = _member,
) -> Verdict:
    """Decide the verdict of a value.

    Args:
        trajectory: one case, or many as arrays.
        method: the method that decides between on course and behind.
        out_of_range: is a number beyond what an amount can hold?
        none: what stands for no reason.
        code: what stands for a status or a reason.
    """
    where = trajectory.where
    is_judged = trajectory.has_target | trajectory.trend
    declined = first(method.guards, trajectory, where, none, code)
    raw = trajectory.where_defined(is_judged & (declined == none), _score, method, trajectory)
    overflows = where(abs(raw) < float("inf"), none, code(Reason.OUT_OF_RANGE))
    no_score = where(declined == none, overflows, declined)
    no_score = where(is_judged & (out_of_range == 0), no_score, none)
    score = where((no_score == none) & is_judged, raw, float("nan"))
    facts = Facts(path=trajectory, method=method, score=score, out_of_range=out_of_range)
    status = first(RULES, facts, where, code(Status.BEHIND), code)
    reason = where(_rests_on_score(trajectory, status, no_score, code), no_score, none)
    reason = first(GUARDS, facts, where, reason, code)
    status = where(reason == none, status, code(Status.NOT_ASSESSED))
    return Verdict(status=status, reason=reason, score=score, no_score=no_score)


def _score(method: Method, trajectory: Trajectory) -> Number:
    try:
        return method.score(trajectory)
    except (OverflowError, ZeroDivisionError):
        return float("inf")


def _rests_on_score(trajectory: Trajectory, status: Any, no_score: Any, code: Any) -> Any:
    """Return whether the verdict depends on the score, so that there is none where the method declines.

    That the baseline already meets the goal does not prevent the verdict that the value does not.
    """
    by_score = (status == code(Status.ON_TRACK)) | (status == code(Status.BEHIND))
    by_score = by_score | ((status == code(Status.REGRESSING)) & is_nan(trajectory.start))
    by_score = by_score & (no_score != code(Reason.NO_GAP))
    return trajectory.where(trajectory.trend, trajectory.years_gone != 0, by_score)
