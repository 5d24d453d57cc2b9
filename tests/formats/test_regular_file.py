"""Reading a file or the names of a folder: what is not a regular file is one located error, at once."""

import errno
import os
import socket
from collections.abc import Callable
from pathlib import Path, PureWindowsPath

import pytest

from dxmodel.errors import Problem, ValidationError
from dxmodel.formats import regular_file
from dxmodel.formats.regular_file import extended_path, list_folder, os_problem, read_file, walk_folder

SHOWN = "revisions/a.yaml"


def problem_of(read: Callable[..., object], path: object, shown: str = SHOWN) -> Problem:
    """The one problem, whose place is the file and which has words in both languages."""
    with pytest.raises(ValidationError) as caught:
        read(path, shown)
    (problem,) = caught.value.problems
    assert str(problem.place) == shown
    assert problem.describe("ja") != problem.describe("en")
    return problem


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder whose path is short enough for a socket."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_regular_file_is_read_also_through_a_link(tmp_path: Path) -> None:
    """Reading is all that a link is followed for."""
    (tmp_path / "file").write_bytes(b"a\r\nb\x00")
    (tmp_path / "link").symlink_to("file")
    assert read_file(tmp_path / "file") == read_file(str(tmp_path / "link")) == b"a\r\nb\x00"


@pytest.mark.parametrize("kind", ["pipe", "folder", "socket", "device"])
@pytest.mark.parametrize("linked", [False, True])
def test_what_is_no_regular_file_is_refused_at_once(kind: str, linked: bool, short: Path) -> None:
    """It would wait for a writer, never end, or take what another program should get."""
    path = Path("/dev/zero" if kind == "device" else "it")
    server = socket.socket(socket.AF_UNIX)
    with server:
        match kind:
            case "pipe":
                os.mkfifo(path)
            case "folder":
                path.mkdir()
            case "socket":
                server.bind(str(path))
        if linked:
            Path("link").symlink_to(path)
        problem = problem_of(read_file, "link" if linked else path)
    assert (problem.code, problem.facts["kind"].value) == ("file.not_regular", kind)


def test_a_large_file_is_refused_before_a_byte_of_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three gigabytes that take no space on the disk would take them in memory."""
    with (tmp_path / "sparse").open("wb") as file:
        file.truncate(3 * 2**30)
    monkeypatch.setattr(os, "read", lambda *_: pytest.fail("read"))
    assert problem_of(read_file, tmp_path / "sparse").code == "formats.too_large"


def test_a_file_that_grows_while_it_is_read_is_read_no_further(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One byte more than the limit is enough to know."""
    (tmp_path / "file").write_bytes(b"a" * 10)
    sizes: list[int] = []

    def growing(_: int, size: int) -> bytes:
        sizes.append(size)
        return b"a" * size

    monkeypatch.setattr(os, "read", growing)
    with pytest.raises(ValidationError) as caught:
        read_file(tmp_path / "file", limit=10)
    assert caught.value.problems[0].code == "formats.too_large"
    assert sizes == [11]


