"""Intervals: ends, membership, sums, order."""

from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest

from dxmodel.amount import Interval
from dxmodel.errors import InvalidValueError

ENDS = [(1, 2), (2, 2), (2, 3), (None, 2), (2, None), (None, None)]


def interval(low, high, low_closed=True, high_closed=True):
    """Make an interval of small integers."""
    return Interval(
        low if low is None else Decimal(low), high if high is None else Decimal(high), low_closed, high_closed
    )


EACH = [interval(*ends) for ends in ENDS] + [
    interval(1, 2, high_closed=False),
    interval(2, 3, low_closed=False),
    interval(None, 2, high_closed=False),
    interval(2, None, low_closed=False),
]
GRID = [Decimal(quarter) / 4 for quarter in range(-4, 25)]


def test_an_end_that_is_missing_is_not_closed():
    """So there is one way to write each interval."""
    assert interval(None, 2, True) == interval(None, 2, False)
    assert not interval(2, None).high_closed


@pytest.mark.parametrize("ends", [(3, 2), (2, 2, False, True), (2, 2, True, False)])
def test_an_interval_holds_a_number(ends):
    """An empty one cannot be built."""
    with pytest.raises(InvalidValueError, match="no number"):
        interval(*ends)


def test_membership_looks_at_the_ends():
    """A closed end is in, an open one is out, a missing one is no limit."""
    assert [n for n in range(5) if n in interval(1, 3)] == [1, 2, 3]
    assert [n for n in range(5) if n in interval(1, 3, False, False)] == [2]
    assert [n for n in range(5) if n in interval(None, 2, True, False)] == [0, 1]


@pytest.mark.parametrize(("left", "right"), [*product(EACH, EACH)], ids=str)
def test_order_and_overlap_agree_with_the_points_of_a_grid(left, right):
    """Oracle: compare all pairs of quarters that lie inside."""
    pairs = [(here, other) for here in GRID for other in GRID if here in left and other in right]
    answers = {here < other for here, other in pairs}
    assert left.below(right) == (answers.pop() if len(answers) == 1 else None)
    assert left.overlaps(right) == any(here == other for here, other in pairs)


@pytest.mark.parametrize("factor", [Fraction(-2), Fraction(0), Fraction(1, 2), Fraction(3)])
@pytest.mark.parametrize("value", EACH, ids=str)
def test_scaling_moves_every_point(value, factor):
    """A number is inside exactly if its product is; times zero all is zero."""
    for point in GRID:
        moved = Decimal(factor.numerator) * point / factor.denominator
        assert (moved in value.scaled(factor)) == (point in value if factor else True)


def test_width_is_known_when_both_ends_are():
    """The smaller, the better known."""
    assert interval(1, 3).width == 2
    assert interval(2, None).width is None
