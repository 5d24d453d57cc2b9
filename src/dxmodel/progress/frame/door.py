"""The verb of the frame door: judged in blocks of rows, which a processor keeps at hand."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from dxmodel.errors import Problems, Unreadable
from dxmodel.ledger import MethodName
from dxmodel.progress.engine.methods import METHODS, Method
from dxmodel.progress.frame.given import Given
from dxmodel.progress.frame.history import History, Keys
from dxmodel.progress.frame.problems import problems_of, repeated_keys
from dxmodel.progress.frame.rows import REASONS, STATUSES, Rows

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
        method: the name of one of :data:`~dxmodel.progress.engine.methods.METHODS`.

    Raises:
        Problems: missing columns, repeated or layered ones, an interim target without its year, missing
            keys, two rows for one key, two units for one indicator, lists for words, numbers that are text,
            dates, infinite or 10**18 and more, years that are none — all together, each with its place.
        Unreadable: no such method, and the nearest name is named; or several at once.

    >>> frame = pd.DataFrame({
    ...     "indicator": ["rpa-hours"], "fiscal_year": [2024], "value": [6100.0], "unit": ["時間"],
    ...     "baseline": [5328.0], "baseline_year": [2023], "target": [8880.0], "target_year": [2028],
    ...     "direction": ["unknown"],
    ... })
    >>> print(assess_frame(frame)[["status", "required_per_year", "landing"]].to_string(index=False))
       status  required_per_year  landing
    on-course              695.0   9188.0
    """
    by = _one_method(method)
    if found := [*problems_of(frame)]:
        raise Problems(found)
    keys = Keys.of_frame(frame)
    if keys.repeated:
        raise Problems(repeated_keys(frame))
    judged = _judged(frame, History.of(frame, keys), by)
    kept = frame.drop(columns=judged.columns, errors="ignore")
    return pd.concat([kept, judged], axis="columns")


def _one_method(method: MethodName | str) -> Method:
    """The method of a name; compare_methods of the scalar door takes several, this one does not."""
    if isinstance(method, Iterable) and not isinstance(method, str):
        raise Unreadable("frame.several_methods", found=type(method).__name__)
    return METHODS[MethodName(method)]


def _judged(frame: pd.DataFrame, history: History, by: Method) -> pd.DataFrame:
    """The columns to add, in their order."""
    numbers = np.empty((len(_NUMBERS), len(frame)))
    codes = {name: np.empty(len(frame), dtype=np.int8) for name in _WORDS}
    for rows, given in Given.blocks(frame, BLOCK):
        with np.errstate(all="ignore"):  # what is undefined is computed like the rest, and left out
            block = Rows(given=given, rows=rows, method=by, history=history)
            computed = block.numbers()
            for place, name in enumerate(_NUMBERS):
                numbers[place, rows] = computed[name]
            for name, column in block.codes().items():
                codes[name][rows] = column
    judged = pd.DataFrame(numbers.T, columns=[*_NUMBERS], index=frame.index, copy=False)
    for name, types in _TYPES.items():
        judged[name] = pd.Categorical.from_codes(codes[name], dtype=types)
    return judged


_TYPES = {name: pd.CategoricalDtype([each.value for each in words]) for name, words in _WORDS.items()}
