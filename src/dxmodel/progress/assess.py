"""assess: assess every indicator of a ledger in a fiscal year."""

from collections.abc import Iterator, Sequence
from functools import cache

import attrs

from dxmodel.amount import Amount
from dxmodel.errors import AmbiguousError, InvalidValueError
from dxmodel.fiscal import FiscalYear, as_fiscal_year
from dxmodel.ledger import Ledger, MethodName, ResolvedValue, resolve
from dxmodel.plan import Completed, Doubt, Indicator, MeanOver, Target, TotalOver
from dxmodel.progress.assessment import Assessment, Assessments
from dxmodel.progress.engine.levels import either
from dxmodel.progress.engine.methods import METHODS, Method
from dxmodel.progress.engine.status import Reason, Status
from dxmodel.progress.engine.target_range import TargetRange
from dxmodel.progress.engine.verdict import AVAILABILITY, Availability, first
from dxmodel.progress.inputs.breaks import breaks_between, converted
from dxmodel.progress.inputs.definition import Before, judged_by
from dxmodel.progress.inputs.latest_change import latest_change, measured
from dxmodel.progress.inputs.missing_reason import missing_reason
from dxmodel.progress.inputs.question import Question
from dxmodel.progress.inputs.span_total import span_total
from dxmodel.progress.inputs.target_range import (
    interim_target,
    target_range_over_span,
)
from dxmodel.progress.inputs.time_series import bounds
from dxmodel.progress.judge_amounts import AmountCase, Judged

__all__ = ["assess"]

_NOT_DUE = Judged(status=Status.NOT_DUE, no_score=Reason.NOT_DUE)
"""Nothing is said before the year of the target."""

_NEVER = (Reason.ENDED, Reason.REDEFINED)
"""Where not even the values of other years help."""


def assess(
    ledger: Ledger, at: FiscalYear | str, method: MethodName | str = MethodName.LINEAR_PACE
) -> Assessments:
    """Judge every indicator of the plan as it stands, in one fiscal year.

    Only revisions in force in that year count.

    Each is judged by that year's own observation; where there is none, the answer gives the
    reason and, beside it, the last known value.  Whether a target was achieved, lost again or missed does
    not depend on the method; the method decides between on course and behind.  A straight line from
    baseline to target, or from one interim target to the next, is a convention, not a statement of the plan.

    Nothing is compared across a break in series without a bridge, and a bridge carries values, not
    targets.  What was there before a decision to measure anew is in the old way, whatever its year; what
    was set with it or later is in the way of its own year.  A year before such a break is judged in the
    old way by the targets and the baseline of the plan as it stands; where these are in the new way, or
    where something else that a verdict rests on was decided, it is declined.  An indicator that has ended
    is not judged any more.

    Args:
        ledger: what is planned and what was measured.
        at: the fiscal year, e.g. ``"R5"``.
        method: the name of one of :data:`~dxmodel.progress.engine.methods.METHODS`.

    Raises:
        ParseError: a text that is not a fiscal year, or no method; the nearest name is named.

    >>> from dxmodel.testing import small_city
    >>> [str(progress.status) for progress in assess(small_city(), at="R5")]
    ['on-track', 'on-track', 'regressing', 'behind', 'achieved', 'not-assessed']
    """
    year, by = as_fiscal_year(at), METHODS[MethodName(method)]
    in_force = ledger.in_force(year)
    before = cache(in_force.before)
    return Assessments(_answer(in_force, each, year, by, before) for each in in_force.plan.indicators)


def _answer(ledger: Ledger, indicator: Indicator, at: FiscalYear, by: Method, before: Before) -> Assessment:
    if _has_ended(indicator, at):
        return _assess(ledger, indicator, at, by)
    found = judged_by(ledger, indicator, at, before)
    return _assess(ledger, indicator, at, by, alike=False) if found is None else _assess(*found, at, by)


def _has_ended(indicator: Indicator, at: FiscalYear) -> bool:
    return indicator.ended is not None and at > indicator.ended.last


def _assess(
    ledger: Ledger, indicator: Indicator, at: FiscalYear, by: Method, *, alike: bool = True
) -> Assessment:
    """Judge one indicator; not *alike* are a value and a target that were measured in different ways."""
    value = resolve(ledger, indicator, at)
    known = [*measured(ledger, indicator, at)]
    question = Question.of(indicator, at)
    judged = _judge(ledger, question, by, value, known, alike)
    change = latest_change(ledger, indicator, known)
    target, goal = question.target, question.goal
    return Assessment(
        indicator=indicator,
        at=at,
        resolved=value,
        last_known=next(iter(known), None) if value.amount is None else None,
        target=target,
        goal=None if isinstance(goal, Reason) else goal,
        goal_level=question.goal_level,
        path=question.path,
        interim=judged.interim,
        target_level=judged.target_level,
        status=judged.status,
        reason=judged.reason,
        possible=judged.possible,
        achievement_rate=judged.achievement_rate,
        progress=judged.progress,
        elapsed=judged.elapsed,
        expected=judged.expected,
        pace=judged.pace,
        score=judged.score,
        score_range=judged.score_range,
        no_score=judged.no_score,
        required_speedup=judged.required_speedup,
        projected_value=judged.projected_value,
        projected_year=judged.projected_year,
        span_total=judged.span_total,
        remaining=judged.remaining,
        required_per_year=judged.required_per_year,
        latest_change=None if isinstance(change, Reason) else change,
        no_change=change if isinstance(change, Reason) else None,
        doubts=judged.doubts or _doubts(value, indicator, target),
        baseline=judged.baseline,
        bridges=judged.bridges,
        method=by.name,
    )


