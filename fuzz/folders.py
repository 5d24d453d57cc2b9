"""Folders: plans with changed files, names, links and pipes, and with missing parts."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import attrs

import dxmodel as dx
from dxmodel.errors import Place, Problem, ValidationError
from dxmodel.formats import yaml
from fuzz.corpus import folder_files, pool
from fuzz.documents import yaml_text
from fuzz.entry import Entry, require
from fuzz.mutate import mutated_bytes, mutated_text, mutated_tree
from fuzz.refusal import check_located

__all__ = ["Folders"]

STORAGE = ".dxmodel"
NAMES = (
    "plan.yml", "Plan.yaml", "PLAN.YAML", "observation.yaml", "observations.yml", "observations.json",
    "observations.csv", "notes.txt", "documents.yaml", "scales.yaml", "evaluations.yaml", "revisions/a.yaml",
    "revisions/a.yml", "revisions/.a.yaml", "revisions/con.yaml", "revisions/2/a.yaml", "revision/a.yaml",
    "Revisions/a.yaml", "revisions.yaml", "revisions/e\u0301.yaml", "revisions/é.yaml",
    "revisions/\u202eab.yaml", "revisions/\x1b[2J.yaml", "revisions/ .yaml", "revisions/a b.yaml",
    "revisions/改定.yaml", "revisions/aux.yaml", ".plan.yaml.new", "revisions/EXTENSION.yaml", "revisions",
    ".dxmodel", ".git", "plan.yaml ", "con", "revisions/a:b.yaml", "revisions/" + "a" * 240 + ".yaml",
)  # fmt: skip
"""Names of files beside those of a plan."""

KINDS = (
    "pipe",
    "folder",
    "link to itself",
    "link to nothing",
    "link to a device",
    "link to the folder",
    "link to another file",
    "large",
)


@attrs.frozen
class Folder:
    """A folder: the content of files by their names, and what stands in place of other files."""

    files: dict[str, bytes]
    others: dict[str, str]

    def write(self, root: Path) -> None:
        """Write the folder."""
        root.mkdir()
        for name, content in self.files.items():
            _write(root / name, content)
        for name, kind in self.others.items():
            _make(root, root / name, kind)


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError:
        pass  # a name of a file is the name of a folder of another


def _make(root: Path, path: Path, kind: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        match kind:
            case "pipe":
                os.mkfifo(path)
            case "folder":
                path.mkdir()
            case "link to itself":
                path.symlink_to(path.name)
            case "link to nothing":
                path.symlink_to("nothing.yaml")
            case "link to a device":
                path.symlink_to("/dev/zero")
            case "link to the folder":
                path.symlink_to(root, target_is_directory=True)
            case "link to another file":
                path.symlink_to(root / "plan.yaml")
            case "large":
                with path.open("wb") as file:
                    file.truncate(3 * 2**30)
    except OSError:
        pass


class Folders(Entry[Folder]):
    """A folder is loaded, checked, saved and loaded as an equal ledger, or refused with located problems."""

    name = "folders"
    cases = 10_000
    slow = 1.0

    def __init__(self) -> None:
        self._folders = folder_files()
        self._trees = [
            {name: yaml.parse(text) for name, text in files.items() if name.endswith(".yaml")}
            for files in self._folders
        ]
        self._texts = [text for files in self._folders for text in files.values()]

    def draw(self, random: Random) -> Folder:
        """Return a folder with some changes."""
        at = random.randrange(len(self._folders))
        texts, trees = dict(self._folders[at]), self._trees[at]
        files = {name: text.encode() for name, text in texts.items()}
        for _ in range(random.choice((0, 1, 1, 1, 2))):
            name = random.choice([*texts])
            if name in trees and random.random() < 0.5:
                text = yaml_text(random, mutated_tree(random, trees[name], pool()))
            else:
                text = mutated_text(random, texts[name], self._texts)
            files[name] = (
                mutated_bytes(random, text)
                if random.random() < 0.1
                else text.encode("utf-8", "surrogatepass")
            )
        others: dict[str, str] = {}
        for _ in range(random.choice((0, 0, 0, 1, 1, 2))):
            self._change_names(random, files, others)
        return Folder(files, others)

    def _change_names(self, random: Random, files: dict[str, bytes], others: dict[str, str]) -> None:
        """Remove, rename, repeat or replace a file."""
        name = random.choice([*files]) if files else "plan.yaml"
        match random.randrange(8):
            case 0:
                files.pop(name, None)
            case 1:
                files[random.choice(NAMES)] = files.pop(name, b"")
            case 2:
                files[random.choice(NAMES)] = files.get(name, b"")
            case 3:
                other = random.choice([*self._folders[0], *files])
                files[other] = random.choice(self._texts).encode()
            case 4:
                others[random.choice(NAMES)] = random.choice(KINDS)
            case 5:
                others[name] = random.choice(KINDS)
            case 6:
                files[f"revisions/{random.choice('abc')}.yaml"] = files.get(name, b"")
            case 7:
                others[random.choice(("revisions", name))] = random.choice(KINDS)

    def check(self, case: Folder) -> str:
        """Load, check and save the folder."""
        with tempfile.TemporaryDirectory(prefix="dxmodel-fuzz-") as scratch:
            case.write(Path(scratch) / "plan")
            return _check_folder(Path(scratch))

    def files(self, case: Folder) -> Mapping[str, bytes]:
        """Return the files; those that are no ordinary files are listed."""
        others = "".join(f"{name!a}: {kind}\n" for name, kind in case.others.items())
        names = {f"files/{number}": content for number, content in enumerate(case.files.values())}
        listing = "".join(f"files/{number}: {name!a}\n" for number, name in enumerate(case.files))
        return {"README.txt": (listing + others).encode(), **names}


def _state(root: Path) -> dict[str, Any]:
    """Return the names of everything in a folder, with the content of small files."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        if path.is_file() and path.stat().st_size < 2**20
        else None
        for path in sorted(root.rglob("*"))
        if not path.is_symlink()
    }


