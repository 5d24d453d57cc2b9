"""Each formula by itself, at plain numbers and on both sides of every boundary."""

from fractions import Fraction

import pytest

from dxmodel.progress.engine import formulas

F = Fraction
# formula, its arguments, what it is; worked out by hand, no two arguments alike
PLAIN = [
    ("achievement_rate", (F(3), F(4)), F(3, 4)),
    ("progress_from_baseline", (F(2), F(5), F(9)), F(3, 7)),
    ("elapsed", (2020, F(2023), 2030), F(3, 10)),
    ("expected_progress", (F(1, 4), F(2, 5)), F(11, 20)),
    ("linear_pace", (F(3, 10), F(2, 5)), F(3, 4)),
    ("ahead", (F(3, 4), F(1, 5)), F(11, 20)),
    ("cagr", (100.0, 144.0, 2), 0.2),
    ("cagr_ratio", (100.0, 144.0, 133.1, 2, 3), 2.0),
    ("cagr_trend", (100.0, 144.0, 2, 1), 0.2),
    ("cagr_trend", (100.0, 144.0, 2, -1), -0.2),
    ("cagr_trend", (-100.0, -144.0, 2, 1), -0.2),
    ("cagr_trend", (-100.0, -144.0, 2, -1), 0.2),
    ("cagr_trend", (0.5, 0.72, 2, 1), 0.2),
    ("limited_trend", (0.02, 0.5), 0.04),
    ("limit_factor", (0.0, 100.0), 1.0),
    ("limit_factor", (50.0, 100.0), 1 - 0.5**4.44),
    ("limit_factor", (0.5, 1.0), 1 - 0.5**4.44),
    ("limit_factor", (-50.0, 100.0), 1 - 0.5**4.44),
    ("limit_factor", (100.0, 100.0), 0.0),
    ("limit_factor", (150.0, 100.0), 1 - 0.5**4.44),
    ("limit_factor", (175.0, 100.0), 1 - 0.25**4.44),
    ("limit_factor", (200.0, 100.0), 1.0),
    ("limit_factor", (300.0, 100.0), 1.0),
    ("un_progress", (100.0, 120.0, 200.0, 1, 2), 0.728),
    ("forecast_cover", (F(4), F(10), F(2), 1), F(1, 3)),
    ("forecast_cover", (F(4), F(10), F(2), 2), F(2, 3)),
    ("approach", (F(2), F(5), F(10)), F(3, 8)),
    ("approach", (F(2), F(15), F(10)), F(3, 8)),
    ("clamped", (F(-3),), 0),
    ("clamped", (F(2, 5),), F(2, 5)),
    ("clamped", (F(3),), 1),
    ("remaining", (F(3), F(10)), 7),
    ("change_per_year", (F(3), F(10), 4), F(7, 4)),
    ("required_speedup", (F(3), F(4)), F(3, 4)),
    ("projected_value", (F(2), F(5), 3, 7), 9),
    ("projected_year", (2023, F(5), F(9), F(3)), 2023 + F(4, 3)),
]


@pytest.mark.parametrize(("name", "value", "expected"), PLAIN, ids=lambda each: str(each))
def test_a_formula_is_what_was_worked_out_by_hand(name, value, expected):
    """Exactly, where fractions allow it."""
    assert getattr(formulas, name)(*value) == pytest.approx(expected, rel=1e-12, abs=1e-12)


@pytest.mark.parametrize(
    ("value", "baseline", "target", "better", "band"),
    [
        (60, 40, 60, 1, 3),
        (61, 40, 60, 1, 4),
        (59, 40, 60, 1, 2),
        (41, 40, 60, 1, 2),
        (40, 40, 60, 1, 1),
        (36, 40, 60, 1, 1),
        (35.99, 40, 60, 1, 0),
        (60, 80, 60, -1, 3),
        (61, 80, 60, -1, 2),
        (80, 80, 60, -1, 1),
        (88, 80, 60, -1, 1),
        (88.01, 80, 60, -1, 0),
        (-40.5, -40, 60, 1, 1),
        (-44, -40, 60, 1, 1),
        (-44.01, -40, 60, 1, 0),
        (0, 0, 60, 1, 1),
        (-0.5, 0, 60, 1, 0),
    ],
)
def test_a_level_band_ends_where_it_says(value, baseline, target, better, band):
    """A tenth worse than the baseline belongs to the better side; the target has a band of its own."""
    assert formulas.level_band(value, baseline, target, better) == band


def test_a_tenth_worse_in_decimals_is_still_within_it():
    """0.9 × 0.7 is not 0.63 to a float, and no further off than the tolerance it is forgiven."""
    assert formulas.level_band(0.63, 0.7, 1.0, 1) == 1
    slack = 1000.0
    assert formulas.level_band(slack - 100 - slack * formulas.TOLERANCE / 2, slack, 2 * slack, 1) == 1
    assert formulas.level_band(slack - 100 - slack * formulas.TOLERANCE * 2, slack, 2 * slack, 1) == 0


def test_a_threshold_belongs_to_what_reaches_it():
    """And so does what lies below it by no more than the tolerance."""
    assert formulas.reaches(0.6, 0.6)
    assert formulas.reaches(0.6 - formulas.TOLERANCE / 2, 0.6)
    assert formulas.reaches(1.0 - 1.0e-9, 1.0)
    assert not formulas.reaches(0.6 - 2 * formulas.TOLERANCE, 0.6)
    assert formulas.TOLERANCE == 1e-9


@pytest.mark.parametrize(("value", "met"), [(9, False), (10, True), (15, True), (20, True), (21, False)])
def test_both_ends_of_a_goal_meet_it(value, met):
    """From 10 to 20."""
    assert formulas.meets(value, 10, 20) is met


@pytest.mark.parametrize(
    ("value", "baseline", "low", "high", "worse"),
    [
        (29, 30, 60, 90, True),
        (30, 30, 60, 90, False),
        (31, 30, 60, 90, False),
        (100, 30, 60, 90, True),
        (90, 30, 60, 90, False),
        (101, 100, 60, 90, True),
        (100, 100, 60, 90, False),
        (95, 100, 60, 90, False),
        (59, 100, 60, 90, True),
        (60, 100, 60, 90, False),
        (65, 70, 60, 90, False),
        (85, 70, 60, 90, False),
    ],
)
def test_what_lies_between_baseline_and_goal_is_not_worse(value, baseline, low, high, worse):
    """On either side, the ends included."""
    assert formulas.worse_than(value, baseline, low, high) is worse


@pytest.mark.parametrize("target", [50.0, 150.0])
def test_no_progress_is_zero_without_a_sign(target):
    """Down or up: a table that prints -0.0 looks as if something were wrong."""
    assert str(formulas.progress_from_baseline(100.0, 100.0, target)) == "0.0"
