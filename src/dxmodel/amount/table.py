"""The units that municipal plans print: data, and nothing else.

A row is ``Unit(name, english, spellings)``.  The name is the printed form that the
library writes; the spellings are others that it reads.  A unit is a kind of its own
unless it says ``like=`` (the base unit of its kind) and how many of those it is.

A new unit of general use goes here, beside its relatives; one that a single tool
needs is defined by that tool, with :func:`dxmodel.amount.units.define_unit`.
"""

from decimal import Decimal

import attrs

from dxmodel.amount.number import number

__all__ = ["POINT", "SCALES", "SHARE", "TABLE", "Unit"]


@attrs.frozen
class Unit:
    """One row of the table.

    Attributes:
        name: the printed form, e.g. ``"か所"``.
        english: singular and plural, e.g. ``"place/places"``; one word if they are the same.
        spellings: other printed forms of the same unit.
        like: the base unit of its kind; empty if it is one.
        factor: how many base units it is.
        per: how it is written after a slash, as in 枚/月; empty if by its name.
        scales: whether 千, 万, 百万, 億 may stand before it.
    """

    name: str
    english: str
    spellings: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])
    like: str = attrs.field(default="", kw_only=True)
    factor: Decimal = attrs.field(default=Decimal(1), converter=number, kw_only=True)
    per: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...], kw_only=True)
    scales: bool = attrs.field(default=True, kw_only=True)

    @property
    def kind(self) -> str:
        """The name of the base unit, which names the kind of thing that is measured."""
        return self.like or self.name


SHARE = "%"
POINT = "ポイント"

SCALES = {"": 1, "千": 10**3, "万": 10**4, "百万": 10**6, "億": 10**8, "兆": 10**12}

