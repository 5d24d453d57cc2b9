"""Whatever stands in a folder, or is given as one: one located error at once, or the plan."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from dxmodel.errors import DxError, InvalidValueError, ValidationError
from dxmodel.ledger import Ledger, Observation
from dxmodel.storage import add_revision, folders, load, merge_folder, save, update
from tests.storage.broken import SOUND, write
from tests.storage.test_save import texts

VALUE = Observation(indicator="rpa-hours", period="R6", value="6,100時間")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a plan."""
    return write(tmp_path / "city", SOUND)


def bind(path: Path) -> None:
    """Make a socket; its path may be too long for one."""
    here = os.getcwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(path.name)
    finally:
        os.chdir(here)


def make_sparse(path: Path) -> None:
    """Make a file of 3 GB that takes no space."""
    with path.open("wb") as file:
        file.truncate(3 * 2**30)


STRANGE: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "pipe": ("plan.yaml", os.mkfifo, "file.not_regular"),
    "pipe among the revisions": ("revisions/x.yaml", os.mkfifo, "file.not_regular"),
    "device": ("observations.yaml", lambda path: path.symlink_to("/dev/zero"), "file.not_regular"),
    "socket": ("documents.yaml", bind, "file.not_regular"),
    "sparse file": ("observations.yaml", make_sparse, "formats.too_large"),
    "link to itself": ("plan.yaml", lambda path: path.symlink_to(path), "file.link_loop"),
    "folder": ("documents.yaml", Path.mkdir, "file.not_regular"),
    "pipe as journal": (".dxmodel/journal.json", os.mkfifo, "file.not_regular"),
}


@pytest.mark.skipif(os.name != "posix", reason="needs pipes, devices and sockets")
@pytest.mark.parametrize("case", STRANGE)
def test_what_is_no_regular_file_is_refused_unread(folder: Path, case: str) -> None:
    """By readers and by writers; nothing waits for a pipe, and nothing reads a device."""
    good = load(folder)
    name, make, code = STRANGE[case]
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    make(path)
    for attempt in (lambda: load(folder), lambda: save(good.with_observations(VALUE), folder)):
        with pytest.raises(ValidationError) as caught:
            attempt()
        assert [(str(each.place), each.code) for each in caught.value.problems] == [(name, code)]


@pytest.mark.skipif(os.name != "posix", reason="needs links")
def test_links_that_lead_in_a_circle_end(folder: Path) -> None:
    """They lead to folders that are not read."""
    (folder / "revisions" / "loop").symlink_to(folder / "revisions")
    (folder / "revisions" / "up").symlink_to(folder)
    ledger = load(folder)
    assert save(ledger.with_observations(VALUE), folder) == load(folder)


@pytest.mark.parametrize("names", [["extension.yaml", "EXTENSION.yaml"], ["が.yaml", "\u304b\u3099.yaml"]])
def test_two_files_that_are_one_on_another_system_are_refused(folder: Path, names: list[str]) -> None:
    """The plan would be another one there."""
    write(folder, {f"revisions/{name}": SOUND["revisions/extension.yaml"] for name in names})
    if len([*(folder / "revisions").iterdir()]) < len(names):
        pytest.skip("this is such a system")
    with pytest.raises(ValidationError) as caught:
        load(folder)
    assert "file.same_name" in [each.code for each in caught.value.problems]


@pytest.mark.skipif(os.name != "posix", reason="needs links")
@pytest.mark.parametrize("name", ["new", "original", "journal.json.new", "original.new"])
@pytest.mark.parametrize("kind", ["file", "link", "folder"])
def test_what_stands_in_the_folder_of_the_library_does_not_matter(
    folder: Path, tmp_path: Path, name: str, kind: str
) -> None:
    """What is left there is removed, but nothing behind a link."""
    elsewhere = write(tmp_path / "elsewhere", {"kept.txt": "x"})
    (folder / ".dxmodel").mkdir()
    path = folder / ".dxmodel" / name
    {
        "file": lambda: path.write_text("x"),
        "link": lambda: path.symlink_to(elsewhere),
        "folder": lambda: write(path, {"a/b.txt": "x"}),
    }[kind]()
    ledger = load(folder).with_observations(VALUE)
    assert save(ledger, folder) == load(folder) == ledger
    assert texts(elsewhere) == {"kept.txt": b"x"}


OPERATIONS: dict[str, Callable[[str], object]] = {
    "load": load,
    "folders": folders,
    "update": lambda folder: update(folder, lambda ledger: ledger),
    "add_revision": lambda folder: add_revision(folder, folder),
    "merge_folder": lambda folder: merge_folder(folder, folder),
}


@pytest.mark.parametrize("operation", OPERATIONS)
@pytest.mark.parametrize("path", ["a\0b", "x" * 300, "/" + "y" * 5000, os.devnull, "nowhere", ""])
def test_a_path_that_is_no_folder_is_one_error(operation: str, path: str) -> None:
    """With the path, or what is wrong with it."""
    with pytest.raises(DxError) as caught:
        OPERATIONS[operation](path)
    assert len(getattr(caught.value, "problems", [0])) == 1
    assert caught.value.describe("ja") != caught.value.describe("en")


@pytest.mark.parametrize("path", ["a\0b", "x" * 300, os.devnull, ""])
def test_nothing_is_saved_to_a_path_that_cannot_be_a_folder(folder: Path, path: str) -> None:
    """One error as well."""
    with pytest.raises(DxError):
        save(load(folder), path)


@pytest.mark.parametrize("wrong", [None, 3, b"city", ["city"]])
def test_what_is_no_path_is_refused(folder: Path, wrong: str) -> None:
    """By every function that takes a folder."""
    ledger: Ledger = load(folder)
    for operation in (*OPERATIONS.values(), lambda path: save(ledger, path)):
        with pytest.raises(InvalidValueError):
            operation(wrong)


def test_a_change_must_return_a_ledger(folder: Path) -> None:
    """A function that forgets to return one changes nothing."""
    before = texts(folder)
    with pytest.raises(InvalidValueError, match="Ledger"):
        update(folder, lambda ledger: None)  # type: ignore[arg-type,return-value]
    assert texts(folder) == before


def test_an_error_in_a_change_changes_nothing(folder: Path) -> None:
    """It is raised as it is."""
    before = texts(folder)
    with pytest.raises(ZeroDivisionError):
        update(folder, lambda ledger: 1 // 0)  # type: ignore[arg-type,return-value]
    assert texts(folder) == before
    assert update(folder, lambda ledger: ledger) == load(folder)
    assert texts(folder) == before
