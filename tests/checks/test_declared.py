"""Declared numbers count the members of the plan as adopted; a printed period agrees with the period."""

import attrs
import pytest

from dxmodel.changes import Add, Change, End
from dxmodel.checks import check
from dxmodel.ledger import Ledger
from dxmodel.plan import Pillar
from dxmodel.revise import Revision
from tests.yaml_ledger import PLAN, ledger_of

TWO = f"""{PLAN}
levels: [柱]
declared: [{{of: pillars, count: 2}}]
pillars:
- {{id: one, label: 第一}}
- {{id: two, label: 第二}}
"""
THIRD = Add(Pillar(id="three", order=3, label="第三"))


def revised(plan: str, *changes: Change) -> Ledger:
    """Return the ledger of a plan that one revision changed."""
    ledger = ledger_of("- {id: x, label: 指標}", plan=plan)
    revision = Revision(id="r", label="見直し", decided="2023-04-01", changes=changes)
    return attrs.evolve(ledger, revisions=[revision] if changes else [])


def found(ledger: Ledger, code: str) -> list[str]:
    """Return the sentences of the findings of one rule."""
    return [each.describe("ja") for each in check(ledger) if each.code == code]


@pytest.mark.parametrize(
    ("plan", "changes", "named"),
    [
        (TWO, [], None),
        (TWO, [End("two", last="R5")], None),  # a founding member counts
        (TWO.replace("count: 2", "count: 1"), [End("two", last="R5")], None),  # one of today
        (TWO, [THIRD], 3),
        (TWO, [THIRD, End("two", last="R5")], None),  # two of today
        (TWO.replace("count: 2", "count: 3"), [], 2),
        (TWO.replace("count: 2", "count: 3"), [End("two", last="R5")], 2),
        (TWO.replace("label: 第二", "label: null"), [], 1),
    ],
)
def test_an_ended_member_of_the_plan_as_adopted_counts(plan, changes, named):
    """Of two declared pillars one has ended: two are named."""
    sentences = found(revised(plan, *changes), "check.declared_count")
    assert len(sentences) == (named is not None)
    assert all(f"名称の記載があるのは{named}です" in each for each in sentences)


@pytest.mark.parametrize(
    ("period", "printed", "agrees"),
    [
        ("R5/R7", "令和5年度から令和7年度までの3年間", True),
        ("R5/R7", "令和5年度～令和7年度（３か年）", True),
        ("R5/R7", "令和5年度から3年間", True),
        ("R5/R7", "三か年計画", True),
        ("R5/R7", "3ヵ年", True),
        ("R5/R7", "令和5年4月から令和8年3月まで", True),
        ("2023-10/2026-09", "令和5年10月から3年間", True),
        ("R5/R7", "おおむね今後", True),
        ("R5/", "5年間", True),  # the end is not known
        ("R5/R7", "5年間のうち後期3年間", True),  # two numbers: not clear which one is meant
        ("R5/R7", "令和5年度から令和7年度までの4年間", False),
        ("R5/R7", "令和5年度から4年間", False),
        ("R5/R8", "令和5年度から令和7年度までの3年間", False),
        ("R5/R7", "令和5～8年度", False),
        ("R5/R8", "３か年計画", False),
    ],
)
def test_a_printed_period_is_held_against_the_period(period, printed, agrees):
    """By its years, or by the number of years that it states."""
    plan = PLAN.replace("令和3年度～令和12年度", f"{period}\nperiod_printed: {printed}")
    sentences = found(revised(plan), "check.period_disagrees")
    assert sentences == [] if agrees else printed in sentences[0]
