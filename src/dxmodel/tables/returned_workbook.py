"""read_returned: an entry workbook as it came back: what was issued, and what its cells hold now."""

import json
import unicodedata
from collections.abc import Iterator, Mapping
from os import PathLike

import attrs

from dxmodel.errors import DxError, Place, Problem, ValidationError
from dxmodel.fiscal import FiscalYear
from dxmodel.messages import LANGUAGES, Language
from dxmodel.plan.label import as_pairs
from dxmodel.tables.entry_form import LOCKED, RowKey
from dxmodel.tables.entry_workbook import FORMAT, HIDDEN_SHEET
from dxmodel.tables.sheet import Sheet, SheetCell
from dxmodel.tables.workbook import read_workbook

__all__ = ["IssuedRow", "ReturnedRow", "ReturnedWorkbook", "folded", "read_returned"]

NEEDED = ("id", "value", "state")
"""The columns without which nothing can be read."""


@attrs.frozen(kw_only=True)
class IssuedRow:
    """A row as it was issued.

    Attributes:
        key: the indicator, and the member of a breakdown.
        texts: the text of each column that was filled in.
    """

    key: RowKey
    texts: Mapping[str, str]


@attrs.frozen(kw_only=True)
class ReturnedRow:
    """A row as it came back.

    Attributes:
        number: its row in the sheet.
        id: the id in it; empty where it has none.
        cells: the cells that are not empty, by column.
    """

    number: int
    id: str
    cells: Mapping[str, SheetCell]


@attrs.frozen(kw_only=True)
class ReturnedWorkbook:
    """An entry workbook as it came back.

    Attributes:
        sheet: the sheet that was filled in.
        plan: the key of the plan that it was issued for.
        version: the fingerprint of that plan.
        year: the fiscal year that results were asked for.
        department: the department; None for the indicators without one.
        language: the language of the workbook.
        header_row: the row of the headings.
        columns: the position of each column in the sheet.
        issued: the rows as they were issued, by the id in them.
        rows: the rows as they came back.
    """

    sheet: Sheet
    plan: str
    version: str
    year: FiscalYear
    department: str | None
    language: Language
    header_row: int
    columns: Mapping[str, int]
    issued: Mapping[str, IssuedRow]
    rows: tuple[ReturnedRow, ...]

    def place(self, row: int | None = None, column: str = "id") -> Place:
        """Return the place of a cell, or of the sheet."""
        if row is None:
            return Place(file=self.sheet.file, sheet=self.sheet.name)
        return self.sheet.place(row, self.columns.get(column, self.columns["id"]))


def read_returned(path: str | PathLike[str]) -> ReturnedWorkbook:
    """Read an entry workbook, whatever was sorted, inserted or deleted in it.

    Raises:
        ValidationError: the file cannot be read, or is no entry workbook; or its headings are gone.
    """
    sheets = read_workbook(path)
    file = sheets[0].file
    hidden = next((sheet for sheet in sheets if sheet.name == HIDDEN_SHEET), None)
    found = None if hidden is None else _issued(hidden)
    if found is None:
        raise ValidationError([_problem("entry.no_entry_workbook", Place(file=file))])
    head, issued = found
    titles = {
        name.removeprefix("heading "): text for name, text in head.items() if name.startswith("heading ")
    }
    for sheet in sheets:
        if not sheet.is_hidden and (columns := _columns(sheet, titles)) is not None:
            break
    else:
        accepted = [titles[column] for column in NEEDED]
        raise ValidationError([_problem("entry.no_headings", Place(file=file), accepted=accepted)])
    header_row, positions, repeated = columns
    if repeated:
        place = sheet.place(header_row, repeated[1])
        raise ValidationError([_problem("entry.repeated_heading", place, found=titles[repeated[0]])])
    return ReturnedWorkbook(
        sheet=sheet,
        plan=head["plan"],
        version=head["version"],
        year=FiscalYear.parse(head["year"]),
        department=head.get("department") or None,
        language=next((each for each in LANGUAGES if each == head.get("language")), "ja"),
        header_row=header_row,
        columns=positions,
        issued=issued,
        rows=tuple(_rows(sheet, header_row, positions)),
    )


def folded(text: str) -> str:
    """Return what is equal for texts that differ only in spaces, line breaks and the width of characters."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _issued(hidden: Sheet) -> tuple[dict[str, str], dict[str, IssuedRow]] | None:
    """Return what the hidden sheet says; None if it is not one of an entry workbook."""
    lines = [
        {column: str(cell.content) for column, cell in hidden.row(row).items()} for row in sorted(hidden.rows)
    ]
    head: dict[str, str] = {}
    issued: dict[str, IssuedRow] = {}
    names: dict[int, str] | None = None
    for line in lines:
        if names is None and line.get(1) == "indicator":
            names = line
        elif names is None:
            head[line.get(1, "")] = line.get(2, "")
        else:
            texts = {name: line.get(column, "") for column, name in names.items()}
            try:
                breakdown = as_pairs([tuple(pair) for pair in json.loads(texts["breakdown"])])
                issued[texts["id"]] = IssuedRow(key=(texts["indicator"], breakdown), texts=texts)
            except (ValueError, KeyError, TypeError):
                return None
    if head.get("format") != FORMAT or names is None or not {"plan", "version", "year"} <= head.keys():
        return None
    try:
        FiscalYear.parse(head["year"])
    except DxError:
        return None
    return head, issued


def _columns(
    sheet: Sheet, titles: Mapping[str, str]
) -> tuple[int, dict[str, int], tuple[str, int] | None] | None:
    """Return the row of the headings, the position of each column, and a column that stands there twice."""
    by_text = {folded(text): column for column, text in titles.items()}
    for number in sheet.rows:
        positions: dict[str, int] = {}
        repeated = None
        for position, cell in sheet.row(number).items():
            column = by_text.get(folded(str(cell.content)))
            if column in positions:
                repeated = (column, position)
            elif column is not None:
                positions[column] = position
        if all(column in positions for column in NEEDED):
            return number, positions, repeated
    return None


def _rows(sheet: Sheet, header_row: int, columns: Mapping[str, int]) -> Iterator[ReturnedRow]:
    """Yield the rows with an id, or with anything in a column that a department fills in."""
    entered = [column for column in columns if column not in LOCKED]
    for number in sheet.rows:
        if number <= header_row:
            continue
        cells = {
            column: cell
            for column, position in columns.items()
            if (cell := sheet.cell(number, position)) is not None
        }
        id = str(cells["id"].content).strip() if "id" in cells else ""
        if id or any(column in cells for column in entered):
            yield ReturnedRow(number=number, id=id, cells=cells)


def _problem(code: str, place: Place, **facts: object) -> Problem:
    return Problem(path="$", code=code, facts=facts, place=place)
