"""The texts of values: doubts, due dates, names, sources."""

from dxmodel.plan import Alternative, Doubt, Due, Indicator, Initiative, Pillar, Source
from dxmodel.report.value_texts import doubt_note, due_text, item_name, name_by_id, source_texts
from dxmodel.testing import small_city
from tests.report.town import town


def test_a_doubt_says_how_sure_why_and_what_else() -> None:
    """All three, as far as they exist."""
    other = Alternative("別の行", "9件", "0.2")
    doubt = Doubt("0.75", "名が1度しかない", alternatives=[other, Alternative("空欄")])
    assert doubt_note(doubt, "ja") == "確度0.75：名が1度しかない。別の読み方：別の行（9件、確度0.2）、空欄"
    assert doubt_note(Doubt("0.9"), "en") == "confidence 0.9"


def test_a_vague_due_date_keeps_its_words() -> None:
    """Only a plain fiscal year is shortened."""
    assert [due_text(Due("R10"), language) for language in ("ja", "en")] == ["R10", "FY2028"]
    assert due_text(Due("R7", qualifier="概ね"), "ja") == "概ね令和7年度"
    assert due_text(Due("2026-01"), "ja") == "令和8年1月"


def test_a_missing_name_is_said_to_be_missing() -> None:
    """Nothing is invented for it; an indicator is called by what else is known of it."""
    plan = small_city().plan
    second = Initiative(id="x", order=1, number="②", label=None)
    assert item_name(plan, second, "ja") == "② （名称の記載なし）"
    assert item_name(plan, Pillar(id="x", order=1, label=None), "en") == "(no name given)"
    assert item_name(plan, Indicator(id="x", order=1, number="2"), "ja") == "指標2"


def test_every_id_has_a_name() -> None:
    """Statements and constraints have no label; their text is their name."""
    plan = town().plan
    text = [name_by_id(plan, item.id, "ja") for item in plan.items()]
    assert all(text)
    assert name_by_id(plan, plan.id, "en") == "Test Town DX Plan"


def test_the_document_is_named_where_there_are_several() -> None:
    """In a plan with one document its pages are enough."""
    source = Source("book", "P3", "行1")
    assert source_texts(town(), [source, source]) == ("P3 行1",)
    assert source_texts(small_city(), [Source("report-r5", "P3"), Source("plan")]) == ("report-r5 P3", "plan")
