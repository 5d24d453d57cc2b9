"""Frames of Polars and Arrow are assessed as those of pandas are, and the answers are of the same library."""

import sys
from datetime import date
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest

import dxmodel as dx
from dxmodel.frames import assess_frame, rows
from dxmodel.testing import small_city

NUMBERS = ["pace", "remaining", "projected_value", "score"]
CODES = ["status", "reason", "no_score"]
FRAME = pd.DataFrame(
    {
        "indicator": ["a", "a", "b", "c"],
        "fiscal_year": [2023, 2024, 2024, 2024],
        "value": [None, 12.5, 30.0, 7.0],
        "unit": ["件", "件", "%", "分"],
        "baseline": [10.0, 10.0, None, 9.0],
        "baseline_year": [2021, 2021, None, 2021],
        "target": [20.0, 20.0, 50.0, 7.0],
        "target_year": [2028, 2028, 2028, 2024],
        "direction": ["up", "up", None, "down"],
        "as_of": [pd.NaT, pd.Timestamp("2024-09-30"), pd.NaT, pd.NaT],
        "status": ["provisional"] * 4,
        "note": ["甲", None, "乙", "丙"],
    }
)


def test_a_table_of_arrow_is_assessed_and_returned_as_one() -> None:
    """Null is missing on both ways; days may be of the type date32, texts string_view or dictionaries."""
    expected = assess_frame(FRAME)
    table = pa.Table.from_pandas(FRAME, preserve_index=False)
    for kind in (pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())):
        words: Any = pa.table(
            {
                name: table[name].cast(kind) if name in ("indicator", "unit", "direction") else table[name]
                for name in table.column_names
            }
        )
        words = words.set_column(9, "as_of", pa.array([None, date(2024, 9, 30), None, None], pa.date32()))
        judged = assess_frame(words)
        assert isinstance(judged, pa.Table)
        assert judged.column_names == list(expected.columns)
        assert judged["note"].to_pylist() == ["甲", None, "乙", "丙"]
        for name in (*NUMBERS, *CODES):
            right = expected[name].astype(object).where(expected[name].notna(), None).tolist()
            assert judged[name].to_pylist() == right, (kind, name)


def test_a_frame_of_polars_is_assessed_and_returned_as_one() -> None:
    """Null is missing on both ways, and a status compares with text."""
    polars: Any = pytest.importorskip("polars", reason="Polars is large: on the newest Python only")
    expected = assess_frame(FRAME)
    of_polars = polars.from_pandas(FRAME)
    with_categories = of_polars.with_columns(polars.col("indicator", "unit").cast(polars.Categorical))
    for frame in (of_polars, with_categories):
        judged = assess_frame(frame)
        assert isinstance(judged, polars.DataFrame)
        assert judged.columns == list(expected.columns)
        for name in (*NUMBERS, *CODES):
            right = expected[name].astype(object).where(expected[name].notna(), None).tolist()
            assert judged[name].to_list() == right, name
        assert (judged["status"] == "on-track").sum() == (expected["status"] == "on-track").sum()
    assert of_polars.columns == list(FRAME.columns)
    from_ledger = rows(small_city(), at=["R5", "R6"])
    same = assess_frame(polars.from_pandas(from_ledger))
    assert same["status"].to_list() == assess_frame(from_ledger)["status"].tolist()
    with pytest.raises(dx.ValidationError, match="LazyFrame"):
        assess_frame(of_polars.lazy())


def test_problems_of_other_frames_are_located_as_in_pandas() -> None:
    """With column and row."""
    table = pa.Table.from_pandas(FRAME, preserve_index=False)
    wrong = table.set_column(2, "value", pa.array(["1", "約2", "3", None]))
    with pytest.raises(dx.ValidationError, match=r"\$\.value"):
        assess_frame(wrong)


def test_texts_of_arrow_in_a_pandas_frame_are_keys_and_words() -> None:
    """string_view too, of which pandas can make no categories; missing ones too."""
    expected = assess_frame(FRAME)
    table = pa.Table.from_pandas(FRAME, preserve_index=False)
    for kind in (pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())):
        words: dict[str, Any] = {
            name: pd.Series(pd.arrays.ArrowExtensionArray(table[name].combine_chunks().cast(kind)))
            for name in ("indicator", "unit", "direction")
        }
        pd.testing.assert_frame_equal(assess_frame(FRAME.assign(**words))[CODES], expected[CODES])
        with pytest.raises(dx.ValidationError, match="a"):
            assess_frame(FRAME.assign(**words, fiscal_year=2024))


def test_a_frame_of_another_library_without_narwhals_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """And frames of pandas need neither narwhals nor pyarrow."""
    monkeypatch.setitem(sys.modules, "narwhals", None)
    table = pa.Table.from_pandas(FRAME, preserve_index=False)
    with pytest.raises(dx.errors.MissingExtraError, match=r"narwhals.*dxmodel\[frames\]"):
        assess_frame(table)
    assert len(assess_frame(FRAME)) == 4
