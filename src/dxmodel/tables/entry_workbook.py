"""write_entry_workbooks: a workbook for each department, in which it enters the results of a fiscal year."""

import io
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from dxmodel.errors import (
    InvalidValueError,
    KnownNames,
    MissingExtraError,
    Problem,
    UnknownNameError,
    ValidationError,
)
from dxmodel.fiscal import FiscalYear, as_fiscal_year
from dxmodel.formats.portable_names import collision_key, portable_name
from dxmodel.formats.regular_file import checked_path, os_problem
from dxmodel.ledger import Ledger
from dxmodel.messages import Language, words
from dxmodel.storage.output_file import check_output, write_output
from dxmodel.tables.display_width import display_width
from dxmodel.tables.entry_form import (
    ENTERED,
    LOCKED,
    REASON_WORDS,
    STATUS_WORDS,
    EntryForm,
    EntryRow,
    cell_text,
    entry_forms,
    has_milestone,
    headings,
)
from dxmodel.tables.sheet import column_letters
from dxmodel.typed_fields import check_kind

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

__all__ = [
    "FORMAT",
    "HEADER_ROW",
    "HIDDEN_SHEET",
    "FilledRow",
    "made_folder",
    "workbook_bytes",
    "write_entry_workbooks",
]

FORMAT = "entry-workbook/1"
HIDDEN_SHEET = "_dxmodel"
HEADER_ROW = 4
"""The row of the headings, counted from 0; above it stand the title and three lines of instructions."""

FONT = "游ゴシック"
GREY = "#E7E6E6"
_WIDTHS = {
    "id": 13, "name": 28, "unit": 8, "baseline": 13, "previous": 13, "target": 14,
    "value": 14, "state": 9, "measured": 13, "note": 22, "person": 9, "grade": 12, "remark": 40, "other": 16,
}  # fmt: skip
"""The width of each column, in half-width characters."""
_LINE_HEIGHT, _TALLEST = 18, 400
_A4 = 9


def write_entry_workbooks(
    ledger: Ledger,
    year: FiscalYear | str,
    folder: str | PathLike[str],
    *,
    departments: Iterable[str] | None = None,
    language: Language = "ja",
    replace: bool = False,
) -> tuple[Path, ...]:
    """Write a workbook for each department, in which it enters the results of a fiscal year.

    A workbook has a row for each indicator of the department, with its unit, baseline, target and the result
    of the year before.  The same ledger always gives the same bytes.

    Args:
        ledger: the ledger of the plan.
        year: the fiscal year that results are asked for.
        folder: where the workbooks are written; it is created if it does not exist.
        departments: the departments that get one; all if None.
        language: the language of headings and instructions.
        replace: whether workbooks that exist may be replaced.

    Returns:
        The paths of the workbooks, in the order in which the plan names the departments.

    Raises:
        InvalidValueError: the year is outside the period of the plan, or no result is asked for in it.
        UnknownNameError: the plan names no such department; the nearest known one is named.
        ValidationError: files that exist, which is checked before any is written; or cannot be written.
        MissingExtraError: XlsxWriter is not installed.

    >>> from tempfile import TemporaryDirectory
    >>> from dxmodel.testing import small_city
    >>> with TemporaryDirectory() as folder:
    ...     [path.name for path in write_entry_workbooks(small_city(), "R6", folder)]
    ['R6_担当課の記載なし.xlsx']
    """
    check_kind("ledger", ledger, Ledger)
    at = as_fiscal_year(year)
    forms = _forms(ledger, at, language, departments)
    names = list[str]()
    for form in forms:
        names.append(_file_name(form, names))
    target = made_folder(folder)
    problems = list[Problem]()
    for name in names:
        try:
            check_output(target / name, replace=replace)
        except ValidationError as error:
            problems += error.problems
    if problems:
        raise ValidationError(problems)
    for form, name in zip(forms, names, strict=True):
        write_output(target / name, workbook_bytes(form), replace=replace)
    return tuple(target / name for name in names)


