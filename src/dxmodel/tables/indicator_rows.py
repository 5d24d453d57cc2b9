"""indicator_rows: which rows of a table are of which indicator."""

from collections.abc import Iterator, Mapping

import attrs

from dxmodel.errors import KnownNames, Problem
from dxmodel.formats import ColumnRole, TableLayout
from dxmodel.formats.table_layout import STATUS_OF_ROLE
from dxmodel.formats.words_for_missing import DITTO
from dxmodel.plan import Indicator, Plan
from dxmodel.tables.layout_check import folded, heading_of, repeats_headings, rows_of, text_of
from dxmodel.tables.sheet import Sheet, column_letters, column_number

__all__ = ["IndicatorRow", "indicator_rows", "indicators_by_name"]

_WITH_NAMES = {
    ColumnRole.ID,
    ColumnRole.NAME,
    ColumnRole.NUMBER,
    ColumnRole.PILLAR,
    ColumnRole.INITIATIVE,
    ColumnRole.IGNORE,
}
"""The roles of columns in which a row says that it is a total."""


@attrs.frozen(kw_only=True)
class IndicatorRow:
    """A row of a table with a cell that is not empty.

    Attributes:
        row: its number.
        name: the name in it, or in the row above that it continues; the id where there is no name.
        indicator: the indicator; None for a heading, a total, and a row with a problem.
        problem: why its indicator is not known.
        is_left_out: whether it repeats the headings, or has a text under ``skip``.
    """

    row: int
    name: str = ""
    indicator: Indicator | None = None
    problem: Problem | None = None
    is_left_out: bool = False


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
    without a name continues the one above where the layout has kinds of rows, or the cell is merged; with
    values it has a problem otherwise.
    """
    rows = _Rows(sheet, layout, plan)
    first, last = rows_of(sheet, layout)
    for row in sheet.rows:
        if first <= row <= last:
            yield rows.row(row)


class _Rows:
    def __init__(self, sheet: Sheet, layout: TableLayout, plan: Plan) -> None:
        self._sheet = sheet
        self._columns = {each.role: column_number(each.column) for each in layout.columns}
        self._values = [
            column_number(each.column)
            for each in layout.columns
            if each.role not in (ColumnRole.NUMBER, ColumnRole.PILLAR, ColumnRole.INITIATIVE, ColumnRole.NAME)
        ]
        self._levels = [
            column_number(each.column)
            for each in layout.columns
            if each.role in (*STATUS_OF_ROLE, ColumnRole.TARGET, ColumnRole.BASELINE)
        ]
        self._texts = [column_number(each.column) for each in layout.columns if each.role in _WITH_NAMES]
        self._header = layout.header
        self._continues = ColumnRole.KIND in self._columns
        self._named = {folded(name): id for name, id in layout.names}
        self._skipped = {folded(name) for name in layout.skip}
        self._by_id = {each.id: each for each in plan.indicators}
        self._by_name = indicators_by_name(plan)
        self._known_ids = KnownNames(self._by_id)
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
        texts = [text_of(self._sheet.cell(row, column)) for column in self._texts]
        skipped = next((each for each in (id, name, *texts) if each and folded(each) in self._skipped), "")
        if skipped or self._repeats_headings(row, id, name):
            self._above = IndicatorRow(row=row, name=skipped, is_left_out=True)
        elif self._continues_above(row, text):
            above = self._above
            is_heading = above.indicator is None and above.problem is None and not above.is_left_out
            self._above = self._of(row, "", above.name) if is_heading else attrs.evolve(above, row=row)
        elif not text:
            self._above = self._without_name(row)
        elif name in DITTO:
            return attrs.evolve(self._above, row=row)
        else:
            self._above = self._of(row, id, name or id)
        return self._above

    def _continues_above(self, row: int, text: str) -> bool:
        """Return whether a row has neither an id nor a name of its own, but that of the row above."""
        keys = [self._columns.get(role) for role in (ColumnRole.ID, ColumnRole.NAME)]
        has_own = any(each is not None and self._sheet.cell(row, each) for each in keys)
        return bool(self._above.name) and not has_own and (self._continues or bool(text))

    def _repeats_headings(self, row: int, id: str, name: str) -> bool:
        is_name = not {folded(id), folded(name)}.isdisjoint(self._headings)
        return is_name or repeats_headings(self._sheet, self._header, row)

    def _without_name(self, row: int) -> IndicatorRow:
        """Return a row without a name, which has a problem if it has a value."""
        column = next((each for each in self._levels if self._sheet.cell(row, each)), None)
        if column is None:
            return IndicatorRow(row=row)
        key = ColumnRole.NAME if ColumnRole.NAME in self._columns else ColumnRole.ID
        facts = {
            "found": text_of(self._sheet.cell(row, column)),
            "column": column_letters(self._columns[key]),
        }
        place = self._sheet.place(row, column)
        problem = Problem(path="", code="tables.row_without_name", facts=facts, place=place)
        return IndicatorRow(row=row, problem=problem)

    def _text(self, row: int, role: ColumnRole) -> str:
        column = self._columns.get(role)
        cell = None if column is None else self._sheet.cell_or_merged(row, column)
        return text_of(cell)

    def _of(self, row: int, id: str, name: str) -> IndicatorRow:
        id = id or self._named.get(folded(name), "")
        if id:
            indicator = self._by_id.get(id)
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
