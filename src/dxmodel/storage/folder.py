"""load: read the folder of a plan into a ledger, from one file for each part.

::

    plan.yaml           the founding plan; the only required file
    revisions/*.yaml    one revision in each file; those of the same day apply in the order of the names
    observations.yaml   evaluations.yaml   documents.yaml   scales.yaml
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import Any

from dxmodel.errors import Place, Problem, ValidationError, nearest
from dxmodel.formats.bare_numbers import IndicatorUnits, with_units
from dxmodel.formats.document import ParsedFile
from dxmodel.formats.parts import Documents, Evaluations, Observations, Part, Scales
from dxmodel.formats.plan_units import units_of
from dxmodel.formats.references import references
from dxmodel.formats.scalars import reading_units
from dxmodel.formats.yaml import parse
from dxmodel.ledger import Ledger
from dxmodel.plan import Plan
from dxmodel.revise import Revision

__all__ = [
    "FILES",
    "build_ledger",
    "data_files",
    "file_names",
    "folders",
    "kind_of",
    "load",
    "parsed_files",
    "plain_data",
]

FILES: Mapping[str, type[Part]] = {
    "plan.yaml": Plan,
    "documents.yaml": Documents,
    "observations.yaml": Observations,
    "evaluations.yaml": Evaluations,
    "scales.yaml": Scales,
}
"""The files of a plan beside its revisions, in the order in which their problems are reported."""


def load(folder: str | PathLike[str]) -> Ledger:
    """Read the folder of a plan.

    Raises:
        ValidationError: every problem in all files, with file, line and column; if files cannot be read as
            YAML, only their problems.
        FileNotFoundError, NotADirectoryError: there is no such folder.

    >>> from dxmodel.storage import example
    >>> load(example.folder("adachi")).plan.id
    'adachi-dx'
    """
    root = Path(folder)
    return build_ledger(parsed_files(plain_data(root, file_names(root))))


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
    ledger_problems: tuple[Problem, ...] = ()
    if not any(file.problems for file in files.values()):
        try:
            return Ledger(**_fields({name: file.part for name, file in files.items()}))
        except ValidationError as error:  # located in the files below
            ledger_problems = error.problems
    with reading_units(units_of(file.data for file in files.values())):
        raise ValidationError([*_located(files)] or ledger_problems)


# --- the files of a folder


def folders(root: str | PathLike[str]) -> tuple[Path, ...]:
    """Return the folders of plans in a folder, sorted by name.

    Raises:
        FileNotFoundError, NotADirectoryError: there is no such folder.
    """
    return tuple(sorted(path for path in Path(root).iterdir() if (path / "plan.yaml").exists()))


def file_names(root: Path) -> list[str]:
    """Return the names of the files of a plan, in the order in which their problems are reported.

    Raises:
        ValidationError: ``plan.yaml`` is missing, or a data file has a name that is not read.
    """
    data_names = data_files(root)
    revisions = sorted(name for name in data_names if re.fullmatch(r"revisions/[^/]+\.yaml", name))
    problems = [_unknown_file(name) for name in sorted(data_names.difference(FILES, revisions))]
    if "plan.yaml" not in data_names:
        problems.append(_file_problem("plan.yaml", "formats.missing_file", folder=root.name))
    if problems:
        raise ValidationError(problems)
    return [*(name for name in FILES if name in data_names), *revisions]


DATA_SUFFIXES = {".yaml", ".yml", ".json", ".csv"}
DATA_STEMS = {name.removesuffix(".yaml") for name in FILES} | {"revisions"}


def data_files(root: Path) -> set[str]:
    """Return the names of all files that look like data of a plan, including those that are not read."""
    outside = {path.name for path in root.iterdir() if path != root / "revisions" and _is_data_file(path)}
    revisions = root / "revisions"
    return outside | (set(_data_inside(root, revisions)) if revisions.is_dir() else _existing_name(revisions))


def _is_data_file(path: Path) -> bool:
    """Whether a path has the suffix of data, or almost the name of the folder of revisions."""
    suffix = path.suffix.lower()
    if suffix in (".yaml", ".yml") or (suffix in DATA_SUFFIXES and path.stem.lower() in DATA_STEMS):
        return True
    return path.is_dir() and nearest(path.name.lower(), ["revisions"]) is not None


def _data_inside(root: Path, folder: Path) -> Iterator[str]:
    """Yield the data files in a folder at any depth; the folder itself if it cannot be read."""
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        paths = [folder]
    for path in paths:
        if path.suffix.lower() in DATA_SUFFIXES or path == folder:
            yield path.relative_to(root).as_posix()
        elif path.is_dir():
            yield from _data_inside(root, path)


def _existing_name(path: Path) -> set[str]:
    return {path.name} if os.path.lexists(path) else set()


def _unknown_file(name: str) -> Problem:
    near = nearest(name.lower(), FILES)
    return _file_problem(name, "formats.unknown_file", nearest=near, accepted=(*FILES, "revisions/….yaml"))


def _file_problem(file: str, code: str, **facts: Any) -> Problem:
    return Problem(path="$", code=code, facts=facts, place=Place(file=file))


def kind_of(name: str) -> type[Part]:
    """Return the class of the part in a file."""
    return FILES.get(name, Revision)


def plain_data(root: Path, names: Iterable[str]) -> dict[str, Any]:
    """Return the plain data of every file.

    Raises:
        ValidationError: the problems of all files that cannot be read.
    """
    parsed_data: dict[str, Any] = {}
    problems: list[Problem] = []
    for name in names:
        try:
            parsed_data[name] = parse((root / name).read_bytes(), name)
        except ValidationError as error:
            problems += error.problems
        except OSError as error:
            problems.append(_file_problem(name, "formats.cannot_open", problem=error.strerror))
    if problems:
        raise ValidationError(problems)
    return parsed_data


# --- the files as one ledger


def _fields(parts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a ledger from its parts by file name."""
    lists = {
        field: getattr(parts[name], field)
        for name in FILES
        if name in parts and (field := name[:-5]) != "plan"
    }
    revisions = [part for name, part in parts.items() if name not in FILES]
    return {"founding": parts["plan.yaml"], "revisions": revisions, **lists}


