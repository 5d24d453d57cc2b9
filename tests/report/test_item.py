"""One thing is told with everything known about it."""

import attrs
import pytest

from dxmodel.errors import UnknownName, Unreadable
from dxmodel.formats import load_example
from dxmodel.ledger import Ledger
from dxmodel.messages import LANGUAGES, Language, words
from dxmodel.plan import COLLECTIONS
from dxmodel.report import describe
from dxmodel.report.item import NOT_SAID
from dxmodel.testing import small_city
from tests.report.town import town

LEDGERS = {"town": town(), "city": small_city(), "adachi": load_example("adachi")}
FIELDS = sorted(
    {field.name for kinds in COLLECTIONS.values() for kind in kinds for field in attrs.fields(kind)}
    - set(NOT_SAID)
)


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_of_every_item_has_a_name(field: str) -> None:
    """A new field of a noun needs its two words here."""
    assert all(words(f"report.field_{field}", language) for language in LANGUAGES)


@pytest.mark.parametrize("ledger", LEDGERS.values(), ids=list(LEDGERS))
@pytest.mark.parametrize("language", LANGUAGES)
def test_anything_can_be_described(ledger: Ledger, language: Language) -> None:
    """Every id of the plan; every term and everything said of it is text on one line."""
    for item in ledger.plan.items():
        facts = describe(ledger, item.id, "R5", language).items
        assert facts[0][1] == item.id
        assert all(term and said and "\n" not in said for term, said in facts)


def test_an_indicator_tells_its_results_and_its_progress() -> None:
    """With doubt, sources, and the revisions that wrote it."""
    facts = describe(town(), "share", "R5", "ja").items
    said = dict(facts)
    assert said["実績 R5"].startswith("32%（確度0.75: ")
    assert said["基準値"] == "20%（R3）"
    assert said["判定・理由 R5"].startswith("申請割合は令和5年度に32%で")
    assert said["達成率（実績÷目標）"] == "64.0%"
    assert [said for term, said in facts if term == "目標値"] == ["50%（R6）", "80%（概ね令和10年度）"]
    assert [said for term, said in facts if term == "改定"] == [
        "期間延伸（share.targets[R6]）",
        "期間延伸（share.targets[概ねR10]）",
    ]


def test_what_speaks_of_a_thing_is_found() -> None:
    """Parts, indicators, schedule, constraints, evaluations, from both sides."""
    terms = {term for id in ("online", "counter", "look", "share") for term, _ in describe(town(), id).items}
    assert {"構成する取組", "指標", "スケジュール", "制約", "同じものを測る指標", "評価 R5"} <= terms


def test_an_unknown_id_offers_the_nearest() -> None:
    """As everywhere."""
    with pytest.raises(UnknownName) as caught:
        describe(town(), "shore")
    assert caught.value.facts["nearest"] == "share"


def test_a_bad_year_is_refused() -> None:
    """As everywhere."""
    with pytest.raises(Unreadable):
        describe(town(), "share", "someday")
