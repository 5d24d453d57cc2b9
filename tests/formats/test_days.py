"""A day is read as it is printed, wherever one is read."""

import re
from datetime import date
from typing import Any

import pytest

from dxmodel.fiscal import When
from dxmodel.formats.csv import dumps, loads
from dxmodel.ledger import Observation
from dxmodel.plan import Completion, Due
from tests.yaml_ledger import ledger_of

INDICATORS = """
- id: forms
  label: 様式
  unit: 件
  accumulation: stock
  baseline: {{value: 5件, as_of: {day}}}
  targets: [{{due: {day}, goal: {{reach: 20件}}}}]
- {{id: system, label: 電子申請システムの導入, targets: [{{due: R8, goal: {{completed: 導入}}}}]}}
"""
OBSERVATIONS = """
- {{indicator: forms, period: R7, value: 9件, as_of: {day}, known: {day}}}
- {{indicator: system, period: R7, value: {{done: {day}}}}}
- {{indicator: forms, period: R6, value: 7件, withdrawn: {{on: {day}, why: 転記誤り}}}}
"""
DAYS = [
    "2025-06-30", "2025/6/30", "2025/06/30", "2025.6.30", "令和7年6月30日", "R7.6.30", "R7/6/30",
    "Ｒ７．６．３０",
    "令和 7 年 6 月 30 日", "2025年6月30日", "平成37年6月30日", "令和7年6月30日現在", "2025/6/30 0:00",
]  # fmt: skip
ENDS_OF_MONTH = ["令和7年6月末日", "令和7年6月末時点", "R7.6月末現在"]


@pytest.mark.parametrize("text", DAYS)
def test_a_day_is_that_day_in_every_field(text: str) -> None:
    """In baselines, due dates, results, their days, withdrawals and completions."""
    day = date(2025, 6, 30)
    ledger = ledger_of(INDICATORS.format(day=repr(text)), OBSERVATIONS.format(day=repr(text)))
    forms = ledger.plan.indicator("forms")
    assert forms.baseline is not None
    assert forms.baseline.as_of == day
    assert forms.targets[0].due == Due(text) == Due(day)
    first = next(each for each in ledger.observations if each.as_of)
    assert first.as_of == day
    assert first.known is not None
    assert first.known.exact == day
    (done,) = (each.value for each in ledger.observations if isinstance(each.value, Completion))
    assert done == Completion(done=When.on(day))
    (withdrawn,) = (each.withdrawn for each in ledger.observations if each.withdrawn)
    assert withdrawn.on == day


@pytest.mark.parametrize("text", ENDS_OF_MONTH)
def test_the_end_of_a_month_is_its_last_day(text: str) -> None:
    """As the day of a count."""
    ledger = ledger_of(
        INDICATORS.format(day="R7.6.30"), f"- {{indicator: forms, period: R7, value: 9件, as_of: {text}}}"
    )
    assert ledger.observations[0].as_of == date(2025, 6, 30)


def test_the_end_of_a_fiscal_year_is_a_day_only_as_the_time_of_a_count() -> None:
    """令和5年度末時点 was counted on 31 March."""
    ledger = ledger_of(
        INDICATORS.format(day="R7.6.30"),
        "- {indicator: forms, period: R5, value: 9件, as_of: 令和5年度末時点}",
    )
    assert ledger.observations[0].as_of == date(2024, 3, 31)


ENTRIES: list[dict[str, Any]] = [
    {"indicator": "a", "period": "R6", "value": "5件", "known": "2025-06-30", "as_of": date(2025, 3, 1)},
    {"indicator": "a", "period": "2024-04/2024-09", "value": "5件", "known": "2024-12-01/"},
    {"indicator": "b", "period": "R6", "value": Completion(done="2024-12-05")},
]


def test_what_excel_makes_of_the_days_of_our_own_table_is_read() -> None:
    """It rewrites 2025-06-30 as 2025/6/30, and leaves intervals and spans as they are."""
    entries = tuple(Observation(**each) for each in ENTRIES)
    table = re.sub(r"(?<=,)(\d{4})-0?(\d+)-0?(\d+)(?=,)", r"\1/\2/\3", dumps(entries))
    assert table.count("/6/30") == table.count("/12/5") == table.count("2025/3/1") == 1
    assert loads(table) == entries
