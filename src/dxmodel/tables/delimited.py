"""read_delimited: the table of a CSV file, or of another text with separators, as people save it."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from os import PathLike

from dxmodel.formats.regular_file import checked_path, read_file
from dxmodel.formats.text import refuse
from dxmodel.tables.open_elsewhere import check_not_open
from dxmodel.tables.package import ContentKind, content_kind
from dxmodel.tables.sheet import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Sheet, SheetCell, is_blank

__all__ = ["read_delimited", "table_of"]

SEPARATORS = {",": ",", "\t": "TAB", ";": ";"}
"""What separates cells, the usual one first, and its name in errors."""
_LINES_LOOKED_AT = 50


def read_delimited(path: str | PathLike[str]) -> Sheet:
    """Read the table of a text file: CSV, or with tabs or semicolons instead of commas.

    The encoding is UTF-8, UTF-16 with a mark, cp932 (Shift_JIS), or EUC-JP where the text cannot be another
    one.  All cells are texts, as they stand in the file; blank ones are absent.  Rows are counted as a
    spreadsheet counts them, so that a line break in a cell starts no row.

    Args:
        path: a file ``.csv``, ``.tsv`` or ``.txt``.

    Raises:
        ValidationError: one problem with the file as its place: no text, an encoding that is uncertain or
            another one, quotes that do not close, too many rows or columns; or no such file, a folder, no
            permission, a file that is open in a spreadsheet program.
    """
    _, shown_name = checked_path(path)
    check_not_open(path, shown_name)
    return table_of(read_file(path), shown_name)


def table_of(data: bytes, file: str) -> Sheet:
    """Read the table of a text that is in memory; *file* is its name."""
    kind = content_kind(data)
    if kind is ContentKind.EMPTY:
        refuse("tables.empty", file)
    if kind not in (ContentKind.TEXT, ContentKind.UNKNOWN):
        refuse("tables.not_delimited", file, kind=kind)
    text = _decoded(data, file)
    separator = _separator(text)
    if stated := _STATED.match(text):
        separator, text = stated[1], text[stated.end() :]
    rows: dict[int, dict[int, SheetCell]] = {}
    count = 0
    for row, record in enumerate(_records(text, separator, file), 1):
        cells = {
            column: SheetCell(_content(cell)) for column, cell in enumerate(record, 1) if not is_blank(cell)
        }
        if not cells:
            continue
        rows[row] = cells
        count += len(cells)
        if len(rows) > MAX_ROWS:
            refuse("tables.too_many_rows", file, row, limit=MAX_ROWS)
        if len(cells) > MAX_COLUMNS:
            refuse("tables.too_many_columns", file, row, limit=MAX_COLUMNS)
        if count > MAX_CELLS:
            refuse("tables.too_many_cells", file, row, limit=MAX_CELLS)
    return Sheet(file=file, rows=rows)


_STATED = re.compile(r"sep=([^\r\n])(?:\r\n|\r|\n|$)")
"""The line with which a file states its separator to Excel, which does not show it."""
_AS_TEXT = re.compile('="([^"]*)"')
"""How a CSV file keeps Excel from changing a text: ="0086"."""


def _content(cell: str) -> str:
    as_text = _AS_TEXT.fullmatch(cell)
    return as_text[1] if as_text else cell.replace("\r\n", "\n")


def _records(text: str, separator: str, file: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    while True:
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            code = "tables.open_quote" if "unexpected end" in str(error) else "formats.csv_syntax"
            facts = {} if code == "tables.open_quote" else {"problem": error}
            refuse(code, file, line, **facts)
        yield record
        line = reader.line_num + 1


def _separator(text: str) -> str:
    """Return the separator that stands equally often in most of the first lines, outside quotes."""
    start = re.sub(r'"[^"]*"', "", text[: 2**16])
    lines = re.split(r"\r\n|\r|\n", start)[:_LINES_LOOKED_AT]

    def regularity(separator: str) -> tuple[int, int]:
        counts = Counter(count for line in lines if (count := line.count(separator)))
        columns, rows = max(counts.items(), key=lambda each: (each[1], each[0]), default=(0, 0))
        return rows, columns

    return max(SEPARATORS, key=regularity)


# --- the encoding

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_NOT_IN_CP932 = re.compile("[\x80\xa0\uf8f0-\uf8f3]")
_HALF_WIDTH = re.compile("[｡-ﾟ]")


def _decoded(data: bytes, file: str) -> str:
    """Return the text of a file.

    Raises:
        ValidationError: the encoding is uncertain, or another one; the message says how to save the file.
    """
    if data.startswith(_UTF32) or b"\x1b$" in data:
        refuse("tables.other_encoding", file, found="UTF-32" if data.startswith(_UTF32) else "ISO-2022-JP")
    if data.startswith(codecs.BOM_UTF8):
        return _text(data[3:], "utf-8", file)
    if data.startswith(_MARKS):
        return _text(data, "utf-16", file)
    if b"\0" in data:
        if _is_utf16_without_mark(data):
            refuse("tables.other_encoding", file, found="UTF-16")
        refuse("tables.nul", file, data.count(b"\n", 0, data.index(b"\0")) + 1)
    if (text := _attempt(data, "utf-8")) is not None:
        return text
    in_cp932, in_euc = _attempt(data, "cp932"), _attempt(data, "euc_jp")
    if in_cp932 is not None and _NOT_IN_CP932.search(in_cp932):
        in_cp932 = None
    match in_cp932, in_euc:
        case str(), str() if _is_no_katakana(in_cp932):
            return in_euc
        case str(), str():
            refuse("tables.uncertain_encoding", file, accepted=["Shift_JIS (cp932)", "EUC-JP"])
        case (str() as text, None) | (None, str() as text):
            return text
    refuse("tables.unknown_encoding", file, _line_of_error(data))


def _is_no_katakana(in_cp932: str) -> bool:
    """Return whether half-width katakana are surely a text in EUC-JP, whose kana begin with ､ or ･."""
    count = len(_HALF_WIDTH.findall(in_cp932))
    return (in_cp932.count("､") + in_cp932.count("･")) * 8 > count


def _is_utf16_without_mark(data: bytes) -> bool:
    """Return whether the first bytes are UTF-16 without the mark that says so."""
    start = data[:4096]
    texts = [_attempt(start[: len(start) // 2 * 2], each) or "\0" for each in ("utf-16-le", "utf-16-be")]
    return any(all(each.isprintable() or each.isspace() for each in text) for text in texts)


def _text(data: bytes, encoding: str, file: str) -> str:
    text = _attempt(data, encoding)
    if text is None:
        refuse("tables.unknown_encoding", file, _line_of_error(data) if encoding == "utf-8" else 1)
    if "\0" in text:
        refuse("tables.nul", file, text.count("\n", 0, text.index("\0")) + 1)
    return text.removeprefix("\ufeff")


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _line_of_error(data: bytes) -> int:
    """Return the line of the first bytes that are neither UTF-8 nor cp932."""
    line = 1
    for encoding in ("utf-8", "cp932"):
        try:
            data.decode(encoding)
        except UnicodeDecodeError as error:
            line = max(line, data.count(b"\n", 0, error.start) + 1)
    return line
