"""The period ends later or earlier, and what becomes of the targets due at the old end is stated."""

import attrs
import pytest

from dxmodel.changes import End, ExtendPeriod, Redefine, Replacement, SetTarget, ShortenPeriod, WithdrawTarget
from dxmodel.errors import InvalidValueError
from dxmodel.goals import AtLeast, ChangeBy, Maintain, Reach
from dxmodel.plan import Baseline, Bounds, Bridge, Due, Indicator, Target
from dxmodel.revise import apply
from tests.revise.town import HOURS, PLAN, STAFF, dues, goals, refused, target

NO_AIMS = apply(PLAN, [WithdrawTarget("hours", "R6")])
TWO = apply(PLAN, [SetTarget("staff", Target(due="2025-03", goal=AtLeast("30人")))])


def measured(goal, baseline, unit="%", due="R8", **arguments):
    """Return a plan until R8 with one indicator, measured from a baseline to a goal."""
    indicator = Indicator(
        id="x",
        order=1,
        label="x",
        unit=unit,
        baseline=baseline,
        targets=[Target(due=due, goal=goal)],
        **arguments,
    )
    return attrs.evolve(PLAN, period="R4/R8", indicators=[indicator])


def test_extending_moves_the_end_alone():
    """The start stays; the printed text of the old period is no longer its text."""
    after = apply(NO_AIMS, [ExtendPeriod("R10")])
    assert str(after.period) == "R4/R10"
    assert after.period_printed is None
    assert attrs.evolve(after, period=PLAN.period, period_printed=PLAN.period_printed) == NO_AIMS
    assert str(apply(NO_AIMS, [ExtendPeriod("2025-09")]).period) == "R4/2025-09"
    assert apply(NO_AIMS, [ExtendPeriod("R10", printed="7年間")]).period_printed == "7年間"


@pytest.mark.parametrize("end", ["R6", "R5", "2025-03", "2024-09"])
def test_an_extension_ends_later(end):
    """The same end, or an earlier one, is no extension."""
    assert refused(ExtendPeriod(end), plan=NO_AIMS) == [("$.changes[0]", "revise.not_later")]


def test_an_open_period_cannot_be_extended():
    """It has no end that could move; but it can get one."""
    forever = attrs.evolve(PLAN, period="R4/", period_printed=None)
    assert refused(ExtendPeriod("R10"), plan=forever) == [("$.changes[0]", "revise.not_later")]
    assert str(apply(forever, [ShortenPeriod("R10")]).period) == "R4/R10"


@pytest.mark.parametrize("end", ["R6", "R7", "2025-03"])
def test_a_shortened_period_ends_earlier(end):
    """The same end, or a later one, is refused; and so is an end before the start."""
    assert refused(ShortenPeriod(end)) == [("$.changes[0]", "revise.not_earlier")]
    assert [path for path, _ in refused(ShortenPeriod("R3"))] == ["$.changes[0]"]


def test_shortening_leaves_targets_alone():
    """They may lie beyond the end; that is for a check to say."""
    after = apply(PLAN, [ShortenPeriod("R5")])
    assert str(after.period) == "R4/R5"
    assert after.indicators is PLAN.indicators


def test_what_becomes_of_targets_is_never_guessed():
    """An extension that says nothing of the targets due at the old end names every one of them."""
    assert refused(ExtendPeriod("R10")) == [("$.changes[0]", "revise.untreated")]
    assert refused(ExtendPeriod("R10", keep=["hours"]), plan=TWO) == [("$.changes[0]", "revise.untreated")]


def test_an_exception_without_a_target_is_refused():
    """The treatment of all targets may apply to none; an exception needs a target."""
    assert apply(NO_AIMS, [ExtendPeriod("R10", targets="carry")]) == apply(NO_AIMS, [ExtendPeriod("R10")])
    assert refused(ExtendPeriod("R10", targets="keep", carry=["staff"])) == [
        ("$.changes[0]", "revise.nothing_to_treat")
    ]


