"""The tree of a plan, and its outline."""

import attrs
import pytest

from dxmodel.ledger import Ledger
from dxmodel.plan import Initiative, Pillar
from dxmodel.report import Facts, Report, Section, outline, to_markdown, to_terminal
from dxmodel.report.sheet import sheet
from dxmodel.report.tree import has_indicators, walk
from dxmodel.storage import load_example
from dxmodel.testing import small_city
from tests.report.town import town

LEDGERS = {"town": town(), "city": small_city(), "adachi": load_example("adachi")}


@pytest.mark.parametrize("ledger", LEDGERS.values(), ids=list(LEDGERS))
def test_every_item_is_yielded_once(ledger: Ledger) -> None:
    """Pillars, initiatives, indicators; nothing twice, nothing forgotten."""
    plan = ledger.plan
    ids = [*(each.id for each in plan.pillars), *(each.id for each in plan.initiatives)]
    ids += [each.id for each in plan.indicators]
    yielded = [item.id for _, item in walk(plan)]
    assert sorted(yielded) == sorted(ids)


@pytest.mark.parametrize("ledger", LEDGERS.values(), ids=list(LEDGERS))
def test_a_part_is_one_level_below_its_whole(ledger: Ledger) -> None:
    """And after it."""
    yielded = {item.id: (place, level) for place, (level, item) in enumerate(walk(ledger.plan))}
    parents = {each.id: each.parent for each in ledger.plan.initiatives}
    parents |= {each.id: each.parent for each in ledger.plan.pillars}
    for part, whole in parents.items():
        if whole is not None:
            assert yielded[part][1] == yielded[whole][1] + 1
            assert yielded[part][0] > yielded[whole][0]


def test_indicators_are_found_at_any_depth() -> None:
    """Not beside, and not above."""
    branches = tuple(walk(town().plan))
    result = {item.id: has_indicators(branches, index) for index, (_, item) in enumerate(branches)}
    assert [id for id in ("service", "online", "counter", "unnamed", "idle") if result[id]] == [
        "service",
        "online",
        "counter",
    ]


def test_parts_may_nest_to_any_depth() -> None:
    """A chain of parents deeper than the recursion limit is listed, indented to a maximum."""
    ids = [f"p{n}" for n in range(1200)]
    parents = [None, *ids]
    pillars = [Pillar(id=id, order=1, label=id, parent=up) for id, up in zip(ids, parents, strict=False)]
    plan = attrs.evolve(town().founding, pillars=pillars, initiatives=[], indicators=[])
    deep = Ledger(founding=plan, documents=town().documents)
    assert [level for level, _ in walk(plan)] == list(range(1200))
    assert max(map(len, outline(deep))) < 100
    part = Section(id="sheet", title="", blocks=[sheet(deep, (), "ja")])
    report = Report(title="", language="ja", facts=Facts(()), sections=[part])
    assert "p1199" in to_terminal(report, width=80)
    assert "p1199" in to_markdown(report)
    chain = [Initiative(id=id, order=1, label=id, parent=up) for id, up in zip(ids, parents, strict=False)]
    parted = attrs.evolve(plan, pillars=[], initiatives=chain)
    assert len(outline(attrs.evolve(deep, founding=parted))) == 1201


@pytest.mark.parametrize("ledger", LEDGERS.values(), ids=list(LEDGERS))
def test_every_id_is_in_the_outline(ledger: Ledger) -> None:
    """Of the plan, of what is in it, of each revision; so that `show` can be asked for any of them."""
    lines = outline(ledger, "en")
    described = (ledger.plan, *ledger.plan.items(), *ledger.revisions)
    assert all(any(f"[{item.id}]" in line for line in lines) for item in described)
