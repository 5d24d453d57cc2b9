"""Observations in a table, alone or beside the YAML: read together, appended without rewriting the file."""

import os
from pathlib import Path

import attrs
import pytest

from dxmodel.amount import Amount
from dxmodel.errors import ValidationError
from dxmodel.ledger import Ledger, Observation
from dxmodel.plan import Label
from dxmodel.storage import load, save
from tests.storage.broken import SOUND, write
from tests.storage.test_save import texts

TABLE = """\
indicator,fiscal_year,value,unit,note
rpa-hours,2021,"1,000",時間,はじめ
online-share,2022,36.5,%,
"""
VALUE = Observation(indicator="rpa-hours", period="R7", value="6,100時間")
ENCODINGS = {"utf-8": "\n", "utf-8-sig": "\r\n", "cp932": "\r\n"}


def with_table(folder: Path, text: str = TABLE, encoding: str = "utf-8", *, alone: bool = False) -> Path:
    """Write a folder with a table of observations."""
    files = {name: content for name, content in SOUND.items() if not (alone and name == "observations.yaml")}
    write(folder, files)
    (folder / "observations.csv").write_bytes(text.replace("\n", ENCODINGS[encoding]).encode(encoding))
    return folder


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("alone", [True, False])
def test_a_table_is_read_beside_the_list(tmp_path: Path, encoding: str, alone: bool) -> None:
    """As a spreadsheet saves it, or a program."""
    ledger = load(with_table(tmp_path / "city", encoding=encoding, alone=alone))
    without = load(write(tmp_path / "other", SOUND)).observations
    expected = {
        Observation(indicator="rpa-hours", period="R3", value="1,000時間", note="はじめ"),
        Observation(indicator="online-share", period="R4", value="36.5%"),
    }
    assert {*ledger.observations} == expected | (set() if alone else {*without})


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_new_result_is_appended_and_the_file_is_not_rewritten(tmp_path: Path, encoding: str) -> None:
    """It is the same file, with more at its end."""
    folder = with_table(tmp_path, encoding=encoding)
    before, file = texts(folder), os.stat(folder / "observations.csv").st_ino
    ledger = load(folder).with_observations(VALUE)
    assert save(ledger, folder) == load(folder) == ledger
    row = f"rpa-hours,2025,6100,時間,{ENCODINGS[encoding]}".encode(encoding.removesuffix("-sig"))
    assert texts(folder) == before | {"observations.csv": before["observations.csv"] + row}
    assert os.stat(folder / "observations.csv").st_ino == file


def test_a_table_without_a_line_break_at_its_end_gets_one(tmp_path: Path) -> None:
    """The new row is a row of its own."""
    folder = with_table(tmp_path, TABLE.removesuffix("\n"))
    save(load(folder).with_observations(VALUE), folder)
    assert (folder / "observations.csv").read_text("utf-8") == TABLE + "rpa-hours,2025,6100,時間,\n"


def test_what_the_columns_cannot_hold_stands_in_the_list(tmp_path: Path) -> None:
    """Nothing is lost for want of a column, or of a character."""
    scoped = attrs.evolve(VALUE, scope="本庁のみ")
    emoji = attrs.evolve(VALUE, period="R8", note="😀")
    translated = attrs.evolve(VALUE, period="R9", note=Label("注", translations=[("en", "note")]))
    for encoding, name in (("utf-8", "a"), ("cp932", "b")):
        folder = with_table(tmp_path / name, encoding=encoding, alone=True)
        before = (folder / "observations.csv").read_bytes()
        ledger = load(folder).with_observations(scoped, emoji, translated)
        save(ledger, folder)
        assert load(folder) == ledger
        text = (folder / "observations.yaml").read_text("utf-8")
        assert ("本庁のみ" in text, "😀" in text, "en: note" in text) == (True, encoding == "cp932", True)
        assert (folder / "observations.csv").read_bytes().startswith(before)


def test_a_changed_row_is_rewritten_and_a_removed_one_goes(tmp_path: Path) -> None:
    """The others stay byte for byte."""
    folder = with_table(tmp_path)
    ledger = load(folder)
    changed = [
        attrs.evolve(each, value="37%") if each.value == Amount("36.5", "%") else each
        for each in ledger.observations
    ]
    saved = save(attrs.evolve(ledger, observations=changed), folder)
    assert (folder / "observations.csv").read_text("utf-8") == TABLE.replace("36.5", "37")
    remaining = [each for each in saved.observations if str(each.value) != "37%"]
    save(attrs.evolve(saved, observations=remaining), folder)
    assert (folder / "observations.csv").read_text("utf-8") == TABLE[: TABLE.index("online")]
    assert load(folder).observations == tuple(remaining)


def test_mistakes_in_the_table_have_their_line_and_column(tmp_path: Path) -> None:
    """An unknown indicator, a wrong unit, entries that are in the list already."""
    text = (
        TABLE
        + 'rpa-hour,2023,1,時間,\nrpa-hours,2024,1,件,\nrpa-hours,2022,"1,300",時間,\nrpa-hours,R5,1,時間,\n'
    )
    with pytest.raises(ValidationError) as caught:
        load(with_table(tmp_path, text))
    assert [(str(each.place), each.code) for each in caught.value.problems] == [
        ("observations.csv:4:1", "plan.dangling"),
        ("observations.csv:5:3", "plan.unit_does_not_fit"),
        ("observations.csv:6:1", "ledger.repeated_observations"),
        ("observations.csv:7:1", "ledger.repeated_observations"),
    ]


def test_a_table_of_a_new_plan_may_have_rows_only_later(tmp_path: Path) -> None:
    """The headings decide that results are written there."""
    folder = with_table(tmp_path, TABLE.partition("\n")[0] + "\n", alone=True)
    ledger = load(folder)
    assert ledger.observations == ()
    save(ledger.with_observations(VALUE), folder)
    assert not (folder / "observations.yaml").exists()
    assert load(folder).observations == (VALUE,)


def test_saving_what_was_loaded_changes_no_byte(tmp_path: Path) -> None:
    """Not of the table either."""
    folder = with_table(tmp_path)
    before = texts(folder)
    ledger = load(folder)
    assert isinstance(save(ledger, folder), Ledger)
    assert texts(folder) == before


def test_a_withdrawn_row_and_its_correction_stay_where_they_are(tmp_path: Path) -> None:
    """The table has no columns for the withdrawal, and saving again changes nothing."""
    folder = with_table(tmp_path)
    ledger = load(folder).withdraw("online-share", "R4", on="2025-10-01", why="転記誤り")
    right = Observation(indicator="online-share", period="R4", value="35.6%")
    saved = save(ledger.with_observations(right), folder)
    assert load(folder) == saved
    assert "withdrawn" in (folder / "observations.yaml").read_text("utf-8")
    before = texts(folder)
    assert save(load(folder), folder) == saved
    more = save(load(folder).with_observations(VALUE), folder)
    after = texts(folder)
    assert load(folder) == more
    assert after["observations.yaml"] == before["observations.yaml"]
    assert after["observations.csv"].startswith(before["observations.csv"])
