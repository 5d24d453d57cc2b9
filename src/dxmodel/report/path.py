"""The path that an indicator is judged by: from the baseline over the interim targets to the judged one."""

from collections.abc import Iterator

from dxmodel.amount import Amount, compatible
from dxmodel.errors import Impossible
from dxmodel.fiscal import FiscalYear
from dxmodel.messages import Language
from dxmodel.plan import Indicator, MeanOver, Target, TotalOver
from dxmodel.progress import Progress, Reason
from dxmodel.progress.aim import Aim, aim, aim_between, interim_target
from dxmodel.progress.engine.scenarios import middle
from dxmodel.report.result import baseline_cell
from dxmodel.report.wording import one_line, target_text

__all__ = ["interims", "path_text", "way_end"]

Start = tuple[FiscalYear, Amount]
"""The baseline, in its year."""

Stop = tuple[Target, Amount]
"""An interim target, and the level that it asks for."""


def interims(answer: Progress) -> tuple[Stop, ...]:
    """Return the interim targets on the way to the judged one, the earliest first.

    Each stage begins where the one before it ended, or at the baseline where the target before asks for no
    level, or for one that the baseline satisfies: no other line judges the years of a stage.
    """
    return tuple(_backwards(answer))[::-1]


def path_text(answer: Progress, language: Language) -> str | None:
    """Say the path from level to level; nothing where it is one straight line."""
    over = [target for target, _ in interims(answer)]
    if not over or answer.target is None:
        return None
    stops = (target_text(target, language) for target in (*over, answer.target))
    said = (baseline_cell(answer.indicator.baseline, language).text, *stops)
    return " → ".join(one_line(text, language) for text in said)


def _backwards(answer: Progress) -> Iterator[Stop]:
    indicator, target, start = answer.indicator, answer.target, _start(answer.indicator)
    if target is None or start is None or not _leads(indicator, target, start):
        return
    while (before := _before(indicator, target, start)) is not None:
        yield before
        target, _ = before


def _start(indicator: Indicator) -> Start | None:
    base = indicator.baseline
    if base is None or base.year is None or base.amount is None or indicator.breaks:
        return None
    return (base.year, base.amount)


def _leads(indicator: Indicator, target: Target, start: Start) -> bool:
    """Is there a way to the judged target?  A sum begins at zero, and a floor has none."""
    if isinstance(target.goal, TotalOver | MeanOver):
        return False
    goal = aim(indicator, target, start[1])
    return not isinstance(goal, Reason) and way_end(goal, start[1]) is not None


def _before(indicator: Indicator, target: Target, start: Start) -> Stop | None:
    """Return the interim target where the stage to a target begins; nothing where that is the baseline."""
    year, baseline = start
    found = interim_target(indicator, target.due.year, target) if target.due.year else None
    if found is None or found.due.year is None or found.due.year <= year:
        return None
    goal = aim_between(indicator, found, baseline)
    level = None if isinstance(goal, Reason) else way_end(goal, baseline)
    return None if level is None else (found, level)


def way_end(goal: Aim, baseline: Amount) -> Amount | None:
    """Return where the way from the baseline ends, by the middle of what is rough; None if it is there."""
    start = middle(baseline)
    for level, side in ((goal.low, 1), (goal.high, -1)):
        if level is None or not compatible(level.unit, baseline.unit):
            continue
        try:
            here = middle(level.to(baseline.unit))
        except Impossible:
            continue
        if (here - start) * side > 0:
            return level
    return None
