"""The rows that are made of ledgers: what they contain, and why some contain less."""

from datetime import datetime
from typing import Any

import attrs
import pandas as pd
import pytest

import dxmodel as dx
from dxmodel.errors import InvalidValueError
from dxmodel.frames import NoRow, assess_frame, rows
from dxmodel.plan import Body
from dxmodel.testing import small_city
from tests.yaml_ledger import ledger_of

LEVEL = "direction: up, baseline: {value: 10件, year: R3}"
DUE = LEVEL + ", targets: [{due: R8, goal: {%s}}]"
ROUGH = "direction: up, baseline: {value: 約10件, year: R3}, targets: [{due: R8, goal: {reach: 60件}}]"
TWO = LEVEL + ", targets: [{due: R8, goal: {at-least: 20件}}, {due: R8, goal: {at-most: 60件}}]"
OF_MEMBER = LEVEL + ", targets: [{due: R8, breakdown: {区分: 市民}, goal: {reach: 60件}}]"
INSIDE = f"accumulation: flow, {LEVEL}, targets: [{{due: 2026-09, goal: {{reach: 60件}}}}]"
MARKED = [
    ("imprecise", DUE % "reach: 60件", "約30件"),
    ("imprecise", DUE % "reach: 60件", "20〜30件"),
    ("imprecise", DUE % "reach: 約60件", "30件"),
    ("imprecise", ROUGH, "30件"),
    ("range", DUE % "within: {low: 20件, high: 60件}", "30件"),
    ("range", DUE % "exactly: 60件", "30件"),
    ("range", DUE % "at-least: 60件超", "30件"),
    ("over-years", DUE % "total-over: {amount: 60件, span: R4/R8}", "30件"),
    ("not-a-level", DUE % "described: 充実", "30件"),
    ("not-a-level", DUE % "completed: 全庁展開", "30件"),
    ("nothing-due", DUE % "not-yet-set: 検討中", "30件"),
    ("missing", DUE % "reach: 60件", "{missing: pending}"),
    ("several-targets", TWO, "30件"),
    ("members", OF_MEMBER, "30件"),
    ("up-to-day", INSIDE, "30件"),
]


def row_of(fields: str, value: str, at: str = "R6") -> dict[Any, Any]:
    """Return the row of one indicator in the year of its only result."""
    ledger = ledger_of(
        f"- {{id: x, label: 指標, unit: 件, {fields}}}", f"- {{indicator: x, period: R6, value: {value}}}"
    )
    return rows(ledger, at).iloc[-1].to_dict()


def test_what_a_row_cannot_contain_is_marked_and_has_no_target() -> None:
    """Each with the code of the reason; assess_frame gives no verdict for it."""
    for code, fields, value in MARKED:
        row = row_of(fields, value)
        assert row["no_row"] == code, (code, fields, value)
        assert pd.isna(row["target"])
        judged = assess_frame(pd.DataFrame([row]))
        assert judged["status"].tolist() == ["not-assessed"]


def test_a_row_contains_what_an_indicator_is_judged_by() -> None:
    """Levels, years, days, the interim target, the window and the last year."""
    row = row_of(
        "window: 暦年, accumulation: stock, ended: {last: R9}, "
        "baseline: {value: 10件, year: R3, as_of: 2021-10-31}, targets: ["
        "{due: R5, goal: {at-least: 20件}}, {due: 2026-12-31, goal: {at-least: 60件}}]",
        "30件, as_of: 2024-09-30",
    )
    assert {name: value for name, value in row.items() if not pd.isna(value)} == {
        "indicator": "992011/dx-plan/x",
        "body": "992011",
        "plan": "dx-plan",
        "item": "x",
        "fiscal_year": 2024,
        "value": 30.0,
        "unit": "件",
        "baseline": 10.0,
        "baseline_year": 2021.0,
        "target": 60.0,
        "target_year": 2026.0,
        "direction": "up",
        "interim_target": 20.0,
        "interim_year": 2023.0,
        "last_year": 2027.0,
        "accumulation": "stock",
        "window": "01/12",
        "as_of": datetime(2024, 9, 30),
        "baseline_as_of": datetime(2021, 10, 31),
        "target_day": datetime(2026, 12, 31),
    }


def test_a_redefined_indicator_has_the_year_of_its_break() -> None:
    """Where no bridge leads over it; a bridge converts the values."""
    fields = LEVEL + ", breaks: [{since: R5%s}], targets: [{due: R8, goal: {reach: 60件}}]"
    assert row_of(fields % "", "30件")["break_year"] == 2023
    bridged = row_of(fields % ", bridge: {old: 1件, new: 2件}", "30件")
    assert (bridged["baseline"], bridged["value"]) == (20, 30)
    assert pd.isna(bridged["break_year"])


def test_two_cities_with_the_same_indicators_are_kept_apart() -> None:
    """By the key, the columns body and plan; the frame can be written as Parquet."""
    city = small_city()
    other = attrs.evolve(city, founding=attrs.evolve(city.founding, bodies=[Body("131211", "足立区")]))
    frame = rows([city, other], at=["R5", "R6"])
    assert not frame.duplicated(["indicator", "fiscal_year"]).any()
    judged = assess_frame(frame)
    assert judged.groupby("body", observed=True).size().nunique() == 1
    assert (
        judged["status"].iloc[: len(judged) // 2].tolist()
        == judged["status"].iloc[len(judged) // 2 :].tolist()
    )


def test_the_last_year_asked_for_decides_the_definition() -> None:
    """A year before the revision that changed the baseline is marked."""
    before = ledger_of(
        f"- {{id: x, label: 指標, unit: 件, {LEVEL}, targets: [{{due: R8, goal: {{reach: 60件}}}}]}}",
        "- {indicator: x, period: R5, value: 20件}\n- {indicator: x, period: R6, value: 30件}",
    )
    revision = dx.Revision(
        id="r",
        label="改定",
        decided="2024-04-01",
        in_force="R6",
        reasons=["見直し"],
        changes=[dx.changes.SetBaseline("x", dx.Baseline(value="25件", year="R5"))],
    )
    later = attrs.evolve(before, revisions=[revision])
    assert rows(later, ["R5", "R6"])["no_row"].astype(object).fillna("").tolist() == ["other-definition", ""]
    assert rows(before, ["R5", "R6"])["no_row"].isna().sum() == 2


def test_two_ledgers_of_one_plan_are_refused() -> None:
    """With the plan and their positions, in both languages."""
    with pytest.raises(InvalidValueError) as caught:
        rows([small_city(), small_city()], at="R5")
    assert caught.value.facts == {"plan": "992011/dx-plan", "first": 0, "position": 1}
    assert "992011/dx-plan" in caught.value.describe("ja")


def test_no_ledger_and_no_year_give_no_rows() -> None:
    """With the same columns, which assess_frame takes."""
    for empty in (rows([], at="R5"), rows(small_city(), at=[])):
        assert len(empty) == 0
        assert list(assess_frame(empty)["status"].cat.categories) == [each.value for each in dx.Status]
    assert {*rows([], at="R5")["no_row"].cat.categories} == {each.value for each in NoRow}
