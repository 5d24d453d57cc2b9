"""Messages of errors when the folder of a plan is read or written."""

MESSAGES = {
    "storage.busy": (
        "ほかのプログラムが書き込みを続けているため、読み込めません。しばらくしてから、もう一度実行してください",
        "other programs keep writing here, so this cannot be read; try again later",
    ),
    "storage.changed_since": (
        "読み込んだ後に、フォルダーの内容がほかで変更されました。次の項目は両方で変更されています。"
        "何も書き込んでいません。フォルダーを読み込み直して（load）変更し、保存してください",
        "the folder was changed by others since it was loaded, and these entries were changed by both; "
        "nothing was written. Load the folder again, make the changes to that ledger, and save it",
    ),
    "storage.changed_since_journal": (
        "中断した書き込みの後に、このファイルがほかで変更されました。書き込むはずだった内容は{source}にあります。"
        "このファイルの内容を残す場合は、{journal}を削除してください",
        "this file was changed by another program after a write was interrupted; what was to be written is in "
        "{source}. To keep the file as it is, delete {journal}",
    ),
    "storage.damaged_source": (
        "中断した書き込みの新しい内容が壊れているか、失われています（{name}）。"
        "ファイルを今のまま残す場合は、{journal}を削除してください",
        "the new content of an interrupted write is damaged or lost ({name}). "
        "To keep the files as they are, delete {journal}",
    ),
    "storage.folder_not_empty": (
        "このフォルダーには既にファイルがあります（{files}など）。新しい計画には、まだないフォルダーか空のフォルダーを指定してください",
        "this folder already holds files ({files}, …); for a new plan name a folder that is empty or does not exist",
    ),
    "storage.link": (
        "リンクを通じた書き込みはできません。何も変わっていません",
        "nothing is written through a link; nothing was changed",
    ),
    "storage.locked": (
        "ほかのプログラムがこのフォルダーに書き込んでいます（{seconds}秒待ちました）。何も変わっていません",
        "another program is writing to this folder (waited {seconds} seconds); nothing was changed",
    ),
    "storage.no_journal": (
        "中断した書き込みの記録ですが、読み取れません。計画のファイルを確かめてから、削除してください",
        "this is the record of an interrupted write, and it cannot be read; check the files of the plan, then delete it",
    ),
    "storage.not_loaded": (
        "フォルダーには、この台帳と異なる内容が既にあります。何も書き込んでいません。"
        "フォルダーを読み込んで（load）変更するか、置き換える場合は base に読み込んだ台帳を指定してください",
        "the folder already has other content than this ledger, which was not loaded from it; nothing was written. "
        "Load the folder and change that ledger, or give the loaded ledger as base to replace its entries",
    ),
    "storage.not_written": (
        "書き込めません（{cause}）。何も変わっていません",
        "this cannot be written ({cause}); nothing was changed",
    ),
    "storage.other_content": (
        "書き込む内容を読み直すと、元の台帳と異なります。何も書き込んでいません",
        "the texts would not be read as this ledger again; nothing was written",
    ),
    "storage.other_plan": (
        "このフォルダーには別の計画「{found}」があります。「{plan}」は別のフォルダーに保存してください。何も書き込んでいません",
        'this folder holds another plan, "{found}"; save "{plan}" to a folder of its own. Nothing was written',
    ),
    "storage.unfinished": (
        "書き込みは記録されましたが、このファイルを置き換えられません（{cause}）。読み込むと新しい内容になります。"
        "原因を取り除いて、もう一度書き込むと完了します（{journal}）",
        "the write is recorded, but this file cannot be replaced ({cause}). The new content is what is read; "
        "remove the cause, and the next write finishes this one ({journal})",
    ),
}
