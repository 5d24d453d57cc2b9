"""The commands for entry workbooks: ``sheets`` writes them for the departments."""

import argparse
import json

from dxmodel.cli.outcome import DONE
from dxmodel.cli.streams import print_error, print_line, print_utf8
from dxmodel.fiscal import as_fiscal_year
from dxmodel.messages import words
from dxmodel.storage import load

__all__ = ["write_sheets"]


def write_sheets(arguments: argparse.Namespace) -> int:
    """Write a workbook for each department, and print their paths."""
    from dxmodel.tables import write_entry_workbooks

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
    return DONE
