"""Targets that each year has to meet: 毎年度30回以上."""

import attrs
import pytest

from dxmodel.changes import ExtendPeriod, Redefine, SetTarget
from dxmodel.checks import check
from dxmodel.fiscal import FiscalYear
from dxmodel.goals import AtLeast
from dxmodel.plan import Due, Target
from dxmodel.progress import assess, forecast
from dxmodel.progress.engine.status import Reason, Status
from dxmodel.progress.inputs.yearly_targets import stated_target, with_dated_targets
from dxmodel.revise import Revision, apply
from tests.yaml_ledger import ledger_of

PLAN = """\
format: plan/1
id: dx-plan
label: みなと野市DX推進計画
bodies:
- {code: "992011", label: みなと野市}
period: 令和5年度～令和8年度
"""

AT_LEAST = "targets: [{due: {yearly: true}, goal: {at-least: 30回}}]"
STOCK = f"accumulation: stock, {AT_LEAST}"
FLOW = f"accumulation: flow, {AT_LEAST}"
FROM_R6_TO_R7 = "targets: [{due: {yearly: true, not_before: R6, by: R7}, goal: {at-least: 30回}}]"
BUT_40_IN_R7 = "targets: [{due: {yearly: true}, goal: {at-least: 30回}}, {due: R7, goal: {at-least: 40回}}]"
DRILL = "targets: [{due: {yearly: true}, goal: {completed: 訓練の実施}}]"
DRILL_FROM_R6 = "targets: [{due: {yearly: true, not_before: R6}, goal: {completed: 訓練の実施}}]"


@pytest.mark.parametrize(
    ("fields", "values", "at", "answer", "due"),
    [
        (FLOW, {"R6": "32回"}, "R6", Status.ACHIEVED, "R6"),
        (FLOW, {"R6": "28回"}, "R6", Status.MISSED, "R6"),
        (FLOW, {"R6": "32回", "R7": "28回"}, "R7", Status.MISSED, "R7"),
        (FLOW, {"R6": "28回", "R7": "32回"}, "R7", Status.ACHIEVED, "R7"),
        (FLOW, {"R5": "32回"}, "R6", Reason.RESULT_OVERDUE, "R6"),
        (FLOW, {"R6": "{missing: pending}"}, "R6", Reason.RESULT_OVERDUE, "R6"),
        (FLOW, {"R4": "28回"}, "R4", Status.NOT_MET_YET, "R5"),
        (FLOW, {"R9": "28回"}, "R9", Reason.NO_TARGET, None),
        (STOCK, {"R6": "32回", "R7": "28回"}, "R7", Status.MISSED, "R7"),
        (FROM_R6_TO_R7, {"R5": "28回"}, "R5", Status.NOT_MET_YET, "R6"),
        (FROM_R6_TO_R7, {"R7": "28回"}, "R7", Status.MISSED, "R7"),
        (f"accumulation: flow, {FROM_R6_TO_R7}", {"R8": "28回"}, "R8", Reason.NO_TARGET, None),
        (BUT_40_IN_R7, {"R6": "32回"}, "R6", Status.ACHIEVED, "R6"),
        (BUT_40_IN_R7, {"R7": "32回"}, "R7", Status.MISSED, "R7"),
        (BUT_40_IN_R7, {"R8": "32回"}, "R8", Status.ACHIEVED, "R8"),
        (f"baseline: {{value: 20回, year: R4}}, {AT_LEAST}", {}, "R4", Status.AT_BASELINE, "R5"),
        (DRILL, {"R6": "{done: 2024-09-01}"}, "R6", Status.ACHIEVED, "R6"),
        (DRILL, {"R6": "{done: 2024-09-01}"}, "R7", Reason.NEEDS_JUDGEMENT, "R7"),
        # an entry is about its own year, the first one too, and so is the day that it states
        (DRILL, {"R4": "{done: true}"}, "R5", Reason.NEEDS_JUDGEMENT, "R5"),
        (DRILL, {"R5": "{done: true}"}, "R5", Status.ACHIEVED, "R5"),
        (DRILL, {"R6": "{done: 2023-05-01}"}, "R6", Reason.NEEDS_JUDGEMENT, "R6"),
        (DRILL, {"R5": "{done: 2022-05-01}"}, "R5", Reason.NEEDS_JUDGEMENT, "R5"),
        (DRILL, {"R6": "{done: 2025-06-01}"}, "R6", Status.MISSED, "R6"),
        (DRILL, {"R6": "{done: false}", "R7": "{done: 2025-06-01}"}, "R6", Status.MISSED, "R6"),
        (DRILL, {"R7": "{done: 2025-06-01}"}, "R6", Reason.NEEDS_JUDGEMENT, "R6"),
        (DRILL_FROM_R6, {"R5": "{done: true}"}, "R6", Reason.NEEDS_JUDGEMENT, "R6"),
        (DRILL_FROM_R6, {"R5": "{done: true}"}, "R5", Status.NOT_DUE, "R6"),
        (DRILL, {"R6": "{done: 2024-09-01}", "R7": "{done: false}"}, "R7", Status.MISSED, "R7"),
        (DRILL, {"R6": "{done: 2024-09-01}", "R7": "{done: 2025-09-01}"}, "R7", Status.ACHIEVED, "R7"),
    ],
)
def test_each_year_is_judged_by_itself(
    fields: str, values: dict[str, str], at: str, answer: Status | Reason, due: str | None
) -> None:
    """The target is due in each year of the plan; another target of a year takes its place there."""
    rows = "\n".join(f"- {{indicator: x, period: {year}, value: {value}}}" for year, value in values.items())
    ledger = ledger_of(f"- {{id: x, label: 指標, unit: 回, {fields}}}", rows or "[]", plan=PLAN)
    assessment = assess(ledger, at)["x"]
    assert (assessment.reason or assessment.status) is answer
    assert (str(assessment.target.due) if assessment.target else None) == due
    assert assessment.indicator == ledger.plan.indicator("x")
    overdue = {each.path for each in check(ledger) if each.code == "check.result_overdue"}
    stated = {f"$.indicators[x].targets[{each.due}]" for each in assessment.indicator.targets}
    assert overdue <= stated


