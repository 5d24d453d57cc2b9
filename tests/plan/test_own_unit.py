"""Units of a plan's own: built is defined, and one process has one definition of each."""

import pickle
import subprocess
import sys

import pytest

from dxmodel.amount import Amount, factor, unit
from dxmodel.errors import Impossible, UnknownName
from dxmodel.plan import OwnUnit


def test_a_unit_is_defined_by_being_built():
    """With its spellings, what it is like, and its English."""
    OwnUnit("苗木", english="seedling/seedlings", spellings=["苗木本"])
    OwnUnit("苗木束", english="bundle/bundles", like="苗木本", factor="2.5")
    assert Amount.parse("約1,200苗木本").unit == unit("苗木")
    assert factor("苗木束", "苗木") == 5 / 2
    assert f"{Amount.parse('2苗木'):en}" == "2 seedlings"


def test_the_same_definition_twice_is_one_value():
    """However its name is printed."""
    assert OwnUnit("ＡＲ枠", english="slot/slots") == OwnUnit("AR枠", english="slot/slots")


@pytest.mark.parametrize("other", [{"english": "vat/vats"}, {"english": "tub/tubs", "like": "人"}], ids=str)
def test_another_definition_is_refused_and_both_are_told(other):
    """Else a number would change its meaning in the middle of the process."""
    OwnUnit("水桶", english="tub/tubs", spellings=["手桶"])
    with pytest.raises(Impossible) as caught:
        OwnUnit("水桶", **other)
    assert caught.value.code == "amount.unit_redefined"
    for language in ("ja", "en"):
        assert "水桶 [tub/tubs; 手桶]" in caught.value.words(language)
        assert f"[{other['english']}" in caught.value.words(language)


@pytest.mark.parametrize(
    ("name", "how", "code"),
    [
        ("人", {"english": "person/people"}, "amount.unit_taken"),
        ("名", {"english": "name/names"}, "amount.unit_taken"),
        ("3級", {"english": "grade/grades"}, "amount.bad_unit_name"),
        (5, {"english": "five"}, "amount.bad_unit_name"),
        ("鑑札", {"english": " "}, "amount.bad_unit_english"),
        ("鑑札", {"english": "tag/"}, "amount.bad_unit_english"),
        ("鑑札", {"english": "tag/tags", "spellings": "札"}, "plan.not_a_list"),
        ("鑑札", {"english": "tag/tags", "like": "人", "factor": 0}, "amount.bad_unit_factor"),
    ],
)
def test_what_is_no_definition_is_refused(name, how, code):
    """Each for its own reason, and the unit is not there afterwards."""
    with pytest.raises(Impossible) as caught:
        OwnUnit(name, **how)
    assert caught.value.code == code
    with pytest.raises(UnknownName):
        unit("鑑札")


def test_a_unit_is_unpickled_in_a_process_that_does_not_know_it():
    """The amounts beside it can be told there, too."""
    pickled = pickle.dumps([OwnUnit("掲示枠", english="frame/frames"), Amount("3", "掲示枠")])
    script = f"import pickle; print(format(pickle.loads({pickled!r})[1], 'en'))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "3 frames"
