"""Journal: a write to the files of a folder that is decided, and may not be finished.

A write puts every new content into ``.dxmodel/new/``, then its journal at ``.dxmodel/journal.json``.  From
that moment it has happened: readers read the new contents, and the next writer finishes what the first one
did not.  Before that moment nothing has happened.
"""

import hashlib
import json
import os
import re
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import attrs

from dxmodel.errors import ValidationError
from dxmodel.formats.regular_file import os_problem, read_file
from dxmodel.formats.text import refuse
from dxmodel.storage.sync import sync_folder

__all__ = ["FOLDER", "JOURNAL", "NEW", "FileChange", "Journal", "check_no_link", "digest"]

FOLDER = ".dxmodel"
"""The folder for what is written beside the files of a plan."""
NEW = f"{FOLDER}/new"
JOURNAL = f"{FOLDER}/journal.json"


def digest(content: bytes) -> str:
    """Return the SHA-256 of a content in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def _or_none(pattern: str) -> Any:
    return attrs.validators.optional(attrs.validators.matches_re(pattern))


@attrs.frozen(kw_only=True)
class FileChange:
    """What a write does to one file.

    A damaged journal must not lead to files elsewhere, so every field is validated.

    Attributes:
        name: the name of the file in the folder of the plan.
        source: the file with the new content, or with the text to append; None if the file is removed.
        start: the size of the file to which the text is appended; None if the file is replaced.
        before: the digest of the content before the write; None if there was no file.
        after: the digest of the content after the write; None if the file is removed.
    """

    name: str = attrs.field(validator=attrs.validators.matches_re(r"(revisions/)?[^/\\:]*[^/\\:.][^/\\:]*"))
    source: str | None = attrs.field(validator=_or_none(rf"{re.escape(NEW)}/[0-9]+"))
    start: int | None = attrs.field(default=None)
    before: str | None = attrs.field(validator=_or_none("[0-9a-f]{64}"))
    after: str | None = attrs.field(validator=_or_none("[0-9a-f]{64}"))

    @start.validator
    def _is_size(self, _: object, start: object) -> None:
        if start is not None and not (type(start) is int and start >= 0):
            raise ValueError(start)

    def content_after(self, root: Path, content: bytes | None) -> bytes | None:
        """Return the content of the file after the write, from its content now; None if there is no file.

        Raises:
            ValidationError: another program has changed the file since the write was decided.
        """
        now = None if content is None else digest(content)
        if now == self.after:
            return content
        new = None if self.source is None else self._new(root)
        if now != self.before and not self._is_partly_appended(content, new):
            if new is None and self.source is not None and self.start is None:
                return content  # the file was replaced, and changed afterwards
            refuse("storage.changed_since_journal", self.name, journal=JOURNAL, source=self.source)
        if self.source is None:
            return None
        after = new if self.start is None else (content or b"")[: self.start] + (new or b"")
        if after is None or digest(after) != self.after:
            refuse("storage.damaged_source", self.source, journal=JOURNAL, name=self.name)
        return after

    def _new(self, root: Path) -> bytes | None:
        """Return the new content, or the text to append; None if the file was moved to its place."""
        source = root / str(self.source)
        return read_file(source, self.source) if os.path.lexists(source) else None

    def _is_partly_appended(self, content: bytes | None, new: bytes | None) -> bool:
        if self.start is None or content is None or new is None:
            return False
        return digest(content[: self.start]) == self.before and new.startswith(content[self.start :])

    def finish(self, root: Path) -> None:
        """Change the file, unless it is changed already.

        Raises:
            ValidationError: another program has changed the file since the write was decided.
            OSError: the file cannot be written.
        """
        path = root / self.name
        content = read_file(path, self.name) if os.path.lexists(path) else None
        after = self.content_after(root, content)
        if after == content:
            return
        if self.source is None:
            _retrying(lambda: path.unlink())
        elif self.start is not None:
            _append(path, self.start, (after or b"")[self.start :])
        else:
            path.parent.mkdir(exist_ok=True)
            _retrying(lambda: os.replace(root / str(self.source), path))


def _retrying(operation: Callable[[], None]) -> None:
    """Do an operation; on Windows, again for a second while another program has the file open."""
    for wait in (0.05, 0.1, 0.3, 0.6) if os.name == "nt" else ():
        try:
            return operation()
        except PermissionError:
            time.sleep(wait)
    return operation()


def _append(path: Path, start: int, text: bytes) -> None:
    flags = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with open(os.open(path, flags), "r+b") as file:
        file.truncate(start)
        file.seek(start)
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def check_no_link(root: Path, name: str) -> None:
    """Refuse a file of a folder that is a link, or in a folder that is one.

    Raises:
        ValidationError: the link.
    """
    for path in (root / name, (root / name).parent):
        is_junction = getattr(os.path, "isjunction", os.path.islink)  # of Windows; known from Python 3.12 on
        if path != root and (os.path.islink(path) or is_junction(path)):
            refuse("storage.link", path.relative_to(root).as_posix())


@attrs.frozen
class Journal:
    """A write that is decided.

    Attributes:
        changes: what it does to each file.
    """

    changes: tuple[FileChange, ...]

    @classmethod
    def read(cls, root: Path) -> "Journal | None":
        """Return the journal of a folder; None if there is none.

        Raises:
            ValidationError: the file is no journal, as a fault of a disk may leave it.
        """
        try:
            os.lstat(root / JOURNAL)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise ValidationError([os_problem(error, FOLDER)]) from None
        try:
            data = json.loads(read_file(root / JOURNAL, JOURNAL))
            changes = tuple(FileChange(**change) for change in data["journal"])
            if len({change.name for change in changes}) == len(changes):
                return cls(changes)
        except ValidationError:
            if not os.path.lexists(root / JOURNAL):  # the write was finished at this moment
                return None
            raise
        except (ValueError, LookupError, TypeError, RecursionError):
            pass
        refuse("storage.no_journal", JOURNAL)

    def format(self) -> bytes:
        """Return the text of the journal; :meth:`read` is the inverse."""
        return json.dumps({"journal": [attrs.asdict(change) for change in self.changes]}, indent=1).encode()

    def read_through(self, root: Path, files: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return the contents of all files after the write.

        Args:
            root: the folder.
            files: the contents of the files as they are now.

        Raises:
            ValidationError: another program has changed a file since the write was decided.
        """
        after = dict(files)
        for change in self.changes:
            content = change.content_after(root, files.get(change.name))
            if content is None:
                after.pop(change.name, None)
            else:
                after[change.name] = content
        return after

    def finish(self, root: Path, *, is_new: bool = False) -> None:
        """Do what is not done yet, then remove the journal.

        Nothing is written through a link that was put in place of a file or a folder meanwhile.

        Args:
            root: the folder.
            is_new: whether this process has just written the journal, so that it can call the write off as
                long as no file is changed.

        Raises:
            ValidationError: another program has changed a file since, or holds it; the journal stays, so that
                the new contents are read, and the next write finishes it.
            OSError: the first file cannot be changed; the write is called off.
        """
        can_call_off = is_new
        for change in self.changes:
            for name in filter(None, (change.name, change.source)):
                check_no_link(root, name)
        name = FOLDER
        try:
            sync_folder(root / FOLDER)
            for change in self.changes:
                name = change.name
                can_call_off = can_call_off and change.start is None  # a text may be appended in part
                change.finish(root)
                can_call_off = False
            for folder in {(root / change.name).parent for change in self.changes} | {root}:
                sync_folder(folder)
            name = JOURNAL
            (root / JOURNAL).unlink()
            sync_folder(root / FOLDER)
        except OSError as error:
            if can_call_off:
                (root / JOURNAL).unlink()
                raise
            refuse("storage.unfinished", name, cause=os_problem(error, name).as_error(), journal=JOURNAL)
