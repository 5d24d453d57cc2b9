"""What a city adds to an item or a result is kept as texts by names, in its order, in every form."""

import pytest

from dxmodel.changes import Amend, MoveTarget
from dxmodel.errors import InvalidValueError
from dxmodel.formats import csv, json, yaml
from dxmodel.ledger import Ledger, Observation
from dxmodel.plan import COLLECTIONS, Baseline, Indicator, Plan, Target
from dxmodel.report import describe, report, to_markdown
from dxmodel.revise import apply, compare
from tests.yaml_ledger import PLAN, ledger_of

TEXTS = (("事業費", "500千円"), ("コード", "01"), ("会計", "一般"))
INDICATOR = '- {id: x, label: 指標, unit: 件, extra: {事業費: 500千円, コード: "01", 会計: 一般}}'
RESULT = "- {indicator: x, period: R5, value: 3件, extra: {確認: 済, 入力者: 総務課}}"


def test_a_plan_and_an_evaluation_have_extra() -> None:
    """In files as a mapping, and in the order of the city."""
    ledger = ledger_of(
        "- {id: x, label: 指標, unit: 件}",
        plan=f"{PLAN}extra: {{策定: 情報政策課, 公表: 市HP}}\n",
        evaluations="format: evaluations/1\nevaluations:\n- {item: x, year: R5, extra: {評価者: 外部委員}}",
    )
    assert ledger.plan.extra == (("策定", "情報政策課"), ("公表", "市HP"))
    assert ledger.evaluations[0].extra == (("評価者", "外部委員"),)
    assert yaml.loads(yaml.dumps(ledger.plan), Plan) == ledger.plan
    shown = to_markdown(report(ledger, "R5"))
    assert "情報政策課" in shown
    assert "外部委員" in shown


def test_every_class_of_items_has_extra():
    """And so have results, targets and baselines."""
    kinds = {kind for kinds in COLLECTIONS.values() for kind in kinds} | {Observation, Target, Baseline}
    assert all("extra" in kind.__annotations__ for kind in kinds)


def test_a_target_and_a_baseline_have_extra():
    """Files, comparison and reports keep it, also where the due date moves."""
    levels = """- {id: x, label: 指標, unit: 件, baseline: {value: 1件, year: R3, extra: {出所: 調書}},
        targets: [{due: R6, goal: {reach: 9件}, extra: {根拠: 総合計画, 会計: 一般}}]}"""
    ledger = ledger_of(levels)
    target, baseline = ledger.plan.indicator("x").targets[0], ledger.plan.indicator("x").baseline
    assert target.extra == (("根拠", "総合計画"), ("会計", "一般"))
    assert baseline is not None
    assert baseline.extra == (("出所", "調書"),)
    assert yaml.loads(yaml.dumps(ledger.plan), Plan) == ledger.plan
    assert json.loads(json.dumps(ledger), Ledger) == ledger
    changed = ledger_of(levels.replace("一般", "特別")).plan
    assert apply(ledger.plan, compare(ledger.plan, changed)) == changed
    moved = apply(ledger.plan, [MoveTarget("x", "R6", to="R8")])
    assert moved.indicator("x").targets[0].extra == target.extra
    shown = to_markdown(report(ledger, "R5"))
    assert [text for text in ("根拠：総合計画", "会計：一般", "出所：調書") if text not in shown] == []


def test_the_order_of_the_city_is_kept():
    """In YAML, JSON and CSV."""
    ledger = ledger_of(INDICATOR, RESULT)
    assert ledger.plan.indicator("x").extra == TEXTS
    assert yaml.loads(yaml.dumps(ledger.plan), Plan).indicator("x").extra == TEXTS
    assert json.loads(json.dumps(ledger), Ledger) == ledger
    text = csv.dumps(ledger.observations)
    assert csv.loads(text) == ledger.observations
    assert '"確認=済\n入力者=総務課"' in text.replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        ([("a", "1"), ("a", "2")], "plan.bad_name"),
        ({" a": "1"}, "plan.bad_name"),
        ({"a": 1}, "plan.wrong_kind"),
        ({"a": " "}, "plan.blank_text"),
        ("ab", "plan.not_a_list"),
    ],
)
def test_other_than_texts_by_different_names_is_refused(texts, code):
    """A number is written in quotes."""
    with pytest.raises(InvalidValueError) as caught:
        Indicator(id="x", order=1, extra=texts)
    assert caught.value.code == code


def test_a_changed_text_is_found_by_comparison():
    """As a change of the field."""
    before, after = (ledger_of(text).plan for text in (INDICATOR, INDICATOR.replace("一般", "特別")))
    changes = compare(before, after)
    assert changes == (Amend("x", extra={**dict(TEXTS), "会計": "特別"}),)
    assert apply(before, changes) == after


def test_the_detail_of_an_item_shows_what_the_city_added():
    """Each text with its name; of a result, in brackets."""
    lines = describe(ledger_of(INDICATOR, RESULT), "x", "R5").items
    assert [text for term, text in lines if term == "その他の記載"] == [
        "事業費：500千円",
        "コード：01",
        "会計：一般",
    ]
    assert any("確認：済、入力者：総務課" in text for _, text in lines)
