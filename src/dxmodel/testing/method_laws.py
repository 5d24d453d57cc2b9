"""assert_method_laws: hold a method of measuring progress to what it claims."""

import math
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import attrs
import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dxmodel.amount import Amount
from dxmodel.frames import assess_frame
from dxmodel.ledger import Ledger, MethodName, Observation
from dxmodel.plan import Baseline, Body, Direction, Indicator, Plan, Target
from dxmodel.plan.goals import AtLeast, AtMost, Reach
from dxmodel.progress import Assessment, Method, Status, assess
from dxmodel.progress.engine.formulas import TOLERANCE
from dxmodel.progress.engine.methods import method_of

__all__ = ["assert_method_laws"]

FIRST_YEAR = 2015
UNIT = "件"
GOALS: dict[Direction, type[AtLeast | AtMost]] = {Direction.UP: AtLeast, Direction.DOWN: AtMost}
OPPOSITE = {Direction.UP: Direction.DOWN, Direction.DOWN: Direction.UP}
WHOLE = Decimal(100)
"""The whole of which a mirror image shows the rest."""

RANKS = {
    Status.REGRESSING: 0,
    Status.NO_LONGER_ACHIEVED: 0,
    Status.MISSED: 0,
    Status.BEHIND: 1,
    Status.ON_TRACK: 2,
    Status.ACHIEVED: 3,
}
"""The statuses that follow one another as a value becomes better."""


