"""What was entered is in the report, and the year that it judges by default: right values."""

import re

import attrs
import pytest

from dxmodel.changes import ExtendPeriod, MoveTarget, SetTarget
from dxmodel.errors import AmbiguousError
from dxmodel.formats.json import dumps, loads
from dxmodel.goals import Reach
from dxmodel.messages import words
from dxmodel.plan import Target
from dxmodel.progress import assess
from dxmodel.report import report, to_markdown
from dxmodel.report.contents import judged_year
from dxmodel.revise import Revision, apply, compare
from tests.yaml_ledger import PLAN, ledger_of

FOUR = "\n".join(f"- {{id: x{n}, label: 指標{n}, unit: 件}}" for n in range(4))


def results(*pairs):
    """Return the YAML of results of 1件, each given by the number of its indicator and its period."""
    return "\n".join(f"- {{indicator: x{n}, period: {period}, value: 1件}}" for n, period in pairs) or "[]"


YEARS = (
    # the results → the year judged, and how many of the four indicators have a result in it
    ([(0, "R4"), (1, "R4"), (0, "R5")], "R4", 2),
    ([(0, "R4"), (1, "R4"), (0, "R5"), (2, "R5")], "R5", 2),
    ([(0, "R4"), (1, "R5")], "R5", 1),
    ([(0, "R4"), (1, "R4"), (0, "2024-04/2024-09"), (1, "2024-10")], "R6", 2),
    ([(0, "R1"), (1, "R1"), (2, "R1"), (0, "R4")], "R4", 1),
    ([(0, "R20"), (1, "R20"), (0, "R4")], "R4", 1),
)


@pytest.mark.parametrize(("pairs", "year", "count"), YEARS)
def test_the_default_year_has_results_of_half_of_the_indicators(pairs, year, count):
    """Else it is the latest of the period with any; the head says which and why."""
    ledger = ledger_of(FOUR, results(*pairs))
    judged, why = judged_year(ledger, "ja")
    assert (str(judged), f"4件中{count}件" in why) == (year, True)
    assert f"{judged:ja}（{why}）" in to_markdown(report(ledger))


def test_a_baseline_before_the_plan_does_not_make_a_default_year():
    """It is no result of the period."""
    ledger = ledger_of("- {id: x, label: 指標, unit: 件, baseline: {value: 1件, year: H30}}")
    assert judged_year(ledger, "ja") == (ledger.plan.first_year, words("report.nothing_measured", "ja"))


def test_an_outcome_without_a_target_is_not_counted_among_the_goals():
    """目標のある指標 are those with a target."""
    ledger = ledger_of(
        "- {id: x, label: 指標, unit: 件, kind: outcome}\n"
        "- {id: y, label: 別, unit: 件, targets: [{due: R8, goal: {reach: 5件}}]}",
        "- {indicator: x, period: R5, value: 1件}\n- {indicator: y, period: R5, value: 1件}",
    )
    assert "**目標のある指標** 1件中" in to_markdown(report(ledger))


def sheet_of(indicator, observations, *, plan=PLAN):
    """Return the report on one indicator as Markdown."""
    return to_markdown(
        report(ledger_of(f"- {{id: x, label: 指標, {indicator}}}", observations, plan=plan), "R5")
    )


ENTERED = (
    # the observations of R5 → the lines of the cell, with the marks of their footnotes
    (
        ["value: 12人", "value: 7人, breakdown: {性別: 男}", "value: 5人, breakdown: {性別: 女}"],
        ["12人", "男: 7人", "女: 5人"],
    ),
    (["value: 5人, breakdown: {性別: 女}", "value: 7人, breakdown: {性別: 男}"], ["女: 5人", "男: 7人"]),
    (
        ["value: 7人, breakdown: {性別: 男}, note: 甲", "value: 12人", "value: 5人, breakdown: {性別: 女}"],
        ["12人", "男: 7人 ※1", "女: 5人"],
    ),
    (
        [
            "value: 7人, breakdown: {性別: 男}, known: 2024-05-01",
            "value: 5人, breakdown: {性別: 女}, known: 2024-05-01",
            "value: 8人, breakdown: {性別: 男}, known: 2024-06-01",
        ],
        ["男: 8人", "女: 5人"],
    ),
    (["value: 100人, note: 甲", "value: 200人, known: 2024-06-01"], ["100人 ※1", "200人 ※2"]),
    (["value: 100人, scope: 甲", "value: 90人, known: 2024-06-01, scope: 甲"], ["100人 ※1", "90人 ※1※2"]),
    (
        ["value: 12人, note: 甲", "value: 5人, status: forecast, breakdown: {性別: 女}"],
        ["12人 ※1", "見込み: 女: 5人"],
    ),
    (["period: 2023-04/2023-09, value: 3人", "period: 2023-10/2024-03, value: 4人"], ["7人 ※1"]),
)


