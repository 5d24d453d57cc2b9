"""When."""

from datetime import date, datetime

import pytest

from dxmodel.errors import InvalidValueError, ParseError
from dxmodel.fiscal import FiscalSpan, FiscalYear, Month, When, as_day_or_month, as_fiscal_span
from dxmodel.plan.target import as_due_point
from tests.fiscal.rows import rows

PRINTED = {
    "2024-12-20": (
        "2024-12-20 令和6年12月20日 令和６年１２月２０日 2024年12月20日 令和六年十二月二十日 "
        "2024-12-20/2024-12-20 2024/12/20 ２０２４／１２／２０ 2024.12.20 R6.12.20 令和6.12.20 R6/12/20 "
        "令和6年12月20日現在 R6.12.20時点"
    ),
    "2025-06-30": (
        "2025/6/30 2025.6.30 R7.6.30 R7.06.30 令和7年6月末 令和7年6月末日 令和7年6月末日現在 R7.6月末"
    ),
    "2024-03-31": "令和5年度末時点 令和5年度末現在 令和6年3月末時点 H36.3月末現在",
    "R5": "令和5年度末 令和5年度中",
    "2020-04-01": "平成32年4月1日",
    "2019-05-01": "令和元年5月1日",
    "2024-02-29": "2024-02-29",
    "2024-12": "2024-12 令和6年12月 R6.12 2024.12 令和6年12月時点",
    "R6": "R6 令和6年度 FY2024 2024-04/R6",
    "2024-04-01/": "2024-04-01/ 令和6年4月1日以降 R6/",
    "/2024-04-01": "/2024-04-01 令和6年4月1日まで",
    "/2025-03-31": "令和6年度まで",
    "2024-04-01/2026-11-23": (
        "2024-04-01/2026-11-23 2024/4/1～2026/11/23 2024/4/1/2026/11/23 R6.4.1～R8.11.23"
    ),
    "2024-04": "2024-04-01～2024-04-30",
    "2024-04-01/2026-03-31": "R6/R7",
}
REFUSED = (
    "/ - 2024 2024年 令和6年 令和6 2024-02-30 2023-02-29 2024-12-00 2024-12-32 2024-13-01 20241220 "
    "2024-W01-1 2024-12-2 2024-12-20T00:00 R6.13.20 R6.2.30 2024/13/1 2024/6 R6/6 2024.6/30 12/20/2024 "
    "12月20日 令和6年末時点 令和元.3.1 令和6年12月①日 1868-03-31 9999-04-01 順次 ?"
)
PRINTED_WITH_SPACES = ("令和 6 年 12 月 20 日", "2024. 12. 20", "2024/12/20 0:00", "2024-12-20 00:00:00")
DOUBTFUL = When(date(2024, 4, 1), date(2026, 11, 23))


@pytest.mark.parametrize(("text", "canonical"), rows(PRINTED))
def test_a_printed_time_is_read(text, canonical):
    """A day, a month, a fiscal year, or from one to another."""
    assert str(When.parse(text)) == canonical


@pytest.mark.parametrize("text", PRINTED_WITH_SPACES)
def test_a_day_is_read_as_tables_space_it_and_spreadsheets_write_it(text):
    """With spaces, or with the midnight that a cell of a spreadsheet has."""
    assert When.parse(text) == When.on(date(2024, 12, 20))


@pytest.mark.parametrize(("text", "day"), {"45838": "2025-06-30", "３６５２６": "2000-01-01"}.items())
def test_the_number_of_a_day_in_a_spreadsheet_is_refused_with_the_day(text, day):
    """A cell that lost its format."""
    with pytest.raises(ParseError) as caught:
        When.parse(text)
    assert caught.value.code == "fiscal.number_of_day"
    assert caught.value.facts["accepted"][0] == day


def test_a_weekday_is_checked():
    """20 December 2024 was a Friday."""
    for text in ("令和6年12月20日（金）", "R6.12.20(金)", "2024/12/20(金曜日)"):
        assert When.parse(text).exact == date(2024, 12, 20)
    with pytest.raises(ParseError) as caught:
        When.parse("令和6年12月20日（土）")
    assert caught.value.facts["weekday"] == "金"


@pytest.mark.parametrize("kind", [When, Month, FiscalSpan])
def test_a_month_that_a_spreadsheet_rewrote_is_refused_with_the_month(kind):
    """Dec-24 may be a day of December, too."""
    with pytest.raises(ParseError) as caught:
        kind.parse("Dec-24")
    assert caught.value.code == "fiscal.rewritten_month"
    assert caught.value.facts["accepted"][0] == "2024-12"


@pytest.mark.parametrize("text", ["", *REFUSED.split()])
def test_anything_else_is_refused(text):
    """The error quotes the text; there is no consent for calendar years here."""
    with pytest.raises(ParseError) as caught:
        When.parse(text)
    assert text in str(caught.value)
    assert "year_ok" not in str(caught.value)


