"""A revision joins a folder as one new file, or not at all; and many folders, one after another."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from dxmodel.changes import Amend, ExtendPeriod, SetTarget
from dxmodel.errors import ValidationError
from dxmodel.formats.converter import structure
from dxmodel.goals import Reach
from dxmodel.ledger import Ledger
from dxmodel.plan import Target
from dxmodel.revise import Revision
from dxmodel.storage import add_revision, folders, load, revise_each, save
from tests.storage.broken import SOUND, write
from tests.storage.test_save import texts

LATER = """\
# 二度目の延伸
format: revision/1
id: second   # 改定の番号
label: 再延伸
decided: 2028-12
changes:
  - extend-period: {to: R12, targets: carry}

# 以上
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a plan."""
    return write(tmp_path / "city", SOUND)


def draft(tmp_path: Path, text: str | bytes = LATER) -> Path:
    """Return a file with a revision, outside the folder."""
    path = tmp_path / "draft.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def refused(folder: Path, revision: Path | Revision) -> list[tuple[str, str, str]]:
    """Try to add what cannot be added; return file, path and code of what is wrong."""
    before = texts(folder)
    for dry_run in (True, False):
        with pytest.raises(ValidationError) as caught:
            add_revision(folder, revision, dry_run=dry_run)
        assert texts(folder) == before
    return [(str(each.place and each.place.file), each.path, each.code) for each in caught.value.problems]


def test_a_revision_becomes_one_new_file(folder: Path, tmp_path: Path) -> None:
    """Byte for byte as it was written, and no other file changes."""
    before = texts(folder)
    added = add_revision(folder, draft(tmp_path))
    assert added.file == folder / "revisions" / "second.yaml"
    assert texts(folder) == before | {"revisions/second.yaml": LATER.encode()}
    assert load(folder) == added.ledger
    assert str(added.ledger.plan.period) == "R4/R12"


def test_windows_line_ends_and_a_byte_order_mark_stay(folder: Path, tmp_path: Path) -> None:
    """They are the user's own."""
    text = b"\xef\xbb\xbf" + LATER.replace("\n", "\r\n").encode()
    file = add_revision(folder, str(draft(tmp_path, text))).file
    assert file.read_bytes() == text
    assert [each.id for each in load(folder).revisions] == ["extension", "second"]


def test_a_dry_run_answers_the_same_and_writes_nothing(folder: Path, tmp_path: Path) -> None:
    """Not even a folder."""
    (folder / "revisions" / "extension.yaml").unlink()
    (folder / "revisions").rmdir()
    text = LATER.replace("carry", "keep")
    tried = add_revision(folder, draft(tmp_path, text), dry_run=True)
    assert not (folder / "revisions").exists()
    assert add_revision(folder, draft(tmp_path, text)) == tried


def test_a_revision_from_python_is_written_for_readers(folder: Path) -> None:
    """As YAML with the same content."""
    revision = Revision(
        id="owners", label="所管替え", decided="R7", changes=[Amend("rpa", owners=["DX推進課"])]
    )
    after, file = add_revision(folder, revision)
    assert load(folder) == after
    assert after.revisions[-1] == revision
    assert file.read_text("utf-8").startswith("format: revision/1\nid: owners\nlabel: 所管替え\n")


def test_the_new_file_has_the_rights_of_any_new_file(folder: Path, tmp_path: Path) -> None:
    """Those who may read the plan may read its revisions."""
    file = add_revision(folder, draft(tmp_path)).file
    other = tmp_path / "other"
    other.touch()
    assert file.stat().st_mode == other.stat().st_mode


def test_decisions_of_one_day_count_in_the_order_in_which_they_came(folder: Path) -> None:
    """Where the name of the new file would not put it last, the last name goes before it."""
    for id in ("second", "b", "a", "c"):
        add_revision(folder, Revision(id=id, label=id, decided="R6", changes=[_aim(id)]))
    assert [each.id for each in load(folder).revisions] == ["extension", "second", "b", "a", "c"]
    names = ["extension", "second", "second_002-b", "second_003-a", "second_004-c"]
    assert sorted(path.stem for path in (folder / "revisions").iterdir()) == names


def _aim(id: str) -> SetTarget:
    amount = f"{ord(id[0])},000時間"  # another one for each
    return SetTarget("rpa-hours", Target(due="R9", goal=Reach(amount)))


def test_a_decision_of_another_day_needs_no_such_name(folder: Path) -> None:
    """Its date determines the order."""
    revision = Revision(id="a", label="a", decided="R9", changes=[_aim("a")])
    assert add_revision(folder, revision).file.name == "a.yaml"


def test_a_revision_that_comes_twice_is_refused(folder: Path, tmp_path: Path) -> None:
    """From a draft, or from the folder itself."""
    path = draft(tmp_path)
    written = add_revision(folder, path).file
    for each in (path, written):
        assert refused(folder, each)[0] == (str(each), "$", "ledger.repeated_revisions")


