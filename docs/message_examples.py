"""Ledgers of an invented city, and the questions whose answers contain each message of `messages.md`."""

# ruff: noqa: E501
# fmt: off
# One line is one indicator with its results.

import sys
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any
from unittest.mock import patch

import attrs

import dxmodel as dx
from dxmodel.changes import (
    Add,
    Amend,
    End,
    ExtendPeriod,
    Redefine,
    Remove,
    SetBaseline,
    SetTarget,
    WithdrawTarget,
)
from dxmodel.errors import DxError, ValidationError
from dxmodel.goals import (
    AtLeast,
    AtMost,
    ChangeBy,
    Completed,
    Described,
    Exactly,
    IncreaseBy,
    Maintain,
    MeanOver,
    NotYetSet,
    Reach,
    ReduceBy,
    TotalOver,
    Within,
)
from dxmodel.ledger import Evaluation, Grade, Scale, Withdrawn
from dxmodel.plan import (
    Alternative,
    Bounds,
    Break,
    Bridge,
    Completion,
    Constraint,
    Declared,
    Denominator,
    Difference,
    Document,
    Doubt,
    Due,
    Ending,
    Initiative,
    Label,
    Missing,
    Pillar,
    Predecessor,
    Ratio,
    Review,
    Source,
    Successor,
    Sum,
    TextValue,
)
from dxmodel.progress import (
    KeptYears,
    compare_methods,
    compare_versions,
    due_results,
    grade,
    pool_ratios,
    pooled_share,
    rollup_by,
)

__all__ = ["QUESTIONS"]

Answers = Iterable[Any]


def label(japanese: str, english: str) -> Label:
    """Return a text in two languages."""
    return Label(japanese, translations={"en": english})


def row(
    japanese: str,
    english: str,
    unit: str | None = "%",
    *,
    start: tuple[Any, str | None] | None = None,
    to: Mapping[Any, Any] | None = None,
    results: Mapping[str, Any] | None = None,
    **fields: Any,
) -> tuple[dict[str, Any], Mapping[str, Any]]:
    """Return the fields of an indicator, and its results by period.

    Args:
        japanese: its name.
        english: its name in English.
        unit: its unit.
        start: the baseline and its year.
        to: its goals by due date; an amount is to be reached.
        results: a value, or the fields of an observation, by period.
        fields: other fields of the indicator.
    """
    fields = {"label": label(japanese, english), "unit": unit, **fields}
    if start is not None:
        fields["baseline"] = dx.Baseline(value=start[0], year=start[1])
    fields["targets"] = [
        *fields.get("targets", ()),
        *(dx.Target(due=due, goal=Reach(goal) if isinstance(goal, str) else goal) for due, goal in (to or {}).items()),
    ]
    return fields, results or {}


def city(*rows: tuple[dict[str, Any], Mapping[str, Any]], **others: Any) -> dx.Ledger:
    """Return the ledger of the invented city with indicators and their results.

    Args:
        rows: what :func:`row` returns.
        others: other fields of the plan, or of the ledger.
    """
    plan: dict[str, Any] = {
        "id": "dx-plan",
        "label": label("みなと野市DX推進計画", "Minatono City DX Promotion Plan"),
        "bodies": [dx.Body("992011", label("みなと野市", "Minatono City"))],
        "period": "R3/R12",
    }
    of_ledger = {name: others.pop(name) for name in ("revisions", "scales", "evaluations", "documents") if name in others}
    indicators, observations = [], []
    for number, (fields, results) in enumerate(rows, 1):
        indicator = dx.Indicator(**{"id": f"indicator-{number}", "order": number, **fields})
        indicators.append(indicator)
        for period, value in results.items():
            stated = value if isinstance(value, dict) else {"value": value}
            facts = {"indicator": indicator.id, "period": period.partition(" ")[0], **stated}
            observations.append(dx.Observation(**facts))
    founding = dx.Plan(**{**plan, "indicators": indicators, **others})
    return dx.Ledger(founding=founding, observations=observations, **of_ledger)


def refused(ask: Callable[[], object]) -> Answers:
    """Yield what a refused question is told: each problem."""
    try:
        ask()
    except ValidationError as error:
        yield from (each.as_error() for each in error.problems)
    except DxError as error:
        yield error
    else:
        raise AssertionError("nothing was refused")


@attrs.frozen
class Formatted:
    """A value that formats itself as a sentence."""

    value: object

    def describe(self, language: dx.messages.Language) -> str:
        """Return its text in a language."""
        return format(self.value, language)


START, GOAL = ("20%", "R4"), {"R8": "60%"}

# --- verdicts


def verdicts() -> Answers:
    """Each status of a level on its way from a baseline to a target, in R6."""
    return dx.assess(
        city(
            row("オンライン申請率", "Applications made online", start=START, to=GOAL, results={"R6": "61%"}),
            row("電話の応答率", "Calls answered", start=START, to={"R5": "60%"}, results={"R5": "58%", "R6": "61%"}),
            row("キャッシュレス納付率", "Taxes paid without cash", start=START, to={"R5": "60%"}, results={"R5": "62%", "R6": "63%"}),
            row("夜間窓口の利用率", "Use of the evening counter", start=START, to={"R8": AtLeast("15%")}, results={"R6": "18%"}),
            row("図書の電子貸出率", "Books lent electronically", start=START, to={"R8": AtLeast("15%")}, results={"R6": "20%"}),
            row("ごみ分別アプリの利用率", "Use of the waste app", start=START, to={"R8": AtLeast("15%")}, results={"R6": "12%"}),
            row("マイナンバーカードの保有率", "Holders of a My Number card", start=START, to=GOAL, results={"R5": "62%", "R6": "55%"}),
            row("ペーパーレス会議の割合", "Meetings without paper", start=START, to={"R6": "60%"}, results={"R6": "55%"}),
            row("電子契約の割合", "Contracts signed electronically", start=START, to={"R4": "60%"}, results={"R4": "50%", "R5": "61%", "R6": "55%"}),
            row("RPAの導入業務数", "Processes with RPA", "業務", to={"R6": AtLeast("10業務")}, results={"R6": "8業務"}),
            row("チャットの利用率", "Use of the chat", start=("20%", "R6"), to=GOAL, results={"R6": "20%"}),
            row("紙の使用量", "Paper used", "枚", start=("20,000枚", "R6"), to={"R8": AtMost("12,000枚")}, results={"R6": "20,000枚"}),
            row("窓口の満足度", "Satisfaction with the counter", start=("80%", "R6"), to={"R8": AtLeast("80%")}, results={"R6": "80%"}),
            row("市民の満足度", "Satisfaction of citizens", start=START, to=GOAL, results={"R6": "18%"}),
            row("自動応答の解決率", "Questions solved by the chatbot", to={"R8": AtLeast("60%")}, results={"R6": "40%"}),
            row("研修を受けた職員の割合", "Staff trained", start=START, to=GOAL, results={"R6": "40%"}),
            row("公開したデータの割合", "Data published", start=START, to=GOAL, results={"R6": "39%"}),
            row("セキュリティ研修の受講率", "Security training", start=START, to=GOAL, results={"R6": "45%"}),
            row("キャッシュレス決済の割合", "Payments without cash", start=START, to=GOAL, results={"R6": "約40%"}),
        row("電子納付の割合", "Payments made online", start=("約20%", "R4"), to=GOAL, results={"R6": "40%"}),
        row("届出の電子化率", "Notices made online", start=("20%", "R3"), to={"R5": Reach("約40%"), "R8": "60%"}, results={"R6": "45%"}),
        row("押印の廃止率", "Seals abolished", start=START, to={"R8": Reach("約60%")}, results={"R6": "40%"}),
            row("テレワークの実施率", "Teleworking", start=START, to=GOAL, results={"R5": "30%", "R6": Missing("pending")}),
            row("地図情報の公開数", "Maps published", "件", to={"R8": "50件"}, results={"R6": "20件"}),
            row("電子申請の利用件数", "Use of e-application", "件", accumulation="cumulative", start=("0件", "R4"), to={"R8": "1,000件"}, results={"R5": "490件", "R6": "520件"}),
            row("電子入札の割合", "Electronic bidding", start=("20%", "R3"), to={"R5": "40%", "R8": "60%"}, results={"R6": "42%"}),
            row("電子決裁の割合", "Electronic approval", start=("20%", "R3"), to={"R5": "40%", "R8": "60%"}, results={"R6": "48%"}),
            row("平均待ち時間", "Mean waiting time", "分", start=("20分", "R4"), to={"R8": AtMost("20分", exclusive=True)}, results={"R6": "20分"}),
            row("窓口の案内時間", "Time at the counter", "分", to={"R6": AtMost("20分", exclusive=True)}, results={"R6": "20分"}),
            row("朝の相談の利用率", "Use of morning advice", start=START, to={"R6": "60%"}, results={"R6": "15%"}),
            row("夜の相談の利用率", "Use of evening advice", results={"2024-04/2024-06": "15%"}),
            row("転入した世帯", "Households moved in", "世帯", start=("0世帯", "R3"), to={"2025-03-30": "100世帯"}, results={"R6": {"value": "95世帯", "as_of": "2025-03-25"}}),
            row("滞納の件数", "Unpaid bills", "件", start=("100件", "R3"), to={"2025-03-30": AtMost("50件")}, results={"R6": {"value": "60件", "as_of": "2025-03-25"}}),
            row("窓口の統合", "Merger of the counters", None, to={"R6": Completed(label("統合", "the merger"))}, results={"R6": Completion("2019-01")}),
        ),
        at="R6",
    )


