"""Messages of errors in numbers, units and amounts."""

MESSAGES = {
    "amount.not_a_number": (
        "{value}（{type}）は正確な数ではありません。int、Decimal、または「0.1」のような文字列で指定してください",
        "{value} ({type}) is not an exact number; give an int, a Decimal, or text such as '0.1'",
    ),
    "amount.too_large": (
        "数値 {value} は大きすぎます。絶対値が {limit} 未満でなければなりません",
        "the number {value} is too large; it must be below {limit} in size",
    ),
    "amount.too_fine": (
        "数値 {value} は小数が {found} 桁あり、細かすぎます。{places} 桁までに丸めてください（例：{rounded}）",
        "the number {value} has {found} decimals; round it to at most {places} decimals, e.g. {rounded}",
    ),
    "amount.not_an_amount": (
        "{value}（{type}）は数量ではありません。Amount、または「5,328時間」のような文字列で指定してください",
        '{value} ({type}) is not an amount; give an Amount, or text such as "5,328時間"',
    ),
    "amount.unreadable": (
        "「{text}」は数量として読めません。{accepted} のように書いてください",
        'cannot read "{text}" as an amount; write it like {accepted}',
    ),
    "amount.two_numbers": (
        "「{text}」には数が2つ（{first} と {second}）あります。1つの欄には1つの値だけを書きます",
        '"{text}" holds two numbers, {first} and {second}; write one value in one place',
    ),
    "amount.two_bounds": (
        "「{text}」は下限（{low}）と上限（{high}）の2つです。目標では within の low と high に分けて書きます",
        '"{text}" is two bounds, {low} and {high}; write them as `low` and `high` of the goal `within`',
    ),
    "amount.two_units": (
        "「{text}」は2つの単位で書かれています。「1.5時間」「90分」のように1つの単位で書きます",
        '"{text}" is written in two units; write it in one, like 1.5時間 or 90分',
    ),
    "amount.fraction": (
        "「{text}」は分数です。小数か百分率で書くか、分子（{numerator}）と分母（{denominator}）に分けて書きます",
        '"{text}" is a fraction; write a decimal or a percentage, or its parts, '
        "{numerator} and {denominator}, as a ratio",
    ),
    "amount.mark": (
        "「{text}」の「{mark}」は値の一部ではありません。値は「{amount}」とだけ書き、"
        "注は note: に、見込みや速報であることは status: に書きます",
        '"{mark}" in "{text}" is no part of the value; write "{amount}" alone, what the mark says as a note, '
        "and that it is a forecast or provisional as the status",
    ),
    "amount.spreadsheet": (
        "「{text}」は表計算ソフトの表示（エラー、桁あふれ、指数）で、値ではありません。元のセルの値を書いてください",
        'a spreadsheet shows "{text}" for an error or a number that is too wide for its column; write the value of the cell itself',
    ),
    "amount.date": (
        "「{text}」は日付か年度で、値ではありません。"
        "表計算ソフトが 1/3 などを日付に変えることがあります。元の値を確かめて書いてください",
        '"{text}" is a date, not a value; a spreadsheet may have made it of a text such as 1/3; '
        "write the original value",
    ),
    "amount.currency": (
        "金額「{text}」は「{amount}」のように単位を付けて書きます",
        'write the sum "{text}" with its unit: {amount}',
    ),
    "amount.change": (
        "「{text}」は値ではなく増減です。目標は change-by: {change}（割合なら reduce-by または increase-by）、"
        "実績は増減後の値で書きます",
        '"{text}" is a change and no value; write a goal as change-by: {change} (a share of a base as '
        "reduce-by or increase-by), and a result as the value after the change",
    ),
    "amount.vague": (
        "「{text}」の「{word}」は範囲を定めません。{accepted} のように書いてください",
        '"{word}" in "{text}" sets no bound; write it like {accepted}',
    ),
    "amount.digits": (
        "「{text}」の「{figure}」は数として読めません。"
        "桁区切りは3桁ごとの「,」、小数点は「.」で、先頭に0は付けません",
        'the digits "{figure}" in "{text}" are no number; commas stand before every third digit, '
        "a point before decimals, and no zero leads",
    ),
    "amount.look_alike": (
        "「{text}」の「{character}」（{code}）は「{plain}」に似た別の文字です。「{plain}」と書きます",
        'the character "{character}" ({code}) in "{text}" only looks like "{plain}"; write "{plain}"',
    ),
    "amount.look_alike_unit": (
        "単位「{name}」は「{plain}」に似た別の文字（互換文字や半角カナ）で書かれています。「{plain}」と書きます",
        'the unit "{name}" is written in characters that only look like "{plain}"; write "{plain}"',
    ),
    "amount.control_character": (
        "値に、タブや改行などの見えない文字（{code}）が含まれています。取り除いてください",
        "the value contains a character that cannot be seen ({code}), such as a tab or a line break; remove it",
    ),
    "amount.no_unit": (
        "「{text}」に単位がありません。「5,328時間」のように単位を付けるか、unit= で指定してください。"
        "指数など単位のない値は「1.72単位なし」と書きます",
        '"{text}" has no unit; print one, as in 5,328時間, or say which with unit=; an index that is a number '
        "alone is written 1.72単位なし",
    ),
    "amount.no_such_unit": (
        "「{name}」という単位はありません。指標が数えるものなら、その指標の unit: に書きます。"
        "ほかの単位との換算や別表記は plan.yaml の units: に書きます",
        'no unit is called "{name}"; what an indicator counts stands in its "unit:"; '
        'conversions and spellings stand under "units:" in plan.yaml',
    ),
    "amount.no_such_unit_like": (
        "「{name}」という単位はありません。最も近いのは「{nearest}」です。"
        "指標が数えるものなら、その指標の unit: に書きます。"
        "ほかの単位との換算や別表記は plan.yaml の units: に書きます",
        'no unit is called "{name}"; the nearest one is "{nearest}"; what an indicator counts stands in '
        'its "unit:"; conversions and spellings stand under "units:" in plan.yaml',
    ),
    "amount.unit_mismatch": (
        "単位「{left}」と「{right}」は種類が異なるため、換算も比較もできません",
        'the units "{left}" and "{right}" measure different things; they neither convert nor compare',
    ),
    "amount.unit_taken": (
        "「{name}」は既に単位「{unit}」として読まれます。それをそのまま使うか、別の名前を付けてください",
        '"{name}" is already read as the unit "{unit}"; use that one, or choose another name',
    ),
    "amount.unit_redefined": (
        "単位「{name}」はこの計画で {known} と定義されているため、{found} とは定義できません",
        'this plan defines the unit "{name}" as {known}, so it cannot become {found}',
    ),
    "amount.bad_unit_english": (
        "単位「{name}」の英語名「{found}」は空にできません。「terminal/terminals」のように単数/複数を書きます",
        'the English of the unit "{name}" is blank: "{found}"; write singular and plural, terminal/terminals',
    ),
    "amount.bad_unit_name": (
        "「{name}」は単位の名前にできません。文字だけの20字以内で、「万」などの数詞で始まらず、"
        "「以上」などの語で終わらない名前にしてください",
        'a unit cannot be called "{name}"; use at most 20 letters and no digits, '
        "without a numeral such as 万 at the start or a word such as 以上 at the end",
    ),
    "amount.bad_unit_factor": (
        "単位「{name}」を「{like}」の {factor} 倍とは定義できません。"
        "倍率は正の数、基準は「/」のない単位でなければなりません",
        'the unit "{name}" cannot be {factor} of "{like}"; '
        'the factor must be above 0, and the other a unit without "/"',
    ),
    "amount.no_width": (
        "約の幅 ±{by} は正の数でなければなりません",
        "the half-width ±{by} of an approximate number must be above 0",
    ),
    "amount.range_order": (
        "範囲 {low}〜{high} の上端は下端より大きくなければなりません",
        "the range {low}–{high} must end above where it starts",
    ),
    "amount.empty_interval": (
        "区間 {low}〜{high} に含まれる数がありません",
        "no number lies in the interval from {low} to {high}",
    ),
    "amount.half_open": (
        "区間 {low}〜{high} は端を含まないため、数量として書けません",
        "the interval from {low} to {high} leaves out an end, which an amount cannot say",
    ),
    "amount.nothing_known": (
        "結果の数量（単位「{unit}」）には上限も下限もありません",
        'the result, in the unit "{unit}", has neither a lower nor an upper end: nothing is known of it',
    ),
    "amount.undecided": (
        "「{left}」と「{right}」は範囲が重なるため、大小を決められません",
        "{left} and {right} overlap, so which is greater cannot be decided",
    ),
    "amount.not_exact": (
        "「{amount}」は正確な数ではないため、pint の量にできません。interval の両端を使ってください",
        "{amount} is not exact, and a pint quantity cannot say so; use the ends of its interval",
    ),
}
