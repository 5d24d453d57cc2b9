"""Messages of errors in the pandas frames that are to be assessed."""

_JA = "。複数の自治体の行があるなら、131211/rpa-hoursのように、自治体も「indicator」に入れます"
_EN = '; several municipalities? put each into "indicator", as 131211/rpa-hours'

_READ_JA = "「R6」や「令和6年度」はFiscalYear.parseで、日付と期間はdxmodel.framesで読めます"
_READ_EN = "FiscalYear.parse reads R6 and 令和6年度, dxmodel.frames reads dates and periods"

MESSAGES = {
    "frame.absurd": (
        "列「{column}」の{row}行目（0から数える）の{found}は大きすぎます。float64にした絶対値が{limit}未満でなければなりません（{rows}行）",
        'the column "{column}" holds {found} in row {row} (from 0); as float64 it must be below {limit} in size (such rows: {rows})',
    ),
    "frame.day_of_another_year": (
        "列「{column}」の{row}行目（0から数える）の{found}は、列「{needed}」の{year}年度の日ではありません（{rows}行）",
        'the column "{column}" holds {found} in row {row} (from 0), which is no day of FY{year}, its "{needed}" (such rows: {rows})',
    ),
    "frame.empty_of_another_kind": (
        "列「{column}」には何もありませんが、型が{kind}です。{accepted}のような数の型にしてください",
        'nothing stands in the column "{column}", but its kind is {kind}; it must be one of numbers, such as {accepted}',
    ),
    "frame.infinite": (
        "列「{column}」の{row}行目（0から数える）が無限大です（{rows}行）",
        'the column "{column}" holds an infinite number in row {row} (from 0; such rows: {rows})',
    ),
    "frame.layered_columns": (
        "列の見出しが{levels}段のMultiIndexです。段のない見出しにしてください",
        "the columns are a MultiIndex (levels: {levels}); they must be plain names",
    ),
    "frame.missing_columns": ("列がありません：{missing}", "columns are missing: {missing}"),
    "frame.missing_key": (
        "{row}行目（0から数える）に指標がありません（{rows}行）",
        "row {row} (from 0) names no indicator (such rows: {rows})",
    ),
    "frame.missing_year": (
        "{row}行目（0から数える）に年度がありません（{rows}行）",
        "row {row} (from 0) has no fiscal year (such rows: {rows})",
    ),
    "frame.score_failed": (
        "判定方法「{method}」が、{row}行目（0から数える）の「{indicator}」の{year}年度の値に評点を出せません（{result}、{rows}行）。評価できない値は、declinesに理由を書いて除きます",
        'the method "{method}" gives no score for "{indicator}" in FY{year}, row {row} from 0 ({result}; such rows: {rows}); a value that it cannot score needs a reason in its declines',
    ),
    "frame.method_failed": (
        "判定方法「{method}」は、配列を計算できません（{result}）。ifやmathの関数を使わず、演算子とpath.whereで書きます",
        'the method "{method}" cannot compute with arrays ({result}); write it with operators and path.where, without if and functions of math',
    ),
    "frame.test_failed": (
        "判定方法「{method}」のdeclinesの「{reason}」の条件は、配列を計算できません（{result}）。ifやmathの関数を使わず、演算子とpath.whereで、行ごとの真偽を返します",
        'the test of the reason "{reason}" in the declines of the method "{method}" cannot compute with arrays ({result}); write it with operators and path.where, without if and functions of math, and return a truth value for each row',
    ),
    "frame.no_frame": (
        "「{name}」には表がありません。近いもの：{nearest}（表があるもの：{accepted}）",
        'there is no frame of "{name}"; nearest: {nearest} (there is one of {accepted})',
    ),
    "frame.method_not_sent": (
        "判定方法「{method}」は、ほかのプロセスに渡せません（{result}）。lambdaではなく、モジュールの関数で書くか、processes=1にします",
        'the method "{method}" cannot be sent to other processes ({result}); write its functions in a module, not as lambda, or choose processes=1',
    ),
    "frame.missing_extra": (
        "pandas以外の表（{found}）には{package}が必要です：pip install dxmodel[frames]。pandasの表に変えても渡せます（.to_pandas()）",
        "a frame of another library than pandas ({found}) needs {package}: pip install dxmodel[frames]; or pass it as one of pandas (.to_pandas())",
    ),
    "frame.no_value": (
        "「{found}」は、数でも、値がない理由でもありません。理由として読めるのは{accepted}です。「－」などの意味は layout=TableLayout(missing=…) で指定します",
        '"{found}" is neither a number nor a reason why there is none; the reasons are {accepted}. What a dash means is said with '
        'layout=TableLayout(missing={{"-": "not-surveyed"}})',
    ),
    "frame.no_folders": (
        "「{folder}」の中に、plan.yaml のあるフォルダーがありません",
        'no folder in "{folder}" holds a plan.yaml',
    ),
    "frame.not_a_word": (
        "列「{column}」の{row}行目（0から数える）に「{found}」があります。使えるのは{accepted}です（{rows}行）",
        'the column "{column}" holds "{found}" in row {row} (from 0), which is none of {accepted} (such rows: {rows})',
    ),
    "frame.not_a_frame": (
        "メモリーにある表（pandasやPolarsのDataFrame、ArrowのTable）ではなく{found}です。PolarsのLazyFrameは .collect() で渡せます",
        "it must be a frame in memory (a DataFrame of pandas or Polars, a Table of Arrow), not {found}; a LazyFrame of Polars has .collect()",
    ),
    "frame.not_a_year": (
        "列「{column}」の{row}行目（0から数える）に{found}があります。年度は西暦の整数で書きます（例：2024）（{rows}行）",
        'the column "{column}" holds {found} in row {row} (from 0); a fiscal year is a whole Western year such as 2024 (such rows: {rows})',
    ),
    "frame.not_a_number": (
        "列「{column}」の{row}行目（0から数える）に「{found}」（{kind}）があります。数でなければなりません。値がないところはNaNにします（{rows}行）",
        'the column "{column}" holds "{found}" ({kind}) in row {row} (from 0); it must be a number, or NaN where there is none (such rows: {rows})',
    ),
    "frame.not_days": (
        "列「{column}」は{kind}で、日付ではありません。{accepted}（pd.to_datetime）にしてください",
        'the column "{column}" holds {kind}, no days; make it {accepted} (pd.to_datetime)',
    ),
    "frame.not_numbers": (
        "列「{column}」は数でなければなりません（{kind}です。たとえば{row}行目（0から数える）は「{found}」）",
        'the column "{column}" must hold numbers, not {kind}, such as "{found}" in row {row} (from 0)',
    ),
    "frame.not_one_word": (
        "列「{column}」の{row}行目（0から数える）に「{found}」があります。1つの文字列か数でなければなりません（{rows}行）",
        'the column "{column}" holds {found} in row {row} (from 0); it must be one text or number (such rows: {rows})',
    ),
    "frame.process_ended": (
        '処理を分担するプロセスが途中で終了しました。メモリーが足りないか、スクリプトの中でif __name__ == "__main__" の下から呼び出していません',
        "a process ended before its time: there is too little memory, or a script calls this outside of "
        'if __name__ == "__main__":',
    ),
    "frame.processes": (
        "プロセスの数は1以上の整数です：{found}",
        "the number of processes is a whole number from 1, not {found}",
    ),
    "frame.repeated_columns": ("同じ名前の列が2つあります：{repeated}", "columns stand twice: {repeated}"),
    "frame.repeated_plan": (
        "計画「{plan}」の台帳が2つあります（{first}番目と{position}番目、0から数える）。1つの計画の台帳は1つだけにするか、別の表にします",
        'two ledgers are of the plan "{plan}" (numbers {first} and {position}, from 0); give one for each plan, or make a frame of each',
    ),
    "frame.repeated_key": (
        "指標「{indicator}」、年度「{year}」の行が{same}行あります（{first}行目、次は{row}行目、0から数える）"
        + _JA,
        'the indicator "{indicator}" has {same} rows for {year} (row {first}, then row {row}, from 0)' + _EN,
    ),
    "frame.repeated_keys": (
        "指標「{indicator}」、年度「{year}」の行が{same}行あります（{first}行目、次は{row}行目、0から数える）。前にある行と指標・年度が同じ行は、全部で{rows}行です"
        + _JA,
        'the indicator "{indicator}" has {same} rows for {year} (row {first}, then row {row}, from 0); '
        "in all, {rows} rows repeat the key of one before" + _EN,
    ),
    "frame.several_methods": (
        "方法は1度に1つだけ、名前で指定します（{found}です）。いくつもの方法で判定するには、名前を順に渡します：{{name: assess_frame(frame, name) for name in methods}}",
        "one method is asked at a time, by its name, not {found}; for several, go through their names: {{name: assess_frame(frame, name) for name in methods}}",
    ),
    "frame.two_units": (
        "{row}行目（0から数える）の指標「{indicator}」の単位が1つに定まりません（{rows}行）",
        'the indicator "{indicator}" has no single unit (row {row} from 0; such rows: {rows})',
    ),
    "frame.value_of_other_unit": (
        "「{found}」は単位「{unit}」に換算できません",
        '"{found}" cannot be converted to the unit "{unit}"',
    ),
    "frame.units_of_cells": (
        "単位が{found}個、値が{wanted}個あります。値1つに単位を1つずつ渡します",
        "there are {found} units for {wanted} cells; give one for each cell",
    ),
    "frame.without_partner": (
        "列「{column}」には、列「{needed}」も必要です",
        'the column "{column}" needs the column "{needed}" beside it',
    ),
    "frame.year_as_other": (
        "列「{column}」の{row}行目（0から数える）に「{found}」（{kind}）があります。年度の始まる西暦の整数でなければなりません（{rows}行）。"
        + _READ_JA,
        'the column "{column}" holds "{found}" ({kind}) in row {row} (from 0); a fiscal year is a whole Western year such as 2024 '
        "(such rows: {rows}); " + _READ_EN,
    ),
    "frame.years_as_other": (
        "列「{column}」は年度の始まる西暦の整数でなければなりません（{kind}です。たとえば{row}行目（0から数える）は「{found}」）。"
        + _READ_JA,
        'the column "{column}" must hold Western years as whole numbers such as 2024, not {kind}, '
        'such as "{found}" in row {row} (from 0); ' + _READ_EN,
    ),
}
