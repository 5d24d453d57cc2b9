"""A report or a table is written as a whole, or the file that was there stays."""

import os
import stat
from pathlib import Path

import pytest

from dxmodel.errors import ValidationError
from dxmodel.storage import load
from dxmodel.storage.output_file import check_output, write_output
from tests.storage.broken import SOUND, write


def code_of(path: Path, *, replace: bool = True) -> str:
    """The code of the one problem, whose place is the path; nothing is written."""
    before = sorted(os.listdir(path.parent)) if path.parent.is_dir() else None
    with pytest.raises(ValidationError) as caught:
        write_output(path, b"new", replace=replace)
    (problem,) = caught.value.problems
    assert problem.place is not None
    assert problem.place.file == str(path)
    assert before is None or sorted(os.listdir(path.parent)) == before
    return problem.code


def test_a_new_file_has_the_mode_of_new_files(tmp_path: Path) -> None:
    """As the user's umask says."""
    umask = os.umask(0o027)
    try:
        write_output(tmp_path / "a.md", b"new")
    finally:
        os.umask(umask)
    assert (tmp_path / "a.md").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "a.md").stat().st_mode) == 0o640


def test_a_file_is_flushed_before_it_takes_its_name_and_its_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a power failure there is the old file or the new one."""
    steps: list[str] = []
    fsync, replace = os.fsync, os.replace

    def logged_fsync(descriptor: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        fsync(descriptor)

    def logged_replace(source: str, target: str) -> None:
        steps.append("name")
        replace(source, target)

    monkeypatch.setattr(os, "fsync", logged_fsync)
    monkeypatch.setattr(os, "replace", logged_replace)
    write_output(tmp_path / "a.md", b"new")
    assert steps == ["file", "name", "folder"]


def test_a_folder_that_is_a_link_is_a_folder(tmp_path: Path) -> None:
    """Only the file itself must be none."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("folder")
    write_output(tmp_path / "link" / "a.md", b"new")
    assert (tmp_path / "folder" / "a.md").read_bytes() == b"new"


@pytest.mark.parametrize("links", [True, False])
def test_a_new_file_never_replaces_one(links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither one that is there nor one that appears meanwhile, on a system with hard links or without."""
    (tmp_path / "a.yaml").write_bytes(b"old")
    assert code_of(tmp_path / "a.yaml", replace=False) == "formats.file_exists"
    monkeypatch.setattr("dxmodel.storage.output_file.check_output", lambda *_, **__: None)
    if not links:
        monkeypatch.setattr(os, "link", refused)
    assert code_of(tmp_path / "a.yaml", replace=False) == "formats.file_exists"
    assert (tmp_path / "a.yaml").read_bytes() == b"old"
    write_output(tmp_path / "b.yaml", b"new", replace=False)
    assert (tmp_path / "b.yaml").read_bytes() == b"new"


def refused(*_: object) -> None:
    """Stand for a file system without hard links."""
    raise OSError(95, "Operation not supported")


def test_a_longest_name_can_be_written(tmp_path: Path) -> None:
    """The file that is written aside has a name of its own."""
    name = "a" * 252 + ".md"
    write_output(tmp_path / name, b"new")
    assert os.listdir(tmp_path) == [name]


def test_what_cannot_be_written_is_a_problem_of_the_path(tmp_path: Path) -> None:
    """A missing folder, a name that is too long, a file in the place of a folder, data of a plan."""
    assert code_of(tmp_path / "no" / "a.md") == "file.missing"
    assert code_of(tmp_path / ("a" * 300)) == "file.name_too_long"
    (tmp_path / "file").write_bytes(b"")
    assert code_of(tmp_path / "file" / "a.md") == "file.missing_like"
    assert code_of(tmp_path / "plan.yaml") == "file.plan_data"
    (tmp_path / "plan.yaml").write_bytes(b"")
    assert code_of(tmp_path / "Observations.CSV") == "file.plan_data"
    assert code_of(tmp_path / "revisions" / "a.yaml") == "file.plan_data"
    check_output(tmp_path / "all.csv")


def test_a_file_that_windows_does_not_allow_is_refused_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would be written to a device."""
    check_output(tmp_path / "nul.md")
    monkeypatch.setattr("dxmodel.storage.output_file.ON_WINDOWS", True)
    with pytest.raises(ValidationError, match="name of a device"):
        check_output(tmp_path / "nul.md")


def test_a_file_system_that_cannot_flush_a_folder_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some can only flush files."""
    fsync = os.fsync

    def files_only(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(22, "Invalid argument")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", files_only)
    write_output(tmp_path / "a.md", b"new")
    assert (tmp_path / "a.md").read_bytes() == b"new"


@pytest.mark.parametrize(
    "name",
    [
        "report.yaml",
        "revisions.csv",
        "revisions/sub/x.csv",
        ".dxmodel/journal.json",
        ".dxmodel/lock",
        "Plan.JSON",
    ],
)
def test_no_output_makes_the_folder_of_a_plan_unreadable(tmp_path: Path, name: str) -> None:
    """What would be read as data of the plan, or is kept for the library, is no output."""
    folder = write(tmp_path, SOUND)
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with pytest.raises(ValidationError) as caught:
        write_output(path, b"x")
    assert [each.code for each in caught.value.problems] == ["file.plan_data"]
    assert load(folder).plan.id == "city-dx"
    write_output(folder / "report.csv", b"x")
    assert load(folder).plan.id == "city-dx"
