"""Tables of the layouts that municipalities use are read into the results of a ledger."""

from datetime import date
from typing import Any

import pytest

from dxmodel.errors import InvalidValueError, ParseError, ValidationError
from dxmodel.formats import LayoutColumn, TableLayout
from dxmodel.revise import compare
from dxmodel.tables import CellOutcome, Sheet, TableImport, import_table, proposed_plan
from tests.tables.town import sheet_of, town

KNOWN = "2026-06-30"


def layout_of(*columns: str, **parts: Any) -> TableLayout:
    """Return a layout from texts such as ``"E result R5 R5実績"``: letters, role, year or ``-``, heading."""
    described = []
    for text in columns:
        letters, role, year, *heading = text.split(maxsplit=3)
        described.append(
            LayoutColumn(
                column=letters,
                role=role,
                year=None if year == "-" else year,
                heading=heading[0] if heading else None,
            )
        )
    return TableLayout(columns=described, known=KNOWN, **parts)


def outcomes(table: TableImport) -> dict[str, str]:
    """Return what becomes of each cell, by its address."""
    return {str(each.place.cell): str(each.outcome) for each in table.cells}


def values(table: TableImport) -> list[tuple[str, str, str]]:
    """Return the indicator, the year and the value of each new observation."""
    return [(each.indicator, str(each.period), f"{each.value:ja}") for each in table.observations]


# --- A: roles in columns

A = sheet_of(
    (
        "No.",
        "指標名",
        "単位",
        "現状値\n（令和5年度）",
        "中間目標\n（令和7年度）",
        "目標値（令和9年度）",
        "担当課",
        "備考",
    ),
    (1, "オンラインで申請できる手続の割合", "％", 23.2, 45, "60以上", "デジタル推進課", None),
    (2, "書かない窓口の利用件数", "件", "―", "4,000", "9,000", "市民課", "R6開始"),
    (3, "電子図書館の登録者数 （累計）", "人", "1,204（令和4年度）", 1800, "２，５００", "図書館", None),
)
LAYOUT_A = layout_of(
    "A number - No.",
    "B name - 指標名",
    "C unit - 単位",
    "D baseline R5 現状値 （令和5年度）",
    "E target R7 中間目標 （令和7年度）",
    "F target R9 目標値（令和9年度）",
    "G owner - 担当課",
    "H note - 備考",
    missing={"-": "not-started"},
)


def test_the_roles_of_columns_are_compared_with_the_plan_and_change_nothing():
    """The plan has no interim target, and another target; a year in a cell goes before that of its column."""
    table = import_table(A, LAYOUT_A, town())
    assert table.observations == ()
    assert table.problems == ()
    found = [(each.indicator, each.field, each.in_plan, each.in_table) for each in table.differences]
    assert found == [
        ("kpi-2", "target", "8,000件", "9,000"),
        ("kpi-3", "target", None, "1800"),
    ]


def test_differences_are_the_draft_of_a_revision():
    """With the targets of the table, by the changes that lead there."""
    plan = town().plan
    table = import_table(A, LAYOUT_A, town())
    changes = compare(plan, proposed_plan(plan, table.differences))
    assert [type(each).__name__ for each in changes] == ["SetTarget", "SetTarget"]


# --- B: years in columns

B = sheet_of(
    ("施策", "成果指標", "単位", "基準値 (R4)", "R5実績", "R6実績", "R7見込", "目標 (R9)", "達成状況"),
    ("1 窓口",),
    ("1-1", "コンビニ交付率", "%", 18.4, 24.9, "集計中", 35, 50, "B"),
    ("1-2", "窓口の平均待ち時間", "分", 16, 14, 13, 12, "10以下", "A"),
    (None, "合計", None, None, 5, None, None, None, None),
)
LAYOUT_B = layout_of(
    "A number - 施策",
    "B name - 成果指標",
    "C unit - 単位",
    "D baseline R4 基準値 (R4)",
    "E result R5 R5実績",
    "F result R6 R6実績",
    "G forecast R7 R7見込",
    "H target R9 目標 (R9)",
    "I grade R6 達成状況",
    skip=["合計"],
)


