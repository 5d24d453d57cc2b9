"""The commands ``report``, ``check`` and ``show``: they print, and change no plan."""

import argparse
from collections.abc import Callable
from pathlib import Path

from dxmodel.checks import Finding, Severity, check
from dxmodel.cli.documents import print_document
from dxmodel.cli.outcome import DONE, WARNED
from dxmodel.cli.streams import print_error, print_line, standard_output
from dxmodel.errors import ParseError
from dxmodel.fiscal import FiscalYear
from dxmodel.messages import words
from dxmodel.report import Report, describe, outline, report, to_markdown
from dxmodel.storage import check_file_names, load
from dxmodel.storage.output_file import check_output, write_output

__all__ = [
    "print_findings",
    "print_report",
    "print_structure_or_item",
    "show_report",
    "writer",
]


def print_report(arguments: argparse.Namespace) -> int:
    """Write the progress sheet as a page, and print it."""
    at, write = _stated_year(arguments), writer(arguments.out)
    check_output(arguments.out)
    progress_report = report(load(arguments.folder), at, arguments.lang)
    write_output(arguments.out, write(progress_report).encode())
    show_report(progress_report)
    print_error(words("cli.written", arguments.lang, file=arguments.out))
    return DONE


def show_report(shown: Report) -> None:
    """Print a report to stdout."""
    from dxmodel.report import show

    with standard_output() as stream:
        show(shown, stream)


def _stated_year(arguments: argparse.Namespace) -> FiscalYear | None:
    return None if arguments.at is None else FiscalYear.parse(arguments.at)


def writer(out: str) -> Callable[[Report], str]:
    """Return the function that renders a report in the format of the suffix of a file."""
    match Path(out).suffix.lower():
        case ".html" | ".htm":
            from dxmodel.report import to_html

            return to_html
        case ".md":
            return to_markdown
    raise ParseError("cli.no_suffix", found=out, accepted=(".html", ".md"))


def print_findings(arguments: argparse.Namespace) -> int:
    """Print the findings about a plan, one per line."""
    ledger = load(arguments.folder)
    findings = (*check(ledger), *check_file_names(arguments.folder))
    if arguments.json:
        print_document(findings, arguments.lang, Finding, ledger.plan)
    for finding in () if arguments.json else findings:
        severity, message = format(finding.severity, arguments.lang), finding.describe(arguments.lang)
        print_line(f"{finding.path}: {finding.code}: {severity}: {message}")
    notes = sum(finding.severity is Severity.NOTE for finding in findings)
    facts = {"warnings": len(findings) - notes, "notes": notes}
    print_error(words("cli.found" if findings else "cli.clean", arguments.lang, **facts))
    return WARNED if len(findings) > notes else DONE


def print_structure_or_item(arguments: argparse.Namespace) -> int:
    """Print the structure of a plan, or the description of one item in it."""
    ledger, at = load(arguments.folder), _stated_year(arguments)
    if arguments.json:
        whole = arguments.id is None
        answer = ledger if whole else describe(ledger, arguments.id, at, arguments.lang)
        print_document(answer, arguments.lang, plan=None if whole else ledger.plan)
        return DONE
    if arguments.id is None:
        print_line("\n".join(outline(ledger, arguments.lang)))
        return DONE
    for term, description in describe(ledger, arguments.id, at, arguments.lang).items:
        print_line(f"{term}: {description}")
    return DONE
