"""How long does it take to import 5,000 results from a workbook, against openpyxl's reading of it?

    python benchmarks/import_table.py

``import_table`` with 1,000 indicators by five years, into a ledger without results, and again into one that
has other values of all of them, against openpyxl's own reading of the same cells, their values and their
formulas, which takes two readings.  Promised: within 3.5 times.

Prints the shortest times of the processor, which other programs disturb least, and their ratios.
"""

import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import xlsxwriter

from dxmodel.formats import LayoutColumn, TableLayout
from dxmodel.ledger import Ledger
from dxmodel.plan import Body, Indicator, Plan
from dxmodel.tables import import_table, read_table

INDICATORS, YEARS = 1_000, range(3, 8)
RUNS = 3


def new_ledger() -> Ledger:
    """Return the ledger of an invented plan, without results."""
    indicators = [
        Indicator(id=f"kpi-{number}", order=number, label=f"指標{number}", unit="件")
        for number in range(1, INDICATORS + 1)
    ]
    plan = Plan(id="dx", label="計画", bodies=[Body(None, "市")], period="R3/R7", indicators=indicators)
    return Ledger(founding=plan)


def write(path: Path, first: int) -> None:
    """Write the table: a number, a name, a unit, and five results, some with commas as text."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("実績")
    sheet.write_row(0, 0, ["No.", "指標名", "単位", *(f"R{year}実績" for year in YEARS)])
    for number in range(1, INDICATORS + 1):
        values = [first + number * year for year in YEARS]
        cells = [f"{value:,}" if value % 4 == 0 else value for value in values]
        sheet.write_row(number, 0, [number, f"指標{number}", "件", *cells])
    book.close()


def read(path: Path) -> None:
    """Read the values and the formulas with openpyxl alone."""
    for data_only in (True, False):
        for row in openpyxl.load_workbook(path, data_only=data_only).worksheets[0].iter_rows():
            for cell in row:
                _ = cell.value


def layout() -> TableLayout:
    """Return the layout of the table."""
    columns = [
        LayoutColumn(column="A", role="number", heading="No."),
        LayoutColumn(column="B", role="name", heading="指標名"),
        LayoutColumn(column="C", role="unit", heading="単位"),
    ]
    for letter, year in zip("DEFGH", YEARS, strict=True):
        columns.append(LayoutColumn(column=letter, role="result", heading=f"R{year}実績", year=f"R{year}"))
    return TableLayout(columns=columns)


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of the fastest of several runs."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    """Print the times and their ratios."""
    with TemporaryDirectory() as folder:
        first, second = Path(folder, "first.xlsx"), Path(folder, "second.xlsx")
        write(first, 1_000)
        write(second, 2_000)
        reading = seconds(lambda: read(first))
        sheet, other = read_table(first), read_table(second)
    described, empty = layout(), new_ledger()
    filled = import_table(sheet, described, empty, known="2025-06-30").added_to(empty)
    importing = seconds(lambda: import_table(sheet, described, empty, known="2025-06-30"))
    comparing = seconds(lambda: import_table(other, described, filled, known="2026-06-30"))
    print(f"reading {len(filled.observations)} results: {reading:.2f} s")
    for what, needed in (("importing them", importing), ("comparing them with others", comparing)):
        print(f"{what}: {needed:.2f} s, ratio {needed / reading:.1f} (promised 3.5)")


if __name__ == "__main__":
    main()