def verdicts_after_the_due_year() -> Answers:
    """What is said in R6 of a target for R5, where a result is missing."""
    answers = dx.assess(
        city(
            row("手続の申請数", "Applications", "件", start=("10件", "R3"), to={"R5": "50件"}, results={"R6": "60件"}),
            row("証明書の発行数", "Certificates issued", "件", start=("10件", "R3"), to={"R5": "50件"}, results={"R6": "40件"}),
            row("講座の参加者数", "Participants of courses", "人", start=("10人", "R3"), to={"R5": "50人"}),
            row("相談会の参加者数", "Participants of consultations", "人", start=("10人", "R3"), to={"R5": "50人"}, results={"R4": "30人"}),
            row("広報の閲覧者数", "Readers", "人", start=("10人", "R3"), to={"R5": "50人"}, results={"R6": "約50人"}),
            row("動画の視聴者数", "Viewers", "人", start=("10人", "R3"), to={"R5": "50人"}, results={"R5": "約50人", "R6": Missing("pending")}),
            row("アプリの登録者数", "Users of the app", "人", start=("10人", "R3"), to={"R5": "50人"}, results={"R5": "52人", "R6": Missing("pending")}),
            row("メール配信の登録者数", "Subscribers", "人", start=("10人", "R3"), to={"R5": "50人"}, results={"R5": "48人", "R6": Missing("pending")}),
            row("蔵書の点数", "Books held", "件", start=("10件", "R3"), accumulation="stock", to={"R5": "50件"}, results={"R5": {"value": "52件", "as_of": "2023-10-01"}, "R6": "60件"}),
            row("満足と答えた人", "Satisfied people", "人", start=("10人", "R3"), to={"R5": "50人"}, results={"R5": Missing("not-surveyed"), "R6": "60人"}),
        ),
        at="R6",
    )
    yield from answers
    yield from (Formatted(each.reason) for each in answers)


def verdicts_on_several_targets() -> Answers:
    """Two targets for one year, and targets of members with and without one for the total, in R8."""
    men, women = {"性別": "男性"}, {"性別": "女性"}
    of_members = [dx.Target(due="R8", goal=AtLeast("50%"), breakdown=men), dx.Target(due="R8", goal=AtLeast("60%"), breakdown=women)]
    results = {"R8 m": {"value": "52%", "breakdown": men}}
    reports = row("事故の件数", "Accidents", "件", start=("40件", "R4"), results={"R8": "25件"})
    reports[0]["targets"] = [dx.Target(due="R8", goal=AtMost("20件")), dx.Target(due="R8", goal=ReduceBy("30%", base="40件"))]
    leave = row("育児休業の取得率", "Parental leave", results=results)
    leave[0]["targets"] = of_members
    members = row("審議会の委員の割合", "Members of councils", results={**results, "R8": "57%"})
    members[0]["targets"] = [*of_members, dx.Target(due="R8", goal=AtLeast("55%"))]
    paper = row("紙の申請", "Applications on paper", "件", start=("700件以上", "R4"), to={"R10": AtMost("200件")}, results={"R8": "300件"})
    staff = row("窓口の職員", "Staff at the counter", "人", start=("10人", "R4"), results={"R8": "12人"})
    staff[0]["targets"] = [dx.Target(due="R8", goal=AtLeast("20人")), dx.Target(due="R8", goal=Maintain())]
    later = {"R6": Completion(done="2026-10")}
    guide = row("手引", "Guide", None, to={"R6": Completed(label("手引の作成", "a guide"))}, results=later)
    drill = row("研修", "Training", None, results=later)
    drill[0]["targets"] = [dx.Target(due="R6", goal=Completed(each), either=True) for each in (label("集合研修", "a course"), label("動画研修", "a video"))]
    lectures = row("出前講座の回数", "Lectures", "回", accumulation="flow", to={Due(yearly=True): AtLeast("30回")}, results={"R6": "31回"})
    half = row("上半期の相談", "Consultations by September", "件", accumulation="flow", to={"2024-09": AtLeast("30件")}, results={"2024-04/2024-09": "31件"})
    no_half = row("前期の相談", "Consultations by June", "件", accumulation="flow", to={"2025-06": AtLeast("30件")}, results={"R6": "131件"})
    kept = row("上半期の件数", "Cases by September", "件", start=("30件", "R4"), accumulation="flow", to={"2024-09": Maintain()}, results={"2024-04/2024-09": "31件"})
    yield from dx.assess(
        city(
            row("本庁の来庁者数", "Visitors of the main office", "人", results={"R6": "60人"}),
            row("支所の来庁者数", "Visitors of the branch", "人", results={"R6": "50人"}),
            row("来庁者数", "Visitors", "人", derived=Sum(["indicator-1", "indicator-2"]), to={"R6": AtMost("120人")}),
        ),
        at="R6",
    )
    births = row("出生数", "Births", "人", window="暦年", to={"R6": AtLeast("30人")}, results={"2024-04/2025-03": "31人"})
    yield from dx.assess(city(guide, drill, lectures, half, no_half, kept, births), at="R6")
    yield from dx.assess(city(reports, leave, members, staff, paper), at="R8")
    past = row("相談の件数", "Consultations", "件", results={"R8": "35件"})
    past[0]["targets"] = [dx.Target(due="R8", goal=AtLeast("30件")), dx.Target(due="R8", goal=AtMost("60件"))]
    yield from dx.assess(city(past), at="R9")
    reports[0]["targets"] = [attrs.evolve(each, either=True) for each in reports[0]["targets"]]
    yield from dx.assess(city(reports), at="R8")
    reports[0]["targets"] = reports[0]["targets"][:1]
    yield from dx.check(city(reports))
    deaths = row("死亡数", "Deaths", "人", window="暦年", results={"2024-01/2024-06": "12人"})
    yield from dx.check(city(births, deaths))


