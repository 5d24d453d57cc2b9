"""Several people write one folder: nobody's work is undone, and readers see one state or the next."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from itertools import count
from pathlib import Path

import attrs
import pytest

from dxmodel.changes import Amend, ExtendPeriod
from dxmodel.errors import ValidationError
from dxmodel.ledger import Evaluation, Ledger, Observation
from dxmodel.plan import Document
from dxmodel.revise import Revision
from dxmodel.storage import add_revision, load, save, update
from dxmodel.storage import files as files_module
from dxmodel.storage import transaction as transaction_module
from dxmodel.testing import small_city
from tests.storage.broken import SOUND, write
from tests.storage.test_save import texts

VALUE = Observation(indicator="rpa-hours", period="R6", value="6,100時間")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a plan."""
    return write(tmp_path / "city", SOUND)


def refused(save_it: Callable[[], object]) -> list[tuple[str, str]]:
    """Return path and code of why a save is refused."""
    with pytest.raises(ValidationError) as caught:
        save_it()
    return [(each.path, each.code) for each in caught.value.problems]


# --- one after the other

ADDITIONS: dict[str, Callable[[Ledger], Ledger]] = {
    "observation": lambda ledger: ledger.with_observations(VALUE),
    "evaluation": lambda ledger: attrs.evolve(
        ledger, evaluations=[*ledger.evaluations, Evaluation(item="rpa", year="R5", grade="A")]
    ),
    "document": lambda ledger: attrs.evolve(
        ledger, documents=[*ledger.documents, Document(id="new", label="文書")]
    ),
    "revision": lambda ledger: attrs.evolve(
        ledger,
        revisions=[
            *ledger.revisions,
            Revision(id="tags", label="分類", decided="R7", changes=[Amend("rpa", tags=["x"])]),
        ],
    ),
}


@pytest.mark.parametrize("theirs", ADDITIONS)
@pytest.mark.parametrize("mine", ADDITIONS)
def test_what_a_colleague_added_since_stays(folder: Path, mine: str, theirs: str) -> None:
    """And the ledger that comes back has it too."""
    ledger = load(folder)
    save(ADDITIONS[theirs](load(folder)), folder)
    saved = save(ADDITIONS[mine](ledger), folder)
    expected = ADDITIONS[mine](ADDITIONS[theirs](ledger)) if mine != theirs else ADDITIONS[mine](ledger)
    assert load(folder) == saved
    assert {*saved.observations} == {*expected.observations}
    assert {*saved.evaluations} == {*expected.evaluations}
    assert {*saved.documents} == {*expected.documents}
    assert saved.revisions == expected.revisions


def test_a_revision_that_a_colleague_added_stays(folder: Path) -> None:
    """It was removed without a word before."""
    ledger = load(folder)
    later = Revision(
        id="second", label="再延伸", decided="R9", changes=[ExtendPeriod("R12", targets="carry")]
    )
    add_revision(folder, later)
    saved = save(ledger.with_observations(VALUE), folder)
    assert [each.id for each in saved.revisions] == ["extension", "second"]
    assert (folder / "revisions" / "second.yaml").exists()


def test_an_entry_that_both_changed_is_named_and_nothing_is_written(folder: Path) -> None:
    """With both contents, and what to do."""
    ledger = load(folder)
    save(ledger.with_observations(attrs.evolve(VALUE, note="同僚")), folder)
    before = texts(folder)
    mine = ledger.with_observations(attrs.evolve(VALUE, note="わたし"))
    assert refused(lambda: save(mine, folder)) == [
        ("$", "storage.changed_since"),
        ("$.observations[rpa-hours, R6]", "ledger.changed_by_both"),
    ]
    assert texts(folder) == before
    theirs = load(folder)
    saved = save(mine, folder, base=theirs)
    assert load(folder) == saved == mine


def test_what_a_colleague_removed_stays_removed(folder: Path) -> None:
    """Unless it was changed here."""
    ledger = load(folder)
    first, *others = ledger.observations
    save(attrs.evolve(ledger, observations=others), folder)
    saved = save(ledger.with_observations(VALUE), folder)
    assert first not in saved.observations
    changed = attrs.evolve(ledger, observations=[attrs.evolve(first, note="注"), *others])
    assert refused(lambda: save(changed, folder))[1][1] == "ledger.removed_there"


