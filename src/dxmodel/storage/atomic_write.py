"""Write a new file atomically, without ever replacing an existing file."""

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
    """Write a new file; if the process is interrupted, the file does not exist or is complete.

    Raises:
        ValidationError: the path exists, or the system refuses to write; nothing is changed.
    """
    try:
        path.parent.mkdir(exist_ok=True)
        _write_and_rename(path, content)
    except FileExistsError:
        refuse("formats.file_exists", str(path))
    except OSError as error:
        refuse("formats.cannot_write", str(path), problem=error.strerror)


def _write_and_rename(path: Path, content: bytes) -> None:
    # The temporary name is ignored by readers, and differs for each attempt.
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
    """Rename a file unless the new name exists, by a link, which never replaces a file."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # no links in this file system; a file created at this moment would be lost
        if os.path.lexists(path):
            raise FileExistsError from None
        os.rename(temporary, path)


def _sync_folder(folder: Path) -> None:
    """Flush the entries of a folder to the disk on POSIX systems, so that they survive a power failure."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
