"""Laws of change, for every plan and every change that fits it, and for lists that may not fit."""

import copy
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dxmodel.changes import (
    Add,
    Amend,
    Correct,
    End,
    ExtendPeriod,
    Move,
    MoveTarget,
    Redefine,
    Remove,
    SetTarget,
    ShortenPeriod,
    WithdrawTarget,
)
from dxmodel.errors import ChangeError, ValidationError
from dxmodel.plan import COLLECTIONS, Indicator, Initiative, Pillar, Review
from dxmodel.revise import apply, compare, conflicts, invert, overlap, rebase, writes
from dxmodel.testing import (
    assert_plans_equal,
    change_lists,
    changes,
    items,
    plans,
    revisions,
    small_city,
    targets,
)
from dxmodel.testing.building import evenly
from tests.revise.oracle import RefusedError, built, changed, plan_data
from tests.scaling import examples

SOME = examples(0.4)
any_plan = plans(min_size=1, max_size=6) | st.just(small_city().founding)


@st.composite
def plans_and_changes(draw):
    """A plan, and a list of changes that fit it one after another."""
    plan = draw(any_plan)
    return plan, draw(change_lists(plan, min_size=1, max_size=4))


@st.composite
def plans_and_wishes(draw):
    """A plan, and a few changes that name what is there, and may fit or not."""
    plan = draw(any_plan)
    drawn = draw(change_lists(plan, max_size=1)) + draw(st.lists(wishes(plan), min_size=1, max_size=2))
    return plan, draw(st.permutations(drawn))


def wishes(plan):
    """Changes that nobody asked whether they fit, to a few things so that they meet."""
    years = st.sampled_from(["R5", "R6", "R7"])
    aims = [(each.id, str(target.due.by or "R6")) for each in plan.indicators for target in each.targets]
    aimed = st.sampled_from(aims or [("nowhere", "R6")])
    extended = st.sampled_from([point for point in (plan.period.end, "R6", "R9") if point])
    treatments = st.none() | st.sampled_from(["keep", "carry", "stretch"])
    groups = [[each.id for each in getattr(plan, name)[:3]] for name in COLLECTIONS]
    of_a_kind = [evenly(*about(st.sampled_from(group), years)) for group in groups if group]
    known = st.sampled_from([plan.id, *(item.id for item in plan.items()), "nowhere"])
    return evenly(
        *of_a_kind,
        *about(known, years),
        st.builds(lambda aim, to: MoveTarget(*aim, to=to), aimed, years),
        st.builds(lambda aim: WithdrawTarget(*aim), aimed),
        st.builds(ExtendPeriod, extended, targets=treatments),
        st.builds(ShortenPeriod, extended),
        st.builds(lambda id, span: Correct(Amend(id, period=span)), known, st.sampled_from(["R4/R6", "/R6"])),
        known.map(lambda id: Add(Review(id=id, order=1, label="x"))),
    )


def about(ids, years):
    """Changes to one or two of some things, whether or not they are such things as can be changed so."""
    some_ids = st.lists(ids, max_size=2, unique=True)
    return (
        st.builds(Remove, ids),
        st.builds(End, ids, last=years, into=some_ids),
        st.builds(Move, ids, parent=ids),
        st.builds(Move, ids, pillars=some_ids),
        st.builds(Move, ids, initiatives=some_ids, order=st.integers(0, 5)),
        st.builds(lambda id, span: Amend(id, period=span), ids, years),
        st.builds(lambda id: Amend(id, ended=None), ids),
        st.builds(lambda id: Amend(id, unit="件", label="x"), ids),
        st.builds(lambda id, to: Amend(id, same_as=to), ids, some_ids),
        st.builds(Redefine, ids, since=years),
    )


def outcome(plan, changes):
    """The plan after changes, or that they do not fit."""
    try:
        return apply(plan, changes)
    except ValidationError:
        return "refused"


@SOME
@given(plans_and_changes())
def test_apply_agrees_with_dictionaries(case):
    """Every field of every item is what writing the changes into plain dictionaries gives."""
    plan, changes = case
    assert_plans_equal(built(changed(plan_data(plan), changes)), apply(plan, changes))


@examples(1)
@given(plans_and_wishes())
def test_apply_refuses_what_dictionaries_refuse(case):
    """Sharing and judging only what is new lets nothing pass, and keeps nothing out."""
    plan, changes = case
    try:
        expected = built(changed(plan_data(plan), changes))
    except RefusedError:
        expected = "refused"
    assert outcome(plan, changes) == expected


@SOME
@given(plans_and_changes())
def test_the_result_stands_when_it_is_built_anew(case):
    """A plan that came of changes is as sound, and as ordered, as one that was built."""
    after = apply(*case)
    turned: dict[str, Any] = {name: getattr(after, name)[::-1] for name in COLLECTIONS}
    again = attrs.evolve(after, **turned)
    assert_plans_equal(again, after)
    assert [item.id for item in again.items()] == [item.id for item in after.items()]


@SOME
@given(plans_and_changes())
def test_the_plan_that_was_given_stays_as_it_is(case):
    """Deeply equal to what it was before."""
    plan, changes = case
    before = copy.deepcopy(plan)
    apply(plan, changes)
    assert_plans_equal(before, plan)


