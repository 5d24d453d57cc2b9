"""How does the time grow with the number of names, problems, revisions and observations?

    python benchmarks/growth.py [SHARE]

Each work is done at a size and at twice the size; their ratio r gives the exponent log2 r: 1 means that
twice as much takes twice as long, 2 that it takes four times as long.

* Unknown ids among as many known ones, for names of several shapes.
* ``check`` of a ledger of indicators, as many observations and a fifth as many revisions.
* ``load`` of its folder, in which no observation names a known indicator, and the text of all problems.
* 100,000 observations: ``structure`` (from plain data to values), the ``Ledger`` of them, ``check``, and
  reading and writing as JSON, YAML and CSV; merging two ledgers; adding one in a folder.

SHARE divides the sizes: ``python benchmarks/growth.py 10`` takes a tenth of the time.
"""

import json as standard_json
import math
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import attrs

from dxmodel.changes import Rename
from dxmodel.checks import check
from dxmodel.errors import KnownNames, ValidationError
from dxmodel.formats import Observations, csv, json, yaml
from dxmodel.ledger import Ledger, Observation, merge
from dxmodel.plan import Body, Document, Indicator, Plan, Target
from dxmodel.plan.goals import Reach
from dxmodel.revise import Revision
from dxmodel.storage import load, save

Work = Callable[[int], Callable[[], object]]


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of some work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def compare(name: str, size: int, work: Work) -> None:
    """Print the times of some work at a size and at twice the size, their ratio and the exponent."""
    once, twice = (seconds(work(each)) for each in (size, 2 * size))
    exponent = math.log2(twice / once)
    print(
        f"{name:44} {size:7,} {once:7.2f} s {2 * size:8,} {twice:7.2f} s"
        f"  ratio {twice / once:4.2f}, exponent {exponent:.2f}",
        flush=True,
    )


# --- names

SHAPES = {
    "ids with a common beginning": "indicator-{0:05}",
    "ids with a common ending": "{0:05}-indicator",
    "ids of several words": "{1}-section-{0:x}-{2}",
    "Japanese names": "{1}課の指標{0:05}の件数",
}
WORDS = (
    "planning",
    "welfare",
    "schools",
    "housing",
    "revenue",
    "roads",
    "water",
    "parks",
    "library",
    "clinic",
)
MISSPELLINGS: dict[str, Callable[[str], str]] = {
    "one edit": lambda name: f"{name[:3]}{name[4:]}",
    "two edits": lambda name: f"{name[:2]}x{name[3:-3]}{name[-2:]}",
    "unlike any": lambda name: f"unknown-{name[::-1]}",
}