def test_a_target_has_one_treatment():
    """Keep and carry at once is a contradiction in one change."""
    with pytest.raises(InvalidValueError) as caught:
        ExtendPeriod("R10", keep=["hours"], replace=[Replacement("hours", target("R10"))])
    assert caught.value.code == "revise.two_treatments"
    assert caught.value.facts["indicators"] == ["hours"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ({"targets": "keep"}, {"R6": "400時間"}),
        ({"targets": "carry"}, {"R10": "400時間"}),
        ({"targets": "stretch"}, {"R10": "800時間"}),
        ({"stretch": ["hours"]}, {"R10": "800時間"}),
        ({"targets": "carry", "keep": ["hours"]}, {"R6": "400時間"}),
        ({"replace": [Replacement("hours", target("R9", "700時間"))]}, {"R9": "700時間"}),
    ],
    ids=str,
)
def test_each_treatment_has_its_effect(text, expected):
    """One for all, or one by its id."""
    assert goals(apply(PLAN, [ExtendPeriod("R10", **text)])) == expected


def test_a_carried_target_keeps_everything_but_its_date():
    """Its goal and its qualifier stay; what was printed beside the old date is no longer its text."""
    vague = attrs.evolve(HOURS.targets[0], due=Due("R6", qualifier="概ね"))
    plan = attrs.evolve(PLAN, indicators=[attrs.evolve(HOURS, targets=[vague])])
    (carried,) = apply(plan, [ExtendPeriod("R10", targets="carry")]).indicator("hours").targets
    assert vague.printed is not None
    assert carried == attrs.evolve(vague, due=Due("R10", qualifier="概ね"), printed=None)


@pytest.mark.parametrize("how", ["carry", "stretch"])
def test_a_treated_target_does_not_replace_another(how):
    """One is due at the new end already."""
    plan = apply(PLAN, [SetTarget("hours", target("R10"))])
    assert refused(ExtendPeriod("R10", targets=how), plan=plan) == [
        ("$.changes[0].hours", "revise.target_in_the_way")
    ]


def test_the_end_of_the_plan_can_be_written_as_a_year_or_a_month():
    """R6 ends with March 2025, so a target due then is due at the end."""
    after = apply(TWO, [ExtendPeriod("R10", targets="carry")])
    assert dues(after, "staff") == dues(after, "hours") == ["R10"]


@pytest.mark.parametrize(
    ("goal", "expected"),
    [(AtLeast("60%"), "80%以上"), (ChangeBy("20ポイント"), "基準値から40ポイント増"), (Reach("45%"), "50%")],
    ids=str,
)
def test_the_same_pace_leads_on(goal, expected):
    """From 40% in R6, twice as far in twice the time."""
    plan = measured(goal, Baseline(value="40%", year="R6"))
    assert goals(apply(plan, [ExtendPeriod("R10", targets="stretch")]), "x") == {"R10": expected}


def test_a_stretched_goal_is_rounded_as_documents_round():
    """Half up, to as many decimals as the baseline or the goal has: 2.5件 is 3件, 0.25 ポイント 0.3."""
    plan = measured(Reach("1件"), Baseline(value="0件", year="R6"), unit="件")
    assert goals(apply(plan, [ExtendPeriod("R11", targets="stretch")]), "x") == {"R11": "3件"}
    plan = measured(ChangeBy("0.1ポイント"), Baseline(value="5%", year="R6"))
    (new_goals,) = goals(apply(plan, [ExtendPeriod("R11", targets="stretch")]), "x").values()
    assert "0.3" in new_goals


def test_a_share_is_not_stretched_beyond_the_whole():
    """97.8 to 100 % by R8 would be 101.5 % by R10; a target is to be stated instead."""
    plan = measured(Reach("100%"), Baseline(value="97.8%", year="R5"))
    assert refused(ExtendPeriod("R10", targets="stretch"), plan=plan) == [
        ("$.changes[0].x", "revise.beyond_bounds")
    ]


