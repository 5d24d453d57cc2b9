"""Figures that were worked out by hand, or that the sources of the methods print."""

import pytest

from dxmodel.goals import AtMost, Reach, Within
from dxmodel.ledger import Observation
from dxmodel.plan import Direction, Doubt, Indicator, Link, Target
from dxmodel.progress import Reason, Status, assess
from dxmodel.progress.engine import formulas
from tests.progress.small import answer, book, judged
from tests.yaml_ledger import ledger_of

# case: baseline, value, target, unit, year of the value, due, rate, progress, pace, status
CHECK_VALUES = {
    "A": ("28.9%", "41.2%", "60%", "2022年度", "2024年度", 0.6867, 0.3955, 0.7910, "behind"),
    "B": ("28.9%", "41.2%", "60%", "2022年度", "2028年度", 0.6867, 0.3955, 1.5820, "on-track"),
    "C": ("0件", "1,200件", "5,000件", "2022年度", "2024年度", 0.2400, 0.2400, 0.4800, "behind"),
    "D": ("1,000,000件", "880,000件", "700,000件", "2022年度", "2024年度", 0.7955, 0.4, 0.8, "behind"),
    "E": ("100件", "75件", "50件", "2022年度", "2024年度", 0.6667, 0.5, 1.0, "on-track"),
    "F": ("98.0%", "98.6%", "100%", "2022年度", "2024年度", 0.9860, 0.3, 0.6, "behind"),
    "G": ("30件", "20件", "60件", "2024年度", "2030年度", 0.3333, -0.3333, -0.8333, "regressing"),
    "H": ("100件", "250件", "400件", "2022年度", "2024年度", 0.6250, 0.5, 1.0, "on-track"),
}


@pytest.mark.parametrize("case", CHECK_VALUES.values(), ids=CHECK_VALUES.keys())
def test_the_check_values_come_out(case):
    """Rate, progress and pace of eight published or hand-made cases, all from FY2020."""
    baseline, value, target, at, due, rate, progress, pace, status = case
    unit = "%" if "%" in value else "件"
    assessment = answer(
        value, at=at, baseline=baseline, start="2020年度", goal=Reach(target), due=due, unit=unit
    )
    assert assessment.achievement_rate == pytest.approx(rate, abs=5e-5)
    assert assessment.progress == pytest.approx(progress, abs=5e-5)
    assert assessment.pace == pytest.approx(pace, abs=5e-5)
    assert str(assessment.status) == status


def test_case_f_is_exactly_on_six_tenths():
    """In exact arithmetic the pace is .60; the tolerance is wider than the rounding error of a float."""
    assessment = answer(
        "98.6%", at="R4", baseline="98.0%", start="R2", goal=Reach("100%"), due="R6", unit="%"
    )
    assert abs(assessment.pace - 0.6) < formulas.TOLERANCE


@pytest.mark.parametrize("direction", Direction, ids=str)
def test_the_line_itself_is_on_track(direction):
    """Of all one-decimal data exactly on the line, none falls below it by a rounding error."""
    for tenths in range(1, 200):
        if direction is Direction.DOWN:
            start, value, end = (f"{x / 10:.1f}%" for x in (3 * tenths, 2 * tenths, 0))
        else:
            start, value, end = (f"{x / 10:.1f}%" for x in (1, 1 + tenths, 1 + 3 * tenths))
        arguments = {"baseline": start, "goal": Reach(end), "start": "R4", "due": "R7", "unit": "%"}
        assert answer(value, at="R5", direction=direction, **arguments).status is Status.ON_TRACK


def test_the_tolerance_forgives_no_real_lag():
    """A millionth below the line is behind."""
    assert (
        answer("33.333332%", at="R5", baseline="0%", goal=Reach("100%"), due="R7", unit="%").status
        is Status.BEHIND
    )
    assert not formulas.reaches(1 - 2 * formulas.TOLERANCE, 1)
    assert formulas.reaches(1 - formulas.TOLERANCE / 2, 1)


