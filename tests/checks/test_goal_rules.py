"""Goals that no value could decide, that exclude one another, or that have no result when they are due."""

import pytest

from dxmodel.checks import Finding, check
from dxmodel.checks.goal_rules import NEVER_JUDGED, NOT_COMPARED
from dxmodel.ledger import Ledger
from dxmodel.messages import LANGUAGES
from dxmodel.progress import Status, assess
from tests.yaml_ledger import ledger_of

UNJUDGED = {
    *NEVER_JUDGED.values(),
    "check.direction_unknown",
    "check.needs_accumulation",
    "check.no_sum",
    "check.span_without_ends",
}


def findings_of(ledger: Ledger, *codes: str) -> list[Finding]:
    """Return the findings of some codes, each of which has a sentence in both languages."""
    findings = [each for each in check(ledger) if each.code in codes]
    assert all(each.describe(language) for each in findings for language in LANGUAGES)
    return findings


@pytest.mark.parametrize(
    ("fields", "goal", "code"),
    [
        ("unit: 件", "{change-by: 10件}", "check.needs_baseline"),
        ("unit: 件, baseline: {value: 5件, year: R3}", "{change-by: 10件}", None),
        ("unit: 件, direction: up", "{maintain: {}}", "check.needs_baseline"),
        ("unit: 件, direction: up, baseline: {value: 5件, year: R3}", "{maintain: {}}", None),
        ("unit: 件", "{reduce-by: {share: 30%}}", "check.needs_base"),
        ("unit: 件", "{reduce-by: {share: 30%, base: 100件}}", None),
        ("unit: 件", "{reduce-by: {share: 30%, base_year: H28}}", "check.needs_base"),
        ("unit: 件, baseline: {value: 5件, year: H28}", "{reduce-by: {share: 30%, base_year: H28}}", None),
        ("unit: 件", "{reach: 10件}", "check.direction_unknown"),
        ("unit: 件, direction: up", "{reach: 10件}", None),
        ("unit: 件, baseline: {value: 5件, year: R3}", "{reach: 10件}", None),
        ("unit: 件", "{at-least: 10件}", None),
        ("unit: 件, baseline: {value: 5件, year: R3}", "{maintain: {}}", "check.direction_unknown"),
        ("unit: 件, baseline: {value: 5件, year: R3}", "{maintain: 2件}", None),
        ("unit: 件", "{mean-over: {amount: 10件以上, span: R4/R5}}", None),
        ("unit: 件", "{mean-over: {amount: 10件, span: R4/R5}}", "check.direction_unknown"),
        ("unit: 件", "{within: {low: 10件, high: 20件}}", None),
        ("unit: 件", "{total-over: {amount: 10件, span: R4/R5}}", "check.needs_accumulation"),
        ("unit: 件, accumulation: flow", "{total-over: {amount: 10件, span: R4/R5}}", None),
        (
            "unit: 件, accumulation: flow",
            "{total-over: {amount: 10件, span: R4/}}",
            "check.span_without_ends",
        ),
        (
            "unit: 件, direction: up, accumulation: flow",
            "{mean-over: {amount: 10件, span: 2022-10/2024-03}}",
            "check.span_without_ends",
        ),
        ("unit: 件, accumulation: stock", "{total-over: {amount: 10件, span: R4/R5}}", "check.no_sum"),
        ("unit: '%', accumulation: flow", "{total-over: {amount: 10%, span: R4/R5}}", "check.no_sum"),
    ],
)
def test_a_goal_that_can_never_be_judged_is_found(fields: str, goal: str, code: str | None) -> None:
    """Exactly where `assess` declines it, whatever was measured; and it is a note."""
    unit = "%" if "%'" in fields else "件"
    values = "\n".join(f"- {{indicator: x, period: {year}, value: 7{unit}}}" for year in ("R4", "R5"))
    ledger = ledger_of(f"- {{id: x, label: 指標, {fields}, targets: [{{due: R5, goal: {goal}}}]}}", values)
    findings = findings_of(ledger, *UNJUDGED)
    assert [each.code for each in findings] == ([code] if code else [])
    assert [str(each.severity) for each in findings] == ["note"] * len(findings)
    (answer,) = assess(ledger, "R5")
    assert (answer.status is Status.NOT_ASSESSED) is bool(code)


