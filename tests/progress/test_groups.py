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
from tests.yaml_ledger import PLAN, ledger_of

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
        for each in rollup_by(ANSWERS, CITY, "initiative", rule, number="progress"):
            assert each.rollup == rollup(each.answers, rule, number="progress")


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
    assert last.describe("ja").startswith("どの取組事項にも属さない指標：1件中0件を判定")
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


STATED = f"""{PLAN}pillars:
- {{id: top, label: 柱}}
- {{id: low, label: 小柱, parent: top}}
initiatives:
- {{id: a, label: 甲, pillars: [{{to: low}}], owners: [情報課]}}
- {{id: a-part, label: 甲の一部, parent: a}}
- {{id: b, label: 乙, pillars: [{{to: top}}], owners: [総務課]}}
- {{id: c, label: 丙}}
- {{id: d, label: 丁, pillars: [{{to: top}}], owners: [総務課], ended: {{last: R4}}}}
"""


@pytest.mark.parametrize(
    ("evaluations", "whole", "pillars", "owners"),
    [
        ([], {}, [{}, {}], [{}, {}, {}]),
        # a has no state of its own, so that its part stands for it; d has ended
        (
            ["item: b, state: done"],
            {"done": 1, None: 2},
            [{"done": 1, None: 1}, {}],
            [{}, {"done": 1}, {}],
        ),
        (
            ["item: a, state: in-progress", "item: d, state: cancelled", "item: c, state: not-started"],
            {"not-started": 1, "in-progress": 1, "cancelled": 1, None: 2},
            [{"in-progress": 1, "cancelled": 1, None: 2}, {"not-started": 1}],
            [{"in-progress": 1, None: 1}, {"cancelled": 1, None: 1}, {"not-started": 1}],
        ),
    ],
)
def test_the_states_of_initiatives_are_counted(evaluations, whole, pillars, owners):
    """In the whole plan, under each pillar and under none, and for each department and for none."""
    lines = "".join(f"\n- {{{each}, year: R5}}" for each in evaluations) or " []"
    ledger = ledger_of(
        """
        - {id: x, label: x, initiatives: [{to: a}]}
        - {id: y, label: y, initiatives: [{to: b}]}
        - {id: z, label: z, initiatives: [{to: c}]}
        """,
        plan=STATED,
        evaluations=f"format: evaluations/1\nevaluations:{lines}",
    )
    answers = assess(ledger, "R5")
    counted = [
        [
            {state and state.value: count for state, count in each.states}
            for each in rollup_by(answers, ledger, level)
        ]
        for level in ("plan", "pillar", "owner")
    ]
    assert counted == [[whole], pillars, owners]
    assert not any(each.states for each in rollup_by(answers, ledger.plan, "pillar"))


def test_a_group_tells_the_states_where_any_is_stated():
    """In both languages."""
    evaluations = "format: evaluations/1\nevaluations:\n- {item: b, year: R5, state: done}"
    ledger = ledger_of("- {id: x, label: x}", plan=STATED, evaluations=evaluations)
    (group,) = rollup_by(assess(ledger, "R5"), ledger, "plan")
    assert group.describe("ja").endswith("。取組の実施状況：完了1件、記載なし2件")
    assert group.describe("en").endswith("; initiatives: done 1, not stated 2")
