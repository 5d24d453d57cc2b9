"""The fields of Amend, Move and Redefine, for type checkers; written by docs/amend_stub.py."""

# ruff: noqa
# fmt: off

from collections.abc import Iterable, Iterator

import attrs

from datetime import date
from dxmodel.amount import Unit
from dxmodel.changes.unchanged import Unchanged
from dxmodel.fiscal import CountingWindow
from dxmodel.fiscal import FiscalSpan
from dxmodel.fiscal import FiscalYear
from dxmodel.fiscal import Month
from dxmodel.fiscal import When
from dxmodel.plan import Accumulation
from dxmodel.plan import Body
from dxmodel.plan import Bounds
from dxmodel.plan import Break
from dxmodel.plan import Bridge
from dxmodel.plan import Declared
from dxmodel.plan import Denominator
from dxmodel.plan import Difference
from dxmodel.plan import Direction
from dxmodel.plan import Doubt
from dxmodel.plan import Ending
from dxmodel.plan import IndicatorKind
from dxmodel.plan import Label
from dxmodel.plan import Link
from dxmodel.plan import OwnUnit
from dxmodel.plan import Predecessor
from dxmodel.plan import Priority
from dxmodel.plan import Share
from dxmodel.plan import Source
from dxmodel.plan import Sum
from dxmodel.vocabulary import Vocabulary

@attrs.frozen(init=False, match_args=False)
class Amend:
    __match_args__ = ("of",)
    of: str
    label: Label | Unchanged | None
    sources: tuple[Source, ...] | Unchanged
    note: Label | Unchanged | None
    former_ids: tuple[str, ...] | Unchanged
    extra: tuple[tuple[str, ...], ...] | Unchanged
    number: str | Unchanged | None
    ended: Ending | Unchanged | None
    viewpoints: tuple[Link, ...] | Unchanged
    priority: Priority | Unchanged | None
    span: FiscalSpan | Unchanged | None
    summary: Label | Unchanged | None
    owners: tuple[str, ...] | Unchanged
    tags: tuple[str, ...] | Unchanged
    doubt: Doubt | Unchanged | None
    unit: Unit | Unchanged | None
    direction: Direction | Unchanged
    accumulation: Accumulation | Unchanged
    window: CountingWindow | Unchanged | None
    kind: str | Unchanged
    bounds: Bounds | Unchanged | None
    denominator: Denominator | Unchanged | None
    scope: Label | Unchanged | None
    owner_plan: str | Unchanged | None
    same_as: tuple[Link, ...] | Unchanged
    part_of: tuple[Link, ...] | Unchanged
    derived: Difference | Sum | Share | Unchanged | None
    breaks: tuple[Break, ...] | Unchanged
    row: str | Unchanged
    at: FiscalYear | Month | Unchanged
    owner: str | Unchanged | None
    on: str | Unchanged
    by: str | Unchanged | None
    text: Label | Unchanged
    year: FiscalYear | Unchanged | None
    yearly: bool | Unchanged
    condition: Label | Unchanged | None
    about: str | Unchanged
    bodies: tuple[Body, ...] | Unchanged
    period: FiscalSpan | Unchanged
    units: tuple[OwnUnit, ...] | Unchanged
    period_printed: str | Unchanged | None
    version: str | Unchanged | None
    adopted: When | Unchanged | None
    levels: tuple[Label, ...] | Unchanged
    declared: tuple[Declared, ...] | Unchanged
    predecessor: Predecessor | Unchanged | None
    def __init__(
        self,
        of: str,
        *,
        label: Label | str | Unchanged | None = ...,
        sources: Iterable[Source] | Unchanged = ...,
        note: Label | str | Unchanged | None = ...,
        former_ids: Iterable[str] | Unchanged = ...,
        extra: Iterable[str] | Iterable[tuple[str, ...]] | Unchanged = ...,
        number: str | Unchanged | None = ...,
        ended: Ending | Unchanged | None = ...,
        viewpoints: Iterable[Link | str] | Unchanged = ...,
        priority: Priority | Unchanged | None = ...,
        span: FiscalSpan | FiscalYear | Month | str | Unchanged | None = ...,
        summary: Label | str | Unchanged | None = ...,
        owners: Iterable[str] | Unchanged = ...,
        tags: Iterable[str] | Unchanged = ...,
        doubt: Doubt | Unchanged | None = ...,
        unit: str | Unchanged | None = ...,
        direction: Direction | str | Unchanged = ...,
        accumulation: Accumulation | str | Unchanged = ...,
        window: CountingWindow | str | Unchanged | None = ...,
        kind: Vocabulary | str | Unchanged = ...,
        bounds: Bounds | Unchanged | None = ...,
        denominator: Denominator | Unchanged | None = ...,
        scope: Label | str | Unchanged | None = ...,
        owner_plan: str | Unchanged | None = ...,
        same_as: Iterable[Link | str] | Unchanged = ...,
        part_of: Iterable[Link | str] | Unchanged = ...,
        derived: Difference | Sum | Share | Unchanged | None = ...,
        breaks: Iterable[Break] | Unchanged = ...,
        row: str | Unchanged = ...,
        at: FiscalYear | Month | str | Unchanged = ...,
        owner: str | Unchanged | None = ...,
        on: str | Unchanged = ...,
        by: str | Unchanged | None = ...,
        text: Label | str | Unchanged = ...,
        year: FiscalYear | str | Unchanged | None = ...,
        yearly: bool | Unchanged = ...,
        condition: Label | str | Unchanged | None = ...,
        about: str | Unchanged = ...,
        bodies: Iterable[Body] | Unchanged = ...,
        period: FiscalSpan | FiscalYear | Month | str | Unchanged = ...,
        units: Iterable[OwnUnit] | Unchanged = ...,
        period_printed: str | Unchanged | None = ...,
        version: str | Unchanged | None = ...,
        adopted: When | date | Month | FiscalYear | str | Unchanged | None = ...,
        levels: Iterable[Label | str] | Unchanged = ...,
        declared: Iterable[Declared] | Unchanged = ...,
        predecessor: Predecessor | Unchanged | None = ...,
    ) -> None: ...
    def fields(self) -> Iterator[str]: ...

