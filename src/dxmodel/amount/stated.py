"""is_stated: whether a printed text states an amount: 60名, ▲50%, 1億1939万円, 令和8年度末に5件."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from dxmodel.amount.amount import Amount
from dxmodel.amount.known import UpTo
from dxmodel.amount.number import times
from dxmodel.amount.numerals import FIGURE, MINUS, TAIL, fold, read_numeral
from dxmodel.amount.table import SCALES
from dxmodel.errors import ParseError, UnitMismatchError, UnknownNameError

__all__ = ["is_bare", "is_stated"]

_NUMBER = re.compile(rf"(?<![0-9.,])([{MINUS}])? *({FIGURE}{TAIL})(?![0-9])")
_OF_A_DATE = re.compile(r"(?:明治|大正|昭和|平成|令和|[A-Za-z])$")
_OF_A_TIME = re.compile(r"年|月|日")
_BARE = re.compile(rf"[約+{MINUS}0-9., 十百千万億兆]*")


def is_stated(text: str, amount: Amount, *, signed: bool = True) -> bool:
    """Return whether a printed text states an amount, alone or with other words.

    Args:
        text: a text as printed.
        amount: the amount that was read from it.
        signed: whether the sign counts; ▲50% is how a cut of 50 % is printed.

    >>> hours = Amount.parse("5,328時間")
    >>> [is_stated(each, hours) for each in ("約5,300時間", "令和5年度に5,328時間", "5,382時間")]
    [True, True, False]
    """
    wanted = amount if signed or amount.magnitude >= 0 else amount * -1
    try:
        printed = Amount.parse(text, amount.unit)
    except UnitMismatchError:
        return False
    except (ParseError, UnknownNameError):  # other words beside it, or a unit that the library does not know
        numbers = set(_numbers(fold(text), signed=signed))
        return all(not numbers.isdisjoint(forms) for forms in _forms(wanted))
    return printed.agrees(wanted) or (not signed and (printed * -1).agrees(wanted))


def is_bare(text: str) -> bool:
    """Return whether a printed text is a number without a unit.

    >>> is_bare("▲1,200"), is_bare("60名")
    (True, False)
    """
    return _BARE.fullmatch(fold(text)) is not None


def _numbers(text: str, *, signed: bool) -> Iterator[Decimal]:
    """Yield the numbers of a text that are not part of a date."""
    for match in _NUMBER.finditer(text):
        number = read_numeral(match[2])
        is_of_a_date = _OF_A_DATE.search(text[: match.start()]) or _OF_A_TIME.match(text[match.end() :])
        if number is not None and not is_of_a_date:
            yield -number if match[1] and signed else number


def _forms(amount: Amount) -> Iterator[set[Decimal]]:
    """Yield the forms in which each number of an amount may be printed: 15 or 1,500,000,000 for 15億円."""
    ends = (amount.known.high,) if isinstance(amount.known, UpTo) else ()
    for number in (amount.magnitude, *ends):
        yield {number, times(number, Fraction(SCALES[amount.unit.scale]))}
