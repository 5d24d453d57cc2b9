"""Laws of fiscal time, for every value and every text."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmodel.errors import InvalidValueError, ParseError
from dxmodel.fiscal import FiscalSpan, FiscalYear, Month, When

years = st.integers(1868, 9998).map(FiscalYear)
months = st.integers(1868 * 12 + 3, 9999 * 12 + 2).map(lambda count: Month(count // 12, count % 12 + 1))
near_years = st.integers(1985, 2035).map(FiscalYear)
near_months = st.integers(1985 * 12, 2035 * 12).map(lambda count: Month(count // 12, count % 12 + 1))
near_days = st.dates(date(1985, 1, 1), date(2035, 12, 31))
languages = st.sampled_from(["", "ja"])


@st.composite
def pairs(draw, times):
    """Draw a start and an end in order, one of them perhaps open."""
    start, end = sorted(draw(st.tuples(times, times)), key=lambda t: getattr(t, "first_day", t))
    return draw(st.sampled_from([(start, end), (start, None), (None, end)]))


spans = pairs(near_years | near_months).map(lambda ends: FiscalSpan(*_in_order(*ends)))
whens = pairs(near_days).map(lambda ends: When(*ends)) | (near_days | near_months | near_years).map(When.on)


def _in_order(start, end):
    """A month may start with its year and end before it; then the year alone is a span."""
    backwards = start and end and start.first_day > end.last_day
    return (end, start) if backwards else (start, end)


# Text built of the pieces of real spellings comes far closer to being readable than random text does.
PIECES = [
    *"令和平成元年度月日末以降から～〜~-–/（）() 0123456789０６六十①RHＲFY",
    "年度",
    "まで",
    "令和6年度",
    "R4",
    "2024",
]
texts = st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=80)
# Most random text is refused; what is read, or nearly, is a time with a piece put in, or none.
near_texts = st.builds(
    lambda time, at, piece: f"{time[:at]}{piece}{time[at:]}",
    st.builds(format, years | months | spans | whens, languages),
    st.integers(0, 12),
    st.just("") | st.sampled_from(PIECES),
)
two_times = st.builds("{}/{}".format, near_years | near_months, near_years | near_months)


@given(years | months | spans | whens, languages)
def test_parse_reads_what_format_says(value, language):
    """Canonical and Japanese text go there and back, for every value."""
    assert type(value).parse(format(value, language)) == value


def outcome(kind, text, **consent):
    """Return what was read, or why it was not."""
    try:
        return kind.parse(text, **consent)
    except (ParseError, InvalidValueError) as error:
        return error


@given(texts | near_texts | near_texts | two_times)
def test_any_text_is_read_or_refused(text):
    """Never another exception; and what was read is read the same from its canonical text."""
    for kind in (FiscalYear, Month, FiscalSpan, When):
        match outcome(kind, text):
            case ParseError(code="fiscal.before_era" | "fiscal.sides_disagree"):
                pass  # these quote the side that is wrong
            case ParseError(facts=facts):
                assert text[:60] in facts["text"]
            case InvalidValueError(code=code):
                assert kind in (FiscalSpan, When)
                assert code in ("fiscal.backwards", "fiscal.not_a_year", "fiscal.not_a_month")
            case value:
                assert kind.parse(str(value)) == value


@given(texts | near_texts)
def test_consent_only_adds_readings(text):
    """What is read without ``year_ok`` is read the same with it."""
    for kind in (FiscalYear, FiscalSpan):
        without = outcome(kind, text)
        if isinstance(without, kind):
            assert kind.parse(text, year_ok=True) == without


@given(st.dates(date(1868, 4, 1), date(9999, 3, 30)))
def test_the_fiscal_year_turns_on_the_first_of_april_and_on_no_other_day(day):
    """Walk one day: the year grows by one if the new day is 1 April, else not at all."""
    tomorrow = day + timedelta(days=1)
    assert FiscalYear.of(tomorrow) - FiscalYear.of(day) == (f"{tomorrow:%m-%d}" == "04-01")
    assert day in FiscalYear.of(day)
    assert day in Month.of(day)
    assert Month.of(day) in FiscalYear.of(day)
    assert Month.of(day).fiscal_year == FiscalYear.of(day)


@given(near_years | near_months, st.integers(-50, 50), st.integers(-50, 50))
def test_adding_is_stepping(one, steps, more):
    """``+`` and ``-`` undo each other, and time keeps its order."""
    assert (one + steps) - one == steps
    assert (one + steps) - steps == one
    assert (one + steps) + more == one + (steps + more)
    assert (one + steps > one) == (steps > 0)
    assert (one + 1).first_day == one.last_day + timedelta(days=1)


@given(spans, near_days)
def test_a_day_is_in_a_span_if_it_is_neither_before_nor_after(span, day):
    """The same by comparing days; its month agrees, and its year holds it if it is touched."""
    inside = (not span.first_day or span.first_day <= day) and (not span.last_day or day <= span.last_day)
    assert (day in span) == (Month.of(day) in span) == inside
    assert not inside or FiscalYear.of(day) in span


@given(spans, near_years)
def test_the_years_of_a_span_are_the_years_in_it(span, year):
    """Iteration and ``in`` agree."""
    if span.length is not None:
        assert (year in span) == (year in list(span))
        assert span.length == span.end_year - span.start_year + 1 == len({m.fiscal_year for m in span.months})


@given(spans, spans)
def test_containing_is_an_order_and_overlapping_is_mutual(one, other):
    """Spans that contain each other cover the same days; a span that is contained overlaps."""
    assert one.contains(one)
    assert one.overlaps(other) == other.overlaps(one)
    assert not one.contains(other) or one.overlaps(other)
    if one.contains(other) and other.contains(one):
        assert (one.first_day, one.last_day) == (other.first_day, other.last_day)


@given(whens, near_days, near_days)
def test_by_agrees_with_every_day_that_is_possible(when, actual, question):
    """Whatever the actual day was, a sure answer is the right one; and time does not unmake it."""
    possible = (when.not_before or actual) <= actual <= (when.not_after or actual)
    answer = when.by(question)
    if possible and answer is not None:
        assert answer == (actual <= question)
    if answer:
        assert when.by(question + timedelta(days=1)) is True


@given(
    near_days,
    st.sampled_from(["{0}/{1}/{2}", "{0}.{1}.{2}", "{0}年{1}月{2}日", "{0} 年 {1} 月 {2} 日", "{3}"]),
)
def test_a_day_is_read_in_every_form(day, form):
    """As spreadsheets and documents write it."""
    text = form.format(day.year, day.month, day.day, day.isoformat())
    assert When.parse(text).exact == day


@given(near_years, st.integers(1, 12), st.integers(1, 12))
def test_a_stated_length_is_right_or_refused(start, length, stated):
    """令和5年度から令和7年度までの3年間."""
    span = FiscalSpan(start, start + (length - 1))
    text = f"{start:ja}から{span.end:ja}までの{stated}年間"
    if length == stated:
        assert FiscalSpan.parse(text) == span
    else:
        with pytest.raises(InvalidValueError):
            FiscalSpan.parse(text)
