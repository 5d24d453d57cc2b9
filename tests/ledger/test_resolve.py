"""Which of several observations is used as the value of a year."""

import pickle
import sys
from itertools import permutations

import attrs
import pytest

from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import NoValue, ObservationStatus, measured_years, resolve
from dxmodel.plan import Baseline, Doubt, ListValue, Missing, MissingReason, Ratio, TextValue
from dxmodel.report import report
from dxmodel.storage import load_example
from tests.ledger.small import ledger, observed

R5 = FiscalYear(2023)
PENDING = Missing(MissingReason.PENDING)


def value_or_silence(*observations, **indicator):
    """Return the value of R5, or why there is none; the same in every order."""
    result = set()
    for order in permutations(observations):
        book = ledger(*order, **indicator)
        answer = resolve(book, book.plan.indicator("x"), R5)
        result.add(answer.no_value if answer.value is None else str(answer.value))
    assert len(result) == 1
    return result.pop()


def test_final_goes_before_provisional():
    """Even if the provisional value became known later."""
    final = observed("5件", known="2024-06-01")
    later = observed("9件", known="2025-06-01", status=ObservationStatus.PROVISIONAL)
    assert value_or_silence(final, later) == "5件"


def test_a_provisional_value_is_used_until_there_is_a_final_one():
    """速報 is a result."""
    assert value_or_silence(observed("9件", status=ObservationStatus.PROVISIONAL)) == "9件"


def test_of_several_the_latest_known_is_used():
    """A correction supersedes what it corrects."""
    assert (
        value_or_silence(
            observed("5件", known="2024-06-01"),
            observed("6件", known="2024-09-01"),
            observed("7件", known="2024-08"),
        )
        == "6件"
    )


def test_dates_in_doubt_supersede_nothing_they_may_precede():
    """R6 may be before or after September 2024, so the two contradict each other."""
    assert (
        value_or_silence(observed("5件", known="R6"), observed("6件", known="2024-09-01"))
        is NoValue.CONTRADICTION
    )
    assert value_or_silence(observed("5件", known="R6"), observed("6件", known="2025-04-01")) == "6件"
    assert value_or_silence(observed("5件"), observed("6件", known="2025-04-01")) is NoValue.CONTRADICTION


def test_of_values_that_agree_the_most_precise_is_used():
    """約5,300件 and 5,328件 are two precisions of one number."""
    assert (
        value_or_silence(observed("約5,300件", known="2024-06"), observed("5,328件", known="2024-06-15"))
        == "5,328件"
    )
    assert value_or_silence(observed("5,000件以上"), observed("約5,300件", known="2024-06")) == "約5,300件"


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [
        ("635万件", "635.3万件", "635.3万件"),
        ("635万件", "6,353,120件", "6,353,120件"),
        ("1.5千件", "1,567件", NoValue.CONTRADICTION),
        ("1.5千件", "1,450件", "1,450件"),
        ("-635万件", "-635.3万件", "-635.3万件"),
        ("635万件", "635.5万件", NoValue.CONTRADICTION),
        ("635万件", "636万件", NoValue.CONTRADICTION),
        ("635件", "635.3件", NoValue.CONTRADICTION),
        ("約5,300件", "5.3千件", "5.3千件"),
    ],
)
def test_a_number_agrees_with_what_rounds_to_its_last_printed_digit(one, other, value):
    """The plan prints 635万人 and the report 635.3万人; a count is not rounded."""
    assert value_or_silence(observed(one), observed(other, known="2024-06")) == value
    assert value_or_silence(observed(other), observed(one, known="2024-06")) == value


def test_precision_is_compared_in_one_unit():
    """約5.3千件 is as wide as 約5,300件 and wider than 5,280〜5,320件, whatever the figures look like."""
    wide = observed("約5.3千件", known="2024-06")
    assert value_or_silence(wide, observed("5,280〜5,320件", known="2024-06-15")) == "5,280〜5,320件"


def test_values_that_contradict_one_another_give_no_value():
    """The library does not choose."""
    assert (
        value_or_silence(observed("5件", known="2024-06"), observed("6件", known="2024-06-15"))
        is NoValue.CONTRADICTION
    )
    assert (
        value_or_silence(observed(TextValue("多数")), observed("5件", known="2024-06"))
        is NoValue.CONTRADICTION
    )


def test_the_same_words_twice_are_no_contradiction():
    """Equal values agree, of whatever kind."""
    assert (
        value_or_silence(observed(TextValue("実施")), observed(TextValue("実施"), known="2024-06")) == "実施"
    )
    assert value_or_silence(observed(ListValue(["a", "b"]))) == "a、b"


def test_zero_is_a_value():
    """And not a missing one."""
    assert value_or_silence(observed("0件")) == "0件"
    assert value_or_silence(observed("0件"), observed(PENDING, known="2025-01-01")) == "0件"


def test_missing_is_never_zero_and_a_measured_value_is_never_missing():
    """A pending cell is missing; a number beside it is used."""
    assert value_or_silence(observed(PENDING)) == "pending"
    assert value_or_silence(observed(PENDING, known="2024-06"), observed("5件", known="2023-01-01")) == "5件"


def test_two_different_reasons_for_a_gap_are_a_contradiction():
    """Unless one was known later."""
    withheld = Missing(MissingReason.WITHHELD)
    assert value_or_silence(observed(PENDING), observed(withheld, known="2024-06")) is NoValue.CONTRADICTION
    assert (
        value_or_silence(observed(PENDING, known="2024-05-01"), observed(withheld, known="2024-06-01"))
        == "withheld"
    )


