"""Two people change one ledger: the changes of both are taken over, or what contradicts is named."""

from collections.abc import Callable

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmodel.changes import Amend
from dxmodel.errors import ValidationError
from dxmodel.ledger import Evaluation, Ledger, Observation, merge
from dxmodel.plan import Document
from dxmodel.revise import Revision
from dxmodel.testing import ledgers, small_city

CITY = small_city()
INDICATOR = CITY.plan.indicators[0].id
VALUE = Observation(indicator=INDICATOR, period="R6", value=CITY.observations_of(INDICATOR)[0].value)


def problems_of(mine: Ledger, theirs: Ledger, base: Ledger | None = CITY) -> list[tuple[str, str]]:
    """Return path and code of what contradicts."""
    with pytest.raises(ValidationError) as caught:
        merge(mine, theirs, base)
    return [(each.path, each.code) for each in caught.value.problems]


# --- laws


@given(base=ledgers(), other=ledgers())
def test_one_who_changed_nothing_takes_over_everything(base: Ledger, other: Ledger) -> None:
    """From either side."""
    assert merge(base, other, base) == other
    assert merge(other, base, base) == other


@given(base=ledgers(), other=ledgers())
def test_those_who_changed_the_same_agree(base: Ledger, other: Ledger) -> None:
    """Whatever they began with."""
    assert merge(other, other, base) == other
    assert merge(other, other) == other


@st.composite
def _divided(draw: st.DrawFn) -> tuple[Ledger, Callable[[str], list[Observation]]]:
    """Draw a ledger and a function that returns the observations of one side; some belong to both."""
    ledger = draw(ledgers())
    keys = [*dict.fromkeys(each.key for each in ledger.observations)]
    sides = dict(
        zip(keys, draw(st.lists(st.sampled_from("mtb"), min_size=len(keys), max_size=len(keys))), strict=True)
    )
    return ledger, lambda side: [each for each in ledger.observations if sides[each.key] in (side, "b")]


@given(divided=_divided())
def test_additions_of_both_are_all_there(divided: tuple[Ledger, Callable[[str], list[Observation]]]) -> None:
    """Each observation was added by one or by both; and nobody needs to know the base for that."""
    ledger, of_side = divided
    mine, theirs = (attrs.evolve(ledger, observations=of_side(side)) for side in "mt")
    assert merge(mine, theirs) == merge(theirs, mine) == ledger
    assert merge(mine, theirs, attrs.evolve(ledger, observations=())) == ledger


@given(divided=_divided())
def test_removals_of_both_are_all_gone(divided: tuple[Ledger, Callable[[str], list[Observation]]]) -> None:
    """Each observation was removed by one or by both."""
    ledger, of_side = divided
    mine, theirs = (
        attrs.evolve(ledger, observations=[each for each in ledger.observations if each not in of_side(side)])
        for side in "mt"
    )
    assert merge(mine, theirs, ledger).observations == ()


# --- examples


def test_what_only_one_side_changed_is_taken_over() -> None:
    """Of every part of the ledger, and of the plan."""
    plan = CITY.founding
    mine = attrs.evolve(
        CITY.with_observations(VALUE),
        founding=attrs.evolve(plan, version="2"),
        evaluations=[*CITY.evaluations, Evaluation(item=INDICATOR, year="R6", grade="A")],
    )
    indicators = [attrs.evolve(plan.indicators[0], note="注"), *plan.indicators[1:]]
    revision = Revision(id="note", label="注記", decided="R6", changes=[Amend(INDICATOR, tags=["x"])])
    theirs = attrs.evolve(
        CITY,
        founding=attrs.evolve(plan, indicators=indicators),
        documents=[*CITY.documents, Document(id="new", label="新しい文書")],
        revisions=[*CITY.revisions, revision],
    )
    both = merge(mine, theirs, CITY)
    assert both == merge(theirs, mine, CITY)
    assert both.founding == attrs.evolve(plan, version="2", indicators=indicators)
    assert VALUE in both.observations
    assert (both.evaluations, both.documents) == (mine.evaluations, theirs.documents)
    assert both.revisions == theirs.revisions


def test_what_both_changed_differently_is_named_with_both_contents() -> None:
    """Only the fields that differ are told."""
    mine = CITY.with_observations(attrs.evolve(VALUE, note="こちら"))
    theirs = CITY.with_observations(attrs.evolve(VALUE, note="あちら", printed="x"))
    with pytest.raises(ValidationError) as caught:
        merge(mine, theirs, CITY)
    (problem,) = caught.value.problems
    assert problem.path == f"$.observations[{INDICATOR}, R6]"
    assert problem.facts == {"mine": "printed: None, note: こちら", "theirs": "printed: x, note: あちら"}
    assert problems_of(mine, theirs, None) == [(problem.path, "ledger.changed_by_both")]


def test_what_one_removed_and_the_other_changed_is_named() -> None:
    """Whichever side removed it."""
    first = CITY.observations[0]
    without = attrs.evolve(CITY, observations=CITY.observations[1:])
    changed = attrs.evolve(without, observations=[attrs.evolve(first, note="注"), *without.observations])
    path = f"$.observations[{first.indicator}, {first.period}, {first.known}]"
    assert [(path, "ledger.removed_here")] == problems_of(without, changed)
    assert [(path, "ledger.removed_there")] == problems_of(changed, without)


def test_a_field_of_the_plan_and_an_item_are_named_by_their_paths() -> None:
    """As in the file."""
    plan = CITY.founding
    mine, theirs = (
        attrs.evolve(
            CITY,
            founding=attrs.evolve(
                plan,
                version=text,
                indicators=[attrs.evolve(plan.indicators[0], note=text), *plan.indicators[1:]],
            ),
        )
        for text in ("2", "3")
    )
    assert problems_of(mine, theirs) == [
        ("$.plan.version", "ledger.changed_by_both"),
        (f"$.plan.indicators[{INDICATOR}]", "ledger.changed_by_both"),
    ]


def test_changes_that_do_not_fit_together_are_refused() -> None:
    """One removes the indicator for which the other adds a result."""
    plan = CITY.founding
    id = "new-indicator"
    base = attrs.evolve(
        CITY,
        founding=attrs.evolve(plan, indicators=[*plan.indicators, attrs.evolve(plan.indicators[0], id=id)]),
    )
    mine = attrs.evolve(base, founding=plan)
    theirs = base.with_observations(attrs.evolve(VALUE, indicator=id))
    codes = [code for _, code in problems_of(mine, theirs, base)]
    assert codes == ["ledger.merged_misfit", "plan.dangling"]


def test_without_a_base_nothing_is_removed() -> None:
    """It is not known who removed it, or who added it."""
    bare = Ledger(founding=CITY.founding, documents=CITY.documents)
    assert merge(bare, CITY) == merge(CITY, bare) == CITY
