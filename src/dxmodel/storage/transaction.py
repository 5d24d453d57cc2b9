"""change_files: change several files of a folder together, or none of them.

1. The contents are worked out from the files as they are, without a lock.
2. A lock of the operating system keeps other writers out; an interrupted write is finished.  If the files
   changed meanwhile, the contents are worked out again.
3. Before the first write, the files that people wrote are copied to ``.dxmodel/original/``.
4. The new contents are written to ``.dxmodel/new/`` and flushed to the disk, then the journal: the switch.
5. The files are replaced, the folders flushed, the journal removed.
"""

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
from dxmodel.formats.portable_names import name_problem
from dxmodel.formats.regular_file import list_folder, os_problem
from dxmodel.formats.text import refuse
from dxmodel.storage.files import Files, read_files, state
from dxmodel.storage.journal import FOLDER, JOURNAL, NEW, FileChange, Journal, digest
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
    if files is None:
        files = read_files(root) if os.path.lexists(root) else Files({})
    result, changes = work_out(files)
    if not changes:
        return result
    with _lock(root):
        _finish_interrupted(root)
        if files.state != (now := state(root)) and (files.state is not None or _has_files(now)):
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


def _has_files(now: object) -> bool:
    return any(signature is not None for _, signature in now)  # type: ignore[attr-defined]


@contextmanager
def _lock(root: Path) -> Iterator[None]:
    """Keep other writers of a folder out."""
    try:
        root.mkdir(parents=True, exist_ok=True)
        _check_no_link(root, FOLDER)
        (root / FOLDER).mkdir(exist_ok=True)
        ignore = root / FOLDER / ".gitignore"
        if not ignore.exists() or not ignore.stat().st_size:  # it is empty if the disk was full
            _remove(ignore)
            write_synced(ignore, b"*\n")
        lock = FileLock(root / LOCK, timeout=LONGEST_WAIT)
        lock.acquire()
    except Timeout:
        refuse("storage.locked", LOCK, seconds=round(LONGEST_WAIT))
    except OSError as error:
        raise _not_written(error, FOLDER) from None
    try:
        yield
    finally:
        lock.release()


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
    for name in changes:
        _check_writable(root, name)
    name = NEW
    try:
        _keep_original(root, contents)
        (root / NEW).mkdir()
        file_changes = []
        for number, (name, change) in enumerate(changes.items()):
            file_changes.append(_prepared(root, name, f"{NEW}/{number}", contents.get(name), change))
        sync_folder(root / NEW)
        name = JOURNAL
        journal = Journal(tuple(file_changes))
        write_synced(root / f"{JOURNAL}.new", journal.format())
        os.replace(root / f"{JOURNAL}.new", root / JOURNAL)
    except OSError as error:
        with suppress(OSError):
            _remove(root / NEW)
        raise _not_written(error, name) from None
    journal.finish(root)


def _prepared(
    root: Path, name: str, source: str, content: bytes | None, change: bytes | Appended | None
) -> FileChange:
    """Write the new content of a file aside; return what the journal says of it."""
    before = None if content is None else digest(content)
    if change is None:
        return FileChange(name=name, source=None, before=before, after=None)
    if isinstance(change, Appended) and content is not None:
        write_synced(root / source, change.text)
        after = digest(content + change.text)
        return FileChange(name=name, source=source, start=len(content), before=before, after=after)
    new = change.text if isinstance(change, Appended) else change
    write_synced(root / source, new)
    if content is not None:
        os.chmod(root / source, stat.S_IMODE(os.stat(root / name).st_mode))
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
        write_synced(aside / name, content)
    for folder in (aside, *{(aside / name).parent for name in contents}):
        sync_folder(folder)
    os.rename(aside, root / ORIGINAL)


def _check_writable(root: Path, name: str) -> None:
    """Refuse a link, a file that another program holds open (Windows), and a name that a system refuses."""
    path = root / name
    _check_no_link(root, name)
    if not os.path.lexists(path):
        if problem := name_problem(path.name, name):
            raise ValidationError([problem])
        return
    try:
        os.rename(path, path)  # refused by Windows while another program holds the file open
    except OSError as error:
        raise _not_written(error, name) from None


def _check_no_link(root: Path, name: str) -> None:
    for path in (root / name, (root / name).parent):
        if path != root and path.is_symlink():
            refuse("storage.link", path.relative_to(root).as_posix())


def _not_written(error: OSError, name: str) -> ValidationError:
    """Return the error for a write that did not happen."""
    facts = {"cause": os_problem(error, name).as_error()}
    return ValidationError(
        [Problem(path="$", code="storage.not_written", facts=facts, place=Place(file=name))]
    )
