"""read_value: the value that a cell holds for an indicator."""

import attrs

from dxmodel.amount import Amount, Unit, UnitTable
from dxmodel.errors import ParseError
from dxmodel.formats import TableLayout
from dxmodel.formats.words_for_missing import REASONS, sign_of
from dxmodel.plan import Missing, TextValue, Value
from dxmodel.tables.number_format import shown
from dxmodel.tables.sheet import SheetCell

__all__ = ["CellValue", "read_value"]


@attrs.frozen
class CellValue:
    """What a cell says.

    Attributes:
        value: the value.
        printed: the text of the cell, where the value would be written otherwise.
        notes: what was done to read it, as sentences for the note of the value.
    """

    value: Value
    printed: str | None = None
    notes: tuple[str, ...] = ()


def read_value(
    cell: SheetCell, *, unit: Unit | None, units: UnitTable, signs: TableLayout, fractions: bool = False
) -> CellValue:
    """Return the value of a cell.

    Args:
        cell: the cell.
        unit: the unit of the indicator; None for one whose results are words.
        units: the units that the cell may name.
        signs: what a dash and other signs mean.
        fractions: whether 0.505 means 50.5 %.

    Raises:
        DxError: the cell has no value of that unit.
    """
    text = shown(cell).strip()
    if (reason := signs.reason(text)) is not None:
        return CellValue(Missing(reason))
    if sign_of(text) is not None:
        raise ParseError("formats.dash", found=text, accepted=REASONS)
    if unit is None:
        return CellValue(TextValue(text))
    return CellValue(Amount.parse(text, unit, units=units))