ISSUE = {
    "rpa-hours": ("5,328時間", "8,880時間", "3,552時間", "710.4時間"),
    "online": ("23.2%", "100%", "76.8ポイント", "15.36ポイント"),
    "ebpm": ("97.8%", "100%", "2.2ポイント", "0.44ポイント"),
}


@pytest.mark.parametrize("case", ISSUE.values(), ids=ISSUE.keys())
def test_what_remains_and_what_is_required_per_year(case):
    """From R5 to R10; at the baseline nothing is done and nothing is judged."""
    value, target, remaining, required = case
    unit = "%" if "%" in value else "時間"
    assessment = answer(at="R5", baseline=value, start="R5", goal=Reach(target), unit=unit)
    assert (str(assessment.remaining), str(assessment.required_per_year)) == (remaining, required)
    assert (assessment.progress, assessment.elapsed, assessment.pace) == (0, 0, None)
    assert assessment.status is Status.AT_BASELINE
    assert not assessment.is_assessed


def test_a_hypothetical_next_year():
    """6,100時間 in R6: 21.7 % of the way in 20 % of the time."""
    assessment = answer(
        "6,100時間", at="R6", baseline="5,328時間", start="R5", goal=Reach("8,880時間"), unit="時間"
    )
    assert assessment.progress == pytest.approx(772 / 3552)
    assert assessment.elapsed == pytest.approx(0.2)
    assert assessment.pace == pytest.approx(1.087, abs=5e-4)
    assert assessment.status is Status.ON_TRACK
    assert "21.7%" in assessment.describe("ja")
    assert "21.7%" in assessment.describe("en")


def linked(value, **link):
    """Return the answer in R5 of an indicator that has its earlier value under another name."""
    old = Indicator(id="old", order=2, label="旧", unit="時間")
    ledger = book(("R5", "5,328時間"), unit="時間", others=[old], same_as=[Link("old", **link)])
    return judged(ledger.with_observations(Observation(indicator="old", period="R4", value=value)), "R5")


def test_the_latest_change_over_a_same_measure_link():
    """約1,300 in R4 makes the change a range, and the doubt of the link is told."""
    doubt = Doubt("0.8", "同じ数値")
    change = linked("約1,300時間", doubt=doubt).latest_change
    assert str(change.per_year) == "3,978〜4,078時間"
    assert change.link.to == "old"
    assert change.doubts == (doubt,)
    assert "3,978〜4,078時間増" in format(change, "ja")
    assert "0.8" in format(change, "en")


def test_a_link_that_the_source_states_brings_no_doubt():
    """And one's own earlier value goes before any link."""
    assert linked("1,300時間").latest_change.doubts == ()
    old = Indicator(id="old", order=2, label="旧", unit="時間")
    ledger = book(("R4", "5,000時間"), ("R5", "5,328時間"), unit="時間", others=[old], same_as=["old"])
    both = ledger.with_observations(Observation(indicator="old", period="R4", value="1時間"))
    change = judged(both, "R5").latest_change
    assert (str(change.per_year), change.link) == ("328時間", None)


def test_a_change_over_several_years_is_a_mean():
    """From R3 to R6, per year; a later year than the one judged does not count."""
    ledger = book(("R3", "10件"), ("R6", "40件"), ("R7", "999件"))
    change = judged(ledger, "R6").latest_change
    assert (str(change.per_year), str(change.earlier.year)) == ("10件", "R3")


def test_a_falling_rate_swaps_value_and_target():
    """Where less is better the rate is target / value, and over zero it is undefined, not infinite."""
    down = {"baseline": "100件", "goal": AtMost("50件")}
    assert answer("75件", **down).achievement_rate == pytest.approx(2 / 3)
    assert answer("0件", **down).achievement_rate is None
    assert answer("0件", **down).status is Status.ACHIEVED
    assert answer("75件", baseline="100件", goal=Reach("0件")).achievement_rate is None
    assert answer("-10件", baseline="-100件", goal=Reach("-50件")).achievement_rate is None


