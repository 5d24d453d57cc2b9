"""Two people change one ledger: the changes of both are taken over, or what contradicts is named."""

import re
from collections.abc import Callable
from itertools import combinations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmodel.changes import Amend
from dxmodel.errors import Problem, ValidationError
from dxmodel.ledger import Evaluation, Ledger, Observation, merge, rename_id
from dxmodel.plan import Document, Label
from dxmodel.revise import Revision
from dxmodel.testing import ledgers, small_city

CITY = small_city()
INDICATOR = CITY.plan.indicators[0].id
VALUE = Observation(indicator=INDICATOR, period="R6", value=CITY.observations_of(INDICATOR)[0].value)


def conflicts(mine: Ledger, theirs: Ledger, base: Ledger | None = CITY) -> list[Problem]:
    """Return what contradicts."""
    with pytest.raises(ValidationError) as caught:
        merge(mine, theirs, base)
    return list(caught.value.problems)


def problems_of(mine: Ledger, theirs: Ledger, base: Ledger | None = CITY) -> list[tuple[str, str]]:
    """Return path and code of what contradicts."""
    return [(each.path, each.code) for each in conflicts(mine, theirs, base)]


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
    (problem,) = conflicts(mine, theirs)
    assert problem.path == f"$.observations[{INDICATOR}, R6]"
    assert problem.describe("ja").endswith(
        "こちら：printed: なし、note: こちら、相手：printed: x、note: あちら"
    )
    assert problem.describe("en").endswith(
        "here: printed: none, note: こちら; there: printed: x, note: あちら"
    )
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


# --- the order


DECISIONS = {
    id: Revision(id=id, label=id, decided="2024-12-20", changes=[Amend(INDICATOR, note=id)])
    for id in ("aa", "bb", "cc", "dd")
}


def with_decisions(*ids: str) -> Ledger:
    """Return the city with these decisions, all of the day of its extension."""
    known = {each.id: each for each in CITY.revisions} | DECISIONS
    return attrs.evolve(CITY, revisions=[known[id] for id in ids])


def with_documents(*ids: str) -> Ledger:
    """Return the city with more documents."""
    return attrs.evolve(CITY, documents=[*CITY.documents, *(Document(id=id, label=id) for id in ids)])


def ids_of_decisions(ledger: Ledger) -> list[str]:
    """Return the ids of the revisions in order."""
    return [each.id for each in ledger.revisions]


def test_an_addition_stands_where_its_side_has_put_it() -> None:
    """A decision before another one of that day still applies before it."""
    base = with_decisions("extension", "aa")
    mine = with_decisions("extension", "bb", "aa")
    theirs = base.with_observations(VALUE)
    for other in (theirs, with_decisions("extension", "aa", "cc")):
        assert ids_of_decisions(merge(mine, other, base))[:3] == ["extension", "bb", "aa"]
        assert ids_of_decisions(merge(other, mine, base))[:3] == ["extension", "bb", "aa"]
    assert ids_of_decisions(merge(mine, theirs)) == ["extension", "bb", "aa"]


def test_what_was_in_the_list_of_the_others_comes_first() -> None:
    """Of two additions in one place."""
    mine, theirs = with_decisions("aa", "extension", "bb"), with_decisions("cc", "extension", "dd")
    assert ids_of_decisions(merge(mine, theirs, CITY)) == ["cc", "aa", "extension", "dd", "bb"]


def test_the_order_that_one_side_changed_is_taken_over() -> None:
    """From either side, with the additions of the other one."""
    base = with_decisions("extension", "aa", "bb")
    mine = with_decisions("extension", "bb", "aa")
    theirs = with_decisions("extension", "aa", "cc", "bb")
    assert ids_of_decisions(merge(mine, base.with_observations(VALUE), base)) == ids_of_decisions(mine)
    assert ids_of_decisions(merge(base.with_observations(VALUE), mine, base)) == ids_of_decisions(mine)
    assert ids_of_decisions(merge(mine, theirs, base)) == ["extension", "bb", "aa", "cc"]


