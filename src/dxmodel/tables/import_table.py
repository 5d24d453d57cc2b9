"""import_table: read a table by its layout, and compare it with a ledger."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from itertools import chain
from typing import Any

import attrs

from dxmodel.amount import Amount
from dxmodel.errors import DxError, InvalidValueError, ParseError, Problem
from dxmodel.fiscal import FiscalSpan, FiscalYear, Month, When, as_day_or_month, as_fiscal_span, as_when
from dxmodel.formats import ColumnRole, LayoutColumn, TableLayout
from dxmodel.formats.csv_row import STATUSES
from dxmodel.formats.table_layout import STATUS_OF_ROLE
from dxmodel.formats.words_for_missing import DITTO, reason_of
from dxmodel.ledger import Breakdown, Evaluation, Ledger, Observation, ObservationStatus, Scale
from dxmodel.ledger.observation import as_period
from dxmodel.plan import Baseline, Document, Indicator, Missing, Source, Target
from dxmodel.plan.goals import Described, Goal, Reach
from dxmodel.plan.goals.goal import as_goal
from dxmodel.tables.cell_value import CellValue, read_value
from dxmodel.tables.compare_entries import compare_evaluation, compare_observation, is_same, misfits, time_key
from dxmodel.tables.entered_value import grade_of
from dxmodel.tables.indicator_rows import IndicatorRow, indicator_rows
from dxmodel.tables.layout_check import check_layout, folded, one_line, text_of, without_brackets
from dxmodel.tables.number_format import shown
from dxmodel.tables.own_year import without_own_year
from dxmodel.tables.sheet import Sheet, SheetCell, column_number
from dxmodel.tables.table_import import CellOutcome, ImportedCell, PlanDifference, TableImport
from dxmodel.typed_fields import check_kind

__all__ = ["import_table"]


def import_table(
    sheet: Sheet, layout: TableLayout, ledger: Ledger, *, known: When | date | str | None = None
) -> TableImport:
    """Return what a table has beyond a ledger; neither is changed.

    Every cell is read on its own, and every problem is reported; what is read is compared with the latest
    entry of the ledger for the same indicator, period, member and day.  A value that the ledger does not have
    becomes a new observation with the day on which it became known, and its cell as source; a target, a
    baseline and a unit are compared with the plan only.

    Args:
        sheet: the table.
        layout: where it has what.
        ledger: the ledger of the plan.
        known: the day on which the values became known; by default that of the layout.

    Raises:
        ValidationError: the title, the headings or the columns are not those of the layout.
        ParseError: no day is stated for a table with results or grades.

    >>> from decimal import Decimal
    >>> from dxmodel.testing import small_city
    >>> headings = {1: SheetCell("指標"), 2: SheetCell("R6実績")}
    >>> row = {1: SheetCell("窓口の待ち時間"), 2: SheetCell(Decimal(14))}
    >>> layout = TableLayout(
    ...     columns=[
    ...         LayoutColumn(column="A", role="name", heading="指標"),
    ...         LayoutColumn(column="B", role="result", heading="R6実績", year="R6"),
    ...     ],
    ...     names={"窓口の待ち時間": "counter-time"},
    ... )
    >>> sheet = Sheet(name="実績", rows={1: headings, 2: row})
    >>> table = import_table(sheet, layout, small_city(), known="2025-06-30")
    >>> [(each.outcome, each.observation.value) for each in table.cells]
    [(CellOutcome.NEW, Amount('14', '分'))]
    """
    check_kind("sheet", sheet, Sheet)
    check_kind("layout", layout, TableLayout)
    check_kind("ledger", ledger, Ledger)
    day = layout.known if known is None else as_when(known)
    if day is None and layout.with_role(*STATUS_OF_ROLE, ColumnRole.GRADE):
        raise ParseError("tables.no_known_day")
    check_layout(sheet, layout)
    return _Import(sheet, layout, ledger, day).result()


class _Refused(Exception):
    """A cell that cannot be read."""

    def __init__(self, row: int, column: int, error: DxError) -> None:
        self.row, self.column, self.error = row, column, error


@attrs.frozen(kw_only=True)
class _Row:
    """What the other cells of a row say about its values."""

    row: IndicatorRow
    indicator: Indicator
    kind: ColumnRole | None = None
    period: FiscalYear | FiscalSpan | None = None
    measured: FiscalYear | FiscalSpan | None = None
    as_of: date | Month | None = None
    status: ObservationStatus | None = None
    missing: Missing | None = None
    breakdown: Breakdown = ()


@attrs.frozen
class _Entry:
    """What a cell states: its position in the result, its row and column, the cell, and the entry."""

    index: int
    row: _Row
    column: int
    cell: SheetCell
    entry: Observation | Evaluation

    @property
    def period(self) -> FiscalYear | FiscalSpan:
        """The fiscal year or the months of the entry."""
        return self.entry.period if isinstance(self.entry, Observation) else self.entry.year


class _Import:
    def __init__(self, sheet: Sheet, layout: TableLayout, ledger: Ledger, known: When | None) -> None:
        self._sheet, self._layout, self._ledger, self._known = sheet, layout, ledger, known
        self._plan = ledger.plan
        self._columns = [(column_number(each.column), each) for each in layout.columns]
        self._by_role = {each.role: column for column, each in self._columns}
        self._document = _document(layout, ledger, sheet, known)
        self._kinds = {one_line(word): role for word, role in layout.kinds}
        self._values: dict[Any, CellValue | DxError] = {}
        self._cells: list[ImportedCell | None] = []  # None for an entry until it is compared
        self._differences: list[PlanDifference] = []
        self._problems: list[Problem] = []
        self._entries: dict[tuple[Any, ...], list[_Entry]] = {}

    def result(self) -> TableImport:
        for row in indicator_rows(self._sheet, self._layout, self._plan):
            self._read_row(row)
        for entries in self._entries.values():
            self._compare_entries(entries)
        self._refuse_misfits()
        cells = [each for each in self._cells if each is not None]
        is_cited = any(each.observation or each.evaluation for each in cells)
        is_known = any(each.id == self._document.id for each in self._ledger.documents)
        return TableImport(
            cells=cells,
            differences=self._differences,
            problems=self._problems,
            documents=[self._document] if is_cited and not is_known else [],
        )

    # --- rows

    def _read_row(self, row: IndicatorRow) -> None:
        """Read the cells of a row; those of a row that is no indicator are ignored or refused."""
        details = None
        if row.problem is not None:
            if row.problem not in self._problems[-1:]:  # the rows of one name share it
                self._problems.append(row.problem)
        elif row.indicator is not None:
            try:
                details = self._details(row, row.indicator)
            except _Refused as refused:
                self._refuse(refused.row, refused.column, row.name, None, refused.error)
            self._compare_name(row, row.indicator)
        for column, described in self._columns:
            cell = self._sheet.cell(row.row, column)
            if cell is None or described.role in _OF_THE_ROW:
                continue
            if row.indicator is None and row.problem is None:
                self._record(CellOutcome.IGNORED, row, column, cell)
            elif details is None:
                self._record(CellOutcome.REFUSED, row, column, cell)
            else:
                self._read_cell(details, column, described, cell)
        if details is not None and details.missing is not None:
            self._add_missing(details, details.missing)

    def _add_missing(self, row: _Row, missing: Missing) -> None:
        """Add the reason that the status of a row states, where none of its columns has a value."""
        results = [(column, each) for column, each in self._columns if each.role in STATUS_OF_ROLE]
        if row.kind not in (None, *STATUS_OF_ROLE):
            return
        if any(self._sheet.cell(row.row.row, column) for column, _ in results):
            return
        column = self._by_role[ColumnRole.STATUS]
        cell = self._sheet.cell_or_merged(row.row.row, column)
        if cell is not None and results:
            self._read_cell(attrs.evolve(row, missing=None), column, results[0][1], cell)

    def _details(self, row: IndicatorRow, indicator: Indicator) -> _Row:
        kind = period = measured = as_of = status = missing = None
        breakdown: list[tuple[str, str]] = []
        for column, described in self._columns:
            cell = self._sheet.cell_or_merged(row.row, column)
            if cell is None or described.role not in _OF_THE_ROW:
                continue
            text = text_of(cell)
            try:
                match described.role:
                    case ColumnRole.KIND:
                        kind = self._kind(text)
                    case ColumnRole.YEAR:
                        period = self._period(cell)
                    case ColumnRole.DAY:
                        measured, as_of = _measured(cell)
                    case ColumnRole.STATUS:
                        status, missing = _status(text)
                    case ColumnRole.MEMBER:
                        breakdown.append((described.dimension or "", text))
            except DxError as error:
                raise _Refused(row.row, column, error) from None
        return _Row(
            row=row,
            indicator=indicator,
            kind=kind,
            period=period,
            measured=measured,
            as_of=as_of,
            status=status,
            missing=missing,
            breakdown=tuple(breakdown),
        )

    def _kind(self, text: str) -> ColumnRole:
        if text not in self._kinds:
            raise ParseError("tables.unknown_kind", found=text, accepted=[*self._kinds])
        return self._kinds[text]

    def _period(self, cell: SheetCell) -> FiscalYear | FiscalSpan:
        span = FiscalSpan.parse(shown(cell), year_ok=self._layout.fiscal_years)
        return as_period(span)

    # --- cells

    def _read_cell(self, row: _Row, column: int, described: LayoutColumn, cell: SheetCell) -> None:
        role = described.role
        if role in STATUS_OF_ROLE and row.kind is not None:
            role = row.kind
        period = described.year or row.period
        if role in STATUS_OF_ROLE:
            period = row.measured or period
        try:
            if role in (*STATUS_OF_ROLE, ColumnRole.BASELINE, ColumnRole.TARGET):
                cell, own_year = without_own_year(cell, self._layout)
                if own_year is not None:
                    described, period = attrs.evolve(described, year=own_year), own_year
            match role:
                case ColumnRole.IGNORE | ColumnRole.NOTE:
                    self._record(CellOutcome.IGNORED, row.row, column, cell)
                case ColumnRole.UNIT:
                    self._compare_unit(row, column, cell)
                case ColumnRole.BASELINE:
                    self._compare_baseline(row, column, described, cell)
                case ColumnRole.TARGET:
                    self._compare_target(row, column, described, cell, period)
                case ColumnRole.GRADE:
                    self._read_grade(row, column, described, cell, period)
                case _:
                    self._read_result(row, column, described, cell, role, period)
        except DxError as error:
            self._refuse(row.row.row, column, row.row.name, period, error)
            self._record(CellOutcome.REFUSED, row.row, column, cell, period)

    def _value(
        self,
        row: _Row,
        described: LayoutColumn,
        cell: SheetCell,
        period: FiscalYear | FiscalSpan | None,
    ) -> CellValue:
        """Return the value of a cell; each distinct one is read once."""
        year = period.end_year if isinstance(period, FiscalSpan) else period
        unit = row.indicator.unit_in(year)
        key = type(cell.content), cell.content, cell.number_format, unit, described.fractions
        value = self._values.get(key)
        if value is None:
            try:
                value = read_value(
                    cell,
                    unit=unit,
                    units=self._plan.unit_table,
                    signs=self._layout,
                    fractions=described.fractions,
                )
            except DxError as error:
                value = error
            self._values[key] = value
        if isinstance(value, DxError):
            raise value
        return value

    def _read_result(
        self,
        row: _Row,
        column: int,
        described: LayoutColumn,
        cell: SheetCell,
        role: ColumnRole,
        period: FiscalYear | FiscalSpan | None,
    ) -> None:
        if period is None:
            raise ParseError("tables.no_year_in_row")
        read = self._value(row, described, cell, period)
        if row.missing is not None and read.value != row.missing:
            raise InvalidValueError("tables.value_and_missing", value=shown(cell), reason=row.missing.reason)
        observation = Observation(
            indicator=row.indicator.id,
            period=period,
            value=read.value,
            breakdown=(*described.breakdown, *row.breakdown),
            known=self._known,
            status=row.status or STATUS_OF_ROLE[role],
            as_of=row.as_of,
            printed=read.printed,
            sources=[self._source(row.row.row, column)],
            note=self._note(row, described, read),
        )
        key = row.indicator.id, *time_key(observation, row.indicator)
        self._add(key, row, column, cell, observation)

    def _add(
        self,
        key: tuple[Any, ...],
        row: _Row,
        column: int,
        cell: SheetCell,
        entry: Observation | Evaluation,
    ) -> None:
        """Remember an entry, for which the table may have several cells."""
        self._entries.setdefault(key, []).append(_Entry(len(self._cells), row, column, cell, entry))
        self._cells.append(None)

    def _compare_entries(self, entries: list[_Entry]) -> None:
        """Compare the cells for one entry with one another and with the ledger; input order never decides."""
        first, *others = entries
        if not all(_agree(first.entry, each.entry) for each in others):
            places = [str(self._sheet.place(each.row.row.row, each.column)) for each in entries]
            for each in entries:
                self._refuse_entry(each, InvalidValueError("tables.two_cells", places=places))
            return
        texts = [
            text for each in entries if isinstance(each.entry, Observation) and (text := each.entry.note)
        ]
        try:
            self._compare_entry(first, dict.fromkeys(map(str, texts)))
        except DxError as error:
            for each in entries:
                self._refuse_entry(each, error)
            return
        for each in others:
            self._set_cell(each, CellOutcome.UNCHANGED)

    def _compare_entry(self, first: _Entry, notes: Iterable[str]) -> None:
        if isinstance(first.entry, Evaluation):
            is_known, grade_before = compare_evaluation(first.entry, self._ledger)
            if is_known:
                self._set_cell(first, CellOutcome.UNCHANGED)
            else:
                outcome = CellOutcome.NEW if grade_before is None else CellOutcome.CHANGED
                self._set_cell(first, outcome, evaluation=first.entry, evaluation_before=grade_before)
            return
        is_known, before = compare_observation(first.entry, first.row.indicator, self._ledger)
        if is_known:
            self._set_cell(first, CellOutcome.UNCHANGED)
            return
        outcome = CellOutcome.CHANGED
        if before is None and isinstance(first.entry.value, Missing):
            outcome = CellOutcome.MISSING
        elif before is None or isinstance(before.value, Missing):
            outcome = CellOutcome.NEW
        note = "。".join(notes) or None
        observation = first.entry
        if note is not None and note != str(observation.note):
            observation = attrs.evolve(observation, note=note)
        self._set_cell(first, outcome, observation=observation, before=before)

    def _set_cell(self, entry: _Entry, outcome: CellOutcome, **details: Any) -> None:
        row, column, cell = entry.row.row, entry.column, entry.cell
        self._cells[entry.index] = self._imported(outcome, row, column, cell, entry.period, **details)

    def _refuse_entry(self, entry: _Entry, error: DxError) -> None:
        self._refuse(entry.row.row.row, entry.column, entry.row.row.name, entry.period, error)
        self._set_cell(entry, CellOutcome.REFUSED)

    def _refuse_misfits(self) -> None:
        """Refuse what does not fit the ledger for another reason."""
        added = dict[int, _Entry]()
        observations, evaluations = list[Observation](), list[Evaluation]()
        for each in chain.from_iterable(self._entries.values()):
            cell = self._cells[each.index]
            if cell is None:
                continue
            if cell.observation is not None:
                observations.append(cell.observation)
                added[id(cell.observation)] = each
            if cell.evaluation is not None:
                evaluations.append(cell.evaluation)
                added[id(cell.evaluation)] = each
        for misfit, problem in misfits(self._ledger, observations, evaluations, [self._document]):
            self._refuse_entry(added[id(misfit)], problem.as_error())

    def _note(self, row: _Row, described: LayoutColumn, read: CellValue) -> str | None:
        """Return the note on a value: that of its column or row, and what was done to read it."""
        texts = [format(note, "ja") for note in read.notes]
        for column, other in self._columns:
            if other.role is ColumnRole.NOTE and other.year in (described.year, None):
                cell = self._sheet.cell_or_merged(row.row.row, column)
                texts = [*([] if cell is None else [str(cell.content).strip()]), *texts]
        return "。".join(texts) or None

    def _read_grade(
        self,
        row: _Row,
        column: int,
        described: LayoutColumn,
        cell: SheetCell,
        period: FiscalYear | FiscalSpan | None,
    ) -> None:
        if not isinstance(period, FiscalYear):
            raise ParseError("tables.no_year_in_row")
        scale = self._scale(described, period)
        names_scale = scale is not None and len({each.id for each in self._ledger.scales}) > 1
        evaluation = Evaluation(
            item=row.indicator.id,
            year=period,
            scale=scale.id if scale is not None and names_scale else None,
            grade=one_line(shown(cell)) if scale is None else grade_of(cell, scale),
            known=self._known,
            sources=[self._source(row.row.row, column)],
        )
        self._add((row.indicator.id, period, evaluation.scale), row, column, cell, evaluation)

    def _scale(self, described: LayoutColumn, year: FiscalYear) -> Scale | None:
        """Return the scale of a grade; None where the city has none in that year.

        Raises:
            ParseError: the city has several, and the layout names none.
            UnknownNameError: the scale that the layout names does not exist in that year.
        """
        if described.scale is not None:
            return self._ledger.scale(described.scale, year)
        scales = [each for each in self._ledger.scales if each.holds(year)]
        if len(scales) > 1:
            raise ParseError("tables.several_scales", accepted=[each.id for each in scales])
        return scales[0] if scales else None

    # --- what is compared with the plan

    def _compare_name(self, row: IndicatorRow, indicator: Indicator) -> None:
        """Record another name than those of the plan, beside an id."""
        column = self._by_role.get(ColumnRole.NAME)
        if column is None or ColumnRole.ID not in self._by_role:
            return
        text, label = text_of(self._sheet.cell(row.row, column)), indicator.label
        names = {folded(name) for name, _ in self._layout.names}
        names |= {folded(name) for name in (() if label is None else (label.text, *label.variants))}
        if not text or text in DITTO or folded(text) in names:
            return
        self._differences.append(
            PlanDifference(
                place=self._sheet.place(row.row, column),
                indicator=indicator.id,
                name=row.name,
                field="name",
                in_plan=None if label is None else label.text,
                in_table=text,
            )
        )

    def _compare_unit(self, row: _Row, column: int, cell: SheetCell) -> None:
        text, unit = text_of(cell), row.indicator.unit
        printed = self._plan.unit_table.find(without_brackets(text))
        same = unit is None or (printed is not None and printed.definition == unit.definition)
        self._compare(same, row, column, cell, "unit", None, None if unit is None else str(unit))

    def _compare_baseline(self, row: _Row, column: int, described: LayoutColumn, cell: SheetCell) -> None:
        baseline = row.indicator.baseline
        year = described.year or (None if baseline is None else baseline.year)
        read = self._value(row, described, cell, year)
        stated = None
        if isinstance(read.value, Amount):
            stated = Baseline(value=read.value, year=year, printed=read.printed)
        if baseline is None:
            same = isinstance(read.value, Missing)
        else:
            same = baseline.year == year and is_same(baseline.value, read.value)
        in_plan = None if baseline is None else _baseline_text(baseline)
        self._compare(same, row, column, cell, "baseline", year, in_plan, baseline=stated)

    def _compare_target(
        self,
        row: _Row,
        column: int,
        described: LayoutColumn,
        cell: SheetCell,
        period: FiscalYear | FiscalSpan | None,
    ) -> None:
        year = period if isinstance(period, FiscalYear) else None
        targets = [
            each
            for each in row.indicator.targets
            if each.breakdown == described.breakdown and year in (None, each.due.year)
        ]
        text = one_line(shown(cell))
        goal: Goal | None = Described(text)
        if any(each.isdigit() for each in text) or self._layout.reason(text) is not None:
            value = self._value(row, described, cell, period).value
            goal = as_goal(Reach(value)) if isinstance(value, Amount) else None
        is_same_text = any(text == each.printed for each in targets)
        same = is_same_text or goal in [each.goal for each in targets] or (goal is None and not targets)
        in_plan = "、".join(each.printed or f"{each.goal:ja}" for each in targets) or None
        stated = None
        if goal is not None and year is not None:
            stated = Target(due=year, goal=goal, breakdown=described.breakdown)
        self._compare(same, row, column, cell, "target", year, in_plan, target=stated)

    def _compare(
        self,
        same: bool,
        row: _Row,
        column: int,
        cell: SheetCell,
        field: str,
        year: FiscalYear | None,
        in_plan: str | None,
        *,
        target: Target | None = None,
        baseline: Baseline | None = None,
    ) -> None:
        """Record a cell that is compared with the plan."""
        if not same:
            self._differences.append(
                PlanDifference(
                    place=self._sheet.place(row.row.row, column),
                    indicator=row.indicator.id,
                    name=row.row.name,
                    field=field,
                    year=year,
                    in_plan=in_plan,
                    in_table=one_line(shown(cell)),
                    target=target,
                    baseline=baseline,
                )
            )
        outcome = CellOutcome.UNCHANGED if same else CellOutcome.DIFFERS
        self._record(outcome, row.row, column, cell, year)

    # --- what is recorded

    def _source(self, row: int, column: int) -> Source:
        place = self._sheet.place(row, column)
        cell = f"{place.line}行{place.column}列" if place.cell is None else f"{place.sheet}!{place.cell}"
        return Source(self._document.id, cell=cell)

    def _refuse(
        self,
        row: int,
        column: int,
        name: str,
        period: FiscalYear | FiscalSpan | None,
        error: DxError,
    ) -> None:
        path = "、".join(each for each in (name, f"{period:ja}" if period else "") if each)
        self._problems.append(Problem.of(error, path, self._sheet.place(row, column)))

    def _record(
        self,
        outcome: CellOutcome,
        row: IndicatorRow,
        column: int,
        cell: SheetCell,
        period: FiscalYear | FiscalSpan | None = None,
    ) -> None:
        self._cells.append(self._imported(outcome, row, column, cell, period))

    def _imported(
        self,
        outcome: CellOutcome,
        row: IndicatorRow,
        column: int,
        cell: SheetCell,
        period: FiscalYear | FiscalSpan | None,
        **details: Any,
    ) -> ImportedCell:
        return ImportedCell(
            place=self._sheet.place(row.row, column),
            outcome=outcome,
            indicator=None if row.indicator is None else row.indicator.id,
            name=row.name,
            period=period,
            text=_text(cell),
            **details,
        )


_OF_THE_ROW = frozenset(
    {
        ColumnRole.ID,
        ColumnRole.NAME,
        ColumnRole.NUMBER,
        ColumnRole.OWNER,
        ColumnRole.PILLAR,
        ColumnRole.INITIATIVE,
        ColumnRole.KIND,
        ColumnRole.YEAR,
        ColumnRole.DAY,
        ColumnRole.STATUS,
        ColumnRole.MEMBER,
    }
)
"""The roles of columns that say something about the values in the row."""


def _text(cell: SheetCell) -> str:
    """Return the text of a cell, whether its number format is understood or not."""
    try:
        return one_line(shown(cell))
    except DxError:
        return text_of(cell)


def _document(layout: TableLayout, ledger: Ledger, sheet: Sheet, known: When | None) -> Document:
    """Return the document that the sources cite: that of the layout, else a new one for the table."""
    by_id = {each.id: each for each in ledger.documents}
    label = sheet.file or sheet.name or "表"
    day = None if known is None else known.not_after or known.not_before
    id = layout.document or (f"table-{day}" if day is not None else "table")
    if layout.document is None:
        number, stem = 2, id
        while id in by_id and by_id[id].label.text != label:
            id, number = f"{stem}-{number}", number + 1
    return by_id.get(id) or Document(id=id, label=label, dated=known)


def _measured(cell: SheetCell) -> tuple[FiscalYear | FiscalSpan | None, date | Month | None]:
    """Return the period, or the day of counting, that a cell such as 測定した年度・時点 states."""
    if isinstance(cell.content, date):
        return None, as_day_or_month(cell.content)
    text = shown(cell)
    with suppress(DxError):
        return None, as_day_or_month(text)
    return as_period(as_fiscal_span(text)), None


def _status(text: str) -> tuple[ObservationStatus | None, Missing | None]:
    """Return the status that a cell names, or the reason why there is no value."""
    if (reason := reason_of(text)) is not None:
        return None, Missing(reason)
    word = str(STATUSES.get(text, text))
    return ObservationStatus(word), None


def _notes(entries: Iterable[_Entry]) -> Iterable[str]:
    """Return the notes of several cells with one value, each once."""
    observations = [each.entry for each in entries if isinstance(each.entry, Observation)]
    return dict.fromkeys(str(each.note) for each in observations if each.note is not None)


def _agree(entry: Observation | Evaluation, other: Observation | Evaluation) -> bool:
    """Return whether two cells of one table state the same."""
    if isinstance(entry, Observation) and isinstance(other, Observation):
        return is_same(entry.value, other.value)
    return isinstance(entry, Evaluation) and isinstance(other, Evaluation) and entry.grade == other.grade


def _baseline_text(baseline: Baseline) -> str:
    text = baseline.printed or f"{baseline.value:ja}"
    return text if baseline.year is None else f"{text}（{baseline.year:ja}）"
