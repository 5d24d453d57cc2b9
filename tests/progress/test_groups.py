"""Answers by initiative, by pillar and for the plan: in each group once, and none left out."""

from collections import Counter

import attrs
import pytest

from dxmodel.errors import ParseError, ValidationError
from dxmodel.goals import Reach
from dxmodel.plan import Baseline, Body, Ending, Indicator, Initiative, Pillar, Plan, Target
from dxmodel.progress import NoRollup, RollupLevel, assess, rollup, rollup_by
from dxmodel.testing import small_city
from tests.progress.small import book

CITY = small_city()
ANSWERS = assess(CITY, at="R5")


def measured(id, *initiatives):
    """Return an indicator of some initiatives that is halfway."""
    return Indicator(
        id=id,
        order=1,
        label=id,
        unit="件",
        initiatives=initiatives,
        baseline=Baseline(value="0件", year="R4"),
        targets=[Target(due="R6", goal=Reach("10件"))],
    )


def plan(*indicators, pillars=(), initiatives=()):
    """Return a plan of these indicators."""
    return Plan(
        id="dx",
        label="DX",
        bodies=[Body("131211", "足立区")],
        period="R4/R6",
        pillars=pillars,
        initiatives=initiatives,
        indicators=indicators,
    )


def answers_of(built):
    """Return an answer for each indicator of a plan."""
    ledger = attrs.evolve(book(), founding=built)
    return assess(ledger, "R5")


def initiative(id, *pillars, **arguments):
    """Return an initiative under some pillars."""
    return Initiative(id=id, order=1, label=id, pillars=pillars, **arguments)


def pillar(id, **arguments):
    """Return a pillar."""
    return Pillar(id=id, order=1, label=id, **arguments)


NESTED = plan(
    measured("both", "a", "b"),
    measured("inner", "a-part"),
    measured("lonely"),
    measured("loose", "c"),
    measured("moved", "b-part"),
    pillars=[pillar("top"), pillar("low", parent="top"), pillar("other")],
    initiatives=[
        initiative("a", "low"),
        initiative("a-part", parent="a"),
        initiative("b", "top"),
        initiative("b-part", "other", parent="b"),
        initiative("c"),
    ],
)


def tree(groups):
    """Return the groups as nested names, with the ids in each."""
    return {
        each.item.id if each.item else None: (
            [answer.indicator.id for answer in each.answers],
            tree(each.parts),
        )
        for each in groups
    }


def test_by_initiative():
    """Parts stand under the whole, which counts them; what has no initiative comes last."""
    assert tree(rollup_by(answers_of(NESTED), NESTED, "initiative")) == {
        "a": (["both", "inner"], {"a-part": (["inner"], {})}),
        "b": (["both", "moved"], {"b-part": (["moved"], {})}),
        "c": (["loose"], {}),
        None: (["lonely"], {}),
    }


def test_by_pillar():
    """A pillar holds its pillars and its initiatives; a part that names none stands where its whole does."""
    assert tree(rollup_by(answers_of(NESTED), NESTED)) == {
        "other": (["moved"], {"b-part": (["moved"], {})}),
        "top": (
            ["both", "inner", "moved"],
            {
                "low": (["both", "inner"], {"a": (["both", "inner"], {"a-part": (["inner"], {})})}),
                "b": (["both", "moved"], {"b-part": (["moved"], {})}),
            },
        ),
        None: (["lonely", "loose"], {}),
    }


def test_an_indicator_counts_once_wherever_its_initiatives_meet():
    """Once in each initiative, once in the pillar above them, once in the plan."""
    (whole,) = rollup_by(answers_of(NESTED), NESTED, "plan")
    assert whole.item == NESTED
    assert whole.rollup == rollup(answers_of(NESTED))
    assert tree(whole.parts) == tree(rollup_by(answers_of(NESTED), NESTED))
    ids = Counter(
        answer.indicator.id
        for each in rollup_by(answers_of(NESTED), NESTED, "initiative")
        for answer in each.answers
    )
    assert ids == {"both": 2, "inner": 1, "moved": 1, "loose": 1, "lonely": 1}


