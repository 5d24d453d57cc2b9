"""Targets of members of a breakdown: the verdict on each, and on an indicator that has no others."""

from itertools import product

import attrs
import pytest

from dxmodel.checks import check
from dxmodel.ledger import Ledger
from dxmodel.progress import Reason, Status, assess, forecast, rollup
from dxmodel.progress.engine.merged import WORST_FIRST, all_of, any_of
from dxmodel.progress.engine.verdict import Verdict
from tests.yaml_ledger import ledger_of

TWO = """
- {due: R8, goal: {at-least: 50%}, breakdown: {性別: 男性}}
- {due: R8, goal: {at-least: 60%}, breakdown: {性別: 女性}}
"""
TO_REACH = """
- {due: R8, goal: {reach: 50%}, breakdown: {性別: 男性}}
- {due: R8, goal: {reach: 60%}, breakdown: {性別: 女性}}
"""
WITH_TOTAL = f"{TWO}- {{due: R8, goal: {{at-least: 55%}}}}\n"
WITH_WORDS = f"{TWO}- {{due: R8, goal: {{described: 男女とも引き上げる}}}}\n"
NOT_YET_SET = f"{TWO}- {{due: R8, goal: {{not-yet-set: 検討中}}}}\n"
TWO_DATES = """
- {due: R6, goal: {at-least: 50%}, breakdown: {性別: 男性}}
- {due: R8, goal: {at-least: 60%}, breakdown: {性別: 女性}}
"""


def ledger(targets: str, values: str, *, fields: str = "unit: '%'") -> Ledger:
    """Return a ledger of one indicator; *values* lists ``year member value``, 計 for the total."""
    observations = []
    for entry in filter(None, map(str.strip, values.split(","))):
        year, member, value = entry.split()
        breakdown = "" if member == "計" else f", breakdown: {{性別: {member}}}"
        text = "{missing: pending}" if value == "集計中" else value
        observations.append(f"- {{indicator: x, period: {year}, value: {text}{breakdown}}}")
    indented = "".join(f"  {line}\n" for line in targets.strip().splitlines())
    defined = f"- id: x\n  label: 委員の割合\n  {fields}\n  targets:\n{indented}"
    return ledger_of(defined, "\n".join(observations) or "[]")


RIGHT_VALUES: list[tuple[str, str, str, str, list[str]]] = [
    # targets, values, year, the verdict on the indicator, the verdicts on its members
    (TWO, "R8 男性 50%, R8 女性 60%", "R8", "achieved", ["achieved", "achieved"]),
    (TWO, "R8 男性 50%, R8 女性 59%", "R8", "missed", ["achieved", "missed"]),
    (TWO, "R8 男性 49%", "R8", "missed", ["missed", "result-overdue"]),
    (TWO, "R8 男性 50%", "R8", "result-overdue", ["achieved", "result-overdue"]),
    (TWO, "R7 男性 50%, R7 女性 集計中", "R7", "pending", ["achieved", "pending"]),
    (TWO, "R7 男性 40%, R7 女性 集計中", "R7", "not-met-yet", ["not-met-yet", "pending"]),
    (TWO, "R7 男性 52%, R7 女性 40%", "R7", "not-met-yet", ["achieved", "not-met-yet"]),
    (TWO, "R8 男性 約50%, R8 女性 60%", "R8", "uncertain", ["uncertain", "achieved"]),
    (TWO, "R8 男性 約50%, R8 女性 59%", "R8", "missed", ["uncertain", "missed"]),
    (TWO, "R7 計 55%", "R7", "no-observation", ["no-observation", "no-observation"]),
    (TWO, "R8 男性 50%, R8 女性 60%, R9 男性 40%, R9 女性 61%", "R9", "no-longer-achieved",
     ["no-longer-achieved", "achieved"]),
    (TO_REACH, "R7 男性 40%, R7 女性 40%", "R7", "no-direction", ["no-direction", "no-direction"]),
    (TO_REACH, "R7 男性 40%, R7 女性 60%", "R7", "no-direction", ["no-direction", "achieved"]),
    (WITH_TOTAL, "R8 計 55%, R8 男性 49%, R8 女性 61%", "R8", "achieved", ["missed", "achieved"]),
    (WITH_TOTAL, "R8 男性 50%, R8 女性 60%", "R8", "result-overdue", ["achieved", "achieved"]),
    (WITH_WORDS, "R8 男性 50%, R8 女性 60%", "R8", "achieved", ["achieved", "achieved"]),
    (NOT_YET_SET, "R8 男性 50%, R8 女性 59%", "R8", "missed", ["achieved", "missed"]),
    (TWO_DATES, "R7 男性 40%, R6 男性 40%, R7 女性 60%", "R7", "missed", ["missed", "achieved"]),
    (TWO_DATES, "R6 男性 50%, R6 女性 40%", "R6", "not-met-yet", ["achieved", "not-met-yet"]),
]  # fmt: skip


