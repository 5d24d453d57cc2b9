"""A write to a folder happens as a whole or not at all, whatever kills it, or fills the disk."""

import errno
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import attrs
import pytest

from dxmodel.changes import ExtendPeriod
from dxmodel.errors import ValidationError
from dxmodel.ledger import Ledger, Observation
from dxmodel.plan import Document
from dxmodel.revise import Revision
from dxmodel.storage import add_revision, folders, load, save
from dxmodel.testing import small_city
from tests.storage.broken import SOUND, write
from tests.storage.test_save import texts

VALUE = Observation(indicator="rpa-hours", period="R6", value="6,100時間")
LATER = Revision(id="second", label="再延伸", decided="R9", changes=[ExtendPeriod("R12", targets="carry")])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a plan."""
    return write(tmp_path / "city", SOUND)


def changed(ledger: Ledger) -> Ledger:
    """Return a ledger of which four files differ: one is new, one goes, two change."""
    return attrs.evolve(
        ledger.with_observations(Observation(indicator="rpa-hours", period="R6", value="6,100時間")),
        founding=attrs.evolve(ledger.founding, version="2"),
        revisions=[attrs.evolve(ledger.revisions[0], id="renewed"), *ledger.revisions[1:]],
    )


WRITES: dict[str, Callable[[Path], object]] = {
    "save": lambda folder: save(changed(load(folder)), folder),
    "add_revision": lambda folder: add_revision(folder, LATER),
}

# --- the process dies


def operations(monkeypatch: pytest.MonkeyPatch, at: Callable[[str, Path | None], None]) -> None:
    """Call a function before every operation of the system that writes, with its name and its path."""

    def before(name: str, position: int = 0) -> None:
        original = getattr(os, name)

        def replaced(*arguments: object, **keywords: object) -> object:
            target = arguments[position] if arguments else None
            at(name, Path(os.fspath(target)) if isinstance(target, str | os.PathLike) else None)
            return original(*arguments, **keywords)

        monkeypatch.setattr(os, name, replaced)

    for name in ("fsync", "unlink", "mkdir", "rmdir", "chmod"):
        before(name)
    for name in ("replace", "rename"):
        before(name, 1)


class Died(BaseException):
    """What stands for the end of the process: nothing catches it, and nothing is tidied up."""


class Failing:
    """Raises an exception before an operation of the system."""

    def __init__(self) -> None:
        self.happened = False
        self._count, self._number = 0, 0
        self._exception: BaseException = Died()
        self._path: Path | None = None

    def at(self, number: int, exception: BaseException | None = None) -> None:
        """Raise an exception before the n-th operation from now."""
        self._count, self._number, self.happened = 0, number, False
        self._exception = exception or Died()

    def once_exists(self, path: Path) -> None:
        """Raise Died before the first operation after a file exists."""
        self._path = path

    def stop(self) -> None:
        self._number, self._path = 0, None

    def operation(self, name: str, path: Path | None) -> None:
        self._count += 1
        if self._count == self._number or (self._path is not None and self._path.exists()):
            self.happened = True
            raise self._exception


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Failing:
    """Return what makes an operation of the system fail."""
    failures = Failing()
    operations(monkeypatch, failures.operation)
    return failures


@pytest.mark.parametrize("write_of", WRITES)
def test_a_process_that_dies_before_any_operation_leaves_the_old_state_or_the_new_one(
    tmp_path: Path, failing: Failing, write_of: str
) -> None:
    """For readers at once, and in the files after the next write; which finishes what it finds."""
    states, number = [], 0
    while number == 0 or failing.happened:
        number += 1
        folder = write(tmp_path / str(number), SOUND)
        old = load(folder)
        old_texts = texts(folder)
        failing.at(number)
        with suppress(Died):
            WRITES[write_of](folder)
        failing.stop()
        state = load(folder)
        states.append(state != old)
        if state == old:
            assert texts(folder) == old_texts
        document = Document(id="next", label="次の書き込み")
        after = save(attrs.evolve(state, documents=[*state.documents, document]), folder)
        assert load(folder) == after == attrs.evolve(state, documents=[*state.documents, document])
        assert not (folder / ".dxmodel" / "journal.json").exists()
    assert states == sorted(states), "once it has happened it stays"
    assert set(states) == {False, True}
    assert number > 20


@pytest.mark.parametrize("write_of", WRITES)
def test_a_disk_that_is_full_leaves_the_old_state_or_the_new_one(
    tmp_path: Path, failing: Failing, write_of: str
) -> None:
    """The error says which of the two it is."""
    codes, number = [], 0
    while number == 0 or failing.happened:
        number += 1
        folder = write(tmp_path / str(number), SOUND)
        old = load(folder)
        old_texts = texts(folder)
        failing.at(number, OSError(errno.ENOSPC, "No space left on device"))
        code = ""
        try:
            WRITES[write_of](folder)
        except ValidationError as error:
            (problem,) = error.problems
            code = problem.code
            codes.append(code)
            assert problem.facts["cause"].code == "file.disk_full"
        failing.stop()
        state = load(folder)
        assert (state == old) == (code == "storage.not_written")
        assert code != "storage.not_written" or texts(folder) == old_texts
        WRITES["save"](folder) if state == old else save(old, folder, base=state)
        assert not (folder / ".dxmodel" / "journal.json").exists()
    assert codes == sorted(codes)
    assert set(codes) == {"storage.not_written", "storage.unfinished"}


KILLED = """
import os, random, signal, sys, time
from pathlib import Path
from dxmodel.storage import load, save
from tests.storage.test_transaction import changed

