"""check: return findings about what is unwise, contradictory or unclear in a ledger.

* ``finding.py`` Finding: stable code, severity, path, one sentence in two languages; alike notes as one
* ``rules.py`` RULES: the rules of the files below, which have one short function for each
* ``plan_rules.py`` the plan and its items · ``body_rules.py`` bodies · ``indicator_rules.py`` definitions of
  indicators · ``goal_rules.py`` goals · ``observation_rules.py`` observations · ``value_rules.py`` unlikely
  values · ``revision_rules.py`` decisions · ``evaluation_rules.py`` the city's evaluations and scales
* ``body_names.py`` names of bodies against the list of local bodies
* ``queries.py`` queries on a ledger that rules use · ``rates.py`` printed rates against their parts
* ``printed_period.py`` the printed period against that of the plan
* ``derivations.py`` values of derived indicators against those that they follow from

May import ``progress`` and what is below it.  A new rule is a function in one of these files, a line
in its list, and its two sentences in ``messages/check.py``.
"""

from collections.abc import Iterable

from dxmodel.checks.finding import Finding, Severity, once_where_alike, with_one_wording
from dxmodel.checks.rules import RULES, Rule, findings_of
from dxmodel.ledger import Ledger
from dxmodel.public import set_public_module
from dxmodel.typed_fields import as_tuple, check_kind

__all__ = ["RULES", "Finding", "Rule", "Severity", "check"]


def check(ledger: Ledger, rules: Iterable[Rule] = RULES) -> tuple[Finding, ...]:
    """Return the findings of the rules in a ledger, rule by rule, in the order of the plan.

    More than three notes of one code are one finding, which has the others in it.

    Args:
        ledger: the plan and its results.
        rules: functions that take a ledger and return findings; those of the library, with your own, are
            ``[*RULES, mine]``.

    Raises:
        InvalidValueError: findings of one code with different wordings; a rule that is no function; a rule of
            your own that raises an exception, which is the cause, or returns something other than findings.

    >>> from dxmodel.testing import small_city
    >>> [finding.code for finding in check(small_city())]
    ['check.unknown_code', 'check.no_owner', 'check.part_of_year']
    """
    check_kind("ledger", ledger, Ledger)
    findings = (finding for rule in as_tuple(rules) for finding in findings_of(rule, ledger))
    return once_where_alike(with_one_wording(findings))


set_public_module(__name__, __all__, globals())
