"""A level of a day is drawn at its day."""

import pytest

from dxmodel.progress import assess
from dxmodel.report import to_svg
from dxmodel.report.trajectory import trajectory
from tests.yaml_ledger import ledger_of

INDICATOR = """\
- {id: x, label: 施設, unit: 施設, accumulation: stock,
   baseline: {value: 10施設, year: R3, as_of: 2021-04-01}, targets: [{due: R8, goal: {reach: 60施設}}]}"""
RESULTS = """\
- {indicator: x, period: 2022-05, value: 12施設}
- {indicator: x, period: R5, value: 20施設}"""


def test_a_level_of_a_day_is_drawn_at_its_day():
    """And the axis has room for it."""
    book = ledger_of(INDICATOR, RESULTS)
    figure = trajectory(book, assess(book, at="R5")["x"], "ja")
    assert [level.x for level in figure.results] == [pytest.approx(2021 + 61 / 365), 2023]
    assert figure.baseline is not None
    assert figure.baseline.x == pytest.approx(2020 + 1 / 365)
    assert figure.years[0].year == 2020
    assert "12" in to_svg(figure)