def test_years_in_columns_are_results_forecasts_and_grades():
    """A changed past value is a new observation beside the one of before."""
    ledger = town()
    table = import_table(B, LAYOUT_B, ledger)
    assert outcomes(table) == {
        "C3": "unchanged",
        "D3": "unchanged",
        "E3": "unchanged",
        "F3": "missing",
        "G3": "new",
        "H3": "unchanged",
        "I3": "new",
        "C4": "unchanged",
        "D4": "unchanged",
        "E4": "changed",
        "F4": "new",
        "G4": "new",
        "H4": "unchanged",
        "I4": "new",
        "E5": "ignored",
    }
    assert values(table) == [
        ("kpi-4", "R6", "集計中"),
        ("kpi-4", "R7", "35%"),
        ("kpi-5", "R5", "14分"),
        ("kpi-5", "R6", "13分"),
        ("kpi-5", "R7", "12分"),
    ]
    after = table.added_to(ledger)
    assert [f"{each.value:ja}" for each in after.observations_of("kpi-5") if str(each.period) == "R5"] == [
        "15分",
        "14分",
    ]
    assert [str(each.sources[0]) for each in table.observations][:1] == ["table-2026-06-30 進捗管理表!F3"]
    assert sum(table.counts.values()) == len(table.cells)


def test_a_table_that_was_taken_over_has_nothing_new():
    """Importing is idempotent, whatever the day on which it is done again."""
    ledger = town()
    after = import_table(B, LAYOUT_B, ledger).added_to(ledger)
    again = import_table(B, LAYOUT_B, after, known="2026-07-31")
    assert (again.observations, again.evaluations) == ((), ())


# --- C: rows of kinds, and C′: two header rows

C = sheet_of(
    ("指標名", "単位", "区分", "令和5年度", "令和6年度", "令和7年度"),
    ("RPAで削減した時間", "時間", "目標", 1000, 2000, 3000),
    (None, None, "実績", "約1,300", "2,140", None),
    (None, None, "達成率", 1.3, 1.07, None),
)
LAYOUT_C = layout_of(
    "A name - 指標名",
    "B unit - 単位",
    "C kind - 区分",
    "D result R5 令和5年度",
    "E result R6 令和6年度",
    "F result R7 令和7年度",
    kinds={"目標": "target", "実績": "result", "達成率": "ignore"},
)
C2 = sheet_of(
    ("指標名", "令和5年度", None, "令和6年度", None),
    (None, "目標", "実績", "目標", "実績"),
    ("RPAで削減した時間", 1000, "約1,300", 2000, "2,140"),
    merged={(2, 1): (1, 1), (1, 3): (1, 2), (1, 5): (1, 4)},
)
LAYOUT_C2 = layout_of(
    "A name - 指標名",
    "B target R5 令和5年度 目標",
    "C result R5 令和5年度 実績",
    "D target R6 令和6年度 目標",
    "E result R6 令和6年度 実績",
    header=[1, 2],
)


@pytest.mark.parametrize(("sheet", "layout"), [(C, LAYOUT_C), (C2, LAYOUT_C2)], ids=["C", "C2"])
def test_rows_of_kinds_and_two_header_rows_are_the_same_table(sheet: Sheet, layout: TableLayout):
    """What was pending has a value now; the targets of the years are not in the plan."""
    table = import_table(sheet, layout, town())
    assert values(table) == [("kpi-6", "R5", "約1,300時間"), ("kpi-6", "R6", "2,140時間")]
    assert [(str(each.year), each.in_table) for each in table.differences] == [("R5", "1000"), ("R6", "2000")]
    assert table.problems == ()


# --- F: a row an observation

F = sheet_of(
    ("指標ID", "年度", "値", "単位", "状態", "備考"),
    ("kpi-4", "R6", 36.5, "%", "速報", None),
    ("kpi-6", "R6", None, "時間", "集計中", "8月確定"),
    ("kpi-5", "令和6年度", "13", "分", None, "測り直した"),
)
LAYOUT_F = layout_of(
    "A id - 指標ID",
    "B year - 年度",
    "C result - 値",
    "D unit - 単位",
    "E status - 状態",
    "F note - 備考",
)


def test_a_row_an_observation_has_its_year_its_status_and_its_note():
    """A reason without a value is an entry, too."""
    table = import_table(F, LAYOUT_F, town())
    entries = [
        (each.indicator, str(each.period), f"{each.value:ja}", str(each.status), f"{each.note}")
        for each in table.observations
    ]
    assert entries == [
        ("kpi-4", "R6", "36.5%", "provisional", "None"),
        ("kpi-6", "R6", "集計中", "final", "8月確定"),
        ("kpi-5", "R6", "13分", "final", "測り直した"),
    ]


