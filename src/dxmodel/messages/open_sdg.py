"""Messages of errors in series that are assessed by the method of Open SDG."""

MESSAGES = {
    "open_sdg.direction": (
        "「{found}」はOpen SDGの向きではありません。使えるのは{accepted}です（近いもの：{nearest}）。Open SDGはpositive以外を全てnegativeとして扱います",
        '"{found}" is no direction of Open SDG, which are {accepted} (nearest: {nearest}); '
        "Open SDG itself takes anything but positive for negative",
    ),
    "open_sdg.not_a_number": (
        "{found}は有限の数ではありません。値がないときはNoneにします",
        "{found} is not a finite number; a value that is missing is None",
    ),
    "open_sdg.not_a_year": (
        "{found}は年ではありません。2024のような整数か、FiscalYearを使います",
        "{found} is not a year; give a whole number such as 2024, or a FiscalYear",
    ),
}
