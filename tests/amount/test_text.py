"""Printed text ⇄ amounts."""

import re

import kanjize
import pytest

from dxmodel.amount import LIBRARY, Amount
from dxmodel.amount.numerals import read_numeral
from dxmodel.errors import ParseError, UnitMismatchError, UnknownNameError

PRINTED = {
    # the source
    "約1,300時間": "約1,300時間",
    "約110,000件": "約110,000件",
    "約2,000/月枚": "約2,000枚/月",
    "15名": "15人",
    "１５名": "15人",
    "325手続": "325手続",
    "93所属": "93所属",
    "18か所": "18か所",
    "97.8%": "97.8%",
    # other plans
    "2箇所": "2か所",
    "23.20％": "23.20%",
    "△5％": "-5%",
    "▲5%": "-5%",
    "−5%": "-5%",
    "－５%": "-5%",
    "▲ 5 %": "-5%",
    "+100人": "100人",
    "－750人": "-750人",
    "1億1939万円": "119,390,000円",
    "約708万8,000円": "約7,088,000円",
    "1万8千件": "18,000件",
    "2千万件": "20,000,000件",
    "100,000千円": "100,000千円",
    "10万件": "10万件",
    "約5億円": "約5億円",
    "1.5百万円": "1.5百万円",
    "5千ポイント": "5,000ポイント",
    "1,000人/年": "1,000人/年",
    "500件／年度": "500件/年",
    "3割": "3割",
    "4.27点": "4.27点",
    "1,555 時間": "1,555時間",
    "\u30005件\u3000": "5件",
    "0件": "0件",
    # how well known
    "2,000人以上": "2,000人以上",
    "80％以上": "80%以上",
    "30日未満": "30日未満",
    "100件超": "100件超",
    "50人以下": "50人以下",
    "3日以内": "3日以下",
    "およそ50件": "約50件",
    "おおむね50件": "約50件",
    "概ね 50件": "約50件",
    "ほぼ100%": "約100%",
    "50件程度": "約50件",
    "50件前後": "約50件",
    "約50件程度": "約50件",
    "約5,300±100時間": "約5,300±100時間",
    "5,300±100時間": "約5,300±100時間",
    "50〜60%": "50〜60%",
    "50％～60％": "50〜60%",
    "50 ~ 60%": "50〜60%",
    "50-60%": "50〜60%",
    "5名〜6人": "5〜6人",
    "5〜6千円": "5〜6千円",
    "-10〜-5%": "-10〜-5%",
    "△10～△5％": "-10〜-5%",
    "1万5千人〜2万1千人": "15,000〜21,000人",
}
NEARLY = """
件 - … *** x 約 % 約件 以上 〜 ±5% 〜60% 50〜 順次 令和6年度
10**10**10 nan nan件 inf% 1e5件 1_000件 0x10件 1/2件 (5)件 =5+5件 5+5件
٣件 ①5件 ⑤件 5①件 五件 ²件 𝟝件
5,32件 5,3280件 1234,567件 ,500件 5.件 .5件 5..5件 5.5.5件 007件 00件 --5件 △▲5件
約約5件 約5件以上 5件以上以下 約50〜60% 50〜60%以上 5件〜6人 1〜2〜3件 5±1〜6件
1万20,000円 1万10000円 1千千円 1.5億3万円 3万5億円 2千〜5000万人 5千千件 5%5件 5件件 5件/件
15校舎 9科目め 5件（人） 15名（選抜された主任級） 5人中3人 60〜50% 50〜50% 5±0件
"""
NO_AMOUNTS = [
    *NEARLY.split(),
    *["", " ", "5\n件", "5\x00件", "\u200b5件", "5\u00a0件", "0.0000000000001%", "9" * 19 + "件"],
    *["9" * 500, "件" * 10_000_000, "9" * 10_000_000 + "件", "約" * 50 + "5件"],
]


@pytest.mark.parametrize(("printed", "canonical"), PRINTED.items())
def test_printed_text_is_read(printed, canonical):
    """Every spelling has one canonical text, which reads as the same amount."""
    assert str(Amount.parse(printed)) == canonical
    assert Amount.parse(canonical) == Amount.parse(printed)


@pytest.mark.parametrize("text", NO_AMOUNTS, ids=lambda text: repr(text)[:20])
def test_text_that_is_no_amount_is_refused(text):
    """As a whole it is an amount, or it is an error that can be said in both languages."""
    with pytest.raises(ParseError) as caught:
        Amount.parse(text)
    assert len(caught.value.describe("ja")) + len(caught.value.describe("en")) < 500


