"""Words, signs and units in goals: what agrees is read as one, what contradicts is refused with one error."""

from typing import Any

import pytest

from dxmodel.errors import DxError, ValidationError
from dxmodel.goals import (
    AtLeast,
    AtMost,
    ChangeBy,
    Described,
    Exactly,
    IncreaseBy,
    Maintain,
    Reach,
    ReduceBy,
    Within,
)
from dxmodel.plan import Bounds, Target
from dxmodel.progress import assess
from tests.yaml_ledger import ledger_of

AGREEING: list[tuple[str, Any, str, Any]] = [
    # the goal in a file, the same in Python, and the goal that both are
    ("at-least: 85%以上", AtLeast("85%以上"), "85%以上", AtLeast("85%")),
    ("at-least: 85%超", AtLeast("85%超"), "85%超", AtLeast("85%", exclusive=True)),
    (
        "at-least: {amount: 85%超, exclusive: true}",
        AtLeast("85%超", exclusive=True),
        "85%超",
        AtLeast("85%", exclusive=True),
    ),
    ("at-most: 30%未満", AtMost("30%未満"), "30%未満", AtMost("30%", exclusive=True)),
    ("at-most: 30%以下", AtMost("30%以下"), "30%以下", AtMost("30%")),
    ("at-most: 30%以内", AtMost("30%以内"), "30%以下", AtMost("30%")),
    ("at-least: 約85%", AtLeast("約85%"), "約85%以上", AtLeast("約85%")),
    ("reach: 60%以上", Reach("60%以上"), "60%以上", AtLeast("60%")),
    ("reach: 60%超", Reach("60%超"), "60%超", AtLeast("60%", exclusive=True)),
    ("reach: 30%以下", Reach("30%以下"), "30%以下", AtMost("30%")),
    ("reach: 30%未満", Reach("30%未満"), "30%未満", AtMost("30%", exclusive=True)),
    ("reach: 約60%", Reach("約60%"), "約60%", Reach("約60%")),
    ("reach: 50〜60%", Reach("50〜60%"), "50〜60%", Reach("50〜60%")),
    ("within: {low: 10%以上, high: 20%以下}", Within("10%以上", "20%以下"), "10%～20%", Within("10%", "20%")),
    (
        "within: {low: 30%以上, high: 50%未満}",
        Within("30%", "50%未満"),
        "30%以上50%未満",
        Within("30%", "50%", exclusive_high=True),
    ),
    (
        "within: {low: 20%超, high: 30%}",
        Within("20%超", "30%以下"),
        "20%超30%以下",
        Within("20%", "30%", exclusive_low=True),
    ),
    (
        "within: {low: 20%, high: 30%, exclusive_low: true, exclusive_high: true}",
        Within("20%超", "30%未満"),
        "20%超30%未満",
        Within("20%", "30%", exclusive_low=True, exclusive_high=True),
    ),
    ("reduce-by: {share: 30%以上}", ReduceBy("30%以上"), "30%削減", ReduceBy("30%")),
    ("increase-by: {share: 3割以上}", IncreaseBy("3割以上"), "3割増加", IncreaseBy("3割")),
    ("described: 現状維持", Described("現状維持"), "現状維持", Maintain()),
    ("described: 現状の維持", Described("現状の維持"), "現状維持", Maintain()),
    ("maintain: 2ポイント", Maintain("2ポイント"), "基準値の±2ポイント以内", Maintain("2ポイント")),
]


@pytest.mark.parametrize(("text", "goal", "printed", "expected"), AGREEING)
def test_words_that_agree_with_their_goal_are_read_as_one(
    text: str, goal: Any, printed: str, expected: Any
) -> None:
    """In Python and in files alike, and printed once."""
    read = _goal(f"{{{text}}}")
    assert read == Target(due="R8", goal=goal).goal == expected
    assert f"{read:ja}" == printed


