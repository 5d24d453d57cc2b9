"""Entries that are withdrawn: no answer uses them, an earlier day sees them, others take their place."""

import attrs
import pytest

from dxmodel import frames
from dxmodel.checks import check
from dxmodel.errors import AmbiguousError, InvalidValueError, ParseError, UnknownNameError, ValidationError
from dxmodel.fiscal import FiscalYear
from dxmodel.formats import csv, yaml
from dxmodel.formats.parts import Observations
from dxmodel.ledger import Evaluation, Ledger, Observation, Withdrawn, resolve
from dxmodel.plan import Alternative, Document, Doubt, Missing, MissingReason, Ratio, Source
from dxmodel.report import describe, report, to_markdown
from dxmodel.report.sheet import shown_years
from dxmodel.report.value_texts import source_texts
from dxmodel.testing import small_city
from tests.ledger.small import ledger, observed

R5 = FiscalYear(2023)
WRONG = observed("12件", known="2024-06-01")
RIGHT = observed("21件", known="2024-06-01")
HEAD = "indicator,period,value,withdrawn_on,withdrawn_why\n"
OVER = Withdrawn("2025-10-01", "転記誤り")


def value(book, day=None):
    """The value of R5 as it is, or as it was on a day."""
    then = book if day is None else book.as_of(day)
    return resolve(then, then.plan.indicator("x"), R5).value


def test_a_withdrawn_observation_is_not_used_from_that_day_on():
    """The day before sees it as it was."""
    book = ledger(WRONG).withdraw(WRONG, on="2025-10-01", why="転記誤り")
    assert book.observations == (attrs.evolve(WRONG, withdrawn=OVER),)
    assert (book.valid_observations, book.observations_of("x")) == ((), ())
    assert (value(book), value(book, "2025-10-01"), value(book, "2025-09-30")) == (None, None, WRONG.value)


def test_a_view_of_an_earlier_day_is_a_valid_ledger_of_that_day():
    """The entry is valid in it, so any later look at the view shows the same."""
    book = ledger(WRONG).withdraw("x", "R5", on="2025-10-01", why="転記誤り")
    then = book.as_of("2025-09-30")
    assert then == ledger(WRONG)
    assert then.as_of("2025-12-31") == then


def test_another_observation_with_the_same_key_takes_its_place():
    """It cannot have been entered before, although it has the same day on which it became known."""
    book = ledger(WRONG).withdraw(WRONG, on="2025-10-01", why="転記誤り").with_observations(RIGHT)
    assert (value(book), value(book, "2025-10-01")) == (RIGHT.value, RIGHT.value)
    assert book.as_of("2025-09-30") == ledger(WRONG)
    third = observed("20件", known="2024-06-01")
    again = book.withdraw("x", "R5", on="2025-11-01", why="再訂正").with_observations(third)
    days = ["2025-09-30", "2025-10-31", "2025-11-01"]
    assert [str(value(again, day)) for day in days] == ["12件", "21件", "20件"]
    over = attrs.evolve(WRONG, withdrawn=OVER)
    assert again.as_of("2025-10-01").observations == (over, RIGHT)


def test_two_with_one_key_withdrawn_on_one_day_are_refused():
    """Which of them was valid before is not known."""
    book = ledger(WRONG).withdraw(WRONG, on="2025-10-01", why="転記誤り").with_observations(RIGHT)
    with pytest.raises(ValidationError) as caught:
        book.withdraw(RIGHT, on="2025-10-01", why="転記誤り")
    assert [(each.path, each.code) for each in caught.value.problems] == [
        ("$.observations[1]", "ledger.withdrawn_twice")
    ]


def test_a_value_is_withdrawn_beside_the_reason_why_it_was_missing():
    """Each has its own place."""
    pending = observed(Missing(MissingReason.PENDING), known="2024-06-01")
    book = ledger(WRONG, pending).withdraw(WRONG, on="2025-10-01", why="転記誤り")
    assert (value(book), value(book, "2025-09-30")) == (pending.value, WRONG.value)


def test_a_withdrawal_before_it_became_known_is_refused():
    """A typing error in one of the two days."""
    with pytest.raises(InvalidValueError) as caught:
        ledger(WRONG).withdraw(WRONG, on="2024-05-31", why="転記誤り")
    assert caught.value.code == "ledger.withdrawn_before_known"
    with pytest.raises(InvalidValueError):
        Evaluation(item="x", year="R5", known="2026-01-01", withdrawn=OVER)