def test_a_saving_with_a_minus_has_the_rate_of_its_size():
    """-120 of -100 is 120 % where less is better; over zero, or of both signs, there is no rate."""
    saving = {"baseline": "-50件", "goal": AtMost("-100件")}
    rates = {value: answer(f"{value}件", **saving).achievement_rate for value in (-120, -80, 0, 20)}
    assert rates == {-120: 1.2, -80: 0.8, 0: 0.0, 20: None}
    assert answer("-120件", method="achievement_rate", **saving).score_text == "120.0%"


def test_a_band_is_approached_from_either_side():
    """From below its lower end is the level, from above its upper end; within it is achieved."""
    band = Within("40件", "60件")
    below, above = answer("30件", baseline="20件", goal=band), answer("80件", baseline="100件", goal=band)
    assert (str(below.target_level), below.progress, below.achievement_rate) == ("40件", 0.5, 0.75)
    assert (str(above.target_level), above.progress, above.achievement_rate) == ("60件", 0.5, 0.75)
    assert answer("50件", baseline="20件", goal=band).status is Status.ACHIEVED
    past = answer("70件", baseline="20件", goal=band)
    assert (past.reason, past.progress, str(past.remaining)) == (Reason.OVERSHOT_RANGE, None, "-10件")


def test_time_beyond_the_target_is_capped():
    """After the last target the elapsed share stays 1, and what is not reached is missed."""
    ledger = book(("R10", "40件"), ("R12", "50件"), baseline="0件", goal=Reach("100件"))
    assessment = judged(ledger, "R12")
    assert (assessment.elapsed, assessment.pace, assessment.status) == (1, 0.5, Status.MISSED)
    assert assessment.required_per_year is None
    assert str(assessment.remaining) == "50件"


def test_the_next_target_is_judged_then_the_last():
    """An interim target counts until its year is over."""
    targets = [Target(due="R6", goal=Reach("10件")), Target(due="R10", goal=Reach("50件"))]
    ledger = book(
        *((year, "10件") for year in ("R5", "R6", "R7", "R10", "R11")), baseline="0件", targets=targets
    )
    result = {year: judged(ledger, year) for year in ("R5", "R6", "R7", "R11")}
    assert [str(each.target.due) for each in result.values()] == ["R6", "R6", "R10", "R10"]
    assert [str(each.status) for each in result.values()] == ["achieved", "achieved", "behind", "missed"]


def test_a_baseline_year_that_is_the_year_of_the_target():
    """No time at all: met or missed, with no pace."""
    assessment = answer("5件", at="R6", baseline="5件", start="R6", goal=Reach("9件"), due="R6")
    assert (assessment.status, assessment.elapsed, assessment.pace) == (Status.MISSED, None, None)


def test_the_baseline_alone_is_a_value_of_its_year():
    """It may be the only measurement there is."""
    assessment = answer(at="R4", baseline="5件", goal=Reach("9件"))
    assert (assessment.status, assessment.resolved.is_baseline) == (Status.AT_BASELINE, True)


@pytest.mark.parametrize(("at", "value"), [("R6", "22件"), ("R4", "24件")], ids=["behind", "at the baseline"])
def test_a_required_decrease_is_printed_as_a_decrease(at, value):
    """Without a sign; one that goes up is told as an increase."""
    down = answer(value, at=at, baseline="24件", goal=Reach("12件"))
    assert down.required_per_year.magnitude < 0
    for language, text in (("ja", "件の減少が必要です"), ("en", "a decrease of ")):
        assert text in down.describe(language)
        assert "-" not in down.describe(language)
    up = answer("13件", at=at, baseline="12件", goal=Reach("24件"))
    assert "件の増加が必要です" in up.describe("ja")
    assert "a year is needed" in up.describe("en")


def test_a_baseline_that_is_a_share_is_printed_rounded() -> None:
    """1人 / 3人 is 33.33 % beside a result of 33.3 %, not a number of twelve decimals."""
    ledger = ledger_of(
        "- {id: x, label: 率, unit: '%', targets: [{due: R8, goal: {reach: 50%}}],"
        " baseline: {year: R3, value: {ratio: {numerator: 1人, denominator: 3人}}}}",
        "- {indicator: x, period: R4, value: 33.3%}",
    )
    assert "基準値（33.33%）" in assess(ledger, "R4")["x"].describe("ja")
