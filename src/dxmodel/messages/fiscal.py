"""Messages of errors in fiscal years, months, spans and dates."""

MESSAGES = {
    "fiscal.unreadable_year": (
        "「{text}」は年度として読めません。{accepted}のように書いてください",
        'cannot read "{text}" as a fiscal year; write it like {accepted}',
    ),
    "fiscal.unreadable_month": (
        "「{text}」は月として読めません。{accepted}のように書いてください",
        'cannot read "{text}" as a month; write it like {accepted}',
    ),
    "fiscal.unreadable_span": (
        "「{text}」は期間として読めません。{accepted}のように書いてください",
        'cannot read "{text}" as a span of fiscal years; write it like {accepted}',
    ),
    "fiscal.unreadable_when": (
        "「{text}」は時点として読めません。{accepted}のように書いてください",
        'cannot read "{text}" as a date; write it like {accepted}',
    ),
    "fiscal.calendar_year": (
        "「{text}」は暦年の書き方で、年度のことかどうか分かりません。使えるのは{accepted}です",
        '"{text}" names a calendar year, which may or may not mean a fiscal year; what would do: {accepted}',
    ),
    "fiscal.year_as_time": (
        "「{text}」は、年度か暦年か分かりません。年度ならば1つ目、暦年ならば2つ目のように書いてください：{accepted}",
        '"{text}" may be a fiscal or a calendar year; write the first for the fiscal, the second for the calendar year: {accepted}',
    ),
    "fiscal.other_length": (
        "「{span}」は{months}か月間で、{stated}年間ではありません。期間か年数のどちらかを直してください",
        "{span} is {months} months, not {stated} years; correct the span or its length",
    ),
    "fiscal.no_such_day": (
        "「{text}」という日はありません。{month}は{last}日までです",
        "there is no day {text}: {month} has {last} days",
    ),
    "fiscal.no_such_month": (
        "「{text}」の{month}月という月はありません。月は1から12までです",
        "{text} has the month {month}, but months are 1 to 12",
    ),
    "fiscal.number_of_day": (
        "「{text}」は、表計算ソフトの日付の通し番号と思われます。{accepted}のように書き直してください",
        '"{text}" seems to be the number by which a spreadsheet counts a day; write it like {accepted}',
    ),
    "fiscal.rewritten_month": (
        "「{text}」は、表計算ソフトが月を書き換えたものと思われます。{accepted}のように書き直してください",
        'a spreadsheet seems to have rewritten a month as "{text}"; write it like {accepted}',
    ),
    "fiscal.other_weekday": (
        "「{text}」の曜日が違います。その日は{weekday}曜日です",
        'the weekday of "{text}" is wrong; it would be {weekday}',
    ),
    "fiscal.sides_disagree": (
        "「{text}」の二つの書き方が別の年度です（{left}と{right}）",
        'the two sides of "{text}" are different fiscal years ({left} and {right})',
    ),
    "fiscal.before_era": (
        "「{text}」は存在しません。{era}は{start}からです",
        '"{text}" does not exist; dates are counted in {era} from {start} on',
    ),
    "fiscal.lunisolar": (
        "{day}は太陽暦の採用（{start}）より前で、元号の日付にできません",
        "{day} is before Japan took the Gregorian calendar on {start} and has no era date here",
    ),
    "fiscal.not_a_year": (
        "{found}は年度になりません。{first}から{last}までの整数を渡してください",
        "{found} cannot be a fiscal year; give an int from {first} to {last}",
    ),
    "fiscal.not_a_month": (
        "{found}は月になりません。{first}から{last}までの年と月を整数で渡してください",
        "{found} cannot be a month; give a year and a month, ints, from {first} to {last}",
    ),
    "fiscal.not_a_day_or_month": (
        "{found}は日にも月にもなりません。{accepted}のように書いてください",
        "{found} is neither a day nor a month; write it like {accepted}",
    ),
    "fiscal.no_window": (
        "「{text}」は年のうちの連続した月として読めません。{accepted}のように書いてください",
        'cannot read "{text}" as a run of months in each year; write it like {accepted}',
    ),
    "fiscal.window_needs_year": (
        "{months}月は二つの年度に半分ずつまたがります。属する年度を、始まる年度（start）か終わる年度（end）で書いてください：{accepted}",
        "{months} lies half in one fiscal year and half in the next; state which of them it belongs to: {accepted}",
    ),
    "fiscal.window_has_year": (
        "{months}月の属する年度は月の数で決まるので、start・endは書きません",
        "{months} belongs to the fiscal year that holds most of its months; write neither start nor end",
    ),
    "fiscal.not_fiscal": (
        "{found}は使えません。{accepted}を渡してください",
        "cannot use {found} here; give {accepted}",
    ),
    "fiscal.no_end": (
        "期間にも時点にも、始まりか終わりの少なくとも一方が必要です",
        "a span or a date needs a start or an end, or both",
    ),
    "fiscal.backwards": (
        "終わり（{end}）が始まり（{start}）より前です",
        "the end ({end}) is before the start ({start})",
    ),
    "fiscal.open_span": (
        "「{span}」は終わりか始まりが決まっていないので、数え上げられません",
        "{span} is open and cannot be counted through",
    ),
    "fiscal.frequency": (
        "{found}の列は年度になりません。{accepted}にしてください",
        "{found} does not hold fiscal years; use {accepted}",
    ),
}
