"""The days of a frame: the places in time of values, baselines and due dates, by the counting window."""

from typing import Any

import attrs
import numpy as np
import numpy.typing as npt
import pandas as pd

from dxmodel.errors import DxError
from dxmodel.fiscal import CountingWindow, as_counting_window
from dxmodel.frames.columns import ACCUMULATIONS, DAYS, Floats, Truths, coded, floats
from dxmodel.plan import Accumulation

__all__ = ["Days", "window_of", "with_years_of_days", "years_of_days"]

Dates = npt.NDArray[np.datetime64]

DAY, MONTH, MONTHS_A_YEAR = np.timedelta64(1, "D"), np.timedelta64(1, "M"), 12
EPOCH = 1970
FISCAL_YEAR = CountingWindow(4, 3)


@attrs.frozen(kw_only=True)
class Days:
    """The places in time of the rows of a frame, by the rules of :func:`~dxmodel.ledger.resolve`.

    Attributes:
        place: the place in time of each value; the fiscal year, where no day inside it is stated.
        outside: whether the day lies neither in the year nor in the two months after it.
        part: whether a flow was counted before the end of its year.
        until: whether the target of a flow is due on a day inside its year, so that it counts up to that day.
        up_to_day: whether the value of such a flow was counted up to that day.
        start: the place in time of the baseline; nan where it has no year.
        start_outside: whether its day does not lie in its year.
        due: the place in time of the due date; nan where it has no year.
        interim: the same of the interim target.
    """

    place: Floats
    outside: Truths
    part: Truths
    until: Truths
    up_to_day: Truths
    start: Floats
    start_outside: Truths
    due: Floats
    interim: Floats

    @classmethod
    def of(cls, frame: pd.DataFrame) -> "Days | None":
        """Return the days of a frame without problems; None where it has no such column, and no window."""
        if not {*DAYS, "window"} & {*frame.columns}:
            return None
        months = _months_to_end(frame)
        years, days = floats(frame["fiscal_year"]), _days(frame, "as_of")
        is_early, outside = _is_early(days, years, months), _is_outside(days, years, months)
        is_flow, due = _is_flow(frame), _due_places(frame, "target", months)
        due_years, due_days = floats(frame["target_year"]), _days(frame, "target_day")
        until = is_flow & _is_early(due_days, due_years, months)
        up_to_day = until & is_early & (days == _in_years(due_days, years - due_years))
        part = is_early & is_flow
        start_years, start_days = floats(frame["baseline_year"]), _days(frame, "baseline_as_of")
        has_start_day = (start_days < _end(start_years, months) - DAY) & ~until
        return cls(
            place=np.where(is_early & (~is_flow | up_to_day), _places(days, months), years),
            outside=outside,
            part=part,
            until=until,
            up_to_day=up_to_day,
            start=np.where(has_start_day, _places(start_days, months), np.where(until, np.nan, start_years)),
            start_outside=_is_outside(start_days, start_years, months) & ~until,
            due=due,
            interim=_due_places(frame, "interim", months),
        )

    @property
    def unused(self) -> Truths:
        """Whether a value is no value of its year, or not of the part of it that the target asks for."""
        return self.outside | np.where(self.until, ~self.up_to_day, self.part)


