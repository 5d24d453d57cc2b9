"""The frame API refuses what it cannot judge, leaves what it is given alone, and keeps the order."""

import pickle
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from dxmodel.errors import ParseError, Problem, ValidationError
from dxmodel.frames import assess_frame
from dxmodel.frames.assess_frame import BLOCK
from dxmodel.ledger import MethodName
from dxmodel.plan import Direction
from dxmodel.progress.engine.methods import METHODS

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
    "required_speedup",
    "projected_value",
    "projected_year",
    "score",
]
ADDED = [*NUMBERS[:-1], "kept", "score", "status", "reason", "no_score"]


def frame(*rows: dict[str, Any]) -> pd.DataFrame:
    """A frame of rows that differ from the usual one."""
    return pd.DataFrame([ROW | row for row in rows])


def test_the_figures_of_a_hypothetical_result():
    """6,100 hours in R6 are 21.7 % of the way with a fifth of the time gone."""
    judged = assess_frame(frame({})).iloc[0]
    assert judged["progress"] == pytest.approx(772 / 3552)
    assert judged["elapsed"] == 0.2
    assert judged["pace"] == pytest.approx(1.0867, abs=1e-4)
    assert (judged["status"], judged["required_per_year"]) == ("on-track", 695.0)


def test_index_order_and_argument_are_unchanged():
    """Rows come back where they were, and nothing is written into the frame that was given."""
    rows = frame({"indicator": "b"}, {"indicator": "a"}).set_index(pd.Index([7, 3]))
    before = rows.copy(deep=True)
    judged = assess_frame(rows)
    pd.testing.assert_frame_equal(rows, before)
    pd.testing.assert_frame_equal(judged[list(ROW)], before)
    assert list(judged.columns) == [*ROW, *ADDED]


def test_an_empty_frame_gets_its_columns():
    """Nothing in, nothing out, with the columns and their types all the same."""
    empty, full = assess_frame(frame({}).iloc[:0]), assess_frame(frame({}))
    pd.testing.assert_series_equal(empty.dtypes, full.dtypes)
    bare = assess_frame(pd.DataFrame(columns=list(ROW)))
    pd.testing.assert_series_equal(bare[ADDED].dtypes, full[ADDED].dtypes)


REASONS: dict[str, dict[str, Any]] = {
    "ended": {"last_year": 2023.0},
    "redefined": {"break_year": 2024.0},
    "no-observation": {"value": np.nan},
    "no-target": {"target": np.nan},
    "before-baseline": {"fiscal_year": 2022},
    "no-direction": {"baseline": 8880.0},
    "no-due-year": {"target_year": np.nan},
    "due-year-unknown": {"target_year": 2023.0, "baseline_year": 2021.0},
    "result-overdue": {"value": np.nan, "target_year": 2024.0},
}


@pytest.mark.parametrize("reason", REASONS)
def test_a_row_without_a_verdict_has_a_reason(reason):
    """Each reason in its turn; the numbers that are undefined are missing, not infinite."""
    judged = assess_frame(frame(REASONS[reason])).iloc[0]
    assert (judged["status"], judged["reason"]) == ("not-assessed", reason)
    assert not np.isinf(judged[NUMBERS].astype(float)).any()


TEXT_YEARS = pd.Series(["R6", "令和6年度"])
DECIMALS = pd.Series([Decimal("1.5"), Decimal("2.0")], dtype=object)
LISTS = pd.Series([["件"], None], dtype=object)


class Heading:
    """No text, but printed like one."""

    def __str__(self) -> str:
        return "value"


