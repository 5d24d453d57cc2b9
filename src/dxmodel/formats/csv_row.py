"""Convert one row of the CSV of observations to an observation, and back."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from typing import Any, cast

from dxmodel.amount import About, Amount, Exact, Known, OrLess, OrMore, Over, Under, UpTo, half_unit
from dxmodel.errors import DxError, InvalidValueError, ParseError
from dxmodel.fiscal import FiscalYear, as_fiscal_year
from dxmodel.formats.bare_numbers import IndicatorUnits, bare, years_of
from dxmodel.formats.converter import structure
from dxmodel.formats.errors import at_key
from dxmodel.formats.scalars import NumberWithTwoUnits, current_units, excerpt, one_of, read_amount
from dxmodel.formats.text import invalid_character
from dxmodel.ledger import Observation
from dxmodel.plan import ListValue, Missing, Ratio, TextValue

__all__ = ["COLUMNS", "cells", "observation"]

COLUMNS = (
    "indicator", "period", "fiscal_year", "fiscal_year_ja", "breakdown",
    "value", "unit", "known_as", "low", "high", "numerator", "denominator",
    "missing", "starts", "text", "items",
    "status", "known", "as_of", "scope", "printed", "document", "page", "cell", "confidence", "note",
)  # fmt: skip
KNOWN: dict[str, type[Known]] = {
    "exact": Exact,
    "about": About,
    "range": UpTo,
    "or-more": OrMore,
    "over": Over,
    "or-less": OrLess,
    "under": Under,
}


# --- writing


def cells(entry: Observation) -> dict[str, object]:
    """Return the cells of an observation by their columns; None where one is empty.

    Raises:
        InvalidValueError: a text that must fit on one line has several.
    """
    source = entry.sources[0] if entry.sources else None
    return {
        "indicator": entry.indicator,
        "period": entry.period,
        "fiscal_year": entry.year and entry.year.year,
        "fiscal_year_ja": entry.year and f"{entry.year:ja}",
        "breakdown": _joined_lines(map(_pair_text, entry.breakdown)),
        **_value_cells(entry),
        "status": entry.status,
        "known": entry.known,
        "as_of": entry.as_of,
        "scope": entry.scope,
        "printed": entry.printed,
        "document": source and source.document,
        "page": source and source.page,
        "cell": source and source.cell,
        "confidence": entry.doubt and f"{entry.doubt.confidence:f}",
        "note": entry.note,
    }


def _value_cells(entry: Observation) -> dict[str, object]:
    match entry.value:
        case Amount() as amount:
            return _amount_cells(amount)
        case Ratio(numerator, denominator, printed):
            return {
                "numerator": numerator,
                "denominator": denominator,
                **(_amount_cells(printed) if printed else {}),
            }
        case Missing(reason, starts):
            return {"missing": reason, "starts": starts}
        case TextValue(text):
            return {"text": text}
        case ListValue(items):
            return {"items": _joined_lines(map(str, items))}


def _amount_cells(amount: Amount) -> dict[str, object]:
    interval = amount.interval
    return {
        "value": f"{amount.magnitude:f}",
        "unit": str(amount.unit),
        "known_as": next(name for name, kind in KNOWN.items() if isinstance(amount.known, kind)),
        "low": None if interval.low is None else f"{interval.low:f}",
        "high": None if interval.high is None else f"{interval.high:f}",
    }


def _pair_text(pair: tuple[str, str]) -> str:
    dimension, member = pair
    if "=" in dimension:
        raise InvalidValueError("formats.csv_dimension", found=dimension)
    return f"{dimension}={member}"


def _joined_lines(words: Iterable[str]) -> str:
    """Return texts one per line; refuse a text with several lines, which would be read as several."""
    texts = tuple(words)
    for text in texts:
        if "\n" in text or "\r" in text:
            raise InvalidValueError("formats.csv_lines", found=repr(text))
    return "\n".join(texts)


# --- reading


def observation(filled: Mapping[str, str], indicators: IndicatorUnits) -> Observation:
    """Return the observation that the filled cells of a row describe together.

    Args:
        filled: the filled cells by their columns.
        indicators: the units for values that are written without one.

    Raises:
        DxError, cattrs.BaseValidationError: a cell is wrong, or two cells contradict each other.
    """
    for name, cell in filled.items():
        with _noting_column(name):
            _check_cell(name, cell, filled)
    years = _years(filled)
    entry = structure(_plain_data(_with_unit(filled, years, indicators), years), Observation)
    for name, year in years.items():
        if year != entry.year:
            raise at_key(InvalidValueError("formats.csv_year", found=filled[name], period=entry.period), name)
    return entry


_NEEDED = {
    "known_as": "value",
    "low": "value",
    "high": "value",
    "starts": "missing",
    "page": "document",
    "cell": "document",
}
"""The columns that have a meaning only together with another column, and that column."""


def _check_cell(name: str, cell: str, filled: Mapping[str, str]) -> None:
    if character := invalid_character(cell):
        raise ParseError("formats.strange_character", found=character)
    needed = _NEEDED.get(name, name)
    if needed not in filled:
        raise InvalidValueError("formats.csv_alone", found=cell, needed=needed)


def _years(filled: Mapping[str, str]) -> dict[str, FiscalYear]:
    """Return the fiscal years that are written beside or instead of the period, by their columns."""
    years = {}
    for name, prefix in (("fiscal_year", "FY"), ("fiscal_year_ja", "")):
        if name in filled:
            with _noting_column(name):
                years[name] = as_fiscal_year(prefix + filled[name])
    return years


def _with_unit(
    cells: Mapping[str, str], years: Mapping[str, FiscalYear], indicators: IndicatorUnits
) -> Mapping[str, str]:
    """Return a row; add the unit of its indicator if it has a number without a unit."""
    if "unit" in cells or "value" not in cells or bare(cells["value"]) is None:
        return cells
    in_period = years_of(cells["period"]) if "period" in cells else tuple(years.values())
    names = indicators.in_years(cells.get("indicator"), in_period)
    found_units = (current_units().find(name) for name in names if name is not None)
    match sorted({str(unit) for unit in found_units if unit is not None}):
        case [name]:
            return {**cells, "unit": name}
        case [_, _, *_] as several:
            with _noting_column("value"):
                read_amount(NumberWithTwoUnits(cells["value"], tuple(several)))
    return cells


_COPIED = ("indicator", "period", "status", "known", "as_of", "scope", "printed", "note")


def _plain_data(filled: Mapping[str, str], years: Mapping[str, FiscalYear]) -> dict[str, Any]:
    """Return a row as the plain data of an observation."""
    data: dict[str, Any] = {name: filled[name] for name in _COPIED if name in filled}
    for year in years.values():
        data.setdefault("period", str(year))
    if "breakdown" in filled:
        with _noting_column("breakdown"):
            data["breakdown"] = _breakdown(filled["breakdown"])
    if "document" in filled:
        data["sources"] = [{name: filled[name] for name in ("document", "page", "cell") if name in filled}]
    if "confidence" in filled:
        data["doubt"] = {"confidence": filled["confidence"]}
    return data | _value_data(filled)


def _breakdown(cell: str) -> dict[str, str]:
    breakdown: dict[str, str] = {}
    for line in _split_lines(cell):
        dimension, equals, member = line.partition("=")
        if not equals:
            raise ParseError("formats.csv_pair", found=line)
        if dimension in breakdown:
            raise InvalidValueError("formats.repeated_key", key=dimension)
        breakdown[dimension] = member
    return breakdown


def _split_lines(cell: str) -> list[str]:
    """Return the lines of a cell that are not blank."""
    return [line for line in re.split("\r?\n", cell) if line.strip()]


_KINDS = (("value", "numerator", "denominator"), ("missing",), ("text",), ("items",))


def _value_data(filled: Mapping[str, str]) -> dict[str, Any]:
    """Return the value as plain data; nothing if none of its columns is filled."""
    kinds = [names[0] for names in _KINDS if any(name in filled for name in names)]
    match kinds:
        case []:
            return {}
        case ["value"] if "numerator" in filled or "denominator" in filled:
            ratio = {name: filled[name] for name in ("numerator", "denominator") if name in filled}
            return {
                "value": {"ratio": ratio | ({"printed": _amount_text(filled)} if "value" in filled else {})}
            }
        case ["value"]:
            return {"value": _amount_text(filled)}
        case ["missing"]:
            starts = {"starts": filled["starts"]} if "starts" in filled else {}
            return {"value": {"missing": {"reason": filled["missing"], **starts}}}
        case ["text"]:
            return {"value": {"text": filled["text"]}}
        case ["items"]:
            return {"value": {"items": _split_lines(filled["items"])}}
    raise at_key(InvalidValueError("formats.several_values", found=kinds), kinds[1])


def _amount_text(filled: Mapping[str, str]) -> str:
    """Return the canonical text of the amount that several columns describe together."""
    with _noting_column("value"):
        amount = Amount.parse(filled["value"], filled.get("unit"), units=current_units())
    ends = {}
    for name in ("low", "high"):
        if name in filled:
            with _noting_column(name):
                ends[name] = _end(filled[name])
    if "known_as" in filled:
        with _noting_column("known_as"):
            kind = one_of(KNOWN)(filled["known_as"])
            if amount.known != Exact() and not isinstance(amount.known, kind):
                raise InvalidValueError("formats.csv_disagrees", found=filled["known_as"], other=amount)
        if amount.known == Exact():
            with _noting_column("low" if kind is About and "high" not in ends else "high"):
                amount = Amount(amount.magnitude, amount.unit, _known(kind, amount.magnitude, ends))
    for name, end in ends.items():
        if getattr(amount.interval, name) != end:
            raise at_key(InvalidValueError("formats.csv_disagrees", found=filled[name], other=amount), name)
    return str(amount)


def _end(cell: str) -> Decimal:
    """Read an end of the interval, which may have one decimal place more than the number."""
    if not re.fullmatch(r"-?[0-9]{1,20}(\.[0-9]{1,20})?", cell):
        raise ParseError("formats.not_a_number", found=excerpt(cell))
    return Decimal(cell)


def _known(kind: Any, magnitude: Decimal, ends: Mapping[str, Decimal]) -> Known:
    if kind is UpTo:
        return UpTo(ends.get("high", magnitude))  # UpTo refuses a range whose ends are equal
    if kind is not About or not ends:
        return cast(Known, kind())
    by = ends["high"] - magnitude if "high" in ends else magnitude - ends["low"]
    return About(None if by == half_unit(magnitude) else by)


@contextmanager
def _noting_column(column: str) -> Iterator[None]:
    """Add the column to the errors that are raised in this block."""
    try:
        yield
    except DxError as error:
        raise at_key(error, column) from None
