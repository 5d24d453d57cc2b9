import json
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from dxmodel.cli import main
from dxmodel.errors import InvalidValueError, UnknownNameError, ValidationError
from dxmodel.storage import save
from dxmodel.tables import write_entry_workbooks
from tests.yaml_ledger import ledger_of

SCALES = """\
format: scales/1
scales:
- {id: kpi, label: 達成状況, kinds: [outcome], grades: [{mark: A}, {mark: B}], not_evaluated: "－"}
- {id: old, label: 以前の区分, span: R1/R4, grades: [{mark: ◎}]}
"""
INDICATORS = """\
- {id: share, number: 1-1, label: 申請できる手続の割合, unit: "%", owners: [デジタル推進課], kind: outcome,
   baseline: {value: 23.2%, year: R5}, targets: [{due: R8, goal: {at-least: 60%}, printed: 60％以上}]}
- {id: hours, label: 生み出した時間, unit: 時間, owners: [デジタル推進課, 総務部/総務課],
   targets: [{due: R6, goal: {reach: "5,000時間"}}, {due: R7, goal: {reach: "8,000時間"}}]}
- {id: managers, label: 管理職に占める割合, unit: "%", owners: [総務部/総務課], kind: outcome,
   targets: [{due: R8, goal: {reach: 30%}, breakdown: {性別: 女性}}]}
- {id: roll-out, label: 全庁展開, owners: [総務部/総務課], targets: [{due: R8, goal: {completed: 全庁展開}}]}
- {id: formula, label: "=1+1", unit: 件}
- {id: births, label: 出生数, unit: 人, window: 暦年}
- {id: ended, label: 廃止した指標, unit: 件, ended: {last: R6}}
- {id: later, label: 来年度からの指標, unit: 件, span: R8/}
- {id: total, label: 合計, unit: 件, derived: {sum: [formula, ended]}}
"""
OBSERVATIONS = """\
- {indicator: share, period: R6, value: 36.5%, status: provisional}
- {indicator: hours, period: R6, value: "約6,100時間"}
- {indicator: managers, period: R6, value: 21.4%, breakdown: {性別: 女性}}
- {indicator: formula, period: R6, value: {missing: pending}}
"""
LEDGER = ledger_of(INDICATORS, OBSERVATIONS, scales=SCALES)


def test_each_department_gets_the_rows_of_its_indicators(tmp_path: Path) -> None:
    """Every owner has a workbook, and those without one share another; names are portable."""
    paths = write_entry_workbooks(LEDGER, "R7", tmp_path / "照会")
    assert [path.name for path in paths] == [
        "R7_デジタル推進課.xlsx",
        "R7_総務部／総務課.xlsx",
        "R7_担当課の記載なし.xlsx",
    ]
    rows = [[*_rows(path)] for path in paths]
    assert rows[0] == [
        ("share", "1-1 申請できる手続の割合", "%", "23.2%（R5）", "36.5%（速報）", "60％以上（R8）"),
        ("hours", "生み出した時間", "時間", None, "約6,100時間", "8,000時間（R7）"),
    ]
    assert [row[0] for row in rows[1]] == ["hours", "managers/性別=女性", "roll-out"]
    assert rows[1][1][1:] == ("管理職に占める割合（女性）", "%", None, "21.4%", "30%（R8）")
    assert rows[2] == [
        ("formula", "=1+1", "件", None, "集計中", None),
        ("births", "出生数", "人", None, None, None),
    ]