BROKEN: dict[str, tuple[str, Callable[[pd.DataFrame], pd.DataFrame]]] = {
    "a column is missing": ("$ frame.missing_columns", lambda given: given.drop(columns=["unit", "target"])),
    "a column twice": (
        "$ frame.repeated_columns",
        lambda given: pd.concat([given, given[["baseline"]]], axis="columns"),
    ),
    "no indicator": (
        "$.indicator[0] frame.missing_key",
        lambda given: given.assign(indicator=pd.Series([None, "b"])),
    ),
    "two rows for a key": ("$.fiscal_year[1] frame.repeated_key", lambda given: given.assign(indicator="a")),
    "two units": (
        "$.unit[0] frame.two_units",
        lambda given: given.assign(indicator="a", fiscal_year=[2023, 2024], unit=["件", "人"]),
    ),
    "no unit": ("$.unit[1] frame.two_units", lambda given: given.assign(unit=pd.Series(["件", None]))),
    "numbers as text": ("$.value frame.not_numbers", lambda given: given.assign(value=["6,100", "5"])),
    "one text among numbers": (
        "$.value[1] frame.not_a_number",
        lambda given: given.assign(value=pd.Series([1.5, "約500"], dtype=object)),
    ),
    "an empty text among numbers": (
        "$.target[0] frame.not_a_number",
        lambda given: given.assign(target=pd.Series(["", 5], dtype=object)),
    ),
    "one year of an era": (
        "$.fiscal_year[1] frame.year_as_other",
        lambda given: given.assign(fiscal_year=pd.Series([2024, "R6"], dtype=object)),
    ),
    "truth values": ("$.value frame.not_numbers", lambda given: given.assign(value=[True, False])),
    "complex numbers": ("$.value frame.not_numbers", lambda given: given.assign(value=[1j, 2j])),
    "infinity": ("$.target[0] frame.infinite", lambda given: given.assign(target=[np.inf, 1.0])),
    "minus infinity": ("$.baseline[1] frame.infinite", lambda given: given.assign(baseline=[1.0, -np.inf])),
    "an absurd number": ("$.value[1] frame.absurd", lambda given: given.assign(value=[1.0, -1e18])),
    "an absurd whole number": ("$.value[0] frame.absurd", lambda given: given.assign(value=[10**18, 1])),
    "years as text": (
        "$.fiscal_year frame.years_as_other",
        lambda given: given.assign(fiscal_year=TEXT_YEARS),
    ),
    "years as fractions": (
        "$.fiscal_year frame.years_as_other",
        lambda given: given.assign(fiscal_year=[2024.0, 2023.0]),
    ),
    "years as dates": (
        "$.target_year frame.years_as_other",
        lambda given: given.assign(target_year=pd.to_datetime(["2024-04-01", "2024-04-01"])),
    ),
    "half a year": (
        "$.target_year[1] frame.not_a_year",
        lambda given: given.assign(target_year=[2028, 2028.5]),
    ),
    "an age": ("$.fiscal_year[0] frame.not_a_year", lambda given: given.assign(fiscal_year=[6, 2024])),
    "an infinite year": (
        "$.last_year[0] frame.not_a_year",
        lambda given: given.assign(last_year=[np.inf, 2028]),
    ),
    "no year": (
        "$.fiscal_year[1] frame.missing_year",
        lambda given: given.assign(fiscal_year=pd.array([2024, None], dtype="Int64")),
    ),
    "dates for numbers": (
        "$.value frame.not_numbers",
        lambda given: given.assign(value=pd.to_datetime(["2024-04-01", ""])),
    ),
    "no dates for numbers": (
        "$.baseline frame.empty_of_another_kind",
        lambda given: given.assign(baseline=pd.to_datetime(["", ""])),
    ),
    "no dates in a time zone": (
        "$.baseline frame.empty_of_another_kind",
        lambda given: given.assign(baseline=pd.to_datetime(["", ""]).tz_localize("Asia/Tokyo")),
    ),
    "no durations": (
        "$.baseline frame.empty_of_another_kind",
        lambda given: given.assign(baseline=pd.to_timedelta(["", ""])),
    ),
    "no dates for years": (
        "$.last_year frame.empty_of_another_kind",
        lambda given: given.assign(last_year=pd.to_datetime(["", ""])),
    ),
    "no periods for years": (
        "$.baseline_year frame.empty_of_another_kind",
        lambda given: given.assign(baseline_year=pd.PeriodIndex(["", ""], freq="Y-MAR")),
    ),
    "no dates of Arrow": (
        "$.target frame.empty_of_another_kind",
        lambda given: given.assign(target=pd.Series([None] * 2, dtype="date32[pyarrow]")),
    ),
    "decimals": (
        "$.target frame.not_numbers",
        lambda given: given.assign(target=DECIMALS),
    ),
    "decimals of Arrow": (
        "$.target frame.not_numbers",
        lambda given: given.assign(target=DECIMALS.astype(pd.ArrowDtype(pa.decimal128(5, 1)))),
    ),
    "the longest float": (
        "$.value[1] frame.absurd",
        lambda given: given.assign(value=np.array([0, np.finfo(np.longdouble).max])),
    ),
    "the largest whole number": (
        "$.value[1] frame.absurd",
        lambda given: given.assign(value=np.array([0, 2**64 - 1], dtype=np.uint64)),
    ),
    "the smallest whole number": (
        "$.value[1] frame.absurd",
        lambda given: given.assign(value=np.array([0, -(2**63)])),
    ),
    "a list of indicators": (
        "$.indicator[1] frame.not_one_word",
        lambda given: given.assign(indicator=pd.Series(["a", ["b", "c"]], dtype=object)),
    ),
    "a table of units": (
        "$.unit[0] frame.not_one_word",
        lambda given: given.assign(unit=pd.Series([{"a": 1}, "件"], dtype=object)),
    ),
    "lists in a tuple": (
        "$.direction[0] frame.not_one_word",
        lambda given: given.assign(direction=pd.Series([("up", []), "up"], dtype=object)),
    ),
    "lists of Arrow": (
        "$.unit[0] frame.not_one_word",
        lambda given: given.assign(unit=LISTS.astype(pd.ArrowDtype(pa.list_(pa.string())))),
    ),
    "an interim target of no year": (
        "$.interim_target frame.without_partner",
        lambda given: given.assign(interim_target=7000.0),
    ),
    "a year of no interim target": (
        "$.interim_year frame.without_partner",
        lambda given: given.assign(interim_year=2025),
    ),
    "headings in two layers": (
        "$ frame.layered_columns",
        lambda given: pd.concat({"R6": given}, axis="columns"),
    ),
    "headings in one layer of a MultiIndex": (
        "$ frame.layered_columns",
        lambda given: given.set_axis(pd.MultiIndex.from_arrays([given.columns]), axis="columns"),
    ),
    "two columns of answers": (
        "$ frame.repeated_columns",
        lambda given: pd.concat([given, pd.DataFrame(columns=["score", "score"])], axis="columns"),
    ),
    "a heading that only looks like one": (
        "$ frame.missing_columns",
        lambda given: given.rename(columns={"value": Heading()}),
    ),
    "a window that is no run of months": (
        "$.window[1] frame.not_a_word",
        lambda given: given.assign(window=["暦年", "夏"]),
    ),
    "a window of a year in doubt": (
        "$.window[0] frame.not_a_word",
        lambda given: given.assign(window=["10/09", "04/03"]),
    ),
    "a due day of another year": (
        "$.target_day[1] frame.day_of_another_year",
        lambda given: given.assign(target_day=pd.to_datetime(["2028-04-01", "2028-03-31"])),
    ),
    "a day of no interim target": (
        "$.interim_day frame.without_partner",
        lambda given: given.assign(interim_day=pd.to_datetime("2028-03-31")),
    ),
    "a baseline day as text": (
        "$.baseline_as_of frame.not_days",
        lambda given: given.assign(baseline_as_of="2023-05-25"),
    ),
    "a direction nobody knows": (
        "$.direction[1] frame.not_a_word",
        lambda given: given.assign(direction=["up", "increase"]),
    ),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_a_frame_that_cannot_be_judged_is_refused(broken):
    """Every fault has a code and a place; no row of such a frame is judged."""
    text, breaking = BROKEN[broken]
    rows = breaking(frame({"indicator": "a"}, {"indicator": "b"}))
    with pytest.raises(ValidationError) as caught:
        assess_frame(rows)
    assert [f"{problem.path} {problem.code}" for problem in caught.value.problems] == [text]
    assert all(caught.value.describe(language) for language in ("ja", "en"))


def test_all_problems_are_reported_at_once():
    """A column that is missing hides nothing of what is wrong in others."""
    rows = frame({"value": np.inf, "direction": "better", "target_year": 28}).drop(columns="baseline")
    with pytest.raises(ValidationError) as caught:
        assess_frame(rows)
    assert [problem.path for problem in caught.value.problems] == [
        "$",
        "$.direction[0]",
        "$.value[0]",
        "$.target_year[0]",
    ]


@pytest.mark.parametrize("kind", [object, "str"])
@pytest.mark.parametrize(
    ("cells", "printed"),
    [
        (["5328.0", "約500", "900.0"], "約500"),  # as a file gives them: what is written like no number
        (["5328.0", "500", "900.0"], "5328.0"),
        ([None, "6,100", "900.0"], "6,100"),
    ],
)
def test_of_a_column_of_text_the_cell_that_made_it_text_is_shown(kind, cells, printed):
    """One text makes texts of all numbers of a file; else the first one is shown."""
    rows = frame({}, {"indicator": "b"}, {"indicator": "c"}).assign(value=pd.Series(cells, dtype=kind))
    (problem,) = problems(rows)
    assert (problem.path, problem.code) == ("$.value", "frame.not_numbers")
    expected = {"column": "value", "kind": "str", "row": cells.index(printed), "found": printed}
    assert problem.facts == expected


@pytest.mark.parametrize(
    ("years", "row"),
    [
        ([2024.0, 2023.0, np.nan], 2),
        ([2024.0, 2023.5, 2022.0], 1),
        ([2024.0, 2023.0, 2022.0], 0),
        (["2024", "2023", "R4"], 2),
    ],
)
def test_of_years_that_are_no_whole_numbers_the_one_that_is_why_is_shown(years, row):
    """A missing year makes fractions of all years of a file."""
    rows = frame({}, {}, {}).assign(fiscal_year=years)
    (problem,) = problems(rows)
    assert (problem.code, problem.facts["row"]) == ("frame.years_as_other", row)


def test_one_cell_among_numbers_is_named_with_its_row():
    """How many more there are stands beside the first; what is missing is none of them."""
    rows = [{"indicator": f"i{n}"} for n in range(60)]
    columns = frame(*rows).astype({"value": object})
    columns.loc[[37, 40], "value"] = ["約500", ""]
    columns.loc[3, "value"] = None
    (problem,) = problems(columns)
    assert problem.path == "$.value[37]"
    assert problem.facts == {"column": "value", "row": 37, "rows": 2, "kind": "str", "found": "約500"}
    assert "37行目" in problem.describe("ja")
    assert "約500" in problem.describe("ja")


KEPT = frame({}, {"fiscal_year": 2025}, {"indicator": "b"})


@pytest.mark.parametrize(
    ("more", "text"),  # the row, the row that it repeats, how many share their key, how many repeat one
    [
        ([0], ("repeated_key", 3, 0, 2, 1)),
        ([0, 0], ("repeated_key", 3, 0, 3, 2)),
        ([1, 0, 1], ("repeated_keys", 3, 1, 3, 3)),
    ],
)
def test_how_many_rows_share_a_key_and_how_many_repeat_one(more, text):
    """The rows of the first repeated key, its first two rows, and all rows whose key stood before."""
    (problem,) = problems(pd.concat([KEPT, KEPT.iloc[more]]))
    result = tuple(problem.facts[name] for name in ("row", "first", "same", "rows"))
    assert (problem.code.removeprefix("frame."), *result) == text


BESIDE: dict[str, Callable[[pd.DataFrame], pd.DataFrame]] = {
    "a direction": lambda given: given.assign(direction="増加"),
    "text": lambda given: given.assign(target="80"),
    "infinity": lambda given: given.assign(value=np.inf),
    "a missing column": lambda given: given.drop(columns="unit"),
    "years as text": lambda given: given.assign(fiscal_year="R" + (given["fiscal_year"] - 2018).astype(str)),
    "years as floats": lambda given: given.astype({"fiscal_year": float}),
    "a category": lambda given: given.astype({"indicator": "category"}).assign(baseline_year=6),
}


@pytest.mark.parametrize("mistake", BESIDE)
def test_a_repeated_key_is_reported_beside_every_other_mistake(mistake):
    """All at once, not one after the other is mended."""
    text = problems(BESIDE[mistake](pd.concat([KEPT, KEPT.tail(1)])))
    assert len(text) == 2
    assert text[-1].path == "$.fiscal_year[3]"
    assert text[-1].code == "frame.repeated_key"


def test_rows_without_a_key_repeat_none():
    """Neither a missing indicator nor a missing year makes two rows one."""
    rows = pd.concat([KEPT, KEPT], ignore_index=True).assign(
        indicator=pd.Series([None, None, "a", "a", "c", "d"]),
        fiscal_year=pd.array([2024, 2024, None, None, 2024, 2024], dtype="Int64"),
    )
    assert refused(rows) == ["frame.missing_key", "frame.missing_year"]


@pytest.mark.parametrize("without", ["indicator", "fiscal_year"])
def test_without_keys_none_is_repeated(without):
    """A frame that lacks half of the key is told that, and no more; as is one that has it twice."""
    rows = pd.concat([KEPT, KEPT])
    assert refused(rows.drop(columns=without)) == ["frame.missing_columns"]
    assert refused(pd.concat([rows, rows[[without]]], axis="columns")) == ["frame.repeated_columns"]


def test_the_message_for_repeated_keys_says_where_municipalities_belong():
    """The usual reason for repeated keys has a remedy; one row alone is not counted as others."""
    for more in ([0], [0, 1]):
        (problem,) = problems(pd.concat([KEPT, KEPT.iloc[more]]))
        for language in ("ja", "en"):
            assert "131211/rpa-hours" in problem.describe(language)
    (problem,) = problems(frame({}, {"fiscal_year": 2025, "unit": "件"}))
    assert "ほか" not in problem.describe("ja")
    assert problem.facts["rows"] == 1


@pytest.mark.parametrize("methods", [["linear_pace", "cagr_ratio"], ("linear_pace",), {"cagr_ratio"}])
def test_one_method_is_asked_at_a_time(methods):
    """Whoever asks for several is told how to get them, not that their names are unknown."""
    with pytest.raises(ParseError, match="one method is asked at a time") as caught:
        assess_frame(KEPT, methods)
    assert caught.value.code == "frame.several_methods"
    assert "{name: assess_frame(frame, name) for name in methods}" in caught.value.describe("ja")


CELLS = [1, True, 2.5, -0.0, float("inf"), np.int64(1), np.float64(0.1), np.True_, np.str_("up"), b"up"]
CELLS += [("up", 1), ["up"], {"up"}, {"up": 1}, np.arange(3), Decimal("1.5"), pd.Timestamp("2024-04-01")]
CELLS += [
    pd.Period("2024"),
    pd.Interval(0, 1),
    "",
    "up\nup",
    "％　",
    "x" * 9999,
    object,
    MethodName.CAGR_RATIO,
]
WORDS = ("indicator", "unit", "direction")


@pytest.mark.parametrize("name", WORDS)
@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: type(cell).__name__)
def test_every_cell_is_assessed_or_reported(name, cell):
    """In a cell may be anything; what is wrong with it is said in both languages, on one short line each."""
    rows = frame({}, {}).assign(**{name: pd.Series([cell, cell], dtype=object)})
    with pytest.raises(ValidationError) as caught:
        assess_frame(rows)  # two rows for one key at the least
    text = pickle.loads(pickle.dumps(caught.value))
    for language in ("ja", "en"):
        lines = text.describe(language).split("\n")
        assert len(lines) == len(text.problems)
        assert max(map(len, lines)) < 300
    facts = [fact for problem in text.problems for fact in problem.facts.values()]
    assert {type(fact) for fact in facts} <= {int, str, list}


