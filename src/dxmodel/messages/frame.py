"""What keeps a frame from being judged."""

MESSAGES = {
    "frame.absurd": (
        "列「{column}」の{row}行目（0から数える）の{found}は大きすぎます。float64にした絶対値が{limit}未満でなければなりません（{rows}行）",
        'the column "{column}" holds {found} in row {row} (from 0); as float64 it must be below {limit} in size ({rows} such rows)',
    ),
    "frame.infinite": (
        "列「{column}」の{row}行目（0から数える）が無限大です（{rows}行）",
        'the column "{column}" holds an infinite number in row {row} (from 0; {rows} such rows)',
    ),
    "frame.layered_columns": (
        "列の見出しが{levels}段のMultiIndexです。段のない見出しにしてください",
        "the columns are a MultiIndex (levels: {levels}); they must be plain names",
    ),
    "frame.missing_columns": ("列がありません: {missing}", "columns are missing: {missing}"),
    "frame.missing_key": (
        "{row}行目（0から数える）に指標がありません（{rows}行）",
        "row {row} (from 0) names no indicator ({rows} such rows)",
    ),
    "frame.missing_year": (
        "{row}行目（0から数える）に年度がありません（{rows}行）",
        "row {row} (from 0) has no fiscal year ({rows} such rows)",
    ),
    "frame.not_a_direction": (
        "列「direction」の{row}行目（0から数える）に「{found}」があります。使えるのは{accepted}です（{rows}行）",
        'the column "direction" holds "{found}" in row {row} (from 0), which is none of {accepted} ({rows} such rows)',
    ),
    "frame.not_a_frame": (
        "pandasのDataFrameではなく{found}です（PolarsやArrowの表は .to_pandas() で渡せます）",
        "it must be a pandas DataFrame, not {found} (tables of Polars and Arrow have .to_pandas())",
    ),
    "frame.not_a_year": (
        "列「{column}」の{row}行目（0から数える）に{found}があります。年度は西暦の整数で書きます（例: 2024）（{rows}行）",
        'the column "{column}" holds {found} in row {row} (from 0); a fiscal year is a whole Western year such as 2024 ({rows} such rows)',
    ),
    "frame.not_numbers": (
        "列「{column}」は数でなければなりません（{found}です）",
        'the column "{column}" must hold numbers, not {found}',
    ),
    "frame.not_one_word": (
        "列「{column}」の{row}行目（0から数える）に「{found}」があります。1つの文字列か数でなければなりません（{rows}行）",
        'the column "{column}" holds {found} in row {row} (from 0); it must be one text or number ({rows} such rows)',
    ),
    "frame.repeated_columns": ("同じ名前の列が2つあります: {repeated}", "columns stand twice: {repeated}"),
    "frame.repeated_key": (
        "指標「{indicator}」の{year}年度が2行あります（{row}行目、0から数える。ほかも含めて{rows}行）",
        'the indicator "{indicator}" has two rows for {year} (row {row} from 0; {rows} such rows)',
    ),
    "frame.two_units": (
        "指標「{indicator}」の単位が1つに定まりません（{row}行目、0から数える。ほかも含めて{rows}行）",
        'the indicator "{indicator}" has no single unit (row {row} from 0; {rows} such rows)',
    ),
    "frame.without_partner": (
        "列「{column}」には、列「{needed}」も必要です",
        'the column "{column}" needs the column "{needed}" beside it',
    ),
    "frame.years_as_other": (
        "列「{column}」は年度の始まる西暦の整数でなければなりません（{found}です）。「R6」や「令和6年度」はFiscalYear.parseで、日付と期間はdxmodel.fiscal.frameで読めます",
        'the column "{column}" must hold Western years as whole numbers such as 2024, not {found}; '
        "FiscalYear.parse reads R6 and 令和6年度, dxmodel.fiscal.frame reads dates and periods",
    ),
}
