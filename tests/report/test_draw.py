"""Figures as SVG: reproducible, valid, with texts that the font has."""

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import attrs
import pytest

from dxmodel.errors import ParseError
from dxmodel.fiscal import FiscalYear
from dxmodel.report import ChartBar, ChartEvent, ChartLevel, ScheduleChart, TrajectoryChart, to_svg
from dxmodel.report.draw_trajectory import _number_position

ROOT = Path(__file__).parents[2]
R3, R5, R6, R10 = map(FiscalYear, (2021, 2023, 2024, 2028))


def level(year: FiscalYear, value: float, **fields: object) -> ChartLevel:
    """Make an exact level."""
    facts: dict[str, object] = {"low": value, "high": value, "text": f"{value:g}"}
    return ChartLevel(year=year, value=value, **(facts | fields))  # type: ignore[arg-type]


TRAJECTORY = TrajectoryChart(
    title="窓口 <b>",
    unit="時間",
    years=(R3, R10),
    at=R6,
    baseline=level(R5, 5328),
    target=level(R10, 8880),
    results=[level(R6, 6100, low=6050, high=6150, text="約6,100", doubtful=True)],
    linked=[level(R3, 900)],
    needed="年+695時間",
    description="言葉 & 図",
    language="ja",
)
SCHEDULE = ScheduleChart(
    title="スケジュール",
    years=[R5, R6],
    at=R5,
    rows=(
        (
            "計画",
            (
                ChartBar(text="延伸", start=2023, end=None, doubtful=True),
                ChartEvent(text="見直し", at=2024.5),
            ),
        ),
        ("国", (ChartBar(text="とても長い名前" * 9, start=None, end=2024.5),)),
    ),
    description="言葉",
    language="ja",
)


def words_in(svg: str) -> list[str]:
    """Return the texts that are drawn."""
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def broken_lines(svg: str) -> list[list[tuple[float, float]]]:
    """Return the points of the broken lines in ink, without the sample in the legend."""
    match = re.findall(r'<path d="([^"]*)" clip-path[^>]*style="fill: none; stroke-dasharray: 3.2,2.4;', svg)
    pairs = [re.findall(r"[ML] ([-0-9.]+) ([-0-9.]+)", each) for each in match]
    return [[(float(x), float(y)) for x, y in each] for each in pairs]


def test_a_picture_is_the_same_each_time_and_leaves_no_trace_in_matplotlib() -> None:
    """Also in another process, with other hashes.

    No pyplot, no changed settings: a user's own plots stay as they are.
    """
    code = (
        "import sys, matplotlib as mpl\n"
        "settings = lambda: {name: mpl.rcParams[name] for name in mpl.rcParams if 'backend' not in name}\n"
        "before = settings()\n"
        "from tests.report.test_draw import SCHEDULE, TRAJECTORY\n"
        "from dxmodel.report import to_svg\n"
        "sys.stdout.buffer.write((to_svg(TRAJECTORY) + to_svg(SCHEDULE)).encode())\n"
        "assert settings() == before and 'matplotlib.pyplot' not in sys.modules"
    )
    command = [sys.executable, "-W", "ignore", "-c", code]
    other = subprocess.run(command, stdout=subprocess.PIPE, check=True, cwd=ROOT)
    assert other.stdout.decode() == to_svg(TRAJECTORY) + to_svg(SCHEDULE)
    for figure in (TRAJECTORY, SCHEDULE):
        assert to_svg(figure) == to_svg(figure)


def test_pictures_are_drawn_in_several_threads() -> None:
    """The settings of matplotlib are those of all threads, so one that ends changes nothing in another."""
    figures: list[TrajectoryChart | ScheduleChart] = [TRAJECTORY, SCHEDULE] * 3
    with ThreadPoolExecutor(3) as threads:
        assert [*threads.map(to_svg, figures)] == [*map(to_svg, figures[:2])] * 3


@pytest.mark.parametrize("figure", [TRAJECTORY, SCHEDULE], ids=["trajectory", "schedule"])
def test_a_picture_is_sound_xml_with_its_words(figure: TrajectoryChart | ScheduleChart) -> None:
    """Escaped, with a title and a description; nothing from elsewhere but the two namespaces."""
    root = ElementTree.fromstring(to_svg(figure, name="a"))
    title, text = root[0], root[1]
    assert (title.text, text.text) == (figure.title, figure.description)
    assert root.get("aria-labelledby") == f"{title.get('id')} {text.get('id')}"
    assert set(re.findall(r"https?://[^\"]+", to_svg(figure))) <= {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }


def test_a_trajectory_draws_every_number_and_every_part() -> None:
    """With the doubt, and what is needed."""
    text = words_in(to_svg(TRAJECTORY))
    assert {"5328", "8880", "約6,100?", "900", "年+695時間", "（時間）", "R3", "R10"} <= set(text)
    assert {"基準値", "目標値", "実績", "同じものを測る指標の実績", "基準値から目標値への直線"} <= set(text)


