"""Verdicts on levels of a day: the share of time goes by the day, and the sentence names it."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmodel.fiscal import FiscalYear
from dxmodel.progress import assess
from tests.yaml_ledger import ledger_of

R4 = FiscalYear(2022)
PLAN = """\
- {id: x, label: 施設, unit: 施設, accumulation: %s,
   baseline: {value: 10施設, year: R3%s}, targets: [{due: %s, goal: {reach: 60施設}}%s]}"""


def answer(observations, at="R4", *, accumulation="stock", as_of="", due="R8", more=""):
    """Return the answer about a level between 10 in R3 and 60 in R8, unless told otherwise."""
    indicator = PLAN % (accumulation, as_of, due, more)
    listed = "\n".join(f"- {{indicator: x, {each}}}" for each in observations)
    return assess(ledger_of(indicator, listed or "[]"), at=at)["x"]


def told(given_answer):
    """Return the status, or why there is none."""
    return str(given_answer.reason or given_answer.status)


@pytest.mark.parametrize(
    ("observations", "at", "due", "as_of", "expected", "elapsed"),
    [
        (["period: R4, value: 20施設"], "R4", "R8", "", "on-track", Fraction(1, 5)),
        (["period: R4, value: 19施設"], "R4", "R8", "", "behind", Fraction(1, 5)),
        # 25 May: 55 of 365 days of the first of five years
        (["period: R4, value: 12施設, as_of: 2022-05-25"], "R4", "R8", "", "on-track", Fraction(55, 1825)),
        (["period: R4, value: 11施設, as_of: 2022-05-25"], "R4", "R8", "", "behind", Fraction(55, 1825)),
        (["period: 2022-05, value: 12施設"], "R4", "R8", "", "on-track", Fraction(61, 1825)),
        (["period: R4, value: 12施設, as_of: 2022-05"], "R4", "R8", "", "on-track", Fraction(61, 1825)),
        # 31 days after the baseline, and 32
        (["period: R4, value: 10施設, as_of: 2022-05-01"], "R4", "R8", "", "at-baseline", Fraction(31, 1825)),
        (["period: R4, value: 10施設, as_of: 2022-05-02"], "R4", "R8", "", "behind", Fraction(32, 1825)),
        (["period: R4, value: 20施設, as_of: 2023-05-31"], "R4", "R8", "", "on-track", Fraction(1, 5)),
        (["period: R4, value: 20施設, as_of: 2030-01-01"], "R4", "R8", "", "day-outside-year", None),
        # the baseline of the start of its year is a year older than its end
        (["period: R3, value: 20施設"], "R3", "R8", ", as_of: 2021-04-01", "on-track", Fraction(364, 2189)),
        (["period: R4, value: 20施設"], "R4", "R8", ", as_of: 2021-04", "behind", None),
        (["period: R4, value: 20施設"], "R4", "R8", ", as_of: 2030-01-01", "day-outside-year", None),
        # a due date inside its year
        (["period: R6, value: 53施設"], "R6", "2025-09", "", "on-track", Fraction(6, 7)),
        (["period: R7, value: 60施設, as_of: 2025-09-30"], "R7", "2025-09", "", "achieved", 1),
        (["period: R7, value: 59施設, as_of: 2025-09-30"], "R7", "2025-09-30", "", "missed", 1),
        (["period: R7, value: 59施設, as_of: 2025-08-31"], "R7", "2025-09-30", "", "on-track", None),
        (["period: R7, value: 59施設"], "R7", "2025-09-30", "", "missed", 1),
        # a count in the due year, before the date, neither meets nor misses it
        (["period: R8, value: 59施設, as_of: 2026-05-25"], "R8", "R8", "", "on-track", None),
        (["period: R8, value: 60施設, as_of: 2026-05-25"], "R8", "R8", "", "achieved", None),
        (
            ["period: R8, value: 60施設, as_of: 2026-05-25", "period: R9, value: 60施設"],
            "R9",
            "R8",
            "",
            "due-year-unknown",
            1,
        ),
        (
            ["period: R8, value: 60施設, as_of: 2026-05-25", "period: R8, value: 59施設"],
            "R8",
            "R8",
            "",
            "missed",
            1,
        ),
    ],
)
def test_the_share_of_time_goes_by_the_day(observations, at, due, as_of, expected, elapsed):
    """Of the value, of the baseline and of the due date."""
    result = answer(observations, at, due=due, as_of=as_of)
    assert told(result) == expected
    if elapsed is not None and expected != "day-outside-year":
        assert result.elapsed == pytest.approx(float(elapsed), abs=1e-3)


def test_the_sentence_names_the_day():
    """Also one that counts as the end of the year; not the end itself."""
    early = answer(["period: R4, value: 12施設, as_of: 2022-05-25"])
    assert "12施設（令和4年5月25日現在）" in early.describe("ja")
    assert "(as of 25 May 2022)" in early.describe("en")
    late = answer(["period: R4, value: 20施設, as_of: 2023-05-31"])
    assert "20施設（令和5年5月31日現在）" in late.describe("ja")
    end = answer(["period: R4, value: 20施設, as_of: 2023-03-31"])
    assert "現在" not in end.describe("ja")


@pytest.mark.parametrize(
    ("goal", "months", "at", "expected"),
    [
        ("{at-most: 27件}", range(4, 12), "R6", "missed"),
        ("{at-most: 40件}", range(4, 12), "R6", "result-overdue"),
        ("{at-least: 27件}", range(4, 12), "R6", "achieved"),
        ("{at-least: 27件}", range(4, 5), "R6", "result-overdue"),
    ],
)
def test_parts_of_a_flow_are_judged_only_where_they_are_certain(goal, months, at, expected):
    """At least their sum, of what cannot be negative."""
    targets = f"[{{due: R6, goal: {goal}}}]"
    indicator = f"- {{id: x, label: 件数, unit: 件, accumulation: flow, targets: {targets}}}"
    listed = "\n".join(f"- {{indicator: x, period: 2024-{month:02}, value: 4件}}" for month in months)
    assert told(assess(ledger_of(indicator, listed), at=at)["x"]) == expected


def test_the_sentence_says_that_only_a_part_is_known():
    """And does not state the value of an earlier year as that of the year."""
    indicator = (
        "- {id: x, label: 件数, unit: 件, accumulation: flow, targets: [{due: R6, goal: {at-most: 20件}}]}"
    )
    listed = (
        "- {indicator: x, period: 令和6年度上半期, value: 25件}\n- {indicator: x, period: R5, value: 9件}"
    )
    result = assess(ledger_of(indicator, listed), at="R6")["x"]
    assert "令和6年度の実績は25件以上（一部の月のみ）" in result.describe("ja")
    assert "at least 25 cases (a part of the year only)" in result.describe("en")


@given(st.dates(R4.first_day, R4.last_day), st.dates(R4.first_day, R4.last_day))
def test_a_later_day_never_lowers_the_elapsed_share(first, second):
    """And an unrelated indicator or observation changes nothing."""
    shares = []
    for day in sorted((first, second)):
        result = answer([f"period: R4, value: 12施設, as_of: {day}"])
        shares.append(result.elapsed)
        others = [
            f"period: R4, value: 12施設, as_of: {day}",
            "period: R4, value: 99施設, breakdown: {区: 東}",
        ]
        assert answer(others).elapsed == result.elapsed
    assert shares == sorted(shares)


DUE_IN_SEPTEMBER = (
    "- {id: x, label: 箇所数, unit: か所, accumulation: stock, direction: up,"
    " targets: [{due: 2024-09, goal: {at-least: 50か所}}]}"
)
OF_SEPTEMBER = "- {{indicator: x, period: R6, as_of: 2024-09-30, value: {}か所}}\n"


@pytest.mark.parametrize(
    ("observations", "year", "status"),
    [
        (OF_SEPTEMBER.format(40) + "- {indicator: x, period: R6, value: 80か所}", "R6", "achieved-late"),
        (OF_SEPTEMBER.format(60) + "- {indicator: x, period: R6, value: 40か所}", "R6", "no-longer-achieved"),
        (OF_SEPTEMBER.format(40) + "- {indicator: x, period: R6, value: 45か所}", "R6", "missed"),
        (OF_SEPTEMBER.format(60) + "- {indicator: x, period: R7, value: 70か所}", "R7", "achieved"),
        (OF_SEPTEMBER.format(40) + "- {indicator: x, period: R7, value: 70か所}", "R7", "achieved-late"),
        (OF_SEPTEMBER.format(60), "R6", "achieved"),
        (OF_SEPTEMBER.format(40), "R6", "missed"),
        ("- {indicator: x, period: R6, value: 60か所}", "R6", "achieved"),
        ("- {indicator: x, period: R6, value: 60か所}", "R5", "not-assessed"),
    ],
)
def test_a_level_of_the_due_day_goes_before_that_of_the_end_of_its_year(
    observations: str, year: str, status: str
) -> None:
    """The end of the year is then a later value; without a count of that day it is the value when due."""
    answer = assess(ledger_of(DUE_IN_SEPTEMBER, observations), year)["x"]
    assert str(answer.status) == status
    assert "は令和6年度に達成しました" in answer.describe("ja") or status != "no-longer-achieved"
