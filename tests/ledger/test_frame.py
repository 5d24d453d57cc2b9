"""A ledger's observations as a tidy frame: nothing is lost, and nothing missing becomes a number."""

import numpy as np

from dxmodel.ledger import Ledger, Observation
from dxmodel.ledger.frame import observations_frame
from dxmodel.plan import Body, Indicator, Items, Missing, MissingReason, Plan, Ratio, Text
from dxmodel.testing import small_city


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
    values = ["0件", "約110,000件", "80件以上", Missing(MissingReason.PENDING)]
    words = [Text("検討中"), Items(["税", "保育"])]
    indicators = [
        Indicator(id="n", order=1, label="件数", unit="件"),
        Indicator(id="t", order=2, label="内容"),
        Indicator(id="r", order=3, label="割合", unit="%"),
    ]
    plan = Plan(id="p", label="計画", bodies=[Body("131211", "足立区")], period="R1/", indicators=indicators)
    seen = [Observation(indicator="n", period=f"R{n}", value=value) for n, value in enumerate(values, 1)]
    seen += [Observation(indicator="t", period=f"R{n}", value=value) for n, value in enumerate(words, 1)]
    seen.append(Observation(indicator="r", period="R1", value=Ratio("1件", "4件")))
    tidy = observations_frame(Ledger(founding=plan, observations=seen)).set_index(["indicator", "period"])
    assert tidy.loc[("n", "R1"), ["value", "low", "high"]].tolist() == [0, 0, 0]
    assert tidy.loc[("n", "R2"), ["low", "high", "known_as"]].tolist() == [105000, 115000, "約110,000件"]
    assert tidy.loc[("n", "R3"), "low"] == 80
    assert np.isnan(tidy.loc[("n", "R3"), "high"])
    assert tidy.loc[("n", "R4"), "missing"] == "pending"
    assert tidy.loc["t", "text"].tolist() == ["検討中", "税、保育"]
    assert tidy.loc[("r", "R1"), "value"] == 25
