"""Two time axes with corrections: what shows where only some revisions count."""

import attrs
import pytest

from dxmodel.changes import (
    Add,
    Amend,
    Correct,
    End,
    ExtendPeriod,
    Move,
    Redefine,
    Remove,
    Rename,
    SetBaseline,
    SetTarget,
)
from dxmodel.errors import AmbiguousError, UnknownNameError, ValidationError
from dxmodel.fiscal import When
from dxmodel.goals import Reach
from dxmodel.ledger import Observation
from dxmodel.ledger.replay import replay
from dxmodel.plan import Baseline, Break, Indicator, Initiative, Pillar, Target
from dxmodel.revise import Revision
from tests.ledger.small import ledger, observed

NEW = Indicator(id="new", order=2, label="new", unit="件")
MISPRINT = Correct(Amend("x", number="②"))


def revision(id, decided, *changes, **arguments):
    """Return a revision with the fields that matter."""
    return Revision(id=id, label=id, decided=decided, changes=changes, **arguments)


def target(amount, due="R6"):
    """Return a target of a level."""
    return Target(due=due, goal=Reach(amount))


def aim(amount, due="R6", of="x"):
    """Return the change that sets a target."""
    return SetTarget(of, target(amount, due))


def levels(book, of="x"):
    """Return the targets of an indicator as text."""
    return {str(each.due): str(each.goal.amount) for each in book.plan.indicator(of).targets}


def test_a_correction_shows_before_the_day_on_which_it_was_noticed():
    """The error was there from the start; the decision beside it was not."""
    mixed = revision("r", "2025-06-01", MISPRINT, Rename("dx", "新DX計画"))
    then = ledger(revisions=[mixed]).as_of("2024-01-01")
    assert then.plan.indicator("x").number == "②"
    assert then.plan.label.text == "DX"
    (visible,) = then.revisions
    assert visible == attrs.evolve(mixed, changes=[MISPRINT])
    assert then.corrections == then.revisions


def test_a_correction_shows_in_years_in_which_its_revision_does_not_hold():
    """And what is left of the revision holds at once."""
    book = ledger(revisions=[revision("r", "2024-06-01", MISPRINT, in_force="R9")])
    assert book.in_force("R6").plan.indicator("x").number == "②"
    assert book.in_force("R6").revisions[0].in_force is None


def test_what_was_corrected_is_listed():
    """Each revision that corrects something, with its corrections only."""
    book = ledger(
        revisions=[
            revision("a", "2024-06-01", Rename("dx", "新DX計画")),
            revision("b", "2024-07-01", Rename("dx", "DX計画"), MISPRINT),
        ]
    )
    assert [(each.id, each.changes) for each in book.corrections] == [("b", (MISPRINT,))]


def test_a_correction_of_what_does_not_show_does_not_show():
    """The target was set later; so its misprint is no matter of an earlier day, nor of an earlier year."""
    sets = revision("sets", "2024-06-01", aim("80件", "R8"), in_force="R8")
    corrects = revision("corrects", "2024-07-01", Correct(aim("85件", "R8")))
    book = ledger(revisions=[sets, corrects])
    assert levels(book) == {"R8": "85件"}
    assert levels(book.in_force("R7")) == levels(book.as_of("2024-05-01")) == {}
    assert levels(book.in_force("R8")) == {"R8": "85件"}
    assert book.as_of("2024-05-01").revisions == ()


def test_a_correction_that_builds_on_a_hidden_correction_is_hidden_too():
    """The item of the first came with a decision, so neither shows before it."""
    adds = revision("adds", "2024-06-01", Add(NEW))
    first = revision("first", "2024-07-01", Correct(Amend("new", number="①")))
    second = revision("second", "2024-08-01", Correct(Amend("new", label="新")))
    assert ledger(revisions=[adds, first, second]).as_of("2024-05-01").revisions == ()


def test_a_correction_that_needs_what_is_hidden_is_hidden():
    """What it reads does not tell: the initiative stands under a pillar that came by decision."""
    adds = revision("adds", "2024-06-01", Add(Pillar(id="p", order=1, label="柱")))
    forgot = Correct(Add(Initiative(id="i", order=1, label="i", pillars=["p"])))
    then = ledger(revisions=[adds, revision("forgot", "2024-07-01", forgot, MISPRINT)]).as_of("2024-05-01")
    assert "i" not in then.plan
    assert then.plan.indicator("x").number == "②"
    assert then.plan == replay(then.founding, then.revisions)


def test_a_correction_is_hidden_with_what_it_reads_or_follows():
    """The unit before the break came by decision; the place was corrected before to what came by decision."""
    amends = revision("amends", "2024-06-01", Amend("x", unit="%"))
    breaks = revision("breaks", "2024-07-01", Correct(Redefine("x", since="R5")))
    assert ledger(revisions=[amends, breaks]).as_of("2024-05-01").revisions == ()
    adds = revision("adds", "2024-06-01", Add(Initiative(id="i", order=1, label="i")))
    places = revision("places", "2024-07-01", Correct(Move("x", initiatives=["i"])))
    again = revision("again", "2024-08-01", Correct(Move("x", initiatives=[])))
    assert ledger(revisions=[adds, places, again]).as_of("2024-05-01").revisions == ()


