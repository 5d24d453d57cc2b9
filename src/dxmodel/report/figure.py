"""The data of figures, independent of how they are drawn: Trajectory and Schedule."""

from collections.abc import Iterable, Sequence
from typing import Any

import attrs

from dxmodel.fiscal import FiscalYear
from dxmodel.messages import Language
from dxmodel.typed_fields import as_tuple, typed_fields
from dxmodel.visible_text import visible

__all__ = ["ChartBar", "ChartEvent", "ChartLevel", "ScheduleChart", "TrajectoryChart", "thinned"]


def thinned(years: Sequence[FiscalYear], maximum: int) -> Sequence[FiscalYear]:
    """Return the years to name on an axis: all of them, or every n-th if there are more than *maximum*.

    >>> [str(year) for year in thinned([FiscalYear(2022) + n for n in range(9)], 4)]
    ['R4', 'R7', 'R10']
    """
    return years[:: -(-len(years) // maximum)]


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class ChartLevel:
    """A value in a year, as a point of a figure.

    Attributes:
        year: the fiscal year.
        value: the number; the middle of the range of an imprecise value.
        low, high: the range of the value; equal if it is exact.
        text: the value as text.
        doubtful: whether its reading is in doubt.
        place: its place in time, where it was counted before the end of the year.
    """

    year: FiscalYear
    value: float
    low: float
    high: float
    text: str = attrs.field(converter=visible)
    doubtful: bool = False
    place: float | None = None

    @property
    def x(self) -> float:
        """Where it is drawn on the axis of years."""
        return float(self.year.year) if self.place is None else self.place


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class TrajectoryChart:
    """The baseline, the results and the target of an indicator over the years.

    Attributes:
        title: the name of the indicator.
        unit: what is counted, for the axis.
        years: the first and the last year to show.
        at: the year that is judged.
        baseline: the level that the target starts from.
        target: the level of the target, in the year in which it is due.
        interim: the levels of the interim targets between baseline and target, by year.
        results: the results up to that year.
        linked: results of another indicator that is linked as the same measure.
        needed: the needed change per year from the latest value on, as text; None where it is undefined.
        breaks: first years of a new method of measuring without a bridge; no line is drawn across.
        bridges: first years of a new method of measuring to which earlier values are converted.
        description: the description of the figure for readers who cannot see it.
        language: the language of all its texts.
    """

    title: str = attrs.field(converter=visible)
    unit: str = attrs.field(converter=visible)
    years: tuple[FiscalYear, FiscalYear]
    at: FiscalYear
    baseline: ChartLevel | None = None
    target: ChartLevel | None = None
    interim: tuple[ChartLevel, ...] = attrs.field(default=(), converter=tuple[ChartLevel, ...])
    results: tuple[ChartLevel, ...] = attrs.field(default=(), converter=tuple[ChartLevel, ...])
    linked: tuple[ChartLevel, ...] = attrs.field(default=(), converter=tuple[ChartLevel, ...])
    needed: str | None = attrs.field(default=None, converter=attrs.converters.optional(visible))
    breaks: tuple[FiscalYear, ...] = attrs.field(default=(), converter=tuple[FiscalYear, ...])
    bridges: tuple[FiscalYear, ...] = attrs.field(default=(), converter=tuple[FiscalYear, ...])
    description: str = attrs.field(converter=visible)
    language: Language

    def is_cut(self, start: FiscalYear, end: FiscalYear) -> bool:
        """Return whether there is a break between two years."""
        return any(start < since <= end for since in self.breaks)

    @property
    def latest(self) -> ChartLevel | None:
        """The last known value up to the year that is judged."""
        known = [level for level in (self.baseline, *self.results) if level and level.year <= self.at]
        return max(known, key=lambda level: level.year, default=None)


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class ChartBar:
    """A bar of a schedule, on a time axis in fiscal years.

    Attributes:
        text: its text.
        start, end: the times as fiscal years with their fraction: 2024.0 is 1 April 2024.  None where
            that end is open.
        doubtful: whether its reading is in doubt.
    """

    text: str = attrs.field(converter=visible)
    start: float | None
    end: float | None
    doubtful: bool = False


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class ChartEvent:
    """An event of a schedule.

    Attributes:
        text: its text.
        at: the time, as in :class:`ChartBar`.
        doubtful: whether its reading is in doubt.
    """

    text: str = attrs.field(converter=visible)
    at: float
    doubtful: bool = False


def _rows(
    rows: Iterable[tuple[str, Iterable[ChartBar | ChartEvent]]],
) -> tuple[tuple[str, tuple[ChartBar | ChartEvent, ...]], ...]:
    pairs: tuple[Any, ...] = tuple(map(as_tuple, as_tuple(rows)))
    if not all(len(pair) == 2 for pair in pairs):
        return pairs  # the validator of the field refuses them
    return tuple((visible(name), as_tuple(items)) for name, items in pairs)


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class ScheduleChart:
    """Bars and events over the fiscal years, row by row.

    Attributes:
        title: its title.
        years: the fiscal years of the axis, in order.
        at: the year that is judged.
        rows: the name of each row, and its bars and events.
        description: the description of the figure for readers who cannot see it.
        language: the language of all its texts.
    """

    title: str = attrs.field(converter=visible)
    years: tuple[FiscalYear, ...] = attrs.field(converter=tuple[FiscalYear, ...])
    at: FiscalYear
    rows: tuple[tuple[str, tuple[ChartBar | ChartEvent, ...]], ...] = attrs.field(converter=_rows)
    description: str = attrs.field(converter=visible)
    language: Language
