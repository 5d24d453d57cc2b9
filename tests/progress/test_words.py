"""What a sentence says of numbers: never more than is known, never against its own verdict."""

import pytest

from dxmodel.goals import AtLeast, AtMost, Reach, TotalOver
from dxmodel.plan import Target
from dxmodel.progress import Status, compare_methods
from tests.progress.small import answer, book, judged

UP = {"goal": Reach("60件"), "baseline": "30件"}
MILESTONE = [Target(due="R6", goal=Reach("45件")), Target(due="R10", goal=Reach("60件"))]


@pytest.mark.parametrize(
    ("value", "at", "text"),
    [
        ("59.99件", "R10", "進捗率99.97%"),
        ("59件", "R10", "進捗率96.7%"),
        ("44.99件", "R7", "ペース0.999倍"),
        ("45件", "R7", "ペース1.00倍"),
        ("45.01件", "R7", "ペース1.001倍"),
    ],
)
def test_rounding_never_puts_a_number_on_a_threshold_that_it_misses(value, at, text):
    """What was missed is not 100.0 % of the way, and what is behind not 1.00 times the line."""
    assert text in answer(value, at=at, **UP).describe("ja")


def test_a_score_just_below_its_threshold_is_not_printed_as_on_it():
    """0.699 is no 0.70."""
    assert answer("50.97件", at="R7", method="okr_score", **UP).score_text == "0.699"
    assert answer("51件", at="R7", method="okr_score", **UP).score_text == "0.70"


@pytest.mark.parametrize(
    ("method", "text"),
    [("cagr_trend", "14.5%"), ("level_band", "2"), ("achievement_rate", "75.0%"), ("interim_target", "–")],
)
def test_each_score_is_printed_in_its_own_form(method, text):
    """Growth in percent, a band as a whole number, nothing as a dash."""
    assert answer("45件", at="R7", method=method, **UP).score_text == text


def test_a_required_change_below_a_hundredth_is_printed():
    """Two digits, where two decimals say nothing."""
    text = answer("0.0001件", at="R5", goal=Reach("0.0006件"), baseline="0件").describe("ja")
    assert "年0件" not in text
    assert "0.0006件" in text
    behind = answer("0.0001件", at="R9", goal=Reach("0.0006件"), baseline="0件").describe("ja")
    assert "年平均0.0005件の増加" in behind


def test_a_factor_above_a_hundred_has_no_decimals():
    """149,995 times is absurd enough."""
    assert "これまでの149,995倍" in answer("30.001件", at="R9", **UP).describe("ja")


def test_on_the_line_nothing_has_to_become_faster():
    """Nor slower."""
    assessment = answer("45件", at="R7", **UP)
    assert "このままのペースでは令和10年度に60件となる見込みで、目標を達成します" in assessment.describe("ja")
    assert "which meets the target" in assessment.describe("en")
    for goal, value in ((AtLeast("60件", exclusive=True), "45件"), (AtMost("10件", exclusive=True), "20件")):
        beyond = answer(value, at="R7", baseline="30件", goal=goal)
        assert "となる見込みで、目標" in beyond.describe("ja")
        assert "にわずかに届きません" in beyond.describe("ja")


def test_the_range_of_a_rough_value_is_printed_where_it_leaves_the_verdict_open():
    """With the range of the value and that of the score."""
    assessment = answer("約45件", at="R7", **UP)
    assert "約45件（44.5〜45.5件）" in assessment.describe("ja")
    assert "ペースは0.97～1.03です" in assessment.describe("ja")
    assert "about 45 cases (44.5–45.5 cases)" in assessment.describe("en")
    assert "44.5" not in answer("約50件", at="R4", **UP).describe("ja")


def test_a_verdict_that_is_not_certain_names_what_is_rough():
    """The value, the baseline, the interim target or the target, by its range."""
    rough_baseline = {"baseline": "約30件", "targets": [Target(due="R10", goal=Reach("60件"))]}
    rough_goal = {"baseline": "30件", "targets": [Target(due="R10", goal=Reach("約60件"))]}
    rough_interim = {
        "baseline": "30件",
        "targets": [Target(due="R6", goal=Reach("約45件")), Target(due="R10", goal=Reach("60件"))],
    }
    for result, fields, rough in (
        ("約45件", UP, "実績値"),
        ("45件", rough_baseline, "基準値（27〜33件）"),
        ("45件", rough_goal, "目標値（55〜65件）"),
        ("約45件", rough_goal, "実績値、目標値（55〜65件）"),
        ("49件", rough_interim, "中間目標値（44.5〜45.5件）"),
    ):
        answered = judged(book(("R7", result), **fields), "R7")
        assert f"、{rough}に幅があるため、判定が定まりません" in answered.describe("ja"), rough


