"""What holds for every series that is judged as Open SDG does."""

import math
import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dxmodel.open_sdg import open_sdg, open_sdg_indicator

numbers = st.one_of(
    st.just(0.0),
    st.floats(-100, 100).map(lambda x: round(x, 1)),
    st.floats(allow_nan=False, allow_infinity=False),
)
years = st.integers(2008, 2034)
points = st.dictionaries(years, st.none() | numbers, max_size=6)
options = st.fixed_dictionaries(
    {"direction": st.sampled_from(["positive", "negative"])},
    optional={"target": numbers, "limit": numbers, "base_year": years, "target_year": years},
)
levels = st.integers(1, 100_000).map(lambda x: x / 10)
directions = st.sampled_from([("positive", 1), ("negative", -1)])


@given(points, options)
def test_a_score_is_finite_and_within_five_or_there_is_a_reason(points, options):
    """Nothing accepted gives inf, nan or an unplanned exception."""
    measure = open_sdg(points, **options)
    assert (measure.score is None) is (measure.reason is not None)
    assert measure.score is None or -5 <= measure.score <= 5
    assert measure.value is None or math.isfinite(measure.value)
    alone = open_sdg_indicator([measure])
    assert (alone.score, alone.assessed, alone.total) == (measure.score, int(measure.score is not None), 1)


@given(points, options, st.randoms(use_true_random=False))
def test_the_order_of_the_years_does_not_matter(points, options, chance: random.Random):
    """Nor does a year without a value."""
    shuffled = list(points.items())
    chance.shuffle(shuffled)
    text = {year: value for year, value in shuffled if value is not None}
    assert open_sdg(dict(shuffled), **options) == open_sdg(points, **options) == open_sdg(text, **options)


@given(levels, levels, levels, st.integers(1, 9), st.integers(1, 15), directions)
def test_the_ratio_equals_that_of_the_logarithms(base, latest, target, years, all_years, directed):
    """The published definition, computed by logarithms."""
    (direction, sign), start = directed, 2015
    measure = open_sdg(
        {start: base, start + years: latest},
        target=target,
        target_year=start + all_years,
        direction=direction,
    )
    done, expected = (
        math.expm1(math.log(end / base) / n) for end, n in ((latest, years), (target, all_years))
    )
    if base == target:
        assert measure.value is None
        return
    ratio = sign * done / abs(expected)
    assert measure.value is not None
    assert math.isclose(measure.value, ratio, rel_tol=1e-6, abs_tol=1e-6)
    if measure.target_achieved:
        assert sign * (latest - target) >= 0
        assert measure.score == 5
    else:
        at = [(-1e9, -5.0), (-0.6, -5.0), (0.0, -2.5), (0.6, 0.0), (1.3, 5.0), (1e9, 5.0)]
        assert math.isclose(measure.score or 0, along(at, ratio), abs_tol=1e-4)


@given(levels, levels, st.integers(1, 9), directions)
def test_without_a_target_the_growth_alone_is_scored(base, latest, years, directed):
    """Three lines: 2.5 points each from 0 to 0.5 %, to 1.5 %, to 2 % a year."""
    direction, sign = directed
    measure = open_sdg({2015: base, 2015 + years: latest}, direction=direction)
    growth = sign * math.expm1(math.log(latest / base) / years)
    at = [(-1e9, -5.0), (-0.02, -5.0), (0.0, -2.5), (0.005, 0.0), (0.015, 2.5), (0.02, 5.0), (1e9, 5.0)]
    assert math.isclose(measure.score or 0, along(at, growth), abs_tol=1e-6)


@given(levels, levels, levels, st.integers(-3, 3), directions)
def test_without_zeros_the_unit_does_not_matter(base, latest, target, power, directed):
    """So it is the 0.001 that makes it matter."""
    one, other = (
        open_sdg({2015: base * unit, 2020: latest * unit}, target=target * unit, direction=directed[0])
        for unit in (1, 2**power)
    )
    assert one == other


@given(st.lists(levels, min_size=1, max_size=5), directions)
def test_an_indicator_is_the_mean_of_its_series(latest, directed):
    """And has the same answer in any order, to the last bits."""
    series = [open_sdg({2015: 10, 2020: each}, target=20, direction=directed[0]) for each in latest]
    measure = open_sdg_indicator(series)
    assert measure.score is not None
    assert math.isclose(measure.score, sum(each.score or 0 for each in series) / len(series), abs_tol=1e-9)
    assert open_sdg_indicator(reversed(series)) == measure


def along(line: list[tuple[float, float]], x: float) -> float:
    """Read a line through points, without any of the formulas."""
    for (left, low), (right, high) in pairwise(line):
        if left <= x <= right:
            return low + (high - low) * (x - left) / (right - left)
    raise AssertionError(x)
