"""Validate a frame before it is assessed: missing columns, keys, kinds of number, years, units."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from numbers import Real
from typing import Any

import numpy as np
import pandas as pd

from dxmodel.amount.number import LIMIT
from dxmodel.errors import Problem
from dxmodel.fiscal import FiscalYear
from dxmodel.fiscal.window import SPELLINGS
from dxmodel.frames.columns import (
    ACCUMULATIONS,
    COLUMNS,
    DAYS,
    DIRECTIONS,
    INTERIM,
    OPTIONAL,
    Coded,
    Truths,
    coded,
    floats,
    one_spelling,
)
from dxmodel.frames.days import window_of, years_of_days
from dxmodel.plan import Accumulation, Direction
from dxmodel.vocabulary import Vocabulary

__all__ = ["problems_of", "repeated_keys"]

_KEYS = ("indicator", "fiscal_year")
_WORDS = ("indicator", "unit", "direction", "accumulation", "window")
_VOCABULARIES: dict[str, tuple[Mapping[Any, float], type[Vocabulary]]] = {
    "direction": (DIRECTIONS, Direction),
    "accumulation": (ACCUMULATIONS, Accumulation),
}
_OF_ARROW = ("string[pyarrow]", "large_string[pyarrow]", "string_view[pyarrow]", "null[pyarrow]")
_UNTYPED = ("object", "str", "string", *_OF_ARROW)
"""The types that an empty column may have; not a type of dates."""

_LISTS = ("accepted", "missing", "repeated")
_LONGEST = 60
"""The number of characters of a value in a message."""


def problems_of(frame: pd.DataFrame) -> Iterator[Problem]:
    """Yield every problem; the first of its kind in each column.

    Repeated keys are searched only beside other problems: in a frame without problems
    :class:`~dxmodel.frames.history.Keys` detects them at no cost.
    """
    if not isinstance(frame, pd.DataFrame):
        yield _problem("$", "frame.not_a_frame", found=type(frame).__name__)
    elif isinstance(frame.columns, pd.MultiIndex):
        yield _problem("$", "frame.layered_columns", levels=frame.columns.nlevels)
    elif problems := [*_of_columns(frame)]:
        yield from problems
        yield from repeated_keys(frame)


def _of_columns(frame: pd.DataFrame) -> Iterator[Problem]:
    known = [*COLUMNS, *OPTIONAL]
    repeated = frame.columns[frame.columns.duplicated()].unique()
    if missing := [name for name in COLUMNS if name not in frame.columns]:
        yield _problem("$", "frame.missing_columns", missing=missing)
    if len(repeated):
        yield _problem("$", "frame.repeated_columns", repeated=[*repeated])
    for name, needed in (INTERIM, INTERIM[::-1], ("interim_day", "interim_year")):
        if name in frame.columns and needed not in frame.columns:
            yield _problem(f"$.{name}", "frame.without_partner", column=name, needed=needed)
    columns = {name: frame[name] for name in known if name in frame.columns and name not in repeated}
    words = {name: _coded(columns[name]) for name in _WORDS if name in columns}
    for name, column in columns.items():
        if name in DAYS:
            yield from _bad_days(column, name, columns.get(DAYS[name]))
        else:
            yield from _of_words(column, name, words[name]) if name in words else _bad_numbers(column, name)
    if (keys := words.get("indicator")) and (units := words.get("unit")):
        yield from _unit_problems(keys, one_spelling(units))


def _coded(column: "pd.Series[Any]") -> Coded | None:
    """Return the codes of a column; None if an entry is not hashable."""
    try:
        return coded(column)
    except TypeError:
        return None


def _of_words(column: "pd.Series[Any]", name: str, words: Coded | None) -> Iterator[Problem]:
    if words is None:
        bad = np.array([not _is_one(entry) for entry in column])
        yield _at(bad, name, "frame.not_one_word", found=column.iloc[bad.argmax()])
    elif name in _VOCABULARIES:
        known, vocabulary = _VOCABULARIES[name]
        yield from _unknown_words(name, words, known.__contains__, [each.value for each in vocabulary])
    elif name == "window":
        yield from _unknown_words(name, words, window_of, SPELLINGS)
    elif name == "indicator" and (missing := words[0] < 0).any():
        yield _at(missing, name, "frame.missing_key")


def _is_one(entry: Any) -> bool:
    """Return whether an entry is hashable, as text and numbers are and lists are not."""
    try:
        hash(entry)
    except TypeError:
        return False
    return True


def _bad_days(column: "pd.Series[Any]", name: str, years: "pd.Series[Any] | None") -> Iterator[Problem]:
    """Yield the problem of a column of days that are none of pandas, or are in a time zone.

    A due date has one year only, so that its day lies in the stated one.
    """
    is_nothing = column.dtype.name in _UNTYPED and bool(column.isna().all())
    if not is_nothing and not (column.dtype.kind == "M" and getattr(column.dtype, "tz", None) is None):
        yield _problem(
            f"$.{name}", "frame.not_days", column=name, kind=str(column.dtype), accepted=["datetime64"]
        )
    elif name in ("target_day", "interim_day") and years is not None and _holds_numbers(years, whole=False):
        of_days, stated = years_of_days(column), floats(years)
        if (bad := (of_days != stated) & ~np.isnan(of_days) & ~np.isnan(stated)).any():
            day, year = column.iloc[bad.argmax()].date(), int(stated[bad.argmax()])
            yield _at(bad, name, "frame.day_of_another_year", found=day, needed=DAYS[name], year=year)


def _bad_numbers(column: "pd.Series[Any]", name: str) -> Iterator[Problem]:
    if not _holds_numbers(column, whole=name == "fiscal_year"):
        yield _of_another_kind(column, name)
        return
    with np.errstate(over="ignore"):  # of the longest floats, some are infinite as floats of 64 bits
        numbers = floats(column)
    if name.endswith("year"):
        yield from _bad_years(column, name)
    elif (too_large := (numbers >= LIMIT) | (numbers <= -LIMIT)).any():
        value = column.iloc[too_large.argmax()]
        code = "frame.infinite" if np.isinf(value) else "frame.absurd"
        yield _at(too_large, name, code, found=value, limit="10**18")


def _holds_numbers(column: "pd.Series[Any]", *, whole: bool) -> bool:
    """Return whether a column holds numbers, or is empty; fiscal years of rows are whole numbers."""
    is_nothing = column.dtype.name in _UNTYPED and bool(column.isna().all())
    return is_nothing or column.dtype.kind in ("iu" if whole else "iuf")


def _of_another_kind(column: "pd.Series[Any]", name: str) -> Problem:
    """Return the problem of a cell among numbers, or of the whole column with its most unlike cell."""
    is_year = name.endswith("year")
    cells, present = [*column], column.notna().to_numpy(bool)
    bad = present & ~np.array([_is_number(cell) for cell in cells], dtype=bool)
    kind = type(cells[bad.argmax()]).__name__ if column.dtype == object and bad.any() else str(column.dtype)
    if bad.any() and (bad != present).any():
        code = "frame.year_as_other" if is_year else "frame.not_a_number"
        return _at(bad, name, code, kind=kind, found=cells[bad.argmax()])
    unlike = _least_like_numbers(cells, present, whole=name == "fiscal_year")
    if not unlike.any():
        accepted = ["int64"] if is_year else ["float64", "int64"]
        return _problem(f"$.{name}", "frame.empty_of_another_kind", column=name, kind=kind, accepted=accepted)
    row = int(unlike.argmax())
    code = "frame.years_as_other" if is_year else "frame.not_numbers"
    return _problem(f"$.{name}", code, column=name, kind=kind, row=row, found=cells[row])


def _least_like_numbers(cells: list[Any], present: Truths, *, whole: bool) -> Truths:
    """Return which cells have no number, or no whole number where a year is needed; else all present ones."""
    numbers = np.array([_as_number(cell) for cell in cells], dtype=np.float64)
    odd = numbers != np.floor(numbers) if whole else np.isnan(numbers) & present
    return odd if odd.any() else present


def _is_number(cell: Any) -> bool:
    return isinstance(cell, Real) and not isinstance(cell, bool)


def _as_number(cell: Any) -> float:
    """Return the number of a cell, also of text or a decimal; else nan."""
    try:
        return float(cell) if isinstance(cell, Real | Decimal | str) else np.nan
    except (ValueError, OverflowError):
        return np.nan


def _bad_years(column: "pd.Series[Any]", name: str) -> Iterator[Problem]:
    """Yield years that are no whole Western years, and missing fiscal years of rows."""
    years = floats(column)
    missing = np.isnan(years)
    bad = ~missing & ~((years >= FiscalYear.MIN.year) & (years <= FiscalYear.MAX.year))
    if column.dtype.kind == "f":
        bad |= ~missing & (years != np.floor(years))
    if bad.any():
        yield _at(bad, name, "frame.not_a_year", found=column.iloc[bad.argmax()])
    elif name == "fiscal_year" and missing.any():
        yield _at(missing, name, "frame.missing_year")


def _unknown_words(
    name: str, words: Coded, read: Callable[[Any], object], accepted: Sequence[str]
) -> Iterator[Problem]:
    """Yield a word that cannot be read, or is none of a vocabulary."""
    codes, entries = words
    other = np.array([*(not read(word) for word in entries), False])
    if (bad := other[codes]).any():
        entry = entries[codes[bad.argmax()]]
        yield _at(bad, name, "frame.not_a_word", found=entry, accepted=accepted)


def _unit_problems(indicators: Coded, in_units: Coded) -> Iterator[Problem]:
    """Yield an indicator with several units."""
    (codes, names), (units, _) = indicators, in_units
    unit_of = np.full(len(names) + 1, -1, dtype=units.dtype)  # the last entry is for rows without a key
    unit_of[codes] = units
    bad = ((unit_of[codes] != units) | (units < 0)) & (codes >= 0)
    if bad.any():
        yield _at(bad, "unit", "frame.two_units", indicator=names[codes[bad.argmax()]])


def repeated_keys(frame: pd.DataFrame) -> Iterator[Problem]:
    """Yield the first row whose key another row has before it, if there are keys and such a row."""
    if any([*frame.columns].count(name) != 1 for name in _KEYS):
        return
    columns = [_coded(pd.Series([*frame[name]], dtype=object)) for name in _KEYS]
    codes = pd.DataFrame({name: words[0] for name, words in zip(_KEYS, columns, strict=True) if words})
    repeated = codes.duplicated().to_numpy() & (codes >= 0).all(axis="columns").to_numpy()
    if len(codes.columns) == len(_KEYS) and repeated.any():
        yield _repeated(frame, codes, repeated)


def _repeated(frame: pd.DataFrame, codes: pd.DataFrame, repeated: Truths) -> Problem:
    """Return the problem of the first repeated key, with the number of its rows and of all such rows."""
    row = int(repeated.argmax())
    has_first_key = (codes == codes.iloc[row]).all(axis="columns").to_numpy()
    indicator, year = (frame[name].iloc[row] for name in _KEYS)
    same, first = int(has_first_key.sum()), int(has_first_key.argmax())
    code = "frame.repeated_key" if repeated.sum() == same - 1 else "frame.repeated_keys"
    return _at(repeated, "fiscal_year", code, indicator=indicator, year=year, same=same, first=first)


def _at(bad: Truths, name: str, code: str, **facts: Any) -> Problem:
    """Return a problem at the first row that has it, with the number of such rows."""
    row = int(bad.argmax())
    return _problem(f"$.{name}[{row}]", code, column=name, row=row, rows=int(bad.sum()), **facts)


def _problem(path: str, code: str, **facts: Any) -> Problem:
    """Return a problem with plain facts, because a cell may hold any object."""
    plain = {
        name: [*map(_plain_fact, fact)] if name in _LISTS else _plain_fact(fact)
        for name, fact in facts.items()
    }
    return Problem(path=path, code=code, facts=plain)


def _plain_fact(fact: Any) -> int | str:
    """Return a count as it is; any other fact as text on one line, and not too long."""
    if type(fact) is int:
        return fact
    text = str(fact)
    printable = text if text.isprintable() else repr(text)
    return printable if len(printable) <= _LONGEST else f"{printable[:_LONGEST]}…"
