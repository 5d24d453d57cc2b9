"""The indicators of a plan are founded from its table."""

import pytest

from dxmodel.errors import ValidationError
from dxmodel.formats import TableLayout
from dxmodel.ledger import Ledger
from dxmodel.plan import Body, Plan
from dxmodel.tables import Sheet, import_table, plan_with_indicators
from tests.tables.test_import_table import LAYOUT_A, LAYOUT_B, A, B, layout_of
from tests.tables.town import sheet_of, town

CITY = Body("992011", "みなと野市")
EMPTY = Plan(id="dx-plan", label="みなと野市DX推進計画", bodies=[CITY], period="R5/R9")


def test_an_indicator_has_what_its_row_states():
    """Number, unit, baseline with its year, targets, departments; what is missing is not invented."""
    online, counter, library = plan_with_indicators(A, LAYOUT_A, EMPTY).indicators
    assert (online.id, online.number, str(online.unit)) == ("kpi-1", "1", "%")
    assert online.owners == ("デジタル推進課",)
    assert [f"{each.due} {each.goal:ja}" for each in online.targets] == ["R7 45%", "R9 60%以上"]
    assert counter.baseline is None
    assert library.baseline is not None
    assert (f"{library.baseline.value:ja}", str(library.baseline.year)) == ("1,204人", "R4")


def test_a_founded_plan_takes_the_results_of_its_table():
    """Found the plan, then import: nothing differs."""
    ledger = Ledger(founding=plan_with_indicators(B, LAYOUT_B, EMPTY))
    table = import_table(B, LAYOUT_B, ledger, known="2026-06-30")
    assert (table.problems, table.differences) == ((), ())
    assert len(table.observations) == 6
    (initiative,) = ledger.plan.initiatives
    assert (initiative.id, f"{initiative.label}") == ("initiative-1", "1 窓口")
    assert [each.id for each in ledger.plan.indicators] == ["kpi-1-1", "kpi-1-2"]


def test_what_the_plan_has_is_left_as_it_is():
    """Founding twice adds nothing."""
    plan = town().plan
    assert plan_with_indicators(B, LAYOUT_B, plan).indicators == plan.indicators


def test_a_column_of_pillars_and_one_of_initiatives_become_groups():
    """An empty cell continues the one above."""
    sheet = sheet_of(
        ("基本目標", "施策", "指標", "単位"),
        ("1 窓口", "1-1 書かない窓口", "来庁時間", "分"),
        (None, None, "満足度", "%"),
        ("2 内部", "2-1 RPA", "削減時間（時間）", None),
    )
    layout = layout_of("A pillar - 基本目標", "B initiative - 施策", "C name - 指標", "D unit - 単位")
    plan = plan_with_indicators(sheet, layout, EMPTY)
    assert [each.id for each in plan.pillars] == ["pillar-1", "pillar-2"]
    groups = [(each.id, each.pillars[0].to) for each in plan.initiatives]
    assert groups == [("initiative-1-1", "pillar-1"), ("initiative-2-1", "pillar-2")]
    of_indicators = [each.initiatives[0].to for each in plan.indicators]
    assert of_indicators == ["initiative-1-1", "initiative-1-1", "initiative-2-1"]
    assert str(plan.indicators[2].unit) == "時間"


def test_a_heading_above_rows_with_initiatives_is_their_pillar():
    """One name under two headings is two initiatives; an empty cell continues one below its heading."""
    sheet = sheet_of(
        ("施策", "指標", "単位"),
        ("施策1 窓口", None, None),
        ("研修", "来庁時間", "分"),
        (None, "満足度", "%"),
        ("施策2-1 内部", None, None),
        (None, "削減時間", "時間"),
        ("研修", "受講者", "人"),
    )
    plan = plan_with_indicators(
        sheet, layout_of("A initiative - 施策", "B name - 指標", "C unit - 単位"), EMPTY
    )
    assert [each.id for each in plan.pillars] == ["pillar-1", "pillar-2-1"]
    groups = [(f"{each.label}", [link.to for link in each.pillars]) for each in plan.initiatives]
    assert groups == [
        ("研修", ["pillar-1"]),
        ("施策2-1 内部", ["pillar-2-1"]),
        ("研修", ["pillar-2-1"]),
    ]
    labels = {each.id: f"{each.label}" for each in plan.initiatives}
    of_indicators = [labels[each.initiatives[0].to] for each in plan.indicators]
    assert of_indicators == ["研修", "研修", "施策2-1 内部", "研修"]
    added = plan_with_indicators(
        sheet, layout_of("A initiative - 施策", "B name - 指標", "C unit - 単位"), plan
    )
    assert added == plan


def test_every_row_that_cannot_be_an_indicator_is_reported():
    """Without a unit, and with a target that is no number."""
    sheet = sheet_of(("指標", "単位", "目標"), ("満足度", None, 3), ("来庁時間", "分", "1,3"))
    layout = layout_of("A name - 指標", "B unit - 単位", "C target R9 目標")
    with pytest.raises(ValidationError) as error:
        plan_with_indicators(sheet, layout, EMPTY)
    assert [str(each.place) for each in error.value.problems] == ["進捗管理表!2", "進捗管理表!C3"]


def test_repeated_headings_and_totals_are_no_indicators():
    """A printed list has headings in each of its blocks."""
    headings = ("No.", "指標", "単位", "目標")
    rows = (
        headings,
        (1, "満足度", "%", 80),
        ("2 内部",),
        headings,
        (2, "来庁時間", "分", 10),
        ("計", None, None, 90),
    )
    layout = layout_of("A number - No.", "B name - 指標", "C unit - 単位", "D target R9 目標", skip=["計"])
    plan = plan_with_indicators(sheet_of(*rows), layout, EMPTY)
    assert [each.label and each.label.text for each in plan.indicators] == ["満足度", "来庁時間"]


