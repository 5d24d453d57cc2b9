"""How long does it take to assess 3,000 indicators with 20,000 results, against reading them from JSON?

    python benchmarks/assess_large.py

The ledger is one JSON text.  Each run reads it and assesses it twice: the first call also finds the value of
each indicator in each year, which the ledger keeps; the second uses them again.  Prints the least times of
all runs, in seconds of the processor, and their ratios to reading.  Promised: the first call takes at most
1.8 times as long as reading, the second at most 1.3 times.  An answer holds all of its inputs, and is
judged in Python, one by one; so assessing cannot be a small part of reading, which mostly converts text.
"""

import time
from collections.abc import Callable
from typing import TypeVar

from dxmodel import assess
from dxmodel.formats import json
from dxmodel.goals import Reach
from dxmodel.ledger import Ledger, Observation
from dxmodel.plan import Baseline, Body, Indicator, Plan, Target

T = TypeVar("T")

RUNS = 5
INDICATORS, RESULTS = 3_000, 20_000
PROMISED = {"first call": 1.8, "second call": 1.3}


def build_ledger() -> Ledger:
    """Indicators with a baseline and a target, and a result for each year of up to seven."""
    indicators = [
        Indicator(
            id=f"indicator-{n}",
            order=n + 1,
            label=f"指標{n + 1}",
            unit="件",
            baseline=Baseline(value="100件", year="R3"),
            targets=[Target(due="R10", goal=Reach("500件"))],
        )
        for n in range(INDICATORS)
    ]
    plan = Plan(
        id="dx-plan",
        label="みなと野市DX推進計画",
        bodies=[Body("992011", "みなと野市")],
        period="R3/R10",
        indicators=indicators,
    )
    years = [(each.id, year) for each in indicators for year in range(3, 10)]
    results = [
        Observation(indicator=indicator, period=f"R{year}", value=f"{100 + 40 * (year - 3) + n % 7}件")
        for n, (indicator, year) in enumerate(years[:RESULTS])
    ]
    return Ledger(founding=plan, observations=results)


def seconds(work: Callable[[], T]) -> tuple[float, T]:
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def main() -> None:
    """Print the least times, and the ratio of each call to reading."""
    text = json.dumps(build_ledger())
    reading: list[float] = []
    assessing: dict[str, list[float]] = {name: [] for name in PROMISED}
    for _ in range(RUNS):
        read_time, ledger = seconds(lambda: json.loads(text, Ledger))
        reading.append(read_time)
        for times in assessing.values():
            times.append(seconds(lambda ledger=ledger: assess(ledger, "R8"))[0])
    print(f"reading {INDICATORS:,} indicators and {RESULTS:,} results from JSON: {min(reading):.2f} s")
    for name, times in assessing.items():
        ratio = min(times) / min(reading)
        print(f"assess, {name}: {min(times):.2f} s, ratio {ratio:.2f} (promised {PROMISED[name]})")


if __name__ == "__main__":
    main()
