"""Every public function refuses an argument of another class, and an unknown language, scale or method."""

import copy
import inspect
import io
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import pytest

import dxmodel as dx
from dxmodel import formats, frames, ledger, plan, progress, report, revise, storage, tables
from dxmodel.errors import InvalidValueError
from dxmodel.formats import csv, json, published_scales, yaml
from dxmodel.progress import METHODS
from dxmodel.testing import small_city
from tests.test_public_names import LIBRARY

CITY = small_city()
ANSWERS = dx.assess(CITY, "R5")
CHANGES = [dx.changes.ExtendPeriod("R12", targets="keep")]
REPORT = report.report(CITY)
BLOCKS = [block for section in REPORT.sections for block in section.blocks]
CHART = next(each for each in BLOCKS if isinstance(each, report.ScheduleChart))

SHEET = tables.Sheet(rows={1: {1: tables.SheetCell("指標"), 2: tables.SheetCell("R6")}})
LAYOUT = formats.TableLayout(
    columns=[
        formats.LayoutColumn(column="A", role="name", heading="指標"),
        formats.LayoutColumn(
            column="B", role=formats.ColumnRole.RESULT, heading="R6", year=dx.FiscalYear(2024)
        ),
    ]
)

VALID: dict[Callable[..., object], dict[str, Any]] = {
    dx.apply: {"plan": CITY.plan, "changes": CHANGES},
    dx.assess: {"ledger": CITY, "at": "R5", "method": "linear_pace"},
    dx.check: {"ledger": CITY},
    dx.compare: {"before": CITY.founding, "after": CITY.plan},
    dx.compare_methods: {"ledger": CITY, "at": "R5", "methods": ["linear_pace"]},
    dx.compare_versions: {"ledger": CITY, "at": "R5", "method": "linear_pace"},
    dx.forecast: {"ledger": CITY, "indicator_id": "online-share", "at": "R5"},
    dx.grade: {"ledger": CITY, "at": "R5", "scale": published_scales()["nagayo"]},
    frames.observations: {"ledgers": CITY},
    frames.rows: {"ledgers": CITY, "at": "R5"},
    ledger.measured_years: {"ledger": CITY},
    ledger.state_counts: {"ledger": CITY, "year": "R5"},
    ledger.state_in: {"ledger": CITY, "item": "online", "year": "R5"},
    ledger.values_across_plans: {"ledger": CITY, "indicator": "online-share", "others": []},
    ledger.merge: {"mine": CITY, "theirs": CITY},
    ledger.rename_id: {"ledger": CITY, "old": "online-share", "new": "online-rate"},
    ledger.resolve: {"ledger": CITY, "indicator": CITY.plan.indicators[0], "year": dx.FiscalYear(2023)},
    plan.evolve: {"plan": CITY.plan, "fields": {}, "items": {}},
    plan.level_name: {"plan": CITY.plan, "item": CITY.plan.initiatives[0]},
    plan.name_of: {"plan": CITY.plan, "item": CITY.plan.initiatives[0]},
    progress.due_results: {"ledger": CITY, "year": "R5"},
    progress.pooled_share: {"ledger": CITY, "indicators": ["online-share"], "at": "R5"},
    progress.rollup_by: {"answers": ANSWERS, "within": CITY},
    report.comparison: {"before": CITY.founding, "after": CITY.plan, "language": "ja"},
    report.comparison_report: {"before": CITY.founding, "after": CITY.plan, "language": "ja"},
    report.describe: {"ledger": CITY, "id": "online-share", "language": "ja"},
    report.due_report: {"ledger": CITY, "year": "R5", "language": "ja"},
    report.outcomes_report: {"outcomes": [], "language": "ja"},
    report.outline: {"ledger": CITY, "language": "ja"},
    report.report: {"ledger": CITY, "language": "ja"},
    report.show: {"report": REPORT, "file": io.StringIO()},
    report.to_html: {"report": REPORT},
    report.to_markdown: {"report": REPORT},
    report.to_svg: {"figure": CHART},
    report.to_terminal: {"report": REPORT},
    revise.conflicts: {"mine": CHANGES, "theirs": CHANGES},
    revise.invert: {"plan": CITY.plan, "changes": CHANGES},
    revise.reads: {"change": CHANGES[0]},
    revise.rebase: {"plan": CITY.plan, "mine": CHANGES, "theirs": CHANGES},
    revise.writes: {"change": CHANGES[0]},
    formats.scale_by_id: {"id": "nagayo", "ledger": CITY},
    report.table_import_report: {"table": tables.TableImport(), "ledger": CITY, "language": "ja"},
    tables.draft_layout: {"sheet": SHEET, "ledger": CITY, "language": "ja"},
    tables.import_table: {"sheet": SHEET, "layout": LAYOUT, "ledger": CITY, "known": "2025-06-30"},
    tables.indicator_sheet_layout: {"language": "ja"},
    tables.plan_with_indicators: {"sheet": SHEET, "layout": LAYOUT, "plan": CITY.plan},
    tables.proposed_plan: {"plan": CITY.plan, "differences": []},
    tables.changed_cells: {"ledger": CITY, "language": "ja"},
    tables.export_csv: {"ledger": CITY, "language": "ja"},
    tables.export_workbook: {"ledger": CITY, "language": "ja"},
    tables.tidy_tables: {"ledger": CITY, "language": "ja"},
}
ELSEWHERE: set[Any] = {
    dx.save, storage.add_revision, frames.assess_frame, frames.assess_folders, dx.errors.unknown_language,
    tables.write_entry_workbooks, tables.write_indicator_sheet, tables.collect, tables.return_workbooks,
    tables.export, storage.new_folder, frames.import_frame,
}  # fmt: skip
"""Functions that need a folder or a frame, whose own tests hand over what is wrong, or that make an error."""