@pytest.mark.parametrize(
    ("goal", "baseline", "arguments"),
    [
        (Reach("90件"), "80件", {"bounds": Bounds(high="95件")}),
        (Reach("40件"), "80件", {"bounds": Bounds(low="10件")}),
        (Reach("30件"), "80件", {}),
    ],
    ids=["above", "below", "below nothing"],
)
def test_nothing_is_stretched_beyond_what_an_indicator_can_be(goal, baseline, arguments):
    """Its bounds, or nothing, where what is counted falls."""
    plan = measured(goal, Baseline(value=baseline, year="R6"), unit="件", **arguments)
    assert refused(ExtendPeriod("R10", targets="stretch"), plan=plan) == [
        ("$.changes[0].x", "revise.beyond_bounds")
    ]


@pytest.mark.parametrize(
    "baseline",
    [
        None,
        Baseline(value="40%"),
        Baseline(value="約40%", year="R6"),
        Baseline(value="40%", year="R8"),
    ],
    ids=["none", "no year", "rough", "not before the goal"],
)
def test_a_pace_needs_a_start(baseline):
    """An exact baseline of a year before the goal."""
    assert refused(ExtendPeriod("R10", targets="stretch"), plan=measured(Reach("60%"), baseline)) == [
        ("$.changes[0].x", "revise.no_pace")
    ]


@pytest.mark.parametrize("goal", [Maintain(), Reach("約60%")], ids=str)
def test_a_pace_needs_a_level_to_lead_to(goal):
    """Words and rough levels have none."""
    plan = measured(goal, Baseline(value="40%", year="R6"))
    assert refused(ExtendPeriod("R10", targets="stretch"), plan=plan) == [
        ("$.changes[0].x", "revise.no_pace_to")
    ]


def test_all_targets_that_cannot_be_treated_are_reported_together():
    """Each with its indicator."""
    also = attrs.evolve(STAFF, targets=[Target(due="R6", goal=Reach("5人"))])
    plan = attrs.evolve(PLAN, indicators=[attrs.evolve(HOURS, baseline=None), also])
    assert refused(ExtendPeriod("R10", targets="stretch"), plan=plan) == [
        ("$.changes[0].hours", "revise.no_pace"),
        ("$.changes[0].staff", "revise.no_pace"),
    ]


def test_two_targets_that_are_due_at_the_end_are_both_treated():
    """R6 and March 2025 are one day; neither is left behind in silence, and both do not go to one year."""
    plan = apply(PLAN, [SetTarget("hours", target("2025-03", "450時間"))])
    assert goals(apply(plan, [ExtendPeriod("R10", targets="keep")])) == goals(plan)
    for how in ("carry", "stretch"):
        assert refused(ExtendPeriod("R10", targets=how), plan=plan) == [
            ("$.changes[0].hours", "revise.target_in_the_way")
        ]


def test_what_has_ended_by_then_is_not_treated():
    """Its target was due for the last time; one that ends later is treated."""
    over, later = (apply(PLAN, [End("hours", last=last)]) for last in ("R6", "R7"))
    assert dues(apply(over, [ExtendPeriod("R10", targets="carry")])) == ["R6"]
    assert dues(apply(later, [ExtendPeriod("R10", targets="carry")])) == ["R10"]


def test_a_pace_goes_over_a_break_by_its_bridge():
    """40時間 then are 20時間 now: from 50 to 400 in three years is 867 in seven; none without a bridge."""
    bridge = Bridge(old="40時間", new="20時間")
    bridged, broken = (apply(PLAN, [Redefine("hours", since="R5", bridge=each)]) for each in (bridge, None))
    assert goals(apply(bridged, [ExtendPeriod("R10", targets="stretch")])) == {"R10": "867時間"}
    assert refused(ExtendPeriod("R10", targets="stretch"), plan=broken) == [
        ("$.changes[0].hours", "revise.no_pace")
    ]
