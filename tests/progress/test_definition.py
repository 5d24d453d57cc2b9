"""The target, baseline and definition that a year is judged by, where revisions redefined an indicator."""

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dxmodel.changes import Add, Amend, Correct, ExtendPeriod, Redefine, SetBaseline, SetTarget
from dxmodel.errors import ValidationError
from dxmodel.fiscal import FiscalYear
from dxmodel.goals import AtLeast, Maintain, Reach
from dxmodel.ledger import Ledger, Observation
from dxmodel.plan import Baseline, Body, Break, Bridge, Direction, Due, Indicator, Plan, Target
from dxmodel.progress import Reason, Status, assess, compare_versions, forecast
from dxmodel.revise import Revision
from tests.progress.small import book, judged
from tests.scaling import examples

SEEN = [(f"R{year}", f"{year}0件") for year in range(4, 10)]
AIM = {"baseline": "20件", "start": "R4", "goal": Reach("80件")}
HALF = Bridge(old="40件", new="20件")
ANEW = Redefine("x", since="R8", scope="全手続")


def revision(id, *changes, **arguments):
    """Return a revision with the fields that matter."""
    return Revision(**{"id": id, "label": id, "decided": "R5", "changes": changes, **arguments})


def revised(*revisions, **arguments):
    """Return the ledger of one indicator, revised."""
    return attrs.evolve(book(*SEEN, **{**AIM, **arguments}), revisions=revisions)


def aim(amount, due="R10"):
    """Return the change that sets a target."""
    return SetTarget("x", Target(due=due, goal=Reach(amount)))


def base(amount, year):
    """Return the change that sets a baseline."""
    return SetBaseline("x", Baseline(value=amount, year=year))


def statuses_of(ledger, at):
    """Return the verdicts as first adopted and as it stands: the reason where there is none."""
    sides = compare_versions(ledger, at)["x"]
    return [each and (each.reason or each.status) for each in (sides.as_adopted, sides.current)]


def test_a_year_before_a_break_is_judged_by_a_target_decided_later():
    """It is due before the break, so it is under the old definition; the change is reported."""
    ledger = revised(revision("a", ANEW), revision("b", aim("50件", "R6")), due="R6")
    assert statuses_of(ledger, "R6") == [Status.MISSED, Status.ACHIEVED]
    moved = compare_versions(ledger, "R6")["x"].moved
    assert [(each.revision.id, each.what) for each in moved] == [
        ("a", "measuring"),
        ("a", "scope"),
        ("b", "target"),
    ]
    assert judged(ledger, "R6").target in ledger.plan.indicator("x").targets


@pytest.mark.parametrize(
    "later",
    [[aim("50件")], [aim("80件")], [base("30件", "R8")], [Amend("x", direction="down")]],
    ids=["target", "the same target", "baseline", "direction"],
)
@pytest.mark.parametrize("together", [True, False])
def test_a_year_before_a_break_is_not_judged_by_what_was_superseded(later, together):
    """What was set with the break or since is under the new definition; earlier years have no other."""
    both = [revision("a", ANEW, *later)] if together else [revision("a", ANEW), revision("b", *later)]
    assert statuses_of(revised(*both), "R6") in (
        [Status.ON_TRACK, Reason.REDEFINED],
        [Status.ON_TRACK, Reason.BEFORE_BASELINE],
    )


def test_a_year_before_a_break_is_judged_by_a_baseline_under_the_old_definition():
    """A baseline set later is in the way of its year."""
    ledger = revised(revision("a", ANEW), revision("b", base("55件", "R5")))
    assert statuses_of(ledger, "R6") == [Status.ON_TRACK, Status.ON_TRACK]
    assert str(judged(ledger, "R6").baseline) == "55件"


def test_a_year_before_a_break_has_the_current_name_of_the_indicator():
    """Only the definition of the measure is the old one."""
    ledger = revised(revision("a", ANEW), revision("b", Amend("x", owners=["DX推進課"])))
    (answer,) = assess(ledger, "R6")
    assert (answer.indicator.owners, answer.indicator.scope) == (("DX推進課",), None)
    assert answer.status is Status.ON_TRACK


