"""Breaks in series, and bridges over them."""

import pytest

from dxmodel.amount import Amount
from dxmodel.errors import InvalidValueError, UnitMismatchError
from dxmodel.fiscal import FiscalYear
from dxmodel.goals import Reach
from dxmodel.plan import Baseline, Break, Bridge, Indicator, Target
from dxmodel.plan.breaks import across

BRIDGE = Bridge(old="40%", new="30%")


def indicator(**arguments):
    """Return an indicator with the fields that matter."""
    return Indicator(**{"id": "x", "order": 1, "label": "x", "unit": "%", **arguments})


def carried(breaks, text, year, to):
    """Carry an amount from one fiscal year to another, by Western years."""
    amount = across(breaks, Amount.parse(text), FiscalYear(year), FiscalYear(to))
    return None if amount is None else str(amount)


def test_a_bridge_scales():
    """Zero stays zero, what is rough stays rough, and another unit of the same kind is understood."""
    assert str(BRIDGE.over(Amount.parse("20%"))) == "15%"
    assert str(BRIDGE.over(Amount.parse("0%"))) == "0%"
    assert not BRIDGE.over(Amount.parse("約20%")).is_exact
    assert str(Bridge(old="2千件", new="500時間").over(Amount.parse("400件"))) == "100時間"


def test_a_bridge_converts_only_what_it_measures():
    """A bridge of shares does not convert hours."""
    with pytest.raises(UnitMismatchError):
        BRIDGE.over(Amount.parse("20時間"))


@pytest.mark.parametrize(
    ("old", "new"), [("約40%", "30%"), ("40%", "約30%"), ("40〜50%", "30%"), ("0%", "30%")]
)
def test_a_bridge_needs_two_exact_ends(old, new):
    """And an old one that something can be divided by."""
    with pytest.raises(InvalidValueError) as caught:
        Bridge(old=old, new=new)
    assert caught.value.code == "plan.no_bridge"


def test_the_new_end_of_a_bridge_may_be_zero():
    """Then every value is zero by the new definition."""
    assert str(Bridge(old="40%", new="0%").over(Amount.parse("20%"))) == "0%"


@pytest.mark.parametrize(
    ("year", "to", "expected"),
    [
        (2022, 2024, "40%"),  # before both breaks
        (2022, 2025, "30%"),  # the year of the first break is measured in the new way
        (2024, 2026, "30%"),
        (2025, 2026, "40%"),  # between them
        (2025, 2027, None),  # the second has no bridge
        (2022, 2030, None),
        (2027, 2030, "40%"),  # after both
    ],
)
def test_values_are_converted_across_each_break_between(year, to, expected):
    """Where one of them has no bridge, nothing is compared."""
    breaks = [Break(since="R7", bridge=BRIDGE), Break(since="R9")]
    assert carried(breaks, "40%", year, to) == expected


def test_the_unit_of_a_year_is_that_of_its_time():
    """The break says what it was before; where it says nothing it was the same."""
    breaks = [Break(since="R5", unit="人"), Break(since="R6"), Break(since="R7", unit="件")]
    values = indicator(breaks=breaks)
    units = [values.unit_in(FiscalYear(year)) for year in (2022, 2023, 2024, 2025)]
    assert units == ["人", "件", "件", "%"]
    assert values.unit_in(None) == "%"


def test_breaks_are_in_the_order_of_time():
    """However they are given; and two in one year are one too many."""
    values = indicator(breaks=[Break(since="R7"), Break(since="R5")])
    assert [str(each.since) for each in values.breaks] == ["R5", "R7"]
    with pytest.raises(InvalidValueError) as caught:
        indicator(breaks=[Break(since="R5"), Break(since="R5", unit="人")])
    assert caught.value.code == "plan.two_breaks"


def test_the_baseline_has_the_unit_of_its_year():
    """The targets have the current one."""
    old = Break(since="R5", unit="件")
    goal = Target(due="R4", goal=Reach("50%"))
    assert indicator(breaks=[old], baseline=Baseline(value="5件", year="R4"), targets=[goal])
    for baseline in (
        Baseline(value="5件", year="R5"),
        Baseline(value="5件"),
        Baseline(value="5%", year="R4"),
    ):
        with pytest.raises(InvalidValueError) as caught:
            indicator(breaks=[old], baseline=baseline)
        assert caught.value.code == "plan.unit_does_not_fit"


@pytest.mark.parametrize(
    "bridge", [BRIDGE, Bridge(old="5件", new="4件"), Bridge(old="5人", new="4件")], ids=str
)
def test_a_bridge_joins_the_units_of_both_sides(bridge):
    """From what was measured before to what is measured after."""
    assert indicator(breaks=[Break(since="R5", unit="件", bridge=Bridge(old="5件", new="4%"))])
    with pytest.raises(InvalidValueError):
        indicator(breaks=[Break(since="R5", unit="件", bridge=bridge)])
