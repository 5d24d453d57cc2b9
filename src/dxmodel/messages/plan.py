"""Messages of errors in a plan."""

MESSAGES = {
    "plan.one_language": (
        "「{of}」の {field}「{text}」は、片方の言語だけです。日本語と英語の両方を、Label に書きます",
        'the {field} "{text}" of "{of}" is in one language only; state Japanese and English, as in Label("日本語", translations={{"en": "English"}})',
    ),
    "plan.unknown_fact": (
        "「{of}」の {field}「{text}」にある「{fact}」という値はありません。使えるのは{accepted}です（最も近いのは{nearest}）",
        'the {field} "{text}" of "{of}" has no value for "{fact}"; there are {accepted} (nearest: {nearest})',
    ),
    "plan.bad_braces": (
        "「{of}」の {field}「{text}」は、波括弧が閉じていません。値の名前を1組の波括弧で囲み、括弧そのものは2つ重ねて書きます",
        'a brace in the {field} "{text}" of "{of}" is not closed; put the name of a value in braces, and write a brace itself twice',
    ),
    "plan.another_unit": (
        "指標「{indicator}」の単位「{unit}」は、この計画が units: で定義する「{unit}」とは別の単位です。"
        "plan.unit() で得た単位を使ってください",
        'the unit "{unit}" of the indicator "{indicator}" is not the "{unit}" that this plan defines; '
        "use the one that plan.unit() returns",
    ),
    "plan.bad_code": (
        "「{found}」は全国地方公共団体コードではありません。検査数字を含む6桁の数字を書きます",
        '"{found}" is no municipality code (six digits with check digit)',
    ),
    "plan.bad_code_like": (
        "「{found}」は全国地方公共団体コードではありません。検査数字を含む6桁の数字を書きます。次の誤りではありませんか：{likely}",
        '"{found}" is no municipality code (six digits with check digit); was one of these meant? {likely}',
    ),
    "plan.bad_confidence": (
        "確度は0から1まで、小数4桁までです：{found}",
        "a confidence lies between 0 and 1 and has at most four decimals: {found}",
    ),
    "plan.bad_count": ("件数は0以上の整数です：{found}", "a count is a whole number from 0 on: {found}"),
    "plan.bad_id": (
        "IDは英小文字・数字を1つの「-」でつないだ80字以内の文字列です：{id}",
        "an id is made of a-z and 0-9, joined by single hyphens, at most 80 letters: {id}",
    ),
    "plan.bad_key": (
        "「{found}」は別の計画への参照ではありません。団体コード（コードのない団体は名称）と計画のIDを「/」でつないで書きます（例：{example}）",
        '"{found}" does not refer to another plan; write the code of the body (its name if it has none) and the '
        "id of the plan, joined by slashes, as in {example}",
    ),
    "plan.bad_name": (
        "次の名前の中に、重複しているもの、または前後に空白のあるものがあります：{names}",
        "of these names, one is listed twice, or begins or ends with a space: {names}",
    ),
    "plan.bad_position": (
        "{field}は0以上10**18未満の整数です：{found}",
        "{field} is a whole number from 0 on, below 10**18: {found}",
    ),
    "plan.before_and_after": (
        "前計画と次期計画が同じ計画（{key}）になっています",
        'the plan before and the plan that follows are the same one, "{key}"',
    ),
    "plan.blank_text": ("{field}の文字列が空です：{text!r}", "the text of {field} is blank: {text!r}"),
    "plan.bound_of_a_fall": (
        "「{found}」は、減少の幅の下限とも上限とも読めます。減らす量だけ（例：-100人）か、目標の水準（AtLeast・AtMost、at-least・at-most）を書いてください",
        '"{found}" can be read as the least or as the greatest fall; write the fall alone (-100人), '
        "or the level that it leads to (AtLeast or AtMost, in files at-least or at-most)",
    ),
    "plan.change_by_a_share": (
        "指標「{indicator}」の単位は{unit}です。「{found}」の増減は、IncreaseBy（increase-by）または"
        "ReduceBy（reduce-by）で、基準とともに書いてください",
        'the indicator "{indicator}" is measured in {unit}; write a change of {found} as IncreaseBy (increase-by) '
        "or ReduceBy (reduce-by), with its base",
    ),
    "plan.circle_of_derived": (
        "指標「{id}」の値が自分自身から計算されることになっています（{chain}）。derived（計算元）を見直してください",
        'the indicator "{id}" is derived from itself ({chain}); change one "derived"',
    ),
    "plan.circle_of_part_of": (
        "指標「{id}」が自分自身の一部とされています（{chain}）。part_ofを見直してください",
        'the indicator "{id}" is part of itself ({chain}); change one "part_of"',
    ),
    "plan.circle": (
        "「{id}」の親をたどると自分自身に戻ります",
        'the parents of "{id}" lead back to itself',
    ),
    "plan.code_not_text": (
        '団体コードは引用符で囲んだ文字列で書きます：{found}（数として書くと先頭の0が失われます。例："011002"）',
        'a municipality code is quoted text: {found} (as a number it loses a leading zero; write "011002")',
    ),
    "plan.count_of": ("{level}の数", 'items of the level "{level}"'),
    "plan.dangling": (
        "ID「{id}」はありません。近いもの：{nearest}",
        'there is nothing of the id "{id}" to refer to here; nearest: {nearest}',
    ),
    "plan.day_too_far": (
        "{field}の日付は{first}から{last}までです：{found}",
        "the day of {field} is from {first} to {last}: {found}",
    ),
    "plan.due_in_words": (
        "「{text}」は期限の年度、月、日として読めません。毎年度の目標の期限は {{yearly: true}}、語だけの期限は {{qualifier: {text}}} と書いてください",
        'cannot read "{text}" as the year, month or day of a due date; write {{yearly: true}} for a target of every year, and {{qualifier: {text}}} for a date in words',
    ),
    "plan.duplicate_id": (
        "ID「{id}」が重複しています。計画の中でIDは一意でなければなりません",
        'the id "{id}" is used twice; every id in a plan is unique',
    ),
    "plan.follows_itself": (
        "前計画または次期計画が、この計画自身（{key}）になっています",
        'the plan before, or the plan that follows, is this plan itself, "{key}"',
    ),
    "plan.own_key": (
        "「{to}」はこの計画の指標です。この計画の中では「{inside}」と書きます",
        '"{to}" is an indicator of this plan; within it, write "{inside}"',
    ),
    "plan.part_of_done": (
        "全体が完了したものに、一部完了の内容は書けません：{part}",
        "what is done as a whole has no part that is done: {part}",
    ),
    "plan.empty_sum": (
        "合計する指標が書かれていません。指標のIDを書きます（sum: [a, b]）",
        "a sum needs the ids of the indicators that are added (sum: [a, b])",
    ),
    "plan.empty_list": (
        "項目のない一覧です。値がないときは理由を書きます（missing: …）",
        "the list is empty; where nothing was reported, say why (missing: …)",
    ),
    "plan.ends_in_itself": (
        "「{id}」の引継ぎ先をたどると自分自身に戻ります",
        'what goes on in place of "{id}" leads back to itself',
    ),
    "plan.former_id_in_use": (
        "旧ID「{id}」は、現在「{other}」のID（または旧ID）です。旧IDには、今は使われていないIDだけを書きます",
        'the former id "{id}" is now the id, or a former id, of "{other}"; a former id is one that nothing has now',
    ),
    "plan.goals_contradict": (
        "指標「{indicator}」の2つの目標（期限：{due}）は両立しません：{goals}",
        'the two goals of the indicator "{indicator}" due {due} cannot both be met: {goals}',
    ),
    "plan.into_ended": (
        "「{id}」の引継ぎ先「{into}」も{last}までに終わります",
        '"{id}" goes on in "{into}", which has ended by then ({last})',
    ),
    "plan.level_indicator": ("指標", "indicator"),
    "plan.level_initiative": ("取組事項", "initiative"),
    "plan.level_pillar": ("柱", "pillar"),
    "plan.needs_ended": (
        "「{ended}」は{last}で終わりますが、「{id}」がその後もこれを必要とします。移すか、ともに終えてください",
        '"{ended}" ends with {last}, but "{id}" needs it longer; move that, or end it too',
    ),
    "plan.no_bridge": (
        "新旧の算出方法を結ぶ2つの値は約のない数で、旧の値は0以外です：旧{old}、新{new}",
        "a bridge needs two exact levels, and an old one that is not zero: old {old}, new {new}",
    ),
    "plan.no_body": ("団体が1つもありません", "a plan belongs to at least one body"),
    "plan.not_a_list": (
        "一覧が必要な所に{found}があります",
        "a list is needed, but this is {found}",
    ),
    "plan.not_a_tolerance": (
        "許容範囲は0より大きい、約や以上の付かない値です：{found}",
        "a tolerance is an exact amount above zero: {found}",
    ),
    "plan.not_in_points": (
        "指標「{indicator}」は割合なので、増減や許容範囲はポイントで書きます：{found}（例：10ポイント）",
        'the indicator "{indicator}" is a percentage, which changes by points: write ポイント, not {found}',
    ),
    "plan.nth": ("{level}（{position}番目）", "{level} no. {position}"),
    "plan.number_too_large": (
        "{field}の数は大きすぎます。絶対値が{limit}未満でなければなりません",
        "the number of {field} is too large; it must be below {limit} in size",
    ),
    "plan.numbered": ("{level}{number}", "{level} {number}"),
    "plan.of_initiative": ("{name}（{unit}）", "{name} ({unit})"),
    "plan.of_members": ("{name}（{members}）", "{name} ({members:quoted})"),
    "plan.range_empty": (
        "{range}に当たる値はありません。上限と下限が同じときは、どちらも含めます",
        "no value is {range}; where both levels are the same, both are included",
    ),
    "plan.range_upside_down": (
        "下限{low}が上限{high}を上回っています",
        "the lower level {low} is above the upper level {high}",
    ),
    "plan.renamed_id": (
        "ID「{id}」は「{nearest}」に変更されています。新しいIDを書いてください",
        'the id "{id}" was renamed to "{nearest}"; write the new id',
    ),
    "plan.repeated_body": (
        "団体「{body}」が2度書かれています",
        'the body "{body}" is named twice',
    ),
    "plan.repeated_reference": ("同じIDが2度あります：{ids}", "the same id is listed twice: {ids}"),
    "plan.same_as_itself": (
        "指標「{id}」が、自分自身と同じものを測るとされています。same_asを見直してください",
        'the indicator "{id}" is stated to be the same as itself; see its same_as',
    ),
    "plan.share_not_positive": (
        "{goal}の割合は0より大きい値です：{found}（増加はIncreaseBy・increase-by、削減はReduceBy・reduce-by）",
        "the share of {goal} is above zero: {found} (growth is IncreaseBy, increase-by; a cut is ReduceBy, "
        "reduce-by)",
    ),
    "plan.strange_character": (
        "{field}の文字列に使えない文字{found}があります（制御文字など）",
        "the text of {field} has {found}: a control character, or no character at all",
    ),
    "plan.text_too_long": (
        "{field}の文字列が長すぎます（{length}字、上限{limit}字）",
        "the text of {field} is too long: {length} characters; the limit is {limit}",
    ),
    "plan.two_breaks": (
        "指標「{indicator}」の算出方法が{since}に2度変わっています",
        'the indicator "{indicator}" is redefined twice in {since}',
    ),
    "plan.two_targets": (
        "指標「{indicator}」に期限{due}の同じ種類の目標値が2つあります（{goals}）",
        'the indicator "{indicator}" has two targets of one kind due {due}: {goals}',
    ),
    "plan.unit_does_not_fit": (
        "指標「{indicator}」の単位は{unit}で、{found}とは測るものが違います",
        'the indicator "{indicator}" is measured in {unit}; {found} measures something else',
    ),
    "plan.unknown_id": (
        "ID「{id}」はありません。近いもの：{nearest}",
        'no item has the id "{id}"; nearest: {nearest}',
    ),
    "plan.unknown_indicator": (
        "指標「{id}」はありません。近いもの：{nearest}",
        'there is no indicator "{id}"; nearest: {nearest}',
    ),
    "plan.unknown_initiative": (
        "取組「{id}」はありません。近いもの：{nearest}",
        'there is no initiative "{id}"; nearest: {nearest}',
    ),
    "plan.unknown_of_own_key": (
        "「{to}」はこの計画への参照ですが、この計画に指標「{inside}」はありません",
        '"{to}" refers to this plan, which has no indicator "{inside}"',
    ),
    "plan.word_contradicts": (
        "「{found}」は{goal}の値として矛盾しています。この語の目標は{accepted}（ファイルではat-least・at-most）です",
        '"{found}" contradicts the goal {goal}; what it says is the goal {accepted} (in files at-least, at-most)',
    ),
    "plan.wrong_kind": (
        "{field}に入るのは{wanted}ですが、{found}があります",
        "{field} takes {wanted}, but this is {found}",
    ),
    "plan.yearly_span": (
        "複数年度の合計や平均（{goal}）は、毎年度の目標（yearly: true）にできません。期限（due）には期間の最後の年度を書きます",
        "a sum or a mean over several years ({goal}) cannot be a target of every year (`yearly: true`); as `due`, write the last of its years",
    ),
}
