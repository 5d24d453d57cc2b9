"""write_output: write a report or a table into a file as a whole, or leave the file that is there."""

import os
import secrets
import stat
from os import PathLike
from pathlib import Path

from dxmodel.errors import ValidationError
from dxmodel.formats.portable_names import name_problem, unreadable_name
from dxmodel.formats.regular_file import ON_WINDOWS, checked_path, kind_of_mode, os_problem
from dxmodel.formats.text import refuse
from dxmodel.storage.files import DATA_SUFFIXES, is_data_name
from dxmodel.storage.journal import FOLDER
from dxmodel.storage.sync import sync_folder

__all__ = ["check_output", "write_output", "write_whole"]


def check_output(path: str | PathLike[str], *, replace: bool = True) -> None:
    """Refuse a path to which no output can be written.

    Args:
        path: the file to write.
        replace: whether a file that exists may be replaced.

    Raises:
        ValidationError: one problem with the path as its place: its folder does not exist, a link, a
            folder, a named pipe or a device, a file of a plan, a name with control or direction characters,
            or, with ``replace=False``, a file that exists.
    """
    system_path, shown_name = checked_path(path)
    target = Path(path)
    find_problem = name_problem if ON_WINDOWS else unreadable_name
    if (problem := find_problem(target.name, shown_name)) is not None:
        raise ValidationError([problem])
    if _is_plan_data(target):
        refuse("file.plan_data", shown_name)
    try:
        os.stat(os.path.join(os.path.dirname(system_path) or ".", "."))
        mode = os.lstat(system_path).st_mode
    except FileNotFoundError as error:
        if not target.parent.is_dir():
            raise ValidationError([os_problem(error, shown_name, target.parent)]) from None
    except OSError as error:
        raise ValidationError([os_problem(error, shown_name, system_path)]) from None
    else:
        if stat.S_ISLNK(mode):
            refuse("file.is_link", shown_name)
        if not stat.S_ISREG(mode):
            refuse("file.not_regular", shown_name, kind=kind_of_mode(mode))
        if not replace:
            refuse("formats.file_exists", shown_name)


def _is_plan_data(path: Path) -> bool:
    """Whether a path is, or would be, read as a file of a plan, or is kept for the library."""
    if path.name == "plan.yaml":
        return True
    absolute = Path(os.path.abspath(path))
    for folder in list(absolute.parents)[:3]:
        if (folder / "plan.yaml").exists():
            first, *inner = absolute.relative_to(folder).parts
            if first == FOLDER or (not inner and is_data_name(first, is_folder=False)):
                return True
            return first.lower() == "revisions" and absolute.suffix.lower() in DATA_SUFFIXES
    return False


def write_output(path: str | PathLike[str], content: bytes, *, replace: bool = True) -> None:
    """Write a file as a whole: it is written aside in the same folder, flushed to the disk, and renamed.

    If that fails, or the process ends meanwhile, a file that exists is unchanged.  Its mode is kept.

    Args:
        path: the file to write.
        content: its content.
        replace: whether a file that exists may be replaced.

    Raises:
        ValidationError: one problem with the path as its place, as of :func:`check_output`; or the disk is
            full, or the file cannot be written for another reason of the system.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     write_output(f"{folder}/report.md", b"# \\n")
    ...     os.listdir(folder)
    ['report.md']
    """
    check_output(path, replace=replace)
    write_whole(path, content, replace=replace)


def write_whole(path: str | PathLike[str], content: bytes, *, replace: bool) -> None:
    """Write a file as :func:`write_output` does, without its checks of the path.

    Raises:
        ValidationError: one problem with the path as its place: the file exists and is not to be replaced, or
            it cannot be written.
    """
    system_path, shown_name = checked_path(path)
    folder = os.path.dirname(system_path) or "."
    aside = os.path.join(folder, f".dxmodel-{secrets.token_hex(8)}.new")
    try:
        try:
            _write(aside, content, _mode(system_path))
            if replace:
                os.replace(aside, system_path)
            else:
                _rename_to_new(aside, system_path)
        finally:
            if os.path.lexists(aside):
                os.unlink(aside)
        sync_folder(Path(folder))
    except FileExistsError:
        refuse("formats.file_exists", shown_name)
    except OSError as error:
        raise ValidationError([os_problem(error, shown_name, system_path)]) from None


def _mode(path: str) -> int | None:
    try:
        return stat.S_IMODE(os.lstat(path).st_mode)
    except FileNotFoundError:
        return None


def _write(path: str, content: bytes, mode: int | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o666), "wb") as file:
        if mode is not None:
            os.chmod(path, mode)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _rename_to_new(aside: str, path: str) -> None:
    """Rename a file unless the new name exists."""
    try:
        os.link(aside, path)
    except FileExistsError:
        raise
    except OSError:  # no links in this file system; a file created at this moment would be lost
        if os.path.lexists(path):
            raise FileExistsError from None
        os.rename(aside, path)
