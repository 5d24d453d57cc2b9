"""The command ``export``: everything as one workbook or as CSV."""

import json
from pathlib import Path

import attrs
import pytest

import dxmodel as dx
from dxmodel.cli import main
from dxmodel.storage import save
from dxmodel.tables import export_csv, export_workbook
from dxmodel.testing import small_city


@pytest.fixture(autouse=True)
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dx.Ledger:
    """A plan in the folder ``city``, of which an indicator has a number that looks like a day."""
    monkeypatch.chdir(tmp_path)
    founding = small_city().founding
    first, *others = founding.indicators
    plan = attrs.evolve(founding, indicators=[attrs.evolve(first, number="1-1"), *others])
    save(attrs.evolve(small_city(), founding=plan), "city")
    return dx.load("city")


def test_the_workbook_is_that_of_the_library(city: dx.Ledger, capsys: pytest.CaptureFixture[str]) -> None:
    """In the language of the command; nothing in it would be changed by Excel."""
    assert main(["export", "city", "--out", "実績.xlsx", "--lang", "en"]) == 0
    assert Path("実績.xlsx").read_bytes() == export_workbook(city, "en")
    assert capsys.readouterr().err.splitlines() == ["written to 実績.xlsx."]


def test_with_csv_the_cells_that_excel_would_change_are_named(
    city: dx.Ledger, capsys: pytest.CaptureFixture[str]
) -> None:
    """The files are listed, as JSON too, and a workbook is recommended."""
    assert main(["export", "city", "--out", "実績.csv", "--json"]) == 0
    printed = capsys.readouterr()
    files = json.loads(printed.out)["files"]
    assert {name: Path(name).read_bytes() for name in files} == export_csv(city, "実績.csv")
    assert "「1-1」" in printed.err
    assert ".xlsx" in printed.err


def test_another_suffix_and_the_folder_of_the_plan_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """With the suffixes that are accepted, and where a file of the plan would be replaced."""
    for out, words in (
        ("実績.xls", ".xlsx"),
        ("city/observations.csv", "observations.csv"),
        ("no/x.csv", "no"),
    ):
        assert main(["export", "city", "--out", out]) == 2
        assert words in capsys.readouterr().err
