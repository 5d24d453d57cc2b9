"""All facts about one item, the plan or a revision, as terms and texts."""

from collections.abc import Iterator

import attrs

from dxmodel.changes import Add, Correct
from dxmodel.changes.unchanged import OF_THE_PLAN
from dxmodel.errors import KnownNames, UnknownNameError
from dxmodel.fiscal import FiscalYear, When, as_fiscal_year
from dxmodel.ledger import Evaluation, Ledger, Observation
from dxmodel.ledger.replay import replay
from dxmodel.messages import Language, words
from dxmodel.plan import COLLECTIONS, Indicator, Initiative, Item, Pillar, Plan
from dxmodel.plan.former_ids import present_ids, unknown_id
from dxmodel.progress import Assessment, assess
from dxmodel.progress.sentences import percent, signed
from dxmodel.report import revision
from dxmodel.report.contents import judged_year
from dxmodel.report.field_texts import FieldTexts, with_facts
from dxmodel.report.goals_table import change_basis
from dxmodel.report.judged_path import judged_path_text
from dxmodel.report.page import Facts
from dxmodel.report.path_names import field_name
from dxmodel.report.value_cells import observation_cell
from dxmodel.report.value_texts import evaluation_facts, name_by_id, short_year
from dxmodel.revise import Revision, writes
from dxmodel.typed_fields import check_kind

__all__ = ["describe"]

OMITTED = ("id", "order", *COLLECTIONS)


def describe(ledger: Ledger, id: str, at: FiscalYear | str | None = None, language: Language = "ja") -> Facts:
    """Return all facts about one item: its definition, its results, and its assessment.

    Args:
        ledger: the ledger of the plan.
        id: the id of an item of the plan, of the plan itself, or of a revision.
        at: the fiscal year to judge an indicator in; without one, the latest of the period
            with results of at least half of the indicators.
        language: ``"ja"`` or ``"en"``.

    Raises:
        UnknownNameError: no such id; the error names the nearest known one.
        ParseError: *at* is a text that is not a fiscal year.

    >>> from dxmodel.testing import small_city
    >>> dict(describe(small_city(), "online-share", "R5", "en").items)["Target"]
    '80% (FY2028) (plan P8)'
    """
    check_kind("ledger", ledger, Ledger)
    year = judged_year(ledger, language)[0] if at is None else as_fiscal_year(at)
    describable = _describable(ledger)
    if id not in describable:
        present = present_ids(describable.values())
        code, facts = unknown_id("plan.unknown_id", id, KnownNames(describable).nearest(id), present)
        raise UnknownNameError(code, **facts)
    item = describable[id]
    if isinstance(item, Revision):
        return Facts(_revision_facts(ledger, item, year, language))
    return Facts((*_definition(ledger.plan, item, language), *_record(ledger, item, year, language)))


def _describable(ledger: Ledger) -> dict[str, Item | Plan | Revision]:
    """Return everything that can be described, by id; items of the plan take precedence."""
    items = {item.id: item for item in ledger.plan.items()}
    return {revision.id: revision for revision in ledger.revisions} | {ledger.plan.id: ledger.plan} | items


def _revision_facts(
    ledger: Ledger, decision: Revision, at: FiscalYear, language: Language
) -> Iterator[tuple[str, str]]:
    """Yield when, by whom and why a revision was decided, and the lines that it changed."""
    yield words("report.field_id", language), decision.id
    yield from revision.facts(ledger, decision, language)
    for reason in revision.reasons(ledger, decision, language):
        yield words("report.reason", language), reason
    for change in revision.changes(ledger, decision, at, language):
        yield words("report.what_changes", language), change


def _definition(plan: Plan, item: Item | Plan, language: Language) -> Iterator[tuple[str, str]]:
    """Yield every field that is not empty."""
    field_texts = FieldTexts(plan=plan, language=language, with_record=True)
    yield words("report.field_id", language), item.id
    for field in attrs.fields(type(item)):
        value = getattr(item, field.name)
        if field.name in OMITTED or value in (None, (), False):
            continue
        term = field_texts.term(field.name, value)
        for part in value if isinstance(value, tuple) else (value,):
            yield term, field_texts.text(field.name, part)


def _record(
    ledger: Ledger, item: Item | Plan, at: FiscalYear, language: Language
) -> Iterator[tuple[str, str]]:
    """Yield the revisions, related items, results and evaluations of an item."""
    for decision, fields in _revisions_of(ledger, item, language):
        yield (
            words("report.revised_by", language),
            with_facts(format(decision.label, language), language, *fields),
        )
    for code, related in _related_items(ledger.plan, item.id):
        name = name_by_id(ledger.plan, related.id, language)
        yield words(f"report.{code}", language), f"{name} [{related.id}]"
    if isinstance(item, Indicator):
        yield from _result_facts(ledger, item, language)
        yield from _progress_facts(ledger, item, at, language)
    for each in ledger.evaluations:
        if each.item == item.id:
            year = short_year(each.year, language)
            stated = evaluation_facts(ledger, each, language)
            facts = (*stated, *each.marks, each.comment, *_withdrawn(each, language))
            text = with_facts(each.grade or "—", language, *facts, sources=each.sources)
            yield words("report.with_year", language, what=_term(each, language), year=year), text


