"""How the library is not used: mypy objects to each of these lines, for the reason that stands there.

In strict mode a comment that nothing calls for is an error too, so that no line can become right unseen.
"""

from datetime import date

import pandas as pd

import dxmodel as dx
import dxmodel.testing
from dxmodel import report


def amounts_and_fiscal_years(amount: dx.Amount, year: dx.FiscalYear) -> None:
    """A number has a unit, a year is no number."""
    dx.Amount(1.5, "件")  # type: ignore[arg-type]
    dx.Amount("1")  # type: ignore[call-arg]
    amount + 1  # type: ignore[operator]
    amount.magnitude = amount.magnitude  # type: ignore[misc]
    year < 2024  # type: ignore[operator]
    dx.FiscalYear("R6")  # type: ignore[arg-type]
    dx.FiscalSpan.parse(2024)  # type: ignore[arg-type]


def plans(plan: dx.Plan) -> None:
    """Fields have names and kinds, and nothing is written into them."""
    dx.Indicator(id="online", label="x")  # type: ignore[call-arg]
    dx.Indicator(id="online", order="1", label="x")  # type: ignore[arg-type]
    dx.Indicator(id="online", order=1, label=5)  # type: ignore[arg-type]
    dx.Indicator(id="online", order=1, label="x", baseline="23%")  # type: ignore[arg-type]
    dx.Indicator(id="online", order=1, label="x", targets=["60%"])  # type: ignore[list-item]
    dx.Indicator(id="online", order=1, label="x", colour="red")  # type: ignore[call-arg]
    dx.Baseline(value=23.2, year="R5")  # type: ignore[arg-type]
    dx.Target(due="R8", goal="60%")  # type: ignore[arg-type]
    dx.Target(due="R8")  # type: ignore[call-arg]
    dx.Target(due=2028, goal=dx.goals.Reach("60%"))  # type: ignore[arg-type]
    dx.goals.Reach(60)  # type: ignore[arg-type]
    dx.goals.Within("40%")  # type: ignore[call-arg]
    dx.goals.TotalOver("1,200人", 4)  # type: ignore[arg-type]
    plan.version = "第2版"  # type: ignore[misc]
    plan.indicators.append(plan.indicators[0])  # type: ignore[attr-defined]
    plan.indicators[0].baseline.value  # type: ignore[union-attr]
    plan["online"].unit  # type: ignore[union-attr]


def observations() -> None:
    """A value is an amount, a ratio, words or a reason; a day of counting is a date."""
    dx.Observation(indicator="online", period="R6", value=35)  # type: ignore[arg-type]
    dx.Observation(indicator="online", period="R6", value=None)  # type: ignore[arg-type]
    dx.Observation(indicator="online", period=2024, value="35%")  # type: ignore[arg-type]
    dx.Observation(indicator="online", period="R6", value="35%", as_of=2025)  # type: ignore[arg-type]
    dx.Observation(indicator="online", period="R6", value="35%", known=2025)  # type: ignore[arg-type]
    dx.Observation(indicator="online", period="R6", value="35%", breakdown="web")  # type: ignore[arg-type]


def ledgers(ledger: dx.Ledger) -> None:
    """A ledger is asked in years and days, and is no plan."""
    dx.load(3)  # type: ignore[arg-type]
    dx.save(ledger)  # type: ignore[call-arg]
    dx.check(ledger.plan)  # type: ignore[arg-type]
    ledger.as_of(2025)  # type: ignore[arg-type]
    ledger.supposing("online", 2024, "35%")  # type: ignore[arg-type]
    ledger.revisions = ()  # type: ignore[misc]
    dx.Ledger(founding=ledger)  # type: ignore[arg-type]


