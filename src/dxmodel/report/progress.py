"""The table of goals, their sentences and trajectories, for a report."""

from collections.abc import Iterable, Iterator

from dxmodel.amount import Amount, compatible
from dxmodel.errors import InvalidValueError
from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import Ledger, ResolvedValue, resolve
from dxmodel.messages import Language, words
from dxmodel.plan import Doubt, Indicator, IndicatorKind
from dxmodel.progress import Assessment, Status, YearlyChange
from dxmodel.progress.engine.scenarios import middle
from dxmodel.progress.inputs.breaks import converted
from dxmodel.progress.sentences import percent, signed
from dxmodel.report.figure import Level, Trajectory
from dxmodel.report.path import path_text
from dxmodel.report.result import EMPTY, baseline_cell, result_cell, value_text
from dxmodel.report.sheet import progress_cell, status_cell
from dxmodel.report.table import Cell, Column, Row, Table
from dxmodel.report.wording import doubt_note, name, places, rounded, short, target_text, unit_name, with_time

__all__ = ["goals", "goals_table", "grounds", "is_less", "trajectory"]


def goals(answers: Iterable[Assessment]) -> tuple[Assessment, ...]:
    """Return the answers that speak of a goal: of outcomes, and of whatever else has a target."""
    return tuple(
        each for each in answers if each.indicator.kind is IndicatorKind.OUTCOME or each.indicator.targets
    )


def goals_table(ledger: Ledger, answers: Iterable[Assessment], language: Language) -> Table:
    """Return where each goal stands: what is left, what is needed per year, what was done last."""
    return Table(
        title=words("report.goals", language),
        columns=_columns(language),
        rows=[_row(ledger, answer, language) for answer in answers],
    )


def _columns(language: Language) -> Iterator[Column]:
    yield Column(words("report.indicator", language), size=4)
    for code in ("baseline", "latest", "target", "remaining", "required", "change"):
        yield Column(words(f"report.{code}", language), size=3 if code == "change" else 2)
    yield Column(words("report.progress", language), size=1)
    yield Column(words("report.elapsed", language), size=1, essential=False)
    yield Column(words("report.verdict", language))


def _row(ledger: Ledger, answer: Assessment, language: Language) -> Row:
    return (
        Cell(name(answer.indicator, language)),
        baseline_cell(answer.indicator.baseline, language),
        _latest(ledger, answer, language),
        _target(answer, language),
        _missing_amount(answer, answer.remaining, language),
        _missing_amount(answer, answer.required_per_year, language),
        _change(ledger, answer, language),
        progress_cell(answer),
        EMPTY if answer.elapsed is None else Cell(percent(answer.elapsed), number=True),
        status_cell(answer, language),
    )


def _latest(ledger: Ledger, answer: Assessment, language: Language) -> Cell:
    known = answer.last_known or answer.resolved
    if known.value is None:
        return EMPTY
    cell = result_cell(ledger, answer.indicator, known.year, language)
    said = with_time(cell.text, short(known.year, language), language)
    return Cell(said, tone=cell.tone, notes=cell.notes, number=cell.number)


def _target(answer: Assessment, language: Language) -> Cell:
    """The judged target; beside it the path, where other targets lie on it."""
    if answer.target is None:
        return EMPTY
    path = path_text(answer, language)
    notes = (
        [words("report.of", language, what=words("report.judged_path", language), value=path)] if path else []
    )
    return Cell(target_text(answer.target, language), notes=notes, number=True)


def _missing_amount(answer: Assessment, amount: Amount | None, language: Language) -> Cell:
    """What is still missing; nothing where the goal is met."""
    if amount is None or answer.status is Status.ACHIEVED:
        return EMPTY
    return Cell(format(rounded(amount), language), number=True)


def _change(ledger: Ledger, answer: Assessment, language: Language) -> Cell:
    change = answer.latest_change
    if change is None:
        reason = format(answer.no_change, language) if answer.no_change else EMPTY.text
        return Cell(reason, tone="not-assessed")
    return Cell(
        signed(rounded(change.per_year), language),
        tone="doubtful" if change.doubts else "",
        notes=grounds(ledger, change, language),
        number=True,
    )


def grounds(ledger: Ledger, change: YearlyChange, language: Language) -> Iterator[str]:
    """What a change per year rests on: the two values, the link between them, and the doubt about them."""
    facts = {
        "earlier": _known(ledger, change.earlier, language),
        "later": _known(ledger, change.later, language),
    }
    if change.link is None:
        yield words("report.change_from", language, **facts)
    else:
        linked = name(ledger.plan.indicator(change.link.to), language)
        yield words("report.change_linked", language, linked=linked, **facts)
    if change.link is not None and change.link.doubt is not None:
        yield words("report.same_measure", language, doubt=doubt_note(change.link.doubt, language))
    for seen in (change.earlier, change.later):
        if seen.doubt is not None:
            doubt = doubt_note(seen.doubt, language)
            value = _value(seen, language)
            yield words("report.value_doubt", language, year=seen.year, value=value, doubt=doubt)


