"""Whether something was done by a day: a table of right values."""

from datetime import date

import pytest

from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import resolve
from dxmodel.ledger.completion import CompletionRecord
from tests.yaml_ledger import ledger_of

INDICATOR = "- {id: x, label: 全庁展開}"
YEARS = (3, 4, 5, 6)


def entries(*texts: str) -> str:
    """The YAML of observations from ``R4 2023-03``, ``R5 false`` and the like."""
    lines = []
    for text in texts:
        period, done, *fields = text.split(" ")
        rest = "".join(f", {field.replace('=', ': ')}" for field in fields)
        lines.append(f"- {{indicator: x, period: {period}, value: {{done: {done}}}{rest}}}".replace("~", " "))
    return "\n".join(lines) or "[]"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        # at the end of R3, R4, R5, R6
        ([], [None, None, None, None]),
        (["R4 true"], [None, True, True, True]),
        (["R4 2023-03"], [False, True, True, True]),
        (["R4 R4"], [False, True, True, True]),
        (["R4 false"], [False, False, None, None]),
        (["R5 {part:~12課}"], [False, False, False, None]),
        (["R4 false", "R6 true"], [False, False, None, True]),
        (["R4 false", "R6 2023-06-01"], [False, False, True, True]),
        (["R6 2022-05"], [False, True, True, True]),  # an entry tells of an earlier year
        (["R6 R4/R5"], [False, None, True, True]),
        (["R6 /2023-03-31"], [None, True, True, True]),
        (["R6 2023-04-01/"], [False, False, None, None]),
        # what was done stays done until a later entry says otherwise
        (["R4 true", "R6 false"], [None, True, True, False]),
        (["R4 2022-05", "R5 false", "R6 2024-06"], [False, True, False, True]),
        # an entry of a year dates it to a later one
        (["R4 2023-06"], [False, False, True, True]),
        # entries that contradict each other state nothing
        (["R4 false", "R6 2022-05"], [False, None, None, True]),
        (["R4 true", "R4 false known=2023-05-01"], [None, None, None, None]),
        # of two entries of one year the later known one counts, the final one before the provisional one
        (["R4 false known=2023-04-01", "R4 true known=2023-05-01"], [None, True, True, True]),
        (["R4 true status=final", "R4 false status=provisional known=R5"], [None, True, True, True]),
        # of entries that agree the most precise one counts
        (["R4 true", "R4 2022-06 known=2023-05-01"], [False, True, True, True]),
        (["R5 R4/R5 known=2024-05-01", "R5 2023-01/2023-06"], [False, None, True, True]),
        (["R4 false", "R4 {part:~12課} known=R5"], [False, False, None, None]),
        (["R4 2022-06", "R4 2022-08 known=R5"], [None, None, None, None]),
        # a day up to the end of the 31 May after the year is its end; another day outside is none
        (["R4 true as_of=2023-05-20"], [None, True, True, True]),
        (["R4 true as_of=2023-07-01"], [None, None, None, None]),
        # two days of one year both count
        (["R5 false as_of=2023-06-30", "R5 true as_of=2023-09-30"], [False, False, True, True]),
        # what is planned or expected is no result
        (["R4 2023-03 status=planned"], [None, None, None, None]),
        (["R4 2023-03 status=forecast"], [None, None, None, None]),
        # months of a year speak for their last day
        (["2022-04/2022-09 2022-08"], [False, True, True, True]),
        (["2022-04/2022-09 false"], [False, None, None, None]),
        (["R4 true as_of=2022-10-01"], [None, True, True, True]),
        (["R4 false as_of=2022-10-01"], [False, None, None, None]),
        # a member of a breakdown says nothing about the whole
        (["R4 true breakdown={課:~税務課}"], [None, None, None, None]),
        # before the plan, which began with R3: only a result of a year before it states that
        (["R4 2019-03"], [None, None, None, None]),
        (["R2 2019-03"], [True, True, True, True]),
        (["R2 2019-03", "R4 2019-03"], [True, True, True, True]),
    ],
)
def test_what_is_done_by_the_end_of_a_year(texts: list[str], expected: list[bool | None]) -> None:
    """True, False, or None where nobody has stated it."""
    ledger = ledger_of(INDICATOR, entries(*texts))
    indicator = ledger.plan.indicator("x")
    days = [date(2019 + year, 3, 31) for year in YEARS]
    assert [CompletionRecord.of(ledger, indicator).is_done_by(day) for day in days] == expected


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        ("2023-09-30", [False, True]),
        ("2023-09", [None, True]),
        ("R5", [None, None]),
        ("true", [None, None]),
    ],
)
def test_a_vague_date_leaves_open_what_lies_within_it(done: str, expected: list[bool | None]) -> None:
    """By the end of 15 September and of 30 September, for an entry of the whole year."""
    ledger = ledger_of(INDICATOR, entries(f"R5 {done}"))
    days = (date(2023, 9, 15), date(2023, 9, 30))
    assert [
        CompletionRecord.of(ledger, ledger.plan.indicator("x")).is_done_by(day) for day in days
    ] == expected


def test_an_unrelated_entry_changes_nothing() -> None:
    """Of another indicator, in words, or missing."""
    others = """
    - {indicator: x, period: R5, value: {text: 運用中}}
    - {indicator: x, period: R6, value: {missing: pending}}
    - {indicator: y, period: R6, value: {done: false}}
    """
    observations = entries("R4 2023-03") + "\n" + "\n".join(each.strip() for each in others.splitlines())
    ledger = ledger_of(f"{INDICATOR}\n- {{id: y, label: 別}}", observations)
    days = [date(2019 + year, 3, 31) for year in YEARS]
    assert [CompletionRecord.of(ledger, ledger.plan.indicator("x")).is_done_by(day) for day in days] == [
        False,
        True,
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["R4 2023-03"], ["None", "done (March 2023)", "done (March 2023)", "done (March 2023)"]),
        (["R4 true", "R5 false"], ["None", "done", "not done", "None"]),
        (["R4 {part:~12課}"], ["None", "partly done: “12課”", "None", "None"]),
        (["R4 true", "R5 true status=planned"], ["None", "done", "done", "done"]),
    ],
)
def test_the_value_of_what_was_done_holds_in_later_years(texts: list[str], expected: list[str]) -> None:
    """Until an entry says otherwise; what is not done, or done in part, does not hold on."""
    ledger = ledger_of(INDICATOR, entries(*texts))
    values = [resolve(ledger, ledger.plan.indicator("x"), FiscalYear(2018 + year)).value for year in YEARS]
    assert list(map(str, values)) == expected
