"""Cells of the progress sheet: the value of an indicator in a year, its baseline, its sources."""

from collections.abc import Iterable, Iterator

import attrs

from dxmodel.amount import Amount
from dxmodel.fiscal import FiscalYear, When
from dxmodel.ledger import Ledger, NoValue, Observation, ObservationStatus, resolve
from dxmodel.messages import Language, words
from dxmodel.plan import Baseline, Indicator, Missing, Ratio, Source, Value
from dxmodel.report.table import Cell
from dxmodel.report.wording import doubt_note, places, rounded, short, with_time

__all__ = [
    "EMPTY",
    "baseline_cell",
    "entries",
    "entry_cell",
    "place_cell",
    "result_cell",
    "row_places",
    "value_text",
]

EMPTY = Cell("—", tone="empty")


def result_cell(ledger: Ledger, indicator: Indicator, year: FiscalYear, language: Language) -> Cell:
    """Return the cell with the value of an indicator in a year, else with all its observations.

    A part of a year is shown with its months, a planned value as planned; without any, the cell is a dash.
    """
    value = resolve(ledger, indicator, year)
    if value.is_baseline and indicator.baseline is not None:
        return _baseline(indicator.baseline, language)
    cells = [entry_cell(each, language) for each in entries(ledger, indicator, year)]
    return cells[0] if value.observation is not None else _joined(cells, value.no_value, language)


def entries(ledger: Ledger, indicator: Indicator, year: FiscalYear) -> tuple[Observation, ...]:
    """Return the observations in the cell of a year: the one that is used, else all of them."""
    value = resolve(ledger, indicator, year)
    if value.is_baseline:
        return ()
    if value.observation is not None:
        return (value.observation,)
    return ledger.observations_of(indicator.id, year)


def baseline_cell(baseline: Baseline | None, language: Language) -> Cell:
    """Return the cell with the baseline and its year or years."""
    if baseline is None:
        return EMPTY
    cell, time = _baseline(baseline, language), baseline.span or baseline.year
    if time is None:
        return cell
    time_text = str(time) if language == "ja" else format(time, "en")
    return attrs.evolve(cell, text=with_time(cell.text, time_text, language))


def place_cell(ledger: Ledger, sources: Iterable[Source]) -> Cell:
    """Return the cell with sources, one a line."""
    return Cell("\n".join(places(ledger, sources)), tone="place")


def row_places(ledger: Ledger, indicator: Indicator, years: Iterable[FiscalYear], language: Language) -> Cell:
    """Return the cell with the sources of an indicator, and of its values where they differ."""
    values: dict[str, list[str]] = {}
    for what, sources in _values(ledger, indicator, years, language):
        for place in places(ledger, [each for each in sources if not _is_within(each, indicator.sources)]):
            values.setdefault(place, []).append(what)
    lines = list(places(ledger, indicator.sources))
    for place, names in values.items():
        facts = [each for each in names if not place.endswith(f"/{each}")]  # a cell often names its year
        lines.append(words("report.with_facts", language, text=place, facts=facts) if facts else place)
    return Cell("\n".join(lines), tone="place")


def _values(
    ledger: Ledger, indicator: Indicator, years: Iterable[FiscalYear], language: Language
) -> Iterator[tuple[str, tuple[Source, ...]]]:
    """Yield the name and the sources of every value in a row."""
    if indicator.baseline is not None:
        yield words("report.baseline", language), indicator.baseline.sources
    for target in indicator.targets:
        yield words("report.target", language), target.sources
    for year in years:
        for each in entries(ledger, indicator, year):
            yield short(year, language), each.sources
    for each in ledger.observations_of(indicator.id):
        if each.year is None:
            yield format(each.period, language), each.sources


def _is_within(source: Source, sources: Iterable[Source]) -> bool:
    """Return whether a source is one of several, or within the cell of one of them."""
    return any(
        source == each
        or ((source.document, source.page) == (each.document, each.page) and _within(source.cell, each.cell))
        for each in sources
    )


def _within(cell: str | None, whole: str | None) -> bool:
    return cell is not None and whole is not None and cell.startswith(f"{whole}/")


def _baseline(baseline: Baseline, language: Language) -> Cell:
    notes = (
        baseline.doubt and doubt_note(baseline.doubt, language),
        baseline.as_of and words("report.as_of", language, day=When.on(baseline.as_of)),
        baseline.note and format(baseline.note, language),
    )
    return Cell(
        value_text(baseline.value, language),
        tone=_tone(baseline.value, baseline.doubt is not None),
        notes=[note for note in notes if note],
        number=isinstance(baseline.value, Amount | Ratio),
    )


def _joined(cells: list[Cell], silence: NoValue | None, language: Language) -> Cell:
    if not cells:
        return EMPTY
    notes = [note for cell in cells for note in cell.notes]
    if silence is NoValue.CONTRADICTION:
        notes.append(words("report.contradiction", language))
    text = "\n".join(cell.text for cell in cells)
    return attrs.evolve(
        cells[0], text=text, notes=dict.fromkeys(notes), number=cells[0].number and len(cells) == 1
    )


def entry_cell(entry: Observation, language: Language) -> Cell:
    """Return the cell with one observation, with its footnotes."""
    return Cell(
        _entry_text(entry, language),
        tone=_tone(entry.value, entry.doubt is not None, entry.status),
        notes=_notes(entry, language),
        number=isinstance(entry.value, Amount | Ratio),
    )


def _entry_text(entry: Observation, language: Language) -> str:
    """Return the value with its breakdown, its months, and its status if it is not final."""
    text = value_text(entry.value, language)
    if entry.breakdown:
        text = words("report.of", language, what=[member for _, member in entry.breakdown], value=text)
    if not entry.is_whole_year:
        text = with_time(text, format(entry.period, language), language)
    if entry.status is not ObservationStatus.FINAL and not isinstance(entry.value, Missing):
        text = words("report.of", language, what=entry.status, value=text)
    return text


def _notes(entry: Observation, language: Language) -> Iterator[str]:
    if entry.doubt is not None:
        yield doubt_note(entry.doubt, language)
    if entry.scope is not None:
        yield words("report.scope", language, scope=entry.scope)
    if entry.as_of is not None:
        yield words("report.as_of", language, day=When.on(entry.as_of))
    if entry.note is not None:
        yield format(entry.note, language)


def value_text(value: Value, language: Language) -> str:
    """Return the text of a value; a share that is not printed is computed and shown with its parts."""
    if isinstance(value, Ratio) and value.printed is None and value.amount is not None:
        return words("report.with_facts", language, text=rounded(value.amount), facts=[value])
    return format(value, language)


def _tone(value: Value, doubtful: bool, status: ObservationStatus = ObservationStatus.FINAL) -> str:
    if isinstance(value, Missing):
        return "missing"
    if status in (ObservationStatus.PLANNED, ObservationStatus.FORECAST):
        return "planned"
    return "doubtful" if doubtful else ""