folder = Path(sys.argv[1])
draw = random.Random(int(sys.argv[2]))
old, new = load(folder), changed(load(folder))
before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

def killed(after):
    pid = os.fork()
    if pid == 0:
        save(new, folder)
        os._exit(0)
    if after is not None:
        time.sleep(after)
        os.kill(pid, signal.SIGKILL)
    return os.waitpid(pid, 0)[1] == 0

start = time.perf_counter()
assert killed(None)
duration = time.perf_counter() - start
states = set()
for _ in range(30):
    assert save(old, folder, base=load(folder)) == load(folder) == old
    killed(draw.uniform(0, duration))
    state = load(folder)
    assert state in (old, new), state
    states.add(state == new)
print(len(states))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_process_that_is_killed_at_any_time_leaves_the_old_state_or_the_new_one(folder: Path) -> None:
    """By the system, which asks nobody."""
    arguments = [sys.executable, "-X", "utf8", "-c", KILLED, str(folder), "7"]
    done = subprocess.run(arguments, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr


def test_contents_reach_the_disk_before_the_journal_and_the_files_before_it_goes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a loss of power leaves is the system's; the order is ours."""
    add_revision(folder, LATER)
    ledger = changed(load(folder))
    log: list[str] = []
    synced, replaced, unlinked = os.fsync, os.replace, os.unlink

    def sync(descriptor: int) -> None:
        name = os.path.relpath(os.readlink(f"/proc/self/fd/{descriptor}"), folder)
        log.append(f"sync {name}")
        synced(descriptor)

    def replace(source: Path, target: Path) -> None:
        log.append(f"switch {os.path.relpath(target, folder)}")
        replaced(source, target)

    def unlink(path: Path, *arguments: object, **keywords: object) -> None:
        log.append(f"remove {os.path.relpath(path, folder)}")
        unlinked(path)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(os, "unlink", unlink)
    save(ledger, folder)
    log = log[log.index("sync .dxmodel/new/1") :]
    journal = log.index("switch .dxmodel/journal.json")
    news = [name for name in log if name.startswith("sync .dxmodel/new/")]
    assert len(news) == 3
    assert log[: len(news)] == news
    folders = ["sync .dxmodel/new", "sync .dxmodel"]
    assert log[len(news) : journal] == [*folders, "sync .dxmodel/journal.json.new"]
    assert log[journal + 1] == "sync .dxmodel"
    end = log.index("remove .dxmodel/journal.json")
    changes, rest = log[journal + 2 : end], log[end:]
    assert sorted(changes[:4]) == [
        "remove revisions/extension.yaml",
        "switch observations.yaml",
        "switch plan.yaml",
        "switch revisions/renewed.yaml",
    ]
    assert sorted(changes[4:]) == ["sync .", "sync revisions"]
    assert rest == ["remove .dxmodel/journal.json", "sync .dxmodel"]


# --- what is kept


def test_the_files_that_people_wrote_are_copied_before_the_first_write(folder: Path) -> None:
    """And never again."""
    (folder / "notes.txt").write_text("x")
    before = texts(folder)
    save(changed(load(folder)), folder)
    original = folder / ".dxmodel" / "original"
    copies = {path.relative_to(original).as_posix(): path.read_bytes() for path in original.rglob("*.*")}
    assert copies == {name: text for name, text in before.items() if name != "notes.txt"}
    add_revision(folder, LATER)
    assert {path.relative_to(original).as_posix() for path in original.rglob("*.*")} == set(copies)


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
def test_a_file_keeps_its_mode(folder: Path) -> None:
    """Who could not write it still cannot."""
    (folder / "plan.yaml").chmod(0o640)
    (folder / "observations.yaml").chmod(0o604)
    save(changed(load(folder)), folder)
    modes = {name: (folder / name).stat().st_mode & 0o777 for name in ("plan.yaml", "observations.yaml")}
    assert modes == {"plan.yaml": 0o640, "observations.yaml": 0o604}


@pytest.mark.parametrize("name", ["plan.yaml", "observations.yaml", "revisions", ".dxmodel"])
def test_nothing_is_written_through_a_link(folder: Path, tmp_path: Path, name: str) -> None:
    """Neither that of a file nor that of a folder in the folder; reading through it is possible."""
    elsewhere = tmp_path / "elsewhere"
    if (folder / name).exists():
        (folder / name).rename(elsewhere)
    else:
        elsewhere.mkdir()
    (folder / name).symlink_to(elsewhere)
    before = texts(folder), texts(elsewhere)
    with pytest.raises(ValidationError) as caught:
        save(changed(load(folder)), folder)
    (problem,) = caught.value.problems
    assert (problem.code, str(problem.place)) == ("storage.link", name)
    assert (texts(folder), texts(elsewhere)) == before


def test_the_folder_itself_may_be_a_link(folder: Path, tmp_path: Path) -> None:
    """It is where the user said."""
    (tmp_path / "link").symlink_to(folder)
    saved = save(changed(load(folder)), tmp_path / "link")
    assert load(folder) == saved


def test_a_file_that_cannot_be_replaced_is_refused_before_anything_is_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Windows does while another program holds it open."""
    rename = os.rename

    def held(source: str, target: str) -> None:
        if Path(target).name == "observations.yaml":
            raise PermissionError(errno.EACCES, "in use")
        rename(source, target)

    before = texts(folder)
    monkeypatch.setattr(os, "rename", held)
    with pytest.raises(ValidationError) as caught:
        save(changed(load(folder)), folder)
    assert [(each.code, str(each.place)) for each in caught.value.problems] == [
        ("storage.not_written", "observations.yaml")
    ]
    assert texts(folder) == before


def test_a_first_file_that_cannot_be_replaced_calls_the_write_off(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is left with a folder that cannot be written; what another file refuses is finished later."""
    replace = os.replace

    def held(source: Path, target: Path) -> None:
        if Path(target).name == held_file:
            raise PermissionError(errno.EACCES, "in use")
        replace(source, target)

    monkeypatch.setattr(os, "replace", held)
    ledger, before = load(folder), texts(folder)
    new = attrs.evolve(ledger.with_observations(VALUE), founding=attrs.evolve(ledger.founding, version="2"))
    codes = {"plan.yaml": "storage.not_written", "observations.yaml": "storage.unfinished"}
    for held_file, code in codes.items():  # noqa: B007 - the replaced function reads it
        with pytest.raises(ValidationError) as caught:
            save(new, folder)
        assert [each.code for each in caught.value.problems] == [code]
        assert load(folder) == (new if code == "storage.unfinished" else ledger)
        assert code == "storage.unfinished" or texts(folder) == before
    held_file = ""
    assert save(new, folder) == new
    assert not (folder / ".dxmodel" / "journal.json").exists()


# --- what was interrupted, and then changed by hand


def interrupted(folder: Path, failing: Failing) -> Ledger:
    """Interrupt a write after its journal; return the ledger that was to be written."""
    new = changed(load(folder))
    failing.once_exists(folder / ".dxmodel" / "journal.json")
    with pytest.raises(Died):
        save(new, folder)
    failing.stop()
    return new


def test_readers_finish_nothing(folder: Path, failing: Failing) -> None:
    """They read the new state, and write nothing."""
    new, before = interrupted(folder, failing), texts(folder)
    assert load(folder) == new
    assert texts(folder) == before
    assert (folder / ".dxmodel" / "journal.json").exists()


def test_what_was_changed_by_hand_after_an_interruption_is_not_undone(folder: Path, failing: Failing) -> None:
    """The error names the file, and where both contents are; deleting the journal keeps the files."""
    interrupted(folder, failing)
    text = (folder / "plan.yaml").read_text("utf-8") + "note: 手で直した\n"
    write(folder, {"plan.yaml": text})
    before = texts(folder)
    for attempt in (load, lambda folder: add_revision(folder, LATER)):
        with pytest.raises(ValidationError) as caught:
            attempt(folder)
        (problem,) = caught.value.problems
        assert (problem.code, str(problem.place)) == ("storage.changed_since_journal", "plan.yaml")
        assert (folder / problem.facts["source"]).exists()
    assert texts(folder) == before
    (folder / ".dxmodel" / "journal.json").unlink()
    assert str(load(folder).founding.note) == "手で直した"


CHANGE: dict[str, object] = {
    "name": "x.yaml",
    "source": ".dxmodel/new/0",
    "start": None,
    "before": None,
    "after": "0" * 64,
}
DAMAGED: dict[str, tuple[object, ...]] = {
    "name": ("../x.yaml", "/elsewhere/x.yaml", "a/x.yaml", "revisions/../x", "..", "C:x", "a\\b", 3),
    "source": ("plan.yaml", ".dxmodel/new/../lock", "/etc/passwd", 3),
    "start": (-1, True, "3", 1.5),
    "before": ("x",),
    "after": (3,),
    "other": (3,),
}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"journal": [{"name": 3}]}',
        "null",
        *(
            json.dumps({"journal": [CHANGE | {key: value}]})
            for key, values in DAMAGED.items()
            for value in values
        ),
    ],
)
def test_a_journal_that_a_fault_of_the_disk_has_spoilt_is_one_problem(folder: Path, text: str) -> None:
    """For readers and for writers."""
    write(folder, {".dxmodel/journal.json": text})
    for attempt in (load, lambda folder: add_revision(folder, LATER)):
        with pytest.raises(ValidationError) as caught:
            attempt(folder)
        assert [(each.code, str(each.place)) for each in caught.value.problems] == [
            ("storage.no_journal", ".dxmodel/journal.json")
        ]


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="needs limits of POSIX")
@pytest.mark.parametrize("limit", [0, 1, 10, 100, 200, 300])
def test_a_limit_on_the_size_of_files_is_a_full_disk(folder: Path, limit: int) -> None:
    """What is left of the attempt hinders no later one, and git ignores it."""
    import resource

    old = load(folder)
    before = texts(folder)
    signal_before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        with pytest.raises(ValidationError) as caught:
            save(changed(old), folder)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, signal_before)
    (problem,) = caught.value.problems
    assert (problem.code, problem.facts["cause"].code) == ("storage.not_written", "file.disk_full")
    assert texts(folder) == before
    save(changed(old), folder)
    assert (folder / ".dxmodel" / ".gitignore").read_text().strip() == "*"


