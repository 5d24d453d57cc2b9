"""CSV: a flat table that comes back as the observations it was made of, but for what it says it loses."""

import csv
import io
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmodel.amount import About, Amount, half_width
from dxmodel.errors import InvalidValueError, Place, ValidationError
from dxmodel.fiscal import When
from dxmodel.formats import Observations
from dxmodel.formats.bare_numbers import IndicatorUnits, with_units
from dxmodel.formats.csv import COLUMNS, dumps, loads, parse
from dxmodel.formats.document import ParsedFile, document_data
from dxmodel.formats.errors import place_of
from dxmodel.formats.plan_units import units_of
from dxmodel.formats.references import references
from dxmodel.formats.scalars import reading_units
from dxmodel.ledger import Ledger, Observation, Withdrawn
from dxmodel.plan import Completion, Label, ListValue, Ratio, TextValue
from dxmodel.testing import ledgers, small_city

HEAD = "indicator,period,value,unit,known_as,high,missing,starts,text\n"


def flat(observation: Observation) -> Observation:
    """Return what a table can hold of an observation: the losses that its docstring names, and no others."""
    over = observation.withdrawn
    return attrs.evolve(
        observation,
        value=flat_value(observation.value),
        withdrawn=over and Withdrawn(over.on, over.why.text),
        scope=observation.scope and bare(observation.scope),
        note=observation.note and bare(observation.note),
        sources=observation.sources[:1],
        doubt=observation.doubt and attrs.evolve(observation.doubt, why=None, alternatives=()),
    )


def bare(label: Label) -> Label:
    """Return a text without its other spellings and translations."""
    return Label(label.text)


def flat_value(value: Any) -> Any:
    """Return what a table can hold of a value."""
    match value:
        case Amount(magnitude, unit, About(by)) if by == half_width(magnitude, unit):
            return Amount(magnitude, unit, About())
        case Ratio(printed=Amount() as printed):
            return attrs.evolve(value, printed=flat_value(printed))
        case Completion(part=Label() as part):
            return Completion(part=bare(part))
        case TextValue(text):
            return TextValue(bare(text))
        case ListValue(items):
            return ListValue(map(bare, items))
    return value


def one_line(observation: Observation) -> bool:
    """Can a list or a breakdown of it be written one a line?"""
    words = [*map(str, observation.value.items)] if isinstance(observation.value, ListValue) else []
    words += [word for pair in observation.breakdown for word in pair]
    return not any("=" in dimension for dimension, _ in observation.breakdown) and "\n" not in "".join(words)


@given(ledger=ledgers())
def test_loads_undoes_dumps_but_for_the_losses(ledger: Ledger) -> None:
    """For every observation that any ledger holds."""
    observations = [each for each in ledger.observations if one_line(each)]
    assert loads(dumps(observations)) == tuple(map(flat, observations))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_every_encoding_of_a_spreadsheet_is_read(encoding: str) -> None:
    """With a byte order mark or without."""
    (observation,) = loads(f"{HEAD}rpa-hours,R5,5328,時間,,,,,\n".encode(encoding))
    assert observation == Observation(indicator="rpa-hours", period="R5", value="5,328時間")


@pytest.mark.parametrize(
    ("encoding", "code", "name"),
    [
        ("utf-16", "formats.utf16", None),
        ("utf-16-le", "formats.utf16", None),
        ("utf-16-be", "formats.utf16", None),
        ("euc-jp", "formats.not_utf8", "EUC-JP"),
        ("euc_jis_2004", "formats.not_utf8", "EUC-JP"),
        ("iso-2022-jp", "formats.not_utf8", "ISO-2022-JP (JIS)"),
    ],
)
@pytest.mark.parametrize("first", ["indicator", "指標"])
def test_a_table_in_another_encoding_is_refused(
    encoding: str, code: str, name: str | None, first: str
) -> None:
    """And not read as half-width katakana, nor with a blank between letters; the error says what to do."""
    note = "①課" if encoding == "euc_jis_2004" else "課"
    with pytest.raises(ValidationError) as caught:
        loads(f"{first},period,value,note\na,R5,5件,{note}\n".encode(encoding))
    (problem,) = caught.value.problems
    assert (problem.code, problem.facts.get("found")) == (code, name)
    assert "UTF-8" in problem.describe("ja")