YEARLY_30 = "{due: {yearly: true}, goal: {at-least: 30回}}"
_R7 = "due: {yearly: true, by: R7}"
TO_R7 = f"{{{_R7}, goal: {{at-least: 30回}}}}, {{{_R7}, goal: {{at-most: 60回}}}}"
TOTAL = "{due: R8, goal: {total-over: {amount: 110回, span: R5/R8}}}"
WORDS, UNSET = "{due: R7, goal: {described: 質を高める}}", "{due: R7, goal: {not-yet-set: 今後定める}}"
MANUAL = "{due: R7, goal: {completed: 手引の作成}}"


@pytest.mark.parametrize(
    ("targets", "values", "at", "answers"),
    [
        # what asks for no level of the year stands beside the number of every year
        (f"{YEARLY_30}, {WORDS}", {"R7": "20回"}, "R7", {"30回以上": Status.MISSED}),
        (f"{YEARLY_30}, {UNSET}", {"R7": "20回"}, "R7", {"30回以上": Status.MISSED}),
        (
            f"{YEARLY_30}, {MANUAL}",
            {"R7": "20回"},
            "R7",
            {"手引の作成": Reason.NEEDS_JUDGEMENT, "30回以上": Status.MISSED},
        ),
        (
            f"{YEARLY_30}, {TOTAL}",
            {"R5": "31回", "R6": "31回", "R7": "31回", "R8": "20回"},
            "R8",
            {"令和5年度～令和8年度の合計110回": Status.ACHIEVED, "30回以上": Status.MISSED},
        ),
        (f"{YEARLY_30}, {TOTAL}", {"R5": "31回", "R6": "31回"}, "R6", {"30回以上": Status.ACHIEVED}),
        # another level of the year takes its place, whatever its kind
        (
            f"{YEARLY_30}, {{due: R7, goal: {{at-most: 20回}}}}",
            {"R7": "20回"},
            "R7",
            {"20回以下": Status.ACHIEVED},
        ),
        (
            f"{YEARLY_30}, {{due: R7, goal: {{within: {{low: 5回, high: 9回}}}}}}",
            {"R7": "20回"},
            "R7",
            {"5回～9回": Status.MISSED},
        ),
        # words take the place of words of every year, and no crash
        (
            "{due: {yearly: true}, goal: {described: 高める}}, {due: R7, goal: {described: 高める}}",
            {},
            "R7",
            {"高める": Reason.TARGET_IN_WORDS},
        ),
        # after the last year of one or several targets of every year, a flow has none
        (TO_R7, {"R7": "32回", "R8": "20回"}, "R8", {None: Reason.NO_TARGET}),
        (TO_R7, {"R7": "32回"}, "R7", {"30回以上": Status.ACHIEVED, "60回以下": Status.ACHIEVED}),
        (
            "{due: {yearly: true, not_before: R6, by: R6}, goal: {at-least: 30回}}",
            {"R6": "32回", "R7": "20回"},
            "R7",
            {None: Reason.NO_TARGET},
        ),
        (
            f"{TO_R7}, {{due: R8, goal: {{at-least: 5回}}}}",
            {"R8": "20回"},
            "R8",
            {"5回以上": Status.ACHIEVED},
        ),
        (
            f"{TO_R7}, {TOTAL}",
            {"R5": "31回", "R6": "31回", "R7": "31回", "R8": "20回"},
            "R8",
            {"令和5年度～令和8年度の合計110回": Status.ACHIEVED},
        ),
        (f"{TO_R7}, {MANUAL}", {"R8": "20回"}, "R8", {"手引の作成": Reason.NEEDS_JUDGEMENT}),
    ],
)
def test_a_number_of_every_year_is_judged_beside_what_is_no_level_of_the_year(
    targets: str, values: dict[str, str], at: str, answers: dict[str | None, Status | Reason]
) -> None:
    """Words, a total over years and a milestone hide no number; another level of the year replaces it."""
    rows = "\n".join(f"- {{indicator: x, period: {year}, value: {value}}}" for year, value in values.items())
    indicator = f"- {{id: x, label: 指標, unit: 回, accumulation: flow, targets: [{targets}]}}"
    ledger = ledger_of(indicator, rows or "[]", plan=PLAN)
    last = assess(ledger, at)["x"]
    assert {
        each.target and f"{each.target.goal:ja}": each.reason or each.status for each in (*last.others, last)
    } == answers
    assert "check.goals_contradict" not in {each.code for each in check(ledger)}