def test_decisions_of_one_day_in_two_orders_are_a_contradiction() -> None:
    """Because each applies to what the one before it left."""
    first, second = with_decisions("aa", "bb"), with_decisions("bb", "aa")
    for base in (None, CITY, with_decisions(), with_decisions("aa")):
        (problem,) = conflicts(first, second, base)
        assert (problem.path, problem.code) == ("$.revisions", "ledger.ordered_by_both")
        assert (problem.facts["mine"], problem.facts["theirs"]) == (["aa", "bb"], ["bb", "aa"])
    orders = [["aa", "bb", "cc"], ["bb", "aa", "cc"], ["aa", "cc", "bb"]]
    three = [with_decisions(*order) for order in orders]
    assert problems_of(three[1], three[2], three[0]) == [("$.revisions", "ledger.ordered_by_both")]
    added = with_decisions("extension", "aa", "cc", "dd"), with_decisions("aa", "extension", "dd", "cc")
    assert problems_of(*added, with_decisions("extension", "aa")) == [
        ("$.revisions", "ledger.ordered_by_both")
    ]


def test_both_may_reorder_decisions_of_different_days() -> None:
    """Each day has an order of its own."""
    later = [attrs.evolve(DECISIONS[id], decided="2025-12-20") for id in ("cc", "dd")]

    def city(first: list[str], second: list[Revision]) -> Ledger:
        return attrs.evolve(CITY, revisions=[*(DECISIONS[id] for id in first), *second])

    base = city(["aa", "bb"], later)
    both = merge(city(["bb", "aa"], later), city(["aa", "bb"], later[::-1]), base)
    assert ids_of_decisions(both) == ["bb", "aa", "dd", "cc"]


def test_documents_in_two_orders_have_the_order_of_the_others() -> None:
    """It has no meaning but that of the file."""
    base = with_documents("a", "b", "c")
    mine, theirs = with_documents("b", "a", "c"), with_documents("a", "c", "b")
    assert merge(mine, theirs, base).documents == theirs.documents
    assert merge(theirs, mine, base).documents == mine.documents
    assert merge(mine, theirs).documents == theirs.documents
    assert merge(mine, base.with_observations(VALUE), base).documents == mine.documents


def test_a_renamed_decision_keeps_its_place() -> None:
    """On whichever side it was renamed."""
    base = with_decisions("extension", "aa", "bb")
    renamed = rename_id(base, "aa", "first")
    other = with_decisions("extension", "cc", "aa", "bb")
    expected = ["extension", "cc", "first", "bb"]
    assert ids_of_decisions(merge(renamed, other, base)) == expected
    assert ids_of_decisions(merge(other, renamed, base)) == expected


@given(base=ledgers(max_revisions=0), data=st.data())
def test_a_list_that_one_side_reordered_has_its_order(base: Ledger, data: st.DataObject) -> None:
    """With an addition of the other side somewhere in it."""
    base = attrs.evolve(
        base, documents=[*base.documents, *(Document(id=f"x{n}", label="x") for n in range(3))]
    )
    mine = attrs.evolve(base, documents=data.draw(st.permutations(base.documents)))
    place = data.draw(st.integers(0, len(base.documents)))
    new = Document(id="x9", label="x")
    theirs = attrs.evolve(base, documents=[*base.documents[:place], new, *base.documents[place:]])
    for both in (merge(mine, theirs, base), merge(theirs, mine, base)):
        assert [each for each in both.documents if each != new] == [*mine.documents]
        position = both.documents.index(new)
        assert place == 0 or both.documents[position - 1] == base.documents[place - 1]


_ORDERS = st.permutations([*DECISIONS]).flatmap(
    lambda ids: st.integers(0, len(ids)).map(lambda count: ids[:count])
)


