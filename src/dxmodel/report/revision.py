"""What to say about a revision: when, why, what it changed, and which verdicts it moved."""

from collections.abc import Iterable, Iterator

import attrs

from dxmodel.amount import Amount, compatible
from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import Ledger, Observation
from dxmodel.ledger.replay import corrected, decides, replay
from dxmodel.messages import Language, words
from dxmodel.plan import Indicator, Plan, Ratio
from dxmodel.progress.sides import Verdicts, side_by_side
from dxmodel.report.comparison import became, comparison
from dxmodel.report.comparison import untold as beside_no_line
from dxmodel.report.place import place_name
from dxmodel.report.sheet import status_cell
from dxmodel.report.table import Cell, Column, Table
from dxmodel.report.wording import about, doubt_note, name, places
from dxmodel.revise import Correct, Revision

__all__ = ["before_and_after", "changes", "facts", "not_in_force", "reasons", "untold", "verdicts"]


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


def untold(ledger: Ledger, revision: Revision, language: Language) -> Iterator[str]:
    """Say those reasons that stand beside no line of the before/after table of a revision."""
    others = beside_no_line(*_plans(ledger, revision), revision, language)
    for reason, said in zip(revision.reasons, reasons(ledger, revision, language), strict=True):
        if reason in others:
            names = [place_name(ledger.plan, each, language) for each in reason.about]
            what = words("report.list", language, items=names)
            yield words("report.of", language, what=what, value=said) if names else said


def not_in_force(revision: Revision, at: FiscalYear, language: Language) -> Iterator[str]:
    """Say that a revision cannot move a verdict on a year, where it is in force only from a later one."""
    if revision.in_force is not None and at < revision.in_force and decides(revision):
        yield words("report.not_in_force", language, since=revision.in_force, year=at)


def changes(ledger: Ledger, revision: Revision, at: FiscalYear, language: Language) -> Iterator[str]:
    """Say what a revision changed, a line for each row of its table; then each verdict that moved."""
    yield from became(before_and_after(ledger, revision, language), language)
    yield from not_in_force(revision, at, language)
    for row in (row for row in verdicts(ledger, revision, at, language).rows if isinstance(row, tuple)):
        what, before, after = (cell.text for cell in row)
        moved = words("report.verdict_became", language, year=at, before=before, after=after)
        yield words("report.of", language, what=what, value=moved)


def before_and_after(ledger: Ledger, revision: Revision, language: Language) -> Table:
    """Return the before/after table (新旧対照表) of one revision."""
    before, after = _plans(ledger, revision)
    title = words("report.before_and_after", language, revision=revision.label)
    return attrs.evolve(comparison(before, after, revisions=[revision], language=language), title=title)


def verdicts(ledger: Ledger, revision: Revision, at: FiscalYear, language: Language) -> Table:
    """Return the verdicts on a year that a revision moved: against the plan before it, and after.

    None where it is not in force in that year.
    """
    codes = ("indicator", "verdict_before", "verdict_after")
    return Table(
        title=words("report.verdicts", language, revision=revision.label, year=at),
        columns=[Column(words(f"report.{code}", language), size=3) for code in codes],
        rows=[
            (
                Cell(name(each.indicator, language)),
                status_cell(each.founded, language),
                status_cell(each.standing, language),
            )
            for each in _sides(ledger, revision, at)
            if each.differ and each.standing is not None
        ],
    )


def _sides(ledger: Ledger, revision: Revision, at: FiscalYear) -> Iterable[Verdicts]:
    is_in_force = revision.in_force is None or revision.in_force <= at
    return side_by_side(_alone(ledger, revision), at) if is_in_force else ()


def _alone(ledger: Ledger, revision: Revision) -> Ledger:
    """The ledger as if a revision were the only one, with the results that it can hold."""
    before, after = _plans(ledger, revision)
    changes, right = revision.changes, corrected(revision)
    if right is not None and any(isinstance(each, Correct) and each.wrong_in for each in changes):
        # it puts right what was wrong in an earlier one, so it cannot stand without it; neither side has it
        before = replay(ledger.founding, [*_earlier(ledger, revision), right])
        changes = tuple(each for each in changes if not isinstance(each, Correct))
    return Ledger(
        founding=attrs.evolve(before, adopted=None),
        # the reasons may name what came later
        revisions=[attrs.evolve(revision, in_force=None, reasons=(), changes=changes)],
        observations=[each for each in ledger.observations if _is_of(each, after)],
        documents=ledger.documents,
    )


def _plans(ledger: Ledger, revision: Revision) -> tuple[Plan, Plan]:
    """The plan before and after a revision, in force or not."""
    earlier = _earlier(ledger, revision)
    return replay(ledger.founding, earlier), replay(ledger.founding, [*earlier, revision])


def _earlier(ledger: Ledger, revision: Revision) -> tuple[Revision, ...]:
    return ledger.revisions[: ledger.revisions.index(revision)]


def _is_of(observation: Observation, plan: Plan) -> bool:
    """Does the plan have the indicator, measured in such a unit in that year?"""
    if observation.indicator not in plan:
        return False
    indicator = plan[observation.indicator]
    value = observation.value.amount if isinstance(observation.value, Ratio) else observation.value
    unit = indicator.unit_in(observation.year) if isinstance(indicator, Indicator) else None
    return not isinstance(value, Amount) or (unit is not None and compatible(value.unit, unit))