def _forms(
    ledger: Ledger, year: FiscalYear, language: Language, departments: Iterable[str] | None
) -> tuple[EntryForm, ...]:
    wanted = None if departments is None else tuple(departments)
    forms = entry_forms(ledger, year, language, wanted)
    known = [form.department for form in forms if form.department is not None]
    if wanted is not None and (unknown := [each for each in wanted if each not in known]):
        every = [
            each.department for each in entry_forms(ledger, year, language) if each.department is not None
        ]
        raise UnknownNameError(
            "entry.unknown_department",
            found=unknown[0],
            year=year,
            nearest=KnownNames(every).nearest(unknown[0]),
        )
    if not forms:
        period = ledger.plan.period
        code = "entry.nothing_asked" if year in period else "entry.year_outside"
        raise InvalidValueError(code, year=year, period=period)
    return forms


def _file_name(form: EntryForm, others: Sequence[str]) -> str:
    """Return the name of a workbook, which differs from those of the others on every system."""
    taken = {collision_key(each) for each in others}
    stem, number = f"{form.year}_{form.department_name}", 1
    name = portable_name(stem, ".xlsx")
    while collision_key(name) in taken:
        number += 1
        name = portable_name(stem, f"-{number}.xlsx")
    return name


def made_folder(folder: str | PathLike[str]) -> Path:
    """Return a folder, which is created if it does not exist.

    Raises:
        ValidationError: it cannot be created.
    """
    system_path, shown_name = checked_path(folder)
    try:
        os.makedirs(system_path, exist_ok=True)
    except OSError as error:
        raise ValidationError([os_problem(error, shown_name, system_path)]) from None
    return Path(folder)


# --- one workbook


@attrs.frozen(kw_only=True)
class FilledRow:
    """A row to write: as it is issued, or as it came back.

    Attributes:
        entry: the row of the form; None for one that the form does not have.
        texts: the text of each column.
    """

    entry: EntryRow | None
    texts: Mapping[str, str]


def workbook_bytes(
    form: EntryForm, rows: Sequence[FilledRow] | None = None, others: Sequence[str] = ()
) -> bytes:
    """Return the workbook of a form.

    Args:
        form: the form.
        rows: the rows as they came back, with a column of remarks; those of the form if None.
        others: the headings of columns that a department has added.

    Raises:
        MissingExtraError: XlsxWriter is not installed.
    """
    try:
        import xlsxwriter
    except ImportError as error:
        raise MissingExtraError("entry.missing_extra", package=error.name) from None
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_numbers": False}) as workbook:
        title = cell_text(_title(form))
        created = datetime.combine(form.year.last_day, datetime.min.time())
        workbook.set_properties({"title": title, "created": created})
        formats = _formats(workbook)
        entry = workbook.add_worksheet(words("entry.sheet_entry", form.language))
        lists = workbook.add_worksheet(words("entry.sheet_lists", form.language))
        hidden = workbook.add_worksheet(HIDDEN_SHEET)
        sources = _write_lists(lists, form, formats)
        columns = headings(form.year, form.language, form.scales, remarks=rows is not None)
        columns |= {f"other:{number}": heading for number, heading in enumerate(others)}
        issued = [FilledRow(entry=row, texts=row.texts) for row in form.rows]
        _write_entry(entry, form, columns, issued if rows is None else rows, formats, sources)
        _write_hidden(hidden, form)
        hidden.very_hidden()
    return content.getvalue()


def _title(form: EntryForm) -> str:
    facts = {"plan": form.plan.label, "year": form.year, "department": form.department_name}
    return words("entry.title", form.language, **facts)


def _formats(workbook: Any) -> "Mapping[str, Format]":
    cell = {"font_name": FONT, "font_size": 10, "border": 1, "text_wrap": True, "valign": "vcenter"}
    text = {**cell, "num_format": "@"}
    every = {
        "title": {"font_name": FONT, "font_size": 16, "bold": True},
        "instruction": {"font_name": FONT, "font_size": 11},
        "heading": {**cell, "bold": True, "bg_color": "#BFBFBF", "align": "center"},
        "heading_entered": {**cell, "bold": True, "bg_color": "#FFE699", "align": "center"},
        "locked": {**text, "bg_color": GREY},
        "entered": {**text, "locked": False},
        "remark": {**text, "bg_color": "#FCE4D6", "font_color": "#C00000"},
        "list": {"font_name": FONT, "font_size": 10, "num_format": "@"},
    }
    return {name: workbook.add_format(properties) for name, properties in every.items()}


