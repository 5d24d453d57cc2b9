"""A flow whose target is due on a day inside a year is judged by what was counted up to that day."""

import re

import pandas as pd
import pytest

from dxmodel.checks import check
from dxmodel.frames import assess_frame
from dxmodel.progress import assess
from tests.yaml_ledger import ledger_of

AT_LEAST = "targets: [{due: 2024-09, goal: {at-least: 50件}}]"
AT_MOST = "targets: [{due: 2024-09-30, goal: {at-most: 50件}}]"
FLOW = "unit: 件, accumulation: flow"
HALF, HALF_60 = "2024-04/2024-09, value: 40件", "2024-04/2024-09, value: 60件"
QUARTERS = ["2024-04/2024-06, value: 30件", "2024-07/2024-09, value: 25件"]
LATER = "2024-10/2025-03, value: 90件"
YEAR = "R6, value: 80件"
CALENDAR = "window: 暦年, unit: 件, accumulation: flow"

RATE, RATE_50 = "unit: '%', accumulation: flow", AT_LEAST.replace("件", "%")

TABLE = [
    # the half-year decides, whatever the whole year came to
    (FLOW, AT_LEAST, [HALF], "R6", "8 missed", "40件（R6）"),
    (FLOW, AT_LEAST, [HALF, YEAR], "R6", "8 missed", "40件（R6）"),
    (FLOW, AT_LEAST, [HALF_60], "R6", "7 achieved", "60件（R6）"),
    (FLOW, AT_LEAST, [HALF_60, YEAR], "R6", "7 achieved", "60件（R6）"),
    (FLOW, AT_MOST, [HALF, YEAR], "R6", "7 achieved", "40件（R6）"),
    (FLOW, AT_MOST, [HALF_60, YEAR], "R6", "8 missed", "60件（R6）"),
    (FLOW, AT_LEAST, ["R6, value: 51件, as_of: 2024-09-30"], "R6", "7 achieved", "51件（R6）"),
    # quarters and months that make it up; what is later does not count
    (FLOW, AT_LEAST, QUARTERS, "R6", "7 achieved", "55件（R6）"),
    (FLOW, AT_LEAST, [*QUARTERS, LATER], "R6", "7 achieved", "55件"),
    (FLOW, AT_LEAST, [*QUARTERS, HALF], "R6", "4 contradiction", "実績が互いに矛盾"),
    # a part that settles it already
    (FLOW, AT_LEAST, ["2024-04/2024-06, value: 51件"], "R6", "7 achieved", "51件以上（一部の月のみ）"),
    (FLOW, AT_MOST, ["2024-04/2024-06, value: 51件"], "R6", "8 missed", "51件以上（一部の月のみ）"),
    # without it there is a reason, and the whole year is named
    (FLOW, AT_LEAST, [YEAR], "R6", "4 result-overdue", "実績なし）。直近の実績は令和6年度の80件"),
    (FLOW, AT_LEAST, QUARTERS[:1], "R6", "4 result-overdue", "期限までの分の実績なし"),
    (FLOW, AT_LEAST, [LATER], "R6", "4 result-overdue", "期限までの分の実績なし"),
    (FLOW, AT_LEAST, ["2024-04/2024-09, value: {missing: pending}"], "R6", "4 result-overdue", "集計中"),
    (FLOW, AT_LEAST, [], "R6", "4 result-overdue", "実績の記載なし"),
    # later and earlier years: the same months of them
    (FLOW, AT_LEAST, [HALF_60, "R7, value: 10件"], "R7", "3 not-up-to-day", "60件（R6）で、達成"),
    (FLOW, AT_LEAST, [HALF, "2025-04/2025-09, value: 60件"], "R7", "10 achieved-late", "60件（R7）"),
    (FLOW, AT_LEAST, [HALF, "2025-04/2025-09, value: 30件"], "R7", "11 missed", "40件（R6）"),
    (FLOW, AT_LEAST, [HALF_60, "2025-04/2025-09, value: 30件"], "R7", "12 achieved", "30件（R7）"),
    (FLOW, AT_LEAST, ["R5, value: 99件"], "R5", "3 not-up-to-day", "期限までの分の実績なし"),
    (FLOW, AT_LEAST, ["2023-04/2023-09, value: 30件"], "R5", "19 not-met-yet", "30件（R5）"),
    # a baseline of a year is compared with no half of one, one of the same months is
    (
        f"{FLOW}, baseline: {{value: 99件, year: R4}}, direction: up",
        AT_LEAST,
        ["2023-04/2023-09, value: 30件"],
        "R5",
        "19 not-met-yet",
        "30件（R5）",
    ),
    (
        f"{FLOW}, baseline: {{value: 99件, year: R4}}",
        "targets: [{due: 2024-09, goal: {reach: 50件}}]",
        [HALF],
        "R6",
        "7 achieved",
        "40件（R6）",
    ),
    (
        f"{FLOW}, baseline: {{value: 10件, span: 2022-04/2022-09}}",
        AT_LEAST,
        ["2023-04/2023-09, value: 30件"],
        "R5",
        "20 on-track",
        "経過率49.9%に対し進捗率は50.0%",
    ),
    (
        f"{FLOW}, baseline: {{value: 99件, year: R4}}",
        "targets: [{due: 2024-09, goal: {maintain: {}}}]",
        [HALF],
        "R6",
        "6b unlike-spans",
        "基準値は令和4年度の値、実績は令和6年9月30日までの値です。",
    ),
    # calendar years have their halves; the end of the window is the whole of it
    (CALENDAR, AT_LEAST.replace("-09", "-06"), ["2024-01/2024-06, value: 60件"], "R6", "7 achieved", "60件"),
    (CALENDAR, AT_LEAST.replace("-09", "-12"), ["2024-01/2024-12, value: 60件"], "R6", "7 achieved", "60件"),
    # a rate needs that half-year itself
    (RATE, RATE_50, ["2024-04/2024-09, value: 60%"], "R6", "7 achieved", "60%"),
    (RATE, RATE_50, ["2024-04/2024-06, value: 60%"], "R6", "4 result-overdue", "期限までの分の実績なし"),
    # a level, and a target for the whole year, are judged as before
    ("unit: 件, accumulation: stock", AT_LEAST, ["2024-09, value: 60件", YEAR], "R6", "12 achieved", "80件"),
    (FLOW, "targets: [{due: 2025-03, goal: {at-least: 50件}}]", [YEAR], "R6", "7 achieved", "80件"),
]


