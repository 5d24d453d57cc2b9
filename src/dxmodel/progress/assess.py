"""The scalar door: one Progress for each indicator, one by one."""

from functools import cache
from typing import Any

import attrs

from dxmodel.amount import Amount
from dxmodel.errors import Impossible, Undecided
from dxmodel.fiscal import FiscalYear, as_fiscal_year
from dxmodel.ledger import Ledger, Reading, reading
from dxmodel.plan import Completed, Doubt, Indicator, Missing, Ratio, Target
from dxmodel.progress.aim import aim, judged_target
from dxmodel.progress.breaks import carried, crossed, is_cut_off
from dxmodel.progress.case import Case
from dxmodel.progress.change import last_known, latest_change
from dxmodel.progress.progress import Answers, Progress
from dxmodel.progress.status import Reason, Status
from dxmodel.progress.ways import Before, judged_by

__all__ = ["assess"]


def assess(ledger: Ledger, at: FiscalYear | str) -> Answers:
    """Judge every indicator of the plan as it stands, in one fiscal year.

    Only revisions in force in that year count.

    Each is judged by that year's own observation; where there is none, the answer gives the
    reason and, beside it, the last known value.  The straight line from baseline to target is
    a convention of the method, not a statement of the plan.

    Nothing is compared across a break in series without a bridge, and a bridge carries values, not
    targets.  What was there before a decision to measure anew is in the old way, whatever its year; what
    was set with it or later is in the way of its own year.  A year before such a break is judged in the
    old way by the targets and the baseline of the plan as it stands; where these are in the new way, or
    where something else that a verdict rests on was decided, it is declined.  An indicator that has ended
    is not judged any more.

    Args:
        ledger: what is planned and what was measured.
        at: the fiscal year, e.g. ``"R5"``.

    Raises:
        Unreadable: a text that is not a fiscal year.

    >>> from dxmodel.testing import small_city
    >>> [str(progress.status) for progress in assess(small_city(), at="R5")]
    ['on-course', 'on-course', 'moving-away', 'behind', 'achieved', 'not-assessed']
    """
    year = as_fiscal_year(at)
    standing = ledger.in_force(year)
    before = cache(standing.before)
    return Answers(_answer(standing, each, year, before) for each in standing.plan.indicators)


def _answer(ledger: Ledger, indicator: Indicator, at: FiscalYear, before: Before) -> Progress:
    if _has_ended(indicator, at):
        return _assess(ledger, indicator, at)
    found = judged_by(ledger, indicator, at, before)
    return _assess(ledger, indicator, at, alike=False) if found is None else _assess(*found, at)


def _has_ended(indicator: Indicator, at: FiscalYear) -> bool:
    return indicator.ended is not None and at > indicator.ended.last


def _assess(ledger: Ledger, indicator: Indicator, at: FiscalYear, *, alike: bool = True) -> Progress:
    """Judge one indicator; not *alike* are a value and a target that were measured in different ways."""
    seen = reading(ledger, indicator, at)
    target = judged_target(indicator, at)
    answer = Progress(
        indicator=indicator,
        at=at,
        reading=seen,
        target=target,
        status=Status.NOT_ASSESSED,
        doubts=_doubts(seen, indicator, target),
        **_change(ledger, indicator, at),
    )
    reason = _no_verdict(indicator, at, seen, target, alike)
    if seen.amount is None:
        answer = attrs.evolve(answer, last_known=last_known(ledger, indicator, at))
    if reason is not None or seen.amount is None or target is None:
        return attrs.evolve(answer, reason=reason)
    try:
        return attrs.evolve(answer, **_judged(indicator, at, seen.amount, target))
    except Undecided:
        return attrs.evolve(answer, reason=Reason.ROUGH_LEVEL)
    except Impossible:
        return attrs.evolve(answer, reason=Reason.OUT_OF_RANGE)


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


def _judged(indicator: Indicator, at: FiscalYear, value: Amount, target: Target) -> dict[str, Any]:
    base = indicator.baseline
    baseline = carried(indicator, base.amount, base.year) if base is not None else None
    goal = aim(indicator, target, baseline)
    if isinstance(goal, Reason):
        return {"reason": goal}
    case = Case.of(indicator, at, carried(indicator, value, at) or value, baseline, goal, target)
    start = base.year if base is not None and baseline is not None else None
    over = dict.fromkeys((*(crossed(indicator, start) if start else ()), *crossed(indicator, at)))
    return {**case.numbers(), **case.verdict(), "baseline": baseline, "bridges": over}


def _no_value(seen: Reading, target: Target | None) -> Reason:
    """Why the year itself has no amount; each kind of absence has a reason of the same name."""
    if seen.silence is not None:
        return Reason(seen.silence.value)
    match seen.value:
        case Missing(reason):
            return Reason(reason.value)
        case Ratio():
            return Reason.NO_SHARE
        case _ if target is not None and isinstance(target.goal, Completed):
            return Reason.NEEDS_JUDGEMENT
        case _:
            return Reason.IN_WORDS


def _change(ledger: Ledger, indicator: Indicator, at: FiscalYear) -> dict[str, Any]:
    change = latest_change(ledger, indicator, at)
    return {"no_change": change} if isinstance(change, Reason) else {"latest_change": change}


def _doubts(seen: Reading, indicator: Indicator, target: Target | None) -> tuple[Doubt, ...]:
    """What the answer rests on, each once: the value, the baseline, the target."""
    held = (each.doubt for each in (seen, indicator, indicator.baseline, target) if each is not None)
    return tuple(dict.fromkeys(doubt for doubt in held if doubt is not None))
