"""Does a printed rate follow from its parts?"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from dxmodel.amount import Amount, Interval, factor, round_half_up
from dxmodel.amount.number import minus, plus, times
from dxmodel.errors import Impossible
from dxmodel.ledger import Ledger
from dxmodel.plan import Ratio

__all__ = ["disagrees", "from_parts", "printed_ratios"]


def printed_ratios(ledger: Ledger) -> Iterator[tuple[str, str, Ratio]]:
    """Yield where it stands, the indicator's id and the ratio, for each one that is printed as a rate too."""
    for indicator in ledger.plan.indicators:
        base = indicator.baseline
        if base is not None and isinstance(base.value, Ratio) and base.value.printed is not None:
            yield f"$.indicators[{indicator.id}].baseline", indicator.id, base.value
    for seen in ledger.observations:
        if isinstance(seen.value, Ratio) and seen.value.printed is not None:
            yield f"$.observations[{seen.indicator}/{seen.period}]", seen.indicator, seen.value


def disagrees(ratio: Ratio) -> bool:
    """Is there surely no share that the parts allow, and that would be printed so?

    A rate that is printed without 約 stands for whatever is rounded half up to its last digit.  Of a whole
    that may be zero, nothing is sure.

    >>> disagrees(Ratio("1,461,063件", "2,467,338件", printed="59.22%"))
    False
    >>> disagrees(Ratio("1,461,063件", "2,467,338件", printed="59.21%"))
    True
    """
    shares = _shares(ratio)
    return shares is not None and ratio.printed is not None and not shares.overlaps(_meant(ratio.printed))


def from_parts(ratio: Ratio) -> Amount | None:
    """The share of the parts as the printed rate would be rounded; a range where they are rough.

    >>> for part in ("1件", "約2件"):
    ...     print(from_parts(Ratio(part, "8件", printed="40%")))
    13%
    18.75〜31.25%
    """
    shares = _shares(ratio)
    if shares is None or ratio.printed is None:
        return None
    try:
        if shares.low is not None and shares.low == shares.high:
            return Amount(round_half_up(shares.low, _places(ratio.printed)), ratio.printed.unit)
        return Amount.within(shares, ratio.printed.unit)
    except Impossible:  # larger than an amount can be
        return None


def _meant(printed: Amount) -> Interval:
    """What a printed rate may stand for: a number that rounds to it, half away from zero."""
    if not printed.is_exact:
        return printed.interval
    half = Decimal("0.5").scaleb(-_places(printed))
    low, high = minus(printed.magnitude, half), plus(printed.magnitude, half)
    return Interval(low, high, low_closed=printed.magnitude > 0, high_closed=printed.magnitude < 0)


def _places(printed: Amount) -> int:
    """How many decimals are printed."""
    return max(0, -int(printed.magnitude.as_tuple().exponent))


def _shares(ratio: Ratio) -> Interval | None:
    """What the share may be, in the unit of the printed rate; None over a whole that may be zero or less."""
    whole, part = ratio.denominator.interval, ratio.numerator.to(ratio.denominator.unit).interval
    if ratio.printed is None or whole.low is None or whole.low <= 0:
        return None
    one = factor("%", ratio.printed.unit) * 100
    per = [one / Fraction(whole.low), Fraction(0) if whole.high is None else one / Fraction(whole.high)]
    low = None if part.low is None else min(times(part.low, each) for each in per)
    high = None if part.high is None else max(times(part.high, each) for each in per)
    return Interval(low, high)
