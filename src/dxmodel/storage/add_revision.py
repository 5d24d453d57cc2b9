"""add_revision and revise_each: add a revision file to the folder of a plan, or of each of many plans.

Existing files are not changed, and the file of a revision is copied byte for byte.
"""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import Any, NamedTuple

import attrs

from dxmodel.errors import DxError
from dxmodel.formats import yaml
from dxmodel.formats.portable_names import collision_key, file_stem
from dxmodel.formats.regular_file import read_file
from dxmodel.formats.text import refuse
from dxmodel.ledger import Ledger
from dxmodel.ledger.replay import replay
from dxmodel.revise import Revision
from dxmodel.storage.files import FILES, Files, folder_path, read_files
from dxmodel.storage.folder import Folder, build_ledger, folders, parsed_files
from dxmodel.storage.transaction import Changes, change_files
from dxmodel.typed_fields import typed_fields, wrong_kind

__all__ = ["Added", "Outcome", "add_revision", "revise_each"]


class Added(NamedTuple):
    """The result of adding a revision.

    Attributes:
        ledger: the ledger with the revision.
        file: the file of the revision; with ``dry_run``, the file that would be written.
    """

    ledger: Ledger
    file: Path


def add_revision(
    folder: str | PathLike[str],
    revision: Revision | str | PathLike[str],
    *,
    dry_run: bool = False,
) -> Added:
    """Add a revision to the folder of a plan, if the folder is still valid with it.

    One new file, ``revisions/<id>.yaml``, is written as a whole or not at all, as by :func:`save`.  Decisions
    of one day are applied in the order of their file names; if another file of that day would sort after the
    new one, its name and a number are put before the id.

    Args:
        folder: the folder of the plan.
        revision: a revision, or the path of a file with one; the file is copied byte for byte.
        dry_run: validate only; nothing is written.

    Raises:
        ValidationError: every problem of the folder with the revision: a change that does not fit, an id
            that exists, a file that was cut off or changes nothing, a file name that exists; or the folder or
            the file of the revision cannot be read or written.  Nothing is written.

    >>> from dxmodel.storage import example
    >>> from dxmodel.changes import ExtendPeriod
    >>> longer = [ExtendPeriod("R11", targets="keep")]
    >>> late = Revision(id="late", label="再延伸", decided="R9", changes=longer)
    >>> str(add_revision(example.folder("adachi"), late, dry_run=True).ledger.plan.period)
    'R4/R11'
    """
    root = folder_path(folder)
    files = read_files(root)
    return _add(root, files, Folder.of(files, root.name), revision, dry_run)


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class Outcome:
    """The result of adding a revision to one of many plans.

    Attributes:
        folder: the folder of the plan.
        before: the plan's ledger before; None if it cannot be read.
        revision: the revision to add; None if there is none for this plan, or it cannot be read.
        after: the ledger with the revision; None if nothing was added.
        file: the file of the revision; with ``dry_run``, the file that would be written.
        error: the error, if nothing could be added.
    """

    folder: Path
    before: Ledger | None = None
    revision: Revision | None = None
    after: Ledger | None = None
    file: Path | None = None
    error: DxError | None = None


def revise_each(
    root: str | PathLike[str],
    revision_for: Callable[[Ledger], Revision | str | PathLike[str] | None],
    *,
    dry_run: bool = False,
) -> Iterator[Outcome]:
    """Add a revision to each of many plans; yield the outcome of each as soon as it is done.

    A plan that cannot be read, or to which its revision does not apply, gives an outcome with the error; its
    folder is not changed, and the next plans are processed.  :func:`~dxmodel.storage.folders` lists them.

    Args:
        root: the folder that contains the folders of the plans.
        revision_for: returns the revision for a plan, the path of its file, or None to skip the plan.
            A :class:`~dxmodel.errors.DxError` that it raises becomes the error of the outcome.
        dry_run: validate only; nothing is written.

    Raises:
        ValidationError: there is no such folder.
    """
    return (_outcome(folder, revision_for, dry_run) for folder in folders(root))


