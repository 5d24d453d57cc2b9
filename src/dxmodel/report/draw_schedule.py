"""A schedule as a matplotlib figure: bars with open ends, events as diamonds, doubt as broken outlines."""

from typing import Any
from unicodedata import east_asian_width

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Polygon

from dxmodel.report.figure import Moment, Schedule, Stretch, thinned
from dxmodel.report.lines import wrapped
from dxmodel.report.palette import BAR, FAINT, GOAL, INK, MUTED, RESULT, SHADE
from dxmodel.report.wording import short

__all__ = ["draw_schedule"]

WIDTH, LABELS = 10.2, 2.5
"""Of the whole, and of the names of the rows, in inches."""
MOST_YEARS = 20
LANE, TOP, BOTTOM = 0.36, 0.3, 0.08
SMALL = 8.0
HALF = 0.3
"""Half of a bar's height, in lanes."""
TIP = 0.14
"""How far the arrow of an open end is drawn in, in years."""


def draw_schedule(figure: Schedule) -> Figure:
    """Draw bars and events, each in a lane of its own, under the years."""
    lanes = sum(len(items) for _, items in figure.rows)
    height = TOP + LANE * lanes + BOTTOM
    drawing = Figure(figsize=(WIDTH, height))
    axes = drawing.add_axes((LABELS / WIDTH, BOTTOM / height, 1 - LABELS / WIDTH, LANE * lanes / height))
    _frame(axes, figure, lanes)
    lane = 0
    for row, items in figure.rows:
        _name(axes, row, lane, len(items), figure)
        for item in items:
            _bar(axes, item, lane, figure) if isinstance(item, Stretch) else _event(axes, item, lane, figure)
            lane += 1
    return drawing


def _frame(axes: Axes, figure: Schedule, lanes: int) -> None:
    """The years as columns, the judged one in shade."""
    first, last = figure.years[0].year, figure.years[-1].year + 1
    axes.set_xlim(first, last)
    axes.set_ylim(lanes, 0)
    axes.axvspan(figure.at.year, figure.at.year + 1, color=SHADE, lw=0, zorder=0)
    told = thinned(figure.years, MOST_YEARS)
    for turn in (*(year.year for year in told), last):
        axes.axvline(turn, color=FAINT, lw=0.5, zorder=0.5)
    axes.xaxis.tick_top()
    axes.set_xticks([year.year + 0.5 for year in told], [short(year, figure.language) for year in told])
    axes.set_yticks([])
    axes.tick_params(length=0, labelsize=SMALL, colors=MUTED)
    for side, spine in axes.spines.items():
        spine.set_visible(side in ("top", "bottom"))
        spine.set_color(MUTED)
    for label, year in zip(axes.get_xticklabels(), told, strict=True):
        label.set_color(INK if year == figure.at else MUTED)


def _name(axes: Axes, row: str, lane: int, count: int, figure: Schedule) -> None:
    """The name of a row on the left, and a line above it across the whole."""
    left = figure.years[0].year - LABELS / _inches_a_year(figure)
    axes.plot([left, figure.years[-1].year + 1], [lane, lane], color=MUTED, lw=0.5, clip_on=False)
    lines = wrapped(row, int((LABELS - 0.1) * 72 / SMALL * 2))
    axes.text(left, lane + count / 2, "\n".join(lines), fontsize=SMALL, color=INK, va="center", clip_on=False)


def _inches_a_year(figure: Schedule) -> float:
    return (WIDTH - LABELS) / len(figure.years)


def _bar(axes: Axes, bar: Stretch, lane: int, figure: Schedule) -> None:
    """A bar; an open end runs out in a tip at the edge of the picture."""
    first, last = figure.years[0].year, figure.years[-1].year + 1
    start, end, middle = bar.start or first, bar.end or last, lane + 0.5
    top, bottom = middle - HALF, middle + HALF
    left = (
        [(start, top), (start, bottom)]
        if bar.start
        else [(start + TIP, top), (start, middle), (start + TIP, bottom)]
    )
    right = [(end, bottom), (end, top)] if bar.end else [(end - TIP, bottom), (end, middle), (end - TIP, top)]
    style: Any = (0, (3, 2)) if bar.doubtful else "-"
    axes.add_patch(Polygon([*left, *right], fc=BAR, ec=RESULT, lw=0.9, ls=style, clip_on=False))
    _write(axes, bar.text, (start, end), middle, figure)


def _event(axes: Axes, event: Moment, lane: int, figure: Schedule) -> None:
    fill = "white" if event.doubtful else GOAL
    axes.plot([event.at], [lane + 0.5], ls="", marker="D", ms=6.5, mec=GOAL, mfc=fill, mew=1.1, zorder=3)
    _write(axes, event.text, (event.at, event.at), lane + 0.5, figure)


def _write(axes: Axes, text: str, ends: tuple[float, float], middle: float, figure: Schedule) -> None:
    """Put the words into a bar where they fit, else behind it, else before it."""
    needed = _width(text) / 72 / _inches_a_year(figure)
    (start, end), gap, last = ends, 0.13, figure.years[-1].year + 1
    if needed + 2 * gap <= end - start:
        place, align = start + gap, "left"
    elif end + gap + needed <= last:
        place, align = end + gap, "left"
    else:
        place, align = start - gap, "right"
    axes.text(place, middle, text, fontsize=SMALL, color=INK, va="center_baseline", ha=align, clip_on=False)


def _width(text: str) -> float:
    """How wide a text is drawn, in points, roughly and rather too much."""
    return sum(SMALL if east_asian_width(each) in "WFA" else SMALL * 0.6 for each in text)
