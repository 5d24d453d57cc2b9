"""The number of a level that is to be maintained: in how many of the years it was kept."""

import pytest

from dxmodel.errors import InvalidValueError
from dxmodel.progress import KeptYears, assess
from tests.yaml_ledger import ledger_of

FIELDS = "unit: '%', baseline: {value: 50%, year: R3}"


def kept(goal: str, values: str, at: str, fields: str = f"{FIELDS}, direction: up") -> KeptYears | None:
    """Return the years of a goal; *values* lists ``year value``."""
    entries = [entry.split() for entry in values.split(",")]
    observations = "\n".join(f"- {{indicator: x, period: {year}, value: {value}}}" for year, value in entries)
    defined = f"- {{id: x, label: 満足度, {fields}, targets: [{{due: R8, goal: {goal}}}]}}"
    return assess(ledger_of(defined, observations), at)["x"].kept


RIGHT_VALUES = [
    # goal, values, year; years with a value, years kept, years in doubt
    ("{maintain: {}}", "R4 50%, R5 49%, R6 51%", "R6", "R4 R5 R6", "R4 R6", ""),
    ("{maintain: {}}", "R4 50%, R5 49%, R6 51%", "R5", "R4 R5", "R4", ""),
    ("{maintain: {}}", "R4 50%, R6 51%", "R7", "R4 R6", "R4 R6", ""),
    ("{maintain: {}}", "R2 40%, R3 50%, R4 49%", "R4", "R4", "", ""),
    ("{maintain: 2ポイント}", "R4 48%, R5 47.9%", "R5", "R4 R5", "R4", ""),
    ("{maintain: {}}", "R4 約50%, R5 約60%, R6 約30%", "R6", "R4 R5 R6", "R5", "R4"),
    ("{maintain: {}}", "R8 50%, R9 50%, R10 40%", "R10", "R8 R9 R10", "R8 R9", ""),
    ("{described: 現状維持}", "R4 50%, R5 49%", "R5", "R4 R5", "R4", ""),
]


@pytest.mark.parametrize(("goal", "values", "at", "years", "in_years", "in_doubt"), RIGHT_VALUES)
def test_years_kept_of_the_years_with_a_value(
    goal: str, values: str, at: str, years: str, in_years: str, in_doubt: str
) -> None:
    """After the year of the baseline, up to the year that is judged; a rough year is in doubt."""
    answer = kept(goal, values, at)
    assert answer is not None
    columns = (answer.years, answer.kept, answer.in_doubt)
    assert tuple(" ".join(map(str, each)) for each in columns) == (years, in_years, in_doubt)
    share = None if in_doubt else len(in_years.split()) / len(years.split())
    assert answer.share == share


def test_without_a_direction_a_changed_level_is_in_doubt() -> None:
    """The same level surely is kept; it cannot be said whether another one is worse."""
    answer = kept("{maintain: {}}", "R4 50%, R5 49%", "R5", FIELDS)
    assert answer is not None
    assert ([*map(str, answer.kept)], [*map(str, answer.in_doubt)]) == (["R4"], ["R5"])


def test_there_is_no_number_without_a_year_and_for_other_goals() -> None:
    """Nothing is divided by nothing."""
    assert kept("{maintain: {}}", "R3 50%", "R4") is None
    assert kept("{at-least: 50%}", "R4 50%, R5 49%", "R5") is None
    assert kept("{maintain: {}}", "R4 50%, R5 49%", "R5", "unit: '%', baseline: {value: 50%}") is None
    with pytest.raises(InvalidValueError):
        KeptYears(years=[], kept=[])


def test_years_of_a_counting_window_are_printed_as_its_years() -> None:
    """A sentence about 暦年 does not name a fiscal year."""
    answer = kept("{maintain: {}}", "R4 50%, R5 49%", "R5", f"{FIELDS}, direction: up, window: 暦年")
    assert answer is not None
    assert (answer.describe("ja"), answer.describe("en")) == (
        "令和4年、令和5年の2年のうち1年で維持",
        "kept in 1 of 2 years (2022, 2023)",
    )


def test_the_number_is_in_the_sentence_and_the_explanation() -> None:
    """From two years on in the sentence; the years are named one by one where some have no value."""
    target = "{due: R8, goal: {maintain: {}}}"
    defined = f"- {{id: x, label: 満足度, {FIELDS}, direction: up, targets: [{target}]}}"
    values = {"R4": "50%", "R5": "49%", "R6": "50%", "R8": "51%", "R9": "約50%"}
    ledger = ledger_of(
        defined,
        "\n".join(f"- {{indicator: x, period: {year}, value: {value}}}" for year, value in values.items()),
    )
    sentences = {year: assess(ledger, year)["x"] for year in ("R4", "R6", "R7", "R8", "R9")}
    assert "のうち" not in sentences["R4"].describe("ja")
    in_three = "令和4年度～令和6年度の3年のうち2年で維持しました。"
    assert sentences["R6"].describe("ja").endswith(in_three)
    assert sentences["R7"].describe("ja").endswith(in_three)
    assert sentences["R6"].describe("en").endswith("The level was kept in 2 of 3 years (FY2022–FY2024).")
    assert (
        sentences["R8"]
        .describe("ja")
        .endswith("令和4年度、令和5年度、令和6年度、令和8年度の4年のうち3年で維持しました。")
    )
    assert "5年のうち3年（ほかに判定の定まらない1年）で維持" in sentences["R9"].describe("ja")
    explanation = sentences["R6"].explanation
    assert explanation.kept == sentences["R6"].kept
    assert explanation.describe("ja").endswith(in_three)
