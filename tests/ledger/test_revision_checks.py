"""What no revision can be, by itself; all of it is said together."""

import attrs
import pytest

from dxmodel.changes import (
    Add,
    Amend,
    Correct,
    End,
    ExtendPeriod,
    MoveTarget,
    Redefine,
    Remove,
    Rename,
    SetBaseline,
    SetTarget,
    ShortenPeriod,
    WithdrawTarget,
)
from dxmodel.errors import ValidationError
from dxmodel.goals import Reach
from dxmodel.ledger import Evaluation, Ledger, Observation
from dxmodel.plan import Baseline, Break, Indicator, Review, Target
from dxmodel.revise import Rationale, Revision
from tests.ledger.small import ledger, observed

NEW = Indicator(id="new", order=2, label="new", unit="件")
TARGETS = [Target(due=due, goal=Reach("9件")) for due in ("R6", "R8")]


def revision(*changes, **arguments):
    """Return a revision with the fields that matter."""
    return Revision(**{"id": "r", "label": "r", "decided": "2024-06-01", "changes": changes, **arguments})


def problems(build):
    """Return everything that is wrong."""
    with pytest.raises(ValidationError) as caught:
        build()
    assert all(each.describe("ja") and each.describe("en") for each in caught.value.problems)
    return caught.value.problems


def aim(amount, due="R6"):
    """Return the change that sets a target."""
    return SetTarget("x", Target(due=due, goal=Reach(amount)))


@pytest.mark.parametrize(
    "changes",
    [
        [aim("1件"), aim("2件")],
        [Rename("x", "甲"), Rename("x", "乙")],
        [ExtendPeriod("R8", targets="keep"), ExtendPeriod("R9", targets="keep")],
        [ExtendPeriod("R8", targets="keep"), ShortenPeriod("R7")],
        [SetBaseline("x", None), SetBaseline("x", Baseline(value="1件", year="R4"))],
        [Amend("x", number="1"), Amend("x", number="2", note="x")],
        [aim("1件", "R9"), WithdrawTarget("x", "R9")],
        [aim("1件", "R9"), MoveTarget("x", "R9", to="R10")],
        [Correct(Amend("x", number="1")), Correct(Amend("x", number="2"))],
    ],
    ids=str,
)
def test_two_changes_of_one_path_contradict(changes):
    """Which of them holds, nobody says; both are addressed."""
    (problem,) = problems(lambda: ledger(targets=TARGETS, revisions=[revision(*changes)]))
    assert (problem.code, problem.path) == ("ledger.contradiction", "$.revisions[0].changes[1]")
    assert problem.facts["other"] == "$.revisions[0].changes[0]"


@pytest.mark.parametrize(
    "changes",
    [
        [Remove("x"), Add(attrs.evolve(NEW, id="x"))],
        [MoveTarget("x", "R8", to="R10"), MoveTarget("x", "R6", to="R8")],
        [WithdrawTarget("x", "R8"), aim("1件", "R8")],
        [Correct(aim("1件")), aim("2件")],
        [Add(NEW), SetBaseline("new", Baseline(value="1件", year="R4"))],
        [Amend("x", number="1"), Amend("x", note="x")],
    ],
    ids=str,
)
def test_a_change_may_write_a_path_that_another_has_freed(changes):
    """Shift one target after the other, put another thing in place of one, correct and then decide."""
    assert ledger(targets=TARGETS, revisions=[revision(*changes)]).plan


def test_nothing_is_decided_before_the_plan_is_adopted():
    """Only where that is sure."""
    plan = attrs.evolve(ledger().founding, adopted="2024-06")
    (problem,) = problems(lambda: Ledger(founding=plan, revisions=[revision(decided="2024-05-31")]))
    assert (problem.path, problem.code) == ("$.revisions[0].decided", "ledger.decided_before_founding")
    assert [Ledger(founding=plan, revisions=[revision(decided="R6")])]
    assert [Ledger(founding=plan, revisions=[revision(decided="2024-06-01")])]


@pytest.mark.parametrize(
    "about", ["x", "x.targets", "x.targets[R6]", "period", "new", "y"], ids=lambda about: about
)
def test_a_reason_is_about_what_the_revision_changes(about):
    """A path, something in it, or what it lies in; an item that goes on in place of another."""
    y = attrs.evolve(NEW, id="y", order=3)
    changes = [ExtendPeriod("R10", targets="carry"), Add(NEW), Add(y), End("x", last="R5", into=["y"])]
    assert ledger(
        targets=TARGETS[:1], revisions=[revision(*changes, reasons=[Rationale("故", about=[about])])]
    )


def test_a_reason_for_nothing_names_what_is_near():
    """The path is misspelled, or something else is meant."""
    reasons = [Rationale("故"), Rationale("故", about=["x.target[R6]", "successor"])]
    all_problems = problems(lambda: ledger(revisions=[revision(aim("1件"), reasons=reasons)]))
    assert [(each.path, each.code) for each in all_problems] == [
        ("$.revisions[0].reasons[1].about[0]", "ledger.about_nothing"),
        ("$.revisions[0].reasons[1].about[1]", "ledger.about_nothing"),
    ]
    assert all_problems[0].facts["nearest"] == "x.targets[R6]"


def test_what_was_removed_has_no_results():
    """It is named who removed it; what was evaluated is no other matter, a reason that lay in it is."""
    removes = revision(Remove("x"), reasons=[Rationale("故", because_of="x")])
    all_problems = problems(
        lambda: Ledger(
            founding=ledger().founding,
            revisions=[removes],
            observations=[observed("5件")],
            evaluations=[Evaluation(item="x", year="R5")],
        )
    )
    assert [(each.path, each.code) for each in all_problems] == [
        ("$.observations[0].indicator", "ledger.removed"),
        ("$.evaluations[0].item", "ledger.removed"),
    ]