# --- what a review of the journal found


def test_rows_that_were_added_by_hand_after_an_interrupted_append_stay(
    folder: Path, failing: Failing
) -> None:
    """They are no part of the text that was to be appended."""
    (folder / "observations.csv").write_text("indicator,fiscal_year,value\n")
    failing.once_exists(folder / ".dxmodel" / "journal.json")
    with pytest.raises(Died):
        save(load(folder).with_observations(VALUE), folder)
    failing.stop()
    with (folder / "observations.csv").open("a") as file:
        file.write("online-share,2026,70%\n")
    before = texts(folder)
    with pytest.raises(ValidationError) as caught:
        load(folder)
    assert [each.code for each in caught.value.problems] == ["storage.changed_since_journal"]
    with pytest.raises(ValidationError):
        add_revision(folder, LATER)
    assert texts(folder) == before


@pytest.mark.parametrize("length", range(0, 30, 3))
def test_an_append_that_was_half_done_is_finished(folder: Path, failing: Failing, length: int) -> None:
    """Wherever it was cut off."""
    table = folder / "observations.csv"
    table.write_text("indicator,fiscal_year,value\n")
    new = load(folder).with_observations(VALUE)
    failing.once_exists(folder / ".dxmodel" / "journal.json")
    with pytest.raises(Died):
        save(new, folder)
    failing.stop()
    text = (folder / ".dxmodel" / "new" / "0").read_bytes()
    table.write_bytes(table.read_bytes() + text[:length])
    assert load(folder) == new
    save(new, folder)
    assert table.read_bytes().count(text) == 1
    assert not (folder / ".dxmodel" / "journal.json").exists()


