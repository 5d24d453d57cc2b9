"""save: write a ledger into a folder, keeping comments and unchanged entries of its files."""

import codecs
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import pairwise
from os import PathLike
from pathlib import Path
from typing import Any

import attrs

from dxmodel.amount import UnitTable
from dxmodel.errors import Problem, ValidationError
from dxmodel.formats import csv_splice, yaml
from dxmodel.formats.bare_numbers import IndicatorUnits, with_units
from dxmodel.formats.document import ParsedFile, document_data
from dxmodel.formats.parts import Observations, Part
from dxmodel.formats.plan_units import units_of
from dxmodel.formats.portable_names import collision_key, file_stem
from dxmodel.formats.scalars import reading_units
from dxmodel.formats.text import refuse
from dxmodel.formats.yaml.splice import completed_text, spliced
from dxmodel.ledger import Ledger, Observation, merge
from dxmodel.plan import Missing, Plan
from dxmodel.revise import Revision
from dxmodel.storage.files import FILES, Files, field_of, folder_path, is_revision, kind_of, parse
from dxmodel.storage.folder import TABLE, Folder, build_ledger
from dxmodel.storage.transaction import Appended, Changes, change_files
from dxmodel.typed_fields import wrong_kind

__all__ = ["changes_to", "check_same_plan", "save"]

LIST = "observations.yaml"


def save(ledger: Ledger, folder: str | PathLike[str], *, base: Ledger | None = None) -> Ledger:
    """Write a ledger into a folder; the inverse of :func:`load`.

    The files change together or not at all, whatever happens to the process or the disk.  What others have
    written to the folder since the ledger was loaded is kept: their entries are taken over beside those of
    the ledger, and an entry that both changed in different ways is an error.

    A file with the same content is not changed.  In the other files only the entries that differ are
    rewritten, so that all other comments are kept.  Before the first write to a folder, its files are copied
    to ``.dxmodel/original/``.  Network drives are not supported.

    Args:
        ledger: the ledger.
        folder: the folder; it is created if it does not exist.
        base: the ledger from which this one was made; entries that differ from it are written, entries that
            it has alone are removed.  By default, the ledger as it was loaded from that folder; for one that
            was not loaded from it, nothing is removed or replaced.

    Returns:
        The ledger as it stands in the folder now, with the entries of others.

    Raises:
        ValidationError: others changed entries that the ledger changed too, the folder contains another
            plan or files that cannot be read, or a file cannot be written.  Nothing is changed.

    >>> from tempfile import TemporaryDirectory
    >>> from dxmodel.storage import load
    >>> from dxmodel.testing import small_city
    >>> with TemporaryDirectory() as folder:
    ...     saved = save(small_city(), folder)
    ...     load(folder) == saved == small_city()
    True
    """
    for name, value in (("ledger", ledger), ("base", base)):
        if not isinstance(value, Ledger) and not (name == "base" and value is None):
            raise wrong_kind(name, value, (Ledger,))
    root = folder_path(folder)
    is_of_folder = ledger.folder == os.path.realpath(root)
    made_from = base if base is not None else ledger.base if is_of_folder else None
    return change_files(root, lambda files: _changes(ledger, made_from, files, root))


def _changes(ledger: Ledger, base: Ledger | None, files: Files, root: Path) -> tuple[Ledger, Changes]:
    """Return the ledger after the save, and the changes of the files."""
    if not files.contents and not files.problems:
        return changes_to(ledger, Folder(), root)
    current = Folder.of(files, root.name)
    return changes_to(_merged(ledger, current.ledger, base), current, root)


def _merged(mine: Ledger, theirs: Ledger, base: Ledger | None) -> Ledger:
    """Return a ledger with what others have written to its folder since."""
    check_same_plan(mine, theirs)
    try:
        return merge(mine, theirs, base)
    except ValidationError as error:
        code = "storage.not_loaded" if base is None else "storage.changed_since"
        raise ValidationError([Problem(path="$", code=code), *error.problems]) from None


def check_same_plan(ledger: Ledger, current: Ledger) -> None:
    """Refuse a ledger that is not of the plan in a folder; a plan that was loaded may get another id.

    Raises:
        ValidationError: the id of the plan or its bodies differ.
    """
    plan, current_plan = _identity(ledger), _identity(current)
    if current_plan not in (plan, ledger.base and _identity(ledger.base)):
        refuse("storage.other_plan", "plan.yaml", found=current_plan, plan=plan)


