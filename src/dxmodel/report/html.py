"""Write a report as one self-contained HTML page, for the screen and A4 paper."""

import base64
from collections.abc import Iterator, Mapping

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dxmodel.messages import words
from dxmodel.report import palette
from dxmodel.report.draw import to_svg
from dxmodel.report.figure import ScheduleChart, TrajectoryChart
from dxmodel.report.font import subset_font
from dxmodel.report.page import Pictures, Report
from dxmodel.typed_fields import check_kind

__all__ = ["to_html"]


def to_html(report: Report) -> str:
    """Return a report as one HTML page with its Japanese font, without scripts and external files.

    The same report always gives the same page.

    Raises:
        ParseError: a figure has a character that the font does not have.

    >>> from dxmodel.report import report
    >>> from dxmodel.testing import small_city
    >>> page = to_html(report(small_city(), at="R5"))
    >>> page.startswith("<!doctype html>"), "<script" in page
    (True, False)
    """
    check_kind("report", report, Report)
    template = ENVIRONMENT.get_template("page.html")
    facts = {"report": report, "drawings": _drawings(report), "palette": palette}
    page = template.render(facts, font="")
    return template.render(facts, font=base64.b64encode(subset_font(page)).decode("ascii"))


def _drawings(report: Report) -> Mapping[TrajectoryChart | ScheduleChart, Markup]:
    """Return every figure as SVG, with ids that are unique in the page."""
    return {
        figure: Markup(to_svg(figure, name=f"figure-{n}")) for n, figure in enumerate(_figures(report), 1)
    }


def _figures(report: Report) -> Iterator[TrajectoryChart | ScheduleChart]:
    for section in report.sections:
        for block in section.blocks:
            if isinstance(block, Pictures):
                yield from block.items
            elif isinstance(block, ScheduleChart):
                yield block


def _kind(value: object) -> str:
    return type(value).__name__


ENVIRONMENT = Environment(
    loader=PackageLoader(__name__.rpartition(".")[0]),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
ENVIRONMENT.globals.update(kind=_kind, words=words)
