"""What a frame gives: its columns as arrays of numbers and codes."""

from typing import Any

import attrs
import numpy as np
import numpy.typing as npt
import pandas as pd

__all__ = ["COLUMNS", "NUMBERS", "OPTIONAL", "Codes", "Floats", "Given", "Truths", "coded", "floats"]

Floats = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.integer[Any]]

NUMBERS = ("value", "baseline", "target", "baseline_year", "target_year")
COLUMNS = ("indicator", "fiscal_year", "unit", "direction", *NUMBERS)
OPTIONAL = ("interim_target", "interim_year", "last_year", "break_year")


@attrs.frozen(kw_only=True)
class Given:
    """Some rows of a frame; nan where there is no number.

    Attributes:
        declared: which way is better: 1 up, -1 down, 0 where nobody says.
        percent: is the unit the percentage?
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
    percent: Truths

    @classmethod
    def of(cls, frame: pd.DataFrame) -> "Given":
        """Take the columns out of a frame that has no problems."""
        value, baseline, target, start, due = (floats(frame[name]) for name in NUMBERS)
        none = np.full(len(frame), np.nan)
        more = (floats(frame[name]) if name in frame.columns else none for name in OPTIONAL)
        interim, interim_year, last, first = more
        return cls(
            year=floats(frame["fiscal_year"]),
            value=value,
            baseline=baseline,
            start=start,
            target=target,
            due=due,
            interim=interim,
            interim_year=interim_year,
            last=last,
            first=first,
            declared=_chosen(frame["direction"], {"up": 1.0, "down": -1.0}),
            percent=_chosen(frame["unit"], {"%": 1.0}) > 0,
        )


def floats(column: "pd.Series[Any]") -> Floats:
    """The numbers of a column, whatever kind of missing it has; without a copy where it is float64."""
    found: Floats = column.to_numpy(np.float64, na_value=np.nan)
    return found


def coded(column: "pd.Series[Any]") -> tuple[Codes, "pd.Index[Any]"]:
    """A number for each entry, -1 where it is missing, and the entries that they stand for."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return column.cat.codes.to_numpy(), column.cat.categories
    codes, entries = pd.factorize(column)
    return codes, pd.Index(entries)


def _chosen(column: "pd.Series[Any]", numbers: dict[str, float]) -> Floats:
    """The number that each word stands for, 0 for any other; one look-up a word, not a row."""
    codes, words = coded(column)
    found: Floats = np.array([*(numbers.get(word, 0.0) for word in words), 0.0])[codes]
    return found
