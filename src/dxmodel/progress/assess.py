"""The scalar door: one Progress for each indicator, one by one."""

from typing import Any

import attrs

from dxmodel.amount import Amount
from dxmodel.errors import Impossible, Undecided
from dxmodel.fiscal import FiscalYear, as_fiscal_year
from dxmodel.ledger import Ledger, Reading, reading
from dxmodel.plan import Completed, Doubt, Indicator, Missing, Ratio, Target
from dxmodel.progress.aim import aim, judged_target
from dxmodel.progress.case import Case
from dxmodel.progress.change import last_known, latest_change
from dxmodel.progress.progress import Answers, Progress
from dxmodel.progress.status import Reason, Status

__all__ = ["assess"]


def assess(ledger: Ledger, at: FiscalYear | str) -> Answers:
    """Judge every indicator of the plan as it stands, in one fiscal year.

    Only revisions in force in that year count.

    Each is judged by that year's own observation; where there is none, the answer gives the
    reason and, beside it, the last known value.  The straight line from baseline to target is
    a convention of the method, not a statement of the plan.

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
    return Answers(_assess(standing, indicator, year) for indicator in standing.plan.indicators)


def _assess(ledger: Ledger, indicator: Indicator, at: FiscalYear) -> Progress:
    seen = reading(ledger, indicator, at)
    target = judged_target(indicator, at)
    baseline = indicator.baseline.amount if indicator.baseline else None
    answer = Progress(
        indicator=indicator,
        at=at,
        reading=seen,
        target=target,
        status=Status.NOT_ASSESSED,
        doubts=_doubts(seen, indicator, target),
        **_change(ledger, indicator, at),
    )
    if seen.amount is None:
        reason = _no_value(seen, target)
        return attrs.evolve(answer, reason=reason, last_known=last_known(ledger, indicator, at))
    if target is None:
        return attrs.evolve(answer, reason=Reason.NO_TARGET)
    try:
        return attrs.evolve(answer, **_judged(indicator, at, seen.amount, baseline, target))
    except Undecided:
        return attrs.evolve(answer, reason=Reason.ROUGH_LEVEL)
    except Impossible:
        return attrs.evolve(answer, reason=Reason.OUT_OF_RANGE)


def _judged(
    indicator: Indicator, at: FiscalYear, value: Amount, baseline: Amount | None, target: Target
) -> dict[str, Any]:
    goal = aim(indicator, target, baseline)
    if isinstance(goal, Reason):
        return {"reason": goal}
    case = Case.of(indicator, at, value, baseline, goal, target)
    return {**case.numbers(), **case.verdict()}


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
