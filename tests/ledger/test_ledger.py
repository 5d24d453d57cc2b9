"""The ledger: what fits together, what was decided, what was known."""

import attrs
import pytest

from dxmodel.amount import Amount
from dxmodel.changes import Add, ExtendPeriod, SetTarget
from dxmodel.errors import AmbiguousError, UnitMismatchError, UnknownNameError, ValidationError
from dxmodel.fiscal import FiscalYear, When
from dxmodel.goals import Reach
from dxmodel.ledger import Evaluation, Ledger, Observation
from dxmodel.plan import Document, Indicator, Ratio, Source, Target
from dxmodel.revise import Revision
from dxmodel.testing import small_city
from tests.ledger.small import ledger, observed

CITY = small_city()


def revision(id, decided, *changes, **arguments):
    """Return a revision with the fields that matter."""
    return Revision(id=id, label=id, decided=decided, changes=changes, **arguments)


def problems(build):
    """Return path and code of everything that is wrong."""
    with pytest.raises(ValidationError) as caught:
        build()
    return [(problem.path, problem.code) for problem in caught.value.problems]


NEW = Indicator(id="new", order=2, label="x", unit="件")
ADD = Add(NEW)
AIM = SetTarget("new", Target(due="R10", goal=Reach("9件")))


def test_revisions_are_in_the_order_of_their_decisions():
    """However they are listed; those of one day as listed."""
    ten, eleven = (
        revision("ten", "2024-06-01", ExtendPeriod("R10")),
        revision("eleven", "2024-12-01", ExtendPeriod("R11")),
    )
    book = ledger(revisions=[eleven, ten])
    assert book.revisions == (ten, eleven)
    assert str(book.plan.period.end) == "R11"
    same_day = [revision("b", "2024-06-01", ADD), revision("a", "2024-06-01", AIM)]
    assert [each.id for each in ledger(revisions=same_day).revisions] == ["b", "a"]


def test_a_revision_that_does_not_fit_is_named_with_its_change():
    """The path names the revision by its id."""
    assert problems(lambda: ledger(revisions=[revision("late", "R6", ExtendPeriod("R5"))])) == [
        ("$.revisions[late].changes[0]", "revise.not_later")
    ]


def test_what_is_wrong_with_a_ledger_is_reported_together():
    """Unknown indicators, units, items and documents, and keys used twice."""
    ghost = Observation(indicator="y", period="R5", value="5件", sources=[Source("gone")])
    assert problems(
        lambda: attrs.evolve(
            ledger(),
            observations=[
                ghost,
                observed("5人", "R4"),
                observed("5件"),
                observed("6件"),
                observed(Ratio("1件", "2件"), "R6"),
            ],
            evaluations=[Evaluation(item="nothing", year="R5")],
            documents=[Document(id="a", label="a"), Document(id="a", label="b")],
        )
    ) == [
        ("$.documents[1]", "ledger.repeated_documents"),
        ("$.observations[3]", "ledger.repeated_observations"),
        ("$.observations[0].indicator", "plan.dangling"),
        ("$.observations[1].value", "plan.unit_does_not_fit"),
        ("$.observations[4].value", "plan.unit_does_not_fit"),
        ("$.evaluations[0].item", "plan.dangling"),
        ("$.observations[0].sources[0].document", "ledger.unknown_document"),
    ]


def test_a_revision_is_not_listed_twice():
    """Its id is its name in files."""
    twice = [revision("a", "2024-06-01"), revision("a", "2024-07-01")]
    assert problems(lambda: ledger(revisions=twice)) == [("$.revisions[1]", "ledger.repeated_revisions")]


def test_observations_are_in_the_order_of_time():
    """R10 comes after R5, though not in the alphabet."""
    book = ledger(
        observed("1件", "R10"), observed("2件", "R5"), observed("3件", "2023-05"), observed("4件", "H31")
    )
    assert [str(each.period) for each in book.observations_of("x")] == ["R1", "R5", "2023-05", "R10"]


def test_what_is_not_in_the_plan_has_no_observations_to_ask_for():
    """An indicator without results has none; an id of no indicator is refused with the nearest."""
    unmeasured = attrs.evolve(CITY, observations=[])
    assert unmeasured.observations_of("online-share") == ()
    with pytest.raises(UnknownNameError, match="online-share"):
        unmeasured.observations_of("online-shar")


def test_a_later_decision_is_not_yet_taken():
    """The day itself counts: what is decided on a day holds at its end."""
    assert str(CITY.as_of("2024-12-19").plan.period) == "R4/R6"
    assert str(CITY.as_of("2024-12-20").plan.period) == "R4/R10"


def test_what_became_known_later_is_hidden():
    """Observations and evaluations alike."""
    then = CITY.as_of("2023-12-31")
    assert {str(each.year) for each in then.observations} == {"R4"}
    assert then.evaluations == ()
    assert then.documents == CITY.documents


def test_entries_without_a_date_stay_and_are_counted():
    """Nobody noted when they became known, so nothing says that they were not."""
    book = ledger(observed("5件"), observed("6件", "R4", known="2030-01-01"))
    assert book.undated == 1
    assert book.as_of("2024-01-01").observations == (observed("5件"),)