def test_a_result_is_in_the_unit_of_its_year():
    """Before the break in the old one, from it on in the new one; over both in either."""
    redefined = {"unit": "%", "breaks": [Break(since="R5", unit="件")]}
    fine = [
        observed("5件", "R4"),
        observed("50%", "R5"),
        observed("5件", "2022-04/2024-03"),
        observed("5%", "2022-04/2024-04"),
    ]
    assert ledger(**redefined).with_observations(*fine)
    wrong = [observed("5%", "R4"), observed("50件", "R5"), observed("5人", "2022-04/2024-03")]
    all_problems = problems(lambda: ledger(**redefined).with_observations(*wrong))
    assert [each.code for each in all_problems] == ["plan.unit_does_not_fit"] * 3


def test_changes_that_do_not_fit_and_contradictions_are_reported_together():
    """The first revision that fails is named; the others are looked at by themselves."""
    fails = revision(ExtendPeriod("R5"), id="fails")
    contradicts = revision(Rename("x", "甲"), Rename("x", "乙"), id="contradicts", decided="2024-07-01")
    ghost = Observation(indicator="ghost", period="R5", value="5件")
    all_problems = problems(
        lambda: Ledger(founding=ledger().founding, revisions=[fails, contradicts], observations=[ghost])
    )
    assert [(each.path, each.code) for each in all_problems] == [
        ("$.revisions[fails].changes[0]", "revise.not_later"),
        ("$.observations[0].indicator", "plan.dangling"),
        ("$.revisions[1].changes[1]", "ledger.contradiction"),
    ]


@pytest.mark.parametrize(
    ("change", "in_force", "code"),
    [
        (Redefine("x", since="R6"), "R7", "ledger.redefined_before_in_force"),
        (End("x", last="R5"), "R7", "ledger.ended_before_in_force"),
    ],
    ids=["redefined", "ended"],
)
def test_what_is_decided_of_a_year_is_in_force_by_then(change, in_force, code):
    """No verdict can be had against a plan that is not in force when its measuring changes."""
    (problem,) = problems(lambda: ledger(revisions=[revision(Rename("x", "甲"), change, in_force=in_force)]))
    assert (problem.path, problem.code) == ("$.revisions[0].changes[1]", code)
    assert "FY2024" in problem.describe("en")
    for built, year in ((change, "R6"), (change, None), (Correct(change), in_force)):
        assert ledger(revisions=[revision(built, in_force=year)]).revisions


def test_an_id_with_results_is_not_given_to_another_indicator():
    """They would be judged as those of the other one; what came in its place is named."""
    anew = Add(attrs.evolve(NEW, id="x"))
    for revisions in (
        [revision(Remove("x"), anew)],
        [revision(Remove("x")), revision(Rename("dx", "乙")), revision(anew)],
    ):
        named = [attrs.evolve(each, id=f"r{n}", label=f"改定{n}") for n, each in enumerate(revisions)]
        (problem,) = problems(lambda named=named: ledger(observed("5件"), revisions=named))
        index = len(named) - 1
        assert problem.path == f"$.revisions[{index}].changes[{len(named[index].changes) - 1}]"
        assert problem.code == "ledger.reused"
        assert "改定0" in problem.describe("ja")
        assert ledger(revisions=named).revisions


def test_an_id_of_another_kind_of_item_may_be_measured_afterwards():
    """Nothing was measured of it before."""
    review = Review(id="new", order=1, label="見直し", yearly=True)
    entry = Observation(indicator="new", period="R5", value="5件")
    changes = [Add(review), Remove("new"), Add(NEW)]
    book = ledger(revisions=[revision(each, id=f"r{n}") for n, each in enumerate(changes)])
    assert book.with_observations(entry)


def test_a_corrected_date_of_adoption_is_the_one_that_counts():
    """Nothing was decided before what was misread; nor does a misread one excuse a decision too early."""
    plan = attrs.evolve(ledger().founding, adopted="2024-06")
    decides = revision(Rename("x", "甲"), id="early", decided="2024-05-31")
    right = [
        Correct(Amend("dx", adopted=day), wrong_in=where)
        for day in ("2024-05-31", None)
        for where in (None, "dx")
    ]
    for change in right:
        fixes = revision(change, id="fixes", decided="2024-07-01")
        assert Ledger(founding=plan, revisions=[decides, fixes]).revisions
    late = revision(Correct(Amend("dx", adopted="2024-06-15")), id="fixes", decided="2024-07-01")
    (problem,) = problems(
        lambda: Ledger(founding=attrs.evolve(plan, adopted="2024-04"), revisions=[decides, late])
    )
    assert (problem.path, problem.code) == ("$.revisions[0].decided", "ledger.decided_before_founding")


def test_a_change_that_depends_on_a_later_year_is_reported_with_advice():
    """The year in which it may be in force."""
    later = revision(Add(NEW), id="later", in_force="R7")
    builds = revision(Rename("new", "乙"), id="builds", decided="2024-07-01")
    (problem,) = problems(lambda: ledger(revisions=[later, builds]))
    assert problem.code == "ledger.out_of_turn"
    assert "in_force も令和7年度以降" in problem.describe("ja")
    assert "in_force of FY2025 or later" in problem.describe("en")
