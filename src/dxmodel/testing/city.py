"""small_city: the ledger of a small fictional city, みなと野市, for tests and examples.

The plan covered R4–R6.  In December of R6 it was extended to R10, with the target for online procedures: by
the plan as adopted it is behind, by the extended plan on track.  The code of the body has a valid check
digit and begins with 99, which is no prefecture.
"""

from collections.abc import Iterator

from dxmodel.changes import Add, ExtendPeriod, SetTarget, StateSuccessor
from dxmodel.ledger import Evaluation, Ledger, Observation, ObservationStatus
from dxmodel.plan import (
    Accumulation,
    Baseline,
    Body,
    Direction,
    Document,
    Indicator,
    IndicatorKind,
    Initiative,
    Label,
    Link,
    Missing,
    MissingReason,
    Pillar,
    Plan,
    Priority,
    Review,
    ScheduleBar,
    ScheduleEvent,
    Source,
    Successor,
    Target,
    Viewpoint,
)
from dxmodel.plan.goals import AtLeast, Maintain, Reach
from dxmodel.revise import Rationale, Revision

__all__ = ["small_city"]


def small_city() -> Ledger:
    """Return the ledger of a small fictional city; an equal one each time.

    Three pillars, four initiatives and six indicators, with results for R4 to R6: on track, behind,
    achieved, regressing, counted for half a year, not counted yet.

    >>> from dxmodel import assess
    >>> city = small_city()
    >>> before = city.as_of("2024-10-01")
    >>> f"{before.plan.period} -> {city.plan.period}"
    'R4/R6 -> R4/R10'
    >>> [str(each.status) for each in (assess(before, at="R5")[0], assess(city, at="R5")[0])]
    ['behind', 'on-track']
    """
    return Ledger(
        founding=_founding(),
        revisions=[_extension()],
        observations=_observations(),
        evaluations=[
            Evaluation(
                item="online", year="R5", grade="B", known="2024-06-28", sources=[Source("report-r5")]
            ),
            Evaluation(item="people", year="R5", grade="A", marks=["前倒し"], known="2024-06-28"),
        ],
        documents=_documents(),
    )


def _label(japanese: str, english: str) -> Label:
    return Label(japanese, translations={"en": english})


def _documents() -> list[Document]:
    return [
        Document(id="plan", label="みなと野市DX推進計画", publisher="みなと野市", dated="2022-03"),
        Document(id="report-r4", label="令和4年度進捗報告書", publisher="みなと野市", dated="2023-06-30"),
        Document(id="report-r5", label="令和5年度進捗報告書", publisher="みなと野市", dated="2024-06-28"),
        Document(
            id="report-r6", label="令和6年度進捗報告書（速報）", publisher="みなと野市", dated="2025-05-30"
        ),
        Document(id="extension", label="計画期間の延伸について", publisher="みなと野市", dated="2024-12-20"),
    ]


def _founding() -> Plan:
    return Plan(
        id="dx-plan",
        label=_label("みなと野市DX推進計画", "Minatono City DX Promotion Plan"),
        bodies=[Body("992011", _label("みなと野市", "Minatono City"))],
        period="R4/R6",
        adopted="2022-03-25",
        levels=["柱"],
        viewpoints=[Viewpoint(id="convenience", order=1, label=_label("利便性の向上", "Convenience"))],
        pillars=_pillars(),
        initiatives=_initiatives(),
        indicators=[*_service_indicators(), *_office_indicators()],
        schedule=[
            ScheduleBar(id="rollout", order=1, row="online", span="R4/R6", label="対象手続の拡大"),
            ScheduleEvent(
                id="counter-opens", order=2, row="counter", at="2023-10", label="書かない窓口の開始"
            ),
        ],
        reviews=[Review(id="yearly", order=1, label="年度ごとの進捗確認", yearly=True)],
        sources=[Source("plan")],
    )


def _pillars() -> list[Pillar]:
    return [
        Pillar(id="service", order=1, label=_label("市民サービスの向上", "Better services"), number="1"),
        Pillar(id="office", order=2, label=_label("業務の効率化", "Leaner work"), number="2"),
        Pillar(id="base", order=3, label=_label("人材とデータ", "People and data"), number="3"),
    ]


def _initiatives() -> list[Initiative]:
    priority = Priority("市民の関心が最も高い")
    return [
        Initiative(
            id="online",
            order=1,
            label=_label("行政手続のオンライン化", "Procedures online"),
            number="①",
            pillars=["service"],
            viewpoints=["convenience"],
            priority=priority,
        ),
        Initiative(
            id="counter",
            order=2,
            label=_label("書かない窓口", "A counter without forms"),
            number="②",
            pillars=["service", "office"],
        ),
        Initiative(
            id="automation", order=3, label=_label("RPAの活用", "Use of RPA"), number="③", pillars=["office"]
        ),
        Initiative(
            id="people",
            order=4,
            label=_label("DX人材の育成とデータの公開", "Training staff, opening data"),
            number="④",
            pillars=["base"],
        ),
    ]


