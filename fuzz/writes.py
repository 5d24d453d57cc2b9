"""Writes: each is interrupted at each of its operations on files; and several writers at once."""

import os
import shutil
import stat
import tempfile
import traceback
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import attrs

import dxmodel as dx
from dxmodel.changes import Add, ExtendPeriod
from dxmodel.errors import DxError, ValidationError
from dxmodel.formats import csv, yaml
from dxmodel.ledger import Withdrawn, rename_id
from dxmodel.plan import Document, Viewpoint
from dxmodel.storage import merge_folder, update
from dxmodel.storage.output_file import write_output
from fuzz.entry import Entry, require
from fuzz.file_operations import DEATHS, DIED, MODES, Interruption, counted, interrupting
from fuzz.refusal import check_error

__all__ = ["InterruptedOutputs", "InterruptedWrites", "SimultaneousWrites"]

FOLDER, STORAGE = "plan", ".dxmodel"
MODE = 0o640


@cache
def _city() -> dx.Ledger:
    """Return a small ledger with entries in most of its files."""
    hours = dx.Indicator(id="hours", label="時間", unit="時間", order=1)
    plan = dx.Plan(
        id="city-dx",
        label="みどり市DX推進計画",
        bodies=[dx.Body("131211", "みどり市")],
        period="R4/R6",
        indicators=[hours],
    )
    return dx.Ledger(
        founding=plan,
        revisions=[dx.Revision(id="extension", label="延伸", decided="R6", changes=[ExtendPeriod("R10")])],
        observations=[_entry(0)],
        documents=[Document(id="report", label="報告書")],
    )


def _entry(number: int, indicator: str = "hours") -> dx.Observation:
    """Return one of many observations with different keys."""
    return dx.Observation(
        indicator=indicator, period="R6", value=f"{number}時間", breakdown={"番号": str(number)}
    )


def _with_entry(ledger: dx.Ledger, number: int) -> dx.Ledger:
    entry = _entry(number, ledger.plan.indicators[0].id)
    return attrs.evolve(ledger, observations=(*ledger.observations, entry))


def _revision(number: int) -> dx.Revision:
    viewpoint = Viewpoint(id=f"viewpoint-{number}", label=f"視点{number}", order=number + 1)
    return dx.Revision(id=f"r{number}", label="改定", decided="R9", changes=[Add(viewpoint)])


_SCRATCH = tempfile.TemporaryDirectory(prefix="dxmodel-fuzz-")


@cache
def _draft() -> Path:
    """Return a file with a revision, outside the folders."""
    path = Path(_SCRATCH.name) / "draft.yaml"
    path.write_text(yaml.dumps(_revision(1)), encoding="utf-8")
    return path


# --- the writes that are interrupted


def _save_entry(root: Path) -> None:
    dx.save(_with_entry(dx.load(root), 1), root)


def _save_many_files(root: Path) -> None:
    ledger = dx.load(root)
    documents = (*ledger.documents, Document(id="new-report", label="新しい報告書"))
    dx.save(
        attrs.evolve(
            _with_entry(ledger, 1), revisions=(*ledger.revisions, _revision(1)), documents=documents
        ),
        root,
    )


def _save_withdrawn(root: Path) -> None:
    ledger = dx.load(root)
    first, *others = ledger.observations
    withdrawn = attrs.evolve(first, withdrawn=Withdrawn(on="2025-05-01", why="誤記"))
    dx.save(attrs.evolve(ledger, observations=(withdrawn, *others)), root)


def _update(root: Path) -> None:
    update(root, lambda ledger: rename_id(ledger, "hours", "saved-hours"))


def _merge(root: Path) -> None:
    merge_folder(root, _other_folder())


@cache
def _other_folder() -> Path:
    """Return another folder of the plan, with an entry and a revision of its own."""
    root = Path(_SCRATCH.name) / "other"
    more = attrs.evolve(_with_entry(_city(), 1), revisions=(*_city().revisions, _revision(1)))
    dx.save(more, root)
    return root


def _save_without_revision(root: Path) -> None:
    ledger = dx.load(root)
    dx.save(attrs.evolve(ledger, revisions=ledger.revisions[:-1]), root)


def _save_new_folder(root: Path) -> None:
    dx.save(_city(), root)


def _add_revision(root: Path) -> None:
    dx.add_revision(root, _revision(1))


