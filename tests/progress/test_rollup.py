"""Several answers together: counted, and nothing dropped."""

import pytest

from dxmodel.progress import Rollup, Status, assess, rollup
from dxmodel.testing import small_city


def test_everything_is_counted():
    """The counts add up to the number of indicators, in the order of the statuses."""
    answers = assess(small_city(), at="R5")
    counted = rollup(answers)
    assert counted.total == len(answers) == sum(count for _, count in counted.counts)
    assert [status for status, _ in counted.counts] == [
        status for status in Status if status in dict(counted.counts)
    ]


def test_coverage_stands_beside_every_count():
    """Five of six: the one that was counted for half a year only is not assessed, and not dropped."""
    counted = rollup(assess(small_city(), at="R5"))
    assert (counted.assessed, counted.total) == (5, 6)
    assert counted.words("en").startswith("5 of 6 assessed: ")
    assert counted.words("ja").startswith("6件中5件を判定")


def test_the_year_of_the_baselines_has_no_verdicts():
    """At the baseline is not assessed; a floor that is met there already is."""
    counted = rollup(assess(small_city(), at="R3"))
    assert dict(counted.counts)[Status.AT_BASELINE] == 5
    assert (counted.assessed, counted.total) == (1, 6)


def test_nothing_gives_zero_of_zero():
    """An empty plan is no error."""
    assert (rollup([]).assessed, rollup([]).total) == (0, 0)


@pytest.mark.parametrize("status", Status, ids=str)
def test_only_two_statuses_are_no_verdict(status):
    """Not assessed, and the year of the baseline; uncertain is a verdict with an interval."""
    assert Rollup(counts=[(status, 1)]).assessed == (status not in (Status.NOT_ASSESSED, Status.AT_BASELINE))
