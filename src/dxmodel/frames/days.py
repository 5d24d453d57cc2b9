"""The day of each value of a frame: its place in time, and which values are no values of their year."""

import attrs
import numpy as np
import pandas as pd

from dxmodel.frames.columns import ACCUMULATIONS, Floats, Truths, coded, floats
from dxmodel.plan import Accumulation

__all__ = ["Days"]

DAY = np.timedelta64(1, "D")


@attrs.frozen(kw_only=True)
class Days:
    """The column ``as_of`` of a frame, by the rules of :func:`~dxmodel.ledger.resolve`.

    Attributes:
        place: the place in time of each value; the fiscal year, where no day inside it is stated.
        outside: whether the day lies neither in the year nor in the two months after it.
        part: whether a flow was counted before the end of its year.
    """

    place: Floats
    outside: Truths
    part: Truths

    @classmethod
    def of(cls, frame: pd.DataFrame) -> "Days | None":
        """Return the days of a frame without problems; None where it has no such column."""
        if "as_of" not in frame.columns:
            return None
        years = floats(frame["fiscal_year"])
        days = pd.to_datetime(frame["as_of"]).to_numpy("datetime64[D]")
        is_stated = ~np.isnat(days)
        april = (years - 1970).astype("datetime64[Y]").astype("datetime64[M]") + np.timedelta64(3, "M")
        first, next_first = (
            april.astype("datetime64[D]"),
            (april + np.timedelta64(12, "M")).astype("datetime64[D]"),
        )
        june = (april + np.timedelta64(14, "M")).astype("datetime64[D]")
        is_early = is_stated & (first <= days) & (days + DAY < next_first)
        outside = is_stated & ((days < first) | (days >= june))
        elapsed = (days + DAY - first).astype(np.float64) / (next_first - first).astype(np.float64)
        part = np.zeros(len(frame), dtype=bool)
        if "accumulation" in frame.columns:
            codes, words = coded(frame["accumulation"])
            is_flow = np.array([ACCUMULATIONS.get(each) == _FLOW for each in words] + [False])
            part = is_early & is_flow[codes]
        return cls(place=np.where(is_early & ~part, years - 1 + elapsed, years), outside=outside, part=part)

    @property
    def unused(self) -> Truths:
        """Whether a value is no value of its year."""
        return self.outside | self.part


_FLOW = ACCUMULATIONS[Accumulation.FLOW]
