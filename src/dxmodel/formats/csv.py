"""Read and write observations as CSV, one row for each, for spreadsheets and data analysis.

=========================================  =====================================================
indicator, period, breakdown, known        the key; a breakdown is ``dimension=member``, one per line
fiscal_year, fiscal_year_ja                the year: 2023, 令和5年度; either can replace the period
value, unit, known_as                      the number, its unit, and how well it is known
low, high                                  the interval of the number; empty where it has no end
numerator, denominator                     the parts of a share; its printed percentage is the value
missing, starts                            why there is no value, and the first year with one
text, items                                a result in words; a list, one item per line
status, as_of, scope, printed, note        as in :class:`~dxmodel.ledger.Observation`
document, page, cell                       the first source
confidence                                 how certain the reading is
=========================================  =====================================================

Cells with the same information must agree, and a cell that would not be read is refused.

A flat table does not contain: other spellings and translations of a text, sources after the first, the
reason and the alternatives of a doubt, the reason of a date, that the usual half-width of 約 was stated
explicitly, and whether a text is empty or absent.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

import attrs
from cattrs import BaseValidationError

from dxmodel.errors import DxError, InvalidValueError, Place, Problem, ValidationError, nearest
from dxmodel.formats.bare_numbers import IndicatorUnits
from dxmodel.formats.converter import unstructure
from dxmodel.formats.csv_row import COLUMNS, cells, observation
from dxmodel.formats.errors import problems
from dxmodel.formats.parts import no_wire_form
from dxmodel.formats.plan_units import units_of
from dxmodel.formats.scalars import reading_units
from dxmodel.formats.text import MAX_FILE_BYTES, check_conflicts, decoded, refuse
from dxmodel.ledger import Ledger, Observation

__all__ = ["COLUMNS", "dumps", "loads"]

NUMBERS = {"fiscal_year", "value", "low", "high", "confidence"}
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
        ValidationError: a text contains conflict markers of git, and could not be read again.
        UnknownNameError: a value is no observation.

    >>> entry = Observation(indicator="rpa-hours", period="R5", value="約5,300時間")
    >>> dumps([entry]).splitlines()[1]
    'rpa-hours,R5,2023,令和5年度,,5300,時間,about,5250,5350,,,,,,,final,,,,,,,,,'
    """
    stream = io.StringIO()
    writer = csv.DictWriter(stream, COLUMNS, restval="")
    writer.writeheader()
    for each in _each(observations):
        if not isinstance(each, Observation):
            raise no_wire_form(type(each), [Observation])
        row = {name: text for name, text in cells(each).items() if text is not None}
        writer.writerow({name: _safe(name, text) for name, text in row.items()} if for_excel else row)
    table = stream.getvalue()
    check_conflicts(table, whole=True)
    return table


def _each(values: object) -> Iterable[object]:
    return values if isinstance(values, Iterable) else [values]


def _safe(column: str, text: object) -> object:
    return f"'{text}" if column not in NUMBERS and str(text).startswith(RISKY) else text


# --- reading


def loads(
    text: str | bytes, *, file: str | None = None, ledger: Ledger | None = None
) -> tuple[Observation, ...]:
    """Read observations from CSV: UTF-8, with or without a byte order mark, or Shift_JIS (cp932).

    Columns may be in any order, and empty columns may be omitted.

    Args:
        text: the table.
        file: the name of the file, for the places of problems.
        ledger: the ledger of the plan: its units are known, and a number without a unit takes that of
            its indicator in its year.

    Raises:
        ValidationError: every problem, with line and column (the first is 1).

    >>> loads("indicator,fiscal_year,value,unit\\nrpa-hours,2023,5328,時間\\n")[0].value
    Amount('5328', '時間')
    """
    parts: list[Any] = [] if ledger is None else [unstructure(ledger)]
    table = _decoded(text, file)
    with reading_units(units_of(parts)):
        try:
            return _observations(table, file, IndicatorUnits.of(parts))
        except ValidationError:
            check_conflicts(_CELL_IN_QUOTES.sub(lambda cell: "\n" * cell[0].count("\n"), table), file)
            raise


_CELL_IN_QUOTES = re.compile(r'"[^"]*"')


def _observations(text: str, file: str | None, units: IndicatorUnits) -> tuple[Observation, ...]:
    lines = _lines(text, file)
    _, header = next(lines, (1, []))
    _check_header(header, file)
    entries: list[Observation] = []
    all_problems: list[Problem] = []
    for line, row in lines:
        try:
            entries.append(_observation(header, row, units))
        except (DxError, BaseValidationError) as error:
            all_problems += (_located(each, header, line, file) for each in problems(error))
    if all_problems:
        raise ValidationError(all_problems)
    return tuple(entries)


def _decoded(text: str | bytes, file: str | None) -> str:
    """Return the text of a table in UTF-8 or cp932, which Japanese spreadsheets still write."""
    if isinstance(text, str) or len(text) > MAX_FILE_BYTES:
        return decoded(text, file)
    for encoding in ("utf-8", "cp932"):
        try:
            return decoded(text.decode(encoding), file)
        except UnicodeDecodeError:
            continue
    return decoded(text, file)  # raises the error


def _lines(text: str, file: str | None) -> Iterator[tuple[int, list[str]]]:
    """Yield every row that is not empty, with the number of its last line."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        yield from ((reader.line_num, row) for row in reader if row)
    except csv.Error as error:
        refuse("formats.csv_syntax", file, reader.line_num, problem=str(error))


def _check_header(header: list[str], file: str | None) -> None:
    for column, name in enumerate(header, 1):
        if name not in COLUMNS:
            near = nearest(name, COLUMNS)
            code = "formats.unknown_key_like" if near else "formats.unknown_key"
            refuse(code, file, 1, column, key=name, nearest=near, accepted=COLUMNS)
        if header.index(name) < column - 1:
            refuse("formats.repeated_key", file, 1, column, key=name)
    if "indicator" not in header:
        refuse("formats.missing_key", file, 1, key="indicator")


def _observation(header: list[str], row: list[str], units: IndicatorUnits) -> Observation:
    if len(row) > len(header):
        raise InvalidValueError("formats.csv_width", found=len(row), wanted=len(header))
    return observation({name: cell for name, cell in zip(header, row, strict=False) if cell}, units)


def _located(problem: Problem, header: list[str], line: int, file: str | None) -> Problem:
    """Return a problem of a row with its line, and with the column that its path names last."""
    names = [name for name in re.findall(r"\w+", problem.path) if name in header]
    column = header.index(names[-1]) + 1 if names else None
    return attrs.evolve(problem, place=Place(file=file, line=line, column=column))
