"""The day of a value: a level of the end of the year, of a day inside it, or none."""

from datetime import date

import pytest

from dxmodel.errors import ParseError, ValidationError
from dxmodel.fiscal import FiscalYear, Month
from dxmodel.ledger import Observation, resolve
from dxmodel.plan import Baseline, Due
from tests.yaml_ledger import ledger_of

R4 = FiscalYear(2022)

LEVEL = "{id: x, label: 施設, unit: 施設, accumulation: stock}"
TOTAL = "{id: x, label: 件数, unit: 施設, accumulation: cumulative}"
UNSTATED = "{id: x, label: 施設, unit: 施設}"
FLOW = "{id: x, label: 件数, unit: 施設, accumulation: flow}"
WITH_BASELINE = """\
{id: x, label: 施設, unit: 施設, accumulation: stock, baseline: {value: 3施設, year: R4}}"""
OF_ITS_START = """\
{id: x, label: 施設, unit: 施設, accumulation: stock,
 baseline: {value: 3施設, year: R4, as_of: 2022-04}}"""


def resolved(indicator, *observations, year=R4):
    """Return the value of a year and its day, or why there is none; whatever the order of the entries."""
    answers = set()
    for entries in (observations, observations[::-1]):
        book = ledger_of(
            f"- {indicator}", "\n".join(f"- {{indicator: x, {each}}}" for each in entries) or "[]"
        )
        value = resolve(book, book.plan.indicator("x"), year)
        no_value = str(value.no_value)
        answers.add((no_value if value.value is None else str(value.value), value.day, value.is_early))
    assert len(answers) == 1
    text, day, is_early = answers.pop()
    return f"{text}{f' of {day}' if day else ''}{' early' if is_early else ''}"


@pytest.mark.parametrize("indicator", [LEVEL, TOTAL, UNSTATED])
@pytest.mark.parametrize(
    ("observations", "expected"),
    [
        (["period: R4, value: 5施設"], "5施設"),
        (["period: R4, value: 5施設, as_of: 2023-03-31"], "5施設"),
        (["period: R4, value: 5施設, as_of: 2023-03"], "5施設"),
        (["period: R4, value: 5施設, as_of: 2022-05-25"], "5施設 of 2022-05-25 early"),
        (["period: R4, value: 5施設, as_of: 令和4年5月25日"], "5施設 of 2022-05-25 early"),
        (["period: R4, value: 5施設, as_of: 2022-05"], "5施設 of 2022-05-31 early"),
        (["period: R4, value: 5施設, as_of: 2022-04-01"], "5施設 of 2022-04-01 early"),
        (["period: R4, value: 5施設, as_of: 2023-05-31"], "5施設 of 2023-05-31"),
        (["period: R4, value: 5施設, as_of: 2023-06-01"], "day-outside-year"),
        (["period: R4, value: 5施設, as_of: 2022-03-31"], "day-outside-year"),
        (["period: R4, value: 5施設, as_of: 2030-01-01"], "day-outside-year"),
        (["period: R4, value: 5施設, as_of: 2030-01-01", "period: R4, value: 6施設"], "6施設"),
        (["period: R4, value: 5施設, as_of: 2022-05-25", "period: R4, value: 6施設"], "6施設"),
        (
            ["period: R4, value: 5施設, as_of: 2022-05-25", "period: R4, value: 6施設, as_of: 2022-09"],
            "6施設 of 2022-09-30 early",
        ),
        (["period: R4, value: 5施設, as_of: 2023-05-31", "period: R4, value: 6施設"], "6施設"),
        (
            ["period: R4, value: 5施設, as_of: 2022-09", "period: R4, value: {missing: pending}"],
            "5施設 of 2022-09-30 early",
        ),
        (
            [
                "period: R4, value: 5施設, as_of: 2022-09",
                "period: R4, value: 6施設, status: provisional",
            ],
            "6施設",
        ),
    ],
)
def test_a_level_is_of_its_day(indicator, observations, expected):
    """The end of the year goes first, then the two months after it, then the latest day inside."""
    assert resolved(indicator, *observations) == expected


