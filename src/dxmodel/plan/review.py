"""Review (見直し) and Successor (次期計画): announced reviews of the plan, and the plan that follows."""

import attrs

from dxmodel.fiscal import FiscalYear, as_fiscal_year
from dxmodel.plan.extra import Extra, as_extra
from dxmodel.plan.ids import ids, position, slug, slugs
from dxmodel.plan.label import Label, as_label
from dxmodel.plan.source import Source
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import stored_fields

__all__ = ["Review", "Successor"]


@attrs.frozen(kw_only=True, field_transformer=stored_fields)
class Review:
    """A review of the plan that the plan itself announces: 見直し.

    Attributes:
        id: slug, unique in the plan.
        order: its position among the reviews.
        label: its name or purpose.
        year: the fiscal year that it is fixed for; None if no year is fixed.
        yearly: whether it takes place every year (毎年度評価).
        condition: the condition, if it has one (必要に応じて).
        sources: where it is printed.
        former_ids: ids that it had before.
        extra: what the city adds: name → text, in its order.
    """

    __repr__ = repr_without_defaults

    id: str = attrs.field(validator=slug)
    order: int = attrs.field(validator=position)
    label: Label = attrs.field(converter=as_label)
    year: FiscalYear | None = attrs.field(default=None, converter=attrs.converters.optional(as_fiscal_year))
    yearly: bool = False
    condition: Label | None = attrs.field(default=None, converter=attrs.converters.optional(as_label))
    sources: tuple[Source, ...] = attrs.field(default=(), converter=tuple[Source, ...])
    former_ids: tuple[str, ...] = attrs.field(default=(), converter=ids, validator=slugs)
    extra: Extra = attrs.field(default=(), converter=as_extra)


@attrs.frozen(kw_only=True, field_transformer=stored_fields)
class Successor:
    """The plan that follows: 次期計画.

    Attributes:
        label: its name as printed.
        starts: its first fiscal year.
        sources: where it is printed.
    """

    __repr__ = repr_without_defaults

    label: Label = attrs.field(converter=as_label)
    starts: FiscalYear = attrs.field(converter=as_fiscal_year)
    sources: tuple[Source, ...] = attrs.field(default=(), converter=tuple[Source, ...])
