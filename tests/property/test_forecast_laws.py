"""Laws of forecasts: units, mirror images, order, straight lines, wild points, and no accident ever."""

from decimal import Decimal
from fractions import Fraction
from itertools import combinations, pairwise
from math import isfinite

import numpy as np
import pytest
import scipy.stats
from hypothesis import assume, event, example, given
from hypothesis import strategies as st

from dxmodel.amount import Amount
from dxmodel.fiscal import FiscalYear
from dxmodel.goals import AtLeast, AtMost
from dxmodel.plan import Bounds
from dxmodel.progress.forecasting import models
from dxmodel.progress.forecasting.forecast import forecast
from dxmodel.progress.forecasting.value import ForecastMethod, NoForecast
from dxmodel.testing import ledgers
from tests.progress.small import book

AT, DUE = FiscalYear(2024), FiscalYear(2030)
LINES = (ForecastMethod.LAST_CHANGE, ForecastMethod.LEAST_SQUARES, ForecastMethod.THEIL_SEN)
MIRRORED = (*LINES, ForecastMethod.SHARE_LINE)
"""The methods that claim to survive a mirror image; constant growth declines the claim."""

years = st.lists(st.integers(2010, 2024), min_size=2, max_size=7, unique=True).map(sorted)
tenths = st.integers(0, 1000).map(lambda n: Decimal(n) / 10)
levels = st.integers(1, 999).map(lambda n: Decimal(n) / 10)
near = pytest.approx


@st.composite
def series(draw, values=tenths, min_size=2):
    """A value for each of several years, which are not evenly spaced."""
    result = draw(years.filter(lambda several: len(several) >= min_size))
    return [(year, draw(values)) for year in result]


def look(points, unit="%", goal=None, **arguments):
    """Return the outlook from such points."""
    values = [(FiscalYear(year), Amount(value, unit)) for year, value in points]
    return forecast(book(*values, unit=unit, goal=goal, due=DUE, **arguments), "x", DUE, at=AT)


def numbers_of(outlook, scale=1, start=0):
    """Every number of an outlook, by method; times *scale*, plus *start*."""
    return {
        each.method: (
            each.reason,
            each.no_interval,
            [start + scale * one.value for one in each.values],
            [
                sorted(start + scale * end for end in (one.low, one.high) if end is not None)
                for one in each.values
            ],
        )
        for each in outlook.forecasts
    }


def assert_same(one, other, methods=ForecastMethod):
    """Compare the numbers of two outlooks."""
    for method in methods:
        assert one[method][:2] == other[method][:2]
        assert one[method][2] == near(other[method][2], rel=1e-9, abs=1e-9)
        for ends, others in zip(one[method][3], other[method][3], strict=True):
            assert ends == near(others, rel=1e-6, abs=1e-6)


@given(series(), levels)
def test_a_change_of_unit_changes_nothing(points, level):
    """Every method claims it, shares of the whole included: 1 % is 10 ‰."""
    one = look(points, goal=AtLeast(Amount(level, "%")))
    other = look([(year, value * 10) for year, value in points], "‰", AtLeast(Amount(level * 10, "‰")))
    assert_same(numbers_of(one, scale=10), numbers_of(other))
    for each, twin in zip(one.forecasts, other.forecasts, strict=True):
        assert each.attained == near(twin.attained, abs=1e-6)
        marks = [[year.beyond_bounds for year in both.values] for both in (each, twin)]
        if each.method in LINES:  # exact; a curve may lie on a bound but for a rounding error
            assert marks[0] == marks[1]


@given(series(), levels)
@example([(2016, Decimal(0)), (2017, Decimal("0.7"))], Decimal("0.1"))
def test_a_mirror_image_changes_nothing(points, level):
    """41.2 % online is 58.8 % on paper, for every method that claims it."""
    one = look(points, goal=AtLeast(Amount(level, "%")))
    other = look([(year, 100 - value) for year, value in points], goal=AtMost(Amount(100 - level, "%")))
    assert_same(numbers_of(one, scale=-1, start=100), numbers_of(other), MIRRORED)
    for method in MIRRORED:
        assert one[method].attained == near(other[method].attained, abs=1e-6)


