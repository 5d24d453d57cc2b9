"""Laws of change, for every plan and every change that fits it."""

import copy

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxmodel.errors import Problems
from dxmodel.plan import COLLECTIONS, Target
from dxmodel.revise import Add, ExtendPeriod, SetBaseline, SetTarget, StateSuccessor, apply, writes
from dxmodel.testing import assert_plans_equal, change_lists, changes, items, plans, targets

SOME = settings(max_examples=40)


@st.composite
def plans_and_changes(draw):
    """A plan, and a list of changes that fit it one after another."""
    plan = draw(plans(max_size=4))
    return plan, draw(change_lists(plan, min_size=1, max_size=4))


def told(plan):
    """A plan as nested dictionaries and lists: what the oracle works on."""
    data = {field.name: getattr(plan, field.name) for field in attrs.fields(type(plan))}
    for name in COLLECTIONS:
        data[name] = {item.id: dict(vars_of(item)) for item in data[name]}
    return data


def vars_of(item):
    """The fields of an item, and what kind of thing it is."""
    yield "kind", type(item)
    for field in attrs.fields(type(item)):
        yield field.name, getattr(item, field.name)


def amended(data, change):
    """The oracle: write one change into the dictionaries."""
    match change:
        case ExtendPeriod(to):
            data["period"] = type(data["period"])(data["period"].start, to)
            data["period_printed"] = None
        case Add(item):
            name = next(name for name, kinds in COLLECTIONS.items() if isinstance(item, kinds))
            data[name][item.id] = dict(vars_of(item))
        case SetTarget(id, target, instead_of=moved):
            gone = {target.due, moved}
            indicator = data["indicators"][id]
            indicator["targets"] = [each for each in indicator["targets"] if each.due not in gone] + [target]
        case SetBaseline(id, baseline):
            data["indicators"][id]["baseline"] = baseline
        case StateSuccessor(successor):
            data["successor"] = successor
    return data


def plain(data):
    """Dictionaries without the order of targets, which have one of their own."""
    for indicator in data["indicators"].values():
        indicator["targets"] = set(indicator["targets"])
    return data


@SOME
@given(plans_and_changes())
def test_apply_agrees_with_a_dictionary(case):
    """Every field of every item is what writing the changes into plain dictionaries gives."""
    plan, changes = case
    expected = told(plan)
    for change in changes:
        expected = amended(expected, change)
    assert plain(told(apply(plan, changes))) == plain(expected)


@SOME
@given(plans_and_changes())
def test_the_plan_that_was_given_stays_as_it_is(case):
    """Deeply equal to what it was before."""
    plan, changes = case
    before = copy.deepcopy(plan)
    apply(plan, changes)
    assert_plans_equal(before, plan)


@SOME
@given(plans_and_changes(), st.data())
def test_a_list_is_its_parts_one_after_another(case, data):
    """apply(p, c + d) = apply(apply(p, c), d), wherever the list is cut."""
    plan, changes = case
    cut = data.draw(st.integers(0, len(changes)))
    assert_plans_equal(apply(plan, changes), apply(apply(plan, changes[:cut]), changes[cut:]))


@SOME
@given(plans_and_changes())
def test_what_no_change_writes_is_the_same_object(case):
    """Identity, not only equality: a thousand plans share what they have in common."""
    plan, changes = case
    after = apply(plan, changes)
    written = {place.split(".")[0] for change in changes for place in writes(change)}
    for item in plan.items():
        assert item.id in written or after[item.id] is item
    for name in {"bodies", "declared", "sources", "label"}:
        assert getattr(after, name) is getattr(plan, name)


@SOME
@given(plans_and_changes(), st.data())
def test_all_or_nothing(case, data):
    """One change that cannot be made, anywhere in the list, and nothing is: only problems at its place."""
    plan, changes = case
    at = data.draw(st.integers(0, len(changes)))
    bad = SetTarget("no-such-indicator-anywhere", data.draw(targets()))
    with pytest.raises(Problems) as caught:
        apply(plan, [*changes[:at], bad, *changes[at:]])
    assert [problem.path for problem in caught.value.problems] == [f"$.changes[{at}]"]


@SOME
@given(st.data())
def test_an_added_item_is_there_and_nothing_else_is(data):
    """Adding writes one id."""
    plan = data.draw(plans(max_size=4))
    item = data.draw(items(plan))
    after = apply(plan, [Add(item)])
    assert after[item.id] == item
    assert {each.id for each in after.items()} == {each.id for each in plan.items()} | {item.id}


@SOME
@given(st.data())
def test_a_change_is_seen_at_the_place_it_writes(data):
    """The path that a change says it writes is where its value then stands."""
    plan = data.draw(plans(min_size=1, max_size=4))
    change = data.draw(changes(plan))
    after = apply(plan, [change])
    match change:
        case ExtendPeriod(to):
            assert after.period.end == to
        case Add(item):
            assert writes(change) == (item.id,)
            assert after[item.id] == item
        case SetTarget(id, Target() as target):
            assert target in after.indicator(id).targets
        case SetBaseline(id, baseline):
            assert after.indicator(id).baseline == baseline
        case StateSuccessor(successor):
            assert after.successor == successor
