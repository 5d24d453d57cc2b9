"""What keeps a frame from being judged, found before anything is."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from dxmodel.amount.number import LIMIT
from dxmodel.errors import Problem
from dxmodel.fiscal import FiscalYear
from dxmodel.plan import Direction
from dxmodel.progress.frame.given import COLUMNS, NUMBERS, OPTIONAL, Truths, coded, floats
from dxmodel.progress.frame.history import Keys

__all__ = ["problems_of", "repeated_keys"]


def problems_of(frame: pd.DataFrame) -> Iterator[Problem]:
    """Yield everything that is wrong; the first of its kind in each column."""
    if not isinstance(frame, pd.DataFrame):
        yield Problem(path="$", code="frame.not_a_frame", facts={"found": type(frame).__name__})
        return
    columns = {str(name) for name in frame.columns}
    missing = [name for name in COLUMNS if name not in columns]
    repeated = sorted({str(name) for name in frame.columns[frame.columns.duplicated()]})
    if missing:
        yield Problem(path="$", code="frame.missing_columns", facts={"missing": missing})
    if repeated:
        yield Problem(path="$", code="frame.repeated_columns", facts={"repeated": repeated})
    there = [name for name in (*COLUMNS, *OPTIONAL) if name in columns and name not in repeated]
    for name in there:
        yield from _of_column(frame[name], name)
    if {"indicator", "unit"} <= {*there}:
        yield from _unit_problems(frame)


def _of_column(column: "pd.Series[Any]", name: str) -> Iterator[Problem]:
    if name in ("fiscal_year", *NUMBERS, *OPTIONAL):
        yield from _bad_numbers(column, name)
    elif name == "direction":
        yield from _bad_directions(column)
    elif name == "indicator" and (gone := column.isna().to_numpy()).any():
        yield _at(gone, name, "frame.missing_key")


def _bad_numbers(column: "pd.Series[Any]", name: str) -> Iterator[Problem]:
    is_year = name.endswith("year")
    if not _holds_numbers(column, whole=name == "fiscal_year"):
        code = "frame.years_as_other" if is_year else "frame.not_numbers"
        facts = {"column": name, "found": str(column.dtype)}
        yield Problem(path=f"$.{name}", code=code, facts=facts)
        return
    numbers = floats(column)
    if is_year:
        yield from _bad_years(column, name)
    elif (absurd := (numbers >= LIMIT) | (numbers <= -LIMIT)).any():
        found = float(numbers[absurd.argmax()])
        code = "frame.infinite" if np.isinf(found) else "frame.absurd"
        yield _at(absurd, name, code, found=found, limit="10**18")


def _holds_numbers(column: "pd.Series[Any]", *, whole: bool) -> bool:
    """Are they numbers, or is there nothing at all?  Fiscal years of rows are whole numbers."""
    return column.dtype.kind in ("iu" if whole else "iuf") or bool(column.isna().all())


def _bad_years(column: "pd.Series[Any]", name: str) -> Iterator[Problem]:
    """Fiscal years are whole Western years; only those of the rows may not be missing."""
    years = floats(column)
    missing = np.isnan(years)
    bad = ~missing & ~((years >= FiscalYear.MIN.year) & (years <= FiscalYear.MAX.year))
    if column.dtype.kind == "f":
        bad |= ~missing & (years != np.floor(years))
    if bad.any():
        yield _at(bad, name, "frame.not_a_year", found=float(years[bad.argmax()]))
    elif name == "fiscal_year" and missing.any():
        yield _at(missing, name, "frame.missing_year")


def _bad_directions(column: "pd.Series[Any]") -> Iterator[Problem]:
    """A direction that is none of the three would be taken for unknown."""
    known = [direction.value for direction in Direction]
    codes, words = coded(column)
    other = np.array([*(word not in known for word in words), False])
    if (bad := other[codes]).any():
        yield _at(bad, "direction", "frame.not_a_direction", found=words[codes[bad.argmax()]], accepted=known)


def _unit_problems(frame: pd.DataFrame) -> Iterator[Problem]:
    """An indicator has one unit."""
    codes, names = coded(frame["indicator"])
    units, _ = coded(frame["unit"])
    unit_of = np.full(len(names) + 1, -1, dtype=units.dtype)  # the last place is for rows without a key
    unit_of[codes] = units
    bad = ((unit_of[codes] != units) | (units < 0)) & (codes >= 0)
    if bad.any():
        yield _at(bad, "unit", "frame.two_units", indicator=names[codes[bad.argmax()]])


def repeated_keys(frame: pd.DataFrame, keys: Keys) -> Iterator[Problem]:
    """Yield the first row whose key another row has before it."""
    repeated = pd.Series(keys.of).duplicated().to_numpy()
    row = int(repeated.argmax())
    facts = {"indicator": frame["indicator"].iloc[row], "year": int(frame["fiscal_year"].iloc[row])}
    yield _at(repeated, "fiscal_year", "frame.repeated_key", **facts)


def _at(bad: Truths, name: str, code: str, **facts: Any) -> Problem:
    """A problem at the first row that has it, and how many do."""
    row = int(bad.argmax())
    facts |= {"column": name, "row": row, "rows": int(bad.sum())}
    return Problem(path=f"$.{name}[{row}]", code=code, facts=facts)
