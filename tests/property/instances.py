"""A valid instance of every public attrs class, from a small city, the answers about it, and others."""

import inspect
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import attrs

import dxmodel as dx
from dxmodel import (
    amount,
    changes,
    checks,
    errors,
    fiscal,
    formats,
    goals,
    ledger,
    open_sdg,
    plan,
    progress,
    report,
    revise,
    storage,
    tables,
)
from dxmodel.testing import small_city

__all__ = ["CLASSES", "INSTANCES", "MODULES"]

MODULES = [getattr(dx, name) for name in dx.__all__ if inspect.ismodule(getattr(dx, name))]
CLASSES = sorted(
    {
        each
        for module in MODULES
        for name in module.__all__
        if inspect.isclass(each := getattr(module, name)) and attrs.has(each)
        if each.__eq__ is not object.__eq__  # others, such as Trajectory, only the engine builds
    },
    key=lambda each: f"{each.__module__}.{each.__name__}",
)
SOURCE = plan.Source("doc", page="P6", cell="③/1(3)/R5")
TARGET = plan.Target(
    due="R10", goal=goals.Reach("8,880時間"), printed="8,880h", sources=[SOURCE], extra={"会計": "一般"}
)
OF_A_MEMBER = plan.Target(goal=goals.Reach("1件"), breakdown={"性別": "女性"}, either=True)
BASELINE = plan.Baseline(
    value="5,328時間", year="R5", as_of=date(2024, 3, 1), printed="5,328h", extra={"会計": "一般"}
)
BRIDGE = plan.Bridge(old="40%", new="30%", sources=[SOURCE])


def _parts_of_plans() -> Iterator[Any]:
    month = fiscal.Month(2024, 4)
    yield from (SOURCE, TARGET, BASELINE, BRIDGE, month, dx.FiscalSpan(month, month + 30))
    yield fiscal.CountingWindow(10, 9, "end")
    yield from (fiscal.When.on(dx.FiscalYear(2024), "年度のみ"), fiscal.ERAS[-1])
    yield from (amount.OrLess(), amount.OrMore(), amount.Over(), amount.Under())
    yield from (dx.Amount("100", "人"), amount.About("5"), amount.UpTo("200"), amount.LIBRARY)
    yield from (dx.Amount("100", "人").interval, amount.UnitDefinition("端末", "terminal/terminals", ("端",)))
    yield plan.OwnUnit("端末箱", english="box/boxes", spellings=["端末函"], like="台", factor=10)
    yield plan.Doubt("0.75", "薄い印字", [plan.Alternative("58時間", "58時間", "0.25")])
    yield plan.Label("a", variants=["b"], former=[plan.FormerName("c", "R4")], translations={"en": "d"})
    yield plan.Document(id="doc", label="計画", publisher="市", dated="R4", url="https://a.jp/", note="x")
    yield plan.Document(id="survey", label="県の調査", secondary=True)
    yield from (
        plan.Body("131211", "足立区"),
        plan.Due("R7", not_before="R6", qualifier="概ね"),
        plan.Due("R8", yearly=True),
    )
    yield from (plan.Break(since="R7", unit="件", bridge=BRIDGE), plan.Bounds(low="0%", high="100%"))
    yield from (plan.Denominator(label="手続", excluded="対面"), plan.Ending(last="R7", into=["online"]))
    yield plan.Link("online", plan.Doubt("0.5"))
    yield plan.Declared(of="pillars", count=3, level=1, printed="３つの柱", sources=[SOURCE])
    yield from (plan.Missing("not-started", starts="R5"), plan.Ratio("1件", "8件", printed="12.5%"))
    yield from (plan.ListValue(["住民票", "戸籍"]), plan.TextValue("実施"), plan.Priority("急ぐ", [SOURCE]))
    yield from (plan.Completion(done="2023-03"), plan.Completion(part="20課のうち12課"))
    years: dict[str, Any] = {"starts": "R11", "ends": "R14", "key": "131211/next-plan"}
    yield from (kind(label="計画", sources=[SOURCE], **years) for kind in (plan.Predecessor, plan.Successor))
    yield from (plan.Difference("before", "after"), plan.Sum(["a", "b"]), plan.Share("a", "b"))


def _items_and_goals() -> Iterator[Any]:
    yield plan.RelatedPlan(id="law", order=1, label="法", owner="国", span="R3/", sources=[SOURCE])
    yield plan.Constraint(id="c", order=1, on="dx", kind="waits-for", by="law", span="R8/", text="標準化")
    yield plan.Statement(id="s", order=1, about="dx", kind="issue", text="人手", sources=[SOURCE])
    yield plan.Review(id="r", order=1, label="見直し", year="R8", yearly=False, condition="必要に応じて")
    yield from (goals.Reach("1件"), goals.AtLeast("1件", exclusive=True), goals.AtMost("9件"))
    yield from (goals.Within("1件超", "9件未満"), goals.ChangeBy("1件"), goals.TotalOver("9件", "R4/R6"))
    yield from (goals.MeanOver("9件", "R4/R6"), goals.ReduceBy("30%", "H28", "9件"))
    yield from (goals.Completed("導入"), goals.NotYetSet("調査中"))
    yield from (goals.Maintain("1件"), goals.Exactly("1件"), goals.IncreaseBy("20%", "H28", "9件"))
    yield goals.Described("県内総生産の2割以下", goals.AtMost("9件"))


