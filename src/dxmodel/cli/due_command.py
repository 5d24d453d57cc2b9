"""The command ``due``: print which results of a year are owed, by department, and write them to a file."""

import argparse
from pathlib import Path

from dxmodel.cli.documents import print_document
from dxmodel.cli.outcome import DONE
from dxmodel.cli.report_commands import show_report
from dxmodel.cli.streams import print_error
from dxmodel.errors import ParseError
from dxmodel.fiscal import FiscalYear
from dxmodel.messages import words
from dxmodel.progress import DueResult, due_results
from dxmodel.report import due_report
from dxmodel.storage import load
from dxmodel.storage.output_file import check_output, write_output

__all__ = ["print_due_results"]


def print_due_results(arguments: argparse.Namespace) -> int:
    """Print the results that are owed; write them as a table where a file is named."""
    if arguments.out is not None:
        if Path(arguments.out).suffix.lower() != ".csv":
            raise ParseError("cli.no_suffix", found=arguments.out, accepted=(".csv",))
        check_output(arguments.out)
    at, ledger = FiscalYear.parse(arguments.year), load(arguments.folder)
    if arguments.out is not None or arguments.json:
        dues = due_results(ledger, at, on=arguments.on)
    if arguments.out is not None:
        from dxmodel.frames import to_frame  # pandas takes a while to load

        table = to_frame(dues, plan=ledger.plan, answer_class=DueResult).to_csv(
            index=False, lineterminator="\r\n"
        )
        write_output(arguments.out, table.encode("utf-8-sig"))
    if arguments.json:
        print_document(dues, arguments.lang, DueResult, ledger.plan)
    else:
        show_report(due_report(ledger, at, arguments.lang, on=arguments.on))
    if arguments.out is not None:
        print_error(words("cli.written", arguments.lang, file=arguments.out))
    return DONE
