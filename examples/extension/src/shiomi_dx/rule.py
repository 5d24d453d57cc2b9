"""small_step: a rule of the city about targets."""

from collections.abc import Iterator

from dxmodel.checks import RULES as LIBRARY_RULES
from dxmodel.checks import Finding, Severity
from dxmodel.goals import Reach
from dxmodel.ledger import Ledger
from dxmodel.plan import Label
from dxmodel.plan.names import name_of

__all__ = ["RULES", "small_step"]

LEAST_SHARE = 10
"""A target is to be at least this share of the baseline away from it, in percent."""

WORDING = Label(
    "{indicator}の{due}の目標{target}は、基準値からの変化が{share}%未満です",
    translations={"en": "{indicator}: the target {target} for {due} is within {share}% of the baseline"},
)


def small_step(ledger: Ledger) -> Iterator[Finding]:
    """Yield a note for each target to reach a level that hardly differs from the baseline."""
    for indicator in ledger.plan.indicators:
        baseline = None if indicator.baseline is None else indicator.baseline.amount
        if baseline is None or not baseline.magnitude:
            continue
        for target in indicator.targets:
            if not isinstance(target.goal, Reach):
                continue
            step = target.goal.amount.to(baseline.unit).magnitude - baseline.magnitude
            if abs(step) * 100 < abs(baseline.magnitude) * LEAST_SHARE:
                yield Finding(
                    code="shiomi.small_step",
                    severity=Severity.NOTE,
                    path=f"$.indicators[{indicator.id}].targets[{target.due.key}]",
                    facts={
                        "indicator": name_of(ledger.plan, indicator),
                        "due": target.due,
                        "target": target.goal.amount,
                        "share": LEAST_SHARE,
                    },
                    wording=WORDING,
                )


RULES = (*LIBRARY_RULES, small_step)
"""The rules of the library, and that of the city."""
