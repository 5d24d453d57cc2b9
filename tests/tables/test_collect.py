import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import attrs
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.exceptions import IllegalCharacterError

from dxmodel.cli import main
from dxmodel.errors import InvalidValueError, ValidationError
from dxmodel.ledger import Ledger, Observation
from dxmodel.plan import Completion, Indicator, Missing
from dxmodel.plan.goals import AtLeast
from dxmodel.storage import load, save
from dxmodel.tables import Collected, RowOutcome, collect, return_workbooks, write_entry_workbooks
from tests.tables.test_entry_workbook import LEDGER
from tests.yaml_ledger import ledger_of

KNOWN = "2026-06-30"
FIRST, SECOND, THIRD = "R7_デジタル推進課.xlsx", "R7_総務部／総務課.xlsx", "R7_担当課の記載なし.xlsx"
SAMPLE = Path(__file__).parent / "entry_by_libreoffice.xlsx"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the entry workbooks of the city."""
    write_entry_workbooks(LEDGER, "R7", tmp_path / "照会")
    return tmp_path / "照会"


def fill(path: Path, cells: Mapping[str, object], sheet: str = "入力") -> None:
    """Write into cells of a workbook, as a department does."""
    change(path, lambda book: [book[sheet].__setitem__(cell, content) for cell, content in cells.items()])


def change(path: Path, edit: Callable[[Any], object]) -> None:
    """Change a workbook and save it again."""
    book = openpyxl.load_workbook(path)
    edit(book)
    book.save(path)


def codes(collected: Collected) -> list[str]:
    """Return the codes of the problems."""
    return [problem.code for problem in collected.problems]


def numbers(collected: Collected) -> dict[str, int]:
    """Return the counts that are not 0."""
    return {outcome: count for outcome, count in collected.counts.items() if count}


def test_a_filled_in_workbook_gives_its_results(folder: Path) -> None:
    """With their state, the day of counting, the note, the source and the grade; nobody's name."""
    fill(
        folder / FIRST,
        {"G6": "５０．５", "H6": "速報", "I6": "2026-03-01", "J6": "速報値の注記", "K6": "山田", "L6": " Ｂ ",
         "G7": "約5,300時間"},
    )  # fmt: skip
    fill(folder / SECOND, {"H7": "集計中", "G8": "令和8年3月完了"})
    fill(folder / THIRD, {"G6": "1,234", "I6": "R6", "G7": 987})
    collected = collect(folder, LEDGER, known=KNOWN)
    assert codes(collected) == []
    assert numbers(collected) == {"taken": 5, "missing": 1, "not-filled-in": 1}
    share, hours, formula, births, managers, roll_out = collected.observations
    assert (str(share.value), str(share.status), share.as_of) == ("50.5%", "provisional", date(2026, 3, 1))
    assert (str(share.note), str(share.known)) == ("速報値の注記", KNOWN)
    assert [(each.document, each.cell) for each in share.sources] == [("entry-r7", f"{FIRST}!入力!G6")]
    assert (str(hours.value), str(hours.status)) == ("約5,300時間", "final")
    assert managers.breakdown == (("性別", "女性"),)
    assert managers.value == Missing("pending")
    assert roll_out.value == Completion("2026-03")
    assert (str(formula.value), str(formula.period)) == ("1,234件", "R6"), "measured in the year before"
    assert (str(births.value), str(births.period)) == ("987人", "2025-01/2025-12")
    assert [(each.item, each.grade, each.scale) for each in collected.evaluations] == [("share", "B", "kpi")]
    assert "山田" not in repr(collected)
    after = collected.added_to(LEDGER)
    assert after.documents[-1].id == "entry-r7"
    again = collect(folder, after, known=KNOWN)
    assert numbers(again) == {"unchanged": 6, "not-filled-in": 1}
    assert again.documents == ()
    assert again.added_to(after) == after