@pytest.mark.parametrize("text", ["23.2", "約1,300", "50〜60", "2,000以上", "1万8千"])
def test_a_text_without_unit_needs_one_from_outside(text):
    """A column's heading may say it."""
    with pytest.raises(ParseError, match="no unit"):
        Amount.parse(text)
    assert Amount.parse(text, unit="名") == Amount.parse(text, unit="人")
    assert Amount.parse(text, unit="名").unit == "人"


def test_a_printed_unit_must_be_of_the_kind_that_is_expected():
    """It is kept as printed; the expected one is a default, not a conversion."""
    assert Amount.parse("100千円", unit="円") == Amount("100", "千円")
    with pytest.raises(UnitMismatchError):
        Amount.parse("5件", unit="人")


@pytest.mark.parametrize(
    ("text", "english"),
    {
        "約5,300時間": "about 5,300 hours",
        "5,328時間": "5,328 hours",
        "97.8%": "97.8%",
        "2.2ポイント": "2.2 points",
        "9手続": "9 procedures",
        "35件": "35 cases",
        "1件": "1 case",
        "-1人": "-1 person",
        "1.0時間": "1.0 hours",
        "約2,000枚/月": "about 2,000 sheets per month",
        "5千円/千人": "5,000 yen per 1,000 people",
        "約5億円": "about 500,000,000 yen",
        "1.5百万円": "1,500,000 yen",
        "2,000人以上": "at least 2,000 people",
        "100件超": "more than 100 cases",
        "50人以下": "at most 50 people",
        "30日未満": "less than 30 days",
        "50〜60%": "50–60%",
        "-10〜-5%": "-10 to -5%",
        "5〜6千円": "5,000–6,000 yen",
        "約5,300±100時間": "about 5,300 ± 100 hours",
    }.items(),
)
def test_english_is_for_people(text, english):
    """Scales become zeros, one is singular, and the percent sign follows without a space."""
    assert format(Amount.parse(text), "en") == english


def test_an_unknown_language_is_refused():
    """The error names the languages there are."""
    with pytest.raises(UnknownNameError, match="ja, en"):
        format(Amount("5", "件"), "fr")


@pytest.mark.parametrize("thousands", [True, False])
def test_japanese_numerals_agree_with_an_independent_writer(thousands):
    """Oracle: kanjize writes 1億1939万 and 1億1千9百..., over numbers of every length."""
    style = kanjize.KanjizeConfiguration(style=kanjize.KanjizeStyle.MIXED, kanji_thousand=thousands)
    for digits in range(1, 17):
        for number in (10 ** (digits - 1), 10**digits - 1, int("1203004050060708"[:digits])):
            assert read_numeral(kanjize.number2kanji(number, style)) == number


@pytest.mark.parametrize(
    ("text", "code", "facts"),
    [
        ("9,157,379  1,024,042", "two_numbers", {"first": "9,157,379", "second": "1,024,042"}),
        ("29（4）", "two_numbers", {"first": "29", "second": "4"}),
        ("120人（12人）", "two_numbers", {"first": "120人", "second": "12人"}),
        ("1/3", "fraction", {"numerator": "1", "denominator": "3"}),
        ("３分の１", "fraction", {"numerator": "1", "denominator": "3"}),
        ("約3分の1程度", "fraction", {"numerator": "1", "denominator": "3"}),
        ("5件※", "mark", {"mark": "※", "amount": "5件"}),
        ("5件（見込）", "mark", {"mark": "（見込）", "amount": "5件"}),
        ("約1,300件 ※注1", "mark", {"mark": "※注1", "amount": "約1,300件"}),
        ("5＊", "mark", {"mark": "＊", "amount": "5"}),
        ("3⼈", "look_alike", {"code": "U+2F08", "plain": "人"}),
        ("5件\t", "control_character", {"code": "U+0009"}),
        ("5\n件", "control_character", {"code": "U+000A"}),
    ],
)
def test_frequent_texts_that_are_no_amounts_have_their_own_error(text, code, facts):
    """The error states the cause; it does not suggest to define a unit."""
    with pytest.raises(ParseError) as caught:
        Amount.parse(text)
    assert caught.value.code == f"amount.{code}"
    assert facts.items() <= caught.value.facts.items()
    for language in ("ja", "en"):
        assert "units:" not in caught.value.describe(language)
    with pytest.raises(ParseError, match=re.escape(caught.value.describe("en"))):
        Amount.parse(text, unit="件")


def test_brackets_of_a_unit_are_no_mark():
    """Where an indicator counts in 件（人）, its values do."""
    table = LIBRARY.declaring("件（人）")
    assert str(Amount.parse("5件（人）", units=table)) == "5件（人）"
    with pytest.raises(ParseError) as caught:
        Amount.parse("5件（人）（見込）", units=table)
    assert caught.value.facts["mark"] == "（見込）"
