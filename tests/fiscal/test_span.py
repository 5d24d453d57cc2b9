"""FiscalSpan."""

from datetime import date, datetime

import pytest

from dxmodel.errors import InvalidValueError, ParseError
from dxmodel.fiscal import FiscalSpan, FiscalYear, Month
from tests.fiscal.rows import rows

PRINTED = {
    "R4/R6": (
        "令和4年度〜令和6年度 令和４年度～令和６年度 R4～R6 R4–R6 R4-R6 R4—R6 R4―R6 R4~R6 R4－R6 R4/R6 "
        "令和4～6年度 令和4年度～6年度 R4から3か年"
    ),
    "R4/R10": "FY2022–FY2028 令和4年度から令和10年度まで 令和4年度～令和10年度末",
    "H30/R4": "平成30～令和4年度",
    "R1/R5": "令和元～5年度",
    "R3/R7": "2021〜2025年度 2021-2025年度 2021年度〜2025年度 2021～25年度 2021年度～25年度",
    "R5/R7": (
        "令和5年度から令和7年度までの3年間 令和５年度～令和７年度（３年間） 令和5～7年度の3か年 "
        "R5～R7の三カ年 2023～25年度（3か年計画）"
    ),
    "R6/R13": "令和6年度(2024)〜令和13年度(2031) 令和6(2024)～令和13(2031)年度",
    "R1/R3": "平成31年度～平成33年度",
    "R4/R11": "令和4年度から8年間 令和４年度から８年間 令和4年度から八年間",
    "2022-10/2024-09": "令和4年10月から2年間",
    "R4/": "R4～ 令和４年度～",
    "R5/": "R5～ 令和5年度より 令和5年度から",
    "R8/": "令和８年度以降 R8/",
    "/R6": "～R6 令和6年度まで 令和6年度末まで ～令和6年度まで /R6",
    "R6": "令和6年度 R6 令和6年度末時点 令和6年度中",
    "R1": "H31/R1 平成31/令和元年度 平成31・令和元年度 H31・R1",
    "2024-01": "2024-01 令和6年1月",
    "2022-12/R8": "令和4年12月〜令和8年度 2022-12-R8",
    "2023-01/2025-03": "2023年1月〜2025年3月",
    "2024-01/2024-03": "令和6年1月～3月 2024-01-2024-03",
    "2024-01/": "令和6年1月以降",
    "2023-03": "R5.3 2023.3 R5.3月 令和5年3月時点",
    "R4": "令和4年度から1年間 令和5年3月末時点 令和5年3月末現在 H35.3月末 令和5年3月31日現在",
    "2022-04/2023-03": "令和4年4月～令和5年3月末",
    "2022-09": "令和4年9月末時点",
    "2022-04/2027-03": (
        "2022年4月～2027年3月 令和4年4月～9年3月 2022.4～2027.3 令和4年4月1日から令和9年3月31日まで "
        "R4.4.1～R9.3.31 2022/4/1～2027/3/31"
    ),
}
PRINTED_WITH_SPACES = {
    "令和 6 年度": "R6",
    "令和\n６\u3000年度": "R6",
    "FY 2024": "R6",
    "令和 4 年度 から 令和 8 年度 まで": "R4/R8",
    "令和 6 年 10 月 ～ 令和 7 年 3 月": "2024-10/2025-03",
}
WITH_CONSENT = {
    "R3/R6": "2021~2024 2021-2024",
    "R6/R10": "令和６年から令和１０年まで",
    "/R6": "令和6年まで",
    "R5/": "令和5年より",
    "R6": "2024年",
    "R4/R6": "令和4～6年",
    "H21/H26": "2009~14年",
    "R5/R9": "2023～27年の5年",
    "R4/R8": "令和4年から令和8年までの5年間 2022〜2026 2022年から5年間 2022年度～2026",
}
REFUSED = (
    "- ～ / から まで 以降 ～まで R4～まで 18 令和５ 令和5 令和 2024-25 2024/25 2024～25 FY2024-25 "
    "4～6年度 R4//R6 R4～R6～R8 "
    "R4,R6 令和4年度、令和6年度 令和4年度から0年間 令和4年度から年間 令和4年度以降まで R4～6 R4/6 R4・R5 "
    "R4からR6の0年間 2024-04-01 令和4年4月2日～令和5年3月31日 R4.4.1～R5.3.30 令和4年度からの年間 "
    "R4～の3年間 2022年度～2年度 "
    "未定 ①～③ R4..R6 令和6年度から令和10年度以降"
)
R4_R10 = FiscalSpan(FiscalYear(2022), FiscalYear(2028))
MID_YEAR = FiscalSpan(Month(2022, 12), FiscalYear(2026))
FROM_R8, UNTIL_R6 = FiscalSpan(FiscalYear(2026)), FiscalSpan(None, FiscalYear(2024))


