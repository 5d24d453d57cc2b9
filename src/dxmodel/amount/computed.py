"""as_printed: a computed amount as it is printed, in the unit and with the decimals of its inputs."""

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_UP, Decimal

import attrs

from dxmodel.amount.amount import Amount
from dxmodel.amount.conversion import compatible, factor
from dxmodel.amount.interval import Interval
from dxmodel.amount.known import About
from dxmodel.amount.number import PLACES, decimals, last_place, rounded_to
from dxmodel.amount.table import POINT, SCALES, SHARE
from dxmodel.amount.units import Unit
from dxmodel.errors import InvalidValueError

__all__ = ["as_printed"]

MOST_PLACES = 4
"""The most decimals of a computed number, unless it is too small for them or sits on a threshold."""

SCALE_OF_A_GOAL = "億"
"""From this scale on, the unit of the first input is used even where others are printed in a finer one."""


def as_printed(
    amount: Amount,
    *inputs: Amount,
    quotient: bool = False,
    suffices: bool = False,
    thresholds: Iterable[Amount] = (),
) -> Amount:
    """Round a computed amount for print.

    The unit is that of the inputs, and the decimals are theirs; a quotient or a mean has one more, or two
    where it ends there: 51.25.  A number that is not zero is not printed as zero, nor on a threshold that it
    is not on: it has as many decimals as show that.  A number is rounded half up, a range outwards.

    Args:
        amount: the computed amount.
        inputs: the amounts that it is computed from, as the source prints them; the goal first.
        quotient: whether it is a quotient or a mean.
        suffices: whether it is a need, which is rounded away from zero so that it suffices.
        thresholds: the levels that it must not be taken for.

    >>> goal, value = Amount.parse("100%"), Amount.parse("23.2%")
    >>> print(as_printed((goal - value) / 7, goal, value, quotient=True, suffices=True))
    10.98ポイント
    >>> print(as_printed(Amount("99.99", "%"), Amount("100", "%"), thresholds=[Amount("100", "%")]))
    99.99%
    """
    scaled = _in_unit(amount, _unit(amount, inputs))
    places = max((decimals(_in_unit(each, scaled.unit).magnitude) for each in inputs), default=0)
    least = min(places + quotient, MOST_PLACES)
    ends = [end for end in (scaled.interval.low, scaled.interval.high) if end is not None]
    levels = {Decimal(0), *(_in_unit(each, scaled.unit).magnitude for each in thresholds)}
    if scaled.is_exact:
        rounding = ROUND_UP if suffices else ROUND_HALF_UP
        if max(0, -last_place(scaled.magnitude)) == least + 1 and quotient:
            least += 1
        return Amount(_rounded(scaled.magnitude, least, levels, rounding), scaled.unit)
    is_short = isinstance(scaled.known, About) and scaled.known.by is None
    if all(rounded_to(end, least) == end for end in ([scaled.magnitude] if is_short else ends)):
        return scaled
    printed = _rounded_outwards(scaled.interval, least, levels)
    places = max((decimals(end) for end in (printed.low, printed.high) if end is not None), default=least)
    if places > least:  # one end needs more decimals, and so the other has as many
        printed = _rounded_outwards(scaled.interval, places, levels)
    return Amount.within(printed, scaled.unit)


def _rounded_outwards(interval: Interval, least: int, levels: Iterable[Decimal]) -> Interval:
    low = None if interval.low is None else _rounded(interval.low, least, levels, ROUND_FLOOR)
    high = None if interval.high is None else _rounded(interval.high, least, levels, ROUND_CEILING)
    return attrs.evolve(interval, low=low, high=high)


def _rounded(number: Decimal, least: int, levels: Iterable[Decimal], rounding: str) -> Decimal:
    """Round to the fewest decimals, *least* or more, with which the number is on no level that it is not on.

    A number that has fewer decimals of its own keeps them.
    """
    own_places = max(0, -last_place(number))
    if own_places <= least:
        return rounded_to(number, own_places)
    apart = [level for level in levels if level != number]
    candidates = (rounded_to(number, each, rounding) for each in range(least, PLACES + 1))
    return next((each for each in candidates if each not in apart), number)


def _unit(amount: Amount, inputs: tuple[Amount, ...]) -> Unit:
    """Return the unit of the inputs; the finest where they have several, or that of a large first input."""
    kind = SHARE if amount.unit == POINT else amount.unit
    units = [each.unit for each in inputs if compatible(each.unit, kind)]
    if not units:
        return amount.unit
    finest = min(units, key=lambda unit: unit.factor)
    first = units[0]
    is_large = SCALES[first.scale] >= SCALES[SCALE_OF_A_GOAL] and abs(amount.magnitude) >= factor(first, kind)
    unit = first if is_large else finest
    return amount.unit if unit == kind else unit


def _in_unit(amount: Amount, unit: Unit) -> Amount:
    """Convert an amount to a unit; a difference of shares too, which 割 and ‰ print as such.

    An amount that is beyond the limits of numbers in that unit stays as it is.
    """
    if amount.unit == POINT and compatible(unit, SHARE):
        ratio = factor(SHARE, unit)
        return Amount.within(amount.interval.scaled(ratio), unit)
    try:
        return amount.to(unit) if compatible(amount.unit, unit) else amount
    except InvalidValueError:
        return amount
