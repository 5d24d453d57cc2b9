"""A ledger of one indicator, for tests that look at its observations."""

from dxmodel.ledger import Ledger, Observation
from dxmodel.plan import Body, Indicator, Plan


def ledger(*observations, revisions=(), **indicator):
    """Return a ledger whose only indicator is ``x``, in 件 unless told otherwise."""
    fields = {"id": "x", "order": 1, "label": "x", "unit": "件", **indicator}
    plan = Plan(
        id="dx",
        label="DX",
        bodies=[Body("131211", "足立区")],
        period="R4/R6",
        indicators=[Indicator(**fields)],
    )
    return Ledger(founding=plan, observations=observations, revisions=revisions)


def observed(value, period="R5", **arguments):
    """Return an observation of ``x``, of R5 unless told otherwise."""
    return Observation(indicator="x", period=period, value=value, **arguments)