def assessments(ledger: dx.Ledger) -> None:
    """A verdict is asked of a ledger in a year; what may be missing is asked for first."""
    answers = dx.assess(ledger, "R5")
    dx.assess(ledger)  # type: ignore[call-arg]
    dx.assess(ledger, 2023)  # type: ignore[arg-type]
    dx.assess(ledger.plan, "R5")  # type: ignore[arg-type]
    dx.assess(ledger, "R5", ["linear_pace"])  # type: ignore[arg-type]
    answers["online"].score + 1  # type: ignore[operator]
    answers["online"].target.due  # type: ignore[union-attr]
    answers["online"].describe("fr")  # type: ignore[arg-type]
    answers["online"].status = dx.Status.ACHIEVED  # type: ignore[misc]
    answers[1.0]  # type: ignore[call-overload]
    dx.compare_methods(ledger, "R5", 3)  # type: ignore[arg-type]
    dx.compare_versions(ledger, "R5", known=2024)  # type: ignore[arg-type]


def rollups_forecasts_and_grades(ledger: dx.Ledger) -> None:
    """Answers are rolled up, a ledger is forecast and graded."""
    dx.rollup(ledger)  # type: ignore[arg-type]
    dx.rollup(dx.assess(ledger, "R5"), weights={"online": "2"})  # type: ignore[dict-item]
    dx.progress.rollup_by(dx.assess(ledger, "R5"))  # type: ignore[call-arg]
    dx.forecast(ledger, "online", "R8")  # type: ignore[call-arg]
    dx.forecast(ledger, "online", until=8, at="R5")  # type: ignore[arg-type]
    dx.grade(ledger)  # type: ignore[call-arg]
    dx.progress.pool_ratios(["30%", "40%"])  # type: ignore[list-item]


def changes(plan: dx.Plan) -> None:
    """A change names what it changes, in kinds that fit."""
    dx.changes.Amend("online", colour="red")  # type: ignore[call-arg]
    dx.changes.Amend("online", order=3)  # type: ignore[call-arg]
    dx.changes.Amend("online", unit=5)  # type: ignore[arg-type]
    dx.changes.MoveTarget("online", "R8")  # type: ignore[call-arg]
    dx.changes.SetTarget("online", "60%")  # type: ignore[arg-type]
    dx.changes.ExtendPeriod(to=4)  # type: ignore[arg-type]
    dx.changes.ExtendPeriod(
        "R10", keep="online"
    )  # a text is a collection of texts, and refused only when it runs
    dx.Revision(id="r7", label="改定", decided=date(2025, 3, 24), changes=[dx.goals.Reach("60%")])  # type: ignore[list-item]
    dx.Revision(id="r7", label="改定")  # type: ignore[call-arg]
    dx.apply(plan, dx.changes.Rename("online", "オンライン化"))  # type: ignore[arg-type]
    dx.apply(plan, ["R10"])  # type: ignore[list-item]
    dx.compare(plan, None)  # type: ignore[arg-type]


def answers_as_data(ledger: dx.Ledger) -> None:
    """Languages are two, and a class of answers is a class."""
    answers = dx.assess(ledger, "R5")
    dx.to_dict(answers, languages=["fr"])  # type: ignore[list-item]
    dx.to_dict(answers, ["ja"])  # type: ignore[call-arg]
    dx.to_json(answers, indent="2")  # type: ignore[arg-type]
    dx.to_json([], answer_class="finding")  # type: ignore[arg-type]
    dx.answers.document_schema(dx.progress.Assessment)  # type: ignore[arg-type]


def frames(rows: pd.DataFrame) -> None:
    """A frame in, by one method."""
    dx.frames.assess_frame([rows])  # type: ignore[type-var]
    dx.frames.assess_frame(rows, ["linear_pace"])  # type: ignore[arg-type]
    dx.frames.observations(rows)  # type: ignore[arg-type]


def names() -> None:
    """What is not there is not there."""
    dx.evaluate  # type: ignore[attr-defined]
    dx.testing.small_town  # type: ignore[attr-defined]
    report.to_pdf  # type: ignore[attr-defined]
    dx.Status.GREEN  # type: ignore[attr-defined]
    dx.ledger.MethodName("linear_pace").score  # type: ignore[attr-defined]
