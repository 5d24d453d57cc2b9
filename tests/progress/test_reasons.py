"""Every verdict and every reason why there is none, and how one comes to it."""

from collections.abc import Callable
from functools import partial
from typing import Any

import attrs
import pytest

from dxmodel.fiscal import FiscalSpan, FiscalYear
from dxmodel.goals import (
    AtLeast,
    AtMost,
    ChangeBy,
    Completed,
    Described,
    Maintain,
    MeanOver,
    NotYetSet,
    Reach,
    ReduceBy,
    TotalOver,
    Within,
)
from dxmodel.ledger import Observation, ObservationStatus
from dxmodel.plan import (
    Baseline,
    Break,
    Direction,
    Doubt,
    Due,
    Ending,
    Label,
    Missing,
    MissingReason,
    Ratio,
    Target,
    TextValue,
)
from dxmodel.progress import METHODS, Reason, Status
from tests.progress.small import answer, book, judged

AIM: dict[str, Any] = {"baseline": "0件", "goal": Reach("100件")}
OWN_WORDS = Label("独自の方法", translations={"en": "own method"})
OWN = attrs.evolve(
    METHODS["approach"],
    name="own",
    label=OWN_WORDS,
    formula=OWN_WORDS,
    declines=[(Reason.OUTSIDE_DOMAIN, lambda path: path.value < 50)],
)


def aim_at(due, level):
    """Return a target to reach a level."""
    return Target(due=due, goal=Reach(level))


def of_year(*observations):
    """Return the answer in R6 for observations of their own making."""
    entries = [Observation(indicator="x", **{"period": "R6", **each}) for each in observations]
    return judged(book(**AIM).with_observations(*entries), "R6")


def _with_baseline(value, span):
    """A ledger of one result, whose baseline is a level over several years."""
    ledger = book(("R6", "16日"), goal=Reach("15日"), unit="日")
    x = attrs.evolve(ledger.founding.indicators[0], baseline=Baseline(value=value, span=span))
    return attrs.evolve(ledger, founding=attrs.evolve(ledger.founding, indicators=[x]))


def _with_two_goals():
    """A ledger of one result, with a level to keep and a change, which no value meets both."""
    ledger = book(("R6", "50件"), baseline="10件", goal=ChangeBy("5件"), due="R8")
    x = ledger.founding.indicators[0]
    both = attrs.evolve(x, targets=[*x.targets, Target(due="R8", goal=AtMost("12件"))])
    return attrs.evolve(ledger, founding=attrs.evolve(ledger.founding, indicators=[both]))


