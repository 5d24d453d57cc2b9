"""judge: decide the status, or the reason why there is none, by ordered tables of guards and rules."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

import attrs

from dxmodel.progress.engine import formulas
from dxmodel.progress.engine.methods import Method
from dxmodel.progress.engine.number import Number, Truth
from dxmodel.progress.engine.status import Reason, Status
from dxmodel.progress.engine.trajectory import Trajectory, is_nan

__all__ = ["AVAILABILITY", "GUARDS", "RULES", "Availability", "Verdict", "VerdictInputs", "first", "judge"]

Table = tuple[tuple[Any, Callable[[Any], Any]], ...]
"""Pairs of an answer and its test, in order; the first test that holds gives the answer."""


@attrs.frozen(kw_only=True, eq=False)
class Availability:
    """What decides whether there is anything to judge; plain truth values, or arrays of them.

    Attributes:
        ended: whether the indicator ended before the year.
        redefined: whether the value and the target are under different definitions.
        has_value: whether there is a measured value.
        is_judged: whether there is a target, or the method needs none.
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
"""The reasons why there is nothing to judge; for a missing value a ledger has a more precise reason."""


@attrs.frozen(kw_only=True, eq=False)
class VerdictInputs:
    """The inputs of the guards and rules; one case, or many as arrays.

    Attributes:
        path: the value on its path to the target.
        method: the method that decides between on track and behind.
        score: its score; nan where it has none.
        out_of_range: whether a number is beyond what an amount can hold.
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
        """Whether the value is on the wrong side of the baseline; for a trend, whether it leads there."""
        trend = self.path.trend
        return (trend & (formulas.reaches(self.score, 0) == 0)) | ((trend == 0) & self.path.levels.worse)


GUARDS: tuple[tuple[Reason, Callable[[VerdictInputs], Truth]], ...] = (
    (Reason.OUT_OF_RANGE, lambda inputs: inputs.out_of_range),
    (Reason.BEFORE_BASELINE, lambda inputs: inputs.path.has_target & (inputs.path.at < inputs.path.start)),
    (Reason.NO_DIRECTION, lambda inputs: inputs.unmet & (inputs.path.levels.has_direction == 0)),
    (Reason.NO_DUE_YEAR, lambda inputs: inputs.unmet & is_nan(inputs.path.due)),
    (
        Reason.OVERSHOT_RANGE,
        lambda inputs: inputs.path.has_target & inputs.path.overshot & (inputs.path.is_due == 0),
    ),
)
"""The reasons why there is no verdict, whatever the method."""


RULES: tuple[tuple[Status, Callable[[VerdictInputs], Truth]], ...] = (
    (Status.ACHIEVED, lambda inputs: inputs.path.met),
    (Status.NO_LONGER_ACHIEVED, lambda inputs: inputs.path.was_met),
    (Status.MISSED, lambda inputs: inputs.path.is_due),
    (Status.NOT_DUE, lambda inputs: inputs.method.waits),
    (Status.AT_BASELINE, lambda inputs: inputs.path.years_gone == 0),
    (Status.REGRESSING, lambda inputs: inputs.worse),
    (Status.ON_TRACK, lambda inputs: formulas.reaches(inputs.score, inputs.method.on_track)),
)
"""The first rule that holds gives the verdict; where none does, it is :attr:`Status.BEHIND`."""


@attrs.frozen(kw_only=True, eq=False)
class Verdict:
    """The answer of the engine: members of the enumerations, or arrays of their codes.

    Attributes:
        status: the status.
        reason: why there is no verdict.
        score: the score of the method; nan where it has none.
        no_score: why the method has no score.
        possible: the statuses that are possible for a rough amount, where there are several.
        score_range: the least and the greatest score over all numbers that a rough amount may be; None for
            an open end.
    """

    status: Any
    reason: Any
    score: Any
    no_score: Any
    possible: tuple[Status, ...] = ()
    score_range: tuple[float | None, float | None] | None = None


def _member(member: Any) -> Any:
    return member


def first(table: Table, inputs: Any, where: Callable[..., Any], default: Any, code: Any = _member) -> Any:
    """Return the first entry of a table that holds, or the default; elementwise for arrays.

    Args:
        table: pairs of a member and the test for it.
        inputs: the argument of the tests.
        where: function that chooses between two answers, or elementwise between two arrays.
        default: the answer where no test holds.
        code: function that gives the code of a member in arrays.
    """
    answer = default
    for member, holds in reversed(table):
        answer = where(holds(inputs), code(member), answer)
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
        method: the method that decides between on track and behind.
        out_of_range: whether a number is beyond what an amount can hold.
        none: the code of no reason.
        code: function that gives the code of a status or a reason.
    """
    where = trajectory.where
    is_judged = trajectory.has_target | trajectory.trend
    declined = first(method.guards, trajectory, where, none, code)
    raw = trajectory.where_defined(is_judged & (declined == none), _score, method, trajectory)
    overflows = where(abs(raw) < float("inf"), none, code(Reason.OUT_OF_RANGE))
    no_score = where(declined == none, overflows, declined)
    no_score = where(is_judged & (out_of_range == 0), no_score, none)
    score = where((no_score == none) & is_judged, raw, float("nan"))
    inputs = VerdictInputs(path=trajectory, method=method, score=score, out_of_range=out_of_range)
    status = first(RULES, inputs, where, code(Status.BEHIND), code)
    reason = where(_rests_on_score(trajectory, status, no_score, code), no_score, none)
    reason = first(GUARDS, inputs, where, reason, code)
    status = where(reason == none, status, code(Status.NOT_ASSESSED))
    return Verdict(status=status, reason=reason, score=score, no_score=no_score)


def _score(method: Method, trajectory: Trajectory) -> Number:
    try:
        return method.score(trajectory)
    except (OverflowError, ZeroDivisionError):
        return float("inf")


def _rests_on_score(trajectory: Trajectory, status: Any, no_score: Any, code: Any) -> Any:
    """Return whether the verdict depends on the score, so that without a score there is no verdict.

    A baseline that already meets the goal gives no score, but the verdict needs none.
    """
    by_score = (status == code(Status.ON_TRACK)) | (status == code(Status.BEHIND))
    by_score = by_score | ((status == code(Status.REGRESSING)) & is_nan(trajectory.start))
    by_score = by_score & (no_score != code(Reason.NO_GAP))
    return trajectory.where(trajectory.trend, trajectory.years_gone != 0, by_score)
