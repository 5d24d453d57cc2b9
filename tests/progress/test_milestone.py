"""A milestone: whether it was done when it was due, and by the end of a year."""

import pytest

from dxmodel.checks import check
from dxmodel.fiscal import FiscalYear
from dxmodel.formats import published_scales
from dxmodel.progress import assess, grade
from dxmodel.progress.engine.status import Reason, Status
from dxmodel.progress.inputs.milestone import Milestone
from tests.yaml_ledger import ledger_of


def milestones(due: str, *entries: str, goals: str = "") -> list[tuple[bool | None, bool | None]]:
    """Whether a milestone was done when due and by the end of R4, R5 and R6, from ``R5 2023-03`` etc."""
    indicator = f"- {{id: x, label: 展開, targets: [{goals}{{due: {due}, goal: {{completed: 展開}}}}]}}"
    observations = [each.split(" ") for each in entries]
    text = "\n".join(
        f"- {{indicator: x, period: {year}, value: {{done: {done.replace(':', ': ')}}}}}"
        for year, done in observations
    )
    ledger = ledger_of(indicator, text or "[]")
    target = ledger.plan.indicator("x").targets[-1]
    answers = [
        Milestone.of(ledger, ledger.plan.indicator("x"), target, FiscalYear(year))
        for year in (2022, 2023, 2024)
    ]
    return [(each.by_due, each.by_year) for each in answers]


NEVER, ALWAYS = (False, False), (True, True)
LATE, UNKNOWN = (False, True), (None, None)


@pytest.mark.parametrize(
    ("due", "entries", "expected"),
    [
        ("R5", ["R5 2023-06"], [(True, False), ALWAYS, ALWAYS]),
        ("R5", ["R5 R5"], [(True, False), ALWAYS, ALWAYS]),  # to the year: nothing is open
        ("R5", ["R5 true"], [(True, None), ALWAYS, ALWAYS]),
        ("R5", ["R4 2022-06"], [ALWAYS, ALWAYS, ALWAYS]),
        ("R5", ["R6 2024-04-01"], [NEVER, NEVER, LATE]),
        # not done when due, or later, stays so until a later entry states otherwise
        ("R5", ["R5 false"], [NEVER, NEVER, NEVER]),
        ("R5", ["R5 {part:12課}"], [NEVER, NEVER, NEVER]),
        ("R5", ["R6 false"], [NEVER, NEVER, NEVER]),
        ("R4", ["R4 false"], [NEVER, NEVER, NEVER]),
        ("R4", ["R5 false"], [NEVER, NEVER, NEVER]),
        ("R4", ["R4 false", "R6 true"], [NEVER, NEVER, LATE]),
        ("R4", ["R4 false", "R6 2023-06"], [NEVER, LATE, LATE]),
        ("R4", ["R4 false", "R6 2023-06/2024-06"], [NEVER, (False, None), LATE]),
        ("2022-09", ["2022-04/2022-09 false"], [NEVER, NEVER, NEVER]),
        ("2022-09", ["2022-04/2022-06 false"], [UNKNOWN, UNKNOWN, UNKNOWN]),
        ("R5", [], [UNKNOWN, UNKNOWN, UNKNOWN]),
        ("R5", ["R4 false"], [(None, False), UNKNOWN, UNKNOWN]),
        ("R5", ["R6 true"], [UNKNOWN, UNKNOWN, (None, True)]),
        ("2023-09", ["R5 2023-09"], [(True, False), ALWAYS, ALWAYS]),
        ("2023-09", ["R5 2023-10"], [NEVER, LATE, LATE]),
        # to the year, for a month of it: only the punctuality is open
        ("2023-09", ["R5 R5"], [(None, False), (None, True), (None, True)]),
        ("2023-09", ["R5 true"], [UNKNOWN, (None, True), (None, True)]),
        ("{by: R5, qualifier: 概ね}", ["R5 2023-06"], [(True, False), ALWAYS, ALWAYS]),
        ("{by: null, qualifier: 順次}", ["R5 2023-06"], [(None, False), (None, True), (None, True)]),
        # reversed
        ("R4", ["R4 true", "R6 false"], [ALWAYS, ALWAYS, (True, False)]),
    ],
)
def test_a_milestone_is_done_when_due_and_by_a_year(
    due: str, entries: list[str], expected: list[tuple[bool | None, bool | None]]
) -> None:
    """Both answers at the end of R4, R5 and R6."""
    assert milestones(due, *entries) == expected


def test_an_entry_of_an_earlier_milestone_is_about_that_one() -> None:
    """A phase that is done, or the same thing done every year, says nothing about the next."""
    phase = "{due: R4, goal: {completed: 設計}}, "
    assert milestones("R6", "R4 true", goals=phase) == [UNKNOWN, UNKNOWN, UNKNOWN]
    assert milestones("R6", "R4 true", "R6 2024-10", goals=phase) == [(True, False), (True, False), ALWAYS]


