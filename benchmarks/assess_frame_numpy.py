"""The comparison for the frame API: what one would write by hand, in numpy, for this one purpose.

Written before the frame API and independently of it.  It does the same work: every key is present,
no (indicator, fiscal year) comes twice, every indicator has one unit, all numbers are finite or
missing; then the same columns with the same meaning, by the default method.

It allows itself what one purpose allows: a few years, each a column of a table with a row for each
indicator, and one baseline year for each indicator.
"""

import numpy as np
import pandas as pd

STATUSES = [
    "achieved",
    "achieved-late",
    "kept-so-far",
    "no-longer-achieved",
    "on-track",
    "behind",
    "not-met-yet",
    "regressing",
    "at-baseline",
    "missed",
    "not-assessed",
]
REASONS = [
    "no-observation",
    "no-target",
    "before-baseline",
    "no-direction",
    "no-due-year",
    "no-baseline",
    "no-gap",
    "at-start",
    "no-expected",
    "result-overdue",
    "due-year-unknown",
]
LARGE = 1e18


def assess(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with fourteen more columns."""
    indicator = frame["indicator"].cat.codes.to_numpy().astype(np.int64)
    unit = frame["unit"].cat.codes.to_numpy()
    year = frame["fiscal_year"].to_numpy()
    if (indicator < 0).any():
        raise ValueError("a key is missing")
    if (year < 1868).any() or (year > 9998).any():
        raise ValueError("a year is none")
    v, b, t = (frame[name].to_numpy(np.float64) for name in ("value", "baseline", "target"))
    m = frame["interim_target"].to_numpy(np.float64)
    for each in (v, b, t, m):
        if (np.abs(each) >= LARGE).any():
            raise ValueError("a number is absurd")
    tb, tt, tm = (
        frame[name].to_numpy(np.float64) for name in ("baseline_year", "target_year", "interim_year")
    )
    first_year, many = int(year.min()), int(indicator.max()) + 1
    years = int(year.max()) - first_year + 1
    if years > 100:
        raise ValueError("more years than this is meant for")
    place = indicator * years + (year - first_year)
    values = np.zeros(many * years, dtype=bool)
    values[place] = True
    if values.sum() != place.size:
        raise ValueError("an indicator has two rows for one fiscal year")
    first_unit = np.full(many, -1, dtype=unit.dtype)
    first_unit[indicator] = unit
    if (first_unit[indicator] != unit).any() or (unit < 0).any():
        raise ValueError("an indicator has two units")
    first_start = np.full(many, np.nan)
    first_start[indicator] = tb
    if (first_start[indicator] != tb).any():
        raise ValueError("more baseline years than this is meant for")
    declared = frame["direction"].cat.codes.to_numpy()
    up_code, down_code = (frame["direction"].cat.categories.get_loc(name) for name in ("up", "down"))

    has_way = ~np.isnan(b) & ~np.isnan(t) & (b != t)
    text = (declared == up_code) | (declared == down_code)
    from_interim = np.isnan(b) & ~np.isnan(m) & (m != t)
    up = np.where(text, declared == up_code, np.where(from_interim, t > m, t > b))
    known = text | has_way | (from_interim & ~np.isnan(t))
    leads = has_way & ((t > b) == up)
    due = np.where(np.isnan(t), np.nan, tt)
    gone, left_years, all_years = year - tb, due - year, due - tb
    on_the_way = (tm > tb) & (tm < year) & (tm < due) & ~np.isnan(b) & np.where(text & ~up, m < b, m > b)
    on_the_way |= (tm > tb) & (tm < year) & (tm < due) & ~text & (m < b)
    with np.errstate(divide="ignore", invalid="ignore"):
        p = np.where(leads, (v - b) / (t - b), np.nan)
        e = np.where((all_years > 0) & (gone >= 0), np.minimum(gone / all_years, 1.0), np.nan)
        s = (m - b) / (t - b)
        f = np.where(on_the_way, s + (1 - s) * np.minimum((year - tm) / (due - tm), 1.0), e)
        f[on_the_way & ~leads] = np.nan
        r = np.where(f > 0, p / f, np.nan)
        above, below = np.where(up, v, t), np.where(up, t, v)
        rate = np.where(known & (t > 0) & (above >= 0) & (below > 0), above / below, np.nan)
        left = t - v
        met = np.where(known, np.where(up, v >= t, v <= t), v == t)
        need = np.where((left_years > 0) & ~met, left / left_years, np.nan)
        have = (v - b) / gone
        moving = (gone > 0) & (p > 0) & (p < 1)
        faster = np.where(moving & (left_years > 0), need / have, np.nan)
        lands = np.where((gone > 0) & (left_years > 0), b + (v - b) * all_years / gone, np.nan)
        current = np.where(moving, year + left / have, np.nan)
    worse = np.where(up, (v < b) & (v < t), (v > b) & (v > t)) & ~np.isnan(tb)

    after = np.where(gone > 0, v, np.nan)
    table = np.full(many * years, -np.inf)
    table[place] = np.where(np.isnan(after), -np.inf, after)
    highest = np.maximum.accumulate(table.reshape(many, years), axis=1).ravel()
    table[place] = np.where(np.isnan(after), np.inf, after)
    table[~values] = np.inf
    lowest = np.minimum.accumulate(table.reshape(many, years), axis=1).ravel()
    # What is not met now does not count as met before, so that its own year may be looked at too.
    met_earlier = known & np.where(up, highest[place] >= t, lowest[place] <= t)

    starts_met = np.where(known, np.where(up, b >= t, b <= t), b == t)
    table = np.full(many * years, np.nan)
    table[place] = v
    in_table = (due >= first_year) & (due < first_year + years)
    v_due = np.where(
        in_table, table[indicator * years + np.where(in_table, due - first_year, 0).astype(int)], np.nan
    )
    met_due = np.where(known, np.where(up, v_due >= t, v_due <= t), v_due == t)
    before, past = ~(year >= due), year > due

    nothing = np.isnan(v) | np.isnan(t)
    absurd = (np.abs(left) >= LARGE) | (np.abs(need) >= LARGE) | (np.abs(lands) >= LARGE)
    if absurd.any():
        raise ValueError("an answer is absurd")
    no_score = np.full(v.size, -1, dtype=np.int8)
    for code, where in (
        (5, np.isnan(b) | np.isnan(gone)),
        (2, gone < 0),
        (6, ~leads & (known | (b == t))),
        (4, np.isnan(all_years) | (all_years <= 0)),
        (7, gone == 0),
        (8, f <= 0),
    ):
        no_score[where & (no_score < 0)] = code
    no_score[nothing] = -1

    not_assessed = STATUSES.index("not-assessed")
    rows = (
        (np.isnan(t), "not-assessed", "no-target"),
        (np.isnan(v) & (before | (past & ~np.isnan(v_due))), "not-assessed", "no-observation"),
        (np.isnan(v), "not-assessed", "result-overdue"),
        (before & (gone < 0), "not-assessed", "before-baseline"),
        (before & (gone == 0), "at-baseline", None),
        (~met & ~known, "not-assessed", "no-direction"),
        (~before & ~past & met, "achieved", None),
        (~before & ~past, "missed", None),
        (past & np.isnan(v_due), "not-assessed", "due-year-unknown"),
        (past & ~met_due & met, "achieved-late", None),
        (past & ~met_due, "missed", None),
        (past & met, "achieved", None),
        (past, "no-longer-achieved", None),
        (starts_met & met, "kept-so-far", None),
        (starts_met, "regressing", None),
        (met, "achieved", None),
        (met_earlier & ~np.isnan(b), "no-longer-achieved", None),
        (worse, "regressing", None),
        (np.isnan(b), "not-met-yet", None),
        (r >= 1 - 1e-9, "on-track", None),
        (no_score < 0, "behind", None),
    )
    tests = [test for test, *_ in rows]
    status = np.select(tests, [STATUSES.index(word) for _, word, _ in rows], not_assessed).astype(np.int8)
    codes = [-1 if word is None else REASONS.index(word) for *_, word in rows]
    reason = np.select(tests, codes, no_score).astype(np.int8)
    for column in (rate, p, e, f, r, left, need, faster, lands, current):
        column[nothing] = np.nan
    return frame.assign(
        achievement_rate=rate,
        progress=p,
        elapsed=e,
        expected=f,
        pace=r,
        remaining=left,
        required_per_year=need,
        required_speedup=faster,
        projected_value=lands,
        projected_year=current,
        score=r,
        status=pd.Categorical.from_codes(status, STATUSES),
        reason=pd.Categorical.from_codes(reason, REASONS),
        no_score=pd.Categorical.from_codes(no_score, REASONS),
    )
