"""Targets of one due date, without a due date, and for a member of a breakdown."""

from typing import Any

import pytest

from dxmodel.changes import MoveTarget, SetTarget, WithdrawTarget
from dxmodel.checks import check
from dxmodel.errors import DxError, ValidationError
from dxmodel.fiscal import FiscalYear
from dxmodel.formats import yaml
from dxmodel.goals import AtLeast, AtMost, Completed, Reach, ReduceBy, TotalOver, Within
from dxmodel.plan import Due, Indicator, Target
from dxmodel.plan.direction import better_direction
from dxmodel.progress import assess
from dxmodel.progress.inputs.target_range import judged_targets
from dxmodel.revise import apply, compare
from tests.yaml_ledger import ledger_of

TOGETHER: list[tuple[Any, Any, str | None]] = [
    (AtMost("20件"), ReduceBy("30%", base="40件"), None),
    (AtLeast("20件"), AtMost("30件"), None),
    (AtLeast("20件"), AtMost("20件"), None),
    (TotalOver("50件", "R4/R8"), TotalOver("20件", "R7/R8"), None),
    (ReduceBy("46%", base_year="H25"), ReduceBy("30%", base_year="R1"), None),
    (Completed("導入"), Completed("全庁展開"), None),
    (Reach("20件"), Reach("30件"), "plan.two_targets"),
    (Reach("20件"), Reach("20件"), "plan.two_targets"),
    (TotalOver("50件", "R4/R8"), TotalOver("20件", "R4/R8"), "plan.two_targets"),
    (Completed("導入"), Completed("導入"), "plan.two_targets"),
    (AtLeast("30件"), AtMost("20件"), "plan.goals_contradict"),
    (AtMost("20件"), AtLeast("30件"), "plan.goals_contradict"),
    (AtLeast("20件", exclusive=True), AtMost("20件"), "plan.goals_contradict"),
    (Within("20件", "30件未満"), AtLeast("30件"), "plan.goals_contradict"),
    (Within("20件", "30件"), AtLeast("30件"), None),
    (Within("20件超", "30件"), AtMost("20件"), "plan.goals_contradict"),
    (AtLeast("30件"), AtMost("約20件"), "plan.goals_contradict"),
    (AtLeast("20件"), AtMost("約20件"), None),
]


@pytest.mark.parametrize(("goal", "other", "code"), TOGETHER)
def test_two_goals_of_one_time_are_two_kinds_that_can_both_be_met(
    goal: Any, other: Any, code: str | None
) -> None:
    """A bound and a cut, a phase and the whole; two of one kind, or two that contradict, are refused."""
    targets = [Target(due="R8", goal=each) for each in (goal, other)]
    if code is None:
        indicator = _indicator(targets)
        assert [each.goal for each in judged_targets(indicator, FiscalYear(2026))] == [goal, other]
        return
    with pytest.raises(DxError) as caught:
        _indicator(targets)
    assert caught.value.code == code
    of_members = [Target(due="R8", goal=goal), Target(due="R8", goal=other, breakdown={"性別": "女性"})]
    assert len(_indicator(of_members).targets) == 2


def test_contradicting_goals_in_a_file_are_one_located_error() -> None:
    """It names the date and both goals."""
    targets = "targets: [{due: R8, goal: {at-least: 30件}}, {due: R8, goal: {at-most: 20件}}]"
    with pytest.raises(ValidationError) as caught:
        ledger_of(f"- {{id: x, label: 指標, unit: 件, {targets}}}")
    (problem,) = caught.value.problems
    assert problem.code == "plan.goals_contradict"
    assert problem.place is not None
    assert "30件以上" in problem.describe("ja")


