"""check: return findings about what is unwise, contradictory or unclear in a ledger.

* ``finding.py`` Finding: stable code, severity, path, one sentence in two languages
* ``rules.py`` one short function for each rule, listed in RULES
* ``body_names.py`` names of bodies against the list of local bodies
* ``queries.py`` queries on a ledger that rules use · ``rates.py`` printed rates against their parts
* ``printed_period.py`` the printed period against that of the plan

May import ``ledger`` and what is below it.  A new rule is a function in ``rules.py``, a line in
RULES, and its two sentences in ``messages/check.py``.
"""

from collections.abc import Iterable

from dxmodel.checks.finding import Finding, Severity
from dxmodel.checks.rules import RULES, Rule
from dxmodel.ledger import Ledger
from dxmodel.public import set_public_module
from dxmodel.typed_fields import check_kind

__all__ = ["RULES", "Finding", "Rule", "Severity", "check"]


def check(ledger: Ledger, rules: Iterable[Rule] = RULES) -> tuple[Finding, ...]:
    """Return the findings of the rules in a ledger, rule by rule, in the order of the plan.

    >>> from dxmodel.testing import small_city
    >>> [finding.code for finding in check(small_city())]
    ['check.unknown_code', 'check.no_owner', 'check.part_of_year']
    """
    check_kind("ledger", ledger, Ledger)
    return tuple(finding for rule in rules for finding in rule(ledger))


set_public_module(__name__, __all__, globals())
