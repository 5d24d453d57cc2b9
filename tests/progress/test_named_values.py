"""What is known is named: a sentence has the values and the targets that there are."""

import pytest

from dxmodel.errors import InvalidValueError
from dxmodel.fiscal import FiscalYear
from dxmodel.progress import KeptYears, assess
from tests.yaml_ledger import PLAN, ledger_of

LEVEL = "unit: 件, accumulation: stock, direction: up"
FLOW = "unit: 回, accumulation: flow, direction: up"
MARKS = "unit: 点, accumulation: stock, direction: up, bounds: {low: 0点, high: 100点}"
AT_LEAST = "targets: [{due: R8, goal: {at-least: 100件}}]"
EVERY_YEAR = "targets: [{due: {yearly: true}, goal: {at-least: 30回}}]"
BOTH = "targets: [{due: R5, goal: {at-least: 30件}}, {due: R5, goal: {at-most: 60件}}]"
EXACTLY = "baseline: {value: 10件, year: R3}, targets: [{due: R5, goal: {exactly: 20件}}]"
DRILL = "targets: [{due: R5, goal: {completed: 手引}}]"
MEAN = "targets: [{due: R6, goal: {mean-over: {amount: 30点, span: R4/R6}}}]"


def answer_of(fields, results, at, plan=PLAN):
    """Assess the one indicator of a ledger; results are the fields of its observations."""
    observations = "\n".join(f"- {{indicator: x, {each}}}" for each in results) or "[]"
    ledger = ledger_of(f"- {{id: x, label: 指標, {fields}}}", observations, plan=plan)
    return assess(ledger, at=at)["x"]


