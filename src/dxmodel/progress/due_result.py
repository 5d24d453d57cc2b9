"""due_results: which results of a fiscal year are owed, by whom, and since which day."""

from collections.abc import Iterator
from datetime import date, timedelta

import attrs

from dxmodel.fiscal import FiscalYear, When, as_fiscal_year
from dxmodel.ledger import Breakdown, Ledger, Observation, ObservationStatus, ResolvedValue
from dxmodel.ledger.withdrawn import as_day
from dxmodel.messages import Language, words
from dxmodel.plan import Indicator, Label, Missing, MissingReason, Plan
from dxmodel.printing import repr_without_defaults
from dxmodel.progress.assess import assess
from dxmodel.progress.assessment import Assessment
from dxmodel.progress.engine.status import Reason
from dxmodel.progress.inputs.missing_reason import missing_reason
from dxmodel.progress.inputs.places import counted_until
from dxmodel.typed_fields import check_kind, typed_fields

__all__ = ["DueResult", "due_results", "is_asked_for"]

DAY = timedelta(days=1)
NO_ANSWER = (MissingReason.PENDING, MissingReason.UNKNOWN)
"""The reasons of an entry after which a result is still owed."""


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class DueResult:
    """A result of a fiscal year that is owed: there is none, or only a provisional one.

    Attributes:
        indicator: the indicator.
        name: its name; with a breakdown, that of the member too.
        breakdown: dimension → member, where the plan has a target for a member; empty for the total.
        year: the fiscal year.
        until: the day up to which a flow is counted, where a target is due on a day inside the year; None
            for the whole year.
        owners: the departments in charge; empty where the plan states none.
        since: the first day on which it was owed, which is the day after the last one that is counted.
        resolved: what the ledger states: a provisional value, or why there is no value.
    """

    __repr__ = repr_without_defaults

    indicator: Indicator
    name: Label
    breakdown: Breakdown = ()
    year: FiscalYear
    until: date | None = None
    owners: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])
    since: date
    resolved: ResolvedValue

    @property
    def reason(self) -> Reason | None:
        """Why there is no value; None where there is a provisional one."""
        return missing_reason(self.resolved) if _has_no_value(self.resolved) else None

    @property
    def entry(self) -> Observation | None:
        """The entry with the provisional value, with the reason, or with what is planned or forecast."""
        return self.resolved.observation or self.resolved.expected

    def subject(self, language: Language) -> str:
        """Return what is owed: the result of a year, or of its part up to a day; the final one of it."""
        code = "due.subject" if self.until is None else "due.subject_until"
        until = None if self.until is None else When.on(self.until)
        subject = words(code, language, year=self.year, until=until)
        return subject if self.reason else words("due.subject_final", language, subject=subject)

    def state(self, language: Language) -> str:
        """Return what the last entry says: 集計中, 速報値のみ, 実績の記載なし."""
        return format(self.reason, language) if self.reason else words("due.provisional", language)

    def describe(self, language: Language) -> str:
        """Return what is owed, since when and by whom, as one sentence."""
        facts = {"name": self.name, "subject": self.subject(language), "state": self.state(language)}
        owners = self.owners or words("due.no_owner", language)
        return words("due.result", language, **facts, since=When.on(self.since), owners=owners)


