"""The plan is told in order, each thing once."""

import pytest

from dxmodel.formats import load_example
from dxmodel.ledger import Ledger
from dxmodel.report import outline
from dxmodel.report.tree import has_indicators, walk
from dxmodel.testing import small_city
from tests.report.town import town

LEDGERS = {"town": town(), "city": small_city(), "adachi": load_example("adachi")}


@pytest.mark.parametrize("ledger", LEDGERS.values(), ids=list(LEDGERS))
def test_everything_is_met_once(ledger: Ledger) -> None:
    """Pillars, initiatives, indicators; nothing twice, nothing forgotten."""
    plan = ledger.plan
    things = [*(each.id for each in plan.pillars), *(each.id for each in plan.initiatives)]
    things += [each.id for each in plan.indicators]
    met = [thing.id for _, thing in walk(plan)]
    assert sorted(met) == sorted(things)


@pytest.mark.parametrize("ledger", LEDGERS.values(), ids=list(LEDGERS))
def test_a_part_stands_one_level_below_its_whole(ledger: Ledger) -> None:
    """And after it."""
    met = {thing.id: (place, level) for place, (level, thing) in enumerate(walk(ledger.plan))}
    parents = {each.id: each.parent for each in ledger.plan.initiatives}
    parents |= {each.id: each.parent for each in ledger.plan.pillars}
    for part, whole in parents.items():
        if whole is not None:
            assert met[part][1] == met[whole][1] + 1
            assert met[part][0] > met[whole][0]


def test_indicators_are_looked_for_at_any_depth_below() -> None:
    """Not beside, and not above."""
    branches = tuple(walk(town().plan))
    found = {thing.id: has_indicators(branches, index) for index, (_, thing) in enumerate(branches)}
    assert [id for id in ("service", "online", "counter", "unnamed", "idle") if found[id]] == [
        "service",
        "online",
        "counter",
    ]


@pytest.mark.parametrize("ledger", LEDGERS.values(), ids=list(LEDGERS))
def test_every_id_of_the_plan_is_in_the_outline(ledger: Ledger) -> None:
    """So that `show` can be asked for any of them."""
    lines = outline(ledger, "en")
    assert all(any(f"[{item.id}]" in line for line in lines) for item in ledger.plan.items())
