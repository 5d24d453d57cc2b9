"""What can be wrong with a ledger."""

MESSAGES = {
    "ledger.about_nothing": (
        "理由の対象「{found}」は、この改定では変わりません。近いもの: {nearest}",
        'the reason is about "{found}", which this revision does not change; nearest: {nearest}',
    ),
    "ledger.between_in_doubt": (
        "「{revisions}」の決定が{first}より後、{last}までのことかどうかは分かりません（決定は{decided}）",
        'whether "{revisions}" was decided after {first} and by {last} is not known (decided: {decided})',
    ),
    "ledger.contradiction": (
        "同じ改定の中で「{place}」が2度変わり、どちらが正しいか分かりません。もう一方は{other}です",
        '"{place}" is changed twice in one revision, and which of the two holds is not known; the other is {other}',
    ),
    "ledger.decided_before_founding": (
        "改定の決定（{decided}）が計画の策定（{adopted}）より前です",
        "the revision was decided ({decided}) before the plan was adopted ({adopted})",
    ),
    "ledger.decision_in_doubt": (
        "{day}の時点で「{revisions}」が決定済みかどうかは分かりません（決定は{decided}）。"
        "計画期間は{period_before}または{period_after}です",
        'whether "{revisions}" was decided by {day} is not known (decided: {decided}); '
        "the plan ran {period_before} or {period_after}",
    ),
    "ledger.ended_before_in_force": (
        "「{id}」は{last}で終わりますが、改定の効力は{in_force}からです。in_force を{latest}以前とするか、last を改めます",
        '"{id}" ends with {last}, but the revision is in force only from {in_force}; '
        "write an in_force of {latest} or earlier, or a later last year",
    ),
    "ledger.not_a_day": (
        "日付が必要な所に「{found}」があります（例: 2023-10-01、令和5年10月1日）",
        'a day is needed here, not "{found}" (such as 2023-10-01)',
    ),
    "ledger.not_wrong_there": (
        "「{id}」は、この訂正より前の計画・改定のIDではありません。近いもの: {nearest}（書けるもの: {accepted}）",
        '"{id}" is neither the plan nor a revision before this correction; nearest: {nearest} (accepted: {accepted})',
    ),
    "ledger.open_period": (
        "実績の期間には始まりと終わりが必要です: {period}",
        "the period of an observation has two ends: {period}",
    ),
    "ledger.out_of_turn": (
        "この変更は、{year}から効力をもつ改定を前提としていますが、それより前に効力をもちます。"
        "この改定の in_force も{year}以降とします",
        "this change builds on a revision that comes into force in {year}, later than itself; "
        "write an in_force of {year} or later here too",
    ),
    "ledger.redefined_before_in_force": (
        "「{id}」の測り方は{since}から変わりますが、改定の効力は{in_force}からです。in_force を{since}以前とするか、since を改めます",
        '"{id}" is measured in a new way from {since}, but the revision is in force only from {in_force}; '
        "write an in_force of {since} or earlier, or a later since",
    ),
    "ledger.removed": (
        "「{id}」は「{revision}」で計画から削除されています。実績などを残すには、削除（remove）ではなく終了（end）とします",
        '"{id}" was removed from the plan by "{revision}"; what has results is ended (end), not removed (remove)',
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
    "ledger.reused": (
        "ID「{id}」は「{revision}」で削除された指標のもので、その実績が残っています。新しい指標には別のIDを付け、"
        "元の指標は削除（remove）ではなく終了（end）とします",
        'the id "{id}" is that of an indicator that "{revision}" removed, and has results; '
        "give the new indicator another id, and end (end) the old one, do not remove it (remove)",
    ),
    "ledger.unknown_document": (
        "出典の文書「{id}」が一覧にありません。近いもの: {nearest}",
        'the document "{id}" is not listed; nearest: {nearest}',
    ),
    "ledger.unknown_revision": (
        "改定「{id}」はありません。近いもの: {nearest}",
        'there is no revision "{id}"; nearest: {nearest}',
    ),
}
