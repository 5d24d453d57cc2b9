"""The columns of days: a frame judges levels and due dates of days as a ledger does."""

import pandas as pd
import pytest

from dxmodel.errors import ValidationError
from dxmodel.frames import assess_frame
from dxmodel.progress import assess
from tests.yaml_ledger import ledger_of

INDICATOR = """\
- {id: x, label: 施設, unit: 施設, direction: up, accumulation: %s,
   baseline: {value: 10施設, year: R3}, targets: [{due: R6, goal: {reach: 60施設}}]}"""


def frame(rows, accumulation):
    """Return the frame of values with the day of each."""
    return pd.DataFrame(
        {
            "indicator": "x",
            "fiscal_year": [year for year, _, _ in rows],
            "value": [float(value) for _, value, _ in rows],
            "unit": "施設",
            "direction": "up",
            "baseline": 10.0,
            "baseline_year": 2021,
            "target": 60.0,
            "target_year": 2024,
            "accumulation": accumulation,
            "as_of": pd.to_datetime(pd.Series([day for _, _, day in rows], dtype="object")),
        }
    )


@pytest.mark.parametrize("accumulation", ["stock", "cumulative", "flow", "unknown"])
@pytest.mark.parametrize(
    "rows",
    [
        [(2022, 12, "2022-05-25")],
        [(2022, 14, "2022-05-25"), (2023, 30, None)],
        [(2022, 12, "2022-05-01"), (2023, 12, "2023-05-31")],
        [(2022, 30, "2023-03-31"), (2023, 30, "2024-05-31"), (2024, 60, "2025-06-01")],
        [(2022, 30, "2023-05-31"), (2023, 30, "2023-03-31")],
        [(2024, 60, "2024-09-30"), (2025, 60, None)],
        [(2024, 40, "2024-09-30"), (2025, 70, "2025-09-30"), (2026, 80, None)],
        [(2023, 61, "2023-09-30"), (2024, 59, None), (2025, 61, "2025-04-30")],
    ],
)
def test_a_frame_and_a_ledger_judge_a_day_alike(rows, accumulation):
    """Status, reason and the share of time."""
    listed = [
        f"- {{indicator: x, period: FY{year}, value: {value}施設{f', as_of: {day}' if day else ''}}}"
        for year, value, day in rows
    ]
    book = ledger_of(INDICATOR % accumulation, "\n".join(listed))
    answers = assess_frame(frame(rows, accumulation))
    for (year, _, _), (_, row) in zip(rows, answers.iterrows(), strict=True):
        answer = assess(book, at=f"FY{year}")["x"]
        decided_by_part = answer.resolved.at_least is not None and answer.is_assessed
        if decided_by_part or (answer.due_value is not None and answer.due_value.at_least is not None):
            continue  # only a ledger knows that a part of a flow is the least of its year
        reason = None if pd.isna(row["reason"]) else row["reason"]
        assert (row["status"], reason) == (str(answer.status), answer.reason and str(answer.reason))
        if answer.elapsed is not None:
            assert row["elapsed"] == pytest.approx(answer.elapsed)


@pytest.mark.parametrize("days", [["2022-05-25"], [44706], ["R4"], [True]])
def test_days_are_days_of_pandas(days):
    """A text is not parsed."""
    bad = frame([(2022, 12, None)], "stock")
    bad["as_of"] = days
    with pytest.raises(ValidationError, match="as_of"):
        assess_frame(bad)


@pytest.mark.parametrize(
    ("columns", "kept"),
    [
        ({}, [float("nan"), 1.0, 0.5, 2 / 3]),
        ({"target": 11.0}, [float("nan")] * 4),
        ({"baseline_year": None}, [float("nan")] * 4),
        ({"direction": "unknown"}, [float("nan"), 1.0, float("nan"), float("nan")]),
        ({"direction": "down"}, [float("nan"), 1.0, 1.0, 2 / 3]),
        ({"baseline_as_of": pd.Timestamp("2021-06-30")}, [1.0, 1.0, 2 / 3, 3 / 4]),
        ({"break_year": 2023}, [float("nan")] * 4),
    ],
)
def test_the_share_of_years_that_kept_a_level(columns, kept):
    """Of a target that is the baseline; a year without a value is none of them."""
    rows = frame([(2021, 10, None), (2022, 10, None), (2023, 9, None), (2025, 12, None)], "stock")
    answers = assess_frame(rows.assign(target=10.0, target_year=2030).assign(**columns))
    assert answers["kept"].tolist() == pytest.approx(kept, nan_ok=True)


@pytest.mark.parametrize(
    ("days", "years"),
    [
        ({"baseline_as_of": "2022-03-31"}, {"baseline_year": 2021}),
        ({"baseline_as_of": "2022-01-01"}, {"baseline_year": 2021}),
        ({"target_day": "2024-04-01"}, {"target_year": 2024}),
    ],
)
def test_a_missing_year_is_that_of_its_day(days, years):
    """As in a baseline and a due date of which only the day is stated."""
    rows = frame([(2022, 20, None), (2024, 70, None)], "stock")
    dated = rows.assign(**{name: pd.to_datetime(day) for name, day in days.items()})
    with_both, with_day = (
        assess_frame(dated.assign(**dict.fromkeys(years, year))) for year in (*years.values(), None)
    )
    pd.testing.assert_frame_equal(with_both.drop(columns=[*years]), with_day.drop(columns=[*years]))
