"""Texts of entry workbooks (実績調査票), and messages about those that come back."""

MESSAGES = {
    "entry.another_plan": (
        "別の計画（{found}）の記入用ブックです。この計画は{plan}です",
        "this entry workbook is of another plan ({found}); the plan here is {plan}",
    ),
    "entry.another_year": (
        "{found}の記入用ブックです。今回は{year}を集めています",
        "this entry workbook is of {found}; those of {year} are collected",
    ),
    "entry.changed_cell": (
        "「{heading}」が変更されていたため、発行時の内容（{issued}）に戻しました。書かれていた内容：{returned}",
        '"{heading}" had been changed and is as issued again ({issued}); what was written there: {returned}',
    ),
    "entry.comment_done": (
        "完了・未完了・一部完了（内容）のいずれか。完了した年月も書けます（例：令和7年3月完了）",
        "done or not done (完了, 未完了), or the month in which it was done, such as 2025-03",
    ),
    "entry.comment_text": (
        "言葉で記入してください",
        "in words",
    ),
    "entry.comment_unit": (
        "単位：{unit}（数字だけで構いません。「約」「以上」などは付けたまま）",
        "in {unit}; the number alone is enough",
    ),
    "entry.contradiction": (
        "「実績」に「{value}」とあり、「状態」は「{state}」です。どちらか一方にしてください",
        'the result is "{value}" but the state is "{state}"; keep one of them',
    ),
    "entry.dash": (
        "「{found}」では値のない理由が分かりません。「実績」を空欄にし、「状態」で選んでください：{accepted}",
        '"{found}" does not say why there is no value; leave the result empty and choose the state: {accepted}',
    ),
    "entry.document": (
        "{year}実績の記入用ブック",
        "Entry workbooks of {year}",
    ),
    "entry.double_id": (
        "指標ID「{id}」の行が複数あります（{rows}行目）。1行だけ残してください",
        'the id "{id}" stands in several rows ({rows}); keep one',
    ),
    "entry.heading_baseline": (
        "基準値（年度）",
        "Baseline (year)",
    ),
    "entry.heading_grade": (
        "評価（{scale}）",
        "Grade ({scale})",
    ),
    "entry.heading_id": (
        "指標ID",
        "ID",
    ),
    "entry.heading_measured": (
        "測定した年度・時点",
        "Year or day measured",
    ),
    "entry.heading_name": (
        "指標",
        "Indicator",
    ),
    "entry.heading_note": (
        "内訳の注記・備考",
        "Notes",
    ),
    "entry.heading_person": (
        "記入者",
        "Filled in by",
    ),
    "entry.heading_previous": (
        "前年度実績（{before}）",
        "Result of the year before ({before})",
    ),
    "entry.heading_remark": (
        "確認してください",
        "Please check",
    ),
    "entry.heading_state": (
        "状態",
        "State",
    ),
    "entry.heading_target": (
        "目標（年度）",
        "Target (year)",
    ),
    "entry.heading_unit": (
        "単位",
        "Unit",
    ),
    "entry.heading_value": (
        "実績（{year}）",
        "Result ({year})",
    ),
    "entry.instruction_1": (
        "1　白い欄に記入してください。実績がまだ出ていないときは「実績」を空欄にし、「状態」で理由（集計中、未実施など）を選びます。「－」や「0」で代えないでください。",
        '1. Fill in the white cells. Where there is no result yet, leave "Result" empty and choose the reason under "State"; do not write "-" or 0 instead.',
    ),
    "entry.instruction_2": (
        "2　「約」「以上」などの語、全角の数字、桁区切りはそのままで構いません。50.5％は「50.5」と書きます。速報・見込みの値は「状態」で選びます（空欄は確定）。",
        '2. Words such as 約, full-width digits and commas may stay. Write 50.5 for 50.5 %. For a provisional value or a forecast choose the "State" (empty: final).',
    ),
    "entry.instruction_3": (
        "3　灰色の欄（指標・単位・目標など）の誤りは、直さずに「内訳の注記・備考」に書いてください。記入後、このファイルを返送してください。",
        '3. If a grey cell is wrong, do not change it but write so under "Notes". Then return this file.',
    ),
    "entry.known_already": (
        "{known}に判明した値（{before}）が台帳に既にあります。値が変わったときは、判明した日を改めて指定してください",
        "the ledger has a value known since {known} already ({before}); where it has changed, state the day on which that became known",
    ),
    "entry.measured": (
        "「{found}」は年度・日・月・期間として読めません（例：令和6年度、2026-03-31、R7.10～R8.3）",
        '"{found}" is no fiscal year, day, month or span of months; write it like R6, 2026-03-31, R7.10～R8.3',
    ),
    "entry.measured_later": (
        "「{found}」は、照会した{year}より後です",
        '"{found}" is later than {year}, which was asked for',
    ),
    "entry.missing_extra": (
        '「{package}」がありません。Excelファイルの読み書きには pip install "dxmodel[excel]" が必要です',
        'the package "{package}" is missing; workbooks need: pip install "dxmodel[excel]"',
    ),
    "entry.missing_id": (
        "指標ID「{id}」の行がありません。行を戻すか、記入用ブックをもう一度送ってください",
        'the row with the id "{id}" is missing; put it back, or send the workbook again',
    ),
    "entry.no_department": (
        "担当課の記載なし",
        "no department",
    ),
    "entry.no_entry_workbook": (
        "dxmodelの記入用ブックではありません（dxmodel sheets で書き出したものを返送してください）",
        "this is no entry workbook of dxmodel; return the one that dxmodel sheets has written",
    ),
    "entry.no_headings": (
        "見出しの行がありません。見出し（{accepted}など）は変えないでください",
        "the row of headings is missing; keep the headings ({accepted}, …)",
    ),
    "entry.no_id": (
        "指標IDのない行に記入されています。指標IDのある行に書いてください",
        "this row is filled in but has no id; write into the row of the indicator",
    ),
    "entry.no_state": (
        "「実績」が空欄です。値がない理由を「状態」で選んでください：{accepted}",
        'the result is empty; choose under "State" why: {accepted}',
    ),
    "entry.no_value": (
        "「状態」が「{state}」ですが、「実績」が空欄です",
        'the state is "{state}" but the result is empty',
    ),
    "entry.not_done": (
        "「{found}」では完了したかどうか分かりません。完了・未完了・一部完了（内容）、または完了した年月（例：令和7年3月完了）を書いてください",
        '"{found}" does not say whether it is done; write 完了, 未完了, 一部完了（内容） or the month, such as 2025-03',
    ),
    "entry.nothing_asked": (
        "{year}に実績を照会する指標がありません",
        "no result is asked for in {year}",
    ),
    "entry.older_plan": (
        "計画が変わる前に発行された記入用ブックです。{count}行の内容がその後変わりました（{names}）。名称か単位が変わった{refused}行は取り込みません。発行し直してください",
        "this workbook was issued before the plan was changed: {count} rows differ now ({names}); the {refused} with another name or unit are not taken; issue it again",
    ),
    "entry.page": (
        "{department}　&P / &N ページ",
        "{department}, page &P of &N",
    ),
    "entry.path": (
        "{department}、{name}",
        "{department}, {name}",
    ),
    "entry.plan_changed": (
        "発行後に計画の名称か単位が変わりました。新しい内容で記入し直してください",
        "the name or the unit has changed in the plan since; fill the row in again for the new one",
    ),
    "entry.repeated_heading": (
        "見出し「{found}」の列が2つあります。1つだけ残してください",
        'there are two columns "{found}"; keep one',
    ),
    "entry.same_folder": (
        "{folder} は回収したフォルダーです。別のフォルダーを指定してください",
        "{folder} is the folder that was collected; name another one",
    ),
    "entry.sheet_entry": (
        "入力",
        "Entry",
    ),
    "entry.sheet_lists": (
        "選択肢",
        "Lists",
    ),
    "entry.title": (
        "{plan}　{year}の実績　記入用紙（{department}）",
        "{plan}: results of {year}, to be filled in ({department})",
    ),
    "entry.two_workbooks": (
        "同じ指標の値が、複数の記入用ブックで食い違っています：{places}",
        "several workbooks differ about this indicator: {places}",
    ),
    "entry.unknown_department": (
        "{year}に実績を照会する担当課に「{found}」はありません（最も近い名称：{nearest}）",
        'no result of {year} is asked of a department "{found}" (nearest name: {nearest})',
    ),
    "entry.unknown_grade": (
        "「{found}」は{scale}の評価にありません。{accepted}のいずれかを書いてください",
        '"{found}" is no grade of {scale}; choose one of {accepted}',
    ),
    "entry.unknown_id": (
        "指標ID「{found}」は、この記入用ブックにありません（最も近いID：{nearest}）",
        'this workbook has no id "{found}" (nearest: {nearest})',
    ),
    "entry.unknown_state": (
        "「{found}」は「状態」の一覧にありません。{accepted}から選んでください（最も近い語：{nearest}）",
        '"{found}" is not in the list of states; choose one of {accepted} (nearest: {nearest})',
    ),
    "entry.warning_state": (
        "一覧にない語です。一覧から選んでください。",
        "This is not in the list; choose one from it.",
    ),
    "entry.warning_title": (
        "確認してください",
        "Please check",
    ),
    "entry.warning_value": (
        "前年度実績と桁が違うか、割合が0～100の範囲にないか、1以下です。単位を確かめてください（50.5％は「50.5」と書きます）。正しければこのまま進めてください。",
        "This is of another magnitude than the year before, or a share outside 0 to 100 or at most 1. Check the unit (write 50.5 for 50.5 %). If it is right, go on.",
    ),
    "entry.with_time": (
        "{text}（{time}）",
        "{text} ({time})",
    ),
    "entry.year_outside": (
        "{year}は計画期間（{period}）の外です",
        "{year} is outside the period of the plan ({period})",
    ),
}