@pytest.mark.parametrize(("fields", "targets", "results", "at", "decided", "clause"), TABLE)
def test_a_flow_that_is_due_inside_a_year_is_judged_by_its_count_up_to_then(
    fields, targets, results, at, decided, clause
):
    """By a half-year, or by quarters and months that make it up; else the reason is named."""
    observations = "\n".join(f"- {{indicator: x, period: {each}}}" for each in results) or "[]"
    ledger = ledger_of(f"- {{id: x, label: 指標, {fields}, {targets}}}", observations)
    answer = assess(ledger, at=at)["x"]
    assert f"{answer.row} {answer.reason or answer.status}" == decided
    printed = re.sub(r"（R(\d)）", r"（令和\1年9月30日まで）", clause)
    assert printed in answer.describe("ja")
    assert answer.describe("en")


@pytest.mark.parametrize(("targets", "count"), [(AT_LEAST, 0), (AT_LEAST.replace("2024-09", "R6"), 1)])
def test_a_half_year_that_a_target_asks_for_is_not_found_to_be_a_part(targets, count):
    """It is what the plan wants to know; for a target of the year, the other half is missing."""
    observations = f"- {{indicator: x, period: {HALF}}}"
    ledger = ledger_of(f"- {{id: x, label: 指標, {FLOW}, {targets}}}", observations)
    assert [each.code for each in check(ledger)].count("check.part_of_year") == count


def test_a_frame_judges_such_a_flow_as_a_ledger_does():
    """A value with the due day of its year counts; those of the whole year, or of another day, do not."""
    facts = {"indicator": "x", "unit": "件", "direction": "up", "accumulation": "flow", "target": 50.0}
    facts |= {"baseline": 99.0, "baseline_year": 2022, "target_year": 2024}
    for value, as_of, later_value, later_as_of, decided in [
        (40.0, "2024-09-30", 60.0, "2025-09-30", ["missed", "achieved-late"]),
        (60.0, "2024-09-30", 30.0, "2025-09-30", ["achieved", "achieved"]),
        (60.0, "2024-09-30", 99.0, None, ["achieved", "not-up-to-day"]),
        (80.0, None, 99.0, None, ["result-overdue", "result-overdue"]),
        (80.0, "2024-12-31", 99.0, "2025-09-30", ["result-overdue", "due-year-unknown"]),
    ]:
        frame = pd.DataFrame(
            [
                facts | {"fiscal_year": 2024, "value": value, "as_of": as_of},
                facts | {"fiscal_year": 2025, "value": later_value, "as_of": later_as_of},
            ]
        )
        counted = pd.to_datetime(frame["as_of"])
        judged = assess_frame(frame.assign(as_of=counted, target_day=pd.Timestamp("2024-09-30")))
        found = judged["status"].astype(str).where(judged["reason"].isna(), judged["reason"].astype(str))
        assert found.tolist() == decided
        entries = [("R6", value, as_of), ("R7", later_value, later_as_of)]
        rows = [
            f"- {{indicator: x, period: {year}, value: {number}件, as_of: {day}}}"
            for year, number, day in entries
        ]
        ledger = ledger_of(
            f"- {{id: x, label: 指標, {FLOW}, direction: up, {AT_LEAST.replace('at-least', 'reach')}}}",
            "\n".join(rows).replace(", as_of: None", ""),
        )
        answers = [assess(ledger, at=year)["x"] for year in ("R6", "R7")]
        assert [str(each.reason or each.status) for each in answers] == decided