def verdicts_on_goals() -> Answers:
    """Each kind of goal, in R6."""
    made = label("窓口の一元化", "one counter for everything")
    return dx.assess(
        city(
            row("総合窓口", "One-stop counter", None, to={"R8": Completed(made)}),
            row("総合窓口（本庁）", "One-stop counter, main office", None, to={"R6": Completed(made)}, results={"R6": Completion(done="2024-10")}),
            row("総合窓口（支所）", "One-stop counter, branch", None, to={"R5": Completed(made)}, results={"R5": Completion(done=False), "R6": Completion(done="2024-10")}),
            row("総合窓口（出張所）", "One-stop counter, outpost", None, to={"R6": Completed(made)}, results={"R6": Completion(done=False, part=label("設計まで", "the design"))}),
            row("総合窓口（分館）", "One-stop counter, annex", None, to={"R5": Completed(made)}, results={"R5": Completion(done=True), "R6": Completion(done=False)}),
            row("総合窓口（駅前）", "One-stop counter, station", None, to={"R5": Completed(made)}, results={"R6": Completion(done=True)}),
            row("総合窓口（港）", "One-stop counter, port", None, to={"R5": Completed(made)}, results={"R5": Missing("pending"), "R6": TextValue(label("工事中", "being built"))}),
            row("総合窓口（空港）", "One-stop counter, airport", None, to={"R5": Completed(made)}),
            row("標準化の対応", "Standardized systems", None, to={"R6": Described(label("国の方針に沿って進める", "as the state plans"))}),
            row("AIの活用", "Use of AI", "件", to={"R6": NotYetSet(label("検討中", "being considered"))}, results={"R6": Missing("not-surveyed")}),
            row("ちょうど7人の体制", "A team of seven", "人", start=("3人", "R4"), to={"R8": Exactly("7人")}, results={"R6": "4人"}),
            row("適正な在庫", "Stock", "台", start=("2台", "R4"), to={"R8": Within("10台", "20台")}, results={"R6": "5台"}),
            row("適正な備蓄", "Supplies", "日", start=("2日", "R4"), to={"R8": Within("7日", "14日未満")}, results={"R6": "5日"}),
            row("情報システムの障害件数", "System failures", "件", start=("5件", "R4"), direction="down", to={"R8": Maintain()}, results={"R5": "6件", "R6": "5件"}),
            row("サーバーの台数", "Servers", "台", start=("50台", "R4"), to={"R8": Maintain("3台")}, results={"R5": "約50台", "R6": "52台"}),
            row("公式アカウントの登録者数", "Followers", "人", start=("1,000人", "R4"), to={"R8": ChangeBy("200人")}, results={"R6": "1,120人"}),
            row("窓口の来庁者数", "Visitors at the counter", "人", start=("1,000人", "R4"), to={"R8": ChangeBy("-200人")}, results={"R6": "940人"}),
            row("印刷枚数", "Pages printed", "枚", start=("20,000枚", "R4"), to={"R8": ReduceBy("30%", base_year="R4", base="20,000枚")}, results={"R6": "18,000枚"}),
            row("オープンデータの利用数", "Use of open data", "件", start=("500件", "R4"), to={"R8": IncreaseBy("20%", base_year="R4", base="500件")}, results={"R6": "540件"}),
            row("電子申請の手続数", "Procedures online", "手続", start=("20手続", "R4"), to={"R8": AtLeast("40手続", exclusive=True)}, results={"R6": "30手続"}),
            row("講座の受講者数", "People at courses", "人", accumulation="flow", to={"R8": TotalOver("1,000人", "R4/R8")}, results={"R4": "180人", "R5": "220人", "R6": "250人"}),
            row("相談の件数", "Consultations", "件", accumulation="flow", to={"R8": TotalOver("1,000件", "R4/R8")}, results={"R4": "180件", "R6": "250件"}),
            row("情報漏えいの件数", "Leaks of information", "件", accumulation="flow", direction="down", to={"R8": TotalOver("10件", "R4/R8")}, results={"R4": "5件", "R5": "4件", "R6": "3件"}),
            row("年間の利用者数", "Users a year", "人", direction="up", to={"R8": MeanOver("50人", "R4/R8")}, results={"R4": "45人", "R5": "43人", "R6": "48人"}),
            row("管理職に占める女性の割合", "Women among managers", start=("10%", "R4"), targets=[dx.Target(due="R8", goal=Reach("40%"), breakdown={"役職": "課長"}), dx.Target(due="R8", goal=Reach("30%"), breakdown={"役職": "部長"})], results={"R6 1": {"value": "25%", "breakdown": {"役職": "課長"}}}),
            row("研修の受講率", "Training", start=START, to=GOAL, targets=[dx.Target(due="R8", goal=Reach("50%"), breakdown={"役職": "部長"})], results={"R6": "45%", "R6 1": {"value": "25%", "breakdown": {"役職": "部長"}}}),
            row("公用車の走行距離", "Distance driven", "km", start=("1,000km", "R4"), to={"R8": ReduceBy("30%", base_year="R4")}, targets=[dx.Target(due="R8", goal=AtMost("650km"))], results={"R6": "850km"}),
            row("年間の平均申請件数", "Mean applications a year", "件", direction="up", bounds=Bounds(low="0件"), to={"R6": MeanOver("50件", "R4/R6")}, results={"R4": "90件", "R6": "80件"}),
            row("年間の合計申請件数", "Applications in all", "件", accumulation="flow", to={"R6": TotalOver("100件", "R4/R6")}, results={"R4": "80件", "R6": "40件"}),
            row("電話の問合せ件数", "Calls", "件", start=("100件", "R4"), to={"R6": "50件"}, results={"R6": "120件"}),
            row("休日窓口の利用者数", "Users on holidays", "人", start=("100人", "R4"), to={Due(qualifier="順次"): "200人"}, results={"R6": "210人"}),
            row("研修の受講者数", "People trained", "人", accumulation="flow", to={"R6": TotalOver("600人", "R4/R6")}, results={"R4": "180人", "R5": "220人", "R6": "250人"}),
            row("見学会の開催件数", "Visits held", "件", accumulation="flow", direction="up", to={"R6": TotalOver("300件以上", "R4/R6")}, results={"R4": "180件", "R6": "250件"}),
            row("タブレットの貸出数", "Tablets lent at desks", "台", start=("100台", "R4"), to={Due(): "200台"}, results={"R6": "210台"}),
            row("市内総生産に占める割合", "Share of the product", "億円", to={"R8": Described(label("市内総生産の2割以下", "a fifth of the product of the city"), bound=AtMost("200億円"))}, results={"R6": "180億円"}),
            row("図書館の満足度", "Satisfaction with the library", to={"R8": Described(label("全国平均以上", "at least the mean of the country"))}),
            row("講座の満足度", "Satisfaction with courses", to={"R8": Described(label("全国平均以上", "at least the mean of the country"))}, results={"R4": "70%"}),
            row("公民館の満足度", "Satisfaction with halls", to={"R8": Described(label("全国平均以上", "at least the mean of the country"))}, results={"R6": "70%"}),
            row("転入超過の人数", "Net migration", "人", accumulation="flow", direction="up", bounds=Bounds(low="-900人"), to={"R8": TotalOver("0人", "R4/R8")}, results={"R4": "-20人", "R5": "5人", "R6": "3人"}),
            row("配水池の水温", "Temperature of the water", "℃", to={"R8": Within("18℃", "24℃")}, results={"R5": "20℃", "R6": "26℃"}),
            row("転落事故の件数", "Falls", "件", accumulation="flow", to={"R6": AtMost("27件")}, results={"R6Q1": "18件"}),
            row("交通事故の件数", "Accidents on roads", "件", accumulation="flow", window="暦年", to={Due(yearly=True): AtMost("27件")}, results={"R6": "18件"}),
            row("待機児童の数", "Children waiting", "人", accumulation="stock", start=("80人", "R4"), to={"2027-04-01": AtMost("0人")}, results={"R6": "30人"}),
            row("データ活用研修の受講率", "Staff trained in data", start=START, to={"R7": Described(label("前年度より向上", "better than the year before")), "R8": Reach("60%")}, results={"R6": "41%"}),
            row("会員数の増減", "A change of members", "人", start=("100人", "R4"), to={"R8": ChangeBy("0人")}, results={"R6": "110人"}),
            row("端末の貸出数", "Tablets lent", "台", start=("100台", "R4"), to={Due(): "200台"}, results={"R6": "150台"}),
        ),
        at="R6",
    )


