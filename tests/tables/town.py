"""An invented city whose tables are read, and tables as rows of texts and numbers."""

from decimal import Decimal

from dxmodel.ledger import Ledger
from dxmodel.tables import Sheet, SheetCell, column_number
from tests.yaml_ledger import ledger_of

__all__ = ["cells_of", "sheet_of", "town"]

INDICATORS = """
- id: kpi-1
  label: オンラインで申請できる手続の割合
  unit: "%"
  baseline: {value: 23.2%, year: R5}
  targets: [{due: R7, goal: {reach: 45%}}, {due: R9, goal: {reach: 60%以上}}]
- id: kpi-2
  label: 書かない窓口の利用件数
  unit: 件
  targets: [{due: R7, goal: {reach: "4,000件"}}, {due: R9, goal: {reach: "8,000件"}}]
- id: kpi-3
  label: 電子図書館の登録者数（累計）
  unit: 人
  accumulation: cumulative
  baseline: {value: "1,204人", year: R4}
  targets: [{due: R9, goal: {reach: "2,500人"}}]
- id: kpi-4
  label: コンビニ交付率
  unit: "%"
  baseline: {value: 18.4%, year: R4}
  targets: [{due: R9, goal: {reach: 50%}}]
- id: kpi-5
  label: 窓口の平均待ち時間
  unit: 分
  baseline: {value: 16分, year: R4}
  targets: [{due: R9, goal: {reach: 10分以下}}]
- id: kpi-6
  label: RPAで削減した時間
  unit: 時間
  accumulation: flow
  targets: [{due: R7, goal: {reach: "3,000時間"}}]
"""
OBSERVATIONS = """
- {indicator: kpi-4, period: R5, value: 24.9%, known: 2024-06-30}
- {indicator: kpi-5, period: R5, value: 15分, known: 2024-06-30}
- {indicator: kpi-6, period: R5, value: {missing: pending}, known: 2024-06-30}
"""


def town() -> Ledger:
    """Return the ledger of the city."""
    return ledger_of(INDICATORS, OBSERVATIONS)


def sheet_of(
    *rows: tuple[object, ...], name: str = "進捗管理表", first_row: int = 1, **parts: object
) -> Sheet:
    """Return a sheet with rows of texts, numbers and cells; None is an empty cell."""
    cells = {
        number: {column: _cell(each) for column, each in enumerate(row, 1) if each is not None}
        for number, row in enumerate(rows, first_row)
    }
    return Sheet(name=name, rows={number: row for number, row in cells.items() if row}, **parts)  # type: ignore[arg-type]


def _cell(content: object) -> SheetCell:
    if isinstance(content, SheetCell):
        return content
    is_number = isinstance(content, int | float) and not isinstance(content, bool)
    return SheetCell(Decimal(str(content)) if is_number else content)  # type: ignore[arg-type]


def cells_of(sheet: Sheet, address: str) -> SheetCell | None:
    """Return the cell at an address."""
    letters = address.rstrip("0123456789")
    return sheet.cell(int(address[len(letters) :]), column_number(letters))
