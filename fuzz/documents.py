"""Documents: YAML, JSON and CSV with changed bytes, lines, tokens and values."""

import csv
import io
import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from random import Random
from typing import Any

import attrs

from dxmodel.errors import DxError, Place, Problem
from dxmodel.formats import Observations, Part, yaml
from dxmodel.formats import csv as csv_format
from dxmodel.formats import json as json_format
from dxmodel.ledger import Ledger
from fuzz.corpus import ledgers, pool, small_texts, trees
from fuzz.entry import Entry, require
from fuzz.mutate import HOSTILE, mutated_bytes, mutated_letters, mutated_text, mutated_tree
from fuzz.refusal import check_located

__all__ = ["CsvDocuments", "JsonDocuments", "YamlDocuments"]

FILE = "file.in"


@attrs.frozen
class Document:
    """A document, and the class that it is read as; None for a table of observations."""

    content: bytes | str
    kind: type[Part] | None = None

    @property
    def as_bytes(self) -> bytes:
        """Its bytes."""
        text = self.content
        return text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")


def _in_file(document: Document, place: Place | None, *, needs_line: bool) -> bool:
    """Return whether a place is one in the document."""
    if place is None or place.file != FILE or (needs_line and place.line is None):
        return False
    lines = document.as_bytes.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    return place.line is None or 1 <= place.line <= max(lines, 1) + 1


def _check_document(
    document: Document, loads: Callable[[bytes | str], Any], dumps: Callable[[Any], str], *, needs_line: bool
) -> str:
    """Read a document; require that its value is written and read again, or that each problem has a place."""

    def is_place(place: Place | None, problem: Problem) -> bool:
        no_line = problem.path == "$" or problem.code == "formats.missing_key"
        return _in_file(document, place, needs_line=needs_line and not no_line)

    try:
        value = loads(document.content)
    except DxError as error:
        check_located(error, is_place)
        return "refused"
    text = dumps(value)
    require(loads(text) == value, "what is written is read again", text)
    require(dumps(loads(text)) == text, "what is read is written the same", text)
    return "value"


class _Documents(Entry[Document]):
    """Documents of one syntax."""

    cases = 100_000

    def files(self, case: Document) -> Mapping[str, bytes]:
        """Return the document."""
        return {f"{case.kind.__name__ if case.kind else 'Observations'}.{self.name}": case.as_bytes}


UNITS = {"everything": ledgers()[0].plan.unit_table}


class YamlDocuments(_Documents):
    """YAML is read to a value that is written and read again, or refused with a line for each problem."""

    name = "yaml"

    def __init__(self) -> None:
        self._documents = small_texts()
        self._texts = [text for _, text in self._documents]
        self._trees = trees()

    def draw(self, random: Random) -> Document:
        """Return a text with changed lines, or a tree with changed values."""
        if random.random() < 0.6:
            kind, text = random.choice(self._documents)
            text = mutated_text(random, text, self._texts)
        else:
            kind, tree = random.choice(self._trees)
            text = yaml_text(random, mutated_tree(random, tree, pool()))
        return Document(mutated_bytes(random, text) if random.random() < 0.5 else text, kind)

    def check(self, case: Document) -> str:
        """Read the document, and write it."""
        assert case.kind is not None
        loads = partial(yaml.loads, kind=case.kind, file=FILE, units=_units(case.kind))
        return _check_document(case, loads, yaml.dumps, needs_line=True)


def yaml_text(random: Random, tree: Any) -> str:
    """Return a tree as YAML, which includes JSON; what the emitter does not take is written as JSON."""
    if random.random() < 0.3:
        return json_text(random, tree)
    try:
        return yaml.dump(tree)
    except Exception:
        return json_text(random, tree)


def json_text(random: Random, tree: Any) -> str:
    """Return a tree as JSON, also where it is no valid document: with repeated keys, NaN and surrogates."""
    text = _json(tree)
    return text if random.random() < 0.7 else mutated_letters(random, text, HOSTILE)


