"""What was entered is in the report, and the year that it judges by default: right values."""

import re
from textwrap import dedent

import attrs
import pytest

from dxmodel.changes import ExtendPeriod, Move, MoveTarget, SetTarget
from dxmodel.errors import AmbiguousError
from dxmodel.fiscal import FiscalYear
from dxmodel.formats.json import dumps, loads
from dxmodel.goals import Reach
from dxmodel.messages import words
from dxmodel.plan import Target
from dxmodel.progress import assess
from dxmodel.report import report, to_markdown
from dxmodel.report.contents import judged_year
from dxmodel.report.sheet import sheet, target_cell
from dxmodel.report.value_cells import baseline_cell, result_cell
from dxmodel.revise import Revision, apply, compare
from tests.yaml_ledger import PLAN, ledger_of

FOUR = "\n".join(f"- {{id: x{n}, label: 指標{n}, unit: 件}}" for n in range(4))


def results(*pairs):
    """Return the YAML of results of 1件, each given by the number of its indicator and its period."""
    return "\n".join(f"- {{indicator: x{n}, period: {period}, value: 1件}}" for n, period in pairs) or "[]"


YEARS = (
    # the results → the year judged, and how many of the four indicators have a result in it
    ([(0, "R4"), (1, "R4"), (0, "R5")], "R4", 2),
    ([(0, "R4"), (1, "R4"), (0, "R5"), (2, "R5")], "R5", 2),
    ([(0, "R4"), (1, "R5")], "R5", 1),
    ([(0, "R4"), (1, "R4"), (0, "2024-04/2024-09"), (1, "2024-10")], "R6", 2),
    ([(0, "R1"), (1, "R1"), (2, "R1"), (0, "R4")], "R4", 1),
    ([(0, "R20"), (1, "R20"), (0, "R4")], "R4", 1),
)


@pytest.mark.parametrize(("pairs", "year", "count"), YEARS)
def test_the_default_year_has_results_of_half_of_the_indicators(pairs, year, count):
    """Else it is the latest of the period with any; the head says which and why."""
    ledger = ledger_of(FOUR, results(*pairs))
    judged, why = judged_year(ledger, "ja")
    assert (str(judged), f"4件中{count}件" in why) == (year, True)
    assert f"{judged:ja}（{why}）" in to_markdown(report(ledger))


def test_a_baseline_before_the_plan_does_not_make_a_default_year():
    """It is no result of the period."""
    ledger = ledger_of("- {id: x, label: 指標, unit: 件, baseline: {value: 1件, year: H30}}")
    assert judged_year(ledger, "ja") == (ledger.plan.first_year, words("report.nothing_measured", "ja"))


def test_an_outcome_without_a_target_is_not_counted_among_the_goals():
    """目標のある指標 are those with a target."""
    ledger = ledger_of(
        "- {id: x, label: 指標, unit: 件, kind: outcome}\n"
        "- {id: y, label: 別, unit: 件, targets: [{due: R8, goal: {reach: 5件}}]}",
        "- {indicator: x, period: R5, value: 1件}\n- {indicator: y, period: R5, value: 1件}",
    )
    markdown = to_markdown(report(ledger))
    assert "**目標のある指標** 1件中" in markdown
    section = markdown.partition("## 目標のある指標")[2].partition("\n## ")[0]
    assert ("別" in section, "指標 |" in section.partition("| --- |")[2]) == (True, False)


def sheet_of(indicator, observations, *, plan=PLAN):
    """Return the report on one indicator as Markdown."""
    return to_markdown(
        report(ledger_of(f"- {{id: x, label: 指標, {indicator}}}", observations, plan=plan), "R5")
    )


