"""Open SDG's numbers, as its own code gave them, and each fault that the module says it has."""

import json
import math
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from dxmodel.errors import InvalidValueError, ParseError
from dxmodel.fiscal import FiscalYear
from dxmodel.open_sdg import OpenSdg, OpenSdgStatus, Unscored, open_sdg, open_sdg_indicator
from dxmodel.progress.engine import formulas

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "open_sdg.json").read_text("utf-8"))
SERIES = {row["name"]: row for row in GOLDEN["series"]}
STOPS = {Unscored.BEFORE_BASE_YEAR, Unscored.NO_YEARS_TO_TARGET}
NOT_FINITE = ("inf", "-inf", "nan")


def judged(row: dict[str, Any]) -> OpenSdg:
    """Our answer to a golden case."""
    return open_sdg({int(year): value for year, value in row["points"].items()}, **row["options"])


@pytest.mark.parametrize("row", SERIES.values(), ids=SERIES.keys())
def test_a_series_is_scored_as_by_the_original(row):
    """Score, status and value; where the original stops or has none, there is a reason."""
    ours, theirs = judged(row), row["answer"]
    if "error" in theirs:
        assert ours == OpenSdg(reason=ours.reason)
        assert ours.reason in STOPS
        return
    assert str(ours.status) == theirs["status"]
    assert ours.score == (None if theirs["score"] is None else pytest.approx(theirs["score"], abs=1e-9))
    assert (ours.reason is None) is (theirs["score"] is not None)
    value = None if theirs["value"] in NOT_FINITE else theirs["value"]
    assert ours.value == (None if value is None else pytest.approx(value, rel=1e-9, abs=1e-12))


@pytest.mark.parametrize("row", GOLDEN["indicators"], ids=lambda row: "+".join(row["series"]))
def test_several_series_are_put_together_as_by_the_original(row):
    """The mean and its status; the original's empty status is not available here."""
    theirs = row["answer"]
    ours = open_sdg_indicator(judged(SERIES[name]) for name in row["series"])
    if "error" in theirs:
        assert (ours.score, ours.reason in STOPS) == (None, True)
        return
    assert str(ours.status) == (theirs["status"] or "not_available")
    assert ours.score == (None if theirs["score"] is None else pytest.approx(theirs["score"], abs=1e-9))
    assert ours.total == len(row["series"])


def test_the_golden_cases_have_every_answer():
    """No status, no reason and no kind of failure is left untried."""
    ours = [judged(row) for row in GOLDEN["series"]]
    assert {each.status for each in ours} == set(OpenSdgStatus)
    assert {each.reason for each in ours} == {None, *Unscored} - {Unscored.OUT_OF_RANGE}
    assert {row["answer"].get("error") for row in GOLDEN["series"]} == {
        None,
        "ValueError",
        "ZeroDivisionError",
    }


UP: dict[str, Any] = {"direction": "positive", "base_year": 2020, "target_year": 2024}
DOWN: dict[str, Any] = {**UP, "direction": "negative"}


def hundredths(expected: OpenSdg) -> float:
    """The ratio as the page prints it."""
    assert expected.value is not None
    return round(expected.value, 2)


def test_fault_zero_makes_the_verdict_depend_on_the_unit():
    """0 to 10 of 100, in three units: three ratios; the share of the way is 0.1 in all of them."""
    result = [
        open_sdg({2020: 0, 2023: 10 * unit}, **{**UP, "target_year": 2030}, target=100 * unit).value
        for unit in (1, 0.001, 1000)
    ]
    assert result == pytest.approx([9.5, 1.97, 40.4], rel=5e-3)
    assert {formulas.progress_from_baseline(0, 10 * unit, 100 * unit) for unit in (1, 1000)} == {0.1}


def test_fault_zero_and_still_zero_is_the_worst_or_the_best():
    """Nothing has changed."""
    assert open_sdg({2020: 0, 2022: 0}, **UP, target=5000).status is OpenSdgStatus.DETERIORATION
    assert open_sdg({2020: 0, 2022: 0}, **DOWN).status is OpenSdgStatus.SUBSTANTIAL


