"""Sentences of comparisons of methods and of versions of a plan."""

MESSAGES = {
    "progress.blind_mirror": (
        "{text}{methods}は、裏返しの割合（例：オンライン申請の割合に対する紙の申請の割合）で計算すると結果が変わります。",
        "{text} The result changes with the complementary share (such as the share on paper for the share online) by: {methods}.",
    ),
    "progress.blind_time": (
        "{text}{methods}は、経過した期間を考慮しません。",
        "{text} The time that has passed is ignored by: {methods}.",
    ),
    "progress.method_alone": (
        "{indicator}の{at}の判定は、{method}では「{status}」です。",
        "{indicator}: {status} for {at} by {method}.",
    ),
    "progress.method_verdict": (
        "{status}（{methods}）",
        "{status} ({methods})",
    ),
    "progress.methods_agree": (
        "{indicator}の{at}の判定は、判定できる{count}通りの方法の全てで「{status}」です。",
        "{indicator}: {status} for {at} by all {count} methods that give a verdict.",
    ),
    "progress.methods_alike": (
        "{indicator}の{at}の判定は、どの方法でも「{status}」です。",
        "{indicator}: {status} for {at} by every method.",
    ),
    "progress.methods_disagree": (
        "{indicator}の{at}の判定は、方法によって異なります：{verdicts}。",
        "{indicator}: the methods disagree for {at}: {verdicts}.",
    ),
    "progress.moved": ("{what}が{before}から{after}に", "{what} from {before} to {after}"),
    "progress.moved_accumulation": ("値の数え方", "how values add up"),
    "progress.moved_baseline": ("基準値", "the baseline"),
    "progress.moved_bounds": ("取り得る範囲", "the range of possible values"),
    "progress.moved_bounds_are": ("「下限{low}・上限{high}」", "lowest {low}, highest {high}"),
    "progress.moved_by": (
        "「{revision}」（{decided}に決定）で{moves}",
        'by "{revision}" ({decided}) {moves}',
    ),
    "progress.moved_denominator": ("分母", "the whole it is a share of"),
    "progress.moved_denominator_is": ("「{whole}（{excluded}を除く）」", "{whole} (without {excluded})"),
    "progress.moved_direction": ("望ましい方向", "the better direction"),
    "progress.moved_end": ("指標の終了年度", "the last year of the indicator"),
    "progress.moved_ends": ("{year}で終了", "the indicator ends with {year}"),
    "progress.moved_kind": ("種別", "the kind"),
    "progress.moved_measured": ("{year}から算出方法を変更", "it is defined anew from {year}"),
    "progress.moved_measuring": ("算出方法の変わる年度", "the first year of the new definition"),
    "progress.moved_period": ("計画期間", "the period of the plan"),
    "progress.moved_quoted": ("「{whole}」", "“{whole}”"),
    "progress.moved_scope": ("対象", "what is counted"),
    "progress.moved_set": ("{what}を{value}と設定", "{what} set to {value}"),
    "progress.moved_target": ("目標", "the target"),
    "progress.moved_target_is": ("「{due}に{goal}」", "{goal} in {due}"),
    "progress.moved_unit": ("単位", "the unit"),
    "progress.moved_unset": ("{what}（{value}）を削除", "{what} ({value}) removed"),
    "progress.moved_window": ("集計期間", "the counted months"),
    "progress.no_method": (
        "{indicator}は{at}にどの方法でも判定できません（{reason}）。",
        "{indicator}: no method gives a verdict for {at} ({reason}).",
    ),
    "progress.side": ("{side}では{verdict}", "{verdict} against {side}"),
    "progress.side_absent": ("{side}にはない指標", "not in {side}"),
    "progress.side_aim": ("{verdict}（{due}の目標は{goal}）", "{verdict} (target for {due}: {goal})"),
    "progress.side_as_adopted": ("当初の計画", "the plan as first adopted"),
    "progress.side_current": ("現在の計画", "the plan as it stands"),
    "progress.side_known": ("{day}時点の計画", "the plan as of {day}"),
    "progress.side_reason": ("{status}（{reason}）", "{status} ({reason})"),
    "progress.sides": ("{indicator}（{at}）：{sides}。", "{indicator} in {at}: {sides}."),
    "progress.sides_moved": (
        "{indicator}（{at}）：{sides}。変更点：{moves}。",
        "{indicator} in {at}: {sides}. Changed: {moves}.",
    ),
}
