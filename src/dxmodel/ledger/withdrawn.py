"""Withdrawn (取消し): the day from which an entry of the ledger is no longer used, and why."""

from datetime import date

import attrs

from dxmodel.errors import InvalidValueError, ParseError
from dxmodel.fiscal import When, as_when
from dxmodel.plan import Label, as_label
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import stored_fields

__all__ = ["Withdrawn", "as_day", "check_withdrawn"]


def as_day(value: date | str) -> date:
    """Return a date as it is, and the text of one day parsed.

    Raises:
        ParseError: a text that is not one day, or any other value.

    >>> as_day("令和7年10月1日")
    datetime.date(2025, 10, 1)
    """
    day = as_when(value).exact
    if day is None:
        raise ParseError("ledger.not_a_day", found=value)
    return day


@attrs.frozen(field_transformer=stored_fields)
class Withdrawn:
    """An entry of the ledger was wrong, such as mistyped, and is no longer used: 取消し.

    The entry stays in the ledger, so that an earlier report can be reproduced.

    Attributes:
        on: the day from which it is not used.
        why: the reason.

    Raises:
        ParseError: *on* is not one day: whoever keeps the ledger knows the day.

    >>> Withdrawn("2025-10-01", "転記誤り").on
    datetime.date(2025, 10, 1)
    """

    __repr__ = repr_without_defaults

    on: date = attrs.field(converter=as_day)
    why: Label = attrs.field(converter=as_label)


def check_withdrawn(withdrawn: Withdrawn | None, known: When | None) -> None:
    """Check that an entry was not withdrawn before it became known.

    Raises:
        InvalidValueError: it was.
    """
    if withdrawn is not None and known is not None and known.by(withdrawn.on) is False:
        raise InvalidValueError("ledger.withdrawn_before_known", on=withdrawn.on, known=known)
