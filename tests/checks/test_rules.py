"""Each rule finds what it is for, where it is, and nothing in a plan that is in order."""

from typing import Any

import pytest

from dxmodel.checks import RULES, Finding, Severity, check
from dxmodel.ledger import Ledger, Observation
from dxmodel.messages import LANGUAGES
from dxmodel.plan import (
    Alternative,
    Baseline,
    Body,
    Bounds,
    Constraint,
    ConstraintKind,
    Countable,
    Declared,
    Direction,
    Doubt,
    Indicator,
    Initiative,
    Pillar,
    Plan,
    Priority,
    Reach,
    Review,
    Successor,
    Target,
)
from dxmodel.revise import ExtendPeriod, Revision


def hours(**changes: Any) -> Indicator:
    """An indicator in order: it measures an initiative, and has a baseline and a target."""
    fields: dict[str, Any] = {
        "id": "hours",
        "order": 1,
        "label": "時間",
        "unit": "時間",
        "initiatives": ["rpa"],
        "baseline": Baseline(value="100時間", year="R4"),
        "targets": [Target(due="R6", goal=Reach("200時間"))],
    }
    return Indicator(**fields | changes)


def ledger(*observations: Observation, revisions: Any = (), **changes: Any) -> Ledger:
    """A ledger in order, with some fields of its plan exchanged."""
    fields: dict[str, Any] = {
        "id": "dx",
        "label": "DX推進計画",
        "bodies": [Body("131211", "足立区")],
        "period": "R4/R6",
        "initiatives": [Initiative(id="rpa", order=1, label="RPA")],
        "indicators": [hours()],
    }
    return Ledger(founding=Plan(**fields | changes), observations=observations, revisions=revisions)


def seen(value: str, **fields: Any) -> Observation:
    """An observation of the hours in R5."""
    return Observation(**{"indicator": "hours", "period": "R5", "value": value} | fields)


def waiting(span: str) -> Ledger:
    """A plan whose review in R7 waits for something that is done in a span."""
    done: dict[str, Any] = {"on": "review", "kind": ConstraintKind.WAITS_FOR, "by": "rpa", "text": "完了後"}
    return ledger(
        reviews=[Review(id="review", order=1, label="見直し", year="R7")],
        constraints=[Constraint(id="wait", order=1, span=span, **done)],
    )


def one(found: Ledger) -> Finding:
    """The only finding of a ledger."""
    (finding,) = check(found)
    return finding


def test_a_plan_in_order_has_no_findings():
    """Nothing is found where nothing is unwise."""
    assert check(ledger(seen("150時間"))) == ()


def test_every_rule_has_a_docstring_and_its_own_code():
    """A rule says what it looks for, and its function has the name of its code."""
    assert all(rule.__doc__ for rule in RULES)
    assert len({rule.__name__ for rule in RULES}) == len(RULES)