def test_changes_concern_all_targets_of_a_due_date() -> None:
    """Set one, or one beside another; move or withdraw all; a comparison makes the same targets again."""
    bound, cut = Target(due="R8", goal=AtMost("20件")), Target(due="R8", goal=ReduceBy("30%", base="40件"))
    one = ledger_of("- {id: x, label: 指標, unit: 件, targets: [{due: R8, goal: {at-most: 20件}}]}").plan
    two = apply(one, [SetTarget("x", cut, beside=True)])
    assert two.indicator("x").targets == (bound, cut)
    moved = apply(two, [MoveTarget("x", "R8", to="R9")])
    assert [str(each.due) for each in moved.indicator("x").targets] == ["R9", "R9"]
    none = apply(two, [WithdrawTarget("x", "R8")])
    assert none.indicator("x").targets == ()
    assert apply(two, [SetTarget("x", bound)]).indicator("x").targets == (bound,)
    for before in (one, two, moved, none):
        for after in (one, two, moved, none):
            assert apply(before, compare(before, after)) == after
    assert compare(two, moved) == (MoveTarget("x", "R8", to="R9"),)


PHASES = [
    ("50件", "20件", "30件", False),
    ("60件", "20件", "30件", True),
    ("約50件", "20件", "30件", False),
]


@pytest.mark.parametrize(("whole", "first", "second", "is_wrong"), PHASES)
def test_phases_add_up_to_the_whole(whole: str, first: str, second: str, is_wrong: bool) -> None:
    """Where phases make up the span of a total, `check` compares their sum with it."""
    ledger = ledger_of(f"""
        - id: x
          label: 指標
          unit: 件
          accumulation: flow
          targets:
          - {{due: R8, goal: {{total-over: {{amount: {whole}, span: R4/R8}}}}}}
          - {{due: R6, goal: {{total-over: {{amount: {first}, span: R4/R6}}}}}}
          - {{due: R8, goal: {{total-over: {{amount: {second}, span: R7/R8}}}}}}
    """)
    assert ("check.phases_disagree" in {each.code for each in check(ledger)}) == is_wrong


def test_a_target_need_not_have_a_due_date() -> None:
    """It is met or there is no due year; written without `due`, and read so again."""
    ledger = ledger_of(
        "- {id: x, label: 指標, unit: 件, baseline: {value: 20件, year: R4},"
        " targets: [{goal: {reach: 60件}}]}",
        "- {indicator: x, period: R5, value: 61件}\n- {indicator: x, period: R6, value: 50件}",
    )
    (target,) = ledger.plan.indicator("x").targets
    assert (target.due, target.due.year) == (Due(), None)
    assert f"{target.due:ja}" == "期限の記載なし"
    text = yaml.dumps(ledger.plan)
    assert "due" not in text
    assert yaml.loads(text, type(ledger.plan)) == ledger.plan
    verdicts = [assess(ledger, year)["x"] for year in ("R5", "R6")]
    assert [str(each.reason or each.status) for each in verdicts] == ["achieved", "no-due-year"]
    assert "期限なし" in verdicts[0].describe("ja")
    after = apply(ledger.plan, [MoveTarget("x", Due(), to="R8")])
    assert [str(each.due) for each in after.indicator("x").targets] == ["R8"]
    assert apply(after, compare(after, ledger.plan)) == ledger.plan


def test_a_target_for_a_member_does_not_judge_the_total() -> None:
    """Each member has its own target; the total is judged by its own, and takes no direction from theirs."""
    ledger = ledger_of(
        """
        - id: x
          label: 管理職の割合
          unit: "%"
          baseline: {value: 10%, year: R4}
          targets:
          - {due: R8, goal: {reach: 30%}}
          - {due: R8, goal: {reach: 40%}, breakdown: {性別: 女性}}
          - {due: R6, goal: {reach: 5%}, breakdown: {性別: 男性}}
        """,
        "- {indicator: x, period: R8, value: 30%}",
    )
    indicator = ledger.plan.indicator("x")
    assert str(better_direction(indicator)) == "up"
    answer = assess(ledger, "R8")["x"]
    assert answer.target is not None
    assert (str(answer.status), answer.target.breakdown) == ("achieved", ())
    member = (("性別", "女性"),)
    assert [f"{each.goal}" for each in judged_targets(indicator, FiscalYear(2026), breakdown=member)] == [
        "40%"
    ]
    assert yaml.loads(yaml.dumps(ledger.plan), type(ledger.plan)) == ledger.plan


