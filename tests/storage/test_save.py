"""Saving spares what people wrote: files that say the same, and the comments of entries that do."""

from pathlib import Path

import attrs
import pytest

from dxmodel.amount import Amount, Unit
from dxmodel.errors import ValidationError
from dxmodel.ledger import Ledger, Observation
from dxmodel.plan import Document, Indicator, OwnUnit, Ratio
from dxmodel.revise import Revision
from dxmodel.storage import load, save
from tests.storage.broken import SOUND, write

OBSERVATIONS = """\
# みどり市の実績
format: observations/1

observations:
  # 令和5年度が先
  - indicator: rpa-hours   # RPA
    period: 令和５年度
    value: 5328 時間   # 決算後に確認
  # 次は令和4年度
  - indicator: rpa-hours
    period: R4
    value: 約1,300時間
  - {indicator: online-share, period: R5, value: {missing: pending}}  # まだ

# 終わり
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder that people have edited."""
    return write(tmp_path, SOUND | {"observations.yaml": OBSERVATIONS})


def texts(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file in a folder, without those that the library keeps for itself."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".dxmodel" not in path.parts
    }


def test_saving_a_loaded_ledger_changes_no_file(folder: Path) -> None:
    """Not a byte, and not the time of a file."""
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*.yaml")}, texts(folder)
    save(load(folder), folder)
    assert ({path: path.stat().st_mtime_ns for path in folder.rglob("*.yaml")}, texts(folder)) == before


def test_a_new_entry_leaves_the_others_as_they_are(folder: Path) -> None:
    """It comes last, and the remark at the end stays at the end."""
    ledger = load(folder).with_observations(
        Observation(indicator="rpa-hours", period="R6", value="6,100時間")
    )
    save(ledger, folder)
    entry = "  - indicator: rpa-hours\n    period: R6\n    value: 6,100時間\n"
    head, tail = OBSERVATIONS.split("\n# 終わり")
    assert (folder / "observations.yaml").read_text("utf-8") == f"{head}{entry}\n# 終わり{tail}"
    assert load(folder) == ledger


def test_a_changed_entry_keeps_the_remarks_above_it(folder: Path) -> None:
    """The comments inside it are about the old content."""
    ledger = load(folder)
    changed = [
        attrs.evolve(each, value="1,310時間") if str(each.period) == "R4" else each
        for each in ledger.observations
    ]
    save(attrs.evolve(ledger, observations=changed), folder)
    assert (folder / "observations.yaml").read_text("utf-8") == OBSERVATIONS.replace(
        "約1,300時間", "1,310時間"
    )


def test_a_removed_entry_takes_its_remarks_along(folder: Path) -> None:
    """They were its own."""
    ledger = load(folder)
    remaining = [each for each in ledger.observations if str(each.period) != "R4"]
    save(attrs.evolve(ledger, observations=remaining), folder)
    removed = "  # 次は令和4年度\n  - indicator: rpa-hours\n    period: R4\n    value: 約1,300時間\n"
    assert (folder / "observations.yaml").read_text("utf-8") == OBSERVATIONS.replace(removed, "")


def test_a_changed_field_of_the_plan_changes_its_lines_only(folder: Path) -> None:
    """Everything else in the file stays."""
    ledger = load(folder)
    save(attrs.evolve(ledger, founding=attrs.evolve(ledger.founding, version="Ver.2")), folder)
    assert (folder / "plan.yaml").read_text("utf-8") == SOUND["plan.yaml"] + "version: Ver.2\n"


def test_an_item_that_moves_gets_an_order(folder: Path) -> None:
    """Its position in the list determined it before; now another item has that position."""
    ledger = load(folder)
    plan = ledger.founding
    first = Indicator(id="first", order=0, label="最初")
    changed = attrs.evolve(ledger, founding=attrs.evolve(plan, indicators=[first, *plan.indicators]))
    write(folder, {"plan.yaml": SOUND["plan.yaml"].replace("unit: 時間", "unit: 時間 # 単位")})
    save(changed, folder)
    assert load(folder) == changed
    assert "unit: 時間 # 単位" in (folder / "plan.yaml").read_text("utf-8")


def test_an_item_whose_place_changes_is_written_with_its_order(folder: Path) -> None:
    """And everything around it stays as it was."""
    ledger = load(folder)
    plan = ledger.founding
    write(folder, {"plan.yaml": "# 計画\n" + SOUND["plan.yaml"]})
    remaining = [each for each in plan.indicators if each.id == "online-share"]
    bare = Ledger(founding=attrs.evolve(plan, indicators=remaining))
    save(bare, folder, base=ledger)
    assert load(folder) == bare
    assert (folder / "plan.yaml").read_text("utf-8").startswith("# 計画\nformat: plan/1\n")
    assert "order: 2\n" in (folder / "plan.yaml").read_text("utf-8")


