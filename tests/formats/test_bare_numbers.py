"""A number without a unit takes that of its indicator, in its year, and is saved with it."""

from pathlib import Path

import pytest

from dxmodel.amount import Amount
from dxmodel.errors import ValidationError
from dxmodel.formats import csv, json, yaml
from dxmodel.goals import AtLeast, ChangeBy, Reach, TotalOver, Within
from dxmodel.ledger import Ledger
from dxmodel.plan import Plan
from dxmodel.storage import load, save
from tests.storage.broken import write
from tests.yaml_ledger import ledger_of

PLAN = """\
format: plan/1
id: dx
label: DX推進計画
bodies: [{code: "131211", label: 足立区}]
period: R4/R8
indicators:
- id: forms # 様式
  label: 様式
  unit: 橋
  baseline: {value: 5, year: R4} # 現状
  bounds: {low: 0}
  targets:
  - due: R6
    goal: {reach: 1200} # 目標
  - due: R7
    goal: {at-least: {amount: 42}}
  - due: R8
    goal: {within: {low: 41, high: 43}}
- id: share
  label: 割合
  unit: "%"
  breaks: [{since: R6, unit: 件}]
  baseline: {value: "約5,300", year: R5}
  targets:
  - due: R7
    goal: {change-by: 2.50}
"""
OBSERVED = """\
format: observations/1
observations:
- indicator: forms
  period: R5
  value: 42 # 実績
- indicator: share
  period: R5
  value: "5328"
- indicator: share
  period: R6
  value: 41.20
"""
FILES = {"plan.yaml": PLAN, "observations.yaml": OBSERVED}
REVISION = """\
format: revision/1
id: late
label: 見直し
decided: R6
changes:
- set-target: {indicator: forms, target: {due: R4, goal: {reach: 7}}}
- set-baseline: {indicator: share, baseline: {value: 61, year: R7}}
- add:
    indicator:
      id: more
      label: 追加
      unit: 件
      targets: [{due: R8, goal: {total-over: {amount: 9, span: R7/R8}}}]
"""


def values(ledger: Ledger) -> list[str]:
    """Return the observed values as text."""
    return [str(each.value) for each in ledger.observations]


def test_numbers_in_a_folder_take_the_unit_of_their_indicator(tmp_path: Path) -> None:
    """In the year of the value; points for a change of a percentage."""
    ledger = load(write(tmp_path, FILES))
    forms, share = ledger.plan.indicators
    assert values(ledger) == ["42橋", "5,328件", "41.20%"]
    assert str(forms.baseline and forms.baseline.amount) == "5橋"
    assert str(forms.bounds and forms.bounds.low) == "0橋"
    first, second, third = (each.goal for each in forms.targets)
    amount = ledger.plan.amount
    assert first == Reach(amount("1,200橋"))
    assert second == AtLeast(amount("42橋"))
    assert third == Within(amount("41橋"), amount("43橋"))
    assert str(share.baseline and share.baseline.amount) == "約5,300件"
    assert share.targets[0].goal == ChangeBy(Amount("2.50", "ポイント"))


def test_numbers_in_a_revision_do_too(tmp_path: Path) -> None:
    """In targets, baselines, and indicators that it brings."""
    ledger = load(write(tmp_path, FILES | {"revisions/late.yaml": REVISION}))
    assert ledger.plan.indicator("forms").targets[0].goal == Reach(ledger.plan.amount("7橋"))
    assert str(ledger.plan.indicator("share").baseline.amount) == "61%"  # type: ignore[union-attr]
    assert ledger.plan.indicator("more").targets[0].goal == TotalOver("9件", "R7/R8")


EXTENSION = """\
format: revision/1
id: extension
label: 延伸
decided: R6
changes:
- extend-period:
    to: R10
    replace:
    - {indicator: forms, target: {due: R10, goal: {within: {low: 51, high: 53}}}}
- amend: {of: forms, bounds: {low: 1, high: 60}}
- redefine: {of: share, since: R7, bounds: {high: 90}}
"""