def with_years_of_days(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame in which the years of baseline and targets that are missing are those of their days."""
    years = {
        year: np.where(np.isnan(stated := floats(frame[year])), years_of_days(frame[day]), stated)
        for day, year in DAYS.items()
        if day != "as_of" and day in frame.columns
    }
    return frame.assign(**years) if years else frame


def years_of_days(column: "pd.Series[Any]") -> Floats:
    """Return the fiscal year of each day; nan where there is none."""
    days = _as_days(column)
    months = days.astype("datetime64[M]").astype(np.int64) - 3
    return np.where(np.isnat(days), np.nan, EPOCH + months // MONTHS_A_YEAR)


def window_of(word: Any) -> CountingWindow | None:
    """Return the counting window of an entry of a column; None for one that is none."""
    try:
        return as_counting_window(word)
    except DxError:
        return None


def _days(frame: pd.DataFrame, name: str) -> Dates:
    if name not in frame.columns:
        return np.full(len(frame), "NaT", dtype="datetime64[D]")
    return _as_days(frame[name])


def _as_days(column: "pd.Series[Any]") -> Dates:
    days: Dates = pd.to_datetime(column).to_numpy("datetime64[D]")
    return days


def _due_places(frame: pd.DataFrame, target: str, months: Floats) -> Floats:
    """Return the places of due dates: of their days, else of the ends of their years."""
    if f"{target}_year" not in frame.columns:
        return np.full(len(frame), np.nan)
    days = _days(frame, f"{target}_day")
    return np.where(np.isnat(days), floats(frame[f"{target}_year"]), _places(days, months))


def _months_to_end(frame: pd.DataFrame) -> Floats:
    """Return for each row the months from January of a fiscal year to the end of what is counted for it."""
    if "window" not in frame.columns:
        return np.full(len(frame), float(FISCAL_YEAR.months_to_end))
    codes, words = coded(frame["window"])
    months = [window.months_to_end for word in words if (window := window_of(word)) is not None]
    return np.array([*months, FISCAL_YEAR.months_to_end], dtype=np.float64)[codes]


def _is_flow(frame: pd.DataFrame) -> Truths:
    if "accumulation" not in frame.columns:
        return np.zeros(len(frame), dtype=bool)
    codes, words = coded(frame["accumulation"])
    is_flow = np.array([ACCUMULATIONS.get(each) == ACCUMULATIONS[Accumulation.FLOW] for each in words])
    return np.append(is_flow, False)[codes].astype(bool)


def _end(years: Floats, months: Floats) -> Dates:
    """Return the first day after what is counted for fiscal years."""
    month = np.where(np.isnan(years), np.nan, (years - EPOCH) * MONTHS_A_YEAR + months)
    return month.astype("datetime64[M]").astype("datetime64[D]")


def _months_after_end(days: Dates, years: Floats, months: Floats) -> Floats:
    """Return how many months a day lies after the last one that is counted; nan where there is no day."""
    last = (_end(years, months) - DAY).astype("datetime64[M]")
    difference = (days.astype("datetime64[M]") - last).astype(np.float64)
    return np.where(np.isnat(days) | np.isnan(years), np.nan, difference)


def _is_outside(days: Dates, years: Floats, months: Floats) -> Truths:
    """Return whether a day lies neither in its year nor in the two months after it (出納整理期間)."""
    after = _months_after_end(days, years, months)
    outside: Truths = (after <= -MONTHS_A_YEAR) | (after > 2)
    return outside


def _is_early(days: Dates, years: Floats, months: Floats) -> Truths:
    """Return whether a day lies in its year and before its end."""
    is_before = days < _end(years, months) - DAY
    is_early: Truths = is_before & (_months_after_end(days, years, months) > -MONTHS_A_YEAR)
    return is_early


def _in_years(days: Dates, years: Floats) -> Dates:
    """Return the days so many years later, as :func:`~dxmodel.progress.inputs.places.counted_until` does."""
    month = days.astype("datetime64[M]")
    later = (month.astype(np.float64) + MONTHS_A_YEAR * years).astype("datetime64[M]")
    last, last_of_later = ((each + MONTH).astype("datetime64[D]") - DAY for each in (month, later))
    same = later.astype("datetime64[D]") + (days - month.astype("datetime64[D]"))
    in_years: Dates = np.where((days == last) | (same > last_of_later), last_of_later, same)
    return in_years


def _places(days: Dates, months: Floats) -> Floats:
    """Return the place of days among the ends of years, as :func:`~dxmodel.fiscal.place_in_time` does."""
    year = np.where(np.isnat(days), np.nan, EPOCH + days.astype("datetime64[Y]").astype(np.float64))
    before = year - 3 + sum((_end(year + n, months) <= days).astype(np.float64) for n in (-2, -1, 0, 1))
    first, next_first = _end(before, months), _end(before + 1, months)
    return before + (days + DAY - first).astype(np.float64) / (next_first - first).astype(np.float64)
