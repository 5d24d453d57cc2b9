"""Messages of errors in tables that other people keep, and of what was read from them."""

MESSAGES = {
    "tables.beside_value": (
        "「{text}」には、値「{value}」のほかに「{mark}」があります。セルには値だけを残して備考に書くか、レイアウトで bracket_notes: true として注と定めてください",
        '"{text}" has "{mark}" beside the value {value}; leave the value alone and write the rest as a remark, '
        "or state in the layout that it is a note (bracket_notes: true)",
    ),
    "tables.broken_cell": (
        "セルの内容「{found}」が壊れています。Excelで開いて入力し直してください",
        'the content of the cell is broken: "{found}"; open the workbook in Excel, and enter it again',
    ),
    "tables.broken_file": (
        "ブックが壊れています（{part}を読めません）。Excelで開いて「開いて修復」し、保存し直してください",
        "the workbook is broken ({part} cannot be read); open it in Excel with Open and Repair, and save it again",
    ),
    "tables.dash": (
        "「{found}」だけでは、値がない理由が分かりません。この表で「{found}」が何を表すかをレイアウトで定めるか、理由を書いてください：{accepted}",
        '"{found}" does not say why there is no value; state in the layout what it means in this table, or write the reason: {accepted}',
    ),
    "tables.date_for_number": (
        "値ではなく日付か時刻（{found}）です。「1/2」などの入力を、Excelが日付に変えることがあります。元の値を確かめ、先に表示形式を「文字列」にしてから入力し直してください",
        "this is a day or a time, {found}, and no value; Excel may have made it of a text such as 1/2; set the format of the cell to Text, and enter the original value again",
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
    "tables.open_point": (
        "「?」が残っています。決めて書き換えてください",
        "a ? is left here; decide, and replace it",
    ),
    "tables.unknown_sheet": (
        "シート「{found}」がありません。近いもの：{nearest}（あるもの：{accepted}）",
        'there is no sheet "{found}"; nearest: {nearest} (there are: {accepted})',
    ),
    "tables.several_sheets": (
        "シートが複数あります。レイアウトの sheet にシート名を書いてください（あるもの：{accepted}）",
        "there are several sheets; write the name of one under sheet in the layout (there are: {accepted})",
    ),
    "tables.no_cells": ("表にセルがありません", "the table has no cell that is not empty"),
    "tables.several_names": (
        "指標名の列が複数あります（{columns}）。1行に複数の指標が並ぶ表は、まだ読み取れません。"
        "1行に1つの指標の表にしてください",
        "several columns have names of indicators ({columns}); a table with several indicators in a row cannot be "
        "read yet: make it one indicator a row",
    ),
    "tables.no_header": (
        "見出しの行が見つかりません（指標名、単位、実績、目標などの言葉がある行）。"
        "1枚に1つの指標を書く様式は、まだ読み取れません",
        "no row of headings was found (with words such as 指標名, 単位, 実績, 目標); a form for each indicator "
        "cannot be read yet",
    ),
    "tables.draft_plan": (
        "「{plan}」の表のレイアウト（下書き）",
        "layout of a table of {plan} (draft)",
    ),
    "tables.draft_decide": (
        "「?」のあるところを決めて書き換えてください。残っていると取り込みません。",
        "Decide wherever there is a ?, and replace it; nothing is imported while one is left.",
    ),
    "tables.draft_roles": (
        "役割（role）：{roles}",
        "Roles: {roles}",
    ),
    "tables.draft_title": (
        "次に使うとき、ここが違えば知らせます（別の年度の表など）",
        "the next import tells if this differs, as in the table of another year",
    ),
    "tables.draft_unknown_heading": (
        "見出しからは何の列か分かりません（読み取らないなら ignore）",
        "the heading does not tell what this is (ignore: not read)",
    ),
    "tables.draft_same_role": (
        "{column}列と同じ役割の列です。この列を読み取るなら、{column}列を ignore にしてください",
        "this has the role of column {column}; to read this one, write ignore for that one",
    ),
    "tables.draft_baseline_or_result": (
        "計画の基準値なら baseline、最新の実績なら result",
        "baseline if it is the baseline of the plan, result if it is the latest result",
    ),
    "tables.draft_calendar_year": (
        "「{text}」が年度かどうか分かりません。年度なら {year}",
        '"{text}" may not be a fiscal year; if it is, write {year}',
    ),
    "tables.draft_no_era": (
        "「{text}」の元号が分かりません",
        'the era of "{text}" is not known',
    ),
    "tables.draft_no_year": (
        "何年度の値か（R6 のように書きます）",
        "of which fiscal year the values are (R6)",
    ),
    "tables.draft_fractions": (
        "値がすべて0～1です。0.505が50.5%なら fractions: true、0.505%なら false",
        "all values lie between 0 and 1; fractions: true if 0.505 is 50.5 %, false if it is 0.505 %",
    ),
    "tables.draft_several_of_name": (
        "この名称の指標が複数あります。IDを書いてください：{ids}",
        "several indicators have this name; write the id: {ids}",
    ),
    "tables.draft_near_name": (
        "計画にない名称です。計画の指標ならそのIDを書き、新しい指標ならこの行を消します（近い名称：「{name}」{id}）",
        'the plan has no such name: write the id; or remove this line if it is new (near: "{name}", {id})',
    ),
    "tables.draft_no_name": (
        "計画にない名称です。計画の指標ならそのIDを書き、新しい指標ならこの行を消します",
        "the plan has no such name: write the id; or remove this line if it is new",
    ),
    "tables.draft_no_indicators": (
        "計画に指標がまだないので、names は不要です。import に --new-indicators を付けると、この表の指標を計画に加えます。"
        "指標でない行があれば、その名称を skip に書きます（skip: [合計]）",
        "The plan has no indicators yet, so names is not needed: import --new-indicators adds those of this table. "
        "Put the names of rows that are no indicators under skip (skip: [合計])",
    ),
    "tables.draft_year_of_note": (
        "何年度の値への備考か（読み取らないなら role: ignore とし、year を消します）",
        "of which year the value is that a note is on (or role: ignore, without the year)",
    ),
    "tables.draft_skip": ("指標でない行", "rows that are no indicators"),
    "tables.draft_sign": (
        "{count}か所（{places}）。not-surveyed 調査なし、not-implemented 未実施、not-started 未開始、"
        "not-applicable 対象外、pending 集計中 など",
        "{count} cells ({places}): not-surveyed, not-implemented, not-started, not-applicable, pending, …",
    ),
    "tables.draft_word": (
        "{count}か所（{places}）。値がない理由なら not-surveyed など。値や状態なら、この行を消してください",
        "{count} cells ({places}): a reason such as not-surveyed if there is no value; else remove this line",
    ),
    "tables.no_unit": (
        "「{name}」の単位が1つに決まりません（値にある単位：{units}）。"
        "単位の列か、名称の後の括弧に書いてください",
        'the unit of "{name}" is not clear (its values have: {units}); write it in a column of units, or in '
        "brackets behind the name",
    ),
    "tables.repeated_name": (
        "「{name}」は{row}行目にもあり、値が違います。別の指標なら、表に指標IDの列（role: id）を設けるか、"
        "名称で区別してください",
        '"{name}" is in row {row}, too, with other values; if it is another indicator, give the table a column '
        "of ids (role: id), or tell them apart by their names",
    ),
    "tables.year_in_cell": (
        "「{found}」の「{year}」が年度かどうか分かりません。年度なら、レイアウトに fiscal_years: true と書いてください。"
        "年度でなければ bracket_notes: true とし、注として残します",
        '"{year}" in "{found}" may not be a fiscal year; write fiscal_years: true in the layout if it is, '
        "bracket_notes: true to keep it as a note if it is not",
    ),
    "tables.no_level": (
        "「{found}」は数値ではありません",
        "{found} is no number",
    ),
    "tables.has_revisions": (
        "計画には改定が{count}件あります。指標の追加は改定（add）として記録してください",
        "the plan has {count} revisions; record the new indicators as a revision (add)",
    ),
    "tables.no_frame_column": (
        "列「{name}」がありません。近いもの：{nearest}（あるもの：{accepted}）",
        "there is no column {name}; nearest: {nearest} (there are: {accepted})",
    ),
    "tables.no_ledger": (
        "「{found}」の計画が渡されていません。近いもの：{nearest}",
        'no ledger of "{found}" was passed; nearest: {nearest}',
    ),
    "tables.list_sheet": ("指標一覧", "indicators"),
    "tables.list_title": ("指標一覧（1行に1つの指標を記入）", "List of indicators (one a row)"),
    "tables.list_values": (
        "1　基準値と目標値は、年度を括弧に入れて書きます（例：23.2（R5）、60以上（R10））。約、以上、以下もそのまま書きます。",
        "1  Write baselines and targets with the fiscal year in brackets: 23.2（R5）, 60以上（R10）.",
    ),
    "tables.list_groups": (
        "2　柱と取組は、同じものが続く行では空欄で構いません。番号は計画書のとおり書きます（1-2 など）。",
        "2  A pillar or an initiative may be left empty where it is that of the row above.",
    ),
    "tables.list_more": (
        "3　計画書に書いてあることだけを書きます。備考は取り込みません。",
        "3  Write only what the plan states. Remarks are not read.",
    ),
    "tables.list_number": ("番号", "Number"),
    "tables.list_pillar": ("柱", "Pillar"),
    "tables.list_initiative": ("取組", "Initiative"),
    "tables.list_name": ("指標名", "Indicator"),
    "tables.list_unit": ("単位", "Unit"),
    "tables.list_baseline": ("基準値（年度）", "Baseline (year)"),
    "tables.list_interim": ("中間目標値（年度）", "Interim target (year)"),
    "tables.list_target": ("目標値（年度）", "Target (year)"),
    "tables.list_owner": ("担当課", "Department"),
    "tables.list_remark": ("備考", "Remark"),
    "tables.no_address": (
        "「{found}」はセルの番地ではありません（B3 のように書きます）",
        '"{found}" is no address of a cell, such as B3',
    ),
    "tables.other_title": (
        "表題が「{found}」です（レイアウトでは「{wanted}」）。別の年度の表ではないかを確かめ、"
        "正しければレイアウトの title を直してください",
        'the title is "{found}", and the layout has "{wanted}"; make sure that this is not the table of another '
        "year, then correct title in the layout",
    ),
    "tables.other_heading": (
        "{column}列の見出しが「{found}」です（レイアウトでは「{wanted}」）。表が変わっています。"
        "レイアウトの columns を直すか、dxmodel layout で作り直してください",
        'the heading of column {column} is "{found}", and the layout has "{wanted}"; the table has changed: '
        "correct columns in the layout, or draft it again (dxmodel layout)",
    ),
    "tables.new_column": (
        "{column}列（見出し「{heading}」）がレイアウトにありません。columns に加えてください"
        "（読み取らない列は role: ignore）",
        'column {column}, with the heading "{heading}", is not in the layout; add it to columns, with role: '
        "ignore if it is not to be read",
    ),
    "tables.other_table": (
        "ここから別の表です（見出しが「{found}」で、上の表では「{wanted}」）。上の表だけを読み取るには、"
        "レイアウトに last_row: {last} と書き、下の表には別のレイアウトを作ってください",
        'another table begins here: the heading is "{found}", and that of the table above is "{wanted}"; write '
        "last_row: {last} in the layout to read the one above, and make another layout for this one",
    ),
    "tables.row_without_name": (
        "指標名の欄（{column}列）が空の行に、値「{found}」があります。{column}列に指標名を書くか、"
        "上の行の続きなら{column}列を結合してください。合計などの行なら、その行にある言葉をレイアウトの skip に書いてください",
        "this row has the value {found}, and no name in column {column}; write the name of its indicator, or merge "
        "the cells of column {column} if it continues the row above; if it is a total or the like, write a text "
        "of the row under skip in the layout",
    ),
    "tables.no_known_day": (
        "この表の値がいつ分かったものかを指定してください（--known 2026-06-30、またはレイアウトの known）",
        "state the day on which the values of this table became known (--known 2026-06-30, or known in the "
        "layout)",
    ),
    "tables.unknown_id": (
        "指標のID「{found}」は計画にありません（近いID：{nearest}）",
        "the plan has no indicator with the id {found} (nearest: {nearest})",
    ),
    "tables.unknown_name": (
        "「{found}」という名称の指標は計画にありません（近い名称：{nearest}）。"
        "レイアウトの names に「{found}: 指標のID」、指標でない行なら skip に名称を書いてください",
        'the plan has no indicator with the name "{found}" (nearest: {nearest}); write its id under names in the '
        "layout, or the name under skip if the row is no indicator",
    ),
    "tables.several_of_name": (
        "「{found}」という名称の指標が計画に複数あります（{ids}）。レイアウトの names でIDを指定してください",
        'several indicators of the plan have the name "{found}" ({ids}); write the id under names in the layout',
    ),
    "tables.unknown_kind": (
        "区分「{found}」がレイアウトの kinds にありません（あるもの：{accepted}）",
        'the layout does not say under kinds what "{found}" means (it has: {accepted})',
    ),
    "tables.no_year_in_row": (
        "何年度の値かが分かりません。年度の欄が空です",
        "the fiscal year of this value is not known: the cell with the year is empty",
    ),
    "tables.value_and_missing": (
        "値「{value}」がありますが、状態は「{reason:ja}」です。どちらかを消してください",
        'there is a value, {value}, and the status says "{reason:en}"; remove one of them',
    ),
    "tables.two_cells": (
        "同じ指標の同じ時点の値が、表の中で異なります（{places}）。どちらが正しいかを確かめ、表を直してください",
        "the table has different values of one indicator for one time: {places}; correct the table",
    ),
    "tables.several_scales": (
        "評価区分が複数あります。どれによる評価かを、レイアウトの列の scale に書いてください（{accepted}）",
        "there are several scales; name the one of this column under scale in the layout: {accepted}",
    ),
    "tables.two_on_one_day": (
        "同じ日（{known}）に判明した別の値「{before:ja}」が記録にあります。"
        "訂正であれば、先の値を取り消す（dxmodel withdraw）か、新しい判明日を指定してください",
        "the ledger has another value, {before:en}, that became known on the same day, {known}; withdraw that one "
        "if it is wrong (dxmodel withdraw), or state a later day",
    ),
    "tables.no_column": (
        "「{found}」は列ではありません（A～{last}）",
        "{found} is no column (A to {last})",
    ),
    "tables.no_sheets": (
        "ブックにワークシートがありません",
        "the workbook has no worksheet",
    ),
    "tables.no_value": (
        "「{found}」は値ではありません。値がない理由は次の語で書きます：{accepted}",
        '"{found}" is no value; write the reason why there is none: {accepted}',
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
    "tables.note_beside": (
        "セルには、値のほかに「{mark}」と書かれています",
        'beside the value the cell has "{mark}"',
    ),
    "tables.note_fraction": (
        "割合の{found}を{value}と読みました",
        "the fraction {found} is read as {value}",
    ),
    "tables.note_more_digits": (
        "セルの値は{found}で、表示（{shown}）より桁が多く入っています",
        "the cell contains {found}, more digits than the {shown} that it shows",
    ),
    "tables.note_rounded": (
        "計算された値{found}を{shown}に丸めました",
        "the computed value {found} is rounded to {shown}",
    ),
    "tables.note_zero": (
        "値は0で、セルの表示は「{shown}」です",
        'the value is 0; the cell shows "{shown}"',
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
    "tables.other_unit": (
        "「{found}」は、指標の単位「{unit}」の値ではありません",
        '"{found}" is no value in {unit}, the unit of the indicator',
    ),
    "tables.scaled": (
        "セルの値は{found}ですが、表示形式のため{shown}と表示されています。どちらの値かを確かめ、表示形式を「標準」か「数値」にしてください",
        "the cell contains {found}, but its format shows {shown}; decide which is meant, and set the format to General or Number",
    ),
    "tables.shown_otherwise": (
        "セルの値は{found}ですが、表示形式のため「{shown}」と表示されています。表示形式を「標準」か「数値」にして値を確かめてください",
        'the cell contains {found}, but its format shows "{shown}"; set the format to General or Number, and check the value',
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
    "tables.truth_value": (
        "値ではなく真偽値（{found}）です。値を入力してください",
        "this is a truth value, {found}; write the value",
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
