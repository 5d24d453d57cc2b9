"""The list of indicators of a new plan: filled in, it founds them."""

from pathlib import Path

import openpyxl
import pytest

from dxmodel.cli import main
from dxmodel.errors import ValidationError
from dxmodel.storage import load
from dxmodel.tables import write_indicator_sheet

SHARE = "オンラインで申請できる手続の割合"
ROWS = [
    ("1-1", "1 市民サービス", "オンライン化", SHARE, "％", "23.2（R5）", "45（R8）"),
    (None, None, None, "窓口での待ち時間", "分", "約18（令和5年度）", None),
    ("2-1", "2 行政事務", "自動化", "削減時間", "時間", "－", None),
]
LAST = [
    ("60以上（R10）", "市民課、デジタル推進課", "=1+1"),
    ("10以下（R10）", None, None),
    ("5,000", "総務課", None),
]


def test_a_new_plan_is_founded_from_its_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the command that `new` prints; a second time, nothing is new."""
    monkeypatch.chdir(tmp_path)
    assert main(["new", "計画"]) == 0
    words = capsys.readouterr().out.partition("dxmodel import ")[2].split()
    workbook = openpyxl.load_workbook("計画/指標一覧.xlsx")
    sheet = workbook.worksheets[0]
    for row, (first, last) in enumerate(zip(ROWS, LAST, strict=True), 6):
        for column, text in enumerate((*first, *last), 1):
            sheet.cell(row, column).value = text
    workbook.save("計画/指標一覧.xlsx")
    layout = Path("計画/layouts/指標一覧.yaml")
    layout.write_text(layout.read_text("utf-8") + 'missing: {"-": unknown}\n', "utf-8")
    assert main(["import", *words]) == 0, capsys.readouterr().err
    plan = load("計画").plan
    goals = [[f"{each.due} {each.goal:ja}" for each in indicator.targets] for indicator in plan.indicators]
    assert goals == [["R8 45%", "R10 60%以上"], ["R10 10分以下"], ["no stated due date 5,000時間"]]
    assert [each.id for each in plan.indicators] == ["kpi-1-1", "kpi-1", "kpi-2-1"]
    assert [plan.owners_of(each) for each in plan.indicators] == [
        ("市民課", "デジタル推進課"),
        (),
        ("総務課",),
    ]
    assert [f"{each.label}" for each in plan.pillars] == ["1 市民サービス", "2 行政事務"]
    assert main(["import", *words]) == 0
    assert load("計画").plan == plan


def test_a_sheet_that_exists_is_not_overwritten_and_two_are_alike(tmp_path: Path) -> None:
    """Byte for byte."""
    for name in ("a", "b"):
        write_indicator_sheet(tmp_path / f"{name}.xlsx", tmp_path / f"{name}.txt")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    with pytest.raises(ValidationError):
        write_indicator_sheet(tmp_path / "a.xlsx", tmp_path / "c.txt")