@pytest.mark.parametrize(("targets", "values", "at", "of_indicator", "of_members"), RIGHT_VALUES)
def test_each_member_with_a_target_is_judged(
    targets: str, values: str, at: str, of_indicator: str, of_members: list[str]
) -> None:
    """By its own results; without a goal for the total, the worst of them is that of the indicator."""
    answer = assess(ledger(targets, values), at)["x"]
    assert [str(each.reason or each.status) for each in (answer, *answer.members)] == [
        of_indicator,
        *of_members,
    ]
    assert [each.breakdown for each in answer.members] == [(("性別", "男性"),), (("性別", "女性"),)]
    assert [each.target in answer.indicator.targets for each in answer.members] == [True, True]
    judged = rollup([answer])
    assert dict(judged.counts) == {answer.status: 1}


FROM_A_BASELINE = [
    ("R4 男性 20%, R6 男性 30%", "behind", "direction: up"),
    ("R4 男性 20%, R6 男性 36%", "on-track", "direction: up"),
    ("R4 男性 20%, R6 男性 19%", "regressing", "direction: up"),
    ("R4 男性 20%, R4 男性 20%", "at-baseline", ""),
    ("R4 男性 55%, R6 男性 52%", "kept-so-far", "direction: up"),
    ("R6 男性 30%", "not-met-yet", ""),
    ("R4 男性 20%, R6 男性 30%", "behind", ""),
]


@pytest.mark.parametrize(("values", "status", "declared"), FROM_A_BASELINE)
def test_the_baseline_of_a_member_is_its_result_of_the_year_of_the_baseline(
    values: str, status: str, declared: str
) -> None:
    """The path starts there; a share also has the direction in which its targets lead from the total."""
    values = ", ".join(dict.fromkeys(values.split(", ")))
    at = values[-len("R4 男性 20%") :][:2] if status == "at-baseline" else "R6"
    fields = f"unit: '%'\n  baseline: {{value: 40%, year: R4}}\n  {declared}"
    answer = assess(ledger(TO_REACH, values, fields=fields), at)["x"].members[0]
    assert str(answer.status) == status
    assert (answer.baseline is None) == (status == "not-met-yet")


def test_a_member_is_judged_as_an_indicator_of_its_own_would_be() -> None:
    """The same numbers, whatever the total and the other members are."""
    of_men = "R4 {0} 20%, R5 {0} 28%, R6 {0} 36%, R7 {0} 44%, R8 {0} 52%"
    fields = "unit: '%'\n  direction: up\n  baseline: {{value: {}, year: R4}}"
    both = ledger(
        TO_REACH, f"{of_men.format('男性')}, R4 計 90%, R6 計 1%, R6 女性 2%", fields=fields.format("90%")
    )
    alone = ledger("- {due: R8, goal: {reach: 50%}}", of_men.format("計"), fields=fields.format("20%"))
    names = {
        "indicator",
        "name",
        "breakdown",
        "target",
        "resolved",
        "due_value",
        "latest_change",
        "goal_level",
    }
    for at in ("R4", "R5", "R6", "R7", "R8", "R9"):
        member, whole = assess(both, at)["x"].members[0], assess(alone, at)["x"]
        numbers = [
            attrs.asdict(each, filter=lambda field, _: field.name not in names) for each in (member, whole)
        ]
        assert numbers[0] == numbers[1]
    of_member = forecast(both, "x", "R8", at="R6", breakdown={"性別": "男性"})
    assert of_member.forecasts == forecast(alone, "x", "R8", at="R6").forecasts
    assert of_member.target == both.plan.indicator("x").targets[0]
    assert "（男性）" in of_member.describe("ja")


