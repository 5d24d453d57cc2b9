"""CSV: a flat table that comes back as the observations it was made of, but for what it says it loses."""

import csv
import io
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmodel.amount import About, Amount, half_unit
from dxmodel.errors import Problems
from dxmodel.formats.csv import COLUMNS, dumps, loads
from dxmodel.ledger import Ledger, Observation
from dxmodel.plan import Items, Label, Ratio, Text
from dxmodel.testing import ledgers

HEAD = "indicator,period,value,unit,known_as,high,missing,starts,text\n"


def flat(seen: Observation) -> Observation:
    """Return what a table can hold of an observation: the losses that its docstring names, and no others."""
    return attrs.evolve(
        seen,
        value=flat_value(seen.value),
        known=seen.known and attrs.evolve(seen.known, reason=None),
        scope=seen.scope and bare(seen.scope),
        note=seen.note and bare(seen.note),
        sources=seen.sources[:1],
        doubt=seen.doubt and attrs.evolve(seen.doubt, why=None, alternatives=()),
    )


def bare(label: Label) -> Label:
    """Return a text without its other spellings and translations."""
    return Label(label.text)


def flat_value(value: Any) -> Any:
    """Return what a table can hold of a value."""
    match value:
        case Amount(magnitude, unit, About(by)) if by == half_unit(magnitude):
            return Amount(magnitude, unit, About())
        case Ratio(printed=Amount() as printed):
            return attrs.evolve(value, printed=flat_value(printed))
        case Text(text):
            return Text(bare(text))
        case Items(items):
            return Items(map(bare, items))
    return value


def one_line(seen: Observation) -> bool:
    """Can a list or a breakdown of it be written one a line?"""
    words = [*map(str, seen.value.items)] if isinstance(seen.value, Items) else []
    words += [word for pair in seen.breakdown for word in pair]
    return all(word.splitlines() == [word] and "=" not in word for word in words)


@given(ledger=ledgers())
def test_loads_undoes_dumps_but_for_the_losses(ledger: Ledger) -> None:
    """For every observation that any ledger holds."""
    seen = [each for each in ledger.observations if one_line(each)]
    assert loads(dumps(seen)) == tuple(map(flat, seen))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_every_encoding_of_a_spreadsheet_is_read(encoding: str) -> None:
    """With a byte order mark or without."""
    (seen,) = loads(f"{HEAD}rpa-hours,R5,5328,時間,,,,,\n".encode(encoding))
    assert seen == Observation(indicator="rpa-hours", period="R5", value="5,328時間")


def test_a_row_is_tidy() -> None:
    """Numbers stand in columns of their own, the year as a number and as printed."""
    seen = Observation(indicator="a", period="2024-01/2024-03", value="50〜60%", breakdown={"課": "税務課"})
    (row,) = csv.DictReader(io.StringIO(dumps([seen])))
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
        (HEAD + "a,R5,1\n", "o.csv:2:3", "amount.no_unit"),
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
        (HEAD + "a,R5,1,件,,,,,,,\n", "o.csv:2", "formats.csv_width"),
        (HEAD + 'a,R5,"1\n', "o.csv:2", "formats.csv_syntax"),
        (HEAD + f"a,R5,,,,,,,{'x' * 200_000}\n", "o.csv:2", "formats.csv_syntax"),
    ],
)
def test_a_mistake_has_line_and_column(text: str, place: str, code: str) -> None:
    """The line that the row ends on, and the column counted from 1."""
    with pytest.raises(Problems) as caught:
        loads(text, file="o.csv")
    (problem,) = caught.value.problems
    assert (str(problem.place), problem.code) == (place, code)


def test_every_wrong_row_is_told() -> None:
    """Together."""
    with pytest.raises(Problems) as caught:
        loads(HEAD + "A,R5,1,件,,,,,\n" * 3)
    assert len(caught.value.problems) == 3


@given(text=st.text(max_size=40) | st.binary(max_size=40))
def test_no_text_makes_it_raise_anything_but_problems(text: str | bytes) -> None:
    """However odd."""
    with pytest.raises(Problems):
        loads(text)


def test_excel_sees_no_formula() -> None:
    """Only if asked: it changes the text.  Numbers stay numbers."""
    seen = Observation(indicator="a", period="R5", value="-5件", note="=HYPERLINK(1)")
    assert "-5" in dumps([seen], for_excel=True).splitlines()[1].split(",")
    assert dumps([seen], for_excel=True).splitlines()[1].endswith(",'=HYPERLINK(1)")
    assert dumps([seen]).splitlines()[1].endswith(",=HYPERLINK(1)")
