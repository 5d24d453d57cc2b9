"""The goal and the due date of the judged target, as the sentence of a verdict states them."""

from datetime import date
from typing import TYPE_CHECKING, Any

import attrs

from dxmodel.messages import Language, words
from dxmodel.progress.printed_goal import goal_in_sentence
from dxmodel.progress.sentences import in_its_years

if TYPE_CHECKING:
    from dxmodel.progress.assessment import Assessment

__all__ = ["by_due_text", "due_clause", "due_text", "goal_text", "when_due"]


def due_text(answer: "Assessment", language: Language) -> Any:
    """Return the due date as a noun: 期限（順次） where only words are printed, 期限なし without them."""
    due = answer.target.due if answer.target else None
    if due is None or due.by is not None:
        return due
    code = "progress.no_due_date" if due.qualifier is None else "progress.due_in_words"
    return words(code, language, due=due)


def by_due_text(answer: "Assessment", language: Language) -> Any:
    """Return by when the target is due: 令和8年度まで; 令和8年度 of one that is due every year."""
    due = due_text(answer, language)
    if due is None or (answer.target is not None and answer.target.due.yearly):
        return due
    facts = in_its_years(answer.indicator.window, {"due": due}, language)
    return words("progress.by_due", language, **facts)


def due_clause(answer: "Assessment", language: Language) -> Any:
    """Return when the target is due as a clause: 期限は令和8年度, 期限は順次, 期限なし."""
    due = answer.target.due if answer.target else None
    if due is None:
        return None
    is_stated = due.by is not None or due.qualifier is not None
    facts = in_its_years(answer.indicator.window, {"due": due}, language)
    code = "due_clause" if due.by is not None or due.yearly else "due_clause_in_words"
    return words(f"progress.{code}" if is_stated else "progress.no_due_date", language, **facts)


def when_due(answer: "Assessment", language: Language) -> str | None:
    """Return when the target is due as an adverb, without the words that make it vague: in FY2025."""
    due = answer.target.due if answer.target else None
    if due is None:
        return None
    point = due if due.by is None else attrs.evolve(due, qualifier=None)
    code = "progress.when_due_on_day" if isinstance(due.by, date) else "progress.when_due"
    return words(code, language, **in_its_years(answer.indicator.window, {"due": point}, language))


def goal_text(answer: "Assessment", language: Language) -> Any:
    """Return what the target asks for; 毎年度 beside what it asks for every year."""
    if answer.target is None:
        return None
    goal = goal_in_sentence(answer.target, language)
    if not answer.target.due.yearly:
        return goal
    code = "progress.every_year" if answer.indicator.window is None else "progress.every_calendar_year"
    return words(code, language, goal=goal)
