"""Ended items and breaks in series, in every output."""

from typing import Any

import attrs
import pytest

from dxmodel.changes import Change, Redefine
from dxmodel.ledger import Ledger, Observation
from dxmodel.plan import Bridge
from dxmodel.report import (
    Pictures,
    TrajectoryChart,
    describe,
    outline,
    report,
    to_markdown,
    to_svg,
    to_terminal,
)
from dxmodel.report.draw_trajectory import draw_trajectory
from dxmodel.testing import small_city
from tests.report.town import overhaul


def lived(*changes: Change) -> Ledger:
    """Return the small city after an overhaul, with what it measured until then."""
    values: dict[str, Any] = {"changes": changes, "reasons": ()} if changes else {}
    revision = attrs.evolve(overhaul(), in_force=None, **values)
    return attrs.evolve(small_city(), revisions=[revision])


def picture(ledger: Ledger, title: str, at: str) -> TrajectoryChart:
    """Return the picture of one goal."""
    blocks = [block for part in report(ledger, at).sections for block in part.blocks]
    figures = [figure for block in blocks if isinstance(block, Pictures) for figure in block.items]
    return next(figure for figure in figures if figure.title == title)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_outline_and_the_sheet_say_what_has_ended(language: str) -> None:
    """It stays where it was."""
    text = {"ja": "令和6年度をもって廃止", "en": "ends with FY2024"}[language]
    lines = [line for line in outline(lived(), language) if "[open-data]" in line]  # type: ignore[arg-type]
    assert [text in line for line in lines] == [True]
    assert text in to_terminal(report(lived(), "R7", language))  # type: ignore[arg-type]


def test_a_redefined_indicator_says_so_beside_its_name() -> None:
    """And whether values are carried over."""
    markdown = to_markdown(report(lived(), "R7"))
    assert "算出方法の変更：令和7年度から（それまでの40%は30%にあたる）" in markdown
    assert "算出方法の変更：令和7年度から（それまでの単位は時間、それより前の値とは比較しない）" in markdown


def test_an_item_is_described_with_its_end_its_breaks_and_its_former_names() -> None:
    """The item that continues it is described with that, too."""
    ended = dict(describe(lived(), "trained-staff").items)
    assert ended["終了"] == "令和7年度をもって「RPAで削減した時間」に引き継ぐ"
    continued = dict(describe(lived(), "rpa-hours").items)
    assert continued["引き継いだもの"] == "DX研修を修了した職員の数（累計） [trained-staff]"
    assert continued["算出方法の変更"].startswith("令和7年度から")
    assert "旧称「DX人材の育成とデータの公開」" in dict(describe(lived(), "people").items)["名称"]


def test_no_line_is_drawn_over_a_break_without_a_bridge() -> None:
    """Neither through the results nor to the target; values in another unit are not drawn at all."""
    hours = picture(lived(), "RPAで削減した時間", "R7")
    assert [str(year) for year in hours.breaks] == ["R7"]
    assert hours.results == ()
    assert hours.baseline is None
    assert hours.is_cut(*hours.years)
    plan, (since,) = lived().plan, lived().plan.indicator("online-share").breaks
    share = attrs.evolve(plan.indicator("online-share"), breaks=[attrs.evolve(since, bridge=None)])
    indicators = [share if each.id == share.id else each for each in plan.indicators]
    observed = [each for each in small_city().observations if each.indicator == "online-share"]
    now = Observation(indicator="online-share", period="R7", value="45%")
    cut = Ledger(
        founding=attrs.evolve(plan, indicators=indicators),
        observations=[*observed, now],
        documents=small_city().documents,
    )
    drawn = picture(cut, "オンラインで申請できる手続の割合", "R7")
    assert [level.value for level in drawn.results] == [29, 42, 55, 45]
    assert "算出方法の変更" in to_svg(drawn)
    lines: list[Any] = [*draw_trajectory(drawn).axes[0].lines]
    spans = [[*line.get_xdata()] for line in lines if line.get_linestyle() not in ("None", "")]
    assert [span for span in spans if span[0] < since.since.year - 0.5 < span[-1]] == []
    assert len([span for span in spans if len(span) > 1]) > 3


def test_values_are_drawn_as_a_bridge_converts_them() -> None:
    """40% by the old method is 30% by the new one."""
    share = picture(lived(), "オンラインで申請できる手続の割合", "R7")
    assert share.baseline is not None
    assert share.baseline.value == 15
    assert [level.value for level in share.results] == [21.75, 31.5, 41.25]
    assert (share.breaks, [str(year) for year in share.bridges]) == ((), ["R7"])


def test_years_before_a_break_keep_their_verdict() -> None:
    """And their figure: they are judged and drawn by the old method."""
    ledger = lived(Redefine("online-share", since="R7", bridge=Bridge(old="40%", new="30%")))
    share = picture(ledger, "オンラインで申請できる手続の割合", "R6")
    assert share.baseline is not None
    assert share.baseline.value == 20
    moved = [text for _, text in describe(ledger, "overhaul", "R6").items if "令和6年度の判定" in text]
    assert not any(share.title in text for text in moved)
