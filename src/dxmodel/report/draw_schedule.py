"""Draw a schedule with matplotlib: bars, pointed at an open end; events as diamonds; doubtful ones dashed."""

from typing import Any
from unicodedata import east_asian_width

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Polygon

from dxmodel.report.figure import ChartBar, ChartEvent, ScheduleChart, thinned
from dxmodel.report.lines import wrapped
from dxmodel.report.palette import BAR, FAINT, GOAL, INK, MUTED, RESULT, SHADE
from dxmodel.report.value_texts import short_year

__all__ = ["draw_schedule"]

WIDTH, NAME_WIDTH = 10.2, 2.5
"""Width of the figure, and of the names of its rows, in inches."""
MAX_YEARS = 20
"""How many years the axis names at most."""
LANE_HEIGHT, TOP, BOTTOM = 0.36, 0.3, 0.08
"""Height of a lane, and of the margins, in inches."""
FONT_SIZE = 8.0
HALF_HEIGHT = 0.3
"""Half the height of a bar, in lanes."""
TIP = 0.14
"""Length of the arrow tip of an open end, in years."""


def draw_schedule(figure: ScheduleChart) -> Figure:
    """Draw bars and events under the years, each in its own lane."""
    lanes = sum(len(items) for _, items in figure.rows)
    height = TOP + LANE_HEIGHT * lanes + BOTTOM
    canvas = Figure(figsize=(WIDTH, height))
    axes = canvas.add_axes(
        (NAME_WIDTH / WIDTH, BOTTOM / height, 1 - NAME_WIDTH / WIDTH, LANE_HEIGHT * lanes / height)
    )
    _draw_axes(axes, figure, lanes)
    lane = 0
    for row, items in figure.rows:
        _draw_name(axes, row, lane, len(items), figure)
        for item in items:
            if isinstance(item, ChartBar):
                _draw_bar(axes, item, lane, figure)
            else:
                _draw_event(axes, item, lane, figure)
            lane += 1
    return canvas


def _draw_axes(axes: Axes, figure: ScheduleChart, lanes: int) -> None:
    """Draw the years as columns, with a shaded column for the judged year."""
    first, last = figure.years[0].year, figure.years[-1].year + 1
    axes.set_xlim(first, last)
    axes.set_ylim(lanes, 0)
    axes.axvspan(figure.at.year, figure.at.year + 1, color=SHADE, lw=0, zorder=0)
    years = thinned(figure.years, MAX_YEARS)
    for boundary in (*(year.year for year in years), last):
        axes.axvline(boundary, color=FAINT, lw=0.5, zorder=0.5)
    axes.xaxis.tick_top()
    axes.set_xticks(
        [year.year + 0.5 for year in years], [short_year(year, figure.language) for year in years]
    )
    axes.set_yticks([])
    axes.tick_params(length=0, labelsize=FONT_SIZE, colors=MUTED)
    for side, spine in axes.spines.items():
        spine.set_visible(side in ("top", "bottom"))
        spine.set_color(MUTED)
    for label, year in zip(axes.get_xticklabels(), years, strict=True):
        label.set_color(INK if year == figure.at else MUTED)


def _draw_name(axes: Axes, row: str, lane: int, count: int, figure: ScheduleChart) -> None:
    """Draw the name of a row on the left, and a line above it across the whole figure."""
    left = figure.years[0].year - NAME_WIDTH / _inches_a_year(figure)
    axes.plot([left, figure.years[-1].year + 1], [lane, lane], color=MUTED, lw=0.5, clip_on=False)
    lines = wrapped(row, int((NAME_WIDTH - 0.1) * 72 / FONT_SIZE * 2))
    axes.text(
        left, lane + count / 2, "\n".join(lines), fontsize=FONT_SIZE, color=INK, va="center", clip_on=False
    )


def _inches_a_year(figure: ScheduleChart) -> float:
    return (WIDTH - NAME_WIDTH) / len(figure.years)


def _draw_bar(axes: Axes, bar: ChartBar, lane: int, figure: ScheduleChart) -> None:
    """Draw a bar; an open end has a tip at the edge of the figure."""
    first, last = figure.years[0].year, figure.years[-1].year + 1
    start, end, middle = bar.start or first, bar.end or last, lane + 0.5
    top, bottom = middle - HALF_HEIGHT, middle + HALF_HEIGHT
    left = (
        [(start, top), (start, bottom)]
        if bar.start
        else [(start + TIP, top), (start, middle), (start + TIP, bottom)]
    )
    right = [(end, bottom), (end, top)] if bar.end else [(end - TIP, bottom), (end, middle), (end - TIP, top)]
    style: Any = (0, (3, 2)) if bar.doubtful else "-"
    axes.add_patch(Polygon([*left, *right], fc=BAR, ec=RESULT, lw=0.9, ls=style, clip_on=False))
    _draw_text(axes, bar.text, (start, end), middle, figure)


def _draw_event(axes: Axes, event: ChartEvent, lane: int, figure: ScheduleChart) -> None:
    fill = "white" if event.doubtful else GOAL
    axes.plot([event.at], [lane + 0.5], ls="", marker="D", ms=6.5, mec=GOAL, mfc=fill, mew=1.1, zorder=3)
    _draw_text(axes, event.text, (event.at, event.at), lane + 0.5, figure)


def _draw_text(
    axes: Axes, text: str, ends: tuple[float, float], middle: float, figure: ScheduleChart
) -> None:
    """Draw the text inside a bar where it fits, else right of it, else left of it."""
    width = _width(text) / 72 / _inches_a_year(figure)
    (start, end), gap, last = ends, 0.13, figure.years[-1].year + 1
    if width + 2 * gap <= end - start:
        anchor, align = start + gap, "left"
    elif end + gap + width <= last:
        anchor, align = end + gap, "left"
    else:
        anchor, align = start - gap, "right"
    axes.text(
        anchor, middle, text, fontsize=FONT_SIZE, color=INK, va="center_baseline", ha=align, clip_on=False
    )


def _width(text: str) -> float:
    """Return an upper estimate of the width of a text in points."""
    return sum(FONT_SIZE if east_asian_width(character) in "WFA" else FONT_SIZE * 0.6 for character in text)
