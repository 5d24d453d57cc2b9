"""Reports on a ledger: their content as values, and output to a terminal, Markdown, HTML and SVG.

The content, as values:

* ``page.py`` Report: sections of facts, sentences, tables and figures
* ``table.py`` Table: cells, bands, footnotes · ``figure.py`` TrajectoryChart, ScheduleChart: data to be drawn
* ``contents.py`` report(ledger): the sections of the progress report, in order
* ``goals_table.py`` the table of goals · ``trajectory.py`` the figure of an indicator · ``judged_path.py``
  the path to a target, as text
* ``sheet.py`` the progress sheet (進捗管理表) · ``value_cells.py`` cells with results and baselines
* ``item_facts.py`` what is stated beside the name of an item
* ``comparison.py`` the before/after table (新旧対照表) · ``difference.py`` the lines that differ ·
  ``text_diff.py`` the characters that differ in a line · ``rationale.py`` the reasons
* ``revision.py`` one revision · ``outcomes.py`` one revision of many plans
* ``due.py`` the results of a year that are owed, by department
* ``schedule.py`` schedule, reviews, constraints
* ``records.py`` evaluations, findings, documents
* ``tree.py`` the items of a plan in order, and as lines · ``detail.py`` all facts about one item
* ``value_texts.py`` texts of values · ``field_texts.py`` texts of fields · ``path_names.py`` names of paths
  of a plan

The output:

* ``terminal.py`` with rich · ``lines.py`` line breaking · ``markdown.py``
* ``html.py`` one self-contained page, with Jinja, from ``templates/``
* ``draw.py`` figures as SVG, with matplotlib: ``draw_trajectory.py``, ``draw_schedule.py``, ``palette.py``
* ``font.py`` the Japanese font that is embedded in page and figures

May import everything below ``report``; rich, Jinja and matplotlib only in the files named here, which are
imported on first use.  New content goes into a table or a figure, never into an output.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from dxmodel.errors import MissingExtraError
from dxmodel.public import set_public_module
from dxmodel.report.comparison import comparison, comparison_report
from dxmodel.report.contents import report
from dxmodel.report.detail import describe
from dxmodel.report.due import due_report
from dxmodel.report.figure import ChartBar, ChartEvent, ChartLevel, ScheduleChart, TrajectoryChart
from dxmodel.report.markdown import to_markdown
from dxmodel.report.outcomes import outcomes_report
from dxmodel.report.page import Block, Facts, Pictures, Points, Report, Section
from dxmodel.report.table import Band, Cell, Column, Table
from dxmodel.report.table_import import table_import_report
from dxmodel.report.tree import outline

if TYPE_CHECKING:
    from dxmodel.report.draw import to_svg
    from dxmodel.report.html import to_html
    from dxmodel.report.terminal import show, to_terminal

_MODULES = {"show": "terminal", "to_html": "html", "to_svg": "draw", "to_terminal": "terminal"}

__all__ = [
    "Band",
    "Block",
    "Cell",
    "ChartBar",
    "ChartEvent",
    "ChartLevel",
    "Column",
    "Facts",
    "Pictures",
    "Points",
    "Report",
    "ScheduleChart",
    "Section",
    "Table",
    "TrajectoryChart",
    "comparison",
    "comparison_report",
    "describe",
    "due_report",
    "outcomes_report",
    "outline",
    "report",
    "show",
    "table_import_report",
    "to_html",
    "to_markdown",
    "to_svg",
    "to_terminal",
]


if not TYPE_CHECKING:  # type checkers see the imports above, and so a name that does not exist

    def __getattr__(name: str) -> object:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        try:
            module = import_module(f"{__name__}.{_MODULES[name]}")
        except ModuleNotFoundError as error:
            raise MissingExtraError("report.missing_extra", package=error.name) from error
        set_public_module(__name__, [name], vars(module))
        value = globals()[name] = getattr(module, name)
        return value


set_public_module(__name__, set(__all__) - set(_MODULES), globals())
