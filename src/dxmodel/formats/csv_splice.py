"""spliced: add, change and remove observations in the text of a CSV table, and keep its other rows."""

import csv
import io
from collections.abc import Iterable, Sequence

import attrs

from dxmodel.amount import UnitTable
from dxmodel.errors import DxError
from dxmodel.formats.bare_numbers import IndicatorUnits
from dxmodel.formats.csv import encoding_of, parse, units_in
from dxmodel.formats.csv_row import cells
from dxmodel.formats.document import read
from dxmodel.formats.parts import Observations
from dxmodel.ledger import Ledger, Observation

__all__ = ["spliced"]


def spliced(
    data: bytes, new: Iterable[Observation], *, old: Iterable[Observation], ledger: Ledger
) -> tuple[bytes, tuple[Observation, ...]]:
    """Return a table with other observations, and those of them that its columns or its encoding cannot hold.

    The rows of unchanged observations are kept byte for byte.  A row with the key of a new observation is
    replaced by it; further ones are added at the end, in the encoding, the line ends and the columns of the
    table.

    Args:
        data: the table.
        new: the observations that it should contain.
        old: the observations that were read from it, in the order of the rows.
        ledger: the ledger with the new observations, whose units apply when the rows are read again.

    >>> from dxmodel import load_example
    >>> ledger = load_example("adachi")
    >>> entry = Observation(indicator="rpa-hours", period="R4", value="8,880時間")
    >>> spliced(b"indicator,period,value\\n", [entry], old=(), ledger=ledger)[0].splitlines()[1].decode()
    'rpa-hours,R4,"8,880時間"'
    """
    encoding = encoding_of(data) or "utf-8"
    header, *rows, tail = _rows(data.decode(encoding))
    table = _Table(header, encoding, *units_in(ledger))
    wanted = dict.fromkeys(new)
    unchanged = {entry for entry in old if entry in wanted}
    added = [entry for entry in wanted if entry not in unchanged]
    replacements = {entry.key: entry for entry in reversed(added)}
    in_place: list[_Row] = []
    for text, entry in zip(rows, old, strict=True):
        if entry in unchanged:
            in_place.append((text, entry))
        elif replacement := replacements.pop(entry.key, None):
            in_place.append((table.row(replacement), replacement))
    replaced = {entry for _, entry in in_place}
    at_end = [(table.row(entry), entry) for entry in added if entry not in replaced]
    if not table.holds([*in_place, *at_end]):
        in_place, at_end = table.readable(in_place), table.readable(at_end)
    texts = [header, *(text for text, _ in in_place), tail, *(text for text, _ in at_end)]
    *first, last = filter(None, texts)
    in_table = {entry for _, entry in (*in_place, *at_end)}
    text = "".join([*map(table.with_line_break, first), last])
    return text.encode(encoding), tuple(entry for entry in wanted if entry not in in_table)


_Row = tuple[str, Observation]
"""The text of a row, and its observation."""


def _rows(table: str) -> list[str]:
    """Return the text of each row with the empty rows above it, and that of the empty rows at the end."""
    lines = io.StringIO(table, newline="").readlines()
    reader = csv.reader(lines)
    start, rows = 0, []
    for row in reader:
        if any(map(str.strip, row)):
            rows.append("".join(lines[start : reader.line_num]))
            start = reader.line_num
    return [*rows, "".join(lines[start:])]


@attrs.frozen
class _Table:
    """The header and the encoding of a table, and the units of its plan."""

    header: str
    encoding: str
    units: UnitTable
    indicators: IndicatorUnits

    @property
    def line_break(self) -> str:
        """What ends a line of the header."""
        return "\r\n" if self.header.endswith("\r\n") else "\n"

    def with_line_break(self, text: str) -> str:
        """Return the text of a row, which is the last one of its file if it does not end a line."""
        return text if text.endswith(("\n", "\r")) else text + self.line_break

    def row(self, entry: Observation) -> str:
        """Return the text of an observation in the columns of the table; empty if a cell cannot hold it."""
        *_, names = csv.reader(io.StringIO(self.header, newline=""))
        stream = io.StringIO()
        writer = csv.DictWriter(stream, names, "", "ignore", lineterminator=self.line_break)
        try:
            filled = cells(entry, names)
        except DxError:
            return ""
        writer.writerow({name: cell for name, cell in filled.items() if cell is not None})
        return stream.getvalue()

    def holds(self, rows: Sequence[_Row]) -> bool:
        """Whether rows can be encoded, and are read as their observations."""
        text = "".join(self.with_line_break(each) for each in (self.header, *(text for text, _ in rows)))
        try:
            tree = parse(text.encode(self.encoding))
            part = read(tree, Observations, units=self.units, indicators=self.indicators)
        except (DxError, UnicodeEncodeError):
            return False
        return part.observations == tuple(entry for _, entry in rows)

    def readable(self, rows: Iterable[_Row]) -> list[_Row]:
        """Return the rows that are read as their observations, rewritten where that helps."""
        choices = (((text, entry), (self.row(entry), entry)) for text, entry in rows)
        first_choices = (next((row for row in each if self.holds([row])), None) for each in choices)
        return [row for row in first_choices if row is not None]