def verdicts_on_values() -> Answers:
    """What is said in R6 of values of a part, of a day, of several years, in doubt, and of missing ones."""
    doubt = Doubt("0.7", "表の列がずれている")
    doubtful = Doubt("0.6", "数字がかすれている", [Alternative("35%", "35%")])
    parts = {"R6 4": {"period": "R6Q1", "value": "18件"}, "R6 7": {"period": "R6Q2", "value": "20件"}}
    answers = dx.assess(
        city(
            row("苦情の件数", "Complaints", "件", accumulation="flow", to={"R6": AtMost("27件")}, results=parts),
            row("Wi-Fi設置施設の割合", "Places with Wi-Fi", start=START, to=GOAL, results={"R6": Ratio("37件", "120件")}),
            row("登録団体の割合", "Groups registered", start=START, to=GOAL, results={"R6": Ratio("0件", "0件")}),
            row("回答のあった割合", "Answers received", start=START, to=GOAL, results={"R6": Ratio("10件", "5件未満")}),
            row("カードの交付率", "Cards issued", accumulation="stock", start=START, to=GOAL, results={"R6": {"value": "41%", "as_of": "2024-09-30"}}),
            row("端末の配備率", "Tablets handed out", start=START, to=GOAL, results={"R6": {"value": "41%", "status": "provisional"}}),
            row("来庁予約の割合", "Visits by appointment", start=START, to=GOAL, results={"R6": {"value": "41%", "doubt": doubt}}),
            row("届出の電子化率", "Notices made online", start=("20%", "R3"), to={"R5": Reach("約40%"), "R8": "60%"}, results={"R6": "45%"}),
        row("押印の廃止率", "Seals abolished", start=START, to=GOAL, results={"R6": {"value": "55%", "doubt": doubtful}}),
            row("5年平均の事故件数", "Accidents, mean of five years", "件", baseline=dx.Baseline(value="17.0件", span="H30/R4"), direction="down", to={"R8": "10件"}, results={"R6": "14件"}),
            row("市政情報の認知度", "Citizens who know", start=START, to=GOAL, results={"R6": "40%"}, breaks=[Break(since="R6")]),
            row("行政手続の満足度", "Satisfaction with procedures", start=START, to=GOAL, results={"R6": "35%"}, breaks=[Break(since="R5", bridge=Bridge(old="20%", new="18%"))]),
            row("旧アプリの利用者数", "Users of the old app", "人", start=("10人", "R4"), to={"R8": "50人"}, ended=Ending(last="R5")),
            row("窓口の混雑度", "Crowding", "点", start=("50点", "R4"), to={"R8": "50点"}, results={"R6": "48点"}),
            row("訪問の件数", "Visits", "件", start=("10件", "R7"), to={"R9": "50件"}, results={"R6": "8件"}),
            row("新規の登録数", "New users", "件", to={"R6": "50件", "R8": "70件"}, results={"R6": {"period": "2024-04/2024-09", "value": "20件"}}),
            row("返却された割合", "Returned", start=START, to=GOAL, results={"R6": {"value": "40%", "as_of": "2026-01-10"}}),
            row("予定の件数", "Planned", "件", start=("10件", "R4"), to={"R8": "50件"}, results={"R6": {"value": "30件", "status": "planned"}}),
            row("矛盾する件数", "Contradicting", "件", accumulation="flow", start=("10件", "R4"), to={"R8": "50件"}, results={"R6": "20件", "R6Q1": "30件"}),
            row("言葉の実績", "Words", "件", start=("10件", "R4"), to={"R8": "50件"}, results={"R6": TextValue("順調に増加")}),
            row("目標のない指標", "Without a target", "件", results={"R6": "30件"}),
            row("目標も実績もない指標", "Neither target nor result", "件"),
            row("基準年度比の削減", "A cut from a year", "件", to={"R8": ReduceBy("30%", base_year="R4")}, results={"R6": "30件"}),
            row("減らす割合", "A cut", "件", to={"R8": ReduceBy("30%")}, results={"R6": "30件"}),
            row("大まかな増減", "A rough change", "件", start=("100件以上", "R4"), to={"R8": ChangeBy("20件")}, results={"R6": "130件"}),
            row("合計の目標", "A total", "件", to={"R8": TotalOver("100件", "R4/R8")}, results={"R4": "10件", "R5": "12件", "R6": "14件"}),
            row("講座の受講者数", "People at courses", "人", accumulation="flow", to={"R8": TotalOver("1,000人", "R4/R8")}, results={"R4": "180人", "R5": "220人", "R6": {"value": "250人", "status": "provisional"}}),
            row("通信環境の満足度", "Satisfaction with the network", start=START, to=GOAL, results={"R6": {"value": "41%", "sources": [Source("survey", "P3")]}}),
            row("通り過ぎた値", "Overshot", "件", start=("10件", "R4"), to={"R8": Within("20件", "30件")}, results={"R6": "40件"}),
            row("未開始の取組", "Not started", "件", start=("10件", "R4"), to={"R8": "20件"}, results={"R6": Missing("not-started")}),
            row("未実施の取組", "Not implemented", "件", start=("10件", "R4"), to={"R8": "20件"}, results={"R6": Missing("not-implemented")}),
            row("調査のない取組", "Not surveyed", "件", start=("10件", "R4"), to={"R8": "20件"}, results={"R6": Missing("not-surveyed")}),
            row("該当しない取組", "Not applicable", "件", start=("10件", "R4"), to={"R8": "20件"}, results={"R6": Missing("not-applicable")}),
            row("公表されない取組", "Withheld", "件", start=("10件", "R4"), to={"R8": "20件"}, results={"R6": Missing("withheld")}),
            row("理由の分からない取組", "Unknown", "件", start=("10件", "R4"), to={"R8": "20件"}, results={"R6": Missing("unknown")}),
            row("記載のない取組", "No entry", "件", to={"R8": "20件"}),
            row("決められない値", "Undecided", "件", start=("10件", "R4"), to={"R8": "50件"}, results={"R6 1": "10〜50件", "R6 2": {"value": "40〜80件", "known": "2025-06-01"}}),
            row("二つの台帳の件数", "Two registers", "件", to={"R8": "50件"}, results={"R6 1": {"value": "10件", "as_of": "2025-01-31"}, "R6 2": {"value": "12件", "as_of": "2025-01-31", "known": "2025-06-01"}}),
            row("男女別の受講者数", "Participants by sex", "人", to={"R8": "50人"}, results={"R6 m": {"value": "10人", "breakdown": {"性別": "男"}}, "R6 f": {"value": "12人", "breakdown": {"性別": "女"}}}),
            row("年度のない現状値", "No year", "件", start=("10件", None), to={"R8": "50件"}, results={"R6": "30件"}),
            row("現状値のない増減", "No baseline", "件", to={"R8": ChangeBy("50件")}, results={"R6": "30件"}),
            documents=[Document(id="survey", label="県の調査", secondary=True)],
        ),
        at="R6",
    )
    yield Formatted(ChangeBy("-5〜5人"))
    yield from answers
    yield from (Formatted(each.reason) for each in answers if each.reason)


def verdicts_of_the_baseline_year() -> Answers:
    """What is said in the year of the baseline, of a plan that ends, and of a plan that has ended."""
    ledger = city(
        row("自動応答の件数", "Answers by the chatbot", "件", start=("20件", "R6"), to={Due(qualifier="順次"): "60件"}),
        row("電話の件数", "Calls", "件", start=("80件", "R6"), to={Due(qualifier="順次"): AtLeast("60件")}),
        row("終了後の目標", "Due later", "件", start=("20件", "R3"), to={"R12": "60件"}, results={"R9": "30件"}),
        period="R3/R8",
    )
    yield from (Formatted(Due(yearly=True)), Formatted(Due("R8", yearly=True)))
    yield from (Formatted(Due(last, not_before="R6", yearly=True)) for last in (None, "R8"))
    yield from dx.assess(ledger, at="R6")
    yield from dx.assess(ledger, at="R9")


def methods() -> Answers:
    """What the methods say in R6, one by one and side by side."""
    ledger = city(
        row("オンライン申請率", "Applications made online", start=("20%", "R3"), to={"R5": "40%", "R8": "60%"}, results={"R4": "25%", "R5": "38%", "R6": "45%"}),
        row("紙の割合", "Applications on paper", start=("80%", "R3"), to={"R8": AtMost("40%")}, results={"R6": "60%"}),
        row("満足度", "Satisfaction", direction="up", start=("50%", "R3"), results={"R6": "52%"}),
        row("開始年度の値", "Started", start=("20%", "R6"), to={"R6": "60%"}, results={"R6": "45%"}),
        row("ゼロからの件数", "From zero", "件", start=("0件", "R4"), to={"R8": "50件"}, results={"R6": "20件"}),
        row("負の収支", "Below zero", "億円", direction="up", start=("-5億円", "R4"), to={"R8": "5億円"}, results={"R6": "1億円"}),
        row("上限からの割合", "At the limit", start=("100%", "R4"), direction="up", results={"R6": "100%"}),
        row("満たしている目標", "Already met", start=("70%", "R4"), to={"R8": AtLeast("60%")}, results={"R6": "75%"}),
        row("大まかな現状値", "A rough baseline", start=("約20%", "R4"), to={"R8": "60%"}, results={"R6": "45%"}),
        row("過ぎた目標", "Past", start=("20%", "R3"), to={"R5": "60%"}, results={"R5": "50%", "R6": "55%"}),
        row("負の実績", "A negative result", "件", start=("10件", "R4"), to={"R8": "50件"}, results={"R6": "-5件"}),
        row("境目の値", "On the bound", "件", start=("3件", "R4"), to={"R6": AtLeast("7件", exclusive=True)}, results={"R6": "7件"}),
        row("大きすぎる数", "Too large", "件", start=("900,000,000,000,000,000件", "R4"), to={"R8": ChangeBy("900,000,000,000,000,000件")}, results={"R6": "5件"}),
        row("基準値あたりの値", "About the baseline", start=START, to=GOAL, results={"R6": "18〜20%"}),
        row("後ろの中間目標", "An interim target behind", start=("20%", "R3"), to={"R5": "0%", "R10": "60%"}, results={"R6": "25%"}),
    )
    comparisons = compare_methods(ledger, "R6")
    yield from comparisons
    for name in ("interim_target", "achievement_rate", "cagr_trend", "okr_score"):
        yield from dx.assess(ledger, at="R6", method=name)
    for comparison in comparisons:
        yield from comparison.answers
        yield from (Formatted(each.no_score) for each in comparison.answers if each.no_score)
    yield from compare_methods(ledger, "R6", ["fiscal_year_outcome"])
    yield from refused(lambda: compare_methods(ledger, "R6", []))
    yield from refused(lambda: KeptYears(years=[], kept=[]))


def methods_of_your_own() -> Answers:
    """What a method of one's own may not be, and one that declines."""
    ledger = city(row("電子申請の割合", "Share of e-applications", start=START, to=GOAL, results={"R6": "45%"}))
    both = label("独自指数", "own index")
    own = dx.progress.Method(name="own_index", label=both, formula=both, score=lambda path: path.progress)
    for fault in ({"name": "own index"}, {"name": "linear_pace"}, {"label": "独自指数"}):
        yield from refused(partial(attrs.evolve, own, **fault))
    yield from refused(lambda: dx.progress.Method(name="own_index", formula=both, score=lambda path: path.progress))
    yield from refused(lambda: compare_methods(ledger, "R6", [own, attrs.evolve(own, on_track=0.5)]))
    yield from refused(lambda: dx.assess(ledger, "R6", attrs.evolve(own, score=lambda path: path.progress / 0)))
    raising = attrs.evolve(own, declines=[(dx.Reason.OUTSIDE_DOMAIN, lambda path: path.value < 1 / 0)])
    yield from refused(lambda: dx.assess(ledger, "R6", raising))
    outside = attrs.evolve(own, declines=[(dx.Reason.OUTSIDE_DOMAIN, lambda path: path.value < 50)])
    yield from dx.assess(ledger, "R6", outside)


