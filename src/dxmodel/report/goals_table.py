"""The table of goals: indicators with a target, what is left, what is needed per year, the latest change."""

from collections.abc import Iterable, Iterator

from dxmodel.ledger import Ledger, ResolvedValue
from dxmodel.messages import Language, words
from dxmodel.progress import Assessment, Status, YearlyChange
from dxmodel.progress.sentences import percent, signed, value_text
from dxmodel.report.judged_path import judged_path_text
from dxmodel.report.sheet import progress_cell, status_cell, target_cell
from dxmodel.report.table import Cell, Column, Row, Table
from dxmodel.report.value_cells import EMPTY, baseline_cell, total_cell
from dxmodel.report.value_texts import (
    doubt_note,
    item_name,
    short_year,
    source_texts,
    with_time,
)

__all__ = ["change_basis", "goals", "goals_table"]


def goals(answers: Iterable[Assessment]) -> tuple[Assessment, ...]:
    """Return the answers on indicators with a target."""
    return tuple(each for each in answers if each.indicator.targets)


def goals_table(ledger: Ledger, answers: Iterable[Assessment], language: Language) -> Table:
    """Return the table of goals, a row for each answer."""
    return Table(
        title=words("report.goals", language),
        columns=_columns(language),
        rows=[_row(ledger, answer, language) for answer in answers],
    )


def _columns(language: Language) -> Iterator[Column]:
    yield Column(words("report.indicator", language), size=4)
    for code in ("baseline", "latest", "target", "remaining", "required", "change"):
        yield Column(words(f"report.{code}", language), size=3 if code == "change" else 2)
    yield Column(words("report.progress", language), size=1)
    yield Column(words("report.elapsed", language), size=1, essential=False)
    yield Column(words("report.verdict", language))


def _row(ledger: Ledger, answer: Assessment, language: Language) -> Row:
    return (
        Cell(item_name(ledger.plan, answer.indicator, language)),
        baseline_cell(ledger, answer.indicator.baseline, language),
        _latest_cell(ledger, answer, language),
        _target_cell(ledger, answer, language),
        _amount_to_go_cell(answer, "remaining", language),
        _amount_to_go_cell(answer, "required_per_year", language),
        _change_cell(ledger, answer, language),
        progress_cell(answer),
        EMPTY if answer.elapsed is None else Cell(percent(answer.elapsed), number=True),
        status_cell(answer, language),
    )


def _latest_cell(ledger: Ledger, answer: Assessment, language: Language) -> Cell:
    known = answer.last_known or answer.resolved
    if known.value is None:
        return EMPTY
    cell = total_cell(ledger, answer.indicator, known.year, language)
    text = with_time(cell.text, short_year(known.year, language), language)
    return Cell(text, tone=cell.tone, notes=cell.notes, number=cell.number)


def _target_cell(ledger: Ledger, answer: Assessment, language: Language) -> Cell:
    """Return the cell with the judged target; a footnote states the path where it has interim targets."""
    if answer.target is None:
        return EMPTY
    path = judged_path_text(answer, language)
    note = words("report.of", language, what=words("report.judged_path", language), value=path or "")
    return target_cell(ledger, [answer.target], language, *[note] * bool(path))


def _amount_to_go_cell(answer: Assessment, name: str, language: Language) -> Cell:
    """Return the cell with an amount that is still to go; a dash where the target is achieved."""
    amount = answer.printed(name)
    if amount is None or answer.status is Status.ACHIEVED:
        return EMPTY
    is_change = answer.span_total is None or name == "remaining"
    return Cell(signed(amount, language) if is_change else format(amount, language), number=True)


def _change_cell(ledger: Ledger, answer: Assessment, language: Language) -> Cell:
    change = answer.latest_change
    if change is None:
        reason = format(answer.no_change, language) if answer.no_change else EMPTY.text
        return Cell(reason, tone="not-assessed")
    return Cell(
        signed(change.printed, language),
        tone="doubtful" if change.doubts else "",
        notes=_change_notes(ledger, change, language),
        number=True,
    )


def _change_notes(ledger: Ledger, change: YearlyChange, language: Language) -> Iterator[str]:
    """Yield the two years, which many rows share; all of the basis where there is a doubt or a link."""
    if change.link is not None or change.doubts:
        return change_basis(ledger, change, language)
    years = {"earlier": change.earlier.year, "later": change.later.year}
    return iter([words("report.change_from", language, **years)])


def change_basis(ledger: Ledger, change: YearlyChange, language: Language) -> Iterator[str]:
    """Yield what a change per year is computed from: two values, the link between them, doubts about them."""
    facts = {
        "earlier": _value_with_origin(ledger, change.earlier, language),
        "later": _value_with_origin(ledger, change.later, language),
    }
    if change.link is None:
        yield words("report.change_from", language, **facts)
    else:
        linked = item_name(ledger.plan, ledger.plan.indicator(change.link.to), language)
        yield words("report.change_linked", language, linked=linked, **facts)
    if change.link is not None and change.link.doubt is not None:
        yield words("report.same_measure", language, doubt=doubt_note(change.link.doubt, language))
    for resolved in (change.earlier, change.later):
        if resolved.doubt is not None:
            doubt = doubt_note(resolved.doubt, language)
            value = _value_text(resolved, language)
            yield words("report.value_doubt", language, year=resolved.year, value=value, doubt=doubt)


def _value_with_origin(ledger: Ledger, resolved: ResolvedValue, language: Language) -> str:
    """Return the text of a value with its year and sources."""
    facts = [short_year(resolved.year, language), *source_texts(ledger, resolved.sources)]
    text = _value_text(resolved, language)
    return words("report.with_facts", language, text=text, facts=[fact for fact in facts if fact])


def _value_text(resolved: ResolvedValue, language: Language) -> str:
    return EMPTY.text if resolved.value is None else value_text(resolved.value, language)
