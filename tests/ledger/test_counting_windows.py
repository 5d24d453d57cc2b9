"""Counting windows of indicators: what is whole, which year it is of, and what is read as a year."""

import pytest

from dxmodel.errors import DxError, ValidationError
from dxmodel.fiscal import FiscalYear
from dxmodel.formats import json, yaml
from dxmodel.ledger import resolve
from tests.yaml_ledger import ledger_of

R6 = FiscalYear(2024)
YEAR = "period: 2024-01/2024-12"


def resolved(window, *observations, accumulation="flow", year=R6, fields=""):
    """Return the value of a year, its day if it is early, and what the year comes to at least."""
    indicator = f"- {{id: x, label: 件数, unit: 件, accumulation: {accumulation}, window: {window}{fields}}}"
    book = ledger_of(indicator, "\n".join(f"- {{indicator: x, {each}}}" for each in observations) or "[]")
    value = resolve(book, book.plan.indicator("x"), year)
    text = f"{value.no_value if value.value is None else value.value}"
    least = f", {value.at_least}" if value.at_least is not None else ""
    return f"{text}{f' of {value.day}' if value.day else ''}{' early' if value.is_early else ''}{least}"


@pytest.mark.parametrize(
    ("window", "observations", "expected"),
    [
        ("暦年", ["period: 2024-01/2024-12, value: 5件"], "5件"),
        ("暦年", ["period: R6, value: 5件"], "5件"),
        ("暦年", ["period: 令和6年, value: 5件"], "5件"),
        ("暦年", ["period: 2024年, value: 5件"], "5件"),
        ("暦年", ["period: 令和6年1月～12月, value: 5件"], "5件"),
        ("暦年", ["period: 2023-01/2023-12, value: 5件"], "no-observation"),
        ("暦年", ["period: 2024-01/2024-06, value: 5件", "period: 2024-07/2024-12, value: 6件"], "11件"),
        ("暦年", ["period: 2024-01/2024-06, value: 5件"], "part-of-year, 5件以上"),
        (
            "暦年",
            ["period: 2024-01/2024-12, value: 5件, status: provisional", "period: R6, value: 6件"],
            "6件",
        ),
        (
            "暦年",
            ["period: 2024-01/2024-12, value: 5件", "period: R6, value: 6件, known: R7"],
            "contradiction",
        ),
        ("7～3月", ["period: 2024-07/2025-03, value: 5件"], "5件"),
        ("7～3月", ["period: R6, value: 5件"], "5件"),
        ("7～3月", ["period: 2024-04/2024-12, value: 5件"], "other-window"),
        ("7～3月", ["period: 2024-07/2024-12, value: 5件", "period: 2025-01/2025-03, value: 4件"], "9件"),
        ("10/09 end", ["period: 2023-10/2024-09, value: 5件"], "5件"),
        ("10/09 start", ["period: 2023-10/2024-09, value: 5件"], "no-observation"),
        ("10/09 start", ["period: 2024-10/2025-09, value: 5件"], "5件"),
    ],
)
def test_a_value_of_the_window_is_that_of_its_year(window, observations, expected):
    """Written with the months or with the year."""
    assert resolved(window, *observations) == expected


@pytest.mark.parametrize(
    ("observation", "expected"),
    [
        ("period: 令和6年, value: 5件, as_of: 2024-12-31", "5件"),
        ("period: R6, value: 5件, as_of: 2025-02-28", "5件 of 2025-02-28"),
        ("period: R6, value: 5件, as_of: 2025-03-01", "day-outside-year"),
        ("period: R6, value: 5件, as_of: 2024-06-30", "5件 of 2024-06-30 early"),
        ("period: 2024-01, value: 5件", "5件 of 2024-01-31 early"),
        ("period: 2024-12, value: 5件", "5件"),
    ],
)
def test_a_level_of_a_window_is_that_of_its_end(observation, expected):
    """A day inside it is a day inside the year."""
    assert resolved("暦年", observation, accumulation="stock") == expected


@pytest.mark.parametrize(
    "second",
    ["period: R6, value: 6件", "period: 令和6年, value: 6件", "period: R6, as_of: 2024-12, value: 6件"],
)
def test_a_window_and_its_year_are_one_key(second):
    """So two values of it need something that tells them apart."""
    with pytest.raises(ValidationError, match="as_of"):
        resolved("暦年", "period: 2024-01/2024-12, value: 5件", second)
    for other in ("known: R7", "status: forecast", "breakdown: {窓口: 東}"):
        resolved("暦年", "period: 2024-01/2024-12, value: 5件", f"{second}, {other}")


def test_a_calendar_year_is_read_only_where_the_indicator_counts_it():
    """In baselines, due dates and spans too; and what was read is written as fiscal years."""
    fields = ", baseline: {value: 1件, year: 令和4年}, targets: [{due: 令和8年, goal: {reach: 9件}}]"
    assert resolved("暦年", fields=fields, year=FiscalYear(2022)) == "1件"
    for window in ("7～3月", "1～11月"):
        with pytest.raises(DxError, match="calendar year"):
            resolved(window, fields=fields)
        with pytest.raises(DxError, match="calendar year"):
            resolved(window, "period: 令和6年, value: 5件")


