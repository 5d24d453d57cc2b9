"""The command ``due``: the results that are owed, by department, as a list and as a file."""

import io
from pathlib import Path

import attrs
import pandas as pd
import pytest

import dxmodel as dx
from dxmodel.cli import main
from dxmodel.frames import to_frame
from dxmodel.progress import DueResult, due_results
from dxmodel.report import due_report
from dxmodel.storage import save
from dxmodel.testing import small_city

OWNERS: list[list[str]] = [["市民課"], ["市民課", "総務課"], [], ["総務課"], ["市民課"], []]


@pytest.fixture(autouse=True)
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dx.Ledger:
    """A plan in the folder ``city`` whose indicators have departments, or none."""
    monkeypatch.chdir(tmp_path)
    city = small_city()
    owned = [
        attrs.evolve(each, owners=owners)
        for each, owners in zip(city.founding.indicators, OWNERS, strict=True)
    ]
    save(attrs.evolve(city, founding=attrs.evolve(city.founding, indicators=owned)), "city")
    return dx.load("city")


def test_the_list_is_by_department_with_counts(capsys: pytest.CaptureFixture[str]) -> None:
    """A result of two departments is listed under both, each time with the other; those of none come last."""
    assert main(["due", "city", "--year", "令和6年度", "--on", "2026-06-30"]) == 0
    output = capsys.readouterr().out
    lines = [" ".join(line.split()) for line in output.splitlines()]
    assert lines[1:7] == [
        "年度 令和6年度",
        "基準日 令和8年6月30日",
        "未報告の実績 6件",
        "市民課 3件",
        "総務課 2件",
        "担当課の記載がない指標 2件",
    ]
    assert [line for line in lines if line.startswith("■")] == [
        "■ 市民課",
        "■ 総務課",
        "■ 担当課の記載がない指標",
    ]
    assert output.count("共管：") == 2
    assert "集計中（令和7年5月30日）" in output


def test_nothing_owed_is_stated(capsys: pytest.CaptureFixture[str]) -> None:
    """In both languages; before the end of the year, nothing is."""
    for language, words in (("ja", "ありません"), ("en", "none")):
        assert main(["due", "city", "--year", "R6", "--on", "2025-03-31", "--lang", language]) == 0
        assert words in capsys.readouterr().out


def test_the_file_is_the_frame_of_the_answers(city: dx.Ledger, capsys: pytest.CaptureFixture[str]) -> None:
    """UTF-8 with a mark, one row for each department; other suffixes are refused before anything is read."""
    assert main(["due", "city", "--year", "R6", "--out", "due.csv", "--json"]) == 0
    assert "due.csv" in capsys.readouterr().err
    content = Path("due.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    expected = to_frame(due_results(city, "R6"), plan=city.plan, answer_class=DueResult)
    assert [*expected["owner"].fillna("")] == ["市民課", "市民課", "総務課", "", "総務課", "市民課", ""]
    read = pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False)
    pd.testing.assert_frame_equal(read, expected.astype(object).fillna("").astype(str), check_dtype=False)
    assert main(["due", "nowhere", "--year", "R6", "--out", "due.xlsx"]) == 2
    assert ".csv" in capsys.readouterr().err


def test_a_calendar_year_and_no_day_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """The message names what is accepted."""
    for arguments, words in ((["2024"], "R6"), (["R6", "--on", "6月"], "6月")):
        assert main(["due", "city", "--year", *arguments]) == 2
        assert words in capsys.readouterr().err


def test_the_report_names_a_number_a_value_and_a_note(city: dx.Ledger) -> None:
    """The number of the indicator, the provisional value as printed, and the note of the entry."""
    indicator = attrs.evolve(city.founding.indicators[0], number="1-1")
    founding = attrs.evolve(city.founding, indicators=[indicator, *city.founding.indicators[1:]])
    observations = [
        attrs.evolve(each, printed="55.0％", note="8月に確定")
        if each.indicator == indicator.id and each.year == dx.FiscalYear(2024)
        else each
        for each in city.observations
    ]
    ledger = attrs.evolve(city, founding=founding, observations=observations)
    [row, *_] = due_report(ledger, "R6").sections[0].blocks[0].rows  # type: ignore[union-attr]
    texts = [cell.text for cell in row]  # type: ignore[union-attr]
    assert texts[0].startswith("1-1 ")
    assert texts[1] == "令和6年度の実績（確定値）"
    assert "55.0％" in texts[3]
    assert texts[4] == "8月に確定"
