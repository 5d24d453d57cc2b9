"""How long does it take to assess a plan of sixty indicators, against loading that plan?

    python benchmarks/assess.py

The plan is a folder of YAML, as people keep it: each indicator under an initiative, with two targets and five
results, and a source for each figure.  All are done in turn, in one run; prints the medians and their ratios.
Promised: less than a fifth of loading with the YAML parser in Python, by every method.  Where PyYAML has
libyaml, loading takes a third of that; the ratio to it is printed too.
"""

import statistics
import tempfile
import time
from pathlib import Path

from dxmodel import assess, load, save
from dxmodel.formats.yaml import parser
from dxmodel.goals import Reach
from dxmodel.ledger import Ledger, MethodName, Observation
from dxmodel.plan import Baseline, Body, Document, Indicator, Initiative, Pillar, Plan, Source, Target

RUNS = 9
INDICATORS = 60
UNITS = ("件", "人", "%", "時間")


def build_ledger() -> Ledger:
    """A plan whose indicators go up and down, at different paces, with some results known roughly."""
    numbers = range(INDICATORS)
    plan = Plan(
        id="dx-plan",
        label="みなと野市DX推進計画",
        bodies=[Body("992011", "みなと野市")],
        period="R4/R10",
        pillars=[Pillar(id=f"pillar-{n}", order=n + 1, label=f"基本方針{n + 1}") for n in range(4)],
        initiatives=[
            Initiative(id=f"initiative-{n:02}", order=n + 1, label=f"取組{n}", pillars=[f"pillar-{n % 4}"])
            for n in range(INDICATORS // 2)
        ],
        indicators=[indicator(n) for n in numbers],
    )
    results = [result(n, year) for n in numbers for year in range(4, 9)]
    return Ledger(founding=plan, observations=results, documents=[Document(id="report", label="実績報告書")])


def levels(n: int) -> tuple[int, int]:
    """Where an indicator starts, and what it is to reach."""
    return (20 + n % 7, 90 - n % 5) if n % 3 else (90, 20)


def source(n: int, what: str) -> list[Source]:
    return [Source(document="report", page=f"P{n // 5 + 1}", cell=f"指標{n + 1}/{what}")]


def indicator(n: int) -> Indicator:
    unit, (start, goal) = UNITS[n % len(UNITS)], levels(n)
    return Indicator(
        id=f"indicator-{n:02}",
        order=n + 1,
        label=f"指標{n + 1}",
        initiatives=[f"initiative-{n // 2:02}"],
        unit=unit,
        baseline=Baseline(value=f"{start}{unit}", year="R3", sources=source(n, "R3")),
        targets=[
            Target(due="R6", goal=Reach(f"{(start + goal) // 2}{unit}"), sources=source(n, "目標R6")),
            Target(due="R10", goal=Reach(f"{goal}{unit}"), sources=source(n, "目標R10")),
        ],
        sources=source(n, "指標名"),
    )


def result(n: int, year: int) -> Observation:
    unit, (start, goal) = UNITS[n % len(UNITS)], levels(n)
    about = "約" if (n + year) % 5 == 0 else ""
    level = start + (goal - start) * (year - 3) * (5 + n % 4) // 50
    return Observation(
        indicator=f"indicator-{n:02}",
        period=f"R{year}",
        value=f"{about}{level}{unit}",
        sources=source(n, f"R{year}"),
    )


def seconds(work, *value, **more) -> float:
    start = time.perf_counter()
    work(*value, **more)
    return time.perf_counter() - start


def load_in_python(folder: Path) -> None:
    """Load as where PyYAML was built without libyaml."""
    libyaml, parser.CParser = parser.CParser, None
    try:
        load(folder)
    finally:
        parser.CParser = libyaml


def main() -> None:
    """Print the times, and each method's ratio to both ways of loading."""
    with tempfile.TemporaryDirectory() as temporary_folder:
        folder = Path(temporary_folder) / "plan"
        save(build_ledger(), folder)
        ledger = load(folder)
        loading: list[float] = []
        loading_in_python: list[float] = []
        assessing: dict[MethodName, list[float]] = {method: [] for method in MethodName}
        for _ in range(RUNS):
            loading.append(seconds(load, folder))
            loading_in_python.append(seconds(load_in_python, folder))
            for method, times in assessing.items():
                times.append(seconds(assess, ledger, "R8", method=method))
    load_time, python_time = statistics.median(loading), statistics.median(loading_in_python)
    print(f"loading {INDICATORS} indicators: {load_time * 1e3:.0f} ms, in Python {python_time * 1e3:.0f} ms")
    for method, times in assessing.items():
        duration = statistics.median(times)
        ratios = f"1/{load_time / duration:.1f}, in Python 1/{python_time / duration:.0f} (promised 1/5)"
        print(f"{method!s:24} {duration * 1e3:6.1f} ms, {ratios}")


if __name__ == "__main__":
    main()
