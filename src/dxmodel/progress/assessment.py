"""Assessment: the answer for one indicator in one year, with its inputs, its reason and its sentence."""

from typing import Any

import attrs

from dxmodel.amount import About, Amount, as_printed, compatible
from dxmodel.errors import AmbiguousError, InvalidValueError
from dxmodel.fiscal import FiscalYear, When
from dxmodel.ledger import MethodName, ObservationStatus, ResolvedValue
from dxmodel.messages import Language, words
from dxmodel.plan import Break, Completion, Doubt, Indicator, Label, Ratio, Target
from dxmodel.plan.goals import Completed, MeanOver
from dxmodel.progress.by_indicator import ByIndicator
from dxmodel.progress.engine.formulas import TOLERANCE
from dxmodel.progress.engine.methods import METHODS
from dxmodel.progress.engine.status import UNJUDGED, Reason, Status
from dxmodel.progress.engine.target_range import TargetRange, surely_meets
from dxmodel.progress.explanation import ROWS_BY_GOAL, Explanation
from dxmodel.progress.inputs.latest_change import YearlyChange
from dxmodel.progress.inputs.missing_reason import missing_reason
from dxmodel.progress.inputs.path import Stage
from dxmodel.progress.inputs.span_total import SpanTotal
from dxmodel.progress.inputs.time_series import bounds, middle_in_unit
from dxmodel.progress.sentences import (
    IN_PERCENT,
    factor,
    is_decrease,
    percent,
    printed_amount,
    signed,
    size,
    value_text,
    with_reservations,
)
from dxmodel.typed_fields import typed_fields

