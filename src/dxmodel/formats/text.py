"""Decode the bytes of a file as UTF-8; refuse large files, git conflict markers and control characters."""

import codecs
import re
from typing import NoReturn

from dxmodel.errors import Place, Problem, ValidationError
from dxmodel.formats import limits
from dxmodel.typed_fields import invalid_character

__all__ = ["check_conflicts", "check_lines", "decoded", "encoding_like", "invalid_character", "refuse"]


def refuse(
    code: str, file: str | None, line: int | None = None, column: int | None = None, /, **facts: object
) -> NoReturn:
    """Raise an error with one problem, for a text that cannot be read any further."""
    place = Place(file=file, line=line, column=column) if file or line else None
    raise ValidationError([Problem(path="$", code=code, facts=facts, place=place)])


def decoded(data: str | bytes, file: str | None = None) -> str:
    """Return the text of a file, without a byte order mark.

    Raises:
        ValidationError: the file is too large, is not UTF-8 (the message names UTF-16 and cp932), or contains
            the markers of a git conflict.
    """
    size, limit = len(data), limits.MAX_FILE_BYTES
    if isinstance(data, str) and limit // 4 < size <= limit:
        size = len(data.encode("utf-8", "surrogatepass"))
    if size > limit:
        refuse("formats.too_large", file, size=f"{size / 2**20:.1f}", limit=limit // 2**20)
    text = data if isinstance(data, str) else _utf8(data, file)
    text = text.removeprefix("\ufeff")
    check_conflicts(text, file, whole=True)
    return text


def _utf8(data: bytes, file: str | None) -> str:
    encoding = encoding_like(data)
    if encoding == "utf-8":
        return data.decode("utf-8")
    if encoding == "utf-16":
        refuse("formats.utf16", file, 1)
    try:
        data.decode("utf-8")
        line = 1
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    if encoding is None:
        refuse("formats.unknown_encoding", file, line)
    refuse("formats.not_utf8", file, line, found=_NAMES[encoding])


_NAMES = {
    "iso2022_jp_ext": "ISO-2022-JP (JIS)",
    "euc_jp": "EUC-JP",
    "euc_jis_2004": "EUC-JP",
    "cp932": "Shift_JIS (cp932)",
}
"""The encodings that Japanese files have beside UTF-8 and UTF-16, by their names in Python.

Those of EUC-JP come first: most texts in EUC-JP are half-width katakana in cp932.
"""


def encoding_like(data: bytes) -> str | None:
    """Return the probable encoding of bytes: utf-8, utf-16 or one of Japan; None if it is unknown.

    >>> [encoding_like("課,5件".encode(name)) for name in ("utf-8", "utf-16-be", "euc_jp", "cp932")]
    ['utf-8', 'utf-16', 'euc_jp', 'cp932']
    """
    start = data[:4096]
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or start.count(0) * 20 > len(start):
        return "utf-16"
    if b"\x1b$" in data and _is_encoded(data, "iso2022_jp_ext"):
        return "iso2022_jp_ext"
    return next((each for each in ("utf-8", *_NAMES) if _is_encoded(data, each)), None)


def _is_encoded(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


_MARKER = re.compile(r"(?:<{7}|\|{7}|={7}|>{7})(?= |\r?$)")


def check_conflicts(text: str, file: str | None = None, *, whole: bool = False) -> None:
    """Refuse a text that contains conflict markers of git.

    Args:
        text: the text.
        file: its name.
        whole: refuse only a whole conflict, with markers of start, middle and end: one marker alone may be
            intended.  False for a text that cannot be read.

    Raises:
        ValidationError: one problem, at the first marker.
    """
    if "=======" not in text and whole:
        return
    markers = [(number, line[0]) for number, line in enumerate(text.split("\n"), 1) if _MARKER.match(line)]
    signs = (sign for _, sign in markers)
    if markers and (not whole or all(sign in signs for sign in "<=>")):
        refuse("formats.conflict", file, markers[0][0], 1, lines=[line for line, _ in markers])


def check_lines(text: str, file: str | None = None) -> None:
    """Refuse extremely long lines, for which the scanner of YAML needs seconds."""
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > limits.MAX_LINE_LENGTH:
            refuse("formats.line_too_long", file, number, length=len(line), limit=limits.MAX_LINE_LENGTH)
