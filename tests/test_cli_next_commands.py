"""From a table to a report without Python: each command says the one that follows."""

from pathlib import Path

import pytest

import dxmodel as dx
from dxmodel.cli import main

PLAN = """
format: plan/1
id: dx-plan
label: みなと野市DX推進計画
bodies: [{code: "992011", label: みなと野市}]
period: R5/R9
"""
TABLE = """\
施策,指標名,単位,基準値（令和4年度）,令和6年度実績,目標（令和9年度）
施策1 窓口,,,,,
書かない窓口,窓口の平均待ち時間,分,16,13,10以下
証明書,コンビニ交付率,％,18.4,－,50
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plan without indicators, and a table with two."""
    monkeypatch.chdir(tmp_path)
    Path("my plan").mkdir()
    Path("my plan", "plan.yaml").write_text(PLAN, "utf-8")
    Path("表.csv").write_text(TABLE, "utf-8")


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, list[str]]:
    """Return the exit code of a command, what it printed, and the lines of its messages."""
    code = main([*words])
    printed = capsys.readouterr()
    return code, printed.out, printed.err.splitlines()


def test_each_command_says_the_next_from_a_table_to_a_report(capsys: pytest.CaptureFixture[str]) -> None:
    """Of a plan without indicators no id is asked; the commands can be typed as they are printed."""
    code, draft, messages = run(capsys, "layout", "表.csv", "--plan", "my plan")
    assert (code, messages) == (0, ['次のコマンド：dxmodel layout 表.csv --plan "my plan" --out layout.yaml'])
    assert "names:" not in draft
    assert draft.count("--new-indicators") == 1
    code, _, messages = run(capsys, "layout", "表.csv", "--plan", "my plan", "--out", "layout.yaml")
    command = 'dxmodel import 表.csv --plan "my plan" --layout layout.yaml --known DAY --new-indicators'
    assert messages == ["layout.yaml に下書きを書き出しました。「?」は1か所です", f"次のコマンド：{command}"]
    Path("layout.yaml").write_text(
        Path("layout.yaml").read_text("utf-8").replace('"?"', "not-surveyed"), "utf-8"
    )
    words = ("import", "表.csv", "--plan", "my plan", "--layout", "layout.yaml", "--known", "2025-06-30")
    code, _, messages = run(capsys, *words)
    assert (code, messages[-2]) == (
        1,
        "計画にない指標をこの表から加えるには、--new-indicators を付けてください",
    )
    assert not Path("my plan", "observations.yaml").exists()
    code, _, messages = run(capsys, *words, "--new-indicators", "--write")
    assert code == 0
    assert messages == [
        "計画に取り込みました（指標2件、実績など2件）",
        '次のコマンド：dxmodel check "my plan"、dxmodel report "my plan"',
    ]
    ledger = dx.load("my plan")
    assert [f"{each.label}" for each in ledger.plan.pillars] == ["施策1 窓口"]
    assert [each.id for each in ledger.plan.indicators] == ["kpi-1", "kpi-2"]
    code, again, messages = run(capsys, "layout", "表.csv", "--plan", "my plan")
    assert "names:" not in again
    assert "--new-indicators" not in again


def test_a_workbook_of_entries_says_the_next_command_too(capsys: pytest.CaptureFixture[str]) -> None:
    """``sheets`` says how to read them back."""
    with Path("my plan", "plan.yaml").open("a", encoding="utf-8") as plan:
        plan.write("indicators: [{id: a, label: 待ち時間, unit: 分, owners: [市民課]}]\n")
    _, _, messages = run(capsys, "sheets", "my plan", "--year", "R6", "--out", "out")
    assert messages[-1] == '次のコマンド：dxmodel collect FOLDER --plan "my plan" --known DAY'