@given(orders=st.tuples(_ORDERS, _ORDERS, _ORDERS))
def test_no_decision_is_lost_and_no_common_order_is_changed(orders: tuple[list[str], ...]) -> None:
    """Unless the orders of both contradict each other, whatever was added and removed."""
    mine, theirs, base = orders
    codes: list[str] = []
    try:
        result = ids_of_decisions(merge(*(with_decisions(*order) for order in orders)))
    except ValidationError as error:
        codes = [each.code for each in error.problems]
    if codes:
        assert codes == ["ledger.ordered_by_both"]
        return
    changed_by_one = (set(mine) ^ set(theirs)) - set(base)
    assert sorted(result) == sorted(changed_by_one | (set(mine) & set(theirs)))
    for first, second in combinations(result, 2):
        sides = [
            side.index(first) < side.index(second) for side in (mine, theirs) if {first, second} <= {*side}
        ]
        assert len(sides) < 2 or any(sides)


# --- keys that both changed, and equal keys


def test_an_entry_that_both_moved_to_another_key_is_a_contradiction() -> None:
    """A period, a date or a year; and an entry that one of them moved is moved."""
    base = CITY.with_observations(attrs.evolve(VALUE, period="R7", note="a"))
    at_r8, at_r9 = (
        CITY.with_observations(attrs.evolve(VALUE, period=year, note="a")) for year in ("R8", "R9")
    )
    (problem,) = conflicts(at_r8, at_r9, base)
    assert (problem.path, problem.code) == (f"$.observations[{INDICATOR}, R7]", "ledger.changed_by_both")
    assert problem.describe("ja").endswith("こちら：period: R8、相手：period: R9")
    assert merge(at_r8, base.with_observations(VALUE), base) == at_r8.with_observations(VALUE)
    assert merge(at_r8, at_r8.with_observations(VALUE), base) == at_r8.with_observations(VALUE)
    first, *others = CITY.evaluations
    years = (
        attrs.evolve(CITY, evaluations=[attrs.evolve(first, year=year), *others]) for year in ("R3", "R4")
    )
    assert problems_of(*years) == [
        (f"$.evaluations[{first.item}, R5, {first.known}]", "ledger.changed_by_both")
    ]


def test_an_entry_that_both_removed_leaves_room_for_others() -> None:
    """Of another value, or of one side only."""
    base = CITY.with_observations(attrs.evolve(VALUE, period="R7", note="a"))
    mine = CITY.with_observations(attrs.evolve(VALUE, period="R8", note="b"))
    theirs = CITY.with_observations(attrs.evolve(VALUE, period="R9", note="a"))
    assert len(merge(mine, theirs, base).observations) == len(base.observations) + 1


def test_evaluations_with_one_key_that_both_added_are_all_there() -> None:
    """One that both added is there once."""
    grades = {grade: Evaluation(item=INDICATOR, year="R5", grade=grade) for grade in "ABCD"}

    def city(marks: str) -> Ledger:
        return attrs.evolve(CITY, evaluations=[grades[mark] for mark in marks])

    assert merge(city("ABD"), city("ACD"), city("A")) == city("ACDB")
    assert merge(city("AB"), city("C"), city("")) == city("CAB")
    assert merge(city("AB"), city("A")) == city("AB")
    path = f"$.evaluations[{INDICATOR}, R5]"
    assert problems_of(city("AC"), city("D"), city("AB")) == [(path, "ledger.changed_by_both")]
    assert problems_of(city("AC"), city("AD"), None) == [(path, "ledger.changed_by_both")]


# --- the texts


def texts_of(mine: Ledger, theirs: Ledger, base: Ledger | None = CITY) -> tuple[str, str]:
    """Return how a message states both sides of the only contradiction."""
    (problem,) = conflicts(mine, theirs, base)
    texts = re.search(r"; here: (.*); there: (.*)", problem.describe("en"))
    assert texts
    return texts[1], texts[2]


def test_a_withdrawn_observation_is_told_from_a_valid_one() -> None:
    """By the day and the reason."""
    base = CITY.with_observations(VALUE)
    mine = base.withdraw(VALUE, on="2026-05-01", why="転記誤り")
    theirs = base.withdraw(VALUE, on="2026-05-02", why="二重計上")
    assert texts_of(mine, theirs, base) == (
        "withdrawn: 2026-05-01 転記誤り",
        "withdrawn: 2026-05-02 二重計上",
    )
    again = [each.with_observations(VALUE) for each in (mine, theirs)]
    texts = texts_of(again[0], again[1], base)
    assert texts[0] == f"{VALUE.value} (withdrawn: 2026-05-01 転記誤り), {VALUE.value}"
    assert texts[1] == f"{VALUE.value} (withdrawn: 2026-05-02 二重計上), {VALUE.value}"