def _indicator(targets: list[Target]) -> Indicator:
    return Indicator(id="x", order=1, label="指標", unit="件", targets=targets)


OVERLAPS = [
    # the years of two targets, their goals, the code and the years that they share
    ("", ", by: R7", "at-least: 30件", "at-least: 40件", "plan.two_targets", "令和7年度までの毎年度"),
    ("", ", by: R7", "at-least: 30件", "at-most: 20件", "plan.goals_contradict", "令和7年度までの毎年度"),
    ("", ", by: R7", "at-least: 30件", "at-most: 60件", None, None),
    ("", ", not_before: R6", "reach: 30件", "reach: 30件", "plan.two_targets", "令和6年度以降の毎年度"),
    (", by: R6", ", not_before: R6", "at-least: 30件", "at-least: 40件", "plan.two_targets", "令和6年度"),
    (", not_before: R6", ", by: R6", "at-least: 30件", "at-most: 20件", "plan.goals_contradict", "令和6年度"),
    (", by: R5", ", not_before: R6", "at-least: 30件", "at-least: 40件", None, None),
    (
        ", by: 2024-09",
        ", not_before: 2025-03",
        "at-least: 1件",
        "at-least: 2件",
        "plan.two_targets",
        "令和6年度",
    ),
    (", by: 2024-03-31", ", not_before: R6", "at-least: 30件", "at-least: 40件", None, None),
    (
        ", not_before: R4, by: R7",
        ", not_before: R6, by: R9",
        "at-least: 3件",
        "at-least: 4件",
        "plan.two_targets",
        "令和6年度から令和7年度までの毎年度",
    ),
    (", qualifier: 概ね", "", "at-least: 30件", "at-least: 40件", "plan.two_targets", "毎年度"),
    ("", ", by: R7", "described: 高める", "described: 高める", "plan.two_targets", "令和7年度までの毎年度"),
]


@pytest.mark.parametrize(("years", "others", "goal", "other", "code", "common"), OVERLAPS)
def test_yearly_targets_with_years_in_common_are_of_one_time(
    years: str, others: str, goal: str, other: str, code: str | None, common: str | None
) -> None:
    """In a file, for a member, and by a revision; the error names the years that they share."""
    first, second = f"{{yearly: true{years}}}", f"{{yearly: true{others}}}"
    for member in ("", ", breakdown: {性別: 女性}"):
        rows = [f"{{due: {due}, goal: {{{of}}}{member}}}" for due, of in ((first, goal), (second, other))]
        text = f"- {{id: x, label: 指標, unit: 件, targets: [{', '.join(rows)}]}}"
        if code is None:
            ledger = ledger_of(text)
            for year in range(2020, 2034):
                assess(ledger, FiscalYear(year))
            check(ledger)
            continue
        with pytest.raises(ValidationError) as caught:
            ledger_of(text)
        (problem,) = caught.value.problems
        assert (problem.code, f"{problem.facts['due']:ja}") == (code, common)
        assert problem.place is not None
        one = ledger_of(f"- {{id: x, label: 指標, unit: 件, targets: [{rows[0]}]}}")
        later = ledger_of(f"- {{id: x, label: 指標, unit: 件, targets: [{rows[1]}]}}").plan.indicator("x")
        with pytest.raises(DxError, match="x"):
            apply(one.plan, [SetTarget("x", later.targets[0], beside=True)])


@pytest.mark.parametrize(
    "goal", ["total-over: {amount: 100件, span: R4/R8}", "mean-over: {amount: 9件, span: R4/R8}"]
)
def test_a_sum_or_a_mean_over_years_is_not_due_every_year(goal: str) -> None:
    """The error states what to write."""
    targets = f"targets: [{{due: {{yearly: true}}, goal: {{{goal}}}}}]"
    with pytest.raises(ValidationError) as caught:
        ledger_of(f"- {{id: x, label: 指標, unit: 件, {targets}}}")
    (problem,) = caught.value.problems
    assert (problem.code, problem.place is not None) == ("plan.yearly_span", True)
    assert "毎年度" in problem.describe("ja")
    assert "every year" in problem.describe("en")
