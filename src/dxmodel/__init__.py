"""dxmodel: municipal DX plans as immutable, typed values.

What most programs need can be imported from here; the rest from the public modules, which are found as
attributes: ``dx.goals.Reach``, ``dx.changes.ExtendPeriod``, ``dx.report.to_html``.

============  ==================================================================================
``fiscal``    fiscal years, months, spans of them, dates known within bounds
``amount``    exact numbers with a unit, and how well they are known
``plan``      what a plan is made of · ``goals``: what a target can ask for
``changes``   what a revision can decide · ``revise``: apply, compare, invert, rebase
``ledger``    observations, evaluations, scales, and the ledger of a plan's whole life
``checks``    what is unwise or unclear in a plan
``progress``  assessments, grades, forecasts, roll-ups · ``open_sdg``: as Open SDG computes them
``frames``    pandas frames: assessed by whole columns, observations, fiscal years
``answers``   every answer as a dictionary and as JSON, with its schema
``formats``   YAML, JSON and CSV · ``storage``: the folders of plans
``tables``    spreadsheets of other people's making: workbooks, CSV and frames
``report``    progress sheets and before/after tables, as values and as pages
``testing``   Hypothesis strategies, assertions, a small fictional city
``errors``    every exception
============  ==================================================================================

The source reads well in this order:

1. ``fiscal/year.py`` — what a fiscal year is
2. ``amount/amount.py`` — a number with its unit, and how well it is known
3. ``plan/value.py``, ``plan/goals.py`` — what can stand in a cell, what a target can ask for
4. ``plan/indicator.py``, ``plan/plan.py`` — what is measured; the whole plan
5. ``changes/change.py``, ``revise/apply.py``, ``revise/compare.py`` — amendments as data, both ways
6. ``ledger/ledger.py``, ``ledger/resolved_value.py`` — a plan's life; the observation that is used
7. ``checks/rules.py`` — what is unwise in a plan
8. ``progress/engine/formulas.py``, ``progress/assess.py`` — every number, and the verdicts
9. ``formats/converter.py``, ``report/contents.py`` — how values look in a file, and what a report shows
"""

from importlib import import_module
from sys import modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dxmodel import (
        amount,
        answers,
        changes,
        checks,
        errors,
        fiscal,
        formats,
        frames,
        goals,
        ledger,
        open_sdg,
        plan,
        progress,
        report,
        revise,
        storage,
        tables,
        testing,
    )
    from dxmodel.amount import *
    from dxmodel.answers import *
    from dxmodel.checks import *
    from dxmodel.errors import *
    from dxmodel.fiscal import *
    from dxmodel.formats import *
    from dxmodel.frames import *
    from dxmodel.ledger import *
    from dxmodel.plan import *
    from dxmodel.progress import *
    from dxmodel.revise import *
    from dxmodel.storage import *
    from dxmodel.tables import *

    __version__: str

__all__ = [
    "Amount",
    "Baseline",
    "Body",
    "DxError",
    "Evaluation",
    "FiscalSpan",
    "FiscalYear",
    "Indicator",
    "Initiative",
    "Ledger",
    "Observation",
    "Pillar",
    "Plan",
    "Reason",
    "Revision",
    "Scale",
    "Status",
    "Target",
    "ValidationError",
    "add_revision",
    "apply",
    "assess",
    "check",
    "compare",
    "compare_methods",
    "compare_versions",
    "forecast",
    "grade",
    "load",
    "load_example",
    "rollup",
    "save",
    "to_dict",
    "to_frame",
    "to_json",
]
_TOP = frozenset(__all__)
__all__ += [  # noqa: RUF022
    "errors",
    "amount",
    "fiscal",
    "goals",
    "plan",
    "changes",
    "revise",
    "ledger",
    "checks",
    "progress",
    "open_sdg",
    "formats",
    "storage",
    "tables",
    "report",
    "answers",
    "frames",
    "testing",
]
_MODULES = [name for name in __all__ if name not in _TOP]
"""The public modules, the lowest layers first, so that as few as possible are loaded for a name."""


if not TYPE_CHECKING:  # which sees the imports above, and so a name that is not there

    def __getattr__(name: str) -> object:
        """Load a public module, or a name of one, when it is first asked for."""
        if name == "__version__":
            return import_module("importlib.metadata").version(__name__)
        if name in _MODULES:
            return import_module(f"{__name__}.{name}")
        if name in _TOP:
            for module in map(import_module, (f"{__name__}.{module}" for module in _MODULES)):
                if name in module.__all__:
                    value = globals()[name] = getattr(module, name)
                    return value
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}{_hint(name)}")

    def _hint(name: str) -> str:
        """Return which public module has a name, of those that are loaded or import no large package."""
        for module in _MODULES if not name.startswith("_") else ():
            path = f"{__name__}.{module}"
            is_light = module not in (
                "answers",
                "formats",
                "frames",
                "report",
                "storage",
                "tables",
                "testing",
            )
            if (is_light or path in modules) and name in import_module(path).__all__:
                return f"; it is {path}.{name}"
        return ""


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
