"""Several answers together: counted, and nothing dropped."""

import pickle
from decimal import Decimal
from fractions import Fraction
from math import inf, nan

import attrs
import numpy as np
import pytest

from dxmodel.errors import InvalidValueError, ParseError, UnknownNameError, ValidationError
from dxmodel.formats import published_scales
from dxmodel.goals import Reach
from dxmodel.plan import Ending
from dxmodel.progress import (
    NoRollup,
    Rollup,
    RollupRule,
    Status,
    assess,
    grade,
    rollup,
    rollup_by,
)
from dxmodel.testing import small_city
from tests.progress.small import book

CITY = assess(small_city(), at="R5")
WEIGHTS = {each.indicator.id: place for place, each in enumerate(CITY, 1)}


def scored(*scores, status=Status.BEHIND):
    """Return answers with these scores, of indicators named a, b, c …"""
    built = []
    for id, score in zip("abcdefgh", scores, strict=False):
        indicator = attrs.evolve(CITY[0].indicator, id=id)
        range_ = None if score is None else (score, score)
        built.append(
            attrs.evolve(CITY[0], indicator=indicator, score=score, score_range=range_, status=status)
        )
    return built


def test_everything_is_counted():
    """The counts add up to the number of indicators, in the order of the statuses."""
    answers = assess(small_city(), at="R5")
    counted = rollup(answers)
    assert counted.total == len(answers) == sum(count for _, count in counted.counts)
    assert [status for status, _ in counted.counts] == [
        status for status in Status if status in dict(counted.counts)
    ]


def test_every_count_has_its_coverage():
    """Five of six: the one that was counted for half a year only is not assessed, and not dropped."""
    counted = rollup(assess(small_city(), at="R5"))
    assert (counted.assessed, counted.total) == (5, 6)
    assert counted.describe("en").startswith("5 of 6 assessed (")
    assert counted.describe("ja").startswith("6件中5件を判定")


def test_the_year_of_the_baselines_has_no_verdicts():
    """At the baseline is not assessed, whether or not the baseline meets the goal."""
    counted = rollup(assess(small_city(), at="R3"))
    assert dict(counted.counts)[Status.AT_BASELINE] == 6
    assert (counted.assessed, counted.total) == (0, 6)


def test_nothing_gives_zero_of_zero():
    """An empty plan is no error, and leaves no empty list behind."""
    assert (rollup([]).assessed, rollup([]).total) == (0, 0)
    assert (rollup([]).describe("ja"), rollup([]).describe("en")) == (
        "対象の指標はありません",
        "no indicators",
    )


@pytest.mark.parametrize("status", Status, ids=str)
def test_only_three_statuses_are_no_verdict(status):
    """Not assessed, the year of the baseline, not yet due; uncertain is a verdict with an interval."""
    none = (Status.NOT_ASSESSED, Status.AT_BASELINE, Status.NOT_DUE)
    assert Rollup(counts=[(status, 1)]).assessed == (status not in none)


def test_to_count_gives_no_single_number():
    """The counts are the result."""
    counted = rollup(CITY)
    assert (counted.rule, counted.value, counted.reason) == (RollupRule.COUNT, None, None)
    assert (counted.included, counted.covered) == (5, 5 / 6)


@pytest.mark.parametrize(
    ("rule", "value"), [("mean", 0.5), ("weighted-mean", 0.625), ("worst", 0.25), ("share-achieved", 0.0)]
)
def test_each_rule_by_hand(rule, value):
    """0.25 and 0.75, the second with three times the weight."""
    weights = {"a": 1, "b": 3} if rule == "weighted-mean" else None
    combined = rollup(scored(0.25, 0.75), rule, weights)
    assert (combined.value, combined.low, combined.high) == (value, value, value)


def test_what_has_no_number_is_out_of_the_value_and_in_the_coverage():
    """Four of six have a pace; the one that stands below what it was to maintain has none."""
    combined = rollup(CITY, "mean")
    known = [each.score for each in CITY if each.score is not None]
    assert combined.value == pytest.approx(sum(known) / len(known))
    assert (combined.included, combined.total, combined.assessed) == (4, 6, 5)
    assert "from 4 of 6; 5 of 6 assessed" in combined.describe("en")
    assert "6件中4件の値によります。6件中5件を判定" in combined.describe("ja")


def test_coverage_by_weight():
    """The two without a number weigh 3 and 6 of 21."""
    combined = rollup(CITY, "weighted-mean", WEIGHTS)
    assert combined.covered == pytest.approx(12 / 21)
    assert dict(combined.weights) == WEIGHTS
    assert "57.1% of the weight" in combined.describe("en")
    assert "重みの57.1%" in combined.describe("ja")


