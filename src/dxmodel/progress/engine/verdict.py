"""judge: decide the status, or the reason why there is none, by the ordered table of verdicts."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

import attrs

from dxmodel.progress.engine import formulas
from dxmodel.progress.engine.levels import either
from dxmodel.progress.engine.method import Method
from dxmodel.progress.engine.number import Number, Truth
from dxmodel.progress.engine.status import UNJUDGED, Reason, Status
from dxmodel.progress.engine.trajectory import Trajectory, is_nan

__all__ = [
    "OWN_REASONS",
    "TABLE",
    "Case",
    "TableRow",
    "Verdict",
    "VerdictFacts",
    "first",
    "judge",
    "without_numbers",
]

OWN_REASONS = (Reason.CONTRADICTION, Reason.UNDECIDED, Reason.QUALITATIVE, Reason.NO_SHARE)
"""The reasons for a missing value that hold in the due year too, because a result was entered."""


@attrs.frozen(kw_only=True, eq=False, slots=False)
class VerdictFacts:
    """What the table uses beside the numbers; single answers, or arrays of them.

    Attributes:
        nothing_due: why no target asks for anything: ended, target not set, no target.
        needs_people: why only people can say whether the goal is met: a goal in words, a milestone.
        waits: whether the goal gives no verdict before it is due, and nothing is certain yet.
        missing: why the year has no value.
        keeps_reason: whether that is one of :data:`OWN_REASONS`.
        unclear: why it cannot be said whether the value meets the goal.
        is_due: whether the due date has come.
        is_past: whether the due year is over.
        due_known: whether it is known if the value of the due year met the goal.
        met_at_due: whether it did.
        met_earlier: whether the value of an earlier year after the baseline met the goal.
        at_baseline: whether the value is of the time of the baseline.
        is_flow: whether the value is a yearly flow, which is never lost in a later year.
    """

    nothing_due: Any = None
    needs_people: Any = None
    waits: Truth = False
    missing: Any = None
    keeps_reason: Truth = False
    unclear: Any = None
    is_due: Truth = False
    is_past: Truth = False
    due_known: Truth = False
    met_at_due: Truth = False
    met_earlier: Truth = False
    at_baseline: Truth = False
    is_flow: Truth = False


@attrs.frozen(kw_only=True, eq=False, slots=False)
class Case:
    """What the rows of the table test; one case, or many as arrays.

    Attributes:
        facts: what is known beside the numbers.
        path: the value on its path to the target.
        method: the method that decides between on track and behind.
        score: its score; nan where it has none.
        no_score: why it has none.
        unclear: why it cannot be said whether the value meets the goal.
        none: the code of no reason.
    """

    facts: VerdictFacts
    path: Trajectory
    method: Method
    score: Number
    no_score: Any
    unclear: Any
    none: Any

    @cached_property
    def is_before_due(self) -> Truth:
        """Whether the target is not due yet."""
        return self.facts.is_due == 0

    @cached_property
    def is_in_due_year(self) -> Truth:
        """Whether the value is that of the due year."""
        return self.facts.is_due & (self.facts.is_past == 0)

    @cached_property
    def met(self) -> Truth:
        """Whether the value meets the goal."""
        return self.path.met

    @cached_property
    def is_undated(self) -> Truth:
        """Whether there is a target without a due year."""
        return self.path.has_target & is_nan(self.path.due)

    @cached_property
    def baseline_met(self) -> Truth:
        """Whether the baseline meets the goal."""
        return self.path.has_target & self.path.levels.baseline_meets

    @cached_property
    def has_start(self) -> Truth:
        """Whether there is a baseline with its year."""
        return (is_nan(self.path.start) == 0) & self.path.levels.has_baseline

    @cached_property
    def has_score(self) -> Truth:
        """Whether the method has a score."""
        has_score: Truth = self.no_score == self.none
        return has_score

    @cached_property
    def worse(self) -> Truth:
        """Whether the value is on the wrong side of the baseline; for a trend, whether it leads there."""
        trend = self.path.trend
        falls = trend & self.has_score & (formulas.reaches(self.score, 0) == 0)
        return falls | ((trend == 0) & self.path.levels.worse)

    @cached_property
    def is_on_track(self) -> Truth:
        """Whether the score reaches the threshold of the method."""
        return self.has_score & formulas.reaches(self.score, self.method.on_track)


@attrs.frozen
class TableRow:
    """A row of the table of verdicts.

    Attributes:
        number: its number in the documentation.
        status: the verdict.
        holds: the test.
        reason: why there is no verdict: a reason, or a function that returns it.
    """

    number: str
    status: Status
    holds: Callable[[Case], Truth]
    reason: Reason | Callable[[Case], Any] | None = None


TABLE: tuple[TableRow, ...] = (
    TableRow(
        "1",
        Status.NOT_ASSESSED,
        lambda case: case.facts.nothing_due != case.none,
        lambda case: case.facts.nothing_due,
    ),
    TableRow(
        "2",
        Status.NOT_ASSESSED,
        lambda case: case.facts.needs_people != case.none,
        lambda case: case.facts.needs_people,
    ),
    TableRow("2b", Status.NOT_DUE, lambda case: case.facts.waits),
    TableRow(
        "3",
        Status.NOT_ASSESSED,
        lambda case: (case.facts.missing != case.none) & (case.is_before_due | case.facts.due_known),
        lambda case: case.facts.missing,
    ),
    TableRow(
        "4",
        Status.NOT_ASSESSED,
        lambda case: (case.facts.missing != case.none) & case.facts.keeps_reason,
        lambda case: case.facts.missing,
    ),
    TableRow("4", Status.NOT_ASSESSED, lambda case: case.facts.missing != case.none, Reason.RESULT_OVERDUE),
    TableRow(
        "5",
        Status.NOT_ASSESSED,
        lambda case: case.is_before_due & (case.path.at < case.path.start) & (case.facts.at_baseline == 0),
        Reason.BEFORE_BASELINE,
    ),
    TableRow("6", Status.AT_BASELINE, lambda case: case.is_before_due & case.facts.at_baseline),
    TableRow(
        "6b",
        Status.NOT_ASSESSED,
        lambda case: case.unclear != case.none,
        lambda case: case.unclear,
    ),
    TableRow("6c", Status.ACHIEVED, lambda case: case.is_undated & case.met),
    TableRow("6c", Status.NOT_ASSESSED, lambda case: case.is_undated, Reason.NO_DUE_YEAR),
    TableRow("7", Status.ACHIEVED, lambda case: case.is_in_due_year & case.met),
    TableRow("8", Status.MISSED, lambda case: case.is_in_due_year),
    TableRow(
        "9",
        Status.NOT_ASSESSED,
        lambda case: case.facts.is_past & (case.facts.due_known == 0),
        Reason.DUE_YEAR_UNKNOWN,
    ),
    TableRow(
        "10",
        Status.ACHIEVED_LATE,
        lambda case: case.facts.is_past & (case.facts.met_at_due == 0) & case.met,
    ),
    TableRow("11", Status.MISSED, lambda case: case.facts.is_past & (case.facts.met_at_due == 0)),
    TableRow("12", Status.ACHIEVED, lambda case: case.facts.is_past & (case.met | case.facts.is_flow)),
    TableRow("13", Status.NO_LONGER_ACHIEVED, lambda case: case.facts.is_past),
    TableRow("14", Status.KEPT_SO_FAR, lambda case: case.baseline_met & case.met),
    TableRow("15", Status.REGRESSING, lambda case: case.baseline_met),
    TableRow("16", Status.ACHIEVED, lambda case: case.met),
    TableRow(
        "17",
        Status.NO_LONGER_ACHIEVED,
        lambda case: case.has_start & case.facts.met_earlier & (case.facts.is_flow == 0),
    ),
    TableRow("18", Status.REGRESSING, lambda case: case.worse),
    TableRow("19", Status.NOT_MET_YET, lambda case: case.path.has_target & (case.has_start == 0)),
    TableRow("20", Status.NOT_DUE, lambda case: case.path.has_target & case.method.waits),
    TableRow("20", Status.ON_TRACK, lambda case: case.is_on_track),
    TableRow(
        "21",
        Status.BEHIND,
        lambda case: case.has_score | case.path.levels.rests_on_exclusive_bound,
    ),
    TableRow("22", Status.NOT_ASSESSED, lambda case: True, lambda case: case.no_score),
)
"""The ordered table of verdicts: the first row that holds is the answer."""


@attrs.frozen(kw_only=True, eq=False, slots=False)
class Verdict:
    """The answer of the engine: members of the enumerations, or arrays of their codes.

    Attributes:
        row: the number of the row of the table; empty for arrays.
        status: the status.
        reason: why there is no verdict.
        score: the score of the method; nan where it has none.
        no_score: why the method has no score.
        possible: the statuses that are possible for a rough amount, where there are several.
        score_range: the least and the greatest score over all numbers that a rough amount may be; None for
            an open end.
    """

    row: Any = ""
    status: Any
    reason: Any
    score: Any
    no_score: Any
    possible: tuple[Status, ...] = ()
    score_range: tuple[float | None, float | None] | None = None

    @property
    def is_certain(self) -> bool:
        """Whether there is one status, whatever the rough amounts are."""
        return self.status is not Status.UNCERTAIN and self.status not in UNJUDGED


def _member(member: Any) -> Any:
    return member


def first(
    table: Sequence[tuple[Any, Callable[[Any], Any]]],
    inputs: Any,
    where: Callable[..., Any],
    default: Any,
    code: Callable[[Any], Any] = _member,
) -> Any:
    """Return the first entry of a table that holds, or the default; elementwise for arrays.

    Args:
        table: pairs of a member and the test for it.
        inputs: the argument of the tests.
        where: function that chooses between two answers, or elementwise between two arrays.
        default: the answer where no test holds.
        code: function that gives the code of a member in arrays.
    """
    if where is either:
        for member, holds in table:
            if holds(inputs):
                return code(member)
        return default
    answer = default
    for member, holds in reversed(table):
        answer = where(holds(inputs), code(member), answer)
    return answer


def judge(
    trajectory: Trajectory,
    method: Method,
    facts: VerdictFacts,
    *,
    none: Any = None,
    code: Callable[[Any], Any] = _member,
) -> Verdict:
    """Decide the verdict of a value.

    Args:
        trajectory: one case, or many as arrays.
        method: the method that decides between on track and behind.
        facts: what is known beside the numbers.
        none: the code of no reason.
        code: function that gives the code of a status or a reason.
    """
    where = trajectory.where
    is_asked = (facts.nothing_due == none) & (facts.missing == none)
    is_judged = (trajectory.has_target | trajectory.trend) & is_asked
    is_asked_nothing = where is either and not is_judged
    declined = none if is_asked_nothing else first(method.guards, trajectory, where, none, code)
    is_scored = is_judged & (declined == none)
    raw = trajectory.where_defined(is_scored, method.computed, trajectory)
    if method.is_own:
        is_small = facts.unclear != code(Reason.OUT_OF_RANGE)
        method.check_finite(raw, is_scored & is_small, trajectory)
    overflows = where(abs(raw) < float("inf"), none, code(Reason.OUT_OF_RANGE))
    no_score = where(declined == none, overflows, declined)
    no_score = where(is_judged & (facts.unclear != code(Reason.OUT_OF_RANGE)), no_score, none)
    case = Case(
        facts=facts,
        path=trajectory,
        method=method,
        score=where((no_score == none) & is_judged, raw, float("nan")),
        no_score=no_score,
        unclear=_unclear(trajectory, facts, none, code),
        none=none,
    )
    number: str
    status: Any
    if where is either:
        row = next(row for row in TABLE if row.holds(case))
        number, status, reason = row.number, row.status, _reason(row, case, none, code)
    else:
        number, status, reason = "", none, none
        for row in reversed(TABLE):
            holds: Any = row.holds(case)
            if holds is False or (holds is not True and not holds.any()):
                continue
            status = where(holds, code(row.status), status)
            if row.status is Status.NOT_ASSESSED:
                reason = where(holds, _reason(row, case, none, code), reason)
        reason = where(status == code(Status.NOT_ASSESSED), reason, none)
    waits = status == code(Status.NOT_DUE)
    return Verdict(
        row=number,
        status=status,
        reason=reason,
        score=where(waits, float("nan"), case.score),
        no_score=where(waits, code(Reason.NOT_DUE), no_score),
    )


def without_numbers(method: Method, facts: VerdictFacts, *, at: float, start: float, due: float) -> Verdict:
    """Decide the verdict where no numbers are to be compared: only the facts and the times count."""
    verdict = judge(Trajectory.without_numbers(at=at, start=start, due=due), method, facts)
    return attrs.evolve(verdict, score=None)


def _unclear(trajectory: Trajectory, facts: VerdictFacts, none: Any, code: Callable[[Any], Any]) -> Any:
    """Return why it cannot be said whether the value meets the goal.

    Without a direction only the level itself surely meets it.
    """
    unmet = trajectory.has_target & (trajectory.met == 0)
    no_direction = unmet & (trajectory.levels.has_direction == 0)
    where = trajectory.where
    return where(facts.unclear == none, where(no_direction, code(Reason.NO_DIRECTION), none), facts.unclear)


def _reason(row: TableRow, case: Case, none: Any, code: Callable[[Any], Any]) -> Any:
    """Return why there is no verdict by a row, or no reason."""
    if row.reason is None or isinstance(row.reason, Reason):
        return none if row.reason is None else code(row.reason)
    return row.reason(case)
