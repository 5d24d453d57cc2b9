"""Whatever else the plan or an item of it says is said in another way."""

from collections.abc import Iterable

import attrs

from dxmodel.amount import unit
from dxmodel.errors import Impossible
from dxmodel.fiscal import FiscalSpan, FiscalYear, Month, When, as_fiscal_span, as_fiscal_year, as_when
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
    as_label,
)
from dxmodel.plan.ids import slug
from dxmodel.plan.label import as_labels, as_texts
from dxmodel.plan.link import as_links
from dxmodel.plan.target import as_point
from dxmodel.printing import as_written
from dxmodel.revise.unchanged import UNCHANGED, Unchanged, given

__all__ = ["Amend"]


@attrs.frozen
class Amend:
    """Fields of the plan or of an item read otherwise from now on, each exactly as given.

    What has a change of its own is not here: name (:class:`Rename` keeps the old one), place, targets,
    baseline, period, successor.  ``label``, ``breaks`` and ``ended`` are here to be put back as they were.

    Attributes:
        of: id of the item, or of the plan.

    Raises:
        Impossible: no field is given.

    >>> Amend("online", owners=["DX推進課"], priority=None)
    Amend(of='online', priority=None, owners=('DX推進課',))
    """

    __repr__ = as_written

    of: str = attrs.field(validator=slug)

    # of items, and most of the plan as well
    label: Label | None | Unchanged = attrs.field(default=UNCHANGED, converter=given(as_label), kw_only=True)
    number: str | None | Unchanged = attrs.field(default=UNCHANGED, kw_only=True)
    sources: tuple[Source, ...] | Unchanged = attrs.field(
        default=UNCHANGED, converter=given(tuple[Source, ...]), kw_only=True
    )
    doubt: Doubt | None | Unchanged = attrs.field(default=UNCHANGED, kw_only=True)
    note: Label | None | Unchanged = attrs.field(default=UNCHANGED, converter=given(as_label), kw_only=True)

    # of initiatives and indicators
    viewpoints: tuple[Link, ...] | Unchanged = attrs.field(
        default=UNCHANGED, converter=given(as_links), kw_only=True
    )
    priority: Priority | None | Unchanged = attrs.field(default=UNCHANGED, kw_only=True)
    span: FiscalSpan | None | Unchanged = attrs.field(
        default=UNCHANGED, converter=given(as_fiscal_span), kw_only=True
    )
    summary: Label | None | Unchanged = attrs.field(
        default=UNCHANGED, converter=given(as_label), kw_only=True
    )
    owners: tuple[str, ...] | Unchanged = attrs.field(
        default=UNCHANGED, converter=given(as_texts), kw_only=True
    )
    tags: tuple[str, ...] | Unchanged = attrs.field(
        default=UNCHANGED, converter=given(as_texts), kw_only=True
    )
    unit: str | None | Unchanged = attrs.field(default=UNCHANGED, converter=given(unit), kw_only=True)
    direction: Direction | Unchanged = attrs.field(
        default=UNCHANGED, converter=given(Direction), kw_only=True
    )
    accumulation: Accumulation | Unchanged = attrs.field(
        default=UNCHANGED, converter=given(Accumulation), kw_only=True
    )
    kind: str | Unchanged = attrs.field(default=UNCHANGED, converter=given(str), kw_only=True)
    bounds: Bounds | None | Unchanged = attrs.field(default=UNCHANGED, kw_only=True)
    denominator: Denominator | None | Unchanged = attrs.field(default=UNCHANGED, kw_only=True)
    scope: Label | None | Unchanged = attrs.field(default=UNCHANGED, converter=given(as_label), kw_only=True)
    owner_plan: str | None | Unchanged = attrs.field(default=UNCHANGED, kw_only=True)
    same_as: tuple[Link, ...] | Unchanged = attrs.field(
        default=UNCHANGED, converter=given(as_links), kw_only=True
    )
    breaks: tuple[Break, ...] | Unchanged = attrs.field(
        default=UNCHANGED, converter=given(tuple[Break, ...]), kw_only=True
    )
    ended: Ending | None | Unchanged = attrs.field(default=UNCHANGED, kw_only=True)

    # of the schedule, related plans, constraints, reviews, statements
    row: str | Unchanged = attrs.field(default=UNCHANGED, kw_only=True)
    at: FiscalYear | Month | Unchanged = attrs.field(
        default=UNCHANGED, converter=given(as_point), kw_only=True
    )
    owner: str | None | Unchanged = attrs.field(default=UNCHANGED, kw_only=True)
    on: str | Unchanged = attrs.field(default=UNCHANGED, kw_only=True)
    by: str | None | Unchanged = attrs.field(default=UNCHANGED, kw_only=True)
    about: str | Unchanged = attrs.field(default=UNCHANGED, kw_only=True)
    text: Label | Unchanged = attrs.field(default=UNCHANGED, converter=given(as_label), kw_only=True)
    year: FiscalYear | None | Unchanged = attrs.field(
        default=UNCHANGED, converter=given(as_fiscal_year), kw_only=True
    )
    yearly: bool | Unchanged = attrs.field(default=UNCHANGED, kw_only=True)
    condition: Label | None | Unchanged = attrs.field(
        default=UNCHANGED, converter=given(as_label), kw_only=True
    )

    # of the plan
    bodies: tuple[Body, ...] | Unchanged = attrs.field(
        default=UNCHANGED, converter=given(tuple[Body, ...]), kw_only=True
    )
    units: tuple[OwnUnit, ...] | Unchanged = attrs.field(
        default=UNCHANGED, converter=given(tuple[OwnUnit, ...]), kw_only=True
    )
    period: FiscalSpan | Unchanged = attrs.field(
        default=UNCHANGED, converter=given(as_fiscal_span), kw_only=True
    )
    period_printed: str | None | Unchanged = attrs.field(default=UNCHANGED, kw_only=True)
    version: str | None | Unchanged = attrs.field(default=UNCHANGED, kw_only=True)
    adopted: When | None | Unchanged = attrs.field(default=UNCHANGED, converter=given(as_when), kw_only=True)
    levels: tuple[Label, ...] | Unchanged = attrs.field(
        default=UNCHANGED, converter=given(as_labels), kw_only=True
    )
    declared: tuple[Declared, ...] | Unchanged = attrs.field(
        default=UNCHANGED, converter=given(tuple[Declared, ...]), kw_only=True
    )

    def __attrs_post_init__(self) -> None:
        if not any(True for _ in self.fields()):
            raise Impossible("revise.changes_nothing", of=self.of)

    def fields(self) -> Iterable[str]:
        """Yield the names of the fields that are given."""
        for field in attrs.fields(Amend)[1:]:
            if getattr(self, field.name) is not UNCHANGED:
                yield field.name
