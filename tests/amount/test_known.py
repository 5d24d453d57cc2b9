"""How well a number is known."""

import copy
import pickle
from decimal import Decimal

import pytest

from dxmodel.amount import (
    ABOUT,
    EXACT,
    About,
    Amount,
    Exact,
    Interval,
    OrLess,
    OrMore,
    Over,
    Under,
    Unit,
    UpTo,
    half_width,
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
        ("20", "2"),
        ("-20", "2"),
        ("10", "1"),
        ("50", "5"),
        ("60", "5"),
        ("400", "40"),
        ("1000", "100"),
        ("10000", "1000"),
        ("20.0", "2"),
        ("3", "0.5"),
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
    """Where zeros follow it, at most a tenth; 23.20 is as wide as 23.2; about zero is within one half."""
    assert half_width(Decimal(printed), Unit("件")) == Decimal(half)


@pytest.mark.parametrize(
    ("printed", "low", "high"),
    [
        ("約20分", "18", "22"),
        ("約10,000件", "9000", "11000"),
        ("約110,000件", "105000", "115000"),
        ("約5,300時間", "5250", "5350"),
        ("約3人", "2.5", "3.5"),
        ("30件程度", "27", "33"),
        ("約△20人", "-22", "-18"),
        ("約20%", "15", "25"),
        ("約80%", "75", "85"),
        ("約200‰", "150", "250"),
        ("約10ポイント", "5", "15"),
        ("約0件", "-0.5", "0.5"),
        ("約2億枚", "1.5", "2.5"),
        ("約20億枚", "18", "22"),
        ("約20.0億枚", "18", "22"),
        ("約2.0億枚", "1.5", "2.5"),
        ("約20.5億枚", "20.45", "20.55"),
        ("約10,000.00千人", "9000", "11000"),
        ("約1千人", "0.5", "1.5"),
        ("約3千万円", "25000000", "35000000"),
        ("約30百万円", "27", "33"),
        ("約1億2000万円", "115000000", "125000000"),
        ("約１万人/年", "0.5", "1.5"),
        ("約20件/1万人", "18", "22"),
        ("約20±5分", "15", "25"),
    ],
)
def test_about_a_printed_amount(printed, low, high):
    """万 and 億 are printed places, no zeros; percentages are as wide as their mirror images."""
    amount = Amount.parse(printed)
    assert amount.interval == Interval(Decimal(low), Decimal(high))
    assert Amount.parse(str(amount)) == amount


@pytest.mark.parametrize("unit", ["人", "千人", "万人", "百万円", "億円", "%", "人/年"])
def test_about_by_convention_is_read_back_from_its_text(unit):
    """With any digits, zeros before the decimal point and zeros after it."""
    for figure in ("0", "0.0", "5", "5.0", "5.50", "10", "10.0", "10.50", "1200", "1200.00", "-20", "-20.0"):
        amount = Amount(figure, unit, About())
        assert Amount.parse(str(amount)) == amount


@pytest.mark.parametrize(
    ("printed", "text"),
    [("約2億", "約200,000,000±50,000,000件"), ("約20億", "約2,000,000,000件"), ("約6千万", "約60,000,000件")],
)
def test_a_numeral_without_a_unit_keeps_its_printed_place(printed, text):
    """The half-width is stated where that of the convention is another."""
    assert str(Amount.parse(printed, "件")) == text


def test_about_is_as_wide_in_every_unit():
    """The convention applies to the number as printed; its conversion keeps the width."""
    assert str(Amount.parse("約20分").to("秒")) == "約1,200±120秒"
    assert str(Amount.parse("約2億枚").to("枚")) == "約200,000,000±50,000,000枚"
    assert str(Amount.parse("約20人") * 2) == "約40人"


def test_the_convention_is_overridden_by_data():
    """A stated half-width wins."""
    assert About("100").interval(Decimal(5300), Unit("時間")) == Interval(Decimal(5200), Decimal(5400))


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
    assert [n for n in range(50, 75, 5) if n in known.interval(Decimal(60), Unit("件"))] == inside


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