ENTERED = (
    # the observations of R5 → the lines of the cell, with the marks of their footnotes
    (
        ["value: 12人", "value: 7人, breakdown: {性別: 男}", "value: 5人, breakdown: {性別: 女}"],
        ["12人", "男：7人", "女：5人"],
    ),
    (["value: 5人, breakdown: {性別: 女}", "value: 7人, breakdown: {性別: 男}"], ["女：5人", "男：7人"]),
    (
        ["value: 7人, breakdown: {性別: 男}, note: 甲", "value: 12人", "value: 5人, breakdown: {性別: 女}"],
        ["12人", "男：7人 ※1", "女：5人"],
    ),
    (
        [
            "value: 7人, breakdown: {性別: 男}, known: 2024-05-01",
            "value: 5人, breakdown: {性別: 女}, known: 2024-05-01",
            "value: 8人, breakdown: {性別: 男}, known: 2024-06-01",
        ],
        ["男：8人", "女：5人"],
    ),
    (
        [
            "value: 7人, breakdown: {性別: 男}, known: 2024-06-01",
            "value: 5人, breakdown: {性別: 女}, known: 2024-05-01",
        ],
        ["男：7人", "女：5人"],
    ),
    (["value: 100人, note: 甲", "value: 200人, known: 2024-06-01"], ["100人 ※1", "200人 ※2"]),
    (["value: 100人, scope: 甲", "value: 90人, known: 2024-06-01, scope: 甲"], ["100人 ※1", "90人 ※1※2"]),
    (
        ["value: 12人, note: 甲", "value: 5人, status: forecast, breakdown: {性別: 女}"],
        ["12人 ※1", "見込み：女：5人"],
    ),
    (["period: 2023-04/2023-09, value: 3人", "period: 2023-10/2024-03, value: 4人"], ["7人 ※1"]),
)


@pytest.mark.parametrize(("entries", "lines"), ENTERED)
def test_a_cell_shows_the_total_and_its_members_in_the_order_entered(entries, lines):
    """Each footnote stands at the value that it is about; alike ones have one number."""
    written = ["period: R5, " * ("period" not in each) + each for each in entries]
    observations = "\n".join(f"- {{indicator: x, {each}}}" for each in written)
    ledger = ledger_of("- {id: x, label: 参加者, unit: 人, accumulation: flow}", observations)
    for each in (ledger, loads(dumps(ledger)), attrs.evolve(ledger, evaluations=[])):
        (row,) = re.findall(r"^\| 参加者 .*$", to_markdown(report(each, "R5")), re.MULTILINE)
        assert row.split(" | ")[2] == "<br>".join(lines)


PRINTED = (
    # the unit of the indicator, the value and its print → the cell and its footnotes
    ("人", "60人", "60名", "60名"),
    ("円", "119,390,000円", "1億1939万円", "1億1939万円"),
    ("件", "約110,000件", "約11万件", "約11万件"),
    ("時間", "5,328時間", "約5,300時間", "約5,300時間"),
    ("検体", "5検体", "令和5年度に5検体", "令和5年度に5検体"),
    ("検体", "5検体", "令和5年度に6検体", "5検体 記載は「令和5年度に6検体」"),
    ("人", "60人", "70名", "60人 記載は「70名」"),
    ("人", "60人", "60件", "60人 記載は「60件」"),
    ("件", "0件", "－", "0件 記載は「－」"),
    ("件", "1,200件", "1,200", "1,200件"),
    ("件", "5件", "5件※1", "5件"),
    ("ポイント", "-5ポイント", "▲5ポイント", "▲5ポイント"),
    ("ポイント", "5ポイント", "▲5ポイント", "5ポイント 記載は「▲5ポイント」"),
    ("%", "{ratio: {numerator: 37件, denominator: 120件}}", "約31%", "約31%（37件 / 120件）"),
    ("%", "{ratio: {numerator: 37件, denominator: 120件}}", "120件のうち37件", "30.8%（120件のうち37件）"),
    ("%", "{ratio: {numerator: 37件, denominator: 120件}}", "27%", "30.8%（37件 / 120件） 記載は「27%」"),
    ("件", "{missing: pending}", "※集計中", "集計中"),
)


