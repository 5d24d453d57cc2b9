"""Sentences that are added to a verdict."""

MESSAGES = {
    "progress.and_derived": (
        "{text}構成する指標から計算すると{derived_value}です。",
        "{text} By the indicators that it is derived from, it comes to {derived_value}.",
    ),
    "progress.and_goal_in_words": (
        "{text}なお、{due}の目標「{goal}」は文言のため、判定していません。",
        "{text} The target for {due} in words ({goal}) is not judged.",
    ),
    "progress.and_kept": ("{text}{kept}しました。", "{text} The level was {kept}."),
    "progress.and_members": (
        "{text}内訳の目標：{parts}。",
        "{text} Targets of members: {parts}.",
    ),
    "progress.bridged": (
        "{text}（注）{since}に算出方法を変更したため、それより前の値は新しい方法による値に換算しています（換算の比は{ratios}）。",
        "{text} [defined anew from {since}; earlier values are converted by {ratios}]",
    ),
    "progress.course": (
        "{text}このままのペースでは{when_due}に{projected_value}となる見込みで、目標の達成には今後これまでの{required_speedup}倍のペースが必要です。",
        "{text} At the pace since the baseline it would be {projected_value} {when_due}; from now on, {required_speedup} times that pace is needed.",
    ),
    "progress.course_eased": (
        "{text}このままのペースでは{when_due}に{projected_value}となる見込みで、今後はこれまでの{required_speedup}倍のペースでも目標を達成します。",
        "{text} At the pace since the baseline it would be {projected_value} {when_due}; from now on, {required_speedup} times that pace is enough.",
    ),
    "progress.course_kept": (
        "{text}このままのペースでは{when_due}に{projected_value}となる見込みで、目標を達成します。",
        "{text} At the pace since the baseline it would be {projected_value} {when_due}, which meets the target.",
    ),
    "progress.course_on_bound": (
        "{text}このままのペースでは{when_due}に{projected_value}となる見込みで、目標（{goal}）にわずかに届きません。",
        "{text} At the pace since the baseline it would be {projected_value} {when_due}, just short of the target ({goal}).",
    ),
    "progress.expected": (
        "{text}{status}の値は{value}です。",
        "{text} The {status} value is {value}.",
    ),
    "progress.inferred": (
        "{text}（注）推定による値を含みます（確度{confidence}）。",
        "{text} [partly inferred, confidence {confidence}]",
    ),
    "progress.latest_step_short": (
        "{text}ただし、直近の増減は年{step}で、必要な増減（年平均{signed_required}）に達していません。",
        "{text} The latest change, however, was {step} a year, short of what is needed ({signed_required} a year).",
    ),
    "progress.met_between": (
        "{text}なお、{years}には目標の水準に達していました。",
        "{text} It was met in {years}.",
    ),
    "progress.other_alternatives": (
        "{text}いずれかを達成すればよい他の目標：{parts}。",
        "{text} Other targets, of which one is enough: {parts}.",
    ),
    "progress.other_goals": (
        "{text}同じ年度の他の目標：{parts}。",
        "{text} Other targets for the same year: {parts}.",
    ),
    "progress.other_readings": (
        "{text}（注）資料の読み取りに確かでない部分があります（確度{confidence}、別の読み方：{others}）。",
        "{text} [rests on a doubtful reading, confidence {confidence}; it could also be: {others}]",
    ),
    "progress.secondary": (
        "{text}（注）二次資料による値を含みます。",
        "{text} [partly from a secondary source]",
    ),
    "progress.uncertain_score": ("{text}{method}は{least}です。", "{text} It is {least} by {method}."),
    "progress.uncertain_scores": (
        "{text}{method}は{least}～{greatest}です。",
        "{text} It is {least} to {greatest} by {method}.",
    ),
}
