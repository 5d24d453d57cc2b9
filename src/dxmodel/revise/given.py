"""Converters of the fields of changes, which may be UNCHANGED.

Each function reads what may be said of one kind of field, as the field of the item itself would read it.
"""

import enum
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from dxmodel.amount import Unit, as_declared_unit
from dxmodel.errors import Impossible
from dxmodel.fiscal import FiscalSpan, FiscalYear, Month, When, as_fiscal_span, as_fiscal_year, as_when
from dxmodel.plan import (
    Accumulation,
    Body,
    Break,
    Declared,
    Direction,
    Kind,
    Label,
    Link,
    OwnUnit,
    Source,
    as_label,
)
from dxmodel.plan.label import as_labels, as_texts
from dxmodel.plan.link import as_links
from dxmodel.plan.target import as_point
from dxmodel.term import Term

__all__ = ["UNCHANGED", "Unchanged"]


class Unchanged(enum.Enum):
    """The only value of a field that a change does not touch; None would empty it."""

    UNCHANGED = "unchanged"

    def __repr__(self) -> str:
        return "UNCHANGED"


UNCHANGED = Unchanged.UNCHANGED
"""What a change says of a field that it leaves as it is."""


def _read(value: Any, read: Callable[[Any], Any]) -> Any:
    return value if value is UNCHANGED or value is None else read(value)


def _must(value: Any, read: Callable[[Any], Any]) -> Any:
    """Read what cannot be emptied."""
    if value is None:
        raise Impossible("revise.cannot_be_empty")
    return value if value is UNCHANGED else read(value)


def _only(kind: type) -> Callable[[Any], Any]:
    def checked(value: Any) -> Any:
        if type(value) is not kind:
            raise Impossible("plan.wrong_kind", field="…", found=repr(value)[:60], wanted=[kind.__name__])
        return value

    return checked


def label(said: Label | str | Unchanged | None) -> Label | Unchanged | None:
    """Read a name or a short text."""
    made: Label | Unchanged | None = _read(said, as_label)
    return made


def labels(said: Iterable[Label | str] | Unchanged) -> tuple[Label, ...] | Unchanged:
    """Read names."""
    made: tuple[Label, ...] | Unchanged = _must(said, as_labels)
    return made


def texts(said: Iterable[str] | Unchanged) -> tuple[str, ...] | Unchanged:
    """Read texts."""
    made: tuple[str, ...] | Unchanged = _must(said, as_texts)
    return made


def links(said: Iterable[Link | str] | Unchanged) -> tuple[Link, ...] | Unchanged:
    """Read ties to other things."""
    made: tuple[Link, ...] | Unchanged = _must(said, as_links)
    return made


def sources(said: Iterable[Source] | Unchanged) -> tuple[Source, ...] | Unchanged:
    """Read sources."""
    made: tuple[Source, ...] | Unchanged = _must(said, tuple)
    return made


def span(said: FiscalSpan | FiscalYear | Month | str | Unchanged | None) -> FiscalSpan | Unchanged | None:
    """Read a span."""
    made: FiscalSpan | Unchanged | None = _read(said, as_fiscal_span)
    return made


def year(said: FiscalYear | str | Unchanged | None) -> FiscalYear | Unchanged | None:
    """Read a fiscal year."""
    made: FiscalYear | Unchanged | None = _read(said, as_fiscal_year)
    return made


def point(said: FiscalYear | Month | str | Unchanged) -> FiscalYear | Month | Unchanged:
    """Read a fiscal year or a month."""
    made: FiscalYear | Month | Unchanged = _must(said, as_point)
    return made


def when(said: When | date | Month | FiscalYear | str | Unchanged | None) -> When | Unchanged | None:
    """Read a date in doubt."""
    made: When | Unchanged | None = _read(said, as_when)
    return made


def unit(said: str | Unchanged | None) -> Unit | Unchanged | None:
    """Read a unit."""
    made: Unit | Unchanged | None = _read(said, as_declared_unit)
    return made


def direction(said: Direction | str | Unchanged) -> Direction | Unchanged:
    """Read a direction."""
    made: Direction | Unchanged = _must(said, Direction)
    return made


def accumulation(said: Accumulation | str | Unchanged) -> Accumulation | Unchanged:
    """Read an accumulation."""
    made: Accumulation | Unchanged = _must(said, Accumulation)
    return made


def kind(said: Kind | str | Unchanged) -> Kind | Unchanged:
    """Read a kind of indicator."""
    made: Kind | Unchanged = _must(said, Kind)
    return made


def word(said: Term | str | Unchanged) -> str | Unchanged:
    """Read a word of a closed set, as its text."""
    made: str | Unchanged = _must(said, str)
    return made


def breaks(said: Iterable[Break] | Unchanged) -> tuple[Break, ...] | Unchanged:
    """Read breaks in series."""
    made: tuple[Break, ...] | Unchanged = _must(said, tuple)
    return made


def bodies(said: Iterable[Body] | Unchanged) -> tuple[Body, ...] | Unchanged:
    """Read local bodies."""
    made: tuple[Body, ...] | Unchanged = _must(said, tuple)
    return made


def units(said: Iterable[OwnUnit] | Unchanged) -> tuple[OwnUnit, ...] | Unchanged:
    """Read units of the plan's own."""
    made: tuple[OwnUnit, ...] | Unchanged = _must(said, tuple)
    return made


def declared(said: Iterable[Declared] | Unchanged) -> tuple[Declared, ...] | Unchanged:
    """Read declared counts."""
    made: tuple[Declared, ...] | Unchanged = _must(said, tuple)
    return made


def text(said: str | Unchanged | None) -> str | Unchanged | None:
    """Read a plain text, or None."""
    made: str | Unchanged | None = _read(said, _only(str))
    return made


def id(said: str | Unchanged) -> str | Unchanged:
    """Read an id that must be there."""
    made: str | Unchanged = _must(said, _only(str))
    return made


def number(said: int | Unchanged) -> int | Unchanged:
    """Read a whole number."""
    made: int | Unchanged = _must(said, _only(int))
    return made


def flag(said: bool | Unchanged) -> bool | Unchanged:
    """Read true or false."""
    made: bool | Unchanged = _must(said, _only(bool))
    return made