TABLE: dict[Reason, Callable[[], Any]] = {
    **{Reason(each.value): partial(answer, Missing(each), **AIM) for each in MissingReason},
    Reason.NO_OBSERVATION: lambda: answer(**AIM),
    Reason.PART_OF_YEAR: lambda: of_year({"period": "2024-04/2024-09", "value": "5件"}),
    Reason.OTHER_WINDOW: lambda: judged(
        book(("2024-04/2025-03", "5件"), goal=AtLeast("5件"), window="暦年"), "R6"
    ),
    Reason.NOT_UP_TO_DAY: lambda: answer("5件", goal=AtLeast("5件"), due="2027-09", accumulation="flow"),
    Reason.DAY_OUTSIDE_YEAR: lambda: of_year({"value": "5件", "as_of": "2030-01-01"}),
    Reason.MEMBERS_ONLY: lambda: of_year({"value": "5件", "breakdown": {"窓口": "東"}}),
    Reason.NOT_A_RESULT: lambda: of_year({"value": "5件", "status": ObservationStatus.PLANNED}),
    Reason.CONTRADICTION: lambda: of_year({"value": "5件"}, {"value": "6件", "known": "2025-01-01"}),
    Reason.QUALITATIVE: lambda: answer(TextValue("多数"), **AIM),
    Reason.NO_TARGET: lambda: answer("5件", baseline="0件"),
    Reason.TARGET_NOT_SET: lambda: answer("5件", goal=NotYetSet("検討中")),
    Reason.TARGET_IN_WORDS: lambda: answer("5件", goal=Described("前年度より増やす")),
    Reason.NEEDS_JUDGEMENT: lambda: answer("5件", goal=Completed("導入"), due="R6"),
    Reason.UNKNOWN_ACCUMULATION: lambda: answer("5件", goal=TotalOver("9件", "R4/R6")),
    Reason.NO_DUE_YEAR: lambda: answer(
        "5件", baseline="0件", goal=Reach("9件"), due=Due(None, qualifier="順次")
    ),
    Reason.NO_BASELINE: lambda: answer("5件", goal=Maintain()),
    Reason.NO_BASE_LEVEL: lambda: answer("5件", goal=ReduceBy("30%")),
    Reason.IMPRECISE_TARGET: lambda: answer("5件", baseline="約9件", goal=Reach("9件")),
    Reason.BEFORE_BASELINE: lambda: answer("5件", at="R3", **AIM),
    Reason.NO_DIRECTION: lambda: answer("5件", baseline="9件", goal=Reach("9件")),
    Reason.OVERSHOT_RANGE: lambda: answer("70件", baseline="20件", goal=Within("40件", "60件")),
    Reason.NO_SHARE: lambda: answer(Ratio("0件", "0件"), unit="%", goal=AtLeast("5%")),
    Reason.UNDECIDED: lambda: of_year({"value": "1〜5件"}, {"value": "4〜8件", "known": "2025-01-01"}),
    Reason.GOALS_CONTRADICT: lambda: judged(_with_two_goals(), "R6"),
    Reason.UNLIKE_SPANS: lambda: judged(_with_baseline("20日", "H29/R3"), "R6"),
    Reason.RESULT_OVERDUE: lambda: answer(Missing(MissingReason.PENDING), due="R6", goal=AtLeast("5件")),
    Reason.DUE_YEAR_UNKNOWN: lambda: answer("5件", due="R5", goal=AtLeast("5件")),
    Reason.PLAN_ENDED: lambda: answer("5件", at="R11", due="R12", goal=AtLeast("5件")),
    Reason.ENDED: lambda: answer("5件", ended=Ending(last="R5"), **AIM),
    Reason.REDEFINED: lambda: answer("5件", breaks=[Break(since="R6")], **AIM),
    Reason.OUT_OF_RANGE: lambda: answer("5件", baseline=f"{9 * 10**17}件", goal=ChangeBy(f"{9 * 10**17}件")),
}
SCORES: dict[Reason, Callable[[], Any]] = {
    Reason.NO_GAP: lambda: answer("5件", baseline="9件", goal=AtLeast("7件")),
    Reason.AT_START: lambda: answer("5件", at="R4", **AIM),
    Reason.AT_LIMIT: lambda: answer(
        "99%", unit="%", baseline="100%", direction="up", method="cagr_trend_limited"
    ),
    Reason.NO_EXPECTED: lambda: judged(
        book(("R6", "40件"), baseline="20件", targets=[aim_at("R5", "0件"), aim_at("R10", "60件")]), "R6"
    ),
    Reason.ON_EXCLUSIVE_BOUND: lambda: answer(
        "7件", at="R10", baseline="3件", goal=AtLeast("7件", exclusive=True)
    ),
    Reason.LESS_IS_BETTER: lambda: answer(
        "5件", method="linear_pace_from_zero", baseline="9件", goal=AtMost("3件")
    ),
    Reason.NOT_DUE: lambda: answer("5件", method="fiscal_year_outcome", **AIM),
    Reason.NO_INTERIM: lambda: answer("5件", method="interim_target", **AIM),
    Reason.NOT_POSITIVE: lambda: answer("-5件", method="achievement_rate", **AIM),
    Reason.OUTSIDE_DOMAIN: lambda: answer("5件", method=OWN, **AIM),
    Reason.PAST_DUE: lambda: answer("5件", due="R5", method="weather_forecast", **AIM),
    Reason.SIGN_CHANGES: lambda: answer("5件", method="cagr_ratio", **AIM),
    Reason.TOO_FEW_POINTS: lambda: answer("5件", method="weather_forecast", **AIM),
}
CHANGES: dict[Reason, Callable[[], Any]] = {
    Reason.NO_EARLIER_VALUE: lambda: answer("5件"),
    Reason.NO_OBSERVATION: lambda: answer(),
    Reason.PENDING: lambda: answer(Missing(MissingReason.PENDING)),
    Reason.QUALITATIVE: lambda: answer(TextValue("協議会を開催")),
    Reason.IMPRECISE_VALUE: lambda: judged(book(("R5", "5件以上"), ("R6", "6件以上")), "R6"),
    Reason.REDEFINED: lambda: judged(book(("R5", "5件"), ("R6", "6件"), breaks=[Break(since="R6")]), "R6"),
    Reason.OUT_OF_RANGE: lambda: judged(book(("R5", f"-{9 * 10**17}件"), ("R6", f"{9 * 10**17}件")), "R6"),
}


@pytest.mark.parametrize("reason", TABLE, ids=str)
def test_each_reason_occurs_in_its_case(reason):
    """No verdict, no uncertain number: the reason, in words of both languages."""
    result = TABLE[reason]()
    assert (result.status, result.reason) == (Status.NOT_ASSESSED, reason)
    assert not result.is_assessed
    if reason not in (
        Reason.RESULT_OVERDUE,
        Reason.DUE_YEAR_UNKNOWN,
        Reason.ENDED,
    ):  # a sentence of their own
        assert format(reason, "ja") in result.describe("ja")
        assert format(reason, "en") in result.describe("en")


