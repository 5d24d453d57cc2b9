"""Compare printed rates with the rates that follow from their numerators and denominators."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from dxmodel.amount import Amount, Interval, factor, round_half_up
from dxmodel.amount.number import minus, plus, times
from dxmodel.errors import InvalidValueError
from dxmodel.ledger import Ledger
from dxmodel.plan import Ratio

__all__ = ["disagrees", "from_parts", "printed_ratios"]


def printed_ratios(ledger: Ledger) -> Iterator[tuple[str, str, Ratio]]:
    """Yield the path, the indicator's id and the ratio of each ratio that is printed as a rate too."""
    for indicator in ledger.plan.indicators:
        base = indicator.baseline
        if base is not None and isinstance(base.value, Ratio) and base.value.printed is not None:
            yield f"$.indicators[{indicator.id}].baseline", indicator.id, base.value
    for entry in ledger.valid_observations:
        if isinstance(entry.value, Ratio) and entry.value.printed is not None:
            yield f"$.observations[{entry.indicator}/{entry.period}]", entry.indicator, entry.value


def disagrees(ratio: Ratio) -> bool:
    """Return whether the printed rate surely does not follow from the parts.

    A rate that is printed without 約 may be any number that rounds half up to it.  Where the denominator may
    be zero, the answer is False.

    >>> disagrees(Ratio("1,461,063件", "2,467,338件", printed="59.22%"))
    False
    >>> disagrees(Ratio("1,461,063件", "2,467,338件", printed="59.21%"))
    True
    """
    shares = _shares(ratio)
    printed = ratio.printed
    return shares is not None and printed is not None and not shares.overlaps(_rounded_from(printed))


def from_parts(ratio: Ratio) -> Amount | None:
    """Return the share of the parts, rounded as the printed rate is; a range where the parts are rough.

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
    except InvalidValueError:  # larger than an amount can be
        return None


def _rounded_from(printed: Amount) -> Interval:
    """Return the numbers that round to a printed rate, half away from zero."""
    if not printed.is_exact:
        return printed.interval
    half = Decimal("0.5").scaleb(-_places(printed))
    low, high = minus(printed.magnitude, half), plus(printed.magnitude, half)
    return Interval(low, high, low_closed=printed.magnitude > 0, high_closed=printed.magnitude < 0)


def _places(printed: Amount) -> int:
    """Return how many decimals are printed."""
    return max(0, -int(printed.magnitude.as_tuple().exponent))


def _shares(ratio: Ratio) -> Interval | None:
    """Return the possible shares in the unit of the printed rate; None if the denominator may be zero."""
    whole, part = ratio.denominator.interval, ratio.numerator.to(ratio.denominator.unit).interval
    if ratio.printed is None or whole.low is None or whole.low <= 0:
        return None
    percent = factor("%", ratio.printed.unit) * 100
    least = Fraction(0) if whole.high is None else percent / Fraction(whole.high)
    scales = (percent / Fraction(whole.low), least)
    low = None if part.low is None else min(times(part.low, scale) for scale in scales)
    high = None if part.high is None else max(times(part.high, scale) for scale in scales)
    return Interval(low, high)
