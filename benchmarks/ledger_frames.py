"""How fast do ledgers and answers become frames?

    python benchmarks/ledger_frames.py [LEDGERS]

* ``to_frame`` of 100,000 assessments, against ``DataFrame`` of a list of ready tuples of the same cells.
  Promised: within 3 times.
* ``frames.observations`` of 300 ledgers of 24 results, against one call for each.
* ``frames.rows`` for LEDGERS plans (200 if not stated; 1,741 are as many as there are municipalities) of 25
  indicators and three years, then ``assess_frame``, against ``assess`` of each ledger and year.

All in turn, in one run, of ledgers that were not assessed before.  Prints the shortest times and their
ratios.
"""

import sys
import time
from collections.abc import Callable
from typing import TypeVar

import attrs
import pandas as pd

import dxmodel as dx
from dxmodel import frames
from dxmodel.fiscal import FiscalYear
from dxmodel.frames.answer_rows import ASSESSMENTS
from dxmodel.goals import Reach
from dxmodel.ledger import Ledger, Observation
from dxmodel.plan import Baseline, Body, Due, Indicator, Plan, Target

T = TypeVar("T")
RUNS = 3
YEARS = [FiscalYear(2022), FiscalYear(2023), FiscalYear(2024)]


def new_ledgers(count: int, indicators: int) -> list[Ledger]:
    """Return plans of invented cities, with the results of three years."""
    defined = [
        Indicator(
            id=f"i-{number}",
            order=number + 1,
            label=f"架空の指標{number}",
            unit="件",
            direction="up",
            baseline=Baseline(value=f"{100 + number}件", year="R3"),
            targets=[
                Target(due=Due("R5"), goal=Reach(f"{200 + number}件")),
                Target(due=Due("R8"), goal=Reach(f"{400 + number}件")),
            ],
        )
        for number in range(indicators)
    ]
    return [
        Ledger(
            founding=Plan(
                id="invented",
                label="架空の計画",
                bodies=[Body(None, f"架空市{city}")],
                period="R4/R8",
                indicators=[attrs.evolve(each) for each in defined],
            ),
            observations=[
                Observation(
                    indicator=each.id, period=year, value=f"{city + 90 * (year.year - 2021) + number}件"
                )
                for number, each in enumerate(defined)
                for year in YEARS
            ],
        )
        for city in range(count)
    ]


def timed(work: Callable[..., T], *arguments: object) -> tuple[float, T]:
    """Return how many milliseconds a call keeps the processor busy, and its result."""
    start = time.process_time()
    result = work(*arguments)
    return (time.process_time() - start) * 1000, result


def by_hand(rows: list[tuple[object, ...]]) -> pd.DataFrame:
    """Return ready tuples as a frame."""
    return pd.DataFrame(rows, columns=[*ASSESSMENTS.columns])


def each_observations(ledgers: list[Ledger]) -> list[pd.DataFrame]:
    """Return a frame for each ledger."""
    return [frames.observations(each) for each in ledgers]


def each_assessed(ledgers: list[Ledger]) -> list[str]:
    """Return the statuses of each ledger and year."""
    return [str(answer.status) for each in ledgers for year in YEARS for answer in dx.assess(each, year)]


def of_answers() -> None:
    """Measure to_frame."""
    answers = [answer for each in new_ledgers(40, 25) for answer in dx.assess(each, "R5")] * 100
    ready = [*zip(*ASSESSMENTS.cells(answers), strict=True)]
    times = [(timed(dx.to_frame, answers)[0], timed(by_hand, ready)[0]) for _ in range(RUNS)]
    framed, hand = map(min, zip(*times, strict=True))
    print(f"to_frame of 100,000 answers {framed:.0f} ms, DataFrame of ready tuples {hand:.0f} ms,", end=" ")
    print(f"ratio {framed / hand:.1f} (promised 3)")


def of_observations() -> None:
    """Measure observations."""
    times = []
    for _ in range(RUNS):
        together = timed(frames.observations, new_ledgers(300, 8))[0]
        times.append((together, timed(each_observations, new_ledgers(300, 8))[0]))
    together, apart = map(min, zip(*times, strict=True))
    print(
        f"observations of 300 ledgers of 24 results {together:.0f} ms ({together / 7.2:.0f} µs each),",
        end=" ",
    )
    print(f"one call for each ledger {apart:.0f} ms, ratio {apart / together:.1f}")


def of_rows(count: int) -> None:
    """Measure rows and assess_frame."""
    times = []
    for _ in range(RUNS):
        rows_time, table = timed(frames.rows, new_ledgers(count, 25), YEARS)
        judged, answers = timed(frames.assess_frame, table)
        alone, statuses = timed(each_assessed, new_ledgers(count, 25))
        if sorted(answers.loc[answers["no_row"].isna(), "status"]) != sorted(statuses):
            raise SystemExit("the answers differ")
        times.append((rows_time, judged, alone))
    rows_time, judged, alone = map(min, zip(*times, strict=True))
    print(f"{count:,} plans of 25 indicators and 3 years: rows {rows_time:.0f} ms,", end=" ")
    print(
        f"assess_frame {judged:.0f} ms, assess {alone:.0f} ms, ratio {alone / (rows_time + judged):.1f}",
        end=" ",
    )
    print(f"(to assess_frame alone {alone / judged:.0f}; promised 20 together)")


def main() -> None:
    of_answers()
    of_observations()
    of_rows(int(sys.argv[1]) if len(sys.argv) > 1 else 200)


if __name__ == "__main__":
    main()
