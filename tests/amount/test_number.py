"""What a magnitude may be, and how numbers are rounded."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest

from dxmodel.amount import Amount, round_half_up
from dxmodel.amount.number import number
from dxmodel.errors import InvalidValueError, ParseError


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (5328, "5328"),
        ("5328", "5328"),
        ("-0.5", "-0.5"),
        ("23.20", "23.20"),
        (Decimal("1E+3"), "1000"),
        (Decimal("0E+99999"), "0"),
        (Decimal("-0.0"), "0.0"),
        ("-0", "0"),
        (10**18 - 1, "999999999999999999"),
        (f"{10**18 - 1}.{'9' * 12}", "999999999999999999.999999999999"),
        (Decimal("0.50000000000000000000"), "0.500000000000"),
    ],
)
def test_a_magnitude_is_exact_and_plain(value, written):
    """Decimals stay as given; there is no exponent and no minus zero."""
    assert str(number(value)) == written


@pytest.mark.parametrize(
    "value",
    [
        *[0.1, 1.0, True, None, b"1", [1], Decimal("NaN"), Decimal("sNaN"), Decimal("-Infinity")],
        *[
            "",
            "1e5",
            "1_000",
            "٣",
            "１",
            " 1",
            "1\n",
            "+1",
            "01",
            ".5",
            "5.",
            "5,328",
            "nan",
            "9" * 10_000_000,
        ],
    ],
    ids=lambda given: repr(given)[:20],
)
def test_what_is_no_exact_number_is_refused(value):
    """Floats and bools too: the error says to write text."""
    with pytest.raises(ParseError, match=r"'0\.1'"):
        number(value)


@pytest.mark.parametrize(
    "value",
    [10**18, -(10**18), "9" * 19, Decimal("1E+999999"), 10**5000],
    ids=lambda given: f"{Decimal(given):.0e}",
)
def test_a_magnitude_is_below_the_limit(value):
    """10**18 and more is refused, without delay."""
    with pytest.raises(InvalidValueError, match="too large"):
        number(value)


@pytest.mark.parametrize("value", ["0.0000000000001", Decimal("1E-999999"), Decimal("1.0000000000001")])
def test_a_magnitude_has_at_most_twelve_decimals(value):
    """A finer number is refused, never rounded behind the back."""
    with pytest.raises(InvalidValueError, match="12 decimals"):
        number(value)


def test_the_users_decimal_context_changes_nothing():
    """Three digits of precision elsewhere are no reason to lose any here."""
    texts = ["約123,456,789件", "△123,456.789件", "1億1939万件", "12,345.6〜78,901.2件"]
    calculated = [-(Amount.parse(text) + Amount("98765.4321", "件")) * 7 / 8 for text in texts]
    with localcontext(prec=3):
        assert [-(Amount.parse(text) + Amount("98765.4321", "件")) * 7 / 8 for text in texts] == calculated


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [
        (Decimal("62.5"), 0, "63"),  # 15 of 24, printed as 63 %
        (Decimal("-62.5"), 0, "-63"),
        (Decimal("0.45"), 1, "0.5"),
        (0.285, 2, "0.29"),  # whose binary value is below 0.285
        (2.675, 2, "2.68"),
        (-0.04, 1, "0.0"),
        (1234, -2, "1200"),
        (5, 2, "5.00"),
    ],
)
def test_printed_figures_round_half_up(value, places, rounded):
    """Half goes away from zero, and a float counts as it is written."""
    assert f"{round_half_up(value, places):f}" == rounded


def test_rounding_half_up_agrees_with_counting_steps():
    """Oracle: the nearest step by fractions, over every tenth from -20 to 20."""
    for tenths in range(-200, 201):
        nearest = int(abs(Fraction(tenths, 10)) + Fraction(1, 2)) * (1 if tenths > 0 else -1)
        assert round_half_up(Decimal(tenths) / 10) == nearest


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN")])
def test_what_is_no_number_is_not_rounded(value):
    """NaN has no printed form."""
    with pytest.raises(ParseError):
        round_half_up(value, 1)
