"""Evaluation (評価): the city's own grade, marks, comment and state of an item in a year."""

from datetime import date, timedelta

import attrs

from dxmodel.errors import InvalidValueError
from dxmodel.fiscal import FiscalSpan, FiscalYear, When, as_fiscal_year
from dxmodel.fiscal.span import as_optional_span
from dxmodel.fiscal.when import as_optional_when
from dxmodel.ledger.item_state import ItemState
from dxmodel.ledger.withdrawn import Withdrawn, check_withdrawn
from dxmodel.plan import Label, Source
from dxmodel.plan.extra import Extra, as_extra
from dxmodel.plan.ids import slug
from dxmodel.plan.label import as_optional_label, as_texts
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import stored_fields

__all__ = ["Evaluation"]


@attrs.frozen(kw_only=True, field_transformer=stored_fields)
class Evaluation:
    """A grade, a mark, a comment or a state that the city gave.

    A later evaluation never overwrites an earlier one, so the states of an item are its history.

    Attributes:
        item: id of the initiative, indicator or pillar, or of the plan itself.
        year: the fiscal year that was evaluated.
        months: the months of the year that were evaluated, such as its first half; None for the whole year.
        scale: id of the scale that the grade is of, where the ledger has several.
        grade: the grade as printed: ``"A"``, ``"◎"``; no letter has a global meaning.
        state: whether the item is not started, in progress, done or cancelled.  The mark that the city prints
            for that is the grade, and a scale may state its meaning, see :class:`Grade`.
        since: since when it has this state or grade.
        marks: marks beside the grade, e.g. a cause: ``"コロナ"``.
        comment: the city's comment.
        known: when it was published; None where that is not recorded.
        sources: where it is printed.
        withdrawn: since when it is not used any more, and why; None for a valid one.
        extra: what the city adds: name → text, in its order.

    Raises:
        InvalidValueError: a withdrawal before it became known, months outside the year, a date without a
            state, or one after the day on which it became known.

    >>> Evaluation(item="rpa-hours", year="R5", grade="A").year
    FiscalYear(2023)
    """

    __repr__ = repr_without_defaults

    item: str = attrs.field(validator=slug)
    year: FiscalYear = attrs.field(converter=as_fiscal_year)
    months: FiscalSpan | None = attrs.field(default=None, converter=as_optional_span)
    scale: str | None = attrs.field(default=None, validator=attrs.validators.optional(slug))
    grade: str | None = None
    state: ItemState | None = attrs.field(default=None, converter=attrs.converters.optional(ItemState))
    since: When | None = attrs.field(default=None, converter=as_optional_when)
    marks: tuple[str, ...] = attrs.field(default=(), converter=as_texts)
    comment: Label | None = attrs.field(default=None, converter=as_optional_label)
    known: When | None = attrs.field(default=None, converter=as_optional_when)
    sources: tuple[Source, ...] = attrs.field(default=(), converter=tuple[Source, ...])
    withdrawn: Withdrawn | None = None
    extra: Extra = attrs.field(default=(), converter=as_extra)

    def __attrs_post_init__(self) -> None:
        check_withdrawn(self.withdrawn, self.known)
        self._check_months()
        self._check_since()

    def _check_months(self) -> None:
        if self.months is None:
            return
        if not FiscalSpan(self.year, self.year).contains(self.months):
            raise InvalidValueError("ledger.months_outside", months=self.months, year=self.year)
        if self.months.contains(self.year):
            object.__setattr__(self, "months", None)  # the whole year has one form

    def _check_since(self) -> None:
        if self.since is None:
            return
        if self.state is None and self.grade is None:
            raise InvalidValueError("ledger.since_without_state", since=self.since, accepted=tuple(ItemState))
        first = self.since.not_before
        if first is not None and self.known is not None and self.known.by(first - timedelta(days=1)):
            facts = {"state": self.state or self.grade, "since": self.since, "known": self.known}
            raise InvalidValueError("ledger.state_later", **facts)

    @property
    def last_day(self) -> date:
        """The last day of the time that was evaluated."""
        end = self.months.last_day if self.months is not None else None
        return end or self.year.last_day