@pytest.mark.parametrize(("text", "canonical"), rows(PRINTED))
def test_a_printed_span_is_read(text, canonical):
    """Every spelling found in plans, with consent or without."""
    span = FiscalSpan.parse(text)
    assert str(span) == canonical
    assert span == FiscalSpan.parse(canonical) == FiscalSpan.parse(text, year_ok=True)


@pytest.mark.parametrize(("text", "canonical"), rows(WITH_CONSENT))
def test_calendar_years_are_read_only_with_consent(text, canonical):
    """2022〜2026 may or may not be fiscal years."""
    assert str(FiscalSpan.parse(text, year_ok=True)) == canonical
    with pytest.raises(ParseError) as caught:
        FiscalSpan.parse(text)
    assert caught.value.code == "fiscal.calendar_year"
    assert text in str(caught.value)


@pytest.mark.parametrize(("text", "canonical"), PRINTED_WITH_SPACES.items())
def test_spaces_beside_japanese_text_mean_nothing(text, canonical):
    """A heading of a table is spaced out or broken into lines."""
    assert str(FiscalSpan.parse(text)) == canonical


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("令和5年度から令和7年度までの4年間", 36),
        ("令和5～7年度（2か年）", 36),
        ("令和6年10月から令和8年9月までの3年間", 24),
    ],
)
def test_a_stated_length_must_be_that_of_the_span(text, months):
    """One of the two is wrong, and neither is chosen."""
    with pytest.raises(InvalidValueError) as caught:
        FiscalSpan.parse(text)
    assert caught.value.code == "fiscal.other_length"
    assert caught.value.facts["months"] == months


def test_a_span_that_starts_within_a_year_is_as_long_as_the_years_it_touches():
    """As plans count; or as the years that its months make."""
    assert str(FiscalSpan.parse("令和4年12月～令和8年度（5年間）")) == "2022-12/R8"
    assert str(FiscalSpan.parse("令和6年10月から令和8年9月までの2年間")) == "2024-10/2026-09"


@pytest.mark.parametrize("year_ok", [False, True])
@pytest.mark.parametrize("text", ["", *REFUSED.split()])
def test_anything_else_is_refused_and_the_error_lists_accepted_spellings(text, year_ok):
    """The error quotes the text and shows how to write it."""
    with pytest.raises(ParseError) as caught:
        FiscalSpan.parse(text, year_ok=year_ok)
    assert text in str(caught.value)
    assert "R4/R10" in str(caught.value)


def test_space_around_a_dash_is_not_part_of_it():
    """Space alone joins nothing."""
    assert (
        FiscalSpan.parse("令和4年度 ～ 令和6年度") == FiscalSpan.parse("R4 – R6") == FiscalSpan.parse("R4/R6")
    )
    with pytest.raises(ParseError):
        FiscalSpan.parse("R4 R6")


@pytest.mark.parametrize("text", ["R6/R4", "令和6年度～令和4年度", "令和6年10月～3月", "R6～2024-03"])
def test_a_span_that_ends_before_it_starts_is_impossible(text):
    """Read, understood, and refused."""
    with pytest.raises(InvalidValueError) as caught:
        FiscalSpan.parse(text)
    assert caught.value.code == "fiscal.backwards"


def test_a_span_without_ends_cannot_be_built():
    """It would be all of time."""
    with pytest.raises(InvalidValueError):
        FiscalSpan()


@pytest.mark.parametrize("expected", [2024, "R4", date(2024, 4, 1)])
def test_an_end_is_a_fiscal_year_or_a_month(expected):
    """Text is for parse, and a day is no end."""
    for ends in ((expected, None), (None, expected)):
        with pytest.raises(InvalidValueError, match="FiscalYear"):
            FiscalSpan(*ends)


def test_ends_of_two_kinds_meet_within_a_year():
    """A month of the year that the other end names is neither before nor after it."""
    assert FiscalSpan(FiscalYear(2024), Month(2024, 4)).months == (Month(2024, 4),)
    assert FiscalSpan(Month(2025, 3), FiscalYear(2024)).months == (Month(2025, 3),)


