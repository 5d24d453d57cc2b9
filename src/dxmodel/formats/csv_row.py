"""Convert one row of the CSV of observations to plain data, and an observation to cells."""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from decimal import Decimal
from functools import lru_cache
from typing import Any

from dxmodel.amount import Amount
from dxmodel.amount.number import PLACES, round_half_up
from dxmodel.errors import DxError, InvalidValueError, ParseError
from dxmodel.fiscal import FiscalSpan, FiscalYear, When, as_fiscal_span
from dxmodel.formats.amount_cells import AmountCells, amount_cells
from dxmodel.formats.scalars import Refused
from dxmodel.formats.table_layout import TableLayout
from dxmodel.formats.tree import Row, position
from dxmodel.formats.words_for_missing import DITTO, REASONS, done_of, refers_to_other_cell, sign_of
from dxmodel.ledger import Observation, ObservationStatus
from dxmodel.plan import Completion, ListValue, Missing, Ratio, TextValue

__all__ = ["COLUMNS", "STATUSES", "Header", "cells"]

COLUMNS = (
    "indicator", "period", "fiscal_year", "fiscal_year_ja", "breakdown",
    "value", "unit", "known_as", "low", "high", "numerator", "denominator",
    "missing", "starts", "done", "done_why", "part_done", "text", "items",
    "status", "known", "known_why", "as_of", "scope", "printed", "document", "page", "cell",
    "confidence", "note", "withdrawn_on", "withdrawn_why", "extra",
)  # fmt: skip


# --- writing


def cells(entry: Observation, columns: Iterable[str] = COLUMNS) -> dict[str, object]:
    """Return the cells of an observation by their columns; None where one is empty.

    Args:
        entry: the observation.
        columns: the columns of the table.  Without those of an amount, its whole text is in ``value``.

    Raises:
        InvalidValueError: a text that must fit on one line has several.
    """
    source = entry.sources[0] if entry.sources else None
    return {
        "indicator": entry.indicator,
        "period": entry.period,
        "fiscal_year": entry.year and entry.year.year,
        "fiscal_year_ja": entry.year and f"{entry.year:ja}",
        "breakdown": _joined_lines(map(_member_text, entry.breakdown)),
        **_value_cells(entry, frozenset(columns)),
        "status": entry.status,
        "known": entry.known,
        "known_why": entry.known and entry.known.reason,
        "as_of": entry.as_of,
        "scope": entry.scope,
        "printed": entry.printed,
        "document": source and source.document,
        "page": source and source.page,
        "cell": source and source.cell,
        "confidence": entry.doubt and f"{entry.doubt.confidence:f}",
        "note": entry.note,
        "withdrawn_on": entry.withdrawn and entry.withdrawn.on,
        "withdrawn_why": entry.withdrawn and entry.withdrawn.why,
        "extra": _joined_lines(map(_pair_text, entry.extra)),
    }


def _value_cells(entry: Observation, columns: frozenset[str]) -> dict[str, object]:
    match entry.value:
        case Amount() as amount:
            return _amount_cells(amount, columns)
        case Ratio(numerator, denominator, printed):
            return {
                "numerator": numerator,
                "denominator": denominator,
                **(_amount_cells(printed, columns) if printed else {}),
            }
        case Missing(reason, starts):
            return {"missing": reason, "starts": starts}
        case Completion(done, part):
            if isinstance(done, bool):
                return {"done": str(done).lower(), "part_done": part}
            return {"done": done, "done_why": done.reason}
        case TextValue(text):
            return {"text": text}
        case ListValue(items):
            return {"items": _joined_lines(map(str, items))}


def _amount_cells(amount: Amount, columns: frozenset[str]) -> dict[str, object]:
    filled = amount_cells(amount)
    needed = {"unit"} if amount.is_exact else filled.keys()
    return {**filled} if columns >= needed else {**filled, "value": str(amount)}


_NEXT_MEMBER = re.compile("[;；,，、/／] *[^;；,，、/／=]+=")
"""A second member on a line, as in 性別=女性;職位=課長."""


def _pair_text(pair: tuple[str, str]) -> str:
    dimension, member = pair
    if "=" in dimension:
        raise InvalidValueError("formats.csv_dimension", found=dimension)
    return f"{dimension}={member}"