@pytest.mark.parametrize(
    ("fields", "row", "is_found"),
    [
        (DRILL, "period: R6, value: {done: 2023-05-01}", True),
        (DRILL, "period: R6, value: {done: 2022-05/2023-06}", True),
        (DRILL, "period: R6, value: {done: 2024-05-01}", False),
        (DRILL, "period: R6, value: {done: true}", False),
        (
            "targets: [{due: R6, goal: {completed: 訓練の実施}}]",
            "period: R6, value: {done: 2023-05-01}",
            False,
        ),
    ],
)
def test_what_is_done_every_year_is_done_in_the_year_of_its_result(
    fields: str, row: str, is_found: bool
) -> None:
    """`check` names a day before that year, unless it may stay done."""
    ledger = ledger_of(f"- {{id: x, label: 指標, {fields}}}", f"- {{indicator: x, {row}}}", plan=PLAN)
    codes = [each.code for each in check(ledger)]
    assert ("check.done_before_its_year" in codes) == is_found


REDEFINE = Redefine("x", since="R6", scope="全手続")
OF_R8 = SetTarget("x", Target(due="R8", goal=AtLeast("50回")))
YEARS_APART = "targets: [{due: R5, goal: {at-least: 30回}}, {due: R7, goal: {at-least: 30回}}]"
AGAIN = SetTarget("x", Target(due=Due(yearly=True), goal=AtLeast("35回")))


@pytest.mark.parametrize(
    ("fields", "changes", "answers"),
    [
        # the target of R8 is under the new definition, and the old ones do not hide it in R7
        # the years before the redefinition are judged by the target as it was, whatever is set for later ones
        (FLOW, [REDEFINE], [Status.ACHIEVED, Status.MISSED, Reason.REDEFINED]),
        (FLOW, [REDEFINE, OF_R8], [Status.ACHIEVED, Status.MISSED, Status.NOT_MET_YET]),
        (
            f"accumulation: flow, {YEARS_APART}",
            [REDEFINE, OF_R8],
            [Status.ACHIEVED, None, Status.NOT_MET_YET],
        ),
        (FLOW, [OF_R8], [Status.ACHIEVED, Status.MISSED, Status.ACHIEVED]),
        # one that is set anew is due in the years before, too
        (FLOW, [REDEFINE, AGAIN], [Status.ACHIEVED, Status.MISSED, None]),
    ],
)
def test_a_redefinition_changes_no_earlier_year_of_a_target_of_every_year(
    fields: str, changes: list[Redefine | SetTarget], answers: list[Status | Reason | None]
) -> None:
    """As with a target for each of these years."""
    plan = PLAN.replace("令和5", "令和4")
    rows = "\n".join(
        f"- {{indicator: x, period: {year}, value: {value}}}"
        for year, value in {"R4": "20回", "R5": "40回", "R7": "40回"}.items()
    )
    ledger = ledger_of(f"- {{id: x, label: 指標, unit: 回, {fields}}}", rows, plan=plan)
    change = Revision(id="a", label="改定", decided="R4", changes=changes)
    ledger = attrs.evolve(ledger, revisions=[change])
    for year, expected in zip(("R5", "R4", "R7"), answers, strict=True):
        answer = assess(ledger, year)["x"]
        assert expected in (None, answer.reason or answer.status)
        if answer.target is not None:
            assert stated_target(answer.indicator, answer.target) in answer.indicator.targets