@pytest.mark.parametrize("text", ["現状維持", "維持", "現状を維持", "現状値の維持", "維持する"])
def test_a_goal_that_is_the_text_現状維持_is_to_maintain(text: str) -> None:
    """Where a goal is a text, it is one of the words for maintain, or refused."""
    assert _goal(text) == Maintain()
    with pytest.raises(ValidationError):
        _goal("現状より改善")


CONTRADICTING = [
    ("at-least: 30%未満", lambda: AtLeast("30%未満"), "plan.word_contradicts"),
    ("at-least: 30%以下", lambda: AtLeast("30%以下"), "plan.word_contradicts"),
    ("at-most: 30%以上", lambda: AtMost("30%以上"), "plan.word_contradicts"),
    ("at-most: 30%超", lambda: AtMost("30%超"), "plan.word_contradicts"),
    (
        "at-least: {amount: 30%以上, exclusive: true}",
        lambda: AtLeast("30%以上", exclusive=True),
        "plan.word_contradicts",
    ),
    (
        "at-most: {amount: 30%以下, exclusive: true}",
        lambda: AtMost("30%以下", exclusive=True),
        "plan.word_contradicts",
    ),
    ("within: {low: 10%以下, high: 20%}", lambda: Within("10%以下", "20%"), "plan.word_contradicts"),
    ("within: {low: 10%, high: 20%以上}", lambda: Within("10%", "20%以上"), "plan.word_contradicts"),
    ("within: {low: 10%未満, high: 20%}", lambda: Within("10%未満", "20%"), "plan.word_contradicts"),
    ("within: {low: 10%, high: 20%超}", lambda: Within("10%", "20%超"), "plan.word_contradicts"),
    (
        "within: {low: 10%, high: 20%以下, exclusive_high: true}",
        lambda: Within("10%", "20%以下", exclusive_high=True),
        "plan.word_contradicts",
    ),
    ("within: {low: 20%, high: 10%未満}", lambda: Within("20%", "10%未満"), "plan.range_upside_down"),
    ("within: {low: 10%超, high: 10%}", lambda: Within("10%超", "10%"), "plan.range_empty"),
    ("within: {low: 10%, high: 10%未満}", lambda: Within("10%", "10%未満"), "plan.range_empty"),
    ("exactly: 10%以上", lambda: Exactly("10%以上"), "plan.word_contradicts"),
    ("reduce-by: {share: 30%以下}", lambda: ReduceBy("30%以下"), "plan.word_contradicts"),
    ("increase-by: {share: 30%未満}", lambda: IncreaseBy("30%未満"), "plan.word_contradicts"),
    ("reduce-by: {share: -20%}", lambda: ReduceBy("-20%"), "plan.share_not_positive"),
    ("reduce-by: {share: ▲20%}", lambda: ReduceBy("▲20%"), "plan.share_not_positive"),
    ("reduce-by: {share: 0%}", lambda: ReduceBy("0%"), "plan.share_not_positive"),
    ("increase-by: {share: -20%}", lambda: IncreaseBy("-20%"), "plan.share_not_positive"),
    ("change-by: -10ポイント以上", lambda: ChangeBy("-10ポイント以上"), "plan.bound_of_a_fall"),
    ("maintain: -2ポイント", lambda: Maintain("-2ポイント"), "plan.not_a_tolerance"),
    ("maintain: 2ポイント以下", lambda: Maintain("2ポイント以下"), "plan.not_a_tolerance"),
    (
        "described: {text: 少なく, bound: {at-most: 30%以上}}",
        lambda: AtMost("30%以上"),
        "plan.word_contradicts",
    ),
    ("change-by: 10%", None, "plan.not_in_points"),
    ("change-by: 10‰", None, "plan.not_in_points"),
    ("maintain: 2%", None, "plan.not_in_points"),
    ("change-by: 10件", None, "plan.unit_does_not_fit"),
]