def test_an_interrupted_save_is_finished_by_the_same_save_again(folder: Path, failing: Failing) -> None:
    """Although there is nothing to change any more."""
    new = interrupted(folder, failing)
    assert save(new, folder) == new
    assert not (folder / ".dxmodel").joinpath("journal.json").exists()
    assert 'version: "2"' in (folder / "plan.yaml").read_text("utf-8")


@pytest.mark.parametrize("content", [b"", b"format: observations/1\nobservations: []\n", None])
def test_a_new_content_that_is_damaged_or_lost_is_not_taken(
    folder: Path, failing: Failing, content: bytes | None
) -> None:
    """As a fault of the disk may leave it."""
    interrupted(folder, failing)
    before = texts(folder)
    for path in (folder / ".dxmodel" / "new").iterdir():
        path.unlink()
        if content is not None:
            path.write_bytes(content)
    for attempt in (load, lambda folder: add_revision(folder, LATER)):
        with pytest.raises(ValidationError) as caught:
            attempt(folder)
        assert [each.code for each in caught.value.problems] == ["storage.damaged_source"]
    assert texts(folder) == before


@pytest.mark.skipif(os.name != "posix", reason="needs links")
@pytest.mark.parametrize("name", ["plan.yaml", "revisions"])
def test_an_interrupted_write_is_not_finished_through_a_link(
    folder: Path, tmp_path: Path, failing: Failing, name: str
) -> None:
    """That was put there meanwhile."""
    interrupted(folder, failing)
    elsewhere = tmp_path / "elsewhere"
    (folder / name).rename(elsewhere)
    (folder / name).symlink_to(elsewhere)
    before = texts(elsewhere) if elsewhere.is_dir() else elsewhere.read_bytes()
    with pytest.raises(ValidationError) as caught:
        add_revision(folder, LATER)
    assert "storage.link" in [each.code for each in caught.value.problems]
    assert (texts(elsewhere) if elsewhere.is_dir() else elsewhere.read_bytes()) == before


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
def test_what_is_kept_beside_the_files_has_their_rights(folder: Path) -> None:
    """Those of a group who may write the plan may save it; a private plan has no public copy."""
    folder.chmod(0o2775)
    for path in (folder / "plan.yaml", folder / "observations.yaml"):
        path.chmod(0o600)
    before = os.umask(0o022)
    try:
        save(changed(load(folder)), folder)
    finally:
        os.umask(before)
    kept = folder / ".dxmodel"
    assert kept.stat().st_mode & 0o777 == 0o775
    assert (kept / "original" / "plan.yaml").stat().st_mode & 0o777 == 0o600
    assert (folder / "plan.yaml").stat().st_mode & 0o777 == 0o600
    assert (folder / "revisions" / "renewed.yaml").stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name != "posix", reason="needs hard links")
