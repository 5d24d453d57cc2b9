"""absence: the reason why the value of a year is no amount, from its silence or its missing value."""

from dxmodel.ledger import ResolvedValue
from dxmodel.plan import Missing, Ratio
from dxmodel.progress.engine.status import Reason

__all__ = ["absence"]


def absence(reading: ResolvedValue) -> Reason:
    """Return why a reading without an amount has none.

    >>> from dxmodel.fiscal import FiscalYear
    >>> from dxmodel.ledger import NoValue
    >>> absence(ResolvedValue(indicator="x", year=FiscalYear(2024), silence=NoValue.NO_OBSERVATION))
    Reason.NO_OBSERVATION
    """
    if reading.silence is not None:
        return Reason(reading.silence.value)
    match reading.value:
        case Missing(reason):
            return Reason(reason.value)
        case Ratio():
            return Reason.NO_SHARE
        case _:
            return Reason.QUALITATIVE
