"""How fast is the frame door, against the same work written by hand in numpy?

    python benchmarks/frame_door.py [ROWS]

Prints the ratio of the two medians, measured in turn in one run, and checks that both agree.
"""

import statistics
import sys
import time

import frame_door_numpy
import numpy as np
import pandas as pd

from dxmodel.progress.frame import assess_frame

RUNS = 7


def made(rows: int) -> pd.DataFrame:
    """A frame of indicators over ten years, with every kind of row in it."""
    rng = np.random.default_rng(20241123)
    indicators = -(-rows // 10)
    code = np.repeat(np.arange(indicators), 10)[:rows]
    year = np.tile(np.arange(2020, 2030), indicators)[:rows]
    baseline = rng.integers(0, 100, indicators).astype(float)
    target = rng.integers(0, 100, indicators).astype(float)
    baseline[rng.random(indicators) < 0.05] = np.nan
    target[rng.random(indicators) < 0.05] = np.nan
    value = np.round(rng.random(rows) * 100, 1)
    value[rng.random(rows) < 0.1] = np.nan
    units = ["件", "人", "時間", "%"]
    ways = ["up", "down", "unknown"]
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
            "direction": pd.Categorical.from_codes(rng.integers(0, 3, indicators)[code], ways),
        }
    )
    return rows_in_order.sample(frac=1, random_state=1, ignore_index=True)


def seconds(work, frame):
    start = time.perf_counter()
    work(frame)
    return time.perf_counter() - start


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    frame = made(rows)
    ours, theirs = assess_frame(frame), frame_door_numpy.assess(frame)
    for name in theirs.columns.difference(frame.columns):
        assert ours[name].astype(object).equals(theirs[name].astype(object)), name
    times = [(seconds(assess_frame, frame), seconds(frame_door_numpy.assess, frame)) for _ in range(RUNS)]
    door, hand = (statistics.median(column) for column in zip(*times, strict=True))
    print(f"{rows:,} rows: frame door {door:.3f} s, numpy by hand {hand:.3f} s, ratio {door / hand:.2f}")


if __name__ == "__main__":
    main()
