"""Assessment: the answer for one indicator in one year, with its inputs and its reason."""

from collections.abc import Callable, Sequence
from math import isnan, nan
from typing import Any

import attrs

from dxmodel.amount import Amount, as_printed, compatible
from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import Breakdown, MethodName, ResolvedValue
from dxmodel.messages import Language
from dxmodel.plan import Accumulation, Break, Doubt, Indicator, Label, Ratio, Source, Target
from dxmodel.plan.goals import MeanOver
from dxmodel.progress.by_indicator import ByIndicator
from dxmodel.progress.engine.amount_case import AmountCase
from dxmodel.progress.engine.method import Method
from dxmodel.progress.engine.number import Number
from dxmodel.progress.engine.status import ON_A_PATH, UNJUDGED, Reason, Status
from dxmodel.progress.engine.target_range import TargetRange
from dxmodel.progress.engine.trajectory import NO_NUMBERS, Trajectory
from dxmodel.progress.engine.verdict import Verdict
from dxmodel.progress.explanation import ROWS_BY_GOAL, Explanation, Inputs
from dxmodel.progress.inputs.kept_years import KeptYears
from dxmodel.progress.inputs.latest_change import YearlyChange
from dxmodel.progress.inputs.path import Stage
from dxmodel.progress.inputs.span_total import SpanTotal
from dxmodel.progress.inputs.target_range import is_words
from dxmodel.progress.inputs.time_series import bounds, middle_in_unit
from dxmodel.progress.sentences import is_decrease, printed_amount, score_text
from dxmodel.progress.verdict_sentence import sentence
from dxmodel.typed_fields import of_type, typed_fields

__all__ = ["Assessment", "Assessments"]

