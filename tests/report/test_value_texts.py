"""The texts of values: rounding, doubts, due dates, names, sources."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmodel.amount import Amount
from dxmodel.plan import Alternative, Doubt, Due, Initiative, Pillar, Source
from dxmodel.report.value_texts import doubt_note, due_text, item_name, name_by_id, rounded, source_texts
from dxmodel.testing import small_city
from tests.report.town import town

CASES = (
    ("710.4時間", "710.4時間"),
    ("15.36ポイント", "15.36ポイント"),
    ("0.314285714286ポイント", "約0.31ポイント"),
    ("0.005ポイント", "0.005ポイント"),
    ("0.0046875ポイント", "約0.0047ポイント"),
    ("0件", "0件"),
    ("約1,300時間", "約1,300時間"),
    ("3,978〜4,078時間", "3,978〜4,078時間"),
    ("1.2345〜2.3456時間", "1.23〜2.35時間"),
    ("-1.2345〜2.3456時間", "-1.24〜2.35時間"),
    ("12.3456%以上", "12.34%以上"),
)


@pytest.mark.parametrize(("printed", "text"), CASES)
def test_amounts_are_rounded_for_reading(printed: str, text: str) -> None:
    """Two decimals, or two digits where there is less; what was cut off shows."""
    assert str(rounded(Amount.parse(printed))) == text


@given(st.decimals(-(10**6), 10**6, places=8))
def test_a_rounded_amount_never_excludes_the_true_one(magnitude: Decimal) -> None:
    """Rounding says less, never something else."""
    before = Amount(magnitude, "時間")
    assert rounded(before).agrees(before)


@given(st.decimals(-(10**6), 10**6, places=8), st.decimals(-(10**6), 10**6, places=8))
def test_a_rounded_range_holds_the_range(one: Decimal, other: Decimal) -> None:
    """Both ends go outwards."""
    if one == other:
        return
    before = Amount.parse(f"{min(one, other):,f}〜{max(one, other):,f}時間")
    low, high = rounded(before).interval.low, rounded(before).interval.high
    assert low is not None
    assert high is not None
    assert low <= min(one, other) < max(one, other) <= high


def test_a_doubt_says_how_sure_why_and_what_else() -> None:
    """All three, as far as they exist."""
    other = Alternative("別の行", "9件", "0.2")
    doubt = Doubt("0.75", "名が1度しかない", alternatives=[other, Alternative("空欄")])
    assert doubt_note(doubt, "ja") == "確度0.75: 名が1度しかない。別の読み方: 別の行（9件、確度0.2）、空欄"
    assert doubt_note(Doubt("0.9"), "en") == "confidence 0.9"


def test_a_vague_due_date_keeps_its_words() -> None:
    """Only a plain fiscal year is shortened."""
    assert [due_text(Due("R10"), language) for language in ("ja", "en")] == ["R10", "FY2028"]
    assert due_text(Due("R7", qualifier="概ね"), "ja") == "概ね令和7年度"
    assert due_text(Due("2026-01"), "ja") == "令和8年1月"


def test_a_missing_name_is_said_to_be_missing() -> None:
    """Nothing is invented for it."""
    assert item_name(Initiative(id="x", order=1, number="②", label=None), "ja") == "② （名称の記載なし）"
    assert item_name(Pillar(id="x", order=1, label=None), "en") == "(no name given)"


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