def explanations() -> Answers:
    """By which row, formula and numbers it was decided, and the latest change."""
    ledger = city(
        row("公開したデータの割合", "Data published", start=START, to=GOAL, results={"R5": "30%", "R6": "39%"}),
        row("オンライン申請率", "Applications made online", start=START, to=GOAL, results={"R6": "61%"}),
        row("窓口の満足度", "Satisfaction", start=START, to=GOAL),
        row("電子申請率", "E-applications", start=START, to=GOAL, results={"R5": "30%"}),
        row("電子申請の割合", "Share of e-applications", results={"R6": "33%"}, same_as=["indicator-4"]),
        row("ペーパーレス会議の割合", "Meetings without paper", start=START, to={"R6": "60%"}, results={"R6": "55%"}),
        row("キャッシュレス決済の割合", "Payments without cash", start=START, to=GOAL, results={"R6": "約40%"}),
    )
    answers = dx.assess(ledger, at="R6")
    yield from (each.explanation for each in answers)
    toward = city(
        row("電子申請の割合", "Share of e-applications", start=("20%", "R3"), to={"R5": "40%", "R8": "60%"}, results={"R4": "25%", "R5": "38%", "R6": "45%"}),
    )
    yield from (dx.assess(toward, at="R6", method=name)[0].explanation for name in dx.progress.METHODS)
    yield from (Formatted(each.no_change) for each in answers if each.no_change)
    yield from (Formatted(each.latest_change) for each in answers if each.latest_change)


# --- forecasts


def forecasts() -> Answers:
    """What the values of an indicator lead to, by all methods and by each."""
    ledger = city(
        row("RPAによる削減時間", "Hours saved by RPA", "時間", start=("1,000時間", "R3"), to={"R8": "3,000時間"}, results={"R4": "1,400時間", "R5": "1,700時間", "R6": "2,200時間"}),
        row("オンライン申請率", "Applications made online", to={"R8": "95%"}, denominator=Denominator(label=label("申請の件数", "applications")), results={"R3": "約60%", "R4": "70%", "R5": "85%", "R6": "90%"}),
        row("苦情の件数", "Complaints", "件", direction="down", to={"R8": AtMost("50件")}, results={"R3": "70件", "R4": "60件", "R5": "55件", "R6": "52件"}),
        row("休日の開庁日数", "Days open on holidays", "日", direction="up", to={"R8": "30日"}, results={"R5": "10日", "R6": "12日"}),
        row("待ち時間", "Waiting time", "分", to={"R8": AtMost("20分")}, results={"R4": "15分", "R5": "16分", "R6": "18分"}),
        row("待合の混雑", "Crowding", "人", to={"R8": AtMost("20人")}, results={"R4": "10人", "R5": "18人", "R6": "19人"}),
        row("来庁者の満足度", "Satisfaction", to={"R8": AtLeast("60%")}, results={"R4": "61%", "R5": "62%", "R6": "63%"}),
        row("講座の受講者数", "People at courses", "人", accumulation="flow", to={"R8": TotalOver("1,000人", "R4/R8")}, results={"R4": "180人", "R5": "200人", "R6": "210人"}),
        row("相談会の参加者数", "People at consultations", "人", accumulation="flow", to={"R8": TotalOver("900人", "R4/R8")}, results={"R4": "180人", "R5": "200人", "R6": "210人"}),
        row("見学会の参加者数", "People on visits", "人", accumulation="flow", to={"R8": TotalOver("2,000人", "R4/R8")}, results={"R4": "180人", "R5": "200人", "R6": "210人"}),
        row("新しいサービスの利用者数", "Users of a new service", "人", to={"R8": "500人"}, results={"R4": "1人", "R5": "16人", "R6": "160人"}),
        row("利用者の純増", "Net new users", "人", to={"R8": "50人"}, results={"R4": "-5人", "R5": "0人", "R6": "10人"}),
        row("累計の登録者数", "Users so far", "人", accumulation="cumulative", to={"R8": "50人"}, results={"R4": "5人", "R5": "30人", "R6": "31人"}),
        row("旧アプリの利用者数", "Users of the old app", "人", to={"R5": "50人"}, results={"R4": "5人"}, ended=Ending(last="R5")),
        row("目標のない件数", "Cases", "件", results={"R4": "50件以上", "R5": "60件", "R6": "70件"}),
        row("算出方法の変わった割合", "Redefined", to={"R8": "80%"}, results={"R4": "50%", "R5": "60%", "R6": "70%"}, breaks=[Break(since="R5")]),
        row("横ばいの件数", "Flat", "件", direction="up", to={"R8": "60件"}, results={"R3": "50件", "R4": "51件", "R5": "49件", "R6": "50件"}),
        row("達成した合計", "A total reached", "人", accumulation="flow", to={"R8": TotalOver("500人", "R4/R8")}, results={"R4": "180人", "R5": "200人", "R6": "210人"}),
        row("遠い目標", "A far target", "件", direction="up", to={"R8": "600件"}, results={"R3": "50件", "R4": "50件", "R5": "50件", "R6": "50件"}),
        row("急に増えた件数", "A leap", "件", direction="up", to={"R8": "20,000件"}, results={"R4": "1件", "R5": "1件", "R6": "160件"}, accumulation="flow"),
        row("減った累計", "A falling running total", "件", accumulation="cumulative", to={"R8": "600件"}, results={"R5": "50件", "R6": "40件"}),
        row("限りない件数", "Beyond all numbers", "件", to={"R9": "600件"}, results={"R4": "500,000,000,000,000,000件", "R5": "700,000,000,000,000,000件"}),
        row("揺れる割合", "A wavering share", denominator=Denominator(label=label("回答者", "respondents")), results={"R3": "90%", "R4": "80%", "R5": "95%", "R6": "85%"}, to={"R8": AtLeast("90%")}),
        row("揺れる待ち時間", "A wavering time", "分", to={"R8": AtMost("20分")}, results={"R3": "19分", "R4": "12分", "R5": "14分", "R6": "19分"}),
        row("見学者の合計", "Visitors in all", "人", accumulation="flow", to={"R8": TotalOver("1,050人", "R4/R8")}, results={"R4": "180人", "R5": "200人", "R6": "210人"}),
    )
    parts = row("分館の利用者数", "Users of branches", "人", results={"R6 1": {"value": "30人", "breakdown": {"館": "東館"}}, "R6 2": {"value": "40人", "breakdown": {"館": "西館"}}})
    yield dx.forecast(city(parts), "indicator-1", "R8", at="R6")
    yield dx.forecast(ledger, "indicator-15", until="R7", at="R6")["last-change"]
    undated = row("期限のない件数", "Not dated", "件", direction="up", to={Due(qualifier="順次"): "90件"}, results={"R5": "60件", "R6": "70件"})
    yield dx.forecast(city(undated), "indicator-1", "R8", at="R6")["last-change"]
    kept = row("期限のない待ち時間", "Waiting, not dated", "分", to={Due(qualifier="順次"): AtMost("20分")}, results={"R5": "16分", "R6": "18分"})
    yield dx.forecast(city(kept), "indicator-1", "R8", at="R6")["last-change"]
    for indicator in ledger.plan.indicators:
        result = dx.forecast(ledger, indicator.id, at="R6")
        yield result
        yield from result.forecasts
    yield dx.forecast(ledger, "indicator-15", until="R8", at="R6")
    yield dx.forecast(ledger, "indicator-15", until="R60", at="R6")["last-change"]
    yield from dx.forecast(ledger, "indicator-3", until="R20", at="R6").forecasts
    with patch.dict(sys.modules, {"scipy.stats": None}):
        yield dx.forecast(ledger, "indicator-3", at="R6")["least-squares"]
    yield from refused(lambda: dx.forecast(ledger, "indicator-1", until="R6", at="R6"))


# --- several versions of the plan


