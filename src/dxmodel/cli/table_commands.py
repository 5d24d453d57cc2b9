"""The commands ``layout`` and ``import``: the results in a table that other people keep."""

import argparse

import attrs

from dxmodel.cli.documents import print_document
from dxmodel.cli.next_command import print_next
from dxmodel.cli.outcome import DONE, WARNED
from dxmodel.cli.report_commands import show_report
from dxmodel.cli.revision_commands import revision_text
from dxmodel.cli.streams import print_error, print_line, print_utf8
from dxmodel.errors import InvalidValueError
from dxmodel.ledger import Ledger
from dxmodel.messages import Language, words
from dxmodel.report import table_import_report
from dxmodel.storage import load, update
from dxmodel.storage.output_file import check_output, write_output
from dxmodel.tables import (
    CellOutcome,
    Sheet,
    TableImport,
    column_letters,
    draft_layout,
    import_table,
    load_layout,
    plan_with_indicators,
    proposed_plan,
    read_table,
)
from dxmodel.tables.layout_file import OPEN

__all__ = ["draft", "import_from_table"]

_FEW = 5
"""How many hidden rows and columns are named."""


def draft(arguments: argparse.Namespace) -> int:
    """Print the draft of the layout of a table, or write it into a file."""
    if arguments.out:
        check_output(arguments.out, replace=False)
    sheet, ledger = read_table(arguments.table, arguments.sheet), load(arguments.plan)
    text = draft_layout(sheet, ledger, arguments.lang)
    table = [arguments.table, "--plan", arguments.plan]
    if not arguments.out:
        print_utf8(text)
        sheet_name = ["--sheet", arguments.sheet] if arguments.sheet else []
        print_next(arguments.lang, ["layout", *table, *sheet_name, "--out", "layout.yaml"])
        return DONE
    write_output(arguments.out, text.encode(), replace=False)
    count = text.count(f'"{OPEN}"')
    print_error(words("cli.drafted", arguments.lang, file=arguments.out, count=count))
    new = [] if ledger.plan.indicators else ["--new-indicators"]
    print_next(arguments.lang, ["import", *table, "--layout", arguments.out, "--known", "DAY", *new])
    return DONE


def _say_what_is_hidden(sheet: Sheet, language: Language) -> None:
    """Say which rows and columns are read although the spreadsheet does not show them."""
    rows = [str(row) for row in sheet.rows if row in sheet.hidden_rows]
    used = {column for cells in sheet.rows.values() for column in cells}
    columns = [column_letters(column) for column in sorted(used & sheet.hidden_columns)]
    if rows:
        print_error(words("cli.hidden_rows", language, count=len(rows), rows=rows[:_FEW]))
    if columns:
        print_error(words("cli.hidden_columns", language, count=len(columns), columns=columns[:_FEW]))


def import_from_table(arguments: argparse.Namespace) -> int:
    """Print what a table has beyond a plan; with ``--write``, add it.

    Cells that cannot be read do not keep the others from being added; the first line says so.
    """
    if arguments.as_revision:
        check_output(arguments.as_revision, replace=False)
    layout = load_layout(arguments.layout)
    sheet = read_table(arguments.table, layout.sheet)

    def founded(ledger: Ledger) -> Ledger:
        if not arguments.new_indicators:
            return ledger
        if ledger.revisions:
            raise InvalidValueError("tables.has_revisions", count=len(ledger.revisions))
        return attrs.evolve(ledger, founding=plan_with_indicators(sheet, layout, ledger.founding))

    def imported(ledger: Ledger) -> TableImport:
        return import_table(sheet, layout, ledger, known=arguments.known)

    _say_what_is_hidden(sheet, arguments.lang)
    stored = load(arguments.plan)
    before = founded(stored)
    table = imported(before)
    refused = table.counts[str(CellOutcome.REFUSED)]
    if arguments.json:
        print_document(table, arguments.lang, plan=before.plan)
    else:
        if refused:
            print_line(words("cli.cells_refused", arguments.lang, count=refused))
        show_report(table_import_report(table, before, arguments.lang))
        for problem in table.problems:
            print_error(problem.describe(arguments.lang))
        is_new = any(each.code == "tables.unknown_name" for each in table.problems)
        if is_new and not stored.revisions:
            print_error(words("cli.new_indicators", arguments.lang))
    if arguments.as_revision:
        text = revision_text(before.plan, proposed_plan(before.plan, table.differences), arguments)
        write_output(arguments.as_revision, text.encode(), replace=False)
        print_error(words("cli.written", arguments.lang, file=arguments.as_revision))
    if arguments.write:
        update(arguments.plan, lambda ledger: imported(founded(ledger)).added_to(founded(ledger)))
    count = len(table.observations) + len(table.evaluations)
    code = "cli.imported" if arguments.write else "cli.import_not_written"
    added = len(before.plan.indicators) - len(stored.plan.indicators)
    print_error(words(code, arguments.lang, count=count, indicators=added))
    if arguments.write and not arguments.json:
        print_next(arguments.lang, ["check", arguments.plan], ["report", arguments.plan])
    return WARNED if table.problems else DONE
