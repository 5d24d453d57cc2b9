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
from dxmodel.formats.scalars import OfTwoUnits, amount, one_of, shown, units
from dxmodel.formats.text import strange
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
        InvalidValueError: words that must stand on one line do not.
    """
    source = entry.sources[0] if entry.sources else None
    return {
        "indicator": entry.indicator,
        "period": entry.period,
        "fiscal_year": entry.year and entry.year.year,
        "fiscal_year_ja": entry.year and f"{entry.year:ja}",
        "breakdown": _lines(map(_pair, entry.breakdown)),
        **_value(entry),
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


def _value(entry: Observation) -> dict[str, object]:
    match entry.value:
        case Amount() as amount:
            return _amount(amount)
        case Ratio(numerator, denominator, printed):
            return {
                "numerator": numerator,
                "denominator": denominator,
                **(_amount(printed) if printed else {}),
            }
        case Missing(reason, starts):
            return {"missing": reason, "starts": starts}
        case TextValue(text):
            return {"text": text}
        case ListValue(items):
            return {"items": _lines(map(str, items))}


def _amount(amount: Amount) -> dict[str, object]:
    interval = amount.interval
    return {
        "value": f"{amount.magnitude:f}",
        "unit": str(amount.unit),
        "known_as": next(name for name, kind in KNOWN.items() if isinstance(amount.known, kind)),
        "low": None if interval.low is None else f"{interval.low:f}",
        "high": None if interval.high is None else f"{interval.high:f}",
    }


def _pair(pair: tuple[str, str]) -> str:
    dimension, member = pair
    if "=" in dimension:
        raise InvalidValueError("formats.csv_dimension", found=dimension)
    return f"{dimension}={member}"


def _lines(words: Iterable[str]) -> str:
    """One a line; what has several would come back as several."""
    texts = tuple(words)
    for each in texts:
        if "\n" in each or "\r" in each:
            raise InvalidValueError("formats.csv_lines", found=repr(each))
    return "\n".join(texts)


# --- reading


def observation(filled: Mapping[str, str], indicators: IndicatorUnits) -> Observation:
    """Return what the cells of a row that are filled say together.

    Args:
        filled: the cells by their columns.
        indicators: in what their values are counted where no unit is written.

    Raises:
        DxError, cattrs.BaseValidationError: something is wrong, or contradicts itself.
    """
    for name, cell in filled.items():
        with _under(name):
            _check_cell(name, cell, filled)
    years = _years(filled)
    entry = structure(_data(_with_unit(filled, years, indicators), years), Observation)
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
"""Columns that say nothing without another one."""


def _check_cell(name: str, cell: str, filled: Mapping[str, str]) -> None:
    if character := strange(cell):
        raise ParseError("formats.strange_character", found=character)
    needed = _NEEDED.get(name, name)
    if needed not in filled:
        raise InvalidValueError("formats.csv_alone", found=cell, needed=needed)


def _years(filled: Mapping[str, str]) -> dict[str, FiscalYear]:
    """The years that are said beside the period, or in its place, by their columns."""
    years = {}
    for name, head in (("fiscal_year", "FY"), ("fiscal_year_ja", "")):
        if name in filled:
            with _under(name):
                years[name] = as_fiscal_year(head + filled[name])
    return years


def _with_unit(
    cells: Mapping[str, str], years: Mapping[str, FiscalYear], indicators: IndicatorUnits
) -> Mapping[str, str]:
    """The row with the unit of its indicator, where it has a number and no unit."""
    if "unit" in cells or "value" not in cells or bare(cells["value"]) is None:
        return cells
    in_period = years_of(cells["period"]) if "period" in cells else tuple(years.values())
    names = indicators.in_years(cells.get("indicator"), in_period)
    counted = (units().find(name) for name in names if name is not None)
    match sorted({str(unit) for unit in counted if unit is not None}):
        case [name]:
            return {**cells, "unit": name}
        case [_, _, *_] as several:
            with _under("value"):
                amount(OfTwoUnits(cells["value"], tuple(several)))
    return cells


_AS_IT_IS = ("indicator", "period", "status", "known", "as_of", "scope", "printed", "note")


def _data(filled: Mapping[str, str], years: Mapping[str, FiscalYear]) -> dict[str, Any]:
    """The row as plain data of an observation."""
    data: dict[str, Any] = {name: filled[name] for name in _AS_IT_IS if name in filled}
    for year in years.values():
        data.setdefault("period", str(year))
    if "breakdown" in filled:
        with _under("breakdown"):
            data["breakdown"] = _breakdown(filled["breakdown"])
    if "document" in filled:
        data["sources"] = [{name: filled[name] for name in ("document", "page", "cell") if name in filled}]
    if "confidence" in filled:
        data["doubt"] = {"confidence": filled["confidence"]}
    return data | _read_value(filled)


def _breakdown(cell: str) -> dict[str, str]:
    read: dict[str, str] = {}
    for line in _split(cell):
        dimension, equals, member = line.partition("=")
        if not equals:
            raise ParseError("formats.csv_pair", found=line)
        if dimension in read:
            raise InvalidValueError("formats.repeated_key", key=dimension)
        read[dimension] = member
    return read


def _split(cell: str) -> list[str]:
    """The lines of a cell; blank ones are nobody's."""
    return [line for line in re.split("\r?\n", cell) if line.strip()]


