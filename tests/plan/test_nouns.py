"""What every noun of plan, revise and ledger does, one law at a time for all of them."""

import copy
import datetime
import operator
import pickle
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import dxmodel
import dxmodel.amount
import dxmodel.changes
import dxmodel.goals
import dxmodel.ledger
import dxmodel.plan
import dxmodel.revise
import dxmodel.testing
from dxmodel.errors import InvalidValueError
from dxmodel.plan import COLLECTIONS, Indicator, Initiative, Label, Ratio
from tests.plan.parts import parts
from tests.scaling import examples

FEW = examples(0.15)
NAMES: dict[str, Any] = {"datetime": datetime, "Decimal": Decimal}
for package in (
    dxmodel.amount,
    dxmodel.goals,
    dxmodel.plan,
    dxmodel.changes,
    dxmodel.revise,
    dxmodel.ledger,
    dxmodel.fiscal,
):
    NAMES |= {name: getattr(package, name) for name in package.__all__}

PLAN = dxmodel.testing.small_city().plan
STRATEGIES = {
    "body": dxmodel.testing.bodies(),
    "document": dxmodel.testing.documents(),
    "declared": dxmodel.testing.declared_counts(),
    "doubt": dxmodel.testing.doubts(),
    "due": dxmodel.testing.dues(),
    "goal": dxmodel.testing.units().flatmap(dxmodel.testing.goals),
    "label": dxmodel.testing.labels(),
    "own unit": dxmodel.testing.own_units(),
    "ratio": dxmodel.testing.ratios(),
    "value": st.just("%").flatmap(dxmodel.testing.values),
    "source": dxmodel.testing.sources(),
    "item": dxmodel.testing.items(),
    "indicator": dxmodel.testing.indicators(),
    "plan": dxmodel.testing.plans(),
    "predecessor": dxmodel.testing.predecessors(),
    "successor": dxmodel.testing.successors(),
    "change": dxmodel.testing.changes(PLAN),
    "revision": dxmodel.testing.revisions(PLAN),
    "observation": dxmodel.testing.observations(PLAN),
    "evaluation": dxmodel.testing.evaluations(PLAN),
    "ledger": dxmodel.testing.ledgers(),
}
each_noun = pytest.mark.parametrize("strategy", STRATEGIES.values(), ids=STRATEGIES.keys())


def for_each(strategy):
    """Run a check on a few values of a strategy."""

    def run(check):
        FEW(given(strategy)(check))()

    return run


@each_noun
def test_a_copy_is_the_same_value(strategy):
    """Copied, deep-copied or pickled, it is equal and hashes alike."""

    @for_each(strategy)
    def check(value):
        for twin in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):
            assert twin == value
            assert hash(twin) == hash(value)


@each_noun
def test_repr_pastes_back(strategy):
    """What the console shows can be typed in again, with the public names."""

    @for_each(strategy)
    def check(value):
        assert eval(repr(value), NAMES) == value


@each_noun
def test_nothing_can_be_changed(strategy):
    """Frozen means frozen, for every field, and no field can be added."""

    @for_each(strategy)
    def check(value):
        for field in attrs.fields(type(value)):
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(value, field.name, getattr(value, field.name))


@each_noun
def test_lists_become_tuples(strategy):
    """Every collection field takes any iterable, and holds a tuple of the same things."""

    @for_each(strategy)
    def check(value):
        for part in parts(value):
            fields = [f.name for f in attrs.fields(type(part)) if isinstance(getattr(part, f.name), tuple)]
            twin = attrs.evolve(part, **{name: list(getattr(part, name)) for name in fields})
            assert twin == part
            assert all(isinstance(getattr(twin, name), tuple) for name in fields)
            assert hash(twin) == hash(part)


@each_noun
def test_building_it_again_changes_nothing(strategy):
    """Converters and sorting are idempotent."""

    @for_each(strategy)
    def check(value):
        assert attrs.evolve(value) == value


@each_noun
def test_strangers_are_unequal_and_unordered(strategy):
    """A noun is neither its id nor its text, and nouns have no order."""

    @for_each(strategy)
    def check(value):
        for stranger in (None, 0, str(value), (), object()):
            assert value != stranger
        stranger = object()
        comparisons: list[Any] = [operator.lt, operator.le, operator.gt, operator.ge]
        for compare in comparisons:
            with pytest.raises(TypeError):
                compare(value, stranger)


@each_noun
def test_it_is_formatted_in_both_languages(strategy):
    """``format`` with "", "ja" and "en" gives text wherever a class has words of its own."""

    @for_each(strategy)
    def check(value):
        for part in parts(value):
            if any("__format__" in vars(kind) for kind in type(part).__mro__[:-1]):
                assert f"{part}" == str(part)
                assert all(isinstance(format(part, language), str) for language in ("ja", "en"))


@given(dxmodel.testing.plans(min_size=2), st.randoms(use_true_random=False))
def test_the_order_of_the_lists_that_build_a_plan_never_matters(plan, random):
    """Items are in their stated order, ties by id."""
    shuffled = {name: random.sample(getattr(plan, name), len(getattr(plan, name))) for name in COLLECTIONS}
    assert attrs.evolve(plan, **shuffled) == plan
    for name in COLLECTIONS:
        places = [(item.order, item.id) for item in getattr(plan, name)]
        assert places == sorted(places)


@pytest.mark.parametrize(
    ("build", "field"),
    [
        (lambda **given: Indicator(id="x", order=1, label="x", **given), "initiatives"),
        (lambda **given: Indicator(id="x", order=1, label="x", **given), "same_as"),
        (lambda **given: Indicator(id="x", order=1, label="x", **given), "owners"),
        (lambda **given: Indicator(id="x", order=1, label="x", **given), "tags"),
        (lambda **given: Initiative(id="x", order=1, label="x", **given), "pillars"),
        (lambda **given: Initiative(id="x", order=1, label="x", **given), "viewpoints"),
        (lambda **given: Initiative(id="x", order=1, label="x", **given), "owners"),
        (lambda **given: Label("x", **given), "variants"),
        (lambda **given: attrs.evolve(PLAN, **given), "levels"),
        (lambda **given: dxmodel.Evaluation(item="x", year="R5", **given), "marks"),
        (lambda **given: dxmodel.plan.ListValue(**given), "items"),
    ],
)
def test_a_bare_text_is_not_cut_into_letters(build, field):
    """``owners="総務課"`` is a mistake, not three owners."""
    with pytest.raises(InvalidValueError) as caught:
        build(**{field: "総務課"})
    assert caught.value.code == "plan.not_a_list"


def test_a_share_of_the_finest_whole_is_a_share():
    """One of a trillionth is a hundred trillion times as much: a number, if a large one."""
    finest = "0.000000000001件"
    assert str(Ratio(finest, finest).amount) == "100%"
    assert str(Ratio("0.5件", "0.07件").amount) == "714.285714285714%"
    assert Ratio("1,000,000件", finest).amount is None
