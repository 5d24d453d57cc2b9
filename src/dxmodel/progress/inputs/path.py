"""The path from the baseline over the interim targets to the judged target, in stages."""

from collections.abc import Iterator

import attrs

from dxmodel.amount import Amount, compatible
from dxmodel.errors import InvalidValueError
from dxmodel.fiscal import FiscalYear
from dxmodel.plan import Indicator, Target
from dxmodel.plan.goals import MeanOver, TotalOver
from dxmodel.progress.engine.scenarios import middle
from dxmodel.progress.engine.status import Reason
from dxmodel.progress.engine.target_range import TargetRange
from dxmodel.progress.inputs.places import baseline_place, due_place
from dxmodel.progress.inputs.target_range import interim_target, target_range_between
from dxmodel.typed_fields import typed_fields

__all__ = ["Stage", "middle_path_end", "stage_start", "stages"]


@attrs.frozen(field_transformer=typed_fields)
class Stage:
    """An interim target on the path, and the level that it asks for.

    Attributes:
        target: the interim target.
        level: the end of it that the path leads to.
    """

    target: Target
    level: Amount


def stage_start(
    indicator: Indicator, before: FiscalYear, target: Target, baseline: Amount
) -> tuple[Target, TargetRange] | None:
    """Return the last interim target due before a year and after the baseline, with its levels.

    The stage of the path that ends at *target* begins with it; None where the stage begins at the baseline.
    """
    start = indicator.baseline.year if indicator.baseline else None
    interim = interim_target(indicator, before, target)
    if start is None or interim is None or interim.due.year is None:
        return None
    start_place, place = baseline_place(indicator), due_place(indicator, interim)
    if start_place is None or place is None or place <= start_place:
        return None
    goal = target_range_between(indicator, interim, baseline)
    return None if isinstance(goal, Reason) else (interim, goal)


def stages(indicator: Indicator, target: Target, goal: TargetRange, baseline: Amount) -> tuple[Stage, ...]:
    """Return the interim targets on the path to a target, the earliest first.

    Each stage begins where the one before it ended.  It begins at the baseline where the target before asks
    for no level, or for one that the baseline meets.  There is no path to a total, which begins at zero, nor
    to a goal that the baseline meets.
    """
    is_over_span = isinstance(target.goal, TotalOver | MeanOver)
    if is_over_span or indicator.breaks or middle_path_end(goal, baseline) is None:
        return ()
    return tuple(_backwards(indicator, target, baseline))[::-1]


def _backwards(indicator: Indicator, target: Target, baseline: Amount) -> Iterator[Stage]:
    while target.due.year is not None:
        start = stage_start(indicator, target.due.year, target, baseline)
        level = None if start is None else middle_path_end(start[1], baseline)
        if start is None or level is None:
            return
        yield Stage(start[0], level)
        target = start[0]


def middle_path_end(goal: TargetRange, baseline: Amount) -> Amount | None:
    """Return the level where the path from the baseline ends; None if the baseline meets the goal.

    Rough amounts count with their middle.
    """
    start = middle(baseline)
    for level, side in ((goal.low, 1), (goal.high, -1)):
        if level is None or not compatible(level.unit, baseline.unit):
            continue
        try:
            end = middle(level.to(baseline.unit))
        except InvalidValueError:
            continue
        if (end - start) * side > 0:
            return level
    return None
