"""Observations are added to a table, changed and removed in it, and the other rows of its file stay."""

from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmodel.changes import Redefine
from dxmodel.formats.csv import COLUMNS, dumps, loads
from dxmodel.formats.csv_splice import spliced
from dxmodel.ledger import Ledger, Observation
from dxmodel.plan import Body, Indicator, Missing, Plan
from dxmodel.revise import Revision
from dxmodel.testing import ledgers

PLAN = Plan(
    id="p",
    bodies=[Body("131211", "足立区")],
    label="計画",
    period="R3/R7",
    indicators=[Indicator(id=id, label=id, unit="件", order=1) for id in ("a", "b", "c")],
)


def seen(indicator: str, year: int, value: str) -> Observation:
    """Return what was measured in a year."""
    return Observation(indicator=indicator, period=f"R{year}", value=value)


def changed(data: bytes, new: list[Observation]) -> tuple[bytes, tuple[Observation, ...]]:
    """Return the table with new observations, which a ledger of this plan holds."""
    ledger = Ledger(founding=PLAN, observations=new)
    return spliced(data, new, old=loads(data, ledger=ledger), ledger=ledger)


@given(data=st.data(), ledger=ledgers())
def test_the_table_and_the_rest_are_what_it_should_contain(data: st.DataObject, ledger: Ledger) -> None:
    """In any columns and encoding, whatever was in it before."""
    columns = data.draw(st.permutations(COLUMNS))[: data.draw(st.integers(0, len(COLUMNS)))]
    encoding = data.draw(st.sampled_from(["utf-8", "utf-8-sig", "cp932"]))
    ends = data.draw(st.sampled_from(["", "\n", "\r\n", "\r\n,,\r\n"]))
    header = ",".join(dict.fromkeys([*columns, "indicator"])) + ends
    some = st.lists(st.sampled_from(ledger.observations), unique=True) if ledger.observations else st.just([])
    before, _ = spliced(header.encode(encoding), data.draw(some), old=(), ledger=ledger)
    old = loads(before, ledger=ledger)
    new = data.draw(some)
    after, rest = spliced(before, new, old=old, ledger=ledger)
    held = loads(after, ledger=ledger)
    assert len(held) + len(rest) == len(new)
    assert {*held, *rest} == {*new}
    if {*old} <= {*new}:
        assert after.startswith(before)
        assert held[: len(old)] == old


@given(ledger=ledgers())
def test_a_table_of_all_columns_holds_what_it_read(ledger: Ledger) -> None:
    """What was read from a table is nothing that it cannot hold."""
    table, rest = spliced(dumps([]).encode("utf-8-sig"), ledger.observations, old=(), ledger=ledger)
    held = loads(table, ledger=ledger)
    assert {*held, *rest} == {*ledger.observations}
    assert spliced(dumps([]).encode(), held, old=(), ledger=ledger)[1] == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_row_is_added_as_the_file_is_written(encoding: str, ends: str) -> None:
    """In its columns, encoding and line ends; the last line may lack its end."""
    lines = ["note,indicator,period,value", "確認済み,a,R5,約5件", 'あ,b,R5,"5,000"']
    data = ends.join(lines).encode(encoding)
    new = [*loads(data, ledger=Ledger(founding=PLAN)), seen("c", 5, "約7,000件")]
    table, rest = changed(data, new)
    assert table == ends.join([*lines, ',c,R5,"約7,000件"', ""]).encode(encoding)
    assert rest == ()


def test_a_table_without_a_column_for_how_well_a_number_is_known_has_it_beside_the_number() -> None:
    """So that it is not lost; the unit is in its own column as well."""
    table, rest = changed(b"indicator,period,value,unit\n", [seen("a", 5, "約5件"), seen("b", 5, "5件")])
    assert (table.decode().splitlines()[1:], rest) == (["a,R5,約5件,件", "b,R5,5,件"], ())


def test_changed_and_removed_observations_change_only_their_rows() -> None:
    """A changed one keeps its place."""
    data = 'indicator,period,value,unit\na,R5,"1,000",件\n,,\nb,R5,5件,\n\nc,R5,5,\n'.encode()
    a, b, c = (seen(id, 5, value) for id, value in (("a", "1,000件"), ("b", "5件"), ("c", "5件")))
    assert changed(data, [c, b, a]) == (data, ())
    new_b, new_c = (attrs.evolve(each, value="6件") for each in (b, c))
    assert changed(data, [new_b, a, c])[0].decode().splitlines()[2:] == ["b,R5,6,件", "", "c,R5,5,"]
    assert changed(data, [new_c, b])[0].decode().splitlines()[1:] == [",,", "b,R5,5件,", "c,R5,6,件"]


@pytest.mark.parametrize(
    ("columns", "encoding", "changes"),
    [
        ("indicator,period,value", "utf-8", {"as_of": date(2024, 3, 31)}),
        ("indicator,period,value", "utf-8", {"value": Missing("pending")}),
        ("indicator,fiscal_year,value", "utf-8", {"period": "2023-04/2023-09"}),
        ("note,indicator,period,value", "cp932", {"note": "한국어"}),
        (",".join(COLUMNS), "utf-8", {"note": "終わりに空白", "breakdown": {"a=b": "c"}}),
    ],
)
def test_what_a_table_cannot_hold_exactly_is_the_rest(columns: str, encoding: str, changes: object) -> None:
    """And is not lost with its column or with its encoding."""
    plain = seen("a", 4, "5件")
    special = Observation(**{"indicator": "a", "period": "R5", "value": "5件"} | changes)  # type: ignore[operator]
    data = f"{columns}\n{'あ,a,R3,4件' if columns.startswith('note') else ''}\n".encode(encoding)
    old = loads(data, ledger=Ledger(founding=PLAN))
    table, rest = changed(data, [*old, special, plain])
    assert rest == (special,)
    assert loads(table, ledger=Ledger(founding=PLAN)) == (*old, plain)


def test_a_number_without_a_unit_gets_one_where_its_plan_has_two() -> None:
    """A revision may change the unit of the year after the row was written."""
    data = b"indicator,period,value\na,R5,5\n"
    founded = Ledger(founding=PLAN)
    (old,) = loads(data, ledger=founded)
    change = Redefine("a", since="R5", unit="千件")
    revision = Revision(id="r", label="改定", decided="2024-04-01", changes=[change])
    ledger = attrs.evolve(founded, revisions=[revision], observations=[old])
    assert spliced(data, [old], old=[old], ledger=founded) == (data, ())
    table, rest = spliced(data, [old], old=[old], ledger=ledger)
    assert (table.decode().splitlines()[1], rest) == ("a,R5,5件", ())
