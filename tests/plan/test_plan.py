"""The plan as a whole: ids hold together, problems are addressed and reported together."""

import attrs
import pytest

from dxmodel.errors import UnknownNameError, ValidationError
from dxmodel.plan import (
    Body,
    Constraint,
    ConstraintKind,
    Indicator,
    Initiative,
    Pillar,
    Plan,
    Predecessor,
    RelatedPlan,
    ScheduleBar,
    Statement,
    StatementKind,
    Successor,
    Sum,
    Viewpoint,
    evolve,
)
from dxmodel.testing import small_city

CITY = small_city().plan


def plan(**arguments):
    """Return a plan with the fields that matter."""
    return Plan(
        **{"id": "dx", "label": "DX", "bodies": [Body("131211", "足立区")], "period": "R4/R6", **arguments}
    )


def problems(**arguments):
    """Return path and code of everything that is wrong."""
    with pytest.raises(ValidationError) as caught:
        plan(**arguments)
    return [(problem.path, problem.code) for problem in caught.value.problems]


def pillar(id, **arguments):
    """Return a pillar called by its id."""
    return Pillar(id=id, order=1, label=id, **arguments)


def initiative(id, **arguments):
    """Return an initiative called by its id."""
    return Initiative(id=id, order=1, label=id, **arguments)


def indicator(id, **arguments):
    """Return an indicator called by its id."""
    return Indicator(id=id, order=1, label=id, **arguments)


def test_an_id_is_used_once_in_the_whole_plan():
    """Across collections, and the plan's own id is one of them."""
    assert problems(pillars=[pillar("a"), pillar("b")], initiatives=[initiative("b"), initiative("dx")]) == [
        ("$.initiatives[0].id", "plan.duplicate_id"),
        ("$.initiatives[1].id", "plan.duplicate_id"),
    ]


def test_paths_count_items_as_the_caller_gave_them():
    """Not as they are sorted afterwards."""
    late = attrs.evolve(pillar("a"), order=9)
    assert problems(pillars=[late, pillar("b", parent="nowhere")]) == [
        ("$.pillars[1].parent", "plan.dangling")
    ]


