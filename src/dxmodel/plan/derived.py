"""Derived: how an indicator follows from other indicators: Difference, Sum, Share.

=====================  ====================================================================
:class:`Difference`    what one indicator has less than another: 削減時間 = 導入前 − 導入後
:class:`Sum`           the total of several indicators that count its parts
:class:`Share`         a share or a rate of one indicator in another, or in a stated whole
=====================  ====================================================================
"""

from functools import reduce
from operator import add

import attrs

from dxmodel.amount import Amount
from dxmodel.errors import InvalidValueError
from dxmodel.plan.ids import ids, slug, slugs
from dxmodel.plan.value import Ratio
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import stored_fields

__all__ = ["Derived", "Difference", "Share", "Sum"]


@attrs.frozen(field_transformer=stored_fields)
class Difference:
    """The difference of two indicators.

    Attributes:
        of: id of the indicator that is reduced, e.g. the time before.
        minus: id of the indicator that is subtracted, e.g. the time after.

    Raises:
        InvalidValueError: both are the same.

    >>> Difference("hours-before", "hours-after").indicators
    ('hours-before', 'hours-after')
    """

    __repr__ = repr_without_defaults

    of: str = attrs.field(validator=slug)
    minus: str = attrs.field(validator=slug)

    def __attrs_post_init__(self) -> None:
        if self.of == self.minus:
            raise InvalidValueError("plan.repeated_reference", ids=[self.of, self.minus])

    @property
    def indicators(self) -> tuple[str, ...]:
        """The ids of the indicators that it follows from."""
        return self.of, self.minus

    def value(self, before: Amount, after: Amount) -> Amount:
        """Return the amount that follows from those of the two."""
        return before - after


@attrs.frozen(field_transformer=stored_fields)
class Sum:
    """The sum of several indicators.

    Attributes:
        of: ids of the indicators that are added.

    Raises:
        InvalidValueError: there is none.

    >>> Sum(["counter", "online"]).indicators
    ('counter', 'online')
    """

    __repr__ = repr_without_defaults

    of: tuple[str, ...] = attrs.field(converter=ids, validator=slugs)

    def __attrs_post_init__(self) -> None:
        if not self.of:
            raise InvalidValueError("plan.empty_sum")

    @property
    def indicators(self) -> tuple[str, ...]:
        """The ids of the indicators that it follows from."""
        return self.of

    def value(self, *amounts: Amount) -> Amount:
        """Return the amount that follows from those of all of them."""
        return reduce(add, amounts)


@attrs.frozen(field_transformer=stored_fields)
class Share:
    """The share or the rate of an indicator in a whole.

    Attributes:
        of: id of the indicator that is the numerator.
        whole: id of the indicator that is the denominator; None if no indicator counts it.

    >>> Share("online-applications", "applications").indicators
    ('online-applications', 'applications')
    """

    __repr__ = repr_without_defaults

    of: str = attrs.field(validator=slug)
    whole: str | None = attrs.field(default=None, validator=attrs.validators.optional(slug))

    @property
    def indicators(self) -> tuple[str, ...]:
        """The ids of the indicators that it follows from."""
        return tuple(id for id in (self.of, self.whole) if id is not None)

    def value(self, part: Amount, whole: Amount | None = None) -> Amount | Ratio:
        """Return the share that follows; the numerator alone, where no indicator counts the whole."""
        return part if whole is None else Ratio(part, whole)


Derived = Difference | Sum | Share
