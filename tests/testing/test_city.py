"""The small city is believable, and its extension moves a target."""

import attrs
import pytest

from dxmodel.progress import Status, assess
from dxmodel.testing import assert_plans_equal, small_city

CITY = small_city()


def statuses(ledger, year):
    """Return the verdict for each indicator."""
    return {each.indicator.id: each.status for each in assess(ledger, at=year)}


def test_it_is_the_same_city_each_time():
    """No clock, no chance."""
    assert small_city() == small_city()
    assert_plans_equal(small_city().plan, CITY.plan)


def test_it_has_the_size_that_it_promises():
    """Three pillars, four initiatives, six indicators, results for three years."""
    plan = CITY.plan
    assert (len(plan.pillars), len(plan.initiatives), len(plan.indicators)) == (3, 4, 6)
    assert {str(each.year) for each in CITY.observations} == {"R4", "R5", "R6"}


def test_its_body_does_not_exist():
    """The prefecture number 99 is none of the 47."""
    assert CITY.plan.bodies[0].key.startswith("99")


@pytest.mark.parametrize(
    ("year", "before", "after"), [("R5", "behind", "on-track"), ("R6", "missed", "on-track")]
)
def test_the_extension_changes_a_verdict(year, before, after):
    """Behind by the plan as adopted, on track by the extended plan."""
    unrevised = attrs.evolve(CITY, revisions=())
    assert str(statuses(unrevised, year)["online-share"]) == before
    assert str(statuses(CITY, year)["online-share"]) == after


def test_the_other_verdicts_stay():
    """The extension touches one indicator's verdict of R5 only."""
    before, after = statuses(CITY.as_of("2024-10-01"), "R5"), statuses(CITY, "R5")
    assert {id for id in before if before[id] != after[id]} == {"online-share"}


def test_the_revision_is_named_as_the_origin():
    """Period and target say which revision made them so."""
    assert CITY.origin("period") is CITY.origin("online-share.targets[R10]") is CITY.revisions[0]
    assert CITY.origin("counter-time.targets[R6]") is None


def test_many_verdicts_occur():
    """Enough for the pages and pictures of a report; its targets are all ahead, and none was lost."""
    values = {status for year in ("R3", "R4", "R5", "R6") for status in statuses(CITY, year).values()}
    assert values == {*Status} - {
        Status.MISSED,
        Status.ACHIEVED_LATE,
        Status.KEPT_SO_FAR,
        Status.NO_LONGER_ACHIEVED,
        Status.NOT_MET_YET,
        Status.NOT_DUE,
    }
