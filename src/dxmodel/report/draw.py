"""Draw a figure as SVG with matplotlib, without pyplot and its global state.

Texts remain text, in the font that is embedded in the page; the same figure always gives the same SVG.
"""

import io
import re
from html import escape
from threading import Lock

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.text import Text

from dxmodel.report.draw_schedule import draw_schedule
from dxmodel.report.draw_trajectory import draw_trajectory
from dxmodel.report.figure import ScheduleChart, TrajectoryChart
from dxmodel.report.font import FAMILY, check_glyphs, font_file
from dxmodel.typed_fields import check_kind

__all__ = ["to_svg"]

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
SETTINGS = {
    "font.family": FAMILY,
    "font.size": 8,
    "svg.fonttype": "none",
    "svg.hashsalt": "dxmodel",
    "axes.unicode_minus": False,
    "text.parse_math": False,
}
_ONE_AT_A_TIME = Lock()
"""Held while a figure is drawn, because the settings of matplotlib are those of all threads."""


def to_svg(figure: TrajectoryChart | ScheduleChart, *, name: str = "figure") -> str:
    """Return a figure as an SVG element for a page that embeds the font.

    Args:
        figure: what to draw.
        name: the prefix of its ids, which must be unique in the page.

    Raises:
        ParseError: a text has a character that the font does not have.
    """
    check_kind("figure", figure, TrajectoryChart, ScheduleChart)
    font_file()
    with _ONE_AT_A_TIME, mpl.rc_context(SETTINGS):  # type: ignore[arg-type]
        drawing = draw_trajectory(figure) if isinstance(figure, TrajectoryChart) else draw_schedule(figure)
        _check_texts(drawing)
        svg = io.StringIO()
        drawing.savefig(svg, format="svg", metadata=dict.fromkeys(("Creator", "Date", "Format", "Type")))
    return _svg_element(svg.getvalue(), figure, name)


def _check_texts(drawing: Figure) -> None:
    for text in drawing.findobj(Text):
        check_glyphs(text.get_text())


def _svg_element(svg: str, figure: TrajectoryChart | ScheduleChart, name: str) -> str:
    """Return the SVG with title and description, without a fixed size, its ids starting with *name*."""
    body = svg[svg.index("<svg") :]
    body = re.sub(r"<style.*?</style>", "", body, count=1, flags=re.DOTALL)  # it would style the whole page
    body = re.sub(r'(?<= id=")|(?<=url\(#)|(?<=href="#)', f"{name}-", body)
    head = re.match(r'<svg[^>]*?viewBox="([^"]*)"[^>]*>', body, re.DOTALL)
    if head is None:  # matplotlib always writes one
        raise ValueError(body[:100])
    parts = (
        f'<svg xmlns="{SVG}" xmlns:xlink="{XLINK}" viewBox="{head[1]}" role="img" ',
        'style="stroke-linejoin: round; stroke-linecap: butt" ',
        f'aria-labelledby="{name}-title {name}-description">',
        f'<title id="{name}-title">{escape(figure.title)}</title>',
        f'<desc id="{name}-description">{escape(figure.description)}</desc>',
        body[head.end() :].strip(),
    )
    return "".join(parts)