# --- what is refused


def test_every_fault_is_reported_with_its_cell_and_the_others_are_taken():
    """An unknown indicator, a wrong number, a dash that the layout does not explain."""
    sheet = sheet_of(
        ("成果指標", "R6実績"),
        ("コンビニ交付律", 30),
        ("窓口の平均待ち時間", "1,3"),
        ("書かない窓口の利用件数", "―"),
        ("RPAで削減した時間", 2140),
    )
    table = import_table(sheet, layout_of("A name - 成果指標", "B result R6 R6実績"), town())
    assert outcomes(table) == {"B2": "refused", "B3": "refused", "B4": "refused", "B5": "new"}
    assert [str(each.place) for each in table.problems] == ["進捗管理表!A2", "進捗管理表!B3", "進捗管理表!B4"]
    assert table.problems[0].facts["nearest"] == "コンビニ交付率"
    assert table.problems[1].describe("ja").startswith("進捗管理表!B3: 窓口の平均待ち時間、令和6年度: ")


def test_a_table_that_is_not_as_its_layout_says_is_refused_with_all_that_changed():
    """Another year in a heading, a new column, another title."""
    sheet = sheet_of(("令和7年度 進捗管理表",), ("成果指標", "R7実績", "備考"), ("コンビニ交付率", 30, "x"))
    layout = layout_of(
        "A name - 成果指標", "B result R6 R6実績", header=[2], title={"A1": "令和6年度 進捗管理表"}
    )
    with pytest.raises(ValidationError) as error:
        import_table(sheet, layout, town())
    codes = [(each.code, str(each.place)) for each in error.value.problems]
    assert codes == [
        ("tables.other_title", "進捗管理表!A1"),
        ("tables.other_heading", "進捗管理表!B2"),
        ("tables.new_column", "進捗管理表!C2"),
    ]


def test_the_day_on_which_the_values_became_known_must_be_stated():
    """The clock is never asked."""
    layout = TableLayout(columns=LAYOUT_B.columns, skip=LAYOUT_B.skip)
    with pytest.raises(ParseError):
        import_table(B, layout, town())


def test_another_value_on_the_same_day_contradicts_the_ledger():
    """One day has one state."""
    ledger = town()
    table = import_table(B, LAYOUT_B, ledger, known="2024-06-30")
    assert [each.code for each in table.problems] == ["tables.two_on_one_day"]
    assert outcomes(table)["E4"] == CellOutcome.REFUSED.value


# --- rows that are no indicator


def test_a_value_beside_an_empty_name_is_reported():
    """It is neither skipped nor given to the row above, unless the name is merged over both."""
    rows = (
        ("指標名", "備考", "R6実績"),
        ("窓口の平均待ち時間", None, 13),
        (None, "男性", 12),
        (None, "※注", None),
    )
    layout = layout_of("A name - 指標名", "B ignore - 備考", "C result R6 R6実績")
    table = import_table(sheet_of(*rows), layout, town())
    assert outcomes(table) == {"C2": "new", "B3": "refused", "C3": "refused", "B4": "ignored"}
    assert [(each.code, str(each.place)) for each in table.problems] == [
        ("tables.row_without_name", "進捗管理表!C3")
    ]


def test_a_total_is_known_by_any_text_of_its_row():
    """Its name may be empty, and 合計 stands in the column of numbers."""
    rows = (("No.", "指標名", "R6実績"), (1, "窓口の平均待ち時間", 13), ("合計", None, 13))
    layout = layout_of("A number - No.", "B name - 指標名", "C result R6 R6実績", skip=["合計"])
    table = import_table(sheet_of(*rows), layout, town())
    assert (outcomes(table), table.problems) == ({"C2": "new", "C3": "ignored"}, ())


