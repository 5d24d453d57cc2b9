"""Where the pace leads, as the sentence of a verdict states it."""

from typing import TYPE_CHECKING, Any

from dxmodel.ledger import MethodName
from dxmodel.messages import Language, words
from dxmodel.progress.engine.formulas import TOLERANCE
from dxmodel.progress.engine.status import ON_A_PATH
from dxmodel.progress.engine.target_range import surely_misses

if TYPE_CHECKING:
    from dxmodel.progress.assessment import Assessment

__all__ = ["has_projection", "projected", "projection_code"]


def has_projection(answer: "Assessment") -> bool:
    """Return whether the sentence of a verdict states where the pace leads."""
    by_default = answer.method is MethodName.LINEAR_PACE and answer.interim is None
    return (
        by_default
        and answer.status in ON_A_PATH
        and answer.projected_value is not None
        and answer.required_speedup is not None
        and not answer.is_due_soon
        and not _runs_past_goal(answer)
    )


def projection_code(answer: "Assessment") -> str:
    """Return the code of the message that states where the pace leads."""
    factor = 1.0 if answer.required_speedup is None else answer.required_speedup
    if abs(factor - 1) <= TOLERANCE:
        return "progress.course_on_bound" if _leads_to_excluded_level(answer) else "progress.course_kept"
    return "progress.course_eased" if factor < 1 else "progress.course"


def projected(answer: "Assessment", language: Language) -> Any:
    """Return the projected value, with a note where the indicator cannot have it."""
    value = answer.printed("projected_value")
    if value is None or not answer.projection_beyond_bounds:
        return value
    notes = [words("progress.forecast_beyond", language)]
    return words("progress.forecast_noted", language, value=value, notes=notes)


def _runs_past_goal(answer: "Assessment") -> bool:
    """Return whether the pace is more than enough for a range, and so leads out of it on the far side."""
    if answer.goal is None or answer.projected_value is None or answer.required_speedup is None:
        return False
    return answer.required_speedup < 1 - TOLERANCE and surely_misses(answer.projected_value, answer.goal)


def _leads_to_excluded_level(answer: "Assessment") -> bool:
    """Return whether the path leads to a level that does not meet the goal itself (超, 未満)."""
    goal, level = answer.goal, answer.goal_level
    if goal is None or level is None:
        return False
    return (goal.exclusive_low and level == goal.low) or (goal.exclusive_high and level == goal.high)
