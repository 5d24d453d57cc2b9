"""TotalOver, MeanOver: goals for the sum or the mean of a span of years."""

import attrs

from dxmodel.amount import Amount, as_amount
from dxmodel.fiscal import FiscalSpan, as_fiscal_span
from dxmodel.plan.goals.formatted import FormattedByTemplate
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import stored_fields

__all__ = ["MeanOver", "TotalOver"]


@attrs.frozen(field_transformer=stored_fields)
class TotalOver(FormattedByTemplate):
    """A sum over a span of years, which may differ from the period of the plan.

    A bound such as 1,200人以上 or 10件以下 states which sums meet the goal.
    """

    __repr__ = repr_without_defaults

    amount: Amount = attrs.field(converter=as_amount)
    span: FiscalSpan = attrs.field(converter=as_fiscal_span)


@attrs.frozen(field_transformer=stored_fields)
class MeanOver(FormattedByTemplate):
    """A yearly mean over a span of years; a bound such as 60%以上 states which means meet the goal."""

    __repr__ = repr_without_defaults

    amount: Amount = attrs.field(converter=as_amount)
    span: FiscalSpan = attrs.field(converter=as_fiscal_span)
