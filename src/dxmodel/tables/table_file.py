"""read_table: one sheet of a workbook, or the table of a CSV file."""

from os import PathLike

from dxmodel.errors import Place, Problem, ValidationError, nearest
from dxmodel.tables.read_sheets import read_sheets
from dxmodel.tables.sheet import Sheet

__all__ = ["read_table"]


def read_table(path: str | PathLike[str], sheet: str | None = None) -> Sheet:
    """Return a sheet of a workbook, or the table of a CSV file.

    Args:
        path: the file.
        sheet: the name of the sheet; None for the only one that has cells.

    Raises:
        ValidationError: the file cannot be read, has no such sheet, or several and no name is stated.
    """
    sheets = read_sheets(path)
    names = tuple(each.name for each in sheets if each.name is not None)
    if sheet is not None and names:
        chosen = next((each for each in sheets if each.name == sheet), None)
        facts = {"found": sheet, "nearest": nearest(sheet, names), "accepted": names}
        code = "tables.unknown_sheet"
    else:
        filled = [each for each in sheets if each.rows]
        chosen = filled[0] if len(filled) == 1 else None
        facts, code = {"accepted": names}, "tables.several_sheets" if filled else "tables.no_cells"
    if chosen is None:
        raise ValidationError([Problem(path="sheet", code=code, facts=facts, place=Place(file=str(path)))])
    return chosen