@pytest.mark.parametrize("on", ["R7", "2025-10", "someday"])
def test_a_withdrawal_has_one_day(on):
    """Whoever keeps the ledger knows it."""
    with pytest.raises(ParseError):
        Withdrawn(on, "転記誤り")


def test_what_is_not_there_cannot_be_withdrawn():
    """What is there is listed, or the nearest indicator is named."""
    book = ledger(WRONG, observed("3件", breakdown={"課": "税"}))
    with pytest.raises(UnknownNameError) as caught:
        book.withdraw("x", "R6", on="2025-10-01", why="転記誤り")
    assert caught.value.facts["accepted"] == ("R5", "R5 課=税")
    with pytest.raises(UnknownNameError) as caught:
        book.withdraw(RIGHT, on="2025-10-01", why="転記誤り")
    assert caught.value.code == "ledger.nothing_to_withdraw"
    with pytest.raises(UnknownNameError) as caught:
        book.withdraw("y", "R5", on="2025-10-01", why="転記誤り")
    assert caught.value.code == "plan.unknown_indicator"


def test_of_several_valid_ones_the_one_that_is_meant_is_stated():
    """By the day on which it became known."""
    first, second = observed("12件", known="2024-06-01"), observed("12.5件", known="2024-09-01")
    book = ledger(first, second)
    with pytest.raises(AmbiguousError) as caught:
        book.withdraw("x", "R5", on="2025-10-01", why="転記誤り")
    assert caught.value.facts["known"] == [first.known, second.known]
    assert caught.value.facts["values"] == [first.value, second.value]
    withdrawn = book.withdraw("x", "R5", known="2024-09-01", on="2025-10-01", why="転記誤り")
    assert withdrawn.valid_observations == (first,)


def test_an_entry_is_withdrawn_once():
    """The error states when and why it was."""
    book = ledger(WRONG).withdraw(WRONG, on="2025-10-01", why="転記誤り")
    for entry in (("x", "R5"), (WRONG,), book.observations):
        with pytest.raises(InvalidValueError) as caught:
            book.withdraw(*entry, on="2025-11-01", why="再訂正")
        assert caught.value.code == "ledger.already_withdrawn"
        assert str(caught.value.facts["why"]) == "転記誤り"


@pytest.mark.parametrize("entry", [5, None, ("x", "R5")])
def test_only_an_entry_is_withdrawn(entry):
    """Or the id of an indicator."""
    with pytest.raises(InvalidValueError) as caught:
        ledger(WRONG).withdraw(entry, on="2025-10-01", why="転記誤り")
    assert caught.value.code == "plan.wrong_kind"


def test_an_evaluation_is_withdrawn_like_an_observation():
    """A grade that was typed wrongly."""
    wrong = Evaluation(item="x", year="R5", grade="A", known="2024-06-01")
    book = attrs.evolve(ledger(), evaluations=[wrong]).withdraw(wrong, on="2025-10-01", why="転記誤り")
    assert book.valid_evaluations == ()
    assert book.as_of("2025-09-30").evaluations == (wrong,)
    with pytest.raises(UnknownNameError):
        book.withdraw(attrs.evolve(wrong, grade="B"), on="2025-11-01", why="x")


def test_only_what_was_withdrawn_without_another_is_a_finding():
    """Another value, or the reason why there is none, takes its place."""
    book = ledger(WRONG).withdraw(WRONG, on="2025-10-01", why="転記誤り")
    assert [each.code for each in check(book)].count("check.withdrawn") == 1
    for other in (RIGHT, observed(Missing(MissingReason.PENDING))):
        codes = [each.code for each in check(book.with_observations(other))]
        assert "check.withdrawn" not in codes


