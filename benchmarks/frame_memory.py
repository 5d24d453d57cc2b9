"""How much memory does the frame API take, and how does its time grow with the rows?

    python benchmarks/frame_memory.py [ROWS...]

For each number of rows a fresh interpreter builds a frame, measures its memory, assesses the frame, and
reads the peak of its memory.  Input and output are counted once each, as pandas counts them, with all
categories; columns that both frames share are counted in both.
Promised: the peak during the call, input and output included, is at most 3 times their size; time grows
linearly (exponent 1) from 10^4 to 10^7 rows.
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
    """Return the resident memory of this process, in bytes."""
    with open("/proc/self/statm") as numbers:
        return int(numbers.read().split()[1]) * resource.getpagesize()


def measure(rows: int) -> None:
    """Print rows, seconds, bytes of the input, bytes of the output, and bytes at the peak with both."""
    from assess_frame import build_rows

    from dxmodel.frames import assess_frame

    assess_frame(build_rows(100))
    frame = build_rows(rows)
    input_bytes = int(frame.memory_usage(deep=True).sum())
    with open("/proc/self/clear_refs", "w") as memory:  # the peak counts from here
        memory.write("5")
    before = resident()
    start = time.perf_counter()
    assessed = assess_frame(frame)
    times = [time.perf_counter() - start]
    peak = peak_since_cleared() - before + input_bytes
    output_bytes = int(assessed.memory_usage(deep=True).sum())
    del assessed
    for _ in range(RUNS - 1):
        start = time.perf_counter()
        assess_frame(frame)
        times.append(time.perf_counter() - start)
    print(rows, statistics.median(times), input_bytes, output_bytes, peak)


def peak_since_cleared() -> int:
    """Return the peak of resident memory since the count was last reset, in bytes."""
    with open("/proc/self/status") as lines:
        result = next(line for line in lines if line.startswith("VmHWM"))
    return int(result.split()[1]) * 1024


def exponent(rows: list[float], times: list[float]) -> float:
    """Return the slope of the line through the logarithms: 1 is linear, 2 is quadratic."""
    return statistics.linear_regression([*map(math.log, rows)], [*map(math.log, times)]).slope


def main() -> None:
    rows, times = [], []
    for count in map(int, sys.argv[1:] or ROWS):
        command = [sys.executable, __file__, "--measure", str(count)]
        text = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        duration, input_bytes, output_bytes, peak = map(float, text[1:])
        rows.append(float(count))
        times.append(duration)
        sizes = (
            f"input {input_bytes / 1e6:.1f} MB, output {output_bytes / 1e6:.1f} MB, peak {peak / 1e6:.1f} MB"
        )
        ratio = f"ratio {peak / (input_bytes + output_bytes):.2f} (promised 3)"
        print(f"{count:,} rows: {duration:.3f} s, {sizes}, {ratio}")
    print(f"time grows with the rows to the power of {exponent(rows, times):.2f} (promised 1)")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(int(sys.argv[2]))
    else:
        main()
