"""Which results of a year are owed, by whom, and since when: the cases by which that is decided."""

from datetime import date

import pytest
from hypothesis import given

import dxmodel as dx
from dxmodel.errors import ParseError
from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import Ledger
from dxmodel.progress import Reason, due_results
from dxmodel.testing import fiscal_years, ledgers, small_city
from tests.scaling import examples
from tests.yaml_ledger import PLAN, ledger_of

FLOW = "- {id: x, label: 利用件数, unit: 件, accumulation: flow, direction: up"

CASES = {
    "nothing was entered": ("", "", "no-observation", "2026-04-01"),
    "a final value": ("", "value: 5件", None, None),
    "a zero is a value": ("", "value: 0件", None, None),
    "a provisional value": ("", "value: 5件, status: provisional", "provisional", "2026-04-01"),
    "not counted yet": ("", "value: {missing: pending}", "pending", "2026-04-01"),
    "no reason": ("", "value: {missing: unknown}", "unknown", "2026-04-01"),
    "not carried out": ("", "value: {missing: not-implemented}", None, None),
    "not surveyed": ("", "value: {missing: not-surveyed}", None, None),
    "withheld": ("", "value: {missing: withheld}", None, None),
    "a forecast only": ("", "value: 5件, status: forecast", "not-a-result", "2026-04-01"),
    "a half of the year": ("", "value: 5件, period: 2025-04/2025-09", "part-of-year", "2026-04-01"),
    "members only": ("", "value: 5件, breakdown: {区分: 窓口}", "members-only", "2026-04-01"),
    "a calendar year": (", window: 暦年", "", "no-observation", "2026-01-01"),
    "measured later": (", span: R8～R10", "", None, None),
    "measured before": (", span: R3～R6", "", None, None),
    "it follows from others": (", derived: {sum: [y]}", "", None, None),
    "ended before": (", ended: {last: R6}", "", None, None),
    "ended in the year": (", ended: {last: R7}", "", "no-observation", "2026-04-01"),
    "an earlier entry: begins later": (
        "", "period: R5, value: {missing: {reason: not-started, starts: R8}}", None, None,
    ),
    "an earlier entry: begins by then": (
        "", "period: R5, value: {missing: {reason: not-started, starts: R7}}", "no-observation", "2026-04-01",
    ),
    "the baseline of the year": (", baseline: {value: 5件, year: R7}", "", None, None),
    "words": ("", "value: {text: 実施した}", None, None),
}  # fmt: skip
"""What the plan states of the indicator, the entry of R7, why its result is owed, and since when."""


def ledger_with(indicator: str, entry: str) -> Ledger:
    """Return a ledger with one indicator, and one entry of R7 where none names a period."""
    period = "" if "period" in entry else "period: R7, "
    other = "\n- {id: y, label: 他の指標, unit: 件, span: R3}"
    return ledger_of(f"{FLOW}{indicator}}}{other}", f"- {{indicator: x, {period}{entry}}}" if entry else "[]")


@pytest.mark.parametrize("case", CASES)
def test_a_result_is_owed_until_there_is_a_final_value_or_a_reason(case: str) -> None:
    """The day after the last one that is counted is the first on which it is owed."""
    indicator, entry, state, since = CASES[case]
    dues = due_results(ledger_with(indicator, entry), "R7")
    assert [str(each.since) for each in dues] == [since] * (since is not None)
    for each in dues:
        assert str(each.reason or "provisional") == state
        assert (each.reason is None) == (state == "provisional")


def test_what_is_owed_on_a_day_follows_from_what_was_known_by_then() -> None:
    """Before the year is over nothing is owed; an entry that became known later does not count."""
    ledger = ledger_with("", "value: 5件, known: 2026-06-15")
    days = ("2026-03-31", "2026-04-01", "2026-06-14", "2026-06-15", "令和8年6月30日")
    assert [len(due_results(ledger, "R7", on=day)) for day in days] == [0, 1, 1, 0, 0]
    assert due_results(ledger, "R7") == ()
    for wrong in ("R7", "2026-06", "x"):
        with pytest.raises(ParseError):
            due_results(ledger, "R7", on=wrong)


def test_a_year_outside_the_plan_owes_nothing_but_what_a_target_asks_for() -> None:
    """The plan runs from R3 to R12."""
    plain, later = (
        ledger_of(f"{FLOW}{targets}}}") for targets in ("", ", targets: [{due: R14, goal: {reach: 5件}}]")
    )
    years = ("R2", "R3", "R12", "R13", "R14", "R15")
    assert [len(due_results(plain, year)) for year in years] == [0, 1, 1, 0, 0, 0]
    assert [len(due_results(later, year)) for year in years] == [0, 1, 1, 0, 1, 0]


