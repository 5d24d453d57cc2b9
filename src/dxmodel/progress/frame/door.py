"""The verb of the frame door: judged in blocks of rows, which a processor keeps at hand."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from dxmodel.errors import Problems
from dxmodel.ledger import MethodName
from dxmodel.progress.frame.given import Codes, Floats, Given
from dxmodel.progress.frame.history import History, Keys
from dxmodel.progress.frame.problems import problems_of, repeated_keys
from dxmodel.progress.frame.rows import REASONS, Rows
from dxmodel.progress.frame.verdicts import STATUSES, verdicts
from dxmodel.progress.method import METHODS, Method

__all__ = ["assess_frame"]

BLOCK = 2**14
"""So many rows are judged at a time: all that is computed on the way fits into a cache."""

_NUMBERS = (
    "achievement_rate",
    "progress",
    "elapsed",
    "expected",
    "pace",
    "remaining",
    "required_per_year",
    "acceleration",
    "landing",
    "reached",
    "score",
)
_WORDS = {"status": STATUSES, "reason": REASONS, "no_score": REASONS}


def assess_frame(frame: pd.DataFrame, method: MethodName | str = MethodName.LINEAR_PACE) -> pd.DataFrame:
    """Judge every row of a frame; see the module for the columns.

    The index and the order of the rows stay; the frame that was given is left alone.

    Args:
        frame: one row for each indicator and fiscal year.
        method: the name of one of :data:`~dxmodel.progress.method.METHODS`.

    Raises:
        Problems: missing columns, missing keys, two rows for one key, two units for one indicator, numbers
            that are text, infinite or 10**18 and more, years that are none — all together.
        Unreadable: no such method; the nearest name is named.

    >>> frame = pd.DataFrame({
    ...     "indicator": ["rpa-hours"], "fiscal_year": [2024], "value": [6100.0], "unit": ["時間"],
    ...     "baseline": [5328.0], "baseline_year": [2023], "target": [8880.0], "target_year": [2028],
    ...     "direction": ["unknown"],
    ... })
    >>> print(assess_frame(frame)[["status", "required_per_year", "landing"]].to_string(index=False))
       status  required_per_year  landing
    on-course              695.0   9188.0
    """
    by = METHODS[MethodName(method)]
    if found := [*problems_of(frame)]:
        raise Problems(found)
    keys = Keys.of_frame(frame)
    if keys.has_repeated:
        raise Problems(repeated_keys(frame, keys))
    return frame.assign(**_judged(frame, History.of(frame, keys), by))


def _judged(frame: pd.DataFrame, history: History, by: Method) -> dict[str, Any]:
    """The columns to add, in their order."""
    numbers = {name: np.empty(len(frame)) for name in _NUMBERS}
    codes = {name: np.empty(len(frame), dtype=np.int8) for name in _WORDS}
    for rows in _blocks(len(frame)):
        for name, column in _judged_block(frame.iloc[rows], rows, history, by).items():
            (numbers if name in numbers else codes)[name][rows] = column
    words = {name: pd.Categorical.from_codes(codes[name], dtype=_TYPES[name]) for name in _WORDS}
    return {**numbers, **words}


def _judged_block(part: pd.DataFrame, rows: slice, history: History, by: Method) -> dict[str, Floats | Codes]:
    with np.errstate(all="ignore"):  # what is undefined is computed like the rest, and left out
        block = Rows(given=Given.of(part), rows=rows, method=by, history=history)
        return {**block.numbers(), **verdicts(block), "no_score": block.no_score}


def _blocks(count: int) -> Iterator[slice]:
    return (slice(start, min(start + BLOCK, count)) for start in range(0, count, BLOCK))


_TYPES = {name: pd.CategoricalDtype([each.value for each in words]) for name, words in _WORDS.items()}
