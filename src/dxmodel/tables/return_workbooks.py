"""return_workbooks: write the workbooks with problems again, with what is to be checked beside each row."""

import os
from collections.abc import Mapping
from os import PathLike
from pathlib import Path

from dxmodel.errors import DxError, InvalidValueError, Problem
from dxmodel.ledger import Ledger
from dxmodel.messages import Language, words
from dxmodel.storage.output_file import check_output, write_output
from dxmodel.tables.collected import Collected, LockedChange, RowOutcome
from dxmodel.tables.entry_form import LOCKED, EntryForm, cell_text, entry_forms, plan_version, scales_of
from dxmodel.tables.entry_workbook import FilledRow, made_folder, workbook_bytes
from dxmodel.tables.number_format import shown
from dxmodel.tables.returned_workbook import ReturnedWorkbook, folded, read_returned
from dxmodel.tables.sheet import SheetCell

__all__ = ["return_workbooks"]


def return_workbooks(
    collected: Collected, ledger: Ledger, folder: str | PathLike[str], *, replace: bool = False
) -> tuple[Path, ...]:
    """Write each workbook that has a problem again, with a column 確認してください, ready to be sent back.

    It has the form of a new workbook for the plan as it stands, and everything that the department typed.

    Args:
        collected: what :func:`collect` returned; the files are read again.
        ledger: the ledger of the plan.
        folder: where they are written, another folder than the one that was collected.
        replace: whether workbooks that exist may be replaced.

    Returns:
        The paths, in the order in which the files were read.

    Raises:
        InvalidValueError: the folder is the one that was collected.
        ValidationError: files that exist, or cannot be read or written.
        MissingExtraError: XlsxWriter is not installed.

    >>> from tempfile import TemporaryDirectory
    >>> from dxmodel.testing import small_city
    >>> with TemporaryDirectory() as folder:
    ...     return_workbooks(Collected(), small_city(), folder)
    ()
    """
    by_file: dict[str, list[Problem]] = {}
    for problem in collected.problems:
        if problem.place is not None and problem.place.file in collected.files:
            by_file.setdefault(problem.place.file, []).append(problem)
    target = made_folder(folder)
    paths = {file: target / Path(file).name for file in by_file}
    for file, path in paths.items():
        if os.path.exists(path) and os.path.samefile(file, path):
            raise InvalidValueError("entry.same_folder", folder=str(folder))
        check_output(path, replace=replace)
    for file, problems in by_file.items():
        write_output(paths[file], _again(read_returned(file), collected, problems, ledger), replace=replace)
    return tuple(paths.values())


def _again(book: ReturnedWorkbook, collected: Collected, problems: list[Problem], ledger: Ledger) -> bytes:
    form = _form(book, ledger)
    entries = {row.texts["id"]: row for row in form.rows}
    remarks = _remarks(book, collected, problems)
    others = _added_columns(book)
    rows = list[FilledRow]()
    for row in book.rows:
        entry = entries.get(row.id)
        texts = {column: _typed(cell) for column, cell in row.cells.items()}
        if entry is not None:
            texts |= {column: entry.texts[column] for column in LOCKED}
        for number, position in enumerate(others):
            cell = book.sheet.cell(row.number, position)
            texts[f"other:{number}"] = "" if cell is None else _typed(cell)
        texts["remark"] = cell_text("\n".join(remarks.get(row.number, ())))
        rows.append(FilledRow(entry=entry, texts=texts))
    returned = {row.id for row in book.rows}
    for id, entry in entries.items():
        if id not in returned:
            remark = words("entry.missing_id", book.language, id=id)
            rows.append(FilledRow(entry=entry, texts={**entry.texts, "remark": remark}))
    return workbook_bytes(form, rows, [*others.values()])


def _form(book: ReturnedWorkbook, ledger: Ledger) -> EntryForm:
    """Return the form of a department as the plan stands; one without rows if nothing is asked of it now."""
    forms = entry_forms(ledger, book.year, book.language, (book.department,))
    if forms:
        return forms[0]
    plan = ledger.in_force(book.year).plan
    return EntryForm(
        plan=plan,
        version=plan_version(plan),
        year=book.year,
        department=book.department,
        scales=scales_of(ledger, book.year),
        rows=(),
        language=book.language,
    )


def _added_columns(book: ReturnedWorkbook) -> Mapping[int, str]:
    """Return the headings of columns that the department has added, by their position."""
    positions = {position for row in book.rows for position in book.sheet.row(row.number)}
    remark = folded(words("entry.heading_remark", book.language))
    headings = {
        position: "" if (cell := book.sheet.cell(book.header_row, position)) is None else _typed(cell)
        for position in sorted(positions - set(book.columns.values()))
    }
    return {position: text for position, text in headings.items() if folded(text) != remark}


def _typed(cell: SheetCell) -> str:
    """Return what a cell shows, or what stands in it where that is not understood."""
    try:
        return cell_text(shown(cell))
    except DxError:
        return cell_text(str(getattr(cell.content, "found", cell.content)))


def _remarks(
    book: ReturnedWorkbook, collected: Collected, problems: list[Problem]
) -> Mapping[int, list[str]]:
    """Return what is to be checked in each row."""
    language, file = book.language, book.sheet.file
    rows: dict[int, list[str]] = {}
    for problem in problems:
        place = problem.place
        if place is not None and place.cell is not None:
            text = words(problem.code, language, **problem.facts)
            rows.setdefault(_row(place.cell), []).append(text)
    for change in collected.changes:
        if change.place.file == file and change.place.cell is not None:
            rows.setdefault(_row(change.place.cell), []).append(_changed(change, book, language))
    for row in collected.rows:
        place = row.place
        if row.outcome is RowOutcome.REFUSED and place.file == file and place.cell is not None:
            rows.setdefault(_row(place.cell), [words("entry.plan_changed", language)])
    return rows


def _changed(change: LockedChange, book: ReturnedWorkbook, language: Language) -> str:
    heading = book.sheet.cell(book.header_row, book.columns[change.field])
    facts = {"issued": change.issued or "", "returned": change.returned or ""}
    return words("entry.changed_cell", language, heading="" if heading is None else _typed(heading), **facts)


def _row(address: str) -> int:
    return int(address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
