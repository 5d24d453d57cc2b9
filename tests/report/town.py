"""A fictional town for tests of reports: every kind of cell, and labels that look like markup."""

from datetime import date

from dxmodel.changes import (
    Add,
    Amend,
    Correct,
    End,
    ExtendPeriod,
    Move,
    Redefine,
    Remove,
    Rename,
    SetBaseline,
    SetTarget,
    StateSuccessor,
    WithdrawTarget,
)
from dxmodel.goals import Reach
from dxmodel.ledger import Evaluation, Ledger, Observation, ObservationStatus
from dxmodel.plan import (
    Alternative,
    Baseline,
    Body,
    Bridge,
    Constraint,
    ConstraintKind,
    Document,
    Doubt,
    Due,
    Indicator,
    IndicatorKind,
    Initiative,
    Label,
    Link,
    ListValue,
    Missing,
    MissingReason,
    Pillar,
    Plan,
    Ratio,
    RelatedPlan,
    Review,
    ScheduleBar,
    ScheduleEvent,
    Source,
    Statement,
    StatementKind,
    Successor,
    Target,
    TextValue,
)
from dxmodel.revise import Rationale, Revision

HOSTILE = "<script>alert('窓口 & 1*2_3|4')</script>"
DOUBT = Doubt("0.75", "行の名が1度しかない", alternatives=[Alternative("別の行の値", "9件", "0.2")])


def town() -> Ledger:
    """Return the ledger of a fictional town, the same one each time."""
    return Ledger(
        founding=_founding(),
        revisions=[_extension()],
        observations=[*_measured(), *_odd()],
        evaluations=[
            Evaluation(item="online", year="R5", grade="◎", marks=["前倒し"], comment="順調に進んだ")
        ],
        documents=[Document(id="book", label="計画書", publisher="試験町", dated="2022-03", note="抜粋")],
    )


def _founding() -> Plan:
    return Plan(
        id="town-dx",
        label=Label("試験町DX計画", translations={"en": "Test Town DX Plan"}),
        bodies=[Body("992011", "試験町")],
        period="R4/R6",
        adopted="2022-03-25",
        pillars=[
            Pillar(id="service", order=1, label="住民サービス", number="1"),
            Pillar(id="unnamed", order=2, label=None, number="2"),
        ],
        initiatives=[
            Initiative(id="online", order=1, label="手続のオンライン化", number="①", pillars=["service"]),
            Initiative(id="counter", order=2, label=HOSTILE, parent="online"),
            Initiative(id="idle", order=3, label=None, number="②"),
        ],
        indicators=[
            _indicator(
                "share", 1, "online", unit="%", kind=IndicatorKind.OUTCOME, **_aimed("20%", "80%", due="R6")
            ),
            _indicator("hours", 2, "counter", "idle", unit="時間", label=HOSTILE),
            _indicator("uses", 3, "counter", unit="件", label="利用件数"),
            _indicator("words", 4, "online", label="言葉による実績"),
            _indicator("ratio", 5, unit="%", label="分子と分母のある割合"),
        ],
        sources=[Source("book", "P1")],
    )


def _indicator(id: str, order: int, *initiatives: str, **fields: object) -> Indicator:
    facts: dict[str, object] = {"label": "申請割合", "sources": [Source("book", f"P{order}", f"行{order}")]}
    return Indicator(id=id, order=order, initiatives=initiatives, **(facts | fields))  # type: ignore[arg-type]


def _aimed(baseline: str, target: str, due: str) -> dict[str, object]:
    return {
        "baseline": Baseline(value=baseline, year="R3"),
        "targets": [Target(due=due, goal=Reach(target))],
    }


