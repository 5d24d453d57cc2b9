"""typed_frame: a frame from rows of plain values and the types of its columns."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

__all__ = ["Row", "typed_frame"]

Row = tuple[Any, ...]


def typed_frame(rows: Sequence[Row], columns: Mapping[str, Any]) -> pd.DataFrame:
    """Return rows as a frame with columns of these names and types; None is missing.

    A row may have more values than there are columns.

    >>> typed_frame([("a", 1.5), ("b", None)], {"id": "string", "value": "float64"})
      id  value
    0  a    1.5
    1  b    NaN
    """
    values: Sequence[Sequence[Any]] = [*zip(*rows, strict=True)] or [()] * len(columns)
    pairs = zip(columns.items(), values, strict=False)
    return pd.DataFrame({name: _column(cells, kind) for (name, kind), cells in pairs}, copy=False)


def _column(cells: Sequence[Any], kind: Any) -> Any:
    """Return the cells as a column of a type: its name, a type of categories, or a list of some of them."""
    if isinstance(kind, list):
        return pd.Categorical(cells, categories=[*dict.fromkeys([*kind, *cells])])
    if isinstance(kind, pd.CategoricalDtype):
        return pd.Categorical(cells, dtype=kind)
    if kind == "category":
        return pd.Categorical(cells)
    is_plain = kind in ("float64", "datetime64[s]")
    return np.array(cells, dtype=kind) if is_plain else pd.Series(cells, dtype=kind)
