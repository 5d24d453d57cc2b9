"""Where an indicator is heading: what each method says, what it declines, and from which points."""

import subprocess
import sys
from math import ceil, sqrt

import attrs
import numpy as np
import pytest
import scipy.stats

from dxmodel.amount import Amount
from dxmodel.changes import Redefine, SetTarget
from dxmodel.errors import InvalidValueError, ParseError, UnknownNameError
from dxmodel.fiscal import FiscalYear
from dxmodel.goals import AtLeast, AtMost, ChangeBy, Maintain, Reach, Within
from dxmodel.plan import (
    Bounds,
    Break,
    Bridge,
    Denominator,
    Direction,
    Doubt,
    Ending,
    Missing,
    MissingReason,
    Target,
)
from dxmodel.progress import Reason
from dxmodel.progress.forecasting.forecast import forecast
from dxmodel.progress.forecasting.value import ForecastMethod, NoForecast, around
from dxmodel.revise import Revision
from tests.progress.small import book
from tests.yaml_ledger import ledger_of

METHODS = [str(method) for method in ForecastMethod]
UNEVEN = (("R1", "10件"), ("R2", "14件"), ("R4", "15件"), ("R5", "23件"), ("R6", "24件"))


def look(*values, until=None, at="R6", **arguments):
    """Return the outlook of one indicator; *values* are (year, value) pairs."""
    return forecast(book(*values, **arguments), "x", until, at=at)


def case_a(**arguments):
    """28.9 % of FY2020 was 41.2 % in FY2022, and is to be 60 % in FY2024."""
    text = {"baseline": "28.9%", "start": "R2", "due": "R6", "goal": Reach("60%"), "unit": "%"}
    return look(("R4", "41.2%"), at="R4", **(text | arguments))


# --- two values


def test_the_last_change_is_continued():
    """28.9 % and 41.2 % two years later lead to 53.5 % in two more."""
    projection = case_a()["last-change"]
    assert projection.at("R6").value == pytest.approx(53.5)
    assert projection.attained == pytest.approx(2025.06, abs=0.005)


@pytest.mark.parametrize("method", METHODS[1:])
def test_two_points_give_nothing_but_the_last_change(method):
    """A line through two values has nothing to smooth, and no scatter."""
    projection = case_a()[method]
    assert (projection.reason, projection.values, projection.attained) == (
        NoForecast.TOO_FEW_POINTS,
        (),
        None,
    )


def test_two_points_give_no_false_precision():
    """No interval, an envelope of one, and a sentence that says so in both languages."""
    outlook = case_a()
    assert outlook["last-change"].at("R6").low is None
    assert outlook.envelope() == pytest.approx((53.5, 53.5))
    assert "two values" in outlook.describe("en")
    assert "2年度分の値だけ" in outlook.describe("ja")


def test_a_forecast_names_its_points():
    """Alone, and beside the others."""
    outlook = case_a()
    for text in (outlook.describe("en"), outlook["last-change"].describe("en")):
        assert "from 28.9% (FY2020), 41.2% (FY2022)" in text
    for text in (outlook.describe("ja"), outlook["last-change"].describe("ja")):
        assert "令和2年度の28.9%、令和4年度の41.2%" in text


def test_each_method_names_its_own_points():
    """The last change rests on the last two, the others on all."""
    for each in look(*UNEVEN, until="R9").forecasts:
        used = UNEVEN[-2:] if each.method is ForecastMethod.LAST_CHANGE else UNEVEN
        assert [str(point.year) for point in each.points] == [year for year, _ in used]
        assert ("FY2019" in each.describe("en")) is (len(used) > 2)


def test_a_forecast_is_described_in_one_sentence():
    """With as many decimals as the points are printed with, and when the target is met."""
    projection = case_a()["last-change"]
    points = "from 28.9% (FY2020), 41.2% (FY2022)"
    assert projection.describe("en") == (
        f"53.5% by the latest change in FY2024, {points}. "
        "The target would be met around FY2026, later than due (FY2024)."
    )
    assert projection.describe("ja") == (
        "令和6年度の見込みは直近の増減では53.5%です（令和2年度の28.9%、令和4年度の41.2%に基づく）。"
        "目標の達成は令和8年度ごろの見込みで、期限（令和6年度）に間に合いません。"
    )
    assert case_a()["theil-sen"].describe("en") == (
        f"No forecast by a line robust to outliers (Theil–Sen) (too few values), {points}."
    )


def test_decimals_are_those_of_the_printed_unit():
    """2.5千円 has none in 円."""
    outlook = look(("R4", "2.5千円"), ("R5", "3,000円"), unit="円", at="R5", until="R6")
    assert "3,500 yen by" in outlook.describe("en")


def test_an_interval_and_an_impossible_value_are_noted():
    """Both beside the value, in both languages."""
    values = (("R3", "60%"), ("R4", "75%"), ("R5", "80%"), ("R6", "95%"))
    outlook = look(*values, unit="%", denominator=Denominator(label="全手続"), until="R8")
    assert "(outside what is possible, 95% prediction interval 89.8–142.2%)" in outlook.describe("en")
    assert "（取り得る範囲を超える、95%予測区間89.8〜142.2%）" in outlook.describe("ja")


