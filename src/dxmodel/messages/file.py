"""Messages of errors of files and folders as the operating system has them: kinds, names, permissions, space."""

MESSAGES = {
    "file.device_path": (
        "装置のパスです。通常のファイルを指定してください",
        "this is the path of a device; name a regular file",
    ),
    "file.disk_full": (
        "ディスクの空き、またはファイルの大きさの上限が足りません",
        "the disk is full, or the file would be larger than allowed",
    ),
    "file.forbidden_character": (
        "ファイル名に文字{found}があり、Windowsなどでは使えません。名前を変えてください",
        "the name has the character {found}, which some systems do not allow; rename the file",
    ),
    "file.forbidden_ending": (
        "ファイル名の最後に{found}があり、Windowsでは使えません。名前を変えてください",
        "the name ends in {found}, which Windows does not allow; rename the file",
    ),
    "file.in_use": (
        "別のプログラムが開いています。閉じてから、もう一度実行してください",
        "another program has this open; close it, and try again",
    ),
    "file.is_link": (
        "リンクです。リンクを通じては書き込みません。リンク先のファイルを指定してください",
        "this is a link, and nothing is written through a link; name the file that it leads to",
    ),
    "file.link_loop": ("リンクが循環しています", "the links lead in a circle"),
    "file.missing": ("ファイルやフォルダーがありません", "there is no such file or folder"),
    "file.missing_like": (
        "ファイルやフォルダーがありません。「{nearest}」ではありませんか",
        'there is no such file or folder; did you mean "{nearest}"?',
    ),
    "file.name_too_long": (
        "名前またはパスが長すぎます",
        "the name or the path is too long",
    ),
    "file.not_a_folder": (
        "フォルダーではなく、{kind}です",
        "this is {kind}, not a folder",
    ),
    "file.not_permitted": (
        "読み書きする権限がありません",
        "you do not have the permission to read or write this",
    ),
    "file.not_regular": (
        "通常のファイルではなく、{kind}です",
        "this is {kind}, not a regular file",
    ),
    "file.plan_data": (
        "計画のデータのファイルです。出力先には別の名前を指定してください",
        "this is a file of the data of a plan; give the output another name",
    ),
    "file.read_only": ("書き込めないディスクにあります", "this is on a disk that cannot be written"),
    "file.reserved_name": (
        "「{found}」はWindowsの装置の名前で、ファイル名に使えません。名前を変えてください",
        '"{found}" is the name of a device in Windows, and cannot be that of a file; rename the file',
    ),
    "file.same_name": (
        "別の名前「{other}」と、大文字・小文字や濁点の表し方しか違いません。どちらかの名前を変えてください",
        'this name differs from "{other}" only in case or in the encoding of accents; rename one of them',
    ),
    "file.too_many_entries": (
        "フォルダーの中のファイルが{limit}個を超えています",
        "there are more than {limit} files in this folder",
    ),
    "file.unusable_character": (
        "パスに使えない文字{found}があります",
        "the path has the character {found}, which no file name can have",
    ),
}