def test_a_plan_without_pillars_has_initiatives_as_its_parts():
    """And one without initiatives has no parts."""
    flat = plan(measured("x", "a"), initiatives=[initiative("a")])
    (whole,) = rollup_by(answers_of(flat), flat, "plan")
    assert [each.level for each in whole.parts] == [RollupLevel.INITIATIVE]
    bare = plan(measured("x"))
    assert rollup_by(answers_of(bare), bare, "plan")[0].parts == ()
    assert tree(rollup_by(answers_of(bare), bare)) == {None: (["x"], {})}


def test_what_has_ended_and_has_no_answers_is_left_out():
    """What ended with its indicators stays, and counts them as ended."""
    over = [
        initiative("gone", "p", ended=Ending(last="R4")),
        initiative("still", "p", ended=Ending(last="R4")),
        initiative("new", "p"),
    ]
    ended = attrs.evolve(measured("x", "still"), ended=Ending(last="R4"))
    small_plan = plan(ended, pillars=[pillar("p")], initiatives=over)
    (only,) = rollup_by(answers_of(small_plan), small_plan)
    assert [each.item and each.item.id for each in only.parts] == ["new", "still"]
    assert [(each.rollup.total, each.rollup.ended) for each in only.parts] == [(0, 0), (0, 1)]


def test_every_rule_works_in_groups():
    """Each group by the same rule, with the weights that were given for all."""
    weights = {each.indicator.id: place for place, each in enumerate(ANSWERS, 1)}
    for each in rollup_by(ANSWERS, CITY, "initiative", "weighted-mean", weights):
        mine = {answer.indicator.id: weights[answer.indicator.id] for answer in each.answers}
        assert each.rollup == rollup(each.answers, "weighted-mean", mine)
    for rule in ("mean", "worst", "share-achieved"):
        for each in rollup_by(ANSWERS, CITY, "initiative", rule, of="progress"):
            assert each.rollup == rollup(each.answers, rule, of="progress")


def test_a_group_without_weight_has_a_reason_and_bad_weights_are_refused_once():
    """A group may weigh nothing; the whole may not."""
    weights = {each.indicator.id: int(each.indicator.id == "rpa-hours") for each in ANSWERS}
    weighted_groups = rollup_by(ANSWERS, CITY, "initiative", "weighted-mean", weights)
    groups = {each.item and each.item.id: each.rollup for each in weighted_groups}
    assert groups["online"].reason is NoRollup.NO_WEIGHT
    assert groups["automation"].value == ANSWERS["rpa-hours"].score
    with pytest.raises(ValidationError) as caught:
        rollup_by(ANSWERS, CITY, "pillar", "weighted-mean", {"rpa-hours": -1})
    assert len(caught.value.problems) == 6


def test_groups_are_described_by_name_and_rollup():
    """By name, also where there is none."""
    small_plan = plan(
        measured("x"), measured("y", "a"), initiatives=[Initiative(id="a", order=1, label=None)]
    )
    first, last = rollup_by(answers_of(small_plan), small_plan, "initiative")
    assert first.describe("en").startswith("initiative no. 1: 0 of 1 assessed")
    assert last.describe("ja").startswith("どの取組事項にも属さない指標: 1件中0件を判定")
    assert (
        rollup_by(answers_of(small_plan), small_plan)[0].describe("en").startswith("under no pillar: 0 of 2")
    )


def test_a_ledger_is_used_as_in_force_in_the_year_of_the_answers():
    """And no answers are groups of nothing."""
    assert rollup_by(ANSWERS, CITY) == rollup_by(ANSWERS, CITY.in_force("R5").plan)
    assert [each.rollup.total for each in rollup_by([], CITY)] == [0, 0, 0]


def test_an_unknown_level_names_the_nearest():
    """As every name does."""
    with pytest.raises(ParseError, match="nearest: pillar"):
        rollup_by(ANSWERS, CITY, "pillars")
