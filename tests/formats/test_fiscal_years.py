"""A file that says that its years are fiscal years."""

from pathlib import Path
from typing import Any

import attrs
import pytest

from dxmodel.errors import ValidationError
from dxmodel.fiscal import FiscalYear
from dxmodel.formats import fiscal_years, json, yaml
from dxmodel.formats.fiscal_years import with_fiscal_years
from dxmodel.plan import Plan
from dxmodel.storage import load, save
from tests.storage.broken import write

PLAN = """\
format: plan/1
years: fiscal
id: dx
label: 2024年のDX推進計画
bodies: [{code: "131211", label: 足立区}]
period: 2022～2026 # 年度
indicators:
- id: forms # 様式
  label: 令和6年
  unit: 件
  baseline: {value: 5, year: 2022}
  targets:
  - {due: 令和8年, goal: {reach: 1200}}
  - {due: {by: 2025年, qualifier: 概ね}, goal: {reach: 900}}
"""
OBSERVED = """\
format: observations/1
years: fiscal
observations:
- {indicator: forms, period: 2023, value: 42, breakdown: {年: 2023年}} # 実績
- {indicator: forms, period: 2024-04/2024-09, value: 20}
- {indicator: forms, period: 令和6年, value: {missing: {reason: not-started, starts: 2025}}}
"""
REVISION = """\
format: revision/1
years: fiscal
id: late
label: 延伸
decided: R6
in_force: 2025
changes:
- extend-period: {to: 2030, keep: [forms]}
- move-target: {indicator: forms, due: 2026, to: 2029}
- rename: {of: forms, to: 2024年}
"""
FILES = {"plan.yaml": PLAN, "observations.yaml": OBSERVED}


def test_bare_years_are_fiscal_in_such_a_file(tmp_path: Path) -> None:
    """In every field that is a fiscal year or a span, and in no text."""
    ledger = load(write(tmp_path, FILES | {"revisions/late.yaml": REVISION}))
    founding, plan = ledger.founding, ledger.plan
    assert (str(founding.label), str(founding.period)) == ("2024年のDX推進計画", "R4/R8")
    forms = founding.indicator("forms")
    assert str(forms.label) == "令和6年"
    assert forms.baseline is not None
    assert str(forms.baseline.year) == "R4"
    assert [str(each.due.by) for each in forms.targets] == ["R7", "R8"]
    assert [str(each.period) for each in ledger.observations] == ["R5", "2024-04/2024-09", "R6"]
    assert ledger.observations[0].breakdown == (("年", "2023年"),)
    assert str(plan.period) == "R4/R12"
    assert str(plan.indicator("forms").label) == "2024年"
    assert str(ledger.revisions[0].in_force) == "R7"


def test_a_file_that_does_not_say_so_has_no_bare_years(tmp_path: Path) -> None:
    """The statement holds for its own file only; the error names it."""
    files = FILES | {"observations.yaml": OBSERVED.replace("years: fiscal\n", "")}
    with pytest.raises(ValidationError) as caught:
        load(write(tmp_path, files))
    codes = {each.code for each in caught.value.problems}
    assert codes == {"fiscal.calendar_year"}
    assert "years: fiscal" in caught.value.describe("ja")


def test_a_save_keeps_the_statement_and_the_lines_that_did_not_change(tmp_path: Path) -> None:
    """What is rewritten has the canonical form, which reads alike."""
    ledger = load(write(tmp_path, FILES))
    changed = ledger.with_observations(attrs.evolve(ledger.observations[0], period=FiscalYear(2025)))
    save(changed, tmp_path)
    assert load(tmp_path) == changed
    observed = (tmp_path / "observations.yaml").read_text("utf-8")
    assert observed.startswith("format: observations/1\nyears: fiscal\nobservations:\n")
    assert "period: 2023, value: 42件" in observed
    plan = (tmp_path / "plan.yaml").read_text("utf-8")
    assert "years: fiscal" in plan
    assert "period: 2022～2026 # 年度" in plan


def test_json_says_it_in_the_same_way(tmp_path: Path) -> None:
    """A whole ledger in one document."""
    ledger = load(write(tmp_path, FILES))
    text = json.dumps(ledger)
    bare = text.replace('"R4/R8"', '"2022～2026"').replace('"R5"', "2023")
    assert json.loads(bare.replace("{", '{"years": "fiscal",', 1)) == ledger
    with pytest.raises(ValidationError):
        json.loads(bare)


@pytest.mark.parametrize("word", ["calendar", "Fiscal", "2024"])
def test_years_are_fiscal_or_not_stated(word: str) -> None:
    """Another word is one located problem."""
    with pytest.raises(ValidationError) as caught:
        yaml.loads(PLAN.replace("years: fiscal", f"years: {word}"), Plan, file="plan.yaml")
    (problem,) = caught.value.problems
    assert (problem.code, str(problem.place)) == ("formats.not_one_of", "plan.yaml:2:1")


@pytest.mark.parametrize(
    "data", [[], "years", {"format": "plan/1"}, {"years": "fiscal", "period": [True, None, 5.5]}]
)
def test_other_data_stay_as_they_are(data: Any) -> None:
    """Whatever their shape."""
    assert with_fiscal_years(data) in (data, {"period": [True, None, 5.5]})


def test_the_keys_are_those_of_all_fields_with_fiscal_years() -> None:
    """What is also the key of a text needs the key above it."""
    keys = fiscal_years._keys()
    assert keys >= {
        "period",
        "year",
        "since",
        "span",
        "starts",
        "due",
        "in_force",
        "last",
        "base_year",
        "done",
    }
    assert keys.isdisjoint(
        {"label", "text", "note", "code", "id", "known", "decided", *fiscal_years._KEYS_UNDER}
    )
