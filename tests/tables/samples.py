"""Write the sample workbooks of `samples/`: each with the traps of tables that people keep.

Run `python -m tests.tables.samples` after a change.  The files `*_libreoffice.xlsx` are saved by LibreOffice
from those that openpyxl and XlsxWriter wrote, and need it (`soffice`); the others do not.
"""

import subprocess
import sys
import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment

__all__ = ["FOLDER", "TRAPS"]

FOLDER = Path(__file__).parent / "samples"
FIXED = datetime(2026, 4, 1)

TRAPS: tuple[tuple[str, str, object, str, str], ...] = (
    # what it is, unit, content, number format, the value that is read or the code of the error
    ("文字の数字", "件", "2780", "General", "2,780件"),
    ("全角", "件", "１，２０４", "@", "1,204件"),
    ("単位つき", "件", "1,204 件", "General", "1,204件"),
    ("空白と改行", "件", "\u300024,500\n", "General", "24,500件"),
    ("負の三角", "件", "▲350", "General", "-350件"),
    ("白い三角", "件", "△ 350", "General", "-350件"),
    ("約", "件", "約5,300", "General", "約5,300件"),
    ("以上", "件", "60以上", "General", "60件以上"),
    ("超", "%", "100%超", "General", "100%超"),
    ("正の符号", "ポイント", "＋1.3", "General", "1.3ポイント"),
    ("割合", "%", 0.505, "0.0%", "50.5%"),
    ("割合の数", "%", 50.5, "0.0", "50.5%"),
    ("表示形式なし", "%", 0.505, "General", "0.505%"),
    ("小数の誤差", "%", 0.1 + 0.2, "General", "0.3%"),
    ("計算された割合", "%", 100 / 3, "0.0", "33.3%"),
    ("ゼロ", "件", 0, "General", "0件"),
    ("ゼロの横線", "件", 0, '#,##0;-#,##0;"-"', "0件"),
    ("かっこの負数", "件", -1234, "#,##0_);[Red]\\(#,##0\\)", "-1,234件"),
    ("三角の負数", "件", -3.5, "0.0;▲0.0", "-3.5件"),
    ("表示形式の単位", "件", 120, '0"件"', "120件"),
    ("表示形式の約", "人", 1200, '"約"#,##0"人"', "約1,200人"),
    ("表示形式の千円", "円", 1234000, '#,##0,"千円"', "1,234千円"),
    ("隠れた千", "千円", 1234000, "#,##0,", "tables.scaled"),
    ("別の単位", "件", "12時間", "General", "tables.other_unit"),
    ("横線", "件", "－", "General", "tables.dash"),
    ("長音", "件", "ー", "General", "tables.dash"),
    ("集計中", "件", "集計中", "General", "集計中"),
    ("調査無し", "件", "（調査無し）", "General", "調査なし"),
    ("かっこの注", "件", "29（4）", "General", "tables.beside_value"),
    ("注の印", "件", "29※1", "General", "tables.beside_value"),
    ("丸数字", "件", "1,204②", "General", "tables.beside_value"),
    ("2つの数", "件", "男性:10 女性:20", "General", "amount.two_numbers"),
    ("打ち間違い", "件", "1,19", "General", "amount.digits"),
    ("言葉", "件", "増加", "General", "tables.no_value"),
    ("桁あふれ", "件", "######", "General", "amount.spreadsheet"),
    ("日付になった分数", "件", date(2026, 1, 2), 'm"月"d"日"', "tables.date_for_number"),
    ("和暦の日付", "件", date(2024, 4, 1), '[$-411]ggge"年"m"月"d"日"', "tables.date_for_number"),
    ("真偽値", "件", True, "General", "tables.truth_value"),
)
"""The rows of a sample: what stands in the cell, and what is read from it."""
HEADINGS = ("指標名", "単位", "令和6年度実績")


def write_with_openpyxl(path: Path) -> None:
    """Write the traps one below the other, with what only a whole sheet has: merged, hidden, commented."""
    book = openpyxl.Workbook()
    book.properties.creator = book.properties.lastModifiedBy = ""
    book.properties.created = book.properties.modified = FIXED
    sheet: Any = book.active
    sheet.title = "実績"
    sheet["A1"] = "令和6年度 進捗管理表"
    sheet.merge_cells("A1:C1")
    for column, heading in enumerate(HEADINGS, 1):
        sheet.cell(2, column, heading)
    for row, (name, unit, content, number_format, _) in enumerate(TRAPS, 3):
        sheet.cell(row, 1, name)
        sheet.cell(row, 2, unit)
        sheet.cell(row, 3, content).number_format = number_format
    last = len(TRAPS) + 2
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet.cell(3, 3).comment = Comment("福祉課:\n6月に確定", "福祉課")
    sheet.cell(last + 1, 1, "  ")
    sheet.cell(last + 900, 3).number_format = "0.0"
    book.create_sheet("作業用").sheet_state = "hidden"
    book.save(path)


def write_with_xlsxwriter(path: Path) -> None:
    """Write the same rows, with formulas beside them: with a result, and with an error."""
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": FIXED})
    sheet = book.add_worksheet("実績")
    sheet.merge_range("A1:C1", "令和6年度 進捗管理表")
    sheet.write_row("A2", HEADINGS)
    for row, (name, unit, content, number_format, _) in enumerate(TRAPS, 2):
        style = book.add_format({"num_format": number_format})
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, unit)
        if isinstance(content, date):
            sheet.write_datetime(row, 2, content, style)
        else:
            sheet.write(row, 2, content, style)
    sheet.write_formula("D3", "=2780/2", None, 1390)
    sheet.write_formula("D4", "=1/0", None, "#DIV/0!")
    sheet.set_row(3, None, None, {"hidden": True})
    sheet.set_column("B:B", None, None, {"hidden": True})
    sheet.write_comment("C3", "6月に確定")
    book.add_worksheet("作業用").hide()
    book.close()


def save_with_libreoffice(source: Path) -> None:
    """Save a workbook with LibreOffice beside it."""
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        target = source.with_name(f"{source.stem}_libreoffice.xlsx")
        target.write_bytes((Path(folder) / source.name).read_bytes())


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    write_with_openpyxl(FOLDER / "openpyxl.xlsx")
    write_with_xlsxwriter(FOLDER / "xlsxwriter.xlsx")
    for name in ("openpyxl", "xlsxwriter"):
        save_with_libreoffice(FOLDER / f"{name}.xlsx")
    sys.stdout.write(f"{len(list(FOLDER.iterdir()))} files\n")
