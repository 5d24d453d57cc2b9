"""A ledger's observations as a tidy frame: nothing is lost, and nothing missing becomes a number."""

from typing import Any

import attrs
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from dxmodel import frames
from dxmodel.errors import InvalidValueError
from dxmodel.ledger import Ledger, Observation, resolve
from dxmodel.plan import Body, Indicator, ListValue, Missing, MissingReason, Plan, Ratio, TextValue
from dxmodel.testing import ledgers, small_city
from tests.scaling import examples
from tests.yaml_ledger import ledger_of


def test_observations_become_a_tidy_frame():
    """One row an observation, in the order of their keys; missing is missing, 約 is an interval."""
    city = small_city()
    tidy = frames.observations(city)
    assert tidy["indicator"].tolist() == [each.indicator for each in city.observations]
    missing = [isinstance(each.value, Missing) for each in city.observations]
    assert tidy["missing"].notna().tolist() == missing
    assert not tidy.loc[missing, "value"].notna().any()


def test_every_kind_of_value_has_its_columns():
    """Zero is a number; about is an interval; words, lists and ratios are not lost."""
    values: list[Any] = ["0件", "約110,000件", "80件以上", Missing(MissingReason.PENDING)]
    words: list[Any] = [TextValue("検討中"), ListValue(["税", "保育"])]
    indicators = [
        Indicator(id="n", order=1, label="件数", unit="件"),
        Indicator(id="t", order=2, label="内容"),
        Indicator(id="r", order=3, label="割合", unit="%"),
    ]
    plan = Plan(id="p", label="計画", bodies=[Body("131211", "足立区")], period="R1/", indicators=indicators)
    observations = [
        Observation(indicator="n", period=f"R{n}", value=value) for n, value in enumerate(values, 1)
    ]
    observations += [
        Observation(indicator="t", period=f"R{n}", value=value) for n, value in enumerate(words, 1)
    ]
    observations.append(Observation(indicator="r", period="R1", value=Ratio("1件", "4件")))
    tidy = frames.observations(Ledger(founding=plan, observations=observations))
    keys = zip(tidy["indicator"], tidy["period"], strict=True)
    rows: dict[tuple[str, str], dict[Any, Any]] = dict(zip(keys, tidy.to_dict("records"), strict=True))
    assert [rows["n", "R1"][name] for name in ("value", "low", "high")] == [0, 0, 0]
    about = rows["n", "R2"]
    assert [about[name] for name in ("low", "high", "known_as")] == [105000, 115000, "約110,000件"]
    assert rows["n", "R3"]["low"] == 80
    assert np.isnan(rows["n", "R3"]["high"])
    assert rows["n", "R4"]["missing"] == "pending"
    assert [rows["t", "R1"]["text"], rows["t", "R2"]["text"]] == ["検討中", "税、保育"]
    assert rows["r", "R1"]["value"] == 25


def test_what_is_done_has_columns_of_its_own():
    """Whether, when, and which part; nothing of it is a number."""
    values = ["{done: 2023-03}", "{done: R5}", "{done: true}", "{done: false}", "{done: {part: 12課}}"]
    entries = [f"- {{indicator: x, period: R{n}, value: {value}}}" for n, value in enumerate(values, 3)]
    tidy = frames.observations(ledger_of("- {id: x, label: 全庁展開}", "\n".join(entries)))
    columns = tidy[["is_done", "done_on", "part_done"]]
    assert columns.astype(object).where(columns.notna(), None).to_numpy().tolist() == [
        [True, "2023-03", None],
        [True, "R5", None],
        [True, None, None],
        [False, None, None],
        [False, None, "12課"],
    ]
    assert not tidy["value"].notna().any()


def test_only_the_value_of_the_year_is_used():
    """A part of the year, a plan and a figure replaced later are there, but do not speak."""
    indicator = Indicator(id="n", order=1, label="件数", unit="件")
    plan = Plan(id="p", label="計画", bodies=[Body("131211", "足立区")], period="R1/", indicators=[indicator])
    observations = [
        Observation(indicator="n", period="2023-04/2023-09", value="5件"),
        Observation(indicator="n", period="R5", value="9件", known="2024-05-01"),
        Observation(indicator="n", period="R5", value="10件", known="2024-08-01"),
        Observation(indicator="n", period="R6", value="12件", status="planned"),
    ]
    tidy = frames.observations(Ledger(founding=plan, observations=observations))
    assert tidy.loc[tidy["is_used"], "value"].tolist() == [10.0]


@examples(0.3)
@given(st.lists(ledgers(), max_size=3))
def test_several_ledgers_have_the_rows_of_each(books: list[Ledger]):
    """In their order, withdrawn ones too; is_used is what resolve uses for the year."""
    together = frames.observations(iter(books), withdrawn=True)
    apart = [frames.observations(each, withdrawn=True) for each in books]
    if apart:
        assert_frame_equal(together.astype(object), pd.concat(apart, ignore_index=True).astype(object))
    used = []
    for book in books:
        for each in book.observations:
            indicator, year = book.plan.indicator(each.indicator), book.year_of(each)
            value = None if year is None else resolve(book, indicator, year)
            used.append(value is not None and any(one is each for one in (value.observation, *value.parts)))
    assert together["is_used"].tolist() == used


def test_the_rows_name_the_body_and_the_plan():
    """By the codes of the bodies, or the name of one without a code, and the id of the plan."""
    city = small_city()
    bodies = [Body(None, "デジタル庁"), Body("131211", "足立区")]
    shared = attrs.evolve(city, founding=attrs.evolve(city.founding, bodies=bodies, id="ict"))
    tidy = frames.observations([city, shared])
    assert tidy.drop_duplicates("plan")[["body", "plan"]].to_numpy().tolist() == [
        ["992011", "dx-plan"],
        ["デジタル庁;131211", "ict"],
    ]


def test_what_is_no_ledger_among_several_is_named_by_its_position():
    """It is counted from 0."""
    with pytest.raises(InvalidValueError, match=r"ledgers\[1\]"):
        frames.observations([small_city(), "足立区"])  # type: ignore[list-item]