def _write_lists(sheet: "Worksheet", form: EntryForm, formats: "Mapping[str, Format]") -> dict[str, str]:
    """Write the lists that cells are chosen from, and return the range of each by its column."""
    columns = headings(form.year, form.language, form.scales)
    lists = {"state": state_words(form.language)}
    lists |= {f"grade:{scale.id}": tuple(map(cell_text, scale.marks)) for scale in form.scales}
    name, sources = words("entry.sheet_lists", form.language), {}
    for number, (column, entries) in enumerate(lists.items()):
        sheet.write_string(0, number, columns[column], formats["heading"])
        for row, entry in enumerate(entries, 1):
            sheet.write_string(row, number, entry, formats["list"])
        letter = column_letters(number + 1)
        sources[column] = f"='{name}'!${letter}$2:${letter}${len(entries) + 1}"
        sheet.set_column(number, number, 2 + max(map(display_width, (columns[column], *entries))))
    sheet.protect("", {"select_locked_cells": True})
    return sources


def state_words(language: Language) -> tuple[str, ...]:
    """Return the words for what a value is, and for why there is none."""
    every: Iterator[Any] = iter((*STATUS_WORDS.items(), *REASON_WORDS.items()))
    return tuple(word if language == "ja" else str(key) for key, word in every)


def _write_entry(
    sheet: "Worksheet",
    form: EntryForm,
    columns: Mapping[str, str],
    rows: Sequence[FilledRow],
    formats: "Mapping[str, Format]",
    sources: Mapping[str, str],
) -> None:
    sheet.write_string(0, 0, cell_text(_title(form)), formats["title"])
    sheet.set_row(0, 28)
    for number in (1, 2, 3):
        text = words(f"entry.instruction_{number}", form.language)
        sheet.set_row(number, _LINE_HEIGHT)
        sheet.write_string(number, 0, text, formats["instruction"])
    for column, (name, heading) in enumerate(columns.items()):
        sheet.set_column(column, column, _width_of(name))
        style = formats["heading" if name in LOCKED else "heading_entered"]
        sheet.write_string(HEADER_ROW, column, heading, style)
    tall = max(_lines(heading, _width_of(name)) for name, heading in columns.items())
    sheet.set_row(HEADER_ROW, tall * _LINE_HEIGHT)
    first, last = HEADER_ROW + 1, HEADER_ROW + max(1, len(rows))
    value = [*columns].index("value")
    comments = dict[tuple[str, bool], str]()
    for number, row in enumerate(rows, first):
        _write_row(sheet, number, row, columns, formats)
        if row.entry is not None:
            kind = row.entry.texts["unit"], has_milestone(row.entry.indicator)
            comment = comments.setdefault(kind, _comment(*kind, form.language))
            sheet.write_comment(number, value, comment, _COMMENT)
    sheet.data_validation(first, value, last, value, _plausible(first, value, form.language))
    for name, source in sources.items():
        column = [*columns].index(name)
        sheet.data_validation(first, column, last, column, _from_list(source, form.language))
    sheet.autofilter(HEADER_ROW, 0, last, len(columns) - 1)
    sheet.freeze_panes(first, 2)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER_ROW)
    sheet.print_area(0, 0, last, len(columns) - 1)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page = words("entry.page", form.language, department=form.department_name[:100].replace("&", "&&"))
    sheet.set_footer(f"&C{page}")
    sheet.protect("", _ALLOWED)


_COMMENT = {"author": "", "font_size": 9, "x_scale": 1.4, "y_scale": 0.6}
_ALLOWED = {
    "autofilter": True, "sort": True, "format_columns": True, "format_rows": True, "format_cells": True,
}  # fmt: skip
"""What the protection of the sheet allows; it has no password."""


