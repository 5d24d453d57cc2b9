"""Write a file, or the entries of a folder, through to the disk."""

import errno
import os
from pathlib import Path

__all__ = ["sync_folder", "write_synced"]


def write_synced(path: Path, content: bytes, mode: int | None = None) -> None:
    """Write a new file and flush it to the disk.

    Args:
        path: the file.
        content: its content.
        mode: its mode; that of any new file if None.  Nobody else can read it before it has that mode.

    Raises:
        OSError: the path exists, or cannot be written.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with open(os.open(path, flags, 0o666 if mode is None else 0o600), "wb") as file:
        if mode is not None:
            os.chmod(path, mode)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Flush the entries of a folder to the disk, where the system can open a folder (POSIX)."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some file systems only flush files
                raise
        finally:
            os.close(descriptor)