def test_the_members_with_a_target_owe_their_results() -> None:
    """Alone, where no target is for the total; a result of another member is none of theirs."""
    women = "{due: R9, goal: {reach: 50件}, breakdown: {性別: 女性}}"
    total = "{due: R9, goal: {reach: 90件}}"
    entry = "- {indicator: x, period: R7, value: 7件, status: provisional, breakdown: {性別: 女性}}"
    for targets, names in ((women, ["（女性）"]), (f"{total}, {women}", ["", "（女性）"])):
        ledger = ledger_of(f"{FLOW}, targets: [{targets}]}}", entry)
        dues = due_results(ledger, "R7")
        assert [each.name.text for each in dues] == [f"利用件数{name}" for name in names]
        assert dues[-1].breakdown == (("性別", "女性"),)
        assert dues[-1].reason is None
        assert dues[-1].entry is not None
        assert dues[-1].entry.breakdown == (("性別", "女性"),)


def test_a_target_of_a_day_inside_the_year_owes_the_count_up_to_that_day() -> None:
    """From the day after it, and until there is such a count."""
    targets = ", targets: [{due: 2025-09-30, goal: {reach: 5件}}]"
    [due] = due_results(ledger_with(targets, ""), "R7")
    assert (due.until, due.since) == (date(2025, 9, 30), date(2025, 10, 1))
    assert "令和7年9月30日まで" in due.describe("ja")
    [due] = due_results(ledger_with(targets, "value: 9件"), "R7")
    assert due.reason is Reason.NOT_UP_TO_DAY
    assert due_results(ledger_with(targets, "value: 4件, period: 2025-04/2025-09"), "R7") == ()


def test_a_figure_for_a_whole_span_answers_for_its_years() -> None:
    """A sum over R5 to R7 that is given as one figure; without it each year is owed."""
    targets = ", targets: [{due: R7, goal: {total-over: {amount: 90件, span: R5～R7}}}]"
    ledger = ledger_with(targets, "value: 80件, period: R5～R7")
    assert due_results(ledger, "R7") == ()
    assert len(due_results(ledger_with(targets, ""), "R7")) == 1


def test_what_was_done_stays_done_and_what_is_open_is_owed() -> None:
    """A milestone that an entry of an earlier year completes owes nothing later."""
    indicator = "- {id: x, label: 導入, targets: [{due: R9, goal: {completed: 導入}}]}"
    for done, count in (("true", 0), ("false", 1)):
        ledger = ledger_of(indicator, f"- {{indicator: x, period: R6, value: {{done: {done}}}}}")
        assert [len(due_results(ledger, year)) for year in ("R6", "R7")] == [0, count]


def test_the_departments_are_those_of_the_plan() -> None:
    """Its own, else those of its initiatives, else none; the sentence names them or says so."""
    initiatives = "initiatives:\n- {id: a, label: 窓口, owners: [市民課]}\n"
    for fields, owners, words in (
        (", owners: [DX推進課, 総務課]", ("DX推進課", "総務課"), "担当：DX推進課、総務課"),
        (", initiatives: [a]", ("市民課",), "担当：市民課"),
        ("", (), "担当：記載なし"),
    ):
        [due] = due_results(ledger_of(f"{FLOW}{fields}}}", plan=PLAN + initiatives), "R7")
        assert due.owners == owners
        assert words in due.describe("ja")


def test_a_removed_or_later_indicator_is_judged_by_the_plan_in_force_in_the_year() -> None:
    """As every answer about a year is."""
    for year in ("R4", "R5", "R6"):
        in_force = {each.id for each in small_city().in_force(year).plan.indicators}
        assert {each.indicator.id for each in due_results(small_city(), year)} <= in_force


@examples(0.5)
@given(ledger=ledgers(), year=fiscal_years(min_value=FiscalYear(2018), max_value=FiscalYear(2030)))
def test_each_result_is_owed_once_and_a_verdict_needs_none(ledger: Ledger, year: FiscalYear) -> None:
    """One answer for a member and a day; a year with a final value of the total does not owe it."""
    dues = due_results(ledger, year)
    keys = [(each.indicator.id, each.breakdown, each.until) for each in dues]
    assert len({*keys}) == len(keys)
    answers = dx.assess(ledger, year)
    for each in dues:
        assert each.year == year
        assert each.describe("ja")
        assert each.describe("en")
        if each.reason is None:
            assert each.entry is None or str(each.entry.status) == "provisional"
        elif not each.breakdown and each.until is None and not answers[each.indicator.id].others:
            assert answers[each.indicator.id].resolved.amount is None
