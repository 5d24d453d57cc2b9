"""Ranges with both, one or none of their ends included."""

from typing import Any

import pytest

from dxmodel.checks import check
from dxmodel.goals import Within
from tests.progress.small import answer, book, judged
from tests.yaml_ledger import ledger_of

CLOSED, BELOW_50, ABOVE_30, OPEN = (
    Within("30件", "50件"),
    Within("30件以上", "50件未満"),
    Within("30件超", "50件以下"),
    Within("30件超", "50件未満"),
)

RIGHT_VALUES: list[tuple[str, list[str]]] = [
    # a value in the due year; met by the range that is closed, below 50, above 30, open
    ("29.9件", ["missed", "missed", "missed", "missed"]),
    ("30件", ["achieved", "achieved", "missed", "missed"]),
    ("30.1件", ["achieved", "achieved", "achieved", "achieved"]),
    ("49.9件", ["achieved", "achieved", "achieved", "achieved"]),
    ("50件", ["achieved", "missed", "achieved", "missed"]),
    ("50.1件", ["missed", "missed", "missed", "missed"]),
    ("約50件", ["uncertain", "uncertain", "uncertain", "uncertain"]),
    ("50件以上", ["uncertain", "missed", "uncertain", "missed"]),
    ("30件以下", ["uncertain", "uncertain", "missed", "missed"]),
    ("50件未満", ["uncertain", "uncertain", "uncertain", "uncertain"]),
]


@pytest.mark.parametrize(("value", "statuses"), RIGHT_VALUES)
def test_an_end_that_is_excluded_does_not_meet_the_range(value: str, statuses: list[str]) -> None:
    """Exactly on it and next to it, for exact and rough values; in the explanation too."""
    ranges = (CLOSED, BELOW_50, ABOVE_30, OPEN)
    answers = [answer(value, goal=goal, at="R10", baseline="10件") for goal in ranges]
    assert [str(each.status) for each in answers] == statuses


UNDER_WAY: list[tuple[Any, str, str, str]] = [
    # goal, baseline, value before the due year; status or reason
    (BELOW_50, "10件", "19件", "behind"),
    (BELOW_50, "10件", "50件", "overshot-range"),
    (BELOW_50, "10件", "51件", "overshot-range"),
    (BELOW_50, "10件", "49件", "achieved"),
    (ABOVE_30, "10件", "30件", "on-track"),
    (ABOVE_30, "30件", "30件", "behind"),
    (ABOVE_30, "30件", "51件", "no-gap"),
    (ABOVE_30, "30件", "29件", "regressing"),
    (BELOW_50, "50件", "50件", "behind"),
    (BELOW_50, "50件", "29件", "no-gap"),
    (ABOVE_30, "60件", "30件", "overshot-range"),
    (ABOVE_30, "60件", "50件", "achieved"),
    (BELOW_50, "60件", "50件", "on-track"),
    (BELOW_50, "40件", "45件", "kept-so-far"),
    (BELOW_50, "40件", "50件", "regressing"),
]


@pytest.mark.parametrize(("goal", "baseline", "value", "expected"), UNDER_WAY)
def test_a_range_is_overshot_on_an_end_that_is_excluded(
    goal: Any, baseline: str, value: str, expected: str
) -> None:
    """On the near end nothing is overshot: the path leads there."""
    assessment = answer(value, goal=goal, baseline=baseline, at="R7")
    assert str(assessment.reason or assessment.status) == expected
    if expected == "overshot-range":
        passed = goal.high if baseline == "10件" else goal.low
        assert (assessment.progress, assessment.target_level) == (None, passed)


def test_a_range_that_was_met_and_then_overshot_is_no_longer_achieved() -> None:
    """Before its due year, also where the value lies exactly on an end that is excluded."""
    for goal, status in ((BELOW_50, "no-longer-achieved"), (CLOSED, "achieved")):
        ledger = book(("R5", "40件"), ("R6", "50件"), goal=goal, baseline="10件")
        assert str(judged(ledger, "R6").status) == status


def test_the_explanation_and_the_sentence_say_which_end_is_excluded() -> None:
    """In the words of documents, and as a comparison."""
    assessment = answer("50件", goal=BELOW_50, at="R10", baseline="10件")
    assert assessment.explanation.formula == "30件 ≤ v < 50件"
    assert answer("30件", goal=ABOVE_30, at="R10").explanation.formula == "30件 < v ≤ 50件"
    assert "30件以上50件未満" in assessment.describe("ja")


def test_check_finds_goals_that_only_share_an_excluded_end() -> None:
    """A cut to exactly the level that a range excludes."""
    targets = (
        "{due: R8, goal: {within: {low: 70件超, high: 90件}}}, {due: R8, goal: {reduce-by: {share: 30%}}}"
    )
    cut = targets.replace("{share: 30%}", "{share: 30%, base: 100件}")
    for text, is_found in ((cut, True), (cut.replace("70件超", "70件"), False)):
        ledger = ledger_of(f"- {{id: x, label: 件数, unit: 件, targets: [{text}]}}")
        assert ("check.goals_contradict" in {each.code for each in check(ledger)}) == is_found