@pytest.mark.parametrize("indicator", [LEVEL, TOTAL])
@pytest.mark.parametrize(
    ("observations", "expected"),
    [
        (["period: 2022-04/2022-04, value: 5施設"], "5施設 of 2022-04-30 early"),
        (["period: 2022-09, value: 5施設"], "5施設 of 2022-09-30 early"),
        (["period: 令和4年度上半期, value: 5施設"], "part-of-year"),
        (["period: 令和4年度上半期, value: 5施設, as_of: 2022-09"], "5施設 of 2022-09-30 early"),
        (["period: 2023-03, value: 5施設"], "5施設"),
        (["period: 2022-04, value: 5施設", "period: 2022-05, value: 6施設"], "6施設 of 2022-05-31 early"),
    ],
)
def test_a_level_of_a_month_is_that_of_its_last_day(indicator, observations, expected):
    """It is known, like one with that day."""
    assert resolved(indicator, *observations) == expected


@pytest.mark.parametrize(
    ("observations", "expected"),
    [
        (["period: R4, value: 5施設, as_of: 2022-11-30"], "part-of-year"),
        (["period: R4, value: 5施設, as_of: 2023-05-31"], "5施設 of 2023-05-31"),
        (["period: 2022-04, value: 5施設"], "part-of-year"),
        (["period: R4, value: 5施設, as_of: 2023-07-01"], "day-outside-year"),
    ],
)
def test_a_flow_has_no_value_before_the_end_of_its_year(observations, expected):
    """What was counted until then is a part of the year."""
    assert resolved(FLOW, *observations) == expected


@pytest.mark.parametrize(
    ("indicator", "observations", "expected"),
    [
        (WITH_BASELINE, ["period: R4, value: 2施設"], "3施設"),
        (WITH_BASELINE, ["period: R4, value: 3施設"], "3施設"),
        (WITH_BASELINE, ["period: R4, value: 約3施設"], "約3施設"),
        (WITH_BASELINE, ["period: R4, value: 2施設", "period: R4, value: 4施設, known: 2023-06-01"], "3施設"),
        (WITH_BASELINE, ["period: R4, value: 2施設, as_of: 2022-05-25"], "3施設"),
        (OF_ITS_START, [], "3施設 of 2022-04-30 early"),
        (OF_ITS_START, ["period: R4, value: 2施設"], "2施設"),
        (OF_ITS_START, ["period: R4, value: 2施設, as_of: 2022-04-30"], "3施設 of 2022-04-30 early"),
        (OF_ITS_START, ["period: 2022-05, value: 2施設"], "2施設 of 2022-05-31 early"),
    ],
)
def test_the_baseline_is_the_value_of_its_day(indicator, observations, expected):
    """Another result of that day does not replace it; one of a preferred day is another value."""
    assert resolved(indicator, *observations) == expected


def test_counts_of_different_days_and_statuses_stand_side_by_side():
    """The key has the day and the status; of one key, the error names what tells two entries apart."""
    start, end = "period: R4, value: 5施設, as_of: 2022-04-01", "period: R4, value: 6施設"
    assert resolved(LEVEL, start, end) == "6施設"
    forecast = "period: R4, value: 7施設, status: forecast"
    assert resolved(LEVEL, end, forecast, "period: R4, value: 8施設, status: planned") == "6施設"
    for repeated in (
        end,
        "period: R4, value: 9施設, as_of: 2023-03-31",
        "period: R4, value: 9施設, as_of: 2023-03",
    ):
        with pytest.raises(ValidationError, match=r"known.*as_of.*status.*breakdown"):
            resolved(LEVEL, end, repeated)


def test_a_day_may_be_written_as_a_month():
    """Which stands for its last day; in Python too, and for baselines and due dates."""
    observation = Observation(indicator="x", period="R4", value="5件", as_of="令和4年5月")
    assert observation.as_of == Month(2022, 5)
    assert observation.day == date(2022, 5, 31)
    assert Baseline(value="5件", as_of="2022-05-25").year == R4
    assert Due("令和7年9月30日").by == date(2025, 9, 30)
    assert (Due("2025-09-30").year, Due("2025-09").day) == (FiscalYear(2025), date(2025, 9, 30))
    assert f"{Due('2025-09-30', qualifier='概ね'):ja} {Due('2025-09-30')}" == "概ね令和7年9月30日 2025-09-30"


@pytest.mark.parametrize("day", ["2023-02-29", "令和5年2月30日", "R4", "春", "2022-13"])
def test_a_day_that_is_no_day_is_refused(day):
    """With what would be accepted."""
    with pytest.raises(ParseError):
        Observation(indicator="x", period="R4", value="5件", as_of=day)
