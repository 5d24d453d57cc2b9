"""Why there is no verdict, and what is missing, as the sentence of a verdict states it."""

from typing import TYPE_CHECKING, Any

from dxmodel.fiscal import FiscalYear, When, last_day
from dxmodel.ledger import Observation, ResolvedValue
from dxmodel.messages import Language, words
from dxmodel.plan import Completion, Missing, Ratio
from dxmodel.progress.engine.status import Reason
from dxmodel.progress.inputs.missing_reason import missing_reason
from dxmodel.progress.sentences import in_its_years, value_text
from dxmodel.progress.verdict_sentence.result import measured_text

if TYPE_CHECKING:
    from dxmodel.progress.assessment import Assessment

__all__ = ["cause", "missing_text", "reason_text"]

_OF_RESULTS = (
    Reason.NO_OBSERVATION,
    Reason.MEMBERS_ONLY,
    Reason.PART_OF_YEAR,
    Reason.OTHER_WINDOW,
    Reason.NOT_UP_TO_DAY,
    Reason.DAY_OUTSIDE_YEAR,
    Reason.CONTRADICTION,
    Reason.UNDECIDED,
    Reason.QUALITATIVE,
)
"""The reasons whose words say 実績 themselves."""


_NAMED = (Reason.CONTRADICTION, Reason.UNDECIDED, Reason.MEMBERS_ONLY)
"""The reasons with which the values are named that are not used."""


def reason_text(answer: "Assessment", language: Language) -> Any:
    """Return the reason, with what else is missing: the value, or the years of a sum or a mean."""
    missing, value = missing_text(answer, language), answer.resolved.value
    is_of_one_year = answer.target is not None and answer.target.due.yearly
    is_done = isinstance(value, Completion) and value.is_done
    if answer.reason is Reason.NEEDS_JUDGEMENT and is_done and not is_of_one_year:
        return words("progress.completion_in_doubt", language, value=value)
    if answer.reason is Reason.NEEDS_JUDGEMENT and (stated := _stated_as_missing(answer)) is not None:
        facts = in_its_years(answer.indicator.window, {"year": stated.year}, language)
        return words("progress.completion_missing", language, reason=missing_reason(stated), **facts)
    if answer.reason is Reason.NO_SHARE or (answer.resolved.candidates and answer.reason in _NAMED):
        return missing
    if answer.span_total is not None and answer.reason is answer.span_total.reason:
        return missing
    is_second = answer.reason in (Reason.NO_TARGET, Reason.TARGET_NOT_SET) and missing is not None
    if is_second:
        is_of_results = answer.span_total is None and missing_reason(answer.resolved) in _OF_RESULTS
        code = "progress.reason_and_no_result" if is_of_results else "progress.reason_and_missing"
        return words(code, language, reason=answer.reason, missing=missing)
    return answer.reason


def missing_text(answer: "Assessment", language: Language) -> Any:
    """Return why the year has no value, or a year of a sum or a mean, or the due year that is over."""
    window, due_value = answer.indicator.window, answer.due_value
    if answer.span_total is None and answer.reason is Reason.RESULT_OVERDUE and due_value is not None:
        facts = in_its_years(window, {"years": [due_value.year]}, language)
        reason = _with_candidates(due_value, language)
        return words("progress.missing_years", language, reason=reason, **facts)
    if answer.span_total is None:
        value, reason = answer.resolved.value, missing_reason(answer.resolved)
        if answer.resolved.amount is not None:
            return None
        if reason is Reason.NO_SHARE and isinstance(value, Ratio):
            return words(f"progress.{'no_share' if value.is_over_zero else 'rough_share'}", language)
        return _with_candidates(answer.resolved, language)
    if not answer.span_total.missing:
        return answer.span_total.reason
    years: dict[Reason, list[FiscalYear]] = {}
    for year, reason in zip(answer.span_total.missing, answer.span_total.reasons, strict=True):
        years.setdefault(reason, []).append(year)
    return [
        words(
            "progress.missing_years",
            language,
            reason=reason,
            **in_its_years(window, {"years": each}, language),
        )
        for reason, each in years.items()
    ]


def cause(answer: "Assessment", language: Language) -> str | None:
    """Return why it is not known whether the target was met when it was due, as a clause."""
    due_value = answer.due_value
    if due_value is None:
        return None
    facts = {
        "due_year": due_value.year,
        "known": measured_text(answer, due_value, language),
        "reason": _with_candidates(due_value, language),
    }
    code = "with_another_day"
    if due_value.amount is None:
        is_silent = missing_reason(due_value) is Reason.NO_OBSERVATION
        code = "without_result" if is_silent else "with_reason"
    facts = in_its_years(answer.indicator.window, facts, language)
    return words(f"progress.due_year_{code}", language, **facts)


def _stated_as_missing(answer: "Assessment") -> ResolvedValue | None:
    """Return the value of the year, else of the due year, where an entry states that it is missing."""
    values = (answer.resolved, answer.due_value)
    return next((each for each in values if each is not None and isinstance(each.value, Missing)), None)


def _with_candidates(resolved: ResolvedValue, language: Language) -> Any:
    """Return why a year has no value, with those that contradict one another, or are of parts or members."""
    reason = missing_reason(resolved)
    if reason is Reason.PART_OF_YEAR and (so_far := resolved.at_least) is not None:
        return words("progress.part_of_year_so_far", language, reason=reason, value=so_far)
    if not resolved.candidates or reason not in _NAMED:
        return reason
    values = [_candidate(each, language) for each in resolved.candidates]
    return words("progress.reason_with_values", language, reason=reason, values=values)


def _candidate(observation: Observation, language: Language) -> str:
    """Return a value with what tells it apart from others of its year: the member, the months, the days."""
    text = value_text(observation.value, language, printed=observation.printed)
    notes: list[Any] = []
    if observation.year is None or observation.period != observation.year:
        notes.append(observation.period)
    if observation.as_of is not None:
        notes.append(words("progress.counted_on", language, day=When.on(last_day(observation.as_of))))
    if observation.known is not None:
        notes.append(words("progress.known_on", language, day=observation.known))
    if observation.breakdown:
        members = [member for _, member in observation.breakdown]
        text = words("progress.of_a_member", language, member=members, value=text)
    return words("progress.forecast_noted", language, value=text, notes=notes) if notes else text
