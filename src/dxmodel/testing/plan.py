"""Hypothesis strategies of whole plans, bodies, documents, counts, own units, plans before and after."""

from collections.abc import Mapping
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from dxmodel.fiscal import FiscalYear
from dxmodel.plan import (
    Body,
    Countable,
    Declared,
    Document,
    OwnUnit,
    Plan,
    Predecessor,
    Successor,
    collection,
)
from dxmodel.plan.body import check_digit
from dxmodel.testing.building import built, reused
from dxmodel.testing.fiscal import NEAR, fiscal_spans, fiscal_years, whens
from dxmodel.testing.goal import sources
from dxmodel.testing.item import indicators, initiatives, items, pillars
from dxmodel.testing.text import extras, ids, labels, some_renamed, texts

__all__ = ["bodies", "declared_counts", "documents", "own_units", "plans", "predecessors", "successors"]


@reused
def bodies() -> SearchStrategy[Body]:
    """Bodies: local ones with any valid code, most of which no real body has, and some without a code.

    >>> from hypothesis import given
    >>> @given(bodies())
    ... def test_the_key_of_a_body_is_its_code_or_its_name(body):
    ...     assert body.key == (body.code or body.label.text)
    >>> test_the_key_of_a_body_is_its_code_or_its_name()
    """
    digits = st.integers(1000, 99999).map("{:05}".format)
    codes = st.sampled_from(["131211", "011002"]) | digits.map(lambda each: each + check_digit(each))
    return st.builds(Body, codes | st.none(), labels())


def documents(id: SearchStrategy[str] | None = None) -> SearchStrategy[Document]:
    """Published documents."""
    optional = {
        "publisher": texts(),
        "dated": whens(),
        "url": texts(),
        "secondary": st.booleans(),
        "note": labels(),
    }
    required = {"id": ids() if id is None else id, "label": labels()}
    return some_renamed(built(Document, required, optional))


@reused
def declared_counts() -> SearchStrategy[Declared]:
    """Numbers of items that a plan states."""
    required = {"of": st.sampled_from(Countable), "count": st.integers(0, 99)}
    optional = {
        "level": st.integers(1, 3),
        "printed": texts(),
        "sources": st.lists(sources(), max_size=2),
    }
    return built(Declared, required, optional)


@reused
def own_units() -> SearchStrategy[OwnUnit]:
    """Units that a plan defines, some by another one; a name has the same definition each time.

    >>> from hypothesis import find
    >>> find(own_units(), lambda unit: unit.like is not None).factor > 0
    True
    """
    return _few_units().flatmap(st.sampled_from)


KITS = (
    OwnUnit("教材", spellings=["教材セット"]),
    OwnUnit("教具", english="kit/kits"),
    OwnUnit("用具", english="set"),
)
SIZES: Mapping[str, int | str] = {"小": "2.5", "中": 12, "大": 1000}
LESSON = OwnUnit("コマ（時限）", english="period/periods", like="分", factor=50)


def _few_units() -> SearchStrategy[tuple[OwnUnit, ...]]:
    """Three units that one plan can define, in any order; a name has the same definition each time."""

    def units(kit: OwnUnit, size: str) -> tuple[OwnUnit, ...]:
        name = f"{size}{kit.name}箱"
        return kit, OwnUnit(name, english="box/boxes", like=kit.name, factor=SIZES[size]), LESSON

    return st.builds(units, st.sampled_from(KITS), st.sampled_from(sorted(SIZES)))


@reused
def successors(*, min_value: FiscalYear = NEAR[0]) -> SearchStrategy[Successor]:
    """Successors of a plan, from any year on."""
    starts = fiscal_years(min_value=min_value, max_value=min_value + 30)
    optional = {
        "ends": fiscal_years(min_value=min_value + 30, max_value=min_value + 40),
        "key": st.sampled_from(["131211/next-plan", "デジタル庁/plan-2"]),
        "sources": st.lists(sources(), max_size=2),
    }
    return built(Successor, {"label": labels(), "starts": starts}, optional)


@reused
def predecessors(*, max_value: FiscalYear = NEAR[1]) -> SearchStrategy[Predecessor]:
    """Plans before another one, until any year."""
    ends = fiscal_years(min_value=max_value - 30, max_value=max_value)
    optional = {
        "ends": ends,
        "key": st.sampled_from(["131211/ict-plan", "デジタル庁/plan-1"]),
        "sources": st.lists(sources(), max_size=2),
    }
    return built(Predecessor, {"label": labels(), "starts": st.just(max_value - 31)}, optional) | built(
        Predecessor, {"label": labels()}, {"ends": ends}
    )


@st.composite
def plans(draw: DrawFn, *, min_size: int = 0, max_size: int = 6) -> Plan:
    """Plans of any period, with items of every kind that refer to one another.

    Args:
        min_size: the least number of items.
        max_size: the greatest number of items.

    >>> from hypothesis import given
    >>> @given(plans(min_size=1, max_size=2))
    ... def test_every_item_is_found_by_its_id(plan):
    ...     assert all(plan[item.id] is item for item in plan.items())
    >>> test_every_item_is_found_by_its_id()
    """
    plan = draw(bare_plans())
    kinds = st.sampled_from((indicators, indicators, initiatives, pillars, items, items, items))
    for items_of in draw(st.lists(kinds, min_size=min_size, max_size=max_size)):
        item = draw(items_of(plan))
        name = collection(type(item))
        collections: dict[str, Any] = {name: (*getattr(plan, name), item)}
        plan = attrs.evolve(plan, **collections)
    return plan


@reused
def bare_plans() -> SearchStrategy[Plan]:
    """Plans without items."""
    required = {
        "id": ids(),
        "label": labels(),
        "bodies": st.lists(bodies(), min_size=1, max_size=2).map(
            lambda several: [*{body.key: body for body in several}.values()]
        ),
        "period": fiscal_spans(),
    }
    optional = {
        "units": _few_units().flatmap(st.permutations),
        "period_printed": texts(),
        "version": texts(),
        "adopted": whens(),
        "levels": st.lists(labels(), max_size=2),
        "declared": st.lists(declared_counts(), max_size=2),
        "predecessor": predecessors(),
        "successor": successors(),
        "sources": st.lists(sources(), max_size=2),
        "note": labels(),
        "extra": extras(),
    }
    return some_renamed(built(Plan, required, optional))
