"""latest_change: the change per year of an indicator between its two latest values."""

from collections.abc import Iterator, Sequence
from typing import Any, cast

import attrs

from dxmodel.amount import Amount, as_printed, compatible
from dxmodel.errors import AmbiguousError, InvalidValueError
from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import Ledger, ResolvedValue, resolve
from dxmodel.messages import Language, words
from dxmodel.plan import Break, Doubt, Indicator, Label, Link, Plan, name_of
from dxmodel.plan.breaks import across
from dxmodel.progress.engine import formulas
from dxmodel.progress.engine.status import Reason
from dxmodel.progress.inputs.breaks import breaks_between, bridged
from dxmodel.progress.sentences import change_text, printed_amount, with_reservations
from dxmodel.typed_fields import typed_fields

__all__ = ["YearlyChange", "last_known", "latest_change", "measured"]


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class YearlyChange:
    """The change per year of an indicator between its two latest values.

    Attributes:
        earlier: the value before the latest.
        later: the latest value.
        per_year: the mean change per year; a range where one of the two is rough.
        source: the indicator that the earlier value belongs to.
        source_name: what sentences call that indicator.
        link: the same-measure link to that indicator; None if it is the indicator itself.
        bridges: the breaks in series over which the earlier value was converted.
    """

    earlier: ResolvedValue
    later: ResolvedValue
    per_year: Amount
    source: Indicator
    source_name: Label
    link: Link | None = None
    bridges: tuple[Break, ...] = attrs.field(default=(), converter=tuple[Break, ...])

    @property
    def printed(self) -> Amount:
        """The change per year as it is printed, by :func:`~dxmodel.amount.as_printed`."""
        values = (printed_amount(each.value) for each in (self.later, self.earlier))
        return as_printed(self.per_year, *(each for each in values if each is not None), quotient=True)

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """The doubts of both values and of the link."""
        doubts = (self.later.doubt, self.earlier.doubt, self.link.doubt if self.link else None)
        return tuple(doubt for doubt in doubts if doubt is not None)

    def __format__(self, language: str) -> str:
        lang = cast("Language", language or "en")
        facts: dict[str, Any] = {"per_year": change_text(self.printed, lang), "year": self.later.year}
        facts |= {
            "earlier": printed_amount(self.earlier.value),
            "earlier_year": self.earlier.year,
            "source": self.source_name,
        }
        text = words("progress.change_linked" if self.link else "progress.change", lang, **facts)
        return with_reservations(text, self.bridges, self.doubts, lang)


def last_known(ledger: Ledger, indicator: Indicator, until: FiscalYear) -> ResolvedValue | None:
    """Return the latest measured amount of an indicator, up to and including a year."""
    return next(measured(ledger, indicator, until), None)


def latest_change(
    ledger: Ledger, indicator: Indicator, known: Sequence[ResolvedValue]
) -> YearlyChange | Reason:
    """Return the change per year between the two latest of the known values, which are listed latest first.

    If the indicator has no earlier value of its own, that of an indicator with a same-measure link and the
    same kind of unit is used, and the answer names it.  An earlier value from before a break in series is
    converted by its bridge; without one there is no change.  Values after the end of the indicator are
    ignored.
    """
    end = indicator.ended.last if indicator.ended is not None else FiscalYear.MAX
    values = [each for each in known if each.year <= end]
    if not values:
        return Reason.NO_OBSERVATION
    later = values[0]
    if len(values) > 1:
        return _between(values[1], later, ledger.plan, indicator)
    for link, source in _linked(ledger, indicator):
        earlier = last_known(ledger, source, later.year - 1)
        if earlier is not None:
            if breaks_between(indicator, earlier.year, later.year):
                return Reason.REDEFINED  # the link does not state which definition it refers to
            return _between(earlier, later, ledger.plan, source, link)
    return Reason.NO_EARLIER_VALUE


def measured(ledger: Ledger, indicator: Indicator, until: FiscalYear) -> Iterator[ResolvedValue]:
    """Yield the measured values of an indicator up to and including a year, the latest first."""
    years, baseline = ledger.years_of(indicator.id), indicator.baseline
    if baseline is not None and baseline.year is not None and baseline.year not in years:
        years = tuple(sorted((*years, baseline.year)))
    for year in (each for each in reversed(years) if each <= until):
        value = resolve(ledger, indicator, year)
        if value.amount is not None:
            yield value


def _linked(ledger: Ledger, indicator: Indicator) -> Iterator[tuple[Link, Indicator]]:
    for link in indicator.same_in_plan:
        other = ledger.plan.indicator(link.to)
        if indicator.unit and other.unit and compatible(indicator.unit, other.unit):
            yield link, other


def _between(
    earlier: ResolvedValue, later: ResolvedValue, plan: Plan, source: Indicator, link: Link | None = None
) -> YearlyChange | Reason:
    if earlier.amount is None or later.amount is None:
        return Reason.NO_EARLIER_VALUE
    breaks = breaks_between(source, earlier.year, later.year)
    if not bridged(breaks):
        return Reason.REDEFINED
    try:
        start = across(breaks, earlier.amount, earlier.year, later.year) or earlier.amount
        per_year = formulas.change_per_year(start, later.amount, later.place - earlier.place)
    except AmbiguousError:
        return Reason.IMPRECISE_VALUE
    except InvalidValueError:
        return Reason.OUT_OF_RANGE
    return YearlyChange(
        earlier=earlier,
        later=later,
        per_year=per_year,
        source=source,
        source_name=name_of(plan, source),
        link=link,
        bridges=breaks,
    )
