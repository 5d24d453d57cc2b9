"""Pictures as values: what is to be drawn, never how."""

from collections.abc import Sequence

import attrs

from dxmodel.fiscal import FiscalYear
from dxmodel.messages import Language

__all__ = ["Level", "Moment", "Schedule", "Stretch", "Trajectory", "thinned"]


def thinned(years: Sequence[FiscalYear], most: int) -> Sequence[FiscalYear]:
    """Return the years that an axis can name: every one, or every so many where they are too many.

    >>> [str(year) for year in thinned([FiscalYear(2022) + n for n in range(9)], 4)]
    ['R4', 'R7', 'R10']
    """
    return years[:: -(-len(years) // most)]


@attrs.frozen(kw_only=True)
class Level:
    """A value in a year, as a point of a picture.

    Attributes:
        year: the fiscal year.
        value: the number, in the middle of what is known roughly.
        low, high: between which numbers it may really lie; equal where it is exact.
        text: the value as it is said.
        doubtful: somebody doubts the reading.
    """

    year: FiscalYear
    value: float
    low: float
    high: float
    text: str
    doubtful: bool = False


@attrs.frozen(kw_only=True)
class Trajectory:
    """Where an indicator comes from, where it stands, and where it is to go.

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
        needed: what is needed per year from the latest value on, as it is said; None where that is undefined.
        breaks: first years of a new way of measuring; nothing is compared across, and no line is drawn.
        bridges: first years of one to which values before are carried over, and drawn so.
        told: the picture in words, for those who do not see it.
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
        """Does a break lie between two years?"""
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
