"""Laws of the ledger, against oracles of plain dictionaries and lists."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from dxmodel import frames
from dxmodel.amount import Amount, compatible
from dxmodel.changes import Amend, Correct
from dxmodel.checks import check
from dxmodel.errors import AmbiguousError
from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import NoValue, Observation, ObservationStatus, resolve
from dxmodel.plan import Baseline, Indicator, Missing, MissingReason, Ratio, TextValue
from dxmodel.progress import forecast
from dxmodel.report import report
from dxmodel.revise import Revision, apply, writes
from dxmodel.testing import assert_plans_equal, ledgers, texts
from dxmodel.testing.fiscal import NEAR
from tests.ledger.small import ledger
from tests.revise.oracle import RefusedError, built, effective_view, plan_data
from tests.scaling import examples

SOME = examples(0.4)
near_days = st.dates(NEAR[0].first_day, NEAR[1].last_day)


def shuffled(random, values):
    """The same values in another order."""
    return random.sample(values, len(values))


@SOME
@given(ledgers())
def test_the_plan_is_every_revision_applied_one_after_another(book):
    """Replay is nothing but apply."""
    plan = book.founding
    for revision in book.revisions:
        plan = apply(plan, revision.changes)
    assert_plans_equal(plan, book.plan)


@SOME
@given(ledgers(), st.randoms(use_true_random=False))
def test_the_order_of_entries_never_matters(book, random):
    """Observations are a set, and every year reads the same from it."""
    twin = attrs.evolve(book, observations=shuffled(random, book.observations))
    assert twin == book
    for indicator in book.plan.indicators:
        for year in {each.year for each in book.observations if each.year}:
            assert resolve(twin, indicator, year) == resolve(book, indicator, year)


def known_by(entry, day):
    """The oracle's date arithmetic: what is dated later than a day, at the earliest, was not known on it."""
    earliest = None if entry.known is None else entry.known.not_before
    return earliest is None or earliest <= day


def oracle_as_of(book, day):
    """The states a plan may have been in on a day, as (revisions, plan): one, or the least and the most."""
    built = [(each.id, each.changes) for each in book.revisions]
    may = {each.id for each in book.revisions if (each.decided.not_before or date.min) <= day}
    must = {each.id for each in book.revisions if (each.decided.not_after or date.max) <= day}
    must |= {
        id for id, changes in built if changes and all(isinstance(each, Correct) for each in changes)
    } & may
    open_ = [id for id, _ in built if id in may - must]
    choices = (must | {*some} for size in range(len(open_) + 1) for some in combinations(open_, size))
    result = filter(None, (oracle_state(book.founding, built, counts) for counts in choices))
    least = next(result)
    most = oracle_state(book.founding, built, may)
    return [least] if least == most else [least, most]


def oracle_state(founding, result, counts):
    """The revisions that show and the plan, where some count; None where these do not fit."""
    try:
        data, visible = effective_view(plan_data(founding), result, counts)
    except RefusedError:
        return None
    return visible, built(data)


def revisions_of(book):
    """The revisions of a ledger, and which of their changes show."""
    return [(each.id, frozenset(each.changes)) for each in book.revisions]


def withdrawn_after(entry, day):
    """Was an entry withdrawn later than a day?"""
    return entry.withdrawn is not None and entry.withdrawn.on > day


def valid(entry):
    """An entry as it was before it was withdrawn."""
    return attrs.evolve(entry, withdrawn=None)


def oracle_observations(book, day):
    """The observations at the end of a day: of those with one key, each took the place of the one before."""
    keys = {(*each.key, isinstance(each.value, Missing)) for each in book.observations}
    for key in keys:
        entries = [each for each in book.observations if (*each.key, isinstance(each.value, Missing)) == key]
        entries.sort(key=lambda each: each.withdrawn.on if each.withdrawn else date.max)
        before = [each for each in entries if each.withdrawn and not withdrawn_after(each, day)]
        yield from before
        yield from map(valid, entries[len(before) : len(before) + 1])


