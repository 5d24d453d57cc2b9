"""How long does it take to load and validate a plan, against parsing the same text and nothing else?

    python benchmarks/loading.py

* YAML: ``load("examples/adachi")``, files read and every value and reference checked, against
  PyYAML's own ``load`` of the same texts, with libyaml and in Python.  Promised: within 1.5 times the
  one in Python; and within 4 times ``dxmodel.formats.json.loads`` of the same ledger.
* JSON: ``dxmodel.formats.json.loads``, against ``json.loads`` and bare cattrs into the same classes, which
  hence check what classes check, but locate nothing, and know no short forms.  Promised: within 4 times.

All in turn, in one run; prints medians and their ratios.
"""

import json
import statistics
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import cattrs
import yaml

from dxmodel.amount import Amount, as_amount
from dxmodel.changes import UNCHANGED, Change
from dxmodel.fiscal import FiscalSpan, FiscalYear, Month, as_fiscal_span, as_fiscal_year
from dxmodel.formats import json as dxjson
from dxmodel.formats.tagged_unions import stated_type
from dxmodel.goals import Goal
from dxmodel.ledger import Ledger
from dxmodel.plan import Item, Missing, Ratio, ScheduleBar, ScheduleEvent, Value
from dxmodel.plan.derived import Derived
from dxmodel.plan.target import as_point
from dxmodel.storage import load

RUNS = 21
FOLDER = Path(__file__).parent.parent / "examples" / "adachi"


def bare_converter() -> cattrs.Converter:
    """Return cattrs with what these classes need at the least: texts, and a tag for each union."""
    built = cattrs.Converter()
    texts = {Amount: as_amount, FiscalYear: as_fiscal_year, Month: Month.parse, FiscalSpan: as_fiscal_span}
    texts |= {FiscalYear | Month: as_point, date: date.fromisoformat, Decimal: Decimal}
    for kind, parse in texts.items():
        built.register_structure_hook(kind, lambda value, _, parse=parse: parse(value))
        built.register_unstructure_hook(kind, str)
    built.register_structure_hook(
        FiscalYear | Month | None, lambda value, _: None if value is None else as_point(value)
    )
    built.register_structure_hook(FiscalYear | FiscalSpan, lambda value, _: as_fiscal_span(value))
    built.register_structure_hook_factory(
        lambda kind: stated_type(kind) != kind, lambda kind: change_field(built, kind)
    )
    unions = (
        Item,
        ScheduleBar | ScheduleEvent,
        Goal,
        Change,
        Value,
        Amount | Ratio | Missing,
        Derived | None,
    )
    for union in unions:
        tag(built, union)
    return built


def change_field(built: cattrs.Converter, kind: Any) -> Callable[[Any, Any], Any]:
    """Return how a field that a change need not touch is read: as what it may become, or as unchanged."""
    special = {None: None, "unchanged": UNCHANGED}
    return lambda value, _: (
        special[value] if value in (None, "unchanged") else built.structure(value, stated_type(kind))
    )


def tag(built: cattrs.Converter, union: Any) -> None:
    """Write and read one of several classes as a pair: its name, and itself."""
    kinds = {kind.__name__: kind for kind in get_args(union) if kind is not type(None)}
    built.register_structure_hook(
        union, lambda pair, _: None if pair is None else built.structure(pair[1], kinds[pair[0]])
    )
    built.register_unstructure_hook(
        union, lambda value: None if value is None else (type(value).__name__, built.unstructure(value))
    )


def medians(*work: Callable[[], Any]) -> list[float]:
    """Do everything in turn, several times; return the median of each in milliseconds."""
    times: list[list[float]] = [[] for _ in work]
    for _ in range(RUNS):
        for each, duration in zip(work, times, strict=True):
            start = time.perf_counter()
            each()
            duration.append((time.perf_counter() - start) * 1000)
    return [statistics.median(duration) for duration in times]


def main() -> None:
    ledger, bare = load(FOLDER), bare_converter()
    texts = [path.read_text("utf-8") for path in sorted(FOLDER.rglob("*.yaml"))]
    wire = dxjson.dumps(ledger)
    bare_text = json.dumps(bare.unstructure(ledger))
    ours, with_libyaml, in_python, content, ours_json, theirs_json = medians(
        lambda: load(FOLDER),
        lambda: [yaml.load(text, yaml.CSafeLoader) for text in texts],
        lambda: [yaml.load(text, yaml.SafeLoader) for text in texts],
        lambda: json.loads(wire),
        lambda: dxjson.loads(wire),
        lambda: bare.structure(json.loads(bare_text), Ledger),
    )
    ratio = ours / in_python
    print(f"YAML: load {ours:.1f} ms, SafeLoader {in_python:.1f} ms, ratio {ratio:.2f} (promised 1.5)")
    print(f"      CSafeLoader {with_libyaml:.1f} ms, ratio {ours / with_libyaml:.2f}")
    print(f"      json.loads of the same content {content:.2f} ms, ratio {ours / content:.0f}")
    print(f"      formats.json.loads {ours_json:.1f} ms, ratio {ours / ours_json:.2f} (promised 4)")
    ratio = ours_json / theirs_json
    print(f"JSON: loads {ours_json:.1f} ms, bare {theirs_json:.1f} ms, ratio {ratio:.2f} (promised 4)")


if __name__ == "__main__":
    main()
