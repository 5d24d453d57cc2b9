"""Where verdicts end: past a range, on rough levels, beside a milestone, without a year."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxmodel.amount import Amount, as_printed
from dxmodel.formats import published_scales
from dxmodel.goals import AtLeast, AtMost, ChangeBy, Described, MeanOver, Reach, TotalOver, Within
from dxmodel.ledger import MethodName, Observation
from dxmodel.messages import LANGUAGES
from dxmodel.plan import Bounds, Direction, Doubt, Target
from dxmodel.progress import Reason, Status, assess, forecast, grade
from dxmodel.progress.engine.target_range import TargetRange, exclude, surely_meets, surely_misses
from dxmodel.progress.sentences import value_text
from tests.progress.small import answer, book, judged
from tests.yaml_ledger import ledger_of

BY_THE_WAY = set(MethodName) - {MethodName.FISCAL_YEAR_OUTCOME}


def on_the_way_to(*values, interim, goal, baseline="10件", due="R10", interim_due="R5", **arguments):
    """Return a ledger of a way that starts in R2 and has an interim target."""
    targets = [Target(due=interim_due, goal=Reach(interim)), Target(due=due, goal=goal)]
    return book(*values, baseline=baseline, start="R2", targets=targets, **arguments)


def test_a_milestone_does_not_restart_the_time_of_a_path_from_zero():
    """40 of 100 after half of the time is 0.8 of the line, whatever was asked for in between."""
    ledger = on_the_way_to(("R6", "40件"), interim="30件", goal=Reach("100件"))
    assessment = judged(ledger, "R6", "linear_pace_from_zero")
    assert (assessment.elapsed, assessment.score, assessment.status) == (0.5, 0.8, Status.BEHIND)


def test_standing_still_is_no_pace_from_zero_where_less_is_better():
    """100 of 50 would be half of it on the first day."""
    assessment = answer(
        "100件", at="R5", baseline="100件", goal=Reach("50件"), method="linear_pace_from_zero"
    )
    assert (assessment.score, assessment.no_score) == (None, Reason.LESS_IS_BETTER)


@pytest.mark.parametrize("method", sorted(BY_THE_WAY, key=str), ids=str)
@pytest.mark.parametrize("at", ["R7", "R10"])
def test_what_has_gone_through_a_range_has_no_score(method, at):
    """No share of the way to its near end is an answer to having left it."""
    before = [(f"R{year}", f"{year * 8}件") for year in range(4, int(at[1:]))]
    ledger = book(*before, (at, "70件"), goal=Within("50件", "60件"), baseline="30件", start="R4")
    assessment = judged(ledger, at, method)
    assert assessment.score is None
    assert assessment.no_score in (Reason.OVERSHOT_RANGE, Reason.NO_INTERIM)


def test_every_level_in_a_range_is_the_one_that_was_asked_for():
    """None of them is farther than another, and one step out is no approach any more."""
    scores = [
        answer(f"{value}件", goal=Within("50件", "60件"), baseline="30件", method="approach").score
        for value in (45, 50, 55, 60, 61)
    ]
    assert scores == [0.75, 1.0, 1.0, 1.0, None]


def test_a_mean_has_no_verdict_before_its_end():
    """One year cannot be judged by the mean of five; the years left have to come to 127 on average."""
    goal = MeanOver("100件", "R4/R8")
    values = [("R4", "60件"), ("R5", "60件")]
    ledger = book(*values, goal=goal, due="R8", direction="up", accumulation="flow")
    for method in MethodName:
        assessment = judged(ledger, "R5", method)
        assert (assessment.status, assessment.score, assessment.no_score) == (
            Status.NOT_DUE,
            None,
            Reason.NOT_DUE,
        )
        assert str(assessment.required_per_year) == "126.666666666667件"


@pytest.mark.parametrize(("second", "status"), [("50件", "not-due"), ("40件", "not-due"), ("51件", "missed")])
def test_a_sum_to_be_kept_low_is_missed_as_soon_as_it_is_over(second, status):
    """What is counted does not become less again; on the level itself it is kept."""
    goal = TotalOver("100件", "R4/R8")
    values = [("R4", "50件"), ("R5", second)]
    ledger = book(*values, goal=goal, due="R8", direction="down", accumulation="flow")
    assessment = judged(ledger, "R5")
    assert (str(assessment.status), assessment.score) == (status, None)


def test_a_rough_target_may_have_been_achieved_and_lost():
    """The value of the due year decides; after it, 40 was enough for 38, and 35 is not."""
    values = [("R8", "40件"), ("R10", "35件")]
    assessment = judged(book(*values, goal=AtLeast("30〜50件"), baseline="10件"), "R10")
    assert {*assessment.possible} == {Status.ACHIEVED, Status.MISSED}
    later = judged(book(*values, ("R11", "35件"), goal=AtLeast("30〜38件"), baseline="10件"), "R11")
    assert {*later.possible} == {Status.ACHIEVED, Status.MISSED}
    later = judged(book(("R10", "40件"), ("R11", "35件"), goal=AtLeast("30〜38件"), baseline="10件"), "R11")
    assert {*later.possible} == {Status.ACHIEVED, Status.NO_LONGER_ACHIEVED}


def test_a_rough_milestone_that_may_lie_behind_is_not_left_out():
    """50 and 59 were to be reached by then; 60 is where the way began."""
    scores = {}
    for interim in ("50件", "59件", "60件", "50〜65件"):
        levels = {"interim": interim, "goal": Reach("0件"), "baseline": "60件"}
        ledger = on_the_way_to(("R8", "18件"), direction=Direction.DOWN, **levels)
        scores[interim] = judged(ledger, "R8")
    rough = scores.pop("50〜65件")
    least, greatest = rough.score_range
    assert all(least <= each.score <= greatest for each in scores.values())
    assert {each.status for each in scores.values()} <= {*rough.possible}


def test_words_in_between_hide_no_level():
    """A milestone in words says nothing of the path; the level before it still does."""
    level, words = Target(due="R5", goal=Reach("45件")), Target(due="R6", goal=Described("さらに増やす"))
    last = Target(due="R10", goal=Reach("60件"))
    plain, worded = (
        judged(book(("R7", "46件"), baseline="30件", targets=targets), "R7")
        for targets in ([level, last], [level, words, last])
    )
    assert plain.interim == worded.interim == level
    assert plain.pace == worded.pace


def test_the_best_score_may_lie_inside_a_rough_target():
    """15 is exactly what a target of 14 to 15.5 may have asked for."""
    assessment = answer("15件", method="approach", goal=Reach("14〜15.5件"), baseline="19件")
    assert assessment.score_range[1] == 1.0
    assert assessment.score_range[0] <= assessment.score <= assessment.score_range[1]


def test_what_is_met_is_met_where_nothing_grows():
    """No rate of growth leads to zero; the best value of all is not to be the one without an answer."""
    arguments = {"unit": "%", "baseline": "5%", "method": "un_progress_2023"}
    near, current = (answer(value, goal=AtMost("0%"), **arguments) for value in ("0.5%", "0%"))
    assert (current.status, current.score) == (Status.ACHIEVED, 1.0)
    assert near.score <= current.score
    unmet = answer("0%", goal=AtLeast("10%"), **arguments)
    assert (unmet.score, unmet.no_score) == (None, Reason.SIGN_CHANGES)


def test_nothing_is_missing_of_what_is_met_however_few_the_years():
    """A forecast needs four of them; that the target is met needs none."""
    assessment = answer("70件", goal=Reach("60件"), baseline="30件", method="weather_forecast")
    assert (assessment.status, assessment.score) == (Status.ACHIEVED, 1.0)


def test_a_value_known_to_one_side_earns_the_grade_that_all_of_it_earns():
    """80件以上 is at least 50, whatever it is; 40件以上 may or may not be."""
    unknown = (None, Reason.IMPRECISE_VALUE)
    for value, marks, score in (("80件以上", ["S"], (4.0, None)), ("40件以上", ["S", "A"], unknown)):
        ledger = book(("R10", value), goal=AtLeast("50件"), baseline="30件")
        [judgement] = grade(ledger, "R10", published_scales()["nagayo"])
        assert [grade.mark for grade in judgement.possible] == marks
        assert (judgement.assessment.score, judgement.assessment.no_score) == score
    assert answer("80件以上", goal=AtLeast("90件"), baseline="30件").score_range[1] is None


def test_a_value_that_may_be_past_the_range_may_also_be_in_it():
    """55 to 60 is achieved, 61 to 65 is not assessed: nobody can say which."""
    assessment = answer("55〜65件", at="R7", goal=Within("50件", "60件"), baseline="30件")
    assert (assessment.status, {*assessment.possible}) == (
        Status.UNCERTAIN,
        {Status.ACHIEVED, Status.NOT_ASSESSED},
    )
    assert "判定なし" in assessment.describe("ja")


def test_worse_than_a_baseline_without_a_year_is_moving_away():
    """No year is needed to see that."""
    arguments = {"goal": Reach("60件"), "baseline": "30件", "start": None}
    assert answer("20件", method="progress_from_baseline", **arguments).status is Status.REGRESSING
    assert answer("20件", **arguments).status is Status.REGRESSING
    assert answer("40件", **arguments).status is Status.NOT_MET_YET


def test_a_rough_change_whose_direction_is_open_is_declined():
    """Somewhere between one less and none less is no direction."""
    assessment = answer("5件", baseline="5件", goal=ChangeBy("-1〜0件"))
    assert assessment.reason is Reason.IMPRECISE_TARGET


def test_a_rough_floor_is_kept_or_left_and_nothing_in_between():
    """From a baseline above it there is no way up to it: 19 moves away, 20 keeps it."""
    assessment = answer("約20件", goal=AtLeast("20件"), baseline="30件")
    assert {*assessment.possible} == {Status.REGRESSING, Status.KEPT_SO_FAR}


def test_so_much_that_is_rough_has_no_verdict():
    """Seven ranges that overlap may be anything; nobody waits a minute to hear that."""
    goals = [Target(due="R10", goal=Within("60〜80件", "70〜90件")), Target(due="R6", goal=Reach("30〜72件"))]
    ledger = book(("R8", "20〜85件"), baseline="10〜75件", targets=goals)
    assert judged(ledger, "R8").reason is Reason.IMPRECISE_TARGET


@pytest.mark.parametrize("first", ["0〜11件", "約5件"])
def test_a_rough_year_among_the_latest_leaves_no_forecast(first):
    """0 leads there in time and 11 does not: neither is told as sure."""
    values = [("R4", first), ("R5", "12件"), ("R6", "13件"), ("R7", "14件"), ("R8", "15件")]
    assessment = judged(book(*values, goal=Reach("20件"), direction="up"), "R8", "weather_forecast")
    assert (assessment.status, assessment.no_score) == (Status.NOT_MET_YET, Reason.IMPRECISE_TARGET)
    older = [("R2", "約1件"), *((f"R{year}", f"{year + 7}件") for year in range(3, 9))]
    assert judged(book(*older, goal=Reach("20件"), direction="up"), "R8", "weather_forecast").score


@pytest.mark.parametrize(
    ("second", "statuses"),
    [("75件", ["missed"]), ("65件", ["not-due"]), ("約70件", ["missed", "not-due"])],
)
def test_a_rough_sum_may_be_over_its_limit(second, statuses):
    """95 to 105 of 100."""
    goal = TotalOver("100件", "R4/R8")
    ledger = book(("R4", "30件"), ("R5", second), goal=goal, due="R8", direction="down", accumulation="flow")
    assessment = judged(ledger, "R5")
    assert [str(each) for each in assessment.possible or (assessment.status,)] == statuses


@pytest.mark.parametrize(("unit", "status"), [("円", "not-due"), ("人", "missed")])
def test_a_sum_of_money_may_come_back_under_its_limit(unit, status):
    """A refund is a year below zero; nobody un-attends a course."""
    goal = TotalOver(f"100{unit}", "R4/R8")
    values = [("R4", f"60{unit}"), ("R5", f"60{unit}")]
    arguments = {"goal": goal, "due": "R8", "unit": unit, "direction": "down", "accumulation": "flow"}
    assert str(judged(book(*values, **arguments), "R5").status) == status
    if unit == "円":
        bounded = book(*values, **arguments, bounds=Bounds(low="0円"))
        assert judged(bounded, "R5").status is Status.MISSED


def test_what_is_over_is_judged_as_at_its_end():
    """The outcome of the year that it is due in is known already."""
    goal = TotalOver("100件", "R4/R8")
    values = [("R4", "60件"), ("R5", "60件")]
    ledger = book(*values, goal=goal, due="R8", direction="down", accumulation="flow")
    [judgement] = grade(ledger, "R5", published_scales()["gc-infobase"])
    assert (judgement.mark, judgement.is_early, judgement.assessment.score) == ("not met", False, 0.0)


@pytest.mark.parametrize("id", ["destatis", "nagayo"])
def test_before_the_baseline_there_is_no_grade(id):
    """Nor where nobody says which way is better."""
    values = [("R1", "20件"), ("R2", "22件"), ("R3", "25件"), ("R4", "26件")]
    [early] = grade(
        book(*values, goal=Reach("60件"), baseline="30件", start="R5"), "R4", published_scales()[id]
    )
    assert (early.grade, early.reason) == (None, Reason.BEFORE_BASELINE)
    values = [("R4", "0件"), ("R5", "5件"), ("R6", "9件"), ("R7", "9件"), ("R8", "10件")]
    [lost] = grade(book(*values, goal=Reach("20件")), "R8", published_scales()[id])
    assert lost.grade is None


@pytest.mark.parametrize("id", ["nagayo", "un-2023", "tama", "sano"])
def test_a_level_that_does_not_count_earns_no_grade_in_the_end(id):
    """80 % where more than 80 % was asked for: missed, and by no scale 「目標を達成」."""
    ledger = book(("R10", "80%"), goal=AtLeast("80%", exclusive=True), baseline="30%", unit="%")
    [judgement] = grade(ledger, "R10", published_scales()[id])
    assert (judgement.assessment.status, judgement.grade, judgement.reason) == (
        Status.MISSED,
        None,
        Reason.ON_EXCLUSIVE_BOUND,
    )
    assert "100.0%" not in judgement.assessment.describe("ja")


def test_what_is_met_needs_no_forecast_at_any_size():
    """Beside quadrillions one more is nothing."""
    level = {"unit": "円", "baseline": "9600000000000000円", "goal": AtMost("9500000000000000円")}
    assert answer("5000000000000000円", method="weather_forecast", **level).score == 1.0


def test_an_end_that_does_not_belong_is_left_out():
    """20人超 is never 20: over a lower bound of 20 that does not count, it is kept for sure."""
    assessment = answer("20件超", goal=AtLeast("20件", exclusive=True), baseline="10件")
    assert assessment.status is Status.ACHIEVED
    assert answer("20件以上", goal=AtLeast("20件", exclusive=True), baseline="10件").possible


def test_a_sum_keeps_the_doubts_of_its_years():
    """Of each that it is made of."""
    doubt = Doubt("0.7", "読み取りにくい")
    ledger = book(("R5", "20件"), goal=TotalOver("100件", "R4/R8"), due="R8", accumulation="flow")
    ledger = ledger.with_observations(Observation(indicator="x", period="R4", value="20件", doubt=doubt))
    assert judged(ledger, "R5").doubts == (doubt,)


def test_a_score_beyond_every_number_is_out_of_range():
    """Of growth by 10**28 a year, nobody can say where it leads in 24 years; how far it is, is known."""
    growth = {"baseline": "0.000000000001件", "start": "R5", "at": "R6", "due": "R30"}
    rocket = answer(
        f"{10**16}件", goal=Reach(f"{10**18 - 1}件"), method=MethodName.UN_PROGRESS_2023, **growth
    )
    assert (rocket.score, rocket.no_score, rocket.reason) == (None, Reason.OUT_OF_RANGE, Reason.OUT_OF_RANGE)
    assert rocket.progress == pytest.approx(0.01)


@settings(deadline=None)
@given(
    scale=st.sampled_from(["億円", "兆円"]),
    numbers=st.lists(
        st.sampled_from(["1円", "0.001円", "約9円", "-1円", "9億円", "9999999999億円", "9" * 18 + "億円"]),
        min_size=3,
        max_size=3,
    ),
    goal=st.sampled_from(["reach: {}", "at-most: {}", "change-by: {}"]),
)
def test_numbers_near_the_limit_have_answers_in_every_unit(scale: str, numbers: list[str], goal: str) -> None:
    """What is beyond the limit in a finer unit is compared and printed in its own."""
    baseline, value, level = (each.replace("億円", scale) for each in numbers)
    target = f"{{due: R8, goal: {{{goal.format(level)}}}}}"
    indicator = (
        f"- {{id: x, label: 費用, unit: {scale}, direction: up, accumulation: flow,"
        f" baseline: {{value: {baseline}, year: R3}}, targets: [{target}]}}"
    )
    years = zip(("R4", "R5", "R6"), (baseline, value, level), strict=True)
    ledger = ledger_of(
        indicator, "\n".join(f"- {{indicator: x, period: {year}, value: {each}}}" for year, each in years)
    )
    for language in LANGUAGES:
        assert assess(ledger, "R6")["x"].describe(language)
        assert forecast(ledger, "x", at="R6").describe(language)


def test_a_number_beyond_the_limit_in_another_unit_is_compared() -> None:
    """999,999,999,999,999,999億円 is no number of 円 that the library holds."""
    huge, tiny = Amount("9" * 18, "億円"), Amount("0.001", "円")
    assert surely_meets(huge, TargetRange(low=tiny))
    assert surely_misses(tiny, TargetRange(low=huge))
    assert surely_misses(huge, TargetRange(high=tiny))
    assert exclude(TargetRange(low=huge), TargetRange(high=tiny))
    assert as_printed(huge, tiny) == huge
    assert value_text(Amount("9" * 18, "兆円"), "ja", Amount("1", "億円")) == "999,999,999,999,999,999兆円"
