"""The units that a plan defines or declares, from the plain data of its files, before amounts are read."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dxmodel.amount import UnitTable
from dxmodel.errors import DxError
from dxmodel.formats.walk import list_items
from dxmodel.plan import OwnUnit
from dxmodel.plan.own_unit import unit_table

__all__ = ["units_of"]


def units_of(data: Iterable[Any]) -> UnitTable:
    """Return the units that the plain data of a plan, of its revisions, or of a whole ledger, are read with.

    What is wrong is left out; it is reported where it is read.

    >>> units_of([{"indicators": [{"unit": "橋"}]}]).unit("橋")
    Unit('橋')
    """
    mappings = [mapping for each in data for mapping in _mappings(each)]
    own = (_own_unit(each) for mapping in mappings for each in list_items(mapping.get("units")))
    names = (mapping.get("unit") for mapping in mappings)
    return unit_table(
        tuple(dict.fromkeys(unit for unit in own if unit is not None)),
        tuple(dict.fromkeys(name for name in names if isinstance(name, str))),
    )


_HOLD_UNITS = (
    *("plan", "indicators", "breaks", "revisions", "changes"),
    *("add", "item", "indicator", "amend", "redefine", "correct", "change"),
)
"""The keys under which units are defined or named; of two definitions of a unit, the plan's comes first."""


def _mappings(data: Any) -> Iterator[Mapping[str, Any]]:
    """Every mapping that may define or name units."""
    if isinstance(data, Mapping):
        yield data
        for key in _HOLD_UNITS:
            yield from _mappings(data.get(key))
    for each in list_items(data):
        yield from _mappings(each)


def _own_unit(data: Any) -> OwnUnit | None:
    """A definition, if it is one."""
    try:
        unit = OwnUnit(**data)
        hash(unit)
    except (DxError, TypeError):
        return None
    return unit
