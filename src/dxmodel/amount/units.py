"""The one registry of units: names, conversion, units of your own, and the door to pint.

A unit is its canonical name, a plain ``str``: 人, か所, 千円, 枚/月.  Every counter
is a kind of its own, so that 件 never becomes 人.  pint is imported here and nowhere
else, on first use, and sees names of the table only, never text from outside.
"""

import functools
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeAlias

from dxmodel.amount.known import WORDS_AFTER
from dxmodel.amount.measure import Measure, add, measure, terms
from dxmodel.amount.number import number, times
from dxmodel.amount.numerals import NUMERALS, fold
from dxmodel.amount.table import SCALES, Unit
from dxmodel.errors import Impossible, UnitMismatch, UnknownName

if TYPE_CHECKING:
    import pint

__all__ = [
    "Quantity",
    "compatible",
    "define_unit",
    "factor",
    "from_pint",
    "known_units",
    "registry",
    "to_pint",
    "unit",
]

Quantity: TypeAlias = "pint.Quantity[Any]"


def unit(text: str) -> str:
    """Return the canonical name of a unit.

    Raises:
        UnknownName: nobody has defined it.

    >>> unit("名"), unit("ヶ所"), unit("％"), unit("百万円"), unit("枚／か月")
    ('人', 'か所', '%', '百万円', '枚/月')
    """
    return measure(text).name


def known_units() -> tuple[str, ...]:
    """Every unit that is defined, without scales and rates, which combine freely."""
    return tuple(each.name for each in terms())


def compatible(left: str, right: str) -> bool:
    """Do both units measure the same kind of thing?

    >>> compatible("千円", "円"), compatible("件", "種"), compatible("%", "ポイント")
    (True, False, False)
    """
    return measure(left).kind == measure(right).kind


@functools.lru_cache(maxsize=4096)  # a unit that is defined never changes
def factor(source: str, target: str) -> Fraction:
    """Return how many *target* are one *source*, exactly.

    Raises:
        UnitMismatch: they measure different kinds of things.

    >>> factor("百万円", "千円"), factor("分", "時間"), factor("枚/月", "枚/年")
    (Fraction(1000, 1), Fraction(1, 60), Fraction(12, 1))
    """
    here, there = measure(source), measure(target)
    if here.kind != there.kind:
        raise UnitMismatch("amount.unit_mismatch", left=here.name, right=there.name)
    return here.factor / there.factor


def define_unit(
    name: str,
    *,
    english: str,
    spellings: Iterable[str] = (),
    like: str | None = None,
    factor: int | str | Decimal = 1,
) -> str:
    """Add a unit for the rest of the process, and return its name.

    Units are only ever added.  The same definition again is fine.

    Args:
        name: the printed form; letters only.
        english: singular and plural, ``"library card/library cards"``.
        spellings: other printed forms to read.
        like: a unit of the same kind; without it the new unit is a kind of its own.
        factor: how many of *like* it is.

    Raises:
        Impossible: a name is not letters only or already taken, the English is blank, or the factor
            is not above 0.
        UnknownName: nobody has defined *like*.

    >>> define_unit("利用券", english="voucher/vouchers", spellings=["利用チケット"])
    '利用券'
    >>> unit("千利用チケット")
    '千利用券'
    """
    names = [_checked(each) for each in (name, *spellings)]
    _check_english(english, names[0])
    kind, size = _size(name, like, number(factor))
    new = Unit(names[0], english, names[1:], like=kind, factor=size)
    if add(new) and _registry.cache_info().currsize:
        _define(_registry(), new)
    return new.name


def _check_english(english: object, name: str) -> None:
    """Refuse an English name without a word in it, or before or after its slash."""
    if not isinstance(english, str) or not all(each.strip() for each in english.split("/", 1)):
        raise Impossible("amount.bad_unit_english", name=name, found=english)


def _checked(printed: object) -> str:
    """Refuse a name that would not be read back from an amount."""
    name = fold(printed) if isinstance(printed, str) else repr(printed)
    if not name.isalpha() or len(name) > 20 or name.startswith(NUMERALS) or name.endswith(tuple(WORDS_AFTER)):
        raise Impossible("amount.bad_unit_name", name=name[:20])
    return name


def _size(name: str, like: str | None, factor: Decimal) -> tuple[str, Decimal]:
    """The kind of a new unit, and how many of its base unit it is."""
    base = None if like is None else measure(like)
    if factor <= 0 or (base is not None and base.per is not None):
        raise Impossible("amount.bad_unit_factor", name=name, factor=factor, like=like or name)
    return ("", factor) if base is None else (base.kind, times(factor, base.factor))


def registry() -> "pint.UnitRegistry[Any]":
    """Return pint's registry of these units, with Decimal magnitudes; built on first use.

    pint divides to 28 digits, so 90 分 may become 1.500000000000000000000000001 時間; Amount.to is exact.

    >>> registry().Quantity(3, "千件").to("件").magnitude
    Decimal('3000')
    """
    return _registry()


@functools.cache
def _registry() -> "pint.UnitRegistry[Any]":
    import pint

    built: pint.UnitRegistry[Any] = pint.UnitRegistry(None, non_int_type=Decimal)
    for scale, power in SCALES.items():
        if scale:
            built.define(f"{scale}- = {power}")
    for each in terms():
        _define(built, each)
    return built


# Names that pint's grammar would not read as one name.
_ASCII = {
    "%": "percent",
    "‰": "permille",
    "㎡": "square_metre",
    "k㎡": "square_kilometre",
    "㎥": "cubic_metre",
    "t-CO2": "t_CO2",
}


def _pint_name(name: str) -> str:
    return _ASCII.get(name, name)


def _define(built: "pint.UnitRegistry[Any]", new: Unit) -> None:
    size = f"{new.factor:f} * {_pint_name(new.like)}" if new.like else f"[{_pint_name(new.name)}]"
    built.define(f"{_pint_name(new.name)} = {size}")


def to_pint(magnitude: Decimal, name: str) -> Quantity:
    """Return the pint quantity of a magnitude and a canonical unit name."""
    return registry().Quantity(magnitude, registry().UnitsContainer(_powers(measure(name), 1)))


def _powers(of: Measure, power: int) -> dict[str, int]:
    own = {of.scale + _pint_name(of.unit.name): power}
    return own if of.per is None else own | _powers(of.per, -power)


def from_pint(quantity: Quantity) -> tuple[Any, str]:
    """Return magnitude and canonical unit name: one counter, or one counter per another.

    Raises:
        UnknownName: it is another product of units, or not ours.
    """
    ours = {ascii_name: name for name, ascii_name in _ASCII.items()}
    powers = [(power, ours.get(name, name)) for name, power in quantity.unit_items()]
    match sorted(powers, reverse=True):
        case [(1, name)]:
            return quantity.magnitude, unit(name)
        case [(1, name), (-1, per)]:
            return quantity.magnitude, unit(f"{name}/{per}")
    raise UnknownName("amount.no_such_unit", name=str(quantity.units), nearest=None)
