"""derived_value: what the indicators that another one is derived from come to in a year."""

from dxmodel.amount import Amount, compatible
from dxmodel.errors import AmbiguousError, InvalidValueError, UnitMismatchError
from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import Ledger, resolve
from dxmodel.plan import Indicator, Ratio, Share

__all__ = ["derived_value"]


def derived_value(ledger: Ledger, indicator: Indicator, year: FiscalYear) -> Amount | Ratio | None:
    """Return the sum, the difference or the share that the plan states, of values of one year and one day.

    None for an indicator that is not derived, where one of the values is missing, or of another unit.

    >>> from dxmodel.plan import Sum
    >>> from dxmodel.testing import small_city
    >>> city = small_city()
    >>> total = Indicator(id="total", order=9, label="合計", unit="分", derived=Sum(["counter-time"]))
    >>> print(derived_value(city, total, FiscalYear.parse("R5")))
    15分
    """
    derived = indicator.derived
    if derived is None or (isinstance(derived, Share) and derived.whole is None):
        return None
    sources = [resolve(ledger, ledger.plan.indicator(id), year) for id in derived.indicators]
    amounts = [each.amount for each in sources if each.amount is not None]
    if len(amounts) < len(sources) or len({each.day for each in sources}) > 1:
        return None
    try:
        value = derived.value(*amounts)
    except (AmbiguousError, InvalidValueError, UnitMismatchError):
        return None
    amount = value.computed if isinstance(value, Ratio) else value
    is_like = amount is not None and indicator.unit is not None and compatible(amount.unit, indicator.unit)
    return value if is_like else None
