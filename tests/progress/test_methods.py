"""Every method by name, against numbers worked out by hand."""

import math
from typing import Any

import pytest

from dxmodel.errors import ParseError
from dxmodel.goals import AtLeast, Completed, MeanOver, Reach, TotalOver
from dxmodel.ledger import MethodName
from dxmodel.plan import Direction, Target
from dxmodel.progress import Reason, Status, assess
from dxmodel.progress.engine import formulas
from dxmodel.progress.engine.levels import Levels
from dxmodel.progress.engine.methods import METHODS
from dxmodel.progress.engine.trajectory import Trajectory
from dxmodel.testing import small_city
from tests.progress.small import answer, book, judged

# (baseline, its year, value, its year, target, its year), and by method: achievement rate, progress, pace,
# growth ratio, UN 2023; then where the line leads, what the forecast misses, need over have, reached
CHECK = {
    "A": (
        (28.9, 2020, 41.2, 2022, 60, 2024),
        (0.6867, 0.3955, 0.7910, 0.9682, 0.9593, 53.5, 0.3457, 1.5285, 2025.06),
    ),
    "B": (
        (28.9, 2020, 41.2, 2022, 60, 2028),
        (0.6867, 0.3955, 1.5820, 2.0289, 2.9090, 78.1, None, 0.5095, 2025.06),
    ),
    "C": (
        (0, 2020, 1200, 2022, 5000, 2024),
        (0.2400, 0.2400, 0.4800, None, None, 2400, 0.6842, 3.1667, 2028.33),
    ),
    "D": (
        (1_000_000, 2020, 880_000, 2022, 700_000, 2024),
        (0.7955, 0.4000, 0.8000, 0.7258, 0.7520, 760_000, 0.3333, 1.5000, 2025.00),
    ),
    "E": ((100, 2020, 75, 2022, 50, 2024), (0.6667, 0.5000, 1.0000, 0.8421, 0.8750, 50, 0, 1.0000, 2024.00)),
    "F": (
        (98.0, 2020, 98.6, 2022, 100, 2024),
        (0.9860, 0.3000, 0.6000, 0.6036, 0.6018, 99.2, 0.5714, 2.3333, 2026.67),
    ),
    "G": (
        (30, 2020, 20, 2024, 60, 2030),
        (0.3333, -0.3333, -0.8333, -1.3431, -0.6371, 5, 1.3750, None, None),
    ),
    "H": (
        (100, 2020, 250, 2022, 400, 2024),
        (0.6250, 0.5000, 1.0000, 1.4030, 1.7500, 400, 0, 1.0000, 2024.00),
    ),
}


def near(expected, target_value, places=5e-5):
    """Are two numbers the same as printed, with both missing or both there?"""
    return (
        expected is target_value
        if target_value is None
        else expected is not None and math.isclose(expected, target_value, abs_tol=places)
    )


def assessment_of(case, method):
    """Return the answer to a check case by one method."""
    b, start, v, at, target, due = CHECK[case][0]
    arguments = {"baseline": f"{b}件", "start": f"FY{start}", "goal": Reach(f"{target}件"), "due": f"FY{due}"}
    return answer(f"{v}件", at=f"FY{at}", method=method, **arguments)


@pytest.mark.parametrize("case", CHECK)
def test_the_methods_give_the_numbers_that_were_worked_out_by_hand(case):
    """To the last printed decimal; what is undefined there is declined here."""
    rate, progress, pace, growth, un, line, miss, need, projected_year = CHECK[case][1]
    assert near(assessment_of(case, "achievement_rate").score, rate)
    assert near(assessment_of(case, "progress_from_baseline").score, progress)
    assert near(assessment_of(case, "linear_pace").score, pace)
    assert near(assessment_of(case, "cagr_ratio").score, growth)
    assert near(assessment_of(case, "un_progress_2023").score, un)
    text = assessment_of(case, "linear_pace")
    assert text.projected_value is not None
    assert near(float(text.projected_value.magnitude), line)
    assert near(text.required_speedup, need)
    assert near(text.projected_year, projected_year, 5e-3)
    if miss is not None:
        b, start, v, at, target, due = CHECK[case][0]
        cover = formulas.forecast_cover(v, target, (v - b) / (at - start), due - at)
        assert near(1 - cover, miss)


def test_the_line_of_method_three_is_on_its_own_boundary():
    """98.0 → 98.6 % of 100 %, half the time gone, is 0.60 of the line in exact decimals."""
    score = assessment_of("F", "linear_pace").score
    assert formulas.reaches(score, 0.6)
    assert not formulas.reaches(score - 1e-8, 0.6)


