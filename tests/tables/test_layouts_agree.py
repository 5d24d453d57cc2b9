"""One set of results, written in any layout and read back, is the same set of results."""

from collections.abc import Mapping

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmodel.amount import Amount
from dxmodel.errors import ValidationError
from dxmodel.formats import TableLayout
from dxmodel.formats.words_for_missing import reason_of
from dxmodel.frames import frame_sheet, import_frame
from dxmodel.plan import Missing, Value
from dxmodel.tables import Sheet, import_table
from tests.tables.test_import_table import layout_of
from tests.tables.town import sheet_of, town
from tests.yaml_ledger import ledger_of

LEDGER = ledger_of(
    """
    - {id: a, label: 申請件数, unit: 件}
    - {id: b, label: 処理時間, unit: 時間}
    - {id: c, label: 満足度, unit: "%"}
    """
)
UNITS = {"a": "件", "b": "時間", "c": "%"}
NAMES = {"a": "申請件数", "b": "処理時間", "c": "満足度"}
YEARS = ("R5", "R6", "R7")

numbers = st.integers(0, 10**9)
texts = st.one_of(
    numbers.map("{:,}".format),
    numbers.map(str),
    numbers.map("約{:,}".format),
    numbers.filter(bool).map("▲{:,}".format),
    st.sampled_from(["集計中", "未実施", "５３.５", "12.50"]),
)
results = st.dictionaries(st.tuples(st.sampled_from([*UNITS]), st.sampled_from(YEARS)), texts)
Results = Mapping[tuple[str, str], str]


def expected(entries: Results) -> dict[tuple[str, str], Value]:
    """Return the values of texts, by an own rule."""
    return {
        (id, year): Missing(reason)
        if (reason := reason_of(text)) is not None
        else Amount.parse(text, UNITS[id])
        for (id, year), text in entries.items()
    }


def values(sheet: Sheet, layout: TableLayout) -> dict[tuple[str, str], Value]:
    """Return the values that are read from a table."""
    table = import_table(sheet, layout, LEDGER)
    assert table.problems == ()
    assert sum(table.counts.values()) == len(table.cells)
    return {(each.indicator, str(each.period)): each.value for each in table.observations}


@given(entries=results, order=st.permutations([*UNITS]))
def test_every_layout_gives_the_same_results(entries: Results, order: list[str]):
    """Years in columns, rows of kinds, a row an observation; in any order of the rows, with rows between."""
    right = expected(entries)
    by_year = [(NAMES[id], *(entries.get((id, year)) for year in YEARS)) for id in order]
    columns = ("B result R5 R5", "C result R6 R6", "D result R7 R7")
    assert (
        values(sheet_of(("指標", *YEARS), ("柱1",), *by_year), layout_of("A name - 指標", *columns)) == right
    )
    kinds = [
        row
        for name, *cells in by_year
        for row in ((name, "目標", None, None, None), (None, "実績", *cells), (None, "達成率", 1, 1, 1))
    ]
    layout = layout_of(
        *("A name - 指標", "B kind - 区分", "C result R5 R5", "D result R6 R6", "E result R7 R7"),
        kinds={"目標": "target", "実績": "result", "達成率": "ignore"},
    )
    assert values(sheet_of(("指標", "区分", *YEARS), *kinds), layout) == right
    long = [(id, year, text) for (id, year), text in entries.items()]
    layout = layout_of("A id - ID", "B year - 年度", "C result - 値")
    assert values(sheet_of(("ID", "年度", "値"), *long), layout) == right


@pytest.mark.parametrize("dtype", ["object", "string", "string[pyarrow]"])
def test_a_frame_is_read_by_the_layout_of_its_spreadsheet(dtype: str):
    """Texts of NumPy, nullable and Arrow; numbers and missing cells are those of the frame."""
    frame = pd.DataFrame({"ID": ["a", "b", "c"], "R5": pd.Series(["1,204", None, "約50"], dtype=dtype)})
    frame["R6"] = pd.Series([1300.0, 0.5, float("nan")])
    layout = layout_of("A id - ID", "B result R5 R5", "C result R6 R6")
    assert values(frame_sheet(frame), layout) == expected(
        {("a", "R5"): "1,204", ("c", "R5"): "約50", ("a", "R6"): "1300", ("b", "R6"): "0.5"}
    )


def test_one_frame_is_divided_among_the_ledgers_of_many_plans():
    """By the key of the plan, the code or the name of its body; a body that has no ledger is told once."""
    layout = layout_of("A ignore - 団体", "B id - ID", "C result R6 R6")
    frame = pd.DataFrame({"団体": ["992011/dx-plan", "992011"], "ID": ["kpi-4", "kpi-5"], "R6": [30, 13]})
    imports = import_frame(frame, layout, [town()], by="団体")
    assert [f"{each.value:ja}" for each in imports["992011/dx-plan"].observations] == ["30%", "13分"]
    with pytest.raises(ValidationError) as error:
        import_frame(frame.assign(団体="みなと市"), layout, [town()], by="団体")
    assert [each.code for each in error.value.problems] == ["tables.no_ledger"]
