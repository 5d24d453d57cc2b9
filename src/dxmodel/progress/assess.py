"""The scalar door: one Progress for each indicator, one by one."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import attrs

from dxmodel.amount import Amount
from dxmodel.errors import Impossible, Undecided
from dxmodel.fiscal import FiscalYear, as_fiscal_year
from dxmodel.ledger import Ledger, MethodName, Reading, reading
from dxmodel.plan import Completed, Doubt, Indicator, MeanOver, Target, TotalOver
from dxmodel.progress.absence import absence
from dxmodel.progress.aim import Aim, aim, aim_between, aim_over_span, interim_target, judged_target
from dxmodel.progress.breaks import carried, crossed, is_cut_off
from dxmodel.progress.change import latest_change, measured
from dxmodel.progress.course import Course
from dxmodel.progress.engine.methods import METHODS, Method
from dxmodel.progress.engine.status import Reason, Status
from dxmodel.progress.judge_amounts import AmountCase, Judged
from dxmodel.progress.progress import Answers, Progress
from dxmodel.progress.span import so_far
from dxmodel.progress.ways import Before, judged_by

__all__ = ["assess"]

_NOT_DUE: dict[str, Any] = {"status": Status.NOT_YET_DUE, "no_score": Reason.NOT_DUE}
"""Nothing is said before the year of the target."""

_NEVER = (Reason.ENDED, Reason.REDEFINED)
"""Where not even the values of other years help."""


def assess(
    ledger: Ledger, at: FiscalYear | str, method: MethodName | str = MethodName.LINEAR_PACE
) -> Answers:
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
        Unreadable: a text that is not a fiscal year, or no method; the nearest name is named.

    >>> from dxmodel.testing import small_city
    >>> [str(progress.status) for progress in assess(small_city(), at="R5")]
    ['on-course', 'on-course', 'moving-away', 'behind', 'achieved', 'not-assessed']
    """
    year, by = as_fiscal_year(at), METHODS[MethodName(method)]
    standing = ledger.in_force(year)
    before = cache(standing.before)
    return Answers(_answer(standing, each, year, by, before) for each in standing.plan.indicators)


def _answer(ledger: Ledger, indicator: Indicator, at: FiscalYear, by: Method, before: Before) -> Progress:
    if _has_ended(indicator, at):
        return _assess(ledger, indicator, at, by)
    found = judged_by(ledger, indicator, at, before)
    return _assess(ledger, indicator, at, by, alike=False) if found is None else _assess(*found, at, by)


def _has_ended(indicator: Indicator, at: FiscalYear) -> bool:
    return indicator.ended is not None and at > indicator.ended.last


def _assess(
    ledger: Ledger, indicator: Indicator, at: FiscalYear, by: Method, *, alike: bool = True
) -> Progress:
    """Judge one indicator; not *alike* are a value and a target that were measured in different ways."""
    seen = reading(ledger, indicator, at)
    known = [*measured(ledger, indicator, at)]
    target = judged_target(indicator, at)
    answer = Progress(
        indicator=indicator,
        at=at,
        reading=seen,
        target=target,
        last_known=next(iter(known), None) if seen.amount is None else None,
        status=Status.NOT_ASSESSED,
        doubts=_doubts(seen, indicator, target),
        method=by.name,
        **_change(ledger, indicator, known),
    )
    reason = _no_verdict(indicator, at, seen, target, alike)
    if reason is Reason.NEEDS_JUDGEMENT and target is not None and _is_ahead(target, at):
        return attrs.evolve(answer, **_NOT_DUE)
    if isinstance(goal := target and target.goal, TotalOver | MeanOver) and reason not in _NEVER:
        return attrs.evolve(answer, **_over_span(ledger, indicator, at, by, goal))
    trend = reason is Reason.NO_TARGET and not by.needs_target
    if seen.amount is None or (reason is not None and not trend):
        return attrs.evolve(answer, reason=reason)
    try:
        told = _judged(indicator, at, by, seen.amount, target, known)
    except Undecided:
        told = {"reason": Reason.ROUGH_LEVEL}
    except Impossible:
        told = {"reason": Reason.OUT_OF_RANGE}
    return attrs.evolve(answer, **told)


def _is_ahead(target: Target, at: FiscalYear) -> bool:
    return target.due.year is not None and target.due.year > at


def _no_verdict(
    indicator: Indicator, at: FiscalYear, seen: Reading, target: Target | None, alike: bool
) -> Reason | None:
    """Why there is nothing to judge; None where there is."""
    if _has_ended(indicator, at):
        return Reason.ENDED
    if target is not None and (not alike or is_cut_off(indicator, at)):
        return Reason.REDEFINED
    if seen.amount is None:
        return _no_value(seen, target)
    return Reason.NO_TARGET if target is None else None


