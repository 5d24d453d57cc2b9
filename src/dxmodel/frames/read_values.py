"""read_values: the numbers of a column of printed values."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import repeat
from numbers import Real
from typing import Any

import pandas as pd

from dxmodel.amount import LIBRARY, Amount, Unit, UnitTable
from dxmodel.errors import (
    DxError,
    InvalidValueError,
    ParseError,
    Problem,
    UnitMismatchError,
    ValidationError,
)
from dxmodel.formats.scalars import excerpt
from dxmodel.formats.table_layout import TableLayout
from dxmodel.formats.words_for_missing import REASONS
from dxmodel.frames.observations import of_value
from dxmodel.frames.typed_frame import Row, frame_of_rows
from dxmodel.plan import Missing
from dxmodel.typed_fields import check_kind, wrong_kind

__all__ = ["read_values"]

_COLUMNS = {
    "value": "float64",
    "unit": "category",
    "known_as": "string",
    "low": "float64",
    "high": "float64",
    "missing": "category",
}
_EMPTY: Row = (None,) * len(_COLUMNS)
_DECIMALS = 12
"""The number of decimals to which a number is rounded, as in a table of observations."""


def read_values(
    cells: Iterable[object],
    *,
    unit: str | Iterable[str | None] | None = None,
    layout: TableLayout | None = None,
    units: UnitTable = LIBRARY,
) -> pd.DataFrame:
    """Return the numbers of printed values: 約1,200件, ▲3.5%, 50〜60人, 集計中.

    Each distinct text is read once.  The columns are those of :func:`observations`: ``value``, ``unit``,
    ``known_as`` (the amount as text, with 約), ``low`` and ``high`` (the interval of a rough amount), and
    ``missing``, the reason why there is no value.  An empty cell has none of them.  The index is that of the
    column.

    Args:
        cells: a column of texts and numbers, such as a series of pandas or Polars.
        unit: the unit of all cells, or a column with that of each; the values are converted into it.
            Without it each cell must print its unit, and has that.
        layout: what a dash and an ellipsis mean: ``TableLayout(missing={"-": "not-surveyed"})``.
        units: the units that a text may name; for a plan, its ``unit_table``.

    Raises:
        ValidationError: every text that cannot be read, or is of another kind than its unit, each at the
            first row that has it, counted from 0.
        InvalidValueError: the units are not as many as the cells.

    >>> print(read_values(["約1,200件", "▲350件", "集計中", "1,250"], unit="件").to_string())
        value unit known_as     low    high  missing
    0  1200.0    件  約1,200件  1150.0  1250.0      NaN
    1  -350.0    件    -350件  -350.0  -350.0      NaN
    2     NaN  NaN     <NA>     NaN     NaN  pending
    3  1250.0    件   1,250件  1250.0  1250.0      NaN
    """
    if isinstance(cells, str) or not isinstance(cells, Iterable):
        raise wrong_kind("cells", cells, ["Iterable[str]"])
    check_kind("units", units, UnitTable)
    name, index = getattr(cells, "name", None) or "value", getattr(cells, "index", None)
    column = [None if _is_missing(cell) else cell for cell in cells]
    outcomes: dict[tuple[Any, ...], Row] = {}
    problems: dict[tuple[Any, ...], Problem] = {}
    keys = []
    for row, (cell, own) in enumerate(zip(column, _units(unit, len(column)), strict=True)):
        key = (type(cell), cell if isinstance(cell, str | Real | Decimal) else str(cell), own)
        keys.append(key)
        if key in outcomes or key in problems:
            continue
        try:
            outcomes[key] = _read(cell, own, layout or TableLayout(), units)
        except DxError as error:
            problems[key] = Problem.of(error, f"$.{name}[{row}]")
    if problems:
        raise ValidationError(problems.values())
    frame = frame_of_rows([outcomes[key] for key in keys], _COLUMNS)
    return frame.set_axis(index) if isinstance(index, pd.Index) else frame


def _units(unit: str | Iterable[str | None] | None, count: int) -> Iterable[str | None]:
    """Return the unit of each cell.

    Raises:
        InvalidValueError: there are more or fewer units than cells.
    """
    if unit is None or isinstance(unit, str):
        return repeat(unit, count)
    of_cells = [None if _is_missing(each) else each for each in unit]
    if len(of_cells) != count:
        raise InvalidValueError("frame.units_of_cells", found=len(of_cells), wanted=count)
    return of_cells


def _is_missing(cell: object) -> bool:
    """Return whether a cell is empty: None, nan, <NA>, or text without a character."""
    if isinstance(cell, str):
        return not cell.strip()
    scalar: Any = cell if cell is None or pd.api.types.is_scalar(cell) else ""
    return bool(pd.isna(scalar))


def _read(cell: object, unit: str | None, layout: TableLayout, units: UnitTable) -> Row:
    if cell is None:
        return _EMPTY
    text = _text(cell)
    reason = layout.reason(text)
    if reason is not None:
        return of_value(Missing(reason))[: len(_COLUMNS)]
    try:
        amount = Amount.parse(text, unit, units=units)
    except UnitMismatchError:
        raise ParseError("frame.value_of_other_unit", found=excerpt(text), unit=unit) from None
    except DxError:
        if any(each.isdigit() for each in text):
            raise
        raise ParseError("frame.no_value", found=excerpt(text), accepted=REASONS) from None
    own: Unit = amount.unit if unit is None else units.unit(unit)
    return of_value(amount.to(own))[: len(_COLUMNS)]


def _text(cell: object) -> str:
    """Return the text of a cell; of a number, with at most 12 decimals."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool) or not isinstance(cell, Real | Decimal):
        raise wrong_kind("value", cell, ["str", "float", "int"])
    number = Decimal(str(cell))
    return f"{round(number, _DECIMALS).normalize():f}" if number.is_finite() else str(cell)