@pytest.mark.parametrize(("unit", "value", "print", "text"), PRINTED)
def test_a_value_is_shown_as_printed_where_the_print_states_it(unit, value, print, text):
    """Results and baselines alike; what the print states otherwise is in a footnote."""
    fields = f'value: "{value}"' if "{" not in value else f"value: {value}"
    entry = f'{fields}, printed: "{print}"'
    ledger = ledger_of(
        f'- {{id: x, label: 参加者, unit: "{unit}", baseline: {{year: R3, {entry}}}}}',
        f"- {{indicator: x, period: R5, {entry}}}",
    )
    indicator = ledger.plan.indicator("x")
    assert indicator.baseline is not None
    result = result_cell(ledger, indicator, FiscalYear(2023), "ja")
    baseline = baseline_cell(ledger, indicator.baseline, "ja")
    assert " ".join([result.text, *result.notes]) == text
    assert " ".join([baseline.text.replace("\n（R3）", ""), *baseline.notes]) == text
    english = result_cell(ledger, indicator, FiscalYear(2023), "en").text
    assert not {"名", "万"} & set(english)


PRINTED_TARGETS = (
    # the goal and its print → the cell and its footnotes
    ("reach: 60人", "60名", "60名"),
    ("at-least: 60人", "60名以上", "60名以上"),
    ("at-least: 60人", "60名", "60名 目標の内容：60人以上"),
    ("reach: 60人", "令和8年度末に60名", "令和8年度末に60名"),
    ("reduce-by: {share: 50%, base_year: R3}", "▲50%", "▲50% 目標の内容：令和3年度比50%削減"),
    ("increase-by: {share: 20%, base: 500人}", "2割増", "500人から20%増加 記載は「2割増」"),
    (
        "reduce-by: {share: 50%, base_year: R3, base: 40人}",
        "▲50%",
        "▲50% 目標の内容：令和3年度の40人から50%削減",
    ),
    ("within: {low: 50人, high: 60人}", "50～60名", "50～60名"),
    ("change-by: -10人", "10名減", "10名減 目標の内容：基準値から10人減"),
    ("reach: 60人", "70名", "60人 記載は「70名」"),
    ("completed: 導入", "全庁で導入", "導入 記載は「全庁で導入」"),
    ("reach: 60人", "60", "60人"),
)


@pytest.mark.parametrize(("goal", "print", "text"), PRINTED_TARGETS)
def test_a_target_is_shown_as_printed_where_the_print_states_it(goal, print, text):
    """What the print leaves open is in a footnote."""
    target = f'{{due: R8, goal: {{{goal}}}, printed: "{print}"}}'
    unit = "" if "completed" in goal else "unit: 人, baseline: {value: 40人, year: R3}, "
    ledger = ledger_of(f"- {{id: x, label: 参加者, {unit}targets: [{target}]}}")
    cell = target_cell(ledger, ledger.plan.indicator("x").targets, "ja")
    assert " ".join([cell.text.replace("\n（R8）", ""), *cell.notes]) == text


