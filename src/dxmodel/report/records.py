"""The tables of evaluations, findings and documents."""

from collections.abc import Iterable, Iterator

from dxmodel.checks import Finding, Severity
from dxmodel.ledger import Evaluation, Ledger
from dxmodel.messages import Language, words
from dxmodel.plan import Document
from dxmodel.report.item_facts import evaluation_text
from dxmodel.report.table import Cell, Column, Row, Table
from dxmodel.report.value_cells import EMPTY, source_cell
from dxmodel.report.value_texts import name_by_id, short_year

__all__ = [
    "documents_table",
    "evaluations_table",
    "findings_tables",
    "related_plans_table",
    "statements_table",
]


def evaluations_table(ledger: Ledger, language: Language) -> Table:
    """Return the table of the city's own evaluations by year, with its grades as they are."""
    rows = [
        _evaluation(ledger, each, language)
        for each in sorted(ledger.valid_evaluations, key=lambda each: each.year)
    ]
    return _table("evaluations", ("fiscal_year", "subject", "grade", "comment", "source"), rows, language)


def _evaluation(ledger: Ledger, evaluation: Evaluation, language: Language) -> Row:
    comments = [format(evaluation.comment, language)] if evaluation.comment else []
    comments += [words("report.of", language, what=name, value=text) for name, text in evaluation.extra]
    return (
        Cell(short_year(evaluation.year, language)),
        Cell(name_by_id(ledger.plan, evaluation.item, language)),
        Cell(evaluation_text(ledger, evaluation, language)),
        Cell("\n".join(comments) or EMPTY.text),
        source_cell(ledger, evaluation.sources),
    )


def findings_tables(findings: Iterable[Finding], language: Language) -> Iterator[Table]:
    """Yield a table of findings for each severity."""
    findings = tuple(findings)
    for severity in Severity:
        rows = [_finding(finding, language) for finding in findings if finding.severity is severity]
        if rows:
            columns = _columns(("content", "code", "path"), language)
            is_essential = severity is not Severity.NOTE
            yield Table(title=format(severity, language), columns=columns, rows=rows, essential=is_essential)


def _finding(finding: Finding, language: Language) -> Row:
    return (
        Cell(finding.describe(language), tone=finding.severity.value),
        Cell(finding.code, tone="code"),
        Cell(finding.path, tone="code"),
    )


def related_plans_table(ledger: Ledger, language: Language) -> Table:
    """Return the table of the plans and laws that this plan quotes, follows or waits for."""
    rows: list[Row] = [
        (
            Cell(format(each.label, language)),
            Cell(each.owner or EMPTY.text),
            Cell(format(each.span, language) if each.span else EMPTY.text),
            Cell(format(each.note, language) if each.note else EMPTY.text),
            source_cell(ledger, each.sources),
        )
        for each in ledger.plan.related_plans
    ]
    codes = ("field_label", "field_owner", "field_span", "note", "source")
    return _table("kind_related_plans", codes, rows, language)


def statements_table(ledger: Ledger, language: Language) -> Table:
    """Return the table of what the plan states about its items: background, issues, policies."""
    rows: list[Row] = [
        (
            Cell(name_by_id(ledger.plan, each.about, language) if each.about else EMPTY.text),
            Cell(format(each.kind, language)),
            Cell(format(each.text, language)),
            source_cell(ledger, each.sources),
        )
        for each in ledger.plan.statements
    ]
    return _table("kind_statements", ("subject", "field_kind", "content", "source"), rows, language)


def documents_table(documents: Iterable[Document], language: Language) -> Table:
    """Return the table of the documents that the sources cite."""
    rows = [_document(document, language) for document in documents]
    return _table("documents", ("title_of_document", "publisher", "dated", "remark", "id"), rows, language)


def _document(document: Document, language: Language) -> Row:
    secondary = words("report.field_secondary", language) if document.secondary else ""
    remarks = [secondary, format(document.note, language) if document.note else "", document.url or ""]
    return (
        Cell(format(document.label, language)),
        Cell(document.publisher or EMPTY.text),
        Cell(format(document.dated, language) if document.dated else EMPTY.text),
        Cell("\n".join(remark for remark in remarks if remark)),
        Cell(document.id, tone="code"),
    )


_SIZES = {
    "code": 2,
    "dated": 2,
    "field_kind": 1,
    "field_owner": 2,
    "field_span": 2,
    "fiscal_year": 1,
    "grade": 3,
    "id": 1,
    "path": 3,
    "publisher": 2,
    "source": 2,
}
_NOT_ESSENTIAL = ("source", "code", "path", "id")


def _table(title: str, codes: tuple[str, ...], rows: list[Row], language: Language) -> Table:
    return Table(title=words(f"report.{title}", language), columns=_columns(codes, language), rows=rows)


def _columns(codes: tuple[str, ...], language: Language) -> Iterator[Column]:
    for code in codes:
        yield Column(
            words(f"report.{code}", language), size=_SIZES.get(code, 4), essential=code not in _NOT_ESSENTIAL
        )
