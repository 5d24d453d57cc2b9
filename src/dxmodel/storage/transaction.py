"""change_files: change several files of a folder together, or none of them.

1. The contents are worked out from the files as they are, without a lock.
2. A lock of the operating system keeps other writers out; an interrupted write is finished.  If the files
   changed meanwhile, the contents are worked out again.
3. Before the first write, the files that people wrote are copied to ``.dxmodel/original/``.
4. The new contents are written to ``.dxmodel/new/`` and flushed to the disk, then the journal: the switch.
5. The files are replaced, the folders flushed, the journal removed.
"""

import errno
import os
import shutil
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

import attrs
from filelock import FileLock, Timeout

from dxmodel.errors import Place, Problem, ValidationError
from dxmodel.formats.portable_names import collisions, name_problem
from dxmodel.formats.regular_file import list_folder, os_problem
from dxmodel.formats.text import refuse
from dxmodel.storage.files import Files, read_files, state
from dxmodel.storage.journal import FOLDER, JOURNAL, NEW, FileChange, Journal, check_no_link, digest
from dxmodel.storage.sync import sync_folder, write_synced

__all__ = ["Appended", "Changes", "change_files"]

T = TypeVar("T")

LOCK = f"{FOLDER}/lock"
ORIGINAL = f"{FOLDER}/original"
LONGEST_WAIT = 60.0
"""The seconds after which a writer no longer waits for another one."""


@attrs.frozen
class Appended:
    """Text that is appended to a file."""

    text: bytes


Changes = Mapping[str, bytes | Appended | None]
"""The new content of each changed file by its name, or the text to append; None removes a file."""


def change_files(root: Path, work_out: Callable[[Files], tuple[T, Changes]], files: Files | None = None) -> T:
    """Change files of a folder together; return the result that comes with the changes.

    Args:
        root: the folder; it is created if it does not exist.
        work_out: returns a result and the changes for the files as they are; it is called again if another
            writer has changed the files.
        files: the files of the folder, if they are already read.

    Raises:
        ValidationError: another writer keeps the folder locked, a file cannot be written, or would be written
            through a link.  Nothing is changed.
    """
    root = _resolved(root)
    if Journal.read(root) is not None:
        with _lock(root):
            _finish_interrupted(root)
        files = None
    if files is None:
        files = read_files(root) if os.path.lexists(root) else Files({})
    result, changes = work_out(files)
    if not changes:
        return result
    with _lock(root):
        _finish_interrupted(root)
        if files.state != state(root):
            files = read_files(root)
            result, changes = work_out(files)
        _commit(root, files.contents, changes)
    return result


def _resolved(root: Path) -> Path:
    """Return a folder that is no link; the folder of a plan may be one, what is in it may not."""
    try:
        return Path(os.path.realpath(root))
    except (OSError, ValueError):
        list_folder(root)  # raises the error
        raise


@contextmanager
def _lock(root: Path) -> Iterator[None]:
    """Keep other writers of a folder out."""
    try:
        _make_folder(root)
        check_no_link(root, FOLDER)
        _make_folder(root / FOLDER)
        mode = _mode(root)
        lock = FileLock(root / LOCK, timeout=LONGEST_WAIT, mode=0o644 if mode is None else mode & 0o666)
        lock.acquire()
    except Timeout:
        refuse("storage.locked", LOCK, seconds=round(LONGEST_WAIT))
    except OSError as error:
        raise _not_written(error, FOLDER) from None
    try:
        ignore = root / FOLDER / ".gitignore"
        if not ignore.exists() or not ignore.stat().st_size:  # it is empty if the disk was full
            _remove(ignore)
            write_synced(ignore, b"*\n")
        yield
    except OSError as error:
        raise _not_written(error, FOLDER) from None
    finally:
        lock.release()


def _make_folder(folder: Path) -> None:
    """Make a folder with its parents, and flush their entries; in a plan, for those who may write there."""
    if folder.is_dir():
        return
    if not folder.parent.is_dir():
        _make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    if folder.name == FOLDER and (mode := _mode(folder.parent)) is not None:
        with suppress(OSError):  # another one has made it
            os.chmod(folder, mode)
    sync_folder(folder.parent)


def _mode(path: Path) -> int | None:
    """Return the mode of a file or folder; None where it does not exist."""
    try:
        return stat.S_IMODE(os.stat(path).st_mode)
    except FileNotFoundError:
        return None


