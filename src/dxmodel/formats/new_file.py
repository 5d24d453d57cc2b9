"""A new file appears at once and as a whole, and never in the place of another."""

import os
import secrets
from pathlib import Path

from dxmodel.formats.text import refuse

__all__ = ["check_free", "write_new"]


def check_free(path: Path) -> None:
    """Refuse to go on where something stands already.

    Raises:
        Problems: it does.
    """
    if os.path.lexists(path):
        refuse("formats.file_exists", str(path))


def write_new(path: Path, content: bytes) -> None:
    """Write a new file; whenever the process is stopped, it is not there or has all of its content.

    Raises:
        Problems: something stands there already, or the system does not let us; nothing is changed.
    """
    try:
        path.parent.mkdir(exist_ok=True)
        _put(path, content)
    except FileExistsError:
        refuse("formats.file_exists", str(path))
    except OSError as error:
        refuse("formats.cannot_write", str(path), problem=error.strerror)


def _put(path: Path, content: bytes) -> None:
    # Written under a name that no reader looks at, and that no second try comes across.
    hidden = path.with_name(f".{path.stem}.{secrets.token_hex(4)}.new")
    try:
        with open(hidden, "xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _appear(hidden, path)
    finally:
        hidden.unlink(missing_ok=True)
    _settle(path.parent)
    _settle(path.parent.parent)


def _appear(hidden: Path, path: Path) -> None:
    """Give a file its name, unless another has it: a link never takes the place of anything."""
    try:
        os.link(hidden, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links; what appears there within a moment would be lost
        if os.path.lexists(path):
            raise FileExistsError from None
        os.rename(hidden, path)


def _settle(folder: Path) -> None:
    """Make the names in a folder last through a power cut, where the system can."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
