"""Table cells with the values of an indicator: result of a year, baseline, observation; and with sources."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from dxmodel.amount import Amount
from dxmodel.amount.stated import is_stated
from dxmodel.fiscal import FiscalSpan, FiscalYear, When
from dxmodel.ledger import Ledger, NoValue, Observation, ObservationStatus, resolve
from dxmodel.ledger.observation import RESULTS
from dxmodel.ledger.resolved_value import chosen_of
from dxmodel.ledger.secondary import secondary_sources
from dxmodel.messages import Language, words
from dxmodel.plan import Baseline, Indicator, Missing, Ratio, Source, Value
from dxmodel.progress.sentences import value_text
from dxmodel.report.table import Cell
from dxmodel.report.value_texts import doubt_note, short_span, short_year, source_texts, with_time

__all__ = [
    "EMPTY",
    "baseline_cell",
    "joined",
    "noted",
    "observation_cell",
    "plain_baseline_cell",
    "result_cell",
    "row_sources_cell",
    "shown_observations",
    "source_cell",
    "total_cell",
]

EMPTY = Cell("—", tone="empty")


def result_cell(ledger: Ledger, indicator: Indicator, year: FiscalYear, language: Language) -> Cell:
    """Return the cell with the value of an indicator in a year, and of the members of its breakdown.

    Where there is no value, it has all observations of the year.  A value of a part of a year is shown with
    its months, a planned value as planned, and a sum of parts with a note that states them.  Without an
    observation the cell is a dash.
    """
    members = [
        noted(ledger, observation_cell(each, language), each.sources, language)
        for each in _members(ledger, indicator, year)
    ]
    totals = [*_total_cells(ledger, indicator, year, language)]
    contradicts = resolve(ledger, indicator, year).no_value is NoValue.CONTRADICTION
    return joined([*totals, *members], *[words("report.contradiction", language)] * contradicts)


def total_cell(ledger: Ledger, indicator: Indicator, year: FiscalYear, language: Language) -> Cell:
    """Return the cell with the value of an indicator in a year, without the members of its breakdown."""
    return joined([*_total_cells(ledger, indicator, year, language)])


def _total_cells(
    ledger: Ledger, indicator: Indicator, year: FiscalYear, language: Language
) -> Iterator[Cell]:
    value = resolve(ledger, indicator, year)
    if value.is_baseline and indicator.baseline is not None:
        yield noted(ledger, _baseline(indicator.baseline, language), value.sources, language)
    elif value.parts and value.value is not None:
        periods = [format(each.period, language) for each in value.parts]
        note = words("report.sum_of_parts", language, periods=periods)
        cell = Cell(value_text(value.value, language), number=True, notes=[note])
        yield noted(ledger, cell, value.sources, language)
    else:
        for each in _totals(ledger, indicator, year):
            yield noted(ledger, observation_cell(each, language), each.sources, language)


def shown_observations(ledger: Ledger, indicator: Indicator, year: FiscalYear) -> tuple[Observation, ...]:
    """Return the observations that the cell of a year shows: those that are used, else all of them."""
    return (*_totals(ledger, indicator, year), *_members(ledger, indicator, year))


def _totals(ledger: Ledger, indicator: Indicator, year: FiscalYear) -> tuple[Observation, ...]:
    value = resolve(ledger, indicator, year)
    if value.is_baseline:
        return ()
    if value.observation is not None:
        return (value.observation,)
    entries = ledger.observations_of(indicator.id, year)
    return value.parts or tuple(each for each in entries if not each.breakdown)


def _members(ledger: Ledger, indicator: Indicator, year: FiscalYear) -> Iterator[Observation]:
    """Yield the observation of each member of a breakdown that is used, else all of that member."""
    by_member: dict[object, list[Observation]] = {}
    for each in ledger.observations_of(indicator.id, year):
        if each.breakdown:
            by_member.setdefault((each.period, each.breakdown, each.day), []).append(each)
    for entries in by_member.values():
        results = [each for each in entries if each.status in RESULTS]
        chosen = chosen_of(results) if results else NoValue.NOT_A_RESULT
        yield from (chosen,) if isinstance(chosen, Observation) else entries


def baseline_cell(ledger: Ledger, baseline: Baseline | None, language: Language) -> Cell:
    """Return the cell with the baseline and its year or years, with its footnotes."""
    sources = () if baseline is None else baseline.sources
    return noted(ledger, plain_baseline_cell(baseline, language), sources, language)


def plain_baseline_cell(baseline: Baseline | None, language: Language) -> Cell:
    """Return the cell with the baseline and its year or years, as far as it is known without its sources."""
    if baseline is None:
        return EMPTY
    cell, time = _baseline(baseline, language), baseline.span or baseline.year
    if time is None:
        return cell
    time_text = short_span(time, language) if isinstance(time, FiscalSpan) else short_year(time, language)
    return attrs.evolve(cell, text=with_time(cell.text, time_text, language))


def source_cell(ledger: Ledger, sources: Iterable[Source]) -> Cell:
    """Return the cell with sources, one per line."""
    return Cell("\n".join(source_texts(ledger, sources)), tone="source")


def row_sources_cell(
    ledger: Ledger, indicator: Indicator, years: Iterable[FiscalYear], language: Language
) -> Cell:
    """Return the cell with the sources of an indicator, and of its values where they differ."""
    values: dict[str, list[str]] = {}
    for name, sources in _value_sources(ledger, indicator, years, language):
        own_sources = [each for each in sources if not _is_within(each, indicator.sources)]
        for text in source_texts(ledger, own_sources):
            values.setdefault(text, []).append(name)
    lines = list(source_texts(ledger, indicator.sources))
    for text, names in values.items():
        facts = [each for each in names if not text.endswith(f"/{each}")]  # a cell often names its year
        lines.append(words("report.with_facts", language, text=text, facts=facts) if facts else text)
    return Cell("\n".join(lines), tone="source")


def _value_sources(
    ledger: Ledger, indicator: Indicator, years: Iterable[FiscalYear], language: Language
) -> Iterator[tuple[str, tuple[Source, ...]]]:
    """Yield the name and the sources of every value in a row."""
    if indicator.baseline is not None:
        yield words("report.baseline", language), indicator.baseline.sources
    for target in indicator.targets:
        yield words("report.target", language), target.sources
    for year in years:
        for each in shown_observations(ledger, indicator, year):
            yield short_year(year, language), each.sources
    for each in ledger.observations_of(indicator.id):
        if ledger.year_of(each) is None:
            yield format(each.period, language), each.sources


def _is_within(source: Source, sources: Iterable[Source]) -> bool:
    """Return whether a source equals one of several, or is part of the cell of one of them."""
    return any(
        source == each
        or ((source.document, source.page) == (each.document, each.page) and _within(source.cell, each.cell))
        for each in sources
    )


def _within(cell: str | None, whole: str | None) -> bool:
    return cell is not None and whole is not None and cell.startswith(f"{whole}/")


def _baseline(baseline: Baseline, language: Language) -> Cell:
    return Cell(
        value_text(baseline.value, language, printed=baseline.printed),
        tone=_tone(baseline.value, baseline.doubt is not None),
        notes=_notes(baseline, language),
        number=isinstance(baseline.value, Amount | Ratio),
    )


def noted(ledger: Ledger, cell: Cell, sources: Iterable[Source], language: Language) -> Cell:
    """Return a cell with a footnote that names the secondary documents among its sources."""
    secondary = {each.document for each in secondary_sources(ledger, sources)}
    labels = [each.label for each in ledger.documents if each.id in secondary]
    note = words("report.secondary", language, documents=labels)
    return attrs.evolve(cell, notes=[*cell.notes, note]) if labels else cell


def joined(cells: Sequence[Cell], *notes: str) -> Cell:
    """Return one cell with the texts of several, each footnote at the last line of its text; then others."""
    if not cells:
        return EMPTY
    lines: list[str] = []
    noted: list[tuple[str, int]] = []
    for cell in cells:
        lines += cell.text.split("\n")
        noted += [(note, len(lines) - 1) for note in cell.notes]
    noted += [(note, len(lines) - 1) for note in notes]
    return attrs.evolve(
        cells[0],
        text="\n".join(lines),
        tone=next((cell.tone for cell in cells if cell.tone == "doubtful"), cells[0].tone),
        notes=[note for note, _ in noted],
        note_lines=[line for _, line in noted],
        number=cells[0].number and len(cells) == 1,
    )


def observation_cell(observation: Observation, language: Language) -> Cell:
    """Return the cell with one observation, with its footnotes."""
    return Cell(
        _observation_text(observation, language),
        tone=_tone(observation.value, observation.doubt is not None, observation.status),
        notes=_notes(observation, language),
        number=isinstance(observation.value, Amount | Ratio),
    )


def _observation_text(observation: Observation, language: Language) -> str:
    """Return the value with its breakdown, its months, and its status if it is not final."""
    text = value_text(observation.value, language, printed=observation.printed)
    if observation.breakdown:
        text = words("report.of", language, what=[member for _, member in observation.breakdown], value=text)
    if not observation.is_whole_year:
        text = with_time(text, format(observation.period, language), language)
    if observation.status is not ObservationStatus.FINAL and not isinstance(observation.value, Missing):
        text = words("report.of", language, what=observation.status, value=text)
    return text


def _notes(entry: Observation | Baseline, language: Language) -> Iterator[str]:
    if entry.doubt is not None:
        yield doubt_note(entry.doubt, language)
    if isinstance(entry, Observation) and entry.scope is not None:
        yield words("report.scope", language, scope=entry.scope)
    if entry.as_of is not None:
        yield words("report.as_of", language, day=When.on(entry.as_of))
    if entry.printed is not None and _says_otherwise(entry.printed, entry.value):
        yield words("report.printed", language, text=entry.printed)
    if entry.note is not None:
        yield format(entry.note, language)
    for name, text in entry.extra:
        yield words("report.of", language, what=name, value=text)


def _says_otherwise(printed: str, value: Value) -> bool:
    """Return whether a printed text does not state the value that was read from it."""
    match value:
        case Missing():
            return False
        case Amount():
            return not is_stated(printed, value)
        case Ratio(numerator=part, denominator=whole, amount=share):
            states_parts = is_stated(printed, part) and is_stated(printed, whole)
            return not states_parts and (share is None or not is_stated(printed, share))
        case _:
            return printed != format(value, "ja")


def _tone(value: Value, doubtful: bool, status: ObservationStatus = ObservationStatus.FINAL) -> str:
    if isinstance(value, Missing):
        return "missing"
    if status in (ObservationStatus.PLANNED, ObservationStatus.FORECAST):
        return "planned"
    return "doubtful" if doubtful else ""
