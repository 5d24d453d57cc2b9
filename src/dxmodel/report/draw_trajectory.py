"""Draw a trajectory with matplotlib: baseline, results, target and the path between them."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from dxmodel.fiscal import FiscalYear
from dxmodel.messages import words
from dxmodel.report.figure import ChartLevel, TrajectoryChart, thinned
from dxmodel.report.palette import FAINT, GOAL, INK, MUTED, RESULT, SHADE
from dxmodel.report.value_texts import short_year

__all__ = ["draw_trajectory"]

FIGURE_SIZE = (3.6, 2.35)
"""Width and height in inches."""
FONT_SIZE = 7
MAX_YEARS = 12
"""How many years the axis names at most."""


def draw_trajectory(figure: TrajectoryChart) -> Figure:
    """Draw the figure of one indicator over the years."""
    canvas = Figure(figsize=FIGURE_SIZE, layout="constrained")
    axes = canvas.subplots()
    _draw_axes(axes, figure)
    _draw_breaks(axes, figure)
    _draw_path(axes, figure)
    _draw_linked(axes, figure)
    _draw_results(axes, figure)
    _draw_ends(axes, figure)
    _draw_need(axes, figure)
    _draw_legend(canvas, axes)
    return canvas


def _draw_legend(canvas: Figure, axes: Axes) -> None:
    """Draw the legend under the figure."""
    handles, names = axes.get_legend_handles_labels()
    if handles:
        spacing: dict[str, Any] = {"ncols": 3, "handlelength": 1.8, "columnspacing": 1.2}
        canvas.legend(handles, names, loc="outside lower left", fontsize=FONT_SIZE, frameon=False, **spacing)


def _label(figure: TrajectoryChart, part: str) -> str:
    return words(f"report.drawn_{part}", figure.language)


def _draw_axes(axes: Axes, figure: TrajectoryChart) -> None:
    """Draw the years, the unit, grid lines, and a shaded column for the judged year."""
    first, last = figure.years
    years = thinned([first + n for n in range(last - first + 1)], MAX_YEARS)
    axes.set_xlim(first.year - 0.6, last.year + 0.6)
    axes.set_xticks([year.year for year in years], [_year(year, figure) for year in years])
    axes.axvspan(figure.at.year - 0.5, figure.at.year + 0.5, color=SHADE, lw=0)
    axes.set_ylim(*_axis_limits(_all_levels(figure)))
    axes.yaxis.set_major_locator(MaxNLocator(4))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: _axis_number(value)))
    axes.set_title(_unit(figure), loc="left", fontsize=FONT_SIZE, color=MUTED, pad=4)
    axes.grid(axis="y", color=FAINT, lw=0.4)
    axes.set_axisbelow(True)
    axes.tick_params(length=0, labelsize=FONT_SIZE, colors=MUTED)
    for side, spine in axes.spines.items():
        spine.set_visible(side == "bottom")
        spine.set_color(MUTED)
    for label, year in zip(axes.get_xticklabels(), years, strict=True):
        label.set_color(INK if year == figure.at else MUTED)


def _axis_number(value: float) -> str:
    """Return a number at the axis, with all its digits: 150,000,000, never 1.5e+08.

    >>> _axis_number(150_000_000.0), _axis_number(0.1 + 0.2), _axis_number(5e17)
    ('150,000,000', '0.3', '500,000,000,000,000,000')
    """
    return f"{value:,.12g}" if abs(value) < 1e12 else f"{value:,.0f}"


def _year(year: FiscalYear, figure: TrajectoryChart) -> str:
    return short_year(year, "ja") if figure.language == "ja" else str(year.year)


def _unit(figure: TrajectoryChart) -> str:
    return words("report.drawn_axis", figure.language, unit=figure.unit)


def _all_levels(figure: TrajectoryChart) -> list[ChartLevel]:
    levels = (figure.baseline, *figure.interim, figure.target, *figure.results, *figure.linked)
    return [level for level in levels if level is not None]


def _axis_limits(levels: Iterable[ChartLevel]) -> tuple[float, float]:
    """Return limits with space for texts; the lower one is 0 unless all levels are far above it."""
    ends = [end for level in levels for end in (level.low, level.high)] or [0.0, 1.0]
    low, high = min(ends), max(ends)
    if 0 <= low < 0.6 * high:
        low = 0.0
    margin = (high - low or abs(high) or 1.0) * 0.16
    return (low if low == 0 else low - margin), high + margin


def _draw_path(axes: Axes, figure: TrajectoryChart) -> None:
    """Draw the path as straight dashed lines from level to level; dashed, because it is a convention."""
    start, end = figure.baseline, figure.target
    if start is None or end is None or figure.is_cut(start.year, end.year):
        return
    if start.year < end.year:
        path = _coordinates([start, *figure.interim, end])
        label = _label(figure, "path" if figure.interim else "straight_line")
        axes.plot(*path, color=INK, lw=0.8, ls=(0, (4, 3)), zorder=2.2, label=label)


def _draw_linked(axes: Axes, figure: TrajectoryChart) -> None:
    """Draw the values of a linked indicator, and a line from them to the first own value."""
    if figure.linked:
        later = [level for level in _own_levels(figure) if level.year > figure.linked[-1].year]
        _draw_line(axes, [*figure.linked, *later[:1]], figure, color=MUTED, lw=0.9, ls=(0, (1, 2)))
        _draw_levels(axes, figure.linked, figure, "linked", MUTED, marker="o", mfc="white", ms=5)


def _draw_results(axes: Axes, figure: TrajectoryChart) -> None:
    _draw_line(axes, _own_levels(figure), figure, color=RESULT, lw=1.4)
    _draw_levels(axes, figure.results, figure, "results", RESULT, marker="o", mfc=RESULT, ms=4.5)


def _draw_line(axes: Axes, levels: Sequence[ChartLevel], figure: TrajectoryChart, **style: Any) -> None:
    """Draw a line through levels, interrupted at breaks in series."""
    for start, end in pairwise(levels):
        if not figure.is_cut(start.year, end.year):
            axes.plot(*_coordinates([start, end]), **style)


def _draw_breaks(axes: Axes, figure: TrajectoryChart) -> None:
    """Draw a thin line before the first year of each new method of measuring."""
    first, last = figure.years
    for part, years in (("break", figure.breaks), ("bridge", figure.bridges)):
        visible = [since for since in years if first < since <= last]
        for number, since in enumerate(visible):
            label = None if number else _label(figure, part)
            axes.axvline(since.year - 0.5, color=INK, lw=0.7, ls=(0, (1, 1)), label=label)


def _own_levels(figure: TrajectoryChart) -> list[ChartLevel]:
    own = [level for level in (figure.baseline, *figure.results) if level is not None]
    return sorted(own, key=lambda level: level.year)


def _draw_ends(axes: Axes, figure: TrajectoryChart) -> None:
    """Draw baseline and target, and the interim targets smaller."""
    if figure.baseline is not None:
        _draw_levels(axes, [figure.baseline], figure, "baseline", RESULT, marker="s", mfc="white", ms=6)
    _draw_levels(axes, figure.interim, figure, "interim", GOAL, marker="D", mfc="white", ms=4)
    if figure.target is not None:
        _draw_levels(axes, [figure.target], figure, "target", GOAL, marker="D", mfc="white", ms=6)


def _coordinates(levels: Iterable[ChartLevel]) -> tuple[list[float], list[float]]:
    points = list(levels)
    return [level.x for level in points], [level.value for level in points]


def _draw_levels(
    axes: Axes, levels: Sequence[ChartLevel], figure: TrajectoryChart, part: str, color: str, **style: Any
) -> None:
    """Draw points with their numbers, an error bar on imprecise values, "?" after doubtful ones."""
    if not levels:
        return
    spread = [[level.value - level.low for level in levels], [level.high - level.value for level in levels]]
    axes.errorbar(*_coordinates(levels), yerr=spread, ls="", color=color, capsize=2.5, elinewidth=1)
    axes.plot(*_coordinates(levels), ls="", color=color, zorder=3, label=_label(figure, part), **style)
    for level in levels:
        _draw_number(axes, level, figure, part, color)


def _draw_number(axes: Axes, level: ChartLevel, figure: TrajectoryChart, part: str, color: str) -> None:
    """Draw the number beside a point where it does not cover the lines."""
    side, is_above = _number_position(level, figure, part)
    axes.annotate(
        f"{level.text}?" if level.doubtful else level.text,
        (level.x, level.value if side else level.high if is_above else level.low),
        xytext=(6 * side, 4 if is_above else -4),
        textcoords="offset points",
        ha=("center", "left", "right")[side],
        va="bottom" if is_above else "top",
        fontsize=FONT_SIZE + 0.5,
        color=color,
    )


def _number_position(level: ChartLevel, figure: TrajectoryChart, part: str) -> tuple[int, bool]:
    """Return whether a number is placed right of its point (1), left (-1) or centred (0), and whether above.

    Results are placed on the side towards the target, baseline and linked values on the other side; a
    result that falls short of the interim target of its year is placed on the other side too.
    """
    rises = figure.baseline is None or figure.target is None or figure.baseline.value <= figure.target.value
    is_short = any(
        (result.value < interim.value if rises else result.value > interim.value)
        for interim in figure.interim
        for result in figure.results
        if result.year == interim.year == level.year
    )
    if part == "interim":
        return (-1, rises) if is_short else (1, not rises)
    if part in ("baseline", "linked") or (part == "results" and is_short):
        return (1, not rises)
    under_target = part == "results" and figure.target is not None and level.year == figure.target.year
    return (0, rises is not under_target)


def _draw_need(axes: Axes, figure: TrajectoryChart) -> None:
    """Draw an arrow from the latest value to the target, with the needed change per year."""
    if figure.needed is None or figure.latest is None or figure.target is None:
        return
    (start, end), (low, high) = _coordinates([figure.latest, figure.target])
    arrow = {"arrowstyle": "-|>", "color": GOAL, "lw": 2, "alpha": 0.45, "shrinkA": 5, "shrinkB": 6}
    axes.annotate("", (end, high), xytext=(start, low), arrowprops=arrow, zorder=2)
    axes.annotate(
        figure.needed,
        ((start + end) / 2, (low + high) / 2),
        xytext=(-5 if low <= high else 5, 5),
        textcoords="offset points",
        ha="right" if low <= high else "left",
        fontsize=FONT_SIZE + 0.5,
        color=GOAL,
    )