def _changes() -> Iterator[Any]:
    yield changes.Amend("online", owners=["DX推進課"], number="1", kind="output", doubt=plan.Doubt("0.5"))
    yield changes.Move("online", parent=None, pillars=["office"], initiatives=["x"], order=3)
    yield changes.Redefine("share", since="R7", bridge=BRIDGE, scope="全", unit="件")
    yield from (changes.Remove("x"), changes.Rename("x", "新", until="R6"))
    yield from (changes.End("x", last="R7", into=["online"]), changes.ShortenPeriod("R5", printed="R5まで"))
    replaced = changes.Replacement("d", TARGET)
    yield replaced
    yield changes.ExtendPeriod("R10", targets="keep", carry=["b"], replace=[replaced], printed="R10まで")
    yield from (
        changes.SetTarget("a", TARGET),
        changes.SetTarget("a", OF_A_MEMBER, beside=True),
        changes.MoveTarget("a", "R8", to="R5"),
    )
    yield from (changes.WithdrawTarget("a", "R8"), changes.SetBaseline("a", BASELINE))
    yield changes.StateSuccessor(plan.Successor(label="次期計画", starts="R11"))
    yield changes.Correct(changes.Amend("x", note="y"), wrong_in="dx")
    yield changes.Add(plan.Viewpoint(id="v", order=1, label="視点", sources=[SOURCE], note="x"))
    yield revise.Rationale("人手", because_of="law", about=["period"], sources=[SOURCE])


def _parts_of_ledgers(city: ledger.Ledger) -> Iterator[Any]:
    evaluation = ledger.Evaluation(item="x", year="R5", grade="A", marks=["感染症"], comment="可", known="R6")
    half = ledger.Evaluation(
        item="x", year="R5", months="2023-04/2023-09", scale="s", state="done", since="R5"
    )
    grades = [ledger.Grade("良", label="良い", at_least="0.8"), ledger.Grade("可", below="80%")]
    scale = ledger.Scale(id="s", label="区分", by="linear_pace", grades=grades, not_evaluated="−", span="R4/")
    outside = [ledger.Grade("未着手", state="not-started")]
    yield ledger.Scale(id="s", label="区分", grades=[ledger.Grade("良")], outside=outside, kinds=["output"])
    yield from (evaluation, half, scale, ledger.Grade("x", above="0.5", at_most=1, state="in-progress"))
    yield ledger.Observation(
        indicator="x",
        period="R5",
        value="約5,300時間",
        breakdown={"性別": "女"},
        known="R6",
        as_of=date(2024, 3, 1),
        scope="区",
        printed="5300",
        sources=[SOURCE],
        doubt=plan.Doubt("0.5"),
        note="x",
        withdrawn=ledger.Withdrawn("2025-10-01", "転記誤り"),
    )
    yield from (formats.Observations(city.observations[:1]), formats.Evaluations([evaluation]))
    yield from (formats.Documents(city.documents), formats.Scales([scale]))
    columns = [
        formats.LayoutColumn(column="A", role="name", heading="指標"),
        formats.LayoutColumn(
            column="B", role="result", year="R6", breakdown={"性別": "女性"}, fractions=True
        ),
    ]
    yield from (*columns, formats.LayoutColumn(column="C", role="member", dimension="性別"))
    yield formats.TableLayout(
        sheet="実績",
        title={"A1": "令和6年度"},
        header=[2],
        columns=columns,
        names={"手続": "online-share"},
        skip=["合計"],
        missing={"-": "not-surveyed"},
        repeats=True,
        fiscal_years=True,
        known="2025-06-30",
    )


