"""Break: from a fiscal year on, an indicator is measured in a new way; Bridge converts older values."""

from collections.abc import Iterable

import attrs

from dxmodel.amount import Amount, Unit, as_amount, as_declared_unit
from dxmodel.errors import InvalidValueError
from dxmodel.fiscal import FiscalYear, as_fiscal_year
from dxmodel.plan.source import Source
from dxmodel.plan.validators import each_of, instance_of
from dxmodel.printing import repr_without_defaults

__all__ = ["Break", "Bridge", "across"]


@attrs.frozen(kw_only=True)
class Bridge:
    """The same thing measured in both ways, so that values before the break can be converted.

    A value *v* of the old way is converted to *v* × new / old.  That is a convention: it holds where the
    two ways differ by a constant factor.

    Attributes:
        old: the level measured in the old way; exact, and not zero.
        new: the same level measured in the new way; exact.
        sources: where it is published.

    Raises:
        InvalidValueError: a level that is rough, or an old one of zero.

    >>> Bridge(old="40%", new="30%").over(Amount.parse("20%"))
    Amount('15', '%')
    """

    __repr__ = repr_without_defaults

    old: Amount = attrs.field(converter=as_amount)
    new: Amount = attrs.field(converter=as_amount)
    sources: tuple[Source, ...] = attrs.field(
        default=(), converter=tuple[Source, ...], validator=each_of(Source)
    )

    def __attrs_post_init__(self) -> None:
        if not (self.old.is_exact and self.new.is_exact and self.old.magnitude):
            raise InvalidValueError("plan.no_bridge", old=self.old, new=self.new)

    def over(self, amount: Amount) -> Amount:
        """Convert a value measured in the old way to the new way.

        Raises:
            UnitMismatchError: it does not measure what the old level measures.
        """
        same = amount.to(self.old.unit)
        return attrs.evolve(same * self.new.magnitude / self.old.magnitude, unit=self.new.unit)


@attrs.frozen(kw_only=True)
class Break:
    """From a fiscal year on, an indicator is measured in a new way.

    Attributes:
        since: the first fiscal year of the new way.
        unit: the unit of the values before, where that is another one.
        bridge: how earlier values are converted; without it, they are not compared with later ones.

    >>> Break(since="R7").bridge is None
    True
    """

    __repr__ = repr_without_defaults

    since: FiscalYear = attrs.field(converter=as_fiscal_year)
    unit: Unit | None = attrs.field(default=None, converter=attrs.converters.optional(as_declared_unit))
    bridge: Bridge | None = attrs.field(default=None, validator=instance_of(Bridge))


def across(breaks: Iterable[Break], amount: Amount, year: FiscalYear, to: FiscalYear) -> Amount | None:
    """Convert the value of a *year* to the way of measuring of the year *to*; None without a bridge.

    >>> across([Break(since="R7")], Amount.parse("20%"), FiscalYear(2024), FiscalYear(2026)) is None
    True
    """
    for each_break in breaks:
        if year < each_break.since <= to:
            if each_break.bridge is None:
                return None
            amount = each_break.bridge.over(amount)
    return amount
