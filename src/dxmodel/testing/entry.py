"""Register the strategies with Hypothesis, each for its class.

Hypothesis finds :func:`register` by its entry point and calls it when it is imported.  A strategy is
built only when ``st.from_type`` first needs it.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from dxmodel.amount import Amount
from dxmodel.fiscal import FiscalSpan, FiscalYear, Month, When
from dxmodel.ledger import Ledger, Scale
from dxmodel.plan import (
    Baseline,
    Body,
    Constraint,
    Document,
    Doubt,
    Due,
    Indicator,
    Initiative,
    Label,
    OwnUnit,
    Pillar,
    Plan,
    Predecessor,
    Ratio,
    RelatedPlan,
    Review,
    ScheduleBar,
    ScheduleEvent,
    Source,
    Statement,
    Successor,
    Target,
    Viewpoint,
)

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = ["STRATEGIES", "register"]

STRATEGIES: Mapping[type, str] = {
    Amount: "amounts",
    ScheduleBar: "bars",
    Baseline: "baselines",
    Body: "bodies",
    Constraint: "constraints",
    Document: "documents",
    Doubt: "doubts",
    Due: "dues",
    ScheduleEvent: "events",
    FiscalSpan: "fiscal_spans",
    FiscalYear: "fiscal_years",
    Indicator: "indicators",
    Initiative: "initiatives",
    Label: "labels",
    Ledger: "ledgers",
    Month: "months",
    OwnUnit: "own_units",
    Pillar: "pillars",
    Plan: "plans",
    Ratio: "ratios",
    Predecessor: "predecessors",
    RelatedPlan: "related_plans",
    Review: "reviews",
    Scale: "scales",
    Source: "sources",
    Statement: "statements",
    Successor: "successors",
    Target: "targets",
    Viewpoint: "viewpoints",
    When: "whens",
}
"""Class → name of its strategy in :mod:`dxmodel.testing`."""


def register() -> None:
    """Register every strategy for its class."""
    from hypothesis import strategies as st

    for kind, name in STRATEGIES.items():
        st.register_type_strategy(kind, _lazy_strategy(name))


def _lazy_strategy(name: str) -> "Callable[[Any], SearchStrategy[Any]]":
    def strategy(_: Any) -> "SearchStrategy[Any]":
        from dxmodel import testing

        built: SearchStrategy[Any] = getattr(testing, name)()
        return built

    return strategy
