"""The figures that follow from Adachi's document alone, through the public API."""

import pytest

import dxmodel as dx
from dxmodel.amount import Amount

OUTCOMES = {
    "rpa-hours": ("5,328時間", "8,880時間", "3,552時間", "710.4時間"),
    "online-share": ("23.2%", "100%", "76.8ポイント", "15.36ポイント"),
    "ebpm-share": ("97.8%", "100%", "2.2ポイント", "0.44ポイント"),
}


@pytest.fixture(scope="module")
def adachi() -> dx.Ledger:
    """Return the example as a user gets it."""
    return dx.load_example("adachi")


def answers(ledger: dx.Ledger, at: str) -> dict[str, dx.progress.Assessment]:
    """The answers by indicator."""
    return {answer.indicator.id: answer for answer in dx.assess(ledger, at=at)}


@pytest.mark.parametrize("id", OUTCOMES)
def test_an_outcome_stands_at_its_baseline_in_r5(adachi: dx.Ledger, id: str):
    """No verdict yet, nothing of the way done, and the distance in the indicator's own unit."""
    answer = answers(adachi, "R5")[id]
    baseline, target, remaining, required = OUTCOMES[id]
    assert answer.indicator.baseline is not None
    assert str(answer.indicator.baseline.value) == baseline
    assert answer.target is not None
    assert f"{answer.target.goal:ja}" == target
    assert (answer.status, answer.progress, answer.is_assessed) == (dx.Status.AT_BASELINE, 0, False)
    assert (str(answer.remaining), str(answer.required_per_year)) == (remaining, required)
    assert "まだ進捗を判定しません" in answer.describe("ja")
    assert "no verdict yet" in answer.describe("en")


@pytest.mark.parametrize("id", OUTCOMES)
def test_an_outcome_is_pending_in_r6(adachi: dx.Ledger, id: str):
    """There is no verdict, only the reason, with the last known value beside it."""
    answer = answers(adachi, "R6")[id]
    assert (answer.status, answer.reason) == (dx.Status.NOT_ASSESSED, dx.Reason.PENDING)
    assert answer.last_known is not None
    assert str(answer.last_known.value) == OUTCOMES[id][0]
    assert (answer.progress, answer.remaining) == (None, None)


def test_the_latest_change_of_hours_is_a_range_over_the_link(adachi: dx.Ledger):
    """R4 is 約1,300 in another indicator: between 3,978 and 4,078 more, and the figure says both."""
    change = answers(adachi, "R5")["rpa-hours"].latest_change
    assert change is not None
    assert str(change.per_year) == "3,978〜4,078時間"
    assert (change.source.id, change.link and change.link.to) == ("rpa-new-hours", "rpa-new-hours")
    assert "約1,300時間" in f"{change:ja}"


def test_the_latest_change_of_the_online_share_is_unknown(adachi: dx.Ledger):
    """No value before R5 is in the source, and 325 → 469 procedures are another measure."""
    answer = answers(adachi, "R5")["online-share"]
    assert (answer.latest_change, answer.no_change) == (None, dx.Reason.NO_EARLIER_VALUE)
    procedures = answers(adachi, "R5")["online-procedures"].latest_change
    assert procedures is not None
    assert [str(each.amount) for each in (procedures.earlier, procedures.later)] == ["325手続", "469手続"]


def test_the_latest_change_of_the_ebpm_share_is_marked_as_doubtful(adachi: dx.Ledger):
    """It rests on a cell that can be read in another way, and says in which."""
    change = answers(adachi, "R5")["ebpm-share"].latest_change
    assert change is not None
    assert min(doubt.confidence for doubt in change.doubts) == dx.plan.Doubt("0.75").confidence
    assert "別の読み方" in f"{change:ja}"
    assert "DX全体研修" in f"{change:ja}"
    assert "it could also be" in f"{change:en}"


def test_a_hypothetical_r6_of_6100_hours_is_on_track(adachi: dx.Ledger):
    """21.7 % of the way with 20 % of the time gone; the ledger that was asked stays as it is."""
    known = dx.fiscal.When.parse("2025-06-01")
    what_if = adachi.with_observations(
        dx.Observation(indicator="rpa-hours", period="R6", value="6,100時間", known=known)
    )
    answer = answers(what_if, "R6")["rpa-hours"]
    assert answer.status is dx.Status.ON_TRACK
    assert answer.progress == pytest.approx(0.217, abs=5e-4)
    assert answer.elapsed == 0.2
    assert answer.pace == pytest.approx(1.087, abs=5e-4)
    assert "21.7%" in answer.describe("ja")
    assert answers(adachi, "R6")["rpa-hours"].reason is dx.Reason.PENDING


def test_the_period_is_three_years_before_and_seven_after(adachi: dx.Ledger):
    """R4–R6 as first adopted, R4–R10 since the extension; a review in R10, the next plan from R11."""
    before = adachi.as_of("2023-10-01")
    assert (before.plan.period.length, adachi.plan.period.length) == (3, 7)
    origin = adachi.origin("period")
    assert origin is not None
    assert origin.label.text == "計画期間延伸"
    assert [review.year for review in adachi.plan.reviews if review.year] == [dx.FiscalYear(2028)]
    assert adachi.plan.successor is not None
    assert adachi.plan.successor.starts == dx.FiscalYear(2029)


def test_two_precisions_of_one_value_agree(adachi: dx.Ledger):
    """約5,300 on P6 and 5,328 on P10 are one quantity: no finding says that they disagree."""
    assert Amount.parse("約5,300時間").agrees(Amount.parse("5,328時間"))
    assert not [finding for finding in dx.check(adachi) if finding.code == "check.values_disagree"]


def test_what_the_plan_declares_and_does_not_name_is_found(adachi: dx.Ledger):
    """Three pillars without a name, eight initiatives of which five are named."""
    declared = {
        finding.path: (finding.facts["declared"], finding.facts["named"])
        for finding in dx.check(adachi)
        if finding.code == "check.declared_count"
    }
    assert declared == {"$.declared[pillars]": (3, 0), "$.declared[initiatives]": (8, 5)}
