"""Sentences of assessments: statuses, verdicts, and reasons why there is no verdict."""

MESSAGES = {
    "progress.achieved": (
        "{indicator}は{at}に{value}で、{due}までの目標（{goal}）を達成しています。",
        "{indicator}: with {value} in {at}, the target for {due} ({goal}) is achieved.",
    ),
    "progress.achieved_late": (
        "{indicator}は{at}に{value}で、{due}までの目標（{goal}）を期限後に達成しています（{due_year}の値は{due_value}）。",
        "{indicator}: with {value} in {at}, the target for {due} ({goal}) is achieved late ({due_value} in {due_year}).",
    ),
    "progress.achieved_undated": (
        "{indicator}は{at}に{value}で、目標（{goal}、{due_clause}）を達成しています。",
        "{indicator}: with {value} in {at}, the target ({goal}, {due_clause}) is achieved.",
    ),
    "progress.achieved_when_due": (
        "{indicator}は{due}の目標（{goal}）を達成しました。{at}の値は{value}です。",
        "{indicator}: the target for {due} ({goal}) was achieved; {value} in {at}.",
    ),
    "progress.also_ended": ("{text}（ほかに終了した指標{ended}件）", "{text} (and {ended} ended before)"),
    "progress.at_baseline": (
        "{indicator}は{at}が基準年度（{value}）のため、進捗の判定はまだありません。"
        "{due}の目標（{goal}）との差は{remaining}で、{need}。",
        "{indicator}: {at} is the year of the baseline ({value}), so there is no verdict yet; "
        "{remaining} from the target for {due} ({goal}); {need}.",
    ),
    "progress.at_baseline_met": (
        "{indicator}は{at}が基準年度（{value}）のため、進捗の判定はまだありません。{due}の目標（{goal}）は基準値がすでに満たしています。",
        "{indicator}: {at} is the year of the baseline ({value}), so there is no verdict yet; the baseline meets the target for {due} ({goal}) already.",
    ),
    "progress.at_baseline_plainly": (
        "{indicator}は{at}が基準年度（{value}）のため、進捗の判定はまだありません。",
        "{indicator}: {at} is the year of the baseline ({value}), so there is no verdict yet.",
    ),
    "progress.behind": (
        "{indicator}は{at}に{value}です。経過率{elapsed}に対し進捗率は{progress}（ペース{pace}倍）で、遅れています。"
        "{due}の目標（{goal}）まで{need}。",
        "{indicator}: with {value} in {at}, progress is {progress} after {elapsed} of the time (pace {pace}): "
        "behind on the way to {goal} in {due}; {need}.",
    ),
    "progress.behind_over": (
        "{indicator}は{at}に{value}です。{interim_due}の中間目標（{interim}）を経る場合に見込まれる進捗率{expected}に対し、"
        "進捗率は{progress}（ペース{pace}倍）で、遅れています。{due}の目標（{goal}）まで{need}。",
        "{indicator}: with {value} in {at}, progress is {progress}, where the interim target "
        "for {interim_due} ({interim}) expects {expected} (pace {pace}): behind, on the way to {goal} in {due}; {need}.",
    ),
    "progress.behind_plainly": (
        "{indicator}は{at}に{value}で、{due}の目標（{goal}）をまだ満たしていません。",
        "{indicator}: with {value} in {at}, it is not yet where the target for {due} ({goal}) wants it.",
    ),
    "progress.blind_mirror": (
        "{text}{methods}は、残りの割合（例: オンラインの割合の代わりに紙の割合）で測ると結果が変わります。",
        "{text} Not the same for the mirror image (such as the share on paper for the share online): {methods}.",
    ),
    "progress.blind_time": (
        "{text}{methods}は、経過した時間を見ません。",
        "{text} Blind to time: {methods}.",
    ),
    "progress.bridged": (
        "{text}［測り方の変更（{since}から）の前の値は{ratios}の比で換算］",
        "{text} [measured in a new way from {since}; earlier levels converted as {ratios}]",
    ),
    "progress.by_interim": (
        "{indicator}は{at}に{value}です。{interim_due}の中間目標（{interim}）との差は、"
        "基準値から{due}の目標（{goal}）までの増減幅の{score}です（{status}）。",
        "{indicator}: with {value} in {at}, it is {score} of the change from the baseline to {goal} in {due} away from "
        "the interim target for {interim_due} ({interim}): {status}.",
    ),
    "progress.by_members": (
        "{indicator}の{at}の判定は、全体の数値目標がないため、内訳の目標により「{status}」です（{parts}）。",
        "{indicator}: {status} in {at} by the targets of its members, as the total has none in numbers ({parts}).",
    ),
    "progress.by_method": (
        "{indicator}は{at}に{value}で、{due}の目標（{goal}）に対する{method}は{score}です（{status}）。",
        "{indicator}: with {value} in {at}, towards {goal} in {due}: {method} {score}, {status}.",
    ),
    "progress.by_trend": (
        "{indicator}は{at}に{value}で、{method}は{score}です（{status}）。",
        "{indicator}: with {value} in {at}: {method} {score}, {status}.",
    ),
    "progress.change": (
        "{per_year}（{earlier_year}の{earlier}から{year}）",
        "{per_year} ({earlier_year} {earlier} to {year})",
    ),
    "progress.change_linked": (
        "{per_year}（{earlier_year}は同じものを測る「{source}」の{earlier}から{year}）",
        "{per_year} (from {earlier} in {earlier_year} of “{source}”, said to measure the same, to {year})",
    ),
    "progress.course": (
        "{text}このままのペースでは{due}に{projected_value}となる見込みで、目標の達成には今後これまでの{required_speedup}倍のペースが必要です。",
        "{text} At the pace since the baseline it will be at {projected_value} in {due}; from now on {required_speedup} times that pace is needed.",
    ),
    "progress.course_eased": (
        "{text}このままのペースでは{due}に{projected_value}となる見込みで、今後はこれまでの{required_speedup}倍のペースでも目標を達成します。",
        "{text} At the pace since the baseline it will be at {projected_value} in {due}; from now on {required_speedup} times that pace is enough.",
    ),
    "progress.course_kept": (
        "{text}このままのペースでは{due}に{projected_value}となる見込みで、目標を達成します。",
        "{text} At the pace since the baseline it will be at {projected_value} in {due}, which is the target.",
    ),
    "progress.coverage": (
        "{total}件中{assessed}件を判定: {counts}",
        "{assessed} of {total} assessed: {counts}",
    ),
    "progress.due_year_unknown": (
        "{indicator}は{due_year}の実績がないため、{due}の目標（{goal}）を期限までに達成したか判定できません。{at}の値は{value}です。",
        "{indicator}: without a result for {due_year}, it cannot be said whether the target for {due} ({goal}) was achieved in time; {value} in {at}.",
    ),
    "progress.due_year_unknown_met": (
        "{indicator}は{due_year}の実績がないため、{due}の目標（{goal}）を期限までに達成したか判定できません。{at}の値は{value}で、目標を満たしています。",
        "{indicator}: without a result for {due_year}, it cannot be said whether the target for {due} ({goal}) was achieved in time; with {value} in {at}, it is met now.",
    ),
    "progress.due_year_unknown_unmet": (
        "{indicator}は{due_year}の実績がないため、{due}の目標（{goal}）を期限までに達成したか判定できません。{at}の値は{value}で、目標を満たしていません。",
        "{indicator}: without a result for {due_year}, it cannot be said whether the target for {due} ({goal}) was achieved in time; with {value} in {at}, it is not met now.",
    ),
    "progress.due_in_words": ("期限（{due}）", "the date ({due})"),
    "progress.due_clause": ("期限は{due}", "due in {due}"),
    "progress.no_due_date": ("期限なし", "no stated date"),
    "progress.ended": (
        "{indicator}は{at}の判定ができません（{reason}、{last}まで）。",
        "{indicator}: no verdict for {at} ({reason}, with {last}).",
    ),
    "progress.exceeded": (
        "{indicator}は{at}に{value}で、{due}までの目標（{goal}）をすでに超えています。",
        "{indicator}: with {value} in {at}, the target for {due} ({goal}) is exceeded already.",
    ),
    "progress.explained_by_goal": (
        "判定表の行{row}による。{formula}を比べた（{inputs}）。",
        "By row {row} of the table of verdicts: {formula} ({inputs}).",
    ),
    "progress.explained_by_row": (
        "判定表の行{row}による。",
        "By row {row} of the table of verdicts.",
    ),
    "progress.explained_by_score": (
        "判定表の行{row}による。{method}は{formula} = {result}（{inputs}）で、順調となるのは{threshold}以上。",
        "By row {row} of the table of verdicts: {method} {formula} = {result} ({inputs}); on track from {threshold}.",
    ),
    "progress.secondary": ("{text}［二次資料による値を含む］", "{text} [partly from a secondary source]"),
    "progress.includes": ("{what}を含む", "includes {what} values"),
    "progress.inferred": (
        "{text}［推定を含む（確度{confidence}）］",
        "{text} [partly inferred, confidence {confidence}]",
    ),
    "progress.forecast": (
        "{indicator}の{until}の見込みは{values}です。{points}に基づきます。",
        "{indicator}: {values} in {until}, from {points}.",
    ),
    "progress.forecast_around": ("{year}ごろ", "around {year}"),
    "progress.forecast_attained": (
        "{text}。目標の達成は{when}の見込みです",
        "{text}; the target would be met {when}",
    ),
    "progress.forecast_between": (
        "{earliest}から{latest}ごろ",
        "between about {earliest} and {latest}",
    ),
    "progress.forecast_beyond": ("取り得る範囲の外", "beyond what it can be"),
    "progress.forecast_declined": (
        "{method}の見込みは出せません（{reason}）。使える値: {points}",
        "no forecast by {method} ({reason}), from {points}",
    ),
    "progress.forecast_from": ("{year}に{text}（{points}に基づく）", "{text} in {year}, from {points}"),
    "progress.forecast_interval": ("95%予測区間{interval}", "95% prediction interval {interval}"),
    "progress.forecast_interval_beyond": (
        "区間の一部は取り得る範囲の外",
        "which goes beyond what it can be",
    ),
    "progress.forecast_kept": (
        "直近の値は目標（{due}に{goal}）を満たしていて、{until}にも満たす見込みです。",
        "The last value meets the target for {due} ({goal}), and it would still be met in {until}.",
    ),
    "progress.forecast_left_out": ("使わなかった値: {values}。", "Left out: {values}."),
    "progress.forecast_left_out_value": ("{year}の{value}（{reason}）", "{value} of {year} ({reason})"),
    "progress.forecast_lost": (
        "{text}。直近の値が満たしている目標を、満たさなくなる見込みです",
        "{text}; the target, which the last value meets, would no longer be met",
    ),
    "progress.forecast_lost_by_all": (
        "直近の値は目標（{due}に{goal}）を満たしていますが、{until}には満たさなくなる見込みです。",
        "The last value meets the target for {due} ({goal}), but it would no longer be met in {until}.",
    ),
    "progress.forecast_lost_by_some": (
        "直近の値は目標（{due}に{goal}）を満たしていますが、{until}には満たさなくなる見込みです（{all}つのうち{some}つの方法）。",
        "The last value meets the target for {due} ({goal}), but by {some} of {all} methods "
        "it would no longer be met in {until}.",
    ),
    "progress.forecast_met": (
        "目標（{due}に{goal}）の達成は{when}の見込みです。",
        "The target for {due} ({goal}) would be met {when}.",
    ),
    "progress.forecast_met_by_some": (
        "目標（{due}に{goal}）の達成は{when}の見込みです（{all}つのうち{some}つの方法）。",
        "The target for {due} ({goal}) would be met {when} by {some} of {all} methods.",
    ),
    "progress.forecast_never": (
        "このままでは今後50年のうちに目標（{due}に{goal}）を達成しない見込みです。",
        "On none of these courses is the target for {due} ({goal}) met within fifty years.",
    ),
    "progress.forecast_never_by_others": (
        "{methods}は{reason}ため、目標（{due}に{goal}）を達成するかどうか分かりません。ほかの方法では今後50年のうちに達成しない見込みです。",
        "On none of these courses is the target for {due} ({goal}) met within fifty years; "
        "of {methods} nothing can be said ({reason}).",
    ),
    "progress.forecast_no_interval": (
        "95%予測区間なし: {reason}",
        "no 95% prediction interval: {reason}",
    ),
    "progress.forecast_no_year": (
        "{indicator}の見込みは出せません。{at}より後に期限の来る目標がないため、見込む年度（until）を指定してください。"
        "使える値: {points}。",
        "{indicator}: no forecast, as no target is due after {at}; say until which year (until). "
        "There are: {points}.",
    ),
    "progress.forecast_none": (
        "{indicator}の見込みは出せません（{reason}）。使える値: {points}。",
        "{indicator}: no forecast ({reason}), from {points}.",
    ),
    "progress.forecast_not_ahead": (
        "見込みの年度（{until}）は、値を見る年度（{at}）より後でなければなりません",
        "a forecast until {until} is not ahead of {at}, the year up to which values count",
    ),
    "progress.forecast_noted": ("{value}（{notes}）", "{value} ({notes})"),
    "progress.forecast_of": ("{method}で{value}", "{value} by {method}"),
    "progress.forecast_point": ("{year}の{value}", "{value} ({year})"),
    "progress.forecast_rough": (
        "大まかにしか分からない値は、その幅の中央で計算しています。",
        "Values known roughly count with the middle of what they may be.",
    ),
    "progress.forecast_total": (
        "目標（{due}に{goal}）に対しては{totals}の見込みで、{met}。",
        "For the target for {due} ({goal}) that makes {totals}: {met}.",
    ),
    "progress.forecast_total_all": ("目標を達成する見込みです", "it would be met"),
    "progress.forecast_total_met": (
        "目標（{due}に{goal}）は{at}までの実績ですでに達成しています。",
        "The target for {due} ({goal}) is met by the results up to {at} already.",
    ),
    "progress.forecast_total_none": ("目標を達成しない見込みです", "it would not be met"),
    "progress.forecast_total_some": (
        "{all}つのうち{some}つの方法で目標を達成する見込みです",
        "it would be met by {some} of {all} methods",
    ),
    "progress.forecast_two_points": (
        "2点だけに基づくため、どれほど確かかは言えません。",
        "It rests on two points only, so nothing can be said of how sure it is.",
    ),
    "progress.input": (
        "{symbol}={value}",
        "{symbol} = {value}",
    ),
    "progress.kept_so_far": (
        "{indicator}は{at}に{value}で、{due}までの目標（{goal}）を引き続き満たしています。",
        "{indicator}: with {value} in {at}, the target for {due} ({goal}), which the baseline met, is still met.",
    ),
    "progress.kept_so_far_changed": (
        "{indicator}は{at}に{value}で、{due}までの目標（{goal}）を引き続き満たしています（基準値{baseline}から{change}）。",
        "{indicator}: with {value} in {at}, the target for {due} ({goal}), which the baseline met, is still met ({change} from the baseline of {baseline}).",
    ),
    "progress.kept_years": ("{years}の{of}年のうち{kept}年で維持", "kept in {kept} of {of} years ({years})"),
    "progress.kept_years_in_doubt": (
        "{years}の{of}年のうち{kept}年（ほかに判定の定まらない{in_doubt}年）で維持",
        "kept in {kept} of {of} years ({years}), and perhaps in {in_doubt} more",
    ),
    "progress.last_known": (
        "{indicator}は{at}の判定ができません（{reason}）。分かっている最新の値は{known_year}の{value}です。",
        "{indicator}: no verdict for {at} ({reason}); the last known value is {value} in {known_year}.",
    ),
    "progress.met_between": (
        "{text}{years}には満たしていました。",
        "{text} It was met in {years}.",
    ),
    "progress.milestone_achieved": (
        "{indicator}の目標（{goal}、{due_clause}）は達成しています（{value}）。",
        "{indicator}: the target ({goal}, {due_clause}) is achieved ({value}).",
    ),
    "progress.milestone_achieved_late": (
        "{indicator}の目標（{goal}、{due_clause}）は期限後に達成しました（{value}）。",
        "{indicator}: the target ({goal}, {due_clause}) was achieved late ({value}).",
    ),
    "progress.milestone_missed": (
        "{indicator}の目標（{goal}、{due_clause}）は{at}の時点で達成していません（{value}）。",
        "{indicator}: the target ({goal}, {due_clause}) was missed by {at} ({value}).",
    ),
    "progress.milestone_no_longer_achieved": (
        "{indicator}の目標（{goal}、{due_clause}）は達成しましたが、現在は満たしていません（{value}）。",
        "{indicator}: the target ({goal}, {due_clause}) was achieved, and is not met any more ({value}).",
    ),
    "progress.milestone_uncertain": (
        "{indicator}の目標（{goal}、{due_clause}）は達成していますが、期限までの達成かどうかは分かりません（{value}）。",
        "{indicator}: the target ({goal}, {due_clause}) is achieved, but whether in time is not known ({value}).",
    ),
    "progress.missed_when_due": (
        "{indicator}は{due}の目標（{goal}）を達成できませんでした。{due_year}の値は{due_value}、{at}の値は{value}です。",
        "{indicator}: the target for {due} ({goal}) was missed with {due_value} in {due_year}; {value} in {at}.",
    ),
    "progress.missing_years": (
        "{years}は{reason}",
        "{reason} for {years}",
    ),
    "progress.mean_value": ("平均{value}", "a mean of {value}"),
    "progress.total_value": ("合計{value}", "a total of {value}"),
    "progress.since_start": ("{start}からの{what}", "{what} since {start}"),
    "progress.over_span": ("{span}の{what}", "{what} over {span}"),
    "progress.years_of_span": ("{what}（{of}年度のうち{years}年度分）", "{what} ({years} of {of} years)"),
    "progress.without_years": ("{what}（{years}の実績を除く）", "{what} (without {years})"),
    "progress.need_a_year": (
        "年平均{required}が必要です",
        "{required} a year are needed on average",
    ),
    "progress.not_met_undated": (
        "{indicator}は{at}に{value}で、目標（{goal}、{due_clause}）をまだ満たしていません。進捗は判定できません（{reason}）。",
        "{indicator}: with {value} in {at}, the target ({goal}, {due_clause}) is not met yet; there is no progress to judge ({reason}).",
    ),
    "progress.no_direction": (
        "{indicator}は{at}の判定ができません（{reason}）。値は{value}、{due}の目標は{goal}です。大きいほどよい指標には direction: up、小さいほどよい指標には direction: down と記入してください。",
        "{indicator}: no verdict for {at} ({reason}); the value is {value}, the target for {due} {goal}. Write direction: up where more is better, direction: down where less is.",
    ),
    "progress.no_longer_achieved": (
        "{indicator}は{at}に{value}です。{due}の目標（{goal}）は{years}に達成しましたが、現在は満たしていません。",
        "{indicator}: with {value} in {at}, the target for {due} ({goal}), achieved in {years}, is not met any more.",
    ),
    "progress.latest_step_short": (
        "{text}ただし、直近の増減（年{step}）は、必要な増減（年{signed_required}）に達していません。",
        "{text} The latest change, however, was {step} a year, short of the {signed_required} a year that are needed.",
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
        "{indicator}の{at}の判定は、答えの出る{count}通りの方法のどれでも「{status}」です。",
        "{indicator}: all {count} methods with an answer for {at} say {status}.",
    ),
    "progress.methods_alike": (
        "{indicator}の{at}の判定は、方法によらず「{status}」です。",
        "{indicator}: {status} for {at}, whatever the method.",
    ),
    "progress.methods_disagree": (
        "{indicator}の{at}の判定は、方法によって異なります: {verdicts}。",
        "{indicator}: the methods disagree for {at}: {verdicts}.",
    ),
    "progress.moved": ("{what}が{before}から{after}に", "{what} from {before} to {after}"),
    "progress.moved_accumulation": ("値の数え方", "the accumulation"),
    "progress.moved_window": ("集計期間", "the counted months"),
    "progress.moved_baseline": ("基準値", "the baseline"),
    "progress.moved_bounds": ("取り得る範囲", "the range of values"),
    "progress.moved_bounds_are": ("「下限{low}・上限{high}」", "lowest {low}, highest {high}"),
    "progress.moved_by": (
        "「{revision}」（{decided}に決定）で{moves}",
        'by "{revision}" ({decided}) {moves}',
    ),
    "progress.moved_denominator": ("分母", "the whole it is a share of"),
    "progress.moved_denominator_is": ("「{whole}（{excluded}を除く）」", "{whole} (without {excluded})"),
    "progress.moved_direction": ("向き", "the direction"),
    "progress.moved_end": ("指標の終了年度", "the last year of the indicator"),
    "progress.moved_ends": ("{year}で終了", "the indicator ends with {year}"),
    "progress.moved_kind": ("種別", "the kind"),
    "progress.moved_measured": ("{year}から測り方を変更", "it is measured in a new way from {year}"),
    "progress.moved_measuring": ("測り方の変わる年度", "the first year measured in a new way"),
    "progress.moved_period": ("計画期間", "the period of the plan"),
    "progress.moved_quoted": ("「{whole}」", "“{whole}”"),
    "progress.moved_scope": ("対象", "what is counted"),
    "progress.moved_target": ("目標", "the target"),
    "progress.moved_target_is": ("「{due}に{goal}」", "{goal} in {due}"),
    "progress.moved_unit": ("単位", "the unit"),
    "progress.missed": (
        "{indicator}は{at}に{value}で、{due}の目標（{goal}）を達成できませんでした（進捗率{progress}）。",
        "{indicator}: with {value} in {at}, the target for {due} ({goal}) was missed (progress {progress}).",
    ),
    "progress.missed_behind_baseline": (
        "{indicator}は{at}に{value}で、{due}の目標（{goal}）を達成できませんでした。基準値（{baseline}）より目標から遠ざかっています。",
        "{indicator}: with {value} in {at}, the target for {due} ({goal}) was missed; it is further from it than the baseline ({baseline}).",
    ),
    "progress.missed_plainly": (
        "{indicator}は{at}に{value}で、{due}の目標（{goal}）を満たしませんでした。",
        "{indicator}: with {value} in {at}, the target for {due} ({goal}) was missed.",
    ),
    "progress.no_value_after_achieved": (
        "{indicator}は{at}の判定ができません（{reason}）。{due}の目標（{goal}）は{due_value}で達成しました。",
        "{indicator}: no verdict for {at} ({reason}); the target for {due} ({goal}) was achieved with {due_value}.",
    ),
    "progress.no_value_after_due": (
        "{indicator}は{at}の判定ができません（{reason}）。{due}の目標は{goal}、{due_year}の値は{due_value}です。",
        "{indicator}: no verdict for {at} ({reason}); the target for {due} is {goal}, the value of {due_year} {due_value}.",
    ),
    "progress.no_value_after_missed": (
        "{indicator}は{at}の判定ができません（{reason}）。{due}の目標（{goal}）は{due_value}で、達成できませんでした。",
        "{indicator}: no verdict for {at} ({reason}); the target for {due} ({goal}) was missed with {due_value}.",
    ),
    "progress.not_due_so_far": (
        "{indicator}の目標（{goal}）の期限は{due}で、{at}にはまだ判定しません。これまでは{value}で、目標まで{need}。",
        "{indicator}: the target ({goal}) is due in {due}; there is no verdict for {at} yet: {value}; {need}.",
    ),
    "progress.not_met_yet": (
        "{indicator}は{at}に{value}で、{due}までの目標（{goal}）をまだ満たしていません。基準値またはその年度の記載がないため、進捗は判定できません。",
        "{indicator}: with {value} in {at}, the target for {due} ({goal}) is not met yet; without a baseline and its year there is no path to judge by.",
    ),
    "progress.reason_and_no_result": ("{reason}、{missing}", "{reason}; {missing}"),
    "progress.reason_and_missing": (
        "{reason}、実績は{missing}",
        "{reason}; the result: {missing}",
    ),
    "progress.regressing": (
        "{indicator}は{at}に{value}で、基準より目標（{due}に{goal}）から遠ざかっています。",
        "{indicator}: with {value} in {at}, it has moved away from the target for {due} ({goal}).",
    ),
    "progress.need": ("年{required}の増加が必要です", "{required} per year are needed"),
    "progress.need_less": ("年{required}の減少が必要です", "a decrease of {required} per year is needed"),
    "progress.no_method": (
        "{indicator}は{at}にどの方法でも判定できません（{reason}）。",
        "{indicator}: no method gives a verdict for {at} ({reason}).",
    ),
    "progress.no_methods": (
        "比べる方法が1つもありません。使えるのは{accepted}です",
        "there is no method to compare by; there are {accepted}",
    ),
    "progress.not_assessed": (
        "{indicator}は{at}の判定ができません（{reason}）。",
        "{indicator}: no verdict for {at} ({reason}).",
    ),
    "progress.not_due": (
        "{indicator}の目標（{goal}）の期限は{due}で、{at}にはまだ判定しません。",
        "{indicator}: the target ({goal}) is due in {due}; there is no verdict for {at} yet.",
    ),
    "progress.on_track": (
        "{indicator}は{at}に{value}です。経過率{elapsed}に対し進捗率は{progress}（ペース{pace}倍）で、"
        "{due}の目標（{goal}）に向けて順調です。",
        "{indicator}: with {value} in {at}, progress is {progress} after {elapsed} of the time "
        "(pace {pace}): on track for {goal} in {due}.",
    ),
    "progress.on_track_over": (
        "{indicator}は{at}に{value}です。{interim_due}の中間目標（{interim}）を経る場合に見込まれる進捗率{expected}に対し、"
        "進捗率は{progress}（ペース{pace}倍）で、{due}の目標（{goal}）に向けて順調です。",
        "{indicator}: with {value} in {at}, progress is {progress}, where the interim target "
        "for {interim_due} ({interim}) expects {expected} (pace {pace}): on track for {goal} in {due}.",
    ),
    "progress.redefined": (
        "{indicator}は{at}の判定ができません（{reason}、{since}から）。",
        "{indicator}: no verdict for {at} ({reason}, from {since}).",
    ),
    "progress.share_of_parts": ("{share}（{parts}）", "{share} ({parts})"),
    "progress.regressing_from_goal": (
        "{indicator}は{at}に{value}で、基準値（{baseline}）では満たしていた目標（{due}に{goal}）を満たさなくなっています。",
        "{indicator}: with {value} in {at}, the target for {due} ({goal}), which the baseline of {baseline} met, is not met any more.",
    ),
    "progress.result_overdue": (
        "{indicator}は{due}までの目標（{goal}）の期限が来ていますが、判定できません（{missing}）。",
        "{indicator}: the target for {due} ({goal}) is due, but there is no verdict ({missing}).",
    ),
    "progress.result_overdue_known": (
        "{indicator}は{due}までの目標（{goal}）の期限が来ていますが、判定できません（{missing}）。分かっている最新の値は{known_year}の{value}です。",
        "{indicator}: the target for {due} ({goal}) is due, but there is no verdict ({missing}); the last known value is {value} in {known_year}.",
    ),
    "progress.side_as_adopted": ("当初の計画", "the plan as first adopted"),
    "progress.side_known": ("{day}時点の計画", "the plan as of {day}"),
    "progress.side_current": ("現在の計画", "the plan as it stands"),
    "progress.sides": ("{indicator}（{at}）: {sides}。", "{indicator} in {at}: {sides}."),
    "progress.sides_moved": (
        "{indicator}（{at}）: {sides}。変わったこと: {moves}。",
        "{indicator} in {at}: {sides}. What moved: {moves}.",
    ),
    "progress.side": ("{side}では{verdict}", "against {side} {verdict}"),
    "progress.side_absent": ("{side}にはない指標", "unknown to {side}"),
    "progress.side_aim": ("{verdict}（目標は{due}に{goal}）", "{verdict} (target for {due}: {goal})"),
    "progress.side_reason": ("{status}（{reason}）", "{status} ({reason})"),
    "progress.uncertain": (
        "{indicator}は{at}に{value}で、値・基準値・目標のどれかに幅があるため判定が定まりません（{possible}のいずれか）。",
        "{indicator}: with {value} in {at}, value, baseline or target are too rough to decide ({possible}).",
    ),
    "progress.uncertain_score": ("{text}{method}は{least}です。", "{text} {least} by {method}."),
    "progress.uncertain_scores": (
        "{text}{method}は{least}～{greatest}です。",
        "{text} Between {least} and {greatest} by {method}.",
    ),
    "progress.value_as_of": ("{value}（{day}現在）", "{value} (as of {day})"),
    "progress.value_of_parts": ("一部の月だけで{value}", "{value} in a part of the year"),
    "progress.unlike_spans": (
        "{indicator}は{at}の判定ができません（{reason}）。基準値は{baseline_span}の値、実績は{at}だけの値です。",
        "{indicator}: no verdict for {at} ({reason}): the baseline is a value of {baseline_span}, the result one of {at} only.",
    ),
    "progress.value_about": ("{value}（{range}）", "{value} ({range})"),
    "progress.of_a_part": ("{part}は{value}で{status}", "{part} {status} with {value}"),
    "progress.of_a_part_unjudged": ("{part}は{status}（{reason}）", "{part} {status} ({reason})"),
    "progress.other_goals": (
        "{text}同じ年度の他の目標: {parts}。",
        "{text} Other targets for the same year: {parts}.",
    ),
    "progress.and_kept": ("{text}{kept}しました。", "{text} The level was {kept}."),
    "progress.and_members": (
        "{text}内訳の目標: {parts}。",
        "{text} Targets of members: {parts}.",
    ),
    "progress.part_with_goal": ("{part}（目標：{goal}）", "{part} (target: {goal})"),
    "progress.other_readings": (
        "{text}［確かでない読み取りを含む（確度{confidence}）。別の読み方: {others}］",
        "{text} [rests on a doubtful reading, confidence {confidence}; it could also be: {others}]",
    ),
}