def _extension() -> Revision:
    return Revision(
        id="extension",
        label=Label("期間延伸", translations={"en": "Extension"}),
        decided="2024-12-20",
        reasons=[Rationale("標準化を待つ", sources=[Source("book", "P9")])],
        changes=[
            ExtendPeriod("R10", targets="keep"),
            SetTarget("share", Target(due="R6", goal=Reach("50%"))),
            SetTarget("share", Target(due=Due("R10", qualifier="概ね"), goal=Reach("80%"))),
            SetBaseline("hours", Baseline(value="約400時間", year="R3")),
            StateSuccessor(Successor(label="次期計画", starts="R11")),
            Add(RelatedPlan(id="national", order=1, label="国の計画")),
            Add(
                ScheduleBar(
                    id="roll-out", order=1, row="online", span="R6/", label="拡大", doubt=Doubt("0.8")
                )
            ),
            Add(ScheduleEvent(id="start", order=2, row="counter", at="2023-10", label="開始")),
            Add(ScheduleBar(id="before", order=3, row="national", span="R4/2025-09", label=HOSTILE)),
            Add(Review(id="look", order=1, label="見直し", year="R10", condition="必要な場合")),
            Add(
                Constraint(
                    id="wait",
                    order=1,
                    on="look",
                    kind=ConstraintKind.WAITS_FOR,
                    by="national",
                    span="R8/",
                    text="国の計画を待つ",
                )
            ),
            Add(
                Statement(id="said", order=1, about="town-dx", kind=StatementKind.CONTEXT, text="背景がある")
            ),
            Add(
                _indicator(
                    "new-share", 6, "online", unit="%", label="同じ割合", same_as=[Link("share", DOUBT)]
                )
            ),
        ],
    )


def overhaul() -> Revision:
    """Return a revision of the small city's founding plan with every kind of line of a before/after table."""
    stands = [Source("extension", "P2")]
    return Revision(
        id="overhaul",
        label=Label("中間見直し", translations={"en": "Midway overhaul"}),
        decided="2024-12-20",
        in_force="R7",
        reasons=[
            Rationale("標準化の完了を待つ", sources=stands),
            Rationale("国の定義にあわせる", because_of="online", about=["online-share"]),
            Rationale("組織改正", about=["people.owners"]),
        ],
        changes=[
            ExtendPeriod("R10", targets="keep", carry=["online-share"]),
            Redefine("online-share", since="R7", bridge=Bridge(old="40%", new="30%"), scope="全手続"),
            Redefine("rpa-hours", since="R7", unit="件"),
            SetTarget("rpa-hours", Target(due="R6", goal=Reach("500件"))),
            SetTarget("counter-time", Target(due="R6", goal=Reach("12分"), sources=stands)),
            WithdrawTarget("satisfaction", "R6"),
            Rename("people", "DX人材の育成とオープンデータの推進"),
            Move("automation", pillars=["service"]),
            End("open-data", last="R6"),
            End("trained-staff", last="R7", into=["rpa-hours"]),
            Amend("people", owners=["DX推進課"]),
            Correct(Amend("online", number="1")),
            Remove("rollout"),
            Add(_indicator("mobile", 3, "online", unit="件", label=HOSTILE, sources=[])),
            StateSuccessor(Successor(label="次期計画", starts="R11")),
        ],
    )


def _measured() -> list[Observation]:
    return [
        Observation(indicator="share", period="R4", value="約30%", sources=[Source("book", "P3")]),
        Observation(indicator="share", period="R5", value="32%", doubt=DOUBT, scope="町内"),
        Observation(indicator="share", period="R6", value=Missing(MissingReason.PENDING)),
        Observation(indicator="hours", period="R5", value="1,300時間", status=ObservationStatus.PROVISIONAL),
        Observation(indicator="new-share", period="R6", value="40%", as_of=date(2025, 3, 31)),
    ]


def _odd() -> list[Observation]:
    """Cells that are no plain value for a whole year."""
    return [
        Observation(indicator="hours", period="R4", value="100時間", known="2023-06-01"),
        Observation(indicator="hours", period="R4", value="200時間", known="2023-06-01/2023-06-02"),
        Observation(indicator="hours", period="R6", value="5時間", breakdown={"課": "税務課"}),
        Observation(indicator="uses", period="2024-01/2024-03", value="35件"),
        Observation(indicator="uses", period="R6", value="50件", status=ObservationStatus.PLANNED),
        Observation(indicator="uses", period="R4/R5", value="90件"),
        Observation(indicator="words", period="R4", value=Missing(MissingReason.NOT_STARTED, starts="R5")),
        Observation(indicator="words", period="R5", value=TextValue(HOSTILE)),
        Observation(indicator="words", period="R6", value=ListValue(["文章校正", "要約"])),
        Observation(indicator="ratio", period="R5", value=Ratio("1件", "3件")),
    ]
