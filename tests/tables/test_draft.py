"""A draft proposes what a table suggests, and leaves open what only a person knows."""

import pytest

from dxmodel.errors import ParseError
from dxmodel.formats import ColumnRole
from dxmodel.ledger import Ledger
from dxmodel.plan import Body, Plan
from dxmodel.tables import Sheet, draft_layout
from dxmodel.tables.headings import suggested_kind, suggested_role, suggested_year
from tests.tables.town import sheet_of, town

EMPTY = Ledger(
    founding=Plan(id="dx-plan", label="計画", bodies=[Body("992011", "みなと野市")], period="R3/R9")
)


def lines_of(sheet: Sheet, ledger: Ledger = EMPTY) -> list[str]:
    """Return the lines of a draft, without its comments."""
    lines = [line.split(" #")[0] for line in draft_layout(sheet, ledger).splitlines()]
    return [line for line in lines if not line.startswith("#")]


def test_a_heading_suggests_the_role_that_its_words_have_in_municipal_tables():
    """The name goes before the target that it is of; reasons and notes are no values."""
    roles = {
        "目標（指標）名": ColumnRole.NAME,
        "指標名及び単位": ColumnRole.NAME,
        "目標値設定の根拠・理由": ColumnRole.IGNORE,
        "備考（未達成の理由）": ColumnRole.NOTE,
        "事務事業名": ColumnRole.INITIATIVE,
        "事務事業コード": ColumnRole.NUMBER,
        "分野": ColumnRole.PILLAR,
        "当初見込み": ColumnRole.TARGET,
        "2023(R5)年度": ColumnRole.RESULT,
    }
    assert {heading: suggested_role(heading)[1] for heading in roles} == roles


def test_a_year_that_is_written_twice_is_one_year():
    """It is certain where one of the two says 年度."""
    years = {
        "令和5年度（2023年度）": ("R5", True),
        "令和5(2023)年度 目標": ("R5", True),
        "2023(R5)年度": ("R5", True),
        "目標値 (2019(H31)年)": ("R1", False),
        "平成27年(2015年)": ("H27", False),
    }
    suggested = {heading: suggested_year(heading) for heading in years}
    assert {
        heading: each and (str(each.year), each.is_certain) for heading, each in suggested.items()
    } == years
    assert suggested_year("R5(2024)") is None


def test_rows_of_kinds_are_recognised_by_their_words():
    """The heading of their column may say anything; 達成度 is a rate there, and 新規 is no kind."""
    sheet = sheet_of(
        ("指標名", "単位", "項目", "令和5年度"),
        ("削減時間", "時間", "目標値", 100),
        (None, None, "成果実績", 90),
        (None, None, "達成度", "90%"),
    )
    lines = lines_of(sheet)
    assert "- {column: C, role: kind, heading: 項目}" in lines
    assert lines[-3:] == ["  目標値: target", "  成果実績: result", "  達成度: ignore"]
    assert suggested_kind("新規") is None


def test_a_draft_can_be_read_where_two_columns_have_one_role():
    """Only the first one keeps it; 項目 is the name where nothing else is; percentages are no grades."""
    sheet = sheet_of(
        ("No.", "施策番号", "分野", "項目", "指 標", "目標 R9", "達成度", "方針"),
        (1, "1-1", "健康", "スポーツ", "実施率", "60%", "98.1%", "①続ける"),
    )
    assert lines_of(sheet)[4:] == [
        "- {column: A, role: number, heading: No.}",
        "- {column: B, role: ignore, heading: 施策番号}",
        "- {column: C, role: pillar, heading: 分野}",
        "- {column: D, role: initiative, heading: 項目}",
        "- {column: E, role: name, heading: 指 標}",
        "- {column: F, role: target, year: R9, heading: 目標 R9}",
        "- {column: G, role: ignore, heading: 達成度}",
        '- {column: H, role: "?", heading: 方針}',
    ]


def test_repeated_headings_are_neither_names_nor_words_without_a_value():
    """Each block of a printed list begins with them."""
    headings = ("成果指標", "単位", "R6実績")
    sheet = sheet_of(headings, ("コンビニ交付率", "%", 30), ("2 内部",), headings, ("満足度", "%", "なし"))
    assert lines_of(sheet, town())[-4:] == ["names:", '  満足度: "?"', "missing:", '  なし: "?"']


def test_a_title_with_several_years_is_kept():
    """The next import tells if it is the table of another year."""
    sheet = sheet_of(("計画（令和5～9年度） 令和6年度の進捗",), ("指標名", "R6実績"), ("コンビニ交付率", 30))
    assert "  A1: 計画（令和5～9年度） 令和6年度の進捗" in lines_of(sheet)


def test_the_state_of_a_value_is_never_ignored():
    """Under 区分 a forecast would be taken for a result; words of both kinds are left open."""
    headings = ("指標ID", "年度", "値", "区分")
    for words, role in {
        ("実績", "見込"): "kind",
        ("実績", "集計中"): "status",
        ("目標", "集計中"): '"?"',
        ("新規", "継続"): "ignore",
    }.items():
        rows = [("kpi-1", "R6", 3, word) for word in words]
        assert f"- {{column: D, role: {role}, heading: 区分}}" in lines_of(sheet_of(headings, *rows))


def test_a_form_of_one_indicator_is_named():
    """Its name stands beside a label, and in no column."""
    form = sheet_of(
        ("指標名", "LINE登録者数", None, "単位", "人"),
        (None, "基準値", "年度当初値", "今年度目標値", "今年度実績値"),
        ("数値", 9850, 11200, 12000, 12431),
        ("時点", "R4", "R5", "R6", "R6"),
    )
    with pytest.raises(ParseError) as error:
        draft_layout(form, EMPTY)
    assert error.value.code == "tables.no_header"


def test_signs_that_are_faults_are_no_words_for_missing():
    """The import refuses ###### and 同左 with their cells."""
    sheet = sheet_of(("指標名", "R5実績", "R6実績"), ("コンビニ交付率", "######", "同左"))
    assert "missing:" not in lines_of(sheet, town())
