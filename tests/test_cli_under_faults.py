"""The command line where something fails: a closed stream, an interrupt, a full disk, an odd argument.

Each failure is one line and a documented exit code, and a file that was there is as it was.
"""

import os
import resource
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import attrs
import pytest

from dxmodel.cli import main, report_commands
from dxmodel.ledger import Ledger
from dxmodel.plan import Label
from dxmodel.storage import load, save
from dxmodel.storage.example import folder
from dxmodel.testing import small_city
from dxmodel.visible_text import HIDDEN
from tests.report.town import town

ADACHI = str(folder("adachi"))
OLD = "the old report"


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Run every command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(
    *words: str | bytes,
    redirect: str = "",
    env: Mapping[str, str] | None = None,
    preexec: Callable[[], None] | None = None,
) -> "subprocess.CompletedProcess[bytes]":
    """Run a command in a process of its own, with redirections of the shell."""
    return subprocess.run(
        ["bash", "-c", f'set -o pipefail; "$@" {redirect}', "bash", sys.executable, "-m", "dxmodel", *words],
        capture_output=True,
        check=False,
        env={**os.environ, **(env or {})},
        preexec_fn=preexec,
    )


def one_line(error: bytes | str) -> str:
    """Return the only line of stderr."""
    (line,) = (error.decode() if isinstance(error, bytes) else error).splitlines()
    assert line
    return line


# --- streams


def test_a_closed_stdout_is_a_failure_before_anything_is_done(empty_folder: Path) -> None:
    """A script that loses its output learns it."""
    done = run("report", ADACHI, "--out", "page.md", redirect=">&-")
    assert done.returncode == 2
    assert "標準出力が閉じています" in one_line(done.stderr)
    assert [*empty_folder.iterdir()] == []


def test_a_reader_that_stops_reading_changes_neither_the_work_nor_the_exit_code(empty_folder: Path) -> None:
    """``dxmodel report … | head`` writes its page; ``check`` says what it found."""
    done = run("report", ADACHI, "--out", "page.md", redirect="| true")
    assert (done.returncode, len(done.stderr.splitlines())) == (0, 1)
    assert (empty_folder / "page.md").exists()
    save(town(), "town")
    assert run("check", "town", redirect="| true").returncode == 1
    assert run("--help", redirect="| true").returncode == 0


def test_a_closed_stderr_leaves_stdout_and_the_exit_code_as_they_are() -> None:
    """What was meant for stderr does not land among the output."""
    done = run("check", ADACHI, "--lang", "en", redirect="2>&-")
    assert done.returncode == 0
    assert all(line.startswith(b"$") for line in done.stdout.splitlines())
    done = run("check", "nowhere", redirect="2>&-")
    assert (done.returncode, done.stdout) == (2, b"")
    assert run("check", ADACHI, redirect=">&- 2>&- <&-").returncode == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("words", [["show", ADACHI], ["--help"]])
def test_a_full_disk_under_stdout_is_one_line(words: list[str]) -> None:
    """Not an exception while the interpreter ends."""
    done = run(*words, redirect=">/dev/full")
    assert done.returncode == 2
    assert "標準出力に書き込めません" in one_line(done.stderr)
    assert run(*words, redirect=">/dev/full 2>/dev/full").returncode == 2


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONIOENCODING": "cp932"},
        {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=["cp932", "ASCII"],
)
def test_a_console_of_another_encoding_prints_what_it_can(env: Mapping[str, str]) -> None:
    """Of an answer and of an error; the page is UTF-8 all the same."""
    done = run("report", ADACHI, "--out", "page.md", env=env)
    assert (done.returncode, len(done.stderr.splitlines())) == (0, 1)
    assert "足立区" in Path("page.md").read_text("utf-8")
    done = run("check", "どこにもない", env=env)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


# --- interrupts and faults


def test_an_interrupt_is_one_line_and_its_own_exit_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As from Ctrl-C."""

    def interrupted(_: str) -> Ledger:
        signal.raise_signal(signal.SIGINT)
        return small_city()

    monkeypatch.setattr(report_commands, "load", interrupted)
    assert main(["check", ADACHI, "--lang", "en"]) == 130
    assert one_line(capsys.readouterr().err) == "interrupted."


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (MemoryError(), "not enough memory"),
        (RecursionError(), "nested too deeply"),
        (PermissionError(13, "no", "plan.yaml"), "plan.yaml: $: you do not have the permission"),
        (OSError(5, "Input/output error"), "?: $: this file cannot be opened: Input/output error"),
    ],
)
def test_a_failure_of_the_system_is_one_line(
    error: Exception, text: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2."""
    monkeypatch.setattr(report_commands, "load", failing(error))
    assert main(["check", ADACHI, "--lang", "en"]) == 2
    assert text in one_line(capsys.readouterr().err)


