"""export: write all of a ledger as one tidy workbook, or as CSV with the descriptor of a Data Package.

The tables are those of :func:`~dxmodel.tables.tidy_tables`.  A workbook has a sheet for each.  CSV has a file
for each, and beside them ``datapackage.json``, the descriptor of a Data Package (version 2): it names the
columns, what they hold, and which column refers to which.
"""

import csv
import io
import json
from codecs import BOM_UTF8
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dxmodel.errors import MissingExtraError, ParseError
from dxmodel.formats.regular_file import checked_path
from dxmodel.formats.text import refuse
from dxmodel.ledger import Ledger
from dxmodel.messages import Language
from dxmodel.storage.output_file import check_output, write_output
from dxmodel.tables.changed_by_excel import is_changed_by_excel
from dxmodel.tables.display_width import display_width
from dxmodel.tables.tidy_table import TidyCell, TidyTable, tidy_tables

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

__all__ = ["changed_cells", "export", "export_csv", "export_workbook"]

DESCRIPTOR = "datapackage.json"
SUFFIXES = (".xlsx", ".csv")

FONT = "游ゴシック"
LEAST_WIDTH, GREATEST_WIDTH = 8, 30
"""The width of a column, in half-width characters."""
MARGIN = 4
"""What the arrow of a filter needs beside a heading of two lines."""
HEADING_HEIGHT = 32
DIGITS = 15
"""The greatest number of digits that Excel keeps of a number."""
_A4 = 9
_NO_DAY = date(2000, 4, 1)


def export(ledger: Ledger, path: str | PathLike[str], *, language: Language = "ja") -> tuple[Path, ...]:
    """Write all of a ledger as one workbook (``.xlsx``), or as CSV (``.csv``) with its descriptor.

    The CSV file that is named holds the observations; the other tables are beside it, each in a file whose
    name begins alike.  Each file replaces an older one as a whole.  Only files that an earlier export wrote
    are replaced beside the one that is named.

    Args:
        ledger: the ledger of the plan.
        path: the file to write.
        language: the language of headings and words.

    Returns:
        The paths of all files.

    Raises:
        ParseError: the name ends in no known suffix.
        ValidationError: a file cannot be written, or was not written by an export; nothing is written.
        MissingExtraError: XlsxWriter is not installed.

    >>> from tempfile import TemporaryDirectory
    >>> from dxmodel.testing import small_city
    >>> with TemporaryDirectory() as folder:
    ...     [file.name for file in export(small_city(), f"{folder}/実績.csv")]
    ['実績.csv', '実績_指標.csv', '実績_目標値.csv', '実績_評価.csv', '実績_改定.csv', 'datapackage.json']
    """
    target = Path(path)
    suffix = target.suffix.lower()
    if suffix not in SUFFIXES:
        raise ParseError("cli.no_suffix", found=str(path), accepted=SUFFIXES)
    check_output(path)
    if suffix == ".xlsx":
        write_output(path, export_workbook(ledger, language))
        return (target,)
    files = export_csv(ledger, target.name, language)
    _check_others(target, files)
    for name, content in files.items():
        write_output(target.parent / name, content)
    return tuple(target.parent / name for name in files)


def _check_others(target: Path, files: Mapping[str, bytes]) -> None:
    """Refuse to replace files that no earlier export has written."""
    own = _files_of(target.parent / DESCRIPTOR)
    is_own_package = target.name in own
    for name in files:
        path = target.parent / name
        check_output(path)
        _, shown_name = checked_path(path)
        if name != target.name and path.exists() and not (is_own_package and name in (*own, DESCRIPTOR)):
            refuse("export.other_file", shown_name)


def _files_of(descriptor: Path) -> tuple[str, ...]:
    """Return the files that a descriptor names; none where there is no such descriptor."""
    try:
        package = json.loads(descriptor.read_bytes()) if descriptor.is_file() else {}
        return tuple(str(resource["path"]) for resource in package["resources"])
    except (KeyError, TypeError, ValueError, RecursionError, OSError):
        return ()


# --- a workbook


def export_workbook(ledger: Ledger, language: Language = "ja") -> bytes:
    """Return all of a ledger as a workbook with a sheet for each table; the same ledger gives the same bytes.

    Every text is a text, whatever it begins with; there are no formulas and no merged cells.

    Raises:
        MissingExtraError: XlsxWriter is not installed.
    """
    try:
        import xlsxwriter
    except ImportError as error:
        raise MissingExtraError("entry.missing_extra", package=error.name) from None
    tables = tidy_tables(ledger, language)
    content, first = io.BytesIO(), ledger.plan.first_year
    created = datetime.combine(_NO_DAY if first is None else first.first_day, datetime.min.time())
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": ledger.plan.label.text, "created": created})
        cell = {"font_name": FONT, "font_size": 10, "border": 1, "valign": "top"}
        formats = {
            "heading": {**cell, "bold": True, "bg_color": "#DDEBF7", "text_wrap": True, "valign": "vcenter"},
            "string": {**cell, "num_format": "@", "text_wrap": True},
            "integer": cell,
            "number": cell,
            "boolean": cell,
        }
        styles = {name: workbook.add_format(properties) for name, properties in formats.items()}
        for table in tables:
            sheet = workbook.add_worksheet(table.heading)
            _write_sheet(sheet, table, styles)
    return content.getvalue()


