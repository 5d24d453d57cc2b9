"""The formulas of every reported number: achievement rate, progress, pace, growth rates, projections.

Each formula takes floats, decimals, amounts or numpy arrays, and is shared by the ledger API
(:mod:`~dxmodel.progress.assess`) and the frame API (:mod:`~dxmodel.frames`).  The docstring of a formula
states where it is defined; callers test that first, so no formula divides by zero.

Symbols: b baseline, v value, T target; t\\ :sub:`b`, t, t\\ :sub:`T` the fiscal years they belong to.
"""

from typing import Any

from dxmodel.progress.engine.number import Number, Quantity, Truth

__all__ = [
    "NEAR_FULL",
    "TOLERANCE",
    "achievement_rate",
    "ahead",
    "approach",
    "cagr",
    "cagr_ratio",
    "cagr_trend",
    "change_per_year",
    "clamped",
    "elapsed",
    "expected_progress",
    "forecast_cover",
    "level_band",
    "limit_factor",
    "limited_trend",
    "linear_pace",
    "meets",
    "progress_from_baseline",
    "projected_value",
    "projected_year",
    "reaches",
    "remaining",
    "required_speedup",
    "un_progress",
    "worse_than",
]

TOLERANCE = 1e-9
"""A score at most this much below a threshold counts as on it, because floats have rounding errors."""

NEAR_FULL = 1
"""In :func:`un_progress`, a value this many points from a target of 0 % or 100 % meets it."""


def achievement_rate(value: Number, target: Number) -> Number:
    """Return the achievement rate (達成率), v / T; where less is better, swap the arguments.

    Defined where the divisor is not zero.  Independent of the baseline; not invariant under a mirror
    image (41.2 % of 60 % is 0.69, the same fact as 58.8 % on paper against 40 % is 0.68).

    Source: the custom of Japanese policy evaluation, e.g. Sano City 施策評価 and Fuji City 前期基本計画.

    >>> round(achievement_rate(41.2, 60), 4)
    0.6867
    """
    return value / target


def progress_from_baseline(baseline: Number, value: Number, target: Number) -> Number:
    """Return the share of the path that is done, p = (v - b) / (T - b).

    Defined where T differs from b.  0 at the baseline, 1 at the target, not clamped: below 0 when
    moving away, above 1 beyond the target.  Invariant under a change of unit and a mirror image; no
    direction is needed.

    Source: ServiceNow target form; Kausal Watch; ESCAP current status, without its factor of 10.

    >>> round(progress_from_baseline(28.9, 41.2, 60), 4)
    0.3955
    >>> progress_from_baseline(100, 75, 50)
    0.5
    """
    return (value - baseline) / (target - baseline) + 0  # so that 0 on a path down is not -0.0


def elapsed(baseline_year: Number, year: Number, target_year: Number) -> Number:
    """Return the share of the time that has passed, e = (t - t_b) / (t_T - t_b); callers cap it at 1.

    Defined where the target year lies after the baseline year.

    >>> elapsed(2023, 2024, 2028)
    0.2
    """
    return (year - baseline_year) / (target_year - baseline_year)


def expected_progress(interim: Number, elapsed: Number) -> Number:
    """Return the expected share of the path, s + (1 - s) e, on a line from the last interim target.

    Args:
        interim: the share s of the path that the last interim target asked for; 0 where there is none.
        elapsed: the share e of the time from that target (or the baseline) to the next that has passed.

    Between the targets that a plan states the straight line is a convention, not a statement of the plan.

    >>> expected_progress(0, 0.25), expected_progress(0.5, 0.5)
    (0.25, 0.75)
    """
    return interim + (1 - interim) * elapsed


def linear_pace(progress: Number, expected: Number) -> Number:
    """Return the done share over the expected one, r = p / e; 1 is on the straight line.

    Defined where a part of the path is expected to be done.  The straight line is a convention, not a
    statement of the plan.  Invariant under a change of unit and a mirror image; independent of the years
    in between.

    Source: Tama City 総合戦略の評価方法(案) 資料6, which expects 20, 40, 60, 80 and 100 % of the path
    in the five years of a plan: 1 and above is 着実, 0.60 and above 概ね.  Its text does not state whether
    the path begins at the baseline or at zero; from zero it is the achievement rate over e.

    >>> linear_pace(0.5, 0.25)
    2.0
    """
    return progress / expected


def ahead(progress: Number, expected: Number) -> Number:
    """Return the lead on the interim target, p - s, as a share of the whole path; below 0 is behind it.

    Invariant under a change of unit and a mirror image.

    Source: Hamamatsu City DX plan, KPI of 2024 (ahead of the target, on it, behind it; no number is
    given, so the interim target itself is the boundary).

    >>> ahead(0.75, 0.5)
    0.25
    """
    return progress - expected