def test_the_kinds_of_values_and_times(folder: Path) -> None:
    """As departments write them, also in the cells of other types that a copy leaves behind."""

    def of(cells: Mapping[str, object], path: str = FIRST) -> Observation:
        with TemporaryDirectory() as other:
            (Path(other) / path).write_bytes((folder / path).read_bytes())
            fill(Path(other) / path, cells)
            collected = collect(other, LEDGER, known=KNOWN)
            assert codes(collected) == [], cells
            (entry,) = collected.observations
            return entry

    for text, value in {
        "50.5%": "50.5%",
        "60以上": "60%以上",
        " ５０ ": "50%",
        "▲3": "-3%",
        45: "45%",
        0: "0%",
    }.items():
        assert str(of({"G6": text}).value) == value
    times: dict[object, tuple[str, object]] = {
        None: ("R7", None),
        "令和7年度": ("R7", None),
        "R5": ("R5", None),
        "2024-03-31": ("R5", date(2024, 3, 31)),
        date(2026, 5, 20): ("R7", date(2026, 5, 20)),
        "2026-05-31": ("R7", date(2026, 5, 31)),
        "R5.10～R6.9": ("2023-10/2024-09", None),
    }
    for content, (period, as_of) in times.items():
        entry = of({"G6": "1", "I6": content})
        assert (str(entry.period), entry.as_of) == (period, as_of)
    completions: dict[object, object] = {
        "完了": Completion(True),
        "済": Completion(True),
        "done": Completion(True),
        "未完了": Completion(),
        "R7": Completion("R7"),
        "2025-12": Completion("2025-12"),
        "完了（令和8年1月）": Completion("2026-01"),
        date(2026, 1, 5): Completion("2026-01-05"),
        "一部完了（12課）": Completion(part="12課"),
        "一部完了：20課のうち12課": Completion(part="20課のうち12課"),
        "集計中": Missing("pending"),
    }
    for content, completion in completions.items():
        assert of({"G8": content}, SECOND).value == completion
    reasons = {
        "集計中": "pending",
        "pending": "pending",
        "未実施": "not-implemented",
        "調査なし": "not-surveyed",
        "調査無し": "not-surveyed",
        "対象外": "not-applicable",
        "非公表": "withheld",
        "不明": "unknown",
        "未開始": "not-started",
    }
    for text, reason in reasons.items():
        assert of({"H6": text}).value == Missing(reason)
        assert of({"G6": text, "H6": text}).value == Missing(reason)
    for text, status in {
        "確定": "final",
        "速報値": "provisional",
        "見込": "forecast",
        "見込み": "forecast",
    }.items():
        assert str(of({"G6": "1", "H6": text}).status) == status


def test_a_result_in_words_is_taken_as_it_is_written(tmp_path: Path) -> None:
    """For an indicator without a unit; a formula is a text."""
    ledger = ledger_of("- {id: x, label: 検討の状況}")
    write_entry_workbooks(ledger, "R7", tmp_path)
    fill(tmp_path / THIRD, {"G6": "検討会を\n2回開催"})
    (entry,) = collect(tmp_path, ledger, known=KNOWN).observations
    assert str(entry.value) == "検討会を\n2回開催"