OF_NUMBERS = ["int16", "int64", "uint64", "float16", "float64", "longdouble", "Int64", "Sparse[float64]"]
OF_NUMBERS += ["int64[pyarrow]", "double[pyarrow]"]
OF_ANYTHING = ["object", "str", "string", "string[pyarrow]", "null[pyarrow]"]
OF_OTHERS = ["bool", "boolean", "bool[pyarrow]", "category", "complex128", "interval[int64]"]
OF_OTHERS += ["datetime64[ns]", "datetime64[ns, Asia/Tokyo]", "timestamp[ns][pyarrow]", "date32[pyarrow]"]
OF_OTHERS += ["timedelta64[ns]", "duration[s][pyarrow]"]


@pytest.mark.parametrize("kind", [*OF_NUMBERS, *OF_ANYTHING, *OF_OTHERS])
@pytest.mark.parametrize(("name", "code"), [("value", "not_numbers"), ("baseline_year", "years_as_other")])
def test_columns_of_other_types_are_refused_even_without_values(kind, name, code):
    """Full, all missing, or without rows: only what nobody put anything into may be of another kind."""
    tried = 0
    for cells in ([2023, 2023], [None, None], []):
        try:
            column = pd.Series(cells, dtype=object).astype(kind)
        except (TypeError, ValueError, NotImplementedError):  # columns of this kind have no such cells
            continue
        rows = frame({}, {"indicator": "b"}).loc[column.index].assign(**{name: column})
        is_fine = kind in OF_NUMBERS or (kind in OF_ANYTHING and not any(cells))
        expected = code if column.notna().any() else "empty_of_another_kind"
        assert refused(rows) == ([] if is_fine else [f"frame.{expected}"])
        tried += 1
    assert tried


