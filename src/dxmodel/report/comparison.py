"""The before/after table (新旧対照表) of two states of a plan: 改定前 | 改定後 | 改定理由.

In the order of the plan: the plan as a whole, its viewpoints, pillars with their initiatives and
indicators, then schedule, related plans, constraints, reviews, statements.  Unchanged lines are left out.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import attrs

from dxmodel.messages import Language, words
from dxmodel.plan import Indicator, Initiative, Item, Pillar, Plan
from dxmodel.report.difference import ChangedLine, Differences
from dxmodel.report.page import Block, Facts, Points, Report, Section
from dxmodel.report.rationale import ReasonFinder
from dxmodel.report.table import Band, Cell, Column, Row, Table
from dxmodel.report.text_diff import differing_ranges
from dxmodel.report.tree import walk_all
from dxmodel.report.value_texts import name_by_id
from dxmodel.revise import Rationale, Revision
from dxmodel.typed_fields import check_kind
from dxmodel.visible_text import visible

__all__ = ["change_lines", "comparison", "comparison_report", "unplaced_reasons"]

FLAT_COLLECTIONS = ("schedule", "related_plans", "constraints", "reviews", "statements")


def comparison(
    before: Plan, after: Plan, *, revisions: Sequence[Revision] = (), language: Language = "ja"
) -> Table:
    """Return the before/after table of two states of a plan: one row for each line that differs.

    Changes within a line are marked.  New items are shown with all their lines, ended items with how they
    ended.  Where only the record of a text differs (sources, spellings, printed form), a line states that.

    Args:
        before, after: the two states; they may be states of different plans.
        revisions: the revisions between them; without any, there is no column of reasons.  A reason is
            shown beside the lines that it is about; one that is about nothing in particular beside all
            lines that its revision wrote.  A goal that is only extrapolated at the same pace is marked as
            computed.
        language: ``"ja"`` or ``"en"``.

    >>> from dxmodel.testing import small_city
    >>> city = small_city()
    >>> row = comparison(city.founding, city.plan).rows[1]
    >>> [cell.text for cell in row]
    ['計画期間　令和4年度～令和6年度', '計画期間　令和4年度～令和10年度']
    """
    check_kind("before", before, Plan)
    check_kind("after", after, Plan)
    return _Comparison(before=before, after=after, revisions=tuple(revisions), language=language).table()


def comparison_report(
    before: Plan, after: Plan, revisions: Sequence[Revision] = (), language: Language = "ja"
) -> Report:
    """Return a report with the before/after table, and the reasons that belong to none of its lines.

    >>> from dxmodel.testing import small_city
    >>> city = small_city()
    >>> comparison_report(city.founding, city.plan, language="en").title
    'Minatono City DX Promotion Plan: before and after'
    """
    check_kind("before", before, Plan)
    check_kind("after", after, Plan)
    compared = _Comparison(before=before, after=after, revisions=tuple(revisions), language=language)
    table, other_reasons = compared.table(), tuple(compared.other_reasons())
    blocks: list[Block] = [table] if table.rows else []
    if other_reasons:
        blocks.append(Points(other_reasons, title=words("report.other_reasons", language)))
    title = words("report.comparison_of", language, plan=after.label)
    lead = "" if table.rows else words("report.nothing_differs", language)
    return Report(
        title=title,
        language=language,
        facts=Facts(_decision_fact(revision, language) for revision in revisions),
        sections=[Section(id="comparison", title=table.title, lead=lead, blocks=blocks)],
    )


def unplaced_reasons(
    before: Plan, after: Plan, revision: Revision, language: Language
) -> tuple[Rationale, ...]:
    """Return the reasons of a revision that belong to no line of its before/after table."""
    compared = _Comparison(before=before, after=after, revisions=(revision,), language=language)
    return tuple(reason for _, reason in compared.unplaced())


def change_lines(table: Table, language: Language) -> Iterator[str]:
    """Yield each row of a before/after table as one line of text, with its heading."""
    heading = ""
    for row in table.rows:
        if isinstance(row, Band):
            heading = row.text
            continue
        lines = (words("report.list", language, items=cell.text.split("\n")) for cell in row[:2])
        change = words("report.became", language, **dict(zip(("before", "after"), lines, strict=True)))
        yield words("report.of", language, what=heading, value=change)


def _decision_fact(revision: Revision, language: Language) -> tuple[str, str]:
    """Return the term and the text that name a revision and the day of its decision."""
    facts = [words("report.decided_on", language, when=revision.decided)]
    if revision.in_force is not None:
        facts.append(words("report.in_force_from", language, year=revision.in_force))
    text = words("report.with_facts", language, text=revision.label, facts=facts)
    return words("report.revised_by", language), text


@attrs.define(kw_only=True, slots=False)
class _Comparison:
    before: Plan
    after: Plan
    revisions: tuple[Revision, ...]
    language: Language

    def __attrs_post_init__(self) -> None:
        self._differences = Differences(self.before, self.after, self.language)
        self._reasons = ReasonFinder(self.revisions, self.after, self.language)
        self._previous_texts: tuple[str, ...] = ()

    def table(self) -> Table:
        codes = ("before", "after", "why") if self.revisions else ("before", "after")
        return Table(
            title=self._say("report.comparison"),
            columns=[Column(self._say(f"report.{code}"), size=3 if code == "why" else 4) for code in codes],
            rows=self._rows(),
            named=False,
        )

    def _say(self, code: str, **facts: object) -> str:
        return words(code, self.language, **facts)

    def other_reasons(self) -> Iterator[str]:
        """Yield the texts of the reasons that belong to no line."""
        return (self._reasons.standalone_text(revision, reason) for revision, reason in self.unplaced())

    def unplaced(self) -> Iterator[tuple[Revision, Rationale]]:
        return self._reasons.unplaced(line.paths for _, lines in self._lines for line in lines)

    def _rows(self) -> Iterator[Row | Band]:
        """Yield the lines that differ, each after the bands above it that were not yielded yet."""
        pending_bands: list[Band] = []
        for band, lines in self._lines:
            pending_bands = [pending for pending in pending_bands if pending.level < band.level] + [band]
            for line in lines:
                if pending_bands and not pending_bands[0].level:
                    self._previous_texts = ()  # another part of the plan: repeat its reasons in full
                yield from pending_bands
                pending_bands = []
                yield self._row(line)

    @cached_property
    def _lines(self) -> tuple[tuple[Band, tuple[ChangedLine, ...]], ...]:
        return tuple((band, tuple(lines)) for band, lines in self._parts())

    def _parts(self) -> Iterator[tuple[Band, Iterable[ChangedLine]]]:
        """Yield every part of the plan and its differences; removed items keep their former position."""
        plan_band = Band(self._say("report.whole_plan"))
        yield plan_band, self._differences.of(self.before, self.after)
        yield from self._collection("viewpoints")
        removed = (item for item in self.before.items() if not self._is_kept(item))
        removed_branches = (item for item in removed if isinstance(item, Pillar | Initiative | Indicator))
        for level, item in walk_all(self.after, removed_branches):
            yield self._band(item, level), self._item_differences(item)
        for name in FLAT_COLLECTIONS:
            yield from self._collection(name)

    def _collection(self, name: str) -> Iterator[tuple[Band, Iterable[ChangedLine]]]:
        """Yield the items of a collection that does not nest, in order."""
        yield Band(self._say(f"report.kind_{name}")), ()
        removed = [item for item in getattr(self.before, name) if not self._is_kept(item)]
        items = [*getattr(self.after, name), *removed]
        for item in sorted(items, key=lambda item: (item.order, item.id)) if removed else items:
            yield self._band(item, 1), self._item_differences(item)

    def _row(self, difference: ChangedLine) -> Row:
        texts = visible(difference.old), visible(difference.new)  # the ranges are those of the cells
        marks = (
            [[(0, len(text))] * bool(text) for text in texts]
            if difference.whole
            else differing_ranges(*texts)
        )
        cells = tuple(Cell(text, marked=marked) for text, marked in zip(texts, marks, strict=True))
        return (*cells, self._reason(difference)) if self.revisions else cells

    def _reason(self, difference: ChangedLine) -> Cell:
        """Return the reasons; within a part of the plan, a reference where the row above has the same."""
        texts, sources = self._reasons.texts_and_sources(difference.paths)
        is_same, self._previous_texts = bool(texts) and texts == self._previous_texts, texts
        return Cell(self._say("report.same_as_above")) if is_same else Cell("\n".join(texts), notes=sources)

    def _band(self, item: Item, level: int) -> Band:
        name = name_by_id(self.after if self._is_after(item) else self.before, item.id, self.language)
        if isinstance(item, Indicator):
            name = self._say("report.of", what=self._say("report.indicator"), value=name)
        return Band(name, level)

    def _item_differences(self, item: Item) -> Iterator[ChangedLine]:
        if not self._is_after(item):
            return self._differences.of(item, None)
        is_new = item.id not in self.before or type(self.before[item.id]) is not type(item)
        return self._differences.of(None if is_new else self.before[item.id], item)

    def _is_after(self, item: Item) -> bool:
        """Return whether an item belongs to the later plan."""
        return item.id in self.after and self.after[item.id] is item

    def _is_kept(self, item: Item) -> bool:
        return item.id in self.after and type(self.after[item.id]) is type(item)
