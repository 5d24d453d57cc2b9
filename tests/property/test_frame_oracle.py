"""`assess_frame` says of every row what an oracle says that knows one row at a time and exact fractions.

Numbers agree to 1e-9, relative or absolute; statuses, reasons, and what is missing agree exactly.
"""

import math
from collections.abc import Callable, Iterable
from fractions import Fraction
from itertools import product
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmodel.frames import assess_frame
from dxmodel.ledger import MethodName
from tests.frames.frame_oracle import METHODS, NUMBERS, THRESHOLDS, Row, assess_rows

Record = dict[str, Any]

FIRST, LAST = 2020, 2028
YEARS = range(FIRST, LAST + 1)
COLUMNS = (
    *("indicator", "fiscal_year", "value", "unit", "baseline", "baseline_year", "target", "target_year"),
    *("direction", "interim_target", "interim_year", "last_year", "break_year", "accumulation"),
)
TYPES = {"indicator": object, "fiscal_year": int, "unit": object, "direction": object, "accumulation": object}
WORDS = ("status", "reason", "no_score")
ANSWERS = (*NUMBERS, "kept", "score", *WORDS)

LEVELS = (-20.0, -10.5, -0.3, 0.0, 0.1, 0.3, 10.0, 20.0, 25.5, 40.0, 50.0, 60.0, 98.9, 99.0, 100.0, 101.0)
"""Few, so that they meet one another often; some are no fractions of two."""
HUGE = (0.0, 1e17, -1e17, 2e17, 4e17, 9e17)
"""Levels of which amounts are beyond every amount."""
TINY = (0.0, 1e-295, -1e-295)
"""Beside huge ones, levels of which shares are beyond every number."""

NUDGES = (0, 0, -5, 5, -30, 30)
"""By how many parts of 10**10 a score misses its threshold; by 10 of them it is still on it."""