def _add_revision_file(root: Path) -> None:
    dx.add_revision(root, _draft())


WRITES: dict[str, tuple[str, Callable[[Path], object]]] = {
    "save one more entry": ("written by people", _save_entry),
    "save one more entry again": ("saved before", _save_entry),
    "save several files": ("saved before", _save_many_files),
    "append to a table": ("a table", _save_entry),
    "append to a table of cp932": ("a table of cp932", _save_entry),
    "withdraw an entry": ("saved before", _save_withdrawn),
    "withdraw an entry of a table": ("a table", _save_withdrawn),
    "rename an id": ("saved before", _update),
    "merge a folder": ("saved before", _merge),
    "save without a revision": ("one revision more", _save_without_revision),
    "save a new folder": ("nothing", _save_new_folder),
    "add a revision": ("written by people", _add_revision),
    "add the file of a revision": ("saved before", _add_revision_file),
}
"""The folder that each write starts from, and the write."""

TABLES = {"a table": "utf-8-sig", "a table of cp932": "cp932"}
"""The encodings of folders with a table of observations."""


def _make_start(root: Path, kind: str) -> None:
    """Make the folder that a write starts from."""
    if kind == "nothing":
        return
    dx.save(_city(), root)
    if kind == "one revision more":
        dx.add_revision(root, _revision(0))
    if kind in TABLES:
        (root / "observations.yaml").unlink()
        table = csv.dumps(dx.load(root).observations or _city().observations)
        (root / "observations.csv").write_bytes(table.encode(TABLES[kind]))
    if kind == "written by people":
        shutil.rmtree(root / STORAGE, ignore_errors=True)
    (root / "plan.yaml").chmod(MODE)


@attrs.frozen
class Case:
    """A write, what interrupts it, and what interrupts the next write."""

    write: str
    interruptions: tuple[Interruption, ...]


@attrs.frozen
class _Start:
    """A folder before and after a write that nothing interrupts."""

    folder: Path
    operations: tuple[str, ...]
    old: dx.Ledger | None
    new: dx.Ledger
    names: frozenset[str]


class InterruptedWrites(Entry[Case]):
    """After an interrupted write a reader reads the old or the new ledger, and the next write succeeds."""

    name = "interrupted"
    slow = 10.0

    def __init__(self) -> None:
        _draft(), _other_folder()
        self._starts = {name: self._start(name) for name in WRITES}
        self._all = [
            Case(name, (Interruption(mode, at),))
            for name, start in self._starts.items()
            for at in range(len(start.operations))
            for mode in MODES
        ]
        self.cases = len(self._all) + 1000

    def _start(self, name: str) -> _Start:
        kind, write = WRITES[name]
        folder = Path(_SCRATCH.name) / name
        root = folder / FOLDER
        folder.mkdir()
        _make_start(root, kind)
        copy = Path(tempfile.mkdtemp(dir=_SCRATCH.name)) / FOLDER / FOLDER
        copy.parent.mkdir()
        if root.exists():
            shutil.copytree(root, copy)
        old = dx.load(copy) if copy.exists() else None
        before = _names(copy)
        operations = tuple(counted(lambda: write(copy)))
        new = dx.load(copy)
        dx.save(_with_entry(new, 2), copy)
        return _Start(root, operations, old, new, frozenset(before | _names(copy)))

    def case(self, random: Random, number: int) -> Case:
        """Return each write with each interruption once, then writes that are interrupted twice."""
        return self._all[number] if number < len(self._all) else self.draw(random)

    def draw(self, random: Random) -> Case:
        """Return a write that is interrupted, and whose successor is interrupted, too."""
        first = random.choice(self._all)
        at = random.randrange(len(self._starts["save one more entry"].operations) + 20)
        return Case(first.write, (*first.interruptions, Interruption(random.choice(MODES), at)))

    def check(self, case: Case) -> str:
        """Interrupt the write; read; write again; read."""
        start = self._starts[case.write]
        with tempfile.TemporaryDirectory(prefix="dxmodel-fuzz-") as scratch:
            root = Path(scratch) / FOLDER / FOLDER
            root.parent.mkdir()
            if start.folder.exists():
                shutil.copytree(start.folder, root)
            old, new = start.old, start.new
            write = WRITES[case.write][1]
            words = []
            for number, interruption in enumerate(case.interruptions):
                if number:
                    write, new = _next_write(old)
                words.append(_interrupted(write, root, interruption))
                ledger = _read(root)
                require(ledger in (old, new), "a reader reads the old ledger or the new one")
                require(
                    words[-1] != "done" or ledger == new, "a write that ends without an error has happened"
                )
                old = ledger
            _check_next_write(root, old, start)
        return words[0]

    def files(self, case: Case) -> Mapping[str, bytes]:
        """Return the case, with the name of the operation."""
        operations = self._starts[case.write].operations
        at = case.interruptions[0].at
        text = f"{case}\noperation {at} of {len(operations)}: {operations[at]}\n{operations}\n"
        return {"case.txt": text.encode()}