def test_no_table_and_no_finding_is_of_what_was_withdrawn():
    """Neither a year of the sheet, nor a wrong rate, a doubtful reading or a part of a year."""
    share = Ratio("1件", "8件", printed="11%")
    doubt = Doubt("0.7", "崩れた表", [Alternative("R4の値")])
    entries = [
        observed(share, period="2025-04/2025-06", doubt=doubt, withdrawn=OVER),
        observed(share, period="R8", withdrawn=OVER),
    ]
    book = ledger(*entries, unit="%")
    assert shown_years(book, R5) == (R5,)
    assert {each.code for each in check(book)} == {each.code for each in check(ledger(unit="%"))} | {
        "check.withdrawn"
    }
    valid = ledger(*(attrs.evolve(each, withdrawn=None) for each in entries), unit="%")
    codes = {"check.rate_disagrees", "check.doubtful_reading", "check.part_of_year"}
    assert codes <= {each.code for each in check(valid)}


def test_a_withdrawn_observation_is_a_row_only_where_it_is_asked_for():
    """With the day and the reason."""
    book = ledger(WRONG).withdraw(WRONG, on="2025-10-01", why="転記誤り").with_observations(RIGHT)
    assert frames.observations(book)["value"].tolist() == [21.0]
    asked = frames.observations(book, withdrawn=True)
    assert asked["value"].tolist() == [12.0, 21.0]
    assert asked["withdrawn_on"].fillna("").tolist() == ["2025-10-01", ""]
    assert asked["withdrawn_why"].fillna("").tolist() == ["転記誤り", ""]
    assert asked["is_used"].tolist() == [False, True]


def withdrawn_city() -> Ledger:
    """The small city, in which one result and one grade were withdrawn, and another result took the place."""
    city = small_city()
    wrong = city.observations_of("online-share", R5)[0]
    right = attrs.evolve(wrong, value="40.0%")
    graded = Evaluation(item="online-share", year="R5", grade="A", withdrawn=OVER)
    book = attrs.evolve(city, evaluations=[*city.evaluations, graded])
    return book.withdraw(wrong, on="2025-10-01", why="転記誤り").with_observations(right)


def test_the_history_of_an_indicator_states_what_was_withdrawn_and_why():
    """Beside the value that took its place."""
    facts = describe(withdrawn_city(), "online-share", "R5").items
    (result,) = [text for term, text in facts if term == "実績（取消し） R5"]
    assert "令和7年10月1日に取消し：転記誤り" in result
    assert ("評価（取消し） R5", "A（令和7年10月1日に取消し：転記誤り）") in facts
    (valid,) = [text for term, text in facts if term == "実績 R5"]
    assert valid.startswith("40.0%")


def test_withdrawn_entries_come_back_from_every_format():
    """YAML and CSV; JSON is tested with the golden ledger."""
    book = withdrawn_city()
    assert yaml.loads(yaml.dumps(book)) == book
    withdrawn = [each for each in book.observations if each.withdrawn]
    assert csv.loads(csv.dumps(withdrawn))[0].withdrawn == OVER
    assert csv.loads(f"{HEAD}x,R5,3件,2025/10/1,転記誤り\n")[0].withdrawn == OVER
    for row, column in (("2025-10-01,", 4), ("never,転記誤り", 4), ("2025-10-01,\u3000", 5)):
        with pytest.raises(ValidationError) as caught:
            csv.loads(f"{HEAD}x,R5,3件,{row}\n")
        assert [each.place and each.place.column for each in caught.value.problems] == [column]
    row = "indicator: x, period: R5, value: 3件, withdrawn: {on: 2025-10-01, why: 転記誤り}"
    (read,) = yaml.loads(f"format: observations/1\nobservations:\n- {{{row}}}\n", Observations).observations
    assert read == Observation(indicator="x", period="R5", value="3件", withdrawn=OVER)


def test_the_report_is_that_of_the_ledger_without_what_was_withdrawn():
    """Every table."""
    book = withdrawn_city()
    without = attrs.evolve(book, observations=book.valid_observations, evaluations=book.valid_evaluations)
    assert to_markdown(report(book, "R5")) == to_markdown(report(without, "R5"))


def test_a_document_that_only_withdrawn_entries_cite_is_none_of_the_documents_of_a_table():
    """Of one document only the page is named."""
    entries = [
        observed("1件", sources=[Source("a", "P1")]),
        observed("2件", "R6", sources=[Source("b", "P2")], withdrawn=OVER),
    ]
    documents = [Document(id=id, label=id) for id in "ab"]
    book = Ledger(founding=ledger().founding, observations=entries, documents=documents)
    assert source_texts(book, [Source("a", "P1")]) == ("P1",)
