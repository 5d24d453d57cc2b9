"""The text of each kind of value in a report: years, targets, names, endings, units, doubts, sources."""

from collections.abc import Iterable, Iterator
from itertools import chain

from dxmodel.amount import Amount
from dxmodel.amount.stated import is_stated
from dxmodel.fiscal import FiscalSpan, FiscalYear, When
from dxmodel.ledger import Evaluation, ItemState, Ledger, StatedState
from dxmodel.ledger.evaluated import grade_of
from dxmodel.messages import Language, words
from dxmodel.plan import (
    Alternative,
    Break,
    Doubt,
    Due,
    Ending,
    Indicator,
    Initiative,
    Pillar,
    Plan,
    Predecessor,
    Source,
    Successor,
    Target,
    name_of,
)
from dxmodel.progress.printed_goal import amounts_of, printed_goal, states_goal

__all__ = [
    "break_text",
    "doubt_note",
    "due_text",
    "ending_text",
    "evaluation_facts",
    "goal_text",
    "item_name",
    "name_by_id",
    "one_line",
    "other_plan_years",
    "short_span",
    "short_year",
    "source_texts",
    "state_facts",
    "target_notes",
    "target_text",
    "unit_name",
    "with_time",
]


def short_year(year: FiscalYear, language: Language) -> str:
    """Return a fiscal year in the short form of tables.

    >>> short_year(FiscalYear(2024), "ja"), short_year(FiscalYear(2024), "en")
    ('R6', 'FY2024')
    """
    return str(year) if language == "ja" else format(year, "en")


def short_span(span: FiscalSpan, language: Language) -> str:
    """Return a span of years in the short form of tables.

    >>> short_span(FiscalSpan.parse("R3/R4"), "ja"), short_span(FiscalSpan.parse("R3/R4"), "en")
    ('R3～R4', 'FY2021–FY2022')
    """
    return str(span).replace("/", "～") if language == "ja" else format(span, "en")


def with_time(value: str, time: str, language: Language) -> str:
    """Return a value with its time in brackets on a second line.

    >>> with_time("5,328時間", "R5", "ja")
    '5,328時間\\n（R5）'
    """
    return f"{value}\n{words('report.in_brackets', language, time=time)}"


def one_line(text: str, language: Language) -> str:
    """Return a text of two lines, as in a table, on one line.

    >>> one_line("8,880時間\\n（R10）", "ja")
    '8,880時間（R10）'
    """
    return text.replace("\n", "" if language == "ja" else " ")


def due_text(value: Due, language: Language) -> str:
    """Return a due date; a plain fiscal year in short form.

    >>> due_text(Due("R10"), "ja"), due_text(Due("R7", qualifier="概ね"), "ja")
    ('R10', '概ね令和7年度')
    """
    is_plain = value.not_before is None and value.qualifier is None
    return (
        short_year(value.by, language)
        if is_plain and isinstance(value.by, FiscalYear)
        else format(value, language)
    )


def target_text(target: Target, language: Language) -> str:
    """Return a target as it is printed, with its due date.

    >>> from dxmodel.plan.goals import Reach
    >>> target_text(Target(due="R10", goal=Reach("8,880時間")), "ja")
    '8,880時間\\n（R10）'
    """
    return with_time(goal_text(target, language), due_text(target.due, language), language)


def goal_text(target: Target, language: Language) -> str:
    """Return a goal as it is printed, after the member of a breakdown that it is for.

    >>> from dxmodel.plan.goals import AtLeast
    >>> goal_text(Target(due="R10", goal=AtLeast("60人"), printed="60名以上"), "ja")
    '60名以上'
    """
    form = printed_goal(target) if language == "ja" else None
    goal = form or format(target.goal, language)
    if not target.breakdown:
        return goal
    return words("report.of", language, what=[member for _, member in target.breakdown], value=goal)


