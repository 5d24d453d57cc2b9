"""Frames: columns of any type, with missing, infinite and repeated values, and odd indexes."""

import pickle
from collections.abc import Mapping
from decimal import Decimal
from random import Random
from typing import Any

import numpy as np
import pandas as pd

from dxmodel import frames
from dxmodel.errors import DxError, ValidationError
from dxmodel.ledger import MethodName
from dxmodel.progress import Reason, Status
from fuzz.corpus import ledgers
from fuzz.entry import Entry, require
from fuzz.refusal import check_error, check_located

__all__ = ["Frames"]

Case = tuple[str, Any, str]
ANSWERS = (
    "achievement_rate", "progress", "elapsed", "expected", "pace", "remaining", "required_per_year",
    "required_speedup", "projected_value", "projected_year", "kept", "score", "status", "reason", "no_score",
)  # fmt: skip
NUMBERS = (0.0, 1.0, -1.0, 100.0, 50.0, 5328.0, 6100.0, 8880.0, 0.1, 1e-9, 1e17, 1e18, -1e18, 1e300, 5e-324)
YEARS = (2019, 2022, 2023, 2024, 2025, 2028, 1868, 1867, 9998, 9999, 0, -1)
WORDS = (
    "rpa-hours",
    "件",
    "%",
    "％",
    "パーセント",
    "up",
    "down",
    "unknown",
    "",
    "橋",
    "\x1b",
    "\ud800",
    "約",
    "12",
    "R6",
)
OBJECTS: tuple[Any, ...] = (
    None, np.nan, pd.NA, pd.NaT, True, 3, 2.5, "12", Decimal("1.5"), [1], {}, (1, 2), {1}, 1j, b"x", object,
    float("inf"), -float("inf"), 10**30, pd.Timestamp("2024-04-01"), pd.Timedelta(1), np.float32(1.5),
    np.int8(3),
)  # fmt: skip
TYPES = (
    "int64", "int8", "uint8", "float32", "float64", "float16", "Int64", "Float64", "UInt8", "object", "str",
    "string", "category", "bool", "boolean", "complex128", "datetime64[ns]", "timedelta64[ns]",
    "period[Y-MAR]", "longdouble", "Sparse[float]", "int64[pyarrow]", "double[pyarrow]", "string[pyarrow]",
)  # fmt: skip
METHODS = [*(method.value for method in MethodName), "linear_paced", ""]


