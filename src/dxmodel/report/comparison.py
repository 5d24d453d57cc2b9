"""The before/after table (新旧対照表) of two states of a plan: 改定前 | 改定後 | 改定理由.

In the order of the plan: the plan as a whole, its viewpoints, pillars with their initiatives and
indicators, then schedule, related plans, constraints, reviews, statements.  What is the same is left out.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import attrs

from dxmodel.messages import Language, words
from dxmodel.plan import Indicator, Initiative, Item, Pillar, Plan
from dxmodel.report.difference import Difference, Differences
from dxmodel.report.marks import differing
from dxmodel.report.page import Block, Facts, Points, Report, Section
from dxmodel.report.table import Band, Cell, Column, Row, Table
from dxmodel.report.tree import walk_all
from dxmodel.report.why import Why
from dxmodel.report.wording import about
from dxmodel.revise import Reason, Revision

__all__ = ["became", "comparison", "comparison_report", "untold"]

OTHERS = ("schedule", "related_plans", "constraints", "reviews", "statements")


def comparison(
    before: Plan, after: Plan, *, revisions: Sequence[Revision] = (), language: Language = "ja"
) -> Table:
    """Return the before/after table of two states of a plan: one row for each line that differs.

    What changed within a line is marked.  New items have all their lines; what ended says how.  Where a
    line says the same and only its record differs (sources, spellings, what was printed), that is said.

    Args:
        before, after: the two states; they may be of unlike plans.
        revisions: what was decided between them; without any, there is no column of reasons.  A reason
            stands beside the lines that it is about, one about nothing beside all that its revision wrote.
            A goal that only goes on at the same pace is said to be computed.
        language: ``"ja"`` or ``"en"``.

    >>> from dxmodel.testing import small_city
    >>> city = small_city()
    >>> row = comparison(city.founding, city.plan).rows[1]
    >>> [cell.text for cell in row]
    ['計画期間　令和4年度～令和6年度', '計画期間　令和4年度～令和10年度']
    """
    return _Comparison(before=before, after=after, revisions=tuple(revisions), language=language).table()


def comparison_report(
    before: Plan, after: Plan, revisions: Sequence[Revision] = (), language: Language = "ja"
) -> Report:
    """Return a report that holds the before/after table, and the reasons that stand beside none of its lines.

    >>> from dxmodel.testing import small_city
    >>> city = small_city()
    >>> comparison_report(city.founding, city.plan, language="en").title
    'Minatono City DX Promotion Plan: before and after'
    """
    compared = _Comparison(before=before, after=after, revisions=tuple(revisions), language=language)
    table, others = compared.table(), tuple(compared.others())
    blocks: list[Block] = [table] if table.rows else []
    if others:
        blocks.append(Points(others, title=words("report.other_reasons", language)))
    title = words("report.comparison_of", language, plan=after.label)
    lead = "" if table.rows else words("report.nothing_differs", language)
    return Report(
        title=title,
        language=language,
        facts=Facts(_decided(each, language) for each in revisions),
        sections=[Section(id="comparison", title=table.title, lead=lead, blocks=blocks)],
    )


def untold(before: Plan, after: Plan, revision: Revision, language: Language) -> tuple[Reason, ...]:
    """Return the reasons of a revision that stand beside no line of its before/after table."""
    compared = _Comparison(before=before, after=after, revisions=(revision,), language=language)
    return tuple(reason for _, reason in compared.untold())


def became(table: Table, language: Language) -> Iterator[str]:
    """Say a before/after table line by line, each with the heading that it stands under."""
    heading = ""
    for row in table.rows:
        if isinstance(row, Band):
            heading = row.text
            continue
        lines = (words("report.list", language, items=cell.text.split("\n")) for cell in row[:2])
        said = words("report.became", language, **dict(zip(("before", "after"), lines, strict=True)))
        yield words("report.of", language, what=heading, value=said)


def _decided(revision: Revision, language: Language) -> tuple[str, str]:
    """What a revision is called, and when it was decided."""
    facts = [words("report.decided_on", language, when=revision.decided)]
    if revision.in_force is not None:
        facts.append(words("report.in_force_from", language, year=revision.in_force))
    said = words("report.with_facts", language, text=revision.label, facts=facts)
    return words("report.revised_by", language), said


@attrs.define(kw_only=True, slots=False)
class _Comparison:
    before: Plan
    after: Plan
    revisions: tuple[Revision, ...]
    language: Language

    def __attrs_post_init__(self) -> None:
        self._differences = Differences(self.before, self.after, self.language)
        self._why = Why(self.revisions, self.after, self.language)
        self._last: tuple[str, ...] = ()

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

    def others(self) -> Iterator[str]:
        """Say the reasons that stand beside no line."""
        return (self._why.alone(*each) for each in self.untold())

    def untold(self) -> Iterator[tuple[Revision, Reason]]:
        return self._why.untold(line.places for _, lines in self._lines for line in lines)

    def _rows(self) -> Iterator[Row | Band]:
        """The lines that differ, each after those bands above it that were not told yet."""
        waiting: list[Band] = []
        for band, lines in self._lines:
            waiting = [each for each in waiting if each.level < band.level] + [band]
            for line in lines:
                if waiting and not waiting[0].level:
                    self._last = ()  # another part of the plan: its reasons are said in full
                yield from waiting
                waiting = []
                yield self._row(line)

    @cached_property
    def _lines(self) -> tuple[tuple[Band, tuple[Difference, ...]], ...]:
        return tuple((band, tuple(lines)) for band, lines in self._parts())

    def _parts(self) -> Iterator[tuple[Band, Iterable[Difference]]]:
        """Every part of the plan, and what differs in it; what is gone stands where it stood."""
        whole = Band(self._say("report.whole_plan"))
        yield whole, self._differences.of(self.before, self.after)
        yield from self._collection("viewpoints")
        gone = (each for each in self.before.items() if not self._is_kept(each))
        tree = (each for each in gone if isinstance(each, Pillar | Initiative | Indicator))
        for level, thing in walk_all(self.after, tree):
            yield self._band(thing, level), self._of(thing)
        for name in OTHERS:
            yield from self._collection(name)

    def _collection(self, name: str) -> Iterator[tuple[Band, Iterable[Difference]]]:
        """Items that stand under nothing, in order."""
        yield Band(self._say(f"report.kind_{name}")), ()
        gone = [each for each in getattr(self.before, name) if not self._is_kept(each)]
        items = [*getattr(self.after, name), *gone]
        for item in sorted(items, key=lambda each: (each.order, each.id)) if gone else items:
            yield self._band(item, 1), self._of(item)

    def _row(self, line: Difference) -> Row:
        texts = line.old, line.new
        marks = [[(0, len(text))] for text in texts] if line.whole else differing(*texts)
        cells = tuple(Cell(text, marked=marked) for text, marked in zip(texts, marks, strict=True))
        return (*cells, self._reason(line)) if self.revisions else cells

    def _reason(self, line: Difference) -> Cell:
        """Why; what is the same as in the row above is not said again within a part of the plan."""
        said, places = self._why.of(line.places)
        is_same, self._last = bool(said) and said == self._last, said
        return Cell(self._say("report.same_as_above")) if is_same else Cell("\n".join(said), notes=places)

    def _band(self, thing: Item, level: int) -> Band:
        name = about(self.after if self._is_after(thing) else self.before, thing.id, self.language)
        if isinstance(thing, Indicator):
            name = self._say("report.of", what=self._say("report.indicator"), value=name)
        return Band(name, level)

    def _of(self, item: Item) -> Iterator[Difference]:
        if not self._is_after(item):
            return self._differences.of(item, None)
        is_new = item.id not in self.before or type(self.before[item.id]) is not type(item)
        return self._differences.of(None if is_new else self.before[item.id], item)

    def _is_after(self, item: Item) -> bool:
        """Is it the item of the later plan with its id?"""
        return item.id in self.after and self.after[item.id] is item

    def _is_kept(self, item: Item) -> bool:
        return item.id in self.after and type(self.after[item.id]) is type(item)
