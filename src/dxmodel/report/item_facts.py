"""What is stated of an item beside its name: who is in charge, its summary, the city's evaluations."""

from collections.abc import Iterator

from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import Evaluation, Ledger
from dxmodel.messages import Language, words
from dxmodel.plan import Indicator, Initiative, Link, Pillar, Plan
from dxmodel.report.table import Cell
from dxmodel.report.value_cells import EMPTY, joined
from dxmodel.report.value_texts import evaluation_facts, name_by_id, short_year

__all__ = ["evaluation_cell", "evaluation_text", "item_lines", "term"]


def term(field: str, value: object, language: Language) -> str:
    """Return the text of a field after its name.

    >>> term("owners", ["DX推進課", "総務課"], "ja")
    '担当：DX推進課、総務課'
    """
    return words("report.of", language, what=words(f"report.field_{field}", language), value=value)


def item_lines(plan: Plan, item: Pillar | Initiative | Indicator, language: Language) -> Iterator[str]:
    """Yield what is stated under the name of an item, a line each; the keywords and additions share one.

    >>> from dxmodel.testing import small_city
    >>> online = Initiative(id="x", order=9, label="申請", summary="窓口に行かずに申請する", tags=["09"])
    >>> list(item_lines(small_city().plan, online, "ja"))
    ['概要：窓口に行かずに申請する', '付記：09']
    """
    if isinstance(item, Initiative) and item.summary is not None:
        yield term("summary", item.summary, language)
    if isinstance(item, Indicator) and item.owners:
        yield term("owners", item.owners, language)
    others = []
    if isinstance(item, Initiative) and item.viewpoints:
        others.append(term("viewpoints", _names(plan, item.viewpoints, language), language))
    if not isinstance(item, Pillar) and item.tags:
        others.append(term("tags", item.tags, language))
    others += [words("report.of", language, what=name, value=text) for name, text in item.extra]
    if others:
        yield words("report.list", language, items=others)


def _names(plan: Plan, links: tuple[Link, ...], language: Language) -> list[str]:
    return [name_by_id(plan, link.to, language) for link in links]


def evaluation_cell(
    ledger: Ledger, item: str, at: FiscalYear, language: Language, *, with_state: bool = True
) -> Cell:
    """Return the cell with the city's grades of an item: those of the latest year up to the judged one."""
    evaluations = [each for each in ledger.evaluations_of(item) if each.year <= at and _is_grade(each)]
    latest = [each for each in evaluations if each.year == max(one.year for one in evaluations)]
    cells = []
    for each in latest:
        time = [short_year(each.year, language)] if each.year < at else []
        name = words("report.comment", language)
        comments = [words("report.of", language, what=name, value=each.comment)] * bool(each.comment)
        text = evaluation_text(ledger, each, language, *time, with_state=with_state)
        cells.append(Cell(text, notes=comments))
    return joined(cells)


def _is_grade(evaluation: Evaluation) -> bool:
    return evaluation.grade is not None or bool(evaluation.marks) or evaluation.comment is not None


def evaluation_text(
    ledger: Ledger, evaluation: Evaluation, language: Language, *facts: str, with_state: bool = True
) -> str:
    """Return a grade with its marks, and in brackets what it means, and further facts.

    >>> from dxmodel.testing import small_city
    >>> late = Evaluation(item="online", year="R5", grade="△", marks=["コロナ"], state="in-progress")
    >>> evaluation_text(small_city(), late, "ja")
    '△ コロナ（実施中）'
    """
    text = " ".join([evaluation.grade or EMPTY.text, *evaluation.marks])
    known = [*facts, *evaluation_facts(ledger, evaluation, language, with_state=with_state)]
    return words("report.with_facts", language, text=text, facts=known) if known else text
