"""Converters of the fields of changes, which may be UNCHANGED.

Each function reads what may be said of one kind of field, as the field of the item itself would read it.
"""

import enum
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from dxmodel.amount import Unit, as_declared_unit
from dxmodel.errors import InvalidValueError
from dxmodel.fiscal import FiscalSpan, FiscalYear, Month, When, as_fiscal_span, as_fiscal_year, as_when
from dxmodel.plan import (
    Accumulation,
    Body,
    Break,
    Declared,
    Direction,
    IndicatorKind,
    Label,
    Link,
    OwnUnit,
    Source,
    as_label,
)
from dxmodel.plan.label import as_labels, as_texts
from dxmodel.plan.link import as_links
from dxmodel.plan.target import as_point
from dxmodel.vocabulary import Vocabulary

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
        raise InvalidValueError("revise.cannot_be_empty")
    return value if value is UNCHANGED else read(value)


def _only(kind: type) -> Callable[[Any], Any]:
    def checked(value: Any) -> Any:
        if type(value) is not kind:
            raise InvalidValueError(
                "plan.wrong_kind", field="…", found=repr(value)[:60], wanted=[kind.__name__]
            )
        return value

    return checked


def label(value: Label | str | Unchanged | None) -> Label | Unchanged | None:
    """Read a name or a short text."""
    converted: Label | Unchanged | None = _read(value, as_label)
    return converted


def labels(value: Iterable[Label | str] | Unchanged) -> tuple[Label, ...] | Unchanged:
    """Read names."""
    converted: tuple[Label, ...] | Unchanged = _must(value, as_labels)
    return converted


def texts(value: Iterable[str] | Unchanged) -> tuple[str, ...] | Unchanged:
    """Read texts."""
    converted: tuple[str, ...] | Unchanged = _must(value, as_texts)
    return converted


def links(value: Iterable[Link | str] | Unchanged) -> tuple[Link, ...] | Unchanged:
    """Read ties to other things."""
    converted: tuple[Link, ...] | Unchanged = _must(value, as_links)
    return converted


def sources(value: Iterable[Source] | Unchanged) -> tuple[Source, ...] | Unchanged:
    """Read sources."""
    converted: tuple[Source, ...] | Unchanged = _must(value, tuple)
    return converted


def span(value: FiscalSpan | FiscalYear | Month | str | Unchanged | None) -> FiscalSpan | Unchanged | None:
    """Read a span."""
    converted: FiscalSpan | Unchanged | None = _read(value, as_fiscal_span)
    return converted


def year(value: FiscalYear | str | Unchanged | None) -> FiscalYear | Unchanged | None:
    """Read a fiscal year."""
    converted: FiscalYear | Unchanged | None = _read(value, as_fiscal_year)
    return converted


def point(value: FiscalYear | Month | str | Unchanged) -> FiscalYear | Month | Unchanged:
    """Read a fiscal year or a month."""
    converted: FiscalYear | Month | Unchanged = _must(value, as_point)
    return converted


def when(value: When | date | Month | FiscalYear | str | Unchanged | None) -> When | Unchanged | None:
    """Read a date in doubt."""
    converted: When | Unchanged | None = _read(value, as_when)
    return converted


def unit(value: str | Unchanged | None) -> Unit | Unchanged | None:
    """Read a unit."""
    converted: Unit | Unchanged | None = _read(value, as_declared_unit)
    return converted


def direction(value: Direction | str | Unchanged) -> Direction | Unchanged:
    """Read a direction."""
    converted: Direction | Unchanged = _must(value, Direction)
    return converted


def accumulation(value: Accumulation | str | Unchanged) -> Accumulation | Unchanged:
    """Read an accumulation."""
    converted: Accumulation | Unchanged = _must(value, Accumulation)
    return converted


def kind(value: IndicatorKind | str | Unchanged) -> IndicatorKind | Unchanged:
    """Read a kind of indicator."""
    converted: IndicatorKind | Unchanged = _must(value, IndicatorKind)
    return converted


def word(value: Vocabulary | str | Unchanged) -> str | Unchanged:
    """Read a word of a closed set, as its text."""
    converted: str | Unchanged = _must(value, str)
    return converted


def breaks(value: Iterable[Break] | Unchanged) -> tuple[Break, ...] | Unchanged:
    """Read breaks in series."""
    converted: tuple[Break, ...] | Unchanged = _must(value, tuple)
    return converted


def bodies(value: Iterable[Body] | Unchanged) -> tuple[Body, ...] | Unchanged:
    """Read local bodies."""
    converted: tuple[Body, ...] | Unchanged = _must(value, tuple)
    return converted


def units(value: Iterable[OwnUnit] | Unchanged) -> tuple[OwnUnit, ...] | Unchanged:
    """Read units of the plan's own."""
    converted: tuple[OwnUnit, ...] | Unchanged = _must(value, tuple)
    return converted


def declared(value: Iterable[Declared] | Unchanged) -> tuple[Declared, ...] | Unchanged:
    """Read declared counts."""
    converted: tuple[Declared, ...] | Unchanged = _must(value, tuple)
    return converted


def text(value: str | Unchanged | None) -> str | Unchanged | None:
    """Read a plain text, or None."""
    converted: str | Unchanged | None = _read(value, _only(str))
    return converted


def id(value: str | Unchanged) -> str | Unchanged:
    """Read an id that must be there."""
    converted: str | Unchanged = _must(value, _only(str))
    return converted


def number(value: int | Unchanged) -> int | Unchanged:
    """Read a whole number."""
    converted: int | Unchanged = _must(value, _only(int))
    return converted


def flag(value: bool | Unchanged) -> bool | Unchanged:
    """Read true or false."""
    converted: bool | Unchanged = _must(value, _only(bool))
    return converted
