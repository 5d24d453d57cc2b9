"""Sentences of assessments: statuses, verdicts, and reasons why there is no verdict."""

MESSAGES = {
    "progress.achieved": (
        "{indicator}の{result}で、{by_due}の目標（{goal}）を達成しています。",
        "{indicator}: with {result}, the target for {by_due} ({goal}) is achieved.",
    ),
    "progress.achieved_late": (
        "{indicator}の{result}で、{by_due}の目標（{goal}）を期限後に達成しています（{due_year}の実績は{due_value}）。",
        "{indicator}: with {result}, the target for {by_due} ({goal}) is achieved, but late ({due_value} in {due_year}).",
    ),
    "progress.achieved_undated": (
        "{indicator}の{result}で、目標（{goal}、{due_clause}）を達成しています。",
        "{indicator}: with {result}, the target ({goal}, {due_clause}) is achieved.",
    ),
    "progress.achieved_when_due": (
        "{indicator}は{due}の目標（{goal}）を達成しました。{result}です。",
        "{indicator}: the target for {due} ({goal}) was achieved; {result}.",
    ),
    "progress.also_ended": ("{text}、ほかに終了した指標{ended}件", "{text}, and {ended} ended before"),
    "progress.at_baseline": (
        "{indicator}は{at}が基準年度（{value}）のため、まだ進捗を判定しません。{due}の目標（{goal}）との差は{remaining}で、{need}。",
        "{indicator}: {at} is the year of the baseline ({value}), so there is no verdict yet. The target for {due} ({goal}) is {remaining} away; {need}.",
    ),
    "progress.at_baseline_met": (
        "{indicator}は{at}が基準年度（{value}）のため、まだ進捗を判定しません。{due}の目標（{goal}）は、基準値ですでに満たしています。",
        "{indicator}: {at} is the year of the baseline ({value}), so there is no verdict yet. The baseline already meets the target for {due} ({goal}).",
    ),
    "progress.at_baseline_plainly": (
        "{indicator}は{at}が基準年度（{value}）のため、まだ進捗を判定しません。",
        "{indicator}: {at} is the year of the baseline ({value}), so there is no verdict yet.",
    ),
    "progress.behind": (
        "{indicator}の{result}です。経過率{elapsed}に対し進捗率は{progress}（ペース{pace}倍）で、遅れています。{due}の目標（{goal}）の達成には{need}。",
        "{indicator}: with {result}, progress is {progress} after {elapsed} of the time (pace {pace}): behind. To reach the target for {due} ({goal}), {need}.",
    ),
    "progress.behind_over": (
        "{indicator}の{result}です。{interim_due}の中間目標（{interim}）から求めた{at}の想定進捗率{expected}に対し、進捗率は{progress}（ペース{pace}倍）で、遅れています。{due}の目標（{goal}）の達成には{need}。",
        "{indicator}: with {result}, progress is {progress}, where the interim target for {interim_due} ({interim}) expects {expected} by {at} (pace {pace}): behind. To reach the target for {due} ({goal}), {need}.",
    ),
    "progress.behind_plainly": (
        "{indicator}の{result}で、{due}の目標（{goal}）をまだ満たしていません。",
        "{indicator}: with {result}, the target for {due} ({goal}) is not met yet.",
    ),
    "progress.blind_mirror": (
        "{text}{methods}は、裏返しの割合（例：オンライン申請の割合に対する紙の申請の割合）で計算すると結果が変わります。",
        "{text} The result changes with the complementary share (such as the share on paper for the share online) by: {methods}.",
    ),
    "progress.blind_time": (
        "{text}{methods}は、経過した期間を考慮しません。",
        "{text} The time that has passed is ignored by: {methods}.",
    ),
    "progress.bridged": (
        "{text}（注）{since}に算出方法を変更したため、それより前の値は新しい方法による値に換算しています（換算の比は{ratios}）。",
        "{text} [defined anew from {since}; earlier values are converted by {ratios}]",
    ),
    "progress.by_interim": (
        "{indicator}の{result}です。{interim_due}の中間目標（{interim}）に比べて{beside_interim}（基準値から{due}の目標（{goal}）までの増減幅の{score}）で、判定は「{status}」です。",
        "{indicator}: with {result}, it is {beside_interim} from the interim target for {interim_due} ({interim}), {score} of the change from the baseline to the target for {due} ({goal}): {status}.",
    ),
    "progress.by_members": (
        "{indicator}の{at}の判定は、全体の数値目標がないため、内訳の目標により「{status}」です（{parts}）。",
        "{indicator}: {status} in {at} by the targets of its members, as the total has none in numbers ({parts}).",
    ),
    "progress.by_method": (
        "{indicator}の{result}です（{due}の目標は{goal}）。{method}は{score}で、判定は「{status}」です。",
        "{indicator}: with {result} and a target of {goal} for {due}, {method} is {score}: {status}.",
    ),
    "progress.by_trend": (
        "{indicator}の{result}です。{method}は{score}で、判定は「{status}」です。",
        "{indicator}: with {result}, {method} is {score}: {status}.",
    ),
    "progress.change": (
        "{per_year}（{earlier_year}の{earlier}から{year}まで）",
        "{per_year} (from {earlier} in {earlier_year} to {year})",
    ),
    "progress.change_linked": (
        "{per_year}（同じものを測る「{source}」の{earlier_year}の{earlier}から{year}まで）",
        "{per_year} (from {earlier} in {earlier_year} of “{source}”, which measures the same, to {year})",
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
    "progress.coverage": (
        "{total}件中{assessed}件を判定（全体の内訳：{counts}）",
        "{assessed} of {total} assessed ({counts})",
    ),
    "progress.expected": (
        "{text}{status}の値は{value}です。",
        "{text} The {status} value is {value}.",
    ),
    "progress.due_year_unknown": (
        "{indicator}は{cause}、{due}の目標（{goal}）を期限までに達成したかどうか判定できません。{result}です。",
        "{indicator}: {cause}, it cannot be said whether the target for {due} ({goal}) was achieved in time; {result}.",
    ),
    "progress.due_year_unknown_met": (
        "{indicator}は{cause}、{due}の目標（{goal}）を期限までに達成したかどうか判定できません。{result}で、目標を満たしています。",
        "{indicator}: {cause}, it cannot be said whether the target for {due} ({goal}) was achieved in time; with {result}, it is met now.",
    ),
    "progress.due_year_unknown_unmet": (
        "{indicator}は{cause}、{due}の目標（{goal}）を期限までに達成したかどうか判定できません。{result}で、目標を満たしていません。",
        "{indicator}: {cause}, it cannot be said whether the target for {due} ({goal}) was achieved in time; with {result}, it is not met now.",
    ),
    "progress.due_year_without_result": ("{due_year}の実績がないため", "without a result for {due_year}"),
    "progress.due_year_with_reason": (
        "{due_year}に判定できる実績がないため（{reason}）",
        "without a result to judge for {due_year} ({reason})",
    ),
    "progress.due_year_with_another_day": (
        "{due_year}の実績が{known}だけのため",
        "with only {known} for {due_year}",
    ),
    "progress.due_in_words": ("期限（{due}）", "the date ({due})"),
    "progress.by_due": ("{due}まで", "{due}"),
    "progress.every_year": ("毎年度、{goal}", "{goal} every year"),
    "progress.every_calendar_year": ("毎年、{goal}", "{goal} every year"),
    "progress.due_clause": ("期限は{due}", "due by {due}"),
    "progress.when_due": ("{due}", "in {due}"),
    "progress.when_due_on_day": ("{due}", "on {due}"),
    "progress.no_due_date": ("期限なし", "no stated date"),
    "progress.ended": (
        "{indicator}は{last}で終了した指標のため、{at}は判定しません。",
        "{indicator}: ended with {last}, so there is no verdict for {at}.",
    ),
    "progress.exceeded": (
        "{indicator}の{result}となり、{by_due}の目標（{goal}）は達成できなくなりました。",
        "{indicator}: with {result}, the target for {by_due} ({goal}) cannot be achieved any more.",
    ),
    "progress.explained_by_goal_met": (
        "判定表の第{row}行によります。実績値{value}が目標値（{goal}）を満たすため「{status}」と判定しました。",
        "By row {row} of the table of verdicts: the value {value} meets the target ({goal}), so the verdict is “{status}”.",
    ),
    "progress.explained_by_goal_missed": (
        "判定表の第{row}行によります。実績値{value}が目標値（{goal}）を満たさないため「{status}」と判定しました。",
        "By row {row} of the table of verdicts: the value {value} does not meet the target ({goal}), so the verdict is “{status}”.",
    ),
    "progress.explained_by_row": ("判定表の第{row}行によります。", "By row {row} of the table of verdicts."),
    "progress.explained_by_score": (
        "判定表の第{row}行によります。{method}は{result}で、{threshold}以上が順調です。計算式：{formula}（{years}）。",
        "By row {row} of the table of verdicts: {method} is {result}, on track from {threshold}. Formula: {formula} ({years}).",
    ),
    "progress.secondary": (
        "{text}（注）二次資料による値を含みます。",
        "{text} [partly from a secondary source]",
    ),
    "progress.includes": ("{what}を含む", "includes {what} values"),
    "progress.inferred": (
        "{text}（注）推定による値を含みます（確度{confidence}）。",
        "{text} [partly inferred, confidence {confidence}]",
    ),
    "progress.forecast": (
        "{indicator}の{until}の見込みは、{values}です（{points}に基づく）。",
        "{indicator}: {values} in {until}, from {points}.",
    ),
    "progress.forecast_around": ("{year}ごろ", "around {year}"),
    "progress.forecast_attained": (
        "{text}。目標の達成は{when}の見込みです",
        "{text}; the target would be met {when}",
    ),
    "progress.forecast_attained_in_time": (
        "{text}。目標の達成は{when}の見込みで、期限（{due}）に間に合います",
        "{text}; the target would be met {when}, in time ({due})",
    ),
    "progress.forecast_attained_late": (
        "{text}。目標の達成は{when}の見込みで、期限（{due}）に間に合いません",
        "{text}; the target would be met {when}, later than due ({due})",
    ),
    "progress.forecast_between": (
        "{earliest}から{latest}ごろ",
        "between about {earliest} and {latest}",
    ),
    "progress.forecast_beyond": ("取り得る範囲を超える", "outside what is possible"),
    "progress.forecast_declined": (
        "{method}による見込みは計算できません（{reason}）。使える値：{points}",
        "no forecast by {method} ({reason}), from {points}",
    ),
    "progress.forecast_from": ("{year}に{text}（{points}に基づく）", "{text} in {year}, from {points}"),
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
        "直近の値は{due}の目標（{goal}）を満たしており、{until}にも満たす見込みです。",
        "The last value meets the target for {due} ({goal}), and it would still be met in {until}.",
    ),
    "progress.forecast_left_out": ("使わなかった値：{values}。", "Left out: {values}."),
    "progress.forecast_left_out_value": ("{year}の{value}（{reason}）", "{value} of {year} ({reason})"),
    "progress.forecast_lost": (
        "{text}。直近の値が満たしている目標を、満たさなくなる見込みです",
        "{text}; the target, which the last value meets, would no longer be met",
    ),
    "progress.forecast_lost_by_all": (
        "直近の値は{due}の目標（{goal}）を満たしていますが、{until}には満たさなくなる見込みです。",
        "The last value meets the target for {due} ({goal}), but it would no longer be met in {until}.",
    ),
    "progress.forecast_lost_by_some": (
        "直近の値は{due}の目標（{goal}）を満たしていますが、{all}つの方法のうち{some}つでは、{until}には満たさなくなる見込みです。",
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
    "progress.forecast_of_members": (
        "{indicator}は全体の実績がないため、見込みを計算できません。内訳（{members}）の見込みは、{example} のように指定すると計算できます。",
        "{indicator}: no forecast, as there are results of parts only ({members}); ask for one of them, like {example}.",
    ),
    "progress.forecast_of": ("{method}では{value}", "{value} by {method}"),
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
        "{due}の目標（{goal}）は{at}までの実績ですでに達成しています。",
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
    "progress.kept_so_far": (
        "{indicator}の{result}で、{by_due}の目標（{goal}）を引き続き満たしています。",
        "{indicator}: with {result}, the target for {by_due} ({goal}), which the baseline met, is still met.",
    ),
    "progress.kept_so_far_changed": (
        "{indicator}の{result}で、{by_due}の目標（{goal}）を引き続き満たしています（基準値{baseline}から{change}）。",
        "{indicator}: with {result}, the target for {by_due} ({goal}), which the baseline met, is still met ({change} from the baseline of {baseline}).",
    ),
    "progress.kept_no_years": (
        "維持した年の割合には、値のある年が1年以上必要です",
        "the share of years in which a level was kept needs at least one year with a value",
    ),
    "progress.kept_years": ("{years}の{of}年のうち{kept}年で維持", "kept in {kept} of {of} years ({years})"),
    "progress.kept_years_in_doubt": (
        "{years}の{of}年のうち{kept}年（ほかに判定の定まらない{in_doubt}年）で維持",
        "kept in {kept} of {of} years ({years}), and perhaps in {in_doubt} more",
    ),
    "progress.last_known": (
        "{indicator}は{at}の判定ができません（{reason}）。直近の実績は{known_year}の{value}です。",
        "{indicator}: no verdict for {at} ({reason}); the last known value is {value} in {known_year}.",
    ),
    "progress.met_between": (
        "{text}なお、{years}には目標を満たしていました。",
        "{text} It was met in {years}.",
    ),
    "progress.milestone_achieved": (
        "{indicator}の目標（{goal}、{due_clause}）は達成しています。状況は{value}です。",
        "{indicator}: the target ({goal}, {due_clause}) is achieved ({value}).",
    ),
    "progress.milestone_achieved_late": (
        "{indicator}の目標（{goal}、{due_clause}）は期限後に達成しました。状況は{value}です。",
        "{indicator}: the target ({goal}, {due_clause}) was achieved, but late ({value}).",
    ),
    "progress.milestone_missed": (
        "{indicator}の目標（{goal}、{due_clause}）は{at}の時点で達成していません。状況は{value}です。",
        "{indicator}: the target ({goal}, {due_clause}) was missed by {at} ({value}).",
    ),
    "progress.milestone_missed_done_later": (
        "{indicator}の目標（{goal}、{due_clause}）は{at}の時点で達成していません。その後の状況は{value}です。",
        "{indicator}: the target ({goal}, {due_clause}) was missed by {at} (later {value}).",
    ),
    "progress.milestone_no_longer_achieved": (
        "{indicator}の目標（{goal}、{due_clause}）は一度達成しましたが、現在は満たしていません。状況は{value}です。",
        "{indicator}: the target ({goal}, {due_clause}) was achieved, but is not met any more ({value}).",
    ),
    "progress.milestone_uncertain": (
        "{indicator}の目標（{goal}、{due_clause}）は達成していますが、完了した時期の記載が十分でなく、期限までに達成したかどうかは分かりません。状況は{value}です。",
        "{indicator}: the target ({goal}, {due_clause}) is achieved, but whether in time is not known ({value}).",
    ),
    "progress.missed_when_due": (
        "{indicator}は{due}の目標（{goal}）を達成できませんでした。{due_year}の実績は{due_value}、{result}です。",
        "{indicator}: the target for {due} ({goal}) was missed, with {due_value} in {due_year}; {result}.",
    ),
    "progress.part_of_year_so_far": ("{reason}、{value}", "{reason}; {value}"),
    "progress.missing_years": (
        "{years}は{reason}",
        "{reason} for {years}",
    ),
    "progress.years_of_span": ("{what}（{of}年度のうち{years}年度分）", "{what} ({years} of {of} years)"),
    "progress.without_years": ("{what}（{years}の実績を除く）", "{what} (without {years})"),
    "progress.need_a_year": (
        "今後は年平均{required}が必要です",
        "a mean of {required} a year is needed from now on",
    ),
    "progress.not_met_undated": (
        "{indicator}の{result}で、目標（{goal}、{due_clause}）をまだ満たしていません。進捗は判定できません（{reason}）。",
        "{indicator}: with {result}, the target ({goal}, {due_clause}) is not met yet; there is no progress to judge ({reason}).",
    ),
    "progress.no_longer_achieved": (
        "{indicator}の{result}です。{due}の目標（{goal}）は{years}に達成しましたが、現在は満たしていません。",
        "{indicator}: with {result}, the target for {due} ({goal}), achieved in {years}, is not met any more.",
    ),
    "progress.latest_step_short": (
        "{text}ただし、直近の増減は年{step}で、必要な増減（年平均{signed_required}）に達していません。",
        "{text} The latest change, however, was {step} a year, short of what is needed ({signed_required} a year).",
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
        "{indicator}の{at}の判定は、判定できる{count}通りの方法のすべてで「{status}」です。",
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
    "progress.moved_window": ("集計期間", "the counted months"),
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
    "progress.moved_target": ("目標", "the target"),
    "progress.moved_target_is": ("「{due}に{goal}」", "{goal} in {due}"),
    "progress.moved_unit": ("単位", "the unit"),
    "progress.missed": (
        "{indicator}の{result}で、{due}の目標（{goal}）を達成できませんでした（進捗率{progress}）。",
        "{indicator}: with {result}, the target for {due} ({goal}) was missed (progress {progress}).",
    ),
    "progress.missed_behind_baseline": (
        "{indicator}の{result}で、{due}の目標（{goal}）を達成できませんでした。基準値（{baseline}）より目標から遠ざかっています。",
        "{indicator}: with {result}, the target for {due} ({goal}) was missed; it is further from it than the baseline ({baseline}).",
    ),
    "progress.missed_plainly": (
        "{indicator}の{result}で、{due}の目標（{goal}）を満たしませんでした。",
        "{indicator}: with {result}, the target for {due} ({goal}) was missed.",
    ),
    "progress.no_value_after_achieved": (
        "{indicator}は{at}の判定ができません（{reason}）。{due}の目標（{goal}）は{due_value}で達成しました。",
        "{indicator}: no verdict for {at} ({reason}); the target for {due} ({goal}) was achieved with {due_value}.",
    ),
    "progress.no_value_after_due": (
        "{indicator}は{at}の判定ができません（{reason}）。{due}の目標は{goal}、{due_year}の実績は{due_value}です。",
        "{indicator}: no verdict for {at} ({reason}); the target for {due} is {goal}, the value of {due_year} {due_value}.",
    ),
    "progress.no_value_after_missed": (
        "{indicator}は{at}の判定ができません（{reason}）。{due}の目標（{goal}）は{due_value}で、達成できませんでした。",
        "{indicator}: no verdict for {at} ({reason}); the target for {due} ({goal}) was missed with {due_value}.",
    ),
    "progress.not_due_with_value": (
        "{indicator}の目標（{goal}）の期限は{due}で、{at}にはまだ判定しません。{result}です。",
        "{indicator}: the target ({goal}) is due by {due}, so there is no verdict for {at} yet. So far: {result}.",
    ),
    "progress.not_due_so_far": (
        "{indicator}の目標（{goal}）の期限は{due}で、{at}にはまだ判定しません。{result}で、目標の達成には{need}。",
        "{indicator}: the target ({goal}) is due by {due}, so there is no verdict for {at} yet. So far: {result}; to reach it, {need}.",
    ),
    "progress.not_met_again": (
        "{indicator}の{result}で、{by_due}の目標（{goal}）を満たしていません。基準値またはその年度の記載がないため、進捗率は計算できません。",
        "{indicator}: with {result}, the target for {by_due} ({goal}) is not met now. Without a baseline and its year, progress cannot be computed.",
    ),
    "progress.not_met_yet": (
        "{indicator}の{result}で、{by_due}の目標（{goal}）をまだ満たしていません。基準値またはその年度の記載がないため、進捗率は計算できません。",
        "{indicator}: with {result}, the target for {by_due} ({goal}) is not met yet. Without a baseline and its year, progress cannot be computed.",
    ),
    "progress.reason_and_no_result": ("{reason}、{missing}", "{reason}; {missing}"),
    "progress.reason_with_values": ("{reason}：{values}", "{reason}: {values}"),
    "progress.counted_on": ("{day}現在", "as of {day}"),
    "progress.known_on": ("{day}に判明", "known {day}"),
    "progress.of_a_member": ("{member}{value}", "{value} of {member}"),
    "progress.reason_and_missing": (
        "{reason}、実績は{missing}",
        "{reason}; the result: {missing}",
    ),
    "progress.regressing": (
        "{indicator}の{result}で、基準値（{baseline}）から{change}となり、後退しています。{due}の目標は{goal}です。",
        "{indicator}: with {result}, it is {change} from the baseline ({baseline}), in the wrong direction; the target for {due} is {goal}.",
    ),
    "progress.need": ("年平均{required}の増加が必要です", "an increase of {required} a year is needed"),
    "progress.need_less": ("年平均{required}の減少が必要です", "a decrease of {required} a year is needed"),
    "progress.need_yet": ("あと{remaining}の増加が必要です", "an increase of {remaining} is still needed"),
    "progress.need_less_yet": (
        "あと{remaining}の減少が必要です",
        "a decrease of {remaining} is still needed",
    ),
    "progress.completion_missing": (
        "完了したかどうかは不明、{year}の実績は{reason}",
        "whether it is completed is not known; the result of {year}: {reason}",
    ),
    "progress.completion_in_doubt": (
        "「{value}」の記載はあるが、この目標の完了かどうか不明",
        "there is an entry “{value}”, but whether it is of this target is not known",
    ),
    "progress.no_method": (
        "{indicator}は{at}にどの方法でも判定できません（{reason}）。",
        "{indicator}: no method gives a verdict for {at} ({reason}).",
    ),
    "progress.bad_method_name": (
        "判定方法の名前が{found}です。英小文字・数字・「_」だけで、own_index のように書きます",
        "the name of the method is {found}; it must be small letters, digits and _, as in own_index",
    ),
    "progress.taken_method_name": (
        "判定方法の名前「{name}」は、このライブラリーの方法の名前です。独自の方法には別の名前を付けます",
        'the name "{name}" is that of a method of the library; a method of your own needs another name',
    ),
    "progress.two_methods": (
        "「{name}」という名前の判定方法が2つあり、内容が異なります。比べるには別々の名前が必要です",
        'two different methods have the name "{name}"; to be compared they need different names',
    ),
    "progress.no_words": (
        "判定方法「{method}」に {field} がありません。日本語と英語の両方を、Label に書きます",
        'the method "{method}" has no {field}; state it in Japanese and English, as in Label("日本語", translations={{"en": "English"}})',
    ),
    "progress.score_failed": (
        "判定方法「{method}」が、{indicator}の{at}の値に評価点を出せません（{result}）。評価できない値は、declinesに理由を書いて除きます",
        'the method "{method}" gives no score for {indicator} in {at} ({result}); a value that it cannot score needs a reason in its declines',
    ),
    "progress.test_failed": (
        "判定方法「{method}」のdeclinesの「{reason}」の条件が、{indicator}の{at}の値を計算できません（{result}）",
        'the test of the reason "{reason}" in the declines of the method "{method}" fails for {indicator} in {at} ({result})',
    ),
    "progress.no_methods": (
        "比べる方法が1つもありません。使えるのは{accepted}です",
        "there is no method to compare by; there are {accepted}",
    ),
    "progress.not_assessed": (
        "{indicator}は{at}の判定ができません（{reason}）。",
        "{indicator}: no verdict for {at} ({reason}).",
    ),
    "progress.not_assessed_with_value": (
        "{indicator}は{at}の判定ができません（{reason}）。{result}、{due}の目標は{goal}です。",
        "{indicator}: no verdict for {at} ({reason}): {result}, and a target of {goal} for {due}.",
    ),
    "progress.in_words": (
        "{indicator}は{at}の判定ができません（{reason}）。{due}の目標は「{goal}」です。",
        "{indicator}: no verdict for {at} ({reason}): {goal}, for {due}.",
    ),
    "progress.in_words_last_known": (
        "{indicator}は{at}の判定ができません（{reason}）。{due}の目標は「{goal}」、直近の実績は{known_year}の{value}です。",
        "{indicator}: no verdict for {at} ({reason}): {goal}, for {due}; the last known value is {value} in {known_year}.",
    ),
    "progress.in_words_with_value": (
        "{indicator}は{at}の判定ができません（{reason}）。{due}の目標は「{goal}」、{result}です。",
        "{indicator}: no verdict for {at} ({reason}): {goal}, for {due}; {result}.",
    ),
    "progress.not_due": (
        "{indicator}の目標（{goal}）の期限は{due}で、{at}にはまだ判定しません。",
        "{indicator}: the target ({goal}) is due by {due}, so there is no verdict for {at} yet.",
    ),
    "progress.on_track": (
        "{indicator}の{result}です。経過率{elapsed}に対し進捗率は{progress}（ペース{pace}倍）で、"
        "{due}の目標（{goal}）に向けて順調です。",
        "{indicator}: with {result}, progress is {progress} after {elapsed} of the time "
        "(pace {pace}): on track for {goal} by {due}.",
    ),
    "progress.on_track_plainly": (
        "{indicator}の{result}で、{due}の目標（{goal}）に向けて順調です。",
        "{indicator}: with {result}, it is on track for {goal} by {due}.",
    ),
    "progress.on_track_over": (
        "{indicator}の{result}です。{interim_due}の中間目標（{interim}）から求めた{at}の想定進捗率{expected}に対し、"
        "進捗率は{progress}（ペース{pace}倍）で、{due}の目標（{goal}）に向けて順調です。",
        "{indicator}: with {result}, progress is {progress}, where the interim target "
        "for {interim_due} ({interim}) expects {expected} by {at} (pace {pace}): on track for {goal} by {due}.",
    ),
    "progress.redefined": (
        "{indicator}は{at}の判定ができません（{since}から{reason}）。",
        "{indicator}: no verdict for {at} ({reason} from {since}).",
    ),
    "progress.share_of_parts": ("{share}（{parts}）", "{share} ({parts})"),
    "progress.regressing_from_goal": (
        "{indicator}の{result}で、基準値（{baseline}）では満たしていた{due}の目標（{goal}）を満たさなくなっています。",
        "{indicator}: with {result}, the target for {due} ({goal}), which the baseline of {baseline} met, is not met any more.",
    ),
    "progress.result_overdue": (
        "{indicator}は{by_due}の目標（{goal}）の期限が到来していますが、判定できません（{missing}）。",
        "{indicator}: the target for {by_due} ({goal}) is due, but there is no verdict ({missing}).",
    ),
    "progress.result_overdue_known": (
        "{indicator}は{by_due}の目標（{goal}）の期限が到来していますが、判定できません（{missing}）。直近の実績は{known_year}の{value}です。",
        "{indicator}: the target for {by_due} ({goal}) is due, but there is no verdict ({missing}); the last known value is {value} in {known_year}.",
    ),
    "progress.result_of_mean": ("{span}の平均は{value}", "a mean of {value} over {span}"),
    "progress.result_of_total": ("{span}の合計は{value}", "a total of {value} over {span}"),
    "progress.result_of_year": ("{at}の実績は{value}", "{value} in {at}"),
    "progress.side_as_adopted": ("当初の計画", "the plan as first adopted"),
    "progress.side_known": ("{day}時点の計画", "the plan as of {day}"),
    "progress.side_current": ("現在の計画", "the plan as it stands"),
    "progress.sides": ("{indicator}（{at}）：{sides}。", "{indicator} in {at}: {sides}."),
    "progress.sides_moved": (
        "{indicator}（{at}）：{sides}。変更点：{moves}。",
        "{indicator} in {at}: {sides}. Changed: {moves}.",
    ),
    "progress.side": ("{side}では{verdict}", "{verdict} against {side}"),
    "progress.side_absent": ("{side}にはない指標", "not in {side}"),
    "progress.side_aim": ("{verdict}（{due}の目標は{goal}）", "{verdict} (target for {due}: {goal})"),
    "progress.side_reason": ("{status}（{reason}）", "{status} ({reason})"),
    "progress.uncertain": (
        "{indicator}の{result}で、{rough}に幅があるため、判定が定まりません（{possible}のいずれか）。",
        "{indicator}: with {result}, {rough} is too rough to decide between {possible}.",
    ),
    "progress.rough_value": ("実績値", "the value"),
    "progress.rough_baseline": ("基準値（{range}）", "the baseline ({range})"),
    "progress.rough_interim": ("中間目標値（{range}）", "the interim target ({range})"),
    "progress.rough_target": ("目標値（{range}）", "the target ({range})"),
    "progress.uncertain_score": ("{text}{method}は{least}です。", "{text} It is {least} by {method}."),
    "progress.uncertain_scores": (
        "{text}{method}は{least}～{greatest}です。",
        "{text} It is {least} to {greatest} by {method}.",
    ),
    "progress.value_as_of": ("{value}（{day}現在）", "{value} (as of {day})"),
    "progress.value_until": ("{value}（{day}まで）", "{value} (up to {day})"),
    "progress.span_of_year": ("{at}だけ", "of {at} only"),
    "progress.span_until": ("{day}まで", "up to {day}"),
    "progress.value_of_parts": ("{value}（一部の月のみ）", "{value} (a part of the year only)"),
    "progress.unlike_spans": (
        "{indicator}は{at}の判定ができません（{reason}）。基準値は{baseline_span}の値、実績は{result_span}の値です。",
        "{indicator}: no verdict for {at} ({reason}): the baseline is a value of {baseline_span}, the result one {result_span}.",
    ),
    "progress.value_about": ("{value}（{range}）", "{value} ({range})"),
    "progress.of_a_part": ("{part}は{value}で{status}", "{part} {status} with {value}"),
    "progress.of_a_part_unjudged": ("{part}は{status}（{reason}）", "{part} {status} ({reason})"),
    "progress.of_a_part_when_due": (
        "{part}は{due_year}に{due_value}で{outcome}",
        "{part} {outcome} with {due_value} in {due_year}",
    ),
    "progress.of_a_part_done_later": (
        "{part}は{status}（その後、{value}）",
        "{part} {status} (later {value})",
    ),
    "progress.other_alternatives": (
        "{text}いずれかを達成すればよい他の目標：{parts}。",
        "{text} Other targets, of which one is enough: {parts}.",
    ),
    "progress.other_goals": (
        "{text}同じ年度の他の目標：{parts}。",
        "{text} Other targets for the same year: {parts}.",
    ),
    "progress.and_kept": ("{text}{kept}しました。", "{text} The level was {kept}."),
    "progress.and_derived": (
        "{text}構成する指標から計算すると{derived_value}です。",
        "{text} By the indicators that it is derived from, it comes to {derived_value}.",
    ),
    "progress.and_goal_in_words": (
        "{text}なお、{due}の目標「{goal}」は文言のため、判定していません。",
        "{text} The target for {due} in words ({goal}) is not judged.",
    ),
    "progress.and_members": (
        "{text}内訳の目標：{parts}。",
        "{text} Targets of members: {parts}.",
    ),
    "progress.part_with_goal": ("{part}（目標：{goal}）", "{part} (target: {goal})"),
    "progress.other_readings": (
        "{text}（注）資料の読み取りに確かでない部分があります（確度{confidence}、別の読み方：{others}）。",
        "{text} [rests on a doubtful reading, confidence {confidence}; it could also be: {others}]",
    ),
    "progress.fall": ("{amount}減", "down {amount}"),
    "progress.rise": ("{amount}増", "up {amount}"),
    "progress.moved_set": ("{what}を{value}と設定", "{what} set to {value}"),
    "progress.moved_unset": ("{what}（{value}）を削除", "{what} ({value}) removed"),
    "progress.no_share": (
        "分母が0のため割合の算出不可",
        "no share can be computed, as the denominator is 0",
    ),
    "progress.rough_share": (
        "分子または分母の幅が大きく割合を計算できない",
        "no share can be computed, as numerator or denominator is known too roughly",
    ),
    "progress.course_on_bound": (
        "{text}このままのペースでは{when_due}に{projected_value}となる見込みで、目標（{goal}）にわずかに届きません。",
        "{text} At the pace since the baseline it would be {projected_value} {when_due}, just short of the target ({goal}).",
    ),
}
