"""How fast is the frame API for each series, against one small frame for each series, computed in Python?

    python benchmarks/per_series.py [SERIES]

One small frame for each series is how existing systems work: each frame is sorted and judged row by row in
plain Python. This is measured for two tasks: nearly that of the frame API, a verdict with its numbers for
each of ten years, though without interim targets and most reasons; and only the verdict of the latest
year, a tenth of that. One run measures all series of a nation by the frame API, and a sample of them one
by one. Promised: for the same task, the frame API is at least 500 times as fast for each series."""

import statistics
import sys
import time

import pandas as pd
from assess_frame import NATION, build_rows

from dxmodel.frames import assess_frame

RUNS = 7
SAMPLE = 2_000
COLUMNS = ["fiscal_year", "value", "baseline", "baseline_year", "target", "target_year", "direction", "unit"]


def one_row(row: pd.Series) -> dict[str, object]:
    """Judge one value by the straight line."""
    base, target, value = row["baseline"], row["target"], row["value"]
    result: dict[str, object] = {"status": "no data"}
    if pd.isna(base) or pd.isna(target) or pd.isna(value) or base == target:
        return result
    up = target > base if row["direction"] == "unknown" else row["direction"] == "up"
    gone, total = row["fiscal_year"] - row["baseline_year"], row["target_year"] - row["baseline_year"]
    left = row["target_year"] - row["fiscal_year"]
    above, below = (value, target) if up else (target, value)
    result["achievement_rate"] = above / below if target > 0 and above >= 0 and below > 0 else None
    result["progress"] = done = (value - base) / (target - base)
    result["elapsed"] = elapsed = min(gone / total, 1.0)
    result["pace"] = pace = done / elapsed if elapsed > 0 else None
    result["remaining"] = target - value
    result["required_per_year"] = (target - value) / left if left > 0 else None
    result["projected_value"] = base + (value - base) * total / gone if gone > 0 else None
    have = (value - base) / gone if gone > 0 else 0
    if have and 0 < done < 1:
        result["projected_year"] = row["fiscal_year"] + (target - value) / have
        result["required_speedup"] = (target - value) / left / have if left > 0 else None
    if (value >= target) if up else (value <= target):
        result["status"] = "achieved"
    elif pace is None:
        result["status"] = "too early"
    else:
        result["status"] = "on track" if pace >= 1 else "behind" if pace >= 0 else "regressing"
    return result


def every_year(data: dict[str, list]) -> pd.DataFrame:
    """Judge every year of a series, with a frame of its own."""
    frame = pd.DataFrame(data).sort_values("fiscal_year")
    result, was_achieved = [], False
    for _, row in frame.iterrows():
        judged = one_row(row)
        if was_achieved and judged["status"] in ("behind", "on track"):
            judged["status"] = "no-longer-achieved"
        was_achieved |= judged["status"] == "achieved" and row["fiscal_year"] > row["baseline_year"]
        result.append(judged)
    return frame.join(pd.DataFrame(result, index=frame.index))


def latest_year(data: dict[str, list]) -> dict[str, object]:
    """Judge the latest value of a series, with a frame of its own."""
    frame = pd.DataFrame(data).dropna(subset=["value"]).sort_values("fiscal_year")
    return {"status": "no data"} if frame.empty else one_row(frame.iloc[-1])


def seconds(work, *value) -> float:
    start = time.perf_counter()
    for each in value:
        work(each)
    return (time.perf_counter() - start) / len(value)


def main() -> None:
    sample = int(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
    frame = build_rows(NATION, shuffled=False)
    small = [
        each[COLUMNS].to_dict("list") for _, each in frame[: sample * 10].groupby("indicator", observed=True)
    ]
    assess_frame(frame)
    api_seconds = statistics.median(seconds(assess_frame, frame) for _ in range(RUNS)) / (NATION // 10)
    every, latest = seconds(every_year, *small), seconds(latest_year, *small)
    print(f"a series of ten years by the frame API: {api_seconds * 1e6:.2f} µs")
    ratio = f"ratio {every / api_seconds:.0f} (promised 500)"
    print(f"one small frame each, every year: {every * 1e6:.0f} µs, {ratio}")
    print(f"one small frame each, the latest year: {latest * 1e6:.0f} µs, ratio {latest / api_seconds:.0f}")


if __name__ == "__main__":
    main()
