"""The progress report on a ledger for a fiscal year: its sections and their order."""

from collections.abc import Iterable, Iterator

import attrs

from dxmodel.checks import RULES, Rule, check
from dxmodel.fiscal import FiscalYear, as_fiscal_year
from dxmodel.ledger import Ledger, MethodName, ObservationStatus, state_counts
from dxmodel.messages import Language, words
from dxmodel.plan import IndicatorKind, Missing
from dxmodel.progress import Assessment, Method, assess, rollup
from dxmodel.progress.engine.methods import method_of, named
from dxmodel.progress.rollups.groups import states_text
from dxmodel.progress.sentences import score_text
from dxmodel.report import records, revision, schedule
from dxmodel.report.field_texts import FieldTexts
from dxmodel.report.goals_table import goals, goals_table
from dxmodel.report.page import Block, Facts, Pictures, Points, Report, Section
from dxmodel.report.sheet import sheet
from dxmodel.report.trajectory import trajectory
from dxmodel.typed_fields import as_tuple, check_kind

__all__ = ["judged_year", "report"]


def report(
    ledger: Ledger,
    at: FiscalYear | str | None = None,
    language: Language = "ja",
    *,
    method: MethodName | Method | str = MethodName.LINEAR_PACE,
    rules: Iterable[Rule] = RULES,
) -> Report:
    """Return the progress report on a plan for a fiscal year, as a value.

    Args:
        ledger: the ledger of the plan.
        at: the fiscal year to judge; without one, the latest of the period for which at least half of the
            indicators have a result, else the latest with any.
        language: ``"ja"`` or ``"en"``.
        method: the method that decides between on track and behind: its name, or a method of your own.
        rules: the rules whose findings are listed, as in :func:`~dxmodel.checks.check`.

    Raises:
        ParseError: *at* is a text that is not a fiscal year.

    >>> from dxmodel.testing import small_city
    >>> [section.id for section in report(small_city()).sections][:3]
    ['goals', 'sheet', 'evaluations']
    """
    check_kind("ledger", ledger, Ledger)
    year, why = judged_year(ledger, language)
    if at is not None:
        year, why = as_fiscal_year(at), words("report.chosen", language)
    contents = _Contents(
        ledger=ledger,
        answers=assess(ledger, year, method),
        at=year,
        language=language,
        method=method_of(method),
        rules=as_tuple(rules),
    )
    return Report(
        title=contents.say("report.title", plan=ledger.plan.label),
        language=language,
        facts=Facts(contents.head(why)),
        sections=[section for section in contents.sections() if section.blocks],
    )


def judged_year(ledger: Ledger, language: Language) -> tuple[FiscalYear, str]:
    """Return the year to judge by default, and why, as text.

    It is the latest year of the period for which at least half of the indicators have a result, of any part
    of the year and any member; else the latest with any; else the first of the plan.
    """
    plan, measured = ledger.plan, dict[FiscalYear, set[str]]()
    for entry in ledger.valid_observations:
        is_result = entry.status in (ObservationStatus.FINAL, ObservationStatus.PROVISIONAL)
        if entry.year is not None and is_result and not isinstance(entry.value, Missing):
            measured.setdefault(entry.year, set()).add(entry.indicator)
    for each in plan.indicators:
        if each.baseline is not None and each.baseline.year is not None and each.baseline.amount is not None:
            measured.setdefault(each.baseline.year, set()).add(each.id)
    first, last = plan.first_year, plan.last_year
    years = [year for year in sorted(measured) if (not first or first <= year) and (not last or year <= last)]
    half = [year for year in years if 2 * len(measured[year]) >= len(plan.indicators)]
    if years:
        year, code = (half[-1], "half_measured") if half else (years[-1], "latest_measured")
        facts = {"count": len(measured[year]), "total": len(plan.indicators)}
        return year, words(f"report.{code}", language, **facts)
    code = "no_first_year" if first is None else "nothing_measured"  # a period has a start or an end
    return first or last or FiscalYear.MAX, words(f"report.{code}", language)


