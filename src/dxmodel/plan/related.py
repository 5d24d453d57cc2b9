"""RelatedPlan and Constraint: other plans and laws, and what they require of this plan."""

import attrs

from dxmodel.fiscal import FiscalSpan
from dxmodel.fiscal.span import as_optional_span
from dxmodel.plan.doubt import Doubt
from dxmodel.plan.extra import Extra, as_extra
from dxmodel.plan.ids import ids, position, slug, slugs
from dxmodel.plan.label import Label, as_label, as_optional_label
from dxmodel.plan.source import Source
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import stored_fields
from dxmodel.vocabulary import Vocabulary

__all__ = ["Constraint", "ConstraintKind", "RelatedPlan"]


@attrs.frozen(kw_only=True, field_transformer=stored_fields)
class RelatedPlan:
    """A plan or law that this plan quotes, follows or waits for.

    Attributes:
        id: slug, unique in the plan.
        order: its position among the related plans.
        label: its name as printed.
        owner: the body that issued it, e.g. ``"国"``.
        span: its period, if known.
        sources: where it is printed.
        doubt: how sure the reading is.
        note: how it is related.
        former_ids: ids that it had before.
        extra: what the city adds: name → text, in its order.
    """

    __repr__ = repr_without_defaults

    id: str = attrs.field(validator=slug)
    order: int = attrs.field(validator=position)
    label: Label = attrs.field(converter=as_label)
    owner: str | None = None
    span: FiscalSpan | None = attrs.field(default=None, converter=as_optional_span)
    sources: tuple[Source, ...] = attrs.field(default=(), converter=tuple[Source, ...])
    doubt: Doubt | None = None
    note: Label | None = attrs.field(default=None, converter=as_optional_label)
    former_ids: tuple[str, ...] = attrs.field(default=(), converter=ids, validator=slugs)
    extra: Extra = attrs.field(default=(), converter=as_extra)


class ConstraintKind(Vocabulary):
    """How a review or plan depends on something else."""

    WAITS_FOR = "waits-for"
    """It cannot take place before the other is completed."""
    ALIGNS_WITH = "aligns-with"
    """Its date or its content is matched to the other."""
    TRIGGERED_BY = "triggered-by"
    """It may take place because of the other."""


@attrs.frozen(kw_only=True, field_transformer=stored_fields)
class Constraint:
    """A requirement that something else sets for the plan, its review or its successor.

    Attributes:
        id: slug, unique in the plan.
        order: its position among the constraints.
        on: id of the review or plan that it applies to; the id of the plan itself for the plan as a whole.
        kind: waits for, aligns with, may be triggered by.
        by: id of the related plan or initiative that it comes from; None if it comes from neither.
        span: when the other is due; open at the end if only the earliest time is known.
        text: the requirement, in few words.
        sources: where it is printed.
        doubt: how sure the reading is.
        former_ids: ids that it had before.
        extra: what the city adds: name → text, in its order.
    """

    __repr__ = repr_without_defaults

    id: str = attrs.field(validator=slug)
    order: int = attrs.field(validator=position)
    on: str = attrs.field(validator=slug)
    kind: ConstraintKind = attrs.field(converter=ConstraintKind)
    by: str | None = attrs.field(default=None, validator=attrs.validators.optional(slug))
    span: FiscalSpan | None = attrs.field(default=None, converter=as_optional_span)
    text: Label = attrs.field(converter=as_label)
    sources: tuple[Source, ...] = attrs.field(default=(), converter=tuple[Source, ...])
    doubt: Doubt | None = None
    former_ids: tuple[str, ...] = attrs.field(default=(), converter=ids, validator=slugs)
    extra: Extra = attrs.field(default=(), converter=as_extra)