def looked_up(shape: str, misspelt: Callable[[str], str]) -> Work:
    """Return the work of looking up as many misspelt names as there are known ones."""

    def work(size: int) -> Callable[[], object]:
        known = [shape.format(each, WORDS[each % 10], WORDS[each // 10 % 10]) for each in range(size)]
        names = [misspelt(each) for each in known]
        return lambda: [*map(KnownNames(known).nearest, names)]

    return work


# --- a ledger


def plan(size: int) -> Plan:
    """Return a plan with many indicators."""
    return Plan(
        id="dx",
        label="DX推進計画",
        bodies=[Body("131211", "足立区")],
        period="R4/R10",
        indicators=[
            Indicator(
                id=f"indicator-{each:05}",
                label=f"指標{each}",
                order=each,
                unit="件",
                direction="up",
                targets=[Target(due="R10", goal=Reach("100件"))],
            )
            for each in range(size)
        ],
    )


def plain_observation(number: int, indicator: str) -> dict[str, Any]:
    """Return the plain data of an observation with all that is usual: a source, a breakdown, a note."""
    return {
        "indicator": indicator,
        "period": f"R{1 + number % 10}",
        "value": f"約{number:,}件",
        "breakdown": {"地区": "北部"},
        "known": "2025-04-01",
        "scope": "区役所の本庁舎と出張所",
        "printed": f"約{number:,}件",
        "sources": [{"document": "report", "page": "P12", "cell": f"D{number}"}],
        "note": "速報の値を確定の値に改めた。集計の範囲は前年度と同じ。",
    }


def ledger(size: int) -> Ledger:
    """Return a ledger with an observation of each indicator, and a fifth as many revisions."""
    return Ledger(
        founding=plan(size),
        observations=[
            Observation(indicator=f"indicator-{each:05}", period="R5", value=f"{each}件")
            for each in range(size)
        ],
        revisions=[
            Revision(
                id=f"revision-{each:05}",
                label=f"改定{each}",
                decided="R5",
                changes=[Rename(f"indicator-{each:05}", f"新しい指標{each}")],
            )
            for each in range(size // 5)
        ],
    )


def loading_errors(folder: Path) -> Work:
    """Return the work of loading a folder in which every observation names an unknown indicator."""

    def work(size: int) -> Callable[[], object]:
        root = folder / str(size)
        save(ledger(size), root)
        observations = root / "observations.yaml"
        observations.write_text(observations.read_text("utf-8").replace("indicator-", "indicater-"), "utf-8")

        def described() -> str:
            try:
                load(root)
            except ValidationError as error:
                return str(error)
            raise AssertionError(f"the observations of {root} name known indicators")

        return described

    return work


# --- many observations


def observations_text(size: int) -> str:
    """Return many observations of a tenth as many indicators, as JSON."""
    entries = [plain_observation(each, f"indicator-{each // 10:05}") for each in range(size)]
    return standard_json.dumps({"format": "observations/1", "observations": entries}, ensure_ascii=False)


def ledger_of(observations: Observations) -> Ledger:
    """Return the ledger of many observations."""
    documents = [Document(id="report", label="進捗報告書")]
    indicators = len(observations.observations) // 10
    return Ledger(founding=plan(indicators), documents=documents, observations=observations.observations)


MANY: dict[str, Callable[[Observations], Callable[[], object]]] = {
    "Ledger": lambda entries: partial(ledger_of, entries),
    "check": lambda entries: partial(check, ledger_of(entries)),
    "write JSON": lambda entries: partial(json.dumps, entries),
    "write YAML": lambda entries: partial(yaml.dumps, entries),
    "read YAML": lambda entries: partial(yaml.loads, yaml.dumps(entries), Observations),
    "write CSV": lambda entries: partial(csv.dumps, entries.observations),
    "read CSV": lambda entries: partial(csv.loads, csv.dumps(entries.observations)),
}


def many_observations(work: Callable[[Observations], Callable[[], object]]) -> Work:
    """Return work with many observations."""
    return lambda size: work(json.loads(observations_text(size), Observations))


def adding_one(folder: Path, *, in_table: bool) -> Work:
    """Return the work of loading a folder of many observations, adding one and saving it."""

    def work(size: int) -> Callable[[], object]:
        root = folder / f"{size}-{in_table}"
        entries = json.loads(observations_text(size), Observations)
        ledger = ledger_of(entries)
        save(attrs.evolve(ledger, observations=()) if in_table else ledger, root)
        if in_table:
            (root / "observations.csv").write_bytes(csv.dumps(entries.observations).encode("utf-8-sig"))
        added = Observation(indicator="indicator-00000", period="R99", value="1件")
        return lambda: save(load(root).with_observations(added), root)

    return work


def merging(size: int) -> Callable[[], object]:
    """Return the work of merging two ledgers with many observations, each with one more."""
    base = ledger_of(json.loads(observations_text(size), Observations))
    sides = [
        base.with_observations(Observation(indicator="indicator-00000", period=period, value="1件"))
        for period in ("R98", "R99")
    ]
    return partial(merge, *sides, base)


def main() -> None:
    share = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    size, many = 5_000 // share, 50_000 // share
    for shape, form in SHAPES.items():
        for misspelling, misspelt in MISSPELLINGS.items():
            compare(f"{shape}, {misspelling}", size, looked_up(form, misspelt))
    compare("check", size, lambda each: partial(check, ledger(each)))
    with tempfile.TemporaryDirectory() as folder:
        compare("load with an error in each observation", size, loading_errors(Path(folder)))
    name = "observations: read JSON (structure)"
    compare(name, many, lambda each: partial(json.loads, observations_text(each), Observations))
    for name, work in MANY.items():
        compare(f"observations: {name}", many, many_observations(work))
    compare("observations: merge", many, merging)
    with tempfile.TemporaryDirectory() as folder:
        for name, in_table in (("YAML", False), ("CSV", True)):
            compare(
                f"observations: load, add one, save ({name})",
                many,
                adding_one(Path(folder), in_table=in_table),
            )


if __name__ == "__main__":
    main()
