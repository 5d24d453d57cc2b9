"""A plan of a few things, for the tests of single changes."""

from typing import Any

import pytest

from dxmodel.errors import ValidationError
from dxmodel.goals import Reach
from dxmodel.plan import Baseline, Body, Indicator, Initiative, Pillar, Plan, ScheduleBar, Statement, Target
from dxmodel.revise import apply

HOURS = Indicator(
    id="hours",
    order=1,
    label="削減時間",
    unit="時間",
    initiatives=["rpa"],
    baseline=Baseline(value="100時間", year="R3"),
    targets=[Target(due="R6", goal=Reach("400時間"), printed="400時間")],
)
STAFF = Indicator(id="staff", order=2, label="研修修了者", unit="人")
PLAN = Plan(
    id="dx",
    label="DX推進計画",
    bodies=[Body("131211", "足立区")],
    period="R4/R6",
    period_printed="令和4年度から3年間",
    pillars=[Pillar(id="office", order=1, label="業務"), Pillar(id="base", order=2, label="基盤")],
    initiatives=[
        Initiative(id="rpa", order=1, label="RPA", pillars=["office"]),
        Initiative(id="ai", order=2, label="AI", pillars=["office"]),
        Initiative(id="part", order=3, label=None, parent="ai"),
    ],
    indicators=[HOURS, STAFF],
    schedule=[ScheduleBar(id="bar", order=1, row="rpa", span="R4/R6", label="試行")],
    statements=[Statement(id="issue", order=1, about="rpa", kind="issue", text="人手が足りない")],
)


def revised(*changes, plan=PLAN) -> Any:
    """Return the plan after changes; of whatever type, as a test knows what kind of thing it looks at."""
    return apply(plan, changes)


def target(due, level="900時間"):
    """Return a target that fits the hours."""
    return Target(due=due, goal=Reach(level))


def refused(*changes, plan=PLAN):
    """Return path and code of everything that does not fit."""
    with pytest.raises(ValidationError) as caught:
        apply(plan, changes)
    return [(problem.path, problem.code) for problem in caught.value.problems]


def dues(plan, id="hours"):
    """Return when the targets of an indicator are due."""
    return [str(each.due) for each in plan.indicator(id).targets]


def goals(plan, id="hours"):
    """Return by when an indicator is to be where."""
    return {str(each.due): f"{each.goal:ja}" for each in plan.indicator(id).targets}
