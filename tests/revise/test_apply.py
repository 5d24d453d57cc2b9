"""Changes to a plan: each does one thing, all or nothing, and only the result is judged."""

import attrs
import pytest

from dxmodel.errors import CannotChange, Problems
from dxmodel.plan import (
    AtLeast,
    Bar,
    Baseline,
    Body,
    Due,
    Event,
    Indicator,
    Initiative,
    Plan,
    Reach,
    RelatedPlan,
    Review,
    Successor,
    Target,
)
from dxmodel.revise import Add, ExtendPeriod, SetBaseline, SetTarget, StateSuccessor, apply, writes

HOURS = Indicator(
    id="hours",
    order=1,
    label="削減時間",
    unit="時間",
    baseline=Baseline(value="100時間", year="R3"),
    targets=[Target(due="R6", goal=Reach("500時間"))],
)
STAFF = Indicator(id="staff", order=2, label="研修修了者", unit="人")
PLAN = Plan(
    id="dx",
    label="DX推進計画",
    bodies=[Body("13121", "足立区")],
    period="R4/R6",
    period_printed="令和4年度から3年間",
    initiatives=[Initiative(id="rpa", order=1, label="RPA")],
    indicators=[HOURS, STAFF],
)


def target(due, level="900時間"):
    """Return a target that fits the hours."""
    return Target(due=due, goal=Reach(level))


def refused(*changes, plan=PLAN):
    """Return path and code of everything that does not fit."""
    with pytest.raises(Problems) as caught:
        apply(plan, changes)
    return [(problem.path, problem.code) for problem in caught.value.problems]


def dues(plan, id="hours"):
    """Return when the targets of an indicator are due."""
    return [str(each.due) for each in plan.indicator(id).targets]


def test_no_changes_give_the_very_same_plan():
    """Nothing is rebuilt for nothing."""
    assert apply(PLAN, []) is PLAN


def test_extending_moves_the_end_alone():
    """The start stays; the printed text of the old period is no longer its text."""
    after = apply(PLAN, [ExtendPeriod("R10")])
    assert str(after.period) == "R4/R10"
    assert after.period_printed is None
    assert attrs.evolve(after, period=PLAN.period, period_printed=PLAN.period_printed) == PLAN
    assert str(apply(PLAN, [ExtendPeriod("2025-09")]).period) == "R4/2025-09"


@pytest.mark.parametrize("end", ["R6", "R5", "2025-03", "2024-09"])
def test_an_extension_ends_later(end):
    """The same end, or an earlier one, is no extension."""
    assert refused(ExtendPeriod(end)) == [("$.changes[0]", "revise.not_later")]


def test_an_open_period_cannot_be_extended():
    """It has no end that could move."""
    forever = attrs.evolve(PLAN, period="R4/", period_printed=None)
    assert refused(ExtendPeriod("R10"), plan=forever) == [("$.changes[0]", "revise.not_later")]


@pytest.mark.parametrize(
    "item",
    [
        Indicator(id="new", order=3, label="x"),
        Initiative(id="new", order=3, label="x"),
        Bar(id="new", order=1, row="rpa", span="R7/R10", label="x"),
        Event(id="new", order=1, row="dx", at="R10", label="x"),
        RelatedPlan(id="new", order=1, label="x"),
        Review(id="new", order=1, label="x", year="R10"),
    ],
    ids=lambda item: type(item).__name__,
)
def test_adding_puts_an_item_into_its_collection(item):
    """Every kind of item, and a second time is once too often."""
    after = apply(PLAN, [Add(item)])
    assert after["new"] is item
    assert len(list(after.items())) == len(list(PLAN.items())) + 1
    assert refused(Add(item), Add(item)) == [("$.changes[1]", "revise.id_in_use")]


def test_an_added_item_stands_where_its_order_says():
    """Not at the end."""
    first = Indicator(id="first", order=0, label="x")
    assert apply(PLAN, [Add(first)]).indicators[0] is first


def test_the_id_of_the_plan_itself_is_in_use():
    """The result is judged: an item called as the plan is refused."""
    assert refused(Add(Initiative(id="dx", order=2, label="x"))) == [
        ("$.initiatives[1].id", "plan.duplicate_id")
    ]


def test_setting_a_target_adds_it_or_replaces_the_one_due_then():
    """One target for a time."""
    assert dues(apply(PLAN, [SetTarget("hours", target("R10"))])) == ["R6", "R10"]
    replaced = apply(PLAN, [SetTarget("hours", target("R6", "600時間"))])
    assert dues(replaced) == ["R6"]
    assert str(replaced.indicator("hours").targets[0].goal) == "600 hours"


