"""Targets and baselines are set, moved and withdrawn; an indicator gets a new definition."""

import attrs
import pytest

from dxmodel.changes import Change, MoveTarget, Redefine, SetBaseline, SetTarget, WithdrawTarget
from dxmodel.errors import ValidationError
from dxmodel.goals import Reach
from dxmodel.plan import Baseline, Bounds, Break, Bridge, Direction, Due, Label, Target
from dxmodel.revise import apply
from tests.revise.town import HOURS, PLAN, dues, goals, refused, target


def test_setting_a_target_adds_it_or_replaces_the_one_due_then():
    """One target for a time, however vaguely that is put."""
    assert dues(apply(PLAN, [SetTarget("hours", target("R10"))])) == ["R6", "R10"]
    assert goals(apply(PLAN, [SetTarget("hours", target("R6", "600時間"))])) == {"R6": "600時間"}
    vague = target(Due("R6", qualifier="概ね"))
    assert dues(apply(PLAN, [SetTarget("hours", vague)])) == ["概ねR6"]


@pytest.mark.parametrize(
    "to", ["R10", "R5", "2024-09", Due("R6", qualifier="概ね"), Due(None, qualifier="順次")]
)
def test_a_target_moves(to):
    """Put off, brought forward, or made vaguer: the rest of it stays, but for what was printed."""
    (moved,) = apply(PLAN, [MoveTarget("hours", "R6", to=to)]).indicator("hours").targets
    assert moved.printed is None
    assert attrs.evolve(moved, due="R6", printed=HOURS.targets[0].printed) == HOURS.targets[0]
    assert moved.due == (to if isinstance(to, Due) else Due(to))


def test_a_target_does_not_move_onto_another():
    """Nor one that is not there."""
    two = SetTarget("hours", target("R10"))
    assert refused(two, MoveTarget("hours", "R6", to="R10")) == [("$.changes[1]", "revise.target_in_the_way")]
    with pytest.raises(ValidationError, match="FY2024") as caught:
        apply(PLAN, [MoveTarget("hours", "R7", to="R10")])
    assert caught.value.problems[0].code == "revise.no_such_target"


def test_a_target_is_withdrawn():
    """Once."""
    gone = WithdrawTarget("hours", Due("R6", qualifier="概ね"))
    assert dues(apply(PLAN, [gone])) == []
    assert refused(gone, gone) == [("$.changes[1]", "revise.no_such_target")]


def test_a_target_of_something_else_is_refused():
    """What is not measured has none."""
    assert refused(WithdrawTarget("rpa", "R6")) == [("$.changes[0]", "plan.unknown_indicator")]


def test_setting_a_baseline_replaces_it():
    """The targets stay; None takes it away."""
    later = Baseline(value="120時間", year="R5")
    after = apply(PLAN, [SetBaseline("hours", later)]).indicator("hours")
    assert after.baseline == later
    assert after.targets == HOURS.targets
    assert apply(PLAN, [SetBaseline("hours", None)]).indicator("hours").baseline is None


def test_a_redefinition_leaves_a_break():
    """The new definition holds from now on, and the year of the break is recorded."""
    change = Redefine("hours", since="R5", direction="up", scope="本庁のみ", bounds=Bounds(low="0時間"))
    after = apply(PLAN, [change]).indicator("hours")
    assert after.breaks == (Break(since="R5"),)
    assert (after.direction, after.scope) == (Direction.UP, Label("本庁のみ"))
    assert after.baseline == HOURS.baseline


def test_the_unit_of_the_values_before_a_break_is_kept():
    """The baseline stays in it; the targets are in the new one."""
    changes: list[Change] = [
        Redefine("hours", since="R5", unit="件", bridge=Bridge(old="40時間", new="20件")),
        SetTarget("hours", Target(due="R6", goal=Reach("90件"))),
        Redefine("hours", since="R7", unit="件"),
    ]
    after = apply(PLAN, changes).indicator("hours")
    assert [each.unit for each in after.breaks] == ["時間", None]
    assert after.unit == "件"
    assert after.baseline == HOURS.baseline


def test_targets_must_fit_the_new_definition():
    """One in the old unit is refused."""
    assert refused(Redefine("hours", since="R5", unit="件")) == [("$.changes[0]", "plan.unit_does_not_fit")]


def test_a_bridge_is_between_the_old_and_the_new_unit():
    """Its ends are in the units before and after."""
    bridge = Bridge(old="40件", new="20時間")
    change = Redefine("hours", since="R5", bridge=bridge)
    assert refused(change) == [("$.changes[0]", "plan.unit_does_not_fit")]


@pytest.mark.parametrize("since", ["R5", "R4"])
def test_breaks_come_one_after_another(since):
    """A second one lies after the first."""
    again = Redefine("hours", since=since, scope="x")
    assert refused(Redefine("hours", since="R5"), again) == [("$.changes[1]", "revise.break_too_early")]
