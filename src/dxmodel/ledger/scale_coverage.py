"""Gaps and overlaps of intervals, to check that the grades of a scale cover every number once."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import groupby, pairwise

from dxmodel.amount.interval import Interval
from dxmodel.amount.number import minus, plus, times

__all__ = ["condition", "gaps_and_overlaps"]

Covered = tuple[Interval, tuple[int, ...]]


def gaps_and_overlaps(parts: Sequence[Interval]) -> Iterator[Covered]:
    """Yield each run of numbers that no interval covers, or several, with the indexes of those that do.

    From the lowest numbers to the highest; a run extends as long as the same intervals cover it.

    >>> from decimal import Decimal
    >>> parts = [Interval(Decimal(1), None), Interval(None, Decimal(1))]
    >>> [(condition(run), by) for run, by in gaps_and_overlaps(parts)]
    [('x = 1', (0, 1))]
    """
    pieces = [(piece, _covering(sample, parts)) for piece, sample in _pieces(parts)]
    for indexes, run in groupby(pieces, key=lambda piece: piece[1]):
        if len(indexes) != 1:
            first, *others = (piece for piece, _ in run)
            last = others[-1] if others else first
            yield Interval(first.low, last.high, first.low_closed, last.high_closed), indexes


def condition(run: Interval) -> str:
    """Return an interval as a condition, which is the same in every language.

    >>> from decimal import Decimal
    >>> condition(Interval(Decimal("0.6"), Decimal(1), True, False)), condition(Interval(None, Decimal(0)))
    ('0.6 ≤ x < 1', 'x ≤ 0')
    """
    if run.low is not None and run.low == run.high:
        return f"x = {run.low}"
    low = "" if run.low is None else f"{run.low} {'≤' if run.low_closed else '<'} "
    high = "" if run.high is None else f" {'≤' if run.high_closed else '<'} {run.high}"
    return f"{low}x{high}"


def _covering(sample: Decimal, parts: Sequence[Interval]) -> tuple[int, ...]:
    return tuple(index for index, part in enumerate(parts) if sample in part)


def _pieces(parts: Sequence[Interval]) -> Iterator[tuple[Interval, Decimal]]:
    """Yield each end and each interval between two ends, with a number in it."""
    ends = sorted({end for part in parts for end in (part.low, part.high) if end is not None})
    if not ends:
        yield Interval(None, None), Decimal(0)
        return
    yield Interval(None, ends[0], False, False), minus(ends[0], Decimal(1))
    for low, high in pairwise(ends):
        yield Interval(low, low), low
        yield Interval(low, high, False, False), times(plus(low, high), Fraction(1, 2))
    yield Interval(ends[-1], ends[-1]), ends[-1]
    yield Interval(ends[-1], None, False, False), plus(ends[-1], Decimal(1))
