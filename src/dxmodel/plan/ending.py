"""Ending: the end of a pillar, an initiative or an indicator in the plan: 終了, 廃止, 統合, 分割."""

import attrs

from dxmodel.fiscal import FiscalYear, as_fiscal_year
from dxmodel.plan.ids import ids
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import stored_fields

__all__ = ["Ending"]


@attrs.frozen(kw_only=True, field_transformer=stored_fields)
class Ending:
    """The end of an item; the item stays in the plan, so that its results keep their meaning.

    Attributes:
        last: the last fiscal year in which it is part of the plan.
        into: ids of its successors: none if it ends without one, one if it is replaced or merged with
            others, several if it is split.

    >>> Ending(last="R7", into=["online"]).into
    ('online',)
    """

    __repr__ = repr_without_defaults

    last: FiscalYear = attrs.field(converter=as_fiscal_year)
    into: tuple[str, ...] = attrs.field(default=(), converter=ids)