def test_a_decision_in_between_hides_what_it_wrote_and_nothing_else():
    """An extension that keeps the targets hides no correction of one; one that moves them does."""
    for treatment, printed in (("keep", "85件"), ("carry", "80件")):
        extends = revision("extends", "2024-06-01", ExtendPeriod("R10", targets=treatment))
        corrects = revision("corrects", "2024-07-01", Correct(aim("85件")))
        book = ledger(targets=[target("80件")], revisions=[extends, corrects])
        assert levels(book.as_of("2024-05-01")) == {"R6": printed}


def test_corrections_alone_are_never_in_doubt():
    """Whenever the error was noticed, it was one."""
    doubtful = When.parse("2024-04-01/2025-12-20")
    book = ledger(revisions=[revision("r", doubtful, MISPRINT)])
    assert book.as_of("2024-06-01").plan == book.plan
    with pytest.raises(AmbiguousError) as caught:
        ledger(revisions=[revision("r", doubtful, MISPRINT, Add(NEW))]).as_of("2024-06-01")
    before, after = caught.value.facts["before"], caught.value.facts["after"]
    assert before.plan.indicator("x").number == after.plan.indicator("x").number == "②"
    assert "new" in after.plan
    assert "new" not in before.plan


@pytest.mark.parametrize(
    ("noticed", "beside"),
    [
        ("2024-05-15", ()),
        ("2025-06-01", ()),
        ("2025-06-01", (Rename("dx", "新DX計画"),)),
        (When.parse("2024-04-01/2025-12-20"), ()),
    ],
)
def test_a_correction_of_a_decision_in_doubt_does_not_show_without_it(noticed, beside):
    """Looked back at on a day inside the doubt: before the decision nothing is left of its correction.

    The correction may be noticed before or after that day, or in doubt as well, and its revision may decide
    something later.  The ledger used to show the revision with no change at all.
    """
    sets = revision("sets", When.parse("2024-04-01/2024-12-20"), aim("80件", "R8"))
    corrects = revision("corrects", noticed, Correct(aim("85件", "R8")), *beside)
    with pytest.raises(AmbiguousError) as caught:
        ledger(revisions=[sets, corrects]).as_of("2024-06-01")
    before, after = caught.value.facts["before"], caught.value.facts["after"]
    assert before.revisions == ()
    assert levels(before) == {}
    assert [each.id for each in after.revisions] == ["sets", "corrects"]
    assert levels(after) == {"R8": "85件"}


def test_a_correction_of_what_is_not_in_force_is_not_listed():
    """Nothing of its revision is left; a decision that changes nothing is a decision all the same."""
    sets = revision("sets", "2024-06-01", aim("80件", "R8"), in_force="R8")
    corrects = revision("corrects", "2024-07-01", Correct(aim("85件", "R8")))
    confirms = revision("confirms", "2024-08-01")
    book = ledger(revisions=[sets, corrects, confirms])
    assert book.in_force("R7").revisions == (confirms,)
    assert book.in_force("R8").revisions == (sets, corrects, confirms)


def test_a_view_of_a_view_is_the_view():
    """The same day again, or an earlier one after a later one."""
    book = ledger(
        revisions=[revision("a", "2024-06-01", Add(NEW)), revision("b", "2025-06-01", MISPRINT, aim("9件"))]
    )
    once = book.as_of("2024-12-01")
    assert once.as_of("2024-12-01") == once
    assert once.as_of("2024-05-01") == book.as_of("2024-05-01")
    assert once.in_force("R6") is once


def test_the_ledger_before_a_revision():
    """What it and later ones decided is gone; corrections show."""
    book = ledger(
        revisions=[revision("a", "2024-06-01", Add(NEW)), revision("b", "2025-06-01", MISPRINT, aim("9件"))]
    )
    assert "new" in book.before("b").plan
    assert levels(book.before(book.revisions[1])) == {}
    assert book.before("a").plan.indicator("x").number == "②"
    with pytest.raises(UnknownNameError) as caught:
        book.before("bb")
    assert caught.value.facts["nearest"] == "b"


def test_what_was_decided_between_two_days():
    """After the end of the first, up to the end of the last; each decision lies in one stretch only."""
    a, b = revision("a", "2024-06-01", MISPRINT), revision("b", "2024-07-01", Add(NEW))
    book = ledger(revisions=[a, b])
    assert book.between("2024-05-31", "2024-06-30") == (a,)
    assert book.between("2024-06-01", "2024-07-01") == (b,)
    assert book.between("2024-05-31", "2024-07-01") == (a, b)
    assert book.between("2024-06-01", "2024-06-01") == ()
    with pytest.raises(ValueError, match="before the start"):
        book.between("2024-06-02", "2024-06-01")


