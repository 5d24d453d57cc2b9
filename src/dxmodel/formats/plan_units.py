"""Find the units that a plan defines or declares in the plain data of its files, before amounts are read."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dxmodel.amount import UnitTable
from dxmodel.errors import DxError
from dxmodel.formats.walk import list_items
from dxmodel.plan import OwnUnit
from dxmodel.plan.own_unit import unit_table

__all__ = ["units_of"]


def units_of(data: Iterable[Any]) -> UnitTable:
    """Return the units of a plan from its plain data and those of its revisions, or from a whole ledger.

    Wrong definitions are skipped; the reader of the definition reports them.

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
"""The keys under which units are defined or used; of two definitions, that of the plan comes first."""


def _mappings(data: Any) -> Iterator[Mapping[str, Any]]:
    """Yield every mapping that may define or use units."""
    if isinstance(data, Mapping):
        yield data
        for key in _HOLD_UNITS:
            yield from _mappings(data.get(key))
    for each in list_items(data):
        yield from _mappings(each)


def _own_unit(data: Any) -> OwnUnit | None:
    """Return the unit that plain data define; None if they are no valid definition."""
    try:
        unit = OwnUnit(**data)
        hash(unit)
    except (DxError, TypeError):
        return None
    return unit
