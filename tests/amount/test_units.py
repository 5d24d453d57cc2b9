"""Units: names, kinds, conversion, units of one's own, and pint."""

from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest

from dxmodel.amount import LIBRARY, Amount, Unit, UnitTable, compatible, factor, known_units, registry, unit
from dxmodel.amount.table import SCALES, TABLE
from dxmodel.errors import InvalidValueError, ParseError, UnitMismatchError, UnknownNameError


@pytest.mark.parametrize(
    ("name", "spellings"),
    {
        "人": "人 名 人数",
        "件": "件 件数",
        "回": "回 回数",
        "団体": "団体 団体数",
        "台": "台 台数",
        "か所": "か所 か所数 箇所数 箇所 ヶ所 ケ所 カ所 ヵ所",
        "手続": "手続 手続き",
        "種": "種 種類",
        "取組": "取組 取組み 取り組み",
        "%": "% ％ パーセント",
        "ポイント": "ポイント ％ポイント pt",
        "か月": "か月 ヶ月 カ月 ヵ月",
        "㎡": "㎡ 平方メートル",
        "ha": "ha ｈａ ㏊",
        "m": "m ｍ メートル",
        "枚/月": "枚/月 枚／月 枚/か月",
        "件/年": "件/年 件／年度",
        "千人": "千人 千名 千人数",
        "百万円": "百万円",
        "億円": "億円",
        "千円/人": "千円/名",
        "人/10万人": "人/10万人 名／１０万名 人/人口10万人",
        "㎢": "㎢ k㎡ km2 km² 平方キロメートル",
        "μg/㎥": "μg/㎥ ㎍/m3 \u00b5g/m³",
        "PJ": "PJ ペタジュール",
        "件/千人": "件/千人 件/人口千人",
        "件/1000人": "件/1000人 件/人口1,000人",
        "t/5時間": "トン/5h t／5時間",
        "枚/人": "枚/人 枚／名",
        "分/日": "分/日 分／日間",
        "時間/週": "時間/週 h/週間",
        "L/人日": "L/人/日 ℓ／人／日 リットル/人・日",
        "mg/L": "mg/L ㎎/ℓ ミリグラム/リットル",
        "kL": "kL ㎘ kℓ キロリットル",
        "mm": "mm ㎜ ミリメートル",
        "cm": "cm ㎝ センチメートル",
        "kW": "kW ㎾ キロワット",
        "万人泊": "万人泊 万人・泊",
        "℃": "℃ °C",
        "t-CO2": "t-CO2 tCO2 t‐CO₂ ｔ－ＣＯ２ トン-CO2 t-CO2eq",
        "kg-CO2": "kg-CO2 kgCO₂",
        "千t-CO2/年": "千t-CO2/年 千トンCO2/年",
        "L": "L ℓ Ｌ リットル",
        "kWh": "kWh Kwh KWh キロワット時",
        "都道府県": "都道府県 府県",
        "市町村": "市町村 市区町村 市町",
        "人口10万対": "人口10万対 人口10万人当たり",
    }.items(),
)
def test_the_spellings_of_a_unit_are_one_unit(name, spellings):
    """Whatever is printed, there is one canonical name."""
    assert {unit(spelling) for spelling in spellings.split()} == {name}


@pytest.mark.parametrize(
    "name",
    [
        "",
        "0",
        "15校",
        "科目9",
        "件（人）",
        "千",
        "千%",
        "千千円",
        "件/",
        "/月",
        "件/件",
        "件/年/月",
        "月",
        "人 x",
        "%数",
        "ha数",
        "㎏数",
        "ℓ数",
        "人/名",
    ],
)
def test_what_is_no_unit_is_refused(name):
    """Numbers, placeholders, scales alone, and rates of a thing by itself."""
    with pytest.raises(UnknownNameError, match="no unit is called"):
        unit(name)


@pytest.mark.parametrize(
    ("name", "plain"), {"⼈": "人", "⽇": "日", "㌫": "パーセント", "ﾎﾟｲﾝﾄ": "ポイント"}.items()
)
def test_a_unit_in_look_alike_characters_is_no_new_counter(name, plain):
    """An indicator that counts in it would have another unit than its values."""
    with pytest.raises(UnknownNameError) as caught:
        LIBRARY.declared(name)
    assert caught.value.code == "amount.look_alike_unit"
    assert caught.value.facts["plain"] == plain
    assert LIBRARY.declared("kℓ") == Unit("kℓ")


def test_an_unknown_unit_names_the_nearest():
    """One wrong letter of two is enough to guess what was meant."""
    with pytest.raises(UnknownNameError, match='"手続"') as caught:
        unit("手読")
    assert caught.value.facts["nearest"] == "手続"


