"""Ends of items, and who may outlive whom."""

import pytest

from dxmodel.errors import InvalidValueError, ValidationError
from dxmodel.plan import Body, Ending, Indicator, Initiative, Pillar, Plan, Statement

R6, R7 = Ending(last="R6"), Ending(last="R7")


def plan(**arguments):
    """Return a plan with the items that matter."""
    return Plan(id="dx", label="DX", bodies=[Body("131211", "足立区")], period="R4/R6", **arguments)


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


@pytest.mark.parametrize(
    ("path", "arguments"),
    [
        ("$.pillars[1].parent", {"pillars": [pillar("a", ended=R6), pillar("b", parent="a", ended=R7)]}),
        (
            "$.initiatives[0].pillars[0]",
            {"pillars": [pillar("a", ended=R6)], "initiatives": [initiative("b", pillars=["a"])]},
        ),
        (
            "$.initiatives[1].parent",
            {"initiatives": [initiative("a", ended=R6), initiative("b", parent="a")]},
        ),
        (
            "$.indicators[0].initiatives[0]",
            {"initiatives": [initiative("a", ended=R6)], "indicators": [indicator("b", initiatives=["a"])]},
        ),
    ],
    ids=["pillar", "pillar of", "part", "measure"],
)
def test_nothing_outlives_what_it_is_part_of(path, arguments):
    """Nor what it measures."""
    assert problems(**arguments) == [(path, "plan.needs_ended")]


def test_what_ends_with_it_or_before_it_is_fine():
    """In the same year, or an earlier one."""
    for end in (R6, R7):
        parts = [initiative("a", ended=R7), initiative("b", parent="a", ended=end)]
        assert plan(initiatives=parts)["b"].ended == end


def test_some_references_to_ended_items_are_valid():
    """Those of a statement, or of an indicator that measures the same."""
    things = {
        "indicators": [indicator("a", ended=R6), indicator("b", same_as=["a"])],
        "statements": [Statement(id="s", order=1, about="a", kind="issue", text="x")],
    }
    assert plan(**things)


def test_what_goes_on_is_of_the_same_kind_and_there():
    """An indicator does not go on in an initiative."""
    ended = indicator("a", ended=Ending(last="R6", into=["b"]))
    assert problems(initiatives=[initiative("b")], indicators=[ended]) == [
        ("$.indicators[0].ended.into[0]", "plan.dangling")
    ]


@pytest.mark.parametrize("ring", [1, 2, 3])
def test_an_item_is_not_among_its_own_successors(ring):
    """Directly or indirectly; an item that only leads into the circle is not reported."""
    turning = [indicator(f"i{n}", ended=Ending(last="R6", into=[f"i{(n + 1) % ring}"])) for n in range(ring)]
    before = indicator("x", ended=Ending(last="R6", into=["i0"]))
    all_problems = problems(indicators=[*turning, before])
    assert [path for path, code in all_problems if code == "plan.ends_in_itself"] == [
        f"$.indicators[{n}].ended.into" for n in range(ring)
    ]


def test_every_circle_of_successors_is_reported():
    """Two that have nothing to do with each other."""
    ends = {"a": "b", "b": "a", "c": "d", "d": "c"}
    items = [indicator(id, ended=Ending(last="R6", into=[to])) for id, to in ends.items()]
    result = {path for path, code in problems(indicators=items) if code == "plan.ends_in_itself"}
    assert result == {f"$.indicators[{n}].ended.into" for n in range(4)}


def test_what_ends_may_go_on_in_what_ends_later():
    """A chain of mergers."""
    first = indicator("a", ended=Ending(last="R5", into=["b"]))
    second = indicator("b", ended=Ending(last="R6", into=["c"]))
    assert plan(indicators=[first, second, indicator("c")])


def test_what_goes_on_is_there_longer():
    """Nothing goes on in what has ended by then."""
    for last in ("R4", "R5"):
        gone = indicator("b", ended=Ending(last=last))
        assert problems(indicators=[indicator("a", ended=Ending(last="R5", into=["b"])), gone]) == [
            ("$.indicators[0].ended.into[0]", "plan.into_ended")
        ]


def test_the_same_heir_is_named_once():
    """A list of ids."""
    with pytest.raises(InvalidValueError):
        Ending(last="R6", into=["a", "a"])
    with pytest.raises(InvalidValueError):
        Ending(last="R6", into="online")
