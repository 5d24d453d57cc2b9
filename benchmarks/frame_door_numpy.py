"""The yardstick for the frame door: what one would write by hand, in numpy, for this one purpose.

Written before the frame door and independently of it.  It does the same work: every key is present,
no (indicator, fiscal year) comes twice, every indicator has one unit, all numbers are finite or
missing; then the same columns with the same meaning.
"""

import numpy as np
import pandas as pd

STATUSES = ["achieved", "on-course", "behind", "moving-away", "at-baseline", "missed", "not-assessed"]
REASONS = ["no-observation", "no-target", "before-baseline", "no-direction", "no-due-year", "no-baseline"]


def assess(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with eight more columns."""
    indicator = frame["indicator"].cat.codes.to_numpy().astype(np.int64)
    unit = frame["unit"].cat.codes.to_numpy()
    year = frame["fiscal_year"].to_numpy()
    if (indicator < 0).any():
        raise ValueError("a key is missing")
    key = indicator * 10_000 + year
    ordered = np.sort(key)  # many times faster than np.unique here
    if (ordered[1:] == ordered[:-1]).any():
        raise ValueError("an indicator has two rows for one fiscal year")
    first_unit = np.full(indicator.max() + 1, -1, dtype=unit.dtype)
    first_unit[indicator] = unit
    if (first_unit[indicator] != unit).any() or (unit < 0).any():
        raise ValueError("an indicator has two units")

    if (year < 1868).any() or (year > 9998).any():
        raise ValueError("a year is none")
    v, b, t = (frame[name].to_numpy(np.float64) for name in ("value", "baseline", "target"))
    if np.isinf(v).any() or np.isinf(b).any() or np.isinf(t).any():
        raise ValueError("a number is infinite")
    tb, tt = (frame[name].to_numpy(np.float64) for name in ("baseline_year", "target_year"))
    declared = frame["direction"].cat.codes.to_numpy()
    up_code, down_code = (frame["direction"].cat.categories.get_loc(name) for name in ("up", "down"))

    has_way = ~np.isnan(b) & ~np.isnan(t) & (b != t)
    said = (declared == up_code) | (declared == down_code)
    up = np.where(said, declared == up_code, t > b)
    known = said | has_way
    leads = has_way & ((t > b) == up)
    with np.errstate(divide="ignore", invalid="ignore"):
        p = np.where(leads, (v - b) / (t - b), np.nan)
        e = np.where((tt > tb) & (year >= tb), np.minimum((year - tb) / (tt - tb), 1.0), np.nan)
        r = np.where(e > 0, p / e, np.nan)
        above, below = np.where(up, v, t), np.where(up, t, v)
        rate = np.where(known & (t > 0) & (above >= 0) & (below > 0), above / below, np.nan)
        left = t - v
        need = np.where(tt > year, left / (tt - year), np.nan)
    met = np.where(known, np.where(up, v >= t, v <= t), v == t)
    late = year >= tt
    worse = np.where(up, (v < b) & (v < t), (v > b) & (v > t))

    reasons = (
        np.isnan(v),
        np.isnan(t),
        year < tb,
        ~met & ~known,
        ~met & np.isnan(tt),
        ~met & ~late & (np.isnan(b) | np.isnan(tb)),
    )
    reason = np.full(v.size, -1, dtype=np.int8)
    for code, where in enumerate(reasons):
        reason[where & (reason < 0)] = code
    verdict = np.select([met, late, year == tb, worse, r >= 1 - 1e-9], [0, 5, 4, 3, 1], default=2)
    status = np.where(reason < 0, verdict, 6).astype(np.int8)
    gone = np.isnan(v) | np.isnan(t)
    for column in (rate, p, e, r, left, need):
        column[gone] = np.nan
    return frame.assign(
        achievement_rate=rate,
        progress=p,
        elapsed=e,
        pace=r,
        remaining=left,
        required_per_year=need,
        status=pd.Categorical.from_codes(status, STATUSES),
        reason=pd.Categorical.from_codes(reason, REASONS),
    )
