"""AmountCells: an amount in several cells of a row: number, unit, how well it is known, and its interval."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any, cast

import attrs

from dxmodel.amount import (
    About,
    Amount,
    Exact,
    Known,
    OrLess,
    OrMore,
    Over,
    Under,
    UnitTable,
    UpTo,
)
from dxmodel.amount.numerals import fold
from dxmodel.errors import DxError, InvalidValueError, ParseError
from dxmodel.formats.errors import at_key
from dxmodel.formats.scalars import ReadLater, excerpt, one_of, parse_amount
from dxmodel.formats.tree import Mark

__all__ = ["AmountCells", "amount_cells"]

KNOWN: dict[str, type[Known]] = {
    "exact": Exact,
    "about": About,
    "range": UpTo,
    "or-more": OrMore,
    "over": Over,
    "or-less": OrLess,
    "under": Under,
}


def amount_cells(amount: Amount) -> dict[str, str]:
    """Return the cells of an amount by their columns; an end that the interval does not have is omitted.

    >>> amount_cells(Amount.parse("約5,300時間"))
    {'value': '5300', 'unit': '時間', 'known_as': 'about', 'low': '5250', 'high': '5350'}
    """
    low, high = amount.interval.low, amount.interval.high
    return {
        "value": f"{amount.magnitude:f}",
        "unit": str(amount.unit),
        "known_as": next(name for name, kind in KNOWN.items() if isinstance(amount.known, kind)),
        **({} if low is None else {"low": f"{low:f}"}),
        **({} if high is None else {"high": f"{high:f}"}),
    }


@attrs.frozen(eq=False)
class AmountCells(ReadLater):
    """The filled cells of an amount, None for an empty one, their line, and the columns of its table."""

    value: str
    unit: str | None
    known_as: str | None
    low: str | None
    high: str | None
    line: int
    columns: Mapping[str, int]

    @property
    def marks(self) -> dict[str, Mark]:
        """The line and column of each cell."""
        return {name: (self.line, column) for name, column in self.columns.items()}

    def mark_of(self, name: str) -> Mark:
        """Return the line and column of a cell."""
        return self.line, self.columns[name]

    def read(self, units: UnitTable) -> Amount:
        """Return the amount that the cells describe together.

        Raises:
            DxError: a cell is wrong, or two cells contradict each other; with the column as a note.
        """
        return _amount(self.value, self.unit, self.known_as, self.low, self.high, units)


@lru_cache(maxsize=2**14)
def _amount(
    value: str, unit: str | None, known_as: str | None, low: str | None, high: str | None, units: UnitTable
) -> Amount:
    amount = parse_amount(value, unit, units)
    ends = {name: _end(name, cell) for name, cell in (("low", low), ("high", high)) if cell is not None}
    if known_as is not None:
        amount = _known_as(amount, known_as, ends)
    for name, end in ends.items():
        if getattr(amount.interval, name) != end:
            raise at_key(InvalidValueError("formats.csv_disagrees", found=f"{end:f}", other=amount), name)
    return amount


def _known_as(amount: Amount, word: str, ends: Mapping[str, Decimal]) -> Amount:
    """Return an amount as well known as a word and the ends of its interval state."""
    try:
        kind = one_of(KNOWN)(word)
        if amount.known != Exact() and not isinstance(amount.known, kind):
            raise InvalidValueError("formats.csv_disagrees", found=word, other=amount)
    except DxError as error:
        raise at_key(error, "known_as") from None
    if amount.known != Exact():
        return amount
    try:
        return Amount(amount.magnitude, amount.unit, _known(kind, amount, ends))
    except DxError as error:
        raise at_key(error, "low" if kind is About and "high" not in ends else "high") from None


def _known(kind: Any, amount: Amount, ends: Mapping[str, Decimal]) -> Known:
    magnitude = amount.magnitude
    if kind is UpTo:
        return UpTo(ends.get("high", magnitude))  # UpTo refuses a range whose ends are equal
    if kind is not About or not ends:
        return cast(Known, kind())
    by = ends["high"] - magnitude if "high" in ends else magnitude - ends["low"]
    return About.of(by, magnitude, amount.unit)


_END = re.compile(r"[-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,20})(?:\.[0-9]{1,20})?")


def _end(name: str, cell: str) -> Decimal:
    """Read an end of the interval, which may have one decimal place more than the number."""
    figure = fold(cell)
    if not _END.fullmatch(figure):
        raise at_key(ParseError("formats.not_a_number", found=excerpt(cell)), name)
    return Decimal(figure.replace(",", ""))
