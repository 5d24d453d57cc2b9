"""Baseline (現状値), Due and Target (目標値): the starting level, the due date, the goal by that date."""

from datetime import date

import attrs

from dxmodel.amount import Amount, as_amount
from dxmodel.errors import InvalidValueError
from dxmodel.fiscal import FiscalSpan, FiscalYear, Month, as_fiscal_span, as_fiscal_year
from dxmodel.plan.doubt import Doubt
from dxmodel.plan.goals import Goal, as_goal
from dxmodel.plan.label import Label, as_label
from dxmodel.plan.source import Source
from dxmodel.plan.value import Missing, Ratio
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import of_type, stored_fields

__all__ = ["Baseline", "Due", "Target", "as_due", "as_point"]


def _as_level(value: Amount | Ratio | Missing | str) -> Amount | Ratio | Missing:
    return value if isinstance(value, Ratio | Missing) else as_amount(value)


@attrs.frozen(kw_only=True, field_transformer=stored_fields)
class Baseline:
    """The level that a target starts from: 現状値.

    Attributes:
        value: the amount, the parts of a share, or why there is none.
        year: its fiscal year; None if the source does not state it.
        span: the years that it is measured over, if they are several: 2009～14年.
        as_of: the day it was counted, if it is not the end of the year.
        printed: the value as the source prints it, if that is another text.
        sources: where it is printed.
        doubt: how sure the reading is.
        note: anything a reader must know.

    >>> Baseline(value="5,328時間", year="R5").year
    FiscalYear(2023)
    """

    __repr__ = repr_without_defaults

    value: Amount | Ratio | Missing = attrs.field(converter=_as_level)
    year: FiscalYear | None = attrs.field(default=None, converter=attrs.converters.optional(as_fiscal_year))
    span: FiscalSpan | None = attrs.field(default=None, converter=attrs.converters.optional(as_fiscal_span))
    as_of: date | None = None
    printed: str | None = None
    sources: tuple[Source, ...] = attrs.field(default=(), converter=tuple[Source, ...])
    doubt: Doubt | None = None
    note: Label | None = attrs.field(default=None, converter=attrs.converters.optional(as_label))

    @property
    def amount(self) -> Amount | None:
        """The level as an amount, None if missing; for a ratio, its printed or computed percentage."""
        if isinstance(self.value, Ratio):
            return self.value.amount
        return self.value if isinstance(self.value, Amount) else None


def as_point(value: FiscalYear | Month | str) -> FiscalYear | Month:
    """Return a fiscal year or a month as it is, and text parsed.

    Raises:
        ParseError: text that is neither.
    """
    if isinstance(value, FiscalYear | Month):
        return value
    if type(value) is str and ("月" in value or "-" in value):
        return Month.parse(value)
    return as_fiscal_year(value)


@attrs.frozen(field_transformer=stored_fields)
class Due:
    """A due date: a fiscal year or a month, possibly vague.

    Attributes:
        by: the last fiscal year or month allowed; None if only words are printed (順次).
        not_before: the earliest end that the words allow: 6年度または7年度まで.
        qualifier: the words that make it vague: 概ね, 目途, 原則, 順次.

    Raises:
        InvalidValueError: neither a date nor a word, or the earliest end lies after ``by``.

    >>> Due("R7", not_before="R6", qualifier="概ね").year
    FiscalYear(2025)
    """

    __repr__ = repr_without_defaults

    by: FiscalYear | Month | None = attrs.field(converter=attrs.converters.optional(as_point))
    not_before: FiscalYear | Month | None = attrs.field(
        default=None, converter=attrs.converters.optional(as_point), kw_only=True
    )
    qualifier: str | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self.by is None and not self.qualifier:
            raise InvalidValueError("plan.due_says_nothing")
        if self.by is not None and self.not_before is not None:
            FiscalSpan(self.not_before, self.by)

    @property
    def year(self) -> FiscalYear | None:
        """The fiscal year of the due date; None if only words are printed."""
        return self.by.fiscal_year if self.by else None

    @property
    def sort_key(self) -> tuple[date, str]:
        """The sort key among due dates: the last day allowed; dates in words only come last."""
        return (self.by.last_day if self.by else date.max, str(self.by or self.qualifier))

    def competes(self, other: "Due") -> bool:
        """Return whether two due dates are the same time: 概ねR7 and R7 are, R7 and 2025-09 are not.

        >>> Due("R7", qualifier="概ね").competes(Due("R7"))
        True
        """
        return self.by == other.by if self.by or other.by else self.qualifier == other.qualifier

    def __format__(self, language: str) -> str:
        when = format(self.by, language) if self.by else ""
        return f"{self.qualifier or ''}{when}"

    def __str__(self) -> str:
        return format(self)


def as_due(value: Due | FiscalYear | Month | str) -> Due:
    """Return a due date as it is, and a fiscal year, a month or the text of one as the date it names.

    Raises:
        ParseError: text that is neither a fiscal year nor a month.
    """
    return value if isinstance(value, Due) else Due(value)


@attrs.frozen(kw_only=True, field_transformer=stored_fields)
class Target:
    """A goal and when it is due: 目標値.

    Attributes:
        due: the due date; a fiscal year or month is converted.
        goal: the goal, one of :data:`~dxmodel.goals.Goal`.
        printed: the target as the source prints it, if that is another text.
        sources: where it is printed.
        doubt: how sure the reading is.
        note: anything a reader must know.

    >>> from dxmodel.plan.goals import Reach
    >>> f"{Target(due='R10', goal=Reach('8,880時間')).goal:ja}"
    '8,880時間'
    """

    __repr__ = repr_without_defaults

    due: Due = attrs.field(converter=as_due)
    goal: Goal = attrs.field(converter=as_goal, validator=of_type(Goal))
    printed: str | None = None
    sources: tuple[Source, ...] = attrs.field(default=(), converter=tuple[Source, ...])
    doubt: Doubt | None = None
    note: Label | None = attrs.field(default=None, converter=attrs.converters.optional(as_label))
