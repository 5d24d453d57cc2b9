"""The judged value, of the year or over a span, as the sentence of a verdict states it."""

from typing import TYPE_CHECKING, Any

from dxmodel.amount import About, Amount
from dxmodel.fiscal import FiscalSpan, When
from dxmodel.ledger import ObservationStatus, ResolvedValue
from dxmodel.messages import Language, words
from dxmodel.plan import Value
from dxmodel.plan.goals import MeanOver
from dxmodel.progress.engine.status import Status
from dxmodel.progress.sentences import in_its_years, printed_amount, value_text

if TYPE_CHECKING:
    from dxmodel.progress.assessment import Assessment

__all__ = ["judged_amount", "judged_text", "measured_text", "result_text"]


def result_text(answer: "Assessment", language: Language) -> str:
    """Return the value that is judged, with its year or years, as a clause: 令和6年度の実績は39%."""
    total, facts = answer.span_total, {"at": answer.at, "value": judged_text(answer, language)}
    code = "progress.result_of_year"
    if total is not None and _sum_or_mean(answer) is not None:
        is_mean = answer.target is not None and isinstance(answer.target.goal, MeanOver)
        code = "progress.result_of_mean" if is_mean else "progress.result_of_total"
        facts |= {"span": FiscalSpan(total.start, min(answer.at, total.due))}
    return words(code, language, **in_its_years(answer.indicator.window, facts, language))


def judged_text(answer: "Assessment", language: Language) -> Any:
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
    if total.years == total.years_in_all:
        return text
    return words("progress.years_of_span", language, what=text, years=total.years, of=total.years_in_all)


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
    return None if resolved.value is None and not is_judged else measured_text(answer, resolved, language)


def measured_text(answer: "Assessment", resolved: ResolvedValue, language: Language) -> Any:
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


def judged_amount(answer: "Assessment") -> Amount | None:
    """Return the amount that is judged, as it is printed."""
    if answer.span_total is not None:
        return answer.span_total.value
    return printed_amount(answer.resolved.value, *([] if answer.goal is None else answer.goal.levels))
