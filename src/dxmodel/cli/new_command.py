"""The command ``new``: create the folder of a new plan."""

import argparse

from dxmodel.cli.outcome import DONE
from dxmodel.cli.streams import print_line
from dxmodel.messages import words
from dxmodel.storage import new_folder

__all__ = ["create_folder"]


def create_folder(arguments: argparse.Namespace) -> int:
    """Create the folder, and print what to do next."""
    file = new_folder(arguments.folder, language=arguments.lang)
    print_line(words("cli.new_folder", arguments.lang, file=file, folder=arguments.folder))
    return DONE
