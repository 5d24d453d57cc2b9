"""What a table states is compared with what the ledger knew on that day, and with the rest of the table."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmodel.formats import LayoutColumn, TableLayout
from dxmodel.ledger import Ledger
from dxmodel.tables import CellFault, SheetCell, TableImport, import_table
from tests.tables.town import sheet_of
from tests.yaml_ledger import ledger_of

INDICATORS = """
- {id: users, label: 登録者数, unit: 人, baseline: {value: "900人", year: R3}}
- {id: share, label: 交付率, unit: "%"}
- {id: births, label: 出生数, unit: 人, window: 暦年}
- {id: guide, label: 手引の作成, targets: [{due: R7, goal: {completed: 作成}}]}
"""
OBSERVATIONS = """
- {indicator: users, period: R5, value: 1000人, known: 2024-06-30}
- {indicator: users, period: R5, value: 1100人, known: 2025-06-30}
- {indicator: users, period: R6, value: {missing: pending}, known: 2025-06-30}
- {indicator: users, period: R6, value: 1200人, known: 2025-06-30}
- {indicator: users, period: R7, value: 10人, known: 2025-06-30, withdrawn: {on: 2025-07-01, why: 誤記}}
- {indicator: share, period: R6, value: {ratio: {numerator: 1人, denominator: 3人}}, known: 2025-06-30}
- {indicator: births, period: 2024-01/2024-12, value: 500人, known: 2025-06-30}
"""
SCALES = """
format: scales/1
scales:
- {id: abc, label: 評価, grades: [{mark: A, label: 順調}, {mark: B, label: 遅れ}]}
- {id: signs, label: 記号, grades: [{mark: ◎, label: 順調}], span: R7/}
"""
EVALUATIONS = """
format: evaluations/1
evaluations:
- {item: users, year: R5, scale: abc, grade: A, known: 2025-06-30}
"""


def city() -> Ledger:
    """Return a ledger with results of several days, a scale for all years, and one more since R7."""
    return ledger_of(INDICATORS, OBSERVATIONS, scales=SCALES, evaluations=EVALUATIONS)


def layout_of(*columns: tuple[str, str | None]) -> TableLayout:
    """Return the layout of a table with ids in A, and other columns by role and year."""
    described = [LayoutColumn(column="A", role="id", heading="ID")]
    for letter, (role, year) in zip("BCDEF", columns, strict=False):
        dimension = "性別" if role == "member" else None
        described.append(LayoutColumn(column=letter, role=role, year=year, heading=role, dimension=dimension))
    return TableLayout(columns=described)


def imported(
    known: str, columns: list[tuple[str, str | None]], *rows: tuple[object, ...], ledger: Ledger
) -> TableImport:
    """Return what a table with ids and other columns has beyond a ledger."""
    headings = ("ID", *(role for role, _ in columns))
    return import_table(sheet_of(headings, *rows), layout_of(*columns), ledger, known=known)


def texts_of(table: TableImport) -> list[str]:
    """Return what becomes of each cell that is read, or the code of its problem."""
    codes = {str(each.place): each.code for each in table.problems}
    return [codes.get(str(each.place), str(each.outcome)) for each in table.cells]


RESULT = [("result", "R5")]


@pytest.mark.parametrize(
    ("known", "columns", "rows", "expected"),
    [
        # the state of the ledger on that day, not a later one
        ("2024-06-30", RESULT, [("users", 1000)], ["unchanged"]),
        ("2024-12-31", RESULT, [("users", 1000)], ["unchanged"]),
        ("2024-12-31", RESULT, [("users", 1100)], ["changed"]),
        ("2024-03-31", RESULT, [("users", 1000)], ["new"]),
        ("2026-06-30", RESULT, [("users", 1000)], ["changed"]),
        ("2025-06-30", RESULT, [("users", 1000)], ["tables.two_on_one_day"]),
        # a value and the reason of the same day why there was none
        ("2025-06-30", [("result", "R6")], [("users", 1200)], ["unchanged"]),
        ("2025-06-30", [("result", "R6")], [("users", "集計中")], ["unchanged"]),
        ("2025-06-30", [("result", "R6")], [("users", "未実施")], ["tables.two_on_one_day"]),
        ("2025-06-30", [("result", "R6")], [("users", 1300)], ["tables.two_on_one_day"]),
        ("2025-12-31", [("result", "R6")], [("users", 1200)], ["unchanged"]),
        ("2025-12-31", [("provisional", "R6")], [("users", 1200)], ["unchanged"]),
        # what was withdrawn, a baseline, a printed share, a whole counting window
        ("2025-06-30", [("result", "R7")], [("users", 10)], ["new"]),
        ("2025-06-30", [("result", "R3")], [("users", 900)], ["unchanged"]),
        ("2025-12-31", [("result", "R6")], [("share", "33.3%")], ["unchanged"]),
        ("2025-12-31", [("result", "R6")], [("births", 500)], ["unchanged"]),
        ("2025-06-30", [("result", "R6")], [("births", 501)], ["tables.two_on_one_day"]),
        # several cells for one entry
        ("2026-06-30", RESULT, [("users", 1150), ("users", "1,150")], ["changed", "unchanged"]),
        ("2026-06-30", RESULT, [("users", 1150), ("users", 1100)], ["tables.two_cells"] * 2),
        ("2026-06-30", RESULT, [("users", "集計中"), ("users", 1)], ["tables.two_cells"] * 2),
        ("2026-06-30", [("result", "R8"), ("result", "R8")], [("users", 5, 6)], ["tables.two_cells"] * 2),
        ("2026-06-30", [("result", "R8"), ("provisional", "R8")], [("users", 5, 6)], ["new", "new"]),
        ("2026-06-30", [("result", None), ("year", None)], [("users", 5, "R8")], ["new"]),
        ("2026-06-30", [("member", None), ("result", "R8")], [("users", "女性", 5)], ["new"]),
        # grades, by the scale of their year
        ("2026-06-30", [("grade", "R6")], [("users", "Ｂ")], ["new"]),
        ("2026-06-30", [("grade", "R6")], [("users", "D")], ["entry.unknown_grade"]),
        ("2026-06-30", [("grade", "R7")], [("users", "A")], ["tables.several_scales"]),
        ("2026-06-30", [("grade", "R6")], [("users", "A"), ("users", "B")], ["tables.two_cells"] * 2),
        ("2025-06-30", [("grade", "R5")], [("users", "B")], ["tables.two_on_one_day"]),
        ("2026-06-30", [("grade", "R5")], [("users", "A")], ["unchanged"]),
        # what does not fit the ledger
        ("2025-06-30", [("result", "R8")], [("guide", "5件")], ["plan.unit_does_not_fit"]),
    ],
)  # fmt: skip
def test_what_the_table_states_is_compared_with_what_was_known_then(
    known: str, columns: list[tuple[str, str | None]], rows: list[tuple[object, ...]], expected: list[str]
):
    """Whatever has no problem can be added, and is known afterwards."""
    ledger = city()
    table = imported(known, columns, *rows, ledger=ledger)
    assert texts_of(table) == expected
    after = table.added_to(ledger)
    assert {*ledger.observations} <= {*after.observations}
    again = imported(known, columns, *rows, ledger=after)
    assert (again.observations, again.evaluations) == ((), ())


CONTENTS = st.sampled_from(
    [
        *(
            "users",
            "登録者数",
            "合計",
            "〃",
            "集計中",
            "-",
            "1,19",
            "29（4）",
            "約10",
            "▲5",
            "5（R6）",
            "1/3",
        ),
        *(
            "A",
            "D",
            "速報",
            "見込み",
            "R6",
            "2024-04/2024-09",
            "令和7年3月31日",
            "女性",
            "完了",
            "50%",
            "10件",
        ),
        *(Decimal("0.505"), Decimal("1E+308"), Decimal(-3), True, date(2025, 3, 31), time(9, 30)),
        *(datetime(2025, 3, 31, 9), CellFault("tables.error_value", "#REF!"), "", "\n"),
    ]
)
CELLS = st.builds(SheetCell, CONTENTS, st.sampled_from(["General", "0.0%", "@", ";;;", '0"件"', "bad[["]))
ROLES = ["result", "provisional", "baseline", "target", "grade", "note", "unit", "day", "status", "member"]


@given(
    rows=st.lists(
        st.tuples(st.sampled_from(["users", "share", "births", "guide", "登録"]), CELLS, CELLS, CELLS),
        max_size=4,
    ),
    roles=st.lists(st.sampled_from(ROLES), min_size=3, max_size=3, unique=True),
    known=st.sampled_from(["2024-06-30", "2025-06", "2025-06-30", "2026-06-30"]),
)
def test_no_cell_gives_an_unplanned_exception_and_importing_twice_adds_nothing(
    rows: list[tuple[object, ...]], roles: list[str], known: str
):
    """Every cell has an outcome, every refused one belongs to a problem, and the rest fits the ledger."""
    ledger = city()
    years = {
        "result": "R6",
        "provisional": "R6",
        "baseline": "R3",
        "target": "R7",
        "grade": "R6",
        "note": "R6",
    }
    columns = [(role, years.get(role)) for role in roles]
    table = imported(known, columns, *rows, ledger=ledger)
    assert sum(table.counts.values()) == len(table.cells)
    assert bool(table.counts["refused"]) <= bool(table.problems)
    again = imported(known, columns, *rows, ledger=table.added_to(ledger))
    assert (again.observations, again.evaluations) == ((), ())
