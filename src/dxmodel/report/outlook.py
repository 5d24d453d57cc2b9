"""What to say about the time ahead: the schedule as table and picture, reviews, what must wait."""

from collections.abc import Iterator

from dxmodel.fiscal import FiscalYear, Month
from dxmodel.ledger import Ledger
from dxmodel.messages import Language, words
from dxmodel.plan import Bar, Constraint, Event, Plan, Review
from dxmodel.report.figure import Moment, Schedule, Stretch
from dxmodel.report.result import place_cell
from dxmodel.report.table import Cell, Column, Row, Table
from dxmodel.report.wording import about, doubt_note

__all__ = ["constraints_table", "reviews_table", "schedule_figure", "schedule_table"]


def schedule_table(plan: Plan, language: Language) -> Table:
    """Return bars and events, in the plan's order."""
    return Table(
        title=words("report.schedule", language),
        columns=[Column(words(f"report.{code}", language), size=3) for code in ("row", "time", "content")],
        rows=[_scheduled(plan, item, language) for item in plan.schedule],
    )


def _scheduled(plan: Plan, item: Bar | Event, language: Language) -> Row:
    notes = [item.doubt and doubt_note(item.doubt, language), item.note and format(item.note, language)]
    time = item.span if isinstance(item, Bar) else item.at
    return (
        Cell(about(plan, item.row, language)),
        Cell(
            format(time, language),
            tone="doubtful" if item.doubt else "",
            notes=[each for each in notes if each],
        ),
        Cell(format(item.label, language)),
    )


def schedule_figure(plan: Plan, at: FiscalYear, language: Language) -> Schedule:
    """Return the schedule as a picture, with the period of the plan as its frame."""
    rows: dict[str, list[Stretch | Moment]] = {}
    for item in plan.schedule:
        rows.setdefault(about(plan, item.row, language), []).append(_drawn(item, language))
    title = words("report.schedule", language)
    return Schedule(
        title=title,
        years=_axis(plan),
        at=at,
        rows=tuple((row, tuple(drawn)) for row, drawn in rows.items()),
        told=words("report.schedule_told", language, count=len(plan.schedule), rows=list(rows)),
        language=language,
    )


def _drawn(item: Bar | Event, language: Language) -> Stretch | Moment:
    text, doubtful = format(item.label, language), item.doubt is not None
    if isinstance(item, Event):
        return Moment(text=text, at=(_start(item.at) + _end(item.at)) / 2, doubtful=doubtful)
    start, end = item.span.start, item.span.end
    return Stretch(
        text=text,
        start=None if start is None else _start(start),
        end=None if end is None else _end(end),
        doubtful=doubtful,
    )


def _start(point: FiscalYear | Month) -> float:
    """The first day, as fiscal years and twelfths of them."""
    year = point.fiscal_year if isinstance(point, Month) else point
    return (
        year.year + (point - Month.of(year.first_day)) / 12 if isinstance(point, Month) else float(year.year)
    )


def _end(point: FiscalYear | Month) -> float:
    return _start(point) + (1 / 12 if isinstance(point, Month) else 1)


def _axis(plan: Plan) -> tuple[FiscalYear, ...]:
    """From the first to the last year of anything drawn and of the period."""
    spans = [plan.period, *(item.span for item in plan.schedule if isinstance(item, Bar))]
    points = [item.at for item in plan.schedule if isinstance(item, Event)]
    years = [point.fiscal_year if isinstance(point, Month) else point for point in points]
    years += [year for span in spans for year in (span.start_year, span.end_year) if year]
    if plan.successor is not None:
        years.append(plan.successor.starts)
    return tuple(min(years) + n for n in range(max(years) - min(years) + 1))


def reviews_table(ledger: Ledger, language: Language) -> Table:
    """Return when the plan looks at itself again, and what follows it."""
    reviews, following = ledger.plan.reviews, ledger.plan.successor
    rows = [(each.label, _when(each, language), each.sources) for each in reviews]
    if following is not None:
        starts = words("report.from_year", language, year=following.starts)
        rows.append((following.label, starts, following.sources))
    return Table(
        title=words("report.reviews", language),
        columns=_columns(("content", "time", "source"), language),
        rows=[
            (Cell(format(label, language)), Cell(when), place_cell(ledger, sources))
            for label, when, sources in rows
        ],
    )


def _columns(codes: tuple[str, ...], language: Language) -> Iterator[Column]:
    for code in codes:
        yield Column(
            words(f"report.{code}", language), size=1 if code == "source" else 3, essential=code != "source"
        )


def _when(review: Review, language: Language) -> str:
    said = [format(review.year, language)] if review.year else []
    said += [words("report.yearly", language)] if review.yearly else []
    said += [format(review.condition, language)] if review.condition else []
    return "\n".join(said) or "—"


def constraints_table(ledger: Ledger, language: Language) -> Table:
    """Return what other plans and initiatives demand of this one."""
    return Table(
        title=words("report.constraints", language),
        columns=_columns(("on", "demand", "by", "time", "content", "source"), language),
        rows=[_demand(ledger, each, language) for each in ledger.plan.constraints],
    )


def _demand(ledger: Ledger, constraint: Constraint, language: Language) -> Row:
    by = about(ledger.plan, constraint.by, language) if constraint.by else "—"
    notes = [doubt_note(constraint.doubt, language)] if constraint.doubt else []
    return (
        Cell(about(ledger.plan, constraint.on, language)),
        Cell(format(constraint.kind, language)),
        Cell(by),
        Cell(format(constraint.span, language) if constraint.span else "—", notes=notes),
        Cell(format(constraint.text, language)),
        place_cell(ledger, constraint.sources),
    )
