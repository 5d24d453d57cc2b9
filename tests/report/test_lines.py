"""Line breaking and column widths of plain text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from dxmodel.report import to_terminal
from dxmodel.report.lines import fitted, padded, wrapped
from dxmodel.report.page import Facts, Report, Section
from dxmodel.report.table import Cell, Column, Table

TEXTS = st.text(alphabet="あ漢ア、。（）「」ー①※abcXYZ019 -/.", max_size=60)


@given(TEXTS, st.integers(4, 40))
def test_a_line_is_never_too_wide(text: str, width: int) -> None:
    """Whatever has to be parted for it."""
    assert all(cell_len(line) <= width for line in wrapped(text, width))


@given(TEXTS, st.integers(4, 40))
def test_nothing_is_lost_but_blanks(text: str, width: int) -> None:
    """Every other character is there, in order."""
    assert "".join(wrapped(text, width)).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("width", range(8, 30))
def test_no_line_begins_with_a_full_stop_or_ends_with_an_opening_bracket(width: int) -> None:
    """禁則：what belongs together stays together."""
    lines = wrapped("年間必要量（時間）は710.4です。「順調」、または「遅れ」（直線に対し0.60倍）。", width)
    assert not any(line[0] in "、。）」" or line[-1] in "（「" for line in lines)


def test_words_stay_whole() -> None:
    """Words, numbers with their decimals, footnote marks, katakana."""
    assert wrapped("時間はlinear_paceで15.36ポイント ※12です", 11) == [
        "時間は",
        "linear_pace",
        "で15.36",
        "ポイント",
        "※12です",
    ]


def test_a_line_break_stays() -> None:
    """A cell may have lines of its own."""
    assert wrapped("80%\n（R10）", 20) == ["80%", "（R10）"]


def test_padding_counts_kanji_twice() -> None:
    """Columns are aligned."""
    assert [padded("時間", 6), padded("時間", 6, right=True), padded("h", 3)] == ["時間  ", "  時間", "h  "]


@example(columns=[(1, 1), (40, 1)], room=40)
@given(
    st.lists(st.tuples(st.integers(1, 60), st.integers(1, 4)), min_size=1, max_size=9), st.integers(40, 140)
)
def test_columns_fit_and_ask_for_no_more_than_they_want(columns: list[tuple[int, int]], room: int) -> None:
    """Where there is room for all, all is given."""
    expected, sizes = [most for most, _ in columns], [size for _, size in columns]
    widths = fitted(expected, [0] * len(columns), sizes, room)
    assert all(width <= most for width, most in zip(widths, expected, strict=True))
    assert sum(widths) <= room
    assert sum(expected) > room or widths == expected


@pytest.mark.parametrize("width", range(18, 30))
@pytest.mark.parametrize("amount", ["+3,978〜4,078時間", "2,009,000件", "15.36ポイント", "約1.5億枚"])
def test_an_amount_is_not_broken_inside_its_unit(width: int, amount: str) -> None:
    """時間 stays beside its number wherever both fit."""
    assert any(amount in line for line in wrapped(f"前の年度からの変化は{amount}でした。", width))


def test_a_table_of_many_columns_is_divided() -> None:
    """Each part has the first column again, and no amount is broken into its characters."""
    columns = [Column("指標"), *(Column(f"令和{year}年度") for year in range(1, 28))]
    row = (Cell("申請件数"), *(Cell(f"1,0{year:02},000件", number=True) for year in range(1, 28)))
    section = Section(id="t", title="t", blocks=[Table(title="t", columns=columns, rows=[row])])
    report = Report(title="t", language="ja", facts=Facts([]), sections=[section])
    lines = to_terminal(report).splitlines()
    assert all(any(f" 1,0{year:02},000件" in f" {line}" for line in lines) for year in range(1, 28))
    assert sum(line.split()[:1] == ["申請件数"] for line in lines) == 4
    assert max(map(cell_len, lines)) <= 120
