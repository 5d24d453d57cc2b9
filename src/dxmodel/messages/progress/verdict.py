"""Sentences that state a verdict, and by what it was decided."""

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
    "progress.at_baseline": (
        "{indicator}は{at}が基準年度（{value}）のため、まだ進捗を判定しません。{due}の目標（{goal}）との差は{remaining}で、{need}。",
        "{indicator}: {at} is the year of the baseline ({value}), so there is no verdict yet. The target for {due} ({goal}) is {remaining} away; {need}.",
    ),
    "progress.at_baseline_met": (
        "{indicator}は{at}が基準年度（{value}）のため、まだ進捗を判定しません。{due}の目標（{goal}）は、基準値の時点で既に達成しています。",
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
        "{indicator}の{result}で、{due}の目標（{goal}）をまだ達成していません。",
        "{indicator}: with {result}, the target for {due} ({goal}) is not met yet.",
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
    "progress.due_year_unknown": (
        "{indicator}は{cause}、{due}の目標（{goal}）を期限までに達成したかどうか判定できません。{result}です。",
        "{indicator}: {cause}, it cannot be said whether the target for {due} ({goal}) was achieved in time; {result}.",
    ),
    "progress.due_year_unknown_met": (
        "{indicator}は{cause}、{due}の目標（{goal}）を期限までに達成したかどうか判定できません。{result}で、目標の水準に達しています。",
        "{indicator}: {cause}, it cannot be said whether the target for {due} ({goal}) was achieved in time; with {result}, it is met now.",
    ),
    "progress.due_year_unknown_unmet": (
        "{indicator}は{cause}、{due}の目標（{goal}）を期限までに達成したかどうか判定できません。{result}で、目標の水準に達していません。",
        "{indicator}: {cause}, it cannot be said whether the target for {due} ({goal}) was achieved in time; with {result}, it is not met now.",
    ),
    "progress.ended": (
        "{indicator}は{last}で終了した指標のため、{at}は判定しません。",
        "{indicator}: ended with {last}, so there is no verdict for {at}.",
    ),
    "progress.exceeded": (
        "{indicator}の{result}で、既に上限を超えているため、{by_due}の目標（{goal}）は達成できなくなりました。",
        "{indicator}: with {result}, which is above the limit already, the target for {by_due} ({goal}) cannot be achieved any more.",
    ),
    "progress.explained_by_goal_met": (
        "実績値{value}が目標値（{goal}）を満たすため、「{status}」と判定しました（判定表の第{row}行）。",
        "The value {value} meets the target ({goal}), so the verdict is “{status}” (row {row} of the table of verdicts).",
    ),
    "progress.explained_by_goal_missed": (
        "実績値{value}が目標値（{goal}）を満たさないため、「{status}」と判定しました（判定表の第{row}行）。",
        "The value {value} does not meet the target ({goal}), so the verdict is “{status}” (row {row} of the table of verdicts).",
    ),
    "progress.explained_by_row": (
        "判定表の第{row}行（{condition}）によります。",
        "By row {row} of the table of verdicts: {condition}.",
    ),
    "progress.explained_by_score": (
        "{method}は{result}です（{threshold}以上が「順調」）。計算式：{formula}（{years}）。判定表の第{row}行によります。",
        "The verdict follows from {method}: {result}, on track from {threshold}. Formula: {formula} ({years}). This is row {row} of the table of verdicts.",
    ),
    "progress.explained_by_several": (
        "数値に幅があり、判定表の複数の行に当てはまるため、判定が定まりません。",
        "The numbers are known too roughly: several rows of the table of verdicts hold.",
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
    "progress.kept_so_far": (
        "{indicator}の{result}で、{by_due}の目標（{goal}）を引き続き満たしています。",
        "{indicator}: with {result}, the target for {by_due} ({goal}), which the baseline met, is still met.",
    ),
    "progress.kept_so_far_changed": (
        "{indicator}の{result}で、{by_due}の目標（{goal}）を引き続き満たしています（基準値{baseline}から{change}）。",
        "{indicator}: with {result}, the target for {by_due} ({goal}), which the baseline met, is still met ({change} from the baseline of {baseline}).",
    ),
    "progress.last_known": (
        "{indicator}は{at}の判定ができません（{reason}）。直近の実績は{known_year}の{value}です。",
        "{indicator}: no verdict for {at} ({reason}); the last known value is {value} in {known_year}.",
    ),
    "progress.milestone_achieved": (
        "{indicator}の目標（{goal}、{due_clause}）を達成しています。状況は{value}です。",
        "{indicator}: the target ({goal}, {due_clause}) is achieved ({value}).",
    ),
    "progress.milestone_achieved_late": (
        "{indicator}の目標（{goal}、{due_clause}）を期限後に達成しました。状況は{value}です。",
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
        "{indicator}の目標（{goal}、{due_clause}）は一度完了しましたが、現在は完了の状態ではありません。状況は{value}です。",
        "{indicator}: the target ({goal}, {due_clause}) was achieved, but is not met any more ({value}).",
    ),
    "progress.milestone_uncertain": (
        "{indicator}の目標（{goal}、{due_clause}）は達成していますが、完了した時期の記載が十分でなく、期限までに達成したかどうかは分かりません。状況は{value}です。",
        "{indicator}: the target ({goal}, {due_clause}) is achieved, but whether in time is not known ({value}).",
    ),
    "progress.missed": (
        "{indicator}の{result}で、{due}の目標（{goal}）を達成できませんでした（進捗率{progress}）。",
        "{indicator}: with {result}, the target for {due} ({goal}) was missed (progress {progress}).",
    ),
    "progress.missed_behind_baseline": (
        "{indicator}の{result}で、{due}の目標（{goal}）を達成できませんでした。基準値（{baseline}）より目標から遠ざかっています。",
        "{indicator}: with {result}, the target for {due} ({goal}) was missed; it is further from it than the baseline ({baseline}).",
    ),
    "progress.missed_plainly": (
        "{indicator}の{result}で、{due}の目標（{goal}）を達成できませんでした。",
        "{indicator}: with {result}, the target for {due} ({goal}) was missed.",
    ),
    "progress.missed_when_due": (
        "{indicator}は{due}の目標（{goal}）を達成できませんでした。{due_year}の実績は{due_value}、{result}です。",
        "{indicator}: the target for {due} ({goal}) was missed, with {due_value} in {due_year}; {result}.",
    ),
    "progress.no_longer_achieved": (
        "{indicator}の{result}です。{due}の目標（{goal}）は{years}に達成しましたが、現在は目標の水準に達していません。",
        "{indicator}: with {result}, the target for {due} ({goal}), achieved in {years}, is not met any more.",
    ),
    "progress.no_value_after_achieved": (
        "{indicator}は{at}の判定ができません（{reason}）。{due}の目標（{goal}）に対する実績は{due_value}で、達成しました。",
        "{indicator}: no verdict for {at} ({reason}); the target for {due} ({goal}) was achieved with {due_value}.",
    ),
    "progress.no_value_after_due": (
        "{indicator}は{at}の判定ができません（{reason}）。{due}の目標は{goal}、{due_year}の実績は{due_value}です。",
        "{indicator}: no verdict for {at} ({reason}); the target for {due} is {goal}, the value of {due_year} {due_value}.",
    ),
    "progress.no_value_after_missed": (
        "{indicator}は{at}の判定ができません（{reason}）。{due}の目標（{goal}）に対する実績は{due_value}で、達成できませんでした。",
        "{indicator}: no verdict for {at} ({reason}); the target for {due} ({goal}) was missed with {due_value}.",
    ),
    "progress.not_assessed": (
        "{indicator}は{at}の判定ができません（{reason}）。",
        "{indicator}: no verdict for {at} ({reason}).",
    ),
    "progress.not_assessed_with_value": (
        "{indicator}は{at}の判定ができません（{reason}）。{result}、{due}の目標は{goal}です。",
        "{indicator}: no verdict for {at} ({reason}): {result}, and a target of {goal} for {due}.",
    ),
    "progress.not_due": (
        "{indicator}の目標（{goal}）の期限は{due}で、{at}にはまだ判定しません。",
        "{indicator}: the target ({goal}) is due by {due}, so there is no verdict for {at} yet.",
    ),
    "progress.not_due_so_far": (
        "{indicator}の目標（{goal}）の期限は{due}で、{at}にはまだ判定しません。{result}で、目標の達成には{need}。",
        "{indicator}: the target ({goal}) is due by {due}, so there is no verdict for {at} yet. So far: {result}; to reach it, {need}.",
    ),
    "progress.not_due_with_value": (
        "{indicator}の目標（{goal}）の期限は{due}で、{at}にはまだ判定しません。{result}です。",
        "{indicator}: the target ({goal}) is due by {due}, so there is no verdict for {at} yet. So far: {result}.",
    ),
    "progress.not_met_again": (
        "{indicator}の{result}で、{by_due}の目標（{goal}）を現在は達成していません。基準値またはその年度の記載がないため、進捗率は計算できません。",
        "{indicator}: with {result}, the target for {by_due} ({goal}) is not met now. Without a baseline and its year, progress cannot be computed.",
    ),
    "progress.not_met_undated": (
        "{indicator}の{result}で、目標（{goal}、{due_clause}）を達成していません。進捗は判定できません（{reason}）。",
        "{indicator}: with {result}, the target ({goal}, {due_clause}) is not met; there is no progress to judge ({reason}).",
    ),
    "progress.not_met_yet": (
        "{indicator}の{result}で、{by_due}の目標（{goal}）をまだ達成していません。基準値またはその年度の記載がないため、進捗率は計算できません。",
        "{indicator}: with {result}, the target for {by_due} ({goal}) is not met yet. Without a baseline and its year, progress cannot be computed.",
    ),
    "progress.on_track": (
        "{indicator}の{result}です。経過率{elapsed}に対し進捗率は{progress}（ペース{pace}倍）で、"
        "{due}の目標（{goal}）に向けて順調です。",
        "{indicator}: with {result}, progress is {progress} after {elapsed} of the time "
        "(pace {pace}): on track for {goal} by {due}.",
    ),
    "progress.on_track_over": (
        "{indicator}の{result}です。{interim_due}の中間目標（{interim}）から求めた{at}の想定進捗率{expected}に対し、"
        "進捗率は{progress}（ペース{pace}倍）で、{due}の目標（{goal}）に向けて順調です。",
        "{indicator}: with {result}, progress is {progress}, where the interim target "
        "for {interim_due} ({interim}) expects {expected} by {at} (pace {pace}): on track for {goal} by {due}.",
    ),
    "progress.on_track_plainly": (
        "{indicator}の{result}で、{due}の目標（{goal}）に向けて順調です。",
        "{indicator}: with {result}, it is on track for {goal} by {due}.",
    ),
    "progress.redefined": (
        "{indicator}は{at}の判定ができません（{since}から{reason}）。",
        "{indicator}: no verdict for {at} ({reason} from {since}).",
    ),
    "progress.regressing": (
        "{indicator}の{result}で、基準値（{baseline}）から{change}となり、後退しています。{due}の目標は{goal}です。",
        "{indicator}: with {result}, it is {change} from the baseline ({baseline}), in the wrong direction; the target for {due} is {goal}.",
    ),
    "progress.regressing_from_goal": (
        "{indicator}の{result}で、基準値（{baseline}）の時点では達成していた{due}の目標（{goal}）の水準に達しなくなっています。",
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
    "progress.uncertain": (
        "{indicator}の{result}で、{rough}に幅があるため、判定が定まりません（{possible}のいずれか）。",
        "{indicator}: with {result}, {rough} is too rough to decide between {possible}.",
    ),
    "progress.unlike_spans": (
        "{indicator}は{at}の判定ができません（{reason}）。基準値は{baseline_span}の値、実績は{result_span}の値です。",
        "{indicator}: no verdict for {at} ({reason}): the baseline is a value of {baseline_span}, the result one {result_span}.",
    ),
}