STATED = (
    # what is entered of the plan, the initiative, the indicator, the result → texts of the report
    ({"plan": "period_printed: 2021～2030"}, ["（「2021～2030」）"]),
    ({"plan": 'version: "第2.3版"\nnote: 暫定版を含む'}, ["**版** 第2.3版", "**注記** 暫定版を含む"]),
    (
        {"plan": "declared:\n- {of: initiatives, count: 8, printed: ８つの取組}"},
        ["取組事項の数：8（８つの取組）"],
    ),
    ({"initiative": "owners: [A課, B課]"}, ["**① 申請（担当：A課、B課）**"]),
    (
        {"initiative": "owners: [A課], priority: {why: 効果が大きい}, span: R5～, summary: 窓口に行かない"},
        ["**① 申請（担当：A課、優先、令和5年度以降） ※1<br>概要：窓口に行かない**", "※1 優先：効果が大きい"],
    ),
    ({"initiative": 'tags: ["09"], extra: {事業費: 500千円}'}, ["**① 申請<br>付記：09、事業費：500千円**"]),
    ({"initiative": "note: 一部は国と共同"}, ["**① 申請 ※1**", "※1 一部は国と共同"]),
    ({"indicator": "owners: [A課], tags: [重点]"}, ["| 参加者<br>担当：A課<br>付記：重点 |"]),
    ({"indicator": "extra: {集計方法: 年度末の調査}"}, ["| 参加者<br>集計方法：年度末の調査 |"]),
    (
        {"indicator": "denominator: {label: 全手続, excluded: 法令によるもの}"},
        ["分母：全手続（法令によるものを除く）"],
    ),
    ({"indicator": "denominator: {excluded: 法令によるもの}"}, ["※1 分母：法令によるものを除く"]),
    (
        {"indicator": "scope: 全階層の職員, window: 暦年, span: R5～R7"},
        ["対象：全階層", "暦年", "令和5年度～令和7年度"],
    ),
    (
        {"indicator": "owner_plan: basic"},
        ["「基本計画」の指標を引用（令和3年度改定版）", "| 基本計画 | 市 |"],
    ),
    ({"indicator": "derived: {difference: {of: old, minus: new}}"}, ["※1 計算元：前の件数 − 後の件数"]),
    ({"indicator": "part_of: [old]"}, ["※1 内数として含まれる指標：前の件数"]),
    ({"result": "note: 集計の途中, extra: {把握方法: 聞き取り}"}, ["12件 ※1※2", "※2 把握方法：聞き取り"]),
)


@pytest.mark.parametrize(("entered", "texts"), STATED)
def test_what_is_entered_is_shown(entered, texts):
    """Beside the name of the item, in a footnote of the row, or at the head."""
    related = "related_plans:\n- {id: basic, label: 基本計画, owner: 市, note: 令和3年度改定版}\n"
    initiative = f"{{id: i, number: ①, label: 申請, {entered.get('initiative', '')}}}"
    plan = f"{PLAN}{entered.get('plan', '')}\n{related}initiatives:\n- {initiative}\n"
    ledger = ledger_of(
        f"- {{id: x, label: 参加者, unit: 件, initiatives: [i], {entered.get('indicator', '')}}}\n"
        "- {id: old, label: 前の件数, unit: 件}\n- {id: new, label: 後の件数, unit: 件}",
        f"- {{indicator: x, period: R5, value: 12件, {entered.get('result', '')}}}",
        plan=plan,
    )
    markdown = to_markdown(report(ledger, "R5"))
    assert [text for text in texts if text not in markdown] == []


LEVELS = (
    # the names of the levels of the plan → texts of the sheet and of the comparison
    (
        "",
        [
            "柱との対応は確度0.8",
            "取組事項との対応は確度0.9",
            "**取組事項との対応の記載がない",
            "取組事項　申請",
        ],
    ),
    (
        "levels: [基本目標, 施策]",
        ["基本目標との対応は確度0.8", "施策との対応は確度0.9", "**施策との対応の記載がない", "施策　申請"],
    ),
)


@pytest.mark.parametrize(("levels", "texts"), LEVELS)
def test_items_are_called_by_the_names_of_their_levels(levels, texts):
    """In headings, footnotes and changes."""
    plan = PLAN + dedent(
        f"""
        {levels}
        pillars: [{{id: p, order: 1, label: くらし}}]
        initiatives:
        - {{id: i, order: 1, label: 申請, pillars: [{{to: p, doubt: {{confidence: 0.8}}}}]}}
        """
    )
    ledger = ledger_of(
        "- {id: x, label: 参加者, unit: 件, initiatives: [{to: i, doubt: {confidence: 0.9}}]}\n"
        "- {id: y, label: 別の指標, unit: 件}",
        plan=plan,
    )
    tied = Revision(id="r", label="見直し", decided="R5", changes=[Move("y", initiatives=["i"])])
    markdown = to_markdown(report(ledger)) + to_markdown(report(attrs.evolve(ledger, revisions=[tied])))
    assert [text for text in texts if text not in markdown] == []