MONTH = 1 / 12
"""A month in years; a change per year is told only where so much time is left."""


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class Assessment:
    """The answer for one indicator in one fiscal year, or for one member of a breakdown of it.

    An indicator without a target for its total that could be judged, but with targets for members, has the
    worst status of its members with a target in the year: what is missing is never better than what is on
    track, and never worse than what is behind.

    Numbers are computed when they are asked for.  They are shares of one (0.217 is 21.7 %), amounts are in
    the unit of the indicator (differences of percentages in ポイント).  What is undefined is None, never 0.

    Attributes:
        indicator: the indicator that was assessed; for a member with the targets and the baseline of that.
        name: what sentences call it, by :func:`~dxmodel.plan.name_of`.
        breakdown: dimension → member, for the answer of a member; empty for the total.
        at: the fiscal year that was assessed.
        resolved: the value of that year, or why there is none.
        last_known: the latest measured value up to then, if the year itself has none.
        target: the judged target: the next one due at or after the year, else the last.  Of a target that is
            due every year, the one of that year, which *indicator* has as the plan states it.
        goal: the levels that it asks for, whether or not the year has a value; None where there are none.
        goal_level: the one of them that the path leads to, or the only one.
        path: the interim targets that the path to it leads over, the earliest first.
        interim: the last interim target, where the path leads over it.
        row: the number of the row of the table of verdicts that decided; none where several are possible.
        status: the verdict.
        reason: why there is no verdict; None where there is one.
        possible: the verdicts that are possible for a rough value, where there are several.
        score: the score of the method; more is better.
        score_range: the least and the greatest score over all numbers that a rough value may be; None for an
            open end.
        no_score: why the method has no score.
        span_total: the sum or the mean over years that the target asks for; the numbers are of that.
        met_years: the years after the baseline whose value surely met the goal; the parts of a year that are
            known may be enough.
        kept: in how many years the level was kept, where the target is to maintain it; else None.
        due_value: the value of the due year, once it is over; where that does not show whether the target was
            met when it was due, what is known of that year.
        derived_value: what the indicators that it is derived from come to, where the year has no value of its
            own; no verdict rests on it.
        others: the answers for the other targets that are due in the same year; the worst of all is this
            one, or the best where one is enough.
        members: the answers for the members of a breakdown that have a target.
        latest_change: the latest change per year.
        no_change: why there is no latest change.
        doubts: the doubts of the value, the indicator, the baseline and the target.
        secondary_sources: the sources of the values, the baseline and the target that are in documents of
            others' figures.
        baseline: the level at which the path starts, under the definition of the target; also where the year
            has no value.  None for a sum or a mean over years.
        bridges: the breaks in series over which the baseline or the value was converted.
        method: the method that decides between on track and behind; one of a program is the method itself.
    """

    indicator: Indicator
    name: Label
    breakdown: Breakdown = ()
    at: FiscalYear
    resolved: ResolvedValue
    last_known: ResolvedValue | None = None
    target: Target | None = None
    goal: TargetRange | None = None
    goal_level: Amount | None = None
    path: tuple[Stage, ...] = attrs.field(default=(), converter=tuple[Stage, ...])
    interim: Target | None = None
    row: str = ""
    status: Status
    reason: Reason | None = None
    possible: tuple[Status, ...] = attrs.field(default=(), converter=tuple[Status, ...])
    score: float | None = None
    score_range: tuple[float | None, float | None] | None = None
    no_score: Reason | None = None
    span_total: SpanTotal | None = None
    # What the numbers are computed from when they are asked for; not compared, as it follows from the rest.
    _case: AmountCase | None = attrs.field(
        default=None, eq=False, repr=False, validator=of_type(AmountCase | None, is_stored=False)
    )
    met_years: tuple[FiscalYear, ...] = attrs.field(default=(), converter=tuple[FiscalYear, ...])
    kept: KeptYears | None = None
    due_value: ResolvedValue | None = None
    derived_value: Amount | Ratio | None = None
    others: tuple["Assessment", ...] = ()
    members: tuple["Assessment", ...] = ()
    latest_change: YearlyChange | None = None
    no_change: Reason | None = None
    doubts: tuple[Doubt, ...] = attrs.field(default=(), converter=tuple[Doubt, ...])
    secondary_sources: tuple[Source, ...] = attrs.field(default=(), converter=tuple[Source, ...])
    baseline: Amount | None = None
    bridges: tuple[Break, ...] = attrs.field(default=(), converter=tuple[Break, ...])
    method: MethodName | Method = MethodName.LINEAR_PACE

    # --- the numbers, computed when they are asked for

    @property
    def target_level(self) -> Amount | None:
        """The level that the path from the baseline leads to."""
        return None if self._case is None else self._case.level

    @property
    def achievement_rate(self) -> float | None:
        """The value / the target, or the target / the value where less is better."""
        return None if self._case is None else _defined(self._case.achievement_rate)

    @property
    def progress(self) -> float | None:
        """The share of the path from the baseline that is done."""
        return None if self._case is None else _defined(self._case.path.progress)

    @property
    def elapsed(self) -> float | None:
        """The share of the time from baseline to target that has passed, at most 1."""
        return None if self._case is None else _defined(self._case.path.elapsed)

    @property
    def expected(self) -> float | None:
        """The share of the path that is expected to be done.

        On a straight line from the baseline or, where an interim target was due, from that.
        """
        return None if self._case is None else _defined(self._case.path.expected)

    @property
    def pace(self) -> float | None:
        """The progress / the expected share; 1 is on the line."""
        return None if self._case is None else _defined(self._case.path.pace)

    @property
    def required_speedup(self) -> float | None:
        """The required change per year over the change per year since the baseline."""
        return None if self._case is None else _defined(self._case.path.required_speedup)

    @property
    def projected_value(self) -> Amount | None:
        """The level in the target's year, on a line from the baseline through the value."""
        return None if self._case is None else self._case.projected_value

    @property
    def projected_year(self) -> float | None:
        """When that line meets the target, in fiscal years and parts of them."""
        return None if self._case is None else _defined(self._case.path.projected_year)

    @property
    def remaining(self) -> Amount | None:
        """The target - the value."""
        return None if self._case is None else self._case.remaining

    @property
    def required_per_year(self) -> Amount | None:
        """The change per year from the value to the target; of a mean that waits, the level per year."""
        if self._case is None:
            return None
        goal = None if self.target is None else self.target.goal
        if self._case.is_compared or self.span_total is None or not isinstance(goal, MeanOver):
            return self._case.required_per_year
        return self.span_total.required_for_mean(goal.amount)

    @property
    def path_numbers(self) -> Trajectory:
        """The shares and years above, as one value, with nan for None."""
        return NO_NUMBERS if self._case is None else self._case.path

    # --- what follows from them

    @property
    def is_due_soon(self) -> bool:
        """Whether less than a month is left until the target is due, so that no change per year is told."""
        years_left = nan if self._case is None else self._case.path.years_left
        return bool(0 < years_left < MONTH)

    @property
    def is_assessed(self) -> bool:
        """Whether there is a verdict, even an uncertain one; not at the baseline, nor before it is due."""
        return self.status not in UNJUDGED

    @property
    def is_alternative(self) -> bool:
        """Whether the target is one of several of which one is enough."""
        return self.target is not None and self.target.either

    @property
    def deciding_member(self) -> "Assessment | None":
        """The member whose status is that of the indicator; None where the total has a target of its own."""
        if not self.is_of_members:
            return None
        own = (self.status, self.reason)
        return next((each for each in self.members if (each.status, each.reason) == own), None)

    @property
    def is_of_members(self) -> bool:
        """Whether the status is that of the members, because nothing can be compared with the total."""
        has_goal = any(not is_words(each.goal) for each in self.indicator.total_targets)
        return bool(self.members) and not has_goal and self.reason is not Reason.ENDED

    @property
    def explanation(self) -> Explanation:
        """The row, the formula, the inputs and the threshold that decided."""
        if (member := self.deciding_member) is not None:
            return member.explanation
        decision = self._decision
        return decision if self.kept is None else attrs.evolve(decision, kept=self.kept)

    @property
    def _decision(self) -> Explanation:
        symbols = self._symbols.items()
        inputs: Inputs = tuple((symbol, value) for symbol, value in symbols if value is not None)
        if self.status in ON_A_PATH and self.score is not None:
            shares = (("p", self.progress), ("e", self.elapsed), ("x", self.expected))
            inputs += tuple((symbol, share) for symbol, share in shares if share is not None)
            return Explanation.by_score(self.row, self.method, self.score, inputs)
        if self.row in ROWS_BY_GOAL and self.goal is not None:
            at_due = self.due_value if self.status in (Status.ACHIEVED, Status.MISSED) else None
            judged = self._symbols["v"] if at_due is None else at_due.known_amount
            amount = judged if isinstance(judged, Amount) else None
            return Explanation.by_goal(self.row, self.status, self.goal, amount, inputs)
        return Explanation(row=self.row)

    @property
    def _symbols(self) -> dict[str, Amount | FiscalYear | None]:
        """The symbols of the formulas and their values, None where they are not known."""
        span, base, target = self.span_total, self.indicator.baseline, self.target
        return {
            "b": self.baseline,
            "v": self.resolved.known_amount if span is None else span.value,
            "T": self.target_level,
            "t_b": base.year if base is not None and span is None else None,
            "t": self.at,
            "t_s": self.interim.due.year if self.interim else None,
            "t_T": target.due.year if target else None,
        }

    @property
    def score_text(self) -> str:
        """The score as text, by :func:`~dxmodel.progress.sentences.score_text`; a dash if there is none."""
        return score_text(self.score, self.method)

    def printed(self, name: str) -> Amount | None:
        """Return a computed amount as it is printed, by :func:`~dxmodel.amount.as_printed`.

        Args:
            name: ``"baseline"``, ``"remaining"``, ``"required_per_year"`` (none where less than a month is
                left), ``"projected_value"``, ``"span_total"``, or ``"at_end"`` for what that may be at its
                end.

        >>> from dxmodel.progress import assess
        >>> from dxmodel.testing import small_city
        >>> answer = assess(small_city(), at="R5")["online-share"]
        >>> print(answer.required_per_year, answer.printed("required_per_year"))
        7.6ポイント 7.6ポイント
        """
        of_span = {"span_total": "value", "at_end": "at_end"}
        owner, field = (self.span_total, of_span[name]) if name in of_span else (self, name)
        amount: Amount | None = None if owner is None else getattr(owner, field)
        if amount is None or (name == "required_per_year" and self.is_due_soon):
            return None
        is_mean = self.target is not None and isinstance(self.target.goal, MeanOver)
        level = self.target_level
        return as_printed(
            amount,
            *self._inputs,
            quotient=is_mean if name in of_span else name != "remaining",
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

    def describe(self, language: Language) -> str:
        """Return the verdict and its inputs as one sentence."""
        return sentence(self, language)

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
        """Whether the latest change per year is at least the required one; None where that is not known.

        None too for a sum of yearly values, of which each year adds its value and not its change, on the
        level of a target itself, where no change is required (超, 未満), and where less than a month is left.
        """
        change, required = self.latest_change, self.required_per_year
        is_sum = self.span_total is not None and self.indicator.accumulation is Accumulation.FLOW
        if is_sum or self.is_due_soon or change is None or required is None:
            return None
        if change.link is not None or change.later.year != self.at:
            return None
        if not compatible(change.per_year.unit, required.unit) or not required.magnitude:
            return None
        sign = -1 if is_decrease(required) else 1
        is_short = (change.per_year * sign).interval.below(
            (required.to(change.per_year.unit) * sign).interval
        )
        return None if is_short is None else not is_short


def chosen_by(decide: Callable[[Sequence[Verdict]], Verdict], answers: Sequence[Assessment]) -> Assessment:
    """Return the answer that decides for several, with the status that they have together."""
    decided = decide([verdict_of(each) for each in answers])
    chosen = next((each for each in answers if each.status is decided.status), answers[-1])
    return attrs.evolve(chosen, status=decided.status, reason=decided.reason, possible=decided.possible)


def verdict_of(answer: Assessment) -> Verdict:
    """Return the status and the score of an answer as the engine decided them."""
    return Verdict(
        row=answer.row,
        status=answer.status,
        reason=answer.reason,
        score=answer.score,
        no_score=answer.no_score,
        possible=answer.possible,
        score_range=answer.score_range,
    )


def _defined(number: Number) -> float | None:
    return None if isnan(number) else float(number)


def _is_level(field: "attrs.Attribute[Any]", value: object) -> bool:
    """Return whether a field of a goal is a level, as the share of a reduction is not."""
    return isinstance(value, Amount) and field.name != "share"


class Assessments(ByIndicator[Assessment]):
    """The answers of one year, in the order of the plan; the id of an indicator is an index too."""

    __slots__ = ()
