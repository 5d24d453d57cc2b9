"""Sentences call an item by its name, else by its number or what it belongs to, and its level by its name."""

from typing import Any

import attrs
import pytest

from dxmodel.checks import check
from dxmodel.ledger import Ledger
from dxmodel.plan import Plan, level_name, name_of
from dxmodel.progress import assess, forecast, rollup_by
from tests.yaml_ledger import PLAN, ledger_of

LEVELS = f"""{PLAN}
levels: [基本目標, 分野, 取組事項, 事業]
declared:
- {{of: pillars, count: 4, level: 1}}
- {{of: pillars, count: 12, level: 2}}
- {{of: initiatives, count: 30}}
pillars:
- {{id: goal, label: 便利なまち}}
- {{id: second, number: "2"}}
- {{id: field, label: 窓口, parent: goal}}
- {{id: third, parent: goal}}
initiatives:
- {{id: measure, label: 申請の電子化, pillars: [field]}}
- {{id: other, number: "③", pillars: [third]}}
- {{id: project, label: 住民票, parent: measure}}
- {{id: unnamed, parent: measure}}
"""
INDICATORS = """
- {id: named, label: 件数, unit: 件, initiatives: [project]}
- {id: numbered, number: "1(3)", unit: 件, initiatives: [project]}
- {id: by-initiative, unit: 件, initiatives: [measure]}
- {id: in-words, initiatives: [other]}
- {id: alone, unit: 人}
"""
NAMES = {
    "goal": "便利なまち",
    "second": "基本目標2",
    "field": "窓口",
    "third": "分野（2番目）",
    "measure": "申請の電子化",
    "other": "取組事項③",
    "project": "住民票",
    "unnamed": "事業（2番目）",
    "named": "件数",
    "numbered": "指標1(3)",
    "by-initiative": "申請の電子化（件）",
    "in-words": "取組事項③（指標）",
    "alone": "指標（5番目）",
}
LEVEL_NAMES = {
    "goal": "基本目標",
    "third": "分野",
    "measure": "取組事項",
    "unnamed": "事業",
    "named": "指標",
}


@pytest.fixture
def ledger() -> Ledger:
    """A plan with four levels, and items without a name."""
    return ledger_of(INDICATORS, "- {indicator: by-initiative, period: R5, value: 10件}", plan=LEVELS)


@pytest.mark.parametrize("id", NAMES)
def test_an_item_is_called_by_its_name_number_or_place(ledger, id):
    """Never by its id."""
    assert str(name_of(ledger.plan, ledger.plan[id])) == NAMES[id]


@pytest.mark.parametrize("id", LEVEL_NAMES)
def test_a_level_has_the_name_of_the_plan(ledger, id):
    """The names of the pillars first, then those of the initiatives."""
    assert level_of(ledger.plan, id) == LEVEL_NAMES[id]


def level_of(plan: Plan, id: str) -> str:
    """Return the name of the level of an item."""
    item: Any = plan[id]
    return str(level_name(plan, item))


def test_levels_without_names_have_the_usual_ones():
    """柱 and 取組事項, at any depth."""
    plain = LEVELS.replace("levels: [基本目標, 分野, 取組事項, 事業]\n", "")
    plan = ledger_of(INDICATORS, plan=plain).plan
    assert [level_of(plan, id) for id in LEVEL_NAMES] == [
        "柱",
        "柱",
        "取組事項",
        "取組事項",
        "指標",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "計画では基本目標の数が4とされていますが、名称の記載があるのは1です。",
        "計画では分野の数が12とされていますが、名称の記載があるのは1です。",
        "計画では取組事項の数が30とされていますが、名称の記載があるのは1です。",
        "基本目標2の名称は資料にありません。",
        "分野（2番目）の名称は資料にありません。",
        "取組事項③の名称は資料にありません。",
        "指標1(3)の名称は資料にありません。",
        "事業「事業（2番目）」を測る指標がありません。",
        "「申請の電子化（件）」には目標値がありません。",
    ],
)
def test_findings_use_the_names_of_levels_and_numbers(ledger, sentence):
    """As the plan prints them."""
    each_apart = [attrs.evolve(each, others=()) for one in check(ledger) for each in (one, *one.others)]
    assert sentence in {each.describe("ja") for each in each_apart}


def test_no_sentence_states_an_id_where_there_is_a_name_or_a_number(ledger):
    """In findings, verdicts, forecasts and roll-ups."""
    answers = assess(ledger, "R5")
    sentences = [each.describe("ja") for each in (*check(ledger), *answers)]
    measured = (each.id for each in ledger.plan.indicators if each.unit)
    sentences += [forecast(ledger, id, at="R5").describe("ja") for id in measured]
    for level in ("initiative", "pillar", "owner"):
        sentences += [group.describe("ja") for group in rollup_by(answers, ledger, level)]
    for id in ("numbered", "by-initiative", "in-words", "alone", "second", "third", "other", "unnamed"):
        assert not any(id in sentence for sentence in sentences)


def test_a_verdict_calls_an_indicator_by_its_initiative(ledger):
    """The name stands in the answer, too."""
    answers = {each.indicator.id: each for each in assess(ledger, "R5")}
    assert str(answers["by-initiative"].name) == "申請の電子化（件）"
    assert answers["by-initiative"].describe("ja").startswith("申請の電子化（件）")