def test_bytes_in_no_encoding_have_an_error_without_a_guess() -> None:
    """They may be a picture, or damaged."""
    with pytest.raises(ValidationError) as caught:
        loads(b"indicator,period\na,\x81\x20\xff")
    assert [each.code for each in caught.value.problems] == ["formats.unknown_encoding"]


@pytest.mark.parametrize("separator", ["\t", ";"])
def test_a_table_with_other_separators_is_refused_with_what_to_do(separator: str) -> None:
    """Not called an unknown column."""
    with pytest.raises(ValidationError) as caught:
        loads(HEAD.replace(",", separator))
    assert [each.code for each in caught.value.problems] == ["formats.csv_separator"]


REASONS = "indicator,period,done,done_why,part_done,known,known_why\n"


def test_a_date_keeps_the_reason_why_it_is_vague() -> None:
    """That of the day on which something was done, and of the day on which a result became known."""
    done = Completion(When.parse("2023-04-01/2023-09-30", "月は資料により異なる"))
    entry = Observation(indicator="a", period="R5", value=done, known=When.parse("R6", "公表日の記載なし"))
    assert loads(dumps([entry])) == (entry,)
    assert loads(f"{REASONS}a,R5,2023-04-01/2023-09-30,月は資料により異なる,,R6,公表日の記載なし\n") == (
        entry,
    )


@pytest.mark.parametrize(
    ("row", "place", "code"),
    [
        ("a,R5,,月不明,,,\n", "o.csv:2:4", "formats.csv_alone"),
        ("a,R5,true,,,,日不明\n", "o.csv:2:7", "formats.csv_alone"),
        ("a,R5,true,月不明,,,\n", "o.csv:2:4", "formats.csv_no_date"),
        ("a,R5,2023-13,月不明,,,\n", "o.csv:2:3", "fiscal.unreadable_when"),
        ("a,R5,2023-05,,一部,,\n", "o.csv:2:3", "plan.part_of_done"),
        ("a,R5,true,,,2023-13,日不明\n", "o.csv:2:6", "fiscal.unreadable_when"),
    ],
)
def test_a_reason_of_a_date_needs_the_date(row: str, place: str, code: str) -> None:
    """A reason alone, or beside true and false, would not be read."""
    with pytest.raises(ValidationError) as caught:
        loads(REASONS + row, file="o.csv")
    (problem,) = caught.value.problems
    assert (str(problem.place), problem.code) == (place, code)