def _member_text(pair: tuple[str, str]) -> str:
    """Return a member of a dimension; refuse one that would be read as two members."""
    text = _pair_text(pair)
    if _NEXT_MEMBER.search(pair[1]):
        raise InvalidValueError("formats.csv_pair", found=text)
    return text


def _joined_lines(words: Iterable[str]) -> str:
    """Return texts one per line; refuse a text with several lines, which would be read as several."""
    texts = tuple(words)
    for text in texts:
        if "\n" in text or "\r" in text:
            raise InvalidValueError("formats.csv_lines", found=repr(text))
    return "\n".join(texts)


# --- reading


_COLUMNS_OF_KEY = {
    "period": ("period", "fiscal_year", "fiscal_year_ja"),
    "value": ("value", "numerator", "missing", "done", "text", "items"),
    "sources": ("document",),
    "doubt": ("confidence",),
    "reason": ("missing",),
    "part": ("part_done",),
    "withdrawn": ("withdrawn_on",),
    "on": ("withdrawn_on",),
    "why": ("withdrawn_why",),
}
"""The columns that fill a key of the plain data; its position is that of the first one in the table."""
_NEEDED = {
    "known_as": "value",
    "low": "value",
    "high": "value",
    "starts": "missing",
    "done_why": "done",
    "part_done": "done",
    "known_why": "known",
    "page": "document",
    "cell": "document",
    "withdrawn_on": "withdrawn_why",
    "withdrawn_why": "withdrawn_on",
}
"""The columns that have a meaning only together with another column, and that column."""


class _CellError(Exception):
    """A cell that contradicts another one of its row, or has no meaning without one."""

    def __init__(self, column: str, error: DxError) -> None:
        self.column, self.error = column, error


class Header:
    """The columns of a table, and what its signs mean."""

    def __init__(self, names: list[str], layout: TableLayout) -> None:
        self.names = names
        self._layout = layout
        self._above: Mapping[str, str] = {}
        self._columns = {name: column for column, name in enumerate(names, 1)}
        for key, names_of_key in _COLUMNS_OF_KEY.items():
            if present := [self._columns[name] for name in names_of_key if name in self._columns]:
                self._columns[key] = present[0]

    def plain_data(self, row: list[str], line: int) -> tuple[Row | Refused, int]:
        """Return the plain data of a row and its position; a refused row has the position of a cell."""
        width = len(self.names)
        if outside := [column for column, cell in enumerate(row[width:], width + 1) if cell]:
            error = InvalidValueError("formats.csv_width", found=len(row), wanted=width)
            return Refused(error), position(line, outside[0])
        cells = {
            name: cell if name in _FREE_TEXTS else cell.strip()
            for name, cell in zip(self.names, row, strict=False)
        }
        try:
            filled = self._with_repeated({name: cell for name, cell in cells.items() if cell})
            data = _plain_data(filled, line, self._columns, self._layout)
            return data, data.position
        except _CellError as mistake:
            return Refused(mistake.error), position(line, self._columns[mistake.column])

    def _with_repeated(self, filled: dict[str, str]) -> dict[str, str]:
        """Return the cells of a row; one that repeats the cell above has its content."""
        for name, cell in filled.items():
            if self._layout.repeats and cell.strip() in DITTO and name in self._above:
                filled[name] = self._above[name]
            elif name not in _FREE_TEXTS and refers_to_other_cell(cell):
                raise _CellError(name, ParseError("formats.other_cell", found=cell))
        self._above = filled
        return filled


_FREE_TEXTS = frozenset(
    {
        "breakdown",
        "extra",
        "done_why",
        "part_done",
        "known_why",
        "text",
        "items",
        "scope",
        "printed",
        "document",
        "page",
        "cell",
        "note",
        "withdrawn_why",
    }
)
STATUSES = {
    "確定": ObservationStatus.FINAL,
    "確定値": ObservationStatus.FINAL,
    "実績": ObservationStatus.FINAL,
    "実績値": ObservationStatus.FINAL,
    "速報": ObservationStatus.PROVISIONAL,
    "速報値": ObservationStatus.PROVISIONAL,
    "暫定値": ObservationStatus.PROVISIONAL,
    "見込": ObservationStatus.FORECAST,
    "見込み": ObservationStatus.FORECAST,
    "見込値": ObservationStatus.FORECAST,
    "予定": ObservationStatus.PLANNED,
    "計画値": ObservationStatus.PLANNED,
}
"""The words for a status that tables print."""
_COPIED = ("indicator", "scope", "printed", "note", "as_of")