@pytest.mark.parametrize(("entries", "lines"), ENTERED)
def test_a_cell_shows_the_total_and_its_members_in_the_order_entered(entries, lines):
    """Each footnote stands at the value that it is about; alike ones have one number."""
    written = ["period: R5, " * ("period" not in each) + each for each in entries]
    observations = "\n".join(f"- {{indicator: x, {each}}}" for each in written)
    ledger = ledger_of("- {id: x, label: 参加者, unit: 人, accumulation: flow}", observations)
    for each in (ledger, loads(dumps(ledger)), attrs.evolve(ledger, evaluations=[])):
        (row,) = re.findall(r"^\| 参加者 .*$", to_markdown(report(each, "R5")), re.MULTILINE)
        assert row.split(" | ")[2] == "<br>".join(lines)


def test_denominators_owners_and_the_period_as_printed_are_shown():
    """With what the denominator leaves out."""
    text = sheet_of(
        "unit: '%', owners: [情報政策課], denominator: {label: 全手続, excluded: 法令によるもの}",
        "- {indicator: x, period: R5, value: 12%}",
        plan=PLAN + "period_printed: 2021～2030\n",
    )
    assert "分母: 全手続（法令によるものを除く）" in text
    assert "担当: 情報政策課" in text
    assert "2021～2030" in text


@pytest.mark.parametrize(("status", "text"), [("provisional", "12件（速報）"), ("final", "12件で")])
def test_a_provisional_value_is_named_in_the_sentence(status, text):
    """Not a final one."""
    ledger = ledger_of(
        "- {id: x, label: 指標, unit: 件, direction: up, targets: [{due: R8, goal: {reach: 5件}}]}",
        f"- {{indicator: x, period: R5, value: 12件, status: {status}}}",
    )
    assert text in assess(ledger, "R5")[0].describe("ja")


def printed(due="R8"):
    """Return a plan whose target is printed with its due date."""
    target = f'{{due: {due}, goal: {{reach: 5件}}, printed: "令和8年度末に5件"}}'
    plan = PLAN.replace("令和3年度～令和12年度", "令和3年度～令和8年度")
    baseline = "baseline: {value: 1件, year: R3}"
    return ledger_of(f"- {{id: x, label: 指標, unit: 件, {baseline}, targets: [{target}]}}", plan=plan).plan


@pytest.mark.parametrize(
    "change", [MoveTarget("x", "R8", to="R5"), ExtendPeriod("R10", targets="carry")], ids=["move", "carry"]
)
def test_what_was_printed_beside_a_due_date_does_not_outlive_it(change):
    """令和8年度末 is not printed of R5; and comparison finds the change again."""
    before = printed()
    after = apply(before, [change])
    assert after.indicator("x").targets[0] == Target(
        due=after.indicator("x").targets[0].due, goal=Reach("5件")
    )
    assert apply(before, compare(before, after)) == after
    assert [type(each) for each in compare(before, after)] == [type(change)]


def test_a_doubtful_day_names_what_differs():
    """Where the period is the same, the target that differs."""
    ledger = ledger_of(
        "- {id: x, label: 指標, unit: 件, targets: [{due: R8, goal: {reach: 5件}}]}",
    )
    change = SetTarget("x", Target(due="R8", goal=Reach("9件")))
    decision = Revision(id="r", label="見直し", decided="2024-04-01/2024-09-30", changes=[change])
    ledger = attrs.evolve(ledger, revisions=[decision])
    with pytest.raises(AmbiguousError) as error:
        ledger.as_of("2024-06-01")
    assert "x.targets" in error.value.describe("ja")
    assert "計画期間" not in error.value.describe("ja")
