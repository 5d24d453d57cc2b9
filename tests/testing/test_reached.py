"""Between them, the strategies reach every field, every kind and every word."""

from collections import Counter
from collections.abc import Iterator
from enum import Enum
from typing import Any, get_args

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

import dxmodel.testing
import dxmodel.testing.change
import dxmodel.testing.item
from dxmodel.amount import Amount
from dxmodel.ledger import Ledger
from dxmodel.plan import Constraint, Goal, Indicator, Item, RelatedPlan, Statement, Value
from dxmodel.revise import Change

COUNTING = settings(
    database=None, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
FIRST, ROUNDS = 20, 20
"""Everything is drawn anew until nothing is missing; from this seed on two rounds were enough."""

UNIONS = {"Goal": Goal, "Value": Value, "Item": Item, "Change": Change}
OPAQUE = (Amount, Enum)  # counted elsewhere, or single values
FOUNDING = dxmodel.testing.small_city().founding
RICH = attrs.evolve(
    FOUNDING,
    related_plans=[RelatedPlan(id="basic-plan", order=1, label="基本計画")],
    constraints=[Constraint(id="aligned", order=1, on="dx-plan", kind="aligns-with", text="あわせる")],
    statements=[Statement(id="issue", order=1, about="online", kind="issue", text="時間を要している")],
)
"""A plan with things of every kind, so that changes to each are drawn."""


def parts(value: Any) -> Iterator[Any]:
    """Every value inside a value, itself included."""
    yield value
    if isinstance(value, tuple):
        for each in value:
            yield from parts(each)
    elif attrs.has(type(value)) and not isinstance(value, OPAQUE):
        for field in attrs.fields(type(value)):
            yield from parts(getattr(value, field.name))


def classes_of(*roots: type) -> set[type]:
    """Every class that a class is made of, by its type hints."""
    found: set[type] = set()
    waiting: list[Any] = list(roots)
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, type) and attrs.has(kind) and kind not in found and kind is not Amount:
            found.add(kind)
            waiting += [field.type for field in attrs.fields(attrs.resolve_types(kind))]
        else:
            waiting += get_args(kind)
    return found


CLASSES = classes_of(Ledger)


def look_into(strategy: st.SearchStrategy[Any], examples: int, start: int, found: "Found") -> None:
    """Count which fields differ from their defaults, and which kinds and terms occur."""

    @seed(start)
    @settings(COUNTING, max_examples=examples)
    @given(strategy)
    def look(value: Any) -> None:
        for part in parts(value):
            found.kinds[part if isinstance(part, Enum) else type(part)] += 1
            if attrs.has(type(part)):
                changed = [f for f in attrs.fields(type(part)) if getattr(part, f.name) != f.default]
                found.fields.update(f"{type(part).__name__}.{field.name}" for field in changed)

    look()


Sizes = dict[st.SearchStrategy[Any], int]


@attrs.define
class Found:
    """Which fields were filled, and which kinds and terms occurred."""

    fields: Counter[str] = attrs.Factory(Counter)
    kinds: Counter[Any] = attrs.Factory(Counter)

    def no_fields(self) -> set[str]:
        """Fields that nobody's properties test."""
        there = {f"{kind.__name__}.{field.name}" for kind in CLASSES for field in attrs.fields(kind)}
        return there - set(self.fields)

    def no_kinds(self, union: Any) -> set[Any]:
        """Kinds of goal, value, item or change that never occur."""
        return set(get_args(union)) - set(self.kinds)

    def no_terms(self) -> set[Enum]:
        """Members of an enumeration that never occur: directions, statuses, reasons for missing values."""
        enums = {type(kind) for kind in self.kinds if isinstance(kind, Enum)}
        return {member for enum in enums for member in enum} - set(self.kinds)

    def is_all(self) -> bool:
        """Is nothing missing?"""
        return not (self.no_fields() or self.no_terms() or any(map(self.no_kinds, UNIONS.values())))


@pytest.fixture(scope="module")
def seen() -> Found:
    """Return what ledgers, and their parts standing alone, are made of."""
    once: Sizes = {
        dxmodel.testing.ledgers(): 37,
        dxmodel.testing.plans(min_size=6, max_size=8): 15,
        dxmodel.testing.revisions(RICH, min_size=1): 62,
    }
    often: Sizes = {
        dxmodel.testing.scales(): 125,
        dxmodel.testing.items(): 75,
        **{each(FOUNDING): 15 for each in dxmodel.testing.item.OF_EACH_KIND.values()},
        dxmodel.testing.statements(): 25,
        dxmodel.testing.targets("%"): 50,
        dxmodel.testing.goals("%"): 100,
        dxmodel.testing.values("%"): 25,
        dxmodel.testing.values(): 25,
        dxmodel.testing.declared_counts(): 25,
        dxmodel.testing.constraints(): 15,
        dxmodel.testing.changes(RICH): 175,
        dxmodel.testing.change.amendments(RICH): 175,
        dxmodel.testing.change.own_amendments(RICH): 100,
        dxmodel.testing.change._amendments_of(RICH, Indicator): 125,
        dxmodel.testing.change._moves(RICH): 25,
        dxmodel.testing.change.extensions(RICH): 15,
    }
    found = Found()
    for strategy, examples in once.items():
        look_into(strategy, examples, 0, found)
    for start in range(FIRST, FIRST + ROUNDS):
        for strategy, examples in often.items():
            look_into(strategy, examples, start, found)
        if found.is_all():
            break
    return found


def test_every_field_of_every_class_is_reached(seen: Found) -> None:
    """A field that no strategy fills is a field that nobody's properties test."""
    assert seen.no_fields() == set()


@pytest.mark.parametrize("union", UNIONS)
def test_every_kind_of_a_union_is_reached(seen: Found, union: str) -> None:
    """Each goal, value, item and change does occur."""
    assert seen.no_kinds(UNIONS[union]) == set()


def test_every_term_is_reached(seen: Found) -> None:
    """Each member of each enumeration does occur."""
    assert seen.no_terms() == set()
