"""How much memory does the frame API take, and how does its time grow with the rows?

    python benchmarks/frame_memory.py [ROWS...]

For each number of rows a fresh interpreter makes a frame, notes the peak of its memory, judges the frame,
and notes the peak again.  Input and output are counted once each, as pandas counts them, with all
categories; columns that the answer shares with what was given are counted twice, as both frames show them.
Promised: what the call needs at its peak, its input and output included, stays within 3 times of these;
time grows linearly (exponent 1) from 10^4 to 10^7 rows.
"""

import math
import resource
import statistics
import subprocess
import sys
import time

ROWS = (10**4, 10**5, 10**6, 10**7)
RUNS = 3


def resident() -> int:
    """The memory that this process has now, in bytes."""
    with open("/proc/self/statm") as numbers:
        return int(numbers.read().split()[1]) * resource.getpagesize()


def measure(rows: int) -> None:
    """Print rows, seconds, bytes given, bytes given back, and bytes at the peak with both."""
    from frame_door import made

    from dxmodel.frames import assess_frame

    assess_frame(made(100))
    frame = made(rows)
    values = int(frame.memory_usage(deep=True).sum())
    with open("/proc/self/clear_refs", "w") as memory:  # what making the frame took is forgotten
        memory.write("5")
    before = resident()
    start = time.perf_counter()
    judged = assess_frame(frame)
    times = [time.perf_counter() - start]
    highest = peak_since_cleared() - before + values
    back = int(judged.memory_usage(deep=True).sum())
    del judged
    for _ in range(RUNS - 1):
        start = time.perf_counter()
        assess_frame(frame)
        times.append(time.perf_counter() - start)
    print(rows, statistics.median(times), values, back, highest)


def peak_since_cleared() -> int:
    """The most memory since the last time that it was forgotten, in bytes."""
    with open("/proc/self/status") as lines:
        result = next(line for line in lines if line.startswith("VmHWM"))
    return int(result.split()[1]) * 1024


def exponent(rows: list[float], times: list[float]) -> float:
    """The slope of the line through the logarithms: 1 is linear, 2 is quadratic."""
    return statistics.linear_regression([*map(math.log, rows)], [*map(math.log, times)]).slope


def main() -> None:
    rows, times = [], []
    for count in map(int, sys.argv[1:] or ROWS):
        command = [sys.executable, __file__, "--measure", str(count)]
        text = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        duration, values, back, highest = map(float, text[1:])
        rows.append(float(count))
        times.append(duration)
        sizes = f"given {values / 1e6:.1f} MB, given back {back / 1e6:.1f} MB, peak {highest / 1e6:.1f} MB"
        print(
            f"{count:,} rows: {duration:.3f} s, {sizes}, ratio {highest / (values + back):.2f} (promised 3)"
        )
    print(f"time grows with the rows to the power of {exponent(rows, times):.2f} (promised 1)")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(int(sys.argv[2]))
    else:
        main()