def has_its_place(observation, plan):
    """Does a plan have the indicator of an observation, measured in such a unit at that time?"""
    indicator = plan.get(observation.indicator)
    if not isinstance(indicator, Indicator):
        return False
    value, period = observation.value, observation.period
    amount = value.amount if isinstance(value, Ratio) else value
    ends = [period] if isinstance(period, FiscalYear) else [period.start_year, period.end_year]
    units = [indicator.unit_in(year) for year in ends]
    return not isinstance(amount, Amount) or any(unit and compatible(amount.unit, unit) for unit in units)


@examples(0.4)
@given(ledgers(max_revisions=3), near_days)
def test_as_of_agrees_with_lists(book, day):
    """Revisions, plan, observations and evaluations; or both states, where the day is in doubt."""
    *_, (revisions, plan) = states = oracle_as_of(book, day)
    if len(states) == 2:
        with pytest.raises(AmbiguousError) as caught:
            book.as_of(day)
        result = [caught.value.facts["before"], caught.value.facts["after"]]
        assert [(revisions_of(each), each.plan) for each in result] == states
        return
    then = book.as_of(day)
    assert (revisions_of(then), then.plan) == (revisions, plan)
    items = {plan.id, *(each.id for each in plan.items())}
    entered = oracle_observations(book, day)
    observations = {each for each in entered if known_by(each, day) and has_its_place(each, plan)}
    assert set(then.observations) == observations
    known = [each for each in book.evaluations if known_by(each, day) and each.item in items]
    judged = [valid(each) if withdrawn_after(each, day) else each for each in known]
    assert list(then.evaluations) == judged
    valid_entries = [each for each in [*observations, *judged] if each.withdrawn is None]
    assert then.undated == len([each for each in valid_entries if each.known is None])
    assert then.as_of(day) == then


def tables(book):
    """The report on a ledger without its list of findings, and the findings."""
    sections = [each for each in report(book).sections if each.id != "findings"]
    return sections, [each for each in check(book) if each.code != "check.withdrawn"]


@examples(0.3)
@given(ledgers())
def test_no_answer_uses_what_was_withdrawn(book):
    """Every table of the report, every finding and every row are those of the ledger without it."""
    parts = {"observations": book.valid_observations, "evaluations": book.valid_evaluations}
    without = attrs.evolve(book, **parts)
    assert tables(book) == tables(without)
    assert_frame_equal(frames.observations(book), frames.observations(without))
    for indicator in book.plan.indicators:
        years = {each.year for each in book.observations if each.year}
        for year in years:
            assert resolve(book, indicator, year) == resolve(without, indicator, year)
            assert forecast(book, indicator.id, at=year) == forecast(without, indicator.id, at=year)


@examples(0.3)
@given(ledgers(max_revisions=0), near_days, near_days, st.data())
def test_the_days_before_a_withdrawal_are_as_they_were(book, day, earlier, data):
    """Whatever is withdrawn, and whether or not another one takes its place."""
    assume(book.valid_observations and earlier < day)
    entry = data.draw(st.sampled_from(book.valid_observations))
    assume(entry.known is None or entry.known.by(day) is not False)
    same_day = [each.key for each in book.observations if each.withdrawn and each.withdrawn.on == day]
    later = [each.key for each in book.observations if withdrawn_after(each, day)]
    assume(entry.key not in same_day + later)
    withdrawn = book.withdraw(entry, on=day, why="転記誤り")
    assert entry not in withdrawn.as_of(day).observations
    for each in (withdrawn, withdrawn.with_observations(attrs.evolve(entry, note="再入力"))):
        assert each.as_of(earlier) == book.as_of(earlier)


