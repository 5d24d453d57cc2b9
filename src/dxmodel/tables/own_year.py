"""without_own_year: a fiscal year in brackets behind a value, which goes before that of its column."""

import re

import attrs

from dxmodel.errors import DxError
from dxmodel.fiscal import FiscalYear
from dxmodel.tables.sheet import SheetCell

__all__ = ["without_own_year"]

_IN_BRACKETS = re.compile(r"(.*[^\s])\s*[（(]([^（()）]*)[）)]\s*", re.DOTALL)


def without_own_year(cell: SheetCell) -> tuple[SheetCell, FiscalYear | None]:
    """Return a cell without the fiscal year in brackets behind its value, and that year; None for none.

    >>> without_own_year(SheetCell("1,204（令和4年度）"))
    (SheetCell(content='1,204', number_format='General', is_computed=False, comment=None), FiscalYear(2022))
    """
    match = _IN_BRACKETS.fullmatch(cell.content) if isinstance(cell.content, str) else None
    if match is None:
        return cell, None
    try:
        return attrs.evolve(cell, content=match[1]), FiscalYear.parse(match[2])
    except DxError:
        return cell, None