def _identity(ledger: Ledger) -> str:
    """Return what tells one plan from another one."""
    return "/".join([*(body.key for body in ledger.founding.bodies), ledger.founding.id])


def changes_to(ledger: Ledger, folder: Folder, root: Path) -> tuple[Ledger, Changes]:
    """Return a ledger as it is loaded from a folder, and the changes that write it there.

    Raises:
        ValidationError: a text could not be read again, for example one that is too large.
    """
    table, parts = _table(ledger, folder), _parts(ledger, folder)
    if table is not None:
        parts.pop(LIST, None)
        parts |= table.parts
    changed = {
        name: document_data(part)
        for name, part in parts.items()
        if not _is_same(part, folder.parsed.get(name)) or folder.completed.get(name)
    }
    data = [changed.get(name, folder.data.get(name)) for name in parts]
    reading = _Reading(units_of(data), IndicatorUnits.of(data))
    removed = dict.fromkeys(folder.contents.keys() - parts.keys())
    are_units_same = all(kind_of(name) not in (Plan, Revision) for name in changed.keys() | removed.keys())
    contents: dict[str, bytes] = {}
    parsed: dict[str, ParsedFile] = {}
    for name, part in parts.items():
        if name == TABLE and table is not None and name in changed:
            contents[name], parsed[name] = table.content, reading.parsed(table.content, name)
        elif name in changed:
            contents[name], parsed[name] = _written(name, part, changed[name], folder, reading)
        elif are_units_same:
            parsed[name] = folder.parsed[name]
        else:
            parsed[name] = reading.parsed(folder.contents[name], name)
    in_order = [*(name for name in FILES if name in parsed), *sorted(filter(is_revision, parsed))]
    if build_ledger({name: parsed[name] for name in in_order}) != ledger:
        refuse("storage.other_content", None)
    written = {name: content for name, content in contents.items() if content != folder.contents.get(name)}
    saved = ledger.loaded_from(os.path.realpath(root))
    return saved, removed | written | _appended(written, folder)


def _exact_key(observation: Observation) -> tuple[Any, ...]:
    """Return the key of an observation among those that are withdrawn or missing, too."""
    return (*observation.key, isinstance(observation.value, Missing), observation.withdrawn)


def _appended(written: Mapping[str, bytes], folder: Folder) -> dict[str, Appended]:
    """Return what is appended to a table, if nothing else in it changes."""
    old, new = folder.contents.get(TABLE), written.get(TABLE)
    if old is None or new is None or not new.startswith(old):
        return {}
    return {TABLE: Appended(new[len(old) :])}


@attrs.frozen
class _Table:
    """The observations of a ledger in a folder that has them in a table.

    Attributes:
        parts: those in the table, and those in ``observations.yaml``.
        content: the new content of the table.
    """

    parts: Mapping[str, Observations]
    content: bytes


def _table(ledger: Ledger, folder: Folder) -> _Table | None:
    """Divide the observations between the table of a folder and ``observations.yaml``; None without a table.

    An entry stays in its file, a new one is appended to the table; what the columns of the table cannot hold
    stands in the other file.
    """
    if TABLE not in folder.contents:
        return None
    listed = folder.parsed[LIST].part.observations if LIST in folder.contents else ()
    old = folder.parsed[TABLE].part.observations
    in_list = {*map(_exact_key, listed)} | {each.key for each in listed} - {each.key for each in old}
    in_list -= {*map(_exact_key, old)}
    for_table = [each for each in ledger.observations if in_list.isdisjoint((_exact_key(each), each.key))]
    content, left_out = csv_splice.spliced(folder.contents[TABLE], for_table, old=old, ledger=ledger)
    stays = {*map(id, for_table)}
    for_list = [*(each for each in ledger.observations if id(each) not in stays), *left_out]
    in_table = Counter(for_table) - Counter(left_out)
    parts = {TABLE: Observations([*in_table.elements()])}
    if for_list or LIST in folder.contents:
        parts[LIST] = Observations(for_list)
    return _Table(parts, content)