def _data(files: Mapping[str, ParsedFile]) -> dict[str, Any]:
    """Return all files as the plain data of one ledger."""
    data: dict[str, Any] = {"revisions": [file.data for name, file in files.items() if name not in FILES]}
    for name, file in files.items():
        if name == "plan.yaml":
            data["plan"] = file.data
        elif name in FILES and isinstance(file.data, dict):
            data |= file.data
    return data


def _located(files: Mapping[str, ParsedFile]) -> Iterator[Problem]:
    """Yield the problems of each file and of references between files, by file and line."""
    revisions = [file for name, file in files.items() if name not in FILES]
    is_newer = any(file.is_newer for file in files.values())  # what the others refer to is unknown
    for problem in () if is_newer else references(_data(files)):
        facts = problem.facts
        if match := re.match(r"\$\.revisions\[(\d+)\]", problem.path):
            file, path = revisions[int(match[1])], f"${problem.path[match.end() :]}"
            facts = {name: _path_in_file(each, match[0]) for name, each in facts.items()}
        else:
            field = problem.path.removeprefix("$.").partition(".")[0].partition("[")[0]
            file, path = files[f"{field}.yaml"], problem.path.replace("$.plan", "$", 1)
        file.problems.append(Problem(path=path, code=problem.code, facts=facts))
    for file in files.values():
        yield from file.located(file.problems)


def _path_in_file(fact: Any, revision: str) -> Any:
    """Return a fact; a path in the same revision becomes the path in its file."""
    return f"${fact[len(revision) :]}" if isinstance(fact, str) and fact.startswith(revision) else fact