def test_constant_growth_does_not_survive_a_mirror_image():
    """Halving from 40 is not the mirror of any constant growth from 60."""
    points = [(2022, 40), (2023, 20), (2024, 10)]
    one = look(points)["constant-growth"].at(FiscalYear(2025)).value
    other = (
        look([(year, 100 - value) for year, value in points])["constant-growth"].at(FiscalYear(2025)).value
    )
    assert one == near(5)
    assert abs(100 - one - other) > 10


@given(series(), st.randoms())
def test_the_order_of_observations_never_matters(points, random):
    """Not even in the last digit."""
    shuffled = random.sample(points, len(points))
    assert numbers_of(look(points)) == numbers_of(look(shuffled))


@given(
    series(), st.lists(st.tuples(st.integers(2025, 2029), tenths), max_size=3, unique_by=lambda one: one[0])
)
def test_later_observations_never_matter(points, later):
    """A forecast knows what was known of the years up to its own."""
    assert numbers_of(look(points)) == numbers_of(look([*points, *later]))


@given(years, st.integers(-50, 50), st.integers(-500, 500))
def test_points_on_a_line_are_continued_by_all_lines_alike(several, slope, start):
    """Exactly, and without an interval: nothing says how far values lie from the line."""
    points = [(year, Decimal(start + slope * (year - 2010)) / 10) for year in several]
    outlook = look(points, "件")
    expected = [(start + slope * (each.year.year - 2010)) / 10 for each in outlook["last-change"].values]
    for method in LINES if len(several) > 2 else LINES[:1]:
        assert [each.value for each in outlook[method].values] == expected
    if len(several) > 3 and expected:  # nothing is forecast far beyond the values
        assert outlook["least-squares"].no_interval is NoForecast.NO_SCATTER


@given(series(min_size=3), st.data(), st.integers(-(10**6), 10**6))
@example([(2020, Decimal(0)), (2021, Decimal(1)), (2022, Decimal(2))], None, 10**6)
def test_one_wild_middle_point_leaves_the_robust_slope_among_the_others(points, data, wild):
    """Whichever it is but the first and the last, and however wild."""
    which = 1 if data is None else data.draw(st.integers(1, len(points) - 2))
    rest = [point for place, point in enumerate(points) if place != which]
    slopes = [
        Fraction(later - earlier) / (after - year)
        for (year, earlier), (after, later) in combinations(rest, 2)
    ]
    points[which] = (points[which][0], Decimal(wild))
    exact = [(Fraction(year), Fraction(value)) for year, value in points]
    assert min(slopes) <= models.theil_sen(exact).slope <= max(slopes)


def test_one_wild_middle_point_moves_the_line_through_all_points_without_limit():
    """The counter-example, for which the robust line is there."""
    calm = [(Fraction(year), Fraction(year)) for year in (0, 1, 2, 3)]
    wild = [*calm[:2], (Fraction(2), Fraction(10**6)), calm[3]]
    assert models.theil_sen(wild).slope == 1
    assert models.least_squares(wild).slope > 10**5


@given(series(min_size=3))
def test_the_lines_are_those_of_numpy_and_scipy(points):
    """Two oracles that know nothing of us."""
    x, y = (
        np.array([year - 2010 for year, _ in points], float),
        np.array([float(value) for _, value in points]),
    )
    outlook = look(points, "件")
    slope, start = np.polyfit(x, y, 1)
    assert outlook["least-squares"].at(DUE).value == near(start + slope * 20, abs=1e-6)
    line = scipy.stats.theilslopes(y, x, method="joint")
    assert outlook["theil-sen"].at(DUE).value == near(line.intercept + line.slope * 20, abs=1e-6)


@given(series(min_size=4))
def test_the_interval_is_about_the_line_and_grows_with_the_distance(points):
    """The farther ahead, the less is known; and it is never of no width."""
    line = look(points, "件")["least-squares"]
    assume(line.no_interval is not NoForecast.NO_SCATTER)
    result = line.values
    widths = [each.high - each.low for each in result]
    assert all(width > 0 for width in widths)
    assert all(each.low <= each.value <= each.high for each in result)
    assert all(one <= other + 1e-9 for one, other in pairwise(widths))


