"""read_entry: the observation that a row of an entry workbook states, or every problem in it."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

import attrs

from dxmodel.errors import DxError, InvalidValueError, ParseError, nearest
from dxmodel.fiscal import (
    FiscalSpan,
    FiscalYear,
    Month,
    When,
    as_day_or_month,
    as_fiscal_span,
    as_when,
    last_day,
)
from dxmodel.formats import TableLayout
from dxmodel.formats.csv_row import STATUSES
from dxmodel.formats.scalars import excerpt
from dxmodel.formats.words_for_missing import done_of, reason_of, sign_of
from dxmodel.ledger import Evaluation, Observation, ObservationStatus, Scale
from dxmodel.ledger.observation import as_period
from dxmodel.plan import Completion, Indicator, Label, Missing, Plan, Source, TextValue, Value
from dxmodel.tables.cell_value import read_value
from dxmodel.tables.entry_form import ENTERED, REASON_WORDS, STATUS_WORDS, has_milestone
from dxmodel.tables.number_format import shown
from dxmodel.tables.returned_workbook import IssuedRow, ReturnedRow, folded
from dxmodel.tables.sheet import SheetCell

__all__ = ["ColumnError", "EnteredRow", "grade_of", "is_untouched", "read_entry"]

CLOSING_DAYS = timedelta(days=61)
"""How long after a fiscal year a day still counts as its end: up to 31 May."""

_NO_SIGNS = TableLayout()
_STATUSES = {word: status for status, word in STATUS_WORDS.items()}
_STATUSES |= {str(status): status for status in STATUS_WORDS}
_STATUSES |= {word: status for word, status in STATUSES.items() if status in STATUS_WORDS}
_STATES = (*STATUS_WORDS.values(), *REASON_WORDS.values())

_PARTLY = re.compile(r"(?:一部(?:完了|実施|導入|済)|partly done) *(?:[:：] *(.+)|[（(](.+)[）)])", re.DOTALL)
_DONE_ON = re.compile(r"(?:完了|done) *[（(](.+)[）)]|(.+?)(?:に)?(?:完了|済み?)?")
_IN_ENGLISH = {"done": True, "not done": False}


class ColumnError(Exception):
    """A cell that cannot be read: its column, and why."""

    def __init__(self, column: str, error: DxError) -> None:
        self.column, self.error = column, error


@attrs.frozen(kw_only=True)
class EnteredRow:
    """What a row states.

    Attributes:
        observation: the observation.
        evaluations: the grades.
    """

    observation: Observation
    evaluations: tuple[Evaluation, ...]


def is_untouched(row: ReturnedRow, issued: IssuedRow) -> bool:
    """Return whether nothing is filled in, and what was filled in before is as it was issued."""
    entered = [column for column in row.cells if column in ENTERED or column.startswith("grade:")]
    return all(column == "measured" and _is_as_issued(row, issued) for column in entered)


def read_entry(
    row: ReturnedRow,
    issued: IssuedRow,
    *,
    plan: Plan,
    year: FiscalYear,
    known: When,
    source: Source,
    scales: Mapping[str, Scale],
    names_scale: bool,
) -> tuple[EnteredRow | None, tuple[ColumnError, ...]]:
    """Return what a row states; None with every problem in it.

    Args:
        row: the row.
        issued: the row as it was issued.
        plan: the plan, for its units.
        year: the fiscal year that results were asked for.
        known: when the results became known.
        source: where the result stands.
        scales: the scales of the city by their ids.
        names_scale: whether a grade names its scale, because there are several.
    """
    indicator = plan.indicator(issued.key[0])
    errors = list[ColumnError]()
    period: FiscalYear | FiscalSpan = year
    as_of: date | Month | None = None
    value: tuple[Value, ObservationStatus, str | None, tuple[str, ...]] | None = None
    grades = list[Evaluation]()
    try:
        period, as_of = _measured(row, issued, year)
    except DxError as error:
        errors.append(ColumnError("measured", error))
    try:
        value = _value(row, indicator, plan, indicator.year_of(period) or year)
    except ColumnError as error:
        errors.append(error)
    for column, scale_id in _grade_columns(row):
        try:
            mark = grade_of(row.cells[column], scales[scale_id])
        except DxError as error:
            errors.append(ColumnError(column, error))
        else:
            scale = scale_id if names_scale else None
            entry = Evaluation(
                item=indicator.id, year=year, scale=scale, grade=mark, known=known, sources=[source]
            )
            grades.append(entry)
    if errors or value is None:
        return None, tuple(errors)
    read, status, printed, notes = value
    try:
        observation = Observation(
            indicator=indicator.id,
            period=period,
            value=read,
            breakdown=issued.key[1],
            known=known,
            status=status,
            as_of=as_of,
            printed=printed,
            sources=[source],
            note=_note(row, notes),
        )
    except DxError as error:
        return None, (ColumnError("value", error),)
    return EnteredRow(observation=observation, evaluations=tuple(grades)), ()


def _grade_columns(row: ReturnedRow) -> Iterator[tuple[str, str]]:
    for column in row.cells:
        if column.startswith("grade:"):
            yield column, column.removeprefix("grade:")


def _text(cell: SheetCell | None) -> str:
    """Return the text of a cell without spaces around it."""
    if cell is None:
        return ""
    return shown(cell).strip() if not isinstance(cell.content, str) else cell.content.strip()


# --- the value and its state


def _value(
    row: ReturnedRow, indicator: Indicator, plan: Plan, year: FiscalYear
) -> tuple[Value, ObservationStatus, str | None, tuple[str, ...]]:
    """Return the value that a row states, its status, and what else the reader of the cell has to say."""
    state = _state(row)
    cell = row.cells.get("value")
    if cell is None:
        if state is None:
            raise ColumnError("state", ParseError("entry.no_state", accepted=[*REASON_WORDS.values()]))
        if isinstance(state, ObservationStatus):
            error = ParseError("entry.no_value", state=_text(row.cells["state"]))
            raise ColumnError("value", error)
        return state, ObservationStatus.FINAL, None, ()
    try:
        value, printed, notes = _read(cell, indicator, plan, year)
    except DxError as error:
        raise ColumnError("value", error) from None
    if isinstance(value, Missing):
        if state is not None and state != value:
            facts = {"value": _text(cell), "state": _text(row.cells["state"])}
            raise ColumnError("state", InvalidValueError("entry.contradiction", **facts))
        return value, ObservationStatus.FINAL, None, ()
    if isinstance(state, Missing):
        facts = {"value": _text(cell), "state": _text(row.cells["state"])}
        raise ColumnError("state", InvalidValueError("entry.contradiction", **facts))
    return value, state or ObservationStatus.FINAL, printed, notes


def _state(row: ReturnedRow) -> ObservationStatus | Missing | None:
    """Return the state of a value, or why there is none; None for an empty cell."""
    cell = row.cells.get("state")
    if cell is None:
        return None
    try:
        text = _text(cell)
    except DxError as error:
        raise ColumnError("state", error) from None
    if (reason := reason_of(text)) is not None:
        return Missing(reason)
    if folded(text) in _STATUSES:
        return _STATUSES[folded(text)]
    facts = {"found": excerpt(text), "accepted": _STATES, "nearest": nearest(text, _STATES)}
    raise ColumnError("state", ParseError("entry.unknown_state", **facts))


def _read(
    cell: SheetCell, indicator: Indicator, plan: Plan, year: FiscalYear
) -> tuple[Value, str | None, tuple[str, ...]]:
    text = _text(cell)
    if sign_of(text) is not None:
        raise ParseError("entry.dash", found=text, accepted=[*REASON_WORDS.values()])
    if (reason := reason_of(text)) is not None:
        return Missing(reason), None, ()
    unit = indicator.unit_in(year)
    if has_milestone(indicator):
        completion = _completion(cell, text)
        if completion is not None:
            return completion, None, ()
        if unit is None:
            raise ParseError("entry.not_done", found=excerpt(text))
    if unit is None:
        return TextValue(Label(text)), None, ()
    if not text:
        raise ParseError("entry.no_state", accepted=[*REASON_WORDS.values()])
    read = read_value(cell, unit=unit, units=plan.unit_table, signs=_NO_SIGNS)
    return read.value, read.printed, tuple(format(note, "ja") for note in read.notes)


def _completion(cell: SheetCell, text: str) -> Completion | None:
    """Return whether something is done, if the text says so: 完了, 令和7年3月完了, 一部完了（12課）."""
    if isinstance(cell.content, date):
        return Completion(as_when(_day(cell.content)))
    if (partly := _PARTLY.fullmatch(text)) is not None:
        return Completion(part=Label(partly[1] or partly[2]))
    done = done_of(text)
    if done is not None or text.lower() in _IN_ENGLISH:
        return Completion(done == "true" if done else _IN_ENGLISH[text.lower()])
    on = _DONE_ON.fullmatch(text)
    try:
        return None if on is None else Completion(as_when(on[1] or on[2]))
    except DxError:
        return None


def _day(content: date) -> date:
    return content.date() if isinstance(content, datetime) else content


# --- when it was measured


def _is_as_issued(row: ReturnedRow, issued: IssuedRow) -> bool:
    cell = row.cells.get("measured")
    return cell is None or folded(str(cell.content)) == folded(issued.texts.get("measured", ""))


def _measured(
    row: ReturnedRow, issued: IssuedRow, year: FiscalYear
) -> tuple[FiscalYear | FiscalSpan, date | Month | None]:
    """Return the period and the day of counting: of the year that was asked, an earlier one, or months.

    Raises:
        ParseError: a text that is no fiscal year, no day, no month and no months.
        InvalidValueError: a time after the year that was asked.
    """
    cell = row.cells.get("measured")
    if cell is None or _is_as_issued(row, issued):
        text = issued.texts.get("measured", "")
        return (as_period(text) if "/" in text else year), None
    content = cell.content
    if isinstance(content, date):
        return _of_day(_day(content), year)
    text = _text(cell)
    day = None
    try:
        day = as_day_or_month(text)
    except DxError:
        try:
            period = as_period(as_fiscal_span(text))
        except DxError:
            raise ParseError("entry.measured", found=excerpt(text)) from None
    if day is not None:
        return _of_day(day, year)
    if (period.last_day or date.max) > year.last_day:
        raise InvalidValueError("entry.measured_later", found=excerpt(text), year=year)
    return period, None


def _of_day(day: date | Month, year: FiscalYear) -> tuple[FiscalYear, date | Month]:
    """Return the fiscal year of a day, and the day; up to 31 May after a year is its end."""
    last = last_day(day)
    if last > year.last_day + CLOSING_DAYS:
        raise InvalidValueError("entry.measured_later", found=str(day), year=year)
    return min(FiscalYear.of(last), year), day


# --- notes and grades


def _note(row: ReturnedRow, notes: tuple[str, ...]) -> Label | None:
    text = "。".join(each for each in (_text(row.cells.get("note")), *notes) if each)
    return Label(text) if text else None


def grade_of(cell: SheetCell, scale: Scale) -> str:
    """Return the mark of a scale that a cell holds.

    Raises:
        ParseError: the scale has no such mark.
    """
    text = _text(cell)
    by_text = {folded(mark): mark for mark in scale.marks}
    if folded(text) not in by_text:
        raise ParseError("entry.unknown_grade", found=excerpt(text), scale=scale.label, accepted=scale.marks)
    return by_text[folded(text)]
