"""What to say about a revision: when, why, what became of period and targets, and what of the verdicts."""

from collections.abc import Iterator

from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import Ledger
from dxmodel.ledger.replay import replay
from dxmodel.messages import Language, words
from dxmodel.plan import COLLECTIONS, Plan
from dxmodel.progress import assess
from dxmodel.report.result import EMPTY, baseline_cell
from dxmodel.report.sheet import status_cell, target_cell
from dxmodel.report.table import Band, Cell, Column, Row, Table
from dxmodel.report.wording import about, doubt_note, name, one_line, places
from dxmodel.revise import Revision

__all__ = ["before_and_after", "changes", "facts", "reasons", "successor"]

NAMED = ("viewpoints", "pillars", "initiatives", "indicators", "related_plans")
"""The collections whose new items are named one by one; of the others a report gives the number."""


def facts(ledger: Ledger, revision: Revision, language: Language) -> Iterator[tuple[str, str]]:
    """Say what a revision is called, who decided it when, from when it holds, and what is not known of it."""
    yield words("report.field_label", language), format(revision.label, language)
    decided = format(revision.decided, language)
    if revision.decided.reason:
        decided = words("report.with_facts", language, text=decided, facts=[revision.decided.reason])
    yield words("report.decided", language), decided
    if revision.by:
        names = {body.code: body.label for body in ledger.plan.bodies}
        by = words("report.list", language, items=[names.get(code, code) for code in revision.by])
        yield words("report.decided_by", language), by
    if revision.in_force is not None:
        yield words("report.in_force", language), format(revision.in_force, language)
    if revision.doubt is not None:
        yield words("report.doubtful", language), doubt_note(revision.doubt, language)
    if revision.note is not None:
        yield words("report.note", language), format(revision.note, language)
    if where := places(ledger, revision.sources):
        yield words("report.source", language), words("report.list", language, items=where)


def reasons(ledger: Ledger, revision: Revision, language: Language) -> Iterator[str]:
    """Say why, each reason with what is behind it and the place where it stands."""
    for reason in revision.reasons:
        said, more = format(reason.text, language), list(places(ledger, reason.sources))
        if reason.because_of is not None:
            behind = about(ledger.plan, reason.because_of, language)
            more.insert(0, words("report.because_of", language, what=behind))
        yield words("report.with_facts", language, text=said, facts=more) if more else said


def changes(ledger: Ledger, revision: Revision, at: FiscalYear, language: Language) -> Iterator[str]:
    """Say what a revision changed, a line for each row of the table of before and after."""
    for row in before_and_after(ledger, revision, at, language).rows:
        if isinstance(row, Band):
            continue
        what, before, after, *verdicts = (one_line(cell.text, language) for cell in row)
        said = after if row[1] == EMPTY else words("report.became", language, before=before, after=after)
        if set(row[3:]) - {EMPTY}:
            facts = {"year": at, "before": verdicts[0], "after": verdicts[1]}
            moved = words("report.verdict_became", language, **facts)
            said = words("report.with_facts", language, text=said, facts=[moved])
        yield words("report.of", language, what=what, value=said)


def before_and_after(ledger: Ledger, revision: Revision, at: FiscalYear, language: Language) -> Table:
    """Return what a revision changed: the period, each target and baseline that moved, and what is new.

    Beside what moved stand both verdicts on the judged year: against the plan before, and after.
    """
    place = ledger.revisions.index(revision)
    before, after = (_as_decided(ledger, count) for count in (place, place + 1))
    rows = [*_plan(before.plan, after.plan, language), *_targets(before, after, at, language)]
    rows += _new(before.plan, after.plan, language)
    columns = [Column(words(f"report.{code}", language, year=at), size=3) for code in _HEADINGS]
    if all(row[3:] == (EMPTY, EMPTY) for row in rows):
        rows, columns = [row[:3] for row in rows], columns[:3]
    title = words("report.before_and_after", language, revision=revision.label)
    return Table(title=title, columns=columns, rows=rows)


_HEADINGS = ("changed", "before", "after", "verdict_before", "verdict_after")


def _as_decided(ledger: Ledger, count: int) -> Ledger:
    """The ledger with the plan after so many revisions, in force or not, and the results it can hold."""
    plan = replay(ledger.founding, ledger.revisions[:count])
    there = [each for each in ledger.observations if each.indicator in plan]
    return Ledger(founding=plan, observations=there, documents=ledger.documents)


def _change(what: str, before: Cell, after: Cell, *verdicts: Cell) -> Row:
    return (Cell(what), before, after, *(verdicts or (EMPTY, EMPTY)))


def _plan(before: Plan, after: Plan, language: Language) -> Iterator[Row]:
    """The period and the successor."""
    if before.period != after.period:
        spans = (Cell(format(plan.period, language)) for plan in (before, after))
        yield _change(words("report.period", language), *spans)
    if before.successor != after.successor:
        yield _change(
            words("report.successor", language), *(successor(plan, language) for plan in (before, after))
        )


def successor(plan: Plan, language: Language) -> Cell:
    """Say which plan follows, and from when."""
    following = plan.successor
    if following is None:
        return EMPTY
    starts = words("report.from_year", language, year=following.starts)
    return Cell(words("report.with_facts", language, text=following.label, facts=[starts]))


def _targets(before: Ledger, after: Ledger, at: FiscalYear, language: Language) -> Iterator[Row]:
    """Baselines and targets of indicators that were there before, and the two verdicts."""
    known = {each.id: each for each in before.plan.indicators}
    verdicts = [{each.indicator.id: each for each in assess(ledger, at)} for ledger in (before, after)]
    for new in after.plan.indicators:
        old = known.get(new.id, new)
        what, judged = name(new, language), [status_cell(each.get(new.id), language) for each in verdicts]
        if old.baseline != new.baseline:
            moved = words("report.of", language, what=what, value=words("report.baseline", language))
            yield _change(moved, *(baseline_cell(each.baseline, language) for each in (old, new)), *judged)
        if old.targets != new.targets:
            yield _change(what, *(target_cell(each, language) for each in (old, new)), *judged)


def _new(before: Plan, after: Plan, language: Language) -> Iterator[Row]:
    """The items that were not there before, collection by collection."""
    for kind in COLLECTIONS:
        if new := [item.id for item in getattr(after, kind) if item.id not in before]:
            said = words("report.count", language, count=len(new))
            if kind in NAMED:
                names = [about(after, id, language) for id in new]
                said = words("report.of", language, what=said, value=names)
            yield _change(words(f"report.new_{kind}", language), EMPTY, Cell(said))
