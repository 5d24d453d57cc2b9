"""From two plans to the decisions between them, in the words in which they were decided."""

import attrs
import pytest

from dxmodel.changes import (
    Add,
    Amend,
    Change,
    Correct,
    End,
    ExtendPeriod,
    Move,
    MoveTarget,
    Redefine,
    Remove,
    Rename,
    SetBaseline,
    SetTarget,
    ShortenPeriod,
    StateSuccessor,
    WithdrawTarget,
)
from dxmodel.errors import ChangeError
from dxmodel.goals import Reach
from dxmodel.plan import Baseline, Bridge, FormerName, Label, Successor, Target
from dxmodel.revise import apply, compare, invert
from tests.revise.town import HOURS, PLAN, STAFF, target

NO_AIMS = apply(PLAN, [WithdrawTarget("hours", "R6")])


@pytest.mark.parametrize(
    "changes",
    [
        [ExtendPeriod("R10", targets="keep")],
        [ExtendPeriod("R10", targets="carry")],
        [ExtendPeriod("R10", targets="stretch", printed="7年間")],
        [ShortenPeriod("R5")],
        [Correct(Amend("dx", period="R3/R6"))],
        [Correct(Amend("dx", period="R3/R10"))],
        [Correct(Amend("dx", period="R4/"))],
        [StateSuccessor(Successor(label="次期", starts="R7"))],
        [Rename("dx", "DX計画", until="R6")],
        [Rename("rpa", "自動化"), Rename("rpa", Label("省力化", variants=["省力"]))],
        [Move("rpa", pillars=["base"], order=9)],
        [End("staff", last="R6", into=["hours"])],
        [Amend("rpa", priority=None, owners=["DX推進課"])],
        [SetTarget("hours", target("R10"))],
        [SetTarget("hours", target("R6", "500時間"))],
        [MoveTarget("hours", "R6", to="R8")],
        [WithdrawTarget("hours", "R6")],
        [SetBaseline("hours", Baseline(value="1時間"))],
        [Redefine("hours", since="R5", scope="本庁", bridge=Bridge(old="2時間", new="1時間"))],
        [Redefine("staff", since="R5", unit="件"), Redefine("staff", since="R6", unit="回")],
        [Remove("bar")],
        [Add(attrs.evolve(STAFF, id="more"))],
    ],
    ids=lambda changes: "+".join(type(each).__name__ for each in changes),
)
def test_each_change_is_found_again(changes):
    """As the decision that it was, where the two plans tell of it."""
    difference = compare(PLAN, apply(PLAN, changes))
    assert [*map(type, difference)] == [*map(type, changes)]
    assert apply(PLAN, difference) == apply(PLAN, changes)


def test_a_merger_is_two_ends():
    """Both go on in the same one."""
    changes = (End("hours", last="R6", into=["total"]), End("staff", last="R6", into=["total"]))
    after = apply(PLAN, [Add(attrs.evolve(STAFF, id="total")), *changes])
    assert {each for each in compare(PLAN, after) if isinstance(each, End)} == set(changes)


def test_a_name_without_a_history_is_amended():
    """The former names do not record it, or one of them was removed."""
    assert compare(PLAN, apply(PLAN, [Amend("rpa", label="自動化")])) == (Amend("rpa", label="自動化"),)
    named = apply(PLAN, [Amend("rpa", label=Label("自動化", former=[FormerName("ＲＰＡ")]))])
    assert [type(each) for each in compare(PLAN, named)] == [Amend]


def test_an_id_may_be_of_another_kind_of_item_afterwards():
    """Items are removed before others are added, whichever collection comes first."""
    after = apply(PLAN, [Remove("staff"), Add(attrs.evolve(PLAN["part"], id="staff"))])
    assert apply(PLAN, compare(PLAN, after)) == after
    assert apply(after, compare(after, PLAN)) == PLAN


def test_targets_that_were_treated_apart_are_found():
    """The most common treatment is stated for all, the others by id."""
    also = [
        attrs.evolve(STAFF, id=f"staff-{n}", targets=[Target(due="R6", goal=Reach("5人"))]) for n in range(3)
    ]
    plan = attrs.evolve(PLAN, indicators=[HOURS, *also])
    change = ExtendPeriod("R10", targets="carry", stretch=["hours"], keep=["staff-1"])
    assert compare(plan, apply(plan, [change])) == (change,)


def test_a_plan_of_another_id_is_another_plan():
    """The first difference that no change expresses is named."""
    with pytest.raises(ChangeError) as caught:
        compare(PLAN, attrs.evolve(PLAN, id="other"))
    assert caught.value.code == "revise.other_plan"
    assert caught.value.facts == {"path": "$.id", "before": "dx", "after": "other"}


def test_an_inverse_leads_back():
    """Former names, ends and removed things included."""
    changes: list[Change] = [Rename("rpa", "自動化"), End("staff", last="R6"), Remove("bar")]
    changes.append(Redefine("hours", since="R5"))
    back = invert(PLAN, changes)
    assert apply(apply(PLAN, changes), back) == PLAN