@SOME
@given(plans_and_wishes())
def test_a_refusal_changes_nothing(case):
    """All or nothing: the plan is deeply equal to what it was, whatever was asked of it."""
    plan, changes = case
    before = copy.deepcopy(plan)
    outcome(plan, changes)
    assert_plans_equal(before, plan)


@SOME
@given(plans_and_changes(), st.data())
def test_a_list_is_its_parts_one_after_another(case, data):
    """apply(p, c + d) = apply(apply(p, c), d), wherever the list is cut."""
    plan, changes = case
    cut = data.draw(st.integers(0, len(changes)))
    assert_plans_equal(apply(plan, changes), apply(apply(plan, changes[:cut]), changes[cut:]))


@examples(0.5)
@given(plans_and_wishes(), st.data())
def test_a_list_that_stands_in_two_ways_is_the_same(case, data):
    """Also where only the whole is sound, or only the parts were asked for."""
    plan, changes = case
    while (whole := outcome(plan, changes)) == "refused":
        changes = changes[:-1]
    firsts = [outcome(plan, changes[:cut]) for cut in range(len(changes) + 1)]
    cut = data.draw(st.sampled_from([cut for cut, first in enumerate(firsts) if first != "refused"]))
    assert outcome(firsts[cut], changes[cut:]) == whole


def due_at_the_end(plan):
    """The indicators that an extension may touch without naming them."""
    last = plan.period.last_day
    dues = ((each.id, target.due.by) for each in plan.indicators for target in each.targets)
    return {id for id, due in dues if due is not None and due.last_day == last}


@SOME
@given(any_plan, st.data())
def test_what_a_change_does_not_write_is_the_same_object(plan, data):
    """Identity, not only equality: a thousand plans share what they have in common."""
    change = data.draw(changes(plan))
    after = apply(plan, [change])
    heads = {place.split(".")[0] for place in writes(change)}
    written = heads | (due_at_the_end(plan) if "*" in heads else set())
    for item in plan.items():
        assert item.id in written or after[item.id] is item
    for name, kinds in COLLECTIONS.items():
        touched = any(isinstance(plan.get(id) or after.get(id), kinds) for id in written)
        assert touched or getattr(after, name) is getattr(plan, name)
    for field in {"bodies", "declared", "units"} - heads:
        assert getattr(after, field) is getattr(plan, field)


def places_that_differ(before, after):
    """The oracle: where two plans differ, in the words of places."""
    one, other = plan_data(before), plan_data(after)
    items, others = one.pop("items"), other.pop("items")
    own = {name for name in one if one[name] != other[name]}
    yield from (name if name not in {"label", "note", "sources"} else f"{before.id}.{name}" for name in own)
    for id in items.keys() | others.keys():
        was, now = items.get(id), others.get(id)
        if was is None or now is None or was["kind of"] is not now["kind of"]:
            yield id
            continue
        for name in was:
            if name == "targets":
                for due in {each.due for each in {*was[name]} ^ {*now[name]}}:
                    date = f"{due.by or due.qualifier or ''}"
                    yield f"{id}.targets[{f'yearly {date}'.rstrip() if due.yearly else date}]"
            elif was[name] != now[name]:
                yield f"{id}.{name}"


@examples(0.4)
@given(any_plan, st.data())
def test_a_change_writes_nothing_but_what_it_says(plan, data):
    """Whatever differs afterwards lies within a place that the change says it writes."""
    change = data.draw(changes(plan))
    for place in places_that_differ(plan, apply(plan, [change])):
        assert any(overlap(place, each) for each in writes(change)), place


@SOME
@given(plans_and_changes(), st.data())
def test_everything_that_does_not_fit_is_told_at_its_place(case, data):
    """One change that cannot be made, anywhere in the list, and nothing is: only problems at its place."""
    plan, changes = case
    at = data.draw(st.integers(0, len(changes)))
    bad = SetTarget("no-such-indicator-anywhere", data.draw(targets()))
    with pytest.raises(ValidationError) as caught:
        apply(plan, [*changes[:at], bad, *changes[at:]])
    assert [problem.path for problem in caught.value.problems] == [f"$.changes[{at}]"]


# --- compare and invert


@examples(0.4)
@given(plans_and_changes())
def test_compare_leads_from_one_plan_to_the_other(case):
    """apply(a, compare(a, b)) == b, whatever led from a to b."""
    plan, changes = case
    after = apply(plan, changes)
    assert_plans_equal(after, apply(plan, compare(plan, after)))


@examples(0.4)
@given(plans_and_changes())
def test_none_of_the_changes_that_compare_gives_can_be_left_out(case):
    """Without any one of them, the result is another plan or none."""
    plan, changes = case
    after = apply(plan, changes)
    difference = compare(plan, after)
    for index in range(len(difference)):
        assert outcome(plan, [*difference[:index], *difference[index + 1 :]]) != after, difference[index]


