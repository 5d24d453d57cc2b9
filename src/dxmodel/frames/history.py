"""The values of earlier years of an indicator for each row of a frame, in any order of rows."""

from functools import cached_property
from typing import Any

import attrs
import numpy as np
import numpy.typing as npt
import pandas as pd

import dxmodel.progress  # noqa: F401  before its modules, or two threads can wait for each other
from dxmodel.frames.columns import ACCUMULATIONS, Codes, Columns, Floats, Truths, coded, floats
from dxmodel.frames.days import Days
from dxmodel.plan import Accumulation
from dxmodel.progress.engine import formulas
from dxmodel.progress.engine.levels import Levels
from dxmodel.progress.engine.trajectory import LATEST

__all__ = ["History", "Keys"]

Integers = npt.NDArray[np.int64]

_DENSE = 4
"""Up to this number of possible keys for each row, sorting by counting is faster than by comparison."""


@attrs.frozen(kw_only=True)
class Keys:
    """One number for each row, ascending by indicator and then by year.

    Attributes:
        of: that number for each row of the frame.
        order: the rows by that number; of two rows with the same key one may be left out.
        repeated: whether any indicator has two rows for one year.
        first: the earliest year in the frame.
    """

    of: Integers
    order: npt.NDArray[np.integer[Any]]
    repeated: bool
    first: int

    @classmethod
    def of_frame(cls, frame: pd.DataFrame) -> "Keys":
        """Number the rows of a frame in which no indicator and no year is missing."""
        codes, _ = coded(frame["indicator"])
        years = frame["fiscal_year"].to_numpy(np.int64, na_value=0)
        first, last = (int(years.min()), int(years.max())) if len(years) else (0, 0)
        keys = codes.astype(np.int64) * (last - first + 1)
        keys += years - first
        if (keys[1:] > keys[:-1]).all():
            return cls(of=keys, order=np.arange(len(keys)), repeated=False, first=first)
        order = _by_counting(keys) if keys.max() < _DENSE * len(keys) else np.argsort(keys)
        ordered = keys[order]
        repeated = len(order) < len(keys) or bool((ordered[1:] == ordered[:-1]).any())
        return cls(of=keys, order=order, repeated=repeated, first=first)


def _by_counting(keys: Integers) -> npt.NDArray[np.integer[Any]]:
    """Return the rows in the order of their keys, sorted by counting; of two with one key the last."""
    row_at = np.full(int(keys.max()) + 1, -1, dtype=np.int32)
    row_at[keys] = np.arange(len(keys), dtype=np.int32)
    return row_at[row_at >= 0]