def test_a_target_can_move():
    """R6 becomes R10: the old one is gone."""
    moved = apply(PLAN, [SetTarget("hours", target("R10"), instead_of="R6")])
    assert dues(moved) == ["R10"]
    assert refused(SetTarget("hours", target("R10"), instead_of="R7")) == [
        ("$.changes[0]", "revise.no_such_target")
    ]


def test_a_vaguer_due_date_does_not_stand_beside_the_same_date():
    """概ねR6 beside R6 would be two targets for one time; it can take its place."""
    vague = target(Due("R6", qualifier="概ね"))
    assert refused(SetTarget("hours", vague)) == [("$.changes[0]", "plan.two_targets")]
    assert dues(apply(PLAN, [SetTarget("hours", vague, instead_of="R6")])) == ["概ねR6"]


def test_setting_a_baseline_replaces_it():
    """The targets stay."""
    after = apply(PLAN, [SetBaseline("hours", Baseline(value="120時間", year="R5"))]).indicator("hours")
    assert after.baseline == Baseline(value="120時間", year="R5")
    assert after.targets is HOURS.targets


def test_stating_the_successor():
    """A later statement replaces an earlier one."""
    first, second = (StateSuccessor(Successor(label="次期", starts=year)) for year in ("R10", "R11"))
    assert apply(PLAN, [first, second]).successor == second.successor


def test_the_unit_must_fit():
    """A target in 人 for an indicator in 時間 is refused, at its change."""
    assert refused(
        ExtendPeriod("R10"),
        SetTarget("hours", Target(due="R10", goal=AtLeast("5人"))),
        SetBaseline("staff", Baseline(value="5時間")),
    ) == [("$.changes[1]", "plan.unit_does_not_fit"), ("$.changes[2]", "plan.unit_does_not_fit")]


def test_an_unknown_indicator_is_named_with_the_nearest_known_one():
    """A slip of the fingers in an amendment file."""
    with pytest.raises(Problems, match="nearest: hours"):
        apply(PLAN, [SetTarget("hour", target("R10"))])


def test_every_change_that_does_not_fit_is_reported():
    """Together, each with its place; those that fit are not."""
    found = refused(
        SetTarget("gone", target("R10")),
        ExtendPeriod("R10"),
        ExtendPeriod("R9"),
        Add(HOURS),
        SetBaseline("also-gone", Baseline(value="1時間")),
    )
    assert [path for path, _ in found] == ["$.changes[0]", "$.changes[2]", "$.changes[3]", "$.changes[4]"]


def test_only_the_result_is_judged():
    """An item may refer to one that is added after it, a target lie beyond an end that moves later."""
    part = Initiative(id="part", order=2, label="x", parent="whole")
    whole = Initiative(id="whole", order=3, label="x")
    after = apply(PLAN, [Add(part), SetTarget("hours", target("R10")), Add(whole), ExtendPeriod("R10")])
    assert after.initiative("part").parent == "whole"
    assert dues(after) == ["R6", "R10"]
    assert refused(Add(part)) == [("$.initiatives[1].parent", "plan.dangling")]


def test_what_is_not_touched_is_shared():
    """Untouched collections and items are the same objects."""
    after = apply(PLAN, [SetTarget("hours", target("R10"))])
    assert after.initiatives is PLAN.initiatives
    assert after.indicator("staff") is STAFF
    assert after.bodies is PLAN.bodies


def test_a_refused_change_is_a_cannot_change_inside_problems():
    """The problem keeps the code and the facts of the error."""
    with pytest.raises(Problems) as caught:
        apply(PLAN, [ExtendPeriod("R5")])
    assert caught.value.problems[0].facts["period"] == PLAN.period
    assert issubclass(CannotChange, ValueError)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (ExtendPeriod("R10"), "period"),
        (Add(STAFF), "staff"),
        (SetTarget("hours", target(Due("R10", qualifier="概ね"))), "hours.targets[概ねR10]"),
        (SetBaseline("hours", Baseline(value="1時間")), "hours.baseline"),
        (StateSuccessor(Successor(label="次期", starts="R11")), "successor"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_change_says_which_place_it_writes(change, place):
    """So that a reader can be told which revision made a figure."""
    assert writes(change) == (place,)
