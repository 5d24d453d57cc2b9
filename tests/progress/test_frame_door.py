"""The frame door refuses what it cannot judge, leaves what it is given alone, and keeps the order."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from dxmodel.errors import Problems
from dxmodel.progress.frame import assess_frame

ROW: dict[str, Any] = {
    "indicator": "hours",
    "fiscal_year": 2024,
    "value": 6100.0,
    "unit": "時間",
    "baseline": 5328.0,
    "baseline_year": 2023.0,
    "target": 8880.0,
    "target_year": 2028.0,
    "direction": "unknown",
}
NUMBERS = [
    "achievement_rate",
    "progress",
    "elapsed",
    "expected",
    "pace",
    "remaining",
    "required_per_year",
    "acceleration",
    "landing",
    "reached",
    "score",
]
ADDED = [*NUMBERS, "status", "reason", "no_score"]


def frame(*rows: dict[str, Any]) -> pd.DataFrame:
    """A frame of rows that differ from the usual one."""
    return pd.DataFrame([ROW | row for row in rows])


def test_the_figures_of_a_hypothetical_result():
    """6,100 hours in R6 are 21.7 % of the way with a fifth of the time gone."""
    judged = assess_frame(frame({})).iloc[0]
    assert judged["progress"] == pytest.approx(772 / 3552)
    assert judged["elapsed"] == 0.2
    assert judged["pace"] == pytest.approx(1.0867, abs=1e-4)
    assert (judged["status"], judged["required_per_year"]) == ("on-course", 695.0)


def test_index_order_and_given_frame_stay():
    """Rows come back where they were, and nothing is written into the frame that was given."""
    given = frame({"indicator": "b"}, {"indicator": "a"}).set_index(pd.Index([7, 3]))
    before = given.copy(deep=True)
    judged = assess_frame(given)
    pd.testing.assert_frame_equal(given, before)
    pd.testing.assert_frame_equal(judged[list(ROW)], before)
    assert list(judged.columns) == [*ROW, *ADDED]


def test_an_empty_frame_gets_its_columns():
    """Nothing in, nothing out, with the columns all the same."""
    empty = frame({}).iloc[:0]
    assert list(assess_frame(empty).columns) == [*ROW, *ADDED]


REASONS: dict[str, dict[str, Any]] = {
    "ended": {"last_year": 2023.0},
    "redefined": {"break_year": 2024.0},
    "no-observation": {"value": np.nan},
    "no-target": {"target": np.nan},
    "before-baseline": {"fiscal_year": 2022},
    "no-direction": {"baseline": 8880.0},
    "no-due-year": {"target_year": np.nan},
    "no-baseline": {"baseline": np.nan, "direction": "up"},
}


@pytest.mark.parametrize("reason", REASONS)
def test_a_row_without_a_verdict_says_why(reason):
    """Each reason in its turn; the numbers that are undefined are missing, not infinite."""
    judged = assess_frame(frame(REASONS[reason])).iloc[0]
    assert (judged["status"], judged["reason"]) == ("not-assessed", reason)
    assert not np.isinf(judged[NUMBERS].astype(float)).any()


BROKEN: dict[str, Callable[[pd.DataFrame], pd.DataFrame]] = {
    "frame.missing_columns": lambda given: given.drop(columns=["unit", "target"]),
    "frame.missing_key": lambda given: given.assign(indicator=pd.Series([None, "b"])),
    "frame.repeated_key": lambda given: given.assign(indicator="a"),
    "frame.two_units": lambda given: given.assign(
        indicator="a", fiscal_year=[2023, 2024], unit=["件", "人"]
    ),
    "frame.not_numbers": lambda given: given.assign(value=["6,100", "5"]),
    "frame.infinite": lambda given: given.assign(target=[np.inf, 1.0]),
}


@pytest.mark.parametrize("code", BROKEN)
def test_a_frame_that_cannot_be_judged_is_refused(code):
    """Every fault has a code and a place; no row of such a frame is judged."""
    given = frame({"indicator": "a"}, {"indicator": "b"})
    with pytest.raises(Problems) as caught:
        assess_frame(BROKEN[code](given))
    assert [problem.code for problem in caught.value.problems] == [code]
    assert all(caught.value.words(language) for language in ("ja", "en"))


def test_years_as_text_are_refused():
    """A fiscal year is a whole Western year; "R6" and 2024.0 are not read."""
    for year in ("R6", 2024.0):
        with pytest.raises(Problems, match="fiscal_year"):
            assess_frame(frame({"fiscal_year": year}))


def test_what_must_be_met_without_a_direction_is_met_by_the_very_level():
    """Where baseline and target are equal and nothing says which way is better, only that level is sure."""
    kept = {"baseline": 8880.0, "value": 8880.0}
    assert assess_frame(frame(kept))["status"].tolist() == ["achieved"]


@pytest.mark.parametrize(("value", "status"), [(1.9, "on-course"), (1.8, "behind"), (1.1, "moving-away")])
def test_the_line_itself_is_on_course(value, status):
    """1.9 is seven tenths of the way from 1.2 to 2.2, though floats make it a little less."""
    row = {"baseline": 1.2, "target": 2.2, "value": value, "baseline_year": 2018.0, "fiscal_year": 2025}
    assert assess_frame(frame(row))["status"].tolist() == [status]
