"""The report on one revision of many plans: which plans it fits, which not, and why."""

from collections.abc import Iterable, Iterator

from dxmodel.messages import Language, words
from dxmodel.report.comparison import change_lines, comparison
from dxmodel.report.page import Facts, Report, Section
from dxmodel.report.table import Cell, Column, Row, Table
from dxmodel.storage import Outcome

__all__ = ["outcomes_report"]


def outcomes_report(outcomes: Iterable[Outcome], language: Language = "ja") -> Report:
    """Return a report on the outcomes of a revision of many plans, a row for each.

    Args:
        outcomes: the outcomes that :func:`~dxmodel.storage.revise_each` yields.
        language: ``"ja"`` or ``"en"``.

    >>> from pathlib import Path
    >>> outcomes_report([Outcome(folder=Path("minato"))], "en").sections[0].blocks[0].rows[0][1].text
    'nothing to do'
    """
    outcomes = tuple(outcomes)
    columns = [Column(words(f"report.outcome_{name}", language)) for name in ("plan", "result")]
    columns.append(Column(words("report.outcome_why", language), size=4))
    rows = [tuple(_row(outcome, language)) for outcome in outcomes]
    title = words("report.outcomes", language)
    return Report(
        title=title,
        language=language,
        facts=Facts(_counts(outcomes, language)),
        sections=[
            Section(id="outcomes", title=title, blocks=[Table(title=title, columns=columns, rows=rows)])
        ],
    )


def _counts(outcomes: tuple[Outcome, ...], language: Language) -> Iterator[tuple[str, str]]:
    codes = [_code(outcome) for outcome in outcomes]
    for code in ("fits", "nothing", "fails"):
        count = words("report.outcome_count", language, count=codes.count(code))
        yield words(f"report.outcome_{code}", language), count


def _code(outcome: Outcome) -> str:
    if outcome.error is not None:
        return "fails"
    return "nothing" if outcome.after is None else "fits"


def _row(outcome: Outcome, language: Language) -> Row:
    code = _code(outcome)
    tone = "warning" if code == "fails" else ""
    result = Cell(words(f"report.outcome_{code}", language), tone=tone)
    return Cell(outcome.folder.name), result, Cell("\n".join(_why(outcome, language)))


def _why(outcome: Outcome, language: Language) -> Iterator[str]:
    """Yield the error or the changed lines of the plan, then the file of the revision."""
    if outcome.error is not None:
        yield outcome.error.describe(language)
    elif outcome.before is not None and outcome.after is not None:
        table = comparison(outcome.before.plan, outcome.after.plan, language=language)
        yield from change_lines(table, language)
    if outcome.file is not None:
        term, file = words("report.outcome_file", language), outcome.file.relative_to(outcome.folder)
        yield words("report.of", language, what=term, value=file.as_posix())
