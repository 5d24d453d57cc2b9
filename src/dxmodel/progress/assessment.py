"""Assessment: the answer for one indicator in one year, with its inputs, its reason and its sentence."""

from typing import Any

import attrs

from dxmodel.amount import About, Amount
from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import MethodName, ResolvedValue
from dxmodel.messages import Language, words
from dxmodel.plan import Break, Doubt, Indicator, Target
from dxmodel.plan.goals import MeanOver
from dxmodel.progress.by_indicator import ByIndicator
from dxmodel.progress.engine.formulas import TOLERANCE
from dxmodel.progress.engine.methods import METHODS
from dxmodel.progress.engine.status import UNJUDGED, Reason, Status
from dxmodel.progress.engine.target_range import TargetRange
from dxmodel.progress.inputs.latest_change import YearlyChange
from dxmodel.progress.inputs.path import Stage
from dxmodel.progress.inputs.span_total import SpanTotal
from dxmodel.progress.sentences import factor, is_decrease, percent, short, size, with_reservations

__all__ = ["Assessment", "Assessments"]


@attrs.frozen(kw_only=True)
class Assessment:
    """Where an indicator stands in a fiscal year.

    Numbers are shares of one (0.217 is 21.7 %), amounts are in the unit of the indicator
    (differences of percentages in ポイント).  What is undefined is None, never 0.

    Attributes:
        indicator: what was judged.
        at: the fiscal year whose own observation is judged.
        resolved: that observation.
        last_known: the latest measured value up to then, if the year itself has none.
        target: the judged target: the next one due at or after the year, else the last.
        goal: the levels that it asks for, whether or not the year has a value; None where that is open.
        goal_level: the one of them that the path leads to, or the only one.
        path: the interim targets that the path to it leads over, the earliest first.
        interim: the last interim target, where it makes the path.
        target_level: the level that the way from the baseline leads to.
        status: the verdict.
        reason: why there is none; None where there is one.
        possible: the verdicts between which a rough value cannot decide.
        achievement_rate: value / target, or target / value where less is better.
        progress: the share of the way from the baseline that is done.
        elapsed: the share of the time from baseline to target that is gone, at most 1.
        expected: the share of the way that should be done: on a straight line from the baseline or, where
            an interim target was due, from that.
        pace: progress / expected; 1 is on the line.
        method: the method that decides between on course and behind.
        score: its number; more is better.
        score_range: the least and the greatest score over everything that a rough value may be; None for an
            end that is open.
        no_score: why the method gives no number.
        acceleration: the change per year that is needed, over that since the baseline.
        landing: the level in the target's year, on a line from the baseline through the value.
        reached: when that line meets the target, in fiscal years and parts of them.
        so_far: what a sum or a mean over years has come to; the numbers are of that.
        remaining: target - value.
        required_per_year: the change per year that leads to the target from the value.
        latest_change: the latest change per year.
        no_change: why there is no latest change.
        doubts: what the value and the baseline rest on that is not sure.
        baseline: the level that the way starts from, in the way of measuring that the target is in.
        bridges: the breaks in series that the baseline, or the value, was carried over.
    """

    indicator: Indicator
    at: FiscalYear
    resolved: ResolvedValue
    last_known: ResolvedValue | None = None
    target: Target | None = None
    goal: TargetRange | None = None
    goal_level: Amount | None = None
    path: tuple[Stage, ...] = attrs.field(default=(), converter=tuple[Stage, ...])
    interim: Target | None = None
    target_level: Amount | None = None
    status: Status
    reason: Reason | None = None
    possible: tuple[Status, ...] = attrs.field(default=(), converter=tuple[Status, ...])
    achievement_rate: float | None = None
    progress: float | None = None
    elapsed: float | None = None
    expected: float | None = None
    pace: float | None = None
    score: float | None = None
    score_range: tuple[float | None, float | None] | None = None
    no_score: Reason | None = None
    required_speedup: float | None = None
    projected_value: Amount | None = None
    projected_year: float | None = None
    span_total: SpanTotal | None = None
    remaining: Amount | None = None
    required_per_year: Amount | None = None
    latest_change: YearlyChange | None = None
    no_change: Reason | None = None
    doubts: tuple[Doubt, ...] = attrs.field(default=(), converter=tuple[Doubt, ...])
    baseline: Amount | None = None
    bridges: tuple[Break, ...] = attrs.field(default=(), converter=tuple[Break, ...])
    method: MethodName = MethodName.LINEAR_PACE

    @property
    def is_assessed(self) -> bool:
        """Is there a verdict, even an uncertain one?  At the baseline, or before it is due, none is."""
        return self.status not in UNJUDGED

    @property
    def score_told(self) -> str:
        """The score as a table prints it, rounded half up to two decimals; a dash where there is none.

        Growth and a part of the way are told in percent.  More decimals are told where two would put it on
        the threshold of the method, and it is not there.
        """
        return self._told(self.score)

    def _told(self, score: float | None) -> str:
        if score is None:
            return "–"
        threshold = METHODS[self.method].on_course
        if self.method in _IN_PERCENT:
            return percent(score, threshold, places=2)
        if self.method is MethodName.LEVEL_BAND:
            return str(round(score))
        return factor(score, threshold)

    def describe(self, language: Language) -> str:
        """Say the verdict and what it rests on, in one sentence."""
        facts = self._facts(language)
        said = words(self._code, language, **facts)
        if self._tells_course:
            said = words(self._course, language, said=said, **facts)
        if self.status is Status.UNCERTAIN and self.score_range is not None and None not in self.score_range:
            least, greatest = map(self._told, self.score_range)
            facts |= {"least": least, "greatest": greatest}
            said = words("progress.uncertain_scores", language, said=said, **facts)
        return with_reservations(said, self.bridges, self.doubts, language)

    @property
    def _tells_course(self) -> bool:
        by_default = self.method is MethodName.LINEAR_PACE and self.interim is None
        is_on_the_way = self.status in (Status.ON_TRACK, Status.BEHIND)
        return (
            by_default
            and is_on_the_way
            and self.projected_value is not None
            and self.required_speedup is not None
        )

    @property
    def _course(self) -> str:
        factor = 1.0 if self.required_speedup is None else self.required_speedup
        if abs(factor - 1) <= TOLERANCE:
            return "progress.course_kept"
        return "progress.course_eased" if factor < 1 else "progress.course"

    @property
    def _code(self) -> str:
        if self.reason in _SAID_APART:
            return f"progress.{self.reason}"
        if self.reason is not None:
            return "progress.last_known" if self.last_known else "progress.not_assessed"
        if self.method is not MethodName.LINEAR_PACE and self.score is not None and not self.possible:
            return self._by_method
        if self._is_exceeded:
            return "progress.exceeded"
        at_edge = self.status is Status.MISSED and self.no_score is Reason.ON_EXCLUSIVE_BOUND
        if (self.pace is None or at_edge) and self.status in _PLAIN:
            return _PLAIN[self.status]
        name = self.status.value.replace("-", "_")
        return f"progress.{name}_over" if self.interim and self.status in _ON_A_PATH else f"progress.{name}"

    @property
    def _is_exceeded(self) -> bool:
        due = self.target.due.year if self.target else None
        return self.status is Status.MISSED and due is not None and self.at < due

    @property
    def _by_method(self) -> str:
        if self.target is None:
            return "progress.by_trend"
        beside = self.method is MethodName.INTERIM_TARGET and self.status in _ON_A_PATH
        return "progress.by_interim" if beside and self.interim else "progress.by_method"

    @property
    def _cuts(self) -> list[FiscalYear]:
        """The first years of the new ways that no bridge leads to."""
        breaks = self.indicator.breaks
        return [each.since for each in breaks if each.bridge is None] or [each.since for each in breaks]

    def _facts(self, language: Language) -> dict[str, Any]:
        known = self.last_known or self.resolved
        return {
            "indicator": self.indicator.label,
            "at": self.at,
            "value": self._value(language),
            "known_year": known.year,
            "reason": self.reason,
            "last": self.indicator.ended.last if self.indicator.ended else None,
            "since": self._cuts,
            "goal": self.target.goal if self.target else None,
            "due": self.target.due if self.target else None,
            "possible": self.possible,
            "interim": self.interim.goal if self.interim else None,
            "interim_due": self.interim.due if self.interim else None,
            "expected": percent(self.expected, 1.0),
            "progress": percent(self.progress, 1.0, 1.0 if self.expected is None else self.expected),
            "elapsed": percent(self.elapsed, 1.0),
            "pace": factor(self.pace),
            "method": self.method,
            "score": self.score_told,
            "status": self.status,
            "projected_value": short(self.projected_value),
            "required_speedup": factor(self.required_speedup),
            "remaining": size(short(self.remaining)),
            "need": self._need(language),
        }

    def _value(self, language: Language) -> Any:
        if self.span_total is None or self.target is None:
            return self._read(language)
        code = "progress.mean_so_far" if isinstance(self.target.goal, MeanOver) else "progress.total_so_far"
        found = self.span_total
        return words(code, language, value=found.value, start=found.start, years=found.years, of=found.of)

    def _read(self, language: Language) -> Any:
        """The value; what about means, where that leaves the verdict open."""
        found = (self.last_known or self.resolved).value
        if self.status is not Status.UNCERTAIN or not isinstance(found, Amount):
            return found
        if not isinstance(found.known, About):
            return found
        return words(
            "progress.value_about", language, value=found, range=Amount.within(found.interval, found.unit)
        )

    def _need(self, language: Language) -> str:
        required = short(self.required_per_year)
        code = "progress.need_less" if required is not None and is_decrease(required) else "progress.need"
        return words(code, language, required=size(required))


_SAID_APART = (Reason.ENDED, Reason.REDEFINED)
"""The reasons with a sentence of their own."""

_ON_A_PATH = (Status.ON_TRACK, Status.BEHIND)
"""The verdicts for which the path counts."""

_IN_PERCENT = (MethodName.CAGR_TREND, MethodName.INTERIM_TARGET)
"""The methods whose score is told in percent: of growth, of the way."""

_PLAIN = {
    Status.MISSED: "progress.missed_plainly",
    Status.BEHIND: "progress.behind_plainly",
    Status.ON_TRACK: "progress.on_track_plainly",
}
"""The sentences for where no share of the way can be said."""


class Assessments(ByIndicator[Assessment]):
    """The answers of one year, in the order of the plan; each is also found by its indicator's id."""

    __slots__ = ()
