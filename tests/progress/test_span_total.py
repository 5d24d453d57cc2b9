"""Sums and means over a span of years: what adds up does, and nothing else."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmodel.amount import Amount
from dxmodel.fiscal import FiscalSpan, FiscalYear
from dxmodel.goals import MeanOver, TotalOver
from dxmodel.ledger import Observation
from dxmodel.plan import Accumulation, Break, Bridge, Doubt, Missing, MissingReason
from dxmodel.progress import Reason, assess
from dxmodel.progress.inputs.span_total import SpanTotal, span_total
from tests.progress.small import book
from tests.yaml_ledger import ledger_of

TOTAL, MEAN = TotalOver("1,200件", "R4/R7"), MeanOver("300件", "R4/R7")
YEARLY = [("R4", "100件"), ("R5", "200件"), ("R6", "330件"), ("R7", "400件")]


def come_to(*values, goal=TOTAL, at="R6", accumulation=Accumulation.FLOW, **arguments):
    """Return the sum or the mean of the values of indicator x, or why there is none."""
    ledger = book(*values, accumulation=accumulation, **arguments)
    total = span_total(ledger, ledger.plan.indicator("x"), goal, FiscalYear.parse(at))
    return total.reason if isinstance(total, SpanTotal) and total.value is None else total


def test_flows_add_up():
    """Each year is counted anew, so the sum so far is theirs."""
    total = come_to(*YEARLY)
    assert (total.value, total.years, total.years_in_all) == (Amount.parse("630件"), 3, 4)
    assert (str(total.start), str(total.due)) == ("R4", "R7")


def test_the_mean_is_that_of_the_years_so_far():
    """Not of the years to come."""
    assert come_to(*YEARLY, goal=MEAN).value == Amount.parse("210件")
    assert come_to(*YEARLY, goal=MEAN, accumulation=Accumulation.STOCK).value == Amount.parse("210件")


def test_after_the_span_all_of_it_is_counted_and_no_more():
    """The year after the last one adds nothing."""
    assert come_to(*YEARLY, ("R8", "999件"), at="R9") == come_to(*YEARLY, at="R7")


@pytest.mark.parametrize("goal", [TOTAL, MEAN], ids=str)
def test_before_the_span_there_is_nothing(goal):
    """Nothing was due yet."""
    assert come_to(("R3", "50件"), goal=goal, at="R3") is Reason.NOT_DUE


@pytest.mark.parametrize("accumulation", [Accumulation.FLOW, Accumulation.STOCK])
@pytest.mark.parametrize(
    ("absent", "reason"),
    [
        (MissingReason.PENDING, Reason.PENDING),
        (MissingReason.NOT_STARTED, Reason.NOT_STARTED),
        (None, Reason.NO_OBSERVATION),
    ],
)
def test_a_missing_year_is_never_read_as_zero(accumulation, absent, reason):
    """One year without a value leaves no sum and no mean."""
    values = [each for each in YEARLY if each[0] != "R5"] + ([("R5", Missing(absent))] if absent else [])
    assert come_to(*values, goal=MEAN, accumulation=accumulation) is reason


def test_a_year_after_at_may_be_missing():
    """It is not counted yet."""
    assert come_to(*YEARLY[:2], at="R5").value == Amount.parse("300件")


def test_a_part_of_a_year_is_no_year():
    """Neither of the values nor of the span."""
    assert come_to(("R4", "100件"), ("2023-04/2023-09", "90件"), at="R5") is Reason.PART_OF_YEAR
    assert come_to(*YEARLY, goal=TotalOver("9件", "2022-10/2026-03")) is Reason.PART_OF_YEAR
    assert come_to(*YEARLY, goal=TotalOver("9件", "2022-04/2026-03")) == come_to(*YEARLY)


@pytest.mark.parametrize(("span", "reason"), [("R4/", Reason.NO_DUE_YEAR), ("/R7", Reason.NO_BASELINE)])
def test_an_open_span_has_no_path(span, reason):
    """Without an end, or a beginning, nobody knows how much of it is done."""
    assert come_to(*YEARLY, goal=TotalOver("9件", FiscalSpan.parse(span))) is reason


def test_cumulative_totals_are_counted_from_the_year_before():
    """What had been counted before the span is no part of it; years in between are of no matter."""
    totals = [("R3", "1,000件"), ("R4", "1,100件"), ("R6", "1,630件")]
    assert come_to(*totals, accumulation=Accumulation.CUMULATIVE).value == Amount.parse("630件")
    total = come_to(*totals, goal=MEAN, accumulation=Accumulation.CUMULATIVE)
    assert total.value == Amount.parse("210件")


def test_the_baseline_may_be_the_total_before_the_span():
    """It speaks for its year."""
    total = come_to(
        ("R6", "630件"), baseline="30件", start="R3", accumulation=Accumulation.CUMULATIVE, goal=TOTAL
    )
    assert total.value == Amount.parse("600件")


def test_a_total_without_the_one_before_is_not_the_sum():
    """It may hold years from before the span, unless the source says that counting began within it."""
    cumulative = {"accumulation": Accumulation.CUMULATIVE}
    assert come_to(("R6", "630件"), **cumulative) is Reason.NO_OBSERVATION
    assert come_to(("R6", "630件"), span="R3/R10", **cumulative) is Reason.NO_OBSERVATION
    assert come_to(("R6", "630件"), span="R4/R10", **cumulative).value == Amount.parse("630件")
    for year in ("R3", "R4", "R5"):
        begun = (year, Missing(MissingReason.NOT_STARTED))
        assert come_to(begun, ("R6", "630件"), **cumulative).value == Amount.parse("630件")
    pending = ("R3", Missing(MissingReason.PENDING))
    assert come_to(pending, ("R6", "630件"), **cumulative) is Reason.PENDING


def test_a_known_total_before_the_span_precedes_a_stated_start():
    """A number beats a remark."""
    total = come_to(("R3", "30件"), ("R6", "630件"), span="R4/R10", accumulation=Accumulation.CUMULATIVE)
    assert total.value == Amount.parse("600件")


def test_levels_have_a_mean_and_no_sum():
    """100 machines this year and 100 the next are not 200."""
    assert come_to(*YEARLY, accumulation=Accumulation.STOCK) is Reason.UNKNOWN_ACCUMULATION


def test_an_unknown_accumulation_has_a_mean_and_no_sum():
    """The values might be totals already; a mean of several years needs no more than their values."""
    unknown = {"accumulation": Accumulation.UNKNOWN}
    assert come_to(*YEARLY, **unknown) is Reason.UNKNOWN_ACCUMULATION
    assert come_to(*YEARLY, goal=MEAN, **unknown).value == Amount.parse("210件")


@pytest.mark.parametrize("unit", ["%", "割", "枚/月", "円/人"])
def test_shares_and_rates_have_no_sum(unit):
    """10% and 12% are not 22%; their mean is one of rates."""
    values, over = [("R4", f"10{unit}"), ("R5", f"12{unit}")], "R4/R7"
    total = come_to(*values, goal=TotalOver(f"40{unit}", over), at="R5", unit=unit)
    assert total is Reason.UNKNOWN_ACCUMULATION
    assert come_to(*values, goal=MeanOver(f"40{unit}", over), at="R5", unit=unit).value == Amount(11, unit)
    totals = {"accumulation": Accumulation.CUMULATIVE, "unit": unit, "at": "R5"}
    assert come_to(*values, goal=MeanOver(f"40{unit}", over), **totals) is Reason.UNKNOWN_ACCUMULATION


@pytest.mark.parametrize("unit", ["件/年", "ポイント"])
def test_rates_per_year_and_points_add_up(unit):
    """A year's worth of each."""
    values = [("R4", f"10{unit}"), ("R5", f"12{unit}")]
    assert come_to(*values, goal=TotalOver(f"40{unit}", "R4/R7"), at="R5", unit=unit).value == Amount(
        22, unit
    )