def _next_write(ledger: dx.Ledger | None) -> tuple[Callable[[Path], object], dx.Ledger]:
    """Return a write after another one, and the ledger that it leads to."""
    if ledger is None:
        return _save_new_folder, _city()
    return (lambda root: dx.save(_with_entry(dx.load(root), 3), root)), _with_entry(ledger, 3)


def _interrupted(write: Callable[[Path], object], root: Path, interruption: Interruption) -> str:
    """Write in this process, or in another one if it dies; return how it ended."""
    if interruption.mode not in DEATHS:
        return _stopped(write, root, interruption)
    process = os.fork()
    if not process:
        try:
            word = _stopped(write, root, interruption)
            os._exit(0 if word == "done" else 1)
        except BaseException:
            traceback.print_exc()
            os._exit(2)
    _, status = os.waitpid(process, 0)
    code = os.waitstatus_to_exitcode(status)
    require(code in (0, 1, DIED), "a write ends with an error of the library", code)
    return {0: "done", 1: "refused", DIED: "died"}[code]


def _stopped(write: Callable[[Path], object], root: Path, interruption: Interruption) -> str:
    try:
        with interrupting(interruption):
            write(root)
    except DxError as error:
        check_error(error)
        return "refused"
    except KeyboardInterrupt:
        return "stopped"
    return "done"


def _read(root: Path) -> dx.Ledger | None:
    """Return the ledger of a folder; None if there is no plan in it."""
    before = _state(root)
    if not _names(root):
        journal = root / STORAGE
        if not journal.exists():
            return None
    try:
        return dx.load(root)
    except ValidationError as error:
        if any(problem.code != "formats.missing_file" for problem in error.problems):
            raise
        return None
    finally:
        require(_state(root) == before, "reading changes nothing")


def _state(root: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(path.relative_to(root)): (path.stat().st_mode, path.read_bytes() if path.is_file() else b"")
        for path in sorted(root.rglob("*"))
    }


def _names(root: Path) -> set[str]:
    """Return the names of the files in a folder and in the folder around it, but for those of the storage."""
    paths = (path for path in root.parent.rglob("*") if STORAGE not in path.parts and path.is_file())
    return {path.relative_to(root.parent).as_posix() for path in paths}


def _check_next_write(root: Path, ledger: dx.Ledger | None, start: _Start) -> None:
    """Require that another write succeeds, and leaves nothing of the one that was interrupted."""
    after = _with_entry(_city() if ledger is None else ledger, 2)
    dx.save(after if ledger is None else _with_entry(dx.load(root), 2), root)
    require(dx.load(root) == after, "the next write succeeds")
    others = _names(root) - start.names
    require(not others, "nothing is left beside the files of the plan", others)
    if ledger is not None and start.folder.exists():
        mode = stat.S_IMODE((root / "plan.yaml").stat().st_mode)
        require(mode == MODE, "the mode of a file is kept", oct(mode))


# --- reports and tables

OLD, NEW = b"old\n" * 3, b"new\n" * 5