def problems(value: pd.DataFrame) -> tuple[Problem, ...]:
    """What a frame is refused for."""
    try:
        assess_frame(value)
    except ValidationError as error:
        return error.problems
    return ()


def refused(value: pd.DataFrame) -> list[str]:
    """The codes of what a frame is refused for."""
    return [problem.code for problem in problems(value)]


def test_the_found_value_is_printed_as_it_is():
    """A list stays one, the number of a year a number, and an id that is a date is no word of a language."""
    day = pd.Timestamp("2024-04-01")
    cases: list[tuple[dict[str, Any], str]] = [
        ({"direction": ["up"]}, "['up']"),
        ({"fiscal_year": 24}, "24 "),
        ({"indicator": day, "unit": None}, "2024-04-01"),
        ({"indicator": 5, "unit": None}, '"5"'),
        ({"value": Decimal(1)}, "not Decimal"),
        ({"value": "6,100"}, "not str"),
        ({"value": True}, "not bool"),
    ]
    for row, printed in cases:
        with pytest.raises(ValidationError) as caught:
            assess_frame(frame(row))
        assert printed in str(caught.value)


def test_of_objects_the_first_that_is_no_number_is_named():
    """Numbers and what is missing among them are not what is wrong."""
    rows = frame({"value": 1}, {"value": None}, {"value": "…"}).astype({"value": object})
    with pytest.raises(ValidationError, match=r'"…" \(str\) in row 2'):
        assess_frame(rows)
    truths = frame({"value": 1}, {"value": True}).astype({"value": object})
    with pytest.raises(ValidationError, match=r'"True" \(bool\) in row 1'):
        assess_frame(truths)


