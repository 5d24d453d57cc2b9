"""typed_frame: a frame from plain values and the types of its columns."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

__all__ = ["Cells", "Row", "by_column", "frame_of_rows", "typed_frame"]

Row = tuple[Any, ...]
Cells = list[Any]
"""The values of a column."""


def typed_frame(cells: Sequence[Cells], columns: Mapping[str, Any]) -> pd.DataFrame:
    """Return the values of each column as a frame with columns of these names and types; None is missing.

    >>> typed_frame([["a", "b"], [1.5, None]], {"id": "string", "value": "float64"})
      id  value
    0  a    1.5
    1  b    NaN
    """
    pairs = zip(columns.items(), cells, strict=True)
    return pd.DataFrame({name: _column(values, kind) for (name, kind), values in pairs}, copy=False)


def frame_of_rows(rows: Sequence[Row], columns: Mapping[str, Any]) -> pd.DataFrame:
    """Return rows as such a frame; a row may have more values than there are columns.

    >>> frame_of_rows([("a", 1.5), ("b", None)], {"id": "string", "value": "float64"})
      id  value
    0  a    1.5
    1  b    NaN
    """
    return typed_frame(by_column(rows, columns), columns)


def by_column(rows: Sequence[Row], columns: Iterable[str]) -> list[Cells]:
    """Return the values of rows column by column.

    >>> by_column([("a", 1.5), ("b", None)], ["id", "value"])
    [['a', 'b'], [1.5, None]]
    """
    cells: list[Cells] = [[] for _ in columns]
    for start in range(0, len(rows), _BLOCK):
        for column, values in zip(cells, zip(*rows[start : start + _BLOCK], strict=True), strict=False):
            column += values
    return cells


_BLOCK = 1_000
"""The number of rows that are turned into columns at a time, which is faster than all at once."""


def _column(cells: Cells, kind: Any) -> Any:
    """Return the cells as a column of a type: its name, a type of categories, or a list of some of them."""
    if isinstance(kind, list):
        kind = pd.CategoricalDtype([*dict.fromkeys([*kind, *cells])])
    if isinstance(kind, pd.CategoricalDtype):
        codes = {category: code for code, category in enumerate(kind.categories)} | {None: -1}
        return pd.Categorical.from_codes([*map(codes.__getitem__, cells)], dtype=kind)
    if kind == "category":
        return pd.Categorical(cells)
    is_plain = kind in ("float64", "datetime64[s]")
    return np.array(cells, dtype=kind) if is_plain else pd.Series(cells, dtype=kind)