def _write_sheet(sheet: "Worksheet", table: TidyTable, styles: Mapping[str, Any]) -> None:
    for number, column in enumerate(table.columns):
        cells = [display_width(_csv_text(row[number])) + 1 for row in table.rows]
        width = max(LEAST_WIDTH, display_width(column.heading) // 2 + MARGIN, *cells)
        sheet.set_column(number, number, min(width, GREATEST_WIDTH))
        sheet.write_string(0, number, column.heading, styles["heading"])
    sheet.set_row(0, HEADING_HEIGHT)
    for number, row in enumerate(table.rows, 1):
        for position, (column, content) in enumerate(zip(table.columns, row, strict=True)):
            _write_cell(sheet, (number, position), content, styles[column.kind])
    last_column = len(table.columns) - 1
    sheet.autofilter(0, 0, max(1, len(table.rows)), last_column)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&C&A　&P / &N")


def _write_cell(sheet: "Worksheet", at: tuple[int, int], content: TidyCell, style: Any) -> None:
    match content:
        case None:
            sheet.write_blank(*at, None, style)
        case bool():
            sheet.write_boolean(*at, content, style)
        case int() | Decimal():
            sheet.write_number(*at, content, style)
        case str():
            sheet.write_string(*at, content, style)


# --- CSV and its descriptor


def export_csv(ledger: Ledger, name: str = "observations.csv", language: Language = "ja") -> dict[str, bytes]:
    """Return all of a ledger as CSV files and the descriptor of a Data Package, by their names.

    They are in UTF-8 with the mark by which Excel reads it, with the line ends of Windows.

    Args:
        ledger: the ledger of the plan.
        name: the name of the file with the observations.
        language: the language of headings and words.
    """
    tables = tidy_tables(ledger, language)
    names = {table.name: _file_name(table, name) for table in tables}
    files = {names[table.name]: _csv(table) for table in tables}
    descriptor = json.dumps(_descriptor(ledger, tables, names), ensure_ascii=False, indent=2)
    return files | {DESCRIPTOR: f"{descriptor}\n".encode()}


def _file_name(table: TidyTable, name: str) -> str:
    if table.name == "observations":
        return name
    path = Path(name)
    return f"{path.stem}_{table.heading}{path.suffix}"


def _csv(table: TidyTable) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([column.heading for column in table.columns])
    writer.writerows([_csv_text(content) for content in row] for row in table.rows)
    return BOM_UTF8 + stream.getvalue().encode()


def _csv_text(content: TidyCell) -> str:
    """Return the text of a cell in CSV; truth values as a Data Package and Excel read them."""
    match content:
        case None:
            return ""
        case bool():
            return str(content).upper()
        case Decimal():
            return f"{content:f}"
    return str(content)


def changed_cells(
    ledger: Ledger, language: Language = "ja", *, in_workbook: bool = False
) -> tuple[tuple[str, str, str], ...]:
    """Return the table, the heading and the text of each cell that Excel would change.

    Args:
        ledger: the ledger of the plan.
        language: the language of headings and words.
        in_workbook: whether in a workbook, where only numbers of more than 15 digits are rounded; else in CSV
            that Excel opens with a double click and saves.

    >>> import attrs
    >>> from dxmodel.testing import small_city
    >>> city = small_city()
    >>> first, *others = city.founding.indicators
    >>> plan = attrs.evolve(city.founding, indicators=[attrs.evolve(first, number="1-1"), *others])
    >>> [cell for cell in changed_cells(attrs.evolve(city, founding=plan)) if cell[0] == "指標"]
    [('指標', '番号', '1-1')]
    """
    return tuple(
        (table.heading, column.heading, _csv_text(content))
        for table in tidy_tables(ledger, language)
        for row in table.rows
        for column, content in zip(table.columns, row, strict=True)
        if (_is_rounded(content) if in_workbook else is_changed_by_excel(_csv_text(content)))
    )


def _is_rounded(content: TidyCell) -> bool:
    if not isinstance(content, Decimal):
        return False
    return len(content.normalize().as_tuple().digits) > DIGITS


def _descriptor(ledger: Ledger, tables: tuple[TidyTable, ...], names: Mapping[str, str]) -> dict[str, Any]:
    """Return the descriptor of a Data Package, version 2."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": ledger.plan.id,
        "title": ledger.plan.label.text,
        "resources": [_resource(table, tables[1], names[table.name]) for table in tables],
    }


def _resource(table: TidyTable, indicators: TidyTable, file: str) -> dict[str, Any]:
    fields = [
        {"name": column.heading, "type": column.kind, "title": column.name}
        | ({"trueValues": ["TRUE"], "falseValues": ["FALSE"]} if column.kind == "boolean" else {})
        for column in table.columns
    ]
    headings = {column.name: column.heading for column in table.columns}
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if table is indicators:
        schema["primaryKey"] = [headings["indicator"]]
    elif "indicator" in headings:
        other = {column.name: column.heading for column in indicators.columns}["indicator"]
        reference = {"resource": indicators.name, "fields": [other]}
        schema["foreignKeys"] = [{"fields": [headings["indicator"]], "reference": reference}]
    return {
        "name": table.name,
        "title": table.heading,
        "type": "table",
        "path": file,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "schema": schema,
    }
