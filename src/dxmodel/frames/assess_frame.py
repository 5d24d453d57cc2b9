"""assess_frame: assess the rows of a frame, in blocks that fit into the processor's cache."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from dxmodel.errors import InvalidValueError, ParseError, ValidationError
from dxmodel.frames.columns import Columns
from dxmodel.frames.days import Days, with_years_of_days
from dxmodel.frames.engine_rows import REASONS, STATUSES, Rows
from dxmodel.frames.history import History, Keys
from dxmodel.frames.other_makers import FrameT, other_frame
from dxmodel.frames.validation import problems_of, repeated_keys
from dxmodel.ledger import MethodName
from dxmodel.progress.engine.method import Method
from dxmodel.progress.engine.methods import method_of
from dxmodel.progress.engine.score_failed import ScoreFailed
from dxmodel.progress.engine.trajectory import NUMBERS

__all__ = ["assess_frame"]

BLOCK = 2**14
"""The number of rows assessed at a time, so that all intermediate arrays fit into a cache."""

_NUMBERS = (*NUMBERS, "kept", "score")
_CODED = {"status": STATUSES, "reason": REASONS, "no_score": REASONS}


def assess_frame(frame: FrameT, method: MethodName | Method | str = MethodName.LINEAR_PACE) -> FrameT:
    """Assess every row of a frame; see the module for the columns.

    The index and the order of the rows are kept; the argument is not changed.

    Args:
        frame: one row for each indicator and fiscal year: a frame of pandas, or a frame in memory of another
            library that narwhals knows, such as Polars or Arrow, which needs the extra ``frames``.  The
            result is of the same library.
        method: the name of one of :data:`~dxmodel.progress.METHODS`, or a method of your own.

    Raises:
        ValidationError: missing columns, repeated or layered ones, an interim target without its year,
            missing keys, two rows for one key, two units for one indicator, lists in place of text, numbers
            that are text, dates, infinite or at least 10**18, invalid years, and a due day that is not in its
            year; all together, each with its column and row.
        ParseError: no such method, and the nearest name is named; or several methods.
        MissingExtraError: the frame is of another library, and narwhals or pyarrow is not installed.
        InvalidValueError: a method of your own raised an exception, or gave no finite number for a value that
            it does not decline; the first such row is named.

    >>> frame = pd.DataFrame({
    ...     "indicator": ["rpa-hours"], "fiscal_year": [2024], "value": [6100.0], "unit": ["時間"],
    ...     "baseline": [5328.0], "baseline_year": [2023], "target": [8880.0], "target_year": [2028],
    ...     "direction": ["unknown"],
    ... })
    >>> print(assess_frame(frame)[["status", "required_per_year", "projected_value"]].to_string(index=False))
      status  required_per_year  projected_value
    on-track              695.0           9188.0
    """
    checked_method = _one_method(method)
    of_pandas: Any = frame
    if not isinstance(frame, pd.DataFrame) and (other := other_frame(frame)) is not None:
        result: FrameT = other.with_columns(_answers(other.to_pandas(), checked_method))
        return result
    answers = _answers(of_pandas, checked_method)
    others = of_pandas.drop(columns=answers.columns, errors="ignore")
    of_pandas = pd.concat([others, answers], axis="columns", sort=False)
    return of_pandas  # type: ignore[no-any-return]


def _answers(frame: pd.DataFrame, method: Method) -> pd.DataFrame:
    """Return the columns to add to a frame.

    Raises:
        ValidationError: see :func:`assess_frame`.
    """
    if problems := [*problems_of(frame)]:
        raise ValidationError(problems)
    keys = Keys.of_frame(frame)
    if keys.repeated:
        raise ValidationError(repeated_keys(frame))
    dated = with_years_of_days(frame)
    days = Days.of(dated)
    return _answer_columns(dated, keys, days, method)


def _one_method(method: MethodName | Method | str) -> Method:
    """Return the method of a name; unlike compare_methods, assess_frame takes one only."""
    if isinstance(method, Iterable) and not isinstance(method, str):
        raise ParseError("frame.several_methods", found=type(method).__name__)
    return method_of(method)


def _answer_columns(frame: pd.DataFrame, keys: Keys, days: Days | None, method: Method) -> pd.DataFrame:
    """Return the columns to add, in their order."""
    history = History.of(frame, keys, days)
    up_to_day = None if days is None else History.of(frame, keys, days, up_to_day=True)
    numbers = np.empty((len(_NUMBERS), len(frame)))
    codes = {name: np.empty(len(frame), dtype=np.int8) for name in _CODED}
    for rows, columns in Columns.blocks(frame, BLOCK):
        with np.errstate(all="ignore"):  # undefined numbers are computed too, and replaced by nan
            block = Rows(
                columns=columns, rows=rows, method=method, history=history, up_to_day=up_to_day, days=days
            ).without_unlike_baselines()
            try:
                computed = block.numbers()
            except ScoreFailed as failed:
                raise _score_error(frame, rows, failed) from failed.__cause__
            for index, name in enumerate(_NUMBERS):
                numbers[index, rows] = computed[name]
            for name, column in block.codes().items():
                codes[name][rows] = column
    answers = pd.DataFrame(numbers.T, columns=[*_NUMBERS], index=frame.index, copy=False)
    for name, types in _TYPES.items():
        answers[name] = pd.Categorical.from_codes(codes[name], dtype=types)
    return answers


def _score_error(frame: pd.DataFrame, rows: slice, failed: ScoreFailed) -> InvalidValueError:
    """Return the error of a method of a program, with the first row in which it failed."""
    if failed.failed is True:
        return failed.error("frame.method_failed", "frame.test_failed")
    positions = np.flatnonzero(failed.failed) + rows.start
    first = frame.iloc[positions[0]]
    return failed.error(
        "frame.score_failed",
        "frame.test_failed",
        indicator=str(first["indicator"]),
        year=int(first["fiscal_year"]),
        row=int(positions[0]),
        rows=len(positions),
    )


_TYPES = {name: pd.CategoricalDtype([each.value for each in words]) for name, words in _CODED.items()}
