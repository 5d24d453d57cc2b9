"""without_own_year: a fiscal year in brackets behind a value, which goes before that of its column."""

import re

import attrs

from dxmodel.errors import ParseError
from dxmodel.fiscal import FiscalYear
from dxmodel.formats import TableLayout
from dxmodel.tables.headings import suggested_year
from dxmodel.tables.layout_check import folded, one_line
from dxmodel.tables.sheet import SheetCell

__all__ = ["without_own_year"]

_IN_BRACKETS = re.compile(r"(.*[^\s])\s*[（(]([^（()）]*)[）)]\s*", re.DOTALL)


def without_own_year(cell: SheetCell, layout: TableLayout) -> tuple[SheetCell, FiscalYear | None]:
    """Return a cell without the fiscal year in brackets behind its value, and that year; None for none.

    Raises:
        DxError: it may be a calendar year, and the layout does not say which.

    >>> cell, year = without_own_year(SheetCell("1,204（令和4年度）"), TableLayout())
    >>> cell.content, year
    ('1,204', FiscalYear(2022))
    """
    match = _IN_BRACKETS.fullmatch(cell.content) if isinstance(cell.content, str) else None
    year = None if match is None else suggested_year(match[2])
    if match is None or year is None or year.text != folded(match[2]):
        return cell, None
    if year.year is None or not (year.is_certain or layout.fiscal_years):
        if layout.bracket_notes:
            return cell, None
        raise ParseError("tables.year_in_cell", found=one_line(match[0]), year=year.text)
    return attrs.evolve(cell, content=match[1]), year.year
