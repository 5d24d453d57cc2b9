"""Messages of changes that do not fit a plan, and of lists of changes that conflict."""

MESSAGES = {
    "revise.already_ended": (
        "「{id}」は既に{last}で終わることになっています",
        '"{id}" ends with {last} already',
    ),
    "revise.beyond_bounds": (
        "同じペースで伸ばすと指標「{indicator}」の目標は{goal}となり、取り得る範囲を超えます。目標値を定めてください（replace）",
        'at the same pace the target of "{indicator}" would be {goal}, beyond what it can be; state one (replace)',
    ),
    "revise.break_too_early": (
        "指標「{indicator}」の算出方法は{last}に既に変わっています。それより後の年度が必要です：{since}",
        'the indicator "{indicator}" was redefined in {last} already; a later year is needed: {since}',
    ),
    "revise.cannot_be_empty": (
        "「{field}」は空にできない項目です。変えないときは書きません",
        '"{field}" cannot be emptied; what does not change is left out',
    ),
    "revise.cannot_end": (
        "「{id}」は柱・取組・指標ではないため、終了ではなく削除します（remove）",
        '"{id}" is no pillar, initiative or indicator; it is removed, not ended (remove)',
    ),
    "revise.changes_nothing": (
        "「{of}」について何も変わりません",
        'nothing about "{of}" would change',
    ),
    "revise.conflict": (
        "{mine}を変えますが、相手の{at}も{theirs}に関わります",
        "this touches {mine}, and {at} of the other list touches {theirs}",
    ),
    "revise.corrected_name": (
        "改称（rename）は誤記訂正になりません。誤った名称が旧名称として残るためです。amend で「{of}」の label を正します",
        'a renaming is no correction, for it would keep the misprint as a former name; amend the label of "{of}"',
    ),
    "revise.former_given": (
        "新しい名称「{name}」に旧名称は書きません。改称すると旧名称は自動で残ります：{former}",
        'the new name "{name}" brings no former names: {former}; renaming keeps the old one itself',
    ),
    "revise.id_in_use": (
        "ID「{id}」の項目は既にあります",
        'an item with the id "{id}" is already in the plan',
    ),
    "revise.no_change": (
        "変更（Change）の一覧が必要です：{found}。改定そのものではなく、その changes を渡します",
        "this is no list of changes: {found}; of a revision, hand over its changes",
    ),
    "revise.no_name": (
        "「{id}」に名称はありません。文は amend で改めます",
        '"{id}" has no name; its text is amended (amend)',
    ),
    "revise.no_pace": (
        "指標「{indicator}」には年度と約のない基準値がないか、目標より後のため、同じペースを定められません",
        'the indicator "{indicator}" has no exact baseline of a year before its target, so it has no pace',
    ),
    "revise.no_pace_to": (
        "指標「{indicator}」の目標「{goal}」は約のない水準ではないため、同じペースで伸ばせません",
        'the target of "{indicator}", {goal}, is no exact level, so its pace cannot go on',
    ),
    "revise.no_such_field": (
        "「{id}」に項目「{field}」はありません。近いもの：{nearest}",
        '"{id}" has no field "{field}"; nearest: {nearest}',
    ),
    "revise.no_such_target": (
        "指標「{indicator}」に期限{due}の目標値はありません（あるもの：{dues}）",
        'the indicator "{indicator}" has no target due {due}; it has: {dues}',
    ),
    "revise.not_earlier": (
        "短縮後の終わり（{to}）が、現在の計画期間（{period}）の終わりより前ではありません",
        "the new end ({to}) does not lie before the end of the period ({period})",
    ),
    "revise.not_later": (
        "延伸後の終わり（{to}）が、現在の計画期間（{period}）の終わりより後ではありません",
        "the new end ({to}) does not lie after the end of the period ({period})",
    ),
    "revise.nothing_to_treat": (
        "指標に計画期間の終わり（{end}）を期限とする目標値がありません：{indicators}",
        "these indicators have no target due at the old end ({end}): {indicators}",
    ),
    "revise.other_plan": (
        "{path}が異なります（旧「{before}」、新「{after}」）。計画のIDを変える変更はありません",
        '{path} differs ("{before}" before, "{after}" after); no change gives a plan another id',
    ),
    "revise.period_amended": (
        "計画期間は延伸または短縮で改めます（extend-period、shorten-period）。誤記は correct で正します：{id}",
        'the period of "{id}" is extended or shortened; where it was misread it is corrected (correct)',
    ),
    "revise.same_name": (
        "「{of}」の名称は既に「{name}」です",
        '"{of}" is called "{name}" already',
    ),
    "revise.target_in_the_way": (
        "指標「{indicator}」には期限{due}の目標値が既にあります",
        'the indicator "{indicator}" has a target due {due} already',
    ),
    "revise.two_treatments": (
        "目標値の扱いが2つ書かれた指標があります：{indicators}",
        "more than one thing is said of the targets of: {indicators}",
    ),
    "revise.untreated": (
        "旧期間の終わり（{end}）を期限とする目標値の扱い（keep・carry・stretch・replace）が決まっていません：{indicators}",
        "targets are due at the old end ({end}); say keep, carry, stretch or replace for: {indicators}",
    ),
}
