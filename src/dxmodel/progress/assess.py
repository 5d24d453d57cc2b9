"""assess: assess every indicator of a ledger in a fiscal year."""

from collections.abc import Iterator, Sequence
from functools import cache
from math import isnan, nan

import attrs

from dxmodel.amount import Amount
from dxmodel.errors import AmbiguousError, InvalidValueError
from dxmodel.fiscal import FiscalYear, as_fiscal_year
from dxmodel.ledger import Ledger, MethodName, ResolvedValue, resolve
from dxmodel.plan import Doubt, Indicator, Target, name_of
from dxmodel.plan.goals import Completed, MeanOver, TotalOver
from dxmodel.progress.assessment import Assessment, Assessments
from dxmodel.progress.engine.amount_case import AmountCase
from dxmodel.progress.engine.levels import either
from dxmodel.progress.engine.methods import METHODS, Method
from dxmodel.progress.engine.number import Number
from dxmodel.progress.engine.status import Reason, Status
from dxmodel.progress.engine.target_range import TargetRange
from dxmodel.progress.engine.verdict import AVAILABILITY, Availability, first
from dxmodel.progress.inputs.breaks import breaks_between, converted
from dxmodel.progress.inputs.definition import LedgerBefore, definition_for
from dxmodel.progress.inputs.latest_change import latest_change, measured
from dxmodel.progress.inputs.missing_reason import missing_reason
from dxmodel.progress.inputs.question import Question
from dxmodel.progress.inputs.span_total import span_total
from dxmodel.progress.inputs.target_range import target_range_over_span
from dxmodel.progress.inputs.time_series import bounds
from dxmodel.typed_fields import check_kind

__all__ = ["assess"]

_OF_SPANS_TOO = (Reason.ENDED, Reason.REDEFINED)
"""The reasons that hold for a whole span of years too."""


def assess(
    ledger: Ledger, at: FiscalYear | str, method: MethodName | str = MethodName.LINEAR_PACE
) -> Assessments:
    """Assess every indicator of the current plan in one fiscal year.

    Only revisions in force in that year count.

    Each indicator is assessed by that year's own observation.  Where there is none, the answer has the
    reason and the last known value.  Whether a target is achieved, no longer achieved or missed does not
    depend on the method; the method decides between on track and behind.  A straight line from baseline to
    target, or from one interim target to the next, is a convention, not a statement of the plan.

    Values are not compared across a break in series without a bridge, and a bridge converts values, not
    targets.  A target or a baseline that was set before an indicator was redefined is under the old
    definition, whatever its year; one that was set with the redefinition or later is under the definition of
    its own year.  A year before such a break is assessed under the old definition, by the targets and the
    baseline of the current plan.  There is no verdict where these are under the new definition, or where
    another field that a verdict depends on was changed.  An indicator that has ended is not assessed.

    Args:
        ledger: the plan and its results.
        at: the fiscal year, e.g. ``"R5"``.
        method: the name of one of :data:`~dxmodel.progress.engine.methods.METHODS`.

    Raises:
        ParseError: a text that is not a fiscal year, or no method; the nearest name is named.

    >>> from dxmodel.testing import small_city
    >>> [str(each.status) for each in assess(small_city(), at="R5")]
    ['on-track', 'on-track', 'regressing', 'behind', 'achieved', 'not-assessed']
    """
    check_kind("ledger", ledger, Ledger)
    year, chosen = as_fiscal_year(at), METHODS[MethodName(method)]
    in_force = ledger.in_force(year)
    before = cache(in_force.before)
    return Assessments(_answer(in_force, each, year, chosen, before) for each in in_force.plan.indicators)


def _answer(
    ledger: Ledger, indicator: Indicator, at: FiscalYear, method: Method, before: LedgerBefore
) -> Assessment:
    if _has_ended(indicator, at):
        return _assess(ledger, indicator, at, method)
    definition = definition_for(ledger, indicator, at, before)
    if definition is None:
        return _assess(ledger, indicator, at, method, same_definition=False)
    return _assess(*definition, at, method)


