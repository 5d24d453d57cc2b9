"""Viewpoint (視点): a way of looking at the plan, such as 人材育成; not a pillar."""

import attrs

from dxmodel.plan.ids import slug
from dxmodel.plan.label import Label, as_label
from dxmodel.plan.source import Source
from dxmodel.plan.validators import each_of
from dxmodel.printing import repr_without_defaults

__all__ = ["Viewpoint"]


@attrs.frozen(kw_only=True)
class Viewpoint:
    """A way of looking at the plan, e.g. 人材育成 or 区民サービス.

    Attributes:
        id: slug, unique in the plan.
        order: its place among the viewpoints.
        label: its name as printed.
        sources: where it stands.
        note: anything a reader must know.
    """

    __repr__ = repr_without_defaults

    id: str = attrs.field(validator=slug)
    order: int
    label: Label = attrs.field(converter=as_label)
    sources: tuple[Source, ...] = attrs.field(
        default=(), converter=tuple[Source, ...], validator=each_of(Source)
    )
    note: Label | None = attrs.field(default=None, converter=attrs.converters.optional(as_label))
