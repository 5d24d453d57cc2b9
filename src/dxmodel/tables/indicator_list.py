"""plan_with_indicators: found the indicators of a plan from a table."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress

import attrs

from dxmodel.amount import Amount
from dxmodel.errors import DxError, ParseError, Problem, ValidationError
from dxmodel.formats import ColumnRole, LayoutColumn, TableLayout
from dxmodel.formats.table_layout import STATUS_OF_ROLE
from dxmodel.plan import (
    Baseline,
    Indicator,
    Initiative,
    Link,
    Missing,
    Pillar,
    Plan,
    Target,
    TextValue,
    Value,
)
from dxmodel.plan.goals import Described, Goal, Reach
from dxmodel.plan.target import Due
from dxmodel.tables.cell_value import read_value
from dxmodel.tables.indicator_rows import IndicatorRow, indicator_rows, indicators_by_name
from dxmodel.tables.layout_check import check_layout, folded, one_line, text_of, without_brackets
from dxmodel.tables.number_format import shown
from dxmodel.tables.own_year import without_own_year
from dxmodel.tables.sheet import Sheet, SheetCell, column_number
from dxmodel.typed_fields import check_kind

__all__ = ["plan_with_indicators"]

_UNKNOWN = ("tables.unknown_id", "tables.unknown_name")
_IN_BRACKETS = re.compile(r"(?<=.)\s*[（(][^（()）]*[）)]\s*$")
_WITH_LEVELS = (*STATUS_OF_ROLE, ColumnRole.BASELINE, ColumnRole.TARGET)


def plan_with_indicators(sheet: Sheet, layout: TableLayout, plan: Plan) -> Plan:
    """Return a plan with the indicators of a table that it does not have yet.

    Each row with another name than those of the plan becomes an indicator with its unit, its baseline, its
    targets and its departments.  Its unit may also stand in brackets in its name, or in its values.  Its id
    is that of its column, else made of its printed number (``kpi-1-2``), else counted.  Texts in
    the columns of pillars and initiatives become pillars and initiatives.  A row with one text and no value
    is the initiative of the rows below it, or their pillar where a column has the initiatives.  What the plan
    has is left as it is.

    Args:
        sheet: the table.
        layout: where it has what.
        plan: the plan that is founded.

    Raises:
        ValidationError: every cell that cannot be read; or the table is not as its layout says.

    >>> from decimal import Decimal
    >>> from dxmodel.formats import LayoutColumn
    >>> from dxmodel.plan import Body
    >>> headings = {1: SheetCell("指標名"), 2: SheetCell("単位"), 3: SheetCell("目標（R9）")}
    >>> row = {1: SheetCell("窓口の待ち時間"), 2: SheetCell("分"), 3: SheetCell("10以下")}
    >>> layout = TableLayout(
    ...     columns=[
    ...         LayoutColumn(column="A", role="name", heading="指標名"),
    ...         LayoutColumn(column="B", role="unit", heading="単位"),
    ...         LayoutColumn(column="C", role="target", heading="目標（R9）", year="R9"),
    ...     ]
    ... )
    >>> plan = Plan(id="dx", label="DX推進計画", bodies=[Body("992011", "みなと野市")], period="R5/R9")
    >>> indicator = plan_with_indicators(Sheet(rows={1: headings, 2: row}), layout, plan).indicators[0]
    >>> indicator.id, f"{indicator.targets[0].goal:ja}"
    ('kpi-1', '10分以下')
    """
    check_kind("sheet", sheet, Sheet)
    check_kind("plan", plan, Plan)
    check_layout(sheet, layout)
    return _Founding(sheet, layout, plan).result()


class _Founding:
    def __init__(self, sheet: Sheet, layout: TableLayout, plan: Plan) -> None:
        self._sheet, self._layout, self._plan = sheet, layout, plan
        self._columns = [(column_number(each.column), each) for each in layout.columns]
        self._ids = {item.id for item in plan.items()} | {plan.id}
        self._pillars = {folded(str(each.label)): each for each in plan.pillars}
        self._known_names = indicators_by_name(plan)
        self._has_initiatives = bool(layout.with_role(ColumnRole.INITIATIVE))
        self._initiatives = {self._key_of(each): each for each in plan.initiatives}
        self._indicators: dict[str, Indicator] = {}
        self._rows: dict[str, list[IndicatorRow]] = {}
        self._key = ""
        self._again: int | None = None
        self._heading = ""
        self._above: dict[ColumnRole, str] = {}
        self._problems: list[Problem] = []

    def result(self) -> Plan:
        for row in indicator_rows(self._sheet, self._layout, self._plan):
            if row.problem is not None and not self._is_new(row):
                self._problems.append(row.problem)
            elif row.indicator is None and not row.is_left_out and (row.problem or not self._is_heading(row)):
                self._add(row)
        for key, rows in self._rows.items():
            self._complete(key, rows)
        if self._problems:
            raise ValidationError(self._problems)
        return attrs.evolve(
            self._plan,
            pillars=[*self._pillars.values()],
            initiatives=[*self._initiatives.values()],
            indicators=[*self._plan.indicators, *self._indicators.values()],
        )

    def _is_heading(self, row: IndicatorRow) -> bool:
        """Return whether a row is no indicator; a single text is the heading of those below."""
        texts = [text_of(cell) for cell in self._sheet.row(row.row).values()]
        is_skipped = not set(map(folded, texts)).isdisjoint(map(folded, self._layout.skip))
        if len(texts) == 1 and not is_skipped:
            self._heading = texts[0]
            self._above.clear()
        return len(texts) == 1 or is_skipped or not row.name

    def _is_new(self, row: IndicatorRow) -> bool:
        """Return whether the plan has neither the id nor the name of a row."""
        is_unknown = row.problem is not None and row.problem.code in _UNKNOWN
        return is_unknown and folded(row.name) not in self._known_names

    def _add(self, row: IndicatorRow) -> None:
        """Add the indicator of a row, or the row to that of the one above, which it continues."""
        continues = self._continues(row)
        id = self._text(row.row, ColumnRole.ID)
        self._key = key = self._key if continues else id or folded(row.name)
        if continues and self._again is not None:
            self._compare_again(row, key, self._again + 1)
            return
        if (rows := self._rows.get(key)) is not None:
            if continues:
                rows.append(row)
            else:
                self._compare_again(row, key, 0)
            return
        self._again = None
        number = self._text(row.row, ColumnRole.NUMBER)
        pillar = self._repeated(row.row, ColumnRole.PILLAR)
        if self._has_initiatives:
            pillar = pillar or self._heading
        initiative = self._repeated(row.row, ColumnRole.INITIATIVE) or pillar or self._heading
        of_row = self._initiative(initiative, pillar) if initiative else None
        try:
            self._indicators[key] = Indicator(
                id=id or self._id("kpi", number),
                order=len(self._plan.indicators) + len(self._indicators) + 1,
                label=row.name,
                number=number or None,
                owners=re.split(r"[、,，・/／\n]\s*", owners) if (owners := self._owners(row.row)) else (),
                initiatives=[Link(of_row.id)] if of_row is not None else (),
            )
            self._rows[key] = [row]
        except DxError as error:
            self._problems.append(Problem.of(error, row.name, self._sheet.place(row.row)))

    def _compare_again(self, row: IndicatorRow, key: str, index: int) -> None:
        """Report a row with the name of an indicator that rows above have, and with other values."""
        rows = self._rows[key]
        self._again = index
        if index >= len(rows) or self._levels_of(row) != self._levels_of(rows[index]):
            facts = {"name": row.name, "row": rows[0].row}
            place = self._sheet.place(row.row)
            self._problems.append(
                Problem(path=row.name, code="tables.repeated_name", facts=facts, place=place)
            )

    def _continues(self, row: IndicatorRow) -> bool:
        """Return whether the cells of the id and the name of a row are empty, or covered by merged ones."""
        keys = [column for column, each in self._columns if each.role in (ColumnRole.ID, ColumnRole.NAME)]
        return not any(self._sheet.cell(row.row, column) for column in keys)

    def _levels_of(self, row: IndicatorRow) -> list[str]:
        """Return the texts of the unit, the baseline, the targets and the results of a row."""
        roles = (ColumnRole.UNIT, *_WITH_LEVELS)
        columns = [column for column, each in self._columns if each.role in roles]
        return [text_of(self._sheet.cell_or_merged(row.row, column)) for column in columns]

    def _complete(self, key: str, rows: Sequence[IndicatorRow]) -> None:
        """Add the unit, the baseline and the targets to an indicator, from all its rows."""
        first = rows[0]
        baseline: Baseline | None = None
        targets: list[Target] = []
        try:
            indicator = attrs.evolve(self._indicators[key], unit=self._unit(rows))
            for row in rows:
                of_row, more = self._levels(row, indicator)
                baseline, targets = baseline or of_row, [*targets, *more]
            self._indicators[key] = attrs.evolve(indicator, baseline=baseline, targets=targets)
        except DxError as error:
            self._problems.append(Problem.of(error, first.name, self._sheet.place(first.row)))

    # --- texts

    def _cell(self, row: int, role: ColumnRole) -> SheetCell | None:
        column = next((column for column, each in self._columns if each.role is role), None)
        return None if column is None else self._sheet.cell_or_merged(row, column)

    def _text(self, row: int, role: ColumnRole) -> str:
        cell = self._cell(row, role)
        return "" if cell is None else one_line(shown(cell))

    def _repeated(self, row: int, role: ColumnRole) -> str:
        """Return the text of a column in which an empty cell continues the one above."""
        self._above[role] = self._text(row, role) or self._above.get(role, "")
        return self._above[role]

    def _owners(self, row: int) -> str:
        cell = self._cell(row, ColumnRole.OWNER)
        return "" if cell is None else str(cell.content).strip()

    def _unit(self, rows: Sequence[IndicatorRow]) -> str | None:
        """Return the unit of an indicator: that of its column, else that in brackets in its name, else that
        of its values; None where these are words.

        Raises:
            ParseError: there is none, or the values have several.
        """
        first = rows[0]
        if text := without_brackets(self._text(first.row, ColumnRole.UNIT)):
            return text
        in_name = re.search(r"[（(]([^（()）]{1,10})[）)]\s*$", first.name)
        if in_name and self._plan.unit_table.find(in_name[1]) is not None:
            return in_name[1]
        values = [value for row in rows for value in self._values_of(row)]
        units = list(dict.fromkeys(each.unit for each in values if isinstance(each, Amount)))
        if units and len({each.dimension for each in units}) == 1:
            return units[0]
        words = [each.text.text for each in values if isinstance(each, TextValue)]
        if units or not words or any(each.isdigit() for word in words for each in word):
            raise ParseError("tables.no_unit", name=first.name, units=units)
        return None

    def _values_of(self, row: IndicatorRow) -> Iterator[Value]:
        """Yield the values of a row that name their unit, or are words; without brackets behind them."""
        for column, described in self._columns:
            cell = self._sheet.cell(row.row, column)
            if cell is not None and described.role in _WITH_LEVELS:
                if isinstance(cell.content, str):
                    cell = attrs.evolve(cell, content=_IN_BRACKETS.sub("", cell.content))
                with suppress(DxError):
                    yield read_value(cell, unit=None, units=self._plan.unit_table, signs=self._layout).value

    # --- pillars and initiatives

    def _key_of(self, initiative: Initiative) -> tuple[str, str]:
        """Return the name of the first pillar of an initiative, and its own."""
        first = initiative.pillars[0].to if initiative.pillars else None
        names = [each.label for each in self._plan.pillars if each.id == first]
        return folded(str(names[0])) if names else "", folded(str(initiative.label))

    def _initiative(self, name: str, pillar: str) -> Initiative:
        """Return the initiative of a name in a pillar; one name in two pillars is two initiatives."""
        key = folded(pillar), folded(name)
        if key not in self._initiatives:
            pillars = [Link(self._pillar(pillar).id)] if pillar else ()
            self._initiatives[key] = Initiative(
                id=self._id("initiative", _number(name)),
                order=len(self._initiatives) + 1,
                label=name,
                pillars=pillars,
            )
        return self._initiatives[key]

    def _pillar(self, name: str) -> Pillar:
        key = folded(name)
        if key not in self._pillars:
            id = self._id("pillar", _number(name))
            self._pillars[key] = Pillar(id=id, order=len(self._pillars) + 1, label=name)
        return self._pillars[key]

    def _id(self, kind: str, number: str) -> str:
        """Return an id that the plan does not have, made of a printed number where there is one."""
        digits = re.findall("[0-9]+", unicodedata.normalize("NFKC", number))
        id = "-".join([kind, *digits]) if digits else ""
        count = 1
        while not id or id in self._ids:
            id, count = f"{kind}-{count}", count + 1
        self._ids.add(id)
        return id

    # --- baselines and targets

    def _levels(self, row: IndicatorRow, indicator: Indicator) -> tuple[Baseline | None, list[Target]]:
        """Return the baseline and the targets of an indicator."""
        baseline: Baseline | None = None
        targets: list[Target] = []
        kind = self._text(row.row, ColumnRole.KIND)
        kinds = {one_line(word): role for word, role in self._layout.kinds}
        for column, described in self._columns:
            cell = self._sheet.cell(row.row, column)
            role = kinds.get(kind, described.role) if kind and described.year else described.role
            if cell is None or role not in (ColumnRole.BASELINE, ColumnRole.TARGET):
                continue
            try:
                if role is ColumnRole.BASELINE:
                    baseline = self._baseline(described, cell, indicator) or baseline
                else:
                    targets += self._targets(described, cell, indicator)
            except DxError as error:
                self._problems.append(Problem.of(error, row.name, self._sheet.place(row.row, column)))
        return baseline, targets

    def _baseline(self, described: LayoutColumn, cell: SheetCell, indicator: Indicator) -> Baseline | None:
        cell, own_year = without_own_year(cell, self._layout)
        read = read_value(cell, unit=indicator.unit, units=self._plan.unit_table, signs=self._layout)
        year = own_year or described.year
        if isinstance(read.value, Missing):
            return None
        if not isinstance(read.value, Amount):
            raise ParseError("tables.no_level", found=shown(cell))
        return Baseline(value=read.value, year=year, printed=read.printed)

    def _targets(self, described: LayoutColumn, cell: SheetCell, indicator: Indicator) -> Iterator[Target]:
        cell, own_year = without_own_year(cell, self._layout)
        text, year = one_line(shown(cell)), own_year or described.year
        if self._layout.reason(text) is not None:
            return
        printed = None
        if not any(each.isdigit() for each in text):
            goal: Goal = Described(text)
        else:
            read = read_value(cell, unit=indicator.unit, units=self._plan.unit_table, signs=self._layout)
            if not isinstance(read.value, Amount):
                raise ParseError("tables.no_level", found=text)
            goal, printed = Reach(read.value), read.printed
        due = Due() if year is None else Due(year)
        yield Target(due=due, goal=goal, printed=printed)


def _number(name: str) -> str:
    """Return the number at the beginning of a name: 1-2 in 1-2 窓口の改革 and in 施策1-2 窓口の改革."""
    match = re.match(
        r"[(（]?(?:基本目標|基本方針|重点目標|施策|取組|目標|方針|柱|第)?\s*([0-9０-９①-⑳]+(?:[-－.．][0-9０-９]+)*)",
        name,
    )
    return match[1] if match else ""
