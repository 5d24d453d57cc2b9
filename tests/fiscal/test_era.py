"""The era table and the years it counts."""

from datetime import date, datetime, timedelta

import pytest
from japanera import EraDate

from dxmodel.errors import InvalidValueError, ParseError, UnknownNameError
from dxmodel.fiscal import ERAS, FiscalYear, Month, When, era_year


def days(first: date, last: date):
    """Yield every day from *first* to *last*."""
    return (first + timedelta(n) for n in range((last - first).days + 1))


def test_every_day_since_1873_has_the_era_year_of_an_independent_table():
    """83,278 days agree with japanera."""
    for day in days(date(1873, 1, 1), date(2100, 12, 31)):
        era, year = era_year(day)
        oracle = EraDate.from_date(day)
        assert (era.name, year) == (oracle.era.kanji, day.year - oracle.era.since.year + 1), day


def test_an_era_year_grows_on_new_years_day_and_starts_at_one_with_an_era():
    """Walked a day at a time, the count needs no calendar but the five first days."""
    first_days = {date(1912, 7, 30), date(1926, 12, 25), date(1989, 1, 8), date(2019, 5, 1)}
    count = 6
    for day in days(date(1873, 1, 2), date(2100, 12, 31)):
        count = 1 if day in first_days else count + ((day.month, day.day) == (1, 1))
        assert era_year(day)[1] == count, day


def test_a_lunisolar_date_is_refused():
    """The day after 明治5年12月2日 was 1873-01-01; the days before have no Gregorian era date."""
    with pytest.raises(InvalidValueError) as caught:
        era_year(date(1872, 12, 31))
    assert caught.value.code == "fiscal.lunisolar"


def test_a_datetime_is_its_day():
    """The hour does not matter, not even on the day that an era begins."""
    assert era_year(datetime(2019, 5, 1, 0, 30)) == era_year(date(2019, 5, 1))


def test_eras_are_in_order_and_named_apart():
    """No two eras share a first day, a name or a letter."""
    assert [era.start for era in ERAS] == sorted({era.start for era in ERAS})
    assert len({era.name for era in ERAS}) == len({era.letter for era in ERAS}) == len(ERAS) == 5


def test_an_era_has_three_text_forms():
    """A letter, a name, and a name in English."""
    era = ERAS[-1]
    assert (str(era), f"{era}", f"{era:ja}", f"{era:en}") == ("R", "R", "令和", "Reiwa")
    with pytest.raises(UnknownNameError):
        format(era, "fr")


@pytest.mark.parametrize("text", ["令和元年4月", "平成元年1月7日", "昭和元年12月24日", "明治5年12月"])
def test_a_date_before_its_era_is_refused(text):
    """The era had not begun; the error says when it did."""
    with pytest.raises(ParseError) as caught:
        When.parse(text)
    assert caught.value.code == "fiscal.before_era"
    assert str(caught.value.facts["start"]) in caught.value.describe("ja")


@pytest.mark.parametrize(
    ("text", "month"), [("平成33年4月", Month(2021, 4)), ("昭和64年1月", Month(1989, 1))]
)
def test_a_date_after_its_era_is_read(text, month):
    """Plans printed years of 平成 that never came."""
    assert Month.parse(text) == month


def test_the_era_of_a_fiscal_year_is_that_of_its_first_day_except_in_2019():
    """FY1926 is 大正15年度; but all of FY2019 is 令和元年度."""
    years = (1868, 1911, 1912, 1926, 1927, 1988, 1989, 2018, 2019, 2117, 2118)
    assert [str(FiscalYear(year)) for year in years] == (
        ["M1", "M44", "M45", "T15", "S2", "S63", "H1", "H30", "R1", "R99", "FY2118"]
    )
    in_japanese = [format(FiscalYear(year), "ja") for year in (1989, 2019, 2117, 2118)]
    assert in_japanese == ["平成元年度", "令和元年度", "令和99年度", "2118年度"]
