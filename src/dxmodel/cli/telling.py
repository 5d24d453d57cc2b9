"""The commands that read a plan and tell of it: report, check, show, schema."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from dxmodel.checks import Severity, check
from dxmodel.cli.outcome import DONE, WARNED
from dxmodel.errors import Unreadable
from dxmodel.fiscal import FiscalYear
from dxmodel.formats import load, schema
from dxmodel.messages import words
from dxmodel.report import Report, describe, outline, report, to_markdown

__all__ = ["print_findings", "print_report", "print_schema", "print_thing", "writer", "year"]


def print_report(arguments: argparse.Namespace) -> int:
    """Print the progress sheet; write the page."""
    from dxmodel.report import show

    out, at = Path(arguments.out), year(arguments.at)
    write, ledger = writer(out), load(arguments.folder)
    told = report(ledger, at, arguments.lang)
    show(told, sys.stdout)
    sys.stdout.flush()
    out.write_text(write(told), encoding="utf-8")
    print(words("cli.written", arguments.lang, file=str(out)), file=sys.stderr)
    return DONE


def year(said: str | None) -> FiscalYear | None:
    """The year of ``--at``; a calendar year is answered with the ways to write it that a shell can take."""
    try:
        return None if said is None else FiscalYear.parse(said)
    except Unreadable as error:
        if error.code != "fiscal.calendar_year":
            raise
        meant = FiscalYear.parse(said or "", year_ok=True)
        accepted = (str(meant), format(meant, "ja"), format(meant, "en"))
        raise Unreadable("cli.calendar_year", text=said, accepted=accepted) from error


def writer(out: Path) -> Callable[[Report], str]:
    """The way of telling that the name of a file asks for."""
    match out.suffix.lower():
        case ".html" | ".htm":
            from dxmodel.report import to_html

            return to_html
        case ".md":
            return to_markdown
    raise Unreadable("cli.no_suffix", found=str(out), accepted=(".html", ".md"))


def print_findings(arguments: argparse.Namespace) -> int:
    """Print what is unwise or unclear, a line each."""
    findings = check(load(arguments.folder))
    for each in findings:
        print(
            f"{each.path}: {each.code}: {format(each.severity, arguments.lang)}: {each.words(arguments.lang)}"
        )
    notes = sum(each.severity is Severity.NOTE for each in findings)
    facts = {"warnings": len(findings) - notes, "notes": notes}
    print(words("cli.found" if findings else "cli.clean", arguments.lang, **facts), file=sys.stderr)
    return WARNED if len(findings) > notes else DONE


def print_schema(arguments: argparse.Namespace) -> int:
    """Print the JSON Schema of a file."""
    print(json.dumps(schema(arguments.kind), ensure_ascii=False, indent=2))
    return DONE


def print_thing(arguments: argparse.Namespace) -> int:
    """Print the plan's structure, or one thing in it."""
    ledger, at = load(arguments.folder), year(arguments.at)
    if arguments.id is None:
        print("\n".join(outline(ledger, arguments.lang)))
        return DONE
    for term, said in describe(ledger, arguments.id, at, arguments.lang).items:
        print(f"{term}: {said}")
    return DONE
