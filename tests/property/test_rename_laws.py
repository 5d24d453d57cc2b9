"""Another id changes no answer: it is the same but for the id, on every day and before every revision."""

import re
from itertools import chain

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

from dxmodel.checks import check
from dxmodel.errors import AmbiguousError, DxError
from dxmodel.formats.converter import unstructure
from dxmodel.ledger import IdKind, rename_id
from dxmodel.ledger.replay import replay
from dxmodel.progress import assess, rollup
from dxmodel.revise import writes
from dxmodel.testing import assert_plans_equal, ledgers
from dxmodel.testing.fiscal import NEAR
from tests.scaling import examples

SOME = examples(0.3)
near_days = st.dates(NEAR[0].first_day, NEAR[1].last_day)
OLD, NEW = "zzzz-a", "zzzz-b"  # no other id is between them, so nothing changes its place


@st.composite
def renamed(draw):
    """A ledger in which something has the id OLD, and the same ledger in which it has NEW."""
    book = draw(ledgers(max_revisions=3))
    items = chain([book.plan], book.plan.items(), book.founding.items())
    known = {
        IdKind.ITEM: [each.id for each in items],
        IdKind.DOCUMENT: [each.id for each in book.documents],
        IdKind.REVISION: [each.id for each in book.revisions],
        IdKind.SCALE: [each.id for each in book.scales],
    }
    kind, id = draw(st.sampled_from([(kind, id) for kind, ids in known.items() for id in ids]))
    before = rename_id(book, id, OLD, kind)
    return before, rename_id(before, OLD, NEW, kind)


def said(answer):
    """An answer as text, with the old id for the new one, and without former ids."""
    text = re.sub(r",? ?'?former_ids'?[=:] ?(\([^)]*\)|\[[^]]*\])", "", repr(answer))
    return text.replace(NEW, OLD)


@SOME
@given(renamed())
def test_the_ledger_is_the_same_but_for_the_id(pair):
    """Its plain data, and the plan that its revisions lead to one after another."""
    before, after = pair
    assert said(unstructure(before)) == said(unstructure(after))
    assert OLD not in re.sub(r"'former_ids': \[[^]]*\]", "", repr(unstructure(after)))
    assert said(before.plan) == said(after.plan)
    assert_plans_equal(replay(after.founding, after.revisions), after.plan)


@SOME
@given(renamed(), near_days)
def test_every_view_is_the_same_but_for_the_id(pair, day):
    """As of a day, as first adopted, before each revision, in force in a year; and who wrote what."""
    before, after = pair
    assume(_is_certain(before, day))
    views = [
        [book.as_of(day), book.as_adopted, book.in_force(NEAR[0] + 3), *map(book.before, book.revisions)]
        for book in pair
    ]
    for view, twin in zip(*views, strict=True):
        assert said(unstructure(view)) == said(unstructure(twin))
        assert said(view.plan) == said(twin.plan)
    for revision in before.revisions:
        for path in chain.from_iterable(map(writes, revision.changes)):
            assert _origin(before, path) == _origin(after, path.replace(OLD, NEW))


def _is_certain(book, day):
    try:
        book.as_of(day)
    except AmbiguousError:
        return False
    return True


def _origin(book, path):
    try:
        return said(book.origin(path))
    except DxError as error:
        return error.code


@SOME
@given(renamed(), st.integers(0, 6))
def test_every_answer_is_the_same_but_for_the_id(pair, later):
    """Assessments with their sentences, roll-ups and findings."""
    at = NEAR[0] + later
    answers = []
    for book in pair:
        assessed = assess(book, at)
        sentences = [each.describe("ja") for each in assessed]
        answers.append([said(each) for each in (assessed, sentences, rollup(assessed), check(book))])
    assert answers[0] == answers[1]


@SOME
@given(renamed())
def test_there_and_back_is_the_same_but_for_the_former_ids(pair):
    """Also where something else was renamed before."""
    before, after = pair
    back = rename_id(after, NEW, OLD)
    assert said(unstructure(back)) == said(unstructure(before))
    assert attrs.evolve(back) == back
