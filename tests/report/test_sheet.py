"""The progress sheet: its rows, columns, cells and footnotes."""

import attrs
import pytest

from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import Ledger, Observation, ObservationStatus
from dxmodel.messages import LANGUAGES, Language
from dxmodel.plan import Indicator, Source
from dxmodel.progress import Reason, Status, assess
from dxmodel.report import Band, Cell, Table
from dxmodel.report.sheet import sheet, shown_years, status_cell
from dxmodel.report.tree import walk
from dxmodel.report.value_cells import result_cell
from dxmodel.report.value_texts import item_name
from dxmodel.storage import load_example
from dxmodel.testing import small_city
from tests.report.town import HOSTILE, town

YEAR = FiscalYear(2023)
LEDGERS = {"town": town(), "city": small_city(), "adachi": load_example("adachi")}


def sheet_of(ledger: Ledger, at: str = "R5", language: Language = "ja") -> Table:
    """Return the sheet of a ledger."""
    return sheet(ledger, assess(ledger, at), language)


def row_of(label: str) -> dict[str, Cell]:
    """Return a row of the town's sheet by the headings of its cells."""
    table = sheet_of(town())
    row = next(row for row in table.rows if not isinstance(row, Band) and row[0].text == label)
    return dict(zip((column.title for column in table.columns), row, strict=True))


@pytest.mark.parametrize("ledger", LEDGERS.values(), ids=list(LEDGERS))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_indicator_is_listed_once_in_the_order_of_the_plan(ledger: Ledger, language: Language) -> None:
    """However many initiatives it measures, and if it measures none."""
    rows = [row for row in sheet_of(ledger, language=language).rows if not isinstance(row, Band)]
    order = [
        item_name(ledger.plan, item, language) for _, item in walk(ledger.plan) if isinstance(item, Indicator)
    ]
    assert [row[0].text for row in rows] == order
    assert len(rows) == len(ledger.plan.indicators)


@pytest.mark.parametrize("ledger", LEDGERS.values(), ids=list(LEDGERS))
def test_every_pillar_and_initiative_has_its_band(ledger: Ledger) -> None:
    """One without any indicator too, and it says so."""
    bands = [row.text for row in sheet_of(ledger).rows if isinstance(row, Band)]
    names = [item_name(ledger.plan, each, "ja") for each in ledger.plan.pillars]
    for each in (*names, *(item_name(ledger.plan, each, "ja") for each in ledger.plan.initiatives)):
        assert any(band.startswith(each) for band in bands)
    assert len(bands) >= len(ledger.plan.pillars) + len(ledger.plan.initiatives)


def test_what_a_later_revision_adds_has_its_row_but_no_verdict_yet() -> None:
    """A revision that holds from R7 on is no part of the plan that R5 is judged by."""
    later = attrs.evolve(town().revisions[0], in_force="R7")
    table = sheet_of(attrs.evolve(town(), revisions=[later]))
    rows = {row[0].text: row for row in table.rows if not isinstance(row, Band)}
    assert rows["同じ割合"][-2].text == "この年度の計画にはまだない"
    assert rows["申請割合"][-4].text == "80%\n（R6）"


def test_what_has_no_indicator_says_so() -> None:
    """An empty band would look like an oversight."""
    bands = [row.text for row in sheet_of(town()).rows if isinstance(row, Band)]
    assert "② （名称の記載なし）（指標の記載なし）" in bands
    assert "1 住民サービス" in bands


def test_the_years_are_those_with_an_entry_and_the_judged_one() -> None:
    """A pending result has its column; so has a judged year without entries, and a baseline of the period."""
    assert [str(year) for year in shown_years(town(), YEAR)] == ["R4", "R5", "R6"]
    assert [str(year) for year in shown_years(town(), YEAR + 3)] == ["R4", "R5", "R6", "R8"]
    bare = attrs.evolve(load_example("adachi"), observations=[])
    assert [str(year) for year in shown_years(bare, YEAR - 1)] == ["R4", "R5"]


@pytest.mark.parametrize("year", ["FY9998", "FY2204"])
def test_a_far_year_is_one_column(year: str) -> None:
    """Whether it was asked for or mistyped in one observation, it brings no thousands of empty ones."""
    mistyped = town().with_observations(Observation(indicator="uses", period=year, value="1件"))
    for ledger, at in ((town(), FiscalYear.parse(year)), (mistyped, YEAR)):
        assert len(shown_years(ledger, at)) == 4


