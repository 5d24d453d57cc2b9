"""message_code: which message states a verdict."""

from typing import TYPE_CHECKING

from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import MethodName, ResolvedValue
from dxmodel.plan import Completion
from dxmodel.plan.goals import Completed
from dxmodel.progress.engine.status import ON_A_PATH, Reason, Status
from dxmodel.progress.engine.target_range import surely_meets, surely_misses
from dxmodel.progress.verdict_sentence.comparison import change_from_baseline
from dxmodel.progress.verdict_sentence.result import judged_amount

if TYPE_CHECKING:
    from dxmodel.progress.assessment import Assessment

__all__ = ["is_done_later", "message_code", "met_before", "outcome_when_due"]

_OWN_SENTENCE = (Reason.ENDED, Reason.REDEFINED, Reason.UNLIKE_SPANS)
"""The reasons with a sentence of their own."""


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


def message_code(answer: "Assessment") -> str:
    """Return the code of the message that states a verdict."""
    if answer.is_of_members:
        return "progress.by_members"
    if answer.reason is not None:
        return _code_of_reason(answer)
    if is_done_later(answer):
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
    if answer.status is Status.KEPT_SO_FAR and change_from_baseline(answer) is not None:
        return "progress.kept_so_far_changed"
    on_bound = answer.status is Status.MISSED and answer.no_score is Reason.ON_EXCLUSIVE_BOUND
    if (answer.pace is None or on_bound) and answer.status in _PLAIN:
        return _PLAIN[answer.status]
    if answer.status is Status.MISSED and answer.progress is not None and answer.progress < 0:
        return "progress.missed_behind_baseline"
    if answer.row == "19" and met_before(answer):
        return "progress.not_met_again"
    name = answer.status.value.replace("-", "_")
    return f"progress.{name}_over" if answer.interim and answer.status in ON_A_PATH else f"progress.{name}"


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
        return _NO_VALUE[outcome_when_due(answer)]
    if answer.reason is Reason.TARGET_IN_WORDS and answer.target is not None:
        if answer.last_known is not None:
            return "progress.in_words_last_known"
        return "progress.in_words" if answer.resolved.value is None else "progress.in_words_with_value"
    is_of_span = answer.span_total is not None and answer.span_total.value is not None
    if answer.last_known is not None and not is_of_span:
        return "progress.last_known"
    is_known = answer.goal is not None and judged_amount(answer) is not None
    return "progress.not_assessed_with_value" if is_known else "progress.not_assessed"


def _code_by_method(answer: "Assessment") -> str:
    if answer.target is None or _is_undated(answer):
        return "progress.by_trend"
    by_interim = answer.method is MethodName.INTERIM_TARGET and answer.status in ON_A_PATH
    return "progress.by_interim" if by_interim and answer.interim else "progress.by_method"


def outcome_when_due(answer: "Assessment") -> Status | None:
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


def is_done_later(answer: "Assessment") -> bool:
    """Return whether a milestone was missed, and done after the year by what an entry states."""
    value = answer.resolved.value
    return answer.status is Status.MISSED and isinstance(value, Completion) and value.is_done


def _is_met_by_baseline(answer: "Assessment") -> bool:
    baseline, goal = answer.baseline, answer.goal
    return baseline is not None and goal is not None and surely_meets(baseline, goal)


def met_before(answer: "Assessment") -> list[FiscalYear]:
    """Return the years before the one judged in which the goal was met."""
    return [year for year in answer.met_years if year < answer.at]


def _is_milestone(answer: "Assessment") -> bool:
    is_completion = answer.target is not None and isinstance(answer.target.goal, Completed)
    return is_completion and answer.resolved.amount is None


def _surely_misses(answer: "Assessment", value: ResolvedValue) -> bool:
    amount = value.known_amount
    return amount is not None and answer.goal is not None and surely_misses(amount, answer.goal)


def _is_exceeded(answer: "Assessment") -> bool:
    due = answer.target.due.year if answer.target else None
    return answer.status is Status.MISSED and due is not None and answer.at < due


def _is_undated(answer: "Assessment") -> bool:
    return answer.target is not None and answer.target.due.by is None