def test_a_text_that_looks_like_a_remark_is_not_lost(folder: Path) -> None:
    """Where lines are not enough, the whole file is rewritten."""
    text = (
        "format: documents/1\ndocuments:\n- id: report\n  label: |-\n    報告\n    # 1\n- id: b\n  label: B\n"
    )
    write(folder, {"documents.yaml": text})
    ledger = load(folder)
    changed = attrs.evolve(ledger, documents=ledger.documents[:1])
    save(changed, folder)
    assert load(folder) == changed
    assert str(changed.documents[0].label) == "報告\n# 1"


def test_explicit_orders_keep_the_order_of_the_file(folder: Path) -> None:
    """The file lists the second before the first, and may."""
    text = SOUND["plan.yaml"].replace("id: rpa-hours", "id: rpa-hours # 時間\n    order: 9")
    write(folder, {"plan.yaml": text})
    ledger = load(folder)
    plan = ledger.founding
    changed = attrs.evolve(
        ledger,
        founding=attrs.evolve(
            plan, indicators=[attrs.evolve(plan.indicators[0], note="注"), *plan.indicators[1:]]
        ),
    )
    save(changed, folder)
    assert (folder / "plan.yaml").read_text("utf-8").startswith(text[: text.index("  - id: online-share")])
    assert load(folder) == changed


def test_windows_line_ends_stay(folder: Path) -> None:
    """No file has two kinds of them."""
    (folder / "observations.yaml").write_bytes(OBSERVATIONS.replace("\n", "\r\n").encode())
    ledger = load(folder).with_observations(
        Observation(indicator="rpa-hours", period="R6", value="6,100時間")
    )
    save(ledger, folder)
    written = (folder / "observations.yaml").read_bytes()
    assert written.count(b"\n") == written.count(b"\r\n")
    assert load(folder) == ledger


def test_a_folder_that_cannot_be_read_is_not_overwritten(folder: Path) -> None:
    """Not one file of it."""
    ledger = load(folder)
    write(folder, {"plan.yaml": SOUND["plan.yaml"] + "note: [\n"})
    before = texts(folder)
    with pytest.raises(ValidationError):
        save(attrs.evolve(ledger, observations=[]), folder)
    assert texts(folder) == before


def test_a_folder_that_is_half_there_is_not_overwritten(folder: Path) -> None:
    """It may be somebody's only copy."""
    ledger = load(folder)
    (folder / "plan.yaml").unlink()
    before = texts(folder)
    with pytest.raises(ValidationError):
        save(ledger, folder)
    assert texts(folder) == before


def test_what_the_ledger_no_longer_has_is_gone(folder: Path) -> None:
    """A revision loses its file; a list becomes empty, and keeps the remarks of its file."""
    ledger = load(folder)
    bare = Ledger(founding=ledger.founding)
    save(bare, folder, base=ledger)
    assert load(folder) == bare
    assert set(texts(folder)) == {"plan.yaml", "observations.yaml", "documents.yaml"}
    assert (
        (folder / "observations.yaml")
        .read_text("utf-8")
        .startswith("# みどり市の実績\nformat: observations/1\n")
    )


def test_no_temporary_file_is_left(tmp_path: Path) -> None:
    """A new folder holds the files of the plan, and what the library keeps for itself, which git ignores."""
    ledger = load(write(tmp_path / "old", SOUND))
    new = tmp_path / "deep" / "new"
    save(ledger, new)
    assert set(texts(new)) == set(SOUND)
    assert load(new) == ledger
    names = {path.name for path in (new / ".dxmodel").iterdir()}
    assert names - {"lock"} == {".gitignore", "original"}
    assert not [*(new / ".dxmodel" / "original").iterdir()]
    assert (new / ".dxmodel" / ".gitignore").read_text() == "*\n"


def test_revisions_decided_together_keep_their_order(tmp_path: Path) -> None:
    """Where the names of files would sort in another order, they are numbered."""
    plan = load(write(tmp_path / "old", SOUND)).founding
    ledger = Ledger(founding=plan, revisions=[Revision(id=id, label=id, decided="R6") for id in ("b", "a")])
    save(ledger, tmp_path / "new")
    assert [each.id for each in load(tmp_path / "new").revisions] == ["b", "a"]