@SOME
@given(any_plan, st.data())
def test_compare_works_for_two_plans_of_one_id(plan, data):
    """Also where nothing is known of what led from one to the other."""
    other = data.draw(plans(max_size=6))
    assume(plan.id not in other)
    after = attrs.evolve(other, id=plan.id, **spoken_of_anew(other, plan.id))
    changes = compare(plan, after)
    assert_plans_equal(after, apply(plan, changes))
    for index in range(len(changes)):
        assert outcome(plan, [*changes[:index], *changes[index + 1 :]]) != after, changes[index]


def spoken_of_anew(plan, id):
    """The items that are about the plan as a whole, after it got another id."""
    places = {"schedule": "row", "constraints": "on", "statements": "about"}
    return {
        name: [
            attrs.evolve(each, **{place: id}) if getattr(each, place) == plan.id else each
            for each in getattr(plan, name)
        ]
        for name, place in places.items()
    }


@SOME
@given(any_plan)
def test_equal_plans_differ_in_nothing(plan):
    """compare(a, a) is empty, also for an equal plan that was built on its own."""
    assert compare(plan, plan) == compare(plan, copy.deepcopy(plan)) == ()


@given(plans(max_size=2), plans(max_size=2))
def test_plans_of_unlike_identity_are_not_one_plan_revised(one, other):
    """The first difference that no change expresses is named."""
    assume(one.id != other.id)
    with pytest.raises(ChangeError) as caught:
        compare(one, other)
    assert caught.value.facts["path"] == "$.id"


@examples(0.4)
@given(plans_and_changes())
def test_compare_offers_decisions(case):
    """A correction is offered only for a period that no extension or shortening leads to."""
    plan, changes = case
    after = apply(plan, changes)
    corrected = [each for each in compare(plan, after) if isinstance(each, Correct)]
    assert corrected in ([], [Correct(Amend(plan.id, period=after.period))])
    if corrected:
        assert (
            plan.period.start != after.period.start
            or after.period.end is None
            or (plan.period.last_day == after.period.last_day)
        )


@examples(0.4)
@given(plans_and_changes())
def test_what_was_changed_can_be_changed_back(case):
    """apply(apply(a, c), invert(a, c)) == a, former names and ends included."""
    plan, changes = case
    assert_plans_equal(plan, apply(apply(plan, changes), invert(plan, changes)))


# --- two lists beside each other


@examples(0.5)
@given(any_plan, st.data())
def test_lists_that_do_not_clash_have_no_order(plan, data):
    """Both orders lead to the same plan, or both to none."""
    mine, theirs = (data.draw(change_lists(plan, min_size=1, max_size=2)) for _ in range(2))
    assume(not conflicts(mine, theirs))
    assert outcome(plan, [*mine, *theirs]) == outcome(plan, [*theirs, *mine])
    after_theirs, after_mine = outcome(apply(plan, theirs), mine), outcome(apply(plan, mine), theirs)
    assert after_theirs == after_mine


@SOME
@given(any_plan, st.data())
def test_a_conflict_names_what_both_write_or_read(plan, data):
    """Both paths overlap, and the same changes conflict whichever list is mine."""
    mine, theirs = (data.draw(change_lists(plan, min_size=1, max_size=2)) for _ in range(2))
    between = conflicts(mine, theirs)
    for conflict in between:
        assert overlap(conflict.path, conflict.other_path)
    turned = {(each.theirs, each.mine) for each in conflicts(theirs, mine)}
    assert {(each.mine, each.theirs) for each in between} == turned


@examples(0.4)
@given(any_plan, st.data())
def test_changes_brought_to_follow_others_make_both(plan, data):
    """What is left of mine, after theirs, is all that both lists say; or the conflict is an error."""
    mine, theirs = (data.draw(revisions(plan, min_size=1, max_size=2)).changes for _ in range(2))
    try:
        left = rebase(plan, mine, theirs)
    except ValidationError:
        return
    assert set(left) == set(mine) - set(theirs)
    if set(mine).isdisjoint(theirs):
        assert left == mine
        assert_plans_equal(apply(apply(plan, theirs), left), apply(apply(plan, mine), theirs))


# --- single changes


@SOME
@given(any_plan, st.data())
def test_an_added_item_is_there_and_nothing_else_is(plan, data):
    """Adding writes one id, and removing it leads back."""
    item = data.draw(items(plan))
    after = apply(plan, [Add(item)])
    assert after[item.id] == item
    assert {each.id for each in after.items()} == {each.id for each in plan.items()} | {item.id}
    assert_plans_equal(plan, apply(after, [Remove(item.id)]))


@SOME
@given(any_plan, st.data())
def test_what_ends_stays_in_the_plan(plan, data):
    """It is the item that it was, with an end, and everything else is untouched."""
    alive = [
        each
        for each in plan.items()
        if isinstance(each, Pillar | Initiative | Indicator) and each.ended is None
    ]
    assume(alive)
    item = data.draw(st.sampled_from(alive))
    after = outcome(plan, [End(item.id, last="R12")])
    assume(after != "refused")
    assert attrs.evolve(after[item.id], ended=None) == item
    assert str(after[item.id].ended.last) == "R12"
    assert all(each.id == item.id or after[each.id] is each for each in plan.items())