@examples(0.4)
@given(ledgers(max_revisions=3), st.integers(NEAR[0].year, NEAR[1].year))
def test_in_force_agrees_with_lists(book, year):
    """What comes into force later is not there yet; what is only put right is."""
    result = [(each.id, each.changes) for each in book.revisions]
    counts = {each.id for each in book.revisions if each.in_force is None or each.in_force.year <= year}
    data, revisions = effective_view(plan_data(book.founding), result, counts)
    then = book.in_force(FiscalYear(year))
    assert (revisions_of(then), then.plan) == (revisions, built(data))


@SOME
@given(ledgers(max_revisions=3))
def test_every_correction_is_listed(book):
    """Each revision that puts something right, with that alone."""
    right = [change for each in book.revisions for change in each.changes if isinstance(change, Correct)]
    assert [change for each in book.corrections for change in each.changes] == right


@SOME
@given(ledgers(max_revisions=1), st.data())
def test_a_correction_shows_at_every_date(book, data):
    """Of what no decision left out touched: a day before it was noticed shows it as the last day does."""
    plan = book.plan
    version = data.draw(texts())
    right = Correct(Amend(plan.id, version=version))
    noticed = Revision(id="noticed", label="誤記訂正", decided="R20", changes=[right])
    after = attrs.evolve(book, revisions=[*book.revisions, noticed])
    day = data.draw(near_days)
    assume(not any("version" in writes(each) for revision in book.revisions for each in revision.changes))
    states, before = seen_on(after, day), seen_on(book, day)
    for state in states if isinstance(states, tuple) else [states]:
        assert state.plan.version == version
    assert isinstance(states, tuple) == isinstance(before, tuple)


def seen_on(book, day):
    """What a ledger shows for a day, whether or not it is in doubt."""
    try:
        return book.as_of(day)
    except AmbiguousError as error:
        return error.facts["before"], error.facts["after"]


@SOME
@given(ledgers(min_revisions=1, max_revisions=1, max_entries=0), st.data())
def test_a_later_decision_never_changes_what_an_earlier_day_shows(book, data):
    """History is not rewritten: what a ledger without the last revision shows, the whole one shows."""
    last = book.revisions[-1]
    assume(not any(isinstance(change, Correct) for change in last.changes))
    assume(last.decided.not_before is not None and last.decided.not_before > NEAR[0].first_day)
    day = data.draw(st.dates(NEAR[0].first_day, last.decided.not_before)) - timedelta(days=1)
    without = attrs.evolve(book, revisions=book.revisions[:-1], evaluations=())
    whole = attrs.evolve(book, evaluations=())
    assert seen_on(whole, day) == seen_on(without, day)


@SOME
@given(ledgers(), near_days)
def test_looking_back_twice_is_looking_back_once(book, day):
    """What is known on a day is known of that day."""
    then = seen_on(book, day)
    for state in then if isinstance(then, tuple) else [then]:
        again = seen_on(state, day)
        assert state == again or state in again


R5 = FiscalYear(2023)
# Groups of values of which several may be true together, and all that a year may have.
GROUPS = [
    ["約5件", "約6件"],
    ["5件以上", "6件以上", "約5件"],
    ["5件", "0.005千件", "約5件", "4〜6件"],
    ["5件", "6件", "約5件", "5.2件", "0件", Missing("pending"), Missing("unknown")],
    ["5件", TextValue("多数"), TextValue("少数")],
]


def seen_in_a_year(group):
    """Observations of a few years whose values are of a group."""
    observation = st.builds(
        Observation,
        indicator=st.just("x"),
        period=st.sampled_from([*["R5"] * 6, "R4", "2023-04/2023-09"]),
        value=st.sampled_from(group),
        breakdown=st.sampled_from([*[{}] * 6, {"性別": "女"}]),
        known=st.sampled_from([None, "2024-06", "2024-06", "2024-06-01", "2024-06-15", "R6", "2024-09-01"]),
        status=st.sampled_from([*[ObservationStatus.FINAL] * 4, *ObservationStatus]),
    )
    return st.lists(observation, max_size=6, unique_by=lambda each: each.key)


