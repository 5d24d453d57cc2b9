"""How long does it take to read a workbook and the values in it, against openpyxl's reading of its cells?

    python benchmarks/reading_tables.py

20,000 rows of 12 columns: texts, numbers with number formats, values as text, and formulas with results.
``read_workbook``, and ``read_value`` of the nine columns of values, each distinct cell once, against
``openpyxl.load_workbook(data_only=True)``.  Promised: within 3.5 times.  The second number is for twice as
many rows: memory and time grow with the rows, not with their square.

All in turn, in one run; prints the best of each, and the peak of the memory that Python allocates.
"""

import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import openpyxl
import xlsxwriter

from dxmodel.errors import DxError
from dxmodel.formats.table_layout import TableLayout
from dxmodel.tables import CellValue, SheetCell, read_value, read_workbook

RUNS = 3
VALUE_COLUMNS = range(4, 13)
SIGNS = TableLayout(missing={"-": "not-surveyed"})
TEXTS = ("約1,200", "▲3", "集計中", "－", "60以上")


def write(path: Path, rows: int) -> None:
    """Write a workbook."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("実績")
    formats = [book.add_format({"num_format": each}) for each in ("#,##0", "0.0%", "0.0;▲0.0", "General")]
    for row in range(rows):
        sheet.write_row(row, 0, (f"kpi-{row}", f"指標{row % 300}", "件"))
        for column in range(3, 9):
            number = row * column % 9973 / (10 if column % 2 else 1)
            sheet.write_number(row, column, number, formats[3 if column == 4 else column % 3])
        sheet.write_string(row, 9, TEXTS[row % 5])
        sheet.write_string(row, 10, f"{row:,}")
        sheet.write_formula(row, 11, f"=D{row + 1}/3", formats[2], (row + 1) / 3)
    book.close()


def read(path: Path) -> int:
    """Read the sheet and its values, and return how many there are."""
    (sheet,) = read_workbook(path)
    values: dict[tuple[SheetCell, str], CellValue | DxError] = {}
    count = 0
    for cells in sheet.rows.values():
        for column in VALUE_COLUMNS:
            key = cells[column], "%" if "%" in cells[column].number_format else "件"
            if key not in values:
                try:
                    values[key] = read_value(key[0], unit=key[1], signs=SIGNS)
                except DxError as error:
                    values[key] = error
            count += isinstance(values[key], CellValue)
    return count


def seconds(function: Callable[[], object]) -> float:
    """Return the seconds of the fastest of some runs."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        function()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "実績.xlsx"
        for rows in (20_000, 40_000):
            write(path, rows)
            if read(path) != rows * len(VALUE_COLUMNS):
                sys.exit("values are missing")
            ours = seconds(lambda: read(path))
            cells = seconds(lambda: read_workbook(path))
            theirs = seconds(lambda: openpyxl.load_workbook(path, data_only=True))
            tracemalloc.start()
            read(path)
            _, peak = tracemalloc.get_traced_memory()
            tracemalloc.stop()
            print(
                f"{rows:,} rows: cells {cells:.2f} s, with values {ours:.2f} s, openpyxl {theirs:.2f} s, "
                f"ratio {ours / theirs:.1f} (promised 3.5), {peak / 2**20:.0f} MB"
            )


if __name__ == "__main__":
    main()
