"""Read and write observations as CSV: one row each, for spreadsheets and analysts.

=========================================  =====================================================
indicator, period, breakdown, known        the key; a breakdown is ``dimension=member``, one a line
fiscal_year, fiscal_year_ja                the year: 2023, 令和5年度; either can stand for the period
value, unit, known_as                      the number, its unit, and how well it is known
low, high                                  what the number may really be; empty where there is no end
numerator, denominator                     the parts of a share; its printed percentage is the value
missing, starts                            why there is none, and the first year with one
text, items                                a result in words; a list, one a line
status, as_of, scope, printed, note        as in :class:`~dxmodel.ledger.Observation`
document, page, cell                       where it stands
confidence                                 how sure the reading is
=========================================  =====================================================

Cells that say the same thing twice must agree, and none is passed over: one that would go unread is refused.

A table is flat.  Lost are: other spellings and translations of a text, sources after the first, the
reason of a doubt and its alternatives, the reason of a date, that a half-width of 約 was stated
where it is the usual one, and what tells an empty text from none.
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
from dxmodel.formats.counted import units_of
from dxmodel.formats.csv_row import COLUMNS, cells, observation
from dxmodel.formats.errors import problems
from dxmodel.formats.parts import no_wire_form
from dxmodel.formats.scalars import reading_units
from dxmodel.formats.text import LONGEST_FILE, check_conflicts, decoded, refuse
from dxmodel.ledger import Ledger, Observation

__all__ = ["COLUMNS", "dumps", "loads"]

NUMBERS = {"fiscal_year", "value", "low", "high", "confidence"}
RISKY = tuple("=+-@\t\r\n＝＋－＠")


# --- writing


def dumps(observations: Iterable[Observation], *, for_excel: bool = False) -> str:
    """Write observations as CSV; a file of it is best written as ``utf-8-sig``, which Excel recognises.

    Args:
        observations: one row each, in this order.
        for_excel: put an apostrophe before texts that Excel would take for a formula.  This changes
            the text; leave it off for data that machines read.

    Raises:
        InvalidValueError: an item of a list or a part of a breakdown that does not fit on one line, or a
            dimension with ``=`` in its name.
        ValidationError: a text that has the marks of a conflict of git, and so could not be read again.
        UnknownNameError: something else than observations.

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

    Columns may stand in any order, and be left out where they are empty.

    Args:
        text: the table.
        file: its name, for the addresses of problems.
        ledger: the plan that it is about: its units are read, and a number without a unit takes that of
            its indicator in its year.

    Raises:
        ValidationError: everything that is wrong, with line and column (the first is 1).

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
    wrong: list[Problem] = []
    for line, row in lines:
        try:
            entries.append(_observation(header, row, units))
        except (DxError, BaseValidationError) as error:
            wrong += (_placed(each, header, line, file) for each in problems(error))
    if wrong:
        raise ValidationError(wrong)
    return tuple(entries)


def _decoded(text: str | bytes, file: str | None) -> str:
    """Spreadsheets in Japan still write cp932."""
    if isinstance(text, str) or len(text) > LONGEST_FILE:
        return decoded(text, file)
    for encoding in ("utf-8", "cp932"):
        try:
            return decoded(text.decode(encoding), file)
        except UnicodeDecodeError:
            continue
    return decoded(text, file)  # which says why not


def _lines(text: str, file: str | None) -> Iterator[tuple[int, list[str]]]:
    """Every row that is not empty, with the line it ends on."""
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


def _placed(problem: Problem, header: list[str], line: int, file: str | None) -> Problem:
    """Give a problem of a row its line, and the column that its path names last."""
    names = [name for name in re.findall(r"\w+", problem.path) if name in header]
    column = header.index(names[-1]) + 1 if names else None
    return attrs.evolve(problem, place=Place(file=file, line=line, column=column))
