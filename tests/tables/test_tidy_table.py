"""Everything in a ledger as tidy tables: one row for each thing, one datum in each cell."""

from decimal import Decimal
from typing import Any, get_args

import attrs
from hypothesis import given

from dxmodel.changes.change import Decision
from dxmodel.formats.amount_cells import KNOWN
from dxmodel.formats.tagged_unions import tag
from dxmodel.goals import Goal
from dxmodel.ledger import Ledger
from dxmodel.messages.export import MESSAGES
from dxmodel.revise import Rationale
from dxmodel.tables import TidyTable, tidy_tables
from dxmodel.tables.tidy_table import COLUMNS
from dxmodel.testing import ledgers, small_city
from tests.scaling import examples
from tests.yaml_ledger import PLAN, ledger_of

KINDS: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (Decimal,),
    "boolean": (bool,),
}


def table(ledger: Ledger, name: str, language: Any = "en") -> TidyTable:
    """Return one of the tables."""
    return next(each for each in tidy_tables(ledger, language) if each.name == name)


def rows(ledger: Ledger, name: str, *columns: str) -> list[tuple[object, ...]]:
    """Return some columns of a table; None for one that it has not."""
    of = table(ledger, name)
    index = {column.name: number for number, column in enumerate(of.columns)}
    return [tuple(row[index[name]] if name in index else None for name in columns) for row in of.rows]


@examples(0.5)
@given(ledger=ledgers())
def test_each_cell_holds_one_datum_of_the_kind_of_its_column(ledger: Ledger) -> None:
    """No line breaks, no repeated heading, a row for each thing, and the same rows in both languages."""
    for japanese, english in zip(tidy_tables(ledger, "ja"), tidy_tables(ledger, "en"), strict=True):
        assert [each.name for each in japanese.columns] == [each.name for each in english.columns]
        for each in (japanese, english):
            headings = [column.heading for column in each.columns]
            assert len({*headings}) == len(headings)
            for row in each.rows:
                for column, cell in zip(each.columns, row, strict=True):
                    assert cell is None or type(cell) in KINDS[column.kind], (column, cell)
                    assert not isinstance(cell, str) or (cell and len(cell.splitlines()) == 1)
    counts = {each.name: len(each.rows) for each in tidy_tables(ledger)}
    assert counts["observations"] == len(ledger.valid_observations)
    assert counts["indicators"] == len(ledger.plan.indicators)
    assert counts["targets"] == sum(len(each.targets) for each in ledger.plan.indicators)
    assert counts["evaluations"] == len(ledger.valid_evaluations)
    assert counts["revisions"] == sum(max(1, len(each.changes)) for each in ledger.revisions)


def test_a_value_is_a_number_its_unit_and_how_well_it_is_known() -> None:
    """An amount, a share with its parts, a reason, words, a list, and whether something is done."""
    values: dict[str, dict[str, object]] = {
        "約5,300件": {"value": Decimal(5300), "unit": "件", "known_as": "about", "low": Decimal(5250)},
        "60件以上": {"value": Decimal(60), "known_as": "or-more", "low": Decimal(60), "high": None},
        "{missing: pending}": {"value": None, "unit": None, "missing": "pending"},
        "{missing: {reason: not-started, starts: R8}}": {"missing": "not-started", "starts": 2026},
        "{text: 実施した}": {"text": "実施した", "value": None},
        "{items: [住民票, 税証明]}": {"text": "住民票, 税証明"},
        "{done: 2025-03}": {"is_done": True, "done_on": "2025-03-01/2025-03-31"},
        "{done: {done: false, part: 住民票}}": {"is_done": False, "part_done": "住民票"},
    }
    for text, cells in values.items():
        entry = f"- {{indicator: x, period: R6, value: {text if text[0] == '{' else repr(text)}}}"
        ledger = ledger_of("- {id: x, label: 指標, unit: 件}", entry)
        assert rows(ledger, "observations", *cells) == [tuple(cells.values())], text
    ratio = (
        "- {indicator: x, period: R6, value: {ratio: {numerator: 37件, denominator: 120件, printed: 30.8%}}}"
    )
    ledger = ledger_of("- {id: x, label: 指標, unit: '%'}", ratio)
    columns = ("value", "unit", "numerator", "numerator_unit", "denominator", "denominator_unit")
    assert rows(ledger, "observations", *columns) == [
        (Decimal("30.8"), "%", Decimal(37), "件", Decimal(120), "件")
    ]


def test_a_year_stands_by_the_western_calendar_and_by_the_era() -> None:
    """A period of several years has neither; a single month is no day in Excel."""
    entries = """
    - {indicator: x, period: R6, value: 1件}
    - {indicator: x, period: 2024-04/2024-04, value: 1件, as_of: 2024-04, known: 2024-05}
    - {indicator: x, period: R4～R6, value: 3件}
    """
    ledger = ledger_of("- {id: x, label: 指標, unit: 件}", entries)
    columns = ("period", "fiscal_year", "fiscal_year_ja", "as_of", "known")
    assert sorted(rows(ledger, "observations", *columns)) == [
        ("2024-04/2024-04", 2024, "令和6年度", "2024-04-30", "2024-05-01/2024-05-31"),
        ("R4/R6", None, None, None, None),
        ("R6", 2024, "令和6年度", None, None),
    ]


