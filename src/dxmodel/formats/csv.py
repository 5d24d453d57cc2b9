"""Read and write observations as CSV, one row for each, for spreadsheets and data analysis.

=========================================  =====================================================
indicator, period, breakdown, known        the key; a breakdown is ``dimension=member``, one per line
fiscal_year, fiscal_year_ja                the year: 2023, 令和5年度; either can replace the period
value, unit, known_as                      the number, its unit, and how well it is known
low, high                                  the interval of the number; empty where it has no end
numerator, denominator                     the parts of a share; its printed percentage is the value
missing, starts                            why there is no value, and the first year with one
done, done_why, part_done                  whether it is done, true, false or when; why that day is not known
                                           exactly; what is done of it
text, items                                a result in words; a list, one item per line
status, as_of, scope, printed, note        as in :class:`~dxmodel.ledger.Observation`
document, page, cell                       the first source
confidence                                 how certain the reading is
extra                                      what the city adds, ``name=text``, one per line
known_why                                  why the day is not known exactly on which it became known
withdrawn_on, withdrawn_why                the day from which it is not used any more, and the reason
=========================================  =====================================================

Cells with the same information must agree, and a cell that would not be read is refused.  Numbers may have
full-width digits and thousands separators, and dates slashes (``2024/4/1``), as spreadsheets write them.
Spaces around a cell, empty rows, and empty cells and columns at the end, are ignored.  A word with one
meaning, such as 集計中, is a reason for a missing value; a :class:`~dxmodel.formats.TableLayout` says what a
dash or 〃 means.  A number that a spreadsheet computed is rounded to 12 decimals, and its note says so.

A flat table does not contain: other spellings and translations of a text, sources after the first, the
reason and the alternatives of a doubt, that the usual half-width of 約 was stated explicitly, and whether a
text is empty or absent.
"""

import csv
import io
import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from typing import Any

from dxmodel.amount import UnitTable
from dxmodel.errors import Place, Problem, ValidationError, nearest
from dxmodel.formats import limits
from dxmodel.formats.bare_numbers import IndicatorUnits
from dxmodel.formats.converter import unstructure
from dxmodel.formats.csv_row import COLUMNS, Header, cells
from dxmodel.formats.document import read
from dxmodel.formats.parts import Observations, no_wire_form, with_format_line
from dxmodel.formats.plan_units import units_of
from dxmodel.formats.table_layout import TableLayout
from dxmodel.formats.text import check_conflicts, decoded, encoding_like, invalid_character, refuse
from dxmodel.formats.tree import Listed, Mapped, position
from dxmodel.ledger import Ledger, Observation

__all__ = ["COLUMNS", "dumps", "encoding_of", "loads", "parse", "units_in"]

NUMBERS = {"fiscal_year", "value", "low", "high", "confidence"}
OWN_LAYOUT = TableLayout()
"""The tables of the library itself need no meanings."""
RISKY = tuple("=+-@\t\r\n＝＋－＠")


# --- writing


def dumps(observations: Iterable[Observation], *, for_excel: bool = False) -> str:
    """Write observations as CSV.  Encode a file as ``utf-8-sig``, which Excel recognises.

    Args:
        observations: the observations, in the order of the rows.
        for_excel: put an apostrophe before texts that Excel would evaluate as formulas.  This changes
            the text; do not use it for data that programs read.

    Raises:
        InvalidValueError: an item of a list or a part of a breakdown has several lines, or the name of a
            dimension contains ``=``.
        ValidationError: :func:`loads` would refuse it: it is too large, a text is too long, contains conflict
            markers of git, or a character that no text may have.
        UnknownNameError: a value is no observation.

    >>> entry = Observation(indicator="rpa-hours", period="R5", value="約5,300時間")
    >>> dumps([entry]).splitlines()[1]
    'rpa-hours,R5,2023,令和5年度,,5300,時間,about,5250,5350,,,,,,,,,,final,,,,,,,,,,,,,'
    """
    stream = io.StringIO()
    writer = csv.DictWriter(stream, COLUMNS, restval="")
    writer.writeheader()
    for each in _each(observations):
        if not isinstance(each, Observation):
            raise no_wire_form(type(each), [Observation])
        row = {name: text for name, text in cells(each).items() if text is not None}
        writer.writerow({name: _safe(name, text) for name, text in row.items()} if for_excel else row)
    table = decoded(stream.getvalue())
    if character := invalid_character(table):
        refuse("formats.strange_character", None, found=character)
    if len(table) > csv.field_size_limit():
        for _ in _rows(table, None):
            pass  # a cell may be too long
    return table


def _each(values: object) -> Iterable[object]:
    return values if isinstance(values, Iterable) else [values]


def _safe(column: str, text: object) -> object:
    return f"'{text}" if column not in NUMBERS and str(text).startswith(RISKY) else text


# --- reading


