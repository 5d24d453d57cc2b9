"""Month."""

from datetime import date, datetime

import pytest

from dxmodel.errors import InvalidValueError, ParseError
from dxmodel.fiscal import FiscalYear, Month
from tests.fiscal.rows import rows

PRINTED = {
    (
        2024,
        1,
    ): "2024-01 ２０２４－０１ 2024年1月 2024年01月 令和6年1月 令和６年１月 令和六年一月 R6年1月 ㋿6年1月 "
    "R6.1 Ｒ６．１ 2024.1 2024.01 令和6.1 R6.1月 令和6年1月末 令和6年1月末日現在 R6.1月末時点",
    (2019, 12): "令和元年12月 令和元年十二月",
    (2019, 4): "平成31年4月",
    (2020, 4): "平成32年4月",
    (1873, 1): "明治6年1月",
    (1989, 1): "昭和64年1月 平成元年1月",
    (1926, 12): "大正15年12月 昭和元年12月",
    (1868, 4): "1868年4月",
    (9999, 3): "9999-03",
}
REFUSED = (
    "2024 R6 令和6年 令和6年度 令和6年度1月 2024-1 2024-00 2024-13 2024/01 202401 1月 "
    "令和6年元月 R6/1 R6.13 R6.1.1 2024.010 令和6年①月 2024-01-01 1868年3月 9999-04 2024-٠1"
)


@pytest.mark.parametrize(("text", "month"), rows(PRINTED))
def test_a_printed_month_is_read(text, month):
    """In either calendar, in any digits."""
    assert Month.parse(text) == Month(*month)


@pytest.mark.parametrize("text", ["", *REFUSED.split()])
def test_anything_else_is_refused_and_the_error_lists_accepted_spellings(text):
    """The error quotes the text and shows how to write it."""
    with pytest.raises(ParseError) as caught:
        Month.parse(text)
    assert text in str(caught.value)
    assert "令和6年1月" in str(caught.value)


@pytest.mark.parametrize(
    "expected", [(2024, 0), (2024, 13), (2024, True), (2024.0, 1), ("2024", 1), (1868, 3), (9999, 4)]
)
def test_what_cannot_be_a_month_cannot_be_built(expected):
    """Every month lies in a fiscal year that exists."""
    with pytest.raises(InvalidValueError):
        Month(*expected)


def test_january_to_march_lie_in_the_fiscal_year_before():
    """令和6年1月 lies in R5, 令和6年4月 in R6."""
    assert [Month(2024, month).fiscal_year.year for month in (1, 3, 4, 12)] == [2023, 2023, 2024, 2024]


def test_a_month_knows_its_days():
    """Leap years too."""
    assert Month(2024, 2).last_day == date(2024, 2, 29)
    assert Month(2023, 2).last_day == date(2023, 2, 28)
    assert Month.of(date(2024, 2, 29)) == Month(2024, 2)
    assert date(2024, 2, 1) in Month(2024, 2)
    assert datetime(2024, 2, 29, 23, 59) in Month(2024, 2)
    assert date(2023, 2, 1) not in Month(2024, 2)
    assert FiscalYear(2024) not in Month(2024, 2)


def test_a_month_has_three_text_forms():
    """Before 1873 months are counted in Western years, for the Japanese ones were lunisolar."""
    assert [format(Month(2019, 4), language) for language in ("", "ja", "en")] == (
        ["2019-04", "平成31年4月", "April 2019"]
    )
    in_japanese = [format(Month(*month), "ja") for month in ((2019, 5), (1989, 1), (1873, 1), (1872, 12))]
    assert in_japanese == ["令和元年5月", "昭和64年1月", "明治6年1月", "1872年12月"]
