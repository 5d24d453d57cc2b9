"""Several targets of one indicator that are due in one year: each has its verdict, and it counts once."""

import pytest

from dxmodel.checks import check
from dxmodel.progress import Reason, assess, rollup
from tests.yaml_ledger import ledger_of

BOUND, CUT = "{at-most: 20件}", "{reduce-by: {share: 30%, base: 40件}}"
FLOOR, CEILING = "{at-least: 20件}", "{at-most: 30件}"
PHASE, WHOLE = (
    "{total-over: {amount: 20件, span: R7/R8}}",
    "{total-over: {amount: 50件, span: R4/R8}}",
)
START, ROLLOUT = "{completed: 導入}", "{completed: 全庁展開}"
LEVEL, MEAN = "{at-least: 20件}", "{mean-over: {amount: 20件以上, span: R7/R8}}"

RIGHT_VALUES = [
    # the goals, the values, the year; the verdict on each goal, and that by which the indicator counts
    ([BOUND, CUT], "R8 20件", "R8", "achieved achieved", "achieved"),
    ([BOUND, CUT], "R8 25件", "R8", "missed achieved", "missed"),
    ([CUT, BOUND], "R8 25件", "R8", "achieved missed", "missed"),
    ([BOUND, CUT], "R8 30件", "R8", "missed missed", "missed"),
    ([BOUND, CUT], "R8 約20件", "R8", "uncertain achieved", "uncertain"),
    ([BOUND, CUT], "R8 約28件", "R8", "missed uncertain", "missed"),
    ([BOUND, CUT], "R7 25件", "R7", "not-met-yet achieved", "not-met-yet"),
    ([BOUND, CUT], "R6 25件", "R7", "no-observation no-observation", "no-observation"),
    ([BOUND, CUT], "R8 25件, R9 19件", "R9", "achieved-late achieved", "achieved-late"),
    ([BOUND, CUT], "R8 19件, R9 25件", "R9", "achieved achieved", "achieved"),
    ([FLOOR, CEILING], "R8 25件", "R8", "achieved achieved", "achieved"),
    ([FLOOR, CEILING], "R8 31件", "R8", "achieved missed", "missed"),
    ([WHOLE, PHASE], "R4 5件, R5 5件, R6 20件, R7 10件, R8 10件", "R8", "achieved achieved", "achieved"),
    ([WHOLE, PHASE], "R4 9件, R5 9件, R6 20件, R7 9件, R8 9件", "R8", "achieved missed", "missed"),
    ([WHOLE, PHASE], "R4 9件, R5 9件, R6 20件", "R6", "on-track not-due", "not-due"),
    ([LEVEL, MEAN], "R7 10件, R8 25件", "R8", "achieved missed", "missed"),
]  # fmt: skip


@pytest.mark.parametrize(("goals", "values", "at", "statuses", "counted"), RIGHT_VALUES)
def test_each_of_several_goals_of_one_year_has_its_verdict(
    goals: list[str], values: str, at: str, statuses: str, counted: str
) -> None:
    """The worst is the answer, the others stand beside it; a roll-up counts it once."""
    targets = ", ".join(f"{{due: R8, goal: {goal}}}" for goal in goals)
    observations = "\n".join(
        "- {{indicator: x, period: {}, value: {}}}".format(*entry.split()) for entry in values.split(",")
    )
    fields = "id: x, label: 事故, unit: 件, accumulation: flow, direction: "
    direction = "down" if BOUND in goals else "up"
    ledger = ledger_of(f"- {{{fields}{direction}, targets: [{targets}]}}", observations)
    answer = assess(ledger, at)["x"]
    of_target = {each.target: each for each in (answer, *answer.others)}
    of_goals = [of_target[target] for target in ledger.plan.indicator("x").targets]
    assert " ".join(str(each.reason or each.status) for each in of_goals) == statuses
    assert str(answer.reason or answer.status) == counted
    assert dict(rollup([answer]).counts) == {answer.status: 1}


def test_two_milestones_of_one_year() -> None:
    """No entry states which of them it is about, so that people have to judge."""
    ledger = ledger_of(
        f"- {{id: x, label: 電子決裁, targets: [{{due: R8, goal: {START}}}, {{due: R8, goal: {ROLLOUT}}}]}}",
        "- {indicator: x, period: R8, value: {done: R8}}",
    )
    answer = assess(ledger, "R8")["x"]
    assert [each.reason for each in (*answer.others, answer)] == [Reason.NEEDS_JUDGEMENT] * 2


