"""How long does it take to assess many folders, on one process and on two, and does it grow linearly?

    python benchmarks/folders.py [FOLDERS]

Writes FOLDERS folders (1,741 if not stated, as many as there are municipalities in Japan) into a temporary
folder, each with an invented plan of 25 indicators and three years of invented results, loads and assesses
all with ``dxmodel.frames.assess_folders``, and prints the times of

* half of the folders and all of them, on one process.  Promised: at most 2.2 times as long;
* all of them on two processes.  Promised, on two idle cores: at least 1.6 times as fast.
"""

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from dxmodel.frames import assess_folders
from dxmodel.goals import Reach
from dxmodel.ledger import Ledger, Observation
from dxmodel.plan import Baseline, Body, Due, Indicator, Plan, Target
from dxmodel.storage import save

INDICATORS = 25


def invented_city() -> Ledger:
    """Return a plan with 25 indicators and their results of three years, all of them invented."""
    indicators = [
        Indicator(
            id=f"indicator-{number}",
            order=number + 1,
            label=f"架空の指標{number}",
            unit="件",
            direction="up",
            accumulation="flow",
            baseline=Baseline(value=f"{100 + number}件", year="R3"),
            targets=[Target(due=Due("R8"), goal=Reach(f"{400 + 3 * number}件"))],
        )
        for number in range(INDICATORS)
    ]
    plan = Plan(
        id="invented",
        label="架空の計画（性能の測定用）",
        bodies=[Body("992011", "架空市")],
        period="R4/R8",
        indicators=indicators,
    )
    observations = [
        Observation(indicator=each.id, period=year, value=f"{110 + 40 * index + number}件")
        for number, each in enumerate(indicators)
        for index, year in enumerate(("R4", "R5", "R6"))
    ]
    return Ledger(founding=plan, observations=observations)


def write_folders(root: Path, count: int) -> None:
    """Write folders of the same plan; copies of files are quick to write."""
    city = invented_city()
    save(city, root / "0000")
    files = {path.name: path.read_bytes() for path in (root / "0000").glob("*.yaml")}
    for number in range(1, count):
        folder = root / f"{number:04}"
        folder.mkdir()
        for name, content in files.items():
            (folder / name).write_bytes(content)


def seconds(root: Path, processes: int) -> float:
    """Return the time of loading and assessing all folders."""
    start = time.perf_counter()
    answers, problems = assess_folders(root, "R6", processes=processes)
    if len(problems) or answers["status"].isna().any():
        raise SystemExit("the invented plans cannot be assessed")
    return time.perf_counter() - start


def main(count: int) -> None:
    with TemporaryDirectory() as folder:
        half, whole = Path(folder) / "half", Path(folder) / "whole"
        for root, number in ((half, count // 2), (whole, count)):
            root.mkdir()
            write_folders(root, number)
        seconds(half, 1)  # loads modules
        half_time, one, two = seconds(half, 1), seconds(whole, 1), seconds(whole, 2)
    print(f"{count // 2} folders, one process: {half_time:6.2f} s")
    print(f"{count} folders, one process: {one:6.2f} s, {1000 * one / count:.1f} ms each")
    print(f"{count} folders, two processes: {two:5.2f} s")
    print(f"all folders took {one / half_time:.2f} times as long as half of them (promised: at most 2.2)")
    print(f"two processes were {one / two:.2f} times as fast (promised on two idle cores: at least 1.6)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1741)
