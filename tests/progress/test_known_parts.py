"""What is said of totals that are decided before all their years are known, and of other known parts.

All values are invented.
"""

import re

import pytest

from dxmodel.ledger import Ledger
from dxmodel.progress import Reason, Status, assess, forecast, grade
from tests.yaml_ledger import ledger_of

SUM = "{total-over: {amount: 1400人, span: R3/R7}}"
MEAN = "{mean-over: {amount: 300人, span: R3/R7}}"


def courses(goal: str, *observations: str, **indicator: str) -> Ledger:
    """Return a ledger of one flow with a goal over R3 to R7."""
    fields = {"unit": "人", "accumulation": "flow", "direction": "up"} | indicator
    text = ", ".join(f"{name}: {value}" for name, value in fields.items())
    rows = "\n".join(f"- {{indicator: x, {each}}}" for each in observations)
    return ledger_of(f"- {{id: x, label: 受講者数, {text}, targets: [{{due: R7, goal: {goal}}}]}}", rows)


FIRST, SECOND = 'period: R3, value: "1,000人"', "period: R4, value: 450人"
HALF = "period: 2023-04/2023-09, value: 196人"


@pytest.mark.parametrize(
    ("goal", "observations", "at", "said", "never"),
    [
        (SUM, (FIRST, SECOND), "R4", "令和3年度～令和4年度の合計は1,450人（5年度のうち2年度分）", "以上"),
        (
            SUM,
            (FIRST, SECOND),
            "R5",
            "令和3年度～令和5年度の合計は1,450人以上（令和5年度の実績を除く）",
            "年度の実績は450人",
        ),
        (
            SUM,
            (FIRST, SECOND, HALF),
            "R5",
            "令和3年度～令和5年度の合計は1,450人以上（令和5年度の実績を除く）",
            "196人",
        ),
        (
            SUM,
            (FIRST, SECOND),
            "R7",
            "（令和5年度、令和6年度、令和7年度の実績を除く）",
            "令和7年度の実績は450人",
        ),
        (
            SUM,
            (SECOND, FIRST.replace("R3", "R6")),
            "R7",
            "（令和3年度、令和5年度、令和7年度の実績",
            "実績は1,000人",
        ),
        (
            MEAN,
            (FIRST, 'period: R4, value: "600人"'),
            "R7",
            "令和3年度～令和7年度の平均は320人以上（",
            "実績は600人",
        ),
    ],
)
def test_a_total_that_is_decided_early_is_named_and_no_value_of_another_year(
    goal: str, observations: tuple[str, ...], at: str, said: str, never: str
) -> None:
    """The sentence names what is known of the total, and which years are not in it."""
    [answer] = assess(courses(goal, *observations), at)
    assert answer.status is Status.ACHIEVED
    assert said in answer.describe("ja")
    assert never not in answer.describe("ja")
    assert "1,000" not in answer.describe("en")


def test_a_total_that_is_not_decided_names_the_missing_years() -> None:
    """It has no verdict; the value of another year is called the last known one."""
    [answer] = assess(courses(SUM, FIRST), "R5")
    assert answer.reason is Reason.NO_OBSERVATION
    assert "令和4年度、令和5年度は実績の記載なし" in answer.describe("ja")
    assert "直近の実績は令和3年度の1,000人です" in answer.describe("ja")


@pytest.mark.parametrize(
    ("accumulation", "values", "is_short"),
    [
        ("flow", ("600人", "450人"), None),
        ("cumulative", ("600人", "1,050人"), False),
        ("cumulative", ("900人", "1,000人"), True),
    ],
)
def test_a_year_adds_its_value_to_a_total_and_not_its_change(
    accumulation: str, values: tuple[str, str], is_short: bool | None
) -> None:
    """450人 of a total are more than the 117 needed a year, though 150 fewer than the year before."""
    rows = [f'period: {year}, value: "{value}"' for year, value in zip(("R3", "R4"), values, strict=True)]
    [answer] = assess(courses(SUM, *rows, accumulation=accumulation, span="R3/R7"), "R4")
    assert answer.status is Status.ON_TRACK
    assert answer.latest_step_suffices is (None if is_short is None else not is_short)
    assert ("直近の増減" in answer.describe("ja")) is bool(is_short)