def test_a_file_that_becomes_a_pipe_when_it_was_looked_at_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was opened is looked at again."""
    (tmp_path / "file").write_bytes(b"")
    os.mkfifo(tmp_path / "pipe")
    regular = os.stat(tmp_path / "file")
    monkeypatch.setattr(os, "stat", lambda *_, **__: regular)
    assert problem_of(read_file, tmp_path / "pipe").code == "file.not_regular"


@pytest.mark.parametrize("read", [read_file, list_folder])
def test_links_in_a_circle_are_refused(read: Callable[..., object], tmp_path: Path) -> None:
    """A link to itself, and two to each other."""
    (tmp_path / "self").symlink_to("self")
    (tmp_path / "one").symlink_to("two")
    (tmp_path / "two").symlink_to("one")
    assert {problem_of(read, tmp_path / name).code for name in ("self", "one")} == {"file.link_loop"}


@pytest.mark.parametrize("read", [read_file, list_folder])
@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("a\0b", "file.unusable_character"),
        ("a\ud800b", "file.unusable_character"),
        ("a" * 300, "file.name_too_long"),
        ("a/" * 4000, "file.name_too_long"),
        ("a\udc83", "file.missing"),  # bytes that are no UTF-8: a name on Linux all the same
        ("plan.yaml/b", "file.missing_like"),
    ],
    ids=["NUL", "surrogate", "long name", "long path", "not UTF-8", "in a file"],
)
def test_a_path_that_cannot_exist_is_a_located_error(
    read: Callable[..., object], name: str, code: str, tmp_path: Path
) -> None:
    """Never a bare ValueError or UnicodeError."""
    (tmp_path / "plan.yaml").write_text("", "utf-8")
    assert problem_of(read, f"{tmp_path}/{name}").code == code


@pytest.mark.parametrize("read", [read_file, list_folder])
def test_a_missing_file_names_the_nearest_one(read: Callable[..., object], tmp_path: Path) -> None:
    """In its folder, or in the folder above that exists."""
    (tmp_path / "revisions").mkdir()
    (tmp_path / "revisions" / "extension.yaml").write_text("", "utf-8")
    assert problem_of(read, tmp_path / "revisions" / "extention.yaml").facts == {"nearest": "extension.yaml"}
    assert problem_of(read, tmp_path / "revision" / "a.yaml").facts == {"nearest": "revisions"}
    assert problem_of(read, tmp_path / "revisions" / "zzz").facts == {}


def test_the_path_is_the_place_where_no_other_name_is_shown(tmp_path: Path) -> None:
    """Of a file and of a folder."""
    for read in (read_file, list_folder):
        with pytest.raises(ValidationError) as caught:
            read(tmp_path / "no")
        assert str(caught.value.problems[0].place) == str(tmp_path / "no")


@pytest.mark.parametrize("path", [None, 3, b"a"])
def test_what_is_no_path_is_refused(path: object) -> None:
    """A number would be taken for an open file."""
    with pytest.raises(ValueError, match="path"):
        read_file(path)  # type: ignore[arg-type]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
@pytest.mark.parametrize("read", [read_file, list_folder])
def test_what_must_not_be_read_is_a_located_error(
    read: Callable[..., object], tmp_path: Path
) -> None:  # pragma: no cover
    """A file, a folder."""
    path = tmp_path / "it"
    path.mkdir() if read is list_folder else path.write_text("", "utf-8")
    path.chmod(0)
    assert problem_of(read, path).code == "file.not_permitted"


@pytest.mark.parametrize(
    ("number", "windows", "code"),
    [
        (errno.EACCES, None, "file.not_permitted"),
        (errno.ENOSPC, None, "file.disk_full"),
        (errno.EFBIG, None, "file.disk_full"),
        (errno.EROFS, None, "file.read_only"),
        (errno.EACCES, 32, "file.in_use"),
        (errno.EINVAL, 1921, "file.link_loop"),
        (errno.EIO, None, "formats.cannot_open"),
    ],
)
@pytest.mark.parametrize("read", [read_file, list_folder])
def test_each_refusal_of_the_system_has_its_words(
    read: Callable[..., object],
    number: int,
    windows: int | None,
    code: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Also those of Windows, whose number says more than the one of POSIX."""
    error = OSError(number, os.strerror(number))
    if windows is not None:
        error.winerror = windows  # type: ignore[attr-defined, unused-ignore]

    def refused(*_: object) -> None:
        raise error

    monkeypatch.setattr(os, "stat", refused)
    assert problem_of(read, tmp_path).code == code
    assert os_problem(error, "a").code == code


# --- folders


