"""Write a new file atomically: as a whole or not at all, and never over an existing file."""

import os
import secrets
from pathlib import Path

from dxmodel.formats.text import refuse

__all__ = ["check_free", "write_new"]


def check_free(path: Path) -> None:
    """Refuse a path that exists already.

    Raises:
        ValidationError: the path exists.
    """
    if os.path.lexists(path):
        refuse("formats.file_exists", str(path))


def write_new(path: Path, content: bytes) -> None:
    """Write a new file; whenever the process is stopped, it does not exist or has all of its content.

    Raises:
        ValidationError: the path exists already, or the system refuses; nothing is changed.
    """
    try:
        path.parent.mkdir(exist_ok=True)
        _write_and_rename(path, content)
    except FileExistsError:
        refuse("formats.file_exists", str(path))
    except OSError as error:
        refuse("formats.cannot_write", str(path), problem=error.strerror)


def _write_and_rename(path: Path, content: bytes) -> None:
    # The temporary name is one that no reader looks at and no second attempt uses.
    temporary = path.with_name(f".{path.stem}.{secrets.token_hex(4)}.new")
    try:
        with open(temporary, "xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _rename(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    _sync_folder(path.parent)
    _sync_folder(path.parent.parent)


def _rename(temporary: Path, path: Path) -> None:
    """Rename a file unless the new name exists; a link never replaces an existing file."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links; a file created there at this moment would be lost
        if os.path.lexists(path):
            raise FileExistsError from None
        os.rename(temporary, path)


def _sync_folder(folder: Path) -> None:
    """Write the names in a folder to the disk, where the system can, so that they survive a power cut."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