def versions() -> Answers:
    """What revisions changed of the verdicts."""
    ledger = city(
        row("オンライン申請率", "Applications made online", start=START, to={"R6": "60%"}, results={"R6": "45%"}),
        row("キャッシュレス納付率", "Taxes paid without cash", start=START, to=GOAL, results={"R6": "45%"}),
        row("紙の使用量", "Paper used", "枚", start=("20,000枚", "R4"), to={"R8": "12,000枚"}, results={"R6": "18,000枚"}),
        row("窓口の満足度", "Satisfaction", start=START, to=GOAL, results={"R6": "45%"}),
        row("旧アプリの利用者数", "Users of the old app", "人", start=("10人", "R4"), to={"R8": "50人"}, results={"R5": "20人"}),
        row("公開データ数", "Data sets", "件", start=("10件", "R4"), to={"R8": "50件"}, results={"R6": "20件"}),
        row("会議室の予約率", "Rooms booked", start=START, to=GOAL),
        row("講座の受講者数", "People at courses", "人", to={"R10": NotYetSet(label("検討中", "being considered"))}, results={"R6": "45人"}),
        row("貸出の数", "Loans", "台", to={Due(): "50台"}, results={"R5": "45台"}),
        period="R4/R6",
        revisions=[
            dx.Revision(
                id="extension",
                label=label("計画期間の延伸", "Extension"),
                decided="2024-12-20",
                changes=[
                    ExtendPeriod("R10", carry=["indicator-1"]),
                    SetBaseline("indicator-2", dx.Baseline(value="22%", year="R4")),
                    Redefine("indicator-3", since="R6", scope=label("本庁のみ", "main office only")),
                    Amend(
                        "indicator-4",
                        direction="up",
                        accumulation="stock",
                        kind="outcome",
                        scope=label("来庁者", "visitors"),
                        bounds=Bounds(low="0%", high="100%"),
                        denominator=Denominator(
                            label=label("回答者", "respondents"), excluded=label("無回答", "no answer")
                        ),
                    ),
                    End("indicator-5", last="R5"),
                    Redefine("indicator-9", since="R6", unit="回"),
                    WithdrawTarget("indicator-9", Due()),
                    Add(
                        dx.Indicator(id="ai", order=10, label=label("AIの活用件数", "Uses of AI"), unit="件")
                    ),
                ],
            ),
            dx.Revision(
                id="second",
                label=label("一部見直し", "Partial review"),
                decided="2025-03-20",
                changes=[
                    Amend(
                        "indicator-4",
                        denominator=Denominator(label=label("有効回答者", "valid answers")),
                        window="7～3月",
                    ),
                    Remove("indicator-7"),
                    Amend("indicator-5", ended=Ending(last="R6")),
                    Amend("indicator-3", breaks=[Break(since="R5")]),
                    SetTarget("indicator-8", dx.Target(due="R10", goal=Reach("500人"))),
                ],
            ),
        ],
    )
    yield from compare_versions(ledger, "R6", known="2024-04-01")
    yield from compare_versions(ledger, "R6")


# --- roll-ups


def results_owed() -> Answers:
    """What departments owe of a year: the year, a part of it, or the final value."""
    provisional = {"value": "40%", "status": "provisional"}
    ledger = city(
        row("利用者の割合", "Share of users", results={"R7": provisional}, owners=["市民課", "DX推進課"]),
        row("来庁者数", "Visitors", "人", to={"2025-09-30": AtLeast("500人")}, accumulation="flow", owners=["市民課"]),
        row("研修の受講者数", "People trained", "人"),
    )
    return due_results(ledger, "R7")


def rollups() -> Answers:
    """Several indicators together."""
    ledger = city(
        row("オンライン申請率", "Applications made online", start=START, to=GOAL, results={"R6": "61%"}, initiatives=["online"], owners=["DX推進課"]),
        row("電話の応答率", "Calls answered", start=START, to={"R5": "60%"}, results={"R5": "58%", "R6": "61%"}, initiatives=["online"], owners=["市民課"]),
        row("夜間窓口の利用率", "Use of the evening counter", start=START, to={"R8": AtLeast("15%")}, results={"R6": "18%"}, owners=["市民課"]),
        row("カードの保有率", "Holders of a card", start=START, to=GOAL, results={"R5": "62%", "R6": "55%"}),
        row("ペーパーレス会議の割合", "Meetings without paper", start=START, to={"R6": "60%"}, results={"R6": "55%"}),
        row("総合窓口", "One-stop counter", None, to={"R8": Completed(label("窓口の一元化", "one counter"))}),
        row("チャットの利用率", "Use of the chat", start=("20%", "R6"), to=GOAL, results={"R6": "20%"}),
        row("市民の満足度", "Satisfaction of citizens", start=START, to=GOAL, results={"R6": "18%"}),
        row("自動応答の解決率", "Questions solved", to={"R8": AtLeast("60%")}, results={"R6": "40%"}),
        row("研修を受けた職員の割合", "Staff trained", start=START, to=GOAL, results={"R6": "40%"}),
        row("公開したデータの割合", "Data published", start=START, to=GOAL, results={"R6": "39%"}),
        row("キャッシュレスの割合", "Payments without cash", start=START, to={"R6": "60%"}, results={"R6": "約60%"}),
        row("テレワークの実施率", "Teleworking", start=START, to=GOAL, results={"R6": Missing("pending")}),
        row("旧アプリの利用率", "Use of the old app", start=START, to=GOAL, ended=Ending(last="R5")),
        initiatives=[
            Initiative(id="online", order=1, label=label("行政手続のオンライン化", "Procedures online")),
            Initiative(id="office", order=2, label=label("庁内業務の効率化", "Leaner office work")),
        ],
        evaluations=[Evaluation(item="online", year="R6", state="in-progress")],
    )
    answers = dx.assess(ledger, at="R6")
    weights = {each.indicator.id: 1 for each in answers}
    yield dx.rollup(answers)
    yield dx.rollup(answers, "share-achieved")
    yield dx.rollup(answers, "mean")
    for of in ("progress", "pace", "achievement_rate", "score"):
        yield dx.rollup(answers, "worst", number=of)
    yield dx.rollup(answers, "weighted-mean", weights={**weights, "indicator-1": 3})
    yield dx.rollup(answers[12:13], "mean")
    yield dx.rollup(answers[12:13], "share-achieved")
    yield Formatted(dx.rollup(answers).rule)
    yield dx.rollup([], "mean")
    yield dx.rollup([])
    yield dx.rollup(answers[9:11], "weighted-mean", weights={"indicator-10": 0, "indicator-11": 1})
    yield dx.rollup(
        [*answers[9:10], *answers[12:13]], "weighted-mean", weights={"indicator-10": 0, "indicator-13": 1}
    )
    yield from rollup_by(answers, ledger, "initiative")
    yield from rollup_by(answers, ledger, "owner")
    yield from rollup_by(answers, ledger, "plan")
    others = dx.assess(ledger, at="R6", method="achievement_rate")
    for refusal in (
        lambda: dx.rollup([*answers, *dx.assess(ledger, at="R5")]),
        lambda: dx.rollup([*answers, *others], "mean"),
        lambda: dx.rollup(ledger),  # type: ignore[arg-type]
        lambda: dx.rollup(answers, "weighted-mean"),
        lambda: dx.rollup(answers, "mean", weights=weights),
        lambda: dx.rollup(answers, "mean", number="scores"),
        lambda: dx.rollup(answers, "weighted-mean", weights={"indicator-0": 1, "indicator-1": -1}),
        lambda: dx.rollup(answers, "weighted-mean", weights=dict.fromkeys(weights, 0)),
        lambda: dx.rollup(answers, "weighted-mean", weights=[1, 2]),  # type: ignore[arg-type]
        lambda: pool_ratios([dx.Amount.parse("75%")]),  # type: ignore[list-item]
    ):
        yield from refused(refusal)


def pooled_shares() -> Answers:
    """The shares of several indicators together."""
    ledger = city(
        row("申請のオンライン率", "Applications online", results={"R6": Ratio("30件", "40件")}),
        row("届出のオンライン率", "Notices online", results={"R6": Ratio("10件", "160件")}),
        row("職員の受講率", "Staff trained", results={"R6": Ratio("10人", "20人")}),
        row("納付のオンライン率", "Payments online", results={"R6": "40%"}),
        row("届出のうち転入のオンライン率", "Notices of moving online", results={"R6": Ratio("3件", "20件")}, part_of=["indicator-2"]),
    )
    for chosen in ("12", "13", "14", "25", ""):
        yield pooled_share(ledger, [f"indicator-{number}" for number in chosen], "R6")


# --- grades


def grades() -> Answers:
    """Grades by a scale, beside those of the city."""
    pace = [Grade("A", label=label("予定どおり", "as planned"), at_least=1), Grade("B", below=1)]
    scale = Scale(
        id="kpi", label=label("KPIの評価", "Grades of KPI"), by="linear_pace", grades=pace, not_evaluated="−"
    )
    unmarked = Scale(id="plain", label=label("KPIの区分", "Classes of KPI"), by="linear_pace", grades=pace)
    final = Scale(
        id="final", label=label("最終年度の評価", "Final grades"), by="fiscal_year_outcome", grades=pace
    )
    by_hand = Scale(
        id="by-hand", label=label("所管課の評価", "Grades by departments"), grades=[Grade("○"), Grade("×")]
    )
    ledger = city(
        row("オンライン申請率", "Applications made online", start=START, to=GOAL, results={"R6": "45%"}),
        row("公開したデータの割合", "Data published", start=START, to=GOAL, results={"R6": "39%"}),
        row("キャッシュレスの割合", "Payments without cash", start=START, to=GOAL, results={"R6": "約40%"}),
        row("テレワークの実施率", "Teleworking", start=START, to=GOAL, results={"R6": Missing("pending")}),
        row("件数の増減", "A change", "件", start=("100件以上", "R4"), to={"R8": ChangeBy("20件")}, results={"R6": "130件以上"}),
        row("通り過ぎたかもしれない件数", "Perhaps past the range", "件", start=("10件", "R4"), to={"R8": Within("20件", "30件")}, results={"R6": "25〜45件"}),
        scales=[scale, unmarked, final, by_hand],
        initiatives=[
            Initiative(id="online", order=1, label=label("行政手続のオンライン化", "Procedures online")),
            Initiative(id="office", order=2, label=label("庁内業務の効率化", "Leaner office work")),
            Initiative(id="data", order=3, label=label("オープンデータの推進", "Open data")),
            Initiative(id="school", order=4, label=label("学校のデジタル化", "Digital schools")),
        ],
        evaluations=[
            Evaluation(item="indicator-1", year="R6", scale="kpi", grade="B"),
            Evaluation(item="online", year="R6", scale="by-hand", grade="○"),
            Evaluation(item="office", year="R6", scale="by-hand", grade="○", state="in-progress"),
            Evaluation(item="data", year="R6", state="in-progress"),
        ],
    )
    yield from grade(ledger, "R6", by_hand).initiatives
    for each in (scale, unmarked, final, by_hand):
        yield from grade(ledger, "R6", each)
    for name in dx.progress.METHODS:
        by_method = Scale(id="any", label=label("方法別の評価", "By method"), by=name, grades=pace)
        yield from grade(ledger, "R6", by_method)[:1]


