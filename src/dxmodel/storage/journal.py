"""Journal: a write to the files of a folder that is decided, and may not be finished.

A write puts every new content into ``.dxmodel/new/``, then its journal at ``.dxmodel/journal.json``.  From
that moment it has happened: readers read the new contents, and the next writer finishes what the first one
did not.  Before that moment nothing has happened.
"""

import hashlib
import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from dxmodel.errors import ValidationError
from dxmodel.formats.regular_file import os_problem, read_file
from dxmodel.formats.text import refuse
from dxmodel.storage.sync import sync_folder

__all__ = ["FOLDER", "JOURNAL", "NEW", "FileChange", "Journal", "digest"]

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
        if now != self.before and not self._is_partly_appended(content):
            refuse("storage.changed_since_journal", self.name, journal=JOURNAL, source=self.source)
        if self.source is None:
            return None
        new = read_file(root / self.source, self.source)
        return new if self.start is None else (content or b"")[: self.start] + new

    def _is_partly_appended(self, content: bytes | None) -> bool:
        if self.start is None or content is None:
            return False
        return digest(content[: self.start]) == self.before

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
            path.unlink()
        elif self.start is not None:
            _append(path, self.start, (after or b"")[self.start :])
        else:
            path.parent.mkdir(exist_ok=True)
            os.replace(root / self.source, path)


def _append(path: Path, start: int, text: bytes) -> None:
    with open(path, "r+b") as file:
        file.truncate(start)
        file.seek(start)
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


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
        if not os.path.lexists(root / JOURNAL):
            return None
        try:
            data = json.loads(read_file(root / JOURNAL, JOURNAL))
            return cls(tuple(FileChange(**change) for change in data["journal"]))
        except ValidationError:
            if not os.path.lexists(root / JOURNAL):  # the write was finished at this moment
                return None
            raise
        except (ValueError, LookupError, TypeError):
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

    def finish(self, root: Path) -> None:
        """Do what is not done yet, then remove the journal.

        Raises:
            ValidationError: another program has changed a file since, or holds it; the journal stays, so that
                the new contents are read, and the next write finishes it.
        """
        name = FOLDER
        try:
            sync_folder(root / FOLDER)
            for change in self.changes:
                name = change.name
                change.finish(root)
            for folder in {(root / change.name).parent for change in self.changes} | {root}:
                sync_folder(folder)
            name = JOURNAL
            (root / JOURNAL).unlink()
            sync_folder(root / FOLDER)
        except OSError as error:
            refuse("storage.unfinished", name, cause=os_problem(error, name).as_error(), journal=JOURNAL)
