"""Any other field gets a new value, as a decision or as a correction."""

from pathlib import Path
from typing import Any, get_args

import attrs
import pytest

from dxmodel.changes import UNCHANGED, Amend, Correct, ExtendPeriod, Move, Redefine, Rename, SetTarget
from dxmodel.changes.unchanged import with_fields
from dxmodel.errors import DxError, InvalidValueError, ValidationError
from dxmodel.fiscal import FiscalYear
from dxmodel.plan import COLLECTIONS, Due, Item, Label, Plan, Priority, StatementKind
from dxmodel.revise import apply
from dxmodel.storage import load
from tests.revise.town import PLAN, goals, refused, revised, target


def test_an_amendment_writes_what_it_gives_and_nothing_else():
    """None empties a field; what is not given stays."""
    after = revised(Amend("rpa", owners=["DX推進課"], priority=Priority("効果が高い")))
    assert attrs.evolve(after["rpa"], owners=(), priority=None) == PLAN["rpa"]
    assert apply(after, [Amend("rpa", owners=[], priority=None)]) == PLAN


OWN = {"id", "parent", "pillars", "initiatives", "order", "targets", "baseline", "successor", *COLLECTIONS}
"""Fields that have a change of their own; of an item, the viewpoints have none."""


def test_every_field_without_a_change_of_its_own_can_be_amended():
    """Those of each class, and no others."""
    stated = {each.name for kind in (*get_args(Item), Plan) for each in attrs.fields(kind)} - OWN
    assert {each.name for each in attrs.fields(Amend)} == stated | {"of", "viewpoints"}
    assert [each.name for each in attrs.fields(Move)] == ["of", "parent", "pillars", "initiatives", "order"]


def test_an_amendment_takes_every_value_that_an_item_has(root: Path):
    """Of all the fields of all the items of a plan that leaves none empty."""
    plan = load(root / "tests" / "golden" / "everything").founding
    for item in (*plan.items(), plan):
        left_out = OWN if item is plan else OWN - {"viewpoints"}
        for name in {each.name for each in attrs.fields(type(item))} - left_out:
            value = getattr(item, name)
            read = getattr(Amend(item.id, **{name: value}), name)
            assert read == (str(value) if name == "kind" else value)


def test_a_new_field_of_a_class_needs_no_other_declaration():
    """Its type, its converter and whether it can be empty are those of the classes that have it."""

    @attrs.frozen
    class Street:
        width: int = 1
        until: FiscalYear | None = attrs.field(default=None, converter=attrs.converters.optional(FiscalYear))
        names: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])

    @attrs.frozen
    class Square:
        names: tuple[str, ...] | None = attrs.field(default=None, converter=attrs.converters.optional(tuple))

    @attrs.frozen(field_transformer=with_fields(["width", "until", "names"], [Street, Square]))
    class Change:
        of: str

    make: Any = Change
    assert make("a", until=2024).until == FiscalYear(2024)
    assert make("a", until=None).until is None
    assert make("a", names=None).names is None
    assert (make("a", names=["b"]).names, make("a").names) == (("b",), UNCHANGED)
    with pytest.raises(InvalidValueError) as caught:
        make("a", width=True)
    assert caught.value.facts == {"field": "width", "found": "True", "wanted": ["int"]}
    with pytest.raises(InvalidValueError) as caught:
        make("a", width=None)
    assert caught.value.code == "revise.cannot_be_empty"


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        (Amend, "number", 1),
        (Amend, "yearly", 1),
        (Amend, "doubt", "x"),
        (Amend, "owners", [3]),
        (Amend, "sources", [3]),
        (Redefine, "bounds", Due("R6")),
    ],
)
def test_a_value_of_another_kind_is_refused_where_it_is_given(kind: Any, field: str, value: object):
    """Not first where the change is applied."""
    needed = {"since": "R6"} if kind is Redefine else {}
    with pytest.raises(InvalidValueError) as caught:
        kind("a", **needed, **{field: value})
    assert (caught.value.code, caught.value.facts["field"].partition("[")[0]) == ("plan.wrong_kind", field)


@pytest.mark.parametrize(
    ("kind", "field", "value", "code"),
    [
        (Amend, "row", ["a"], "plan.bad_id"),
        (Amend, "about", "Not An Id", "plan.bad_id"),
        (Amend, "owner_plan", "", "plan.bad_id"),
        (Amend, "kind", "zzz", "terms.not_one_of"),
        (Amend, "kind", 3, "terms.not_one_of"),
        (Amend, "number", " ", "plan.blank_text"),
        (Move, "order", "1", "plan.bad_position"),
        (Move, "order", True, "plan.bad_position"),
        (Move, "order", -1, "plan.bad_position"),
        (Move, "parent", "", "plan.bad_id"),
    ],
)
def test_a_field_is_validated_as_in_the_item(kind: Any, field: str, value: object, code: str):
    """By the validator of the class that has the field."""
    with pytest.raises(DxError) as caught:
        kind("a", **{field: value})
    assert caught.value.code == code


@pytest.mark.parametrize(
    "field", ["direction", "kind", "owners", "text", "row", "yearly", "period", "levels"]
)
def test_what_cannot_be_empty_is_not_emptied(field: str):
    """None empties only what may be missing."""
    with pytest.raises(InvalidValueError) as caught:
        Amend("a", **{field: None})  # type: ignore[arg-type]
    assert caught.value.code == "revise.cannot_be_empty"


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
    ],
    ids=str,
)
def test_an_amendment_must_fit(change, code):
    """A field that the thing has, and a value that it can have."""
    assert [expected for _, expected in refused(change)] == [code]


def test_an_invalid_item_is_reported_at_the_change_that_made_it():
    """Not at the end of the list."""
    assert [path for path, _ in refused(Amend("ai", note="x"), Amend("hours", unit="件"))] == ["$.changes[1]"]


def test_the_nearest_field_is_named():
    """A summary has none, but a note has."""
    with pytest.raises(ValidationError, match="nearest: "):
        apply(PLAN, [Amend("hours", summary="x")])


def test_an_amendment_without_fields_is_refused():
    """It would change nothing."""
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