@pytest.mark.parametrize(
    ("cells", "code", "cell"),
    [
        ({"G6": "－"}, "entry.dash", "G6"),
        ({"G6": "…"}, "entry.dash", "G6"),
        ({"J6": "備考のみ"}, "entry.no_state", "H6"),
        ({"K6": "山田"}, "entry.no_state", "H6"),
        ({"L6": "A"}, "entry.no_state", "H6"),
        ({"I6": "R6"}, "entry.no_state", "H6"),
        ({"H6": "確定"}, "entry.no_value", "G6"),
        ({"G6": "50", "H6": "集計中"}, "entry.contradiction", "H6"),
        ({"G6": "集計中", "H6": "確定"}, "entry.contradiction", "H6"),
        ({"G6": "50", "H6": "だいたい"}, "entry.unknown_state", "H6"),
        ({"G6": "50", "H6": "予定"}, "entry.unknown_state", "H6"),
        ({"G6": "50", "I6": "来年"}, "entry.measured", "I6"),
        ({"G6": "50", "I6": "R8"}, "entry.measured_later", "I6"),
        ({"G6": "50", "I6": "2026-06-01"}, "entry.measured_later", "I6"),
        ({"G6": "50", "L6": "秀"}, "entry.unknown_grade", "L6"),
        ({"G6": "12件"}, "tables.other_unit", "G6"),
        ({"G6": "ごじゅう"}, "tables.no_value", "G6"),
        ({"G6": "1,19"}, "amount.digits", "G6"),
    ],
)
def test_each_mistake_in_a_row_is_one_message_at_its_cell(
    folder: Path, cells: Mapping[str, object], code: str, cell: str
) -> None:
    """With the file, the department and the name of the indicator; the other rows are taken."""
    fill(folder / FIRST, {**cells, "G7": "5,300"})
    collected = collect(folder, LEDGER, known=KNOWN)
    (problem,) = collected.problems
    assert problem.place is not None
    assert (problem.code, problem.place.cell, problem.place.sheet) == (code, cell, "入力")
    assert problem.place.file == str(folder / FIRST)
    assert problem.path == "デジタル推進課、1-1 申請できる手続の割合"
    assert numbers(collected) == {"taken": 1, "not-filled-in": 5, "refused": 1}
    assert [each.indicator for each in collected.observations] == ["hours"]


def test_a_milestone_that_is_neither_done_nor_not(folder: Path) -> None:
    """A number or other words do not say it, and what is done only later is refused."""
    for text, code in {
        "50%": "entry.not_done",
        "一部完了": "entry.not_done",
        "2026-12": "ledger.done_later",
    }.items():
        fill(folder / SECOND, {"G8": text})
        assert codes(collect(folder, LEDGER, known=KNOWN)) == [code]


def test_all_mistakes_are_told_at_once(folder: Path) -> None:
    """In one row, in one workbook, and in all of them."""
    fill(folder / FIRST, {"G6": "－", "I6": "来年", "L6": "秀", "G7": "－"})
    fill(folder / THIRD, {"G7": "－"})
    assert codes(collect(folder, LEDGER, known=KNOWN)) == [
        "entry.measured", "entry.dash", "entry.unknown_grade", "entry.dash", "entry.dash",
    ]  # fmt: skip


def test_rows_are_found_by_their_ids(folder: Path) -> None:
    """Sorted, inserted and deleted rows, inserted columns, and no protection change nothing."""
    fill(folder / FIRST, {"G6": "50", "G7": "5,300", "J7": "注記", "H6": "速報"})
    before = collect(folder, LEDGER, known=KNOWN)

    def rearrange(book: Any) -> None:
        sheet = book["入力"]
        sheet.protection.disable()
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6)]
        sheet.delete_rows(6, 2)
        for number, row in enumerate(reversed(rows), 9):
            for column, content in enumerate(row, 1):
                sheet.cell(number, column, content)
        sheet.insert_rows(1, 2)
        sheet.insert_cols(1)
        sheet.insert_cols(9)
        sheet["B9"] = None
        sheet["C20"] = "合計"
        sheet.row_dimensions[12].hidden = True
        sheet.title = "記入済"

    change(folder / FIRST, rearrange)
    after = collect(folder, LEDGER, known=KNOWN)
    assert codes(after) == []
    assert numbers(after) == numbers(before)
    assert _without_sources(after.observations) == _without_sources(before.observations)


