"""Units of a plan's own: they belong to the plan, and mean nothing anywhere else."""

import copy
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import attrs
import pytest

from dxmodel.amount import LIBRARY, About, Amount, Unit, UnitDefinition, factor
from dxmodel.changes import Add, Amend
from dxmodel.errors import InvalidValueError, ParseError, UnitMismatchError, ValidationError
from dxmodel.formats import json
from dxmodel.plan import Indicator, OwnUnit, Plan
from dxmodel.revise import apply
from dxmodel.testing import small_city

TERMINAL = OwnUnit("端末", english="terminal/terminals", spellings=["端末機"])


def city(size: int) -> Plan:
    """Return a plan that counts in boxes of so many terminals."""
    box = OwnUnit("端末箱", english=f"box of {size}/boxes of {size}", like="端末機", factor=size)
    return attrs.evolve(small_city().plan, units=[box, TERMINAL])  # in any order


def test_a_plan_reads_amounts_in_its_own_units():
    """With their spellings, scales and rates, what they are like, and their English."""
    plan = city(10)
    assert plan.amount("約1,200端末機").unit == plan.unit("端末")
    assert str(plan.amount("42端末箱").to(plan.unit("端末"))) == "420端末"
    assert plan.amount("3", "千端末箱/月").to(plan.unit("端末/月")).magnitude == 30_000
    assert f"{plan.amount('2端末箱'):en}" == "2 boxes of 10"
    with pytest.raises(ParseError):
        Amount.parse("42端末箱")


def test_two_plans_may_define_one_name_differently():
    """Equal are neither the units nor the amounts, and nothing converts; a name alone is neither."""
    one, other = city(10).amount("3端末箱"), city(12).amount("3端末箱")
    assert one != other
    assert len({one, other, city(10).amount("3端末箱")}) == 2
    assert "端末箱" not in {one.unit, other.unit}
    for operation in (factor, lambda left, right: Amount(1, left).to(right)):
        with pytest.raises(UnitMismatchError):
            operation(one.unit, other.unit)
    with pytest.raises(UnitMismatchError):
        assert one < other


def of_a_city(size: int) -> tuple[str, str, Plan]:
    """Read a city's file and an amount of it; return what it says."""
    plan = json.loads(json.dumps(city(size)), Plan)
    amount = plan.amount("3端末箱")
    return f"{amount:en}", str(amount.to(plan.unit("端末"))), plan


@pytest.mark.parametrize("sizes", [(10, 12), (12, 10)])
def test_cities_are_read_in_either_order(sizes):
    """What is read first says nothing of what is read next."""
    for size in sizes:
        assert of_a_city(size) == (f"3 boxes of {size}", f"{3 * size}端末", city(size))


def test_cities_are_read_in_two_threads():
    """At the same time, again and again."""
    sizes = [10, 12] * 20
    with ThreadPoolExecutor(2) as pool:
        assert [text for _, text, _ in pool.map(of_a_city, sizes)] == [f"{3 * size}端末" for size in sizes]


