"""load: read the folder of a plan into a ledger, from one file for each part.

::

    plan.yaml           the founding plan; the only required file
    revisions/*.yaml    one revision in each file; those of the same day apply in the order of the names
    observations.yaml   evaluations.yaml   documents.yaml   scales.yaml
    observations.csv    observations as a table, alone or beside observations.yaml
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import Any

import attrs

from dxmodel.errors import Place, Problem, ValidationError
from dxmodel.formats.bare_numbers import CompletedNumber, IndicatorUnits, with_units
from dxmodel.formats.document import ParsedFile
from dxmodel.formats.plan_units import units_of
from dxmodel.formats.references import references
from dxmodel.formats.regular_file import list_folder
from dxmodel.formats.scalars import reading_units
from dxmodel.ledger import Ledger
from dxmodel.storage.files import FILES, Files, field_of, folder_path, kind_of, parse, read_files
from dxmodel.storage.journal import JOURNAL

__all__ = ["Folder", "build_ledger", "folders", "load", "parsed_files"]


def load(folder: str | PathLike[str]) -> Ledger:
    """Read the folder of a plan.

    The files are read as they are at one moment, also while another program saves them.  The ledger
    remembers them as its :attr:`~dxmodel.ledger.Ledger.base`, so that :func:`save` does not undo what others
    write afterwards.

    Raises:
        ValidationError: every problem in all files, with file, line and column; if files cannot be read as
            YAML, only their problems; or there is no such folder.

    >>> from dxmodel.storage import example
    >>> load(example.folder("adachi")).plan.id
    'adachi-dx'
    """
    root = folder_path(folder)
    ledger = build_ledger(parsed_files(_plain_data(read_files(root), root.name)))
    return ledger.loaded_from(os.path.realpath(root))


def parsed_files(
    data: Mapping[str, Any], paths: Mapping[str, str] | None = None, other_data: Iterable[Any] = ()
) -> dict[str, ParsedFile]:
    """Parse the plain data of several files, each independently.

    Args:
        data: the plain data by the name of each file; revisions in the order of the list.
        paths: the path that problems show for a file outside the folder, by its name.
        other_data: the plain data of other files of the plan, which may define units.
    """
    files = [*other_data, *data.values()]
    table = units_of(files)
    with_units(data.values(), table, IndicatorUnits.of(files))
    with reading_units(table):
        return {
            name: ParsedFile.of(data[name], kind_of(name), (paths or {}).get(name, name)) for name in data
        }


def build_ledger(files: Mapping[str, ParsedFile]) -> Ledger:
    """Return the ledger that several files form.

    Raises:
        ValidationError: every problem in all files.
    """
    revisions = [file for name, file in files.items() if name not in FILES]
    ledger_problems: tuple[Problem, ...] = ()
    if not any(file.problems for file in files.values()):
        try:
            return Ledger(**_fields({name: file.part for name, file in files.items()}))
        except ValidationError as error:  # located in the files below
            ledger_problems = error.problems
    is_newer = any(file.is_newer for file in files.values())  # what the others refer to is unknown
    with reading_units(units_of(file.data for file in files.values())):
        if problems := [*_located(files, () if is_newer else references(_data(files)), revisions)]:
            raise ValidationError(problems)
        revisions.sort(key=lambda file: file.part.decided.not_before or date.min)  # as a ledger has them
        raise ValidationError([*_located(files, ledger_problems, revisions)])


# --- the files of a folder


def folders(root: str | PathLike[str]) -> tuple[Path, ...]:
    """Return the folders of plans in a folder, sorted by name.

    Raises:
        ValidationError: there is no such folder.
    """
    path = folder_path(root)
    entries = (entry for entry in list_folder(path) if entry.is_folder)
    paths = (path / entry.name for entry in entries)
    names = ("plan.yaml", JOURNAL)  # the first save of a plan may be decided and not finished
    return tuple(path for path in paths if any(os.path.lexists(path / name) for name in names))


def _plain_data(files: Files, folder: str) -> dict[str, Any]:
    """Return the plain data of every file of a folder.

    Raises:
        ValidationError: the problems of all files that cannot be read; ``plan.yaml`` is missing.
    """
    data: dict[str, Any] = {}
    all_problems = [*files.problems]
    if "plan.yaml" not in files.contents and not any(_is_of_plan(problem) for problem in files.problems):
        facts, place = {"folder": folder}, Place(file="plan.yaml")
        all_problems.append(Problem(path="$", code="formats.missing_file", facts=facts, place=place))
    for name, content in files.contents.items():
        try:
            data[name] = parse(content, name)
        except ValidationError as error:
            all_problems += error.problems
    if all_problems:
        raise ValidationError(all_problems)
    return data


def _is_of_plan(problem: Problem) -> bool:
    return problem.place == Place(file="plan.yaml")


TABLE = "observations.csv"


@attrs.frozen
class Folder:
    """The files of a folder, and the ledger that they form.

    Attributes:
        contents: the content of each file.
        data: the plain data of each file; numbers without a unit have that of their indicator.
        completed: these numbers in the files that are YAML.
        parsed: the part of the ledger in each file.
    """

    contents: Mapping[str, bytes] = attrs.field(factory=dict)
    data: Mapping[str, Any] = attrs.field(factory=dict)
    completed: Mapping[str, Sequence[CompletedNumber]] = attrs.field(factory=dict)
    parsed: Mapping[str, ParsedFile] = attrs.field(factory=dict)

    @classmethod
    def of(cls, files: Files, name: str) -> "Folder":
        """Parse the files of a folder.

        Raises:
            ValidationError: a file cannot be read.
        """
        data = _plain_data(files, name)
        units, indicators = units_of(data.values()), IndicatorUnits.of(data.values())
        completed = {name: with_units([tree], units, indicators) for name, tree in data.items()}
        completed[TABLE] = []  # the unit of a number stands in a cell of its own
        return cls(files.contents, data, completed, parsed_files(data))

    @cached_property
    def ledger(self) -> Ledger:
        """The ledger that the files form."""
        return build_ledger(self.parsed)


# --- the files as one ledger


def _fields(parts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a ledger from its parts by file name."""
    lists: dict[str, list[Any]] = {}
    for name in FILES:
        if name in parts and name != "plan.yaml":
            lists.setdefault(field_of(name), []).extend(getattr(parts[name], field_of(name)))
    revisions = [part for name, part in parts.items() if name not in FILES]
    return {"founding": parts["plan.yaml"], "revisions": revisions, **lists}


