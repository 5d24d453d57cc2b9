"""The command `assess`: one table of many plans, a line for each problem, and how far it is."""

import io
import os
import sys
from pathlib import Path

import pandas as pd
import pytest

from dxmodel.cli import main
from dxmodel.frames import assess_folders
from dxmodel.storage import save
from dxmodel.testing import small_city


@pytest.fixture(autouse=True)
def cities(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two plans, side by side."""
    monkeypatch.chdir(tmp_path)
    save(small_city(), "cities/minato")
    save(small_city(), "cities/yama")
    return tmp_path


def assess(*words: str) -> int:
    """Run the command in this process."""
    return main(["assess", "cities", "--each", "--at", "R5", "--processes", "1", "--lang", "en", *words])


def test_the_table_has_the_answers_of_all_plans(capsys: pytest.CaptureFixture[str]) -> None:
    """As CSV that Excel opens; nothing is printed to stdout."""
    assert assess("--out", "all.csv") == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.splitlines() == [
        "[2/2] assessing",
        "0 of 2 folders cannot be loaded; 12 indicators were written to all.csv.",
    ]
    assert Path("all.csv").read_bytes().startswith(b"\xef\xbb\xbffolder,body,plan,indicator,")
    answers = assess_folders("cities", "R5").answers
    table = pd.read_csv("all.csv", dtype=dict(answers.dtypes)).fillna({"breakdown": ""})
    pd.testing.assert_frame_equal(table, answers)


def test_a_folder_that_cannot_be_loaded_does_not_keep_the_others_from_being_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Exit code 2, and a line for each problem, or for many alike."""
    Path("cities/minato/plan.yaml").write_text("format: plan/1\nid: dx\n", "utf-8")
    assert assess("--out", "all.csv") == 2
    lines = capsys.readouterr().err.splitlines()
    assert all(
        (line.startswith("minato/") or "more of this kind" in line) and ".yaml:" in line
        for line in lines[1:-1]
    )
    assert lines[-1] == "1 of 2 folders cannot be loaded; 6 indicators were written to all.csv."
    assert list(pd.read_csv("all.csv")["folder"].unique()) == ["yama"]


def test_many_alike_problems_of_a_folder_are_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    """With their number; the frame has them all."""
    rows = "".join(f"nowhere-{number},R5,5,件\n" for number in range(200))
    Path("cities/minato/observations.csv").write_text(f"indicator,period,value,unit\n{rows}", "utf-8")
    assert assess("--out", "all.csv") == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 6
    assert "197" in lines[4]
    assert "observations.csv:5" in lines[4]


def test_a_terminal_shows_each_folder_in_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Elsewhere there would be a line for every hundred."""
    terminal = io.StringIO()
    terminal.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr(sys, "stderr", terminal)
    assert assess("--out", "all.csv") == 0
    assert terminal.getvalue().startswith("\r[1/2] assessing\r[2/2] assessing\n0 of 2")


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["--out", "all.txt"], "ends in one of .csv, .parquet: all.txt"),
        (["--out", "no/all.csv"], "no/all.csv: $: there is no such file or folder"),
        (["--out", "cities/minato/observations.csv"], "this is a file of the data of a plan"),
        (["--out", "all.csv", "--at", "2023"], "令和5年度, R5, FY2023"),
        (["--out", "all.csv", "--processes", "0"], "a whole number from 1"),
    ],
)
def test_a_mistake_is_one_line_before_any_folder_is_read(
    words: list[str], text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2; nothing is written."""
    assert assess(*words) == 2
    error = capsys.readouterr().err
    assert text in error
    assert error.count("\n") == 1
    assert os.listdir() == ["cities"]


def test_a_folder_without_plans_is_a_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    """As of a plan itself, which is no folder of plans."""
    assert main(["assess", "cities/yama", "--each", "--at", "R5", "--out", "all.csv", "--lang", "en"]) == 2
    assert "holds a plan.yaml" in capsys.readouterr().err
