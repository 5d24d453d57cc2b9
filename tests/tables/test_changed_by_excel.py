"""What Excel would change in a CSV file that it opens with a double click and saves."""

from dxmodel.tables.changed_by_excel import is_changed_by_excel

CHANGED = (
    "013121", "00", "+3", "1-1", "3/4", "1/2", "2024-04", "12/31/24", "(1)", "（１）", "１－１", "３",
    "=A1", "=HYPERLINK(1)", "+A1", "@SUM(A1)", "＝A1", "-A1", "--", "1e5", "1E+05", "12345678901234",
    "33.333333333333",
    "55.5%", "1:30", "mar-1", "Dec 24", "1-apr", "true", "False", "¥1,000", " 5", "5 ", "-012", "1 1/2",
    "sept 1",
)  # fmt: skip
KEPT = (
    "131211", "0", "-5", "0.5", "1,234", "12345678901", "R5", "R4/R8", "2023-04/2024-03", "2025-06-30",
    "令和5年度",
    "約5,300時間", "①", "⑧/3", "2-1-A", "-", "―", "kpi-1-1", "March", "may", "窓口", "A", "S", "P5", "", "％",
    "55%",
    "TRUE", "2024年度", "1(3)", "1（１）", "rpa-hours.targets[R10]", "1日", "0件",
)  # fmt: skip


def test_what_excel_computes_or_reformats_is_changed() -> None:
    """A leading zero, a day, a formula, a negative number in brackets, full-width digits, many digits."""
    assert [text for text in CHANGED if not is_changed_by_excel(text)] == []


def test_what_excel_saves_as_it_is_or_as_the_same_day_is_not() -> None:
    """Texts of municipalities, short numbers, and days, which come back with slashes."""
    assert [text for text in KEPT if is_changed_by_excel(text)] == []
