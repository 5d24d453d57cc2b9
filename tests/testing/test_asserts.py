"""A failing assert says what differs, and where."""

import attrs
import pytest

from dxmodel.changes import ExtendPeriod, SetTarget
from dxmodel.goals import Reach
from dxmodel.plan import Label, Target
from dxmodel.revise import apply
from dxmodel.testing import assert_plans_equal, small_city

PLAN = small_city().plan


def message_of(expected, actual):
    """Return the lines of the failure, without the first."""
    with pytest.raises(AssertionError) as caught:
        assert_plans_equal(expected, actual)
    first, *lines = str(caught.value).splitlines()
    assert first == "the plans differ:"
    return lines


def test_equal_plans_pass():
    """Nothing is raised for plans that are equal but not the same object."""
    assert_plans_equal(PLAN, attrs.evolve(PLAN))


def test_the_innermost_place_is_named():
    """Not two reprs of a thousand characters."""
    founding = small_city().founding
    after = apply(
        founding,
        [ExtendPeriod("R10", targets="keep"), SetTarget("rpa-hours", Target(due="R6", goal=Reach("9時間")))],
    )
    period, magnitude, *rest = message_of(founding, after)
    assert period.startswith("$.period: expected FiscalSpan(")
    assert magnitude.startswith("$.indicators[rpa-hours].targets[0].goal.amount: expected Amount('2000'")
    assert rest == []


def test_an_item_too_few_or_too_many_is_named_by_its_id():
    """One missing item does not push the others out of place."""
    fewer = attrs.evolve(PLAN, schedule=())
    assert [line.split(":")[0] for line in message_of(PLAN, fewer)] == [
        "$.schedule[rollout]",
        "$.schedule[counter-opens]",
    ]
    assert all(
        line.startswith("$.schedule[") and "expected nothing" in line for line in message_of(fewer, PLAN)
    )


def test_only_the_first_differences_are_shown():
    """A plan of another city does not fill the screen."""
    other = attrs.evolve(
        PLAN,
        indicators=[
            attrs.evolve(each, label=Label("？"), number="1", scope="？") for each in PLAN.indicators
        ],
    )
    lines = message_of(PLAN, other)
    assert len(lines) == 6
    assert lines[-1] == "…"


def test_long_values_are_cut():
    """A line stays a line."""
    lines = message_of(PLAN, attrs.evolve(PLAN, note="長" * 500))
    assert len(lines[0]) < 150