def loads(
    text: str | bytes,
    *,
    file: str | None = None,
    ledger: Ledger | None = None,
    layout: TableLayout = OWN_LAYOUT,
) -> tuple[Observation, ...]:
    """Read observations from CSV: UTF-8, with or without a byte order mark, or Shift_JIS (cp932).

    Columns may be in any order, and empty columns may be omitted.

    Args:
        text: the table.
        file: the name of the file, for the places of problems.
        ledger: the ledger of the plan: its units are known, and a number without a unit takes that of
            its indicator in its year.
        layout: what the table means by signs that have several meanings, such as a dash.

    Raises:
        ValidationError: every problem, with line and column (the first is 1).

    >>> loads("indicator,fiscal_year,value,unit\\nrpa-hours,2023,5328,時間\\n")[0].value
    Amount('5328', '時間')
    """
    table = parse(text, file, layout)
    return read(table, Observations, file, *units_in(ledger)).observations


def units_in(ledger: Ledger | None) -> tuple[UnitTable, IndicatorUnits]:
    """Return the units of the plan of a ledger, and those of its indicators."""
    parts: list[Any] = [] if ledger is None else [*map(unstructure, (ledger.founding, *ledger.revisions))]
    return units_of(parts), IndicatorUnits.of(parts)


def parse(text: str | bytes, file: str | None = None, layout: TableLayout = OWN_LAYOUT) -> Mapped:
    """Read CSV into the plain data of a document of observations, each cell with its line and column.

    A row with cells that contradict each other is refused where it is read as an observation.

    Raises:
        ValidationError: the text is no table of observations: wrong syntax, a wrong header, control
            characters, conflict markers of git.

    >>> parse("indicator,period,value\\nrpa-hours,R5,5328\\n")["observations"]
    [{'indicator': 'rpa-hours', 'period': 'R5', 'value': '5328'}]
    """
    table = _decoded(text, file)
    rows = _rows(table, file)
    line, names = next(rows, (1, []))
    header = Header(_column_names(names, line, table, file), layout)
    entries = Listed(position(line, 1))
    wrong_cells: list[Problem] = []
    is_clean = not invalid_character(table)
    for line, row in rows:
        if not is_clean:
            wrong_cells += _wrong_characters(row, line, file)
        if len(row) == 1:
            _check_conflicts(table, row[0], file)
        entry, place = header.plain_data(row, line)
        entries.append(entry)
        entries.positions.append(place)
    if wrong_cells:
        raise ValidationError(wrong_cells)
    document = Mapped(position(1, 1))
    document.update(with_format_line(Observations, {"observations": entries}))
    document.positions.update(dict.fromkeys(document, position(1, 1)))
    return document


def _decoded(text: str | bytes, file: str | None) -> str:
    """Return the text of a table in UTF-8 or cp932, which Japanese spreadsheets still write."""
    if isinstance(text, str) or len(text) > limits.MAX_FILE_BYTES:
        return decoded(text, file)
    encoding = encoding_of(text)
    return decoded(text if encoding is None else text.decode(encoding), file)


def encoding_of(table: bytes) -> str | None:
    """Return the encoding of a table: utf-8-sig, utf-8 or cp932; None for any other."""
    encoding = encoding_like(table)
    if encoding == "utf-8" and table.startswith(BOM_UTF8):
        return "utf-8-sig"
    return encoding if encoding in ("utf-8", "cp932") else None


def _rows(text: str, file: str | None) -> Iterator[tuple[int, list[str]]]:
    """Yield every row that is not empty, with the number of its first line."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for row in reader:
            if any(map(str.strip, row)):
                yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        refuse("formats.csv_syntax", file, reader.line_num, problem=str(error))


def _column_names(cells: list[str], line: int, table: str, file: str | None) -> list[str]:
    names = [cell.strip() for cell in cells]
    if len(names) == 1 and (separator := next((each for each in "\t;" if each in names[0]), None)):
        refuse("formats.csv_separator", file, line, found="Tab" if separator == "\t" else separator)
    while names and not names[-1]:
        names = names[:-1]
    for column, name in enumerate(names, 1):
        if name not in COLUMNS:
            _check_conflicts(table, names[0], file)
            near = nearest(name, COLUMNS)
            code = "formats.unknown_key_like" if near else "formats.unknown_key"
            refuse(code, file, line, column, key=name, nearest=near, accepted=COLUMNS)
        if names.index(name) < column - 1:
            refuse("formats.repeated_key", file, line, column, key=name)
    if "indicator" not in names:
        refuse("formats.missing_key", file, line, key="indicator")
    return names


_CELL_IN_QUOTES = re.compile(r'"[^"]*"')


def _check_conflicts(table: str, cell: str, file: str | None) -> None:
    """Refuse a table in which a row is a conflict marker of git, not only a cell in quotes."""
    if cell[:7] in ("<" * 7, "|" * 7, "=" * 7, ">" * 7):
        check_conflicts(_CELL_IN_QUOTES.sub(lambda quoted: "\n" * quoted[0].count("\n"), table), file)


def _wrong_characters(row: list[str], line: int, file: str | None) -> Iterator[Problem]:
    for column, cell in enumerate(row, 1):
        if character := invalid_character(cell):
            place = Place(file=file, line=line, column=column)
            yield Problem(path="$", code="formats.strange_character", facts={"found": character}, place=place)