CHECKED: list[object] = [
    dx.Ledger,
    dx.Plan,
    dx.Ledger | dx.Plan,
    Iterable[dx.Ledger],
    dx.Ledger | Iterable[dx.Ledger],
    plan.Pillar | plan.Initiative | plan.Indicator,
    plan.Item,
    plan.Indicator,
    dx.changes.Change,
    Iterable[dx.changes.Change],
    report.Report,
    report.TrajectoryChart | report.ScheduleChart,
]
"""The types of parameters of which another class is refused."""

NAMES = {"language": "fr", "method": "linear-pacee", "methods": ["linear-pacee"], "scale": "no-such-scale"}
"""Parameters that take a name, and an unknown one."""

WRONG: list[object] = [None, "text", 3, [1], dx.FiscalYear(2024), CITY.observations[0], small_city]


def parameters() -> Iterator[tuple[Callable[..., object], str, list[object]]]:
    """Yield the parameters of public functions that the law is about, and what each of them refuses."""
    for module in LIBRARY:
        for name in getattr(dx, module).__all__:
            function: Any = getattr(getattr(dx, module), name)
            if not inspect.isfunction(function) or function in ELSEWHERE:
                continue
            for parameter in inspect.signature(function).parameters.values():
                if parameter.annotation in CHECKED:
                    yield function, parameter.name, WRONG
                elif parameter.name in NAMES:
                    yield function, parameter.name, [NAMES[parameter.name]]


PARAMETERS = [*parameters()]


def test_the_parameters_are_found() -> None:
    """Otherwise the law below would be about nothing."""
    assert {function for function, _, _ in PARAMETERS} == VALID.keys()


@pytest.mark.parametrize(
    ("function", "name", "wrong"), PARAMETERS, ids=[f"{each.__name__}-{name}" for each, name, _ in PARAMETERS]
)
def test_a_wrong_argument_is_refused_by_an_error_of_the_library(
    function: Callable[..., object], name: str, wrong: list[object]
) -> None:
    """Which says what is accepted; no error of Python from the depths escapes."""
    function(**VALID[function])
    for value in wrong:
        with pytest.raises(dx.DxError) as caught:
            function(**{**VALID[function], name: value})
        assert caught.value.describe("ja")
        assert caught.value.facts.get("wanted") or not isinstance(caught.value, InvalidValueError)


@pytest.mark.parametrize("mapping", [METHODS, published_scales()], ids=["METHODS", "published_scales"])
@pytest.mark.parametrize(
    "twin",
    [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))],
    ids=["copy", "deepcopy", "pickle"],
)
def test_a_published_mapping_can_be_copied_and_pickled(
    mapping: Mapping[str, object], twin: Callable[[object], object]
) -> None:
    """A worker process takes it as an argument; it is one value, which nothing changes."""
    assert twin(mapping) is mapping
    assert dict(mapping)


@pytest.mark.parametrize(
    "dumps", [json.dumps, yaml.dumps, lambda value: csv.dumps([value])], ids=["JSON", "YAML", "CSV"]
)
@pytest.mark.parametrize(
    "value",
    [None, 3, "text", [1], dx.FiscalYear(2024), dx.Amount(1, "人"), dx.Status, dx.assess(CITY, "R5"), CHART],
)
def test_what_has_no_wire_form_is_refused(dumps: Callable[[Any], str], value: object) -> None:
    """Alone, and inside a document."""
    with pytest.raises(dx.DxError):
        dumps(value)
    with pytest.raises(dx.DxError):
        dumps(formats.Documents([value]))  # type: ignore[list-item]