def test_the_share_achieved_is_of_all_and_uncertain_ones_make_it_a_range():
    """One is achieved, one may be, one is behind, one is not assessed."""
    achieved, behind = scored(1.0, status=Status.ACHIEVED)[0], scored(0.5)[0]
    maybe = attrs.evolve(behind, status=Status.UNCERTAIN, possible=(Status.ON_TRACK, Status.ACHIEVED))
    surely_not = attrs.evolve(maybe, possible=(Status.BEHIND, Status.ON_TRACK))
    combined = rollup([achieved, maybe, behind, CITY["open-data"], surely_not], "share-achieved")
    assert (combined.value, combined.low, combined.high) == (0.2, 0.2, 0.4)
    assert "は20.0%（5件中1件）で、判定が定まらない1件があるため20.0%から40.0%までの" in combined.describe(
        "ja"
    )
    assert "share achieved in time 20.0% (1 of 5); 20.0% to 40.0%, as 1 are uncertain; " in combined.describe(
        "en"
    )


def test_what_was_achieved_late_is_told_beside_the_share_achieved():
    """It is not counted in, because it was not achieved when it was due."""
    achieved, behind = scored(1.0, status=Status.ACHIEVED)[0], scored(0.5)[0]
    late = attrs.evolve(achieved, status=Status.ACHIEVED_LATE)
    combined = rollup([achieved, late, late, behind], "share-achieved")
    assert combined.value == 0.25
    assert "25.0% (1 of 4); 75.0% (3 of 4) with the 2 achieved late; " in combined.describe("en")
    assert "25.0%（4件中1件）。期限後に達成した2件を含めると75.0%（4件中3件）。" in combined.describe("ja")
    assert "late" not in rollup([achieved, behind], "share-achieved").describe("en")


def test_rough_values_make_the_result_a_range():
    """約900時間 is between two paces, and so is every roll-up that it is in."""
    rough = CITY["rpa-hours"]
    for rule, weights in (("mean", None), ("worst", None), ("weighted-mean", {"rpa-hours": 2})):
        assert (combined := rollup([rough], rule, weights)).value == rough.score
        assert (combined.low, combined.high) == rough.score_range
    assert None not in (combined.low, combined.value, combined.high)
    assert combined.low < combined.value < combined.high  # type: ignore[operator]
    assert "0.92 (0.90 to 0.93)" in rollup([rough], "mean").describe("en")
    unknown = attrs.evolve(rough, score_range=None)
    assert rollup([unknown, CITY["online-share"]], "mean").low is None
    assert (rollup([unknown], "mean").low, rollup([rough], "mean", number="progress").low) == (None, None)


@pytest.mark.parametrize("rule", ["mean", "worst"])
@pytest.mark.parametrize(("ends", "low", "high"), [((0.5, None), 0.5, None), ((None, 0.5), None, 0.5)])
def test_an_end_that_is_open_stays_open(rule, ends, low, high):
    """40件以上 may be anything beyond; the other end is known all the same."""
    rough = attrs.evolve(scored(0.5)[0], score_range=ends)
    combined = rollup([rough, scored(0.25, 0.5)[1]], rule)
    assert (combined.value, combined.low, combined.high) == (0.5, low, high)
    assert combined.describe("en").startswith(
        f"{rule} of pace on a straight line from the baseline 0.50, from 2"
    )


@pytest.mark.parametrize("rule", ["mean", "worst", "share-achieved"])
def test_a_rollup_of_nothing_has_a_reason_and_no_number(rule):
    """Neither zero nor an error."""
    combined = rollup([], rule)
    assert (combined.value, combined.reason, combined.covered) == (None, NoRollup.NOTHING_THERE, None)
    assert "no indicators" in combined.describe("en")
    if rule != "share-achieved":
        none = rollup(scored(None, None), rule)
        assert (none.value, none.reason, none.included) == (None, NoRollup.NO_NUMBER, 0)


def test_what_weighs_nothing_gives_no_number():
    """The one with a number has no weight, the one with the weight no number."""
    combined = rollup(scored(0.5, None), "weighted-mean", {"a": 0, "b": 1})
    assert (combined.value, combined.reason, combined.covered) == (None, NoRollup.NO_WEIGHT, 0.0)


def test_a_weight_of_zero_leaves_out_the_number_and_its_range():
    """It neither moves the mean nor makes it rough."""
    one, other = scored(0.5, 0.9)
    combined = rollup([one, attrs.evolve(other, score_range=None)], "weighted-mean", {"a": 2, "b": 0})
    assert (combined.value, combined.low, combined.high, combined.included) == (0.5, 0.5, 0.5, 1)


