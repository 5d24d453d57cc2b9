"""An error says what was found and what would be accepted: every fact of every one of them."""

from datetime import date, datetime

import pandas as pd
import pytest

from dxmodel.errors import InvalidValueError, ParseError, UnknownNameError
from dxmodel.fiscal import (
    FiscalSpan,
    FiscalYear,
    Month,
    When,
    as_fiscal_span,
    as_fiscal_year,
    as_when,
    era_year,
)
from dxmodel.fiscal import month as months
from dxmodel.fiscal import span as spans
from dxmodel.fiscal import when as whens
from dxmodel.fiscal import year as years
from dxmodel.fiscal.era import ERAS, GREGORIAN
from dxmodel.fiscal.text import LONGEST, excerpt, plain
from dxmodel.frames.fiscal_years import fiscal_years_of, from_periods

REIWA = ERAS[-1]
LAST_DAY, FIRST_DAY = date(2025, 3, 31), date(2024, 4, 1)
ENDS = ("FiscalYear(2024)", "Month(2024, 1)", "None")

IMPOSSIBLE = {
    "a year out of range": (
        lambda: FiscalYear(1867),
        "fiscal.not_a_year",
        {"found": "1867", "first": 1868, "last": 9998},
    ),
    "a thirteenth month": (
        lambda: Month(2024, 13),
        "fiscal.not_a_month",
        {"found": "2024, 13", "first": "1868-04", "last": "9999-03"},
    ),
    "an end that is an int": (
        lambda: FiscalSpan(2024, None),  # type: ignore[arg-type]
        "fiscal.not_fiscal",
        {"found": "2024", "accepted": ENDS},
    ),
    "a span without ends": (lambda: FiscalSpan(None, None), "fiscal.no_end", {}),
    "a span backwards": (
        lambda: FiscalSpan(FiscalYear(2025), FiscalYear(2024)),
        "fiscal.backwards",
        {"start": FiscalYear(2025), "end": FiscalYear(2024)},
    ),
    "a span that never ends": (
        lambda: FiscalSpan(FiscalYear(2024), None).years,
        "fiscal.open_span",
        {"span": FiscalSpan(FiscalYear(2024), None)},
    ),
    "a datetime": (
        lambda: When(datetime(2024, 4, 1), None),
        "fiscal.not_fiscal",
        {"found": "datetime.datetime(2024, 4, 1, 0, 0)", "accepted": ("datetime.date", "None")},
    ),
    "a date without bounds": (lambda: When(None, None), "fiscal.no_end", {}),
    "bounds backwards": (
        lambda: When(LAST_DAY, FIRST_DAY),
        "fiscal.backwards",
        {"start": LAST_DAY, "end": FIRST_DAY},
    ),
    "a day of the old calendar": (
        lambda: era_year(date(1870, 1, 1)),
        "fiscal.lunisolar",
        {"day": date(1870, 1, 1), "start": GREGORIAN},
    ),
    "calendar years in a frame": (
        lambda: from_periods(pd.PeriodIndex(["2024"], freq="Y-DEC")),
        "fiscal.frequency",
        {"found": "period[Y-DEC]", "accepted": ("period[Y-MAR]",)},
    ),
    "a hole in a frame": (
        lambda: from_periods(pd.PeriodIndex(["2024", None], freq="Y-MAR")),
        "fiscal.frequency",
        {"found": "period[Y-MAR], NaT", "accepted": ("period[Y-MAR]",)},
    ),
    "numbers in a frame": (
        lambda: fiscal_years_of(pd.Series([2024])),
        "fiscal.frequency",
        {"found": "int64", "accepted": ("datetime64",)},
    ),
}