def test_a_pickle_contains_the_definitions_that_it_needs():
    """A process without the plan can print and convert its amounts; its own units are unchanged."""
    plans = city(10), city(12)
    amounts = tuple(plan.amount("3端末箱") for plan in plans)
    assert pickle.loads(pickle.dumps((plans, amounts))) == (plans, amounts)
    assert copy.deepcopy(amounts) == amounts
    script = (
        f"import pickle; from dxmodel.amount import known_units; before = known_units()\n"
        f"one, other = pickle.loads({pickle.dumps(amounts)!r})\n"
        "print(format(one, 'en'), format(other, 'en'), one == other, one.unit.factor, other.unit.factor)\n"
        "assert known_units() == before"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "3 boxes of 10 3 boxes of 12 False 10 12"


@pytest.mark.parametrize("text", ["3端末箱", "約5,300千端末箱/月", "7端末", "12件/端末箱"])
def test_the_repr_of_an_amount_builds_it_again(text):
    """Without the plan."""
    amount = city(10).amount(text)
    names = {each.__name__: each for each in (About, Amount, Decimal, Unit, UnitDefinition)}
    again = eval(repr(amount), names)
    assert again == amount
    assert f"{again:en}" == f"{amount:en}"


def test_the_same_definition_twice_is_one_value():
    """However its name is printed."""
    assert OwnUnit("ＡＲ枠", english="slot/slots") == OwnUnit("AR枠", english="slot/slots")


def test_an_english_name_is_optional():
    """An English text prints the name as it is."""
    plan = attrs.evolve(small_city().plan, units=[OwnUnit("苗木")])
    assert f"{plan.amount('約1,200苗木'):en}" == "about 1,200 苗木"


@pytest.mark.parametrize(
    ("name", "how", "code"),
    [
        ("人", {"english": "person/people"}, "amount.unit_taken"),
        ("名", {"english": "name/names"}, "amount.unit_taken"),
        ("3級", {"english": "grade/grades"}, "amount.bad_unit_name"),
        (5, {"english": "five"}, "plan.wrong_kind"),
        ("鑑札", {"english": " "}, "plan.blank_text"),
        ("鑑札", {"english": "tag/"}, "amount.bad_unit_english"),
        ("鑑札", {"english": "tag/tags", "spellings": "札"}, "plan.not_a_list"),
        ("鑑札", {"english": "tag/tags", "like": "人", "factor": 0}, "amount.bad_unit_factor"),
    ],
)
def test_what_is_no_definition_is_refused(name, how, code):
    """Each for its own reason."""
    with pytest.raises(InvalidValueError) as caught:
        OwnUnit(name, **how)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("units", "path", "code"),
    [
        ([OwnUnit("桶"), OwnUnit("桶", english="tub/tubs")], "$.units[1]", "amount.unit_redefined"),
        ([OwnUnit("桶"), OwnUnit("手桶", spellings=["桶"])], "$.units[1]", "amount.unit_taken"),
        ([OwnUnit("桶", like="樽")], "$.units[0].like", "amount.no_such_unit"),
        ([OwnUnit("桶", like="樽"), OwnUnit("樽", like="桶")], "$.units[0].like", "amount.no_such_unit"),
    ],
)
def test_units_that_contradict_one_another_are_refused(units, path, code):
    """One name has one meaning in one plan."""
    with pytest.raises(ValidationError) as caught:
        attrs.evolve(small_city().plan, units=units)
    assert (caught.value.problems[0].path, caught.value.problems[0].code) == (path, code)


def test_an_indicator_of_another_citys_unit_is_refused():
    """In the plan, and where a change brings it in."""
    plan, foreign = city(10), city(12).unit("端末箱")
    boxes = Indicator(id="boxes", order=9, label="箱", unit=foreign)
    right = attrs.evolve(boxes, unit=plan.unit("端末箱"))
    for change in (
        lambda: attrs.evolve(plan, indicators=[*plan.indicators, boxes]),
        lambda: apply(plan, [Add(boxes)]),
        lambda: apply(apply(plan, [Add(right)]), [Amend("boxes", unit=foreign)]),
    ):
        with pytest.raises(ValidationError) as caught:
            change()
        assert {each.code for each in caught.value.problems} == {"plan.another_unit"}


def test_the_units_of_a_plan_have_a_registry_of_pint():
    """And there and back nothing is lost."""
    plan = city(10)
    table = plan.unit_table
    boxes, singles = (plan.amount(text) for text in ("4端末箱", "2端末"))
    whole: Any = boxes.to_pint(table) + singles.to_pint(table)
    assert whole.to("端末").magnitude == 42
    assert Amount.from_pint(boxes.to_pint(table), table) == boxes
    assert boxes.to_pint().to("端末").magnitude == 40  # in a registry of its own
    assert city(12).amount("4端末箱").to_pint().to("端末").magnitude == 48
    assert "端末" not in LIBRARY.names()
