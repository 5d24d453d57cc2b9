"""What can be wrong with a ledger."""

MESSAGES = {
    "ledger.decision_in_doubt": (
        "{day}の時点で「{revisions}」が決定済みかどうかは分かりません（決定は{decided}）。"
        "計画期間は{period_before}または{period_after}です",
        'whether "{revisions}" was decided by {day} is not known (decided: {decided}); '
        "the plan ran {period_before} or {period_after}",
    ),
    "ledger.not_a_day": (
        "日付が必要な所に「{found}」があります（例: 2023-10-01、令和5年10月1日）",
        'a day is needed here, not "{found}" (such as 2023-10-01)',
    ),
    "ledger.open_period": (
        "実績の期間には始まりと終わりが必要です: {period}",
        "the period of an observation has two ends: {period}",
    ),
    "ledger.out_of_turn": (
        "この変更は、{year}から効力をもつ改定を前提としていますが、それより前に効力をもちます",
        "this change builds on a revision that comes into force in {year}, later than itself",
    ),
    "ledger.repeated_documents": (
        "文書のID「{key}」が重複しています",
        'the document id "{key}" is used twice',
    ),
    "ledger.repeated_observations": (
        "同じ指標・期間・内訳・判明日の実績が2つあります: {key}",
        "two observations have the same indicator, period, breakdown and known date: {key}",
    ),
    "ledger.repeated_revisions": (
        "改定のID「{key}」が重複しています",
        'the revision id "{key}" is used twice',
    ),
    "ledger.unknown_document": (
        "出典の文書「{id}」が一覧にありません。近いもの: {nearest}",
        'the document "{id}" is not listed; nearest: {nearest}',
    ),
}
