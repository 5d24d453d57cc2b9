"""The commands ``report``, ``check``, ``show`` and ``schema``: they print, and change no plan."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from dxmodel.checks import Severity, check
from dxmodel.cli.outcome import DONE, WARNED
from dxmodel.errors import ParseError
from dxmodel.fiscal import FiscalYear
from dxmodel.formats import schema
from dxmodel.messages import words
from dxmodel.report import Report, describe, outline, report, to_markdown
from dxmodel.storage import load

__all__ = ["print_findings", "print_report", "print_schema", "print_structure_or_item", "writer", "year"]


def print_report(arguments: argparse.Namespace) -> int:
    """Print the progress sheet, and write it as a page."""
    from dxmodel.report import show

    out, at = Path(arguments.out), year(arguments.at)
    write, ledger = writer(out), load(arguments.folder)
    progress_report = report(ledger, at, arguments.lang)
    show(progress_report, sys.stdout)
    sys.stdout.flush()
    out.write_text(write(progress_report), encoding="utf-8")
    print(words("cli.written", arguments.lang, file=str(out)), file=sys.stderr)
    return DONE


def year(text: str | None) -> FiscalYear | None:
    """Parse the fiscal year of ``--at``; refuse a calendar year and name the accepted spellings."""
    try:
        return None if text is None else FiscalYear.parse(text)
    except ParseError as error:
        if error.code != "fiscal.calendar_year":
            raise
        fiscal_year = FiscalYear.parse(text or "", year_ok=True)
        accepted = (str(fiscal_year), format(fiscal_year, "ja"), format(fiscal_year, "en"))
        raise ParseError("cli.calendar_year", text=text, accepted=accepted) from error


def writer(out: Path) -> Callable[[Report], str]:
    """Return the function that renders a report in the format of the suffix of a file."""
    match out.suffix.lower():
        case ".html" | ".htm":
            from dxmodel.report import to_html

            return to_html
        case ".md":
            return to_markdown
    raise ParseError("cli.no_suffix", found=str(out), accepted=(".html", ".md"))


def print_findings(arguments: argparse.Namespace) -> int:
    """Print the findings about a plan, one per line."""
    findings = check(load(arguments.folder))
    for finding in findings:
        severity, message = format(finding.severity, arguments.lang), finding.describe(arguments.lang)
        print(f"{finding.path}: {finding.code}: {severity}: {message}")
    notes = sum(finding.severity is Severity.NOTE for finding in findings)
    facts = {"warnings": len(findings) - notes, "notes": notes}
    print(words("cli.found" if findings else "cli.clean", arguments.lang, **facts), file=sys.stderr)
    return WARNED if len(findings) > notes else DONE


def print_schema(arguments: argparse.Namespace) -> int:
    """Print the JSON Schema of a kind of file."""
    print(json.dumps(schema(arguments.kind), ensure_ascii=False, indent=2))
    return DONE


def print_structure_or_item(arguments: argparse.Namespace) -> int:
    """Print the structure of a plan, or the description of one item in it."""
    ledger, at = load(arguments.folder), year(arguments.at)
    if arguments.id is None:
        print("\n".join(outline(ledger, arguments.lang)))
        return DONE
    for term, description in describe(ledger, arguments.id, at, arguments.lang).items:
        print(f"{term}: {description}")
    return DONE
