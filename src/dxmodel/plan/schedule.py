"""ScheduleBar and ScheduleEvent: the entries of the schedule (工程表) of a plan."""

import attrs

from dxmodel.fiscal import FiscalSpan, FiscalYear, Month, as_fiscal_span
from dxmodel.plan.doubt import Doubt
from dxmodel.plan.extra import Extra, as_extra
from dxmodel.plan.ids import ids, position, slug, slugs
from dxmodel.plan.label import Label, as_label, as_optional_label
from dxmodel.plan.source import Source
from dxmodel.plan.target import as_point
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import stored_fields

__all__ = ["ScheduleBar", "ScheduleEvent"]


@attrs.frozen(kw_only=True, field_transformer=stored_fields)
class ScheduleBar:
    """An entry of the schedule that lasts for a span of time.

    Attributes:
        id: slug, unique in the plan.
        order: its position in the schedule.
        row: id of the subject of its row: the plan itself, an initiative, a related plan.
        span: from when to when; an end may be open (令和8年度以降).
        label: the text on the bar, as printed.
        sources: where it is printed.
        doubt: how sure the reading is.
        note: anything a reader must know.
        former_ids: ids that it had before.
        extra: what the city adds: name → text, in its order.
    """

    __repr__ = repr_without_defaults

    id: str = attrs.field(validator=slug)
    order: int = attrs.field(validator=position)
    row: str = attrs.field(validator=slug)
    span: FiscalSpan = attrs.field(converter=as_fiscal_span)
    label: Label = attrs.field(converter=as_label)
    sources: tuple[Source, ...] = attrs.field(default=(), converter=tuple[Source, ...])
    doubt: Doubt | None = None
    note: Label | None = attrs.field(default=None, converter=as_optional_label)
    former_ids: tuple[str, ...] = attrs.field(default=(), converter=ids, validator=slugs)
    extra: Extra = attrs.field(default=(), converter=as_extra)


@attrs.frozen(kw_only=True, field_transformer=stored_fields)
class ScheduleEvent:
    """An entry of the schedule at one point in time.

    Attributes:
        id: slug, unique in the plan.
        order: its position in the schedule.
        row: id of the subject of its row: the plan itself, an initiative, a related plan.
        at: the fiscal year or month in which it happens.
        label: the text of the event, as printed.
        sources: where it is printed.
        doubt: how sure the reading is.
        note: anything a reader must know.
        former_ids: ids that it had before.
        extra: what the city adds: name → text, in its order.
    """

    __repr__ = repr_without_defaults

    id: str = attrs.field(validator=slug)
    order: int = attrs.field(validator=position)
    row: str = attrs.field(validator=slug)
    at: FiscalYear | Month = attrs.field(converter=as_point)
    label: Label = attrs.field(converter=as_label)
    sources: tuple[Source, ...] = attrs.field(default=(), converter=tuple[Source, ...])
    doubt: Doubt | None = None
    note: Label | None = attrs.field(default=None, converter=as_optional_label)
    former_ids: tuple[str, ...] = attrs.field(default=(), converter=ids, validator=slugs)
    extra: Extra = attrs.field(default=(), converter=as_extra)
