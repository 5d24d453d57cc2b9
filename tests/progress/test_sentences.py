"""What sentences share: rounding."""

from decimal import Decimal

import pytest

from dxmodel.amount import round_half_up
from dxmodel.progress.sentences import percent


@pytest.mark.parametrize("by", [1, 3, 7, 11])
def test_a_percentage_is_rounded_as_the_exact_share_is(by):
    """Half up, whether the float lies below the half or an error of its computation does."""
    for halves in range(2001):
        exact = round_half_up(Decimal(halves) / 20, 1)
        assert percent(halves / 2000 / by * by) == f"{exact}%"


def test_a_share_beside_a_threshold_is_not_printed_on_it():
    """With as many decimals as show that; a share that does not exist is a dash."""
    assert percent(0.99996, 1.0) == "99.996%"
    assert percent(1.0, 1.0) == "100.0%"
    assert percent(None) == "–"
