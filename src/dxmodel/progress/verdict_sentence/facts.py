"""sentence_facts: what the message of a verdict is filled with."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from dxmodel.amount import Amount
from dxmodel.fiscal import FiscalSpan, FiscalYear, When
from dxmodel.messages import Language, words
from dxmodel.progress.printed_goal import goal_in_sentence
from dxmodel.progress.sentences import change_text, factor, in_its_years, is_decrease, percent, size
from dxmodel.progress.verdict_sentence.comparison import (
    baseline_text,
    change_from_baseline,
    change_from_interim,
)
from dxmodel.progress.verdict_sentence.part import part_text
from dxmodel.progress.verdict_sentence.projection import projected
from dxmodel.progress.verdict_sentence.reason import cause, missing_text, reason_text
from dxmodel.progress.verdict_sentence.result import judged_amount, judged_text, measured_text, result_text
from dxmodel.progress.verdict_sentence.target import by_due_text, due_clause, due_text, goal_text, when_due

if TYPE_CHECKING:
    from dxmodel.progress.assessment import Assessment

__all__ = ["sentence_facts"]


def sentence_facts(answer: "Assessment", language: Language) -> dict[str, Any]:
    """Return the facts that the messages of verdicts are filled with."""
    known, change = answer.last_known or answer.resolved, change_from_baseline(answer)
    return {
        "indicator": answer.name,
        "at": answer.at,
        "value": judged_text(answer, language),
        "result": result_text(answer, language),
        "known_year": known.year,
        "reason": reason_text(answer, language),
        "missing": missing_text(answer, language),
        "due_year": answer.target.due.year if answer.target else None,
        "due_value": measured_text(answer, answer.due_value, language) if answer.due_value else None,
        "years": answer.met_years,
        "baseline": baseline_text(answer, language),
        "change": _change_text(change, language),
        "baseline_span": _baseline_span(answer),
        "result_span": _result_span(answer, language),
        "last": answer.indicator.ended.last if answer.indicator.ended else None,
        "since": _redefined_since(answer),
        "goal": goal_text(answer, language),
        "cause": cause(answer, language),
        "due": due_text(answer, language),
        "by_due": by_due_text(answer, language),
        "due_clause": due_clause(answer, language),
        "when_due": when_due(answer, language),
        "possible": answer.possible,
        "interim": goal_in_sentence(answer.interim, language) if answer.interim else None,
        "interim_due": answer.interim.due if answer.interim else None,
        "expected": percent(answer.expected, 1.0),
        "progress": percent(answer.progress, 1.0, 1.0 if answer.expected is None else answer.expected),
        "elapsed": percent(answer.elapsed, 1.0),
        "pace": factor(answer.pace),
        "method": answer.method,
        "score": answer.score_text,
        "beside_interim": _change_text(change_from_interim(answer), language),
        "rough": _rough(answer, language),
        "status": answer.status,
        "projected_value": projected(answer, language),
        "required_speedup": factor(answer.required_speedup, suffices=True),
        "remaining": size(answer.printed("remaining")),
        "need": _need(answer, language),
        "parts": [part_text(each, language) for each in answer.members],
    }


def _redefined_since(answer: "Assessment") -> list[FiscalYear]:
    """The first years of the breaks without a bridge; of all breaks, where each has one."""
    breaks = answer.indicator.breaks
    return [each.since for each in breaks if each.bridge is None] or [each.since for each in breaks]


def _rough(answer: "Assessment", language: Language) -> list[str]:
    """Return which of value, baseline and targets are ranges, and what they range over."""
    amounts: dict[str, Iterable[Amount | None]] = {
        "progress.rough_baseline": [answer.baseline],
        "progress.rough_interim": [each.level for each in answer.path],
        "progress.rough_target": [] if answer.goal is None else answer.goal.levels,
    }
    texts = [
        words(code, language, range=Amount.within(each.interval, each.unit))
        for code, levels in amounts.items()
        for each in levels
        if each is not None and not each.is_exact
    ]
    value = judged_amount(answer)
    is_rough = value is None or not value.is_exact or not texts
    return [*([words("progress.rough_value", language)] if is_rough else []), *texts]


def _baseline_span(answer: "Assessment") -> FiscalSpan | FiscalYear | None:
    base = answer.indicator.baseline
    return None if base is None else base.span or base.year


def _result_span(answer: "Assessment", language: Language) -> str:
    """Return over what the result was counted: 令和6年度だけ, 令和6年9月30日まで."""
    if answer.resolved.parts and answer.resolved.day is not None:
        return words("progress.span_until", language, day=When.on(answer.resolved.day))
    facts = in_its_years(answer.indicator.window, {"at": answer.at}, language)
    return words("progress.span_of_year", language, **facts)


def _need(answer: "Assessment", language: Language) -> str:
    required, remaining = answer.printed("required_per_year"), answer.printed("remaining")
    if answer.is_due_soon and remaining is not None:
        code = "progress.need_less_yet" if is_decrease(remaining) else "progress.need_yet"
        return words(code, language, remaining=size(remaining))
    if answer.span_total is not None:
        return words("progress.need_a_year", language, required=required)
    code = "progress.need_less" if required is not None and is_decrease(required) else "progress.need"
    return words(code, language, required=size(required))


def _change_text(change: Amount | None, language: Language) -> str | None:
    return None if change is None else change_text(change, language)
