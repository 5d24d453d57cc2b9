"""The names of the files of revisions: every system can hold them, and they sort as the decisions apply."""

from pathlib import Path

import attrs
import pytest

from dxmodel.changes import Amend
from dxmodel.ledger import Ledger, rename_id
from dxmodel.revise import Revision
from dxmodel.storage import add_revision, load, save, update
from tests.storage.broken import SOUND, write
from tests.storage.test_save import texts


def tagged(id: str, decided: str = "R6") -> Revision:
    """Return a small revision."""
    return Revision(id=id, label=id, decided=decided, changes=[Amend("rpa", tags=[id])])


def with_file(folder: Path, name: str) -> Path:
    """Write a folder whose revision is in a file of another name."""
    files = {key: text for key, text in SOUND.items() if not key.startswith("revisions/")}
    return write(folder, files | {f"revisions/{name}": "# 延伸\n" + SOUND["revisions/extension.yaml"]})


def added(ledger: Ledger, *revisions: Revision) -> Ledger:
    """Return a ledger with revisions after its own."""
    return attrs.evolve(ledger, revisions=[*ledger.revisions, *revisions])


@pytest.mark.parametrize("name", ["Longer.yaml", "longer.yaml", "LONGER.yaml"])
@pytest.mark.parametrize("by_save", [True, False])
def test_a_new_file_never_differs_from_another_only_in_case(tmp_path: Path, name: str, by_save: bool) -> None:
    """Nor takes the name of a file with another revision."""
    folder = with_file(tmp_path, name)
    ledger = added(load(folder), tagged("longer"))
    if by_save:
        save(ledger, folder)
    else:
        add_revision(folder, tagged("longer"))
    assert load(folder) == ledger
    assert "# 延伸" in b"".join(texts(folder).values()).decode()


def test_a_file_keeps_its_remarks_when_its_name_changes(tmp_path: Path) -> None:
    """Because files are numbered, or because the id of its revision changes."""
    folder = with_file(tmp_path, "extension.yaml")
    ledger = load(folder)
    save(attrs.evolve(ledger, revisions=[*ledger.revisions, tagged("a"), tagged("b")]), folder)
    assert [each.id for each in load(folder).revisions] == ["extension", "a", "b"]
    assert (folder / "revisions" / "001-extension.yaml").read_text("utf-8").startswith("# 延伸\n")
    update(folder, lambda ledger: rename_id(ledger, "extension", "prolongation"))
    holders = [path for path in (folder / "revisions").iterdir() if "延伸\n" in path.read_text("utf-8")]
    assert len(holders) == 1
    assert load(folder).revisions[0].former_ids == ("extension",)


def test_decisions_that_change_places_keep_the_spelling_of_their_files(tmp_path: Path) -> None:
    """A name that differs only in case is the same name on some systems."""
    files = {key: text for key, text in SOUND.items() if not key.startswith("revisions/")}
    first = SOUND["revisions/extension.yaml"]
    second = "format: revision/1\nid: aa\nlabel: aa\ndecided: R6\nchanges:\n- amend: {of: rpa, tags: [aa]}\n"
    folder = write(tmp_path, files | {"revisions/001-AA.yaml": second, "revisions/002-Extension.yaml": first})
    ledger = load(folder)
    turned = attrs.evolve(ledger, revisions=ledger.revisions[::-1])
    save(turned, folder)
    assert load(folder) == turned
    names = [path.name.lower() for path in (folder / "revisions").iterdir()]
    assert len(names) == len({*names}) == 2


def test_more_than_a_thousand_decisions_of_one_day_sort_as_they_apply(tmp_path: Path) -> None:
    """The numbers have as many digits as they need."""
    folder = write(tmp_path, SOUND)
    revisions = [tagged(f"z{1001 - number}", "R7") for number in range(1001)]
    ledger = added(load(folder), *revisions)
    save(ledger, folder)
    assert load(folder) == ledger
    assert (folder / "revisions" / "0001-extension.yaml").exists()