def test_an_interval_that_leaves_what_can_be_is_noted_though_the_value_does_not():
    """95 % may be, 45 % too, 145 % may not."""
    shares = zip(("R2", "R3", "R4", "R5", "R6"), ("70%", "90%", "75%", "92%", "85%"), strict=True)
    outlook = look(*shares, unit="%", denominator=Denominator(label="全手続"), until="R8")
    foreseen = outlook["least-squares"].at("R8")
    assert foreseen.low < 100 < foreseen.high
    assert (foreseen.beyond_bounds, foreseen.interval_beyond_bounds) == (False, True)
    assert "95.2% (95% prediction interval 45.3–145.1%, partly outside what is possible)" in outlook.describe(
        "en"
    )
    assert "95.2%（95%予測区間45.3〜145.1%、区間の一部は取り得る範囲を超える）" in outlook.describe("ja")


@pytest.mark.parametrize(
    ("unit", "bounds", "beyond"),
    [
        ("件", None, True),
        ("%", None, False),
        ("円", None, False),
        ("円", Bounds(low="0円"), True),
        ("件", Bounds(high="35件"), True),
        ("円", Bounds(high="90円"), False),
    ],
    ids=str,
)
def test_both_ends_of_an_interval_are_looked_at(unit, bounds, beyond):
    """From below nothing to more than 35, about a line that falls slowly."""
    values = zip(("R3", "R4", "R5", "R6"), (25, 12, 24, 14), strict=True)
    measured = [(year, Amount(value, unit)) for year, value in values]
    foreseen = look(*measured, unit=unit, bounds=bounds, until="R7")["least-squares"].at("R7")
    assert foreseen.low < 0
    assert 35 < foreseen.high < 90
    assert (foreseen.beyond_bounds, foreseen.interval_beyond_bounds) == (False, beyond)


def test_an_interval_that_stays_within_is_not_marked():
    """40 to 60 % for a share."""
    shares = zip(("R3", "R4", "R5", "R6"), ("50%", "51%", "50%", "49%"), strict=True)
    foreseen = look(*shares, unit="%", until="R7")["least-squares"].at("R7")
    assert 40 < foreseen.low < foreseen.high < 60
    assert not foreseen.interval_beyond_bounds


def test_a_doubtful_point_makes_a_doubtful_outlook():
    """The sentence names the confidence."""
    doubt = Doubt("0.8", "the cell is hard to read")
    ledger = book(("R4", "10件"), ("R5", "20件"))
    unsure = [attrs.evolve(each, doubt=doubt) for each in ledger.observations[:1]]
    ledger = attrs.evolve(ledger, observations=[*unsure, *ledger.observations[1:]])
    outlook = forecast(ledger, "x", "R7", at="R5")
    assert outlook.doubts == (doubt,)
    assert "0.8" in outlook.describe("en")


def test_the_doubt_of_a_baseline_counts_where_a_target_rests_on_it():
    """Also where its year is not known, so that it is no point."""
    doubt = Doubt("0.7", "the year is not printed")
    ledger = book(("R4", "10件"), ("R5", "20件"), goal=Maintain(), baseline="30件", start=None)
    indicator = ledger.plan.indicator("x")
    base = attrs.evolve(indicator.baseline, doubt=doubt)
    plan = attrs.evolve(ledger.founding, indicators=[attrs.evolve(indicator, baseline=base, direction="up")])
    outlook = forecast(attrs.evolve(ledger, founding=plan), "x", at="R5")
    assert (outlook.target_level, outlook.doubts, len(outlook.points)) == (30, (doubt,), 2)


@pytest.mark.parametrize("values", [(), (("R4", "41.2%"),)])
def test_one_point_or_none_is_declined(values):
    """There is no change to continue."""
    outlook = look(*values, at="R4", goal=Reach("60%"), unit="%")
    assert {each.reason for each in outlook.forecasts} == {NoForecast.TOO_FEW_POINTS}
    assert outlook.envelope() is None
    assert "too few values" in outlook.describe("en")
    assert "値の数が不足" in outlook.describe("ja")


# --- more points, against libraries that are not ours


def numbers(values):
    """The years and the numbers of what was measured."""
    years = [FiscalYear.parse(year).year for year, _ in values]
    return np.array(years, float), np.array([float(Amount.parse(value).magnitude) for _, value in values])


def test_the_line_is_that_of_numpy():
    """Years are not evenly spaced."""
    years, values = numbers(UNEVEN)
    slope, start = np.polyfit(years - 2020, values, 1)
    projection = look(*UNEVEN, until="R10")["least-squares"]
    assert projection.at("R10").value == pytest.approx(start + slope * 8)


def test_the_robust_line_is_that_of_scipy():
    """The intercept is the median of what the slope leaves."""
    years, values = numbers(UNEVEN)
    line = scipy.stats.theilslopes(values, years, method="joint")
    projection = look(*UNEVEN, until="R10")["theil-sen"]
    assert projection.at("R10").value == pytest.approx(line.intercept + line.slope * 2028)


def test_growth_is_the_line_through_logarithms():
    """Checked by numpy."""
    years, values = numbers(UNEVEN)
    slope, start = np.polyfit(years - 2020, np.log(values), 1)
    projection = look(*UNEVEN, until="R10")["constant-growth"]
    assert projection.at("R10").value == pytest.approx(np.exp(start + slope * 8))


def test_the_share_line_is_the_line_through_log_odds():
    """Checked by numpy."""
    shares = [(year, value.replace("件", "%")) for year, value in UNEVEN]
    years, values = numbers(shares)
    slope, start = np.polyfit(years - 2020, np.log(values / (100 - values)), 1)
    projection = look(*shares, until="R10", unit="%")["share-line"]
    assert projection.at("R10").value == pytest.approx(100 / (1 + np.exp(-(start + slope * 8))))


