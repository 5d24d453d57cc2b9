"""The rules of ``check`` about derived indicators: their values and units against those of the others."""

from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from dxmodel.amount import Amount, as_printed, compatible, rate
from dxmodel.amount.printed_precision import with_printed_precision
from dxmodel.checks.finding import Finding, name, path_of, warning
from dxmodel.checks.queries import years
from dxmodel.errors import AmbiguousError, InvalidValueError, UnitMismatchError
from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import Ledger, ResolvedValue, resolve
from dxmodel.plan import Derived, Indicator, Ratio, Share

__all__ = ["DERIVATION_RULES"]


def derived_disagrees(ledger: Ledger) -> Iterator[Finding]:
    """A value of a derived indicator does not follow from those of the indicators that it is derived from."""
    for indicator in ledger.plan.indicators:
        for each in _disagreements(ledger, indicator):
            facts = {"year": each.year, "stated": each.stated, "computed": each.computed}
            yield _finding("check.derived_disagrees", ledger, indicator, **facts, amounts=each.amounts)


def derived_unlike(ledger: Ledger) -> Iterator[Finding]:
    """An indicator cannot be derived as the plan states, because other things are counted."""
    for indicator in ledger.plan.indicators:
        if _has_unlike_units(ledger, indicator):
            units = [each.unit for each in _derived_from(ledger, indicator)]
            yield _finding("check.derived_unlike", ledger, indicator, unit=indicator.unit, units=units)


DERIVATION_RULES = (derived_disagrees, derived_unlike)


def _finding(code: str, ledger: Ledger, indicator: Indicator, **facts: Any) -> Finding:
    """Return a warning that names an indicator and those that it is derived from."""
    of = [name(ledger, each) for each in _derived_from(ledger, indicator)]
    path = f"{path_of(indicator)}.derived"
    return warning(code, path, indicator=name(ledger, indicator), of=of, **facts)


def _derived_from(ledger: Ledger, indicator: Indicator) -> list[Indicator]:
    ids = indicator.derived.indicators if indicator.derived else ()
    return [ledger.plan.indicator(id) for id in ids]


@attrs.frozen
class Disagreement:
    """A value of a year that does not follow from the values of other indicators.

    Attributes:
        year: the fiscal year.
        stated: the value that is stated, or the numerator of its share.
        computed: what follows.
        amounts: the amounts that it follows from.
    """

    year: FiscalYear
    stated: Amount
    computed: Amount
    amounts: tuple[Amount, ...]


def _disagreements(ledger: Ledger, indicator: Indicator) -> Iterator[Disagreement]:
    """Yield the years in which the value of a derived indicator surely is not the one that follows.

    What is printed with decimals, in percent or in 万件 and the like is known to half a unit of its last
    digit.  Values of different days are not compared.
    """
    if indicator.derived is None:
        return
    for year in years(ledger, indicator):
        value = resolve(ledger, indicator, year)
        sources = [resolve(ledger, each, year) for each in _derived_from(ledger, indicator)]
        amounts = [each.amount for each in sources if each.amount is not None]
        stated = _stated(value, indicator.derived)
        if stated is None or len(amounts) < len(sources) or {each.day for each in sources} != {value.day}:
            continue
        exact = _following(indicator.derived, amounts)
        rounded = _following(indicator.derived, [with_printed_precision(each) for each in amounts])
        if exact is None or rounded is None or not compatible(rounded.unit, stated.unit):
            continue
        if not with_printed_precision(stated).agrees(rounded):
            is_share = isinstance(indicator.derived, Share)
            shown = as_printed(exact, stated, *amounts, quotient=is_share)
            yield Disagreement(year, stated, shown, tuple(amounts))


def _has_unlike_units(ledger: Ledger, indicator: Indicator) -> bool:
    """Return whether values of a derived indicator cannot follow, because other things are counted."""
    derived, unit = indicator.derived, indicator.unit
    if derived is None or (isinstance(derived, Share) and derived.whole is None):
        return False
    units = [each.unit for each in _derived_from(ledger, indicator)]
    known = [each for each in units if each is not None]
    if unit is None or len(known) < len(units):
        return True
    try:
        expected = rate(*known) if isinstance(derived, Share) else known[0]
    except UnitMismatchError:
        return True
    is_sum = not isinstance(derived, Share)
    of_points = expected.is_percentage and unit == "ポイント"
    return not (compatible(expected, unit) or of_points) or (
        is_sum and not all(compatible(each, expected) for each in known)
    )


def _stated(value: ResolvedValue, derived: Derived) -> Amount | None:
    """Return the stated amount that the derivation is about."""
    if isinstance(derived, Share) and derived.whole is None:
        return value.value.numerator if isinstance(value.value, Ratio) else None
    return value.amount


def _following(derived: Derived, amounts: Sequence[Amount]) -> Amount | None:
    """Return the amount that follows from others; None where none follows."""
    try:
        value = derived.value(*amounts)
    except (AmbiguousError, InvalidValueError, UnitMismatchError):
        return None
    return value.computed if isinstance(value, Ratio) else value
