from contextlib import suppress
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmodel.errors import DxError, ParseError
from dxmodel.tables import CellFault, SheetCell, decimals_shown, shown
from dxmodel.tables.number_format import BUILTIN, day_or_time, is_date_format

NUMBERS = [
    ("0.505", "0.0%", "50.5%"),
    ("0.505", "General", "0.505"),
    ("0.30000000000000004", "General", "0.3"),
    ("0.3333333333333333", "General", "0.333333333333"),
    ("1234567890123", "General", "1234567890123"),
    ("1E-20", "General", "0"),
    ("1234.5", "#,##0", "1,235"),
    ("-1234.5", "#,##0", "-1,235"),
    ("2.675", "0.00", "2.68"),
    ("1.005", "0.00", "1.01"),
    ("23.2", "0.00", "23.20"),
    ("5", "0.##", "5"),
    ("0.5", "#.0", "0.5"),
    ("120", '0"件"', "120件"),
    ("120", "0件", "120件"),
    ("1200", '"約"#,##0"人"', "約1,200人"),
    ("1234", '#,##0\\ "千円"', "1,234 千円"),
    ("1234", '[$¥-411]#,##0;[Red]\\-[$¥-411]#,##0', "¥1,234"),
    ("-1234", BUILTIN["6"], "¥-1,234"),
    ("-3.5", "0.0;▲0.0", "▲3.5"),
    ("-1234", '#,##0;"▲ "#,##0', "▲ 1,234"),
    ("-1234", "#,##0_);[Red]\\(#,##0\\)", "-1,234"),
    ("-1234", '#,##0"件";（#,##0"件"）', "-1,234件"),
    ("-3", "[赤]0;[赤]0", "-3"),
    ("-0.3", "0;▲0", "0"),
    ("-0.5", "0.00E+00", "-5.00E-01"),
    ("0", BUILTIN["41"], "-"),
    ("-5", BUILTIN["41"], "-5"),
    ("5", "0;;;", "5"),
    ("-5", "0;;;", ""),
    ("0", "#,###", ""),
    ("1234000", "#,##0,", "1,234"),
    ("1234567", '0.0,"千円"', "1234.6千円"),
    ("12", "000", "012"),
    ("45", "00-00", "00-45"),
    ("1.5", "[h]:mm", "36:00"),
    ("0.5", "# ?/?", "1/2"),
    ("-12.345", "# ??/??", "-12 10/29"),
    ("0.99", "# ?/?", "1"),
    ("12345", "0.00E+00", "1.23E+04"),
    ("99.95", "0.0E+0", "1.0E+2"),
    ("5", "[$-1000409]0", "5"),
    ("5", '[>=100]0"超";0.0', "5.0"),
    ("150", '[>=100]0"超";0.0', "150超"),
    ("1", '[=1]"済";"未"', "済"),
    ("12", 'General"件"', "12件"),
    ("12", "G/標準", "12"),
    ("60", "yyyy/m/d", "########"),
    ("12.5", "0.0_ ;[赤]\\-0.0\\ ", "12.5"),
    ("1E300", '0"件"', f"1{'0' * 300}件"),
]  # fmt: skip
MOMENTS: list[tuple[date | time, str, str]] = [
    (date(2024, 4, 1), "yyyy/m/d", "2024/4/1"),
    (date(2024, 4, 1), '[$-411]ggge"年度"', "令和6年度"),
    (date(2024, 4, 1), 'yyyy"年度"', "2024年度"),
    (date(2025, 3, 31), '[$-411]ggge"年"m"月"d"日";@', "令和7年3月31日"),
    (date(2019, 5, 1), '[$-411]ggge"年"m"月"', "令和1年5月"),
    (date(2019, 5, 1), '[$-ja-JP-x-gannen]ggge"年"m"月"d"日";@', "令和元年5月1日"),
    (date(2019, 4, 30), BUILTIN["57"], "H31.4.30"),
    (date(2024, 4, 1), "[$-1030411]ggge\\年m\\月d\\日", "令和6年4月1日"),
    (date(1989, 1, 7), "[$-411]gge.mm.dd", "昭64.01.07"),
    (date(2025, 1, 2), BUILTIN["56"], "1月2日"),
    (date(2025, 1, 2), BUILTIN["16"], "2-Jan"),
    (date(2025, 1, 2), "aaaa", "木曜日"),
    (datetime(2025, 1, 2, 3, 4), "yyyy/m/d h:mm", "2025/1/2 3:04"),
    (datetime(2025, 1, 2, 15, 4, 5, 500_000), "mm:ss.0", "04:05.5"),
    (time(18, 5), "h:mm AM/PM", "6:05 PM"),
    (time(0, 5), 'h"時"mm"分"', "0時05分"),
    (date(2025, 1, 2), "[$-F800]dddd, mmmm dd, yyyy", "2025年1月2日"),
]


