"""Messages of errors in a ledger."""

MESSAGES = {
    "ledger.already_withdrawn": (
        "「{id}」の{period}の記載は、{on}に取り消されています（理由：{why}）",
        'the entry of "{id}" for {period} is withdrawn already, on {on} ({why})',
    ),
    "ledger.about_nothing": (
        "理由の対象「{found}」は、この改定では変わりません。近いもの：{nearest}",
        'the reason is about "{found}", which this revision does not change; nearest: {nearest}',
    ),
    "ledger.between_in_doubt": (
        "「{revisions}」の決定が{first}より後、{last}までのことかどうかは分かりません（決定は{decided}）",
        'whether "{revisions}" was decided after {first} and by {last} is not known (decided: {decided})',
    ),
    "ledger.changed_by_both": (
        "両方で変更され、内容が異なります。こちら：{mine}、相手：{theirs}",
        "both sides changed this; here: {mine}; there: {theirs}",
    ),
    "ledger.contradiction": (
        "同じ改定の中で「{path}」が2度変わり、どちらが正しいか分かりません。もう一方は{other}です",
        '"{path}" is changed twice in one revision, and which of the two holds is not known; the other is {other}',
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
    "ledger.decision_in_doubt_about": (
        "{day}の時点で「{revisions}」が決定済みかどうかは分かりません（決定は{decided}）。"
        "それによって異なるのは{differing}です",
        'whether "{revisions}" was decided by {day} is not known (decided: {decided}); '
        "that makes a difference to {differing}",
    ),
    "ledger.done_later": (
        "完了日（{done}）が、集計日または判明日（{day}）より後です。まだ完了していなければ done: false、"
        "完了の予定なら status: planned とします",
        "it was done ({done}) after the day on which it was counted or became known ({day}); write done: false "
        "for what was not done yet, status: planned for what is to be done",
    ),
    "ledger.ended_before_in_force": (
        "「{id}」は{last}で終わりますが、改定の効力は{in_force}からです。in_force を{latest}以前とするか、last を改めます",
        '"{id}" ends with {last}, but the revision is in force only from {in_force}; '
        "write an in_force of {latest} or earlier, or a later last year",
    ),
    "ledger.ends_by_hand": (
        "区分「{mark}」には数の範囲（{numbers}）がありますが、この評価区分には方法（by）がありません。使える方法：{accepted}",
        'the grade "{mark}" has numbers ({numbers}), but the scale names no method (by); accepted: {accepted}',
    ),
    "ledger.ends_outside": (
        "順序の外の区分「{mark}」に数の範囲（{numbers}）があります。範囲をもつ区分は grades に書きます",
        'the mark "{mark}" is outside the order, but has numbers ({numbers}); grades with numbers belong in grades',
    ),
    "ledger.field": (
        "{name}: {value}",
        "{name}: {value}",
    ),
    "ledger.grades_gap": (
        "どの区分にも入らない数があります：{numbers}",
        "no grade is given for {numbers}",
    ),
    "ledger.grades_out_of_order": (
        "区分は良い順に並べます。「{worse}」の数は「{better}」の数より大きくなっています",
        'grades are listed best first, but the scores of "{worse}" lie above those of "{better}"',
    ),
    "ledger.grades_overlap": (
        "2つ以上の区分（{marks}）に入る数があります：{numbers}",
        "more than one grade ({marks}) is given for {numbers}",
    ),
    "ledger.id_in_use": (
        "ID「{id}」は、今も「{other}」のID（または旧ID）です。別のIDにしてください",
        'the id "{id}" is the id, or a former id, of "{other}"; choose another one',
    ),
    "ledger.id_of_a_field": (
        "「{id}」は計画の欄の名前なので、項目のIDにはできません",
        '"{id}" is the name of a field of a plan, and cannot be the id of an item',
    ),
    "ledger.id_of_several": (
        "ID「{id}」をもつものが2種類以上あります（{kinds}）。どれかを指定します（{accepted}）",
        'things of several kinds have the id "{id}" ({kinds}); state which ({accepted})',
    ),
    "ledger.merged_misfit": (
        "両方の変更を合わせると、次の点が整合しません",
        "the changes of both sides do not fit together, for these reasons",
    ),
    "ledger.months_outside": (
        "評価の対象の月（{months}）が年度（{year}）の外にあります",
        "the months that were evaluated ({months}) are outside the year ({year})",
    ),
    "ledger.no_grade_by_hand": (
        "「{scale}」は人が判断する評価区分で、数からは決まりません",
        '"{scale}" is judged by hand; no number decides',
    ),
    "ledger.no_grades": (
        "評価区分に区分が1つもありません",
        "a scale has at least one grade",
    ),
    "ledger.no_scale_then": (
        "評価区分「{id}」は{year}にはありません（あるのは{spans}）",
        'no version of the scale "{id}" holds in {year}, only in {spans}',
    ),
    "ledger.no_scores": (
        "{low}から{high}までの数はありません",
        "there is no number from {low} to {high}",
    ),
    "ledger.not_a_day": (
        "日付が必要な所に「{found}」があります（例：2023-10-01、令和5年10月1日）",
        'a day is needed here, not "{found}" (such as 2023-10-01)',
    ),
    "ledger.not_a_score": (
        "{found}は区分を付けられる数ではありません（有限の数が必要です）",
        "{found} is no number that earns a grade; a score is a finite number",
    ),
    "ledger.not_an_end": (
        "「{found}」は区分の境目の数として読めません。使える書き方の例：{accepted}",
        '"{found}" is no number at which a grade can end; write it like {accepted}',
    ),
    "ledger.not_wrong_there": (
        "「{id}」は、この訂正より前の計画・改定のIDではありません。近いもの：{nearest}（書けるもの：{accepted}）",
        '"{id}" is neither the plan nor a revision before this correction; nearest: {nearest} (accepted: {accepted})',
    ),
    "ledger.nothing_to_withdraw": (
        "「{id}」の{period}には、取り消せる記載がありません。「{id}」の記載：{accepted}。IDの近いもの：{nearest}",
        'there is no valid entry of "{id}" for {period} to withdraw; entries of "{id}": {accepted}; '
        "nearest id: {nearest}",
    ),
    "ledger.no_such_plan": (
        "計画「{key}」の台帳がありません。近いもの：{nearest}",
        'there is no ledger of the plan "{key}"; nearest: {nearest}',
    ),
    "ledger.open_period": (
        "実績の期間には始まりと終わりが必要です：{period}",
        "the period of an observation has two ends: {period}",
    ),
    "ledger.ordered_by_both": (
        "同じ日（{decided}）に決定された改定の順序が、両方で異なります。改定は並び順に適用されるため、どちらかの順序にそろえてください。こちら：{mine}、相手：{theirs}",
        "the two sides list the revisions of one day ({decided}) in different orders, in which they apply; "
        "give both one order; here: {mine}; there: {theirs}",
    ),
    "ledger.out_of_turn": (
        "この変更は、{year}から効力をもつ改定を前提としていますが、それより前に効力をもちます。"
        "この改定の in_force も{year}以降とします",
        "this change builds on a revision that comes into force in {year}, later than itself; "
        "write an in_force of {year} or later here too",
    ),
    "ledger.redefined_before_in_force": (
        "「{id}」の算出方法は{since}から変わりますが、改定の効力は{in_force}からです。in_force を{since}以前とするか、since を改めます",
        '"{id}" is measured in a new way from {since}, but the revision is in force only from {in_force}; '
        "write an in_force of {since} or earlier, or a later since",
    ),
    "ledger.removed": (
        "「{id}」は「{revision}」で計画から削除されています。実績などを残すには、削除（remove）ではなく終了（end）とします",
        '"{id}" was removed from the plan by "{revision}"; what has results is ended (end), not removed (remove)',
    ),
    "ledger.removed_here": (
        "こちらでは削除され、相手では変更されています。相手：{theirs}",
        "this was removed here and changed there; there: {theirs}",
    ),
    "ledger.removed_there": (
        "相手では削除され、こちらでは変更されています。こちら：{mine}",
        "this was removed there and changed here; here: {mine}",
    ),
    "ledger.renamed_here": (
        "こちらではIDが「{new}」に変更され、相手では元のIDのまま内容が変更されています。相手：{theirs}",
        'the id was changed to "{new}" here, and the content was changed there under the former id; '
        "there: {theirs}",
    ),
    "ledger.renamed_there": (
        "相手ではIDが「{new}」に変更され、こちらでは元のIDのまま内容が変更されています。こちら：{mine}",
        'the id was changed to "{new}" there, and the content was changed here under the former id; '
        "here: {mine}",
    ),
    "ledger.repeated_documents": (
        "文書のID「{key}」が重複しています",
        'the document id "{key}" is used twice',
    ),
    "ledger.repeated_mark": (
        "評価区分の記号「{mark}」が重複しています",
        'the mark "{mark}" is used twice in one scale',
    ),
    "ledger.repeated_observations": (
        "同じ実績が2つあります：{key}。別の実績であれば、判明日（known）、時点（as_of）、状態（status）、内訳（breakdown）のうち異なるものを書いてください",
        "two observations are of the same thing: {key}; if they are different ones, state what tells them apart: "
        "when it became known (known), the day of counting (as_of), the status or the breakdown",
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
    "ledger.scales_at_once": (
        "評価区分「{id}」の2つの版が同じ年度にあります（{span}）",
        'two versions of the scale "{id}" hold in the same year ({span})',
    ),
    "ledger.several_to_withdraw": (
        "「{indicator}」の{period}には有効な実績が2つ以上あります（判明日：{known}、値：{values}）。どれを取り消すかを、判明日（known）または実績そのもので指定します",
        'several observations of "{indicator}" for {period} are valid (known: {known}; values: {values}); '
        "state which by the day on which it became known (known), or by the observation itself",
    ),
    "ledger.since_without_state": (
        "状態の始まり（since: {since}）がありますが、状態（state）も評価（grade）もありません。state に書けるもの：{accepted}",
        "there is a date (since: {since}), but neither a state nor a grade; accepted states: {accepted}",
    ),
    "ledger.state_later": (
        "状態（{state}）の始まり（{since}）が、判明日（{known}）より後です",
        "the state ({state}) began ({since}) after the day on which it became known ({known})",
    ),
    "ledger.two_ends": (
        "区分「{mark}」の同じ側に端が2つあります：{ends}",
        'the grade "{mark}" has two ends on one side: {ends}',
    ),
    "ledger.unknown_document": (
        "出典の文書「{id}」が一覧にありません。近いもの：{nearest}",
        'the document "{id}" is not listed; nearest: {nearest}',
    ),
    "ledger.unknown_revision": (
        "改定「{id}」はありません。近いもの：{nearest}",
        'there is no revision "{id}"; nearest: {nearest}',
    ),
    "ledger.unknown_scale": (
        "評価区分「{id}」はありません。近いもの：{nearest}",
        'there is no scale "{id}"; nearest: {nearest}',
    ),
    "ledger.withdrawn_before_known": (
        "取消しの日（{on}）が判明日（{known}）より前です",
        "it was withdrawn on {on}, before it became known ({known})",
    ),
    "ledger.withdrawn_twice": (
        "同じ指標・期間・内訳・判明日の実績が2つ、同じ日（{on}）に取り消されています：{key}。記載したその日のうちに取り消した方は、残さず削除します",
        "two observations with the same indicator, period, breakdown and known date are withdrawn on one day "
        "({on}): {key}; delete the one that was entered and withdrawn on that day",
    ),
}
