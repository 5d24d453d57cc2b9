"""The strategies give valid values, and every kind of them."""

from collections import Counter
from collections.abc import Iterator
from enum import Enum
from typing import Any, get_args

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import dxmodel.testing
import dxmodel.testing.change
import dxmodel.testing.item
from dxmodel.amount import About, Amount, Exact, Known, UpTo, unit
from dxmodel.ledger import Ledger
from dxmodel.plan import Constraint, Goal, Indicator, Item, Missing, Plan, RelatedPlan, Statement, Value
from dxmodel.revise import Change, apply
from dxmodel.testing.entry import STRATEGIES

COUNTING = settings(
    max_examples=400,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
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


def seen_in(strategy: st.SearchStrategy[Any], examples: int = 400) -> tuple[Counter[str], Counter[Any]]:
    """Count which fields differ from their defaults, and which kinds and terms occur."""
    fields: Counter[str] = Counter()
    kinds: Counter[Any] = Counter()

    @settings(COUNTING, max_examples=examples)
    @given(strategy)
    def look(value: Any) -> None:
        for part in parts(value):
            kinds[part if isinstance(part, Enum) else type(part)] += 1
            if attrs.has(type(part)):
                changed = [f for f in attrs.fields(type(part)) if getattr(part, f.name) != f.default]
                fields.update(f"{type(part).__name__}.{field.name}" for field in changed)

    look()
    return fields, kinds


@pytest.fixture(scope="module")
def seen() -> tuple[Counter[str], Counter[Any]]:
    """Return what ledgers, and their parts standing alone, are made of."""
    sizes = {
        dxmodel.testing.ledgers(): 150,
        dxmodel.testing.plans(min_size=6, max_size=8): 50,
        dxmodel.testing.scales(): 500,
        dxmodel.testing.items(): 300,
        **{each(FOUNDING): 60 for each in dxmodel.testing.item.OF_EACH_KIND.values()},
        dxmodel.testing.statements(): 100,
        dxmodel.testing.targets("%"): 200,
        dxmodel.testing.goals("%"): 400,
        dxmodel.testing.values("%"): 100,
        dxmodel.testing.values(): 100,
        dxmodel.testing.declared_counts(): 100,
        dxmodel.testing.constraints(): 60,
        dxmodel.testing.changes(RICH): 700,
        dxmodel.testing.change.amendments(RICH): 700,
        dxmodel.testing.change.own_amendments(RICH): 400,
        dxmodel.testing.change._amendments_of(RICH, Indicator): 500,
        dxmodel.testing.change._moves(RICH): 100,
        dxmodel.testing.change.extensions(RICH): 40,
        dxmodel.testing.revisions(RICH, min_size=1): 250,
    }
    fields, kinds = zip(*(seen_in(strategy, size) for strategy, size in sizes.items()), strict=True)
    return sum(fields, Counter()), sum(kinds, Counter())


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


def test_every_field_of_every_class_is_reached(seen):
    """A field that no strategy fills is a field that nobody's properties test."""
    fields, _ = seen
    wanted = {f"{kind.__name__}.{field.name}" for kind in classes_of(Ledger) for field in attrs.fields(kind)}
    assert wanted - set(fields) == set()


@pytest.mark.parametrize("union", [Goal, Value, Item, Change], ids=["Goal", "Value", "Item", "Change"])
def test_every_kind_of_a_union_is_reached(seen, union):
    """Each goal, value, item and change does occur."""
    _, kinds = seen
    assert set(get_args(union)) <= set(kinds)


def test_every_term_is_reached(seen):
    """Each member of each enumeration does occur: directions, reasons for missing values, statuses."""
    _, kinds = seen
    enums = {type(kind) for kind in kinds if isinstance(kind, Enum)}
    assert {member for enum in enums for member in enum} <= set(kinds)


def test_every_kind_of_doubt_about_a_number_is_reached():
    """Exact, 約, 約 with a stated width, a range, and the four one-sided ones."""
    kinds: Counter[Any] = Counter()
    stated: Counter[bool] = Counter()

    @COUNTING
    @given(dxmodel.testing.amounts())
    def look(amount: Amount) -> None:
        kinds[type(amount.known)] += 1
        if isinstance(amount.known, About):
            stated[amount.known.by is None] += 1

    look()
    assert set(kinds) == set(get_args(Known))
    assert set(stated) == {True, False}


@given(dxmodel.testing.amounts())
def test_amounts_are_read_back_from_their_text(amount):
    """What the strategy makes, the parser reads."""
    assert Amount.parse(str(amount)) == amount


@given(dxmodel.testing.amounts("件", min_value=5, max_value=9))
def test_amounts_keep_to_what_was_asked(amount):
    """Unit and limits hold, for the upper end of a range too."""
    assert amount.unit == "件"
    assert 5 <= amount.magnitude <= 9
    if isinstance(amount.known, UpTo):
        assert amount.known.high <= 9


@given(dxmodel.testing.amounts(exact=True))
def test_exact_amounts_are_exact(amount):
    """Without doubt if asked so."""
    assert isinstance(amount.known, Exact)


@given(dxmodel.testing.units())
def test_units_are_canonical(name):
    """A drawn unit is the one name of that unit."""
    assert unit(name) == name


@given(st.data())
def test_a_drawn_item_can_be_added_to_its_plan(data):
    """``for_plan`` means what it says."""
    plan = data.draw(dxmodel.testing.plans(max_size=3))
    item = data.draw(dxmodel.testing.items(plan))
    assert item.id not in plan
    collection = next(name for name, kinds in dxmodel.plan.COLLECTIONS.items() if isinstance(item, kinds))
    attrs.evolve(plan, **{collection: (*getattr(plan, collection), item)})


@given(st.data())
def test_drawn_changes_can_be_applied(data):
    """One, and a list of them."""
    plan = data.draw(dxmodel.testing.plans(max_size=3))
    assert isinstance(apply(plan, [data.draw(dxmodel.testing.changes(plan))]), Plan)
    assert isinstance(apply(plan, data.draw(dxmodel.testing.change_lists(plan))), Plan)


@given(dxmodel.testing.plans(min_size=2, max_size=4))
def test_plans_keep_to_the_size_that_was_asked(plan):
    """``min_size`` and ``max_size`` count items."""
    assert 2 <= len(list(plan.items())) <= 4


@pytest.mark.parametrize("name", sorted(dxmodel.testing._HOME))
def test_few_examples_are_rejected(name):
    """Values are valid by construction, so drawing them is quick; filters reject next to nothing."""
    makes = getattr(dxmodel.testing, name)
    needs_plan = name in {"changes", "change_lists", "revisions", "observations", "evaluations"}
    strategy = makes(dxmodel.testing.small_city().plan) if needs_plan else makes()
    drawn = 0

    @settings(COUNTING, max_examples=50)
    @given(strategy)
    def count(_: Any) -> None:
        nonlocal drawn
        drawn += 1

    count()
    assert drawn >= 45 or name in {"units", "own_units"}


@pytest.mark.parametrize("kind", STRATEGIES, ids=lambda kind: kind.__name__)
def test_each_registered_strategy_gives_its_class(kind):
    """``st.from_type(Plan)`` gives plans."""
    makes = getattr(dxmodel.testing, STRATEGIES[kind])

    @settings(COUNTING, max_examples=5)
    @given(makes())
    def look(value: Any) -> None:
        assert isinstance(value, kind)

    look()


def test_missing_is_a_value_of_indicators_without_a_unit():
    """An indicator told in words has no amounts."""
    _, kinds = seen_in(dxmodel.testing.values(), 100)
    assert Missing in kinds
    assert Amount not in kinds
