"""Messages of errors in YAML, JSON and CSV files and in folders."""

MESSAGES = {
    "formats.bad_character": (
        "YAMLで使えない文字{found}があります",
        "the character {found} is not allowed in YAML",
    ),
    "formats.cannot_open": (
        "ファイルを開けません（{problem}）",
        "this file cannot be opened: {problem}",
    ),
    "formats.conflict": (
        "gitの競合の印（<<<<<<<、=======、>>>>>>>）が残っています（{lines}行目）。どちらを残すか決めて、印の行を消してください",
        "git left the marks of a conflict here (<<<<<<<, =======, >>>>>>>), in lines {lines}; decide, and remove them",
    ),
    "formats.csv_alone": (
        "「{needed}」の欄が空のため、「{found}」を読むところがありません",
        '"{found}" is not read, because the cell under "{needed}" is empty',
    ),
    "formats.csv_no_date": (
        "「{found}」は日付が特定できない理由ですが、「{needed}」の欄に日付がありません",
        '"{found}" is the reason of a vague date, but the cell under "{needed}" has no date',
    ),
    "formats.csv_dimension": (
        "CSVでは内訳の項目名に「=」を使えません：{found}",
        'in CSV a dimension cannot have "=" in its name: {found}',
    ),
    "formats.csv_disagrees": (
        "「{found}」は、同じ行の値「{other}」と一致しません",
        '"{found}" contradicts the value in the same row, {other}',
    ),
    "formats.csv_lines": (
        "CSVでは1行に書けるものだけが一覧や内訳に入ります：{found}",
        "in CSV an item of a list or of a breakdown stands on one line: {found}",
    ),
    "formats.csv_pair": (
        "内訳は「項目=値」と書きます（1行に1つ）：{found}",
        "a breakdown is written dimension=member, one a line: {found}",
    ),
    "formats.csv_separator": (
        "列がコンマではなく「{found}」で区切られています。"
        "コンマ区切りで保存し直してください（Excelでは「CSV UTF-8（コンマ区切り）」）",
        'the columns are separated by "{found}"; save the table with commas, in Excel as "CSV UTF-8"',
    ),
    "formats.csv_syntax": ("CSVとして読めません（{problem}）", "this is not CSV: {problem}"),
    "formats.csv_width": (
        "欄が{found}個あります（見出しは{wanted}個）",
        "the row has {found} cells under {wanted} headings",
    ),
    "formats.csv_year": (
        "「{found}」は、同じ行の期間（{period}）の年度ではありません",
        '"{found}" is not the fiscal year of the period in the same row, {period}',
    ),
    "formats.cut_off": (
        "ファイルが改行で終わっていません。途中で切れていないことを確かめ、最後に改行を加えてください",
        "this file does not end with a line break; make sure that it was not cut off, and add one",
    ),
    "formats.dash": (
        "「{found}」だけでは、値がない理由が分かりません。missing の欄に理由を書いてください：{accepted}",
        '"{found}" does not say why there is no value; write the reason under "missing": {accepted}',
    ),
    "formats.other_cell": (
        "「{found}」は別の欄と同じという印で、値ではありません。その欄の内容をそのまま書いてください",
        '"{found}" refers to another cell; write what that cell contains',
    ),
    "formats.not_a_column": (
        "「{found}」は列の記号ではありません（A、B、AA のように書きます）",
        'the letters of a column are written A, B or AA, not "{found}"',
    ),
    "formats.field_of_other_role": (
        "{field} は役割「{role:ja}」（{role}）の列にはありません（使える役割：{accepted}）",
        "a column with the role {role} has no {field}; these have: {accepted}",
    ),
    "formats.no_dimension": (
        "{column}列の内訳が何の内訳か（性別、年代など）を dimension に書いてください",
        "write under dimension of which dimension column {column} names the members",
    ),
    "formats.repeated_column": (
        "{column}列が2回書かれています",
        "column {column} is listed twice",
    ),
    "formats.repeated_role": (
        "役割「{role:ja}」（{role}）の列が2つあります",
        "two columns have the role {role}",
    ),
    "formats.no_key_column": (
        "どの列に指標のID（id）または名称（name）があるかを書いてください",
        "one column must have the role id or name, which tells the indicator",
    ),
    "formats.row_of_several_years": (
        "1行に複数の年度の値があるため、「{role:ja}」の列（{role}）がどの年度のものかが決まりません。"
        "役割を ignore としてください",
        "a row has values of several fiscal years, so that it is not known which of them the column with the role "
        "{role} is about; give it the role ignore",
    ),
    "formats.no_kinds": (
        "区分の列の言葉（目標、実績など）が何を指すかを kinds に書いてください",
        "write under kinds what the words in the column with the role kind mean",
    ),
    "formats.kinds_without_column": (
        "kinds がありますが、役割 kind の列がありません",
        "there are kinds, but no column has the role kind",
    ),
    "formats.no_year": (
        "{column}列の値が何年度のものかを year に書いてください（年度の列があれば、その役割を year とします）",
        "write under year of which fiscal year the values of column {column} are, or name a column with the role year",
    ),
    "formats.other_reason": (
        "「{found}」はいつでも「{known}」の意味なので、「{reason}」の意味にはできません",
        '"{found}" always means {known}, so it cannot mean {reason} here',
    ),
    "formats.file_exists": (
        "同じ名前のファイルが既にあります。何も書き込んでいません",
        "a file of this name is there already; nothing was written",
    ),
    "formats.json_syntax": ("JSONとして読めません（{problem}）", "this is not JSON: {problem}"),
    "formats.key_not_text": (
        "キーは文字列です。数字や語句は引用符で囲んでください",
        "a key is text; quote a number or a word such as true",
    ),
    "formats.line_too_long": (
        "1行が{length}字あります（上限{limit}字）",
        "a line has {length} characters; the limit is {limit}",
    ),
    "formats.missing_file": (
        "計画そのもののファイルがフォルダー「{folder}」にありません",
        'the plan itself is missing in the folder "{folder}"',
    ),
    "formats.missing_key": ("「{key}」が必要です", 'the key "{key}" is missing'),
    "formats.no_aliases": (
        "アンカー（&）、エイリアス（*）、マージ（<<）は使えません。内容をそのまま書いてください",
        "anchors (&), aliases (*) and merge keys (<<) are not used here; write the content itself",
    ),
    "formats.no_changes": (
        "この改定では何も変わりません。「changes」に変更を書いてください",
        'this revision changes nothing; say what changes under "changes"',
    ),
    "formats.no_example": (
        "例「{name}」はありません。近いもの：{nearest}（あるもの：{accepted}）",
        'there is no example "{name}"; nearest: {nearest} (there are: {accepted})',
    ),
    "formats.no_format": (
        "最初の行に「format: {wanted}」が必要です",
        'the first line must be "format: {wanted}"',
    ),
    "formats.no_wire_form": (
        "「{name}」は単独では読み書きできません。近いもの：{nearest}（読み書きできるもの：{accepted}）",
        '"{name}" cannot be read or written by itself; nearest: {nearest} (these can: {accepted})',
    ),
    "formats.no_unit": (
        "「{found}」に単位がありません。数量は「{found}件」「{found}%」のように、単位を付けて書きます。"
        "指数など単位のない値には、その指標に unit: 単位なし と書きます",
        '"{found}" has no unit; an amount is a number with its unit, such as {found}件 or {found}%; the '
        "indicator of an index that is a number alone declares unit: 単位なし",
    ),
    "formats.no_schema": (
        "「{name}」という種類のファイルはありません。近いもの：{nearest}（あるもの：{accepted}）",
        'no kind of file is called "{name}"; nearest: {nearest} (there are: {accepted})',
    ),
    "formats.no_tags": ("タグ（{tag}）は使えません", "tags are not used here: {tag}"),
    "formats.not_a_day": (
        "「{found}」は日付（日まで）ではありません。例：2024-04-01",
        '"{found}" is no day; write e.g. 2024-04-01',
    ),
    "formats.not_a_list": ("一覧が必要です：{found}", "a list is needed here, not {found}"),
    "formats.not_a_mapping": (
        "「キー: 値」の組が必要です：{found}（使えるキー：{accepted}）",
        "a mapping is needed here, not {found}; its keys: {accepted}",
    ),
    "formats.not_a_number": ("数ではありません：{found}", "this is not a number: {found}"),
    "formats.not_one_of": (
        "「{found}」は使えません。使えるもの：{accepted}",
        '"{found}" is not one of {accepted}',
    ),
    "formats.not_one_of_like": (
        "「{found}」は使えません。「{nearest}」ではありませんか",
        'nothing here is called "{found}"; did you mean "{nearest}"?',
    ),
    "formats.not_tagged": (
        "種類をキーとする1組が必要です：{found}（種類：{accepted}）",
        "one key that names the kind is needed here, not {found}; kinds: {accepted}",
    ),
    "formats.goal_in_words": (
        "目標「{found}」は goal: {wanted} のように書きます（種類：{accepted}）",
        'the goal "{found}" is written as goal: {wanted}; kinds: {accepted}',
    ),
    "formats.no_goal": (
        "「{found}」は目標ではありません。目標がなければ targets に書かず、後で定めるのであれば"
        " goal: {{not-yet-set: 検討中}} のように理由を書きます",
        '"{found}" is no goal; write no target where there is none, and where one is to be set later, '
        "the reason, as in goal: {{not-yet-set: 検討中}}",
    ),
    "formats.not_text": ("文字列が必要です：{found}", "text is needed here, not {found}"),
    "formats.not_utf8": (
        "文字コードがUTF-8ではなく、{found}のようです。UTF-8で保存し直してください"
        "（メモ帳では「名前を付けて保存」の「文字コード」、Excelでは「CSV UTF-8（コンマ区切り）」）",
        "this is not UTF-8 but looks like {found}; save the file as UTF-8, in Notepad by the encoding under "
        'Save as, in Excel as "CSV UTF-8"',
    ),
    "formats.not_whole": ("整数が必要です：{found}", "a whole number is needed here, not {found}"),
    "formats.other_format": (
        "このファイルの形式は「{wanted}」のはずですが、「{found}」とあります",
        'the format of this file should be "{wanted}", not "{found}"',
    ),
    "formats.other_version": (
        "「{found}」は、より新しい版のdxmodelで書かれたものです。この版で読めるのは「{wanted}」です",
        '"{found}" was written by a newer dxmodel; this one reads "{wanted}"',
    ),
    "formats.quote_amount": (
        '{{…}}や[…]の中の「{found}」はコンマで切れます。"{found}"と引用符で囲んでください',
        'inside {{…}} or […] the comma cuts "{found}" in two; write it in quotes',
    ),
    "formats.quote_percent": (
        '「%」は引用符で囲んで"%"と書きます',
        'write the percent sign in quotes: "%"',
    ),
    "formats.quote_text": (
        '文字列が必要です。数字だけの文字列は引用符で囲みます："{found}"',
        'text is needed here; write a text of digits in quotes: "{found}"',
    ),
    "formats.repeated_key": ("キー「{key}」が2度あります", 'the key "{key}" stands here twice'),
    "formats.say_done": (
        "完了したかどうかは{{done: {done}}}の形で書きます：{found}（完了日が分かれば{{done: 2023-03}}のように、日、月または年度）",
        "write whether something is done as {{done: {done}}}, not {found}; with the day, month or fiscal year where "
        "that is known, as in {{done: 2023-03}}",
    ),
    "formats.say_why_missing": (
        "値がないときは、その理由を{{missing: {reason}}}の形で書きます：{found}（理由：{accepted}）",
        "where there is no value, say why, as in {{missing: {reason}}}, not {found}; the reasons: {accepted}",
    ),
    "formats.several_documents": (
        "1つのファイルに書けるのは1つの文書だけです（「---」が2度あります）",
        'a file holds one document; there is a second "---"',
    ),
    "formats.several_values": (
        "値は1つだけ書きます：{found}",
        "a row has one value, but here are several: {found}",
    ),
    "formats.strange_character": (
        "文字列に使えない文字{found}があります（制御文字など）",
        "no text may have the character {found}: it is a control character, or no character at all",
    ),
    "formats.tab": (
        "字下げにタブは使えません。半角の空白にしてください",
        "indent with spaces, not with tabs",
    ),
    "formats.tag_alone": (
        "「{found}」は{wanted}の形で書きます",
        '"{found}" is written {wanted}',
    ),
    "formats.too_deep": ("入れ子が{limit}段を超えています", "this is nested more than {limit} levels deep"),
    "formats.too_large": (
        "ファイルが大きすぎます（{size} MB、上限{limit} MB）",
        "the file is too large: {size} MB; the limit is {limit} MB",
    ),
    "formats.too_many": (
        "値が{limit}個を超えています。多くの実績は observations.csv に書けます",
        "there are more than {limit} values in this file; many observations can stand in observations.csv",
    ),
    "formats.two_units": (
        "「{found}」に単位がなく、計画の版によって指標の単位が異なります。{accepted} のように単位を付けて書きます",
        '"{found}" has no unit, and versions of the plan give its indicator different ones; '
        "write it with its unit: {accepted}",
    ),
    "formats.unknown_encoding": (
        "文字コードがUTF-8ではなく、何であるか分かりません（壊れているか、文章や表のファイルではありません）。"
        "UTF-8で保存し直してください",
        "this is not UTF-8, nor another encoding of Japanese: it may be damaged, or no text at all; "
        "save the file as UTF-8",
    ),
    "formats.unknown_file": (
        "このファイルは読まれません。近いもの：{nearest}（読まれるもの：{accepted}）",
        "this file is not read; nearest: {nearest} (read are: {accepted})",
    ),
    "formats.unknown_key": (
        "キー「{key}」はありません。使えるキー：{accepted}",
        'there is no key "{key}"; the keys are {accepted}',
    ),
    "formats.unknown_key_like": (
        "キー「{key}」はありません。「{nearest}」ではありませんか",
        'there is no key "{key}"; did you mean "{nearest}"?',
    ),
    "formats.utf16": (
        "文字コードがUTF-16です（Windows PowerShellの「>」や、Excelの「Unicodeテキスト」など）。UTF-8で保存し直してください。例：Get-Content 元のファイル | Set-Content -Encoding utf8 新しいファイル",
        "this is UTF-16, as > in Windows PowerShell or Unicode text in Excel writes it; save it as UTF-8, for example by "
        "Get-Content OLD | Set-Content -Encoding utf8 NEW",
    ),
    "formats.value_in_words": (
        "「{found}」は数量ではありません。値がないときは理由を{{missing: {reason}}}（理由：{accepted}）、言葉の結果は{{text: {found}}}と書きます",
        '"{found}" is no amount; where there is no value, say why, as in {{missing: {reason}}} '
        "(the reasons: {accepted}); a result in words is {{text: {found}}}",
    ),
    "formats.wide_colon": (
        "全角のコロン「：」があります。半角の「: 」にしてください",
        'this is a full-width colon; write ": "',
    ),
    "formats.wide_space": (
        "字下げに全角の空白があります。半角の空白にしてください",
        "this line is indented with a full-width space; use ordinary ones",
    ),
    "formats.yaml_syntax": (
        "YAMLとして読めません（{problem}）",
        "this is not YAML: {problem}",
    ),
}
