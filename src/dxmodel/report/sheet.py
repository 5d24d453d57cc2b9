"""The progress sheet (進捗管理表): every indicator once, under what it measures, year by year."""

from collections.abc import Iterable, Iterator

import attrs

from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import Ledger
from dxmodel.messages import Language, words
from dxmodel.plan import Indicator, Initiative, Pillar
from dxmodel.progress import Progress, Status
from dxmodel.progress.progress import percent
from dxmodel.report.result import EMPTY, baseline_cell, result_cell, row_places, value_text
from dxmodel.report.table import Band, Cell, Column, Row, Table
from dxmodel.report.tree import has_indicators, walk
from dxmodel.report.wording import broken, doubt_note, ending, name, target_text

__all__ = ["progress_cell", "sheet", "shown_years", "status_cell", "target_cell"]


def sheet(ledger: Ledger, answers: Iterable[Progress], language: Language) -> Table:
    """Return the progress sheet: in the plan's order, grouped by pillar and initiative."""
    return _Sheet(ledger=ledger, answers=tuple(answers), language=language).table()


def shown_years(ledger: Ledger, at: FiscalYear) -> tuple[FiscalYear, ...]:
    """Return the years of a sheet: the judged one, and each that has an entry.

    A baseline counts as one from the plan's first year on; an earlier one stands in its own column.
    """
    bases = [each.baseline.year for each in ledger.plan.indicators if each.baseline is not None]
    years = [year for year in bases if year is not None and year >= ledger.plan.first_year]
    years += [each.year for each in ledger.observations if each.year is not None]
    return tuple(sorted({at, *years}))


@attrs.frozen(kw_only=True)
class _Sheet:
    ledger: Ledger
    answers: tuple[Progress, ...]
    language: Language

    def table(self) -> Table:
        return Table(title=self._say("report.sheet"), columns=self._columns(), rows=self._rows())

    def _say(self, code: str, **facts: object) -> str:
        return words(code, self.language, **facts)

    @property
    def _years(self) -> tuple[FiscalYear, ...]:
        return shown_years(self.ledger, self.answers[0].at) if self.answers else ()

    def _columns(self) -> Iterator[Column]:
        yield Column(self._say("report.indicator"), size=4)
        yield Column(self._say("report.baseline"))
        for year in self._years:
            yield Column(format(year, self.language), size=3)
        yield Column(self._say("report.target"))
        yield Column(self._say("report.progress"), size=1)
        yield Column(self._say("report.verdict"))
        yield Column(self._say("report.source"), essential=False)

    def _rows(self) -> Iterator[Row | Band]:
        answers = {answer.indicator.id: answer for answer in self.answers}
        branches, is_loose = tuple(walk(self.ledger.plan)), False
        for index, (level, thing) in enumerate(branches):
            if not isinstance(thing, Indicator):
                yield self._band(thing, level, is_empty=not has_indicators(branches, index))
                continue
            if not thing.initiatives and not is_loose:
                yield Band(self._say("report.no_initiative"))
                is_loose = True
            yield self._row(thing, answers.get(thing.id))

    def _band(self, thing: Pillar | Initiative, level: int, *, is_empty: bool) -> Band:
        text = name(thing, self.language)
        facts = [ending(self.ledger.plan, thing.ended, self.language)] if thing.ended else []
        facts += [self._say("report.no_indicator")] if is_empty else []
        if facts:
            text = self._say("report.with_facts", text=text, facts=facts)
        return Band(text, level, notes=self._band_notes(thing))

    def _band_notes(self, thing: Pillar | Initiative) -> Iterator[str]:
        if isinstance(thing, Initiative):
            if len(thing.pillars) > 1:
                names = {pillar.id: name(pillar, self.language) for pillar in self.ledger.plan.pillars}
                yield self._say("report.also_under", names=[names[link.to] for link in thing.pillars[1:]])
            for link in thing.pillars[:1]:
                if link.doubt is not None:
                    yield self._say("report.pillar_doubt", doubt=doubt_note(link.doubt, self.language))
            if thing.doubt is not None:
                yield doubt_note(thing.doubt, self.language)

    def _row(self, indicator: Indicator, answer: Progress | None) -> Row:
        """What was judged, as it stood in that year; what came into the plan later, as it stands."""
        ended, language = indicator.ended, self.language
        indicator = answer.indicator if answer else indicator
        notes = [ending(self.ledger.plan, ended, language)] if ended else []
        return (
            Cell(name(indicator, language), notes=[*notes, *self._notes(indicator)]),
            baseline_cell(indicator.baseline, language),
            *(result_cell(self.ledger, indicator, year, language) for year in self._years),
            target_cell(indicator, language),
            progress_cell(answer) if answer else EMPTY,
            status_cell(answer, language),
            row_places(self.ledger, indicator, self._years, language),
        )

    def _notes(self, indicator: Indicator) -> Iterator[str]:
        """What a reader of the row must know about the indicator."""
        language = self.language
        if indicator.doubt is not None:
            yield doubt_note(indicator.doubt, language)
        for link in indicator.initiatives:
            if link.doubt is not None:
                yield self._say("report.link_doubt", doubt=doubt_note(link.doubt, language))
        if len(indicator.initiatives) > 1:
            others = [
                name(self.ledger.plan.initiative(link.to), language) for link in indicator.initiatives[1:]
            ]
            yield self._say("report.also_measures", names=others)
        if indicator.scope is not None:
            yield self._say("report.scope", scope=indicator.scope)
        if indicator.owner_plan is not None:
            yield self._say("report.owner_plan", plan=self._label(indicator.owner_plan))
        for each in indicator.breaks:
            yield self._say("report.of", what=self._say("report.field_breaks"), value=broken(each, language))
        if indicator.note is not None:
            yield format(indicator.note, language)
        yield from self._several_years(indicator)

    def _label(self, id: str) -> str:
        related = {each.id: format(each.label, self.language) for each in self.ledger.plan.related_plans}
        return related.get(id, id)

    def _several_years(self, indicator: Indicator) -> Iterator[str]:
        """Values over several years, which no column can hold."""
        for each in self.ledger.observations_of(indicator.id):
            if each.year is None:
                yield self._say("report.of", what=each.period, value=value_text(each.value, self.language))


def target_cell(indicator: Indicator, language: Language) -> Cell:
    """Say every target of an indicator, one a line."""
    if not indicator.targets:
        return EMPTY
    said = [target_text(target, language) for target in indicator.targets]
    doubts = [target.doubt for target in indicator.targets if target.doubt is not None]
    remarks = [format(target.note, language) for target in indicator.targets if target.note is not None]
    notes = [*(doubt_note(doubt, language) for doubt in doubts), *remarks]
    return Cell("\n".join(said), tone="doubtful" if doubts else "", notes=notes, number=len(said) == 1)


def progress_cell(answer: Progress) -> Cell:
    """Say which share of the way is done."""
    return EMPTY if answer.progress is None else Cell(percent(answer.progress), number=True)


def status_cell(answer: Progress | None, language: Language) -> Cell:
    """Say the verdict; where there is none, the reason, which may be that the plan did not have it yet."""
    if answer is None:
        return Cell(words("report.not_yet", language), tone=Status.NOT_ASSESSED.value)
    if answer.reason is not None:
        return Cell(format(answer.reason, language), tone=Status.NOT_ASSESSED.value)
    said = format(answer.status, language)
    if answer.possible:
        said = words("report.with_facts", language, text=said, facts=answer.possible)
    return Cell(said, tone=answer.status.value)