def test_the_weather_forecast_needs_four_points_and_looks_at_six():
    """The mean change per year of the latest values, the first of them left behind."""
    values = [
        ("R2", "0件"),
        ("R3", "50件"),
        ("R4", "52件"),
        ("R5", "54件"),
        ("R6", "56件"),
        ("R7", "58件"),
        ("R8", "60件"),
    ]
    arguments = {"goal": Reach("70件"), "due": "R10", "direction": "up"}
    assessment = judged(book(*values, **arguments), "R8", "weather_forecast")
    assert math.isclose(assessment.score, (10 / 5) * 2 / 10)
    assert judged(book(*values[4:], **arguments), "R8", "weather_forecast").no_score is Reason.TOO_FEW_POINTS
    assert judged(book(*values[3:], **arguments), "R8", "weather_forecast").score is not None
    assert judged(book(*values[:6], ("R8", "75件"), **arguments), "R8", "weather_forecast").score == 1


def test_constant_growth_needs_no_target():
    """Only two values of one sign and a direction."""
    arguments = {"baseline": "100件", "direction": "down"}
    for value, status in (("90件", "on-track"), ("99件", "behind"), ("101件", "regressing")):
        assessment = answer(value, at="R5", method="cagr_trend", **arguments)
        assert str(assessment.status) == status
        assert math.isclose(assessment.score, 1 - float(value[:-1]) / 100)
        assert "年平均" in assessment.describe("ja")
    assert answer("90件", at="R5", method="cagr_trend", baseline="100件").reason is Reason.NO_DIRECTION
    assert answer("90件", at="R4", method="cagr_trend", **arguments).status is Status.AT_BASELINE
    assert answer("90件", at="R5", method="linear_pace", **arguments).reason is Reason.NO_TARGET


@pytest.mark.parametrize(
    ("unit", "direction", "baseline", "value", "score"),
    [
        ("%", "up", 97, 98, 0.08153),  # a third of what was left
        ("%", "up", 50, 50.5, 0.01048),  # half way, little more than the growth itself
        ("%", "up", 3, 4, 0.33333),  # far from the limit
        ("%", "up", 97, 96, -0.08153),
        ("%", "down", 3, 2, 0.33333),  # towards zero growth itself counts what is left
        ("件", "up", 97, 98, 0.01031),  # what has no limit
        ("%", "up", 250, 260, 0.04),  # a growth rate or a multiple
    ],
)
def test_near_the_limit_of_a_share_what_is_left_counts(unit, direction, baseline, value, score):
    """Growth per year over the factor of the limit."""
    arguments = {"unit": unit, "baseline": f"{baseline}{unit}", "direction": direction}
    assessment = answer(f"{value}{unit}", at="R5", method="cagr_trend_limited", **arguments)
    assert math.isclose(assessment.score, score, rel_tol=1e-3)


def test_within_a_point_of_full_is_met_for_the_un():
    """99.2 % of 100 % is not short of it, 98.9 % is; nor is 99.2件 of 100件."""
    arguments = {"baseline": "99.1%", "goal": Reach("100%"), "unit": "%"}
    assert answer("99.2%", method="un_progress_2023", **arguments).score == 1
    lower = {**arguments, "baseline": "98.8%"}
    assert answer("98.9%", method="un_progress_2023", **lower).score < 0.95
    plain = {"baseline": "99.1件", "goal": Reach("100件")}
    assert answer("99.2件", method="un_progress_2023", **plain).score < 0.95


def test_the_bands_of_levels():
    """Past the target, at it, better than the baseline, down to a tenth worse with the tenth, and beyond."""
    arguments = {"baseline": "50件", "goal": Reach("80件"), "method": "level_band"}
    assert [answer(f"{n}件", **arguments).score for n in (81, 80, 79, 50, 45, 44.9)] == [4, 3, 2, 1, 1, 0]
    fewer = {"baseline": "50件", "goal": Reach("20件"), "method": "level_band"}
    assert [answer(f"{n}件", **fewer).score for n in (19, 20, 21, 50, 55, 55.1)] == [4, 3, 2, 1, 1, 0]


def test_whoever_only_looks_at_the_year_that_is_due_waits():
    """Not yet due before it; met or missed in it."""
    arguments = {"baseline": "0件", "goal": Reach("80件"), "due": "R6", "method": "fiscal_year_outcome"}
    assert answer("79件", at="R5", **arguments).status is Status.NOT_DUE
    assert answer("79件", at="R6", **arguments).status is Status.MISSED
    assert answer("80件", at="R5", **arguments).status is Status.ACHIEVED
    assert not answer("79件", at="R5", **arguments).is_assessed


def test_an_exact_target_is_approached_from_both_sides():
    """As far beyond as before is as near."""
    arguments = {"baseline": "0件", "goal": Reach("50件"), "method": "approach"}
    assert answer("40件", **arguments).score == answer("60件", **arguments).score == 0.8


