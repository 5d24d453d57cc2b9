"""sentence: the verdict of an assessment and its inputs as one sentence."""

from typing import TYPE_CHECKING

from dxmodel.messages import Language, words
from dxmodel.plan import Target
from dxmodel.plan.goals import Described
from dxmodel.progress.engine.status import Status
from dxmodel.progress.inputs.target_range import is_words
from dxmodel.progress.sentences import change_text, in_its_years, score_text, value_text, with_reservations
from dxmodel.progress.verdict_sentence.facts import sentence_facts
from dxmodel.progress.verdict_sentence.message import message_code, met_before
from dxmodel.progress.verdict_sentence.part import part_text
from dxmodel.progress.verdict_sentence.projection import has_projection, projection_code

if TYPE_CHECKING:
    from dxmodel.progress.assessment import Assessment

__all__ = ["sentence"]


def sentence(answer: "Assessment", language: Language) -> str:
    """Return the verdict and its inputs as one sentence."""
    window = answer.indicator.window
    facts = in_its_years(window, sentence_facts(answer, language), language)
    text = words(message_code(answer), language, **facts)
    if (expected := answer.resolved.expected) is not None:
        value = value_text(expected.value, language)
        text = words("progress.expected", language, text=text, status=expected.status, value=value)
    if has_projection(answer):
        text = words(projection_code(answer), language, text=text, **facts)
    due = answer.target.due.year if answer.target else None
    if answer.derived_value is not None:
        derived_value = value_text(answer.derived_value, language)
        text = words("progress.and_derived", language, text=text, derived_value=derived_value)
    between = [year for year in answer.met_years if due is not None and due < year < answer.at]
    if answer.row in ("19", "6c"):
        between = [] if answer.reason is None and answer.row == "6c" else met_before(answer)
    if between and answer.row in ("11", "19", "6c"):
        years = in_its_years(window, {"years": between}, language)
        text = words("progress.met_between", language, text=text, **years)
    if answer.status is Status.ON_TRACK and answer.latest_step_suffices is False:
        step = None if answer.latest_change is None else answer.latest_change.printed
        amounts = {"step": step, "signed_required": answer.printed("required_per_year")}
        facts |= {name: each and change_text(each, language) for name, each in amounts.items()}
        text = words("progress.latest_step_short", language, text=text, **facts)
    if (
        answer.status is Status.UNCERTAIN
        and answer.score_range is not None
        and None not in answer.score_range
    ):
        least, greatest = (score_text(each, answer.method) for each in answer.score_range)
        code = "progress.uncertain_scores" if least != greatest else "progress.uncertain_score"
        text = words(code, language, text=text, least=least, greatest=greatest, **facts)
    if answer.kept is not None and len(answer.kept.years) > 1:
        text = words("progress.and_kept", language, text=text, kept=answer.kept.describe(language))
    for code, others in (
        ("progress.other_alternatives", [each for each in answer.others if each.is_alternative]),
        ("progress.other_goals", [each for each in answer.others if not each.is_alternative]),
    ):
        if others:
            text = words(code, language, text=text, parts=[part_text(each, language) for each in others])
    for target in _goals_in_words(answer):
        in_words = in_its_years(window, {"due": target.due, "goal": target.goal}, language)
        text = words("progress.and_goal_in_words", language, text=text, **in_words)
    if answer.members and not answer.is_of_members:
        text = words("progress.and_members", language, text=text, parts=facts["parts"])
    is_secondary = bool(answer.secondary_sources)
    return with_reservations(text, answer.bridges, answer.doubts, language, is_secondary=is_secondary)


def _goals_in_words(answer: "Assessment") -> list[Target]:
    """Return the goals in words that are due in the year or later, beside the judged one in numbers."""
    if answer.target is None or is_words(answer.target.goal) or answer.breakdown:
        return []
    judged = {answer.target, *(each.target for each in answer.others)}
    return [
        each
        for each in answer.indicator.total_targets
        if isinstance(each.goal, Described)
        and is_words(each.goal)
        and each not in judged
        and each.due.year is not None
        and answer.at <= each.due.year
    ]
