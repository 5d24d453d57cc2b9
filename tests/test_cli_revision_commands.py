"""The commands `diff` and `revise`: what they print, what they write, and what they do not change."""

from pathlib import Path

import attrs
import pytest

from dxmodel.cli import main
from dxmodel.formats import yaml
from dxmodel.messages import LANGUAGES
from dxmodel.report import comparison_report, to_markdown, to_terminal
from dxmodel.revise import Revision, apply
from dxmodel.storage import load, load_example, save
from dxmodel.storage.example import folder
from dxmodel.testing import small_city

ADACHI = str(folder("adachi"))

REVISION = """\
format: revision/1
id: review
label: 中間見直し
decided: 2025-10-01
changes:
- extend-period: {to: R8, targets: carry} # 全指標
- rename: {of: online, to: 手続のデジタル化}
"""


@pytest.fixture(autouse=True)
def cities(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two plans side by side, one of which was extended already, and a revision beside them."""
    monkeypatch.chdir(tmp_path)
    city = small_city()
    save(attrs.evolve(city, revisions=[], evaluations=[]), "cities/minato")
    save(city, "cities/yama")
    Path("review.yaml").write_text(REVISION, "utf-8")
    return tmp_path


def contents(of: str) -> dict[Path, bytes]:
    """Every file below a folder."""
    return {path: path.read_bytes() for path in Path(of).rglob("*") if path.is_file()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_diff_prints_the_table_from_the_founding_plan_to_the_plan_as_it_stands(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With one folder, its own life; the reasons come with it."""
    assert main(["diff", ADACHI, "--lang", language]) == 0
    adachi = load_example("adachi")
    comparison = comparison_report(
        adachi.founding, adachi.plan, adachi.revisions, "ja" if language == "ja" else "en"
    )
    assert capsys.readouterr().out == to_terminal(comparison)


def test_diff_of_two_folders_writes_the_table_and_the_revision_between(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The revision that it writes leads from one plan to the other."""
    options = ["--out", "table.md", "--as-revision", "between.yaml", "--decided", "R6"]
    assert main(["diff", "cities/minato", "cities/yama", *options]) == 0
    old, new = load("cities/minato").plan, load("cities/yama").plan
    assert Path("table.md").read_text("utf-8") == to_markdown(comparison_report(old, new))
    built = yaml.loads(Path("between.yaml").read_bytes(), Revision)
    assert apply(old, built.changes) == new
    assert "between.yaml" in capsys.readouterr().err


def test_diff_takes_the_old_plan_as_of_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing was decided after the last decision."""
    assert main(["diff", "cities/yama", "--since", "2024-12-20"]) == 0
    assert "違いはありません" in capsys.readouterr().out
    assert main(["diff", "cities/yama", "--since", "2024-12-19"]) == 0
    assert "令和10年度" in capsys.readouterr().out


def test_diff_reads_a_plan_file_alone(capsys: pytest.CaptureFixture[str]) -> None:
    """A file is the plan that it holds."""
    assert main(["diff", "cities/minato/plan.yaml", "cities/yama"]) == 0
    assert "令和10年度" in capsys.readouterr().out


def test_diff_never_invents_when_it_was_decided(capsys: pytest.CaptureFixture[str]) -> None:
    """Nor does it write over a file."""
    assert main(["diff", "cities/minato", "cities/yama", "--as-revision", "between.yaml"]) == 2
    assert "--decided" in capsys.readouterr().err
    assert not Path("between.yaml").exists()
    Path("between.yaml").write_text("mine", "utf-8")
    options = ["--as-revision", "between.yaml", "--decided", "R6", "--label", "延伸"]
    assert main(["diff", "cities/minato", "cities/yama", *options]) == 2
    assert Path("between.yaml").read_text("utf-8") == "mine"


def test_diff_names_what_no_change_expresses(capsys: pytest.CaptureFixture[str]) -> None:
    """The table of two unlike plans can be had, a revision between them cannot."""
    assert main(["diff", "cities/minato", ADACHI]) == 0
    options = ["--as-revision", "between.yaml", "--decided", "R6"]
    assert main(["diff", "cities/minato", ADACHI, *options]) == 2
    assert "$.id" in capsys.readouterr().err
    assert not Path("between.yaml").exists()


def test_revise_shows_what_would_change_and_writes_nothing_on_a_dry_run(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The folder stays as it is to the byte."""
    before = contents("cities")
    assert main(["revise", "cities/minato", "review.yaml", "--dry-run", "--lang", "en"]) == 0
    output = capsys.readouterr()
    assert "FY2026" in output.out
    assert "nothing was written" in output.err
    assert contents("cities") == before


def test_revise_adds_one_file_as_it_was_written() -> None:
    """Comments and all; every other file is untouched."""
    before = contents("cities")
    assert main(["revise", "cities/minato", "review.yaml"]) == 0
    new = Path("cities/minato/revisions/review.yaml")
    assert contents("cities") == before | {new: REVISION.encode()}
    renamed = load("cities/minato").plan.initiative("online").label
    assert renamed is not None
    assert [each.text for each in renamed.former] == ["行政手続のオンライン化"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_revise_prints_every_problem_and_changes_nothing(
    lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each on a line of its own, with its place in the file."""
    Path("review.yaml").write_text(REVISION.replace("of: online", "of: onlin").replace("R8", "R5"), "utf-8")
    before = contents("cities")
    assert main(["revise", "cities/minato", "review.yaml", "--lang", lang]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[0] for line in lines] == ["review.yaml:6:3", "review.yaml:7:3"]
    assert "online" in lines[1]
    assert contents("cities") == before


def test_revise_each_goes_through_all_plans_and_says_which_it_fits(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """One that it does not fit does not hold up the others."""
    assert main(["revise", "cities", "review.yaml", "--each", "--dry-run", "--lang", "en"]) == 2
    output = capsys.readouterr()
    assert output.err.splitlines()[:2] == ["[1/2] minato: fits", "[2/2] yama: does not fit"]
    assert "FY2024 → " in output.out
    assert not Path("cities/minato/revisions").exists()
    assert main(["revise", "cities", "review.yaml", "--each"]) == 2
    assert load("cities/minato").revisions[-1].id == "review"
    assert len(load("cities/yama").revisions) == 1