def _write_row(
    sheet: "Worksheet",
    number: int,
    row: FilledRow,
    columns: Mapping[str, str],
    formats: "Mapping[str, Format]",
) -> None:
    lines = max(_lines(row.texts.get(name, ""), _width_of(name)) for name in columns)
    sheet.set_row(number, min(max(2, lines) * _LINE_HEIGHT, _TALLEST))
    for column, name in enumerate(columns):
        style = formats[_style(name, row)]
        if text := row.texts.get(name, ""):
            sheet.write_string(number, column, text, style)
        else:
            sheet.write_blank(number, column, None, style)


def _style(column: str, row: FilledRow) -> str:
    if column == "remark":
        return "remark"
    kind, _, scale = column.partition(":")
    is_graded = kind == "grade" and row.entry is not None and scale in row.entry.scales
    return "entered" if is_graded or column in ENTERED or kind == "other" else "locked"


def _width_of(column: str) -> int:
    return _WIDTHS.get(column.partition(":")[0], _WIDTHS["grade"])


def _comment(unit: str, has_milestone: bool, language: Language) -> str:
    if unit:
        return words("entry.comment_unit", language, unit=unit)
    return words("entry.comment_done" if has_milestone else "entry.comment_text", language)


def _plausible(row: int, column: int, language: Language) -> dict[str, Any]:
    """Let Excel warn of a share outside 0 to 100, and of another magnitude than the year before.

    The formula is of the first row, and looks the year before up by the id, so that sorting does not matter.
    """
    cell = f"VALUE({column_letters(column + 1)}{row + 1})"
    first, last = column_letters(1 + _HIDDEN.index("id")), column_letters(1 + _HIDDEN.index("usual"))
    offset = _HIDDEN.index("usual") - _HIDDEN.index("id") + 1
    usual = f"VALUE(VLOOKUP($A{row + 1},'{HIDDEN_SHEET}'!${first}:${last},{offset},FALSE))"
    is_share = f"OR({cell}=0,AND({cell}>1,{cell}<=100))"
    is_like = f"AND(ABS({cell})>={usual}/10,ABS({cell})<={usual}*10)"
    formula = f'=IFERROR(IF($C{row + 1}="%",{is_share},{is_like}),TRUE)'
    message = words("entry.warning_value", language)
    return {"validate": "custom", "value": formula, "error_type": "warning"} | _texts(message, language)


def _from_list(source: str, language: Language) -> dict[str, Any]:
    message = words("entry.warning_state", language)
    return {"validate": "list", "source": source, "error_type": "warning"} | _texts(message, language)


def _texts(message: str, language: Language) -> dict[str, str]:
    return {"error_title": words("entry.warning_title", language), "error_message": message[:255]}


_HIDDEN = ("indicator", "breakdown", *LOCKED, "measured", "usual")
"""The columns of the hidden sheet."""


def _write_hidden(sheet: "Worksheet", form: EntryForm) -> None:
    """Write what identifies the workbook, and what was filled in when it was issued."""
    head = {
        "format": FORMAT,
        "plan": form.plan.key,
        "version": form.version,
        "year": str(form.year),
        "department": form.department or "",
        "language": form.language,
        **{f"heading {name}": text for name, text in headings(form.year, form.language, form.scales).items()},
    }
    for number, (name, text) in enumerate(head.items()):
        sheet.write_string(number, 0, name)
        sheet.write_string(number, 1, cell_text(text))
    for column, name in enumerate(_HIDDEN):
        sheet.write_string(len(head), column, name)
    for number, row in enumerate(form.rows, len(head) + 1):
        indicator, breakdown = row.key
        usual = "" if row.usual is None or not row.usual.magnitude else f"{abs(row.usual.magnitude):f}"
        own = {"indicator": indicator, "breakdown": json.dumps(breakdown, ensure_ascii=False), "usual": usual}
        for column, name in enumerate(_HIDDEN):
            sheet.write_string(number, column, own.get(name) or row.texts.get(name, ""))


# --- sizes


def _lines(text: str, width: int) -> int:
    """Return the number of lines that a text needs in a column."""
    return sum(max(1, -(-display_width(line) // (width - 1))) for line in text.split("\n"))
