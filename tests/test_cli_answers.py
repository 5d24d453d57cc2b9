"""The commands that print answers: as lines, or as JSON documents that are those of the library."""

import io
import json
from pathlib import Path

import attrs
import pytest

import dxmodel as dx
from dxmodel.answers import to_dict
from dxmodel.cli import main
from dxmodel.formats import published_scales
from dxmodel.ledger import Ledger
from dxmodel.progress import due_results, rollup_by
from dxmodel.report import comparison_report, describe
from dxmodel.storage import save
from dxmodel.testing import small_city
from tests.report.town import town

ANSWERS = {
    "assess city --at R5": lambda city: dx.assess(city, "R5"),
    "assess city --at R5 --method achievement_rate": lambda city: dx.assess(city, "R5", "achievement_rate"),
    "forecast city --at R5": lambda city: [
        dx.forecast(city, each.id, at="R5") for each in city.plan.indicators
    ],
    "forecast city --at R5 --until R9 --indicator counter-time": lambda city: [
        dx.forecast(city, "counter-time", "R9", at="R5")
    ],
    "grade city --at R5 --scale tama": lambda city: dx.grade(city, "R5", published_scales()["tama"]),
    "grade city --at R5": lambda city: dx.grade(city, "R5"),
    "rollup city --at R5": lambda city: rollup_by(dx.assess(city, "R5"), city),
    "rollup city --at R5 --level plan --rule mean": lambda city: rollup_by(
        dx.assess(city, "R5"), city, "plan", "mean"
    ),
    "due city --year R6": lambda city: due_results(city, "R6"),
    "due city --year R6 --on 2025-05-29": lambda city: due_results(city, "R6", on="2025-05-29"),
    "check city": dx.check,
    "show city": lambda city: city,
    "show city counter-time --at R5": lambda city: describe(city, "counter-time", dx.FiscalYear(2023), "en"),
    "diff city": lambda city: comparison_report(city.founding, city.plan, city.revisions, "en"),
}


@pytest.fixture(autouse=True)
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    """A plan in the folder ``city``."""
    monkeypatch.chdir(tmp_path)
    save(small_city(), "city")
    return dx.load("city")