def test_a_workbook_is_a_form_that_can_be_filled_in(tmp_path: Path) -> None:
    """Grey cells are locked and white ones are texts, with lists, warnings, comments and a printed page."""
    (path,) = write_entry_workbooks(LEDGER, "R7", tmp_path, departments=["デジタル推進課"])
    book = openpyxl.load_workbook(path)
    sheet = book["入力"]
    headings = [cell.value for cell in sheet[5]]
    assert headings == [
        "指標ID", "指標", "単位", "基準値（年度）", "前年度実績（R6）", "目標（年度）", "実績（R7）", "状態",
        "測定した年度・時点", "内訳の注記・備考", "記入者", "評価（達成状況）",
    ]  # fmt: skip
    assert [cell.protection.locked for cell in sheet[6]] == [True] * 6 + [False] * 6
    assert sheet["L7"].protection.locked, "the scale is not for that kind of indicator"
    assert {cell.number_format for row in sheet["A6:L7"] for cell in row} == {"@"}
    assert sheet["I6"].value == "令和7年度"
    assert sheet["G6"].comment.text.startswith("単位：%")
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    protection = sheet.protection
    assert not any((protection.autoFilter, protection.sort, protection.formatColumns))
    assert sheet.auto_filter.ref == "A5:L7"
    warnings = {str(each.sqref): each for each in sheet.data_validations.dataValidation}
    assert {each.errorStyle for each in warnings.values()} == {"warning"}
    assert warnings["H6:H7"].formula1 == "'選択肢'!$A$2:$A$11"
    assert warnings["L6:L7"].formula1 == "'選択肢'!$B$2:$B$4"
    formula = warnings["G6:G7"].formula1
    assert formula is not None
    assert formula.startswith('IFERROR(IF($C6="%",OR(VALUE(G6)=0,AND(VALUE(G6)>1,VALUE(G6)<=100))')
    assert "VLOOKUP($A6,'_dxmodel'!$C:$J,8,FALSE)" in formula
    assert [cell.value for cell in book["_dxmodel"]["J"]][-2:] == ["36.5", "6100"]
    assert [cell.value for cell in book["選択肢"]["A"]][1:4] == ["確定", "速報", "見込み"]
    assert [cell.value for cell in book["選択肢"]["B"] if cell.value] == ["評価（達成状況）", "A", "B", "－"]
    assert book["_dxmodel"].sheet_state == "veryHidden"
    page = sheet.page_setup
    assert (page.orientation, str(page.paperSize)) == ("landscape", "9")
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (page.fitToWidth or 1, page.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$5:$5"
    assert {cell.font.name for row in sheet["A1:L7"] for cell in row if cell.value} == {"游ゴシック"}


def test_other_years_of_an_indicator_are_asked_in_their_own_words(tmp_path: Path) -> None:
    """A calendar year is written as its months; a milestone and words say how they are filled in."""
    write_entry_workbooks(LEDGER, "R7", tmp_path)
    sheet = openpyxl.load_workbook(tmp_path / "R7_担当課の記載なし.xlsx")["入力"]
    assert sheet["I7"].value == "2025-01/2025-12"
    sheet = openpyxl.load_workbook(tmp_path / "R7_総務部／総務課.xlsx")["入力"]
    assert "完了" in sheet["G8"].comment.text


def test_a_workbook_has_the_same_bytes_each_time(tmp_path: Path) -> None:
    """Nothing in it depends on when it is written."""
    for folder in ("a", "b"):
        write_entry_workbooks(LEDGER, "R7", tmp_path / folder)
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()
        with ZipFile(path) as parts:
            assert {part.date_time[0] for part in parts.infolist()} == {1980}
            assert b">2026-03-31T00:00:00Z</dcterms:created>" in parts.read("docProps/core.xml")


def test_texts_in_english(tmp_path: Path) -> None:
    """Headings, lists and file names are in the language that is asked for."""
    (*_, path) = write_entry_workbooks(LEDGER, "R7", tmp_path, language="en")
    book = openpyxl.load_workbook(path)
    assert path.name == "R7_no department.xlsx"
    assert book["Entry"]["G5"].value == "Result (FY2025)"
    assert book["Lists"]["A5"].value == "pending"


def test_names_of_departments_that_no_file_can_have(tmp_path: Path) -> None:
    """Two names that are one on some system get two files, and a very long one is shortened."""
    owners = ["A:課", "a：課", "課" * 200, "x."]
    lines = [f'- {{id: i{number}, label: 指標, owners: ["{owner}"]}}' for number, owner in enumerate(owners)]
    paths = write_entry_workbooks(ledger_of("\n".join(lines)), "R7", tmp_path)
    names = [path.name for path in paths]
    assert names[:2] == ["R7_A：課.xlsx", "R7_a：課-2.xlsx"]
    assert 250 < len(names[2].encode()) <= 255
    assert names[3] == "R7_x.xlsx"


def test_what_exists_is_not_replaced_unasked(tmp_path: Path) -> None:
    """All files that exist are named, and none is written before that is known."""
    first = write_entry_workbooks(LEDGER, "R7", tmp_path)
    first[0].unlink()
    with pytest.raises(ValidationError) as caught:
        write_entry_workbooks(LEDGER, "R7", tmp_path)
    assert [problem.code for problem in caught.value.problems] == ["formats.file_exists"] * 2
    assert not first[0].exists()
    assert write_entry_workbooks(LEDGER, "R7", tmp_path, replace=True) == first


def test_a_year_or_a_department_without_results_is_refused(tmp_path: Path) -> None:
    """A mistyped year or name writes nothing."""
    with pytest.raises(InvalidValueError, match="FY2035 is outside") as caught:
        write_entry_workbooks(LEDGER, "R17", tmp_path)
    assert caught.value.code == "entry.year_outside"
    with pytest.raises(UnknownNameError, match="nearest name: デジタル推進課"):
        write_entry_workbooks(LEDGER, "R7", tmp_path, departments=["デジタル推進"])
    with pytest.raises(UnknownNameError, match="none of the languages"):
        write_entry_workbooks(LEDGER, "R7", tmp_path, language="fr")  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError):
        write_entry_workbooks(LEDGER.plan, "R7", tmp_path)  # type: ignore[arg-type]
    ended = ledger_of("- {id: x, label: 指標, ended: {last: R6}}")
    with pytest.raises(InvalidValueError, match="no result is asked"):
        write_entry_workbooks(ended, "R7", tmp_path)
    assert [*tmp_path.iterdir()] == []


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It prints the paths, and says what is in the way."""
    save(LEDGER, tmp_path / "plan")
    arguments = ["sheets", str(tmp_path / "plan"), "--year", "令和7年度", "--out", str(tmp_path / "照会")]
    assert main([*arguments, "--owner", "総務部/総務課"]) == 0
    path = str(tmp_path / "照会" / "R7_総務部／総務課.xlsx")
    output = capsys.readouterr()
    assert output.out == f"{path}\n"
    assert output.err.splitlines()[0] == f"記入用ブックを1件、{tmp_path / '照会'} に書き出しました。"
    assert main(arguments) == 2
    assert path in capsys.readouterr().err
    assert main([*arguments, "--replace", "--json", "--lang", "en"]) == 0
    assert path not in json.loads(capsys.readouterr().out)["files"][:1]


def _rows(path: Path) -> list[tuple]:
    sheet = openpyxl.load_workbook(path)["入力"]
    return [tuple(cell.value for cell in row[:6]) for row in sheet.iter_rows(min_row=6)]
