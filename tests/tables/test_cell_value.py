from contextlib import suppress
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmodel.amount import Amount
from dxmodel.errors import DxError
from dxmodel.formats.table_layout import TableLayout
from dxmodel.messages import has_words
from dxmodel.plan import Completion, Missing, TextValue
from dxmodel.tables import CellFault, SheetCell, read_value

TEXTS = {
    "1204": "1,204件", "１，２０４": "1,204件", "1,204 件": "1,204件",
    "24,500\t": "24,500件", "\u3000 5\n": "5件",
    "5\n件": "5件", "▲3": "-3件", "△ 3": "-3件", "－3": "-3件", "＋1.3": "1.3件",
    "約5": "約5件", "60以上": "60件以上",
    "100件超": "100件超", "5 (件)": "5件", "0": "0件", "10万": "100,000件",
    "50〜60": "50〜60件", "3千件": "3千件",
}  # fmt: skip
MISSING = {
    "集計中": "pending", "集 計 中": "pending", "（調査無し）": "not-surveyed", "未実施": "not-implemented",
    "非公表": "withheld", "―": "not-applicable", " － ": "not-applicable", "…": "pending",
}  # fmt: skip
NUMBERS = [
    ("0.505", "0.0%", "50.5%", None),
    ("0.505", "General", "0.505%", None),
    ("50.5", '0.0"％"', "50.5%", None),
    ("23.2", "0.00", "23.20%", None),
    ("0", "0.0", "0.0%", None),
    ("0", '0;-0;"-"', "0%", "tables.note_zero"),
    ("0", "#", "0%", "tables.note_zero"),
    ("-3.5", "0.0;▲0.0", "-3.5%", None),
    ("-3.5", "0.0_);\\(0.0\\)", "-3.5%", None),
    ("-0.3", "0;▲0", "-0.3%", "tables.note_more_digits"),
    ("33.333", "0.0", "33.333%", "tables.note_more_digits"),
    ("33.3333333333333", "0.0", "33.3%", "tables.note_rounded"),
    ("33.3333333333333", "General", "33.333333333333%", "tables.note_rounded"),
    ("0.3333333333333333", "0.0%", "33.3%", "tables.note_rounded"),
    ("7.000000000000001", "General", "7%", None),
    ("0.30000000000000004", "0.00", "0.30%", None),
    ("5E-1", "# ?/?", "0.5%", None),
    ("12345", "0.00E+00", "12,345%", None),
    ("45", "000", "45%", None),
    ("80", '"約"0', "約80%", None),
]
REFUSED = {
    "－": "tables.dash", "ー": "tables.dash", "〃": "formats.other_cell", "増加": "tables.no_value",
    "なし": "tables.no_value", "○": "tables.no_value",
    "######": "amount.spreadsheet", "#REF!": "amount.spreadsheet",
    "29（4）": "tables.beside_value", "29※1": "tables.beside_value", "1,204*": "tables.beside_value",
    "1,204②": "tables.beside_value", "29(4)※1": "tables.beside_value",
    "男性:10 女性:20": "amount.two_numbers",
    "1,19": "amount.digits", "12時間": "tables.other_unit", "年2回": "tables.other_unit",
    "1/2": "amount.fraction",
    "1月2日": "amount.date", "2025/1/2": "amount.date",
    "H28.3": "amount.date",
    "R7.3.31": "amount.date",
    "延べ5件": "amount.mark", "5件減": "amount.change", "100件弱": "amount.vague",
    "5.0%": "tables.other_unit",
}  # fmt: skip
WITH_NOTES = TableLayout(bracket_notes=True)
SIGNS = TableLayout(missing={"-": "not-applicable", "…": "pending"})


def refused(content, unit="件", number_format="General", **options) -> str:
    """Return the code of the error of a cell, whose message is in both languages."""
    with pytest.raises(DxError) as error:
        read_value(SheetCell(content, number_format), unit=unit, **options)
    assert error.value.describe("ja") != error.value.describe("en")
    return error.value.code


def test_texts_are_read_as_people_fill_them_in():
    """Full width, spaces and line breaks, signs, units, words before and after."""
    for text, amount in TEXTS.items():
        value = read_value(SheetCell(text), unit="件")
        assert (str(value.value), value.printed, value.notes) == (amount, None, ()), text


def test_words_and_signs_for_a_missing_value_give_their_reason():
    """A dash only where the table says what it means."""
    for text, reason in MISSING.items():
        assert read_value(SheetCell(text), unit="件", signs=SIGNS).value == Missing(reason), text


def test_what_is_no_value_for_sure_is_refused():
    """Each with a code of its own; nothing is dropped or guessed."""
    for text, code in REFUSED.items():
        assert refused(text) == code, text


def test_numbers_are_read_together_with_their_format():
    """What was computed is rounded to what the cell shows, what was typed keeps its digits; both are said."""
    for number, number_format, amount, code in NUMBERS:
        value = read_value(SheetCell(Decimal(number), number_format), unit="%")
        assert [str(value.value), *(note.code for note in value.notes)] == [amount, *filter(None, [code])], (
            number
        )
        for note in value.notes:
            assert has_words(note.code)
            assert format(note, "ja") != str(note)
    assert read_value(SheetCell(Decimal("12.25"), "0.0", is_computed=True), unit="%").value == Amount(
        "12.3", "%"
    )


