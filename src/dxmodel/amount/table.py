"""The table of units that municipal plans print: names, English names, spellings, factors.

A row is ``UnitDefinition(name, english, spellings)``.  The name is the printed form that the library
writes; the spellings are other forms that it reads, to which a rule adds 件数, 人数, 箇所数 and the like.
A unit measures a kind of thing of its own, unless ``like=`` names the base unit of its kind and ``factor=``
how many of those it is.

A new unit of general use goes here, beside similar units; a unit that one plan needs is defined in that plan:
:class:`dxmodel.plan.OwnUnit`.
"""

from decimal import Decimal

import attrs

from dxmodel.amount.number import number
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import typed_fields

__all__ = ["NO_UNIT", "POINT", "SCALES", "SHARE", "TABLE", "UnitDefinition"]


@attrs.frozen(field_transformer=typed_fields)
class UnitDefinition:
    """The definition of a unit: a row of the table, or a unit that a plan defines.

    Attributes:
        name: the printed form, e.g. ``"か所"``.
        english: singular and plural, e.g. ``"place/places"``; one word if they are the same, empty if
            there is none.
        spellings: other printed forms of the same unit.
        like: the base unit of its kind; empty if it is one.
        factor: how many base units it is.
        per: its spellings after a slash, as in 枚/月; empty if it is written by its name.
        scales: whether 千, 万, 百万, 億 may precede it.
    """

    __repr__ = repr_without_defaults

    name: str
    english: str = ""
    spellings: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])
    like: str = attrs.field(default="", kw_only=True)
    factor: Decimal = attrs.field(default=Decimal(1), converter=number, kw_only=True)
    per: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...], kw_only=True)
    scales: bool = attrs.field(default=True, kw_only=True)

    @property
    def kind(self) -> str:
        """The kind of thing that is measured, named by its base unit."""
        return self.like or self.name

    @property
    def meaning(self) -> tuple[str, Decimal]:
        """The kind and the factor: what the unit means, whatever its name."""
        return self.kind, self.factor


SHARE = "%"
POINT = "ポイント"
NO_UNIT = "単位なし"
"""The unit of an index or a rate that is printed as a number alone: 合計特殊出生率 1.72, 財政力指数 0.98."""

SCALES = {"": 1, "千": 10**3, "万": 10**4, "百万": 10**6, "億": 10**8, "兆": 10**12}

