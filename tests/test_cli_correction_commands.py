"""The commands withdraw, rename and merge: mistakes are taken back in the files of a plan."""

from pathlib import Path

import pytest

from dxmodel.cli import main
from dxmodel.ledger import Observation
from dxmodel.storage import load, save
from dxmodel.testing import small_city
from tests.storage.test_save import texts


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a small invented city."""
    save(small_city(), tmp_path / "city")
    return tmp_path / "city"


def failed(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """Run a command that must fail; return what it prints."""
    assert main([*map(str, arguments), "--lang", "en"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err


def test_a_withdrawn_result_is_kept_and_not_used(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the day and the reason."""
    arguments = ["withdraw", str(folder), "counter-time", "R5", "--on", "2025-10-01", "--why", "転記誤り"]
    assert main(arguments) == 0
    assert "counter-timeのR5の実績を2025-10-01付けで取り消しました" in capsys.readouterr().err
    assert "why: 転記誤り" in (folder / "observations.yaml").read_text("utf-8")
    assert load(folder) == small_city().withdraw("counter-time", "R5", on="2025-10-01", why="転記誤り")
    before = texts(folder)
    assert "withdrawn" in failed(capsys, *arguments)
    assert texts(folder) == before


@pytest.mark.parametrize(
    ("extra", "text"), [(["--breakdown", "年代"], "dimension=member"), (["--known", "soon"], "soon")]
)
def test_a_result_is_named_exactly(
    folder: Path, capsys: pytest.CaptureFixture[str], extra: list[str], text: str
) -> None:
    """What cannot be read is an error, and nothing is written."""
    before = texts(folder)
    arguments = ["withdraw", folder, "counter-time", "R5", "--on", "2025-10-01", "--why", "x", *extra]
    assert text in failed(capsys, *arguments)
    assert texts(folder) == before


def test_an_id_changes_in_all_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And is kept as a former one, by which nothing is found any more."""
    assert main(["rename", str(folder), "counter-time", "waiting-time"]) == 0
    assert "「counter-time」を「waiting-time」に変更しました" in capsys.readouterr().err
    assert load(folder).plan["waiting-time"].former_ids == ("counter-time",)
    text = b"".join(texts(folder).values()).decode()
    lines = [line.strip() for line in text.splitlines() if "counter-time" in line]
    assert [line for line in lines if not line.startswith("cell: ")] == ["- counter-time"]
    assert 'renamed to "waiting-time"' in failed(capsys, "rename", folder, "counter-time", "x")
    assert "choose another one" in failed(capsys, "rename", folder, "waiting-time", "online-share")


def test_what_a_copy_has_beyond_is_taken_over(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And its own files stay as they are."""
    copy = tmp_path / "copy"
    result = Observation(indicator="counter-time", period="R6", value="14分")
    save(small_city().with_observations(result), copy)
    before = texts(copy)
    assert main(["merge", str(folder), str(copy)]) == 0
    assert capsys.readouterr().err == "実績 +1件\n取り込みました。\n"
    assert load(folder) == load(copy)
    assert texts(copy) == before
    assert main(["merge", str(folder), str(copy), "--lang", "en"]) == 0
    assert capsys.readouterr().err == "nothing has changed.\n"


def test_contradictions_of_a_copy_are_named(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With both contents, and nothing is written."""
    copy = tmp_path / "copy"
    for place, value in ((folder, "14分"), (copy, "15分")):
        result = Observation(indicator="counter-time", period="R6", value=value)
        save(small_city().with_observations(result), place, base=small_city())
    before = texts(folder)
    message = failed(capsys, "merge", folder, copy)
    assert message == (
        "$.observations[counter-time, R6]: both sides changed this; here: value: 14分; there: value: 15分\n"
    )
    assert texts(folder) == before


def test_the_folder_of_another_plan_is_not_merged(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nor one that does not exist."""
    from dxmodel.storage import load_example

    save(load_example("adachi"), tmp_path / "adachi")
    assert "another plan" in failed(capsys, "merge", folder, tmp_path / "adachi")
    assert "no such file or folder" in failed(capsys, "merge", folder, tmp_path / "nowhere")
