"""The plan ends later or earlier than it did, and what that does to its targets."""

from collections import Counter

import attrs

from dxmodel.errors import Impossible
from dxmodel.fiscal import FiscalYear, Month
from dxmodel.plan import Target
from dxmodel.plan.ids import ids, slug
from dxmodel.plan.kinds import each, one
from dxmodel.plan.target import as_point
from dxmodel.printing import as_written
from dxmodel.term import Term

__all__ = ["ExtendPeriod", "Replacement", "ShortenPeriod", "Treatment"]


class Treatment(Term):
    """What becomes of a target that was due at the old end of the plan."""

    KEEP = "keep"
    """It stays: the old last year becomes an interim target."""
    CARRY = "carry"
    """The same goal is due at the new end."""
    STRETCH = "stretch"
    """The same yearly pace goes on to the new end, which makes a new goal."""


@attrs.frozen
class Replacement:
    """A target that takes the place of the one due at the old end.

    Attributes:
        indicator: its id.
        target: the target as it stands from now on.
    """

    __repr__ = as_written

    indicator: str = attrs.field(validator=slug)
    target: Target = attrs.field(validator=one(Target))


@attrs.frozen
class ExtendPeriod:
    """The plan ends later than it did: 計画期間延伸.

    What becomes of the targets that were due at the old end is stated, never guessed: one treatment
    for all of them, and exceptions by the ids of their indicators.  Where none was due, none is needed.

    Attributes:
        to: the new last fiscal year or month.
        targets: the treatment of all targets due at the old end, but for the exceptions.
        keep, carry, stretch: indicators whose target is treated in another way.
        replace: indicators that get another target instead.
        printed: the new period as printed, where that is another text.

    Raises:
        Impossible: an indicator is named twice.

    >>> ExtendPeriod("R10", targets="carry", stretch=["rpa-hours"])
    ExtendPeriod(to=FiscalYear(2028), targets=Treatment.CARRY, stretch=('rpa-hours',))
    """

    __repr__ = as_written

    to: FiscalYear | Month = attrs.field(converter=as_point)
    targets: Treatment | None = attrs.field(
        default=None, converter=attrs.converters.optional(Treatment), kw_only=True
    )
    keep: tuple[str, ...] = attrs.field(default=(), converter=ids, kw_only=True)
    carry: tuple[str, ...] = attrs.field(default=(), converter=ids, kw_only=True)
    stretch: tuple[str, ...] = attrs.field(default=(), converter=ids, kw_only=True)
    replace: tuple[Replacement, ...] = attrs.field(
        default=(), converter=tuple[Replacement, ...], validator=each(Replacement), kw_only=True
    )
    printed: str | None = attrs.field(default=None, validator=one(str), kw_only=True)

    def __attrs_post_init__(self) -> None:
        named = (*self.keep, *self.carry, *self.stretch, *(each.indicator for each in self.replace))
        if twice := [id for id, times in Counter(named).items() if times > 1]:
            raise Impossible("revise.two_treatments", indicators=twice)

    @property
    def exceptions(self) -> dict[str, Treatment | Target]:
        """The indicators that have a rule of their own, and their rules.

        >>> ExtendPeriod("R10", targets="carry", stretch=["rpa-hours"]).exceptions
        {'rpa-hours': Treatment.STRETCH}
        """
        named = {Treatment.KEEP: self.keep, Treatment.CARRY: self.carry, Treatment.STRETCH: self.stretch}
        treated: dict[str, Treatment | Target] = {id: each for each, ids in named.items() for id in ids}
        return treated | {each.indicator: each.target for each in self.replace}


@attrs.frozen
class ShortenPeriod:
    """The plan ends earlier than it did: 計画期間短縮.  Targets stay as they are.

    Attributes:
        to: the new last fiscal year or month.
        printed: the new period as printed, where that is another text.
    """

    __repr__ = as_written

    to: FiscalYear | Month = attrs.field(converter=as_point)
    printed: str | None = attrs.field(default=None, validator=one(str), kw_only=True)