def test_kinds_of_goals_of_members() -> None:
    """A sum over years, and what is to be done, of members of one or two dimensions."""
    sums = "- {due: R6, goal: {total-over: {amount: 30件, span: R5/R6}}, breakdown: {性別: 女性, 年代: 20代}}"
    flow = ledger_of(
        f"- {{id: x, label: 相談, unit: 件, accumulation: flow, targets: [{sums[2:]}]}}",
        """
        - {indicator: x, period: R5, value: 10件, breakdown: {性別: 女性, 年代: 20代}}
        - {indicator: x, period: R6, value: 20件, breakdown: {年代: 20代, 性別: 女性}}
        - {indicator: x, period: R6, value: 1件, breakdown: {性別: 女性}}
        """,
    )
    answer = assess(flow, "R6")["x"]
    assert (answer.status, answer.members[0].status) == (Status.ACHIEVED, Status.ACHIEVED)
    assert "相談（20代、女性）" in answer.members[0].describe("ja")
    done = ledger_of(
        "- {id: x, label: 導入, targets: [{due: R5, goal: {completed: 導入}, breakdown: {課: 税務課}},"
        " {due: R5, goal: {completed: 導入}, breakdown: {課: 市民課}}]}",
        "- {indicator: x, period: R5, value: {done: R5}, breakdown: {課: 税務課}}\n"
        "- {indicator: x, period: R5, value: {done: false}, breakdown: {課: 市民課}}",
    )
    answer = assess(done, "R5")["x"]
    assert [str(each.status) for each in (answer, *answer.members)] == ["missed", "achieved", "missed"]


def test_sentences_name_the_members() -> None:
    """That of the indicator tells all of them, that of each member its own."""
    answer = assess(ledger(TWO, "R8 男性 50%, R8 女性 59%"), "R8")["x"]
    assert answer.describe("ja") == (
        "委員の割合の令和8年度の判定は、全体の数値目標がないため、内訳の目標により「未達成」です"
        "（男性（目標：50%以上）は50%で達成、女性（目標：60%以上）は59%で未達成）。"
    )
    assert answer.members[1].describe("en").startswith("委員の割合 (“女性”): with 59% in FY2026, the target")
    assert answer.explanation == answer.members[1].explanation
    total = assess(ledger(WITH_TOTAL, "R8 計 55%, R8 男性 49%, R8 女性 61%"), "R8")["x"]
    assert total.describe("ja").endswith(
        "内訳の目標：男性（目標：50%以上）は49%で未達成、女性（目標：60%以上）は61%で達成。"
    )


def test_check_finds_what_the_targets_of_members_lack() -> None:
    """A direction that nothing states, and a result that is overdue; the member is named."""
    without = ledger(TO_REACH, "R7 男性 40%, R9 男性 40%")
    sentences: dict[str, str] = {}
    for each in check(without):
        sentences[each.code] = sentences.get(each.code, "") + each.describe("ja")
    for code in ("check.direction_unknown", "check.result_overdue"):
        assert "委員の割合（男性）" in sentences[code], "委員の割合（女性）" in sentences[code]


def test_members_of_an_indicator_that_has_ended_have_ended() -> None:
    """The indicator is not part of a roll-up then."""
    ended = ledger(TWO, "R5 男性 50%", fields="unit: '%'\n  ended: {last: R5}")
    answer = assess(ended, "R6")["x"]
    assert [each.reason for each in (answer, *answer.members)] == [Reason.ENDED] * 3
    assert (rollup([answer]).ended, rollup([answer]).total) == (1, 0)


def test_of_several_verdicts_the_worst_or_the_best_decides() -> None:
    """As the enumeration of everything that uncertain ones may be decides."""

    def verdict(*possible: Status) -> Verdict:
        status = Status.UNCERTAIN if len(possible) > 1 else possible[0]
        others = possible if len(possible) > 1 else ()
        return Verdict(status=status, reason=None, score=None, no_score=None, possible=others)

    statuses = [Status.MISSED, Status.BEHIND, Status.NOT_ASSESSED, Status.ON_TRACK, Status.ACHIEVED]
    options = [(each,) for each in statuses] + [
        (Status.BEHIND, Status.ON_TRACK),
        (Status.MISSED, Status.ACHIEVED),
    ]
    for pair in product(options, repeat=2):
        for decide, choose in ((all_of, min), (any_of, max)):
            expected = {choose(each, key=WORST_FIRST.index) for each in product(*pair)}
            decided = decide([verdict(*each) for each in pair])
            assert {*(decided.possible or (decided.status,))} == expected


def test_the_baseline_of_a_member_is_its_result_of_the_year_that_the_baseline_states() -> None:
    """現状値: 男性40%、女性30%, without one for all."""
    only_a_year = "unit: '%'\n  direction: up\n  baseline: {value: {missing: not-applicable}, year: R4}"
    values = "R4 男性 40%, R4 女性 30%, R6 男性 45%, R6 女性 29%"
    answer = assess(ledger(TO_REACH, values, fields=only_a_year), "R6")["x"]
    assert [str(each.baseline) for each in answer.members] == ["40%", "30%"]
    assert [each.status for each in answer.members] == [Status.ON_TRACK, Status.REGRESSING]
    assert answer.status is Status.REGRESSING