def test_an_append_does_not_reach_a_copy_by_hard_links(folder: Path, tmp_path: Path) -> None:
    """Such as a snapshot of the folder."""
    (folder / "observations.csv").write_text("indicator,fiscal_year,value\n")
    os.link(folder / "observations.csv", tmp_path / "snapshot.csv")
    save(load(folder).with_observations(VALUE), folder)
    assert (tmp_path / "snapshot.csv").read_text() == "indicator,fiscal_year,value\n"
    assert VALUE in load(folder).observations


def test_a_first_save_that_is_decided_counts_as_a_plan(tmp_path: Path, failing: Failing) -> None:
    """It can be loaded, so it is listed."""
    failing.once_exists(tmp_path / "city" / ".dxmodel" / "journal.json")
    with pytest.raises(Died):
        save(small_city(), tmp_path / "city")
    failing.stop()
    assert folders(tmp_path) == (tmp_path / "city",)
    assert load(tmp_path / "city") == small_city()


@pytest.mark.parametrize("protected", ["observations.csv", ""])
def test_a_right_that_is_missing_is_found_before_the_switch(
    folder: Path, monkeypatch: pytest.MonkeyPatch, protected: str
) -> None:
    """Of a file to which is appended, or of its folder."""
    (folder / "observations.csv").write_text("indicator,fiscal_year,value\n")
    access = os.access

    def allowed(path: Path, mode: int) -> bool:
        return Path(path) != folder / protected and access(path, mode)

    ledger, before = load(folder), texts(folder)
    monkeypatch.setattr(os, "access", allowed)
    with pytest.raises(ValidationError) as caught:
        save(ledger.with_observations(VALUE), folder)
    (problem,) = caught.value.problems
    assert (problem.code, problem.facts["cause"].code) == ("storage.not_written", "file.not_permitted")
    assert texts(folder) == before
    assert not (folder / ".dxmodel" / "journal.json").exists()
