"""Review (見直し), Predecessor (前計画) and Successor (次期計画): reviews, and the plans before and after."""

import attrs

from dxmodel.fiscal import FiscalSpan, FiscalYear, as_fiscal_year
from dxmodel.fiscal.year import as_optional_year
from dxmodel.plan.extra import Extra, as_extra
from dxmodel.plan.ids import ids, plan_key, position, slug, slugs
from dxmodel.plan.label import Label, as_label, as_optional_label
from dxmodel.plan.source import Source
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import stored_fields

__all__ = ["Predecessor", "Review", "Successor"]


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
    year: FiscalYear | None = attrs.field(default=None, converter=as_optional_year)
    yearly: bool = False
    condition: Label | None = attrs.field(default=None, converter=as_optional_label)
    sources: tuple[Source, ...] = attrs.field(default=(), converter=tuple[Source, ...])
    former_ids: tuple[str, ...] = attrs.field(default=(), converter=ids, validator=slugs)
    extra: Extra = attrs.field(default=(), converter=as_extra)


@attrs.frozen(kw_only=True, field_transformer=stored_fields)
class Successor:
    """The plan that follows: 次期計画.

    Attributes:
        label: its name as printed.
        starts: its first fiscal year.
        ends: its last fiscal year, if known.
        key: ``body/plan``, which its ledger is known by.
        sources: where it is printed.

    Raises:
        InvalidValueError: it ends before it starts, or a key that is none.
    """

    __repr__ = repr_without_defaults

    label: Label = attrs.field(converter=as_label)
    starts: FiscalYear = attrs.field(converter=as_fiscal_year)
    ends: FiscalYear | None = attrs.field(default=None, converter=as_optional_year)
    key: str | None = attrs.field(default=None, validator=attrs.validators.optional(plan_key))
    sources: tuple[Source, ...] = attrs.field(default=(), converter=tuple[Source, ...])

    def __attrs_post_init__(self) -> None:
        if self.ends is not None:
            FiscalSpan(self.starts, self.ends)

    @property
    def period(self) -> FiscalSpan:
        """Its fiscal years; open at the end where its last one is not known."""
        return FiscalSpan(self.starts, self.ends)


@attrs.frozen(kw_only=True, field_transformer=stored_fields)
class Predecessor:
    """The plan before: 前計画.

    Attributes:
        label: its name as printed.
        starts: its first fiscal year, if known.
        ends: its last fiscal year, if known.
        key: ``body/plan``, which its ledger is known by.
        sources: where it is printed.

    Raises:
        InvalidValueError: it ends before it starts, or a key that is none.

    >>> f"{Predecessor(label='ICT計画', starts='R1', ends='R3', key='131211/ict-plan').period:ja}"
    '令和元年度～令和3年度'
    """

    __repr__ = repr_without_defaults

    label: Label = attrs.field(converter=as_label)
    starts: FiscalYear | None = attrs.field(default=None, converter=as_optional_year)
    ends: FiscalYear | None = attrs.field(default=None, converter=as_optional_year)
    key: str | None = attrs.field(default=None, validator=attrs.validators.optional(plan_key))
    sources: tuple[Source, ...] = attrs.field(default=(), converter=tuple[Source, ...])

    def __attrs_post_init__(self) -> None:
        if self.starts is not None and self.ends is not None:
            FiscalSpan(self.starts, self.ends)

    @property
    def period(self) -> FiscalSpan | None:
        """Its fiscal years; None where neither end is known."""
        return FiscalSpan(self.starts, self.ends) if self.starts or self.ends else None
