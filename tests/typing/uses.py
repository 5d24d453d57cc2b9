"""How the library is used: each function passes mypy and pyright in strict mode, and runs."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, assert_type

import pandas as pd

import dxmodel as dx
from dxmodel.formats import published_scales
from dxmodel.testing import small_city


def amounts_and_fiscal_years() -> None:
    """Text, numbers and values are read alike."""
    hours = dx.Amount.parse("約5,300時間")
    assert_type(hours, dx.Amount)
    assert_type(hours.magnitude, Decimal)
    assert_type(hours + dx.Amount(1, "時間"), dx.Amount)
    assert_type(hours < dx.Amount("6000.5", "時間"), bool)
    year = dx.FiscalYear.parse("令和6年度")
    assert_type(year + 1, dx.FiscalYear)
    assert_type(year - dx.FiscalYear(2020), int)
    assert_type(year.first_day, date)
    assert_type(dx.FiscalSpan.parse("R4/R8").start_year, dx.FiscalYear | None)


def plan() -> dx.Plan:
    """A plan is written with text and lists; what it holds are values and tuples."""
    share = dx.Indicator(
        id="online-share",
        order=1,
        label="オンラインで申請できる手続の割合",
        unit="%",
        direction="up",
        baseline=dx.Baseline(value="23.2%", year="R5"),
        targets=[
            dx.Target(due="R6", goal=dx.goals.Reach("40%")),
            dx.Target(due=dx.FiscalYear(2026), goal=dx.goals.AtLeast(dx.Amount(60, "%"), exclusive=True)),
        ],
        initiatives=["online", dx.plan.Link("counter")],
        tags=("SDG 16",),
    )
    plan = dx.Plan(
        id="dx-plan",
        label="みなと野市DX推進計画",
        bodies=[dx.Body("992011", "みなと野市")],
        period="R6/R8",
        initiatives=[dx.Initiative(id=id, order=n, label=id) for n, id in enumerate(["online", "counter"])],
        indicators=iter([share]),
    )
    assert_type(plan.indicators, tuple[dx.Indicator, ...])
    assert_type(plan.indicator("online-share").baseline, dx.Baseline | None)
    assert_type(plan.indicator("online-share").targets[0].due, dx.plan.Due)
    assert_type(plan.indicator("online-share").direction, dx.plan.Direction)
    assert_type(plan.period, dx.FiscalSpan)
    return plan


def goals() -> None:
    """Each kind of goal takes text or values, and says its levels by name."""
    kinds = [
        dx.goals.Reach("60%"),
        dx.goals.AtLeast("2,000人", exclusive=True),
        dx.goals.AtMost(dx.Amount(30, "日")),
        dx.goals.Within("40%", "60%"),
        dx.goals.Maintain(),
        dx.goals.ChangeBy("10ポイント"),
        dx.goals.ReduceBy("30%", base="1,000枚"),
        dx.goals.TotalOver("1,200人", "R4/R7"),
        dx.goals.MeanOver("610人", dx.FiscalSpan.parse("R4/R7")),
        dx.goals.Completed("導入"),
        dx.goals.Described("順次拡大"),
        dx.goals.NotYetSet("国の指針を待つ"),
    ]
    for goal in kinds:
        match goal:
            case dx.goals.Reach(level) | dx.goals.AtLeast(level) | dx.goals.AtMost(level):
                assert_type(level, dx.Amount)
            case dx.goals.Within(low, high):
                assert_type((low, high), tuple[dx.Amount, dx.Amount])
            case _:
                assert_type(format(goal, "ja"), str)


def observations() -> tuple[dx.Observation, ...]:
    """A value, its period and the day it became known may be text; the day of counting is a date."""
    value = dx.Observation(indicator="online-share", period="R6", value="約35%", known="2025-06")
    missing = dx.Observation(
        indicator="online-share",
        period=dx.FiscalYear(2025),
        value=dx.plan.Missing("pending"),
        known=date(2026, 4, 1),
    )
    part = dx.Observation(
        indicator="online-share",
        period="2024-04/2024-09",
        value=dx.plan.Ratio("30手続", "100手続"),
        breakdown={"channel": "web"},
        as_of=date(2024, 9, 30),
        status="provisional",
    )
    assert_type(value.known, dx.fiscal.When | None)
    assert_type(missing.period, dx.FiscalYear | dx.FiscalSpan)
    assert_type(part.breakdown, tuple[tuple[str, str], ...])
    return value, missing, part


def ledgers() -> None:
    """A ledger is made, supposed, saved and loaded."""
    ledger = dx.Ledger(founding=plan(), observations=observations())
    ledger = ledger.supposing("online-share", "R7", "45%").with_observations(
        dx.Observation(indicator="online-share", period="R8", value=dx.Amount(61, "%"))
    )
    with TemporaryDirectory() as folder:
        dx.save(ledger, folder)
        assert_type(dx.load(Path(folder)), dx.Ledger)
    assert_type(ledger.as_of("2025-10-01", year="R6"), dx.Ledger)
    assert_type(ledger.plan["online-share"].id, str)
    assert_type(dx.check(ledger)[0].describe("ja"), str)


def assessments() -> None:
    """Answers are found by the id or the place of their indicator; what may be missing is None."""
    answers = dx.assess(small_city(), at="R5", method="linear_pace")
    answer = answers["rpa-hours"]
    assert_type(answer, dx.progress.Assessment)
    assert_type(answers[0], dx.progress.Assessment)
    assert_type([each.status for each in answers], list[dx.Status])
    assert_type(answer.reason, dx.Reason | None)
    assert_type(answer.score, float | None)
    assert_type(answer.remaining, dx.Amount | None)
    assert_type(answer.target, dx.Target | None)
    assert_type(answer.describe("en"), str)
    assert answer.status is dx.Status.BEHIND
    for contrast in dx.compare_methods(small_city(), "R5", ["linear_pace", dx.ledger.MethodName.CAGR_RATIO]):
        assert_type(contrast, dx.progress.MethodComparison)
        assert_type(contrast.verdicts, dict[dx.Status, tuple[dx.ledger.MethodName | dx.progress.Method, ...]])
    sides = dx.compare_versions(small_city(), "R5", known=date(2024, 4, 1))
    assert_type(sides["rpa-hours"].current, dx.progress.Assessment | None)


def rollups_forecasts_and_grades() -> None:
    """Each takes what its function says, and gives a value that explains itself."""
    city = small_city()
    answers = dx.assess(city, dx.FiscalYear(2023))
    assert_type(dx.rollup(answers), dx.progress.Rollup)
    assert_type(dx.rollup(list(answers), "mean", number="progress", weights=None).value, float | None)
    assert_type(dx.rollup(each for each in answers if each.target).counts, tuple[tuple[dx.Status, int], ...])
    for group in dx.progress.rollup_by(answers, city, "pillar"):
        assert_type(group.rollup, dx.progress.Rollup)
    outlook = dx.forecast(city, "rpa-hours", until="R8", at="R5")
    assert_type(outlook.describe("ja"), str)
    graded = dx.grade(city, "R5", published_scales()["tama"])
    assert_type(graded["rpa-hours"].mark, str | None)
    assert_type(graded[0].agrees, bool | None)
    assert_type(dx.progress.pooled_share(city, ["online-share"], "R5").ratio, dx.plan.Ratio | None)


def changes() -> None:
    """Changes are values; applied they give a plan, and two plans give changes."""
    before = plan()
    revision = dx.Revision(
        id="r7",
        label="令和7年度改定",
        decided="2025-03-24",
        in_force="R7",
        changes=[
            dx.changes.ExtendPeriod("R10", targets="keep"),
            dx.changes.MoveTarget("online-share", "R8", to="R10"),
            dx.changes.Amend("online-share", unit="%", owners=["DX推進課"], note=None),
            dx.changes.Rename("online", "オンライン化"),
            dx.changes.SetTarget("online-share", dx.Target(due="R9", goal=dx.goals.Reach("70%"))),
        ],
    )
    after = dx.apply(before, revision.changes)
    assert_type(after, dx.Plan)
    assert dx.apply(before, dx.compare(before, after)) == after
    assert dx.apply(after, dx.revise.invert(before, revision.changes)) == before
    assert_type(revision.decided, dx.fiscal.When)
    ledger = dx.Ledger(founding=before, revisions=[revision])
    assert_type(ledger.origin("period"), dx.Revision | None)


def revising_files() -> None:
    """A revision for each of many folders, by a function."""
    with TemporaryDirectory() as folder:
        dx.save(small_city(), Path(folder) / "city")
        for outcome in dx.storage.revise_each(folder, lambda ledger: None, dry_run=True):
            assert_type(outcome.after, dx.Ledger | None)
            assert_type(outcome.error, dx.DxError | None)


def answers_as_data() -> None:
    """Every answer becomes a dictionary, JSON and a frame."""
    answers = dx.assess(small_city(), "R5")
    assert_type(dx.to_dict(answers, languages=["ja", "en"])["format"], Any)
    assert_type(dx.to_json(answers["rpa-hours"], indent=None), str)
    assert_type(dx.to_json([], answer_class=dx.checks.Finding), str)
    assert_type(dx.to_frame(dx.progress.rollup_by(answers, small_city())), pd.DataFrame)
    assert_type(dx.answers.document_schema("assessments"), dict[str, Any])


def a_method_of_ones_own() -> None:
    """A score and words in both languages, passed as an argument."""
    halfway = dx.progress.Method(
        name="halfway",
        label=dx.plan.Label("折り返し指数", translations={"en": "halfway index"}),
        formula=dx.plan.Label("{progress}÷0.5", translations={"en": "{progress} / 0.5"}),
        score=lambda path: path.progress / 0.5,
        declines=dx.progress.METHODS["progress_from_baseline"].declines,
    )
    answers = dx.assess(small_city(), "R5", halfway)
    assert_type(answers[0].method, dx.ledger.MethodName | dx.progress.Method)
    assert_type(dx.compare_methods(small_city(), "R5", [halfway, "linear_pace"])[0].agrees, bool)


def frames() -> None:
    """Frames in, frames out."""
    rows = pd.DataFrame(
        {
            "indicator": ["rpa-hours"],
            "fiscal_year": [2024],
            "value": [6100.0],
            "unit": ["時間"],
            "baseline": [5328.0],
            "baseline_year": [2023],
            "target": [8880.0],
            "target_year": [2028],
            "direction": [dx.plan.Direction.UP],
        }
    )
    assert_type(dx.frames.assess_frame(rows), pd.DataFrame)
    assert_type(dx.frames.assess_frame(rows, dx.ledger.MethodName.APPROACH), pd.DataFrame)
    assert_type(dx.frames.observations(small_city()), pd.DataFrame)
    assert_type(dx.frames.rows([small_city()], at=["R5", dx.FiscalYear(2024)]), pd.DataFrame)
    assert_type(dx.frames.observations(map(dx.load, [])), pd.DataFrame)


def problems() -> Iterator[str]:
    """What is wrong is told by path and code."""
    try:
        dx.Indicator(id="X", order=1, label="x")
    except dx.ValidationError as error:
        for problem in error.problems:
            assert_type(problem, dx.errors.Problem)
            yield problem.code
    except dx.DxError as error:
        yield error.describe("ja")