def test_ids_that_are_unknown_missing_or_double_are_three_messages(folder: Path) -> None:
    """And so is what is written in a row without one."""
    fill(folder / FIRST, {"A6": "shares", "G6": "50", "G8": "7"})
    fill(folder / SECOND, {"A7": "hours", "G6": "1", "G7": "2", "G8": "完了"})
    collected = collect(folder, LEDGER, known=KNOWN)
    assert [(each.code, each.place and each.place.cell) for each in collected.problems] == [
        ("entry.missing_id", None),
        ("entry.unknown_id", "A6"),
        ("entry.no_id", "A8"),
        ("entry.missing_id", None),
        ("entry.double_id", "A7"),
    ]
    assert collected.problems[1].facts["nearest"] == "share"
    assert collected.problems[4].facts["rows"] == [6, 7]
    assert numbers(collected) == {"taken": 1, "not-filled-in": 3, "refused": 4}


def test_a_changed_locked_cell_is_a_proposal_and_is_never_taken(folder: Path) -> None:
    """The result beside it is taken; spaces and the width of characters are no change."""
    fill(
        folder / FIRST,
        {"G6": "50", "F6": "50％以上（R8）", "C7": " 時間 ", "E7": None, "B6": "1-1　申請できる手続の割合"},
    )
    collected = collect(folder, LEDGER, known=KNOWN)
    assert codes(collected) == []
    assert [(each.field, each.issued, each.returned) for each in collected.changes] == [
        ("target", "60％以上（R8）", "50％以上（R8）"),
        ("previous", "約6,100時間", None),
    ]
    assert collected.added_to(LEDGER).plan == LEDGER.plan
    assert len(collected.observations) == 1