def test_what_a_format_hides_is_refused():
    """A thousandth that is shown, a word instead of a number, a unit of another kind, too many digits."""
    for number, number_format, code in (
        (1234000, "#,##0,", "tables.scaled"),
        (1, '[=1]"済";0', "tables.shown_otherwise"),
        (5, ";;;", "tables.shown_otherwise"),
        (45, "00-00", "tables.shown_otherwise"),
        (5, '0"人"', "tables.other_unit"),
        (5, "[DBNum1]0", "tables.number_format"),
        (5, "[h]:mm", "tables.date_for_number"),
        (60, "yyyy/m/d", "tables.date_for_number"),
        (Decimal("1E300"), "General", "amount.too_large"),
    ):
        assert refused(Decimal(number), "件", number_format) == code, number_format
    for number, number_format, unit in ((1234567, '#,##0,"千円"', "円"), (-1234567, BUDGET, "百万円")):
        value = read_value(SheetCell(Decimal(number), number_format), unit=unit).value
        assert isinstance(value, Amount)
        assert value.to("円") == Amount(number, "円")


BUDGET = '"¥"#,##0;[Red]\\("¥"#,##0\\)'


def test_a_fraction_is_a_percentage_where_the_table_says_so():
    """Only a number without %, and of an indicator in %."""
    for content, number_format, unit, amount in (
        (Decimal("0.505"), "General", "%", "50.5%"),
        (Decimal("0.5049999999999999"), "0.0", "%", "50.5%"),
        (Decimal("0.505"), "0.0%", "%", "50.5%"),
        ("0.505", "General", "%", "50.5%"),
        ("50.5%", "General", "%", "50.5%"),
        (Decimal("0.505"), "General", "件", "0.505件"),
    ):
        value = read_value(SheetCell(content, number_format), unit=unit, fractions=True)
        assert str(value.value) == amount, (content, number_format)


def test_notes_in_brackets_and_marks_are_kept_where_the_table_says_so():
    """The cell stays as printed; words that change the value are still refused."""
    for text, mark in (
        ("29（4）", "（4）"), ("29※1", "※1"), ("1,204*", "*"), ("70件(2012年度)", "(2012年度)"),
        ("29(4)※1", "(4)※1"), ("95件(79局中75局)", "(79局中75局)"), ("(注1)5件", "(注1)"),
    ):  # fmt: skip
        value = read_value(SheetCell(text), unit="件", signs=WITH_NOTES)
        assert isinstance(value.value, Amount)
        assert (value.printed, [note.facts for note in value.notes]) == (text, [{"mark": mark}]), text
    for text in ("延べ5件", "H28（3）", "男性:10 女性:20", "(4)", "5件減"):
        assert refused(text, signs=WITH_NOTES).startswith("amount."), text


def test_a_goal_without_a_unit_is_done_or_described():
    """完了 and a day; words; an amount that prints its unit; a number alone has no meaning."""
    for content, value in (
        ("完了", Completion(True)), ("未完了", Completion(False)), (True, Completion(True)),
        (date(2025, 3, 31), Completion("2025-03-31")), (datetime(2025, 3, 31, 9), Completion("2025-03-31")),
        ("令和7年3月31日", Completion("2025-03-31")), ("R6年度", Completion("R6")),
        ("規程を策定", TextValue("規程を策定")), ("20課のうち12課", TextValue("20課のうち12課")),
        ("12人", Amount("12", "人")), ("集計中", Missing("pending")),
    ):  # fmt: skip
        assert read_value(SheetCell(content), unit=None).value == value, content
    assert [refused(each, None) for each in (Decimal(5), "-", "一部完了", "#REF!", time(9))] == [
        "amount.no_unit", "tables.dash", "formats.say_done", "amount.spreadsheet", "tables.date_for_number",
    ]  # fmt: skip


def test_what_excel_made_of_an_entry_is_refused():
    """A day, a truth value, an error, a formula without a result."""
    assert refused(date(2025, 1, 2), "件", 'm"月"d"日"') == "tables.date_for_number"
    assert refused(True) == "tables.truth_value"
    for code in ("tables.error_value", "tables.not_computed", "tables.broken_cell"):
        assert refused(CellFault(code, "#N/A")) == code


PIECES = st.sampled_from([*"%件（）-※ 年\n注①.約#", "5", "1,2", "以上"])
CONTENTS = st.one_of(
    st.floats(allow_nan=False, allow_infinity=False).map(lambda each: Decimal(repr(each))),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.text(max_size=12),
    st.lists(PIECES, max_size=6).map("".join),
    st.booleans(), st.dates(), st.datetimes(), st.times(),
)  # fmt: skip
FORMATS = st.sampled_from(
    ["General", "0.0", "0%", "#,##0,", '0"件"', "0;;", "@", "yyyy", "[h]", "# ?/?", "0.0E+0", "x"]
)


@given(
    CONTENTS, FORMATS, st.sampled_from(["件", "%", None]), st.booleans(), st.sampled_from([SIGNS, WITH_NOTES])
)
def test_no_cell_gives_an_unplanned_exception(content, number_format, unit, fractions, signs):
    """It has a value, or is an error of this library."""
    with suppress(DxError):
        read_value(SheetCell(content, number_format), unit=unit, signs=signs, fractions=fractions)


@given(st.decimals(-(10**9), 10**9, places=3, allow_nan=False), st.integers(0, 3))
def test_a_typed_number_keeps_its_value_in_every_format(number, places):
    """Whatever the cell shows of it."""
    decimals = "." + "0" * places if places else ""
    for number_format in (
        f"0{decimals}",
        f"#,##0{decimals};▲#,##0{decimals}",
        f"0{decimals}_);\\(0{decimals}\\)",
    ):
        value = read_value(SheetCell(number, number_format), unit="件").value
        assert isinstance(value, Amount)
        assert value.magnitude == number
