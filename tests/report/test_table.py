"""Tables and their footnotes."""

import pytest

from dxmodel.errors import DxError
from dxmodel.report import Band, Cell, Column, Table


def table(*rows: tuple[Cell, ...] | Band) -> Table:
    """Make a table of two columns."""
    return Table(title="t", columns=[Column("a"), Column("b")], rows=rows)


def test_footnotes_are_numbered_in_the_order_of_the_lines() -> None:
    """A note that two cells refer to has one number, and stands at the line that it is about."""
    two = Cell("2\n3", notes=["y", "x", "y"], note_lines=[0, 1, 1])
    sheet = table((Cell("1", notes=["x"]), two), Band("band", notes=["z"]))
    assert sheet.notes == ("x", "y", "z")
    marks = [[sheet.numbers(notes) for _, _, notes in cell.pieces] for cell in sheet.cells()]
    assert marks == [[(1,)], [(2,), (1, 2)], [(3,)]]
    assert two.pieces == (("2", False, ("y",)), ("\n3", False, ("x", "y")))


@pytest.mark.parametrize("lines", [[2], [-1], [0, 0], ["0"], [True]])
def test_a_footnote_is_about_a_line_that_exists(lines: list[object]) -> None:
    """One for each footnote."""
    with pytest.raises(DxError):
        Cell("1\n2", notes=["x"], note_lines=lines)  # type: ignore[arg-type]


def test_a_column_of_amounts_is_numeric_whatever_is_missing() -> None:
    """Dashes and pending results do not decide how a column is aligned."""
    amount, dash, pending = Cell("5", number=True), Cell("—", tone="empty"), Cell("未集計", tone="missing")
    sheet = table((Cell("x"), amount), (Cell("x"), dash), (Cell("x"), pending))
    assert (sheet.is_numeric(0), sheet.is_numeric(1)) == (False, True)
    assert (sheet.is_right(dash, 1), sheet.is_right(dash, 0), sheet.is_right(pending, 1)) == (
        True,
        False,
        False,
    )


def test_lists_become_tuples() -> None:
    """A table is a value: equal, hashable."""
    sheet = table((Cell("1"), Cell("2")))
    assert sheet == table((Cell("1"), Cell("2")))
    assert hash(sheet) == hash(table((Cell("1"), Cell("2"))))


def test_a_size_is_one_to_four() -> None:
    """The page knows four sizes."""
    with pytest.raises(ValueError, match="size"):
        Column("a", size=5)
