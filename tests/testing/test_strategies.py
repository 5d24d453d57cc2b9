"""The strategies give valid values, and every kind of them."""

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import dxmodel.testing
import dxmodel.testing.change
import dxmodel.testing.item
from dxmodel.amount import Amount, Exact, UpTo, unit
from dxmodel.amount.number import LIMIT
from dxmodel.plan import Plan
from dxmodel.revise import apply
from dxmodel.testing.amount import alike, levels
from dxmodel.testing.entry import STRATEGIES
from tests.scaling import examples


@given(dxmodel.testing.amounts())
def test_amounts_are_read_back_from_their_text(amount):
    """What the strategy makes, the parser reads."""
    assert Amount.parse(str(amount)) == amount


@given(dxmodel.testing.amounts("件", min_value=5, max_value=9))
def test_amounts_have_the_unit_and_the_limits(amount):
    """Unit and limits hold, for the upper end of a range too."""
    assert amount.unit == "件"
    assert 5 <= amount.magnitude <= 9
    if isinstance(amount.known, UpTo):
        assert amount.known.high <= 9


@given(st.data())
def test_the_amounts_of_an_indicator_can_be_converted_to_every_unit_of_their_kind(data):
    """With the half-width of 約 as well, and the sum of several is still within the limits of an amount."""
    drawn_unit = data.draw(dxmodel.testing.units())
    amount = data.draw(levels(drawn_unit))
    for other_unit in alike(drawn_unit):
        ends = amount.to(other_unit).interval
        assert all(abs(end) < LIMIT // 100 for end in (ends.low, ends.high) if end is not None)


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
def test_plans_have_the_size_that_is_asked_for(plan):
    """``min_size`` and ``max_size`` count items."""
    assert 2 <= len(list(plan.items())) <= 4


@pytest.mark.same_on_every_python
@pytest.mark.parametrize("name", sorted(name for name in dxmodel.testing._MODULE_OF if name[:7] != "assert_"))
def test_few_examples_are_rejected(name):
    """Values are valid by construction, so drawing them is quick; filters reject next to nothing."""
    makes = getattr(dxmodel.testing, name)
    needs_plan = name in {"changes", "change_lists", "revisions", "observations", "evaluations"}
    strategy = makes(dxmodel.testing.small_city().plan) if needs_plan else makes()
    begun = completed = 0

    @examples(0.5)
    @given(st.data())
    def count(data: st.DataObject) -> None:
        nonlocal begun, completed
        begun += 1
        data.draw(strategy)
        completed += 1

    count()
    assert completed > begun / 2


@pytest.mark.parametrize("kind", STRATEGIES, ids=lambda kind: kind.__name__)
def test_each_registered_strategy_gives_its_class(kind):
    """``st.from_type(Plan)`` gives plans."""
    makes = getattr(dxmodel.testing, STRATEGIES[kind])

    @examples(0.25)
    @given(makes())
    def look(value: Any) -> None:
        assert isinstance(value, kind)

    look()


@given(dxmodel.testing.values())
def test_indicators_without_a_unit_have_no_amounts(value):
    """They are described in words."""
    assert not isinstance(value, Amount)