@pytest.mark.parametrize("period", ["2024-01/2024-03", "2023-04/2023-09", "2024-03"])
def test_a_part_of_the_year_is_never_used(period):
    """Three months are not a small year."""
    assert value_or_silence(observed("35件", period)) is NoValue.PART_OF_YEAR
    assert value_or_silence(observed("35件", period), observed("90件")) == "90件"


def test_plans_and_forecasts_are_no_results():
    """予定 is not 実績, even if nothing else is there."""
    for status in (ObservationStatus.PLANNED, ObservationStatus.FORECAST):
        assert value_or_silence(observed("9件", status=status)) is NoValue.NOT_A_RESULT
        assert value_or_silence(observed("9件", status=status), observed("5件", known="2024-06")) == "5件"


def test_a_member_of_a_breakdown_is_not_the_total():
    """Women alone are not everybody; what was counted of them is named where there is nothing else."""
    women = {"breakdown": {"性別": "女"}}
    assert value_or_silence(observed("9件", **women)) is NoValue.MEMBERS_ONLY
    assert value_or_silence(observed("9件", **women), observed(PENDING)) == "pending"
    assert value_or_silence(observed(PENDING, **women)) is NoValue.NO_OBSERVATION
    planned = observed("9件", status="planned", **women)
    assert value_or_silence(planned) is NoValue.NO_OBSERVATION


def test_a_value_of_several_years_is_used_for_none():
    """A four-year total is not any year's value."""
    assert value_or_silence(observed("99件", "R4/R6")) is NoValue.NO_OBSERVATION


def test_the_baseline_is_used_for_its_year_where_there_is_no_measurement():
    """And where a measurement contradicts it; a mean over several years is nobody's value."""
    assert value_or_silence(baseline=Baseline(value="3件", year="R5")) == "3件"
    assert value_or_silence(observed(PENDING), baseline=Baseline(value="3件", year="R5")) == "3件"
    assert value_or_silence(observed("4件"), baseline=Baseline(value="3件", year="R5")) == "3件"
    assert value_or_silence(observed("3件"), baseline=Baseline(value="約3件", year="R5")) == "3件"
    assert value_or_silence(baseline=Baseline(value="3件", year="R4")) is NoValue.NO_OBSERVATION
    assert value_or_silence(baseline=Baseline(value="3件")) is NoValue.NO_OBSERVATION
    assert value_or_silence(baseline=Baseline(value="3件", year="R5", span="R3/R5")) is NoValue.NO_OBSERVATION
    assert value_or_silence(baseline=Baseline(value=PENDING, year="R5")) is NoValue.NO_OBSERVATION


def test_a_share_is_read_as_its_percentage():
    """Printed where it is printed, computed where it is not, unknown over zero."""
    for value, amount in [
        (Ratio("1件", "3件", printed="33.3%"), "33.3%"),
        (Ratio("1件", "4件"), "25%"),
        (Ratio("0件", "0件"), "None"),
    ]:
        book = ledger(observed(value), unit="%")
        assert str(resolve(book, book.plan.indicator("x"), R5).amount) == amount


def test_of_equal_values_the_undoubted_one_is_used():
    """The result has the doubt of the observation that is used."""
    doubtful = observed("5件", doubt=Doubt("0.6", "かすれている"))
    book = ledger(doubtful, observed("5件", known="2024-06"))
    assert resolve(book, book.plan.indicator("x"), R5).doubt is None
    book = ledger(doubtful)
    assert resolve(book, book.plan.indicator("x"), R5).doubt == doubtful.doubt


def test_measured_years_are_those_with_an_amount():
    """Words, plans and gaps do not make a year measured; a baseline does."""
    book = ledger(
        observed("5件", "R5"),
        observed(PENDING, "R6"),
        observed(TextValue("多数"), "R7"),
        observed("1件", "R8", status=ObservationStatus.PLANNED),
        observed("1件", "2018-05"),
        baseline=Baseline(value="3件", year="R3"),
    )
    assert [str(year) for year in measured_years(book)] == ["R3", "R5"]


@pytest.fixture
def resolved(monkeypatch):
    """Which ledgers, indicators and years were looked at, in order."""
    module, looked_at = sys.modules["dxmodel.ledger.resolved_value"], []
    alive = []  # so that no other object has the id of one that is gone
    resolve = vars(module)["_resolve"]

    def recorded(book, indicator, year):
        alive.append((book, indicator))
        looked_at.append((id(book), id(indicator), year))
        return resolve(book, indicator, year)

    monkeypatch.setattr(module, "_resolve", recorded)
    return looked_at


def test_the_value_of_a_year_is_resolved_once(resolved):
    """Whoever asks, and however often; another ledger, or another definition, is asked anew."""
    book = ledger(observed("5件"), baseline=Baseline(value="3件", year="R3"))
    indicator = book.plan.indicator("x")
    answers = [resolve(book, indicator, R5), resolve(book, indicator, R5)]
    assert answers[0] is answers[1]
    assert len(resolved) == 1
    resolve(book, attrs.evolve(indicator, label="y"), R5)
    copied = pickle.loads(pickle.dumps(book))
    resolve(copied, indicator, R5)
    assert len(resolved) == 3
    assert copied == book


def test_a_report_resolves_each_year_of_each_indicator_once(resolved):
    """However often its tables, sentences and pictures ask."""
    report(load_example("adachi"), "R5", "ja")
    assert resolved
    assert len(resolved) == len(set(resolved))
