"""The progress sheet (進捗管理表): a table of all indicators by initiative, with a column for each year."""

from collections.abc import Iterable, Iterator
from functools import cached_property

import attrs

from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import Ledger, StatedState, state_in
from dxmodel.messages import Language, words
from dxmodel.plan import Indicator, Initiative, Link, Pillar, RelatedPlan, Target
from dxmodel.plan.names import level_at, level_name
from dxmodel.progress import Assessment, Status
from dxmodel.progress.sentences import percent, value_text
from dxmodel.report.field_texts import FieldTexts
from dxmodel.report.item_facts import evaluation_cell, item_lines, term
from dxmodel.report.table import Band, Cell, Column, Row, Table
from dxmodel.report.tree import has_indicators, walk
from dxmodel.report.value_cells import EMPTY, baseline_cell, joined, noted, result_cell, row_sources_cell
from dxmodel.report.value_texts import (
    break_text,
    doubt_note,
    ending_text,
    item_name,
    name_by_id,
    state_facts,
    target_notes,
    target_text,
)

__all__ = ["progress_cell", "sheet", "shown_years", "status_cell", "target_cell"]


def sheet(ledger: Ledger, answers: Iterable[Assessment], language: Language) -> Table:
    """Return the progress sheet in the order of the plan, grouped by pillar and initiative."""
    return _Sheet(ledger=ledger, answers=tuple(answers), language=language).table()


def shown_years(ledger: Ledger, at: FiscalYear) -> tuple[FiscalYear, ...]:
    """Return the years of a sheet: the judged year, and each year with an observation or a baseline.

    Baselines before the first year of the plan, and all if that is not known, do not count; they are in the
    column of baselines.
    """
    baselines = [
        indicator.baseline.year for indicator in ledger.plan.indicators if indicator.baseline is not None
    ]
    first = ledger.plan.first_year or FiscalYear.MAX
    years = [year for year in baselines if year is not None and year >= first]
    years += [entry.year for entry in ledger.valid_observations if entry.year is not None]
    return tuple(sorted({at, *years}))


