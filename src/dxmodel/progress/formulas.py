"""Every number that is ever reported comes from here: arithmetic, and nothing else.

Each formula takes any number-like — floats, decimals, amounts, numpy arrays — and has one body
for the scalar door (:mod:`~dxmodel.progress.assess`) and the frame door
(:mod:`~dxmodel.progress.frame`).  Where a formula is undefined is said by the predicate beside it;
callers ask first, so no formula ever divides by zero.

Symbols: b baseline, v value, T target; t\\ :sub:`b`, t, t\\ :sub:`T` the fiscal years they belong to.
"""

from typing import Any

__all__ = [
    "TOLERANCE",
    "achievement_rate",
    "change_per_year",
    "elapsed",
    "keeps_pace",
    "linear_pace",
    "meets",
    "progress_from_baseline",
    "remaining",
    "worse_than",
]

TOLERANCE = 1e-9
"""A pace this little below 1 is 1: one-decimal data on the line must not fail by a rounding error."""


def achievement_rate(value: Any, target: Any) -> Any:
    """達成率 v / T, where more is better; where less is better, give the two the other way round.

    Defined where the divisor is not zero.  Blind to the baseline; not invariant under a mirror
    image (41.2 % of 60 % is 0.69, the same fact as 58.8 % on paper against 40 % is 0.68).

    Source: the custom of Japanese policy evaluation, e.g. Sano City 施策評価 and Fuji City 前期基本計画.

    >>> round(achievement_rate(41.2, 60), 4)
    0.6867
    """
    return value / target


def progress_from_baseline(baseline: Any, value: Any, target: Any) -> Any:
    """The share of the way that is done, p = (v - b) / (T - b).

    Defined where T differs from b.  0 at the baseline, 1 at the target, not clamped: below 0 when
    moving away, above 1 beyond the target.  Invariant under a change of unit and a mirror image;
    the direction takes care of itself.

    Source: ServiceNow target form; Kausal Watch; ESCAP current status, without its factor of 10.

    >>> round(progress_from_baseline(28.9, 41.2, 60), 4)
    0.3955
    >>> progress_from_baseline(100, 75, 50)
    0.5
    """
    return (value - baseline) / (target - baseline)


def elapsed(baseline_year: Any, year: Any, target_year: Any) -> Any:
    """The share of the time that is gone, e = (t - t_b) / (t_T - t_b); callers cap it at 1.

    Defined where the target year lies after the baseline year.

    >>> elapsed(2023, 2024, 2028)
    0.2
    """
    return (year - baseline_year) / (target_year - baseline_year)


def linear_pace(progress: Any, elapsed: Any) -> Any:
    """How fast against a straight line from baseline to target, r = p / e; 1 is on the line.

    Defined where some time has gone.  The straight line is a convention, not a statement of the plan.

    Source: Tama City 総合戦略の評価方法(案) 資料6, which expects 20, 40, 60, 80 and 100 % of the way
    in the five years of a plan.

    >>> linear_pace(0.5, 0.25)
    2.0
    """
    return progress / elapsed


def keeps_pace(pace: Any) -> Any:
    """Is it on the line or ahead of it?  The line itself is on course."""
    return pace >= 1 - TOLERANCE


def meets(value: Any, low: Any, high: Any) -> Any:
    """Is the value where the goal wants it, between two levels, both included?

    A goal without an upper (lower) end has infinity there.

    >>> meets(30, 30, float("inf")), meets(29, 30, float("inf"))
    (True, False)
    """
    return (value >= low) & (value <= high)


def worse_than(value: Any, baseline: Any, low: Any, high: Any) -> Any:
    """Has it left the stretch between the baseline and the goal, on the side away from the goal?

    >>> worse_than(29, 30, 60, float("inf")), worse_than(30, 30, 60, float("inf"))
    (True, False)
    """
    return ((value < baseline) & (value < low)) | ((value > baseline) & (value > high))


def remaining(value: Any, target: Any) -> Any:
    """What is still missing, T - v, in the unit of the indicator (percentages: points)."""
    return target - value


def change_per_year(earlier: Any, later: Any, years: Any) -> Any:
    """The mean change per year, (later - earlier) / years.

    From value to target it is what is required per year; from one value to the next, what was done.
    Defined where at least one year lies between them.

    >>> change_per_year(5328, 8880, 5)
    710.4
    """
    return (later - earlier) / years