def test_the_message_for_years_as_text_names_the_function_that_reads_them():
    """The library reads R6 and 令和6年度 elsewhere, and says where."""
    with pytest.raises(ValidationError, match=r"FiscalYear\.parse"):
        assess_frame(frame({}, {}).assign(fiscal_year=TEXT_YEARS))


def test_the_message_for_other_tables_names_their_conversion():
    """A table of another library has a way to become a frame."""
    with pytest.raises(ValidationError, match="frame in memory"):
        assess_frame({"value": [1.0]})  # type: ignore[type-var]


def test_an_unknown_method_is_refused_with_the_nearest():
    """As in the ledger API."""
    with pytest.raises(ParseError, match="linear_pace"):
        assess_frame(frame({}), "linear_pce")


def test_every_method_gives_the_same_columns():
    """So that answers by several methods can stand side by side."""
    for method in METHODS:
        assert list(assess_frame(frame({}), method).columns) == [*ROW, *ADDED]


@pytest.mark.parametrize("kind", ["numpy_nullable", "pyarrow"])
def test_other_kinds_of_columns_are_judged_alike(kind):
    """Nullable and Arrow columns, with <NA> for what is missing, get the answers that NumPy's get."""
    rows = frame(*({"indicator": why} | row for why, row in REASONS.items()), {})
    plain = assess_frame(rows)[ADDED]
    other = assess_frame(rows.convert_dtypes(dtype_backend=kind))[ADDED]
    pd.testing.assert_frame_equal(other, plain)


