"""Sentences and error messages of roll-ups: the assessments of several indicators together."""

MESSAGES = {
    "rollup.achievement_rate": ("達成率", "achievement rate"),
    "rollup.all_zero": (
        "重みが全て0です（{ids}）。少なくとも1つは0より大きくしてください",
        "every weight is 0 ({ids}); at least one must be above 0",
    ),
    "rollup.bad_weight": (
        "「{id}」の重み{found}は使えません。重みは0以上の有限の数です",
        'the weight of "{id}" is {found}; a weight is a finite number, 0 or above',
    ),
    "rollup.by_weight": (
        "{of}は{value}で、{total}件中{included}件（重みの{covered}）の値によります",
        "{of} {value}, from {included} of {total} ({covered} of the weight)",
    ),
    "rollup.from": (
        "{of}は{value}で、{total}件中{included}件の値によります",
        "{of} {value}, from {included} of {total}",
    ),
    "rollup.group": ("{name}：{text}", "{name}: {text}"),
    "rollup.lacks": ("{indicator}は{reason}", "{indicator}: {reason}"),
    "rollup.mixed_methods": (
        "異なる方法による値は一緒に集計できません（{methods}）",
        "scores of different methods ({methods}) do not go together",
    ),
    "rollup.mixed_years": (
        "異なる年度の判定は一緒に集計できません（{years}）",
        "answers of different years ({years}) do not go together",
    ),
    "rollup.needs_weights": (
        "「{rule}」には重みが必要です（weights={{指標のid: 重み}}）",
        '"{rule}" needs weights, as weights={{indicator id: weight}}',
    ),
    "rollup.no_answers": (
        "集計できるのは判定結果（assess の結果）です。{found} は集計できません。台帳なら assess(台帳, 年度) を、grade の結果なら各要素の assessment を渡してください",
        "{found} cannot be rolled up, only the answers of assess: for a ledger assess(ledger, year), for the result of grade the assessment of each",
    ),
    "rollup.no_state": ("記載なし", "not stated"),
    "rollup.no_weight": ("「{id}」に重みがありません", 'no weight is given for "{id}"'),
    "rollup.no_owner": ("担当課の記載がない指標", "no department in charge"),
    "rollup.no_ratio": (
        '{found}は合算できません。割合の合算には分子と分母が必要で、百分率だけでは計算できません（例：Ratio("30件", "40件")）',
        '{found} cannot be pooled: shares are put together from their numerators and denominators, which a percentage alone does not tell; give them as Ratio("30件", "40件")',
    ),
    "rollup.nobody": ("対象の指標はありません", "no indicators"),
    "rollup.none": ("{of}は計算できません（{reason}）", "no number for {of} ({reason})"),
    "rollup.not_pooled": ("{at}の割合は合算できません（{why}）", "no share of all together for {at} ({why})"),
    "rollup.of": ("{number}の{rule}", "{rule} of {number}"),
    "rollup.pace": ("ペース", "pace"),
    "rollup.plain": (
        "{of}は{value}（{total}件中{achieved}件）",
        "{of} {value} ({achieved} of {total})",
    ),
    "rollup.plain_range": (
        "{text}で、判定が定まらない{uncertain}件があるため{low}から{high}までの幅があります",
        "{text}; {low} to {high}, as {uncertain} are uncertain",
    ),
    "rollup.pooled": (
        "{at}の{count}件の指標を合算した割合は{share}（{parts}）",
        "{at}: {share} for {count} indicators together ({parts})",
    ),
    "rollup.progress": ("進捗率", "progress"),
    "rollup.range": ("{value}（値に幅があるため{low}から{high}まで）", "{value} ({low} to {high})"),
    "rollup.score": ("評点", "score"),
    "rollup.under_none": ("どの{level}にも属さない指標", "under no {level}"),
    "rollup.unknown_item": (
        "重みのある「{id}」は集計する指標にありません（近いもの：{nearest}）",
        'a weight is given for "{id}", which is not among the indicators; nearest: {nearest}',
    ),
    "rollup.unknown_number": (
        "「{found}」は集計できません。使えるのは{accepted}です（近いもの：{nearest}）",
        '"{found}" cannot be rolled up, only {accepted}; nearest: {nearest}',
    ),
    "rollup.weights_not_by_id": (
        "重みは「指標のid: 重み」の対応で指定してください（見つかったもの：{found}）",
        "weights are a mapping of indicator id to weight, not {found}",
    ),
    "rollup.weights_unused": (
        "「{rule}」は重みを使いません。重みを使うのはweighted-meanです",
        '"{rule}" takes no weights; weighted-mean does',
    ),
    "rollup.with_counts": ("{value}。{counts}", "{value}; {counts}"),
    "rollup.with_late": (
        "{text}。期限後に達成した{late}件を含めると{value}（{total}件中{count}件）",
        "{text}; {value} ({count} of {total}) with the {late} achieved late",
    ),
    "rollup.with_states": ("{text}。取組の実施状況：{states}", "{text}; initiatives: {states}"),
    "rollup.count": ("{of}{count}件", "{of} {count}"),
}
