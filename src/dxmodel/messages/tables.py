"""Messages of errors in tables that other people keep, and of what was read from them."""

MESSAGES = {
    "tables.broken_cell": (
        "セルの内容「{found}」が壊れています。Excelで開いて入力し直してください",
        'the content of the cell is broken: "{found}"; open the workbook in Excel, and enter it again',
    ),
    "tables.broken_file": (
        "ブックが壊れています（{part}を読めません）。Excelで開いて「開いて修復」し、保存し直してください",
        "the workbook is broken ({part} cannot be read); open it in Excel with Open and Repair, and save it again",
    ),
    "tables.empty": (
        "ファイルが空です（0バイト）",
        "this file is empty (0 bytes)",
    ),
    "tables.encrypted": (
        "パスワードで保護されたブックです。Excelで開き、［ファイル］→［情報］→［ブックの保護］でパスワードを外して保存してください",
        "the workbook has a password; open it in Excel, remove the password under File, Info, Protect Workbook, "
        "and save it",
    ),
    "tables.error_value": (
        "セルに{found}と表示されています。数式を直すか、値を入力してください",
        "the cell shows the error {found}; correct its formula, or write the value itself",
    ),
    "tables.lock_file": (
        "ブックを開いている間だけある一時ファイルです。ブック「{workbook}」を指定してください",
        'this is the lock of an open workbook; name the workbook itself, "{workbook}"',
    ),
    "tables.macros": (
        "マクロを含むブックは読みません。Excelで［名前を付けて保存］を選び、「Excelブック（*.xlsx）」で保存してください",
        "the workbook contains macros, and is not read; save it in Excel as Excel Workbook (*.xlsx)",
    ),
    "tables.no_column": (
        "「{found}」は列ではありません（A～{last}）",
        "{found} is no column (A to {last})",
    ),
    "tables.no_sheets": (
        "ブックにワークシートがありません",
        "the workbook has no worksheet",
    ),
    "tables.not_a_workbook": (
        "Excelのブック（.xlsx）ではありません：{kind}。Excelで開き、［名前を付けて保存］で「Excelブック（*.xlsx）」を選んでください",
        "this is no workbook of Excel (.xlsx) but {kind}; open it in Excel, and save it as Excel Workbook (*.xlsx)",
    ),
    "tables.not_computed": (
        "数式「{found}」の計算結果が保存されていません。Excelで開いて保存し直してください",
        'no result is stored for the formula "{found}"; open the workbook in Excel, and save it',
    ),
    "tables.not_delimited": (
        "CSVではありません：{kind}",
        "this is no CSV but {kind}",
    ),
    "tables.nul": (
        "文字ではないもの（NUL）が含まれています。CSVとして保存し直してください",
        "this contains NUL, which is no letter; save it as CSV again",
    ),
    "tables.number_format": (
        "表示形式「{found}」は読めません。別の表示形式（標準、数値、パーセンテージなど）にしてください",
        'the number format "{found}" is not understood; choose another one, such as General, Number or Percentage',
    ),
    "tables.open_elsewhere": (
        "{program}で開かれています。保存して閉じてから、もう一度実行してください（閉じているのに出るときは、同じフォルダーの「{lock}」を削除してください）",
        'this is open in {program}; save and close it, and try again (if it is closed, remove "{lock}" beside it)',
    ),
    "tables.open_quote": (
        '引用符「"」が閉じられていません',
        'a quote " is never closed',
    ),
    "tables.other_encoding": (
        "文字コードが{found}です。Excelで開き、「CSV UTF-8（コンマ区切り）」で保存し直してください",
        "the encoding is {found}; open the file in Excel, and save it as CSV UTF-8 (comma delimited)",
    ),
    "tables.other_suffix": (
        "名前は「{suffix}」ですが、中身は違います：{kind}。名前の最後を「{accepted}」に変えてください",
        "the name ends in {suffix}, but this is {kind}; rename it so that it ends in {accepted}",
    ),
    "tables.too_many_cells": (
        "空でないセルがブック全体で{limit}個を超えています。必要なシートだけのブックにしてください",
        "the workbook has more than {limit} cells that are not empty; keep only the sheets that are needed",
    ),
    "tables.too_many_columns": (
        "空でないセルが1行に{limit}個を超えています",
        "this row has more than {limit} cells that are not empty",
    ),
    "tables.too_many_merged": (
        "結合セルの範囲が、合わせて{limit}マスを超えています",
        "the merged cells cover more than {limit} positions",
    ),
    "tables.too_many_parts": (
        "ブックの中のファイルが{limit}個を超えています",
        "the workbook consists of more than {limit} files",
    ),
    "tables.too_many_rows": (
        "空でない行が{limit}行を超えています",
        "the sheet has more than {limit} rows that are not empty",
    ),
    "tables.uncertain_encoding": (
        "文字コードを1つに決められません：{accepted}。Excelで開いて文字を確かめ、「CSV UTF-8（コンマ区切り）」で保存し直してください",
        "the encoding can be any of these: {accepted}; open the file in Excel, check the letters, and save it as CSV UTF-8",
    ),
    "tables.unknown_encoding": (
        "文字コードが分かりません（UTF-8、UTF-16、Shift_JIS（cp932）、EUC-JPのどれでもありません）。Excelで開いて文字を確かめ、「CSV UTF-8（コンマ区切り）」で保存し直してください",
        "the encoding is unknown: not UTF-8, UTF-16, Shift_JIS (cp932) or EUC-JP; open the file in Excel, check the letters, and save it as CSV UTF-8",
    ),
    "tables.unpacked_too_large": (
        "ブックの中身が大きすぎます（展開すると{limit}MBを超えます。{part}）。"
        "使っていない行と列を削除し、必要なシートだけにしてください",
        "the workbook is too large: it unpacks to more than {limit} MB ({part}); "
        "delete unused rows and columns, and keep only the sheets that are needed",
    ),
    "tables.xls": (
        "古い形式のブック（.xls）です。Excelで開き、［名前を付けて保存］で「Excelブック（*.xlsx）」を選んでください",
        "this is a workbook of the old format (.xls); open it in Excel, and save it as Excel Workbook (*.xlsx)",
    ),
}
