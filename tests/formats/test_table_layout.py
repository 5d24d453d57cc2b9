"""Words and signs in place of a value, in a table."""

from collections.abc import Mapping

import pytest

from dxmodel.errors import InvalidValueError, Problem, ValidationError
from dxmodel.fiscal import FiscalSpan
from dxmodel.formats import TableLayout
from dxmodel.formats.csv import dumps, loads
from dxmodel.ledger import Observation
from dxmodel.plan import Missing, MissingReason

HEAD = "indicator,period,value,unit,missing\n"
DASHES = ["-", "－", "―", "‐", "–", "—", "ー", "−", "--", "――", " － ", "─"]
ELLIPSES = ["…", "……", "・・・", "...", "‥"]
WORDS = {
    "集計中": "pending", "（集計中）": "pending", "※精査中": "pending", "未実施": "not-implemented",
    "調査なし": "not-surveyed", "調査無し": "not-surveyed", "未調査": "not-surveyed",
    "対象外": "not-applicable", "該当無し": "not-applicable", "非公表": "withheld", "不明": "unknown",
    "未開始": "not-started",
}  # fmt: skip


def reason_in(row: str, layout: TableLayout | None = None) -> MissingReason:
    """Return why a row has no value."""
    (entry,) = loads(HEAD + row, layout=layout or TableLayout())
    assert isinstance(entry.value, Missing)
    return entry.value.reason


def problem_in(table: str, layout: TableLayout | None = None) -> Problem:
    """Return the one problem of a table."""
    with pytest.raises(ValidationError) as caught:
        loads(table, file="o.csv", layout=layout or TableLayout())
    (problem,) = caught.value.problems
    return problem


@pytest.mark.parametrize("column", ["value", "missing"])
@pytest.mark.parametrize(("word", "reason"), WORDS.items())
def test_a_word_with_one_meaning_is_a_reason(word: str, reason: str, column: str) -> None:
    """In place of the value, or under missing; a unit beside it means nothing."""
    row = f"a,R5,{word},件,\n" if column == "value" else f"a,R5,,,{word}\n"
    assert reason_in(row) == MissingReason(reason)


@pytest.mark.parametrize("sign", DASHES + ELLIPSES)
def test_a_sign_has_no_meaning_of_its_own(sign: str) -> None:
    """The error names every reason, in Japanese words too."""
    problem = problem_in(f"{HEAD}a,R5,{sign},件,\n")
    assert (problem.code, str(problem.place)) == ("formats.dash", "o.csv:2:3")
    for word in ("集計中", "未実施", "調査なし", "非公表", "not-surveyed"):
        assert word in problem.describe("ja")
        assert word in problem.describe("en")


@pytest.mark.parametrize("dash", DASHES)
def test_a_layout_gives_every_dash_its_reason(dash: str) -> None:
    """Whichever dash it names; an ellipsis is another sign."""
    for named in ("-", "－", "―"):
        layout = TableLayout(missing={named: "not-surveyed"})
        assert reason_in(f"a,R5,{dash},,\n", layout) is MissingReason.NOT_SURVEYED
    assert problem_in(f"{HEAD}a,R5,…,,\n", TableLayout(missing={"-": "not-surveyed"})).code == "formats.dash"


def test_a_layout_gives_words_of_its_own_a_reason() -> None:
    """But none that has another meaning everywhere."""
    layout = TableLayout(missing={"X": "withheld", "…": "unknown", "集計中": "pending"})
    assert reason_in("a,R5,X,,\n", layout) is MissingReason.WITHHELD
    assert reason_in("a,R5,・・・,,\n", layout) is MissingReason.UNKNOWN
    with pytest.raises(InvalidValueError) as caught:
        TableLayout(missing={"集計中": "not-surveyed"})
    assert caught.value.code == "formats.other_reason"


def test_a_reason_beside_a_dash_is_the_reason() -> None:
    """Another reason beside a word is a contradiction."""
    assert reason_in("a,R5,－,件,調査なし\n") is MissingReason.NOT_SURVEYED
    assert reason_in("a,R5,集計中,,pending\n") is MissingReason.PENDING
    assert problem_in(f"{HEAD}a,R5,集計中,,未実施\n").code == "formats.several_values"


@pytest.mark.parametrize("sign", ["〃", "同上", "同左", "→", "←"])
@pytest.mark.parametrize("row", ["a,R5,{},件,\n", "a,{},5,件,\n", "a,R5,5,{},\n"])
def test_a_sign_for_another_cell_is_refused(sign: str, row: str) -> None:
    """It is called what it is, at its cell."""
    problem = problem_in(HEAD + row.format(sign))
    assert problem.code == "formats.other_cell"
    assert problem.place
    assert problem.place.column == row.split(",").index("{}") + 1


def test_a_layout_lets_a_cell_repeat_the_one_above() -> None:
    """Through several rows; what stands to the left is a cell of another kind."""
    layout = TableLayout(repeats=True)
    table = f"{HEAD}a,R5,5,件,\nb,〃,〃,同上,\nc,〃,6,〃,\n"
    entries = loads(table, layout=layout)
    assert [(each.indicator, str(each.period), str(each.value)) for each in entries] == [
        ("a", "R5", "5件"),
        ("b", "R5", "5件"),
        ("c", "R5", "6件"),
    ]
    assert problem_in(f"{HEAD}a,R5,5,件,\nb,R5,→,件,\n", layout).code == "formats.other_cell"
    assert problem_in(f"{HEAD}a,R5,〃,件,\n", layout).code == "formats.other_cell"


@pytest.mark.parametrize(("text", "period"), {"2024": "R6", "令和6年": "R6", "2022～2026": "R4/R8"}.items())
def test_a_layout_says_that_years_are_fiscal(text: str, period: str) -> None:
    """Otherwise they may be calendar years."""
    table = f"{HEAD}a,{text},5,件,\n"
    (entry,) = loads(table, layout=TableLayout(fiscal_years=True))
    assert FiscalSpan.parse(str(entry.period)) == FiscalSpan.parse(period)
    assert problem_in(table).code == "fiscal.calendar_year"


@pytest.mark.parametrize("missing", [{"-": "unknown"}, [("-", "unknown")]])
def test_a_layout_is_a_value(missing: Mapping[str, str]) -> None:
    """Equal if it means the same."""
    assert TableLayout(missing=missing) == TableLayout(missing={"―": MissingReason.UNKNOWN})


def test_what_a_word_means_is_written_as_the_reason() -> None:
    """The library's own table has one form."""
    entries = loads(f"{HEAD}a,R5,集計中,件,\n")
    assert entries == (Observation(indicator="a", period="R5", value=Missing(MissingReason.PENDING)),)
    assert loads(dumps(entries)) == entries