def test_other_files_are_told_first(folder: Path, tmp_path: Path) -> None:
    """What is no entry workbook, of another plan or of another year is one message each."""
    other = ledger_of("- {id: x, label: 指標}", plan=_PLAN)
    write_entry_workbooks(other, "R7", folder / "..", replace=True)
    (tmp_path / THIRD).rename(folder / "別の計画.xlsx")
    write_entry_workbooks(LEDGER, "R6", folder, departments=["デジタル推進課"])
    openpyxl.Workbook().save(folder / "別の表.xlsx")
    (folder / "以前.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (folder / "メモ.txt").write_text("memo", encoding="utf-8")
    fill(folder / FIRST, {"G6": "－"})
    collected = collect(folder, LEDGER, known=KNOWN)
    assert [problem.code for problem in collected.problems if problem.code.startswith("entry.")] == [
        "entry.no_entry_workbook", "entry.another_year", "entry.another_plan", "entry.dash",
    ]  # fmt: skip
    assert len(collected.problems) == 5
    assert [Path(file).name for file in collected.files] == [FIRST, THIRD, SECOND]
    assert collected.ignored == ("メモ.txt",)
    assert codes(collect(folder, LEDGER, known=KNOWN, year="R6"))[2:] == [
        "entry.another_year", "entry.another_plan", "entry.another_year", "entry.another_year",
    ] or len(collect(folder, LEDGER, known=KNOWN, year="R6").files) == 1  # fmt: skip
    with pytest.raises(ValidationError):
        collect(folder / FIRST, LEDGER, known=KNOWN)


def test_a_workbook_of_an_older_plan_is_told_first(folder: Path) -> None:
    """Rows whose unit or name has changed wait; those with another target do not; others do not matter."""
    fill(folder / FIRST, {"G6": "50", "G7": "5,300"})
    noted = attrs.evolve(LEDGER, founding=attrs.evolve(LEDGER.founding, note="注記"))
    assert codes(collect(folder, noted, known=KNOWN)) == []
    target = attrs.evolve(LEDGER.plan.indicator("share").targets[0], goal=AtLeast("50%"), printed=None)
    share = attrs.evolve(LEDGER.plan.indicator("share"), targets=[target])
    moved = _with(share)
    collected = collect(folder, moved, known=KNOWN)
    assert [(each.code, each.facts["count"], each.facts["refused"]) for each in collected.problems] == [
        ("entry.older_plan", 1, 0)
    ]
    assert [Path(file).name for file in collected.older] == [FIRST]
    assert numbers(collected)["taken"] == 2
    collected = collect(folder, _with(attrs.evolve(share, label="別の割合")), known=KNOWN)
    assert codes(collected) == ["entry.older_plan"]
    assert numbers(collected) == {"taken": 1, "refused": 1, "not-filled-in": 5}


def test_workbooks_that_agree_count_once_and_those_that_do_not_wait(folder: Path) -> None:
    """An indicator of two departments; the order of the files does not matter."""
    fill(folder / FIRST, {"G7": "5,300"})
    fill(folder / SECOND, {"G6": "5300時間", "J6": "注記"})
    collected = collect(folder, LEDGER, known=KNOWN)
    assert numbers(collected) == {"taken": 1, "unchanged": 1, "not-filled-in": 5}
    assert str(collected.observations[0].note) == "注記"
    fill(folder / SECOND, {"G6": "5400"})
    collected = collect(folder, LEDGER, known=KNOWN)
    assert codes(collected) == ["entry.two_workbooks"] * 2
    assert numbers(collected) == {"refused": 2, "not-filled-in": 5}


def test_a_value_that_changed_stands_beside_the_old_one(folder: Path) -> None:
    """It is known later; on the same day it would contradict the ledger."""
    fill(folder / FIRST, {"G6": "50", "G7": "5,300"})
    after = collect(folder, LEDGER, known=KNOWN).added_to(LEDGER)
    fill(folder / FIRST, {"G6": "51"})
    assert codes(collect(folder, after, known=KNOWN)) == ["entry.known_already"]
    later = collect(folder, after, known="2026-08-31")
    (row,) = (each for each in later.rows if each.outcome is RowOutcome.TAKEN)
    assert row.before is not None
    assert (str(row.before.value), str(row.observation and row.observation.value)) == ("50%", "51%")
    assert len(later.added_to(after).observations_of("share")) == 3


def test_what_is_to_be_checked_is_sent_back_in_the_same_workbook(folder: Path, tmp_path: Path) -> None:
    """With everything that was typed, a remark beside each row, and the locked cells as the plan states."""
    fill(
        folder / FIRST,
        {"G6": "－", "J6": "注記", "K6": "山田", "F7": "別", "G7": "5,300", "M5": "私の列", "M6": "x"},
    )
    change(folder / SECOND, lambda book: book["入力"].delete_rows(7))
    fill(folder / THIRD, {"G6": "1"})
    collected = collect(folder, LEDGER, known=KNOWN)
    with pytest.raises(InvalidValueError, match="was collected"):
        return_workbooks(collected, LEDGER, folder)
    paths = return_workbooks(collected, LEDGER, tmp_path / "確認")
    assert [path.name for path in paths] == [FIRST, SECOND]
    sheet = openpyxl.load_workbook(paths[0])["入力"]
    assert [cell.value for cell in sheet[5]][-2:] == ["確認してください", "私の列"]
    assert [cell.value for cell in sheet[6]][6:] == [
        "－", None, "令和7年度", "注記", "山田", None, collected.problems[0].as_error().describe("ja"), "x",
    ]  # fmt: skip
    assert sheet["F7"].value == "8,000時間（R7）"
    assert "別" in sheet["M7"].value
    sheet = openpyxl.load_workbook(paths[1])["入力"]
    assert [cell.value for cell in sheet["A"]][5:] == ["hours", "roll-out", "managers/性別=女性"]
    assert "managers" in sheet["M8"].value
    fill(paths[0], {"G6": "50"})
    fill(paths[1], {"G8": "25"})
    again = collect(tmp_path / "確認", LEDGER, known=KNOWN)
    assert codes(again) == []
    assert [each.indicator for each in again.observations] == ["share", "hours", "managers"]
    with pytest.raises(ValidationError):
        return_workbooks(collected, LEDGER, tmp_path / "確認")
    return_workbooks(collected, LEDGER, tmp_path / "確認", replace=True)


def test_a_workbook_saved_by_libreoffice_is_read_alike(folder: Path, tmp_path: Path) -> None:
    """It was issued for this ledger, filled in, and saved once by LibreOffice 7."""
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / FIRST).write_bytes(SAMPLE.read_bytes())
    collected = collect(tmp_path / "x", LEDGER, known=KNOWN)
    assert codes(collected) == []
    assert collected.changes == ()
    assert [str(each.value) for each in collected.observations] == ["50.5%", "約5,300時間"]
    assert [each.grade for each in collected.evaluations] == ["A"]


