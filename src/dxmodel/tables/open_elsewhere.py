"""check_not_open: refuse a file that is open in a spreadsheet program, by the lock that this keeps."""

import os
from os import PathLike

from dxmodel.formats.text import refuse

__all__ = ["check_not_open"]

_LOCKS = {"~${}": "Excel", ".~lock.{}#": "LibreOffice"}
"""The name of the lock of each program."""


def check_not_open(path: str | PathLike[str], shown_name: str) -> None:
    """Refuse a file that is open, and a lock itself.

    Raises:
        ValidationError: one problem with the file as its place.
    """
    folder, name = os.path.split(os.fspath(path))
    if name.startswith("~$"):
        refuse("tables.lock_file", shown_name, workbook=name.removeprefix("~$"))
    for template, program in _LOCKS.items():
        lock = template.format(name)
        if name and os.path.exists(os.path.join(folder, lock)):
            refuse("tables.open_elsewhere", shown_name, program=program, lock=lock)