def test_the_path_bends_at_each_interim_target() -> None:
    """A mark and a number each; the broken line leads from one to the next."""
    bent = to_svg(attrs.evolve(TRAJECTORY, interim=[level(R6, 7000), level(FiscalYear(2026), 7500)]))
    text = words_in(bent)
    assert {"7000", "7500", "中間目標", "中間目標を通る折れ線"} <= set(text)
    assert "基準値から目標値への直線" not in text
    assert [len(points) for points in broken_lines(bent)] == [4]
    assert [len(points) for points in broken_lines(to_svg(TRAJECTORY))] == [2]
    heights = [height for _, height in broken_lines(bent)[0]]
    steps = [one - other for one, other in pairwise(heights)]
    assert [round(step / steps[1], 2) for step in steps] == [3.34, 1, 2.76]  # 1672, 500 and 1380


@pytest.mark.parametrize(
    ("result", "sides"), [(6100, ("left", "above", "below")), (7900, ("right", "below", "above"))]
)
def test_a_result_and_the_interim_target_of_its_year_do_not_overlap(
    result: float, sides: tuple[str, str, str]
) -> None:
    """The number of the lower point is below it, that of the higher one above."""
    figure = attrs.evolve(TRAJECTORY, interim=[level(R6, 7000)], results=[level(R6, result)])
    aside, up = _number_position(figure.interim[0], figure, "interim")
    _, result_up = _number_position(figure.results[0], figure, "results")
    text = ["above" if each else "below" for each in (up, result_up)]
    assert ({-1: "left", 1: "right"}[aside], *text) == sides


def test_a_schedule_draws_every_name() -> None:
    """Long ones too."""
    text = words_in(to_svg(SCHEDULE))
    assert {"計画", "国", "延伸", "見直し", "とても長い名前" * 9, "R5", "R6"} <= set(text)


ODD: dict[str, dict[str, Any]] = {
    "nothing": {"baseline": None, "target": None, "results": [], "linked": [], "needed": None},
    "no target": {"target": None, "needed": None},
    "no baseline": {"baseline": None, "linked": []},
    "all zero": {"baseline": level(R5, 0), "target": level(R10, 0), "results": [], "linked": []},
    "falling": {"baseline": level(R5, 100), "target": level(R10, 10), "results": []},
    "below zero": {"baseline": level(R5, -5), "target": level(R10, -1), "results": []},
    "huge": {"baseline": level(R5, 1e17), "target": level(R10, 9e17), "results": [], "linked": []},
    "one year": {"years": (R6, R6), "baseline": None, "linked": [], "target": None, "needed": None},
    "target in the past": {"target": level(R3, 10), "needed": None},
    "flat far from zero": {"baseline": level(R5, 97.8), "target": level(R10, 97.8), "results": []},
    "rough interim targets": {
        "interim": [level(R6, 7000, low=6000, high=8000, text="6,000〜8,000", doubtful=True)]
    },
    "an interim target on the other side": {"interim": [level(R6, 9)], "results": [level(R6, 7)]},
    "english": {"language": "en", "unit": "hours"},
}


@pytest.mark.parametrize("changes", ODD.values(), ids=list(ODD))
def test_odd_figures_are_drawn_without_a_warning(changes: dict[str, Any]) -> None:
    """Warnings are errors in these tests."""
    ElementTree.fromstring(to_svg(attrs.evolve(TRAJECTORY, **changes)))


def test_a_missing_glyph_is_an_error_that_names_it() -> None:
    """Nobody finds empty boxes in a printed report."""
    with pytest.raises(ParseError) as caught:
        to_svg(attrs.evolve(TRAJECTORY, needed="年𠮷回"))
    assert "𠮷 (U+20BB7)" in caught.value.describe("en")
    assert "年𠮷回" in caught.value.describe("ja")


def test_no_text_of_a_plan_is_taken_for_a_formula() -> None:
    """matplotlib would read between dollar signs."""
    assert "年$x^2$と$" in words_in(to_svg(attrs.evolve(TRAJECTORY, needed="年$x^2$と$")))


def test_parts_of_two_pictures_have_ids_of_their_own() -> None:
    """Two in one page do not mix."""
    ids = [set(re.findall(r' id="([^"]+)"', to_svg(TRAJECTORY, name=name))) for name in ("a", "b")]
    assert ids[0].isdisjoint(ids[1])


@pytest.mark.parametrize("figure", [TRAJECTORY, SCHEDULE], ids=["trajectory", "schedule"])
def test_far_years_do_not_make_thousands_of_labels(figure: TrajectoryChart | ScheduleChart) -> None:
    """A mistyped year gives an axis that names every so many years."""
    if isinstance(figure, TrajectoryChart):
        wide: TrajectoryChart | ScheduleChart = attrs.evolve(figure, years=(R3, FiscalYear(9998)))
    else:
        wide = attrs.evolve(figure, years=map(FiscalYear, range(2021, 9999)))
    texts = words_in(to_svg(wide))
    assert len(texts) <= len(words_in(to_svg(figure))) + 20