def test_rough_values_add_up_as_intervals():
    """約1,300 is 1,250 to 1,350, and the sum keeps the width."""
    total = come_to(("R4", "約1,300件"), ("R5", "100件"), at="R5")
    assert str(total.value) == "1,350〜1,450件"
    assert str(come_to(("R4", "約1,300件"), at="R4").value) == "約1,300件"
    assert come_to(("R4", "100件以上"), ("R5", "50件以下"), at="R5") is Reason.IMPRECISE_VALUE


def test_a_sum_beyond_an_amount_is_declined():
    """An amount holds numbers below 10**18."""
    most = Amount(10**18 - 1, "件")
    assert come_to(("R4", most), ("R5", most), at="R5") is Reason.OUT_OF_RANGE


def test_values_in_other_units_are_brought_to_that_of_the_indicator():
    """60分 and 1時間 are 2時間."""
    values = [("R4", "60分"), ("R5", "1時間")]
    total = come_to(*values, goal=TotalOver("9時間", "R4/R7"), at="R5", unit="時間")
    assert total.value == Amount.parse("2時間")


def test_years_under_two_definitions_are_not_added():
    """A bridge carries the old ones over, and is named."""
    cut, half = Break(since="R6"), Break(since="R6", bridge=Bridge(old="40件", new="20件"))
    assert come_to(*YEARLY, breaks=[cut]) is Reason.REDEFINED
    total = come_to(*YEARLY, breaks=[half])
    assert total.value == Amount.parse("480件")
    assert total.bridges == (half,)


