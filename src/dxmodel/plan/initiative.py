"""Initiative (取組事項): what the plan does; possibly part of another, possibly a priority."""

import attrs

from dxmodel.fiscal import FiscalSpan
from dxmodel.fiscal.span import as_optional_span
from dxmodel.plan.doubt import Doubt
from dxmodel.plan.ending import Ending
from dxmodel.plan.extra import Extra, as_extra
from dxmodel.plan.ids import ids, position, slug, slugs
from dxmodel.plan.label import Label, as_optional_label, as_texts
from dxmodel.plan.link import Link, as_links
from dxmodel.plan.source import Source
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import stored_fields

__all__ = ["Initiative", "Priority"]


@attrs.frozen(field_transformer=stored_fields)
class Priority:
    """The priority of an initiative over others.

    Attributes:
        why: the reason, if the plan gives one.
        sources: where it is printed.
    """

    __repr__ = repr_without_defaults

    why: Label | None = attrs.field(default=None, converter=as_optional_label)
    sources: tuple[Source, ...] = attrs.field(default=(), converter=tuple[Source, ...])


@attrs.frozen(kw_only=True, field_transformer=stored_fields)
class Initiative:
    """What is done: 取組事項; may be part of another initiative, and belong to several pillars.

    Attributes:
        id: slug, unique in the plan.
        order: its position among the initiatives.
        label: its name as printed; None if the source shows it without a name.
        number: its number as printed, e.g. ``"③"``; None if the source gives none.
        parent: id of the initiative it is part of.
        pillars: the pillars it belongs to; the first is the main one, the others repeat it (再掲).
        viewpoints: the viewpoints it serves.
        priority: present if the plan gives it priority.
        span: from when to when it runs, if that is not the whole plan: R5～.
        summary: what it is, in few words (概要).
        owners: departments in charge.
        tags: free keywords, e.g. SDG numbers or the systems it uses.
        sources: where it is printed.
        doubt: how sure the reading is.
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
    pillars: tuple[Link, ...] = attrs.field(default=(), converter=as_links)
    viewpoints: tuple[Link, ...] = attrs.field(default=(), converter=as_links)
    priority: Priority | None = None
    span: FiscalSpan | None = attrs.field(default=None, converter=as_optional_span)
    summary: Label | None = attrs.field(default=None, converter=as_optional_label)
    owners: tuple[str, ...] = attrs.field(default=(), converter=as_texts)
    tags: tuple[str, ...] = attrs.field(default=(), converter=as_texts)
    sources: tuple[Source, ...] = attrs.field(default=(), converter=tuple[Source, ...])
    doubt: Doubt | None = None
    note: Label | None = attrs.field(default=None, converter=as_optional_label)
    ended: Ending | None = None
    former_ids: tuple[str, ...] = attrs.field(default=(), converter=ids, validator=slugs)
    extra: Extra = attrs.field(default=(), converter=as_extra)
