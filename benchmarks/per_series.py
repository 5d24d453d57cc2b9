"""How fast is the frame door a series, against one small frame for each series, computed in Python?

    python benchmarks/per_series.py [SERIES]

The other way is how existing systems work: for each series a small pandas frame is made, sorted, and its
first, last and target values are compared in plain Python.  It gives fewer columns, and only one verdict a
series, where the frame door gives ten.  Both are measured in one run: all series of a nation by the frame
door, a sample of them by the other.  Promised: at least 500 times as fast a series.
"""

import statistics
import sys
import time

import pandas as pd
from frame_door import NATION, made

from dxmodel.progress.frame import assess_frame

RUNS = 3
SAMPLE = 2_000
COLUMNS = ["fiscal_year", "value", "baseline", "baseline_year", "target", "target_year", "direction", "unit"]


def one_series(data: dict[str, list]) -> tuple[float | None, str]:
    """Judge the latest value of one series by the straight line, with a frame of its own."""
    frame = pd.DataFrame(data)
    frame = frame.dropna(subset=["value"]).sort_values("fiscal_year")
    if frame.empty:
        return None, "no data"
    last = frame.iloc[-1]
    base, target, value = last["baseline"], last["target"], last["value"]
    if pd.isna(base) or pd.isna(target) or base == target:
        return None, "no target"
    up = target > base if last["direction"] == "unknown" else last["direction"] == "up"
    if (value >= target) if up else (value <= target):
        return 1.0, "achieved"
    gone = (last["fiscal_year"] - last["baseline_year"]) / (last["target_year"] - last["baseline_year"])
    if gone <= 0:
        return None, "too early"
    pace = (value - base) / (target - base) / min(gone, 1.0)
    return pace, "on course" if pace >= 1 else "behind" if pace >= 0 else "moving away"


def main() -> None:
    sample = int(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
    frame = made(NATION, shuffled=False)
    small = [
        each[COLUMNS].to_dict("list") for _, each in frame[: sample * 10].groupby("indicator", observed=True)
    ]
    series = NATION // 10
    ours, theirs = [], []
    for _ in range(RUNS):
        start = time.perf_counter()
        assess_frame(frame)
        middle = time.perf_counter()
        for data in small:
            one_series(data)
        ours.append((middle - start) / series)
        theirs.append((time.perf_counter() - middle) / len(small))
    door, alone = statistics.median(ours), statistics.median(theirs)
    said = f"frame door {door * 1e6:.2f} µs, one small frame each {alone * 1e6:.0f} µs"
    print(f"a series of ten years: {said}, ratio {alone / door:.0f} (promised 500)")


if __name__ == "__main__":
    main()
