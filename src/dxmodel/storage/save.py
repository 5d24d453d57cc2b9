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
from dxmodel.formats.bare_numbers import CompletedNumber, IndicatorUnits, with_units
from dxmodel.formats.converter import unstructure
from dxmodel.formats.document import document_data, read
from dxmodel.formats.parts import with_format_line
from dxmodel.formats.plan_units import units_of
from dxmodel.formats.text import refuse
from dxmodel.formats.yaml.splice import completed_text, spliced
from dxmodel.ledger import Ledger
from dxmodel.revise import Revision
from dxmodel.storage.folder import FILES, data_files, file_names, kind_of, plain_data

__all__ = ["save"]


def save(ledger: Ledger, folder: str | PathLike[str]) -> None:
    """Write a ledger into a folder; the inverse of :func:`~dxmodel.storage.load`.

    A file with the same content is not changed.  In the other files only the entries that differ are
    rewritten, so that all other comments are kept.  The file of a revision that the ledger no longer
    contains is deleted.  Nothing is written before all texts are ready, and each file is replaced as a
    whole or not at all.

    Raises:
        ValidationError: an existing file cannot be read, the path is no folder, or a new text could not
            be read again.  Nothing is overwritten.
    """
    root = Path(folder)
    _check_folder(root)
    files = plain_data(root, file_names(root)) if root.exists() and data_files(root) else {}
    data = _files(ledger, files)
    units = UnitTables(units_of(files.values()), units_of(data.values()))
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
    """Return the plain data of each file; a file without entries is included only if it exists."""
    data = unstructure(ledger)
    files = {"plan.yaml": with_format_line(kind_of("plan.yaml"), data["plan"])}
    for name in FILES:
        field = name.removesuffix(".yaml")
        if name not in files and (field in data or name in current):
            files[name] = with_format_line(kind_of(name), {field: data[field]} if field in data else {})
    for name, revision in zip(
        _revision_names(ledger.revisions, current), data.get("revisions", ()), strict=True
    ):
        files[name] = with_format_line(Revision, revision)
    return files


def _revision_names(revisions: Sequence[Revision], current: Mapping[str, Any]) -> list[str]:
    """Return existing names of files or names from ids; number all files if the names sort wrongly."""
    known = {data.get("id"): name for name, data in current.items() if name not in FILES}
    names = [known.get(each.id, f"revisions/{each.id}.yaml") for each in revisions]
    days = [each.decided.not_before for each in revisions]
    in_order = (first < second for first, second in pairwise(names))
    if all(sorts or day != next_day for sorts, (day, next_day) in zip(in_order, pairwise(days), strict=True)):
        return names
    return [f"revisions/{number:03}-{each.id}.yaml" for number, each in enumerate(revisions, 1)]


class UnitTables(NamedTuple):
    """The units of the existing files, and of the files to write."""

    old: UnitTable
    new: UnitTable


def _text(
    path: Path,
    tree: Any,
    data: dict[str, Any],
    name: str,
    units: UnitTables,
    completed: Sequence[CompletedNumber],
) -> str:
    """Return the new text of a file, with unchanged entries of the old one; it is read again as a check."""
    if tree is None:
        return _read_again(yaml.dump(data), name, units.new)
    kind, text = kind_of(name), path.read_bytes().decode("utf-8-sig")
    text = completed_text(text, tree, completed)
    old = _canonical(tree, kind, units.old, name)
    if _normalized(old) == _normalized(data):
        return text
    new = spliced(text, kind, old, data)
    return new if _has_content(new, kind, data, units.new) else _read_again(yaml.dump(data), name, units.new)


def _read_again(text: str, name: str, units: UnitTable) -> str:
    """Return a text; refuse one that could not be read again, e.g. too large or with an undeclared unit."""
    read(yaml.parse(text, name), kind_of(name), name, units)
    return text


def _canonical(tree: Any, kind: type[Any], units: UnitTable, name: str | None = None) -> dict[str, Any]:
    """Return the plain data of a file in canonical form."""
    return document_data(read(tree, kind, name, units))


def _normalized(data: dict[str, Any]) -> dict[str, Any]:
    """Return plain data with sorted observations, because their order has no meaning."""
    return {key: sorted(value, key=str) if key == "observations" else value for key, value in data.items()}


def _has_content(text: str, kind: type[Any], data: dict[str, Any], units: UnitTable) -> bool:
    """Whether a text can be read, and has the content of plain data."""
    try:
        return _normalized(_canonical(yaml.parse(text), kind, units)) == _normalized(data)
    except ValidationError:
        return False


def _replace(path: Path, content: bytes) -> None:
    """Replace a file as a whole, unless its content is the same."""
    if path.exists() and path.read_bytes() == content:
        return
    temporary = path.with_name(f".{path.name}.new")
    temporary.write_bytes(content)
    os.replace(temporary, path)