def test_the_sentence_tells_the_other_goals() -> None:
    """After that of the worst one; each of them has its own sentence and explanation too."""
    ledger = ledger_of(
        "- {id: x, label: 事故, unit: 件, targets: ["
        f"{{due: R8, goal: {BOUND}}}, {{due: R8, goal: {CUT}}}]}}",
        "- {indicator: x, period: R8, value: 25件}",
    )
    answer = assess(ledger, "R8")["x"]
    assert answer.describe("ja").endswith("同じ年度の他の目標：40件から30%削減は25件で達成。")
    (other,) = answer.others
    assert "20件以下" in answer.describe("ja")
    assert (other.explanation.formula, answer.explanation.formula) == ("v ≤ T", "v ≤ T")
    assert other.others == ()
    share = rollup([answer], "share-achieved")
    assert (share.value, share.total) == (0.0, 1)


WORDS = "{described: 満足できる水準}"
ALTERNATIVES = [
    # the goals of which one is enough, the values, the year; the verdict
    ([BOUND, CUT], "R8 20件", "R8", "achieved"),
    ([BOUND, CUT], "R8 25件", "R8", "achieved"),
    ([CUT, BOUND], "R8 25件", "R8", "achieved"),
    ([BOUND, CUT], "R8 30件", "R8", "missed"),
    ([BOUND, CUT], "R8 約28件", "R8", "uncertain"),
    ([BOUND, CUT], "R8 約20件", "R8", "achieved"),
    ([BOUND, CUT], "R7 25件", "R7", "achieved"),
    ([BOUND, CUT], "R7 30件", "R7", "not-met-yet"),
    ([BOUND, CUT], "R6 25件", "R7", "no-observation"),
    ([BOUND, WORDS], "R8 30件", "R8", "target-in-words"),
    ([WORDS, BOUND], "R8 30件", "R8", "target-in-words"),
    ([BOUND, WORDS], "R8 19件", "R8", "achieved"),
    (["{at-least: 60件}", BOUND], "R8 61件", "R8", "achieved"),
    (["{at-least: 60件}", BOUND], "R8 40件", "R8", "missed"),
]


@pytest.mark.parametrize(("goals", "values", "at", "status"), ALTERNATIVES)
def test_one_of_several_alternatives_is_enough(goals: list[str], values: str, at: str, status: str) -> None:
    """Achieved if one is, missed only if all are; what one of them leaves open stays open."""
    targets = ", ".join(f"{{due: R8, goal: {goal}, either: true}}" for goal in goals)
    period, value = values.split()
    ledger = ledger_of(
        f"- {{id: x, label: 事故, unit: 件, targets: [{targets}]}}",
        f"- {{indicator: x, period: {period}, value: {value}}}",
    )
    answer = assess(ledger, at)["x"]
    assert str(answer.reason or answer.status) == status
    assert len(answer.others) == 1
    assert "check.goals_contradict" not in {each.code for each in check(ledger)}


def test_an_alternative_beside_a_goal_that_is_required() -> None:
    """The indicator counts by the worse of the required one and the best of the alternatives."""
    alternatives = ", ".join(f"{{due: R8, goal: {goal}, either: true}}" for goal in (BOUND, CUT))
    for high, counted in (("19件", "missed"), ("26件", "achieved")):
        required = f"{{within: {{low: 10件, high: {high}}}}}"
        ledger = ledger_of(
            f"- {{id: x, label: 事故, unit: 件, targets: [{{due: R8, goal: {required}}}, {alternatives}]}}",
            "- {indicator: x, period: R8, value: 25件}",
        )
        answer = assess(ledger, "R8")["x"]
        assert str(answer.status) == counted
        assert "20件以下は25件で未達成" in answer.describe("ja")


def test_an_alternative_without_another_is_found() -> None:
    """A plan that states one of several, of which the others were forgotten."""
    one = f"{{due: R8, goal: {BOUND}, either: true}}"
    other = f"{{due: R7, goal: {CUT}, either: true}}"
    with_other = f"{one}, {other}"
    for targets, is_found in ((one, True), (with_other, True), (with_other.replace("R7", "R8"), False)):
        ledger = ledger_of(f"- {{id: x, label: 事故, unit: 件, targets: [{targets}]}}")
        assert ("check.either_alone" in {each.code for each in check(ledger)}) == is_found