def test_no_spelling_is_that_of_two_units():
    """Names, spellings and scaled names are all distinct, and every name reads as itself."""
    printed = [each for row in TABLE for each in (row.name, *row.spellings)]
    assert len(printed) == len(set(printed))
    for row in TABLE:
        assert unit(row.name) == row.name
        assert {unit(each) for each in row.spellings} <= {row.name}
    scaled = {scale + row.name for row in TABLE for scale in SCALES if scale}
    assert scaled.isdisjoint(printed)


def test_every_row_of_the_table_can_be_printed_and_read():
    """Each unit is read after a number, and has an English name."""
    for row in TABLE:
        for text in (f"2{row.name}", f"約1,300{row.name}", f"5〜6{row.name}", f"2,000{row.name}以上"):
            assert str(Amount.parse(text)) == text
        assert row.kind in known_units()
        assert row.english.split("/")[-1] in format(Amount("2", row.name), "en")


def test_every_counter_is_a_kind_of_its_own():
    """No two base units convert into each other: 種 to 件 is an error."""
    bases = [row.name for row in TABLE if not row.like]
    for left, right in product(bases, bases):
        assert compatible(left, right) == (left == right)
    with pytest.raises(UnitMismatchError, match='"種" and "件"'):
        factor("種", "件")


@pytest.mark.parametrize(
    ("source", "target", "ratio"),
    [
        ("時間", "分", 60),
        ("分", "時間", Fraction(1, 60)),
        ("日", "時間", 24),
        ("年", "か月", 12),
        ("百万円", "千円", 1000),
        ("億円", "百万円", 100),
        ("万人", "名", 10_000),
        ("割", "%", 10),
        ("‰", "%", Fraction(1, 10)),
        ("倍", "%", 100),
        ("ha", "㎡", 10_000),
        ("km", "m", 1000),
        ("枚/月", "枚/年", 12),
        ("円/人", "千円/千人", 1),
        ("時間/日", "分/日", 60),
        ("㎥", "L", 1000),
        ("mg/L", "g/㎥", 1),
        ("MWh", "kWh", 1000),
        ("cm", "mm", 10),
    ],
)
def test_conversion_is_exact(source, target, ratio):
    """A fraction: a sixtieth of an hour has no decimal."""
    assert factor(source, target) == ratio
    assert factor(target, source) == 1 / Fraction(ratio)


@pytest.mark.parametrize(
    ("left", "right"),
    [("%", "ポイント"), ("日", "人日"), ("か月", "日"), ("枚", "枚/月"), ("点", "ポイント")],
)
def test_like_sounding_units_do_not_convert(left, right):
    """A share is not a difference of shares, a day is not a person's day, a month is no number of days."""
    with pytest.raises(UnitMismatchError):
        factor(left, right)


def test_a_table_with_one_unit_more_is_another_table():
    """It takes scales and rates, spellings and conversion like the others, in pint too."""
    cards = LIBRARY.defining(
        "図書カード", english="library card/library cards", spellings=["図書館カード"]
    ).defining("図書束", english="bundle/bundles", like="図書カード", factor="2.5")
    assert LIBRARY.find("図書カード") is None
    assert str(Amount.parse("約1,300図書館カード/月", units=cards)) == "約1,300図書カード/月"
    assert Amount("2", cards.unit("千図書束")).to(cards.unit("図書カード")).magnitude == 5000
    assert format(Amount("1", cards.unit("図書カード")), "en") == "1 library card"
    assert Amount("4", cards.unit("図書束")).to_pint(cards).to("図書カード").magnitude == 10
    assert cards == UnitTable(cards.definitions)


def test_the_same_definition_again_is_fine_and_another_is_not():
    """One name has one meaning in one table."""
    table = LIBRARY.defining("巡回車", english="van/vans")
    assert table.defining("巡回車", english="van/vans") == table
    for conflict in ({"english": "bus/buses"}, {"english": "van/vans", "spellings": ["名"]}):
        with pytest.raises(InvalidValueError, match=r"already read|defines the unit"):
            table.defining("巡回車", **conflict)
    with pytest.raises(InvalidValueError, match='"人"'):
        LIBRARY.defining("名", english="name/names")


@pytest.mark.parametrize(
    "name", ["0", "校１５", "①", "a/b", "", "万博", "満足程度", "あ" * 21, "a b", "（人）"]
)
def test_a_unit_that_could_not_be_read_back_is_refused(name):
    """Digits, numerals at the start, and words such as 程度 at the end would be read as something else."""
    with pytest.raises(InvalidValueError, match="cannot be called"):
        LIBRARY.defining(name, english="thing/things")


