"""A unit that a plan counts in and that the library does not know."""

from decimal import Decimal
from typing import Any

import attrs

from dxmodel.amount import define_unit, unit
from dxmodel.amount.number import number
from dxmodel.plan.label import as_texts
from dxmodel.printing import as_written

__all__ = ["OwnUnit"]


@attrs.frozen
class OwnUnit:
    """A unit of the plan's own, beyond those that the library knows.

    Building one defines the unit for the process, so that amounts can be read in it.  Units are only
    ever added: the same definition again is fine, another one is refused.

    Attributes:
        name: the printed form, letters only: ``"端末"``.
        english: singular and plural, e.g. ``"terminal/terminals"``.
        spellings: other printed forms of it.
        like: a unit of the same kind; without it, it is a kind of its own.
        factor: how many of *like* it is.

    Raises:
        Impossible: the name is not letters only or is taken, or it is defined in another way already.
        UnknownName: nobody has defined *like*.

    >>> from dxmodel.amount import Amount
    >>> OwnUnit("端末", english="terminal/terminals", spellings=["端末機"])
    OwnUnit(name='端末', english='terminal/terminals', spellings=('端末機',))
    >>> f"{Amount.parse('約1,200端末機'):en}"
    'about 1,200 terminals'
    """

    __repr__ = as_written

    name: str
    english: str = attrs.field(kw_only=True)
    spellings: tuple[str, ...] = attrs.field(default=(), converter=as_texts, kw_only=True)
    like: str | None = attrs.field(default=None, converter=attrs.converters.optional(unit), kw_only=True)
    factor: Decimal = attrs.field(default=Decimal(1), converter=number, kw_only=True)

    def __attrs_post_init__(self) -> None:
        named = define_unit(
            self.name, english=self.english, spellings=self.spellings, like=self.like, factor=self.factor
        )
        object.__setattr__(self, "name", named)

    def __reduce__(self) -> tuple[Any, ...]:
        """Define the unit in the process that unpickles it, too."""
        return _again, attrs.astuple(self)


def _again(name: str, english: str, spellings: tuple[str, ...], like: str | None, factor: Decimal) -> OwnUnit:
    return OwnUnit(name, english=english, spellings=spellings, like=like, factor=factor)