@pytest.mark.parametrize(("text", "build", "code"), CONTRADICTING)
def test_words_that_contradict_their_goal_are_refused(text: str, build: Any, code: str) -> None:
    """In Python at once, in a file with one located error; both languages say what is accepted."""
    if build is not None:
        with pytest.raises(DxError) as caught:
            build()
        assert caught.value.code == code
    with pytest.raises(ValidationError) as refused:
        _goal(f"{{{text}}}")
    (problem,) = refused.value.problems
    assert problem.code == code
    assert all(len(each) > 1 for each in problem.facts.get("accepted", ()))
    assert problem.place is not None
    assert problem.place.line


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("change-by: 20人増", ChangeBy("+20人")),
        ("change-by: 20人の増加", ChangeBy("+20人")),
        ("change-by: 約20人減", ChangeBy("約-20人")),
        ("change-by: {amount: 20人削減}", ChangeBy("-20人")),
        ("reduce-by: 10%削減", ReduceBy("10%")),
        ("reduce-by: {share: 3割減, base_year: R2}", ReduceBy("3割", base_year="R2")),
        ("increase-by: 2割増", IncreaseBy("2割")),
    ],
)
def test_a_change_may_be_written_with_its_word(text: str, goal: Any) -> None:
    """As the plan prints it, in a file and in Python."""
    book = ledger_of(f"- {{id: x, label: 人数, unit: 人, targets: [{{due: R8, goal: {{{text}}}}}]}}")
    assert book.plan.indicator("x").targets[0].goal == goal
    assert ChangeBy("20人減") == ChangeBy("-20人")
    assert (ReduceBy("3割減少"), IncreaseBy("2割増加")) == (ReduceBy("3割"), IncreaseBy("2割"))


@pytest.mark.parametrize(
    "text",
    ["reach: 20人増", "change-by: -20人増", "reduce-by: 10%増", "increase-by: 10%減", "at-least: 20人減"],
)
def test_a_change_in_another_goal_is_one_located_error(text: str) -> None:
    """It names the goals for changes; a sign beside the word of a change is one too many."""
    with pytest.raises(ValidationError) as error:
        ledger_of(f"- {{id: x, label: 人数, unit: 人, targets: [{{due: R8, goal: {{{text}}}}}]}}")
    (problem,) = error.value.problems
    assert problem.code == "amount.change"
    assert "change-by" in problem.describe("ja")


def test_a_relative_change_of_a_count_names_the_goal_for_it() -> None:
    """10 % of a count is growth by a share, not a change by an amount."""
    for goal, code in (
        ("change-by: 10%", "plan.change_by_a_share"),
        ("maintain: 3人", "plan.unit_does_not_fit"),
    ):
        with pytest.raises(ValidationError) as refused:
            _goal(f"{{{goal}}}", unit="件")
        assert [each.code for each in refused.value.problems] == [code]


def test_bounds_may_repeat_their_word() -> None:
    """What is possible from 0 % to 100 %, as printed; the contrary is refused."""
    assert Bounds(low="0%以上", high="100%以下") == Bounds(low="0%", high="100%")
    for contrary in ({"low": "0%以下"}, {"high": "100%未満"}, {"high": "100%以上"}):
        with pytest.raises(DxError, match="contradicts"):
            Bounds(**contrary)


def _goal(goal: str, unit: str = "%") -> Any:
    text = f"- {{id: x, label: 指標, unit: '{unit}', targets: [{{due: R8, goal: {goal}}}]}}"
    (target,) = ledger_of(text).plan.indicator("x").targets
    return target.goal


