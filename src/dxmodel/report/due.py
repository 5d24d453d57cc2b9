"""The list of the results of a year that are owed (未報告の実績), by department."""

from collections.abc import Iterator
from datetime import date

from dxmodel.fiscal import FiscalYear, When, as_fiscal_year
from dxmodel.ledger import Ledger
from dxmodel.ledger.withdrawn import as_day
from dxmodel.messages import Language, words
from dxmodel.plan import Missing
from dxmodel.progress import DueResult, due_results
from dxmodel.progress.sentences import value_text
from dxmodel.report.page import Facts, Report, Section
from dxmodel.report.table import Cell, Column, Row, Table

__all__ = ["due_report"]

COLUMNS = (("indicator", 4), ("due_subject", 3), ("due_since", 2), ("due_state", 3), ("note", 3))
"""The columns: what each is called, and its relative width."""


def due_report(
    ledger: Ledger, year: FiscalYear | str, language: Language = "ja", *, on: date | str | None = None
) -> Report:
    """Return the list of the results of a year that are owed, a section for each department.

    A result of several departments is listed under each; those without a department come last.

    Args:
        ledger: the plan and its results.
        year: the fiscal year.
        language: ``"ja"`` or ``"en"``.
        on: the day, as in :func:`~dxmodel.progress.due_results`.

    Raises:
        ParseError: a text that is not a fiscal year or a day.
        AmbiguousError: the day lies within the doubt of a decision date.

    >>> from dxmodel.testing import small_city
    >>> due_report(small_city(), "R6").facts.items
    (('年度', '令和6年度'), ('未報告の実績', '6件'), ('担当課の記載がない指標', '6件'))
    """
    at, day = as_fiscal_year(year), None if on is None else as_day(on)
    dues = due_results(ledger, at, on=day)
    departments = _by_department(dues, language)
    facts = [(words("report.due_year", language), format(at, language))]
    if day is not None:
        facts.append((words("report.due_on", language), format(When.on(day), language)))
    count = words("report.due_count" if dues else "report.due_none", language, count=len(dues))
    facts.append((words("report.due", language), count))
    facts += [
        (name, words("report.due_count", language, count=len(owed))) for name, owed in departments.items()
    ]
    return Report(
        title=words("report.due_title", language, plan=ledger.plan.label, year=at),
        language=language,
        facts=Facts(facts),
        sections=[
            Section(id=f"department-{number}", title=name, blocks=[_table(name, owed, language)])
            for number, (name, owed) in enumerate(departments.items(), 1)
        ],
    )


def _by_department(dues: tuple[DueResult, ...], language: Language) -> dict[str, list[DueResult]]:
    """Return the results that each department owes, in the order of the plan; those of none last."""
    departments: dict[str, list[DueResult]] = {}
    for due in dues:
        for owner in due.owners:
            departments.setdefault(owner, []).append(due)
    if of_nobody := [due for due in dues if not due.owners]:
        departments[words("rollup.no_owner", language)] = of_nobody
    return departments


def _table(name: str, dues: list[DueResult], language: Language) -> Table:
    columns = [Column(words(f"report.{column}", language), size=size) for column, size in COLUMNS]
    return Table(title=name, columns=columns, rows=[_row(name, due, language) for due in dues])


def _row(department: str, due: DueResult, language: Language) -> Row:
    return (
        Cell(_name(due, language)),
        Cell(due.subject(language)),
        Cell(format(When.on(due.since), language)),
        Cell(_state(due, language), tone="missing" if due.reason else ""),
        Cell("\n".join(_notes(due, department, language))),
    )


def _name(due: DueResult, language: Language) -> str:
    """Return the name of an indicator or a member, with the number of the indicator."""
    name, number = format(due.name, language), due.indicator.number
    return name if number is None or due.indicator.label is None else f"{number} {name}"


def _state(due: DueResult, language: Language) -> str:
    """Return what the last entry says: its value where there is one, and the day on which it became known."""
    entry, text = due.entry, due.state(language)
    value, printed = due.resolved.value, None
    if entry is not None:
        value, printed = entry.value, entry.printed
    if value is not None and not isinstance(value, Missing):
        shown = value_text(value, language, printed=printed)
        text = words("report.of", language, what=text, value=shown)
    if entry is None or entry.known is None:
        return text
    return words("report.with_facts", language, text=text, facts=entry.known)


def _notes(due: DueResult, department: str, language: Language) -> Iterator[str]:
    """Yield the note of the entry, and the other departments in charge."""
    if due.entry is not None and due.entry.note is not None:
        yield format(due.entry.note, language)
    if others := [each for each in due.owners if each != department]:
        yield words("report.of", language, what=words("report.due_others", language), value=others)