def _tables(city: ledger.Ledger) -> Iterator[Any]:
    place = errors.Place(file="a.xlsx", sheet="実績", cell="D14")
    entry = city.observations[0]
    cell = tables.ImportedCell(
        place=place,
        outcome=tables.CellOutcome.NEW,
        indicator="a",
        name="指標",
        text="5",
        observation=entry,
        period=entry.period,
    )
    different = tables.PlanDifference(
        place=place, indicator="a", name="指標", field="target", in_plan="5件", in_table="6"
    )
    yield from (tables.SheetCell("指標", comment="注"), cell, different)
    yield tables.TableImport(cells=[cell], differences=[different], documents=city.documents)
    yield tables.CellFault("tables.error_value", "#REF!")
    note = tables.CellNote("tables.note_zero", {"shown": "-"})
    yield tables.CellValue(value=entry.value, printed="5件（4）", notes=[note])
    row = tables.CollectedRow(
        place=place,
        department="DX推進課",
        id="a",
        name="指標",
        outcome=tables.RowOutcome.TAKEN,
        observation=entry,
        evaluations=city.evaluations,
    )
    locked = tables.LockedChange(
        place=place, indicator="a", name="指標", field="unit", issued="件", returned="人"
    )
    yield tables.Collected(
        year=dx.FiscalYear(2024), files=["a.xlsx"], rows=[row], changes=[locked], documents=city.documents
    )
    yield from tables.tidy_tables(city)


def _others(city: ledger.Ledger) -> Iterator[Any]:
    yield revise.Conflict(mine=0, theirs=1, path="a.label", other_path="a")
    yield errors.Problem(path="$", code="plan.no_body", facts={"a": 1}, place=errors.Place(file="a"))
    yield errors.Place(file="a", line=1, column=2, sheet="実績", cell="D14")
    yield checks.Finding(
        code="check.no_target", severity=checks.Severity.NOTE, path="$", facts={"indicator": "x"}
    )
    yield storage.Outcome(folder=Path("a"), file=Path("b"), before=city, after=city)
    rated = open_sdg.open_sdg({2015: 1.0, 2020: 2.0}, direction="positive")
    yield from (rated, open_sdg.open_sdg_indicator([rated]), progress.METHODS["linear_pace"])
    yield progress.Explanation(
        row="20",
        method="linear_pace",
        formula="p / e",
        inputs=[("v", amount.Amount("5", "件"))],
        result=1.0,
        threshold=1.0,
    )
    yield from (
        report.Band("a", level=1, notes=["b"]),
        report.Cell("a", tone="good", notes=["b"], number=True, marked=[(0, 1)]),
    )
    yield from (report.ChartBar(text="a", start=1.0, end=2.0), report.ChartEvent(text="a", at=1.0))
    yield report.Points(["a"], title="b")


def _answers(city: ledger.Ledger) -> Iterator[Any]:
    """Yield answers about a city, and a report of them."""
    assessed = dx.assess(city, at="R6")
    resolved, year = next(iter(assessed)).resolved, dx.FiscalYear(2024)
    yield progress.LeftOut(resolved=resolved, reason=progress.Reason.PART_OF_YEAR)
    yield ledger.PlanValue(
        plan="131211/dx",
        name=plan.Label("指標"),
        value=resolved,
        amount=dx.Amount(5, "件"),
        is_comparable=False,
    )
    yield progress.SpanTotal(value=dx.Amount(1, "人"), start=year, due=year + 2, years=1, years_in_all=3)
    yield progress.Stage(TARGET, dx.Amount(1, "人"))
    yield from (assessed, dx.rollup(assessed), progress.rollup_by(assessed, city, "pillar"), dx.check(city))
    yield from (dx.compare_versions(city, "R6"), dx.compare_methods(city, "R6"))
    yield from (dx.forecast(city, each.id, at="R6") for each in city.plan.indicators)
    yield progress.pooled_share(city, ["online-share"], "R6")
    yield from progress.due_results(city, "R6")
    gradings = dx.grade(attrs.evolve(city, scales=[formats.published_scales()["tama"]]), "R6", "tama")
    state = ledger.StatedState(state=ledger.ItemState.DONE, evaluation=city.evaluations[0])
    of_initiative = attrs.evolve(gradings.initiatives[0], official=city.evaluations, state=state)
    yield from (gradings, attrs.evolve(of_initiative, possible=[ledger.Grade("良")]))
    yield report.report(city, "R6", "ja")


def _inside(value: Any) -> Iterator[Any]:
    """Yield a value and every attrs value inside it, at any depth."""
    if attrs.has(type(value)):
        yield value
        value = [getattr(value, field.name) for field in attrs.fields(type(value))]
    if isinstance(value, Iterable) and not isinstance(value, str | bytes | dict | plan.Plan):
        for part in value:
            if part is not value:
                yield from _inside(part)


def _instances() -> dict[type[Any], Any]:
    """Return the instance of each class of which the most fields differ from their defaults."""
    city = small_city()
    groups = (_parts_of_plans(), _items_and_goals(), _changes(), _parts_of_ledgers(city), _others(city))
    best: dict[type[Any], Any] = {}
    for values in (*groups, _tables(city), [city], _answers(city)):
        for each in (each for value in values for each in _inside(value)):
            if type(each) not in best or _stated(each) > _stated(best[type(each)]):
                best[type(each)] = each
    return best


def _stated(value: Any) -> int:
    return sum(getattr(value, field.name) != field.default for field in attrs.fields(type(value)))


INSTANCES = _instances()
