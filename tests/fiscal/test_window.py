"""Counting windows: which months, and to which fiscal year they belong; the place of a day in time."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmodel.errors import DxError
from dxmodel.fiscal import CountingWindow, FiscalSpan, FiscalYear, place_in_time
from dxmodel.testing.fiscal import counting_windows, fiscal_years

R6 = FiscalYear(2024)


@pytest.mark.parametrize(
    ("text", "canonical", "months_of_r6"),
    [
        ("暦年", "01/12", "2024-01/2024-12"),
        ("1～12月", "01/12", "2024-01/2024-12"),
        ("7～3月", "07/03", "2024-07/2025-03"),
        ("７月から翌年３月まで", "07/03", "2024-07/2025-03"),
        ("4-3", "04/03", "2024-04/2025-03"),
        ("12～3月", "12/03", "2024-12/2025-03"),
        ("1～6月", None, None),  # three months in each of two fiscal years
        ("1月～6月（終わる年度）", "01/06 end", "2024-01/2024-06"),
        ("01/06 start", "01/06 start", "2025-01/2025-06"),
        ("10/9", None, None),
        ("10月～翌年9月 (始まる年度)", "10/09 start", "2024-10/2025-09"),
        ("10/09 end", "10/09 end", "2023-10/2024-09"),
        ("10～10月", "10/10", "2024-10/2024-10"),
        ("7/3 end", None, None),  # the months decide it
        ("13/3", None, None),
        ("0～3月", None, None),
        ("春", None, None),
        ("7月", None, None),
        ("7月、9月", None, None),
    ],
)
def test_a_window_is_a_run_of_months_of_one_fiscal_year(text, canonical, months_of_r6):
    """It belongs to the fiscal year that holds most of its months; of as many, the text says which."""
    if canonical is None:
        with pytest.raises(DxError):
            CountingWindow.parse(text)
        return
    window = CountingWindow.parse(text)
    assert str(window) == canonical
    assert CountingWindow.parse(canonical) == window
    assert window.of(R6) == FiscalSpan.parse(months_of_r6)


@given(counting_windows(), fiscal_years(min_value=FiscalYear(1870), max_value=FiscalYear(9990)))
def test_most_months_of_a_window_lie_in_its_year(window, year):
    """And every part of it belongs to the same year."""
    months = window.of(year).months
    inside = sum(month in year for month in months)
    assert 2 * inside >= len(months)
    assert (2 * inside == len(months)) is (window.year is not None)
    assert window.year_of(FiscalSpan(months[0], months[-1])) == year
    assert window.year_of(FiscalSpan(months[0], months[0])) == year
    assert CountingWindow.parse(format(window, "ja")) == window


@pytest.mark.parametrize(
    ("day", "place"),
    [
        (date(2025, 3, 31), 2024),
        (date(2024, 3, 31), 2023),
        (date(2024, 4, 1), 2023 + Fraction(1, 365)),
        (date(2022, 5, 25), 2021 + Fraction(55, 365)),
        (date(2023, 4, 1), 2022 + Fraction(1, 366)),
        (date(9999, 3, 31), 9998),
    ],
)
def test_the_end_of_a_year_is_its_number(day, place):
    """A day lies between the numbers of two years, by the days of its year that have passed."""
    assert place_in_time(day) == place


@given(st.dates(date(1870, 1, 1), date(9999, 3, 30)), st.none() | counting_windows())
def test_a_later_day_has_a_later_place(day, window):
    """Whatever the window, and each year is as long as any other."""
    tomorrow = date.fromordinal(day.toordinal() + 1)
    assert (
        Fraction(1, 366) <= place_in_time(tomorrow, window) - place_in_time(day, window) <= Fraction(1, 365)
    )


@given(counting_windows(), fiscal_years(min_value=FiscalYear(1870), max_value=FiscalYear(9990)))
def test_a_window_ends_at_the_number_of_its_year(window, year):
    """So that whole values have whole places."""
    assert place_in_time(window.of(year).last_day, window) == year.year