def test_an_entry_that_may_have_been_known_stays():
    """Only what surely came later is hidden."""
    book = ledger(observed("5件", known="R6"))
    assert book.as_of("2024-03-31").observations == ()
    assert book.as_of("2024-04-01").observations == book.observations


def test_observations_of_what_the_plan_did_not_have_are_left_out():
    """A later indicator is unknown then."""
    book = ledger(revisions=[revision("r", "2024-06-01", ADD)])
    book = book.with_observations(Observation(indicator="new", period="R4", value="5件"))
    assert book.as_of("2024-05-31").observations == ()
    assert len(book.as_of("2024-06-01").observations) == 1


def test_within_the_doubt_of_a_decision_both_states_are_named():
    """The library does not choose one."""
    book = ledger(revisions=[revision("r", When.parse("2024-04-01/2024-12-20"), ExtendPeriod("R10"))])
    with pytest.raises(AmbiguousError) as caught:
        book.as_of("2024-06-01")
    facts = caught.value.facts
    assert str(facts["before"].plan.period) == "R4/R6" == str(facts["period_before"])
    assert str(facts["after"].plan.period) == "R4/R10" == str(facts["period_after"])
    assert "R4" in caught.value.describe("ja") or "令和4" in caught.value.describe("ja")
    assert str(book.as_of("2024-03-31").plan.period) == "R4/R6"
    assert str(book.as_of("2024-12-20").plan.period) == "R4/R10"


def test_a_certain_decision_proves_the_one_it_builds_on():
    """If a target was surely set by then, so was its indicator."""
    book = ledger(revisions=[revision("adds", "2024-04-01/", ADD), revision("aims", "2024-06-01", AIM)])
    assert "new" in book.as_of("2024-06-01").plan
    with pytest.raises(AmbiguousError):
        book.as_of("2024-05-31")


def test_a_fiscal_year_sees_only_what_is_in_force():
    """Decided in R6, in force from R7."""
    book = ledger(revisions=[revision("r", "2024-12-20", ExtendPeriod("R10"), in_force="R7")])
    assert str(book.as_of("2025-01-01", year="R6").plan.period) == "R4/R6"
    assert str(book.as_of("2025-01-01", year="R7").plan.period) == "R4/R10"
    assert str(book.as_of("2025-01-01").plan.period) == "R4/R10"
    assert str(book.as_of("2024-12-01", year="R7").plan.period) == "R4/R6"


def test_a_revision_cannot_build_on_one_that_is_not_yet_in_force():
    """Refused when it is added, not when somebody asks about that year."""
    adds = revision("adds", "2024-04-01", ADD, in_force="R8")
    aims = revision("aims", "2024-06-01", AIM, in_force="R7")
    assert problems(lambda: ledger(revisions=[adds, aims])) == [
        ("$.revisions[aims].changes[0]", "ledger.out_of_turn")
    ]
    at_once = attrs.evolve(aims, in_force=None)
    assert problems(lambda: ledger(revisions=[adds, at_once])) == [
        ("$.revisions[aims].changes[0]", "ledger.out_of_turn")
    ]
    assert "new" in ledger(revisions=[adds, attrs.evolve(aims, in_force="R8")]).plan


def test_the_origin_of_a_path_is_the_last_revision_that_wrote_it():
    """None for what stands as first adopted."""
    first, second = (
        revision("a", "2024-04-01", ExtendPeriod("R8")),
        revision("b", "2024-05-01", ExtendPeriod("R10")),
    )
    book = ledger(revisions=[first, second])
    assert book.origin("period") == second
    assert book.origin("x") is None
    assert ledger(revisions=[revision("c", "2024-04-01", ADD, AIM)]).origin("new.targets[R10]").id == "c"


def test_a_what_if_takes_the_place_of_what_was_measured():
    """Whatever stands there, and however often; the ledger that was asked is left alone."""
    again = Observation(indicator="online-share", period="R5", value="41%", known="2024-09-01")
    ledger = CITY.with_observations(again)
    before = repr(ledger)
    what_if = ledger.supposing("online-share", "R5", "55%")
    assert [str(each.value) for each in what_if.observations_of("online-share", FiscalYear(2023))] == ["55%"]
    others = [each for each in ledger.observations if each.key[:2] != again.key[:2]]
    assert [each for each in what_if.observations if each.key[:2] != again.key[:2]] == others
    assert repr(ledger) == before
    plain = ledger.supposing("online-share", "R5", "約55")
    assert str(plain.observations_of("online-share", FiscalYear(2023))[0].value) == "約55%"
    with pytest.raises(UnknownNameError, match="online-share"):
        ledger.supposing("online-shar", "R5", "55%")
    with pytest.raises(UnitMismatchError, match="%"):
        ledger.supposing("online-share", "R5", "55件")
    with pytest.raises(ValidationError, match="measured in %"):
        ledger.supposing("online-share", "R5", Amount(55, "件"))


def test_a_what_if_leaves_the_ledger_alone():
    """With one more result, and without."""
    more = CITY.with_observations(Observation(indicator="online-share", period="R7", value="60%"))
    assert len(more.observations) == len(CITY.observations) + 1
    assert small_city() == CITY
    with pytest.raises(ValidationError):
        CITY.with_observations(CITY.observations[0])


def test_an_empty_ledger_is_a_ledger():
    """A founding plan is enough."""
    assert Ledger(founding=CITY.founding, documents=CITY.documents).plan is CITY.founding