TABLE = (
    # shares; the difference of two shares is another kind
    UnitDefinition(SHARE, "%", ("パーセント", "percent"), scales=False),
    UnitDefinition("‰", "‰", ("パーミル",), like=SHARE, factor="0.1", scales=False),
    UnitDefinition("割", "tenth/tenths", like=SHARE, factor=10, scales=False),
    UnitDefinition("倍", "times", like=SHARE, factor=100, scales=False),
    UnitDefinition(POINT, "point/points", ("パーセントポイント", "%ポイント", "pt"), scales=False),
    # numbers that are printed alone
    UnitDefinition(NO_UNIT, "", ("無単位", "無名数", "指数", "unitless"), scales=False),
    # people
    UnitDefinition("人", "person/people", ("名",)),
    UnitDefinition("世帯", "household/households"),
    # rates by population, whose numerator their name does not state
    UnitDefinition(
        "人口10万対",
        "per 100,000 people",
        ("人口10万人対", "人口十万対", "人口10万人当たり", "人口10万人あたり"),
    ),
    UnitDefinition(
        "人口千対",
        "per 1,000 people",
        ("人口千人対", "人口1000対", "人口千人当たり", "人口千人あたり"),
        like="人口10万対",
        factor=100,
    ),
    UnitDefinition("組", "group/groups"),
    UnitDefinition("社", "company/companies", ("企業",)),
    UnitDefinition("事業者", "business/businesses"),
    UnitDefinition("法人", "corporation/corporations"),
    UnitDefinition("経営体", "farm or fishery/farms or fisheries"),
    UnitDefinition("者", "party/parties"),
    UnitDefinition("頭", "head/head"),
    UnitDefinition("隻", "vessel/vessels"),
    UnitDefinition("人日", "person-day/person-days", ("人・日",)),
    UnitDefinition("歳", "year of age/years of age", ("才",)),
    UnitDefinition("人月", "person-month/person-months", ("人・月",)),
    UnitDefinition("人時", "person-hour/person-hours", ("人時間", "人・時間")),
    UnitDefinition("人泊", "person-night/person-nights", ("人・泊",)),
    UnitDefinition("泊", "night/nights"),
    UnitDefinition("歩", "step/steps"),
    # time: a day is 24 hours; a month is no fixed number of days
    UnitDefinition("秒", "second/seconds", ("秒間",)),
    UnitDefinition("分", "minute/minutes", ("分間",), like="秒", factor=60),
    UnitDefinition("時間", "hour/hours", ("h",), like="秒", factor=3600),
    UnitDefinition("日", "day/days", ("日間",), like="秒", factor=86400),
    UnitDefinition("週", "week/weeks", ("週間",), like="秒", factor=604800),
    UnitDefinition("営業日", "working day/working days", ("開庁日",)),
    UnitDefinition(
        "か月",
        "month/months",
        ("ヶ月", "ケ月", "カ月", "ヵ月", "箇月", "個月", "月間", "か月間", "ヶ月間", "カ月間"),
        per=("月",),
    ),
    UnitDefinition(
        "年",
        "year/years",
        ("年間", "か年", "ヶ年", "カ年", "箇年"),
        like="か月",
        factor=12,
        per=("年", "年度"),
    ),
    # money
    UnitDefinition("円", "yen", ("JPY",)),
    # cases and kinds of work; none converts into another
    UnitDefinition("件", "case/cases"),
    UnitDefinition("手続", "procedure/procedures", ("手続き",)),
    UnitDefinition("種", "kind/kinds", ("種類",)),
    UnitDefinition("事務", "administrative task/administrative tasks"),
    UnitDefinition("業務", "line of work/lines of work"),
    UnitDefinition("作業", "task/tasks"),
    UnitDefinition("取組", "initiative/initiatives", ("取り組み", "取組み")),
    UnitDefinition("取組事項", "initiative item/initiative items"),
    UnitDefinition("項目", "item/items"),
    UnitDefinition("事業", "project/projects"),
    UnitDefinition("施策", "measure/measures"),
    UnitDefinition("計画", "plan/plans"),
    UnitDefinition("事例", "example/examples"),
    UnitDefinition("サービス", "service/services"),
    UnitDefinition("システム", "system/systems"),
    UnitDefinition("アプリ", "app/apps"),
    UnitDefinition("ツール", "tool/tools"),
    UnitDefinition("データセット", "data set/data sets"),
    UnitDefinition("ファイル", "file/files"),
    UnitDefinition("アカウント", "account/accounts"),
    UnitDefinition("ライセンス", "licence/licences"),
    UnitDefinition("回線", "line/lines"),
    UnitDefinition("様式", "form/forms"),
    UnitDefinition("帳票", "sheet form/sheet forms"),
    UnitDefinition("回", "time/times"),
    UnitDefinition("講座", "course/courses"),
    UnitDefinition("科目", "subject/subjects"),
    UnitDefinition("研修", "training course/training courses"),
    UnitDefinition("会議", "meeting/meetings"),
    UnitDefinition("アクセス", "visit/visits"),
    UnitDefinition("ページビュー", "page view/page views", ("PV",)),
    UnitDefinition("ダウンロード", "download/downloads", ("DL",)),
    UnitDefinition("フォロワー", "follower/followers"),
    UnitDefinition("票", "vote/votes"),
    UnitDefinition("位", "place in the ranking/places in the ranking"),
    # places and organisations
    UnitDefinition("か所", "place/places", ("箇所", "ヶ所", "ケ所", "カ所", "ヵ所", "個所")),
    UnitDefinition("所属", "unit/units"),
    UnitDefinition("部署", "department/departments"),
    UnitDefinition("部局", "bureau/bureaus"),
    UnitDefinition("課", "section/sections"),
    UnitDefinition("係", "subsection/subsections"),
    UnitDefinition("施設", "facility/facilities"),
    UnitDefinition("校", "school/schools"),
    UnitDefinition("園", "nursery/nurseries"),
    UnitDefinition("館", "hall/halls"),
    UnitDefinition("学級", "class/classes", ("クラス",)),
    UnitDefinition("団体", "organisation/organisations"),
    UnitDefinition("自治体", "local government/local governments"),
    UnitDefinition("市町村", "municipality/municipalities", ("市区町村", "区市町村", "市町")),
    UnitDefinition("都道府県", "prefecture/prefectures", ("府県", "道府県", "都府県")),
    UnitDefinition("機関", "institution/institutions"),
    UnitDefinition("店舗", "shop/shops"),
    UnitDefinition("店", "store/stores"),
    UnitDefinition("地区", "district/districts"),
    UnitDefinition("地域", "area/areas"),
    UnitDefinition("拠点", "site/sites"),
    UnitDefinition("会場", "venue/venues"),
    UnitDefinition("窓口", "counter/counters"),
    UnitDefinition("路線", "route/routes"),
    UnitDefinition("便", "run/runs"),
    # objects
    UnitDefinition("枚", "sheet/sheets"),
    UnitDefinition("台", "machine/machines"),
    UnitDefinition("個", "piece/pieces"),
    UnitDefinition("本", "strand/strands"),
    UnitDefinition("冊", "volume/volumes"),
    UnitDefinition("部", "copy/copies"),
    UnitDefinition("通", "letter/letters"),
    UnitDefinition("箱", "box/boxes"),
    UnitDefinition("ページ", "page/pages", ("頁",)),
    UnitDefinition("文字", "character/characters"),
    UnitDefinition("文書", "document/documents"),
    UnitDefinition("口", "lot/lots"),
    UnitDefinition("口座", "bank account/bank accounts"),
    UnitDefinition("基", "installation/installations"),
    UnitDefinition("棟", "building/buildings"),
    UnitDefinition("戸", "dwelling/dwellings"),
    UnitDefinition("室", "room/rooms"),
    UnitDefinition("席", "seat/seats"),
    UnitDefinition("床", "bed/beds"),
    # marks of a survey or an evaluation
    UnitDefinition("点", "mark/marks"),
    UnitDefinition("段階", "level/levels"),
    # temperature, length, area, volume, weight, energy, data
    UnitDefinition("℃", "°C", ("°C", "度C"), scales=False),
    UnitDefinition("m", "metre/metres", ("メートル",)),
    UnitDefinition("mm", "millimetre/millimetres", ("ミリメートル", "㎜"), like="m", factor="0.001"),
    UnitDefinition("cm", "centimetre/centimetres", ("センチメートル", "㎝"), like="m", factor="0.01"),
    UnitDefinition("km", "kilometre/kilometres", ("キロメートル", "㎞"), like="m", factor=1000),
    UnitDefinition("㎡", "square metre/square metres", ("平方メートル", "m2", "m²")),
    UnitDefinition("アール", "are/ares", like="㎡", factor=100),
    UnitDefinition("ha", "hectare/hectares", ("ヘクタール", "㏊"), like="㎡", factor=10**4),
    UnitDefinition(
        "㎢",
        "square kilometre/square kilometres",
        ("平方キロメートル", "k㎡", "km2", "km²"),
        like="㎡",
        factor=10**6,
    ),
    UnitDefinition("㎥", "cubic metre/cubic metres", ("立方メートル", "m3", "m³")),
    UnitDefinition("L", "litre/litres", ("リットル", "ℓ", "㍑", "l"), like="㎥", factor="0.001"),
    UnitDefinition(
        "mL", "millilitre/millilitres", ("ミリリットル", "㎖", "mℓ", "ml"), like="㎥", factor="0.000001"
    ),
    UnitDefinition("kL", "kilolitre/kilolitres", ("キロリットル", "㎘", "kℓ", "kl"), like="㎥"),
    UnitDefinition("g", "gram/grams", ("グラム",)),
    UnitDefinition(
        "μg", "microgram/micrograms", ("マイクログラム", "㎍", "\u00b5g"), like="g", factor="0.000001"
    ),
    UnitDefinition("mg", "milligram/milligrams", ("ミリグラム", "㎎"), like="g", factor="0.001"),
    UnitDefinition("kg", "kilogram/kilograms", ("キログラム", "㎏"), like="g", factor=1000),
    UnitDefinition("t", "tonne/tonnes", ("トン",), like="g", factor=10**6),
    UnitDefinition(
        "kg-CO2",
        "kilogram of CO2/kilograms of CO2",
        ("kgCO2", "kg-CO2eq", "kgCO2eq"),
        like="t-CO2",
        factor="0.001",
    ),
    UnitDefinition(
        "t-CO2",
        "tonne of CO2/tonnes of CO2",
        ("tCO2", "t-CO2eq", "tCO2eq", "t-CO2e", "トンCO2", "トン-CO2"),
    ),
    # electricity; the heat content of energy, at which electricity counts by a factor of its own; power
    UnitDefinition("kWh", "kilowatt hour/kilowatt hours", ("Kwh", "KWh", "kwh", "キロワット時")),
    UnitDefinition("MWh", "megawatt hour/megawatt hours", ("メガワット時",), like="kWh", factor=1000),
    UnitDefinition("GWh", "gigawatt hour/gigawatt hours", ("ギガワット時",), like="kWh", factor=10**6),
    UnitDefinition("MJ", "megajoule/megajoules", ("メガジュール",)),
    UnitDefinition("GJ", "gigajoule/gigajoules", ("ギガジュール",), like="MJ", factor=1000),
    UnitDefinition("TJ", "terajoule/terajoules", ("テラジュール",), like="MJ", factor=10**6),
    UnitDefinition("PJ", "petajoule/petajoules", ("ペタジュール",), like="MJ", factor=10**9),
    UnitDefinition("kW", "kilowatt/kilowatts", ("キロワット", "㎾")),
    UnitDefinition("MW", "megawatt/megawatts", ("メガワット",), like="kW", factor=1000),
    # concentration, noise
    UnitDefinition("ppm", "ppm", scales=False),
    UnitDefinition("dB", "dB", ("デシベル",), scales=False),
    UnitDefinition("MB", "megabyte/megabytes", ("メガバイト",)),
    UnitDefinition("GB", "gigabyte/gigabytes", ("ギガバイト",), like="MB", factor=1000),
    UnitDefinition("TB", "terabyte/terabytes", ("テラバイト",), like="MB", factor=10**6),
)