@pytest.mark.parametrize("reason", CHANGES, ids=str)
def test_each_reason_for_no_change_occurs(reason):
    """Without two values that can be compared there is no change per year."""
    result = CHANGES[reason]()
    assert (result.latest_change, result.no_change) == (None, reason)


@pytest.mark.parametrize("reason", SCORES, ids=str)
def test_each_reason_for_no_score_occurs(reason):
    """Outside its domain a method declines, and says why."""
    result = SCORES[reason]()
    assert (result.score, result.score_range, result.no_score) == (None, None, reason)


def test_no_reason_is_out_of_reach():
    """A reason that nothing leads to would be a dead word."""
    assert set(TABLE) | set(CHANGES) | set(SCORES) == set(Reason)


def test_several_cases_of_one_reason():
    """Open spans, maintaining nothing, changing nothing, cutting from nothing."""
    assert (
        answer("5件", goal=MeanOver("9件", FiscalSpan(FiscalYear(2022), None))).reason is Reason.NO_DUE_YEAR
    )
    assert answer("5件", goal=Maintain()).reason is Reason.NO_BASELINE
    assert answer("5件", goal=ChangeBy("9件")).reason is Reason.NO_BASELINE
    assert answer("5件", baseline="9件", goal=ReduceBy("30%", base_year="R1")).reason is Reason.NO_BASE_LEVEL
    assert answer("5件", baseline="9件以上", goal=ChangeBy("-1件")).reason is Reason.IMPRECISE_TARGET
    assert answer(Ratio("1件", "9件以上"), unit="%", goal=AtLeast("5%")).reason is Reason.NO_SHARE
    assert answer(TextValue("導入済み"), goal=Completed("導入"), due="R6").reason is Reason.NEEDS_JUDGEMENT
    assert answer(TextValue("準備中"), goal=Completed("導入"), due="R7").status is Status.NOT_DUE
    assert answer("5件", baseline="-9件", goal=ReduceBy("30%", base="-9件")).reason is Reason.NO_BASE_LEVEL


def test_the_answer_for_a_missing_value_has_the_last_known_one():
    """Of R5, when R6 is pending; never a value of a later year."""
    pending = Missing(MissingReason.PENDING)
    ledger = book(("R5", "30件"), ("R6", pending), ("R7", "90件"), **AIM)
    assessment = judged(ledger, "R6")
    assert (str(assessment.last_known.value), str(assessment.last_known.year)) == ("30件", "R5")
    assert "30件" in assessment.describe("ja")
    assert assessment.progress is None


# goal, value in R6, status; from 100件 in R4 to R10: the line is at a third of the way
VERDICTS = [
    (Reach("160件"), "120件", "on-track"),
    (Reach("160件"), "119.9件", "behind"),
    (Reach("160件"), "99件", "regressing"),
    (Reach("160件"), "160件", "achieved"),
    (Reach("160件"), "100件", "behind"),
    (Reach("40件"), "80件", "on-track"),
    (Reach("40件"), "80.1件", "behind"),
    (Reach("40件"), "101件", "regressing"),
    (Reach("40件"), "0件", "achieved"),
    (AtLeast("160件"), "160件", "achieved"),
    (AtLeast("160件", exclusive=True), "160件", "on-track"),
    (AtLeast("90件"), "95件", "kept-so-far"),
    (AtLeast("90件"), "85件", "regressing"),
    (AtMost("40件"), "40件", "achieved"),
    (AtMost("40件", exclusive=True), "40件", "on-track"),
    (AtMost("110件"), "105件", "kept-so-far"),
    (AtMost("110件"), "111件", "regressing"),
    (Within("90件", "110件"), "110件", "kept-so-far"),
    (Within("90件", "110件"), "111件", "regressing"),
    (Within("150件", "170件"), "120件", "on-track"),
    (ChangeBy("60件"), "120件", "on-track"),
    (ChangeBy("-60件"), "80.1件", "behind"),
    (ReduceBy("60%", base_year="R4"), "80件", "on-track"),
    (ReduceBy("60%", base="100件"), "40件", "achieved"),
    (ReduceBy("60%", base="0.1千件"), "80.1件", "behind"),
    (Reach("0.16千件"), "120件", "on-track"),
]


@pytest.mark.parametrize(("goal", "value", "status"), VERDICTS, ids=str)
def test_each_goal_has_its_verdicts(goal, value, status):
    """A third of the time is gone; a third of the way is the line."""
    assessment = answer(value, baseline="100件", goal=goal)
    assert (str(assessment.status), assessment.reason) == (status, None)


