"""read_file and list_folder: read a regular file or the names in a folder, and refuse all else with an error.

Nothing here waits for another program: a named pipe, a device or a socket is refused before it is opened.
"""

import errno
import ntpath
import os
import stat
from collections.abc import Iterator
from os import PathLike
from pathlib import PureWindowsPath
from typing import NamedTuple, NoReturn

from dxmodel.errors import Place, Problem, ValidationError, nearest
from dxmodel.formats import limits
from dxmodel.formats.text import refuse
from dxmodel.typed_fields import wrong_kind
from dxmodel.vocabulary import Vocabulary

__all__ = [
    "ON_WINDOWS",
    "Entry",
    "FileKind",
    "checked_path",
    "extended_path",
    "kind_of_mode",
    "list_folder",
    "os_problem",
    "read_file",
    "walk_folder",
]

ON_WINDOWS = os.name == "nt"
MAX_ENTRIES = 10_000
"""The greatest number of entries that are looked at in a folder and the folders in it."""


class FileKind(Vocabulary):
    """What a path of the file system leads to."""

    FILE = "file"
    FOLDER = "folder"
    PIPE = "pipe"
    SOCKET = "socket"
    DEVICE = "device"


class Entry(NamedTuple):
    """A name in a folder.

    Attributes:
        name: the name; of :func:`walk_folder`, the path from the folder, with ``/``.
        is_folder: whether it is a folder, or a link to one.
        is_link: whether it is a link.
    """

    name: str
    is_folder: bool
    is_link: bool


def read_file(path: str | PathLike[str], shown_name: str | None = None, *, limit: int | None = None) -> bytes:
    """Read a regular file, or the one that a link leads to.

    Args:
        path: the file.
        shown_name: the name of the file in errors; the path if None.
        limit: the greatest size in bytes, by default that of a data file; a larger file is refused unread,
            and one that grows while it is read is read no further.

    Raises:
        ValidationError: one problem with the file as its place: no such file, a folder, a named pipe, a
            device, links in a circle, no permission, a path that cannot exist, a file that is too large.

    >>> import dxmodel
    >>> read_file(dxmodel.__file__).count(b"import") > 1
    True
    """
    path, shown_name = checked_path(path, shown_name)
    limit = limits.MAX_FILE_BYTES if limit is None else limit
    flags = (
        os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
    )
    try:
        _check_regular(os.stat(path), shown_name, limit)  # opening a device can have an effect
        descriptor = os.open(path, flags)
        try:
            _check_regular(os.fstat(descriptor), shown_name, limit)  # it may be another file by now
            content = _read(descriptor, limit + 1)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise ValidationError([os_problem(error, shown_name, path)]) from None
    if len(content) > limit:
        _refuse_size(len(content), shown_name, limit)
    return content


def checked_path(path: str | PathLike[str], shown_name: str | None = None) -> tuple[str, str]:
    """Return a path as the system takes it, and its name for errors.

    Raises:
        InvalidValueError: what is no path.
        ValidationError: a path that cannot exist: with NUL, or with a character that no file name can have;
            on Windows, the path of a device.
    """
    if not isinstance(path, str | PathLike):
        raise wrong_kind("path", path, (str, PathLike))
    path = os.fspath(path)
    shown_name = path if shown_name is None else shown_name
    try:
        os.fsencode(path)
        character = "\0" if "\0" in path else ""
    except UnicodeEncodeError as error:
        character = path[error.start]
    if character:
        refuse("file.unusable_character", shown_name, found=f"U+{ord(character):04X}")
    if ON_WINDOWS:
        if path.startswith(("\\\\.\\", "//./")):
            refuse("file.device_path", shown_name)
        path = extended_path(path)
    return path, shown_name


def _check_regular(status: os.stat_result, shown_name: str, limit: int) -> None:
    if not stat.S_ISREG(status.st_mode):
        refuse("file.not_regular", shown_name, kind=kind_of_mode(status.st_mode))
    if status.st_size > limit:
        _refuse_size(status.st_size, shown_name, limit)


