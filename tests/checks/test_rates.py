"""A printed rate is checked against its parts, as precisely as it is printed."""

from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmodel.amount import Amount
from dxmodel.checks import check
from dxmodel.checks.rates import disagrees, from_parts
from dxmodel.ledger import Observation
from dxmodel.plan import Baseline, Ratio
from tests.checks.test_rules import hours, ledger, share


@pytest.mark.parametrize(
    ("part", "whole", "printed", "wrong"),
    [
        ("1,461,063件", "2,467,338件", "59.22%", False),
        ("1,461,063件", "2,467,338件", "59.2%", False),
        ("1,461,063件", "2,467,338件", "59%", False),
        ("1,461,063件", "2,467,338件", "59.21%", True),
        ("1,461,063件", "2,467,338件", "59.3%", True),
        ("1,461,063件", "2,467,338件", "59.20%", True),
        ("1件", "8件", "12.5%", False),
        ("1件", "8件", "13%", False),
        ("1件", "8件", "12%", True),
        ("1件", "3件", "33.333333333333%", False),
        ("2件", "3件", "66.6%", True),
        ("0件", "8件", "0%", False),
        ("1件", "1,000件", "0.0%", True),
        ("1件", "2,001件", "0.0%", False),
        ("8件", "8件", "100%", False),
        ("-1件", "8件", "-12.5%", False),
        ("-1件", "8件", "-13%", False),
        ("-1件", "8件", "-12%", True),
        ("1件", "8件", "1.25割", False),
        ("1件", "8件", "1.2割", True),
        ("1件", "8件", "1.3割", False),
        ("12件", "8件", "1.5倍", False),
        ("60分", "8時間", "12.5%", False),
    ],
)
def test_exact_parts_round_half_up_to_what_is_printed(part, whole, printed, wrong):
    """To the last printed digit, half away from zero, in the printed unit."""
    assert disagrees(Ratio(part, whole, printed=printed)) is wrong


@pytest.mark.parametrize(
    ("part", "whole", "printed", "wrong"),
    [
        ("約100件", "400件", "25%", False),
        ("約100件", "400件", "22.5%", False),
        ("約100件", "400件", "27.5%", False),
        ("約100件", "400件", "22.4%", True),
        ("約100件", "400件", "28%", False),
        ("約100件", "400件", "29%", True),
        ("100件", "約400件", "23%", False),
        ("100件", "約400件", "22%", True),
        ("100件", "約400件", "28%", False),
        ("100件", "約400件", "29%", True),
        ("200件以上", "400件", "50%", False),
        ("200件以上", "400件", "49%", True),
        ("200件", "400件以上", "50%", False),
        ("200件", "400件以上", "1%", False),
        ("200件", "400件以上", "51%", True),
        ("200件", "400件以下", "1%", False),
        ("0件", "0件", "0%", False),
        ("1件", "8件", "約12%", False),
        ("1件", "8件", "約10%", False),
        ("1件", "8件", "約4%", True),
        ("1件", "8件", "12〜13%", False),
        ("1件", "8件", "10%以上", False),
        ("1件", "8件", "13%以上", True),
        ("1件", "8件", "12.5%未満", True),
    ],
)
def test_rough_parts_and_rough_rates_are_wrong_only_where_that_is_sure(part, whole, printed, wrong):
    """What may be true is not found; a whole that may be zero says nothing."""
    assert disagrees(Ratio(part, whole, printed=printed)) is wrong


def test_a_rate_without_print_has_nothing_to_disagree_with():
    """The parts speak alone."""
    assert not disagrees(Ratio("1件", "8件"))
    assert from_parts(Ratio("1件", "8件")) is None


def test_the_finding_says_what_the_parts_give():
    """In the precision of the print, in both languages."""
    wrong = Ratio("1,461,063件", "2,467,338件", printed="59.32%")
    observation = Observation(indicator="share", period="R5", value=wrong)
    (finding,) = check(ledger(observation, indicators=[hours(), share()]))
    assert finding.facts["computed"] == Amount.parse("59.22%")
    assert "59.32%は、内訳（1,461,063件／2,467,338件）から求めた59.22%" in finding.describe("ja")
    assert "59.32% is printed" in finding.describe("en")


def test_baselines_are_checked_too():
    """With an address of their own."""
    for printed, count in (("25%", 0), ("26%", 1)):
        base = Baseline(value=Ratio("2件", "8件", printed=printed), year="R4")
        findings = check(ledger(indicators=[hours(), share(baseline=base)]))
        assert [each.path for each in findings] == ["$.indicators[share].baseline"] * count


def test_a_rate_too_large_for_an_amount_is_reported():
    """Only the computed share cannot be said."""
    huge = Ratio(Amount(10**17, "件"), Amount("0.000001", "件"), printed="5%")
    assert disagrees(huge)
    assert from_parts(huge) is None


@given(st.integers(0, 10**7), st.integers(1, 10**7), st.integers(0, 4), st.integers(-2, 2))
def test_only_the_rounded_share_agrees(part, whole, places, off):
    """The oracle divides to fifty digits and rounds half up; its neighbours in the last place are wrong."""
    with localcontext(prec=50):
        step = Decimal(1).scaleb(-places)
        right = (Decimal(part) * 100 / whole).quantize(step, rounding=ROUND_HALF_UP)
        printed = Amount(right + off * step, "%")
    built: dict[str, Any] = {"numerator": Amount(part, "件"), "denominator": Amount(whole, "件")}
    assert disagrees(Ratio(**built, printed=printed)) == (off != 0)
    assert from_parts(Ratio(**built, printed=printed)) == Amount(right, "%")