def target_notes(target: Target, language: Language) -> Iterator[str]:
    """Yield the footnotes of a target: doubt, what its print does not state or states otherwise, note, extra.

    >>> from dxmodel.plan.goals import AtLeast
    >>> list(target_notes(Target(due="R10", goal=AtLeast("60人"), printed="60名"), "ja"))
    ['目標の内容：60人以上']
    """
    if target.doubt is not None:
        yield doubt_note(target.doubt, language)
    form, printed, amounts = printed_goal(target), target.printed, amounts_of(target.goal)
    if form is not None and language == "ja" and not states_goal(form, target.goal):
        yield words("report.goal_is", language, goal=target.goal)
    if printed is not None and printed != format(target.goal, "ja"):
        states_amounts = amounts and all(is_stated(printed, each, signed=False) for each in amounts)
        yield from [] if states_amounts else [words("report.printed", language, text=printed)]
    if target.note is not None:
        yield format(target.note, language)
    for name, text in target.extra:
        yield words("report.of", language, what=name, value=text)


def item_name(plan: Plan, item: Pillar | Initiative | Indicator, language: Language) -> str:
    """Return the name of an item with its number; a text for an unnamed item.

    >>> from dxmodel.testing import small_city
    >>> item_name(small_city().plan, Initiative(id="rpa", order=1, number="③", label="RPAの利用"), "ja")
    '③ RPAの利用'
    """
    if item.label is None and isinstance(item, Indicator):
        return format(name_of(plan, item), language)
    label = format(item.label, language) if item.label else words("report.unnamed", language)
    return f"{item.number} {label}" if item.number else label


def other_plan_years(plan: Predecessor | Successor, language: Language) -> str | None:
    """Return the years of the plan before or after, as far as they are known.

    >>> other_plan_years(Successor(label="次期計画", starts="R11"), "ja")
    '令和11年度から'
    """
    if isinstance(plan, Successor) and plan.ends is None:
        return words("report.from_year", language, year=plan.starts)
    return None if plan.period is None else format(plan.period, language)


def name_by_id(plan: Plan, id: str, language: Language) -> str:
    """Return the name of the plan or of any of its items by id; the id of an item that it has no more.

    >>> from dxmodel.testing import small_city
    >>> name_by_id(small_city().plan, "online", "en")
    '① Procedures online'
    """
    if id == plan.id:
        return format(plan.label, language)
    item = plan.get(id)
    if item is None:
        return id
    if isinstance(item, Pillar | Initiative | Indicator):
        return item_name(plan, item, language)
    return format(name_of(plan, item), language)


def ending_text(plan: Plan, end: Ending, language: Language) -> str:
    """Return the text of how an item ends: dropped, replaced, merged with others, or split.

    >>> from dxmodel.testing import small_city
    >>> ending_text(small_city().plan, Ending(last="R7", into=["online"]), "ja")
    '令和7年度をもって「① 行政手続のオンライン化」に引き継ぐ'
    """
    into = [words("report.quoted", language, name=name_by_id(plan, id, language)) for id in end.into]
    code = ("ended", "ended_replaced", "ended_split")[min(len(into), 2)]
    if len(into) == 1 and _merged_count(plan, end.into[0]) > 1:
        code = "ended_merged"
    return words(
        f"report.{code}", language, last=end.last, into="・".join(into) if language == "ja" else into
    )


def _merged_count(plan: Plan, id: str) -> int:
    """Return how many items are merged into an item."""
    items: chain[Pillar | Initiative | Indicator]
    items = chain(plan.pillars, plan.initiatives, plan.indicators)
    return sum(id in each.ended.into for each in items if each.ended is not None)


def break_text(change: Break, language: Language) -> str:
    """Return the text of a break: from when on it holds, and how earlier values are treated.

    >>> break_text(Break(since="R7"), "ja")
    '令和7年度から（それより前の値とは比較しない）'
    """
    facts = []
    if change.unit is not None:
        facts.append(words("report.broken_unit", language, unit=unit_name(change.unit, language)))
    bridge = change.bridge
    if bridge is None:
        facts.append(words("report.broken_without_bridge", language))
    else:
        facts.append(words("report.broken_bridge", language, old=bridge.old, new=bridge.new))
    text = words("report.from_year", language, year=change.since)
    return words("report.with_facts", language, text=text, facts=facts)


