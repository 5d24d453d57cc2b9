"""part_text: the verdict on one goal beside others, or on one member, as a clause."""

from typing import TYPE_CHECKING, Any

from dxmodel.messages import Language, words
from dxmodel.progress.engine.status import Reason
from dxmodel.progress.sentences import in_its_years
from dxmodel.progress.verdict_sentence.message import is_done_later, outcome_when_due
from dxmodel.progress.verdict_sentence.reason import missing_text, reason_text
from dxmodel.progress.verdict_sentence.result import judged_text, measured_text
from dxmodel.progress.verdict_sentence.target import goal_text

if TYPE_CHECKING:
    from dxmodel.progress.assessment import Assessment

__all__ = ["part_text"]


def part_text(answer: "Assessment", language: Language) -> str:
    """Return the verdict on one goal beside others, or on one member, as a clause."""
    goal = goal_text(answer, language)
    part: Any = goal
    if answer.breakdown:
        members = words("progress.part_of_members", language, members=[each for _, each in answer.breakdown])
        part = (
            members if goal is None else words("progress.part_with_goal", language, part=members, goal=goal)
        )
    facts = {"part": part, "status": answer.status, "value": judged_text(answer, language)}
    if (outcome := outcome_when_due(answer)) is not None and answer.due_value is not None:
        due_value = measured_text(answer, answer.due_value, language)
        facts |= {"outcome": outcome, "due_year": answer.due_value.year, "due_value": due_value}
        facts = in_its_years(answer.indicator.window, facts, language)
        return words("progress.of_a_part_when_due", language, **facts)
    if is_done_later(answer):
        return words("progress.of_a_part_done_later", language, **facts)
    if answer.reason is None and facts["value"] is not None:
        return words("progress.of_a_part", language, **facts)
    is_overdue = answer.reason is Reason.RESULT_OVERDUE
    reason = missing_text(answer, language) if is_overdue else reason_text(answer, language)
    reason = reason or answer.status
    return words("progress.of_a_part_unjudged", language, **facts, reason=reason)
