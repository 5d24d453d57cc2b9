"""A plan whose start is not known is assessed, reported and revised as any other."""

import pytest

from dxmodel.changes import ExtendPeriod, ShortenPeriod
from dxmodel.checks import check
from dxmodel.progress import assess
from dxmodel.report import report, to_markdown
from dxmodel.revise import apply
from tests.yaml_ledger import PLAN, ledger_of

OPEN = PLAN.replace("令和3年度～令和12年度", "～令和8年度")
INDICATOR = """
- id: x
  label: 指標
  unit: 件
  direction: up
  accumulation: stock
  baseline: {value: 10件, year: R3}
  targets: [{due: R8, goal: {reach: 110件}}]
"""


def test_the_first_year_is_not_known_and_the_last_one_is():
    """～令和8年度 has no start; R4/ has no end."""
    plan = ledger_of(INDICATOR, plan=OPEN).plan
    assert (plan.first_year, str(plan.last_year), str(plan.period)) == (None, "R8", "/R8")


@pytest.mark.parametrize(
    ("observations", "at", "status"),
    [
        ("[]", "R5", "not-assessed"),
        ("- {indicator: x, period: R5, value: 60件}", "R5", "on-track"),
        ("- {indicator: x, period: R5, value: 20件}", "R5", "behind"),
        ("- {indicator: x, period: R8, value: 120件}", "R8", "achieved"),
    ],
)
def test_an_indicator_is_judged_without_the_start_of_the_plan(observations, at, status):
    """By its baseline and its target."""
    (answer,) = assess(ledger_of(INDICATOR, observations, plan=OPEN), at)
    assert str(answer.status) == status


@pytest.mark.parametrize(
    ("indicators", "year"), [(INDICATOR, "令和3年度"), ("- {id: x, label: 指標, unit: 件}", "令和8年度")]
)
def test_a_report_names_the_year_of_its_verdicts(indicators, year):
    """Where nothing was measured, the last year, and why."""
    text = to_markdown(report(ledger_of(indicators, plan=OPEN)))
    assert "令和8年度まで" in text
    assert f"判定する年度** {year}" in text


def test_a_due_date_after_the_end_is_outside_and_none_is_before_the_start():
    """The side that is not known makes no finding."""
    early, late = (INDICATOR.replace("due: R8", f"due: {due}") for due in ("R4", "R9"))
    codes = [{each.code for each in check(ledger_of(text, plan=OPEN))} for text in (early, late)]
    assert ["check.due_outside_period" in each for each in codes] == [False, True]


def test_the_period_is_extended_and_shortened_at_its_end():
    """The start stays unknown."""
    plan = ledger_of("- {id: x, label: 指標, unit: 件}", plan=OPEN).plan
    assert str(apply(plan, [ExtendPeriod("R10")]).period) == "/R10"
    assert str(apply(plan, [ShortenPeriod("R6")]).period) == "/R6"
