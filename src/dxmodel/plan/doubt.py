"""Doubt: how sure a reading of the source is, and the alternative readings."""

from decimal import Decimal

import attrs

from dxmodel.amount import Amount
from dxmodel.amount.amount import as_optional_amount
from dxmodel.amount.number import number
from dxmodel.errors import InvalidValueError
from dxmodel.plan.label import Label, as_label, as_optional_label
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import stored_fields

__all__ = ["Alternative", "Doubt"]


def _share(_: object, __: "attrs.Attribute[Decimal]", value: Decimal | None) -> None:
    if value is not None and not (0 <= value <= 1 and round(value, 4) == value):
        raise InvalidValueError("plan.bad_confidence", found=value)


@attrs.frozen(field_transformer=stored_fields)
class Alternative:
    """Another reading of the same place in the source.

    Attributes:
        reading: the other reading, in words.
        amount: the amount in this reading, if it differs.
        confidence: between 0 and 1, if it is estimated.
    """

    __repr__ = repr_without_defaults

    reading: Label = attrs.field(converter=as_label)
    amount: Amount | None = attrs.field(default=None, converter=as_optional_amount)
    confidence: Decimal | None = attrs.field(
        default=None, converter=attrs.converters.optional(number), validator=_share
    )


@attrs.frozen(field_transformer=stored_fields)
class Doubt:
    """How sure a reading, a link or a date is; a field without it is certain.

    Attributes:
        confidence: between 0 and 1, at most four decimals.
        why: the reason for the doubt.
        alternatives: other possible readings.

    Raises:
        ParseError: a confidence that is a float, or no number.
        InvalidValueError: a confidence outside 0 to 1.

    >>> Doubt("0.75", "the label of the row is printed once").confidence
    Decimal('0.75')
    """

    __repr__ = repr_without_defaults

    confidence: Decimal = attrs.field(converter=number, validator=_share)
    why: Label | None = attrs.field(default=None, converter=as_optional_label)
    alternatives: tuple[Alternative, ...] = attrs.field(default=(), converter=tuple[Alternative, ...])
