"""One thing, plan or decision with everything known about it: terms and what is to be said of each."""

from collections.abc import Iterator

import attrs

from dxmodel.errors import UnknownName, nearest
from dxmodel.fiscal import FiscalYear, as_fiscal_year
from dxmodel.ledger import Ledger
from dxmodel.ledger.replay import replay
from dxmodel.messages import Language, words
from dxmodel.plan import COLLECTIONS, Indicator, Initiative, Item, Pillar, Plan
from dxmodel.progress import Progress, assess
from dxmodel.progress.progress import percent, signed
from dxmodel.report import revision
from dxmodel.report.contents import judged_year
from dxmodel.report.page import Facts
from dxmodel.report.path import path_text
from dxmodel.report.place import OF_THE_PLAN, field_name
from dxmodel.report.progress import grounds, is_less
from dxmodel.report.result import entry_cell
from dxmodel.report.saying import Saying, said_with
from dxmodel.report.wording import about, rounded, short
from dxmodel.revise import Add, Correct, Revision, writes

__all__ = ["describe"]

NOT_SAID = ("id", "order", *COLLECTIONS)


def describe(ledger: Ledger, id: str, at: FiscalYear | str | None = None, language: Language = "ja") -> Facts:
    """Return everything known about one thing: what defines it, what was measured, what follows from that.

    Args:
        ledger: the plan's life.
        id: of anything in the plan, of the plan itself, or of a revision.
        at: the fiscal year to judge an indicator in; without one, the latest with a measured value.
        language: ``"ja"`` or ``"en"``.

    Raises:
        UnknownName: no such id; the nearest known one is named.
        Unreadable: *at* is a text that is not a fiscal year.

    >>> from dxmodel.testing import small_city
    >>> dict(describe(small_city(), "online-share", "R5", "en").items)["Target"]
    '80% (FY2028) (plan P8)'
    """
    year = judged_year(ledger)[0] if at is None else as_fiscal_year(at)
    things = _things(ledger)
    if id not in things:
        raise UnknownName("plan.unknown_id", id=id, nearest=nearest(id, things))
    thing = things[id]
    if isinstance(thing, Revision):
        return Facts(_decided(ledger, thing, year, language))
    return Facts((*_defined(ledger.plan, thing, language), *_recorded(ledger, thing, year, language)))


def _things(ledger: Ledger) -> dict[str, Item | Plan | Revision]:
    """Whatever can be described, by its id; what is in the plan goes first."""
    items = {item.id: item for item in ledger.plan.items()}
    return {each.id: each for each in ledger.revisions} | {ledger.plan.id: ledger.plan} | items


def _decided(
    ledger: Ledger, decision: Revision, at: FiscalYear, language: Language
) -> Iterator[tuple[str, str]]:
    """When, who and why; then what became different."""
    yield words("report.field_id", language), decision.id
    yield from revision.facts(ledger, decision, language)
    for reason in revision.reasons(ledger, decision, language):
        yield words("report.reason", language), reason
    for change in revision.changes(ledger, decision, at, language):
        yield words("report.what_changes", language), change


def _defined(plan: Plan, item: Item | Plan, language: Language) -> Iterator[tuple[str, str]]:
    """Every field that says something."""
    saying = Saying(plan=plan, language=language, with_record=True)
    yield words("report.field_id", language), item.id
    for field in attrs.fields(type(item)):
        value = getattr(item, field.name)
        if field.name in NOT_SAID or value in (None, (), False):
            continue
        term = words(f"report.field_{field.name}", language)
        for each in value if isinstance(value, tuple) else (value,):
            yield term, saying.said(field.name, each)