def row(observation):
    """An observation as a dictionary of plain things."""
    value, known = observation.value, observation.known
    span = None
    if hasattr(value, "interval"):
        factor = Decimal(1000) if value.unit == "千件" else Decimal(1)
        low, high = value.interval.low, value.interval.high
        span = (
            -Decimal("inf") if low is None else low * factor,
            Decimal("inf") if high is None else high * factor,
        )
    return {
        "period": str(observation.period),
        "total": not observation.breakdown,
        "status": str(observation.status),
        "from": known and known.not_before,
        "until": known and known.not_after,
        "missing": isinstance(value, Missing),
        "span": span,
        # an exact number of thousands is known less well than the same number of units
        "width": span and (span[1] - span[0], span[0] == span[1] and value.unit == "千件"),
        "value": value,
    }


def oracle_choice(measured, baseline):
    """Whether the baseline speaks for its year: nothing was measured, or what is used of it differs."""
    answer = oracle_reading(measured, None) if measured else {baseline}
    rows = [each for each in measured if each["value"] in answer]
    low, high = baseline.interval.low, baseline.interval.high
    return not rows or not any(
        each["span"] and each["span"][0] <= high and low <= each["span"][1] for each in rows
    )


def oracle_silence(rows, results, current):
    """Why no entry is for the whole of R5."""
    members = [each for each in rows if not each["total"] and each["period"] in ("R5", "2023-04/2023-09")]
    if results:
        return NoValue.PART_OF_YEAR
    if any(each["status"] in ("final", "provisional") and not each["missing"] for each in members):
        return NoValue.MEMBERS_ONLY
    return NoValue.NOT_A_RESULT if current else NoValue.NO_OBSERVATION


def oracle_reading(rows, baseline):
    """Which values may speak for R5, or the silence; written from the documentation, on dictionaries."""
    current = [each for each in rows if each["total"] and each["period"] in ("R5", "2023-04/2023-09")]
    results = [each for each in current if each["status"] in ("final", "provisional")]
    whole = [each for each in results if each["period"] == "R5"]
    pending = Missing(MissingReason.PENDING)
    gone = [each["from"] for each in whole if each["missing"] and each["from"] and each["value"] != pending]
    measured = [
        each
        for each in whole
        if not each["missing"] and not (each["until"] and any(each["until"] < day for day in gone))
    ]
    if baseline and oracle_choice(measured, baseline):
        return {baseline}
    if not whole:
        return {oracle_silence(rows, results, current)}
    candidates = measured or [each for each in whole if each["missing"]]
    candidates = [each for each in candidates if each["status"] == "final"] or candidates
    dated = [each["from"] for each in candidates if each["from"]]
    candidates = [
        each for each in candidates if not (each["until"] and any(each["until"] < day for day in dated))
    ]
    if len({each["value"] for each in candidates}) == 1:
        return {candidates[0]["value"]}
    spans = [each["span"] for each in candidates]
    if None in spans or max(low for low, _ in spans) > min(high for _, high in spans):
        return {NoValue.CONTRADICTION}
    narrowest = min(each["width"] for each in candidates)
    result = {each["value"] for each in candidates if each["width"] == narrowest}
    return result if len(result) == 1 else {NoValue.UNDECIDED}


@examples(2)
@given(st.sampled_from(GROUPS).flatmap(seen_in_a_year), st.booleans())
def test_resolve_agrees_with_a_search_through_dictionaries(observations, with_baseline):
    """Final first, latest known, most precise where they agree, silence where they do not."""
    baseline = Baseline(value="3件", year="R5") if with_baseline else None
    book = ledger(*observations, baseline=baseline)
    answer = resolve(book, book.plan.indicator("x"), R5)
    result = answer.no_value if answer.value is None else answer.value
    assert result in oracle_reading([row(each) for each in observations], baseline and baseline.value)