def _refuse_size(size: int, shown_name: str, limit: int) -> NoReturn:
    refuse("formats.too_large", shown_name, size=f"{size / 2**20:.1f}", limit=limit // 2**20)


def _read(descriptor: int, size: int) -> bytes:
    """Return at most *size* bytes."""
    chunks = []
    while size > 0 and (chunk := os.read(descriptor, min(size, 2**20))):
        chunks.append(chunk)
        size -= len(chunk)
    return b"".join(chunks)


def kind_of_mode(mode: int) -> FileKind:
    """Return the kind of file that a mode, as of ``os.stat``, belongs to."""
    tests = {
        FileKind.FILE: stat.S_ISREG,
        FileKind.FOLDER: stat.S_ISDIR,
        FileKind.PIPE: stat.S_ISFIFO,
        FileKind.SOCKET: stat.S_ISSOCK,
    }
    return next((kind for kind, is_of_kind in tests.items() if is_of_kind(mode)), FileKind.DEVICE)


# --- folders


def list_folder(path: str | PathLike[str], shown_name: str | None = None) -> tuple[Entry, ...]:
    """Return the entries of a folder, sorted by name; nothing is opened, and links are not followed further.

    Args:
        path: the folder, or a link to one.
        shown_name: the name of the folder in errors; the path if None.

    Raises:
        ValidationError: one problem with the folder as its place: no such folder, a file, no permission,
            links in a circle, a path that cannot exist, more than 10,000 entries.

    >>> import dxmodel
    >>> [entry.name for entry in list_folder(dxmodel.__path__[0]) if entry.name.startswith("f")]
    ['fiscal', 'formats', 'frames']
    """
    path, shown_name = checked_path(path, shown_name)
    entries: list[Entry] = []
    try:
        mode = os.stat(path).st_mode
        if not stat.S_ISDIR(mode):
            refuse("file.not_a_folder", shown_name, kind=kind_of_mode(mode))
        with os.scandir(path) as iterator:
            for entry in iterator:
                if len(entries) == MAX_ENTRIES:
                    refuse("file.too_many_entries", shown_name, limit=MAX_ENTRIES)
                is_link = entry.is_symlink() or getattr(entry, "is_junction", bool)()
                entries.append(Entry(entry.name, _is_folder(entry), is_link))
    except OSError as error:
        raise ValidationError([os_problem(error, shown_name, path)]) from None
    return tuple(sorted(entries))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # links in a circle
        return False


def walk_folder(path: str | PathLike[str], shown_name: str) -> Iterator[Entry | Problem]:
    """Yield the entries of a folder and of the folders in it, each folder before its entries.

    Folders that links lead to are entries, and are not entered, so that the walk ends; if *path* is a link,
    no folder is.  A folder that cannot be listed yields its problem instead of its entries.

    Args:
        path: the folder.
        shown_name: its name, which begins the name of each entry.

    >>> import dxmodel
    >>> "dxmodel/cli/parser.py" in [entry.name for entry in walk_folder(dxmodel.__path__[0], "dxmodel")]
    True
    """
    folders, is_link = [(os.fspath(path), shown_name)], os.path.islink(path)
    count = 0
    while folders:
        folder, name = folders.pop()
        try:
            entries = list_folder(folder, name)
            count += len(entries)
            if count > MAX_ENTRIES:
                refuse("file.too_many_entries", shown_name, limit=MAX_ENTRIES)
        except ValidationError as error:
            yield from error.problems
            if count > MAX_ENTRIES:
                return
            continue
        inner = []
        for entry in entries:
            entry_name = f"{name}/{entry.name}"
            yield entry._replace(name=entry_name)
            if entry.is_folder and not entry.is_link and not is_link:
                inner.append((os.path.join(folder, entry.name), entry_name))
        folders += reversed(inner)


# --- errors of the operating system

_CODES = {
    errno.ENOENT: "file.missing",
    errno.ENOTDIR: "file.missing",
    errno.ELOOP: "file.link_loop",
    errno.EACCES: "file.not_permitted",
    errno.EPERM: "file.not_permitted",
    errno.ENAMETOOLONG: "file.name_too_long",
    errno.ENOSPC: "file.disk_full",
    errno.EFBIG: "file.disk_full",
    errno.EROFS: "file.read_only",
    errno.ETXTBSY: "file.in_use",
    errno.EBUSY: "file.in_use",
}
if hasattr(errno, "EDQUOT"):
    _CODES[errno.EDQUOT] = "file.disk_full"
_WINDOWS_CODES = {
    32: "file.in_use",  # ERROR_SHARING_VIOLATION
    33: "file.in_use",  # ERROR_LOCK_VIOLATION
    206: "file.name_too_long",  # ERROR_FILENAME_EXCED_RANGE
    1921: "file.link_loop",  # ERROR_CANT_RESOLVE_FILENAME
}


def os_problem(error: OSError, shown_name: str, path: str | PathLike[str] | None = None) -> Problem:
    """Return the problem of an error of the operating system, with the file as its place.

    Args:
        error: the error.
        shown_name: the name of the file.
        path: the file; for a missing file, the nearest name in its folder is looked up.

    >>> str(os_problem(OSError(errno.ENOSPC, "No space left on device"), "plan.yaml"))
    'plan.yaml: $: the disk is full, or the file would be larger than allowed'
    """
    code = _WINDOWS_CODES.get(getattr(error, "winerror", 0) or 0) or _CODES.get(error.errno or 0)
    facts: dict[str, object] = {}
    if code is None:
        code, facts = "formats.cannot_open", {"problem": error.strerror or str(error)}
    elif code == "file.missing" and path is not None and (near := _nearest_name(path)) is not None:
        code, facts = "file.missing_like", {"nearest": near}
    return Problem(path="$", code=code, facts=facts, place=Place(file=shown_name))


def _nearest_name(path: str | PathLike[str]) -> str | None:
    """Return the most similar name in the folder of a path, or in the nearest folder above it."""
    folder, name = os.path.split(os.path.normpath(path))
    while folder and not os.path.isdir(folder) and os.path.dirname(folder) != folder:
        folder, name = os.path.split(folder)
    try:
        return nearest(name, [entry.name for entry in list_folder(folder or ".")])
    except ValidationError:
        return None


# --- long paths on Windows

LONGEST_WINDOWS_PATH = 247
"""The length up to which every Windows takes a path without a prefix; a folder needs 12 letters more."""


def extended_path(path: str) -> str:
    """Return a path of Windows with the prefix that lifts the limit of 260 letters, if it is long.

    >>> extended_path("C:/plans/plan.yaml")
    'C:/plans/plan.yaml'
    >>> extended_path("//server/share/" + "a/" * 130 + "plan.yaml")[:22]
    '\\\\\\\\?\\\\UNC\\\\server\\\\share\\\\a'
    """
    absolute = ntpath.normpath(ntpath.join(os.getcwd() if ON_WINDOWS else "C:\\", path))
    if len(absolute) <= LONGEST_WINDOWS_PATH or absolute.startswith("\\\\?\\"):
        return path
    if PureWindowsPath(absolute).drive.startswith("\\\\"):
        return "\\\\?\\UNC\\" + absolute[2:]
    return "\\\\?\\" + absolute