def _revisions_of(
    ledger: Ledger, item: Item | Plan, language: Language
) -> Iterator[tuple[Revision, tuple[str, ...]]]:
    """Yield every revision that wrote an item, with the names of the fields, or with "new" if it added it."""
    first_parts = (item.id, *OF_THE_PLAN) if isinstance(item, Plan) else (item.id,)
    for number, decision in enumerate(ledger.revisions):
        changes = [change.change if isinstance(change, Correct) else change for change in decision.changes]
        before = replay(ledger.founding, ledger.revisions[:number])
        paths = [path for change in changes for path in writes(change, before)]
        fields = [field_name(path, language) for path in paths if path.partition(".")[0] in first_parts]
        if any(isinstance(change, Add) and change.item.id == item.id for change in changes):
            fields = [words("report.new_item", language)]
        if fields:
            yield decision, tuple(dict.fromkeys(fields))


def _related_items(plan: Plan, id: str) -> Iterator[tuple[str, Item]]:
    """Yield the items that are part of an item or refer to it, with the code of the relation."""
    for initiative in plan.initiatives:
        if id == initiative.parent or id in [
            link.to for link in (*initiative.pillars, *initiative.viewpoints)
        ]:
            yield "part", initiative
    for indicator in plan.indicators:
        if id in [link.to for link in indicator.initiatives]:
            yield "indicator", indicator
        if id in [link.to for link in indicator.same_as]:
            yield "same_as_of", indicator
        if id in [link.to for link in indicator.part_of]:
            yield "part_of_it", indicator
    items: tuple[Pillar | Initiative | Indicator, ...]
    items = (*plan.pillars, *plan.initiatives, *plan.indicators)
    yield from (("continues", each) for each in items if each.ended is not None and id in each.ended.into)
    yield from (("schedule", each) for each in plan.schedule if each.row == id)
    yield from (("constraint", each) for each in plan.constraints if id in (each.on, each.by))
    yield from (("statement", each) for each in plan.statements if each.about == id)


def _result_facts(ledger: Ledger, indicator: Indicator, language: Language) -> Iterator[tuple[str, str]]:
    for observation in ledger.observations:
        if observation.indicator != indicator.id:
            continue
        period = (
            short_year(observation.period, language)
            if isinstance(observation.period, FiscalYear)
            else format(observation.period, language)
        )
        cell = observation_cell(attrs.evolve(observation, printed=None), language)
        value = cell.text.partition("\n")[0]
        extra = (FieldTexts(plan=ledger.plan, language=language).text("extra", observation.extra),)
        facts = (observation.printed, *cell.notes, *extra, *_withdrawn(observation, language))
        text = with_facts(value, language, *facts, sources=observation.sources)
        yield words("report.with_year", language, what=_term(observation, language), year=period), text


def _term(entry: Observation | Evaluation, language: Language) -> str:
    """Return the term of a result or a grade; a withdrawn one is not taken for a valid one."""
    term = words("report.result" if isinstance(entry, Observation) else "report.grade", language)
    return term if entry.withdrawn is None else words("report.withdrawn", language, what=term)


def _withdrawn(entry: Observation | Evaluation, language: Language) -> Iterator[str]:
    """Yield when and why an entry was withdrawn."""
    if entry.withdrawn is not None:
        day = When.on(entry.withdrawn.on)
        yield words("report.withdrawn_why", language, day=day, why=entry.withdrawn.why)


def _progress_facts(
    ledger: Ledger, indicator: Indicator, at: FiscalYear, language: Language
) -> Iterator[tuple[str, str]]:
    answer = next((answer for answer in assess(ledger, at) if answer.indicator.id == indicator.id), None)
    verdict = words("report.verdict", language)
    term = words("report.with_year", language, what=verdict, year=short_year(at, language))
    yield term, answer.describe(language) if answer else words("report.not_yet", language)
    if answer is not None and (path := judged_path_text(answer, language)) is not None:
        yield words("report.judged_path", language), path
    if answer is not None:
        yield from _number_facts(ledger, answer, language)


def _number_facts(ledger: Ledger, answer: Assessment, language: Language) -> Iterator[tuple[str, str]]:
    has_rate = answer.achievement_rate is not None
    for code, share in (
        ("rate_less" if has_rate and _asks_for_less(answer) else "rate", answer.achievement_rate),
        ("progress", answer.progress),
        ("elapsed", answer.elapsed),
    ):
        if share is not None:
            yield words(f"report.{code}", language), percent(share)
    for code, name in (("remaining", "remaining"), ("required", "required_per_year")):
        amount = answer.printed(name)
        if amount is not None:
            is_change = answer.span_total is None or name == "remaining"
            text = signed(amount, language) if is_change else format(amount, language)
            yield words(f"report.{code}", language), text
    if (change := answer.latest_change) is not None:
        per_year = signed(change.printed, language)
        text = with_facts(per_year, language, *change_basis(ledger, change, language))
        yield words("report.change", language), text
    elif answer.no_change is not None:
        yield words("report.change", language), format(answer.no_change, language)


def _asks_for_less(answer: Assessment) -> bool:
    """Return whether the judged target only has an upper end, so that the rate is target / result."""
    goal = answer.goal
    return goal is not None and goal.low is None and goal.high is not None
