"""Departments are a dimension: results roll up by the department in charge, and check finds where none is."""

import pytest

from dxmodel.checks import check
from dxmodel.progress import assess, rollup_by
from tests.yaml_ledger import PLAN, ledger_of

TOWN = f"""{PLAN}
initiatives:
- {{id: whole, label: 全体, owners: [企画課]}}
- {{id: part, label: 部分, parent: whole}}
- {{id: own, label: 窓口, parent: whole, owners: [市民課, 税務課]}}
- {{id: nobody, label: なし}}
"""
OWNERS = {
    "{id: x, label: 指標, owners: [情報課]}": ("情報課",),
    "{id: x, label: 指標, owners: [情報課, 企画課]}": ("情報課", "企画課"),
    "{id: x, label: 指標, initiatives: [own], owners: [情報課]}": ("情報課",),
    "{id: x, label: 指標, initiatives: [whole]}": ("企画課",),
    "{id: x, label: 指標, initiatives: [part]}": ("企画課",),
    "{id: x, label: 指標, initiatives: [own]}": ("市民課", "税務課"),
    "{id: x, label: 指標, initiatives: [own, part]}": ("市民課", "税務課", "企画課"),
    "{id: x, label: 指標, initiatives: [nobody]}": (),
    "{id: x, label: 指標}": (),
}


@pytest.mark.parametrize("indicator", OWNERS)
def test_an_indicator_has_its_own_departments_or_those_of_its_initiatives(indicator):
    """An initiative has its own, or those of the one that it is part of."""
    plan = ledger_of(f"- {indicator}", plan=TOWN).plan
    assert plan.owners_of(plan.indicator("x")) == OWNERS[indicator]


SHARED = """
- {id: a, label: あ, owners: [情報課, 市民課]}
- {id: b, label: い, initiatives: [own]}
- {id: c, label: う}
- {id: d, label: え, initiatives: [part]}
"""


def test_answers_roll_up_by_department():
    """An indicator of two departments counts in both; those of none are last."""
    ledger = ledger_of(SHARED, plan=TOWN)
    groups = rollup_by(assess(ledger, "R5"), ledger, "owner")
    assert {str(each.name): [answer.indicator.id for answer in each.answers] for each in groups} == {
        "情報課": ["a"],
        "市民課": ["a", "b"],
        "税務課": ["b"],
        "企画課": ["d"],
        "担当課の記載がない指標": ["c"],
    }
    assert [each.rollup.total for each in groups] == [1, 2, 1, 1, 1]
    assert groups[0].describe("ja").startswith("情報課：")


def test_missing_departments_are_told_once():
    """With the count and the first names."""
    many = "\n".join(f"- {{id: x{n}, label: 指標{n}}}" for n in range(1, 7))
    findings = [each for each in check(ledger_of(many)) if each.code == "check.no_owner"]
    assert [each.describe("ja") for each in findings] == [
        "担当課の記載がない指標が6件あります（指標1、指標2、指標3など）。"
    ]
    assert [str(each.severity) for each in findings] == ["note"]
    assert "check.no_owner" not in {
        each.code for each in check(ledger_of(many.replace("}", ", owners: [課]}")))
    }
