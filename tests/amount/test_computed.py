"""Computed amounts as they are printed."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmodel.amount import Amount, as_printed

parse = Amount.parse


def quotient(part, by):
    """Return a part of an amount."""
    return parse(part) * Fraction(1, by)


# what is computed, from which inputs, and how → text
DIFFERENCES = (
    ("76.8ポイント", ("100%", "23.2%"), "76.8ポイント"),
    ("1619390000円", ("15億円", "1億1939万円"), "16.1939億円"),
    ("1件", ("1万件", "9,999件"), "1件"),
    ("0.004件", ("60件",), "0.004件"),
    ("約1,300時間", ("2,000時間",), "約1,300時間"),
    ("3,978〜4,078時間", ("5,328時間",), "3,978〜4,078時間"),
    ("1.2345〜2.3456時間", ("1.25時間",), "1.23〜2.35時間"),
    ("-1.2345〜2.3456時間", ("1.25時間",), "-1.24〜2.35時間"),
    ("0.9〜1.1億円", ("5億円",), "0.9〜1.1億円"),
    ("-1.25〜-0.02件", ("60件",), "-1.25〜-0.02件"),
    ("12.3456%以上", ("3.25%",), "12.34%以上"),
    ("12.3456%以下", ("3.25%",), "12.35%以下"),
)


@pytest.mark.parametrize(("computed", "inputs", "text"), DIFFERENCES)
def test_a_computed_amount_has_the_unit_and_the_decimals_of_its_inputs(computed, inputs, text):
    """A range is rounded outwards; 約 by the convention stays."""
    assert str(as_printed(parse(computed), *map(parse, inputs))) == text


QUOTIENTS = (
    (("440,000,000枚", 3), ("2億枚", "4億枚"), "1.5億枚"),
    (("157万人", 3), ("300万人", "143万人"), "52.3万人"),
    (("1,570,000人", 3), ("3,000,000人", "1,430,000人"), "523,333.3人"),
    (("15631311件", 246682), ("1件",), "63.4件"),
    (("76.8ポイント", 5), ("100%", "23.2%"), "15.36ポイント"),
    (("2.2ポイント", 7), ("100%", "97.8%"), "0.31ポイント"),
    (("0.03ポイント", 4), ("0.8‰", "0.5‰"), "0.075‰"),
    (("205か所", 4), ("250か所",), "51.25か所"),
    (("162人", 3), ("250人", "88人"), "54人"),
    (("3,552時間", 5), ("8,880時間", "5,328時間"), "710.4時間"),
)


@pytest.mark.parametrize(("computed", "inputs", "text"), QUOTIENTS)
def test_a_quotient_has_one_decimal_more(computed, inputs, text):
    """Two where it ends there; in the unit in which the plan counts, a difference of ‰ in ‰."""
    assert str(as_printed(quotient(*computed), *map(parse, inputs), quotient=True)) == text


@pytest.mark.parametrize(
    ("computed", "inputs", "text"),
    [
        (("10件", 3), ("10件",), "3.4件"),
        (("-10件", 3), ("10件",), "-3.4件"),
        (("157万人", 3), ("300万人", "143万人"), "52.4万人"),
        (("1件", 1000), ("10件",), "0.1件"),
    ],
)
def test_a_need_is_rounded_so_that_it_suffices(computed, inputs, text):
    """Away from zero."""
    assert str(as_printed(quotient(*computed), *map(parse, inputs), quotient=True, suffices=True)) == text


@pytest.mark.parametrize(
    ("computed", "inputs", "text"),
    [
        ("99.99%", ("100%",), "99.99%"),
        ("99.996%", ("100%",), "99.996%"),
        ("100%", ("100%",), "100%"),
        ("99.4%", ("100%",), "99%"),
        ("0.04%", ("100%",), "0.04%"),
    ],
)
def test_a_number_is_not_printed_on_a_threshold_that_it_is_not_on(computed, inputs, text):
    """9,999 of 10,000 is 99.99 %; nor is what is not zero printed as zero."""
    assert str(as_printed(parse(computed), *map(parse, inputs), thresholds=map(parse, inputs))) == text


@given(st.decimals(-(10**6), 10**6, places=8), st.decimals(-(10**6), 10**6, places=8))
def test_a_range_as_printed_holds_the_range(one, other):
    """Both ends go outwards."""
    if one == other:
        return
    before = parse(f"{min(one, other):,f}〜{max(one, other):,f}時間")
    interval = as_printed(before, parse("1.5時間")).interval
    assert interval.low <= min(one, other) < max(one, other) <= interval.high


@given(st.decimals(-(10**6), 10**6, places=8), st.integers(1, 30))
def test_a_need_as_printed_is_never_too_small(magnitude, years):
    """Nor does it change its sign."""
    need = Amount(magnitude, "時間") * Fraction(1, years)
    printed = as_printed(need, parse("1時間"), quotient=True, suffices=True)
    assert abs(printed.magnitude) >= abs(need.magnitude)
    assert printed.magnitude * need.magnitude >= 0