def _service_indicators() -> Iterator[Indicator]:
    yield Indicator(
        id="online-share",
        order=1,
        label=_label("オンラインで申請できる手続の割合", "Procedures that can be done online"),
        initiatives=["online"],
        unit="%",
        direction=Direction.UP,
        accumulation=Accumulation.STOCK,
        kind=IndicatorKind.OUTCOME,
        baseline=Baseline(value="20%", year="R3", sources=[Source("plan", "P8")]),
        targets=[Target(due="R6", goal=Reach("80%"), sources=[Source("plan", "P8")])],
    )
    yield Indicator(
        id="counter-time",
        order=2,
        label=_label("窓口での手続にかかる平均時間", "Mean time at the counter"),
        initiatives=["counter"],
        unit="分",
        direction=Direction.DOWN,
        accumulation=Accumulation.FLOW,
        kind=IndicatorKind.OUTCOME,
        baseline=Baseline(value="24分", year="R3"),
        targets=[Target(due="R6", goal=Reach("12分"))],
    )
    yield Indicator(
        id="satisfaction",
        order=3,
        label=_label("窓口サービスに満足している市民の割合", "Satisfied citizens"),
        initiatives=["counter"],
        unit="%",
        direction=Direction.UP,
        kind=IndicatorKind.OUTCOME,
        baseline=Baseline(value="72%", year="R3"),
        targets=[Target(due="R6", goal=Maintain(), printed="維持")],
    )


def _office_indicators() -> Iterator[Indicator]:
    yield Indicator(
        id="rpa-hours",
        order=4,
        label=_label("RPAで削減した時間", "Hours saved by RPA"),
        initiatives=["automation"],
        unit="時間",
        accumulation=Accumulation.FLOW,
        kind=IndicatorKind.OUTCOME,
        baseline=Baseline(value="約400時間", year="R3"),
        targets=[Target(due="R6", goal=Reach("2,000時間"))],
    )
    yield Indicator(
        id="trained-staff",
        order=5,
        label=_label("DX研修を修了した職員の数（累計）", "Staff trained (cumulative)"),
        initiatives=["people"],
        unit="人",
        accumulation=Accumulation.CUMULATIVE,
        kind=IndicatorKind.OUTPUT,
        baseline=Baseline(value="0人", year="R3"),
        targets=[Target(due="R6", goal=AtLeast("300人"), printed="300名以上")],
    )
    yield Indicator(
        id="open-data",
        order=6,
        label=_label("公開しているデータセットの数", "Open data sets"),
        initiatives=[Link("people")],
        unit="データセット",
        direction=Direction.UP,
        accumulation=Accumulation.STOCK,
        kind=IndicatorKind.OUTPUT,
        baseline=Baseline(value="45データセット", year="R3"),
        targets=[Target(due="R6", goal=Reach("120データセット"))],
    )


def _extension() -> Revision:
    sources = [Source("extension", "P2")]
    return Revision(
        id="extension",
        label="計画期間延伸",
        decided="2024-12-20",
        reasons=[
            Rationale("基幹システムの標準化の完了を待って次期計画を策定する", sources=sources),
            Rationale("手続のオンライン化に時間を要している", because_of="online", sources=sources),
        ],
        changes=[
            ExtendPeriod("R10", targets="keep", carry=["online-share"]),
            SetTarget("rpa-hours", Target(due="R10", goal=Reach("4,000時間"), sources=sources)),
            Add(Review(id="final-review", order=2, label="計画の見直し", year="R10", sources=sources)),
            StateSuccessor(Successor(label="次期DX推進計画", starts="R11", sources=sources)),
        ],
        sources=sources,
    )


KNOWN = {"R4": "2023-06-30", "R5": "2024-06-28", "R6": "2025-05-30"}
RESULTS: dict[str, dict[str, str | MissingReason]] = {
    "online-share": {"R4": "29%", "R5": "42%", "R6": "55%"},
    "counter-time": {"R4": "21分", "R5": "15分", "R6": "12分"},
    "satisfaction": {"R4": MissingReason.NOT_SURVEYED, "R5": "71%", "R6": "74%"},
    "rpa-hours": {"R4": "約900時間", "R5": "1,380時間", "R6": "約2,000時間"},
    "trained-staff": {"R4": "120人", "R5": "310人", "R6": MissingReason.PENDING},
    "open-data": {"R4": "61データセット", "2023-04/2023-09": "80データセット", "R6": "131データセット"},
}


def _observations() -> Iterator[Observation]:
    for indicator, results in RESULTS.items():
        for period, value in results.items():
            year = period if period in KNOWN else "R5"
            yield Observation(
                indicator=indicator,
                period=period,
                value=Missing(value) if isinstance(value, MissingReason) else value,
                known=KNOWN[year],
                status=ObservationStatus.PROVISIONAL if year == "R6" else ObservationStatus.FINAL,
                sources=[Source(f"report-{year.lower()}", "P3", f"{indicator}/{period}")],
            )
