"""How well a number is known."""

import copy
import pickle
from decimal import Decimal

import pytest

from dxmodel.amount import (
    ABOUT,
    EXACT,
    About,
    Exact,
    Interval,
    OrLess,
    OrMore,
    Over,
    Under,
    UpTo,
    half_unit,
)
from dxmodel.errors import InvalidValueError, ParseError

EACH = [EXACT, ABOUT, About("100"), UpTo(60), OrMore(), Over(), OrLess(), Under()]


@pytest.mark.parametrize(
    ("printed", "half"),
    [
        ("110000", "5000"),
        ("1300", "50"),
        ("5300", "50"),
        ("5328", "0.5"),
        ("600", "50"),
        ("7088000", "500"),
        ("-5", "0.5"),
        ("23.2", "0.05"),
        ("23.20", "0.05"),
        ("0.004", "0.0005"),
        ("0", "0.5"),
        ("0.00", "0.5"),
    ],
)
def test_about_is_half_a_unit_of_the_last_digit_that_is_not_zero(printed, half):
    """The convention goes by the value: 23.20 is as wide as 23.2; about zero is within one half."""
    assert half_unit(Decimal(printed)) == Decimal(half)


def test_the_convention_is_overridden_by_data():
    """A stated half-width wins."""
    assert About("100").interval(Decimal(5300)) == Interval(Decimal(5200), Decimal(5400))


@pytest.mark.parametrize(
    ("known", "inside"),
    [
        (EXACT, [60]),
        (ABOUT, [55, 60, 65]),
        (UpTo(70), [60, 65, 70]),
        (OrMore(), [60, 65, 70]),
        (Over(), [65, 70]),
        (OrLess(), [50, 55, 60]),
        (Under(), [50, 55]),
    ],
)
def test_each_word_has_its_interval(known, inside):
    """For the magnitude 60, with the ends that the word includes."""
    assert [n for n in range(50, 75, 5) if n in known.interval(Decimal(60))] == inside


@pytest.mark.parametrize("known", EACH, ids=repr)
def test_it_is_a_plain_value(known):
    """Equal to its copies, hashed alike, and its repr pastes back."""
    for twin in (copy.deepcopy(known), pickle.loads(pickle.dumps(known)), eval(repr(known))):
        assert twin == known
        assert hash(twin) == hash(known)
    assert isinstance(EXACT, Exact)


def test_all_of_them_differ():
    """None is a special case of another."""
    assert len(set(EACH)) == len(EACH)


@pytest.mark.parametrize("by", [0, "-1"])
def test_a_half_width_is_above_zero(by):
    """About ± 0 would be exact."""
    with pytest.raises(InvalidValueError, match="above 0"):
        About(by)


def test_a_half_width_is_no_float():
    """It is a magnitude like any other."""
    with pytest.raises(ParseError):
        About(0.5)  # type: ignore[arg-type]