@pytest.mark.parametrize(
    ("baseline", "expected"),
    [
        ("{value: 5件}", 1),
        ("{value: 5件, year: R3}", 0),
        ("{value: 5件, span: R1/R3}", 0),
        ("{value: {missing: pending}}", 0),
    ],
)
def test_a_baseline_without_a_year_is_found(baseline: str, expected: int) -> None:
    """Where a target starts from it."""
    for targets, count in (("[{due: R5, goal: {reach: 10件}}]", expected), ("[]", 0)):
        indicator = f"- {{id: x, label: 指標, unit: 件, baseline: {baseline}, targets: {targets}}}"
        assert len(findings_of(ledger_of(indicator), "check.baseline_without_year")) == count


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("2026-09", "{at-least: 80%}"), ("R8", "{at-most: 50%}"), 1),
        (("2026-09", "{at-most: 50%}"), ("R8", "{at-least: 80%}"), 1),
        (("2026-09", "{within: {low: 10%, high: 20%}}"), ("R8", "{within: {low: 30%, high: 40%}}"), 1),
        (("2026-09", "{at-least: 50%}"), ("R8", "{at-most: 50%}"), 0),
        (("2026-09", "{at-least: 50%}"), ("R8", "{at-least: 80%}"), 0),
        (("R7", "{at-least: 80%}"), ("R8", "{at-most: 50%}"), 0),
        (("2026-09", "{at-least: 50%}"), ("R8", "{described: 充実}"), 0),
    ],
)
def test_two_goals_of_one_year_that_no_value_meets_are_a_warning(
    one: tuple[str, str], other: tuple[str, str], expected: int
) -> None:
    """Goals of two years may differ as they like."""
    targets = ", ".join(f"{{due: {due}, goal: {goal}}}" for due, goal in (one, other))
    ledger = ledger_of(f"- {{id: x, label: 指標, unit: '%', targets: [{targets}]}}")
    findings = findings_of(ledger, "check.goals_contradict")
    assert [str(each.severity) for each in findings] == ["warning"] * expected


TOTAL = "{due: R5, goal: {total-over: {amount: 9件, span: R4/R5}}}"
FLOOR = "{due: R5, goal: {at-least: 10件}}"
MILESTONE = "{due: R5, goal: {completed: 導入}}"


@pytest.mark.parametrize(
    ("target", "entry", "expected"),
    [
        (FLOOR, "", "令和5年度の実績がありません"),
        (FLOOR, "- {indicator: x, period: R5, value: 9件}", None),
        (FLOOR, "- {indicator: x, period: R5, value: {missing: pending}}", None),
        (FLOOR, "- {indicator: x, period: 2023-04/2023-06, value: 9件}", None),
        (FLOOR.replace("R5", "R6"), "", None),
        ("{due: R5, goal: {described: 充実}}", "", None),
        (TOTAL, "", "令和4年度、令和5年度の実績がありません"),
        (TOTAL, "- {indicator: x, period: R5, value: 9件}", "令和4年度の実績がありません"),
        (TOTAL, "- {indicator: x, period: R4/R5, value: 9件}", None),
        (MILESTONE, "", "令和5年度の実績がありません"),
        (MILESTONE, "- {indicator: x, period: R4, value: {done: 2022-09}}", None),
        (MILESTONE, "- {indicator: x, period: R6, value: {done: 2024-10-01}}", None),
        (MILESTONE, "- {indicator: x, period: R6, value: {done: false}}", None),
        (MILESTONE, "- {indicator: x, period: R4, value: {done: false}}", "令和5年度の実績がありません"),
    ],
)
def test_a_result_is_overdue_once_a_later_year_has_results(
    target: str, entry: str, expected: str | None
) -> None:
    """The missing years are named; an entry that states why there is none is no silence."""
    fields = f"unit: 件, accumulation: flow, targets: [{target}]"
    indicators = f"- {{id: x, label: 指標, {fields}}}\n- {{id: y, label: 他, unit: 件}}"
    later = "- {indicator: y, period: R6, value: 1件}\n"
    findings = findings_of(ledger_of(indicators, later + entry), "check.result_overdue")
    assert [str(each.severity) for each in findings] == ["note"] * bool(expected)
    assert all(expected is not None and expected in each.describe("ja") for each in findings)
    assert findings_of(ledger_of(indicators, entry or "[]"), "check.result_overdue") == []


def test_what_a_running_total_lacks_before_its_span_is_no_overdue_result() -> None:
    """It is what the goal needs, whatever the year; the last year of the span is overdue."""
    indicator = f"- {{id: x, label: 指標, unit: 件, accumulation: cumulative, targets: [{TOTAL}]}}\n"
    for rows, expected in (("- {indicator: x, period: R5, value: 9件}\n", []), ("", ["令和5年度の実績が"])):
        later = "- {indicator: y, period: R6, value: 1件}\n"
        findings = findings_of(
            ledger_of(f"{indicator}- {{id: y, label: 他, unit: 件}}", later + rows), "check.result_overdue"
        )
        assert [
            each.describe("ja").split("、")[1][: len("令和5年度の実績が")] for each in findings
        ] == expected