@pytest.mark.parametrize("how", [{"factor": 0}, {"like": "円", "factor": -1}, {"like": "円/人"}])
def test_a_unit_is_a_positive_number_of_a_simple_one(how):
    """Zero of another unit measures nothing."""
    with pytest.raises(InvalidValueError, match="factor"):
        LIBRARY.defining("鑑札", english="tag/tags", **how)


def test_a_unit_like_an_unknown_one_is_refused():
    """What it is like must be known."""
    with pytest.raises(UnknownNameError):
        LIBRARY.defining("鑑札", english="tag/tags", like="札束")


@pytest.mark.parametrize("name", ["橋", "件（人）", "検体・回", "区画（箇所）", "千橋", "橋/年", "件/10万橋"])
def test_a_counter_is_its_name(name):
    """It is like nothing else, is said so in English too, and reads, prints and pickles as itself."""
    counter = Unit(name)
    assert counter == name == str(counter) == Unit(name)
    assert repr(counter) == f"Unit({name!r})"
    table = LIBRARY.declaring(name)
    amount = Amount.parse(f"約1,300{name}", units=table)
    assert (amount.unit, str(amount)) == (counter, f"約1,300{name}")
    assert Amount.parse(f"5{name}以上", units=table).unit == counter
    assert not compatible(counter, "件")
    assert LIBRARY.find(name) is None


def test_a_share_per_so_many_is_exact():
    """Cases per 100,000 people are a share of the people, and their difference is no percentage point."""
    assert factor("人/10万人", "人/千人") == Fraction(1, 100)
    assert format(Amount("1.5", "人/10万人"), "en") == "1.5 people per 100,000 people"
    assert Amount("0.1", "%").to("人/10万人") == Amount(100, "人/10万人")
    assert Amount(3, "人/10万人") - Amount(2, "人/10万人") == Amount(1, "人/10万人")
    assert not compatible("件/10万人", "%")
    assert Amount.parse("120トン/5h").to("t/時間").magnitude == 24


def test_units_of_environment_plans_convert_within_their_kind():
    """Tonnes and kilograms of CO2, litres and cubic metres; electricity is no heat content of energy."""
    assert Amount.parse("901,958.0kg-CO2").to("t-CO2") == Amount.parse("901.958t-CO2")
    assert Amount.parse("6.5kL").to("㎥") == Amount.parse("6.5㎥") == Amount.parse("6,500ℓ").to("㎥")
    assert Amount.parse("1.2MWh").to("kWh") == Amount.parse("1,200kWh")
    assert Amount.parse("5人口千対").to("人口10万対") == Amount.parse("500人口10万対")
    assert not any(
        compatible(*pair) for pair in (("kWh", "MJ"), ("kWh", "kW"), ("t-CO2", "t"), ("mg/L", "ppm"))
    )
    assert LIBRARY.find("㎏数") is None


def test_pint_agrees_with_our_fractions():
    """For every unit of the table and every scale, within pint's 28 digits."""
    for row in TABLE:
        for scale in SCALES if row.scales else [""]:
            here = Amount("1", scale + row.name).to_pint().to(Amount("1", row.kind).to_pint().units).magnitude
            ours = factor(scale + row.name, row.kind)
            assert abs(Fraction(here) / ours - 1) < Fraction(1, 10**25)


@pytest.mark.parametrize(
    "text", ["5,328時間", "23.20%", "2,000枚/月", "1.5百万円", "-3㎡", "7t-CO2", "千円", "5千円/千人"]
)
def test_pint_and_back(text):
    """Conversion to pint loses nothing."""
    amount = Amount.parse(text, unit=None) if text[0] != "千" else Amount("1", text)
    assert Amount.from_pint(amount.to_pint()) == amount
    assert isinstance(amount.to_pint().magnitude, Decimal)


def test_pint_products_that_are_no_unit_of_ours_are_refused():
    """Square people, bare numbers, and floats."""
    q = registry().Quantity
    with pytest.raises(UnknownNameError):
        Amount.from_pint(q(Decimal(3), "人") * q(Decimal(3), "人"))
    with pytest.raises(UnknownNameError):
        Amount.from_pint(q(Decimal(3), "人") / q(Decimal(3), "人"))
    with pytest.raises(ParseError, match="float"):
        Amount.from_pint(q(0.5, "人"))


def test_no_unit_is_nearest_to_itself():
    """Whichever brackets its name is printed with."""
    for name in ("区画（箇所）", "区画(箇所)", "橋"):
        assert LIBRARY.declaring("区画（箇所）").declaring("橋").nearest(name) != "区画(箇所)"
