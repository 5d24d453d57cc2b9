"""collect: read the entry workbooks of a folder back, and compare them with a ledger."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from os import PathLike
from pathlib import Path

import attrs

from dxmodel.errors import DxError, Place, Problem, ValidationError, nearest
from dxmodel.fiscal import FiscalYear, When, as_fiscal_year, as_when
from dxmodel.formats.regular_file import list_folder
from dxmodel.formats.scalars import excerpt
from dxmodel.ledger import Evaluation, Ledger, Observation
from dxmodel.ledger.observation import unique_key, year_or_span
from dxmodel.messages import words
from dxmodel.plan import Document, Label, Missing, Plan, Source
from dxmodel.tables.collected import Collected, CollectedRow, LockedChange, RowOutcome
from dxmodel.tables.entered_value import is_untouched, read_entry
from dxmodel.tables.entry_form import (
    LOCKED,
    EntryRow,
    RowKey,
    asked_indicators,
    entry_row,
    plan_version,
    scales_of,
)
from dxmodel.tables.returned_workbook import (
    IssuedRow,
    ReturnedRow,
    ReturnedWorkbook,
    folded,
    read_returned,
)
from dxmodel.typed_fields import check_kind

__all__ = ["collect"]

_DEFINED = ("name", "unit", "baseline", "target")
"""The columns with what the plan states; the result of the year before may have been corrected since."""
_OF_MEANING = ("name", "unit")
"""Those of which another content may mean another measure."""

SUFFIXES = (".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".csv")
"""The suffixes of spreadsheets; all but the first are refused with what to do, other files are left alone."""


def collect(
    folder: str | PathLike[str],
    ledger: Ledger,
    *,
    known: When | date | str,
    year: FiscalYear | str | None = None,
) -> Collected:
    """Read the entry workbooks of a folder, and return what they have beyond a ledger; neither is changed.

    Rows are found by their ids, whatever was sorted, inserted or deleted.  What is wrong is reported all
    together; a row with a problem is refused, and the others can be added with
    :meth:`Collected.added_to`.  Who filled a workbook in is not read.

    Args:
        folder: the folder with the workbooks; folders in it are not searched.
        ledger: the ledger of the plan.
        known: the day on which the results became known.
        year: the fiscal year that results were asked for; by default that of most workbooks.

    Raises:
        ValidationError: the folder cannot be read.
        ParseError: a text that is no day.
        MissingExtraError: a package is not installed.

    >>> from tempfile import TemporaryDirectory
    >>> from dxmodel.tables import write_entry_workbooks
    >>> from dxmodel.testing import small_city
    >>> with TemporaryDirectory() as folder:
    ...     _ = write_entry_workbooks(small_city(), "R6", folder)
    ...     collect(folder, small_city(), known="2025-06-30").counts["not-filled-in"]
    6
    """
    check_kind("ledger", ledger, Ledger)
    day = as_when(known)
    asked = None if year is None else as_fiscal_year(year)
    names = sorted(entry.name for entry in list_folder(folder) if not entry.is_folder)
    workbooks, ignored, problems = list[ReturnedWorkbook](), list[str](), list[Problem]()
    for name in names:
        path = Path(folder, name)
        is_lock = name.startswith("~$") and name.removeprefix("~$") in names  # of a workbook that is open
        if is_lock or name.startswith(".") or path.suffix.lower() not in SUFFIXES:
            ignored.append(name)
        else:
            try:
                workbooks.append(read_returned(path))
            except ValidationError as error:
                problems += error.problems
    return _Collection(ledger, day, asked, workbooks).result(ignored, problems)


def _file_problem(code: str, file: str | None, **facts: object) -> Problem:
    return Problem(path="$", code=code, facts=facts, place=Place(file=file))


@attrs.define
class _Row:
    """A row while it is compared with others."""

    book: ReturnedWorkbook
    row: ReturnedRow
    name: str
    outcome: RowOutcome = RowOutcome.REFUSED
    observation: Observation | None = None
    evaluations: tuple[Evaluation, ...] = ()
    before: Observation | None = None


class _Collection:
    def __init__(
        self,
        ledger: Ledger,
        known: When,
        year: FiscalYear | None,
        workbooks: Sequence[ReturnedWorkbook],
    ) -> None:
        self._ledger, self._known = ledger, known
        own = [book for book in workbooks if book.plan == ledger.plan.key]
        self._year = year or _most_frequent(book.year for book in own)
        self._workbooks = workbooks
        self._plans: dict[FiscalYear, tuple[Plan, str]] = {}
        self._document = _document(ledger, self._year, known)
        self._first: list[Problem] = []
        self._problems: list[Problem] = []
        self._changes: list[LockedChange] = []
        self._rows: list[_Row] = []
        self._older: list[str] = []

    def result(self, ignored: Iterable[str], problems: Iterable[Problem]) -> Collected:
        accepted = [book for book in self._workbooks if self._is_wanted(book)]
        for book in accepted:
            self._read_workbook(book)
        self._compare_workbooks()
        self._compare_with_ledger()
        self._validate()
        is_cited = any(row.observation is not None or row.evaluations for row in self._rows)
        is_known = any(each.id == self._document.id for each in self._ledger.documents)
        return Collected(
            year=self._year,
            files=[str(book.sheet.file) for book in accepted],
            older=self._older,
            absent=self._absent(accepted),
            ignored=tuple(ignored),
            rows=[
                CollectedRow(
                    place=each.book.place(each.row.number, "value"),
                    department=each.book.department,
                    id=each.row.id,
                    name=each.name,
                    outcome=each.outcome,
                    observation=each.observation,
                    evaluations=each.evaluations,
                    before=each.before,
                )
                for each in self._rows
            ],
            problems=[*problems, *self._first, *self._problems],
            changes=self._changes,
            documents=[self._document] if is_cited and not is_known else [],
        )

    # --- whole workbooks

    def _absent(self, accepted: Iterable[ReturnedWorkbook]) -> Iterable[str]:
        """Return the departments that results are asked of, and whose workbook is not there."""
        if self._year is None:
            return ()
        asked = asked_indicators(self._ledger, self._plan(self._year)[0], self._year)
        departments = dict.fromkeys(department for _, owners in asked for department in owners)
        returned = {book.department for book in accepted}
        return tuple(department for department in departments if department not in returned)

    def _is_wanted(self, book: ReturnedWorkbook) -> bool:
        """Return whether a workbook is of the plan and the year; if not, report it."""
        plan = self._ledger.plan
        if book.plan != plan.key:
            problem = _file_problem(
                "entry.another_plan", book.sheet.file, found=excerpt(book.plan), plan=plan.key
            )
        elif book.year != self._year:
            problem = _file_problem("entry.another_year", book.sheet.file, found=book.year, year=self._year)
        else:
            return True
        self._first.append(problem)
        return False

    def _read_workbook(self, book: ReturnedWorkbook) -> None:
        changed = self._changed_since(book)
        by_id: dict[str, list[ReturnedRow]] = {}
        for row in book.rows:
            by_id.setdefault(row.id, []).append(row)
        for id, issued in book.issued.items():
            if id not in by_id:
                self._report(book, None, "id", issued.texts["name"], "entry.missing_id", id=id)
        for row in book.rows:
            known_row = book.issued.get(row.id)
            name = self._name(row, known_row)
            self._rows.append(_Row(book, row, name))
            if not row.id:
                self._report(book, row, "id", name, "entry.no_id")
            elif known_row is None:
                near = nearest(row.id, book.issued)
                self._report(book, row, "id", name, "entry.unknown_id", found=excerpt(row.id), nearest=near)
            elif len(same := by_id[row.id]) > 1:
                if row is same[-1]:
                    rows = [each.number for each in same]
                    self._report(book, row, "id", name, "entry.double_id", id=row.id, rows=rows)
            else:
                self._compare_locked(book, row, known_row)
                if row.id not in changed:
                    self._read_row(self._rows[-1], known_row)
                elif is_untouched(row, known_row):
                    self._rows[-1].outcome = RowOutcome.NOT_FILLED_IN

    def _name(self, row: ReturnedRow, issued: IssuedRow | None) -> str:
        if issued is not None:
            return issued.texts["name"]
        return excerpt(str(row.cells["name"].content)) if "name" in row.cells else ""

    def _changed_since(self, book: ReturnedWorkbook) -> frozenset[str]:
        """Return the rows whose name or unit the plan has changed since; report all that it has changed."""
        plan, version = self._plan(book.year)
        if book.version == version:
            return frozenset()
        changed = dict[str, bool]()
        for id, issued in book.issued.items():
            now = self._row_now(plan, issued.key, book)
            columns = [
                column
                for column in _DEFINED
                if now is None or folded(now.texts[column]) != folded(issued.texts[column])
            ]
            if columns:
                changed[id] = now is None or any(column in _OF_MEANING for column in columns)
        if changed:
            self._older.append(str(book.sheet.file))
            names = [book.issued[id].texts["name"] for id in changed]
            facts = {"count": len(changed), "names": names, "refused": sum(changed.values())}
            self._first.append(_file_problem("entry.older_plan", book.sheet.file, **facts))
        return frozenset(id for id, is_refused in changed.items() if is_refused)

    def _plan(self, year: FiscalYear) -> tuple[Plan, str]:
        """Return the plan in force in a year, and its fingerprint."""
        if year not in self._plans:
            plan = self._ledger.in_force(year).plan
            self._plans[year] = plan, plan_version(plan)
        return self._plans[year]

    def _row_now(self, plan: Plan, key: RowKey, book: ReturnedWorkbook) -> EntryRow | None:
        id, _ = key
        if id not in plan or id not in self._ledger.plan:
            return None
        return entry_row(self._ledger, plan, key, book.year, book.language, ())

    # --- rows

    def _compare_locked(self, book: ReturnedWorkbook, row: ReturnedRow, issued: IssuedRow) -> None:
        """Record each locked cell that came back changed."""
        for column in LOCKED:
            if column == "id" or column not in book.columns:
                continue
            cell = row.cells.get(column)
            returned = "" if cell is None else str(cell.content)
            if folded(returned) == folded(issued.texts[column]):
                continue
            self._changes.append(
                LockedChange(
                    place=book.place(row.number, column),
                    department=book.department,
                    indicator=issued.key[0],
                    breakdown=issued.key[1],
                    name=issued.texts["name"],
                    field=column,
                    issued=issued.texts[column],
                    returned=returned or None,
                )
            )

    def _read_row(self, entered: _Row, issued: IssuedRow) -> None:
        book, row = entered.book, entered.row
        if is_untouched(row, issued):
            entered.outcome = RowOutcome.NOT_FILLED_IN
            return
        if issued.key[0] not in self._ledger.plan:
            self._report(book, row, "id", entered.name, "entry.unknown_id", found=row.id, nearest=None)
            return
        scales = {scale.id: scale for scale in scales_of(self._ledger, book.year)}
        read, errors = read_entry(
            row,
            issued,
            plan=self._ledger.plan,
            year=book.year,
            known=self._known,
            source=Source(self._document.id, cell=_short_place(entered)),
            scales=scales,
            names_scale=len({scale.id for scale in self._ledger.scales}) > 1,
        )
        for error in errors:
            self._report_error(book, row, error.column, entered.name, error.error)
        if read is not None:
            is_missing = isinstance(read.observation.value, Missing)
            entered.outcome = RowOutcome.MISSING if is_missing else RowOutcome.TAKEN
            entered.observation, entered.evaluations = read.observation, read.evaluations

    # --- comparison

    def _compare_workbooks(self) -> None:
        """Take what several workbooks say once; where they contradict one another, refuse all of them."""
        by_key: dict[object, list[_Row]] = {}
        for row in self._rows:
            if row.observation is not None:
                by_key.setdefault(row.observation.key[:3], []).append(row)
        for rows in by_key.values():
            if len(rows) == 1:
                continue
            contents = {_content(row) for row in rows}
            full = max(contents, key=lambda content: sum(part not in (None, ()) for part in content))
            if all(_is_part(content, full) for content in contents):
                first = next(row for row in rows if _content(row) == full)
                for row in rows:
                    if row is not first:
                        _clear(row, RowOutcome.UNCHANGED)
                continue
            places = [_short_place(row) for row in rows]
            for row in rows:
                _clear(row, RowOutcome.REFUSED)
                self._report(row.book, row.row, "value", row.name, "entry.two_workbooks", places=places)

    def _compare_with_ledger(self) -> None:
        grades = {
            (each.item, each.year, each.scale, each.grade) for each in self._ledger.valid_evaluations
        } | {(each.item, each.year, None, each.grade) for each in self._ledger.valid_evaluations}
        keys = {unique_key(each) for each in self._ledger.valid_observations}
        for row in self._rows:
            row.evaluations = tuple(
                each
                for each in row.evaluations
                if (each.item, each.year, each.scale, each.grade) not in grades
            )
            if row.observation is None:
                continue
            latest = self._latest(row.observation)
            if latest is not None and _is_known(row.observation, latest):
                row.observation = None
                if not row.evaluations:
                    row.outcome = RowOutcome.UNCHANGED
            elif unique_key(row.observation) in keys:
                facts = {"known": self._known, "before": latest and latest.value}
                _clear(row, RowOutcome.REFUSED)
                self._report(row.book, row.row, "value", row.name, "entry.known_already", **facts)
            else:
                row.before = latest

    def _latest(self, observation: Observation) -> Observation | None:
        """Return the latest entry of the ledger for the same time and member."""
        entries = [
            each
            for each in self._ledger.observations_of(observation.indicator)
            if year_or_span(each.period) == year_or_span(observation.period)
            and each.breakdown == observation.breakdown
            and each.day == observation.day
        ]
        return max(entries, key=_known_order, default=None)

    def _validate(self) -> None:
        """Refuse what does not fit the ledger for another reason."""
        observed = [row for row in self._rows if row.observation is not None]
        graded = [(row, each) for row in self._rows for each in row.evaluations]
        is_known = any(each.id == self._document.id for each in self._ledger.documents)
        try:
            attrs.evolve(
                self._ledger,
                observations=(
                    *self._ledger.observations,
                    *(row.observation for row in observed if row.observation is not None),
                ),
                evaluations=(*self._ledger.evaluations, *(each for _, each in graded)),
                documents=(*self._ledger.documents, *[self._document] * (not is_known)),
            )
        except ValidationError as error:
            for problem in error.problems:
                row = _row_of(problem, self._ledger, observed, [row for row, _ in graded])
                if row is None:
                    raise
                self._report_error(row.book, row.row, "value", row.name, problem.as_error())
                _clear(row, RowOutcome.REFUSED)

    # --- problems

    def _report(
        self,
        book: ReturnedWorkbook,
        row: ReturnedRow | None,
        column: str,
        name: str,
        code: str,
        **facts: object,
    ) -> None:
        path = words("entry.path", book.language, department=book.department or "", name=name)
        place = book.place(None if row is None else row.number, column)
        self._problems.append(Problem(path=path.strip("、, ") or "$", code=code, facts=facts, place=place))

    def _report_error(
        self, book: ReturnedWorkbook, row: ReturnedRow, column: str, name: str, error: DxError
    ) -> None:
        self._report(book, row, column, name, error.code, **error.facts)


def _most_frequent(years: Iterable[FiscalYear]) -> FiscalYear | None:
    """Return the most frequent of several years; of several, the last."""
    listed = [*years]
    return max(set(listed), key=lambda year: (listed.count(year), year.year), default=None)


def _document(ledger: Ledger, year: FiscalYear | None, known: When) -> Document:
    """Return the document that the sources cite: the entry workbooks of the year."""
    id = f"entry-{str(year).lower()}"
    for document in ledger.documents:
        if document.id == id:
            return document
    texts = {language: words("entry.document", language, year=year) for language in ("ja", "en")}
    return Document(
        id=id,
        label=Label(texts["ja"], translations={"en": texts["en"]}),
        publisher=str(ledger.plan.bodies[0].label),
        dated=known,
    )


def _short_place(row: _Row) -> str:
    """Return the cell with a result, without the folder of its file."""
    place = row.book.place(row.row.number, "value")
    return "!".join(filter(None, (Path(place.file or "").name, place.sheet, place.cell)))


Content = tuple[object, ...]


def _content(row: _Row) -> Content:
    entry = row.observation
    grades = tuple((each.scale, each.grade) for each in row.evaluations)
    return (entry and entry.value, entry and entry.status, entry and entry.day, entry and entry.note, grades)


def _is_part(content: Content, full: Content) -> bool:
    """Return whether one content says nothing that another does not say."""
    return content[:3] == full[:3] and all(
        mine in (None, (), other) for mine, other in zip(content[3:], full[3:], strict=True)
    )


def _clear(row: _Row, outcome: RowOutcome) -> None:
    row.outcome, row.observation, row.evaluations = outcome, None, ()


def _is_known(observation: Observation, latest: Observation) -> bool:
    """Return whether the ledger has a value already, with what is noted about it."""
    same_note = observation.note is None or observation.note == latest.note
    return observation.value == latest.value and observation.status is latest.status and same_note


def _known_order(entry: Observation) -> tuple[date, date, bool]:
    known = entry.known
    last = date.min if known is None else known.not_after or known.not_before or date.min
    first = date.min if known is None else known.not_before or last
    return last, first, not isinstance(entry.value, Missing)


_PATH = re.compile(r"\$\.(observations|evaluations)\[([0-9]+)\].*")


def _row_of(
    problem: Problem, ledger: Ledger, observed: Sequence[_Row], graded: Sequence[_Row]
) -> _Row | None:
    """Return the row that a problem of the whole ledger is about; None if it is about none."""
    match = _PATH.fullmatch(problem.path)
    if match is None:
        return None
    rows, count = {
        "observations": (observed, len(ledger.observations)),
        "evaluations": (graded, len(ledger.evaluations)),
    }[match[1]]
    index = int(match[2]) - count
    return rows[index] if 0 <= index < len(rows) else None
