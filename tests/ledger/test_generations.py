"""A measure is followed from plan to plan, and the plans before and after have their years."""

import attrs
import pytest

from dxmodel.checks import check
from dxmodel.errors import InvalidValueError, UnknownNameError
from dxmodel.formats import json, schema, yaml
from dxmodel.ledger import Ledger, values_across_plans
from dxmodel.plan import Link, Plan, Predecessor, Successor
from dxmodel.progress import assess
from dxmodel.report import describe, report, to_markdown
from tests.yaml_ledger import PLAN, ledger_of

OF_NOW = PLAN.replace("992011", "131211").replace("みなと野市", "足立区")


def plan_of(id: str, period: str) -> str:
    """Return the head of a plan of one city."""
    return OF_NOW.replace("id: dx-plan", f"id: {id}").replace("令和3年度～令和12年度", period)


FIRST = ledger_of(
    "- {id: old-name, label: 電子申請率, unit: '%', former_ids: [older]}",
    "- {indicator: old-name, period: H30, value: 10%}",
    plan=plan_of("plan-1", "H28/H30"),
)
SECOND = ledger_of(
    "- {id: share, label: 申請率, unit: '%', same_as: [131211/plan-1/older]}",
    "[{indicator: share, period: R1, value: 20%}, {indicator: share, period: R3, value: 30%}]",
    plan=plan_of("plan-2", "R1/R3"),
)
INDICATORS = """
- id: online
  label: オンライン申請の割合
  unit: '%'
  same_as: [131211/plan-2/share, counter]
  baseline: {value: 30%, year: R3}
  targets: [{due: R8, goal: {reach: 80%}}]
- {id: counter, label: 窓口, unit: '%'}
"""
THIRD = ledger_of(
    INDICATORS,
    "[{indicator: online, period: R4, value: 40%}, {indicator: counter, period: R4, value: 41%}]",
    plan=plan_of("plan-3", "R4/R8"),
)


def values(ledger: Ledger, id: str, *others: Ledger) -> list[tuple[str, str, str]]:
    """Return the year, the plan and the value of each entry of a series."""
    entries = values_across_plans(ledger, id, others)
    return [(str(each.value.year), each.plan, str(each.value.amount)) for each in entries]


def test_a_measure_is_followed_through_three_plans():
    """By links within a plan too, and by former ids; of one year, the given plan comes first."""
    assert values(THIRD, "online", FIRST, SECOND) == [
        ("H30", "131211/plan-1", "10%"),
        ("R1", "131211/plan-2", "20%"),
        ("R3", "131211/plan-3", "30%"),
        ("R3", "131211/plan-2", "30%"),
        ("R4", "131211/plan-3", "40%"),
        ("R4", "131211/plan-3", "41%"),
    ]
    assert [str(each.name) for each in values_across_plans(SECOND, "share", [FIRST])] == [
        "電子申請率",
        "申請率",
        "申請率",
    ]


def test_links_in_a_circle_end():
    """Two plans that link to each other."""
    back = attrs.evolve(FIRST.founding.indicator("old-name"), same_as=["131211/plan-2/share"])
    first = attrs.evolve(FIRST, founding=attrs.evolve(FIRST.founding, indicators=[back]))
    assert len(values(SECOND, "share", first)) == len(values(first, "old-name", SECOND)) == 3


def test_a_plan_that_is_not_loaded_is_named():
    """With the nearest known one."""
    with pytest.raises(UnknownNameError, match="131211/plan-1"):
        values(SECOND, "share")
    emptied = attrs.evolve(FIRST, founding=attrs.evolve(FIRST.founding, indicators=[]), observations=())
    with pytest.raises(UnknownNameError, match="older"):
        values(SECOND, "share", emptied)


def test_within_one_ledger_a_link_to_another_plan_changes_nothing():
    """Verdicts, findings and reports are those without the link; the detail shows it."""
    without = ledger_of(INDICATORS.replace("131211/plan-2/share, ", ""), plan=plan_of("plan-3", "R4/R8"))
    ledger = ledger_of(INDICATORS, plan=plan_of("plan-3", "R4/R8"))
    assert [each.status for each in assess(ledger, "R4")] == [each.status for each in assess(without, "R4")]
    assert [each.code for each in check(ledger)] == [each.code for each in check(without)]
    assert to_markdown(report(ledger, "R4")) == to_markdown(report(without, "R4"))
    assert "131211/plan-2/share" in {text for _, text in describe(ledger, "online", "R4").items}


@pytest.mark.parametrize("form", [yaml, json])
def test_a_link_to_another_plan_is_read_as_it_was_written(form):
    """As text."""
    assert form.loads(form.dumps(SECOND.plan), Plan) == SECOND.plan


