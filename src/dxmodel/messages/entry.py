"""Texts of entry workbooks (実績調査票), and messages about those that come back."""

MESSAGES = {
    "entry.comment_done": (
        "完了・未完了・一部完了（内容）のいずれか。完了した年月も書けます（例：令和7年3月完了）",
        "done or not done (完了, 未完了), or the month in which it was done, such as 2025-03",
    ),
    "entry.comment_text": ("言葉で記入してください", "in words"),
    "entry.comment_unit": (
        "単位：{unit}（数字だけで構いません。「約」「以上」などは付けたまま）",
        "in {unit}; the number alone is enough",
    ),
    "entry.heading_baseline": ("基準値（年度）", "Baseline (year)"),
    "entry.heading_grade": ("評価（{scale}）", "Grade ({scale})"),
    "entry.heading_id": ("指標ID", "ID"),
    "entry.heading_measured": ("測定した年度・時点", "Year or day measured"),
    "entry.heading_name": ("指標", "Indicator"),
    "entry.heading_note": ("内訳の注記・備考", "Notes"),
    "entry.heading_person": ("記入者", "Filled in by"),
    "entry.heading_previous": ("前年度実績（{before}）", "Result of the year before ({before})"),
    "entry.heading_remark": ("確認してください", "Please check"),
    "entry.heading_state": ("状態", "State"),
    "entry.heading_target": ("目標（年度）", "Target (year)"),
    "entry.heading_unit": ("単位", "Unit"),
    "entry.heading_value": ("実績（{year}）", "Result ({year})"),
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
    "entry.missing_extra": (
        '「{package}」がありません。Excelファイルの読み書きには pip install "dxmodel[excel]" が必要です',
        'the package "{package}" is missing; workbooks need: pip install "dxmodel[excel]"',
    ),
    "entry.no_department": ("担当課の記載なし", "no department"),
    "entry.nothing_asked": (
        "{year}に実績を照会する指標がありません",
        "no result is asked for in {year}",
    ),
    "entry.page": ("{department}　&P / &N ページ", "{department}, page &P of &N"),
    "entry.sheet_entry": ("入力", "Entry"),
    "entry.sheet_lists": ("選択肢", "Lists"),
    "entry.title": (
        "{plan}　{year}の実績　記入用紙（{department}）",
        "{plan}: results of {year}, to be filled in ({department})",
    ),
    "entry.unknown_department": (
        "{year}に実績を照会する担当課に「{found}」はありません（最も近い名称：{nearest}）",
        'no result of {year} is asked of a department "{found}" (nearest name: {nearest})',
    ),
    "entry.warning_magnitude": (
        "前年度実績（{usual}）と桁が違います。単位（{unit}）を確かめてください。正しければこのまま進めてください。",
        "This is of another magnitude than the year before ({usual}). Check the unit ({unit}); if it is right, go on.",
    ),
    "entry.warning_share": (
        "0～100の範囲にないか、1以下です。50.5％は「50.5」と書きます。正しければこのまま進めてください。",
        "This is outside 0 to 100, or at most 1. Write 50.5 for 50.5 %. If it is right, go on.",
    ),
    "entry.warning_state": (
        "一覧にない語です。一覧から選んでください。",
        "This is not in the list; choose one from it.",
    ),
    "entry.warning_title": ("確認してください", "Please check"),
    "entry.with_time": ("{text}（{time}）", "{text} ({time})"),
    "entry.year_outside": (
        "{year}は計画期間（{period}）の外です",
        "{year} is outside the period of the plan ({period})",
    ),
}
