"""What holds for the report on any plan."""

import pytest
from hypothesis import given
from rich.cells import cell_len

from dxmodel.ledger import Ledger
from dxmodel.messages import LANGUAGES, Language
from dxmodel.plan import Indicator
from dxmodel.progress import assess
from dxmodel.report import Band, Facts, Report, Section, describe, outline, to_markdown, to_terminal
from dxmodel.report.contents import judged_year
from dxmodel.report.goals_table import goals, goals_table
from dxmodel.report.sheet import sheet
from dxmodel.report.trajectory import trajectory
from dxmodel.report.tree import walk
from dxmodel.testing import ledgers
from tests.scaling import examples

few = examples(0.25)


@pytest.mark.parametrize("language", LANGUAGES)
@few
@given(ledger=ledgers())
def test_any_plan_can_be_reported(language: Language, ledger: Ledger) -> None:
    """No line too wide, every row as long as the heading, every indicator once."""
    answers = assess(ledger, judged_year(ledger, "ja")[0])
    tables = (sheet(ledger, answers, language), goals_table(ledger, goals(answers), language))
    parts = [Section(id="t", title="t", blocks=[table]) for table in tables]
    report = Report(title="t", language=language, facts=Facts([]), sections=parts)
    assert all(cell_len(line) <= 120 for line in to_terminal(report, width=120).splitlines())
    lines = [line for line in to_markdown(report).splitlines() if line.startswith("|")]
    assert len(lines) == sum(len(table.rows) + 2 for table in tables)  # fails if bands are left out
    rows = [row for row in tables[0].rows if not isinstance(row, Band)]
    assert len(rows) == sum(isinstance(item, Indicator) for _, item in walk(ledger.plan))
    assert {len(row) for row in rows} <= {len(tables[0].columns)}


@few
@given(ledger=ledgers())
def test_any_goal_with_a_unit_has_a_picture(ledger: Ledger) -> None:
    """Its levels lie within its years, and the numbers within their bounds."""
    for answer in goals(assess(ledger, judged_year(ledger, "ja")[0])):
        if answer.indicator.unit is not None:
            figure = trajectory(ledger, answer, "ja")
            levels = [*figure.results, *figure.linked, *figure.interim, figure.baseline, figure.target]
            for level in (level for level in levels if level is not None):
                assert figure.years[0] <= level.year <= figure.years[1]
                assert level.low <= level.value <= level.high


@few
@given(ledger=ledgers())
def test_anything_in_any_plan_can_be_described(ledger: Ledger) -> None:
    """And found in the outline."""
    lines = "\n".join(outline(ledger, "en"))
    for item in ledger.plan.items():
        assert f"[{item.id}]" in lines
        assert dict(describe(ledger, item.id, language="en").items)["Id"] == item.id