def unit_name(unit: str, language: Language) -> str:
    """Return a unit in the plural form.

    >>> unit_name("時間", "ja"), unit_name("時間", "en")
    ('時間', 'hours')
    """
    return str(unit) if language == "ja" else format(Amount(2, unit), "en").removeprefix("2").strip()


def doubt_note(doubt: Doubt, language: Language) -> str:
    """Return the text of a doubt: the confidence, the reason, the alternative readings.

    >>> doubt_note(Doubt("0.75", "the label is printed once"), "en")
    'confidence 0.75: the label is printed once'
    """
    code = "report.doubt_why" if doubt.why else "report.doubt"
    text = words(code, language, confidence=doubt.confidence, why=doubt.why)
    others = [_alternative_text(each, language) for each in doubt.alternatives]
    return text + words("report.alternatives", language, others=others) if others else text


def _alternative_text(alternative: Alternative, language: Language) -> str:
    confidence = alternative.confidence
    facts = [
        format(alternative.amount, language) if alternative.amount else "",
        "" if confidence is None else words("report.doubt", language, confidence=confidence),
    ]
    facts = [fact for fact in facts if fact]
    return (
        words("report.with_facts", language, text=alternative.reading, facts=facts)
        if facts
        else format(alternative.reading, language)
    )


def evaluation_facts(
    ledger: Ledger, evaluation: Evaluation, language: Language, *, with_state: bool = True
) -> Iterator[str]:
    """Yield what an evaluation states beside its grade: the meaning of it, months, scale and state.

    >>> from dxmodel.testing import small_city
    >>> half = Evaluation(item="online", year="R5", months="2023-04/2023-09", state="in-progress")
    >>> [*evaluation_facts(small_city(), half, "en")]
    ['April 2023–September 2023', 'in progress']
    """
    grade = grade_of(ledger, evaluation)
    if grade is not None and grade.label is not None:
        yield format(grade.label, language)
    if evaluation.months is not None:
        yield format(evaluation.months, language)
    if evaluation.scale is not None:
        yield format(ledger.scale(evaluation.scale, evaluation.year).label, language)
    if with_state and evaluation.state is not None:
        yield format(evaluation.state, language)
    if with_state and evaluation.since is not None:
        yield _since_text(evaluation.state, evaluation.since, language)


def state_facts(stated: StatedState, at: FiscalYear, language: Language) -> Iterator[str]:
    """Yield the state of an item in a year: the state, since when, or of which earlier year it is."""
    yield format(stated.state, language)
    if stated.evaluation.since is not None:
        yield _since_text(stated.state, stated.evaluation.since, language)
    elif stated.evaluation.year < at:
        yield format(stated.evaluation.year, language)


def _since_text(state: ItemState | None, since: When, language: Language) -> str:
    """Return since when an item has a state; what is done was done on that date."""
    is_done = state is ItemState.DONE
    return format(since, language) if is_done else words("report.since", language, day=since)


def source_texts(ledger: Ledger, sources: Iterable[Source]) -> tuple[str, ...]:
    """Return the text of each source: its position, with the document if the ledger cites several.

    >>> from dxmodel.testing import small_city
    >>> source_texts(small_city(), [Source("report-r5", "P3")])
    ('report-r5 P3',)
    """
    is_only_document = len(ledger._cited_documents) == 1
    return tuple(dict.fromkeys(_source_text(source, is_only_document) for source in sources))


def _source_text(source: Source, is_only_document: bool) -> str:
    position = " ".join(part for part in (source.page, source.cell) if part)
    return position if position and is_only_document else str(source)
