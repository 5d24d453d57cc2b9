"""Which forecasts are given, and what they are compared with: right values."""

import pytest

from dxmodel.goals import AtLeast, MeanOver, TotalOver
from dxmodel.ledger import Observation
from dxmodel.plan import Bounds, Missing, MissingReason
from dxmodel.progress.forecasting.forecast import forecast
from dxmodel.progress.forecasting.value import ForecastMethod, NoForecast
from tests.progress.small import book

METHODS = [str(each) for each in ForecastMethod]


def look(values, *, until="R8", goal=None, due="R8", **arguments):
    """Return the forecasts from one value for each year up to R6."""
    years = [f"R{7 - len(values) + number}" for number in range(len(values))]
    measured = list(zip(years, values, strict=True))
    return forecast(book(*measured, goal=goal, due=due, **arguments), "x", until, at="R6")


@pytest.mark.parametrize("value", ["100%", "0.1%", "33.3%", "7%", "99.9%"])
@pytest.mark.parametrize("years", [3, 4, 5])
def test_equal_values_are_continued_as_they_are(value, years):
    """Three or more values of 100 % lead to 100 %: a rounding error is not out of range."""
    result = look([value] * years, unit="%", bounds=Bounds(low="0%", high=value))
    for each in result.forecasts:
        assert each.values or each.reason is NoForecast.NOT_A_SHARE
        assert not any(one.beyond_bounds for one in each.values)
        assert "取り得る範囲を超える" not in each.describe("ja")
        assert not each.values or each.describe("ja").startswith(
            f"令和8年度の見込みは{each.method:ja}では{value}"
        )


RUNNING_TOTALS = (
    (("0件", "0件", "0件", "0件", "100件"), "theil-sen"),
    (("0件", "0件", "0件", "0件", "100件"), "least-squares"),
)


@pytest.mark.parametrize(("values", "method"), RUNNING_TOTALS)
def test_a_running_total_is_not_below_its_last_value(values, method):
    """It declines; of a level it is told."""
    total, level = (look(values, until="R7", accumulation=each) for each in ("cumulative", "stock"))
    assert total[method].reason is NoForecast.FALLING_TOTAL
    assert "直近の値から減る累計" in total[method].describe("ja")
    assert level[method].values


TOO_FAR = (
    (("1件", "16件", "160件"), "R10", "constant-growth"),
    (("1件", "16件", "160件"), "R20", "last-change"),
    (("0件", "1件", "2件"), "R58", "last-change"),
)


@pytest.mark.parametrize(("values", "until", "method"), TOO_FAR)
def test_beyond_ten_times_the_largest_value_there_is_no_forecast(values, until, method):
    """Nor more than fifty years ahead."""
    each = look(values, until=until)[method]
    assert (each.reason, each.values) == (NoForecast.TOO_FAR, ())


def test_up_to_ten_times_the_largest_value_there_is_one():
    """160 and 144 more each year are 1,600 after ten."""
    assert look(("1件", "16件", "160件"), until="R16")["last-change"].at("R16").value == 1600
    assert not look(("1件", "16件", "160件"), until="R17")["last-change"].values


def test_a_target_that_is_met_after_fifty_years_is_not_met():
    """Around 4438年度 is no forecast."""
    result = look(("10件", "10.01件"), goal=AtLeast("40件"))
    assert result["last-change"].attained is None
    assert "今後50年のうちに目標（40件以上）を達成しない見込みです" in result.describe("ja")


SPANS = (
    # of each year up to R6, the goal, how years add up → the total or mean, the year in which it is met
    (("50件", "60件", "70件"), TotalOver("300件", "R4/R8"), "flow", 350.0, 2026.0),
    (("50件", "60件", "70件"), TotalOver("260件", "R4/R8"), "flow", 350.0, 2025.0),
    (("50件", "60件", "70件"), TotalOver("351件", "R4/R8"), "flow", 350.0, None),
    (("50件", "60件", "70件"), MeanOver("70件", "R4/R8"), "flow", 70.0, 2026.0),
    (("50件", "60件", "70件"), MeanOver("71件", "R4/R8"), "flow", 70.0, None),
    (("10件", "60件", "70件"), TotalOver("200件", "R7/R8"), "flow", 170.0, None),
)


@pytest.mark.parametrize(("values", "goal", "accumulation", "total", "year"), SPANS)
def test_a_total_is_compared_with_what_is_left_of_it(values, goal, accumulation, total, year):
    """180 so far and 80 and 90 to come are 350."""
    arguments = {"accumulation": accumulation, "direction": "up"}
    each = look(values, goal=goal, **arguments)["last-change"]
    assert (each.total, each.attained) == (total, year)


def test_a_running_total_is_compared_with_what_is_left_of_the_total():
    """100 by R3, 250 by R6: 150 of the 300 are done, and 50 a year make 250 by R8."""
    values = [("R3", "100件"), ("R4", "150件"), ("R5", "200件"), ("R6", "250件")]
    for goal, year in ((TotalOver("250件", "R4/R8"), 2026.0), (TotalOver("300件", "R4/R8"), None)):
        result = forecast(book(*values, goal=goal, due="R8", accumulation="cumulative"), "x", at="R6")
        assert (result["last-change"].total, result["last-change"].attained) == (250.0, year)


def test_a_total_to_be_kept_low_is_met_where_it_stays_below():
    """180 so far and 80 and 90 to come are 350 of at most 340."""
    for most, is_met in (("350件", True), ("340件", False)):
        goal = TotalOver(most, "R4/R8")
        result = look(("50件", "60件", "70件"), goal=goal, accumulation="flow", direction="down")
        assert (result["last-change"].attained is not None) is is_met
        text = "目標を達成する見込み" if is_met else "目標を達成しない見込み"
        assert text in result.describe("ja")


def test_a_total_of_which_a_year_is_missing_is_not_compared():
    """A missing year is not zero."""
    ledger = book(
        ("R4", "50件"), ("R6", "70件"), goal=TotalOver("300件", "R4/R8"), due="R8", accumulation="flow"
    )
    pending = Observation(indicator="x", period="R5", value=Missing(MissingReason.PENDING))
    result = forecast(ledger.with_observations(pending), "x", at="R6")
    assert [each.total for each in result.forecasts] == [None] * len(METHODS)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_sentence_gives_the_totals_of_all_methods(language):
    """And how many of them meet the target."""
    text = look(("50件", "60件", "71件"), goal=TotalOver("355件", "R4/R8"), accumulation="flow").describe(
        language
    )
    expected = "4つの方法のうち2つで目標を達成する見込みです" if language == "ja" else "met by 2 of 4 methods"
    assert expected in text


def test_a_forecast_says_first_whether_the_target_is_met_in_time():
    """By all methods, by some or by none: 16, 22, 28 and then 40 in R8 on a line, more by growth."""
    for goal, text in (
        (AtLeast("35件"), "期限（令和8年度）までの達成が見込まれます。"),
        (AtLeast("43件"), "つの方法のうち1つで見込まれます。"),
        (AtLeast("60件"), "期限（令和8年度）までの達成は見込まれません。目標（60件以上）の達成は"),
    ):
        sentence = look(("16件", "22件", "28件"), goal=goal).describe("ja")
        assert text in sentence, (goal, sentence)