def test_a_row_is_tidy() -> None:
    """Numbers are in columns of their own, the year as a number and as printed."""
    observation = Observation(
        indicator="a", period="2024-01/2024-03", value="50〜60%", breakdown={"課": "税務課"}
    )
    (row,) = csv.DictReader(io.StringIO(dumps([observation])))
    filled = {name: cell for name, cell in row.items() if cell}
    assert tuple(row) == COLUMNS
    assert filled == {
        "indicator": "a", "period": "2024-01/2024-03", "fiscal_year": "2023", "fiscal_year_ja": "令和5年度",
        "breakdown": "課=税務課", "value": "50", "unit": "%", "known_as": "range", "low": "50", "high": "60",
        "status": "final",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "value"),
    [
        ('a,R5,"5,328",時間,,,,,', "5,328時間"),
        ("a,R5,約5300時間,,,,,,", "約5,300時間"),
        ("a,R5,5300,時間,about,,,,", "約5,300時間"),
        ("a,R5,５３００,時間,exact,,,,", "5,300時間"),
        ("a,R5,-5,ポイント,or-more,,,,", "-5ポイント以上"),
    ],
)
def test_numbers_are_read_as_people_type_them(cells: str, value: str) -> None:
    """With commas, in full width, with or without the words in columns of their own."""
    assert loads(HEAD + cells)[0].value == Amount.parse(value)


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("", "o.csv:1", "formats.missing_key"),
        ("indicator,valeu\n", "o.csv:1:2", "formats.unknown_key_like"),
        ("indicator,value,value\n", "o.csv:1:3", "formats.repeated_key"),
        (HEAD + "a,R5,1\n", "o.csv:2:3", "formats.no_unit"),
        (HEAD + "a,R5,1,,exact\n", "o.csv:2:3", "formats.no_unit"),
        (HEAD + "a,R5,x,件,,,,,\n", "o.csv:2:3", "amount.unreadable"),
        (HEAD + "a,R5,1,件,nearly,,,,\n", "o.csv:2:5", "formats.not_one_of"),
        (HEAD + "a,R5,1,件,range,x,,,\n", "o.csv:2:6", "formats.not_a_number"),
        (HEAD + "a,R5,1,件,range,,,,\n", "o.csv:2:6", "amount.range_order"),
        (HEAD + "\n\na,R5,,,,,pendig,,\n", "o.csv:4:7", "formats.not_one_of_like"),
        (HEAD + "a,R5,,,,,not-started,x,\n", "o.csv:2:8", "fiscal.unreadable_year"),
        (HEAD + "a,R5,1,件,,,pending,,\n", "o.csv:2:7", "formats.several_values"),
        (HEAD + "a,R5,,,,,,,\n", "o.csv:2:3", "formats.missing_key"),
        (HEAD + "a,令和5年,1,件,,,,,\n", "o.csv:2:2", "fiscal.calendar_year"),
        (HEAD + "A b,R5,1,件,,,,,\n", "o.csv:2:1", "plan.bad_id"),
        (HEAD + "a,R5,1,件,,,,,,,x\n", "o.csv:2:11", "formats.csv_width"),
        (HEAD + 'a,R5,,,,,,,"one\ntwo"\nb,R,1件\n', "o.csv:4:2", "fiscal.unreadable_year"),
        (HEAD + 'b,R,,,,,,,"one\ntwo"\n', "o.csv:2:2", "fiscal.unreadable_year"),
        (HEAD + 'a,R5,"1\n', "o.csv:2", "formats.csv_syntax"),
        (HEAD + f"a,R5,,,,,,,{'x' * 200_000}\n", "o.csv:2", "formats.csv_syntax"),
    ],
)
def test_a_mistake_has_line_and_column(text: str, place: str, code: str) -> None:
    """The line on which the row begins, and the column counted from 1."""
    with pytest.raises(ValidationError) as caught:
        loads(text, file="o.csv")
    (problem,) = caught.value.problems
    assert (str(problem.place), problem.code) == (place, code)


ONE, OTHER = "a,R5,1,件,,,,,\n", "a,R5,2,件,,,,,\n"
IN_A_CELL = """indicator,period,text
a,R5,"one
%s
two"
b,R5,three
"""


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"{HEAD}<<<<<<< HEAD\n{ONE}=======\n{OTHER}>>>>>>> その他\n", [2, 4, 6]),
        (f"<<<<<<< HEAD\n{HEAD}=======\n{HEAD}>>>>>>> その他\n{ONE}", [1, 3, 5]),
        (f"{HEAD}<<<<<<< HEAD\n{ONE}||||||| 1a2b3c\n=======\n{OTHER}>>>>>>> b\nx,R5,\n", [2, 4, 5, 7]),
        (f"{HEAD}{ONE}=======\n{OTHER}", [3]),
        (IN_A_CELL % "<<<<<<< HEAD\n1\n=======\n2\n>>>>>>> b", [3, 5, 7]),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_the_marks_of_a_conflict_are_one_mistake(
    text: str, lines: list[int], ends: str, encoding: str
) -> None:
    """At the first mark, whatever else is wrong; in a cell, where the table could be read, as well."""
    with pytest.raises(ValidationError) as caught:
        loads(text.replace("\n", ends).encode(encoding), file="o.csv")
    (problem,) = caught.value.problems
    assert (str(problem.place), problem.code) == (f"o.csv:{lines[0]}:1", "formats.conflict")
    assert problem.facts == {"lines": lines}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_lines_of_a_cell_may_end_as_in_any_system(end: str) -> None:
    """What is read of a cell with several lines can be written."""
    table = f'indicator,period,breakdown,items\na,R5,"b=c{end}d=e","税{end}福祉"\n'
    (entry,) = loads(table)
    assert (entry.value, dict(entry.breakdown)) == (ListValue(["税", "福祉"]), {"b": "c", "d": "e"})
    assert loads(dumps([entry])) == (entry,)