def test_the_sentence_names_the_interim_target_of_the_path():
    """63.3 % of the way after half of the time is behind, if 45 were to be reached a year ago."""
    for value, status in (("46件", Status.BEHIND), ("49件", Status.ON_TRACK)):
        assessment = judged(book(("R7", value), baseline="30件", targets=MILESTONE), "R7")
        assert (assessment.status, assessment.interim) == (status, MILESTONE[0])
        for language, text in (
            ("ja", "令和6年度の中間目標（45件）"),
            ("en", "the interim target for FY2024"),
        ):
            assert text in assessment.describe(language)
            assert "62.5%" in assessment.describe(language)
            assert "このままのペース" not in assessment.describe(language)
    before = judged(book(("R6", "46件"), baseline="30件", targets=MILESTONE), "R6")
    assert before.interim is None


def test_the_difference_to_an_interim_target_names_it():
    """By which method, from which year."""
    assessment = judged(book(("R7", "46件"), baseline="30件", targets=MILESTONE), "R7", "interim_target")
    assert (
        "令和6年度の中間目標（45件）に比べて1件増（基準値から令和10年度の目標（60件）までの増減幅の3.3%）で"
        in assessment.describe("ja")
    )
    late = judged(book(("R10", "46件"), baseline="30件", targets=MILESTONE), "R10", "interim_target")
    assert late.status is Status.MISSED
    assert "中間目標（" not in late.describe("ja")


def test_a_ceiling_is_kept_or_not_and_never_reached():
    """届く is for what one comes to."""
    assert "を達成できませんでした" in answer("70件", at="R10", goal=AtMost("60件")).describe("ja")
    values = [("R4", "900件"), ("R5", "800件")]
    arguments = {"goal": TotalOver("1,200件", "R4/R8"), "due": "R8", "direction": "down"}
    over = judged(book(*values, **arguments, accumulation="flow"), "R5")
    assert "は達成できなくなりました" in over.describe("ja")
    assert "cannot be achieved any more" in over.describe("en")


def test_what_follows_from_the_rules_is_not_a_matter_of_methods():
    """Thirteen methods do not confirm that 70 is more than 60."""
    [comparison] = compare_methods(book(("R7", "70件"), **UP), "R7")
    assert comparison.describe("ja") == "xの令和7年度の判定は、どの方法でも「達成」です。"
    assert "by every method" in comparison.describe("en")


def test_a_pace_that_is_nearly_zero_is_not_printed_as_zero():
    """0.00 times would be standing still, which gets nowhere."""
    text = answer("0.2件", at="R5", goal=AtMost("0件"), baseline="100件").describe("ja")
    assert "0.00倍" not in text
    assert "0.00041倍のペースでも目標を達成します" in text


def test_rough_required_changes_are_printed_with_one_decimal_more():
    """Twelve of them would be a false precision."""
    assessment = judged(book(("R4", "約1件"), goal=AtLeast("19件"), baseline="約1件"), "R4")
    assert "年平均2.9〜3.1件の増加" in assessment.describe("ja")


@pytest.mark.parametrize(("at", "text"), [("R4", "基準年度"), ("R5", "期限前")])
def test_the_status_is_printed_where_the_verdict_needs_no_method(at, text):
    """Nothing is wrong: it is too early."""
    values = [("R4", "30件"), ("R5", "30件")]
    if at == "R4":
        ledger = book(*values, **UP)
    else:
        goal = TotalOver("100件", "R4/R8")
        ledger = book(*values, goal=goal, due="R8", direction="down", accumulation="flow")
    [comparison] = compare_methods(ledger, at)
    assert (
        comparison.describe("ja")
        == f"xの{'令和4' if at == 'R4' else '令和5'}年度の判定は、どの方法でも「{text}」です。"
    )