class InterruptedOutputs(Entry[Case]):
    """After an interrupted write of a report its file is the old or the new one, or, as before, not there."""

    name = "outputs"

    def __init__(self) -> None:
        self._all = []
        for start in ("no file", "an old file"):
            with tempfile.TemporaryDirectory(prefix="dxmodel-fuzz-") as scratch:
                path = _output(Path(scratch), start)
                count = len(counted(lambda path=path: write_output(path, NEW)))  # type: ignore[misc]
            self._all += [Case(start, (Interruption(mode, at),)) for at in range(count) for mode in MODES]
        self.cases = len(self._all)

    def case(self, random: Random, number: int) -> Case:
        """Return each write with each interruption."""
        return self._all[number % len(self._all)]

    def draw(self, random: Random) -> Case:
        """Return any write with any interruption."""
        return random.choice(self._all)

    def check(self, case: Case) -> str:
        """Interrupt the write; read; write again; read."""
        with tempfile.TemporaryDirectory(prefix="dxmodel-fuzz-") as scratch:
            path = _output(Path(scratch), case.write)
            old = path.read_bytes() if path.exists() else None
            (interruption,) = case.interruptions
            word = _interrupted(lambda _: write_output(path, NEW), path, interruption)
            content = path.read_bytes() if path.exists() else None
            require(content in (old, NEW), "a report is written as a whole or not at all", content)
            require(word != "done" or content == NEW, "a write that ends without an error has happened")
            others = [each.name for each in path.parent.iterdir() if each != path]
            require(not others or word == "died", "nothing is left beside a report", others)
            write_output(path, NEW)
            require(path.read_bytes() == NEW, "the next write succeeds")
        return word

    def files(self, case: Case) -> Mapping[str, bytes]:
        """Return the case."""
        return {"case.txt": f"{case}\n".encode()}


def _output(folder: Path, start: str) -> Path:
    """Return the path of a report, which exists or not."""
    path = folder / "report.html"
    if start == "an old file":
        path.write_bytes(OLD)
    return path


# --- several writers at once

ENTRIES = 4
"""The number of entries, and of revisions, that each writer adds."""


class SimultaneousWrites(Entry[int]):
    """Several processes add entries and revisions to one folder, and others read it; nothing is lost."""

    name = "writers"
    cases = 60
    slow = 60.0

    def draw(self, random: Random) -> int:
        """Return the number of writers."""
        return random.choice((2, 2, 4))

    def check(self, case: int) -> str:
        """Start the writers, and read until they have ended."""
        with tempfile.TemporaryDirectory(prefix="dxmodel-fuzz-") as scratch:
            root = Path(scratch) / FOLDER
            _make_start(root, "saved before")
            before = dx.load(root)
            writers = [_forked(_write_many, root, number) for number in range(case)]
            statuses: dict[int, int] = {}
            try:
                _read_until_done(root, writers, statuses)
            finally:
                for process in [each for each in writers if each not in statuses]:
                    _, statuses[process] = os.waitpid(process, 0)
            require(not any(statuses.values()), "no writer fails", statuses)
            _check_complete(before, dx.load(root), case)
        return f"{case} writers"

    def files(self, case: int) -> Mapping[str, bytes]:
        """Return the number of writers."""
        return {"case.txt": f"{case} writers\n".encode()}


def _read_until_done(root: Path, writers: list[int], statuses: dict[int, int]) -> None:
    """Read until all writers have ended; require that each reading has what the one before had."""
    before: set[dx.Observation] = set()
    while len(statuses) < len(writers):
        after = {*dx.load(root).observations}
        require(before <= after, "what a reader has read is not lost")
        before = after
        for process in [each for each in writers if each not in statuses]:
            ended, status = os.waitpid(process, os.WNOHANG)
            if ended:
                statuses[process] = status


def _forked(target: Callable[..., object], *args: Any) -> int:
    """Call a function in a new process, and return the id of the process."""
    process = os.fork()
    if process:
        return process
    try:
        target(*args)
        os._exit(0)
    except BaseException:
        traceback.print_exc()
        os._exit(1)


def _numbers(writer: int) -> range:
    return range(10 + writer * ENTRIES, 10 + (writer + 1) * ENTRIES)


def _write_many(root: Path, writer: int) -> None:
    for number in _numbers(writer):
        dx.save(_with_entry(dx.load(root), number), root)
        dx.add_revision(root, _revision(number))


def _check_complete(before: dx.Ledger, after: dx.Ledger, writers: int) -> None:
    numbers = [number for writer in range(writers) for number in _numbers(writer)]
    expected = {*before.observations, *map(_entry, numbers)}
    require(set(after.observations) == expected, "no entry is lost")
    revisions = {each.id for each in before.revisions} | {f"r{number}" for number in numbers}
    require({each.id for each in after.revisions} == revisions, "no revision is lost")
