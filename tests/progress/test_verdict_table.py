"""The table of verdicts: every row in both APIs, and whole plans with the verdict that the table gives."""

import json
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import pandas as pd
import pytest

from dxmodel.amount import Amount
from dxmodel.fiscal import FiscalYear
from dxmodel.frames import assess_frame
from dxmodel.goals import AtLeast, AtMost, Completed, Described, MeanOver, Reach, TotalOver
from dxmodel.ledger import MethodName
from dxmodel.messages import LANGUAGES
from dxmodel.plan import Baseline, Completion, Due, Ending, Missing, TextValue
from dxmodel.progress import METHODS, Reason, Status, assess
from dxmodel.progress.engine.verdict import TABLE
from tests.progress.small import book, judged
from tests.yaml_ledger import ledger_of, ledger_of_files

CASES = json.loads((Path(__file__).parent / "verdict_cases.json").read_text("utf-8"))["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_each_plan_has_the_verdict_of_the_table(case: dict[str, Any]) -> None:
    """The cases were made from the table alone, without the library."""
    ledger = ledger_of_files(plan=case["plan"], observations=case["observations"])
    answer = assess(ledger, case["at"])[case["indicator"]]
    assert (str(answer.status), answer.reason and str(answer.reason)) == (case["status"], case["reason"])
    assert answer.describe("ja")
    assert answer.describe("en")


GOAL = {"baseline": "20件", "goal": Reach("60件")}
ONCE = {"goal": Completed("導入"), "unit": None}
FLOW = {"accumulation": "flow"}
PENDING = Missing("pending")
LEDGERS: dict[str, list[tuple[str, dict[str, Any], list[tuple[str, Any]], Any]]] = {
    "1": [
        ("R6", GOAL | {"ended": Ending(last="R5")}, [("R6", "70件")], Reason.ENDED),
        ("R11", GOAL | {"due": "R12"}, [("R11", "70件")], Reason.PLAN_ENDED),
        ("R6", {"baseline": "20件"}, [("R6", "70件")], Reason.NO_TARGET),
    ],
    "2": [
        ("R6", {"goal": Described("さらに向上")}, [("R6", "70件")], Reason.TARGET_IN_WORDS),
        ("R10", ONCE, [], Reason.NEEDS_JUDGEMENT),
        ("R11", ONCE, [("R6", Completion(done=False))], Reason.NEEDS_JUDGEMENT),
    ],
    "2b": [
        ("R5", {"goal": MeanOver("50件", "R6/R8"), "due": "R8"}, [("R5", "70件")], Status.NOT_DUE),
        ("R6", ONCE, [("R6", Completion(done=False))], Status.NOT_DUE),
    ],
    "3": [
        ("R6", GOAL, [("R5", "70件"), ("R6", PENDING)], Reason.PENDING),
        ("R11", GOAL, [("R10", "70件"), ("R11", PENDING)], Reason.PENDING),
    ],
    "4": [
        ("R10", GOAL, [("R10", PENDING)], Reason.RESULT_OVERDUE),
        ("R10", GOAL, [("R10", TextValue("良好"))], Reason.QUALITATIVE),
    ],
    "5": [("R3", GOAL, [("R3", "10件")], Reason.BEFORE_BASELINE)],
    "6": [("R4", GOAL, [], Status.AT_BASELINE)],
    "6b": [("R6", {"goal": Reach("60件")}, [("R6", "50件")], Reason.NO_DIRECTION)],
    "6c": [
        ("R6", GOAL | {"due": Due(None, qualifier="順次")}, [("R6", "70件")], Status.ACHIEVED),
        ("R6", GOAL | {"due": Due(None, qualifier="順次")}, [("R6", "50件")], Reason.NO_DUE_YEAR),
    ],
    "7": [
        ("R10", GOAL, [("R10", "60件")], Status.ACHIEVED),
        ("R10", ONCE, [("R8", Completion(done="2026-05"))], Status.ACHIEVED),
    ],
    "8": [
        ("R10", GOAL, [("R9", "60件"), ("R10", "59件")], Status.MISSED),
        ("R10", ONCE, [("R10", Completion(done=False))], Status.MISSED),
    ],
    "9": [
        ("R11", GOAL, [("R9", "60件"), ("R11", "70件")], Reason.DUE_YEAR_UNKNOWN),
        (
            "R11",
            GOAL | {"accumulation": "cumulative"},
            [("R9", "70件"), ("R11", "50件")],
            Reason.DUE_YEAR_UNKNOWN,
        ),
    ],
    "10": [
        ("R11", GOAL, [("R10", "59件"), ("R11", "60件")], Status.ACHIEVED_LATE),
        ("R11", ONCE | {"due": "R7"}, [("R9", Completion(done="2027-05"))], Status.ACHIEVED_LATE),
    ],
    "11": [
        ("R11", GOAL, [("R10", "59件"), ("R11", "58件")], Status.MISSED),
        ("R11", GOAL | {"accumulation": "cumulative"}, [("R11", "59件")], Status.MISSED),
    ],
    "12": [
        ("R11", GOAL, [("R10", "60件"), ("R11", "60件")], Status.ACHIEVED),
        ("R11", GOAL | FLOW, [("R10", "60件"), ("R11", "59件")], Status.ACHIEVED),
    ],
    "13": [
        ("R11", GOAL, [("R10", "60件"), ("R11", "59件")], Status.NO_LONGER_ACHIEVED),
        (
            "R11",
            ONCE,
            [("R6", Completion(done="2024-05")), ("R11", Completion(done=False))],
            Status.NO_LONGER_ACHIEVED,
        ),
    ],
    "14": [("R6", {"baseline": "70件", "goal": AtLeast("60件")}, [("R6", "65件")], Status.KEPT_SO_FAR)],
    "15": [("R6", {"baseline": "70件", "goal": AtLeast("60件")}, [("R6", "59件")], Status.REGRESSING)],
    "16": [("R6", GOAL, [("R6", "60件")], Status.ACHIEVED)],
    "17": [("R6", GOAL, [("R5", "60件"), ("R6", "59件")], Status.NO_LONGER_ACHIEVED)],
    "18": [
        ("R6", GOAL, [("R6", "19件")], Status.REGRESSING),
        ("R6", GOAL | FLOW, [("R5", "60件"), ("R6", "19件")], Status.REGRESSING),
    ],
    "19": [("R6", {"goal": AtMost("10件")}, [("R5", "9件"), ("R6", "12件")], Status.NOT_MET_YET)],
    "20": [
        ("R7", GOAL, [("R7", "40件")], Status.ON_TRACK),
        (
            "R6",
            FLOW | {"goal": TotalOver("100件", "R5/R8"), "due": "R8"},
            [("R5", "30件"), ("R6", "20件")],
            Status.ON_TRACK,
        ),
    ],
    "21": [
        ("R7", GOAL, [("R7", "39件")], Status.BEHIND),
        (
            "R7",
            {"baseline": "60件", "goal": AtLeast("60件", exclusive=True)},
            [("R7", "60件")],
            Status.BEHIND,
        ),
    ],
    "22": [],
}
OF_LEDGERS = [(number, *case) for number, cases in LEDGERS.items() for case in cases]


@pytest.mark.parametrize(("number", "at", "arguments", "values", "answer"), OF_LEDGERS, ids=str)
def test_each_row_of_the_table_decides_in_a_ledger(
    number: str, at: str, arguments: dict[str, Any], values: list[tuple[str, Any]], answer: Any
) -> None:
    """Each has a case that no earlier row decides; the milestone that is done late has its own row."""
    result = judged(book(*values, **arguments), at)
    assert (result.reason or result.status) == answer
    assert result.row == number or arguments.get("unit", "件") is None


def test_where_the_method_has_no_score_there_is_no_verdict() -> None:
    """Row 22: an interim target on the wrong side expects nothing."""
    result = judged(book(("R6", "5件"), **GOAL), "R6", "cagr_trend")
    assert result.row != "22"
    result = judged(book(("R6", "30件"), baseline="0件", goal=Reach("60件")), "R6", "cagr_ratio")
    assert (result.row, result.reason) == ("22", Reason.SIGN_CHANGES)


def test_a_method_that_judges_only_when_due_waits() -> None:
    """Row 20, its first line."""
    result = judged(book(("R6", "30件"), **GOAL), "R6", "fiscal_year_outcome")
    assert (result.row, result.status) == ("20", Status.NOT_DUE)


def test_what_some_months_come_to_is_judged_where_it_is_certain() -> None:
    """29 of at most 27, and 30 of at least 27; before the due year neither is."""
    months = ("2024-04/2024-11", "29件")
    cap = {"baseline": "40件", "accumulation": "flow", "goal": AtMost("27件")}
    over = judged(book(months, due="R6", **cap), "R6")
    assert (over.status, over.explanation.formula) == (Status.MISSED, "v ≤ T")
    assert "29件" in over.describe("ja")
    assert judged(book(months, due="R8", **cap), "R6").reason is Reason.PART_OF_YEAR


AVERAGED = {"goal": Reach("15日"), "unit": "日", "due": "R8"}


@pytest.mark.parametrize(
    ("value", "answer"),
    [(("R7", "16日"), Reason.UNLIKE_SPANS), (("R3/R7", "16日"), Status.ON_TRACK), (("R4/R7", "16日"), None)],
)
def test_a_level_over_several_years_is_compared_with_one_over_as_many(value: Any, answer: Any) -> None:
    """20 days a year over five years are not compared with 16 of one year."""
    ledger = book(value, **AVERAGED)
    baseline = Baseline(value="20日", span="H29/R3")
    plan = attrs.evolve(ledger.founding.indicators[0], baseline=baseline)
    ledger = attrs.evolve(ledger, founding=attrs.evolve(ledger.founding, indicators=[plan]))
    result = judged(ledger, "R7")
    assert (result.reason or result.status) == (answer or Reason.NO_OBSERVATION)
    if answer is Reason.UNLIKE_SPANS:
        assert "平成29年度～令和3年度" in result.describe("ja")
        assert "FY2017–FY2021" in result.describe("en")


@pytest.mark.parametrize(
    ("fields", "at", "answer"),
    [
        (
            "accumulation: flow, direction: up, targets: [{due: R7, goal: {reach: 120人}}]",
            "R7",
            Status.ACHIEVED,
        ),
        (
            "accumulation: flow, direction: up, targets: [{due: R7, goal: {reach: 160人}}]",
            "R7",
            Status.MISSED,
        ),
        ("accumulation: flow, targets: [{due: R7, goal: {at-least: 120人}}]", "R7", Status.ACHIEVED),
        ("accumulation: flow, targets: [{due: R7, goal: {reach: 120人}}]", "R7", Reason.NO_DIRECTION),
        ("accumulation: flow, targets: [{due: R8, goal: {at-least: 120人}}]", "R7", Reason.UNLIKE_SPANS),
        ("accumulation: flow, targets: [{due: R6, goal: {at-least: 120人}}]", "R7", Reason.DUE_YEAR_UNKNOWN),
        ("accumulation: flow, targets: [{due: R7, goal: {change-by: 10人}}]", "R7", Reason.UNLIKE_SPANS),
        ("accumulation: stock, targets: [{due: R7, goal: {at-least: 120人}}]", "R7", Reason.UNLIKE_SPANS),
        ("targets: [{due: R7, goal: {at-least: 120人}}]", "R7", Reason.UNLIKE_SPANS),
    ],
)
def test_a_flow_is_judged_when_due_without_a_baseline_over_several_years(
    fields: str, at: str, answer: Status | Reason
) -> None:
    """現状値 平均111人（H29～R3）, each year's target 120人: 159人 are enough, whatever the 111 are of."""
    baseline = "baseline: {value: 111人, span: H29/R3}"
    row = f"- {{id: x, label: 指標, unit: 人, {baseline}, {fields}}}"
    result = assess(ledger_of(row, "- {indicator: x, period: R7, value: 159人}"), at)["x"]
    assert (result.reason or result.status) is answer
    assert result.indicator.baseline is not None


def test_an_answer_has_its_formula_inputs_and_threshold() -> None:
    """By the score of a method, by the goal, or by the row alone."""
    by_score = judged(book(("R7", "40件"), **GOAL), "R7").explanation
    assert (by_score.row, by_score.formula) == ("20", "p / (s + (1 - s) e)")
    assert (by_score.result, by_score.threshold) == (1.0, 1.0)
    assert dict(by_score.inputs) == {
        "b": Amount(20, "件"),
        "v": Amount(40, "件"),
        "T": Amount(60, "件"),
        "t_b": FiscalYear(2022),
        "t": FiscalYear(2025),
        "t_T": FiscalYear(2028),
        "p": 0.5,
        "e": 0.5,
        "x": 0.5,
    }
    assert by_score.describe("ja") == (
        "ペースは1.00です（1.00以上が「順調」）。"
        "計算式：進捗率50.0%÷経過率50.0%、進捗率は（実績値40件−基準値20件）÷（目標値60件−基準値20件）"
        "（基準年度は令和4年度、判定年度は令和7年度、目標年度は令和10年度）。判定表の第20行によります。"
    )
    by_goal = judged(book(("R10", "59件"), **GOAL), "R10").explanation
    assert (by_goal.row, by_goal.formula, str(by_goal.threshold)) == ("8", "v ≥ T", "60件")
    by_row = judged(book(**GOAL), "R4").explanation
    assert (by_row.row, by_row.formula, by_row.inputs, by_row.threshold) == ("6", "", (), None)
    assert by_row.describe("en") == "By row 6 of the table of verdicts: the year is that of the baseline."


@pytest.mark.parametrize("method", MethodName)
def test_each_method_has_its_formula_in_the_explanation(method: MethodName) -> None:
    """What it comes to is the score."""
    values = [("R3", "10件"), ("R4", "20件"), ("R5", "25件"), ("R6", "30件"), ("R7", "35件")]
    answer = judged(book(*values, direction="up", **GOAL), "R7", method)
    explanation = answer.explanation
    if answer.status in (Status.ON_TRACK, Status.BEHIND):
        assert (explanation.method, explanation.result) == (method, answer.score)
        assert explanation.formula == str(METHODS[method].formula)
        for language in LANGUAGES:
            text = explanation.describe(language)
            assert "–" not in text
            assert "None" not in text


ROW = {
    "indicator": "x",
    "unit": "件",
    "direction": "unknown",
    "baseline": 20.0,
    "baseline_year": 2022.0,
    "target": 60.0,
    "target_year": 2028.0,
    "last_year": np.nan,
    "accumulation": "unknown",
}
FRAMES: list[tuple[dict[str, Any], dict[int, float], str]] = [
    ({"last_year": 2023.0}, {2024: 70.0}, "ended"),
    ({"target": np.nan}, {2024: 70.0}, "no-target"),
    ({}, {2023: 70.0, 2024: np.nan}, "no-observation"),
    ({}, {2028: 70.0, 2029: np.nan}, "no-observation"),
    ({}, {2028: np.nan}, "result-overdue"),
    ({}, {2021: 10.0}, "before-baseline"),
    ({}, {2022: 20.0}, "at-baseline"),
    ({"baseline": np.nan}, {2024: 50.0}, "no-direction"),
    ({"target_year": np.nan}, {2024: 70.0}, "achieved"),
    ({"target_year": np.nan}, {2024: 50.0}, "no-due-year"),
    ({}, {2028: 60.0}, "achieved"),
    ({}, {2027: 60.0, 2028: 59.0}, "missed"),
    ({}, {2027: 60.0, 2029: 70.0}, "due-year-unknown"),
    ({}, {2028: 59.0, 2029: 60.0}, "achieved-late"),
    ({}, {2028: 59.0, 2029: 58.0}, "missed"),
    ({"accumulation": "cumulative"}, {2029: 59.0}, "missed"),
    ({"accumulation": "cumulative"}, {2027: 60.0, 2029: 70.0}, "achieved"),
    ({"accumulation": "cumulative"}, {2027: 70.0, 2029: 50.0}, "due-year-unknown"),
    ({"accumulation": "cumulative"}, {2027: 70.0, 2029: 50.0, 2030: 80.0}, "due-year-unknown"),
    ({}, {2028: 60.0, 2029: 60.0}, "achieved"),
    ({"accumulation": "flow"}, {2028: 60.0, 2029: 59.0}, "achieved"),
    ({}, {2028: 60.0, 2029: 59.0}, "no-longer-achieved"),
    ({"baseline": 70.0, "direction": "up"}, {2024: 65.0}, "kept-so-far"),
    ({"baseline": 70.0, "direction": "up"}, {2024: 59.0}, "regressing"),
    ({}, {2024: 60.0}, "achieved"),
    ({}, {2023: 60.0, 2024: 59.0}, "no-longer-achieved"),
    ({}, {2024: 19.0}, "regressing"),
    ({"accumulation": "flow"}, {2023: 60.0, 2024: 19.0}, "regressing"),
    ({"baseline": np.nan, "direction": "up"}, {2023: 60.0, 2024: 50.0}, "not-met-yet"),
    ({}, {2025: 40.0}, "on-track"),
    ({}, {2025: 39.0}, "behind"),
]


@pytest.mark.parametrize(("columns", "values", "answer"), FRAMES, ids=str)
def test_each_row_of_the_table_decides_in_a_frame(
    columns: dict[str, Any], values: dict[int, float], answer: str
) -> None:
    """The last row of the frame, in any order of rows."""
    rows = [ROW | columns | {"fiscal_year": year, "value": value} for year, value in values.items()]
    for ordered in (rows, rows[::-1]):
        last = assess_frame(pd.DataFrame(ordered)).set_index("fiscal_year").loc[max(values)]
        assert answer in (last["status"], last["reason"])


def test_the_rows_are_in_the_order_of_their_numbers() -> None:
    """So that the table can be read from the top; 6b comes after 6."""
    numbers = [row.number for row in TABLE]
    assert numbers == sorted(numbers, key=lambda number: (int(number.rstrip("bc")), number[-1] in "bc"))
    assert {*LEDGERS} == {*numbers}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("{maintain: {}}", "{at-least: 50人}", {Reason.GOALS_CONTRADICT}),
        ("{maintain: {}}", "{at-least: 12人}", {Reason.GOALS_CONTRADICT}),
        ("{maintain: 5人}", "{at-least: 12人}", {Status.ACHIEVED, Status.KEPT_SO_FAR}),
        ("{maintain: {}}", "{change-by: 5人}", {Reason.GOALS_CONTRADICT}),
        ("{change-by: 5人}", "{at-most: 14人}", {Reason.GOALS_CONTRADICT}),
        ("{change-by: 5人}", "{at-most: 15人}", {Status.BEHIND, Status.KEPT_SO_FAR}),
        ("{increase-by: {share: 50%, base: 10人}}", "{at-most: 15人未満}", {Reason.GOALS_CONTRADICT}),
        ("{increase-by: {share: 50%, base: 10人}}", "{at-most: 15人}", {Status.BEHIND, Status.KEPT_SO_FAR}),
        ("{change-by: 5人}", "{completed: 展開}", {Status.BEHIND, Status.NOT_DUE}),
    ],
)
def test_goals_that_no_value_meets_both_have_no_verdict(one: str, other: str, expected: set[object]) -> None:
    """Before they are due and then; whichever is written first."""
    for targets in ((one, other), (other, one)):
        goals = ", ".join(f"{{due: R8, goal: {goal}}}" for goal in targets)
        ledger = ledger_of(
            f"- {{id: x, label: 人数, unit: 人, baseline: {{value: 10人, year: R3}}, targets: [{goals}]}}",
            "- {indicator: x, period: R6, value: 12人}\n- {indicator: x, period: R8, value: 12人}",
        )
        answer = assess(ledger, "R6")["x"]
        assert {each.reason or each.status for each in (answer, *answer.others)} == expected
        if expected == {Reason.GOALS_CONTRADICT}:
            due = assess(ledger, "R8")["x"]
            assert {each.reason for each in (due, *due.others)} == expected


