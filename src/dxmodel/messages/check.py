"""Messages of the findings of ``dxmodel.checks``."""

MESSAGES = {
    "check.body_of_another_code": (
        "団体「{body}」のコードが{of}になっていますが、これは別の団体（{named}）のコードです。「{body}」のコードは次のとおりです: {likely}",
        'the body "{body}" has the code {of}, which is that of another one ({named}); bodies of its name: {likely}',
    ),
    "check.code_not_stated": (
        "団体「{body}」のコードが書かれていません。次のものではありませんか: {likely}",
        'the code of the body "{body}" is not stated; is it one of these? {likely}',
    ),
    "check.contradiction": (
        "{indicator}の{year}の実績が互いに食い違っています",
        "the observations of {indicator} for {year} contradict one another",
    ),
    "check.declared_count": (
        "計画は{of}を{declared}と述べていますが、名前が分かるのは{named}です",
        "the plan declares {declared} {of}, and {named} are named",
    ),
    "check.direction_disagrees": (
        "{indicator}の向き（{direction}）と、基準値{baseline}から目標値{target}への向きが逆です",
        "{indicator}: the declared direction ({direction}) is not the way from {baseline} to {target}",
    ),
    "check.direction_unknown": (
        "{indicator}は、増加と減少のどちらが望ましいかが計画の記載から分かりません。"
        "direction: up（増やす）または direction: down（減らす）と書いてください",
        "{indicator}: the plan does not state whether more or less is better; "
        "write `direction: up` or `direction: down`",
    ),
    "check.doubtful_reading": (
        "{indicator}の{period}の実績は別の読み方ができます（確度{confidence}）: {alternatives}",
        "{indicator} for {period} can be read in another way (confidence {confidence}): {alternatives}",
    ),
    "check.done_too_early": (
        "{indicator}は計画の開始（{start}）より前に「{found}」とされています。計画の開始時に完了していたのであれば、"
        "開始前の年度の実績としても書いてください",
        '{indicator} is "{found}", before the plan began ({start}); if it was done by then, state that as a result '
        "of a year before the plan, too",
    ),
    "check.due_before_baseline": (
        "{indicator}の目標の期限（{due}）が、基準値の年度（{start}）より後になっていません",
        "the target of {indicator} is due in {due}, which is not after the year of its baseline ({start})",
    ),
    "check.due_outside_period": (
        "{indicator}の目標の期限（{due}）が計画期間（{period}）の外にあります",
        "the target of {indicator} is due in {due}, outside the period of the plan ({period})",
    ),
    "check.ends_in_percent": (
        "評価区分「{scale}」の境目の数（{ends}）は、百分率のまま書かれているようです。"
        "{method}の値は1が100%にあたります。「80%」または「0.8」のように書いてください",
        'the ends of the scale "{scale}" ({ends}) look like percentages, but a score of 1 by {method} '
        "is 100%; write 80% or 0.8",
    ),
    "check.grade_of_no_scale": (
        "{year}の{item}の評価「{found}」は、その年度の評価区分（{accepted}）にありません",
        'the grade "{found}" of {item} in {year} is no mark of the scales of that year ({accepted})',
    ),
    "check.levels_not_named": (
        "柱の層の名前（levels）が足りません（必要な数は{depth}、書かれている数は{named}）。"
        "外側の層から順に書いてください（例: {example}）",
        "`levels` should name each level of the pillars, from the outermost in: {depth} needed, {named} given; "
        "write it like {example}",
    ),
    "check.measured_after_its_end": (
        "{indicator}は{last}で終了していますが、{period}の実績があります",
        "{indicator} ended with {last}, but there is a result for {period}",
    ),
    "check.no_baseline": (
        "{indicator}には目標値がありますが、現状値がありません",
        "{indicator} has a level to reach, but no baseline",
    ),
    "check.no_owner": (
        "担当課の記載がない指標が{count}件あります（{indicators}など）",
        "{count} indicators have no department in charge, such as {indicators}",
    ),
    "check.no_target": ("{indicator}には目標値がありません", "{indicator} has no target"),
    "check.nothing_measured": (
        "{level}「{initiative}」を測る指標がありません",
        'no indicator measures the {level} "{initiative}"',
    ),
    "check.order_in_doubt": (
        "「{one}」と「{other}」はどちらが先に決定されたか分からず（{decided}）、順序によって結果が変わります",
        'either of "{one}" and "{other}" may have been decided first ({decided}), and they do not commute',
    ),
    "check.other_name_of_body": (
        "コード{of}の団体の名称が「{body}」になっていますが、団体の一覧（{day}現在）では{named}です",
        'the body of the code {of} is called "{body}", but {named} in the list of local bodies of {day}',
    ),
    "check.out_of_bounds": (
        "{indicator}の{found}は、取りうる範囲の外にあります",
        "{found} lies outside what {indicator} can be",
    ),
    "check.baseline_differs": (
        "{indicator}の現状値は{baseline}ですが、同じ時点（{year}）の実績は{value}です。判断には現状値を使います",
        "the baseline of {indicator} is {baseline}, but the result of the same time ({year}) is {value}; "
        "verdicts use the baseline",
    ),
    "check.day_outside_year": (
        "{indicator}の{year}の値の時点が{day}で、その年度（翌年度の5月31日まで）の外です。判断には使いません",
        "the value of {indicator} for {year} is of {day}, which is outside the year and the two months after it; "
        "no verdict uses it",
    ),
    "check.part_of_year": (
        "{indicator}の実績は{period}だけのもので、年度全体の値ではありません",
        "the value of {indicator} covers only {period}, not the whole year",
    ),
    "check.period_disagrees": (
        "印刷された計画期間「{printed}」が、計画期間（{period}）と合いません",
        'the period is printed as "{printed}", but the period of the plan is {period}',
    ),
    "check.rate_disagrees": (
        "{indicator}（{of}）の{printed}は、内訳（{numerator}／{denominator}）から求めた{computed}と合いません",
        "{indicator} ({of}): {printed} is printed, but {numerator} of {denominator} are {computed}",
    ),
    "check.rate_rounded": (
        "{indicator}（{of}）の{printed}は、内訳（{numerator}／{denominator}）を四捨五入した{computed}ではなく、"
        "切捨て、切上げ、または合計が100%になる端数調整によるものとみられます",
        "{indicator} ({of}): {printed} is printed; {numerator} of {denominator} are {computed} if rounded half "
        "up, so it was cut off, rounded up, or fitted to a sum of 100 %",
    ),
    "check.review_too_early": (
        "「{review}」は{year}ですが、待つべきこと（{waits}）は早くても{done}です",
        '"{review}" is fixed for {year}, but what it waits for ({waits}) is not done before {done}',
    ),
    "check.rough_decision": (
        "「{revision}」の決定日は確かには分かりません（{decided}）",
        'the day "{revision}" was decided is not known exactly ({decided})',
    ),
    "check.successor_gap": (
        "次期計画は{starts}からですが、この計画は{end}で終わります",
        "the next plan starts in {starts}, but this one ends with {end}",
    ),
    "check.target_of_another_way": (
        "{indicator}は{since}から測り方が変わりますが、{due}の目標は改められていません",
        "{indicator} is measured in a new way from {since}, but its target for {due} was not set anew",
    ),
    "check.unknown_code": (
        "団体「{body}」のコード{of}は、都道府県・市区町村の一覧（{day}現在）にありません",
        'the code {of} of the body "{body}" is not in the list of prefectures and municipalities of {day}',
    ),
    "check.unknown_code_like": (
        "団体「{body}」のコード{of}は、都道府県・市区町村の一覧（{day}現在）にありません。次のものではありませんか: {likely}",
        'the code {of} of the body "{body}" is not in the list of prefectures and municipalities of {day}; '
        "was one of these meant? {likely}",
    ),
    "check.unnamed_item": (
        "{item}の名称は資料にありません",
        "the name of {item} is not in the source",
    ),
    "check.values_disagree": (
        "{year}の{one}（{mine}）と{other}（{theirs}）は同じものを測るとされますが、値が食い違っています",
        "in {year}, {one} ({mine}) and {other} ({theirs}) are said to measure the same, but do not agree",
    ),
    "check.withdrawn": (
        "{indicator}の{period}の値{found}は取り消されましたが、代わりの記載がありません",
        "the value {found} of {indicator} for {period} was withdrawn, and no other entry took its place",
    ),
    "check.unit_by_its_name": (
        "単位「{unit}」は、この計画だけの数え方として扱われます（指標: {indicators}）",
        'the unit "{unit}" is taken for a counter of this plan alone (indicators: {indicators})',
    ),
    "check.unit_by_its_name_like": (
        "単位「{unit}」は、この計画だけの数え方として扱われます。「{nearest}」の書き誤りではありませんか"
        "（指標: {indicators}）",
        'the unit "{unit}" is taken for a counter of this plan alone; was "{nearest}" meant? '
        "(indicators: {indicators})",
    ),
}