def test_fault_from_zero_a_late_series_is_far_ahead():
    """1,200 of 5,000 hours with half the time gone: 23.6 times, where a straight line says 0.48."""
    assert open_sdg({2020: 0, 2022: 1200}, **UP, target=5000).value == pytest.approx(23.64, abs=5e-3)
    assert formulas.linear_pace(1200 / 5000, 0.5) == pytest.approx(0.48)


def test_fault_a_fact_and_its_complement_get_two_verdicts():
    """41.2 % online of 60 %, 58.8 % on paper down to 40 %."""
    online = open_sdg({2020: 28.9, 2022: 41.2}, **UP, target=60)
    paper = open_sdg({2020: 71.1, 2022: 58.8}, **DOWN, target=40)
    assert (online.status, paper.status) == (OpenSdgStatus.SUBSTANTIAL, OpenSdgStatus.MODERATE)


def test_fault_a_straight_line_is_behind_going_down_and_ahead_going_up():
    """Halving is 0.84, growing fourfold 1.40, twentyfold 2.01."""
    halving = open_sdg({2020: 100, 2022: 75}, **DOWN, target=50)
    assert (hundredths(halving), halving.status) == (0.84, OpenSdgStatus.MODERATE)
    assert hundredths(open_sdg({2020: 100, 2022: 250}, **UP, target=400)) == 1.40
    assert hundredths(open_sdg({2020: 100, 2022: 1050}, **UP, target=2000)) == 2.01


def test_fault_a_later_target_year_turns_green():
    """0.97 becomes 2.03 by four more years, and nothing says so."""
    points = {2020: 28.9, 2022: 41.2}
    assert hundredths(open_sdg(points, **UP, target=60)) == 0.97
    assert hundredths(open_sdg(points, **{**UP, "target_year": 2028}, target=60)) == 2.03


def test_fault_a_target_year_that_has_passed_is_not_noticed():
    """Missed in 2024, and still moderate in 2026."""
    assert open_sdg({2020: 30, 2026: 50}, **UP, target=60).status is OpenSdgStatus.LIMITED
    assert open_sdg({2020: 30, 2026: 59}, **UP, target=60).status is OpenSdgStatus.MODERATE


def test_fault_only_the_ends_count():
    """What lies between them changes nothing: not a collapse, and not a target that was met and lost."""
    ends = open_sdg({2020: 30, 2023: 59}, **UP, target=60)
    assert open_sdg({2020: 30, 2021: 1, 2022: 61, 2023: 59}, **UP, target=60) == ends
    assert ends.score == 5


def test_fault_there_is_no_target_to_maintain():
    """At the base it is met at once; a tenth below, it is the worst there is, without a value."""
    assert open_sdg({2020: 10, 2022: 10}, **UP, target=10).target_achieved
    slipped = open_sdg({2020: 10, 2022: 9.9}, **UP, target=10)
    assert slipped == OpenSdg(score=-5.0, status=OpenSdgStatus.DETERIORATION)


def test_fault_a_target_across_zero_has_a_score_only_if_the_base_year_has_a_value():
    """The same numbers, the base year asked for one year earlier."""
    points = {2020: 30, 2022: 20}
    assert open_sdg(points, **DOWN, target=-10).score is not None
    assert open_sdg(points, **{**DOWN, "base_year": 2019}, target=-10).reason is Unscored.TARGET_ACROSS_ZERO


def test_fault_a_series_without_a_score_vanishes():
    """One done and one silent is done; the count beside it says what it rests on."""
    done, silent = (open_sdg(points, **UP, target=60) for points in ({2020: 30, 2022: 61}, {2020: 30}))
    both = open_sdg_indicator([done, silent])
    assert (both.status, both.assessed, both.total) == (OpenSdgStatus.TARGET_ACHIEVED, 1, 2)


def test_fault_a_direction_left_out_is_negative():
    """30 to 40 of 60 counts as achieved; that much is taken over, misspelt directions are not."""
    assert open_sdg({2020: 30, 2022: 40}, base_year=2020, target=60).target_achieved


@pytest.mark.parametrize("direction", ["Positive", "positiv", "up", "", "増やす"])
def test_another_direction_is_refused(direction):
    """The original takes it for negative; the error says so, and what is accepted."""
    with pytest.raises(ParseError, match="positive, negative") as caught:
        open_sdg({2020: 30}, direction=direction)
    assert direction in caught.value.describe("ja")