def _judge(
    ledger: Ledger,
    question: Question,
    by: Method,
    value: ResolvedValue,
    known: Sequence[ResolvedValue],
    alike: bool,
) -> Judged:
    target = question.target
    reason = _unavailable(question, value, alike)
    if reason is Reason.NEEDS_JUDGEMENT and question.is_ahead:
        return _NOT_DUE
    if target is not None and isinstance(target.goal, TotalOver | MeanOver) and reason not in _NEVER:
        return _over_span(ledger, question, by, target.goal)
    trend = reason is Reason.NO_TARGET and not by.needs_target
    if value.amount is None or (reason is not None and not trend):
        return Judged(status=Status.NOT_ASSESSED, reason=reason)
    goal = TargetRange.any(question.indicator.direction) if question.goal is None else question.goal
    if goal is Reason.NEEDS_JUDGEMENT and question.is_ahead:
        return _NOT_DUE
    if isinstance(goal, Reason):
        return Judged(status=Status.NOT_ASSESSED, reason=goal)
    try:
        return _judged(question, by, goal, value.amount, known)
    except AmbiguousError:
        return Judged(status=Status.NOT_ASSESSED, reason=Reason.IMPRECISE_TARGET)
    except InvalidValueError:
        return Judged(status=Status.NOT_ASSESSED, reason=Reason.OUT_OF_RANGE)


def _unavailable(question: Question, value: ResolvedValue, alike: bool) -> Reason | None:
    """Why there is nothing to judge; None where there is."""
    indicator, at, target = question.indicator, question.at, question.target
    data = Availability(
        ended=_has_ended(indicator, at),
        redefined=target is not None and (not alike or not question.is_comparable),
        has_value=value.amount is not None,
        is_judged=target is not None,
    )
    reason: Reason | None = first(AVAILABILITY, data, either, None)
    return _no_value(value, target) if reason is Reason.NO_OBSERVATION else reason


def _judged(
    question: Question, by: Method, goal: TargetRange, value: Amount, known: Sequence[ResolvedValue]
) -> Judged:
    indicator, at, target, baseline = question.indicator, question.at, question.target, question.baseline
    case = AmountCase.of(
        by,
        indicator,
        at,
        converted(indicator, value, at) or value,
        baseline,
        goal,
        target,
        interim=question.interim,
        earlier=_earlier(indicator, at, known),
    )
    start = indicator.baseline.year if indicator.baseline is not None and baseline is not None else None
    bridges = dict.fromkeys(
        (*(breaks_between(indicator, start) if start else ()), *breaks_between(indicator, at))
    )
    return attrs.evolve(
        case.judged(),
        baseline=baseline,
        bridges=tuple(bridges),
        interim=interim_target(indicator, at, target) if target and case.has_interim else None,
    )


def _over_span(ledger: Ledger, question: Question, by: Method, goal: TotalOver | MeanOver) -> Judged:
    """A sum starts from zero before its span; a mean, and a sum to be kept low, is judged at its end.

    A sum to be kept low that is over its level is missed at once, unless it is of money or the like, where
    a year may be below zero.
    """
    indicator, at = question.indicator, question.at
    span = span_total(ledger, indicator, goal, at)
    if isinstance(span, Reason):
        return Judged(status=Status.NOT_ASSESSED, reason=span)
    levels = target_range_over_span(goal, indicator.direction)
    grows = isinstance(goal, TotalOver) and levels.high is None
    case = AmountCase(
        method=by,
        at=at,
        start=span.start - 1,
        due=span.due,
        value=span.value,
        baseline=Amount(0, span.value.unit) if grows else None,
        goal=levels.to(span.value.unit),
    )
    is_over = not grows and isinstance(goal, TotalOver) and _only_grows(indicator, at) and case.is_unmet
    if is_over:
        case = attrs.evolve(case, at=span.due)  # the years to come change nothing of it
    judged = case.judged()
    if not (grows or is_over or span.years == span.of or judged.reason is Reason.NO_DIRECTION):
        judged = attrs.evolve(_NOT_DUE, target_level=case.level)
        if is_over is None:
            possible = (Status.MISSED, Status.NOT_DUE)
            judged = attrs.evolve(judged, status=Status.UNCERTAIN, possible=possible)
    return attrs.evolve(judged, span_total=span, bridges=span.bridges, doubts=span.doubts)


def _only_grows(indicator: Indicator, at: FiscalYear) -> bool:
    """Is nothing that is summed below zero?  Where that may be, a sum can come back under its limit."""
    low, _ = bounds(indicator, at)
    return low is not None and low >= 0


def _earlier(
    indicator: Indicator, at: FiscalYear, known: Sequence[ResolvedValue]
) -> Iterator[tuple[FiscalYear, Amount]]:
    """What was measured before a year, in today's way; nothing from before a break that no bridge crosses."""
    for seen in reversed(known):
        amount = converted(indicator, seen.amount, seen.year) if seen.year < at else None
        if amount is not None:
            yield seen.year, amount


def _no_value(seen: ResolvedValue, target: Target | None) -> Reason:
    """Why the year itself has no amount; words about a milestone must be judged by somebody."""
    is_milestone = target is not None and isinstance(target.goal, Completed)
    found = missing_reason(seen)
    return Reason.NEEDS_JUDGEMENT if is_milestone and found is Reason.QUALITATIVE else found


def _doubts(seen: ResolvedValue, indicator: Indicator, target: Target | None) -> tuple[Doubt, ...]:
    """What the answer rests on, each once: the value, the baseline, the target."""
    held = (each.doubt for each in (seen, indicator, indicator.baseline, target) if each is not None)
    return tuple(dict.fromkeys(doubt for doubt in held if doubt is not None))