def _plain_data(filled: dict[str, str], line: int, columns: Mapping[str, int], layout: TableLayout) -> Row:
    for name, cell in filled.items():
        if (needed := _NEEDED.get(name, name)) not in filled:
            raise _CellError(name, InvalidValueError("formats.csv_alone", found=cell, needed=needed))
    _read_missing(filled, layout)
    rounded = _round_computed(filled)
    data = Row(line, columns)
    data.update((name, filled[name]) for name in _COPIED if name in filled)
    if "status" in filled:
        data["status"] = str(STATUSES.get(filled["status"], filled["status"]))
    if "known" in filled:
        data["known"] = _date(filled, data, "known")
    if rounded:
        data["note"] = f"{filled['note']}（{rounded}）" if "note" in filled else rounded
    years = filled.get("fiscal_year"), filled.get("fiscal_year_ja")
    period = _period(filled.get("period"), *years, year_ok=layout.fiscal_years)
    if period is not None:
        data["period"] = period
    if "breakdown" in filled:
        data["breakdown"] = _pairs("breakdown", filled["breakdown"])
    if "extra" in filled:
        data["extra"] = _pairs("extra", filled["extra"])
    if "document" in filled:
        cells_of_source = {name: filled.get(name) for name in ("document", "page", "cell")}
        data["sources"] = [_part(data, **cells_of_source)]
    if "confidence" in filled:
        data["doubt"] = _part(data, confidence=filled["confidence"])
    if "withdrawn_on" in filled:
        data["withdrawn"] = _part(data, on=filled["withdrawn_on"], why=filled["withdrawn_why"])
    if (value := _value(filled, data)) is not None:
        data["value"] = value
    return data


def _read_missing(filled: dict[str, str], layout: TableLayout) -> None:
    """Replace a word in place of a value, or under ``missing``, by its reason."""
    if "missing" in filled:
        filled["missing"] = str(layout.reason(filled["missing"]) or filled["missing"])
        if sign_of(filled.get("value", "")) is not None:
            del filled["value"]
    value = filled.get("value")
    if value is None or "numerator" in filled or "denominator" in filled:
        return
    if value[0].isdigit() and not layout.missing:
        return  # no word or sign
    if (reason := layout.reason(value)) is not None and filled.get("missing") in (None, str(reason)):
        filled["missing"] = str(reason)
        for name in ("value", "known_as", "low", "high"):
            filled.pop(name, None)
    elif sign_of(value) is not None:
        raise _CellError("value", ParseError("formats.dash", found=value, accepted=REASONS))


_COMPUTED = re.compile(rf"([-+]?[0-9,]+\.[0-9]{{{PLACES + 1},}})[^0-9.,]*")


def _round_computed(filled: dict[str, str]) -> str:
    """Round numbers with more decimals than an amount has, and return a note that says so.

    The ends of an interval may have more, and follow from the number.
    """
    notes = []
    for name in ("value", "numerator", "denominator"):
        cell = filled.get(name, "")
        if len(cell) > PLACES and (match := _COMPUTED.fullmatch(cell)):
            exact = Decimal(match[1].replace(",", ""))
            number = f"{round_half_up(exact, PLACES).normalize():f}"
            notes.append(f"{filled[name]}を小数第{PLACES}位までに四捨五入")
            filled[name] = filled[name].replace(match[1], number)
    return "、".join(notes)


def _date(filled: Mapping[str, str], row: Row, name: str) -> str | Row:
    """Return the text of a date; with the reason why it is not known more exactly, its bounds and that."""
    text, reason = filled[name], filled.get(f"{name}_why")
    if reason is None:
        return text
    try:
        when = When.parse(text)
    except DxError:
        return text  # reported where the date is read
    bounds = {"not_before": when.not_before, "not_after": when.not_after}
    date = _part(row, **{key: day and str(day) for key, day in bounds.items()}, reason=reason)
    date.columns = {**row.columns, **dict.fromkeys(bounds, row.columns[name])}
    date.columns["reason"] = row.columns[f"{name}_why"]
    return date