def test_a_line_of_equals_signs_in_a_cell_is_text() -> None:
    """It may underline a heading; but the marks of a whole conflict are never written to a table."""
    table = IN_A_CELL % "======="
    whole = Observation(indicator="a", period="R5", value=TextValue("\n<<<<<<< a\n=======\n>>>>>>> b"))
    with pytest.raises(ValidationError, match="git"):
        dumps([whole])
    assert loads(table)[0].value == TextValue("one\n=======\ntwo")
    with pytest.raises(ValidationError) as caught:
        loads(table.replace("b,R5", "b,R"))
    assert [each.code for each in caught.value.problems] == ["fiscal.unreadable_year"]


def test_a_table_as_a_spreadsheet_saves_it_is_read() -> None:
    """Dates with slashes, commas and full-width digits in numbers; empty cells and rows at the end."""
    head = "indicator,fiscal_year,value,unit,known_as,low,high,known,as_of,,\r\n"
    row = 'a,２０２３,"5,300",時間,about,"5,250","５,350",2024/4/1,2024/12/31,,\r\n'
    (observation,) = loads(f"{head}{row},,,,,,,,,,\r\n,,\r\n".encode("cp932"))
    assert observation == Observation(
        indicator="a", period="R5", value="約5,300時間", known="2024-04-01", as_of=date(2024, 12, 31)
    )


def test_spaces_around_cells_and_in_empty_rows_are_no_content() -> None:
    """Of every kind that a table copied from a page has; those of free texts are theirs."""
    head = "indicator , period,value,unit,note\n"
    rows = "a ,\u3000R5 ,24\t,件\u00a0, 注 \n , \u3000,\t,,\n,,,,\n"
    (observation,) = loads(head + rows)
    assert observation == Observation(indicator="a", period="R5", value="24件", note=" 注 ")


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("85.33007334963325", "85.330073349633"),
        ("0.30000000000000004", "0.3"),
        ("99.99999999999999", "100"),
        ("-1234.56789012345678", "-1234.567890123457"),
        ('"1,234.5678901234567"', "1234.567890123457"),
    ],
)
def test_what_a_spreadsheet_computed_is_rounded_and_the_note_says_so(cell: str, value: str) -> None:
    """The cell as it stood, and to how many decimals; a note of the row itself stays."""
    head = "indicator,period,value,unit,note\n"
    with_note, without = loads(f"{head}a,R5,{cell},%,速報\na,R6,{cell},%,\n")
    assert with_note.value == without.value == Amount(value, "%")
    stood = cell.strip('"')
    assert str(without.note) == f"{stood}を小数第12位までに四捨五入"
    assert str(with_note.note) == f"速報（{stood}を小数第12位までに四捨五入）"
    assert loads(dumps([with_note, without])) == (with_note, without)


def test_parts_of_a_share_are_rounded_too() -> None:
    """Each is named; twelve decimals are left as they are."""
    (entry,) = loads(
        "indicator,period,value,unit,numerator,denominator\n"
        "a,R5,33.3333333333333333,%,0.3333333333333333件,1.000000000001件\n"
    )
    assert entry.value == Ratio("0.333333333333件", "1.000000000001件", printed="33.333333333333%")
    assert str(entry.note).count("四捨五入") == 2


def test_a_table_is_the_plain_data_of_a_document_with_the_place_of_each_cell() -> None:
    """A part of it that is wrong, or is missing, is at its cell, however deep in the data."""
    text = "document,indicator,period,missing,starts,note\r\n\r\nd,a,R5,pending,R6,\r\n"
    data = parse(text)
    value = {"missing": {"reason": "pending", "starts": "R6"}}
    row = {"indicator": "a", "period": "R5", "value": value, "sources": [{"document": "d"}]}
    assert data == {"format": "observations/1", "observations": [row]}
    columns = {
        "": 1, ".indicator": 2, ".period": 3, ".value": 4, ".value.missing.reason": 4,
        ".value.missing.starts": 5, ".sources[0].document": 1, ".note": 6,
    }  # fmt: skip
    for path, column in columns.items():
        assert place_of(f"$.observations[0]{path}", data) == Place(line=3, column=column)