def test_a_file_of_that_name_is_never_overwritten(folder: Path) -> None:
    """Even if it contains another revision."""
    text = SOUND["revisions/extension.yaml"].replace("id: extension", "id: first")
    write(folder, {"revisions/extension.yaml": text})
    revision = Revision(id="extension", label="再延伸", decided="R9", changes=[_aim("a")])
    before = texts(folder)
    file = add_revision(folder, revision).file
    assert file.name == "extension_002-extension.yaml"
    assert {name: text for name, text in texts(folder).items() if name in before} == before


def test_many_decisions_of_one_day_have_short_names(folder: Path) -> None:
    """However long their ids are."""
    for letter in "hgfedcba":
        id = letter * 40
        add_revision(folder, Revision(id=id, label=letter, decided="R9", changes=[_aim(letter)]))
    assert [each.id[0] for each in load(folder).revisions[1:]] == [*"hgfedcba"]
    assert max(len(path.name) for path in (folder / "revisions").iterdir()) < 120


def test_every_problem_of_a_revision_is_reported_at_once(folder: Path, tmp_path: Path) -> None:
    """At their places in the file of the user."""
    text = """\
format: revision/1
id: second
label: 再延伸
decided: R9
reasons: [{text: 国の計画, because_of: rpaa}]
changes:
  - extend-period: R9
  - set-target: {indicator: rpa-hour, target: {due: R10, goal: {reach: 1時間}}}
  - amend: {of: online-share}
  - amend: {of: online-share, onwers: [課]}
  - end: {of: online-share, last: R7, into: [online-share]}
"""
    path = draft(tmp_path, text)
    before = texts(folder)
    with pytest.raises(ValidationError) as caught:
        add_revision(folder, path)
    assert texts(folder) == before
    assert [(str(each.place), each.path, each.code) for each in caught.value.problems] == [
        (f"{path}:5:24", "$.reasons[0].because_of", "plan.dangling"),
        (f"{path}:7:5", "$.changes[0]", "revise.not_later"),
        (f"{path}:8:5", "$.changes[1]", "plan.unknown_indicator"),
        (f"{path}:9:5", "$.changes[2].amend", "revise.changes_nothing"),
        (f"{path}:10:31", "$.changes[3].amend.onwers", "formats.unknown_key_like"),
    ]


def test_the_problems_of_the_folder_are_reported_too(folder: Path, tmp_path: Path) -> None:
    """Each at its place."""
    write(folder, {"plan.yaml": SOUND["plan.yaml"].replace("direction: up", "direction: upp")})
    path = draft(tmp_path, LATER.replace("decided: 2028-12", "decided: 2028-13"))
    assert refused(folder, path) == [
        ("plan.yaml", "$.indicators[0].direction", "formats.not_one_of_like"),
        (str(path), "$.decided", "fiscal.unreadable_when"),
    ]


def test_a_revision_that_breaks_a_later_one_is_refused_at_the_later_one(folder: Path) -> None:
    """It was decided before it, and takes away what it needs."""
    revision = Revision(
        id="early", label="短期の延伸", decided="R5", changes=[ExtendPeriod("R11", targets="keep")]
    )
    assert refused(folder, revision) == [("revisions/extension.yaml", "$.changes[0]", "revise.not_later")]


def test_a_revision_that_changes_nothing_is_refused(folder: Path, tmp_path: Path) -> None:
    """It may have been cut off before its changes."""
    text = LATER[: LATER.index("changes:")]
    path = draft(tmp_path, text)
    assert refused(folder, path) == [(str(path), "$", "formats.no_changes")]


def test_another_kind_of_file_is_refused(folder: Path, tmp_path: Path) -> None:
    """Whatever it is called."""
    path = write(tmp_path, {"plan.yaml": SOUND["plan.yaml"]}) / "plan.yaml"
    error = refused(folder, path)
    assert (str(path), "$.format", "formats.other_format") in error


def test_a_file_cut_off_anywhere_is_one_error(folder: Path, tmp_path: Path) -> None:
    """Unless only the remark at its end is lost, whole lines of it."""
    whole = LATER.encode()
    for length in range(whole.index(b"\n\n") + 1):
        error = refused(folder, draft(tmp_path, whole[:length]))
        assert len({file for file, _, _ in error}) == 1
    for length in range(whole.index("# 以上".encode()) + 1, len(whole)):
        codes = [code for _, _, code in refused(folder, draft(tmp_path, whole[:length]))]
        assert codes == ["formats.cut_off"]


def test_a_file_that_is_not_there_is_one_problem(folder: Path, tmp_path: Path) -> None:
    """As is a folder."""
    assert refused(folder, tmp_path / "nothing.yaml") == [
        (str(tmp_path / "nothing.yaml"), "$", "file.missing")
    ]
    with pytest.raises(ValidationError) as caught:
        add_revision(tmp_path / "nowhere", draft(tmp_path))
    assert [each.code for each in caught.value.problems] == ["file.missing"]


def test_an_id_that_is_the_name_of_a_device_gets_another_file_name(folder: Path) -> None:
    """Every system can hold the folder."""
    file = add_revision(folder, Revision(id="con", label="再延伸", decided="R9", changes=[_aim("a")])).file
    assert file.name == "con_.yaml"
    assert load(folder).revisions[-1].id == "con"


