"""Amount: an exact decimal magnitude, its unit, and how well it is known; parsing, arithmetic, comparison."""

from decimal import Decimal
from fractions import Fraction
from functools import cached_property

import attrs

from dxmodel.amount import pint_units
from dxmodel.amount import text as _text
from dxmodel.amount.conversion import compatible
from dxmodel.amount.conversion import factor as factor_between
from dxmodel.amount.interval import Interval
from dxmodel.amount.known import EXACT, About, Exact, Known, OrLess, OrMore, Over, Under, UpTo
from dxmodel.amount.number import LIMIT, ceiling, floor, minus, number, plus, round_places, times
from dxmodel.amount.table import POINT, SHARE
from dxmodel.amount.units import LIBRARY, Unit, UnitTable, as_unit
from dxmodel.errors import AmbiguousError, InvalidValueError, ParseError, UnknownNameError
from dxmodel.printing import shown
from dxmodel.typed_fields import check_kind, of_type

__all__ = ["Amount", "as_amount", "as_optional_amount"]


@attrs.frozen(repr=False)
class Amount:
    """A number with a unit, and how well the number is known.

    ``==`` compares magnitude, unit and how well known: 5件 equals 5.0件, but 60分 is not 1時間 and
    約5,300時間 is not 5,300時間.  ``<``, ``<=``, ``>`` and ``>=`` convert units and compare intervals;
    intervals that overlap raise AmbiguousError.  ``+`` and ``-`` add and subtract intervals; the result has
    the unit of the left operand, except that % minus % is ポイント.

    Attributes:
        magnitude: below 10**18, at most 12 decimals; an int, a Decimal or digits in text.
        unit: a :class:`Unit`, or any spelling of a unit of the library.
        known: how well the magnitude is known; exact by default.

    Raises:
        ParseError: the magnitude is a float, a bool, NaN, infinity or other text.
        InvalidValueError: the magnitude is beyond the limits, or not below the upper end of the range.
        UnknownNameError: a text names a unit that the library does not know.

    >>> Amount("5328", "時間") - Amount.parse("約1,300時間")
    Amount('3978', '時間', UpTo('4078'))
    """

    magnitude: Decimal = attrs.field(converter=number)
    unit: Unit = attrs.field(converter=as_unit)
    known: Known = attrs.field(default=EXACT, validator=of_type(Known))

    def __attrs_post_init__(self) -> None:
        if isinstance(self.known, UpTo) and self.known.high <= self.magnitude:
            raise InvalidValueError("amount.range_order", low=self.magnitude, high=self.known.high)

    @classmethod
    def parse(cls, text: str, unit: str | None = None, *, units: UnitTable = LIBRARY) -> "Amount":
        """Read a printed amount; what :func:`str` writes, and other spellings of it.

        Args:
            text: e.g. ``"約110,000件"``, ``"△５％"``, ``"1億1939万円"``, ``"50〜60%"``.
            unit: the unit if the text prints none; a printed unit must measure the same kind of thing.
            units: the units that the text may name; for a plan, its ``unit_table``.

        Raises:
            ParseError: the text as a whole is not an amount, or the amount is beyond the limits.
            InvalidValueError: it is no text.
            UnitMismatchError: the printed unit measures another kind of thing than *unit*.

        >>> Amount.parse("約2,000/月枚"), Amount.parse("23.2", unit="%")
        (Amount('2000', '枚/月', About()), Amount('23.2', '%'))
        """
        check_kind("text", text, str)
        expected = None if unit is None else units.unit(unit)
        try:
            amount = cls(*_text.read(text, units, expected))
        except (InvalidValueError, UnknownNameError) as error:
            raise ParseError(error.code, **error.facts) from None
        if expected is not None:
            factor_between(amount.unit, expected)
        return amount

    @classmethod
    def within(cls, interval: Interval, unit: str) -> "Amount":
        """Return the amount that is known to lie in *interval*.

        Ends with more than 12 decimals are rounded outwards, a single number half up.

        Raises:
            AmbiguousError: the interval is unbounded on both sides, so nothing is known.
            InvalidValueError: the interval is bounded and open at an end; no printed form expresses that.
        """
        match interval:
            case Interval(Decimal() as low, Decimal() as high, True, True) if low == high:
                return cls(round_places(low), unit)
            case Interval(None, None):
                raise AmbiguousError("amount.nothing_known", unit=unit)
            case Interval(Decimal() as low, None, closed):
                return cls(floor(low), unit, OrMore() if closed else Over())
            case Interval(None, Decimal() as high, _, closed):
                return cls(ceiling(high), unit, OrLess() if closed else Under())
            case Interval(Decimal() as low, Decimal() as high, True, True):
                return cls(floor(low), unit, UpTo(ceiling(high)))
        raise InvalidValueError("amount.half_open", low=interval.low, high=interval.high)

    @property
    def is_exact(self) -> bool:
        """Whether the number is exact: without 約, 以上 or a range."""
        return isinstance(self.known, Exact)

    @cached_property
    def interval(self) -> Interval:
        """The numbers that the amount may stand for, in its unit.

        >>> Amount.parse("約110,000件").interval
        Interval(low=Decimal('105000'), high=Decimal('115000'), low_closed=True, high_closed=True)
        """
        return self.known.interval(self.magnitude, self.unit)

    def to(self, unit: str) -> "Amount":
        """Convert to another unit; round half up to 12 decimals.

        Raises:
            UnitMismatchError: the unit measures another kind of thing.

        >>> Amount("5328", "時間").to("分"), Amount.parse("約5億円").to("百万円")
        (Amount('319680', '分'), Amount('500', '百万円', About()))
        """
        return self if unit == self.unit else self._scaled(factor_between(self.unit, unit), unit)

    def _scaled(self, factor: Fraction, unit: str) -> "Amount":
        if factor == 1 and unit == self.unit:
            return self
        if self.is_exact:
            return Amount(round_places(times(self.magnitude, factor)), unit)
        if not isinstance(self.known, About) or factor == 0:
            return Amount.within(self.interval.scaled(factor), unit)
        magnitude = round_places(times(self.magnitude, factor))
        half = ceiling(times(self.known.half_width(self.magnitude, self.unit), abs(factor)))
        is_stated = self.known.by is not None
        return Amount(magnitude, unit, About(half) if is_stated else About.of(half, magnitude, as_unit(unit)))

    def __neg__(self) -> "Amount":
        return self._scaled(Fraction(-1), self.unit)

    def __mul__(self, by: int | Decimal | Fraction) -> "Amount":
        if isinstance(by, bool) or not isinstance(by, int | Decimal | Fraction):
            return NotImplemented
        return self._scaled(_as_fraction(by), self.unit)

    __rmul__ = __mul__

    def __truediv__(self, by: int | Decimal | Fraction) -> "Amount":
        if isinstance(by, bool) or not isinstance(by, int | Decimal | Fraction):
            return NotImplemented
        return self._scaled(1 / _as_fraction(by), self.unit)

    def __add__(self, other: "Amount") -> "Amount":
        if not isinstance(other, Amount):
            return NotImplemented
        if self.unit == POINT and compatible(other.unit, SHARE):
            return other + self
        if self.is_exact and other.is_exact and self.unit == other.unit:
            return Amount(plus(self.magnitude, other.magnitude), self.unit)
        return Amount.within(self.interval + other._difference(self.unit), self.unit)

    def __sub__(self, other: "Amount") -> "Amount":
        if not isinstance(other, Amount):
            return NotImplemented
        if self.unit.is_percentage and other.unit.is_percentage:
            return Amount.within(self._difference(SHARE) - other._difference(SHARE), POINT)
        if self.is_exact and other.is_exact and self.unit == other.unit:
            return Amount(minus(self.magnitude, other.magnitude), self.unit)
        return Amount.within(self.interval - other._difference(self.unit), self.unit)

    def _difference(self, unit: str) -> Interval:
        """Return the interval as a difference in *unit*; one point is a difference of one percent."""
        is_point = self.unit == POINT and compatible(unit, SHARE)
        return self.interval.scaled(factor_between(SHARE if is_point else self.unit, unit))

    def __lt__(self, other: "Amount") -> bool:
        if not isinstance(other, Amount):
            return NotImplemented
        left, right = self._in_one_unit(other)
        return self._decided(other, left.below(right))

    def __le__(self, other: "Amount") -> bool:
        if not isinstance(other, Amount):
            return NotImplemented
        left, right = self._in_one_unit(other)
        return not self._decided(other, right.below(left))

    def _in_one_unit(self, other: "Amount") -> tuple[Interval, Interval]:
        """Return both intervals in one unit, multiplied by whole numbers so that nothing is rounded."""
        if other.unit == self.unit:
            return self.interval, other.interval
        ratio = factor_between(other.unit, self.unit)
        return self.interval.scaled(Fraction(ratio.denominator)), other.interval.scaled(
            Fraction(ratio.numerator)
        )

    def _decided(self, other: "Amount", is_less: bool | None) -> bool:
        if is_less is None:
            raise AmbiguousError("amount.undecided", left=self, right=other)
        return is_less

    def agrees(self, other: "Amount") -> bool:
        """Return whether both can be the same number: 5,328時間 agrees with 約5,300時間.

        Raises:
            UnitMismatchError: they measure different kinds of things.

        >>> Amount.parse("約5,300時間").agrees(Amount("5328", "時間"))
        True
        """
        left, right = self._in_one_unit(other)
        return left.overlaps(right)

    def __format__(self, language: str) -> str:
        return _text.write(self.magnitude, self.unit, self.known, language)

    def __str__(self) -> str:
        return _text.write(self.magnitude, self.unit, self.known)

    def __repr__(self) -> str:
        known = "" if self.is_exact else f", {self.known!r}"
        return f"Amount('{self.magnitude:f}', {self.unit!r}{known})"

    def to_pint(self, units: UnitTable | None = None) -> pint_units.Quantity:
        """Return a pint quantity with a Decimal magnitude.

        Args:
            units: the table whose registry the quantity belongs to; pint does not combine quantities of
                two registries.  By default the library's table, with the definitions of the unit.

        Raises:
            AmbiguousError: the amount is not exact, which pint cannot express.

        >>> print(Amount("2000", "枚/月").to_pint())
        2000 枚 / か月
        """
        if not self.is_exact:
            raise AmbiguousError("amount.not_exact", amount=self)
        return pint_units.to_pint(self.magnitude, self.unit, units or UnitTable.of(self.unit.definitions))

    @classmethod
    def from_pint(cls, quantity: pint_units.Quantity, units: UnitTable = LIBRARY) -> "Amount":
        """Return the exact amount of a pint quantity in these units.

        Raises:
            ParseError: its magnitude is a float.
            UnknownNameError: its unit is not in the table.
        """
        return cls(*pint_units.from_pint(quantity, units))


def _as_fraction(by: int | Decimal | Fraction) -> Fraction:
    """Return a factor as a fraction; an int or a Decimal must be within the limits of a magnitude."""
    if isinstance(by, int) and abs(by) < LIMIT:
        return Fraction(by)
    return by if isinstance(by, Fraction) else Fraction(number(by))


def as_amount(value: Amount | str) -> Amount:
    """Return an amount as it is, and text parsed.  A bare number is refused: it has no unit.

    Raises:
        ParseError: anything that is neither an amount nor the text of one.

    >>> as_amount("15名")
    Amount('15', '人')
    """
    if isinstance(value, Amount):
        return value
    if isinstance(value, str):
        return Amount.parse(value)
    raise ParseError("amount.not_an_amount", value=shown(value)[:40], type=type(value).__name__)


def as_optional_amount(value: Amount | str | None) -> Amount | None:
    """Return None as it is, and anything else as :func:`as_amount` does."""
    return None if value is None else as_amount(value)