@attrs.frozen(init=False, match_args=False)
class Move:
    __match_args__ = ("of",)
    of: str
    parent: str | Unchanged | None
    pillars: tuple[Link, ...] | Unchanged
    initiatives: tuple[Link, ...] | Unchanged
    order: int | Unchanged
    def __init__(
        self,
        of: str,
        *,
        parent: str | Unchanged | None = ...,
        pillars: Iterable[Link | str] | Unchanged = ...,
        initiatives: Iterable[Link | str] | Unchanged = ...,
        order: int | Unchanged = ...,
    ) -> None: ...

@attrs.frozen(init=False, match_args=False)
class Redefine:
    __match_args__ = ("of",)
    of: str
    since: FiscalYear
    bridge: Bridge | None
    unit: Unit | Unchanged | None
    direction: Direction | Unchanged
    accumulation: Accumulation | Unchanged
    window: CountingWindow | Unchanged | None
    kind: IndicatorKind | Unchanged
    bounds: Bounds | Unchanged | None
    denominator: Denominator | Unchanged | None
    scope: Label | Unchanged | None
    def __init__(
        self,
        of: str,
        *,
        since: FiscalYear | str,
        bridge: Bridge | None = ...,
        unit: str | Unchanged | None = ...,
        direction: Direction | str | Unchanged = ...,
        accumulation: Accumulation | str | Unchanged = ...,
        window: CountingWindow | str | Unchanged | None = ...,
        kind: IndicatorKind | str | Unchanged = ...,
        bounds: Bounds | Unchanged | None = ...,
        denominator: Denominator | Unchanged | None = ...,
        scope: Label | str | Unchanged | None = ...,
    ) -> None: ...