def _json(tree: Any) -> str:
    deep = 0
    while isinstance(tree, list) and len(tree) == 1:  # json.dumps is recursive
        tree, deep = tree[0], deep + 1
    try:
        text = json.dumps(tree, ensure_ascii=deep % 2 == 1, default=_number, indent=None if deep else 1)
    except RecursionError:
        text = "[" * 5000
    return "[" * deep + text + "]" * deep


def _number(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else str(value)


def _units(kind: type[Part]) -> Any:
    """Return the units of the golden plan for a part that is read without its plan."""
    return None if kind is Ledger or kind.__name__ == "Plan" else UNITS["everything"]


class JsonDocuments(_Documents):
    """JSON is read to a value that is written and read again, or refused with a path for each problem."""

    name = "json"

    def __init__(self) -> None:
        self._trees = trees()
        self._texts = [_json(tree) for _, tree in self._trees]

    def draw(self, random: Random) -> Document:
        """Return a tree with changed values, or a text with changed lines."""
        at = random.randrange(len(self._trees))
        kind, tree = self._trees[at]
        if random.random() < 0.3:
            text = mutated_text(random, self._texts[at], self._texts)
        else:
            text = json_text(random, mutated_tree(random, tree, pool()))
        return Document(mutated_bytes(random, text) if random.random() < 0.3 else text, kind)

    def check(self, case: Document) -> str:
        """Read the document, and write it."""
        assert case.kind is not None
        loads = partial(json_format.loads, kind=case.kind, file=FILE, units=_units(case.kind))
        return _check_document(case, loads, json_format.dumps, needs_line=False)


class CsvDocuments(_Documents):
    """A table is read to observations that are written and read again, or refused with located problems."""

    name = "csv"

    def __init__(self) -> None:
        parts = [Observations(each.observations) for each in ledgers() if each.observations]
        self._tables = [csv_format.dumps(part.observations) for part in parts]
        rows = [row for table in self._tables for row in csv.reader(io.StringIO(table))]
        self._columns: dict[str, list[str]] = {}
        for row in rows:
            for name, cell in zip(csv_format.COLUMNS, row, strict=True):
                self._columns.setdefault(name, []).append(cell)

    def draw(self, random: Random) -> Document:
        """Return a table with changed cells, columns or lines."""
        table = random.choice(self._tables)
        if random.random() < 0.75:
            table = self._with_changed_cells(random, table)
        if random.random() < 0.4:
            table = mutated_text(random, table, self._tables)
        return Document(mutated_bytes(random, table) if random.random() < 0.5 else table)

    def _with_changed_cells(self, random: Random, table: str) -> str:
        rows = [*csv.reader(io.StringIO(table))]
        for _ in range(random.choice((1, 1, 2, 4))):
            row = random.choice(rows)
            at = random.randrange(len(row))
            match random.randrange(8):
                case 0:
                    row[at] = random.choice(HOSTILE)
                case 1:
                    row[at] = mutated_letters(random, row[at], HOSTILE)
                case 2:
                    rows = [[*each[:at], *each[at + 1 :]] for each in rows]
                case 3:
                    other = random.randrange(len(row))
                    rows = [_swapped(each, at, other) for each in rows]
                case _:
                    name = csv_format.COLUMNS[at % len(csv_format.COLUMNS)]
                    row[at] = random.choice(self._columns[name])
            rows = [each or [""] for each in rows]
        stream = io.StringIO()
        csv.writer(
            stream, quoting=random.choice((csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL))
        ).writerows(rows)
        return stream.getvalue()

    def check(self, case: Document) -> str:
        """Read the table alone and beside a ledger, and write it."""
        ledger = ledgers()[0] if len(case.content) % 2 else None
        loads = partial(csv_format.loads, file=FILE, ledger=ledger)
        return _check_document(case, loads, csv_format.dumps, needs_line=True)


def _swapped(row: list[str], first: int, second: int) -> list[str]:
    cells = [*row]
    if max(first, second) < len(cells):
        cells[first], cells[second] = cells[second], cells[first]
    return cells