def failing(error: BaseException) -> Callable[..., None]:
    """Return a function that raises an error."""

    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def test_a_fault_of_the_library_is_no_warning_about_the_plan(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2, where Python would say 1; with all that a report of the fault needs."""
    monkeypatch.setattr(report_commands, "load", failing(ZeroDivisionError("\x1b")))
    assert main(["check", ADACHI, "--lang", "en"]) == 2
    error = capsys.readouterr().err
    assert "ZeroDivisionError" in error
    assert error.splitlines()[-1].startswith("this is a fault of dxmodel")
    assert HIDDEN.search(error) is None


# --- files that are written


def old_page(name: str = "page.html") -> Path:
    """Write an old report with a mode of its own."""
    path = Path(name)
    path.write_text(OLD, "utf-8")
    path.chmod(0o640)
    return path


def test_a_report_replaces_an_old_one_as_a_whole_and_keeps_its_mode() -> None:
    """And leaves nothing else in the folder."""
    page = old_page("page.md")
    assert main(["report", ADACHI, "--out", "page.md"]) == 0
    assert page.read_text("utf-8").startswith("# 足立区")
    assert stat.S_IMODE(page.stat().st_mode) == 0o640
    assert os.listdir() == ["page.md"]


def test_on_a_full_disk_the_old_report_stays(empty_folder: Path) -> None:
    """Here a limit of the size of files takes the part of the disk."""
    page = old_page("page.md")
    done = run(
        "report",
        ADACHI,
        "--out",
        "page.md",
        preexec=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
    )
    assert done.returncode == 2
    assert one_line(done.stderr).startswith("page.md: $: ディスクの空き")
    assert page.read_text("utf-8") == OLD
    assert os.listdir() == ["page.md"]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("step", ["write", "fsync", "replace", "chmod"])
def test_whatever_fails_while_a_report_is_written_the_old_one_stays(
    step: str, error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At each step, by an error or by an interrupt; nothing is left beside it."""
    page = old_page("page.md")
    with monkeypatch.context() as patch:
        if step == "write":
            patch.setattr(os, "fdopen", failing(error))
        else:
            patch.setattr(os, step, failing(error))
        assert main(["report", ADACHI, "--out", "page.md"]) == (2 if isinstance(error, OSError) else 130)
    assert page.read_text("utf-8") == OLD
    assert os.listdir() == ["page.md"]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("link", "nothing is written through a link"),
        ("broken link", "nothing is written through a link"),
        ("folder", "this is a folder"),
        ("pipe", "this is a named pipe"),
    ],
)
def test_a_report_is_written_to_a_regular_file_only(
    kind: str, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Never through a link, and never into a pipe, where it would wait."""
    match kind:
        case "link":
            Path("page.md").symlink_to(old_page("other.md"))
        case "broken link":
            Path("page.md").symlink_to("nowhere.md")
        case "folder":
            Path("page.md").mkdir()
        case "pipe":
            os.mkfifo("page.md")
    before = sorted(os.listdir())
    assert main(["report", ADACHI, "--out", "page.md", "--lang", "en"]) == 2
    assert text in one_line(capsys.readouterr().err)
    assert sorted(os.listdir()) == before


@pytest.mark.parametrize("name", ["a\x1b[2J.md", "a\u202edm.md", "a\nb.md", "a\0.md", "a\ud800.md"])
def test_no_file_gets_a_name_that_cannot_be_shown(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Control and direction characters, a line break, NUL, half a character."""
    assert main(["report", ADACHI, "--out", name]) == 2
    assert HIDDEN.search(one_line(capsys.readouterr().err)) is None
    assert os.listdir() == []


def test_no_output_takes_the_place_of_the_data_of_a_plan(capsys: pytest.CaptureFixture[str]) -> None:
    """Neither a file that is there nor one that would be read from now on."""
    save(attrs.evolve(small_city(), revisions=[], evaluations=[]), "old")
    save(small_city(), "new")
    for name in ("old/scales.yaml", "old/revisions/between.yaml", "old/observations.csv"):
        words = ["diff", "old", "new", "--decided", "R6", "--as-revision", name, "--lang", "en"]
        assert main(words) == 2
        assert "this is a file of the data of a plan" in one_line(capsys.readouterr().err)
        assert not Path(name).exists()


# --- arguments


@pytest.mark.parametrize(
    "hostile", ["\x1b[2J\x07", "\u202egpj\u2066", "\ud800", "a\0b", "\u2028", "x" * 100_000]
)
@pytest.mark.parametrize(
    "words",
    [
        ["report", "{}"],
        ["check", "{}"],
        ["show", ADACHI, "{}"],
        ["show", ADACHI, "--at", "{}"],
        ["report", ADACHI, "--out", "{}.md"],
        ["report", ADACHI, "--out", "{}"],
        ["schema", "{}"],
        ["diff", ADACHI, "{}"],
        ["diff", ADACHI, "--since", "{}"],
        ["diff", ADACHI, "--as-revision", "{}.yaml", "--decided", "R6"],
        ["revise", ADACHI, "{}"],
        ["revise", "{}", ADACHI],
        ["{}"],
        ["show", ADACHI, "a", "{}"],
        ["show", ADACHI, "--lang", "{}"],
    ],
    ids=lambda words: " ".join(words).replace(ADACHI, "ADACHI"),
)
def test_an_odd_argument_is_a_failure_that_can_be_shown(
    words: list[str], hostile: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2, no traceback, no hidden character, and no line without end."""
    code = main([word.format(hostile) for word in words])
    captured = capsys.readouterr()
    assert code == 2
    assert HIDDEN.search(captured.out + captured.err) is None
    assert "Traceback" not in captured.err
    assert os.listdir() == []


def test_bytes_that_are_no_text_are_shown_by_their_numbers() -> None:
    """As a shell passes them."""
    done = run("check", b"\x83v\x1b\xff")
    assert done.returncode == 2
    assert "\\udc83v\\u001b\\udcff" in one_line(done.stderr)


def test_a_label_is_text() -> None:
    """It would be written into a file."""
    save(attrs.evolve(small_city(), revisions=[], evaluations=[]), "old")
    save(small_city(), "new")
    options = ["--as-revision", "between.yaml", "--decided", "R6", "--label", "\udcff"]
    assert main(["diff", "old", "new", *options]) == 2
    assert not Path("between.yaml").exists()


def test_a_file_that_powershell_wrote_is_refused_with_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    """Its ``>`` writes UTF-16."""
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        Path("plan.yaml").write_bytes("format: plan/1\n".encode(encoding))
        assert main(["diff", "plan.yaml", ADACHI, "--lang", "en"]) == 2
        line = one_line(capsys.readouterr().err)
        assert "UTF-16" in line
        assert "UTF-8" in line


# --- hidden characters in a folder


def test_no_command_prints_or_writes_a_hidden_character(capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever the labels of the plan contain; direction characters may be meant."""
    city = small_city()
    items = [
        attrs.evolve(each, label=Label(f"\u202e{each.label}\u2066")) for each in city.founding.indicators
    ]
    save(attrs.evolve(city, founding=attrs.evolve(city.founding, indicators=items)), "city")
    assert "\u202e" in str(load("city").founding.indicators[0].label)
    for words in (
        ["report", "city", "--out", "page.html"],
        ["report", "city", "--out", "page.md"],
        ["check", "city"],
        ["show", "city"],
        ["show", "city", "online-share"],
        ["diff", "city", "--out", "table.md"],
        ["diff", ADACHI, "city"],
    ):
        assert main(words) in (0, 1)
    captured = capsys.readouterr()
    pages = [path.read_text("utf-8") for path in Path().glob("*.*")]
    assert len(pages) == 3
    for text in (captured.out, captured.err, *pages):
        assert HIDDEN.search(text) is None
    assert "\\u202e" in captured.out


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_an_output_that_is_cut_off_is_a_failure(unbuffered: str) -> None:
    """Where a part of it fits on the disk, too, and where Python has no buffer for it."""
    with Path("output.txt").open("wb") as file:
        done = subprocess.run(
            [sys.executable, "-m", "dxmodel", "schema", "ledger"],
            stdout=file,
            stderr=subprocess.PIPE,
            check=False,
            env=os.environ | {"PYTHONUNBUFFERED": unbuffered},
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000)),
        )
    assert done.returncode == 2
    assert "標準出力に書き込めません" in one_line(done.stderr)