def test_the_nearest_direction_is_named():
    """A letter too few."""
    with pytest.raises(ParseError) as caught:
        open_sdg({2020: 30}, direction="positiv")
    assert caught.value.facts["nearest"] == "positive"


@pytest.mark.parametrize(
    "value", [float("inf"), -float("inf"), "60", "-", True, 10**400, Decimal("Infinity")]
)
@pytest.mark.parametrize("place", ["points", "target", "limit"])
def test_what_is_no_finite_number_is_refused(value, place):
    """Text, truth values and infinity are not measurements; one error names what was found."""
    points = {2020: 1, 2022: 2}
    values: dict[str, Any] = {"points": {**points, 2022: value}} if place == "points" else {place: value}
    with pytest.raises(InvalidValueError) as caught:
        open_sdg(**{"points": points, **values})
    assert caught.value.facts["found"] == repr(value)


@pytest.mark.parametrize("place", ["target", "limit"])
def test_nan_is_no_target_and_no_limit(place):
    """Among the values it is missing, as in a frame; as a target it would be none without a word."""
    values: dict[str, Any] = {place: math.nan}
    with pytest.raises(InvalidValueError):
        open_sdg({2020: 1, 2022: 2}, **values)


@pytest.mark.parametrize("year", ["R6", "2024", 2024.5, True, 0, 10000, None])
def test_what_is_no_year_is_refused(year):
    """Wherever a year is given."""
    for values in ({"points": {year: 1}}, {"base_year": year}, {"target_year": year}):
        whole: dict[str, Any] = {"points": {2020: 1, 2022: 2}, **values}
        with pytest.raises(InvalidValueError) as caught:
            open_sdg(**whole)
        assert caught.value.facts["found"] == repr(year)


def test_fiscal_years_and_decimals_are_years_and_numbers():
    """What the rest of the library gives can be given here."""
    points = {FiscalYear(2020): Decimal("28.9"), FiscalYear(2022): Decimal("41.2")}
    measure = open_sdg(
        points,
        base_year=FiscalYear(2020),
        target=Decimal(60),
        target_year=FiscalYear(2024),
        direction="positive",
    )
    assert measure == open_sdg({2020: 28.9, 2022: 41.2}, **UP, target=60)


def test_numbers_too_far_apart_decline():
    """The original stops with an OverflowError, or goes on with nan."""
    tiny, huge = 5e-324, 1e308
    gone = open_sdg({2020: huge, 2022: 1e307}, **{**DOWN, "target_year": 2019}, target=tiny)
    assert gone.reason is Unscored.OUT_OF_RANGE
    assert open_sdg({2020: tiny, 2022: huge}, **UP, target=1.1e308).reason is Unscored.OUT_OF_RANGE


def test_no_series_is_no_score():
    """An indicator without series has no reason either: nothing stopped."""
    nothing = open_sdg_indicator([])
    assert (nothing.score, nothing.status, nothing.reason) == (None, OpenSdgStatus.NOT_AVAILABLE, None)


@pytest.mark.parametrize(
    ("score", "status"),
    [
        (2.5, OpenSdgStatus.SUBSTANTIAL),
        (2.4999, OpenSdgStatus.MODERATE),
        (0.0, OpenSdgStatus.MODERATE),
        (-0.0001, OpenSdgStatus.LIMITED),
        (-2.5, OpenSdgStatus.LIMITED),
        (-2.5001, OpenSdgStatus.DETERIORATION),
        (-5.0, OpenSdgStatus.DETERIORATION),
    ],
)
def test_a_boundary_of_the_mean_belongs_to_the_better_side(score, status):
    """As in the original."""
    assert open_sdg_indicator([OpenSdg(score=score)]).status is status


@pytest.mark.parametrize("start", [30, 90])
def test_exactly_at_the_target_is_achieved(start):
    """From below and from above."""
    measure = open_sdg({2020: start, 2022: 60}, **(UP if start < 60 else DOWN), target=60)
    assert (measure.status, measure.score) == (OpenSdgStatus.TARGET_ACHIEVED, 5)