# --- the path


def two_targets(*values):
    """A book with an interim target: 20 in R4, 60 by R6, 100 by R10."""
    aims = [Target(due="R6", goal=Reach("60件")), Target(due="R10", goal=Reach("100件"))]
    return book(*values, baseline="20件", targets=aims)


def test_interim_targets_make_the_path():
    """After the interim target the line leads from it, not from the baseline."""
    assessment = judged(two_targets(("R8", "79件")), "R8")
    assert (assessment.elapsed, assessment.expected, assessment.progress) == (4 / 6, 0.75, 0.7375)
    assert assessment.status is Status.BEHIND
    assert judged(two_targets(("R8", "80件")), "R8").status is Status.ON_TRACK
    before = judged(two_targets(("R5", "40件")), "R5")
    assert (before.expected, before.status) == (0.5, Status.ON_TRACK)


def test_an_interim_target_alone_can_be_the_measure():
    """Ahead of it, on it, behind it, as a share of the whole way."""
    scores = [judged(two_targets(("R8", f"{n}件")), "R8", "interim_target").score for n in (64, 60, 52)]
    assert all(map(near, scores, (0.05, 0, -0.1)))
    due = judged(two_targets(("R6", "52件")), "R6", "interim_target")
    assert (due.status, near(due.score, -0.2)) == (Status.MISSED, True)


def test_a_rough_interim_target_makes_the_path_uncertain():
    """Both ends of it count."""
    aims = [Target(due="R6", goal=Reach("約60件")), Target(due="R10", goal=Reach("100件"))]
    assessment = judged(book(("R8", "80件"), baseline="20件", targets=aims), "R8")
    assert assessment.possible == (Status.BEHIND, Status.ON_TRACK)


# --- no longer achieved


def test_what_was_achieved_and_is_not_any_more_was_lost():
    """Before the year it is due as well as after; what the baseline had was not achieved by the plan."""
    arguments = {"baseline": "0件", "goal": Reach("50件"), "due": "R7"}
    assert judged(book(("R5", "50件"), ("R6", "49件"), **arguments), "R6").status is Status.NO_LONGER_ACHIEVED
    assert judged(book(("R7", "50件"), ("R8", "49件"), **arguments), "R8").status is Status.NO_LONGER_ACHIEVED
    assert judged(book(("R5", "49件"), ("R6", "50件"), **arguments), "R6").status is Status.ACHIEVED
    assert judged(book(("R4", "50件"), ("R6", "49件"), **arguments), "R6").status is Status.ON_TRACK
    assert judged(book(("R7", "50件"), ("R6", "25件"), **arguments), "R6").status is Status.BEHIND
    text = judged(book(("R5", "50件"), ("R6", "49件"), **arguments), "R6")
    assert "令和5年度に達成" in text.describe("ja")
    assert "achieved in FY2023" in text.describe("en")


def test_a_rough_earlier_value_may_have_been_enough():
    """Then it is open whether the target was lost or never reached."""
    arguments = {"baseline": "0件", "goal": Reach("50件"), "due": "R7"}
    assessment = judged(book(("R5", "約50件"), ("R6", "10件"), **arguments), "R6")
    assert (assessment.status, assessment.possible) == (
        Status.UNCERTAIN,
        (Status.BEHIND, Status.NO_LONGER_ACHIEVED),
    )
    assert judged(book(("R5", "約50件"), ("R6", "50件"), **arguments), "R6").status is Status.ACHIEVED


# --- sums and means over years, milestones


def test_a_sum_over_years_grows_from_nothing():
    """300 of 1,200 after one of four years is on the line."""
    arguments = {"goal": TotalOver("1,200人", "R5/R8"), "due": "R8", "unit": "人", "accumulation": "flow"}
    first = judged(book(("R5", "300人"), **arguments), "R5")
    assert (first.status, first.score, first.progress) == (Status.ON_TRACK, 1, 0.25)
    both = book(("R5", "300人"), ("R6", "250人"), **arguments)
    assessment = judged(both, "R6")
    assert (assessment.status, str(assessment.span_total.value)) == (Status.BEHIND, "550人")
    assert "令和5年度～令和6年度の合計は550人" in assessment.describe("ja")
    assert "2 of 4 years" in assessment.describe("en")
    assert judged(both, "R7").reason is Reason.NO_OBSERVATION
    unknown = {**arguments, "accumulation": "unknown"}
    assert judged(book(("R5", "300人"), **unknown), "R5").reason is Reason.UNKNOWN_ACCUMULATION