def _outcome(
    folder: Path, revision_for: Callable[[Ledger], Revision | str | PathLike[str] | None], dry_run: bool
) -> Outcome:
    outcome = Outcome(folder=folder)
    try:
        files = read_files(folder)
        content = Folder.of(files, folder.name)
        outcome = attrs.evolve(
            outcome, before=(before := content.ledger.loaded_from(os.path.realpath(folder)))
        )
        requested = revision_for(before)
        if requested is None:
            return outcome
        outcome = attrs.evolve(outcome, revision=requested if isinstance(requested, Revision) else None)
        after, file = _add(folder, files, content, requested, dry_run)
    except DxError as error:
        return attrs.evolve(outcome, error=error)
    known = {each.id for each in before.revisions}
    added = next(each for each in after.revisions if each.id not in known)
    return attrs.evolve(outcome, revision=added, after=after, file=file)


NEW_FILE = "revisions/"
"""The key of the new file, whose name is unknown until it is read."""


def _add(
    root: Path, files: Files, folder: Folder, revision: Revision | str | PathLike[str], dry_run: bool
) -> Added:
    """Add a revision to the files of a folder."""
    source, content = _source_and_content(revision)
    data = yaml.parse(content, source)

    def work_out(files_now: Files) -> tuple[Added, Changes]:
        current = folder if files_now is files else Folder.of(files_now, root.name)
        added = _added(root, current, data, source)
        return added, {added.file.relative_to(root).as_posix(): content}

    return work_out(files)[0] if dry_run else change_files(root, work_out, files)


def _added(root: Path, folder: Folder, data: Any, source: str) -> Added:
    """Return the ledger with the revision of a file, and the name of its file in the folder.

    Raises:
        ValidationError: the revision does not fit, or a file of its name exists.
    """
    parsed = parsed_files({NEW_FILE: data}, {NEW_FILE: source}, folder.data.values())
    after = build_ledger({**folder.parsed, **parsed})
    revision = next(each for each in after.revisions if each.id == data["id"])
    if replay(after.founding, (each for each in after.revisions if each is not revision)) == after.plan:
        refuse("formats.no_changes", source, 1)
    file = root / _file_name(revision, after, folder.data)
    if os.path.lexists(file):
        refuse("formats.file_exists", str(file))
    return Added(after.loaded_from(os.path.realpath(root)), file)


def _source_and_content(revision: Revision | str | PathLike[str]) -> tuple[str, bytes]:
    """Return the file name of a revision for problems, and its content."""
    if not isinstance(revision, Revision | str | PathLike):
        raise wrong_kind("revision", revision, (Revision, str, PathLike))
    if isinstance(revision, Revision):
        return f"{NEW_FILE}{revision.id}.yaml", yaml.dumps(revision).encode()
    content = read_file(revision)
    if not content.endswith(b"\n"):  # a truncated line may be valid: R10 becomes R1
        refuse("formats.cut_off", str(revision), content.count(b"\n") + 1)
    return str(revision), content


def _file_name(added: Revision, after: Ledger, files: Mapping[str, Any]) -> str:
    """Return the file name of a revision: its id, after a name and a number if that must sort first."""
    decided = {each.id: each.decided.not_before for each in after.revisions}
    same_day = [
        name for name, data in files.items() if name not in FILES and decided[data["id"]] == decided[added.id]
    ]
    name = f"{NEW_FILE}{file_stem(added.id)}.yaml"
    last = max(same_day, default="")
    if name > last and collision_key(name) not in map(collision_key, files):
        return name
    stem = last.removesuffix(".yaml")
    match = re.fullmatch(r"(.+)_([0-9]{3})-.*", stem)
    first, number = (match[1], int(match[2]) + 1) if match else (stem or name.removesuffix(".yaml"), 2)
    return f"{first}_{number:03}-{added.id}.yaml"