@attrs.frozen(kw_only=True)
class History:
    """The measured values by indicator and year.

    Attributes:
        keys: the keys of the rows that have a value, in order.
        values: their values.
        index: for each row of the frame that has a value, its index among these; else -1.
        first: the earliest year in the frame.
        of_rows: the key of each row of the frame.
        places: the places in time of the values, where a day of counting is stated; else None.
    """

    keys: Integers
    values: Floats
    index: npt.NDArray[np.int32]
    first: int
    of_rows: Integers
    places: Floats | None = None

    @classmethod
    def of(
        cls, frame: pd.DataFrame, keys: Keys, days: Days | None = None, *, up_to_day: bool = False
    ) -> "History":
        """Collect the values of every row of a frame, or those of flows that count up to a due day."""
        value = floats(frame["value"])
        if days is not None:
            is_used = days.up_to_day if up_to_day else ~(days.outside | days.part)
            value = np.where(is_used, value, np.nan)
        values = value[keys.order]
        has_value = ~np.isnan(values)
        order = keys.order[has_value]
        index = np.full(len(frame), -1, dtype=np.int32)
        index[order] = np.arange(len(order), dtype=np.int32)
        return cls(
            keys=keys.of[order],
            values=values[has_value],
            index=index,
            first=keys.first,
            of_rows=keys.of,
            places=None if days is None else days.place[order],
        )

    def met_at_due(
        self, rows: slice, columns: Columns, levels: Levels, places: tuple[Floats, Floats], selected: Truths
    ) -> tuple[Truths, Truths]:
        """Return whether it is known if the value of the due year met the goal, and whether it did.

        Where the due year has no value of the due day or later, it is that of the baseline, if that is one; a
        running total was between the last value before it and the next one after it.  Only the selected rows,
        whose due year is over, are tested.  The places are those of the baseline and of the due date.
        """
        start_place, due_place = places
        is_comparable = selected & ~(columns.due < columns.first)
        is_baseline = (columns.due == columns.start) & (start_place >= due_place)
        known: Truths = is_comparable & is_baseline & ~np.isnan(columns.baseline)
        met = known & np.asarray(levels.baseline_meets, dtype=bool)
        row = np.flatnonzero(is_comparable)
        if not (row.size and self.keys.size):
            return known, met
        of_row = self.of_rows[rows][row]
        due = np.maximum(columns.due[row], self.first)
        key = of_row - (columns.year[row] - due).astype(np.int64)
        position = self._position(key)
        inside = np.minimum(position, len(self.keys) - 1)
        has_value = (self.keys[inside] == key) & (columns.due[row] == due)
        if self.places is not None:  # a value before the due day is one of an earlier time
            is_early = has_value & (self.places[inside] < due_place[row])
            has_value &= ~is_early
            position = position + is_early
            inside = np.minimum(position, len(self.keys) - 1)
        low, high = (np.asarray(end, np.float64)[row] for end in (levels.low, levels.high))
        value = self.values[inside]
        is_met = np.asarray(formulas.meets(value, low, high), dtype=bool)
        known[row], met[row] = known[row] | has_value, np.where(has_value, is_met, met[row])
        rises = ~known[row] & (columns.accumulation[row] == ACCUMULATIONS[Accumulation.CUMULATIVE])
        rises &= self.index[rows][row] >= 0
        if not rises.any():
            return known, met
        least_key = self._key(self.index[rows][row].astype(np.int64), columns.year[row], columns.first[row])
        before = np.maximum(position - 1, 0)
        start = np.where(start_place[row] < due_place[row], columns.baseline[row], np.nan)
        earliest = np.where(np.isnan(start), -np.inf, start)
        least = np.where((position > 0) & (self.keys[before] >= least_key), self.values[before], earliest)
        surely_met = rises & np.asarray(formulas.all_meet(least, value, low, high), dtype=bool)
        surely_not = rises & np.asarray(formulas.none_meets(least, value, low, high), dtype=bool)
        known[row] |= surely_met | surely_not
        met[row] |= surely_met
        return known, met

    def was_met(
        self, rows: slice, columns: Columns, levels: Levels, start: Floats, selected: Truths
    ) -> Truths:
        """Return whether a value of an earlier year, after the place of the baseline, met the goal.

        Only the selected rows are tested.  The years are processed backwards, for all rows at once.
        """
        result = np.zeros(len(selected), dtype=bool)
        row = np.flatnonzero(selected)
        index = self.index[rows][row].astype(np.int64)
        least = self._key(index, columns.year[row], _since(np.floor(start[row]) + 1, columns.first[row]))
        low, high = (np.asarray(end, np.float64)[row] for end in (levels.low, levels.high))
        while row.size:
            index -= 1
            exists = (index >= 0) & (self.keys[index] >= least)
            if self.places is not None:
                exists &= ~(self.places[index] <= start[row])
            value = self.values[index]
            met = exists & np.asarray(formulas.meets(value, low, high), dtype=bool)
            result[row[met]] = True
            left = exists & ~met
            row, index, least, low, high = row[left], index[left], least[left], low[left], high[left]
        return result

    def kept(
        self,
        rows: slice,
        columns: Columns,
        row: Codes,
        ends: tuple[Floats, Floats],
        is_directed: Truths,
        start: Floats,
    ) -> Floats:
        """Return the share of the years with a value, after the place of the baseline, that met the goal.

        nan where there is no such year, or without a direction, where a value is not the level itself.

        Args:
            rows: the slice of the frame.
            columns: its columns.
            row: the positions in the slice that are tested.
            ends: the levels between which the goal of each of them is met.
            is_directed: whether each of them has a better direction.
            start: the place of the baseline for each row of the slice.
        """
        if not (row.size and self.keys.size):
            return np.full(row.size, np.nan)
        own_key = self.of_rows[rows][row]
        since = np.fmax(_since(np.floor(start[row]) + 1, columns.first[row]), self.first)
        least = own_key - (columns.year[row] - since).astype(np.int64)
        begin, end = self._position(least), self._position(own_key + 1)
        position = begin[:, None] + np.arange(max(int((end - begin).max()), 0))
        exists = position < end[:, None]
        inside = np.minimum(position, len(self.keys) - 1)
        if self.places is not None:
            exists &= self.places[inside] > start[row][:, None]
        low, high = (each[:, None] for each in ends)
        is_kept = exists & np.asarray(formulas.meets(self.values[inside], low, high), dtype=bool)
        years, kept = exists.sum(1), is_kept.sum(1)
        is_known = (years > 0) & (is_directed | (kept == years))
        return np.where(is_known, kept / np.fmax(years, 1), np.nan)

    def latest(self, rows: slice, columns: Columns, start: Floats) -> tuple[Floats, Floats, Floats]:
        """Return the number, the oldest year and its value of up to six latest measured years of each row.

        The row's own year is one of them, and the baseline, where no row has a value of its year; *start* is
        the place of the baseline.
        """
        index = self.index[rows].astype(np.int64)
        if not self.keys.size:
            return np.ones(len(index)), np.full(len(index), np.nan), np.full(len(index), np.nan)
        least = self._key(index, columns.year, columns.first)
        before = index[:, None] - np.arange(1, LATEST)
        earlier = np.maximum(before, 0)
        exists = (before >= 0) & (self.keys[earlier] >= least[:, None])
        whole_years = columns.year[:, None] - (self.keys[index][:, None] - self.keys[earlier])
        years = np.where(exists, whole_years if self.places is None else self.places[earlier], -np.inf)
        values = self.values[earlier]
        is_new = (
            ~np.isnan(columns.baseline)
            & (columns.start < columns.year)
            & ~(exists & (whole_years == columns.start[:, None])).any(1)
        )
        years = np.column_stack([years, np.where(is_new, start, -np.inf)])
        values = np.column_stack([values, columns.baseline])
        order = np.argsort(-years, axis=1)[:, : LATEST - 1]
        count = np.isfinite(np.take_along_axis(years, order, 1)).sum(1)
        oldest = np.take_along_axis(order, np.maximum(count - 1, 0)[:, None], 1)
        year, value = (np.take_along_axis(each, oldest, 1)[:, 0] for each in (years, values))
        none = count == 0
        return count + 1.0, np.where(none, np.nan, year), np.where(none, np.nan, value)

    @cached_property
    def _counts(self) -> npt.NDArray[np.int32] | None:
        """The number of keys below each possible one; None where these would be too many."""
        if self.keys[-1] >= _DENSE * len(self.of_rows):
            return None
        counts = np.zeros(int(self.keys[-1]) + 2, dtype=np.int32)
        counts[self.keys + 1] = 1
        return np.cumsum(counts, dtype=np.int32, out=counts)

    def _position(self, key: Integers) -> Integers:
        """Return how many keys lie below others."""
        if self._counts is None:
            return np.searchsorted(self.keys, key)
        return self._counts[np.clip(key, 0, len(self._counts) - 1)].astype(np.int64)

    def _key(self, index: Integers, year: Floats, since: Floats) -> Integers:
        """Return the key of the same indicator in another year, not before the first year in the frame."""
        begins = self.keys[index] - (year.astype(np.int64) - self.first)
        later = np.where(since > self.first, since - self.first, 0.0)
        return begins + later.astype(np.int64)


def _since(first: Floats, second: Floats) -> Floats:
    """Return the later of two years, of which one or both may be missing."""
    return np.fmax(first, second)
