"""write_indicator_sheet: an empty sheet in which the indicators of a new plan are listed, and its layout."""

import io
from datetime import datetime
from os import PathLike

from dxmodel.errors import MissingExtraError
from dxmodel.formats import ColumnRole, LayoutColumn, TableLayout, yaml
from dxmodel.messages import Language, words
from dxmodel.storage.output_file import check_output, write_output
from dxmodel.tables.display_width import display_width
from dxmodel.tables.sheet import column_letters

__all__ = ["indicator_sheet_layout", "write_indicator_sheet"]

_COLUMNS: tuple[tuple[str, ColumnRole, int], ...] = (
    ("number", ColumnRole.NUMBER, 8),
    ("pillar", ColumnRole.PILLAR, 20),
    ("initiative", ColumnRole.INITIATIVE, 24),
    ("name", ColumnRole.NAME, 40),
    ("unit", ColumnRole.UNIT, 8),
    ("baseline", ColumnRole.BASELINE, 18),
    ("interim", ColumnRole.TARGET, 18),
    ("target", ColumnRole.TARGET, 18),
    ("owner", ColumnRole.OWNER, 20),
    ("remark", ColumnRole.IGNORE, 30),
)
"""The columns: the code of the heading, the role, and the width in half-width characters."""
_INSTRUCTIONS = ("values", "groups", "more")
_HEADER_ROW = len(_INSTRUCTIONS) + 2
_ROWS = 200
"""How many rows are ready to be filled in."""


def _heading(code: str, language: Language) -> str:
    return words(f"tables.list_{code}", language)


def indicator_sheet_layout(language: Language = "ja") -> TableLayout:
    """Return the layout of the sheet of indicators.

    >>> [str(each.role) for each in indicator_sheet_layout().columns][:4]
    ['number', 'pillar', 'initiative', 'name']
    """
    columns = [
        LayoutColumn(column=column_letters(number), role=role, heading=_heading(code, language))
        for number, (code, role, _) in enumerate(_COLUMNS, 1)
    ]
    return TableLayout(sheet=_heading("sheet", language), header=[_HEADER_ROW], columns=columns)


def write_indicator_sheet(
    sheet: str | PathLike[str], layout: str | PathLike[str], language: Language = "ja"
) -> None:
    """Write the workbook of an empty list of indicators, and the file of its layout.

    Args:
        sheet: the file of the workbook.
        layout: the file of the layout.
        language: the language of the headings.

    Raises:
        MissingExtraError: XlsxWriter is not installed.
        ValidationError: a file exists, or cannot be written.
    """
    content = _workbook(language)
    for path in (sheet, layout):
        check_output(path, replace=False)
    write_output(sheet, content, replace=False)
    write_output(layout, yaml.dumps(indicator_sheet_layout(language)).encode(), replace=False)


def _workbook(language: Language) -> bytes:
    try:
        import xlsxwriter
    except ImportError as error:
        raise MissingExtraError("entry.missing_extra", package=error.name) from None
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        workbook.set_properties({"created": datetime(2000, 1, 1)})
        font = {"font_name": "游ゴシック", "font_size": 11, "valign": "vcenter"}
        heading = workbook.add_format(
            font | {"bold": True, "bg_color": "#D9E1F2", "border": 1, "text_wrap": True, "align": "center"}
        )
        cell = workbook.add_format(font | {"num_format": "@", "border": 1, "text_wrap": True})
        page = workbook.add_worksheet(_heading("sheet", language))
        page.write_string(0, 0, _heading("title", language), workbook.add_format(font | {"bold": True}))
        for row, code in enumerate(_INSTRUCTIONS, 1):
            page.write_string(row, 0, _heading(code, language), workbook.add_format(font))
        for column, (code, _, width) in enumerate(_COLUMNS):
            text = _heading(code, language)
            page.set_column(column, column, max(width, display_width(text) + 2))
            page.write_string(_HEADER_ROW - 1, column, text, heading)
            for row in range(_HEADER_ROW, _HEADER_ROW + _ROWS):
                page.write_blank(row, column, None, cell)
        page.freeze_panes(_HEADER_ROW, 4)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.repeat_rows(_HEADER_ROW - 1)
    return content.getvalue()
