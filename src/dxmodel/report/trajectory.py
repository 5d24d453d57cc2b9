"""The figure of an indicator over the years: baseline, results, target, path, needed change."""

from collections.abc import Iterator

import attrs

from dxmodel.amount import Amount, as_printed, compatible
from dxmodel.errors import InvalidValueError
from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import Ledger, resolve
from dxmodel.messages import Language, words
from dxmodel.plan import Doubt, Indicator
from dxmodel.progress import Assessment, Status
from dxmodel.progress.engine.scenarios import middle
from dxmodel.progress.inputs.breaks import converted
from dxmodel.progress.inputs.places import baseline_place
from dxmodel.progress.sentences import printed_amount, signed
from dxmodel.report.figure import ChartLevel, TrajectoryChart
from dxmodel.report.judged_path import judged_path_text
from dxmodel.report.value_texts import item_name, unit_name

__all__ = ["trajectory"]


def trajectory(ledger: Ledger, answer: Assessment, language: Language) -> TrajectoryChart:
    """Return the figure of one indicator, up to the year of the answer."""
    indicator, unit = answer.indicator, answer.indicator.unit or ""
    results = [
        level for level in _result_levels(ledger, indicator, unit, language) if level.year <= answer.at
    ]
    linked_indicators = [ledger.plan.indicator(link.to) for link in indicator.same_in_plan]
    linked = [
        level
        for other in linked_indicators
        for level in _result_levels(ledger, other, unit, language)
        if level.year <= answer.at and not _unbridged_breaks(other, level.year)
    ]
    baseline, target = _baseline_level(indicator, unit, language), _target_level(answer, unit, language)
    levels = [level for level in (*results, *linked, baseline, target) if level]
    years = [each.year if each.place is None else each.year - 1 for each in levels] + [answer.at]
    years += [level.year for level in levels]
    own_years = {level.year for level in (*results, baseline) if level}
    return TrajectoryChart(
        title=item_name(ledger.plan, indicator, language),
        unit=unit_name(unit, language) if unit else "",
        years=(min(years), max(years)),
        at=answer.at,
        baseline=baseline,
        target=target,
        interim=_interim_levels(answer, unit, language) if baseline and target else (),
        results=results,
        linked=sorted(
            (level for level in linked if level.year not in own_years), key=lambda level: level.year
        ),
        needed=_needed(answer, language),
        breaks=_unbridged_breaks(indicator, FiscalYear.MIN),
        bridges=[each.since for each in indicator.breaks if each.bridge is not None],
        description=_description(answer, language),
        language=language,
    )


def _description(answer: Assessment, language: Language) -> str:
    """Return the verdict as a sentence, with the path where it has interim targets."""
    sentence, path = answer.describe(language), judged_path_text(answer, language)
    if path is None:
        return sentence
    return words("report.sentence_with_path", language, sentence=sentence, path=path)


def _needed(answer: Assessment, language: Language) -> str | None:
    """Return the needed change per year as text; None where the target is achieved."""
    amount = answer.printed("required_per_year")
    if amount is None or answer.status is Status.ACHIEVED:
        return None
    return words("report.per_year", language, amount=signed(amount, language))


def _result_levels(
    ledger: Ledger, indicator: Indicator, unit: str, language: Language
) -> Iterator[ChartLevel]:
    """Yield the measured values by year, without the baseline, which is drawn separately."""
    for year in ledger.years_of(indicator.id):
        resolved = resolve(ledger, indicator, year)
        if resolved.amount is not None and not resolved.is_baseline:
            amount = _as_measured_now(indicator, resolved.amount, year)
            level = _level(amount, year, unit, language, resolved.doubt, printed_amount(resolved.value))
            if level is not None and resolved.is_early:
                level = attrs.evolve(level, place=float(resolved.place))
            yield from [level] if level is not None else []


def _unbridged_breaks(indicator: Indicator, after: FiscalYear) -> tuple[FiscalYear, ...]:
    """Return the first years after a year of ways of measuring to which earlier values are not converted."""
    return tuple(each.since for each in indicator.breaks if each.bridge is None and each.since > after)


def _as_measured_now(indicator: Indicator, amount: Amount, year: FiscalYear) -> Amount:
    """Convert a value of a year to the present way of measuring; unchanged where no bridge does so."""
    return converted(indicator, amount, year) or amount


def _baseline_level(indicator: Indicator, unit: str, language: Language) -> ChartLevel | None:
    baseline = indicator.baseline
    if baseline is None or baseline.year is None or baseline.amount is None:
        return None
    amount = _as_measured_now(indicator, baseline.amount, baseline.year)
    level = _level(amount, baseline.year, unit, language, baseline.doubt, printed_amount(baseline.value))
    place = baseline_place(indicator)
    is_early = level is not None and place is not None and place < baseline.year.year
    return attrs.evolve(level, place=float(place)) if is_early and level and place else level


def _target_level(answer: Assessment, unit: str, language: Language) -> ChartLevel | None:
    """Return the level of the judged target where it is known, whether or not the year has a value."""
    target, level = answer.target, answer.goal_level
    if target is None or target.due.year is None or level is None:
        return None
    return _level(level, target.due.year, unit, language, target.doubt)


def _interim_levels(answer: Assessment, unit: str, language: Language) -> Iterator[ChartLevel]:
    for stage in answer.path:
        if stage.target.due.year is not None:
            level = _level(stage.level, stage.target.due.year, unit, language, stage.target.doubt)
            yield from [level] if level is not None else []


def _level(
    amount: Amount,
    year: FiscalYear,
    unit: str,
    language: Language,
    doubt: Doubt | None,
    printed: Amount | None = None,
) -> ChartLevel | None:
    """Return a point of the figure; None for an incompatible unit or an amount too large in this unit.

    A level that a bridge or a share led to is printed as computed from its printed amount.
    """
    if not compatible(amount.unit, unit):
        return None
    try:
        amount = amount.to(unit)
    except InvalidValueError:
        return None
    value, text = float(middle(amount)), format(as_printed(amount, printed or amount).to(unit), language)
    low, high = (value if end is None else float(end) for end in (amount.interval.low, amount.interval.high))
    if unit != "%":
        text = text.removesuffix(unit_name(unit, language)).strip()
    return ChartLevel(year=year, value=value, low=low, high=high, text=text, doubtful=doubt is not None)
