"""load: read the folder of a plan into a ledger, one file for each part; ``save.py`` writes it.

::

    plan.yaml           the founding plan; the only one that must be there
    revisions/*.yaml    one revision a file; decisions of one day count in the order of the names
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
from dxmodel.formats.counted import units_of
from dxmodel.formats.document import ParsedFile
from dxmodel.formats.parts import Documents, Evaluations, Observations, Part, Scales
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
    "folders",
    "kind_of",
    "load",
    "names",
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
"""In the order in which they are told."""


def load(folder: str | PathLike[str]) -> Ledger:
    """Read the folder of a plan.

    Raises:
        ValidationError: everything that is wrong in all of its files, each with file, line and column; if
            a file cannot be read as YAML, that alone.
        FileNotFoundError, NotADirectoryError: there is no such folder.

    >>> from dxmodel.formats import example
    >>> load(example.folder("adachi")).plan.id
    'adachi-dx'
    """
    root = Path(folder)
    return build_ledger(parsed_files(plain_data(root, names(root))))


def parsed_files(
    data: Mapping[str, Any], called: Mapping[str, str] | None = None, beside: Iterable[Any] = ()
) -> dict[str, ParsedFile]:
    """Judge the plain data of several files, each by itself.

    Args:
        data: by the name of each file; revisions in the order in which they are listed.
        called: what problems call a file that stands elsewhere.
        beside: the plain data of other files of the plan, whose units they may count in.
    """
    files = [*beside, *data.values()]
    table = units_of(files)
    with_units(data.values(), table, IndicatorUnits.of(files))
    with reading_units(table):
        return {
            name: ParsedFile.of(data[name], kind_of(name), (called or {}).get(name, name)) for name in data
        }


def build_ledger(files: Mapping[str, ParsedFile]) -> Ledger:
    """Return the ledger that several files make.

    Raises:
        ValidationError: everything that is wrong in all of them.
    """
    ledger_problems: tuple[Problem, ...] = ()
    if not any(file.problems for file in files.values()):
        try:
            return Ledger(**_fields({name: file.part for name, file in files.items()}))
        except ValidationError as error:  # said below, at the places where they stand in the files
            ledger_problems = error.problems
    with reading_units(units_of(file.data for file in files.values())):
        raise ValidationError([*_located(files)] or ledger_problems)


# --- which files there are


def folders(root: str | PathLike[str]) -> tuple[Path, ...]:
    """Return the folders of plans that stand side by side in a folder, by name.

    Raises:
        FileNotFoundError, NotADirectoryError: there is no such folder.
    """
    return tuple(sorted(path for path in Path(root).iterdir() if (path / "plan.yaml").exists()))


def names(root: Path) -> list[str]:
    """Return the files of a plan, in the order in which they are told.

    Raises:
        ValidationError: the plan itself is missing, or a file is there that nobody would read.
    """
    data_names = data_files(root)
    revisions = sorted(name for name in data_names if re.fullmatch(r"revisions/[^/]+\.yaml", name))
    problems = [_misplaced(name) for name in sorted(data_names.difference(FILES, revisions))]
    if "plan.yaml" not in data_names:
        problems.append(_about("plan.yaml", "formats.missing_file", folder=root.name))
    if problems:
        raise ValidationError(problems)
    return [*(name for name in FILES if name in data_names), *revisions]


DATA = {".yaml", ".yml", ".json", ".csv"}
PARTS = {name.removesuffix(".yaml") for name in FILES} | {"revisions"}


def data_files(root: Path) -> set[str]:
    """Return what looks as if somebody wanted it read, whether or not it would be."""
    beside = {path.name for path in root.iterdir() if path != root / "revisions" and _is_data_file(path)}
    revisions = root / "revisions"
    return beside | (set(_inside(root, revisions)) if revisions.is_dir() else _itself(revisions))


def _is_data_file(path: Path) -> bool:
    suffix = path.suffix.lower()
    if suffix in (".yaml", ".yml") or (suffix in DATA and path.stem.lower() in PARTS):
        return True
    return path.is_dir() and nearest(path.name.lower(), ["revisions"]) is not None


def _inside(root: Path, folder: Path) -> Iterator[str]:
    """The data inside a folder, however deep; the folder itself where nobody may look."""
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        inside = [folder]
    for path in inside:
        if path.suffix.lower() in DATA or path == folder:
            yield path.relative_to(root).as_posix()
        elif path.is_dir():
            yield from _inside(root, path)


def _itself(path: Path) -> set[str]:
    return {path.name} if os.path.lexists(path) else set()


def _misplaced(name: str) -> Problem:
    near = nearest(name.lower(), FILES)
    return _about(name, "formats.unknown_file", nearest=near, accepted=(*FILES, "revisions/….yaml"))


def _about(file: str, code: str, **facts: Any) -> Problem:
    return Problem(path="$", code=code, facts=facts, place=Place(file=file))


def kind_of(name: str) -> type[Part]:
    """Return what a file holds."""
    return FILES.get(name, Revision)


def plain_data(root: Path, names: Iterable[str]) -> dict[str, Any]:
    """Return the plain data of every file.

    Raises:
        ValidationError: files that cannot be read, all of them.
    """
    parsed_data: dict[str, Any] = {}
    problems: list[Problem] = []
    for name in names:
        try:
            parsed_data[name] = parse((root / name).read_bytes(), name)
        except ValidationError as error:
            problems += error.problems
        except OSError as error:
            problems.append(_about(name, "formats.cannot_open", problem=error.strerror))
    if problems:
        raise ValidationError(problems)
    return parsed_data


# --- the files as one ledger


def _fields(parts: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a ledger from its parts by their file names."""
    lists = {
        field: getattr(parts[name], field)
        for name in FILES
        if name in parts and (field := name[:-5]) != "plan"
    }
    revisions = [part for name, part in parts.items() if name not in FILES]
    return {"founding": parts["plan.yaml"], "revisions": revisions, **lists}


def _data(files: Mapping[str, ParsedFile]) -> dict[str, Any]:
    """All files as the plain data of one ledger."""
    data: dict[str, Any] = {"revisions": [file.data for name, file in files.items() if name not in FILES]}
    for name, file in files.items():
        if name == "plan.yaml":
            data["plan"] = file.data
        elif name in FILES and isinstance(file.data, dict):
            data |= file.data
    return data


def _located(files: Mapping[str, ParsedFile]) -> Iterator[Problem]:
    """Every problem, by file and line: those of each file, and those between the files."""
    revisions = [file for name, file in files.items() if name not in FILES]
    is_newer = any(file.is_newer for file in files.values())  # then nobody knows what the others refer to
    for problem in () if is_newer else references(_data(files)):
        facts = problem.facts
        if match := re.match(r"\$\.revisions\[(\d+)\]", problem.path):
            file, path = revisions[int(match[1])], f"${problem.path[match.end() :]}"
            facts = {name: _inside_file(each, match[0]) for name, each in facts.items()}
        else:
            field = problem.path.removeprefix("$.").partition(".")[0].partition("[")[0]
            file, path = files[f"{field}.yaml"], problem.path.replace("$.plan", "$", 1)
        file.problems.append(Problem(path=path, code=problem.code, facts=facts))
    for file in files.values():
        yield from file.located(file.problems)


def _inside_file(fact: Any, revision: str) -> Any:
    """A fact that is another path in the same revision is told as the file counts."""
    return f"${fact[len(revision) :]}" if isinstance(fact, str) and fact.startswith(revision) else fact