def test_the_entries_of_a_folder_are_sorted_and_say_what_they_are(tmp_path: Path) -> None:
    """A link in a circle is no folder; a link to a folder is both."""
    (tmp_path / "b").mkdir()
    (tmp_path / "c").symlink_to("b")
    (tmp_path / "d").symlink_to("d")
    (tmp_path / "a").write_text("", "utf-8")
    assert [tuple(entry) for entry in list_folder(tmp_path)] == [
        ("a", False, False),
        ("b", True, False),
        ("c", True, True),
        ("d", False, True),
    ]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """And the error names its kind."""
    (tmp_path / "a").write_text("", "utf-8")
    problem = problem_of(list_folder, tmp_path / "a")
    assert (problem.code, problem.facts["kind"].value) == ("file.not_a_folder", "file")


def test_a_walk_ends_where_links_lead_back(tmp_path: Path) -> None:
    """To the folder itself, above it, and to the whole disk."""
    (tmp_path / "x" / "y").mkdir(parents=True)
    (tmp_path / "x" / "y" / "a.yaml").write_text("", "utf-8")
    (tmp_path / "x" / "back").symlink_to(tmp_path)
    (tmp_path / "disk").symlink_to("/")
    names = [entry.name for entry in walk_folder(tmp_path, "r") if not isinstance(entry, Problem)]
    assert names == ["r/disk", "r/x", "r/x/back", "r/x/y", "r/x/y/a.yaml"]
    names = [
        entry.name for entry in walk_folder(tmp_path / "x" / "back", "r") if not isinstance(entry, Problem)
    ]
    assert names == ["r/disk", "r/x"]


def test_a_walk_goes_on_after_a_folder_that_cannot_be_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its problem stands in place of its entries."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text("", "utf-8")
    scandir = os.scandir

    def refused(path: str) -> "os._ScandirIterator[str]":
        if path.endswith("a"):
            raise PermissionError(errno.EACCES, "no")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refused)
    entries = [*walk_folder(tmp_path, "r")]
    assert [str(each.place if isinstance(each, Problem) else each.name) for each in entries] == [
        "r/a",
        "r/b",
        "r/a",
        "r/b/file",
    ]


def test_a_folder_of_very_many_files_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one folder, or in all folders of a walk together."""
    monkeypatch.setattr(regular_file, "MAX_ENTRIES", 3)
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        for number in range(2):
            (tmp_path / name / f"{number}").write_text("", "utf-8")
    problem = next(each for each in walk_folder(tmp_path, "r") if isinstance(each, Problem))
    assert problem.code == "file.too_many_entries"
    for number in range(2):
        (tmp_path / f"{number}").write_text("", "utf-8")
    assert problem_of(list_folder, tmp_path).code == "file.too_many_entries"


# --- Windows, as far as it can be told without it


@pytest.mark.parametrize(
    ("path", "extended"),
    [
        (r"C:\plans\plan.yaml", r"C:\plans\plan.yaml"),
        (r"\\server\share\plan.yaml", r"\\server\share\plan.yaml"),
        ("C:/" + "a/" * 130 + "plan.yaml", "\\\\?\\C:\\" + "a\\" * 130 + "plan.yaml"),
        ("C:/x/../" + "a/" * 130 + "./b", "\\\\?\\C:\\" + "a\\" * 130 + "b"),
        ("//server/share/" + "a/" * 130 + "b", "\\\\?\\UNC\\server\\share\\" + "a\\" * 130 + "b"),
        ("\\\\?\\C:\\" + "a\\" * 130, "\\\\?\\C:\\" + "a\\" * 130),
    ],
)
def test_a_long_path_of_windows_gets_the_prefix_that_lifts_the_limit(path: str, extended: str) -> None:
    """With backslashes and without dots, which Windows no longer resolves behind the prefix."""
    assert extended_path(path) == extended
    assert PureWindowsPath(extended_path(path)).is_absolute()


def test_paths_of_devices_are_refused_on_windows_before_they_are_opened(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    r"""``\\.\pipe\name`` would connect to the pipe."""
    monkeypatch.setattr(regular_file, "ON_WINDOWS", True)
    assert problem_of(read_file, r"\\.\pipe\name").code == "file.device_path"
