"""Observations as a tidy table: one row each, numbers in columns of their own, for spreadsheets and analysts.

=========================================  =====================================================
indicator, period, breakdown, known        the key; a breakdown is ``dimension=member``, one a line
fiscal_year, fiscal_year_ja                the year: 2023, 令和5年度; read only if there is no period
value, unit, known_as                      the number, its unit, and how well it is known
low, high                                  what the number may really be; empty where there is no end
numerator, denominator                     the parts of a share; its printed percentage is the value
missing, starts                            why there is none, and the first year with one
text, items                                a result in words; a list, one a line
status, as_of, scope, printed, note        as in :class:`~dxmodel.ledger.Observation`
document, page, cell                       where it stands
confidence                                 how sure the reading is
=========================================  =====================================================

A table is flat.  Lost are: other spellings and translations of a text, sources after the first, the
reason of a doubt and its alternatives, the reason of a date, and that a half-width of 約 was stated
where it is the usual one.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any, cast

import attrs
from cattrs import BaseValidationError

from dxmodel.amount import About, Amount, Exact, Known, OrLess, OrMore, Over, Under, UpTo, half_unit
from dxmodel.errors import DxError, Impossible, Place, Problem, Problems, nearest
from dxmodel.formats.problems import at_key, problems
from dxmodel.formats.scalars import decimal, one_of
from dxmodel.formats.text import LONGEST_FILE, decoded, refuse
from dxmodel.formats.wire import structure
from dxmodel.ledger import Observation
from dxmodel.plan import Items, Missing, Ratio, Text

__all__ = ["COLUMNS", "dumps", "loads"]

COLUMNS = (
    "indicator", "period", "fiscal_year", "fiscal_year_ja", "breakdown",
    "value", "unit", "known_as", "low", "high", "numerator", "denominator",
    "missing", "starts", "text", "items",
    "status", "known", "as_of", "scope", "printed", "document", "page", "cell", "confidence", "note",
)  # fmt: skip
KNOWN: dict[str, type[Known]] = {
    "exact": Exact,
    "about": About,
    "range": UpTo,
    "or-more": OrMore,
    "over": Over,
    "or-less": OrLess,
    "under": Under,
}
NUMBERS = {"fiscal_year", "value", "low", "high", "confidence"}
RISKY = tuple("=+-@\t\r\n＝＋－＠")


# --- writing


def dumps(observations: Iterable[Observation], *, for_excel: bool = False) -> str:
    """Write observations as CSV; a file of it is best written as ``utf-8-sig``, which Excel recognises.

    Args:
        observations: one row each, in this order.
        for_excel: put an apostrophe before texts that Excel would take for a formula.  This changes
            the text; leave it off for data that machines read.

    >>> seen = Observation(indicator="rpa-hours", period="R5", value="約5,300時間")
    >>> dumps([seen]).splitlines()[1]
    'rpa-hours,R5,2023,令和5年度,,5300,時間,about,5250,5350,,,,,,,final,,,,,,,,,'
    """
    stream = io.StringIO()
    writer = csv.DictWriter(stream, COLUMNS, restval="")
    writer.writeheader()
    for each in observations:
        row = {name: text for name, text in _row(each).items() if text is not None}
        writer.writerow({name: _safe(name, text) for name, text in row.items()} if for_excel else row)
    return stream.getvalue()


def _safe(column: str, text: object) -> object:
    return f"'{text}" if column not in NUMBERS and str(text).startswith(RISKY) else text


def _row(seen: Observation) -> dict[str, object]:
    source = seen.sources[0] if seen.sources else None
    return {
        "indicator": seen.indicator,
        "period": seen.period,
        "fiscal_year": seen.year and seen.year.year,
        "fiscal_year_ja": seen.year and f"{seen.year:ja}",
        "breakdown": "\n".join(f"{dimension}={member}" for dimension, member in seen.breakdown),
        **_value(seen),
        "status": seen.status,
        "known": seen.known,
        "as_of": seen.as_of,
        "scope": seen.scope,
        "printed": seen.printed,
        "document": source and source.document,
        "page": source and source.page,
        "cell": source and source.cell,
        "confidence": seen.doubt and f"{seen.doubt.confidence:f}",
        "note": seen.note,
    }


def _value(seen: Observation) -> dict[str, object]:
    match seen.value:
        case Amount() as amount:
            return _amount(amount)
        case Ratio(numerator, denominator, printed):
            return {
                "numerator": numerator,
                "denominator": denominator,
                **(_amount(printed) if printed else {}),
            }
        case Missing(reason, starts):
            return {"missing": reason, "starts": starts}
        case Text(text):
            return {"text": text}
        case Items(items):
            return {"items": "\n".join(map(str, items))}


def _amount(amount: Amount) -> dict[str, object]:
    interval = amount.interval
    return {
        "value": f"{amount.magnitude:f}",
        "unit": amount.unit,
        "known_as": next(name for name, kind in KNOWN.items() if isinstance(amount.known, kind)),
        "low": None if interval.low is None else f"{interval.low:f}",
        "high": None if interval.high is None else f"{interval.high:f}",
    }


# --- reading


def loads(text: str | bytes, *, file: str | None = None) -> tuple[Observation, ...]:
    """Read observations from CSV: UTF-8, with or without a byte order mark, or Shift_JIS (cp932).

    Columns may stand in any order, and be left out where they are empty.

    Raises:
        Problems: everything that is wrong, with line and column (the first is 1).

    >>> loads("indicator,fiscal_year,value,unit\\nrpa-hours,2023,5328,時間\\n")[0].value
    Amount('5328', '時間')
    """
    lines = _lines(_decoded(text, file), file)
    _, header = next(lines, (1, []))
    _check_header(header, file)
    seen: list[Observation] = []
    wrong: list[Problem] = []
    for line, cells in lines:
        try:
            seen.append(_observation(header, cells))
        except (DxError, BaseValidationError) as error:
            wrong += (_placed(each, header, line, file) for each in problems(error))
    if wrong:
        raise Problems(wrong)
    return tuple(seen)


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
        yield from ((reader.line_num, cells) for cells in reader if cells)
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


def _observation(header: list[str], cells: list[str]) -> Observation:
    if len(cells) > len(header):
        raise Impossible("formats.csv_width", found=len(cells), wanted=len(header))
    given = {name: cell for name, cell in zip(header, cells, strict=False) if cell}
    return structure(_data(given), Observation)


_AS_IT_IS = ("indicator", "period", "status", "known", "as_of", "scope", "printed", "note")


def _data(given: dict[str, str]) -> dict[str, Any]:
    """The row as plain data of an observation."""
    data: dict[str, Any] = {name: given[name] for name in _AS_IT_IS if name in given}
    if "fiscal_year" in given:
        data.setdefault("period", f"FY{given['fiscal_year']}")
    if "breakdown" in given:
        data["breakdown"] = dict(line.partition("=")[::2] for line in given["breakdown"].splitlines())
    if "document" in given:
        data["sources"] = [{name: given[name] for name in ("document", "page", "cell") if name in given}]
    if "confidence" in given:
        data["doubt"] = {"confidence": given["confidence"]}
    return data | _read_value(given)


_KINDS = (("value", "numerator", "denominator"), ("missing",), ("text",), ("items",))


def _read_value(given: dict[str, str]) -> dict[str, Any]:
    """The value as plain data; none where no column of it is filled."""
    kinds = [names[0] for names in _KINDS if any(name in given for name in names)]
    match kinds:
        case []:
            return {}
        case ["value"] if "numerator" in given or "denominator" in given:
            ratio = {name: given[name] for name in ("numerator", "denominator") if name in given}
            return {
                "value": {"ratio": ratio | ({"printed": _read_amount(given)} if "value" in given else {})}
            }
        case ["value"]:
            return {"value": _read_amount(given)}
        case ["missing"]:
            starts = {"starts": given["starts"]} if "starts" in given else {}
            return {"value": {"missing": {"reason": given["missing"], **starts}}}
        case ["text"]:
            return {"value": {"text": given["text"]}}
        case ["items"]:
            return {"value": {"items": given["items"].splitlines()}}
    raise at_key(Impossible("formats.several_values", found=kinds), kinds[1])


def _read_amount(given: dict[str, str]) -> str:
    """The canonical text of the amount that the columns say together."""
    with _under("value"):
        amount = Amount.parse(given["value"], given.get("unit"))
    if "known_as" not in given:
        return str(amount)
    with _under("known_as"):
        kind = one_of(KNOWN)(given["known_as"])
    with _under("high"):
        high = decimal(given["high"]) if "high" in given and kind in (About, UpTo) else None
        return str(Amount(amount.magnitude, amount.unit, _known(kind, amount.magnitude, high)))


def _known(kind: Any, magnitude: Decimal, high: Decimal | None) -> Known:
    if kind is UpTo:
        return UpTo(magnitude if high is None else high)  # a range without its other end is refused
    if high is None or high - magnitude == half_unit(magnitude):
        return cast(Known, kind())
    return About(high - magnitude)


@contextmanager
def _under(column: str) -> Iterator[None]:
    """Note on what goes wrong in here that it stands in a column."""
    try:
        yield
    except DxError as error:
        raise at_key(error, column) from None


def _placed(problem: Problem, header: list[str], line: int, file: str | None) -> Problem:
    """Give a problem of a row its line, and the column that its path names last."""
    names = [name for name in re.findall(r"\w+", problem.path) if name in header]
    column = header.index(names[-1]) + 1 if names else None
    return attrs.evolve(problem, place=Place(file=file, line=line, column=column))
