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
        (
            "2023-09",
            "R5",
            "R5, value: {done: 2024-03-01}",
            [Status.ACHIEVED_LATE, Reason.NEEDS_JUDGEMENT],
            False,
        ),
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
    goals_judged = [(each.target, each) for each in (answer, *answer.others)]
    by_goal = {format(target.goal, "ja"): each for target, each in goals_judged if target is not None}
    judged = [by_goal[goal] for goal in ("設計", "配備") if goal in by_goal]
    assert [each.reason or each.status for each in judged] == answers
    assert ("check.milestones_of_one_time" in {each.code for each in check(ledger)}) == is_found


@pytest.mark.parametrize(
    ("dues", "entries", "at", "answers", "is_found"),
    [
        # one entry between the due days of one year: about the earlier one, which was done late
        ("2023-09 R5", "R5 2023-12", "R5", "late open", True),
        ("2023-09 R5", "R5 2023-12", "R6", "late open", True),
        ("2023-09 R5", "R5 true", "R5", "uncertain open", True),
        ("2023-09 R5", "R5 R5", "R5", "uncertain open", True),
        ("2023-09 R5", "R5 2023-09-30", "R5", "achieved open", False),
        ("2023-06 2023-09 R5", "R5 2023-08", "R5", "late open open", True),
        # the earlier one is stated to be done: about the later one
        ("2023-09 R5", "2023-04/2023-09 true, R5 true", "R5", "achieved achieved", False),
        ("2023-09 R5", "R5@2023-09-30 2023-09, R5 2024-02", "R5", "achieved achieved", False),
        ("2023-09 R5", "R5@2023-12-31 2023-12, R5 2024-02", "R5", "late achieved", False),
        ("2023-09 R5", "R5@2024-02-28 2024-02, R5 2023-08", "R5", "achieved achieved", False),
        ("2023-06 2023-09 R5", "R5@2023-06-30 true, R5 2023-08", "R5", "achieved achieved open", False),
        ("2023-09 R5", "R5@2023-09-30 true, R6 2024-06", "R6", "achieved late", False),
        # in the year in which only the later one is due: about that one
        ("R4 R5", "R5 true", "R5", "open achieved", False),
        ("R4 R5", "R4 false, R5 2023-08", "R5", "missed achieved", False),
        ("R4 R5", "R4 2022-08, R5 2023-08", "R5", "achieved achieved", False),
        # in a year in which none is due
        ("R4 R6", "R5 true", "R6", "uncertain open", True),
        ("R4 R6", "R4 true, R5 true", "R6", "achieved achieved", False),
        # after both: about the later one
        ("R4 R5", "R6 true", "R6", "open uncertain", False),
        # not done: about each that it may be about
        ("2023-09 R5", "R5 false", "R5", "missed missed", False),
        ("2023-09 R5", "R5@2023-09-30 true, R5 false", "R5", "achieved missed", False),
        ("R4 R6", "R4 true, R5 false", "R6", "achieved open", False),
    ],
)
def test_an_entry_is_about_one_of_several_milestones(
    dues: str, entries: str, at: str, answers: str, is_found: bool
) -> None:
    """The verdicts on each, the earliest first; `check` names an entry that may be about another one."""
    goals = ", ".join(f"{{due: {due}, goal: {{completed: {due}の節目}}}}" for due in dues.split())
    rows = []
    for each in entries.split(", "):
        period, done = each.split(" ")
        period, _, day = period.partition("@")
        rows.append(
            f"- {{indicator: x, period: {period}, {day and f'as_of: {day}, '}value: {{done: {done}}}}}"
        )
    ledger = ledger_of(f"- {{id: x, label: 展開, targets: [{goals}]}}", "\n".join(rows))
    indicator = ledger.plan.indicator("x")
    verdicts = []
    for target in indicator.targets:
        milestone = Milestone.of(ledger, indicator, target, FiscalYear.parse(at))
        if milestone.by_year is None:
            verdicts.append("open")
        elif not milestone.by_year:
            verdicts.append("missed")
        else:
            names = {True: "achieved", False: "late", None: "uncertain"}
            verdicts.append(names[milestone.by_due])
    assert " ".join(verdicts) == answers
    codes = {each.code for each in check(ledger)}
    assert ("check.completion_of_several" in codes) == is_found


def test_each_of_several_milestones_is_told_with_its_own_day() -> None:
    """The day of another one is not told of it."""
    goals = "{due: 2023-09, goal: {completed: 設計}}, {due: R5, goal: {completed: 配備}}"
    rows = """
    - {indicator: x, period: 2023-04/2023-09, value: {done: 2023-09-10}}
    - {indicator: x, period: R5, value: {done: 2024-02-10}}
    """
    answer = assess(ledger_of(f"- {{id: x, label: 展開, targets: [{goals}]}}", rows), "R5")["x"]
    assert "状況は完了（令和6年2月10日）です" in answer.describe("ja")
    assert "設計は完了（令和5年9月10日）で達成" in answer.describe("ja")


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ("pending", "完了したかどうかは不明、令和5年度の実績は集計中"),
        ("not-implemented", "完了したかどうかは不明、令和5年度の実績は未実施"),
        ("not-surveyed", "完了したかどうかは不明、令和5年度の実績は調査なし"),
        ("withheld", "完了したかどうかは不明、令和5年度の実績は非公表"),
    ],
)
def test_a_milestone_names_why_its_result_is_missing(missing: str, said: str) -> None:
    """In its due year and later, until somebody states whether it was done; 集計中 is not silence."""
    indicator = "- {id: x, label: 展開, targets: [{due: R5, goal: {completed: 展開}}]}"
    entry = f"- {{indicator: x, period: R5, value: {{missing: {missing}}}}}"
    ledger = ledger_of(indicator, entry)
    for at in ("R5", "R6"):
        answer = assess(ledger, at)["x"]
        assert (answer.reason, answer.status) == (Reason.NEEDS_JUDGEMENT, Status.NOT_ASSESSED)
        assert said in answer.describe("ja")
        assert "the result of FY2023: " in answer.describe("en")
    assert assess(ledger, "R4")["x"].status is Status.NOT_DUE
    done = ledger_of(indicator, f"{entry}\n- {{indicator: x, period: R6, value: {{done: 2024-06}}}}")
    assert [str(assess(done, at)["x"].status) for at in ("R5", "R6")] == ["missed", "achieved-late"]


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
