"""The scales that cities, offices and tools have published, as data: :data:`PUBLISHED`.

Each is a :class:`~dxmodel.ledger.Scale` to judge by, or to copy into the scales of a ledger.  No letter
has a global meaning: A is second of four in Nagayo, first of three in Hamamatsu.  The numbers are those of
the source that the note names; where its text was read only at second hand, or not at all, the note says so.
Marks that a source prints as pictures or only as numbers are ours.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from dxmodel.ledger import Grade, MethodName, Scale
from dxmodel.plan import Label

__all__ = ["PUBLISHED"]

Step = tuple[str, Label | None]
"""A mark and what it means, where it does not say so itself."""


def _label(japanese: str, english: str) -> Label:
    return Label(japanese, translations={"en": english})


def _falling(steps: Iterable[Step], *ends: str) -> list[Grade]:
    """Grades from the best down; each end is the least score of the grade before it."""
    found = [*steps]
    lows, highs = [*ends, None], [None, *ends]
    return [
        Grade(mark, label=label, at_least=low, below=high)
        for (mark, label), low, high in zip(found, lows, highs, strict=True)
    ]


def _said(*steps: tuple[str, str, str]) -> list[Step]:
    return [(mark, _label(japanese, english)) for mark, japanese, english in steps]


def _plain(*marks: str) -> list[Step]:
    return [(mark, None) for mark in marks]


_TAMA = Scale(
    id="tama",
    label=_label("総合戦略の評価（多摩市）", "Strategy review of Tama City"),
    by=MethodName.LINEAR_PACE,
    grades=_falling(
        _said(
            ("着実", "着実に進んでいる", "steadily under way"),
            ("概ね", "概ね進んでいる", "mostly under way"),
            ("改善", "改善や工夫が必要", "needs improvement"),
        ),
        "1",
        "0.6",
    ),
    note="多摩市 総合戦略の評価方法（案）資料6。基準値から測るかゼロから測るかは書かれていない",
)

_NAGAYO = Scale(
    id="nagayo",
    label=_label("総合計画の評価（長与町）", "Review of the comprehensive plan of Nagayo Town"),
    by=MethodName.LEVEL_BAND,
    grades=_falling(
        _said(
            ("S", "目標を達成", "past the target"),
            ("A", "基準値を上回る", "better than the baseline"),
            ("B", "基準値から1割以内の低下", "down to a tenth worse than the baseline"),
            ("C", "それを下回る", "worse than that"),
        ),
        "3",
        "2",
        "1",
    ),
    not_evaluated="−",
    note="長与町 第9次総合計画。目標と等しい値をSとするのはこちらの読み方",
)

_SANO = Scale(
    id="sano",
    label=_label("施策評価の点数（佐野市）", "Points of the policy review of Sano City"),
    by=MethodName.ACHIEVEMENT_RATE,
    grades=_falling(
        _said(*((str(points), f"{points}点", f"{points} points") for points in range(7, 0, -1))),
        "1",
        "0.9",
        "0.8",
        "0.7",
        "0.6",
        "0.5",
    ),
    note="佐野市 施策評価の実績（目標達成率の点数のみ。施策の点数との合計は含まない）",
)

_FUJI = Scale(
    id="fuji",
    label=_label("前期基本計画の達成状況（富士市）", "State of the first basic plan of Fuji City"),
    by=MethodName.ACHIEVEMENT_RATE,
    grades=_falling(
        _plain("80%以上", "50%以上", "20%以上", "20%未満"),
        "0.8",
        "0.5",
        "0.2",
    ),
    not_evaluated="その他",
    note="富士市 前期基本計画の達成状況。原文は読んでおらず、二次資料による",
)

_HAMAMATSU = Scale(
    id="hamamatsu",
    label=_label("デジタル・スマートシティ推進計画のKPI（浜松市）", "KPI of the DX plan of Hamamatsu City"),
    by=MethodName.INTERIM_TARGET,
    grades=[
        Grade("A", label=_label("目標より進んでいる", "ahead of the target"), above=0),
        Grade("B", label=_label("目標どおり", "on the target"), at_least=0, at_most=0),
        Grade("C", label=_label("遅れている", "behind the target"), below=0),
    ],
    not_evaluated="D",
    note="浜松市 DX計画 KPI（2024年）。許容幅の数値は示されていないので0とした",
)

_AKIRUNO = Scale(
    id="akiruno",
    label=_label("事業の進み具合（あきる野市）", "State of the projects of Akiruno City"),
    grades=[
        Grade("F", label=_label("完了", "done")),
        Grade("S"),
        Grade("A"),
        Grade("B"),
        Grade("C"),
        Grade("X", label=_label("未着手", "not started")),
        Grade("Y", label=_label("中止", "cancelled")),
    ],
    ordered=False,
    not_evaluated="Z",
    note="あきる野市。Zは評価が困難なもの",
)

_OPEN_SDG = Scale(
    id="open-sdg",
    label=_label("Open SDGの進捗区分（目標あり）", "Open SDG progress status, with a target"),
    by=MethodName.CAGR_RATIO,
    grades=_falling(
        _plain("substantial progress", "moderate progress", "limited progress", "deterioration"),
        "0.95",
        "0.6",
        "0",
    ),
    not_evaluated="not available",
    note="Open SDG 2.4.0 progress methodology. There a reached target is told apart: target achieved",
)

_EUROSTAT = Scale(
    id="eurostat",
    label=_label("Eurostatの進捗区分（目標あり）", "Progress classes of Eurostat, with a target"),
    by=MethodName.CAGR_RATIO,
    grades=_falling(
        _plain("significant progress", "moderate progress", "insufficient progress", "movement away"),
        "0.95",
        "0.6",
        "0",
    ),
    note="Eurostat monitoring report 2021, read at second hand: as adopted by Open SDG",
)

_OPEN_SDG_TREND = Scale(
    id="open-sdg-trend",
    label=_label("Open SDGの進捗区分（目標なし）", "Open SDG progress status, without a target"),
    by=MethodName.CAGR_TREND,
    grades=_falling(
        _plain("substantial progress", "moderate progress", "limited progress", "deterioration"),
        "0.015",
        "0.005",
        "0",
    ),
    not_evaluated="not available",
    note="Open SDG 2.4.0 progress methodology, far from any limit",
)

_UN_TREND = Scale(
    id="un-trend",
    label=_label("国連の進捗区分（目標なし）", "UN progress chart, without a target"),
    by=MethodName.CAGR_TREND,
    grades=_falling(
        _said(
            ("3", "順調", "on track"),
            ("2", "一定の進展、加速が必要", "fair progress, acceleration needed"),
            ("1", "停滞または後退", "stagnation or regression"),
        ),
        "0.02",
        "0.005",
    ),
    note="UN SDG Progress Chart 2023, read at second hand: as restated by EUSTAT",
)

_EUROSTAT_TREND = Scale(
    id="eurostat-trend",
    label=_label("Eurostatの進捗区分（目標なし）", "Progress classes of Eurostat, without a target"),
    by=MethodName.CAGR_TREND,
    grades=_falling(
        _plain(
            "significant progress", "moderate progress", "moderate movement away", "significant movement away"
        ),
        "0.01",
        "0",
        "-0.01",
    ),
    note="Eurostat, 1, 0 and -1 % a year. The text of the source was not read: check it before quoting",
)

_UN = Scale(
    id="un-2023",
    label=_label("国連の進捗区分（2023年）", "UN progress chart of 2023"),
    by=MethodName.UN_PROGRESS_2023,
    grades=_falling(
        _said(
            ("3", "順調または達成", "on track or met"),
            ("2", "一定の進展、加速が必要", "fair progress, acceleration needed"),
            ("1", "停滞または後退", "stagnation or regression"),
        ),
        "0.95",
        "0.1",
    ),
    note="UN SDG Progress Chart 2023, technical note, read at second hand: as restated by EUSTAT",
)

_DESTATIS = Scale(
    id="destatis",
    label=_label("ドイツ連邦統計局の天気記号", "Weather symbols of Destatis"),
    by=MethodName.WEATHER_FORECAST,
    grades=[
        Grade("☀", label=_label("不足は5%未満", "less than 5 % will be missing"), above="0.95"),
        Grade(
            "⛅", label=_label("不足は5～20%", "5 to 20 % will be missing"), at_least="0.8", at_most="0.95"
        ),
        Grade("☁", label=_label("不足は20%超", "over 20 % will be missing"), at_least=0, below="0.8"),
        Grade("⛈", label=_label("逆方向", "moving the wrong way"), below=0),
    ],
    note="Destatis indicator status summary, as the pages of nsdp-upgrade tell it",
)

_OKR = Scale(
    id="okr",
    label=_label("OKRの信号色", "Traffic light of OKR"),
    by=MethodName.OKR_SCORE,
    grades=_falling(_said(("緑", "緑", "green"), ("黄", "黄", "yellow"), ("赤", "赤", "red")), "0.7", "0.4"),
    note="Doerr, Measure What Matters, read at second hand; Google re:Work",
)

_GC_INFOBASE = Scale(
    id="gc-infobase",
    label=_label("GC InfoBaseの年度末の結果", "Results of GC InfoBase"),
    by=MethodName.FISCAL_YEAR_OUTCOME,
    grades=_falling(
        _said(("met", "目標を満たした", "target met"), ("not met", "目標に届かず", "target not met")), "1"
    ),
    not_evaluated="not available",
    note="GC InfoBase, Government of Canada. A target not due yet is in the future there: no mark here",
)

PUBLISHED: Mapping[str, Scale] = MappingProxyType(
    {
        each.id: each
        for each in (
            _TAMA,
            _NAGAYO,
            _SANO,
            _FUJI,
            _HAMAMATSU,
            _AKIRUNO,
            _OPEN_SDG,
            _EUROSTAT,
            _OPEN_SDG_TREND,
            _UN_TREND,
            _EUROSTAT_TREND,
            _UN,
            _DESTATIS,
            _OKR,
            _GC_INFOBASE,
        )
    }
)
"""Every published scale by its id."""
