"""read_sheets: the tables of a file, whichever kind it is of."""

import os
from os import PathLike

from dxmodel.formats.regular_file import checked_path, read_file
from dxmodel.formats.text import refuse
from dxmodel.tables.delimited import table_of
from dxmodel.tables.open_elsewhere import check_not_open
from dxmodel.tables.package import ContentKind, content_kind
from dxmodel.tables.sheet import Sheet
from dxmodel.tables.workbook import sheets_of

__all__ = ["read_sheets"]

_TEXTS = (".csv", ".tsv", ".txt")


def read_sheets(path: str | PathLike[str]) -> tuple[Sheet, ...]:
    """Read the tables of a workbook of Excel (.xlsx) or of a CSV file, which has one.

    The content decides which it is; one that the name of the file contradicts is a problem.

    Raises:
        ValidationError: as for :func:`read_workbook` and :func:`read_delimited`; a CSV file that is called
            .xlsx, or a workbook that is called .csv.
    """
    _, shown_name = checked_path(path)
    check_not_open(path, shown_name)
    data = read_file(path)
    suffix = os.path.splitext(shown_name)[1].lower()
    kind = content_kind(data)
    is_text = kind is ContentKind.TEXT
    if is_text and suffix in (".xlsx", ".xlsm", ".xls"):
        refuse("tables.other_suffix", shown_name, kind=kind, suffix=suffix, accepted=".csv")
    if kind is ContentKind.ZIP and suffix in _TEXTS:
        refuse("tables.other_suffix", shown_name, kind=kind, suffix=suffix, accepted=".xlsx")
    if is_text or suffix in _TEXTS:
        return (table_of(data, shown_name),)
    return sheets_of(data, shown_name)
