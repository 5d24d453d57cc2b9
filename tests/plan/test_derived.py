"""Derived: how an indicator follows from others."""

import pytest

from dxmodel.amount import Amount
from dxmodel.errors import InvalidValueError, ValidationError
from dxmodel.plan import Difference, Share, Sum
from tests.yaml_ledger import ledger_of


def amounts(*texts):
    """Return the amounts of some texts."""
    return [Amount.parse(text) for text in texts]


@pytest.mark.parametrize(
    ("derived", "sources", "value"),
    [
        (Difference("a", "b"), ("1,300時間", "900時間"), "400時間"),
        (Difference("a", "b"), ("1,300時間", "約900時間"), "350〜450時間"),
        (Difference("a", "b"), ("60%", "45%"), "15ポイント"),
        (Sum(["a", "b", "c"]), ("10件", "20件", "1千件"), "1,030件"),
        (Share("a", "b"), ("37件", "120件"), "30.8% (37件 / 120件)"),
        (Share("a", "b"), ("12,000枚", "400人"), "30枚/人 (12,000枚 / 400人)"),
        (Share("a"), ("37件",), "37件"),
    ],
)
def test_a_value_follows_from_those_of_others(derived, sources, value):
    """In the order of the ids; a share without an indicator of the whole gives the numerator."""
    assert str(derived.value(*amounts(*sources))) == value


def test_a_sum_of_nothing_is_refused():
    """It would be zero of no unit."""
    with pytest.raises(InvalidValueError, match="sum"):
        Sum([])


@pytest.mark.parametrize(
    ("derivations", "message"),
    [
        ({"a": "{sum: [a, b]}"}, "a → a"),
        ({"b": "{difference: {of: c, minus: a}}", "c": "{share: {of: b}}"}, "b → c → b"),
        ({"a": "{sum: [b]}", "b": "{sum: [c]}", "c": "{share: {of: a, whole: b}}"}, "a → b → "),
    ],
)
def test_a_circle_is_one_located_error(derivations, message):
    """It names the indicators of the circle, in their order."""
    with pytest.raises(ValidationError) as error:
        plan_of(derived=derivations)
    (problem,) = error.value.problems
    assert problem.code == "plan.circle_of_derived"
    assert message in str(error.value)
    assert "plan.yaml:" in str(error.value)


def test_a_part_of_itself_is_one_located_error():
    """By way of others too."""
    with pytest.raises(ValidationError) as error:
        plan_of(part_of={"a": "[b]", "b": "[c]", "c": "[a]"})
    (problem,) = error.value.problems
    assert (problem.code, problem.facts["chain"]) == ("plan.circle_of_part_of", "a → b → c → a")


def test_two_ways_to_one_indicator_are_no_circle():
    """A sum of a part and of a sum that counts it is unwise, and possible."""
    plan = plan_of(derived={"a": "{sum: [b, c]}", "b": "{sum: [c]}"}).plan
    assert plan.indicator("a").derived == Sum(["b", "c"])


def test_an_unknown_indicator_is_named_with_the_nearest():
    """As every reference is."""
    with pytest.raises(ValidationError, match='"aa"'):
        plan_of(derived={"b": "{sum: [aa]}"})


def plan_of(**fields):
    """Return a ledger of three indicators; of each field, the text for some of them."""
    rows = []
    for id in "abc":
        own = "".join(f", {name}: {texts[id]}" for name, texts in fields.items() if id in texts)
        rows.append(f"- {{id: {id}, label: {id}, unit: 件{own}}}")
    return ledger_of("\n".join(rows))
