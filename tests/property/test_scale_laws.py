"""Laws of scales: every number one grade, boundaries on the side that the scale says."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmodel.amount.interval import Interval
from dxmodel.errors import InvalidValueError, ValidationError
from dxmodel.ledger import Grade, MethodName, Scale
from dxmodel.ledger.scale_coverage import gaps_and_overlaps
from dxmodel.testing import scales

GRID = [Fraction(n, 20) for n in range(-21, 22)]
"""Ends are tenths from -1 to 1: every end is here, a number between any two, and one beyond each side."""

tenths = st.integers(-10, 10).map(lambda n: Decimal(n) / 10)
scored = scales(st.sampled_from(MethodName))
TINY = 5e-10


@st.composite
def parts(draw: st.DrawFn) -> dict[str, Any]:
    """The ends of a grade that may hold nothing."""
    low = draw(st.none() | st.tuples(st.sampled_from(["at_least", "above"]), tenths))
    high = draw(st.none() | st.tuples(st.sampled_from(["at_most", "below"]), tenths))
    return dict(each for each in (low, high) if each is not None)


def holds(ends: dict[str, Any], number: Fraction) -> bool:
    """The oracle: four comparisons of fractions."""
    return (
        ("at_least" not in ends or number >= Fraction(ends["at_least"]))
        and ("above" not in ends or number > Fraction(ends["above"]))
        and ("at_most" not in ends or number <= Fraction(ends["at_most"]))
        and ("below" not in ends or number < Fraction(ends["below"]))
    )


def is_in(number: Fraction, run: Interval) -> bool:
    """Is a number in an interval?"""
    return Decimal(number.numerator) / Decimal(number.denominator) in run


real = parts().filter(lambda ends: any(holds(ends, number) for number in GRID))


@given(st.lists(real, min_size=1, max_size=5))
def test_gaps_and_overlaps_are_those_of_a_fine_grid(drawn):
    """Number by number: what no grade holds, or several, is told, with the grades; nothing else is."""
    text = [*gaps_and_overlaps([Grade("A", **ends).scores for ends in drawn])]
    for number in GRID:
        covering = tuple(place for place, ends in enumerate(drawn) if holds(ends, number))
        runs = [by for run, by in text if is_in(number, run)]
        assert runs == ([] if len(covering) == 1 else [covering])


@given(st.lists(real, min_size=1, max_size=4))
def test_a_scale_is_valid_if_every_number_has_one_grade(drawn):
    """And only then; every gap and overlap is a problem of its own."""
    counts = [sum(holds(ends, number) for ends in drawn) for number in GRID]
    grades = [Grade(mark, **ends) for mark, ends in zip("ABCD", drawn, strict=False)]
    try:
        Scale(id="drawn", label="評価区分", by="okr_score", grades=grades, ordered=False)
    except ValidationError as error:
        codes = {problem.code for problem in error.problems}
        assert codes == {
            *(["ledger.grades_gap"] if 0 in counts else []),
            *(["ledger.grades_overlap"] if max(counts) > 1 else []),
        }
    else:
        assert set(counts) == {1}


@given(scored, st.fractions(-3, 4))
def test_the_grade_is_the_one_that_holds_the_score(scale, score):
    """Far from every end, the oracle and the scale agree."""
    ends = [Fraction(end) for grade in scale.grades for end in grade.ends]
    number = Fraction(float(score))
    if all(abs(number - end) > Fraction(2, 10**9) for end in ends):
        text = [
            grade
            for grade in scale.grades
            if holds(
                {name: getattr(grade, name) for name in ENDS if getattr(grade, name) is not None}, number
            )
        ]
        assert [scale.grade(float(score))] == text


ENDS = ("at_least", "above", "at_most", "below")


@given(scored, st.sampled_from([-TINY, 0.0, TINY]))
def test_what_is_as_good_as_an_end_is_that_end(scale, error):
    """Within 1e-9, so that rounding errors decide nothing."""
    for end in (end for grade in scale.grades for end in grade.ends):
        assert scale.grade(float(end) + error) is scale.grade(end)


@given(scored.filter(lambda scale: scale.ordered), st.floats(-5, 5), st.floats(-5, 5))
def test_a_better_score_never_earns_a_worse_grade(scale, one, other):
    """The order of the grades is the order of the scores."""
    worse, better = (scale.grades.index(scale.grade(score)) for score in sorted((one, other)))
    assert better <= worse


@given(scored, st.integers(-60, 80), st.integers(0, 60))
def test_a_range_earns_what_its_points_earn(scale, start, length):
    """No more and no less: every grade of a point in it, and of the ends between."""
    low, high = start / 20, (start + length) / 20
    ends = {end for grade in scale.grades for end in grade.ends}
    cuts = sorted({Decimal(low), Decimal(high), *(end for end in ends if low <= end <= high)})
    points = {scale.grade(each) for each in (*cuts, *((one + other) / 2 for one, other in pairwise(cuts)))}
    grades = scale.grades_between(low, high)
    assert [*grades] == [grade for grade in scale.grades if grade in points]


NO_SCORES = [None, True, np.bool_(True), "1", b"1", 1j, [1], Decimal("NaN"), Decimal("sNaN"), float("nan")]
ENDLESS: list[Any] = [float("inf"), Decimal("-Infinity"), np.float64("inf")]


@given(scored, st.sampled_from([*NO_SCORES, *ENDLESS, Fraction(10**400)]))
def test_what_is_no_finite_number_earns_no_grade(scale, expected):
    """Neither a grade by accident nor an accident; a fraction that no float holds is none either."""
    with pytest.raises(InvalidValueError, match="no number") as caught:
        scale.grade(expected)
    assert caught.value.facts["found"] == repr(expected)
    assert "有限の数" in caught.value.describe("ja")


@given(scored, st.sampled_from(NO_SCORES), st.booleans())
def test_between_what_is_no_number_there_is_no_grade(scale, expected, is_low):
    """An end may be infinite, but it is a number."""
    with pytest.raises(InvalidValueError, match="no number"):
        scale.grades_between(*((expected, 0) if is_low else (0, expected)))
    for end in ENDLESS:
        assert scale.grades_between(min(0, end), max(0, end))


@given(scored, st.fractions(-3, 4, max_denominator=64))
def test_a_number_earns_its_grade_in_whatever_type_it_comes(scale, score):
    """As a fraction, a float, a decimal, and as numpy has them."""
    same = [score, float(score), Decimal(score.numerator) / Decimal(score.denominator), np.float64(score)]
    assert len({scale.grade(each) for each in same}) == 1
    whole = int(score)
    same = [whole, Fraction(whole), float(whole), np.int64(whole), np.float32(whole), Decimal(whole)]
    assert len({scale.grade(each) for each in same}) == 1
