"""Hypothesis strategies of amounts and their units."""

from decimal import Decimal
from fractions import Fraction
from functools import cache
from math import ceil, floor

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from dxmodel.amount import ABOUT, EXACT, About, Amount, Known, UpTo, compatible, factor, known_units
from dxmodel.amount.number import LIMIT, PLACES, plus
from dxmodel.testing.building import evenly, reused

__all__ = ["amounts", "levels", "units"]

SCALED = ("千円", "百万円", "億円", "千件", "万件", "千人", "万人", "千枚")
RATES = ("枚/月", "人/年", "件/日", "千円/人", "回/年")
ONE_SIDED = tuple(Amount.parse(f"1件{word}").known for word in ("以上", "超", "以下", "未満"))
LEVEL_LIMIT = 10**15
"""Levels are below this in every unit, so that sums of a few of them are within the limits of an amount."""


@reused
def units() -> SearchStrategy[str]:
    """Units: every one that is defined, and some with a scale or a rate.

    >>> from hypothesis import find
    >>> "/" in find(units(), lambda unit: "/" in unit)
    True
    """
    return st.sampled_from(("人", "件", "%", "時間", "円")) | st.sampled_from(
        (*known_units(), *SCALED, *RATES)
    )


@st.composite
def amounts(
    draw: DrawFn,
    unit: str | None = None,
    *,
    min_value: Decimal | int = 1 - LIMIT,
    max_value: Decimal | int = LIMIT - 1,
    places: int = PLACES,
    exact: bool = False,
) -> Amount:
    """Amounts of every size, number of decimals and degree of certainty.

    Args:
        unit: the unit of all of them; any by default.
        min_value: the least magnitude.
        max_value: the greatest magnitude, and the greatest upper end of a range; the half-width of 約 is
            at most the distance of the farther limit from 0.
        places: the greatest number of decimals.
        exact: whether to draw exact amounts only.

    >>> from hypothesis import find
    >>> find(amounts("件", min_value=5), lambda amount: not amount.is_exact).unit
    '件'
    """
    magnitude = draw(_magnitudes(Decimal(min_value), Decimal(max_value), places))
    known = EXACT if exact else draw(_known(places))
    if isinstance(known, UpTo):
        high = min(plus(magnitude, known.high), Decimal(max_value))
        known = UpTo(high) if high > magnitude else EXACT
    elif isinstance(known, About) and known.by is not None and known.by > max(-min_value, max_value):
        known = ABOUT
    return Amount(magnitude, draw(units()) if unit is None else unit, known)


@reused
def _magnitudes(low: Decimal, high: Decimal, most: int) -> SearchStrategy[Decimal]:
    """Numbers from *low* to *high*, mostly whole; built from text, so that no decimal context rounds them."""

    def with_places(places: int) -> SearchStrategy[Decimal]:
        least, greatest = (Fraction(end) * 10**places for end in (low, high))
        counts = range(ceil(least), floor(greatest) + 1)
        if not counts:
            return st.nothing()
        return st.integers(counts[0], counts[-1]).map(lambda count: Decimal(f"{count}e-{places}"))

    return st.one_of(*(with_places(min(places, most)) for places in (0, 0, 1, 2, PLACES)))


@reused
def _known(places: int) -> SearchStrategy[Known]:
    """Exact, 約, ranges and bounds; the upper end of a range is still relative to its lower end."""
    widths = _magnitudes(Decimal(1).scaleb(-min(places, 2)), Decimal(LEVEL_LIMIT), places)
    simple: SearchStrategy[Known] = st.sampled_from((EXACT, ABOUT, *ONE_SIDED))
    return evenly(simple, simple, widths.map(About), widths.map(UpTo))


@reused
def levels(unit: str, *, exact: bool = False) -> SearchStrategy[Amount]:
    """Amounts that an indicator of *unit* may have, in that unit or another of its kind."""

    def fitting(other_unit: str) -> SearchStrategy[Amount]:
        limit = int(min(factor(like_unit, other_unit) for like_unit in alike(unit)) * LEVEL_LIMIT)
        return amounts(other_unit, min_value=-limit, max_value=limit, exact=exact)

    return st.just(unit).flatmap(fitting) | st.sampled_from(alike(unit)).flatmap(fitting)


@cache
def alike(unit: str) -> tuple[str, ...]:
    """Return the units of the same kind, the unit itself first."""
    others = (each for each in (*known_units(), *SCALED, *RATES) if each != unit)
    return (unit, *(each for each in others if compatible(each, unit)))
