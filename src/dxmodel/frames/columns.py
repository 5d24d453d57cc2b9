"""The columns of a frame as arrays of numbers and codes, in blocks of rows."""

from collections.abc import Iterator
from typing import Any

import attrs
import numpy as np
import numpy.typing as npt
import pandas as pd

from dxmodel.amount import unit
from dxmodel.errors import UnknownNameError
from dxmodel.plan import Accumulation, Direction

__all__ = [
    "ACCUMULATIONS",
    "COLUMNS",
    "DAYS",
    "DIRECTIONS",
    "INTERIM",
    "OPTIONAL",
    "Coded",
    "Codes",
    "Columns",
    "Floats",
    "Truths",
    "coded",
    "floats",
    "one_spelling",
]

Floats = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.integer[Any]]
Coded = tuple[Codes, "pd.Index[Any]"]

COLUMNS = (
    "indicator",
    "fiscal_year",
    "unit",
    "direction",
    "value",
    "baseline",
    "target",
    "baseline_year",
    "target_year",
)
INTERIM = ("interim_target", "interim_year")
DAYS = {
    "as_of": "fiscal_year",
    "baseline_as_of": "baseline_year",
    "target_day": "target_year",
    "interim_day": "interim_year",
}
"""The columns of days, and the column of the fiscal year of each."""

OPTIONAL = (*INTERIM, "last_year", "break_year", "accumulation", "window", *DAYS)

_SIGNS = {Direction.UP: 1.0, Direction.DOWN: -1.0, Direction.UNKNOWN: 0.0}
DIRECTIONS: dict[Any, float] = _SIGNS | {direction.value: sign for direction, sign in _SIGNS.items()}
"""A direction, as text or member, and its number."""

_ACCUMULATIONS = {
    Accumulation.UNKNOWN: 0.0,
    Accumulation.STOCK: 0.0,
    Accumulation.FLOW: 1.0,
    Accumulation.CUMULATIVE: 2.0,
}
ACCUMULATIONS: dict[Any, float] = _ACCUMULATIONS | {each.value: n for each, n in _ACCUMULATIONS.items()}
"""An accumulation, as text or member, and its number; 0 where a verdict does not depend on it."""


@attrs.frozen(kw_only=True)
class Columns:
    """Columns of a frame as arrays; nan where there is no number.

    Attributes:
        start: the year of the baseline.
        due: the year of the target.
        last: the last year of an indicator that has ended.
        first: the first year under the definition of the target.
        declared: the better direction: 1 up, -1 down, 0 where none is declared.
        percent: 1 where the unit is the percentage, else 0.
        accumulation: the number of the accumulation in :data:`ACCUMULATIONS`.
    """

    year: Floats
    value: Floats
    baseline: Floats
    start: Floats
    target: Floats
    due: Floats
    interim: Floats
    interim_year: Floats
    last: Floats
    first: Floats
    declared: Floats
    percent: Floats
    accumulation: Floats

    @classmethod
    def blocks(cls, frame: pd.DataFrame, size: int) -> Iterator[tuple[slice, "Columns"]]:
        """Yield the rows of a frame without problems, *size* rows at a time."""
        columns = {field: _as_is(frame[name]) for field, name in _FIELDS.items() if name in frame.columns}
        coded_columns = {
            "declared": _numbers_and_codes(coded(frame["direction"]), DIRECTIONS),
            "percent": _numbers_and_codes(one_spelling(coded(frame["unit"])), {"%": 1.0}),
        }
        if "accumulation" in frame.columns:
            coded_columns["accumulation"] = _numbers_and_codes(coded(frame["accumulation"]), ACCUMULATIONS)
        for start in range(0, len(frame), size):
            rows = slice(start, min(start + size, len(frame)))
            none = np.full(rows.stop - start, np.nan)
            values = {field: columns[field][rows].astype(np.float64) for field in columns}
            values |= {field: numbers[codes[rows]] for field, (numbers, codes) in coded_columns.items()}
            yield rows, cls(**dict.fromkeys(_FIELDS, none) | {"accumulation": none} | values)


_FIELDS = {
    "year": "fiscal_year",
    "value": "value",
    "baseline": "baseline",
    "start": "baseline_year",
    "target": "target",
    "due": "target_year",
    "interim": "interim_target",
    "interim_year": "interim_year",
    "last": "last_year",
    "first": "break_year",
}


def _as_is(column: "pd.Series[Any]") -> npt.NDArray[Any]:
    """Return the numbers of a column, without a copy if nan is its only kind of missing."""
    return (
        column.to_numpy() if isinstance(column.dtype, np.dtype) and column.dtype != object else floats(column)
    )


def floats(column: "pd.Series[Any]") -> Floats:
    """Return the numbers of a column with any kind of missing; without a copy where it is float64."""
    numbers: Floats = column.to_numpy(np.float64, na_value=np.nan)
    return numbers


def coded(column: "pd.Series[Any]") -> Coded:
    """Return a code for each entry, -1 where it is missing, and the entries of the codes.

    Raises:
        TypeError: an entry is not hashable, such as a list.
    """
    if isinstance(column.dtype, pd.CategoricalDtype):
        return column.cat.codes.to_numpy(), column.cat.categories
    try:
        codes, entries = pd.factorize(column)
    except NotImplementedError:  # lists and string_view of Arrow; lists as objects raise TypeError
        codes, entries = pd.factorize(pd.Series([*column], dtype=object))
    return codes, pd.Index(entries)


def one_spelling(units: Coded) -> Coded:
    """Return the units with canonical names: ％ is %, 名 is 人; unknown labels stay as they are."""
    codes, words = units
    names = [_own_name(word) for word in words]
    if names == [*words]:
        return units
    codes_of_names, entries = pd.factorize(pd.Series(names, dtype=object))
    return np.append(codes_of_names, -1)[codes], pd.Index(entries)


def _own_name(word: Any) -> Any:
    try:
        return unit(word) if isinstance(word, str) else word
    except UnknownNameError:
        return word


def _numbers_and_codes(column: Coded, numbers: dict[Any, float]) -> tuple[Floats, Codes]:
    """Return the number of each word (0 for another; last, for a missing one), and the code of each row."""
    codes, words = column
    return np.array([*(numbers.get(word, 0.0) for word in words), 0.0]), codes
