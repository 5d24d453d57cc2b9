"""Lists of changes: all or nothing, only the result is judged, and what is not touched is shared."""

from typing import Any

import attrs
import pytest

from dxmodel.changes import Add, ExtendPeriod, SetBaseline, SetTarget, ShortenPeriod, StateSuccessor
from dxmodel.errors import ChangeError, ValidationError
from dxmodel.fiscal import FiscalYear
from dxmodel.goals import AtLeast
from dxmodel.plan import Baseline, Initiative, Successor, Target
from dxmodel.revise import Revision, apply
from tests.revise.town import HOURS, PLAN, STAFF, dues, refused, target

EXTENSION = ExtendPeriod("R10", targets="keep")


def test_no_changes_give_the_very_same_plan():
    """Nothing is rebuilt for nothing."""
    assert apply(PLAN, []) is PLAN


def test_stating_the_successor():
    """A later statement replaces an earlier one, and None takes it back."""
    first, second = (StateSuccessor(Successor(label="次期", starts=year)) for year in ("R10", "R11"))
    assert apply(PLAN, [first, second]).successor == second.successor
    assert apply(PLAN, [first, StateSuccessor(None)]) == PLAN


def test_the_unit_must_fit():
    """A target in 人 for an indicator in 時間 is refused, at its change."""
    assert refused(
        EXTENSION,
        SetTarget("hours", Target(due="R10", goal=AtLeast("5人"))),
        SetBaseline("staff", Baseline(value="5時間")),
    ) == [("$.changes[1]", "plan.unit_does_not_fit"), ("$.changes[2]", "plan.unit_does_not_fit")]


def test_an_unknown_indicator_is_named_with_the_nearest_known_one():
    """A slip of the fingers in an amendment file."""
    with pytest.raises(ValidationError, match="nearest: hours"):
        apply(PLAN, [SetTarget("hour", target("R10"))])


def test_every_change_that_does_not_fit_is_reported():
    """Together, each with its place; those that fit are not."""
    error = refused(
        SetTarget("gone", target("R10")),
        EXTENSION,
        ExtendPeriod("R9"),
        Add(HOURS),
        SetBaseline("also-gone", Baseline(value="1時間")),
    )
    assert [path for path, _ in error] == ["$.changes[0]", "$.changes[2]", "$.changes[3]", "$.changes[4]"]


def test_only_the_result_is_judged():
    """An item may refer to one that is added after it, a target lie beyond an end that moves later."""
    part = Initiative(id="new-part", order=2, label="x", parent="whole")
    whole = Initiative(id="whole", order=3, label="x")
    after = apply(PLAN, [Add(part), SetTarget("hours", target("R10")), Add(whole), EXTENSION])
    assert after.initiative("new-part").parent == "whole"
    assert dues(after) == ["R6", "R10"]
    assert [code for _, code in refused(Add(part))] == ["plan.dangling"]


def test_what_is_not_touched_is_shared():
    """Untouched collections and items are the same objects."""
    after = apply(PLAN, [SetTarget("hours", target("R10"))])
    assert after.initiatives is PLAN.initiatives
    assert after.indicator("staff") is STAFF
    assert after.bodies is PLAN.bodies


def test_there_and_back():
    """An extension that is shortened again leaves only the printed text behind."""
    after = apply(PLAN, [EXTENSION, ShortenPeriod("R6", printed=PLAN.period_printed)])
    assert after == PLAN
    assert attrs.evolve(after) == PLAN


def test_only_changes_are_applied():
    """A revision holds changes, and a list of anything else is none."""
    built: Any = Revision(id="r", label="改定", decided="R6", changes=[EXTENSION])
    wrongs: list[Any] = [built, [built], [None]]
    for wrong in wrongs:
        with pytest.raises((ChangeError, ValidationError), match="change"):
            apply(PLAN, wrong)
    assert apply(PLAN, built.changes).last_year == FiscalYear(2028)


def test_a_refused_change_is_a_cannot_change_inside_problems():
    """The problem keeps the code and the facts of the error."""
    with pytest.raises(ValidationError) as caught:
        apply(PLAN, [ExtendPeriod("R5")])
    assert caught.value.problems[0].facts["period"] == PLAN.period
    assert issubclass(ChangeError, ValueError)
