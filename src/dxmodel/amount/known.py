"""How well a number is known: Exact, About (約), OrMore (以上), Over (超), OrLess, Under, UpTo (〜).

The method ``interval`` of each class returns the numbers that a magnitude in a unit may stand for.  Use
the classes in ``match``::

    match amount.known:
        case Exact(): ...
        case About(by): ...
        case OrMore() | Over(): ...
"""

from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

import attrs

from dxmodel.amount.interval import Interval
from dxmodel.amount.number import last_place, minus, number, plus, times
from dxmodel.amount.numerals import ABOUT_AFTER, LIMITS_AFTER
from dxmodel.amount.table import POINT, SHARE
from dxmodel.amount.units import Unit
from dxmodel.errors import InvalidValueError

__all__ = [
    "ABOUT",
    "EXACT",
    "WORDS_AFTER",
    "WORDS_BEFORE",
    "About",
    "Exact",
    "Known",
    "OrLess",
    "OrMore",
    "Over",
    "Under",
    "UpTo",
    "half_unit",
    "half_width",
]


def half_width(magnitude: Decimal, unit: Unit) -> Decimal:
    """Return the half-width of 約 by convention: half a unit of the last nonzero digit; 0.5 for zero.

    Where zeros before the decimal point follow that digit, it is at most a tenth of the number: 約20分 is 18
    to 22.  Not so for percentages, where 約20% is as wide as what it leaves, 約80%.

    It depends on the value only, so 約4.0 is as wide as 約4.  Where a source is more precise, state the
    half-width: ``About("0.05")``.

    >>> from dxmodel.amount import Unit
    >>> minutes = Unit("分")
    >>> half_width(Decimal(20), minutes), half_width(Decimal(110), minutes), half_width(Decimal(3), minutes)
    (Decimal('2'), Decimal('5'), Decimal('0.5'))
    >>> half_width(Decimal(20), Unit("%")), half_width(Decimal(0), minutes)
    (Decimal('5'), Decimal('0.5'))
    """
    half = half_unit(magnitude)
    is_capped = last_place(magnitude) > 0 and unit.definition.kind not in (SHARE, POINT)
    return min(half, times(abs(magnitude), Fraction(1, 10))) if is_capped else half


def half_unit(magnitude: Decimal) -> Decimal:
    """Return half a unit of the last nonzero digit; 0.5 for zero."""
    return times(Decimal("0.5"), Fraction(10) ** last_place(magnitude))


@attrs.frozen
class Exact:
    """The magnitude itself, printed without a word such as 約."""

    def interval(self, magnitude: Decimal, unit: Unit) -> Interval:
        """Return the interval of the magnitude alone."""
        return Interval(magnitude, magnitude)


def _optional_number(value: Decimal | int | str | None) -> Decimal | None:
    return None if value is None else number(value)


def _quoted(value: Decimal | None) -> str:
    return repr(None if value is None else f"{value:f}")


@attrs.frozen(repr=False)
class About:
    """約: the closed interval of ± *by* around the magnitude.

    Attributes:
        by: the half-width; None for the convention, :func:`half_width`.

    >>> from dxmodel.amount import Unit
    >>> About().interval(Decimal(5300), Unit("件"))
    Interval(low=Decimal('5250'), high=Decimal('5350'), low_closed=True, high_closed=True)
    """

    by: Decimal | None = attrs.field(default=None, converter=_optional_number)

    def __attrs_post_init__(self) -> None:
        if self.by is not None and self.by <= 0:
            raise InvalidValueError("amount.no_width", by=self.by)

    @classmethod
    def of(cls, half: Decimal, magnitude: Decimal, unit: Unit) -> "About":
        """Return 約 of a half-width, which is stated only where it is not that of the convention."""
        return cls(None if half == half_width(magnitude, unit) else half)

    def half_width(self, magnitude: Decimal, unit: Unit) -> Decimal:
        """Return the half-width, stated or by convention."""
        return half_width(magnitude, unit) if self.by is None else self.by

    def interval(self, magnitude: Decimal, unit: Unit) -> Interval:
        """Return the interval from *by* below to *by* above the magnitude."""
        half = self.half_width(magnitude, unit)
        return Interval(minus(magnitude, half), plus(magnitude, half))

    def __repr__(self) -> str:
        return f"About({'' if self.by is None else _quoted(self.by)})"


@attrs.frozen(repr=False)
class UpTo:
    """〜: from the magnitude to *high*, both included."""

    high: Decimal = attrs.field(converter=number)

    def interval(self, magnitude: Decimal, unit: Unit) -> Interval:
        """Return the interval from the magnitude to *high*."""
        return Interval(magnitude, self.high)

    def __repr__(self) -> str:
        return f"UpTo({_quoted(self.high)})"


@attrs.frozen
class OrMore:
    """以上: the magnitude or more."""

    def interval(self, magnitude: Decimal, unit: Unit) -> Interval:
        """Return the interval that is closed below and unbounded above."""
        return Interval(magnitude, None)


@attrs.frozen
class Over:
    """超: more than the magnitude."""

    def interval(self, magnitude: Decimal, unit: Unit) -> Interval:
        """Return the interval that is open below and unbounded above."""
        return Interval(magnitude, None, low_closed=False)


@attrs.frozen
class OrLess:
    """以下: the magnitude or less."""

    def interval(self, magnitude: Decimal, unit: Unit) -> Interval:
        """Return the interval that is unbounded below and closed above."""
        return Interval(None, magnitude)


@attrs.frozen
class Under:
    """未満: less than the magnitude."""

    def interval(self, magnitude: Decimal, unit: Unit) -> Interval:
        """Return the interval that is unbounded below and open above."""
        return Interval(None, magnitude, high_closed=False)


Known: TypeAlias = Exact | About | UpTo | OrMore | Over | OrLess | Under

EXACT = Exact()
ABOUT = About()

_ABOUT_BEFORE = ("約", "およそ", "おおよそ", "おおむね", "概ね", "ほぼ")

WORDS_BEFORE: dict[str, Known] = dict.fromkeys(_ABOUT_BEFORE, ABOUT)
WORDS_AFTER: dict[str, Known] = {
    **dict.fromkeys(ABOUT_AFTER, ABOUT),
    **dict(zip(LIMITS_AFTER, (OrMore(), Over(), OrLess(), OrLess(), Under()), strict=True)),
}
