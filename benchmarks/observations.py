"""How long does it take to load and save 5,000 observations, in each format?

    python benchmarks/observations.py

* YAML: ``load`` of a folder, against ``formats.json.loads`` of such a ledger.  Promised: within 3 times.
* Saving: ``save`` of the loaded ledger with one more observation, against that ``load``.  Promised: within
  3.5 times.
* CSV: ``formats.csv.loads``, against ``csv.DictReader`` and building each observation once.  Promised: within
  5 times.

All in turn, in one run.  Each reads values that were not read before, so that nothing is remembered of them.
Prints the shortest times of the processor, which other programs disturb least, and their ratios.
"""

import csv
import io
import time
from collections.abc import Callable
from itertools import count, product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import attrs

from dxmodel import load, save
from dxmodel.formats import Observations, json, yaml
from dxmodel.formats import csv as dxcsv
from dxmodel.ledger import Ledger, Observation
from dxmodel.plan import Body, Indicator, Plan

T = TypeVar("T")
RUNS = 5
INDICATORS, YEARS, DEPARTMENTS = 100, 5, 10
SERIES = count(10)


def new_ledger() -> Ledger:
    """Return a ledger with 5,000 observations, of every indicator, year and department, with new values."""
    indicators = [
        Indicator(id=f"i-{number}", label=f"指標{number}", unit="件", order=number)
        for number in range(1, INDICATORS + 1)
    ]
    bodies = [Body("131211", "足立区")]
    plan = Plan(id="p", bodies=bodies, label="計画", period="R3/R7", indicators=indicators)
    series = next(SERIES)
    keys = product(indicators, range(YEARS), range(DEPARTMENTS))
    observations = [
        Observation(
            indicator=indicator.id,
            period=f"R{3 + year}",
            breakdown={"課": f"第{department}課"},
            value=f"{series}{number:04}件",
        )
        for number, (indicator, year, department) in enumerate(keys)
    ]
    return Ledger(founding=plan, observations=observations)


def by_hand(table: str) -> list[Observation]:
    """Read the columns that the table fills, and build each observation once."""
    return [
        Observation(
            indicator=row["indicator"],
            period=row["period"],
            breakdown=dict([row["breakdown"].split("=")]),
            value=row["value"] + row["unit"],
            status=row["status"],
        )
        for row in csv.DictReader(io.StringIO(table))
    ]


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return how many milliseconds a call keeps the processor busy, and its result."""
    start = time.process_time()
    result = work()
    return (time.process_time() - start) * 1000, result


def run(folder: Path) -> tuple[float, ...]:
    """Return the times of JSON, YAML, saving, CSV, and of CSV read by hand."""
    ledger = new_ledger()
    (folder / "plan.yaml").write_text(yaml.dumps(ledger.founding), "utf-8")
    observations = yaml.dumps(Observations(ledger.observations))
    (folder / "observations.yaml").write_text(observations, "utf-8")
    wire, table = json.dumps(new_ledger()), dxcsv.dumps(new_ledger().observations)
    in_json, _ = timed(lambda: json.loads(wire))
    in_yaml, loaded = timed(lambda: load(folder))
    more = Observation(indicator="i-1", period="R3", breakdown={"課": "新しい課"}, value="1件")
    longer = attrs.evolve(loaded, observations=[*loaded.observations, more])
    saved, _ = timed(lambda: save(longer, folder))
    in_csv, read = timed(lambda: dxcsv.loads(table))
    hand, built = timed(lambda: by_hand(table))
    assert list(read) == built
    return in_json, in_yaml, saved, in_csv, hand


def main() -> None:
    with TemporaryDirectory() as folder:
        runs = [run(Path(folder)) for _ in range(RUNS)]
    in_json, in_yaml, saved, in_csv, hand = map(min, zip(*runs, strict=True))
    print(f"YAML: load {in_yaml:.0f} ms, JSON {in_json:.0f} ms, ratio {in_yaml / in_json:.2f} (promised 3)")
    print(f"save: one more {saved:.0f} ms, ratio to load {saved / in_yaml:.2f} (promised 3.5)")
    print(f"CSV:  loads {in_csv:.0f} ms, by hand {hand:.0f} ms, ratio {in_csv / hand:.2f} (promised 5)")


if __name__ == "__main__":
    main()
