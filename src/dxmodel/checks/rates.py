"""Compare printed rates with the rates that follow from their numerators and denominators."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import reduce

import attrs

from dxmodel.amount import Amount, Interval, compatible, factor, round_half_up
from dxmodel.amount.number import minus, plus, times
from dxmodel.amount.printed_precision import printed_interval
from dxmodel.errors import InvalidValueError
from dxmodel.ledger import Ledger, Observation
from dxmodel.plan import Label, Ratio

__all__ = [
    "PrintedRatio",
    "disagrees",
    "from_parts",
    "is_otherwise_rounded",
    "printed_ratios",
]

_BASELINE = Label("基準値", translations={"en": "baseline"})


@attrs.frozen
class PrintedRatio:
    """A ratio that is printed as a rate too.

    Attributes:
        path: its place in the ledger.
        indicator: the id of its indicator.
        ratio: the ratio.
        of: what it is of: the period or the year, and the members of a breakdown.
        members: the ratios of all members of that breakdown, in the same period.
    """

    path: str
    indicator: str
    ratio: Ratio
    of: tuple[object, ...] = ()
    members: tuple[Ratio, ...] = ()


def printed_ratios(ledger: Ledger) -> Iterator[PrintedRatio]:
    """Yield each ratio of the ledger that is printed as a rate too."""
    for indicator in ledger.plan.indicators:
        base = indicator.baseline
        if base is not None and isinstance(base.value, Ratio) and base.value.printed is not None:
            path = f"$.indicators[{indicator.id}].baseline"
            yield PrintedRatio(path, indicator.id, base.value, of=(base.year or base.span or _BASELINE,))
    members: dict[tuple[object, ...], list[Ratio]] = defaultdict(list)
    for entry in ledger.valid_observations:
        if isinstance(entry.value, Ratio) and entry.value.printed is not None:
            members[_table(entry)].append(entry.value)
    for entry in ledger.valid_observations:
        if isinstance(entry.value, Ratio) and entry.value.printed is not None:
            path = f"$.observations[{entry.indicator}/{entry.period}]"
            of = (entry.period, *(member for _, member in entry.breakdown))
            table = members[_table(entry)]
            yield PrintedRatio(path, entry.indicator, entry.value, of=of, members=tuple(table))


def _table(entry: Observation) -> tuple[object, ...]:
    """Return what the members of one breakdown have in common."""
    dimensions = tuple(dimension for dimension, _ in entry.breakdown)
    return entry.indicator, entry.period, dimensions, entry.known, entry.status


def disagrees(ratio: Ratio) -> bool:
    """Return whether the printed rate surely does not follow from the parts.

    A rate that is printed without 約 may be any number that rounds half up to it.  A part that is printed in
    万件 or the like is known to half a unit of its last digit; so is one from 1,000,000 on that ends in four
    zeros, to half a 万.  Where the denominator may be zero, the answer is False.

    >>> disagrees(Ratio("1,461,063件", "2,467,338件", printed="59.22%"))
    False
    >>> disagrees(Ratio("1,461,063件", "2,467,338件", printed="59.21%"))
    True
    >>> disagrees(Ratio("940万件", "1020万件", printed="92.1%"))
    False
    """
    return _is_beside(ratio, Fraction(1, 2))


def is_otherwise_rounded(printed: PrintedRatio) -> bool:
    """Return whether a rate that disagrees is rounded down or up, or so that the members make 100 %.

    >>> is_otherwise_rounded(PrintedRatio("", "x", Ratio("151件", "287件", printed="52%")))
    True
    """
    ratio, rates = printed.ratio, [each.printed for each in printed.members if each.printed is not None]
    if not _is_beside(ratio, Fraction(1), is_closed=False):
        return True
    makes_all = len(rates) > 1 and all(each.is_exact for each in rates) and _in_percent(rates) == 100
    return makes_all and not _is_beside(ratio, Fraction(len(rates) + 1, 2))


def _in_percent(rates: list[Amount]) -> Decimal | None:
    """Return the sum of rates in percent; None where they are no shares."""
    if not all(compatible(each.unit, "%") for each in rates):
        return None
    return reduce(plus, (each.to("%").magnitude for each in rates))


def from_parts(ratio: Ratio) -> Amount | None:
    """Return the share of the parts, rounded as the printed rate is; a range where the parts are rough.

    >>> for part in ("1件", "約2件"):
    ...     print(from_parts(Ratio(part, "8件", printed="40%")))
    13%
    18.75〜31.25%
    """
    shares = _shares(ratio, ratio.numerator.interval, ratio.denominator.interval)
    if shares is None or ratio.printed is None:
        return None
    try:
        if shares.low is not None and shares.low == shares.high:
            return Amount(round_half_up(shares.low, _places(ratio.printed)), ratio.printed.unit)
        return Amount.within(shares, ratio.printed.unit)
    except InvalidValueError:  # larger than an amount can be
        return None


def _is_beside(ratio: Ratio, units: Fraction, *, is_closed: bool = True) -> bool:
    """Return whether the parts surely give another rate than within so many units of the last printed digit.

    Half a unit away from zero is not within half a unit, because it rounds to another number; where
    *is_closed* is false, neither end is within.
    """
    shares = _shares(ratio, printed_interval(ratio.numerator), printed_interval(ratio.denominator))
    if shares is None or ratio.printed is None:
        return False
    return not shares.overlaps(_around(ratio.printed, units, is_closed=is_closed))


def _around(printed: Amount, units: Fraction, *, is_closed: bool) -> Interval:
    """Return the numbers within so many units of the last digit of a printed rate."""
    if not printed.is_exact:
        return printed.interval
    by = times(Decimal(1).scaleb(-_places(printed)), units)
    low, high = minus(printed.magnitude, by), plus(printed.magnitude, by)
    low_closed, high_closed = printed.magnitude > 0 and is_closed, printed.magnitude < 0 and is_closed
    return Interval(low, high, low_closed=low_closed, high_closed=high_closed)


def _places(printed: Amount) -> int:
    """Return how many decimals are printed."""
    return max(0, -int(printed.magnitude.as_tuple().exponent))


def _shares(ratio: Ratio, part: Interval, whole: Interval) -> Interval | None:
    """Return the possible shares in the unit of the printed rate; None if the denominator may be zero."""
    if ratio.printed is None or whole.low is None or whole.low <= 0:
        return None
    size = ratio.factor * factor(ratio.unit, ratio.printed.unit)
    least = Fraction(0) if whole.high is None else size / Fraction(whole.high)
    scales = (size / Fraction(whole.low), least)
    low = None if part.low is None else min(times(part.low, scale) for scale in scales)
    high = None if part.high is None else max(times(part.high, scale) for scale in scales)
    return Interval(low, high)