CELLS = (
    ("申請割合", "基準値", "20%\n（R3）"),
    ("申請割合", "令和4年度", "約30%"),
    ("申請割合", "令和6年度", "集計中"),
    ("申請割合", "目標値", "50%\n（R6）\n80%\n（概ね令和10年度）"),
    ("申請割合", "進捗率", "40.0%"),
    ("申請割合", "判定・理由", "遅れ"),
    (HOSTILE, "令和4年度", "100時間\n200時間"),
    (HOSTILE, "令和5年度", "速報：1,300時間"),
    (HOSTILE, "令和6年度", "税務課：5時間"),
    ("利用件数", "令和4年度", "—"),
    ("利用件数", "令和5年度", "35件\n（令和6年1月～令和6年3月）"),
    ("利用件数", "令和6年度", "予定：50件"),
    ("利用件数", "判定・理由", "目標値なし"),
    ("言葉による実績", "令和4年度", "未開始（令和5年度から）"),
    ("言葉による実績", "令和6年度", "文章校正、要約"),
    ("分子と分母のある割合", "令和5年度", "33.3%（1件 / 3件）"),
    ("分子と分母のある割合", "出典", "P5 行5"),
)


@pytest.mark.parametrize(("indicator", "column", "text"), CELLS)
def test_a_cell_shows_what_the_document_states(indicator: str, column: str, text: str) -> None:
    """Roughness, missing_reason, parts of years, plans, words: nothing becomes a plain number or a blank."""
    assert row_of(indicator)[column].text == text


def test_a_doubtful_value_is_marked_with_confidence_and_alternative() -> None:
    """In its tone, and in a footnote."""
    cell = row_of("申請割合")["令和5年度"]
    assert cell.tone == "doubtful"
    assert cell.notes == (
        "確度0.75：行の名が1度しかない。別の読み方：別の行の値（9件、確度0.2）",
        "対象：町内",
    )


def test_contradictory_values_are_shown_and_none_is_used() -> None:
    """With the reason in a footnote."""
    assert row_of(HOSTILE)["令和4年度"].notes == ("実績が互いに矛盾しており、どれも採らない",)


def test_a_cell_shows_the_observation_that_is_used() -> None:
    """A plan of the same value does not lend it its note, its label or its sources."""
    planned = Observation(
        indicator="uses",
        period="R5",
        value="150件",
        status=ObservationStatus.PLANNED,
        known="2024-05-01",
        note="年度当初の予定",
    )
    final = Observation(indicator="uses", period="R5", value="150件", known="2025-05-01")
    for entries in ((planned, final), (final, planned)):
        cell = result_cell(town().with_observations(*entries), town().plan.indicator("uses"), YEAR, "ja")
        assert (cell.text, cell.tone, cell.notes) == ("150件", "", ())


def test_the_source_of_every_value_is_stated() -> None:
    """A part of the cell of the indicator is not repeated, nor a year that the cell names."""
    book = {page: Source("book", page, "行1") for page in ("P1", "P7", "P8")}
    share = town().founding.indicator("share")
    assert share.baseline is not None
    target = attrs.evolve(share.targets[0], sources=[book["P7"]])
    baseline = attrs.evolve(share.baseline, sources=[book["P7"]])
    text = attrs.evolve(share, sources=[book["P1"]], baseline=baseline, targets=[target])
    entries = [
        Observation(indicator="share", period="R4", value="30%", sources=[Source("book", "P1", "行1/R4")]),
        Observation(indicator="share", period="R5", value="32%", sources=[book["P8"]]),
        Observation(indicator="share", period="R6", value="35%", sources=[Source("book", "P8", "行1/R6")]),
        Observation(indicator="share", period="R4/R5", value="31%", sources=[Source("book", "P9")]),
    ]
    others = [each for each in town().founding.indicators if each.id != "share"]
    founding = attrs.evolve(town().founding, indicators=[text, *others])
    ledger = Ledger(founding=founding, observations=entries, documents=town().documents)
    table = sheet_of(ledger)
    row = next(row for row in table.rows if not isinstance(row, Band) and row[0].text == "申請割合")
    assert row[-1].text.split("\n") == [
        "P1 行1",
        "P7 行1（基準値、目標値）",
        "P8 行1（R5）",
        "P8 行1/R6",
        "P9（令和4年度～令和5年度）",
    ]


def test_values_over_several_years_are_not_lost() -> None:
    """No column can hold them, so a footnote does."""
    assert "令和4年度～令和5年度：90件" in row_of("利用件数")["指標"].notes


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verdict", [*Status, *Reason])
def test_every_verdict_and_every_reason_has_words(verdict: Status | Reason, language: Language) -> None:
    """And a status has a tone of its own, which the page knows."""
    facts = {"status": verdict, "reason": None} if isinstance(verdict, Status) else {"reason": verdict}
    cell = status_cell(attrs.evolve(assess(town(), "R5")[0], **facts), language)
    assert cell.text == format(verdict, language)
    assert cell.tone == (verdict.value if isinstance(verdict, Status) else "not-assessed")