def _has_ended(indicator: Indicator, at: FiscalYear) -> bool:
    return indicator.ended is not None and at > indicator.ended.last


def _assess(
    ledger: Ledger, indicator: Indicator, at: FiscalYear, method: Method, *, same_definition: bool = True
) -> Assessment:
    """Assess one indicator, whose value and target are under the same definition or not."""
    value, known = resolve(ledger, indicator, at), [*measured(ledger, indicator, at)]
    question, change = Question.of(indicator, at), latest_change(ledger, indicator, known)
    target, reason = question.target, _unavailable(question, method, value, same_definition)
    answer = Assessment(
        indicator=indicator,
        name=name_of(ledger.plan, indicator),
        at=at,
        resolved=value,
        last_known=next(iter(known), None) if value.amount is None else None,
        target=target,
        goal=question.levels,
        goal_level=question.goal_level,
        path=question.path,
        status=Status.NOT_ASSESSED,
        reason=reason,
        latest_change=None if isinstance(change, Reason) else change,
        no_change=change if isinstance(change, Reason) else None,
        doubts=_doubts(value, indicator, target),
        method=method.name,
    )
    if target is not None and isinstance(target.goal, TotalOver | MeanOver) and reason not in _OF_SPANS_TOO:
        return _over_span(ledger, answer, target.goal)
    if reason is Reason.NEEDS_JUDGEMENT and question.is_ahead:
        return _not_due(answer)
    if reason is not None or value.amount is None:
        return answer
    try:
        return _of_a_year(answer, question, value.amount, known)
    except AmbiguousError:
        return attrs.evolve(answer, reason=Reason.IMPRECISE_TARGET)
    except InvalidValueError:
        return attrs.evolve(answer, reason=Reason.OUT_OF_RANGE)


def _unavailable(
    question: Question, method: Method, value: ResolvedValue, same_definition: bool
) -> Reason | None:
    """Return why there is nothing to judge; None where there is."""
    indicator, at, target = question.indicator, question.at, question.target
    data = Availability(
        ended=_has_ended(indicator, at),
        redefined=target is not None and (not same_definition or not question.is_comparable),
        has_value=value.amount is not None,
        is_judged=target is not None or not method.needs_target,
    )
    reason: Reason | None = first(AVAILABILITY, data, either, None)
    if reason is Reason.NO_OBSERVATION:
        return _no_value(value, target)
    return question.goal if reason is None and isinstance(question.goal, Reason) else reason


def _not_due(answer: Assessment) -> Assessment:
    """Return the answer for a year before the target is due."""
    return attrs.evolve(answer, status=Status.NOT_DUE, reason=None, no_score=Reason.NOT_DUE)


def _of_a_year(
    answer: Assessment, question: Question, value: Amount, known: Sequence[ResolvedValue]
) -> Assessment:
    indicator, at, target, baseline = answer.indicator, answer.at, answer.target, question.baseline
    start = None if indicator.baseline is None else indicator.baseline.year
    due, interim = None if target is None else target.due.year, question.interim
    case = AmountCase(
        method=METHODS[answer.method],
        at=at.year,
        start=_number(start),
        due=_number(due),
        value=converted(indicator, value, at) or value,
        baseline=baseline,
        goal=answer.goal or TargetRange.any(indicator.direction),
        interim_year=nan if interim is None else _number(interim[0].due.year),
        interim=TargetRange() if interim is None else interim[1],
        earlier=tuple(_earlier(indicator, at, known)),
    )
    case = case.to(indicator.unit or case.value.unit)
    bridges = breaks_between(indicator, start) if start is not None and baseline is not None else ()
    return attrs.evolve(
        _judged(answer, case),
        baseline=baseline,
        bridges=dict.fromkeys((*bridges, *breaks_between(indicator, at))),
        interim=interim[0] if interim and case.path.has_interim else None,
    )


