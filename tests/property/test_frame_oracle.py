"""`assess_frame` says of every row what an oracle says that knows one row at a time and exact fractions.

Numbers agree to 1e-9, relative or absolute; statuses, reasons, and what is missing agree exactly.
"""

import math
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from dxmodel.ledger import MethodName
from dxmodel.progress.frame import assess_frame
from tests.progress.frame_oracle import METHODS, NUMBERS, THRESHOLDS, Row, assess_rows

Record = dict[str, Any]

FIRST, LAST = 2020, 2028
LEVELS = ("baseline", "target", "interim_target", "value")
COLUMNS = (
    *("indicator", "fiscal_year", "value", "unit", "baseline", "baseline_year", "target", "target_year"),
    *("direction", "interim_target", "interim_year", "last_year", "break_year"),
)
TYPES = {"indicator": object, "fiscal_year": int, "unit": object, "direction": object}
WORDS = ("status", "reason", "no_score")
ANSWERS = (*NUMBERS, "score", *WORDS)

years = st.sampled_from(range(FIRST, LAST + 1))
tenths = st.integers(-60, 60).map(lambda tenth: tenth / 10)
wholes = st.sampled_from([0.0, 1.0, 50.0, 99.0, 100.0, 120.0])
usual = tenths | wholes | tenths
huge = st.sampled_from([0.0, 1e17, -1e17, 2e17, 4e17, 9e17])
tiny = st.sampled_from([0.0, 1e-295, -1e-295])
beyond = huge | tiny
"""Levels of which a share may be beyond every number; the baseline is 0, so that nothing is rounded away."""
MISSING = None


def rarely(common: st.SearchStrategy[Any], rare: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """One draw of eight is of the other kind."""
    return st.integers(0, 7).flatmap(lambda draw: rare if draw == 7 else common)


@st.composite
def definitions(draw: st.DrawFn, levels: st.SearchStrategy[float]) -> Record:
    """What a plan says of an indicator: with a way from a baseline to a target more often than not."""
    start = draw(st.integers(FIRST - 1, LAST - 2))
    due = draw(st.integers(start + 1, LAST))
    return {
        "baseline": draw(rarely(st.just(0.0) if levels is beyond else levels, st.just(MISSING))),
        "baseline_year": draw(rarely(st.just(start), st.none() | years)),
        "target": draw(rarely(levels, st.just(MISSING))),
        "target_year": draw(rarely(st.just(due), st.none() | years)),
        "direction": draw(st.sampled_from(["unknown", "unknown", "up", "down"])),
        "interim_target": MISSING if levels is beyond else draw(st.none() | levels),
        "interim_year": draw(rarely(st.integers(start, due), st.none() | years)),
        "last_year": draw(rarely(st.none(), years)),
        "break_year": draw(rarely(st.none(), years)),
    }


@st.composite
def indicators(draw: st.DrawFn, indicator: str) -> list[Record]:
    """The rows of one indicator in several years, in any order."""
    levels = draw(st.sampled_from([usual] * 12 + [huge, beyond]))
    definition = draw(definitions(levels))
    units = draw(st.sampled_from([("件",), ("%", "％", "パーセント")]))
    rows: list[Record] = []
    for year in draw(st.lists(years, unique=True, min_size=1, max_size=7)):
        row = definition if draw(st.integers(0, 3)) else draw(definitions(levels))
        row = {"indicator": indicator, "fiscal_year": year, "unit": draw(st.sampled_from(units)), **row}
        rows.append(row | draw(values(row, rows, levels)))
    return rows


@st.composite
def values(draw: st.DrawFn, row: Record, others: list[Record], levels: st.SearchStrategy[float]) -> Record:
    """A value of a row, often on a boundary, and the level that makes it one."""
    kind = draw(st.integers(0, 9))
    if kind <= 4:
        return {"value": draw(rarely(levels, st.none()))}
    if kind <= 6:
        level = row[draw(st.sampled_from(LEVELS[:3]))]
        return {"value": draw(levels) if level is None else level}
    value = {"value": draw(levels)}
    if levels is not usual:
        return value
    off = Fraction(draw(st.sampled_from(NUDGES)), 10**10)
    put = draw(st.sampled_from([*ON_THRESHOLD.values()]))
    try:
        levels_there = put(Row.of(row | value), [*map(Row.of, others)], off)
    except (TypeError, ValueError, ArithmeticError):  # a level is missing, or there is no threshold
        return value
    return value | {name: level and float(level) for name, level in levels_there.items()}


NUDGES = (0, 0, -5, 5, -30, 30)
"""By how many parts of 10**10 a score misses its threshold; by 10 of them it is still on it."""


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
    return {"value": row.base * (1 + row.declared * growth) ** abs(row.gone), "target": MISSING}


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


ON_THRESHOLD: dict[str, Callable[[Any, list[Any], Fraction], Record]] = {
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
    """Rows of a few indicators, mixed; columns that may be left out sometimes are."""
    rows = [row for n in range(draw(st.integers(1, 4))) for row in draw(indicators(f"i{n}"))]
    return draw(st.permutations(rows))


def test_the_oracle_knows_every_method():
    """And nothing but methods."""
    assert [*METHODS] == [*map(str, MethodName)]


@given(rows=frames())
def test_each_row_is_judged_as_the_oracle_judges_it(rows: list[Record]):
    """By every method, every column."""
    columns = {name: pd.Series([row[name] for row in rows], dtype=TYPES.get(name, float)) for name in COLUMNS}
    frame = pd.DataFrame(columns)
    for method in METHODS:
        judged = assess_frame(frame, method)
        answers = zip(*(judged[name].tolist() for name in ANSWERS), strict=True)
        for row, answer, expected in zip(rows, answers, assess_rows(rows, method), strict=True):
            assert differences(dict(zip(ANSWERS, answer, strict=True)), expected) == {}, (method, row)


def differences(answer: Record, expected: Record) -> Record:
    """The columns in which an answer is another."""
    return {
        name: (answer[name], told if name in WORDS or told is None else float(told))
        for name, told in expected.items()
        if not agree(answer[name], told)
    }


def agree(answer: Any, expected: Fraction | str | None) -> bool:
    """Both are missing, or the same word, or nearly the same number."""
    if expected is None or answer != answer:
        return expected is None and answer != answer
    if isinstance(expected, str):
        return bool(answer == expected)
    return math.isclose(answer, expected, rel_tol=1e-9, abs_tol=1e-9)