def test_the_interval_is_the_textbooks():
    """By matrices: t s √(1 + x' (X'X)⁻¹ x) with n - 2 degrees of freedom."""
    years, values = numbers(UNEVEN)
    design = np.column_stack([np.ones_like(years), years - 2020])
    inverse = np.linalg.inv(design.T @ design)
    weights = inverse @ design.T @ values
    scatter = np.sum((values - design @ weights) ** 2) / (len(years) - 2)
    point = np.array([1, 8])
    half = scipy.stats.t.ppf(0.975, len(years) - 2) * sqrt(scatter * (1 + point @ inverse @ point))
    foreseen = look(*UNEVEN, until="R10")["least-squares"].at("R10")
    assert (foreseen.low, foreseen.high) == pytest.approx((foreseen.value - half, foreseen.value + half))


def test_only_the_line_through_all_points_has_an_interval():
    """For the others no closed form is known well enough to be told."""
    shares = [(year, value.replace("件", "%")) for year, value in UNEVEN]
    for each in look(*shares, until="R10", unit="%").forecasts:
        assert (each.at("R10").low is None) is (each.method is not ForecastMethod.LEAST_SQUARES)


def test_three_points_give_a_line_without_an_interval():
    """One degree of freedom is too few, and the forecast says so."""
    projection = look(*UNEVEN[:3], at="R4", until="R6")["least-squares"]
    assert (projection.at("R6").low, projection.no_interval) == (None, NoForecast.TOO_FEW_POINTS)


@pytest.mark.parametrize("shares", [(50, 50, 50, 50), (10, 20, 30, 40, 50), ("99.7", "99.5", "99.3", "99.1")])
def test_without_scatter_there_is_no_interval_and_the_sentence_names_the_reason(shares):
    """Four times 50 % is no proof that it will be 50 %: figures are rounded, and four are few."""
    values = [(f"R{7 - len(shares) + after}", f"{share}%") for after, share in enumerate(shares)]
    outlook = look(*values, unit="%", until="R8")
    projection = outlook["least-squares"]
    assert projection.no_interval is NoForecast.NO_SCATTER
    assert all(each.low is each.high is None for each in projection.values)
    assert "（95%予測区間なし：一直線に並びばらつきのない値）" in outlook.describe("ja")
    assert "(no 95% prediction interval: all values lie on one line" in outlook.describe("en")
    assert "interval" not in outlook["theil-sen"].describe("en")


def test_rough_values_on_one_line_and_values_over_a_bridge_have_no_scatter_either():
    """It is the numbers that are continued that count, and they are exact."""
    rough = look(("R3", "10～20件"), ("R4", "約25件"), ("R5", "30～40件"), ("R6", "45件"), until="R8")
    breaks = [Break(since="R4", bridge=Bridge(old="300件", new="100件"))]
    values = (("R3", "10件"), ("R4", "4件"), ("R6", "6件"))
    carried = look(("R2", "9件"), ("R3", "12件"), *values[1:], breaks=breaks, until="R8")
    bent = look(("R2", "7件"), *values, breaks=breaks, until="R8")
    assert rough["least-squares"].no_interval is NoForecast.NO_SCATTER
    assert [each.value for each in carried.points] == [3, 4, 4, 6]
    assert carried["least-squares"].no_interval is None
    assert bent["least-squares"].no_interval is None


def test_the_reason_for_no_interval_is_in_the_sentence():
    """Too few points, in both languages."""
    outlook = look(*UNEVEN[:3], at="R4", until="R6")
    assert "(no 95% prediction interval: too few values) by a regression line" in outlook.describe("en")
    assert "95%予測区間なし：値の数が不足" in outlook["least-squares"].describe("ja")


def test_without_scipy_the_interval_is_declined(monkeypatch):
    """The line itself needs nothing."""
    foreseen = look(*UNEVEN, until="R10")["least-squares"].at("R10")
    monkeypatch.setitem(sys.modules, "scipy.stats", None)
    projection = look(*UNEVEN, until="R10")["least-squares"]
    assert (projection.at("R10").low, projection.no_interval) == (None, NoForecast.NEEDS_SCIPY)
    assert projection.at("R10").value == foreseen.value


