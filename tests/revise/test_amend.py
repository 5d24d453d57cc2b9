"""Any other field is said in another way, as a decision or as a correction."""

from typing import Any

import attrs
import pytest

from dxmodel.errors import InvalidValueError, ValidationError
from dxmodel.plan import Label, Priority, StatementKind
from dxmodel.revise import UNCHANGED, Amend, Correct, ExtendPeriod, Rename, SetTarget, apply
from tests.revise.town import PLAN, goals, refused, revised, target


def test_an_amendment_writes_what_it_gives_and_nothing_else():
    """None empties a field; what is not given stays."""
    after = revised(Amend("rpa", owners=["DX推進課"], priority=Priority("効果が高い")))
    assert attrs.evolve(after["rpa"], owners=(), priority=None) == PLAN["rpa"]
    assert apply(after, [Amend("rpa", owners=[], priority=None)]) == PLAN


def test_fields_are_read_as_the_item_reads_them():
    """Text becomes a label, a year, a member of a closed set."""
    after = revised(Amend("issue", kind="policy", text="増員する"), Amend("dx", levels=["柱"], adopted="R3"))
    assert after["issue"].kind is StatementKind.POLICY
    assert after["issue"].text == Label("増員する")
    assert after.levels == (Label("柱"),)
    assert str(after.adopted) == "R3"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (Amend("rpa", unit="件"), "revise.no_such_field"),
        (Amend("dx", viewpoints=[]), "revise.no_such_field"),
        (Amend("rpe", note="x"), "plan.unknown_id"),
        (Amend("rpa", viewpoints=["gone"]), "plan.dangling"),
        (Amend("hours", unit="件"), "plan.unit_does_not_fit"),
        (Amend("dx", period="R4/R10"), "revise.period_amended"),
        (Amend("dx", bodies=[]), "plan.no_body"),
        (Correct(Amend("dx", period="/R10")), "plan.period_without_start"),
    ],
    ids=str,
)
def test_an_amendment_must_fit(change, code):
    """A field that the thing has, and a value that it can have."""
    assert [expected for _, expected in refused(change)] == [code]


def test_an_item_that_cannot_be_is_told_at_the_change_that_made_it():
    """Not at the end of the list."""
    assert [path for path, _ in refused(Amend("ai", note="x"), Amend("hours", label=None))] == [
        "$.changes[1]"
    ]


def test_the_nearest_field_is_named():
    """A summary has none, but a note has."""
    with pytest.raises(ValidationError, match="nearest: "):
        apply(PLAN, [Amend("hours", summary="x")])


def test_an_amendment_says_something():
    """Without a field it changes nothing."""
    with pytest.raises(InvalidValueError) as caught:
        Amend("rpa")
    assert caught.value.code == "revise.changes_nothing"
    assert Amend("rpa", note=None).note is None
    assert Amend("rpa", note=None).number is UNCHANGED


def test_a_correction_does_what_the_decision_would_do():
    """It differs only in what a ledger shows at which date."""
    change = SetTarget("hours", target("R6", "450時間"))
    assert goals(apply(PLAN, [Correct(change)])) == goals(apply(PLAN, [change])) == {"R6": "450時間"}


def test_a_misread_period_is_corrected():
    """No extension and no shortening: it was always so."""
    assert str(apply(PLAN, [Correct(Amend("dx", period="R3/R10"))]).period) == "R3/R10"
    assert refused(Correct(ExtendPeriod("R5"))) == [("$.changes[0]", "revise.not_later")]


def test_a_misprinted_name_is_amended():
    """A renaming would keep it among the former names."""
    with pytest.raises(InvalidValueError) as caught:
        Correct(Rename("rpa", "自動化"))
    assert caught.value.code == "revise.corrected_name"
    assert revised(Correct(Amend("rpa", label="自動化")))["rpa"].label == Label("自動化")


def test_a_correction_of_a_correction_is_refused():
    """There is nothing more right than right."""
    right: Any = Correct(Amend("rpa", note="x"))
    with pytest.raises(InvalidValueError):
        Correct(right)
