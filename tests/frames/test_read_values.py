"""A column of printed values becomes numbers, or every cell that cannot be read is named."""

from typing import Any

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmodel.amount import Amount
from dxmodel.errors import DxError, ValidationError
from dxmodel.formats import TableLayout
from dxmodel.frames import read_values
from dxmodel.testing import amounts
from tests.scaling import examples

READ: list[tuple[Any, str | None, tuple[Any, ...]]] = [
    ("約1,200件", None, (1200.0, "件", "約1,200件", 1150.0, 1250.0, None)),
    ("▲3.5%", None, (-3.5, "%", "-3.5%", -3.5, -3.5, None)),
    ("1,250", "件", (1250.0, "件", "1,250件", 1250.0, 1250.0, None)),
    ("120千円", "円", (120000.0, "円", "120,000円", 120000.0, 120000.0, None)),
    ("50〜60人", None, (50.0, "人", "50〜60人", 50.0, 60.0, None)),
    ("80件以上", None, (80.0, "件", "80件以上", 80.0, None, None)),
    (
        85.33007334963325,
        "%",
        (85.330073349633, "%", "85.330073349633%", 85.330073349633, 85.330073349633, None),
    ),
    (0, "件", (0.0, "件", "0件", 0.0, 0.0, None)),
    ("集計中", "件", (None, None, None, None, None, "pending")),
    ("（未実施）", None, (None, None, None, None, None, "not-implemented")),
    ("－", None, (None, None, None, None, None, "not-surveyed")),
    ("", "件", (None,) * 6),
    (None, None, (None,) * 6),
    (float("nan"), None, (None,) * 6),
]
LAYOUT = TableLayout(missing={"-": "not-surveyed"})


def plain(frame: pd.DataFrame) -> list[tuple[Any, ...]]:
    """Return the rows, with None where something is missing."""
    return [*frame.astype(object).where(frame.notna(), None).itertuples(index=False, name=None)]


def test_every_kind_of_cell_has_its_columns() -> None:
    """About, negative, a range, a bound, in another unit, a number, why there is none, and nothing."""
    cells, units, expected = zip(*READ, strict=True)
    frame = read_values(cells, unit=units, layout=LAYOUT)
    assert [*frame.columns] == ["value", "unit", "known_as", "low", "high", "missing"]
    for found, right, cell in zip(plain(frame), expected, cells, strict=True):
        assert found == right, cell


def test_every_cell_that_cannot_be_read_is_named_once() -> None:
    """With the column, the row and the text; equal texts are told at the first one."""
    cells = pd.Series(
        ["3件", "abc", "3人", "abc", True, "〃", "－", "5/10点", "5", float("inf")], name="実績"
    )
    with pytest.raises(ValidationError) as caught:
        read_values(cells, unit=["件"] * 8 + [None, "件"])
    assert [(each.path, each.code) for each in caught.value.problems] == [
        ("$.実績[1]", "frame.no_value"),
        ("$.実績[2]", "frame.value_of_other_unit"),
        ("$.実績[4]", "plan.wrong_kind"),
        ("$.実績[5]", "frame.no_value"),
        ("$.実績[6]", "frame.no_value"),
        ("$.実績[7]", "amount.fraction"),
        ("$.実績[8]", "amount.no_unit"),
        ("$.実績[9]", "frame.no_value"),
    ]
    for language, text in (
        ("ja", "「3人」は単位「件」に換算できません"),
        ("en", '"3人" cannot be converted'),
    ):
        assert text in caught.value.describe(language)  # type: ignore[arg-type]


def test_the_index_of_a_series_is_kept_and_arrow_is_read() -> None:
    """So that the columns can be joined to the table."""
    texts = pd.Series(["3件", None], index=["a", "b"], dtype=pd.ArrowDtype(pa.string()))
    assert read_values(texts).index.tolist() == ["a", "b"]
    assert plain(read_values(pa.array(["3件"]).to_pylist()))[0][0] == 3
    assert read_values([]).shape == (0, 6)


def test_one_argument_of_another_kind_is_refused() -> None:
    """A text is no column; as many units as cells."""
    wrong: Any
    for wrong in ("3件", 3):
        with pytest.raises(DxError, match="cells"):
            read_values(wrong)
    with pytest.raises(DxError, match="2"):
        read_values(["3件"], unit=["件", "件"])


@examples(0.3)
@given(st.lists(amounts(), max_size=4))
def test_what_an_amount_prints_is_read_back(values: list[Amount]) -> None:
    """The same magnitude, unit and interval."""
    frame = read_values(map(str, values))
    assert frame["value"].tolist() == [float(each.magnitude) for each in values]
    assert frame["unit"].tolist() == [str(each.unit) for each in values]
    assert frame["known_as"].tolist() == [str(each) for each in values]