@pytest.mark.parametrize("command", ANSWERS)
def test_with_json_a_command_prints_the_document_of_its_answer(
    command: str, city: Ledger, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the sentences in the language of the command."""
    assert main([*command.split(), "--json", "--lang", "en"]) == 0
    answer = ANSWERS[command](city)
    kind = dx.progress.Grading if command.startswith("grade") else None
    plan = None if answer is city else city.plan
    if command.startswith("diff"):
        plan = None
    document = to_dict(answer, languages=["en"], plan=plan, answer_class=kind)
    assert json.loads(capsys.readouterr().out) == document


def test_without_it_a_line_for_each_answer(city: Ledger, capsys: pytest.CaptureFixture[str]) -> None:
    """The id of the indicator, and the sentence; groups are indented by their level."""
    assert main(["assess", "city", "--at", "R5", "--lang", "en"]) == 0
    expected = [f"{each.indicator.id}: {each.describe('en')}" for each in dx.assess(city, "R5")]
    assert capsys.readouterr().out.splitlines() == expected
    assert main(["rollup", "city", "--at", "R5", "--lang", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    groups = rollup_by(dx.assess(city, "R5"), city)
    assert [line for line in lines if not line.startswith(" ")] == [each.describe("en") for each in groups]
    assert f"  {groups[0].parts[0].describe('en')}" in lines


FAILURES = {
    "assess nowhere --at R5": "file.missing",
    "check nowhere": "file.missing",
    "show city nobody": "plan.unknown_id",
    "diff nowhere": "file.missing",
    "assess city": "cli.usage",
    "assess city --at R5 --method linear": "cli.usage",
    "rollup city --at R5 --level country": "cli.usage",
    "assess city --at 2024": "fiscal.calendar_year",
    "forecast city --at R5 --until R4": "progress.forecast_not_ahead",
    "grade city --at R5 --scale tma": "ledger.unknown_scale",
    "nothing": "cli.usage",
    "": "cli.usage",
}


@pytest.mark.parametrize("command", FAILURES)
def test_with_json_problems_are_a_document_too(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """On stdout, for programs; stderr and the exit code are as without it."""
    assert main([*command.split(), "--json", "--lang", "en"]) == 2
    captured = capsys.readouterr()
    document = json.loads(captured.out)
    assert document["format"] == "problems/1"
    assert [each["code"] for each in document["problems"]] == [FAILURES[command]]
    assert main([*command.split(), "--lang", "en"]) == 2
    assert capsys.readouterr() == ("", captured.err)


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (OSError(28, "No space left on device", "city"), "file.disk_full"),
        (MemoryError(), "cli.no_memory"),
        (RecursionError(), "cli.too_deep"),
        (ZeroDivisionError("of the library"), "cli.fault"),
    ],
    ids=lambda value: str(value) or type(value).__name__,
)
def test_with_json_a_fault_is_a_document_too(
    fault: Exception, code: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever has failed, a program reads one form; where a fault occurred is on stderr."""

    def failing(*_: object) -> object:
        raise fault

    monkeypatch.setattr("dxmodel.cli.report_commands.check", failing)
    assert main(["check", "city", "--json"]) == 2
    captured = capsys.readouterr()
    assert [each["code"] for each in json.loads(captured.out)["problems"]] == [code]
    assert ("Traceback" in captured.err) == (code == "cli.fault")


def test_a_scale_is_one_of_the_plan_or_a_published_one(capsys: pytest.CaptureFixture[str]) -> None:
    """The nearest of all of them is named."""
    assert main(["grade", "city", "--at", "R5", "--scale", "tamma", "--lang", "en"]) == 2
    assert "nearest: tama" in capsys.readouterr().err


def test_a_folder_with_every_kind_of_problem_gives_all_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    """Each with its code, its path and its place."""
    plan = Path("city/plan.yaml")
    text = (
        plan.read_text("utf-8").replace("direction: up", "direction: upp").replace("unit: 分", "unit: ぷん分")
    )
    plan.write_text(text, "utf-8")
    assert main(["assess", "city", "--at", "R5", "--json"]) == 2
    problems = json.loads(capsys.readouterr().out)["problems"]
    assert len(problems) > 1
    assert all(each["code"] and each["path"] and each["place"]["line"] for each in problems)


@pytest.mark.parametrize(
    "words", ["--out x.csv", "--processes 2", "--each", "--each --out x.csv --json", "--each --out x.txt"]
)
def test_options_that_do_not_go_together_are_refused(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything is loaded or written."""
    assert main(["assess", "city", "--at", "R5", *words.split()]) == 2
    assert capsys.readouterr().err
    assert not [*Path().glob("x.*")]


def test_the_schema_of_an_answer_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """And of an unknown name the nearest one."""
    assert main(["schema", "assessments"]) == 0
    assert json.loads(capsys.readouterr().out) == dx.answers.document_schema("assessments")
    assert main(["schema", "assesments", "--lang", "en"]) == 2
    assert "nearest: assessments" in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["ascii", "cp932", "utf-16"])
def test_json_is_utf_8_whatever_the_encoding_of_stdout_is(
    encoding: str, city: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing becomes a question mark, and hidden characters are escaped as JSON escapes them."""
    label = "橋𠮷\u202e"
    save(
        attrs.evolve(city, founding=attrs.evolve(city.founding, label=label), folder=None, base=None), "other"
    )
    binary = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(binary, encoding=encoding, errors="replace"))
    assert main(["show", "other", "--json"]) == 0
    text = binary.getvalue().decode("utf-8")
    assert "\u202e" not in text
    assert json.loads(text)["plan"]["label"] == label
    assert main(["show", "other", "x\U0001ffff", "--json"]) == 2
    assert json.loads(binary.getvalue().decode("utf-8")[len(text) :])["problems"]


def test_grades_of_initiatives_are_printed_after_those_of_indicators(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Also where no scale applies to an indicator."""
    save(town(), "town")
    assert main(["grade", "town", "--at", "R5"]) == 0
    lines = capsys.readouterr().out.splitlines()
    initiatives = dx.grade(town(), "R5").initiatives
    assert initiatives
    assert lines[-len(initiatives) :] == [
        f"{each.initiative.id}: {each.describe('ja')}" for each in initiatives
    ]