def test_the_command_writes_only_when_told(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its first line says how many rows wait, and its exit code whether any does."""
    plan, back = tmp_path / "plan", tmp_path / "確認"
    save(LEDGER, plan)
    fill(folder / FIRST, {"G6": "－", "G7": "5,300", "F6": "別"})
    arguments = ["collect", str(folder), "--plan", str(plan), "--known", KNOWN]
    assert main([*arguments, "--returned", str(back)]) == 1
    output = capsys.readouterr()
    first, second, *lines = output.out.splitlines()
    assert first == "確認待ち 1行（問題 1件、記入用ブック 3件）"
    assert second == "読み取った7行 = 実績 1 + 値がない理由 0 + 変更なし 0 + 未記入 5 + 確認待ち 1"
    assert lines[0] == "デジタル推進課　生み出した時間：5,300時間（確定）"
    assert "「60％以上（R8）」→「別」" in lines[1]
    assert f"{folder / FIRST}:入力!G6: デジタル推進課、1-1 申請できる手続の割合: 「－」" in output.err
    assert output.err.endswith("何も書き込んでいません（--write を付けると、実績1件、評価0件を加えます）。\n")
    assert [path.name for path in back.iterdir()] == [FIRST]
    assert load(plan).observations == LEDGER.observations
    assert main([*arguments, "--write", "--json", "--lang", "en"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert document["counts"]["taken"] == 1
    assert document["problems"][0]["code"] == "entry.dash"
    assert len(load(plan).observations) == len(LEDGER.observations) + 1
    fill(folder / FIRST, {"G6": None})
    (folder / SECOND).unlink()
    assert main([*arguments, "--write"]) == 0
    assert "まだ回収していない担当課：総務部/総務課\n" in capsys.readouterr().out
    assert main(["collect", str(folder), "--plan", str(plan), "--known", "いつか"]) == 2


def test_texts_of_a_plan_come_back_as_they_are(tmp_path: Path) -> None:
    """Whatever a spreadsheet makes of such texts, nothing is a change, a formula, a number or a link."""
    texts = (
        "_x000D_", "=1+1", "@SUM(1)", "+1", "-5", "  前後 ", "<b>&\"'", "長" * 9000, "😀", "1/2", "0086",
        "{=x}", "http://a.b/c", "a\tb", "2つの\n行", "㈱①", "１２３", "'引用", "R7", "&P",
    )  # fmt: skip
    indicators = [
        Indicator(id=f"i{number}", order=number + 1, label=text, unit="件", owners=[text])
        for number, text in enumerate(texts)
    ]
    ledger = attrs.evolve(
        LEDGER, founding=attrs.evolve(LEDGER.founding, indicators=indicators), observations=()
    )
    assert len(write_entry_workbooks(ledger, "R7", tmp_path)) == len(texts)
    collected = collect(tmp_path, ledger, known=KNOWN)
    assert (collected.problems, collected.changes, collected.older) == ((), (), ())
    assert {row.department for row in collected.rows} == {*texts}
    assert numbers(collected) == {"not-filled-in": len(texts)}


def test_an_earlier_year_has_the_unit_of_that_year(tmp_path: Path) -> None:
    """Where the unit has changed, and what was measured is older than what was asked for."""
    ledger = ledger_of('- {id: x, label: 指標, unit: "%", breaks: [{since: R7, unit: 件}]}')
    write_entry_workbooks(ledger, "R7", tmp_path)
    fill(tmp_path / THIRD, {"G6": "50", "I6": "R6"})
    assert [str(each.value) for each in collect(tmp_path, ledger, known=KNOWN).observations] == ["50件"]


# --- laws

STATES = ("確定", "速報", "見込み", "集計中", "未実施", "調査なし", "非公表", "対象外")
MANY = ledger_of(
    "\n".join(f"- {{id: i{number}, label: 指標{number}, unit: 件, owners: [課]}}" for number in range(6))
)


@given(st.data())
def test_what_is_filled_in_comes_back(data: st.DataObject) -> None:
    """Each result, state and note, in whatever order the rows return."""
    entered = {}
    for number in range(6):
        state = data.draw(st.sampled_from((None, *STATES)))
        is_value = state in (None, "確定", "速報", "見込み")
        value = data.draw(st.integers(0, 10**6)) if is_value else None
        note = data.draw(st.sampled_from((None, "注記", "2つの\n行")))
        entered[f"i{number}"] = (value, state, note)
    seed = data.draw(st.integers(0, 99))
    with TemporaryDirectory() as folder:
        (path,) = write_entry_workbooks(MANY, "R7", folder)

        def enter(book: Any) -> None:
            sheet = book["入力"]
            rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6)]
            Random(seed).shuffle(rows)
            for number, row in enumerate(rows, 6):
                row[6], row[7], row[9] = entered[row[0]]
                row[6] = None if row[6] is None else f"{row[6]:,}"
                for column, content in enumerate(row, 1):
                    sheet.cell(number, column).value = content

        change(path, enter)
        collected = collect(folder, MANY, known=KNOWN)
    assert codes(collected) == []
    assert len(collected.observations) == 6
    words = {"確定": "final", "速報": "provisional", "見込み": "forecast", None: "final"}
    for entry in collected.observations:
        value, state, note = entered[entry.indicator]
        assert (entry.note and str(entry.note)) == note
        if value is None:
            assert isinstance(entry.value, Missing)
        else:
            assert (str(entry.value), str(entry.status)) == (f"{value:,}件", words[state])


CONTENTS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["－", "集計中", "=1/0", "#REF!", "約", "1/2", "完了", "50〜60", "9" * 90, "1e400", "〃", " "]
    ),
    st.integers(-(10**18), 10**18),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(date(1901, 1, 1)),
)


@given(st.lists(st.tuples(st.integers(4, 9), st.integers(1, 13), CONTENTS), max_size=20))
def test_no_content_of_a_cell_is_an_unplanned_error(cells: list[tuple[int, int, object]]) -> None:
    """It is taken or refused, and all rows are counted; the workbook can be sent back."""
    with TemporaryDirectory() as name:
        folder = Path(name, "a")
        paths = write_entry_workbooks(LEDGER, "R7", folder)
        for path in paths:
            book = openpyxl.load_workbook(path)
            for row, column, content in cells:
                try:
                    book["入力"].cell(row, column).value = content  # type: ignore[assignment]
                except IllegalCharacterError:
                    book["入力"].cell(row, column).value = None  # or its type is that of what was refused
            book.save(path)
        collected = collect(folder, LEDGER, known=KNOWN)
        assert sum(collected.counts.values()) == len(collected.rows)
        collected.added_to(LEDGER)
        return_workbooks(collected, LEDGER, Path(name, "b"))


_PLAN = """\
format: plan/1
id: other-plan
label: 別の計画
bodies:
- {code: "992011", label: みなと野市}
period: 令和3年度～令和12年度
"""


def _with(indicator: Any) -> Ledger:
    others = [each for each in LEDGER.founding.indicators if each.id != indicator.id]
    return attrs.evolve(LEDGER, founding=attrs.evolve(LEDGER.founding, indicators=[indicator, *others]))


def _without_sources(observations: tuple[Observation, ...]) -> set[Observation]:
    return {attrs.evolve(each, sources=()) for each in observations}
