"""Convert units and amounts to and from pint, which is imported only here, on first use.

A registry starts empty and defines only the units of a table; it never parses text of a caller.
"""

import functools
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from dxmodel.amount.table import SCALES, TABLE, UnitDefinition
from dxmodel.amount.units import LIBRARY, Unit, UnitTable
from dxmodel.errors import UnknownNameError

if TYPE_CHECKING:
    import pint

__all__ = ["Quantity", "from_pint", "registry", "to_pint"]

Quantity: TypeAlias = "pint.Quantity[Any]"


@functools.lru_cache(maxsize=64)
def registry(units: UnitTable = LIBRARY) -> "pint.UnitRegistry[Any]":
    """Return pint's registry of the units of a table, with Decimal magnitudes.

    Each table has its own registry, and pint refuses to combine quantities of two registries.
    pint divides to 28 digits, so 90 分 may become 1.500000000000000000000000001 時間; Amount.to is exact.

    >>> registry().Quantity(3, "千件").to("件").magnitude
    Decimal('3000')
    """
    import pint

    pint_registry: pint.UnitRegistry[Any] = pint.UnitRegistry(None, non_int_type=Decimal)
    for scale, power in SCALES.items():
        if scale:
            pint_registry.define(f"{scale}- = {power}")
    for each in (*TABLE, *units.definitions):
        _define(pint_registry, each)
    return pint_registry


# Units whose names pint would not parse as one name.
_ASCII = {
    "%": "percent",
    "‰": "permille",
    "㎡": "square_metre",
    "㎢": "square_kilometre",
    "㎥": "cubic_metre",
    "kg-CO2": "kg_CO2",
    "t-CO2": "t_CO2",
    "℃": "degree_Celsius",
}


def _pint_name(name: str) -> str:
    return _ASCII.get(name) or name.translate(_BRACKETS)


_BRACKETS = str.maketrans({"（": "_", "）": "_", "・": "_"})


def _define(pint_registry: "pint.UnitRegistry[Any]", row: UnitDefinition) -> None:
    size = f"{row.factor:f} * {_pint_name(row.like)}" if row.like else f"[{_pint_name(row.name)}]"
    pint_registry.define(f"{_pint_name(row.name)} = {size}")


def to_pint(magnitude: Decimal, unit: Unit, units: UnitTable) -> Quantity:
    """Return the pint quantity of a magnitude and a unit of a table."""
    pint_units = registry(units.declaring(str(unit)) if units.find(unit) is None else units)
    count = unit.per._count if unit.per else 1
    magnitude = magnitude if count == 1 else magnitude / count
    return pint_units.Quantity(magnitude, pint_units.UnitsContainer(_powers(unit, 1)))


def _powers(unit: Unit, power: int) -> dict[str, int]:
    powers = {unit.scale + _pint_name(unit.definition.name): power}
    return powers if unit.per is None else powers | _powers(unit.per, -power)


def from_pint(quantity: Quantity, units: UnitTable) -> tuple[Any, Unit]:
    """Return magnitude and unit: a unit of the table, or a rate of two of them.

    Raises:
        UnknownNameError: another combination of units, or a unit that is not in the table.
    """
    names = {ascii_name: name for name, ascii_name in _ASCII.items()}
    names |= {_pint_name(each.name): each.name for each in units.definitions}
    powers = [(power, names.get(name, name)) for name, power in quantity.unit_items()]
    match sorted(powers, reverse=True):
        case [(1, name)]:
            return quantity.magnitude, units.unit(name)
        case [(1, name), (-1, per)]:
            return quantity.magnitude, units.unit(f"{name}/{per}")
    raise UnknownNameError("amount.no_such_unit", name=str(quantity.units), nearest=None)