def units_of(sheet: Sheet, layout: TableLayout) -> list[str]:
    """Return the units of the founded indicators."""
    return [str(each.unit) for each in plan_with_indicators(sheet, layout, EMPTY).indicators]


def test_the_unit_may_stand_in_the_values():
    """Many lists print 1,204人; an indicator in words has none, and 人 beside 件 is not decided."""
    headings = ("指標", "R6", "目標")
    rows = (
        ("来庁者", "―", "1,204人"),
        ("人口", "9,850人", "2万人"),
        ("割合", "37%", 40),
        ("計画の策定", "未着手", "策定"),
    )
    layout = layout_of("A name - 指標", "B result R6 R6", "C target R9 目標", missing={"-": "not-surveyed"})
    assert units_of(sheet_of(headings, *rows), layout) == ["人", "人", "%", "None"]
    for row in (("利用", "3件", "4人"), ("利用", 3, 4), ("利用", None, "整備3施設")):
        with pytest.raises(ValidationError) as error:
            plan_with_indicators(sheet_of(headings, row), layout, EMPTY)
        assert [each.code for each in error.value.problems] == ["tables.no_unit"]


def test_the_target_may_stand_in_a_row_below_that_of_the_results():
    """The name is merged over the rows of results, targets and rates."""
    rows = (("指標", "単位", "区分", "R6"), ("時間", "時間", "実績", 90), (None, None, "目標", 100))
    kinds = {"実績": "result", "目標": "target"}
    layout = layout_of("A name - 指標", "B unit - 単位", "C kind - 区分", "D result R6 R6", kinds=kinds)
    (indicator,) = plan_with_indicators(sheet_of(*rows), layout, EMPTY).indicators
    assert [f"{each.due} {each.goal:ja}" for each in indicator.targets] == ["R6 100時間"]


def test_a_name_in_two_rows_is_one_indicator_only_with_the_same_values():
    """Programmes name their indicators alike: 参加者数; the values of one are never given to the other."""
    headings = ("指標", "単位", "R6")
    layout = layout_of("A name - 指標", "B unit - 単位", "C result R6 R6")
    same = sheet_of(headings, ("参加者数", "人", 5), ("参加者数", "人", 5))
    assert units_of(same, layout) == ["人"]
    with pytest.raises(ValidationError) as error:
        plan_with_indicators(sheet_of(headings, ("参加者数", "人", 5), ("参加者数", "人", 7)), layout, EMPTY)
    assert [(each.code, str(each.place)) for each in error.value.problems] == [
        ("tables.repeated_name", "進捗管理表!3")
    ]


def test_a_column_of_ids_founds_indicators_of_one_name():
    """An id that the plan does not have is new, unless its name is that of another indicator."""
    layout = layout_of("A id - ID", "B name - 指標", "C unit - 単位")
    headings = ("ID", "指標", "単位")
    rows = (("visitors-a", "参加者数", "（人）"), (None, None, None), ("visitors-b", "参加者数", "人"))
    plan = plan_with_indicators(sheet_of(headings, *rows), layout, EMPTY)
    assert [each.id for each in plan.indicators] == ["visitors-a", "visitors-b"]
    with pytest.raises(ValidationError) as error:
        plan_with_indicators(sheet_of(headings, ("visitor-a", "参加者数", "人")), layout, plan)
    assert [each.code for each in error.value.problems] == ["tables.unknown_id"]


def test_a_calendar_year_behind_a_value_is_asked_for():
    """The layout says that 2015年 is a fiscal year, or keeps it as a note; no bracket is dropped."""
    sheet = sheet_of(("指標", "現状値", "目標"), ("整備率", "83.1%（2015年）", "90%（期間平均）"))
    columns = ("A name - 指標", "B baseline - 現状値", "C target R9 目標")
    with pytest.raises(ValidationError) as error:
        plan_with_indicators(sheet, layout_of(*columns), EMPTY)
    assert [each.code for each in error.value.problems] == ["tables.year_in_cell", "tables.beside_value"]
    layout = layout_of(*columns, fiscal_years=True, bracket_notes=True)
    (indicator,) = plan_with_indicators(sheet, layout, EMPTY).indicators
    assert indicator.baseline is not None
    assert (f"{indicator.baseline.value:ja}", str(indicator.baseline.year)) == ("83.1%", "H27")
    assert [each.printed for each in indicator.targets] == ["90%（期間平均）"]
    note = layout_of(*columns, bracket_notes=True)
    (indicator,) = plan_with_indicators(sheet, note, EMPTY).indicators
    assert indicator.baseline is not None
    assert (indicator.baseline.printed, indicator.baseline.year) == ("83.1%（2015年）", None)


def test_rows_of_kinds_give_their_targets_in_any_order():
    """The row of results may stand above the row of targets."""
    rows = ((None, None, "目標", 1000), (None, None, "達成率", 1), ("RPAの時間", "時間", "実績", 900))
    layout = layout_of(
        "A name - 指標名",
        "B unit - 単位",
        "C kind - 区分",
        "D result R6 令和6年度",
        kinds={"目標": "target", "実績": "result", "達成率": "ignore"},
    )
    sheet = sheet_of(("指標名", "単位", "区分", "令和6年度"), rows[2], rows[0], rows[1])
    (indicator,) = plan_with_indicators(sheet, layout, EMPTY).indicators
    assert [f"{each.due} {each.goal:ja}" for each in indicator.targets] == ["R6 1,000時間"]