def test_a_ledger_that_was_saved_is_tied_to_what_it_saved(folder: Path) -> None:
    """So that a program can go on with what save returns."""
    first = save(load(folder).with_observations(VALUE), folder)
    without = attrs.evolve(first, observations=[each for each in first.observations if each != VALUE])
    assert save(without, folder) == load(folder) == without


def test_a_program_that_saves_again_and_again_keeps_one_earlier_ledger(folder: Path) -> None:
    """And not all of them."""
    ledger = load(folder)
    for turn in range(3):
        document = Document(id=f"d{turn}", label="文書")
        ledger = save(attrs.evolve(ledger, documents=[*ledger.documents, document]), folder)
    assert ledger.base == ledger
    assert ledger.base is not None
    assert ledger.base.base is None


def test_a_ledger_that_was_not_loaded_replaces_nothing(folder: Path) -> None:
    """What it has alone is added; what differs is named."""
    ledger = load(folder)
    unloaded = attrs.evolve(ledger, base=None)
    assert save(unloaded.with_observations(VALUE), folder) == ledger.with_observations(VALUE)
    other = attrs.evolve(unloaded, founding=attrs.evolve(ledger.founding, version="2"))
    before = texts(folder)
    assert refused(lambda: save(other, folder)) == [
        ("$", "storage.not_loaded"),
        ("$.plan.version", "ledger.changed_by_both"),
    ]
    assert texts(folder) == before
    assert save(other, folder, base=load(folder)) == other


def test_a_view_removes_nothing(folder: Path) -> None:
    """The ledger of an earlier day does not know what came later."""
    ledger = load(folder)
    for view in (ledger.as_of("2020-04-01"), ledger.before("extension"), ledger.as_adopted):
        before = texts(folder)
        assert save(view, folder) == ledger
        assert texts(folder) == before


@pytest.mark.parametrize("change", [{"id": "other-dx"}, {"bodies": ["131212"]}])
def test_the_folder_of_another_plan_is_not_overwritten(folder: Path, change: dict[str, object]) -> None:
    """Whether another id or another body makes it another plan."""
    ledger, before = load(folder), texts(folder)
    bodies = [attrs.evolve(ledger.founding.bodies[0], code="131229")]
    founding = attrs.evolve(ledger.founding, **({"bodies": bodies} if "bodies" in change else change))
    other = Ledger(founding=founding)
    assert refused(lambda: save(other, folder)) == [("$", "storage.other_plan")]
    assert refused(lambda: save(small_city(), folder)) == [("$", "storage.other_plan")]
    assert texts(folder) == before


def test_a_plan_may_get_another_id(folder: Path) -> None:
    """If it was loaded from that folder."""
    ledger = load(folder)
    renamed = attrs.evolve(ledger, founding=attrs.evolve(ledger.founding, id="city-dx-plan"))
    assert save(renamed, folder) == load(folder) == renamed


@pytest.mark.parametrize("wrong", [None, 3, "city", small_city().founding])
def test_only_ledgers_are_saved(folder: Path, wrong: object) -> None:
    """And only a ledger is the base of one."""
    assert refused_kind(lambda: save(wrong, folder))  # type: ignore[arg-type]
    if wrong is not None:
        assert refused_kind(lambda: save(load(folder), folder, base=wrong))  # type: ignore[arg-type]


def refused_kind(save_it: Callable[[], object]) -> bool:
    """Whether a value is refused as one of a wrong kind."""
    with pytest.raises(ValueError, match="Ledger") as caught:
        save_it()
    return getattr(caught.value, "code", "") == "plan.wrong_kind"


def test_a_copy_in_another_folder_is_brought_up_to_date(tmp_path: Path) -> None:
    """What the ledger knows of one folder says nothing about another one."""
    work, backup = tmp_path / "work", tmp_path / "backup"
    save(small_city(), work)
    save(load(work), backup)
    result = Observation(indicator="counter-time", period="R7", value="14分")
    ledger = save(load(work).with_observations(result), work)
    assert save(load(work), backup) == load(backup) == ledger
    more = ledger.with_observations(attrs.evolve(result, period="R8"))
    assert save(save(more, backup), work) == load(work) == load(backup) == more
    fewer = attrs.evolve(more, observations=more.observations[1:])
    assert save(fewer, backup) == more


