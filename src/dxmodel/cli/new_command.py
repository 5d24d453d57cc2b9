"""The command ``new``: create the folder of a new plan."""

import argparse
from pathlib import Path

from dxmodel.cli.outcome import DONE
from dxmodel.cli.streams import print_line
from dxmodel.messages import words
from dxmodel.storage import new_folder
from dxmodel.tables import write_indicator_sheet

__all__ = ["create_folder"]


def create_folder(arguments: argparse.Namespace) -> int:
    """Create the folder with the sheet of its indicators, and print what to do next."""
    file = new_folder(arguments.folder, language=arguments.lang)
    name = words("tables.list_sheet", arguments.lang)
    sheet, layout = file.with_name(f"{name}.xlsx"), Path(arguments.folder, "layouts", f"{name}.yaml")
    layout.parent.mkdir()
    write_indicator_sheet(sheet, layout, arguments.lang)
    facts = {"file": file, "folder": arguments.folder, "sheet": sheet, "layout": layout}
    print_line(words("cli.new_folder", arguments.lang, **facts))
    return DONE