SENTENCES = [
    # after the due year, without its value at the end: what there is of the year, or why there is nothing
    (
        f"{LEVEL}, {AT_LEAST}",
        ["period: R8, value: 120件, as_of: 2026-10-01", "period: R9, value: 100件"],
        "R9",
        "due-year-unknown",
        "令和8年度の実績が120件（令和8年10月1日現在）だけのため、",
    ),
    (
        f"{LEVEL}, {AT_LEAST}",
        ["period: R9, value: 100件"],
        "R9",
        "due-year-unknown",
        "令和8年度の実績がないため、",
    ),
    (
        f"{LEVEL}, {AT_LEAST}",
        ["period: R8, value: {missing: not-surveyed}", "period: R9, value: 90件"],
        "R9",
        "due-year-unknown",
        "令和8年度に判定できる実績がないため（調査なし）、",
    ),
    (
        f"{LEVEL}, {AT_LEAST}",
        ["period: R8, value: 20件, breakdown: {性別: 女性}", "period: R9, value: 90件"],
        "R9",
        "due-year-unknown",
        "令和8年度に判定できる実績がないため（内訳のみの実績：女性20件）、",
    ),
    (
        f"{LEVEL}, {AT_LEAST}",
        [
            "period: R8, value: 20件, known: 2027-04",
            "period: R8, value: 200件, known: R9",
            "period: R9, value: 90件",
        ],
        "R9",
        "due-year-unknown",
        "令和8年度に判定できる実績がないため（実績が互いに矛盾：20件（令和9年4月に判明）、200件（令和9年度に判明））、",
    ),
    # every year: the year itself, not "until"
    (
        f"{FLOW}, {EVERY_YEAR}",
        ["period: R6, value: 31回"],
        "R6",
        "7",
        "令和6年度の目標（毎年度、30回以上）を達成",
    ),
    (
        f"{FLOW}, {EVERY_YEAR}",
        ["period: R6, value: 29回"],
        "R6",
        "8",
        "令和6年度の目標（毎年度、30回以上）を達成",
    ),
    (f"{FLOW}, {EVERY_YEAR}", [], "R6", "result-overdue", "令和6年度の目標（毎年度、30回以上）の期限が到来"),
    # another goal of the year, once it is past
    (
        f"{LEVEL}, {BOTH}",
        ["period: R5, value: 35件"],
        "R6",
        "no-observation",
        "30件以上は令和5年度に35件で達成。",
    ),
    (
        f"{LEVEL}, {BOTH}",
        ["period: R5, value: 20件"],
        "R6",
        "no-observation",
        "30件以上は令和5年度に20件で未達成。",
    ),
    (
        f"{LEVEL}, {BOTH}",
        ["period: R5, value: 20件", "period: R6, value: 70件"],
        "R6",
        "13",
        "他の目標：30件以上は70件で期限後に達成。",
    ),
    # a value beside a target, although no verdict follows
    (
        f"{LEVEL}, {EXACTLY}",
        ["period: R4, value: 21件"],
        "R4",
        "overshot-range",
        "令和4年度の実績は21件、令和5年度の目標は過不足なく20件です。",
    ),
    (
        f"{LEVEL}, baseline: {{value: 10件, year: R5}}, targets: [{{due: R8, goal: {{reach: 20件}}}}]",
        ["period: R4, value: 9件"],
        "R4",
        "before-baseline",
        "令和4年度の実績は9件、令和8年度の目標は20件です。",
    ),
    # done after the year that is judged
    (
        DRILL,
        ["period: R4, value: {done: 2025-03-01}"],
        "R5",
        "8",
        "その後の状況は完了（令和7年3月1日）です。",
    ),
    (DRILL, ["period: R5, value: {done: false}"], "R5", "8", "状況は未完了です。"),
    # the mean of what is known, with as many decimals as a mean has
    (
        f"{MARKS}, {MEAN}",
        ["period: R4, value: 80点", "period: R6, value: 71点"],
        "R6",
        "7",
        "平均は50.3〜83.7点（",
    ),
    # a target in words, and what is known beside it
    (
        "unit: 点, targets: [{due: R6, goal: {described: 全国平均以上}}]",
        ["period: R6, value: 73点"],
        "R6",
        "target-in-words",
        "（数値でない目標）。令和6年度の目標は「全国平均以上」、令和6年度の実績は73点です。",
    ),
    (
        "unit: 点, targets: [{due: R6, goal: {described: 全国平均以上}}]",
        ["period: R4, value: 73点"],
        "R6",
        "target-in-words",
        "令和6年度の目標は「全国平均以上」、直近の実績は令和4年度の73点です。",
    ),
    (
        "unit: 点, targets: [{due: {yearly: true}, goal: {described: 前年度比増}}]",
        [],
        "R6",
        "target-in-words",
        "令和6年度の目標は「毎年度、前年度比増」です。",
    ),
    # met before, without a baseline
    (
        "unit: ℃, targets: [{due: R8, goal: {within: {low: 18℃, high: 24℃}}}]",
        ["period: R4, value: 20℃", "period: R5, value: 17.9℃"],
        "R5",
        "19",
        "を現在は達成していません。基準値またはその年度の記載がないため、進捗率は計算できません。なお、令和4年度には",
    ),
    # a sum so far, of which no need follows
    (
        "unit: 人, accumulation: flow, direction: up, bounds: {low: -900人},"
        " targets: [{due: R6, goal: {total-over: {amount: 0人, span: R4/R6}}}]",
        ["period: R4, value: -20人", "period: R5, value: 5人"],
        "R5",
        "2b",
        "まだ判定しません。令和4年度～令和5年度の合計は-15人（3年度のうち2年度分）です。",
    ),
    # why each year of a sum has no value
    (
        f"{FLOW}, targets: [{{due: R6, goal: {{total-over: {{amount: 30回, span: R3/R6}}}}}}]",
        ["period: R3, value: 5回", "period: R4, value: {missing: not-surveyed}", "period: R6, value: 10回"],
        "R6",
        "result-overdue",
        "（令和4年度は調査なし、令和5年度は実績の記載なし）",
    ),
    # what a part of the year has come to
    (
        "unit: 件, accumulation: flow, targets: [{due: R6, goal: {at-most: 5件}}]",
        ["period: R6Q1, value: 2件", "period: R6Q3, value: 3件"],
        "R6",
        "result-overdue",
        "（一部の月のみの実績、5件以上）",
    ),
    # a projection is for the year, however vague the due date is; 毎年 of calendar years
    (
        f"{LEVEL}, baseline: {{value: 50件, year: R3}},"
        " targets: [{due: {by: R6, qualifier: 目途}, goal: {at-least: 80件}}]",
        ["period: R5, value: 60件"],
        "R5",
        "21",
        "このままのペースでは令和6年度に65件",
    ),
    (
        "unit: 人, accumulation: flow, window: 暦年, targets: [{due: {yearly: true}, goal: {at-most: 6人}}]",
        ["period: R5, value: 5人"],
        "R5",
        "7",
        "令和5年の目標（毎年、6人以下）を達成",
    ),
    # a baseline that only may have met a rough target did not meet it
    (
        f"{LEVEL}, baseline: {{value: 245件, year: R3}}, targets: [{{due: R6, goal: {{reach: 約250件}}}}]",
        ["period: R5, value: 216件"],
        "R5",
        "15",
        "基準値（245件）から29件減となり、後退しています",
    ),
]


