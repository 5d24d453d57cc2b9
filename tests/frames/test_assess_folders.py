"""Many folders: the answers are those of `assess`, in one frame, however many processes work on them."""

import shutil
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import attrs
import pandas as pd
import pytest

import dxmodel as dx
from dxmodel.amount import Amount
from dxmodel.errors import DxError
from dxmodel.frames import assess_folders, assess_frame
from dxmodel.ledger import Ledger
from dxmodel.messages import LANGUAGES
from dxmodel.plan import Plan
from dxmodel.plan.direction import better_direction
from dxmodel.progress import Status
from dxmodel.storage import save
from dxmodel.testing import small_city
from tests.report.town import town


@pytest.fixture(scope="module")
def saved_cities(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Save three plans, two folders that cannot be loaded, and a folder that is none of a plan."""
    root = tmp_path_factory.mktemp("cities")
    save(small_city(), root / "minato")
    save(town(), root / "town")
    other = attrs.evolve(small_city().founding, id="other")
    save(attrs.evolve(small_city(), founding=other), root / "yama")
    for name in ("broken", "syntax"):
        shutil.copytree(root / "minato", root / name)
    plan = root / "broken" / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("direction: up", "direction: upp"), "utf-8")
    (root / "syntax" / "plan.yaml").write_text("format: plan/1\na: {b: \n", "utf-8")
    (root / "notes").mkdir()
    return root


@pytest.fixture
def cities(tmp_path: Path, saved_cities: Path) -> Path:
    """Return a copy of these folders, which a test may change."""
    return shutil.copytree(saved_cities, tmp_path, dirs_exist_ok=True)


def test_the_answers_are_those_of_assess(cities: Path) -> None:
    """In the order of the folders and of the plan, each number in the unit of its row."""
    answers = assess_folders(cities, "R5").answers
    for name, ledger in (("minato", small_city()), ("town", town())):
        expected = dx.assess(ledger, "R5")
        rows = answers[answers["folder"] == name]
        assert list(rows["indicator"]) == [answer.indicator.id for answer in expected]
        for (_, row), answer in zip(rows.iterrows(), expected, strict=True):
            assert row["fiscal_year"] == 2023
            assert (row["status"], row["direction"]) == (
                answer.status.value,
                better_direction(answer.indicator).value,
            )
            for column, number in (
                ("pace", answer.pace),
                ("score", answer.score),
                ("remaining", answer.remaining),
                ("value", answer.resolved.amount),
                ("target", answer.goal_level),
                ("baseline", answer.baseline),
            ):
                if isinstance(number, Amount):
                    assert row["unit"] == str(answer.indicator.unit or number.unit)
                    number = float(number.magnitude)
                assert pd.isna(row[column]) if number is None else row[column] == number
            assert pd.isna(row["reason"]) if answer.reason is None else row["reason"] == answer.reason.value
    assert list(answers["folder"].unique()) == ["minato", "town", "yama"]
    first = answers.groupby("folder")[["body", "plan"]].first()
    assert first.loc["yama"].to_dict() == {"body": small_city().plan.bodies[0].code, "plan": "other"}


def test_values_are_converted_to_the_unit_of_their_indicator(tmp_path: Path) -> None:
    """A row has one unit."""
    city = small_city()
    observations = [
        attrs.evolve(each, value=each.value.to("日"))
        if isinstance(each.value, Amount) and str(each.value.unit) == "時間"
        else each
        for each in city.observations
    ]
    save(attrs.evolve(city, observations=observations), tmp_path / "a")
    save(city, tmp_path / "b")
    answers = assess_folders(tmp_path, "R5").answers
    in_days, in_hours = (answers[answers["folder"] == name].set_index("indicator")["value"] for name in "ab")
    assert in_days["rpa-hours"] == pytest.approx(in_hours["rpa-hours"])


def test_the_columns_of_answers_are_those_of_assess_frame(cities: Path) -> None:
    """With the same categories, so that frames can be put together."""
    answers, problems = assess_folders(cities, "R5")
    row = {"indicator": "a", "fiscal_year": 2023, "value": 1.0, "unit": "件", "direction": "up"}
    row |= {"baseline": 0.0, "baseline_year": 2022, "target": 5.0, "target_year": 2026}
    frame = assess_frame(pd.DataFrame([row]))
    added = [name for name in frame if name not in ("baseline_year", "interim_target", "interim_year")]
    assert set(added) <= set(answers.columns)
    for name in ("status", "reason", "no_score"):
        assert answers[name].dtype == frame[name].dtype
    nothing = assess_folders_of_nothing(cities)
    assert list(nothing.dtypes) == list(answers.dtypes)
    assert list(problems.columns) == ["folder", "file", "line", "column", "path", "code", "ja", "en"]


def assess_folders_of_nothing(root: Path) -> pd.DataFrame:
    """Assess a plan without indicators."""
    plan = Plan(id="empty", label="計画", bodies=small_city().plan.bodies, period="R4/R6")
    save(Ledger(founding=plan), root / "x" / "y")
    return assess_folders(root / "x", "R5").answers


def test_a_folder_that_cannot_be_loaded_is_told_beside_the_answers(cities: Path) -> None:
    """Every problem of it, located, in both languages."""
    problems = assess_folders(cities, "R5").problems
    assert set(problems["folder"]) == {"broken", "syntax"}
    first = problems.iloc[0]
    assert (first["file"], first["code"]) == ("plan.yaml", "formats.not_one_of_like")
    assert first["line"] > 1
    for language in LANGUAGES:
        assert first[language].startswith(f"plan.yaml:{first['line']}:{first['column']}: {first['path']}: ")


def test_the_answers_do_not_depend_on_the_number_of_processes(cities: Path) -> None:
    """Nor does their order, nor what progress shows."""
    calls: list[tuple[int, int]] = []
    one = assess_folders(cities, "R5", processes=None)  # one, as there are few folders
    handler = signal.getsignal(signal.SIGINT)
    several = assess_folders(
        cities, "R5", processes=2, progress=lambda done, count: calls.append((done, count))
    )
    pd.testing.assert_frame_equal(one.answers, several.answers)
    pd.testing.assert_frame_equal(one.problems, several.problems)
    assert calls == [(done, 5) for done in range(1, 6)]
    assert signal.getsignal(signal.SIGINT) is handler


def test_an_interrupt_reaches_only_the_process_that_started_the_others(
    cities: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which would each print a traceback."""
    handlers: list[object] = []

    class Executor(ThreadPoolExecutor):
        def __init__(self, count: int, mp_context: object) -> None:
            super().__init__(count)

        def submit(self, *arguments: Any, **keywords: Any) -> Any:
            handlers.append(signal.getsignal(signal.SIGINT))
            return super().submit(*arguments, **keywords)

    monkeypatch.setattr(
        sys.modules[assess_folders.__module__ + ".assess_folders"], "ProcessPoolExecutor", Executor
    )
    assess_folders(cities, "R5", processes=2)
    with ThreadPoolExecutor(1) as thread:  # where the handler cannot be changed
        assert len(thread.submit(assess_folders, cities, "R5", processes=2).result().problems) > 1
    assert handlers[:5] == [signal.SIG_IGN] * 5
    assert signal.SIG_IGN not in handlers[5:]


def test_a_method_is_used_for_all(cities: Path) -> None:
    """By its name."""
    answers = assess_folders(cities, "R5", method="achievement_rate").answers
    expected = dx.assess(small_city(), "R5", "achievement_rate")
    statuses = [answer.status.value for answer in expected]
    assert list(answers[answers["folder"] == "minato"]["status"]) == statuses
    assert Status.ACHIEVED.value in statuses


@pytest.mark.parametrize("processes", [0, -1, True, "2", 1.5])
def test_a_number_of_processes_is_a_number_from_one(processes: object, cities: Path) -> None:
    """None is one for each core."""
    with pytest.raises(ValueError, match="whole number from 1"):
        assess_folders(cities, "R5", processes=processes)  # type: ignore[arg-type]


def test_what_cannot_be_assessed_at_all_is_an_error(cities: Path, tmp_path: Path) -> None:
    """A folder without plans, a year that is none, a method that is none."""
    with pytest.raises(DxError, match=r"no folder in .*notes.* holds a plan\.yaml"):
        assess_folders(tmp_path / "notes", "R5")
    with pytest.raises(DxError):
        assess_folders(cities, "someday")
    with pytest.raises(DxError):
        assess_folders(cities, "R5", method="linear")


def test_a_script_without_a_guard_is_told_what_is_missing(cities: Path) -> None:
    """Each process imports the script, and would start processes itself."""
    script = cities / "script.py"
    script.write_text(
        f"from dxmodel.frames import assess_folders\nassess_folders({str(cities)!r}, 'R5', processes=2)\n",
        "utf-8",
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert 'if __name__ == "__main__":' in done.stderr.splitlines()[-1]
