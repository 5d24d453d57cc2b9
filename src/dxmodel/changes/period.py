"""Changes of the period: ExtendPeriod and ShortenPeriod, with the treatment of targets at the old end."""

from collections import Counter

import attrs

from dxmodel.errors import InvalidValueError
from dxmodel.fiscal import FiscalYear, Month
from dxmodel.plan import Target
from dxmodel.plan.ids import ids, slug
from dxmodel.plan.target import as_point
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import stored_fields
from dxmodel.vocabulary import Vocabulary

__all__ = ["ExtendPeriod", "Replacement", "ShortenPeriod", "Treatment"]


class Treatment(Vocabulary):
    """How a target that was due at the old end of the plan is treated."""

    KEEP = "keep"
    """The target stays as it is, and becomes an interim target."""
    CARRY = "carry"
    """The same goal is due at the new end of the plan."""
    STRETCH = "stretch"
    """The goal is extrapolated to the new end of the plan, at the same yearly pace."""


@attrs.frozen(field_transformer=stored_fields)
class Replacement:
    """A target that replaces the one due at the old end.

    Attributes:
        indicator: its id.
        target: the new target.
    """

    __repr__ = repr_without_defaults

    indicator: str = attrs.field(validator=slug)
    target: Target


@attrs.frozen(field_transformer=stored_fields)
class ExtendPeriod:
    """The plan ends later than it did: 計画期間延伸.

    State the treatment of the targets that were due at the old end: one for all of them, and exceptions by
    the ids of their indicators.  If no target was due then, none is needed.

    Attributes:
        to: the new last fiscal year or month.
        targets: the treatment of all targets due at the old end, except those listed below.
        keep, carry, stretch: ids of indicators whose target has another treatment.
        replace: new targets of indicators.
        printed: the new period as printed, if that is another text.

    Raises:
        InvalidValueError: an indicator is named twice.

    >>> ExtendPeriod("R10", targets="carry", stretch=["rpa-hours"])
    ExtendPeriod(to=FiscalYear(2028), targets=Treatment.CARRY, stretch=('rpa-hours',))
    """

    __repr__ = repr_without_defaults

    to: FiscalYear | Month = attrs.field(converter=as_point)
    targets: Treatment | None = attrs.field(
        default=None, converter=attrs.converters.optional(Treatment), kw_only=True
    )
    keep: tuple[str, ...] = attrs.field(default=(), converter=ids, kw_only=True)
    carry: tuple[str, ...] = attrs.field(default=(), converter=ids, kw_only=True)
    stretch: tuple[str, ...] = attrs.field(default=(), converter=ids, kw_only=True)
    replace: tuple[Replacement, ...] = attrs.field(
        default=(), converter=tuple[Replacement, ...], kw_only=True
    )
    printed: str | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        exceptions = (*self.keep, *self.carry, *self.stretch, *(each.indicator for each in self.replace))
        if repeated := [id for id, count in Counter(exceptions).items() if count > 1]:
            raise InvalidValueError("revise.two_treatments", indicators=repeated)

    @property
    def exceptions(self) -> dict[str, Treatment | Target]:
        """The exceptions: id of the indicator → treatment or new target.

        >>> ExtendPeriod("R10", targets="carry", stretch=["rpa-hours"]).exceptions
        {'rpa-hours': Treatment.STRETCH}
        """
        ids_of = {Treatment.KEEP: self.keep, Treatment.CARRY: self.carry, Treatment.STRETCH: self.stretch}
        treatments: dict[str, Treatment | Target] = {id: each for each, ids in ids_of.items() for id in ids}
        return treatments | {each.indicator: each.target for each in self.replace}


@attrs.frozen(field_transformer=stored_fields)
class ShortenPeriod:
    """The plan ends earlier than it did: 計画期間短縮.  Targets stay as they are.

    Attributes:
        to: the new last fiscal year or month.
        printed: the new period as printed, if that is another text.
    """

    __repr__ = repr_without_defaults

    to: FiscalYear | Month = attrs.field(converter=as_point)
    printed: str | None = attrs.field(default=None, kw_only=True)
