"""Printed text ⇄ amounts."""

import re

import kanjize
import pytest

from dxmodel.amount import LIBRARY, Amount, compatible
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
    "4千440万円": "44,400,000円",
    "4千4百40万円": "44,400,000円",
    "3千5百万円": "35,000,000円",
    "1億2千3百45万6千円": "123,456,000円",
    "1千2億円": "100,200,000,000円",
    "100,000千円": "100,000千円",
    "10万件": "10万件",
    "約5億円": "約5億円",
    "1.5百万円": "1.5百万円",
    "5千ポイント": "5,000ポイント",
    "1,000人/年": "1,000人/年",
    "500件／年度": "500件/年",
    # the unit in brackets
    "12.7（％）": "12.7%",
    "約1,200 (千円)": "約1,200千円",
    "153.7（人口10万対）": "153.7人口10万対",
    "5〜6（回/年）": "5〜6回/年",
    "10（人）以上": "10人以上",
    # the period first
    "年4回": "4回/年",
    "年 156 回": "156回/年",
    "年間1,200人以上": "1,200人/年以上",
    "毎月約20件": "約20件/月",
    "月１回": "1回/月",
    "週2〜3回": "2〜3回/週",
    "1日40g": "40g/日",
    "1日8時間": "8時間/日",
    "1人1日当たり601グラム": "601g/人日",
    "1人当たり2.77点": "2.77点/人",
    "1件あたり約15分": "約15分/件",
    "1床当たり12,345千円": "12,345千円/床",
    "1日平均123.4人": "123.4人/日",
    "年平均3.2件以上": "3.2件/年以上",
    "1便平均 3.2人": "3.2人/便",
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
    "5‐6件": "5〜6件",
    "17万人台": "170,000〜180,000人",
    "２０分台": "20〜30分",
    "40％台": "40〜50%",
    "4.2%台": "4.2〜4.3%",
    "150人台": "150〜160人",
    "5千円台": "5,000〜6,000円",
    "17万台": "17万台",
    "5台": "5台",
}
NEARLY = """
件 - … *** x 約 % 約件 以上 〜 ±5% 〜60% 50〜 順次 令和6年度
10**10**10 nan nan件 inf% 1e5件 1_000件 0x10件 1/2件 (5)件 =5+5件 5+5件
٣件 ①5件 ⑤件 5①件 五件 ²件 𝟝件
5,32件 5,3280件 1234,567件 ,500件 5.件 .5件 5..5件 5.5.5件 007件 00件 --5件 △▲5件
約約5件 約5件以上 5件以上以下 約50〜60% 50〜60%以上 5件〜6人 1〜2〜3件 5±1〜6件
1万20,000円 1万10000円 4千1440万円 4百5千万円 4千440円5百円
1千千円 1.5億3万円 3万5億円 2千〜5000万人 5千千件 5%5件 5件件 5件/件
15校舎 9科目め 約17万人台 17万人台以上 -5%台 0件台 5件/6件 5点/10点
5件（人） 15名（選抜された主任級） 5人中3人 60〜50% 50〜50% 5±0件
年年5回 年5回/年 月5 年5橋 1件当たり 1平均3人 1橋当たり3人 1件当たり5件/年 2日平均5人
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


@pytest.mark.parametrize(
    ("text", "japanese", "english"),
    [
        ("1.72単位なし", "1.72", "1.72"),
        ("約100指数", "約100", "about 100"),
        ("▲0.5無名数", "-0.5", "-0.5"),
        ("5.8〜8.6単位なし", "5.8〜8.6", "5.8–8.6"),
        ("0.7無単位以上", "0.7以上", "at least 0.7"),
        ("1000unitless", "1,000", "1,000"),
    ],
)
def test_a_number_without_a_unit_is_printed_alone(text: str, japanese: str, english: str) -> None:
    """Its canonical text names the unit, so that it is read back; it is no percentage and no other unit."""
    amount = Amount.parse(text)
    assert (format(amount, "ja"), format(amount, "en")) == (japanese, english)
    assert Amount.parse(str(amount)) == amount
    assert not compatible(amount.unit, "%")


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
        ("5件、6件", "two_numbers", {"first": "5件", "second": "6件"}),
        ("男性：5人　女性：6人", "two_numbers", {"first": "男性:5人", "second": "女性:6人"}),
        ("22,232人以下かつ過去5年平均値以下", "two_numbers", {"first": "22,232人以下"}),
        ("30%以上50%未満", "two_bounds", {"low": "30%以上", "high": "50%未満"}),
        ("20を超え30件以下", "two_bounds", {"low": "20件超", "high": "30件以下"}),
        ("1,000人超、2,000人以内", "two_bounds", {"low": "1,000人超", "high": "2,000人以下"}),
        ("2人に1人", "fraction", {"numerator": "1人", "denominator": "2人"}),
        ("12.3→15.0%", "two_numbers", {"first": "12.3", "second": "15.0%"}),
        ("3件 ⇒ 5件", "two_numbers", {"first": "3件", "second": "5件"}),
        ("1日当たり2時間30分", "two_units", {}),
        ("1時間30分", "two_units", {}),
        ("2時間半", "two_units", {}),
        ("3割5分", "two_units", {}),
        ("120人（12人）", "two_numbers", {"first": "120人", "second": "12人"}),
        ("1/3", "fraction", {"numerator": "1", "denominator": "3"}),
        ("３分の１", "fraction", {"numerator": "1", "denominator": "3"}),
        ("約3分の1程度", "fraction", {"numerator": "1", "denominator": "3"}),
        ("3/5件", "fraction", {"numerator": "3", "denominator": "5"}),
        ("79局中75局", "fraction", {"numerator": "75局", "denominator": "79局"}),
        ("5点／10点", "fraction", {"numerator": "5点", "denominator": "10点"}),
        ("1:2", "fraction", {"numerator": "1", "denominator": "2"}),
        ("5件※", "mark", {"mark": "※", "amount": "5件"}),
        ("5件（見込）", "mark", {"mark": "（見込）", "amount": "5件"}),
        ("約1,300件 ※注1", "mark", {"mark": "※注1", "amount": "約1,300件"}),
        ("5＊", "mark", {"mark": "＊", "amount": "5"}),
        ("5〔47〕", "mark", {"mark": "〔47〕", "amount": "5"}),
        ("5〔47〕件", "mark", {"mark": "〔47〕", "amount": "5件"}),
        ("※5件", "mark", {"mark": "※", "amount": "5件"}),
        ("①5件", "mark", {"mark": "①", "amount": "5件"}),
        ("5件 注1", "mark", {"mark": "注1", "amount": "5件"}),
        ("5②件", "mark", {"mark": "②", "amount": "5件"}),
        ("5件※1", "mark", {"mark": "※1", "amount": "5件"}),
        ("5※1", "mark", {"mark": "※1", "amount": "5"}),
        ("5※1件", "mark", {"mark": "※1", "amount": "5件"}),
        ("5件＊12", "mark", {"mark": "＊12", "amount": "5件"}),
        ("約5.0%※1 ※2", "mark", {"mark": "※1 ※2", "amount": "約5.0%"}),
        ("※1 5件", "mark", {"mark": "※1", "amount": "5件"}),
        ("※1 -5件", "mark", {"mark": "※1", "amount": "-5件"}),
        ("注1 5件", "mark", {"mark": "注1", "amount": "5件"}),
        ("※15件", "mark", {"mark": "※", "amount": "15件"}),
        ("※5-8件", "mark", {"mark": "※", "amount": "5-8件"}),
        ("［5件］", "mark", {"mark": "［］", "amount": "5件"}),
        ("70.7%(2012年度)", "mark", {"mark": "(2012年度)", "amount": "70.7%"}),
        ("105（５年間累計）", "mark", {"mark": "（５年間累計）", "amount": "105"}),
        ("95%(79局中75局)", "mark", {"mark": "(79局中75局)", "amount": "95%"}),
        ("延べ22,172人", "mark", {"mark": "延べ", "amount": "22,172人"}),
        ("100人弱", "vague", {"word": "弱", "accepted": ["約100人", "100人未満"]}),
        ("約100万円余", "vague", {"word": "余", "accepted": ["約100万円"]}),
        ("5件ほか", "vague", {"word": "ほか"}),
        ("20件増", "change", {"change": "+20件"}),
        ("5ポイントの減少", "change", {"change": "-5ポイント"}),
        ("約1割削減", "change", {"change": "約-1割"}),
        ("+20件増加", "change", {"change": "+20件"}),
        ("3⼈", "look_alike", {"code": "U+2F08", "plain": "人"}),
        ("5件\t", "control_character", {"code": "U+0009"}),
        ("5\n件", "control_character", {"code": "U+000A"}),
        ("5\u00a0件", "control_character", {"code": "U+00A0"}),
        ("\u200b5件", "control_character", {"code": "U+200B"}),
        ("50ﾎﾟｲﾝﾄ", "look_alike", {"character": "ﾎﾟｲﾝﾄ", "plain": "ポイント"}),
        ("5﹪", "look_alike", {"code": "U+FE6A", "plain": "%"}),
        ("1O件", "look_alike", {"code": "U+004F", "plain": "0"}),
        ("l5件", "look_alike", {"code": "U+006C", "plain": "1"}),
        ("5ー6件", "look_alike", {"code": "U+30FC", "plain": "-"}),
        ("######", "spreadsheet", {}),
        ("#DIV/0!", "spreadsheet", {}),
        ("1.2E+05", "spreadsheet", {}),
        ("1月3日", "date", {}),
        ("2023/4/1", "date", {}),
        ("Jan-03", "date", {}),
        ("令和5年度", "date", {}),
        ("￥500", "currency", {"amount": "500円"}),
        ("1,19", "digits", {"figure": "1,19"}),
        ("1、000件", "digits", {"figure": "1、000"}),
        ("1 000 000円", "digits", {"figure": "1 000 000"}),
        ("1.2.3件", "digits", {"figure": "1.2.3"}),
        ("85.33007334963325%", "too_fine", {"value": "85.33007334963325", "rounded": "85.330073349633"}),
        ("100.00000000000001%", "too_fine", {"found": 14, "places": 12, "rounded": "100"}),
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
