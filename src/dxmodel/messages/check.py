"""Messages of the findings of ``dxmodel.checks``."""

MESSAGES = {
    "check.no_wording": (
        "指摘「{code}」の文がありません。独自の規則の指摘には、wording に日本語と英語の文を付けます",
        'the finding "{code}" has no sentence; a rule of your own gives its findings a wording in Japanese and English',
    ),
    "check.taken_code": (
        "「{code}」はこのライブラリーの指摘です。wording を付ける独自の指摘には、別のコードが必要です",
        '"{code}" is a finding of the library; one of your own, with a wording, needs another code',
    ),
    "check.bad_code": (
        "「{code}」は指摘のコードにできません。コードは、minato.no_tag のような1行の名前とし、前後に空白を置きません",
        '"{code}" cannot be the code of a finding; a code is a name on one line, such as minato.no_tag, without spaces around it',
    ),
    "check.missing_facts": (
        "指摘「{code}」の文に必要な値（facts）がありません：{missing}",
        'the finding "{code}" lacks facts of its sentence: {missing}',
    ),
    "check.rule_failed": (
        "規則「{rule}」が、指摘を返さずに例外 {kind} を起こしました（{error}）",
        'the rule "{rule}" raised {kind} instead of returning findings: {error}',
    ),
    "check.rule_returned": (
        "規則「{rule}」が、指摘（Finding）の並びではなく、{found} を返しました。指摘がないときは空のリストを返します",
        'the rule "{rule}" returned {found} instead of findings; a rule without a finding returns an empty list',
    ),
    "check.two_wordings": (
        "指摘「{code}」に、異なる文が2つあります。規則ごとに別のコードを使います",
        'the finding "{code}" has two different wordings; each rule needs codes of its own',
    ),
    "check.and_many_others": (
        "{sentence}（同じ指摘がほかに{count:,}件あります：{names}など）",
        "{sentence} ({count:,} more like it, such as {names})",
    ),
    "check.and_more": (
        "{sentence}（同じ指摘がほかに{count}件あります）",
        "{sentence} ({count} more like it)",
    ),
    "check.and_others": (
        "{sentence}（同じ指摘がほかに{count}件あります：{names}）",
        "{sentence} ({count} more like it: {names})",
    ),
    "check.baseline_over_years": (
        "「{indicator}」の基準値（{baseline}）は{span}の値ですが、実績は1年度ごとの値のため比較できません。同じ年数の実績、または1年度の基準値を書いてください。",
        "the baseline {baseline} of {indicator} is over {span}, but its results are of single years, so they are not compared; write results over as many years, or the baseline of one year",
    ),
    "check.baseline_to_one_side": (
        "「{indicator}」の基準値（{baseline}）は「以上」「以下」などで幅の一方が分からないため、期限までの進捗の判定が定まらないことがあります。",
        "the baseline {baseline} of {indicator} is known to one side only, so the verdict before the target is due may stay uncertain",
    ),
    "check.baseline_without_year": (
        "「{indicator}」の基準値（{baseline}）が何年度の値か書かれていないため、期限までの進捗を判定できません。年度（year）または時点（as_of）を書いてください。",
        "the year of the baseline {baseline} of {indicator} is not stated, so progress before the target is due cannot be judged; write its `year` or `as_of`",
    ),
    "check.below_zero": (
        "「{indicator}」の{period}の実績（{value}）が0を下回っています。純増減のように負になり得る指標であれば、取り得る範囲（bounds）を書いてください。",
        "the result of {indicator} for {period} is {value}, below 0; if that is possible, as for a net change, state it in its `bounds`",
    ),
    "check.body_of_another_code": (
        "団体「{body}」のコードとして書かれている{stated}は、別の団体（{named}）のコードです。コードを確認してください（候補：{likely}）。",
        'the body "{body}" has the code {stated}, which is that of another one ({named}); bodies of its name: {likely}',
    ),
    "check.code_not_stated": (
        "団体「{body}」のコードが書かれていません。該当する団体のコードを書いてください（候補：{likely}）。",
        'the code of the body "{body}" is not stated; is it one of these? {likely}',
    ),
    "check.contradiction": (
        "「{indicator}」の{year}の実績が複数あり、一致しません（{values}）。誤っているものを取り消してください。",
        "the results of {indicator} for {year} contradict one another: {values}; withdraw the wrong ones",
    ),
    "check.declared_count": (
        "計画では{counted}が{declared}とされていますが、名称の記載があるのは{named}です。",
        "the plan declares {declared} {counted}, and {named} are named",
    ),
    "check.direction_disagrees": (
        "「{indicator}」は{direction}が望ましい指標とされていますが、基準値{baseline}に対し目標値{target}は逆の方向です。増減の向き（direction）、基準値または目標値を確認してください。",
        "{indicator}: by its direction {direction}, but its target {target} lies the other way from its baseline {baseline}; look at all three",
    ),
    "check.direction_unknown": (
        "「{indicator}」は、増加と減少のどちらが望ましいかが計画の記載から分かりません。direction: up（増加）または direction: down（減少）と書いてください。",
        "{indicator}: the plan does not state whether more or less is better; "
        "write `direction: up` or `direction: down`",
    ),
    "check.doubtful_reading": (
        "「{indicator}」の{period}の実績は、別の読み方ができます（確度{confidence}。別の読み方：{alternatives}）。資料の記載を確認してください。",
        "{indicator} for {period} can be read in another way (confidence {confidence}): {alternatives}; look at the document",
    ),
    "check.done_after_its_year": (
        "「{indicator}」の{period}の実績では、それより後の{done}に完了したことになっています。完了の予定であれば status: planned、後から分かったことであれば判明日（known）を書いてください。",
        "by its result for {period}, {indicator} was done on {done}, which is later; if that is planned, write `status: planned`, and if it became known later, write when (`known`)",
    ),
    "check.done_before_its_year": (
        "「{indicator}」は毎年度完了する目標ですが、{period}の実績では、その前の{done}に完了したことになっています。"
        "その年度に完了した日を書いてください。",
        "{indicator} is to be completed every year, and by its result for {period} it was done on {done}, which "
        "is earlier; write when it was done in that year",
    ),
    "check.done_too_early": (
        "「{indicator}」は、計画の開始（{start}）より前に「{found}」とされています。計画の開始時に完了していたのであれば、開始前の年度の実績としても書いてください。",
        '{indicator} was "{found}" before the plan began ({start}); if it was done by then, write that as a result of a year before the plan, too',
    ),
    "check.due_before_baseline": (
        "「{indicator}」の目標の期限（{due}）が、基準値の年度（{start}）以前になっています。",
        "the target of {indicator} is due in {due}, which is not later than the year of its baseline ({start})",
    ),
    "check.due_before_end_of_span": (
        "「{indicator}」の目標（{goal}）の期限（{due}）が、対象期間の終わりより前になっています。",
        "the target of {indicator} ({goal}) is due in {due}, before its span has ended",
    ),
    "check.due_outside_period": (
        "「{indicator}」の目標の期限（{due}）が、計画期間（{period}）の外にあります。",
        "the target of {indicator} is due in {due}, outside the period of the plan ({period})",
    ),
    "check.ends_in_percent": (
        "評価区分「{scale}」の境目の数（{ends}）は、百分率のまま書かれているようです。{method}の値は1が100%にあたります。「80%」または「0.8」のように書いてください。",
        'the ends of the scale "{scale}" ({ends}) look like percentages, but a score of 1 by {method} '
        "is 100%; write 80% or 0.8",
    ),
    "check.evaluation_repeated": (
        "「{item}」の{year}の同じ評価が2度書かれています。",
        "the same evaluation of {item} in {year} is written twice",
    ),
    "check.goals_contradict": (
        "「{indicator}」の{due}の目標「{one}」と「{other}」は、同時に達成できません。",
        '{indicator}: no value meets both of the goals that are due in {due}, "{one}" and "{other}"',
    ),
    "check.grade_of_no_scale": (
        "「{item}」の{year}の評価「{found}」は、その年度の評価区分（{accepted}）にありません。",
        "the grade {found:quoted} of {item} in {year} is not among the grades of that year ({accepted:quoted})",
    ),
    "check.imprecise_goal": (
        "「{indicator}」の{due}の目標（{goal}）は、基準値または目標値の幅が大きいため、達成したかどうかを判定できません。",
        "the target of {indicator} for {due} ({goal}) cannot be judged: the baseline or the target is too rough",
    ),
    "check.grades_differ": (
        "「{item}」の{year}に、同じ評価区分の異なる評価（{grades}）があります。評価の段階が異なる場合は、それぞれの判明日（known）または評価区分（scale）を書いてください。",
        "{item} has different grades of one scale in {year} ({grades:quoted}); if they are of different stages, write when each became known (`known`), or its `scale`",
    ),
    "check.known_too_early": (
        "「{indicator}」の{period}の実績の判明日（{known}）が、対象期間の開始前になっています。",
        "the result of {indicator} for {period} was known ({known}) before that period began",
    ),
    "check.levels_not_named": (
        "計画の階層の名称（levels）が足りません（必要な数は{depth}、書かれている数は{named}）。上位の階層から順に、{example} のように書いてください。",
        "`levels` needs a name for each level of the pillars, the outermost first: {depth} needed, {named} given; write it like {example}",
    ),
    "check.measured_after_its_end": (
        "「{indicator}」は{last}で終了していますが、{period}の実績があります。終了した年度または実績を確認してください。",
        "{indicator} ended with {last}, but there is a result for {period}; look at both",
    ),
    "check.completion_of_several": (
        "「{indicator}」の「{value}」は、期限（{due}）の過ぎた目標「{goal}」のものと見なしています。"
        "期限が{other_due}の目標「{other}」の完了であれば、「{goal}」の完了を別の実績として、日付（as_of）とともに書いてください。"
        "目標ごとに別の指標とすることもできます。",
        "the result of {indicator}, {value}, is taken to be about the target whose due date ({due}) had passed, "
        "{goal}; if it is about the target for {other_due}, {other}, write a result of its own, with its day "
        "(`as_of`), for {goal}, or make each target an indicator of its own",
    ),
    "check.milestones_of_one_time": (
        "「{indicator}」には、期限が{due}の完了の目標が複数あります（{goals}）。実績がどの目標のものか分からないため、"
        "目標ごとに別の指標としてください。",
        "{indicator} has several things that are to be completed by {due}: {goals}; no result states which of "
        "them it is about, so make each an indicator of its own",
    ),
    "check.member_not_measured": (
        "「{indicator}」の{due}の目標の内訳「{found}」は、実績の内訳（{measured}）にありません（近いもの：{nearest}）。",
        "the target of {indicator} for {due} is for {found:quoted}, which no result is broken down by ({measured:quoted}); nearest: {nearest:quoted}",
    ),
    "check.needs_accumulation": (
        "「{indicator}」の{due}の目標（{goal}）は合計ですが、実績が年度ごとの値か累計かが書かれていないため判定できません。accumulation: flow（年度ごとの値）または accumulation: cumulative（累計）と書いてください。",
        "the target of {indicator} for {due} is a total ({goal}), and how its values add up is not stated; write `accumulation: flow` (counted anew each year) or `accumulation: cumulative` (a running total)",
    ),
    "check.needs_base": (
        "「{indicator}」の{due}の目標（{goal}）は、増減の基準となる値が書かれていないため判定できません。基準となる値（base）、または同じ年度の基準値（baseline）を書いてください。",
        "the target of {indicator} for {due} ({goal}) cannot be judged without the level that it is a share of; write its `base`, or a baseline of that year",
    ),
    "check.needs_baseline": (
        "「{indicator}」の{due}の目標（{goal}）は、基準値が書かれていないため判定できません。基準値（baseline）を書いてください。",
        "the target of {indicator} for {due} ({goal}) cannot be judged without a baseline; write one",
    ),
    "check.needs_completion": (
        "「{indicator}」の{year}の実績「{value}」からは、完了したかどうかを判定できません。done: true（完了）、done: 2024-03（完了した年月）または done: false（未完了）と書いてください。",
        'whether {indicator} is completed cannot be told from its result for {year}, "{value}"; write `done: true`, `done: 2024-03` (when it was) or `done: false`',
    ),
    "check.needs_start": (
        "「{indicator}」の{due}の目標（{goal}）は、対象期間が始まる前の累計が書かれていないため判定できません。前の年度の値、または数え始めた時期（span）を書いてください。",
        "the target of {indicator} for {due} ({goal}) cannot be judged: its values are running totals, and that before the span is not stated; write the value of the year before, or since when it is counted (`span`)",
    ),
    "check.no_baseline": (
        "「{indicator}」には目標値がありますが、基準値がありません。",
        "{indicator} has a level to reach, but no baseline",
    ),
    "check.no_due_year": (
        "「{indicator}」の目標（{goal}）は期限の年度が書かれていないため、達成しているかどうかだけを判定します。期限が決まっていれば期限（due）を、毎年度の目標なら due: {{yearly: true}} と書いてください。",
        "the target of {indicator} ({goal}) has no year by which it is due, so only whether it is met is judged; write `due` if there is one, and `due: {{yearly: true}}` if each year has to meet it",
    ),
    "check.no_owner": (
        "担当課の記載がない指標が{count}件あります（{indicators}など）。",
        "indicators without a department in charge: {count}, such as {indicators}",
    ),
    "check.no_sum": (
        "「{indicator}」の{due}の目標（{goal}）は合計ですが、この指標の値は足し合わせることができません。単位（unit）と値の数え方（accumulation）を確認してください。",
        "the target of {indicator} for {due} is a total ({goal}), but the values of this indicator do not add up; look at its `unit` and its `accumulation`",
    ),
    "check.no_target": ("「{indicator}」には目標値がありません。", "{indicator} has no target"),
    "check.nothing_measured": (
        "{level}「{initiative}」を測る指標がありません。",
        'no indicator measures the {level} "{initiative}"',
    ),
    "check.only_expected": (
        "「{indicator}」の{year}の値は見込みまたは予定（{value}）だけで、実績がまだありません。",
        "for {indicator} in {year} there is only a value that is expected or planned ({value}), and no result yet",
    ),
    "check.only_members": (
        "「{indicator}」の{year}の実績は内訳（{members}）だけで、全体の値がありません。",
        "for {indicator} in {year} there are only values of parts ({members:quoted}), and none of the total",
    ),
    "check.order_in_doubt": (
        "「{one}」と「{other}」は、決定日（{decided}）からはどちらが先か分かりません。順序によって結果が変わるため、決定日を確認してください。",
        'whether "{one}" or "{other}" was decided first is not known ({decided}), and the result depends on it; look at the days',
    ),
    "check.other_name_of_body": (
        "団体「{body}」のコードとして書かれている{stated}は、団体の一覧（{day}現在）では{named}のコードです。名称またはコードを確認してください。",
        'the code {stated} is given for the body "{body}", but is that of {named} in the list of local bodies of {day}',
    ),
    "check.out_of_bounds": (
        "「{indicator}」の{when}の実績（{found}）は、取り得る範囲の外にあります（限度は{limit}）。実績または範囲（bounds）を確認してください。",
        "the result of {indicator} for {when}, {found}, is outside the range of possible values, the limit of which is {limit}; look at both",
    ),
    "check.baseline_out_of_bounds": (
        "「{indicator}」の基準値（{found}）は、取り得る範囲の外にあります（限度は{limit}）。基準値または範囲（bounds）を確認してください。",
        "the baseline of {indicator}, {found}, is outside the range of possible values, the limit of which is {limit}; look at both",
    ),
    "check.target_out_of_bounds": (
        "「{indicator}」の{when}の目標（{found}）は、取り得る範囲の外にあります（限度は{limit}）。目標または範囲（bounds）を確認してください。",
        "the target of {indicator} for {when}, {found}, is outside the range of possible values, the limit of which is {limit}; look at both",
    ),
    "check.baseline_differs": (
        "「{indicator}」の基準値は{baseline}ですが、同じ時点（{year}）の実績は{value}です。判定には基準値を使います。",
        "the baseline of {indicator} is {baseline}, but the result of the same time ({year}) is {value}; verdicts use the baseline",
    ),
    "check.counted_later": (
        "「{indicator}」の{period}の値の判明日（{known}）が、値の時点（{day}）より前になっています。",
        "the value of {indicator} for {period} became known on {known}, before the day it is of ({day})",
    ),
    "check.day_outside_year": (
        "「{indicator}」の{year}の値は、その時点（{day}）が年度の外（年度の開始前、または翌年度の5月31日より後）にあるため、判定には使いません。",
        "the value of {indicator} for {year} is of {day}, which is not within the year and the two months after it; no verdict uses it",
    ),
    "check.other_window": (
        "「{indicator}」の{period}の実績は、集計期間（{window}）と異なる月を数えているため、判定には使われません。",
        "the result of {indicator} for {period} counts other months than the indicator does ({window}), and is not used for verdicts",
    ),
    "check.part_of_window": (
        "「{indicator}」の実績は{period}の分だけで、集計期間（{window}）全体の値ではありません。",
        "the result of {indicator} covers only {period}, not all months that it counts ({window})",
    ),
    "check.part_of_year": (
        "「{indicator}」の実績は{period}の分だけで、年度全体の値ではありません。",
        "the result of {indicator} covers only {period}, not the whole year",
    ),
    "check.period_disagrees": (
        "資料に書かれた計画期間「{printed}」が、計画期間（{period}）と一致しません。",
        'the period is printed as "{printed}", but the period of the plan is {period}',
    ),
    "check.part_exceeds_whole": (
        "「{indicator}」は「{whole}」の一部とされていますが、{year}の{value}が全体の{total}を上回っています。",
        "{indicator} is a part of {whole}, but its {value} in {year} is more than the whole, {total}",
    ),
    "check.parts_disagree": (
        "「{indicator}」の{year}の「{dimension}」別の値の合計（{parts}）が、全体の値（{total}）と一致しません。",
        "{indicator} for {year}: the values by {dimension:quoted} add up to {parts}, but the total is {total}",
    ),
    "check.derived_disagrees": (
        "「{indicator}」の{year}の値（{stated}）が、計算元（{of}）の値（{amounts}）から計算した{computed}と一致しません。",
        "{indicator}: {stated} is stated for {year}, but {computed} follows from {of} ({amounts})",
    ),
    "check.derived_unlike": (
        "「{indicator}」（単位は{unit}）は、計算元（{of}。単位は{units}）からは計算できません。単位を確認してください。",
        "{indicator} (in {unit:quoted}) cannot be computed from {of} (in {units:quoted}); look at the units",
    ),
    "check.either_alone": (
        "「{indicator}」の{due}の目標（{goal}）はいずれかを達成すればよい目標（either）とされていますが、同じ期限にほかの該当する目標がありません。",
        "the target of {indicator} for {due} ({goal}) is one of several of which one is enough (either), "
        "and there is no other for that date",
    ),
    "check.phases_disagree": (
        "「{indicator}」の目標（{whole}）が、期間ごとの目標の合計（{phases}）と一致しません。",
        "{indicator}: the target of {whole} is not the sum of the targets of its phases ({phases})",
    ),
    "check.predecessor_gap": (
        "前計画は{ends}まで、この計画は{start}からで、期間が連続していません。",
        "the plan before ends with {ends}, but this one starts in {start}",
    ),
    "check.rate_disagrees": (
        "「{indicator}」（{of}）の記載の割合（{printed}）が、分子{numerator}、分母{denominator}から計算した{computed}と一致しません。",
        "{indicator} ({of}): {printed} is printed, but {numerator} of {denominator} is {computed}",
    ),
    "check.rate_rounded": (
        "「{indicator}」（{of}）の記載の割合（{printed}）が、分子{numerator}、分母{denominator}から計算して四捨五入した{computed}と一致しません。切捨て、切上げ、または合計を100%とするための端数調整とみられます。",
        "{indicator} ({of}): {printed} is printed; {numerator} of {denominator} is {computed} if rounded half up, so it was cut off, rounded up, or fitted to a sum of 100%",
    ),
    "check.result_in_words": (
        "「{indicator}」の目標は数値ですが、{year}の実績は「{value}」と文章で記載されているため、比較できません。",
        'the target of {indicator} is a number, but its result for {year} is in words ("{value}"), so they are not compared',
    ),
    "check.result_overdue": (
        "「{indicator}」の目標の期限（{due}）が来ていますが、{years}の実績がありません。",
        "the target of {indicator} was due in {due}, and there is no result for {years}",
    ),
    "check.result_without_share": (
        "「{indicator}」の{year}の実績（{value}）は、分子または分母の幅が大きいため、割合を計算できません。",
        "the share of {indicator} for {year} ({value}) cannot be computed: its numerator or denominator is known too roughly",
    ),
    "check.review_too_early": (
        "「{review}」は{year}の予定ですが、その前提となる「{waits}」は早くても{done}です。",
        '"{review}" is to take place in {year}, but what it waits for ({waits}) is not done before {done}',
    ),
    "check.rough_decision": (
        "「{revision}」の決定日が何日か分かりません（記載は「{decided}」）。",
        'the exact day on which "{revision}" was decided is not known ({decided})',
    ),
    "check.running_total_falls": (
        "「{indicator}」は累計ですが、{earlier}の{before}から{year}の{value}に減っています。",
        "{indicator} is a running total, but fell from {before} in {earlier} to {value} in {year}",
    ),
    "check.same_in_unlike_units": (
        "「{one}」と「{other}」は同じものを測る指標とされていますが、単位（{units}）が異なるため比較できません。",
        "{one} and {other} are said to measure the same, but their units ({units:quoted}) are of different kinds",
    ),
    "check.share_within_one": (
        "「{indicator}」の値は全て0%から1%の間にあります。{value}は{share}の誤りではありませんか。",
        "all values of {indicator} lie between 0% and 1%; was {share} meant by {value}?",
    ),
    "check.since_goes_back": (
        "「{item}」は{earlier}に「{before}」（{since_before}から）でしたが、{year}の「{state}」の始まりがそれより前の{since}になっています。",
        "{item} was {before} in {earlier} (since {since_before}), but is {state} in {year} since {since}, which is earlier",
    ),
    "check.span_contradicts": (
        "「{indicator}」の{span}全体の実績（{value}）が、年度ごとの実績から計算した{computed}と一致しません。誤っているものを確認してください。",
        "{indicator}: the result for the whole of {span} ({value}) does not agree with what its years come to ({computed}); look at both",
    ),
    "check.span_without_ends": (
        "「{indicator}」の{due}の目標（{goal}）は、対象期間が年度の初めから年度の終わりまでになっていないため判定できません。期間（span）を R4/R7 のように書いてください。",
        "the target of {indicator} for {due} ({goal}) cannot be judged: its span does not begin and end with a fiscal year; write it like R4/R7",
    ),
    "check.state_after_its_year": (
        "「{item}」の{year}の実施状況の始まり（{since}）が、その年度より後です。後から分かったことであれば、判明日（known）を書いてください。",
        "the state of {item} in {year} began on {since}, after that year; if it became known later, write when (`known`)",
    ),
    "check.state_goes_back": (
        "「{item}」の実施状況が、{earlier}の「{before}」から{year}の「{state}」に戻っています。",
        "{item} was {before} in {earlier}, and is {state} in {year}",
    ),
    "check.state_of_another_grade": (
        "「{item}」の{year}の実施状況（{state}）が、評価「{grade}」が示す実施状況（{stated}）と一致しません。",
        "the state of {item} in {year} ({state}) is not the one that its grade {grade:quoted} states ({stated})",
    ),
    "check.states_differ": (
        "「{item}」の{year}に異なる実施状況（{states}）が書かれているため、どの実施状況か決められません。",
        "different states of {item} are stated for {year} ({states}), so none is used",
    ),
    "check.successor_gap": (
        "この計画は{end}まで、次期計画は{starts}からで、期間が連続していません。",
        "the next plan starts in {starts}, but this one ends with {end}",
    ),
    "check.target_of_another_way": (
        "「{indicator}」は{since}から算出方法が変わりますが、{due}の目標は見直されていません。",
        "{indicator} is defined anew from {since}, but its target for {due} was not revised",
    ),
    "check.undecided": (
        "「{indicator}」の{year}には両立し得る複数の実績があり、どれを使うか決められません。古いものを取り消すか、判明日（known）を書いてください。",
        "several results of {indicator} for {year} agree, and none is more precise than the others; withdraw the old ones, or write when each became known (`known`)",
    ),
    "check.unknown_code": (
        "団体「{body}」のコード{stated}は、都道府県・市区町村の一覧（{day}現在）にありません。",
        'the code {stated} of the body "{body}" is not in the list of prefectures and municipalities of {day}',
    ),
    "check.unknown_code_like": (
        "団体「{body}」のコード{stated}は、都道府県・市区町村の一覧（{day}現在）にありません。コードを確認してください（候補：{likely}）。",
        'the code {stated} of the body "{body}" is not in the list of prefectures and municipalities of {day}; '
        "was one of these meant? {likely}",
    ),
    "check.unnamed_item": (
        "{item}の名称は資料にありません。",
        "the name of {item} is not in the source",
    ),
    "check.value_jumps": (
        "「{indicator}」の{year}の{value}と{earlier}の{before}は、およそ{times:,}倍の開きがあります。桁か単位の書き誤りではありませんか。",
        "{indicator}: {value} in {year} and {before} in {earlier} differ about {times:,} times; is a digit or the unit wrong?",
    ),
    "check.values_disagree": (
        "「{one}」と「{other}」は同じものを測る指標とされていますが、{year}の値（{mine}と{theirs}）が一致しません。",
        "in {year}, {one} ({mine}) and {other} ({theirs}) are said to measure the same, but disagree",
    ),
    "check.waits_for_itself": (
        "「{names}」は、自身の完了を前提としています。",
        '"{names}" waits for itself to be completed',
    ),
    "check.waits_in_circle": (
        "{names}は、互いの完了を前提としているため、どれも始められません。",
        "each of these waits for the next to be completed, so that none can begin: {names}",
    ),
    "check.withdrawn": (
        "「{indicator}」の{period}の値（{found}）は取り消されましたが、代わりの値が記載されていません。",
        "the value {found} of {indicator} for {period} was withdrawn, and no other has taken its place",
    ),
    "check.unit_by_its_name": (
        "単位「{unit}」（指標：{indicators}）は、この計画独自の単位として扱います。そのとおりであれば、直す必要はありません。",
        'the unit "{unit}" is taken for a unit of this plan alone (indicators: {indicators}); if it is one, nothing needs to be changed',
    ),
    "check.unit_by_its_name_like": (
        "単位「{unit}」（指標：{indicators}）は、この計画独自の単位として扱います。「{nearest}」の書き誤りではありませんか。",
        'the unit "{unit}" is taken for a unit of this plan alone; was "{nearest}" meant? (indicators: {indicators})',
    ),
    "check.result_over_zero": (
        "「{indicator}」の{year}の実績（{value}）は、分母が0のため、割合を計算できません。",
        "the share of {indicator} for {year} ({value}) cannot be computed: its denominator is 0",
    ),
    "check.contradiction_of_parts": (
        "「{indicator}」の{year}全体の実績（{values}）が、その年度の一部の期間の実績（{parts}）と一致しません。誤っているものを取り消してください。",
        "the result of {indicator} for the whole of {year} ({values}) contradicts those of parts of the year ({parts}); withdraw the wrong ones",
    ),
    "check.parts_contradict": (
        "「{indicator}」の{year}の一部の期間の実績（{parts}）が、互いに矛盾しています。誤っているものを取り消してください。",
        "the results of {indicator} for parts of {year} contradict one another: {parts}; withdraw the wrong ones",
    ),
    "check.no_change_asked": (
        "「{indicator}」の{due}の目標は増減が0とされていますが、増加と減少のどちらが望ましいかが分からないため、同じ値のほかは判定できません。現状維持を目指す目標であれば、maintain と書いてください。",
        "the target of {indicator} for {due} is a change of 0, which does not state whether more or less is better, so only the same value can be judged; if a level is to be kept, write `maintain`",
    ),
    "check.needs_share_done": (
        "「{indicator}」は完了の程度を%で測る指標のため、{year}の実績「{value}」からは判定できません。完了であれば100%、一部であればその割合を書いてください。",
        '{indicator} measures in % how much is completed, so its result for {year} cannot be judged ("{value}"); write 100% if it is completed, or the share that is',
    ),
    "check.implausible_size": (
        "「{indicator}」の{found}は、実際には考えにくい大きさです。桁または単位の書き誤りではありませんか。",
        "{found} of {indicator} is larger than anything that is counted; is a digit or the unit wrong?",
    ),
}
