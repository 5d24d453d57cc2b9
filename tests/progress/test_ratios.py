"""Shares are put together from their parts, or not at all."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmodel.amount import Amount
from dxmodel.errors import InvalidValueError, UnknownNameError
from dxmodel.ledger import Observation
from dxmodel.plan import Doubt, Ending, Indicator, Link, Missing, MissingReason, Ratio
from dxmodel.progress import NoRollup, Reason, pool_ratios, pooled_share
from tests.progress.small import book


def shares(*values, **fields):
    """Return a ledger of the shares x and y with these values in R5; *fields* are those of y."""
    data: dict[str, Any] = {"id": "y", "order": 2, "label": "y", "unit": "%"} | fields
    other = Indicator(**data)
    ledger = book(unit="%", others=[other])
    observations = [
        Observation(indicator=id, period="R5", value=value)
        for id, value in zip("xy", values, strict=False)
        if value is not None
    ]
    return ledger.with_observations(*observations)


ONLINE, PAPER = Ratio("30件", "40件", printed="75%"), Ratio("10件", "160件")


def test_parts_are_added_each_for_itself():
    """30 of 40 and 10 of 160 are 40 of 200: not the mean of 75% and 6.25%."""
    share = pooled_share(shares(ONLINE, PAPER), ["x", "y"], "R5")
    assert share.ratio == Ratio("40件", "200件")
    assert share.ratio.amount == Amount(20, "%")
    assert (share.reason, share.without, share.indicators) == (None, (), ("x", "y"))
    assert "20%" in share.describe("en")
    assert "40件 / 200件" in share.describe("ja")


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("75%", NoRollup.NO_PARTS),
        (None, Reason.NO_OBSERVATION),
        (Missing(MissingReason.PENDING), Reason.PENDING),
    ],
)
def test_all_or_nothing_and_which_one_lacks_parts(value, reason):
    """A share of some of them would be printed as the share of all."""
    share = pooled_share(shares(ONLINE, value), ["x", "y"], "R5")
    assert (share.ratio, share.reason, share.without) == (None, reason, (("y", reason),))
    assert f"y: {reason:en})" in share.describe("en")
    assert f"yは{reason:ja}" in share.describe("ja")


def test_denominators_of_unlike_units_do_not_add():
    """Procedures and people have no common whole; hours and minutes do."""
    share = pooled_share(shares(ONLINE, Ratio("1人", "4人")), ["x", "y"], "R5")
    assert (share.reason, share.without) == (NoRollup.UNLIKE_PARTS, ())
    assert "different things" in share.describe("en")
    timed = pooled_share(shares(Ratio("1時間", "2時間"), Ratio("60分", "120分")), ["x", "y"], "R5")
    assert timed.ratio == Ratio("2時間", "4時間")


def test_what_is_the_same_is_not_counted_twice():
    """Neither by naming it twice nor under another name."""
    assert pooled_share(shares(ONLINE), ["x", "x"], "R5").ratio == Ratio("30件", "40件")
    for order in (["x", "y"], ["y", "x"]):
        share = pooled_share(shares(ONLINE, PAPER, same_as=[Link("x")]), order, "R5")
        assert (share.reason, share.without) == (
            NoRollup.COUNTED_TWICE,
            ((order[1], NoRollup.COUNTED_TWICE),),
        )


@pytest.mark.parametrize("order", [("x", "y"), ("y", "x")])
def test_a_part_is_not_counted_twice(order):
    """A share whose count is part of another is named, whichever is listed first."""
    ledger = shares(ONLINE, PAPER, part_of=[Link("x")])
    assert pooled_share(ledger, order, "R5").without == (("y", NoRollup.COUNTED_TWICE),)
    assert pooled_share(ledger, ["y"], "R5").ratio == PAPER


def test_what_has_ended_has_no_share():
    """Its last year still has."""
    ended = shares(ONLINE, PAPER, ended=Ending(last="R4"))
    assert pooled_share(ended, ["x", "y"], "R5").without == (("y", Reason.ENDED),)
    assert pooled_share(shares(ONLINE, PAPER, ended=Ending(last="R5")), ["x", "y"], "R5").ratio is not None


def test_rough_parts_give_a_rough_share():
    """約100 of 400 and 100 of 400 are 190 to 210 of 800."""
    result: Any = pool_ratios([Ratio("約100件", "400件"), Ratio("100件", "400件")])
    assert str(result.amount) == "23.75〜26.25%"
    assert pool_ratios([Ratio("100件以上", "400件"), Ratio("90件以下", "400件")]) is Reason.IMPRECISE_VALUE


def test_a_share_of_nothing_is_none():
    """0 of 0 and 0 of 0; with one that counts something it is a share again."""
    nothing = Ratio("0件", "0件")
    assert pool_ratios([nothing, nothing]) is Reason.NO_SHARE
    assert pool_ratios([nothing, PAPER]) == PAPER
    assert pool_ratios([]) is NoRollup.NOTHING_THERE
    assert pooled_share(shares(), [], "R5").reason is NoRollup.NOTHING_THERE


def test_a_sum_beyond_an_amount_is_declined():
    """An amount holds numbers below 10**18."""
    most = Ratio(Amount(1, "件"), Amount(10**18 - 1, "件"))
    assert pool_ratios([most, most]) is Reason.OUT_OF_RANGE


def test_the_answer_has_the_doubts_of_its_values():
    """The whole rests on each part."""
    doubt = Doubt("0.8", "表が二つある")
    observation = Observation(indicator="y", period="R5", value=PAPER, doubt=doubt)
    assert pooled_share(shares(ONLINE).with_observations(observation), ["x", "y"], "R5").doubts == (doubt,)


@pytest.mark.parametrize(
    "expected", ["75%", Amount.parse("75%"), 0.75, 75, None, Missing(MissingReason.PENDING)], ids=str
)
def test_what_has_no_parts_is_refused_and_named(expected: Any):
    """A percentage alone says nothing of its numerator and denominator."""
    with pytest.raises(InvalidValueError) as caught:
        pool_ratios([ONLINE, expected])
    assert caught.value.code == "rollup.no_ratio"
    assert "分子と分母" in caught.value.describe("ja")
    assert "numerators and denominators" in caught.value.describe("en")


def test_an_unknown_indicator_names_the_nearest():
    """As every name does."""
    with pytest.raises(UnknownNameError, match="nearest: xx"):
        pooled_share(book(others=[Indicator(id="xx", order=2, label="x", unit="%")]), ["xxx"], "R5")


parts = st.lists(st.tuples(st.integers(0, 1000), st.integers(1, 1000)), min_size=1, max_size=5)


@given(parts, st.randoms(use_true_random=False))
def test_the_pooled_share_lies_among_the_shares_in_any_order(pairs, random):
    """Reckoned in fractions; the share of one is that one."""
    ratios = [Ratio(Amount(part, "件"), Amount(whole, "件")) for part, whole in pairs]
    result: Any = pool_ratios(ratios)
    exact = Fraction(sum(part for part, _ in pairs), sum(whole for _, whole in pairs))
    assert abs(Fraction(result.amount.magnitude) / 100 - exact) <= Fraction(1, 10**12)
    each = [Fraction(part, whole) for part, whole in pairs]
    assert min(each) <= exact <= max(each)
    assert pool_ratios(random.sample(ratios, len(ratios))) == result
    assert pool_ratios(ratios[:1]) == ratios[0]