@given(series(min_size=4))
def test_an_interval_is_marked_where_an_end_of_it_cannot_be(points):
    """Of a share: below nothing, or above the whole."""
    for each in look(points, bounds=Bounds(low="0%", high="100%"))["least-squares"].values:
        ends = [end for end in (each.low, each.high) if end is not None]
        assert each.interval_beyond_bounds is any(not 0 <= end <= 100 for end in ends)
        assert each.interval_beyond_bounds or not (ends and each.beyond_bounds)


@given(series())
@example([(2021, Decimal(10)), (2022, Decimal(40)), (2023, Decimal(20)), (2024, Decimal(45))])
def test_the_envelope_holds_every_forecast_and_no_more(points):
    """Its two ends are forecasts themselves."""
    outlook = look(points)
    for year in (FiscalYear(2025), DUE):
        values = sorted(each.at(year).value for each in outlook.forecasts if each.values)
        assert outlook.envelope(year) == ((values[0], values[-1]) if values else None)


@given(series(), st.integers(1, 999))
def test_where_a_target_is_met_the_course_is_at_its_level(points, tenth):
    """The year of attainment is the inverse of the course, and leads towards the target."""
    level = Decimal(tenth) / 10
    outlook = look(points, goal=AtLeast(Amount(level, "%")))
    met = points[-1][1] >= level
    assert (outlook.target_level is None) is met
    for each in outlook.forecasts:
        event(f"{each.method} {each.attained is not None}")
        assert not (met and each.attained is not None)
        for one, other in pairwise(each.values) if each.attained is not None else ():
            assert one.value <= other.value
            inside = one.year.year <= each.attained <= other.year.year
            assert not inside or one.value - 1e-6 <= level <= other.value + 1e-6


@given(ledgers(), st.data())
def test_no_ledger_gives_an_accident(ledger, data):
    """Every number is finite, every sentence can be said, and what is not there has a reason."""
    assume(ledger.plan.indicators)
    at = data.draw(st.integers(2015, 2032).map(FiscalYear))
    until = data.draw(st.none() | st.integers(1, 12).map(lambda ahead: at + ahead))
    for indicator in ledger.in_force(at).plan.indicators:
        outlook = forecast(ledger, indicator.id, until, at=at)
        assert outlook.describe("ja")
        assert outlook.describe("en")
        for each in outlook.forecasts:
            assert (each.reason is None) is bool(each.values)
            assert each.describe("ja")
            assert each.attained is None or isfinite(each.attained)
            assert not any(one.low == one.high for one in each.values if one.low is not None)
            ends = [end for one in each.values for end in (one.value, one.low, one.high) if end is not None]
            assert all(map(isfinite, ends))


@given(
    st.lists(
        st.decimals(-(10**18) + 1, 10**18 - 1, places=12, allow_nan=False, allow_infinity=False).filter(
            lambda value: abs(value) < 10**18
        )
        | st.sampled_from([Decimal("1E-12"), Decimal(10**18 - 1), Decimal(0), Decimal("99.999999999999")]),
        min_size=2,
        max_size=5,
    ),
    st.sampled_from(["件", "%", "円"]),
    st.sampled_from([FiscalYear(2025), FiscalYear(2100), FiscalYear(2500)]),
)
def test_no_size_of_number_gives_an_accident(values, unit, until):
    """From the least to the greatest that an amount can hold, for centuries."""
    measured = [(FiscalYear(2024 - ahead), Amount(value, unit)) for ahead, value in enumerate(values)]
    outlook = forecast(book(*measured, unit=unit, goal=AtLeast(Amount(1, unit))), "x", until, at=AT)
    assert outlook.describe("ja")
    for each in outlook.forecasts:
        assert (each.reason is None) is bool(each.values)
        assert all(abs(one.value) < 10**18 for one in each.values)
        assert each.attained is None or 1868 <= each.attained <= 9998
