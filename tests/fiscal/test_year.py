"""FiscalYear."""

from datetime import date, datetime

import pytest

from dxmodel.errors import InvalidValueError, ParseError
from dxmodel.fiscal import FiscalSpan, FiscalYear, Month
from tests.fiscal.rows import rows

PRINTED = {
    2024: (
        "令和6年度 令和６年度 令和六年度 令和06年度 ㋿6年度 令和6年度末 R6 Ｒ６ R6年度 R06 FY2024 "
        "ＦＹ２０２４ 2024年度 ２０２４年度 2024年度末 FY2024年度 令和6年度(2024) 2024(令和6)年度 "
        "2024年度(令和6年度) FY2024(R6) R6(2024) 2024(R6) R6/2024 令和6年度末時点 令和6年度末現在 "
        "令和6年度時点 令和6年度中 "
        "令和6年度内 R6年度末現在"
    ),
    2019: (
        "令和元年度 令和１年度 R元 R1 平成31年度 H31 ㍻31年度 H31/R1 H31・R1 平成31/令和元年度 "
        "平成31年度・令和元年度"
    ),
    2020: "平成32年度 令和2年度(2020年度) 令和２年度（2020年度）",
    2021: "平成33年度 平成三十三年度 平成三三年度",
    2028: "令和十年度",
    2038: "令和二十年度",
    2022: (
        "令和5年3月末 令和5年3月末時点 令和5年3月末日現在 R5.3月末 令和5年3月31日現在 2023年3月末 "
        "平成35年3月末"
    ),
    2018: "平成31年3月末時点",
    1989: "昭和64年度",
    1926: "S元年度 ㍼元年度 ㍽15年度 T15",
    1912: "㍾45年度",
    1868: "M1 1868年度",
    9998: "9998年度",
    2016: "平成28(2016)年度 平成28（2016）年度",
}
WITH_CONSENT = {
    2024: "令和6年 令和６年 R6年 2024年 令和6(2024)年 令和6年(2024年)",
    2026: "2026 ２０２６",
}
REFUSED = (
    "18 6 令和５ 令和元 令和 R - 平成22 R0 R00 令和0年度 令和〇年度 R100 令和100年度 年度 6年度 24年度 "
    "2024-25 2024/25 R4-R6 令和4年度～令和6年度 令和6年度以降 r6 fy2024 R.6 R① 令和①年度 令和Ⅵ年度 令和٦年度 "
    "R² 令和十十年度 令和6年度1月 R5/R6 R5・R6 H31/R2 R6/R7年度 R6.3 2024-04 FY24 FY2024年 1867年度 "
    "9999年度 0000年度 02024年度 令和6年度度 "
    "令和6年末 令和6年9月末 令和元年3月末 令和6年3月 令和6年3月31日 令和6年時点 令和6年度年度末 R6時点 "
    "R6() R6(x) (2024)年度 ((2024))年度 R6;R7 nan None "
    "10**10**10"
)


@pytest.mark.parametrize(("text", "year"), rows(PRINTED))
def test_a_printed_fiscal_year_is_read(text, year):
    """Every spelling found in plans, with consent or without."""
    assert FiscalYear.parse(text) == FiscalYear.parse(text, year_ok=True) == FiscalYear(year)


@pytest.mark.parametrize(("text", "year"), rows(WITH_CONSENT))
def test_a_calendar_year_is_read_only_with_consent(text, year):
    """令和6年 may or may not mean 令和6年度; only the caller can know."""
    assert FiscalYear.parse(text, year_ok=True) == FiscalYear(year)
    with pytest.raises(ParseError) as caught:
        FiscalYear.parse(text)
    assert caught.value.code == "fiscal.calendar_year"
    assert text in str(caught.value)


@pytest.mark.parametrize("year_ok", [False, True])
@pytest.mark.parametrize("text", ["", *REFUSED.split()])
def test_anything_else_is_refused_and_the_error_lists_accepted_spellings(text, year_ok):
    """Doubt is an error that quotes the text and shows how to write it."""
    with pytest.raises(ParseError) as caught:
        FiscalYear.parse(text, year_ok=year_ok)
    for language in ("ja", "en"):
        assert text in caught.value.describe(language)
        assert "令和6年度" in caught.value.describe(language)


def test_space_around_the_text_and_beside_japanese_is_not_part_of_it():
    """Between two numbers it is."""
    assert FiscalYear.parse(" R6 ") == FiscalYear.parse("　令和6年度　\n") == FiscalYear(2024)
    for text in ("R 6", "令和 6年度", "令和\u30006 年 度", "令和\n6年度", "FY 2024"):
        assert FiscalYear.parse(text) == FiscalYear(2024)
    for text in ("20 24年度", "R6 R6", "R 1 0 0", " "):
        with pytest.raises(ParseError):
            FiscalYear.parse(text)


def test_two_sides_that_disagree_are_refused_and_both_named():
    """平成28(2017)年度 is a printing error; which side is correct is not known."""
    with pytest.raises(ParseError) as caught:
        FiscalYear.parse("平成28(2017)年度")
    assert "平成28年度" in caught.value.describe("ja")
    assert "平成29年度" in caught.value.describe("ja")
    assert "FY2016" in caught.value.describe("en")
    assert "FY2017" in caught.value.describe("en")


def test_hostile_text_is_refused_and_quoted_only_in_part():
    """Ten megabytes are not looked at, and not repeated in the error."""
    with pytest.raises(ParseError) as caught:
        FiscalYear.parse("令和6年度" * 2_000_000)
    assert len(str(caught.value)) < 200
    with pytest.raises(ParseError):
        FiscalYear.parse("R6" + " " * 100)


@pytest.mark.parametrize("expected", [True, 2024.0, "2024", None, 1867, 9999, -1])
def test_what_cannot_be_a_fiscal_year_cannot_be_built(expected):
    """Only ints from 1868 to 9998; True is not 1."""
    with pytest.raises(InvalidValueError) as caught:
        FiscalYear(expected)
    assert repr(expected) in str(caught.value)


def test_the_ends_of_the_range_work_and_their_neighbours_do_not():
    """Both outermost years have all their days."""
    assert FiscalYear.MIN.first_day == date(1868, 4, 1)
    assert FiscalYear.MAX.last_day == date(9999, 3, 31)
    with pytest.raises(InvalidValueError):
        FiscalYear.MAX + 1
    with pytest.raises(InvalidValueError):
        FiscalYear.MIN - 1


def test_a_fiscal_year_holds_the_days_and_months_from_april_to_march():
    """1 April and 31 March are in; the days beside them are not."""
    year = FiscalYear(2024)
    assert date(2024, 4, 1) in year
    assert date(2025, 3, 31) in year
    assert datetime(2025, 3, 31, 23, 59) in year
    assert date(2024, 3, 31) not in year
    assert date(2025, 4, 1) not in year
    assert Month(2025, 3) in year
    assert Month(2024, 3) not in year
    assert FiscalSpan(Month(2024, 5), Month(2024, 7)) in year
    assert FiscalSpan(year, year + 1) not in year
    assert "2024-04-01" not in year
    assert date(1, 1, 1) not in year


def test_fiscal_years_are_ordered_in_time():
    """R1 comes after H30."""
    assert sorted(map(FiscalYear.parse, ["R6", "H30", "S63", "R1"])) == [
        FiscalYear(year) for year in (1988, 2018, 2019, 2024)
    ]
