"""The ledgers of an argument, one or several, and the texts that name their plans in frames."""

from collections.abc import Iterable, Iterator

from dxmodel.ledger import Ledger
from dxmodel.plan import Plan
from dxmodel.typed_fields import check_kind, wrong_kind

__all__ = ["PLAN_COLUMNS", "each_ledger", "plan_names"]

PLAN_COLUMNS = {"body": "string", "plan": "string"}
"""The types of the columns that :func:`plan_names` fills."""


def each_ledger(ledgers: Ledger | Iterable[Ledger]) -> Iterator[Ledger]:
    """Yield the ledgers of an argument, which is one or several.

    Raises:
        InvalidValueError: it is neither, or one of several is no ledger; its position is stated.
    """
    if isinstance(ledgers, Ledger):
        yield ledgers
        return
    if not isinstance(ledgers, Iterable):
        raise wrong_kind("ledgers", ledgers, ["Ledger", "Iterable[Ledger]"])
    for index, ledger in enumerate(ledgers):
        check_kind(f"ledgers[{index}]", ledger, Ledger)
        yield ledger


def plan_names(plan: Plan) -> tuple[str, str]:
    """Return the codes of the bodies of a plan, with the name of one without a code, and the id of the plan.

    >>> from dxmodel.testing import small_city
    >>> plan_names(small_city().plan)
    ('992011', 'dx-plan')
    """
    return ";".join(body.key for body in plan.bodies), plan.id
