"""dxmodel: municipal DX plans as immutable, typed values.

A plan is made of fiscal years and amounts.  Plans are revised; a ledger keeps a plan's life.
Ledgers are checked and their progress is assessed.  They cross the border through formats and
are told in reports.

The source reads well in this order:

1. ``fiscal/year.py`` — what a fiscal year is
2. ``amount/amount.py`` — a number that knows its unit, and how well it is known
3. ``plan/value.py``, ``plan/goal.py`` — what can stand in a cell, what a target can ask for
4. ``plan/indicator.py``, ``plan/plan.py`` — what is measured; the whole plan
5. ``revise/change.py``, ``revise/apply.py``, ``revise/compare.py`` — amendments as data, both ways
6. ``ledger/ledger.py``, ``ledger/reading.py`` — a plan's life; which observation speaks
7. ``checks/rules.py`` — what is unwise in a plan
8. ``progress/formulas.py``, ``progress/assess.py`` — every number, and the verdicts
9. ``formats/wire.py``, ``report/progress.py`` — the border, and what is told beyond it
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dxmodel.amount import Amount, define_unit
    from dxmodel.checks import Finding, check
    from dxmodel.errors import DxError, Problem, Problems
    from dxmodel.fiscal import FiscalSpan, FiscalYear, Month, When
    from dxmodel.formats import add_revision, load, load_example, revise_each, save
    from dxmodel.ledger import Evaluation, Ledger, Observation, ObservationStatus
    from dxmodel.ledger.frame import observations_frame
    from dxmodel.plan import (
        Accumulation,
        AtLeast,
        AtMost,
        Bar,
        Baseline,
        Body,
        Break,
        Bridge,
        ChangeBy,
        Completed,
        Constraint,
        Described,
        Direction,
        Document,
        Doubt,
        Due,
        Ending,
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
    from dxmodel.progress import Progress, Reason, Rollup, Status, assess, rollup, side_by_side
    from dxmodel.progress.frame import assess_frame
    from dxmodel.revise import (
        Add,
        Amend,
        Correct,
        End,
        ExtendPeriod,
        Move,
        MoveTarget,
        Redefine,
        Remove,
        Rename,
        Revision,
        SetBaseline,
        SetTarget,
        ShortenPeriod,
        StateSuccessor,
        Treatment,
        WithdrawTarget,
        apply,
        clashes,
        compare,
        invert,
        rebase,
    )

# Every name loads when it is first asked for: a tool that only needs plans never pays for the rest,
# and pandas and YAML come in only with the doors that need them.
_HOMES = {
    "dxmodel.amount": ("Amount", "define_unit"),
    "dxmodel.errors": ("DxError", "Problem", "Problems"),
    "dxmodel.fiscal": ("FiscalSpan", "FiscalYear", "Month", "When"),
    "dxmodel.ledger": ("Evaluation", "Ledger", "Observation", "ObservationStatus"),
    "dxmodel.ledger.frame": ("observations_frame",),
    "dxmodel.plan": (
        "Accumulation",
        "AtLeast",
        "AtMost",
        "Bar",
        "Baseline",
        "Body",
        "Break",
        "Bridge",
        "ChangeBy",
        "Completed",
        "Constraint",
        "Described",
        "Direction",
        "Document",
        "Doubt",
        "Due",
        "Ending",
        "Event",
        "Indicator",
        "Initiative",
        "Items",
        "Kind",
        "Label",
        "Link",
        "Maintain",
        "MeanOver",
        "Missing",
        "MissingReason",
        "NotYetSet",
        "Pillar",
        "Plan",
        "Ratio",
        "Reach",
        "ReduceBy",
        "RelatedPlan",
        "Review",
        "Source",
        "Statement",
        "Successor",
        "Target",
        "Text",
        "TotalOver",
        "Viewpoint",
        "Within",
    ),
    "dxmodel.revise": (
        "Add",
        "Amend",
        "Correct",
        "End",
        "ExtendPeriod",
        "Move",
        "MoveTarget",
        "Redefine",
        "Remove",
        "Rename",
        "Revision",
        "SetBaseline",
        "SetTarget",
        "ShortenPeriod",
        "StateSuccessor",
        "Treatment",
        "WithdrawTarget",
        "apply",
        "clashes",
        "compare",
        "invert",
        "rebase",
    ),
    "dxmodel.checks": ("Finding", "check"),
    "dxmodel.formats": ("add_revision", "load", "load_example", "revise_each", "save"),
    "dxmodel.progress": ("Progress", "Reason", "Rollup", "Status", "assess", "rollup", "side_by_side"),
    "dxmodel.progress.frame": ("assess_frame",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Accumulation",
    "Add",
    "Amend",
    "Amount",
    "AtLeast",
    "AtMost",
    "Bar",
    "Baseline",
    "Body",
    "Break",
    "Bridge",
    "ChangeBy",
    "Completed",
    "Constraint",
    "Correct",
    "Described",
    "Direction",
    "Document",
    "Doubt",
    "Due",
    "DxError",
    "End",
    "Ending",
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
    "Move",
    "MoveTarget",
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
    "Redefine",
    "ReduceBy",
    "RelatedPlan",
    "Remove",
    "Rename",
    "Review",
    "Revision",
    "Rollup",
    "SetBaseline",
    "SetTarget",
    "ShortenPeriod",
    "Source",
    "StateSuccessor",
    "Statement",
    "Status",
    "Successor",
    "Target",
    "Text",
    "TotalOver",
    "Treatment",
    "Viewpoint",
    "When",
    "WithdrawTarget",
    "Within",
    "add_revision",
    "apply",
    "assess",
    "assess_frame",
    "check",
    "clashes",
    "compare",
    "define_unit",
    "invert",
    "load",
    "load_example",
    "observations_frame",
    "rebase",
    "revise_each",
    "rollup",
    "save",
    "side_by_side",
]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return import_module("importlib.metadata").version("dxmodel")
    if name not in _HOME:
        raise AttributeError(f"module 'dxmodel' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_HOME[name]), name)
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