def _data(files: Mapping[str, ParsedFile]) -> dict[str, Any]:
    """Return all files as the plain data of one ledger."""
    data: dict[str, Any] = {"revisions": [file.data for name, file in files.items() if name not in FILES]}
    for name, file in files.items():
        if name == "plan.yaml":
            data["plan"] = file.data
        elif name in FILES and isinstance(file.data, dict):
            field = field_of(name)
            if field in file.data:
                is_second = isinstance(data.get(field), list) and isinstance(file.data[field], list)
                data[field] = [*data[field], *file.data[field]] if is_second else file.data[field]
    return data


def _located(
    files: Mapping[str, ParsedFile], problems: Iterable[Problem], revisions: Sequence[ParsedFile]
) -> Iterator[Problem]:
    """Yield the problems of each file and of the ledger that they form, by file and line.

    Args:
        files: the files.
        problems: the problems of the ledger.
        revisions: the files of its revisions, in the order in which the paths of its problems count them.
    """
    for problem in problems:
        facts = problem.facts
        if match := re.match(r"\$\.revisions\[(\d+)\]", problem.path):
            file, path = revisions[int(match[1])], f"${problem.path[match.end() :]}"
            facts = {name: _path_in_file(each, match[0]) for name, each in facts.items()}
        else:
            file, path = _file_and_path(files, problem.path)
        file.problems.append(Problem(path=path, code=problem.code, facts=facts))
    for file in files.values():
        yield from file.located(file.problems)


def _file_and_path(files: Mapping[str, ParsedFile], path: str) -> tuple[ParsedFile, str]:
    """Return the file in which a path of the ledger lies, and the path in that file."""
    path = path.replace("$.founding", "$.plan", 1)
    field = re.split(r"[.\[]", path.removeprefix("$."))[0]
    first, *second = (file for name, file in files.items() if name in FILES and field_of(name) == field)
    match = re.match(rf"\$\.{field}\[(\d+)\]", path)
    if match is None or not second:
        return first, path.replace("$.plan", "$", 1)
    entries = first.data.get(field) if isinstance(first.data, dict) else None
    index = int(match[1]) - (len(entries) if isinstance(entries, list) else 0)
    return (first, path) if index < 0 else (second[0], f"$.{field}[{index}]{path[match.end() :]}")


def _path_in_file(fact: Any, revision: str) -> Any:
    """Return a fact; a path in the same revision becomes the path in its file."""
    return f"${fact[len(revision) :]}" if isinstance(fact, str) and fact.startswith(revision) else fact
