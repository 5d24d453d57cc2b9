"""Print a report as text, in a terminal with rich: tables in columns, colour where the terminal has it."""

from collections.abc import Iterator, Sequence
from typing import IO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from dxmodel.messages import words
from dxmodel.report.lines import fitted, padded, starts, widest_piece, wrapped
from dxmodel.report.page import Block, Facts, Points, Report, Section
from dxmodel.report.table import Band, Cell, Marks, Row, Table
from dxmodel.typed_fields import check_kind

__all__ = ["show", "to_terminal"]

FILE_WIDTH = 120
"""Width of the output into a file or a pipe, in columns."""
WIDE = 140
"""From this width on, columns that are not essential are printed too."""
GAP = 2
"""Blanks between two columns of a table."""
INDENT = 2
"""Indentation of a heading for each level."""
LEAST_WIDTH = 5
"""The least width of a column; a table with more columns than a line holds of these is divided."""
PART_WIDTH = 11
"""The width of a column by which a table is divided."""
UNBROKEN = 18
"""Words and amounts up to this width stay on one line, as long as the table can fit."""

STYLES = {
    "achieved": "bold green",
    "achieved-late": "green",
    "kept-so-far": "green",
    "not-met-yet": "yellow",
    "on-track": "green",
    "behind": "yellow",
    "regressing": "bold red",
    "missed": "bold red",
    "no-longer-achieved": "bold red",
    "uncertain": "magenta",
    "warning": "yellow",
    "missing": "dim",
    "empty": "dim",
    "not-assessed": "dim",
    "code": "dim",
    "source": "dim",
    "planned": "italic",
}


def to_terminal(report: Report, *, width: int = FILE_WIDTH) -> str:
    """Return a report as plain text, at most *width* columns wide; a kanji takes two.

    Figures are left out, because tables have the same content.  Tables that are not essential are left out
    too; a line states their number of rows.

    >>> from dxmodel.report import report
    >>> from dxmodel.testing import small_city
    >>> print(to_terminal(report(small_city(), at="R5", language="en"), width=80).splitlines()[0])
    Minatono City DX Promotion Plan: progress report
    """
    check_kind("report", report, Report)
    return "".join(f"{line.plain.rstrip()}\n" for line in _lines(report, width))


