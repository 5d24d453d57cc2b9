"""dxmodel: municipal DX plans as immutable, typed values.

A plan is made of fiscal years and amounts.  Plans are revised; a ledger keeps a plan's life.
Ledgers are checked and their progress is assessed.  They cross the border through formats and
are told in reports.

The source reads well in this order:

1. ``fiscal/year.py`` — what a fiscal year is
2. ``amount/amount.py`` — a number that knows its unit, and how well it is known
3. ``plan/value.py``, ``plan/goal.py`` — what can stand in a cell, what a target can ask for
4. ``plan/indicator.py``, ``plan/plan.py`` — what is measured; the whole plan
5. ``revise/change.py``, ``revise/apply.py`` — amendments as data
6. ``ledger/ledger.py``, ``ledger/reading.py`` — a plan's life; which observation speaks
7. ``check/rules.py`` — what is unwise in a plan
8. ``progress/formulas.py``, ``progress/assess.py`` — every number, and the verdicts
9. ``formats/wire.py``, ``report/progress.py`` — the border, and what is told beyond it
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from dxmodel.amount import Amount, define_unit
from dxmodel.errors import DxError, Problem, Problems
from dxmodel.fiscal import FiscalSpan, FiscalYear, Month, When
from dxmodel.ledger import Evaluation, Ledger, Observation, ObservationStatus
from dxmodel.plan import (
    Accumulation,
    AtLeast,
    AtMost,
    Bar,
    Baseline,
    Body,
    ChangeBy,
    Completed,
    Constraint,
    Described,
    Direction,
    Document,
    Doubt,
    Due,
    Event,
    Indicator,
    Initiative,
    Items,
    Kind,
    Label,
    Link,
    Maintain,
    MeanOver,
    Missing,
    MissingReason,
    NotYetSet,
    Pillar,
    Plan,
    Ratio,
    Reach,
    ReduceBy,
    RelatedPlan,
    Review,
    Source,
    Statement,
    Successor,
    Target,
    Text,
    TotalOver,
    Viewpoint,
    Within,
)
from dxmodel.revise import Add, ExtendPeriod, Revision, SetBaseline, SetTarget, StateSuccessor, apply

if TYPE_CHECKING:
    from dxmodel.check import Finding, check
    from dxmodel.formats import load, load_example, save
    from dxmodel.progress import Progress, Reason, Rollup, Status, assess, rollup
    from dxmodel.progress.frame import assess_frame, observations_frame

# The verbs and their answers load when they are first asked for: some of them bring pandas or YAML.
_LATER = {
    "Finding": "dxmodel.check",
    "Progress": "dxmodel.progress",
    "Reason": "dxmodel.progress",
    "Rollup": "dxmodel.progress",
    "Status": "dxmodel.progress",
    "assess": "dxmodel.progress",
    "assess_frame": "dxmodel.progress.frame",
    "check": "dxmodel.check",
    "load": "dxmodel.formats",
    "load_example": "dxmodel.formats",
    "observations_frame": "dxmodel.progress.frame",
    "rollup": "dxmodel.progress",
    "save": "dxmodel.formats",
}

__all__ = [
    "Accumulation",
    "Add",
    "Amount",
    "AtLeast",
    "AtMost",
    "Bar",
    "Baseline",
    "Body",
    "ChangeBy",
    "Completed",
    "Constraint",
    "Described",
    "Direction",
    "Document",
    "Doubt",
    "Due",
    "DxError",
    "Evaluation",
    "Event",
    "ExtendPeriod",
    "Finding",
    "FiscalSpan",
    "FiscalYear",
    "Indicator",
    "Initiative",
    "Items",
    "Kind",
    "Label",
    "Ledger",
    "Link",
    "Maintain",
    "MeanOver",
    "Missing",
    "MissingReason",
    "Month",
    "NotYetSet",
    "Observation",
    "ObservationStatus",
    "Pillar",
    "Plan",
    "Problem",
    "Problems",
    "Progress",
    "Ratio",
    "Reach",
    "Reason",
    "ReduceBy",
    "RelatedPlan",
    "Review",
    "Revision",
    "Rollup",
    "SetBaseline",
    "SetTarget",
    "Source",
    "StateSuccessor",
    "Statement",
    "Status",
    "Successor",
    "Target",
    "Text",
    "TotalOver",
    "Viewpoint",
    "When",
    "Within",
    "apply",
    "assess",
    "assess_frame",
    "check",
    "define_unit",
    "load",
    "load_example",
    "observations_frame",
    "rollup",
    "save",
]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return import_module("importlib.metadata").version("dxmodel")
    if name not in _LATER:
        raise AttributeError(f"module 'dxmodel' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_LATER[name]), name)
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
