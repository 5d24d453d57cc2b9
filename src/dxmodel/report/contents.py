"""The progress report on a ledger for a fiscal year: its sections and their order."""

from collections.abc import Iterator

import attrs

from dxmodel.checks import check
from dxmodel.fiscal import FiscalYear, as_fiscal_year
from dxmodel.ledger import Ledger, measured_years
from dxmodel.messages import Language, words
from dxmodel.plan import IndicatorKind
from dxmodel.progress import Assessment, assess, rollup
from dxmodel.report import records, revision, schedule
from dxmodel.report.goals_table import goals, goals_table
from dxmodel.report.page import Block, Facts, Pictures, Points, Report, Section
from dxmodel.report.sheet import sheet
from dxmodel.report.trajectory import trajectory
from dxmodel.typed_fields import check_kind

__all__ = ["judged_year", "report"]


def report(ledger: Ledger, at: FiscalYear | str | None = None, language: Language = "ja") -> Report:
    """Return the progress report on a plan for a fiscal year, as a value.

    Args:
        ledger: the ledger of the plan.
        at: the fiscal year to judge; without one, the latest year with a measured value.
        language: ``"ja"`` or ``"en"``.

    Raises:
        ParseError: *at* is a text that is not a fiscal year.

    >>> from dxmodel.testing import small_city
    >>> [section.id for section in report(small_city()).sections][:3]
    ['goals', 'sheet', 'evaluations']
    """
    check_kind("ledger", ledger, Ledger)
    year, reason_code = judged_year(ledger) if at is None else (as_fiscal_year(at), "report.chosen")
    contents = _Contents(ledger=ledger, answers=assess(ledger, year), at=year, language=language)
    return Report(
        title=contents.say("report.title", plan=ledger.plan.label),
        language=language,
        facts=Facts(contents.head(reason_code)),
        sections=[section for section in contents.sections() if section.blocks],
    )


def judged_year(ledger: Ledger) -> tuple[FiscalYear, str]:
    """Return the latest year with a measured value, else the first known one of the plan; and why."""
    if years := measured_years(ledger):
        return years[-1], "report.latest_measured"
    if ledger.plan.first_year is not None:
        return ledger.plan.first_year, "report.nothing_measured"
    end = ledger.plan.last_year  # a period has a start or an end
    return end or FiscalYear.MAX, "report.no_first_year"


@attrs.frozen(kw_only=True)
class _Contents:
    ledger: Ledger
    answers: tuple[Assessment, ...]
    at: FiscalYear
    language: Language

    def say(self, code: str, **facts: object) -> str:
        return words(code, self.language, **facts)

    def head(self, reason_code: str) -> Iterator[tuple[str, str]]:
        """Yield the facts at the head: bodies, period, adoption, year of the verdicts, coverage."""
        plan = self.ledger.plan
        yield self.say("report.bodies"), self.say("report.list", items=[body.label for body in plan.bodies])
        yield self.say("report.period"), self._period()
        if plan.adopted is not None:
            yield self.say("report.adopted"), format(plan.adopted, self.language)
        yield (
            self.say("report.at"),
            self.say("report.with_facts", text=self.at, facts=[self.say(reason_code)]),
        )
        yield self.say("report.goals"), rollup(goals(self.answers)).describe(self.language)
        yield self.say("report.all_indicators"), rollup(self.answers).describe(self.language)

    def _period(self) -> str:
        period, origin = self.ledger.plan.period, self.ledger.origin("period")
        if origin is None:
            return format(period, self.language)
        return self.say(
            "report.period_by", period=period, revision=origin.label, founding=self.ledger.founding.period
        )

    def sections(self) -> Iterator[Section]:
        """Yield every section of the report; some may be empty."""
        ledger, language = self.ledger, self.language
        yield self._section("goals", self._goals(), self.say("report.method"))
        yield self._section("sheet", [sheet(ledger, self.answers, language)])
        yield self._section(
            "evaluations", [records.evaluations_table(ledger, language)] * bool(ledger.valid_evaluations)
        )
        yield self._section("revisions", self._revisions())
        yield self._section("schedule", self._schedule())
        yield self._section("reviews", self._reviews())
        yield self._section("findings", self._findings())
        yield self._section("sources", self._sources(), self._undated())

    def _section(self, id: str, blocks: Iterator[Block] | list[Block], lead: str = "") -> Section:
        return Section(id=id, title=self.say(f"report.{id}"), lead=lead, blocks=tuple(blocks))

    def _goals(self) -> Iterator[Block]:
        answers = goals(self.answers)
        if not answers:
            return
        outcomes = [answer for answer in answers if answer.indicator.kind is IndicatorKind.OUTCOME] or answers
        measured = [answer for answer in outcomes if answer.indicator.unit is not None]
        if measured:
            yield Pictures([trajectory(self.ledger, answer, self.language) for answer in measured])
        yield goals_table(self.ledger, answers, self.language)
        yield Points([answer.describe(self.language) for answer in answers])

    def _revisions(self) -> Iterator[Block]:
        """Yield the blocks of each revision: facts, before/after table, other reasons, verdicts."""
        for decision in self.ledger.revisions:
            yield Facts(revision.facts(self.ledger, decision, self.language))
            comparison = revision.before_and_after(self.ledger, decision, self.language)
            other_reasons = tuple(revision.remaining_reasons(self.ledger, decision, self.language))
            verdicts = revision.verdicts(self.ledger, decision, self.at, self.language)
            not_in_force = tuple(revision.not_in_force(decision, self.at, self.language))
            yield from [comparison] * bool(comparison.rows)
            yield from [Points(other_reasons, title=self.say("report.other_reasons"))] * bool(other_reasons)
            yield from [Points(not_in_force, title=verdicts.title)] * bool(not_in_force)
            yield from [verdicts] * bool(verdicts.rows)

    def _schedule(self) -> Iterator[Block]:
        if self.ledger.plan.schedule:
            yield schedule.schedule_figure(self.ledger.plan, self.at, self.language)
            yield schedule.schedule_table(self.ledger.plan, self.language)

    def _reviews(self) -> Iterator[Block]:
        plan = self.ledger.plan
        if plan.reviews or plan.predecessor or plan.successor:
            yield schedule.reviews_table(self.ledger, self.language)
        if plan.constraints:
            yield schedule.constraints_table(self.ledger, self.language)

    def _findings(self) -> Iterator[Block]:
        return records.findings_tables(check(self.ledger), self.language)

    def _sources(self) -> Iterator[Block]:
        if self.ledger.documents:
            yield records.documents_table(self.ledger.documents, self.language)

    def _undated(self) -> str:
        return self.say("report.undated", count=self.ledger.undated) if self.ledger.undated else ""
