"""A trajectory as a matplotlib figure: the way to a target, and where one stands on it."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator, StrMethodFormatter

from dxmodel.fiscal import FiscalYear
from dxmodel.messages import words
from dxmodel.report.figure import Level, Trajectory, thinned
from dxmodel.report.palette import FAINT, GOAL, INK, MUTED, RESULT, SHADE
from dxmodel.report.wording import short

__all__ = ["draw_trajectory"]

SIZE = (3.6, 2.35)
SMALL = 7
MOST_YEARS = 12


def draw_trajectory(figure: Trajectory) -> Figure:
    """Draw one indicator over the years."""
    drawing = Figure(figsize=SIZE, layout="constrained")
    axes = drawing.subplots()
    _frame(axes, figure)
    _breaks(axes, figure)
    _way(axes, figure)
    _linked(axes, figure)
    _results(axes, figure)
    _ends(axes, figure)
    _need(axes, figure)
    _legend(drawing, axes)
    return drawing


def _legend(drawing: Figure, axes: Axes) -> None:
    """What the marks mean, under the picture."""
    parts, names = axes.get_legend_handles_labels()
    if parts:
        room: dict[str, Any] = {"ncols": 3, "handlelength": 1.8, "columnspacing": 1.2}
        drawing.legend(parts, names, loc="outside lower left", fontsize=SMALL, frameon=False, **room)


def _say(figure: Trajectory, part: str) -> str:
    return words(f"report.drawn_{part}", figure.language)


def _frame(axes: Axes, figure: Trajectory) -> None:
    """The years, the unit, faint lines, and the judged year in shade."""
    first, last = figure.years
    years = thinned([first + n for n in range(last - first + 1)], MOST_YEARS)
    axes.set_xlim(first.year - 0.6, last.year + 0.6)
    axes.set_xticks([year.year for year in years], [_year(year, figure) for year in years])
    axes.axvspan(figure.at.year - 0.5, figure.at.year + 0.5, color=SHADE, lw=0)
    axes.set_ylim(*_limits(_all(figure)))
    axes.yaxis.set_major_locator(MaxNLocator(4))
    axes.yaxis.set_major_formatter(StrMethodFormatter("{x:,g}"))
    axes.set_title(_unit(figure), loc="left", fontsize=SMALL, color=MUTED, pad=4)
    axes.grid(axis="y", color=FAINT, lw=0.4)
    axes.set_axisbelow(True)
    axes.tick_params(length=0, labelsize=SMALL, colors=MUTED)
    for side, spine in axes.spines.items():
        spine.set_visible(side == "bottom")
        spine.set_color(MUTED)
    for label, year in zip(axes.get_xticklabels(), years, strict=True):
        label.set_color(INK if year == figure.at else MUTED)


def _year(year: FiscalYear, figure: Trajectory) -> str:
    return short(year, "ja") if figure.language == "ja" else str(year.year)


def _unit(figure: Trajectory) -> str:
    return words("report.drawn_axis", figure.language, unit=figure.unit)


def _all(figure: Trajectory) -> list[Level]:
    levels = (figure.baseline, *figure.interim, figure.target, *figure.results, *figure.linked)
    return [level for level in levels if level is not None]


def _limits(levels: Iterable[Level]) -> tuple[float, float]:
    """From zero, unless all that happens lies far above it; with room for the words."""
    ends = [end for level in levels for end in (level.low, level.high)] or [0.0, 1.0]
    low, high = min(ends), max(ends)
    if 0 <= low < 0.6 * high:
        low = 0.0
    room = (high - low or abs(high) or 1.0) * 0.16
    return (low if low == 0 else low - room), high + room


def _way(axes: Axes, figure: Trajectory) -> None:
    """The path, straight from level to level, which is a convention, and so drawn broken."""
    start, end = figure.baseline, figure.target
    if start is None or end is None or figure.is_cut(start.year, end.year):
        return
    if start.year < end.year:
        path = _points([start, *figure.interim, end])
        label = _say(figure, "path" if figure.interim else "way")
        axes.plot(*path, color=INK, lw=0.8, ls=(0, (4, 3)), zorder=2.2, label=label)


def _linked(axes: Axes, figure: Trajectory) -> None:
    """Values of an indicator that is said to measure the same, led on to the first own value."""
    if figure.linked:
        later = [level for level in _own(figure) if level.year > figure.linked[-1].year]
        _line(axes, [*figure.linked, *later[:1]], figure, color=MUTED, lw=0.9, ls=(0, (1, 2)))
        _mark(axes, figure.linked, figure, "linked", MUTED, marker="o", mfc="white", ms=5)


def _results(axes: Axes, figure: Trajectory) -> None:
    _line(axes, _own(figure), figure, color=RESULT, lw=1.4)
    _mark(axes, figure.results, figure, "results", RESULT, marker="o", mfc=RESULT, ms=4.5)


def _line(axes: Axes, levels: Sequence[Level], figure: Trajectory, **style: Any) -> None:
    """A line from level to level, broken where nothing is compared."""
    for start, end in pairwise(levels):
        if not figure.is_cut(start.year, end.year):
            axes.plot(*_points([start, end]), **style)


def _breaks(axes: Axes, figure: Trajectory) -> None:
    """A thin line before each year from which something else is measured."""
    first, last = figure.years
    for part, years in (("break", figure.breaks), ("bridge", figure.bridges)):
        shown = [since for since in years if first < since <= last]
        for number, since in enumerate(shown):
            label = None if number else _say(figure, part)
            axes.axvline(since.year - 0.5, color=INK, lw=0.7, ls=(0, (1, 1)), label=label)


def _own(figure: Trajectory) -> list[Level]:
    own = [level for level in (figure.baseline, *figure.results) if level is not None]
    return sorted(own, key=lambda level: level.year)


def _ends(axes: Axes, figure: Trajectory) -> None:
    """Baseline and target: where the way begins and ends; smaller, what it leads over."""
    if figure.baseline is not None:
        _mark(axes, [figure.baseline], figure, "baseline", RESULT, marker="s", mfc="white", ms=6)
    _mark(axes, figure.interim, figure, "interim", GOAL, marker="D", mfc="white", ms=4)
    if figure.target is not None:
        _mark(axes, [figure.target], figure, "target", GOAL, marker="D", mfc="white", ms=6)


def _points(levels: Iterable[Level]) -> tuple[list[int], list[float]]:
    held = list(levels)
    return [level.year.year for level in held], [level.value for level in held]


def _mark(
    axes: Axes, levels: Sequence[Level], figure: Trajectory, part: str, color: str, **style: Any
) -> None:
    """Points with their numbers; a bar where one is known roughly, a question mark where it is doubted."""
    if not levels:
        return
    spread = [[level.value - level.low for level in levels], [level.high - level.value for level in levels]]
    axes.errorbar(*_points(levels), yerr=spread, ls="", color=color, capsize=2.5, elinewidth=1)
    axes.plot(*_points(levels), ls="", color=color, zorder=3, label=_say(figure, part), **style)
    for level in levels:
        _number(axes, level, figure, part, color)


def _number(axes: Axes, level: Level, figure: Trajectory, part: str, color: str) -> None:
    """The number beside a point, on the side that the lines leave free."""
    aside, up = _place(level, figure, part)
    axes.annotate(
        f"{level.text}?" if level.doubtful else level.text,
        (level.year.year, level.value if aside else level.high if up else level.low),
        xytext=(6 * aside, 4 if up else -4),
        textcoords="offset points",
        ha=("center", "left", "right")[aside],
        va="bottom" if up else "top",
        fontsize=SMALL + 0.5,
        color=color,
    )


def _place(level: Level, figure: Trajectory, part: str) -> tuple[int, bool]:
    """Where a number stands: right of its point (1), left of it (-1) or at it; and whether above it.

    Results are told on the side towards the target, and what they are compared with on the other; the
    other way round where a result falls short of the interim target of its year.
    """
    rises = figure.baseline is None or figure.target is None or figure.baseline.value <= figure.target.value
    is_short = any(
        (seen.value < each.value if rises else seen.value > each.value)
        for each in figure.interim
        for seen in figure.results
        if seen.year == each.year == level.year
    )
    if part == "interim":
        return (-1, rises) if is_short else (1, not rises)
    if part in ("baseline", "linked") or (part == "results" and is_short):
        return (1, not rises)
    under_target = part == "results" and figure.target is not None and level.year == figure.target.year
    return (0, rises is not under_target)


def _need(axes: Axes, figure: Trajectory) -> None:
    """An arrow from the latest value to the target, with what is needed per year."""
    if figure.needed is None or figure.latest is None or figure.target is None:
        return
    (start, end), (low, high) = _points([figure.latest, figure.target])
    way = {"arrowstyle": "-|>", "color": GOAL, "lw": 2, "alpha": 0.45, "shrinkA": 5, "shrinkB": 6}
    axes.annotate("", (end, high), xytext=(start, low), arrowprops=way, zorder=2)
    axes.annotate(
        figure.needed,
        ((start + end) / 2, (low + high) / 2),
        xytext=(-5 if low <= high else 5, 5),
        textcoords="offset points",
        ha="right" if low <= high else "left",
        fontsize=SMALL + 0.5,
        color=GOAL,
    )
