"""The rules of ``check``: functions that take a ledger and yield findings, in the files of their subjects.

What is invalid is refused where values are built; the rules find what is valid but unwise or noteworthy.
"""

from collections.abc import Callable, Iterable, Iterator

from dxmodel.checks.body_rules import BODY_RULES
from dxmodel.checks.derivations import DERIVATION_RULES
from dxmodel.checks.evaluation_rules import EVALUATION_RULES
from dxmodel.checks.finding import Finding
from dxmodel.checks.goal_rules import GOAL_RULES
from dxmodel.checks.indicator_rules import INDICATOR_RULES
from dxmodel.checks.observation_rules import OBSERVATION_RULES
from dxmodel.checks.plan_rules import PLAN_RULES
from dxmodel.checks.revision_rules import REVISION_RULES
from dxmodel.checks.value_rules import VALUE_RULES
from dxmodel.ledger import Ledger
from dxmodel.typed_fields import as_tuple, check_kind, wrong_kind

__all__ = ["RULES", "Rule", "findings_of"]

Rule = Callable[[Ledger], Iterable[Finding]]

RULES: tuple[Rule, ...] = (
    *BODY_RULES,
    *PLAN_RULES,
    *INDICATOR_RULES,
    *OBSERVATION_RULES,
    *DERIVATION_RULES,
    *REVISION_RULES,
    *EVALUATION_RULES,
    *GOAL_RULES,
    *VALUE_RULES,
)


def findings_of(rule: Rule, ledger: Ledger) -> Iterator[Finding]:
    """Yield the findings of a rule.

    Raises:
        InvalidValueError: the rule is no function, or returns something other than findings.
    """
    if not callable(rule):
        raise wrong_kind("rules", rule, ["function"])
    for finding in as_tuple(rule(ledger)):
        check_kind("findings", finding, Finding)
        yield finding