CASES: dict[str, tuple[Ledger, str, Severity]] = {
    "check.declared_count": (
        ledger(declared=[Declared(of=Countable.INITIATIVES, count=8)]),
        "$.declared[initiatives]",
        Severity.NOTE,
    ),
    "check.unnamed_item": (
        ledger(pillars=[Pillar(id="first", order=1, label=None)], levels=["柱"]),
        "$.pillars[first].label",
        Severity.NOTE,
    ),
    "check.levels_not_named": (
        ledger(
            levels=["柱"],
            pillars=[
                Pillar(id="a", order=1, label="柱"),
                Pillar(id="b", order=2, label="施策", parent="a"),
            ],
        ),
        "$.levels",
        Severity.WARNING,
    ),
    "check.nothing_measured": (
        ledger(initiatives=[Initiative(id=id, order=1, label=id) for id in ("rpa", "ai")]),
        "$.initiatives[ai]",
        Severity.NOTE,
    ),
    "check.no_target": (ledger(indicators=[hours(targets=[])]), "$.indicators[hours]", Severity.NOTE),
    "check.no_baseline": (
        ledger(indicators=[hours(baseline=None)]),
        "$.indicators[hours]",
        Severity.WARNING,
    ),
    "check.due_outside_period": (
        ledger(indicators=[hours(targets=[Target(due="R8", goal=Reach("200時間"))])]),
        "$.indicators[hours].targets[R8]",
        Severity.WARNING,
    ),
    "check.direction_disagrees": (
        ledger(indicators=[hours(direction=Direction.DOWN)]),
        "$.indicators[hours].targets[R6]",
        Severity.WARNING,
    ),
    "check.out_of_bounds": (
        ledger(indicators=[hours(bounds=Bounds(high="150時間"))]),
        "$.indicators[hours].targets[R6]",
        Severity.WARNING,
    ),
    "check.successor_gap": (
        ledger(successor=Successor(label="次期計画", starts="R8")),
        "$.successor.starts",
        Severity.WARNING,
    ),
    "check.review_too_early": (waiting("R8/"), "$.reviews[review].year", Severity.WARNING),
    "check.contradiction": (
        ledger(seen("150時間"), seen("160時間", known="R6")),
        "$.indicators[hours]",
        Severity.WARNING,
    ),
    "check.part_of_year": (
        ledger(seen("15時間", period="2024-01/2024-03")),
        "$.observations[hours/2024-01/2024-03]",
        Severity.NOTE,
    ),
    "check.doubtful_reading": (
        ledger(seen("150時間", doubt=Doubt("0.7", "崩れた表", [Alternative("R4の値")]))),
        "$.observations[hours/R5]",
        Severity.NOTE,
    ),
    "check.rough_decision": (
        ledger(revisions=[Revision(id="ext", label="延伸", decided="R6", changes=[ExtendPeriod("R10")])]),
        "$.revisions[ext].decided",
        Severity.NOTE,
    ),
}


@pytest.mark.parametrize("code", CASES)
def test_a_rule_finds_the_one_thing_that_is_wrong(code: str):
    """One fault, one finding: its code, its place, its weight, and a sentence in both languages."""
    found, path, severity = CASES[code]
    finding = one(found)
    assert (finding.code, finding.path, finding.severity) == (code, path, severity)
    assert all(finding.words(language) for language in LANGUAGES)


def test_every_rule_is_exercised():
    """No rule stands in the list without an example of what it finds."""
    assert {f"check.{rule.__name__}" for rule in RULES} == {*CASES, "check.values_disagree"}


@pytest.mark.parametrize(("other", "found"), [("約5,300時間", 0), ("5,000時間", 1)])
def test_two_precisions_of_one_value_may_differ_only_within_their_doubt(other: str, found: int):
    """約5,300 and 5,328 are one value; 5,000 and 5,328 are not."""
    twins = [
        hours(baseline=Baseline(value="5,328時間", year="R5"), targets=[], same_as=["twin"]),
        hours(id="twin", order=2, baseline=None, targets=[]),
    ]
    twin = seen(other, indicator="twin")
    codes = [finding.code for finding in check(ledger(twin, indicators=twins))]
    assert codes.count("check.values_disagree") == found


def test_named_items_are_counted_level_by_level():
    """Pillars are counted on their level, initiatives without their parts, priorities apart."""
    plan: dict[str, Any] = {
        "levels": ["柱", "施策"],
        "pillars": [Pillar(id="a", order=1, label="a"), Pillar(id="b", order=2, label="b", parent="a")],
        "initiatives": [
            Initiative(id="rpa", order=1, label="RPA", priority=Priority()),
            Initiative(id="part", order=2, label="部分", parent="rpa"),
        ],
        "indicators": [hours(initiatives=["part"])],
    }
    right = [
        Declared(of=Countable.PILLARS, count=1),
        Declared(of=Countable.PILLARS, count=1, level=2),
        Declared(of=Countable.INITIATIVES, count=1),
        Declared(of=Countable.PRIORITIES, count=1),
        Declared(of=Countable.INDICATORS, count=1),
        Declared(of=Countable.VIEWPOINTS, count=0),
    ]
    assert check(ledger(**plan, declared=right)) == ()
    wrong = [Declared(of=each.of, count=each.count + 1, level=each.level) for each in right]
    assert len(check(ledger(**plan, declared=wrong))) == len(wrong)


def test_a_review_may_come_in_the_year_in_which_the_wait_ends():
    """Only a review of an earlier year is too early."""
    assert check(waiting("R6/R7")) == check(waiting("R7")) == ()


def test_the_rules_can_be_chosen():
    """A tool may run some rules only."""
    assert check(CASES["check.no_target"][0], rules=[]) == ()
