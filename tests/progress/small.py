"""A ledger of one indicator and its answer, for tests that look at a verdict."""

from typing import Any

from dxmodel.ledger import Ledger, MethodName, Observation
from dxmodel.plan import Baseline, Body, Indicator, Plan, Target
from dxmodel.progress import assess

DUE = "R10"


def book(*values, goal=None, due=DUE, baseline=None, start="R4", unit="件", others=(), **arguments):
    """Return a ledger of indicator ``x``; *values* are (year, value) pairs."""
    targets = [] if goal is None else [Target(due=due, goal=goal)]
    base = None if baseline is None else Baseline(value=baseline, year=start)
    fields = {
        "id": "x",
        "order": 1,
        "label": "x",
        "unit": unit,
        "baseline": base,
        "targets": targets,
        **arguments,
    }
    plan = Plan(
        id="dx",
        label="DX",
        bodies=[Body("131211", "足立区")],
        period="R4/R10",
        indicators=[Indicator(**fields), *others],
    )
    observations = [Observation(indicator="x", period=year, value=value) for year, value in values]
    return Ledger(founding=plan, observations=observations)


def judged(ledger: Ledger, at: str, method: MethodName | str = "linear_pace") -> Any:
    """Return the answer for the first indicator."""
    return assess(ledger, at, method)[0]


def answer(value=None, at="R6", method="linear_pace", **arguments) -> Any:
    """Return the answer for one value of one year."""
    values = [] if value is None else [(at, value)]
    return judged(book(*values, **arguments), at, method)
