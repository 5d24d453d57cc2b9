"""Laws of the two time axes with corrections, against an oracle of plain dictionaries."""

from datetime import date, timedelta

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

from dxmodel.changes import Amend, Correct, ExtendPeriod, MoveTarget, Redefine, SetTarget, WithdrawTarget
from dxmodel.errors import ValidationError
from dxmodel.fiscal import FiscalYear
from dxmodel.goals import Reach
from dxmodel.ledger import Ledger
from dxmodel.ledger.replay import replay
from dxmodel.plan import Body, Indicator, Plan, Target
from dxmodel.revise import Revision
from tests.scaling import examples

SOME = examples(0.5)
FIRST = date(2024, 4, 1)
days = st.integers(0, 30).map(lambda days: FIRST + timedelta(days))
years = st.none() | st.sampled_from([FiscalYear(2024), FiscalYear(2025), FiscalYear(2026)])
names, dues = st.sampled_from("xy"), st.sampled_from(["R6", "R7", "R8"])
FOUNDING = Plan(
    id="dx",
    label="DX",
    bodies=[Body("131211", "足立区")],
    period="R4/R6",
    indicators=[Indicator(id=id, order=1, label=id, unit="件") for id in "xy"],
)


def setting(indicator, due, amount):
    """A change of one place."""
    return SetTarget(indicator, Target(due=due, goal=Reach(f"{amount}件")))


settings_ = st.builds(setting, names, dues, st.integers(0, 99))


@st.composite
def lives(draw, changes=settings_):
    """Ledgers of revisions that set targets, by decision or by correction; no place twice in one."""
    revisions = []
    for n, day in enumerate(sorted(draw(st.lists(days, max_size=5)))):
        drawn = draw(
            st.lists(changes, max_size=3, unique_by=lambda each: (each.indicator, str(each.target.due)))
        )
        flags = draw(st.lists(st.booleans(), min_size=len(drawn), max_size=len(drawn)))
        listed = [Correct(each) if flag else each for each, flag in zip(drawn, flags, strict=True)]
        arguments = {"decided": day, "in_force": draw(years), "changes": listed}
        revisions.append(Revision(id=f"r{n}", label="r", **arguments))
    return Ledger(founding=FOUNDING, revisions=revisions)


def targets(plan):
    """The targets of a plan as a dictionary."""
    return {
        (each.id, str(target.due)): target.goal.amount for each in plan.indicators for target in each.targets
    }


def oracle(revisions, day, year):
    """What shows: the decisions taken by a day and in force, and corrections of what shows."""
    visible, hidden = {}, set()
    for revision in revisions:
        counts = revision.decided.exact <= day and (revision.in_force is None or revision.in_force <= year)
        for change in revision.changes:
            correct = isinstance(change, Correct)
            change = change.change if correct else change
            place = (change.indicator, str(change.target.due))
            if place not in hidden if correct else counts:
                visible[place] = change.target.goal.amount
            else:
                hidden.add(place)
    return visible


@SOME
@given(lives(), days, st.sampled_from([FiscalYear(2024), FiscalYear(2025), FiscalYear(2026)]))
def test_what_shows_agrees_with_dictionaries(book, day, year):
    """On either axis and on both; all of it is every change, one after another."""
    assert targets(book.as_of(day, year=year).plan) == oracle(book.revisions, day, year)
    assert targets(book.as_of(day).plan) == oracle(book.revisions, day, FiscalYear.MAX)
    assert targets(book.in_force(year).plan) == oracle(book.revisions, date.max, year)
    assert targets(book.plan) == oracle(book.revisions, date.max, FiscalYear.MAX)
    assert targets(book.as_adopted.plan) == oracle(book.revisions, date.min, FiscalYear.MAX)


