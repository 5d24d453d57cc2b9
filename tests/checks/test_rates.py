"""A printed rate is checked against its parts, as precisely as it is printed."""

from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmodel.amount import Amount, round_half_up
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


@pytest.mark.parametrize(
    ("part", "whole", "printed", "wrong"),
    [
        ("940万件", "1020万件", "92.1%", False),
        ("940万件", "1020万件", "92.2%", False),
        ("940万件", "1020万件", "92.4%", True),
        ("940.0万件", "1020.0万件", "92.1%", False),
        ("940.0万件", "1020.0万件", "92.0%", True),
        ("9,400,000件", "10,200,000件", "92.1%", False),
        ("9,401,000件", "10,200,000件", "92.1%", False),
        ("9,401,000件", "10,201,000件", "92.1%", True),
        ("2億1939万円", "3億5000万円", "62.68%", False),
        ("5,300千円", "8,000千円", "66.25%", False),
        ("5,300千円", "8,000千円", "66.3%", False),
        ("30,000件", "60,000件", "49.9%", True),
        ("12,000枚", "400人", "30枚/人", False),
        ("12,000枚", "400人", "31枚/人", True),
        ("12人", "34,000人", "35.3人/10万人", False),
        ("12人", "34,000人", "36.3人/10万人", True),
        ("12件", "34,000人", "35.3件/10万人", False),
    ],
)
def test_a_part_is_known_to_its_printed_place(part, whole, printed, wrong):
    """万件 and 千円 are printed places, and so are the zeros of a number of millions, down to the 万."""
    assert disagrees(Ratio(part, whole, printed=printed)) is wrong


@pytest.mark.parametrize("part", range(1, 12))
def test_what_is_printed_to_the_myriad_never_disagrees_within_half_of_one(part):
    """Whatever the exact numbers are, the rate of them agrees with their print in 万件."""
    for off in ("-5000", "-4999", "0", "3333", "5000"):
        exact = [Decimal(number * 10_000) + Decimal(off) for number in (part, 12)]
        rate = round_half_up(100 * exact[0] / exact[1], 2)
        assert not disagrees(Ratio(f"{part}万件", "12万件", printed=f"{rate}%"))


def codes(*rates, of="件", indicator="share"):
    """Return the codes of the findings on the printed rates of the members of a breakdown."""
    entries = [
        Observation(
            indicator=indicator,
            period="R5",
            value=Ratio(f"{part}{of}", f"{whole}{of}", printed=printed),
            breakdown={"回答": f"回答{position}"},
        )
        for position, (part, whole, printed) in enumerate(rates)
    ]
    return [
        each.code for each in check(ledger(*entries, indicators=[hours(), share()])) if "rate" in each.code
    ]


@pytest.mark.parametrize(
    ("rates", "expected"),
    [
        ([(1, 3, "33.4%"), (1, 3, "33.3%"), (1, 3, "33.3%")], ["check.rate_rounded"]),
        ([(1, 3, "34%"), (1, 3, "33%"), (1, 3, "33%")], ["check.rate_rounded"]),
        ([(151, 287, "52%")], ["check.rate_rounded"]),
        ([(151, 287, "53%")], []),
        ([(150, 287, "53%")], ["check.rate_rounded"]),
        ([(151, 287, "51%")], ["check.rate_disagrees"]),
        ([(1, 2, "51%")], ["check.rate_disagrees"]),
        ([(1, 2, "49%")], ["check.rate_disagrees"]),
        ([(1, 6, "16.5%"), *[(1, 6, "16.7%")] * 5], ["check.rate_rounded"]),
        ([(1, 6, "16.5%"), *[(1, 6, "16.7%")] * 4], ["check.rate_disagrees"]),
        (
            [(1, 6, "16%"), (1, 6, "17.5%"), *[(1, 6, "16.7%")] * 4],
            ["check.rate_rounded", "check.rate_disagrees"],
        ),
    ],
)
def test_a_rate_that_is_rounded_otherwise_is_a_note(rates, expected):
    """Cut off, rounded up, or fitted so that the members make 100 %."""
    assert sorted(codes(*rates), reverse=True) == expected


def test_the_member_is_named():
    """With the period, in both languages."""
    value = Ratio("1件", "8件", printed="40%")
    entry = Observation(indicator="share", period="R5", value=value, breakdown={"性別": "女性"})
    findings = check(ledger(entry, indicators=[hours(), share()]))
    (finding,) = (each for each in findings if each.code == "check.rate_disagrees")
    assert "（令和5年度、女性）の記載の割合（40%）が" in finding.describe("ja")
    assert "(FY2023, 女性): 40% is printed" in finding.describe("en")


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
    assert "（59.32%）が、分子1,461,063件、分母2,467,338件から計算した59.22%" in finding.describe("ja")
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
