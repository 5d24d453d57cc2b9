"""read_files: the contents of all files of a plan at one moment, without a lock.

A reader compares the sizes, times and numbers of the files before and after; if one changed while it read, it
reads again.  A write that is decided but not finished is read through its journal.
"""

import os
import re
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from os import PathLike
from pathlib import Path
from typing import Any

import attrs

from dxmodel.errors import Place, Problem, ValidationError, nearest
from dxmodel.formats import csv, yaml
from dxmodel.formats.parts import Documents, Evaluations, Observations, Part, Scales
from dxmodel.formats.portable_names import collisions, unreadable_name
from dxmodel.formats.regular_file import checked_path, list_folder, read_file, walk_folder
from dxmodel.formats.text import refuse
from dxmodel.plan import Plan
from dxmodel.revise import Revision
from dxmodel.storage.journal import JOURNAL, Journal
from dxmodel.typed_fields import wrong_kind

__all__ = [
    "DATA_SUFFIXES",
    "FILES",
    "Files",
    "field_of",
    "folder_path",
    "is_data_name",
    "is_revision",
    "kind_of",
    "parse",
    "read_files",
    "state",
]

FILES: Mapping[str, type[Part]] = {
    "plan.yaml": Plan,
    "documents.yaml": Documents,
    "observations.yaml": Observations,
    "observations.csv": Observations,
    "evaluations.yaml": Evaluations,
    "scales.yaml": Scales,
}
"""The files of a plan beside its revisions, in the order in which their problems are reported."""


def kind_of(name: str) -> type[Part]:
    """Return the class of the part in a file."""
    return FILES.get(name, Revision)


def field_of(name: str) -> str:
    """Return the field of a ledger that a file holds, or a part of it; ``plan`` is the founding plan."""
    return name.partition(".")[0]


def parse(content: bytes, name: str) -> Any:
    """Return the plain data of a file.

    Raises:
        ValidationError: it is neither YAML nor, by its name, CSV.
    """
    return csv.parse(content, name) if name.endswith(".csv") else yaml.parse(content, name)


def is_revision(name: str) -> bool:
    """Whether a name is that of the file of a revision."""
    return re.fullmatch(r"revisions/[^/]+\.yaml", name) is not None


def folder_path(folder: str | PathLike[str]) -> Path:
    """Return the path of a folder.

    Raises:
        InvalidValueError: what is no path, or an empty text.
        ValidationError: a path that cannot exist.
    """
    path, _ = checked_path(folder)
    if not os.fspath(folder):
        raise wrong_kind("folder", folder, (str, PathLike))
    return Path(path)


State = tuple[tuple[str, int, int, int], ...]
"""Name, number, size and time of each file; empty for a folder without files."""


@attrs.frozen
class Files:
    """The files of a folder at one moment.

    Attributes:
        contents: the content of each file by its name, in the order in which problems are reported.
        problems: the problems of files that cannot be read, or whose names are not those of a plan.
        state: the state in which they were read; see :func:`state`.
    """

    contents: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()
    state: State = ()


WAITS = (0.0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 1.0)
"""The seconds between attempts to read a folder that others write."""


def read_files(root: Path) -> Files:
    """Return the files of a folder at one moment.

    Raises:
        ValidationError: the folder cannot be listed, is changed all the time, or an interrupted write in it
            can neither be read nor finished.
    """
    for wait in WAITS:
        time.sleep(wait)
        before = state(root)
        try:
            files = _read(root)
        except ValidationError:
            if state(root) == before:
                raise
            continue
        if state(root) == before:
            return attrs.evolve(files, state=before)
    refuse("storage.busy", str(root))


def state(root: Path) -> State:
    """Return a value that changes whenever a file of a folder is written, added or removed."""
    files: list[tuple[str, int, int, int]] = []
    for name in sorted([JOURNAL, *data_names(root)[0]]):
        with suppress(OSError, ValueError):
            status = os.stat(root / name)
            files.append((name, status.st_ino, status.st_size, status.st_mtime_ns))
    return tuple(files)


def _read(root: Path) -> Files:
    names, all_problems = data_names(root)
    contents: dict[str, bytes] = {}
    unknown_names = []
    for name in names:
        if name in FILES or is_revision(name):
            try:
                contents[name] = read_file(root / name, name)
            except ValidationError as error:
                all_problems += error.problems
        else:
            unknown_names.append(name)
            all_problems.append(_unknown_file(name))
    journal = Journal.read(root)
    if journal is not None and not all_problems:
        contents = journal.read_through(root, contents)
    all_problems += collisions([*contents, *unknown_names])
    in_order = [*(name for name in FILES if name in contents), *sorted(filter(is_revision, contents))]
    return Files({name: contents[name] for name in in_order}, tuple(all_problems))


def _unknown_file(name: str) -> Problem:
    facts = {"nearest": nearest(name.lower(), FILES), "accepted": (*FILES, "revisions/….yaml")}
    return Problem(path="$", code="formats.unknown_file", facts=facts, place=Place(file=name))


# --- the names in a folder

DATA_SUFFIXES = {".yaml", ".yml", ".json", ".csv"}
DATA_STEMS = {field_of(name) for name in FILES} | {"revisions"}


def data_names(root: Path) -> tuple[list[str], list[Problem]]:
    """Return the names of all files that look like data of a plan, and the problems of these names.

    Raises:
        ValidationError: the folder cannot be listed.
    """
    names: list[str] = []
    all_problems: list[Problem] = []
    for entry in list_folder(root):
        if entry.name == "revisions" and entry.is_folder:
            for each in walk_folder(root / "revisions", "revisions"):
                if isinstance(each, Problem):
                    all_problems.append(each)
                elif Path(each.name).suffix.lower() in DATA_SUFFIXES:
                    names.append(each.name)
        elif entry.name == "revisions" or is_data_name(entry.name, is_folder=entry.is_folder):
            names.append(entry.name)
    all_problems += _name_problems(names)
    return names, all_problems


def is_data_name(name: str, *, is_folder: bool) -> bool:
    """Whether a name has the suffix of data, or is almost that of the folder of revisions."""
    stem, suffix = os.path.splitext(name.lower())
    if suffix in (".yaml", ".yml") or (suffix in DATA_SUFFIXES and stem in DATA_STEMS):
        return True
    return is_folder and nearest(name.lower(), ["revisions"]) is not None


def _name_problems(names: Iterable[str]) -> Iterator[Problem]:
    yield from filter(None, (unreadable_name(Path(name).name, name) for name in names))
