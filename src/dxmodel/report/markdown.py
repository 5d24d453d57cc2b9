"""Write a report in Markdown, with headings, lists and tables as GitHub renders them."""

import re
from collections.abc import Iterable, Iterator

from dxmodel.report.figure import ScheduleChart
from dxmodel.report.page import Block, Facts, Pictures, Points, Report, Section
from dxmodel.report.table import Band, Cell, Table
from dxmodel.typed_fields import check_kind

__all__ = ["to_markdown"]

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~#&]|^[-+=](?=\s|$)|(?<=^[0-9])[.)](?=\s)|(?<=^[0-9]{2})[.)](?=\s)")


def to_markdown(report: Report) -> str:
    """Return a report in Markdown with tables of GitHub; texts of the plan are escaped.

    >>> from dxmodel.report import report
    >>> from dxmodel.testing import small_city
    >>> print(to_markdown(report(small_city(), at="R5", language="en")).splitlines()[0])
    # Minatono City DX Promotion Plan: progress report
    """
    check_kind("report", report, Report)
    parts = [f"# {_escaped(report.title)}", _facts(report.facts)]
    for section in report.sections:
        parts.append(f"## {_escaped(section.title)}")
        parts += [_escaped(section.lead)] if section.lead else []
        parts += [part for block in section.blocks for part in _block(block, section, report)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(block: Block, section: Section, report: Report) -> Iterator[str]:
    match block:
        case Facts():
            yield _facts(block)
        case Points():
            yield _escaped(block.title)
            yield _list(block.items)
        case Table():
            yield "" if block.title == section.title else f"### {_escaped(block.title)}"
            yield _table(block, report)
            yield _list(f"{report.mark(n)} {note}" for n, note in enumerate(block.notes, 1))
        case Pictures() | ScheduleChart():
            return  # the tables have the same content


def _escaped(text: str) -> str:
    """Escape markup of Markdown and HTML; line breaks become ``<br>``."""
    lines = (_SPECIAL.sub(lambda match: f"\\{match[0]}", line) for line in text.split("\n"))
    return "<br>".join(lines)


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {_escaped(item)}" for item in items)


def _facts(facts: Facts) -> str:
    return "\n".join(f"- **{_escaped(term)}** {_escaped(text)}" for term, text in facts.items)


def _table(table: Table, report: Report) -> str:
    numbers = [table.is_numeric(index) for index in range(len(table.columns))]
    lines = [
        _row(_escaped(column.title) for column in table.columns),
        _row("--:" if number else "---" for number in numbers),
    ]
    for row in table.rows:
        if isinstance(row, Band):
            blank = [""] * (len(table.columns) - 1)
            lines.append(_row([f"**{_text_with_marks(row, table, report)}**", *blank]))
        else:
            lines.append(_row(_text_with_marks(cell, table, report) for cell in row))
    return "\n".join(lines)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _text_with_marks(cell: Cell | Band, table: Table, report: Report) -> str:
    """Return the text with footnote marks, and with marked ranges in ``<ins>``, which GitHub underlines."""
    parts = []
    for text, is_marked, notes in cell.pieces:
        parts.append(f"<ins>{_escaped(text)}</ins>" if is_marked else _escaped(text))
        parts += [f" {report.marks(table, notes)}"] if notes else []
    return "".join(parts)
