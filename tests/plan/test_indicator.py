"""Indicators: the unit fits, the targets are in order, contradictions are refused."""

from typing import Any

import pytest

from dxmodel.amount import Amount, Unit
from dxmodel.errors import InvalidValueError, UnitMismatchError, UnknownNameError
from dxmodel.goals import (
    AtLeast,
    AtMost,
    ChangeBy,
    Completed,
    Described,
    Maintain,
    MeanOver,
    NotYetSet,
    Reach,
    ReduceBy,
    TotalOver,
    Within,
)
from dxmodel.plan import Baseline, Bounds, Due, Indicator, Link, Missing, MissingReason, Ratio, Target

TOLD = [Maintain(), Completed("導入"), Described("前年度より改善"), NotYetSet("検討中"), ReduceBy("30%")]
COUNTED = [
    Reach("10件"),
    AtLeast("10件"),
    AtMost("10件"),
    Within("1件", "2件"),
    ChangeBy("10件"),
    TotalOver("10件", "R4/R6"),
    MeanOver("10件", "R4/R6"),
    ReduceBy("30%", base="10件"),
]


def indicator(**arguments):
    """Return an indicator with the fields that matter."""
    return Indicator(id="x", order=1, label="x", **arguments)


@pytest.mark.parametrize("goal", COUNTED, ids=lambda goal: type(goal).__name__)
def test_a_goal_in_another_unit_is_refused(goal):
    """件 is not 人; the error names both and the indicator."""
    fitting = indicator(unit="千件", targets=[Target(due="R6", goal=goal)])
    assert fitting.targets[0].goal == goal
    for unit in ("人", None):
        with pytest.raises(InvalidValueError) as caught:
            indicator(unit=unit, targets=[Target(due="R6", goal=goal)])
        assert caught.value.code == "plan.unit_does_not_fit"
        assert caught.value.facts["indicator"] == "x"


@pytest.mark.parametrize("goal", TOLD, ids=lambda goal: type(goal).__name__)
def test_a_goal_without_amounts_fits_every_indicator(goal):
    """With or without a unit."""
    for unit in ("人", None):
        assert indicator(unit=unit, targets=[Target(due="R6", goal=goal)]).targets


def test_percentages_change_by_points():
    """+10ポイント, never +10%."""
    assert indicator(unit="%", targets=[Target(due="R6", goal=ChangeBy("10ポイント"))])
    with pytest.raises(InvalidValueError):
        indicator(unit="%", targets=[Target(due="R6", goal=ChangeBy("10%"))])


@pytest.mark.parametrize("value", ["5人", Ratio("1人", "2人"), Ratio("1件", "2件", printed="50%")])
def test_a_baseline_in_another_unit_is_refused(value):
    """The parts of a share may count anything; the share itself is a percentage."""
    with pytest.raises(InvalidValueError):
        indicator(unit="件", baseline=Baseline(value=value))


@pytest.mark.parametrize(
    "levels",
    [
        {"baseline": Baseline(value="90000000000000億円")},
        {"targets": [Target(due="R6", goal=Reach("90000000000000億円"))]},
        {"targets": [Target(due="R6", goal=ChangeBy("90000000000000億円"))]},
        {"bounds": Bounds(high="90000000000000億円")},
    ],
)
def test_an_amount_that_is_too_large_in_the_unit_of_its_indicator_is_refused(levels):
    """It could not be compared with any value."""
    with pytest.raises(InvalidValueError) as caught:
        indicator(unit="円", **levels)
    assert caught.value.code == "amount.too_large"
    assert indicator(unit="億円", **levels)


def test_a_missing_baseline_fits_every_indicator():
    """未実施 has no unit."""
    baseline = Baseline(value=Missing(MissingReason.NOT_IMPLEMENTED), year="R5")
    assert indicator(baseline=baseline).baseline.amount is None


def test_a_share_may_be_a_baseline():
    """Of a percentage, by its parts."""
    assert (
        str(indicator(unit="%", baseline=Baseline(value=Ratio("325件", "1,400件"))).baseline.amount)[:5]
        == "23.21"
    )


def test_bounds_are_in_order_and_of_the_unit():
    """100 to 0 is no range, and neither is 1件 to 5人."""
    assert indicator(unit="%", bounds=Bounds(low="0%", high="100%"))
    with pytest.raises(InvalidValueError):
        Bounds(low="100%", high="0%")
    with pytest.raises(UnitMismatchError):
        Bounds(low="1件", high="5人")
    with pytest.raises(InvalidValueError):
        indicator(unit="人", bounds=Bounds(low="0%"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("R6", "R6"),
        ("R6", Due("R6", qualifier="概ね")),
        (Due("R7", not_before="R6"), "R7"),
        ("2025-03", Due("2025-03", qualifier="目途")),
        (Due(None, qualifier="順次"), Due(None, qualifier="順次", not_before="R5")),
    ],
)
def test_two_targets_for_one_time_are_refused(one, other):
    """However vaguely the one or the other is put, and in whichever order."""
    orders: list[tuple[Any, ...]] = [(one, other), (other, one), (one, "R9", other)]
    for dues in orders:
        with pytest.raises(InvalidValueError) as caught:
            indicator(unit="件", targets=[Target(due=due, goal=Reach("1件")) for due in dues])
        assert caught.value.code == "plan.two_targets"


def test_targets_are_in_the_order_of_their_dates():
    """An interim target comes first, mere words last."""
    dues: list[Any] = ["R10", Due(None, qualifier="順次"), "R6", "2024-09"]
    targets = indicator(unit="件", targets=[Target(due=due, goal=Reach("1件")) for due in dues]).targets
    assert [str(target.due) for target in targets] == ["2024-09", "R6", "R10", "順次"]


def test_a_cut_is_a_cut_by_a_share():
    """「30件削減」 is a change by -30件, not a cut by a share."""
    with pytest.raises(UnitMismatchError):
        ReduceBy("30件")


def test_the_ends_of_a_range_are_in_order():
    """Whatever the units are."""
    assert Within("900件", "1千件").high.unit == "千件"
    with pytest.raises(InvalidValueError):
        Within("2千件", "1,999件")


def test_an_indicator_declares_what_it_counts():
    """A name that the library does not know is a counter of its own, and its values must agree with it."""
    bridges = Amount("42", Unit("橋"))
    assert indicator(unit="橋", targets=[Target(due="R6", goal=Reach(bridges))]).unit == Unit("橋")
    with pytest.raises(InvalidValueError, match="力所"):
        indicator(unit="力所", targets=[Target(due="R6", goal=Reach("3か所"))])


@pytest.mark.parametrize("name", ["", "5校", "※", "橋/橋", "橋程度", "橋" * 21])
def test_a_unit_that_no_amount_could_be_read_in_is_refused(name):
    """What is not letters is no name of a counter."""
    with pytest.raises(UnknownNameError):
        indicator(unit=name)


def test_links_are_unique():
    """The same thing twice is a mistake."""
    assert indicator(initiatives=["a", Link("b")]).initiatives == (Link("a"), Link("b"))
    with pytest.raises(InvalidValueError):
        indicator(same_as=["a", "a"])


def test_a_due_date_does_not_end_before_it_begins():
    """The earliest end that the words allow is no later than the last."""
    with pytest.raises(InvalidValueError):
        Due("R6", not_before="R7")
