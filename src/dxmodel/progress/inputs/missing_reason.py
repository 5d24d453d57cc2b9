"""missing_reason: the reason why the value of a year is no amount."""

from dxmodel.ledger import ResolvedValue
from dxmodel.plan import Missing, Ratio
from dxmodel.progress.engine.status import Reason

__all__ = ["missing_reason"]


def missing_reason(resolved: ResolvedValue) -> Reason:
    """Return why a value without an amount has none.

    >>> from dxmodel.fiscal import FiscalYear
    >>> from dxmodel.ledger import NoValue
    >>> missing_reason(ResolvedValue(indicator="x", year=FiscalYear(2024), no_value=NoValue.NO_OBSERVATION))
    Reason.NO_OBSERVATION
    """
    if resolved.no_value is not None:
        return Reason(resolved.no_value.value)
    match resolved.value:
        case Missing(reason):
            return Reason(reason.value)
        case Ratio():
            return Reason.NO_SHARE
        case _:
            return Reason.QUALITATIVE
