"""Laws of both verdicts: no decision changes what the founding plan is judged to be."""

import attrs
from hypothesis import given
from hypothesis import strategies as st

from dxmodel.changes import (
    Amend,
    End,
    ExtendPeriod,
    Move,
    MoveTarget,
    Redefine,
    Rename,
    SetBaseline,
    SetTarget,
    ShortenPeriod,
    WithdrawTarget,
)
from dxmodel.errors import ValidationError
from dxmodel.fiscal import FiscalYear
from dxmodel.goals import AtLeast, AtMost, Maintain, Reach
from dxmodel.ledger import Ledger, Observation
from dxmodel.plan import Baseline, Body, Bridge, Direction, Indicator, Initiative, Plan, Target
from dxmodel.progress import Reason, Status, assess, compare_versions
from dxmodel.revise import Revision, apply
from tests.scaling import examples

MANY = examples(0.6)
YEARS = [FiscalYear(year) for year in range(2021, 2029)]
ids = st.sampled_from(["x", "y"])
years = st.sampled_from(YEARS)
levels = st.integers(0, 40).map(lambda count: f"{count}件")
goals = st.sampled_from([Reach, AtLeast, AtMost]).flatmap(lambda kind: levels.map(kind)) | st.just(Maintain())
targets = st.builds(lambda due, goal: Target(due=due, goal=goal), years, goals)
baselines = st.none() | st.builds(lambda year, value: Baseline(value=value, year=year), years, levels)
treatments = st.none() | st.sampled_from(["keep", "carry", "stretch"])
bridges = st.none() | st.builds(
    lambda old, new: Bridge(old=f"{old}件", new=f"{new}件"), st.just(2), st.integers(1, 4)
)

moving = st.one_of(
    st.builds(lambda to, how: ExtendPeriod(to, targets=how), years, treatments),
    st.builds(ShortenPeriod, years),
    st.builds(SetTarget, ids, targets),
    st.builds(lambda id, due, to: MoveTarget(id, due, to=to), ids, years, years),
    st.builds(WithdrawTarget, ids, years),
    st.builds(SetBaseline, ids, baselines),
    st.builds(Rename, st.sampled_from(["x", "y", "dx", "i"]), st.just("別名")),
    st.builds(lambda id: Move(id, initiatives=["i"], order=3), ids),
    st.builds(lambda id: Amend(id, owners=["課"], number="①"), ids),
)
measuring = st.one_of(
    st.builds(lambda id, since, bridge: Redefine(id, since=since, bridge=bridge), ids, years, bridges),
    st.builds(
        lambda id, last, into: End(id, last=last, into=into), ids, years, st.sampled_from([[], ["x"], ["y"]])
    ),
)


@st.composite
def foundings(draw):
    """Plans of two indicators, with a value in most years."""
    indicators = [
        Indicator(
            id=id,
            order=1,
            label=id,
            unit="件",
            direction=draw(st.sampled_from(Direction)),
            baseline=draw(baselines),
            targets=draw(st.lists(targets, max_size=2, unique_by=lambda each: str(each.due))),
        )
        for id in "xy"
    ]
    plan = Plan(
        id="dx",
        label="DX",
        bodies=[Body("131211", "足立区")],
        period="R4/R6",
        initiatives=[Initiative(id="i", order=1, label="i")],
        indicators=indicators,
    )
    values = draw(st.dictionaries(st.tuples(ids, years), levels, min_size=8, max_size=20))
    entries = [Observation(indicator=id, period=year, value=value) for (id, year), value in values.items()]
    return Ledger(founding=plan, observations=entries)


def revised(ledger, drawn):
    """The ledger with those of the revisions drawn that fit, one after another."""
    for n, (changes, in_force) in enumerate(drawn):
        revision = Revision(id=f"r{n}", label="r", decided="R6", changes=changes, in_force=in_force)
        try:
            ledger = attrs.evolve(ledger, revisions=[*ledger.revisions, revision])
        except ValidationError:
            continue
    return ledger


def revisions(changes):
    """A few revisions, each in force at once or from some year."""
    return st.lists(
        st.tuples(st.lists(changes, min_size=1, max_size=2), st.none() | years), min_size=1, max_size=5
    )


