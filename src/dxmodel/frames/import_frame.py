"""frame_sheet and import_frame: frames of other people, read by the same layouts as their spreadsheets."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from numbers import Real
from typing import Any

import attrs
import pandas as pd

from dxmodel.errors import KnownNames, Problem, UnknownNameError, ValidationError
from dxmodel.fiscal import When
from dxmodel.formats import TableLayout
from dxmodel.ledger import Ledger
from dxmodel.tables import Sheet, SheetCell, TableImport, import_table
from dxmodel.typed_fields import wrong_kind

__all__ = ["frame_sheet", "import_frame"]


def frame_sheet(frame: pd.DataFrame) -> Sheet:
    """Return a frame as a sheet: its column names in row 1, its rows from row 2, without its index.

    The columns have the letters A, B, … in their order; None, nan and <NA> are empty cells.

    Raises:
        InvalidValueError: no frame of pandas, or a cell that a spreadsheet cannot hold.

    >>> sheet = frame_sheet(pd.DataFrame({"指標": ["登録者数"], "R6実績": [1204.0]}))
    >>> sheet.cell(2, 2).content
    Decimal('1204')
    """
    if not isinstance(frame, pd.DataFrame):
        raise wrong_kind("frame", frame, ["DataFrame"])
    rows: dict[int, dict[int, SheetCell]] = {1: {}}
    for column, name in enumerate(frame.columns, 1):
        rows[1][column] = SheetCell(str(name))
        cells = frame.iloc[:, column - 1].astype(object).tolist()
        for row, value in enumerate(cells, 2):
            if (cell := _cell(value)) is not None:
                rows.setdefault(row, {})[column] = cell
    return Sheet(rows=dict(sorted(rows.items())))


def _cell(value: Any) -> SheetCell | None:
    """Return a value of a frame as a cell; None for a missing one and for blank text."""
    if isinstance(value, str):
        return SheetCell(str(value)) if value.strip() else None
    if value is None or (pd.api.types.is_scalar(value) and pd.isna(value)):
        return None
    if isinstance(value, bool):
        return SheetCell(value)
    if isinstance(value, pd.Timestamp):
        return SheetCell(value.to_pydatetime())
    if isinstance(value, Real | Decimal):
        number = Decimal(str(value))
        return SheetCell(number.to_integral_value() if number == number.to_integral_value() else number)
    if isinstance(value, date | datetime | time):
        return SheetCell(value)
    raise wrong_kind("cell", value, ["str", "float", "date"])


def import_frame(
    frame: pd.DataFrame,
    layout: TableLayout,
    ledgers: Iterable[Ledger],
    *,
    by: str,
    known: When | date | str | None = None,
) -> Mapping[str, TableImport]:
    """Return what one long frame has beyond each of many ledgers, by the keys of their plans.

    Args:
        frame: the rows of all plans.
        layout: where the frame has what; the column of keys has the role ``ignore``.
        ledgers: the ledgers.
        by: the column that tells the plans apart: ``body/plan``, or the code or the name of the body where
            it has one plan only.
        known: the day on which the values became known; by default that of the layout.

    Raises:
        ValidationError: rows of no ledger; or the columns are not those of the layout.
        UnknownNameError: the frame has no such column.

    >>> from dxmodel.formats import LayoutColumn
    >>> from dxmodel.testing import small_city
    >>> frame = pd.DataFrame({"団体": ["みなと野市"], "指標": ["counter-time"], "R6": [14]})
    >>> layout = TableLayout(
    ...     columns=[
    ...         LayoutColumn(column="A", role="ignore", heading="団体"),
    ...         LayoutColumn(column="B", role="id", heading="指標"),
    ...         LayoutColumn(column="C", role="result", heading="R6", year="R6"),
    ...     ]
    ... )
    >>> imports = import_frame(frame, layout, [small_city()], by="団体", known="2025-06-30")
    >>> imports["992011/dx-plan"].observations[0].value
    Amount('14', '分')
    """
    sheet = frame_sheet(frame)
    if by not in frame.columns:
        facts = {"name": by, "nearest": KnownNames(map(str, frame.columns)).nearest(by)}
        raise UnknownNameError("tables.no_frame_column", accepted=tuple(map(str, frame.columns)), **facts)
    column = list(frame.columns).index(by) + 1
    by_name = _by_name(ledgers)
    known_names = KnownNames(by_name)
    unknown = set[str]()
    of_each: dict[str, dict[int, Mapping[int, SheetCell]]] = {}
    problems = []
    for row, cells in sheet.rows.items():
        if row == 1:
            continue
        name = str(cells[column].content).strip() if column in cells else ""
        if name in by_name:
            key = by_name[name].plan.key
            of_each.setdefault(key, {1: sheet.rows[1]})[row] = cells
        elif name not in unknown:
            unknown.add(name)
            facts = {"found": name, "nearest": known_names.nearest(name)}
            place = sheet.place(row, column)
            problems.append(Problem(path=by, code="tables.no_ledger", facts=facts, place=place))
    if problems:
        raise ValidationError(problems)
    return {
        key: import_table(attrs.evolve(sheet, rows=rows), layout, by_name[key], known=known)
        for key, rows in of_each.items()
    }


def _by_name(ledgers: Iterable[Ledger]) -> Mapping[str, Ledger]:
    """Return the ledgers by what a column may call them: the key of a plan, the code or name of its body."""
    by_name: dict[str, Ledger | None] = {}
    for ledger in ledgers:
        bodies = [name for body in ledger.plan.bodies for name in (body.code, str(body.label)) if name]
        for name in (ledger.plan.key, *bodies):
            by_name[name] = None if name in by_name else ledger
    return {name: ledger for name, ledger in by_name.items() if ledger is not None}