def one_of(usual: Iterable[Any], *rare: Any, often: int = 6) -> st.SearchStrategy[Any]:
    """Most draws are usual ones."""
    usual = [*usual]
    return st.sampled_from(usual * max(1, often * len(rare) // len(usual)) + [*rare])


@st.composite
def definitions(draw: st.DrawFn, levels: tuple[float, ...], starts: tuple[float, ...]) -> Record:
    """What a plan says of an indicator: of a way from a baseline to a target more often than not."""
    start = draw(st.sampled_from(range(FIRST - 1, LAST - 3)))
    due = draw(st.sampled_from(range(start + 1, LAST + 3)))
    baseline = draw(one_of(starts, None))
    return {
        "baseline": baseline,
        "baseline_year": draw(one_of([start], None, due, due + 1)),
        "target": draw(one_of(levels, None, baseline, baseline)),
        "target_year": draw(one_of([due], None, None)),
        "direction": draw(st.sampled_from(["unknown", "unknown", "up", "down"])),
        "interim_target": draw(one_of([None] if len(starts) == 1 else levels, None, often=1)),
        "interim_year": draw(one_of(range(start, due + 1), None)),
        "last_year": draw(one_of([None], *YEARS, often=4)),
        "break_year": draw(one_of([None], *YEARS, often=2)),
        "accumulation": draw(st.sampled_from([None, "unknown", "stock", "flow", "cumulative"])),
    }


@st.composite
def indicators(draw: st.DrawFn, indicator: str) -> list[Record]:
    """The rows of one indicator in several years."""
    levels, starts = draw(one_of([(LEVELS, LEVELS)], (HUGE, HUGE), (HUGE + TINY, (0.0,))))
    units = draw(st.sampled_from([("件",), ("%", "％", "パーセント")]))
    definition = draw(definitions(levels, starts))
    first = draw(one_of([FIRST], *YEARS[1:-1], often=1))
    count = draw(st.sampled_from([1, 4, 9]))
    rows: list[Record] = []
    for year in YEARS[first - FIRST :][:count]:
        row = draw(definitions(levels, starts)) if draw(one_of([False], True, often=3)) else definition
        row = {"indicator": indicator, "fiscal_year": year, "unit": draw(st.sampled_from(units)), **row}
        rows.append(row | draw(values(row, rows, levels)))
    return rows


@st.composite
def values(draw: st.DrawFn, row: Record, others: list[Record], levels: tuple[float, ...]) -> Record:
    """A value of a row, often on a boundary, and the level that makes it one."""
    planned = [row[name] for name in ("baseline", "target", "interim_target")]
    value = {"value": draw(one_of(levels, None, *planned, often=3))}
    if levels is not LEVELS or draw(st.booleans()):
        return value
    put = draw(st.sampled_from([*ON_THRESHOLD.values()]))
    return value | on_threshold(put, row | value, others, draw(st.sampled_from(NUDGES)))


def on_threshold(put: "Put", row: Record, others: list[Record], nudge: int) -> Record:
    """The levels that bring a score to its threshold, or near; none where there is no threshold.

    Nor where the value would be so near the baseline or the target that floats have no digits left.
    """
    try:
        levels = put(Row.of(row), [*map(Row.of, others)], Fraction(nudge, 10**10))
        floats = {name: level and float(level) for name, level in levels.items()}
    except (TypeError, ValueError, ArithmeticError):  # a level is missing or has the wrong sign
        return {}
    value, *ends = ((row | floats)[name] for name in ("value", "baseline", "target"))
    is_beside = any(end is not None and 0 < abs(end - value) < 1e-6 for end in ends)
    return {} if is_beside else floats


def _on_pace(row: Any, _: list[Any], off: Fraction) -> Record:
    """On the line of the plan."""
    return {"value": row.base + (row.target - row.base) * row.expected * (1 + off)}


def _on_pace_from_zero(row: Any, _: list[Any], off: Fraction) -> Record:
    """On the line from zero."""
    return {"value": row.target * row.elapsed * (1 + off)}


def _on_interim(row: Any, _: list[Any], off: Fraction) -> Record:
    """On the interim target."""
    return {"value": row.interim + (row.target - row.base) * off}


def _on_okr(row: Any, _: list[Any], off: Fraction) -> Record:
    """At 0.7 of the way."""
    return {"value": row.base + (row.target - row.base) * (THRESHOLDS["okr_score"] + off)}


def _on_band(row: Any, _: list[Any], off: Fraction) -> Record:
    """A tenth worse than the baseline."""
    return {"value": row.base - row.better * abs(row.base) * (Fraction(1, 10) + off)}


def _on_trend(row: Any, _: list[Any], off: Fraction) -> Record:
    """Growing by 1.5 % a year, or by nothing."""
    growth = (THRESHOLDS["cagr_trend"] if row.year % 2 else 0) + off
    return {"value": row.base * (1 + row.declared * growth) ** abs(row.gone), "target": None}


def _on_cagr_ratio(row: Any, _: list[Any], off: Fraction) -> Record:
    """At 0.95 of the growth that leads to the target."""
    growth = (float(row.target) / float(row.base)) ** (1 / row.total) - 1
    return {"value": float(row.base) * (1 + growth * float(THRESHOLDS["cagr_ratio"] + off)) ** row.gone}


def _on_un_progress(row: Any, _: list[Any], off: Fraction) -> Record:
    """Constant growth leads to 0.95 of the way."""
    end = float(row.value) * (float(row.value) / float(row.base)) ** (row.left / row.gone)
    return {"target": float(row.base) + (end - float(row.base)) / float(THRESHOLDS["un_progress_2023"] + off)}


def _on_forecast(row: Any, others: list[Any], off: Fraction) -> Record:
    """The change from the earliest row on leads to 0.95 of what is missing."""
    first = min(others, key=lambda each: each.year)
    change = (row.value - first.value) / (row.year - first.year) * row.left
    return {"target": row.value + change / (THRESHOLDS["weather_forecast"] + off)}


Put = Callable[[Any, list[Any], Fraction], Record]
ON_THRESHOLD: dict[str, Put] = {
    "linear_pace": _on_pace,
    "linear_pace_from_zero": _on_pace_from_zero,
    "interim_target": _on_interim,
    "okr_score": _on_okr,
    "level_band": _on_band,
    "cagr_trend": _on_trend,
    "cagr_ratio": _on_cagr_ratio,
    "un_progress_2023": _on_un_progress,
    "weather_forecast": _on_forecast,
}
"""For each method whose threshold is a place of its own: the levels that bring the score there."""


@st.composite
def frames(draw: st.DrawFn) -> list[Record]:
    """Rows of a few indicators, in order, backwards or mixed."""
    rows = [row for n in range(draw(st.sampled_from([1, 3, 5]))) for row in draw(indicators(f"i{n}"))]
    order = draw(st.sampled_from(["as drawn", "backwards", "by year"]))
    if order == "by year":
        return sorted(rows, key=lambda row: row["fiscal_year"])
    return rows[::-1] if order == "backwards" else rows


def test_the_oracle_knows_every_method():
    """And nothing but methods."""
    assert [*METHODS] == [*map(str, MethodName)]


@given(rows=frames())
def test_each_row_is_judged_as_the_oracle_judges_it(rows: list[Record]):
    """By every method, every column."""
    compare(rows)


CORNERS: dict[str, Record] = {
    "an amount of 10**18": {"value": -1e17, "target": 9e17, "direction": "up"},
    "an amount just below it": {"value": 0.0, "target": 9e17, "direction": "up"},
    "a share beyond every number": {"value": 4e17, "baseline": 0.0, "target": 1e-295},
    "a score beyond every number": {"value": 1.0, "baseline": 1e-200, "baseline_year": 2023, "target": 2.0},
    "a rate of a target below one": {"value": 0.2, "baseline": 0.1, "target": 0.5},
    "a rate of nothing": {"value": 0.0},
    "a rate to nothing": {"value": 0.0, "target": 10.0, "direction": "down"},
    "a rate of a target of zero": {"value": 20.0, "target": 0.0},
    "on the baseline": {"value": 50.0},
    "just below the baseline": {"value": 49.999999},
    "on the target": {"value": 80.0},
    "just below the target": {"value": 79.999999},
    "on the target, unmet": {"value": 80.0, "baseline": 80.0},
    "target = baseline, off it": {"value": 79.0, "baseline": 80.0},
    "target = baseline, beyond it": {"value": 81.0, "baseline": 80.0, "direction": "up"},
    "a target that the baseline meets": {"value": 70.0, "baseline": 90.0, "direction": "up"},
    "the same, of no year": {"value": 70.0, "baseline": 90.0, "direction": "up", "baseline_year": None},
    "away from a baseline of no year": {"value": 40.0, "baseline_year": None},
    "towards the goal from a baseline of no year": {"value": 60.0, "baseline_year": None},
    "a baseline year without a baseline": {"baseline": None, "direction": "up"},
    "nothing but a target": {"baseline": None, "baseline_year": None, "direction": "up"},
    "nothing but a value": {"target": None, "direction": "up"},
    "nothing but a value in the year of the baseline": {"target": None, "baseline_year": 2024},
    "a point from 100 %": {"value": 99.0, "baseline": 98.9, "target": 100.0, "unit": "％"},
    "more than a point from 100 %": {"value": 98.9, "baseline": 98.8, "target": 100.0, "unit": "パーセント"},
    "one from 100, and no %": {"value": 99.0, "baseline": 98.9, "target": 100.0},
    "a point from 0 %": {"value": 1.0, "baseline": 1.01, "target": 0.0, "unit": "%"},
    "the year of the baseline": {"baseline_year": 2024},
    "the year before the baseline": {"baseline_year": 2025},
    "the year of the target": {"target_year": 2024},
    "the year after the target": {"target_year": 2023},
    "a target due in the year of the baseline": {"baseline_year": 2024, "target_year": 2024},
    "a target due before the baseline": {"baseline_year": 2022, "target_year": 2021},
    "the last year": {"last_year": 2024},
    "the year after the last": {"last_year": 2023, "break_year": 2024, "value": None},
    "a baseline in the year of the break": {"break_year": 2020},
    "a baseline in the year before the break": {"break_year": 2021},
    "a break and a baseline of no year": {"break_year": 2019, "baseline_year": None},
    "an interim target of last year": {"interim_target": 65.0, "interim_year": 2023},
    "an interim target of this year": {"interim_target": 65.0, "interim_year": 2024},
    "an interim target of the year of the baseline": {"interim_target": 65.0, "interim_year": 2020},
    "an interim target of the year after": {"interim_target": 65.0, "interim_year": 2021},
    "an interim target of the year of the target": {
        "interim_target": 65.0,
        "interim_year": 2023,
        "target_year": 2023,
    },
    "an interim target on the baseline": {"interim_target": 50.0, "interim_year": 2022},
    "an interim target behind the baseline": {"interim_target": 0.0, "interim_year": 2023},
    "the same, up": {"interim_target": 0.0, "interim_year": 2023, "direction": "up"},
    "an interim target beyond the target": {"interim_target": 90.0, "interim_year": 2023},
    "no direction, no due year": {"baseline": None, "target_year": None},
}
"""What differs from the usual row, of 60 on the way from 50 to 80; each stands on a boundary."""


def test_the_corners_are_where_the_oracle_has_them():
    """Every boundary that the columns have, by every method."""
    usual = dict.fromkeys(COLUMNS) | {
        "fiscal_year": 2024,
        "value": 60.0,
        "unit": "件",
        "direction": "unknown",
    }
    usual |= {"baseline": 50.0, "baseline_year": 2020, "target": 80.0, "target_year": 2028}
    compare([usual | {"indicator": name} | row for name, row in CORNERS.items()])


def test_what_was_met_before_and_what_was_measured_last_are_as_the_oracle_has_them():
    """Eight years before this one, each with the baseline in another of them, and with a gap."""
    rows = []
    for start, met, gap in product(range(2015, 2025), range(2015, 2024), (None, 2019, 2022)):
        plan = dict.fromkeys(COLUMNS) | {"indicator": f"{start}/{met}/{gap}", "unit": "件", "direction": "up"}
        plan |= {"baseline": 50.0, "baseline_year": start, "target": 80.0, "target_year": 2025}
        values = {year: 80.0 if year == met else 50.0 + 1.5 ** (year - 2015) for year in range(2015, 2024)}
        rows += [plan | {"fiscal_year": year, "value": values[year]} for year in values if year != gap]
    compare(rows, ["linear_pace", "weather_forecast"])


WAYS: list[Record] = [
    {"baseline": 100.0, "target": 144.0, "direction": "up"},
    {"baseline": 100.0, "target": 64.0, "direction": "down"},
    {"baseline": 28.9, "target": 60.0, "direction": "up", "interim_target": 40.3, "interim_year": 2022},
    {"baseline": 71.1, "target": 40.0, "direction": "down", "interim_target": 60.7, "interim_year": 2021},
    {"baseline": -100.0, "target": -64.0, "direction": "up"},
    {"baseline": -30.0, "target": 0.0, "direction": "unknown", "interim_target": -20.0, "interim_year": 2022},
    {"baseline": 100.0, "target": 100.0, "direction": "down"},
]


@pytest.mark.parametrize("method", ON_THRESHOLD)
def test_each_threshold_is_where_the_oracle_has_it(method: str):
    """On it, half a tolerance from it and three tolerances from it, on the way up and on the way down."""
    rows: list[Record] = []
    for way, year, nudge in product(WAYS, (2023, 2024, 2025), dict.fromkeys(NUDGES)):
        row = dict.fromkeys(COLUMNS) | {
            "indicator": f"i{len(rows)}",
            "unit": "件",
            "fiscal_year": year,
            **way,
        }
        row |= {"baseline_year": 2021 - year % 2, "target_year": 2026}
        sign = -1 if way["direction"] == "down" else 1
        levels = {ago: way["baseline"] * (1 - sign * ago / 20) for ago in (3, 2, 1)}
        before = [row | {"fiscal_year": year - ago, "value": levels[ago]} for ago in (3, 2, 1)]
        row |= {"value": way["baseline"] * (1 + sign / 25)}
        rows += [*before, row | on_threshold(ON_THRESHOLD[method], row, before, nudge)]
    compare(rows, [method])


def compare(rows: list[Record], methods: Iterable[str] = METHODS) -> None:
    """By every method, or some, the frame and the oracle give the same answers."""
    columns = {name: pd.Series([row[name] for row in rows], dtype=TYPES.get(name, float)) for name in COLUMNS}
    frame, for_oracle = pd.DataFrame(columns), [*map(Row.of, rows)]
    for method in methods:
        judged = assess_frame(frame, method)
        answers = zip(*(judged[name].tolist() for name in ANSWERS), strict=True)
        for row, answer, expected in zip(rows, answers, assess_rows(for_oracle, method), strict=True):
            assert differences(dict(zip(ANSWERS, answer, strict=True)), expected) == {}, (method, row)


def differences(answer: Record, expected: Record) -> Record:
    """The columns in which an answer is another."""
    return {
        name: (answer[name], text if name in WORDS or text is None else float(text))
        for name, text in expected.items()
        if not agree(answer[name], text)
    }


def agree(answer: Any, expected: Fraction | str | None) -> bool:
    """Both are missing, or the same word, or nearly the same number."""
    if expected is None or answer != answer:
        return expected is None and answer != answer
    if isinstance(expected, str):
        return bool(answer == expected)
    return math.isclose(answer, expected, rel_tol=1e-9, abs_tol=1e-9)
