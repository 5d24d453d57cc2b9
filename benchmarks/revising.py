"""What does a change cost, against building the whole plan again?

    python benchmarks/revising.py

A plan of 10,000 indicators, and in one run:

* one change, against rebuilding the plan from its unstructured form.  Promised: below 1/100 of it;
* ``compare`` of two such plans, built apart, that differ in ten places, against ``==`` of two that are
  equal.  Promised: within 5 times;
* replaying 125 to 1,000 revisions of a small plan.  Promised: linear; the exponent is printed.

Prints medians, ratios and the exponent, and checks that untouched parts are the same objects.
"""

import statistics
import time
from collections.abc import Callable
from math import log
from typing import Any

from dxmodel.changes import Add, Amend, Change, ExtendPeriod, Move, Rename, SetBaseline, SetTarget
from dxmodel.formats.converter import structure, unstructure
from dxmodel.goals import Reach
from dxmodel.ledger import Ledger
from dxmodel.plan import Baseline, Body, Indicator, Initiative, Pillar, Plan, Target
from dxmodel.revise import Revision, apply, compare

INDICATORS = 10_000
RUNS = 11
COUNTS = (125, 250, 500, 1000)


def big_plan(indicators: int = INDICATORS) -> Plan:
    """Return a plan with so many indicators, a tenth as many initiatives, and ten pillars."""
    return Plan(
        id="big",
        label="大きな計画",
        bodies=[Body("992011", "みなと野市")],
        period="R4/R6",
        pillars=[Pillar(id=f"p{i}", order=i, label=f"柱{i}") for i in range(10)],
        initiatives=[
            Initiative(id=f"i{i}", order=i, label=f"取組{i}", pillars=[f"p{i % 10}"])
            for i in range(indicators // 10)
        ],
        indicators=[
            Indicator(
                id=f"k{i}",
                order=i,
                label=f"指標{i}",
                unit="件",
                initiatives=[f"i{i % (indicators // 10)}"],
                baseline=Baseline(value=f"{i}件", year="R3"),
                targets=[Target(due="R6", goal=Reach(f"{i + 100}件"))],
            )
            for i in range(indicators)
        ],
    )


def single_changes() -> dict[str, Change]:
    """Return one change of each kind that people make most, by what it does."""
    goal = Reach("5件")
    new = Indicator(id="new", order=INDICATORS, label="新しい指標", initiatives=["i7"])
    return {
        "a target is set": SetTarget("k77", Target(due="R6", goal=goal)),
        "a baseline is set": SetBaseline("k77", Baseline(value="3件", year="R4")),
        "an indicator is renamed": Rename("k77", "新しい名称"),
        "an initiative gets an owner": Amend("i7", owners=["DX推進課"]),
        "all targets are kept": ExtendPeriod("R10", targets="keep"),
        "an indicator moves": Move("k77", initiatives=["i1"]),
        "an indicator is added": Add(new),
    }


def ten_changes() -> list[Change]:
    """Return ten changes to ten indicators all over the plan."""
    step = INDICATORS // 10
    return [Amend(f"k{i * step}", note="改めた") for i in range(10)]


def median(work: Callable[[], Any], runs: int = RUNS) -> float:
    """Return how long something takes, in milliseconds."""
    duration = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        duration.append((time.perf_counter() - start) * 1000)
    return statistics.median(duration)


def many_revisions(count: int) -> tuple[Plan, list[Revision]]:
    """Return a small plan and so many revisions of it, each of one target."""
    plan = big_plan(100)
    return plan, [
        Revision(
            id=f"r{i}",
            label=f"第{i}回見直し",
            decided="2024-04-01",
            changes=[SetTarget(f"k{i % 100}", Target(due="R6", goal=Reach(f"{i}件")))],
        )
        for i in range(count)
    ]


def exponent(counts: tuple[int, ...], times: list[float]) -> float:
    """Return the slope of the line through the logarithms: 1 is linear, 2 is quadratic."""
    xs, ys = [log(count) for count in counts], [log(duration) for duration in times]
    slope, _ = statistics.linear_regression(xs, ys)
    return slope


def main() -> None:
    plan = big_plan()
    data = unstructure(plan)
    rebuild = median(lambda: structure(data, Plan), 3)
    print(f"rebuilding a plan of {INDICATORS} indicators: {rebuild:.0f} ms")
    for what, change in single_changes().items():
        duration = median(lambda change=change: apply(plan, [change]))  # type: ignore[misc]
        print(f"  {what}: {duration:.2f} ms, 1/{rebuild / duration:.0f} (promised: below 1/100)")
    after = apply(plan, [single_changes()["a target is set"]])
    shared = sum(one is other for one, other in zip(plan.indicators, after.indicators, strict=True))
    print(f"  shared: {shared} of {INDICATORS} indicators; pillars: {plan.pillars is after.pillars}")

    equal, other = structure(data, Plan), apply(structure(data, Plan), ten_changes())
    same = median(lambda: plan == equal)
    differing = median(lambda: compare(plan, other))
    result = len(compare(plan, other))
    ratio = differing / same
    print(
        f"compare: {differing:.1f} ms for {result} changes, == {same:.1f} ms, ratio {ratio:.1f} (promised 5)"
    )

    times = []
    for count in COUNTS:
        founding, revisions = many_revisions(count)
        times.append(median(lambda f=founding, r=revisions: Ledger(founding=f, revisions=r).plan, 5))  # type: ignore[misc]
    text = ", ".join(f"{count}: {duration:.0f} ms" for count, duration in zip(COUNTS, times, strict=True))
    print(f"replaying revisions: {text}; exponent {exponent(COUNTS, times):.2f} (promised: linear)")


if __name__ == "__main__":
    main()
