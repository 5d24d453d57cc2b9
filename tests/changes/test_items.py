"""Items come, get another name, are placed anew, end, and go."""

import attrs
import pytest

from dxmodel.changes import Add, Amend, End, Move, Remove, Rename
from dxmodel.errors import InvalidValueError, ValidationError
from dxmodel.fiscal import FiscalYear
from dxmodel.plan import (
    Ending,
    FormerName,
    Indicator,
    Initiative,
    Label,
    Link,
    RelatedPlan,
    Review,
    ScheduleBar,
    ScheduleEvent,
)
from dxmodel.revise import apply
from tests.revise.town import PLAN, STAFF, refused, revised


@pytest.mark.parametrize(
    "item",
    [
        Indicator(id="new", order=3, label="x"),
        Initiative(id="new", order=3, label="x"),
        ScheduleBar(id="new", order=1, row="rpa", span="R7/R10", label="x"),
        ScheduleEvent(id="new", order=1, row="dx", at="R10", label="x"),
        RelatedPlan(id="new", order=1, label="x"),
        Review(id="new", order=1, label="x", year="R10"),
    ],
    ids=lambda item: type(item).__name__,
)
def test_adding_puts_an_item_into_its_collection(item):
    """Every kind of item, and a second time is once too often."""
    after = apply(PLAN, [Add(item)])
    assert after["new"] == item
    assert len(list(after.items())) == len(list(PLAN.items())) + 1
    assert refused(Add(item), Add(item)) == [("$.changes[1]", "revise.id_in_use")]


def test_an_added_item_is_sorted_by_its_order():
    """Not at the end."""
    first = Indicator(id="first", order=0, label="x")
    assert apply(PLAN, [Add(first)]).indicators[0] == first


@pytest.mark.parametrize("id", ["rpa", "dx"])
def test_an_id_that_is_in_use_is_refused(id):
    """That of another kind of thing, or of the plan itself."""
    assert refused(Add(Indicator(id=id, order=2, label="x"))) == [("$.changes[0]", "revise.id_in_use")]


def test_a_removed_id_can_be_used_again():
    """The bar is gone; an indicator of that name is another thing."""
    after = apply(PLAN, [Remove("bar"), Add(Indicator(id="bar", order=9, label="x"))])
    assert after.schedule == ()
    assert after.indicator("bar").order == 9
    assert refused(Remove("bar"), Remove("bar")) == [("$.changes[1]", "plan.unknown_id")]


def test_what_others_refer_to_is_not_removed():
    """The bar and the statement would be about nothing."""
    with pytest.raises(ValidationError) as caught:
        apply(PLAN, [Remove("rpa")])
    assert {problem.code for problem in caught.value.problems} == {"plan.dangling"}
    assert len(caught.value.problems) == 3


@pytest.mark.parametrize("of", ["dx", "rpa", "office", "hours", "bar"])
def test_a_renamed_item_keeps_its_old_name(of):
    """The plan itself, or any item with a name; the latest former name is last."""
    after = revised(Rename(of, "新"), Rename(of, Label("新々", variants=["新新"]), until="R7"))
    then, now = (revised(), after) if of == "dx" else (revised()[of], after[of])
    was = FormerName(then.label.text)
    assert now.label == Label("新々", variants=["新新"], former=[was, FormerName("新", "R7")])


def test_an_item_without_a_name_gets_one():
    """There is no former one."""
    assert revised(Rename("part", "部分"))["part"].label == Label("部分")


def test_former_names_are_kept_by_themselves():
    """A new name that brings its own would say them twice."""
    with pytest.raises(InvalidValueError) as caught:
        Rename("rpa", Label("新", former=[FormerName("旧")]))
    assert caught.value.code == "revise.former_given"
    assert caught.value.facts["former"] == ["旧"]


def test_another_name_is_another_one():
    """The same text again would be among the former names."""
    assert refused(Rename("rpa", Label("RPA", variants=["ＲＰＡ"]))) == [("$.changes[0]", "revise.same_name")]


