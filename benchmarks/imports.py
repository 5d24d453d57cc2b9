"""How long does ``import dxmodel; dxmodel.Plan`` take, against importing attrs and cattrs alone?

    python benchmarks/imports.py

Fresh interpreters, in turn, in one run; prints the medians without the bare interpreter's own
start, and their ratio.
"""

import os
import statistics
import subprocess
import sys
import time

RUNS = 21
WORK = {"bare": "pass", "attrs and cattrs": "import attrs, cattrs", "dxmodel": "import dxmodel; dxmodel.Plan"}


def seconds(code: str) -> float:
    """The wall clock of one fresh interpreter."""
    # An installed package has its bytecode; a setting that forbids writing it would time the compiler.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)
    return time.perf_counter() - start


def main() -> None:
    times = {name: [] for name in WORK}
    seconds(WORK["dxmodel"])
    for _ in range(RUNS):
        for name, code in WORK.items():
            times[name].append(seconds(code))
    bare, theirs, ours = (statistics.median(times[name]) for name in WORK)
    print(f"attrs and cattrs {(theirs - bare) * 1000:.0f} ms, dxmodel {(ours - bare) * 1000:.0f} ms")
    print(f"ratio {(ours - bare) / (theirs - bare):.2f}")


if __name__ == "__main__":
    main()
