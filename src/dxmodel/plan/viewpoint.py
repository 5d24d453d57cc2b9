"""Viewpoint (視点): an aspect of the plan, such as 人材育成, that cuts across its pillars."""

import attrs

from dxmodel.plan.extra import Extra, as_extra
from dxmodel.plan.ids import ids, position, slug, slugs
from dxmodel.plan.label import Label, as_label, as_optional_label
from dxmodel.plan.source import Source
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import stored_fields

__all__ = ["Viewpoint"]


@attrs.frozen(kw_only=True, field_transformer=stored_fields)
class Viewpoint:
    """An aspect of the plan that cuts across its pillars, e.g. 人材育成 or 区民サービス.

    Attributes:
        id: slug, unique in the plan.
        order: its position among the viewpoints.
        label: its name as printed.
        sources: where it is printed.
        note: anything a reader must know.
        former_ids: ids that it had before.
        extra: what the city adds: name → text, in its order.
    """

    __repr__ = repr_without_defaults

    id: str = attrs.field(validator=slug)
    order: int = attrs.field(validator=position)
    label: Label = attrs.field(converter=as_label)
    sources: tuple[Source, ...] = attrs.field(default=(), converter=tuple[Source, ...])
    note: Label | None = attrs.field(default=None, converter=as_optional_label)
    former_ids: tuple[str, ...] = attrs.field(default=(), converter=ids, validator=slugs)
    extra: Extra = attrs.field(default=(), converter=as_extra)