MEMBERS = [
    # the targets of 東 and 西, the values, the year, the answer for the indicator
    ("{yearly: true, by: R5}", "R7", {"東": "55人", "西": "60人"}, "R6", Status.ACHIEVED),
    ("{yearly: true, by: R5}", "R7", {"東": "10人", "西": "60人"}, "R6", Status.ACHIEVED),
    ("{yearly: true, by: R5}", "R6", {"東": "55人", "西": "40人"}, "R6", Status.MISSED),
    ("{yearly: true}", "R7", {"東": "10人", "西": "60人"}, "R6", Status.MISSED),
    ("{yearly: true, by: R5}", "R6", {"東": "55人"}, "R6", Reason.RESULT_OVERDUE),
    ("{yearly: true, by: R5}", "{yearly: true, by: R5}", {"東": "55人"}, "R6", Reason.NO_TARGET),
]


@pytest.mark.parametrize(("east", "west", "values", "at", "expected"), MEMBERS)
def test_a_member_without_a_target_in_the_year_decides_nothing(
    east: str, west: str, values: dict[str, str], at: str, expected: Status | Reason
) -> None:
    """Unless no member has one."""
    targets = ", ".join(
        f"{{due: {due}, goal: {{at-least: 50人}}, breakdown: {{地区: {member}}}}}"
        for due, member in ((east, "東"), (west, "西"))
    )
    rows = "\n".join(
        f"- {{indicator: x, period: {at}, value: {value}, breakdown: {{地区: {member}}}}}"
        for member, value in values.items()
    )
    ledger = ledger_of(
        f"- {{id: x, label: 指標, unit: 人, accumulation: flow, targets: [{targets}]}}", rows, plan=PLAN
    )
    answer = assess(ledger, at)["x"]
    assert (answer.reason or answer.status) is expected
    deciding = answer.deciding_member
    assert deciding is not None
    assert (deciding.status, deciding.reason) == (answer.status, answer.reason)


@pytest.mark.parametrize(
    "due", ["{yearly: true}", "{yearly: true, by: 9000年度}", "{yearly: true, not_before: R9}"]
)
@pytest.mark.parametrize("period", ["令和5年度～", "令和5年度～令和8年度"])
def test_years_that_are_far_away_cost_no_time(due: str, period: str) -> None:
    """Neither where the plan has no end, nor where the last year is a slip."""
    plan = PLAN.replace("令和5年度～令和8年度", period)
    targets = f"targets: [{{due: {due}, goal: {{at-least: 30回}}}}]"
    ledger = ledger_of(
        f"- {{id: x, label: 指標, unit: 回, {targets}}}",
        "- {indicator: x, period: R6, value: 3回}",
        plan=plan,
    )
    indicator = ledger.plan.indicator("x")
    for year in ("R6", "R9"):
        targets_to_judge = with_dated_targets(ledger.plan, indicator, FiscalYear.parse(year)).targets
        assert 0 < len(targets_to_judge) < 10 or "R9" in due
    assert check(ledger)


def test_a_yearly_due_date_is_a_noun() -> None:
    """So that の目標 can follow."""
    to_r8 = Due("R8", yearly=True)
    assert [format(each, "ja") for each in (Due(yearly=True), to_r8)] == ["毎年度", "令和8年度までの毎年度"]
    assert [format(each, "en") for each in (Due(yearly=True), to_r8)] == [
        "every year",
        "every year to FY2026",
    ]
    assert format(Due(yearly=True, qualifier="概ね"), "ja") == "概ね毎年度"


def test_a_yearly_target_goes_on_in_the_years_by_which_a_plan_is_extended() -> None:
    """Nothing has to be decided about it."""
    ledger = ledger_of(
        f"- {{id: x, label: 指標, unit: 回, {FLOW}}}", "- {indicator: x, period: R9, value: 28回}", plan=PLAN
    )
    extended = apply(ledger.plan, [ExtendPeriod("R10", targets="keep")])
    assert extended.indicators == ledger.plan.indicators
    later = type(ledger)(founding=extended, observations=ledger.observations)
    assert assess(later, "R9")["x"].status is Status.MISSED


def test_a_yearly_target_is_forecast_for_the_next_year_or_the_year_asked() -> None:
    """And compared with that year's level."""
    rows = "\n".join(f"- {{indicator: x, period: R{year}, value: {18 + 2 * year}回}}" for year in (3, 4, 5))
    ledger = ledger_of(f"- {{id: x, label: 指標, unit: 回, {FLOW}}}", rows, plan=PLAN)
    for until, year in ((None, "R6"), ("R8", "R8")):
        result = forecast(ledger, "x", until, at="R5")
        assert (str(result.until), result.target_level) == (year, 30.0)
        assert str(result.target.due if result.target else None) == year