def test_numbers_of_new_ends_and_bounds_do_too(tmp_path: Path) -> None:
    """In the unit of the indicator."""
    plan = load(write(tmp_path, FILES | {"revisions/extension.yaml": EXTENSION})).plan
    forms, share = plan.indicators
    assert forms.targets[-1].goal == Within(plan.amount("51橋"), plan.amount("53橋"))
    assert [str(each) for each in (forms.bounds and (forms.bounds.low, forms.bounds.high)) or ()] == [
        "1橋",
        "60橋",
    ]
    assert str(share.bounds and share.bounds.high) == "90%"


def test_a_baseline_of_a_day_takes_the_unit_of_its_year(tmp_path: Path) -> None:
    """As does the printed share of a ratio, in the unit of the indicator."""
    day = PLAN.replace('baseline: {value: "約5,300", year: R5}', "baseline: {value: 5300, as_of: DAY}")
    for as_of, unit in (("2024-03-31", "件"), ("令和6年4月1日", "%"), ("R6.4.1", "%")):
        share = load(
            write(tmp_path / unit / as_of, FILES | {"plan.yaml": day.replace("DAY", as_of)})
        ).plan.indicators[1]
        assert str(share.baseline and share.baseline.amount) == f"5,300{unit}"
    ratio = "{ratio: {numerator: 1件, denominator: 3件, printed: 33.3}}"
    plan = PLAN.replace("unit: 橋", 'unit: "%"').replace("value: 5, year: R4", f"value: {ratio}, year: R4")
    forms = load(write(tmp_path / "ratio", FILES | {"plan.yaml": plan})).plan.indicators[0]
    assert str(forms.baseline and forms.baseline.amount) == "33.3%"


def test_numbers_in_json_and_csv_do_too(tmp_path: Path) -> None:
    """A whole ledger in one document, and a table read with its ledger."""
    ledger = load(write(tmp_path, FILES))
    text = json.dumps(ledger)
    for printed, number in (
        ('"42橋"', "42"),
        ('"5,328件"', '"5,328"'),
        ('"41.20%"', "41.20"),
        ('"5橋"', "5"),
    ):
        assert printed in text
        text = text.replace(printed, number)
    assert json.loads(text) == ledger
    table = 'indicator,period,fiscal_year,value\nforms,R5,,42\nshare,,2023,"5,328"\nshare,R6,2024,41.20\n'
    assert csv.loads(table, ledger=ledger) == ledger.observations
    with pytest.raises(ValidationError) as caught:
        csv.loads(table)
    assert {each.code for each in caught.value.problems} == {"formats.no_unit"}


@pytest.mark.parametrize(
    ("number", "code", "words"),
    [
        ("85.33007334963325", "amount.too_fine", ("85.33007334963325", "12 桁", "85.330073349633")),
        ("'85.33007334963325'", "amount.too_fine", ("85.33007334963325",)),
        ("1234567890123456789", "amount.too_large", ("1234567890123456789",)),
        ("60〜50", "amount.range_order", ("60",)),
        ("1,19", "amount.digits", ("1,19",)),
    ],
)
def test_a_number_that_cannot_be_one_is_refused_for_that_reason(
    tmp_path: Path, number: str, code: str, words: tuple[str, ...]
) -> None:
    """Not for want of a unit; the error quotes the number as it stands."""
    with pytest.raises(ValidationError) as caught:
        load(write(tmp_path, FILES | {"observations.yaml": OBSERVED.replace("42 #", f"{number} #")}))
    (problem,) = caught.value.problems
    assert (problem.code, str(problem.place)) == (code, "observations.yaml:5:3")
    assert all(each in problem.describe("ja") for each in words)


@pytest.mark.parametrize(
    ("number", "value"),
    [
        ("▲50", "-50橋"),
        ("△50", "-50橋"),
        ("５０", "50橋"),
        ("1,234", "1,234橋"),
        ("5百", "500橋"),
        ("4千440万", "44,400,000橋"),
        ("50以上", "50橋以上"),
        ("約50", "約50橋"),
        ("50〜60", "50〜60橋"),
    ],
)
def test_a_number_is_read_as_it_is_printed(tmp_path: Path, number: str, value: str) -> None:
    """With signs, full-width digits and numerals, and as well known as it says."""
    text = OBSERVED.replace("42 #", f'"{number}" #')
    assert values(load(write(tmp_path, FILES | {"observations.yaml": text})))[0] == value


