"""Observation (実績): a measured or reported value of an indicator for a period, or why it is missing."""

from datetime import date, timedelta
from typing import Any

import attrs

from dxmodel.amount import as_amount
from dxmodel.errors import InvalidValueError
from dxmodel.fiscal import (
    FiscalSpan,
    FiscalYear,
    Month,
    When,
    as_day_or_month,
    as_fiscal_span,
    last_day,
)
from dxmodel.fiscal.when import as_optional_when
from dxmodel.ledger.withdrawn import Withdrawn, check_withdrawn
from dxmodel.plan import Completion, Doubt, Label, Missing, Source, Value
from dxmodel.plan.extra import Extra, as_extra
from dxmodel.plan.ids import slug
from dxmodel.plan.label import as_optional_label, as_pairs
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import stored_fields
from dxmodel.vocabulary import Vocabulary

__all__ = ["Breakdown", "Observation", "ObservationStatus", "as_period", "unique_key", "year_or_span"]

Breakdown = tuple[tuple[str, str], ...]
Key = tuple[str, FiscalYear | FiscalSpan, Breakdown, When | None, date | None, "ObservationStatus | None"]


class ObservationStatus(Vocabulary):
    """Whether a value is a result, and whether it may still change."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    """Measured, may still change: 速報, 決算認定前."""
    FORECAST = "forecast"
    """Expected: 見込み."""
    PLANNED = "planned"
    """Intended: 予定. Not a result."""


RESULTS = (ObservationStatus.FINAL, ObservationStatus.PROVISIONAL)
"""The statuses of what is a result."""


def as_period(value: FiscalYear | FiscalSpan | str) -> FiscalYear | FiscalSpan:
    """Return a span of one fiscal year as that year; months stay months, 2023-04/2024-03 too.

    Of an indicator with a counting window of its own, such as 暦年, they are not the year.
    """
    if isinstance(value, FiscalYear):
        return value
    span = as_fiscal_span(value)
    is_of_months = isinstance(span.start, Month) and isinstance(span.end, Month)
    return span if is_of_months else year_or_span(span)


def year_or_span(period: FiscalYear | FiscalSpan) -> FiscalYear | FiscalSpan:
    """Return a span of exactly one fiscal year as that year: 2023-04/2024-03 is R5."""
    if isinstance(period, FiscalYear):
        return period
    start = period.start_year
    return start if start and period.is_whole_years and start == period.end_year else period


def _value(value: Value | str) -> Value:
    return value if isinstance(value, Value) else as_amount(value)


@attrs.frozen(kw_only=True, field_transformer=stored_fields)
class Observation:
    """One value of one indicator for one period, with the day on which it became known.

    Its key is :attr:`indicator`, :attr:`period`, :attr:`breakdown`, :attr:`known`, :attr:`day` and
    :attr:`status`; a ledger has at most one value for a key, and one entry with the reason why it was
    missing.  Withdrawn ones may stand beside
    these, each of another day of withdrawal.

    Attributes:
        indicator: id of the indicator.
        period: a fiscal year, or a run of months where only a part of the year was counted.
        value: an amount, a ratio, whether it is done, words, a list, or why it is missing; text is read as an
            amount.
        breakdown: dimension → member; empty for the total.
        known: when the value became known; None where that is not recorded.
        status: final, provisional, forecast or planned.
        as_of: the day of counting, or the month, at its end; None for the end of the period.
        scope: what was counted, where the source narrows it: 事前作成機能による利用のみ.
        printed: the value as the source prints it, where that is another text.
        sources: where it is printed.
        doubt: how sure the reading is.
        note: anything that a reader must know.
        withdrawn: since when it is not used any more, and why; None for a valid one.
        extra: what the city adds: name → text, in its order.

    Raises:
        InvalidValueError: a run of months with an open end, a withdrawal before it became known, or a result
            that was done after the day on which it was counted or became known.

    >>> observation = Observation(indicator="rpa-hours", period="R5", value="約5,300時間")
    >>> f"{observation.value:en}"
    'about 5,300 hours'
    """

    __repr__ = repr_without_defaults

    indicator: str = attrs.field(validator=slug)
    period: FiscalYear | FiscalSpan = attrs.field(converter=as_period)
    value: Value = attrs.field(converter=_value)
    breakdown: Breakdown = attrs.field(default=(), converter=as_pairs)
    known: When | None = attrs.field(default=None, converter=as_optional_when)
    status: ObservationStatus = attrs.field(default=ObservationStatus.FINAL, converter=ObservationStatus)
    as_of: date | Month | None = attrs.field(
        default=None, converter=attrs.converters.optional(as_day_or_month)
    )
    scope: Label | None = attrs.field(default=None, converter=as_optional_label)
    printed: str | None = None
    sources: tuple[Source, ...] = attrs.field(default=(), converter=tuple[Source, ...])
    doubt: Doubt | None = None
    note: Label | None = attrs.field(default=None, converter=as_optional_label)
    withdrawn: Withdrawn | None = None
    extra: Extra = attrs.field(default=(), converter=as_extra)

    def __attrs_post_init__(self) -> None:
        check_withdrawn(self.withdrawn, self.known)
        self._check_done()

    def _check_done(self) -> None:
        """Refuse what was surely done only after the day of counting, or after the day it became known."""
        done = self.value.on if isinstance(self.value, Completion) else None
        if done is None or done.not_before is None or self.status not in RESULTS:
            return
        for day in (When.on(self.as_of) if self.as_of else None, self.known):
            if day is not None and day.by(done.not_before - timedelta(days=1)):
                raise InvalidValueError("ledger.done_later", done=done, day=day)

    @period.validator
    def _closed(self, _: object, period: FiscalYear | FiscalSpan) -> None:
        if isinstance(period, FiscalSpan) and (period.start is None or period.end is None):
            raise InvalidValueError("ledger.open_period", period=period)

    @property
    def key(self) -> Key:
        """The fields that identify it among all observations; the last is None for a final one."""
        status = None if self.status is ObservationStatus.FINAL else self.status
        return (self.indicator, year_or_span(self.period), self.breakdown, self.known, self.day, status)

    @property
    def day(self) -> date | None:
        """The day of counting; None for the last day of the period."""
        day = None if self.as_of is None else last_day(self.as_of)
        return None if day == self.period.last_day else day

    @property
    def year(self) -> FiscalYear | None:
        """The fiscal year that its period lies in; None if it covers several."""
        first, last = self.years
        return first if first == last else None

    @property
    def years(self) -> tuple[FiscalYear | None, FiscalYear | None]:
        """The first and the last fiscal year that its period touches."""
        if isinstance(self.period, FiscalYear):
            return self.period, self.period
        return self.period.start_year, self.period.end_year

    @property
    def is_whole_year(self) -> bool:
        """Whether it covers all twelve months of one fiscal year."""
        return isinstance(year_or_span(self.period), FiscalYear)


def unique_key(observation: Observation) -> tuple[Any, ...]:
    """Return the key that only one observation of a ledger may have; its last part is the day of withdrawal.

    A value and an entry that states why it is missing may have one key, and so may a valid entry and
    withdrawn ones, each of another day: a value that was entered and withdrawn on one day never was the
    state at the end of a day.
    """
    is_missing = isinstance(observation.value, Missing)
    return (*observation.key, is_missing, observation.withdrawn and observation.withdrawn.on)
