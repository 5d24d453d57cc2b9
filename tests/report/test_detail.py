"""The description of one item, of the plan or of a revision."""

import attrs
import pytest

from dxmodel import plan
from dxmodel.changes import Add, Redefine, Rename
from dxmodel.errors import ParseError, UnknownNameError
from dxmodel.ledger import Ledger
from dxmodel.messages import LANGUAGES, Language, words
from dxmodel.plan import COLLECTIONS, Document, Indicator, ListValue
from dxmodel.report import describe
from dxmodel.report.value_texts import name_by_id
from dxmodel.revise import Revision
from dxmodel.storage import load_example
from dxmodel.testing import small_city
from tests.report.town import town

LEDGERS = {"town": town(), "city": small_city(), "adachi": load_example("adachi")}
NOUNS = {kind for kind in vars(plan).values() if isinstance(kind, type) and attrs.has(kind)}
NAMED = NOUNS - {Document, ListValue}
FIELDS = sorted({field.name for kind in NAMED for field in attrs.fields(kind)} - set(COLLECTIONS))


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_of_every_item_has_a_name(field: str) -> None:
    """A new field of a noun, or of a part of one, needs its two words here."""
    assert all(words(f"report.field_{field}", language) for language in LANGUAGES)


@pytest.mark.parametrize("ledger", LEDGERS.values(), ids=list(LEDGERS))
@pytest.mark.parametrize("language", LANGUAGES)
def test_anything_can_be_described(ledger: Ledger, language: Language) -> None:
    """Every id of the plan, of its items and of its revisions; every term and text is on one line."""
    for item in (ledger.plan, *ledger.plan.items(), *ledger.revisions):
        facts = describe(ledger, item.id, "R5", language).items
        assert facts[0][1] == item.id
        assert all(term and text and "\n" not in text for term, text in facts)


def test_an_indicator_is_described_with_its_results_and_its_progress() -> None:
    """With doubt, sources, and the revisions that wrote it."""
    facts = describe(town(), "share", "R5", "ja").items
    terms = dict(facts)
    assert terms["実績 R5"].startswith("32%（確度0.75：")
    assert terms["基準値"] == "20%（R3）"
    assert terms["判定・理由 R5"].startswith("申請割合の令和5年度の実績は32%で")
    assert terms["目標達成率（実績÷目標）"] == "64.0%"
    assert [terms for term, terms in facts if term == "目標値"] == ["50%（R6）", "80%（概ね令和10年度）"]
    assert [terms for term, terms in facts if term == "改定"] == ["期間延伸（目標値）"]


def test_related_items_are_listed() -> None:
    """Parts, indicators, schedule, constraints, evaluations, from both sides."""
    terms = {term for id in ("online", "counter", "look", "share") for term, _ in describe(town(), id).items}
    assert {"構成する取組", "指標", "スケジュール", "制約", "同じものを測る指標", "評価 R5"} <= terms


def test_a_revision_is_described_with_its_reasons_and_changes() -> None:
    """When, from when, by whom, each reason with what is behind it, each change with both verdicts."""
    city = small_city()
    (extension,) = city.revisions
    reason = attrs.evolve(extension.reasons[0], because_of="online")
    decided = attrs.evolve(extension, in_force="R7", by=[city.plan.bodies[0].key], reasons=[reason])
    facts = describe(attrs.evolve(city, revisions=[decided]), extension.id, "R6").items
    terms = dict(facts)
    assert terms["名称"] == str(extension.label)
    assert terms["適用"] == "令和7年度"
    assert terms["決定した団体"] == str(city.plan.bodies[0].label)
    assert terms["理由"].startswith(f"{reason.text}（「{name_by_id(city.plan, 'online', 'ja')}」による、")
    changes = [terms for term, terms in facts if term == "変更"]
    assert "計画全体：計画期間　令和4年度～令和6年度 → 計画期間　令和4年度～令和10年度" in changes
    share = "オンラインで申請できる手続の割合"
    assert f"指標：{share}：目標値　80%（令和6年度） → 目標値　80%（令和10年度）" in changes
    assert "令和7年度から適用するため、令和6年度の判定は変わりません。" in changes
    assert not any("令和6年度の判定:" in each for each in changes)
    at_once = attrs.evolve(decided, in_force=None)
    facts = describe(attrs.evolve(city, revisions=[at_once]), extension.id, "R6").items
    assert ("変更", f"{share}：令和6年度の判定：未達成 → 順調") in facts


def test_the_plan_is_described_with_what_it_declares() -> None:
    """Whose, how long, how many of what, and which revisions wrote it."""
    facts = describe(load_example("adachi"), "adachi-dx").items
    assert dict(facts)["団体"] == "足立区（131211）"
    assert ("計画が述べる数", "取組事項の数：8（８つの取組事項、extension P4）") in facts
    assert ("改定", "計画期間延伸（計画期間、次期計画）") in facts


def test_every_revision_that_wrote_an_item_is_listed() -> None:
    """Of the plan too, and of what is only meant among all indicators."""
    city = small_city()
    renamed = Revision(
        id="renamed",
        label="改称",
        decided="2025-12-01",
        changes=[Rename("dx-plan", "みなと野市デジタル計画"), Redefine("online-share", since="R7")],
    )
    added = Revision(
        id="added",
        label="追加",
        decided="2025-12-02",
        changes=[Add(Indicator(id="new", order=99, label="新しい指標", unit="件"))],
    )
    ledger = attrs.evolve(city, revisions=[*city.revisions, renamed, added])

    def revised(id: str) -> list[str]:
        return [text for term, text in describe(ledger, id).items if term == "改定"]

    assert revised("dx-plan") == ["計画期間延伸（計画期間、次期計画）", "改称（名称）"]
    assert revised("online-share") == ["計画期間延伸（目標値）", "改称（算出方法）"]
    assert revised("new") == ["追加（新設）"]


def test_where_less_is_better_the_achievement_rate_is_inverted() -> None:
    """目標÷実績：12 minutes of at most 10 are less than all."""
    terms = {
        id: [term for term, _ in describe(small_city(), id, "R5").items if term.startswith("目標達成率")]
        for id in ("counter-time", "online-share")
    }
    assert terms == {"counter-time": ["目標達成率（目標÷実績）"], "online-share": ["目標達成率（実績÷目標）"]}


def test_an_unknown_id_offers_the_nearest() -> None:
    """As everywhere."""
    with pytest.raises(UnknownNameError) as caught:
        describe(town(), "shore")
    assert caught.value.facts["nearest"] == "share"
    with pytest.raises(UnknownNameError) as caught:
        describe(town(), "extention")
    assert caught.value.facts["nearest"] == "extension"


def test_a_bad_year_is_refused() -> None:
    """As everywhere."""
    with pytest.raises(ParseError):
        describe(town(), "share", "someday")