@pytest.mark.parametrize(
    ("weights", "codes"),
    [
        ({"a": -1, "b": 1}, ["rollup.bad_weight"]),
        ({"a": nan, "b": inf}, ["rollup.bad_weight"] * 2),
        ({"a": 1, "b": "2"}, ["rollup.bad_weight"]),
        ({"a": True, "b": 1}, ["rollup.bad_weight"]),
        ({"a": 10**400, "b": Decimal("sNaN")}, ["rollup.bad_weight"] * 2),
        ({"a": 1, "b": None}, ["rollup.bad_weight"]),
        ({"a": np.float64("nan"), "b": np.bool_(True)}, ["rollup.bad_weight"] * 2),
        ({"a": np.int64(-1), "b": 1j}, ["rollup.bad_weight"] * 2),
        ({"a": 1}, ["rollup.no_weight"]),
        ({}, ["rollup.no_weight"] * 2),
        ({"a": 1, "b": 1, "c": 1}, ["rollup.unknown_item"]),
        ({"a": -1, 7: 1}, ["rollup.bad_weight", "rollup.unknown_item", "rollup.no_weight"]),
    ],
    ids=str,
)
def test_bad_weights_are_one_error_with_a_line_each(weights, codes):
    """Each line names the indicator."""
    with pytest.raises(ValidationError) as caught:
        rollup(scored(0.5, 0.7), "weighted-mean", weights)
    assert [each.code for each in caught.value.problems] == codes
    assert all(each.path.startswith("$.weights[") for each in caught.value.problems)


def test_the_nearest_indicator_is_named():
    """A slip of the pen is found."""
    with pytest.raises(ValidationError, match="nearest: rpa-hours"):
        rollup(CITY, "weighted-mean", WEIGHTS | {"rpa-hour": 1})


def test_weights_that_are_all_zero_are_refused():
    """0 / 0 is no mean."""
    with pytest.raises(InvalidValueError, match="every weight is 0"):
        rollup(scored(0.5, 0.7), "weighted-mean", {"a": 0, "b": Decimal(0)})


@pytest.mark.parametrize("weights", [[1, 2], [("a", 1)], {"a"}, "ab", 1], ids=str)
def test_weights_without_ids_are_refused(weights):
    """Which of the two is which, nobody can say."""
    with pytest.raises(ValidationError, match="mapping of indicator id to weight") as caught:
        rollup(scored(0.5, 0.7), "weighted-mean", weights)
    assert [each.path for each in caught.value.problems] == ["$.weights"]
    assert type(weights).__name__ in caught.value.describe("ja")


NUMPYS = [np.int64(2), np.uint8(2), np.float64(2), np.float32(2)]


@pytest.mark.parametrize(
    "weight", [3, 0.5, Decimal("0.25"), Fraction(1, 3), 5e-324, 1.7e308, *NUMPYS], ids=repr
)
def test_every_finite_number_may_be_a_weight(weight):
    """And one alone decides, however small or large."""
    assert rollup(scored(0.7), "weighted-mean", {"a": weight}).value == 0.7
    assert rollup(scored(0.7, 0.7), "weighted-mean", {"a": weight, "b": weight}).value == 0.7


def test_numbers_near_the_end_of_the_floats_have_a_mean():
    """Their sum would be infinite."""
    assert rollup(scored(*[1.7e308] * 8), "mean").value == 1.7e308


def test_ended_indicators_need_no_weight_and_may_have_one():
    """They are no part of the total."""
    book = small_city()
    plan = book.founding
    ended = [
        attrs.evolve(each, ended=Ending(last="R4")) if each.id == "open-data" else each
        for each in plan.indicators
    ]
    answers = assess(attrs.evolve(book, founding=attrs.evolve(plan, indicators=ended), revisions=[]), "R5")
    without = {id: weight for id, weight in WEIGHTS.items() if id != "open-data"}
    combined = rollup(answers, "weighted-mean", without)
    assert (combined.total, combined.ended) == (5, 1)
    assert rollup(answers, "weighted-mean", WEIGHTS) == combined


def test_weights_go_with_the_weighted_mean_and_no_other_rule():
    """Neither is ignored."""
    with pytest.raises(InvalidValueError, match="needs weights"):
        rollup(CITY, "weighted-mean")
    for rule in ("count", "mean", "worst", "share-achieved"):
        with pytest.raises(InvalidValueError, match="takes no weights"):
            rollup(CITY, rule, WEIGHTS)


def test_an_unknown_rule_or_number_names_the_nearest():
    """As every name does."""
    with pytest.raises(ParseError, match="weighted-mean"):
        rollup(CITY, "weighted")
    with pytest.raises(UnknownNameError, match="nearest: progress"):
        rollup(CITY, "mean", number="progres")


