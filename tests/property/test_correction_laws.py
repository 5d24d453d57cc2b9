"""Laws of errors that are put right where they were made."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dxmodel.changes import Correct, ExtendPeriod, Rename, SetTarget
from dxmodel.errors import ValidationError
from dxmodel.goals import Reach
from dxmodel.ledger import Ledger
from dxmodel.plan import Target
from dxmodel.revise import Rationale, Revision, apply
from dxmodel.testing import assert_plans_equal, change_lists, changes, plans, small_city
from tests.scaling import examples

SOME = examples(0.4)


def revision(id, decided, *built, **more):
    """A decision."""
    return Revision(id=id, label=id, decided=decided, changes=built, **more)


@examples(0.2)
@given(plans(min_size=1, max_size=5), st.data())
def test_an_error_put_right_in_the_founding_plan_was_never_there(plan, data):
    """Whatever was decided since: as if the founding plan had been written without it."""
    right = data.draw(changes(plan))
    assume(not isinstance(right, Rename))
    correction = Correct(right.change if isinstance(right, Correct) else right, wrong_in=plan.id)
    founding = apply(plan, [right])
    later = [each for each in data.draw(change_lists(founding, max_size=3)) if not isinstance(each, Correct)]
    while (pair := without_and_with_correction(plan, founding, correction, later)) is None:
        assume(later)
        later.pop()
    clean, ledger = pair
    assert_plans_equal(clean.plan, ledger.plan)
    assert_plans_equal(founding, ledger.as_of("2399-12-31").plan)


def without_and_with_correction(plan, founding, correction, later):
    """The ledger begun without the error, and the one that puts it right; None where they do not fit."""
    decided = [revision("later", "2400-01-01", *later)]
    noticed = revision("noticed", "2500-01-01", correction)
    try:
        clean = Ledger(founding=founding, revisions=decided)
        return clean, Ledger(founding=plan, revisions=[*decided, noticed])
    except ValidationError:
        return None


CITY = small_city()
MISREAD = SetTarget("counter-time", Target(due="R6", goal=Reach("10分")))


def city(*revisions):
    """The small city with other decisions."""
    return Ledger(
        founding=CITY.founding,
        revisions=revisions,
        observations=CITY.observations,
        documents=CITY.documents,
    )


def targets(ledger):
    """The targets of one indicator, as text."""
    return [f"{each.goal:ja} {each.due}" for each in ledger.plan.indicator("counter-time").targets]


def test_what_an_extension_carried_on_is_right_before_and_after():
    """The misread target moves to the new end as what it should have been."""
    extension = revision("extension", "2024-12-20", ExtendPeriod("R10", targets="carry"))
    noticed = revision("noticed", "2025-06-01", Correct(MISREAD, wrong_in="dx-plan"))
    ledger = city(extension, noticed)
    assert targets(ledger.as_of("2024-01-01")) == targets(ledger.as_adopted) == ["10分 R6"]
    assert targets(ledger.as_of("2025-01-01")) == targets(ledger) == ["10分 R10"]
    assert [each.id for each in ledger.corrections] == ["noticed"]
    assert ledger.plan.last_year != CITY.founding.last_year


def test_what_a_revision_said_wrongly_is_right_from_then_on():
    """Before that revision nothing was wrong."""
    first = revision("first", "2023-04-01", SetTarget("counter-time", Target(due="R6", goal=Reach("11分"))))
    second = revision("second", "2024-12-20", ExtendPeriod("R10", targets="carry"))
    noticed = revision("noticed", "2025-06-01", Correct(MISREAD, wrong_in="first"))
    ledger = city(first, second, noticed)
    days = ("2023-01-01", "2024-01-01", "2025-01-01")
    assert [targets(ledger.as_of(day)) for day in days] == [["12分 R6"], ["10分 R6"], ["10分 R10"]]


@pytest.mark.parametrize("where", ["dx-pan", "noticed", "later"])
def test_an_error_is_put_right_only_where_something_was_said_before(where):
    """The nearest known id is named, and nothing else happens."""
    noticed = revision("noticed", "2023-04-01", Correct(MISREAD, wrong_in=where))
    later = revision("later", "2024-12-20", ExtendPeriod("R10", targets="keep"))
    with pytest.raises(ValidationError) as caught:
        city(noticed, later)
    (problem,) = caught.value.problems
    assert (problem.path, problem.code) == ("$.revisions[0].changes[0].wrong_in", "ledger.not_wrong_there")


def test_a_view_can_be_asked_what_if():
    """What is left of a revision says no reasons for what is not there."""
    mixed = Revision(
        id="mixed",
        label="mixed",
        decided="2024-12-20",
        reasons=[Rationale("理由", about=["online"])],
        changes=[Correct(MISREAD), Rename("online", "手続のデジタル化")],
    )
    view = city(mixed).as_of("2024-01-01")
    assert view.with_observations().plan == view.plan
    assert targets(view) == ["10分 R6"]