def test_what_cannot_be_a_time_cannot_be_built():
    """At least one bound, in order, and days rather than instants."""
    for bounds in ((), (date(2024, 4, 2), date(2024, 4, 1)), (datetime(2024, 4, 1),), (None, "2024-04-01")):
        with pytest.raises(InvalidValueError):
            When(*bounds)
    with pytest.raises(InvalidValueError):
        When(date(1868, 3, 31))


def test_by_answers_only_what_is_sure():
    """Surely by then, surely not by then, or in doubt."""
    assert [
        DOUBTFUL.by(date(*day)) for day in ((2024, 3, 31), (2024, 4, 1), (2026, 11, 22), (2026, 11, 23))
    ] == ([False, None, None, True])
    assert When(date(2024, 4, 1)).by(date(2100, 1, 1)) is None
    assert When(None, date(2024, 4, 1)).by(date(1900, 1, 1)) is None


def test_an_exact_time_is_never_in_doubt():
    """It has happened from its own day on."""
    when = When.on(date(2024, 12, 20))
    assert when.exact == date(2024, 12, 20)
    assert [when.by(date(2024, 12, day)) for day in (19, 20, 21)] == [False, True, True]
    assert DOUBTFUL.exact is None
    assert When(date(2024, 4, 1)).exact is None


def test_on_takes_a_day_a_month_or_a_fiscal_year():
    """Each becomes its first and last day."""
    assert When.on(FiscalYear(2024)) == When(date(2024, 4, 1), date(2025, 3, 31))
    assert When.on(Month(2024, 2)) == When(date(2024, 2, 1), date(2024, 2, 29))
    assert When.on(date(2024, 2, 1), "minutes").reason == "minutes"


def test_the_reason_is_part_of_the_value_and_not_of_its_text():
    """Two dates known equally badly for different reasons are two values."""
    assert When.parse("R6", "not dated") == When.on(FiscalYear(2024), "not dated") != When.parse("R6")
    assert str(When.parse("R6", "not dated")) == "R6"


@pytest.mark.parametrize(
    ("text", "japanese", "english"),
    [
        ("2024-12-20", "令和6年12月20日", "20 December 2024"),
        ("2024-12", "令和6年12月", "December 2024"),
        ("R6", "令和6年度", "FY2024"),
        ("2024-04-01/", "令和6年4月1日以降", "not before 1 April 2024"),
        ("/2019-04-30", "平成31年4月30日まで", "not after 30 April 2019"),
        (
            "2024-04-01/2026-11-23",
            "令和6年4月1日～令和8年11月23日",
            "between 1 April 2024 and 23 November 2026",
        ),
        ("1872-12-31", "1872年12月31日", "31 December 1872"),
    ],
)
def test_a_time_is_formatted_in_two_languages(text, japanese, english):
    """In era years, as the documents do; before 1873 in Western ones."""
    when = When.parse(text)
    assert (f"{when:ja}", f"{when:en}") == (japanese, english)


@pytest.mark.parametrize(
    ("text", "code", "facts"),
    [
        ("2025-02-30", "fiscal.no_such_day", (Month(2025, 2), 28)),
        ("令和7年2月30日", "fiscal.no_such_day", (Month(2025, 2), 28)),
        ("令和7年2月30日（月）", "fiscal.no_such_day", (Month(2025, 2), 28)),
        ("2024/2/30", "fiscal.no_such_day", (Month(2024, 2), 29)),
        ("R5.4.31", "fiscal.no_such_day", (Month(2023, 4), 30)),
        ("２０２５.６.３１", "fiscal.no_such_day", (Month(2025, 6), 30)),
        ("2025-06-00", "fiscal.no_such_day", (Month(2025, 6), 30)),
        ("2025-13-01", "fiscal.no_such_month", (13,)),
        ("2025-00-10", "fiscal.no_such_month", (0,)),
        ("R7.13.1", "fiscal.no_such_month", (13,)),
        ("令和5年13月", "fiscal.no_such_month", (13,)),
        ("令和5年13月1日", "fiscal.no_such_month", (13,)),
        ("令和5年13月末", "fiscal.no_such_month", (13,)),
        ("2024-04-01/2025-02-30", "fiscal.no_such_day", (Month(2025, 2), 28)),
    ],
)
@pytest.mark.parametrize("read", [When.parse, as_due_point, as_fiscal_span, as_day_or_month])
def test_a_day_that_no_month_has_is_named(read, text, code, facts):
    """Whatever is read: a date, a due date, a period, the day of a count."""
    with pytest.raises(ParseError) as caught:
        read(text)
    assert caught.value.code == code
    assert tuple(value for name, value in caught.value.facts.items() if name != "text") == facts
