"""The latest change per year of an indicator, between its two latest values."""

from collections.abc import Iterator, Sequence
from typing import Any, cast

import attrs

from dxmodel.amount import Amount, compatible
from dxmodel.errors import AmbiguousError, InvalidValueError
from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import Ledger, ResolvedValue, resolve
from dxmodel.messages import Language, words
from dxmodel.plan import Break, Doubt, Indicator, Link
from dxmodel.plan.breaks import across
from dxmodel.progress.engine import formulas
from dxmodel.progress.engine.status import Reason
from dxmodel.progress.inputs.breaks import breaks_between, bridged
from dxmodel.progress.sentences import signed, with_reservations

__all__ = ["YearlyChange", "last_known", "latest_change", "measured"]


@attrs.frozen(kw_only=True)
class YearlyChange:
    """How much an indicator changed per year between its two latest values.

    Attributes:
        earlier: the value before.
        later: the latest value.
        per_year: the mean change per year; a range where one of the two is rough.
        source: the indicator whose value the earlier one is.
        link: the same-measure link that leads there; None if it is the indicator itself.
        bridges: the breaks in series that the earlier value was carried over.
    """

    earlier: ResolvedValue
    later: ResolvedValue
    per_year: Amount
    source: Indicator
    link: Link | None = None
    bridges: tuple[Break, ...] = attrs.field(default=(), converter=tuple[Break, ...])

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What it rests on that is not sure: the readings and the link."""
        held = (self.later.doubt, self.earlier.doubt, self.link.doubt if self.link else None)
        return tuple(doubt for doubt in held if doubt is not None)

    def __format__(self, language: str) -> str:
        lang = cast("Language", language or "en")
        facts: dict[str, Any] = {"per_year": signed(self.per_year, lang), "year": self.later.year}
        facts |= {
            "earlier": self.earlier.amount,
            "earlier_year": self.earlier.year,
            "source": self.source.label,
        }
        said = words("progress.change_linked" if self.link else "progress.change", lang, **facts)
        return with_reservations(said, self.bridges, self.doubts, lang)


def last_known(ledger: Ledger, indicator: Indicator, until: FiscalYear) -> ResolvedValue | None:
    """Return the latest measured amount of an indicator, up to and including a year."""
    return next(measured(ledger, indicator, until), None)


def latest_change(
    ledger: Ledger, indicator: Indicator, known: Sequence[ResolvedValue]
) -> YearlyChange | Reason:
    """Return the change per year between the two latest of the values that are known, the latest first.

    If the indicator has no earlier value of its own, one is taken over a same-measure link to an
    indicator of the same kind of unit, and the answer says so.  Over a break in series an earlier value
    is carried by its bridge; without one there is no change.  What has ended changes no more.
    """
    end = indicator.ended.last if indicator.ended is not None else FiscalYear.MAX
    if not (mine := [each for each in known if each.year <= end]):
        return Reason.NO_OBSERVATION
    later = mine[0]
    if len(mine) > 1:
        return _between(mine[1], later, indicator, None)
    for link, source in _linked(ledger, indicator):
        earlier = last_known(ledger, source, later.year - 1)
        if earlier is not None:
            if breaks_between(indicator, earlier.year, later.year):
                return Reason.REDEFINED  # the link does not say in which of its ways they are the same
            return _between(earlier, later, source, link)
    return Reason.NO_EARLIER_VALUE


def measured(ledger: Ledger, indicator: Indicator, until: FiscalYear) -> Iterator[ResolvedValue]:
    """Yield what was measured of an indicator, the latest first, up to and including a year."""
    years = {each.year for each in ledger.observations_of(indicator.id)}
    if indicator.baseline is not None:
        years.add(indicator.baseline.year)
    for year in sorted((year for year in years if year is not None and year <= until), reverse=True):
        value = resolve(ledger, indicator, year)
        if value.amount is not None:
            yield value


def _linked(ledger: Ledger, indicator: Indicator) -> Iterator[tuple[Link, Indicator]]:
    for link in indicator.same_as:
        other = ledger.plan.indicator(link.to)
        if indicator.unit and other.unit and compatible(indicator.unit, other.unit):
            yield link, other


def _between(
    earlier: ResolvedValue, later: ResolvedValue, source: Indicator, link: Link | None
) -> YearlyChange | Reason:
    if earlier.amount is None or later.amount is None:
        return Reason.NO_EARLIER_VALUE
    over = breaks_between(source, earlier.year, later.year)
    if not bridged(over):
        return Reason.REDEFINED
    try:
        start = across(over, earlier.amount, earlier.year, later.year) or earlier.amount
        per_year = formulas.change_per_year(start, later.amount, later.year - earlier.year)
    except AmbiguousError:
        return Reason.IMPRECISE_VALUE
    except InvalidValueError:
        return Reason.OUT_OF_RANGE
    return YearlyChange(
        earlier=earlier, later=later, per_year=per_year, source=source, link=link, bridges=over
    )