def cagr(earlier: Number, later: Number, years: Number) -> Number:
    """Return the constant growth per year from one value to another, (later / earlier)^(1 / years) - 1.

    Defined for two numbers of one sign, none of them zero, and at least one year.

    >>> round(cagr(100, 121, 2), 9)
    0.1
    """
    return (later / earlier) ** (1 / years) - 1


def cagr_ratio(baseline: Number, value: Number, target: Number, years: Number, all_years: Number) -> Number:
    """Return growth so far over the growth that leads to the target, R = CAGR(b → v) / CAGR(b → T).

    Defined where b, v and T have one sign, none is zero, and T differs from b.  Invariant under a
    change of unit; **not** under a mirror image: 28.9 → 41.2 % of 60 % is 0.97, the same fact on the
    other side, 71.1 → 58.8 % down to 40 %, is 0.68.  Exactly halfway on a straight line is not 1.

    Source: Open SDG progress methodology, after Eurostat's monitoring report of 2021: 0.95 and above
    is substantial, 0.60 moderate, 0 limited, below 0 deterioration.

    >>> round(cagr_ratio(28.9, 41.2, 60, 2, 4), 4)
    0.9682
    """
    return cagr(baseline, value, years) / cagr(baseline, target, all_years)


def cagr_trend(baseline: Number, value: Number, years: Number, better: Number) -> Number:
    """Return growth per year in the better direction, without a target.

    Args:
        baseline, value: two numbers of one sign, none of them zero.
        years: the years between them.
        better: 1 where more is better, -1 where less is.

    Invariant under a change of unit, not under a mirror image.

    Source: Open SDG progress methodology (1.5, 0.5 and 0 % a year); other offices use
    other thresholds.

    >>> round(cagr_trend(100, 90, 1, -1), 9)
    0.1
    """
    sign = (baseline > 0) * 2 - 1
    return sign * better * cagr(baseline, value, years)


def limited_trend(trend: Number, factor: Number) -> Number:
    """Return growth per year over the factor of a limit, g / C, so that the remaining distance counts.

    Defined where C is above zero.  Growth from 97 to 98 % is small, but a third of what was left; near the
    limit the thresholds of :func:`cagr_trend` shrink by C, so the score grows by it instead.

    Invariant under a change of unit, not under a mirror image.

    Source: Open SDG progress methodology, which multiplies its thresholds by the factor.

    >>> round(limited_trend(cagr_trend(97, 98, 1, 1), limit_factor(97, 100)), 4)
    0.0815
    """
    return trend / factor


def limit_factor(baseline: Number, limit: Number) -> Number:
    """Return the factor C by which thresholds shrink near a limit of the values: from 1 far off to 0 on it.

    Where y is the size of the baseline and L the limit: 1 for y >= 2 L, 1 - (y / L)^4.44 for y <= L,
    and 1 - ((2 L - y) / L)^4.44 in between.

    Source: Open SDG progress methodology.

    >>> limit_factor(200, 100), limit_factor(100, 100)
    (1.0, 0.0)
    """
    size = abs(baseline)
    gap = (size <= limit) * size + (size > limit) * (2 * limit - size)
    return 1 - ((gap > 0) * gap / limit) ** 4.44


def un_progress(baseline: Number, value: Number, target: Number, years: Number, years_left: Number) -> Number:
    """Return the share of the path in the target year by constant growth, q = (v_e - b) / (T - b).

    v_e = v (1 + CAGR(b → v))^(years left).  Defined where b and v have one sign, none is zero, and T
    differs from b.  Invariant under a change of unit, not under a mirror image.

    Source: UN Sustainable Development Goals Progress Chart 2023, technical note: 0.95 and above is on
    track or met, 0.10 fair progress, below that stagnation or regression.

    >>> round(un_progress(28.9, 41.2, 60, 2, 2), 4)
    0.9593
    """
    expected = value * (cagr(baseline, value, years) + 1) ** years_left
    return (expected - baseline) / (target - baseline)


def forecast_cover(value: Number, target: Number, per_year: Number, years_left: Number) -> Number:
    """Return the share of the remaining distance that the change per year will cover until the target year.

    Defined where T differs from v.  1 ends on the target, below 0 leads away from it.  Invariant
    under a change of unit and a mirror image.

    Source: Destatis, indicator status: the mean yearly change of the last six values, at least four,
    projected on a line; a shortfall below 5 % of the remaining distance is sun, up to 20 % sun and cloud,
    above it cloud, and the wrong direction a thunderstorm.

    >>> round(1 - forecast_cover(41.2, 60, 6.15, 2), 4)
    0.3457
    """
    return per_year * years_left / (target - value)