@pytest.mark.parametrize(
    ("to", "is_valid"),
    [
        ("online", True),
        ("131211/dx-plan/online", True),
        ("011002/dx-plan-1/x", True),
        ("デジタル庁/dx-plan/online", True),
        ("A/B省/dx-plan/online", True),  # a name with a slash
        ("13121/dx-plan/online", False),  # five digits
        ("131212/dx-plan/online", False),  # the check digit
        ("dx-plan/online", False),
        ("131211/DX/online", False),
        ("131211/dx-plan/", False),
        ("/dx-plan/online", False),
        ("131211//online", False),
    ],
)
def test_a_reference_across_plans_has_a_body_a_plan_and_an_item(to, is_valid):
    """By its form; whether the plan exists is seen where its ledger is loaded."""
    if is_valid:
        assert Link(to).is_across_plans is ("/" in to)
    else:
        with pytest.raises(InvalidValueError) as caught:
            Link(to)
        assert caught.value.code == "plan.bad_key"


def test_only_same_as_leads_to_another_plan():
    """An indicator measures initiatives of its own plan."""
    with pytest.raises(Exception, match=r"plan-1/old-name"):
        ledger_of("- {id: x, label: 指標, initiatives: [131211/plan-1/old-name]}")


def test_the_plans_before_and_after_have_their_years():
    """As the report shows them; an end before a start is refused."""
    text = "predecessor: {label: 前計画, starts: R1, ends: R3, key: 131211/plan-2}\n"
    text += "successor: {label: 次期計画, starts: R9, ends: R13}\n"
    ledger = ledger_of(INDICATORS, plan=plan_of("plan-3", "R4/R8") + text)
    text = to_markdown(report(ledger, "R4"))
    for each in ("前計画", "令和元年度～令和3年度", "次期計画", "令和9年度～令和13年度"):
        assert each in text
    assert not [each for each in check(ledger) if each.code.endswith("_gap")]
    for kind in (Predecessor, Successor):
        with pytest.raises(InvalidValueError):
            kind(label="x", starts="R5", ends="R4")
    with pytest.raises(InvalidValueError):
        Predecessor(label="x", key="13121/plan")


@pytest.mark.parametrize(
    ("ends", "codes"), [("R3", []), ("R2", ["check.predecessor_gap"]), ("R4", ["check.predecessor_gap"])]
)
def test_a_gap_or_an_overlap_with_the_plan_before_is_noted(ends, codes):
    """Plans are revised early, so it is no warning."""
    head = plan_of("plan-3", "R4/R8") + f"predecessor: {{label: 前計画, ends: {ends}}}\n"
    findings = [each for each in check(ledger_of(INDICATORS, plan=head)) if each.code.endswith("_gap")]
    assert [each.code for each in findings] == codes
    assert all(str(each.severity) == "note" for each in findings)


def test_the_schema_takes_both_forms_of_a_link():
    """An id, or body/plan/item."""
    assert "/" in schema("plan")["$defs"]["Link"]["anyOf"][0]["pattern"]


@pytest.mark.parametrize(
    ("before", "value", "now", "expected"),
    [
        ("unit: 千件", "2千件", "unit: 件", "2000件"),
        ("unit: 件", "2000件", "unit: 千件", "2千件"),
        ("unit: 人", "2人", "unit: 件", None),
        ("unit: '%'", "2%", "unit: 件", None),
        ("unit: 件, window: 暦年", "2件", "unit: 件", None),
        ("unit: 件, window: 暦年", "2件", "unit: 件, window: 暦年", "2件"),
        ("unit: 件, accumulation: cumulative", "2件", "unit: 件, accumulation: flow", None),
        ("unit: 件", "2件", "unit: 件, accumulation: flow", "2件"),
        ("unit: 件, breaks: [{since: H30}]", "2件", "unit: 件", None),
        ("unit: 件, breaks: [{since: H30, bridge: {old: 1件, new: 3件}}]", "2件", "unit: 件", "6件"),
        ("unit: 件, breaks: [{since: H29}]", "2件", "unit: 件", "2件"),
    ],
)
def test_values_of_other_plans_are_in_the_unit_of_the_indicator(
    before: str, value: str, now: str, expected: str | None
) -> None:
    """Where they are comparable; otherwise the entry says that they are not."""
    earlier = ledger_of(
        f"- {{id: x, label: 件数, {before}}}",
        f"- {{indicator: x, period: H29, value: {value}}}",
        plan=plan_of("plan-1", "H28/H30"),
    )
    ledger = ledger_of(
        f"- {{id: x, label: 件数, {now}, same_as: [131211/plan-1/x]}}", plan=plan_of("plan-2", "R1/R3")
    )
    (entry,) = values_across_plans(ledger, "x", [earlier])
    assert (entry.is_comparable, entry.amount and str(entry.amount).replace(",", "")) == (
        expected is not None,
        expected,
    )
    assert str(entry.value.amount).replace(",", "") == value