def test_both_sides_never_have_the_same_text() -> None:
    """Where the short texts are equal, a longer one states the difference."""
    long = "あ" * 200
    notes = [CITY.with_observations(attrs.evolve(VALUE, note=long + end)) for end in "かき"]
    assert texts_of(notes[0], notes[1]) == (f"note: {long}か", f"note: {long}き")
    notes = [CITY.with_observations(attrs.evolve(VALUE, printed=end, note=long + end)) for end in "かき"]
    expected = (f"printed: か, note: {long}か", f"printed: き, note: {long}き")
    assert texts_of(notes[0], notes[1]) == expected
    plan = CITY.founding
    labels = [
        attrs.evolve(CITY, founding=attrs.evolve(plan, label=Label("計画", translations={"en": text})))
        for text in ("Plan", "Strategy")
    ]
    here, there = texts_of(labels[0], labels[1])
    assert "Plan" in here
    assert "Strategy" in there
    valid = CITY.with_observations(VALUE)
    withdrawn = valid.withdraw(VALUE, on="2026-05-01", why="誤り")
    mine, theirs = (withdrawn.with_observations(attrs.evolve(VALUE, note=end)) for end in "かき")
    here, there = texts_of(mine, theirs, valid)
    assert here.endswith("period: R6, value: 29%, status: final, note: か)")
    assert there.endswith("period: R6, value: 29%, status: final, note: き)")


def test_a_message_contains_no_expression_of_python() -> None:
    """Not for changes and reasons either."""
    mine, theirs = (
        attrs.evolve(
            CITY,
            revisions=[
                Revision(
                    id="new", label="x", decided="R7", reasons=[text], changes=[Amend(INDICATOR, note=text)]
                )
            ],
        )
        for text in ("か", "き")
    )
    here, there = texts_of(mine, theirs, attrs.evolve(CITY, revisions=()))
    assert here == f"reasons: Rationale (text: か), changes: Amend (of: {INDICATOR}, note: か)"
    assert there == f"reasons: Rationale (text: き), changes: Amend (of: {INDICATOR}, note: き)"


def test_a_field_without_a_value_is_stated_as_none() -> None:
    """In the language of the message."""
    plan = CITY.founding
    theirs = attrs.evolve(CITY, founding=attrs.evolve(plan, version="3"))
    base = attrs.evolve(CITY, founding=attrs.evolve(plan, version="2"))
    (problem,) = conflicts(CITY, theirs, base)
    assert problem.describe("ja").endswith("こちら：なし、相手：3")


def test_a_renaming_of_what_the_other_changed_is_named() -> None:
    """With the new id; an observation is renamed with its indicator."""
    renamed = rename_id(CITY, INDICATOR, "new-id")
    first = CITY.observations_of(INDICATOR)[0]
    others = [each for each in CITY.observations if each != first]
    changed = attrs.evolve(CITY, observations=[*others, attrs.evolve(first, note="注")])
    path = f"$.observations[{INDICATOR}, {first.period}, {first.known}]"
    for sides, code in (((renamed, changed), "renamed_here"), ((changed, renamed), "renamed_there")):
        (problem,) = conflicts(*sides)
        assert (problem.path, problem.code, problem.facts["new"]) == (path, f"ledger.{code}", "new-id")
    plan = CITY.founding
    indicators = [attrs.evolve(plan.indicators[0], note="注"), *plan.indicators[1:]]
    changed = attrs.evolve(CITY, founding=attrs.evolve(plan, indicators=indicators))
    assert problems_of(renamed, changed) == [(f"$.plan.indicators[{INDICATOR}]", "ledger.renamed_here")]