@pytest.mark.parametrize(
    ("goal", "values", "fields", "said"),
    [
        (
            SUM,
            ("1,000人", "450人"),
            {},
            "令和7年度の目標（令和3年度～令和7年度の合計1,400人）は令和4年度までの実績で既に達成",
        ),
        (SUM, ("1,000人", "400人"), {}, "は令和4年度までの実績で既に達成しています"),
        (
            SUM,
            ("1,000人", "399人"),
            {},
            "直近の増減では-1,010人（取り得る範囲を超える）となり、目標を達成しない見込みです",
        ),
        (SUM, ("1,000人", "450人"), {"bounds": '{low: "-100人"}'}, "目標を達成しない見込みです"),
        (
            SUM,
            ("1,000人", "1,450人"),
            {"accumulation": "cumulative", "span": "R3/R7"},
            "既に達成しています",
        ),
    ],
)
def test_a_forecast_does_not_undo_a_total_that_is_reached(
    goal: str, values: tuple[str, str], fields: dict[str, str], said: str
) -> None:
    """What cannot fall stays reached; a total of impossible values is marked as one."""
    rows = [f'period: {year}, value: "{value}"' for year, value in zip(("R3", "R4"), values, strict=True)]
    result = forecast(courses(goal, *rows, **fields), "x", at="R4")
    assert said in result.describe("ja")


@pytest.mark.parametrize(
    ("direction", "values", "said", "never"),
    [
        ("unknown", ("48件", "56件"), "見込みは", "達成"),
        (
            "unknown",
            ("40件", "46件"),
            "期限（令和7年度）までの達成が見込まれます。目標（53件）の達成は令和7年度ごろ",
            "満たして",
        ),
        ("unknown", ("46件", "40件"), "見込みは", "達成"),
        ("up", ("48件", "56件"), "直近の実績は令和7年度の目標（53件）を満たしており", "達成しない"),
        ("up", ("46件", "40件"), "今後50年のうちに目標（53件）を達成しない見込みです", "満たして"),
        (
            "down",
            ("48件", "56件"),
            "今後50年のうちに目標（53件）を達成しない見込みです",
            "満たして",
        ),
    ],
)
def test_without_a_direction_no_forecast_says_that_a_target_is_never_met(
    direction: str, values: tuple[str, str], said: str, never: str
) -> None:
    """56 of 53 may meet the target or not: only the plan can say which."""
    rows = "\n".join(
        f"- {{indicator: x, period: R{4 + n}, value: {value}}}" for n, value in enumerate(values)
    )
    fields = f"unit: 件, direction: {direction}, targets: [{{due: R7, goal: {{reach: 53件}}}}]"
    text = forecast(ledger_of(f"- {{id: x, label: 件数, {fields}}}", rows), "x", at="R5").describe("ja")
    assert said in text
    assert never not in text


@pytest.mark.parametrize(
    ("observations", "at", "year"),
    [
        ("{period: R3, value: 37%} {period: R4, value: 40%}", "R4", "令和6年度ごろ"),
        ("{period: R3, value: 37%} {period: R4, value: 40%}", "R6", "令和6年度ごろ"),
        ("{period: R3, value: 43%} {period: R4, value: 43.9%}", "R4", "令和5年度ごろ"),
        ("{period: R4, value: 40%} {period: R5, value: 43.5%, as_of: 2023-09-30}", "R5", "令和5年度ごろ"),
        ("{period: R4, value: 40%} {period: R5, value: 43.5%}", "R5", "令和6年度ごろ"),
    ],
)
def test_a_forecast_names_the_first_year_after_the_last_result(observations: str, at: str, year: str) -> None:
    """Not the year after the judged one: that may have no result yet, or only that of a day in it."""
    rows = "\n".join(f"- {{indicator: x, {each[1:]}" for each in re.findall("{[^}]*}", observations))
    fields = "unit: '%', accumulation: stock, direction: up, targets: [{due: R8, goal: {reach: 44%}}]"
    result = forecast(ledger_of(f"- {{id: x, label: 割合, {fields}}}", rows), "x", at=at)
    assert f"の達成は{year}の見込みです" in result.describe("ja")
    assert result["last-change"].attained is not None
    assert str(int(year[2]) + 2018) in result["last-change"].describe("en").partition("around")[2]