def test_a_ledger_with_windows_comes_back():
    """In both formats, with the months of its results as they were written."""
    book = ledger_of(
        "- {id: x, label: 件数, unit: 件, window: 暦年}",
        "- {indicator: x, period: 2024-01/2024-12, value: 5件}",
    )
    assert yaml.loads(yaml.dumps(book)) == json.loads(json.dumps(book)) == book
    assert str(book.observations[0].period) == "2024-01/2024-12"
    assert book.years_of("x") == (R6,)


INDICATOR = """
- id: x
  label: 出生数
  unit: 人
  window: 暦年
  span: 令和2年～令和12年
  baseline: {value: 500人, year: 令和2年}
  targets:
  - {due: 令和5年, goal: {reach: 510人}}
  - due: {by: 令和6年, not_before: 令和5年}
    goal: {increase-by: {share: 5%, base_year: 令和2年, base: 500人}}
  - {due: 令和7年, goal: {total-over: {amount: "2,000人", span: 令和4年～令和7年}}}
  - {due: 令和8年, goal: {reach: 530人}, breakdown: {国籍: 令和3年の分類}}
  breaks: [{since: 令和3年, unit: 人}]
- {id: y, label: 世帯数, unit: 世帯, targets: [{due: R5, goal: {reach: 210世帯}}]}
"""
REVISION = """
format: revision/1
id: x-later
label: 見直し
decided: 2023-04
changes:
- move-target: {indicator: x, due: 令和5年, to: 令和9年}
- withdraw-target: {indicator: x, due: 令和8年}
- set-target: {indicator: x, target: {due: 令和10年, goal: {reach: 540人}}}
- add: {indicator: {id: z, label: 死亡数, unit: 人, window: 暦年, baseline: {value: 300人, year: 令和2年}}}
- set-baseline: {indicator: z, baseline: {value: 301人, year: 令和3年}}
- end: {of: x, last: 令和11年}
"""


def test_every_year_of_an_indicator_of_calendar_years_may_be_written_as_one() -> None:
    """In the indicator, in its results, evaluations and changes, but in no text; 令和6年 is that of R6."""
    book = ledger_of(
        INDICATOR,
        "- {indicator: x, period: 令和4年, value: {missing: {reason: not-started, starts: 令和5年}}}",
        evaluations="format: evaluations/1\nevaluations:\n- {item: x, year: 令和4年, grade: 令和4年}",
        **{"revisions/later": REVISION},
    )
    births, deaths = book.plan.indicator("x"), book.plan.indicator("z")
    assert [str(each.due.by) for each in births.targets] == ["R6", "R7", "R9", "R10"]
    goals = {str(each.due.by): each.goal for each in births.targets}
    assert (str(goals["R6"].base_year), str(goals["R7"].span)) == ("R2", "R4/R7")  # type: ignore[union-attr]
    assert str(book.founding.indicator("x").targets[-1].breakdown) == "(('国籍', '令和3年の分類'),)"
    assert [str(each) for each in (births.span, births.breaks[0].since)] == ["R2/R12", "R3"]
    assert births.ended is not None
    assert str(births.ended.last) == "R11"
    assert deaths.baseline is not None
    assert str(deaths.baseline.year) == "R3"
    [result], [evaluation] = book.observations, book.evaluations
    assert f"{result.value:en}" == "not started (from FY2023)"
    assert (str(evaluation.year), evaluation.grade) == ("R4", "令和4年")


def test_a_calendar_year_of_another_indicator_is_refused() -> None:
    """The statement of one indicator holds for that one."""
    with pytest.raises(ValidationError) as error:
        ledger_of(
            INDICATOR.replace("due: R5, goal: {reach: 210世帯}", "due: 令和5年, goal: {reach: 210世帯}")
        )
    assert [each.code for each in error.value.problems] == ["fiscal.calendar_year"]


@pytest.mark.parametrize("window", ["春", "7月、9月", "1～6月", "13～2月"])
def test_a_window_that_is_no_run_of_months_is_one_located_error(window):
    """With the place where it stands."""
    with pytest.raises(ValidationError) as error:
        resolved(window)
    (problem,) = error.value.problems
    assert problem.path == "$.indicators[0].window"


@pytest.mark.parametrize(
    ("window", "period", "value"),
    [
        ("", "2024-04/2025-03", "60件"),
        ("", "令和6年4月～令和7年3月", "60件"),
        ("window: 暦年", "2024-04/2025-03", "other-window"),
        ("window: 暦年", "2024-01/2024-12", "60件"),
        ("window: 暦年", "R6", "60件"),
        ("window: 7月～3月", "2024-04/2025-03", "other-window"),
        ("window: 7月～3月", "2024-07/2025-03", "60件"),
        ("window: 暦年", "2024-01/2024-06", "part-of-year"),
    ],
)
@pytest.mark.parametrize("accumulation", ["flow", "stock", "unknown"])
def test_months_that_are_no_window_of_an_indicator_are_no_value_of_its_year(
    window, period, value, accumulation
):
    """April to March is the value of a year only where the fiscal year is counted; it is kept and named."""
    fields = f"unit: 件, accumulation: {accumulation}, {window}".rstrip(", ")
    ledger = ledger_of(
        f"- {{id: x, label: 指標, {fields}}}", f"- {{indicator: x, period: {period}, value: 60件}}"
    )
    of_year = resolve(ledger, ledger.plan.indicator("x"), R6)
    assert str(of_year.value or of_year.no_value) == value
    assert json.loads(json.dumps(ledger)) == ledger