def test_units_of_its_own_travel_with_the_plan(folder: Path) -> None:
    """Even if only an observation uses them; and with the comments beside them."""
    own = "units: # 独自の単位\n- {name: 回数券, english: ticket/tickets} # 券\nperiod: "
    write(folder, {"plan.yaml": SOUND["plan.yaml"].replace("period: ", own)})
    ledger = load(folder)
    tickets = Indicator(id="tickets", order=9, label="券", unit="回数券")
    book = OwnUnit("回数券冊", english="book of tickets/books of tickets", like="回数券", factor=11)
    plan = attrs.evolve(
        ledger.founding,
        units=[*ledger.founding.units, book],
        indicators=[*ledger.founding.indicators, tickets],
    )
    ledger = attrs.evolve(ledger, founding=plan)
    ledger = ledger.with_observations(
        Observation(indicator="tickets", period="R5", value=plan.amount("5回数券冊"))
    )
    save(ledger, folder)
    text = (folder / "plan.yaml").read_text("utf-8")
    assert "name: 回数券冊" in text
    assert "# 独自の単位" in text
    assert load(folder) == ledger


def test_an_undeclared_unit_is_not_written(folder: Path) -> None:
    """The parts of a share may have any unit; but the file could not be read again."""
    ledger, before = load(folder), texts(folder)
    ratio = Ratio(Amount(1, Unit("橋")), Amount(3, Unit("橋")))
    ledger = ledger.with_observations(Observation(indicator="online-share", period="R4", value=ratio))
    with pytest.raises(ValidationError) as caught:
        save(ledger, folder)
    assert {each.code for each in caught.value.problems} == {"amount.no_such_unit"}
    assert texts(folder) == before


def test_a_document_keeps_its_place(folder: Path) -> None:
    """The order of documents is the ledger's; the text of an old one stays."""
    text = SOUND["documents.yaml"].replace("id: report", "id: report # 報告書")
    write(folder, {"documents.yaml": text})
    ledger = load(folder)
    changed = attrs.evolve(ledger, documents=[Document(id="a", label="A"), *ledger.documents])
    save(changed, folder)
    assert load(folder) == changed
    assert "report # 報告書" in (folder / "documents.yaml").read_text("utf-8")


@pytest.mark.parametrize("name", ["plan.yml", "revisions/z.yaml", "observations.json", "revisions"])
def test_a_folder_that_could_not_be_loaded_afterwards_is_refused(
    folder: Path, tmp_path: Path, name: str
) -> None:
    """Before anything is written."""
    other = write(tmp_path / "other", {name: "note: x\n"})
    with pytest.raises(ValidationError):
        save(load(folder), other)
    assert set(texts(other)) == {name}


@pytest.mark.parametrize("name", ["file", "file/inside"])
def test_a_file_in_place_of_the_folder_is_refused(folder: Path, tmp_path: Path, name: str) -> None:
    """It stays what it is."""
    ledger = load(folder)
    write(tmp_path, {"file": "x"})
    with pytest.raises(ValidationError) as caught:
        save(ledger, tmp_path / name)
    code = "file.not_a_folder" if name == "file" else "storage.not_written"
    assert [each.code for each in caught.value.problems] == [code]
    assert (tmp_path / "file").read_text("utf-8") == "x"


def test_what_could_not_be_read_again_is_not_written(folder: Path, tmp_path: Path) -> None:
    """A control character in a text that was changed by force; no file is written, the plan neither."""
    ledger = load(folder)
    report = Document(id="report", label="a")
    object.__setattr__(report.label, "text", "a\x1b")
    strange = attrs.evolve(ledger, documents=[report])
    for target in (tmp_path / "new", folder):
        before = texts(target)
        with pytest.raises(ValidationError) as caught:
            save(strange, target)
        assert [each.code for each in caught.value.problems] == ["formats.strange_character"]
        assert texts(target) == before


def test_a_byte_order_mark_stays(folder: Path) -> None:
    """Whether the file changes or not."""
    for name in ("plan.yaml", "observations.yaml"):
        (folder / name).write_bytes(b"\xef\xbb\xbf" + (folder / name).read_bytes())
    ledger = save(load(folder), folder)
    save(ledger.with_observations(Observation(indicator="rpa-hours", period="R6", value="6,100時間")), folder)
    for name in ("plan.yaml", "observations.yaml"):
        assert (folder / name).read_bytes().startswith(b"\xef\xbb\xbf")
        assert (folder / name).read_bytes().count(b"\xef\xbb\xbf") == 1