def test_they_are_saved_with_their_unit_and_the_remarks_stay(tmp_path: Path) -> None:
    """Only the number changes in its line."""
    ledger = load(write(tmp_path, FILES))
    save(ledger, tmp_path)
    assert load(tmp_path) == ledger
    observed = (tmp_path / "observations.yaml").read_text("utf-8")
    assert observed == OBSERVED.replace("42 #", "42橋 #").replace('"5328"', "5,328件").replace(
        "41.20", "41.20%"
    )
    plan = (tmp_path / "plan.yaml").read_text("utf-8")
    assert "{value: 5橋, year: R4} # 現状" in plan
    assert 'goal: {reach: "1,200橋"} # 目標' in plan
    save(ledger, tmp_path)
    assert (tmp_path / "plan.yaml").read_text("utf-8") == plan


REDEFINED = """\
format: revision/1
id: anew
label: 見直し
decided: R6
changes:
- %s
"""


@pytest.mark.parametrize(
    "change",
    ["redefine: {of: forms, since: R5, unit: 件}", "amend: {of: forms, unit: 件}"],
)
def test_where_versions_of_the_plan_disagree_the_number_is_refused(tmp_path: Path, change: str) -> None:
    """At its place, with both units; a year that has one unit in every version is no doubt."""
    files = FILES | {"revisions/anew.yaml": REDEFINED % change}
    with pytest.raises(ValidationError) as caught:
        load(write(tmp_path, files))
    problem = next(each for each in caught.value.problems if each.code == "formats.two_units")
    assert (str(problem.place), problem.path) == ("observations.yaml:5:3", "$.observations[0].value")
    assert problem.facts["accepted"] == ["42件", "42橋"]


def test_years_before_the_new_way_have_one_unit(tmp_path: Path) -> None:
    """Whoever asks, before or after the revision."""
    change = "redefine: {of: forms, since: R6, unit: 件}"
    head, _, tail = PLAN.partition("  bounds: {low: 0}")
    plan = head + "- id: share" + tail.partition("- id: share")[2]
    files = FILES | {"plan.yaml": plan, "revisions/anew.yaml": REDEFINED % change}
    assert values(load(write(tmp_path, files)))[0] == "42橋"


def test_years_before_a_revision_is_in_force_have_one_unit() -> None:
    """Whoever asks, before or after it is decided; its first year has two."""
    indicator = "- {id: x, label: 利用件数, unit: 千件, accumulation: flow}"
    anew = (REDEFINED % "amend: {of: x, unit: 件}").replace("changes:", "in_force: R6\nchanges:")
    ledger = ledger_of(indicator, "- {indicator: x, period: R5, value: 3.5}", **{"revisions/anew": anew})
    assert values(ledger) == ["3.5千件"]
    with pytest.raises(ValidationError, match=r"3\.5件"):
        ledger_of(indicator, "- {indicator: x, period: R6, value: 3.5}", **{"revisions/anew": anew})


def test_a_number_of_no_known_indicator_stays_without_a_unit(tmp_path: Path) -> None:
    """And is refused as before; so are the parts of a share, which have other units."""
    observed = OBSERVED.replace("indicator: forms", "indicator: form")
    with pytest.raises(ValidationError) as caught:
        load(write(tmp_path, FILES | {"observations.yaml": observed}))
    assert {each.code for each in caught.value.problems} >= {"formats.no_unit"}
    ratio = OBSERVED.replace("41.20", "{ratio: {numerator: 1, denominator: 3件}}")
    with pytest.raises(ValidationError) as caught:
        load(write(tmp_path, FILES | {"observations.yaml": ratio}))
    assert [each.code for each in caught.value.problems] == ["formats.no_unit"]


def test_a_plan_alone_reads_its_numbers() -> None:
    """Its own version determines their unit."""
    baseline = yaml.loads(PLAN, Plan).indicators[0].baseline
    assert str(baseline and baseline.amount) == "5橋"