@pytest.mark.parametrize(
    ("goal", "value", "accumulation"),
    [
        ("{total-over: {amount: -100人, span: R4/R8}}", "999999999999999999人", "flow"),
        ("{total-over: {amount: -100人, span: R4/R8}}", "999999999999999999人", "cumulative"),
        ("{mean-over: {amount: -999999999999999999人, span: R6/R8}}", "999999999999999999人", "flow"),
    ],
)
def test_numbers_beyond_what_an_amount_holds_have_a_reason(goal: str, value: str, accumulation: str) -> None:
    """In a sum and in a mean, too: no error."""
    ledger = ledger_of(
        f"- {{id: x, label: x, unit: 人, direction: up, accumulation: {accumulation},"
        f" baseline: {{value: 0人, year: R3}}, targets: [{{due: R8, goal: {goal}}}]}}",
        "\n".join(f"- {{indicator: x, period: R{year}, value: {value}}}" for year in (4, 5, 6, 7, 8)),
    )
    for year in ("R6", "R8"):
        answer = assess(ledger, year)["x"]
        assert not answer.is_assessed or answer.describe("ja")


@pytest.mark.parametrize(
    ("baseline", "goal", "before", "due"),
    [
        ("10人以上", "{at-least: 50人}", {Status.REGRESSING, Status.BEHIND}, Status.MISSED),
        ("10人以下", "{at-least: 50人}", {Status.BEHIND, Status.ON_TRACK}, Status.MISSED),
        ("70人以上", "{at-least: 50人}", {Status.REGRESSING}, Status.MISSED),
        ("70人以上", "{at-most: 20人}", {Status.ON_TRACK}, Status.MISSED),
        ("10人以下", "{at-most: 20人}", {Status.REGRESSING}, Status.MISSED),
        ("70人以上", "{at-least: 30人}", {Status.KEPT_SO_FAR}, Status.ACHIEVED),
        ("10人未満", "{at-least: 30人}", {Status.ACHIEVED}, Status.ACHIEVED),
        ("10人以上", "{at-least: 30人}", {Status.KEPT_SO_FAR, Status.ACHIEVED}, Status.ACHIEVED),
        ("10人以上", "{maintain: {}}", {Reason.IMPRECISE_TARGET}, Reason.IMPRECISE_TARGET),
        ("10人以上", "{change-by: 5人}", {Reason.IMPRECISE_TARGET}, Reason.IMPRECISE_TARGET),
    ],
)
def test_a_baseline_known_to_one_side_leaves_open_only_what_depends_on_it(
    baseline: str, goal: str, before: set[object], due: object
) -> None:
    """With 30 in R6, of a goal due in R8 and in R6; when it is due, the baseline decides nothing."""
    for year, expected in (("R8", before), ("R6", {due})):
        ledger = ledger_of(
            f"- {{id: x, label: 人数, unit: 人, direction: up, baseline: {{value: {baseline}, year: R3}},"
            f" targets: [{{due: {year}, goal: {goal}}}]}}",
            "- {indicator: x, period: R6, value: 30人}",
        )
        answer = assess(ledger, "R6")["x"]
        assert {*(answer.possible or (answer.reason or answer.status,))} == expected
        assert answer.progress is None
        assert "–" not in answer.describe("ja")