UNREADABLE = {
    "no year": (
        lambda: FiscalYear.parse("来年"),
        "fiscal.unreadable_year",
        {"text": "来年", "accepted": years.SPELLINGS},
    ),
    "a calendar year": (
        lambda: FiscalYear.parse("2024年"),
        "fiscal.calendar_year",
        {"text": "2024年", "accepted": ("令和6年度", "R6", "FY2024")},
    ),
    "two years in one": (
        lambda: FiscalYear.parse("平成28(2017)年度"),
        "fiscal.sides_disagree",
        {"text": "平成28(2017)年度", "left": FiscalYear(2016), "right": FiscalYear(2017)},
    ),
    "an int for a year": (
        lambda: as_fiscal_year(2024),  # type: ignore[arg-type]
        "fiscal.not_fiscal",
        {"found": "2024", "accepted": ("FiscalYear", *years.SPELLINGS)},
    ),
    "no month": (
        lambda: Month.parse("春"),
        "fiscal.unreadable_month",
        {"text": "春", "accepted": months.SPELLINGS},
    ),
    "a month before its era": (
        lambda: Month.parse("令和元年4月"),
        "fiscal.before_era",
        {"text": "令和元年4月", "era": REIWA, "start": date(2019, 5, 1)},
    ),
    "no span": (
        lambda: FiscalSpan.parse("当分"),
        "fiscal.unreadable_span",
        {"text": "当分", "accepted": spans.SPELLINGS},
    ),
    "a span of calendar years": (
        lambda: FiscalSpan.parse("2024年～2026年"),
        "fiscal.calendar_year",
        {"text": "2024年～2026年", "accepted": ("令和6年度～令和8年度", "R6/R8", "FY2024–FY2026")},
    ),
    "an int for a span": (
        lambda: as_fiscal_span(2024),  # type: ignore[arg-type]
        "fiscal.not_fiscal",
        {"found": "2024", "accepted": ("FiscalSpan", *spans.SPELLINGS)},
    ),
    "no date": (
        lambda: When.parse("いつか"),
        "fiscal.unreadable_when",
        {"text": "いつか", "accepted": whens.SPELLINGS},
    ),
    "a calendar year for a date": (
        lambda: When.parse("2024年"),
        "fiscal.year_as_time",
        {"text": "2024年", "accepted": ("R6", "2024-01/2024-12")},
    ),
    "an int for a date": (
        lambda: as_when(2024),  # type: ignore[arg-type]
        "fiscal.not_fiscal",
        {"found": "2024", "accepted": ("When", "datetime.date", *whens.SPELLINGS)},
    ),
}


CASES = {
    **{name: (InvalidValueError, *case) for name, case in IMPOSSIBLE.items()},
    **{name: (ParseError, *case) for name, case in UNREADABLE.items()},
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_an_error_has_all_its_facts(case):
    """No more, no fewer, and both languages can be said with them."""
    kind, act, code, facts = case
    with pytest.raises(kind) as caught:
        act()
    assert (caught.value.code, caught.value.facts) == (code, facts)
    assert caught.value.describe("ja") != caught.value.describe("en")


def test_a_text_is_read_and_shown_up_to_its_greatest_length():
    """One letter more is not read, and excerpt with an ellipsis."""
    whole, longer = "あ" * LONGEST, "あ" * (LONGEST + 1)
    assert (plain(whole), excerpt(whole)) == (whole, whole)
    assert (plain(longer), excerpt(longer)) == ("", whole + "…")


@pytest.mark.parametrize("text", ["平成28年度(2016)", "平成28(2016年度)", "平成28(2016)年度"])
def test_one_side_of_a_pair_says_that_it_is_a_fiscal_year(text):
    """年度 on either side applies to both."""
    assert FiscalYear.parse(text) == FiscalYear(2016)


@pytest.mark.parametrize(
    "value",
    [FiscalYear(2024), Month(2024, 4), FiscalSpan(FiscalYear(2024), None), When(FIRST_DAY, FIRST_DAY), REIWA],
    ids=lambda value: type(value).__name__,
)
def test_a_format_in_no_language_names_the_nearest(value: object) -> None:
    """Of ja and en; never an empty text."""
    with pytest.raises(UnknownNameError) as refused:
        format(value, "jp")
    assert (refused.value.facts["found"], refused.value.facts["nearest"]) == ("jp", "ja")