def test_scores_of_two_methods_do_not_mix():
    """A pace and a growth rate have no mean; their counts may stand together."""
    both = [*CITY, *assess(small_city(), "R5", method="okr_score")]
    with pytest.raises(InvalidValueError, match="different methods"):
        rollup(both, "mean")
    assert rollup(both).total == 12
    assert rollup(both, "mean", number="progress").method is None


@pytest.mark.parametrize("rule", ["count", "mean", "share-achieved"])
def test_answers_of_two_years_do_not_mix(rule):
    """The same indicator twice is no larger plan."""
    both = [*CITY, *assess(small_city(), "R6")]
    with pytest.raises(InvalidValueError, match=r"different years \(FY2023, FY2024\)") as caught:
        rollup(both, rule)
    assert "令和5年度、令和6年度" in caught.value.describe("ja")
    with pytest.raises(InvalidValueError, match="different years"):
        rollup_by(both, small_city(), "pillar", rule)


@pytest.mark.parametrize(
    ("built", "name"),
    [
        (small_city, "Ledger"),
        (lambda: grade(small_city(), "R5", published_scales()["tama"]), "Grading"),
        (lambda: "R5", "str"),
        (lambda: None, "NoneType"),
        (lambda: CITY[0], "Assessment"),
        (lambda: [*CITY, CITY], "Assessments"),
    ],
    ids=lambda each: each if isinstance(each, str) else "of",
)
def test_other_values_than_answers_are_refused_with_advice(built, name):
    """A ledger has to be assessed first, and a judgement has its answer in it."""
    with pytest.raises(InvalidValueError, match="only the answers of assess") as caught:
        rollup(built())
    assert caught.value.facts["found"] == name
    assert name in caught.value.describe("ja")
    with pytest.raises(InvalidValueError, match="only the answers of assess"):
        rollup_by(built(), small_city())


@pytest.mark.parametrize("rule", ["mean", "weighted-mean", "worst"])
@pytest.mark.parametrize("of", ["score", "progress", "achievement_rate"])
def test_what_is_not_yet_due_is_no_failure(rule, of):
    """45 of 60 four years before the target is due has no number, and is not covered."""
    ledger = book(("R6", "45件"), goal=Reach("60件"), baseline="30件")
    waiting = assess(ledger, "R6", "fiscal_year_outcome")
    assert [each.status for each in waiting] == [Status.NOT_DUE]
    weights = {"x": 2} if rule == "weighted-mean" else None
    combined = rollup(waiting, rule, weights, of)
    assert (combined.value, combined.reason, combined.included) == (None, NoRollup.NO_NUMBER, 0)
    assert (combined.covered, combined.total, combined.assessed) == (0.0, 1, 0)
    assert combined.describe("en").endswith("0 of 1 assessed (not due yet 1)")


def test_what_may_not_be_due_yet_is_no_failure_either():
    """About 60 of 60 is there already, or not yet due."""
    ledger = book(("R6", "約60件"), goal=Reach("60件"), baseline="30件")
    [rough] = assess(ledger, "R6", "fiscal_year_outcome")
    assert (rough.status, Status.NOT_DUE in rough.possible) == (Status.UNCERTAIN, True)
    assert rough.progress is not None
    for of in ("score", "progress"):
        assert rollup([rough], "mean", number=of).reason is NoRollup.NO_NUMBER


def test_what_is_due_is_judged_beside_what_is_not():
    """One achieved, one not yet due: the mean is 1, from one of two."""
    [waiting] = scored(0.0, status=Status.NOT_DUE)
    due = scored(0.0, 1.0, status=Status.ACHIEVED)[1]
    combined = rollup([waiting, due], "mean")
    assert (combined.value, combined.included, combined.total) == (1.0, 1, 2)


def test_the_method_is_named():
    """A mean of what, is the first question."""
    combined = rollup(assess(small_city(), "R5", method="okr_score"), "mean")
    assert str(combined.method) == "okr_score"
    assert combined.describe("en").startswith("mean of OKR score 0.")


def test_a_rollup_is_a_value():
    """It compares, hashes and travels."""
    combined = rollup(CITY, "weighted-mean", WEIGHTS)
    assert pickle.loads(pickle.dumps(combined)) == combined
    assert hash(combined) == hash(rollup(CITY, "weighted-mean", WEIGHTS))


def test_nothing_judged_has_no_share_achieved():
    """達成した割合は0.0% would say that everything was missed."""
    combined = rollup([CITY["open-data"]], "share-achieved")
    assert (combined.value, combined.reason) == (None, NoRollup.NO_NUMBER)
    assert "0.0%" not in combined.describe("ja")
