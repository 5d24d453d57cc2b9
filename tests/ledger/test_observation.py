"""Observations: their keys, their periods, their values."""

import pytest

from dxmodel.errors import InvalidValueError, ParseError
from dxmodel.fiscal import FiscalSpan, FiscalYear, Month
from dxmodel.ledger import Observation
from dxmodel.plan import Missing, MissingReason


def observed(period, value="5件", **arguments):
    """Return an observation of one indicator."""
    return Observation(indicator="x", period=period, value=value, **arguments)


@pytest.mark.parametrize(
    "period",
    ["R5", "令和5年度", FiscalYear(2023), FiscalSpan(FiscalYear(2023), FiscalYear(2023)), "2023-04/2024-03",
     FiscalSpan(Month(2023, 4), FiscalYear(2023)), FiscalSpan(FiscalYear(2023), Month(2024, 3))],
    ids=str,
)  # fmt: skip
def test_a_whole_year_is_one_period_however_it_is_written(period):
    """Twelve months from April are the fiscal year, with one key; only by months they stay as stated."""
    stated = FiscalSpan.parse(period) if period == "2023-04/2024-03" else FiscalYear(2023)
    assert observed(period).period == stated
    assert observed(period).key == observed("R5").key
    assert observed(period).is_whole_year


@pytest.mark.parametrize(
    ("period", "year"),
    [
        ("2024-01/2024-03", 2023),
        ("2023-04/2023-09", 2023),
        ("2024-03", 2023),
        ("2024-01/2024-04", None),
        ("R4/R5", None),
    ],
)
def test_a_part_of_a_year_lies_in_it_and_a_longer_run_in_none(period, year):
    """January to March 2024 lies in R5."""
    observation = observed(period)
    assert observation.year == (None if year is None else FiscalYear(year))
    assert not observation.is_whole_year


@pytest.mark.parametrize("period", ["R5/", "/R5", "令和8年度以降"])
def test_an_open_period_cannot_be_observed(period):
    """Something was counted from one day to another."""
    with pytest.raises(InvalidValueError) as caught:
        observed(period)
    assert caught.value.code == "ledger.open_period"


def test_text_is_read_as_an_amount_and_nothing_else():
    """集計中 is not a value; a missing one has its reason."""
    assert str(observed("R5", "１５名").value) == "15人"
    with pytest.raises(ParseError):
        observed("R5", "集計中")
    assert observed("R5", Missing(MissingReason.PENDING)).value == Missing(MissingReason.PENDING)


def test_a_breakdown_is_a_mapping_in_any_order():
    """The order of the dimensions is not part of the key."""
    one = observed("R5", breakdown={"性別": "女", "年代": "60代"})
    assert one.key == observed("R5", breakdown={"年代": "60代", "性別": "女"}).key
    assert one.breakdown == (("年代", "60代"), ("性別", "女"))[:: 1 if "年代" < "性別" else -1]
