"""Pillar (柱): a named group of initiatives; groups nest freely, and the plan names its levels."""

import attrs

from dxmodel.plan.ending import Ending
from dxmodel.plan.extra import Extra, as_extra
from dxmodel.plan.ids import ids, position, slug, slugs
from dxmodel.plan.label import Label, as_optional_label
from dxmodel.plan.source import Source
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import stored_fields

__all__ = ["Pillar"]


@attrs.frozen(kw_only=True, field_transformer=stored_fields)
class Pillar:
    """A group of initiatives, or of smaller groups.

    Attributes:
        id: slug, unique in the plan.
        order: its position among the pillars.
        label: its name as printed; None if the source shows it without a name.
        number: its number as printed.
        parent: id of the pillar it is part of; None at the outermost level.
        sources: where it is printed.
        note: anything a reader must know.
        ended: its end, if the plan has decided on one.
        former_ids: ids that it had before.
        extra: what the city adds: name → text, in its order.
    """

    __repr__ = repr_without_defaults

    id: str = attrs.field(validator=slug)
    order: int = attrs.field(validator=position)
    label: Label | None = attrs.field(default=None, converter=as_optional_label)
    number: str | None = None
    parent: str | None = attrs.field(default=None, validator=attrs.validators.optional(slug))
    sources: tuple[Source, ...] = attrs.field(default=(), converter=tuple[Source, ...])
    note: Label | None = attrs.field(default=None, converter=as_optional_label)
    ended: Ending | None = None
    former_ids: tuple[str, ...] = attrs.field(default=(), converter=ids, validator=slugs)
    extra: Extra = attrs.field(default=(), converter=as_extra)
