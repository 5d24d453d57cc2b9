"""The frame API runs partition by partition, on an engine for data that has outgrown one machine."""

import attrs
import dask
import dask.dataframe as dd
import numpy as np
import pandas as pd
import pytest

from dxmodel.frames import assess_frame, rows
from dxmodel.plan import Body
from dxmodel.progress.engine.methods import METHODS
from dxmodel.testing import small_city


def city(indicators: int) -> pd.DataFrame:
    """Indicators over six years, in the order of their keys; every third year or so goes down again."""
    code, year = np.divmod(np.arange(indicators * 6), 6)
    return pd.DataFrame(
        {
            "indicator": [f"i{n:03}" for n in code],
            "fiscal_year": 2023 + year,
            "value": np.where((code + year) % 7 == 0, np.nan, (code * 5 + year * 7) % 23).astype(float),
            "unit": "件",
            "baseline": 1.0,
            "baseline_year": 2023,
            "target": (10 + code % 9).astype(float),
            "target_year": 2027,
            "direction": np.where(code % 2, "unknown", "up"),
        }
    )


@pytest.fixture(autouse=True)
def _in_this_thread():
    """One thread is enough for a test; strings stay what they are."""
    with dask.config.set({"scheduler": "synchronous", "dataframe.convert-string": False}):
        yield


@pytest.mark.parametrize("method", METHODS)
def test_partitions_by_indicator_give_what_the_whole_gives(method):
    """With given meta, made from a frame without rows: no partition is judged to guess the columns."""
    whole = city(40)
    parts = dd.from_pandas(whole.set_index("indicator"), npartitions=5).reset_index()
    assert parts.npartitions > 1
    meta = assess_frame(parts._meta)
    judged = parts.map_partitions(assess_frame, method, meta=meta).compute().reset_index(drop=True)
    pd.testing.assert_frame_equal(judged, assess_frame(whole, method))


def test_an_indicator_in_two_partitions_is_judged_by_the_rows_of_each():
    """What was achieved in the other partition is not seen, so nothing is lost; all else is the same."""
    whole = city(1).assign(value=[1.0, 11.0, 9.0, 9.0, 9.0, 9.0])
    first, second = whole.iloc[:2], whole.iloc[2:]
    apart = pd.concat([assess_frame(first), assess_frame(second)])
    together = assess_frame(whole)
    assert together["status"].tolist()[2:] == ["no-longer-achieved"] * 2 + ["missed"] * 2
    assert apart["status"].tolist()[2:4] == ["on-track", "on-track"]
    columns = apart.columns.difference(["status"])
    pd.testing.assert_frame_equal(apart[columns], together[columns])


def test_an_empty_partition_is_one_too():
    """Engines call with partitions that a filter left empty."""
    whole = city(4)
    parts = dd.from_pandas(whole, npartitions=4)
    remaining = parts[parts["indicator"] == "i003"].map_partitions(
        assess_frame, meta=assess_frame(parts._meta)
    )
    assert len(remaining.compute()) == 6


def test_a_column_in_which_nothing_stands_may_become_text_on_the_way():
    """An engine that takes every column of objects for text takes one of nothing for text as well."""
    whole = city(4).assign(last_year=None)
    with dask.config.set({"dataframe.convert-string": True}):
        parts = dd.from_pandas(whole, npartitions=2)
        judged = parts.map_partitions(assess_frame, meta=assess_frame(parts._meta)).compute()
    assert judged["last_year"].dtype != whole["last_year"].dtype
    assert judged["status"].tolist() == assess_frame(whole)["status"].tolist()


def test_partitions_of_ledgers_give_what_the_whole_gives():
    """Rows are made where the ledgers are, one partition for each group of cities, and judged there."""
    ledgers = [
        attrs.evolve(small_city(), founding=attrs.evolve(small_city().founding, bodies=[Body(None, name)]))
        for name in ("港", "山", "川")
    ]
    years = ["R4", "R5", "R6"]

    def judged(numbers: pd.DataFrame) -> pd.DataFrame:
        table = assess_frame(rows([ledgers[number] for number in numbers["city"]], years))
        return table.astype({name: str for name in table.columns if table[name].dtype == "category"})

    cities = pd.DataFrame({"city": range(len(ledgers))})
    parts = dd.from_pandas(cities, npartitions=3)
    meta = judged(cities.iloc[:1]).iloc[:0]
    together = parts.map_partitions(judged, meta=meta).compute().reset_index(drop=True)
    pd.testing.assert_frame_equal(together, judged(cities))


def test_an_engine_is_not_needed(source):
    """The library itself knows nothing of engines."""
    assert not [path for path in source.rglob("*.py") if "import dask" in path.read_text("utf-8")]
