"""Months, quarters and halves of a yearly flow: their sum, and the least that the year comes to."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmodel.fiscal import FiscalSpan, FiscalYear, Month
from dxmodel.ledger import Observation, resolve
from tests.ledger.small import ledger
from tests.yaml_ledger import ledger_of

R6 = FiscalYear(2024)
FLOW = "- {id: x, label: 件数, unit: 件, accumulation: flow%s}"
MONTHS = [f"period: {Month(2024, 4) + n}, value: {n + 1}件" for n in range(12)]  # 78 in all
QUARTERS = [f"period: 令和6年度第{n}四半期, value: {6 + 9 * (n - 1)}件" for n in range(1, 5)]
HALVES = ["period: 令和6年度上半期, value: 21件", "period: 令和6年度下半期, value: 57件"]


def resolved(*observations, fields="", year=R6):
    """Return the value of a year, or why there is none, and what it comes to at least."""
    answers = set()
    for entries in (observations, observations[::-1]):
        book = ledger_of(FLOW % fields, "\n".join(f"- {{indicator: x, {each}}}" for each in entries))
        value = resolve(book, book.plan.indicator("x"), year)
        least = f", {value.at_least}" if value.at_least is not None else ""
        assert (value.value is None) or bool(value.parts) is (value.observation is None)
        answers.add(f"{value.no_value if value.value is None else value.value}{least}")
    (answer,) = answers
    return answer


@pytest.mark.parametrize(
    ("observations", "expected"),
    [
        (MONTHS, "78件"),
        (QUARTERS, "78件"),
        (HALVES, "78件"),
        ([HALVES[0], *MONTHS[6:]], "78件"),
        ([*QUARTERS[:2], *MONTHS[6:9], QUARTERS[3]], "78件"),
        ([*MONTHS, *QUARTERS, *HALVES], "78件"),
        ([*MONTHS, "period: R6, value: 78件"], "78件"),
        ([*MONTHS, "period: R6, value: {missing: pending}"], "78件"),
        ([*MONTHS, "period: R6, value: 約80件"], "約80件"),
        ([*MONTHS, "period: R6, value: 50件"], "contradiction"),
        ([*HALVES, *QUARTERS[:3], "period: 令和6年度第4四半期, value: 1件"], "contradiction"),
        ([*MONTHS[:8], "period: R6, value: 35件"], "contradiction"),  # eight months have 36 already
        ([*MONTHS[:8], "period: R6, value: 36件"], "36件"),
        ([*MONTHS[:8], "period: R6, value: 99件"], "99件"),
        (MONTHS[:8], "part-of-year, 36件以上"),
        ([*MONTHS[:8], "period: R6, value: {missing: pending}"], "pending, 36件以上"),
        (["period: R6, value: 36件, as_of: 2024-11"], "part-of-year, 36件以上"),
        (["period: R6, value: 36件, as_of: 2024-11", *MONTHS[8:]], "78件"),
        (
            ["period: 2024-04/2024-09, value: 15件", "period: 2024-08/2024-11, value: 14件"],
            "part-of-year, 15件以上",
        ),
        ([*MONTHS[:11], f"{MONTHS[11]}, status: forecast"], "part-of-year, 66件以上"),
        ([*MONTHS[:11], f"{MONTHS[11]}, status: provisional"], "78件"),
        ([*MONTHS, "period: 2024-04, value: 5件, known: R6"], "contradiction"),
        (
            [
                *MONTHS[1:],
                "period: 2024-04, value: 5件, known: 2024-05-01",
                "period: 2024-04, value: 1件, known: 2024-06-01",
            ],
            "78件",
        ),
        (["period: 令和6年度上半期, value: 約20件", HALVES[1]], "75〜79件"),
        (["period: 令和6年度上半期, value: -5件", "period: 2024-10, value: 9件"], "part-of-year"),
        (["period: R5, value: 3件", *MONTHS[:1]], "part-of-year, 1件以上"),
        (
            ["period: 2024-03/2024-09, value: 9件", "period: 2024-10/2025-03, value: 9件"],
            "part-of-year, 9件以上",
        ),
        ([f"{each}, breakdown: {{窓口: 東}}" for each in MONTHS], "members-only"),
    ],
)
def test_the_parts_of_a_flow_make_up_its_year(observations, expected):
    """When all are there; else the year comes to at least the parts that do not overlap."""
    assert resolved(*observations) == expected


@pytest.mark.parametrize(
    ("fields", "observations", "expected"),
    [
        (", bounds: {low: 0件}", MONTHS[:8], "part-of-year, 36件以上"),
        (", bounds: {low: -9件}", MONTHS[:8], "part-of-year"),
        (", bounds: {high: 99件}", MONTHS[:8], "part-of-year"),
        (", baseline: {value: 99件, year: R6}", MONTHS, "99件"),
        (", baseline: {value: 1件, year: R5}", MONTHS, "78件"),
    ],
)
def test_the_plan_says_what_parts_mean(fields, observations, expected):
    """Its bounds say what is possible; its baseline goes before the results of its year."""
    book = ledger_of(FLOW % fields, "\n".join(f"- {{indicator: x, {each}}}" for each in observations))
    value = resolve(book, book.plan.indicator("x"), R6)
    least = f", {value.at_least}" if value.at_least is not None else ""
    assert f"{value.no_value if value.value is None else value.value}{least}" == expected


@pytest.mark.parametrize("accumulation", ["stock", "cumulative", "unknown"])
def test_only_a_declared_flow_is_added(accumulation):
    """And no share, and no rate."""
    months = [Observation(indicator="x", period=f"2024-{n:02}", value=f"{n}件") for n in range(4, 10)]
    book = ledger(*months, accumulation=accumulation)
    assert resolve(book, book.plan.indicator("x"), R6).parts == ()


@pytest.mark.parametrize("unit", ["%", "件/月", "‰"])
def test_shares_and_rates_are_not_added(unit):
    """The mean of twelve months would be another thing."""
    halves = [Observation(indicator="x", period=f"令和6年度{half}半期", value=f"9{unit}") for half in "上下"]
    book = ledger(*halves, accumulation="flow", unit=unit)
    assert str(resolve(book, book.plan.indicator("x"), R6).no_value) == "part-of-year"


@given(st.sets(st.integers(1, 11)), st.lists(st.integers(0, 99), min_size=12, max_size=12), st.randoms())
def test_any_division_of_the_year_has_the_sum_of_its_months(cuts, counts, random):
    """In any order; and without one part, the sum of the others is the least."""
    ends = [0, *sorted(cuts), 12]
    first = Month(2024, 4)
    runs = [
        Observation(
            indicator="x",
            period=FiscalSpan(first + start, first + (end - 1)),
            value=f"{sum(counts[start:end])}件",
        )
        for start, end in pairwise(ends)
    ]
    first_run = runs[0]
    random.shuffle(runs)
    book = ledger(*runs, accumulation="flow")
    answer = resolve(book, book.plan.indicator("x"), R6)
    assert str(answer.amount) == f"{sum(counts):,}件"
    if len(runs) > 1:
        book = ledger(*(each for each in runs if each != first_run), accumulation="flow")
        least = resolve(book, book.plan.indicator("x"), R6).at_least
        assert str(least) == f"{sum(counts) - sum(counts[: ends[1]]):,}件以上"
