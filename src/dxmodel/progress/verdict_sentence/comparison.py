"""The judged value compared with baseline and interim target, as the sentence of a verdict states it."""

from typing import TYPE_CHECKING

from dxmodel.amount import Amount, as_printed, compatible
from dxmodel.errors import AmbiguousError, InvalidValueError
from dxmodel.messages import Language
from dxmodel.plan import Ratio
from dxmodel.progress.sentences import printed_form
from dxmodel.progress.verdict_sentence.result import judged_amount

if TYPE_CHECKING:
    from dxmodel.progress.assessment import Assessment

__all__ = ["baseline_text", "change_from_baseline", "change_from_interim"]


def change_from_baseline(answer: "Assessment") -> Amount | None:
    """Return the difference of value and baseline, rounded; None where there is none, or it is not known."""
    value, baseline = judged_amount(answer) or answer.resolved.at_least, _baseline(answer)
    if answer.baseline is None or baseline is None or value is None:
        return None
    try:
        change = value - answer.baseline
    except (AmbiguousError, InvalidValueError):
        return None
    return None if change.is_exact and not change.magnitude else as_printed(change, value, baseline)


def change_from_interim(answer: "Assessment") -> Amount | None:
    """Return the difference of value and interim target; None where it is not known."""
    level = next((each.level for each in answer.path if each.target == answer.interim), None)
    value = judged_amount(answer)
    if level is None or value is None or not compatible(value.unit, level.unit):
        return None
    return value - level


def baseline_text(answer: "Assessment", language: Language) -> str | None:
    """Return the text of the baseline, as printed where it is not converted over a break."""
    amount, base = _baseline(answer), answer.indicator.baseline
    if amount is None or base is None or answer.baseline != base.amount:
        return None if amount is None else format(amount, language)
    printed = printed_form(base.printed, amount) if language == "ja" else None
    return printed or format(amount, language)


def _baseline(answer: "Assessment") -> Amount | None:
    """Return the baseline as it is stated; a share of two numbers rounded, as it is printed."""
    base = answer.indicator.baseline
    is_share = base is not None and isinstance(base.value, Ratio)
    return answer.printed("baseline") if is_share else answer.baseline