@pytest.mark.parametrize(
    ("observation", "said"),
    [
        ("", "（目標値なし、実績の記載なし）"),
        ("- {indicator: x, period: R5, value: {missing: pending}}", "（目標値なし、実績は集計中）"),
        (
            "- {indicator: x, period: 2023-04/2023-09, value: 5人}",
            "（目標値なし、一部の月のみの実績、5人以上）",
        ),
        (
            "- {indicator: x, period: R5, value: 5人, breakdown: {区: 東}}",
            "（目標値なし、内訳のみの実績：東5人）",
        ),
    ],
)
def test_what_is_missing_beside_a_target_is_said_once(observation: str, said: str) -> None:
    """実績は実績の記載なし is no Japanese."""
    fields = "unit: 人, accumulation: flow"
    [answer] = assess(ledger_of(f"- {{id: x, label: 人数, {fields}}}", observation or "[]"), "R5")
    assert said in answer.describe("ja")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("5,163人", "達成率は129.1%"),
        ("2,064人", "達成率は51.6%"),
        ("3,999人", "達成率は99.98%"),
        ("4,000人", "100.0%"),
    ],
)
def test_the_rate_of_a_grade_has_the_decimals_that_the_grade_needs(value: str, said: str) -> None:
    """One decimal, and more only where that would be another grade: 99.98% is no A."""
    scales = """
        format: scales/1
        scales:
        - {id: s, label: 率, by: achievement_rate, grades: [{mark: A, at_least: 1}, {mark: B, below: 1}]}
        """
    ledger = ledger_of(
        '- {id: x, label: 人数, unit: 人, direction: up, targets: [{due: R5, goal: {reach: "4,000人"}}]}',
        f'- {{indicator: x, period: R5, value: "{value}"}}',
        scales=scales,
    )
    [grading] = grade(ledger, "R5")
    assert said in grading.describe("ja")


REACH, LIMIT = "{reach: 50件}", "{at-most: 27件}"
OF_R5 = "令和5年度の目標"


@pytest.mark.parametrize(
    ("due", "goal", "rows", "at", "answer", "said"),
    [
        ("R5", REACH, "2023-04/2023-09 51件", "R5", "achieved", "実績は51件以上（一部の月のみ）で"),
        (
            "R5",
            REACH,
            "2023-04/2023-09 51件",
            "R6",
            "no-observation",
            "は51件以上（一部の月のみ）で、達成しました",
        ),
        ("R5", REACH, "2023-04/2023-09 51件, R6 20件", "R6", "achieved", f"{OF_R5}（50件）を達成しました"),
        ("R5", REACH, "2023-04/2023-09 51件, 2024-04/2024-06 3件", "R6", "achieved", "実績は3件以上"),
        (
            "R5",
            REACH,
            "2023-04/2023-09 51件, R6 90件",
            "R7",
            "no-observation",
            "（一部の月のみ）で、達成しました",
        ),
        # the parts do not decide
        ("R5", REACH, "2023-04/2023-09 49件, R6 60件", "R6", "due-year-unknown", "月のみの実績、49件以上"),
        (
            "R5",
            REACH,
            "2023-04/2023-09 49件",
            "R6",
            "result-overdue",
            "令和5年度は一部の月のみの実績、49件以上",
        ),
        # a limit that is exceeded already
        ("R5", LIMIT, "2023-04/2023-09 29件", "R5", "missed", "29件以上（一部の月のみ）"),
        ("R5", LIMIT, "2023-04/2023-09 29件", "R6", "no-observation", "で、達成できませんでした"),
        ("R5", LIMIT, "2023-04/2023-09 29件, R6 30件", "R6", "missed", "29件以上（一部の月のみ）"),
        ("R5", LIMIT, "2023-04/2023-09 29件, R6 5件", "R6", "achieved-late", "令和5年度の実績は29件以上"),
        ("R5", LIMIT, "2023-04/2023-09 20件, R6 5件", "R6", "due-year-unknown", "目標の水準に達しています"),
        # due inside the year: what is known up to that day
        ("2023-09", REACH, "2023-04/2023-08 51件", "R5", "achieved", "51件以上（一部の月のみ）"),
        ("2023-09", REACH, "2023-04/2023-08 51件", "R6", "no-observation", "一部の月のみ）で、達成しました"),
        ("2023-09", REACH, "2023-10/2024-03 51件", "R5", "result-overdue", "期限までの分の実績なし"),
        ("2023-09", REACH, "R5 90件", "R5", "result-overdue", "期限までの分の実績なし"),
    ],
)
def test_what_the_parts_of_the_due_year_decide_holds_in_later_years(
    due: str, goal: str, rows: str, at: str, answer: str, said: str
) -> None:
    """In the due year and after it, by the rows of the table of verdicts."""
    fields = "unit: 件, accumulation: flow, direction: up"
    entries = [
        "- {{indicator: x, period: {}, value: {}}}".format(*each.split(" ")) for each in rows.split(", ")
    ]
    indicator = f"- {{id: x, label: 件数, {fields}, targets: [{{due: {due}, goal: {goal}}}]}}"
    ledger = ledger_of(indicator.replace("up", "down") if goal is LIMIT else indicator, "\n".join(entries))
    [judged] = assess(ledger, at)
    assert str(judged.reason or judged.status) == answer
    assert said in judged.describe("ja")
    is_met = goal is REACH and "51件" in rows and "2023-10" not in rows
    assert ("R5" in map(str, judged.met_years)) is is_met