def _recorded(
    ledger: Ledger, item: Item | Plan, at: FiscalYear, language: Language
) -> Iterator[tuple[str, str]]:
    """What revisions, results and other items say about it."""
    for decision, fields in _writers(ledger, item, language):
        yield (
            words("report.revised_by", language),
            said_with(format(decision.label, language), language, *fields),
        )
    for term, other in _others(ledger.plan, item.id):
        yield words(f"report.{term}", language), f"{about(ledger.plan, other.id, language)} [{other.id}]"
    if isinstance(item, Indicator):
        yield from _results(ledger, item, language)
        yield from _progress(ledger, item, at, language)
    for each in ledger.evaluations:
        if each.item == item.id:
            term = words(
                "report.with_year",
                language,
                what=words("report.grade", language),
                year=short(each.year, language),
            )
            yield (
                term,
                said_with(each.grade or "—", language, *each.marks, each.comment, sources=each.sources),
            )


def _writers(
    ledger: Ledger, item: Item | Plan, language: Language
) -> Iterator[tuple[Revision, tuple[str, ...]]]:
    """Every revision that wrote something of a thing, and what it wrote: that it is new, or which fields."""
    heads = (item.id, *OF_THE_PLAN) if isinstance(item, Plan) else (item.id,)
    for number, each in enumerate(ledger.revisions):
        changes = [change.change if isinstance(change, Correct) else change for change in each.changes]
        before = replay(ledger.founding, ledger.revisions[:number])
        places = [place for change in changes for place in writes(change, before)]
        fields = [field_name(place, language) for place in places if place.partition(".")[0] in heads]
        if any(isinstance(change, Add) and change.item.id == item.id for change in changes):
            fields = [words("report.new_item", language)]
        if fields:
            yield each, tuple(dict.fromkeys(fields))


def _others(plan: Plan, id: str) -> Iterator[tuple[str, Item]]:
    """The items that are part of it or speak of it."""
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
    mortal: tuple[Pillar | Initiative | Indicator, ...]
    mortal = (*plan.pillars, *plan.initiatives, *plan.indicators)
    yield from (("continues", each) for each in mortal if each.ended is not None and id in each.ended.into)
    yield from (("schedule", each) for each in plan.schedule if each.row == id)
    yield from (("constraint", each) for each in plan.constraints if id in (each.on, each.by))
    yield from (("statement", each) for each in plan.statements if each.about == id)


def _results(ledger: Ledger, indicator: Indicator, language: Language) -> Iterator[tuple[str, str]]:
    for each in ledger.observations_of(indicator.id):
        period = (
            short(each.period, language)
            if isinstance(each.period, FiscalYear)
            else format(each.period, language)
        )
        cell = entry_cell(each, language)
        text = cell.text.partition("\n")[0]
        said = said_with(text, language, each.printed, *cell.notes, sources=each.sources)
        yield words("report.with_year", language, what=words("report.result", language), year=period), said


def _progress(
    ledger: Ledger, indicator: Indicator, at: FiscalYear, language: Language
) -> Iterator[tuple[str, str]]:
    answer = next((each for each in assess(ledger, at) if each.indicator.id == indicator.id), None)
    verdict = words("report.verdict", language)
    term = words("report.with_year", language, what=verdict, year=short(at, language))
    yield term, answer.words(language) if answer else words("report.not_yet", language)
    if answer is not None and (path := path_text(answer, language)) is not None:
        yield words("report.judged_path", language), path
    if answer is not None:
        yield from _numbers(ledger, answer, language)


def _numbers(ledger: Ledger, answer: Progress, language: Language) -> Iterator[tuple[str, str]]:
    has_rate = answer.achievement_rate is not None
    for code, share in (
        ("rate_less" if has_rate and is_less(answer) else "rate", answer.achievement_rate),
        ("progress", answer.progress),
        ("elapsed", answer.elapsed),
    ):
        if share is not None:
            yield words(f"report.{code}", language), percent(share)
    for code, amount in (("remaining", answer.remaining), ("required", answer.required_per_year)):
        if amount is not None:
            yield words(f"report.{code}", language), format(rounded(amount), language)
    if (change := answer.latest_change) is not None:
        per_year = signed(rounded(change.per_year), language)
        said = said_with(per_year, language, *grounds(ledger, change, language))
        yield words("report.change", language), said
    elif answer.no_change is not None:
        yield words("report.change", language), format(answer.no_change, language)
