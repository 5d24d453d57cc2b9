"""How fast are entry workbooks written and read back?

    python benchmarks/entry_workbooks.py

40 workbooks of 30 rows, against XlsxWriter alone, which writes the same cells of the same sheets with their
comments, in memory and then to a file, from ready texts in one format.  Promised: within 2 times.  Then reads
them back and compares them with the ledger, against the reading of the cells alone.  In turn, in one run;
prints the shortest times of the processor and their ratios, because the disk is waited for.
"""

import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dxmodel.fiscal import FiscalYear
from dxmodel.goals import Reach
from dxmodel.ledger import Ledger, Observation
from dxmodel.plan import Baseline, Body, Indicator, Plan, Target
from dxmodel.tables import SheetCell, collect, read_workbook, write_entry_workbooks

RUNS = 3
DEPARTMENTS, ROWS = 40, 30
COLUMNS, COLUMN_OF_RESULTS = 11, 6
YEAR = FiscalYear(2025)


def new_ledger() -> Ledger:
    """Return the plan of an invented city with the results of one year."""
    indicators = [
        Indicator(
            id=f"i-{number}",
            order=number + 1,
            label=f"架空の指標{number}の名称",
            unit="件",
            owners=[f"架空課{number // ROWS}"],
            baseline=Baseline(value=f"{100 + number}件", year="R3"),
            targets=[Target(due="R8", goal=Reach(f"{400 + number}件"))],
        )
        for number in range(DEPARTMENTS * ROWS)
    ]
    body = Body(None, "架空市")
    plan = Plan(id="invented", label="架空の計画", bodies=[body], period="R4/R8", indicators=indicators)
    results = [
        Observation(indicator=each.id, period="R6", value=f"{200 + each.order}件", known="2025-06-30")
        for each in indicators
    ]
    return Ledger(founding=plan, observations=results)


def write_cell(sheet: Worksheet, row: int, column: int, cell: SheetCell | None, text: Format) -> None:
    """Write a cell with its comment; an empty one has the format only."""
    if cell is None:
        sheet.write_blank(row, column, None, text)
    else:
        sheet.write_string(row, column, str(cell.content), text)
    if column == COLUMN_OF_RESULTS and sheet.name == "入力" and row > 4:
        sheet.write_comment(row, column, "単位：件")


def shortest(*functions: Callable[[], object]) -> list[float]:
    """Return the shortest time of each function, called in turn."""
    times = [float("inf")] * len(functions)
    for _ in range(RUNS):
        for index, function in enumerate(functions):
            start = time.process_time()
            function()
            times[index] = min(times[index], time.process_time() - start)
    return times


def main() -> None:
    ledger = new_ledger()
    with TemporaryDirectory() as folder, TemporaryDirectory() as alone_folder:

        def write() -> None:
            write_entry_workbooks(attrs.evolve(ledger), YEAR, folder, replace=True)

        def write_alone() -> None:
            for path, sheets in cells.items():
                with xlsxwriter.Workbook(Path(alone_folder, path.name), {"in_memory": True}) as workbook:
                    text = workbook.add_format({"num_format": "@", "border": 1, "text_wrap": True})
                    for sheet in sheets:
                        written = workbook.add_worksheet(sheet.name)
                        for row, columns in sheet.rows.items():
                            for column in range(1, COLUMNS + 1) if row > 5 else columns:
                                write_cell(written, row - 1, column - 1, columns.get(column), text)

        def read_alone() -> None:
            for path in Path(folder).iterdir():
                read_workbook(path)

        write()
        cells = {path: read_workbook(path) for path in Path(folder).iterdir()}
        whole, alone = shortest(write, write_alone)
        collected, read = shortest(lambda: collect(folder, ledger, known="2026-06-30"), read_alone)
    print(f"{len(cells)} workbooks of {ROWS} rows: {whole:.2f} s, XlsxWriter alone {alone:.2f} s: ", end="")
    print(f"{whole / alone:.2f} times, promised 2")
    print(f"read back: {collected:.2f} s, the cells alone {read:.2f} s: {collected / read:.2f} times")


if __name__ == "__main__":
    main()
