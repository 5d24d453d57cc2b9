"""Sentences of forecasts."""

MESSAGES = {
    "progress.forecast": (
        "{indicator}の{until}の見込みは、{values}です（{points}に基づく）。",
        "{indicator}: {values} in {until}, from {points}.",
    ),
    "progress.forecast_around": ("{year}ごろ", "around {year}"),
    "progress.forecast_attained": (
        "{text}目標の達成は{when}の見込みです。",
        "{text} The target would be met {when}.",
    ),
    "progress.forecast_attained_in_time": (
        "{text}目標の達成は{when}の見込みで、期限（{due}）に間に合います。",
        "{text} The target would be met {when}, in time ({due}).",
    ),
    "progress.forecast_attained_late": (
        "{text}目標の達成は{when}の見込みで、期限（{due}）に間に合いません。",
        "{text} The target would be met {when}, later than due ({due}).",
    ),
    "progress.forecast_between": (
        "{earliest}から{latest}ごろ",
        "between about {earliest} and {latest}",
    ),
    "progress.forecast_beyond": ("取り得る範囲を超える", "outside what is possible"),
    "progress.forecast_declined": (
        "{method}による見込みは計算できません（{reason}）。使える値：{points}。",
        "No forecast by {method} ({reason}), from {points}.",
    ),
    "progress.forecast_from": (
        "{year}の見込みは{text}です（{points}に基づく）。",
        "{text} in {year}, from {points}.",
    ),
    "progress.forecast_in_time": (
        "期限（{due}）までの達成が見込まれます。",
        "It would be met in time ({due}).",
    ),
    "progress.forecast_in_time_by_some": (
        "期限（{due}）までの達成は、{all}つの方法のうち{in_time}つで見込まれます。",
        "It would be met in time ({due}) by {in_time} of {all} methods.",
    ),
    "progress.forecast_interval": ("95%予測区間{interval}", "95% prediction interval {interval}"),
    "progress.forecast_interval_beyond": (
        "区間の一部は取り得る範囲を超える",
        "partly outside what is possible",
    ),
    "progress.forecast_kept": (
        "直近の実績は{due}の目標（{goal}）を満たしており、{until}にも満たす見込みです。",
        "The last value meets the target for {due} ({goal}), and it would still be met in {until}.",
    ),
    "progress.forecast_left_out": ("使わなかった値：{values}。", "Left out: {values}."),
    "progress.forecast_left_out_value": ("{year}の{value}（{reason}）", "{value} of {year} ({reason})"),
    "progress.forecast_lost": (
        "{text}直近の実績は目標を満たしていますが、満たさなくなる見込みです。",
        "{text} The target, which the last value meets, would no longer be met.",
    ),
    "progress.forecast_lost_when_due": (
        "{text}直近の実績は{due}の目標を満たしていますが、満たさなくなる見込みです。",
        "{text} The target for {due}, which the last value meets, would no longer be met.",
    ),
    "progress.forecast_lost_by_all": (
        "直近の実績は{due}の目標（{goal}）を満たしていますが、{until}には満たさなくなる見込みです。",
        "The last value meets the target for {due} ({goal}), but it would no longer be met in {until}.",
    ),
    "progress.forecast_lost_by_some": (
        "直近の実績は{due}の目標（{goal}）を満たしていますが、{all}つの方法のうち{some}つでは、{until}には満たさなくなる見込みです。",
        "The last value meets the target for {due} ({goal}), but by {some} of {all} methods it would no longer be met in {until}.",
    ),
    "progress.forecast_met": (
        "目標（{goal}）の達成は{when}の見込みです。",
        "The target ({goal}) would be met {when}.",
    ),
    "progress.forecast_met_by_some": (
        "{all}つの方法のうち{some}つでは、目標（{goal}）の達成は{when}の見込みです。",
        "The target ({goal}) would be met {when} by {some} of {all} methods.",
    ),
    "progress.forecast_never": (
        "このままでは今後50年のうちに目標（{goal}）を達成しない見込みです。",
        "By none of these methods is the target ({goal}) met within fifty years.",
    ),
    "progress.forecast_never_by_others": (
        "{methods}は{reason}のため、{due}の目標（{goal}）を達成するかどうか分かりません。ほかの方法では今後50年のうちに達成しない見込みです。",
        "By none of these methods is the target for {due} ({goal}) met within fifty years; for {methods} that is not known ({reason}).",
    ),
    "progress.forecast_no_interval": (
        "95%予測区間なし：{reason}",
        "no 95% prediction interval: {reason}",
    ),
    "progress.forecast_no_year": (
        "{indicator}の見込みは計算できません。{at}より後に期限の来る目標がないため、見込みの年度（until）を指定してください。使える値：{points}。",
        "{indicator}: no forecast, as no target is due after {at}; say until which year (until). The values are {points}.",
    ),
    "progress.forecast_none": (
        "{indicator}の見込みは計算できません（{reason}）。使える値：{points}。",
        "{indicator}: no forecast ({reason}), from {points}.",
    ),
    "progress.forecast_not_ahead": (
        "見込みの年度（{until}）は、実績を使う最後の年度（{at}）より後にしてください",
        "the year of the forecast ({until}) must be later than {at}, the last year whose results are used",
    ),
    "progress.forecast_not_in_time": (
        "期限（{due}）までの達成は見込まれません。",
        "It would not be met in time ({due}).",
    ),
    "progress.forecast_noted": ("{value}（{notes}）", "{value} ({notes})"),
    "progress.forecast_of": ("{method}では{value}", "{value} by {method}"),
    "progress.forecast_of_members": (
        "{indicator}は全体の実績がないため、見込みを計算できません。内訳（{members}）の見込みは、{example} のように指定すると計算できます。",
        "{indicator}: no forecast, as there are results of parts only ({members:quoted}); ask for one of them, like {example}.",
    ),
    "progress.forecast_point": ("{year}の{value}", "{value} ({year})"),
    "progress.forecast_rough": (
        "「約」などで幅のある値は、その中央の値で計算しています。",
        "Of a value that is a range, such as “about 60%”, the middle is used.",
    ),
    "progress.forecast_total": (
        "{due}の目標（{goal}）に対しては{totals}となり、{met}。",
        "Counted as the target for {due} ({goal}) does, that makes {totals}: {met}.",
    ),
    "progress.forecast_total_all": ("目標を達成する見込みです", "it would be met"),
    "progress.forecast_total_met": (
        "{due}の目標（{goal}）は{at}までの実績で既に達成しています。",
        "The target for {due} ({goal}) is met by the results up to {at} already.",
    ),
    "progress.forecast_total_none": ("目標を達成しない見込みです", "it would not be met"),
    "progress.forecast_total_some": (
        "{all}つの方法のうち{some}つで目標を達成する見込みです",
        "it would be met by {some} of {all} methods",
    ),
    "progress.forecast_two_points": (
        "2年度分の値だけに基づくため、どの程度確かかは分かりません。",
        "It rests on two values only, so how certain it is cannot be said.",
    ),
}