# --- findings


def findings_on_goals() -> Answers:
    """What `check` finds about goals and baselines."""
    return dx.check(
        city(
            row("オンライン申請率", "Applications made online", to={"R8": "60%"}),
            row("電話の応答率", "Calls answered", start=("20%", None), to=GOAL),
            row("参加者数", "Participants", "人"),
            row("件数の増減", "A change", "件", to={"R8": ChangeBy("20件")}),
            row("削減率", "A cut", "件", to={"R8": ReduceBy("20%")}),
            row("大まかな削減", "A rough cut", "件", to={"R8": ReduceBy("約30%", base="100件")}),
            row("合計の件数", "A total", "件", to={"R8": TotalOver("20件", "R4/R8")}),
            row("累計の件数", "A running total", "件", accumulation="cumulative", to={"R8": TotalOver("20件", "R4/R8")}, results={"R4": "3件", "R5": "5件"}),
            row("割合の合計", "A total of shares", to={"R8": TotalOver("90%", "R4/R8")}),
            row("途中からの合計", "A total from within a year", "件", accumulation="flow", to={"R8": TotalOver("20件", "2022-10/2026-03")}),
            row("増やす件数", "Rising", "件", direction="down", start=("10件", "R4"), to={"R8": "50件"}),
            row("現状と同じ目標", "As it is", "点", start=("50点", "R4"), to={"R8": "50点"}),
            row("期限の早い目標", "Due early", "件", start=("10件", "R6"), to={"R5": "50件"}),
            row("期間外の目標", "Due outside", "件", start=("10件", "R1"), to={"R2": "50件"}, results={"R2": "20件"}),
            row("両立しない目標", "At odds", "件", direction="up", start=("10件", "R4"), to={"R8": "50件", "2027-03": AtMost("40件")}),
            row("2つの節目", "Two milestones", None, to={"R8": Completed(label("設計", "the design")), "2027-03": Completed(label("配備", "the rollout"))}),
            row("期ごとの件数", "Phases", "件", accumulation="flow", to={"R5": TotalOver("20件", "R4/R5"), "R8": TotalOver("50件", "R4/R8"), "2027-03": TotalOver("40件", "R6/R8")}),
            row("算出方法の変わった割合", "Redefined", start=START, to=GOAL),
            row("5年平均の事故件数", "Accidents, mean of five years", "件", baseline=dx.Baseline(value="17.0件", span="H30/R4"), direction="down", to={"R8": "10件"}, results={"R6": "14件"}),
            row("片側の基準値", "A baseline to one side", "件", start=("10件以上", "R4"), to={"R8": "50件"}),
            row("早く終わる合計", "Due before its end", "件", accumulation="flow", to={"R6": TotalOver("20件", "R4/R8")}),
            row("期限のない目標", "Without a due year", "件", direction="up", to={Due(qualifier="順次"): "50件"}),
            row("女性の割合", "Women", start=START, targets=[dx.Target(due="R8", goal=Reach("40%"), breakdown={"役職": "課長"})], results={"R6 1": {"value": "30%", "breakdown": {"役職": "部長"}}}),
            row("範囲を超える目標", "Out of bounds", start=START, to={"R8": "120%"}, bounds=Bounds(low="0%", high="100%")),
            row("範囲を超える実績", "A result out of bounds", start=("-5%", "R4"), to={"R8": "60%"}, results={"R6": "104%"}, bounds=Bounds(low="0%", high="100%")),
            row("増減のない目標", "No change", "件", start=("10件", "R4"), to={"R8": ChangeBy("0件")}),
            row("設計と配備", "Design and rollout", None, to={"2024-09": Completed(label("設計", "the design")), "R6": Completed(label("配備", "the rollout"))}, results={"R6": Completion(done="2024-12")}),
            revisions=[
                dx.Revision(
                    id="new-way",
                    label=label("算出方法の見直し", "New definition"),
                    decided="2024-12-20",
                    changes=[
                        Redefine("indicator-17", since="R6", scope=label("本庁のみ", "main office only"))
                    ],
                )
            ],
        )
    )


def findings_on_results() -> Answers:
    """What `check` finds about results."""
    doubtful = Doubt("0.6", "数字がかすれている", [Alternative("35%", "35%")])
    ledger = city(
        row("オンライン申請率", "Applications made online", start=START, to={"R5": "60%"}),
        row("電話の応答率", "Calls answered", start=START, to=GOAL, results={"R6": TextValue("概ね良好")}),
        row("登録団体の割合", "Groups registered", start=START, to=GOAL, results={"R6": Ratio("0件", "0件")}),
        row("申請の件数", "Applications", "件", start=("10件", "R4"), to={"R8": "50件"}, results={"R6 1": "10〜50件", "R6 2": {"value": "40〜80件", "known": "2025-06-01"}}),
        row("総合窓口", "One-stop counter", None, to={"R6": Completed(label("窓口の一元化", "one counter"))}, results={"R6": TextValue("工事中")}),
        row("支所の窓口", "Branch counter", None, to={"R6": Completed(label("窓口の一元化", "one counter"))}, results={"R6": Completion(done="2019-10")}),
        row("本庁の窓口", "Main counter", None, to={"R8": Completed(label("窓口の一元化", "one counter"))}, results={"R6": Completion(done="2025-10")}),
        row("防災訓練", "Emergency drill", None, to={Due(yearly=True): Completed(label("訓練の実施", "a drill"))}, results={"R6": Completion(done="2023-10")}),
        row("回答の割合", "Answers", start=START, to=GOAL, results={"R6": Ratio("10件", "5件未満")}),
        row("内数の件数", "A part", "件", part_of=["whole"], results={"R6": "50件"}),
        row("全体の件数", "The whole", "件", id="whole", results={"R6": "40件"}),
        row("単位の異なる指標", "Unlike units", "時間", same_as=["whole"], results={"R6": "40時間"}),
        row("期間の合計", "A total", "件", accumulation="flow", to={"R6": TotalOver("20件", "R4/R6")}, results={"R4": "5件", "R5": "6件", "R6": "7件", "R4/R6": "30件"}),
        row("苦情の件数", "Complaints", "件", start=("10件", "R4"), results={"R6": "-3件"}),
        row("累計の登録者数", "Users so far", "人", accumulation="cumulative", results={"R5": "80人", "R6": "75人"}),
        row("利用率", "Use", results={"R5": "0.2%", "R6": "0.25%"}),
        row("印刷枚数", "Pages printed", "枚", results={"R4": "12,300枚", "R5": "12,400枚", "R6": "124,000枚"}),
        row("利用者数", "Users", "人", results={"R5": "30人", "R6": "30人", "R5 m": {"value": "10人", "breakdown": {"性別": "男"}}, "R5 f": {"value": "20人", "breakdown": {"性別": "女"}}, "R6 m": {"value": "10人", "breakdown": {"性別": "男"}}, "R6 f": {"value": "25人", "breakdown": {"性別": "女"}}}),
        row("会員数", "Members", "人", results={"R6 m": {"value": "10人", "breakdown": {"性別": "男"}}, "R6 f": {"value": "20人", "breakdown": {"性別": "女"}}}),
        row("見込みの件数", "Expected", "件", results={"R6": {"value": "30件", "status": "forecast"}}),
        row("予定の件数", "Planned", "件", results={"R6": {"value": "30件", "status": "planned"}}),
        row("早すぎる件数", "Too early", "件", results={"R6": {"value": "30件", "known": "2023-10-01"}}),
        row("後から数えた件数", "Counted later", "件", results={"R6": {"value": "30件", "known": "2024-10-01", "as_of": "2025-03-01"}}),
        row("年度外の件数", "Outside the year", "件", results={"R6": {"value": "30件", "as_of": "2026-01-10"}}),
        row("現状値の異なる件数", "Another baseline", "件", start=("10件", "R4"), to={"R8": "50件"}, results={"R4": "12件"}),
        row("一部の月の件数", "Part of the year", "件", results={"2024-04/2024-11": "30件"}),
        row("矛盾する件数", "Contradicting", "件", accumulation="flow", results={"R6": "20件", "R6Q1": "30件"}),
        row("読みにくい割合", "Hard to read", results={"R6": {"value": "55%", "doubt": doubtful}}),
        row("記載と異なる割合", "Printed share", results={"R6": Ratio("30件", "40件", "70%")}),
        row("端数の割合", "Rounded share", results={"R6": Ratio("151件", "287件", "52%")}),
        row("取り消した件数", "Withdrawn", "件", results={"R6": {"value": "30件", "withdrawn": Withdrawn(on="2025-08-01", why="誤記")}}),
        row("終了した件数", "Ended", "件", results={"R6": "30件"}, ended=Ending(last="R5")),
        row("範囲外の割合", "Out of bounds", results={"R6": "120%"}, bounds=Bounds(low="0%", high="100%")),
        row("同じ割合", "The same share", results={"R6": "40%"}, same_as=["same"]),
        row("同じはずの割合", "Said to be the same", id="same", results={"R6": "45%"}),
        row("削減した時間", "Hours saved", "時間", derived=Difference("before", minus="after"), results={"R6": "30時間"}),
        row("導入前の時間", "Hours before", "時間", id="before", results={"R6": "100時間"}),
        row("導入後の時間", "Hours after", "時間", id="after", results={"R6": "60時間"}),
        row("異なる単位の差", "Unlike", "時間", derived=Difference("before", minus="indicator-9")),
        row("端末の整備率", "Terminals in place", to={"R8": Completed(label("端末の整備", "terminals"))}, results={"R6": Completion(done=True)}),
        row("重なる期間の件数", "Overlapping", "件", accumulation="flow", results={"R6Q1": "30件", "2024-04/2024-09": "10件", "2024-10/2025-03": "10件"}),
        row("大きすぎる件数", "Too large", "件", results={"R6": "90,000,000,000,000,000件"}),
        row("食い違う件数", "At odds", "件", accumulation="flow", results={"R6 1": {"value": "20件", "known": "2025-05-01"}, "R6 2": {"value": "30件", "as_of": "2025-03-31"}}),
    )
    yield from dx.check(ledger)
    yield from (Formatted(each.status) for each in ledger.observations)