@pytest.mark.parametrize("bridge", [None, HALF])
@pytest.mark.parametrize("start", ["R4", "R6", None])
def test_a_baseline_from_before_the_decision_is_under_the_old_definition_whatever_its_year(start, bridge):
    """Both sides are declined from the break on, also where it lies at the baseline or before it."""
    for since in ("R5", "R6", "R7"):
        alone = revised(revision("a", Redefine("x", since=since, bridge=bridge)), start=start)
        aimed = revised(revision("a", Redefine("x", since=since, bridge=bridge), aim("90件")), start=start)
        for year in ("R7", "R8", "R9"):
            assert statuses_of(alone, year) == [Reason.REDEFINED] * 2
            if bridge is None or start is None or start >= since:
                assert statuses_of(aimed, year) == [Reason.REDEFINED] * 2


def test_a_bridge_carries_no_target():
    """With a target under the new definition, the old baseline is converted; with the old one nothing is."""
    over = Redefine("x", since="R7", bridge=HALF)
    assert statuses_of(revised(revision("a", over)), "R8")[1] is Reason.REDEFINED
    answer = judged(revised(revision("a", over, aim("90件"))), "R8")
    assert str(answer.baseline) == "10件"
    assert answer.status is Status.ON_TRACK


@pytest.mark.parametrize("due", [Due("R10"), Due("R10", not_before="R8", yearly=True)])
@pytest.mark.parametrize("accumulation", ["flow", "stock"])
def test_a_target_set_with_the_break_or_later_needs_no_baseline_to_be_judged_by(due, accumulation):
    """It is under the definition of its own years, so that the years from the break on can be compared.

    Without it no year from the break on has a verdict; the years before have none by a new target.
    """
    anew = SetTarget("x", Target(due=due, goal=AtLeast("85件")))
    over = Redefine("x", since="R8", scope="全手続")
    none = {"baseline": None, "due": "R7", "goal": AtLeast("50件"), "accumulation": accumulation}
    orders = [
        [revision("a", over, anew)],
        [revision("a", anew, over)],
        [revision("a", over), revision("b", anew, decided="R6")],
    ]
    for revisions in orders:
        ledger = revised(*revisions, **none)
        statuses = [str(judged(ledger, year).status) for year in ("R8", "R9")]
        assert statuses == (["missed", "achieved"] if due.yearly else ["not-met-yet", "achieved"])
        assert judged(ledger, "R9").met_years == (FiscalYear.parse("R9"),)
        assert judged(ledger, "R6").status is Status.ACHIEVED
    for revisions in ([revision("a", over)], [revision("a", anew), revision("b", over, decided="R6")]):
        ledger = revised(*revisions, **none)
        assert [judged(ledger, year).reason for year in ("R8", "R9")] == [Reason.REDEFINED] * 2
    second = Redefine("x", since="R9", scope="全手続と届出")
    ledger = revised(revision("a", over, anew), revision("b", second, decided="R6"), **none)
    assert [str(judged(ledger, year).reason) for year in ("R8", "R9")] == ["None", "redefined"]


LOW = [Target(due="R9", goal=AtLeast("50件")), Target(due="R10", goal=AtLeast("80件"))]
HIGH = SetTarget("x", Target(due="R10", goal=AtLeast("85件")))
SOON = SetTarget("x", Target(due="R8", goal=AtLeast("75件")))
EVERY_YEAR = SetTarget("x", Target(due=Due("R10", not_before="R8", yearly=True), goal=AtLeast("85件")))
PRINTED = {"breaks": [Break(since="R8")]}