def test_a_column_of_nothing_is_nothing():
    """A column of None alone has no numbers, and is not text."""
    rows = frame({"target": None, "target_year": None})
    assert rows["target"].dtype == object
    assert assess_frame(rows)["reason"].tolist() == ["no-target"]


@pytest.mark.parametrize("kind", ["object", "string", "str", "null[pyarrow]"])
def test_a_column_that_nobody_filled_is_nothing_in_every_kind(kind):
    """Engines make text of a column in which nothing stands."""
    nothing = pd.Series([None, None], dtype=kind)
    rows = frame({}, {"fiscal_year": 2025}).assign(target=nothing, last_year=nothing)
    assert assess_frame(rows)["reason"].tolist() == ["no-target"] * 2
    with pytest.raises(ValidationError, match="no fiscal year"):
        assess_frame(rows.assign(fiscal_year=nothing))


@pytest.mark.parametrize("unit", ["%", "％", "パーセント", " % "])
def test_every_spelling_of_percent_is_percent(unit):
    """The only method that asks for the unit sees the same in each."""
    row = {"baseline": 98.5, "baseline_year": 2000.0, "value": 99.2, "target": 100.0, "target_year": 2026.0}
    scores = assess_frame(frame(row | {"unit": unit}), "un_progress_2023")["score"]
    plain = assess_frame(frame(row | {"unit": "%"}), "un_progress_2023")["score"]
    other = assess_frame(frame(row | {"unit": "件"}), "un_progress_2023")["score"]
    assert scores.item() == plain.item() != other.item()