SCALES = """
format: scales/1
scales:
- id: kpi
  label: KPIの達成度
  by: achievement_rate
  grades: [{mark: A, label: 達成, at_least: 1}, {mark: B, below: 1}]
- id: work
  label: 事業の状況
  ordered: false
  grades: [{mark: A, label: 予定どおり}, {mark: △, label: 遅れ}]
"""
GRADED: tuple[tuple[list[str], str | None], ...] = (
    # the evaluations of the indicator → its cell and its footnotes
    ([], None),
    (["year: R4, grade: A, scale: kpi"], "A（R4、達成、KPIの達成度）"),
    (
        ["year: R4, grade: A, scale: kpi", "year: R5, grade: B, scale: kpi, comment: 要改善"],
        "B（KPIの達成度） 評価の内容：要改善",
    ),
    (["year: R5, grade: △, marks: [コロナ], state: in-progress"], "△ コロナ（遅れ、実施中）"),
    (
        ["year: R5, grade: A, scale: work, months: 2023-04/2023-09", "year: R5, grade: B"],
        "A（予定どおり、令和5年4月～令和5年9月、事業の状況）\nB",
    ),
    (["year: R6, grade: B"], None),
    (["year: R5, grade: ×, comment: 独自の記号"], "× 評価の内容：独自の記号"),
)


@pytest.mark.parametrize(("evaluations", "text"), GRADED)
def test_the_evaluations_of_the_city_stand_beside_their_indicator(evaluations, text):
    """The grade with its marks, its meaning and its scale, and the comment; those of the latest year."""
    entries = "\n".join(f"- {{item: x, {each}}}" for each in evaluations) or " []"
    ledger = ledger_of(
        "- {id: x, label: 参加者, unit: 件}",
        "- {indicator: x, period: R5, value: 12件}",
        scales=SCALES,
        evaluations=f"format: evaluations/1\nevaluations:\n{entries}\n",
    )
    table = sheet(ledger, assess(ledger, "R5"), "ja")
    row = next(row for row in table.rows if isinstance(row, tuple))
    cells = {column.title: cell for column, cell in zip(table.columns, row, strict=True)}
    assert ("評価" in cells) is (text is not None)
    assert text is None or " ".join([cells["評価"].text, *cells["評価"].notes]) == text


SAID = (
    # the observations, the year judged → what the sentence says of the value
    (["period: R5, value: 12人, status: provisional"], "R5", "12人（速報）"),
    (["period: R5, value: 12人"], "R5", "12人で"),
    (["period: R5, value: 12人, printed: 12名"], "R5", "12名で"),
    (["period: R5, value: 12人, printed: 13名"], "R5", "12人で"),
    (
        ["period: 2023-04/2023-09, value: 5人, status: provisional", "period: 2023-10/2024-03, value: 7人"],
        "R5",
        "12人（速報）",
    ),
    (["period: R8, value: 4人, status: provisional", "period: R9, value: 6人"], "R9", "4人（速報）"),
    (["period: R8, value: 4人, printed: 4名", "period: R9, value: 6人"], "R9", "4名"),
)


@pytest.mark.parametrize(("entries", "at", "text"), SAID)
def test_the_sentence_says_the_value_as_printed_and_that_it_is_provisional(entries, at, text):
    """The value of the year, that of the due year, and a sum of parts of the year."""
    ledger = ledger_of(
        "- {id: x, label: 参加者, unit: 人, direction: up, accumulation: flow, "
        "targets: [{due: R8, goal: {reach: 5人}}]}",
        "\n".join(f"- {{indicator: x, {each}}}" for each in entries),
    )
    assert text in assess(ledger, at)[0].describe("ja")


DOCUMENTS = """
format: documents/1
documents:
- {id: plan, label: 計画書}
- {id: survey, label: 県の調査, publisher: 県, secondary: true}
"""
SECONDARY = (
    # where a source stands, its document → whether the sentence and the report call it secondary
    ("value", "survey", "R5", True),
    ("value", "plan", "R5", False),
    ("baseline", "survey", "R5", True),
    ("target", "survey", "R5", True),
    ("value", "survey", "R6", False),
    ("due value", "survey", "R9", True),
    ("sum", "survey", "R6", True),
)