class Frames(Entry[Case]):
    """The functions of frames return the documented columns, or raise a DxError."""

    name = "frames"
    cases = 100_000

    def __init__(self) -> None:
        random = Random(0)
        self._frames = [self._frame(random) for _ in range(300)]

    def draw(self, random: Random) -> Case:
        """Return the name of a function, its argument and a method."""
        match random.randrange(24):
            case 0:
                return "to_periods", self._years(random), ""
            case 1:
                return "from_periods", self._periods(random), ""
            case 2:
                return "fiscal_years_of", self._dates(random), ""
            case 3:
                return "observations", random.choice(ledgers()), ""
        method = "linear_pace" if random.random() < 0.5 else random.choice(METHODS)
        frame = random.choice(self._frames)
        for _ in range(random.choice((0, 1, 1, 1, 2, 3))):
            frame = self._changed(random, frame)
        return "assess_frame", frame, method

    def _years(self, random: Random) -> Any:
        years = [year for ledger in ledgers() for each in ledger.observations for year in [each.year] if year]
        return [random.choice(years) for _ in range(random.randrange(4))]

    def _periods(self, random: Random) -> Any:
        frequency = random.choice(("Y-MAR", "Y-MAR", "Y-DEC", "M", "D", "Q-MAR"))
        texts = random.choices(("2024", "1868", "2024-05", "9000", "NaT"), k=random.randrange(4))
        return pd.PeriodIndex(texts, freq=frequency)

    def _dates(self, random: Random) -> Any:
        texts = random.choices(
            ("2024-03-31", "2024-04-01", "1700-01-01", None, "2262-01-01"), k=random.randrange(4)
        )
        dates: Any = pd.Series(pd.to_datetime(pd.Series(texts, dtype=object)))
        kind = random.choice(
            ("", "", "object", "string", "datetime64[s]", "datetime64[ns, Asia/Tokyo]", "category")
        )
        if kind == "datetime64[ns, Asia/Tokyo]":
            return dates.dt.tz_localize("Asia/Tokyo")
        return dates.astype(kind) if kind else dates

    def _frame(self, random: Random) -> pd.DataFrame:
        rows = random.choice((0, 1, 2, 4, 4, 8))
        number, year = np.random.default_rng(random.randrange(2**32)), random.choice((2022, 2023, 2024))
        units = [random.choice(("件", "%", "時間", "橋", "千円"))] * 2 + ["件"] * 2
        data: dict[str, Any] = {
            "indicator": [f"i{row // 4}" for row in range(rows)],
            "fiscal_year": [year + row % 4 for row in range(rows)],
            "value": number.choice([*NUMBERS[:9], np.nan], rows),
            "unit": [units[row // 4] for row in range(rows)],
            "baseline": number.choice([*NUMBERS[:9], np.nan], rows),
            "baseline_year": number.choice([2021, 2022, 2023], rows),
            "target": number.choice([*NUMBERS[:9], np.nan], rows),
            "target_year": number.choice([2023, 2024, 2028], rows),
            "direction": [random.choice(("up", "down", "unknown"))] * rows,
        }
        if random.random() < 0.4:
            data["interim_target"] = number.choice([*NUMBERS[:9], np.nan], rows)
            data["interim_year"] = number.choice([2023, 2025, np.nan], rows)
        for name in ("last_year", "break_year"):
            if random.random() < 0.2:
                data[name] = number.choice([2023, 2025, np.nan], rows)
        return pd.DataFrame(data)

    def _changed(self, random: Random, frame: pd.DataFrame) -> pd.DataFrame:
        """Return a frame with one change."""
        at = random.randrange(len(frame.columns)) if len(frame.columns) else 0
        names = [*frame.columns]
        match random.randrange(16):
            case 0 if names:
                return frame.iloc[:, [*range(at), *range(at + 1, len(names))]]
            case 1 if names:
                return frame.iloc[:, [*range(len(names)), at]]
            case 2 if names:
                names[at] = random.choice((*ANSWERS, "note", 3, ("a", "b"), names[0]))
                return frame.set_axis(pd.Index(names, dtype=object), axis="columns")
            case 3:
                return self._with_index(random, frame)
            case 4:
                return frame.sample(frac=1, random_state=random.randrange(1000))
            case 5 if len(frame):
                return pd.concat([frame, frame.iloc[: random.randrange(len(frame)) + 1]])
            case 6 if all(isinstance(name, str) for name in names):
                return frame.set_axis(
                    pd.MultiIndex.from_tuples([(name, name) for name in names]), axis="columns"
                )
            case 7 | 8 if names:
                return _with_column(frame, at, self._as_type(frame.iloc[:, at], random.choice(TYPES)))
            case _ if names and len(frame):
                return _with_column(frame, at, self._with_cell(random, frame.iloc[:, at]))
        return frame

    def _with_index(self, random: Random, frame: pd.DataFrame) -> pd.DataFrame:
        count = len(frame)
        indexes: tuple[Any, ...] = (
            [0] * count, [None] * count, [*range(count, 0, -1)], [f"あ{row}" for row in range(count)],
            pd.MultiIndex.from_tuples([(1, row) for row in range(count)], names=["a", "b"]),
            pd.date_range("2024-04-01", periods=count), pd.CategoricalIndex(["x"] * count, name="value"),
        )  # fmt: skip
        return frame.set_axis(random.choice(indexes), axis="index")

    def _as_type(self, column: Any, kind: str) -> Any:
        """Return a column as another type, where pandas can do that."""
        try:
            return column.astype(kind)
        except Exception:
            return column

    def _with_cell(self, random: Random, column: Any) -> Any:
        values = [*column.astype(object)]
        cell = random.choice(random.choice((NUMBERS, YEARS, WORDS, OBJECTS)))
        rows = range(len(values)) if random.random() < 0.3 else [random.randrange(len(values))]
        for row in rows:
            values[row] = cell
        changed = pd.Series(values, index=column.index, dtype=object)
        try:
            return changed.infer_objects() if random.random() < 0.7 else changed
        except UnicodeEncodeError:  # half a surrogate pair is no text of Arrow
            return changed

    # --- checking

    def check(self, case: Case) -> str:
        """Call the function."""
        name, method = case[0], case[2]
        argument: Any = case[1]
        before = argument.copy() if isinstance(argument, pd.DataFrame) else None
        answer: Any
        try:
            if name == "assess_frame":
                answer = frames.assess_frame(argument, method)
            else:
                answer = getattr(frames, name)(argument)
        except DxError as error:
            if isinstance(error, ValidationError):
                check_located(error, lambda place, _: place is None)
            else:
                check_error(error)
            return "refused"
        if isinstance(case[1], pd.DataFrame):
            require(argument.equals(before), "the argument is not changed")
            _check_answers(argument, answer)
        elif name == "to_periods":
            require(frames.from_periods(answer) == tuple(argument), "periods are the same years again")
        return name

    def files(self, case: Case) -> Mapping[str, bytes]:
        """Return the argument, pickled and as text."""
        name, argument, method = case
        types = "\n" + str(argument.dtypes) if isinstance(argument, pd.DataFrame) else ""
        return {
            "argument.pickle": pickle.dumps(argument),
            "case.txt": f"{name} {method}\n{argument!r}{types}\n".encode("utf-8", "backslashreplace"),
        }


def _with_column(frame: pd.DataFrame, at: int, column: Any) -> pd.DataFrame:
    """Return a frame with another column in place of one."""
    changed = frame.copy()
    changed.isetitem(at, column)
    return changed


def _check_answers(frame: pd.DataFrame, answer: pd.DataFrame) -> None:
    """Require the documented columns, without infinite numbers, and with the documented words."""
    others = [name for name in frame.columns if name not in ANSWERS]
    require([*answer.columns] == [*others, *ANSWERS], "the documented columns are added", [*answer.columns])
    require(answer.index.equals(frame.index), "the index is kept")
    for name in ANSWERS[:12]:
        column = answer[name]
        require(column.dtype == np.float64, "an answer is a column of floats", name)
        require(not np.isinf(column.to_numpy()).any(), "no answer is infinite", name)
    statuses = {each.value for each in Status}
    require(set(answer["status"].dropna()) <= statuses, "a status is one of the documented ones")
    require(not answer["status"].isna().any(), "every row has a status")
    reasons = {each.value for each in Reason}
    require(set(answer["reason"].dropna()) <= reasons, "a reason is one of the documented ones")
