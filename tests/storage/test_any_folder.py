"""Whatever a folder contains, loading it gives a ledger or located errors, at once."""

import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from dxmodel.cli import main
from dxmodel.errors import ValidationError
from dxmodel.storage import load, save
from dxmodel.testing import small_city
from dxmodel.visible_text import HIDDEN

OBSERVATIONS, EXTENSION = "observations.yaml", "revisions/extension.yaml"


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a plan."""
    monkeypatch.chdir(tmp_path)
    save(small_city(), "plan")
    return Path("plan")


def replaced(name: str, make: Callable[[str], object]) -> Callable[[Path], None]:
    """Return a function that puts something else in the place of a file."""

    def change(plan: Path) -> None:
        path = plan / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        make(str(path))

    return change


def sparse(path: str) -> None:
    """Make a file of three gigabytes that takes no space."""
    with open(path, "wb") as file:
        file.truncate(3 * 2**30)


def bound(path: str) -> None:
    """Make a socket."""
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path)


def renamed(name: str) -> Callable[[Path], None]:
    """Return a function that gives the revision another name."""
    return lambda plan: os.rename(plan / EXTENSION, plan / "revisions" / name)


def copied(name: str) -> Callable[[Path], object]:
    """Return a function that gives the revision a second file."""
    return lambda plan: shutil.copy(plan / EXTENSION, plan / "revisions" / name)


REFUSED: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "a pipe": (replaced(OBSERVATIONS, os.mkfifo), OBSERVATIONS, "file.not_regular"),
    "a pipe as plan": (replaced("plan.yaml", os.mkfifo), "plan.yaml", "file.not_regular"),
    "a socket": (replaced(OBSERVATIONS, bound), OBSERVATIONS, "file.not_regular"),
    "a device": (
        replaced(OBSERVATIONS, lambda path: os.symlink("/dev/zero", path)),
        OBSERVATIONS,
        "file.not_regular",
    ),
    "a folder": (replaced(EXTENSION, os.mkdir), EXTENSION, "file.not_regular"),
    "three gigabytes": (replaced(OBSERVATIONS, sparse), OBSERVATIONS, "formats.too_large"),
    "a link to itself": (
        replaced("plan.yaml", lambda path: os.symlink("plan.yaml", path)),
        "plan.yaml",
        "file.link_loop",
    ),
    "a link to nowhere": (
        replaced(OBSERVATIONS, lambda path: os.symlink("nowhere", path)),
        OBSERVATIONS,
        "file.missing",
    ),
    "an escape": (renamed("a\x1b[2J.yaml"), "revisions/a\x1b[2J.yaml", "file.forbidden_character"),
    "a direction": (renamed("a\u202e.yaml"), "revisions/a\u202e.yaml", "file.forbidden_character"),
    "bytes": (renamed("\udc83.yaml"), "revisions/\udc83.yaml", "file.forbidden_character"),
    "two cases": (copied("Extension.yaml"), EXTENSION, "file.same_name"),
}


@pytest.mark.parametrize(("change", "name", "code"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_one_located_error(
    change: Callable[[Path], object], name: str, code: str, plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In both languages, and as one line of the command."""
    change(plan)
    with pytest.raises(ValidationError) as caught:
        load(plan)
    (problem,) = caught.value.problems
    assert problem.place is not None
    assert (problem.place.file, problem.code) in ((name, code), (name, f"{code}_like"))
    assert main(["check", "plan", "--lang", "en"]) == 2
    error = capsys.readouterr().err
    assert error == f"{caught.value.describe('en')}\n"
    assert error.count("\n") == 1
    assert HIDDEN.search(error) is None


def nested(plan: Path) -> None:
    """Make folders in folders, with nothing in them."""
    (plan / "revisions" / "/".join("d" * 100)).mkdir(parents=True)


READ: dict[str, Callable[[Path], object]] = {
    "a link back": lambda plan: os.symlink("..", plan / "revisions" / "back"),
    "a link to all": lambda plan: os.symlink("/", plan / "revisions" / "all"),
    "many folders": nested,
    "a device name": renamed("con.yaml"),
    "other files": lambda plan: os.mkfifo(plan / "notes.txt"),
}


@pytest.mark.parametrize("change", READ.values(), ids=READ)
def test_what_is_no_part_of_the_plan_is_not_looked_at(change: Callable[[Path], object], plan: Path) -> None:
    """Links are not followed in search of data, and a name that only Windows refuses is read."""
    change(plan)
    assert load(plan) == small_city()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("plan\0", "file.unusable_character"),
        ("plan\ud800", "file.unusable_character"),
        ("a" * 5000, "file.name_too_long"),
        ("plam", "file.missing_like"),
        ("nowhere", "file.missing"),
        ("plan/plan.yaml", "file.not_a_folder"),
        ("pipe", "file.not_a_folder"),
        ("self", "file.link_loop"),
    ],
)
def test_a_path_that_is_no_folder_is_one_located_error(
    name: str, code: str, plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """For the library and for each command that takes a folder."""
    os.mkfifo("pipe")
    os.symlink("self", "self")
    with pytest.raises(ValidationError) as caught:
        load(name)
    (problem,) = caught.value.problems
    assert problem.place is not None
    assert (problem.place.file, problem.code) == (name, code)
    for words in (["check"], ["show"], ["report"], ["diff"]):
        assert main([*words, name]) == 2
        assert capsys.readouterr().err.count("\n") == 1