@attrs.frozen(kw_only=True)
class _Sheet:
    ledger: Ledger
    answers: tuple[Assessment, ...]
    language: Language

    def table(self) -> Table:
        return Table(title=self._say("report.sheet"), columns=self._columns(), rows=self._rows())

    def _say(self, code: str, **facts: object) -> str:
        return words(code, self.language, **facts)

    @cached_property
    def _years(self) -> tuple[FiscalYear, ...]:
        return shown_years(self.ledger, self.answers[0].at) if self.answers else ()

    @cached_property
    def _has_grades(self) -> bool:
        """Whether the city graded an indicator up to the judged year."""
        return any(self._grade(each.indicator.id) != EMPTY for each in self.answers)

    def _grade(self, item: str, *, with_state: bool = True) -> Cell:
        if not self.answers:
            return EMPTY
        at = self.answers[0].at
        return evaluation_cell(self.ledger, item, at, self.language, with_state=with_state)

    def _columns(self) -> Iterator[Column]:
        yield Column(self._say("report.indicator"), size=4)
        yield Column(self._say("report.baseline"))
        for year in self._years:
            yield Column(format(year, self.language), size=3)
        yield Column(self._say("report.target"))
        yield Column(self._say("report.progress"), size=1)
        yield Column(self._say("report.verdict"))
        if self._has_grades:
            yield Column(self._say("report.grade"))
        yield Column(self._say("report.source"), essential=False)

    def _rows(self) -> Iterator[Row | Band]:
        answers = {answer.indicator.id: answer for answer in self.answers}
        branches, is_without_initiative = tuple(walk(self.ledger.plan)), False
        for index, (level, item) in enumerate(branches):
            if not isinstance(item, Indicator):
                yield self._band(item, level, is_empty=not has_indicators(branches, index))
                continue
            if not item.initiatives and not is_without_initiative:
                initiatives = level_at(self.ledger.plan, Initiative, 1)
                yield Band(self._say("report.no_initiative", level=initiatives))
                is_without_initiative = True
            yield self._row(item, answers.get(item.id))

    def _band(self, item: Pillar | Initiative, level: int, *, is_empty: bool) -> Band:
        text = item_name(self.ledger.plan, item, self.language)
        grade, facts = self._grade(item.id, with_state=False), [*self._facts(item)]
        if grade != EMPTY:
            grades = grade.text.split("\n")
            facts.append(self._say("report.of", what=self._say("report.grade"), value=grades))
        facts += [self._say("report.no_indicator")] if is_empty else []
        if facts:
            text = self._say("report.with_facts", text=text, facts=facts)
        lines = [text, *item_lines(self.ledger.plan, item, self.language)]
        notes = [*self._band_notes(item), *grade.notes]
        return Band("\n".join(lines), level, notes=notes, note_lines=[0] * len(notes))

    def _facts(self, item: Pillar | Initiative) -> Iterator[str]:
        """Yield who is in charge, the priority, from when to when, the end, and the state."""
        if isinstance(item, Initiative):
            yield from [term("owners", item.owners, self.language)] * bool(item.owners)
            yield from [self._say("report.field_priority")] * (item.priority is not None)
            yield from [format(item.span, self.language)] if item.span is not None else []
        if item.ended is not None:
            yield ending_text(self.ledger.plan, item.ended, self.language)
        if isinstance(item, Initiative) and (stated := self._state(item)) is not None:
            yield from state_facts(stated, self.answers[0].at, self.language)

    def _state(self, initiative: Initiative) -> StatedState | None:
        """Return the state of an initiative at the end of the judged year, as the city stated it."""
        return state_in(self.ledger, initiative.id, self.answers[0].at) if self.answers else None

    def _band_notes(self, item: Pillar | Initiative) -> Iterator[str]:
        if isinstance(item, Initiative):
            if len(item.pillars) > 1:
                plan, language = self.ledger.plan, self.language
                names = {pillar.id: item_name(plan, pillar, language) for pillar in plan.pillars}
                yield self._say("report.also_under", names=[names[link.to] for link in item.pillars[1:]])
            for link in item.pillars[:1]:
                if link.doubt is not None:
                    yield self._link_doubt(link)
            if item.doubt is not None:
                yield doubt_note(item.doubt, self.language)
            if item.priority is not None and item.priority.why is not None:
                yield term("priority", item.priority.why, self.language)
        if item.note is not None:
            yield format(item.note, self.language)

    def _row(self, indicator: Indicator, answer: Assessment | None) -> Row:
        """Return the row of an indicator as it was assessed in the judged year, else as it is now."""
        ended, language = indicator.ended, self.language
        indicator = answer.indicator if answer else indicator
        name = item_name(self.ledger.plan, indicator, language)
        notes = [ending_text(self.ledger.plan, ended, language)] if ended else []
        notes += self._notes(indicator)
        lines = [name, *item_lines(self.ledger.plan, indicator, language)]
        grades = [self._grade(indicator.id)] if self._has_grades else []
        return (
            Cell("\n".join(lines), notes=notes, note_lines=[0] * len(notes)),
            baseline_cell(self.ledger, indicator.baseline, language),
            *(result_cell(self.ledger, indicator, year, language) for year in self._years),
            target_cell(self.ledger, indicator.targets, language),
            progress_cell(answer) if answer else EMPTY,
            status_cell(answer, language),
            *grades,
            row_sources_cell(self.ledger, indicator, self._years, language),
        )

    def _notes(self, indicator: Indicator) -> Iterator[str]:
        """Yield the footnotes about an indicator."""
        language = self.language
        if indicator.doubt is not None:
            yield doubt_note(indicator.doubt, language)
        for link in indicator.initiatives:
            if link.doubt is not None:
                yield self._link_doubt(link)
        if len(indicator.initiatives) > 1:
            links = indicator.initiatives[1:]
            names = [name_by_id(self.ledger.plan, link.to, language) for link in links]
            yield self._say("report.also_measures", names=names)
        if indicator.scope is not None:
            yield self._say("report.scope", scope=indicator.scope)
        if indicator.denominator is not None:
            whole = FieldTexts(plan=self.ledger.plan, language=language).text(
                "denominator", indicator.denominator
            )
            yield self._say("report.denominator", whole=whole)
        if indicator.window is not None:
            yield term("window", indicator.window, language)
        if indicator.span is not None:
            yield term("span", indicator.span, language)
        for field in ("derived", "part_of"):
            if text := FieldTexts(plan=self.ledger.plan, language=language).text(
                field, getattr(indicator, field)
            ):
                yield term(field, text, language)
        if indicator.owner_plan is not None:
            yield from self._quoted_plan(indicator.owner_plan)
        for change in indicator.breaks:
            yield self._say(
                "report.of", what=self._say("report.field_breaks"), value=break_text(change, language)
            )
        if indicator.note is not None:
            yield format(indicator.note, language)
        yield from self._several_years(indicator)

    def _link_doubt(self, link: Link) -> str:
        """Return the doubt of a link to a pillar or an initiative, which the plan calls by its level."""
        plan = self.ledger.plan
        item = plan[link.to]
        level = level_name(plan, item) if isinstance(item, Pillar | Initiative) else ""
        doubt = "" if link.doubt is None else doubt_note(link.doubt, self.language)
        return self._say("report.link_doubt", level=level, doubt=doubt)

    def _quoted_plan(self, id: str) -> Iterator[str]:
        """Yield from which plan an indicator is quoted, with what is noted of that plan."""
        text = self._say("report.owner_plan", plan=name_by_id(self.ledger.plan, id, self.language))
        plan = self.ledger.plan.get(id)
        note = plan.note if isinstance(plan, RelatedPlan) else None
        yield self._say("report.with_facts", text=text, facts=[note]) if note is not None else text

    def _several_years(self, indicator: Indicator) -> Iterator[str]:
        """Yield the values over several years, which have no column."""
        for entry in self.ledger.observations_of(indicator.id):
            if entry.year is None:
                yield self._say("report.of", what=entry.period, value=value_text(entry.value, self.language))


def target_cell(ledger: Ledger, targets: Iterable[Target], language: Language, *notes: str) -> Cell:
    """Return the cell with targets, one below the other, each with its footnotes, and further ones."""
    cells = []
    for target in targets:
        tone = "doubtful" if target.doubt is not None else ""
        cell = Cell(
            target_text(target, language),
            tone=tone,
            notes=[*target_notes(target, language), *notes],
            number=True,
        )
        cells.append(noted(ledger, cell, target.sources, language))
    return joined(cells)


def progress_cell(answer: Assessment) -> Cell:
    """Return the cell with the progress, in percent."""
    return EMPTY if answer.progress is None else Cell(percent(answer.progress), number=True)


def status_cell(answer: Assessment | None, language: Language) -> Cell:
    """Return the cell with the status, or the reason why there is none.

    Without an answer, the indicator was not yet in the plan of the judged year.
    """
    if answer is None:
        return Cell(words("report.not_yet", language), tone=Status.NOT_ASSESSED.value)
    if answer.reason is not None:
        return Cell(format(answer.reason, language), tone=Status.NOT_ASSESSED.value)
    text = format(answer.status, language)
    if answer.possible:
        text = words("report.with_facts", language, text=text, facts=answer.possible)
    return Cell(text, tone=answer.status.value)