@pytest.mark.parametrize(
    ("path", "arguments"),
    [
        ("$.pillars[0].parent", {"pillars": [pillar("a", parent="gone")]}),
        ("$.initiatives[0].parent", {"initiatives": [initiative("a", parent="gone")]}),
        ("$.initiatives[0].pillars[0]", {"initiatives": [initiative("a", pillars=["gone"])]}),
        ("$.initiatives[0].viewpoints[0]", {"initiatives": [initiative("a", viewpoints=["gone"])]}),
        ("$.indicators[0].initiatives[0]", {"indicators": [indicator("a", initiatives=["gone"])]}),
        ("$.indicators[0].same_as[0]", {"indicators": [indicator("a", same_as=["gone"])]}),
        ("$.indicators[0].owner_plan", {"indicators": [indicator("a", owner_plan="gone")]}),
        (
            "$.schedule[0].row",
            {"schedule": [ScheduleBar(id="a", order=1, row="gone", span="R4/R6", label="a")]},
        ),
        (
            "$.constraints[0].on",
            {
                "constraints": [
                    Constraint(id="a", order=1, on="gone", kind=ConstraintKind.WAITS_FOR, text="a")
                ]
            },
        ),
        (
            "$.constraints[0].by",
            {
                "constraints": [
                    Constraint(id="a", order=1, on="dx", by="gone", kind=ConstraintKind.WAITS_FOR, text="a")
                ]
            },
        ),
        (
            "$.statements[0].about",
            {"statements": [Statement(id="a", order=1, about="gone", kind=StatementKind.ISSUE, text="a")]},
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_reference_that_leads_nowhere_is_named(path, arguments):
    """Every kind of reference, each with its path."""
    assert problems(**arguments) == [(path, "plan.dangling")]


def test_a_reference_to_the_wrong_kind_of_item_is_dangling():
    """A pillar is no initiative, however right its id."""
    assert problems(pillars=[pillar("a")], indicators=[indicator("b", initiatives=["a"])]) == [
        ("$.indicators[0].initiatives[0]", "plan.dangling")
    ]
    assert problems(initiatives=[initiative("a")], indicators=[indicator("b", owner_plan="a")]) == [
        ("$.indicators[0].owner_plan", "plan.dangling")
    ]


def test_the_nearest_item_of_the_right_kind_is_named():
    """A slip of the fingers is understood."""
    with pytest.raises(ValidationError, match="nearest: rpa-ai"):
        plan(
            viewpoints=[Viewpoint(id="rpa-aj", order=1, label="x")],
            initiatives=[initiative("rpa-ai")],
            indicators=[indicator("hours", initiatives=["rpa-al"])],
        )


def test_parents_must_not_lead_in_a_circle():
    """Nor anything that hangs below a circle be blamed for it."""
    ring = [initiative("a", parent="c"), initiative("b", parent="a"), initiative("c", parent="b")]
    below = initiative("d", parent="a")
    assert problems(initiatives=[*ring, below]) == [
        (f"$.initiatives[{n}].parent", "plan.circle") for n in range(3)
    ]
    assert problems(pillars=[pillar("a", parent="a")]) == [("$.pillars[0].parent", "plan.circle")]


def test_everything_that_is_wrong_is_reported_together():
    """One exception, one line each."""
    all_problems = problems(
        bodies=[],
        pillars=[pillar("a", parent="a"), pillar("c"), pillar("c")],
        initiatives=[initiative("b", pillars=["x", "y"])],
    )
    assert {code for _, code in all_problems} == {
        "plan.no_body",
        "plan.duplicate_id",
        "plan.dangling",
        "plan.circle",
    }
    assert len(all_problems) >= 5


def test_items_are_looked_up_by_id():
    """Anything, or one kind only."""
    assert CITY["online-share"] is CITY.indicator("online-share")
    assert CITY["online"] is CITY.initiative("online")
    assert "online" in CITY
    assert "offline" not in CITY
    assert 5 not in CITY


@pytest.mark.parametrize(
    ("look", "nearest"),
    [
        (lambda: CITY["onlin"], "online"),
        (lambda: CITY.indicator("online"), "online-share"),
        (lambda: CITY.initiative("online-share"), "online"),
        (lambda: CITY.indicator("？？？"), None),
    ],
)
def test_did_you_mean(look, nearest):
    """An unknown id is a LookupError that names the nearest known one of the kind asked for."""
    with pytest.raises(UnknownNameError) as caught:
        look()
    assert caught.value.facts["nearest"] == nearest
    assert isinstance(caught.value, LookupError)


def test_the_key_names_a_plan_among_all_bodies():
    """``body/plan``."""
    assert CITY.key == "992011/dx-plan"


def test_the_years_of_a_period_with_months():
    """A plan from December 2022 runs from R4; an open one has no last year."""
    assert str(plan(period="2022-12/R8").first_year) == "R4"
    assert str(plan(period="R4/2024-09").last_year) == "R6"
    assert plan(period="R4/").last_year is None


def test_constraints_come_from_plans_or_initiatives():
    """Both kinds may demand something."""
    law = RelatedPlan(id="law", order=1, label="法律")
    demand = Constraint(id="c", order=1, on="dx", by="law", kind=ConstraintKind.ALIGNS_WITH, text="あわせる")
    assert plan(related_plans=[law], constraints=[demand])["c"] is demand


ELSEWHERE = "992011/other"


@pytest.mark.parametrize(
    ("fields", "path", "code"),
    [
        # one body twice
        ({"bodies": ["131211", "131211"]}, "$.bodies[1]", "plan.repeated_body"),
        ({"bodies": [None, None]}, "$.bodies[1]", "plan.repeated_body"),
        ({"bodies": ["131211", None]}, None, None),
        # the plan before, or after, is itself
        ({"predecessor": "131211/dx"}, "$.predecessor.key", "plan.follows_itself"),
        ({"successor": "131211/dx"}, "$.successor.key", "plan.follows_itself"),
        (
            {"predecessor": "131211/dx", "bodies": ["992011", "131211"]},
            "$.predecessor.key",
            "plan.follows_itself",
        ),
        ({"predecessor": "131211/old", "former_ids": ["old"]}, "$.predecessor.key", "plan.follows_itself"),
        ({"predecessor": ELSEWHERE, "successor": ELSEWHERE}, "$.successor.key", "plan.before_and_after"),
        ({"predecessor": ELSEWHERE, "successor": "131211/next"}, None, None),
        ({"predecessor": None, "successor": None}, None, None),
        # an indicator is the same as itself, or one of this plan by its key
        ({"same_as": ["a"]}, "$.indicators[0].same_as[0]", "plan.same_as_itself"),
        ({"same_as": ["b", "131211/dx/a"]}, "$.indicators[0].same_as[1]", "plan.same_as_itself"),
        ({"same_as": ["131211/dx/b"]}, "$.indicators[0].same_as[0]", "plan.own_key"),
        ({"same_as": ["131211/dx/c"]}, "$.indicators[0].same_as[0]", "plan.unknown_of_own_key"),
        ({"same_as": ["131211/other/a", "b"]}, None, None),
    ],
)
def test_a_reference_to_the_plan_itself_is_refused(fields, path, code):
    """By any of its bodies, and by its former ids; other plans are not looked at."""
    arguments = dict(fields)
    codes = arguments.pop("bodies", ["131211"])
    same_as = arguments.pop("same_as", [])
    labels = {"131211": "足立区", "992011": "みなと野市", None: "デジタル庁"}
    before, after = arguments.pop("predecessor", None), arguments.pop("successor", None)

    def build():
        return Plan(
            id="dx",
            label="計画",
            period="R4/R6",
            bodies=[Body(each, labels[each]) for each in codes],
            predecessor=Predecessor(label="前", key=before),
            successor=Successor(label="次", starts="R7", key=after),
            indicators=[
                Indicator(id="a", order=1, label="a", same_as=same_as),
                Indicator(id="b", order=2, label="b"),
            ],
            **arguments,
        )

    if code is None:
        assert build().id == "dx"
        return
    with pytest.raises(ValidationError) as caught:
        build()
    assert [(each.path, each.code) for each in caught.value.problems] == [(path, code)]
    assert all(each.describe(language) for each in caught.value.problems for language in ("ja", "en"))


@pytest.mark.parametrize(
    ("field", "value"),
    [("part_of", ["b"]), ("derived", Sum(["b", "c"])), ("same_as", ["a"]), ("same_as", ["131211/dx/a"])],
)
def test_a_circle_is_refused_where_one_item_is_replaced_too(field, value):
    """Although only that item is validated then."""
    indicators = [Indicator(id=id, order=1, label=id) for id in "abc"]
    if field in ("part_of", "derived"):
        back = {"part_of": ["a"]} if field == "part_of" else {"derived": Sum(["a", "c"])}
        indicators[1] = attrs.evolve(indicators[1], **back)
    plan = Plan(
        id="dx", label="計画", period="R4/R6", bodies=[Body("131211", "足立区")], indicators=indicators
    )
    with pytest.raises(ValidationError):
        evolve(plan, {}, {"a": attrs.evolve(indicators[0], **{field: value})})
