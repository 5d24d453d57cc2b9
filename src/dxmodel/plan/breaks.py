"""Break: a new definition of an indicator from a fiscal year on; Bridge: converts older values."""

from collections.abc import Iterable

import attrs

from dxmodel.amount import Amount, Unit, as_amount, as_declared_unit
from dxmodel.errors import InvalidValueError
from dxmodel.fiscal import FiscalYear, as_fiscal_year
from dxmodel.plan.source import Source
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import stored_fields

__all__ = ["Break", "Bridge", "across"]


@attrs.frozen(kw_only=True, field_transformer=stored_fields)
class Bridge:
    """One level measured by the old and by the new definition, so that older values can be converted.

    A value *v* by the old definition is converted to *v* × new / old.  That is a convention: it is correct
    where the two definitions differ by a constant factor.

    Attributes:
        old: the level by the old definition; exact, and not zero.
        new: the same level by the new definition; exact.
        sources: where it is published.

    Raises:
        InvalidValueError: a level is not exact, or the old one is zero.

    >>> Bridge(old="40%", new="30%").over(Amount.parse("20%"))
    Amount('15', '%')
    """

    __repr__ = repr_without_defaults

    old: Amount = attrs.field(converter=as_amount)
    new: Amount = attrs.field(converter=as_amount)
    sources: tuple[Source, ...] = attrs.field(default=(), converter=tuple[Source, ...])

    def __attrs_post_init__(self) -> None:
        if not (self.old.is_exact and self.new.is_exact and self.old.magnitude):
            raise InvalidValueError("plan.no_bridge", old=self.old, new=self.new)

    def over(self, amount: Amount) -> Amount:
        """Convert a value by the old definition to the new definition.

        Raises:
            UnitMismatchError: the value and the old level measure different kinds of things.
        """
        in_old_unit = amount.to(self.old.unit)
        return attrs.evolve(in_old_unit * self.new.magnitude / self.old.magnitude, unit=self.new.unit)


@attrs.frozen(kw_only=True, field_transformer=stored_fields)
class Break:
    """A break in series: from a fiscal year on, an indicator is measured by a new definition.

    Attributes:
        since: the first fiscal year of the new definition.
        unit: the unit of the values before, if it differs.
        bridge: how earlier values are converted; without it, they are not compared with later ones.

    >>> Break(since="R7").bridge is None
    True
    """

    __repr__ = repr_without_defaults

    since: FiscalYear = attrs.field(converter=as_fiscal_year)
    unit: Unit | None = attrs.field(default=None, converter=attrs.converters.optional(as_declared_unit))
    bridge: Bridge | None = None


def across(breaks: Iterable[Break], amount: Amount, year: FiscalYear, to: FiscalYear) -> Amount | None:
    """Convert the value of a *year* to the definition of the year *to*; None without a bridge.

    >>> across([Break(since="R7")], Amount.parse("20%"), FiscalYear(2024), FiscalYear(2026)) is None
    True
    """
    for each_break in breaks:
        if year < each_break.since <= to:
            if each_break.bridge is None:
                return None
            amount = each_break.bridge.over(amount)
    return amount