TABLE = (
    # shares, and the difference of two shares, which is another thing
    Unit(SHARE, "%", ("パーセント", "percent"), scales=False),
    Unit("‰", "‰", ("パーミル",), like=SHARE, factor="0.1", scales=False),
    Unit("割", "tenth/tenths", like=SHARE, factor=10, scales=False),
    Unit("倍", "times", like=SHARE, factor=100, scales=False),
    Unit(POINT, "point/points", ("パーセントポイント", "%ポイント", "pt"), scales=False),
    # people
    Unit("人", "person/people", ("名",)),
    Unit("世帯", "household/households"),
    Unit("組", "group/groups"),
    Unit("社", "company/companies", ("企業",)),
    Unit("事業者", "business/businesses"),
    Unit("人日", "person-day/person-days", ("人・日",)),
    Unit("人月", "person-month/person-months", ("人・月",)),
    Unit("人時", "person-hour/person-hours", ("人時間", "人・時間")),
    # time: a day is 24 hours; a month is no fixed number of days
    Unit("秒", "second/seconds", ("秒間",)),
    Unit("分", "minute/minutes", ("分間",), like="秒", factor=60),
    Unit("時間", "hour/hours", like="秒", factor=3600),
    Unit("日", "day/days", ("日間",), like="秒", factor=86400),
    Unit("週", "week/weeks", ("週間",), like="秒", factor=604800),
    Unit("営業日", "working day/working days", ("開庁日",)),
    Unit(
        "か月",
        "month/months",
        ("ヶ月", "ケ月", "カ月", "ヵ月", "箇月", "個月", "月間", "か月間", "ヶ月間", "カ月間"),
        per=("月",),
    ),
    Unit(
        "年",
        "year/years",
        ("年間", "か年", "ヶ年", "カ年", "箇年"),
        like="か月",
        factor=12,
        per=("年", "年度"),
    ),
    # money
    Unit("円", "yen", ("JPY",)),
    # cases and kinds of work: none of them is another
    Unit("件", "case/cases"),
    Unit("手続", "procedure/procedures", ("手続き",)),
    Unit("種", "kind/kinds", ("種類",)),
    Unit("事務", "administrative task/administrative tasks"),
    Unit("業務", "line of work/lines of work"),
    Unit("作業", "task/tasks"),
    Unit("取組", "initiative/initiatives", ("取り組み", "取組み")),
    Unit("取組事項", "initiative item/initiative items"),
    Unit("項目", "item/items"),
    Unit("事業", "project/projects"),
    Unit("施策", "measure/measures"),
    Unit("計画", "plan/plans"),
    Unit("事例", "example/examples"),
    Unit("サービス", "service/services"),
    Unit("システム", "system/systems"),
    Unit("アプリ", "app/apps"),
    Unit("ツール", "tool/tools"),
    Unit("データセット", "data set/data sets"),
    Unit("ファイル", "file/files"),
    Unit("アカウント", "account/accounts"),
    Unit("ライセンス", "licence/licences"),
    Unit("回線", "line/lines"),
    Unit("様式", "form/forms"),
    Unit("帳票", "sheet form/sheet forms"),
    Unit("回", "time/times"),
    Unit("講座", "course/courses"),
    Unit("科目", "subject/subjects"),
    Unit("研修", "training course/training courses"),
    Unit("会議", "meeting/meetings"),
    Unit("アクセス", "visit/visits"),
    Unit("ページビュー", "page view/page views", ("PV",)),
    Unit("ダウンロード", "download/downloads", ("DL",)),
    Unit("フォロワー", "follower/followers"),
    Unit("票", "vote/votes"),
    Unit("位", "place in the ranking/places in the ranking"),
    # places and organisations
    Unit("か所", "place/places", ("箇所", "ヶ所", "ケ所", "カ所", "ヵ所", "個所")),
    Unit("所属", "unit/units"),
    Unit("部署", "department/departments"),
    Unit("部局", "bureau/bureaus"),
    Unit("課", "section/sections"),
    Unit("係", "subsection/subsections"),
    Unit("施設", "facility/facilities"),
    Unit("校", "school/schools"),
    Unit("園", "nursery/nurseries"),
    Unit("館", "hall/halls"),
    Unit("学級", "class/classes", ("クラス",)),
    Unit("団体", "organisation/organisations"),
    Unit("自治体", "local government/local governments"),
    Unit("市町村", "municipality/municipalities"),
    Unit("機関", "institution/institutions"),
    Unit("店舗", "shop/shops"),
    Unit("店", "store/stores"),
    Unit("地区", "district/districts"),
    Unit("地域", "area/areas"),
    Unit("拠点", "site/sites"),
    Unit("会場", "venue/venues"),
    Unit("窓口", "counter/counters"),
    Unit("路線", "route/routes"),
    # things
    Unit("枚", "sheet/sheets"),
    Unit("台", "machine/machines"),
    Unit("個", "piece/pieces"),
    Unit("本", "strand/strands"),
    Unit("冊", "volume/volumes"),
    Unit("部", "copy/copies"),
    Unit("通", "letter/letters"),
    Unit("箱", "box/boxes"),
    Unit("ページ", "page/pages", ("頁",)),
    Unit("文字", "character/characters"),
    Unit("文書", "document/documents"),
    Unit("口", "lot/lots"),
    Unit("口座", "bank account/bank accounts"),
    Unit("基", "installation/installations"),
    Unit("棟", "building/buildings"),
    Unit("戸", "dwelling/dwellings"),
    Unit("室", "room/rooms"),
    Unit("席", "seat/seats"),
    Unit("床", "bed/beds"),
    # marks of a survey or an evaluation
    Unit("点", "mark/marks"),
    Unit("段階", "level/levels"),
    # length, area, volume, weight, energy, data
    Unit("m", "metre/metres", ("メートル",)),
    Unit("km", "kilometre/kilometres", ("キロメートル", "㎞"), like="m", factor=1000),
    Unit("㎡", "square metre/square metres", ("平方メートル", "m2", "m²")),
    Unit("ha", "hectare/hectares", ("ヘクタール", "㏊"), like="㎡", factor=10**4),
    Unit("k㎡", "square kilometre/square kilometres", ("平方キロメートル", "㎢"), like="㎡", factor=10**6),
    Unit("㎥", "cubic metre/cubic metres", ("立方メートル", "m3", "m³")),
    Unit("g", "gram/grams", ("グラム",)),
    Unit("kg", "kilogram/kilograms", ("キログラム", "㎏"), like="g", factor=1000),
    Unit("t", "tonne/tonnes", ("トン",), like="g", factor=10**6),
    Unit("t-CO2", "tonne of CO2/tonnes of CO2", ("tCO2", "トンCO2")),
    Unit("kWh", "kilowatt hour/kilowatt hours", ("キロワット時",)),
    Unit("MB", "megabyte/megabytes", ("メガバイト",)),
    Unit("GB", "gigabyte/gigabytes", ("ギガバイト",), like="MB", factor=1000),
    Unit("TB", "terabyte/terabytes", ("テラバイト",), like="MB", factor=10**6),
)
