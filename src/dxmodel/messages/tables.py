"""Messages of errors in tables that other people keep, and of what was read from them."""

MESSAGES = {
    "tables.no_column": (
        "「{found}」は列ではありません（A～{last}）",
        "{found} is no column (A to {last})",
    ),
}