def test_repeated_headings_are_ignored_and_those_of_another_table_are_refused():
    """The years of the lower table are others, and its values would be taken for those of the upper one."""
    upper = (("指標名", "R5実績", "R6実績"), ("窓口の平均待ち時間", 15, 13))
    layout = layout_of("A name - 指標名", "B result R5 R5実績", "C result R6 R6実績")
    again = sheet_of(*upper, ("指標名", "R5実績", "R6実績"), ("コンビニ交付率", 24.9, 30))
    assert outcomes(import_table(again, layout, town())) == {
        "B2": "unchanged",
        "C2": "new",
        "B3": "ignored",
        "C3": "ignored",
        "B4": "unchanged",
        "C4": "new",
    }
    other = sheet_of(*upper, ("指標名", "R6実績", "R7実績"), ("コンビニ交付率", 30, 35))
    with pytest.raises(ValidationError) as error:
        import_table(other, layout, town())
    assert [(each.code, str(each.place)) for each in error.value.problems] == [
        ("tables.other_table", "進捗管理表!B3"),
        ("tables.other_table", "進捗管理表!C3"),
    ]


def test_a_row_under_a_merged_name_has_the_indicator_of_the_row_above():
    """Also where the id stands in the first row only, and where that has no value; else it is reported."""
    merged = {(3, 2): (2, 2)}
    rows = (("ID", "指標名", "R5実績", "R6実績"), ("kpi-5", "待ち時間", 15, None), (None, None, None, 13))
    columns = ("A id - ID", "B name - 指標名", "C result R5 R5実績", "D result R6 R6実績")
    table = import_table(sheet_of(*rows, merged=merged), layout_of(*columns), town())
    assert (outcomes(table), table.problems) == ({"C2": "unchanged", "D3": "new"}, ())
    others = (("No.", "指標名", "R5実績", "R6実績"), (1, "待ち時間", None, None), (None, None, None, 13))
    table = import_table(sheet_of(*others, merged=merged), layout_of("A number - No.", *columns[1:]), town())
    assert outcomes(table) == {"D3": "refused"}
    assert [each.code for each in table.problems] == ["tables.unknown_name"]


def test_the_year_in_which_a_value_was_measured_goes_before_that_of_its_column():
    """In any order of the columns; where a row has values of several years, nobody knows which is meant."""
    rows = [("ID", "R6", "時点", "年度"), ("kpi-4", 30, "R5", "R6"), ("kpi-5", 13, date(2025, 3, 31), "R6")]
    layout = layout_of("A id - ID", "B result - R6", "C day - 時点", "D year - 年度")
    turned = layout_of("A id - ID", "B result - R6", "C year - 年度", "D day - 時点")
    for sheet, described in (
        (sheet_of(*rows), layout),
        (sheet_of(*((a, b, d, c) for a, b, c, d in rows)), turned),
    ):
        entries = import_table(sheet, described, town()).observations
        assert [(str(each.period), each.as_of) for each in entries] == [
            ("R5", None),
            ("R6", date(2025, 3, 31)),
        ]
    for role in ("day", "status"):
        with pytest.raises(InvalidValueError, match="several fiscal years"):
            layout_of("A id - ID", "B result R5 R5", "C result R6 R6", f"D {role} - x")


def test_another_name_beside_an_id_is_reported_and_the_value_is_taken():
    """An id is the key; a name is compared with every spelling of the plan."""
    rows = (("ID", "指標名", "R6"), ("kpi-4", "コンビニ　交付率", 30), ("kpi-5", "窓口での待ち時間", 13))
    table = import_table(sheet_of(*rows), layout_of("A id - ID", "B name - 指標名", "C result R6 R6"), town())
    assert values(table) == [("kpi-4", "R6", "30%"), ("kpi-5", "R6", "13分")]
    differences = [(str(each.place), each.field, each.in_plan, each.in_table) for each in table.differences]
    assert differences == [("進捗管理表!B3", "name", "窓口の平均待ち時間", "窓口での待ち時間")]


def test_a_problem_of_a_name_is_reported_once_for_all_its_rows():
    """Rows of kinds continue the name above them."""
    rows = (("指標名", "区分", "R6"), ("不明", "目標", 1), (None, "実績", 2), ("不詳", "実績", 3))
    layout = layout_of(
        "A name - 指標名", "B kind - 区分", "C result R6 R6", kinds={"目標": "target", "実績": "result"}
    )
    table = import_table(sheet_of(*rows), layout, town())
    assert [str(each.place) for each in table.problems] == ["進捗管理表!A2", "進捗管理表!A4"]
    assert table.counts["refused"] == len(table.cells)