_KINDS = (("value", "numerator", "denominator"), ("missing",), ("text",), ("items",))


def _read_value(filled: Mapping[str, str]) -> dict[str, Any]:
    """The value as plain data; none where no column of it is filled."""
    kinds = [names[0] for names in _KINDS if any(name in filled for name in names)]
    match kinds:
        case []:
            return {}
        case ["value"] if "numerator" in filled or "denominator" in filled:
            ratio = {name: filled[name] for name in ("numerator", "denominator") if name in filled}
            return {
                "value": {"ratio": ratio | ({"printed": _read_amount(filled)} if "value" in filled else {})}
            }
        case ["value"]:
            return {"value": _read_amount(filled)}
        case ["missing"]:
            starts = {"starts": filled["starts"]} if "starts" in filled else {}
            return {"value": {"missing": {"reason": filled["missing"], **starts}}}
        case ["text"]:
            return {"value": {"text": filled["text"]}}
        case ["items"]:
            return {"value": {"items": _split(filled["items"])}}
    raise at_key(InvalidValueError("formats.several_values", found=kinds), kinds[1])


def _read_amount(filled: Mapping[str, str]) -> str:
    """The canonical text of the amount that the columns say together."""
    with _under("value"):
        amount = Amount.parse(filled["value"], filled.get("unit"), units=units())
    ends = {}
    for name in ("low", "high"):
        if name in filled:
            with _under(name):
                ends[name] = _end(filled[name])
    if "known_as" in filled:
        with _under("known_as"):
            kind = one_of(KNOWN)(filled["known_as"])
            if amount.known != Exact() and not isinstance(amount.known, kind):
                raise InvalidValueError("formats.csv_disagrees", found=filled["known_as"], other=amount)
        if amount.known == Exact():
            with _under("low" if kind is About and "high" not in ends else "high"):
                amount = Amount(amount.magnitude, amount.unit, _known(kind, amount.magnitude, ends))
    for name, end in ends.items():
        if getattr(amount.interval, name) != end:
            raise at_key(InvalidValueError("formats.csv_disagrees", found=filled[name], other=amount), name)
    return str(amount)


def _end(cell: str) -> Decimal:
    """The half-width of the finest number has one more place than the number."""
    if not re.fullmatch(r"-?[0-9]{1,20}(\.[0-9]{1,20})?", cell):
        raise ParseError("formats.not_a_number", found=shown(cell))
    return Decimal(cell)


def _known(kind: Any, magnitude: Decimal, ends: Mapping[str, Decimal]) -> Known:
    if kind is UpTo:
        return UpTo(ends.get("high", magnitude))  # a range without its other end is refused
    if kind is not About or not ends:
        return cast(Known, kind())
    by = ends["high"] - magnitude if "high" in ends else magnitude - ends["low"]
    return About(None if by == half_unit(magnitude) else by)


@contextmanager
def _under(column: str) -> Iterator[None]:
    """Note on what goes wrong in here that it stands in a column."""
    try:
        yield
    except DxError as error:
        raise at_key(error, column) from None