BASE = "baseline: {value: 50件, year: R4}"
JUDGED = [
    # words, judged in their due year
    ("at-least: 85件以上", "84件", "missed"),
    ("at-least: 85件以上", "85件", "achieved"),
    ("at-most: 30件未満", "30件", "missed"),
    ("at-most: 30件未満", "29件", "achieved"),
    ("reach: 60件以上", "61件", "achieved"),
    ("reach: 40件以上", "60件", "achieved"),
    ("change-by: +10件以上", "60件", "achieved"),
    ("change-by: +10件以上", "59件", "missed"),
    ("change-by: +10件超", "60件", "missed"),
    ("change-by: +10件以下", "60件", "achieved"),
    ("change-by: +10件以下", "61件", "missed"),
    ("mean-over: {amount: 60件以上, span: R8/R8}", "60件", "achieved"),
    ("mean-over: {amount: 60件以下, span: R8/R8}", "61件", "missed"),
    ("total-over: {amount: 60件以下, span: R8/R8}", "60件", "achieved"),
    ("total-over: {amount: 60件以下, span: R8/R8}", "61件", "missed"),
    ("total-over: {amount: 60件超, span: R8/R8}", "60件", "missed"),
    # relative growth, the mirror of a cut
    ("increase-by: {share: 20%, base: 50件}", "60件", "achieved"),
    ("increase-by: {share: 20%, base: 50件}", "59件", "missed"),
    ("increase-by: {share: 20%, base_year: R4}", "60件", "achieved"),
    ("increase-by: {share: 20%超, base: 50件}", "60件", "missed"),
    ("increase-by: {share: 20%, base_year: R1}", "60件", "no-base-level"),
    ("increase-by: {share: 2割増}", "60件", "achieved"),  # of the baseline, as a change by an amount is
    ("increase-by: {share: 2割増}", "59件", "missed"),
    ("reduce-by: {share: 10%減}", "45件", "achieved"),
    ("reduce-by: 半減", "25件", "achieved"),
    ("reduce-by: {share: 半減}", "26件", "missed"),
    ("increase-by: 倍増", "100件", "achieved"),
    ("increase-by: 倍増", "99件", "missed"),
    # a rough share is a range of levels: 約25% is 24.5 to 25.5 %
    ("reduce-by: {share: 約25%減}", "37.2件", "achieved"),
    ("reduce-by: {share: 約25%減}", "37.5件", "uncertain"),
    ("reduce-by: {share: 約25%減}", "37.8件", "missed"),
    ("increase-by: {share: 約25%, base: 50件}", "62.8件", "achieved"),
    ("increase-by: {share: 約25%, base: 50件}", "62.5件", "uncertain"),
    ("increase-by: {share: 約25%, base: 約50件}", "57件", "uncertain"),
    ("increase-by: {share: 20%〜30%, base: 50件}", "59件", "missed"),
    ("reduce-by: {share: 20%, base_year: R4}", "40件", "achieved"),
    ("reduce-by: {share: 20%超, base_year: R4}", "40件", "missed"),
    # an exact value: beyond it is not achieved either
    ("exactly: 70件", "70件", "achieved"),
    ("exactly: 70件", "71件", "missed"),
    ("exactly: 70件", "69件", "missed"),
    # maintain, with a tolerance
    ("maintain: {}", "50件", "achieved"),
    ("maintain: {}", "49件", "no-direction"),
    ("maintain: 5件", "45件", "achieved"),
    ("maintain: 5件", "55件", "achieved"),
    ("maintain: 5件", "44件", "missed"),
    ("maintain: 5件", "56件", "missed"),
    ("maintain: 10%", "55件", "achieved"),
    ("maintain: 10%", "56件", "missed"),
    # words with a bound
    ("described: {text: 県内総生産の2割以下, bound: {at-most: 30件}}", "30件", "achieved"),
    ("described: {text: 県内総生産の2割以下, bound: {at-most: 30件}}", "31件", "missed"),
    ("described: 県内総生産の2割以下", "31件", "target-in-words"),
]


@pytest.mark.parametrize(("goal", "value", "verdict"), JUDGED)
def test_each_goal_is_met_where_its_words_say(goal: str, value: str, verdict: str) -> None:
    """A table of right values, in the due year."""
    assert _verdict(goal, value, "R8", BASE) == verdict


