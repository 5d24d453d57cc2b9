"""indicator_rows: which rows of a table are of which indicator."""

from collections.abc import Iterator, Mapping

import attrs

from dxmodel.errors import KnownNames, Problem
from dxmodel.formats import ColumnRole, TableLayout
from dxmodel.formats.words_for_missing import DITTO
from dxmodel.plan import Indicator, Plan
from dxmodel.tables.layout_check import folded, heading_of, rows_of, text_of
from dxmodel.tables.sheet import Sheet, column_number

__all__ = ["IndicatorRow", "indicator_rows", "indicators_by_name"]


@attrs.frozen(kw_only=True)
class IndicatorRow:
    """A row of a table with a cell that is not empty.

    Attributes:
        row: its number.
        name: the name in it, or in the row above that it continues; the id where there is no name.
        indicator: the indicator; None for a heading, a total, and a row with a problem.
        problem: why its indicator is not known.
    """

    row: int
    name: str = ""
    indicator: Indicator | None = None
    problem: Problem | None = None


def indicators_by_name(plan: Plan) -> Mapping[str, tuple[Indicator, ...]]:
    """Return the indicators of each name: as printed, or in another spelling of the plan."""
    by_name: dict[str, tuple[Indicator, ...]] = {}
    for indicator in plan.indicators:
        label = indicator.label
        for name in () if label is None else dict.fromkeys(map(folded, (label.text, *label.variants))):
            by_name[name] = (*by_name.get(name, ()), indicator)
    return by_name


def indicator_rows(sheet: Sheet, layout: TableLayout, plan: Plan) -> Iterator[IndicatorRow]:
    """Yield the rows of a table, each with its indicator.

    The indicator is the one of the id, else the one that the layout names for the name, else the only one of
    the plan with that name, after NFKC and without white space; never one with a similar name.  A row
    without a name continues the one above where the layout has kinds of rows, or the cell is merged.
    """
    rows = _Rows(sheet, layout, plan)
    first, last = rows_of(sheet, layout)
    for row in sheet.rows:
        if first <= row <= last:
            yield rows.row(row)


class _Rows:
    def __init__(self, sheet: Sheet, layout: TableLayout, plan: Plan) -> None:
        self._sheet, self._plan = sheet, plan
        self._columns = {each.role: column_number(each.column) for each in layout.columns}
        self._values = [
            column_number(each.column)
            for each in layout.columns
            if each.role not in (ColumnRole.NUMBER, ColumnRole.PILLAR, ColumnRole.INITIATIVE, ColumnRole.NAME)
        ]
        self._continues = ColumnRole.KIND in self._columns
        self._named = {folded(name): id for name, id in layout.names}
        self._skipped = {folded(name) for name in layout.skip}
        self._by_name = indicators_by_name(plan)
        self._known_ids = KnownNames(each.id for each in plan.indicators)
        self._known_names = KnownNames(self._by_name)
        self._headings = {
            folded(heading)
            for each in layout.columns
            if each.role in (ColumnRole.ID, ColumnRole.NAME)
            and (heading := heading_of(sheet, layout.header, column_number(each.column)))
        }
        self._above = IndicatorRow(row=0)

    def row(self, row: int) -> IndicatorRow:
        """Return a row; a heading, a total and a repeated heading have no indicator and no problem."""
        id, name = self._text(row, ColumnRole.ID), self._text(row, ColumnRole.NAME)
        text = id or name
        if not text and self._continues and self._above.name:
            return attrs.evolve(self._above, row=row)
        if not text or {folded(id), folded(name)} & (self._skipped | self._headings):
            self._above = IndicatorRow(row=row, name=name)
        elif name in DITTO:
            return attrs.evolve(self._above, row=row)
        else:
            self._above = self._of(row, id, name or id)
        return self._above

    def _text(self, row: int, role: ColumnRole) -> str:
        column = self._columns.get(role)
        cell = None if column is None else self._sheet.cell_or_merged(row, column)
        return text_of(cell)

    def _of(self, row: int, id: str, name: str) -> IndicatorRow:
        id = id or self._named.get(folded(name), "")
        if id:
            indicator = next((each for each in self._plan.indicators if each.id == id), None)
            if indicator is not None:
                return IndicatorRow(row=row, name=name, indicator=indicator)
            unknown = {"found": id, "nearest": self._known_ids.nearest(id)}
            return self._unknown(row, ColumnRole.ID, name, "tables.unknown_id", unknown)
        candidates = self._by_name.get(folded(name), ())
        if len(candidates) == 1:
            return IndicatorRow(row=row, name=name, indicator=candidates[0])
        if candidates:
            several = {"found": name, "ids": [each.id for each in candidates]}
            return self._unknown(row, ColumnRole.NAME, name, "tables.several_of_name", several)
        if not any(self._sheet.cell(row, column) for column in self._values):
            return IndicatorRow(row=row, name=name)  # a heading
        facts = {"found": name, "nearest": self._known_names.nearest(folded(name))}
        return self._unknown(row, ColumnRole.NAME, name, "tables.unknown_name", facts)

    def _unknown(
        self, row: int, role: ColumnRole, name: str, code: str, facts: Mapping[str, object]
    ) -> IndicatorRow:
        column = self._columns.get(role, self._columns.get(ColumnRole.NAME))
        problem = Problem(path=name, code=code, facts=dict(facts), place=self._sheet.place(row, column))
        return IndicatorRow(row=row, name=name, problem=problem)