def test_the_answer_has_the_doubts_of_its_values():
    """A sum rests on each of its years."""
    doubt = Doubt("0.7", "読み取りにくい")
    ledger = book(*YEARLY[:1], accumulation=Accumulation.FLOW)
    observation = Observation(indicator="x", period="R5", value="200件", doubt=doubt)
    ledger = ledger.with_observations(observation)
    total = span_total(ledger, ledger.plan.indicator("x"), TOTAL, FiscalYear(2023))
    assert not isinstance(total, Reason)
    assert total.doubts == (doubt,)


numbers = st.lists(st.integers(-(10**6), 10**6), min_size=4, max_size=4)


@given(numbers, st.integers(0, 3))
def test_sums_of_flows_are_differences_of_totals(values, last):
    """The same facts, counted anew each year or since the start, come to the same."""
    years, at = ["R4", "R5", "R6", "R7"], f"R{4 + last}"
    running = [Amount(sum(values[: n + 1]), "件") for n in range(4)]
    flows = [(year, Amount(value, "件")) for year, value in zip(years, values, strict=True)]
    totals = [("R3", "0件"), *zip(years, running, strict=True)]
    total = come_to(*flows, at=at)
    assert total.value == running[last] == come_to(*totals, at=at, accumulation=Accumulation.CUMULATIVE).value
    mean = come_to(*flows, at=at, goal=MEAN).value.magnitude
    assert abs(Fraction(mean) * (last + 1) - sum(values[: last + 1])) <= Fraction(last + 1, 10**12)


@given(numbers, st.permutations(range(4)))
def test_the_order_of_the_observations_does_not_matter(values, order):
    """They are years, not lines."""
    flows = [(f"R{4 + n}", Amount(value, "件")) for n, value in enumerate(values)]
    assert come_to(*(flows[n] for n in order), at="R7") == come_to(*flows, at="R7")


OF_SPAN = [
    # entries for R4/R6: value, and what else is stated; the status of the target, a total of 30件
    (["29件, status: provisional", "31件"], "achieved"),
    (["31件, status: provisional", "29件"], "missed"),
    (["31件, known: 2025-05-01", "29件, known: 2025-06-01"], "missed"),
    (["31件, known: 2025-06-01", "29件, known: 2025-05-01"], "achieved"),
    (["約30件, known: 2025-05", "30件, known: 2025-05-10"], "achieved"),
    (["31件, known: 2025-05", "29件, known: 2025-05-10"], "contradiction"),
    (["31件, known: 2025-05-01", "{missing: withheld}, known: 2025-06-01"], "result-overdue"),
    (["31件, known: 2025-05-01", "{missing: pending}, known: 2025-06-01"], "achieved"),
]


@pytest.mark.parametrize(("entries", "expected"), OF_SPAN)
def test_of_several_figures_for_a_span_one_is_chosen_as_of_a_year(entries, expected):
    """Final before provisional, the latest known, the most precise; a later one may say missing."""
    observations = "\n".join(f"- {{indicator: x, period: R4/R6, value: {entry}}}" for entry in entries)
    target = "{due: R6, goal: {total-over: {amount: 30件, span: R4/R6}}}"
    ledger = ledger_of(
        f"- {{id: x, label: 件数, unit: 件, accumulation: flow, direction: up, targets: [{target}]}}",
        observations,
    )
    answer = assess(ledger, "R6")["x"]
    assert str(answer.reason or answer.status) == expected
    mean = ledger_of(
        "- {id: x, label: 人数, unit: 件, direction: up, baseline: {value: 10件, span: R1/R3},"
        " targets: [{due: R6, goal: {reach: 30件}}]}",
        observations,
    )
    answer = assess(mean, "R6")["x"]
    assert str(answer.reason or answer.status) == expected
