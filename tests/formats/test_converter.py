"""The wire form: short where a value is simple, one key where a class must be told."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from cattrs import BaseValidationError

from dxmodel.changes import (
    Add,
    Amend,
    Change,
    Correct,
    End,
    ExtendPeriod,
    Move,
    MoveTarget,
    Redefine,
    Remove,
    Rename,
    Replacement,
    SetBaseline,
    SetTarget,
    ShortenPeriod,
    StateSuccessor,
    WithdrawTarget,
)
from dxmodel.errors import DxError
from dxmodel.fiscal import When
from dxmodel.formats.converter import structure, unstructure
from dxmodel.formats.errors import problems
from dxmodel.formats.tagged_unions import LATER
from dxmodel.goals import AtLeast, Maintain, NotYetSet, Reach, Within
from dxmodel.ledger import Observation
from dxmodel.plan import (
    Break,
    Bridge,
    Doubt,
    Due,
    Ending,
    Indicator,
    Label,
    Link,
    ListValue,
    Missing,
    MissingReason,
    Pillar,
    Priority,
    Successor,
    Target,
    TextValue,
)
from dxmodel.revise import Rationale, Revision

PAIRS: list[tuple[Any, Any]] = [
    # the first field alone, if it says everything
    (Label("人材育成"), "人材育成"),
    (
        Label("人材育成", translations={"en": "People"}),
        {"text": "人材育成", "translations": {"en": "People"}},
    ),
    (Link("rpa"), "rpa"),
    (Link("rpa", Doubt("0.8")), {"to": "rpa", "doubt": Decimal("0.8")}),
    (Due("R10"), "R10"),
    (Due("2024-01", qualifier="概ね"), {"by": "2024-01", "qualifier": "概ね"}),
    (Due(None, qualifier="順次"), {"qualifier": "順次"}),
    (Missing(MissingReason.PENDING), "pending"),
    (Missing(MissingReason.NOT_STARTED, "R5"), {"reason": "not-started", "starts": "R5"}),
    (TextValue("導入"), "導入"),
    (TextValue(Label("導入", variants=["導入済"])), {"text": "導入", "variants": ["導入済"]}),
    (ListValue(["税", "福祉"]), ["税", "福祉"]),
    (Priority("急ぐ"), "急ぐ"),
    (Priority(), {}),
    (NotYetSet("調査中"), "調査中"),
    (ExtendPeriod("R10"), "R10"),
    # dates in doubt
    (When.parse("2024-12-20"), "2024-12-20"),
    (When.parse("R6", "不明"), {"not_before": "2024-04-01", "not_after": "2025-03-31", "reason": "不明"}),
    # one of several classes under its tag
    (Target(due="R10", goal=Reach("8,880時間")), {"due": "R10", "goal": {"reach": "8,880時間"}}),
    (Target(due="R10", goal=Maintain()), {"due": "R10", "goal": {"maintain": {}}}),
    (
        Target(due="R10", goal=Within("1件", "2件")),
        {"due": "R10", "goal": {"within": {"low": "1件", "high": "2件"}}},
    ),
    (
        Target(due="R10", goal=AtLeast("1件", exclusive=True)),
        {"due": "R10", "goal": {"at-least": {"amount": "1件", "exclusive": True}}},
    ),
    # an amount needs no tag
    (
        Observation(indicator="a", period="R5", value="約5,300時間"),
        {"indicator": "a", "period": "R5", "value": "約5,300時間"},
    ),
    (
        Observation(
            indicator="a",
            period="2024-01/2024-03",
            value=Missing(MissingReason.PENDING),
            as_of=date(2024, 4, 1),
        ),
        {
            "indicator": "a",
            "period": "2024-01/2024-03",
            "value": {"missing": "pending"},
            "as_of": "2024-04-01",
        },
    ),
]


GOAL = Target(due="R10", goal=Reach("10件"))
WRITTEN_GOAL = {"due": "R10", "goal": {"reach": "10件"}}

CHANGES: list[tuple[Change, Any]] = [
    (ExtendPeriod("R10", printed="～R10"), {"to": "R10", "printed": "～R10"}),
    (
        ExtendPeriod(
            "R10", targets="carry", keep=["a"], stretch=["b"], replace=[Replacement("c", target=GOAL)]
        ),
        {
            "to": "R10",
            "targets": "carry",
            "keep": ["a"],
            "stretch": ["b"],
            "replace": [{"indicator": "c", "target": WRITTEN_GOAL}],
        },
    ),
    (ShortenPeriod("2025-12"), "2025-12"),
    (StateSuccessor(None), {"successor": None}),
    (StateSuccessor(Successor(label="次期計画", starts="R11")), {"label": "次期計画", "starts": "R11"}),
    (Remove("bar"), "bar"),
    (Rename("a", "乙", until="R6"), {"of": "a", "to": "乙", "until": "R6"}),
    (Move("a", parent=None, pillars=["p"]), {"of": "a", "parent": None, "pillars": ["p"]}),
    (End("a", last="R7"), {"of": "a", "last": "R7"}),
    (End("a", last="R7", into=["b", "c"]), {"of": "a", "last": "R7", "into": ["b", "c"]}),
    # what is absent stays as it is, null empties it
    (Amend("a", owners=["課"], priority=None), {"of": "a", "priority": None, "owners": ["課"]}),
    (
        Amend("a", span="R5/", year=None, yearly=True),
        {"of": "a", "span": "R5/", "year": None, "yearly": True},
    ),
    (Amend("a", at="2024-10", owners=[]), {"of": "a", "owners": [], "at": "2024-10"}),
    (
        Amend("a", breaks=[Break(since="R7", unit="件")], ended=Ending(last="R9")),
        {"of": "a", "breaks": [{"since": "R7", "unit": "件"}], "ended": {"last": "R9"}},
    ),
    (SetTarget("a", GOAL), {"indicator": "a", "target": WRITTEN_GOAL}),
    (MoveTarget("a", "R8", to="R5"), {"indicator": "a", "due": "R8", "to": "R5"}),
    (WithdrawTarget("a", "R8"), {"indicator": "a", "due": "R8"}),
    (SetBaseline("a", None), {"indicator": "a", "baseline": None}),
    (Redefine("a", since="R7"), {"of": "a", "since": "R7"}),
    (
        Redefine("a", since="R7", bridge=Bridge(old="40%", new="30%"), unit=None, direction="down"),
        {"of": "a", "since": "R7", "bridge": {"old": "40%", "new": "30%"}, "unit": None, "direction": "down"},
    ),
    (Correct(Amend("a", number="②")), {"amend": {"of": "a", "number": "②"}}),
    (Correct(StateSuccessor(None)), {"state-successor": {"successor": None}}),
    (Correct(ExtendPeriod("R10")), {"extend-period": "R10"}),
]


@pytest.mark.parametrize(
    ("value", "data"), PAIRS + CHANGES, ids=[str(data)[:40] for _, data in PAIRS + CHANGES]
)
def test_a_value_has_one_canonical_form(value: Any, data: Any) -> None:
    """It is written so, and read back from it."""
    assert unstructure(value) == data
    assert structure(data, type(value)) == value


LENIENT: list[tuple[Any, Any]] = [
    ({"text": "人材育成"}, Label("人材育成")),
    ({"to": "R10"}, ExtendPeriod("R10")),
    (None, StateSuccessor(None)),
    ({"of": "bar"}, Remove("bar")),
    ({"change": {"amend": {"of": "a", "number": None}}}, Correct(Amend("a", number=None))),
    ({"text": "国の計画", "about": ["period"]}, Rationale("国の計画", about=["period"])),
    ("令和１０年度", Due("R10")),
    ({"text": {"text": "導入", "variants": ["導入済"]}}, TextValue(Label("導入", variants=["導入済"]))),
    ({"confidence": "0.75"}, Doubt("0.75")),
    ({"why": {"text": "急ぐ"}}, Priority("急ぐ")),
    ({"items": ["税"]}, ListValue(["税"])),
    (
        {"due": "令和10年度", "goal": {"reach": {"amount": "8880 時間"}}},
        Target(due="R10", goal=Reach("8,880時間")),
    ),
]


@pytest.mark.parametrize(("data", "value"), LENIENT, ids=[str(data)[:40] for data, _ in LENIENT])
def test_longer_forms_and_printed_spellings_are_read_too(data: Any, value: Any) -> None:
    """A person wrote it; the canonical form is what is written back."""
    assert structure(data, type(value)) == value


def wrong(data: Any, kind: type[Any]) -> list[tuple[str, str]]:
    """Return path and code of every problem."""
    with pytest.raises((DxError, BaseValidationError)) as caught:
        structure(data, kind)
    return [(each.path, each.code) for each in problems(caught.value)]


@pytest.mark.parametrize(
    ("data", "kind", "expected"),
    [
        (5, Label, [("$", "formats.quote_text")]),
        (True, Label, [("$", "formats.not_text")]),
        (" ", Label, [("$", "plan.blank_text")]),
        ({"text": " "}, Label, [("$.text", "plan.blank_text")]),
        ({"txt": "a"}, Label, [("$.txt", "formats.unknown_key_like")]),
        ({"text": "a", "translations": {"en": 5}}, Label, [("$.translations.en", "formats.quote_text")]),
        ({"text": "a", "variants": "b"}, Label, [("$.variants", "formats.not_a_list")]),
        (["R10"], Due, [("$", "formats.not_text")]),
        ({"by": "R6", "not_before": "R7"}, Due, [("$", "fiscal.backwards")]),
        ("Pending", Missing, [("$", "formats.not_one_of_like")]),
        (True, Doubt, [("$", "formats.not_a_number")]),
        ("NaN", Doubt, [("$", "formats.not_a_number")]),
        (Decimal("1.5"), Doubt, [("$", "plan.bad_confidence")]),
        ({"due": "R6", "goal": "8,880時間"}, Target, [("$.goal", "formats.goal_in_words")]),
        ({"due": "R6", "goal": {"reach": "1件", "maintain": {}}}, Target, [("$.goal", "formats.not_tagged")]),
        ({"due": "R6", "goal": {"reached": "1件"}}, Target, [("$.goal", "formats.not_one_of_like")]),
        ({"due": "R6", "goal": {"reach": "10**10**10"}}, Target, [("$.goal.reach", "amount.no_such_unit")]),
        ({"due": "R6", "goal": {"reach": 5}}, Target, [("$.goal.reach", "formats.no_unit")]),
        ({"due": "R6", "goal": {"reach": "５"}}, Target, [("$.goal.reach", "formats.no_unit")]),
        ({"due": "R6", "goal": "maintain"}, Target, [("$.goal", "formats.tag_alone")]),
        ({"indicater": {}}, Add, [("$", "formats.not_one_of_like")]),
        ({"label": "次期計画"}, StateSuccessor, [("$.starts", "formats.missing_key")]),
        ({"of": "a"}, Amend, [("$", "revise.changes_nothing")]),
        ({"of": "a"}, Move, [("$", "revise.changes_nothing")]),
        ({"of": "a", "onwers": []}, Amend, [("$.onwers", "formats.unknown_key_like")]),
        (
            {"of": "a", "owners": None, "yearly": 1},
            Amend,
            [
                ("$.owners", "formats.not_a_list"),
                ("$.yearly", "formats.not_one_of"),
            ],
        ),
        ({"of": "a", "owners": "unchanged"}, Amend, [("$.owners", "formats.not_a_list")]),
        ({"of": "a", "unit": "5時"}, Amend, [("$.unit", "amount.no_such_unit_like")]),
        ({"to": "R10", "targets": "carri"}, ExtendPeriod, [("$.targets", "formats.not_one_of_like")]),
        ({"to": "R10", "keep": ["a"], "carry": ["a"]}, ExtendPeriod, [("$", "revise.two_treatments")]),
        ({"amend": {"of": "a"}}, Correct, [("$.amend", "revise.changes_nothing")]),
        ({"ammend": {"of": "a"}}, Correct, [("$", "formats.not_one_of_like")]),
        ({"correct": {"amend": {"of": "a", "number": "1"}}}, Correct, [("$", "formats.not_one_of")]),
        ({"of": "a", "last": "R7", "into": "b"}, End, [("$.into", "formats.not_a_list")]),
        (
            {"of": "a", "since": "R7", "bridge": {"old": "0件", "new": "1件"}},
            Redefine,
            [
                ("$.bridge", "plan.no_bridge"),
            ],
        ),
    ],
)
def test_a_mistake_has_its_own_path_and_code(
    data: Any, kind: type[Any], expected: list[tuple[str, str]]
) -> None:
    """The path leads to the value that is wrong, through tags and shorthands."""
    assert wrong(data, kind) == expected


def test_every_mistake_of_a_value_is_reported() -> None:
    """Ten of them, if there are ten."""
    data = {"id": "A b", "label": 5, "unit": "時閒", "order": "1", "tags": "x", "targets": [{"due": "R6"}, 5]}
    assert wrong(data, Indicator) == [
        ("$.order", "formats.not_whole"),
        ("$.label", "formats.quote_text"),
        ("$.targets[0].goal", "formats.missing_key"),
        ("$.targets[1]", "formats.not_a_mapping"),
        ("$.tags", "formats.not_a_list"),
    ]


def test_an_added_item_comes_after_the_existing_ones() -> None:
    """Unless it has an order; in a list of its own, its position is its order."""
    data = {"id": "a", "label": "b"}
    revision = {
        "id": "r",
        "label": "r",
        "decided": "R6",
        "changes": [{"add": {"pillar": data}}, {"add": {"pillar": data | {"order": 1}}}],
    }
    first, second = structure(revision, Revision).changes
    assert isinstance(first, Add)
    assert isinstance(second, Add)
    assert (first.item.order, second.item.order) == (LATER + 1, 1)
    assert unstructure(structure(revision, Revision)) == revision


def test_an_item_that_was_overlooked_comes_after_those_that_are_there_too() -> None:
    """Whether it is added by decision or by correction, and however that is written."""
    pillar = {"id": "a", "label": "b"}
    forms: list[Any] = [{"add": {"pillar": pillar}}, {"change": {"add": {"item": {"pillar": pillar}}}}]
    for form in forms:
        data = {"id": "r", "label": "r", "decided": "R6", "changes": [{"correct": form}]}
        revision = structure(data, Revision)
        assert revision.changes == (Correct(Add(Pillar(id="a", order=LATER + 1, label="b"))),)
        assert unstructure(revision)["changes"] == [{"correct": {"add": {"pillar": pillar}}}]


def test_an_order_that_is_a_change_is_never_left_out() -> None:
    """Although the place of the change in its list is the same number."""
    moved = Revision(id="r", label="r", decided="R6", changes=[Move("a", order=LATER + 1)])
    assert unstructure(moved)["changes"] == [{"move": {"of": "a", "order": LATER + 1}}]
    assert structure(unstructure(moved), Revision) == moved
