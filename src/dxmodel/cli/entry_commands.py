"""The commands for entry workbooks: ``sheets`` writes them, ``collect`` reads them back."""

import argparse
import json

from dxmodel.cli.documents import print_document
from dxmodel.cli.next_command import print_next
from dxmodel.cli.outcome import DONE, WARNED
from dxmodel.cli.streams import print_error, print_line, print_utf8
from dxmodel.fiscal import as_fiscal_year
from dxmodel.ledger import Ledger, Observation
from dxmodel.messages import Language, words
from dxmodel.plan import Missing
from dxmodel.storage import load, update
from dxmodel.tables import (
    Collected,
    CollectedRow,
    LockedChange,
    RowOutcome,
    collect,
    return_workbooks,
    write_entry_workbooks,
)

__all__ = ["collect_sheets", "write_sheets"]


def write_sheets(arguments: argparse.Namespace) -> int:
    """Write a workbook for each department, and print their paths."""
    paths = write_entry_workbooks(
        load(arguments.folder),
        as_fiscal_year(arguments.year),
        arguments.out,
        departments=arguments.owner,
        language=arguments.lang,
        replace=arguments.replace,
    )
    if arguments.json:
        print_utf8(json.dumps({"files": [*map(str, paths)]}, ensure_ascii=False, indent=2))
    else:
        for path in paths:
            print_line(str(path))
    print_error(words("cli.sheets_written", arguments.lang, count=len(paths), folder=arguments.out))
    if not arguments.json:
        print_next(arguments.lang, ["collect", "FOLDER", "--plan", arguments.folder, "--known", "DAY"])
    return DONE


def collect_sheets(arguments: argparse.Namespace) -> int:
    """Print what the workbooks in a folder have beyond a plan; with ``--write``, add it.

    Rows that cannot be read do not keep the others from being added; the first line says how many wait.
    """

    def collected_for(ledger: Ledger) -> Collected:
        return collect(arguments.folder, ledger, known=arguments.known, year=arguments.year)

    language, ledger = arguments.lang, load(arguments.plan)
    collected = collected_for(ledger)
    if arguments.returned is not None:
        returned = return_workbooks(collected, ledger, arguments.returned, replace=arguments.replace)
    if arguments.json:
        print_document(collected, language, plan=ledger.plan)
    else:
        _print_collected(collected, language)
    if arguments.write:
        update(arguments.plan, lambda current: collected_for(current).added_to(current))
    if arguments.returned is not None:
        facts = {"count": len(returned), "folder": arguments.returned}
        print_error(words("cli.sheets_returned", language, **facts))
    facts = {"observations": len(collected.observations), "evaluations": len(collected.evaluations)}
    print_error(words("cli.collected" if arguments.write else "cli.not_collected", language, **facts))
    if arguments.write and not arguments.json and collected.year is not None:
        owed = ["due", arguments.plan, "--year", str(collected.year)]
        print_next(language, ["check", arguments.plan], owed)
    return WARNED if collected.problems else DONE


def _print_collected(collected: Collected, language: Language) -> None:
    """Print the counts, what is new and what was changed to stdout, and the problems to stderr."""
    counts = collected.counts
    waiting = counts[str(RowOutcome.REFUSED)]
    facts = {"waiting": waiting, "problems": len(collected.problems), "files": len(collected.files)}
    print_line(words("cli.rows_waiting", language, **facts))
    parts = [f"{outcome:{language}} {counts[str(outcome)]}" for outcome in RowOutcome]
    print_line(words("cli.rows_read", language, count=len(collected.rows), parts=" + ".join(parts)))
    for row in collected.rows:
        if row.observation is not None or row.evaluations:
            print_line(_row_line(row, language))
    for change in collected.changes:
        print_line(_change_line(change, language))
    if collected.absent:
        print_line(words("cli.sheets_absent", language, departments=collected.absent))
    if collected.ignored:
        print_line(words("cli.files_ignored", language, files=collected.ignored))
    for problem in collected.problems:
        print_error(problem.describe(language))


def _row_line(row: CollectedRow, language: Language) -> str:
    """Return a new result and its grades, beside the entry that the ledger had."""
    after = [_value(row.observation, language)] if row.observation is not None else []
    after += [each.grade or "" for each in row.evaluations]
    facts = {"department": row.department or "", "name": row.name, "after": after}
    if row.before is None:
        return words("cli.row_new", language, **facts)
    return words("cli.row_changed", language, before=_value(row.before, language), **facts)


def _value(entry: Observation, language: Language) -> str:
    """Return a value with its status; what is missing has none."""
    text = format(entry.value, language)
    if isinstance(entry.value, Missing):
        return text
    return words("entry.with_time", language, text=text, time=format(entry.status, language))


def _change_line(change: LockedChange, language: Language) -> str:
    field = words(f"entry.heading_{change.field}", language, year="", before="").replace("（）", "")
    facts = {"place": change.place, "name": change.name, "field": field}
    facts |= {"issued": change.issued or "", "returned": change.returned or ""}
    return words("cli.locked_changed", language, **facts)
