"""One revision in a report: facts, reasons, before/after table, and the verdicts that it changed."""

from collections.abc import Iterable, Iterator

import attrs

from dxmodel.amount import Amount, compatible
from dxmodel.changes import Correct
from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import Ledger, MethodName, Observation
from dxmodel.ledger.replay import corrected, decides, replay
from dxmodel.messages import Language, words
from dxmodel.plan import Indicator, Plan, Ratio
from dxmodel.progress import Method
from dxmodel.progress.compare.versions import Verdicts, compare_versions
from dxmodel.report.comparison import change_lines, comparison, unplaced_reasons
from dxmodel.report.path_names import path_name
from dxmodel.report.sheet import status_cell
from dxmodel.report.table import Cell, Column, Table
from dxmodel.report.value_texts import doubt_note, item_name, name_by_id, source_texts
from dxmodel.revise import Revision

__all__ = ["before_and_after", "changes", "facts", "not_in_force", "reasons", "remaining_reasons", "verdicts"]


def facts(ledger: Ledger, revision: Revision, language: Language) -> Iterator[tuple[str, str]]:
    """Yield the name of a revision, who decided it when, from when it is in force, and doubts about it."""
    yield words("report.field_label", language), format(revision.label, language)
    decided = format(revision.decided, language)
    if revision.decided.reason:
        decided = words("report.with_facts", language, text=decided, facts=[revision.decided.reason])
    yield words("report.decided", language), decided
    if revision.by:
        names = {body.key: body.label for body in ledger.plan.bodies}
        by = words("report.list", language, items=[names.get(code, code) for code in revision.by])
        yield words("report.decided_by", language), by
    if revision.in_force is not None:
        yield words("report.in_force", language), format(revision.in_force, language)
    if revision.doubt is not None:
        yield words("report.doubtful", language), doubt_note(revision.doubt, language)
    if revision.note is not None:
        yield words("report.note", language), format(revision.note, language)
    if sources := source_texts(ledger, revision.sources):
        yield words("report.source", language), words("report.list", language, items=sources)


def reasons(ledger: Ledger, revision: Revision, language: Language) -> Iterator[str]:
    """Yield the text of each reason, with its cause and its sources."""
    for reason in revision.reasons:
        text, details = format(reason.text, language), list(source_texts(ledger, reason.sources))
        if reason.because_of is not None:
            cause = name_by_id(ledger.plan, reason.because_of, language)
            details.insert(0, words("report.because_of", language, what=cause))
        yield words("report.with_facts", language, text=text, facts=details) if details else text


def remaining_reasons(ledger: Ledger, revision: Revision, language: Language) -> Iterator[str]:
    """Yield the texts of the reasons that belong to no line of the before/after table of a revision."""
    unplaced = unplaced_reasons(*_plans(ledger, revision), revision, language)
    for reason, text in zip(revision.reasons, reasons(ledger, revision, language), strict=True):
        if reason in unplaced:
            names = [path_name(ledger.plan, path, language) for path in reason.about]
            what = words("report.list", language, items=names)
            yield words("report.of", language, what=what, value=text) if names else text


def not_in_force(revision: Revision, at: FiscalYear, language: Language) -> Iterator[str]:
    """Yield the sentence that a revision does not affect a year, if it comes into force later."""
    if revision.in_force is not None and at < revision.in_force and decides(revision):
        yield words("report.not_in_force", language, since=revision.in_force, year=at)


def changes(ledger: Ledger, revision: Revision, at: FiscalYear, language: Language) -> Iterator[str]:
    """Yield a line for each change of a revision, then for each verdict that changed."""
    yield from change_lines(before_and_after(ledger, revision, language), language)
    yield from not_in_force(revision, at, language)
    for row in (row for row in verdicts(ledger, revision, at, language).rows if isinstance(row, tuple)):
        what, before, after = (cell.text for cell in row)
        change = words("report.verdict_became", language, year=at, before=before, after=after)
        yield words("report.of", language, what=what, value=change)


def before_and_after(ledger: Ledger, revision: Revision, language: Language) -> Table:
    """Return the before/after table (新旧対照表) of one revision."""
    before, after = _plans(ledger, revision)
    title = words("report.before_and_after", language, revision=revision.label)
    return attrs.evolve(comparison(before, after, revisions=[revision], language=language), title=title)


def verdicts(
    ledger: Ledger,
    revision: Revision,
    at: FiscalYear,
    language: Language,
    method: MethodName | Method = MethodName.LINEAR_PACE,
) -> Table:
    """Return the table of the verdicts on a year that a revision changed, before and after it.

    The table is empty where the revision is not in force in that year.
    """
    codes = ("indicator", "verdict_before", "verdict_after")
    return Table(
        title=words("report.verdicts", language, revision=revision.label, year=at),
        columns=[Column(words(f"report.{code}", language), size=3) for code in codes],
        rows=[
            (
                Cell(item_name(ledger.plan, each.indicator, language)),
                status_cell(each.as_adopted, language),
                status_cell(each.current, language),
            )
            for each in _verdicts(ledger, revision, at, method)
            if each.differ and each.current is not None
        ],
    )


def _verdicts(
    ledger: Ledger, revision: Revision, at: FiscalYear, method: MethodName | Method
) -> Iterable[Verdicts]:
    is_in_force = revision.in_force is None or revision.in_force <= at
    return compare_versions(_ledger_of_revision(ledger, revision), at, method) if is_in_force else ()


def _ledger_of_revision(ledger: Ledger, revision: Revision) -> Ledger:
    """Return a ledger with only one revision, and the observations that fit its plan."""
    before, after = _plans(ledger, revision)
    changes, correction = revision.changes, corrected(revision)
    if correction is not None and any(isinstance(change, Correct) and change.wrong_in for change in changes):
        # The correction of an earlier revision needs that revision, so it is applied to both sides.
        before = replay(ledger.founding, [*_earlier(ledger, revision), correction])
        changes = tuple(change for change in changes if not isinstance(change, Correct))
    return Ledger(
        founding=attrs.evolve(before, adopted=None),
        # reasons may refer to items that were added later
        revisions=[attrs.evolve(revision, in_force=None, reasons=(), changes=changes)],
        observations=[entry for entry in ledger.observations if _is_possible_in(entry, after)],
        documents=ledger.documents,
    )


def _plans(ledger: Ledger, revision: Revision) -> tuple[Plan, Plan]:
    """Return the plan before and after a revision, in force or not."""
    earlier = _earlier(ledger, revision)
    return replay(ledger.founding, earlier), replay(ledger.founding, [*earlier, revision])


def _earlier(ledger: Ledger, revision: Revision) -> tuple[Revision, ...]:
    return ledger.revisions[: ledger.revisions.index(revision)]


def _is_possible_in(observation: Observation, plan: Plan) -> bool:
    """Return whether a plan has the indicator of an observation, in a compatible unit in its year."""
    if observation.indicator not in plan:
        return False
    indicator = plan[observation.indicator]
    value = observation.value.amount if isinstance(observation.value, Ratio) else observation.value
    unit = indicator.unit_in(observation.year) if isinstance(indicator, Indicator) else None
    return not isinstance(value, Amount) or (unit is not None and compatible(value.unit, unit))
