"""The yardstick for the frame door: what one would write by hand, in numpy, for this one purpose.

Written before the frame door and independently of it.  It does the same work: every key is present,
no (indicator, fiscal year) comes twice, every indicator has one unit, all numbers are finite or
missing; then the same columns with the same meaning.
"""

import numpy as np
import pandas as pd

STATUSES = ["achieved", "on-course", "behind", "moving-away", "at-baseline", "missed", "not-assessed"]
REASONS = ["no-observation", "no-target", "no-baseline", "before-baseline", "no-direction"]


def assess(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with eight more columns."""
    indicator = frame["indicator"].cat.codes.to_numpy().astype(np.int64)
    unit = frame["unit"].cat.codes.to_numpy()
    year = frame["fiscal_year"].to_numpy()
    if (indicator < 0).any():
        raise ValueError("a key is missing")
    key = indicator * 10_000 + year
    if np.unique(key).size != key.size:
        raise ValueError("an indicator has two rows for one fiscal year")
    first_unit = np.full(indicator.max() + 1, -1, dtype=unit.dtype)
    first_unit[indicator] = unit
    if (first_unit[indicator] != unit).any() or (unit < 0).any():
        raise ValueError("an indicator has two units")

    v, b, t = (frame[name].to_numpy(np.float64) for name in ("value", "baseline", "target"))
    if np.isinf(v).any() or np.isinf(b).any() or np.isinf(t).any():
        raise ValueError("a number is infinite")
    tb, tt = (frame[name].to_numpy(np.float64) for name in ("baseline_year", "target_year"))
    declared = frame["direction"].cat.codes.to_numpy()
    up_code, down_code = (frame["direction"].cat.categories.get_loc(name) for name in ("up", "down"))

    with np.errstate(divide="ignore", invalid="ignore"):
        up = np.where(t != b, t > b, declared == up_code)
        known = ((t != b) & ~np.isnan(b)) | (declared == up_code) | (declared == down_code)
        p = np.where(t != b, (v - b) / (t - b), np.nan)
        e = np.where(tt > tb, np.minimum((year - tb) / (tt - tb), 1.0), np.nan)
        r = np.where(e > 0, p / e, np.nan)
        top, bottom = np.where(up, v, t), np.where(up, t, v)
        rate = np.where(known & (bottom != 0), top / bottom, np.nan)
        left = t - v
        need = np.where(tt > year, left / (tt - year), np.nan)
    met = np.where(up, v >= t, v <= t)
    worse = np.where(up, v < b, v > b)

    status = np.full(v.size, 6, dtype=np.int8)
    reason = np.full(v.size, -1, dtype=np.int8)
    for code, where in enumerate((np.isnan(v), np.isnan(t), np.isnan(b), year < tb, ~known)):
        reason[where & (reason < 0)] = code
    ok = reason < 0
    verdict = np.select(
        [met, year >= tt, year == tb, worse, r >= 1 - 1e-9], [0, 5, 4, 3, 1], default=2
    )
    status[ok] = verdict[ok]
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