@pytest.mark.parametrize(
    ("value", "verdict"),
    [("45件", "achieved"), ("60件", "achieved"), ("44件", "missed")],
)
def test_a_level_to_maintain_within_a_tolerance_may_be_better(value: str, verdict: str) -> None:
    """Where more is better, only a fall beyond the tolerance counts."""
    assert _verdict("maintain: 5件", value, "R8", f"direction: up, {BASE}") == verdict


def test_on_the_way_to_an_exact_value_the_path_is_a_line() -> None:
    """Half of the way after half of the time; what has passed the level has no progress towards it."""
    assert _verdict("exactly: 70件", "60件", "R6", BASE) == "on-track"
    assert _verdict("exactly: 70件", "55件", "R6", BASE) == "behind"
    assert _verdict("exactly: 70件", "40件", "R6", BASE) == "regressing"
    assert _verdict("exactly: 70件", "75件", "R6", BASE) not in ("achieved", "on-track")


def test_growth_and_cut_by_a_share_are_mirror_images() -> None:
    """What grows by 20 % from 50 is judged as what falls by 20 % from -50 would be: level for level."""
    up = _assessment("increase-by: {share: 20%, base_year: R4}", "55件", "R6", BASE)
    down = _assessment("reduce-by: {share: 20%, base_year: R4}", "45件", "R6", BASE)
    assert (up.status, up.progress, up.pace) == (down.status, down.progress, down.pace)


WORDS_AND_NUMBERS = [
    # targets, the year, the due year of the judged target
    ("{due: R6, goal: {described: 改善}}, {due: R8, goal: {reach: 60件}}", "R5", "R8"),
    ("{due: R6, goal: {described: 改善}}, {due: R8, goal: {reach: 60件}}", "R6", "R8"),
    ("{due: R6, goal: {described: 改善}}, {due: R8, goal: {reach: 60件}}", "R9", "R8"),
    ("{due: R6, goal: {reach: 60件}}, {due: R8, goal: {described: 改善}}", "R6", "R6"),
    ("{due: R6, goal: {reach: 60件}}, {due: R8, goal: {described: 改善}}", "R7", "R8"),
    ("{due: R6, goal: {not-yet-set: 調査中}}, {due: R8, goal: {reach: 60件}}", "R5", "R8"),
    (
        "{due: R6, goal: {described: {text: 改善, bound: {at-least: 55件}}}}, {due: R8, goal: {reach: 60件}}",
        "R5",
        "R6",
    ),
    ("{due: R6, goal: {completed: 導入}}, {due: R8, goal: {reach: 60件}}", "R5", "R6"),
    (
        "{due: R6, goal: {described: 改善}}, {due: {by: null, qualifier: 順次}, goal: {reach: 60件}}",
        "R5",
        None,
    ),
]


@pytest.mark.parametrize(("targets", "at", "due"), WORDS_AND_NUMBERS)
def test_words_do_not_hide_a_number_that_is_not_past(targets: str, at: str, due: str | None) -> None:
    """The next number is judged; words only where no number is left."""
    ledger = ledger_of(f"- {{id: x, label: 指標, unit: 件, {BASE}, targets: [{targets}]}}")
    target = assess(ledger, at)["x"].target
    assert target is not None
    assert (target.due.year and str(target.due.year)) == due


def _assessment(goal: str, value: str, at: str, others: str) -> Any:
    targets = f"targets: [{{due: R8, goal: {{{goal}}}}}]"
    indicator = f"- {{id: x, label: 指標, unit: 件, accumulation: flow, {others}, {targets}}}"
    return assess(ledger_of(indicator, f"- {{indicator: x, period: {at}, value: {value}}}"), at)["x"]


def _verdict(goal: str, value: str, at: str, others: str) -> str:
    answer = _assessment(goal, value, at, others)
    return str(answer.reason or answer.status)