@pytest.mark.parametrize("kind", [object, "category", "string[pyarrow]"])
def test_spellings_of_one_unit_are_one_unit(kind):
    """名 is 人, wherever it stands; a label that the library does not know is itself, and stays as given."""
    units = ["名", "人", "人", "利用者の数", "利用者の数", "利用者の数"]
    values = series(1, 2, 3).assign(indicator="known"), series(1, 2, 3).assign(indicator="unknown")
    rows = pd.concat(values, ignore_index=True).assign(unit=pd.Series(units, dtype=kind))
    judged = assess_frame(rows)
    assert judged["unit"].tolist() == units
    with pytest.raises(ValidationError, match='"unknown" has no single unit'):
        assess_frame(rows.assign(unit=[*units[:-1], "利用者数"]))
    with pytest.raises(ValidationError, match='"known" has no single unit'):
        assess_frame(rows.assign(unit=["千人", *units[1:]]))
    with pytest.raises(ValidationError, match='"known" has no single unit'):
        assess_frame(rows.assign(unit=pd.Series(["名", None, *units[2:]], dtype=kind)))


@pytest.mark.parametrize("kind", [object, "category"])
def test_directions_may_be_members(kind):
    """The library's own words, as they come out of a plan."""
    names = pd.Series([Direction.UP, Direction.DOWN, Direction.UNKNOWN, "down", None], dtype=kind)
    rows = frame(*({"indicator": n, "baseline": np.nan, "value": 9000.0} for n in range(5)))
    expected = ["achieved", "not-met-yet", "not-assessed", "not-met-yet", "not-assessed"]
    judged = assess_frame(rows.assign(direction=names))
    assert judged["status"].tolist() == expected
    assert judged["reason"].tolist()[1:] == [np.nan, "no-direction", np.nan, "no-direction"]


def test_rows_may_share_their_labels():
    """An index says nothing of a row: it may be layered or of days, and have the same label twice."""
    rows = frame({"value": 6000.0}, {"fiscal_year": 2025}, {"fiscal_year": 2026})
    plain = assess_frame(rows)
    layered = pd.MultiIndex.from_tuples([("a", 1), ("a", 1), ("b", 1)])
    days = pd.DatetimeIndex(["2025-04-01", "2024-04-01", "2024-04-01"])
    for index in (pd.Index([1, 1, 2]), layered, days):
        judged = assess_frame(rows.set_index(index))
        pd.testing.assert_index_equal(judged.index, index)
        pd.testing.assert_frame_equal(judged.reset_index(drop=True), plain)


def test_assessing_again_replaces_all_columns_of_the_first_method():
    """What was answered before is replaced, not kept beside."""
    rows = frame({}, {"indicator": "b", "value": 9.0})
    again = assess_frame(assess_frame(rows, "cagr_ratio"), "approach")
    pd.testing.assert_frame_equal(again, assess_frame(rows, "approach"))


def test_zero_has_no_sign():
    """Minus zero is judged as zero is."""
    rows = [{"value": 0.0, "target": 0.0, "baseline": 5.0}, {"baseline": 0.0, "value": 0.0}]
    for row in rows:
        minus = {name: -number if number == 0 else number for name, number in row.items()}
        pd.testing.assert_frame_equal(assess_frame(frame(minus))[ADDED], assess_frame(frame(row))[ADDED])


def test_an_empty_frame_of_other_kinds_gets_its_columns():
    """Engines ask with no rows at all what columns there will be."""
    for kind in ("numpy_nullable", "pyarrow"):
        rows = frame({}).convert_dtypes(dtype_backend=kind)
        pd.testing.assert_series_equal(assess_frame(rows.iloc[:0]).dtypes, assess_frame(rows).dtypes)


def test_numbers_out_of_range_are_missing():
    """Of a line that lands beyond every amount nothing is said, as in the ledger API."""
    row = {"value": 9e17, "baseline": 0.0, "target": 9.5e17, "target_year": 2900.0}
    judged = assess_frame(frame(row)).iloc[0]
    assert (judged["status"], judged["reason"]) == ("not-assessed", "out-of-range")
    assert judged[NUMBERS].isna().all()