def _finish_interrupted(root: Path) -> None:
    """Finish an interrupted write, and remove what is left of writes that never happened."""
    journal = Journal.read(root)
    if journal is not None:
        journal.finish(root)
    try:
        _remove(root / NEW)
        _remove(root / f"{JOURNAL}.new")
    except OSError as error:
        raise _not_written(error, NEW) from None


def _remove(path: Path) -> None:
    """Remove a file or a folder, if it exists; of a link, the link."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _commit(root: Path, contents: Mapping[str, bytes], changes: Changes) -> None:
    for name, change in changes.items():
        _check_writable(root, name, is_appended=isinstance(change, Appended))
    kept = [name for name in contents if changes.get(name, b"") is not None]
    if problems := [*collisions([*kept, *(name for name in changes if name not in contents)])]:
        raise ValidationError(problems)
    name = NEW
    try:
        _keep_original(root, contents)
        (root / NEW).mkdir()
        file_changes = []
        for number, (name, change) in enumerate(changes.items()):
            file_changes.append(_prepared(root, name, f"{NEW}/{number}", contents.get(name), change))
        sync_folder(root / NEW)
        sync_folder(root / FOLDER)
        name = JOURNAL
        journal = Journal(tuple(file_changes))
        write_synced(root / f"{JOURNAL}.new", journal.format())
        os.replace(root / f"{JOURNAL}.new", root / JOURNAL)
    except OSError as error:
        with suppress(OSError):
            _remove(root / NEW)
        raise _not_written(error, name) from None
    try:
        journal.finish(root, is_new=True)
    except OSError as error:
        raise _not_written(error, next(iter(changes))) from None
    with suppress(OSError):  # the next write removes it
        _remove(root / NEW)


def _prepared(
    root: Path, name: str, source: str, content: bytes | None, change: bytes | Appended | None
) -> FileChange:
    """Write the new content of a file aside; return what the journal says of it."""
    before = None if content is None else digest(content)
    if change is None:
        return FileChange(name=name, source=None, before=before, after=None)
    if isinstance(change, Appended) and content is not None and os.stat(root / name).st_nlink == 1:
        write_synced(root / source, change.text, _mode(root / name))
        after = digest(content + change.text)
        return FileChange(name=name, source=source, start=len(content), before=before, after=after)
    new = (content or b"") + change.text if isinstance(change, Appended) else change
    mode = _mode(root / name)
    write_synced(root / source, new, _mode(root / "plan.yaml") if mode is None else mode)
    return FileChange(name=name, source=source, before=before, after=digest(new))


def _keep_original(root: Path, contents: Mapping[str, bytes]) -> None:
    """Copy the files that people wrote, before the first write to their folder."""
    if os.path.lexists(root / ORIGINAL):
        return
    aside = root / f"{ORIGINAL}.new"
    _remove(aside)
    aside.mkdir()
    for name, content in contents.items():
        (aside / name).parent.mkdir(exist_ok=True)
        write_synced(aside / name, content, _mode(root / name))
    for folder in (aside, *{(aside / name).parent for name in contents}):
        sync_folder(folder)
    os.rename(aside, root / ORIGINAL)


def _check_writable(root: Path, name: str, *, is_appended: bool) -> None:
    """Refuse what could not be written after the switch.

    A link, a file that another program holds open (Windows), a file or folder for which the rights are
    missing, and a name that a system refuses.
    """
    path = root / name
    exists = os.path.lexists(path)
    if not exists and (problem := name_problem(path.name, name)):
        raise ValidationError([problem])
    check_no_link(root, name)
    folder = path.parent if path.parent.exists() else root
    try:
        if exists:
            os.rename(path, path)  # refused by Windows while another program holds the file open
        if not os.access(folder, os.W_OK | os.X_OK) or (is_appended and not os.access(path, os.W_OK)):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        if exists and os.name == "posix" and os.stat(folder).st_mode & stat.S_ISVTX:
            owners = {0, os.stat(folder).st_uid, os.stat(path).st_uid}
            if os.geteuid() not in owners:  # a sticky folder: only the owner replaces or removes a file
                raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))
    except OSError as error:
        raise _not_written(error, name) from None


def _not_written(error: OSError, name: str) -> ValidationError:
    """Return the error for a write that did not happen."""
    facts = {"cause": os_problem(error, name).as_error()}
    return ValidationError(
        [Problem(path="$", code="storage.not_written", facts=facts, place=Place(file=name))]
    )
