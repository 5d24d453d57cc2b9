"""How many runs it takes to find and correct thirty mistakes of all kinds."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from dxmodel.errors import Problem, ValidationError
from dxmodel.storage import load
from tests.storage.broken import SOUND, write

RIGHT = SOUND | {
    "plan.yaml": SOUND["plan.yaml"]
    + """\
  - {id: desks, label: 窓口, unit: か所, initiatives: [rpa]}
  - {id: staff, label: 研修を受けた職員, unit: 人, targets: [{due: R6, goal: {reach: "1,200人"}}]}
  - {id: forms, label: 様式, unit: 種, targets: [{due: R6, goal: {at-least: "2,300種"}}]}
schedule:
  - event: {id: opening, label: 開庁, at: R5, row: rpa}
  - bar: {id: pilot, label: 試行, span: R4/R5, row: rpa}
""",
    "revisions/merger.yaml": """\
format: revision/1
id: merger
label: 統合
decided: R7
changes:
  - add: {indicator: {id: papers, label: 証明書, unit: 通}}
  - set-target: {indicator: staff, target: {due: R10, goal: {reach: "1,500人"}}}
  - amend: {of: rpa, owners: [情報課]}
""",
    "observations.yaml": SOUND["observations.yaml"]
    + """\
  - {indicator: staff, period: R4, value: "1,010人"}
  - {indicator: staff, period: R5, value: "1,110人"}
  - {indicator: forms, period: R5, value: 20種}
  - {indicator: papers, period: R7, value: 5通}
  - {indicator: desks, period: R5, value: 3か所, note: 速報}
""",
    "evaluations.yaml": """\
format: evaluations/1
evaluations:
  - {item: rpa, year: R4, comment: 進んだ}
  - {item: rpa, year: R5, comment: 進んだ}
  - {item: rpa-hours, year: R5, comment: 進んだ}
""",
}

MISTAKES: dict[str, list[tuple[str, str]]] = {
    "plan.yaml": [
        # habits
        ("label: みどり市DX推進計画", "label：みどり市DX推進計画"),
        ('    unit: "%"', "    unit: %"),
        ('reach: "1,200人"', "reach: 1,200人"),
        ('at-least: "2,300種"', "at-least: 2,300種"),
        ("    initiatives: [rpa]\n    unit: 時間", "　　initiatives: [rpa]\n    unit: 時間"),
        # the one syntax error of the file
        ("label: 試行, span: R4/R5", "label: '試行, span: R4/R5"),
        # shape
        ('code: "131211"', "code: 131211"),
        ("direction: up", "direction: upp"),
        ("    label: オンライン化率", "    labell: オンライン化率"),
        ("at: R5", "at: R5年"),
        # references
        ("initiatives: [rpa]}\n  - {id: staff", "initiatives: [rpaa]}\n  - {id: staff"),
    ],
    "revisions/extension.yaml": [
        ("extend-period: {to: R10", "extend-periods: {to: R10"),
        ("label: 計画期間延伸", "labell: 計画期間延伸"),
        ('{reach: "8,880時間"}', "{reach: 8,880時間}"),
        ("decided: R6", "decided：R6"),
    ],
    "revisions/merger.yaml": [
        ("of: rpa, owners", "of: rpaa, owners"),  # does not fit the plan
        ("unit: 通}", "unitt: 通}"),
    ],
    "observations.yaml": [
        ('value: "1,010人"', "value: 1,010人"),
        ('value: "1,110人"', "value: 1,110人"),
        ("    value: 5,328時間", "\tvalue: 5,328時間"),
        ("value: 20種", "value: 20件"),  # another unit than the indicator's
        ("{missing: pending}", "{missing: pendign}"),
        ("document: report", "document: repot"),
        ("indicator: papers", "indicator: paper"),
        ("note: 速報", "notes: 速報"),
        ("period: R4\n", "period: R4年\n"),
    ],
    "evaluations.yaml": [
        ("item: rpa, year: R4", "item: rpa-, year: R4"),
        ("item: rpa, year: R5", "item: rpb, year: R5"),
        ("item: rpa-hours, year: R5", "item: rpa-hours, year: R"),
    ],
    "documents.yaml": [("label: 進捗報告書", "label: &a 進捗報告書")],
}


def lines_of(file: str) -> dict[int, tuple[str, str]]:
    """Return the mistakes of a file by the line in which each is made."""
    return {
        RIGHT[file][: RIGHT[file].index(right)].count("\n") + 1: (right, wrong)
        for right, wrong in MISTAKES[file]
    }


def broken(left: dict[str, dict[int, tuple[str, str]]]) -> dict[str, str]:
    """Return all files with the mistakes that are left."""
    texts = dict(RIGHT)
    for file, mistakes in left.items():
        for right, wrong in mistakes.values():
            assert texts[file].count(right) == 1, right
            texts[file] = texts[file].replace(right, wrong)
    return texts


def places(problems: Iterable[Problem]) -> set[tuple[str, int]]:
    """Return file and line of problems; what opens in one line may stop the reader in the next."""
    located = [(str(each.place.file), each.place.line or 0, each.code) for each in problems if each.place]
    return {
        (file, line - above)
        for file, line, code in located
        for above in ((0, 1) if code == "formats.yaml_syntax" else (0,))
    }


def test_a_sound_folder_without_mistakes(tmp_path: Path) -> None:
    """So that what follows starts from the right place."""
    assert load(write(tmp_path, RIGHT)).plan.id == "city-dx"
    assert sum(map(len, MISTAKES.values())) == 30


def test_thirty_mistakes_of_all_sorts_take_three_runs(tmp_path: Path) -> None:
    """The first reports syntax, the second single values, the third what depends on other mistakes."""
    left = {file: lines_of(file) for file in MISTAKES}
    text: list[int] = []
    while any(left.values()):
        write(tmp_path, broken(left))
        with pytest.raises(ValidationError) as caught:
            load(tmp_path)
        where = places(caught.value.problems)
        before = sum(map(len, left.values()))
        left = {
            file: {line: each for line, each in mistakes.items() if (file, line) not in where}
            for file, mistakes in left.items()
        }
        text.append(before - sum(map(len, left.values())))
        assert text[-1], str(caught.value)
    assert load(write(tmp_path, RIGHT)).plan.id == "city-dx"
    assert text == [12, 16, 2]
