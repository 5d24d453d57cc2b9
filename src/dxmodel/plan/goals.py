"""Goal: what a target asks for, one class for each kind (reach, at least, within, total over a span, …).

========================  ==========================================================
:class:`Reach`            reach a level, from below or above
:class:`AtLeast`          stay at or above a level: 2,000人以上
:class:`AtMost`           stay at or below a level: 30日以下
:class:`Within`           stay between two levels
:class:`Maintain`         stay at the level of the baseline: 維持
:class:`ChangeBy`         change by an amount from the baseline: +100人
:class:`ReduceBy`         reduce by a share of a base: 2016年度比30%減
:class:`TotalOver`        a sum over a span of years: 4年間で1,200人
:class:`MeanOver`         a mean over a span of years: 期間平均610人
:class:`Completed`        something is done: 導入, 実施
:class:`Described`        described in words, not in numbers
:class:`NotYetSet`        to be set later, for a stated reason
========================  ==========================================================
"""

from typing import cast

import attrs

from dxmodel.amount import Amount, as_amount
from dxmodel.errors import InvalidValueError
from dxmodel.fiscal import FiscalSpan, FiscalYear, as_fiscal_span, as_fiscal_year
from dxmodel.messages import Language, words
from dxmodel.plan.label import Label, as_label
from dxmodel.printing import repr_without_defaults
from dxmodel.public import set_public_module
from dxmodel.typed_fields import stored_fields

__all__ = [
    "AtLeast",
    "AtMost",
    "ChangeBy",
    "Completed",
    "Described",
    "Goal",
    "Maintain",
    "MeanOver",
    "NotYetSet",
    "Reach",
    "ReduceBy",
    "TotalOver",
    "Within",
]


class _FormattedByTemplate:
    """Format a goal with the message template ``terms.goal_<class>``."""

    __slots__ = ()

    def __format__(self, language: str) -> str:
        facts = {field.name: getattr(self, field.name) for field in attrs.fields(type(self))}  # type: ignore[arg-type]
        return words(f"terms.goal_{type(self).__name__.lower()}", cast("Language", language or "en"), **facts)

    def __str__(self) -> str:
        return format(self, "en")


def _compared(comparison: str, amount: Amount, language: str) -> str:
    return words(f"terms.goal_{comparison}", cast("Language", language or "en"), amount=amount)


@attrs.frozen(field_transformer=stored_fields)
class Reach(_FormattedByTemplate):
    """Reach a level, starting from the baseline.

    >>> f"{Reach('8,880時間'):ja}"
    '8,880時間'
    """

    __repr__ = repr_without_defaults

    amount: Amount = attrs.field(converter=as_amount)


@attrs.frozen(field_transformer=stored_fields)
class AtLeast(_FormattedByTemplate):
    """Stay at or above a level.

    Attributes:
        amount: the level.
        exclusive: whether the level itself is not enough (超).

    >>> f"{AtLeast('2,000人'):ja}", f"{AtLeast('2,000人', exclusive=True):ja}"
    ('2,000人以上', '2,000人超')
    """

    __repr__ = repr_without_defaults

    amount: Amount = attrs.field(converter=as_amount)
    exclusive: bool = attrs.field(default=False, kw_only=True)

    def __format__(self, language: str) -> str:
        return _compared("more_than" if self.exclusive else "at_least", self.amount, language)


@attrs.frozen(field_transformer=stored_fields)
class AtMost(_FormattedByTemplate):
    """Stay at or below a level.

    Attributes:
        amount: the level.
        exclusive: whether the level itself is too much (未満).
    """

    __repr__ = repr_without_defaults

    amount: Amount = attrs.field(converter=as_amount)
    exclusive: bool = attrs.field(default=False, kw_only=True)

    def __format__(self, language: str) -> str:
        return _compared("less_than" if self.exclusive else "at_most", self.amount, language)


@attrs.frozen(field_transformer=stored_fields)
class Within(_FormattedByTemplate):
    """Stay between two levels, both included.

    Raises:
        InvalidValueError: the lower level is above the upper one.
        UnitMismatchError: the two levels measure different kinds of things.
    """

    __repr__ = repr_without_defaults

    low: Amount = attrs.field(converter=as_amount)
    high: Amount = attrs.field(converter=as_amount)

    def __attrs_post_init__(self) -> None:
        if self.low.to(self.high.unit).magnitude > self.high.magnitude:
            raise InvalidValueError("plan.range_upside_down", low=self.low, high=self.high)


@attrs.frozen
class Maintain(_FormattedByTemplate):
    """Stay at the level of the baseline; no change means that the goal is achieved."""

    __repr__ = repr_without_defaults


@attrs.frozen(field_transformer=stored_fields)
class ChangeBy(_FormattedByTemplate):
    """Change by an amount from the baseline, up (+) or down (-).

    Percentages change by points: ``ChangeBy("10ポイント")``.
    """

    __repr__ = repr_without_defaults

    amount: Amount = attrs.field(converter=as_amount)


@attrs.frozen(field_transformer=stored_fields)
class ReduceBy(_FormattedByTemplate):
    """Reduce by a share of a base.

    Attributes:
        share: the part of the base to cut, in percent: ``"30%"``.
        base_year: the year of the base, if the source states it.
        base: the level of the base, if the source states it.

    Raises:
        UnitMismatchError: the share is not given as a percentage or the like.
    """

    __repr__ = repr_without_defaults

    share: Amount = attrs.field(converter=as_amount)
    base_year: FiscalYear | None = attrs.field(
        default=None, converter=attrs.converters.optional(as_fiscal_year)
    )
    base: Amount | None = attrs.field(default=None, converter=attrs.converters.optional(as_amount))

    def __attrs_post_init__(self) -> None:
        self.share.to("%")


@attrs.frozen(field_transformer=stored_fields)
class TotalOver(_FormattedByTemplate):
    """A sum over a span of years, which may differ from the period of the plan."""

    __repr__ = repr_without_defaults

    amount: Amount = attrs.field(converter=as_amount)
    span: FiscalSpan = attrs.field(converter=as_fiscal_span)


@attrs.frozen(field_transformer=stored_fields)
class MeanOver(_FormattedByTemplate):
    """A yearly mean over a span of years."""

    __repr__ = repr_without_defaults

    amount: Amount = attrs.field(converter=as_amount)
    span: FiscalSpan = attrs.field(converter=as_fiscal_span)


@attrs.frozen(field_transformer=stored_fields)
class Completed(_FormattedByTemplate):
    """Something is done: introduced, carried out, put into force."""

    __repr__ = repr_without_defaults

    what: Label = attrs.field(converter=as_label)


@attrs.frozen(field_transformer=stored_fields)
class Described(_FormattedByTemplate):
    """A goal in words, e.g. one that is relative to another quantity."""

    __repr__ = repr_without_defaults

    text: Label = attrs.field(converter=as_label)


@attrs.frozen(field_transformer=stored_fields)
class NotYetSet(_FormattedByTemplate):
    """A goal that the plan announces to set later, with the reason."""

    __repr__ = repr_without_defaults

    why: Label = attrs.field(converter=as_label)


Goal = (
    Reach
    | AtLeast
    | AtMost
    | Within
    | Maintain
    | ChangeBy
    | ReduceBy
    | TotalOver
    | MeanOver
    | Completed
    | Described
    | NotYetSet
)


set_public_module("dxmodel.goals", __all__, globals())