@pytest.mark.parametrize("with_base", [True, False])
def test_even_with_a_base_another_plan_is_not_overwritten(folder: Path, with_base: bool) -> None:
    """Nor by a change that returns another one."""
    ledger, before = load(folder), texts(folder)
    for attempt in (
        lambda: save(small_city(), folder, base=ledger if with_base else None),
        lambda: update(folder, lambda _: small_city()),
    ):
        assert refused(attempt) == [("$", "storage.other_plan")]
    assert texts(folder) == before


def test_a_supposed_value_replaces_no_measured_one(folder: Path) -> None:
    """It is no change that somebody made."""
    supposed = load(folder).supposing("rpa-hours", "R5", "9,999時間")
    before = texts(folder)
    assert refused(lambda: save(supposed, folder))[0] == ("$", "storage.not_loaded")
    assert texts(folder) == before


def test_first_writers_at_once_do_not_disturb_one_another(tmp_path: Path) -> None:
    """Each makes the folder if it is the first."""
    for turn in range(10):
        errors: list[BaseException] = []

        def work(folder: Path = tmp_path / str(turn), errors: list[BaseException] = errors) -> None:
            try:
                save(small_city(), folder)
            except BaseException as error:
                errors.append(error)

        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert errors == []
        assert load(tmp_path / str(turn)) == small_city()


# --- at once

WRITER = """
import sys
from pathlib import Path
from dxmodel.ledger import Observation
from dxmodel.changes import Amend
from dxmodel.revise import Revision
from dxmodel.storage import add_revision, load, save, update

folder, number = Path(sys.argv[1]), int(sys.argv[2])
sys.stdin.readline()
for turn in range(5):
    known = f"2030-01-{turn + 1:02}"
    value = Observation(indicator="rpa-hours", period=f"R{number + 1}", value=f"{turn}時間", known=known)
    save(load(folder).with_observations(value), folder)
    changes = [Amend("rpa", tags=[f"t{number}-{turn}"])]
    add_revision(folder, Revision(id=f"r{number}-{turn}", label="x", decided="R7", changes=changes))
"""


def test_what_several_programs_write_at_once_is_all_there(folder: Path) -> None:
    """They wait for one another, and each sees what the others wrote; a reader sees whole states only."""
    before, writers = load(folder), 3
    processes = [
        subprocess.Popen(
            [sys.executable, "-X", "utf8", "-c", WRITER, str(folder), str(number)],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for number in range(writers)
    ]
    for process in processes:
        assert process.stdin
        process.stdin.write(b"go\n")
        process.stdin.flush()
    sizes = []
    while any(process.poll() is None for process in processes):
        ledger = load(folder)
        sizes.append((len(ledger.observations), len(ledger.revisions)))
    assert [process.communicate()[1].decode() for process in processes] == [""] * writers
    assert sizes == sorted(sizes)
    after = load(folder)
    assert len(after.observations) == len(before.observations) + 5 * writers
    assert len(after.revisions) == len(before.revisions) + 5 * writers


def test_a_writer_waits_for_another_one_and_says_so_at_last(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Readers do not wait."""
    monkeypatch.setattr(transaction_module, "LONGEST_WAIT", 0.05)
    ledger, before = load(folder), texts(folder)
    with transaction_module._lock(folder):
        assert load(folder) == ledger
        assert refused(lambda: save(ledger.with_observations(VALUE), folder)) == [("$", "storage.locked")]
    assert texts(folder) == before
    save(ledger.with_observations(VALUE), folder)


def test_threads_wait_for_one_another_too(folder: Path) -> None:
    """Each has its own ledger."""
    errors: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for turn in range(3):
                document = Document(id=f"d{number}-{turn}", label="文書")
                ledger = load(folder)
                save(attrs.evolve(ledger, documents=[*ledger.documents, document]), folder)
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(load(folder).documents) == 1 + 9


def test_a_folder_that_changes_while_it_is_read_is_read_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until it stays as it is for a moment; one that never does is an error."""
    monkeypatch.setattr(files_module, "WAITS", (0.0, 0.0, 0.0, 0.0))
    read, turns, stop = files_module._read, count(1), 3

    def reading(root: Path) -> object:
        files = read(root)
        if next(turns) < stop:
            (folder / "plan.yaml").write_text(SOUND["plan.yaml"] + "# x\n" * next(turns), "utf-8")
        return files

    monkeypatch.setattr(files_module, "_read", reading)
    assert load(folder).plan.id == "city-dx"
    stop = 99
    assert refused(lambda: load(folder)) == [("$", "storage.busy")]
    assert os.listdir(folder)