@pytest.mark.parametrize(("where", "document", "at", "is_secondary"), SECONDARY)
def test_what_rests_on_a_secondary_source_says_so(where, document, at, is_secondary):
    """Value, baseline, target, the value of the due year, a year of a sum; and no confidence is needed."""
    sources = {where: f", sources: [{{document: {document}, page: P3}}]"}
    goal = "{total-over: {amount: 40人, span: R5～R8}}" if where == "sum" else "{reach: 20人}"
    year = "R8" if where == "due value" else "R5"
    ledger = ledger_of(
        "- {id: x, label: 参加者, unit: 人, accumulation: flow, direction: up, "
        f"baseline: {{value: 2人, year: R3{sources.get('baseline', '')}}}, "
        f"targets: [{{due: R8, goal: {goal}{sources.get('target', '')}}}]}}",
        f"""
        - {{indicator: x, period: {year}, value: 12人{sources.get("value", sources.get(where, ""))}}}
        - {{indicator: x, period: R6, value: 14人}}
        - {{indicator: x, period: R9, value: 14人}}
        """,
        plan=PLAN,
        documents=DOCUMENTS,
    )
    answer = assess(ledger, at)[0]
    assert ("二次資料による値を含みます" in answer.describe("ja")) is is_secondary
    assert ("確度" in answer.describe("ja")) is False
    markdown = to_markdown(report(ledger, at))
    assert ("二次資料（県の調査）による" in markdown) is (document == "survey")
    assert "| 県の調査 | 県 | — | 二次資料 |" in markdown


def test_a_sum_with_a_provisional_year_says_so():
    """As the value of one year does."""
    ledger = ledger_of(
        "- {id: x, label: 参加者, unit: 人, accumulation: flow, "
        "targets: [{due: R8, goal: {total-over: {amount: 40人, span: R5～R8}}}]}",
        """
        - {indicator: x, period: R5, value: 12人, status: provisional}
        - {indicator: x, period: R6, value: 9人}
        """,
    )
    assert "21人（速報を含む）" in assess(ledger, "R6")[0].describe("ja")


def printed(due="R8"):
    """Return a plan whose target is printed with its due date."""
    target = f'{{due: {due}, goal: {{reach: 5件}}, printed: "令和8年度末に5件"}}'
    plan = PLAN.replace("令和3年度～令和12年度", "令和3年度～令和8年度")
    baseline = "baseline: {value: 1件, year: R3}"
    return ledger_of(f"- {{id: x, label: 指標, unit: 件, {baseline}, targets: [{target}]}}", plan=plan).plan


@pytest.mark.parametrize(
    "change", [MoveTarget("x", "R8", to="R5"), ExtendPeriod("R10", targets="carry")], ids=["move", "carry"]
)
def test_what_was_printed_beside_a_due_date_does_not_outlive_it(change):
    """令和8年度末 is not printed of R5; and comparison finds the change again."""
    before = printed()
    after = apply(before, [change])
    assert after.indicator("x").targets[0] == Target(
        due=after.indicator("x").targets[0].due, goal=Reach("5件")
    )
    assert apply(before, compare(before, after)) == after
    assert [type(each) for each in compare(before, after)] == [type(change)]


def test_a_doubtful_day_names_what_differs():
    """Where the period is the same, the target that differs."""
    ledger = ledger_of(
        "- {id: x, label: 指標, unit: 件, targets: [{due: R8, goal: {reach: 5件}}]}",
    )
    change = SetTarget("x", Target(due="R8", goal=Reach("9件")))
    decision = Revision(id="r", label="見直し", decided="2024-04-01/2024-09-30", changes=[change])
    ledger = attrs.evolve(ledger, revisions=[decision])
    with pytest.raises(AmbiguousError) as error:
        ledger.as_of("2024-06-01")
    assert "x.targets" in error.value.describe("ja")
    assert "計画期間" not in error.value.describe("ja")
