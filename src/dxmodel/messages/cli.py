"""Sentences that the commands print, and messages of errors in their arguments."""

MESSAGES = {
    "cli.cells_refused": (
        "{count}件のセルは読み取れないため、取り込みません（理由は下のとおり）",
        "{count} cells cannot be read and are left out; the reasons follow",
    ),
    "cli.hidden_columns": (
        "表計算ソフトで表示されていない{count}列も読み取りました（{columns}）",
        "{count} columns that the spreadsheet does not show were read, too ({columns})",
    ),
    "cli.hidden_rows": (
        "表計算ソフトで表示されていない{count}行も読み取りました（{rows}）",
        "{count} rows that the spreadsheet does not show were read, too ({rows})",
    ),
    "cli.drafted": (
        "{file} に下書きを書き出しました。「?」は{count}か所です",
        "the draft was written to {file}; {count} points are open",
    ),
    "cli.imported": (
        "計画に取り込みました（指標{indicators}件、実績など{count}件）",
        "added to the plan: {indicators} indicators, {count} results and grades",
    ),
    "cli.import_not_written": (
        "まだ何も書き込んでいません。取り込むには、同じコマンドに --write を付けてください（指標{indicators}件、実績など{count}件）",
        "nothing is written yet; add --write to the command to take them over: {indicators} indicators, {count} "
        "results and grades",
    ),
    "cli.assessed": (
        "{folders}件のフォルダーのうち{failed}件は読み込めません。{rows}件の指標を{file}に書き出しました。",
        "{failed} of {folders} folders cannot be loaded; {rows} indicators were written to {file}.",
    ),
    "cli.assessing": ("[{done}/{count}] 判定しています", "[{done}/{count}] assessing"),
    "cli.clean": ("指摘はありません。", "nothing was found."),
    "cli.closed_output": (
        "標準出力が閉じています。何も実行していません",
        "standard output is closed; nothing was done",
    ),
    "cli.collected": (
        "実績{observations}件、評価{evaluations}件を加えました。",
        "{observations} results and {evaluations} grades were added.",
    ),
    "cli.does_not_fit": (
        "[{number}/{count}] {folder}：適合しません",
        "[{number}/{count}] {folder}: does not fit",
    ),
    "cli.fault": (
        "dxmodelの誤りです。上の内容を添えて報告してください",
        "this is a fault of dxmodel; please report it with the lines above",
    ),
    "cli.files_ignored": (
        "読まなかったファイル：{files}",
        "files that were not read: {files}",
    ),
    "cli.fits": ("[{number}/{count}] {folder}：適合します", "[{number}/{count}] {folder}: fits"),
    "cli.found": ("警告{warnings}件、参考{notes}件。", "{warnings} warnings, {notes} notes."),
    "cli.interrupted": ("中断しました。", "interrupted."),
    "cli.locked_changed": (
        "変更された灰色の欄 {place}（{name}、{field}）：「{issued}」→「{returned}」。計画は変更していません",
        'locked cell changed {place} ({name}, {field}): "{issued}" → "{returned}"; the plan is not changed',
    ),
    "cli.lost_output": (
        "標準出力に書き込めません（{reason}）",
        "standard output cannot be written ({reason})",
    ),
    "cli.merged": ("取り込みました。", "merged."),
    "cli.merged_documents": ("文書 {count:+}件", "documents: {count:+}"),
    "cli.merged_evaluations": ("評価 {count:+}件", "evaluations: {count:+}"),
    "cli.merged_observations": ("実績 {count:+}件", "observations: {count:+}"),
    "cli.merged_revisions": ("改定 {count:+}件", "revisions: {count:+}"),
    "cli.merged_scales": ("評価区分 {count:+}件", "scales: {count:+}"),
    "cli.no_pair": (
        "内訳は「項目=値」と書きます：{found}",
        "a breakdown is written dimension=member: {found}",
    ),
    "cli.not_changed": ("変更はありません。", "nothing has changed."),
    "cli.no_decision_day": (
        "改定には決定日が必要です。--decided 2024-12-20 のように書いてください（{file}）",
        "a revision says when it was decided; give --decided 2024-12-20 ({file})",
    ),
    "cli.new_folder": (
        "{file} と {sheet} を作成しました。{file} の団体名、計画の名称、計画期間を書き換え（架空のみなと野市の記載例です）、"
        "{sheet} に指標を記入して、次を実行してください："
        "dxmodel import {sheet} --plan {folder} --layout {layout} --new-indicators --write",
        "{file} and {sheet} were created. Replace the invented city in {file}, fill in the indicators in {sheet}, "
        "then run: dxmodel import {sheet} --plan {folder} --layout {layout} --new-indicators --write",
    ),
    "cli.no_memory": ("メモリーが足りません", "there is not enough memory"),
    "cli.no_parquet": (
        "Parquet形式で書き出すには pyarrow が必要です。pip install pyarrow で追加するか、.csv に書き出してください",
        "to write Parquet, pyarrow is needed: pip install pyarrow; or write to .csv",
    ),
    "cli.no_suffix": (
        "--out のファイル名は {accepted} のいずれかで終わります：{found}",
        "the file for --out ends in one of {accepted}: {found}",
    ),
    "cli.new_indicators": (
        "計画にない指標をこの表から加えるには、--new-indicators を付けてください",
        "add --new-indicators to add the indicators that the plan does not have from this table",
    ),
    "cli.next": ("次のコマンド：{commands}", "next: {commands}"),
    "cli.not_collected": (
        "何も書き込んでいません（--write を付けると、実績{observations}件、評価{evaluations}件を加えます）。",
        "nothing was written (--write adds {observations} results and {evaluations} grades).",
    ),
    "cli.not_written": (
        "何も書き込んでいません（書き込む場合のファイル：{file}）",
        "nothing was written (it would be {file})",
    ),
    "cli.nothing_written": ("何も書き込んでいません。", "nothing was written."),
    "cli.only_with": (
        "{option} には {needed} も指定してください",
        "{option} is used together with {needed}",
    ),
    "cli.only_without": (
        "{option} と {other} は同時に指定できません",
        "{option} cannot be used together with {other}",
    ),
    "cli.renamed": (
        "「{old}」を「{new}」に変更しました。以前のIDは記録されています。",
        '"{old}" is "{new}" now; the former id is kept.',
    ),
    "cli.revision_label": ("計画の見直し", "Revision of the plan"),
    "cli.row_changed": (
        "{department}　{name}：{before} → {after}",
        "{department}: {name}: {before} → {after}",
    ),
    "cli.row_new": (
        "{department}　{name}：{after}",
        "{department}: {name}: {after}",
    ),
    "cli.rows_read": (
        "読み取った{count}行 = {parts}",
        "{count} rows read = {parts}",
    ),
    "cli.rows_waiting": (
        "確認待ち {waiting}行（問題 {problems}件、記入用ブック {files}件）",
        "{waiting} rows wait ({problems} problems, {files} workbooks)",
    ),
    "cli.sheets_absent": (
        "まだ回収していない担当課：{departments}",
        "departments whose workbook is not there: {departments}",
    ),
    "cli.sheets_returned": (
        "確認が要る記入用ブックを{count}件、{folder} に書き出しました。",
        "{count} workbooks to be checked were written to {folder}.",
    ),
    "cli.sheets_written": (
        "記入用ブックを{count}件、{folder} に書き出しました。",
        "{count} entry workbooks were written to {folder}.",
    ),
    "cli.too_deep": (
        "内容の入れ子が深すぎて処理できません",
        "this is nested too deeply to be processed",
    ),
    "cli.usage": (
        "引数が正しくありません：{message}（使い方：{command} --help）",
        "{message} (usage: {command} --help)",
    ),
    "cli.withdrawn": (
        "{indicator}の{period}の実績を{on}付けで取り消しました。正しい値は新しい実績として入力してください。",
        "the result of {indicator} for {period} is withdrawn as of {on}; enter the right value as a new one.",
    ),
    "cli.written": ("{file} に書き出しました。", "written to {file}."),
}