# --- many plans


def town(root: Path, name: str, **replaced: str) -> Path:
    """Write the folder of one of many plans."""
    files = dict(SOUND)
    for old, new in replaced.items():
        files = {file: text.replace(old, new) for file, text in files.items()}
    return write(root / name, files)


def longer(ledger: Ledger) -> Revision | None:
    """Extend every plan that ends in R10, and look at an indicator that not every plan has."""
    ledger.plan.indicator("online-share")
    if str(ledger.plan.period.end) != "R10":
        return None
    return Revision(id="second", label="再延伸", decided="R9", changes=[ExtendPeriod("R12", targets="carry")])


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Return the folder of five plans: fits, not concerned, broken, lacks something, does not fit."""
    town(tmp_path, "a")
    town(tmp_path, "b")
    write(tmp_path / "b", {"revisions/x.yaml": LATER})
    town(tmp_path, "c", direction="direktion")
    town(tmp_path, "d", **{"online-share": "paper-share"})
    town(tmp_path, "e")
    second = LATER.replace("extend-period: {to: R12, targets: carry}", "amend: {of: rpa, number: '1'}")
    write(tmp_path / "e", {"revisions/second.yaml": second})
    write(tmp_path / "notes", {"read.txt": "x"})
    return tmp_path


def test_each_of_many_plans_has_its_own_outcome(many: Path) -> None:
    """One that cannot be read, or does not fit, stops none of the others."""
    before = texts(many)
    result = {each.folder.name: each for each in revise_each(many, longer)}
    errors = {name: each.error and each.error.code for name, each in result.items()}
    assert errors == {"a": None, "b": None, "c": "problems", "d": "plan.unknown_indicator", "e": "problems"}
    assert [name for name, each in result.items() if each.before] == ["a", "b", "d", "e"]
    assert [name for name, each in result.items() if each.revision] == ["a", "e"]
    assert [name for name, each in result.items() if each.after] == ["a"]
    assert texts(many).keys() - before.keys() == {"a/revisions/second.yaml"}
    assert {name: text for name, text in texts(many).items() if name in before} == before
    assert result["a"].after == load(many / "a")
    assert result["a"].file == many / "a" / "revisions" / "second.yaml"


def test_a_dry_run_over_many_plans_writes_nothing(many: Path) -> None:
    """And gives the same outcomes."""
    before = texts(many)
    tried = [(each.folder, each.after) for each in revise_each(many, longer, dry_run=True)]
    assert texts(many) == before
    assert [(each.folder, each.after) for each in revise_each(many, longer)] == tried


def test_one_file_may_be_meant_for_each_of_them(many: Path, tmp_path: Path) -> None:
    """It is taken over byte for byte, as it would be for one plan."""
    path = draft(tmp_path)
    result = {each.folder.name: each for each in revise_each(many, lambda _: path)}
    assert [name for name, each in result.items() if each.after] == ["a", "d"]
    assert [each.revision and each.revision.id for each in result.values() if each.after] == ["second"] * 2
    assert (many / "d" / "revisions" / "second.yaml").read_bytes() == LATER.encode()


def test_outcomes_come_one_by_one(many: Path) -> None:
    """So that a caller can show how far it is; the folders are known before."""
    outcomes = revise_each(many, longer)
    assert [each.name for each in folders(many)] == ["a", "b", "c", "d", "e"]
    assert next(outcomes).folder == many / "a"
    assert (many / "a" / "revisions" / "second.yaml").exists()


def test_a_mistake_in_the_function_itself_is_raised(many: Path) -> None:
    """It is no outcome of a plan."""

    def wrong(_: Ledger) -> Revision:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(revise_each(many, wrong))


def test_a_folder_that_does_not_exist_is_reported_at_once(tmp_path: Path) -> None:
    """Before anything is asked of the outcomes."""
    with pytest.raises(ValidationError) as caught:
        revise_each(tmp_path / "nowhere", longer)
    assert [each.code for each in caught.value.problems] == ["file.missing"]
    assert list(revise_each(tmp_path, longer)) == []


def test_a_folder_with_added_revisions_is_saved_as_any_other(folder: Path, tmp_path: Path) -> None:
    """Not a byte of it changes."""
    ledger = add_revision(folder, draft(tmp_path)).ledger
    before = texts(folder)
    save(ledger, folder)
    assert texts(folder) == before


def test_no_file_is_structured_twice(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files of a plan are read once, although the ledger is built before the revision and after it."""
    counted: Counter[str] = Counter()

    def counting(data: Any, kind: type[Any]) -> Any:
        counted[kind.__name__] += 1
        return structure(data, kind)

    monkeypatch.setattr("dxmodel.formats.document.structure", counting)
    (many / "c" / "plan.yaml").unlink()
    file = many / "e" / "revisions" / "second.yaml"
    outcomes = [*revise_each(many, lambda _: file, dry_run=True)]
    assert len(outcomes) == 4
    assert counted["Plan"] == counted["Observations"] == 4