@pytest.mark.parametrize(("fields", "results", "at", "decided", "clause"), SENTENCES)
def test_a_sentence_names_what_is_known(fields, results, at, decided, clause):
    """The value of another day, why there is none, another goal when it was due, what was done later."""
    answer = answer_of(fields, results, at)
    assert str(answer.reason or answer.row) == decided
    assert clause in answer.describe("ja")
    assert answer.describe("en")


@pytest.mark.parametrize(
    ("due", "at", "status", "due_year"),
    [
        ("{yearly: true, not_before: R8}", "R4", "not-met-yet", "R8"),
        ("{yearly: true, not_before: R8, by: R9}", "R6", "not-assessed", "R8"),
        ("{yearly: true, by: R2}", "R2", "achieved", "R2"),
    ],
)
def test_a_run_of_years_outside_the_plan_has_its_nearest_year(due, at, status, due_year):
    """As a dated target may be outside the plan: it is judged by it, and ``check`` finds it."""
    plan = PLAN.replace("令和12年度", "令和6年度")
    results = ["period: R2, value: 31回", "period: R4, value: 21回"]
    answer = answer_of(f"{FLOW}, targets: [{{due: {due}, goal: {{at-least: 30回}}}}]", results, at, plan)
    assert (str(answer.status), str(answer.target.due.year)) == (status, due_year)


def test_the_answer_for_a_member_has_the_observations_of_the_ledger():
    """Every value of it is one that the ledger has, with its breakdown."""
    women = "breakdown: {性別: 女性}"
    ledger = ledger_of(
        f"- {{id: x, label: 指標, {FLOW}, targets: [{{due: R5, goal: {{at-least: 30回}}, {women}}}]}}",
        f"""
        - {{indicator: x, period: R4, value: 10回, {women}}}
        - {{indicator: x, period: R5, value: 31回, {women}}}
        - {{indicator: x, period: 2024-04/2024-09, value: 12回, {women}}}
        - {{indicator: x, period: 2024-10/2025-03, value: 13回, {women}}}
        - {{indicator: x, period: R7, value: 14回, status: forecast, {women}}}
        """,
    )
    for year in ("R4", "R5", "R6", "R7"):
        member = assess(ledger, at=year)["x"].members[0]
        change = member.latest_change
        values = [member.resolved, member.last_known, member.due_value]
        values += [change.earlier, change.later] if change else []
        known = [each for each in values if each is not None]
        stated = [one for each in known for one in (each.observation, each.expected, *each.parts) if one]
        assert stated
        assert {*stated} <= {*ledger.observations}


def test_years_kept_are_at_least_one():
    """A share of no years does not exist, and the error says what it is about."""
    with pytest.raises(InvalidValueError, match="at least one year with a value") as refused:
        KeptYears(years=[], kept=[])
    assert refused.value.code == "progress.kept_no_years"
    assert KeptYears(years=[FiscalYear(2024)], kept=[]).share == 0


def test_a_day_is_on_in_english() -> None:
    """A month and a year are in."""
    fields = f"{LEVEL.replace('up', 'down')}, baseline: {{value: 80件, as_of: 2021-04-01}}"
    for due, clause in (("2025-04-01", "cases on 1 April 2025;"), ("2025-09", "cases in September 2025;")):
        target = f"targets: [{{due: {due}, goal: {{at-most: 0件}}}}]"
        answer = answer_of(f"{fields}, {target}", ["period: R5, value: 45件, as_of: 2023-04-01"], "R5")
        assert clause in answer.describe("en")


def test_the_level_of_1_april_is_known_when_it_is_due() -> None:
    """Also where it was entered as that of the year that has just ended."""
    fields = "unit: 人, accumulation: stock, direction: down, baseline: {value: 80人, as_of: 2021-04-01}"
    fields += ", targets: [{due: 2025-04-01, goal: {at-most: 0人}}]"
    for value, outcome in (("12人", "達成できませんでした"), ("0人", "達成しました")):
        answer = answer_of(fields, [f"period: R6, value: {value}, as_of: 2025-04-01"], "R7")
        assert str(answer.due_value.day) == "2025-04-01"
        assert f"{value}（令和7年4月1日現在）で" in answer.describe("ja")
        assert outcome in answer.describe("ja")


