"""Tables and their footnotes."""

import pytest

from dxmodel.report import Band, Cell, Column, Table


def table(*rows: tuple[Cell, ...] | Band) -> Table:
    """Make a table of two columns."""
    return Table(title="t", columns=[Column("a"), Column("b")], rows=rows)


def test_footnotes_are_numbered_in_the_order_of_the_cells() -> None:
    """A note that two cells refer to has one number."""
    sheet = table((Cell("1", notes=["x"]), Cell("2", notes=["y", "x"])), Band("band", notes=["z"]))
    assert sheet.notes == ("x", "y", "z")
    assert [sheet.marks(cell) for cell in sheet.cells()] == [(1,), (2, 1), (3,)]


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