def test_a_mean_over_years_and_a_sum_to_be_kept_low_are_judged_at_their_end():
    """Until then another year may turn them."""
    arguments = {
        "goal": MeanOver("600人", "R5/R6"),
        "due": "R6",
        "unit": "人",
        "accumulation": "flow",
        "direction": "up",
    }
    years = book(("R5", "700人"), ("R6", "480人"), **arguments)
    assert judged(years, "R5").status is Status.NOT_DUE
    assert judged(years, "R6").status is Status.MISSED
    assert "平均は590人" in judged(years, "R6").describe("ja")
    assert str(judged(years, "R5").required_per_year) == "500人"
    share = {**arguments, "goal": MeanOver("60%", "R5/R7"), "unit": "%", "due": "R7"}
    shares = judged(book(("R5", "61%"), ("R6", "62%"), **share), "R6")
    assert str(shares.required_per_year) == "57%", "a level for the year left, not a difference in points"
    low = {**arguments, "goal": TotalOver("1,200人", "R5/R6"), "direction": "down"}
    years = book(("R5", "700人"), ("R6", "480人"), **low)
    assert [str(judged(years, year).status) for year in ("R5", "R6")] == ["not-due", "achieved"]
    no_way = {**arguments, "direction": "unknown"}
    assert judged(book(("R5", "700人"), ("R6", "480人"), **no_way), "R6").reason is Reason.NO_DIRECTION


def test_a_milestone_measured_in_percent_is_done_at_a_hundred():
    """Else somebody must say so."""
    arguments = {"goal": Completed("導入"), "unit": "%", "baseline": "0%", "due": "R8"}
    assert answer("100%", **arguments).status is Status.ACHIEVED
    assert answer("50%", **arguments).status is Status.ON_TRACK


# --- how methods are asked for


def test_every_name_has_its_method():
    """And every method its name."""
    assert {*METHODS} == {*MethodName}
    assert all(name is method.name for name, method in METHODS.items())


def test_an_unknown_method_is_told_the_nearest():
    """By the error, with everything that would be accepted."""
    with pytest.raises(ParseError) as caught:
        assess(small_city(), "R5", "linear_pase")
    assert caught.value.facts["nearest"] == "linear_pace"


@pytest.mark.parametrize("name", MethodName, ids=str)
def test_every_method_has_a_sentence_with_its_score(name):
    """A sentence in each language for each indicator, whatever the status."""
    for assessment in assess(small_city(), "R5", name):
        assert assessment.method is name
        for language in ("ja", "en"):
            assert assessment.describe(language)
            if assessment.score is not None and name is not MethodName.LINEAR_PACE:
                assert assessment.score_text in assessment.describe(language)


def test_a_method_declines_before_it_divides():
    """No number of a trajectory is zero where a method divides by it."""
    for baseline, start in ((0, 0), (1, -1)):
        levels = Levels(value=0, baseline=baseline, low=0, high=0, has_baseline=True, has_direction=True)
        numbers: dict[str, Any] = {"value": 0.0, "baseline": float(baseline), "target": 0.0, "better": 0.0}
        for interim in (math.nan, 0.0, float(baseline)):
            years: dict[str, Any] = {
                "at": 0,
                "start": start,
                "due": 0,
                "interim_year": start,
                "interim_low": interim,
                "interim_high": interim,
            }
            _declines_or_is_finite(Trajectory(levels=levels, **numbers, **years, oldest_year=-1, oldest=0.0))


def _declines_or_is_finite(path):
    for method in METHODS.values():
        declined = any(holds(path) for _, holds in method.declines)
        assert declined or math.isfinite(method.score(path))


def test_a_target_that_the_baseline_meets_is_judged_without_progress():
    """A goal that the baseline satisfies is kept or broken."""
    arguments = {"baseline": "95件", "goal": Reach("90件"), "direction": Direction.UP}
    assert answer("92件", **arguments).status is Status.KEPT_SO_FAR
    broken = answer("89件", **arguments)
    assert (broken.status, broken.no_score, broken.progress) == (Status.REGRESSING, Reason.NO_GAP, None)
    on_it = answer("90件", baseline="90件", goal=AtLeast("90件", exclusive=True))
    assert on_it.status is Status.BEHIND


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("value", ["40件", "70件", "80件"])
def test_every_score_of_an_amount_is_a_float(method, value):
    """Never a whole number or a truth value, which a reader of JSON would take for another type."""
    assessment = judged(
        book(
            *[(f"R{year}", "60件") for year in (5, 6, 7)], ("R8", value), goal=Reach("80件"), baseline="50件"
        ),
        "R8",
        method,
    )
    if assessment.score is None:
        assert method in (MethodName.INTERIM_TARGET, MethodName.FISCAL_YEAR_OUTCOME)
        assert assessment.no_score is not None
        return
    assert type(assessment.score) is float
    assert [type(end) for end in assessment.score_range if end is not None] == [float, float]
