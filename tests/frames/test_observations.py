"""A ledger's observations as a tidy frame: nothing is lost, and nothing missing becomes a number."""

from typing import Any

import numpy as np

from dxmodel.frames.observations import observations_frame
from dxmodel.ledger import Ledger, Observation
from dxmodel.plan import Body, Indicator, ListValue, Missing, MissingReason, Plan, Ratio, TextValue
from dxmodel.testing import small_city
from tests.yaml_ledger import ledger_of


def test_observations_become_a_tidy_frame():
    """One row an observation, in the order of their keys; missing is missing, 約 is an interval."""
    city = small_city()
    tidy = observations_frame(city)
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
    tidy = observations_frame(Ledger(founding=plan, observations=observations))
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
    tidy = observations_frame(ledger_of("- {id: x, label: 全庁展開}", "\n".join(entries)))
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
    tidy = observations_frame(Ledger(founding=plan, observations=observations))
    assert tidy.loc[tidy["is_used"], "value"].tolist() == [10.0]