@pytest.mark.parametrize(
    ("first", "second", "entry", "answers", "is_found"),
    [
        ("R5", "R5", "R5, value: {done: 2024-03-01}", [Reason.NEEDS_JUDGEMENT] * 2, True),
        ("R5", "R5", "R5, value: {done: true}", [Reason.NEEDS_JUDGEMENT] * 2, True),
        ("R5", "R5", "R5, value: {done: {part: 設計は完了}}", [Reason.NEEDS_JUDGEMENT] * 2, True),
        ("R5", "2024-03", "R5, value: {done: 2024-03-01}", [Reason.NEEDS_JUDGEMENT] * 2, True),
        ("R5", "{yearly: true}", "R5, value: {done: true}", [Reason.NEEDS_JUDGEMENT] * 2, True),
        ("R5", "R6", "R5, value: {done: true}", [Status.ACHIEVED], False),
        # one of two is enough
        ("R5", "R5, either: true", "R5, value: {done: true}", [Reason.NEEDS_JUDGEMENT] * 2, True),
        ("R5, either: true", "R5, either: true", "R5, value: {done: true}", [Status.ACHIEVED] * 2, False),
        # two dates of one year: what was done by the first date is about the first
        ("2023-09", "R5", "R5, value: {done: 2023-08-01}", [Status.ACHIEVED, Reason.NEEDS_JUDGEMENT], False),
        ("2023-09", "R5", "R5, value: {done: 2024-03-01}", [Status.ACHIEVED_LATE, Status.ACHIEVED], False),
    ],
)
def test_one_entry_does_not_complete_two_milestones(
    first: str, second: str, entry: str, answers: list[Status | Reason], is_found: bool
) -> None:
    """No entry states which of those with one due date it is about; `check` asks for two indicators."""
    goals = f"{{due: {first}, goal: {{completed: 設計}}}}, {{due: {second}, goal: {{completed: 配備}}}}"
    indicator = f"- {{id: x, label: 展開, targets: [{goals}]}}"
    ledger = ledger_of(indicator, f"- {{indicator: x, period: {entry}}}")
    answer = assess(ledger, "R5")["x"]
    by_goal = {str(each.target and each.target.goal): each for each in (answer, *answer.others)}
    judged = [by_goal[goal] for goal in ("設計", "配備") if goal in by_goal]
    assert [each.reason or each.status for each in judged] == answers
    assert ("check.milestones_of_one_time" in {each.code for each in check(ledger)}) == is_found


SCALES = """\
format: scales/1
scales:
- {id: kpi, label: 進捗, grades: [{mark: 完了, state: done}, {mark: 実施中, state: in-progress}]}
"""


def test_what_decides_is_the_value_that_is_told() -> None:
    """A result, the city's grade, or a result of another year; what was done only later is not done yet."""
    targets = "targets: [{due: R4, goal: {completed: 展開}}]"
    indicators = "\n".join(f"- {{id: {id}, label: 展開, {targets}}}" for id in ("a", "b", "c", "d"))
    observations = """
    - {indicator: a, period: R4, value: {done: 2022-10}}
    - {indicator: c, period: R6, value: {done: 2022-05}}
    - {indicator: d, period: R6, value: {done: 2024-05}}
    """
    evaluations = "format: evaluations/1\nevaluations:\n- {item: b, year: R4, grade: 完了}\n"
    ledger = ledger_of(indicators, observations, evaluations=evaluations, scales=SCALES)
    answers = assess(ledger, "R5")
    assert [str(each.resolved.value) for each in answers] == [
        "done (October 2022)",
        "done",
        "done (May 2022)",
        "not done",
    ]
    assert [each.status.value for each in answers] == ["achieved", "achieved", "achieved", "missed"]


@pytest.mark.parametrize(
    ("done", "marks"),
    [
        ("2022-10", [None, "met", "met"]),
        ("2023-10", [None, "not met", "met"]),
        ("false", [None, "not met", "not met"]),
    ],
)
def test_a_milestone_has_a_grade_where_the_method_needs_no_way(done: str, marks: list[str | None]) -> None:
    """Met or not met, once it is due, in R3, R4 and R5; and what nobody has stated is not evaluated."""
    period = "R5" if done == "2023-10" else "R4"
    ledger = ledger_of(
        "- {id: x, label: 展開, targets: [{due: R4, goal: {completed: 展開}}]}",
        f"- {{indicator: x, period: {period}, value: {{done: {done}}}}}",
    )
    scale = published_scales()["gc-infobase"]
    assert [grade(ledger, year, scale)["x"].mark for year in ("R3", "R4", "R5")] == marks


def test_a_completion_that_decides_nothing_is_named() -> None:
    """One before the plan, or of one of two milestones of one time; that of another year is not."""
    one, yearly = "{due: R6, goal: {completed: 試行}}", "{due: {yearly: true}, goal: {completed: 試行}}"
    two = f"{one}, {{due: R6, goal: {{completed: 本番}}}}"
    for targets, entry, text in (
        (one, "period: R6, value: {done: 2019-01}", "「完了（平成31年1月）」の記載はあるが"),
        (one, "period: R5, value: {done: 2019-01-05}", "「完了（平成31年1月5日）」の記載はあるが"),
        (two, "period: R6, value: {done: 2024-06}", "「完了（令和6年6月）」の記載はあるが"),
        (yearly, "period: R5, value: {done: 2023-06}", "完了したかどうかの記載なし"),
    ):
        indicator = f"- {{id: x, label: 窓口, targets: [{targets}]}}"
        answer = assess(ledger_of(indicator, f"- {{indicator: x, {entry}}}"), "R6")["x"]
        assert text in answer.describe("ja")
        assert str(answer.status) == "not-assessed"