@attrs.frozen(kw_only=True)
class _Contents:
    ledger: Ledger
    answers: tuple[Assessment, ...]
    at: FiscalYear
    language: Language
    method: Method
    rules: tuple[Rule, ...]

    def say(self, code: str, **facts: object) -> str:
        return words(code, self.language, **facts)

    def head(self, why: str) -> Iterator[tuple[str, str]]:
        """Yield the facts at the head: bodies, period, adoption, year of the verdicts, coverage, note."""
        plan = self.ledger.plan
        yield self.say("report.bodies"), self.say("report.list", items=[body.label for body in plan.bodies])
        yield self.say("report.period"), self._period()
        if plan.adopted is not None:
            yield self.say("report.adopted"), format(plan.adopted, self.language)
        if plan.version is not None:
            yield self.say("report.field_version"), plan.version
        yield from plan.extra
        yield (
            self.say("report.at"),
            self.say("report.with_facts", text=self.at, facts=[why]),
        )
        with_target = [each for each in self.answers if each.indicator.targets]
        yield self.say("report.goals"), rollup(with_target).describe(self.language)
        yield self.say("report.all_indicators"), rollup(self.answers).describe(self.language)
        states = state_counts(self.ledger, self.at)
        if any(state is not None for state, _ in states):
            texts = states_text(states, self.language)
            yield self.say("report.initiative_states"), self.say("report.list", items=texts)
        if plan.declared:
            text = FieldTexts(plan=plan, language=self.language).text("declared", plan.declared)
            yield self.say("report.field_declared"), text
        if plan.note is not None:
            yield self.say("report.note"), format(plan.note, self.language)

    def _period(self) -> str:
        period, origin = format(self.ledger.plan.period, self.language), self.ledger.origin("period")
        if printed := self.ledger.plan.period_printed:
            quoted = self.say("report.quoted", name=printed)
            period = self.say("report.with_facts", text=period, facts=[quoted])
        if origin is None:
            return period
        return self.say(
            "report.period_by", period=period, revision=origin.label, founding=self.ledger.founding.period
        )

    def sections(self) -> Iterator[Section]:
        """Yield every section of the report; some may be empty."""
        ledger, language = self.ledger, self.language
        yield self._section("goals", self._goals(), self._method())
        yield self._section("sheet", [sheet(ledger, self.answers, language)])
        yield self._section(
            "evaluations", [records.evaluations_table(ledger, language)] * bool(ledger.valid_evaluations)
        )
        yield self._section("revisions", self._revisions())
        yield self._section("schedule", self._schedule())
        yield self._section("reviews", self._reviews())
        yield self._section("kind_related_plans", self._related_plans())
        yield self._section("kind_statements", self._statements())
        yield self._section("findings", self._findings())
        yield self._section("sources", self._sources(), self._undated())

    def _section(self, id: str, blocks: Iterator[Block] | list[Block], lead: str = "") -> Section:
        return Section(
            id=id.removeprefix("kind_"), title=self.say(f"report.{id}"), lead=lead, blocks=tuple(blocks)
        )

    def _method(self) -> str:
        """Return how it is decided between on track and behind."""
        if self.method.name is MethodName.LINEAR_PACE:
            return self.say("report.method")
        threshold = score_text(self.method.on_track, named(self.method))
        return self.say("report.by_method", method=self.method, threshold=threshold)

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
            verdicts = revision.verdicts(self.ledger, decision, self.at, self.language, self.method)
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

    def _related_plans(self) -> Iterator[Block]:
        if self.ledger.plan.related_plans:
            yield records.related_plans_table(self.ledger, self.language)

    def _statements(self) -> Iterator[Block]:
        if self.ledger.plan.statements:
            yield records.statements_table(self.ledger, self.language)

    def _findings(self) -> Iterator[Block]:
        return records.findings_tables(check(self.ledger, self.rules), self.language)

    def _sources(self) -> Iterator[Block]:
        if self.ledger.documents:
            yield records.documents_table(self.ledger.documents, self.language)

    def _undated(self) -> str:
        return self.say("report.undated", count=self.ledger.undated) if self.ledger.undated else ""