def level_band(value: Number, baseline: Number, target: Number, better: Number) -> Number:
    """Return 4 past the target, 3 at it, 2 better than the baseline, 1 up to 10 % worse than that, else 0.

    Args:
        value, baseline, target: the levels; the target is not worse than the baseline.
        better: 1 where more is better, -1 where less is.

    Independent of time.  Invariant under a change of unit; not under a mirror image, as a tenth of 60 % and a
    tenth of 40 % are not the same.

    Source: Nagayo Town 第9次総合計画, whose grades are S past the target, A better than the baseline, B, C.

    >>> [level_band(value, 50, 80, 1) for value in (81, 80, 51, 50, 45, 44)]
    [4.0, 3.0, 2.0, 1.0, 1.0, 0.0]
    """
    gain, slack = better * (value - baseline), abs(baseline)
    lead, rounding = better * (value - target), abs(target) * TOLERANCE
    past = (lead >= -rounding) * 1.0 + (lead > rounding)
    return past + (gain > 0) + (gain >= -slack / 10 - slack * TOLERANCE)


def approach(baseline: Number, value: Number, target: Number) -> Number:
    """Return the nearness to an exact level from either side, 1 - |T - v| / |T - b|; 1 is on it.

    Defined where T differs from b.  Beyond the target it falls again.  Invariant under a change of unit
    and a mirror image.

    Source: the form that ESCAP uses for targets of parity.

    >>> approach(100, 75, 50), approach(100, 25, 50)
    (0.5, 0.5)
    """
    return 1 - abs(target - value) / abs(target - baseline)


def clamped(progress: Number) -> Number:
    """Return the share of the path, clamped to between 0 and 1.

    Source: the score of objectives and key results, Doerr, *Measure What Matters*, and Google's
    re:Work: 0.7 and above is green, 0.4 yellow.

    >>> clamped(-0.3), clamped(0.4), clamped(1.7)
    (0.0, 0.4, 1.0)
    """
    return (abs(progress) - abs(progress - 1) + 1) / 2


def reaches(score: Number, threshold: Number) -> Truth:
    """Return whether a score is at a threshold or above it, within :data:`TOLERANCE`."""
    return score >= threshold - TOLERANCE


def meets(value: Number, low: Number, high: Number) -> Truth:
    """Return whether a value lies between the two levels of a goal, both included.

    A goal without an upper (lower) end has infinity there.

    >>> meets(30, 30, float("inf")), meets(29, 30, float("inf"))
    (True, False)
    """
    return (value >= low) & (value <= high)


def all_meet(least: Number, greatest: Number, low: Number, high: Number) -> Truth:
    """Return whether every value from the least to the greatest meets a goal; not where these are reversed.

    >>> all_meet(30, 40, 30, float("inf")), all_meet(20, 40, 30, float("inf"))
    (True, False)
    """
    return (low <= least) & (least <= greatest) & (greatest <= high)


def none_meets(least: Number, greatest: Number, low: Number, high: Number) -> Truth:
    """Return whether no value from the least to the greatest meets a goal; not where these are reversed.

    >>> none_meets(10, 20, 30, float("inf")), none_meets(20, 40, 30, float("inf"))
    (True, False)
    """
    return (least <= greatest) & ((greatest < low) | (least > high))


def worse_than(value: Number, baseline: Number, low: Number, high: Number) -> Truth:
    """Return whether a value is below both the baseline and the goal, or above both.

    >>> worse_than(29, 30, 60, float("inf")), worse_than(30, 30, 60, float("inf"))
    (True, False)
    """
    return ((value < baseline) & (value < low)) | ((value > baseline) & (value > high))


def remaining(value: Quantity, target: Quantity) -> Quantity:
    """Return the difference from value to target, T - v, in the unit of the indicator."""
    return target - value


def change_per_year(earlier: Quantity, later: Quantity, years: Any) -> Quantity:
    """Return the mean change per year, (later - earlier) / years.

    From value to target it is the required change; from one value to the next, the actual one.
    Defined where at least one year lies between them.

    >>> change_per_year(5328, 8880, 5)
    710.4
    """
    per_year: Quantity = (later - earlier) / years
    return per_year


def required_speedup(required_per_year: Number, done_per_year: Number) -> Number:
    """Return the factor by which the change per year must grow to meet the target; 1 is the change so far.

    Defined where the change so far leads towards the target.

    >>> required_speedup(9.4, 6.15).__round__(4)
    1.5285
    """
    return required_per_year / done_per_year


def projected_value(baseline: Quantity, value: Quantity, years: Any, all_years: Any) -> Quantity:
    """Return the level in the target year of a line from the baseline through the value, b + (v - b) N / n.

    Defined where some time has passed.

    >>> round(projected_value(28.9, 41.2, 2, 4), 9)
    53.5
    """
    change: Quantity = (value - baseline) * all_years / years
    return baseline + change


def projected_year(year: Number, value: Number, target: Number, per_year: Number) -> Number:
    """Return when a line of that change per year meets the target, in fiscal years and parts of them.

    Defined where the line leads towards the target.

    >>> round(projected_year(2022, 41.2, 60, 6.15), 2)
    2025.06
    """
    return year + (target - value) / per_year
