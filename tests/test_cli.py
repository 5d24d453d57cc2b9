"""The command line: what it prints, what it writes, and the exit code that a script can use."""

import io
import json
import subprocess
import sys
from pathlib import Path

import attrs
import pytest

from dxmodel import __version__
from dxmodel.cli import main
from dxmodel.ledger import Ledger
from dxmodel.messages import LANGUAGES
from dxmodel.plan import Body
from dxmodel.report import outline, report, to_html, to_markdown, to_terminal
from dxmodel.storage import load_example, save
from dxmodel.storage.example import folder
from tests.report.town import town

ADACHI = str(folder("adachi"))


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Run every command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("language", LANGUAGES)
def test_report_prints_the_sheet_and_writes_the_page(
    language: str, elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the current folder, and it says so."""
    assert main(["report", ADACHI, "--lang", language]) == 0
    output = capsys.readouterr()
    progress_report = report(load_example("adachi"), language="ja" if language == "ja" else "en")
    assert output.out == to_terminal(progress_report)
    assert "dxmodel-report.html" in output.err
    assert (elsewhere / "dxmodel-report.html").read_text("utf-8") == to_html(progress_report)


def test_report_writes_markdown_where_the_name_says_so(elsewhere: Path) -> None:
    """The year as asked for."""
    assert main(["report", ADACHI, "--at", "令和6年度", "--out", "sheet.md"]) == 0
    assert (elsewhere / "sheet.md").read_text("utf-8") == to_markdown(report(load_example("adachi"), "R6"))
    assert not (elsewhere / "dxmodel-report.html").exists()


def test_check_prints_one_finding_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    """With its path and its code; notes are no reason to fail."""
    assert main(["check", ADACHI, "--lang", "en"]) == 0
    output = capsys.readouterr()
    lines = output.out.splitlines()
    assert lines
    assert all(line.startswith("$.") and ": check." in line for line in lines)
    assert output.err == f"0 warnings, {len(lines)} notes.\n"


def test_check_fails_where_there_is_a_warning(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """So that a script can stop."""
    save(town(), tmp_path / "town")
    assert main(["check", str(tmp_path / "town")]) == 1
    assert "警告1件" in capsys.readouterr().err


def test_check_prints_that_there_are_no_findings(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Silence would look like a failure."""
    bodies = [Body("131211", "足立区")]
    plan = attrs.evolve(town().founding, bodies=bodies, pillars=[], initiatives=[], indicators=[])
    save(Ledger(founding=plan, documents=town().documents), tmp_path / "bare")
    assert main(["check", str(tmp_path / "bare"), "--lang", "en"]) == 0
    assert capsys.readouterr().err == "nothing was found.\n"


@pytest.mark.parametrize("kind", ["", "plan", "revision", "ledger"])
def test_schema_prints_json(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Of the plan, if nothing else is asked for."""
    assert main(["schema", *([kind] if kind else [])]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert schema["properties"]["format"] == {"const": f"{kind or 'plan'}/1"}


def test_show_prints_the_tree(capsys: pytest.CaptureFixture[str]) -> None:
    """Every item with its id."""
    assert main(["show", ADACHI, "--lang", "en"]) == 0
    assert capsys.readouterr().out.splitlines() == list(outline(load_example("adachi"), "en"))


def test_show_prints_one_item(capsys: pytest.CaptureFixture[str]) -> None:
    """Definition, baseline, target, results, sources, doubt, progress."""
    assert main(["show", ADACHI, "rpa-hours", "--at", "R5"]) == 0
    output = capsys.readouterr().out
    for text in (
        "8,880時間（R10）",
        "P10 成果指標1",
        "約5,300時間",
        "進捗率: 0.0%",
        "実績 R6: 集計中",
        "710.4時間",
    ):
        assert text in output


MISTAKES = (
    (["report", "nowhere"], "nowhere: $: ファイルやフォルダーがありません"),
    (["check", "nowhere", "--lang", "en"], "nowhere: $: there is no such file or folder"),
    (["show", "{file}", "--lang", "en"], "/file: $: this is a file, not a folder"),
    (["report", ADACHI, "--at", "someday", "--lang", "en"], "someday"),
    (["report", ADACHI, "--at", "2024"], "使えるのは令和6年度、R6、FY2024です"),
    (["show", ADACHI, "--at", "令和6年", "--lang", "en"], "what would do: 令和6年度, R6, FY2024"),
    (["show", ADACHI, "rpa-hour"], "rpa-hours"),
    (["schema", "plam", "--lang", "en"], "nearest: plan"),
    (["report", ADACHI, "--out", "report.pdf", "--lang", "en"], "ends in one of .html, .md: report.pdf"),
    (
        ["report", ADACHI, "--out", "no/such/report.html", "--lang", "en"],
        "no/such/report.html: $: there is no such file or folder",
    ),
)


@pytest.mark.parametrize(("words", "text"), MISTAKES, ids=[text for _, text in MISTAKES])
def test_a_mistake_is_one_clear_line(
    words: list[str], text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """On stderr, with exit code 2; no traceback."""
    (tmp_path / "file").write_text("", "utf-8")
    assert main([word.format(file=tmp_path / "file") for word in words]) == 2
    error = capsys.readouterr().err
    assert text in error
    assert error.count("\n") == 1


@pytest.mark.parametrize(("language", "sentence"), [("ja", "年度"), ("en", "fiscal year")])
def test_a_plan_that_cannot_be_loaded_gives_a_line_for_each_problem(
    language: str, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """File, line, column, path, sentence."""
    bodies = '- {code: "131211", label: 足立区}'
    lines = [
        "format: plan/1",
        "id: dx",
        "label: 計画",
        "bodies:",
        bodies,
        "period: someday",
        "adopted: never",
    ]
    (tmp_path / "plan.yaml").write_text("\n".join(lines), "utf-8")
    assert main(["check", str(tmp_path), "--lang", language]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[:2] for line in lines] == [
        ["plan.yaml:6:1", "$.period"],
        ["plan.yaml:7:1", "$.adopted"],
    ]
    assert sentence in lines[0]


@pytest.mark.parametrize("words", [[], ["nonsense"], ["report"], ["report", ADACHI, "--lang", "fr"]])
def test_a_command_that_is_none_says_how_it_is_used(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """In a line, as every failure."""
    assert main(words) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert " --help" in captured.err


@pytest.mark.parametrize("words", [["--help"], ["report", "--help"], ["check", "--help"], ["show", "--help"]])
def test_help_lists_the_exit_codes_in_both_languages(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A script's author looks there."""
    with pytest.raises(SystemExit) as caught:
        main(words)
    assert caught.value.code == 0
    output = capsys.readouterr().out
    assert "終了コード" in output
    assert "exit codes" in output


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    """The one place."""
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"dxmodel {__version__}\n"


def test_a_console_without_every_character_does_not_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    """cp932 has no en dash: the rest is printed all the same."""
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="cp932"))
    assert main(["show", ADACHI, "--lang", "en"]) == 0
    text = raw.getvalue().decode("cp932").splitlines()
    assert text[0] == "Adachi City DX Promotion Plan [adachi-dx] FY2022?FY2028"
    assert "① Human resource development" in text[1]


def test_a_closed_pipe_is_no_error() -> None:
    """`dxmodel show … | head`."""
    command = (
        f"{sys.executable!r} -c 'from dxmodel.cli import main; raise SystemExit(main())' show {ADACHI!r}"
    )
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command} | true"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_without_the_extra_only_reports_are_out_of_reach(tmp_path: Path) -> None:
    """And it says what to install."""
    code = (
        "import sys\n"
        "for name in ('rich', 'jinja2', 'matplotlib', 'fontTools', 'markupsafe'): sys.modules[name] = None\n"
        "from dxmodel.cli import main\n"
        f"print(main(['show', {ADACHI!r}, 'rpa-hours']), main(['report', {ADACHI!r}]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert done.stdout.splitlines()[-1] == "0 2"
    assert 'pip install "dxmodel[report]"' in done.stderr