def assert_method_laws(method: Method | MethodName | str, *, max_examples: int | None = None) -> None:
    """Do nothing if a method keeps the laws of methods and what it claims; else name the law and an example.

    Hypothesis draws cases: a baseline, a target, often an interim one, a value, earlier values, each in its
    year.  In each:

    * a change of unit leaves verdict and score unchanged, if the method claims :attr:`~Method.unit_free`;
    * so does a mirror image, 41.2 % online as 58.8 % on paper, if it claims :attr:`~Method.mirrored`;
    * a better value, up to the target, never lowers the score or the verdict;
    * another due year, and a later assessed year, leave the score unchanged, if the method does not claim
      :attr:`~Method.sees_time`;
    * other earlier values do, if it does not claim :attr:`~Method.sees_middle_years`;
    * :func:`~dxmodel.frames.assess_frame` gives the score of :func:`~dxmodel.progress.assess`.

    Args:
        method: a method of your own, or the name of one of the library.
        max_examples: how many cases are tried; by default as many as Hypothesis draws.

    Raises:
        AssertionError: a law is broken; the message has the law, the example and both answers.
        InvalidValueError: the method gives no finite number for a value that it does not decline.

    >>> assert_method_laws("okr_score", max_examples=5)
    """
    chosen = method_of(method)

    @settings(
        settings() if max_examples is None else settings(max_examples=max_examples),
        database=None,
        deadline=None,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(_cases(), st.integers(1, 50), st.integers(1, 3))
    def check(case: _Case, step: int, years: int) -> None:
        for law, holds in _LAWS.items():
            if (breach := holds(case, chosen, step, years)) is not None:
                raise AssertionError(f"{chosen}: {law}: {breach}")

    check()


@attrs.frozen(kw_only=True)
class _Case:
    """A baseline, a value and a target, in tenths and years, all exact.

    Attributes:
        direction: which direction is better.
        baseline, value, target: the levels.
        start, at, due: their years.
        exact: whether the target is to reach a level, not to pass it.
        interim: the year and the level of an interim target, which was due before the assessed year.
        earlier: pairs of a year before the assessed one and its value.
    """

    direction: Direction
    baseline: Decimal
    value: Decimal
    target: Decimal
    start: int
    at: int
    due: int
    exact: bool
    interim: tuple[int, Decimal] | None = None
    earlier: tuple[tuple[int, Decimal], ...] = ()

    def __str__(self) -> str:
        kind = "" if self.exact else "at least " if self.direction is Direction.UP else "at most "
        over = "" if self.interim is None else f" over {self.interim[1]} in FY{self.interim[0]}"
        before = "".join(f", {value} in FY{year}" for year, value in self.earlier)
        return (
            f"from {self.baseline} in FY{self.start}{over} to {kind}{self.target} in FY{self.due}, "
            f"{self.direction} is better: {self.value} in FY{self.at}{before}"
        )

    def with_levels(self, level: Callable[[Decimal], Decimal]) -> "_Case":
        """Return the case with other levels."""
        changed: dict[str, Any] = {
            name: level(getattr(self, name)) for name in ("baseline", "value", "target")
        }
        earlier = tuple((year, level(value)) for year, value in self.earlier)
        interim = self.interim and (self.interim[0], level(self.interim[1]))
        return attrs.evolve(self, **changed, earlier=earlier, interim=interim)

    def ledger(self) -> Ledger:
        """Return the ledger of a plan with this indicator."""
        level = Amount(self.target, UNIT)
        goal = Reach(level) if self.exact else GOALS[self.direction](level)
        goals = [] if self.interim is None else [(self.interim[0], Reach(Amount(self.interim[1], UNIT)))]
        indicator = Indicator(
            id="x",
            order=1,
            label="x",
            unit=UNIT,
            direction=self.direction,
            baseline=Baseline(value=Amount(self.baseline, UNIT), year=f"FY{self.start}"),
            targets=[Target(due=f"FY{year}", goal=each) for year, each in [*goals, (self.due, goal)]],
        )
        period = f"FY{FIRST_YEAR}/FY{self.due}"
        plan = Plan(id="dx", label="x", bodies=[Body("131211", "x")], period=period, indicators=[indicator])
        results = [*self.earlier, (self.at, self.value)]
        return Ledger(
            founding=plan,
            observations=[
                Observation(indicator="x", period=f"FY{year}", value=Amount(value, UNIT))
                for year, value in results
            ],
        )

    def answer(self, method: Method) -> Assessment:
        """Return the answer of a method."""
        return assess(self.ledger(), f"FY{self.at}", method)[0]

    def rows(self) -> pd.DataFrame:
        """Return the rows of the frame API, the earlier years first."""
        years = [*self.earlier, (self.at, self.value)]
        levels = {"baseline": float(self.baseline), "target": float(self.target), "target_year": self.due}
        if self.interim is not None:
            levels |= {"interim_year": self.interim[0], "interim_target": float(self.interim[1])}
        stated = {"indicator": "x", "unit": UNIT, "direction": self.direction.value, **levels}
        return pd.DataFrame(
            [
                {**stated, "baseline_year": self.start, "fiscal_year": year, "value": float(value)}
                for year, value in years
            ]
        )


@st.composite
def _cases(draw: st.DrawFn) -> _Case:
    """Draw a case: most after the baseline and on positive numbers, where most methods have a score."""

    def tenths(least: int, most: int) -> Decimal:
        return Decimal(draw(st.integers(least, most))) / 10

    direction = draw(st.sampled_from([Direction.UP, Direction.DOWN]))
    shift = draw(st.sampled_from([0, 0, 0, -151, -400]))
    low, high = tenths(1 + shift, 150 + shift), tenths(151 + shift, 300 + shift)
    baseline, target = (low, high) if direction is Direction.UP else (high, low)
    start = draw(st.integers(FIRST_YEAR, FIRST_YEAR + 3))
    at = start + draw(st.integers(0, 4))
    due = at + draw(st.integers(0, 4))
    due = max(due, start + 1)
    between = draw(st.lists(st.integers(start + 1, max(start + 1, at - 1)), max_size=4, unique=True))
    before = [(year, tenths(1 + shift, 300 + shift)) for year in sorted(between) if year < at]
    interim = draw(st.sampled_from([None, *before]))
    return _Case(
        direction=direction,
        baseline=baseline,
        value=baseline if at == start else tenths(1 + shift, 300 + shift),
        target=target,
        start=start,
        at=at,
        due=due,
        exact=draw(st.booleans()),
        interim=None if interim is None else (interim[0], tenths(1 + shift, 300 + shift)),
        earlier=tuple(before),
    )


# --- the laws: each returns how the case breaks it


def _same_in_another_unit(case: _Case, method: Method, step: int, years: int) -> str | None:
    if not method.unit_free:
        return None
    return _difference(case, case.with_levels(lambda level: level * 1000), method)


def _same_in_the_mirror(case: _Case, method: Method, step: int, years: int) -> str | None:
    if not method.mirrored:
        return None
    image = case.with_levels(lambda level: WHOLE - level)
    return _difference(case, attrs.evolve(image, direction=OPPOSITE[case.direction]), method)


def _better_never_lowers(case: _Case, method: Method, step: int, years: int) -> str | None:
    sign = 1 if case.direction is Direction.UP else -1
    better = attrs.evolve(case, value=case.value + sign * Decimal(step) / 10)
    if (case.target - better.value) * sign < 0 or case.at == case.start:
        return None
    answer, changed_answer = case.answer(method), better.answer(method)
    score, better_score = answer.score, changed_answer.score
    lower_score = score is not None and better_score is not None and better_score < score - TOLERANCE
    rank, better_rank = RANKS.get(answer.status), RANKS.get(changed_answer.status)
    lower_status = rank is not None and better_rank is not None and better_rank < rank
    return _both(case, answer, better, changed_answer) if lower_score or lower_status else None


def _blind_to_time(case: _Case, method: Method, step: int, years: int) -> str | None:
    if method.sees_time or case.at == case.due:
        return None
    later_due = attrs.evolve(case, due=case.due + years)
    later_value = attrs.evolve(later_due, at=case.at + years)
    return _other_score(case, later_due, method) or _other_score(case, later_value, method)


def _blind_to_earlier_values(case: _Case, method: Method, step: int, years: int) -> str | None:
    if method.sees_middle_years:
        return None
    return _other_score(case, attrs.evolve(case, earlier=()), method)


def _same_in_frames(case: _Case, method: Method, step: int, years: int) -> str | None:
    answer, row = case.answer(method), assess_frame(case.rows(), method).iloc[-1]
    if not case.exact:  # a frame has levels to reach
        return None
    score = None if math.isnan(row["score"]) else float(row["score"])
    if _is_same(answer.score, score) and str(answer.status) == row["status"]:
        return None
    return f"{case}: {_verdict(answer)} by assess, {row['status']} with the score {score} by assess_frame"


_LAWS: dict[str, Callable[[_Case, Method, int, int], str | None]] = {
    "a change of unit changes the answer": _same_in_another_unit,
    "a mirror image changes the answer": _same_in_the_mirror,
    "a better value lowers the answer": _better_never_lowers,
    "the score depends on time": _blind_to_time,
    "the score depends on earlier values": _blind_to_earlier_values,
    "the answers of ledgers and frames differ": _same_in_frames,
}
"""How a law can be broken, and the test of it."""


def _difference(case: _Case, changed: _Case, method: Method) -> str | None:
    """Return the two answers if they differ."""
    answer, changed_answer = case.answer(method), changed.answer(method)
    same = [(each.status, each.reason, each.no_score) for each in (answer, changed_answer)]
    if same[0] == same[1] and _is_same(answer.score, changed_answer.score):
        return None
    return _both(case, answer, changed, changed_answer)


def _other_score(case: _Case, changed: _Case, method: Method) -> str | None:
    """Return the two answers if both have a score, and not the same."""
    answer, changed_answer = case.answer(method), changed.answer(method)
    if not _is_scored(answer, changed_answer) or _is_same(answer.score, changed_answer.score):
        return None
    return _both(case, answer, changed, changed_answer)


def _is_scored(*answers: Assessment) -> bool:
    return all(each.score is not None for each in answers)


def _is_same(score: float | None, changed_score: float | None) -> bool:
    if score is None or changed_score is None:
        return score is changed_score
    return math.isclose(score, changed_score, rel_tol=1e-9, abs_tol=1e-9)


def _both(case: _Case, answer: Assessment, changed: _Case, changed_answer: Assessment) -> str:
    """Return both cases with their answers."""
    return f"{_verdict(answer)} {case}; {_verdict(changed_answer)} {changed}"


def _verdict(answer: Assessment) -> str:
    reason = answer.reason or answer.no_score
    return f"{answer.status} with " + (
        f"no score ({reason})" if answer.score is None else f"{answer.score:.6g}"
    )