def _known(ledger: Ledger, seen: ResolvedValue, language: Language) -> str:
    facts = [short(seen.year, language), *places(ledger, seen.sources)]
    known = [fact for fact in facts if fact]
    return words("report.with_facts", language, text=_value(seen, language), facts=known)


def _value(seen: ResolvedValue, language: Language) -> str:
    return EMPTY.text if seen.value is None else value_text(seen.value, language)


def trajectory(ledger: Ledger, answer: Assessment, language: Language) -> Trajectory:
    """Return the picture of one goal: baseline, path, target, results, what is still needed."""
    indicator, unit = answer.indicator, answer.indicator.unit or ""
    results = [each for each in _levels(ledger, indicator, unit, language) if each.year <= answer.at]
    others = [ledger.plan.indicator(link.to) for link in indicator.same_as]
    linked = [
        each
        for other in others
        for each in _levels(ledger, other, unit, language)
        if each.year <= answer.at and not _cuts(other, each.year)
    ]
    levels = (_baseline(indicator, unit, language), _goal(answer, unit, language))
    years = [level.year for level in (*results, *linked, *levels) if level] + [answer.at]
    own = {level.year for level in (*results, levels[0]) if level}
    return Trajectory(
        title=name(indicator, language),
        unit=unit_name(unit, language) if unit else "",
        years=(min(years), max(years)),
        at=answer.at,
        baseline=levels[0],
        target=levels[1],
        interim=_interims(answer, unit, language) if all(levels) else (),
        results=results,
        linked=sorted((level for level in linked if level.year not in own), key=lambda level: level.year),
        needed=_needed(answer, language),
        breaks=_cuts(indicator, FiscalYear.MIN),
        bridges=[each.since for each in indicator.breaks if each.bridge is not None],
        told=_told(answer, language),
        language=language,
    )


def _told(answer: Assessment, language: Language) -> str:
    """The verdict, and the path where it is not one straight line."""
    said, path = answer.describe(language), path_text(answer, language)
    return said if path is None else words("report.told_with_path", language, said=said, path=path)


def _needed(answer: Assessment, language: Language) -> str | None:
    need = None if answer.status is Status.ACHIEVED else answer.required_per_year
    return (
        None if need is None else words("report.per_year", language, amount=signed(rounded(need), language))
    )


def _levels(ledger: Ledger, indicator: Indicator, unit: str, language: Language) -> Iterator[Level]:
    """What was measured, by year; the baseline is drawn as such."""
    for year in sorted({each.year for each in ledger.observations_of(indicator.id) if each.year}):
        seen = resolve(ledger, indicator, year)
        if seen.amount is not None and not seen.is_baseline:
            level = _level(_today(indicator, seen.amount, year), year, unit, language, seen.doubt)
            yield from [level] if level is not None else []


def _cuts(indicator: Indicator, after: FiscalYear) -> tuple[FiscalYear, ...]:
    """The first years of new ways of measuring to which no bridge leads, later than a year."""
    return tuple(each.since for each in indicator.breaks if each.bridge is None and each.since > after)


def _today(indicator: Indicator, amount: Amount, year: FiscalYear) -> Amount:
    """A value as it is measured today, where bridges lead there; else as it was measured."""
    return converted(indicator, amount, year) or amount


def _baseline(indicator: Indicator, unit: str, language: Language) -> Level | None:
    base = indicator.baseline
    if base is None or base.year is None or base.amount is None:
        return None
    return _level(_today(indicator, base.amount, base.year), base.year, unit, language, base.doubt)


def _goal(answer: Assessment, unit: str, language: Language) -> Level | None:
    """The level that the judged target asks for, where one is known, whether or not the year has a value."""
    target, level = answer.target, answer.goal_level
    if target is None or target.due.year is None or level is None:
        return None
    return _level(level, target.due.year, unit, language, target.doubt)


def _interims(answer: Assessment, unit: str, language: Language) -> Iterator[Level]:
    """The levels of the interim targets that the path leads over."""
    for stage in answer.path:
        if stage.target.due.year is not None:
            level = _level(stage.level, stage.target.due.year, unit, language, stage.target.doubt)
            yield from [level] if level is not None else []


def is_less(answer: Assessment) -> bool:
    """Does the judged target ask for less, so that the achievement rate is target / result?"""
    goal = answer.goal
    return goal is not None and goal.low is None and goal.high is not None


def _level(
    amount: Amount, year: FiscalYear, unit: str, language: Language, doubt: Doubt | None
) -> Level | None:
    """A point of the picture; none for what was measured in another unit, or is too large in this one."""
    if not compatible(amount.unit, unit):
        return None
    try:
        here = amount.to(unit)
    except InvalidValueError:
        return None
    value, said = float(middle(here)), format(rounded(here), language)
    low, high = (value if end is None else float(end) for end in (here.interval.low, here.interval.high))
    text = said if unit == "%" else said.removesuffix(unit_name(unit, language)).strip()
    return Level(year=year, value=value, low=low, high=high, text=text, doubtful=doubt is not None)