NUMBER, STEP = "unit: 件, targets: [{due: R5, goal: {at-least: 10件}}]", f"targets: [{MILESTONE}]"


@pytest.mark.parametrize(
    ("fields", "values", "code"),
    [
        (NUMBER, ["{text: 増加}"], "check.result_in_words"),
        (NUMBER, ["{items: [住民票]}"], "check.result_in_words"),
        (NUMBER, ["9件"], None),
        (NUMBER, ["{missing: pending}"], None),
        (NUMBER, ["約9件", "9〜10件"], "check.undecided"),
        (NUMBER, ["約9件", "9件"], None),
        ("unit: 件", ["{text: 増加}"], None),
        ("unit: 件, targets: [{due: R5, goal: {described: 充実}}]", ["{text: 増加}"], None),
        (STEP, ["{text: 全庁展開}"], "check.needs_completion"),
        (STEP, ["{done: true}"], None),
        (STEP, ["{done: {part: 一部}}"], None),
        (
            "unit: '%', targets: [{due: R5, goal: {at-least: 10%}}]",
            ["{ratio: {numerator: 0件, denominator: 0件}}"],
            "check.result_over_zero",
        ),
        (
            "unit: '%', targets: [{due: R5, goal: {at-least: 10%}}]",
            ["{ratio: {numerator: 2件, denominator: 5件未満}}"],
            "check.result_without_share",
        ),
        (
            "unit: '%', targets: [{due: R5, goal: {at-least: 10%}}]",
            ["{ratio: {numerator: 0件, denominator: 1件}}"],
            None,
        ),
    ],
)
def test_a_result_that_no_goal_can_be_compared_with_is_found(
    fields: str, values: list[str], code: str | None
) -> None:
    """With what to write; where `assess` declines."""
    known = ("", ", known: R6")
    rows = (f"- {{indicator: x, period: R5, value: {value}{known[n]}}}" for n, value in enumerate(values))
    ledger = ledger_of(f"- {{id: x, label: 指標, {fields}}}", "\n".join(rows))
    codes = {*NOT_COMPARED.values(), "check.needs_completion", "check.result_over_zero"}
    findings = findings_of(ledger, *codes)
    assert [(each.code, str(each.severity)) for each in findings] == ([(code, "note")] if code else [])
    (answer,) = assess(ledger, "R5")
    assert not code or answer.status is Status.NOT_ASSESSED


@pytest.mark.parametrize(
    ("whole", "expected"), [("13件", 0), ("約13件", 0), ("14件", 1), ("{missing: pending}", 0)]
)
def test_a_figure_for_a_span_is_what_its_years_come_to(whole: str, expected: int) -> None:
    """Else one of them is wrong."""
    rows = (
        f"- {{indicator: x, period: {period}, value: {value}}}"
        for period, value in (("R4", "4件"), ("R5", "9件"), ("R4/R5", whole))
    )
    ledger = ledger_of(
        f"- {{id: x, label: 指標, unit: 件, accumulation: flow, targets: [{TOTAL}]}}", "\n".join(rows)
    )
    findings = findings_of(ledger, "check.span_contradicts")
    assert [str(each.severity) for each in findings] == ["warning"] * expected


def test_a_year_without_an_entry_is_overdue_whatever_an_earlier_one_completed() -> None:
    """What was done in R4 stays done, but it is not that of R5, nor another milestone."""
    yearly = "due: {yearly: true, not_before: R4}"
    for targets, done, expected in (
        (f"{{{yearly}, goal: {{completed: 会議}}}}", "true", ["R5"]),
        (f"{{{yearly}, goal: {{completed: 会議}}}}", "false", ["R5"]),
        (f"{{{yearly}, goal: {{at-least: 3回}}}}", None, ["R5"]),
        ("{due: R4, goal: {completed: 試行}}, {due: R5, goal: {completed: 本番}}", "2022-06", ["R5"]),
        ("{due: R5, goal: {completed: 本番}}", "2022-06", []),
    ):
        value = f"{{done: {done}}}" if done else "4回"
        ledger = ledger_of(
            f"- {{id: x, label: 会議, unit: 回, accumulation: flow, targets: [{targets}]}}",
            f"- {{indicator: x, period: R4, value: {value}}}\n- {{indicator: x, period: R7, value: {value}}}"
            f"\n- {{indicator: x, period: R6, value: {value}}}",
        )
        findings = findings_of(ledger, "check.result_overdue")
        assert [str(year) for each in findings for year in each.facts["years"]] == expected