@pytest.mark.parametrize(
    ("revisions", "fields", "expected"),
    [
        # set with the redefinition, or after it: the old target that is due sooner hides it no longer
        ([revision("a", ANEW, HIGH)], {}, "R9 achieved, R10 not-met-yet, R10 achieved"),
        ([revision("a", HIGH, ANEW)], {}, "R9 achieved, R10 not-met-yet, R10 achieved"),
        ([revision("a", ANEW), revision("b", HIGH)], {}, "R9 achieved, R10 not-met-yet, R10 achieved"),
        ([revision("a", ANEW, HIGH)], {"baseline": "20件"}, "R9 achieved, R10 redefined, R10 redefined"),
        (
            [revision("a", ANEW, HIGH, base("78件", "R8"))],
            {"baseline": "20件"},
            "R9 before-baseline, R9 at-baseline, R9 achieved",
        ),
        # set before it: under the old definition
        ([revision("a", HIGH), revision("b", ANEW)], {}, "R9 achieved, R9 redefined, R9 redefined"),
        ([revision("a", ANEW)], {}, "R9 achieved, R9 redefined, R9 redefined"),
        # the new one is due before the old ones: later years have none under their definition
        ([revision("a", ANEW, SOON)], {}, "R8 redefined, R8 achieved, R9 redefined"),
        # a break that no revision decided: what was adopted when it had begun is under the new definition
        ([], PRINTED, "R9 redefined, R9 redefined, R9 redefined"),
        ([revision("a", HIGH, decided="R7")], PRINTED, "R9 redefined, R9 redefined, R9 redefined"),
        ([revision("a", HIGH, decided="R8")], PRINTED, "R9 redefined, R10 not-met-yet, R10 achieved"),
        (
            [revision("a", HIGH, decided="2026-04-01")],
            PRINTED,
            "R9 redefined, R10 not-met-yet, R10 achieved",
        ),
        (
            [revision("a", HIGH, decided="R7", in_force="R8")],
            PRINTED,
            "R9 redefined, R10 not-met-yet, R10 achieved",
        ),
        (
            [revision("a", EVERY_YEAR, decided="R8")],
            {**PRINTED, "targets": LOW[:1]},
            "R8 redefined, R8 missed, R9 achieved",
        ),
        (
            [revision("a", HIGH, decided="R8")],
            {**PRINTED, "baseline": "20件"},
            "R9 redefined, R9 redefined, R9 redefined",
        ),
    ],
)
def test_a_target_under_an_old_definition_hides_none_under_the_new_one(revisions, fields, expected):
    """The judged target and the answer of R7, R8 and R9; the definition is that of R8 on."""
    ledger = attrs.evolve(book(*SEEN, **{"targets": LOW, **fields}), revisions=revisions)
    answers = [judged(ledger, year) for year in ("R7", "R8", "R9")]
    texts = [f"{Due(each.target.due.by)} {each.reason or each.status}" for each in answers]
    assert ", ".join(texts) == expected
    for year, each in zip(("R7", "R8", "R9"), answers, strict=True):
        result = forecast(ledger, "x", at=year)
        if each.reason is None and str(each.target.due) == "R10":
            assert result.target == each.target


def test_a_target_that_was_hidden_is_listed_where_it_was_moved():
    """The comparison names the change of the target that the current plan is judged by."""
    ledger = attrs.evolve(book(*SEEN, targets=LOW), revisions=[revision("a", ANEW, HIGH)])
    moved = compare_versions(ledger, "R8")["x"].moved
    targets = [(f"{each.before.goal:ja}", f"{each.after.goal:ja}") for each in moved if each.what == "target"]
    assert targets == [("80件以上", "85件以上")]
    before = compare_versions(ledger, "R6")["x"].moved
    assert [each.what for each in before] == ["measuring", "scope"]


def test_a_target_due_before_the_break_does_not_judge_the_years_after():
    """It is under the old definition, also where the baseline is under the new one."""
    ledger = revised(revision("a", ANEW, base("70件", "R8")), due="R6")
    assert statuses_of(ledger, "R9")[1] is Reason.REDEFINED


def test_a_year_between_two_breaks_of_one_decision_is_not_judged():
    """How the measure was defined between the two, nobody wrote down."""
    both = Amend("x", breaks=[Break(since="R6"), Break(since="R8")])
    ledger = revised(revision("a", both, base("50件", "R6"), aim("60件", "R7")))
    assert statuses_of(ledger, "R7")[1] is Reason.REDEFINED