@SOME
@given(lives(), days, years)
def test_a_view_is_a_ledger(book, day, year):
    """It can be built from its parts, leads to its plan, and does not change when it is taken again."""
    for view in (book.as_of(day, year=year), book.as_adopted, *map(book.before, book.revisions)):
        assert attrs.evolve(view) == view
        assert replay(view.founding, view.revisions) == view.plan
    view = book.as_of(day, year=year)
    assert view.as_of(day, year=year) == view


@SOME
@given(lives(), lives())
def test_a_later_decision_never_changes_what_an_earlier_day_shows(book, more):
    """Whatever is decided after a day, without corrections, that day shows the same."""
    last = max((each.decided.exact for each in book.revisions), default=FIRST)
    decisions = [
        attrs.evolve(
            each,
            id=f"later-{each.id}",
            decided=last + timedelta(1),
            changes=[change for change in each.changes if not isinstance(change, Correct)],
        )
        for each in more.revisions
    ]
    both = attrs.evolve(book, revisions=[*book.revisions, *decisions])
    for day in {FIRST - timedelta(1), last, *(each.decided.exact for each in book.revisions)}:
        assert both.as_of(day) == book.as_of(day)


@SOME
@given(lives(), settings_)
def test_a_correction_of_what_was_never_decided_shows_at_every_date(book, change):
    """Noticed at the very end, it holds from the very start."""
    place = (change.indicator, str(change.target.due))
    decided = {
        (each.indicator, str(each.target.due))
        for revision in book.revisions
        for each in revision.changes
        if not isinstance(each, Correct)
    }
    assume(place not in decided)
    noticed = Revision(
        id="noticed", label="r", decided="2030-01-01", in_force="R20", changes=[Correct(change)]
    )
    both = attrs.evolve(book, revisions=[*book.revisions, noticed])
    views = [both, both.as_adopted, both.in_force("R5"), *map(both.before, both.revisions)]
    views += [both.as_of(each.decided.exact) for each in both.revisions]
    assert all(targets(view.plan)[place] == change.target.goal.amount for view in views)
    assert both.corrections[-1].changes == (Correct(change),)


OTHERS = [
    ExtendPeriod("R9"),
    ExtendPeriod("R9", targets="carry"),
    ExtendPeriod("R9", targets="keep"),
    MoveTarget("x", "R6", to="R8"),
    MoveTarget("y", "R8", to="R6"),
    WithdrawTarget("x", "R8"),
    Amend("x", label="別名"),
    Redefine("y", since="R7"),
    setting("x", "R6", 1),
    setting("y", "R8", 2),
]


def ledger_of(revisions):
    """The ledger of some revisions, or None where they do not fit."""
    try:
        return Ledger(founding=FOUNDING, revisions=revisions)
    except ValidationError:
        return None


@st.composite
def accepted_ledgers(draw):
    """Ledgers of revisions of every kind: all that were drawn, or those that fit one after another."""
    drawn = draw(st.lists(st.tuples(st.sampled_from(OTHERS), st.booleans(), days, years), max_size=5))
    revisions = [
        Revision(
            id=f"r{n}",
            label="r",
            decided=day,
            in_force=year,
            changes=[Correct(change) if is_correction else change],
        )
        for n, (change, is_correction, day, year) in enumerate(sorted(drawn, key=lambda each: each[2]))
    ]
    accepted = ledger_of(revisions)
    if accepted is None:
        accepted = ledger_of([])
        for revision in revisions:
            accepted = ledger_of([*accepted.revisions, revision]) or accepted
    return accepted


@examples(1)
@given(accepted_ledgers(), days, st.sampled_from([FiscalYear(2024), FiscalYear(2025), FiscalYear(2026)]))
def test_every_valid_ledger_has_every_view(book, day, year):
    """What was accepted once is never refused when somebody asks for a date or a year."""
    views = (book.as_of(day, year=year), book.in_force(year), book.as_adopted)
    for view in (*views, *map(book.before, book.revisions)):
        assert replay(view.founding, view.revisions) == view.plan
        assert attrs.evolve(view) == view
