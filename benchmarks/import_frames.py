"""How long importing one long frame into 300 ledgers takes, against building its observations alone.

Run ``python benchmarks/import_frames.py``; the promise is a ratio of 3.
"""

import time
from collections.abc import Callable

import attrs
import pandas as pd

from dxmodel.formats import LayoutColumn, TableLayout
from dxmodel.frames import import_frame
from dxmodel.ledger import Ledger, Observation
from dxmodel.plan import Body, Indicator, Plan, Source

LEDGERS, INDICATORS, YEARS = 300, 8, ("R5", "R6", "R7")
KNOWN = "2026-06-30"


def ledgers() -> list[Ledger]:
    """Return the ledgers of invented plans, without results."""
    indicators = [
        Indicator(id=f"kpi-{number}", order=number, label=f"指標{number}", unit="件")
        for number in range(1, INDICATORS + 1)
    ]
    plan = Plan(id="dx", label="計画", bodies=[Body(None, "市")], period="R5/R9", indicators=indicators)
    return [
        Ledger(founding=attrs.evolve(plan, bodies=[Body(None, f"{number}市")])) for number in range(LEDGERS)
    ]


def frame() -> pd.DataFrame:
    """Return the results of all of them, one a row."""
    rows = [
        (f"{city}市", f"kpi-{number}", year, f"{1000 + number * city % 997:,}件")
        for city in range(LEDGERS)
        for number in range(1, INDICATORS + 1)
        for year in YEARS
    ]
    return pd.DataFrame(rows, columns=["団体", "指標", "年度", "値"])


LAYOUT = TableLayout(
    columns=[
        LayoutColumn(column="A", role="ignore", heading="団体"),
        LayoutColumn(column="B", role="id", heading="指標"),
        LayoutColumn(column="C", role="year", heading="年度"),
        LayoutColumn(column="D", role="result", heading="値"),
    ],
    known=KNOWN,
)


def build(table: pd.DataFrame) -> int:
    """Build the observations with all that an import states, and nothing else."""
    source = [Source("table-2026-06-30", cell="2行4列")]
    return len(
        [
            Observation(indicator=indicator, period=year, value=value, known=KNOWN, sources=source)
            for _, indicator, year, value in table.itertuples(index=False)
        ]
    )


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of the fastest of three runs."""
    times = []
    for _ in range(3):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    """Print both times and their ratio."""
    cities, table = ledgers(), frame()
    imported = import_frame(table, LAYOUT, cities, by="団体")
    count = sum(len(each.observations) for each in imported.values())
    building = seconds(lambda: build(table))
    importing = seconds(lambda: import_frame(table, LAYOUT, cities, by="団体"))
    print(
        f"{count} observations of {len(imported)} ledgers: building {building:.2f} s, importing "
        f"{importing:.2f} s, ratio {importing / building:.1f} (promised 3)"
    )


if __name__ == "__main__":
    main()
