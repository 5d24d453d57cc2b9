"""How fast is the frame API, against the same work written by hand in numpy?

    python benchmarks/assess_frame.py [ROWS...]

Prints the ratio of the two medians, measured in turn in one run, and checks that both agree.  The rows are
1,741 municipalities with 60 indicators over ten years, or as many as are given.  Promised: within 2 times.
"""

import statistics
import sys
import time

import assess_frame_numpy
import numpy as np
import pandas as pd

from dxmodel.frames import assess_frame

RUNS = 7
NATION = 1_741 * 60 * 10
FIRST = 2020


def build_rows(rows: int, *, shuffled: bool = True) -> pd.DataFrame:
    """A frame of indicators over ten years, with every kind of row in it."""
    rng = np.random.default_rng(20241123)
    indicators = -(-rows // 10)
    code = np.repeat(np.arange(indicators), 10)[:rows]
    year = np.tile(np.arange(FIRST, FIRST + 10), indicators)[:rows]
    baseline = rng.integers(0, 100, indicators).astype(float)
    target = rng.integers(0, 100, indicators).astype(float)
    interim = np.round((baseline + target) / 2, 1)
    baseline[rng.random(indicators) < 0.05] = np.nan
    target[rng.random(indicators) < 0.05] = np.nan
    interim[rng.random(indicators) < 0.5] = np.nan
    value = np.round(rng.random(rows) * 100, 1)
    value[rng.random(rows) < 0.1] = np.nan
    units = ["件", "人", "時間", "%"]
    directions = ["up", "down", "unknown"]
    rows_in_order = pd.DataFrame(
        {
            "indicator": pd.Categorical.from_codes(code, [f"i{n}" for n in range(indicators)]),
            "fiscal_year": year,
            "value": value,
            "unit": pd.Categorical.from_codes(rng.integers(0, 4, indicators)[code], units),
            "baseline": baseline[code],
            "baseline_year": np.full(rows, 2021),
            "target": target[code],
            "target_year": np.full(rows, 2028),
            "direction": pd.Categorical.from_codes(rng.integers(0, 3, indicators)[code], directions),
            "interim_target": interim[code],
            "interim_year": np.full(rows, 2024),
        }
    )
    return rows_in_order.sample(frac=1, random_state=1, ignore_index=True) if shuffled else rows_in_order


def seconds(work, frame):
    start = time.perf_counter()
    work(frame)
    return time.perf_counter() - start


def main() -> None:
    for rows in map(int, sys.argv[1:] or [NATION]):
        frame = build_rows(rows)
        from_api, by_hand = assess_frame(frame), assess_frame_numpy.assess(frame)
        for name in by_hand.columns.difference(frame.columns):
            pd.testing.assert_series_equal(
                from_api[name],
                by_hand[name],
                check_categorical=False,
                rtol=1e-12,
                atol=1e-12,
                check_dtype=False,
            )
        del from_api, by_hand
        times = [
            (seconds(assess_frame, frame), seconds(assess_frame_numpy.assess, frame)) for _ in range(RUNS)
        ]
        api_seconds, numpy_seconds = (statistics.median(column) for column in zip(*times, strict=True))
        ratio = f"ratio {api_seconds / numpy_seconds:.2f} (promised 2)"
        print(f"{rows:,} rows: frame API {api_seconds:.3f} s, numpy by hand {numpy_seconds:.3f} s, {ratio}")


if __name__ == "__main__":
    main()
