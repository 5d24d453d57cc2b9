"""The table and the figure of the schedule, and the tables of reviews, next plan and constraints."""

from collections.abc import Iterator

from dxmodel.fiscal import FiscalYear, Month
from dxmodel.ledger import Ledger
from dxmodel.messages import Language, words
from dxmodel.plan import Constraint, Plan, Review, ScheduleBar, ScheduleEvent
from dxmodel.report.figure import ChartBar, ChartEvent, ScheduleChart
from dxmodel.report.table import Cell, Column, Row, Table
from dxmodel.report.value_cells import source_cell
from dxmodel.report.value_texts import doubt_note, name_by_id, other_plan_years

__all__ = ["constraints_table", "reviews_table", "schedule_figure", "schedule_table"]


def schedule_table(plan: Plan, language: Language) -> Table:
    """Return the table of bars and events, in the order of the plan."""
    return Table(
        title=words("report.schedule", language),
        columns=[Column(words(f"report.{code}", language), size=3) for code in ("row", "time", "content")],
        rows=[_schedule_row(plan, item, language) for item in plan.schedule],
    )


def _schedule_row(plan: Plan, item: ScheduleBar | ScheduleEvent, language: Language) -> Row:
    notes = [item.doubt and doubt_note(item.doubt, language), item.note and format(item.note, language)]
    time = item.span if isinstance(item, ScheduleBar) else item.at
    return (
        Cell(name_by_id(plan, item.row, language)),
        Cell(
            format(time, language),
            tone="doubtful" if item.doubt else "",
            notes=[note for note in notes if note],
        ),
        Cell(format(item.label, language)),
    )


def schedule_figure(plan: Plan, at: FiscalYear, language: Language) -> ScheduleChart:
    """Return the schedule as a figure over the period of the plan and everything in the schedule."""
    rows: dict[str, list[ChartBar | ChartEvent]] = {}
    for item in plan.schedule:
        rows.setdefault(name_by_id(plan, item.row, language), []).append(_figure_item(item, language))
    title = words("report.schedule", language)
    return ScheduleChart(
        title=title,
        years=_axis(plan),
        at=at,
        rows=tuple((row, tuple(items)) for row, items in rows.items()),
        description=words("report.schedule_description", language, count=len(plan.schedule), rows=list(rows)),
        language=language,
    )


def _figure_item(item: ScheduleBar | ScheduleEvent, language: Language) -> ChartBar | ChartEvent:
    text, doubtful = format(item.label, language), item.doubt is not None
    if isinstance(item, ScheduleEvent):
        return ChartEvent(text=text, at=(_start(item.at) + _end(item.at)) / 2, doubtful=doubtful)
    start, end = item.span.start, item.span.end
    return ChartBar(
        text=text,
        start=None if start is None else _start(start),
        end=None if end is None else _end(end),
        doubtful=doubtful,
    )


def _start(point: FiscalYear | Month) -> float:
    """Return the first day of a year or month, in fiscal years and twelfths of them."""
    year = point.fiscal_year
    return (
        year.year + (point - Month.of(year.first_day)) / 12 if isinstance(point, Month) else float(year.year)
    )


def _end(point: FiscalYear | Month) -> float:
    return _start(point) + (1 / 12 if isinstance(point, Month) else 1)


def _axis(plan: Plan) -> tuple[FiscalYear, ...]:
    """Return the years from the first to the last of the period and of everything in the schedule."""
    spans = [plan.period, *(item.span for item in plan.schedule if isinstance(item, ScheduleBar))]
    points = [item.at for item in plan.schedule if isinstance(item, ScheduleEvent)]
    years = [point.fiscal_year for point in points]
    years += [year for span in spans for year in (span.start_year, span.end_year) if year]
    if plan.successor is not None:
        years.append(plan.successor.starts)
    return tuple(min(years) + n for n in range(max(years) - min(years) + 1))


def reviews_table(ledger: Ledger, language: Language) -> Table:
    """Return the table of the reviews of the plan, and of the plans before and after it, with their times."""
    plan = ledger.plan
    rows = [(review.label, _review_time(review, language), review.sources) for review in plan.reviews]
    for other in (plan.predecessor, plan.successor):
        if other is not None:
            rows.append((other.label, other_plan_years(other, language) or "—", other.sources))
    return Table(
        title=words("report.reviews", language),
        columns=_columns(("content", "time", "source"), language),
        rows=[
            (Cell(format(label, language)), Cell(time), source_cell(ledger, sources))
            for label, time, sources in rows
        ],
    )


def _columns(codes: tuple[str, ...], language: Language) -> Iterator[Column]:
    for code in codes:
        yield Column(
            words(f"report.{code}", language), size=1 if code == "source" else 3, essential=code != "source"
        )


def _review_time(review: Review, language: Language) -> str:
    parts = [format(review.year, language)] if review.year else []
    parts += [words("report.yearly", language)] if review.yearly else []
    parts += [format(review.condition, language)] if review.condition else []
    return "\n".join(parts) or "—"


def constraints_table(ledger: Ledger, language: Language) -> Table:
    """Return the table of constraints by other plans and initiatives."""
    return Table(
        title=words("report.constraints", language),
        columns=_columns(("on", "demand", "by", "time", "content", "source"), language),
        rows=[_constraint_row(ledger, constraint, language) for constraint in ledger.plan.constraints],
    )


def _constraint_row(ledger: Ledger, constraint: Constraint, language: Language) -> Row:
    by = name_by_id(ledger.plan, constraint.by, language) if constraint.by else "—"
    notes = [doubt_note(constraint.doubt, language)] if constraint.doubt else []
    return (
        Cell(name_by_id(ledger.plan, constraint.on, language)),
        Cell(format(constraint.kind, language)),
        Cell(by),
        Cell(format(constraint.span, language) if constraint.span else "—", notes=notes),
        Cell(format(constraint.text, language)),
        source_cell(ledger, constraint.sources),
    )