def test_a_year_between_two_breaks_is_judged_under_its_own_definition():
    """By the start that was made anew at the first, as long as the second came alone."""
    first = revision("a", Redefine("x", since="R6"), base("50件", "R6"), aim("90件"))
    for others in ([], [revision("b", ANEW)]):
        assert statuses_of(revised(first, *others), "R7")[1] is Status.ON_TRACK
    assert statuses_of(revised(first, revision("b", ANEW)), "R8")[1] is Reason.REDEFINED


def test_an_indicator_that_comes_with_its_break_has_it_as_printed():
    """There is no plan before, by which the years before could be judged."""
    new = Indicator(id="new", order=2, label="new", unit="件", targets=[Target(due="R9", goal=Reach("9件"))])
    ledger = revised(revision("a", Add(new), Redefine("new", since="R7", scope="全件")))
    for year in ("R6", "R7"):
        (verdicts,) = (each for each in compare_versions(ledger, year) if each.indicator.id == "new")
        assert verdicts.as_adopted is None
        assert assess(ledger, year)["new"].reason is Reason.NO_OBSERVATION
        measured = attrs.evolve(ledger, observations=[Observation(indicator="new", period=year, value="5件")])
        assert assess(measured, year)["new"].reason is Reason.REDEFINED
        assert verdicts.describe("ja")


def test_a_break_that_is_a_correction_applies_at_every_date():
    """Only the years count: the founding target is under the new definition, and so are later values."""
    ledger = revised(revision("a", Correct(Redefine("x", since="R6"))), start="R6")
    printed = book(*SEEN, **{**AIM, "start": "R6"}, breaks=[Break(since="R6")])
    for year in ("R5", "R7"):
        assert assess(ledger, year) == assess(printed, year)


def test_a_correction_of_a_decision_is_part_of_it():
    """The year of a break was misread: it was decided all the same, and nothing more has moved."""
    right = Correct(Amend("x", breaks=[Break(since="R8")], scope="全手続"), wrong_in="a")
    misread = revised(revision("a", Redefine("x", since="R7")), revision("c", right, decided="R7"))
    plain = revised(revision("a", ANEW))
    for year in ("R6", "R7", "R8"):
        assert statuses_of(misread, year) == statuses_of(plain, year)
        moved = [
            (each.revision.id, each.what, str(each.after))
            for each in compare_versions(misread, year)["x"].moved
        ]
        assert moved == [("a", "measuring", "R8"), ("a", "scope", "全手続")]


def test_a_break_taken_back_is_none():
    """Another one may come in its place."""
    back = revision("b", Amend("x", breaks=[]))
    assert statuses_of(revised(revision("a", Redefine("x", since="R6")), back), "R7") == [Status.ON_TRACK] * 2
    again = revised(revision("a", Redefine("x", since="R6")), back, revision("c", ANEW))
    assert statuses_of(again, "R7")[1] is Status.ON_TRACK
    assert statuses_of(again, "R8")[1] is Reason.REDEFINED


def test_a_new_unit_leaves_the_targets_of_the_old_one_behind():
    """A target that is due before the break, but in the new unit, is not under the old definition."""
    share = Redefine("x", since="R10", unit="%")
    ledger = revised(
        revision("a", share, SetBaseline("x", None), aim("50%", "R6"), aim("60%", "R11")), due="R6"
    )
    assert statuses_of(ledger, "R6") == [Status.MISSED, Reason.REDEFINED]


def test_an_extension_that_carries_a_target_over_a_decided_break_sets_it_anew():
    """A target with a later due date since is not under the old definition."""
    carried = revision("b", ExtendPeriod("R12", targets="carry"))
    assert statuses_of(revised(revision("a", ANEW), carried), "R6") in (
        [Status.ON_TRACK, Reason.REDEFINED],
        [Status.ON_TRACK, Reason.BEFORE_BASELINE],
    )


