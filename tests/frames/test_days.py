"""The column as_of: a frame judges a level of a day as a ledger does."""

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
        if answer.resolved.at_least is not None and answer.is_assessed:
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
