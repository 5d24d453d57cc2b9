"""Line breaking and column widths of plain text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from dxmodel.report.lines import fitted, padded, wrapped

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
    """禁則: what belongs together stays together."""
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