def _over_span(ledger: Ledger, answer: Assessment, goal: TotalOver | MeanOver) -> Assessment:
    """Assess a sum or a mean over years.

    A sum starts from zero before its span; a mean, and a sum that should stay low, are judged at its end.
    A sum that should stay low and is over its level is missed at once, unless a value may be below zero, as
    with money.
    """
    indicator, at = answer.indicator, answer.at
    span = span_total(ledger, indicator, goal, at)
    if isinstance(span, Reason):
        return attrs.evolve(answer, reason=span)
    levels = target_range_over_span(goal, indicator)
    zero = Amount(0, goal.amount.unit)
    grows = isinstance(goal, TotalOver) and levels.path_end(zero) is not None
    case = AmountCase(
        method=METHODS[answer.method],
        at=at.year,
        start=span.start.year - 1,
        due=span.due.year,
        value=span.value,
        baseline=Amount(0, span.value.unit) if grows else None,
        goal=levels.to(span.value.unit),
    )
    is_over = not grows and isinstance(goal, TotalOver) and _only_grows(indicator, at) and case.is_unmet
    if is_over:
        case = attrs.evolve(case, at=case.due)  # later years cannot change it
    judged = _judged(answer, case)
    if not (grows or is_over or span.years == span.of or judged.reason is Reason.NO_DIRECTION):
        judged = attrs.evolve(_not_due(answer), target_level=case.level)
        if is_over is None:
            possible = (Status.MISSED, Status.NOT_DUE)
            judged = attrs.evolve(judged, status=Status.UNCERTAIN, possible=possible)
    return attrs.evolve(judged, span_total=span, bridges=span.bridges, doubts=span.doubts or answer.doubts)


def _judged(answer: Assessment, case: AmountCase) -> Assessment:
    """Return the answer with the verdict on an amount and the numbers."""
    verdict, path = case.verdict, case.path
    return attrs.evolve(
        answer,
        status=verdict.status,
        reason=verdict.reason,
        possible=verdict.possible,
        score=verdict.score,
        score_range=verdict.score_range,
        no_score=verdict.no_score,
        target_level=case.level,
        achievement_rate=_defined(case.achievement_rate),
        progress=_defined(path.progress),
        elapsed=_defined(path.elapsed),
        expected=_defined(path.expected),
        pace=_defined(path.pace),
        required_speedup=_defined(path.required_speedup),
        projected_value=case.projected_value,
        projected_year=_defined(path.projected_year),
        remaining=case.remaining,
        required_per_year=case.required_per_year,
    )


def _number(year: FiscalYear | None) -> float:
    return nan if year is None else year.year


def _defined(number: Number) -> float | None:
    return None if isnan(number) else float(number)


def _only_grows(indicator: Indicator, at: FiscalYear) -> bool:
    """Return whether no value can be below zero, so that a sum above its limit stays above it."""
    low, _ = bounds(indicator, at)
    return low is not None and low >= 0


def _earlier(
    indicator: Indicator, at: FiscalYear, known: Sequence[ResolvedValue]
) -> Iterator[tuple[int, Amount]]:
    """Yield the values before a year, under today's definition; none from before a break without a bridge."""
    for value in reversed(known):
        amount = converted(indicator, value.amount, value.year) if value.year < at else None
        if amount is not None:
            yield value.year.year, amount


def _no_value(value: ResolvedValue, target: Target | None) -> Reason:
    """Return why the year itself has no amount; words about a milestone must be judged by somebody."""
    is_milestone = target is not None and isinstance(target.goal, Completed)
    reason = missing_reason(value)
    return Reason.NEEDS_JUDGEMENT if is_milestone and reason is Reason.QUALITATIVE else reason


def _doubts(value: ResolvedValue, indicator: Indicator, target: Target | None) -> tuple[Doubt, ...]:
    """Return the doubts of the value, the indicator, the baseline and the target, each once."""
    doubts = (each.doubt for each in (value, indicator, indicator.baseline, target) if each is not None)
    return tuple(dict.fromkeys(doubt for doubt in doubts if doubt is not None))