def test_what_a_plan_does_not_know_is_reported_at_its_cell_beside_what_a_row_contradicts() -> None:
    """In one run, as for YAML: indicators, units, documents, repeated keys."""
    ledger = document_data(small_city())
    rows = parse(
        "indicator,period,value,unit,known_as,document\n"
        "online-share,R5,5,,,\n"
        "onlyne-share,R5,5,%,,\n"
        "online-share,R6,5,時間,exact,\n"
        "online-share,R5,6,,about,\n"
        "online-share,R4,約5%,,exact,\n"
        "online-share,R3,5,,,nowhere\n"
    )
    units = units_of([ledger])
    with_units([rows], units, IndicatorUnits.of([ledger]))
    with reading_units(units):
        parsed = ParsedFile.of(rows, Observations, "o.csv")
        cross_problems = references(ledger | {"observations": rows["observations"]})
        located = [*parsed.located([*parsed.problems, *cross_problems])]
    assert [(str(each.place), each.code) for each in located] == [
        ("o.csv:3:1", "plan.dangling"),
        ("o.csv:4:3", "plan.unit_does_not_fit"),
        ("o.csv:5:1", "ledger.repeated_observations"),
        ("o.csv:6:5", "formats.csv_disagrees"),
        ("o.csv:7:6", "ledger.unknown_document"),
    ]


def test_every_wrong_row_is_reported() -> None:
    """Together."""
    with pytest.raises(ValidationError) as caught:
        loads(HEAD + "A,R5,1,件,,,,,\n" * 3)
    assert len(caught.value.problems) == 3


@given(text=st.text(max_size=40) | st.binary(max_size=40))
def test_no_text_makes_it_raise_anything_but_problems(text: str | bytes) -> None:
    """However odd."""
    with pytest.raises(ValidationError):
        loads(text)


def test_excel_sees_no_formula() -> None:
    """Only if asked: it changes the text.  Numbers stay numbers."""
    observation = Observation(indicator="a", period="R5", value="-5件", note="=HYPERLINK(1)")
    assert "-5" in dumps([observation], for_excel=True).splitlines()[1].split(",")
    assert dumps([observation], for_excel=True).splitlines()[1].endswith(",'=HYPERLINK(1),,,")
    assert dumps([observation]).splitlines()[1].endswith(",=HYPERLINK(1),,,")


WIDE = (
    "indicator,period,fiscal_year,fiscal_year_ja,breakdown,value,unit,known_as,low,high,missing,starts,page\n"
)