def due_results(
    ledger: Ledger, year: FiscalYear | str, *, on: date | str | None = None
) -> tuple[DueResult, ...]:
    """Return the results of a fiscal year that are owed, in the order of the plan.

    A result is owed from the day after the last one that is counted until the ledger has a final value, or
    states why there is none: 未実施, 調査なし.  集計中 is no such reason.  Owed are the results by which
    :func:`assess` judges the year: the total; the members of a breakdown that have a target, alone where no
    target is for the total; of a flow with a target that is due on a day inside the year, the count up to
    that day.  Nothing is owed for years outside the period of the plan without a target, outside the span of
    the indicator, after its end, or before the year in which it begins by an earlier entry; nor of an
    indicator that follows from others.

    Args:
        ledger: the plan and its results.
        year: the fiscal year, e.g. ``"R7"``.
        on: the day; only what was known by then counts, and what was owed by then is returned.  None for
            what is known today, whether the year is over or not.

    Raises:
        ParseError: a text that is not a fiscal year or a day.
        AmbiguousError: the day lies within the doubt of a decision date.

    >>> from dxmodel.testing import small_city
    >>> dues = due_results(small_city(), "R6")
    >>> [(each.indicator.id, str(each.since), each.state("en")) for each in dues][3:5]
    [('rpa-hours', '2025-04-01', 'provisional value only'),
     ('trained-staff', '2025-04-01', 'not counted yet')]
    """
    check_kind("ledger", ledger, Ledger)
    at, day = as_fiscal_year(year), None if on is None else as_day(on)
    known = ledger.in_force(at) if day is None else ledger.as_of(day, year=at)
    dues = (due for answer in assess(known, at) for due in _of_indicator(known, answer))
    return tuple(each for each in dues if day is None or each.since <= day)


def _of_indicator(ledger: Ledger, answer: Assessment) -> Iterator[DueResult]:
    """Yield what is owed of an indicator: of its total, and of its members."""
    indicator = ledger.plan.indicator(answer.indicator.id)
    if not is_asked_for(ledger.plan, indicator, answer.at):
        return
    for each in answer.members if answer.is_of_members else (answer, *answer.members):
        if not _begins_later(ledger, indicator, each.breakdown, answer.at):
            yield from _of_answer(ledger.plan, indicator, each)


def _of_answer(plan: Plan, indicator: Indicator, answer: Assessment) -> Iterator[DueResult]:
    """Yield what is owed of the values that the targets of the year are compared with, each once."""
    at, dues = answer.at, dict[date | None, DueResult]()
    for each in (answer, *answer.others):
        until = counted_until(indicator, each.target, at)
        if until not in dues and _is_owed(each):
            dues[until] = DueResult(
                indicator=indicator,
                name=answer.name,
                breakdown=answer.breakdown,
                year=at,
                until=until,
                owners=plan.owners_of(indicator),
                since=(until or indicator.days_of(at)[1]) + DAY,
                resolved=each.resolved,
            )
    yield from dues.values()


def is_asked_for(plan: Plan, indicator: Indicator, year: FiscalYear) -> bool:
    """Return whether a result of a year is asked for: in the period of the plan, or for a target of the year.

    Not where the indicator has ended before, is not measured in the year, or follows from other indicators.
    """
    if indicator.ended is not None and year > indicator.ended.last:
        return False
    if indicator.derived is not None or (indicator.span is not None and year not in indicator.span):
        return False
    return year in plan.period or any(each.due.year == year for each in indicator.targets)


def _begins_later(ledger: Ledger, indicator: Indicator, breakdown: Breakdown, year: FiscalYear) -> bool:
    """Return whether the last entry up to a year that states when measuring begins names a later one."""
    starts = [
        (entry_year, each.value.starts)
        for each in ledger.observations_of(indicator.id)
        if isinstance(each.value, Missing) and each.value.starts is not None
        if each.breakdown in ((), breakdown)
        if (entry_year := ledger.year_of(each)) is not None and entry_year <= year
    ]
    return bool(starts) and max(starts)[1] > year


def _is_owed(answer: Assessment) -> bool:
    """Return whether a value is provisional, or there is none and no reason for that."""
    resolved, span = answer.resolved, answer.span_total
    if isinstance(resolved.value, Missing):
        return resolved.value.reason in NO_ANSWER
    if resolved.value is None:
        is_in_total = span is not None and span.start <= answer.at <= span.due
        return not (is_in_total and span is not None and span.value is not None and not span.missing)
    entries = (resolved.observation, *resolved.parts)
    return any(each is not None and each.status is ObservationStatus.PROVISIONAL for each in entries)


def _has_no_value(resolved: ResolvedValue) -> bool:
    return resolved.value is None or isinstance(resolved.value, Missing)
