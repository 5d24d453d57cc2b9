"""A milestone: whether it was done when it was due, and by the end of a year."""

import pytest

from dxmodel.fiscal import FiscalYear
from dxmodel.progress.inputs.milestone import Milestone
from tests.yaml_ledger import ledger_of


def milestones(due: str, *entries: str, goals: str = "") -> list[tuple[bool | None, bool | None]]:
    """Whether a milestone was done when due and by the end of R4, R5 and R6, from ``R5 2023-03`` etc."""
    indicator = f"- {{id: x, label: 展開, targets: [{goals}{{due: {due}, goal: {{completed: 展開}}}}]}}"
    observations = [each.split(" ") for each in entries]
    text = "\n".join(
        f"- {{indicator: x, period: {year}, value: {{done: {done}}}}}" for year, done in observations
    )
    ledger = ledger_of(indicator, text or "[]")
    target = ledger.plan.indicator("x").targets[-1]
    answers = [
        Milestone.of(ledger, ledger.plan.indicator("x"), target, FiscalYear(year))
        for year in (2022, 2023, 2024)
    ]
    return [(each.by_due, each.by_year) for each in answers]


NEVER, ALWAYS = (False, False), (True, True)
LATE, UNKNOWN, UNTOLD = (False, True), (None, None), (False, None)


@pytest.mark.parametrize(
    ("due", "entries", "expected"),
    [
        ("R5", ["R5 2023-06"], [(True, False), ALWAYS, ALWAYS]),
        ("R5", ["R5 R5"], [(True, False), ALWAYS, ALWAYS]),  # to the year: nothing is open
        ("R5", ["R5 true"], [(True, None), ALWAYS, ALWAYS]),
        ("R5", ["R4 2022-06"], [ALWAYS, ALWAYS, ALWAYS]),
        ("R5", ["R6 2024-04-01"], [NEVER, NEVER, LATE]),
        ("R5", ["R5 false"], [NEVER, NEVER, UNTOLD]),
        ("R5", ["R6 false"], [NEVER, NEVER, NEVER]),
        ("R5", [], [UNKNOWN, UNKNOWN, UNKNOWN]),
        ("R5", ["R4 false"], [(None, False), UNKNOWN, UNKNOWN]),
        ("R5", ["R6 true"], [UNKNOWN, UNKNOWN, (None, True)]),
        ("2023-09", ["R5 2023-09"], [(True, False), ALWAYS, ALWAYS]),
        ("2023-09", ["R5 2023-10"], [NEVER, LATE, LATE]),
        # to the year, for a month of it: only the punctuality is open
        ("2023-09", ["R5 R5"], [(None, False), (None, True), (None, True)]),
        ("2023-09", ["R5 true"], [UNKNOWN, (None, True), (None, True)]),
        ("{by: R5, qualifier: 概ね}", ["R5 2023-06"], [(True, False), ALWAYS, ALWAYS]),
        ("{by: null, qualifier: 順次}", ["R5 2023-06"], [(None, False), (None, True), (None, True)]),
        # reversed
        ("R4", ["R4 true", "R6 false"], [ALWAYS, ALWAYS, (True, False)]),
    ],
)
def test_a_milestone_is_done_when_due_and_by_a_year(
    due: str, entries: list[str], expected: list[tuple[bool | None, bool | None]]
) -> None:
    """Both answers at the end of R4, R5 and R6."""
    assert milestones(due, *entries) == expected


def test_an_entry_of_an_earlier_milestone_is_about_that_one() -> None:
    """A phase that is done, or the same thing done every year, says nothing about the next."""
    phase = "{due: R4, goal: {completed: 設計}}, "
    assert milestones("R6", "R4 true", goals=phase) == [UNKNOWN, UNKNOWN, UNKNOWN]
    assert milestones("R6", "R4 true", "R6 2024-10", goals=phase) == [(True, False), (True, False), ALWAYS]
