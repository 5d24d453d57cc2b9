"""The rules of ``check``: functions that take a ledger and yield findings, in the files of their subjects.

What is invalid is refused where values are built; the rules find what is valid but unwise or noteworthy.
"""

from collections.abc import Callable, Iterable

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
from dxmodel.errors import DxError, InvalidValueError
from dxmodel.ledger import Ledger
from dxmodel.printing import shown
from dxmodel.typed_fields import wrong_kind

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


def findings_of(rule: Rule, ledger: Ledger) -> Iterable[Finding]:
    """Return the findings of a rule.

    Raises:
        InvalidValueError: the rule is no function; or one of a program raised an exception, which is the
            cause, or returned something other than findings.
    """
    if any(rule is each for each in RULES):
        return rule(ledger)
    if not callable(rule):
        raise wrong_kind("rules", rule, ["function"])
    function: Callable[[Ledger], object] = rule
    try:
        returned = function(ledger)
        entries = _entries(returned)
    except Exception as error:
        facts = {"kind": type(error).__name__, "error": error if isinstance(error, DxError) else str(error)}
        raise InvalidValueError("check.rule_failed", rule=_name(rule), **facts) from error
    findings = [each for each in entries if isinstance(each, Finding)]
    if len(findings) < len(entries) or isinstance(returned, Finding):
        wrong = next((each for each in entries if not isinstance(each, Finding)), returned)
        raise InvalidValueError("check.rule_returned", rule=_name(rule), found=shown(wrong))
    return findings


def _entries(returned: object) -> list[object]:
    """Return what is in a list or another collection; anything else as the only entry."""
    is_text = isinstance(returned, str | bytes)
    return [*returned] if isinstance(returned, Iterable) and not is_text else [returned]


def _name(rule: Rule) -> str:
    """Return the name of a function with its module, so that it can be looked up."""
    name = getattr(rule, "__qualname__", None)
    return shown(rule) if name is None else f"{rule.__module__}.{name}"
