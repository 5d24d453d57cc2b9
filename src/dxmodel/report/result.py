"""One cell of the progress sheet: what is known of an indicator in a year."""

from collections.abc import Iterable, Iterator

import attrs

from dxmodel.amount import Amount
from dxmodel.fiscal import FiscalYear, When
from dxmodel.ledger import Ledger, Observation, ObservationStatus, Silence, reading
from dxmodel.messages import Language, words
from dxmodel.plan import Baseline, Indicator, Missing, Ratio, Source, Value
from dxmodel.report.table import Cell
from dxmodel.report.wording import doubt_note, places, rounded, with_time

__all__ = ["EMPTY", "baseline_cell", "entry_cell", "place_cell", "result_cell"]

EMPTY = Cell("—", tone="empty")


def result_cell(ledger: Ledger, indicator: Indicator, year: FiscalYear, language: Language) -> Cell:
    """Say what stands for an indicator in a year: the value that speaks, else all that there is.

    A part of a year is shown with its months, a plan as a plan; nothing at all is a dash.
    """
    there = [each for each in ledger.observations_of(indicator.id) if each.year == year]
    seen = reading(ledger, indicator, year)
    if seen.is_baseline and indicator.baseline is not None:
        return _baseline(indicator.baseline, language)
    if seen.observation is not None:
        return entry_cell(seen.observation, language)
    return _together([entry_cell(each, language) for each in there], seen.silence, language)


def baseline_cell(baseline: Baseline | None, language: Language) -> Cell:
    """Say the level that a target starts from, with its year or years."""
    if baseline is None:
        return EMPTY
    cell, time = _baseline(baseline, language), baseline.span or baseline.year
    if time is None:
        return cell
    said = str(time) if language == "ja" else format(time, "en")
    return attrs.evolve(cell, text=with_time(cell.text, said, language))


def place_cell(ledger: Ledger, sources: Iterable[Source]) -> Cell:
    """Say where something stands, one place a line."""
    return Cell("\n".join(places(ledger, sources)), tone="place")


def _baseline(baseline: Baseline, language: Language) -> Cell:
    notes = (
        baseline.doubt and doubt_note(baseline.doubt, language),
        baseline.as_of and words("report.as_of", language, day=When.on(baseline.as_of)),
        baseline.note and format(baseline.note, language),
    )
    return Cell(
        _value(baseline.value, language),
        tone=_tone(baseline.value, baseline.doubt is not None),
        notes=[note for note in notes if note],
        number=isinstance(baseline.value, Amount | Ratio),
    )


def _together(cells: list[Cell], silence: Silence | None, language: Language) -> Cell:
    if not cells:
        return EMPTY
    notes = [note for cell in cells for note in cell.notes]
    if silence is Silence.CONTRADICTION:
        notes.append(words("report.contradiction", language))
    text = "\n".join(cell.text for cell in cells)
    return attrs.evolve(
        cells[0], text=text, notes=dict.fromkeys(notes), number=cells[0].number and len(cells) == 1
    )


def entry_cell(entry: Observation, language: Language) -> Cell:
    """Say one observation, with what it is a part of and what a reader must know about it."""
    return Cell(
        _said(entry, language),
        tone=_tone(entry.value, entry.doubt is not None, entry.status),
        notes=_notes(entry, language),
        number=isinstance(entry.value, Amount | Ratio),
    )


def _said(entry: Observation, language: Language) -> str:
    """The value, behind what it is a part of: members, months, and that it is no final result."""
    said = _value(entry.value, language)
    if entry.breakdown:
        said = words("report.of", language, what=[member for _, member in entry.breakdown], value=said)
    if not entry.is_whole_year:
        said = with_time(said, format(entry.period, language), language)
    if entry.status is not ObservationStatus.FINAL and not isinstance(entry.value, Missing):
        said = words("report.of", language, what=entry.status, value=said)
    return said


def _notes(entry: Observation, language: Language) -> Iterator[str]:
    if entry.doubt is not None:
        yield doubt_note(entry.doubt, language)
    if entry.scope is not None:
        yield words("report.scope", language, scope=entry.scope)
    if entry.as_of is not None:
        yield words("report.as_of", language, day=When.on(entry.as_of))
    if entry.note is not None:
        yield format(entry.note, language)


def _value(value: Value, language: Language) -> str:
    if isinstance(value, Ratio) and value.printed is None and value.amount is not None:
        return words("report.with_facts", language, text=rounded(value.amount), facts=[value])
    return format(value, language)


def _tone(value: Value, doubtful: bool, status: ObservationStatus = ObservationStatus.FINAL) -> str:
    if isinstance(value, Missing):
        return "missing"
    if status in (ObservationStatus.PLANNED, ObservationStatus.FORECAST):
        return "planned"
    return "doubtful" if doubtful else ""