def test_a_number_is_shown_as_the_spreadsheet_shows_it():
    """Decimals, percent, literals, negative sections, scaling, fractions; half is rounded up."""
    for number, number_format, text in NUMBERS:
        assert shown(SheetCell(Decimal(number), number_format)) == text, (number, number_format)


def test_a_day_is_shown_with_its_era():
    """The formats of the Japanese Excel, also those that a workbook names by a number alone."""
    for moment, number_format, text in MOMENTS:
        assert is_date_format(number_format)
        assert shown(SheetCell(moment, number_format)) == text, (moment, number_format)


def test_what_is_no_number_is_shown_too():
    """A text as it is, with what its format adds; a truth value; an error."""
    assert shown(SheetCell(" 約5件 ", "0.0")) == " 約5件 "
    assert shown(SheetCell("田中", '@"様"')) == "田中様"
    assert shown(SheetCell(True)) == "TRUE"
    assert shown(SheetCell(CellFault("tables.error_value", "#N/A"))) == "#N/A"


@pytest.mark.parametrize(
    "number_format",
    [
        "[DBNum1]0",
        "0foo",
        "[h",
        "0;0;0;0;0",
        "0%%",
        "e",
        "[$-41E]mmmm",
        "[$-D000411]0",
        "[$-60411]d",
        '[$-30411]yyyy"年"',
        "0.0.0",
    ],
)
def test_a_format_that_is_not_understood_is_named(number_format):
    """It is never guessed what would be shown."""
    with pytest.raises(ParseError) as error:
        shown(SheetCell(Decimal(5), number_format))
    assert error.value.facts == {"found": number_format}


def test_the_decimals_that_are_shown_are_known():
    """None where a format shows as many as there are."""
    formats = {
        "0": 0,
        "#,##0.00": 2,
        "0.0%": 1,
        "0.0;▲0.00": 1,
        "General": None,
        "# ?/?": None,
        "0.0E+0": None,
    }
    assert {each: decimals_shown(SheetCell(Decimal(1), each)) for each in formats} == formats
    assert decimals_shown(SheetCell(Decimal(-1), "0.0;▲0.00")) == 2
    assert decimals_shown(SheetCell("5", "0.0")) is None


def test_days_are_counted_from_1900_with_a_day_that_did_not_exist_or_from_1904():
    """Beyond the calendar a number stays a number."""
    assert day_or_time(Decimal(1)) == date(1900, 1, 1)
    assert day_or_time(Decimal(59)) == date(1900, 2, 28)
    assert day_or_time(Decimal(60)) == Decimal(60)
    assert day_or_time(Decimal(61)) == date(1900, 3, 1)
    assert day_or_time(Decimal(45383) - 1462, is_from_1904=True) == date(2024, 4, 1)
    assert day_or_time(Decimal("45383.9999999999")) == date(2024, 4, 2)
    for beyond in ("-1", "2958466", "2958465.9999999999", "1E300", "0"):
        assert day_or_time(Decimal(beyond)) == Decimal(beyond)


PIECES = st.sampled_from([
    "0", "#", "?", ".", ",", "%", "E+", "@", ";", "General", '"件"', "\\(", "_)", "* ",
    "[Red]", "[h]", "[>=1]", "[$-411]",
    "g", "ggg", "e", "yyyy", "m", "mm", "d", "aaa", "h", "ss", "AM/PM", "/", "年",
    "-", "▲", "[", "x", "30411", '"',
])  # fmt: skip


@given(
    st.one_of(st.lists(PIECES, max_size=8).map("".join), st.text(max_size=8)),
    st.one_of(
        st.floats(allow_nan=False, allow_infinity=False).map(lambda each: Decimal(repr(each))),
        st.dates(), st.datetimes(), st.times(), st.text(max_size=5), st.booleans(),
    ),
)  # fmt: skip
def test_no_format_gives_an_unplanned_exception(number_format, content):
    """It shows a text, or is an error of this library."""
    cell = SheetCell(content, number_format)
    with suppress(DxError):
        assert isinstance(shown(cell), str)
        decimals_shown(cell)