def test_each_dimension_and_each_addition_has_a_column_of_its_own() -> None:
    """Its cell is the member; the total has none."""
    entries = """
    - {indicator: x, period: R6, value: 9件}
    - {indicator: x, period: R6, value: 4件, breakdown: {性別: 女性, 年代: 20代}, extra: {会計: 一般}}
    """
    ledger = ledger_of("- {id: x, label: 指標, unit: 件}", entries)
    columns = ("value", "breakdown.性別", "breakdown.年代", "extra.会計")
    assert rows(ledger, "observations", *columns) == [
        (Decimal(9), None, None, None),
        (Decimal(4), "女性", "20代", "一般"),
    ]
    headings = [each.heading for each in table(ledger, "observations", "ja").columns]
    assert {"内訳_性別", "内訳_年代", "追加項目_会計"} <= {*headings}


def test_a_target_has_its_kind_its_number_and_its_words() -> None:
    """A row for each target; levels of a range are the lower and the upper one."""
    indicator = """
    - id: x
      label: 指標
      unit: 件
      targets:
      - {due: R6, goal: {at-least: 60件}, printed: 60件以上}
      - {due: R7, goal: {within: {low: 10件, high: 20件}}}
      - {due: R8, goal: {reduce-by: 30%}}
      - {due: R9, goal: {described: 増加}}
    """
    columns = ("target_year", "goal", "target", "unit", "low", "high", "target_known_as")
    assert rows(ledger_of(indicator), "targets", *columns) == [
        (2024, "at-least", Decimal(60), "件", Decimal(60), Decimal(60), "at least 60 cases"),
        (2025, "within", None, "件", Decimal(10), Decimal(20), "10 cases to 20 cases"),
        (2026, "reduce-by", Decimal(30), "%", Decimal(30), Decimal(30), "a cut of 30%"),
        (2027, "described", None, None, None, None, "“増加”"),
    ]


def test_a_change_has_a_row_with_what_it_changes_and_why() -> None:
    """The reasons are those of the whole revision, and those about what the change is of."""
    revision = attrs.evolve(
        small_city().revisions[0], reasons=["標準化", Rationale("件数の増加", about=["rpa-hours"])]
    )
    city = attrs.evolve(small_city(), revisions=[revision])
    [first, *others] = rows(city, "revisions", "change_number", "change", "changed_item", "reason")
    assert first == (1, "extend-period", None, "標準化")
    of_rpa = [each for each in others if each[2] == "rpa-hours"]
    assert of_rpa[0][1:] == ("set-target", "rpa-hours", "標準化;件数の増加")
    assert {each[3] for each in others if each not in of_rpa} <= {"標準化"}


def test_only_valid_entries_are_in_the_tables_and_the_used_one_is_named() -> None:
    """A withdrawn one is not open data; a value that was replaced later is not used."""
    entries = """
    - {indicator: x, period: R6, value: 1件, known: 2025-04-01}
    - {indicator: x, period: R6, value: 2件, known: 2025-06-01}
    - {indicator: x, period: R6, value: 7件, known: 2025-05-01, withdrawn: {on: 2025-07-01, why: 誤り}}
    """
    ledger = ledger_of("- {id: x, label: 指標, unit: 件}", entries)
    assert rows(ledger, "observations", "value", "is_used") == [(Decimal(1), False), (Decimal(2), True)]


def test_the_departments_and_the_body_are_those_of_the_plan() -> None:
    """The code as text of six digits; several departments in one cell, as in frames."""
    plan = (
        PLAN.replace("992011", "011002").replace("みなと野市, ", "")
        + "initiatives:\n- {id: a, owners: [市民課]}\n"
    )
    ledger = ledger_of("- {id: x, label: 指標, initiatives: [a]}\n- {id: y, owners: [A課, B課]}", plan=plan)
    columns = ("local_government_code", "plan", "indicator", "owners")
    assert rows(ledger, "indicators", *columns) == [
        ("011002", "dx-plan", "x", "市民課"),
        ("011002", "dx-plan", "y", "A課;B課"),
    ]


def test_every_column_and_every_word_of_a_cell_has_a_japanese_text() -> None:
    """There is no heading without a column, and no kind of goal, change or number without a word."""

    def stated(kind: str) -> set[str]:
        return {code.partition("_")[2] for code in MESSAGES if code.startswith(f"export.{kind}_")}

    assert stated("column") == {*COLUMNS}
    assert stated("goal") == {tag(each) for each in get_args(Goal)}
    assert stated("change") == {tag(each) for each in get_args(Decision)}
    assert stated("known") == {*KNOWN}
