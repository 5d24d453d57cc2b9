"""Nothing is measured across a break in series, and nothing after an end."""

import attrs
import pytest

from dxmodel.amount import Amount
from dxmodel.changes import Redefine, SetBaseline, SetTarget
from dxmodel.goals import AtLeast, Reach
from dxmodel.plan import Baseline, Break, Bridge, Direction, Ending, Indicator, Link, Target
from dxmodel.progress import Reason, Status, assess, rollup
from dxmodel.revise import Revision
from tests.progress.small import book, judged

SEEN = [("R4", "20件"), ("R5", "30件"), ("R6", "40件"), ("R7", "30件"), ("R8", "36件")]
AIM = {"baseline": "20件", "goal": Reach("80件")}
HALF = Bridge(old="40件", new="20件")


def revised(*changes, bridge=None, in_force=None):
    """Return a ledger that is redefined from R7 on, by decision."""
    anew = Redefine("x", since="R7", bridge=bridge)
    revision = Revision(id="anew", label="見直し", decided="R6", changes=[anew, *changes], in_force=in_force)
    return attrs.evolve(book(*SEEN, **AIM), revisions=[revision])


@pytest.mark.parametrize(
    "arguments", [{}, {"bridge": HALF}, {"in_force": "R7"}, {"bridge": HALF, "in_force": "R5"}], ids=str
)
def test_years_before_a_decided_break_stay_as_they_are(arguments):
    """They are judged under the old definition, where nothing else was decided."""
    for year in ("R4", "R5", "R6"):
        assert assess(revised(**arguments), year) == assess(book(*SEEN, **AIM), year)


@pytest.mark.parametrize("baseline", ["20件", None])
def test_years_from_the_break_on_are_declined(baseline):
    """Also where there is no baseline that could show that the targets were set anew."""
    without = revised() if baseline else revised(SetBaseline("x", None))
    for year in ("R7", "R8", "R9"):
        answer = judged(without, year)
        reason = Reason.REDEFINED if answer.resolved.amount else Reason.NO_OBSERVATION
        assert (answer.status, answer.reason) == (Status.NOT_ASSESSED, reason)
    assert "令和7年度から" in judged(without, "R8").describe("ja")


def test_a_baseline_under_the_new_definition_starts_a_new_path():
    """Value, baseline and target are under one definition again."""
    anew = [
        SetBaseline("x", Baseline(value="30件", year="R7")),
        SetTarget("x", Target(due="R10", goal=Reach("48件"))),
    ]
    answer = judged(revised(*anew), "R8")
    assert answer.status is Status.ON_TRACK
    assert answer.bridges == ()


def test_over_a_bridge_the_baseline_is_converted_and_the_answer_says_so():
    """20 by the old definition are 10 by the new one."""
    answer = judged(revised(SetTarget("x", Target(due="R10", goal=Reach("50件"))), bridge=HALF), "R8")
    assert answer.baseline == Amount.parse("10件")
    assert answer.progress == pytest.approx((36 - 10) / (50 - 10))
    assert [str(each.since) for each in answer.bridges] == ["R7"]
    assert "40件→20件" in answer.describe("ja")
    assert "FY2025" in answer.describe("en")


def test_a_printed_break_cuts_the_years_before_it_from_todays_targets():
    """No revision says how they were judged: a bridge carries the value, or there is no verdict."""
    for breaks, reason in (([Break(since="R7", bridge=HALF)], None), ([Break(since="R7")], Reason.REDEFINED)):
        answer = judged(book(*SEEN, **AIM, breaks=breaks), "R6")
        assert answer.reason is reason
    carried = judged(book(*SEEN, **AIM, breaks=[Break(since="R7", bridge=HALF)]), "R6")
    assert carried.progress == pytest.approx((20 - 10) / (80 - 10))
    assert carried.resolved.amount == Amount.parse("40件")


def test_a_baseline_without_a_year_is_under_an_unknown_definition():
    """It may be of either, bridge or not."""
    for bridge in (None, HALF):
        unknown = book(*SEEN, **AIM, start=None, breaks=[Break(since="R5", bridge=bridge)])
        assert judged(unknown, "R6").reason is Reason.REDEFINED


def test_a_break_in_another_unit_is_no_error():
    """The old values stay in their unit, and are left alone."""
    per = {"unit": "%", "breaks": [Break(since="R7", unit="件")], "goal": AtLeast("50%")}
    ledger = book(("R5", "30件"), ("R6", "40件"), ("R7", "40%"), ("R8", "60%"), baseline="20件", **per)
    assert [judged(ledger, year).reason for year in ("R6", "R8")] == [Reason.REDEFINED] * 2
    assert str(judged(ledger, "R6").latest_change.per_year) == "10件"
    assert judged(ledger, "R7").no_change is Reason.REDEFINED
    assert str(judged(ledger, "R8").latest_change.per_year) == "20ポイント"


def test_a_change_per_year_is_converted_over_a_bridge():
    """From 40, which are 20 by the new definition, to 30."""
    change = judged(revised(bridge=HALF), "R7").latest_change
    assert str(change.per_year) == "10件"
    assert "40件→20件" in format(change, "ja")


def test_a_link_leads_over_no_break():
    """It does not state under which definition the other one measures the same."""
    for since, reason in (("R6", Reason.REDEFINED), ("R7", None), ("R5", None)):
        twin = Indicator(
            id="y",
            order=2,
            label="y",
            unit="件",
            baseline=Baseline(value="1件", year="R5"),
            breaks=[Break(since=since)],
        )
        ledger = book(("R6", "40件"), same_as=[Link("y")], others=[twin])
        assert judged(ledger, "R6").no_change is reason


def test_after_its_end_an_indicator_is_not_judged():
    """In its last year it still is; what it measured last stays known."""
    ledger = book(*SEEN, **AIM, ended=Ending(last="R6"))
    assert judged(ledger, "R6").status is Status.ON_TRACK
    answer = judged(ledger, "R8")
    assert (answer.status, answer.reason) == (Status.NOT_ASSESSED, Reason.ENDED)
    assert str(answer.latest_change.later.year) == "R6"
    assert "令和6年度で終了" in answer.describe("ja")


def test_what_has_ended_is_missing_nowhere():
    """It is counted apart, and no part of the total."""
    other = Indicator(id="y", order=2, label="y", unit="件", direction=Direction.UP)
    counted = rollup(assess(book(*SEEN, **AIM, ended=Ending(last="R6"), others=[other]), "R8"))
    assert (counted.assessed, counted.total, counted.ended) == (0, 1, 1)
    assert "1" in counted.describe("ja").rpartition("終了")[2]
    assert rollup(assess(book(*SEEN, **AIM, ended=Ending(last="R6")), "R6")).ended == 0
