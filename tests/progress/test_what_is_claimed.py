"""A sentence claims no more than is known, and says nothing twice."""

import pytest

from dxmodel.ledger import Grade, Scale
from dxmodel.progress import assess, forecast, grade
from tests.yaml_ledger import ledger_of


@pytest.mark.parametrize(
    ("fields", "due_value", "clause"),
    [
        ("targets: [{due: R6, goal: {reach: 270人}}]", "260人", "目標は270人、令和6年度の実績は260人です"),
        ("targets: [{due: R6, goal: {reach: 270人}}]", "280人", "目標は270人、令和6年度の実績は280人です"),
        (
            "targets: [{due: R6, goal: {reach: 270人}}]",
            "270人",
            "目標（270人）に対する実績は270人で、達成しました",
        ),
        (
            "direction: up, targets: [{due: R6, goal: {reach: 270人}}]",
            "260人",
            "は260人で、達成できませんでした",
        ),
        ("targets: [{due: R6, goal: {at-least: 270人}}]", "約270人", "令和6年度の実績は約270人です"),
        ("targets: [{due: R6, goal: {at-least: 270人}}]", "約200人", "は約200人で、達成できませんでした"),
        ("targets: [{due: R6, goal: {at-most: 30人未満}}]", "30人", "は30人で、達成できませんでした"),
        ("targets: [{due: R6, goal: {at-most: 30人}}]", "30人", "は30人で、達成しました"),
        ("targets: [{due: R6, goal: {within: {low: 40人, high: 60人}}}]", "61人", "達成できませんでした"),
    ],
)
def test_a_later_year_without_a_value_says_of_the_due_year_only_what_is_known(
    fields: str, due_value: str, clause: str
) -> None:
    """Without a direction, and for a rough value, neither achieved nor missed."""
    ledger = ledger_of(
        f"- {{id: x, label: 指標, unit: 人, {fields}}}", f"- {{indicator: x, period: R6, value: {due_value}}}"
    )
    assert clause in assess(ledger, "R8")["x"].describe("ja")


@pytest.mark.parametrize(
    ("value", "clause", "english"),
    [
        ("約270人", "令和8年度の実績は約270人です。", "about 270 people in FY2026."),
        ("200人", "令和8年度の実績は200人で、目標の水準に達していません。", "it is not met now."),
        ("300人", "令和8年度の実績は300人で、目標の水準に達しています。", "it is met now."),
    ],
)
def test_without_a_result_of_the_due_year_the_value_now_is_judged_only_where_it_is_certain(
    value: str, clause: str, english: str
) -> None:
    """A rough value may be on both sides of the level."""
    ledger = ledger_of(
        "- {id: x, label: 指標, unit: 人, targets: [{due: R6, goal: {at-least: 270人}}]}",
        f"- {{indicator: x, period: R8, value: {value}}}",
    )
    answer = assess(ledger, "R8")["x"]
    assert clause in answer.describe("ja")
    assert english in answer.describe("en")


@pytest.mark.parametrize(
    ("targets", "observations", "clause"),
    [
        ("", "[]", "（目標値なし、実績の記載なし）"),
        ("", "- {indicator: x, period: 2026-04/2026-06, value: 5人}", "（目標値なし、一部の月のみの実績）"),
        ("", "- {indicator: x, period: R8, value: {missing: pending}}", "（目標値なし、実績は集計中）"),
        ("targets: [{due: R8, goal: {reach: 9人}}]", "[]", "判定できません（実績の記載なし）。"),
        (
            "targets: [{due: R8, goal: {reach: 9人}}]",
            "- {indicator: x, period: R8, value: {missing: pending}}",
            "期限が到来していますが、判定できません（集計中）。",
        ),
    ],
)
def test_what_is_missing_is_said_once(targets: str, observations: str, clause: str) -> None:
    """実績は実績の記載なし would say it twice."""
    ledger = ledger_of(f"- {{id: x, label: 指標, unit: 人, {targets}}}", observations)
    assert clause in assess(ledger, "R8")["x"].describe("ja")