def _check_folder(scratch: Path) -> str:
    root = scratch / "plan"
    before = _state(root)
    try:
        ledger = dx.load(root)
    except ValidationError as error:
        check_located(error, lambda place, problem: _is_place(root, place, problem))
        return "refused"
    finally:
        require(_state(root) == before, "reading changes nothing")
    for finding in dx.check(ledger):
        require(str(finding), "a finding has a sentence")
    dx.save(ledger, scratch / "new")
    again = dx.load(scratch / "new")
    require(again == ledger, "a saved ledger is loaded again")
    dx.save(again, scratch / "new")
    storage = root / STORAGE
    if not os.path.lexists(storage) or (storage.is_dir() and not storage.is_symlink()):
        _check_save_in_place(root, ledger, before)
    return "ledger"


def _is_place(root: Path, place: Place | None, problem: Problem) -> bool:
    """Return whether a place is in a file that exists or that the problem calls missing."""
    if place is None or not place.file:
        return False
    exists = os.path.lexists(root / place.file) or place.file == str(root)
    return exists or problem.code == "formats.missing_file"


def _check_save_in_place(root: Path, ledger: dx.Ledger, before: Mapping[str, Any]) -> None:
    """Require that saving the same changes no file, and that one more entry is saved beside the others."""
    dx.save(ledger, root)
    after = {name: content for name, content in _state(root).items() if not name.startswith(STORAGE)}
    kept = {name: content for name, content in before.items() if not name.startswith(STORAGE)}
    require(after == kept, "saving what was loaded changes no file")
    indicators = ledger.plan.indicators
    if not indicators:
        return
    value = f"7{indicators[0].unit}" if indicators[0].unit else dx.plan.TextValue("実施")
    entry = dx.Observation(
        indicator=indicators[0].id,
        period="2031-05/2031-07",
        value=ledger.plan.amount(value) if isinstance(value, str) else value,
    )
    try:
        more = attrs.evolve(ledger, observations=(*ledger.observations, entry))
    except ValidationError:  # e.g. the indicator has ended by then
        return
    dx.save(more, root)
    require(dx.load(root) == more, "one more entry is saved")