@MANY
@given(foundings(), revisions(moving))
def test_moving_the_goalposts_leaves_the_founding_verdicts_alone(ledger, drawn):
    """Period, targets, baselines, names and places: every field of every answer, in every year."""
    later = revised(ledger, drawn)
    for year in YEARS:
        assert assess(later.as_adopted, year) == assess(ledger, year)
        adopted = [each.as_adopted for each in compare_versions(later, year) if each.as_adopted is not None]
        assert sorted(adopted, key=lambda each: each.indicator.id) == list(assess(ledger, year))


def start_of(answer):
    """The year of the baseline, if there is one."""
    base = answer.indicator.baseline
    return base.year if base is not None else None


def of(indicator, answer):
    """The answer as if it spoke of an indicator that has the same results."""
    change = answer.latest_change and attrs.evolve(answer.latest_change, source=indicator)
    return attrs.evolve(answer, indicator=indicator, latest_change=change)


@MANY
@given(foundings(), revisions(moving | measuring))
def test_as_adopted_a_verdict_stays_or_is_declined(ledger, drawn):
    """As it was before the break and up to the end; after either none, and never another one."""
    later = revised(ledger, drawn)
    for year in YEARS:
        for before, after in zip(assess(ledger, year), assess(later.as_adopted, year), strict=True):
            indicator = later.plan.indicator(before.indicator.id)
            last = indicator.ended.last if indicator.ended is not None else FiscalYear.MAX
            since = indicator.breaks[0].since if indicator.breaks else FiscalYear.MAX
            if year <= last and year < since:
                assert of(before.indicator, after) == before
            elif year > last:
                assert (after.status, after.reason) == (Status.NOT_ASSESSED, Reason.ENDED)
            elif (start := start_of(before)) is None or year > start:
                assert after.status is Status.NOT_ASSESSED


@MANY
@given(foundings(), ids, years, bridges, st.none() | years)
def test_a_redefinition_leaves_the_years_before_it_and_declines_the_rest(ledger, id, since, bridge, in_force):
    """A bridge converts values, not targets: these were set under the old definition."""
    in_force = None if in_force is None else min(in_force, since)  # it holds by the year it speaks of
    later = revised(ledger, [([Redefine(id, since=since, bridge=bridge)], in_force)])
    for year in YEARS:
        before, after = assess(ledger, year)[id], assess(later, year)[id]
        if year < since or (in_force is not None and year < in_force):
            assert after == before
        elif year != start_of(before):  # the year of the baseline is at the baseline, by whichever definition
            assert after.status is Status.NOT_ASSESSED


@MANY
@given(foundings(), ids, years, bridges, st.integers(0, 40), st.none() | years)
def test_a_target_under_the_new_definition_is_judged_over_a_bridge_or_not_at_all(
    ledger, id, since, bridge, level, baseline_year
):
    """An answer names the bridge exactly where it leads from the baseline to the value."""
    base = None if baseline_year is None else Baseline(value="10件", year=baseline_year)
    founding = apply(ledger.founding, [SetBaseline(id, base)])
    target = Target(due=YEARS[-1], goal=Reach(f"{level}件"))
    redefined = [Redefine(id, since=since, bridge=bridge), SetTarget(id, target)]
    later = revised(attrs.evolve(ledger, founding=founding), [(redefined, None)])
    crosses = baseline_year is not None and baseline_year < since
    for year in (year for year in YEARS if year >= since):
        answer = assess(later, year)[id]
        if bridge is None and crosses:
            assert answer.status is Status.NOT_ASSESSED
        elif answer.status is not Status.NOT_ASSESSED:
            assert bool(answer.bridges) == crosses


@MANY
@given(foundings(), revisions(moving | measuring), years)
def test_every_comparison_of_versions_can_be_described(ledger, drawn, year):
    """In both languages, with a clause for each thing that moved."""
    for each in compare_versions(revised(ledger, drawn), year):
        for language in ("ja", "en"):
            text = each.describe(language)
            assert all(move.describe(language) in text for move in each.moved)