__all__ = ["Assessment", "Assessments"]


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class Assessment:
    """The answer for one indicator in one fiscal year.

    Numbers are shares of one (0.217 is 21.7 %), amounts are in the unit of the indicator
    (differences of percentages in ポイント).  What is undefined is None, never 0.

    Attributes:
        indicator: the indicator that was assessed.
        name: what sentences call it, by :func:`~dxmodel.plan.name_of`.
        at: the fiscal year that was assessed.
        resolved: the value of that year, or why there is none.
        last_known: the latest measured value up to then, if the year itself has none.
        target: the judged target: the next one due at or after the year, else the last.
        goal: the levels that it asks for, whether or not the year has a value; None where there are none.
        goal_level: the one of them that the path leads to, or the only one.
        path: the interim targets that the path to it leads over, the earliest first.
        interim: the last interim target, where the path leads over it.
        target_level: the level that the path from the baseline leads to.
        row: the number of the row of the table of verdicts that decided; none where several are possible.
        status: the verdict.
        reason: why there is no verdict; None where there is one.
        possible: the verdicts that are possible for a rough value, where there are several.
        achievement_rate: value / target, or target / value where less is better.
        progress: the share of the path from the baseline that is done.
        elapsed: the share of the time from baseline to target that has passed, at most 1.
        expected: the share of the path that is expected to be done: on a straight line from the baseline or,
            where an interim target was due, from that.
        pace: progress / expected; 1 is on the line.
        score: the score of the method; more is better.
        score_range: the least and the greatest score over all numbers that a rough value may be; None for an
            open end.
        no_score: why the method has no score.
        required_speedup: the required change per year over the change per year since the baseline.
        projected_value: the level in the target's year, on a line from the baseline through the value.
        projected_year: when that line meets the target, in fiscal years and parts of them.
        span_total: the sum or the mean over years that the target asks for; the numbers are of that.
        remaining: target - value.
        required_per_year: the change per year from the value to the target.
        met_years: the years after the baseline whose value surely met the goal.
        due_value: the value of the due year, once it is over.
        others: the answers for the other targets that are due in the same year.
        latest_change: the latest change per year.
        no_change: why there is no latest change.
        doubts: the doubts of the value, the indicator, the baseline and the target.
        baseline: the level at which the path starts, under the definition of the target.
        bridges: the breaks in series over which the baseline or the value was converted.
        method: the method that decides between on track and behind.
    """

    indicator: Indicator
    name: Label
    at: FiscalYear
    resolved: ResolvedValue
    last_known: ResolvedValue | None = None
    target: Target | None = None
    goal: TargetRange | None = None
    goal_level: Amount | None = None
    path: tuple[Stage, ...] = attrs.field(default=(), converter=tuple[Stage, ...])
    interim: Target | None = None
    target_level: Amount | None = None
    row: str = ""
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
    met_years: tuple[FiscalYear, ...] = attrs.field(default=(), converter=tuple[FiscalYear, ...])
    due_value: ResolvedValue | None = None
    others: tuple["Assessment", ...] = ()
    latest_change: YearlyChange | None = None
    no_change: Reason | None = None
    doubts: tuple[Doubt, ...] = attrs.field(default=(), converter=tuple[Doubt, ...])
    baseline: Amount | None = None
    bridges: tuple[Break, ...] = attrs.field(default=(), converter=tuple[Break, ...])
    method: MethodName = MethodName.LINEAR_PACE

    @property
    def is_assessed(self) -> bool:
        """Whether there is a verdict, even an uncertain one; not at the baseline, nor before it is due."""
        return self.status not in UNJUDGED

    @property
    def explanation(self) -> Explanation:
        """The row, the formula, the inputs and the threshold that decided."""
        inputs = tuple((symbol, value) for symbol, value in self._symbols.items() if value is not None)
        if self.status in _ON_A_PATH and self.score is not None:
            return Explanation.by_score(self.row, self.method, self.score, inputs)
        if self.row in ROWS_BY_GOAL and self.goal is not None:
            return Explanation.by_goal(self.row, self.goal, inputs)
        return Explanation(row=self.row)

    @property
    def _symbols(self) -> dict[str, Amount | FiscalYear | None]:
        """The symbols of the formulas and their values, None where they are not known."""
        span, base, target = self.span_total, self.indicator.baseline, self.target
        of_year = self.resolved.amount or self.resolved.at_least
        return {
            "b": self.baseline,
            "v": of_year if span is None else span.value,
            "T": self.target_level,
            "t_b": base.year if base is not None and span is None else None,
            "t": self.at,
            "t_s": self.interim.due.year if self.interim else None,
            "t_T": target.due.year if target else None,
        }

    @property
    def score_text(self) -> str:
        """The score as text, rounded half up; a dash where there is none.

        Rates, growth and shares of the path are in percent, with one decimal, others have two.  There are
        more where these would print the threshold of the method for a score that differs from it.
        """
        return self._score_text(self.score)

    def printed(self, name: str) -> Amount | None:
        """Return a computed amount as it is printed, by :func:`~dxmodel.amount.as_printed`.

        Args:
            name: ``"remaining"``, ``"required_per_year"``, ``"projected_value"`` or ``"span_total"``.

        >>> from dxmodel.progress import assess
        >>> from dxmodel.testing import small_city
        >>> answer = assess(small_city(), at="R5")["online-share"]
        >>> print(answer.required_per_year, answer.printed("required_per_year"))
        7.6ポイント 7.6ポイント
        """
        amount: Amount | None = getattr(self, name)
        if name == "span_total":
            amount = None if self.span_total is None else self.span_total.value
        if amount is None:
            return None
        is_mean = self.target is not None and isinstance(self.target.goal, MeanOver)
        level = self.target_level
        return as_printed(
            amount,
            *self._inputs,
            quotient=is_mean if name == "span_total" else name != "remaining",
            suffices=name == "required_per_year",
            thresholds=() if level is None or not compatible(level.unit, amount.unit) else (level,),
        )

    @property
    def _inputs(self) -> list[Amount]:
        """The amounts that the others are computed from, as the source prints them; the goal first."""
        goal = self.target and self.target.goal
        levels = () if goal is None else attrs.asdict(goal, recurse=False, filter=_is_level).values()
        baseline = self.indicator.baseline and self.indicator.baseline.value
        known_levels = () if self.goal is None else self.goal.levels
        values = (printed_amount(each, *known_levels) for each in (*levels, self.resolved.value, baseline))
        return [each for each in values if each is not None]

    def _score_text(self, score: float | None) -> str:
        if score is None:
            return "–"
        threshold = METHODS[self.method].on_track
        if self.method in IN_PERCENT:
            return percent(score, threshold)
        if self.method is MethodName.LEVEL_BAND:
            return str(round(score))
        return factor(score, threshold)

    def describe(self, language: Language) -> str:
        """Return the verdict and its inputs as one sentence."""
        facts = self._facts(language)
        text = words(self._code, language, **facts)
        if self._has_projection:
            text = words(self._projection_code, language, text=text, **facts)
        due = self.target.due.year if self.target else None
        between = [year for year in self.met_years if due is not None and due < year < self.at]
        if between and self.row == "11":
            text = words("progress.met_between", language, text=text, years=between)
        if self.status is Status.ON_TRACK and self.latest_step_suffices is False:
            step = None if self.latest_change is None else self.latest_change.printed
            amounts = {"step": step, "signed_required": self.printed("required_per_year")}
            facts |= {
                name: None if each is None else signed(each, language) for name, each in amounts.items()
            }
            text = words("progress.latest_step_short", language, text=text, **facts)
        if self.status is Status.UNCERTAIN and self.score_range is not None and None not in self.score_range:
            least, greatest = map(self._score_text, self.score_range)
            code = "progress.uncertain_scores" if least != greatest else "progress.uncertain_score"
            text = words(code, language, text=text, least=least, greatest=greatest, **facts)
        return with_reservations(text, self.bridges, self.doubts, language)

    @property
    def projection_beyond_bounds(self) -> bool:
        """Whether the projected value is one that the indicator cannot have.

        The bounds are those that the plan states; else a share with a denominator is from 0 to 100 %, and a
        count is not below 0.
        """
        projected, value = self.projected_value, self.resolved.value
        if projected is None:
            return False
        levels = [
            each for each in (self.resolved.amount, self.baseline, self.target_level) if each is not None
        ]
        numbers = [number for each in levels if (number := middle_in_unit(each, projected.unit)) is not None]
        low, high = bounds(self.indicator, self.at, numbers, has_parts=isinstance(value, Ratio))
        least, greatest = projected.interval.low, projected.interval.high
        is_below = low is not None and least is not None and least < low
        return is_below or (high is not None and greatest is not None and greatest > high)

    @property
    def latest_step_suffices(self) -> bool | None:
        """Whether the latest change per year is at least the required one; None where that is not known."""
        change, required = self.latest_change, self.required_per_year
        if change is None or required is None or change.link is not None or change.later.year != self.at:
            return None
        if not compatible(change.per_year.unit, required.unit):
            return None
        sign = -1 if is_decrease(required) else 1
        is_short = (change.per_year * sign).interval.below(
            (required.to(change.per_year.unit) * sign).interval
        )
        return None if is_short is None else not is_short

    @property
    def _has_projection(self) -> bool:
        by_default = self.method is MethodName.LINEAR_PACE and self.interim is None
        return (
            by_default
            and self.status in _ON_A_PATH
            and self.projected_value is not None
            and self.required_speedup is not None
        )

    @property
    def _projection_code(self) -> str:
        factor = 1.0 if self.required_speedup is None else self.required_speedup
        if abs(factor - 1) <= TOLERANCE:
            return "progress.course_kept"
        return "progress.course_eased" if factor < 1 else "progress.course"

    @property
    def _code(self) -> str:
        if self.reason is not None:
            return self._code_of_reason
        if self._is_milestone and self.status is not Status.NOT_DUE:
            name = self.status.value.replace("-", "_")
            is_stated = self.status is not Status.MISSED or isinstance(self.resolved.value, Completion)
            return f"progress.milestone_{name}" if is_stated else "progress.milestone_missed_plainly"
        if self.method is not MethodName.LINEAR_PACE and self.score is not None and not self.possible:
            return self._code_by_method
        if self._is_exceeded:
            return "progress.exceeded"
        if self.status is Status.NOT_DUE and self.required_per_year is not None:
            return "progress.not_due_so_far"
        if self.status is Status.AT_BASELINE and self.required_per_year is None:
            is_met = self.baseline and self.goal and surely_meets(self.baseline, self.goal)
            return "progress.at_baseline_met" if is_met else "progress.at_baseline_plainly"
        if self.due_value is not None and self.status in _AFTER_DUE:
            return _AFTER_DUE[self.status]
        if self.status is Status.REGRESSING and self.row == "15":
            return "progress.regressing_from_goal"
        if self.status is Status.KEPT_SO_FAR and self._change_from_baseline is not None:
            return "progress.kept_so_far_changed"
        on_bound = self.status is Status.MISSED and self.no_score is Reason.ON_EXCLUSIVE_BOUND
        if (self.pace is None or on_bound) and self.status in _PLAIN:
            return _PLAIN[self.status]
        name = self.status.value.replace("-", "_")
        return f"progress.{name}_over" if self.interim and self.status in _ON_A_PATH else f"progress.{name}"

    @property
    def _is_milestone(self) -> bool:
        is_completion = self.target is not None and isinstance(self.target.goal, Completed)
        return is_completion and self.resolved.amount is None

    @property
    def _code_of_reason(self) -> str:
        if self.reason in _OWN_SENTENCE:
            return f"progress.{self.reason.value.replace('-', '_')}"
        if self.reason is Reason.DUE_YEAR_UNKNOWN:
            is_met = self.at in self.met_years
            return "progress.due_year_unknown_met" if is_met else "progress.due_year_unknown_unmet"
        if self.reason is Reason.RESULT_OVERDUE:
            return "progress.result_overdue_known" if self.last_known else "progress.result_overdue"
        if self.resolved.amount is None and self.due_value is not None and self.goal is not None:
            is_met = self.due_value.year in self.met_years
            return "progress.no_value_after_achieved" if is_met else "progress.no_value_after_missed"
        return "progress.last_known" if self.last_known else "progress.not_assessed"

    @property
    def _change_from_baseline(self) -> Amount | None:
        """The difference of value and baseline; None where there is none, or it is not known."""
        if self.baseline is None or self.resolved.amount is None:
            return None
        try:
            change = self.resolved.amount - self.baseline
        except (AmbiguousError, InvalidValueError):
            return None
        return None if change.is_exact and not change.magnitude else change

    @property
    def _is_exceeded(self) -> bool:
        due = self.target.due.year if self.target else None
        return self.status is Status.MISSED and due is not None and self.at < due

    @property
    def _code_by_method(self) -> str:
        if self.target is None:
            return "progress.by_trend"
        by_interim = self.method is MethodName.INTERIM_TARGET and self.status in _ON_A_PATH
        return "progress.by_interim" if by_interim and self.interim else "progress.by_method"

    @property
    def _redefined_since(self) -> list[FiscalYear]:
        """The first years of the breaks without a bridge; of all breaks, where each has one."""
        breaks = self.indicator.breaks
        return [each.since for each in breaks if each.bridge is None] or [each.since for each in breaks]

    def _facts(self, language: Language) -> dict[str, Any]:
        known, change = self.last_known or self.resolved, self._change_from_baseline
        return {
            "indicator": self.name,
            "at": self.at,
            "value": self._value(language),
            "known_year": known.year,
            "reason": self._reason_text(language),
            "missing": self._missing_text(language),
            "due_year": self.target.due.year if self.target else None,
            "due_value": self.due_value.value if self.due_value else None,
            "years": self.met_years,
            "baseline": self.baseline,
            "change": None if change is None else signed(change, language),
            "baseline_span": self.indicator.baseline.span if self.indicator.baseline else None,
            "last": self.indicator.ended.last if self.indicator.ended else None,
            "since": self._redefined_since,
            "goal": self.target.goal if self.target else None,
            "due": self._due(language),
            "possible": self.possible,
            "interim": self.interim.goal if self.interim else None,
            "interim_due": self.interim.due if self.interim else None,
            "expected": percent(self.expected, 1.0),
            "progress": percent(self.progress, 1.0, 1.0 if self.expected is None else self.expected),
            "elapsed": percent(self.elapsed, 1.0),
            "pace": factor(self.pace),
            "method": self.method,
            "score": self.score_text,
            "status": self.status,
            "projected_value": self._projected(language),
            "required_speedup": factor(self.required_speedup, suffices=True),
            "remaining": size(self.printed("remaining")),
            "need": self._need(language),
        }

    def _reason_text(self, language: Language) -> Any:
        """Return the reason, with what else is missing: the value, or the years of a sum or a mean."""
        missing = self._missing_text(language)
        if self.span_total is not None and self.reason is self.span_total.reason:
            return missing
        is_second = self.reason in (Reason.NO_TARGET, Reason.TARGET_NOT_SET) and missing is not None
        if is_second:
            return words("progress.reason_and_missing", language, reason=self.reason, missing=missing)
        return self.reason

    def _missing_text(self, language: Language) -> Any:
        """Return why the year, or a year of a sum or a mean, has no value."""
        if self.span_total is None:
            return missing_reason(self.resolved) if self.resolved.amount is None else None
        if not self.span_total.missing:
            return self.span_total.reason
        years = self.span_total.missing
        return words("progress.missing_years", language, years=years, reason=self.span_total.reason)

    def _projected(self, language: Language) -> Any:
        """Return the projected value, with a note where the indicator cannot have it."""
        value = self.printed("projected_value")
        if value is None or not self.projection_beyond_bounds:
            return value
        notes = [words("progress.forecast_beyond", language)]
        return words("progress.forecast_noted", language, value=value, notes=notes)

    def _due(self, language: Language) -> Any:
        """Return the due date as a noun: 期限（順次） where only words are printed."""
        due = self.target.due if self.target else None
        return (
            words("progress.due_in_words", language, due=due) if due is not None and due.by is None else due
        )

    def _value(self, language: Language) -> Any:
        if self.span_total is None or self.span_total.value is None or self.target is None:
            return self._resolved_text(language)
        code = "progress.mean_so_far" if isinstance(self.target.goal, MeanOver) else "progress.total_so_far"
        total = self.span_total
        return words(
            code,
            language,
            value=self.printed("span_total"),
            start=total.start,
            years=total.years,
            of=total.of,
        )

    def _resolved_text(self, language: Language) -> Any:
        """Return the value of the year, with its status if not final, and its day if not the end of it."""
        if self.resolved.at_least is not None and self.is_assessed:
            return words("progress.value_of_parts", language, value=self.resolved.at_least)
        resolved = self.last_known or self.resolved
        text = self._undated_text(resolved.value, language)
        status = None if resolved.observation is None else resolved.observation.status
        if text is not None and status is not None and status is not ObservationStatus.FINAL:
            text = words("progress.forecast_noted", language, value=text, notes=[status])
        if text is None or resolved.day is None:
            return text
        return words("progress.value_as_of", language, value=text, day=When.on(resolved.day))

    def _undated_text(self, value: Any, language: Language) -> Any:
        """Return the text of a value; with its range, where 約 leaves the verdict open."""
        if value is None:
            return None
        if isinstance(value, Ratio):
            return value_text(value, language, *(() if self.goal is None else self.goal.levels))
        if self.status is not Status.UNCERTAIN or not isinstance(value, Amount):
            return value_text(value, language)
        if not isinstance(value.known, About):
            return value_text(value, language)
        return words(
            "progress.value_about", language, value=value, range=Amount.within(value.interval, value.unit)
        )

    def _need(self, language: Language) -> str:
        required = self.printed("required_per_year")
        if self.span_total is not None:
            return words("progress.need_a_year", language, required=required)
        code = "progress.need_less" if required is not None and is_decrease(required) else "progress.need"
        return words(code, language, required=size(required))


def _is_level(field: "attrs.Attribute[Any]", value: object) -> bool:
    """Return whether a field of a goal is a level, as the share of a reduction is not."""
    return isinstance(value, Amount) and field.name != "share"


_OWN_SENTENCE = (Reason.ENDED, Reason.REDEFINED, Reason.NO_DIRECTION, Reason.UNLIKE_SPANS)
"""The reasons with a sentence of their own."""

_AFTER_DUE = {
    Status.ACHIEVED: "progress.achieved_when_due",
    Status.MISSED: "progress.missed_when_due",
}
"""The sentences after the due year, where its value is known."""

_ON_A_PATH = (Status.ON_TRACK, Status.BEHIND)
"""The verdicts that depend on the path."""

_PLAIN = {
    Status.MISSED: "progress.missed_plainly",
    Status.BEHIND: "progress.behind_plainly",
    Status.ON_TRACK: "progress.on_track_plainly",
}
"""The sentences without a share of the path, where there is none."""


class Assessments(ByIndicator[Assessment]):
    """The answers of one year, in the order of the plan; the id of an indicator is an index too."""

    __slots__ = ()