def _part(row: Row, **values: object) -> Row:
    """Return a mapping of those values in a row that are not None."""
    part = Row(row.line, row.columns)
    part.update((name, value) for name, value in values.items() if value is not None)
    return part


@lru_cache(maxsize=2**10)
def _period(stated: str | None, year: str | None, year_ja: str | None, *, year_ok: bool) -> str | None:
    """Return the text of the period; refuse a year that is wrong or is not that of the period."""
    period = stated
    if year_ok and stated is not None:
        with suppress(DxError):  # reported where the period is read
            period = str(FiscalSpan.parse(stated, year_ok=True))
    for name, cell in (("fiscal_year", year), ("fiscal_year_ja", year_ja)):
        if cell is None:
            continue
        try:
            written = FiscalYear.parse(cell, year_ok=True)
        except DxError as error:
            raise _CellError(name, error) from None
        if period is None:
            period = str(written)
        try:
            span = as_fiscal_span(period)
        except DxError:
            continue  # reported where the period is read
        if not span.start_year == span.end_year == written:
            whole = span.is_whole_years and span.start_year == span.end_year
            stated_period = span.start_year if whole else span
            raise _CellError(name, InvalidValueError("formats.csv_year", found=cell, period=stated_period))
    return period


def _pairs(column: str, cell: str) -> dict[str, str]:
    """Return the texts by their names, one pair per line: a breakdown, or what a city adds."""
    pairs: dict[str, str] = {}
    for line in _split_lines(cell):
        name, equals, text = line.partition("=")
        if not equals:
            name, equals, text = line.partition("＝")
        if not equals or (column == "breakdown" and _NEXT_MEMBER.search(text)):
            raise _CellError(column, ParseError("formats.csv_pair", found=line))
        if name in pairs:
            raise _CellError(column, InvalidValueError("formats.repeated_key", key=name))
        pairs[name] = text
    return pairs


def _split_lines(cell: str) -> list[str]:
    """Return the lines of a cell that are not blank."""
    return [line for line in re.split("\r\n|\r|\n", cell) if line.strip()]


_KINDS = (("value", "numerator", "denominator"), ("missing",), ("done",), ("text",), ("items",))


def _value(filled: Mapping[str, str], row: Row) -> Any:
    """Return the value as plain data; None if none of its columns is filled."""
    kinds = [names[0] for names in _KINDS if any(name in filled for name in names)]
    match kinds:
        case []:
            return None
        case ["value"] if "numerator" in filled or "denominator" in filled:
            parts = {name: filled.get(name) for name in ("numerator", "denominator")}
            ratio = _part(row, **parts, printed=_amount(filled, row) if "value" in filled else None)
            ratio.columns = {**row.columns, "printed": row.columns["value"]}
            return _part(row, ratio=ratio)
        case ["value"]:
            return _amount(filled, row)
        case ["missing"]:
            missing = _part(row, reason=filled["missing"], starts=filled.get("starts"))
            return _part(row, missing=missing)
        case ["done"]:
            cell = done_of(filled["done"]) or filled["done"]
            is_date = cell.lower() not in ("true", "false")
            if not is_date and "done_why" in filled:
                error = InvalidValueError("formats.csv_no_date", found=filled["done_why"], needed="done")
                raise _CellError("done_why", error)
            done = _date(filled, row, "done") if is_date else cell.lower() == "true"
            return _part(row, done=_part(row, done=done, part=filled.get("part_done")))
        case ["text"]:
            return _part(row, text=filled["text"])
        case ["items"]:
            return _part(row, items=_split_lines(filled["items"]))
    raise _CellError(kinds[1], InvalidValueError("formats.several_values", found=kinds))


def _amount(filled: Mapping[str, str], row: Row) -> str | AmountCells:
    unit, known_as, low, high = map(filled.get, ("unit", "known_as", "low", "high"))
    if unit is known_as is low is high is None:
        return filled["value"]
    return AmountCells(filled["value"], unit, known_as, low, high, row.line, row.columns)
