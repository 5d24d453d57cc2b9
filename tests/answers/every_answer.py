"""Every kind of answer that the library gives about a ledger, one function each."""

from collections.abc import Callable

import dxmodel as dx
from dxmodel.checks import Finding, Severity
from dxmodel.errors import Problem, ValidationError
from dxmodel.fiscal import FiscalYear
from dxmodel.formats import published_scales
from dxmodel.ledger import Ledger, resolve
from dxmodel.progress import RollupLevel, RollupRule, due_results, pooled_share, rollup_by
from dxmodel.report import comparison_report, report

__all__ = ["ANSWERS"]

FINDING = Finding(
    code="check.declared_count",
    severity=Severity.NOTE,
    path="$.declared",
    facts={"counted": "pillars", "declared": 3, "named": 0},
)
PROBLEM = Problem(path="$", code="formats.no_format", facts={"wanted": "plan/1"})

NAMES_OF_SCALES = [*published_scales()][:2]

ANSWERS: dict[str, Callable[[Ledger, FiscalYear], list[object]]] = {
    "assess": lambda ledger, at: [dx.assess(ledger, at), *dx.assess(ledger, at)],
    "explanation": lambda ledger, at: [[each.explanation for each in dx.assess(ledger, at)] or [FINDING]],
    "rollup": lambda ledger, at: [
        dx.rollup(dx.assess(ledger, at), rule) for rule in (RollupRule.COUNT, RollupRule.SHARE_ACHIEVED)
    ],
    "rollup_by": lambda ledger, at: [
        each for level in RollupLevel for each in rollup_by(dx.assess(ledger, at), ledger, level)
    ],
    "pooled_share": lambda ledger, at: [
        pooled_share(ledger, [each.id], at) for each in ledger.plan.indicators
    ],
    "forecast": lambda ledger, at: [
        dx.forecast(ledger, each.id, at + 2, at=at) for each in ledger.plan.indicators
    ],
    "grade": lambda ledger, at: [dx.grade(ledger, at, published_scales()[name]) for name in NAMES_OF_SCALES],
    "initiatives": lambda ledger, at: [*dx.grade(ledger, at, published_scales()["tama"]).initiatives],
    "compare_methods": lambda ledger, at: [dx.compare_methods(ledger, at)],
    "compare_versions": lambda ledger, at: [dx.compare_versions(ledger, at)],
    "resolve": lambda ledger, at: [resolve(ledger, each, at) for each in ledger.plan.indicators],
    "due_results": lambda ledger, at: [[*due_results(ledger, at)] or [FINDING], *due_results(ledger, at)],
    "check": lambda ledger, at: [FINDING, [FINDING, *dx.check(ledger)]],
    "problems": lambda ledger, at: [PROBLEM, ValidationError([PROBLEM])],
    "report": lambda ledger, at: [report(ledger, at)],
    "comparison_report": lambda ledger, at: [comparison_report(ledger.founding, ledger.plan)],
    "ledger": lambda ledger, at: [ledger, ledger.plan],
}
"""The functions that return answers about a ledger in a year, by the name of what gives them."""