def test_numbers_finer_than_any_amount_give_nothing_infinite():
    """A share that no number can hold is out of range, too."""
    judged = assess_frame(frame({"value": 1e17, "baseline": 0.0, "target": 5e-324})).iloc[0]
    assert judged["reason"] == "out-of-range"


def series(*values: float, **more: Any) -> pd.DataFrame:
    """One indicator, a value for each year from 2023 on; 10 is to be reached from 0 in 2028."""
    row = {"baseline": 0.0, "target": 10.0} | more
    return frame(*(row | {"fiscal_year": 2023 + n, "value": value} for n, value in enumerate(values)))


def test_what_was_achieved_and_is_not_any_more_is_lost():
    """Wherever in the frame the earlier year stands; a missing year in between does not matter."""
    rows = series(0, 11, np.nan, 9, 10)
    for order in ([0, 1, 2, 3, 4], [3, 0, 4, 1, 2]):
        judged = assess_frame(rows.iloc[order])["status"].sort_index()
        assert judged.tolist() == [
            "at-baseline",
            "achieved",
            "not-assessed",
            "no-longer-achieved",
            "achieved",
        ]


def test_what_the_baseline_itself_met_was_not_achieved():
    """Only values after the baseline and under today's definition count as achieved."""
    assert "no-longer-achieved" not in [*assess_frame(series(11, 9, 9))["status"]]
    assert assess_frame(series(0, 11, 9))["status"].tolist()[-1] == "no-longer-achieved"
    anew = series(0, 11, 9, baseline_year=2025.0, break_year=2025.0)
    assert "no-longer-achieved" not in [*assess_frame(anew)["status"]]


def test_another_indicator_loses_nothing():
    """The last year of one indicator says nothing of the first of the next."""
    one, other = series(0, 11), series(0, 9, indicator="next")
    assert "no-longer-achieved" not in [*assess_frame(pd.concat([one, other], ignore_index=True))["status"]]


def test_indicators_far_apart_in_time_are_ordered_as_well():
    """Few rows in many years are sorted, many in few years are put in their places: the same."""
    rows = series(0, 11, 9)
    far = frame({"indicator": "first", "fiscal_year": 1900}, {"indicator": "last", "fiscal_year": 9000})
    judged = assess_frame(pd.concat([far, rows.iloc[::-1]], ignore_index=True))
    assert judged["status"].tolist()[2:] == ["no-longer-achieved", "achieved", "at-baseline"]
    with pytest.raises(ValidationError, match="2 rows for 2023"):
        assess_frame(pd.concat([far, rows, rows], ignore_index=True))


def test_an_interim_target_makes_the_path():
    """Half of the way by 2025; then a straight line to the target, which expects two thirds in 2026."""
    rows = series(0, 4, 5, 6, interim_target=5.0, interim_year=2025.0)
    assert assess_frame(rows)["expected"].round(3).tolist() == [0, 0.2, 0.4, 0.667]


def test_rows_beyond_a_block_are_judged_as_those_in_it():
    """More rows than are judged at a time, each as if it stood alone."""
    count = BLOCK + 3
    rows = frame({}).loc[[0] * count].assign(indicator=range(count)).reset_index(drop=True)
    judged = assess_frame(rows)[ADDED]
    assert (judged == assess_frame(frame({}))[ADDED].iloc[0]).loc[:, [*NUMBERS, "status"]].all(axis=None)


def test_what_must_be_met_without_a_direction_is_met_by_the_very_level():
    """Where baseline and target are equal and nothing says which way is better, only that level is sure."""
    remaining = {"baseline": 8880.0, "value": 8880.0}
    assert assess_frame(frame(remaining))["status"].tolist() == ["kept-so-far"]


@pytest.mark.parametrize(("value", "status"), [(1.9, "on-track"), (1.8, "behind"), (1.1, "regressing")])
def test_the_line_itself_is_on_track(value, status):
    """1.9 is seven tenths of the way from 1.2 to 2.2, though floats make it a little less."""
    row = {"baseline": 1.2, "target": 2.2, "value": value, "baseline_year": 2018.0, "fiscal_year": 2025}
    assert assess_frame(frame(row))["status"].tolist() == [status]