YEARS = [FiscalYear(year) for year in range(2021, 2029)]
years = st.sampled_from(YEARS)
levels = st.integers(0, 40).map("{}件".format)
goals = levels.map(Reach) | st.just(Maintain())
targets = st.builds(lambda due, goal: Target(due=due, goal=goal), years, goals)
bridges = st.none() | st.integers(1, 4).map(lambda new: Bridge(old="2件", new=f"{new}件"))
baselines = st.none() | st.builds(Baseline, value=levels, year=st.none() | years)
anew = st.builds(
    lambda since, bridge, way: Redefine("x", since=since, bridge=bridge, direction=way),
    years,
    bridges,
    st.sampled_from(Direction),
)
aiming = st.one_of(
    st.builds(SetTarget, st.just("x"), targets),
    st.builds(SetBaseline, st.just("x"), baselines),
    st.builds(lambda way: Amend("x", direction=way), st.sampled_from(Direction)),
    st.builds(lambda to: ExtendPeriod(to, targets="carry"), years),
)


@st.composite
def foundings(draw):
    """Plans of one indicator, with a value in each year."""
    indicator = Indicator(
        id="x",
        order=1,
        label="x",
        unit="件",
        direction=draw(st.sampled_from(Direction)),
        baseline=draw(baselines),
        targets=draw(st.lists(targets, max_size=2, unique_by=lambda each: str(each.due))),
    )
    plan = Plan(
        id="dx", label="DX", bodies=[Body("131211", "足立区")], period="R4/R6", indicators=[indicator]
    )
    return Ledger(
        founding=plan,
        observations=[Observation(indicator="x", period=year, value=draw(levels)) for year in YEARS],
    )


def with_revisions(ledger, *changes):
    """Return the ledger with a revision for each change; what cannot stand is not looked at."""
    built = [revision(f"r{n}", change) for n, change in enumerate(changes)]
    try:
        return attrs.evolve(ledger, revisions=built)
    except ValidationError:
        assume(False)


def verdict(answer):
    """What was judged, and how."""
    return answer.status, answer.reason, answer.progress


@examples(0.6)
@given(foundings(), anew)
def test_a_redefinition_alone_makes_no_other_verdict(ledger, change):
    """The years before stay as they are, those from it on are declined, on both sides alike."""
    later = with_revisions(ledger, change)
    for year in YEARS:
        before, after = assess(ledger, year)[0], assess(later, year)[0]
        if year < change.since:
            assert after == before
        else:
            assert after.status is Status.NOT_ASSESSED
        assert not compare_versions(later, year)["x"].differ


@examples(0.6)
@given(foundings(), anew, st.lists(aiming, max_size=3))
def test_before_a_break_a_verdict_is_what_it_was_without_the_break_or_none(ledger, change, others):
    """What else was decided shows as if nothing had been redefined, or the year is declined."""
    plain, later = with_revisions(ledger, *others), with_revisions(ledger, change, *others)
    for year in (year for year in YEARS if year < change.since):
        one, other = assess(plain, year)[0], assess(later, year)[0]
        assert other.reason is Reason.REDEFINED or verdict(other) == verdict(one)


@examples(0.6)
@given(foundings(), st.lists(anew | aiming, max_size=4), years)
def test_nothing_is_judged_by_a_target_that_the_plan_does_not_have(ledger, changes, year):
    """Neither as it stands nor as first adopted."""
    later = with_revisions(ledger, *changes)
    for side in (later.as_adopted, later):
        answer = assess(side, year)[0]
        assert answer.target is None or answer.target in side.plan.indicator("x").targets


@examples(0.6)
@given(foundings(), anew, st.lists(aiming, max_size=2), years)
def test_a_verdict_differs_only_where_a_change_is_listed(ledger, change, others, year):
    """Whatever differs between the two sides has a decision beside it."""
    for changes in (others, [change, *others]):
        verdicts = compare_versions(with_revisions(ledger, *changes), year)["x"]
        assert verdicts.moved or not verdicts.differ
