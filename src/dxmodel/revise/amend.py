"""Amend: change any other field of the plan or of an item, such as owners, priority or scope."""

from collections.abc import Iterable

import attrs

from dxmodel.amount import Unit
from dxmodel.errors import InvalidValueError
from dxmodel.fiscal import FiscalSpan, FiscalYear, Month, When
from dxmodel.plan import (
    Accumulation,
    Body,
    Bounds,
    Break,
    Declared,
    Denominator,
    Direction,
    Doubt,
    Ending,
    Label,
    Link,
    OwnUnit,
    Priority,
    Source,
)
from dxmodel.plan.ids import slug
from dxmodel.printing import repr_without_defaults
from dxmodel.revise import given
from dxmodel.revise.given import UNCHANGED, Unchanged

__all__ = ["Amend"]


@attrs.frozen
class Amend:
    """Fields of the plan or of an item read otherwise from now on, each exactly as given.

    What has a change of its own is not here: name (:class:`Rename` keeps the old one), place, targets,
    baseline, period, successor.  ``label``, ``breaks`` and ``ended`` are here to be put back as they were.

    Attributes:
        of: id of the item, or of the plan.

    Raises:
        InvalidValueError: no field is given.

    >>> Amend("online", owners=["DX推進課"], priority=None)
    Amend(of='online', priority=None, owners=('DX推進課',))
    """

    __repr__ = repr_without_defaults

    of: str = attrs.field(validator=slug)

    # of items, and most of the plan as well
    label: Label | Unchanged | None = attrs.field(default=UNCHANGED, converter=given.label, kw_only=True)
    number: str | Unchanged | None = attrs.field(default=UNCHANGED, converter=given.text, kw_only=True)
    sources: tuple[Source, ...] | Unchanged = attrs.field(
        default=UNCHANGED, converter=given.sources, kw_only=True
    )
    doubt: Doubt | Unchanged | None = attrs.field(default=UNCHANGED, kw_only=True)
    note: Label | Unchanged | None = attrs.field(default=UNCHANGED, converter=given.label, kw_only=True)

    # of initiatives and indicators
    viewpoints: tuple[Link, ...] | Unchanged = attrs.field(
        default=UNCHANGED, converter=given.links, kw_only=True
    )
    priority: Priority | Unchanged | None = attrs.field(default=UNCHANGED, kw_only=True)
    span: FiscalSpan | Unchanged | None = attrs.field(default=UNCHANGED, converter=given.span, kw_only=True)
    summary: Label | Unchanged | None = attrs.field(default=UNCHANGED, converter=given.label, kw_only=True)
    owners: tuple[str, ...] | Unchanged = attrs.field(default=UNCHANGED, converter=given.texts, kw_only=True)
    tags: tuple[str, ...] | Unchanged = attrs.field(default=UNCHANGED, converter=given.texts, kw_only=True)
    unit: Unit | Unchanged | None = attrs.field(default=UNCHANGED, converter=given.unit, kw_only=True)
    direction: Direction | Unchanged = attrs.field(default=UNCHANGED, converter=given.direction, kw_only=True)
    accumulation: Accumulation | Unchanged = attrs.field(
        default=UNCHANGED, converter=given.accumulation, kw_only=True
    )
    kind: str | Unchanged = attrs.field(default=UNCHANGED, converter=given.word, kw_only=True)
    bounds: Bounds | Unchanged | None = attrs.field(default=UNCHANGED, kw_only=True)
    denominator: Denominator | Unchanged | None = attrs.field(default=UNCHANGED, kw_only=True)
    scope: Label | Unchanged | None = attrs.field(default=UNCHANGED, converter=given.label, kw_only=True)
    owner_plan: str | Unchanged | None = attrs.field(default=UNCHANGED, converter=given.text, kw_only=True)
    same_as: tuple[Link, ...] | Unchanged = attrs.field(
        default=UNCHANGED, converter=given.links, kw_only=True
    )
    breaks: tuple[Break, ...] | Unchanged = attrs.field(
        default=UNCHANGED, converter=given.breaks, kw_only=True
    )
    ended: Ending | Unchanged | None = attrs.field(default=UNCHANGED, kw_only=True)

    # of the schedule, related plans, constraints, reviews, statements
    row: str | Unchanged = attrs.field(default=UNCHANGED, converter=given.id, kw_only=True)
    at: FiscalYear | Month | Unchanged = attrs.field(default=UNCHANGED, converter=given.point, kw_only=True)
    owner: str | Unchanged | None = attrs.field(default=UNCHANGED, converter=given.text, kw_only=True)
    on: str | Unchanged = attrs.field(default=UNCHANGED, converter=given.id, kw_only=True)
    by: str | Unchanged | None = attrs.field(default=UNCHANGED, converter=given.text, kw_only=True)
    about: str | Unchanged = attrs.field(default=UNCHANGED, converter=given.id, kw_only=True)
    text: Label | Unchanged = attrs.field(default=UNCHANGED, converter=given.label, kw_only=True)
    year: FiscalYear | Unchanged | None = attrs.field(default=UNCHANGED, converter=given.year, kw_only=True)
    yearly: bool | Unchanged = attrs.field(default=UNCHANGED, converter=given.flag, kw_only=True)
    condition: Label | Unchanged | None = attrs.field(default=UNCHANGED, converter=given.label, kw_only=True)

    # of the plan
    bodies: tuple[Body, ...] | Unchanged = attrs.field(
        default=UNCHANGED, converter=given.bodies, kw_only=True
    )
    units: tuple[OwnUnit, ...] | Unchanged = attrs.field(
        default=UNCHANGED, converter=given.units, kw_only=True
    )
    period: FiscalSpan | Unchanged = attrs.field(default=UNCHANGED, converter=given.span, kw_only=True)
    period_printed: str | Unchanged | None = attrs.field(
        default=UNCHANGED, converter=given.text, kw_only=True
    )
    version: str | Unchanged | None = attrs.field(default=UNCHANGED, converter=given.text, kw_only=True)
    adopted: When | Unchanged | None = attrs.field(default=UNCHANGED, converter=given.when, kw_only=True)
    levels: tuple[Label, ...] | Unchanged = attrs.field(
        default=UNCHANGED, converter=given.labels, kw_only=True
    )
    declared: tuple[Declared, ...] | Unchanged = attrs.field(
        default=UNCHANGED, converter=given.declared, kw_only=True
    )

    def __attrs_post_init__(self) -> None:
        if not any(True for _ in self.fields()):
            raise InvalidValueError("revise.changes_nothing", of=self.of)

    def fields(self) -> Iterable[str]:
        """Yield the names of the fields that are given."""
        for field in attrs.fields(Amend)[1:]:
            if getattr(self, field.name) is not UNCHANGED:
                yield field.name