@pytest.mark.parametrize(
    ("window", "clauses"),
    [
        (
            "暦年",
            ["令和5年の判定", "令和4年の600人", "令和5年が基準年度", "令和8年の目標", "2024", "for 2026"],
        ),
        (
            "7月～3月",
            ["令和5年度の判定", "令和4年度の600人", "令和5年度が基準年度", "令和8年度の目標", "FY2024"],
        ),
    ],
)
def test_an_indicator_of_calendar_years_is_told_by_calendar_years(window: str, clauses: list[str]) -> None:
    """As the city prints them: 令和6年, not 令和6年度, in verdicts, forecasts and grades."""
    row = (
        "label: 指標, unit: 人, accumulation: flow, direction: up, targets: [{due: R8, goal: {reach: 900人}}]"
    )
    values = "- {indicator: x, period: R3, value: 500人}\n- {indicator: x, period: R4, value: 600人}"
    ledger = ledger_of(f"- {{id: x, {row}, window: {window}}}", values)
    base = ledger_of(
        f"- {{id: x, {row}, window: {window}, baseline: {{value: 650人, year: R5}}}}",
        f"{values}\n- {{indicator: x, period: R6, value: 700人}}",
    )
    scale = Scale(id="s", label="区分", by="achievement_rate", grades=[Grade("A")])
    answers = (
        assess(ledger, "R5")["x"],
        assess(base, "R5")["x"],
        assess(base, "R6")["x"],
        forecast(base, "x", at="R6"),
        forecast(base, "x", at="R6").forecasts[0],
        grade(base, "R6", scale)["x"],
    )
    text = "".join(each.describe(language) for language in ("ja", "en") for each in answers)
    assert [clause for clause in clauses if clause not in text] == []
    assert ("FY" in text, "令和5年の" in text) == ((False, True) if window == "暦年" else (True, False))
    assert ("年度" in text.replace("基準年度", "")) is (window != "暦年")


@pytest.mark.parametrize(
    ("baseline", "goal", "value", "clause"),
    [
        ("75%", "100%", "25%", "達成できませんでした。基準値（75%）より目標から遠ざかっています。"),
        ("75%", "100%", "75%", "達成できませんでした（進捗率0.0%）。"),
        ("75%", "100%", "80%", "達成できませんでした（進捗率20.0%）。"),
        ("30%", "20%", "40%", "達成できませんでした。基準値（30%）より目標から遠ざかっています。"),
    ],
)
def test_no_share_of_the_way_is_below_zero(baseline: str, goal: str, value: str, clause: str) -> None:
    """進捗率-200.0% is no figure of a municipal document."""
    fields = f"baseline: {{value: {baseline}, year: R3}}, targets: [{{due: R6, goal: {{reach: {goal}}}}}]"
    ledger = ledger_of(
        f"- {{id: x, label: 指標, unit: '%', {fields}}}", f"- {{indicator: x, period: R6, value: {value}}}"
    )
    assert clause in assess(ledger, "R6")["x"].describe("ja")


EARLIER, LATER = (f"status: forecast, known: {day}" for day in ("2025-01-10", "2026-01-10"))


@pytest.mark.parametrize(
    ("entries", "clause"),
    [
        (["value: 49.8%, status: forecast"], "判定できません（予定・見込みのみ）。見込みの値は49.8%です。"),
        (["value: 49.8%, status: planned"], "予定の値は49.8%です。"),
        (
            [
                "value: 48%, status: forecast, known: 2025-01-10",
                "value: 49.8%, status: forecast, known: 2026-01-10",
            ],
            "見込みの値は49.8%です。",
        ),
        (["value: 48%, status: forecast", "value: 40%, status: planned"], "（予定・見込みのみ）。"),
        (["value: {missing: pending}, status: forecast"], "（予定・見込みのみ）。"),
        (["value: 49.8%, status: forecast", "value: 50%, status: provisional"], "50%（速報）"),
    ],
)
def test_what_is_forecast_or_planned_is_named_and_not_judged(entries: list[str], clause: str) -> None:
    """A city states at the end of its plan that a target will be met; that is no result."""
    rows = "\n".join(f"- {{indicator: x, period: R8, {each}}}" for each in entries)
    row = "- {id: x, label: 指標, unit: '%', targets: [{due: R8, goal: {at-least: 49.5%}}]}"
    answer = assess(ledger_of(row, rows), "R8")["x"]
    text = answer.describe("ja")
    assert clause in text
    assert ("の値は" in text) is clause.endswith("%です。")
    assert answer.is_assessed is clause.startswith("50%")
    assert answer.describe("en")