PARTS = """
- {id: p, label: 甲, unit: 人, accumulation: stock}
- {id: q, label: 乙, unit: %s, accumulation: stock}
- {id: s, label: 計, unit: '%s', accumulation: stock, direction: up, derived: {%s},
   targets: [{due: R6, goal: {at-least: %s}}]}
"""
SUM, REST, SHARE = "sum: {of: [p, q]}", "difference: {of: p, minus: q}", "share: {of: q, whole: p}"
DERIVED = [
    (("人", "人", SUM, "100人"), ["p R6 60人", "q R6 50人"], "4", "構成する指標から計算すると110人です。"),
    (("人", "人", REST, "5人"), ["p R6 60人", "q R6 50人"], "4", "構成する指標から計算すると10人です。"),
    (("人", "%", SHARE, "50%"), ["p R6 60人", "q R6 50人"], "4", "計算すると83.3%（50人 / 60人）です。"),
    (("人", "人", SUM, "100人"), ["p R6 60人"], "4", None),
    (("人", "人", SUM, "100人"), ["p R6 60人", "q R5 50人"], "4", None),
    (("件", "人", SUM, "100人"), ["p R6 60人", "q R6 50件"], "4", None),
    (("人", "人", SUM, "100人"), ["p R6 60人", "q R6 50人", "s R6 110人"], "7", None),
]


@pytest.mark.parametrize(("fields", "results", "row", "clause"), DERIVED)
def test_what_the_parts_of_a_derived_indicator_come_to_is_named_but_not_judged(fields, results, row, clause):
    """A sum, a difference or a share of values of one year, where the indicator has no value of its own."""
    entries = (each.split() for each in results)
    rows = [f"- {{indicator: {id}, period: {year}, value: {value}}}" for id, year, value in entries]
    answer = assess(ledger_of(PARTS % fields, "\n".join(rows)), at="R6")["s"]
    assert answer.row == row
    assert (answer.derived_value is not None) == (clause is not None)
    assert (clause or "目標") in answer.describe("ja")
    assert ("計算すると" in answer.describe("ja")) == (clause is not None)


@pytest.mark.parametrize(
    ("fields", "row", "said"),
    [
        ("", "{indicator: x, period: R6, value: {missing: pending}}", "（令和6年度は集計中）"),
        ("", "{indicator: x, period: R6, value: {missing: withheld}}", "（令和6年度は非公表）"),
        (
            "",
            "{indicator: x, period: R6, value: 5件, breakdown: {区: 東}}",
            "（令和6年度は内訳のみの実績：東5件）",
        ),
        (
            "",
            "{indicator: x, period: 2024-04/2024-09, value: 5件}",
            "（令和6年度は一部の月のみの実績、5件以上）",
        ),
        ("", "{indicator: x, period: R4, value: 5件}", "（実績の記載なし）"),
        ("window: 暦年,", "{indicator: x, period: R6, value: {missing: pending}}", "（令和6年は集計中）"),
        (
            "breakdown",
            "{indicator: x, period: R6, value: {missing: pending}, breakdown: {区: 東}}",
            "東（目標：9件）は判定なし（令和6年度は集計中）",
        ),
    ],
)
def test_an_overdue_result_is_told_with_what_is_known_of_the_due_year(
    fields: str, row: str, said: str
) -> None:
    """In later years without a result, too: 集計中 is not silence."""
    member = ", breakdown: {区: 東}" if fields == "breakdown" else ""
    goal = f"targets: [{{due: R6, goal: {{reach: 9件}}{member}}}]"
    indicator = f"accumulation: flow, direction: up, {'' if member else fields} {goal}"
    ledger = ledger_of(f"- {{id: x, label: 件数, unit: 件, {indicator}}}", f"- {row}")
    for at in ("R7", "R8"):
        [answer] = assess(ledger, at)
        assert str(answer.reason) == "result-overdue"
        assert said in answer.describe("ja")


def test_a_mean_is_no_result_of_its_last_year() -> None:
    """The mean over three years is told with its years, also after them."""
    goal = "{mean-over: {amount: 70%, span: R5/R7}}"
    rows = "\n".join(f"- {{indicator: x, period: R{n}, value: {v}%}}" for n, v in ((5, 66), (6, 71), (7, 72)))
    ledger = ledger_of(f"- {{id: x, label: 割合, unit: '%', targets: [{{due: R7, goal: {goal}}}]}}", rows)
    for at in ("R7", "R8"):
        [answer] = assess(ledger, at)
        assert "令和5年度～令和7年度の平均は69.7%" in answer.describe("ja")
        assert "直近の実績" not in answer.describe("ja")