def test_a_statement_has_no_name():
    """Its text is amended."""
    assert refused(Rename("issue", "x")) == [("$.changes[0]", "revise.no_name")]


def test_items_move():
    """Under other pillars, into another initiative, up to the outermost level, to another place."""
    after = revised(
        Move("rpa", pillars=["base"], order=5),
        Move("part", parent=None),
        Move("hours", initiatives=["ai", Link("rpa")]),
        Move("office", parent="base"),
    )
    assert [each.id for each in after.initiatives] == ["ai", "part", "rpa"]
    assert after["rpa"].pillars == (Link("base"),)
    assert after["part"].parent is None
    assert after["hours"].initiatives == (Link("ai"), Link("rpa"))
    assert after["office"].parent == "base"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (Move("hours", pillars=["base"]), "revise.no_such_field"),
        (Move("dx", order=1), "revise.no_such_field"),
        (Move("rpe", order=1), "plan.unknown_id"),
        (Move("rpa", pillars=["gone"]), "plan.dangling"),
        (Move("ai", parent="part"), "plan.circle"),
        (Move("ai", parent="ai"), "plan.circle"),
    ],
    ids=str,
)
def test_a_place_must_be_one(change, code):
    """One that such a thing can have, that is there, and that does not lie below it."""
    assert code in {expected for _, expected in refused(change)}


def test_a_move_without_a_position_is_refused():
    """It would change nothing."""
    with pytest.raises(InvalidValueError) as caught:
        Move("rpa")
    assert caught.value.code == "revise.changes_nothing"


def test_what_ends_stays_with_its_end():
    """Dropped, replaced by one, or split into several."""
    after = revised(End("staff", last="R8"), End("hours", last="R7", into=["staff"]))
    assert after["staff"] == attrs.evolve(STAFF, ended=Ending(last="R8"))
    assert after["hours"].ended == Ending(last="R7", into=["staff"])
    assert after["rpa"] is PLAN["rpa"]


def test_what_ended_does_not_end_again():
    """An end that was wrong is put right, or taken back, by an amendment."""
    end = End("staff", last="R6")
    assert refused(end, end) == [("$.changes[1]", "revise.already_ended")]
    assert apply(PLAN, [end, Amend("staff", ended=None)]) == PLAN


def test_only_what_is_done_or_measured_ends():
    """A bar or a statement is removed."""
    assert refused(End("bar", last="R6")) == [("$.changes[0]", "revise.cannot_end")]
    assert refused(End("dx", last="R6")) == [("$.changes[0]", "plan.unknown_id")]


def test_nothing_ends_that_others_still_need():
    """The indicator measures it for longer; it may end with it, or before."""
    with pytest.raises(ValidationError) as caught:
        apply(PLAN, [End("rpa", last="R6")])
    (problem,) = caught.value.problems
    assert (problem.code, problem.facts["id"], problem.facts["ended"]) == ("plan.needs_ended", "hours", "rpa")
    assert [code for _, code in refused(End("rpa", last="R6"), End("hours", last="R7"))] == [
        "plan.needs_ended"
    ]
    for change in (End("hours", last="R6"), Move("hours", initiatives=["ai"])):
        assert revised(End("rpa", last="R6"), change)["rpa"].ended.last == FiscalYear(2024)


@pytest.mark.parametrize("into", [["staff"], ["hours", "staff"]])
def test_an_item_is_not_among_its_own_successors(into):
    """Not at once, and not over another one."""
    codes = {
        code
        for _, code in refused(End("staff", last="R6", into=["hours"]), End("hours", last="R6", into=into))
    }
    assert "plan.ends_in_itself" in codes


def test_an_heir_is_of_the_same_kind_and_there():
    """An indicator does not go on in an initiative, nor in nothing."""
    for into in ("rpa", "gone"):
        assert [code for _, code in refused(End("staff", last="R6", into=[into]))] == ["plan.dangling"]
