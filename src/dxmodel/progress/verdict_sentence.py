"""sentence: the verdict of an assessment and its inputs as one sentence."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

import attrs

from dxmodel.amount import About, Amount, as_printed, compatible
from dxmodel.errors import AmbiguousError, InvalidValueError
from dxmodel.fiscal import FiscalSpan, FiscalYear, When, last_day
from dxmodel.ledger import MethodName, Observation, ObservationStatus, ResolvedValue
from dxmodel.messages import Language, words
from dxmodel.plan import Completion, Missing, Ratio, Target, Value
from dxmodel.plan.goals import Completed, Described, MeanOver
from dxmodel.progress.engine.formulas import TOLERANCE
from dxmodel.progress.engine.status import ON_A_PATH, Reason, Status
from dxmodel.progress.engine.target_range import surely_meets, surely_misses
from dxmodel.progress.inputs.missing_reason import missing_reason
from dxmodel.progress.inputs.target_range import is_words
from dxmodel.progress.printed_goal import goal_in_sentence
from dxmodel.progress.sentences import (
    change_text,
    factor,
    in_its_years,
    is_decrease,
    percent,
    printed_amount,
    printed_form,
    score_text,
    size,
    value_text,
    with_reservations,
)

if TYPE_CHECKING:
    from dxmodel.progress.assessment import Assessment

__all__ = ["sentence"]

_OWN_SENTENCE = (Reason.ENDED, Reason.REDEFINED, Reason.UNLIKE_SPANS)
"""The reasons with a sentence of their own."""

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

_AFTER_DUE = {
    Status.ACHIEVED: "progress.achieved_when_due",
    Status.MISSED: "progress.missed_when_due",
}
"""The sentences after the due year, where its value is known."""

_NO_VALUE = {
    Status.ACHIEVED: "progress.no_value_after_achieved",
    Status.MISSED: "progress.no_value_after_missed",
    None: "progress.no_value_after_due",
}
"""The sentences after the due year, where the year has no value."""

_PLAIN = {
    Status.MISSED: "progress.missed_plainly",
    Status.BEHIND: "progress.behind_plainly",
    Status.ON_TRACK: "progress.on_track_plainly",
}
"""The sentences without a share of the path, where there is none."""


def sentence(answer: "Assessment", language: Language) -> str:
    """Return the verdict and its inputs as one sentence."""
    window = answer.indicator.window
    facts = in_its_years(window, _facts(answer, language), language)
    text = words(_code(answer), language, **facts)
    if (expected := answer.resolved.expected) is not None:
        value = value_text(expected.value, language)
        text = words("progress.expected", language, text=text, status=expected.status, value=value)
    if _has_projection(answer):
        text = words(_projection_code(answer), language, text=text, **facts)
    due = answer.target.due.year if answer.target else None
    if answer.derived_value is not None:
        derived_value = value_text(answer.derived_value, language)
        text = words("progress.and_derived", language, text=text, derived_value=derived_value)
    between = [year for year in answer.met_years if due is not None and due < year < answer.at]
    if answer.row == "19":
        between = _met_before(answer)
    if between and answer.row in ("11", "19"):
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
            text = words(code, language, text=text, parts=[_part(each, language) for each in others])
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


def _part(answer: "Assessment", language: Language) -> str:
    """Return the verdict on one goal beside others, or on one member, as a clause."""
    goal = _goal(answer, language)
    part: Any = goal
    if answer.breakdown:
        members = [member for _, member in answer.breakdown]
        part = (
            members if goal is None else words("progress.part_with_goal", language, part=members, goal=goal)
        )
    facts = {"part": part, "status": answer.status, "value": _value(answer, language)}
    if (outcome := _outcome_when_due(answer)) is not None and answer.due_value is not None:
        due_value = _measured_text(answer, answer.due_value, language)
        facts |= {"outcome": outcome, "due_year": answer.due_value.year, "due_value": due_value}
        facts = in_its_years(answer.indicator.window, facts, language)
        return words("progress.of_a_part_when_due", language, **facts)
    if _is_done_later(answer):
        return words("progress.of_a_part_done_later", language, **facts)
    if answer.reason is None and facts["value"] is not None:
        return words("progress.of_a_part", language, **facts)
    reason = _reason_text(answer, language) or answer.status
    return words("progress.of_a_part_unjudged", language, **facts, reason=reason)


def _outcome_when_due(answer: "Assessment") -> Status | None:
    """Return whether a target was achieved or missed when it was due, where the sentence states that."""
    if answer.due_value is None:
        return None
    if answer.status in _AFTER_DUE:
        return answer.status
    if answer.reason is None or answer.resolved.amount is not None or answer.goal is None:
        return None
    at_due = answer.due_value.known_amount
    if at_due is not None and surely_meets(at_due, answer.goal):
        return Status.ACHIEVED
    return Status.MISSED if _surely_misses(answer, answer.due_value) else None


def _is_done_later(answer: "Assessment") -> bool:
    """Return whether a milestone was missed, and done after the year by what an entry states."""
    value = answer.resolved.value
    return answer.status is Status.MISSED and isinstance(value, Completion) and value.is_done


def _has_projection(answer: "Assessment") -> bool:
    by_default = answer.method is MethodName.LINEAR_PACE and answer.interim is None
    return (
        by_default
        and answer.status in ON_A_PATH
        and answer.projected_value is not None
        and answer.required_speedup is not None
        and not answer.is_due_soon
        and not _runs_past_goal(answer)
    )


def _runs_past_goal(answer: "Assessment") -> bool:
    """Return whether the pace is more than enough for a range, and so leads out of it on the far side."""
    if answer.goal is None or answer.projected_value is None or answer.required_speedup is None:
        return False
    return answer.required_speedup < 1 - TOLERANCE and surely_misses(answer.projected_value, answer.goal)


def _projection_code(answer: "Assessment") -> str:
    factor = 1.0 if answer.required_speedup is None else answer.required_speedup
    if abs(factor - 1) <= TOLERANCE:
        return "progress.course_on_bound" if _leads_to_excluded_level(answer) else "progress.course_kept"
    return "progress.course_eased" if factor < 1 else "progress.course"


def _leads_to_excluded_level(answer: "Assessment") -> bool:
    """Return whether the path leads to a level that does not meet the goal itself (超, 未満)."""
    goal, level = answer.goal, answer.goal_level
    if goal is None or level is None:
        return False
    return (goal.exclusive_low and level == goal.low) or (goal.exclusive_high and level == goal.high)


def _code(answer: "Assessment") -> str:
    if answer.is_of_members:
        return "progress.by_members"
    if answer.reason is not None:
        return _code_of_reason(answer)
    if _is_done_later(answer):
        return "progress.milestone_missed_done_later"
    if _is_milestone(answer) and answer.status is not Status.NOT_DUE:
        return f"progress.milestone_{answer.status.value.replace('-', '_')}"
    if answer.method is not MethodName.LINEAR_PACE and answer.score is not None and not answer.possible:
        return _code_by_method(answer)
    if answer.row == "6c":
        return "progress.achieved_undated"
    if _is_exceeded(answer):
        return "progress.exceeded"
    if answer.status is Status.NOT_DUE and answer.required_per_year is not None:
        return "progress.not_due_so_far"
    if answer.status is Status.NOT_DUE and answer.span_total is not None and answer.span_total.value:
        return "progress.not_due_with_value"
    if answer.status is Status.AT_BASELINE and answer.required_per_year is None:
        is_met = _is_met_by_baseline(answer)
        return "progress.at_baseline_met" if is_met else "progress.at_baseline_plainly"
    if answer.due_value is not None and answer.status in _AFTER_DUE:
        return _AFTER_DUE[answer.status]
    if answer.status is Status.REGRESSING and answer.row == "15" and _is_met_by_baseline(answer):
        return "progress.regressing_from_goal"
    if answer.status is Status.KEPT_SO_FAR and _change_from_baseline(answer) is not None:
        return "progress.kept_so_far_changed"
    on_bound = answer.status is Status.MISSED and answer.no_score is Reason.ON_EXCLUSIVE_BOUND
    if (answer.pace is None or on_bound) and answer.status in _PLAIN:
        return _PLAIN[answer.status]
    if answer.status is Status.MISSED and answer.progress is not None and answer.progress < 0:
        return "progress.missed_behind_baseline"
    if answer.row == "19" and _met_before(answer):
        return "progress.not_met_again"
    name = answer.status.value.replace("-", "_")
    return f"progress.{name}_over" if answer.interim and answer.status in ON_A_PATH else f"progress.{name}"


def _is_met_by_baseline(answer: "Assessment") -> bool:
    baseline, goal = answer.baseline, answer.goal
    return baseline is not None and goal is not None and surely_meets(baseline, goal)


def _met_before(answer: "Assessment") -> list[FiscalYear]:
    return [year for year in answer.met_years if year < answer.at]


def _is_milestone(answer: "Assessment") -> bool:
    is_completion = answer.target is not None and isinstance(answer.target.goal, Completed)
    return is_completion and answer.resolved.amount is None


def _code_of_reason(answer: "Assessment") -> str:
    if answer.row == "6c":
        return "progress.not_met_undated"
    if answer.reason in _OWN_SENTENCE:
        return f"progress.{answer.reason.value.replace('-', '_')}"
    if answer.reason is Reason.DUE_YEAR_UNKNOWN:
        if answer.at in answer.met_years:
            return "progress.due_year_unknown_met"
        is_missed = _surely_misses(answer, answer.resolved)
        return "progress.due_year_unknown_unmet" if is_missed else "progress.due_year_unknown"
    if answer.reason is Reason.RESULT_OVERDUE:
        return "progress.result_overdue_known" if answer.last_known else "progress.result_overdue"
    if answer.resolved.amount is None and answer.due_value is not None and answer.goal is not None:
        return _NO_VALUE[_outcome_when_due(answer)]
    if answer.reason is Reason.TARGET_IN_WORDS and answer.target is not None:
        if answer.last_known is not None:
            return "progress.in_words_last_known"
        return "progress.in_words" if answer.resolved.value is None else "progress.in_words_with_value"
    if answer.last_known is not None:
        return "progress.last_known"
    is_known = answer.goal is not None and _judged(answer) is not None
    return "progress.not_assessed_with_value" if is_known else "progress.not_assessed"


def _surely_misses(answer: "Assessment", value: ResolvedValue) -> bool:
    amount = value.known_amount
    return amount is not None and answer.goal is not None and surely_misses(amount, answer.goal)


def _change_from_baseline(answer: "Assessment") -> Amount | None:
    """Return the difference of value and baseline, rounded; None where there is none, or it is not known."""
    value, baseline = _judged(answer) or answer.resolved.at_least, _baseline(answer)
    if answer.baseline is None or baseline is None or value is None:
        return None
    try:
        change = value - answer.baseline
    except (AmbiguousError, InvalidValueError):
        return None
    return None if change.is_exact and not change.magnitude else as_printed(change, value, baseline)


def _change_from_interim(answer: "Assessment") -> Amount | None:
    """Return the difference of value and interim target; None where it is not known."""
    level = next((each.level for each in answer.path if each.target == answer.interim), None)
    value = _judged(answer)
    if level is None or value is None or not compatible(value.unit, level.unit):
        return None
    return value - level


def _judged(answer: "Assessment") -> Amount | None:
    """Return the amount that is judged, as it is printed."""
    if answer.span_total is not None:
        return answer.span_total.value
    return printed_amount(answer.resolved.value, *([] if answer.goal is None else answer.goal.levels))


def _change_text(change: Amount | None, language: Language) -> str | None:
    return None if change is None else change_text(change, language)


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
    value = _judged(answer)
    is_rough = value is None or not value.is_exact or not texts
    return [*([words("progress.rough_value", language)] if is_rough else []), *texts]


def _is_exceeded(answer: "Assessment") -> bool:
    due = answer.target.due.year if answer.target else None
    return answer.status is Status.MISSED and due is not None and answer.at < due


def _code_by_method(answer: "Assessment") -> str:
    if answer.target is None or _is_undated(answer):
        return "progress.by_trend"
    by_interim = answer.method is MethodName.INTERIM_TARGET and answer.status in ON_A_PATH
    return "progress.by_interim" if by_interim and answer.interim else "progress.by_method"


def _is_undated(answer: "Assessment") -> bool:
    return answer.target is not None and answer.target.due.by is None


def _redefined_since(answer: "Assessment") -> list[FiscalYear]:
    """The first years of the breaks without a bridge; of all breaks, where each has one."""
    breaks = answer.indicator.breaks
    return [each.since for each in breaks if each.bridge is None] or [each.since for each in breaks]


def _facts(answer: "Assessment", language: Language) -> dict[str, Any]:
    known, change = answer.last_known or answer.resolved, _change_from_baseline(answer)
    return {
        "indicator": answer.name,
        "at": answer.at,
        "value": _value(answer, language),
        "result": _result(answer, language),
        "known_year": known.year,
        "reason": _reason_text(answer, language),
        "missing": _missing_text(answer, language),
        "due_year": answer.target.due.year if answer.target else None,
        "due_value": _measured_text(answer, answer.due_value, language) if answer.due_value else None,
        "years": answer.met_years,
        "baseline": _baseline_text(answer, language),
        "change": _change_text(change, language),
        "baseline_span": _baseline_span(answer),
        "result_span": _result_span(answer, language),
        "last": answer.indicator.ended.last if answer.indicator.ended else None,
        "since": _redefined_since(answer),
        "goal": _goal(answer, language),
        "cause": _cause(answer, language),
        "due": _due(answer, language),
        "by_due": _by_due(answer, language),
        "due_clause": _due_clause(answer, language),
        "when_due": _when_due(answer, language),
        "possible": answer.possible,
        "interim": goal_in_sentence(answer.interim, language) if answer.interim else None,
        "interim_due": answer.interim.due if answer.interim else None,
        "expected": percent(answer.expected, 1.0),
        "progress": percent(answer.progress, 1.0, 1.0 if answer.expected is None else answer.expected),
        "elapsed": percent(answer.elapsed, 1.0),
        "pace": factor(answer.pace),
        "method": answer.method,
        "score": answer.score_text,
        "beside_interim": _change_text(_change_from_interim(answer), language),
        "rough": _rough(answer, language),
        "status": answer.status,
        "projected_value": _projected(answer, language),
        "required_speedup": factor(answer.required_speedup, suffices=True),
        "remaining": size(answer.printed("remaining")),
        "need": _need(answer, language),
        "parts": [_part(each, language) for each in answer.members],
    }


def _baseline(answer: "Assessment") -> Amount | None:
    """Return the baseline as it is stated; a share of two numbers rounded, as it is printed."""
    base = answer.indicator.baseline
    is_share = base is not None and isinstance(base.value, Ratio)
    return answer.printed("baseline") if is_share else answer.baseline


def _baseline_text(answer: "Assessment", language: Language) -> str | None:
    """Return the text of the baseline, as printed where it is not converted over a break."""
    amount, base = _baseline(answer), answer.indicator.baseline
    if amount is None or base is None or answer.baseline != base.amount:
        return None if amount is None else format(amount, language)
    printed = printed_form(base.printed, amount) if language == "ja" else None
    return printed or format(amount, language)


def _baseline_span(answer: "Assessment") -> FiscalSpan | FiscalYear | None:
    base = answer.indicator.baseline
    return None if base is None else base.span or base.year


def _result_span(answer: "Assessment", language: Language) -> str:
    """Return over what the result was counted: 令和6年度だけ, 令和6年9月30日まで."""
    if answer.resolved.parts and answer.resolved.day is not None:
        return words("progress.span_until", language, day=When.on(answer.resolved.day))
    facts = in_its_years(answer.indicator.window, {"at": answer.at}, language)
    return words("progress.span_of_year", language, **facts)


def _reason_text(answer: "Assessment", language: Language) -> Any:
    """Return the reason, with what else is missing: the value, or the years of a sum or a mean."""
    missing, value = _missing_text(answer, language), answer.resolved.value
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


def _missing_text(answer: "Assessment", language: Language) -> Any:
    """Return why the year, or a year of a sum or a mean, has no value."""
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
    window = answer.indicator.window
    return [
        words(
            "progress.missing_years",
            language,
            reason=reason,
            **in_its_years(window, {"years": each}, language),
        )
        for reason, each in years.items()
    ]


def _projected(answer: "Assessment", language: Language) -> Any:
    """Return the projected value, with a note where the indicator cannot have it."""
    value = answer.printed("projected_value")
    if value is None or not answer.projection_beyond_bounds:
        return value
    notes = [words("progress.forecast_beyond", language)]
    return words("progress.forecast_noted", language, value=value, notes=notes)


def _due(answer: "Assessment", language: Language) -> Any:
    """Return the due date as a noun: 期限（順次） where only words are printed, 期限なし without them."""
    due = answer.target.due if answer.target else None
    if due is None or due.by is not None:
        return due
    code = "progress.no_due_date" if due.qualifier is None else "progress.due_in_words"
    return words(code, language, due=due)


def _by_due(answer: "Assessment", language: Language) -> Any:
    """Return by when the target is due: 令和8年度まで; 令和8年度 of one that is due every year."""
    due = _due(answer, language)
    if due is None or (answer.target is not None and answer.target.due.yearly):
        return due
    facts = in_its_years(answer.indicator.window, {"due": due}, language)
    return words("progress.by_due", language, **facts)


def _goal(answer: "Assessment", language: Language) -> Any:
    """Return what the target asks for; 毎年度 beside what it asks for every year."""
    if answer.target is None:
        return None
    goal = goal_in_sentence(answer.target, language)
    if not answer.target.due.yearly:
        return goal
    code = "progress.every_year" if answer.indicator.window is None else "progress.every_calendar_year"
    return words(code, language, goal=goal)


def _cause(answer: "Assessment", language: Language) -> str | None:
    """Return why it is not known whether the target was met when it was due, as a clause."""
    due_value = answer.due_value
    if due_value is None:
        return None
    facts = {
        "due_year": due_value.year,
        "known": _measured_text(answer, due_value, language),
        "reason": _with_candidates(due_value, language),
    }
    code = "with_another_day"
    if due_value.amount is None:
        is_silent = missing_reason(due_value) is Reason.NO_OBSERVATION
        code = "without_result" if is_silent else "with_reason"
    facts = in_its_years(answer.indicator.window, facts, language)
    return words(f"progress.due_year_{code}", language, **facts)


def _due_clause(answer: "Assessment", language: Language) -> Any:
    """Return when the target is due as a clause: 期限は令和8年度, 期限は順次, 期限なし."""
    due = answer.target.due if answer.target else None
    if due is None:
        return None
    is_stated = due.by is not None or due.qualifier is not None
    facts = in_its_years(answer.indicator.window, {"due": due}, language)
    return words("progress.due_clause" if is_stated else "progress.no_due_date", language, **facts)


def _when_due(answer: "Assessment", language: Language) -> str | None:
    """Return when the target is due as an adverb, without the words that make it vague: in FY2025."""
    due = answer.target.due if answer.target else None
    if due is None:
        return None
    point = due if due.by is None else attrs.evolve(due, qualifier=None)
    code = "progress.when_due_on_day" if isinstance(due.by, date) else "progress.when_due"
    return words(code, language, **in_its_years(answer.indicator.window, {"due": point}, language))


def _result(answer: "Assessment", language: Language) -> str:
    """Return the value that is judged, with its year or years, as a clause: 令和6年度の実績は39%."""
    total, facts = answer.span_total, {"at": answer.at, "value": _value(answer, language)}
    code = "progress.result_of_year"
    if total is not None and _sum_or_mean(answer) is not None:
        is_mean = answer.target is not None and isinstance(answer.target.goal, MeanOver)
        code = "progress.result_of_mean" if is_mean else "progress.result_of_total"
        facts |= {"span": FiscalSpan(total.start, min(answer.at, total.due))}
    return words(code, language, **in_its_years(answer.indicator.window, facts, language))


def _value(answer: "Assessment", language: Language) -> Any:
    """Return the value that is judged: that of the year, or the sum or the mean as far as it is known."""
    total, amount = answer.span_total, _sum_or_mean(answer)
    if total is None or amount is None:
        return _resolved_text(answer, language)
    text = format(amount, language)
    if total.is_provisional:
        provisional = words("progress.includes", language, what=ObservationStatus.PROVISIONAL)
        text = words("progress.forecast_noted", language, value=text, notes=[provisional])
    if total.value is None:
        return words("progress.without_years", language, what=text, years=total.missing)
    if total.years == total.of:
        return text
    return words("progress.years_of_span", language, what=text, years=total.years, of=total.of)


def _sum_or_mean(answer: "Assessment") -> Amount | None:
    """Return the sum or the mean; without its missing years, where what is known decides the verdict."""
    total = answer.span_total
    if total is None or total.value is not None:
        return answer.printed("span_total")
    return answer.printed("at_end") if answer.is_assessed and total.missing else None


def _resolved_text(answer: "Assessment", language: Language) -> Any:
    """Return the value of the year, with its status if not final, and its day if not the end of it."""
    is_judged = answer.resolved.at_least is not None and answer.is_assessed
    resolved = answer.resolved if is_judged else answer.last_known or answer.resolved
    return None if resolved.value is None and not is_judged else _measured_text(answer, resolved, language)


def _measured_text(answer: "Assessment", resolved: ResolvedValue, language: Language) -> Any:
    """Return a value with its status if it is not final, and its day if that is not the end of the year."""
    if resolved.value is None:
        least = resolved.at_least
        return None if least is None else words("progress.value_of_parts", language, value=least)
    text = _undated_text(answer, resolved, resolved.value, language)
    observations = resolved.parts if resolved.observation is None else (resolved.observation,)
    statuses = [each.status for each in observations if each.status is not ObservationStatus.FINAL]
    if statuses:
        text = words("progress.forecast_noted", language, value=text, notes=statuses[:1])
    if resolved.day is None:
        return text
    code = "progress.value_until" if resolved.parts else "progress.value_as_of"
    return words(code, language, value=text, day=When.on(resolved.day))


def _undated_text(answer: "Assessment", resolved: ResolvedValue, value: Value, language: Language) -> str:
    """Return the text of a value as printed; with its range, where 約 leaves the verdict open."""
    levels = () if answer.goal is None else answer.goal.levels
    baseline = answer.indicator.baseline if resolved.is_baseline else None
    source = resolved.observation or baseline
    text = value_text(value, language, *levels, printed=None if source is None else source.printed)
    if answer.status is not Status.UNCERTAIN or not isinstance(value, Amount):
        return text
    if not isinstance(value.known, About):
        return text
    possible = Amount.within(value.interval, value.unit)
    return words("progress.value_about", language, value=text, range=possible)


def _need(answer: "Assessment", language: Language) -> str:
    required, remaining = answer.printed("required_per_year"), answer.printed("remaining")
    if answer.is_due_soon and remaining is not None:
        code = "progress.need_less_yet" if is_decrease(remaining) else "progress.need_yet"
        return words(code, language, remaining=size(remaining))
    if answer.span_total is not None:
        return words("progress.need_a_year", language, required=required)
    code = "progress.need_less" if required is not None and is_decrease(required) else "progress.need"
    return words(code, language, required=size(required))
