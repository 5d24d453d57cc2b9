"""For tests of programs that use dxmodel: Hypothesis strategies, an assertion, a small example city.

* ``city.py`` small_city(): the ledger of a fictional city whose plan was extended
* ``asserts.py`` assert_plans_equal: names the paths that differ
* ``method_laws.py`` assert_method_laws: what a method claims · ``plan_laws.py`` assert_plan_laws: compare and
  apply are inverses, and an extension leaves the first verdict
* ``text.py`` texts, labels, ids · ``fiscal.py`` years, months, spans, dates known within bounds
* ``amount.py`` units, amounts · ``goal.py`` values, goals, baselines, targets, sources, doubts
* ``item.py`` items of a plan · ``plan.py`` whole plans
* ``change.py`` changes of every kind that fit a plan · ``indicator_changes.py`` those of targets, baselines
  and definitions · ``revise.py`` lists of changes, revisions
* ``ledger.py`` observations, whole ledgers · ``scale.py`` scales
* ``building.py`` functions that combine strategies
* ``entry.py`` registers the strategies with Hypothesis, so that ``st.from_type(Plan)`` works

The strategies need Hypothesis (``pip install "dxmodel[testing]"``) and are imported on first use; the
city and the assertion do not need it.  Strategies are named in the plural and give valid values only.

May import every package but ``cli``, ``formats`` and ``report``; no package imports it.  A new class gets a
strategy in the file of its kind, its name in the table below, and a line in ``entry.py``.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from dxmodel.errors import MissingExtraError
from dxmodel.testing.asserts import assert_plans_equal
from dxmodel.testing.city import small_city

if TYPE_CHECKING:
    from dxmodel.testing.amount import amounts, units
    from dxmodel.testing.change import changes
    from dxmodel.testing.fiscal import fiscal_spans, fiscal_years, months, whens
    from dxmodel.testing.goal import baselines, doubts, dues, goals, ratios, sources, targets, values
    from dxmodel.testing.item import (
        bars,
        constraints,
        events,
        indicators,
        initiatives,
        items,
        pillars,
        related_plans,
        reviews,
        statements,
        viewpoints,
    )
    from dxmodel.testing.ledger import evaluations, ledgers, observations
    from dxmodel.testing.method_laws import assert_method_laws
    from dxmodel.testing.plan import (
        bodies,
        declared_counts,
        documents,
        own_units,
        plans,
        predecessors,
        successors,
    )
    from dxmodel.testing.plan_laws import assert_plan_laws
    from dxmodel.testing.revise import change_lists, revisions
    from dxmodel.testing.scale import scales
    from dxmodel.testing.text import ids, labels, texts

_NAMES_BY_MODULE = {
    "amount": ("amounts", "units"),
    "fiscal": ("fiscal_spans", "fiscal_years", "months", "whens"),
    "goal": ("baselines", "doubts", "dues", "goals", "ratios", "sources", "targets", "values"),
    "item": (
        "bars", "constraints", "events", "indicators", "initiatives", "items", "pillars", "related_plans",
        "reviews", "statements", "viewpoints",
    ),
    "ledger": ("evaluations", "ledgers", "observations"),
    "plan": (
        "bodies", "declared_counts", "documents", "own_units", "plans", "predecessors", "successors",
    ),
    "change": ("changes",),
    "method_laws": ("assert_method_laws",),
    "plan_laws": ("assert_plan_laws",),
    "revise": ("change_lists", "revisions"),
    "scale": ("scales",),
    "text": ("ids", "labels", "texts"),
}  # fmt: skip
_MODULE_OF = {name: module for module, names in _NAMES_BY_MODULE.items() for name in names}

__all__ = [
    "amounts",
    "assert_method_laws",
    "assert_plan_laws",
    "assert_plans_equal",
    "bars",
    "baselines",
    "bodies",
    "change_lists",
    "changes",
    "constraints",
    "declared_counts",
    "documents",
    "doubts",
    "dues",
    "evaluations",
    "events",
    "fiscal_spans",
    "fiscal_years",
    "goals",
    "ids",
    "indicators",
    "initiatives",
    "items",
    "labels",
    "ledgers",
    "months",
    "observations",
    "own_units",
    "pillars",
    "plans",
    "predecessors",
    "ratios",
    "related_plans",
    "reviews",
    "revisions",
    "scales",
    "small_city",
    "sources",
    "statements",
    "successors",
    "targets",
    "texts",
    "units",
    "values",
    "viewpoints",
    "whens",
]


if not TYPE_CHECKING:  # a type checker uses the imports above, and reports an unknown name

    def __getattr__(name: str) -> object:
        if name not in _MODULE_OF:
            raise AttributeError(f"module 'dxmodel.testing' has no attribute {name!r}")
        try:
            return getattr(import_module(f"dxmodel.testing.{_MODULE_OF[name]}"), name)
        except ModuleNotFoundError as error:
            if error.name != "hypothesis":
                raise
            raise MissingExtraError("testing.no_hypothesis", name=name) from None


def __dir__() -> list[str]:
    return __all__