def _judged(
    indicator: Indicator,
    at: FiscalYear,
    by: Method,
    value: Amount,
    target: Target | None,
    known: Sequence[Reading],
) -> dict[str, Any]:
    base = indicator.baseline
    baseline = carried(indicator, base.amount, base.year) if base is not None else None
    goal = Aim.any(indicator.direction) if target is None else aim(indicator, target, baseline)
    if isinstance(goal, Reason):
        if goal is Reason.NEEDS_JUDGEMENT and target is not None and _is_ahead(target, at):
            return _NOT_DUE
        return {"reason": goal}
    case = AmountCase.of(
        by,
        indicator,
        at,
        carried(indicator, value, at) or value,
        baseline,
        goal,
        target,
        interim=_interim(indicator, at, target, baseline),
        earlier=_earlier(indicator, at, known),
    )
    start = base.year if base is not None and baseline is not None else None
    over = dict.fromkeys((*(crossed(indicator, start) if start else ()), *crossed(indicator, at)))
    told = {**_fields(case.judged()), "baseline": baseline, "bridges": over}
    return told | ({"interim": interim_target(indicator, at, target)} if target and case.has_interim else {})


def _over_span(
    ledger: Ledger, indicator: Indicator, at: FiscalYear, by: Method, goal: TotalOver | MeanOver
) -> dict[str, Any]:
    """A sum starts from zero before its span; a mean, and a sum to be kept low, is judged at its end.

    A sum to be kept low that is over its level is missed at once, unless it is of money or the like, where
    a year may be below zero.
    """
    found = so_far(ledger, indicator, goal, at)
    if isinstance(found, Reason):
        return {"reason": found}
    wanted = aim_over_span(goal, indicator.direction)
    grows = isinstance(goal, TotalOver) and wanted.high is None
    case = AmountCase(
        method=by,
        at=at,
        start=found.start - 1,
        due=found.due,
        value=found.value,
        baseline=Amount(0, found.value.unit) if grows else None,
        goal=wanted.to(found.value.unit),
    )
    told = {"so_far": found, "bridges": found.bridges}
    told |= {"doubts": found.doubts} if found.doubts else {}
    over = not grows and isinstance(goal, TotalOver) and _only_grows(indicator, at) and case.is_unmet
    if over:
        case = attrs.evolve(case, at=found.due)  # the years to come change nothing of it
    judged = case.judged()
    if grows or over or found.years == found.of or judged.reason is Reason.NO_DIRECTION:
        return {**_fields(judged), **told}
    early: dict[str, Any] = {"status": Status.NOT_YET_DUE}
    if over is None:
        early = {"status": Status.UNCERTAIN, "possible": (Status.MISSED, Status.NOT_YET_DUE)}
    return {"level": case.level, "no_score": Reason.NOT_DUE, **early, **told}


def _fields(judged: Judged) -> dict[str, Any]:
    return {field.name: getattr(judged, field.name) for field in attrs.fields(Judged)}


def _only_grows(indicator: Indicator, at: FiscalYear) -> bool:
    """Is nothing that is summed below zero?  Where that may be, a sum can come back under its limit."""
    low, _ = Course(indicator=indicator, at=at, points=(), left_out=()).bounds
    return low is not None and low >= 0


def _interim(
    indicator: Indicator, at: FiscalYear, target: Target | None, baseline: Amount | None
) -> tuple[FiscalYear, Aim] | None:
    """What should have been reached last, where a target in between says so and a way may lead there."""
    found = None if target is None else interim_target(indicator, at, target)
    if found is None or found.due.year is None or baseline is None or indicator.baseline is None:
        return None
    start, goal = indicator.baseline.year, aim_between(indicator, found, baseline)
    if start is None or found.due.year <= start or isinstance(goal, Reason):
        return None
    return (found.due.year, goal) if goal.may_lead_from(baseline) else None


def _earlier(
    indicator: Indicator, at: FiscalYear, known: Sequence[Reading]
) -> Iterator[tuple[FiscalYear, Amount]]:
    """What was measured before a year, in today's way; nothing from before a break that no bridge crosses."""
    for seen in reversed(known):
        amount = carried(indicator, seen.amount, seen.year) if seen.year < at else None
        if amount is not None:
            yield seen.year, amount


def _no_value(seen: Reading, target: Target | None) -> Reason:
    """Why the year itself has no amount; words about a milestone must be judged by somebody."""
    is_milestone = target is not None and isinstance(target.goal, Completed)
    found = absence(seen)
    return Reason.NEEDS_JUDGEMENT if is_milestone and found is Reason.IN_WORDS else found


def _change(ledger: Ledger, indicator: Indicator, known: Sequence[Reading]) -> dict[str, Any]:
    change = latest_change(ledger, indicator, known)
    return {"no_change": change} if isinstance(change, Reason) else {"latest_change": change}


def _doubts(seen: Reading, indicator: Indicator, target: Target | None) -> tuple[Doubt, ...]:
    """What the answer rests on, each once: the value, the baseline, the target."""
    held = (each.doubt for each in (seen, indicator, indicator.baseline, target) if each is not None)
    return tuple(dict.fromkeys(doubt for doubt in held if doubt is not None))