def _parts(ledger: Ledger, folder: Folder) -> dict[str, Part]:
    """Return the part of each file; a file without entries is included only if it exists."""
    parts: dict[str, Part] = {"plan.yaml": ledger.founding}
    for name, kind in FILES.items():
        field = field_of(name)
        if name not in ("plan.yaml", TABLE) and (getattr(ledger, field) or name in folder.contents):
            parts[name] = kind(getattr(ledger, field))  # type: ignore[call-arg]  # not plan.yaml
    return parts | dict(zip(_revision_names(ledger.revisions, folder.parsed), ledger.revisions, strict=True))


def _revision_names(revisions: Sequence[Revision], current: Mapping[str, ParsedFile]) -> list[str]:
    """Return existing names of files or names from ids; number all files if the names sort wrongly."""
    known = {parsed.part.id: name for name, parsed in current.items() if name not in FILES}
    names = [known.get(each.id, f"revisions/{file_stem(each.id)}.yaml") for each in revisions]
    days = [each.decided.not_before for each in revisions]
    in_order = (first < second for first, second in pairwise(names))
    sorts = all(sort or day != later for sort, (day, later) in zip(in_order, pairwise(days), strict=True))
    if sorts and len({*map(collision_key, names)}) == len(names):
        return names
    width = max(3, len(str(len(revisions))))
    spellings = {collision_key(name): name for name in current}
    numbered = [f"revisions/{number:0{width}}-{each.id}.yaml" for number, each in enumerate(revisions, 1)]
    return [spellings.get(collision_key(name), name) for name in numbered]


def _is_same(part: Part, parsed: ParsedFile | None) -> bool:
    """Whether a file contains a part; the order of observations has no meaning."""
    if parsed is None:
        return False
    if isinstance(part, Observations) and len(part.observations) == len(parsed.part.observations):
        return part == parsed.part or Counter(part.observations) == Counter(parsed.part.observations)
    return bool(part == parsed.part)


@attrs.frozen
class _Reading:
    """What must be known to read the new text of one file of a plan: the units of all of them."""

    units: UnitTable
    indicators: IndicatorUnits

    def parsed(self, content: bytes, name: str) -> ParsedFile:
        """Parse the content of a file.

        Raises:
            ValidationError: it cannot be read.
        """
        tree = parse(content, name)
        with_units([tree], self.units, self.indicators)
        with reading_units(self.units):
            parsed = ParsedFile.of(tree, kind_of(name), name)
        if parsed.problems:
            raise ValidationError(parsed.located(parsed.problems))
        return parsed


def _written(
    name: str, part: Part, data: dict[str, Any], folder: Folder, reading: _Reading
) -> tuple[bytes, ParsedFile]:
    """Return the new content of a file, with unchanged entries of the old one, as it is read again.

    Raises:
        ValidationError: it cannot be read again.
    """
    source = _source(name, part, folder)
    if source in folder.contents:
        old = folder.contents[source]
        mark = codecs.BOM_UTF8 if old.startswith(codecs.BOM_UTF8) else b""
        with suppress(ValidationError):
            is_kept = _is_same(part, folder.parsed[source]) and not folder.completed[source]
            content = old if is_kept else mark + _spliced(source, data, folder).encode()
            parsed = reading.parsed(content, name)
            if _is_same(part, parsed):
                return content, parsed
    content = yaml.dump(data).encode()
    return content, reading.parsed(content, name)


def _source(name: str, part: Part, folder: Folder) -> str:
    """Return the file that contains a part now; that of a revision may get another name."""
    if isinstance(part, Revision):
        ids = {part.id, *part.former_ids}
        holders = (
            each
            for each, parsed in folder.parsed.items()
            if isinstance(parsed.part, Revision) and parsed.part.id in ids
        )
        return next(holders, name)
    return name


def _spliced(name: str, data: dict[str, Any], folder: Folder) -> str:
    """Return the text of a file in which only the entries that differ are rewritten."""
    text = folder.contents[name].decode("utf-8-sig")
    completed = folder.completed[name]
    tree = None if completed else folder.data[name]
    text = completed_text(text, folder.data[name], completed)
    return spliced(text, kind_of(name), document_data(folder.parsed[name].part), data, tree)
