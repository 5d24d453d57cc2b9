"""Trajectory and Schedule: the data of a figure, independent of how it is drawn."""

from collections.abc import Sequence

import attrs

from dxmodel.fiscal import FiscalYear
from dxmodel.messages import Language

__all__ = ["Level", "Moment", "Schedule", "Stretch", "Trajectory", "thinned"]


def thinned(years: Sequence[FiscalYear], most: int) -> Sequence[FiscalYear]:
    """Return the years to label on an axis: all of them, or every n-th where there are too many.

    >>> [str(year) for year in thinned([FiscalYear(2022) + n for n in range(9)], 4)]
    ['R4', 'R7', 'R10']
    """
    return years[:: -(-len(years) // most)]


@attrs.frozen(kw_only=True)
class Level:
    """A value in a year, as a point of a figure.

    Attributes:
        year: the fiscal year.
        value: the number; the middle of the range of a rough value.
        low, high: the range in which it may lie; equal where it is exact.
        text: the value as text.
        doubtful: the reading is in doubt.
    """

    year: FiscalYear
    value: float
    low: float
    high: float
    text: str
    doubtful: bool = False


@attrs.frozen(kw_only=True)
class Trajectory:
    """The baseline, the results and the target of an indicator over the years.

    Attributes:
        title: the name of the indicator.
        unit: what is counted, for the axis.
        years: the first and the last year to show.
        at: the year that is judged.
        baseline: the level that the target starts from.
        target: the level to come to, in the year in which it is due.
        interim: the levels of the interim targets that the path from one to the other leads over, by year.
        results: what was measured up to then, by year.
        linked: what was measured of another indicator that is said to measure the same.
        needed: the needed change per year from the latest value on, as text; None where it is undefined.
        breaks: first years of a new way of measuring without a bridge; no line is drawn across.
        bridges: first years of a new way of measuring to which earlier values are converted.
        told: the figure in words, for readers who cannot see it.
        language: the language of all its texts.
    """

    title: str
    unit: str
    years: tuple[FiscalYear, FiscalYear]
    at: FiscalYear
    baseline: Level | None = None
    target: Level | None = None
    interim: tuple[Level, ...] = attrs.field(default=(), converter=tuple[Level, ...])
    results: tuple[Level, ...] = attrs.field(default=(), converter=tuple[Level, ...])
    linked: tuple[Level, ...] = attrs.field(default=(), converter=tuple[Level, ...])
    needed: str | None = None
    breaks: tuple[FiscalYear, ...] = attrs.field(default=(), converter=tuple[FiscalYear, ...])
    bridges: tuple[FiscalYear, ...] = attrs.field(default=(), converter=tuple[FiscalYear, ...])
    told: str
    language: Language

    def is_cut(self, start: FiscalYear, end: FiscalYear) -> bool:
        """Return whether a break lies between two years."""
        return any(start < since <= end for since in self.breaks)

    @property
    def latest(self) -> Level | None:
        """The last known value up to the year that is judged."""
        known = [level for level in (self.baseline, *self.results) if level and level.year <= self.at]
        return max(known, key=lambda level: level.year, default=None)


@attrs.frozen(kw_only=True)
class Stretch:
    """Something that lasts, on a time line measured in fiscal years.

    Attributes:
        text: what it is.
        start, end: from when to when, as the Western number of the fiscal year and its part;
            2024.0 is 1 April 2024.  None where the end is open.
        doubtful: somebody doubts the reading.
    """

    text: str
    start: float | None
    end: float | None
    doubtful: bool = False


@attrs.frozen(kw_only=True)
class Moment:
    """Something that happens at one time.

    Attributes:
        text: what it is.
        at: when, measured as in :class:`Stretch`.
        doubtful: somebody doubts the reading.
    """

    text: str
    at: float
    doubtful: bool = False


@attrs.frozen(kw_only=True)
class Schedule:
    """Bars and events over the fiscal years, row by row.

    Attributes:
        title: what it shows.
        years: the fiscal years of the axis, in order.
        at: the year that is judged.
        rows: what each row is about, and what lies in it.
        told: the picture in words.
        language: the language of all its texts.
    """

    title: str
    years: tuple[FiscalYear, ...] = attrs.field(converter=tuple[FiscalYear, ...])
    at: FiscalYear
    rows: tuple[tuple[str, tuple[Stretch | Moment, ...]], ...]
    told: str
    language: Language