def test_a_span_counts_every_fiscal_year_and_month_it_touches():
    """A plan from 令和4年12月 to 令和8年度 has five fiscal years and 52 months."""
    assert R4_R10.length == 7
    assert tuple(R4_R10) == R4_R10.years == tuple(FiscalYear(year) for year in range(2022, 2029))
    assert MID_YEAR.length == 5
    assert MID_YEAR.start_year == FiscalYear(2022)
    assert len(MID_YEAR.months) == 4 + 4 * 12
    quarter = FiscalSpan(Month(2024, 1), Month(2024, 3))
    assert quarter.months == (Month(2024, 1), Month(2024, 2), Month(2024, 3))
    assert quarter.years == (FiscalYear(2023),)


@pytest.mark.parametrize("span", [FROM_R8, UNTIL_R6])
def test_an_open_span_cannot_be_counted(span):
    """It has no length, and asking for its years says why there are none."""
    assert span.length is None
    for ask in (lambda: span.years, lambda: span.months, lambda: list(span)):
        with pytest.raises(InvalidValueError) as caught:
            ask()
        assert format(span, "ja") in caught.value.describe("ja")


def test_a_span_knows_its_days():
    """Open ends have none."""
    assert (R4_R10.first_day, R4_R10.last_day) == (date(2022, 4, 1), date(2029, 3, 31))
    assert (MID_YEAR.first_day, MID_YEAR.last_day) == (date(2022, 12, 1), date(2027, 3, 31))
    assert (FROM_R8.first_day, FROM_R8.last_day) == (date(2026, 4, 1), None)
    assert (UNTIL_R6.first_day, UNTIL_R6.last_day) == (None, date(2025, 3, 31))
    assert (FROM_R8.end_year, UNTIL_R6.start_year) == (None, None)


def test_days_months_and_touched_years_are_in_a_span():
    """R4 is in a span that starts in December of R4, as iteration says; May of R4 is not."""
    assert FiscalYear(2022) in MID_YEAR
    assert FiscalYear(2021) not in MID_YEAR
    assert Month(2022, 12) in MID_YEAR
    assert Month(2022, 5) not in MID_YEAR
    assert date(2027, 3, 31) in MID_YEAR
    assert datetime(2027, 3, 31, 23, 59) in MID_YEAR
    assert date(2027, 4, 1) not in MID_YEAR
    assert date(1, 1, 1) in UNTIL_R6
    assert date(9999, 12, 31) in FROM_R8
    assert FiscalYear(2025) not in FROM_R8
    assert "R5" not in R4_R10
    assert 2024 not in R4_R10


def test_contains_needs_every_day_and_overlaps_needs_one():
    """A year that is only touched overlaps, and is not contained."""
    assert R4_R10.contains(FiscalSpan.parse("R4/R6"))
    assert R4_R10.contains(R4_R10)
    assert not MID_YEAR.contains(FiscalYear(2022))
    assert MID_YEAR.overlaps(FiscalYear(2022))
    assert not R4_R10.contains(FROM_R8)
    assert R4_R10.overlaps(FROM_R8)
    assert FROM_R8.contains(FiscalSpan.parse("R9/"))
    assert not UNTIL_R6.overlaps(FROM_R8)
    assert UNTIL_R6.contains(Month(1900, 1))


def test_whole_years_turn_in_april():
    """Months that do so too are whole years."""
    assert R4_R10.is_whole_years
    assert FROM_R8.is_whole_years
    assert FiscalSpan(Month(2024, 4), Month(2025, 3)).is_whole_years
    assert not MID_YEAR.is_whole_years
    assert not FiscalSpan(None, Month(2024, 4)).is_whole_years


@pytest.mark.parametrize(
    ("span", "japanese", "english"),
    [
        (R4_R10, "令和4年度～令和10年度", "FY2022–FY2028"),
        (FROM_R8, "令和8年度以降", "FY2026 onwards"),
        (UNTIL_R6, "令和6年度まで", "until FY2024"),
        (MID_YEAR, "令和4年12月～令和8年度", "December 2022–FY2026"),
        (FiscalSpan(FiscalYear(2024), FiscalYear(2024)), "令和6年度", "FY2024"),
    ],
)
def test_a_span_is_formatted_in_two_languages(span, japanese, english):
    """A single year is written without a dash."""
    assert (f"{span:ja}", f"{span:en}") == (japanese, english)
