"""save: write a ledger into a folder, keeping comments and unchanged entries of its files."""

import os
from collections.abc import Mapping, Sequence
from itertools import pairwise
from os import PathLike
from pathlib import Path
from typing import Any, NamedTuple

from dxmodel.amount import UnitTable
from dxmodel.errors import ValidationError
from dxmodel.formats import yaml
from dxmodel.formats.bare_numbers import Completed, IndicatorUnits, with_units
from dxmodel.formats.converter import unstructure
from dxmodel.formats.counted import units_of
from dxmodel.formats.document import read, written
from dxmodel.formats.folder import FILES, data_files, kind_of, names, plain_data
from dxmodel.formats.parts import headed
from dxmodel.formats.text import refuse
from dxmodel.formats.yaml.splice import completed_text, spliced
from dxmodel.ledger import Ledger
from dxmodel.revise import Revision

__all__ = ["save"]


def save(ledger: Ledger, folder: str | PathLike[str]) -> None:
    """Write a ledger into a folder; the inverse of :func:`~dxmodel.formats.load`.

    What people wrote stays: a file that says the same already is not touched, and of the others only
    the entries that differ are written anew, so that the comments of the rest survive.  A revision
    that the ledger no longer has loses its file.  Nothing is written before everything is ready, and
    each file is replaced as a whole or not at all.

    Raises:
        ValidationError: a file stands there that cannot be read, or something else than a folder; or what
            would be written could not be read again.  Nothing is overwritten.
    """
    root = Path(folder)
    _check_folder(root)
    files = plain_data(root, names(root)) if root.exists() and data_files(root) else {}
    data = _files(ledger, files)
    units = Units(units_of(files.values()), units_of(data.values()))
    indicators = IndicatorUnits.of(files.values())
    completed = {name: with_units([tree], units.old, indicators) for name, tree in files.items()}
    texts = {
        name: _text(root / name, files.get(name), each, name, units, completed.get(name, ()))
        for name, each in data.items()
    }
    for name in ("plan.yaml", *texts):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        _replace(root / name, text.encode())
    for name in files.keys() - data.keys():
        (root / name).unlink()


def _check_folder(root: Path) -> None:
    existing = next((path for path in (root, *root.parents) if path.exists()), root)
    if not existing.is_dir():
        refuse("formats.no_folder", str(root), found=existing)


def _files(ledger: Ledger, current: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The plain data of each file; one without entries is written only if it is there."""
    data = unstructure(ledger)
    files = {"plan.yaml": headed(kind_of("plan.yaml"), data["plan"])}
    for name in FILES:
        field = name.removesuffix(".yaml")
        if name not in files and (field in data or name in current):
            files[name] = headed(kind_of(name), {field: data[field]} if field in data else {})
    for name, revision in zip(
        _revision_names(ledger.revisions, current), data.get("revisions", ()), strict=True
    ):
        files[name] = headed(Revision, revision)
    return files


def _revision_names(revisions: Sequence[Revision], current: Mapping[str, Any]) -> list[str]:
    """Name files by their revisions; keep names that are there; number them where names would mislead."""
    known = {data.get("id"): name for name, data in current.items() if name not in FILES}
    names = [known.get(each.id, f"revisions/{each.id}.yaml") for each in revisions]
    pairs = pairwise(zip(revisions, names, strict=True))
    if all(one < two or a.decided.not_before != b.decided.not_before for (a, one), (b, two) in pairs):
        return names
    return [f"revisions/{number:03}-{each.id}.yaml" for number, each in enumerate(revisions, 1)]


class Units(NamedTuple):
    """What amounts are read with: in the files that are there, and in those that are to be written."""

    old: UnitTable
    new: UnitTable


def _text(
    path: Path, tree: Any, data: dict[str, Any], name: str, units: Units, completed: Sequence[Completed]
) -> str:
    """The new text of a file: the old one as far as it is still true, and proven to say what it should."""
    if tree is None:
        return _read_again(yaml.dump(data), name, units.new)
    kind, text = kind_of(name), path.read_bytes().decode("utf-8-sig")
    text = completed_text(text, tree, completed)
    old = _canonical(tree, kind, units.old, name)
    if _meaning(old) == _meaning(data):
        return text
    new = spliced(text, kind, old, data)
    return new if _says(new, kind, data, units.new) else _read_again(yaml.dump(data), name, units.new)


def _read_again(text: str, name: str, units: UnitTable) -> str:
    """Refuse what could not be read again before it is written: too large, or in a unit nobody declares."""
    read(yaml.parse(text, name), kind_of(name), name, units)
    return text


def _canonical(tree: Any, kind: type[Any], units: UnitTable, name: str | None = None) -> dict[str, Any]:
    """What a file says, in canonical form."""
    return written(read(tree, kind, name, units))


def _meaning(data: dict[str, Any]) -> dict[str, Any]:
    """The order of observations in a file means nothing."""
    return {key: sorted(value, key=str) if key == "observations" else value for key, value in data.items()}


def _says(text: str, kind: type[Any], data: dict[str, Any], units: UnitTable) -> bool:
    try:
        return _meaning(_canonical(yaml.parse(text), kind, units)) == _meaning(data)
    except ValidationError:
        return False


def _replace(path: Path, content: bytes) -> None:
    """Replace a file as a whole, unless it is the same already."""
    if path.exists() and path.read_bytes() == content:
        return
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_bytes(content)
    os.replace(fresh, path)