def show(report: Report, file: IO[str]) -> None:
    """Print a report in colour, as wide as the terminal; into a file as plain text, 120 columns wide."""
    check_kind("report", report, Report)
    console = _Console(file=file, highlight=False)
    if not console.is_terminal:
        file.write(to_terminal(report))
        return
    for line in _lines(report, console.width - 1):
        console.print(line, no_wrap=True, crop=False, overflow="ignore")


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Let the error through; rich would end the program with exit code 1."""
        raise


def _lines(report: Report, width: int) -> Iterator[Text]:
    yield from _paragraph(report.title, width, style="bold")
    yield from _facts(report.facts, width)
    for section in report.sections:
        yield Text()
        yield from _paragraph(f"■ {section.title}", width, style="bold")
        if section.lead:
            yield from _paragraph(section.lead, width, indent="  ")
        for block in section.blocks:
            yield from _block(block, section, report, width)


def _block(block: Block, section: Section, report: Report, width: int) -> Iterator[Text]:
    match block:
        case Facts():
            yield from _facts(block, width)
        case Points():
            yield from _paragraph(block.title, width, indent="  ") if block.title else ()
            for item in block.items:
                yield from _paragraph(item, width, indent="  ・" if report.language == "ja" else "  - ")
        case Table(essential=False):
            left_out = words(
                "report.rows_left_out", report.language, title=block.title, count=len(block.rows)
            )
            yield from _paragraph(left_out, width, indent="  ")
        case Table():
            if block.title != section.title:
                yield Text()
                yield from _paragraph(block.title, width, indent="  ", style="bold")
            yield from _table(block, report, width)


def _paragraph(text: str, width: int, *, indent: str = "", style: str = "") -> Iterator[Text]:
    """Yield the lines of a paragraph with hanging indent; the first starts with *indent*."""
    indent_width = cell_len(indent)
    for number, line in enumerate(wrapped(text, width - indent_width)):
        yield Text((" " * indent_width if number else indent) + line, style=style)


def _facts(facts: Facts, width: int) -> Iterator[Text]:
    term_width = max((cell_len(term) for term, _ in facts.items), default=0)
    for term, text in facts.items:
        yield from _paragraph(text, width, indent=f"  {padded(term, term_width)}  ")


def _table(table: Table, report: Report, width: int) -> Iterator[Text]:
    """Yield the table, in parts where it has too many columns; then the footnotes."""
    shown = [index for index, column in enumerate(table.columns) if column.essential or width >= WIDE]
    for number, indexes in enumerate(_parts(table, shown, width)):
        yield from [Text()] * bool(number)
        yield from _part(table, indexes, report, width)
    for number, note in enumerate(table.notes, 1):
        yield from _paragraph(note, width, indent=f"  {report.mark(number)} ")


def _parts(table: Table, shown: list[int], width: int) -> Iterator[list[int]]:
    """Yield the columns of each part of a table that has too many for one width, the first column in each."""
    available = width - _margin(table, width)
    if len(shown) <= available // (LEAST_WIDTH + GAP):
        yield shown
        return
    first, others = shown[:1], shown[1:]
    most = max(1, available // (PART_WIDTH + GAP) - len(first))
    for start in range(0, max(len(others), 1), most):
        yield [*first, *others[start : start + most]]


def _part(table: Table, indexes: list[int], report: Report, width: int) -> Iterator[Text]:
    """Yield the headings, then bands and rows in order, of some columns."""
    titles = [Cell(table.columns[index].title, number=table.is_numeric(index)) for index in indexes]
    rows = [
        row if isinstance(row, Band) else _row_with_marks(row, indexes, table, report) for row in table.rows
    ]
    sizes, margin = [table.columns[index].size for index in indexes], _margin(table, width)
    cell_rows = [tuple(titles), *(row for row in rows if not isinstance(row, Band))]
    widths = _widths(cell_rows, sizes, width - margin)
    yield from _row(tuple(titles), widths, margin, "bold")
    yield Text("  " + "─" * (margin + sum(widths) + GAP * (len(widths) - 1)), style="dim")
    for row in rows:
        if isinstance(row, Band):
            yield from _band(row, table, report, width, margin)
        else:
            yield from _row(row, widths, margin)


def _row_with_marks(row: Row, indexes: list[int], table: Table, report: Report) -> Row:
    """Return the visible cells, with their footnote marks in their text."""
    return tuple(_cell_with_marks(row[index], index, table, report) for index in indexes)


def _cell_with_marks(cell: Cell, index: int, table: Table, report: Report) -> Cell:
    text, underlined = _text_with_marks(cell, table, report)
    return Cell(text, tone=cell.tone, number=table.is_right(cell, index), marked=underlined)


def _text_with_marks(cell: Cell | Band, table: Table, report: Report) -> tuple[str, Marks]:
    """Return the text with footnote marks, and the ranges of it that are underlined."""
    text, underlined = "", []
    for piece, is_marked, notes in cell.pieces:
        underlined += [(len(text), len(text) + len(piece))] if is_marked else []
        text += f"{piece} {report.marks(table, notes)}" if notes else piece
    return text, tuple(underlined)


def _widths(rows: list[Row], sizes: Sequence[int], width: int) -> list[int]:
    columns, available = list(zip(*rows, strict=True)), width - GAP * len(sizes)
    natural_widths = [max(map(_longest, column)) for column in columns]
    unbroken_widths = [max(map(_unbroken, column)) for column in columns]
    for limit in range(UNBROKEN, 1, -1):
        least_widths = [min(width, limit) for width in unbroken_widths]
        if sum(least_widths) <= available:
            break
    return fitted(natural_widths, least_widths, sizes, available)


def _unbroken(cell: Cell) -> int:
    """Return the width that a cell needs to be readable: amounts and words whole, else four kanji."""
    return _longest(cell) if cell.number else max(widest_piece(cell.text), min(_longest(cell), 8))


def _longest(cell: Cell) -> int:
    return max(map(cell_len, cell.text.split("\n")))


def _margin(table: Table, width: int) -> int:
    """Return the indentation of rows under the deepest band; at most a tenth of the width."""
    return min(INDENT * table.depth, width // 10)


def _row(row: Row, widths: list[int], margin: int, style: str = "") -> Iterator[Text]:
    """Yield the lines of a row, as many as its tallest cell has."""
    cells = [_cell(cell, width, style) for cell, width in zip(row, widths, strict=True)]
    for number in range(max(map(len, cells))):
        line = Text(" " * (GAP + margin))
        for lines, width in zip(cells, widths, strict=True):
            line.append_text(lines[number] if number < len(lines) else Text(" " * width)).append(" " * GAP)
        yield line


def _cell(cell: Cell, width: int, style: str) -> list[Text]:
    """Return the lines of a cell, padded to its width, with marked ranges underlined."""
    lines, styled_lines = wrapped(cell.text, width), []
    for line, start in zip(lines, starts(cell.text, lines), strict=True):
        padded_line = padded(line, width, right=cell.number)
        text, offset = Text(padded_line, style or STYLES.get(cell.tone, "")), padded_line.index(line) - start
        for first, last in cell.marked:
            text.stylize("underline", max(first, start) + offset, min(last, start + len(line)) + offset)
        styled_lines.append(text)
    return styled_lines


def _band(band: Band, table: Table, report: Report, width: int, margin: int) -> Iterator[Text]:
    """Yield the lines of a heading, indented more than the headings above it and less than the rows."""
    indent = min(INDENT * band.level, max(margin - INDENT, 0))
    text, _ = _text_with_marks(band, table, report)
    return _paragraph(text, width, indent=" " * (GAP + indent), style="bold")
