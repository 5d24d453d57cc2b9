"""The commands `layout` and `import`: from a table to a plan without Python."""

import csv
import json
from pathlib import Path

import openpyxl
import pytest

from dxmodel.cli import main
from dxmodel.storage import load, save
from tests.tables.town import town

CSV = """\
成果指標,単位,基準値(R4),R5実績,R6実績,目標(R9),備考
1 窓口,,,,,,
コンビニ交付率,%,18.4,24.9,集計中,55,
窓口の平均待ち時間,分,16,14,13,10以下,
書かない窓口の利用件数,件,,,"3,7",,
"""


@pytest.fixture(autouse=True)
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The plan of an invented city, and its table."""
    monkeypatch.chdir(tmp_path)
    save(town(), "plan")
    Path("進捗.csv").write_text(CSV, "utf-8-sig")
    return tmp_path


def draft() -> Path:
    """Draft the layout of the table."""
    assert main(["layout", "進捗.csv", "--plan", "plan", "--out", "layout.yaml"]) == 0
    return Path("layout.yaml")


def decided() -> None:
    """Draft the layout, and decide its open points."""
    file = draft()
    text = file.read_text("utf-8").replace('role: note, year: "?"', "role: ignore")
    file.write_text(text, "utf-8")


def test_a_draft_with_open_points_is_refused_at_each_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    """With its line, so that an editor can go there."""
    file = draft()
    lines = file.read_text("utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if '"?"' in text)
    capsys.readouterr()
    assert main(["import", "進捗.csv", "--plan", "plan", "--layout", "layout.yaml"]) == 2
    assert capsys.readouterr().err.startswith(f"layout.yaml:{line}:")


def test_an_import_writes_nothing_until_it_is_asked_to(capsys: pytest.CaptureFixture[str]) -> None:
    """What can be read is taken, what cannot is told first, and the exit code says that there is some."""
    decided()
    capsys.readouterr()
    words = ["import", "進捗.csv", "--plan", "plan", "--layout", "layout.yaml", "--known", "2025-06-30"]
    before = load("plan")
    assert main(words) == 1
    captured = capsys.readouterr()
    assert captured.out.splitlines()[0] == "1件のセルは読み取れないため、取り込みません（理由は下のとおり）"
    assert captured.err.splitlines()[0].startswith("進捗.csv:5:5: 書かない窓口の利用件数、令和6年度: ")
    assert load("plan") == before
    assert main([*words, "--write"]) == 1
    after = load("plan")
    assert len(after.observations) == len(before.observations) + 3
    assert [str(each.label) for each in after.documents] == ["進捗.csv"]
    capsys.readouterr()
    assert main([*words, "--json"]) == 1
    counts = json.loads(capsys.readouterr().out)["counts"]
    assert counts == {
        "new": 0,
        "changed": 0,
        "missing": 0,
        "unchanged": 10,
        "differs": 1,
        "ignored": 0,
        "refused": 1,
    }


def test_targets_that_differ_are_the_draft_of_a_revision() -> None:
    """A day of the decision must be stated; the plan is not changed."""
    decided()
    words = ["import", "進捗.csv", "--plan", "plan", "--layout", "layout.yaml", "--known", "2025-06-30"]
    assert main([*words, "--as-revision", "r7.yaml"]) == 2
    assert not Path("r7.yaml").exists()
    assert main([*words, "--as-revision", "r7.yaml", "--decided", "2025-07-01"]) == 1
    assert "reach: 55%" in Path("r7.yaml").read_text("utf-8")
    assert main([*words, "--as-revision", "改定.yaml", "--decided", "2025-07-01"]) == 1
    assert "\nid: revision-2025-07-01\n" in Path("改定.yaml").read_text("utf-8")
    assert load("plan").revisions == ()


def test_a_plan_without_indicators_is_founded_from_its_table() -> None:
    """With the results in the same step."""
    Path("新計画").mkdir()
    head = "format: plan/1\nid: dx-plan\nlabel: みなと野市DX推進計画\nperiod: R5/R9\n"
    head += "bodies: [{label: みなと野市}]\n"
    Path("新計画/plan.yaml").write_text(head, "utf-8")
    Path("進捗.csv").write_text(CSV.replace('"3,7"', "37"), "utf-8-sig")
    assert main(["layout", "進捗.csv", "--plan", "新計画", "--out", "layout.yaml"]) == 0
    text = Path("layout.yaml").read_text("utf-8")
    assert "names:" not in text
    Path("layout.yaml").write_text(text.replace('role: note, year: "?"', "role: ignore"), "utf-8")
    words = ["import", "進捗.csv", "--plan", "新計画", "--layout", "layout.yaml", "--known", "2025-06-30"]
    assert main([*words, "--new-indicators", "--write"]) == 0
    ledger = load("新計画")
    assert [each.id for each in ledger.plan.indicators] == ["kpi-1", "kpi-2", "kpi-3"]
    assert [each.id for each in ledger.plan.initiatives] == ["initiative-1"]
    assert len(ledger.observations) == 5


def test_hidden_rows_and_columns_are_read_and_named(capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody sees them in the spreadsheet, and their values are taken like the others."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in csv.reader(CSV.splitlines()):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["D"].hidden = True
    book.save("進捗.xlsx")
    decided()
    capsys.readouterr()
    words = ["import", "進捗.xlsx", "--plan", "plan", "--layout", "layout.yaml", "--known", "2025-06-30"]
    assert main(words) == 1
    captured = capsys.readouterr()
    assert "表示されていない1行も読み取りました（3）" in captured.err
    assert "表示されていない1列も読み取りました（D）" in captured.err
    assert "進捗.xlsx:Sheet!F3" in captured.out