@pytest.mark.parametrize(("direction", "kept"), [(Direction.UP, "100件"), (Direction.DOWN, "90件")])
def test_a_level_that_the_baseline_has_is_kept(direction, kept):
    """A flat line is success; the declared direction says which side is better."""
    for goal in (Maintain(), Reach("100件"), ChangeBy("0件")):
        arguments = {"baseline": "100件", "goal": goal, "direction": direction}
        assert answer("100件", **arguments).status is Status.KEPT_SO_FAR
        if goal != ChangeBy("0件"):
            assert answer(kept, **arguments).status is Status.KEPT_SO_FAR
            worse = "99件" if direction is Direction.UP else "101件"
            assert answer(worse, **arguments).status is Status.REGRESSING


def test_maintaining_without_a_direction():
    """The very level is surely fine; of anything else nobody has said whether it is better."""
    assert answer("100件", baseline="100件", goal=Maintain()).status is Status.KEPT_SO_FAR
    assert answer("101件", baseline="100件", goal=Maintain()).reason is Reason.NO_DIRECTION


def test_a_declared_direction_goes_before_the_one_that_the_target_implies():
    """The plan's word counts, even if check finds it strange."""
    arguments = {"baseline": "100件", "goal": Reach("50件"), "direction": Direction.UP}
    assert answer("60件", **arguments).status is Status.KEPT_SO_FAR


@pytest.mark.parametrize(
    ("value", "possible"),
    [
        ("約120件", "behind on-track"),
        ("95〜100件", "regressing behind"),
        ("90〜200件", "regressing behind on-track achieved"),
        ("150件以上", "on-track achieved"),
        ("110件以上", "behind on-track achieved"),
        ("100件未満", ""),
        ("160件超", ""),
        ("125〜130件", ""),
    ],
)
def test_a_rough_value_has_the_verdicts_it_may_have(value, possible):
    """Not the one that its middle would have; where all agree, that one."""
    assessment = answer(value, baseline="100件", goal=Reach("160件"))
    assert " ".join(map(str, assessment.possible)) == possible
    assert (assessment.status is Status.UNCERTAIN) == bool(possible)


def test_a_band_inside_a_rough_value_is_seen():
    """5〜30件 may be within 10〜20件, though neither end is."""
    assessment = answer("5〜30件", at="R10", goal=Within("10件", "20件"))
    assert set(assessment.possible) == {Status.MISSED, Status.ACHIEVED}


def test_a_rough_baseline_and_a_rough_level_make_a_verdict_uncertain():
    """And one that may be the other states no way at all."""
    assert answer("120件", baseline="約100件", goal=Reach("160件")).status is Status.UNCERTAIN
    assert answer("120件", baseline="100件", goal=Reach("約160件")).status is Status.UNCERTAIN
    assessment = answer("120件", baseline="約100件", goal=Reach("110件"))
    assert (assessment.progress, assessment.reason) == (None, Reason.IMPRECISE_TARGET)


def test_zero_is_a_baseline_and_a_target():
    """Ordinary cases with a defined answer."""
    assert answer("5件", baseline="0件", goal=Reach("10件")).progress == 0.5
    assert answer("5件", baseline="10件", goal=Reach("0件")).progress == 0.5
    assert answer("0件", baseline="0件", goal=Reach("0件")).status is Status.KEPT_SO_FAR
    assert answer("0件", baseline="0件", goal=Reach("0件")).progress is None


def test_a_missing_baseline_is_no_zero():
    """It is a baseline without a level, and no way starts there."""
    assessment = answer("5件", baseline=Missing(MissingReason.UNKNOWN), goal=AtLeast("10件"))
    assert (assessment.status, assessment.progress) == (Status.NOT_MET_YET, None)


def test_the_answer_has_the_doubts_of_value_baseline_and_target():
    """Doubts of the value, the baseline and the target, each once."""
    shared, other = Doubt("0.6", "かすれ"), Doubt("0.9")
    ledger = book(
        baseline=None,
        targets=[Target(due="R10", goal=Reach("9件"), doubt=other)],
    ).with_observations(Observation(indicator="x", period="R6", value="5件", doubt=shared))
    assert judged(ledger, "R6").doubts == (shared, other)


@pytest.mark.parametrize(("value", "level"), [("0件以上", "0件"), ("1,000件以下", "1,000件")])
def test_of_several_reasons_the_first_one_of_the_table_is_stated(value, level):
    """Not that of the least number that a value may be, which is the greatest of its mirror image."""
    assert answer(value, at="R7", due="R5", goal=Reach(level)).reason is Reason.NO_DIRECTION