def findings_on_the_plan() -> Answers:
    """What `check` finds about the plan and its parts."""
    ledger = city(
        row("オンライン申請率", "Applications made online", start=START, to=GOAL),
        row("橋の数", "Bridges", "橋"),
        row("団体の数", "Groups", "団休"),
        ({"label": None, "unit": "%", "number": "③"}, {}),
        period="R4/R8",
        period_printed="令和5年度から令和8年度までの4年間",
        bodies=[
            dx.Body("131211", label("みなと野市", "Minatono City")),
            dx.Body("992011", label("みなと野市", "Minatono City")),
            dx.Body("011002", label("函館市", "Hakodate City")),
            dx.Body(None, label("札幌市", "Sapporo City")),
            dx.Body("992020", label("函館市", "Hakodate City")),
        ],
        declared=[Declared(of="pillars", count=3)],
        pillars=[
            Pillar(id="service", order=1, label=label("市民サービス", "Services")),
            Pillar(id="counter", order=2, label=label("窓口", "Counters"), parent="service"),
        ],
        levels=["柱"],
        initiatives=[
            Initiative(
                id="online",
                order=1,
                label=label("行政手続のオンライン化", "Procedures online"),
                pillars=["counter"],
            ),
            Initiative(id="paper", order=2, label=label("紙の様式の見直し", "Paper forms")),
            Initiative(id="seal", order=3, label=label("押印の見直し", "Seals")),
        ],
        reviews=[Review(id="review", order=1, label=label("中間見直し", "Mid-term review"), year="R6")],
        constraints=[
            Constraint(
                id="waits",
                order=1,
                on="review",
                kind="waits-for",
                by=None,
                span="R5/R7",
                text=label("標準化の完了", "standardized systems"),
            ),
            Constraint(
                id="itself",
                order=2,
                on="online",
                kind="waits-for",
                by="online",
                text=label("オンライン化の完了", "procedures online"),
            ),
            Constraint(
                id="one",
                order=3,
                on="paper",
                kind="waits-for",
                by="seal",
                text=label("押印廃止の完了", "seals abolished"),
            ),
            Constraint(
                id="other",
                order=4,
                on="seal",
                kind="waits-for",
                by="paper",
                text=label("紙の様式の廃止", "paper forms abolished"),
            ),
        ],
        predecessor=Predecessor(label=label("前計画", "The plan before"), starts="H30", ends="R2"),
        successor=Successor(label=label("次期計画", "The next plan"), starts="R10"),
        scales=[
            Scale(
                id="kpi",
                label=label("KPIの評価", "Grades of KPI"),
                by="linear_pace",
                grades=[Grade("A", at_least=80, state="done"), Grade("B", below=80)],
            ),
        ],
        evaluations=[
            Evaluation(item="indicator-1", year="R6", grade="C"),
            Evaluation(item="indicator-2", year="R6", grade="A", marks=["前倒し"]),
            Evaluation(item="indicator-2", year="R6", grade="B"),
            Evaluation(item="indicator-3", year="R5", state="done", since="2023-10"),
            Evaluation(item="indicator-3", year="R6", state="in-progress", since="2023-04"),
            Evaluation(item="indicator-4", year="R5", state="in-progress", since="2023-10"),
            Evaluation(item="indicator-4", year="R6", state="done", since="2023-04"),
            Evaluation(item="online", year="R5", state="in-progress", since="2025-10"),
            Evaluation(item="paper", year="R5", state="in-progress", comment="順調"),
            Evaluation(item="paper", year="R5", state="done"),
            Evaluation(item="seal", year="R5", state="done"),
            Evaluation(item="seal", year="R5", state="done"),
            Evaluation(item="online", year="R6", grade="A", state="in-progress"),
            Evaluation(item="paper", year="R6", grade="A", state="not-started"),
            Evaluation(item="seal", year="R6", grade="A", state="cancelled"),
        ],
        revisions=[
            dx.Revision(
                id="first",
                label=label("第1次改定", "First revision"),
                decided="R6",
                changes=[SetTarget("indicator-1", dx.Target(due="R8", goal=Reach("70%")))],
            ),
            dx.Revision(
                id="second",
                label=label("第2次改定", "Second revision"),
                decided="2024-12-20",
                changes=[SetTarget("indicator-1", dx.Target(due="R8", goal=Reach("80%")))],
            ),
        ],
    )
    return dx.check(ledger)


def findings_that_are_alike() -> Answers:
    """What `check` says where it finds the same several times."""
    rows = [row(f"件数{number}", f"Cases {number}", "件") for number in "一二三四五六"]
    yield from dx.check(city(*rows[:4]))
    yield from dx.check(city(*rows))
    years = {f"R{number}": {"value": "30件", "status": "planned"} for number in range(4, 8)}
    yield from dx.check(city(row("予定の件数", "Planned", "件", results=years)))


def findings_of_your_own() -> Answers:
    """What a finding of a rule of one's own may not be, and the check of two rules with one code."""
    ledger = city(row("件数", "Cases", "件"))
    wording = label("{indicator}にタグがありません", "{indicator} has no tag")
    finding = dx.checks.Finding(code="minato.no_tag", severity=dx.checks.Severity.NOTE, path="$.indicators[cases]", facts={"indicator": "cases"}, wording=wording)
    for fault in (
        {"wording": None},
        {"wording": label("{indicatr}", "{indicator} has no tag")},
        {"wording": "{indicator}にタグがありません"},
        {"wording": label("{indicator", "{indicator} has no tag")},
        {"code": "check.no_owner"},
        {"code": "minato.no_tag "},
        {"code": "check.declared_count", "wording": None},
    ):
        yield from refused(partial(attrs.evolve, finding, **fault))
    other = attrs.evolve(finding, wording=label("タグなし", "no tag"))
    yield from refused(lambda: dx.check(ledger, [lambda _: iter([finding, other])]))

    def no_tag(_: dx.Ledger) -> Any:
        """Return no findings."""

    def no_budget(ledger: dx.Ledger) -> Any:
        """Read what is not there."""
        return dict(ledger.plan.extra)["予算"]

    for rule in (no_tag, no_budget):
        rule.__module__, rule.__qualname__ = "minato", rule.__name__
        yield from refused(partial(dx.check, ledger, [rule]))


QUESTIONS: tuple[Callable[[], Answers], ...] = (
    verdicts,
    verdicts_after_the_due_year,
    verdicts_on_goals,
    verdicts_on_values,
    verdicts_of_the_baseline_year,
    methods,
    methods_of_your_own,
    explanations,
    forecasts,
    versions,
    results_owed,
    rollups,
    pooled_shares,
    grades,
    findings_on_goals,
    findings_on_results,
    findings_on_the_plan,
    findings_that_are_alike,
    findings_of_your_own,
    verdicts_on_several_targets,
)