def test_scipy_is_not_loaded_before_it_is_needed():
    """Two points have no interval."""
    code = (
        "import sys; from dxmodel.progress.forecasting.forecast import forecast\n"
        "from dxmodel.testing import small_city\n"
        "forecast(small_city(), 'online-share', at='R4'); print({'scipy', 'numpy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, check=True)
    assert done.stdout.strip() == "set()"


# --- what a method declines


@pytest.mark.parametrize("values", [("0件", "4件", "9件"), ("-3件", "4件", "9件"), ("0件", "0件", "0件")])
def test_growth_declines_zero_and_both_signs(values):
    """A growth rate is a ratio; the lines have no trouble."""
    outlook = look(*zip(("R3", "R4", "R5"), values, strict=True), until="R8")
    assert outlook["constant-growth"].reason is NoForecast.SIGN_CHANGES
    assert outlook["least-squares"].values


def test_a_negative_value_whose_size_grows_falls():
    """Three deficits are of one sign."""
    values = (("R3", "-1円"), ("R4", "-2円"), ("R5", "-4円"))
    projection = look(*values, at="R5", until="R7", unit="円", goal=AtMost("-12円"))["constant-growth"]
    assert [each.value for each in projection.values] == pytest.approx([-8, -16])
    assert projection.attained == pytest.approx(2024.585, abs=0.001)


@pytest.mark.parametrize(
    ("unit", "values", "bounds"),
    [
        ("件", ("20件", "30件", "40件"), None),
        ("倍", ("0.2倍", "0.3倍", "0.4倍"), None),
        ("%", ("0%", "30%", "40%"), None),
        ("%", ("20%", "30%", "100%"), None),
        ("%", ("20%", "30%", "140%"), None),
        ("%", ("20%", "30%", "40%"), Bounds(low="0%", high="150%")),
        ("%", ("20%", "30%", "40%"), Bounds(low="-10%")),
    ],
)
def test_the_share_line_needs_shares_between_nothing_and_all(unit, values, bounds):
    """Counts, multiples, the very ends, and percentages that the plan lets pass 100 are none."""
    measured = zip(("R3", "R4", "R5"), values, strict=True)
    projection = look(*measured, unit=unit, bounds=bounds, until="R8")["share-line"]
    assert (projection.reason, projection.values) == (NoForecast.NOT_A_SHARE, ())


@pytest.mark.parametrize(("unit", "whole"), [("%", 100), ("‰", 1000), ("割", 10)])
def test_the_share_line_never_leaves_its_ends(unit, whole):
    """Neither in a thousand years nor where the line would have left them long ago."""
    values = [(year, f"{whole * tenth / 10}{unit}") for year, tenth in (("R3", 2), ("R4", 5), ("R5", 8))]
    for each in look(*values, unit=unit, until=FiscalYear(3000))["share-line"].values:
        assert 0 <= each.value <= whole
        assert not each.beyond_bounds


def test_a_share_never_gets_to_100_percent():
    """It meets every level but the last."""
    values = (("R3", "20%"), ("R4", "50%"), ("R5", "80%"))
    assert look(*values, unit="%", goal=Reach("99%"))["share-line"].attained == pytest.approx(
        2025.315, abs=0.001
    )
    assert look(*values, unit="%", goal=Reach("100%"))["share-line"].attained is None


def test_what_no_amount_can_hold_is_declined():
    """Growth by a factor of a million every year, or above the limit of amounts."""
    values = (("R3", "1件"), ("R4", "1000000件"), ("R5", "1000000000000件"))
    outlook = look(*values, until="R9")
    assert outlook["constant-growth"].reason is NoForecast.TOO_FAR
    assert outlook["least-squares"].values
    huge = [("R4", "500000000000000000件"), ("R5", "700000000000000000件")]
    assert look(*huge, until="R9")["last-change"].reason is NoForecast.OUT_OF_RANGE


# --- which points


def test_the_middle_of_a_rough_value_counts():
    """And the sentence says so."""
    outlook = look(("R4", "約300件"), ("R5", "400～500件"), at="R5", until="R6")
    assert [each.value for each in outlook.points] == [300, 450]
    assert outlook.envelope("R6") == (600, 600)
    assert "middle" in outlook.describe("en")
    assert "中央" in outlook.describe("ja")


@pytest.mark.parametrize("open_end", ["40件以上", "40件未満", "40件超", "40件以下"])
def test_a_value_known_to_one_side_is_left_out_and_named(open_end):
    """It may be anything beyond."""
    outlook = look(("R4", "10件"), ("R5", open_end), ("R6", "30件"), until="R8")
    assert [str(each.year) for each in outlook.points] == ["R4", "R6"]
    assert [each.reason for each in outlook.left_out] == [Reason.IMPRECISE_VALUE]
    assert f"令和5年度の{open_end}" in outlook.describe("ja")
    assert outlook.envelope("R8") == (50, 50)


def test_a_later_value_and_a_missing_one_are_no_points():
    """Only what was measured up to the year counts, and a missing value is never zero."""
    absent = Missing(MissingReason.PENDING)
    outlook = look(("R3", "10件"), ("R4", "20件"), ("R5", absent), ("R7", "99件"), until="R7")
    assert [each.value for each in outlook.points] == [10, 20]
    assert [str(each.year) for each in outlook["last-change"].values] == ["R7"]
    assert outlook.envelope("R7") == (50, 50)


def test_values_in_other_units_of_the_kind_are_brought_together():
    """The numbers are in the unit of the indicator."""
    outlook = look(("R4", "2千円"), ("R5", "3,000円"), unit="円", at="R5", until="R6")
    assert (outlook.unit, outlook.envelope()) == ("円", (4000, 4000))


def test_a_value_before_a_break_is_left_out():
    """There is no bridge from the old definition to the new one."""
    values = (("R3", "90件"), ("R4", "10件"), ("R5", "20件"))
    outlook = look(*values, at="R5", until="R6", breaks=[Break(since="R4")])
    assert [each.reason for each in outlook.left_out] == [Reason.REDEFINED]
    assert outlook.envelope() == (30, 30)


def test_a_value_before_a_break_is_converted_by_its_bridge():
    """90 by the old definition are 30 by the new one; the sentence says so."""
    bridge = Bridge(old="300件", new="100件")
    values = (("R3", "90件"), ("R4", "40件"), ("R5", "50件"))
    outlook = look(*values, at="R5", until="R6", breaks=[Break(since="R4", bridge=bridge)])
    assert [each.value for each in outlook.points] == [30, 40, 50]
    assert outlook["least-squares"].at("R6").value == 60
    assert "converted by 300 cases→100 cases" in outlook.describe("en")


def test_a_baseline_before_a_break_is_converted_too():
    """The level to maintain is 30 by the new definition, where 90 were counted by the old one."""
    breaks = [Break(since="R4", bridge=Bridge(old="300件", new="100件"))]
    arguments = {
        "baseline": "90件",
        "start": "R3",
        "direction": Direction.UP,
        "goal": Maintain(),
        "breaks": breaks,
    }
    outlook = look(("R5", "10件"), ("R6", "20件"), **arguments)
    assert (outlook.target_level, outlook["last-change"].attained) == (30, 2025)


def test_before_a_break_the_old_definition_is_forecast():
    """In the unit of that time, and without the target, which is under the new definition."""
    breaks = [Break(since="R7", unit="件")]
    values = (("R4", "10件"), ("R5", "20件"))
    new = {"unit": "%", "goal": Reach("60%"), "bounds": Bounds(high="5%"), "breaks": breaks}
    outlook = look(*values, at="R5", until="R6", **new)
    assert not outlook["last-change"].at("R6").beyond_bounds
    assert (outlook.unit, outlook.envelope()) == ("件", (30, 30))
    assert (outlook.target_level, outlook["last-change"].attained) == (None, None)


def test_a_value_too_large_to_convert_is_left_out():
    """Where the bridge leads too far."""
    breaks = [Break(since="R6", bridge=Bridge(old="1件", new="1000件"))]
    outlook = look(("R5", "900000000000000000件"), ("R6", "1件"), breaks=breaks, until="R7")
    assert [each.reason for each in outlook.left_out] == [Reason.OUT_OF_RANGE]


def test_the_first_fiscal_year_is_a_point_like_any_other():
    """There is none before it to look for."""
    outlook = look((FiscalYear.MIN, "1件"), (FiscalYear.MIN + 1, "2件"), until="R7")
    assert len(outlook.points) == 2


# --- what was decided


def decided(*changes, **arguments):
    """Return a ledger of 10 cases more each year, and one revision."""
    values = [(f"R{year}", f"{year}0件") for year in range(4, 10)]
    revision = Revision(id="a", label="a", decided="R5", changes=changes, **arguments)
    return attrs.evolve(book(*values, goal=Reach("95件"), baseline="30件", start="R3"), revisions=[revision])


def test_a_target_under_another_definition_is_not_met_by_the_values():
    """It was there before the decision to measure anew, so no course leads to it."""
    outlook = forecast(decided(Redefine("x", since="R7", scope="全手続")), "x", "R11", at="R8")
    assert [str(point.year) for point in outlook.points] == ["R7", "R8"]
    assert (outlook.target, outlook.target_level, outlook["last-change"].attained) == (None, None, None)


def test_only_what_is_in_force_by_then_counts():
    """A target of later is not that of the year."""
    moved = SetTarget("x", Target(due="R10", goal=Reach("200件")))
    ledger = decided(moved, in_force="R7")
    assert [forecast(ledger, "x", at=year).target_level for year in ("R6", "R7")] == [95, 200]


# --- the year, the target, the bounds


def test_the_forecast_ends_where_the_judged_target_is_due():
    """Unless another year is asked for."""
    assert case_a().until == FiscalYear(2024)
    assert [str(each.year) for each in case_a()["last-change"].values] == ["R5", "R6"]
    assert look(*UNEVEN, until="R9", goal=Reach("90件")).until == FiscalYear(2027)


@pytest.mark.parametrize(
    "arguments", [{}, {"goal": Reach("60件"), "due": "R6"}, {"goal": Reach("60件"), "due": "R5"}]
)
def test_without_a_target_ahead_a_year_must_be_asked_for(arguments):
    """No target, one due this year, one past."""
    outlook = look(*UNEVEN, **arguments)
    assert {each.reason for each in outlook.forecasts} == {NoForecast.NO_YEAR}
    assert outlook.until is None
    assert look(*UNEVEN, until="R7", **arguments).envelope() is not None


@pytest.mark.parametrize("until", ["R6", "R5"])
def test_a_year_that_is_not_ahead_is_refused(until):
    """What has been is no forecast."""
    with pytest.raises(InvalidValueError, match="must be later"):
        look(*UNEVEN, until=until)


def test_an_indicator_that_ends_is_not_forecast_beyond():
    """Up to its last year it is."""
    ended = Ending(last="R7")
    assert {each.reason for each in look(*UNEVEN, ended=ended, until="R8").forecasts} == {NoForecast.ENDED}
    assert look(*UNEVEN, ended=ended, until="R7").envelope() is not None
    assert {each.reason for each in look(*UNEVEN, ended=ended, at="R8").forecasts} == {NoForecast.ENDED}


@pytest.mark.parametrize(
    ("goal", "values", "attained"),
    [
        (Reach("50件"), ("20件", "30件"), 2026),
        (AtLeast("50件"), ("20件", "30件"), 2026),
        (AtLeast("50件", exclusive=True), ("40件", "50件"), 2024),
        (AtMost("10件"), ("40件", "30件"), 2026),
        (AtMost("10件", exclusive=True), ("20件", "10件"), 2024),
        (AtMost("10件"), ("30件", "40件"), None),
        (AtLeast("50件"), ("70件", "60件"), None),
        (AtLeast("50件"), ("45件", "45件"), None),
        (Within("10件", "20件"), ("40件", "30件"), 2025),
        (Within("40件", "50件"), ("20件", "30件"), 2025),
        (Within("10件", "50件"), ("20件", "30件"), None),
    ],
    ids=str,
)
def test_when_the_target_is_met(goal, values, attained):
    """Where it leads there, and is not there yet."""
    year_met = look(*zip(("R5", "R6"), values, strict=True), goal=goal)["last-change"].attained
    assert year_met == (None if attained is None else pytest.approx(attained))


def test_the_level_of_a_target_to_maintain_is_the_baseline():
    """What fell below it and rises again meets it."""
    arguments = {"baseline": "50件", "start": "R2", "direction": Direction.UP}
    assert look(("R5", "30件"), ("R6", "40件"), goal=Maintain(), **arguments)["last-change"].attained == 2025


@pytest.mark.parametrize(
    ("baseline", "by"),
    [("999999999999999999件", "1件"), ("10件以上", "5件以下")],
    ids=["too large", "too rough"],
)
def test_a_target_that_cannot_be_computed_is_met_by_nothing(baseline, by):
    """The values are continued all the same."""
    outlook = look(("R5", "30件"), ("R6", "40件"), goal=ChangeBy(by), baseline=baseline)
    assert outlook.target_level is None
    assert outlook["last-change"].at("R10").value == 80


def test_the_sentence_counts_the_methods_that_meet_the_target():
    """How many of how many: the last change leads away, the lines lead there."""
    outlook = look(("R3", "10件"), ("R4", "30件"), ("R5", "50件"), ("R6", "45件"), goal=AtLeast("90件"))
    assert "by 3 of 4 methods" in outlook.describe("en")
    assert "4つの方法のうち3つ" in outlook.describe("ja")


def test_the_sentence_states_that_no_method_meets_the_target():
    """In both languages."""
    outlook = look(("R5", "30件"), ("R6", "20件"), goal=AtLeast("50件"))
    assert "none of these methods" in outlook.describe("en")
    assert "今後50年のうちに目標（50件以上）を達成しない見込みです" in outlook.describe("ja")


def test_a_forecast_too_far_is_not_reported_as_never_meeting_the_target():
    """It may have met the target before, while the lines need more years than there are."""
    values = ("3件", "2000件", "600000件", "100000000件")
    measured = zip(("R3", "R4", "R5", "R6"), values, strict=True)
    outlook = look(*measured, until="R9", goal=AtLeast("999999999999件"))
    assert outlook["constant-growth"].reason is NoForecast.TOO_FAR
    assert not any(each.attained for each in outlook.forecasts)
    assert "; for constant growth that is not known (more than" in outlook.describe("en")
    assert "一定の伸び率はこれまでの最大値の10倍、または50年先を超える計算のため" in outlook.describe("ja")
    assert "達成するかどうか分かりません" in outlook.describe("ja")
    assert "このままでは" not in outlook.describe("ja")


def test_beyond_the_calendar_nothing_is_met():
    """A billionth a year does not get there while there are fiscal years."""
    outlook = look(("R5", "1件"), ("R6", "1.000000001件"), goal=AtLeast("50件"))
    assert outlook["last-change"].attained is None


@pytest.mark.parametrize(
    ("unit", "values", "bounds", "beyond"),
    [
        ("%", (60, 90), None, False),
        ("%", (60, 90), Bounds(high="100%"), True),
        ("%", (40, 10), None, False),
        ("%", (40, 10), Bounds(low="0%"), True),
        ("%", (90, 130), None, False),
        ("倍", (60, 90), None, False),
        ("%", (80, 90), None, False),
        ("%", (20, 10), None, False),
        ("件", (40, 10), None, True),
        ("件", (40, -10), None, False),
        ("円", (40, 10), None, False),
        ("千円", (40, 10), None, False),
        ("円", (40, 10), Bounds(low="0円"), True),
        ("件", (60, 90), Bounds(high="100件"), True),
        ("件", (60, 90), Bounds(high="150件"), False),
        ("%", (60, 90), Bounds(low="0%"), False),
    ],
    ids=str,
)
def test_what_cannot_be_is_marked_and_not_clipped(unit, values, bounds, beyond):
    """Bounds of the plan; else a count is not below 0, and a percentage may be a growth rate."""
    measured = [(year, Amount(value, unit)) for year, value in zip(("R5", "R6"), values, strict=True)]
    outlook = look(*measured, unit=unit, bounds=bounds, until="R7")
    foreseen = outlook["last-change"].at("R7")
    assert foreseen.value == 2 * values[1] - values[0]
    assert foreseen.beyond_bounds is beyond
    assert ("outside what is possible" in outlook.describe("en")) is beyond


def test_the_envelope_is_of_all_methods():
    """From the least to the greatest of what they foresee."""
    outlook = look(*UNEVEN, until="R10")
    text = [each.at("R10").value for each in outlook.forecasts if each.values]
    assert len(text) == 4
    assert outlook.envelope("R10") == (min(text), max(text))
    assert outlook.envelope("R11") is None


# --- a target that is met today


def stays_met(*shares, goal, until="R8", at="R6", **arguments):
    """The outlook of shares that meet a goal today."""
    values = zip(("R3", "R4", "R5", "R6"), shares, strict=True)
    return look(*values, unit="%", goal=goal, due="R8", until=until, at=at, **arguments)


def test_the_sentence_states_that_a_target_met_today_will_no_longer_be_met():
    """83, 82, 81 and 80.5 % meet a lower bound of 80 % and lead below it."""
    outlook = stays_met("83%", "82%", "81%", "80.5%", goal=AtLeast("80%"))
    assert outlook.target_level is None
    assert {each.stays for each in outlook.forecasts} == {False}
    assert (
        "令和8年度の目標（80%以上）を満たしていますが、令和8年度には満たさなくなる見込みです。"
        in outlook.describe("ja")
    )
    assert "meets the target for FY2026 (at least 80%), but it would no longer be met in FY2026." in (
        outlook.describe("en")
    )
    assert "満たさなくなる見込みです" in outlook["last-change"].describe("ja")
    assert "would no longer be met" in outlook["last-change"].describe("en")


def test_how_many_courses_lead_below_it_is_counted():
    """The last change leads up; the other four lead below."""
    outlook = stays_met("86%", "83%", "79%", "80.5%", goal=AtLeast("80%"))
    assert [each.stays for each in outlook.forecasts] == [True, False, False, False, False]
    assert "5つの方法のうち4つ" in outlook.describe("ja")
    assert "by 4 of 5 methods" in outlook.describe("en")


def test_the_sentence_states_that_a_target_met_today_will_still_be_met():
    """What is met was once not spoken of at all."""
    outlook = stays_met("70%", "75%", "85%", "90%", goal=AtLeast("80%"))
    assert {each.stays for each in outlook.forecasts} == {True}
    assert "令和8年度にも満たす見込みです" in outlook.describe("ja")
    assert "still be met in FY2026" in outlook.describe("en")


@pytest.mark.parametrize(
    ("goal", "values", "stays"),
    [
        (AtLeast("50件"), ("60件", "55件"), False),  # 45
        (AtLeast("45件"), ("60件", "55件"), True),
        (AtLeast("45件", exclusive=True), ("60件", "55件"), False),
        (AtLeast("45.1件"), ("60.1件", "55.1件"), True),
        (AtMost("50件"), ("40件", "48件"), False),
        (AtMost("70件"), ("40件", "48件"), True),
        (Within("40件", "60件"), ("50件", "58件"), False),
        (Within("40件", "60件"), ("50件", "42件"), False),
        (Within("40件", "60件"), ("50件", "52件"), True),
        (AtLeast("60件"), ("60件", "55件"), None),
        (Reach("55件"), ("50件", "55件"), None),  # nobody says which side is the better
    ],
    ids=str,
)
def test_whether_a_course_stays_is_looked_at_on_both_sides(goal, values, stays):
    """In the last year of the forecast, where the last value meets the target."""
    outlook = look(*zip(("R5", "R6"), values, strict=True), goal=goal, due="R8")
    assert outlook["last-change"].stays is stays


def test_a_level_that_a_curve_meets_but_for_rounding_is_met():
    """80 % every year is 80 %, though by logarithms a little less."""
    assert {each.stays for each in stays_met(*["80%"] * 4, goal=AtLeast("80%")).forecasts} == {True}


# --- of several targets


INTERIM = [Target(due="R5", goal=Reach("35%")), Target(due="R9", goal=Reach("70%"))]


@pytest.mark.parametrize(
    ("until", "at", "due", "end"),
    [
        ("R9", "R3", "R9", "R9"),
        ("R6", "R3", "R9", "R6"),
        ("R5", "R3", "R5", "R5"),
        ("R4", "R3", "R5", "R4"),
        ("R12", "R3", "R9", "R12"),
        (None, "R3", "R5", "R5"),
        (None, "R5", "R9", "R9"),
        (None, "R9", "R9", None),
    ],
)
def test_the_target_is_that_of_the_year_that_is_asked_for(until, at, due, end):
    """As it will be judged then: the next one due then or later, else the last."""
    values = (("R2", "10%"), ("R3", "20%"))
    outlook = look(*values, unit="%", targets=INTERIM, until=until, at=at)
    assert (str(outlook.target.due), outlook.until and str(outlook.until)) == (due, end)


_TWO = [Target(due="R7", goal=Reach("80件")), Target(due="R10", goal=Reach("95件"))]


def test_the_target_of_a_year_that_is_measured_anew_is_none_of_these_values():
    """Until then the old target counts; in that year nothing compares with what was measured so far."""
    anew = SetTarget("x", Target(due="R10", goal=Reach("200件")))
    ledger = decided(Redefine("x", since="R8"), anew, in_force="R5")
    ledger = attrs.evolve(
        ledger,
        founding=attrs.evolve(
            ledger.founding,
            indicators=[attrs.evolve(ledger.plan.indicator("x"), targets=_TWO, breaks=[])],
        ),
    )
    result = [forecast(ledger, "x", until, at="R6").target for until in ("R7", "R10")]
    assert result == [_TWO[0], None]


def test_a_target_under_the_old_definition_is_none_of_the_new_values():
    """One of two was set anew with the redefinition; the other is still under the old definition."""
    near = SetTarget("x", Target(due="R9", goal=Reach("90件")))
    ledger = decided(Redefine("x", since="R6"), near)
    founding = attrs.evolve(ledger.founding.indicator("x"), targets=[Target(due="R11", goal=Reach("200件"))])
    ledger = attrs.evolve(
        ledger, founding=attrs.evolve(ledger.founding, indicators=[attrs.evolve(founding, baseline=None)])
    )
    result = [forecast(ledger, "x", until, at="R8").target for until in ("R9", "R11")]
    assert result == [near.target, None]


def test_without_a_year_and_a_target_the_sentence_asks_for_a_year():
    """The cure beside the complaint."""
    outlook = look(*UNEVEN)
    assert "見込みの年度（until）を指定してください" in outlook.describe("ja")
    assert "say until which year (until)" in outlook.describe("en")


# --- when, in words


@pytest.mark.parametrize(
    ("times", "first", "en", "ja"),
    [
        ([2035.5], 2025, "around FY2036", "令和18年度ごろ"),
        ([2025.92], 2025, "around FY2026", "令和8年度ごろ"),
        ([2026.26, 2030.01], 2025, "between about FY2027 and FY2031", "令和9年度から令和13年度ごろ"),
        ([2030.0000000001], 2025, "around FY2030", "令和12年度ごろ"),
        ([2025.3, 2025.8], 2025, "around FY2026", "令和8年度ごろ"),
        ([2024.2], 2025, "around FY2025", "令和7年度ごろ"),
        ([2011.7, 2027.0], 2025, "between about FY2025 and FY2027", "令和7年度から令和9年度ごろ"),
        ([1868.0], 1868, "around FY1868", None),
        ([9998.0], 2025, "around FY9998", None),
    ],
)
def test_the_time_at_which_a_target_is_met_is_printed_as_fiscal_years(times, first, en, ja):
    """The first whose value is there; never one that is past, as it was not met then."""
    assert around(times, FiscalYear(first), "en") == en
    assert ja is None or around(times, FiscalYear(first), "ja") == ja


def test_two_points_print_a_fiscal_year_and_keep_the_number():
    """35 and 37 lead to 60 in eleven and a half years; nobody knows that to the hundredth."""
    outlook = look(("R5", "35件"), ("R6", "37件"), goal=AtLeast("60件"))
    assert outlook["last-change"].attained == 2035.5
    for text in (outlook.describe("ja"), outlook["last-change"].describe("ja")):
        assert "達成は令和18年度ごろの見込み" in text
        assert "2035" not in text
    for text in (outlook.describe("en"), outlook["last-change"].describe("en")):
        assert "would be met around FY2036" in text
        assert "2035." not in text.rstrip(".")


def test_several_methods_print_the_first_and_the_last_fiscal_year():
    """The last change leads there sooner than the lines."""
    outlook = look(("R3", "10件"), ("R4", "20件"), ("R5", "25件"), ("R6", "45件"), goal=AtLeast("90件"))
    when = [each.attained for each in outlook.forecasts if each.attained is not None]
    assert (ceil(min(when)), ceil(max(when))) == (2026, 2029)
    assert "would be met between about FY2026 and FY2029" in outlook.describe("en")
    assert "達成は令和8年度から令和11年度ごろの見込みです" in outlook.describe("ja")


# --- names


def test_an_unknown_name_is_refused():
    """The nearest one is named."""
    with pytest.raises(UnknownNameError):
        forecast(book(), "y", "R9", at="R6")
    with pytest.raises(UnknownNameError, match="theil-sen"):
        look(*UNEVEN, until="R9")["theil-san"]
    with pytest.raises(ParseError):
        look(*UNEVEN, until="2030")


def test_an_outlook_cannot_be_changed():
    """Like every value."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        look(*UNEVEN, until="R9").unit = "人"


@pytest.mark.parametrize(("last", "beyond"), [("0件", True), ("-1件", False)])
def test_a_count_that_touches_nothing_goes_no_lower(last, beyond):
    """Unless it has been there."""
    outlook = look(("R4", "20件"), ("R5", "10件"), ("R6", last), goal=AtMost("-50件"), until="R8")
    assert outlook["least-squares"].at("R8").beyond_bounds is beyond


@pytest.mark.parametrize(
    ("due", "end"),
    [
        ("due: R9", "令和9年度ごろの見込みで、期限（令和9年度）に間に合います。"),
        ("due: R8", "令和9年度ごろの見込みで、期限（令和8年度）に間に合いません。"),
        ("due: {qualifier: 順次}", "令和9年度ごろの見込みです。"),
    ],
)
def test_the_forecast_of_one_method_states_whether_the_target_is_met_in_time(due: str, end: str) -> None:
    """Where the plan states by when it is due."""
    ledger = ledger_of(
        f"- {{id: x, label: 指標, unit: 件, direction: up, targets: [{{{due}, goal: {{reach: 60件}}}}]}}",
        "- {indicator: x, period: R5, value: 20件}\n- {indicator: x, period: R6, value: 30件}",
    )
    assert forecast(ledger, "x", "R10", at="R6")["last-change"].describe("ja").endswith(end)


def test_a_forecast_of_parts_only_states_how_to_ask_for_one() -> None:
    """The total has no result, and so no forecast; and a level of a day is printed with it."""
    results = [
        "- {indicator: x, period: 2022-09, value: 16件, breakdown: {館: 東館}}",
        "- {indicator: x, period: 2024-01, value: 31件, breakdown: {館: 東館}}",
        "- {indicator: x, period: R5, value: 9件, breakdown: {館: 西館}}",
    ]
    ledger = ledger_of("- {id: x, label: 指標, unit: 件, accumulation: stock}", "\n".join(results))
    outlook = forecast(ledger, "x", "R6", at="R5")
    assert outlook.members == ((("館", "東館"),), (("館", "西館"),))
    assert "内訳（東館、西館）" in outlook.describe("ja")
    assert "breakdown={'館': '東館'}" in outlook.describe("en")
    of_part = forecast(ledger, "x", "R6", at="R5", breakdown={"館": "東館"})
    assert of_part.members == ()
    assert "令和4年度の16件（令和4年9月30日現在）、令和5年度の31件（令和6年1月31日現在）" in of_part.describe(
        "ja"
    )