@pytest.mark.parametrize(
    ("first", "last", "sure"),
    [
        ("2024-03-31", "2024-12-20", True),
        ("2024-05-01", "2024-12-31", None),
        ("2024-01-01", "2024-05-01", None),
        ("2024-05-01", "2024-06-01", None),
        ("2024-12-20", "2025-12-20", False),
        ("2023-03-31", "2024-03-31", False),
    ],
)
def test_a_date_in_doubt_may_straddle_a_day(first, last, sure):
    """Then the library does not choose."""
    rough = revision("rough", "2024-04-01/2024-12-20", Add(NEW))
    book = ledger(revisions=[rough])
    if sure is None:
        with pytest.raises(AmbiguousError) as caught:
            book.between(first, last)
        assert caught.value.facts["sure"] == ()
    else:
        assert book.between(first, last) == ((rough,) if sure else ())


def test_as_adopted_nothing_counts_but_corrections():
    """The period, targets and names are the first ones; what was misprinted is right."""
    book = ledger(
        targets=[target("80件")],
        revisions=[
            revision("a", "2024-06-01", ExtendPeriod("R10", targets="carry"), Rename("x", "別名"), MISPRINT)
        ],
    )
    assert str(book.as_adopted.plan.period) == "R4/R6"
    assert book.as_adopted.plan.indicator("x") == attrs.evolve(book.founding.indicator("x"), number="②")
    assert book.as_adopted.corrections == book.corrections


def test_redefinitions_and_endings_apply_to_the_plan_as_adopted():
    """What is measured otherwise, or no more, is so against any plan; in what unit is left to the old one."""
    anew = Redefine("x", since="R7", unit="%", bridge=None)
    book = ledger(
        revisions=[
            revision("a", "2024-06-01", anew, in_force="R7"),
            revision("b", "2025-06-01", Add(NEW), End("x", last="R8", into=["new"])),
        ]
    ).with_observations(
        observed("50%", "R7"), observed("5件", "R6"), Observation(indicator="new", period="R9", value="1件")
    )
    adopted = book.as_adopted
    indicator = adopted.plan.indicator("x")
    assert [str(each.since) for each in indicator.breaks] == ["R7"]
    assert (str(indicator.ended.last), indicator.ended.into, indicator.unit) == ("R8", (), "件")
    assert [str(each.value) for each in adopted.observations] == ["5件"]
    assert adopted.plan == replay(adopted.founding, adopted.revisions)


def test_a_break_as_adopted_is_where_it_was_decided():
    """Also from a year up to that of the founding baseline, which is still under the old definition."""
    book = ledger(
        baseline=Baseline(value="5件", year="R5"), revisions=[revision("a", "R6", Redefine("x", since="R3"))]
    )
    assert [str(each.since) for each in book.as_adopted.plan.indicator("x").breaks] == ["R3"]


def test_another_item_with_an_old_id_is_not_redefined_as_adopted():
    """What was removed and added anew is not what the founding plan measured."""
    anew = attrs.evolve(NEW, id="x", breaks=[Break(since="R5")])
    again = revision("again", "2024-06-01", Remove("x"), Add(anew))
    assert ledger(revisions=[again]).as_adopted.plan.indicator("x").breaks == ()


def test_a_view_holds_only_results_that_its_plan_has_a_unit_for():
    """The new unit came with a decision of a later day."""
    anew = revision("anew", "2025-06-01", Redefine("x", since="R5", unit="%"))
    book = ledger(revisions=[anew]).with_observations(observed("50%"), observed("5件", "R4"))
    assert [str(each.value) for each in book.as_of("2024-06-01").observations] == ["5件"]


def test_the_origin_of_a_target_is_the_extension_that_moved_it():
    """Only of those that were due at the old end."""
    carries = revision("carries", "2024-06-01", ExtendPeriod("R10", targets="carry"))
    other = revision("other", "2024-05-01", Add(attrs.evolve(NEW, targets=[target("9件", "R5")])))
    book = ledger(targets=[target("80件")], revisions=[other, carries])
    assert book.origin("x.targets[R10]") == book.origin("x") == carries
    assert book.origin("new.targets[R5]") == book.origin("new") == other
    assert book.origin("x.baseline") is None


def test_a_decision_may_build_on_a_correction_whenever_it_shows():
    """Out of turn is only what builds on a decision that is not in force yet."""
    corrects = revision("corrects", "2024-06-01", Correct(Add(NEW)), in_force="R9")
    builds = revision("builds", "2024-07-01", aim("9件", of="new"))
    assert levels(ledger(revisions=[corrects, builds]).in_force("R6"), "new") == {"R6": "9件"}
    adds = revision("adds", "2024-06-01", Add(NEW), in_force="R9")
    with pytest.raises(ValidationError) as caught:
        ledger(revisions=[adds, builds])
    assert [each.code for each in caught.value.problems] == ["ledger.out_of_turn"]


def test_a_correction_of_a_decision_that_is_not_in_force_is_not_out_of_turn():
    """It waits for what it puts right."""
    adds = revision("adds", "2024-06-01", Add(NEW), in_force="R9")
    corrects = revision(
        "corrects", "2024-07-01", Correct(SetBaseline("new", Baseline(value="1件", year="R5")))
    )
    book = ledger(revisions=[adds, corrects])
    assert "new" not in book.in_force("R6").plan
    assert book.in_force("R9").plan.indicator("new").baseline is not None
