"""Columns of fiscal years in pandas."""

import pandas as pd
import pytest

from dxmodel.errors import InvalidValueError
from dxmodel.fiscal import FiscalYear
from dxmodel.frames.fiscal_years import fiscal_years_of, from_periods, to_periods

EVERY = [FiscalYear(year) for year in (1868, 1989, 2024, 9998)]


def test_pandas_names_a_year_by_its_end_and_the_door_does_not_fall_for_it():
    """pd.Period("2024", "Y-MAR") is FY2023: if this fails, pandas changed."""
    trap = pd.Period("2024", "Y-MAR")
    assert trap.start_time.date() == FiscalYear(2023).first_day
    assert from_periods(pd.PeriodIndex([trap])) == (FiscalYear(2023),)
    assert to_periods([FiscalYear(2024)])[0] != trap


def test_periods_round_trip():
    """Over the whole range, and for none at all."""
    assert from_periods(to_periods(EVERY)) == tuple(EVERY)
    assert from_periods(to_periods([])) == ()


def test_a_period_has_the_days_of_its_fiscal_year():
    """1 April to 31 March."""
    [period] = to_periods([FiscalYear(2024)])
    assert period.start_time.date() == FiscalYear(2024).first_day
    assert period.end_time.date() == FiscalYear(2024).last_day


@pytest.mark.parametrize("freq", ["Y-DEC", "Q-MAR", "M", "D"])
def test_periods_of_another_frequency_are_refused(freq):
    """A calendar year lies in two fiscal years, so no answer would be right."""
    with pytest.raises(InvalidValueError) as caught:
        from_periods(pd.PeriodIndex(["2024-04-01"], freq=freq))
    assert "Y-MAR" in str(caught.value)


def test_a_missing_period_is_refused():
    """NaT is not a fiscal year."""
    with pytest.raises(InvalidValueError, match="NaT"):
        from_periods(pd.PeriodIndex(["2024", pd.NaT], freq="Y-MAR"))


def test_every_date_of_a_column_gets_the_fiscal_year_of_its_day():
    """Day by day over a leap year, as FiscalYear.of says; a missing date stays missing."""
    dates = pd.Series(pd.date_range("2023-12-01", "2025-05-01"))
    years = fiscal_years_of(dates)
    assert years.tolist() == [FiscalYear.of(day.date()).year for day in dates]
    assert years.dtype == "Int64"
    assert fiscal_years_of(pd.Series([pd.NaT, pd.Timestamp("2024-04-01")])).isna().tolist() == [True, False]


def test_a_column_of_text_is_not_guessed_at():
    """The caller parses dates; the function does not."""
    with pytest.raises(InvalidValueError, match="datetime64"):
        fiscal_years_of(pd.Series(["2024-04-01"]))
