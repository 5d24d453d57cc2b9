"""The report on the import of a table: what is new, what differs from the plan, and the counts."""

from collections.abc import Iterable

from dxmodel.ledger import Ledger, Observation
from dxmodel.messages import Language, words
from dxmodel.report.page import Facts, Report, Section
from dxmodel.report.table import Cell, Column, Row, Table
from dxmodel.tables import CellOutcome, ImportedCell, PlanDifference, TableImport
from dxmodel.typed_fields import check_kind

__all__ = ["table_import_report"]

_ADDED = (CellOutcome.NEW, CellOutcome.CHANGED, CellOutcome.MISSING)


def table_import_report(table: TableImport, ledger: Ledger, language: Language = "ja") -> Report:
    """Return a report on what a table has beyond a ledger; its problems are not in it.

    Args:
        table: what :func:`~dxmodel.tables.import_table` returns.
        ledger: the ledger that the table was compared with.
        language: ``"ja"`` or ``"en"``.

    >>> from dxmodel.testing import small_city
    >>> table_import_report(TableImport(), small_city(), "en").sections
    ()
    """
    check_kind("table", table, TableImport)
    check_kind("ledger", ledger, Ledger)
    added = [each for each in table.cells if each.outcome in _ADDED]
    added_rows = [_added_row(each, language) for each in added]
    difference_rows = [_difference_row(each, language) for each in table.differences]
    sections = [
        _section("added", ("name", "period", "outcome", "before", "text", "place"), added_rows, language),
        _section("differences", ("name", "field", "in_plan", "in_table", "place"), difference_rows, language),
    ]
    return Report(
        title=words("report.import_title", language, plan=ledger.plan.label),
        language=language,
        facts=Facts([(words("report.import_read", language), _counts(table, language))]),
        sections=[each for each in sections if each is not None],
    )


def _section(id: str, columns: Iterable[str], rows: list[Row], language: Language) -> Section | None:
    if not rows:
        return None
    title = words(f"report.import_{id}", language, count=len(rows))
    headings = [Column(words(f"report.import_{each}", language)) for each in columns]
    return Section(id=id, title=title, blocks=[Table(title=title, columns=headings, rows=rows)])


def _added_row(cell: ImportedCell, language: Language) -> Row:
    period = "" if cell.period is None else format(cell.period, language)
    before = "" if cell.before is None else _value_text(cell.before, language)
    if cell.evaluation_before is not None:
        before = cell.evaluation_before.grade or ""
    entry = cell.observation
    text = cell.text if entry is None else _value_text(entry, language)
    tone = "warning" if cell.outcome is CellOutcome.CHANGED else ""
    return (
        Cell(cell.name),
        Cell(period),
        Cell(format(cell.outcome, language), tone=tone),
        Cell(before, number=True),
        Cell(text, number=True),
        Cell(str(cell.place)),
    )


def _value_text(entry: Observation, language: Language) -> str:
    return entry.printed or format(entry.value, language)


def _difference_row(difference: PlanDifference, language: Language) -> Row:
    field = words(f"report.import_field_{difference.field}", language)
    year = "" if difference.year is None else format(difference.year, language)
    what = words("report.import_of_year", language, field=field, year=year) if year else field
    return (
        Cell(difference.name),
        Cell(what),
        Cell(difference.in_plan or words("report.import_nothing", language)),
        Cell(difference.in_table),
        Cell(str(difference.place)),
    )


def _counts(table: TableImport, language: Language) -> str:
    """Return how many cells were read, as the sum of those with each outcome."""
    parts = [f"{CellOutcome(outcome):{language}} {count}" for outcome, count in table.counts.items() if count]
    plus = words("report.import_plus", language)
    return words("report.import_sum", language, count=len(table.cells), parts=f" {plus} ".join(parts))