@pytest.mark.parametrize(
    "cells",
    [
        "R5,,",
        ",2023,",
        ",,令和5年度",
        "R5,2023,令和5年度",
        "FY2023,,R5",
        ",2023年,",
        ",,令和5年",
        ",令和5年度,R5",
    ],
)
def test_any_column_of_the_year_is_enough(cells: str) -> None:
    """And all of them together may say the same."""
    (observation,) = loads(f"{WIDE}a,{cells},,5,件,,,,,,\n")
    assert str(observation.period) == "R5"


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ("R5,2024,,,5,件,,,,,,", 3, "formats.csv_year"),
        ("R5,,令和6年度,,5,件,,,,,,", 4, "formats.csv_year"),
        (",2023,令和6年度,,5,件,,,,,,", 4, "formats.csv_year"),
        ("R5/R6,2023,,,5,件,,,,,,", 3, "formats.csv_year"),
        (",x,,,5,件,,,,,,", 3, "fiscal.unreadable_year"),
        (",,令和,,5,件,,,,,,", 4, "fiscal.unreadable_year"),
        ('R5,,,"a=1\na=2",5,件,,,,,,', 5, "formats.repeated_key"),
        ("R5,,,a,5,件,,,,,,", 5, "formats.csv_pair"),
        ("R5,,,性別=女性;職位=課長,5,件,,,,,,", 5, "formats.csv_pair"),
        ("R5,,,性別=女性、職位=課長,5,件,,,,,,", 5, "formats.csv_pair"),
        ("R5,,,,約5件,,exact,,,,,", 8, "formats.csv_disagrees"),
        ("R5,,,,5件以上,,about,,,,,", 8, "formats.csv_disagrees"),
        ("R5,,,,50,件,about,40,55,,,", 9, "formats.csv_disagrees"),
        ("R5,,,,約50,件,,40,,,,", 9, "formats.csv_disagrees"),
        ("R5,,,,50,件,about,50,,,,", 9, "amount.no_width"),
        ("R5,,,,50,件,exact,,55,,,", 10, "formats.csv_disagrees"),
        ("R5,,,,50,件,,45,55,,,", 9, "formats.csv_disagrees"),
        ("R5,,,,50,件,or-more,,60,,,", 10, "formats.csv_disagrees"),
        ("R5,,,,50,件,range,40,60,,,", 9, "formats.csv_disagrees"),
        ("R5,,,,,,,45,,pending,,", 9, "formats.csv_alone"),
        ("R5,,,,,,about,,,pending,,", 8, "formats.csv_alone"),
        ("R5,,,,5,件,,,,,R6,", 12, "formats.csv_alone"),
        ("R5,,,,5,件,,,,,,P6", 13, "formats.csv_alone"),
        ("R5,,,x=\x1b,5,件,,,,,,", 5, "formats.strange_character"),
    ],
)
def test_no_cell_is_passed_over_and_none_contradicts_another(cells: str, column: int, code: str) -> None:
    """Otherwise the choice between them would be ours."""
    with pytest.raises(ValidationError) as caught:
        loads(f"{WIDE}a,{cells}\n", file="o.csv")
    (problem,) = caught.value.problems
    assert (problem.code, problem.place and problem.place.column) == (code, column)
    assert len(caught.value.describe("ja").splitlines()) == 1


@pytest.mark.parametrize("ends", ["44,56", "44,", ",56"])
def test_either_end_determines_how_wide_about_is(ends: str) -> None:
    """Both, if they agree."""
    (observation,) = loads(f"{WIDE}a,R5,,,,50,件,about,{ends},,,\n")
    assert observation.value == Amount("50", "件", About("6"))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"breakdown": {"課=係": "税務課"}}, "formats.csv_dimension"),
        ({"breakdown": {"性別": "女性;職位=課長"}}, "formats.csv_pair"),
        ({"breakdown": {"課": "税務課\n納税課"}}, "formats.csv_lines"),
        ({"value": ListValue(["税務課\r\n納税課"])}, "formats.csv_lines"),
    ],
)
def test_a_value_that_would_be_read_back_differently_is_not_written(
    changes: dict[str, Any], code: str
) -> None:
    """A member may have an equals sign, and a text may have lines."""
    observation = Observation(
        indicator="a", period="R5", value=TextValue("一行\n二行"), breakdown={"課": "a=b"}
    )
    assert loads(dumps([observation])) == (observation,)
    with pytest.raises(InvalidValueError) as caught:
        dumps([attrs.evolve(observation, **changes)])
    assert caught.value.code == code
    assert "\n" not in str(caught.value)


def test_a_member_is_read_with_a_full_width_sign_and_with_a_stroke() -> None:
    """Only another name and sign after a stroke or a comma begin another member."""
    for cell, member in (("性別＝女性", ("性別", "女性")), ("年齢=40歳/65歳", ("年齢", "40歳/65歳"))):
        [entry] = loads(f"indicator,period,value,unit,breakdown\na,R5,5,件,{cell}\n")
        assert entry.breakdown == (member,)


def test_a_status_and_what_is_done_are_read_in_the_words_of_tables() -> None:
    """As the reasons why there is no value are."""
    head = "indicator,period,value,unit,done,status\n"
    for cells, status, value in (
        (",,完了,", "final", Completion(True)),
        (",,未了,確定", "final", Completion(False)),
        ("5,件,,速報", "provisional", Amount.parse("5件")),
        ("5,件,,見込み", "forecast", Amount.parse("5件")),
        ("5,件,,予定", "planned", Amount.parse("5件")),
    ):
        [entry] = loads(f"{head}a,R5,{cells}\n")
        assert (str(entry.status), entry.value) == (status, value)
    with pytest.raises(ValidationError, match="一部"):
        loads(f"{head}a,R5,,,一部,\n")
