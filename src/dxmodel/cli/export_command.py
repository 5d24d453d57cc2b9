"""The command ``export``: write all of a plan as one tidy workbook, or as CSV."""

import argparse
import json
from pathlib import Path

from dxmodel.cli.outcome import DONE
from dxmodel.cli.streams import print_error, print_utf8
from dxmodel.ledger import Ledger
from dxmodel.messages import Language, words
from dxmodel.storage import load

__all__ = ["write_export"]

FEW = 3
"""How many of the cells are named that Excel would change."""


def write_export(arguments: argparse.Namespace) -> int:
    """Write the files, and name the cells that Excel would change."""
    from dxmodel.tables import export

    ledger = load(arguments.folder)
    files = export(ledger, arguments.out, language=arguments.lang)
    if arguments.json:
        print_utf8(json.dumps({"files": [*map(str, files)]}, ensure_ascii=False, indent=2))
    for file in files:
        print_error(words("cli.written", arguments.lang, file=file))
    _warn_of_excel(ledger, arguments.lang, in_workbook=Path(arguments.out).suffix.lower() == ".xlsx")
    return DONE


def _warn_of_excel(ledger: Ledger, language: Language, *, in_workbook: bool) -> None:
    from dxmodel.tables import changed_cells

    cells = [*changed_cells(ledger, language, in_workbook=in_workbook)]
    if not cells:
        return
    named = [
        words("export.cell", language, table=table, column=column, text=text)
        for table, column, text in [*dict.fromkeys(cells)][:FEW]
    ]
    code = "export.rounded_by_excel" if in_workbook else "export.changed_by_excel"
    print_error(words(code, language, count=len(cells), cells=named))
